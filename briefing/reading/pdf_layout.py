"""Pieces of text on pages to the title and the paragraphs of an article.

Places are in points from a page's lower left corner. The order is that of the file, which is the
order of reading in what word processors, browsers and layout programs write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from briefing.reading.articles import MIN_WORDS
from briefing.reading.paragraphs import ends_sentence, joined, raised, table_row
from briefing.vietnamese.text import fold

_NARROW, _USUAL, _WIDE = 0.32, 0.6, 0.82
"""Widths of letters, as shares of the size: of wide type, for where a piece ends is not known."""
_GAP = 1.5
"""Sizes of blank between two pieces on one line that make them cells or columns."""
_CELL_GAP = 0.8
"""The same where the program had ended the first piece: a justified line seldom has as much."""
_RAISED, _SMALLER = 0.2, 0.9
"""What is higher than its line by so many sizes, and of a smaller one, is an exponent or note."""
_LONGEST = 2_000
"""Characters of a line: what seems to be longer is no line."""
_COLUMN = 18
"""Characters: lines of columns are longer, most cells of tables shorter."""
_COLUMN_LINES = 5
_RUNNING = 1 / 3
"""So many of the lines of columns begin within a sentence, with a small letter; few cells do."""
_NEAR = 4
"""Sizes by which lines of one column may begin apart: some are indented."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be its header and footer."""
_LARGER = 1.15
"""The title is larger than the text by this factor at least."""
_SIZES = 5
"""Sizes of type in which it is looked for: the outlet's name may be larger."""
_TITLE_WORDS = range(4, 41)
_ABOVE_WORDS = 25
"""Words above the title that are no text: the outlet's name, the section, a date."""
_SPACED = 1.3
"""A distance to the line above of so many times the usual one begins a paragraph."""
_LEADING = 2.4
"""Sizes that lines of one paragraph are apart at most: they are written with double space."""
_INDENT = 0.8
"""Sizes that the first line of a paragraph is indented by at least."""
_INDENTS = 0.1
"""Where as many of the lines are indented, it is how paragraphs begin."""
_MARGIN = 0.2
"""So often as the most usual beginning of lines must another one be to be the margin."""
_ROOM = 0.95
"""Less of the width than this is filled by a line and the next word where a paragraph ends."""
_ROOM_WITHIN = 0.6
"""The same where no sentence ends, as behind a heading."""
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:trang|page|tr)\W{0,3})?\d{1,3}(?:\s?(?:/|of|trên)\s?\d{1,4})?[^\w.,;:!?]{0,3}",
    re.IGNORECASE,
)
"""A number that ends a sentence is none, nor is a year."""
_SAME_HEIGHT = 2
"""Points: a header is as high on all pages."""
_PRINTED_FOOT = re.compile(r"(?:https?|file)://\S{1,2000}(?: \| \d{1,4}/\d{1,4})?")
_PRINTED_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?(?: \| .*)?")
"""What a browser prints under and above a page: its address, the time of printing, its title."""
_THIN = re.compile(r"[ifjlrtIìíỉĩị.,:;'|!()\[\] ]")
_BULLET = re.compile(r"[•‣▪●○■□◦]\s")
_ITEM = re.compile(r"(?:[–—+*-]|\d{1,2}[.)])\s")
"""Begins an item where a sentence has ended; else it may be part of one: `ngày 15-/12. Phường`."""
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
    right: float = 0
    """About where its last piece ends."""
    ended: bool = False
    """What comes next does not touch that piece."""
    noted: bool = False
    """The sign of a note was left out of it."""
    row: bool = False
    """It is the row of a table."""
    below: bool = False
    """It stands below two columns."""
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
    titles: int = 0
    """Headlines in the type of the title, with the title, that have paragraphs."""
    notes: bool = False
    """Raised signs of notes were left out."""


def layout_of(pages: Iterable[Sequence[Sequence[Any]]]) -> Layout:
    """Return the title and the paragraphs of pages, each given as its pieces of text
    [x, end, y, size, bold, text]."""
    layout = Layout()
    lines = [line for number, pieces in enumerate(pages) for line in _lines(number, pieces)]
    kept = _without_edges(lines)
    layout.edges = len(kept) < len(lines)
    layout.notes = any(line.noted for line in kept)
    if not kept:
        return layout
    body = _body_size(kept)
    layout.title, kept, layout.above, size = _take_title(kept, body)
    layout.titles = _titles(kept, size)
    layout.paragraphs = _paragraphs(kept)
    return layout


# --- lines -----------------------------------------------------------------------------------


