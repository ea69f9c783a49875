"""Lines to paragraphs: what word processors, printers and mail programs have broken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.vietnamese.text import is_bare_syllable, is_syllable

_SENTENCE_ENDS = tuple(".!?…:;")
_CLOSING = "\"'”’»)]"
_HYPHENS = ("-", "\u2010", "\u2011")
_WORD = 40
"""Characters of the longest piece of a word that is looked at."""
_SHORT = 0.85
"""A line shorter than this share of the longest has room for another word or two."""
_EXPONENTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![^\W\d_])(?:[A-Za-z]|[kdcm]m))$")
"""What has an exponent: ten, a letter alone, a unit of length."""
_NOTE = re.compile(r"[(\[]?(?:\d{1,3}(?:, ?\d{1,3}){0,9}|\*{1,3})[)\]]?")
UNWRAPPED = 120
"""Characters: no program breaks lines that are as long, so each of them is a paragraph."""


def ends_sentence(line: str) -> bool:
    """Tell whether a sentence may end with this line."""
    return line.rstrip(_CLOSING + " ").endswith(_SENTENCE_ENDS)


def joined(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph, where words may have been broken with a hyphen.

    Vietnamese breaks between syllables, so a syllable with a hyphen behind it was one half of
    something written with a hyphen (Hà Nội-Huế, COVID-19, 2020-2025), which keeps it; only a
    piece that makes a word with what follows and is none by itself loses it (ngườ-i).
    """
    pieces: list[str] = []
    for line in lines:
        last = pieces[-1] if pieces else " "
        if last.endswith("\u00ad"):
            pieces[-1] = last[:-1]
        elif last.endswith(_HYPHENS) and not last[-2:-1].isspace():
            first, second = re.search(r"\w*$", last[-_WORD:-1]), re.match(r"\w*", line)
            if first and second and _is_broken(first[0], second[0]):
                pieces[-1] = last[:-1]
        elif pieces:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _is_broken(first: str, second: str) -> bool:
    """Tell whether two pieces are one word broken at the end of a line."""
    if not (first and second) or not second.islower():
        return False
    if is_syllable(first) and is_syllable(second):
        return False
    if is_syllable(first + second):
        return True
    # A foreign word: inter-national. Not a name with a hyphen, nor one piece of Vietnamese.
    return first.islower() and not is_bare_syllable(first) and first.isascii() and second.isascii()


def unwrapped(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of a block of lines that may have been broken at a fixed width.

    A paragraph ends where a line is short and ends a sentence; lines longer than `UNWRAPPED`
    are paragraphs by themselves.
    """
    width = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    current: list[str] = []
    for line in lines:
        current.append(line)
        if width > UNWRAPPED or (ends_sentence(line) and len(line) < _SHORT * width):
            paragraphs.append(joined(current))
            current = []
    return [*paragraphs, joined(current)] if current else paragraphs


def raised(before: str, text: str) -> str:
    """Return how raised text (superscript) behind other text is written in a line: an exponent
    (10⁶, m²), a degree (35°C), nothing for the sign of a note; any other as it is."""
    sign = text.strip()
    before = before[-4:].rstrip()
    if re.fullmatch(r"[+−-]?\d{1,3}", sign) and _BASE.search(before):
        return text.replace(sign, sign.translate(_EXPONENTS))
    if sign in ("o", "O", "0") and before[-1:].isdigit():
        return text.replace(sign, "°")
    return text.replace(sign, "") if _NOTE.fullmatch(sign) else text


def table_row(cells: Iterable[str]) -> str:
    """Return the cells of a row as one line, `a | – | c`; nothing when all are empty."""
    texts = [" ".join(cell.split()) for cell in cells]
    return " | ".join(text or "–" for text in texts) if any(texts) else ""


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: `1 comment was`, `3 comments were`."""
    return f"{number} {one if number == 1 else many}"
