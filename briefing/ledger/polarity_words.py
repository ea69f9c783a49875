"""Marks of negation, hedging and request, and the phrase books that they are read with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import Any, Literal, NamedTuple, cast

from briefing.vietnamese.text import fold

MarkKind = Literal["negation", "hedge", "request"]
Weight = Literal["strong", "soft", "echo"]
"""A strong mark asks for its like in the other text; a soft one may be it; an echo is only
the translation of a mark of its own sense."""


_REACH = 5
"""Words from the start of a negation within which it names what it denies."""
_CLAUSE_ENDS = frozenset(",;:.!?…()")


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


class PhraseBook(NamedTuple):
    """Phrases, ready to be looked for."""

    entries: Mapping[tuple[str, ...], Sequence[Entry]]
    """What each phrase, as folded words, says: mostly one thing."""
    longest: Mapping[str, int]
    """By first word: how many words its longest phrase has."""


def word_set(listed: str) -> frozenset[str]:
    """Return the folded words that are listed, separated by white space."""
    return frozenset(listed.split())


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"(\w+(?:(?:['.]|,(?=\d))\w+)*|[^\w\s])")


@lru_cache(maxsize=256)  # a statement is held against its evidence in several ways
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and punctuation marks of `text`, folded; offsets are those of `text`."""
    pieces = _token().split(fold(text))
    offsets = list(accumulate(map(len, pieces)))
    return tuple(map(_made, zip(offsets[0:-1:2], offsets[1::2], pieces[1::2], strict=True)))


_made = cast(Callable[[Iterable[Any]], Token], partial(tuple.__new__, Token))
"""Make a token of its fields: what `Token._make` does, without a call of Python for each."""


def phrase_book(rows: Iterable[Row]) -> PhraseBook:
    """Return the phrases of `rows`."""
    entries: dict[tuple[str, ...], list[Entry]] = {}
    longest: dict[str, int] = {}
    for row in rows:
        for phrase in _phrases(row.phrases):
            entries.setdefault(phrase, []).append(row.entry)
            longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return PhraseBook(entries, longest)


def _phrases(listed: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of a row as words, each inflected verb in all its forms."""
    for phrase in fold(listed).split("|"):
        head, inflects, tail = phrase.strip().partition("~")
        for form in _inflected(head) if inflects else (head,):
            yield tuple(_token().findall(form + tail))


def _inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb: base, -s, -ed, -ing."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, plural, verb + "ed", verb + "ing"


def window(words: Sequence[Token], first: int) -> Sequence[Token]:
    """Return the words from the first of a mark to the end of its clause, a few at most."""
    last = first
    while last < len(words) and last < first + _REACH and words[last].word not in _CLAUSE_ENDS:
        last += 1
    return words[first:last]


def hits(words: Sequence[Token], book: PhraseBook) -> Iterator[Hit]:
    """Yield the phrases of `book` in `words`, left to right, the longest at each place.

    A phrase that says several things is yielded once for each.
    """
    plain = [token.word for token in words]
    behind = 0
    for at in [at for at, word in enumerate(plain) if word in book.longest]:
        if at < behind:
            continue
        last, entries = _longest(plain, at, book)
        if entries:
            behind = last
        for entry in entries:
            yield Hit(at, last, entry)


def _longest(plain: Sequence[str], at: int, book: PhraseBook) -> tuple[int, Sequence[Entry]]:
    """Return the end of the longest phrase at `at`, and what it says; nothing for no phrase."""
    for length in range(min(book.longest[plain[at]], len(plain) - at), 0, -1):
        entries = book.entries.get(tuple(plain[at : at + length]))
        if entries:
            return at + length, entries
    return at, ()
