"""Times falsified: days, months, years, quarters, weekdays, hours of the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from cases import Edit

Span = tuple[int, int]

VARIANTS = 2
"""Other days, months, years tried for each."""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VI_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_VI_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_MONTH = "|".join(MONTHS)
_ORDINAL = r"(?:st|nd|rd|th)?"
_PATTERNS = {
    "en": (
        rf"(?<![\w.,/:$£€-])(?P<day>\d{{1,2}}){_ORDINAL} (?:of )?(?P<month>{_MONTH})\b",
        rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}){_ORDINAL}(?![\d:.]*\d)",
        rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|"
        rf"[Ll]ate|[Dd]uring|to|between|and|mid-?)[ -](?P<month>{_MONTH})\b(?! \d\d?\b)",
        rf"(?<![\w.,/:$£€-])(?P<day>\d{{1,2}})"
        rf"(?= ?(?:to|and|or|-|–) ?\d{{1,2}}{_ORDINAL} (?:{_MONTH})\b)",
    ),
    "vi": (
        r"(?<![\w.,/-])(?P<day>\d{1,2})(?:/|-)(?P<month>\d{1,2})(?=[/-](?:19|20)\d\d(?!\d))",
        r"(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|hôm) "
        r"(?P<day>\d{1,2})-(?P<month>\d{1,2})(?![\d%]|[/.,-]\d)",
        r"(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|hôm|Hai|Ba|Tư|Năm|Sáu|Bảy|nhật|đến|và|"
        r"giờ|giờ \d\d|tính từ|trước) (?P<day>\d{1,2})/(?P<month>\d{1,2})"
        r"(?![\d%]|[/.,-]\d| (?:hội|phiếu))",
        r"(?:[Nn]gày|mùng|mồng) (?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?!\d)",
        r"(?<!\w)(?:[Nn]gày) (?P<day>\d{1,2})(?= (?:và|đến) (?:ngày )?\d{1,2}[/-]| và \d)",
        r"(?<!\d )[Tt]háng (?P<month>\d{1,2})(?!\d|[.,]\d)",
    ),
}
_YEAR = re.compile(r"(?<![\w.,$£€])(?:19|20)\d\d(?!\d|[.,]\d|%)")
_CLOCKS = {
    "en": (
        r"(?<![\w.,:$£€-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? ?"
        r"(?P<half>a\.m\.|p\.m\.|am\b|pm\b)",
        r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:.])(?! ?(?:a|p)\.?m)",
    ),
    "vi": (
        r"(?<![\w.,:])(?P<hour>\d{1,2})(?: giờ |h|:)(?P<minute>\d\d)(?![\w:/-])(?: phút)?",
        r"(?<![\w.,:])(?P<hour>\d{1,2})[.:](?P<minute>[0-5]\d)(?= giờ| (?:sáng|chiều|tối)\b)",
        r"(?:[Ll]úc|[Vv]ào|[Tt]ừ|[Đđ]ến|[Tt]rước|[Ss]au|khoảng) (?P<hour>\d{1,2}) ?(?:giờ|h)"
        r"(?! \d\d\b|\w|:)(?= (?:sáng|trưa|chiều|tối|đêm|ngày|hôm)|,)",
    ),
}
_QUARTERS = {
    "en": (
        r"\b(first|second|third|fourth)(?=[- ]quarter\b)",
        ("first", "second", "third", "fourth"),
    ),
    "vi": (r"(?<=[Qq]uý )(III|II|IV|I)(?!\w)", ("I", "II", "III", "IV")),
}


def spans(text: str, language: str) -> list[Span]:
    """Return the stretches that are times: not figures."""
    found = [
        m.span() for p in (*_PATTERNS[language], *_CLOCKS[language]) for m in re.finditer(p, text)
    ]
    return found + [m.span() for m in _YEAR.finditer(text)]


def edits(text: str, other: str, language: str, rng: Random) -> Iterator[Edit]:
    """Yield changes of the times of a text; `other` is the same in the other language."""
    for pattern in _PATTERNS[language]:
        for match in re.finditer(pattern, text):
            if text.count(match[0]) == 1:
                yield from _day(text, match, rng)
                yield from _month(match, language, rng)
    yield from _years(text, other, rng)
    yield from _weekday(text, other, language, rng)
    yield from _clock(text, language, rng)
    pattern, words = _QUARTERS[language]
    for match in re.finditer(pattern, text):
        new = rng.choice([word for word in words if word != match[0]])
        yield Edit("date", "quarter changed", match.start(), match.end(), new)


def _day(text: str, match: re.Match[str], rng: Random) -> Iterator[Edit]:
    day = match.groupdict().get("day")
    if day is None or not 1 <= int(day) <= 31:
        return
    start, end = match.span("day")
    suffix = re.compile(r"st|nd|rd|th").match(text, end)
    for new in rng.sample([d for d in range(1, 29) if d != int(day)], VARIANTS):
        told = f"{new}{_ordinal(new)}" if suffix else str(new)
        yield Edit("date", "day changed", start, suffix.end() if suffix else end, told)


def _ordinal(day: int) -> str:
    return "th" if day // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _month(match: re.Match[str], language: str, rng: Random) -> Iterator[Edit]:
    month = match.groupdict().get("month")
    if month is None:
        return
    if language == "en":
        others = [m for m in MONTHS if m != month]
    else:
        others = [str(m) for m in range(1, 13) if m != int(month)]
    for new in rng.sample(others, VARIANTS):
        yield Edit("date", "month changed", *match.span("month"), new)


def _years(text: str, other: str, rng: Random) -> Iterator[Edit]:
    """Four digits that stand in both texts, in each once, are a year (or say the same as one)."""
    years = [match[0] for match in _YEAR.finditer(text)]
    others = [match[0] for match in _YEAR.finditer(other)]
    for match in _YEAR.finditer(text):
        if years.count(match[0]) == 1 and match[0] in others:
            near = [int(match[0]) + d for d in range(-9, 10) if d]
            fit = [str(y) for y in near if str(y) not in years and 1900 <= y <= 2099]
            for new in rng.sample(fit, VARIANTS):
                yield Edit("date", "year changed", *match.span(), new)


def _weekday(text: str, other: str, language: str, rng: Random) -> Iterator[Edit]:
    """A weekday that both texts have: in lower case `thứ hai` may mean the second."""
    english = text if language == "en" else other
    told = set(re.findall(rf"\b({'|'.join(WEEKDAYS)})", english))
    if language == "en":
        for match in re.finditer(rf"\b({'|'.join(WEEKDAYS)})\b", text):
            if text.count(match[0]) == 1:
                for new in rng.sample([day for day in WEEKDAYS if day != match[0]], VARIANTS):
                    yield Edit("date", "weekday changed", *match.span(), new)
        return
    for match in re.finditer(r"[Tt]hứ (hai|ba|tư|năm|sáu|bảy)(?!\w)", text, re.IGNORECASE):
        once = text.lower().count(match[0].lower()) == 1
        if once and WEEKDAYS[_VI_WEEKDAYS.index(match[1].lower())] in told:
            others = [day for day in _VI_WEEKDAYS if day != match[1].lower()]
            for new in rng.sample(others, VARIANTS):
                new = new.capitalize() if match[1][0].isupper() else new
                yield Edit("date", "weekday changed", *match.span(1), new)
    for match in re.finditer(r"[Cc]hủ [Nn]hật", text):
        if "Sunday" in told:
            yield Edit(
                "date", "weekday changed", *match.span(), "thứ " + rng.choice(("Hai", "Sáu"))
            )


def _clock(text: str, language: str, rng: Random) -> Iterator[Edit]:
    for pattern in _CLOCKS[language]:
        for match in re.finditer(pattern, text):
            groups = match.groupdict()
            hour, half = int(groups["hour"]), groups.get("half")
            if text.count(match[0]) > 1 or hour > 24:
                continue
            hours = range(1, 12) if half or hour <= 12 else range(13, 24)
            new = rng.choice([h for h in hours if h != hour])
            yield Edit("date", "clock hour changed", *match.span("hour"), str(new))
            if minute := groups.get("minute"):
                late = rng.choice([m for m in range(5, 60, 5) if m != int(minute)])
                yield Edit("date", "clock minutes changed", *match.span("minute"), f"{late:02}")
            if half:
                swap = half.translate(str.maketrans("ap", "pa"))
                yield Edit("date", "a.m. and p.m. changed", *match.span("half"), swap)
