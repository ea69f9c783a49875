"""Plain text, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.errors import ArticleError
from briefing.reading.content import Content
from briefing.reading.decoding import decode
from briefing.vietnamese import text as vi


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """Read plain text in any usual encoding; `charset` is what a server said it is.

    Raises ArticleError when it cannot be decoded or its front matter is unusable.
    """
    text, repairs = decode(data, name, charset)
    front, text = front_matter(vi.clean(text).strip(), name)
    return Content(text=text, metadata=front, repairs=repairs)


def front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
    """Split YAML front matter (between two lines of `---`) from the text.

    Values stay as they are written: no number, date or nested alias is worked out.
    """
    match = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    if match is None:
        return {}, text
    import yaml

    try:
        values = yaml.load(match[1], Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    except (yaml.YAMLError, RecursionError):
        raise ArticleError(
            f"{name}: the front matter is not valid YAML: mend or remove it"
        ) from None
    if not isinstance(values, Mapping):
        raise ArticleError(f"{name}: the front matter must be lines of `key: value`")
    return dict(values), text[match.end() :].strip()
