"""What was fetched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The body of a response, and what is known of it."""

    url: str
    """Where it was in the end, after redirects."""
    data: bytes
    """The body, unpacked."""
    media_type: str = ""
    """The Content-Type header as it was sent; empty when there was none."""
