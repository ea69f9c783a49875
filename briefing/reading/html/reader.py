"""A page to the `Content` of its article."""

from __future__ import annotations

from briefing.reading.articles import MIN_WORDS
from briefing.reading.content import Content
from briefing.reading.html import (
    addresses,
    blocks,
    body,
    bylines,
    head,
    lead,
    linked_data,
    parsing,
    refusals,
    stamps,
    titles,
)
from briefing.reading.html.blocks import Line
from briefing.reading.html.boilerplate import is_furniture_line
from briefing.reading.html.linked_data import LinkedData
from briefing.reading.html.outlets import by_name, host_of, plain
from briefing.reading.html.tree import Element, Tree, holds, line_of
from briefing.vietnamese import text as vi


def read(data: bytes, name: str, *, charset: str | None = None, url: str | None = None) -> Content:
    """Read the article on a web page.

    `charset` is what a server said; `url` is where the page came from; `name` is used in errors.
    What is taken from where is told in docs/pages.md.
    Raises ArticleError when the page has no article, or cannot be read in bounded time;
    SettingsError when the extra `web` is not installed.
    """
    parsed = parsing.parse(data, name, charset)
    tree = Tree(parsed.root)
    top = head.read(tree)
    h1 = titles.heading(tree, top)
    linked = linked_data.read(
        parsed.linked, url=top.canonical or url, title=line_of(h1) if h1 is not None else ""
    )
    address = addresses.find(top, linked, url or parsed.saved_from)
    outlet = titles.source(top, linked, host_of(address))
    names = _names(outlet, host_of(address))
    title = titles.title(h1, top, linked, outlet)

    where = body.find(tree, h1)
    if not where.named and refusals.is_front_page(tree, linked, h1):
        raise refusals.no_article(tree, top, linked, h1, 0, name)
    where, found = _read_body(tree, h1, where)
    lines, repairs = _own(found.lines, title)
    author, lines, signed = bylines.find(tree, where.element, lines, top, linked, names)
    first, assumed = lead.find(tree, h1, where.element, lines, top, linked, names)
    texts = [*first, *(line.text for line in lines)]
    texts, captions, chosen = _enough(texts, found.captions, linked)
    words = len(" ".join(texts).split())
    locked = refusals.of_lock(tree, where.element, linked, words, name)
    if words < MIN_WORDS:
        raise refusals.no_article(tree, top, linked, h1, words, name)
    published, disagreed = stamps.find(tree, stamps.Where(h1, where.element), top, linked)
    texts[0] = lead.without_byline(texts[0], names)
    if where.others:
        repairs.append(f"The page holds {where.others + 1} articles: only the first was read.")
    repairs = [*parsed.repairs, *assumed, *chosen, *signed, *repairs, *disagreed]
    return Content(
        text="\n".join(texts),
        metadata={
            key: value
            for key, value in (
                ("title", title),
                ("source", outlet),
                ("author", author),
                ("published", published),
                ("url", address),
            )
            if value
        },
        captions=tuple(dict.fromkeys(captions)),
        repairs=(*repairs, *([locked] if locked else ())),
    )


def _read_body(tree: Tree, h1: Element | None, where: body.Body) -> tuple[body.Body, blocks.Blocks]:
    """Read the article's element; where that has next to nothing, the one around it with more."""
    found = blocks.read(tree, where.element, behind=_inside(where.element, h1))
    words = _words(found)
    if words < _FEW and where.named:
        other = body.densest(tree, h1)
        more = blocks.read(tree, other, behind=_inside(other, h1))
        if holds(other, where.element) and _words(more) > 3 * words:
            return body.Body(other, named=False, others=0), more
    return where, found


_FEW = 60
"""Words below which a named element may have been the wrong one."""


def _words(found: blocks.Blocks) -> int:
    return sum(len(line.text.split()) for line in found.lines)


def _inside(outer: Element, h1: Element | None) -> Element | None:
    """Return the title where it lies in the article's element: the text begins behind it."""
    return h1 if h1 is not None and holds(outer, h1) else None


def _names(outlet: str | None, host: str | None) -> set[str]:
    """Return what the newspaper is called, as `plain` writes it."""
    known = by_name(outlet) if outlet else None
    said = (outlet or "", host or "", *((known.name, *known.also, *known.hosts) if known else ()))
    return {plain(name) for name in said if name}


def _own(lines: list[Line], title: str | None) -> tuple[list[Line], list[str]]:
    """Leave out what is no part of the article: links to others, fixed phrases, its title."""
    kept: list[Line] = []
    seen: set[str] = set()
    fixed = 0
    for place, line in enumerate(lines):
        is_title = place < _TOP and title is not None and vi.fold(line.text) == vi.fold(title)
        if line.is_link or is_title or (place < _TOP and _is_stamp(line.text)):
            continue
        if is_furniture_line(line.text):
            fixed += 1
        elif line.text not in seen or len(line.text) < _REPEATED:
            seen.add(line.text)
            kept.append(line)
    repairs = [f"{fixed} {_LINES if fixed > 1 else _LINE} left out."] if fixed else []
    return kept, repairs


_REPEATED = 40
"""Letters from which a line that is on the page twice is read once: pages for two widths."""
_TOP = 3
"""Lines among which the page's head may still be."""


def _is_stamp(line: str) -> bool:
    """Tell whether a line is the time of publication, with a label perhaps."""
    return len(line) <= _STAMP and line[-1] not in ".!?…" and stamps.read_shown(line) is not None


_STAMP = 50
_LINE = "line that only points to other pages or services was"
_LINES = "lines that only point to other pages or services were"


def _enough(
    texts: list[str], captions: list[str], linked: LinkedData
) -> tuple[list[str], list[str], list[str]]:
    """Where the page shows too little text, take that of its JSON-LD, else its captions.

    Returns text, captions, and what was assumed.
    """
    if len(" ".join(texts).split()) >= MIN_WORDS:
        return texts, captions, []
    if len(linked.body.split()) >= MIN_WORDS:
        said = "The page shows no text: it was taken from its data for search engines (JSON-LD)."
        return linked.body.split("\n"), captions, [said]
    if len(" ".join(captions).split()) >= 2 * MIN_WORDS:
        said = "The page is a series of pictures: their captions were taken as its text."
        return [*texts, *captions], [], [said]
    return texts, captions, []
