"""What a text has, to hold the names of another text against."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from briefing.ledger import known_names, units_of_place
from briefing.ledger.name_types import Name
from briefing.ledger.words import Word, scan
from briefing.models import Language

_JOINED = 4  # words that may be one in the other text: Ha Noi and Hanoi
_PEOPLE = ("n", "an", "ans", "ns", "ian", "ians", "er", "ers")
_BREAK = "|"  # in the place of a word without a capital


class Inventory:
    """The words and the known names of a text.

    `exact` compares Vietnamese with Vietnamese, diacritics included; else all is plain.
    """

    def __init__(self, text: str, language: Language, *, exact: bool) -> None:
        self._language = language
        self._exact = exact
        self._words = scan(text)

    def has(self, name: Name) -> bool:
        """Tell whether the text has a name, in any of its forms."""
        if name.meant and not name.meant.isdisjoint(self._meant):
            return True
        if name.units:
            return self._has_place(name)
        if name.whole:
            return self._has_run(name)
        return all(self._has_word(word) for word in self._keys(name))

    def _keys(self, name: Name) -> tuple[str, ...]:
        return name.words if self._exact else tuple(name.plain.split())

    def _key(self, word: Word) -> str:
        return word.key("vi") if self._exact else word.plain

    @cached_property
    def _meant(self) -> frozenset[str]:
        """The known names that the text has in any form."""
        return frozenset(_meant(self._words, self._language))

    @cached_property
    def _capitals(self) -> str:
        """The words with a capital or a digit, in order, a break for every other."""
        keys = (self._key(w) if w.capital or w.text.isdigit() else _BREAK for w in self._words)
        return f" {' '.join(keys)} "

    @cached_property
    def _single(self) -> frozenset[str]:
        """The words with a capital, alone and joined with the next ones."""
        found: set[str] = set()
        for at, word in enumerate(self._words):
            if word.capital:
                joined = ""
                for other in self._words[at : at + _JOINED]:
                    joined += self._key(other)
                    found.add(joined)
        return frozenset(found)

    def _has_word(self, word: str) -> bool:
        return any(form in self._single for form in _variants(word))

    def _has_run(self, name: Name) -> bool:
        keys = self._keys(name)
        return f" {' '.join(keys)} " in self._capitals or "".join(keys) in self._single

    def _has_place(self, name: Name) -> bool:
        return self._has_run(name)


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


def _meant(words: list[Word], language: Language) -> set[str]:
    """Return the known names in the words, however they are written."""
    forms = known_names.forms(language)
    found: set[str] = set()
    keys = [word.key(language) for word in words]
    at = 0
    while at < len(keys):
        length = 1
        plural = keys[at][:-1] if len(keys[at]) > 4 and keys[at][-1] == "s" else ""
        single = [form for form in forms.get(plural, ()) if len(form.words) == 1]
        for form in [*forms.get(keys[at], ()), *single]:
            size = len(form.words)
            if size > 1 and tuple(keys[at : at + size]) != form.words:
                continue
            if form.capitals and not words[at].acronym:
                continue
            if not form.text.islower() and not any(w.capital for w in words[at : at + size]):
                continue
            found.update(known.spelt for known in form.known)
            length = size
            break
        at += length
    return found
