"""Reads the times that a Vietnamese text names: the dates of `find_dates`, and what is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Literal

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
from briefing.vietnamese.dates import (
    LEAP_YEAR,
    DateMention,
    PartialDate,
    day_or_none,
    find_dates,
    nearest_year,
)
from briefing.vietnamese.text import fold

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_SUNDAY = 6
_NOON, _MIDNIGHT = 12, 24
_ENGLISH_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10}
# The hours that each may cover, generously: chiều meets both afternoon and evening.
_PARTS = {
    "rạng sáng": range(7),
    "sáng": range(12),
    "trưa": range(10, 15),
    "chiều": range(12, 20),
    "tối": range(17, 24),
    "đêm": (*range(18, 24), *range(6)),
    "khuya": (*range(20, 24), *range(5)),
}
_EARLY = range(12)  # "sớm" of a day
_TURNS = {
    "trước": (-1,), "ngoái": (-1,), "qua": (-1, 0), "rồi": (-1,), "vừa qua": (-1, 0),
    "vừa rồi": (-1, 0), "này": (0,), "nay": (0,), "tới": (1,), "sau": (1,),
}  # fmt: skip
_MIDDLE_DAY = 15  # of a month, to tell which year of it is nearest
_UNITS: dict[str, Unit] = {"tuần": "week", "tháng": "month", "năm": "year"}
_DAYS = {"qua": -1, "nay": 0, "kia": -2, "mai": 1}
_YEARS_AFTER = {"nay": 0, "ngoái": -1, "tới": 1}
_CENTURY_OF_DECADES = 1900  # "những năm 90" are those of the last century


def read_vietnamese_times(text: str, stamp: date | None) -> list[Time]:
    """Return the times that Vietnamese `text` (NFC) names, in order and without overlap."""
    mentions = find_dates(text, stamp)
    others = _others(text, stamp, _covered(text, mentions))
    parts = _covered(text, [time for time in others if time.kind in _WIDER])
    dates = [mention for mention in mentions if not any(parts[mention.start : mention.end])]
    return sorted([*(time for mention in dates for time in _dated(mention, stamp)), *others])


def _covered(text: str, spans: Iterable[DateMention | Time]) -> bytearray:
    """Return a flag for each character of `text`, whether one of `spans` covers it, and a 0."""
    flags = bytearray(len(text) + 1)
    for one in spans:
        flags[one.start : one.end] = b"\1" * (one.end - one.start)
    return flags


def _others(text: str, stamp: date | None, dated: bytearray) -> list[Time]:
    """Return the times that `find_dates` does not read, or not as widely."""
    folded = fold(text)
    times: list[Time] = []
    position = 0
    for start in beginnings(folded, _edges()):
        match = _pattern().match(folded, start) if start >= position else None
        if match is None:
            continue
        time = _READERS[match.lastgroup or ""](Found(text, folded, match, stamp))
        if time and time.kind not in _WIDER and any(dated[time.start : time.end]):
            time = None
        if time:
            times.append(time)
            _release(dated, time.end)
            position = match.end()
    return times


def _release(dated: bytearray, start: int) -> None:
    """Clear the flags of what is left of a date: the 2025 of "9 tháng năm 2024 và 2025"."""
    end = dated.find(0, start)
    dated[start:end] = bytes(len(dated[start:end]))


def _dated(mention: DateMention, stamp: date | None) -> Iterable[Time]:
    """Return a date as a time; a relative year at its end (tháng 3 năm ngoái) is one more."""
    relative = _relative_year().search(fold(mention.text))
    end = mention.start + relative.start() if relative else mention.end
    text = mention.text[: end - mention.start]
    quarters = [day.quarter for day in mention.dates if day.quarter]
    yield Time(
        mention.start,
        end,
        text,
        "part of year" if quarters else "date",
        mention.dates,
        frozenset().union(*(year_part(3 * one - 2, 3 * one) for one in quarters)),
        frozenset(quarters),
        mention.through,
        stated_year=bool(re.search(r"\d{4}", text)),
    )
    if relative:
        offset = frozenset({_YEARS_AFTER[relative["turn"]]})
        start = mention.start + relative.start("year")
        text = mention.text[start - mention.start :]
        dates = resolve("year", offset, stamp)
        yield Time(start, mention.end, text, "relative year", dates, offset, sure=False)


@cache
def _relative_year() -> re.Pattern[str]:
    """Match the relative year at the end of a date."""
    return re.compile(r",? (?P<year>năm (?P<turn>nay|ngoái|tới))$")


# --- the pattern ---------------------------------------------------------------------------


def _any(phrases: Iterable[str]) -> str:
    """Return an alternation of `phrases` as they look folded, longest first."""
    return "|".join(sorted(map(re.escape, map(fold, phrases)), key=len, reverse=True))


_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"


@cache
def _edges() -> re.Pattern[str]:
    """Match before what a time may begin with."""
    counts = (rf"{fold(number)} (?:giờ|tháng)" for number in _NUMBERS)
    words = (
        "sớm nửa thập những thế thứ chủ chúa hôm ngày tháng qua nay mai tuần năm "
        + " ".join(_ENGLISH_WEEKDAYS)
    ).split()
    return edges((r"\d", *counts, *map(fold, (*words, *_PARTS))), behind=r"\w.,/-")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of everything that may be a time and no date, over folded text.

    Every repetition is bounded and every branch starts with a word or a number, so a
    search is linear in the length of the text.
    """
    return re.compile(rf"(?<![\w.,/-])(?:{'|'.join((*_hours(), *_stretches(), *_days()))})")


