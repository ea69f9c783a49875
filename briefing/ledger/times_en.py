"""Reads the times that an English text names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from briefing.ledger.time_types import (
    Found,
    Time,
    Unit,
    minutes,
    relative_kind,
    resolve,
    span,
    weekday,
    year_part,
)
from briefing.vietnamese.beginnings import beginnings, edges
from briefing.vietnamese.dates import LEAP_YEAR, MONTHS, PartialDate, day_or_none, nearest_year
from briefing.vietnamese.text import fold

_MONTHS = tuple(map(str.lower, MONTHS))
_SHORT_MONTHS = {month[:3]: number for number, month in enumerate(_MONTHS, 1)}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_DECADES = (
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
)  # fmt: skip
_CENTURY_OF_DECADES = 1900  # the nineties are those of the last century
# The hours that each may cover, generously: an evening meets both chiều and tối.
_PARTS = {
    "morning": range(12),
    "dawn": range(3, 8),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "night": (*range(18, 24), *range(6)),
}
_TURNS_OF_DAY = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_MIDDLE_DAY = 15  # of a month, to tell which year of it is nearest
_UNITS: dict[str, Unit] = {"week": "week", "month": "month", "year": "year"}
_OLDEST_BARE_YEAR, _YOUNGEST_BARE_YEAR = 1900, 2099  # without "in" or the like before it


def read_english_times(text: str, stamp: date | None) -> list[Time]:
    """Return the times that English `text` (NFC) names, in order and without overlap."""
    folded = fold(text)
    times: list[Time] = []
    position = 0
    for start in beginnings(folded, _edges()):
        match = _pattern().match(folded, start) if start >= position else None
        if match is None:
            continue
        time = _READERS[match.lastgroup or ""](Found(text, folded, match, stamp))
        if time:
            times.append(time)
            position = match.end()
    return times


# --- the pattern ---------------------------------------------------------------------------


def _any(phrases: Iterable[str]) -> str:
    """Return an alternation of `phrases`, longest first."""
    return "|".join(sorted((re.escape(phrase) for phrase in phrases), key=len, reverse=True))


_YEAR = r"[12]\d{3}(?![\w%]|[.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{3}(?!\d))"
_MONTH = rf"(?:(?:{_any(_MONTHS)})(?!\w)|(?:{_any([*_SHORT_MONTHS, 'sept'])})(?!\w)\.?)"
_BOTH = r"{0}(?:(?:,? (?:and|to|or) | ?- ?)(?:the )?{0})?"  # one or two
# What follows a list of days rather than a number that counts a noun.
_FREE = (
    r" ?(?:$|[^\w\s]|\n|(?:in|at|on|to|for|by|with|and|the|an?|this|last|next|of|from|as|was|were"
    rf"|is|are|will|when|but|or|after|before|during|that|which|has|had)(?!\w)|,? ?{_YEAR})"
)


@cache
def _edges() -> re.Pattern[str]:
    """Match before what a time may begin with."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    counts = (f"{number} o" for number in _NUMBERS)
    words = (*days, *_SHORT_MONTHS, *_ORDINALS, *_DECADES, *_DAYS, *_PARTS, *_TURNS_OF_DAY)
    parts = ("q[1-4]", r"h[12](?!\w)", "final", "latter", *(f"{turn} " for turn in _TURNS))
    return edges((r"\d", r"'\d", *counts, *words, *parts, "last-"), behind=r"\w$€£#")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of everything that may be a time, over folded text.

    Every repetition is bounded and every branch starts with a word or a number, so a
    search is linear in the length of the text.
    """
    return re.compile(rf"(?<![\w$€£#])(?:{'|'.join((*_hours(), *_days(), *_stretches()))})")


def _days() -> tuple[str, ...]:
    """Return the branches of days, months and years."""
    again = r"(?:, ?(?:and )?| and | & | or | ?- ?| to | through | until )(?:the )?"
    known = r"(?:1[5-9]|20)\d\d"
    return (
        r"(?P<pair>\d{1,2}/\d{1,2}(?![\w%]|[/.,]\d))",
        r"(?P<month_year>(?:0?[1-9]|1[0-2])/[12]\d{3}(?![\w/]))",
        r"(?P<iso>[12]\d{3}-\d\d-\d\d(?![\w-]))",
        r"(?P<numeric>\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)[12]\d{3}(?!\w))",
        rf"(?P<day_month>(?P<dm_days>{_DAY}(?:{again}{_DAY}){{0,9}})(?:-| (?:day )?(?:of )?)"
        rf"(?P<dm_month>{_MONTH})(?:,? ?(?:of )?(?P<dm_year>{_YEAR}))?)",
        rf"(?P<month_day>(?P<md_month>{_MONTH}) ?(?:the )?"
        rf"(?P<md_days>{_DAY}(?:(?:{again}{_DAY}){{1,9}}(?={_FREE}))?)"
        rf"(?:,? ?(?P<md_year>{_YEAR}))?)",
        rf"(?P<month>{_MONTH}(?:,? (?:of )?(?P<m_year>{_YEAR}))?)",
        rf"(?P<span>{known} ?[-/] ?(?:{known}|\d\d)(?![\w%]|[.,/-]\d))",
        r"(?P<weekday>(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
        rf"|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?=\.?,? (?:{_MONTH}|\d{{1,2}} {_MONTH})))(?!\w))",
    )


def _stretches() -> tuple[str, ...]:
    """Return the branches of what is longer than a month, and of relative times."""
    quarter = rf"(?:{_any([*_ORDINALS[:4], '1st', '2nd', '3rd', '4th'])})"
    nth = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(_ORDINALS)})"
    number = rf"(?:\d{{1,2}}|{_any(_NUMBERS)})"
    of_year = rf"(?= of (?:(?:the|this|last|next) (?:\w+ )?year|{_YEAR}))"
    return (
        rf"(?P<decade>(?:[12]\d\d0|'?[1-9]0)'?s(?!\w)|(?<=the )(?:{_any(_DECADES)})(?!\w))",
        rf"(?P<year>{_YEAR})",
        rf"(?P<quarter>(?P<quarters>{_BOTH.format(quarter)}[- ]quarters?(?!-?final|\w)"
        rf"|q[1-4](?!\w)|[1-4]q(?!\w))(?:,? (?:of |in )?(?P<q_year>{_YEAR}))?)",
        rf"(?P<months>(?P<side>first|last|final) (?P<count>{number})[- ]months?"
        rf"(?:(?P<of>{of_year}) of (?:the year|(?P<n_year>{_YEAR})|(?=\w)))?)",
        rf"(?P<half>(?:(?P<which>first|second|latter|last)[- ]half(?P<h_of>{of_year})?"
        rf"|h(?P<h>[12])(?!\w))(?: (?:of )?(?P<h_year>{_YEAR}))?)",
        rf"(?P<century>{_BOTH.format(nth)}[- ]centur(?:y|ies))",
        rf"(?P<day>(?:{_any(_DAYS)})(?!\w))",
        rf"(?P<relative>(?P<turn>{_any(_TURNS)}) (?P<unit>week|month|year)(?:end)?(?!\w))",
    )


def _hours() -> tuple[str, ...]:
    """Return the branches of clock times and parts of the day."""
    number = rf"(?:\d{{1,2}}|{_any(_NUMBERS)})"
    time = r"(?P<hour_{0}>\d{{1,2}})(?:[:.](?P<minute_{0}>[0-5]\d))?"
    return (
        rf"(?P<clock>{time.format('1')} ?(?P<half_day>[ap])(?:\. ?m\.?|m)(?!\w))",
        rf"(?P<clock_from>{time.format('2')}"
        r"(?=(?: ?- ?| to | and | until )\d{1,2}(?:[:.][0-5]\d)? ?[ap]\.? ?m(?!\w)))",
        r"(?P<clock_24>(?P<hour_3>[01]?\d|2[0-3])(?::(?P<minute_3>[0-5]\d)(?![\w%]|[:.]\d)"
        r"|[:.]?(?P<minute_4>[0-5]\d)(?= ?(?:gmt|utc|bst|local time)(?!\w))))",
        rf"(?P<oclock>(?P<hour_5>{number}) o'?clock"
        r"(?: (?:in the|at) (?P<said>morning|afternoon|evening|night)(?!\w))?)",
        rf"(?P<part>(?:{_any(_PARTS)})(?!\w))",
        rf"(?P<turn_of_day>(?:{_any(_TURNS_OF_DAY)})(?!\w))",
    )


# --- is it a time? -------------------------------------------------------------------------


@cache
def _before_month() -> re.Pattern[str]:
    """Match the words before a month, for a name that is another word too (May, March)."""
    return re.compile(
        r"(?<!\w)(?:in|last|next|this|early|late|mid|since|until|till|by|of|from|to|during|before"
        r"|after|through|between|around)[ -]$"
    )


@cache
def _before_year() -> re.Pattern[str]:
    """Match the words before a number that is a year however old: in 1066."""
    return re.compile(
        r"(?:(?<!\w)(?:in|since|until|till|by|from|to|of|before|after|during|circa|early|late|mid"
        r"|year|years|and|between|summer|winter|spring|autumn|fall|through)[ -]|\()$"
    )


@cache
def _counted() -> re.Pattern[str]:
    """Match what makes the number before it an amount."""
    return re.compile(
        r"[ -]?(?:%|°|percent|per cent|people|men|women|children|students|workers|employees|jobs"
        r"|troops|soldiers|households|families|homes|houses|votes|miles|kilomet\w+|met(?:re|er)s"
        r"|feet|foot|hectares|acres|km|kg|m|ft|tons|tonnes|litres|liters|dollars|euros|pounds|yen"
        r"|dong|vnd|times|years|days|hours|minutes|copies|units|cars|vehicles|members|others"
        r"|participants|delegates|passengers|square|cubic|million|billion|thousand)(?!\w)"
    )


@cache
def _forename() -> re.Pattern[str]:
    """Match a capitalised word or a title right before a name, as written."""
    return re.compile(r"(?<![.!?] )(?<!^)\b(?:[A-Z][a-z]+|Mrs?\.?|Ms\.?|Dr\.?|PM) $")


def _is_capital(found: Found) -> bool:
    """Say whether the match begins with a capital letter, which a month and a weekday do."""
    return found.text[found.match.start()].isupper()


def _is_sure_month(found: Found) -> bool:
    """Say whether a month alone is one, and not a person (Theresa May) or a verb (March)."""
    start, end = found.match.span()
    if found.match["m_year"] or _before_month().search(found.before):
        return True
    named = re.match(r" [A-Z]", found.text[end : end + 2])
    return found.match[0] not in ("may", "march") and not (
        named or _forename().search(found.text[max(0, start - 24) : start])
    )


def _is_sure_weekday(found: Found) -> bool:
    """Say whether a weekday is no part of a name: Sunday Times, Black Friday."""
    named = re.search(
        r"(?<!\w)(?:black|good|super|ash|palm|easter|bloody|cyber|sheffield) $", found.before
    )
    end = found.match.end()
    following = re.match(rf" (?!{_MONTH})[a-z]", found.after)
    return not named and not (following and found.text[end + 1].isupper())


# --- readers -------------------------------------------------------------------------------


def _month_number(name: str) -> int:
    """Return the number of a month by its name or its abbreviation."""
    return _SHORT_MONTHS[name[:3]]


def _year(found: Found, written: str | None, month: int, day: int) -> int | None:
    """Return the year of a date: written, relative, or the one nearest to the stamp."""
    if written:
        return int(written)
    if not found.stamp:
        return None
    relative = re.match(r",? (?:of )?(last|this|next) year", found.after)
    if relative:
        return found.stamp.year + _TURNS[relative[1]]
    if re.search(r"(?<!\w)last $", found.before):  # the latest one that is over
        return found.stamp.year - (month >= found.stamp.month)
    return nearest_year(found.stamp, month, day)


def _read_days(found: Found, days: str, month: str, written: str | None) -> Time | None:
    """Read the days of one month: October 13, 14 and 15; 1–10 December."""
    if not found.text[found.match.start() + found.match[0].index(month)].isupper():
        return None
    number = _month_number(month)
    numbers = [int(day) for day in re.findall(r"\d+", days)]
    year = _year(found, written, number, numbers[-1])
    if any(day_or_none(year or LEAP_YEAR, number, day) is None for day in numbers):
        return None
    dates = tuple(PartialDate(year, None, number, day) for day in numbers)
    through = bool(re.search(r"-| to | through | until ", days)) and len(numbers) == 2
    return found.time("date", dates=dates, stated_year=bool(written), through=through)


def _read_day_month(found: Found) -> Time | None:
    """Read 7 October 2025, the 13th and 14th of October."""
    match = found.match
    return _read_days(found, match["dm_days"], match["dm_month"], match["dm_year"])


def _read_month_day(found: Found) -> Time | None:
    """Read October 7, 2025; Oct. 7; October 13-15."""
    match = found.match
    return _read_days(found, match["md_days"], match["md_month"], match["md_year"])


def _read_month(found: Found) -> Time | None:
    """Read October, Oct. and Oct 2025; an abbreviation alone needs its point."""
    match = found.match
    if not _is_capital(found) or (match[0] not in _MONTHS and match[0].isalpha()):
        return None
    number, written = _month_number(match[0]), match["m_year"]
    month = PartialDate(_year(found, written, number, _MIDDLE_DAY), None, number)
    return found.time("date", dates=(month,), stated_year=bool(written), sure=_is_sure_month(found))


def _read_pair(found: Found) -> Time | None:
    """Read the 9/11 that may be a date, its month first or its day, or a fraction."""
    one, other = (int(part) for part in found.match[0].split("/"))
    days = [(one, other), (other, one)]
    dates = tuple(
        PartialDate(None, None, month, day)
        for month, day in days
        if day_or_none(LEAP_YEAR, month, day)
    )
    return found.time("date", dates=dates, sure=False) if dates else None


def _read_month_year(found: Found) -> Time | None:
    """Read 10/2025."""
    month, year = (int(part) for part in found.match[0].split("/"))
    return found.time("date", dates=(PartialDate(year, None, month),), stated_year=True)


def _read_iso(found: Found) -> Time | None:
    """Read 2025-10-07."""
    year, month, day = (int(part) for part in found.match[0].split("-"))
    if not day_or_none(year, month, day):
        return None
    return found.time("date", dates=(PartialDate(year, None, month, day),), stated_year=True)


def _read_numeric(found: Found) -> Time | None:
    """Read 7/10/2025, day first as in Viet Nam; month first where the day cannot be."""
    day, month, year = (int(part) for part in re.findall(r"\d+", found.match[0]))
    if month > 12:
        day, month = month, day
    if not day_or_none(year, month, day):
        return None
    return found.time("date", dates=(PartialDate(year, None, month, day),), stated_year=True)


def _read_span(found: Found) -> Time | None:
    """Read 2021-2025, 2018/19."""
    first, last = (int(year) for year in re.findall(r"\d+", found.match[0]))
    return None if _counted().match(found.after) else span(found, first, last)


def _read_year(found: Found) -> Time | None:
    """Read 2018; an older number is a year behind "in" and the like only."""
    year = int(found.match[0])
    if _counted().match(found.after):
        return None
    usual = _OLDEST_BARE_YEAR <= year <= _YOUNGEST_BARE_YEAR
    if not usual and not _before_year().search(found.before):
        return None
    return found.time("date", dates=(PartialDate(year),), stated_year=True)


def _read_decade(found: Found) -> Time | None:
    """Read the 1990s, the '90s; 90s without an apostrophe may be degrees or an age."""
    name = found.match[0]
    if name in _DECADES:
        start = _CENTURY_OF_DECADES + 10 * (_DECADES.index(name) + 2)
        return found.time("decade", frozenset({start}), sure=False)
    number = int(re.sub(r"\D", "", name))
    full, year = number >= 1000, number if number >= 1000 else _CENTURY_OF_DECADES + number
    return found.time(
        "decade", frozenset({year}), numbers=frozenset({number}), sure=full or name[0] == "'"
    )


