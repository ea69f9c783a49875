"""The words of a text with their capitals: what names are read from and compared by.

One scan serves all readers of a sentence.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import Any, NamedTuple, cast

from briefing.vietnamese.text import fold

_WORD = re.compile(r"((?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*)")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"//|(?i:^\W*www\.)|\w@\w")
_APOSTROPHES = ("'", "’")
_LETTERS = {
    "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i",
}  # fmt: skip
"""Letters that do not decompose into a Latin letter and a mark."""
_OPENING = re.compile(r"[.!?…:;\n“\"«(\[–—‘•*|]|^[\s'’-]*$| [-'] ?$")


class Word(NamedTuple):
    """A word of letters and digits."""

    start: int
    end: int
    """Without an English possessive."""
    text: str
    gap: str
    """What stands between it and the word before."""
    opens: bool
    """A sentence or a quotation may begin here, where a capital says nothing."""
    capital: bool
    """Has a capital letter."""
    folded: str
    """As Vietnamese text is compared."""

    @property
    def shouted(self) -> bool:
        """An abbreviation or all in capitals: two capitals and no small letter."""
        return self.capital and len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """A single capital letter."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def acronym(self) -> bool:
        """Shouted, or so in the plural: MPs."""
        if not self.capital:
            return False
        return self.shouted or (
            self.text[-1] == "s" and self.text[:-1].isupper() and self.end - self.start > 2
        )

    @property
    def plain(self) -> str:
        """Without capitals, diacritics and signs; an abbreviation in the singular."""
        folded = self.folded
        if folded[-1:] == "s" and self.capital and self.acronym and not self.shouted:
            return plain(self.text[:-1])
        return folded if folded.isascii() and folded.isalnum() else _latin(folded)


@lru_cache(maxsize=256)  # a text is read, and others are held against it
def scan(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order; U.S. is one, Hà Nội-Huế and COVID-19 are more.

    In web and mail addresses capitals say nothing.
    """
    pieces = _WORD.split(text)
    gaps, words = pieces[0:-1:2], pieces[1::2]
    if not words:
        return ()
    offsets = list(accumulate(map(len, pieces)))
    starts, ends = offsets[0:-1:2], offsets[1::2]
    opens = [gap != " " and _opens(gap) for gap in gaps]
    opens[0] = True
    capital = map(operator.ne, words, map(str.lower, words))
    folded = fold(text)
    keys = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    columns = zip(starts, ends, words, gaps, opens, capital, keys, strict=True)
    found = list(map(_word, columns))
    if not "".join(words).isalnum():
        found = [word if word.text.isalnum() else _trimmed(word) for word in found]
    addresses = _addresses(text)
    return tuple(_outside(found, addresses) if addresses else found)


@lru_cache(maxsize=512)  # few gaps differ
def _opens(gap: str) -> bool:
    """Tell whether a sentence or a quotation may begin behind a gap."""
    return _OPENING.search(gap) is not None


_word = cast(Callable[[Iterable[Any]], Word], partial(tuple.__new__, Word))
"""Make a word of its fields: what `Word._make` does, without a call of Python for each."""


def _trimmed(word: Word) -> Word:
    """Return a word without an English possessive and, in its key, without full stops."""
    text, end, folded = word.text, word.end, word.folded
    if text[-1] in "sS" and text[-2:-1] in _APOSTROPHES:
        text, end, folded = text[:-2], end - 2, folded[:-2]
    if end == word.end and "." not in folded:
        return word
    return word._replace(text=text, end=end, folded=folded.replace(".", ""))


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of the web and mail addresses."""
    if "@" not in text and "//" not in text and "www." not in text.lower():
        return []
    return [match.span() for match in _CHUNK.finditer(text) if _ADDRESS.search(match[0])]


def _outside(words: Sequence[Word], addresses: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """Yield the words, those inside an address without their capitals."""
    starts = [start for start, _ in addresses]
    for word in words:
        at = bisect_right(starts, word.start) - 1
        inside = at >= 0 and word.start < addresses[at][1]
        yield word._replace(capital=False) if inside else word


def plain(word: str) -> str:
    """Return a word without capitals, diacritics, ligatures, apostrophes and full stops."""
    return _latin(fold(word))


@lru_cache(maxsize=8192)  # the same words come again and again
def _latin(folded: str) -> str:
    latin = "".join(_LETTERS.get(char, char) for char in folded)
    bare = unicodedata.normalize("NFKD", latin)
    return "".join(char for char in bare if char.isalnum())
