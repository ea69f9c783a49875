"""The element that holds an article → its lines and its captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.reading.html import boilerplate
from briefing.reading.html.tree import INLINE, Element, Tree, is_link, lexicon, line_of
from briefing.vietnamese import text as vi

_MAIN_SHARE = 0.5
"""What holds more of the article's letters than this is the article, whatever it is called."""
_ENOUGH = 600
"""Letters behind which it is not: comments may be longer than what they are about."""
_LONGEST_CELL = 300
"""Letters of a cell on average from which a table is there for the layout."""
_SHORT_CAPTION = 400
_SENTENCE = 60
_NEARLY = 0.9
_IMAGES = frozenset(("img", "picture", "amp-img"))
_BOLD = frozenset(("strong", "b"))
_ITALIC = frozenset(("em", "i"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ENDS_SENTENCE = '.!?…:;"”'
_BULLETS = re.compile(r"\s*(?:[-–—•+*►]\s|\d{1,2}[.)]\s)")


@dataclass(slots=True)
class Line:
    """One line of the article, and what its markup says about it."""

    text: str
    linked: int = 0
    """How many of its letters are in links."""
    bold: int = 0
    """How many are bold."""
    italic: int = 0
    """How many are italic."""
    card: bool = False
    """Whether it is a block within a link, as teasers are."""
    right: bool = False
    """Whether it is set to the right, as signatures are."""
    centred: bool = False
    heading: bool = False
    after_image: bool = False
    """Whether there is nothing but a picture between the line before and this one."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link and nothing else, and no sentence."""
        is_linked = self.linked >= _NEARLY * len(self.text)
        return self.card or (is_linked and self.text[-1] not in ".!?…”")

    @property
    def is_emphasised(self) -> bool:
        """Whether all of it is bold or italic."""
        return max(self.bold, self.italic) >= _NEARLY * len(self.text)


@dataclass(slots=True)
class Blocks:
    """What an element holds."""

    lines: list[Line] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)


def read(tree: Tree, element: Element, *, behind: Element | None = None) -> Blocks:
    """Return the lines and captions in an element, in order, without its furniture.

    What comes before the end of `behind`, which lies in it (the title), is left out.
    """
    from lxml import etree

    reading = _Reading(tree, element)
    walk = etree.iterwalk(element, events=("start", "end"))
    waiting = behind is not None
    skipped: Element = None
    for event, part in walk:
        if event == "start":
            if not waiting and part is not element and reading.takes_whole(part):
                skipped = part
                walk.skip_subtree()
            elif not waiting:
                reading.open(part)
            continue
        if waiting:
            waiting = part is not behind
        elif part is not skipped:
            reading.close(part)
        if not waiting and part is not element:
            reading.add(part.tail or "")
    reading.end_line()
    return reading.blocks


class _Reading:
    """Reads an element from its first tag to its last one."""

    def __init__(self, tree: Tree, root: Element) -> None:
        self.blocks = Blocks()
        self._tree = tree
        self._root = root
        self._text: list[str] = []
        self._line = Line("")
        self._links = self._bold = self._italic = 0
        self._headings = self._letters = 0
        self._picture: Element = None
        self._image = False
        self._break = False
        self._captioned = False

    def takes_whole(self, part: Element) -> bool:
        """Deal with an element at once, where it is furniture, a caption or a table."""
        if part.tag in INLINE:
            return part.tag not in _IMAGES and boilerplate.is_hidden(part)
        main = self._is_main(part) and self._letters < _ENOUGH
        if boilerplate.is_media(part) and not main:
            self._captions_in(part)
        elif boilerplate.is_caption(part) and not main:
            self._caption(part)
        elif main or not self._is_furniture(part):
            if part.tag != "table" or not (rows := _rows(part)):
                return False
            self.end_line()
            self.blocks.lines.extend(Line(row) for row in rows)
        self.end_line()
        return True

    def _is_furniture(self, part: Element) -> bool:
        if boilerplate.is_left_out(self._tree, part):
            return True
        if part.tag == "article" and self._is_teaser(part):
            return True
        has_blocks = part.tag in _BOXES and any(child.tag not in INLINE for child in part)
        return (
            has_blocks
            and boilerplate.heads_links(self._tree.first_words(part))
            and not self._tree.is_prose(part)
        )

    def _is_teaser(self, article: Element) -> bool:
        """Tell an article that another page has from a part of this one, as live reports have.

        It begins with a link to it, has a heading that is one, or hardly anything but links.
        """
        links = [a for a in article.iter("a") if is_link(a) and a.get("href")[0] != "#"]
        if not links:
            return False
        first = self._tree.first_words(article)
        return not self._tree.is_prose(article) or any(
            _is_heading(link) or self._tree.first_words(link) == first for link in links
        )

    def _is_main(self, part: Element) -> bool:
        return self._tree.letters(part) > _MAIN_SHARE * self._tree.letters(self._root)

    def _is_link(self, part: Element) -> bool:
        """Tell a link from an anchor, and from one that was never closed."""
        return is_link(part) and not self._is_main(part)

    def _is_picture(self, part: Element) -> bool:
        """Tell a figure whose lines are captions from one of a table or of paragraphs."""
        if part.tag != "figure" or _holds_table(part):
            return False
        paragraphs = sum(self._tree.letters(line) >= _SENTENCE for line in part.iter("p"))
        return paragraphs <= max(1, sum(1 for _ in part.iter(*_IMAGES)))

    def open(self, part: Element) -> None:
        """Begin an element."""
        if part.tag == "br":
            self._break_line()
        elif part.tag not in INLINE:
            self.end_line()
        self._links += self._is_link(part)
        self._bold += part.tag in _BOLD
        self._italic += part.tag in _ITALIC
        if self._picture is None and self._is_picture(part):
            self._picture = part
        self._headings += part.tag in _HEADINGS
        if part.tag in _IMAGES and not self._text:
            self._image = True
        if part.tag not in INLINE:
            self._note_alignment(part)
        self.add(part.text or "")

    def close(self, part: Element) -> None:
        """End an element."""
        if part.tag not in INLINE and part.tag != "br":
            self.end_line()
            self._line = Line("")
        self._links -= self._is_link(part)
        self._bold -= part.tag in _BOLD
        self._italic -= part.tag in _ITALIC
        if part is self._picture:
            self._picture = None
        self._headings -= part.tag in _HEADINGS
        if "location-stamp" in (part.get("class") or "") and self._text:
            self.add(" - ")  # VnExpress has its style sheet set the dash

    def add(self, text: str) -> None:
        """Add text to the line."""
        if not text or (not self._text and not text.strip()):
            return
        if self._break and text.strip():
            self._break = False
            before = "".join(self._text).rstrip()
            if before.endswith(tuple(_ENDS_SENTENCE)) or _BULLETS.match(text):
                self.end_line()
            else:
                self._text.append(" ")
        self._text.append(text)
        letters = len(" ".join(text.split()))
        self._line.linked += letters if self._links else 0
        self._line.bold += letters if self._bold else 0
        self._line.italic += letters if self._italic else 0
        self._line.heading = self._line.heading or self._headings > 0

    def _break_line(self) -> None:
        """A second break ends the line; one does where a sentence ends or a bullet follows."""
        if self._break:
            self.end_line()
        else:
            self._break = bool(self._text)

    def _note_alignment(self, part: Element) -> None:
        said = _alignment(part)
        around = part.getparent()
        if not said and around is not None and not self._is_main(around):
            said = _alignment(around)
        self._line.right, self._line.centred = said == "right", said == "center"
        self._line.card = self._links > 0

    def end_line(self) -> None:
        """Put the line away, as text or as a caption."""
        line = self._line
        self._line = Line("", right=line.right, centred=line.centred, card=line.card)
        line.text = vi.one_line("".join(self._text))
        self._text = []
        self._break = False
        if not line.text:
            return
        line.after_image = self._image
        self._image = False
        start = (
            0 if self._picture is not None else _caption_start(line, first=not self.blocks.lines)
        )
        caption, line.text = line.text[start:], line.text[:start].rstrip()
        if line.text:
            self._captioned = False
            self.blocks.lines.append(line)
            self._letters += len(line.text)
        if caption:
            self._add_caption(caption)

    def _add_caption(self, text: str) -> None:
        """Keep a caption; a credit alone belongs to the caption right before it."""
        if self._captioned and boilerplate.is_credit(text):
            self.blocks.captions[-1] += f" {text}"
        else:
            self.blocks.captions.append(text)
        self._captioned = True

    def _caption(self, part: Element) -> None:
        self.end_line()
        self._image = False
        if text := line_of(part):
            self._add_caption(text)

    def _captions_in(self, part: Element) -> None:
        """Keep the captions of what plays something."""
        inner = {e: None for e in part.iterdescendants() if boilerplate.is_caption(e)}
        for caption in inner:
            if not any(above in inner for above in caption.iterancestors()):
                self._caption(caption)


_BOXES = lexicon("div section ul ol table blockquote article dl center")


def _caption_start(line: Line, *, first: bool) -> int:
    """Return where a caption begins in a line; behind its end when there is none.

    It is one by its credit, or by its place and style. What is said in dashes or quotation marks
    is text; so is a long sentence before all others, which is the lead.
    """
    start = boilerplate.caption_start(line.text, after_image=line.after_image)
    if start is not None:
        return start
    length = len(line.text)
    is_lead = first and length >= _LEAD and line.text[-1] in ".!?…”"
    is_text = line.heading or is_lead or line.text[0] in _OPENS_SPEECH or length > _SHORT_CAPTION
    is_centred = line.centred and line.bold < _NEARLY * length
    is_styled = is_centred or line.italic >= _NEARLY * length
    return 0 if line.after_image and is_styled and not is_text else length


_LEAD = 100
_OPENS_SPEECH = '-–—“"«'
_ALIGNED = re.compile(
    r"(?<!\S)(?:(?:has-|ql-)?text-(?:align-)?|(?:ql-)?align-?|rte)?(right|center)(?!\S)"
)


def _alignment(part: Element) -> str:
    """Return where an element sets its lines: `right`, `center` or nothing.

    Names of columns (`col-center`) say nothing of it.
    """
    if part.tag == "center":
        return "center"
    style = (part.get("style") or "")[:500].replace(" ", "").lower()
    stated = re.search(r"text-align:(right|center)", style)
    named = f"{part.get('align') or ''} {part.get('class') or ''}"[:500].lower()
    match = stated or _ALIGNED.search(named)
    return match[1] if match else ""


def _is_heading(link: Element) -> bool:
    return link.getparent().tag in _HEADINGS or any(True for _ in link.iter(*_HEADINGS))


def _holds_table(figure: Element) -> bool:
    return figure.find(".//table") is not None and figure.find(".//img") is None


def _rows(table: Element) -> list[str]:
    """Return the rows of a table as `a | b | c`; none for a table that is there for the layout."""
    if table.find(".//table") is not None or table.find(".//img") is not None:
        return []
    rows = [[line_of(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    widest = max(map(len, rows), default=0)
    letters = sum(len(cell) for row in rows for cell in row)
    cells = sum(bool(cell) for row in rows for cell in row) or 1
    if widest < 2 or letters / cells > _LONGEST_CELL:
        return []
    caption = table.find("caption")
    head = [line_of(caption)] if caption is not None else []
    return [*filter(None, head), *(" | ".join(row) for row in rows if any(row))]
