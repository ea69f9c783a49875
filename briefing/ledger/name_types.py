"""What a name is in the ledger."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.ledger import units_of_place
from briefing.vietnamese.text import romanise

NameKind = Literal["person", "place", "foreign", "acronym", "proper", "native"]


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
    the other language; foreign: in Latin letters that stay; acronym; proper: other native names;
    native: may be a term that English translates, so that only Vietnamese must have it."""
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

    @property
    def shown(self) -> str:
        """What a message calls it, in English: Germany, Doi Thong Ward, District 5, Tran Van A."""
        if len(self.meant) == 1:
            return next(iter(self.meant))
        name, unit = romanise(self.text), units_of_place.shown(self.units)
        if not unit:
            return name
        return f"{unit} {name}" if name.isdigit() else f"{name} {unit}"
