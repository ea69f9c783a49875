"""Which reader a document needs, and reading it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import settings
from briefing.errors import ArticleError
from briefing.fetching import is_url, shown, without_tracking
from briefing.models import Article
from briefing.reading import plain
from briefing.reading.articles import article_of
from briefing.reading.content import Content
from briefing.reading.kinds import Kind, kind_of

if TYPE_CHECKING:
    from briefing.fetching import Page
    from briefing.fetching.fetcher import Fetcher

MAX_FILE = 20_000_000
"""Bytes of a file: pictures in it make it large, its text may have `MAX_BYTES`."""


def read(source: str | Path, *, fetcher: Fetcher | None = None) -> Article:
    """Read an article from a file or a web page, which `fetcher` gets (None: one that does what
    the environment and the config file allow).

    Raises ArticleError when it cannot be had or is not a Vietnamese article, MissingExtraError
    when the extra that reads it is not installed.
    """
    if not is_url(str(source)):
        return read_bytes(load(source), name=Path(source).name)
    from briefing.fetching.fetcher import Fetcher

    page = (fetcher or Fetcher.by(settings.load(brought=True))).fetch(str(source))
    return read_page(page, name=shown(str(source)))


def read_page(page: Page, *, name: str) -> Article:
    """Read an article from a page that was fetched; raises as `read_bytes` does."""
    url = without_tracking(page.url)
    return read_bytes(page.data, name=name, media_type=page.media_type, url=url)


def load(source: str | Path) -> bytes:
    """Return the bytes of a file, which may be a pipe; raises ArticleError."""
    path = Path(source)
    try:
        if path.is_file() and path.stat().st_size > MAX_FILE:
            raise ArticleError(f"{path}: larger than {MAX_FILE:,} bytes: pass one article a file")
        with path.open("rb") as file:  # a pipe has no size, and may have no end
            return file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or "not a path"
        message = f"{path}: cannot be read ({reason}): {_remedy(error, path)}"
        raise ArticleError(message) from None


def _remedy(error: Exception, path: Path) -> str:
    if isinstance(error, IsADirectoryError):
        return "briefing batch reads folders"
    looks_like_host = re.match(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}/", str(path), re.IGNORECASE)
    return "a web address begins with https://" if looks_like_host else "check the path"


def read_bytes(
    data: bytes,
    *,
    name: str = "standard input",
    media_type: str | None = None,
    url: str | None = None,
) -> Article:
    """Read an article from the bytes of a document; `name` is used in errors.

    What it is, is told by the bytes, then by `media_type` (a Content-Type header), then by the
    suffix of `name`; else it is plain text. `url` is where it came from.
    Raises ArticleError when it is not a Vietnamese article, MissingExtraError when the extra that
    reads it is not installed.
    """
    if len(data) > MAX_FILE:
        raise ArticleError(f"{name}: larger than {MAX_FILE:,} bytes: pass one article a file")
    if not data.strip():
        raise ArticleError(f"{name}: empty: pass an article")
    type_, charset = _media(media_type) if media_type else (None, None)
    content = content_of(kind_of(data, name, type_), data, name, charset, url)
    if url:
        content = replace(content, metadata={"url": url, **content.metadata})
    return article_of(content, name=name)


def _media(header: str) -> tuple[str, str | None]:
    """Return type and charset of a Content-Type header."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), message.get_content_charset()


def content_of(
    kind: Kind, data: bytes, name: str, charset: str | None = None, url: str | None = None
) -> Content:
    """Have the reader of its kind read a document.

    Raises ArticleError, and MissingExtraError when the extra that reads it is not installed.
    """
    if kind == "html":
        from briefing.reading import html

        return html.read(data, name, charset=charset, url=url)
    if kind == "pdf":
        from briefing.reading import pdf

        return pdf.read(data, name)
    if kind == "docx":
        from briefing.reading import docx

        return docx.read(data, name)
    if kind == "email":
        from briefing.reading import eml

        return eml.read(data, name)
    if kind == "markdown":
        from briefing.reading import markdown

        return markdown.read(data, name, charset)
    return plain.read(data, name, charset)
