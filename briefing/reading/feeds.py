"""RSS and Atom to entries: what a newspaper lists, and where each article is.

Read with lxml, not feedparser: that one takes a minute and more for half a megabyte that was
written to make it slow, and reads a date without a zone as UTC.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from briefing.errors import ArticleError, MissingExtraError
from briefing.fetching import without_tracking
from briefing.reading.decoding import decode
from briefing.reading.feed_dates import moment
from briefing.vietnamese.text import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FEED = 5_000_000
"""Bytes. A newspaper's feed has 20 kB to 500 kB; a tree of these may take 400 MB."""
_START = 10_000
"""Characters within which a feed's outermost element begins, after declaration and comments."""
_HEAD = 100_000
"""Characters of a web page that are searched for a link to a feed."""
_LONGEST_URL = 2_000
_LONGEST_TITLE = 300

_ATOM = "{http://www.w3.org/2005/Atom}"
_DATES = (
    "pubDate",
    "published",
    "issued",  # Atom 0.3
    "{http://purl.org/dc/elements/1.1/}date",
    f"{_ATOM}published",
    "updated",
    "modified",  # Atom 0.3
    f"{_ATOM}updated",
)
"""Elements that date an entry, best first; without a namespace: the entry's own."""
_ORIGINAL = "{http://rssnamespace.org/feedburner/ext/1.0}origLink"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed lists."""

    id: str
    """What tells it from the feed's other entries: guid or Atom's id, its address where it has none
    or shares it."""
    url: str
    """Where the article is: http or https, without a fragment and tracking parameters."""
    title: str
    """On one line; empty when there is none."""
    published: datetime | None
    """With a zone; None when the feed does not say, or nobody can read it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed lists."""

    entries: tuple[Entry, ...]
    """Oldest first; no two with one address."""
    notes: tuple[str, ...] = ()
    """What was assumed or left out, one sentence each, for the user to read."""


def entries(data: bytes, name: str, *, url: str | None = None) -> Feed:
    """Read RSS 0.9x, 1.0 or 2.0, or Atom; `name` is used in errors.

    `url` is where it came from: relative links are resolved against it. A feed that is not
    well-formed XML is read as far as it goes.
    Raises ArticleError when it is no feed or too large, MissingExtraError without lxml.
    """
    if len(data) > MAX_FEED:
        raise ArticleError(f"{name}: larger than {MAX_FEED:,} bytes: pass the address of a feed")
    text, notes = decode(data, name, _declared(data))
    root = _root(text)
    if root is None:
        raise ArticleError(_no_feed(text, name, url))
    channel = next(root.iterchildren("{*}channel"), root)
    base = _joined(url or _text(channel, "link"), root.get(_BASE))
    elements = list(root.iter("{*}item", "{*}entry"))
    begun, is_whole = _begun(text)
    missing = begun - len(elements)
    if not is_whole:
        del elements[-1:]
        notes = (*notes, "The feed breaks off: its last entry is left out.")
    listed = list(filter(None, (_entry(element, base) for element in elements)))
    distinct = _distinct(listed)
    left_out = (
        (missing, "behind a slip of the feed's XML: not read."),
        (len(elements) - len(listed), "without a link to a web page: cannot be used."),
        (len(listed) - len(distinct), "with the address of another one: left out."),
    )
    told = (f"{_entries(count)} {why}" for count, why in left_out if count > 0)
    return Feed(_in_order(distinct), (*notes, *told))


def _begun(text: str) -> tuple[int, bool]:
    """Return how many entries begin in a feed, and whether the last one of them ends."""
    tags = [tag["end"] for tag in _TAG.finditer(text) if tag["end"] is not None]
    return tags.count(""), tags[-1:] != [""]


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _declared(data: bytes) -> str | None:
    """Return the encoding that the XML declaration names."""
    match = re.match(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", data)
    return match[1].decode() if match else None


def _root(text: str) -> _Element | None:
    """Return the outermost element, or None when that is none of a feed.

    What stands before it (a declaration, a DTD, a server's warnings) is not given to the parser.
    """
    start = re.search(r"<(?:[A-Za-z][\w.-]{0,20}:)?(?:rss|feed|RDF)[\s>]", text[:_START])
    if start is None or re.search(r"<html[\s>]", text[: start.start()], re.IGNORECASE):
        return None
    etree = _etree()
    # The limits of libxml2 (huge_tree is off) end a tree that is too deep; nothing is looked up.
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    data = _sound(text[start.start() :]).encode("utf-8", "ignore")
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _etree() -> Any:
    try:
        from lxml import etree
    except ImportError:
        message = "feeds need the extra web: pip install -e '.[web]' in briefing's folder"
        raise MissingExtraError(message) from None
    return etree


_FORBIDDEN = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};)(?P<name>[A-Za-z]\w{1,31};)?",
    re.DOTALL,
)


_TAG = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)(?=[\s>])[^<>]*(?<!/)>",
    re.DOTALL,
)
"""What begins or ends an entry, outside of CDATA and comments."""


def _sound(text: str) -> str:
    """Return XML without the control characters and the bare ampersands that newspapers leave in
    it, and with numbers for entities: those of HTML, which XML does not know, and XML's own, which
    libxml2 drops behind the first slip. Afterwards no entity is left to expand."""

    def mended(match: re.Match[str]) -> str:
        if match[0].startswith("<"):
            return match[0]
        name = match["name"] or ""
        characters = html.entities.html5.get(name)
        if characters is None:
            return f"&#38;{name}"
        return "".join(f"&#{ord(char)};" for char in characters)

    return _REFERENCE.sub(mended, _FORBIDDEN.sub(" ", text))


def _entry(element: _Element, base: str) -> Entry | None:
    """Return what an item says; None when it has no usable link."""
    base = _joined(base, element.get(_BASE))
    guid = _text(element, "guid") or _text(element, "id")
    for link in filter(None, _links(element)):
        target = _address(_joined(base, link))
        if target:
            published = next(filter(None, map(moment, _texts(element, _DATES))), None)
            return Entry(guid or target, target, _title(element), published)
    return None


def _links(element: _Element) -> Iterator[str]:
    """Yield what may be the address of an entry's page, best first."""
    yield _text(element, _ORIGINAL)
    own = [child for child in element if child.tag == _named(element, "link")]
    for link in sorted((*own, *element.iterchildren(f"{_ATOM}link")), key=_is_other_form):
        if link.get("rel", "alternate") == "alternate":
            yield _whole(link) or link.get("href", "").strip()
    for guid in element.iterchildren(_named(element, "guid")):
        if guid.get("isPermaLink", "true").strip().lower() != "false":
            yield _whole(guid)
    yield element.get(_ABOUT, "").strip()


def _is_other_form(link: _Element) -> bool:
    """Tell whether a link leads to something else than a web page: JSON, a PDF."""
    return "html" not in link.get("type", "html").lower()


def _joined(base: str, link: str | None) -> str:
    """Return where a link leads that stands on a page at `base`; nowhere when it cannot be read."""
    link = re.sub(r"[\t\r\n]", "", link or "").strip()
    try:
        return urljoin(base, link) if len(link) <= _LONGEST_URL else ""
    except ValueError:
        return ""


def _address(link: str) -> str | None:
    """Return the web address that a link leads to, or None when it leads to none."""
    try:
        parts = urlsplit(link.replace(" ", "%20"))
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is none, half an IPv6 address
        return None
    if not usable or "@" in parts.netloc or not link.isprintable():
        return None
    return without_tracking(urlunsplit(parts))


def _in_order(listed: list[Entry]) -> tuple[Entry, ...]:
    """Return the entries, oldest first.

    Feeds begin with the newest; an entry without a date keeps its place after the next older one.
    """
    dated: list[tuple[float, Entry]] = []
    latest = 0.0
    for entry in reversed(listed):
        latest = entry.published.timestamp() if entry.published else latest
        dated.append((latest, entry))
    return tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0]))


