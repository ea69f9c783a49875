"""Making briefings: one endpoint for all articles, a live line, and what it cost."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.tables import passed_line
from briefing.cli.terminal import visible

if TYPE_CHECKING:
    import asyncio

    from briefing.batch.items import Item
    from briefing.batch.making import Maker
    from briefing.batch.outcomes import Outcome
    from briefing.batch.shelf import Shelf, Wanted
    from briefing.models import Article, Usage
    from briefing.settings import Settings
    from briefing.store import Store

_BYTES = 1_000_000
"""A stage with more steps than this counts bytes."""


class Desk:
    """What all articles of `make` share: settings, what is kept of earlier runs, and an endpoint,
    opened for the first article that needs it and closed after the last."""

    def __init__(
        self, progress: ProgressLine, flags: dict[str, Any], wanted: Wanted, cached: bool
    ) -> None:
        self._progress = progress
        self._flags = flags
        self._wanted = wanted
        self._cached = cached
        self._stack = ExitStack()
        self._announced = False
        self.spent = Spent()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def make(self, item: Item, admit: Callable[[Item], None]) -> Outcome:
        """Return the briefing of an item and its documents; raises as `Maker.attempt` does, and
        what `admit` does before a model is asked."""
        if kept := self._shelf.find(item):
            return kept
        admit(item)
        runner, maker = self._opened
        made = runner.run(maker.attempt(item))
        self.spent.add(made.usage, made.cost_usd)
        return made

    @cached_property
    def _chosen(self) -> Settings:
        return chosen_settings(self._flags)

    @cached_property
    def _shelf(self) -> Shelf:
        from briefing.batch.shelf import Shelf

        store = self._stack.enter_context(opened_store()) if self._cached else None
        return Shelf(self._chosen, self._wanted, store)

    @cached_property
    def _opened(self) -> tuple[asyncio.Runner, Maker]:
        from briefing.batch.making import Maker
        from briefing.llm import runner

        running = self._stack.enter_context(runner())
        maker = Maker(
            self._chosen,
            self._shelf,
            on_progress=self._progress.update,
            on_article=self._tell,
        )
        running.run(maker.__aenter__())
        self._stack.callback(lambda: running.run(maker.__aexit__()))
        return running, maker

    def _tell(self, article: Article) -> None:
        for repair in article.repairs:
            self._progress.say(f"Note: {repair}")
        if not self._announced:
            self._announced = True
            announce(self._chosen, self._progress.quiet)


def chosen_settings(flags: dict[str, Any]) -> Settings:
    """Resolve the settings; raises SettingsError."""
    from briefing import local, settings

    flags = dict(flags)
    config = flags.pop("config")
    return settings.load(flags, config=config, local_installed=local.installed)


def announce(chosen: Settings, quiet: bool) -> None:
    """Say which model is asked, before any text leaves the machine."""
    from briefing import settings

    if chosen.model != settings.LOCAL:
        click.echo(f"Model: {chosen.model} at {chosen.host}", err=True)  # also with --quiet
    elif not quiet:
        click.echo("Model: the embedded model, on this machine", err=True)


@contextmanager
def opened_store() -> Iterator[Store]:
    """Yield the user's store; what is wrong with it is told, and stops nothing."""
    from briefing.store import Store

    with Store.open() as store:
        told = _tell_warning(store, "")
        try:
            yield store
        finally:
            _tell_warning(store, told)


def _tell_warning(store: Store, told: str) -> str:
    """Say what is wrong with a store, unless that was told already; return it."""
    warning = store.warning or ""
    if warning != told:
        click.echo(f"Note: {visible(warning)}", err=True)
    return warning


class ProgressLine:
    """A live line on a terminal: stage, how many of how many, seconds. Silent elsewhere."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self._live = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._stage = ""

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Clear the line, so that others can be printed."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._stage = ""

    def say(self, line: str) -> None:
        """Print a line to stderr, unless quiet was asked for."""
        if not self.quiet:
            click.echo(line, err=True)

    def update(self, stage: str, done: int, total: int) -> None:
        """Draw where the work is."""
        if not self._live:
            return
        if self._bar is None:
            self._bar = self._started()
        if stage != self._stage:
            self._stage = stage
            self._bar.reset(self._task, total=total, description=stage)
        count = f"{done} of {total}" if total < _BYTES else f"{100 * done // total} %"
        self._bar.update(self._task, completed=done, total=total, count=count)

    def _started(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:10}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = bar.add_task("start", count="")
        bar.start()
        return bar


def verdict(outcome: Outcome, strict: bool, progress: ProgressLine) -> int:
    """Tell what became of an article, and return the exit code."""
    for repair in outcome.repairs if outcome.state == "kept" else ():
        progress.say(f"Note: {repair}")
    for note in outcome.notes:
        click.echo(f"Note: {visible(note)}", err=True)  # a warning: also with --quiet
    how = f"in {outcome.seconds:.0f} s"
    if outcome.state == "kept":
        how = f"(kept from {outcome.created_at[:10]}; --no-cache asks again)"
    progress.say(f"{outcome.source}: {passed_line(outcome.passed, outcome.subjects)} {how}")
    return 3 if strict and outcome.flawed else 0


class Spent:
    """What a run has cost, failed articles included."""

    def __init__(self, usage: Usage | None = None, dollars: float | None = 0.0) -> None:
        self._usage = usage if usage and usage.requests else None
        self._dollars = dollars

    def add(self, usage: Usage | None, dollars: float | None) -> None:
        """Add the cost of one article; what has sent nothing cost nothing."""
        if usage is None or not usage.requests:
            return
        self._usage = self._usage + usage if self._usage else usage
        if self._dollars is not None:
            self._dollars = None if dollars is None else self._dollars + dollars

    def short(self) -> str:
        """Return tokens and money, as far as they are known."""
        if self._usage is None:
            return "0 tokens"
        about = "about " if self._usage.estimated else ""
        tokens = f"{about}{self._usage.tokens:,} tokens"
        return tokens if self._dollars is None else f"{tokens}, {about}{self._price(self._dollars)}"

    def told(self) -> str:
        """Return what has been spent, the money only if all of it is known; empty if nothing."""
        if self._usage is None:
            return ""
        requests = f"{self._usage.requests:,} request{'s' if self._usage.requests > 1 else ''}"
        unknown = ", price unknown" if self._dollars is None else ""
        return f"Cost: {requests}, {self.short()}{unknown}"

    @staticmethod
    def _price(dollars: float) -> str:
        return f"US${dollars:.4f}".replace("$0.0000", "$0")
