"""Dates in Vietnamese news prose: where they stand, what they name, how English writes them.

The day comes first (7-10, 7/10, 7.10). A pair of numbers may as well be a range, a score or
a fraction, so it is a date only when the words around it say so; see `_is_day`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from typing import NamedTuple

from briefing.vietnamese.beginnings import beginnings, edges
from briefing.vietnamese.text import fold

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# Months in words; giêng and chạp are months of the lunar calendar as a rule.
_MONTH_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_RELATIVE = {"nay": (0, "this year"), "ngoái": (-1, "last year"), "tới": (1, "next year")}
_TERMS = {
    "nhiệm kỳ": "term",
    "giai đoạn": "period",
    "thời kỳ": "period",
    "năm học": "school year",
}
# Days whose name goes with their date ("Ngày Nhà giáo Việt Nam 20-11"): the public holidays
# of the Labour Code and the anniversaries that the state observes every year.
_HOLIDAYS = frozenset({
    (1, 1), (3, 2), (27, 2), (8, 3), (26, 3), (21, 4), (30, 4), (1, 5), (7, 5), (15, 5), (19, 5),
    (1, 6), (21, 6), (28, 6), (27, 7), (19, 8), (2, 9), (10, 10), (13, 10), (20, 10), (20, 11),
    (22, 12),
})  # fmt: skip
LEAP_YEAR = 2000  # 29-2 without a year is a date
_LEAP_GAP = 4  # no year is farther from a leap year, not even 1900


class PartialDate(NamedTuple):
    """A day, a month, a quarter or a year: what is unknown or finer is None."""

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None


class DateMention(NamedTuple):
    """A stretch of a text that names one or more dates."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character."""
    text: str
    """The stretch as written, with the words that belong to the date (ngày, tháng, quý)."""
    english: str
    """The same in English; with a year only where the text has one."""
    dates: tuple[PartialDate, ...]
    """What it names, in the order of the text; the first and the last where `through`."""
    through: bool = False
    """The dates are the two ends of a stretch of time."""

    @property
    def day(self) -> int | None:
        """The day of the first date."""
        return self.dates[0].day

    @property
    def month(self) -> int | None:
        """The month of the first date."""
        return self.dates[0].month

    @property
    def quarter(self) -> int | None:
        """The quarter of the first date."""
        return self.dates[0].quarter

    @property
    def year(self) -> int | None:
        """The year of the first date: as written, else the one nearest to the stamp."""
        return self.dates[0].year


class _Candidate(NamedTuple):
    """A match of the date pattern and what its judges need to see."""

    text: str
    folded: str
    match: re.Match[str]
    previous: DateMention | None
    stamp: date | None

    @property
    def before(self) -> str:
        """The folded text that leads to the match."""
        return self.folded[max(0, self.match.start() - 60) : self.match.start()]

    @property
    def after(self) -> str:
        """The text, as written, that follows the match."""
        return self.text[self.match.end() : self.match.end() + 24]


class _NoSuchDayError(Exception):
    """The calendar has no such day."""


def find_dates(text: str, stamp: date | None = None) -> list[DateMention]:
    """Return the dates that `text` (NFC) names, in order and without overlap.

    `stamp` is the day of publication: a date without a year gets the nearest one in
    `.year`; without a stamp its year is None.
    """
    folded = fold(text)
    found: list[DateMention] = []
    position = 0
    for start in beginnings(folded, _edges()):
        match = _pattern().match(folded, start) if start >= position else None
        if match is None:
            continue
        previous = found[-1] if found else None
        try:
            mention = _read(_Candidate(text, folded, match, previous, stamp))
        except _NoSuchDayError:  # nothing inside is a date either
            position = match.end()
            continue
        if mention:
            found.append(mention)
            position = match.end()
    return found


def _read(candidate: _Candidate) -> DateMention | None:
    """Return the date of `candidate`, or None when it is none; _NoSuchDayError for 31-4."""
    if _is_attached(candidate):
        return None
    return next(read(candidate) for name, read in _READERS.items() if candidate.match[name])


# --- patterns ------------------------------------------------------------------------------

_UNTIL = " (?:đến|tới) (?:hết )?"
_LAST = rf"(?:,? và | & | ?- ?|{_UNTIL})"  # what joins the last item of a list


def _any(phrases: Iterable[str]) -> str:
    """Return an alternation of whole `phrases` as they look folded, longest first."""
    folded = sorted((re.escape(fold(phrase)) for phrase in phrases), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(folded)})(?!\w)"


