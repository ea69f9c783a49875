"""The times that a Vietnamese or English text names, and which of them another text lacks.

Dates, years, quarters, weekdays, clock times and relative days are read into values that no
language colours (see `Time`). Ages and durations (35 tuổi, 3 năm, two weeks) are figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Protocol

from briefing.ledger.time_types import Kind, Time
from briefing.ledger.times_en import read_english_times
from briefing.ledger.times_vi import read_vietnamese_times
from briefing.models import Language
from briefing.vietnamese.dates import PartialDate

__all__ = ["Amount", "Kind", "Time", "read_times", "taken_by", "unsupported_times"]


class Amount(Protocol):
    """A figure, as far as times need it: the least and the greatest number it may be."""

    @property
    def low(self) -> Decimal:
        """The least number that the figure may be."""

    @property
    def high(self) -> Decimal:
        """The greatest number that the figure may be."""


def read_times(text: str, language: Language, stamp: date | None = None) -> tuple[Time, ...]:
    """Return the times that `text` (NFC) names, in order and without overlap.

    `stamp` is the day of publication: it gives the year of a date without one, and the day
    of "hôm qua" or "yesterday".
    """
    read = read_vietnamese_times if language == "vi" else read_english_times
    return tuple(read(text, stamp))


def taken_by(times: Iterable[Time]) -> tuple[tuple[int, int], ...]:
    """Return the spans of the `times` that are none but times: no figure stands there."""
    return tuple((time.start, time.end) for time in times if time.sure)


def unsupported_times(
    times: Sequence[Time], by_times: Sequence[Time], by_figures: Sequence[Amount]
) -> list[Time]:
    """Return those of `times` that another text, with `by_times` and `by_figures`, lacks.

    Parts of a date compare where both texts know them: October 7 agrees with October 7, 2025.
    A relative time or a part of the day fails only where the other text names another.
    """
    other = _Other(times, by_times, by_figures)
    return [time for time in times if time.sure and not other.supports(time)]


class _Other:
    """What another text says, to hold the times of one against."""

    def __init__(
        self, own: Iterable[Time], times: Iterable[Time], figures: Iterable[Amount]
    ) -> None:
        self.own_years = _stated_years(own)
        self.times = tuple(times)
        self.years = _stated_years(self.times)
        self.numbers = frozenset(
            chain.from_iterable((figure.low, figure.high) for figure in figures)
        )

    def supports(self, time: Time) -> bool:
        """Say whether the other text states `time`, or at least nothing against it."""
        if time.numbers & self.numbers:
            return True
        if time.kind == "date":
            return all(self._has_date(day, time.stated_year) for day in time.dates)
        if time.kind == "weekday":
            return bool(time.values & self._weekdays())
        if time.kind == "part of day" or time.kind.startswith("relative"):
            return self._does_not_contradict(time)
        return self._has_value(time)

    def _has_date(self, day: PartialDate, stated: bool) -> bool:
        """Say whether a date of the other text agrees with `day`."""
        if day.year and not day.month and day.year in self.numbers:
            return True
        return any(
            _same_day(day, other) and self._same_year(day, stated, other, time.stated_year)
            for time in self.times
            for other in time.dates
        )

    def _same_year(
        self, day: PartialDate, stated: bool, other: PartialDate, other_stated: bool
    ) -> bool:
        """Say whether two dates may be of one year.

        A year that only the stamp gives yields to one that its own text states elsewhere:
        "Năm 1945 … ngày 2-9" agrees with September 2, 1945.
        """
        if day.year == other.year:
            return True
        if not day.year or not other.year:
            return True
        return (not stated and other.year in self.own_years) or (
            not other_stated and day.year in self.years
        )

    def _has_value(self, time: Time) -> bool:
        """Say whether times of the same kind, and of years that agree, have its values.

        A clock time is one of its values (7:30 is 7:30 or 19:30), any other is all of them.
        """
        values = frozenset(
            chain.from_iterable(
                other.values
                for other in self.times
                if other.kind == time.kind and self._same_years(time, other)
            )
        )
        return bool(time.values & values) if time.kind == "clock" else time.values <= values

    def _same_years(self, time: Time, other: Time) -> bool:
        """Say whether the dates of two times may all be of one year."""
        return all(
            self._same_year(day, time.stated_year, theirs, other.stated_year)
            for day in time.dates
            for theirs in other.dates
        )

    def _weekdays(self) -> frozenset[int]:
        """Return the weekdays of the other text; every one where it names a day without a year."""
        days = [day for time in self.times for day in time.dates if day.day]
        if any(not day.year or not day.month for day in days):
            return frozenset(range(7))
        dated = {date(day.year or 1, day.month or 1, day.day or 1).weekday() for day in days}
        return frozenset(dated).union(
            *(time.values for time in self.times if time.kind == "weekday")
        )

    def _does_not_contradict(self, time: Time) -> bool:
        """Say whether the other text names no time of the kind, or the same one."""
        values = [other.values for other in self.times if other.kind == time.kind]
        return not values or bool(time.values & frozenset().union(*values))


def _stated_years(times: Iterable[Time]) -> frozenset[int]:
    """Return the years that a text itself states."""
    dates = chain.from_iterable(time.dates for time in times if time.stated_year)
    return frozenset(day.year for day in dates if day.year)


def _same_day(day: PartialDate, other: PartialDate) -> bool:
    """Say whether `other` has all that is known of `day` but the year; "ngày 7" has no month."""
    if day == PartialDate(day.year):
        return other.year is not None
    month = day.month == other.month or not day.month or bool(other.day and not other.month)
    return month and day.day in (None, other.day) and day.quarter in (None, other.quarter)
