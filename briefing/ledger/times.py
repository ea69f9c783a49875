"""The times that a Vietnamese or English text names, and which of them another text lacks.

Dates, years, quarters, weekdays, clock times and relative days are read into values that no
language colours (see `Time`). Ages and durations (35 tuổi, 3 năm, two weeks) are figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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


# A month and its day, a kind of time and its value, two years.
_Key = tuple[int | str | None, int | None]

_WEEK = 7
_SINGLE = "year"  # that is no end of a stretch
_NO_MONTH = 0  # the month of "ngày 7", which may be of any


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
    times: Sequence[Time], by_times: Sequence[Time], by_figures: Iterable[Amount]
) -> list[Time]:
    """Return those of `times` that another text, with `by_times` and `by_figures`, lacks.

    Parts of a date compare where both texts know them: October 7 agrees with October 7, 2025.
    A relative time or a part of the day fails only where the other text names another.
    """
    sure = [time for time in times if time.sure]
    if not sure:
        return []
    other = _Other(times, by_times, by_figures)
    return [time for time in sure if not other.supports(time)]


class _Other:
    """What another text says, indexed so that times are held against it in linear time."""

    def __init__(
        self, own: Iterable[Time], times: Sequence[Time], figures: Iterable[Amount]
    ) -> None:
        self._own_years = _stated_years(own)
        self._years = _stated_years(times)
        self._numbers = frozenset(chain.from_iterable((one.low, one.high) for one in figures))
        named = [time for time in times if time.sure and time.kind != "weekday"]
        days = [day for time in named for day in time.dates if day.day]
        self._days = frozenset(filter(None, map(_ordinal, days)))
        self._weekdays = _weekdays(times, self._days, undated=bool(days))
        self._values: dict[Kind, set[int]] = defaultdict(set)
        self._years_of: dict[_Key, dict[int | None, bool]] = defaultdict(dict)
        for time in times:
            self._values[time.kind] |= time.values
            # A weekday may be a date where the text names no day itself.
            dated = time.kind != "weekday" or not days
            for key, year in chain(_date_keys(time) if dated else (), _value_keys(time)):
                years = self._years_of[key]
                years[year] = years.get(year, False) or time.stated_year

    def supports(self, time: Time) -> bool:
        """Say whether the other text states `time`, or at least nothing against it."""
        if _is_span(time):
            return self._has_span(time)
        if time.kind == "date":
            return self._has_number(time) or all(
                self._has_date(day, time.stated_year) for day in time.dates
            )
        if time.kind == "weekday":  # "thứ hai" is the second as well
            return self._has_number(time) or bool(time.values & self._weekdays)
        values = self._values.get(time.kind)
        if time.kind == "relative day" and not values:
            return not any(map(self._has_another_day, time.dates))
        if time.kind == "part of day" or time.kind.startswith("relative"):
            return not values or not values.isdisjoint(time.values)
        return self._has_values(time) if values else self._has_number(time)

    def _has_number(self, time: Time) -> bool:
        """Say whether the other text has a number of `time` as a figure: hiệp 3, 90s."""
        return not time.numbers.isdisjoint(self._numbers)

    def _has_date(self, day: PartialDate, stated: bool) -> bool:
        """Say whether a date of the other text agrees with `day`; a year may be a figure there."""
        if not day.month and not day.day:
            return day.year in self._numbers or day.year in self._years_of.get((None, None), ())
        return self._is_of_year((day.month, day.day), day.year, stated) or (
            bool(day.day) and self._is_of_year((_NO_MONTH, day.day), day.year, stated)
        )

    def _has_span(self, time: Time) -> bool:
        """Say whether the other text has the stretch of years, or names both ends on their own.

        An end of another stretch does not count: 2020-2025 is not 2021-2025 beside a 2021.
        """
        first, last = (day.year for day in time.dates)
        return (first, last) in self._years_of or all(
            year in self._numbers or (_SINGLE, year) in self._years_of for year in (first, last)
        )

    def _has_another_day(self, day: PartialDate) -> bool:
        """Say whether the other text names, instead of `day`, one within a week of it."""
        ordinal = _ordinal(day)
        if not ordinal or ordinal in self._days:
            return False
        return not self._days.isdisjoint(range(ordinal - _WEEK, ordinal + _WEEK + 1))

    def _has_values(self, time: Time) -> bool:
        """Say whether the other text has one of what a clock time may be, or all that `time` is."""
        year = time.dates[0].year if time.dates else None
        found = (
            self._is_of_year((time.kind, value), year, time.stated_year) for value in time.values
        )
        return any(found) if time.kind == "clock" else all(found)

    def _is_of_year(self, key: _Key, year: int | None, stated: bool) -> bool:
        """Say whether the other text has `key` in `year`, as far as both know the year.

        A year that only the stamp gives yields to one that its own text states elsewhere:
        "Năm 1945 … ngày 2-9" agrees with September 2, 1945.
        """
        years = self._years_of.get(key)
        if not years or year is None or year in years:
            return bool(years)
        if None in years and not any(years.values()):
            return True
        if not stated and not self._own_years.isdisjoint(years):
            return True
        return year in self._years and not all(years.values())


def _date_keys(time: Time) -> Iterator[tuple[_Key, int | None]]:
    """Yield what the dates of `time` support, each with its year: 7 October, October, a 7th."""
    if _is_span(time):
        yield (time.dates[0].year, time.dates[1].year), None
    for day in time.dates:
        if day.year:
            yield (None, None), day.year
            if not _is_span(time):
                yield (_SINGLE, day.year), None
        if day.month:
            yield (day.month, None), day.year
        if day.day:
            yield (None, day.day), day.year
            yield (day.month or _NO_MONTH, day.day), day.year


def _is_span(time: Time) -> bool:
    """Say whether `time` is a stretch from year to year."""
    return time.kind == "date" and time.through and not any(day.month for day in time.dates)


def _value_keys(time: Time) -> Iterator[tuple[_Key, int | None]]:
    """Yield each value of `time` and its year."""
    for value in time.values:
        yield (time.kind, value), time.dates[-1].year if time.dates else None


def _stated_years(times: Iterable[Time]) -> frozenset[int]:
    """Return the years that a text itself states."""
    dates = chain.from_iterable(time.dates for time in times if time.stated_year)
    return frozenset(day.year for day in dates if day.year)


def _ordinal(day: PartialDate) -> int | None:
    """Return the number of a day whose year, month and day are known, as `date` counts them."""
    if not (day.year and day.month and day.day):
        return None
    return date(day.year, day.month, day.day).toordinal()


def _weekdays(times: Iterable[Time], days: Iterable[int], *, undated: bool) -> frozenset[int]:
    """Return the weekdays that a text names, those of its `days` included.

    Every one where all it names is days without a year (`undated`): they may be of any weekday.
    """
    values = chain.from_iterable(time.values for time in times if time.kind == "weekday")
    named = frozenset(chain(values, ((day - 1) % _WEEK for day in days)))
    return named or frozenset(range(_WEEK) if undated else ())
