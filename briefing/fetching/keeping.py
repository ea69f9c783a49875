"""Pages kept from earlier runs, so that an unchanged one is not sent again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

from briefing.fetching.page import Page
from briefing.fetching.urls import Url

_LONGEST = 1_000
"""Characters of a validator that is sent back; honest ones have fewer than a hundred."""


class Kept(Protocol):
    """What keeps pages: `briefing.store.Store`, or the like."""

    def get(self, kind: Literal["page"], key: str, /) -> bytes | None:
        """Return what was put, or None."""

    def put(self, kind: Literal["page"], key: str, data: bytes, /) -> None:
        """Keep `data`, in place of what had the same key."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said by which it knows a page again."""

    etag: str
    last_modified: str

    def headers(self) -> dict[str, str]:
        """Return the headers of a request for the page, should it have changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if _is_usable(value)}


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was kept."""

    page: Page
    validators: Validators


def get(kept: Kept, url: Url) -> Copy | None:
    """Return the copy of a page; None when there is none, or none that can be read."""
    data = kept.get("page", _key(url))
    head, _, body = (data or b"").partition(b"\n")
    try:
        told = {str(name): str(value) for name, value in json.loads(head).items()}
        page = Page(told["url"], body, told["media_type"])
        return Copy(page, Validators(told["etag"], told["last_modified"]))
    except (ValueError, AttributeError, KeyError):
        return None


def put(kept: Kept, url: Url, copy: Copy) -> None:
    """Keep a page under the address that was asked for, if it can be known again."""
    if copy.validators.headers():
        head = {"url": copy.page.url, "media_type": copy.page.media_type}
        told = json.dumps({**head, **asdict(copy.validators)}).encode()
        kept.put("page", _key(url), told + b"\n" + copy.page.data)


def _key(url: Url) -> str:
    return hashlib.sha256(str(url).encode()).hexdigest()


def _is_usable(value: str) -> bool:
    return 0 < len(value) <= _LONGEST and value.isascii() and value.isprintable()
