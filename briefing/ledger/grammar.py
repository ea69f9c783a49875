"""What a language must tell for its figures to be read: patterns and how to value a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from briefing.ledger.figure import Kind
from briefing.vietnamese.text import fold
from briefing.vietnamese.units import Unit

MOST_FREE = 2
"""Up to this number, number words are worded freely: a, both, a couple, hai, đôi, cặp."""


class Number(NamedTuple):
    """The number of a match, before its unit and its neighbours are looked at."""

    numbers: tuple[Decimal, ...]
    """What it states, scale word multiplied in; two of a fraction."""
    kind: Kind = "amount"
    spelt: bool = False
    firm: bool = True
    scale: Decimal = Decimal(1)
    """The product of its scale words."""
    unit: Unit | None = None
    """The money whose sign stands before it."""
    also: Decimal | None = None
    """The other reading of an ambiguous mark or letter."""


class Grammar(NamedTuple):
    """How one language writes figures, over folded text."""

    edges: re.Pattern[str]
    """What stands before a word that a number may begin with: a quick look before `number` is
    tried there."""
    signs: re.Pattern[str]
    """The other characters that a number may begin with."""
    number: re.Pattern[str]
    """A number in digits or words with its scale words and the sign before it."""
    read: Callable[[re.Match[str]], Number]
    """Values a match of `number`."""
    forms: Mapping[str, Unit]
    """The units by their folded forms."""
    gap: re.Pattern[str]
    """What may stand between a number and its unit: a hyphen, five working days."""
    half: re.Pattern[str]
    """Adds half of a unit behind it: 2 năm rưỡi."""
    join: re.Pattern[str]
    """What joins the two numbers of a range."""
    compound: re.Pattern[str]
    """What stands between the parts of a duration: seven years and six months."""
    listed: re.Pattern[str]
    """What stands between the items of a list."""
    pair_lead: re.Pattern[str]
    """What stands before two numbers that an `and` makes a range."""
    before: re.Pattern[str]
    """Words of approximation that end where a figure begins; its groups say which."""
    loose: re.Pattern[str]
    """Those of them that may say something else: vượt 9,6% and cao hơn 5 độ compare, and what
    is converted in brackets is never exact."""
    places: re.Pattern[str]
    """What behind a number shows that the word before puts it in a place: trên 14 tuyến phố."""
    after: re.Pattern[str]
    """Words of approximation behind a figure."""


def approximations(about: str, over: str, under: str) -> str:
    """Return a pattern with the groups about, over and under, of phrases with commas between."""
    groups = {"about": about, "over": over, "under": under}
    return "|".join(
        f"(?P<{name}>{'|'.join(re.escape(fold(phrase)) for phrase in phrases.split(', '))})"
        for name, phrases in groups.items()
    )
