"""Plain text, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.errors import ArticleError
from briefing.reading.content import Content
from briefing.reading.decoding import decode
from briefing.vietnamese.mending import mend_letters

_FRONT = 20_000
"""Characters of front matter, at most: YAML is slow to read."""


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """Read plain text in any usual encoding; `charset` is what a server said it is.

    Raises ArticleError when it cannot be decoded or its front matter is unusable.
    """
    text, repairs = decode(data, name, charset)
    return content_of(text, name, repairs)


def content_of(text: str, name: str, repairs: tuple[str, ...] = ()) -> Content:
    """Take the text of a file for its content; `repairs` is what decoding it took."""
    front, body = front_matter(text, name)
    return Content(text=body, metadata=front, repairs=repairs)


def front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    """Split YAML front matter (between two lines of `---`) from the text.

    Values stay as they are written: no number, date or nested alias is worked out.
    Raises ArticleError when it is no YAML of keys and values, or longer than any.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\u200b \t\n")
    match = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    if match is None:
        return {}, text
    if len(match[1]) > _FRONT:
        raise ArticleError(f"{name}: the front matter is longer than {_FRONT:,} characters")
    import yaml

    try:
        block, _ = mend_letters(match[1])
        values = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    except (yaml.YAMLError, RecursionError):
        raise ArticleError(
            f"{name}: the front matter is not valid YAML: mend or remove it"
        ) from None
    if not isinstance(values, Mapping):
        raise ArticleError(f"{name}: the front matter must be lines of `key: value`")
    return dict(values), text[match.end() :]
