"""The names that a Vietnamese text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise

from briefing.ledger import known_names, units_of_place
from briefing.ledger import vietnamese_words as listed
from briefing.ledger.known_names import Form, Known
from briefing.ledger.name_types import Name, NameKind
from briefing.ledger.words import (
    WITHIN,
    Word,
    in_headline,
    in_identifier,
    is_phonetic,
    is_roman,
    scan,
)
from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.names import FAMILY_NAMES, NameMention, find_names
from briefing.vietnamese.text import fold, is_syllable

_HUMPS = re.compile(r"[^\W\d_][^\W\d_A-ZĐÀ-ÖØ-ÝẠ]*")
_LONGEST = 5  # syllables of a place


def read_vietnamese(text: str) -> tuple[Name, ...]:
    """Return the names of a Vietnamese text, in order, without overlaps."""
    if text == text.lower():
        return ()
    return tuple(_Reader(text).read())


class _Reader:
    """Reads a text from left to right. `at` is everywhere the index of a word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = scan(text)
        self._people = {mention.start: mention for mention in find_names(text)}

    @cached_property
    def _headline(self) -> bool:
        """Capitals say nothing here."""
        return in_headline(self._words, "vi")

    def read(self) -> Iterator[Name]:
        """Yield the names in order."""
        at, starts = 0, _starts()
        while at < len(self._words):
            if not self._words[at].capital and self._words[at].folded not in starts:
                at += 1
                continue
            found, length = self._one(at)
            if found is not None:
                yield found
            at += length

    def _one(self, at: int) -> tuple[Name | None, int]:
        """Return the name at a word, if any, and how many words are read."""
        word = self._words[at]
        if word.shouted and in_identifier(self._words, at):
            return None, 1
        known = self._known(at)
        person = self._people.get(word.start)
        if person is not None and not (known is not None and known.famous):
            return self._person(at, person)
        if known is not None:
            return self._judged(at, known), len(known.words)
        unit = self._unit(at)
        if unit is not None:
            return unit
        if not word.capital:
            return None, 1
        if word.shouted and not self._headline:
            return self._acronym(at), 1
        if not is_syllable(word.text):
            return self._foreign(at)
        return self._proper(at)

    # people

    def _person(self, at: int, mention: NameMention) -> tuple[Name | None, int]:
        length = 1
        while at + length < len(self._words) and self._words[at + length].start < mention.end:
            length += 1
        words = self._words[at : at + length]
        while len(words) > 1 and not is_syllable(words[0].text) and self._known(at):
            at, words = at + 1, words[1:]  # Macedonia Gjorge Ivanov
        native = all(is_syllable(word.text) for word in words)
        if not native and not words[0].text.isascii():  # Thượng nghị sĩ Tiểu Bang West Virginia
            words = tuple(word for word in words if not is_syllable(word.text))
        if all(len(word.text) == 1 or "." in word.text for word in words):
            return None, length
        kept = words if native else [word for word in words if word.capital and len(word.text) > 1]
        return self._name(kept, "person", whole=native), length

    # names with an English of their own

    def _known(self, at: int) -> Form | None:
        """Return the longest known name that stands at a word."""
        for form in known_names.forms("vi").get(self._words[at].folded, ()):
            if self._spells(form, at):
                return form
        return None

    def _spells(self, form: Form, at: int) -> bool:
        length = len(form.words)
        words = self._words[at : at + length]
        if len(words) < length or any(
            word.folded != wanted for word, wanted in zip(words, form.words, strict=True)
        ):
            return False
        if any(word.gap not in WITHIN for word in words[1:]):
            return False
        if any(word.start in self._people for word in words[1:]) and not form.famous:
            return False
        if form.famous and length == 1 and words[0].start not in self._people:
            return False  # Tập, but only behind an honorific
        if form.capitals:
            return words[0].shouted
        return words[-1].capital or not form.capital_last

    def _judged(self, at: int, form: Form) -> Name | None:
        """Return a known name unless it is a region, a common word or half of another name."""
        words = self._words[at : at + len(form.words)]
        kinds = {known.kind for known in form.known}
        if "region" in kinds or form.text.islower():
            return None
        if kinds == {"abbreviation"} and not words[0].shouted:
            return None
        if len(words) == 1 and (form.words[0] in _listed(listed.WEAK) or not self._alone(at)):
            return None
        if at and self._words[at - 1].folded in _listed(listed.CURRENCIES):
            return None
        return self._name(words, _kind(kinds, words), whole=True, known=form.known)

    def _alone(self, at: int) -> bool:
        """Tell whether a syllable with a capital is a country by itself, not a part of a name."""
        word = self._words[at]
        if word.folded not in _listed(listed.AMBIGUOUS):
            return True
        before, behind = self._neighbour(at - 1), self._neighbour(at + 1)
        if word.opens or self._headline:
            return False
        if before is not None and word.gap == " " and _is_native(before):
            return False
        joined = behind is not None and behind.gap == " " and behind.capital
        if not joined or behind is None:
            return True
        return not (word.folded == "anh" or is_syllable(behind.text))

    def _neighbour(self, at: int) -> Word | None:
        return self._words[at] if 0 <= at < len(self._words) else None

    # places with a unit

    def _unit(self, at: int) -> tuple[Name | None, int] | None:
        """Return the place whose unit word stands at a word."""
        if self._headline:
            return None
        for unit_words in units_of_place.vietnamese_by_first().get(self._words[at].folded, ()):
            length = len(unit_words)
            words = self._words[at : at + length]
            if tuple(word.folded for word in words) != unit_words:
                continue
            unit = units_of_place.vietnamese()[unit_words]
            run = self._run(at + length) if self._names_place(at, length) else 0
            if length == 1 and len(words[0].text) == 1 and not self._initialled(at):
                continue
            if run:
                place = self._words[at + length : at + length + run]
                known = self._known(at + length)
                meant = known.known if known and len(known.words) == run else ()
                name = self._name(place, "place", whole=True, unit=unit, known=meant)
                return name, length + run
        return None

    def _names_place(self, at: int, length: int) -> bool:
        """Tell whether what follows a unit word can be a native name: not bản Windows."""
        behind = self._neighbour(at + length)
        if behind is None:
            return False
        latin = self._words[at].folded in _listed(listed.ALSO_COMMON) and not is_syllable(
            behind.text
        )
        return not (latin and behind.text.isascii() and not behind.text.isdigit())

    def _initialled(self, at: int) -> bool:
        """Tell whether a letter is short for a unit: P.5, Q. Bình Tân; but no person's initial."""
        behind = self._neighbour(at + 1)
        if behind is None or not self._words[at].capital:
            return False
        return behind.text.isdigit() or (behind.gap != " " and is_syllable(behind.text))

    def _run(self, at: int) -> int:
        """Return how many words name the place behind a unit word; a number is one."""
        first = self._neighbour(at)
        if first is None or first.gap not in (" ", ".", ". "):
            return 0
        if is_syllable(first.text) and is_phonetic(self._words, at):
            return 0
        if first.text.isdigit():
            return 1 if len(first.text) <= 2 else 0
        length = 0
        while length < _LONGEST and at + length < len(self._words):
            word = self._words[at + length]
            inside = word.gap in WITHIN or not length
            if not inside or not word.capital or word.start in self._people or word.shouted:
                break
            known = self._known(at + length) if length > 1 else None
            if known is not None and known.words not in _weak():
                break
            length += 1
        return length

    # what stays in Latin letters

    def _acronym(self, at: int) -> Name | None:
        """Return an abbreviation that stays what it is in the other language."""
        word = self._words[at]
        plain = word.plain
        if any(char.isdigit() for char in word.text) or is_roman(word.text):
            return None
        if not word.text.isascii() or word.text in _listed_as_written(listed.NATIVE):
            return None
        if is_syllable(word.text):
            return None
        return self._name([word], "acronym", whole=True) if plain else None

    def _foreign(self, at: int) -> tuple[Name | None, int]:
        """Return the words in a row that are no Vietnamese syllables."""
        length = 0
        kept: list[Word] = []
        if is_phonetic(self._words, at) or _is_run_together(self._words[at].text):
            return None, 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if length and (word.gap not in WITHIN or not word.capital or self._known(at + length)):
                break
            if is_syllable(word.text) or word.shouted or word.text[0].isdigit():
                break
            kept.append(word)
            length += 1
        passed = _listed(listed.LOANS) | _listed(listed.TITLES)
        kept = [w for w in kept if len(w.text) > 1 and w.folded not in passed]
        return (self._name(kept, "foreign", whole=False) if kept else None), max(length, 1)

    def _proper(self, at: int) -> tuple[Name | None, int]:
        """Return the native syllables in a row that are a name: Tân Sơn Nhất, Hòa Phát."""
        length = 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if word.gap not in (" ", "-") or not _is_native(word) or word.start in self._people:
                break
            if self._known(at + length):
                break
            length += 1
        words = self._words[at : at + length]
        if length == 1 and self._titled(at) and _plain_spelt(words[0].text):
            return self._name(words, "person", whole=True), 1
        named = length > 1 and not self._headline and not words[0].opens
        if not named or self._translatable(at, length):
            return None, length
        return self._name(words, "proper", whole=True), length

    def _titled(self, at: int) -> bool:
        """Tell whether a title stands before a word: Chủ tịch Kim."""
        before = tuple(word.folded for word in self._words[max(0, at - 3) : at])
        titles = lexicon.phrases(lexicon.TITLES)
        return self._words[at].gap == " " and any(before[n:] in titles for n in range(len(before)))

    def _translatable(self, at: int, length: int) -> bool:
        """Tell whether a run of capitals is a term that English translates, or half of one."""
        keys = tuple(word.folded for word in self._words[at : at + length])
        if keys in lexicon.phrases(lexicon.PLACES):
            return keys in lexicon.phrases(listed.NO_PLACES)
        sixty = (
            length == 2 and keys[0] in _listed(listed.STEMS) and keys[1] in _listed(listed.BRANCHES)
        )
        if sixty or self._in_compound(at, length):
            return True
        if self._headed(at):
            return False
        return keys[0] in _listed(listed.HEADS) or not _in_names().issuperset(keys)

    def _in_compound(self, at: int, length: int) -> bool:
        """Tell whether two words in a row from the run on are a common word: Nhân Dân."""
        keys = [word.folded for word in self._words[at : at + length + 1]]
        if len(keys) > length and self._words[at + length].gap != " ":
            keys.pop()
        return any(pair in lexicon.phrases(lexicon.COMPOUNDS) for pair in pairwise(keys))

    def _headed(self, at: int) -> bool:
        """Tell whether a word stands before that only a proper name follows: bệnh viện, sân bay."""
        before = tuple(word.folded for word in self._words[max(0, at - 3) : at])
        things = lexicon.phrases(listed.NAMED_THINGS)
        return self._words[at].gap == " " and any(before[n:] in things for n in range(len(before)))

    def _name(
        self,
        words: Sequence[Word],
        kind: NameKind,
        *,
        whole: bool,
        unit: frozenset[str] = frozenset(),
        known: tuple[Known, ...] = (),
    ) -> Name | None:
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        return Name(
            start,
            end,
            self._text[start:end],
            kind,
            " ".join(word.plain for word in words),
            tuple(word.folded for word in words),
            whole,
            unit,
            frozenset(each.spelt for each in known),
        )