def _read_quarter(found: Found) -> Time | None:
    """Read Q3, the third quarter of 2025, the second and third quarters."""
    names = re.findall(rf"{_any(_ORDINALS[:4])}|[1-4]", found.match["quarters"])
    quarters = [_nth(name) for name in names]
    return _part_of_year(
        found,
        frozenset().union(*(year_part(3 * one - 2, 3 * one) for one in quarters)),
        found.match["q_year"],
        frozenset(quarters),
    )


def _read_months(found: Found) -> Time | None:
    """Read the first nine months (of 2025); elsewhere than "of the year" it may be any nine."""
    count, side = _count(found.match["count"]), found.match["side"]
    if not 1 <= count <= 12:
        return None
    value = year_part(1, count) if side == "first" else year_part(13 - count, 12)
    sure = found.match["of"] is not None
    return _part_of_year(found, value, found.match["n_year"], frozenset({count}), sure=sure)


def _read_half(found: Found) -> Time | None:
    """Read the first half of the year, H1 2025; the first half alone may be of a match."""
    first = found.match["which"] == "first" or found.match["h"] == "1"
    value = year_part(1, 6) if first else year_part(7, 12)
    sure = bool(found.match["h"]) or found.match["h_of"] is not None
    return _part_of_year(found, value, found.match["h_year"], sure=sure)


