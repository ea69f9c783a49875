"""The numbers that Word puts before the items of lists: ECMA-376, part 1, 17.9."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.reading.word_parts import Part

_LABEL = 30
"""Characters of the pattern of an item's number."""
_LETTERED = 104
"""Items that are counted with letters, from a to zzzz; most lists have fewer."""
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_END = 4000


@dataclass(slots=True)
class Item:
    """Which list something is an item of, and on which level of it."""

    list: str = ""
    level: str = ""

    def take(self, name: str, values: Mapping[str, str]) -> None:
        """Take what one of the elements `numId` and `ilvl` says."""
        if name == "numId":
            self.list = values.get("val", "")
        else:
            self.level = values.get("val", "")


@dataclass(slots=True)
class _Level:
    """How the items on a level of a list are numbered."""

    first: int = 1
    kind: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[str, _Level] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    """The number of the last item on each level."""


class Numbering(Part):
    """The lists of a document, and how far they were counted."""

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, _List] = {}
        self._lists_of: dict[str, str] = {}
        self._restarts: dict[str, dict[str, int]] = {}
        self._list = self._id = self._at = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Take what a definition says."""
        value = values.get("val", "")
        if name == "abstractNum":
            self._list = values.get("abstractNumId", "")
            self._lists[self._list] = _List()
        elif name == "num":
            self._id = values.get("numId", "")
        elif name == "abstractNumId":
            self._lists_of[self._id] = value
        elif name in ("lvl", "lvlOverride"):
            self._at = values.get("ilvl", "")
        elif name == "startOverride":
            self._restarts.setdefault(self._id, {})[self._at] = whole(value)
        elif name in ("start", "numFmt", "lvlText") and self.within("abstractNum"):
            self._take_level(name, value)

    def _take_level(self, name: str, value: str) -> None:
        level = self._lists[self._list].levels.setdefault(self._at, _Level())
        if name == "start":
            level.first = whole(value)
        elif name == "numFmt":
            level.kind = value
        else:
            level.pattern = value[:_LABEL]

    def label(self, item: Item) -> str | None:
        """Count an item and return what stands before it; None when that is not known."""
        known = self._lists.get(self._lists_of.get(item.list, ""))
        at = item.level or "0"
        if known is None or at not in known.levels:
            return None
        restarts = self._restarts.pop(item.list, {})
        known.counts.update({level: first - 1 for level, first in restarts.items()})
        level = known.levels[at]
        known.counts[at] = known.counts.get(at, level.first - 1) + 1
        for deeper in [found for found in known.counts if found > at]:
            del known.counts[deeper]
        if level.kind == "bullet":
            return "-"
        return re.sub("%([1-9])", lambda match: _counted(known, int(match[1]) - 1), level.pattern)


def _counted(known: _List, at: int) -> str:
    """Return the number of the last item on a level as its list writes it."""
    level = known.levels.get(str(at), _Level())
    number = known.counts.get(str(at), level.first)
    if level.kind in ("lowerLetter", "upperLetter") and number <= _LETTERED:
        letters = chr(ord("a") + (number - 1) % 26) * max(1, (number + 25) // 26)
        return letters if level.kind == "lowerLetter" else letters.upper()
    if level.kind in ("lowerRoman", "upperRoman") and number < _ROMAN_END:
        letters = _roman(number)
        return letters.lower() if level.kind == "lowerRoman" else letters
    return "" if level.kind == "none" else str(number)


def _roman(number: int) -> str:
    """Return a number below 4,000 in Roman letters."""
    letters = ""
    for value, sign in _ROMAN:
        letters += number // value * sign
        number %= value
    return letters


def whole(value: str) -> int:
    """Return the number that an item may have first; 1 for what is none."""
    return int(value) if re.fullmatch("[0-9]{1,3}", value) else 1
