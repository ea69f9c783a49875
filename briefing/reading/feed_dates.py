"""The dates of feeds: what the standards say, and what Vietnamese newspapers write."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from briefing.reading.articles import VIET_NAM
from briefing.vietnamese.text import one_line

_LONGEST = 100
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Others are a program's way to say that it knows no date (0001-01-01)."""

_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)T?")
_WRITTEN = re.compile(
    rf"\b(?P<day>\d{{1,2}})[ -](?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}[ -](?P<year>\d{{2,4}})\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\b")
_CLOCK = re.compile(
    r"(?<![\d+-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?: ?(?P<half>[AP]M|SA|CH)\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"[ ,(]*(?:(?:GMT|UTC?)? ?(?P<sign>[+-]) ?(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\b"
    r"|(?P<name>[A-Z]+)\b)",
    re.IGNORECASE,
)
_AMERICAN = {"EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8}
_NAMED = {"Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "ICT": 7, **_AMERICAN}
"""Hours of the zones that RFC 822 names, and of Indochina's. Its letters of the military, but Z,
are as good as none (RFC 2822, 4.3), and all other names are ambiguous."""


def moment(told: str) -> datetime | None:
    """Return the moment that a feed tells, or None when nobody can be sure of it.

    RFC 822 (`Tue, 07 Oct 2025 18:40:00 +0700`), ISO 8601, and what newspapers make of them:
    `GMT+7`, `+07`, two-digit years, `Thứ 3, 07/10/2025 18:40`. Days come before months, except
    beside AM or PM, which is how .NET writes American dates. Without a zone it is Viet Nam's time,
    with one that is not known nobody can be sure; without a time of day it is midnight.
    """
    told = one_line(told[:_LONGEST])
    date = _ISO.search(told) or _WRITTEN.search(told) or _SLASHED.search(told)
    if date is None:
        return None
    rest = f"{told[: date.start()]} {told[date.end() :]}"
    clock = _CLOCK.search(rest)
    after = rest[clock.end() :] if clock else ""
    try:
        year, month, day = _day(date, american=bool(clock and _is_american(clock)))
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        return datetime(year, month, day, *_time(clock), tzinfo=_zone(after))
    except ValueError:
        return None


def _day(date: re.Match[str], *, american: bool) -> tuple[int, int, int]:
    """Return year, month and day; raises ValueError for a month that there is not."""
    year, day, told = int(date["year"]), int(date["day"]), date["month"].lower()
    month = _MONTHS.index(told) + 1 if date.re is _WRITTEN else int(told)
    if date.re is _SLASHED and american and day <= len(_MONTHS):
        month, day = day, month
    return year + 2000 if len(date["year"]) == 2 else year, month, day


def _is_american(clock: re.Match[str]) -> bool:
    return (clock["half"] or "").upper() in ("AM", "PM")


def _time(clock: re.Match[str] | None) -> tuple[int, int, int]:
    """Return hour, minute and second; SA and CH are the Vietnamese AM and PM."""
    if clock is None:
        return 0, 0, 0
    hour = int(clock["hour"])
    half = (clock["half"] or "").upper()
    if half:
        hour = hour % 12 + (12 if half in ("PM", "CH") else 0)
    return hour, int(clock["minute"]), int(clock["second"] or 0)


def _zone(after: str) -> tzinfo:
    """Return the zone that stands behind a time of day; raises ValueError for an unknown one."""
    match = _ZONE.match(after)
    if match is None:
        return VIET_NAM
    if name := match["name"]:
        if name.upper() not in _NAMED:
            raise ValueError(name)
        return timezone(timedelta(hours=_NAMED[name.upper()]))
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)
