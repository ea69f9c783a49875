"""The entries of terms.csv, units.csv and a user's glossary, matched over folded words."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from briefing import resources
from briefing.errors import SettingsError
from briefing.models import Frozen
from briefing.vietnamese.text import fold, words

UNIT_KINDS = frozenset({"city", "province", "former", "alias"})
"""Kinds of units.csv: bare names of places, matched only where they are capitalised."""
PART_KINDS = frozenset({"area", "ministry", "parent", "firm", "field"})
"""Kinds that mean something only inside a title or a name."""


class Term(Frozen):
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

    @property
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
_HYPHEN = re.compile(r"\s*[-–—]\s*")


def tokens(text: str) -> list[Token]:
    """Return words and separating marks of `text`, folded, with their offsets."""
    folded = fold(text)
    found: list[Token] = []
    last = 0
    for start, end in words(text):
        gap = text[last:start]
        abbreviated = bool(found) and found[-1].folded in _ABBREVIATED and gap.strip() == "."
        found += [] if abbreviated else _marks(gap, last)
        hyphenated = last > 0 and _HYPHEN.fullmatch(gap) is not None
        found.append(Token(folded[start:end], start, end, hyphenated))
        last = end
    return [*found, *_marks(text[last:], last)]


def _marks(gap: str, offset: int) -> list[Token]:
    spans = ((m[0], offset + m.start(), offset + m.end()) for m in _MARKS.finditer(gap))
    return [Token(mark, start, end, False) for mark, start, end in spans]


class Lexicon:
    """Entries by their folded words; the longest match wins."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        grouped: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
        hyphens: dict[tuple[str, ...], frozenset[int]] = {}
        for row in rows:
            parts = [token for token in tokens(row[0]) if token.folded]
            key = tuple(token.folded for token in parts)
            grouped[key].append(row)
            hyphens[key] = frozenset(i for i, token in enumerate(parts) if token.hyphenated)
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = defaultdict(
            list
        )
        for key, group in grouped.items():
            self._by_first[key[0]].append((key, tuple(_entries(group, hyphens[key]))))
        for keys in self._by_first.values():
            keys.sort(key=lambda item: -len(item[0]))

    def entries(self) -> Iterator[Entry]:
        """Yield every entry."""
        for keys in self._by_first.values():
            for _, entries in keys:
                yield from entries

    def matches(self, found: Sequence[Token], at: int) -> Iterator[tuple[int, Entry]]:
        """Yield (number of the token behind it, entry) for each entry at token `at`,
        the longest first."""
        for key, entries in self._by_first.get(found[at].folded, ()):
            end = at + len(key)
            if tuple(token.folded for token in found[at:end]) != key:
                continue
            for entry in entries:
                if all(
                    not token.hyphenated or number in entry.hyphens
                    for number, token in enumerate(found[at + 1 : end], 1)
                ):
                    yield end, entry


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
    reader = csv.DictReader(io.StringIO(unicodedata.normalize("NFC", text)))
    missing = {"vi", "en"} - set(reader.fieldnames or ())
    if missing:
        raise SettingsError(f"{name}, line 1: the header needs the columns vi and en")
    try:
        for row in reader:
            vi, en = (row["vi"] or "").strip(), (row["en"] or "").strip()
            if not vi or not en or not tokens(vi):
                message = f"{name}, line {reader.line_num}: vi and en must both have text"
                raise SettingsError(message)
            kind, source = row.get("kind") or "glossary", row.get("source") or name
            yield vi, en, kind.strip(), source.strip()
    except csv.Error as error:
        raise SettingsError(f"{name}, line {reader.line_num}: {error}") from None