def _either(phrases: str) -> str:
    """Return `_any` of the `phrases` that a comma separates."""
    return _any(phrases.split(", "))


@cache
def _edges() -> re.Pattern[str]:
    """Match before what a date may begin with."""
    labels = (r"\d", r"ngày \d", r"năm \d", "tháng ", "qu[ýí] ")
    return edges((*labels, *map(fold, _TERMS)), behind=r"\w/")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of everything that may be a date, over folded text.

    Every repetition is bounded and every branch starts with a word or a number, so a
    search is linear in the length of the text.
    """
    day, month = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)", r"(?:0?[1-9]|1[0-2])(?!\d)"
    quarter, year = r"(?:[1-4]|i{1,3}|iv)(?!\w)", r"[12]\d{3}(?!\d)"
    known = r"(?:1[5-9]|20)\d\d(?!\d)"
    said = _any(_MONTH_WORDS)
    to = r" - |-(?=\d{1,2}(?: ?/|,? tháng ))"  # in 30-4 the 4 is the month
    days = rf"{day}(?:(?:, ?|,? và | & |{to}|{_UNTIL})(?:ngày )?{day}){{0,6}}"
    years = rf"{year}(?:(?:, ?|{_LAST})(?:năm )?{year}){{0,9}}"
    branches = (
        rf"(?:(?P<term>{_any(_TERMS)}) (?:từ )?(?:năm )?)?"
        rf"(?P<span>{known}(?P<to> ?[-/] ?| (?:đến|tới) )(?:năm )?{known})",
        rf"(?:(?P<ngày>ngày) )?(?P<days>{days})(?P<mark> ?/ ?|[-.]|,? tháng )"
        rf"(?P<month>{month}|(?<=tháng ){said})" + _year_pattern("d", year),
        rf"(?P<month_year>{month}(?P<dash>[-/.]){known})",
        "tháng " + _list_pattern("months", "tháng", month, _year_pattern("m", year)),
        rf"tháng (?P<said>{said})" + _year_pattern("s", year, "| "),
        "qu[ýí] " + _list_pattern("quarters", "qu[ýí]", quarter, _year_pattern("q", year, "| ")),
        rf"(?:(?P<năm>năm) )?(?P<years>{years})",
    )
    edge = r"(?!\w|[/.,]\d|[-/][^\W\d]|-\d{1,4}(?![\d/.]))"
    return re.compile(rf"(?<![\w/])(?:{'|'.join(branches)}){edge}")


def _year_pattern(name: str, year: str, more: str = "") -> str:
    """Return the pattern of an optional year, in figures or relative, named after `name`."""
    relative = "|".join(_RELATIVE)
    return (
        rf"(?:(?: ?[-/.] ?|,? năm {more}|, (?={year}{_free()}))(?P<{name}_year>{year})"
        rf"|,? năm (?P<{name}_relative>{relative})(?!\w))?"
    )


def _list_pattern(name: str, label: str, item: str, year: str) -> str:
    """Return the pattern of one or more items and their year.

    An item without its label needs a year or the end of the phrase behind it: in
    "tháng 7, 10 xã" and "tháng 7 và 10 xã" the 10 is no month.
    """
    again = rf"(?:{label} )?{item}"
    dated = r"(?= ?[-/.] ?[12]\d{3}|,? năm [12n])"
    commas = rf"{item}(?:, ?{again}){{1,11}}{dated}"
    closed = rf"(?:{label} {item}|{item}(?:{dated}|(?={_free()})))"
    mixed = rf"{item}(?:(?:, ?{again}){{0,10}}{_LAST}{closed})?"
    return rf"(?P<{name}>{commas}|{mixed}){year}"


@cache
def _free() -> str:
    """Return the pattern of what follows a date rather than a number that counts a noun."""
    function_words = _either(
        "tại, ở, trên, với, của, do, và, đến, tới, là, sẽ, đã, đang, có, vừa, này, nay, qua, năm, "
        "khi, để, cho, cùng, từ, trong, theo, cũng, mới, thì, mà, bị, được, không, lúc, vào, về, "
        "hôm, hằng, hàng, nhưng, nên, sau, trước, như, nhằm, giữa, hoặc, hay, diễn ra, bắt đầu"
    )
    return rf"\s*(?:$|[^\w\s]|\n|{function_words})"


@cache
def _counted() -> str:
    """Return the pattern of a unit behind a number: what is counted is no date."""
    units = _either(
        "người, lần, giờ, phút, tiếng, tuần, tháng, triệu, nghìn, ngàn, đồng, usd, tấn, tạ, kg, "
        "km, m, m2, ha, lít, bữa, lượt, tuổi, độ, phần trăm, trường hợp"
    )
    years = r"năm(?! (?:nay|ngoái|tới|trước|sau|đó|ấy|\d{4}))(?!\w)"
    days = r"ngày(?! (?:càng|\d))(?!\w)"
    billions = rf"{_either('tỷ')}(?! {_either('lệ, giá, số, trọng, suất')})"
    first = "(?!lần (?:đầu|thứ|này))"
    return rf" ?(?:%|{first}{units}|{years}|{days}|{billions})"


_TIMES = (
    "rạng sáng, sáng, trưa, chiều, tối, đêm, khuya, hôm, thứ hai, thứ ba, thứ tư, thứ năm, "
    "thứ sáu, thứ bảy, chủ nhật"
)


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what may stand right before a number, by what it means."""
    times, each = _either(_TIMES), _either("mỗi, một, hàng, hằng, từng, bình quân, trung bình")
    near = _either("nay, qua, mai, kia, này, tới, trước, sau, rồi")
    ordinal = "".join(rf"(?<!{fold(noun)} )" for noun in ("lần", "bàn", "trận", "thắng", "hiệp"))
    clock = r"(?<!\d)\d{1,2}(?:[h:]\d{0,2}'?| giờ(?: \d{1,2})?(?: phút)?)"
    places = _either(
        "đường, phố, công viên, bệnh viện, quảng trường, cầu, nhà hát, nhà thi đấu, xí nghiệp, "
        "nhà máy, công ty, sân vận động, nông trường, rạp, chợ"
    )
    documents = _either(
        "nghị định, thông tư, thông tư liên tịch, quyết định, chỉ thị, công văn, nghị quyết, "
        "luật, kế hoạch, hướng dẫn, pháp lệnh, kết luận, văn bản, thông báo, số, đợt, kỳ, khóa, "
        "lần, vòng, lớp, tuần, phiên, nđ, qđ, tt, nq"
    )
    maybe = _either(
        "từ, đến, tới, trước, sau, vào, hết, dịp, lễ, tết, phiên, giao dịch, diễn ra, bắt đầu, "
        "khai mạc, bế mạc, khởi công, khánh thành"
    )
    when = _either(
        "từ, đến, tới, trước, sau, hết, hồi, đầu, giữa, cuối, trong, vào, so với, cùng kỳ, "
        "bước sang, sinh, sn"
    )
    forms = {
        "time": rf"(?:{ordinal}{times}(?: {near})?|tuần {near}|thứ [2-7](?= ?\()|{clock})"
        r"(?:,? ?\( ?|, ?| )$",
        "maybe": rf"{maybe} \(?$",
        "each": rf"{each} (?:(?:buổi|{times}) ){{0,2}}$",
        "every": rf"{_either('mỗi, hàng, hằng, bình quân, trung bình, một')} $",
        "lunar": rf"{_either('mùng, mồng, rằm')}(?: \d{{1,2}})? (?:ngày )?$",
        "ancestors": rf"{_either('giỗ tổ, giỗ tổ hùng vương')} \(?$",
        "place": rf"{places} $",
        "revolution": r"cách mạng $",
        "document": rf"{documents} (?:số )?$",
        "opening": r"(?:^|\n|[.!?] |\()$",
        "score": rf"{_either('dẫn, thắng, thua, gỡ, tỷ số')}(?: \w+){{0,3}} $",
        "scale": rf"{_either('thang, điểm, lớp, cấp, tuổi, mức, số')} (?:{_either('từ, đến')} )?$",
        "named day": r"(?<!\w)(?:ngày|quốc khánh|lễ)(?!\w)[^.,;:\n]{0,50} \(?$",
        "number": r"\d $",
        "when": rf"{when} $",
        "those": rf"{_either('những, các')} $",
        "from": rf"{_either('từ')} $",
    }
    return {name: re.compile(form) for name, form in forms.items()}


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what may stand right behind a date, by what it means."""
    forms = {
        "free": _free(),
        "counted": _counted(),
        "lunar": rf" ?\(?{_either('âm, âm lịch')}(?! \d)",
        "unknown year": rf",? {_either('năm trước, năm sau, năm đó, năm ấy, cùng năm')}"
        rf"|,? {_either('hằng năm, hàng năm, mỗi năm')}",
        "another number": r"(?:,| và| ?-) ?\d",
    }
    return {name: re.compile(form) for name, form in forms.items()}


def _led(candidate: _Candidate, *meanings: str) -> bool:
    """Say whether the words before `candidate` have one of the `meanings`."""
    before = candidate.before
    return any(_leads()[meaning].search(before) for meaning in meanings)


def _followed(candidate: _Candidate, meaning: str) -> bool:
    """Say whether the words behind `candidate` have this `meaning`."""
    return bool(_tails()[meaning].match(fold(candidate.after)))


# --- is it a date? -------------------------------------------------------------------------


def _is_attached(candidate: _Candidate) -> bool:
    """Say whether a number hangs on something else: F-16, 51C-7/10, 1,7/10."""
    start, previous = candidate.match.start(), candidate.previous
    if previous and previous.end == start - 1:
        return False
    return bool(re.search(r"\w[-.:+]$|\d,$", candidate.folded[max(0, start - 2) : start]))


def _is_day(candidate: _Candidate) -> bool:
    """Say whether day and month, as matched, are a date in this context.

    With a year, yes. After "ngày" or a time of day, unless something is counted. Elsewhere
    only where the sentence goes on as it does after a date (`_may_be_day`).
    """
    match = candidate.match
    if _is_lunar(candidate) or (not match["ngày"] and _led(candidate, "place")):
        return False
    if match["d_year"]:
        return bool(match["ngày"]) or _same_marks(match)
    if _led(candidate, "each") or _followed(candidate, "counted"):
        return False
    if match["ngày"] or _led(candidate, "time"):
        return True
    return match["mark"] != "." and _is_free(candidate) and _may_be_day(candidate)


def _is_lunar(candidate: _Candidate) -> bool:
    """Say whether a day is of the lunar calendar, as the Hùng Kings' day (10-3) always is."""
    if _led(candidate, "lunar") or _followed(candidate, "lunar"):
        return True
    return _last_day_and_month(candidate.match) == (10, 3) and _led(candidate, "ancestors")