@cache
def _in_names() -> frozenset[str]:
    """Return the syllables that names of people and places are made of, folded."""
    listed = lexicon.GIVEN + lexicon.PLACES + lexicon.NAMESAKES
    return FAMILY_NAMES | frozenset(fold(listed).replace(",", " ").split())


def _kind(kinds: set[str], words: Sequence[Word]) -> NameKind:
    """Return the kind of a known name that stands for things of `kinds`."""
    if "abbreviation" in kinds and words[0].shouted:
        return "acronym"
    return "person" if "person" in kinds else "proper" if "proper" in kinds else "place"


def _plain_spelt(text: str) -> bool:
    """Tell whether a syllable has no diacritics, as foreign names have none: Kim, May."""
    return text.isascii() and len(text) > 1


def _is_native(word: Word) -> bool:
    """Tell whether a word is a syllable with a capital, as in a native name."""
    return word.capital and not word.shouted and is_syllable(word.text)


@cache
def _starts() -> frozenset[str]:
    """Return the words in small letters that a name may be read from: thị trấn, châu Âu."""
    return frozenset(known_names.forms("vi")) | frozenset(units_of_place.vietnamese_by_first())


@cache
def _weak() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in _listed(listed.WEAK))


def _is_run_together(text: str) -> bool:
    """Tell whether two native words have lost the space between them: LongHàng."""
    parts = _HUMPS.findall(text)
    return len(parts) > 1 and "".join(parts) == text and all(map(is_syllable, parts))


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


@cache
def _listed_as_written(words: str) -> frozenset[str]:
    return frozenset(words.split())
