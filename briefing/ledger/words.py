"""The words of a text as names are compared by: their capitals, and their plain spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.vietnamese.text import fold, is_syllable

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*")
_ONLY_VIETNAMESE = re.compile(r"[ăđơưẠ-ỹ]", re.IGNORECASE)
WITHIN = (" ", "-", ".", ". ", " - ", "–", " – ", "&", " & ")
"""What stands between the words of one name."""
_HEADLINE = 4  # words
_CAPITALS = 0.7  # their share that have one
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

    @property
    def capital(self) -> bool:
        """Has a capital letter."""
        return self.text != self.text.lower()

    @property
    def shouted(self) -> bool:
        """An abbreviation or all in capitals: two capitals and no small letter."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def acronym(self) -> bool:
        """Shouted, or so in the plural: MPs."""
        return self.shouted or (len(self.text) > 2 and self.text[-1] == "s" and self.text[:-1].isupper())

    def key(self, language: str) -> str:
        """Return the word for comparison: folded in Vietnamese, plain in English."""
        return _folded(self.text) if language == "vi" else self.plain

    @property
    def plain(self) -> str:
        """Without capitals, diacritics and signs; an abbreviation in the singular."""
        return plain(self.text if self.shouted or not self.acronym else self.text[:-1])


def scan(text: str) -> list[Word]:
    """Return the words of `text` in order; U.S. is one, Hà Nội-Huế and COVID-19 are more."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[Word]:
    behind = 0
    for match in _WORD.finditer(text):
        start, end, word = match.start(), match.end(), match[0]
        if word[-2:] in ("'s", "’s", "'S", "’S"):
            word = word[:-2]
        gap = text[behind:start]
        opens = behind == 0 or (gap != " " and _OPENING.search(gap) is not None)
        yield Word(start, start + len(word), word, gap, opens)
        behind = end


@lru_cache(maxsize=8192)  # the same words come again and again
def _folded(word: str) -> str:
    return fold(word).replace(".", "")


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Return a word without capitals, diacritics, ligatures, apostrophes and full stops."""
    lowered = _folded(word)
    if lowered.isascii() and lowered.isalnum():
        return lowered
    latin = "".join(_LETTERS.get(char, char) for char in lowered)
    bare = unicodedata.normalize("NFKD", latin)
    return "".join(char for char in bare if char.isalnum())


def in_headline(words: list[Word]) -> bool:
    """Tell whether nearly all words have a capital, so that none says anything."""
    letters = [word for word in words if word.text.isalpha()]
    capital = sum(word.capital for word in letters)
    return len(letters) >= _HEADLINE and capital > _CAPITALS * len(letters)


def is_phonetic(words: list[Word], at: int) -> bool:
    """Tell whether a word begins a foreign name that is spelt as Vietnamese speaks it.

    Mát-xcơ-va, Niu-oóc, Oasinhtơn: small syllables behind hyphens, or letters that only
    Vietnamese has in what is no Vietnamese syllable.
    """
    word = words[at]
    if not is_syllable(word.text) and _ONLY_VIETNAMESE.search(word.text):
        return True
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is not None and behind.gap == "-" and behind.text.islower()


def is_roman(text: str) -> bool:
    """Tell whether a word in capitals can be a Roman numeral."""
    return not set(text) - set("IVXLC")
