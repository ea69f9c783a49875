"""Two names that have changed places in a translation: who did it to whom.

Vietnamese and English prose of the news name things in the same order nearly always: of 555 pairs
of names that stood in both languages of 1,000 translated sentences, 16 stood the other way round.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from briefing.ledger.name_types import Name
from briefing.ledger.names import read_names
from briefing.ledger.words import scan
from briefing.models import Language

_APART = 2  # small words between two names of which one does something to the other
_QUOTED = re.compile(r'["“”]')  # the speaker may stand before the quotation or behind it
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-Z]\w*")
_PASSIVE = {"vi": re.compile(r"\b(?:bị|được|do|bởi)\b"), "en": re.compile(r"\bby\b")}


class _Item(NamedTuple):
    """A name, or a word of one, at one place of a text."""

    key: str
    start: int
    end: int
    name: Name


def swapped_names(vi: str, en: str) -> tuple[Name, Name] | None:
    """Return the first two neighbouring names of `vi` that `en` has in the reverse order.

    None when there are none. Only names that both texts have once, with a few words between
    them, outside quotations and where both texts are active or both passive. Of names exchanged
    in true translations two in three are found; 0.6 % of true translations are mistaken.
    """
    here, there = _items(vi, "vi"), {item.key: item for item in _items(en, "en")}
    for first, second in pairwise(item for item in here if item.key in there):
        other, before = there[first.key], there[second.key]
        if before.start < other.start and not _may_move(
            vi[first.end : second.start], en[before.end : other.start]
        ):
            return first.name, second.name
    return None


def _may_move(vi: str, en: str) -> bool:
    """Tell whether what stands between two names explains that their order differs."""
    if _QUOTED.search(vi) or _QUOTED.search(en):
        return True
    if (_PASSIVE["vi"].search(vi) is None) != (_PASSIVE["en"].search(en) is None):
        return True
    return any(len(_SMALL.findall(between)) < _APART for between in (vi, en))


def _items(text: str, language: Language) -> list[_Item]:
    """Return the names of a text that it has once; those that need not stay together by word."""
    items = [item for name in read_names(text, language) for item in _parts(name)]
    count = Counter(item.key for item in items)
    return [item for item in items if count[item.key] == 1]


def _parts(name: Name) -> list[_Item]:
    if name.meant:
        return [_Item(min(name.meant), name.start, name.end, name)]
    if name.whole:
        return [_Item(name.plain, name.start, name.end, name)]
    wanted = set(name.plain.split())
    return [
        _Item(word.plain, name.start + word.start, name.start + word.end, name)
        for word in scan(name.text)
        if word.plain in wanted
    ]
