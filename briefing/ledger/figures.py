"""Figures of a Vietnamese or English text, and which of them another text does not state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefing.ledger import figures_en, figures_vi
from briefing.ledger.figure import Approximation, Figure, Kind
from briefing.ledger.figure_support import differs_in_approximation, unsupported_figures
from briefing.ledger.grammar import Grammar, Number
from briefing.models import Language
from briefing.vietnamese.text import fold
from briefing.vietnamese.units import Unit, form_at, is_capitalised

__all__ = ["Figure", "differs_in_approximation", "read_figures", "unsupported_figures"]

_NAMES = frozenset({"đồng", "đ", "đô", "tấn", "tạ", "yên", "m", "g", "won", "kip", "rand", "t"})
"""Forms of units that are none when capitalised: 5 Đồng Khởi, 5G."""
_LONGEST_APPROXIMATION = 30
_LONGEST_JOIN = 24
_LONGEST_CHAIN = 5
_POWER = re.compile(r"(?:^|\W)[ckd]?m$")
_APPROXIMATIONS: tuple[Approximation, ...] = ("about", "over", "under")


class _Piece(NamedTuple):
    """A figure and what joining it to its neighbours needs."""

    figure: Figure
    scale: Decimal


def read_figures(
    text: str, language: Language, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of `text` (NFC), in order and without overlap.

    `taken` are the spans of times (dates, clock times, years): no figure is read there.
    """
    grammar = _grammar(language)
    folded = _without(fold(text), taken)
    pieces = _pieces(text, folded, grammar)
    joined = _joined(pieces, text, folded, grammar)
    return tuple(_with_approximation(figure, folded, grammar) for figure in joined)


@cache
def _grammar(language: Language) -> Grammar:
    """Return the grammar of `language`."""
    return figures_vi.grammar() if language == "vi" else figures_en.grammar()


def _without(folded: str, taken: Sequence[tuple[int, int]]) -> str:
    """Return `folded`, offset for offset, with line breaks in place of what is `taken`."""
    parts, position = [], 0
    for start, end in sorted(taken):
        parts += [folded[position:start], "\n" * (end - max(start, position))]
        position = max(position, end)
    return "".join([*parts, folded[position:]])


# --- one number ----------------------------------------------------------------------------


def _pieces(text: str, folded: str, grammar: Grammar) -> Iterator[_Piece]:
    """Yield every number of the text with its unit."""
    position = 0
    while start := grammar.start.search(folded, position):
        match = grammar.number.match(folded, start.start())
        position = match.end() if match else start.start() + 1
        if not match or _is_no_number(text, match):
            continue
        piece = _piece(text, match, grammar)
        position = piece.figure.end
        yield piece


def _is_no_number(text: str, match: re.Match[str]) -> bool:
    """Say whether a match is the word xi or vi, or the 2 of a unit without a number: mỗi m2."""
    start, end = match.span()
    if match["roman"]:
        return not text[start:end].isupper()
    before = match.string[max(0, start - 3) : start]
    return match["digits"] in ("2", "3") and bool(_POWER.search(before))


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    """Say whether a number word may be part of a name: Ba Đình, anh Sáu, Four Corners."""
    start, end = match.span()
    if match["digits"] or not match["words"] or not text[start].isupper() or " " in match[0]:
        return False
    inside = text[start - 1 : start] == " " and text[start - 2 : start - 1].isalpha()
    return inside or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())


def _piece(text: str, match: re.Match[str], grammar: Grammar) -> _Piece:
    """Return the figure of a match with its unit."""
    number = grammar.read(match)
    folded, end = match.string, match.end()
    unit = number.unit
    identifies = bool(match["digits"]) and _hangs_on_a_name(match)
    if not identifies and number.kind != "ordinal":
        unit, end = _with_unit(text, match, number, grammar)
    if match["digits"] and end < len(folded) and unit is None and folded[end].isalpha():
        identifies = True
    number = _settled(number, unit)
    if unit and (half := grammar.half.match(folded, end)):
        end = half.end()
        number = number._replace(numbers=(number.numbers[0] + number.scale / 2,))
    start = match.start()
    figure = Figure(
        start,
        end,
        text[start:end],
        number.numbers,
        unit.name if unit else None,
        kind="identifier" if identifies else number.kind,
        spelt=number.spelt,
        firm=number.firm and not _is_in_a_name(text, match),
        also=number.also,
    )
    return _Piece(figure, number.scale)


