"""The same Vietnamese text in other code points, and words with another tone or letter."""

from __future__ import annotations

import re
import unicodedata
from random import Random

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Combining grave, acute, tilde, hook above, dot below."""
ZERO_WIDTH = "\u200b\ufeff\u00ad\u2060"
"""Zero-width space, byte order mark, soft hyphen, word joiner: all invisible."""
_MARKS = "\u0302\u0306\u031b"
"""Circumflex, breve, horn: they make another letter."""
_END = r"(?![\w\u0300-\u036f])"
_OLD = re.compile(rf"(?<![qQ])([oO][{TONES}])([aAeE]){_END}|(?<![qQ])([uU][{TONES}])([yY]){_END}")
_NEW = re.compile(
    rf"(?<![qQ])([oO])([aAeE])([{TONES}]){_END}|(?<![qQ])([uU])([yY])([{TONES}]){_END}"
)


def nfc(text: str) -> str:
    """Return the text in composed characters."""
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    """Return the text in letters with combining marks."""
    return unicodedata.normalize("NFD", text)


def new_tones(text: str) -> str:
    """Return NFC text with the tone on the last vowel of open oa, oe, uy: hoà, thuý."""
    moved = _OLD.sub(lambda m: _behind(m[1] or m[3], m[2] or m[4]), nfd(text))
    return nfc(moved)


def old_tones(text: str) -> str:
    """Return NFC text with the tone on the first vowel of open oa, oe, uy: hòa, thúy."""
    moved = _NEW.sub(lambda m: (m[1] or m[4]) + (m[3] or m[6]) + (m[2] or m[5]), nfd(text))
    return nfc(moved)


def _behind(first: str, second: str) -> str:
    return first[0] + second + first[1]


def canonical(text: str) -> str:
    """Return what counts: without invisible characters, white space runs and tone placement."""
    bare = "".join(c for c in nfc(text) if c not in ZERO_WIDTH)
    return new_tones(" ".join(bare.split()))


def plain(text: str) -> str:
    """Return the text in lower case without any diacritic."""
    bare = "".join(c for c in nfd(text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D").lower()


def with_other_tone(word: str, rng: Random) -> str | None:
    """Return the word with another tone on one vowel; None when it has no vowel."""
    places = [i for i, c in enumerate(word) if plain(c) in set("aeiouy")]
    toned = [i for i in places if any(t in nfd(word[i]) for t in TONES)]
    if not places:
        return None
    place = rng.choice(toned or places)
    letter = "".join(c for c in nfd(word[place]) if c not in TONES)
    had = "".join(c for c in nfd(word[place]) if c in TONES)
    tone = rng.choice([t for t in ["", *TONES] if t != had])
    return word[:place] + nfc(letter + tone) + word[place + 1 :]


def with_other_letter(word: str, rng: Random) -> str | None:
    """Return the word with one letter's own mark gone or added (đ, ă, â, ê, ô, ơ, ư)."""
    choices = []
    for i, c in enumerate(word):
        parts = nfd(c)
        if c in "đĐ":
            choices.append((i, "d" if c == "đ" else "D"))
        elif any(m in parts for m in _MARKS):
            choices.append((i, nfc("".join(p for p in parts if p not in _MARKS))))
        elif parts[0] in "oOaAeE":
            choices.append((i, nfc(parts[0] + "\u0302" + parts[1:])))
    if not choices:
        return None
    place, letter = rng.choice(choices)
    return word[:place] + letter + word[place + 1 :]
