"""Which figures of one text another text supports, whichever language each is in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.ledger.figure import Approximation, Figure
from briefing.vietnamese.units import Unit, units

if TYPE_CHECKING:
    from briefing.ledger.times import Time

_ROUNDING: dict[Approximation, str] = {
    "about": ROUND_HALF_UP,
    "over": ROUND_FLOOR,
    "under": ROUND_CEILING,
}
_MOST_DIGITS = 15
_HOUR = 60  # minutes
_CUSTOMARY = frozenset({
    "mile", "nautical mile", "foot", "inch", "yard", "acre", "square foot", "square mile", "mph",
    "lb", "oz",
})  # fmt: skip
_TOLERANCE = Decimal("0.05")
"""How far a customary measure may be from its metric rendering: six miles, 10 km."""
_ROUGHEST = Decimal("0.1")
"""How far a rounded number may be from the exact one: hơn 1,2 triệu of 1.296.000."""
_EITHER = {
    "pound": frozenset({"GBP", "lb"}),
    "degree": frozenset({"°C", "°F"}),
    "km/h": frozenset({"km"}),  # mỗi giờ đi được 15 km
    "mph": frozenset({"mile"}),
}
_OFTEN_UNSAID = frozenset({"year", "degree", "°C", "°F", "pound"})
_PAIRS = frozenset({"range", "score", "fraction"})


def unsupported_figures(
    figures: Sequence[Figure], by_figures: Sequence[Figure], by_times: Sequence[Time] = ()
) -> list[Figure]:
    """Return those of `figures` that must be supported, and that nothing supports.

    Values must be equal; rounding is allowed where the rougher side says about, over or
    under, units may convert (5 tạ is 500 kg), and a unit may be missing only where one
    language often leaves it out.
    """
    firm = [figure for figure in figures if figure.firm]
    if not firm:
        return []
    stated = _Stated(by_figures, by_times)
    return [figure for figure in firm if not stated.supports(figure)]


def differs_in_approximation(figure: Figure, by_figures: Sequence[Figure]) -> bool:
    """Say whether `figure` is approximate, and exact or the contrary wherever it is stated.

    Of digits only; a range is rough in itself (khoảng 30 tới 43%: between 30 and 43%), and
    what compares (vượt 9,6%) says nothing of how exact it is.
    """
    same = [by for by in by_figures if by.numbers == figure.numbers]
    if not figure.hedged or figure.spelt or figure.kind != "amount" or not same:
        return False
    return all(by.approx is None or {by.approx, figure.approx} == {"over", "under"} for by in same)


class _Stated:
    """The numbers that a text states, ready to be looked up."""

    def __init__(self, figures: Sequence[Figure], times: Sequence[Time]) -> None:
        self._figures = figures
        self._times = times

    def supports(self, figure: Figure) -> bool:
        """Say whether every number of `figure` is stated, in its unit.

        Two numbers that are one figure are so in the other text, if it has such figures, or
        stand there each for itself (từ 13% xuống 10%).
        """
        if figure.also is not None and self._states(figure, figure.also):
            return True
        if figure.kind in _PAIRS and (pairs := self._pairs.get(_sort(figure))):
            return tuple(sorted(figure.numbers)) in pairs or self._states_singly(figure)
        parts_of_one = figure.kind == "fraction" and figure.low == 1  # the final third
        if all(self._states(figure, number) for number in figure.numbers[parts_of_one:]):
            return True
        return figure.kind == "fraction" and any(
            self._has(figure, share, unit) for share, unit in _shares(figure)
        )

    def _states_singly(self, figure: Figure) -> bool:
        """Say whether every number of `figure` stands for itself in the other text."""
        return all(
            any(_agree(figure.unit, other) for other in self._singles.get(number, ()))
            for number in figure.numbers
        )

    def _states(self, figure: Figure, number: Decimal) -> bool:
        return (
            self._has(figure, number, figure.unit)
            or self._has_rounded(figure, number)
            or self._has_converted(figure, number)
            or self._has_rough_duration(figure, number)
            or (figure.kind == "vague" and number.adjusted() in self._magnitudes)
            or (_is_bare(figure) and number in self._numbers_of_times)
            or (figure.unit == "minute" and number in self._minutes_of_clocks)
        )

    def _has(self, figure: Figure, number: Decimal, unit: str | None) -> bool:
        """Say whether the other text has the number in the unit; codes are never spelt."""
        others = self._digits if figure.kind in ("identifier", "score") else self._all
        if any(_agree(unit, other) for other in others.get(number, ())):
            return True
        if _is_word(figure):
            return any(map(_is_of_time, others.get(number, ())))
        return _is_of_time(unit) and number in self._words

    def _has_rounded(self, figure: Figure, number: Decimal) -> bool:
        """Say whether one of the two is the other rounded, and says so, and only one does."""
        if figure.approx:
            exact = self._finer.get((figure.approx, number), ())
            return any(_is_near(number, other, figure.unit, unit) for other, unit in exact)
        return any(
            _is_near(number, rounded, figure.unit, unit)
            for approx in _ROUNDING
            for rounded in _roundings(number, approx)
            for unit in self._rougher.get((approx, rounded), ())
        )

    def _has_converted(self, figure: Figure, number: Decimal) -> bool:
        """Say whether the number stands in another unit of the same measure.

        Miles for kilometres only where the other text has no kilometres.
        """
        unit = units().get(figure.unit or "")
        if not unit or unit.dimension not in ("measure", "time"):
            return False
        base, value = _in_base(unit, number)
        customary = unit.name in _CUSTOMARY
        own = self._converted.get((base, customary), [])
        if own:
            at = bisect_left(own, value)
            return at < len(own) and own[at] == value
        others = self._converted.get((base, not customary), [])
        at = bisect_left(others, value)
        near = others[max(0, at - 1) : at + 1]
        return any(abs(value - other) <= _TOLERANCE * abs(value) for other in near)

    def _has_rough_duration(self, figure: Figure, number: Decimal) -> bool:
        """Say whether just one of two durations is rough, in another unit: hơn 7 năm, 90 months."""
        if not _is_of_time(figure.unit):
            return False
        base, value = _in_base(units()[figure.unit or ""], number)
        durations = self._durations.get(base, [])
        at = bisect_left(durations, (value,))
        return any(
            unit != figure.unit
            and rough != bool(figure.approx)
            and abs(value - other) <= _ROUGHEST * abs(value)
            for other, unit, rough in durations[max(0, at - 1) : at + 1]
        )

    @cached_property
    def _durations(self) -> dict[str, list[tuple[Decimal, str, bool]]]:
        """The durations by their base, in order, each with its unit and whether it is rough."""
        durations: dict[str, list[tuple[Decimal, str, bool]]] = defaultdict(list)
        for figure in self._figures:
            if _is_of_time(figure.unit):
                for number in figure.numbers:
                    base, value = _in_base(units()[figure.unit or ""], number)
                    durations[base].append((value, figure.unit or "", bool(figure.approx)))
        return {base: sorted(stated) for base, stated in durations.items()}

    @cached_property
    def _all(self) -> dict[Decimal, set[str | None]]:
        """The units of every number that is stated."""
        stated: dict[Decimal, set[str | None]] = defaultdict(set)
        for figure in self._figures:
            for number, unit in _readings(figure):
                stated[number].add(unit)
        return stated

    @cached_property
    def _words(self) -> set[Decimal]:
        """The number words that count nothing we know: lương năm ngày, paid for five."""
        return {figure.low for figure in self._figures if _is_word(figure)}

    @cached_property
    def _digits(self) -> dict[Decimal, set[str | None]]:
        """The units of the numbers that are stated in digits, or as Roman numerals."""
        stated: dict[Decimal, set[str | None]] = defaultdict(set)
        for figure in self._figures:
            if not figure.spelt or figure.firm or figure.kind == "ordinal":
                for number, unit in _readings(figure):
                    stated[number].add(unit)
        return stated

    @cached_property
    def _singles(self) -> dict[Decimal, set[str | None]]:
        """The units of the numbers in digits that are figures of their own."""
        stated: dict[Decimal, set[str | None]] = defaultdict(set)
        for figure in self._figures:
            if len(figure.numbers) == 1 and not figure.spelt:
                stated[figure.low].add(figure.unit)
        return stated

    @cached_property
    def _pairs(self) -> dict[tuple[bool, str | None], set[tuple[Decimal, ...]]]:
        """The numbers of ranges, fractions and scores in digits, by their sort."""
        pairs: dict[tuple[bool, str | None], set[tuple[Decimal, ...]]] = defaultdict(set)
        for figure in self._figures:
            if figure.kind in _PAIRS and not figure.spelt:
                pairs[_sort(figure)].add(tuple(sorted(figure.numbers)))
        return dict(pairs)

    @cached_property
    def _rougher(self) -> dict[tuple[Approximation, Decimal], set[str | None]]:
        """The units of the numbers that are said to be rough, by how."""
        rougher: dict[tuple[Approximation, Decimal], set[str | None]] = defaultdict(set)
        for figure in self._figures:
            if figure.approx:
                for number in figure.numbers:
                    rougher[figure.approx, number].add(figure.unit)
        return rougher

    @cached_property
    def _finer(self) -> dict[tuple[Approximation, Decimal], set[tuple[Decimal, str | None]]]:
        """The exact numbers and their units, by how and to what they are rounded."""
        finer: dict[tuple[Approximation, Decimal], set[tuple[Decimal, str | None]]]
        finer = defaultdict(set)
        exact = [(n, f.unit) for f in self._figures if not f.approx for n in f.numbers]
        for number, unit in exact:
            for approx in _ROUNDING:
                for rounded in _roundings(number, approx):
                    finer[approx, rounded].add((number, unit))
        return finer

    @cached_property
    def _converted(self) -> dict[tuple[str, bool], list[Decimal]]:
        """The numbers in the base of their unit, in order, by the base and the system."""
        converted: dict[tuple[str, bool], list[Decimal]] = defaultdict(list)
        for figure in self._figures:
            if unit := units().get(figure.unit or ""):
                for number in figure.numbers:
                    base, value = _in_base(unit, number)
                    converted[base, unit.name in _CUSTOMARY].append(value)
        return {system: sorted(values) for system, values in converted.items()}

    @cached_property
    def _magnitudes(self) -> set[int]:
        """The powers of ten that are "hundreds of" for some number."""
        return {
            number.adjusted() - less
            for figure in self._figures
            if figure.kind != "vague"
            for number in figure.numbers
            for less in (0, 1)
        }

    @cached_property
    def _minutes_of_clocks(self) -> set[Decimal]:
        """The minutes since midnight of clock times: 2 giờ 40 phút may be one, or a duration."""
        clocks = (time.values for time in self._times if time.kind == "clock")
        return {Decimal(minute) for values in clocks for minute in values if minute > _HOUR}

    @cached_property
    def _numbers_of_times(self) -> set[Decimal]:
        """The numbers that times state, in digits or not, and the years of their dates."""
        numbers = {number for time in self._times for number in time.numbers}
        numbers |= {int(n) for time in self._times for n in re.findall(r"\d{1,4}", time.text)}
        clock = {
            minute // 60 for time in self._times if time.kind == "clock" for minute in time.values
        }
        numbers |= clock
        numbers |= {day.year for time in self._times for day in time.dates if day.year}
        return {Decimal(number) for number in numbers}


def _sort(figure: Figure) -> tuple[bool, str | None]:
    """Return what tells pairs of numbers apart; 1-4 may be a range or a score."""
    return figure.kind == "fraction", figure.unit


def _readings(figure: Figure) -> Iterator[tuple[Decimal, str | None]]:
    """Yield every number that a figure may state, with its unit."""
    for number in figure.numbers:
        yield number, figure.unit
    if figure.also is not None:  # 5m is five metres or a bare five million
        is_million = figure.unit == "m" and figure.also > figure.low
        yield figure.also, None if is_million else figure.unit
    if figure.kind == "fraction":
        yield from _shares(figure)
    if figure.kind == "multiple":  # doubled: up 100 per cent, to 200 per cent
        yield 100 * figure.low, "%"
        yield 100 * (figure.low - 1), "%"


def _is_word(figure: Figure) -> bool:
    """Say whether a number is in words and without a unit."""
    return figure.spelt and not figure.unit and figure.kind == "amount"


def _is_of_time(unit: str | None) -> bool:
    """Say whether a unit measures time."""
    return bool(unit) and units()[unit or ""].dimension == "time"


def _is_bare(figure: Figure) -> bool:
    """Say whether a number has no unit but, maybe, one that a date or an hour stands for."""
    return figure.unit in (None, "hour", "day", "week", "month", "year")


def _is_near(one: Decimal, other: Decimal, unit: str | None, other_unit: str | None) -> bool:
    """Say whether a number in a unit is another but for rounding."""
    return _agree(unit, other_unit) and abs(one - other) <= _ROUGHEST * abs(one)


def _agree(one: str | None, other: str | None) -> bool:
    """Say whether two units may be the same: $ and đô la, pounds and lb.

    What one language leaves to the reader may be missing: 5 triệu is VND5 million, 37 tuổi
    is 37, 7,5 độ is a magnitude of 7.5.
    """
    if one == other or one in _EITHER.get(other or "", ()) or other in _EITHER.get(one or "", ()):
        return True
    if one and other:
        return False
    said = units()[one or other or ""]
    return said.dimension == "money" or said.name in _OFTEN_UNSAID


def _shares(figure: Figure) -> Iterator[tuple[Decimal, str | None]]:
    """Yield a fraction as a number and in per cent."""
    above, below = figure.numbers[0], figure.numbers[-1]
    if below:
        share = _context(_MOST_DIGITS).divide(above, below)
        yield share, figure.unit
        yield 100 * share, "%"


def _in_base(unit: Unit, number: Decimal) -> tuple[str, Decimal]:
    """Return the base of `unit`, and `number` in it."""
    return unit.base or unit.name, number * unit.factor


def _roundings(number: Decimal, approx: Approximation) -> Iterable[Decimal]:
    """Return `number` rounded to fewer and fewer digits, as an approximation rounds."""
    most = min(len(number.normalize().as_tuple().digits) - 1, _MOST_DIGITS)
    return (_context(digits, _ROUNDING[approx]).plus(number) for digits in range(most, 0, -1))


def _context(digits: int, rounding: str = ROUND_HALF_UP) -> Context:
    """Return a context of so many significant digits, which traps nothing."""
    return Context(prec=digits, rounding=rounding, traps=[])
