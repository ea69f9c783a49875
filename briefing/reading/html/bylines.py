"""Who wrote an article."""

from __future__ import annotations

import re

from briefing.reading.html import places
from briefing.reading.html.blocks import Line
from briefing.reading.html.boilerplate import is_of_others
from briefing.reading.html.outlets import by_name, plain
from briefing.reading.html.page import Page
from briefing.reading.html.tree import Element, Tree, holds, lexicon, line_of
from briefing.vietnamese import text as vi

_WORDS = 14
_MOST_NAMES = 6
_ADDRESS = re.compile(r"\S{1,64}@\S{1,80}|\(\s*\)|https?://\S+")
_LABEL = re.compile(
    r"(?:(?:viết |đăng )?bởi|by)\s*:?\s+|(?:tác giả|phóng viên|người viết|thực hiện|biên tập|"
    r"nhóm thực hiện|theo|author|"
    r"(?:tin|bài|bài viết)(?:\s?(?:,|và|-|–|&)\s?(?:ảnh|hình|video|clip|đồ họa))*)\s*:\s*",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    vi.fold(name)
    for name in (
        "admin", "administrator", "editor", "author", "webmaster", "ban biên tập",
        "tòa soạn", "toà soạn", "unknown", "anonymous", "root", "super admin", "quản trị viên",
        "cms", "null", "none", "undefined", "tác giả", "phóng viên",
    )
)  # fmt: skip
_SMALL = lexicon(
    "và theo tổng hợp thực hiện ghi lược dịch biên soạn từ tại trích lược thuật - – — & / , | "
    "ảnh: bài"
)
_LINK = re.compile(r"@|://|^/|^\S*\w\.(?:com|vn|net|org)(?:/\S*)?$")
_OUTLET_BEHIND = re.compile(r"\s?/\s?[\w.-]{1,40}\.(?:com|vn|net|org)$", re.IGNORECASE)
_STAMP = re.compile(r"[\s,|–-]{0,9}\d{1,2}[:/.-]\d{1,2}\b.*$")
_STAFF = re.compile(r"(?:(?:nhóm|tổ) )?(?:pv|phóng viên)(?: \S+){0,4}", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]{2,60})\)")


def find(page: Page, body: Element, lines: list[Line]) -> tuple[str | None, list[Line], list[str]]:
    """Return the author as written, the lines without the signature, and what was assumed.

    The byline that readers see wins: the one in an element that is named so, else a signature
    at the end of the text (set to the right, or bold, or `Bài: …`), else such an element behind
    the article, where those of others are too; then JSON-LD's author and the meta tag.
    The outlet itself, addresses and accounts are no author.
    """
    shown, below = _shown(page, body, behind=False), _shown(page, body, behind=True)
    stated = filter(None, (name(one, page.names) for one in page.linked.authors))
    meta = name(page.head.first("author", "article:author", "dable:author"), page.names)
    elsewhere = below or ", ".join(dict.fromkeys(stated)) or meta
    signature, rest = _signature(lines, known=bool(shown or elsewhere))
    signed = name(signature.text, page.names) if signature else ""
    author = shown or signed or elsewhere or None
    assumed = []
    if signature and (not signed or vi.fold(signed) not in vi.fold(author or "")):
        assumed.append(f"The last line, a signature, was left out: {signature.text}.")
    elif signature and signed == author and not signature.right:
        assumed.append("The last line was taken as the author.")
    return author, _without(rest, author or "", page.names), assumed


def _without(lines: list[Line], author: str, outlet: frozenset[str]) -> list[Line]:
    """Leave out the author's name at the end and at the top, there the outlet's too."""
    people = {vi.fold(one) for one in (author, *re.split(r"\s*[,;&/–-]\s*", author)) if one}

    def is_name(line: Line) -> bool:
        return vi.fold(line.text).removeprefix("theo ") in people

    top = [line for line in lines[:_TOP] if not (is_name(line) or plain(line.text) in outlet)]
    rest = [*top, *lines[_TOP:]]
    return rest[:-1] if rest and is_name(rest[-1]) else rest


