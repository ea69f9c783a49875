"""Why a page cannot be had, before it is known how to name the page."""

from __future__ import annotations

SAVE = "save the page and pass the file"
"""The remedy for what a browser can do and we cannot, or may not."""


class Unfetchable(Exception):  # noqa: N818 - never seen outside: `Fetcher` makes a FetchError of it
    """The message says what happened and what to do, without the page's name before it."""
