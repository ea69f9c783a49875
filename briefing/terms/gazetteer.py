"""The public face of the terms: what a text names, and how English names it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.terms import people
from briefing.terms.cutting import Known, Part
from briefing.terms.english import English
from briefing.terms.lexicon import (
    PART_KINDS,
    UNIT_KINDS,
    Lexicon,
    Term,
    Token,
    glossary_rows,
    packaged_rows,
    tokens,
)
from briefing.terms.people import Mention
from briefing.terms.titles import Composer, Gender
from briefing.vietnamese.clock import find_clock_times
from briefing.vietnamese.dates import find_dates
from briefing.vietnamese.figures import find_figures, with_range
from briefing.vietnamese.names import NameMention, find_names
from briefing.vietnamese.text import fold, romanise


@cache
def load(glossary: Path | None = None) -> Gazetteer:
    """Return the packaged terms, with those of a user's `glossary` before them.

    Raises SettingsError, naming file and line, when the glossary cannot be used.
    """
    return Gazetteer(
        Lexicon(packaged_rows()), Lexicon(glossary_rows(glossary)) if glossary else None
    )


class Gazetteer:
    """Finds official names and titles in a text. Make one with `load`."""

    def __init__(self, lexicon: Lexicon, glossary: Lexicon | None = None) -> None:
        self._lexicon = lexicon
        self._glossary = glossary

    def find(self, text: str) -> list[Term]:
        """Return the titles, bodies, places and terms of `text`, in order, none overlapping.

        A user's glossary wins, then the longest match.
        """
        return list(self._find(text))

    def english(self, text: str, gender: Gender | None = None) -> tuple[str, ...]:
        """Return the English forms of a title, body, place or term that is the whole of
        `text`, the one to write first; none when a part of it is not known."""
        found, composer = self._read(text)
        if not found:
            return ()
        title = composer.title(0, gender)
        if title and title.end == len(found):
            return title.en
        best = self._best(found, composer, 0)
        return best.en if best and best.end == len(found) else ()

    def people(self, text: str, genders: Mapping[str, Gender] | None = None) -> list[Mention]:
        """Return every person whom `text` names in full, in order, with the title there.

        `genders`, by folded name, is what other sentences tell of them.
        """
        return self._people(text, genders) if genders else list(self._people_alone(text))

    @cached_property
    def in_english(self) -> English:
        """The reader of official names in English texts; made on first use."""
        return English(self._lexicon.variants())

    def hints(self, text: str, stamp: date | None = None) -> list[tuple[str, str]]:
        """Return the words of one sentence whose English is known, with that English.

        Names, titles, terms, places, dates and figures; the longest first where two
        overlap, in the order of the sentence, none twice. `stamp` is the article's date.
        """
        pairs = ((text[start:end], english) for start, end, english, _ in self._known(text, stamp))
        return list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))

    @lru_cache(maxsize=256)  # noqa: B019 - every round of checks asks about the same sentences
    def parts(self, text: str, stamp: date | None = None) -> tuple[Part, ...]:
        """Return one sentence cut into parts, each with its English: what `hints` knows, and
        the expressions of the news lexicon in between. `stamp` is the article's date."""
        from briefing.terms import gloss, vocabulary  # only the embedded model needs them

        return gloss.parts(text, self._known(text, stamp), vocabulary.load())

    def role(self, text: str) -> str | None:
        """Return the English of a title that is the whole of `text`, put together from its parts;
        None when its rank is not known."""
        from briefing.terms import roles

        return roles.role(self.parts(text))

    def gloss(self, text: str, stamp: date | None = None) -> str:
        """Return the English of the parts of one sentence, in its order, `|` between them."""
        from briefing.terms import gloss

        return gloss.line(self.parts(text, stamp))

    def _known(self, text: str, stamp: date | None) -> list[Known]:
        """Return what is known, in order; the longest of two that overlap."""
        spans = [
            *(Known(m.start, m.end, m.english) for m in find_dates(text, stamp)),
            *(Known(*with_range(text, figure)) for figure in find_figures(text)),
            *(Known(*time) for time in find_clock_times(text)),
            *(Known(*_named(text, m)) for m in self.people(text)),
            *(Known(*_addressed(text, n)) for n in find_names(text) if n.honorific in _ADDRESS),
            *(_of_term(term) for term in self.find(text) if term.en),
        ]
        kept: list[Known] = []  # in order and disjoint: only neighbours can overlap
        for each in sorted(spans, key=lambda span: span.start - span.end):
            at = bisect(kept, each.start, key=lambda span: span.start)
            before, behind = kept[at - 1 : at], kept[at : at + 1]
            free = all(other.end <= each.start for other in before)
            if free and all(each.end <= other.start for other in behind):
                kept.insert(at, each)
        return kept

    @lru_cache(maxsize=256)  # noqa: B019 - several checks ask about the same sentences
    def _find(self, text: str) -> tuple[Term, ...]:
        found, composer = self._read(text)
        terms: list[Term] = []
        behind = 0
        for at in self._starts(composer):
            if at >= behind and (best := self._best(found, composer, at)):
                terms.append(best.term(text, found, at))
                behind = best.end
        return tuple(terms)

    def _starts(self, composer: Composer) -> Sequence[int]:
        """Return the tokens at which anything can begin."""
        own = self._glossary
        if not own:
            return composer.starts
        begun = {at for at, word in enumerate(composer.words) if own.begins(word)}
        return sorted(begun.union(composer.starts))

    @lru_cache(maxsize=256)  # noqa: B019 - several checks ask about the same sentences
    def _people_alone(self, text: str) -> tuple[Mention, ...]:
        return tuple(self._people(text, {}))

    def _people(self, text: str, genders: Mapping[str, Gender]) -> list[Mention]:
        names = [name for name in find_names(text) if name.full]
        if not names:
            return []
        found, composer = self._read(text)
        return people.people(text, found, names, composer, genders)

    @lru_cache(maxsize=256)  # noqa: B019 - every stage asks about the same sentences
    def _read(self, text: str) -> tuple[list[Token], Composer]:
        found = tokens(text)
        return found, Composer(self._lexicon, text, found)

    def _best(self, found: Sequence[Token], composer: Composer, at: int) -> _Match | None:
        """Return the longest of what begins at token `at`; a glossary's own comes first."""
        own = self._glossary.matches(found, composer.words, at) if self._glossary else ()
        for end, entry in own:
            return _Match(end, entry.plain, entry.kind, entry.source, own=True)
        if not composer.begins(at):
            return None
        return max(_matches(composer, at), key=lambda match: match.end, default=None)


