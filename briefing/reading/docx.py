"""Word documents (`.docx`): the text as it is shown, and what was left out of it."""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING

from briefing.errors import ArticleError
from briefing.reading.articles import MIN_WORDS
from briefing.reading.content import Content
from briefing.reading.word_numbering import Numbering
from briefing.reading.word_parts import MarkupError
from briefing.reading.wordprocessing import Line, Story, Styles

if TYPE_CHECKING:
    from zipfile import ZipFile

_FILES = 10_000
"""Files in a document; one with as many pictures has no place in a mail."""
_PART = 30_000_000
"""Bytes of a part, unpacked."""
_MAIN = re.compile(rb'<[^<>]{0,500}/officeDocument"[^<>]{0,500}>')
_TARGET = re.compile(rb'\sTarget="/?([^"<>]{1,200})"')
_MARGIN = re.compile(r"(?:header|footer)\d{0,4}\.xml$")
_MARGINS = 20
"""Headers and footers that are looked at: a section may have three of each."""
_LETTERS = re.compile(r"<w:t(?:\s[^<>]{0,99})?>[^<>]{0,99}[^\W\d_]{2}")
_REPAIRS = {
    "legacy": "Text in fonts of before Unicode (.VnTime, VNI) was converted.",
    "changed": "Tracked changes: what was inserted is in, what was deleted is out.",
    "hidden": "Hidden text was left out.",
    "struck": "Text that is struck out was left out.",
    "raised": "Raised signs of notes were left out.",
    "symbols": "Signs of symbol fonts were left out: compare with the original.",
    "formulas": "Formulas were left out: compare the sentences around them with the original.",
    "numbers": "Numbers before the items of lists were left out.",
    "comments": "Comments were left out.",
    "notes": "Footnotes were left out.",
    "contents": "The table of contents was left out.",
    "margins": "Headers and footers of the pages were left out.",
    "embedded": "A document within the document was left out.",
}
"""What is said of what `Story` counts, in this order."""


def read(data: bytes, name: str) -> Content:
    """Read a Word document: its paragraphs in order, rows of tables as `a | b | c`.

    Text boxes follow the paragraph that they hang on. Tracked changes are accepted. Headers,
    footers, footnotes, comments, hidden text and tables of contents are left out, and that is
    said. The title is what has the style Title, else a first heading of the first level.
    Paragraphs in the style Caption are captions. Properties of the file are not read: title and
    author are those of a template and a typist more often than not, and the dates are those of
    saving. Raises ArticleError when it is damaged, protected or too large.
    """
    try:
        story, has_margins = _story(data)
    except MarkupError as error:
        message = f"{name}: not a Word document that can be read ({error}): save it again as .docx"
        raise ArticleError(message) from None
    lines, contents = _without_contents(story.lines)
    title, lines, style = _take_title(lines)
    lines, several = _without_others(lines, style)
    captions = [line.text for line in lines if line.style == "caption"]
    counts = story.counts
    counts["contents"] = contents
    counts["margins"] = has_margins
    counts["changed"] = counts["inserted"] + counts["deleted"]
    return Content(
        text="\n".join(line.text for line in lines if line.style != "caption"),
        metadata={"title": title} if title else {},
        captions=tuple(captions),
        repairs=(
            *([several] if several else ()),
            *(said for what, said in _REPAIRS.items() if counts[what]),
        ),
    )


def _story(data: bytes) -> tuple[Story, bool]:
    """Return the main text, and whether headers or footers have any; raises MarkupError."""
    if data.count(b"PK\x01\x02") > _FILES:
        raise MarkupError("too many files in it")
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError, OverflowError):
        raise MarkupError("a damaged zip file") from None
    relations = _part(archive, "_rels/.rels") or b""
    main = _MAIN.search(relations)
    target = _TARGET.search(main[0]) if main else None
    path = target[1].decode("utf-8", "replace") if target else "word/document.xml"
    folder = posixpath.dirname(path)
    document = _part(archive, path)
    if document is None:
        raise MarkupError("it has no text")
    styles = Styles()
    styles.parse(_part(archive, posixpath.join(folder, "styles.xml")) or b"<styles/>")
    numbering = Numbering()
    numbering.parse(_part(archive, posixpath.join(folder, "numbering.xml")) or b"<numbering/>")
    story = Story(styles, numbering)
    story.parse(document)
    return story, _has_margins(archive)


def _part(archive: ZipFile, path: str) -> bytes | None:
    """Return a part, unpacked; None when there is none. Raises MarkupError."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    try:
        info = archive.getinfo(path)
    except KeyError:
        return None
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise MarkupError("packed in an unusual way")
    try:
        with archive.open(info) as part:
            unpacked = part.read(_PART + 1)
    except Exception:  # zipfile and zlib have a dozen for what is damaged
        raise MarkupError("a damaged zip file") from None
    if len(unpacked) > _PART:
        raise MarkupError("too large when unpacked")
    return unpacked


def _has_margins(archive: ZipFile) -> bool:
    """Tell whether a header or footer has words: most have none, or a number."""
    paths = [path for path in archive.namelist() if _MARGIN.search(path)][:_MARGINS]
    parts = (_part(archive, path) or b"" for path in paths)
    return any(_LETTERS.search(part.decode("utf-8", "replace")) for part in parts)


def _without_contents(lines: list[Line]) -> tuple[list[Line], int]:
    """Leave out the lines of a table of contents; return how many there were."""
    kept = [line for line in lines if not re.match(r"toc (?:\d|heading)", line.style)]
    return kept, len(lines) - len(kept)


def _take_title(lines: list[Line]) -> tuple[str, list[Line], str]:
    """Take out the paragraphs that are the title by their style, and say which style that is."""
    at = next((at for at, line in enumerate(lines) if line.style == "title"), None)
    if at is None:
        if lines and lines[0].style == "heading 1":
            return " ".join(lines[0].text.split()), lines[1:], "heading 1"
        return "", lines, ""
    end = at
    while end < len(lines) and lines[end].style == "title":
        end += 1
    title = " ".join(" ".join(line.text for line in lines[at:end]).split())
    return title, lines[:at] + lines[end:], "title"


def _without_others(lines: list[Line], style: str) -> tuple[list[Line], str]:
    """Leave out the articles behind the first, each under a title of its own, and say so. Under
    headings of the first level there may be articles or sections: these are kept."""
    starts = [0]
    for at, line in enumerate(lines):
        is_first = at and lines[at - 1].style != style
        if line.style == style and is_first and _words(lines[starts[-1] : at]) >= MIN_WORDS:
            starts.append(at)
    if not style or len(starts) == 1 or _words(lines[starts[-1] :]) < MIN_WORDS:
        return lines, ""
    if style == "title":
        said = f"The file seems to hold {len(starts)} articles: only the first was read"
        return lines[: starts[1]], f"{said}: pass one a file."
    said = f"{len(starts)} headings are as large as the title's"
    return lines, f"{said}: if each begins an article, pass one a file."


def _words(lines: list[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