def _part_of_year(
    found: Found,
    values: frozenset[int],
    written: str | None,
    numbers: frozenset[int] = frozenset(),
    *,
    sure: bool = True,
) -> Time:
    """Return a part of the year with its year, as written or as the stamp gives it."""
    year = _year(found, written, min(values) % 100, _MIDDLE_DAY)
    return found.time(
        "part of year",
        values,
        (PartialDate(year),) if year else (),
        numbers=numbers,
        stated_year=bool(written),
        sure=sure,
    )


def _read_century(found: Found) -> Time | None:
    """Read the 19th century, the eighteenth and nineteenth centuries."""
    names = re.findall(rf"\d+|{_any(_ORDINALS)}", found.match[0])
    centuries = frozenset(map(_nth, names))
    return found.time("century", centuries, numbers=centuries)


def _nth(name: str) -> int:
    """Return the number of an ordinal: third, 3, 3rd."""
    return int(re.sub(r"\D", "", name)) if name[0].isdigit() else _ORDINALS.index(name) + 1


def _count(name: str) -> int:
    """Return a number in digits or in a word."""
    return int(name) if name.isdigit() else _NUMBERS.index(name) + 1


def _read_weekday(found: Found) -> Time | None:
    """Read Monday, Sundays, Tue. before a date."""
    if not _is_capital(found):
        return None
    return weekday(found, _WEEKDAYS.index(found.match[0][:3]), sure=_is_sure_weekday(found))


