"""Pieces of text on pages to the title and the paragraphs of an article.

Places are in points from a page's lower left corner. The order is that of the file, which is the
order of reading in what word processors, browsers and layout programs write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from briefing.reading.paragraphs import ends_sentence, joined
from briefing.vietnamese.text import fold

_EM = 0.6
"""Mean width of a letter, as a share of the size: rather too much than too little."""
_GAP = 1.5
"""Sizes of blank between two pieces on one line that make them cells or columns."""
_COLUMN = 18
"""Characters: lines of columns are longer, most cells of tables shorter."""
_COLUMN_LINES = 5
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its header and footer."""
_LARGER = 1.15
"""The title is larger than the text by this factor at least."""
_TITLE_WORDS = range(4, 41)
_ABOVE_WORDS = 25
"""Words above the title that are no text: the outlet's name, the section, a date."""
_SPACED = 1.3
"""A distance to the line above of so many times the usual one begins a paragraph."""
_INDENT = 0.8
"""Sizes that the first line of a paragraph is indented by at least."""
_INDENTS = 0.1
"""Where as many of the lines are indented, it is how paragraphs begin."""
_MARGIN = 0.2
"""So often as the most usual beginning of lines must another one be to be the margin."""
_ROOM = 0.88
"""Less of the width than this is filled by a line and the next word where a paragraph ends."""
_ROOM_WITHIN = 0.6
"""The same where no sentence ends, as behind a heading."""
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:trang|page|tr)\W{0,3})?\d{1,4}(?:\s?(?:/|of|trên)\s?\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•‣▪●○■□◦–—+*-]|\d{1,2}[.)])\s")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


@dataclass(slots=True)
class Line:
    """A line on a page."""

    page: int
    x: float
    y: float
    size: float
    bold: bool
    text: str
    row: bool = False
    """It is the row of a table."""
    flow: int = 0
    """The number of the column of text that it is in."""
    indent: float = 0
    """How far to the right of that column's margin it begins."""


@dataclass(slots=True)
class Layout:
    """What the pages say, in order."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    above: bool = False
    """Something stood above the title, and is left out."""
    edges: bool = False
    """Headers and footers were left out."""


def layout_of(pages: Iterable[Sequence[Sequence[Any]]]) -> Layout:
    """Return the title and the paragraphs of pages, each given as its pieces of text
    [x, y, size, weight, text]."""
    layout = Layout()
    lines = [line for number, pieces in enumerate(pages) for line in _lines(number, pieces)]
    kept = _without_edges(lines)
    layout.edges = len(kept) < len(lines)
    if not kept:
        return layout
    body = _body_size(kept)
    layout.title, kept, layout.above = _take_title(kept, body)
    layout.paragraphs = _paragraphs(kept)
    return layout


# --- lines -----------------------------------------------------------------------------------


def _lines(page: int, pieces: Sequence[Sequence[Any]]) -> list[Line]:
    """Return the lines of a page: those of a column before those of the next."""
    bands: list[list[Line]] = []
    for x, y, size, weight, text in pieces:
        piece = Line(page, x, y, size, bool(weight), text.translate(_LIGATURES).rstrip("\n"))
        band = bands[-1] if bands else []
        if not band or abs(band[-1].y - y) > 0.5 * max(size, band[-1].size):
            bands.append([piece])
        elif x - _right(band[-1]) > _GAP * size and piece.text.strip():
            band.append(piece)
        else:
            _add(band[-1], piece)
    if _has_columns(bands):
        return _by_column(bands)
    return [_as_row(band) for band in bands]


def _right(line: Line) -> float:
    """Return where a line ends, by its letters: where pieces end is not known."""
    return line.x + _EM * line.size * len(line.text)


def _add(line: Line, piece: Line) -> None:
    """Add a piece to the line that it is on; the longer one decides on the size."""
    if len(piece.text) > len(line.text):
        line.size = piece.size
    line.bold = line.bold and piece.bold
    line.text += piece.text


def _has_columns(bands: list[list[Line]]) -> bool:
    """Tell whether a page was written line by line across two columns of text."""
    pairs = [band for band in bands if len(band) == 2]
    if len(pairs) < _COLUMN_LINES:
        return False
    starts = Counter(round(band[1].x / 3) for band in pairs)
    aligned = starts.most_common(1)[0][1] >= 0.7 * len(pairs)
    return aligned and median(min(map(_length, band)) for band in pairs) >= _COLUMN


def _length(line: Line) -> int:
    return len(line.text)


def _by_column(bands: list[list[Line]]) -> list[Line]:
    """Return what is above the columns, the left one, the right one."""
    first = next(at for at, band in enumerate(bands) if len(band) == 2)
    middle = median(band[1].x for band in bands if len(band) == 2) - 1
    lines = [line for band in bands[first:] for line in band]
    left = [line for line in lines if line.x < middle]
    return [
        *(line for band in bands[:first] for line in band),
        *left,
        *(line for line in lines if line.x >= middle),
    ]


def _as_row(band: list[Line]) -> Line:
    """Return a line, or the cells of a table's row as one: `a | b | c`."""
    line = band[0]
    if len(band) > 1:
        line.text = " | ".join(" ".join(cell.text.split()) for cell in band)
        line.row = True
    return line


# --- headers and footers -----------------------------------------------------------------------