def _same_marks(match: re.Match[str]) -> bool:
    """Say whether one mark stands before month and year, or the year in words."""
    between = match.string[match.end("month") : match.end()]
    return "năm" in between or "tháng" in match["mark"] or match["mark"].strip() == between[:1]


def _is_free(candidate: _Candidate) -> bool:
    """Say whether no noun follows that the number could count: 8/10 phường."""
    return candidate.after.lstrip(" ")[:1].isupper() or _followed(candidate, "free")


def _may_be_day(candidate: _Candidate) -> bool:
    """Say whether a pair without "ngày" or a time of day before it is a date all the same."""
    match, pair = candidate.match, _last_day_and_month(candidate.match)
    if "tháng" in match["mark"]:
        return not _followed(candidate, "another number")
    if pair in _HOLIDAYS and _led(candidate, "named day"):
        return True
    # "3-4 năm nay" is a stretch of years.
    if match["mark"] == "-" and (match["d_relative"] or _led(candidate, "score", "scale")):
        return False
    if _is_chained(candidate) or _led(candidate, "maybe"):
        return True
    # A fraction is smaller than one; 24/7 is all round the clock.
    improper = "/" in match["mark"] and pair[0] > pair[1] and pair != (24, 7)
    return improper and _led(candidate, "opening")