_TOP = 3
"""Lines among which a byline may stand that has no telling name."""


def _shown(page: Page, body: Element, *, behind: bool) -> str:
    """Return the names in the elements that are named so; empty when there are none.

    Either in those behind the article, or in the others.
    """
    for marker in places.AUTHOR:
        outer, _, inner = marker.partition(" ")
        found = page.tree.all(inner or outer)[:200]
        if inner:
            boxes = page.tree.all(outer)
            found = [e for e in found if any(holds(box, e) for box in boxes[:20])]
        near = [e for e in found if _is_behind(page.tree, body, e) == behind]
        bylines = [e for e in near if _is_bylines(page.tree, body, e)]
        authors = dict.fromkeys(filter(None, (name(line_of(e), page.names) for e in bylines)))
        if authors:
            return ", ".join(list(authors)[:_MOST_NAMES])
    return ""


def _is_behind(tree: Tree, body: Element, element: Element) -> bool:
    return tree.place(element) > tree.place(body) and not holds(body, element)


def _is_bylines(tree: Tree, body: Element, element: Element) -> bool:
    """Tell whether an element may hold a byline of the article, not of a comment or a teaser."""
    if element.tag in ("meta", "link") or tree.letters(element) > 120:
        return False
    in_teaser = (a.tag == "article" and not holds(a, body) for a in element.iterancestors())
    return not any(in_teaser) and not is_of_others(element)


def name(said: str | None, outlet: frozenset[str]) -> str:
    """Return an author as written, without a label and addresses; empty when it is nobody's name.

    `outlet` has the names of the newspaper, as `plain` writes them.
    """
    line = _STAMP.sub("", vi.one_line(_ADDRESS.sub(" ", (said or "")[:500])))
    line = _LABEL.sub("", line, count=1).strip(" -–|•,;:·")
    line = _OUTLET_BEHIND.sub("", line)
    if bracketed := _BRACKETED.fullmatch(line):
        line = bracketed[1]
    if not line or len(line.split()) > _WORDS or not any(map(str.isalpha, line)):
        return ""
    folded = vi.fold(line)
    if folded in _NOBODY or plain(line) in outlet or by_name(line) is not None:
        return ""
    is_account = " " not in line and any(map(str.isdigit, line))
    return "" if is_account or _LINK.search(folded) else line


def _signature(lines: list[Line], *, known: bool) -> tuple[Line | None, list[Line]]:
    """Take the signature off the end of an article: names in a line of their own."""
    for back in range(1, min(3, len(lines) - 1) + 1):
        line = lines[-back]
        if _signs(line, lines[-back - 1], plain=back == 1 and not known):
            return line, [*lines[: len(lines) - back], *lines[len(lines) - back + 1 :]]
    return None, lines


def _signs(line: Line, before: Line, *, plain: bool) -> bool:
    """Tell whether a line is a signature, which may be `plain`: without a style that says so.

    Only behind a sentence do bold or plain names sign an article; else they end a list.
    """
    if len(line.text.split()) > _WORDS or line.heading or line.text[-1] in '.!?…:;"”':
        return False
    if _LABEL.match(line.text):
        return True
    bracketed = _BRACKETED.fullmatch(line.text)
    behind_sentence = before.text[-1] in '.!?…"”)'
    styled = line.right or bracketed is not None
    if not styled and not (behind_sentence and (plain or line.is_emphasised)):
        return False
    if _STAFF.fullmatch(line.text):
        return True
    bare = (bracketed[1] if bracketed else re.sub(r"\([^()]{0,80}\)", " ", line.text)).split()
    named = [word for word in bare if vi.fold(word) not in _SMALL]
    return bool(named) and all(word[0].isupper() for word in named)