def _hours() -> tuple[str, ...]:
    """Return the branches of clock times and parts of the day."""
    said = rf"(?: (?P<said_{{}}>{_any(_PARTS)})(?!\w))"
    hour = r"(?P<hour_{}>[01]?\d|2[0-4])"
    until = r"(?= ?(?:-|đến|tới) ?(?:[01]?\d|2[0-4])(?:h(?![^\W\d])| giờ(?!\w)))"
    return (
        rf"(?P<clock_from>{hour.format('from')}{until})",
        rf"(?P<clock>{hour.format('sign')}[:.](?P<minute_sign>[0-5]\d)"
        rf"(?:(?<=:\d\d)(?![\w%]|[:.]\d)|(?= ?giờ(?!\w)))(?: ?giờ(?!\w))?{said.format('sign')}?)",
        rf"(?P<clock_word>{hour.format('word')} ?(?:giờ(?!\w)|h(?![^\W\d])|g(?=[0-5]\d))"
        rf"(?: ?(?P<minute_word>[0-5]\d|rưỡi)(?![\w%]|[-/.,]\d)(?: phút)?)?{said.format('word')}?)",
        rf"(?P<clock_said>(?P<hour_said>{_any(_NUMBERS)}) giờ{said.format('said')})",
        rf"(?P<part>(?:(?<=buổi )|(?<=vào ))(?:{_any(_PARTS)})(?!\w)|sớm(?= (?:ngày|thứ|chủ nhật))"
        rf"|(?:{_any(_PARTS)})(?= (?:sớm |muộn )?"
        r"(?:(?:nay|qua|mai|hôm|ngày|thứ|chủ nhật|cùng ngày)(?!\w)|\d{1,2} ?[-/.] ?\d)))",
        r"(?P<turn_of_day>nửa đêm(?!\w))",
    )