def _read_day(found: Found) -> Time | None:
    """Read yesterday, tonight."""
    offsets = frozenset({_DAYS[found.match[0]]})
    return found.time("relative day", offsets, resolve("day", offsets, found.stamp))


def _read_relative(found: Found) -> Time | None:
    """Read last week, this year; what is compared with (than last year) may go unsaid."""
    unit, offsets = _UNITS[found.match["unit"]], frozenset({_TURNS[found.match["turn"]]})
    dates = resolve(unit, offsets, found.stamp)
    compared = found.before.endswith(("than ", "compared with ", "compared to ", " on "))
    return found.time(relative_kind(unit), offsets, dates, sure=not compared)


def _read_clock(found: Found) -> Time | None:
    """Read 7 a.m., 7.30pm."""
    match = found.match
    hour, minute = int(match["hour_1"]), int(match["minute_1"] or 0)
    if not 1 <= hour <= 12:
        return None
    return found.time("clock", minutes(hour, minute, "am" if match["half_day"] == "a" else "pm"))


def _read_clock_from(found: Found) -> Time | None:
    """Read the 7 of "7 to 9 p.m.", which may be of either half of the day."""
    hour, minute = int(found.match["hour_2"]), int(found.match["minute_2"] or 0)
    return found.time("clock", minutes(hour, minute)) if 1 <= hour <= 12 else None


