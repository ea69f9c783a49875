"""Text as it comes from the world, mended: each repair is told.

Not told is what no reader sees: composed letters (NFC), invisible characters, kinds of spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from briefing.vietnamese import legacy
from briefing.vietnamese.lines import tidy
from briefing.vietnamese.text import clean

_ROUNDS = 3  # one mended letter may make another one's error visible; more was not seen

# An ampersand may have been escaped again and again: &amp;amp;quot;.
_AMPERSAND = r"(?:amp|#0{0,4}38|#x0{0,4}26);"
_ENTITY = (
    rf"(?i)&(?:{_AMPERSAND})*+(?:(?:#\d{{1,7}}|#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,30}});"
    rf"|(?<=;))"
)

# Letters of Cyrillic and Greek that look like Latin ones; α, µ and Δ are signs of science.
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxhdqw" + "ABEZHIKMNOPTYXo",
)
_FOREIGN = r"[\u0370-\u03ff\u0400-\u052f]"
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
# Latin letters and digits in the shapes of other scripts' fonts: full-width, bold, ligatures.
_STYLED = r"[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_MARKS = "\u0302\u0306\u031b"  # circumflex, breve, horn: they come before the tone
_DISORDER = rf"([^\W\d_])([{_TONES}]+)([{_MARKS}]+)"
_LOST = "\ufffd"


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of an article as it should have been, and what was mended, one sentence
    each. Idempotent.
    """
    repairs: dict[str, None] = {}
    for _ in range(_ROUNDS):
        text, letters = mend_letters(text)
        text, lines = tidy(text)
        repairs |= dict.fromkeys((*letters, *lines))
        if not lines:  # else words that were parted may show what their letters are
            break
    return text, tuple(repairs)


def mend_letters(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` cleaned and with every letter as it was meant, and what was mended.

    Entities, wrong encodings, fonts from before Unicode, look-alike letters; lines stay as
    they are.
    """
    repairs: dict[str, None] = {}
    for _ in range(_ROUNDS):
        odd = set(_odd().findall(text))
        if not odd:
            break
        before = text
        for signs, step in _steps():
            if not signs.isdisjoint(odd):
                text, told = step(text)
                repairs |= {told: None} if told else {}
        text = clean(text)
        if text == before:
            break
    if lost := text.count(_LOST):
        letters = "1 lost letter" if lost == 1 else f"{lost} lost letters"
        repairs[f"The text has {letters} ({_LOST}): compare it with the original."] = None
    return text, tuple(repairs)


_Step = Callable[[str], tuple[str, str | None]]


@cache
def _steps() -> tuple[tuple[frozenset[str], _Step], ...]:
    """Return each repair behind the characters without which there is nothing for it to do."""
    foreign = [*range(0x370, 0x530), *range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F)]
    styled = range(0x1D400, 0x1D800)
    return (
        (frozenset("&"), _decode_entities),
        (frozenset("ÄÆº»˜†\x91\x98"), _reread),
        (frozenset(map(chr, range(0xA1, 0x100))), _convert),
        (frozenset(map(chr, [*foreign, *styled])), _replace_look_alikes),
        (frozenset(_MARKS), _order_marks),
    )


@cache
def _odd() -> re.Pattern[str]:
    """Match a character that may have to be mended.

    Also &, which may open an entity, and º and », which show UTF-8 read in another encoding.
    """
    vowels = "aăâeêioôơuưy"
    letters = "".join(unicodedata.normalize("NFC", a + tone) for a in vowels for tone in _TONES)
    letters += vowels + "đ"
    ascii_ = "".join(map(chr, range(0x20, 0x7F))).replace("&", "")
    plain = ascii_ + letters + letters.upper() + "\n\t“”‘’–—…«°²³%‰•€£©®™×½"
    return re.compile(f"[^{re.escape(plain)}]")


def _decode_entities(text: str) -> tuple[str, str | None]:
    decoded = re.sub(_ENTITY, _decoded, text)
    told = "HTML entities, such as &nbsp;, were decoded."
    return decoded, told if decoded != text else None


def _decoded(match: re.Match[str]) -> str:
    """Decode an entity; one that stands for nothing is kept as it is."""
    import html  # its table of entities is seldom needed

    return html.unescape(re.sub(rf"\A&(?:{_AMPERSAND})*", "&", match[0], flags=re.IGNORECASE))


def _reread(text: str) -> tuple[str, str | None]:
    reread = legacy.reread(text)
    told = "Letters that had been read in a wrong encoding were restored (Ä‘ is đ)."
    return reread, told if reread != text else None


def _convert(text: str) -> tuple[str, str | None]:
    converted, table = legacy.converted(text)
    return converted, f"The text was converted from {table} to Unicode." if table else None


def _replace_look_alikes(text: str) -> tuple[str, str | None]:
    """Write words of Latin letters in Latin letters throughout."""
    mended = re.sub(_STYLED, lambda match: unicodedata.normalize("NFKC", match[0]), text)
    if re.search(_FOREIGN, mended):
        mended = re.sub(_WORD, _latin, mended)
    told = "Letters that only look like Latin ones were replaced."
    return mended, told if mended != text else None


def _latin(match: re.Match[str]) -> str:
    """Return a word in Latin letters if some of them are and all others look so."""
    word = match[0]
    if word.isascii() or not re.search(_FOREIGN, word):
        return word
    latin = word.translate(_LOOK_ALIKES)
    mixed = any(not re.match(_FOREIGN, char) for char in word if char.isalpha())
    return latin if mixed and not re.search(_FOREIGN, latin) else word


def _order_marks(text: str) -> tuple[str, str | None]:
    """Put the mark of a vowel before its tone: é + ^ is ế."""
    composed = unicodedata.normalize("NFC", text)
    if not any(mark in composed for mark in _MARKS):
        return composed, None
    decomposed = unicodedata.normalize("NFD", composed)
    ordered = unicodedata.normalize("NFC", re.sub(_DISORDER, r"\1\3\2", decomposed))
    told = "Tone marks in a wrong order were set right."
    return ordered, told if ordered != composed else None
