"""Marks of negation, hedging and request, and the phrase books that they are read with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from briefing.vietnamese.text import fold

MarkKind = Literal["negation", "hedge", "request"]
Weight = Literal["strong", "soft", "echo"]
"""A strong mark asks for its like in the other text; a soft one may be it; an echo is only
the translation of a mark of its own sense."""


class Mark(NamedTuple):
    """A word or phrase that negates, hedges or only asks for what a text says."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    text: str
    """The phrase as written."""
    kind: MarkKind
    """What it does."""
    sense: str
    """Its group within the kind: marks of one sense translate each other."""
    weight: Weight
    """What it asks of the other text, and may be for it."""
    governed: str
    """The folded content words behind it in its clause, at most three; "" when none follow."""


class Token(NamedTuple):
    """A word or a punctuation mark of a folded text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    word: str
    """The folded word or mark."""

    @property
    def is_word(self) -> bool:
        """Tell a word or number from punctuation."""
        return self.word[0].isalnum()


class Entry(NamedTuple):
    """What a phrase of a phrase book says."""

    kind: MarkKind | None
    """None for a phrase that only looks like a mark."""
    sense: str
    """As in `Mark`."""
    weight: Weight
    """As in `Mark`."""


class Row(NamedTuple):
    """Phrases, separated by `|`, that say the same; `~` stands behind a verb to inflect."""

    entry: Entry
    """What they say."""
    phrases: str
    """The phrases."""


class Hit(NamedTuple):
    """A phrase found: `tokens[first:last]`."""

    first: int
    """Index of the first token."""
    last: int
    """Index behind the last token."""
    entry: Entry
    """What the phrase says."""


PhraseBook = Mapping[str, Sequence[tuple[tuple[str, ...], Entry]]]
"""By first word: the whole phrases, longest first."""


def word_set(listed: str) -> frozenset[str]:
    """Return the folded words that are listed, separated by white space."""
    return frozenset(listed.split())


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+(?:(?:['.]|,(?=\d))\w+)*|[^\w\s]")


def tokens(text: str) -> list[Token]:
    """Return the words and punctuation marks of `text`, folded; offsets are those of `text`."""
    return [Token(match.start(), match.end(), match[0]) for match in _token().finditer(fold(text))]


def phrase_book(rows: Iterable[Row]) -> PhraseBook:
    """Return the phrases of `rows` by their first word, longest first."""
    book: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for row in rows:
        for phrase in _phrases(row.phrases):
            book.setdefault(phrase[0], []).append((phrase, row.entry))
    for phrases in book.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return book


def _phrases(listed: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of a row as words, each inflected verb in all its forms."""
    for phrase in listed.split("|"):
        head, inflects, tail = phrase.strip().partition("~")
        for form in _inflected(head) if inflects else (head,):
            yield tuple(token.word for token in tokens(form + tail))


def _inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb: base, -s, -ed, -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, plural, verb + "ed", verb + "ing"


def hits(words: Sequence[Token], book: PhraseBook) -> Iterator[Hit]:
    """Yield the phrases of `book` in `words`, left to right, the longest at each place.

    A phrase that says several things is yielded once for each.
    """
    at = 0
    while at < len(words):
        found = _longest(words, at, book)
        yield from found
        at = found[0].last if found else at + 1


def _longest(words: Sequence[Token], at: int, book: PhraseBook) -> list[Hit]:
    """Return what the longest phrase at `at` says."""
    found: list[Hit] = []
    for phrase, entry in book.get(words[at].word, ()):
        last = at + len(phrase)
        if found and last < found[0].last:
            break
        if last <= len(words) and all(words[at + n].word == word for n, word in enumerate(phrase)):
            found.append(Hit(at, last, entry))
    return found
