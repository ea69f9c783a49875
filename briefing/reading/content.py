"""What a reader finds in a document, before it is cleaned and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an article and what the document says about it."""

    text: str
    """Paragraphs separated by newlines, the lead first."""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    """Any of title, source (the outlet), author, published, url. `published` is a date, a
    datetime or text in ISO 8601; without a zone it is Viet Nam's time."""
    captions: tuple[str, ...] = ()
    """Captions of pictures and videos, one line each."""
    repairs: tuple[str, ...] = ()
    """What was mended, assumed or left out, one sentence each, for the user to read."""
    surrounded: bool = True
    """Whether header, title, signature and captions may still stand among the paragraphs; else
    nothing does but the outlet's byline in front of the lead."""
