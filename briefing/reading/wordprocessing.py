"""The XML of a Word document to lines of text: ECMA-376, part 1, chapter 17."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from briefing.reading.paragraphs import raised, table_row
from briefing.reading.word_numbering import Item, Numbering, whole
from briefing.reading.word_parts import MarkupError, Part
from briefing.vietnamese.legacy import from_tcvn3, from_vni

_CHARACTERS = 4_000_000
"""Of text in a part, four times what an article may have."""
_COLUMNS = 63
"""Columns that a table of Word's may have."""
_CELL_WORDS = 40
"""More words than these in one cell are running text, not an entry of a table."""
_BASES = 20
"""Styles that a style may be based on, one upon the other."""
_SKIPPED = frozenset((
    "Fallback",  # the same once more, for old programs
    "instrText", "delInstrText", "delText",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "rt",  # how to pronounce what stands beside it
))  # fmt: skip
_COUNTED = {
    "commentReference": "comments",
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "altChunk": "embedded",
    "oMath": "formulas",
}
_SYMBOLS = {
    "symbol": dict(zip(
        "ABCDGLPQSWabcdeghlmnpqrstwx\xa2\xa3\xa5\xab\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb7"
        "\xb8\xb9\xbb\xbc\xd6\xd7\xde+-=<>%",
        "ΑΒΧΔΓΛΠΘΣΩαβχδεγηλμνπθρστωξ′≤∞↔←↑→↓°±″≥×•÷≠≈…√⋅⇒+−=<>%",
        strict=True,
    )),
    "wingdings": dict(zip(
        "lnoqvx\xa7\xa8\xd8\xdf\xe0\xe1\xe2\xe8\xf0\xfb\xfc\xfe", "●■□❑❖☒▪□➢←→↑↓→⇒✗✓☑", strict=True
    )),
}  # fmt: skip
"""What the letters of fonts of signs show."""
_PLACED = frozenset((
    "pStyle", "numId", "ilvl", "gridSpan", "vMerge", "showingPlcHdr", "sdtContent",
))  # fmt: skip
"""What says something of the paragraph, the cell or the control that it is in."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Style:
    """What is used of a style's definition."""

    name: str = ""
    """Its English name in lower case, as Word writes it in all languages."""
    based_on: str = ""
    font: str = ""
    hidden: bool = False
    item: Item = field(default_factory=Item)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or the row of a table; it may have line breaks in it."""

    text: str
    style: str = ""
    """The name of its style."""


def _is_on(values: Mapping[str, str]) -> bool:
    return values.get("val", "true") not in ("0", "false", "off")


def _font(values: Mapping[str, str]) -> str:
    return values.get("hAnsi") or values.get("ascii") or ""


class Styles(Part):
    """The styles of a document by their ids, and the font of what has none."""

    def __init__(self) -> None:
        super().__init__()
        self.font = ""
        self._styles: dict[str, Style] = {}
        self._current = Style()

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Take what a definition says."""
        if name == "style":
            self._current = self._styles.setdefault(values.get("styleId", ""), Style())
        elif name == "name":
            self._current.name = values.get("val", "").lower()
        elif name == "basedOn":
            self._current.based_on = values.get("val", "")
        elif name == "vanish":
            self._current.hidden = _is_on(values)
        elif name == "rFonts" and self.within("docDefaults"):
            self.font = _font(values)
        elif name == "rFonts":
            self._current.font = _font(values)
        elif name in ("numId", "ilvl"):
            self._current.item.take(name, values)

    def named(self, style: str) -> str:
        """Return the name of a style."""
        return self._styles[style].name if style in self._styles else ""

    def format(self, style: str) -> tuple[str, bool]:
        """Return the font of a style, empty for none, and whether its text is hidden."""
        font, hidden = "", False
        for _ in range(_BASES):
            if style not in self._styles:
                break
            known = self._styles[style]
            font, hidden, style = font or known.font, hidden or known.hidden, known.based_on
        return font, hidden

    def item(self, style: str) -> Item:
        """Return which list what has a style is an item of."""
        found = Item()
        for _ in range(_BASES):
            if style not in self._styles:
                break
            known = self._styles[style]
            found.list = found.list or known.item.list
            found.level, style = found.level or known.item.level, known.based_on
        return found


@dataclass(slots=True)
class _Run:
    """Text in one format."""

    font: str = ""
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    pieces: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    item: Item = field(default_factory=Item)
    goes_on: bool = False
    """Its end was deleted: the next paragraph is its other half."""
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """Texts, each with the font that it is in."""
    boxes: list[Line] = field(default_factory=list)
    """The lines of text boxes that hang on it."""


