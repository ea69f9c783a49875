"""A live line on a terminal."""

from __future__ import annotations

import sys
from typing import Any

import click

_BYTES = 1_000_000
"""A stage with more steps than this counts bytes."""


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