def _stretches() -> tuple[str, ...]:
    """Return the branches of what is longer than a day, and of relative times."""
    count = rf"(?:\d{{1,2}}|{_any(_NUMBERS)})"
    nth = r"(?:thứ )?(?:\d{1,2}|[ivx]{1,5})(?!\w)"
    decade, century = r"(?:[12]\d\d0|[1-9]0)(?!\d)", _any(["thế kỷ"])
    return (
        rf"(?P<months>(?P<count>{count}) tháng(?: (?P<side>đầu|cuối)(?: của)? năm(?!\w)"
        rf"(?: (?P<n_year>{_YEAR}))?|(?:(?: của)? năm| ?/)? ?(?P<all_year>{_YEAR})))",
        rf"(?P<half>nửa (?P<which>đầu|cuối|sau)(?: của)? năm(?!\w)(?: (?P<h_year>{_YEAR}))?)",
        rf"(?P<decade>(?:{_any(['thập niên', 'thập kỷ', 'những năm'])}) {decade}"
        rf"(?:(?: ?- ?| và | đến ){decade})?(?:(?: của)? {century} (?:(?P<of>{nth})|trước))?)",
        rf"(?P<century>{century} {nth}(?:(?:,? và | ?- ?| đến )(?:{century} )?{nth})?)",
        r"(?P<span>(?:1[5-9]|20)\d\d ?[-/] ?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\w%]|[.,/-]\d))",
        rf"(?P<year>{_YEAR})",
        rf"(?P<relative>(?P<unit>tuần|tháng|năm) (?P<turn>{_any(_TURNS)})(?!\w))",
    )


def _days() -> tuple[str, ...]:
    """Return the branches of weekdays, relative days and days without a month."""
    parts = "|".join(rf"(?<={part} )" for part in ("sáng", "trưa", "chiều", "tối", "đêm"))
    return (
        rf"(?P<weekday>thứ (?P<nth>{_any(_WEEKDAYS)}|[2-7](?![\d%/]))(?!\w)"
        r"|(?:chủ|chúa) nhật(?!\w))",
        rf"(?P<english>(?:{_any(_ENGLISH_WEEKDAYS)})(?!\w))",
        r"(?P<day>(?:hôm (?P<hôm>qua|nay|kia)|ngày (?P<ngày>mai|kia)"
        rf"|(?:{parts})(?P<turned>qua|nay|mai))(?!\w))",
        rf"(?P<day_alone>ngày (?P<alone>{_DAY})(?![\w%]|[-/.,]\d))",
        r"(?P<pair>(?P<pair_day>0?[1-9]|[12]\d|3[01])[-/](?P<pair_month>0?[1-9]|1[0-2])(?![\w%]|[-/.,]\d))",
        rf"(?P<lunar>(?:(?P<lunar_day>{_DAY}) )?tháng (?P<lunar_name>giêng|chạp)(?!\w))",
        rf"(?P<first_day>(?:{parts}){_DAY}"
        r"(?= (?:đến|tới|và) (?:(?:hết|ngày|rạng sáng|sáng|trưa|chiều|tối|đêm) ){1,2}\d{1,2}"
        r"(?: ?[-/] ?|,? tháng )(?P<first_month>0?[1-9]|1[0-2])(?!\d)))",
    )


