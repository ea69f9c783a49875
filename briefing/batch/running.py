"""The engine of one machine: many articles at once on one event loop, outcomes in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator

from briefing.batch.items import Item
from briefing.batch.making import Maker, StoppedError, failed
from briefing.batch.outcomes import Outcome
from briefing.batch.session import Session
from briefing.batch.shelf import Shelf
from briefing.errors import (
    BriefingError,
    BudgetError,
    ContextLengthError,
    DeliveryError,
    EndpointError,
    OutputError,
)

_AHEAD = 4
"""How many times as many articles as are made at once may wait for one that takes long."""
_STREAK = 20
"""After so many articles in a row that failed for no fault of theirs the run ends."""
_PAID = 3
"""After so many in a row that were made and could not be written it ends, too."""
_NOT_THEIRS = {1: BriefingError, 5: EndpointError, 6: OutputError}
"""Failures by exit code that may well be all further articles' too."""
_ABOUT_ARTICLE = (ContextLengthError.__name__, BudgetError.__name__)
"""Those among them that say nothing of the endpoint: it answers, but this article is too much."""


class Streak:
    """How many articles in a row failed, with so many made at once."""

    def __init__(self, jobs: int) -> None:
        self._most = max(_STREAK, 2 * jobs)
        self._length = self._unwritten = 0

    def add(self, outcome: Outcome) -> BriefingError | None:
        """Return the error that ends the run when one article after the other has failed."""
        failure = outcome.failure
        kind = _NOT_THEIRS.get(failure.exit_code) if failure else None
        if failure is None or kind is None or failure.error in _ABOUT_ARTICLE:
            self._length = 0
            return None
        self._length += 1
        if self._length < self._most:
            return None
        return kind(f"{self._length} articles in a row failed: {failure.message}")

    def add_written(self, made: Outcome, written: Outcome) -> BriefingError | None:
        """Return the error that ends the run when what was paid for cannot be written."""
        if made.state != "made":
            return None
        failure = written.failure
        self._unwritten = self._unwritten + 1 if failure else 0
        if failure is None or self._unwritten < _PAID:
            return None
        return DeliveryError(f"{self._unwritten} results in a row were lost: {failure.message}")


Window = deque[Outcome | asyncio.Task[Outcome | None]]
"""Articles that were begun, in order: their outcomes, or what is at work on them."""


class Run:
    """The articles of a session being made, so many at once.

        await Run(session, shelf, maker, jobs)()

    `halt` ends it: what is under way is finished, nothing else is begun. It ends by itself when
    one article's failure is all others' too, or the endpoint fails again and again: `reason` is
    the error then.
    """

    def __init__(self, session: Session, shelf: Shelf, maker: Maker, jobs: int) -> None:
        self._session = session
        self._items = iter(session)
        self._shelf = shelf
        self._maker = maker
        self._jobs = jobs
        self._places = asyncio.Semaphore(jobs)
        self._streak = Streak(jobs)
        self.halted = False
        self.reason: BriefingError | None = None
        """Why it ended before its time."""
        self.underway = 0
        """How many articles are being made."""

    def halt(self) -> None:
        """Begin nothing any more."""
        self.halted = True

    async def __call__(self) -> None:
        """Make all items; the session takes their outcomes in the order of the items."""
        window: Window = deque()
        try:
            while True:
                window.extend(self._begun(_AHEAD * self._jobs - len(window)))
                if not window:
                    return
                if isinstance(window[0], asyncio.Task):
                    await asyncio.wait([window[0]])
                self._take(window.popleft())
                await asyncio.sleep(0)  # lets a signal in where nothing is waited for
        except asyncio.CancelledError:  # to break off at once
            await self._wind_up(window, patiently=False)
            raise
        except BaseException:  # whatever it is, what is under way is paid for
            self.halted = True
            await self._wind_up(window, patiently=True)
            raise

    def _take(self, entry: Outcome | asyncio.Task[Outcome | None]) -> None:
        """Have the session write an outcome; end the run when it cannot, again and again."""
        outcome = entry if isinstance(entry, Outcome) else entry.result()
        if outcome is None:
            return
        written = self._session.take(outcome)
        if error := self._streak.add_written(outcome, written):
            self._stop(error)

    async def _wind_up(self, window: Window, *, patiently: bool) -> None:
        """Take what there is, waiting for what is under way if `patiently`."""
        tasks = [entry for entry in window if isinstance(entry, asyncio.Task)]
        for task in tasks if not patiently else ():
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for entry in window:
            if isinstance(entry, Outcome) or not (entry.cancelled() or entry.exception()):
                self._take(entry)

    def _begun(self, most: int) -> Iterator[Outcome | asyncio.Task[Outcome | None]]:
        for _ in range(most):
            item = None if self.halted else next(self._items, None)
            if item is None:
                return
            try:
                kept = self._shelf.find(item)
                if kept is None:
                    self._session.admit(item)
            except BriefingError as error:
                yield failed(item, error)
            else:
                yield kept or asyncio.ensure_future(self._made(item))

    async def _made(self, item: Item) -> Outcome | None:
        """Make an item when it is its turn; None when the run ended before."""
        async with self._places:
            if self.halted:
                return None
            self.underway += 1
            try:
                outcome = await self._maker.make(item)
            except StoppedError as stopped:
                self._stop(stopped.reason)
                return None
            finally:
                self.underway -= 1
        if error := self._streak.add(outcome):
            self._stop(error)
        return outcome

    def _stop(self, reason: BriefingError) -> None:
        self.halted = True
        self.reason = self.reason or reason
