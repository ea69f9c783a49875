"""Numbers that belong together: ranges, fractions, scores, and lists that share a unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from briefing.ledger.figure import Figure, Kind
from briefing.ledger.grammar import Grammar
from briefing.vietnamese.units import units

_LONGEST_LEAD = 24
_LONGEST_JOIN = 24
_LONGEST_CHAIN = 5
_MILLION = Decimal(10**6)


class Piece(NamedTuple):
    """A figure of one number, or what has been joined so far."""

    figure: Figure
    scale: Decimal
    """The product of its scale words, which the number before it may share: 3-4 tỷ."""
    is_sum: bool = False
    """It has parts (2 years and 6 months): a number before it has a unit of its own."""


def join_pairs(pieces: Iterable[Piece], text: str, folded: str, grammar: Grammar) -> list[Figure]:
    """Return the figures of a text, two that are the ends of a range and the like in one."""
    joined: list[Piece] = []
    for piece in _with_durations(pieces, text, folded, grammar):
        pair = _pair(joined[-1], piece, folded, grammar) if joined else None
        if pair:
            start, end = pair.figure.start, pair.figure.end
            joined[-1] = pair._replace(figure=pair.figure._replace(text=text[start:end]))
        else:
            joined.append(piece)
    return _with_shared_units([piece.figure for piece in joined], folded, grammar)


def _pair(one: Piece, other: Piece, folded: str, grammar: Grammar) -> Piece | None:
    """Return two numbers as one figure, or None when they stand for themselves."""
    if other.figure.start - one.figure.end > _LONGEST_JOIN:
        return None
    join = grammar.join.fullmatch(folded, one.figure.end, other.figure.start)
    if not join or other.is_sum or not _may_join(one.figure, other.figure, join):
        return None
    other = _in_money_of(one, other, join)
    first, last = one.figure, other.figure
    if first.unit not in (None, last.unit):
        return None
    window = max(0, first.start - _LONGEST_LEAD)
    if join["and"] and not grammar.pair_lead.search(folded, window, first.start):
        return None
    numbers = (*_scaled(one, other, join), *last.numbers)
    kind = _kind(join, numbers, last.unit)
    firm = first.firm or last.firm
    pair = last._replace(start=first.start, numbers=numbers, kind=kind, firm=firm, also=None)
    return Piece(pair, other.scale)


def _may_join(first: Figure, last: Figure, join: re.Match[str]) -> bool:
    """Say whether two figures can be one: digits by marks, anything by words."""
    amounts = (first.kind, last.kind) == ("amount", "amount")
    if join["ratio"]:
        return amounts and not first.unit and not last.unit and first.low < last.low
    if not join["hyphen"] and not join["slash"]:
        return amounts
    chained = first.kind == "score" and last.kind == "amount" and not last.unit
    if chained and len(first.numbers) < _LONGEST_CHAIN:
        return True
    return amounts and not first.spelt and not last.spelt


def _in_money_of(one: Piece, other: Piece, join: re.Match[str]) -> Piece:
    """Return the last of two in the money of the first, if its sign is for both: $3-4 billion.

    Behind money the letter m is a million: £10-15m.
    """
    money = units().get(one.figure.unit or "")
    if not money or money.dimension != "money":
        return other
    last = other.figure
    if last.unit == "m" and last.also == last.numbers[0] * _MILLION:
        last = last._replace(numbers=(last.also,), also=None, unit=money.name)
        return Piece(last, _MILLION)
    if not last.unit and (join["hyphen"] or other.scale > one.scale):
        return other._replace(figure=last._replace(unit=money.name))
    return other


def _scaled(one: Piece, other: Piece, join: re.Match[str]) -> tuple[Decimal, ...]:
    """Return the numbers of the first of two, by the scale of the last: 3-4 tỷ, not 500-1 tỷ."""
    numbers = one.figure.numbers
    if join["slash"] or join["ratio"] or one.scale != 1 or other.scale == 1:
        return numbers
    shared = numbers[0] * other.scale
    return (shared,) if shared < other.figure.numbers[0] else numbers


def _kind(join: re.Match[str], numbers: tuple[Decimal, ...], unit: str | None) -> Kind:
    """Return what two joined numbers are: 1/3, 2-1, 3-4 km."""
    if join["slash"] or join["ratio"]:
        return "fraction"
    falling = any(one >= other for one, other in pairwise(numbers))
    return "score" if join["hyphen"] and falling and not unit else "range"


def _with_shared_units(figures: list[Figure], folded: str, grammar: Grammar) -> list[Figure]:
    """Return `figures` with the unit that the last of a list gives to all: 5, 6 và 7%."""
    shared = figures[-1:]
    for figure in figures[-2::-1]:
        last = shared[-1]
        between = folded[figure.end : last.start] if last.start - figure.end < 8 else ""
        bare = not figure.unit and not figure.spelt and figure.kind == "amount"
        if bare and last.unit and last.kind == "amount" and grammar.listed.fullmatch(between):
            figure = figure._replace(unit=last.unit)
        shared.append(figure)
    return shared[::-1]


def _with_durations(
    pieces: Iterable[Piece], text: str, folded: str, grammar: Grammar
) -> Iterator[Piece]:
    """Yield `pieces` with the parts of a duration in one: 7 năm 6 tháng is 90 months."""
    whole: Piece | None = None
    for piece in pieces:
        total = _total(whole.figure, piece.figure, folded, grammar) if whole else None
        if whole and total is not None:
            whole = _added(whole.figure, piece.figure, total, text)
        else:
            if whole:
                yield whole
            whole = piece
    if whole:
        yield whole


def _added(first: Figure, last: Figure, total: Decimal, text: str) -> Piece:
    """Return the two parts of a duration as one figure."""
    figure = last._replace(
        start=first.start,
        text=text[first.start : last.end],
        numbers=(total,),
        unit=last.unit or first.unit,  # 10 giây 45 is of seconds
        firm=first.firm or last.firm,
        spelt=first.spelt and last.spelt,
    )
    return Piece(figure, Decimal(1), is_sum=True)


def _total(first: Figure, last: Figure, folded: str, grammar: Grammar) -> Decimal | None:
    """Return the sum of two parts of a duration in the unit of the last; None when they are not."""
    large, small = units().get(first.unit or ""), units().get(last.unit or "")
    near = last.start - first.end <= _LONGEST_JOIN
    if not near or not grammar.compound.fullmatch(folded, first.end, last.start):
        return None
    amounts = (first.kind, last.kind) == ("amount", "amount")
    if not amounts or not large or large.dimension != "time":
        return None
    if not small:
        return (
            first.low + _hundredths(last) if large.name == "second" and _hundredths(last) else None
        )
    factor = large.factor / small.factor
    same = (large.base or large.name) == (small.base or small.name)
    adds_up = same and factor > 1 and factor > last.low
    return first.low * factor + last.low if adds_up else None


def _hundredths(figure: Figure) -> Decimal:
    """Return what two bare digits behind seconds are: 10 giây 45; otherwise nothing."""
    is_bare = len(figure.text) == 2 and figure.text.isdigit()
    return figure.low / 100 if is_bare else Decimal(0)
