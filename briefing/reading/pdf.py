"""PDF: its layer of text to the paragraphs of an article."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from typing import Any

from briefing import bounded
from briefing.errors import ArticleError, MissingExtraError
from briefing.reading import pdf_pages
from briefing.reading.content import Content
from briefing.reading.paragraphs import counted
from briefing.reading.pdf_layout import layout_of
from briefing.vietnamese.text import one_line

_MEMORY = 400_000_000
"""Bytes that taking a file apart may have; an article's takes 70 MB."""
_PROCESSOR = 8
"""Seconds of a processor; a page takes a twentieth."""
_SECONDS = 40
"""Seconds by the clock, where others work on the same machine."""
_ODD = 0.1
"""Share of letters that no Vietnamese text has, from which on a font has no table of letters."""
_PROGRAM = f"import runpy; runpy.run_path({pdf_pages.__file__!r}, run_name='__main__')"
_ERRORS = {
    "locked": "protected with a password: save it without one, or paste the text",
    "damaged": "damaged: save or download it again",
}


def read(data: bytes, name: str) -> Content:
    """Read the text layer of a PDF.

    Lines are joined to paragraphs; headers, footers and page numbers are left out. The headline
    is what is largest on the first page, else what the file's properties call it when that reads
    like one. The properties' author and dates are not read: they are those of the program and of
    printing. Raises ArticleError when it is damaged, has a password, has no text (a scan) or text
    in fonts that do not say which letters they show; MissingExtraError without the extra `office`.
    """
    found = _taken_apart(data, name)
    if not any(found["read"]):
        _refuse_empty(found["read"], name)
    layout = layout_of(pieces or [] for pieces in found["read"])
    text = "\n".join(layout.paragraphs)
    if _is_garbled(text):
        message = f"{name}: its text is not in Vietnamese letters (fonts that do not say theirs?)"
        raise ArticleError(f"{message}: run text recognition (OCR) on it, or paste the text")
    repairs = list(_repairs(found))
    if layout.titles > 1:
        said = f"{layout.titles} headlines are as large as the title"
        repairs.append(f"{said}: if each begins an article, pass one a file.")
    if layout.edges:
        repairs.append("Headers, footers and page numbers were left out.")
    if layout.notes:
        repairs.append("Raised signs of notes were left out.")
    if layout.above:
        repairs.append("What stands above the headline was left out.")
    title = layout.title
    if not title and (title := _meant(found["title"], text)):
        repairs.append("The title was taken from the file's properties.")
    return Content(text, {"title": title} if title else {}, repairs=tuple(repairs))


def _taken_apart(data: bytes, name: str) -> dict[str, Any]:
    """Return what `pdf_pages` finds, in a process with limits."""
    if find_spec("pypdf") is None:
        message = "PDF files need the extra office: pip install -e '.[office]' in briefing's folder"
        raise MissingExtraError(message)
    written = bounded.run(_PROGRAM, data, memory=_MEMORY, processor=_PROCESSOR, seconds=_SECONDS)
    if written is None:
        message = f"{name}: takes more than {_PROCESSOR} seconds or {_MEMORY:,} bytes to read"
        raise ArticleError(f"{message}: print the article alone to a new PDF, or paste its text")
    found: dict[str, Any] = json.loads(written)
    if error := found.get("error"):
        raise ArticleError(f"{name}: {_ERRORS[error]}")
    return found


def _refuse_empty(pages: list[Any], name: str) -> None:
    """Say why there is no text."""
    if pages and all(page is None for page in pages):
        raise ArticleError(f"{name}: {_ERRORS['damaged']}")
    message = f"{name}: has no text layer (a scan?): run text recognition (OCR) on it first"
    raise ArticleError(f"{message}, or paste the text")


@cache
def _odd() -> re.Pattern[str]:
    """Match what a font without a table of letters leaves: controls, private and unknown
    characters, letters of other scripts, names of glyphs."""
    return re.compile(
        r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\u0370-\u1dff\u2c00-\ua7ff\uab30-\ufaff]"
        r"|/g\d+|\(cid:\d+\)"
    )


def _is_garbled(text: str) -> bool:
    """Tell whether the letters of a text are not those that are seen on the page."""
    return len(_odd().findall(text)) > _ODD * len(re.findall(r"\S", text))


def _repairs(found: dict[str, Any]) -> list[str]:
    """Say which pages were not read."""
    pages, read = found["pages"], found["read"]
    said = []
    if pages > len(read):
        said.append(f"Only the first {len(read)} of {pages} pages were read.")
    if empty := sum(page == [] for page in read):
        said.append(f"{counted(empty, 'page has', 'pages have')} no text and may be scanned.")
    if failed := sum(page is None for page in read):
        said.append(f"{counted(failed, 'page was', 'pages were')} too damaged to read.")
    return said


def _meant(title: str, text: str) -> str:
    """Return a title of the file's properties when it was written for a reader and the text does
    not begin with it; most are the name of a file or a program."""
    title = one_line(title)
    named = re.search(r"\.(?:docx?|pdf|html?|indd|txt|rtf|odt)$|^Microsoft |[_\\/]", title)
    is_headline = 4 <= len(title.split()) <= 40 and not title.isascii() and not named
    return title if is_headline and not text.startswith(title) else ""
