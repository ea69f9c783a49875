"""The bytes of a page to a tree of bounded size, with its JSON-LD apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from briefing.errors import ArticleError, MissingExtraError
from briefing.reading.decoding import decode

MAX_MARKUP = 3_000_000
"""Characters of a page without scripts, styles and embedded files; newspapers' have 500,000."""
MAX_TAGS = 60_000
"""Tags of a page; newspapers' have 10,000."""
MAX_TAG = 20_000
"""Characters of one tag: libxml2 compares each attribute with all before it."""
_LONG_VALUE = 5_000
"""Characters from which the value of an attribute is an embedded file or a script's data."""
_META_WITHIN = 8_192
"""Bytes in which a page names its charset; HTML asks for 1,024."""
FEW_TAGS = 200
"""Tags in an element up to which a rule may read it again, when it has read what holds it."""
_MAX_SCRIPTS = 40
_MAX_SCRIPT = 500_000

_REMEDY = "copy the article's text into a .txt file and pass that"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page, parsed."""

    root: Any
    """The html element (lxml)."""
    linked: tuple[str, ...]
    """The texts of its JSON-LD scripts."""
    saved_from: str | None
    """Where a browser says it saved the page from."""
    repairs: tuple[str, ...]
    """What decoding it took, one sentence each."""


def parse(data: bytes, name: str, charset: str | None) -> Parsed:
    """Decode and parse a page; `charset` is what a server said.

    Raises ArticleError for a page that is too large or nested too deeply, MissingExtraError
    without lxml.
    """
    text, repairs = decode(data, name, charset or _meta_charset(data))
    text = unicodedata.normalize("NFC", text.replace("\0", ""))
    saved = _saved_from().search(text[:_META_WITHIN])
    markup, linked = _without_scripts(text)
    markup = _long_values().sub(lambda value: 2 * value[0][0], markup)
    _refuse_large(markup, name)
    return Parsed(_tree(markup, name), linked, saved and (saved[1] or saved[2]), repairs)


def is_small(element: Any) -> bool:
    """Tell whether an element has few tags, without counting more of them."""
    return next(islice(element.iter(), FEW_TAGS, None), None) is None


@cache
def _saved_from() -> re.Pattern[str]:
    return re.compile(
        r"<!-- saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000}) -->|"
        r"<!--\s{0,9}Page saved with SingleFile\s{1,9}url: (https?://[^\s<>]{1,2000})\s"
    )


@cache
def _long_values() -> re.Pattern[str]:
    return re.compile(rf"(?<==)\"[^\"<>]{{{_LONG_VALUE},}}\"|(?<==)'[^'<>]{{{_LONG_VALUE},}}'")


def _meta_charset(data: bytes) -> str | None:
    """Return the charset that a page names itself; UTF-16 cannot be read from a meta tag."""
    found = re.search(
        rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?"
        rb"([A-Za-z0-9_:.-]{1,40})",
        data[:_META_WITHIN],
        re.IGNORECASE,
    )
    if found is None:
        return None
    charset = found[1].decode("ascii")
    return None if charset.lower().startswith("utf-16") else charset


def _without_scripts(text: str) -> tuple[str, tuple[str, ...]]:
    """Take comments, scripts and styles out; return what is left, and the JSON-LD.

    As browsers do, one that never ends takes all that follows.
    """
    opening = re.compile(r"<!--(?!-?>)|<(script|style)(?=[\s/>])", re.IGNORECASE)
    kept: list[str] = []
    linked: list[str] = []
    at = 0
    while match := opening.search(text, at):
        kept.append(text[at : match.start()])
        kind = (match[1] or "").lower()
        end = _closing(kind).search(text, match.end())
        if end is None:
            return "".join(kept), tuple(linked)
        if kind == "script" and len(linked) < _MAX_SCRIPTS:
            inner = text[match.end() : min(end.start(), match.end() + _MAX_SCRIPT)]
            linked.extend(_linked_script(inner))
        at = end.end()
    kept.append(text[at:])
    return "".join(kept), tuple(linked)


@cache
def _closing(kind: str) -> re.Pattern[str]:
    """Match the end of an element, or of a comment."""
    return re.compile(rf"</{kind}[^>]{{0,1000}}>" if kind else "-->", re.IGNORECASE)


def _linked_script(script: str) -> list[str]:
    """Return the text of a script element when it is JSON-LD; `script` has its attributes."""
    attributes, closed, body = script.partition(">")
    return [body] if closed and "ld+json" in attributes.lower() else []


def _refuse_large(markup: str, name: str) -> None:
    if len(markup) > MAX_MARKUP or markup.count("<") > MAX_TAGS:
        raise ArticleError(f"{name}: larger than any article's page: {_REMEDY}")
    for piece in markup.split(">"):
        if len(piece) > MAX_TAG and "<" in piece[:-MAX_TAG]:
            raise ArticleError(f"{name}: not a sound web page, a tag of it has no end: {_REMEDY}")


def _tree(markup: str, name: str) -> Any:
    try:
        from lxml import etree
    except ImportError:
        message = "web pages need the extra web: pip install -e '.[web]' in briefing's folder"
        raise MissingExtraError(message) from None
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    if root is None:
        raise ArticleError(f"{name}: nothing of a web page in it: {_REMEDY}")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ArticleError(f"{name}: a web page nested too deeply to be read whole: {_REMEDY}")
    return root
