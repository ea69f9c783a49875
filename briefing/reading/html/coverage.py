"""What a page holds beyond what was read of it: losses are told even where a rule is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from briefing.reading.html.body import teasers
from briefing.reading.html.boilerplate import (
    MEDIA,
    SKIPPED,
    is_furniture,
    is_furniture_line,
    is_hidden,
    names_of,
)
from briefing.reading.html.page import Page
from briefing.reading.html.tree import Element, lexicon
from briefing.vietnamese import text as vi

_PARAGRAPH = 60
"""Letters of a stretch of text without tags from which it is one of a paragraph."""
_TOLD = 25
"""Words that were not read from which it is told: those of a paragraph."""
_SHARE = 0.05
"""And the share of what was read that they must be."""
_NEVER = (SKIPPED - lexicon("form header aside")) | MEDIA | lexicon("a option")
_PROSE, _FIRST = 2, 20
"""Long paragraphs among the first so many by which a box is more than its name says."""
_ROW = 4
"""Words in a row by which a stretch is found again."""


def missing(page: Page, parts: tuple[Element, ...], texts: list[str]) -> list[str]:
    """Return the note that the page has more words of paragraphs than were read; none if not.

    `parts` are the elements that were read, `texts` what was read: lines and captions. The
    paragraphs behind the title and near the text count, and JSON-LD's articleBody.
    """
    read = _rows(" ".join(texts))
    words = sum(len(text.split()) for text in texts)
    shown = sum(_lost(stretch, read) for stretch in _stretches(page, parts))
    more = max(shown, _lost(page.linked.body, read))
    if more < _TOLD or more < _SHARE * words:
        return []
    return [
        f"The page has {more} more words of paragraphs that were not read: "
        "compare the text with the original."
    ]


def lost(text: str, texts: list[str]) -> int:
    """Count the words of a text that stand nowhere in others in the same row."""
    return _lost(text, _rows(" ".join(texts)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", vi.fold(text))


def _rows(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[at : at + _ROW]) for at in range(len(words))}


def _lost(stretch: str, read: set[tuple[str, ...]]) -> int:
    """Count the words of a stretch that were not read."""
    words = _words(stretch)
    rows = (tuple(words[at : at + _ROW]) for at in range(len(words) - _ROW + 1))
    return sum(row not in read for row in rows)


def _stretches(page: Page, parts: tuple[Element, ...]) -> Iterator[str]:
    """Yield the long stretches of text behind the title that are no part of other articles."""
    tree, title = page.tree, page.heading
    around = tree.common(title, parts[0]) if title is not None else parts[0]
    start = tree.place(title) if title is not None else 0
    taken = {element for part in parts for element in part.iter()}
    left = teasers(tree) - {*parts[0].iterancestors()}
    for element in around.iter():
        parent = element.getparent()
        is_left = element in left or parent in left
        if is_left or _is_out(element, inside=element in taken):
            left.add(element)
        elif tree.place(element) > start and _is_long(element.text):
            yield element.text
        if element is not around and parent not in left and tree.place(element) >= start:
            yield from filter(_is_long, (element.tail,))


def _is_long(stretch: str | None) -> bool:
    """Tell whether a text is one of a paragraph, and no fixed phrase."""
    line = vi.one_line(stretch or "")
    return len(line) >= _PARAGRAPH and not is_furniture_line(line)


def _is_out(element: Element, *, inside: bool) -> bool:
    """Tell whether an element is no article's; a name alone proves it only of what is short."""
    if element.tag in _NEVER or is_hidden(element):
        return True
    if inside or element.tag == "body" or not is_furniture(element):
        return False
    paragraphs = sum(_is_long(p.text) for p in islice(element.iter("p"), _FIRST))
    return paragraphs < _PROSE or _OF_OTHERS.search(names_of(element)) is not None


_OF_OTHERS = re.compile(
    r"comment|cmt|binh-?luan|relate|lien-?quan|ads?(?![^-])|adv|newsletter|author|footer|(?<![^-])nav"
)
