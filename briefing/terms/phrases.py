"""Noun phrases in the order of English: what describes a thing stands before it.

hồ sơ đất đai mới này: files | land | new | this → these new land files
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.terms.cutting import Part
from briefing.terms.inflection import is_plural

_MODIFIERS = 3
"""Words behind a noun that are taken to describe it, at most."""
_LONGEST = 3
"""English words of one of them, at most: a longer one is no modifier."""
_TIMES = frozenset(
    ("year", "month", "day", "week", "hour", "morning", "afternoon", "evening", "night", "time",
     "minute", "today", "yesterday", "tomorrow", "noon", "moment")
)  # fmt: skip
"""Nouns that describe no other, and tell when."""
_POINTING = {"này": ("this", "these"), "đó": ("that", "those"), "ấy": ("that", "those")}
_CLAUSE_ENDS = frozenset({"mark", "conj"})
_PREDICATES = frozenset({"là", "có"})


def phrases(found: Sequence[Part]) -> Iterator[str]:
    """Yield the English of the parts, each noun in one phrase with the words that describe it."""
    told = [part for part in found if part.english]
    at = 0
    while at < len(told):
        end = _end(told, at) if _is_thing(told[at]) else at + 1
        phrase = _phrase(told[at:end])
        pointing = _POINTING.get(told[end].word) if end < len(told) else None
        if pointing and _is_thing(told[at]):
            phrase = f"{pointing[is_plural(told[at].english.rpartition(' ')[2])]} {phrase}"
            end += 1
        yield phrase
        at = end


def _is_thing(part: Part) -> bool:
    last = part.english.rpartition(" ")[2]
    return part.kind == "n" and last != "of" and last.removesuffix("s") not in _TIMES


def _end(told: Sequence[Part], at: int) -> int:
    """Return where the words end that describe the noun at `at`."""
    end = at + 1
    while end < len(told) and end - at <= _MODIFIERS and _modifies(told, end):
        end += 1
    return end - 1 if told[end - 1].kind == "adj" and _is_predicate(told, at, end) else end


def _modifies(told: Sequence[Part], at: int) -> bool:
    part = told[at]
    behind = part.start - told[at - 1].end == 1
    described = part.kind == "adj" or _is_thing(part)
    return behind and described and len(part.english.split()) <= _LONGEST


def _is_predicate(told: Sequence[Part], at: int, end: int) -> bool:
    """Tell whether the adjective before `end` is what its clause says: nothing else in it does."""
    first, last = at, end
    while first and told[first - 1].kind not in _CLAUSE_ENDS:
        first -= 1
    while last < len(told) and told[last].kind not in _CLAUSE_ENDS:
        last += 1
    rest = (*told[first:at], *told[end:last])
    return not any(part.kind == "v" or part.word in _PREDICATES for part in rest)


def _phrase(parts: Sequence[Part]) -> str:
    """Return the English of a noun and what describes it: adjectives, nouns, the noun itself."""
    thing, *describing = parts
    describing.sort(key=lambda part: (part.kind != "adj", -part.start))
    return " ".join([*(part.english for part in describing), thing.english])