def _month_number(month: str) -> int:
    """Return the number of a month in figures or in words."""
    return int(month) if month.isdecimal() else _MONTH_WORDS[month]


def _last_day_and_month(match: re.Match[str]) -> tuple[int, int]:
    """Return the day that stands next to the month, and the month."""
    return int(re.findall(r"\d+", match["days"])[-1]), _month_number(match["month"])


def _is_chained(candidate: _Candidate) -> bool:
    """Say whether `candidate` goes on from a day right before it: 30-4 và 1-5."""
    previous = candidate.previous
    if not previous or not previous.day:
        return False
    between = candidate.folded[previous.end : candidate.match.start()]
    return bool(re.fullmatch(r"[,;-] ?| (?:-|&|và|hoặc|hay|đến|tới|cho đến) (?:hết )?", between))


def _is_year(candidate: _Candidate, years: list[int]) -> bool:
    """Say whether four figures are a year: "mỗi năm 2000 tấn" is an amount.

    "những năm 1990" is a decade. Without "năm" it takes a word that leads to a time.
    """
    usual, counted = all(1900 <= year < 2100 for year in years), _followed(candidate, "counted")
    if not candidate.match["năm"]:
        return usual and not counted and _led(candidate, "when") and _is_free(candidate)
    if years[0] % 10 == 0 and len(years) == 1 and _led(candidate, "those"):
        return False
    return not counted or (usual and not _led(candidate, "every"))


