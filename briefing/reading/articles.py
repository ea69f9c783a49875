"""What was found in a document to `Article`: metadata told and found, sentences with offsets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from briefing.errors import ArticleError
from briefing.models import Article, Sentence
from briefing.reading.content import Content
from briefing.reading.plain import front_matter
from briefing.vietnamese import text as vi
from briefing.vietnamese.language import is_vietnamese
from briefing.vietnamese.mending import mend

VIET_NAM = timezone(timedelta(hours=7))
MIN_WORDS = 25
"""Below this there is nothing to brief: a headline and a lead have more."""
MAX_BYTES = 1_000_000
"""Of text, far above any article: 50,000 Vietnamese words are 350,000 bytes."""

_HEADER = re.compile(
    r"\s*(?:date\s+)?(?P<iso>\d{4}-\d{2}-\d{2})\s+(?P<title>\S.*?)"
    r"(?:\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})(?:,?\s+(?P<time>\d{1,2}:\d{2}))?)?\s*"
)
_BYLINE = re.compile(
    r"\((?P<bracketed>[^()\n]{2,30})\)\s*[-–—]\s*"
    r"|(?P<plain>[A-ZĐ]{2,8}(?:\.VN)?|[A-Z][a-z]+\.vn)\s+[-–—]\s+"
)
_AUTHOR_WORDS = 6
_TITLE_WORDS = 30
_METADATA = ("title", "source", "author", "published", "url")


def article_of(content: Content, *, name: str, told: Mapping[str, Any] | None = None) -> Article:
    """Make an `Article` of what a reader found in a document; `name` is used in errors.

    What is `told` (title, source, author, published, url) wins over what the reader found, and
    that over what the text itself says in a header line or a byline.
    Raises ArticleError when the text is too long or too short, not Vietnamese, or badly described.
    """
    body, mended = mend(content.text.strip())
    if len(body.encode()) > MAX_BYTES:
        message = f"{name}: larger than {MAX_BYTES:,} bytes of text: pass one article a file"
        raise ArticleError(message)
    known = {**_said(content.metadata), **_said(told or {})}
    found, body, repairs = _take_apart(body, titled="title" in known)
    known = {**found, **known}
    unknown = sorted(set(known) - set(_METADATA))
    if unknown:
        raise ArticleError(f"{name}: unknown metadata {unknown[0]!r}: use {', '.join(_METADATA)}")
    _refuse_unusable(body, name)
    return Article(
        **{key: _line(known.get(key), key, name) for key in ("title", "source", "author", "url")},
        published=_published(known.get("published"), name),
        text=body,
        captions=tuple(vi.one_line(caption) for caption in content.captions),
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        words=len(body.split()),
        repairs=(*content.repairs, *mended, *repairs),
    )


def read_text(text: str, *, name: str = "text", **metadata: Any) -> Article:
    """Make an `Article` from its text, which may have YAML front matter.

    `metadata` (title, source, author, published, url) wins over what the text itself says.
    Raises ArticleError when the text is too short, not Vietnamese, or badly described.
    """
    front, body = front_matter(vi.clean(text).strip(), name)
    return article_of(Content(text=body, metadata=front), name=name, told=metadata)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the article's sentences S1…Sn; `article.text[start:end]` is the sentence."""
    return tuple(
        Sentence(id=f"S{number}", start=piece.start, end=piece.end, paragraph=piece.paragraph)
        for number, piece in enumerate(vi.split(article.text), 1)
    )


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is given as nothing, so that it hides nothing."""
    return {key: value for key, value in values.items() if value not in (None, "")}


def _take_apart(text: str, *, titled: bool) -> tuple[dict[str, Any], str, list[str]]:
    """Separate header line, title, byline and author from the body."""
    found: dict[str, Any] = {}
    repairs: list[str] = []
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    # In one kind of space: the pattern is quadratic in a long run of them.
    if paragraphs and (header := _HEADER.fullmatch(" ".join(paragraphs[0].split()))):
        found["title"] = header["title"]
        found["published"] = _stamp(header)
        del paragraphs[0]
    elif not titled and len(paragraphs) > 1 and _looks_like_title(paragraphs[0]):
        found["title"] = paragraphs.pop(0)
        repairs.append("The first line was taken as the title.")
    if paragraphs and (byline := _BYLINE.match(paragraphs[0])):
        found["source"] = byline["bracketed"] or byline["plain"]
        paragraphs[0] = paragraphs[0][byline.end() :]
        repairs.append("The outlet was taken from the byline.")
    if len(paragraphs) > 1 and _looks_like_author(paragraphs[-1]):
        found["author"] = paragraphs.pop()
        repairs.append("The last line was taken as the author.")
    return found, "\n".join(paragraphs), repairs


def _stamp(header: re.Match[str]) -> str:
    """The header's second stamp has the time of day; the first one is the fallback."""
    if header["day"] is None:
        return header["iso"]
    day, month, year = header["day"].split("/")
    hour, minute = (header["time"] or "0:0").split(":")
    return f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{int(minute):02}"


def _looks_like_title(line: str) -> bool:
    return len(line.split()) <= _TITLE_WORDS and line[-1] not in ".:;,"


def _looks_like_author(line: str) -> bool:
    """A short last line of names: `Lê Văn An - Mai Hoa`, `Theo TTXVN`, `Thu Hà (tổng hợp)`."""
    names = [word for word in re.sub(r"\([^()]*\)", " ", line).split() if word not in "-–—/&,"]
    short = 0 < len(names) <= _AUTHOR_WORDS and line[-1] not in '.!?…"”:'
    return short and all(name[0].isupper() for name in names)


def _refuse_unusable(body: str, name: str) -> None:
    words = len(body.split())
    if words < MIN_WORDS:
        message = f"{name}: only {words} words of text: pass a whole article ({MIN_WORDS} or more)"
        raise ArticleError(message)
    if not is_vietnamese(body):
        message = f"{name}: not Vietnamese text with its diacritics: pass a Vietnamese article"
        raise ArticleError(message)


def _line(value: Any, key: str, name: str) -> str | None:
    """Metadata are single lines of text, cleaned like the article."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ArticleError(f"{name}: the {key} must be one line of text")
    return " ".join(vi.clean(value).split()) or None


def _published(value: Any, name: str) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str | date):
        raise ArticleError(f"{name}: published must be a date such as 2025-10-07T18:40")
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        message = f"{name}: published {str(value)!r} is not a date such as 2025-10-07T18:40"
        raise ArticleError(message) from None
    return moment.astimezone(VIET_NAM) if moment.tzinfo else moment.replace(tzinfo=VIET_NAM)
