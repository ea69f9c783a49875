"""Markdown to its text: marks taken off, in time linear in its length.

Python-Markdown would make HTML of it first, and takes minutes for some texts of a few thousand
brackets; here every pattern looks at a bounded stretch, and every line is seen once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.errors import ArticleError
from briefing.reading.articles import MAX_BYTES
from briefing.reading.content import Content
from briefing.reading.decoding import decode
from briefing.reading.paragraphs import table_row, unwrapped
from briefing.reading.plain import front_matter, visible
from briefing.vietnamese.text import clean

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r"(#{1,6})(?![^ \t])")
_UNDERLINE = re.compile(r"=+$|-{2,}$")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,3}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_DEFINITION = re.compile(
    r"\[(?:(?P<note>\^)[^\[\]]{1,200}\]:|[^\[\]]{1,200}\]:[ \t]{0,99}"
    r"(?:<[^<>]{1,2000}>|(?:[a-z]{3,10}:|www\.|\.{0,2}/|#)\S{1,2000})"
    r"(?:[ \t]{1,99}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]{0,99}$)"
)
"""A note, or a link's address and title; `[PV]: Thưa ông` and `[Nguồn]: TTXVN` are text."""
_TABLE_RULE = frozenset("|:- \t")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<said>[\s/][^<>]{0,2000})?>")
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "section", "table", "tbody", "td", "th", "thead", "tr", "ul",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "b", "big", "body", "center", "cite", "code", "del", "details", "em", "font",
    "head", "html", "i", "iframe", "img", "ins", "kbd", "link", "mark", "meta", "picture", "q",
    "s", "small", "source", "span", "strike", "strong", "sub", "summary", "sup", "time", "tt", "u",
    "video", "wbr",
))  # fmt: skip
_STRUCK = re.compile(r"<(del|s|strike)(?:\s[^<>]{0,500})?>[^<>]{0,2000}</\1>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})\1(?!`)")
_TARGET = r"(?:\((?:[^()]{0,2000}|[^()]{0,2000}\([^()]{0,500}\)[^()]{0,2000})\)|\[[^\[\]]{0,200}\])"
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,2000}})\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]]{{0,2000}})\]{_TARGET}")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_MARKS = re.compile(r"(\*+|_+|~~|==)")
_WIKI = re.compile(
    r"(?<!\\)(?P<embeds>!?)\[\[(?:[^\[\]|\n]{0,500}\|)?(?P<text>[^\[\]|\n]{1,500})\]\](?![(\[])"
)
_HIDDEN = re.compile(r"(?<!\w)%%(?!%)[^%]{1,5000}%%")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_EMBEDDED = re.compile(r"data:image/[a-z0-9+.-]{1,30};base64,[A-Za-z0-9+/=%]+")
_BREAK = "\v"
"""A line break that was asked for; cleaned text has none of its own."""
_ASIDE = {number: 0xE000 + number for number in range(0x21, 0x7F)}
"""Punctuation that is no mark, such as in code, stands aside as private characters."""
_BACK = {private: number for number, private in _ASIDE.items()}
_CAPTION_WORDS = 3
"""A picture's text has as many words at least; below are `logo` and `image 1`."""


@dataclass
class _Block:
    """Lines that belong together: a heading, a row of a table, a list item, a paragraph."""

    kind: str
    lines: list[str] = field(default_factory=list)


@dataclass
class _Beside:
    """What does not go into the text: captions, and what is said about the rest."""

    captions: list[str] = field(default_factory=list)
    said: dict[str, None] = field(default_factory=dict)


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """Read Markdown, with or without YAML front matter.

    The only heading of the first level, or one at the top, is the title; other headings, list
    items, with their numbers, and rows of tables are lines. The texts of pictures are captions,
    links are their text. Code blocks, footnotes and struck text are left out, which is said.
    Raises ArticleError when it cannot be decoded, is too long, or its front matter is unusable.
    """
    text, repairs = decode(data, name, charset)
    text = _EMBEDDED.sub("", text)
    if len(text) > MAX_BYTES:
        message = f"{name}: larger than {MAX_BYTES:,} bytes of text: pass one article a file"
        raise ArticleError(message)
    metadata, body, notes = front_matter(clean(text).strip(), name)
    beside = _Beside()
    shown = _as_noted(visible(body), beside)
    blocks = list(_blocks(_without_code(shown.split("\n"), beside)))
    title = _take_title(blocks, beside, metadata.get("title"))
    paragraphs = [line for block in blocks for line in _paragraphs(block, beside)]
    return Content(
        text="\n".join(paragraphs),
        metadata={**metadata, **title},
        captions=tuple(beside.captions),
        repairs=(*repairs, *notes, *beside.said),
    )


def _as_noted(text: str, beside: _Beside) -> str:
    """Read what note-taking programs add: `[[page|text]]`, `![[file]]`, `%%hidden%%`."""

    def link(match: re.Match[str]) -> str:
        if match["embeds"]:
            beside.said["What was embedded from other files was left out."] = None
            return ""
        return match["text"]

    text, hidden = _HIDDEN.subn("", text)
    if hidden:
        beside.said["Hidden comments were left out."] = None
    return _WIKI.sub(link, text)


def _without_code(lines: list[str], beside: _Beside) -> list[str]:
    """Drop fenced code and the definitions of links and notes; say what was text.

    What follows a fence without an end is text.
    """
    kept: list[str] = []
    code: list[str] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        if fence and match and match[1].startswith(fence):
            beside.said["Code was left out."] = None
            fence, code = "", []
        elif fence:
            code.append(line)
        elif match:
            fence = match[1]
            kept.append("")
        else:
            kept.append(line)
    kept.extend(line for line in code if not _FENCE.match(line))
    return [line for line in kept if not _defines(line, beside)]


