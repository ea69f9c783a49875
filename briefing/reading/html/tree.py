"""The tree of a page with an index. All of it is worked out in one pass, without recursion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from briefing.vietnamese import text as vi

Element = Any
"""An element of lxml, which has no types."""

_INDEXED = ("itemprop", "data-role", "data-slot", "rel", "name", "property")


_PROSE = 100
"""Letters outside links: hardly a bar of buttons."""


class Tree:
    """A parsed page: finds elements by markers, and knows how much text is where.

    A marker is a tag, `.class`, `#id` or `[attribute=value]`, or several of them joined
    (`h2.sapo`); the attributes are itemprop, data-role, data-slot, rel, name and property.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self.elements: list[Element] = [e for e in root.iter() if isinstance(e.tag, str)]
        for element in self.elements:
            if element.tag not in INLINE and element.tag not in _BLOCK and "-" not in element.tag:
                element.tag = "span"  # as browsers draw what HTML does not know: <o:p>, <nobr>
        self._place = {element: place for place, element in enumerate(self.elements)}
        self._index: dict[str, list[Element]] = defaultdict(list)
        for element in self.elements:
            for key in _keys(element):
                self._index[key].append(element)
        self._letters: dict[Element, int] = defaultdict(int)
        self._linked: dict[Element, int] = defaultdict(int)
        self._first: dict[Element, str] = {}
        self._measure()

    def _measure(self) -> None:
        """Count letters and note first words from the leaves up."""
        for element in reversed(self.elements):
            own = (element.text or "").strip()
            self._letters[element] += len(own)
            if own:
                self._first[element] = own
            if is_link(element):
                self._linked[element] = self._letters[element]
            parent = element.getparent()
            if parent is None:
                continue
            tail = (element.tail or "").strip()
            self._letters[parent] += self._letters[element] + len(tail)
            self._linked[parent] += self._linked[element]
            if first := self._first.get(element) or tail:
                self._first[parent] = first

    def all(self, marker: str) -> list[Element]:
        """Return the elements with a marker, in the order of the page."""
        first, *others = _parts(marker)
        found = self._index.get(first, [])
        return [e for e in found if all(key in _keys(e) for key in others)]

    def each(self, markers: tuple[str, ...]) -> Iterator[Element]:
        """Yield the elements with any of the markers, those of the first marker first."""
        for marker in markers:
            yield from self.all(marker)

    def letters(self, element: Element) -> int:
        """Return how many characters of text are in an element."""
        return self._letters[element]

    def is_prose(self, element: Element) -> bool:
        """Tell whether an element has a sentence's length of text and few links."""
        linked = self._linked[element]
        unlinked = self._letters[element] - linked
        return unlinked >= _PROSE and unlinked > 3 * linked

    def first_words(self, element: Element) -> str:
        """Return the first stretch of text in an element."""
        return vi.one_line(self._first.get(element, "")[:200])

    def place(self, element: Element) -> int:
        """Return an element's place in the order of the page."""
        return self._place[element]

    def common(self, one: Element, other: Element) -> Element:
        """Return the smallest element that holds both."""
        above = {one, *one.iterancestors()}
        while other not in above:
            other = other.getparent()
        return other


def holds(outer: Element, inner: Element) -> bool:
    """Tell whether `inner` is `outer` or lies in it."""
    return inner is outer or any(above is outer for above in inner.iterancestors())


def is_link(element: Element) -> bool:
    """Tell whether an element is a link; an `a` without an address is a place on the page."""
    return element.tag == "a" and bool(element.get("href"))


def line_of(element: Element) -> str:
    """Return all text of an element on one line, with spaces between its blocks."""
    from lxml import etree

    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag not in INLINE:
            pieces.append(" ")
        if event == "start":
            pieces.append(part.text or "")
        elif part is not element:
            pieces.append(part.tail or "")
    return vi.one_line("".join(pieces))


def lexicon(listed: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(listed.split())


INLINE = lexicon(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr img picture source"
)
"""Tags that end no line."""
_BLOCK = lexicon(
    "address article aside audio base blockquote body br button canvas caption center col colgroup "
    "datalist dd details dialog dir div dl dt embed fieldset figcaption figure footer form frame "
    "frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe input legend li link main map "
    "area math menu meta meter nav noframes noscript object ol optgroup option output p param pre "
    "progress script search section select slot style summary svg table tbody td template textarea "
    "tfoot th thead title tr track ul video"
)
"""Tags that do, or whose text is none of the article's."""


@cache
def _parts(marker: str) -> tuple[str, ...]:
    """Take a marker apart, the rarest part first: id, class and attribute before the tag."""
    parts = re.findall(r"[.#]?[\w-]+|\[[^\]]+\]", marker)
    return tuple(sorted(parts, key=lambda part: part[0] not in ".#["))


def _keys(element: Element) -> list[str]:
    """Return the parts of markers that fit an element."""
    keys = [element.tag]
    keys.extend(f".{name}" for name in (element.get("class") or "").split())
    if identity := element.get("id"):
        keys.append(f"#{identity}")
    keys.extend(f"[{key}={value}]" for key in _INDEXED if (value := element.get(key)))
    return keys
