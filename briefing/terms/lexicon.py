"""The entries of terms.csv, units.csv and a user's glossary, matched over folded words."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple, cast

from briefing import resources
from briefing.errors import SettingsError
from briefing.vietnamese.text import fold, words

UNIT_KINDS = frozenset({"city", "province", "former", "alias"})
"""Kinds of units.csv: bare names of places, matched only where they are capitalised."""
PART_KINDS = frozenset({"area", "ministry", "parent", "firm", "field"})
"""Kinds that mean something only inside a title or a name."""


class Term(NamedTuple):
    """An official name or title found in a text: `text[start:end]`."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character, in code points."""
    vi: str
    """The words as the text has them."""
    en: tuple[str, ...]
    """English forms: the first is the one to write, the others are accepted too."""
    kind: str
    """The kind of the entry; `title` or `place` for what was composed."""
    source: str
    """Where the English comes from; `composed` for what was put together from parts."""
    own: bool = False
    """It comes from the user's glossary."""


@dataclass(frozen=True)
class Entry:
    """All rows with one Vietnamese form."""

    en: tuple[str, ...]
    kind: str
    source: str
    male: str | None = None
    female: str | None = None
    hyphens: frozenset[int] = frozenset()
    """Numbers of the words that a hyphen may stand before."""

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """English forms that need no place."""
        return tuple(form for form in self.en if "{place}" not in form)


class Token(NamedTuple):
    """A word of a text, or a punctuation mark that no term reaches across."""

    folded: str
    start: int
    end: int
    hyphenated: bool
    """A hyphen with spaces, or one without, stands before it."""


_Key = tuple[str, ...]
_Row = tuple[str, str, str, str]
_MARKS = re.compile(r"[,;:()\"“”\n]|[.!?…](?=\s|$)")
_ABBREVIATED = frozenset({"tp", "tx", "tt", "q", "p", "h"})
"""Unit words that are written with a full stop: TP. Kon Tum."""
_FREE = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_HYPHEN = re.compile(r"\s*[-–—]\s*")


def tokens(text: str) -> list[Token]:
    """Return words and separating marks of `text`, folded, with their offsets."""
    folded = fold(text)
    found: list[Token] = []
    last = 0
    for start, end in _spans(text):
        if start == last + 1 and text[last] == " ":
            found.append(_token((folded[start:end], start, end, False)))
        else:
            gap = text[last:start]
            abbreviated = bool(found) and found[-1].folded in _ABBREVIATED and gap.strip() == "."
            found += [] if abbreviated else _marks(gap, last)
            hyphenated = last > 0 and _HYPHEN.fullmatch(gap) is not None
            found.append(Token(folded[start:end], start, end, hyphenated))
        last = end
    return [*found, *_marks(text[last:], last)]


_token = cast(Callable[[Iterable[Any]], Token], partial(tuple.__new__, Token))
"""Make a token of its fields: what `Token._make` does, without a call of Python for each."""


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of `words(text)`: most stand free between spaces."""
    found: list[tuple[int, int]] = []
    at = 0
    for run in text.split(" "):
        end = at + len(run)
        if run.isalnum():
            found.append((at, end))
        elif run:
            inside = _inside(run) if len(run) <= _LONGEST_RUN else _words_of(run)
            found += [(at + first, at + last) for first, last in inside]
        at = end + 1
    return found


_LONGEST_RUN = 32
"""Characters up to which it is kept where the words of a run are."""


@lru_cache(maxsize=4096)  # the same words come again and again, with the same marks
def _inside(run: str) -> tuple[tuple[int, int], ...]:
    return tuple(_words_of(run))


def _words_of(run: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the words of each stretch without white space."""
    for match in _FREE.finditer(run):
        start = match.start()
        yield from ((start + first, start + last) for first, last in words(match[0]))


def _marks(gap: str, offset: int) -> list[Token]:
    spans = ((m[0], offset + m.start(), offset + m.end()) for m in _MARKS.finditer(gap))
    return [Token(mark, start, end, False) for mark, start, end in spans]


