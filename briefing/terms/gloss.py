"""A Vietnamese sentence cut into parts, each with its English: what a small model needs to know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing.terms.cutting import Known, Piece, pieces
from briefing.terms.grammar import grammatical
from briefing.terms.lexicon import tokens
from briefing.terms.vocabulary import CONTENT, Vocabulary


class Part(NamedTuple):
    """A part of a sentence: `text[start:end]`."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset behind its last character."""
    vi: str
    """Its words as written."""
    english: str
    """The English to use; empty for a word that English has no word for, or when not known."""
    accepted: tuple[str, ...]
    """Wordings of which the English must have one; none when nothing is asked for."""
    kind: str
    """`known` for names, titles, dates and figures; `name`, `mark`, `grammar`, `unknown`; else a
    part of speech."""


def parts(text: str, known: Sequence[Known], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Return the parts of one sentence; together they hold every word of it.

    In the order of English where that is certain: a verb in the passive, then who does it.
    """
    cut = pieces(text, tokens(text), known, vocabulary)
    return tuple(_part(text, piece) for piece in grammatical(text, cut))


def line(found: Iterable[Part]) -> str:
    """Return the English of the parts, `|` between them; what is not known stays Vietnamese."""
    shown = (part.english or (part.vi if part.kind == "unknown" else "") for part in found)
    joined = " | ".join(filter(None, shown))
    return re.sub(r" \| ([,;:.!?…)”])", r"\1", joined)


def _part(text: str, piece: Piece) -> Part:
    accepted = piece.senses if piece.kind in CONTENT else ()
    written = text[piece.start : piece.end]
    return Part(piece.start, piece.end, written, piece.english, accepted, piece.kind)
