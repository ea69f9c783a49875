"""A small model's English against the lexicon: has each expression of the Vietnamese its like?

Only for what the embedded model wrote: a strong one says it in words that no lexicon lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing.checks.findings import finding, span
from briefing.models import Finding, Statement
from briefing.terms import Gazetteer
from briefing.terms.inflection import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LIGHT = frozenset(
    """a an the of to in on at for by with from and or as be is are was were that it its into up out
    off not""".split()
)
"""English words that say nothing by themselves."""
_ALIKE = 5
"""Letters at the start by which two English words are taken for one: environment, environmental."""


def check_meaning(statement: Statement, stamp: date | None, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield the expressions of the Vietnamese for which the English has none of their senses."""
    vietnamese, english = statement.text.get("vi", ""), statement.text.get("en", "")
    if not vietnamese or not english:
        return
    said = frozenset(stem(word) for word in _WORD.findall(english))
    for part in gazetteer.parts(vietnamese, stamp):
        if not part.accepted or any(_says(said, wording) for wording in part.accepted):
            continue
        if part.kind == "adv" or len(part.vi.split()) < 2:
            continue  # a single syllable says too little, and an adverb too many things
        message = f"The English has nothing for “{part.vi}” ({part.accepted[0]})."
        yield finding("meaning.lost", statement.id, "en", message, span("vi", part.start, part.end))


def _says(said: frozenset[str], wording: str) -> bool:
    """Tell whether all words with weight of a wording are among the stems said."""
    wanted = [stem(word) for word in _WORD.findall(wording) if word.lower() not in _LIGHT]
    return all(word in said or any(_alike(word, other) for other in said) for word in wanted)


def _alike(one: str, other: str) -> bool:
    return len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE]
