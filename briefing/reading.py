"""Bytes to `Article`: decoding, metadata, and sentences with offsets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from briefing.errors import ArticleError
from briefing.models import Article, Sentence
from briefing.vietnamese import text as vi
from briefing.vietnamese.language import is_vietnamese

VIET_NAM = timezone(timedelta(hours=7))
MIN_WORDS = 25
"""Below this there is nothing to brief: a headline and a lead have more."""
MAX_BYTES = 1_000_000
"""Far above any article: 50,000 Vietnamese words are 350,000 bytes."""

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


def read(source: str | Path) -> Article:
    """Read an article from a UTF-8 text file.

    Raises ArticleError when the file cannot be read or is not a Vietnamese article.
    """
    return read_bytes(load(source), name=Path(source).name)


def load(source: str | Path) -> bytes:
    """Return the bytes of a file, which may be a pipe; raises ArticleError."""
    if re.match(r"https?://", str(source), re.IGNORECASE):
        message = f"{source}: web addresses are not read yet: save the article's text to a file"
        raise ArticleError(message)
    path = Path(source)
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise ArticleError(f"{path}: larger than {MAX_BYTES:,} bytes: pass one article a file")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or "not a path"
        message = f"{path}: cannot be read ({reason}): check the path"
        raise ArticleError(message) from None


def read_bytes(data: bytes, *, name: str = "standard input") -> Article:
    """Read an article from UTF-8 bytes, with or without BOM; `name` is used in errors.

    Raises ArticleError when the bytes are not the text of a Vietnamese article.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{name}: larger than {MAX_BYTES:,} bytes: pass one article a file")
    if not data.strip():
        raise ArticleError(f"{name}: empty: pass the text of an article")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArticleError(f"{name}: not UTF-8 text: save it as UTF-8") from None
    if "\0" in text:
        raise ArticleError(f"{name}: binary data, not text: save the article as UTF-8 text")
    return read_text(text, name=name)


def read_text(text: str, *, name: str = "text", **metadata: Any) -> Article:
    """Make an `Article` from its text.

    `metadata` (title, source, author, published, url) wins over what the text itself
    says in YAML front matter, in a header line or in a byline.
    Raises ArticleError when the text is too short, not Vietnamese, or badly described.
    """
    body = vi.clean(text).strip()
    front, body = _front_matter(body, name)
    told = {**_said(front), **_said(metadata)}
    found, body, repairs = _take_apart(body, titled="title" in told)
    known = {**found, **told}
    unknown = sorted(set(known) - set(_METADATA))
    if unknown:
        raise ArticleError(f"{name}: unknown metadata {unknown[0]!r}: use {', '.join(_METADATA)}")
    _refuse_unusable(body, name)
    return Article(
        **{key: _line(known.get(key), key, name) for key in ("title", "source", "author", "url")},
        published=_published(known.get("published"), name),
        text=body,
        sha256=hashlib.sha256(body.encode()).hexdigest(),
        words=len(body.split()),
        repairs=tuple(repairs),
    )


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the article's sentences S1…Sn; `article.text[start:end]` is the sentence."""
    return tuple(
        Sentence(id=f"S{number}", start=piece.start, end=piece.end, paragraph=piece.paragraph)
        for number, piece in enumerate(vi.split(article.text), 1)
    )


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], str]:
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
