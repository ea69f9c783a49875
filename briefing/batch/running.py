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
    ArticleError,
    BriefingError,
    BudgetError,
    ContextLengthError,
    DeliveryError,
    EndpointError,
)

_AHEAD = 4
"""How many times as many articles as are made at once may wait for one that takes long."""
_STREAK = 20
"""After so many failures of the endpoint in a row, and no success, the run ends."""
_ENDPOINT = 5
"""The exit code of its failures."""
_ABOUT_ARTICLE = (ContextLengthError.__name__, BudgetError.__name__)
"""Those among them that say nothing of the endpoint: it answers, but this article is too much."""


class Streak:
    """How many articles in a row the endpoint failed for, with so many made at once."""

    def __init__(self, jobs: int) -> None:
        self._most = max(_STREAK, 2 * jobs)
        self._length = 0

    def add(self, outcome: Outcome) -> EndpointError | None:
        """Return the error that ends the run when one article after the other has failed."""
        failure = outcome.failure
        if failure is None or failure.exit_code != _ENDPOINT or failure.error in _ABOUT_ARTICLE:
            self._length = 0
            return None
        self._length += 1
        if self._length < self._most:
            return None
        return EndpointError(f"{self._length} articles in a row failed: {failure.message}")


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
        self.unfinished: list[BriefingError] = []
        """What ended articles that have no outcome for it; each tells what the article had cost."""

    def halt(self) -> None:
        """Begin nothing any more."""
        self.halted = True

    async def __call__(self) -> None:
        """Make all items; the session takes their outcomes in the order of the items."""
        window: deque[Outcome | asyncio.Task[Outcome | None]] = deque()
        try:
            while True:
                window.extend(self._begun(_AHEAD * self._jobs - len(window)))
                if not window:
                    return
                first = window.popleft()
                outcome = first if isinstance(first, Outcome) else await first
                if outcome is not None:
                    self._session.take(outcome)
                await asyncio.sleep(0)  # lets a signal in where nothing is waited for
        finally:
            for task in window:
                if isinstance(task, asyncio.Task):
                    task.cancel()

    def _begun(self, most: int) -> Iterator[Outcome | asyncio.Task[Outcome | None]]:
        for _ in range(most):
            item = None if self.halted else next(self._items, None)
            if item is None:
                return
            try:
                kept = self._shelf.find(item)
                if kept is None:
                    self._session.admit(item)
            except (ArticleError, DeliveryError) as error:
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
                self.unfinished.append(stopped.reason)
                return None
            finally:
                self.underway -= 1
        if error := self._streak.add(outcome):
            self._stop(error)
        return outcome

    def _stop(self, reason: BriefingError) -> None:
        self.halted = True
        self.reason = self.reason or reason
