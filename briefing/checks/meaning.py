"""A small model's English against the lexicon: has each expression of the Vietnamese its like?

Only for what the embedded model wrote: a strong one says it in words that no lexicon lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from briefing.checks.findings import finding, span
from briefing.models import Finding, Statement
from briefing.terms import Gazetteer, Part
from briefing.terms.inflection import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LIGHT = """
a an the of to in on at for by with from and or as be is are was were that it its into up out
off not
"""
"""English words that say nothing by themselves."""
_FREE = """
about according after against ahead allow along already also although although amid among
another around because become been before behind being between beyond both bring cause come
could despite does doing done down during each ensure even every following from further give
given have having help here however include into involve just keep lead like made make many
more most much must need next once only onto other others over part past place provide result
said same says several should since some still such take than that their them then there these
they thing this those though through thus toward towards under until upon used using very well
were what when where whether which while will with within without would year
"""
"""English words that a sentence may need though no word of the Vietnamese asks for them."""
_ALIKE = 5
"""Letters at the start by which two English words are taken for one: environment, environmental."""
_ADDED = 2
_ADDED_SHARE = 0.2
"""So many words of the English, and this share of those with weight, without any ground are too
many: one is a synonym that the lexicon lacks."""


def check_meaning(
    statement: Statement, stamp: date | None, gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Yield the expressions of the Vietnamese for which the English has none of their senses, and
    what the English says without ground in the Vietnamese."""
    vietnamese, english = statement.text.get("vi", ""), statement.text.get("en", "")
    if not vietnamese or not english:
        return
    parts = gazetteer.parts(vietnamese, stamp)
    said = frozenset(map(stem, _WORD.findall(english)))
    for part in parts:
        if _is_telling(part) and not any(_says(said, wording) for wording in part.accepted):
            lost = vietnamese[part.start : part.end]
            message = f"The English has nothing for “{lost}” ({part.accepted[0]})."
            where = span("vi", part.start, part.end)
            yield finding("meaning.lost", statement.id, "en", message, where)
    if added := _added(english, parts):
        words = ", ".join(f"“{english[start:end]}”" for start, end in added)
        message = f"The Vietnamese has nothing for {words}."
        spans = (span("en", start, end) for start, end in added)
        yield finding("meaning.lost", statement.id, "en", message, *spans)


def _is_telling(part: Part) -> bool:
    """Tell whether its loss tells: a single syllable says too little, an adverb too many things."""
    return bool(part.accepted) and part.kind != "adv" and len(part.word.split()) > 1


def _says(said: frozenset[str], wording: str) -> bool:
    """Tell whether all words with weight of a wording are among the stems said."""
    wanted = [stem(word) for word in _WORD.findall(wording) if word.lower() not in _listed(_LIGHT)]
    return all(_is_among(word, said) for word in wanted)


def _is_among(word: str, stems: frozenset[str]) -> bool:
    return word in stems or (
        len(word) >= _ALIKE and any(word[:_ALIKE] == other[:_ALIKE] for other in stems)
    )


def _added(english: str, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the spans of the words without ground, where they are too many."""
    wordings = (wording for part in parts for wording in (*part.accepted, part.english))
    known = frozenset(stem(word) for wording in wordings for word in _WORD.findall(wording))
    weighty = [m for m in _WORD.finditer(english) if _has_weight(m[0])]
    added = [m.span() for m in weighty if not _is_among(stem(m[0]), known)]
    many = len(added) >= _ADDED and len(added) >= _ADDED_SHARE * len(weighty)
    return added if many else []


def _has_weight(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 3 and word not in _listed(_FREE)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
