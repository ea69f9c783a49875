"""Vietnamese syllables with a capital that are the name of something, and no mere term.

Bộ Y tế and Hội Nông dân are terms, which English translates; Tân Sơn Nhất, Hòa Phát and Đồi Thông
are names. What stands before them, and the words of two syllables that they hold, tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefing.ledger import vietnamese_words as listed
from briefing.ledger.name_types import NameKind
from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.names import FAMILY_NAMES
from briefing.vietnamese.scanning import Word
from briefing.vietnamese.text import fold, is_syllable

_FEWEST = 2  # syllables of a name that nothing announces
_HIGHLAND_LONGEST = 3  # words
_TRADE = 8  # words from what a firm is called to its name
_REACH = 3  # words of a title


class Native(NamedTuple):
    """The words that make a native name, and what kind of name."""

    at: int
    length: int
    kind: NameKind


class Natives:
    """Reads native names. `at` is everywhere the index of a word."""

    def __init__(
        self, words: Sequence[Word], ends: Callable[[int], bool], *, headline: bool
    ) -> None:
        """Take the words, where a run of capitals `ends` at the latest, and a headline's look."""
        self._words = words
        self._ends = ends
        self._headline = headline

    def read(self, at: int) -> tuple[Native | None, int]:
        """Return the name at a word with a capital, if any, and how many words are read."""
        if self._words[at].folded in listed_words(listed.HIGHLAND):
            return self._highland(at)
        length = self._run(at)
        if length == 1 and self._is_given_name(at):
            return Native(at, 1, "person"), 1
        if self._headline:
            return None, length
        if length == 1 and self._is_named_by_one(at):
            return Native(at, 1, "proper"), 1
        lead = self._lead(at, length)
        return self._rest(at + lead, length - lead), length

    def _highland(self, at: int) -> tuple[Native | None, int]:
        """Return a place whose words need be no Vietnamese syllables: Krông Búk, Ia Rsai."""
        length = 1
        while at + length < len(self._words) and length < _HIGHLAND_LONGEST:
            word = self._words[at + length]
            if word.gap not in (" ", "-") or not word.capital or word.shouted:
                break
            if self._ends(at + length):
                break
            length += 1
        if length == 1 or self._headline:
            return None, length
        return Native(at, length, "proper"), length

    def _is_given_name(self, at: int) -> bool:
        """Tell whether a syllable behind a title is a foreigner's name: Chủ tịch Kim."""
        plain = _plain_spelt(self._words[at].text)
        return plain and self._titled(at) and not self._in_compound(at, 1)

    def _is_named_by_one(self, at: int) -> bool:
        """Tell whether a syllable is the name of a river or a mountain: sông Hậu."""
        behind = self._words[at + 1 : at + 2]
        joined = bool(behind) and behind[0].gap == " " and behind[0].capital
        before = self._words[at - 1].text if at and self._words[at].gap == " " else ""
        kinds = listed_words(listed.NAMED_BY_ONE)
        return before in kinds and not joined and not self._in_compound(at, 1)

    def _run(self, at: int) -> int:
        """Return how many native syllables with a capital stand in a row."""
        length = 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if word.gap not in (" ", "-") or not is_native(word) or self._ends(at + length):
                break
            if len(word.text) == 1 or word.folded in listed_words(lexicon.FUNCTION_WORDS):
                break
            length += 1
        return length

    def _lead(self, at: int, length: int) -> int:
        """Return how many words before a name say what it names: Bộ Y, Công ty Giày."""
        if _keys(self._words[at : at + length]) in lexicon.phrases(lexicon.PLACES):
            return 0
        lead = 0
        while lead < length and self._words[at + lead].folded in listed_words(listed.KINDS):
            lead += 1
        key = self._words[at].folded
        if not lead and self._words[at].opens and length > _FEWEST:
            return int(key not in _in_names() and key not in listed_words(listed.GROUNDS))
        return lead

    def _rest(self, at: int, length: int) -> Native | None:
        """Return the name that `length` syllables make that say no more what they name."""
        words = self._words[at : at + length]
        if length < _FEWEST or self._in_compound(at, length):
            return None
        if _keys(words) in lexicon.phrases(listed.NO_PLACES) or _is_year(words):
            return None
        key = words[0].folded
        if words[0].opens and key not in _in_names() and key not in listed_words(listed.GROUNDS):
            return None
        return Native(at, length, "proper" if self._is_proper(at, length) else "native")

    def _is_proper(self, at: int, length: int) -> bool:
        """Tell whether syllables are no term that English translates."""
        keys = _keys(self._words[at : at + length])
        if keys in lexicon.phrases(lexicon.PLACES) or self._announced(at):
            return True
        if keys[0] in listed_words(listed.GROUNDS):
            return length > _FEWEST or not self._words[at].opens
        if keys[0] in listed_words(listed.HEADS):
            return False
        return length == _FEWEST or _in_names().issuperset(keys)

    def _announced(self, at: int) -> bool:
        """Tell whether what stands before a word leads to a name."""
        return self._headed(at) or self._is_where(at) or self._titled(at)

    def _is_where(self, at: int) -> bool:
        """Tell whether what stands before a word leads to a place: ở, tại, đến; another place."""
        word = self._words[at]
        if at == 0 or word.gap not in (" ", ", ", " - ", "-", " – "):
            return False
        before = self._words[at - 1]
        if before.folded in ("và", "hoặc") and at > 1:
            return self._words[at - 2].capital
        return word.gap != " " or before.folded in listed_words(listed.WHERE)

    def _titled(self, at: int) -> bool:
        """Tell whether a title stands before a word: Chủ tịch Kim."""
        return self._behind(at, _callings())

    def _in_compound(self, at: int, length: int) -> bool:
        """Tell whether two words in a row from the run on are a common word: Nhân Dân."""
        keys = [word.folded for word in self._words[at : at + length + 1]]
        if len(keys) > length and self._words[at + length].gap != " ":
            keys.pop()
        return any(pair in _compounds() for pair in pairwise(keys))

    def _headed(self, at: int) -> bool:
        """Tell whether a word stands before that only a proper name follows: bệnh viện, sân bay."""
        return self._behind(at, lexicon.phrases(listed.NAMED_THINGS)) or self._in_firm(at)

    def _in_firm(self, at: int) -> bool:
        """Tell whether a firm is spoken of before, with its trade between: Công ty Dệt may …"""
        first = at
        while first > max(0, at - _TRADE) and self._words[first].gap == " ":
            first -= 1
        firms = lexicon.phrases(listed.FIRMS)
        before = _keys(self._words[first:at])
        return any(before[n : n + size] in firms for n in range(len(before)) for size in (2, 3))

    def _behind(self, at: int, phrases: frozenset[tuple[str, ...]]) -> bool:
        """Tell whether one of some phrases stands directly before a word."""
        before = _keys(self._words[max(0, at - _REACH) : at])
        return self._words[at].gap == " " and any(before[n:] in phrases for n in range(len(before)))


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def _is_year(words: Sequence[Word]) -> bool:
    """Tell whether words are one of the sixty years: Giáp Thìn."""
    stem, *branch = _keys(words)
    return (
        stem in listed_words(listed.STEMS)
        and len(branch) == 1
        and branch[0] in listed_words(listed.BRANCHES)
    )


def _plain_spelt(text: str) -> bool:
    """Tell whether a syllable has no diacritics, as foreign names have none: Kim, May."""
    return text.isascii() and len(text) > 1


def is_native(word: Word) -> bool:
    """Tell whether a word is a syllable with a capital, as in a native name."""
    return word.capital and not word.shouted and is_syllable(word.text)


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    """Return the common words of two syllables."""
    return lexicon.phrases(lexicon.COMPOUNDS) | lexicon.phrases(listed.TERMS)


@cache
def _callings() -> frozenset[tuple[str, ...]]:
    """Return the titles and honorifics."""
    kinds = (lexicon.Kind.TITLE, lexicon.Kind.HONORIFIC)
    entries = (e for second in lexicon.index().values() for each in second.values() for e in each)
    return frozenset(entry.words for entry in entries if entry.kind in kinds)


@cache
def _in_names() -> frozenset[str]:
    """Return the syllables that names of people and places are made of, folded."""
    syllables = lexicon.GIVEN + lexicon.PLACES + lexicon.NAMESAKES
    return FAMILY_NAMES | frozenset(fold(syllables).replace(",", " ").split())


@cache
def listed_words(words: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(words).split())
