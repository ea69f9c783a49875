"""`briefing feed`: what a newspaper has published since the last time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.making import Asked, make_all
from briefing.cli.options import with_making
from briefing.cli.progress import ProgressLine
from briefing.cli.terminal import emit_row, visible

if TYPE_CHECKING:
    from briefing.batch.items import Item
    from briefing.errors import BriefingError
    from briefing.fetching.fetcher import Fetcher
    from briefing.reading.feeds import Entry, Feed
    from briefing.store import Store

_IN_A_ROW = 3
"""Articles that the endpoint fails one after the other before the rest is left for the next run."""


class When(click.ParamType[datetime]):
    """A moment: a date, a date and time, or hours or days ago."""

    name = "when"

    def convert(  # noqa: D102 - click's own
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        from briefing.reading import VIET_NAM

        if ago := re.fullmatch(r"(\d{1,5})([hd])", str(value), re.IGNORECASE):
            count, is_days = int(ago[1]), ago[2].lower() == "d"
            return datetime.now(UTC) - timedelta(hours=24 * count if is_days else count)
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not like 2026-11-20, 2026-11-20T08:00, 24h or 7d", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=VIET_NAM)


@click.command(
    epilog="Example:  briefing feed https://vnexpress.net/rss/thoi-su.rss -o briefs --since 24h"
)
@click.argument("source")
@click.option(
    "--since",
    type=When(),
    metavar="WHEN",
    help="Pass over what is older: 2026-11-20, 2026-11-20T08:00 (Viet Nam's time), 24h, 7d.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help="Make at most N briefings, the oldest first; the rest is new the next time.",
)
@click.option("--dry-run", is_flag=True, help="List what is new: date, title, address.")
@with_making
def feed(
    source: str, *, since: datetime | None, limit: int | None, dry_run: bool, **given: Any
) -> int:
    """Write briefings of what SOURCE lists that is new since the last time.

    SOURCE is the web address of RSS or Atom, or a file of it. Each article is fetched and made as
    `briefing make` does it. What is made, or is no article, is remembered; what could not be
    fetched or made is tried again as long as the feed lists it.
    """
    asked = Asked.by(given)
    codes: list[int] = []
    name = _shown(source)
    say = ProgressLine(asked.quiet).say
    with reporting_errors(name, asked.debug, codes), _memory(source, asked) as memory:
        kept = _FeedAlone(memory.store)
        fetcher = _fetcher(asked, kept)
        listed = _read(source, fetcher)
        kept.close()
        for note in listed.notes:
            say(f"Note: {visible(note)}")
        fresh = [entry for entry in listed.entries if entry not in memory]
        new = [entry for entry in fresh if _is_since(entry, since)]
        undated = sum(entry.published is None for entry in new) if since else 0
        if undated:
            say(f"Note: {_entries(undated)} without a date: --since keeps what may be new.")
        if dry_run:
            _list(new[:limit])
        elif new:
            say(f"{name}: {len(new):,} new of {_entries(len(listed.entries))}")
            work = _Work(new, _items(listed.entries), memory, limit)
            codes.append(make_all(work, asked, work.done, fetcher))
            work.tell_rest(say)
        else:
            say(f"{name}: nothing new ({_entries(len(listed.entries))} listed)")
    return first_of(codes)


class _Memory:
    """Which entries of a feed are done with; without a store none is, and none will be."""

    def __init__(self, feed: str, store: Store | None) -> None:
        self.store = store
        self.failed = False
        """Whether something could not be kept."""
        self._feed = feed

    def __contains__(self, entry: Entry) -> bool:
        # Its address was its id if it shared its guid, or had none, when it was done with.
        return any(self._has(id_) for id_ in (entry.id, entry.url))

    def add(self, entry: Entry) -> None:
        """Remember an entry."""
        if self.store is not None:
            self.store.put("entry", self._key(entry.id), b"")
            self.failed |= not self._has(entry.id)

    def _has(self, id_: str) -> bool:
        return self.store is not None and self.store.get("entry", self._key(id_)) is not None

    def _key(self, id_: str) -> str:
        from briefing import keys

        return keys.entry_key(self._feed, id_)


@contextmanager
def _memory(source: str, asked: Asked) -> Iterator[_Memory]:
    """Yield what is remembered of a feed; what cannot be remembered is told, and stops nothing."""
    from briefing.batch.items import printable
    from briefing.fetching import is_url

    place = source if is_url(source) else printable(str(Path(source).resolve()))
    if not asked.cached:
        ProgressLine(asked.quiet).say("Note: with --no-cache nothing is remembered: all is new")
        yield _Memory(place, None)
        return
    from briefing.store import Store

    with Store.open() as store:
        memory = _Memory(place, store)
        yield memory
        if memory.failed:
            told = "what was done cannot be remembered, and is new the next time"
            click.echo(f"Note: {told}", err=True)  # making told why
        elif store.warning:
            click.echo(f"Note: {visible(store.warning)}", err=True)


class _FeedAlone:
    """Keeps the feed, to ask for it on condition the next time, until it is closed: its pages are
    not asked for again."""

    def __init__(self, store: Store | None) -> None:
        self._store = store

    def get(self, kind: Literal["page"], key: str, /) -> bytes | None:
        """Return what is kept of the feed."""
        return self._store.get(kind, key) if self._store else None

    def put(self, kind: Literal["page"], key: str, data: bytes, /) -> None:
        """Keep the feed."""
        if self._store:
            self._store.put(kind, key, data)

    def close(self) -> None:
        """Keep and find nothing from now on."""
        self._store = None


def _fetcher(asked: Asked, kept: _FeedAlone) -> Fetcher:
    """Return what fetches the feed and its pages."""
    from briefing import settings
    from briefing.fetching.fetcher import Fetcher

    flags = dict(asked.flags)
    # As if a model were brought along: which one is to be asked is of no matter yet.
    chosen = settings.load(flags, config=flags.pop("config"), brought=True)
    return Fetcher.by(chosen, kept)


def _read(source: str, fetcher: Fetcher) -> Feed:
    """Read a feed; raises ArticleError when it cannot be had or is none."""
    from briefing.fetching import is_url
    from briefing.reading import feeds, load

    if not is_url(source):
        return feeds.entries(load(source), source)
    page = fetcher.fetch(source)
    return feeds.entries(page.data, _shown(source), url=page.url)


def _shown(source: str) -> str:
    """Return what messages call a feed: never the query of an address."""
    from briefing.batch.items import printable
    from briefing.fetching import is_url, shown

    if not is_url(source):
        return printable(source)
    return shown(source)


def _is_since(entry: Entry, since: datetime | None) -> bool:
    """Tell whether an entry is not older than that, as far as anybody knows."""
    return since is None or entry.published is None or entry.published >= since


def _items(entries: Iterable[Entry]) -> dict[str, Item]:
    """Return the items of all entries by their addresses; no two have the same files."""
    from briefing.batch.items import page_item, with_digest

    items: dict[str, Item] = {}
    taken: set[str] = set()
    for entry in entries:
        item = page_item(entry.url)
        if item.id in taken:
            item = replace(item, id=with_digest(item.id, entry.url))
        taken.add(item.id)
        items[entry.url] = item
    return items


class _Work:
    """The items of new entries one after the other, and what becomes of each.

    It ends early when `limit` of them are made, and when the endpoint fails one after the other.
    """

    def __init__(
        self, new: Sequence[Entry], items: dict[str, Item], memory: _Memory, limit: int | None
    ) -> None:
        self._new = new
        self._items = items
        self._memory = memory
        self._limit = limit
        self._begun = 0
        self._made = 0
        self._left = len(new)
        self._failures = 0

    def __iter__(self) -> Iterator[Item]:
        for entry in self._new:
            if self._made == self._limit or self._failures == _IN_A_ROW:
                return
            self._begun += 1
            yield self._items[entry.url]

    def done(self, item: Item, error: BriefingError | None) -> None:
        """Remember the entry of the last item unless it is to be tried again."""
        from briefing.errors import ArticleError, FetchError

        is_no_article = isinstance(error, ArticleError) and not isinstance(error, FetchError)
        if error is None or is_no_article:
            self._memory.add(self._new[self._begun - 1])
            self._left -= 1
        self._made += error is None
        if not isinstance(error, ArticleError):  # else no model was asked
            self._failures = self._failures + 1 if _is_the_endpoints(error) else 0

    def tell_rest(self, say: Callable[[str], None]) -> None:
        """Say what is left for the next run."""
        if self._left:
            say(f"{_entries(self._left)} left: the same command goes on")


def _is_the_endpoints(error: BriefingError | None) -> bool:
    """Tell whether the endpoint failed, and not because of this very article."""
    from briefing.errors import BudgetError, ContextLengthError, EndpointError

    of_article = isinstance(error, BudgetError | ContextLengthError)
    return isinstance(error, EndpointError) and not of_article


def _list(entries: Iterable[Entry]) -> None:
    """Print entries, one a line: date, title and address."""
    from briefing.reading import VIET_NAM

    for entry in entries:
        published = entry.published and entry.published.astimezone(VIET_NAM)
        date = f"{published:%Y-%m-%dT%H:%M}" if published else "-"
        emit_row(date, entry.title or "-", entry.url)


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"
