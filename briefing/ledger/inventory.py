"""What a text has, to hold the names of another text against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from briefing.ledger import english_words, known_names, units_of_place
from briefing.ledger.known_names import Form
from briefing.ledger.name_types import Name
from briefing.ledger.words import compared, is_phonetic
from briefing.models import Language
from briefing.vietnamese.scanning import Word, scan
from briefing.vietnamese.text import is_syllable

_TWO = 2  # syllables
_JOINED = 4  # words that may be one in the other text: Ha Noi and Hanoi
_PEOPLE = ("n", "an", "ans", "ns", "ian", "ians", "er", "ers")
_SOUNDS = {"k": "c", "q": "c", "f": "p", "j": "g", "d": "g", "z": "g", "s": "x", "w": "o", "u": "o"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_HOME = frozenset({"Vietnam"})
_BREAK = "|"  # in the place of a word without a capital


class Inventory:
    """The words and the known names of a text.

    `exact` compares Vietnamese with Vietnamese, diacritics included; else all is plain.
    """

    def __init__(self, text: str, language: Language, *, exact: bool) -> None:
        self._language = language
        self._exact = exact
        self._words = scan(text)
        self._asked: dict[Name, bool] = {}

    def has(self, name: Name) -> bool:
        """Tell whether the text has a name, in any of its forms."""
        anywhere = name._replace(start=0, end=0)
        if anywhere not in self._asked:
            self._asked[anywhere] = self._has(name)
        return self._asked[anywhere]

    def _has(self, name: Name) -> bool:
        if name.meant == _HOME and not self._exact and self._language == "vi":
            return True  # a domestic article need not say of which country it speaks
        if name.meant and not name.meant.isdisjoint(self._meant):
            return True
        if name.kind == "native":
            return any(True for _ in self._places(self._keys(name)))
        if name.units:
            return self._has_place(name)
        if name.whole:
            return self._has_run(name) or (name.kind == "acronym" and self._excused(name))
        if all(self._has_word(word) for word in self._keys(name)) or self._excused(name):
            return True
        spelt = _without_umlauts(name.text)
        return bool(spelt) and all(self._has_word(word) for word in spelt)

    def _excused(self, name: Name) -> bool:
        """Tell whether a foreign name may stand there in Vietnamese syllables or spelt out."""
        if self._exact or self._language == "en":
            return False
        if name.kind == "acronym":
            return not name.meant and self._spells_out
        initials = {_sound(word) for word in self._keys(name) if not self._has_word(word)}
        return initials <= self._sounds

    @cached_property
    def _spells_out(self) -> bool:
        """The text has a body or a term in full: a syllable with a capital, one without behind."""
        return any(
            word.capital
            and not word.opens
            and behind.gap == " "
            and behind.text.islower()
            and is_syllable(word.text)
            and is_syllable(behind.text)
            for word, behind in pairwise(self._words)
        )

    @cached_property
    def _sounds(self) -> frozenset[str]:
        """How the names that the text writes in Vietnamese syllables begin: Mát-xcơ-va."""
        return frozenset(
            _sound(word.plain)
            for at, word in enumerate(self._words)
            if word.capital and is_phonetic(self._words, at)
        )

    def _keys(self, name: Name) -> tuple[str, ...]:
        return name.words if self._exact else tuple(name.plain.split())

    @cached_property
    def _all(self) -> list[str]:
        """The words as they are compared."""
        return [word.folded if self._exact else word.plain for word in self._words]

    @cached_property
    def _meant(self) -> frozenset[str]:
        """The known names that the text has in any form."""
        return frozenset(known.spelt for at, form in self._known for known in form.known)

    @cached_property
    def _within(self) -> frozenset[int]:
        """Where the words are that a known name of more words ends in: Nam, of Việt Nam."""
        return frozenset(at + n for at, form in self._known for n in range(1, len(form.words)))

    @cached_property
    def _known(self) -> list[tuple[int, Form]]:
        return list(_known(self._words, self._language))

    @cached_property
    def _capitals(self) -> str:
        """The words with a capital or a digit, in order, a break for every other."""
        keys = (
            key if word.capital or word.text.isdigit() else _BREAK
            for word, key in zip(self._words, self._all, strict=True)
        )
        return f" {' '.join(keys)} "

    @cached_property
    def _single(self) -> frozenset[str]:
        """The words with a capital, alone and joined with the next ones."""
        found: set[str] = set()
        for at, word in enumerate(self._words):
            address = at + 1 < len(self._words) and self._words[at + 1].gap == "."
            if word.capital or address:
                found.update(accumulate(self._all[at : at + _JOINED]))
                found.update(_without_umlauts(word.text))
        return frozenset(found)

    def _has_word(self, word: str) -> bool:
        return any(form in self._single for form in _variants(word))

    def _has_run(self, name: Name) -> bool:
        keys = self._keys(name)
        if len(keys) == 1 and name.kind == "person":
            return any(
                self._words[at].capital for at in self._places(keys) if at not in self._within
            )
        if f" {' '.join(keys)} " in self._capitals or "".join(keys) in self._single:
            return True
        return name.kind == "proper" and not self._exact and self._has_tail(keys)

    def _has_tail(self, keys: tuple[str, ...]) -> bool:
        """Tell whether English may have translated the first syllable of a native name.

        Hồ Dầu Tiếng is Dau Tieng Reservoir, Cồn Sơn is Son Islet.
        """
        if self._language == "vi" or len(keys) < _TWO:
            return False
        if len(keys) > _TWO:
            return f" {' '.join(keys[1:])} " in self._capitals
        return any(
            self._words[at].capital
            and self._words[at + 1].gap == " "
            and english_words.is_thing(self._words[at + 1].plain)
            for at in self._at.get(keys[1], ())
            if at + 1 < len(self._words)
        )

    def _has_place(self, name: Name) -> bool:
        """Tell whether the text has a place and does not call it by another unit everywhere."""
        keys = self._keys(name)
        if keys[0].isdigit():
            return keys[0] in self._at and not name.units.isdisjoint(self._units)
        if not self._has_run(name):
            return False
        beside = [self._beside(at, at + len(keys)) for at in self._places(keys)]
        return not beside or any(not units or not units.isdisjoint(name.units) for units in beside)

    @cached_property
    def _at(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for at, key in enumerate(self._all):
            found.setdefault(key, []).append(at)
        return found

    @cached_property
    def _units(self) -> frozenset[str]:
        """The units that the text speaks of, of whatever place."""
        return frozenset().union(*(self._unit(at) for at in range(len(self._words))))

    def _unit(self, at: int) -> frozenset[str]:
        """Return what unit the word at `at`, or a phrase that ends there, may be."""
        none: frozenset[str] = frozenset()
        if not 0 <= at < len(self._words):
            return none
        if self._language == "en":
            return units_of_place.english().get(self._words[at].plain, none)
        if self._words[at].folded not in units_of_place.last_words():
            return none
        for first in range(max(0, at - 2), at + 1):
            words = tuple(word.folded for word in self._words[first : at + 1])
            if words in units_of_place.vietnamese():
                return units_of_place.vietnamese()[words]
        return none

    def _beside(self, start: int, end: int) -> frozenset[str]:
        """Return the units that stand beside the words from `start` to `end`."""
        if self._language == "vi":
            return self._unit(start - 1)
        of = start - 2 if start > 1 and self._words[start - 1].plain == "of" else start - 1
        behind = self._words[end].gap == " " if end < len(self._words) else False
        return (self._unit(end) if behind else frozenset()) or self._unit(of)

    def _places(self, keys: tuple[str, ...]) -> Iterator[int]:
        """Yield where the words stand in a row."""
        for at in self._at.get(keys[0], ()):
            if tuple(self._all[at : at + len(keys)]) == keys:
                yield at


def _without_umlauts(text: str) -> list[str]:
    """Return the words of a name as German writes them without umlauts, if it has any."""
    spelt = text.lower().translate(_UMLAUTS)
    return [] if spelt == text.lower() else [word.plain for word in scan(spelt)]


def _sound(word: str) -> str:
    """Return the first sound of a plain word as Vietnamese writes it, roughly."""
    return _SOUNDS.get(word[0], word[0])


def _variants(word: str) -> tuple[str, ...]:
    """Return a word, and what it may be as a plural or a singular."""
    if len(word) < 4:
        return (word,)
    short = word[:-1] if word.endswith("s") else f"{word}s"
    return (word, short, *_peoples(word)) if len(word) > 4 else (word, short)


def _peoples(word: str) -> Iterator[str]:
    """Yield the people of a place that is written like `word`, and the place of a people."""
    for ending in _PEOPLE:
        yield word + ending
        if word.endswith(ending) and len(word) - len(ending) > 4:
            yield word[: -len(ending)]


def _known(words: Sequence[Word], language: Language) -> Iterator[tuple[int, Form]]:
    """Yield the known names in the words, however they are written, and where they begin."""
    starting = known_names.starting
    keys = [compared(word, language) for word in words]
    at = 0
    while at < len(keys):
        plural = keys[at][:-1] if len(keys[at]) > 4 and keys[at][-1] == "s" else ""
        second = keys[at + 1] if at + 1 < len(keys) else ""
        length = 1
        for form in (*starting(language, keys[at], second), *starting(language, plural, "")):
            size = len(form.words)
            there = size == 1 or tuple(keys[at : at + size]) == form.words
            if there and _is_spelt(form, words[at : at + size]):
                yield at, form
                length = size
                break
        at += length


def _is_spelt(form: Form, words: Sequence[Word]) -> bool:
    """Tell whether words have the capitals that a form needs."""
    if form.capitals:
        return words[0].acronym
    return form.text.islower() or any(word.capital for word in words)
