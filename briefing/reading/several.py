"""Several articles in one file: the first of them.

Their facts must not mix, so only one is read; where the next begins must be plain to see.
"""

from __future__ import annotations

import re
from itertools import accumulate

from briefing.reading.letterhead import is_motto
from briefing.reading.parts import byline, looks_like_title, match_header

_RULE = r"(?:[=_~#-] ?){3,}|\*{5,}"
_SIGNS = "=_~#-*"
_KEY = r"(?i)(?:title|source|author|published|url)\s*:"
_NUMBERED = r"Bài \d{1,2}\s*[:.–-] "
_WIDE_GAP = "\n\n\n\n"
_FRONT_LINES = 12
_LEAD_WORDS = 15
"""A paragraph has as many words; a teaser or a heading seldom has."""


def first_article(text: str, *, least: int) -> tuple[str, int]:
    """Return the first article of a file and how many it seems to hold.

    Another one begins with a header line or front matter, with a headline over a paragraph that
    has the first one's kind of byline, or with a headline and a paragraph under a line of signs
    (=====), or with `Bài 2: …` where the first has `Bài 1: …`. An article has `least` words or
    more.
    """
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line]
    outlet = _outlet(lines, filled[:3])
    begins = [at for place, at in enumerate(filled) if _begins(lines, filled, place, outlet)]
    if not begins:
        return text, 1
    words = list(accumulate((len(line.split()) for line in lines), initial=0))
    starts = [0]
    for at in begins:
        if min(words[at] - words[starts[-1]], words[-1] - words[at]) >= least:
            starts.append(at)
    return "\n".join(lines[: starts[1]] if len(starts) > 1 else lines), len(starts)


def is_parted_widely(text: str, *, least: int) -> bool:
    """Tell whether a headline and a paragraph stand under the one gap of three blank lines or
    more, with `least` words or more on both sides of it: they may be another article."""
    if _WIDE_GAP not in text:
        return False
    blocks = [block for block in re.split(r"\n{4,}", text) if block.strip()]
    if len(blocks) != 2 or min(len(block.split()) for block in blocks) < least:
        return False
    lines = [line.strip() for line in blocks[1].split("\n") if line.strip()]
    return len(lines) > 1 and _opens(lines[0], lines[1])


def _outlet(lines: list[str], places: list[int]) -> str | None:
    """Return how the first article's byline writes the outlet."""
    found = (byline(lines[at]) for at in places)
    return next((match[0].strip() for match in found if match), None)


def _begins(lines: list[str], filled: list[int], place: int, outlet: str | None) -> bool:
    """Tell whether another article begins at the line `filled[place]`."""
    line = lines[filled[place]]
    following = [lines[at] for at in filled[place + 1 : place + _FRONT_LINES]]
    if header := match_header(line):
        return bool(header["marked"] or header["day"])
    if line == "---" and _is_front_matter(following):
        return True
    if line.startswith("Bài ") and re.match(_NUMBERED, lines[filled[0]]):
        return re.match(_NUMBERED, line) is not None and looks_like_title(line)
    if line[0] in _SIGNS and re.fullmatch(_RULE, line):
        if is_motto(lines[filled[place - 1]]):
            return False  # the rule under the motto of a letterhead
        return len(following) > 1 and _opens(following[0], following[1])
    told = byline(following[0]) if outlet and following else None
    return told is not None and told[0].strip() == outlet and looks_like_title(line)


def _is_front_matter(lines: list[str]) -> bool:
    """Tell whether lines of `key: value` follow, up to a line of `---`."""
    inside = lines[: lines.index("---")] if "---" in lines else []
    return any(re.match(_KEY, line) for line in inside) and all(":" in line for line in inside)


def _opens(headline: str, paragraph: str) -> bool:
    """Tell whether two lines are a headline and the paragraph under it."""
    return looks_like_title(headline) and len(paragraph.split()) >= _LEAD_WORDS
