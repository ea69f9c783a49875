"""A PDF's pieces of text with their places, as JSON: run by itself, in a process with limits.

What it is given may be made to be slow or hungry, so this imports nothing of briefing, and `pdf`
runs it through `bounded`. On stdin is the file, on stdout what `pieces_of` returns.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES = 50
"""Pages that are read."""
CHARACTERS = 3_000_000
"""Of text, three times what an article may have."""
PIECES = 60_000
"""Pieces of text: a page of single words has 700."""
_EM = 0.6
"""Mean width of a letter, as a share of the size: rather too much than too little."""
_BLANKS = 0.05
"""Share of blanks among the characters of a page that has glyphs for them; of Vietnamese they are
a fifth."""
_HEAVY = ("bold", "black", "heavy")
"""What the names of bold type have in them."""
_FARTHEST = 1e6
"""Points: nothing is as far from the corner of a page."""


def pieces_of(data: bytes) -> dict[str, Any]:
    """Return what is in a PDF: {"pages", "title", "read"}, or {"error": "locked" or "damaged"}.

    `read` has an item a page: None for one that cannot be read, else its pieces of text in the
    order of the file, each [x, y, size, weight, text] with the place of its beginning and the
    size in points; weight is 1 for bold type. Text ends in a newline where its line ends.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not _unlocked(reader):
            return {"error": "locked"}
        number = len(reader.pages)
    except Exception:  # whatever a damaged file leads to
        return {"error": "damaged"}
    read: list[list[list[Any]] | None] = []
    characters, most = CHARACTERS, PIECES
    for at in range(min(number, PAGES)):
        try:
            pieces = _pieces(reader.pages[at], characters, most)
        except Exception:  # whatever a damaged page leads to
            read.append(None)
            continue
        characters -= _length(pieces)
        most -= len(pieces)
        read.append(pieces)
    return {"pages": number, "title": _title(reader), "read": read}


def _unlocked(reader: PdfReader) -> bool:
    """Tell whether no password is wanted for reading; cipher libraries may be missing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:
        return False


def _title(reader: PdfReader) -> str:
    """Return what the file's properties call it."""
    try:
        metadata = reader.metadata
        return str(metadata.title or "")[:1000] if metadata else ""
    except Exception:
        return ""


class _FullError(Exception):
    """A page has more text than any article."""


def _pieces(page: PageObject, characters: int, most: int) -> list[list[Any]]:
    """Return the pieces of text of a page that run in the direction of most of them, up to so
    many characters and pieces."""
    visitor = _Visitor(characters, most)
    with suppress(_FullError):
        page.extract_text(visitor_operand_before=visitor.count, visitor_text=visitor.visit)
    return visitor.pieces()


class _Visitor:
    """Takes what pypdf finds on a page.

    Where text goes on in another font, pypdf cannot tell whether there is a blank, and writes
    one: a page whose letters with marks are in a font of their own would fall to pieces. Blanks
    that no glyph stands for are taken out again where the page has glyphs for its blanks.
    """

    def __init__(self, characters: int, most: int) -> None:
        self._characters = characters
        self._most = most
        self._turned: dict[int, list[list[Any]]] = {}
        self._guessed: set[int] = set()
        """The ids of pieces that begin with a blank that no glyph stands for."""
        self._blanks = 0
        self._bytes = 0
        self._weight = 0

    def count(self, operator: bytes, operands: Any, *_: object) -> None:
        """Count the bytes of the glyphs that are shown."""
        if operator in (b"Tj", b"TJ", b"'", b'"') and operands:
            shown = operands[0] if operator == b"TJ" else operands[-1:]
            if isinstance(shown, list):
                self._bytes += sum(len(text) for text in shown if isinstance(text, bytes | str))

    def visit(self, text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        """Take a piece of text with its matrices, its font and its size."""
        if not text:
            return
        self._characters -= len(text)
        self._most -= 1
        if self._characters < 0 or self._most < 0:
            raise _FullError
        shown, self._bytes = self._bytes, 0
        if not text.strip():
            self._blanks += text.count(" ") if shown else 0
            if "\n" in text:
                self._end_line()
            return
        a, b, c, d, x, y = _product(tm, cm)
        turn, x, y = _turn(a, b, x, y)
        height = abs(size) * (c * c + d * d) ** 0.5
        if not (abs(x) < _FARTHEST and abs(y) < _FARTHEST and 1 < height < _FARTHEST):
            return
        two_bytes, self._weight = _described(font, self._weight)
        added = len(unicodedata.normalize("NFC", text.strip("\n"))) - shown // (1 + two_bytes)
        self._blanks += max(text.count(" ") - max(added, 0), 0)
        piece = [round(x, 1), round(y, 1), round(height, 1), self._weight, text]
        if added > 0 and text.startswith(" "):
            self._guessed.add(id(piece))
        self._turned.setdefault(turn, []).append(piece)

    def pieces(self) -> list[list[Any]]:
        """Return the pieces in the direction that most of the text has."""
        self._turned.pop(-1, None)
        found = max(self._turned.values(), key=_length, default=[])
        if self._blanks >= _BLANKS * _length(found):
            for before, piece in pairwise(found):
                end = before[0] + _EM * before[2] * len(before[-1])
                if id(piece) in self._guessed and piece[0] - end < 0.5 * piece[2]:
                    piece[-1] = piece[-1][1:]
        return found

    def _end_line(self) -> None:
        """End the line of the pieces that came last: a newline may come by itself."""
        for pieces in self._turned.values():
            if not pieces[-1][-1].endswith("\n"):
                pieces[-1][-1] += "\n"


def _length(pieces: list[list[Any]]) -> int:
    return sum(len(piece[-1]) for piece in pieces)


def _described(font: object, weight: int) -> tuple[bool, int]:
    """Return whether a font's glyphs have two bytes each, and its weight: that of the text
    before when it has no name."""
    from pypdf.generic import DictionaryObject

    if not isinstance(font, DictionaryObject):
        return False, weight
    two_bytes = font.get("/Subtype") == "/Type0"
    name = str(font.get("/BaseFont", "")).lower()
    return two_bytes, int(any(mark in name for mark in _HEAVY)) if name else weight


def _product(tm: list[float], cm: list[float]) -> tuple[float, ...]:
    """Return the matrix of text space in the space of the page."""
    a, b, c, d, e, f = tm
    g, h, i, j, k, m = cm
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _turn(a: float, b: float, x: float, y: float) -> tuple[int, float, float]:
    """Return how text is turned, in quarters, and its place as if it were not; -1 for askew."""
    if abs(b) <= abs(a) * 0.1:
        return (0, x, y) if a >= 0 else (2, -x, -y)
    if abs(a) <= abs(b) * 0.1:
        return (1, y, -x) if b > 0 else (3, -y, x)
    return -1, x, y


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pieces_of(sys.stdin.buffer.read())))
