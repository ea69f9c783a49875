"""What kind of document some bytes are: by their beginning, a server's word, or their name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from briefing.errors import ArticleError

Kind = Literal["text", "markdown", "html", "docx", "pdf", "email"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "email",
    ".mhtml": "email",
    ".eml": "email",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""By what a file is called. A browser's `.mht` is built like a mail."""
_MEDIA_TYPES: dict[str, Kind] = {
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "email",
    "multipart/related": "email",
    "application/x-mimearchive": "email",
}
"""`text/plain` and `application/octet-stream` say less than a suffix, so they are not here."""

_PICTURE = "a picture: run text recognition (OCR) on it first, or paste the text"
_RECORDING = "sound or film: pass its text"
_ARCHIVE = "a packed folder: unpack it and pass the file that has the article"
_OTHER_OFFICE = "save it as .docx or PDF and pass that"
_FEED = "a feed, not an article: pass it to `briefing feed`, or pass one article's address"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"AT&TFORM", "a DjVu file: save it as PDF and pass that"),
    (b"%!PS", "a PostScript file: save it as PDF and pass that"),
    (b"{\\rtf", f"an RTF file: {_OTHER_OFFICE}"),
    (b"ID3\x02", _RECORDING),
    (b"ID3\x03", _RECORDING),
    (b"ID3\x04", _RECORDING),
    (b"OggS\0", _RECORDING),
    (b"fLaC\0", _RECORDING),
    (b"\x1aE\xdf\xa3", _RECORDING),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# The names of a zip file's parts stand in it as they are: the first that is there tells.
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"application/epub+zip", "an e-book: save the chapter as .docx, .html or .txt and pass that"),
    (b"application/vnd.oasis.opendocument", f"an OpenDocument file: {_OTHER_OFFICE}"),
    (b"xl/workbook", "a spreadsheet: save the article's text as .docx or .txt and pass that"),
    (b"ppt/presentation", "slides: save the text as .docx or .txt and pass that"),
    (b"Index/Document.iwa", f"a Pages file: {_OTHER_OFFICE}"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names in an OLE file are UTF-16; an encrypted .docx hides in one too.
_OLE_KINDS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "protected with a password: save it without one"),
    ("__substg1.0_", "an Outlook message: save it as .eml or as text and pass that"),
    ("Workbook", "a spreadsheet: save the article's text as .docx or .txt and pass that"),
    ("PowerPoint", "slides: save the text as .docx or .txt and pass that"),
)
_MEDIA_REFUSED = (
    (r"image/(?!svg)", _PICTURE),
    (r"(?:audio|video)/", _RECORDING),
    (r"application/(?:zip|gzip|x-7z-compressed|vnd\.rar|x-tar)$", _ARCHIVE),
    (r"application/(?:rss|atom|rdf)\+xml$", _FEED),
)
_BEGINNING = 4096
"""Bytes in which a document shows what it is."""
_PDF_WITHIN = 1024
"""Bytes before `%PDF-` that readers of PDF allow."""


def kind_of(data: bytes, name: str, media_type: str | None = None) -> Kind:
    """Return what a document is; `name` is a file's or an address, and used in errors.

    The bytes decide where they can; then `media_type` (without parameters), then the suffix;
    else it is plain text. Raises ArticleError when it is nothing that is read, with what to do.
    """
    start = data[:_BEGINNING]
    kind = _by_bytes(data, start.lstrip(), name)
    if kind:
        return kind
    told = (media_type or "").lower()
    for pattern, what in _MEDIA_REFUSED:
        if re.match(pattern, told):
            raise ArticleError(f"{name}: {what}")
    kind = _MEDIA_TYPES.get(told) or SUFFIXES.get(_suffix(name)) or "text"
    if kind in ("text", "html") and _is_mail(start):
        return "email"
    return "html" if kind in ("text", "markdown") and _page().match(start) else kind


def _by_bytes(data: bytes, start: bytes, name: str) -> Kind | None:
    """Return what the bytes alone tell; raise ArticleError for what is not read."""
    if b"%PDF-" in start[:_PDF_WITHIN]:
        return "pdf"
    if start.startswith(_ZIP):
        return _zipped(data, name)
    what = _refused(data, start)
    if what:
        raise ArticleError(f"{name}: {what}")
    return None


def _zipped(data: bytes, name: str) -> Kind:
    """Return what a zip file is by the names of its parts."""
    for mark, what in _ZIPPED:
        if mark in data:
            raise ArticleError(f"{name}: {what}")
    if b"word/" in data:
        return "docx"
    raise ArticleError(f"{name}: {_ARCHIVE}")


def _refused(data: bytes, start: bytes) -> str | None:
    """Return what a document is, and what to do, when it is none that is read."""
    for beginning, what in _STARTS:
        if start.startswith(beginning):
            return what
    if start.startswith(_OLE):
        return _old_office(data)
    if start.startswith(b"BM") and start[2:6] == len(data).to_bytes(4, "little"):
        return _PICTURE
    if start.startswith(b"RIFF"):
        return {b"WEBP": _PICTURE, b"WAVE": _RECORDING, b"AVI ": _RECORDING}.get(start[8:12])
    if start[4:8] == b"ftyp":
        return _PICTURE if start[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _RECORDING
    if _feed().match(start):
        return _FEED
    if b'progid="Word.Document"' in start:
        return f"Word's XML: {_OTHER_OFFICE}"
    return None


def _old_office(data: bytes) -> str:
    for stream, what in _OLE_KINDS:
        if stream.encode("utf-16-le") in data:
            return what
    return f"an old Word file (.doc): {_OTHER_OFFICE}"


def _suffix(name: str) -> str:
    """Return the suffix of a file's name, which may have `#` in it, or of an address's path."""
    if re.match(r"https?://", name, re.IGNORECASE):
        try:
            name = urlsplit(name).path
        except ValueError:  # such as an open bracket in the host
            return ""
    return Path(name).suffix.lower()


@cache
def _feed() -> re.Pattern[bytes]:
    """Match the beginning of RSS, RDF or Atom."""
    return re.compile(
        rb"(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,500}>\s*)?(?:<!--[^>]{0,2000}-->\s*|<\?[^>]{0,500}>\s*)*"
        rb"<(?:rss|feed|rdf:RDF)[\s>]",
        re.IGNORECASE,
    )


@cache
def _page() -> re.Pattern[bytes]:
    """Match the beginning of an HTML page."""
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?"
        rb"<(?:!doctype\s+html|html)[\s>]",
        re.IGNORECASE,
    )


def _is_mail(start: bytes) -> bool:
    """Tell whether a document opens with the header of a mail: nothing but fields and their
    folded lines up to the first empty line, a sender and a mark that only mail has among them.
    An article that opens with `Date:` is none."""
    head = start.replace(b"\r\n", b"\n").lstrip(b"\n").split(b"\n\n", 1)[0]
    lines = head.split(b"\n")
    whole = len(head) < len(start) - 1
    fields = lines if whole else lines[:-1]
    if not all(re.match(rb"[!-9;-~]{1,76}:|[ \t]|From ", line) for line in fields):
        return False
    names = {line.split(b":", 1)[0].lower() for line in fields}
    return b"from" in names and bool(names & {b"mime-version", b"received", b"message-id"})
