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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES = 50
"""Pages that are read."""
CHARACTERS = 3_000_000
"""Of text, three times what an article may have."""
PIECES = 60_000
"""Pieces of text: a page of single words has 700."""
_BLANK = 0.13
"""Sizes of room in which there is a blank; in most type one is a quarter."""
_GLYPHS = 70_000
"""Glyphs of a font, of which there are 65,536 at most."""
_HEAVY = ("bold", "black", "heavy")
"""What the names of bold type have in them."""
_FARTHEST = 1e6
"""Points: nothing is as far from the corner of a page."""


def pieces_of(data: bytes) -> dict[str, Any]:
    """Return what is in a PDF: {"pages", "title", "read"}, or {"error": "locked" or "damaged"}.

    `read` has an item a page: None for one that cannot be read, else its pieces of text in the
    order of the file, each [x, end, y, size, bold, text] with the places of its beginning and its
    end (None where the font does not tell) and the size in points. Text ends in a newline where
    its line does, or its cell: what comes next does not touch it.
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
    """Takes what pypdf finds on a page, and where each piece of it ends.

    Where text goes on in another font, pypdf cannot tell whether there is a blank, and writes
    one: a page whose letters with marks are in a font of their own would fall to pieces. So blanks
    that no glyph stands for are left where there is room for one, and put where none is.
    """

    def __init__(self, characters: int, most: int) -> None:
        self._characters = characters
        self._most = most
        self._turned: dict[int, list[list[Any]]] = {}
        self._shown: list[bytes] = []
        """What was shown since text was last placed."""
        self._glyphs = 0
        """Bytes that were shown since the last piece."""
        self._place: tuple[float, ...] = ()
        self._kerned = 0.0
        self._spacing = {b"Tc": 0.0, b"Tw": 0.0}
        self._rise = self._shown_rise = 0.0
        self._weight = 0
        self._metrics: dict[int, _Metrics] = {}

    def count(self, operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        """Take what is shown and where, before pypdf does."""
        if operator in self._spacing and operands and isinstance(operands[0], int | float):
            self._spacing[operator] = float(operands[0])
        if operator == b"Ts" and operands and isinstance(operands[0], int | float):
            self._rise = float(operands[0])
        if operator not in (b"Tj", b"TJ", b"'", b'"') or not operands:
            return
        self._shown_rise = self._rise
        place = _product(tm, cm)
        if place != self._place:
            self._place, self._shown, self._kerned = place, [], 0.0
        shown = operands[0] if operator == b"TJ" else operands[-1:]
        for item in shown if isinstance(shown, list) else ():
            if isinstance(item, bytes):
                self._shown.append(item)
                self._glyphs += len(item)
            elif isinstance(item, int | float):
                self._kerned += float(item)

    def visit(self, text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        """Take a piece of text with its matrices, its font and its size."""
        if not text:
            return
        self._characters -= len(text)
        self._most -= 1
        if self._characters < 0 or self._most < 0:
            raise _FullError
        glyphs, self._glyphs = self._glyphs, 0
        if not text.strip():
            self._add_blank(text)
            return
        matrix = _product(tm, cm)
        rise = self._shown_rise
        turn, x, y = _turn(matrix, matrix[4] + rise * matrix[2], matrix[5] + rise * matrix[3])
        height = abs(size) * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        if not (abs(x) < _FARTHEST and abs(y) < _FARTHEST and 1 < height < _FARTHEST):
            return
        metrics = self._metrics.setdefault(id(font), _Metrics(font))
        self._weight = metrics.heavy if metrics.named else self._weight
        end = self._end(metrics, size) if turn >= 0 else None
        added = len(unicodedata.normalize("NFC", text.strip("\n"))) > glyphs // metrics.bytes
        pieces = self._turned.setdefault(turn, [])
        told = bool(pieces) and pieces[-1][1] is not None
        piece = [round(x, 1), end, round(y, 1), round(height, 1), self._weight, text]
        if told and added and text.startswith(" "):
            piece[-1] = text[1:]
        if told and pieces[-1][-1].endswith("\n") and _is_joined(pieces[-1], piece):
            pieces[-1][-1] = pieces[-1][-1].rstrip("\n")
        elif told and _is_apart(pieces[-1], piece):
            pieces[-1][-1] += " "
        pieces.append(piece)

    def pieces(self) -> list[list[Any]]:
        """Return the pieces in the direction that most of the text has."""
        self._turned.pop(-1, None)
        return max(self._turned.values(), key=_length, default=[])

    def _end(self, metrics: _Metrics, size: float) -> float | None:
        """Return where what was shown last ends; None when its font does not say how wide."""
        width = metrics.width(self._shown, self._spacing[b"Tc"], self._spacing[b"Tw"], size)
        if width is None or not self._place:
            return None
        along = width - self._kerned / 1000 * size
        a, b, _, _, x, y = self._place
        end = _turn(self._place, x + a * along, y + b * along)[1]
        return round(end, 1) if abs(end) < _FARTHEST else None

    def _add_blank(self, text: str) -> None:
        """Add blanks and ends of lines that come by themselves to the pieces that came last."""
        for pieces in self._turned.values():
            if not pieces[-1][-1].endswith("\n"):
                pieces[-1][-1] += "\n" if "\n" in text else " "


def _is_apart(before: list[Any], piece: list[Any]) -> bool:
    """Tell whether there is room for a blank between two pieces on one line that have none; of
    the first it is known where it ends."""
    if before[-1][-1:].isspace() or piece[-1][:1].isspace():
        return False
    return _on_one_line(before, piece) and bool(piece[0] - before[1] > _BLANK * piece[3])


def _is_joined(before: list[Any], piece: list[Any]) -> bool:
    """Tell whether a piece touches the one before it; of the first it is known where it ends."""
    return _on_one_line(before, piece) and bool(abs(piece[0] - before[1]) <= _BLANK * piece[3])


def _on_one_line(before: list[Any], piece: list[Any]) -> bool:
    return bool(abs(before[2] - piece[2]) < 0.5 * max(before[3], piece[3]))


def _length(pieces: list[list[Any]]) -> int:
    return sum(len(piece[-1]) for piece in pieces)


class _Metrics:
    """What a font says of itself: its weight, the bytes of a glyph, the widths of glyphs."""

    def __init__(self, font: Any) -> None:
        self._font = font  # kept, so that its id is its own
        self.named = self.heavy = False
        self.bytes = 1
        self._widths: dict[int, float] = {}
        self._usual: float | None = None
        with suppress(Exception):  # whatever a damaged font leads to
            name = str(font.get("/BaseFont", "")).lower()
            self.named, self.heavy = bool(name), any(mark in name for mark in _HEAVY)
            if font.get("/Subtype") == "/Type0":
                self.bytes = 2
                self._take_wide(font)
            else:
                first = int(font["/FirstChar"])
                for code, width in enumerate(font["/Widths"], first):
                    self._widths[code] = float(width)
                self._usual = 0.0

    def _take_wide(self, font: Any) -> None:
        """Take the widths of a composite font, whose codes are the numbers of its glyphs."""
        if str(font["/Encoding"]) != "/Identity-H":
            return
        descendant = font["/DescendantFonts"][0].get_object()
        listed = iter(descendant.get("/W", ()))
        for first in listed:
            second = next(listed)
            second = second.get_object() if hasattr(second, "get_object") else second
            if isinstance(second, list):
                self._widths.update(enumerate(map(float, second), int(first)))
            elif 0 <= int(second) - int(first) <= _GLYPHS - len(self._widths):
                codes = range(int(first), int(second) + 1)
                self._widths.update(dict.fromkeys(codes, float(next(listed))))
        self._usual = float(descendant.get("/DW", 1000))

    def width(self, shown: list[bytes], spacing: float, blanks: float, size: float) -> float | None:
        """Return how wide text is that is shown, in its own space; None when that is not told."""
        if self._usual is None:
            return None
        data = b"".join(shown)
        step = self.bytes
        codes = [int.from_bytes(data[at : at + step]) for at in range(0, len(data), step)]
        total = sum(self._widths.get(code, self._usual) for code in codes)
        extra = blanks * codes.count(32) if step == 1 else 0.0
        return total / 1000 * size + spacing * len(codes) + extra


def _product(tm: list[float], cm: list[float]) -> tuple[float, ...]:
    """Return the matrix of text space in the space of the page."""
    a, b, c, d, e, f = tm
    g, h, i, j, k, m = cm
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _turn(matrix: tuple[float, ...], x: float, y: float) -> tuple[int, float, float]:
    """Return how text is turned, in quarters, and a place as if it were not; -1 for askew."""
    a, b = matrix[:2]
    if abs(b) <= abs(a) * 0.1:
        return (0, x, y) if a >= 0 else (2, -x, -y)
    if abs(a) <= abs(b) * 0.1:
        return (1, y, -x) if b > 0 else (3, -y, x)
    return -1, x, y


if __name__ == "__main__":
    sys.stdout.write(json.dumps(pieces_of(sys.stdin.buffer.read())))