def _defines(line: str, beside: _Beside) -> bool:
    """Tell whether a line only defines a link or a note."""
    definition = _DEFINITION.match(line)
    if definition and definition["note"]:
        beside.said["Footnotes were left out."] = None
    return definition is not None


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Yield the blocks of a document that are not empty."""
    current = _Block("text")
    for raw in lines:
        line = raw.strip()
        line = line[quote.end() :] if (quote := _QUOTE.match(line)) else line
        if len(current.lines) == 1 and (kind := _as_underlined(line, current)):
            current.kind = kind
            continue
        begun = _begun(line, current)
        if begun:
            if current.lines:
                yield current
            current = begun
        else:
            current.lines.append(line)
        if current.lines and (raw.endswith("  ") or line.endswith("\\")):
            current.lines[-1] = current.lines[-1].removesuffix("\\") + _BREAK
    if current.lines:
        yield current


def _as_underlined(line: str, above: _Block) -> str | None:
    """Return what a single line is by the line under it."""
    if above.kind == "text" and _UNDERLINE.match(line):
        return "title" if line.startswith("=") else "heading"
    if above.kind in ("text", "row") and {"|", "-"} <= set(line) <= _TABLE_RULE:
        return "row"
    return None


def _begun(line: str, current: _Block) -> _Block | None:
    """Return the block that begins with a line; None when it goes on with the current one."""
    if not line or _RULE.match(line):
        return _Block("text")
    if heading := _HEADING.match(line):
        text = line[heading.end() :].strip()
        text = text if text.endswith("\\#") else text.rstrip("#").rstrip()
        return _Block("title" if heading[1] == "#" else "heading", [text] if text else [])
    if line.startswith("|") or (current.kind == "row" and "|" in line):
        return _Block("row", [line])
    if item := _ITEM.match(line):
        number = f"{item[1]} " if item[1] else ""
        return _Block("item", [number + line[item.end() :]])
    return None if current.kind in ("text", "item") else _Block("text", [line])


def _take_title(blocks: list[_Block], beside: _Beside, told: object) -> dict[str, str]:
    """Take the title's heading out of the blocks, unless the front matter has another title."""
    headings = [number for number, block in enumerate(blocks) if block.kind == "title"]
    if not headings or (len(headings) > 1 and headings[0] > 0):
        return {}
    title = " ".join(_paragraphs(blocks[headings[0]], beside))
    if told and told != title:
        return {}
    del blocks[headings[0]]
    return {"title": title} if title else {}


def _paragraphs(block: _Block, beside: _Beside) -> list[str]:
    """Return the text of a block, without marks; texts of pictures go to the captions."""
    if block.kind == "row":
        cells = re.split(r"(?<!\\)\|", block.lines[0].strip("| \t"))
        return [row] if (row := table_row(_plain(cell, beside) for cell in cells)) else []
    text = _plain("\n".join(block.lines), beside)
    parts = ([line.strip() for line in part.split("\n")] for part in text.split(_BREAK))
    return [line for part in parts for line in unwrapped([line for line in part if line])]


def _plain(text: str, beside: _Beside) -> str:
    """Return a stretch of Markdown without its marks."""
    text = _ESCAPED.sub(lambda match: match[1].translate(_ASIDE), text)
    text = _CODE.sub(lambda match: match[2].translate(_ASIDE), text)

    def caption(match: re.Match[str]) -> str:
        words = _finished(match[1]).split()
        if len(words) >= _CAPTION_WORDS:
            beside.captions.append(" ".join(words))
        return ""

    text, struck = _STRUCK.subn("", text)
    text = _NOTE.sub("", _IMAGE.sub(caption, text))
    text = _TAG.sub(_without_tag, _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text)))
    text, struck_too = _without_marks(text)
    if struck or struck_too:
        beside.said["Text that is struck through was left out."] = None
    return _finished(text)


def _finished(text: str) -> str:
    """Write entities as the characters they stand for and what stood aside as it was."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text).translate(_BACK)


def _without_tag(match: re.Match[str]) -> str:
    """Leave of an HTML tag the break that it makes; `x<y nhưng y>z` is no tag."""
    name, said = match["name"].lower(), (match["said"] or "").strip("/ \t\n")
    if name not in _BLOCKS | _INLINE or (said and "=" not in said):
        return match[0]
    return _BREAK if name in _BLOCKS else ""


def _without_marks(text: str) -> tuple[str, bool]:
    """Take off marks of emphasis that stand in pairs: **, __, *, _, ==; and what ~~ strikes.

    Return the text, and whether any was struck.
    """
    pieces = _MARKS.split(text)
    open_: dict[str, list[int]] = {"*": [], "_": [], "~": [], "=": []}
    struck = False
    for at, match in zip(range(1, len(pieces), 2), _MARKS.finditer(text), strict=True):
        mark = match[0][0]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens, closes = _flanks(mark, before or " ", after or " ")
        if closes and open_[mark]:
            opener = open_[mark].pop()
            if mark == "~":
                pieces[opener : at + 1] = [""] * (at + 1 - opener)
                struck = True
            shared = min(len(pieces[opener]), len(pieces[at]))
            pieces[opener] = pieces[opener][shared:]
            pieces[at] = pieces[at][shared:]
        elif opens and not (mark == "~" and open_[mark]):  # struck text has none in it
            open_[mark].append(at)
    return "".join(pieces), struck


def _flanks(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Tell whether a mark between two characters may open and may close emphasis."""
    opens, closes = not after.isspace(), not before.isspace()
    if mark == "_":  # not within a word: ten_file_anh
        return opens and not before.isalnum(), closes and not after.isalnum()
    if mark == "*" and before.isdigit() and after.isdigit():  # 3*4*5 m
        return False, False
    return opens, closes