def _lines(page: int, pieces: Sequence[Sequence[Any]]) -> list[Line]:
    """Return the lines of a page: those of a column before those of the next."""
    bands: list[list[Line]] = []
    for x, end, y, size, bold, text in pieces:
        piece = Line(page, x, y, size, bold, text.translate(_LIGATURES).rstrip("\n"))
        piece.ended = text.endswith("\n")
        piece.right = x + size * _width(piece.text) if end is None else end
        if bands and abs(bands[-1][-1].y - y) <= 0.5 * max(size, bands[-1][-1].size):
            bands[-1].append(piece)
        else:
            bands.append([piece])
    parted = [_parted(band, None) for band in bands]
    column = _second_column(parted)
    if column is None:
        return _as_rows(parted)
    return _by_column([_parted(band, column) for band in bands], column)


def _parted(band: list[Line], column: float | None) -> list[Line]:
    """Join the pieces on one line, but those behind a gap and where a second column begins."""
    parts: list[Line] = []
    for piece in band:
        if not parts:
            parts.append(replace(piece))
            continue
        last = parts[-1]
        gap = piece.x - last.right
        begins = column is not None and last.x < column <= piece.x
        parted = gap > (_CELL_GAP if last.ended else _GAP) * piece.size and piece.text.strip()
        if begins or parted or len(last.text) > _LONGEST:
            parts.append(replace(piece))
        else:
            _add(last, piece)
    return parts


def _width(text: str) -> float:
    """Return about how wide text is, in sizes."""
    narrow, capitals = len(_THIN.findall(text)), sum(map(str.isupper, text))
    return _NARROW * narrow + _WIDE * capitals + _USUAL * (len(text) - narrow - capitals)


def _add(line: Line, piece: Line) -> None:
    """Add a piece to the line that it is on; the longer one decides on the size."""
    text = piece.text
    if piece.y - line.y > _RAISED * line.size and piece.size < _SMALLER * line.size:
        text = raised(line.text, text)
        line.noted = line.noted or not text.strip()
    if len(piece.text) > len(line.text):
        line.size = piece.size
    line.bold = line.bold and piece.bold
    line.text += f" {text}" if line.ended else text
    line.right, line.ended = piece.right, piece.ended


def _second_column(bands: list[list[Line]]) -> float | None:
    """Return where the second column begins on a page that was written line by line across two
    columns of text; None for all others."""
    pairs = [band for band in bands if len(band) == 2]
    if len(pairs) < _COLUMN_LINES:
        return None
    usual = median(second.x for _, second in pairs)
    near = [second.x for _, second in pairs if abs(second.x - usual) <= _NEAR * second.size]
    lengths = [min(len(first.text), len(second.text)) for first, second in pairs]
    if len(near) < 0.7 * len(pairs) or median(lengths) < _COLUMN or not _run_on(pairs):
        return None
    return min(near) - 1


def _run_on(pairs: list[list[Line]]) -> bool:
    """Tell whether pieces side by side are lines of text, and no cells of a table."""
    pieces = [piece.text.lstrip() for pair in pairs for piece in pair]
    steps = [before[0].y - pair[0].y for before, pair in pairwise(pairs)]
    within = sum(text[:1].islower() for text in pieces)
    return within >= _RUNNING * len(pieces) and median(steps) <= _LEADING * pairs[0][0].size


def _by_column(bands: list[list[Line]], column: float) -> list[Line]:
    """Return what is above the columns, the left one, the right one, what is below them: from
    where a line is wider than the left one."""
    pairs = [at for at, band in enumerate(bands) if len(band) > 1]
    first, last = pairs[0], pairs[-1]
    edge = max(column, *(bands[at][0].right for at in pairs))
    below = range(last + 1, len(bands))
    end = next((at for at in below if bands[at][0].x < column and bands[at][-1].right > edge), None)
    lines = [line for band in bands[first:end] for line in band]
    tail = [line for band in bands[len(bands) if end is None else end :] for line in band]
    for line in tail:
        line.below = True
    return [
        *(line for band in bands[:first] for line in band),
        *(line for line in lines if line.x < column),
        *(line for line in lines if line.x >= column),
        *tail,
    ]


def _as_rows(bands: list[list[Line]]) -> list[Line]:
    """Return lines, the cells of a table's row as one: `a | – | c`; in the columns of the rows
    above it, where cells begin with them."""
    lines, columns = [], list[float]()
    for band in bands:
        line = band[0]
        if len(band) == 1:
            columns = []
        else:
            columns = [cell.x for cell in band] if len(band) >= len(columns) else columns
            line.text = table_row(_in_columns(band, columns))
            line.row = True
        lines.append(line)
    return lines


