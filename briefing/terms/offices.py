"""Who holds which office in an English text: the counterpart of `people` for English."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from briefing.terms.english import (
    LEVELS,
    LINKS,
    MODIFIERS,
    STOP_WORDS,
    Key,
    Part,
    Reading,
    words,
)
from briefing.vietnamese.text import romanise

_BREAK = re.compile(r"[.;:!?()\[\]\n]")
_LONGEST_LINK = 8
"""Words between a name and the title given to it: `was elected to the post of`."""
_FULL_NAME = 3
"""Words in a row with capitals that are taken for a full name."""
SOMEBODY = ""
"""The holder of an office who is not among the names."""


class Named(NamedTuple):
    """A person's name in an English text."""

    first: int
    """Number of its first word."""
    last: int
    """Number of the word behind it."""
    name: str
    """The name as the Vietnamese has it."""


class Office(NamedTuple):
    """An office that an English text names, with the bodies it belongs to."""

    rank: Key
    deputy: bool
    standing: bool
    former: bool
    bodies: tuple[Key, ...]
    levelled: bool
    """It names a level of administration: the provincial Chairman."""
    first: int
    """Number of its first word."""
    last: int
    """Number of the word behind it."""
    start: int
    """Offset in the text."""
    end: int
    """Offset behind it."""

    @property
    def sense(self) -> tuple[object, ...]:
        """What it says, wherever it stands."""
        return self[:6]


def names_in(reading: Reading, names: Sequence[str]) -> list[Named]:
    """Return where an English text names each of these people in full, in order."""
    keys = [word.key for word in reading.words]
    starts: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        starts[key].append(at)
    found: list[Named] = []
    for name in dict.fromkeys(names):
        wanted = [word.key for word in words(romanise(name))]
        found += [
            Named(at, at + len(wanted), name)
            for at in starts.get(wanted[0] if wanted else "", ())
            if keys[at : at + len(wanted)] == wanted
        ]
    return sorted(found)


def offices(reading: Reading, names: Sequence[Named] = ()) -> list[Office]:
    """Return the offices that an English text names, in order; `names` are no part of them."""
    if not any(part.kind == "rank" for part in reading.parts):
        return []
    return list(_Reader(reading, names).offices())


class _Reader:
    """Finds how far the name of an office reaches around its rank."""

    def __init__(self, reading: Reading, names: Sequence[Named]) -> None:
        self._words = reading.words
        self._parts = reading.parts
        self._names = {number for first, last, _ in names for number in range(first, last)}
        self._rank_at: dict[int, Part] = {}
        self._part_at: dict[int, Part] = {}
        for part in reading.parts:
            for number in range(part.first, part.last):
                if part.kind == "rank":
                    self._rank_at[number] = part
                elif part.kind == "body":
                    self._part_at[number] = part
                elif part.kind != "grade":
                    self._part_at.setdefault(number, part)

    def offices(self) -> Iterator[Office]:
        for part in self._parts:
            if part.kind == "rank" and not self._names.intersection(range(part.first, part.last)):
                yield self._office(part)

    def _office(self, rank: Part) -> Office:
        first, last = self._first(rank), self._last(rank)
        said = {word.key for word in self._words[first : rank.first]}
        inside = [self._part_at[at] for at in range(first, last) if at in self._part_at]
        return Office(
            rank=rank.key,
            deputy="deputy" in said,
            standing="standing" in said,
            former=not said.isdisjoint(("former", "late")),
            bodies=tuple(dict.fromkeys(part.key for part in inside if part.kind == "body")),
            levelled=any(part.kind == "level" for part in inside),
            first=first,
            last=last,
            start=self._words[first].start,
            end=self._words[last - 1].end,
        )

    def _first(self, rank: Part) -> int:
        """Return the first word of what leads to a rank: Deputy | Health Department | Director."""
        at = rank.first
        while at > 0 and self._leads(at - 1):
            at -= 1
        return at

    def _leads(self, at: int) -> bool:
        word = self._words[at]
        if at in self._names or at in self._rank_at or self._words[at + 1].gap.strip(" -'’"):
            return False
        title = word.raw[:1].isupper() and word.key not in STOP_WORDS
        return title or word.key in MODIFIERS or at in self._part_at

    def _last(self, rank: Part) -> int:
        """Return the word behind the bodies and places that follow a rank."""
        at = last = rank.last
        while at < len(self._words) and self._follows(at, rank):
            if self._weighs(at):
                last = at + 1
            at += 1
        return last

    def _follows(self, at: int, rank: Part) -> bool:
        word = self._words[at]
        if at in self._names or self._rank_at.get(at, rank) is not rank or self._breaks(at):
            return False
        return word.key in STOP_WORDS or self._weighs(at)

    def _weighs(self, at: int) -> bool:
        """Tell whether a word is part of a body or place, not a link to the next one."""
        word = self._words[at]
        if at in self._part_at:
            return True
        proper = word.raw[:1].isupper() or word.raw.isdigit()
        return proper and word.key not in MODIFIERS

    def _breaks(self, at: int) -> bool:
        gap = self._words[at].gap
        if _BREAK.search(gap):
            return True
        inside = at in self._part_at and self._part_at.get(at - 1) is self._part_at[at]
        return "," in gap and not inside


