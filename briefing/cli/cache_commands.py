"""What is kept of earlier runs: to be seen and to be cleared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.options import with_debug
from briefing.cli.terminal import emit, visible

if TYPE_CHECKING:
    from briefing.store import Statistics, Store

_MAX_DAYS = 36_500
_LABELS = {
    "reply": "replies",
    "briefing": "briefings",
    "document": "documents",
    "page": "pages",
    "entry": "feed items",
}


@click.group(epilog="Example:  briefing cache show")
def cache() -> None:
    """What is kept of earlier runs, so that nothing is paid for twice."""


@cache.command(epilog="Example:  briefing cache show")
@with_debug
def show(*, debug: bool) -> int:
    """Print where the store is, how big it is, and what is in it."""
    codes: list[int] = []
    with reporting_errors("the store", debug, codes):
        from briefing.store import Store

        with Store.open() as store:
            statistics = store.statistics()
            _tell(store)
        for line in _lines(statistics):
            emit(line)
    return first_of(codes)


@cache.command(epilog="Example:  briefing cache clear --older-than 30")
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(0, _MAX_DAYS),
    metavar="DAYS",
    help="Only what was written longer ago than that.",
)
@with_debug
def clear(*, days: int | None, debug: bool) -> int:
    """Delete what is kept; a later run asks the model again."""
    codes: list[int] = []
    with reporting_errors("the store", debug, codes):
        from briefing.store import Store

        with Store.open() as store:
            cleared = store.clear(None if days is None else timedelta(days=days))
            statistics = store.statistics()
            _tell(store)
        emit(f"Cleared {_entries(cleared)}; {_amount(statistics.size)} on the disk remain")
    return first_of(codes)


def _tell(store: Store) -> None:
    if store.warning:
        click.echo(f"Note: {visible(store.warning)}", err=True)


def _lines(statistics: Statistics) -> Iterator[str]:
    yield _row("store", visible(str(statistics.path)))
    yield _row("on disk", _amount(statistics.size))
    for kind, kept in statistics.kinds.items():
        yield _row(_LABELS[kind], f"{_entries(kept.entries)}, {_amount(kept.size)}")
    if statistics.oldest:
        yield _row("oldest", f"{statistics.oldest.astimezone():%Y-%m-%d %H:%M}")
    for path in statistics.set_aside:
        told = f"{path} ({_amount(path.stat().st_size)}; delete it if you do not miss it)"
        yield _row("set aside", visible(told))


def _row(label: str, text: str) -> str:
    return f"{label:11}{text}"


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _amount(size: int) -> str:
    """Return bytes as people read them."""
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"