# --- what does it say? ---------------------------------------------------------------------


def _read_days(candidate: _Candidate) -> DateMention | None:
    """Read ngày 7-10, ngày 13, 14 và 15-10, từ ngày 1 đến 10/12, 07/10/2025."""
    match = candidate.match
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    month = _month_number(match["month"])
    style = _joined(match["days"])
    ambiguous = style == "–" and match["mark"] == "-" and " " not in match["days"]
    if ambiguous or not style or days != sorted(set(days)) or not _is_day(candidate):
        return None
    year = _year(candidate, "d", month, days[-1])
    if any(day_or_none(year or LEAP_YEAR, month, day) is None for day in days):
        raise _NoSuchDayError
    dates = [PartialDate(year, None, month, day) for day in days]
    english = f"{MONTHS[month - 1]} {_join(days, style)}"
    return _mention(candidate, dates, style, english + _year_in_english(match, "d", ", "))


def _read_months(candidate: _Candidate) -> DateMention | None:
    """Read tháng 10, tháng 10/2025, tháng 9 và 10, tháng 7-8/2025."""
    match, style = candidate.match, _joined(candidate.match["months"])
    alone = style == "and" and not re.search(r"\D", match["months"])
    if not style or _led(candidate, "each", "lunar", "revolution") or _followed(candidate, "lunar"):
        return None
    if _followed(candidate, "counted") or (alone and _led(candidate, "number")):
        return None
    months = [int(month) for month in re.findall(r"\d+", match["months"])]
    years = _rolled(months, _year(candidate, "m", months[-1], 15))
    dates = [PartialDate(year, None, month) for year, month in zip(years, months, strict=True)]
    english = _join([MONTHS[month - 1] for month in months], style)
    return _mention(candidate, dates, style, english + _year_in_english(match, "m", " "))


def _read_said_month(candidate: _Candidate) -> DateMention | None:
    """Read tháng Mười, tháng Chín năm 2025: a capital or the word before tells it from a count."""
    match = candidate.match
    capital = candidate.text[match.start("said")].isupper()
    if _led(candidate, "each", "number", "revolution") or _followed(candidate, "counted"):
        return None
    if not capital and not _led(candidate, "when", "maybe"):
        return None
    month = _month_number(match["said"])
    dates = [PartialDate(_year(candidate, "s", month, 15), None, month)]
    return _mention(candidate, dates, "and", MONTHS[month - 1] + _year_in_english(match, "s", " "))


def _read_quarters(candidate: _Candidate) -> DateMention | None:
    """Read quý III, quý IV-2025, quý II và III/2025."""
    match, style = candidate.match, _joined(candidate.match["quarters"])
    if not style or _followed(candidate, "counted"):
        return None
    found = re.findall(r"[1-4]|(?<!\w)i[iv]*", match["quarters"])
    quarters = [_ROMAN.get(quarter) or int(quarter) for quarter in found]
    years = _rolled(quarters, _year(candidate, "q", 3 * quarters[-1] - 1, 15))
    dates = [PartialDate(year, quarter) for year, quarter in zip(years, quarters, strict=True)]
    words = _join([_ORDINALS[quarter - 1] for quarter in quarters], "to" if style == "–" else style)
    english = f"the {words} quarter{'s' if len(quarters) > 1 else ''}"
    return _mention(candidate, dates, style, english + _year_in_english(match, "q", " of "))


def _read_years(candidate: _Candidate) -> DateMention | None:
    """Read năm 2025, năm 2024 và 2025, từ năm 2016 đến 2020."""
    years = [int(year) for year in re.findall(r"\d+", candidate.match["years"])]
    style = _joined(candidate.match["years"])
    if not style or years != sorted(set(years)) or not _is_year(candidate, years):
        return None
    return _mention(candidate, [PartialDate(year) for year in years], style, _join(years, style))