class Lexicon:
    """Entries by their folded words; the longest match wins.

    Most texts ask for few of the words that entries begin with: the entries of one first word
    are read when it is first met.
    """

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._rows: dict[str, list[_Row]] = defaultdict(list)
        self._read: dict[str, _Phrases] = {}
        for row in rows:
            first = _first_word(row[0].split(maxsplit=1)[0]) or tokens(row[0])[0].folded
            self._rows[first].append(row)

    def begins(self, word: str) -> bool:
        """Tell whether any entry begins with this folded word."""
        return word in self._rows

    def leads(self, word: str, second: str) -> bool:
        """Tell whether an entry is this folded word, or has it and the `second` at its head."""
        phrases = self._phrases(word) if word in self._rows else None  # few words are
        return phrases is not None and (bool(phrases.single) or second in phrases.lengths)

    def variants(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the kind and the English forms of each Vietnamese expression."""
        for rows in self._rows.values():
            grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
            for vi, en, kind, _ in rows:
                grouped[vi, kind].append(en)
            yield from ((kind, forms) for (_, kind), forms in grouped.items())

    def matches(self, found: Sequence[Token], folded: _Key, at: int) -> Sequence[tuple[int, Entry]]:
        """Return (number of the token behind it, entry) for each entry at token `at` of `found`,
        the longest first. `folded` are the words of the tokens.
        """
        phrases = self._phrases(folded[at])
        if phrases is None:
            return ()
        second = folded[at + 1] if at + 1 < len(folded) else ""
        lengths = phrases.lengths.get(second)
        if lengths is None and not phrases.single:
            return ()
        keys = [folded[at : at + length] for length in lengths or ()]
        return [
            (at + len(key), entry)
            for key in (*keys, *phrases.single)
            for entry in phrases.entries(key)
            if _joined(found[at + 1 : at + len(key)], entry)
        ]

    def _phrases(self, first: str) -> _Phrases | None:
        found = self._read.get(first)
        if found is None and (rows := self._rows.get(first)):
            found = self._read[first] = _Phrases(rows)
        return found


class _Phrases:
    """The entries that begin with one word; each is made when a text first has its words."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows: dict[_Key, list[_Row]] = defaultdict(list)
        self._hyphens: dict[_Key, frozenset[int]] = {}
        self._made: dict[_Key, tuple[Entry, ...]] = {}
        folded = fold("\n".join(row[0] for row in rows)).split("\n")
        for row, words_ in zip(rows, folded, strict=True):
            key, self._hyphens[key] = _read(row[0], words_)
            self._rows[key].append(row)
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in self._rows:
            if len(key) > 1:
                lengths[key[1]].add(len(key))
        self.lengths = {word: sorted(each, reverse=True) for word, each in lengths.items()}
        """By the second word: how many words the expressions have, the longest first."""
        self.single = tuple(key for key in self._rows if len(key) == 1)
        """The word itself, if that is one of the expressions."""

    def entries(self, key: _Key) -> tuple[Entry, ...]:
        """Return the entries of which these are the words."""
        found = self._made.get(key)
        if found is None and key in self._rows:
            found = self._made[key] = tuple(_entries(self._rows[key], self._hyphens[key]))
        return found or ()


def _read(expression: str, folded: str) -> tuple[_Key, frozenset[int]]:
    """Return the words of an expression and the numbers of those that a hyphen stands before."""
    if folded.replace(" ", "").isalpha():
        return tuple(folded.split()), frozenset()
    parts = tokens(expression)
    hyphens = frozenset(number for number, token in enumerate(parts) if token.hyphenated)
    return tuple(token.folded for token in parts), hyphens


def _joined(behind: Sequence[Token], entry: Entry) -> bool:
    """Tell whether hyphens stand before no other words than those of the entry."""
    return all(
        not token.hyphenated or number in entry.hyphens for number, token in enumerate(behind, 1)
    )


@lru_cache(maxsize=2048)
def _first_word(chunk: str) -> str:
    """Return the first token, folded, of what stands before a space; empty when it has none."""
    return next((token.folded for token in tokens(chunk)), "")


def _entries(group: Sequence[_Row], hyphens: frozenset[int]) -> Iterator[Entry]:
    """One entry for each kind of a Vietnamese form; gendered rows join their title."""
    kinds = dict.fromkeys(kind for _, _, kind, _ in group if not kind.startswith("title-"))
    by_kind = {
        k: [row[1] for row in group if row[2] == k] for k in (*kinds, "title-male", "title-female")
    }
    for kind in kinds:
        forms = by_kind[kind]
        male = female = None
        if kind == "title":
            gendered = [by_kind[f"title-{gender}"] for gender in ("male", "female")]
            male, female = (next(iter(group), None) for group in gendered)
            forms = [*forms, *gendered[0], *gendered[1]]
        variants = tuple(dict.fromkeys(forms))
        source = next(row[3] for row in group if row[2] == kind)
        yield Entry(variants, kind, source, male, female, hyphens)


def packaged_rows() -> list[_Row]:
    """Return the rows of the packaged terms and units."""
    return [
        *_rows(resources.read_text("prompts", "terms.csv"), "terms.csv"),
        *_rows(resources.read_text("prompts", "units.csv"), "units.csv"),
    ]


def glossary_rows(path: Path) -> list[_Row]:
    """Return the rows of a user's glossary: CSV with the columns vi, en and, if wanted,
    kind and source.

    Raises SettingsError naming file and line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        message = f"{path}: the glossary cannot be read ({error.strerror}): check --glossary"
        raise SettingsError(message) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the glossary is not UTF-8: save it as UTF-8") from None
    return list(_rows(text, str(path)))


def _rows(text: str, name: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(unicodedata.normalize("NFC", text)))
    try:
        columns = {column: number for number, column in enumerate(next(reader, ()))}
        if not columns.keys() >= {"vi", "en"}:
            raise SettingsError(f"{name}, line 1: the header needs the columns vi and en")
        for row in filter(None, reader):
            cells = {
                column: " ".join(row[at].split()) for column, at in columns.items() if at < len(row)
            }
            vi, en = cells.get("vi", ""), cells.get("en", "")
            if not en or not (_LETTER.search(vi) or _MARKS.search(vi)):
                message = f"{name}, line {reader.line_num}: vi and en must both have text"
                raise SettingsError(message)
            yield vi, en, cells.get("kind") or "glossary", cells.get("source") or name
    except csv.Error as error:
        raise SettingsError(f"{name}, line {reader.line_num}: {error}") from None
