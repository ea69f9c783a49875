"""Plain text, with or without YAML front matter; what a browser would not show of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from briefing.errors import ArticleError
from briefing.reading.content import Content
from briefing.reading.decoding import decode
from briefing.vietnamese.mending import mend_letters

_FRONT = 20_000
"""Characters of front matter, at most: YAML is slow to read."""
_RULE = re.compile(r"---[ \t]*\n")
_BLOCK = re.compile(r"\s*(?:#[^\n]*\n\s*)*[A-Za-z_][\w-]{0,40}:(?=\s)")
"""Front matter begins with a key; else the line above it is a rule above the text."""
_PAIR = re.compile(r"(?m)^([A-Za-z_][\w-]{0,40}):[ \t]+(\S[^\n]*)$")
_NAMED = 10
"""So many keys are named when they are left out."""
_SHOWN = 40
"""Characters of a key that is named."""
_KNOWN = ("title", "source", "author", "published", "url")


def read(data: bytes, name: str, charset: str | None = None) -> Content:
    """Read plain text in any usual encoding; `charset` is what a server said it is.

    Raises ArticleError when it cannot be decoded or its front matter is unusable.
    """
    text, repairs = decode(data, name, charset)
    return content_of(text, name, repairs)


def content_of(text: str, name: str, repairs: tuple[str, ...] = ()) -> Content:
    """Take the text of a file for its content; `repairs` is what decoding it took."""
    front, body, notes = front_matter(text, name)
    return Content(text=body, metadata=front, repairs=(*repairs, *notes))


def front_matter(text: str, name: str) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    """Split YAML front matter (between two lines of `---`) from the text; say what was left out.

    Values stay as they are written: no number, date or nested alias is worked out. Of the keys
    of note-taking programs and site builders, `date` is when it was published.
    Raises ArticleError when it is no YAML, or longer than any.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\u200b \t\n")
    rule = _RULE.match(text)
    if rule is None:
        return {}, text, ()
    if not _BLOCK.match(text, rule.end()):
        return {}, text[rule.end() :], ()
    match = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    if match is None:
        return {}, text, ()
    if len(match[1]) > _FRONT:
        raise ArticleError(f"{name}: the front matter is longer than {_FRONT:,} characters")
    values = _values(mend_letters(match[1])[0], name)
    if not isinstance(values, Mapping):
        return {}, text[rule.end() :], ()
    metadata, notes = _understood(values)
    return metadata, text[match.end() :], notes


def _values(block: str, name: str) -> Any:
    """Return what front matter says; values that are no YAML are taken as they are written."""
    import yaml

    try:
        try:
            return _loaded(block)
        except yaml.YAMLError:
            return _loaded(_PAIR.sub(_quoted, block))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 2}" if mark else ""  # counted from 0, below the `---`
        message = f"{name}: the front matter is not valid YAML{where}: mend or remove it"
        raise ArticleError(message) from None


def _loaded(block: str) -> Any:
    import yaml

    return yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only


def _quoted(pair: re.Match[str]) -> str:
    """Quote a value that is no YAML by itself: `Khánh thành cầu: bước mới`."""
    import yaml

    try:
        is_yaml = not isinstance(_loaded(pair[2]), Mapping)
    except yaml.YAMLError:
        is_yaml = False
    if is_yaml:
        return pair[0]
    value = pair[2].replace("'", "''")
    return f"{pair[1]}: '{value}'"


def _understood(values: Mapping[Any, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the keys of an article, and a sentence about the others."""
    metadata = {key: values[key] for key in _KNOWN if key in values}
    others = [str(key) for key in values if key not in _KNOWN]
    _as_clipped(metadata)
    if "date" in values and not metadata.get("published") and (day := _day(values["date"])):
        metadata["published"] = day
        others.remove("date")
    if not others:
        return metadata, ()
    shown = ", ".join(" ".join(key.split())[:_SHOWN] for key in others[:_NAMED])
    return metadata, (f"Front matter was left out: {shown}{', …' * (len(others) > _NAMED)}.",)


def _as_clipped(metadata: dict[str, Any]) -> None:
    """Take what programs that save web pages write: authors as a list, an address as the source."""
    authors, source = metadata.get("author"), metadata.get("source")
    if isinstance(authors, list) and all(isinstance(author, str) for author in authors):
        metadata["author"] = ", ".join(author.strip("[] ") for author in authors)
    if isinstance(source, str) and source.startswith(("https://", "http://")):
        address = metadata.pop("source")
        metadata["url"] = metadata.get("url") or address


def _day(written: object) -> str | None:
    """Return a date in ISO 8601, with a blank before its zone or none; None for all others."""
    if not isinstance(written, str):
        return None
    iso = re.sub(r" (?=[+-]\d)", "", written)
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return None
    return iso


def visible(text: str) -> str:
    """Drop comments, scripts and styles, each up to its end if it has one."""
    for begin, end in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        kept = []
        at = 0
        while (start := text.find(begin, at)) >= 0 and (stop := text.find(end, start)) >= 0:
            kept.append(text[at:start])
            at = stop + len(end)
        text = "".join((*kept, text[at:]))
    return text
