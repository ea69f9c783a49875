"""Which element of a page holds the article."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from briefing.reading.html import places
from briefing.reading.html.boilerplate import is_furniture, is_hidden
from briefing.reading.html.parsing import is_small
from briefing.reading.html.tree import INLINE, Element, Tree, holds, lexicon

ENOUGH = 250
"""Letters from which an element with a telling name is taken for the article."""
_ANOTHER = 600
"""Letters from which a second one is taken for another article."""
_PARAGRAPH = 60
"""Letters of text outside links from which a block counts as a paragraph."""
_TEASER = 600
"""Letters up to which what holds a linked headline is the teaser of another article."""
_HEADLINE = 25
"""Letters from which a link alone in a box may be the headline of another article."""
_RUN = 0.1
"""Paragraphs side by side before others that are longer are the article with such a share."""
_MOST = 0.7
"""An element is left for its child when that holds so much of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the article is."""

    parts: tuple[Element, ...]
    """The elements that hold it, in the order of the page."""
    named: bool
    """Whether a name said so; else it is where most of the page's paragraphs are."""
    others: int = 0
    """How many more articles the page has."""

    @property
    def element(self) -> Element:
        """The element that it begins in."""
        return self.parts[0]

    @property
    def repairs(self) -> list[str]:
        """What is to be told of the choice."""
        if not self.others:
            return []
        return [f"The page holds {self.others + 1} articles: only the first was read."]


def find(tree: Tree, title: Element | None) -> Body:
    """Return where the article seems to be.

    That is in the first elements with a name that newspapers give to it and enough text, unless
    there are more paragraphs side by side next to them; else the smallest element that holds
    most of the page's paragraphs. What holds the title is no furniture.
    """
    hidden = _hidden(tree)
    for marker in places.BODY:
        found = _apart([e for e in tree.all(marker) if tree.letters(e) and e not in hidden])
        if not found:
            continue
        first = next((e for e in found if tree.letters(e) >= ENOUGH), found[0])
        parts = _parts(tree, first, found, title)
        if sum(map(tree.letters, parts)) >= ENOUGH:
            if (wider := _wider(tree, parts, title)) is not None:
                return Body((wider,), named=False)
            apart = (e for e in found if e not in parts and tree.letters(e) >= _ANOTHER)
            return Body(parts, named=True, others=sum(1 for _ in apart))
    element = densest(tree, title)
    others = _other_titles(tree, title, element)
    own = _alone(tree, title, others) if others else None
    if own is None:
        return Body((element,), named=False)
    return Body((own,), named=False, others=len(others))


def _other_titles(tree: Tree, title: Element | None, element: Element) -> list[Element]:
    """Return the h1 behind the title, in what holds it and the element."""
    if title is None:
        return []
    around = tree.common(title, element)
    behind = (h1 for h1 in tree.all("h1") if tree.place(h1) > tree.place(title))
    return [h1 for h1 in islice(behind, _MOST_TITLES) if holds(around, h1)]


_MOST_TITLES = 20


def _alone(tree: Tree, title: Element, others: list[Element]) -> Element | None:
    """Return the largest element with the title alone; None where one has hardly any text."""
    weights = _weights(tree, _outside(tree, title))
    shared = {above for other in others for above in other.iterancestors()}
    own = title
    while own.getparent() not in shared:
        own = own.getparent()
    rest = weights.get(own.getparent(), 0) - weights.get(own, 0)
    return own if weights.get(own, 0) >= ENOUGH and rest >= _ANOTHER else None


def _hidden(tree: Tree) -> set[Element]:
    """Return the elements that are not shown, or lie beside the article."""
    hidden: set[Element] = set()
    for element in tree.elements:
        parent = element.getparent()
        beside = parent is not None and (parent in hidden or parent.tag in _BESIDE)
        if beside or is_hidden(element):
            hidden.add(element)
    return hidden


_BESIDE = lexicon("noscript template aside footer nav")


def _apart(found: list[Element]) -> list[Element]:
    """Leave out the elements that lie in another one."""
    apart: list[Element] = []
    for element in found[:50]:
        if not any(holds(other, element) for other in apart):
            apart.append(element)
    return apart


def _parts(
    tree: Tree, first: Element, found: list[Element], title: Element | None
) -> tuple[Element, ...]:
    """Return the elements that are one article with the first one.

    They lie in the smallest element that holds it and the title, with no other title between, and
    not in the teaser of another article.
    """
    around = first.getparent()
    if title is not None and not holds(first, title):
        around = tree.common(title, first)
    titles = [tree.place(h1) for h1 in tree.all("h1") if h1 is not title]
    parts = []
    for element in found:
        between = sorted((tree.place(first), tree.place(element)))
        titled = any(between[0] < place < between[1] for place in titles)
        if element is first or (not titled and _lies_beside(around, first, element)):
            parts.append(element)
    return tuple(parts)


def _lies_beside(around: Element, first: Element, element: Element) -> bool:
    """Tell whether an element lies in `around` and in no box that is not the first one's too."""
    for above in element.iterancestors():
        if above is around:
            return True
        if holds(above, first):
            continue
        if above.tag in ("article", "li", "a") or is_furniture(above):
            return False
    return False


