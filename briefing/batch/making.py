"""One item to an outcome, by a model."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, Self

from briefing import pipeline, terms
from briefing.batch.failures import Failure
from briefing.batch.items import Item
from briefing.batch.outcomes import Outcome
from briefing.batch.shelf import Shelf
from briefing.errors import (
    AuthenticationError,
    BriefingError,
    BudgetError,
    MissingExtraError,
    QuotaError,
    SettingsError,
)
from briefing.llm import Line, RunBudget, price
from briefing.models import Article, Usage
from briefing.pipeline import Made, OnProgress, Replies
from briefing.settings import Settings
from briefing.vietnamese.text import one_line

_logger = logging.getLogger(__name__)

_FORBIDDEN = 403
"""A status that a firewall may also have for the words of one article."""


class StoppedError(Exception):
    """What keeps one article from being made keeps all others from it too.

    `reason` is the error.
    """

    def __init__(self, reason: BriefingError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Maker:
    """Makes outcomes: one line to one endpoint, opened for the first article that needs it.

        async with Maker(chosen, shelf, jobs=8) as maker:
            outcome = await maker.make(item)

    `jobs` articles may be made at once, within `max_tokens` and `max_cost` (in US dollars) for all
    together. `on_article` gets each article before it is sent anywhere.
    """

    def __init__(
        self,
        chosen: Settings,
        shelf: Shelf,
        *,
        jobs: int = 1,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        on_progress: OnProgress = lambda *_: None,
        on_article: Callable[[Article], None] = lambda _: None,
    ) -> None:
        self._chosen = chosen
        self._shelf = shelf
        self._jobs = jobs
        self._max_tokens, self._max_cost = max_tokens, max_cost
        self._on_progress = on_progress
        self._on_article = on_article
        self._opening = asyncio.Lock()
        self._opened: tuple[Line, RunBudget] | None = None
        self._replies = Replies(shelf.store, shelf.model) if shelf.store else None
        self._stack = AsyncExitStack()
        self._settled = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: Any) -> None:
        await self._stack.aclose()

    @property
    def spending(self) -> RunBudget | None:
        """What the run has spent; None when nothing had to be asked for."""
        return self._opened[1] if self._opened else None

    @property
    def exhausted(self) -> BudgetError | None:
        """The error that says that a ceiling of the run is reached, if one is."""
        if self.spending is None or not self.spending.reached:
            return None
        return BudgetError("a ceiling of this run is reached: raise --max-tokens or --max-cost")

    async def attempt(self, item: Item) -> Outcome:
        """Make a briefing of an item that has no address, and its documents; raises as
        `pipeline.brief` does."""
        source, made = await self._made(item)
        try:
            return self._shelf.put(item, source, made)
        except BriefingError as error:  # templates that this briefing is too much for
            error.usage, error.cost_usd = made.usage, made.cost_usd
            raise

    async def make(self, item: Item) -> Outcome:
        """Make a briefing like `attempt`, of a page that is fetched first unless it was made
        before; what goes wrong with it is an outcome too.

        Raises StoppedError when all other articles would fail likewise.
        """
        made: Made | None = None
        try:
            if item.url is not None:
                item = await asyncio.to_thread(self._shelf.fetched, item)
                if kept := self._shelf.find(item):
                    return kept
            source, made = await self._made(item)
            return self._shelf.put(item, source, made)
        except BriefingError as error:
            if made is None and self._ends_run(error):
                raise StoppedError(error) from error
            return failed(item, error, made)
        except Exception as bug:  # one article's, whatever it is: the others go on
            _logger.debug("%s: a bug in briefing", item.source, exc_info=True)
            return failed(item, bug, made)
        finally:
            if not self._settled:
                self._settled = True
                _settle()

    async def _made(self, item: Item) -> tuple[bytes, Made]:
        """Return the bytes of an item's source, and what was made of them."""
        source = item.load()
        article = item.article(source)
        self._on_article(article)
        line, spending = await self._open()
        made = await pipeline.brief(
            article, line, self._chosen, self._on_progress, replies=self._replies, spending=spending
        )
        return source, made

    def _ends_run(self, error: BriefingError) -> bool:
        if isinstance(error, BudgetError):
            return self._opened is not None and self._opened[1].reached
        return concerns_all(error)

    async def _open(self) -> tuple[Line, RunBudget]:
        """Return the line and the budget of the run; the first caller opens them."""
        async with self._opening:
            if self._opened is None:
                terms.load(self._chosen.glossary)  # a bad glossary is told before a model is loaded
                opening = pipeline.endpoint(self._chosen, self._on_progress)
                # In a thread, so that loading the embedded model does not stop the loop.
                place = await asyncio.to_thread(self._stack.enter_context, opening)
                if self._max_cost is not None:
                    pipeline.require_price(place)
                line = await self._stack.enter_async_context(Line(place, most=self._jobs))
                spending = RunBudget(
                    tokens=self._max_tokens, dollars=self._max_cost, price=price(place)
                )
                self._opened = line, spending
            return self._opened


def concerns_all(error: BriefingError) -> bool:
    """Tell whether what keeps one article from being made keeps all others from it too."""
    if isinstance(error, AuthenticationError):
        return error.status != _FORBIDDEN
    return isinstance(error, QuotaError | SettingsError) and not isinstance(
        error, MissingExtraError
    )


def _settle() -> None:
    """Keep the garbage collector from going through all word lists again and again: what the
    first article has loaded stays, and an article leaves few cycles. A seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def failed(item: Item | Outcome, error: Exception, made: Made | None = None) -> Outcome:
    """Return the outcome of an item that has no briefing, or one that could not be rendered or
    written: what it had cost, `made`, the outcome in place of an item, or the error tells."""
    bug = f"{item.source}: a bug in briefing ({type(error).__name__}): report the traceback"
    told = error if isinstance(error, BriefingError) else BriefingError(bug)
    spent = made or (item if isinstance(item, Outcome) else error)
    failure = Failure(
        id=item.id,
        source=item.source,
        error=type(error).__name__,
        exit_code=told.exit_code,
        message=one_line(str(told)),
        usage=getattr(spent, "usage", None) or Usage(),
        cost_usd=getattr(spent, "cost_usd", None),
    )
    return Outcome(item.id, item.source, "failed", failure=failure)
