"""What a run of many articles has come to: a live bar, and a summary."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.failures import first_of
from briefing.cli.spending import Spent
from briefing.cli.terminal import visible

if TYPE_CHECKING:
    from briefing.batch.failures import Failure
    from briefing.batch.outcomes import Outcome

_NOTES = 1_000
"""How many different notes are counted."""
_NOTES_TOLD = 20
"""How many are printed, the most frequent first."""
_RETRIED = {1, 5, 6}
"""Exit codes of failures that may be gone another time."""
_REASONS = 20
"""How many different errors are printed: all are in the list of failures."""


class Tally:
    """Counts outcomes; on a terminal it draws how far the run is, what failed, what it cost."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total = total
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._started = time.monotonic()
        self._states: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()
        self._where: dict[str, str] = {}
        self._other_notes = 0
        self._codes: set[int] = set()
        self._reasons: set[str] = set()
        self._flawed = 0
        self.spent = Spent()

    def __enter__(self) -> Tally:
        if self._live:
            self._start()
        return self

    def __exit__(self, *exc: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    @property
    def done(self) -> int:
        """How many outcomes there were."""
        return self._states.total()

    @property
    def failed(self) -> int:
        """How many of them are failures."""
        return self._states["failed"]

    @property
    def worth_a_retry(self) -> bool:
        """Whether some of them may end well another time."""
        return bool(self._codes & _RETRIED)

    @property
    def left(self) -> int:
        """How many articles had no outcome."""
        return self._total - self.done

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self._states[outcome.state] += 1
        for note in (*(() if self._quiet else outcome.repairs), *outcome.notes):
            self._note(note, outcome.source)
        self._flawed += outcome.flawed
        self.spent.add(outcome.usage, outcome.cost_usd)
        if failure := outcome.failure:
            self._codes.add(failure.exit_code)
            self.spent.add(failure.usage, failure.cost_usd)
            self._tell(failure)
        if self._bar is not None:
            self._bar.update(self._task, advance=1, told=self._told())

    def _tell(self, failure: Failure) -> None:
        """Print a failure; what is told of one article is not told of a hundred."""
        reason = failure.message.replace(failure.source, "")
        if reason in self._reasons or len(self._reasons) == _REASONS:
            return
        self._reasons.add(reason)
        about = "" if failure.source in failure.message else f"{failure.source}: "
        self.say(f"Error: {visible(about + failure.message)}", always=True)
        if len(self._reasons) == _REASONS:
            self.say("Further errors are only counted here", always=True)

    def _note(self, note: str, source: str) -> None:
        """Count a note, and keep where it was first; of too many different ones, how many."""
        if note in self._notes or len(self._notes) < _NOTES:
            self._notes[note] += 1
            self._where.setdefault(note, source)
        else:
            self._other_notes += 1

    def code(self, strict: bool) -> int:
        """Return the exit code; with `strict` an error finding that remains counts."""
        return first_of([*self._codes, *([3] if strict and self._flawed else [])])

    def say(self, line: str, *, always: bool = False) -> None:
        """Print a line to stderr, above the bar; unless quiet was asked for, or `always`."""
        if self._quiet and not always:
            return
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def summary(self) -> None:
        """Print what the run has come to."""
        for note, times in self._notes.most_common(_NOTES_TOLD):
            where = self._where[note] if times == 1 else f"{times:,} articles"
            click.echo(f"Note ({visible(where)}): {visible(note)}", err=True)
        if (
            more := sum(self._notes.values())
            + self._other_notes
            - sum(times for _, times in self._notes.most_common(_NOTES_TOLD))
        ):
            click.echo(f"Note: {more:,} further notes are in the briefings", err=True)
        parts = [f"{self._states['made']:,} made", f"{self._states['kept']:,} unchanged"]
        parts += [f"{self.failed:,} failed"] if self.failed else []
        parts += [f"{self.left:,} left"] if self.left else []
        flawed = f"; errors remain in {self._flawed:,}" if self._flawed else ""
        seconds = time.monotonic() - self._started
        total = "1 article" if self._total == 1 else f"{self._total:,} articles"
        self.say(f"{total}: {', '.join(parts)} in {seconds:.1f} s{flawed}")
        if told := self.spent.told():
            self.say(told)

    def _told(self) -> str:
        failed = f"{self.failed:,} failed, " if self.failed else ""
        return failed + self.spent.short()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        self._bar = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[told]}"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("articles", total=self._total, told="")
        self._bar.start()
