"""Text as it comes from the world, mended: each repair is told."""

from __future__ import annotations

from briefing.vietnamese.text import clean


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of an article as it should have been, and what was mended, one sentence
    each. Idempotent.
    """
    return clean(text), ()
