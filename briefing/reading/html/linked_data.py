"""What a page says of itself in JSON-LD, which newspapers often write with mistakes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.reading.html.tree import lexicon
from briefing.vietnamese import text as vi

_ARTICLES = lexicon(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle "
    "BackgroundNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report TechArticle "
    "AdvertiserContentArticle SocialMediaPosting"
)
_VIDEOS = frozenset(("VideoObject", "VideoGallery"))
_FREE = {"true": True, "false": False}
_MOST_ITEMS = 2_000
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article as its JSON-LD describes it; what is not said is empty."""

    headline: str = ""
    description: str = ""
    body: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    free: bool | None = None
    """Whether it may be read without an account, if that is said."""
    is_article: bool = False
    is_video: bool = False
    is_unclear: bool = False
    """Whether it describes several articles and none can be told to be the page's."""


def read(scripts: tuple[str, ...], *, url: str | None, titles: tuple[str, ...]) -> LinkedData:
    """Return what the JSON-LD says of the article.

    Of several articles it is the one with the page's URL, else the one whose headline is most
    like one of the page's titles; where none is, only that there are some is known.
    """
    items = [item for script in scripts for item in _items(_loaded(script))][:_MOST_ITEMS]
    articles = [item for item in items if _types(item) & _ARTICLES]
    is_video = any(_types(item) & _VIDEOS for item in items)
    if not articles:
        return LinkedData(is_video=is_video)
    said = [_words(title) for title in titles if title]
    likest = max(articles, key=lambda item: _likeness(item, url, said))
    if len(articles) > 1 and _likeness(likest, url, said) < _ALIKE:
        return LinkedData(is_article=True, is_video=is_video, is_unclear=True)
    return _described(likest, items, is_video=is_video)


_ALIKE = 0.7
"""Two headlines with so many words in common, of all of theirs, are of one article."""


def _likeness(item: dict[str, Any], url: str | None, titles: list[set[str]]) -> float:
    """Tell how surely an item is the page's article: 2 by its address, else by its headline."""
    if url and _plain_url(url) == _plain_url(_url(item)):
        return 2
    headline = _words(_text(item, "headline") or _text(item, "name"))
    return max((len(headline & title) / len(headline | title) for title in titles), default=0)


def _words(title: str) -> set[str]:
    return set(vi.fold(title[:_LONGEST_TITLE]).split()) or {""}


def _plain_url(url: str) -> str:
    """Return an address without its scheme, query, fragment and last slash."""
    return re.sub(r"^https?://(?:www\.|m\.)?|[?#].*$", "", url.strip()).rstrip("/")


def _described(
    article: dict[str, Any], items: list[dict[str, Any]], *, is_video: bool
) -> LinkedData:
    """Return what an item says of an article, with the items that it refers to."""
    known = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    return LinkedData(
        headline=_text(article, "headline") or _text(article, "name"),
        description=_text(article, "description"),
        body=_body(article),
        published=_text(article, "datePublished"),
        modified=_text(article, "dateModified"),
        authors=_names(article.get("author"), known),
        publisher=next(iter(_names(article.get("publisher"), known)), ""),
        url=_url(article),
        free=_FREE.get(str(article.get("isAccessibleForFree")).lower()),
        is_article=True,
        is_video=is_video,
    )


def _loaded(script: str) -> Any:
    """Return the value of a JSON-LD script, mended where it can be; None where it cannot."""
    text = re.sub(r"<!\[CDATA\[|\]\]>|<!--|-->|^\s{0,99}//|//\s{0,99}$", "", script).strip(
        " \t\r\n;"
    )
    for mended in (str, _mended, _unescaped):
        try:
            return json.loads(mended(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return _fished(text)


def _mended(text: str) -> str:
    """Take commas without a value out."""
    return re.sub(r",(?=\s*[}\]])", "", re.sub(r",(?:\s*,)+", ",", text))


def _unescaped(text: str) -> str:
    """Read character references in the JSON itself."""
    return _mended(html.unescape(text))


def _fished(text: str) -> dict[str, Any] | None:
    """Return the few values that can be told apart in JSON that is beyond mending."""
    found = dict(
        reversed(
            re.findall(
                r'"(@type|datePublished|dateModified|headline|description)"\s{0,9}:\s{0,9}'
                r'"([^"\\\n]{1,600})"(?=\s{0,99}[,}\n])',
                text,
            )
        )
    )
    return found or None


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the items of a value: of a list, of @graph, of mainEntity; without recursion."""
    waiting, seen = [value], 0
    while waiting and (seen := seen + 1) <= _MOST_ITEMS:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_ITEMS]
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _types(item: dict[str, Any]) -> set[str]:
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return {name.rpartition("/")[2] for name in values if isinstance(name, str)}


def _text(item: dict[str, Any], key: str) -> str:
    """Return a value as one line, character references and tags read."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    return plain(value) if isinstance(value, str) else ""


def plain(value: str) -> str:
    """Return text that may have character references and tags in it as one line."""
    unescaped = html.unescape(html.unescape(value))
    return vi.one_line(re.sub(r"</?[a-zA-Z][^<>]{0,500}>", " ", unescaped))


def _body(item: dict[str, Any]) -> str:
    """Return articleBody with its paragraphs."""
    value = item.get("articleBody")
    if not isinstance(value, str):
        return ""
    broken = re.sub(r"<(?:br|/p|/div|/h\d|/li)\b[^<>]{0,200}>", "\n", html.unescape(value))
    return "\n".join(filter(None, map(plain, broken.split("\n"))))


def _names(value: Any, known: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """Return the names of persons or organisations, each once; `known` are items by their @id."""
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:20]:
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            one = known.get(one["@id"], one)
        name = (
            _text(one, "name")
            if isinstance(one, dict)
            else plain(one)
            if isinstance(one, str)
            else ""
        )
        if name and name not in names:
            names.append(name)
    return tuple(names)


def _url(item: dict[str, Any]) -> str:
    entity = item.get("mainEntityOfPage")
    if isinstance(entity, dict):
        entity = entity.get("@id") or entity.get("url")
    value = entity if isinstance(entity, str) else item.get("url")
    return value.strip() if isinstance(value, str) else ""
