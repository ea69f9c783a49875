"""The title of an article, and the name of the outlet."""

from __future__ import annotations

import re

from briefing.reading.html import places
from briefing.reading.html.head import Head
from briefing.reading.html.linked_data import LinkedData
from briefing.reading.html.outlets import by_host, by_name, plain
from briefing.reading.html.parsing import is_small
from briefing.reading.html.tree import Element, Tree, line_of
from briefing.vietnamese import text as vi

_SEPARATOR = re.compile(r"\s+[-–—|•·]\s+|\s*\|\s*")
_TITLE_WORDS = 40
_NAME_WORDS = 8
_SHORTEST, _LONGEST = 12, 300
"""Letters of a title."""
_NO_TITLES = frozenset(("html", "head", "title", "a", "li", "nav", "option"))


def heading(tree: Tree, head: Head) -> Element | None:
    """Return the element that shows the article's title.

    The first h1 with a name that newspapers give to it; else the heading whose text is og:title
    or the title element (the site's name is often an h1 too); else, of all h1 and of headings
    that blogs name as titles, the one that shares the most words with these; else any element
    whose text is one of them.
    """
    named = (h1 for h1 in tree.each(places.TITLE) if tree.letters(h1))
    if (first := next(named, None)) is not None:
        return first
    said = _said(head)
    for tag in ("h1", "h2", "h3"):
        if (exact := _titled(tree, tree.all(tag), said)) is not None:
            return exact
    best = _likest(tree, set(vi.fold(f"{head.first('og:title')} {head.title}").split()))
    return best if best is not None else _titled(tree, tree.elements, said)


def _likest(tree: Tree, said: set[str]) -> Element | None:
    """Return the heading that shares the most of its words with what the page's head says."""
    best: tuple[float, Element] = (0.0, None)
    for heading in [*tree.all("h1")[:20], *list(tree.each(places.BLOG_TITLE))[:20]]:
        words = vi.fold(line_of(heading)).split()
        if 2 < len(words) <= _TITLE_WORDS:
            shared = sum(word in said for word in words) + 0.01
            best = max(best, (shared * shared / len(words), heading), key=lambda pair: pair[0])
    return best[1]


def _said(head: Head) -> set[str]:
    """Return the page's titles, whole and without what stands behind a dash or a bar.

    A first part of less than half is the outlet's name or the section's.
    """
    said: set[str] = set()
    for whole in filter(None, (head.first("og:title"), head.title)):
        cuts = [cut.start() for cut in _SEPARATOR.finditer(whole[:_LONGEST])]
        said.update(vi.fold(whole[:end]) for end in (*cuts, len(whole)) if 2 * end >= len(whole))
    return said


def _titled(tree: Tree, elements: list[Element], said: set[str]) -> Element | None:
    """Return the element that has the page's title for its text, no link and no list's item."""
    longest = min(max(map(len, said), default=0), _LONGEST)
    for element in elements:
        if element.tag in _NO_TITLES or not _SHORTEST <= tree.letters(element) <= longest:
            continue
        if is_small(element) and vi.fold(line_of(element)) in said:
            return element
    return None


def title(
    heading: Element | None, head: Head, linked: LinkedData, outlet: str | None
) -> str | None:
    """Return the title: the h1's text, else og:title, else the JSON-LD headline, else <title>.

    The h1 is what readers saw; the others are written for search engines, cut, or both.
    The outlet's name behind a dash or a bar is taken off.
    """
    shown = line_of(heading) if heading is not None else ""
    if shown:
        return without_outlet(shown, outlet, only_own=True) or shown
    for said in (head.first("og:title", "twitter:title"), linked.headline, head.title):
        if (own := without_outlet(said, outlet)) and not own.endswith(("...", "…")):
            return own
    return without_outlet(head.title, outlet) or None


def without_outlet(said: str, outlet: str | None, *, only_own: bool = False) -> str:
    """Take the name of an outlet off the end of a title, of any one or only of `outlet`."""
    parts = list(_SEPARATOR.finditer(said))
    for cut in parts[-3:]:
        if _is_outlet(said[cut.end() :], outlet, only_own=only_own):
            return said[: cut.start()].strip()
    return "" if _is_outlet(said, outlet, only_own=only_own) else said


def _is_outlet(name: str, outlet: str | None, *, only_own: bool) -> bool:
    """Tell whether a part of a title is an outlet's name, with or without its motto."""
    if len(name.split()) > 2 * _NAME_WORDS:
        return False
    for said in (_SEPARATOR.split(name)[0], name):
        if outlet is not None and plain(outlet) == plain(said):
            return True
        known = by_name(said)
        if known and (known.name == outlet or (not only_own and _is_no_common_word(said))):
            return True
    return False


def _is_no_common_word(name: str) -> bool:
    """Tell an outlet's name from the words that it is made of: `Lao động` may be a section."""
    return plain(name) != vi.fold(name) or all(not word[0].islower() for word in name.split())


def source(head: Head, linked: LinkedData, host: str | None) -> str | None:
    """Return the outlet's usual short name.

    By the host; else JSON-LD's publisher, og:site_name, application-name or the copyright, the
    usual name of a paper that is known by it; else the host itself.
    """
    if known := by_host(host):
        return known.name
    for said in (linked.publisher, *(head.metas.get(key, "") for key in _NAMING)):
        name = _SEPARATOR.split(said)[0].strip()
        if name and len(name.split()) <= _NAME_WORDS and not name.lower().startswith("http"):
            found = by_name(name)
            return found.name if found else name
    return host


_NAMING = ("og:site_name", "application-name", "copyright")
