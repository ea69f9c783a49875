"""One figure of a text, in the same terms whichever language stated it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

Approximation = Literal["about", "over", "under"]
Kind = Literal[
    "amount",
    "range",
    "ordinal",
    "identifier",
    "fraction",
    "score",
    "multiple",
    "vague",
    "article",
]


class Figure(NamedTuple):
    """A number that a text states, with its unit and how exactly it is meant."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character; a counted noun stays outside."""
    text: str
    """The figure as written: numbers, scale words, unit of measure or money."""
    numbers: tuple[Decimal, ...]
    """The numbers, scale word multiplied in: one, or two of a range, a fraction or a score."""
    unit: str | None = None
    """The unit in its canonical name (VND, %, ha, m2, year …); None of counted nouns."""
    approx: Approximation | None = None
    """What the words around the figure make of it; None when it is meant as it stands."""
    hedged: bool = False
    """They say nothing but that, so that another text must say it too: khoảng, but not vượt."""
    kind: Kind = "amount"
    """What the number does; vague is a round number for many (hundreds of, hàng trăm), an
    article at most a one (a man: 1 người)."""
    spelt: bool = False
    """It is written in words, not in digits."""
    firm: bool = True
    """Another text must state it too; otherwise it only supports (one, half, the third)."""
    also: Decimal | None = None
    """The other reading of an ambiguous mark: 2,500 in Vietnamese; None mostly."""

    @property
    def low(self) -> Decimal:
        """The number, or the first of two."""
        return self.numbers[0]

    @property
    def high(self) -> Decimal:
        """The number, or the last of two."""
        return self.numbers[-1]