def _read_span(candidate: _Candidate) -> DateMention | None:
    """Read nhiệm kỳ 2025 - 2030, giai đoạn 2021-2025, 2016–2020."""
    match, term = candidate.match, candidate.match["term"]
    first, last = (int(year) for year in re.findall(r"\d+", match["span"]))
    fraction = "/" in match["to"] and not term
    if first >= last or fraction or _followed(candidate, "counted"):
        return None
    if not term and first < 1900 and not _is_free(candidate):  # 1500-2000 công nhân
        return None
    dates = [PartialDate(first), PartialDate(last)]
    if not term:
        style = _joined(match["span"])
        return _mention(candidate, dates, style, _join([first, last], style))
    noun = next(english for phrase, english in _TERMS.items() if fold(phrase) == term)
    return _mention(candidate, dates, "–", f"the {first}–{last} {noun}")


def _read_month_year(candidate: _Candidate) -> DateMention | None:
    """Read 10/1987; with a hyphen or a dot only where a date is expected."""
    month, year = (int(number) for number in re.findall(r"\d+", candidate.match["month_year"]))
    expected = candidate.match["dash"] == "/" or _led(candidate, "maybe", "time")
    if not expected or _led(candidate, "document") or _followed(candidate, "counted"):
        return None
    dates = [PartialDate(year, None, month)]
    return _mention(candidate, dates, "and", f"{MONTHS[month - 1]} {year}")


def _mention(
    candidate: _Candidate, dates: list[PartialDate], style: str, english: str
) -> DateMention:
    """Return the mention of `dates`; a stretch of time takes in the "từ" before it."""
    start, end = candidate.match.span()
    through = style != "and"
    if through and not english.startswith("the ") and _led(candidate, "from"):
        start -= len("từ ")
        english = "from " + english.replace("–", " to ")
    return DateMention(start, end, candidate.text[start:end], english, tuple(dates), through)


_READERS: dict[str, Callable[[_Candidate], DateMention | None]] = {
    "days": _read_days,
    "months": _read_months,
    "said": _read_said_month,
    "quarters": _read_quarters,
    "years": _read_years,
    "span": _read_span,
    "month_year": _read_month_year,
}  # by the group of the pattern that matched


# --- lists and years -----------------------------------------------------------------------


def _joined(items: str) -> str:
    """Return how English joins `items`: and, to, –; empty when a list holds a stretch."""
    count = len(re.findall(r"[^\W_]*\d+|(?<!\w)i[iv]*(?!\w)", items))
    if re.search(r" (?:đến|tới) ", items):
        return "to" if count == 2 else ""
    if "-" in items:
        return "–" if count == 2 else ""
    return "and"


def _join(items: Iterable[object], style: str) -> str:
    """Return `items` in English: 13, 14 and 15; 1 to 10; 2016–2020."""
    words = [str(item) for item in items]
    if len(words) == 1:
        return words[0]
    gap = "–" if style == "–" else f" {style} "
    return ", ".join(words[:-1]) + gap + words[-1]


def _rolled(items: list[int], year: int | None) -> list[int | None]:
    """Return the year of each item when the last is in `year`: December precedes January."""
    years = [year]
    for item, following in zip(items[-2::-1], items[:0:-1], strict=True):
        year = year - 1 if year and item > following else year
        years.append(year)
    return years[::-1]


def _year(candidate: _Candidate, name: str, month: int, day: int) -> int | None:
    """Return the year of a matched day or month: written, relative, or nearest to the stamp."""
    written, relative = candidate.match[f"{name}_year"], candidate.match[f"{name}_relative"]
    if written:
        return int(written)
    if not candidate.stamp or _followed(candidate, "unknown year"):
        return None
    if relative:
        return candidate.stamp.year + _RELATIVE[relative][0]
    return nearest_year(candidate.stamp, month, day)


def nearest_year(stamp: date, month: int, day: int) -> int | None:
    """Return the year whose `day` of `month` is nearest to `stamp`; None for 31 April."""
    first, last = max(MINYEAR, stamp.year - _LEAP_GAP), min(MAXYEAR, stamp.year + _LEAP_GAP)
    days = (day_or_none(year, month, day) for year in range(first, last + 1))
    near = [(abs(one.toordinal() - stamp.toordinal()), one.year) for one in days if one]
    return min(near)[1] if near else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the date, or None in a year that lacks it (29 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_in_english(match: re.Match[str], name: str, gap: str) -> str:
    """Return what English adds for the year as written: ", 2025", " last year", nothing."""
    if match[f"{name}_year"]:
        return gap + match[f"{name}_year"]
    if match[f"{name}_relative"]:
        return (" of " if name == "q" else " ") + _RELATIVE[match[f"{name}_relative"]][1]
    return ""