def holders(held: Sequence[Office], names: Sequence[Named], reading: Reading) -> list[str | None]:
    """Return who holds each office: the name that follows it, or the one it follows.

    None when nobody is named there, and `SOMEBODY` when it is none of these names.
    """
    around = _Around(names, reading)
    found: list[str | None] = []
    for number, office in enumerate(held):
        holder = around.holder(office)
        if holder is None and number and around.chained(held[number - 1], office):
            holder = found[-1]
        found.append(holder or around.behind_comma(office))
    for number in range(len(held) - 2, -1, -1):
        if found[number] is None and around.chained(held[number], held[number + 1]):
            found[number] = found[number + 1]
    return [
        who or (SOMEBODY if around.is_strangers(office) else None)
        for who, office in zip(found, held, strict=True)
    ]


class _Around:
    """What stands between the names and the offices of an English text."""

    def __init__(self, names: Sequence[Named], reading: Reading) -> None:
        self._words = reading.words
        self._names = names
        self._by_first = {name.first: name.name for name in names}
        self._lasts = [name.last for name in names]

    def holder(self, office: Office) -> str | None:
        """Return who is named directly behind an office, or before it with nothing but links."""
        name = self._by_first.get(office.last)
        if name and not self._words[office.last].gap.strip():
            return name
        before = bisect_right(self._lasts, office.first)
        linked = before and self._linked(self._lasts[before - 1], office.first)
        return self._names[before - 1].name if linked else None

    def behind_comma(self, office: Office) -> str | None:
        """Return who is named behind a comma: Chairman of X, Nguyen Van A, said."""
        name = self._by_first.get(office.last)
        return name if name and not _BREAK.search(self._words[office.last].gap) else None

    def is_strangers(self, office: Office) -> bool:
        """Tell whether an office stands behind a comma and what looks like a full name."""
        before = self._words[max(0, office.first - _FULL_NAME) : office.first]
        if len(before) < _FULL_NAME or self._words[office.first].gap.strip() != ",":
            return False
        return all(word.raw[:1].isupper() and word.key not in LINKS for word in before) and all(
            word.gap == " " for word in before[1:]
        )

    def chained(self, one: Office, other: Office) -> bool:
        """Tell whether two offices are joined by no more than a comma and `and`."""
        return self._light(one.last, other.first, LINKS) and not any(
            _BREAK.search(word.gap) for word in self._words[one.last : other.first + 1]
        )

    def _linked(self, first: int, last: int) -> bool:
        """Tell whether nothing but linking words stands between a name and an office."""
        return self._light(first, last, LINKS.union(LEVELS)) and not any(
            _BREAK.search(word.gap.replace("(", "")) for word in self._words[first : last + 1]
        )

    def _light(self, first: int, last: int, light: Collection[str]) -> bool:
        between = self._words[first:last] if last - first <= _LONGEST_LINK else None
        return between is not None and all(word.key in light for word in between)
