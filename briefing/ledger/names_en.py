"""The names that an English text states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from briefing.ledger import english_words, known_names, units_of_place
from briefing.ledger.known_names import Form, Known
from briefing.ledger.name_types import Name, NameKind
from briefing.ledger.words import WITHIN, in_headline, in_identifier, is_roman
from briefing.vietnamese.scanning import Word, scan
from briefing.vietnamese.text import is_bare_syllable

_SHORT = 3  # letters of a word that is no plural
# Before a name, and no part of it.
_TITLES = "mr mrs ms miss mx sir dr"
# Behind a person's name.
_SAYING = """
said says told tells added adds asked insisted argued claimed explained warned wrote tweeted
replied responded announced admitted denied suggested urged stressed noted continued recalled
"""
# Nouns that speak in the singular or without an article.
_PEOPLE = "people men women children police media staff crew folk youth neither everyone family"
_ARTICLES = "the a an"
# Function words that are Vietnamese syllables as well; where a sentence begins, they are none.
_OPENERS = (
    "the but so no on to at in he she we you me my it if or not nor now how who than then that"
)
# Between the words of a title: Game of Thrones.
_LINKS = "of the and for in to on a an at with from by as"
_ABBREVIATIONS = """
AM PM BC AD CE BCE ET PT EST EDT PST PDT GMT BST OK II III VS JSC LLC PLC LTD CO USD VND EUR GBP JPY
CNY KRW THB SGD AUD HKD TWD KHR LAK
"""
# Behind these a sign of currency tells whose money it is: US$.
_MONEY = "US A AU C CA HK NZ S SG NT"
_CLOCK = "AM PM"
# Before a hyphen, and no name: Sub-Department.
_PREFIXES = """
sub non semi eco agro bio geo socio micro macro mini multi mega neo quasi thermo electro tele aero
astro nano pan intra infra inter anti pre pro ex vice co trans hydro photo techno
"""
_GENERIC = """
north south east west northern southern eastern western central gulf states pole turkey southeast
southwest northeast northwest center centre city town municipal oriental orient
"""


def read_english(text: str) -> tuple[Name, ...]:
    """Return the names of an English text, in order, without overlaps."""
    return tuple(_Reader(text).read())


class _Reader:
    """Reads a text from left to right. `at` is everywhere the index of a word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = scan(text)

    @cached_property
    def _headline(self) -> bool:
        """Capitals say nothing here."""
        return in_headline(self._words, "en")

    def read(self) -> Iterator[Name]:
        """Yield the names in order."""
        at = 0
        while at < len(self._words):
            if not self._words[at].capital:
                at += 1
                continue
            found, length = self._one(at)
            if found is not None:
                yield found
            at += length

    def _one(self, at: int) -> tuple[Name | None, int]:
        """Return the name at a word, if any, and how many words are read."""
        if self._words[at].shouted and in_identifier(self._words, at):
            return None, 1
        known = self._known(at)
        if known is not None:
            return self._judged(at, known), len(known.words)
        numbered = self._numbered(at)
        if numbered is not None:
            return numbered, 2
        if self._words[at].acronym and not self._headline:
            return self._acronym(at), 1
        return self._run(at)

    # names with a Vietnamese of their own

    def _known(self, at: int) -> Form | None:
        plain = self._words[at].plain
        second = self._words[at + 1].plain if at + 1 < len(self._words) else ""
        for form in known_names.starting("en", plain, second):
            if self._spells(form, at):
                return form
        singular = plain[:-1] if plain.endswith("s") and len(plain) > _SHORT else ""
        for form in known_names.starting("en", singular, ""):
            if self._capitals_agree(form, at):
                return form
        return None

    def _spells(self, form: Form, at: int) -> bool:
        words = self._words[at : at + len(form.words)]
        if len(words) < len(form.words) or any(
            w.plain != f for w, f in zip(words, form.words, strict=True)
        ):
            return False
        return all(word.gap in WITHIN for word in words[1:]) and self._capitals_agree(form, at)

    def _capitals_agree(self, form: Form, at: int) -> bool:
        return not form.capitals or (self._words[at].acronym and not self._headline)

    def _judged(self, at: int, form: Form) -> Name | None:
        """Return a known name unless it is a region or a word that need not be one."""
        words = self._words[at : at + len(form.words)]
        kinds = {known.kind for known in form.known}
        if "region" in kinds or form.text.islower() or form.words in _generic():
            return None
        short = not kinds.isdisjoint(("abbreviation", "office"))
        if (short and not words[0].acronym) or self._counts(at):
            return None
        kind: NameKind = "acronym" if short else "place"
        kind = "person" if "person" in kinds else "proper" if "proper" in kinds else kind
        return self._name(words, kind, whole=True, known=form.known)

    def _counts(self, at: int) -> bool:
        """Tell whether a word only tells whose money or which half of the day: US$2, 8 AM."""
        word = self._words[at]
        if word.text in _listed(_MONEY) and self._text.startswith("$", word.end):
            return True
        return at > 0 and word.text in _listed(_CLOCK) and self._words[at - 1].text[-1].isdigit()

    # places with a unit

    def _numbered(self, at: int) -> Name | None:
        """Return Ward 5 or District 1."""
        unit = units_of_place.english().get(self._words[at].plain)
        behind = self._words[at + 1 : at + 2]
        if unit and behind and behind[0].text.isdigit() and behind[0].gap == " ":
            return self._name(behind, "place", whole=True, units=unit)
        return None

    def _acronym(self, at: int) -> Name | None:
        word = self._words[at]
        if (
            english_words.is_ordinary(word.plain)
            or word.text in _abbreviations()
            or is_roman(word.text)
            or any(map(str.isdigit, word.text))
        ):
            return None
        return self._name([word], "acronym", whole=True)

    # runs of capitalised words

    def _run(self, at: int) -> tuple[Name | None, int]:
        """Return the name that the words in a row from `at` on make."""
        length = 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if not word.capital or word.gap not in WITHIN or (word.acronym and not self._headline):
                break
            if self._known(at + length):
                break
            length += 1
        words = self._words[at : at + length]
        start, end = self._native(words)
        if end - start > 1:
            units = self._unit(at + end)
            kind: NameKind = "place" if units else "proper"
            return self._name(words[start:end], kind, whole=True, units=units), end
        kept = [word for n, word in enumerate(words) if self._telling(at + n)]
        return (self._name(kept, "foreign", whole=False) if kept else None), length

    def _native(self, words: Sequence[Word]) -> tuple[int, int]:
        """Return the span of the words that are a Vietnamese name: Nguyen Van Anh, Doi Thong."""
        start = 0
        while start < len(words) and english_words.is_ordinary(words[start].plain):
            if self._begins_native(words, start):
                break
            start += 1
        end = start
        while end < len(words) and is_bare_syllable(words[end].plain) and len(words[end].text) > 1:
            end += 1
        while end > start and english_words.is_thing(words[end - 1].plain):
            end -= 1
        return start, end

    def _begins_native(self, words: Sequence[Word], at: int) -> bool:
        """Tell whether an English word begins a Vietnamese name: Can Tho, An Giang, Long Binh."""
        word, behind = words[at], words[at + 1 : at + 2]
        if not behind or english_words.is_ordinary(behind[0].plain):
            return False
        openers = _listed(_OPENERS) if word.opens else _listed(_ARTICLES)
        return all(is_bare_syllable(w.text) for w in (word, *behind)) and word.plain not in openers

    def _unit(self, at: int) -> frozenset[str]:
        """Return what unit the word at `at`, behind a name, may be."""
        if at < len(self._words) and self._words[at].gap == " ":
            return units_of_place.english().get(self._words[at].plain, frozenset())
        return frozenset()

    def _telling(self, at: int) -> bool:
        """Tell whether a word with a capital is a name or a part of one."""
        word = self._words[at]
        plain = word.plain
        if len(word.text) < 2 or word.text.isdigit() or self._is_prefix(at):
            return False
        if not english_words.is_ordinary(plain):
            return word.text not in _abbreviations()
        if self._headline or english_words.is_institutional(plain):
            return False
        titled = at > 0 and self._words[at - 1].plain in _listed(_TITLES)
        last = at + 1 == len(self._words) or not self._words[at + 1].capital
        return (titled and last) or self._lone(at) or self._speaks(at)

    def _is_prefix(self, at: int) -> bool:
        """Tell whether a word is the beginning of another: the Sub of Sub-Department."""
        joined = at + 1 < len(self._words) and self._words[at + 1].gap == "-"
        return joined and self._words[at].plain in _listed(_PREFIXES)

    def _speaks(self, at: int) -> bool:
        """Tell whether a verb of saying stands behind a singular without an article: Rock said."""
        if at + 1 >= len(self._words) or self._words[at].plain in _listed(_PEOPLE):
            return False
        if self._linked(at, -1):
            return False
        verb = self._words[at + 1]
        plural = self._words[at].plain.endswith("s")
        return verb.gap == " " and verb.text in _listed(_SAYING) and not plural

    def _lone(self, at: int) -> bool:
        """Tell whether a word has a capital without need: no sentence begins, no title goes on."""
        word = self._words[at]
        article = at > 0 and self._words[at - 1].plain in _listed(_ARTICLES)
        if (
            word.opens
            or article
            or (at + 1 < len(self._words) and self._words[at + 1].text.isdigit())
        ):
            return False
        return not any(self._linked(at, step) for step in (-1, 1))

    def _linked(self, at: int, step: int) -> bool:
        """Tell whether a word with a capital stands beside, or beyond of, and, the …"""
        beside = at + step
        while 0 <= beside < len(self._words) and self._words[beside].plain in _listed(_LINKS):
            beside += step
        return 0 <= beside < len(self._words) and self._words[beside].capital

    def _name(
        self,
        words: Sequence[Word],
        kind: NameKind,
        *,
        whole: bool,
        units: frozenset[str] = frozenset(),
        known: tuple[Known, ...] = (),
    ) -> Name:
        start, end = words[0].start, words[-1].end
        keys = tuple(word.plain for word in words)
        meant = frozenset(each.spelt for each in known)
        text = self._text[start:end]
        return Name(start, end, text, kind, " ".join(keys), keys, whole, units, meant)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _generic() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in _GENERIC.split())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_ABBREVIATIONS.split())
