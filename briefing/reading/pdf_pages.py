"""A PDF's pieces of text with their places, as JSON: run by itself, in a process with limits.

What it is given may be made to be slow or hungry, so this imports nothing of briefing, and `pdf`
runs it through `bounded`. On stdin is the file, on stdout what `pieces_of` returns.
"""

from __future__ import annotations

import io
import json
import sys
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
        characters -= sum(len(piece[-1]) for piece in pieces)
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
    from pypdf.generic import DictionaryObject

    turned: dict[int, list[list[Any]]] = {}
    length = number = 0

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        nonlocal length, number
        length += len(text)
        number += bool(text)
        if length > characters or number > most:
            raise _FullError
        name = str(font.get("/BaseFont", "")) if isinstance(font, DictionaryObject) else ""
        a, b, c, d, x, y = _product(tm, cm)
        if not text.strip():
            if turned and "\n" in text:
                _end_line(turned)
            return
        turn, x, y = _turn(a, b, x, y)
        height = abs(size) * (c * c + d * d) ** 0.5
        if not (abs(x) < _FARTHEST and abs(y) < _FARTHEST and 1 < height < _FARTHEST):
            return
        weight = int(any(mark in name.lower() for mark in ("bold", "black", "heavy")))
        piece = [round(x, 1), round(y, 1), round(height, 1), weight, text]
        turned.setdefault(turn, []).append(piece)

    with suppress(_FullError):
        page.extract_text(visitor_text=visit)
    turned.pop(-1, None)
    return max(turned.values(), key=lambda found: sum(len(p[-1]) for p in found), default=[])


def _end_line(turned: dict[int, list[list[Any]]]) -> None:
    """End the line of the pieces that came last: a newline may come by itself."""
    for pieces in turned.values():
        if not pieces[-1][-1].endswith("\n"):
            pieces[-1][-1] += "\n"


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