@dataclass(slots=True)
class _Cell:
    lines: list[Line] = field(default_factory=list)
    columns: int = 1
    goes_on: bool = False
    """It is one with the cell above."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class _Table:
    lines: list[Line] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    """What stands in each column of the row before."""
    rows: bool = False
    """A row of it was written as a line: it is more than the layout of a page."""
    deleted: bool = False
    """The row was deleted, as a tracked change."""


class Story(Part):
    """The main text of a document: its `lines`, and in `counts` what was changed or left out:
    inserted, deleted, hidden, struck, comments, notes, raised (signs of notes), symbols, formulas,
    numbers (of items), embedded, legacy (texts in old fonts)."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._places = [self.lines]
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[_Run] = []
        self._tables: list[_Table] = []
        self._characters = 0
        self._placeholder = False

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Begin a paragraph, a run, a table; take what a format says of them."""
        if name in _SKIPPED:
            self.skip()
        elif name in _COUNTED:
            self.counts[_COUNTED[name]] += 1
            if name == "oMath":
                self.skip()
        elif name in ("ins", "del", "moveTo", "moveFrom"):
            self._change(name)
        elif name in _BREAKS and self._runs:
            turns = values.get("type") in ("page", "column")  # the sentence goes on behind it
            self._runs[-1].pieces.append(" " if turns else _BREAKS[name])
        elif name == "sym" and self._runs:
            self._add_symbol(values)
        elif self._runs:
            self._format_run(name, values)
        if name in ("p", "r", "tbl", "tr", "tc", "txbxContent"):
            self._open(name)
        elif name in _PLACED:
            self._format_place(name, values)

    def end(self, name: str) -> None:
        """End a paragraph, a run, a table."""
        if name == "r" and self._runs:
            self._close_run()
        elif name == "p" and self._paragraphs:
            self._close_paragraph()
        elif name == "txbxContent" and self._paragraphs:
            self._paragraphs[-1].boxes.extend(self._places.pop())
        elif name == "tc" and self._tables:
            self._tables[-1].cells[-1].lines = self._places.pop()
        elif name == "tr" and self._tables:
            self._close_row()
        elif name == "tbl" and self._tables:
            self._places[-1].extend(self._tables.pop().lines)

    def text(self, text: str) -> None:
        """Take the text of a run."""
        if self._runs and self._names[-1] == "t":
            self._bound(text)
            self._runs[-1].pieces.append(text)

    def _bound(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > _CHARACTERS:
            raise MarkupError("more text than any article")

    def _change(self, name: str) -> None:
        """Accept a tracked change: what was inserted is in, what was deleted is out."""
        inserted = name in ("ins", "moveTo")
        self.counts["inserted" if inserted else "deleted"] += 1
        if inserted:
            return
        if self._names[-2:-1] == ["trPr"] and self._tables:
            self._tables[-1].deleted = True
        elif self._names[-3:-1] == ["pPr", "rPr"] and self._paragraphs:
            self._paragraphs[-1].goes_on = True
        self.skip()

    def _format_run(self, name: str, values: Mapping[str, str]) -> None:
        if self._names[-3:-1] != ["r", "rPr"]:
            return
        run = self._runs[-1]
        if name == "rFonts":
            run.font = _font(values) or run.font
        elif name == "vanish":
            run.hidden = _is_on(values)
        elif name in ("strike", "dstrike"):
            run.struck = run.struck or _is_on(values)
        elif name == "vertAlign":
            run.raised = values.get("val") == "superscript"
        elif name == "rStyle":
            font, hidden = self._styles.format(values.get("val", ""))
            run.font, run.hidden = run.font or font, run.hidden or hidden

    def _merge_cell(self, name: str, values: Mapping[str, str]) -> None:
        cell = self._tables[-1].cells[-1]
        if name == "gridSpan":
            cell.columns = whole(values.get("val", ""))
        else:
            cell.goes_on = values.get("val") != "restart"

    def _add_symbol(self, values: Mapping[str, str]) -> None:
        """Add a sign of a font of signs; its letters stand in a private area, by F000 higher."""
        code = values.get("char", "")
        letter = chr(int(code[-2:], 16)) if re.fullmatch(r"[0-9A-Fa-f]{2,4}", code) else ""
        sign = _SYMBOLS.get(values.get("font", "").lower(), {}).get(letter, "")
        self._runs[-1].pieces.append(sign)
        self.counts["symbols"] += not sign

    def _format_place(self, name: str, values: Mapping[str, str]) -> None:
        if name in ("gridSpan", "vMerge") and self._tables and self._tables[-1].cells:
            self._merge_cell(name, values)
        elif name == "pStyle" and self._paragraphs and self.within("pPr"):
            self._paragraphs[-1].style = values.get("val", "")
        elif name in ("numId", "ilvl") and self._paragraphs and self.within("pPr"):
            self._paragraphs[-1].item.take(name, values)
        elif name == "showingPlcHdr":
            self._placeholder = _is_on(values)
        elif name == "sdtContent" and self._placeholder:  # `Click here to enter text`
            self._placeholder = False
            self.skip()

    def _open(self, name: str) -> None:
        if name == "p":
            self._paragraphs.append(_Paragraph())
        elif name == "r":
            self._runs.append(_Run())
        elif name == "tbl":
            self._tables.append(_Table())
        elif name == "tr" and self._tables:
            self._tables[-1].cells, self._tables[-1].deleted = [], False
        elif name == "tc" and self._tables:
            self._tables[-1].cells.append(_Cell())
            self._places.append([])
        elif name == "txbxContent" and self._paragraphs:
            self._places.append([])

    def _close_run(self) -> None:
        run = self._runs.pop()
        text = "".join(run.pieces)
        if not self._paragraphs or not text:
            return
        paragraph = self._paragraphs[-1]
        font, hidden = self._styles.format(paragraph.style)
        if run.hidden or hidden:
            self.counts["hidden"] += bool(text.strip())
        elif run.struck:
            self.counts["struck"] += bool(text.strip())
        elif run.raised:
            before = paragraph.pieces[-1][0] if paragraph.pieces else ""
            written = raised(before, text)
            self.counts["raised"] += bool(text.strip() and not written.strip())
            paragraph.pieces.append((written, ""))
        else:
            paragraph.pieces.append((text, _table_of(run.font or font or self._styles.font)))

    def _close_paragraph(self) -> None:
        """Put a paragraph in its place, or before its other half."""
        paragraph = self._paragraphs.pop()
        place = self._places[-1]
        text = "".join(
            self._in_unicode("".join(text for text, _ in pieces), table)
            for table, pieces in groupby(paragraph.pieces, key=lambda piece: piece[1])
        )
        text = self._numbered(paragraph, text)
        if place and place[-1].style == _HALF:
            text = place.pop().text + text
        if paragraph.goes_on:
            place.append(Line(text, _HALF))
        elif text.strip():
            place.append(Line(text.strip(), self._styles.named(paragraph.style)))
        place.extend(paragraph.boxes)

    def _numbered(self, paragraph: _Paragraph, text: str) -> str:
        """Return a paragraph's text behind the number or sign that it has in a list."""
        of_style = self._styles.item(paragraph.style)
        item = Item(paragraph.item.list or of_style.list, paragraph.item.level or of_style.level)
        is_empty = not text.strip()
        if item.list in ("", "0") or (is_empty and not self._tables):
            return text
        label = self._numbering.label(item)
        self.counts["numbers"] += label is None
        if not label or (is_empty and label == "-"):
            return text
        return f"{label} {text.lstrip()}"

    def _in_unicode(self, text: str, table: str) -> str:
        if not table:
            return text
        self.counts["legacy"] += not text.isascii()
        return from_tcvn3(text) if table == "TCVN3" else from_vni(text)

    def _close_row(self) -> None:
        """Add a row to its table: as one line, or as the running text of a page's layout."""
        table = self._tables[-1]
        full = [cell for cell in table.cells if cell.text.strip()]
        if table.deleted or not full:
            return
        table.above = texts = _columns(table.cells, table.above)
        long = [cell for cell in full if len(cell.text.split()) > _CELL_WORDS]
        alone = len(full) == 1 and not any(cell.goes_on for cell in table.cells)
        if alone or any(not table.rows or len(cell.lines) > 1 for cell in long):
            for cell in full:
                table.lines.extend(cell.lines)
        else:
            table.rows = True
            table.lines.append(Line(table_row(texts)))
            self._bound(table.lines[-1].text)


def _columns(cells: Sequence[_Cell], above: Sequence[str]) -> list[str]:
    """Return what stands in each column of a row: cells that were merged, unless they are running
    text, stand in each of their columns and rows."""
    texts: list[str] = []
    for cell in cells:
        at = len(texts)
        text = above[at] if cell.goes_on and at < len(above) else cell.text
        again = text if len(text.split()) <= _CELL_WORDS else ""
        texts.append(again if cell.goes_on else text)
        texts += [again] * (min(cell.columns, _COLUMNS - at) - 1)
    return texts


_HALF = "\0"
"""The style of a paragraph whose end was deleted, until its other half is there."""


def _table_of(font: str) -> str:
    """Return the table that a font of before Unicode was made for; empty for all others."""
    name = font.lower()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if name.startswith(("vni-", "vni ")) else ""