def _read_clock_24(found: Found) -> Time | None:
    """Read 19:30, 1930 GMT."""
    match = found.match
    return found.time(
        "clock", minutes(int(match["hour_3"]), int(match["minute_3"] or match["minute_4"]))
    )


def _read_oclock(found: Found) -> Time | None:
    """Read seven o'clock in the evening."""
    hour, said = _count(found.match["hour_5"]), found.match["said"]
    if not 1 <= hour <= 12:
        return None
    if not said:
        return found.time("clock", minutes(hour, 0))
    return found.time("clock", minutes(hour, 0, "am" if said == "morning" else "pm"))


def _read_part(found: Found) -> Time | None:
    """Read morning, night."""
    return found.time("part of day", frozenset(_PARTS[found.match[0]]))


def _read_turn_of_day(found: Found) -> Time | None:
    """Read noon, midnight: less exact than a clock time."""
    return found.time("clock", frozenset({_TURNS_OF_DAY[found.match[0]]}), sure=False)


_READERS: dict[str, Callable[[Found], Time | None]] = {
    "pair": _read_pair,
    "month_year": _read_month_year,
    "iso": _read_iso,
    "numeric": _read_numeric,
    "day_month": _read_day_month,
    "month_day": _read_month_day,
    "month": _read_month,
    "span": _read_span,
    "weekday": _read_weekday,
    "decade": _read_decade,
    "year": _read_year,
    "quarter": _read_quarter,
    "months": _read_months,
    "half": _read_half,
    "century": _read_century,
    "day": _read_day,
    "relative": _read_relative,
    "clock": _read_clock,
    "clock_from": _read_clock_from,
    "clock_24": _read_clock_24,
    "oclock": _read_oclock,
    "part": _read_part,
    "turn_of_day": _read_turn_of_day,
}  # by the group of the pattern that matched
