"""The names that a Vietnamese text states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from briefing.ledger import known_names, units_of_place
from briefing.ledger import vietnamese_words as listed
from briefing.ledger.known_names import Form, Known
from briefing.ledger.name_types import Name, NameKind
from briefing.ledger.names_native import Natives, is_native, listed_words
from briefing.ledger.words import (
    WITHIN,
    in_headline,
    in_identifier,
    is_phonetic,
    is_roman,
)
from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.names import NameMention, find_names
from briefing.vietnamese.scanning import Word, scan
from briefing.vietnamese.text import is_syllable

_HUMPS = re.compile(r"[^\W\d_][^\W\d_A-ZĐÀ-ÖØ-ÝẠ]*")
_LONGEST = 5  # syllables of a place
_ALONE = f"{listed.AMBIGUOUS} {listed.WEAK}"
_PASSED = f"{listed.LOANS} {listed.TITLES}"


def read_vietnamese(text: str) -> tuple[Name, ...]:
    """Return the names of a Vietnamese text, in order, without overlaps."""
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
        done, starts = 0, _starts()
        telling = [at for at, w in enumerate(self._words) if w.capital or w.folded in starts]
        for at in telling:
            if at < done:
                continue
            found, length = self._one(at)
            done = at + length
            if found is not None:
                yield found

    def _one(self, at: int) -> tuple[Name | None, int]:
        """Return the name at a word, if any, and how many words are read."""
        word = self._words[at]
        if word.shouted and in_identifier(self._words, at):
            return None, 1
        known = self._known(at)
        if known is not None and len(known.words) == 1 and self._begins_native(at):
            known = None  # Mỹ Thuận
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
            return (None if self._shouts(at) else self._acronym(at)), 1
        if word.folded not in listed_words(listed.HIGHLAND) and not is_syllable(word.text):
            return self._foreign(at)
        native, length = self._natives.read(at)
        if native is None:
            return None, length
        words = self._words[native.at : native.at + native.length]
        return self._name(words, native.kind, whole=True), length

    @cached_property
    def _natives(self) -> Natives:
        return Natives(self._words, self._ends_native, headline=self._headline)

    def _ends_native(self, at: int) -> bool:
        """Tell whether another name begins at a word with a capital behind others."""
        if self._words[at].start in self._people:
            return True
        known = self._known(at)
        return known is not None and (len(known.words) > 1 or not self._begins_native(at))

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
        second = self._words[at + 1].folded if at + 1 < len(self._words) else ""
        for form in known_names.starting("vi", self._words[at].folded, second):
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
        if not kinds.isdisjoint(("region", "office")) or form.text.islower():
            return None
        if kinds == {"abbreviation"} and (not words[0].shouted or self._shouts(at)):
            return None
        if len(words) == 1 and (form.words[0] in listed_words(listed.WEAK) or not self._alone(at)):
            return None
        if at and self._words[at - 1].folded in listed_words(listed.CURRENCIES):
            return None
        return self._name(words, _kind(kinds, words), whole=True, known=form.known)

    def _shouts(self, at: int) -> bool:
        """Tell whether all is in capitals around a word: KHÔNG AI HỎI."""
        if self._text == self._text.upper():
            return True
        left = at > 0 and self._words[at].gap == " " and _is_loud(self._words[at - 1])
        behind = self._neighbour(at + 1)
        return left or (behind is not None and behind.gap == " " and _is_loud(behind))

    def _alone(self, at: int) -> bool:
        """Tell whether a syllable with a capital is a country by itself, not a part of a name."""
        word = self._words[at]
        if word.folded not in listed_words(listed.AMBIGUOUS):
            return True
        before, behind = self._neighbour(at - 1), self._neighbour(at + 1)
        if word.opens or self._headline:
            return False
        if before is not None and word.gap == " " and is_native(before):
            return False
        if behind is None or behind.gap != " ":
            return True
        if not behind.capital:
            return (word.folded, behind.folded) not in lexicon.phrases(listed.NO_COUNTRIES)
        return not (word.folded == "anh" or is_syllable(behind.text))

    def _begins_native(self, at: int) -> bool:
        """Tell whether a syllable that is a country alone stands in a native name: Mỹ Thuận."""
        word, behind = self._words[at], self._neighbour(at + 1)
        if word.folded not in listed_words(_ALONE):
            return False
        joined = behind is not None and behind.gap == " " and is_native(behind)
        within = at > 0 and word.gap == " " and is_native(self._words[at - 1])
        return within or (joined and word.folded != "anh")

    def _neighbour(self, at: int) -> Word | None:
        return self._words[at] if 0 <= at < len(self._words) else None

    # places with a unit

    def _unit(self, at: int) -> tuple[Name | None, int] | None:
        """Return the place whose unit word stands at a word."""
        beginning = units_of_place.vietnamese_by_first().get(self._words[at].folded)
        if beginning is None or self._headline:
            return None
        for unit_words in beginning:
            length = len(unit_words)
            words = self._words[at : at + length]
            if tuple(word.folded for word in words) != unit_words:
                continue
            unit = units_of_place.vietnamese()[unit_words]
            if self._in_name(at, unit):
                return None
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

    def _in_name(self, at: int, unit: frozenset[str]) -> bool:
        """Tell whether a unit word is a part of a name: Sóc Trăng, thủy điện Bản Vẽ."""
        word = self._words[at]
        if "village" not in unit or not word.capital or word.shouted or word.opens:
            return False
        return at > 0 and word.gap == " "

    def _names_place(self, at: int, length: int) -> bool:
        """Tell whether what follows a unit word can be a native name: not bản Windows."""
        behind = self._neighbour(at + length)
        if behind is None:
            return False
        latin = self._words[at].folded in listed_words(listed.ALSO_COMMON) and not is_syllable(
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
        passed = listed_words(_PASSED)
        kept = [w for w in kept if len(w.text) > 1 and w.folded not in passed]
        return (self._name(kept, "foreign", whole=False) if kept else None), max(length, 1)

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


def _kind(kinds: set[str], words: Sequence[Word]) -> NameKind:
    """Return the kind of a known name that stands for things of `kinds`."""
    if "abbreviation" in kinds and words[0].shouted:
        return "acronym"
    return "person" if "person" in kinds else "proper" if "proper" in kinds else "place"


def _is_loud(word: Word) -> bool:
    """Tell whether a syllable is in capitals throughout."""
    return word.shouted and is_syllable(word.text)


@cache
def _starts() -> frozenset[str]:
    """Return the words in small letters that a name may be read from: thị trấn, châu Âu."""
    forms = (form for each in known_names.forms("vi").values() for f in each.values() for form in f)
    named = frozenset(form.words[0] for form in forms if not form.text.islower())
    return named | frozenset(units_of_place.vietnamese_by_first())


@cache
def _weak() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in listed_words(listed.WEAK))


def _is_run_together(text: str) -> bool:
    """Tell whether two native words have lost the space between them: LongHàng."""
    parts = _HUMPS.findall(text)
    return len(parts) > 1 and "".join(parts) == text and all(map(is_syllable, parts))


@cache
def _listed_as_written(words: str) -> frozenset[str]:
    return frozenset(words.split())
