"""Figures of a Vietnamese or English text, and which of them another text does not state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.ledger import figures_en, figures_vi
from briefing.ledger.figure import Approximation, Figure
from briefing.ledger.figure_pairs import Piece, join_pairs
from briefing.ledger.figure_support import differs_in_approximation, unsupported_figures
from briefing.ledger.grammar import Grammar, Number
from briefing.models import Language
from briefing.vietnamese.beginnings import beginnings
from briefing.vietnamese.text import fold
from briefing.vietnamese.units import Unit, form_at, is_capitalised

__all__ = ["Figure", "differs_in_approximation", "read_figures", "unsupported_figures"]

_NAMES = frozenset({"đồng", "đ", "đô", "tấn", "tạ", "yên", "m", "g", "won", "kip", "rand", "t"})
"""Forms of units that are none when capitalised: 5 Đồng Khởi, 5G."""
_ON = "trên"
"""More than, or on."""
_DEGREES = frozenset({"c", "f"})
"""Forms of units that stand in capitals right behind the number."""
_LONGEST_APPROXIMATION = 30
_NUMBER_BEHIND = re.compile(r" ?\d")
_POWER = re.compile(r"(?:^|\W)[ckd]?m$")
_APPROXIMATIONS: tuple[Approximation, ...] = ("about", "over", "under")


def read_figures(
    text: str, language: Language, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of `text` (NFC), in order and without overlap.

    `taken` are the spans of times (dates, clock times, years): no figure is read there.
    """
    grammar = _grammar(language)
    folded = _without(fold(text), taken)
    pieces = _pieces(text, folded, grammar)
    joined = join_pairs(pieces, text, folded, grammar)
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


def _pieces(text: str, folded: str, grammar: Grammar) -> Iterator[Piece]:
    """Yield every number of the text with its unit."""
    position, last = 0, -1
    signs = [sign.start() for sign in grammar.signs.finditer(folded)]
    for start in sorted({*signs, *beginnings(folded, grammar.edges)}):
        match = grammar.number.match(folded, start) if start >= position else None
        if not match:
            continue
        position = match.end()
        if _is_no_number(text, match):
            continue
        piece = _piece(text, match, grammar, hangs=_hangs_on_a_name(match, last))
        position = last = piece.figure.end
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


def _piece(text: str, match: re.Match[str], grammar: Grammar, *, hangs: bool) -> Piece:
    """Return the figure of a match with its unit; a number that `hangs` on a name has none."""
    number = grammar.read(match)
    folded, end = match.string, match.end()
    unit = number.unit
    identifies = hangs
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
    return Piece(figure, number.scale)


def _hangs_on_a_name(match: re.Match[str], last: int) -> bool:
    """Say whether letters lead to digits: A380, F-16; not those of a figure that ends at `last`."""
    if not match["digits"]:
        return False
    before = match.string[max(0, match.start() - 2) : match.start()]
    hyphened = before[-1:] == "-" and before[:1].isalpha() and last != match.start() - 1
    return before[-1:].isalpha() or hyphened


def _with_unit(
    text: str, match: re.Match[str], number: Number, grammar: Grammar
) -> tuple[Unit | None, int]:
    """Return the unit of a number, and where the figure ends.

    The money behind a number tells more than the sign before it: $5 million Singapore dollars.
    """
    end = match.end()
    gap = grammar.gap.match(match.string, end)
    start = gap.end() if gap else end
    form = form_at(match.string, start, grammar.forms)
    if not form or _is_another(form, text[end : start + len(form)], number):
        return number.unit, end
    unit = grammar.forms[form]
    last = start + len(form)
    if unit.dimension == "money" and _NUMBER_BEHIND.match(match.string, last):
        return number.unit, end  # a US$20 ticket
    if number.unit and number.unit.dimension == "money" != unit.dimension:
        return number.unit, end
    return unit, last


def _is_another(form: str, written: str, number: Number) -> bool:
    """Say whether a form of a unit, as `written` with its gap, is a name or an ordinal.

    5 Đồng Khởi; two second prizes; but 39C is a temperature.
    """
    if form in _DEGREES:
        return written != form.upper()
    if form == "second" and written[0] == " ":
        return number.numbers[0] != 1
    return form in _NAMES and is_capitalised(written[-len(form) :])


def _settled(number: Number, unit: Unit | None) -> Number:
    """Return `number` with the letter m read as a million where a unit follows: 5m tonnes."""
    if number.also and number.unit and unit and unit != number.unit:
        return number._replace(numbers=(number.also,), also=None)
    return number


# --- how exactly it is meant ---------------------------------------------------------------


def _with_approximation(figure: Figure, folded: str, grammar: Grammar) -> Figure:
    """Return `figure` with what the words around it make of it."""
    first = max(0, figure.start - _LONGEST_APPROXIMATION)
    found = grammar.before.search(folded, first, figure.start)
    found = found or grammar.after.match(folded, figure.end)
    if not found or (found["over"] == _ON and grammar.places.match(folded, figure.end)):
        return figure
    approx: Approximation = next(name for name in _APPROXIMATIONS if found.groupdict().get(name))
    hedged = not grammar.loose.search(folded, first, figure.start)
    return figure._replace(approx=approx, hedged=hedged)
