"""Vietnamese that was read in the wrong encoding: fonts and code pages from before Unicode, and
UTF-8 taken for a Windows code page.

All of it is text in which each character stands for one byte of windows-1252: `ViÖt Nam` is
`Việt Nam` in TCVN3 (the fonts .VnTime), `Vieät Nam` in VNI (VNI-Times), `Viá»‡t Nam` in UTF-8.
The tables are those of TCVN 5712:1993, of VNI-Windows and of RFC 1456 (VISCII).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import product

from briefing.vietnamese.text import is_syllable

# TCVN 5712 from A1 on, without its combining marks; · is a byte that stands for nothing.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ·····àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
# RFC 1456 from 80 on; six capitals more take the places of control characters.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

# VNI: a vowel and, as a second character, its marks. ô is ơ and ö is ư there.
_VNI_ORDER = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_VNI_TONES = dict(zip("ùøûõï", _VNI_ORDER, strict=True))
_VNI_CIRCUMFLEX = dict(zip("âáàåãä", ("", *_VNI_ORDER), strict=True))
_VNI_BREVE = dict(zip("êéèúüë", ("", *_VNI_ORDER), strict=True))
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

# The signs that tell: correct Vietnamese has hardly any of them.
_TCVN3_SIGNS = "[¡-¯µ-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]"
_VNI_SIGNS = "(?i)[aeouyôö][äåëïñöøûü]|[aeo][âáàãêéèú]|[aeouyôö][ùõ]|[ñöæ]"
_LETTER = "[ăđơưĂĐƠƯẠ-ỹ]"  # what neither font had at its place
_CAPITALS = r"[A-Z][^a-z]*[A-Z]"
_SURE = 0.8  # of the words with a mark are syllables, when the table is right
_WRONG = 0.5  # at most so many are, when it is not
_SAMPLE = 100_000  # characters of which the table is told

_WORD = r"(?:[^\W_0-9]|[\u0080-\u009f\u00a1-\u00bf×÷])+"  # symbols were letters there
_QUOTES = "«»·°"


# --- tables --------------------------------------------------------------------------------


def from_tcvn3(text: str) -> str:
    """Return text that was written for a TCVN3 (ABC) font, such as .VnTime, in Unicode.

    The capital fonts (.VnTimeH) show small letters as capitals: words and lines whose plain
    letters are all capitals become capitals.
    """
    converted = text.translate(_tcvn3())
    if converted == text:
        return text
    return "\n".join(map(_in_one_case, converted.split("\n")))


def from_vni(text: str) -> str:
    """Return text that was written for a VNI font, such as VNI-Times, in Unicode."""
    return _vni_pattern().sub(lambda match: _vni()[match[0]], text)


def from_viscii(data: bytes) -> str:
    """Return VISCII bytes as text."""
    return data.decode("latin-1").translate(_viscii())


@cache
def _tcvn3() -> dict[int, str]:
    return {
        ord(bytes([byte]).decode("cp1252")): letter
        for byte, letter in enumerate(_TCVN3, 0xA1)
        if letter != "·"
    }


@cache
def _viscii() -> dict[int, str]:
    return {**dict(enumerate(_VISCII, 0x80)), **_VISCII_CONTROLS}


@cache
def _vni() -> dict[str, str]:
    """Return what each VNI letter, of one or two characters, is in Unicode."""
    lower = dict(_VNI_SINGLE)
    for vowel, (mark, tone) in product("aeiouyôö", _VNI_TONES.items()):
        lower[vowel + mark] = _VNI_SINGLE.get(vowel, vowel) + tone
    for vowel, (mark, tone) in product("aeo", _VNI_CIRCUMFLEX.items()):
        lower[vowel + mark] = vowel + "\u0302" + tone
    for mark, tone in _VNI_BREVE.items():
        lower["a" + mark] = "a\u0306" + tone
    table: dict[str, str] = {}
    for code, letter in lower.items():
        small = unicodedata.normalize("NFC", letter)
        table |= {code: small, code.upper(): small.upper(), code.capitalize(): small.upper()}
    return table


@cache
def _vni_pattern() -> re.Pattern[str]:
    longest_first = sorted(_vni(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _in_one_case(line: str) -> str:
    """Make capitals of the small letters among capitals, where a whole line or word is meant."""
    if not re.search(_CAPITALS, line):
        return line
    if not re.search("[a-z]", line):
        return line.upper()
    return re.sub(r"[^\W\d_]+", _capital_word, line)


def _capital_word(match: re.Match[str]) -> str:
    word = match[0]
    return word if re.search("[a-z]", word) or not re.search(_CAPITALS, word) else word.upper()


# --- which table it is ---------------------------------------------------------------------


def share_of_syllables(text: str) -> tuple[float, int]:
    """Return which share of the words with a letter beyond ASCII are Vietnamese syllables, and
    how many such words there are; of the first 100,000 characters."""
    found = (
        word.strip(_QUOTES) for word in re.findall(_WORD, text[:_SAMPLE]) if not word.isascii()
    )
    words = [unicodedata.normalize("NFC", word) for word in found if word]
    return sum(map(is_syllable, words)) / max(1, len(words)), len(words)


def converted(text: str) -> tuple[str, str | None]:
    """Return text in Unicode and the name of the legacy table it was written for, or None.

    A document may mix both: lines with letters that the tables do not know stay as they are.
    """
    lines = text.split("\n")
    for name, signs, convert in (
        ("TCVN3", _TCVN3_SIGNS, from_tcvn3),
        ("VNI", _VNI_SIGNS, from_vni),
    ):
        if any(re.search(signs, line) and _is_legacy(line, convert) for line in lines):
            return "\n".join(_in_unicode(line, convert) for line in lines), name
    return text, None


def _is_legacy(line: str, convert: Callable[[str], str]) -> bool:
    """Tell whether words of a line, not a foreign name alone, are Vietnamese only if converted."""
    if re.search(_LETTER, line):
        return False
    before, _ = share_of_syllables(line)
    after, words = share_of_syllables(convert(line[:_SAMPLE]))
    return words > 1 and before <= _WRONG and after >= _SURE


def _in_unicode(line: str, convert: Callable[[str], str]) -> str:
    """Convert a line of a legacy document, if it is not in Unicode already."""
    if line.isascii() or re.search(_LETTER, line):
        return line
    inside = convert(line)
    return inside if share_of_syllables(inside)[0] >= _SURE else line


# --- UTF-8 taken for a code page -----------------------------------------------------------

# đ, ư, ơ and the letters of the block from U+1E80 on as windows-1252, windows-1258 or Latin-1
# show their UTF-8 bytes; then the same once more.
_MISREAD = r"Ä[‘\x91\x90]|Æ[°¡¯\xa0]|á[º»][^\w\s]|[ÃĂ]¡Â[º»]|[ÃĂ]„(?:â€˜|\x91|Â)|[ÃĂ]†Â[°¡]"
_UNHARMED = "[đơưĐƠƯẠ-ỹ]"  # not ă: windows-1258 shows it for the first byte of à
_MISREAD_TWICE = 3  # rounds: more than twice has not been seen

# What is left of a letter whose last byte was none in windows-1252 (81, 8D, 8F, 90, 9D), a soft
# hyphen (AD) or a no-break space (A0), which programs drop; and the letters it may have been,
# the one with A0 last.
_CUT = {"á»": "ềọỏỐờửỠ", "áº": "ậẠ", "Ã": "ÁÍÝíà", "Ä": "Đ", "Æ": "Ơ"}
_PLACES = dict(zip(_CUT, "\ue000\ue001\ue002\ue003\ue004", strict=True))
_CUT_WORD = r"(?<![^\W\d_])[^\W\d_]*+(?:[\ue000-\ue004](?: (?=[^\W\d_]))?[^\W\d_]*+)++"
_MOST_CUTS = 3  # in a word
_LOST = "\ufffd"


def reread(text: str) -> str:
    """Return text with its letters restored where UTF-8 was read as windows-1252, windows-1258
    or Latin-1, also twice over. Lines that do not show it plainly stay as they are; letters that
    lost a byte on the way and may have been several become U+FFFD."""
    for _ in range(_MISREAD_TWICE):
        lines = text.split("\n")
        if not any(map(_is_misread, lines)):
            break
        text = "\n".join(map(_reread, lines))
    return text


def _is_misread(line: str) -> bool:
    """Tell whether a line is misread, and does not only quote «khá»… among good letters."""
    shown = len(re.findall(_MISREAD, line))
    return shown * 10 > len(re.findall(_UNHARMED, line))


def _reread(line: str) -> str:
    """Restore a line of a misread document: a short one, such as a name, may not show it."""
    misread, unharmed = _is_misread(line), re.search(_UNHARMED, line)
    if line.isascii() or (unharmed and not misread):
        return line
    if unharmed or not misread:
        return re.sub(_utf8(), _decoded, line)
    cut = re.compile(f"({_utf8().pattern})|{'|'.join(_CUT)}")
    line = cut.sub(lambda match: _decoded(match) if match[1] else _PLACES[match[0]], line)
    return re.sub(_CUT_WORD, _completed, line)


def _completed(match: re.Match[str]) -> str:
    """Complete the cut letters of a word where one syllable alone fits, else mark them as lost.

    The byte A0 may have become a space: it is a part of the letter or comes behind it.
    """
    pieces = re.findall(r"[\ue000-\ue004] ?|[^\ue000-\ue004]+", match[0])
    choices = [_letters_of(piece) for piece in pieces]
    if sum(len(letters) > 1 for letters in choices) <= _MOST_CUTS:
        fitting = {word for word in map("".join, product(*choices)) if _are_syllables(word)}
        if len(fitting) == 1:
            return fitting.pop()
    return re.sub("[\ue000-\ue004]", _LOST, match[0])


def _letters_of(piece: str) -> list[str]:
    """Return what a cut letter, with the space behind it, may have been; other letters stay."""
    letters = next((_CUT[cut] for cut, place in _PLACES.items() if place == piece[0]), None)
    if letters is None:
        return [piece]
    return [letters[-1], *(letter + " " for letter in letters)] if piece[1:] else list(letters)


def _are_syllables(text: str) -> bool:
    """Tell whether all words are syllables, of more than one plain letter, in one case."""
    return all(
        is_syllable(word)
        and (word.islower() or word.istitle() or word.isupper())
        and not (word.isascii() and len(word) == 1)
        for word in text.split(" ")
    )


@cache
def _bytes() -> dict[str, int]:
    """Return the byte of each character of windows-1252, windows-1258 and Latin-1."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte, encoding in product(range(0x80, 0x100), ("cp1252", "cp1258")):
        char = bytes([byte]).decode(encoding, "ignore")
        if char:
            table[char] = byte
    return table


@cache
def _utf8() -> re.Pattern[str]:
    """Match the characters of one well-formed UTF-8 sequence of two bytes or more."""

    def among(first: int, last: int) -> str:
        members = [re.escape(char) for char, byte in _bytes().items() if first <= byte <= last]
        return f"[{''.join(members)}]"

    later = among(0x80, 0xBF)
    lead2, lead3, lead4 = among(0xC2, 0xDF), among(0xE0, 0xEF), among(0xF0, 0xF4)
    return re.compile(f"{lead4}{later}{{3}}|{lead3}{later}{{2}}|{lead2}{later}")


def _decoded(match: re.Match[str]) -> str:
    data = bytes(_bytes()[char] for char in match[0])
    try:
        return data.decode()
    except UnicodeDecodeError:  # an overlong form or half a surrogate pair
        return match[0]