def _hangs_on_a_name(match: re.Match[str]) -> bool:
    """Say whether letters lead to a number: A380, F-16."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha())


def _with_unit(
    text: str, match: re.Match[str], number: Number, grammar: Grammar
) -> tuple[Unit | None, int]:
    """Return the unit of a number, and where the figure ends.

    The money behind a number tells more than the sign before it: $5 million Singapore dollars.
    """
    end = match.end()
    start = end + (match.string[end : end + 1] in (" ", "-"))
    form = form_at(match.string, start, grammar.forms)
    if not form or (form in _NAMES and is_capitalised(text[start : start + len(form)])):
        return number.unit, end
    unit = grammar.forms[form]
    if number.unit and number.unit.dimension == "money" != unit.dimension:
        return number.unit, end
    return unit, start + len(form)


def _settled(number: Number, unit: Unit | None) -> Number:
    """Return `number` with the letter m read as a million where a unit follows: 5m tonnes."""
    if number.also and number.unit and unit and unit != number.unit:
        return number._replace(numbers=(number.also,), also=None)
    return number


# --- two numbers ---------------------------------------------------------------------------


def _joined(pieces: Iterable[_Piece], text: str, folded: str, grammar: Grammar) -> list[Figure]:
    """Return the figures, with two that are the ends of a range, a fraction or a score in one."""
    joined: list[_Piece] = []
    for piece in pieces:
        pair = _pair(joined[-1], piece, folded, grammar) if joined else None
        if pair:
            start, end = pair.figure.start, pair.figure.end
            joined[-1] = pair._replace(figure=pair.figure._replace(text=text[start:end]))
        else:
            joined.append(piece)
    return [piece.figure for piece in joined]


def _pair(one: _Piece, other: _Piece, folded: str, grammar: Grammar) -> _Piece | None:
    """Return two numbers as one figure, or None when they stand for themselves."""
    first, last = one.figure, other.figure
    if last.start - first.end > _LONGEST_JOIN or first.unit not in (None, last.unit):
        return None
    join = grammar.join.fullmatch(folded, first.end, last.start)
    if not join or not _may_join(first, last, join):
        return None
    window = max(0, first.start - _LONGEST_APPROXIMATION)
    if join["and"] and not grammar.pair_lead.search(folded, window, first.start):
        return None
    numbers = first.numbers
    if not join["slash"] and one.scale == 1 < other.scale:
        shared = numbers[0] * other.scale
        numbers = (shared,) if shared < last.numbers[0] else numbers
    kind = _kind(join, (*numbers, *last.numbers), last.unit)
    figure = last._replace(
        start=first.start,
        numbers=(*numbers, *last.numbers),
        kind=kind,
        firm=first.firm or last.firm,
        also=None,
    )
    return _Piece(figure, other.scale)


def _may_join(first: Figure, last: Figure, join: re.Match[str]) -> bool:
    """Say whether two figures can be one: digits by marks, anything by words."""
    if join["hyphen"] or join["slash"]:
        chained = (
            first.kind == "score"
            and len(first.numbers) < _LONGEST_CHAIN
            and last.kind == "amount"
            and not last.unit
        )
        return chained or (
            (first.kind, last.kind) == ("amount", "amount") and not first.spelt and not last.spelt
        )
    return (first.kind, last.kind) == ("amount", "amount")


def _kind(join: re.Match[str], numbers: tuple[Decimal, ...], unit: str | None) -> Kind:
    """Return what two joined numbers are: 1/3, 2-1, 3-4 km."""
    if join["slash"]:
        return "fraction"
    falling = any(one >= other for one, other in pairwise(numbers))
    return "score" if join["hyphen"] and falling and not unit else "range"


# --- how exactly it is meant ---------------------------------------------------------------


def _with_approximation(figure: Figure, folded: str, grammar: Grammar) -> Figure:
    """Return `figure` with what the words around it make of it."""
    first = max(0, figure.start - _LONGEST_APPROXIMATION)
    found = grammar.before.search(folded, first, figure.start)
    found = found or grammar.after.match(folded, figure.end)
    if not found:
        return figure
    approx: Approximation = next(name for name in _APPROXIMATIONS if found.groupdict().get(name))
    return figure._replace(approx=approx)