def _without_edges(lines: list[Line]) -> list[Line]:
    """Leave out page numbers, and what stands at the edge of most pages, digits aside."""
    pages = [list(found) for _, found in groupby(lines, key=lambda line: line.page)]
    edges = [line for page in pages for line in _edges(page)]
    seen = Counter(_signature(line) for line in edges)
    most = max(2, (len(pages) + 1) // 2)
    dropped = {
        id(line)
        for line in edges
        if seen[_signature(line)] >= most or _PAGE_NUMBER.fullmatch(line.text.strip())
    }
    for page in pages:
        dropped.update(map(id, _printed(_edges(page))))
    return [line for line in lines if id(line) not in dropped and line.text.strip()]


def _edges(page: list[Line]) -> list[Line]:
    """Return the lines at the top and at the bottom of a page."""
    by_height = sorted(page, key=lambda line: -line.y)
    return [*by_height[:_EDGE], *by_height[max(_EDGE, len(by_height) - _EDGE) :]]


def _printed(edges: list[Line]) -> list[Line]:
    """Return what a browser printed around a page; a date alone may be that of the article."""
    foot = [line for line in edges if _PRINTED_FOOT.fullmatch(line.text.strip())]
    head = [line for line in edges if _PRINTED_HEAD.fullmatch(line.text.strip())]
    return foot + head if foot else []


def _signature(line: Line) -> tuple[str, float]:
    """Return what is the same in a header on all pages: its words and its size."""
    return re.sub(r"[\d\s]+", "", fold(line.text)), line.size


# --- the title ---------------------------------------------------------------------------------


def _body_size(lines: list[Line]) -> float:
    """Return the size that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _take_title(lines: list[Line], body: float) -> tuple[str, list[Line], bool]:
    """Take the lines in the largest type of the first page that are a headline, and leave out
    the few words above them."""
    first = [line for line in lines if line.page == lines[0].page]
    for size in sorted({line.size for line in first if line.size >= _LARGER * body}, reverse=True):
        at = next(at for at, line in enumerate(first) if line.size == size)
        end = at
        while end < len(first) and abs(first[end].size - size) < 0.1 * size:
            end += 1
        words = " ".join(line.text for line in first[at:end]).split()
        above = sum(len(line.text.split()) for line in first[:at])
        if len(words) in _TITLE_WORDS and above <= _ABOVE_WORDS:
            return " ".join(words), lines[end:], at > 0
    return "", lines, False


# --- paragraphs --------------------------------------------------------------------------------


def _paragraphs(lines: list[Line]) -> list[str]:
    """Join lines to paragraphs."""
    if not lines:
        return []
    _set_flows(lines)
    measure = _Measure(lines)
    paragraphs = [[lines[0].text]]
    for before, line in pairwise(lines):
        if measure.breaks(before, line):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return [joined(" ".join(text.split()) for text in texts) for texts in paragraphs]


def _set_flows(lines: list[Line]) -> None:
    """Number the flows, in which each line is below the one before, and say by how much each
    line is indented in its flow."""
    flow = 0
    for before, line in pairwise(lines):
        flow += line.page != before.page or line.y > before.y
        line.flow = flow
    for _, found in groupby(lines, key=lambda line: line.flow):
        together = list(found)
        starts = Counter(round(line.x) for line in together)
        margin = min(x for x, times in starts.items() if times >= _MARGIN * max(starts.values()))
        for line in together:
            line.indent = line.x - margin


class _Measure:
    """How far apart and how long lines are, and whether paragraphs begin with an indent."""

    def __init__(self, lines: list[Line]) -> None:
        steps: dict[float, list[float]] = {}
        for before, line in pairwise(lines):
            if before.flow == line.flow and before.size == line.size:
                steps.setdefault(line.size, []).append(before.y - line.y)
        self._leading = {size: sorted(found)[len(found) // 3] for size, found in steps.items()}
        body = _body_size(lines)
        lengths = sorted(len(line.text) for line in lines if line.size == body and not line.row)
        self._width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        indented = sum(map(_is_indented, lines))
        self._indents = indented > _INDENTS * len(lines)

    def breaks(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph begins with `line`, the one after `before`."""
        if before.row or line.row or _differ(before, line) or _BULLET.match(line.text):
            return True
        if before.flow != line.flow:
            return self._breaks_across(before, line)
        usual = self._leading.get(line.size, 1.2 * line.size)
        spaced = before.y - line.y > _SPACED * usual
        return spaced or _is_indented(line) or self._has_room(before, line)

    def _breaks_across(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph begins with a column or page; where paragraphs are indented
        one that is not goes on."""
        if _is_indented(line) or self._has_room(before, line):
            return True
        return ends_sentence(before.text) and not self._indents

    def _has_room(self, before: Line, line: Line) -> bool:
        """Tell whether a line ended although the next word had room on it."""
        filled = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0])
        if ends_sentence(before.text):
            return filled < _ROOM * self._width
        return filled < _ROOM_WITHIN * self._width and line.text[:1].isupper()


def _is_indented(line: Line) -> bool:
    return line.size * _INDENT < line.indent


def _differ(before: Line, line: Line) -> bool:
    """Tell whether two lines are in different type, as a heading and its text are."""
    return abs(before.size - line.size) > 0.1 * line.size or before.bold != line.bold
