"""What a name is in the ledger."""

from __future__ import annotations

from typing import Literal, NamedTuple

NameKind = Literal["person", "place", "foreign", "acronym", "proper"]


class Name(NamedTuple):
    """A name at one place of a text, without the title or the honorific before it."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character, before an English possessive."""
    text: str
    """As written, without the unit word of a place."""
    kind: NameKind
    """person: of Viet Nam, or behind a title; place: with a unit, or known by another name in
    the other language; foreign: in Latin letters that stay; acronym; proper: other native names."""
    plain: str
    """Its words without capitals and diacritics, one space between them."""
    words: tuple[str, ...]
    """Its words for comparison: folded if Vietnamese, plain if English."""
    whole: bool
    """The words stand together in the other text; else each for itself is enough."""
    units: frozenset[str] = frozenset()
    """What unit a place may be: ward, commune, district, town, province, city, village …"""
    meant: frozenset[str] = frozenset()
    """What it is called in English when that is its own name: Germany, People's Committee."""
