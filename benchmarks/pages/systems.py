"""Systems that read an article from a page.

    python benchmarks/pages/systems.py newspaper4k PAGE.html …

prints a JSON list of what was read from each page. The peers run in an environment of their own
with requirements.txt: a system imports what it needs only when it is asked for.
"""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

Found = dict[str, Any]
NAMES = ("title", "author", "source", "published", "url", "text", "captions")
ROUNDS = 3
"""A page is read so often; the fastest counts."""


def briefing(page: Path) -> Found:
    """Read with `briefing.reading`, from the file alone."""
    from briefing.errors import ArticleError
    from briefing.reading import read_bytes

    try:
        article = read_bytes(page.read_bytes(), name=page.name)
    except ArticleError as error:
        return {"error": str(error)}
    return {
        **{name: getattr(article, name) for name in ("title", "author", "source", "url", "text")},
        "published": article.published and article.published.isoformat(),
        "captions": article.captions,
    }


def trafilatura(page: Path) -> Found:
    """Read with trafilatura as it comes; its dates are days."""
    return _trafilatura(page)[0]


def described(page: Path) -> Found:
    """Read with trafilatura, and put the description that it finds before the text."""
    found, description = _trafilatura(page)
    return {**found, "text": f"{description}\n{found.get('text')}"} if description else found


def _trafilatura(page: Path) -> tuple[Found, str | None]:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(page.read_bytes(), with_metadata=True, include_comments=False)
    if document is None:
        return {}, None
    read = document.as_dict()
    found = {name: read[name] for name in ("title", "author", "url", "text")}
    return {**found, "source": read["sitename"], "published": read["date"]}, read["description"]


def _text(page: Path) -> str:
    """For systems that want text: what a browser would make of the bytes."""
    data = page.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", data.decode("cp1258"))


def newspaper4k(page: Path) -> Found:
    """Read with newspaper4k."""
    from newspaper import Article

    article = Article("https://example.org/page", language="vi")
    article.download(input_html=_text(page))
    article.parse()
    return {
        "title": article.title,
        "author": ", ".join(article.authors) or None,
        "source": article.meta_site_name or None,
        "published": article.publish_date and article.publish_date.isoformat(),
        "url": article.canonical_link or None,
        "text": article.text,
    }


def readability(page: Path) -> Found:
    """Read with readability-lxml, which finds title and body only."""
    from lxml import html
    from readability import Document

    document = Document(_text(page))
    body = html.fromstring(document.summary())
    lines = (" ".join(part.text_content().split()) for part in body.iter("p", "li", "h2", "h3"))
    return {"title": document.short_title(), "text": "\n".join(filter(None, lines))}


HERE: dict[str, Callable[[Path], Found]] = {
    "briefing": briefing,
    "trafilatura": trafilatura,
    "trafilatura, described": described,
}
"""What runs in the environment of briefing."""
SYSTEMS = {**HERE, "newspaper4k": newspaper4k, "readability": readability}


def timed(name: str, page: Path) -> Found:
    """Return what a system reads from a page, and `seconds`."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = SYSTEMS[name](page)
        seconds.append(time.perf_counter() - start)
    return {**dict.fromkeys(NAMES), **found, "seconds": min(seconds)}


if __name__ == "__main__":
    json.dump([timed(sys.argv[1], Path(page)) for page in sys.argv[2:]], sys.stdout)
