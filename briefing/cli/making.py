"""Making briefings: one endpoint for all articles, a live line, and what it cost."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.tables import has_errors, passed_line
from briefing.cli.terminal import visible

if TYPE_CHECKING:
    from briefing.models import Article, Briefing, Endpoint, Usage
    from briefing.settings import Settings

_BYTES = 1_000_000
"""A stage with more steps than this counts bytes."""


class Desk:
    """The settings, and the endpoint: opened for the first article, closed after the last."""

    def __init__(self, progress: ProgressLine, flags: dict[str, Any]) -> None:
        self._progress = progress
        self._flags = flags
        self._stack = ExitStack()
        self._opened: tuple[Endpoint, Settings] | None = None
        self.spent = Spent()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def make(self, article: Article) -> Briefing:
        """Make a briefing of an article; the first one opens the endpoint."""
        from briefing import pipeline

        for repair in article.repairs:
            self._progress.say(f"Note: {repair}")
        self._opened = self._opened or self._open()
        made = pipeline.make_at(self._opened[0], article, self._opened[1], self._progress.update)
        self.spent.add(made.provenance.usage, made.provenance.cost_usd)
        return made

    def _open(self) -> tuple[Endpoint, Settings]:
        from briefing import local, pipeline, settings, terms

        flags = dict(self._flags)
        config = flags.pop("config")
        chosen = settings.load(flags, config=config, local_installed=local.installed)
        if chosen.model == settings.LOCAL:
            self._progress.say("Model: the embedded model, on this machine")
        else:
            click.echo(f"Model: {chosen.model} at {chosen.host}", err=True)  # also with --quiet
        terms.load(chosen.glossary)  # a bad glossary is told before a model is loaded
        opening = pipeline.endpoint(chosen, self._progress.update)
        return self._stack.enter_context(opening), chosen


class ProgressLine:
    """A live line on a terminal: stage, how many of how many, seconds. Silent elsewhere."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
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
        if not self._quiet:
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


def verdict(briefing: Briefing, source: str, strict: bool, progress: ProgressLine) -> int:
    """Tell what became of an article, and return the exit code."""
    for note in briefing.provenance.notes:
        click.echo(f"Note: {visible(note)}", err=True)  # a warning: also with --quiet
    progress.say(f"{source}: {passed_line(briefing)} in {briefing.provenance.seconds:.0f} s")
    return 3 if strict and has_errors(briefing) else 0


class Spent:
    """What a run has cost, failed articles included."""

    def __init__(self) -> None:
        self._costs: list[tuple[Usage, float | None]] = []

    def add(self, usage: Usage | None, dollars: float | None) -> None:
        """Add the cost of one article."""
        if usage is not None and usage.requests:
            self._costs.append((usage, dollars))

    def tell(self, progress: ProgressLine) -> None:
        """Print what has been added, the money only if all of it is known."""
        if not self._costs:
            return
        total, *others = (usage for usage, _ in self._costs)
        for usage in others:
            total += usage
        dollars = [dollars for _, dollars in self._costs if dollars is not None]
        known = len(dollars) == len(self._costs)
        about = "about " if total.estimated else ""
        requests = f"{total.requests} request{'s' if total.requests > 1 else ''}"
        price = f"US${sum(dollars):.4f}".replace("$0.0000", "$0") if known else "price unknown"
        progress.say(f"Cost: {requests}, {about}{total.tokens:,} tokens, {about}{price}")
