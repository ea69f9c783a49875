"""Words that are taken for their contrary: what one text says must not be the other's opposite.

An alarm needs four things: the Vietnamese has a word of one member of a group, and none that could
stand behind another member's English; the English has that one's word, and none for its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.checks.contrary_words import KINDS, NEGATIONS, NEGATIONS_EN, OPPOSITES, TRAPS
from briefing.vietnamese.text import fold

_WORD = re.compile(r"\w+(?:-\w+)*")
_Words = tuple[str, ...]


class Contrary(NamedTuple):
    """A word whose English says another thing."""

    start: int
    """Offset of the Vietnamese word."""
    end: int
    """Offset behind it."""
    expected: str
    """An English word for it."""
    found: tuple[int, int]
    """Span of the English word that stands there instead."""


class _Role(NamedTuple):
    """What a word is to a member of a group."""

    member: int
    tells: bool
    """The word alone shows the member; another could stand for other things too."""


class _Seen(NamedTuple):
    """The members that a text has words of."""

    told: dict[int, tuple[int, int]]
    """Those that are told, with the number of the first word that does, and of the one behind."""
    open: set[int]
    """Those that the text may have, told or not."""


_Entries = Sequence[tuple[_Words, tuple[_Role, ...]]]


class _Tables(NamedTuple):
    vietnamese: Mapping[str, _Entries]
    """Expressions by their first word, the longest first."""
    english: Mapping[str, _Entries]
    """Likewise; the first word has a star where its other forms are meant too."""
    rivals: tuple[tuple[int, ...], ...]
    """The other members of each member's group."""
    opposite: tuple[bool, ...]
    """Whether a "not" makes the member another one of its group."""
    expected: tuple[str, ...]
    """An English word for each member."""


_NEGATION = -1
"""The member that all negations are words of."""


def contraries(vi: str, en: str) -> Iterator[Contrary]:
    """Yield each Vietnamese word whose contrary the English has in its place."""
    tables = _tables()
    told = _look(fold(vi), tables.vietnamese.get)
    if not told.told:
        return
    said = _look(fold(en), _english)
    turned = _NEGATION in told.open or _NEGATION in said.open
    for member, words in told.told.items():
        if member in said.open or (turned and tables.opposite[member]):
            continue
        for rival in tables.rivals[member]:
            if rival in said.told and rival not in told.open:
                found = _span(en, *said.told[rival])
                yield Contrary(*_span(vi, *words), tables.expected[member], found)
                break


def _look(text: str, entries: Callable[[str], _Entries | None]) -> _Seen:
    """Return the members whose words stand in a folded text."""
    words = _WORD.findall(text)
    seen = _Seen({}, set())
    behind = 0
    for at, first in enumerate(words):
        for expression, roles in (entries(first) if at >= behind else ()) or ():
            last = at + len(expression)
            if last < behind:
                break
            if tuple(words[at + 1 : last]) == expression[1:]:
                behind = last
                seen.open.update(role.member for role in roles)
                for role in roles:
                    if role.tells:
                        seen.told.setdefault(role.member, (at, last))
    return seen


@lru_cache(maxsize=8192)
def _english(first: str) -> _Entries:
    """Return the expressions that begin with an English word or one that it is a form of."""
    table = _tables().english
    found = [entry for key in (first, *_bases(first)) for entry in table.get(key, ())]
    return sorted(found, key=lambda entry: -len(entry[0]))


def _bases(word: str) -> Iterator[str]:
    """Yield, with a star, the words that a word may be a regular form of."""
    yield f"{word}*"
    for ending in ("s", "es", "ed", "ing", "er", "ers"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            doubled = (stem[:-1],) if stem[-1:] == stem[-2:-1] else ()
            yield from (f"{base}*" for base in (stem, f"{stem}e", *doubled))
    if word.endswith(("ies", "ied")):
        yield f"{word[:-3]}y*"


def _span(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where the words from the first up to the last stand in a text."""
    words = list(_WORD.finditer(fold(text)))
    return words[first].start(), words[last - 1].end()


@cache
def _tables() -> _Tables:
    vietnamese: dict[_Words, list[_Role]] = defaultdict(list)
    english: dict[_Words, list[_Role]] = defaultdict(list)
    rivals: list[tuple[int, ...]] = []
    opposite: list[bool] = []
    expected: list[str] = []
    for listed in (OPPOSITES, KINDS):
        for group in fold(listed).strip().split("\n\n"):
            lines = group.replace("\n    ", " ").split("\n")
            members = range(len(rivals), len(rivals) + len(lines))
            for member, line in zip(members, lines, strict=True):
                vi, _, en = line.partition("=")
                _add(vietnamese, vi, member)
                _add(english, en, member)
                rivals.append(tuple(other for other in members if other != member))
                opposite.append(listed is OPPOSITES)
                expected.append(re.split("[,/]", en)[0].strip(" *"))
    for words in _listed(fold(TRAPS)):
        vietnamese.setdefault(words, [])
    _add(vietnamese, f"/ {fold(NEGATIONS)}", _NEGATION)
    _add(english, f"/ {NEGATIONS_EN}", _NEGATION)
    tables = _by_first(vietnamese), _by_first(english)
    return _Tables(*tables, tuple(rivals), tuple(opposite), tuple(expected))


def _add(table: dict[_Words, list[_Role]], line: str, member: int) -> None:
    """Add the words of one member: those that tell it, and behind the stroke those that may."""
    telling, _, others = line.partition("/")
    for listed, tells in ((telling, True), (others, False)):
        for words in _listed(listed):
            table[words].append(_Role(member, tells))


def _by_first(words: Mapping[_Words, Sequence[_Role]]) -> Mapping[str, _Entries]:
    by_first: dict[str, list[tuple[_Words, tuple[_Role, ...]]]] = defaultdict(list)
    for key in sorted(words, key=len, reverse=True):
        by_first[key[0]].append((key, tuple(words[key])))
    return dict(by_first)


def _listed(listed: str) -> Iterator[_Words]:
    """Yield each expression of a list as words."""
    yield from (tuple(words) for part in listed.split(",") if (words := part.split()))
