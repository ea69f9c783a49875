"""Figures of a Vietnamese or English text, and which of them another text does not state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.ledger.figure import Figure
from briefing.models import Language

if TYPE_CHECKING:
    from briefing.ledger.times import Time

__all__ = ["Figure", "differs_in_approximation", "read_figures", "unsupported_figures"]


def read_figures(
    text: str, language: Language, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Return the figures of `text` (NFC), in order and without overlap.

    `taken` are the spans of times (dates, clock times, years): no figure is read there.
    """
    return ()


def unsupported_figures(
    figures: Sequence[Figure], by_figures: Sequence[Figure], by_times: Sequence[Time] = ()
) -> list[Figure]:
    """Return those of `figures` that must be supported, and that nothing supports."""
    return []


def differs_in_approximation(figure: Figure, by_figures: Sequence[Figure]) -> bool:
    """Say whether every figure that supports `figure` is approximate in another way."""
    return False