class _Match(NamedTuple):
    """What was found at a token, up to token `end`."""

    end: int
    en: tuple[str, ...]
    kind: str
    source: str
    own: bool = False

    def term(self, text: str, found: Sequence[Token], at: int) -> Term:
        """Return it as a term of the text that has these tokens."""
        start, end = found[at].start, found[self.end - 1].end
        vi = text[start:end]
        return Term(
            start=start,
            end=end,
            vi=vi,
            en=self.en,
            kind=self.kind,
            source=self.source,
            own=self.own,
        )


def _matches(composer: Composer, at: int) -> Iterator[_Match]:
    """Yield what begins at token `at`."""
    for phrase in (composer.title(at), composer.body(at), composer.firm(at)):
        if phrase:
            yield _Match(phrase.end, phrase.en, phrase.kind, phrase.source)
    if place := composer.place(at):
        source = place.entry.source if place.entry else "composed"
        yield _Match(place.end, (place.en,), "place", source)
    for end, entry in composer.matches(at):
        other = entry.kind in (*UNIT_KINDS, *PART_KINDS, "title", "body")
        lowered = entry.kind == "country" and not composer.is_capital(at)
        if entry.plain and not other and not lowered:
            yield _Match(end, entry.plain, entry.kind, entry.source)


def _of_term(term: Term) -> Known:
    """Return the English of a term: in lower case a title (luật sư) is any lawyer, and what looks
    like a body may be part of another word (cán bộ tư pháp), but for the terms of a user."""
    english, small = term.en[0], term.vi.islower()
    ordinary = small and english.isalpha() and not english.isupper()
    if ordinary and english not in _ABBREVIATED and not term.own:
        english = english.lower()
    settled = term.own or not (small or english[:1].islower())
    return Known(term.start, term.end, english, settled)


_ABBREVIATED = frozenset({"Dr", "Mr", "Ms"})
_ADDRESS = {"ông": "Mr", "anh": "Mr", "bà": "Ms", "chị": "Ms"}


def _addressed(text: str, name: NameMention) -> tuple[int, int, str]:
    """Return the span and English of a name with its form of address: ông Điệp → Mr Diep."""
    address = name.honorific or ""
    at = name.start - len(address) - 1
    if fold(text[max(0, at) : name.start]).strip() != address:
        return name.start, name.end, romanise(name.text)
    return at, name.end, f"{_ADDRESS[address]} {romanise(name.text)}"


def _named(text: str, mention: Mention) -> tuple[int, int, str]:
    """Return a name's span and English: with its title, where that stands before it, so that
    the two stay together (`Bí thư … Phạm Thị Y` → `Pham Thi Y, Secretary of …`)."""
    name = romanise(mention.name)
    at = text.rfind(mention.role, 0, mention.start) if mention.role_en else -1
    together = at >= 0 and not text[at + len(mention.role) : mention.start].strip()
    if not together:
        return mention.start, mention.end, name
    return at, mention.end, f"{name}, {mention.role_en}"
