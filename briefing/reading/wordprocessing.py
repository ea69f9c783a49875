"""The XML of a Word document to lines of text, in one pass and without a tree.

The markup is that of ECMA-376, part 1, chapter 17, in either of its namespaces. A document type
declaration, which no Word document has, is refused, and with it every entity.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import NoReturn

from briefing.reading.paragraphs import raised, table_row
from briefing.vietnamese.legacy import from_tcvn3, from_vni

_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
    "http://schemas.openxmlformats.org/markup-compatibility/2006 ",
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_ELEMENTS = 500_000
"""Elements of a part; fifty pages have 50,000."""
_CHARACTERS = 4_000_000
"""Of text in a part, four times what an article may have."""
_COLUMNS = 63
"""Columns that a table of Word's may have."""
_LABEL = 30
"""Characters of the pattern of an item's number."""
_LETTERED = 104
"""Items that are counted with letters, from a to zzzz; most lists have fewer."""
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
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_END = 4000
_PLACED = frozenset((
    "pStyle", "numId", "ilvl", "gridSpan", "vMerge", "showingPlcHdr", "sdtContent",
))  # fmt: skip
"""What says something of the paragraph, the cell or the control that it is in."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class MarkupError(Exception):
    """A part is no XML, or has more of it than any article."""


@dataclass(slots=True)
class _Item:
    """Which list something is an item of, and on which level of it."""

    list: str = ""
    level: str = ""

    def take(self, name: str, values: Mapping[str, str]) -> None:
        """Take what one of the elements `numId` and `ilvl` says."""
        if name == "numId":
            self.list = values.get("val", "")
        else:
            self.level = values.get("val", "")


@dataclass(slots=True)
class Style:
    """What is used of a style's definition."""

    name: str = ""
    """Its English name in lower case, as Word writes it in all languages."""
    based_on: str = ""
    font: str = ""
    hidden: bool = False
    item: _Item = field(default_factory=_Item)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or the row of a table; it may have line breaks in it."""

    text: str
    style: str = ""
    """The name of its style."""


class _Part:
    """Parses a part of a document: what it holds is for its kinds to take.

    `start` and `end` are told the local names of Word's elements, and nothing of what is in an
    element that `skip` was called for.
    """

    def __init__(self) -> None:
        self._names: list[str] = []
        self._skipping = 0
        self._elements = 0

    def parse(self, data: bytes) -> None:
        """Read the part; raises MarkupError."""
        from xml.parsers import expat

        # Whatever it declares: the parts of a package are in one of these two (ECMA-376, part 2).
        encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            raise MarkupError("damaged XML") from None

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins; `values` are its attributes, by local name."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands in an element, `t` in most."""

    def skip(self) -> None:
        """Pass over what is in the element that begins."""
        self._skipping = 1

    def within(self, name: str) -> bool:
        """Tell whether the element at hand stands in one of this name."""
        return name in self._names[-6:]

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise MarkupError("more markup than any article")
        if self._skipping:
            self._skipping += 1
            return
        name = _local(qualified)
        self._names.append(name)
        self.start(name, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _end(self, _: str) -> None:
        self._skipping -= self._skipping > 0
        if not self._skipping:
            self.end(self._names.pop())

    def _text(self, text: str) -> None:
        if not self._skipping:
            self.text(text)


def _refuse(*_: object) -> NoReturn:
    raise MarkupError("a document type declaration")


@lru_cache(maxsize=1024)
def _local(qualified: str) -> str:
    """Return the name of one of Word's elements; empty for all others."""
    for space in _SPACES:
        if qualified.startswith(space):
            return qualified[len(space) :]
    return ""


def _is_on(values: Mapping[str, str]) -> bool:
    return values.get("val", "true") not in ("0", "false", "off")


def _font(values: Mapping[str, str]) -> str:
    return values.get("hAnsi") or values.get("ascii") or ""


class Styles(_Part):
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

    def item(self, style: str) -> _Item:
        """Return which list what has a style is an item of."""
        found = _Item()
        for _ in range(_BASES):
            if style not in self._styles:
                break
            known = self._styles[style]
            found.list = found.list or known.item.list
            found.level, style = found.level or known.item.level, known.based_on
        return found


@dataclass(slots=True)
class _Level:
    """How the items on a level of a list are numbered."""

    first: int = 1
    kind: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[str, _Level] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    """The number of the last item on each level."""


class Numbering(_Part):
    """The lists of a document, and how far they were counted."""

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, _List] = {}
        self._lists_of: dict[str, str] = {}
        self._restarts: dict[str, dict[str, int]] = {}
        self._list = self._id = self._at = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Take what a definition says."""
        value = values.get("val", "")
        if name == "abstractNum":
            self._list = values.get("abstractNumId", "")
            self._lists[self._list] = _List()
        elif name == "num":
            self._id = values.get("numId", "")
        elif name == "abstractNumId":
            self._lists_of[self._id] = value
        elif name in ("lvl", "lvlOverride"):
            self._at = values.get("ilvl", "")
        elif name == "startOverride":
            self._restarts.setdefault(self._id, {})[self._at] = _whole(value)
        elif name in ("start", "numFmt", "lvlText") and self.within("abstractNum"):
            self._take_level(name, value)

    def _take_level(self, name: str, value: str) -> None:
        level = self._lists[self._list].levels.setdefault(self._at, _Level())
        if name == "start":
            level.first = _whole(value)
        elif name == "numFmt":
            level.kind = value
        else:
            level.pattern = value[:_LABEL]

    def label(self, item: _Item) -> str | None:
        """Count an item and return what stands before it; None when that is not known."""
        known = self._lists.get(self._lists_of.get(item.list, ""))
        at = item.level or "0"
        if known is None or at not in known.levels:
            return None
        restarts = self._restarts.pop(item.list, {})
        known.counts.update({level: first - 1 for level, first in restarts.items()})
        level = known.levels[at]
        known.counts[at] = known.counts.get(at, level.first - 1) + 1
        for deeper in [found for found in known.counts if found > at]:
            del known.counts[deeper]
        if level.kind == "bullet":
            return "-"
        return re.sub("%([1-9])", lambda match: _counted(known, int(match[1]) - 1), level.pattern)


def _counted(known: _List, at: int) -> str:
    """Return the number of the last item on a level as its list writes it."""
    level = known.levels.get(str(at), _Level())
    number = known.counts.get(str(at), level.first)
    if level.kind in ("lowerLetter", "upperLetter") and number <= _LETTERED:
        letters = chr(ord("a") + (number - 1) % 26) * max(1, (number + 25) // 26)
        return letters if level.kind == "lowerLetter" else letters.upper()
    if level.kind in ("lowerRoman", "upperRoman") and number < _ROMAN_END:
        letters = _roman(number)
        return letters.lower() if level.kind == "lowerRoman" else letters
    return "" if level.kind == "none" else str(number)


def _roman(number: int) -> str:
    """Return a number below 4,000 in Roman letters."""
    letters = ""
    for value, sign in _ROMAN:
        letters += number // value * sign
        number %= value
    return letters


def _whole(value: str) -> int:
    """Return the number that an item may have first; 1 for what is none."""
    return int(value) if re.fullmatch("[0-9]{1,3}", value) else 1


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
    item: _Item = field(default_factory=_Item)
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


class Story(_Part):
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
            cell.columns = _whole(values.get("val", ""))
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
        item = _Item(paragraph.item.list or of_style.list, paragraph.item.level or of_style.level)
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
