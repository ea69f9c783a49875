"""Bytes to text."""

from __future__ import annotations

from briefing.errors import ArticleError


def decode(data: bytes, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and what had to be assumed or mended, one sentence each.

    `charset` is what a server or a document says it is; `name` is used in errors.
    Raises ArticleError when it is no text in an encoding that Vietnamese is written in.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArticleError(f"{name}: not UTF-8 text: save it as UTF-8") from None
    if "\0" in text:
        raise ArticleError(f"{name}: binary data, not text: save the article as UTF-8 text")
    return text, ()
