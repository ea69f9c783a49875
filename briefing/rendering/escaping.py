"""Values as text: what is printed of them in Markdown, in HTML and on a plain line.

Article and model output are untrusted: whatever a template prints is text, in Markdown and in
HTML, unless the template itself wrote the mark-up around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from briefing.vietnamese.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Python-Markdown takes no backslash before "&", "<" and "~".
_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|"} | {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
)
# Lists, headings and quotations: only at the start, where their marks mean something.
_OPENING = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+#>]))")
_LETTERS = "A-Za-zÀ-ÏÑ-ÖØ-ïñ-öø-žƠơƯưẠ-ỹ"  # composed; without Ð and ð, which are mended
_UNCHANGED = rf"{_LETTERS}0-9.,;:!?%/()\"'“”‘’–—…$€°+-"
# Most texts are like this: words with single spaces, and nothing that means anything to Markdown.
_PLAIN = re.compile(rf"(?!\d+[.)](?: |$))[{_LETTERS}0-9“‘(][{_UNCHANGED}]*(?: [{_UNCHANGED}]+)*")


def as_line(value: str) -> Markup:
    """Return `value` as plain text on one line."""
    return Markup(one_line(value))  # noqa: S704 - nothing reads it as mark-up


def as_html(value: str) -> Markup:
    """Return `value` as HTML that shows exactly it, white space collapsed."""
    return escape(one_line(value))


def as_text(value: str) -> Markup:
    """Return `value` as Markdown that shows exactly it, white space collapsed."""
    if _PLAIN.fullmatch(value):
        return Markup(value)  # noqa: S704 - nothing in it needs an escape
    escaped = one_line(value).translate(_ESCAPES)
    return Markup(_OPENING.sub(r"\1\\", escaped))  # noqa: S704 - escaped


def marks(evidence: Sequence[str]) -> Markup:
    """Return the numbers of the evidence sentences, such as " [2, 5–8]", or nothing."""
    return _marks(tuple(evidence))


@lru_cache(maxsize=1024)  # the same few sentences prove much
def _marks(evidence: tuple[str, ...]) -> Markup:
    numbers = [int(sentence.removeprefix("S")) for sentence in evidence]
    # Numbers that rise by one differ from their positions by the same amount.
    runs = [list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    shown = ", ".join(_range([number for _, number in run]) for run in runs)
    return Markup(f" [{shown}]" if shown else "")  # noqa: S704 - digits, commas and dashes


def _range(run: Sequence[int]) -> str:
    """Return a run of consecutive numbers: "2", "2, 3" or "2–4"."""
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def href(url: str | None) -> Markup | None:
    """Return an http(s) address fit to stand in a Markdown link, or None.

    Encodes what could end the link, and ";", so that no "&name;" is read as an entity.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:  # such as a broken IPv6 host
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return Markup(quote(parts.geturl(), safe="/:?#@!$&,=+%"))  # noqa: S704 - encoded


FILTERS: dict[str, Callable[..., Markup | None]] = {"marks": marks, "href": href}
"""The filters of ours that templates may use."""
