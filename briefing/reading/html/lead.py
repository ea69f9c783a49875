"""The lead (sapo) of an article: its first paragraph, which pages keep apart from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from briefing.reading.html import blocks, places
from briefing.reading.html.blocks import Line
from briefing.reading.html.boilerplate import is_furniture
from briefing.reading.html.outlets import by_name, plain
from briefing.reading.html.page import Page
from briefing.reading.html.parsing import is_small
from briefing.reading.html.tree import Element, Tree, holds
from briefing.vietnamese import text as vi

_MIN_WORDS = 8
_MAX_WORDS = 200
_LONG = 20
"""Words from which a line is no button."""
_SHORTEST, _LONGEST = 60, 1_500
"""Letters of a paragraph that may be a lead without a name that says so."""
_MOST_TRIED = 200
"""Elements that are read to see whether they are the lead."""
_SAME = 0.8
"""Two texts with so many words in common, of the shorter one's, are one."""
_FROM_DESCRIPTION = "The lead was taken from the page's description: the text does not show it."
_BYLINE = re.compile(r"\(([^()\n]{2,30})\)\s*[-–—:]*\s*|([^\s()][^()\n]{1,20}?)\s[-–—]\s")


def find(page: Page, body: Element, lines: list[Line]) -> tuple[list[str], list[str]]:
    """Return the lead's lines, and what had to be assumed.

    It is what stands between title and text, in an element that is named so or in a paragraph of
    its own. Where there is none and the text does not begin with it, it is the page's description
    (og:description, description or JSON-LD's, the longest that is not cut short), which must be
    a sentence, not the site's motto. No lead is returned when the text itself begins with it.
    """
    shown = _shown(page, body) or _between(page, body)
    if shown:
        shown = [without_byline(shown[0], page.names), *shown[1:]]
        if repeated(" ".join(shown), lines):
            return [], []
        return [line for line in shown if line], []
    head = page.head
    said = (head.first("og:description"), head.first("description"), page.linked.description)
    for description in sorted(said, key=len, reverse=True):
        text = without_byline(description, page.names)
        if _is_lead(text) and not repeated(text, lines):
            return [text], [_FROM_DESCRIPTION]
        if _is_lead(text):
            return [], []
    return [], []


def _shown(page: Page, body: Element) -> list[str]:
    """Return the lines of the element that is named as the lead."""
    tree = page.tree
    first = tree.place(page.heading) if page.heading is not None else 0
    last = tree.place(body)
    for element in islice(_named(tree), _MOST_TRIED):
        if element.tag in ("meta", "a", "li") or tree.place(element) <= first:
            continue
        is_before = tree.place(element) < last and not holds(element, body)
        if not (is_before or _is_in_header(element, body) or _begins(tree, body, element)):
            continue
        found = blocks.read(tree, element).lines
        if element.tag == "header" and not all(map(_reads_as_lead, found)):
            continue
        lines = [line.text for line in found if not line.is_link]
        if _MIN_WORDS // 2 <= len(" ".join(lines).split()) <= _MAX_WORDS:
            return lines
    return []


def _named(tree: Tree) -> dict[Element, None]:
    """Return the elements that are named as leads, or are headers, and have the length of one."""
    named = dict.fromkeys((*tree.each(places.LEAD), *tree.all("header")))
    return {e: None for e in named if tree.letters(e) <= _LONGEST and is_small(e)}


def _between(page: Page, body: Element) -> list[str]:
    """Return the paragraphs between title and text: the first, and those side by side with it."""
    tree, title = page.tree, page.heading
    if title is None:
        return []
    around = tree.common(title, body)
    found: dict[Element, str] = {}
    for element in _short_ones(tree, tree.place(title) + 1, tree.place(body)):
        if holds(title, element) or (found and element.getparent() not in _parents(found)):
            continue
        inside = (element, *element.iterancestors())
        if any(is_furniture(e) for e in inside[: _depth(inside, around)]):
            continue
        lines = blocks.read(tree, element).lines
        if len(lines) == 1 and _reads_as_lead(lines[0]):
            found[element] = lines[0].text
    return list(found.values())


def _parents(found: Iterable[Element]) -> set[Element]:
    return {element.getparent() for element in found}


def _short_ones(tree: Tree, start: int, end: int) -> Iterator[Element]:
    """Yield the elements there that have the length of a lead, the first so many."""
    found = (
        element
        for element in tree.elements[start:end]
        if _SHORTEST <= tree.letters(element) <= _LONGEST and is_small(element)
    )
    return islice(found, _MOST_TRIED)


def _reads_as_lead(line: Line) -> bool:
    """Tell a lead from buttons: a sentence, or long, and hardly any links in it."""
    is_sentence = line.text[-1] in '.!?”"' or len(line.text.split()) >= _LONG
    return is_sentence and line.linked < len(line.text) / 3 and _is_lead(line.text)


def _depth(inside: tuple[Element, ...], around: Element) -> int:
    """Return how many of an element and those above it lie in `around`."""
    return next((n for n, above in enumerate(inside) if above is around), 0)


def _is_in_header(element: Element, body: Element) -> bool:
    """Tell whether an element lies in a header of the article's text, where it is not read."""
    return any(above.tag == "header" and holds(body, above) for above in element.iterancestors())


def _begins(tree: Tree, body: Element, element: Element) -> bool:
    """Tell whether the article's text begins in an element, where it may not be read."""
    is_inside = element is not body and holds(body, element)
    return is_inside and tree.first_words(body) == tree.first_words(element)


def _is_lead(text: str) -> bool:
    words = text.split()
    cut = text.endswith(("...", "…", ".."))
    return _MIN_WORDS <= len(words) <= _MAX_WORDS and not cut and _is_prose(text)


def _is_prose(text: str) -> bool:
    """Tell a sentence from a list of keywords and from a site's motto."""
    motto = re.match(r"(?:báo|trang|kênh|cổng|tin tức|đọc báo|tin nhanh|cập nhật)\b", text, re.I)
    return not motto and text.count(",") < len(text.split()) / 3


def repeated(text: str, lines: list[Line]) -> bool:
    """Tell whether the first lines of the article say the same as `text`."""
    said = _words(text)
    if not said:
        return True
    for end in range(1, min(4, len(lines)) + 1):
        begun = _words(" ".join(line.text for line in lines[:end]))
        shorter = min(len(said), len(begun))
        if shorter >= min(len(said), _MIN_WORDS) and _common(said, begun) >= _SAME * len(said):
            return True
    return False


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", vi.fold(text))


def _common(said: list[str], begun: list[str]) -> int:
    """Count the words of `said` that are in the first part of `begun`, in any order."""
    left: dict[str, int] = {}
    for word in begun[: 2 * len(said)]:
        left[word] = left.get(word, 0) + 1
    common = 0
    for word in said:
        if left.get(word):
            left[word] -= 1
            common += 1
    return common


def without_byline(line: str, names: frozenset[str]) -> str:
    """Take the outlet's own name off the beginning: `(PLO)- …`, `TTO - …`."""
    match = _BYLINE.match(line)
    if match and (said := match[1] or match[2]) and (plain(said) in names or by_name(said)):
        return line[match.end() :].strip()
    return line