def _distinct(listed: Iterable[Entry]) -> list[Entry]:
    """Leave out entries with the address of an earlier one, and give those their addresses as ids
    that share one: some feeds have the same guid in all."""
    kept: dict[str, Entry] = {}
    for entry in listed:
        kept.setdefault(entry.url, entry)
    uses = Counter(entry.id for entry in kept.values())
    return [
        entry if uses[entry.id] == 1 else replace(entry, id=entry.url) for entry in kept.values()
    ]


def _title(element: _Element) -> str:
    """Return a title as text: feeds have it as HTML as well."""
    markup = _text(element, "title")[: 10 * _LONGEST_TITLE]
    plain = html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", " ", markup))
    return one_line(plain)[:_LONGEST_TITLE]


def _text(element: _Element, name: str) -> str:
    return next(_texts(element, (name,)), "")


def _texts(element: _Element, names: Iterable[str]) -> Iterator[str]:
    """Yield the text of an element's children of these names that have one."""
    for name in names:
        for child in element.iterchildren(_named(element, name)):
            if text := _whole(child):
                yield text


def _named(element: _Element, name: str) -> str:
    """Return a name with the namespace of `element`, unless it has one."""
    namespace, brace, _ = str(element.tag).rpartition("}")
    return name if name.startswith("{") else f"{namespace}{brace}{name}"


def _whole(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _no_feed(text: str, name: str, url: str | None) -> str:
    """Say that a document is no feed, and which feed it names if it is a web page."""
    if not re.search(r"<(?:!doctype\s+html|html|head|body)[\s>]", text[:_START], re.IGNORECASE):
        return f"{name}: not a feed: pass RSS or Atom"
    if feed := _feed_of(text[:_HEAD], url):
        return f"{name}: a web page, not a feed; it names this one: {feed}"
    return f"{name}: a web page, not a feed: pass the address of its RSS or Atom"


def _feed_of(page: str, url: str | None) -> str | None:
    """Return the address of the feed that a web page names in its head."""
    etree = _etree()
    root = etree.HTML(page.encode("utf-8", "ignore"), etree.HTMLParser(encoding="utf-8"))
    for link in root.iter("link") if root is not None else ():
        kind = link.get("type", "").split(";")[0].strip().lower()
        relations = link.get("rel", "").lower().split()
        if "alternate" in relations and kind in ("application/rss+xml", "application/atom+xml"):
            return _address(_joined(url or "", link.get("href")))
    return None
