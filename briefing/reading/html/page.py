"""A page taken apart: what all its fields are read from."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.reading.html import addresses, head, linked_data, parsing, titles
from briefing.reading.html.head import Head
from briefing.reading.html.linked_data import LinkedData
from briefing.reading.html.outlets import by_name, host_of, plain
from briefing.reading.html.tree import Element, Tree, line_of


@dataclass(frozen=True, slots=True)
class Page:
    """The page of an article."""

    tree: Tree
    head: Head
    linked: LinkedData
    heading: Element | None
    """The element that shows the article's title."""
    address: str | None
    outlet: str | None
    names: frozenset[str]
    """What the outlet is called, as `plain` writes it."""
    repairs: tuple[str, ...]
    """What decoding the page took, and what of it could not be used."""


def open_page(data: bytes, name: str, *, charset: str | None, url: str | None) -> Page:
    """Decode and parse a page, and find whose it is.

    Raises ArticleError when it cannot be read in bounded time, MissingExtraError without lxml.
    """
    parsed = parsing.parse(data, name, charset)
    tree = Tree(parsed.root)
    top = head.read(tree)
    heading = titles.heading(tree, top)
    shown = line_of(heading) if heading is not None else ""
    said = (shown, top.first("og:title"), top.title)
    linked = linked_data.read(parsed.linked, url=top.canonical or url, titles=said)
    repairs = (*parsed.repairs, *((_UNCLEAR,) if linked.is_unclear else ()))
    address = addresses.find(top, linked, url or parsed.saved_from or _kept_by_firefox(tree))
    host = host_of(address)
    outlet = titles.source(top, linked, host)
    return Page(tree, top, linked, heading, address, outlet, _names(outlet, host), repairs)


_UNCLEAR = (
    "The page's data for search engines (JSON-LD) describe several articles, none of them clearly "
    "this one: they were not used."
)


def _kept_by_firefox(tree: Tree) -> str | None:
    """Return the address that the reader view of Firefox links to."""
    links = (link.get("href") or "" for link in tree.all("a.reader-domain"))
    return next((link for link in links if host_of(link)), None)


def _names(outlet: str | None, host: str | None) -> frozenset[str]:
    known = by_name(outlet) if outlet else None
    said = (outlet, host, *((known.name, *known.also, *known.hosts) if known else ()))
    return frozenset(plain(name) for name in said if name)
