"""What a status or a media type other than a page's means to the user."""

from __future__ import annotations

import time

from briefing.fetching.failure import SAVE, Unfetchable

_BINARY = frozenset(("audio", "font", "image", "model", "video"))
_ARCHIVES = frozenset(
    f"application/{name}"
    for name in (
        *("gzip", "java-archive", "vnd.android.package-archive", "vnd.rar", "wasm"),
        *("x-7z-compressed", "x-bzip", "x-bzip2", "x-gzip", "x-msdownload", "x-rar-compressed"),
        *("x-shockwave-flash", "x-tar", "x-xz", "zip"),
    )
)


def refuse_status(status: int, wait: float | None) -> None:
    """Raise Unfetchable for a status other than 200; `wait` is what the server asks for."""
    if status == 200:
        return
    if status in (429, 503) and wait:
        raise Unfetchable(f"the server asks to wait {wait:.0f} seconds ({status}): try again then")
    raise Unfetchable(f"{_meaning(status)} ({status}): {_remedy(status)}")


def refuse_media_type(header: str) -> None:
    """Raise Unfetchable for pictures, films, archives and the like."""
    media_type = header.partition(";")[0].strip().lower()
    if media_type.partition("/")[0] in _BINARY or media_type in _ARCHIVES:
        raise Unfetchable(f"not an article but {media_type}: pass the address of the article")


def retry_after(header: str) -> float | None:
    """Return the seconds that a Retry-After header asks for; None when it says nothing."""
    from email.utils import mktime_tz, parsedate_tz

    if header.isascii() and header.isdigit():
        return float(header[:9])
    moment = parsedate_tz(header)
    try:
        return max(0.0, mktime_tz(moment) - time.time()) if moment else None
    except (ValueError, OverflowError):
        return None


def _meaning(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return "the page is behind a login or refuses programs"
    if status in (404, 410):
        return "there is no such page"
    if status in (204, 205):
        return "the page is empty"
    if status == 206:
        return "the server sent a part of the page only"
    if status == 429:
        return "the server has had too many requests"
    return "the server failed" if status >= 500 else "the server refuses the request"


def _remedy(status: int) -> str:
    if status in (401, 402, 403, 407, 451):
        return "save it as .html and pass the file"
    if status in (204, 205, 404, 410):
        return "check the address"
    return f"try again later, or {SAVE}" if status >= 429 else SAVE
