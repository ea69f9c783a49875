"""Vietnamese as programs from before Unicode wrote it: the tables of the tests, letter by letter.

Written on their own, from the published tables: a slip in the reader's tables shows.
"""

from __future__ import annotations

import unicodedata
from itertools import product

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of TCVN 5712

# TCVN3 (ABC): each vowel and its five toned forms in order, as bytes in hexadecimal digits.
_TCVN3 = {
    "a": "61 b5 b6 b7 b8 b9",
    "ă": "a8 bb bc bd be c6",
    "â": "a9 c7 c8 c9 ca cb",
    "e": "65 cc ce cf d0 d1",
    "ê": "aa d2 d3 d4 d5 d6",
    "i": "69 d7 d8 dc dd de",
    "o": "6f df e1 e2 e3 e4",
    "ô": "ab e5 e6 e7 e8 e9",
    "ơ": "ac ea eb ec ed ee",
    "u": "75 ef f1 f2 f3 f4",
    "ư": "ad f5 f6 f7 f8 f9",
    "y": "79 fa fb fc fd fe",
}
_TCVN3_CAPITALS = {
    "Ă": 0xA1,
    "Â": 0xA2,
    "Ê": 0xA3,
    "Ô": 0xA4,
    "Ơ": 0xA5,
    "Ư": 0xA6,
    "Đ": 0xA7,
    "đ": 0xAE,
}
# VISCII (RFC 1456), in the order of the same vowels and tones.
_VISCII = {
    "a": "61 e0 e4 e3 e1 d5",
    "ă": "e5 a2 c6 c7 a1 a3",
    "â": "e2 a5 a6 e7 a4 a7",
    "e": "65 e8 eb a8 e9 a9",
    "ê": "ea ab ac ad aa ae",
    "i": "69 ec ef ee ed b8",
    "o": "6f f2 f6 f5 f3 f7",
    "ô": "f4 b0 b1 b2 af b5",
    "ơ": "bd b6 b7 de be fe",
    "u": "75 f9 fc fb fa f8",
    "ư": "df d7 d8 e6 d1 f1",
    "y": "79 cf d6 db fd dc",
}
_VISCII_CAPITALS = {"Đ": 0xD0, "đ": 0xF0, "Ă": 0xC5, "Â": 0xC2, "Ê": 0xCA, "Ô": 0xD4, "Ơ": 0xB4}
# VNI-Windows: what follows the vowel.
_VNI_BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "ô", "ư": "ö"}
_VNI_PLAIN = dict(zip(TONES, "øûõùï", strict=True))
_VNI_HAT = dict(zip(TONES, "àåãáä", strict=True))
_VNI_BREVE = dict(zip(TONES, "èúüéë", strict=True))
_VNI_SINGLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def windows_1258(text: str) -> bytes:
    """Encode as Windows did: the vowel with its mark, then the tone by itself."""
    written = bytearray()
    for char in text:
        vowel, tone = _apart(char)
        written += vowel.encode("cp1258") + tone.encode("cp1258")
    return bytes(written)


def tcvn3(text: str) -> bytes:
    """Encode for a TCVN3 font, which has no capital letters with tones."""
    return _by_table(text, _TCVN3, _TCVN3_CAPITALS)


def viscii(text: str) -> bytes:
    """Encode as RFC 1456 says; small letters with tones, and the capitals without."""
    return _by_table(text, _VISCII, _VISCII_CAPITALS)


def vni(text: str) -> bytes:
    """Encode for a VNI font: the marks stand behind the letter."""
    return "".join(map(_vni, text)).encode("cp1252")


def misread(text: str, encoding: str) -> str:
    """UTF-8 read in a Windows code page, whose gaps are read as Latin-1, as browsers do."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


def _apart(char: str) -> tuple[str, str]:
    """Return a letter without its tone, and the tone."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in marks if mark in TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks), tone


def _by_table(text: str, table: dict[str, str], capitals: dict[str, int]) -> bytes:
    codes = {
        unicodedata.normalize("NFC", vowel + tone): int(code, 16)
        for vowel, row in table.items()
        for tone, code in zip(("", *TONES), row.split(), strict=True)
    } | capitals
    return bytes(codes[char] if char in codes else ord(char.encode("cp1252")) for char in text)


def _vni(char: str) -> str:
    small = char.lower()
    if small in _VNI_SINGLE:
        code = _VNI_SINGLE[small]
    else:
        vowel, tone = _apart(small)
        base = _VNI_BASE.get(vowel, vowel)
        if vowel in "âêô":
            code = base + _VNI_HAT.get(tone, "â")
        elif vowel == "ă":
            code = base + _VNI_BREVE.get(tone, "ê")
        else:
            code = base + _VNI_PLAIN.get(tone, "")
    return code.upper() if char != small else code


LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel, tone in product("aăâeêioôơuưy", ("", *TONES))
)
"""Every small Vietnamese vowel letter."""
