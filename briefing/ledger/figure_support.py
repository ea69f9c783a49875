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
_CUSTOMARY = frozenset({
    "mile", "nautical mile", "foot", "inch", "yard", "acre", "square foot", "square mile", "mph",
    "lb", "oz",
})  # fmt: skip
_TOLERANCE = Decimal("0.05")
"""How far a customary measure may be from its metric rendering: six miles, 10 km."""
_EITHER = {"pound": frozenset({"GBP", "lb"}), "degree": frozenset({"°C", "°F"})}
_OFTEN_UNSAID = frozenset({"money", "time"})
"""What one language leaves to the reader: 5 triệu is VND5 million, 37 tuổi is just 37."""


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
    """Say whether every figure that states the numbers of `figure` is exact where it is not.

    Also true of two that contradict each other: more than and less than.
    """
    same = [by for by in by_figures if by.numbers == figure.numbers]
    if not figure.approx or not same:
        return False
    return all(by.approx is None or {by.approx, figure.approx} == {"over", "under"} for by in same)


class _Stated:
    """The numbers that a text states, ready to be looked up."""

    def __init__(self, figures: Sequence[Figure], times: Sequence[Time]) -> None:
        self._figures = figures
        self._times = times

    def supports(self, figure: Figure) -> bool:
        """Say whether every number of `figure` is stated, in its unit."""
        if figure.also is not None and self._states(figure, figure.also):
            return True
        if all(self._states(figure, number) for number in figure.numbers):
            return True
        return figure.kind == "fraction" and any(
            self._has(share, unit) for share, unit in _shares(figure)
        )

    def _states(self, figure: Figure, number: Decimal) -> bool:
        return (
            self._has(number, figure.unit)
            or self._has_rounded(figure, number)
            or self._has_converted(figure, number)
            or (figure.kind == "vague" and number.adjusted() in self._magnitudes)
            or (_is_bare(figure) and number in self._numbers_of_times)
        )

    def _has(self, number: Decimal, unit: str | None) -> bool:
        return any(_agree(unit, other) for other in self._exact.get(number, ()))

    def _has_rounded(self, figure: Figure, number: Decimal) -> bool:
        """Say whether the number is a rougher or a finer one, and the rougher says so."""
        finer = figure.approx and any(
            _agree(figure.unit, other) for other in self._finer[figure.approx].get(number, ())
        )
        return bool(finer) or any(
            _agree(figure.unit, other)
            for approx, rougher in self._rougher.items()
            for rounded in _roundings(number, approx)
            for other in rougher.get(rounded, ())
        )

    def _has_converted(self, figure: Figure, number: Decimal) -> bool:
        """Say whether the number stands in another unit of the same measure."""
        unit = units().get(figure.unit or "")
        if not unit or unit.dimension not in ("measure", "time"):
            return False
        base, value = _in_base(unit, number)
        values = self._converted.get(base, [])
        at = bisect_left(values, (value,))
        if at < len(values) and values[at][0] == value:
            return True
        near = values[max(0, at - 1) : at + 1]
        return any(
            (name in _CUSTOMARY) != (unit.name in _CUSTOMARY)
            and abs(value - other) <= _TOLERANCE * abs(value)
            for other, name in near
        )

    @cached_property
    def _exact(self) -> dict[Decimal, set[str | None]]:
        exact: dict[Decimal, set[str | None]] = defaultdict(set)
        for figure in self._figures:
            for number in figure.numbers:
                exact[number].add(figure.unit)
            if figure.also is not None:
                exact[figure.also] |= {figure.unit, None}
            if figure.kind == "fraction":
                for share, unit in _shares(figure):
                    exact[share].add(unit)
        return exact

    @cached_property
    def _rougher(self) -> dict[Approximation, dict[Decimal, set[str | None]]]:
        """The numbers that are said to be rough, by how."""
        rougher: dict[Approximation, dict[Decimal, set[str | None]]] = {}
        for figure in self._figures:
            if figure.approx:
                numbers = rougher.setdefault(figure.approx, defaultdict(set))
                for number in figure.numbers:
                    numbers[number].add(figure.unit)
        return rougher

    @cached_property
    def _finer(self) -> dict[Approximation, dict[Decimal, set[str | None]]]:
        """What the numbers are when rounded in each way."""
        finer: dict[Approximation, dict[Decimal, set[str | None]]] = {}
        for approx in _ROUNDING:
            numbers = finer.setdefault(approx, defaultdict(set))
            for figure in self._figures:
                for number in figure.numbers:
                    for rounded in _roundings(number, approx):
                        numbers[rounded].add(figure.unit)
        return finer

    @cached_property
    def _converted(self) -> dict[str, list[tuple[Decimal, str]]]:
        """The numbers in the base of their unit, in order, with the unit they were in."""
        converted: dict[str, list[tuple[Decimal, str]]] = defaultdict(list)
        for figure in self._figures:
            unit = units().get(figure.unit or "")
            if not unit:
                continue
            for number in figure.numbers:
                base, value = _in_base(unit, number)
                converted[base].append((value, unit.name))
        return {base: sorted(values) for base, values in converted.items()}

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
    def _numbers_of_times(self) -> set[Decimal]:
        """The numbers in dates and clock times, the years that they are resolved to included."""
        numbers = {
            Decimal(digits) for time in self._times for digits in re.findall(r"\d+", time.text)
        }
        years = {day.year for time in self._times for day in time.dates if day.year}
        return numbers | {Decimal(year) for year in years}


def _is_bare(figure: Figure) -> bool:
    """Say whether a number has no unit but, maybe, one of time."""
    unit = units().get(figure.unit or "")
    return unit is None or unit.dimension == "time"


def _agree(one: str | None, other: str | None) -> bool:
    """Say whether two units may be the same: $ and đô la, pounds and lb, money and none."""
    if one == other or one in _EITHER.get(other or "", ()) or other in _EITHER.get(one or "", ()):
        return True
    if one and other:
        return False
    said = units().get(one or other or "")
    return said is not None and (said.dimension in _OFTEN_UNSAID or said.name in _EITHER)


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
