"""A Vietnamese sentence cut into parts, each with its English: what a small model needs to know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.terms.cutting import Known, Part, cut
from briefing.terms.grammar import grammatical
from briefing.terms.lexicon import tokens
from briefing.terms.phrases import phrases
from briefing.terms.vocabulary import Vocabulary


def parts(text: str, known: Sequence[Known], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Return the parts of one sentence; together they hold every word of it.

    In the order of English where that is certain: a verb in the passive, then who does it.
    """
    return tuple(grammatical(text, cut(text, tokens(text), known, vocabulary)))


def line(found: Sequence[Part]) -> str:
    """Return the English of the parts, noun phrases in the order of English, `|` between them."""
    joined = " | ".join(phrases(found))
    return re.sub(r" \| ([,;:.!?…)”])", r"\1", joined)
