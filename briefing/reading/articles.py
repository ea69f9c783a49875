"""What was found in a document to `Article`: metadata told and found, sentences with offsets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from briefing.errors import ArticleError
from briefing.models import Article, Sentence
from briefing.reading import plain
from briefing.reading.content import Content
from briefing.reading.parts import Parts, take_apart, take_byline
from briefing.reading.several import first_article, is_parted_widely
from briefing.vietnamese import text as vi
from briefing.vietnamese.language import has_bare_parts, is_bare_vietnamese, is_vietnamese
from briefing.vietnamese.mending import mend, mend_letters

VIET_NAM = timezone(timedelta(hours=7))
MIN_WORDS = 25
"""Below this there is nothing to brief: a headline and a lead have more."""
MAX_BYTES = 1_000_000
"""Of text, far above any article: 50,000 Vietnamese words are 350,000 bytes."""

_SHOWN = 60
_QUESTIONED = r"[^\W\d_]\?[^\W\d_]"
_MANY = 20
"""One question mark inside a word in so many words: they are letters that were lost."""
_ALL_BARE = (
    "The text has no diacritics: names and words may be misread: "
    "check everything against the original."
)
_SOME_BARE = (
    "Parts of the text have no diacritics: names and words there may be misread: "
    "check them against the original."
)
_PARTED = "The text seems to hold 2 articles, parted by blank lines: pass one a file."
_METADATA = ("title", "source", "author", "published", "url")


def article_of(content: Content, *, name: str, told: Mapping[str, Any] | None = None) -> Article:
    """Make an `Article` of what a reader found in a document; `name` is used in errors.

    What is `told` (title, source, author, published, url) wins over what the reader found, and
    that over what the text itself says in a header line or a byline.
    Raises ArticleError when the text is too long or too short, not Vietnamese, or badly described.
    """
    if len(content.text) > MAX_BYTES:
        raise _too_large(name)
    text, mended = mend(content.text)
    known = {**_said(content.metadata), **_said(told or {})}
    parts = _taken_apart(text, known, content.text) if content.surrounded else take_byline(text)
    known = {**parts.found, **known}
    unknown = sorted(set(known) - set(_METADATA))
    if unknown:
        message = f"{name}: unknown metadata {_shown(unknown[0])}: use {', '.join(_METADATA)}"
        raise ArticleError(message)
    doubts = _refuse_unusable(parts.body, name)
    return Article(
        **{key: _line(known.get(key), key, name) for key in ("title", "source", "author", "url")},
        published=_published(known.get("published"), name),
        text=parts.body,
        captions=tuple(map(_one_line, (*content.captions, *parts.captions))),
        sha256=hashlib.sha256(parts.body.encode()).hexdigest(),
        words=len(parts.body.split()),
        repairs=(*content.repairs, *mended, *parts.repairs, *doubts),
    )


def read_text(text: str, *, name: str = "text", **metadata: Any) -> Article:
    """Make an `Article` from its text, which may have YAML front matter.

    `metadata` (title, source, author, published, url) wins over what the text itself says.
    Raises ArticleError when the text is too short, not Vietnamese, or badly described.
    """
    return article_of(plain.content_of(text, name), name=name, told=metadata)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the article's sentences S1…Sn; `article.text[start:end]` is the sentence."""
    return tuple(
        Sentence(id=f"S{number}", start=piece.start, end=piece.end, paragraph=piece.paragraph)
        for number, piece in enumerate(vi.split(article.text), 1)
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is given as nothing, so that it hides nothing."""
    return {key: value for key, value in values.items() if value not in (None, "")}


def _taken_apart(text: str, known: Mapping[str, Any], unmended: str) -> Parts:
    """Take apart the first of several articles in one file; tell of blank lines that may part
    two of them."""
    first, count = first_article(text, least=MIN_WORDS)
    parts = take_apart(first, known)
    if count == 1:
        parted = is_parted_widely(unmended, least=MIN_WORDS)
        return replace(parts, repairs=(_PARTED, *parts.repairs)) if parted else parts
    several = f"The file seems to hold {count} articles: only the first was read: pass one a file."
    return replace(parts, repairs=(several, *parts.repairs))


def _refuse_unusable(body: str, name: str) -> tuple[str, ...]:
    """Raise ArticleError for what cannot be briefed; return what is doubtful about the rest."""
    if len(body.encode()) > MAX_BYTES:
        raise _too_large(name)
    words = len(body.split())
    if words < MIN_WORDS:
        message = f"{name}: only {words} words of text: pass a whole article ({MIN_WORDS} or more)"
        raise ArticleError(message)
    if is_vietnamese(body):
        return (_SOME_BARE,) if has_bare_parts(body) else ()
    if is_bare_vietnamese(body):
        return (_ALL_BARE if vi.romanise(body) == body else _SOME_BARE,)
    if len(re.findall(_QUESTIONED, body)) * _MANY > words:
        message = f"{name}: its letters were lost (Vi?t Nam): get the text again from where it was"
        raise ArticleError(message)
    raise ArticleError(f"{name}: not Vietnamese text: pass a Vietnamese article")


def _too_large(name: str) -> ArticleError:
    return ArticleError(f"{name}: larger than {MAX_BYTES:,} bytes of text: pass one article a file")


def _line(value: Any, key: str, name: str) -> str | None:
    """Metadata are single lines of text, cleaned like the article."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError(f"{name}: the {key} must be one line of text")
    return _one_line(value) or None


def _one_line(text: str) -> str:
    return " ".join(mend_letters(text)[0].split())


def _published(value: Any, name: str) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str | date):
        raise ArticleError(f"{name}: published must be a date such as 2025-10-07T18:40")
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.astimezone(VIET_NAM) if moment.tzinfo else moment.replace(tzinfo=VIET_NAM)
    except (ValueError, OverflowError):  # OverflowError: the year 1, east of Viet Nam
        message = f"{name}: published {_shown(value)} is not a date such as 2025-10-07T18:40"
        raise ArticleError(message) from None


def _shown(value: object) -> str:
    """What a document says, cut short, its control characters as escapes."""
    return repr(str(value)[:_SHOWN])
