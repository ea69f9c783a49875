"""The English of a title that no list has as a whole: its rank, then what that is over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.terms.cutting import Part
from briefing.terms.phrases import phrases

_UNIT = re.compile(r"(?P<rank>.+) of (?P<unit>Department|Division|Office|Section|Faculty|Team)")
_NOUN = re.compile(r"\w+(?:sis|[st]ion|ment|ing|ance|ence|ery)\b")
_SMALL = frozenset({"of", "and", "for", "in", "the", "to"})


def role(found: Sequence[Part]) -> str | None:
    """Return the English of a title cut into parts; None when its first part is no known rank.

    Deputy Head of Department | intensive care → Deputy Head of the Intensive Care Department
    """
    if not found or found[0].kind != "known":
        return None
    rank, unit = found[0].english, ""
    if led := _UNIT.fullmatch(rank):
        rank, unit = led["rank"], f" {led['unit']}"
    rest = [_as_noun(part) for part in found[1:] if part.kind != "mark"]
    if not rest:
        return found[0].english
    if rest[0].kind == "known":
        return ", ".join([found[0].english, *phrases(rest)])
    first, *others = phrases(rest)
    named = " ".join(_capitalised(first))
    return ", ".join([f"{rank} of the {named}{unit}", *others])


def _as_noun(part: Part) -> Part:
    """Return a verb as the noun that names what is done, where the lexicon has one."""
    if part.kind != "v":
        return part
    nouns = (sense for sense in part.accepted if _NOUN.fullmatch(sense))
    return part._replace(kind="n", english=next(nouns, part.english))


def _capitalised(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        yield word if word in _SMALL else word[:1].upper() + word[1:]