# --- is it a time? -------------------------------------------------------------------------


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what may stand right before a time, by what it means."""
    forms = {
        "duration": "trong, trong vòng, trong khoảng, sau, suốt, mất, hơn, gần, kéo dài, dài, "
        "chậm, trễ, muộn, chờ, đợi, "
        "cách, thêm, mỗi, một, cả, ít nhất, tối đa, tối thiểu, chỉ",
        "hour": "lúc, vào, từ, đến, tới, hồi, trước, khoảng, tầm",
        "weekday": "ngày, hôm, rạng sáng, sáng, trưa, chiều, tối, đêm, khuya, vào, từ, đến, tới, "
        "cuối, sớm, muộn, mỗi, qua, lúc",
        "rank": "chiến, lần, xếp, đứng, hạng, vị trí, người, bàn, hiệp, trận, giai đoạn, vòng, "
        "năm, tuần, đời, con, cuốn, tập, phần",
        "each": "mỗi, cứ, từng",
        "counted day": "mỗi, mấy, một, hàng, hằng, từng, bình quân, trung bình, suốt, cả",
    }
    leads = {name: rf"(?<!\w)(?:{_any(words.split(', '))}) {{}}$" for name, words in forms.items()}
    about = {"duration": "(?:khoảng |hơn |gần |tới |đến )?"}
    return {name: re.compile(lead.format(about.get(name, ""))) for name, lead in leads.items()}


@cache
def _counted() -> re.Pattern[str]:
    """Match what makes of "năm qua" a stretch of years, but not thứ Hai and tháng 3."""
    numbers = (
        "những, các, nhiều, vài, mấy, mỗi, từng, hàng, hằng, một, hai, ba, bốn, năm, sáu, bảy, "
        "tám, chín, mười, mươi, chục, trăm, nửa, số, muôn"
    )
    return re.compile(
        rf"(?<!\w)(?<!thứ )(?:{_any(numbers.split(', '))}|(?<!tháng )(?<!quý )(?<![-/])\d+) $"
    )


def _led(found: Found, meaning: str) -> bool:
    """Say whether the words before the match have this meaning."""
    return bool(_leads()[meaning].search(found.before))


@cache
def _day_follows() -> re.Pattern[str]:
    """Match what follows a clock time or a weekday and says which day it is of."""
    return re.compile(
        r",? \(?(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|cùng|thứ|chủ nhật|này|tuần|vừa|qua|tới"
        r"|hàng tuần|hằng tuần|giờ|gmt|utc)(?!\w)|\d{1,2}[-/.]\d)"
    )


@cache
def _free() -> re.Pattern[str]:
    """Match what follows a year or a day rather than a number that counts a noun."""
    return re.compile(
        r" ?(?:$|[^\w\s]|\n|(?:tại|ở|trên|với|của|do|và|đến|tới|là|sẽ|đã|đang|có|vừa|này|nay|qua"
        r"|khi|để|cho|cùng|từ|trong|theo|cũng|mới|thì|mà|bị|được|không|lúc|vào|về|nhưng|nên|sau"
        r"|trước|như|giữa|hoặc|hay|diễn ra|bắt đầu)(?!\w))"
    )


def _counts_nothing(found: Found) -> bool:
    """Say whether no noun follows that the number could count: a name or the end may."""
    end = found.match.end()
    name = found.text[end : end + 2].lstrip()[:1].isupper()
    return name or bool(_free().match(found.after))


# --- readers -------------------------------------------------------------------------------


def _year(found: Found, written: str | None, month: int, day: int) -> int | None:
    """Return the year of a part of a year: written, relative, or nearest to the stamp."""
    if written:
        return int(written)
    if not found.stamp:
        return None
    relative = re.match(r"(?: năm)? (nay|ngoái|tới)(?!\w)", found.after)
    if relative:
        return found.stamp.year + _YEARS_AFTER[relative[1]]
    return nearest_year(found.stamp, month, day)


def _clock(
    found: Found, hour: int, minute: str | None, said: str | None, *, sure: bool = True
) -> Time | None:
    """Return a clock time; what is said of the day tells its half: 7 giờ tối, 12 giờ đêm."""
    past = 30 if minute == "rưỡi" else int(minute or 0)
    if not said or hour > 12:
        return found.time("clock", minutes(hour, past), sure=sure)
    return found.time("clock", minutes(hour, past, _half_of_day(hour, said)), sure=sure)


def _half_of_day(hour: int, said: str) -> Literal["am", "pm"]:
    """Return the half of the day of an hour up to twelve: 12 giờ trưa, but 12 giờ đêm."""
    if said == "chiều":
        return "pm"
    if said == "trưa":
        return "am" if 10 <= hour < 12 else "pm"
    late = said == "tối" or (said in ("đêm", "khuya") and hour >= 6)
    return "pm" if late and hour < 12 else "am"


def _read_clock(found: Found) -> Time | None:
    """Read 19:30, 4.40 giờ sáng."""
    match = found.match
    return _clock(found, int(match["hour_sign"]), match["minute_sign"], match["said_sign"])


def _read_clock_word(found: Found) -> Time | None:
    """Read 7 giờ 30, 7h30, 19h, 7 giờ tối; "3 giờ" may be a duration."""
    match = found.match
    hour, minute, said = int(match["hour_word"]), match["minute_word"], match["said_word"]
    late = _NOON < hour < _MIDNIGHT and "h" in match[0]
    written_out = minute and "phút" in match[0]  # as a duration is, too
    at = _led(found, "hour") or _day_follows().match(found.after) or not found.before
    told = late or at or (minute and not written_out)
    sure = bool(said or (told and not _led(found, "duration")))
    return _clock(found, hour, minute, said, sure=sure)


def _read_clock_said(found: Found) -> Time | None:
    """Read bảy giờ tối."""
    return _clock(found, _count(found.match["hour_said"]), None, found.match["said_said"])


def _read_clock_from(found: Found) -> Time | None:
    """Read the 7 of "từ 7 đến 9 giờ"."""
    if not _led(found, "hour"):
        return None
    return found.time("clock", minutes(int(found.match["hour_from"]), 0))


def _read_part(found: Found) -> Time | None:
    """Read the "sáng" of "sáng nay", "sáng 7-10", the "sớm" of "sớm thứ Hai"."""
    return found.time("part of day", frozenset(_PARTS.get(found.match[0], _EARLY)))


def _read_turn_of_day(found: Found) -> Time | None:
    """Read nửa đêm: less exact than a clock time."""
    return found.time("clock", frozenset({0}), sure=False)


def _read_months(found: Found) -> Time | None:
    """Read 9 tháng đầu năm (2025), 9 tháng năm 2025, ba tháng cuối năm."""
    match, count = found.match, _count(found.match["count"])
    named = "năm" in match[0] or _counts_nothing(found)
    if not named or not 1 <= count <= 12 or _led(found, "each"):
        return None
    value = year_part(13 - count, 12) if match["side"] == "cuối" else year_part(1, count)
    written = match["n_year"] or match["all_year"]
    return _part_of_year(found, value, written, frozenset({count}))


def _read_half(found: Found) -> Time | None:
    """Read nửa đầu năm 2025."""
    value = year_part(1, 6) if found.match["which"] == "đầu" else year_part(7, 12)
    return _part_of_year(found, value, found.match["h_year"])


def _part_of_year(
    found: Found,
    values: frozenset[int],
    written: str | None,
    numbers: frozenset[int] = frozenset(),
) -> Time:
    """Return a part of the year with its year, as written or as the stamp gives it."""
    year = _year(found, written, min(values) % 100, _MIDDLE_DAY)
    dates = (PartialDate(year),) if year else ()
    return found.time("part of year", values, dates, numbers=numbers, stated_year=bool(written))


def _read_decade(found: Found) -> Time | None:
    """Read những năm 1990, thập niên 90, thập niên 60 của thế kỷ XIX."""
    century = re.search(r"[ivx\d]+$", found.match["of"] or "")
    base = 100 * (_century(century[0]) - 1) if century else _CENTURY_OF_DECADES
    written = found.match[0].partition(_any(["thế kỷ"]))[0]
    years = [int(year) for year in re.findall(r"\d+", written)]
    values = (year if year >= 1000 else base + year for year in years)
    return found.time("decade", frozenset(values), numbers=frozenset(years))


def _read_century(found: Found) -> Time | None:
    """Read thế kỷ 19, thế kỷ XVIII và XIX."""
    names = re.findall(r"\d+|(?<!\w)[ivx]+(?!\w)", found.match[0])
    centuries = frozenset(map(_century, names))
    return found.time("century", centuries, numbers=centuries)


def _century(name: str) -> int:
    """Return the number of a century in digits or Roman figures."""
    if name.isdigit():
        return int(name)
    values = [_ROMAN[sign] for sign in name]
    following = [*values[1:], 0]
    return sum(-one if one < then else one for one, then in zip(values, following, strict=True))


def _read_span(found: Found) -> Time | None:
    """Read 2018/19, and the two years of 2025-2020, which is no stretch."""
    first, last = (int(year) for year in re.findall(r"\d+", found.match[0]))
    return span(found, first, last) if _counts_nothing(found) else None


def _read_year(found: Found) -> Time | None:
    """Read the year of "World Cup 2018", "(1967)": no noun follows that it could count."""
    year = int(found.match[0])
    usual = 1900 <= year < 2100 or found.before.endswith("(")
    if not usual or not _counts_nothing(found):
        return None
    return found.time("date", dates=(PartialDate(year),), stated_year=True)


def _read_relative(found: Found) -> Time | None:
    """Read tuần trước, năm nay; not the "năm qua" of "ba năm qua"."""
    if _counted().search(found.before):
        return None
    unit, offsets = _UNITS[found.match["unit"]], frozenset(_TURNS[found.match["turn"]])
    return found.time(relative_kind(unit), offsets, resolve(unit, offsets, found.stamp))


def _read_weekday(found: Found) -> Time | None:
    """Read thứ Hai, chủ nhật; "thứ hai" is the second as well."""
    name, start = found.match["nth"], found.match.start("nth")
    if not name:
        return weekday(found, _SUNDAY)
    value = int(name) - 2 if name.isdigit() else _WEEKDAYS[name]
    told = _led(found, "weekday") or bool(_day_follows().match(found.after))
    sure = (told or found.text[start].isupper()) and not _led(found, "rank")
    ordinal = found.text[start:].startswith(name)  # in small letters it is the second as well
    numbers = frozenset({value + 2}) if ordinal else frozenset()
    return weekday(found, value, numbers, sure=sure)


def _read_english_weekday(found: Found) -> Time | None:
    """Read the weekday of a name that stays English: Sunday Times."""
    return weekday(found, _ENGLISH_WEEKDAYS.index(found.match[0]))


def _read_day(found: Found) -> Time | None:
    """Read hôm qua, ngày mai, and the "nay" of "sáng nay"."""
    match = found.match
    offset = _DAYS[match["hôm"] or match["turned"] or match["ngày"]]
    offsets = frozenset({2 if match["ngày"] == "kia" else offset})
    return found.time("relative day", offsets, resolve("day", offsets, found.stamp))


def _read_day_alone(found: Found) -> Time | None:
    """Read ngày 7, whose month is told elsewhere."""
    if _led(found, "counted day") or not _free().match(found.after):
        return None
    day = int(found.match["alone"])
    return found.time("date", dates=(PartialDate(day=day),), numbers=frozenset({day}))


def _read_pair(found: Found) -> Time | None:
    """Read the 7/10 that may be a date, a score or a fraction."""
    day, month = int(found.match["pair_day"]), int(found.match["pair_month"])
    if not day_or_none(LEAP_YEAR, month, day):
        return None
    year = nearest_year(found.stamp, month, day) if found.stamp else None
    return found.time("date", dates=(PartialDate(year, None, month, day),), sure=False)


def _read_lunar(found: Found) -> Time | None:
    """Read mùng 10 tháng Giêng, which is January abroad and the first lunar month at home."""
    month = 1 if found.match["lunar_name"] == "giêng" else 12
    if not found.match["lunar_day"]:
        return found.time("date", dates=(PartialDate(month=month),), sure=False)
    day = int(found.match["lunar_day"])
    date = PartialDate(month=month, day=day)
    return found.time("date", dates=(date,), numbers=frozenset({day}))


def _read_first_day(found: Found) -> Time | None:
    """Read the 20 of "đêm 20 đến sáng 22-9", whose month is that of the last day."""
    day, month = int(found.match[0]), int(found.match["first_month"])
    year = nearest_year(found.stamp, month, day) if found.stamp else None
    return found.time(
        "date", dates=(PartialDate(year, None, month, day),), numbers=frozenset({day})
    )


def _count(name: str) -> int:
    """Return a number in digits or in a word."""
    return int(name) if name.isdigit() else _NUMBERS[name]


_WIDER = frozenset({"part of year", "decade"})  # kinds that take in the year they end with
_READERS: dict[str, Callable[[Found], Time | None]] = {
    "clock_from": _read_clock_from,
    "clock": _read_clock,
    "clock_word": _read_clock_word,
    "clock_said": _read_clock_said,
    "part": _read_part,
    "turn_of_day": _read_turn_of_day,
    "months": _read_months,
    "half": _read_half,
    "decade": _read_decade,
    "century": _read_century,
    "span": _read_span,
    "year": _read_year,
    "relative": _read_relative,
    "weekday": _read_weekday,
    "english": _read_english_weekday,
    "day": _read_day,
    "day_alone": _read_day_alone,
    "pair": _read_pair,
    "lunar": _read_lunar,
    "first_day": _read_first_day,
}  # by the group of the pattern that matched