def _in_columns(band: list[Line], columns: list[float]) -> list[str]:
    """Return the texts of cells, empty for columns that have none; those alone when one of them
    begins with no column."""
    texts = {}
    for cell in band:
        nearest = min(columns, key=lambda x: abs(cell.x - x))
        if abs(cell.x - nearest) <= 0.5 * cell.size:
            texts[nearest] = cell.text
    if len(texts) < len(band):
        return [cell.text for cell in band]
    return [texts.get(x, "") for x in columns]


# --- headers and footers -----------------------------------------------------------------------


def _without_edges(lines: list[Line]) -> list[Line]:
    """Leave out page numbers, and what stands at the edge of most pages."""
    pages = [list(found) for _, found in groupby(lines, key=lambda line: line.page)]
    edges = [line for page in pages for line in _edges(page)]
    most = max(2, (len(pages) + 1) // 2)
    alike: dict[tuple[str, float], list[Line]] = {}
    for line in edges:
        alike.setdefault(_signature(line), []).append(line)
    dropped = {
        id(line)
        for line in edges
        if _PAGE_NUMBER.fullmatch(line.text.strip())
        or len({other.page for other in alike[_signature(line)] if _recurs(line, other)}) >= most
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


def _recurs(line: Line, other: Line) -> bool:
    """Tell whether two lines of one signature are a header on two pages: equally high, and each
    number in them is the same or counts up with the pages."""
    numbers, others = (re.findall(r"\d{1,9}", found.text) for found in (line, other))
    steps = {int(second) - int(first) for first, second in zip(numbers, others, strict=False)}
    in_step = len(numbers) == len(others) and steps <= {0, other.page - line.page}
    return in_step and abs(line.y - other.y) <= _SAME_HEIGHT


# --- the title ---------------------------------------------------------------------------------


def _body_size(lines: list[Line]) -> float:
    """Return the size that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _take_title(lines: list[Line], body: float) -> tuple[str, list[Line], bool, float]:
    """Take the lines in the largest type of the first page that are a headline, and leave out
    the few words above them; say how large it is."""
    first = [line for line in lines if line.page == lines[0].page]
    sizes = sorted({line.size for line in first if line.size >= _LARGER * body}, reverse=True)
    for size in sizes[:_SIZES]:
        at = next(at for at, line in enumerate(first) if line.size == size)
        end = at
        while end < len(first) and abs(first[end].size - size) < 0.1 * size:
            end += 1
        words = " ".join(line.text for line in first[at:end]).split()
        above = sum(len(line.text.split()) for line in first[:at])
        if len(words) in _TITLE_WORDS and above <= _ABOVE_WORDS:
            return " ".join(words), lines[end:], at > 0, size
    return "", lines, False, 0


def _titles(lines: list[Line], size: float) -> int:
    """Return how many headlines of this size there are, with the title, that have paragraphs
    below them as long as an article's."""
    texts: list[list[str]] = [[]]
    for is_title, found in groupby(lines, key=lambda line: abs(line.size - size) < 0.1):
        words = " ".join(line.text for line in found).split()
        if is_title and len(words) in _TITLE_WORDS:
            texts.append([])
        else:
            texts[-1] += words
    return sum(len(words) >= MIN_WORDS for words in texts)


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
        flow += line.page != before.page or line.y > before.y or line.below != before.below
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
        widths = sorted(_width(line.text) for line in lines if line.size == body and not line.row)
        self._width = widths[int(len(widths) * 0.9)] if widths else 0
        indented = sum(map(_is_indented, lines))
        self._indents = indented > _INDENTS * len(lines)

    def breaks(self, before: Line, line: Line) -> bool:
        """Tell whether a paragraph begins with `line`, the one after `before`."""
        if before.row or line.row or _differ(before, line) or _BULLET.match(line.text):
            return True
        begun = ends_sentence(before.text) or _ITEM.match(before.text)
        if _ITEM.match(line.text) and begun:
            return True
        if before.flow != line.flow:
            return self._breaks_across(before, line)
        usual = min(self._leading.get(line.size, 1.2 * line.size), _LEADING * line.size)
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
        filled = _width(f"{before.text} {line.text.split(maxsplit=1)[0]}")
        if ends_sentence(before.text):
            return filled < _ROOM * self._width
        return filled < _ROOM_WITHIN * self._width and line.text[:1].isupper()


def _is_indented(line: Line) -> bool:
    return line.size * _INDENT < line.indent


def _differ(before: Line, line: Line) -> bool:
    """Tell whether two lines are in different type, as a heading and its text are."""
    return abs(before.size - line.size) > 0.1 * line.size or before.bold != line.bold
