"""The dates of feeds: what the standards say, and what Vietnamese newspapers write."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

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
    r"(?P<sign>[+-]) ?(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?\)?$|(?P<utc>Z|GMT|UTC?)\)?$",
    re.IGNORECASE,
)


def moment(told: str) -> datetime | None:
    """Return the moment that a feed tells, or None when nobody can be sure of it.

    RFC 822 (`Tue, 07 Oct 2025 18:40:00 +0700`), ISO 8601, and what newspapers make of them:
    `GMT+7`, `+07`, two-digit years, `Thứ 3, 07/10/2025 18:40`. Days come before months, except
    beside AM or PM, which is how .NET writes American dates. Without a zone it is Viet Nam's time,
    without a time of day it is midnight.
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
        return datetime(year, month, day, *_time(clock), tzinfo=_zone(after.strip()))
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


def _zone(told: str) -> tzinfo:
    """Return the zone that stands at the end; raises ValueError for one that there is not."""
    match = _ZONE.search(told)
    if match is None:
        return VIET_NAM
    if match["utc"]:
        return UTC
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)
