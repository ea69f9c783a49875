"""The names that an English text states."""

from __future__ import annotations

from briefing.ledger.name_types import Name


def read_english(text: str) -> tuple[Name, ...]:
    """Return the names of an English text, in order, without overlaps."""
    return ()
