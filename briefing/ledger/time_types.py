"""What the readers of times return, and the reckoning that both languages share."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain
from typing import Literal, NamedTuple

from briefing.vietnamese.dates import PartialDate

Unit = Literal["day", "week", "month", "year"]
Kind = Literal[
    "date",
    "part of year",
    "decade",
    "century",
    "weekday",
    "clock",
    "part of day",
    "relative day",
    "relative week",
    "relative month",
    "relative year",
]

_DAY_MINUTES = 24 * 60
_NOON = 12 * 60
_WEEK = 7
_CENTURY = 100


class Time(NamedTuple):
    """A stretch of a text that names a time, in values that no language colours."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character."""
    text: str
    """The stretch as written."""
    kind: Kind
    dates: tuple[PartialDate, ...] = ()
    """Its days, months or years: of a date; of a relative time as the stamp resolves it; of a
    weekday each day it may be within a week of the stamp; of a part of the year the year (and
    quarter). Empty where neither text nor stamp tells them."""
    values: frozenset[int] = frozenset()
    """What it may be, by `kind`. Part of year: 100 * first + last month. Decade: its first year.
    Century: its number. Weekday: 0 is Monday. Clock: minutes since midnight. Part of day: the
    hours it may cover. Relative: how many days, weeks, months or years after the stamp."""
    numbers: frozenset[int] = frozenset()
    """The figures that may stand for it in another text: 2 for thứ hai, 9 for nine months."""
    through: bool = False
    """The dates are the two ends of a stretch of time."""
    stated_year: bool = False
    """The text, not the stamp, gives the year of the dates."""
    sure: bool = True
    """Whether it is a time beyond doubt: any other may support a time, and asks for none."""

    @property
    def no_year(self) -> bool:
        """Whether it names a day whose year neither the text nor a stamp tells."""
        return self.kind == "date" and any(
            date.day and date.month and not date.year for date in self.dates
        )


class Found(NamedTuple):
    """A match of a pattern of times and what its reader needs to see."""

    text: str
    folded: str
    match: re.Match[str]
    stamp: date | None

    @property
    def before(self) -> str:
        """The folded text that leads to the match."""
        return self.folded[max(0, self.match.start() - 32) : self.match.start()]

    @property
    def after(self) -> str:
        """The folded text that follows the match."""
        return self.folded[self.match.end() : self.match.end() + 32]

    def time(
        self,
        kind: Kind,
        values: frozenset[int] = frozenset(),
        dates: tuple[PartialDate, ...] = (),
        *,
        numbers: frozenset[int] = frozenset(),
        stated_year: bool = False,
        through: bool = False,
        sure: bool = True,
    ) -> Time:
        """Return the time that the whole match names."""
        start, end = self.match.span()
        text = self.text[start:end]
        return Time(start, end, text, kind, dates, values, numbers, through, stated_year, sure)


def relative_kind(unit: Unit) -> Kind:
    """Return the kind of a time that counts in `unit` from the stamp."""
    kinds: dict[Unit, Kind] = {
        "day": "relative day",
        "week": "relative week",
        "month": "relative month",
        "year": "relative year",
    }
    return kinds[unit]


def resolve(unit: Unit, offsets: frozenset[int], stamp: date | None) -> tuple[PartialDate, ...]:
    """Return the day, month or year that lies `offsets` after `stamp`; nothing for a week."""
    if not stamp or len(offsets) != 1:
        return ()
    (offset,) = offsets
    if unit == "year":
        return (PartialDate(stamp.year + offset),)
    if unit == "month":
        months = stamp.year * 12 + stamp.month - 1 + offset
        return (PartialDate(months // 12, None, months % 12 + 1),)
    ordinal = stamp.toordinal() + offset
    if unit == "week" or not date.min.toordinal() <= ordinal <= date.max.toordinal():
        return ()
    day = stamp + timedelta(days=offset)
    return (PartialDate(day.year, None, day.month, day.day),)


def span(found: Found, first: int, last: int) -> Time:
    """Return the stretch between two years; the last may lack its century: 2018/19.

    The 10 of 2018-10 is no year.
    """
    if last < _CENTURY:
        last += first - first % _CENTURY
        if last <= first:
            return found.time("date", dates=(PartialDate(first),), stated_year=True)
    dates = (PartialDate(first), PartialDate(last))
    return found.time("date", dates=dates, stated_year=True, through=True)


def weekday(
    found: Found, number: int, numbers: frozenset[int] = frozenset(), *, sure: bool = True
) -> Time:
    """Return a weekday (0 is Monday), its dates the days within a week of the stamp it may be."""
    stamp = found.stamp
    days = (
        [
            resolve("day", frozenset({offset}), stamp)
            for offset in range(-_WEEK, _WEEK + 1)
            if (stamp.weekday() + offset) % _WEEK == number
        ]
        if sure and stamp
        else []
    )
    dates = tuple(chain.from_iterable(days))
    return found.time("weekday", frozenset({number}), dates, numbers=numbers, sure=sure)


def minutes(hour: int, minute: int, half: Literal["am", "pm"] | None = None) -> frozenset[int]:
    """Return the minutes of the day that a clock time may mean.

    Without the `half` of the day an hour up to twelve may be of either.
    """
    at = (hour * 60 + minute) % _DAY_MINUTES
    if half:
        return frozenset({at % _NOON + (_NOON if half == "pm" else 0)})
    return frozenset({at, (at + _NOON) % _DAY_MINUTES}) if 0 < hour <= 12 else frozenset({at})


def year_part(first: int, last: int) -> frozenset[int]:
    """Return the value of the stretch of a year from the `first` to the `last` month."""
    return frozenset({100 * first + last})
