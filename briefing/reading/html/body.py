"""Which element of a page holds the article."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.reading.html import places
from briefing.reading.html.boilerplate import is_furniture, is_out_of_sight
from briefing.reading.html.tree import INLINE, Element, Tree, holds

ENOUGH = 250
"""Letters from which an element with a telling name is taken for the article."""
_ANOTHER = 600
"""Letters from which a second one is taken for another article."""
_PARAGRAPH = 60
"""Letters of text outside links from which a block counts as a paragraph."""
_MOST = 0.7
"""An element is left for its child when that holds so much of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article is."""

    element: Element
    named: bool
    """Whether a name said so; else it is where most of the page's paragraphs are."""
    others: int = 0
    """How many more articles the page has."""

    @property
    def repairs(self) -> list[str]:
        """What is to be told of the choice."""
        if not self.others:
            return []
        return [f"The page holds {self.others + 1} articles: only the first was read."]


def find(tree: Tree, title: Element | None) -> Body:
    """Return the element that seems to hold the article.

    That is the first with a name that newspapers give to it and enough text; else the
    smallest one that holds most of the page's paragraphs. What holds the title is no furniture.
    """
    for marker in places.BODY:
        found = [e for e in tree.all(marker) if tree.letters(e) >= ENOUGH and not _hidden(e)]
        if found:
            apart = _apart(found)
            if len(apart) > 1 and _is_one(tree, apart):
                return Body(apart[0].getparent(), named=True)
            others = sum(tree.letters(element) >= _ANOTHER for element in apart[1:])
            return Body(found[0], named=True, others=others)
    return Body(densest(tree, title), named=False)


def _hidden(element: Element) -> bool:
    """Tell whether an element is not shown, or lies beside the article."""
    beside = ("noscript", "template", "aside", "footer", "nav")
    return is_out_of_sight(element) or any(e.tag in beside for e in element.iterancestors())


def _apart(found: list[Element]) -> list[Element]:
    """Leave out the elements that lie in another one."""
    apart: list[Element] = []
    for element in found[:50]:
        if not any(holds(other, element) for other in apart):
            apart.append(element)
    return apart


def _is_one(tree: Tree, apart: list[Element]) -> bool:
    """Tell whether elements are the parts of one article: side by side, with no title between."""
    parent = apart[0].getparent()
    beside = parent is not None and all(element.getparent() is parent for element in apart)
    return beside and not any(
        tree.place(apart[0]) < tree.place(h1) < tree.place(apart[-1]) for h1 in tree.all("h1")
    )


def densest(tree: Tree, title: Element | None) -> Element:
    """Go from the page to the child with most of the paragraphs, as long as there is one."""
    weights = _weights(tree, title)
    element = tree.root
    while True:
        heaviest = max(element, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights.get(heaviest, 0) <= _MOST * weights.get(element, 1):
            return element
        if heaviest.tag in INLINE or heaviest.tag == "p":
            return element
        element = heaviest


def _weights(tree: Tree, title: Element | None) -> dict[Element, int]:
    """Return how many letters of paragraphs are in each element, furniture left out."""
    links: dict[Element, int] = {}
    for link in tree.all("a"):
        parent = link.getparent()
        while parent is not None and parent.tag in INLINE:
            parent = parent.getparent()
        links[parent] = links.get(parent, 0) + tree.letters(link)
    around = set(title.iterancestors()) if title is not None else set()
    half = tree.letters(tree.root) / 2
    weights: dict[Element, int] = {}
    for element in reversed(tree.elements):
        if is_furniture(element) and element not in around and tree.letters(element) < half:
            weights[element] = 0
        elif (own := _own_letters(tree, element) - links.get(element, 0)) >= _PARAGRAPH:
            weights[element] = weights.get(element, 0) + own
        parent = element.getparent()
        if parent is not None and weights.get(element):
            weights[parent] = weights.get(parent, 0) + weights[element]
    return weights


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _own_letters(tree: Tree, element: Element) -> int:
    """Count the letters of an element that are in no block within it."""
    if element.tag in INLINE or element.tag in _HEADINGS:
        return 0
    own = len((element.text or "").strip())
    for child in element:
        own += len((child.tail or "").strip())
        if child.tag in INLINE:
            own += tree.letters(child)
    return own
