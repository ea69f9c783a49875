"""A page to the `Content` of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, takewhile

from briefing.reading.articles import MIN_WORDS
from briefing.reading.content import Content
from briefing.reading.html import blocks, body, bylines, coverage, lead, refusals, stamps, titles
from briefing.reading.html.blocks import Blocks, Line
from briefing.reading.html.body import Body
from briefing.reading.html.boilerplate import is_furniture_line
from briefing.reading.html.page import Page, open_page
from briefing.reading.html.tree import Element, holds
from briefing.vietnamese import text as vi


def read(data: bytes, name: str, *, charset: str | None = None, url: str | None = None) -> Content:
    """Read the article on a web page.

    `charset` is what a server said; `url` is where the page came from; `name` is used in errors.
    What is taken from where is told in docs/pages.md.
    Raises ArticleError when the page has no article, or cannot be read in bounded time;
    MissingExtraError when the extra `web` is not installed.
    """
    page = open_page(data, name, charset=charset, url=url)
    title = titles.title(page.heading, page.head, page.linked, page.outlet)
    where = body.find(page.tree, page.heading)
    if not where.named and refusals.is_front_page(page, where.element):
        raise refusals.no_article(page, 0, name, where.element)
    where, found = _read_body(page, where)
    found.lines, paged = _without_pages(found.lines)
    lines, left_out = _own(found.lines, title)
    author, lines, signed = bylines.find(page, where.element, lines)
    texts, assumed = lead.find(page, where.element, lines)
    texts, captions, chosen = _enough(texts, [line.text for line in lines], found, page)
    words = _count(texts)
    locked = refusals.of_lock(page, where.element, words, name)
    if words < MIN_WORDS:
        raise refusals.no_article(page, words, name)
    unread = coverage.missing(page, where.parts, [*texts, *captions])
    published, settled = stamps.find(page, where.element)
    texts[0] = lead.without_byline(texts[0], page.names)
    told = (
        page.repairs,
        where.repairs,
        paged,
        assumed,
        chosen,
        unread,
        signed,
        left_out,
        settled,
        locked,
    )
    metadata = {
        "title": title,
        "source": page.outlet,
        "author": author,
        "published": published,
        "url": page.address,
    }
    return Content(
        text="\n".join(filter(None, texts)),
        metadata={key: value for key, value in metadata.items() if value},
        captions=captions,
        repairs=tuple(chain.from_iterable(told)),
        surrounded=False,
    )


def _read_body(page: Page, where: Body) -> tuple[Body, Blocks]:
    """Read the article's element; where that has next to nothing, the one around it with more."""
    found = _blocks(page, where.parts)
    words = _count(line.text for line in found.lines)
    if words < _FEW and where.named:
        other = body.densest(page.tree, page.heading)
        more = _blocks(page, (other,))
        if holds(other, where.element) and _count(line.text for line in more.lines) > 3 * words:
            return Body((other,), named=False), more
    return where, found


_FEW = 60
"""Words below which a named element may have been the wrong one."""


def _blocks(page: Page, parts: tuple[Element, ...]) -> Blocks:
    """Read the elements of an article, from behind the title where that lies in one."""
    title = page.heading
    found = Blocks()
    for part in parts:
        inside = title is not None and holds(part, title)
        read = blocks.read(page.tree, part, behind=title if inside else None)
        found.lines.extend(read.lines)
        found.captions.extend(read.captions)
    return found


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


def _without_pages(lines: list[Line]) -> tuple[list[Line], list[str]]:
    """Leave out the links to the pages of the article, and tell that there are some."""
    kept = [line for line in lines if not _PAGES.fullmatch(line.text)]
    return kept, [_PAGED] if len(kept) < len(lines) else []


_PAGES = re.compile(r"(?:trang|pages?)\s?:?\s?\d{1,3}(?:[\s,|]{1,3}\d{1,3}){1,30}", re.IGNORECASE)
_PAGED = "The article is on several pages: only this one was read."
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
    top: list[str], lines: list[str], found: Blocks, page: Page
) -> tuple[list[str], tuple[str, ...], list[str]]:
    """Where the page shows too little text, take that of its JSON-LD, else its captions.

    `top` is the lead. Returns text, captions, and what is to be told.
    """
    captions = tuple(dict.fromkeys(found.captions))
    texts = [*top, *lines]
    whole = page.linked.body.split("\n")
    if _count(texts) < MIN_WORDS <= _count(whole):
        said = "The page shows no text: it was taken from its data for search engines (JSON-LD)."
        return whole, captions, [said]
    begun = list(takewhile(lambda line: not _is_within([line], whole), texts))
    is_stub = (
        _TIMES * _count([*texts, *captions]) <= _count(whole) and page.linked.free is not False
    )
    rest = texts[len(begun) :]
    if is_stub and rest and len(begun) <= _BEGUN and _is_within(rest, whole):
        return [*begun, *whole], captions, [_STUB]
    if _count(lines) < MIN_WORDS and _count(captions) >= 2 * MIN_WORDS:
        said = "The page is a series of pictures: their captions were taken as its text."
        return [*texts, *captions], (), [said]
    if _count(captions) > _count(texts):
        said = "Most of the words on the page are captions of pictures, which are kept apart."
        return texts, captions, [said]
    return texts, captions, []


def _is_within(lines: list[str], whole: list[str]) -> bool:
    """Tell whether a text has nearly all lines of another."""
    return coverage.lost(" ".join(lines), whole) <= _MOST_LOST * _count(lines)


_STUB = (
    "The page shows only a part of the text: it was taken from its data for search engines "
    "(JSON-LD)."
)
_TIMES = 2
"""JSON-LD's text is read where it has so many times the words that the page shows."""
_BEGUN = 2
"""Lines that it may lack at the beginning: the lead."""
_MOST_LOST = 0.2
"""A text is within another when no more of its words are missing there."""


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