def _wider(tree: Tree, parts: tuple[Element, ...], title: Element | None) -> Element | None:
    """Return what holds the parts and more paragraphs side by side than they have; else None."""
    if title is None:
        return None
    around = tree.common(title, parts[0])
    runs = _runs(tree, _outside(tree, title))
    within = {element for part in parts for element in part.iter()}
    beside = [
        run
        for run in around.iter()
        if run not in within and run in runs and tree.place(run) > tree.place(title)
    ]
    most = max(beside, key=lambda run: runs[run], default=None)
    if most is None or runs[most] <= sum(map(tree.letters, parts)):
        return None
    return tree.common(parts[0], most)


def densest(tree: Tree, title: Element | None) -> Element:
    """Go from the page to the child with most of the paragraphs, as long as there is one.

    Of two, the first when it has the paragraphs side by side: comments are in a box each.
    """
    outside = _outside(tree, title)
    weights, runs = _weights(tree, outside), _runs(tree, outside)
    longest = max(runs, key=lambda run: runs[run], default=None)
    path = {longest, *longest.iterancestors()} if longest is not None else set()
    element = tree.root
    while True:
        heaviest = max(element, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or weights.get(heaviest, 0) <= _MOST * weights.get(element, 1):
            return element
        if heaviest.tag in INLINE or heaviest.tag == "p":
            return element
        if heaviest not in path and runs.get(longest, 0) >= _RUN * weights[heaviest]:
            before = element[: element.index(heaviest)]
            heaviest = next((child for child in before if child in path), heaviest)
        element = heaviest


def _weights(tree: Tree, outside: set[Element]) -> dict[Element, int]:
    """Return how many letters of paragraphs are in each element."""
    weights = _paragraphs(tree, outside)
    for element in reversed(tree.elements):
        parent = element.getparent()
        if parent is not None and weights.get(element):
            weights[parent] = weights.get(parent, 0) + weights[element]
    return weights


def _runs(tree: Tree, outside: set[Element]) -> dict[Element, int]:
    """Return how many letters of paragraphs lie side by side in an element."""
    runs: dict[Element, int] = {}
    lone: dict[Element, int] = {}
    for element, own in _paragraphs(tree, outside).items():
        parent = element.getparent() if element.tag == "p" else element
        runs[parent] = runs.get(parent, 0) + own
        lone[parent] = lone.get(parent, 0) + 1
    return {run: letters for run, letters in runs.items() if lone[run] >= _SIDE_BY_SIDE}


_SIDE_BY_SIDE = 3


def _paragraphs(tree: Tree, outside: set[Element]) -> dict[Element, int]:
    """Return the blocks that are paragraphs, with their letters outside links."""
    links: dict[Element, int] = {}
    for link in tree.all("a"):
        parent = link.getparent()
        while parent is not None and parent.tag in INLINE:
            parent = parent.getparent()
        links[parent] = links.get(parent, 0) + tree.letters(link)
    owns = ((e, _own_letters(tree, e) - links.get(e, 0)) for e in tree.elements if e not in outside)
    return {element: own for element, own in owns if own >= _PARAGRAPH}


def _outside(tree: Tree, title: Element | None) -> set[Element]:
    """Return the elements that are furniture or the teasers of other articles, and all in them."""
    above = set(title.iterancestors()) if title is not None else set()
    half = tree.letters(tree.root) / 2
    teased = teasers(tree) - above
    outside: set[Element] = set()
    for element in tree.elements:
        is_small = element not in above and tree.letters(element) < half
        furniture = is_small and is_furniture(element) and not _is_form_of_page(element)
        if element.getparent() in outside or element in teased or furniture:
            outside.add(element)
    return outside


def _is_form_of_page(element: Element) -> bool:
    """Tell whether an element is a form that holds paragraphs, as portals' pages do."""
    paragraphs = islice(element.iter("p"), _SIDE_BY_SIDE, None) if element.tag == "form" else ()
    return any(True for _ in paragraphs)


def teasers(tree: Tree) -> set[Element]:
    """Return the boxes that hold a linked headline and no more than a paragraph."""
    boxes: set[Element] = set()
    for link in tree.all("a"):
        box = link.getparent()
        if box is None or not _is_headline(tree, link, box):
            continue
        while (above := box.getparent()) is not None and _is_teaser(tree, above):
            box = above
        boxes.add(box)
    return boxes


def _is_headline(tree: Tree, link: Element, box: Element) -> bool:
    """Tell whether a link is a heading, or all the text of a box that is no paragraph."""
    if box.tag in _HEADINGS or any(child.tag in _HEADINGS for child in link):
        return True
    is_long = tree.letters(link) >= _HEADLINE and box.tag not in INLINE and box.tag != "p"
    return is_long and _own_letters(tree, box) == sum(
        tree.letters(child) for child in box if child.tag == "a"
    )


def _is_teaser(tree: Tree, box: Element) -> bool:
    """Tell whether a box is small, with at most one paragraph in it."""
    if tree.letters(box) > _TEASER or not is_small(box):
        return False
    return sum(tree.letters(p) >= _PARAGRAPH for p in box.iter("p")) <= 1


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
