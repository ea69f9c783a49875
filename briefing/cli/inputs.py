"""What commands read: articles, and briefing files."""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.batch.items import Item
    from briefing.models import Article, Briefing

STDIN = "-"


def source_stem(source: str) -> str:
    """Return the stem of an article's files: `a` of news/a.txt."""
    from briefing.batch.items import url_id
    from briefing.fetching import is_url

    if is_url(source):
        return url_id(source)
    return "briefing" if source == STDIN else Path(source).stem


def source_item(source: str, stem: str) -> Item:
    """Return an article as an item; what can be read only once is read now."""
    from briefing.batch.items import MAX_BYTES, Item, page_item
    from briefing.fetching import is_url

    if is_url(source):
        return page_item(source)
    if source == STDIN:
        return Item(stem, source, data=sys.stdin.buffer.read(MAX_BYTES + 1))
    if Path(source).is_file():
        return Item(stem, source, path=Path(source))
    from briefing import reading
    from briefing.errors import ArticleError

    try:
        return Item(stem, source, data=reading.load(source))  # a pipe
    except ArticleError as error:
        return Item(stem, source, problem=str(error).removeprefix(f"{source}: "))


def file_stem(file: Path) -> str:
    """Return the stem of a briefing file: `a` of a.briefing.json."""
    return file.name.removesuffix(".json").removesuffix(".briefing") or "briefing"


def read_article(source: str) -> Article:
    """Read an article from a file, a web page or standard input."""
    from briefing import reading

    if source == STDIN:
        return reading.read_bytes(sys.stdin.buffer.read(reading.MAX_FILE + 1))
    return reading.read(source)


def load_briefing(file: Path) -> Briefing:
    """Read a briefing and check it again."""
    from pydantic import ValidationError

    from briefing.checks import check
    from briefing.errors import ArticleError
    from briefing.models import Briefing

    try:
        data = file.read_bytes()
    except OSError as error:
        raise ArticleError(f"{file}: cannot be read ({error.strerror}): check the path") from None
    try:
        return check(Briefing.model_validate_json(data))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        place = f" at {where}" if where else ""
        raise ArticleError(f"{file}: not a usable briefing{place}: {first['msg']}") from None


def require_same_article(briefing: Briefing, source: str) -> None:
    """Raise ArticleError, which names the first sentence that differs, if `source` is another."""
    from briefing.errors import ArticleError

    other = read_article(source)
    if other.sha256 == briefing.article.sha256:
        return
    pairs = enumerate(zip_longest(briefing.article.text, other.text))
    same = next(at for at, (ours, theirs) in pairs if ours != theirs)
    changed = next((s.id for s in briefing.sentences if s.end > same), None)
    where = f"differs from sentence {changed} on" if changed else "goes on after the last sentence"
    message = f"{source} is not the article of this briefing (its text {where}): "
    raise ArticleError(message + "pass the file it was made from, or make the briefing again")
