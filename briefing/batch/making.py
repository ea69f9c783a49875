"""One item to an outcome: from what is kept, or by a model."""

from __future__ import annotations

import asyncio
import json
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from briefing import keys, settings
from briefing.batch.items import Item
from briefing.batch.outcomes import Failure, Outcome
from briefing.errors import (
    AuthenticationError,
    BriefingError,
    BudgetError,
    QuotaError,
    SettingsError,
)
from briefing.models import Language, Usage
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.llm import Line, RunBudget
    from briefing.models import Article, Briefing
    from briefing.pipeline import Made, OnProgress
    from briefing.store import Store

FORMATS = {"md": "markdown", "html": "html"}
"""Formats by the end of their file names."""


@dataclass(frozen=True)
class Wanted:
    """Which documents to make."""

    languages: tuple[Language, ...] = ("vi", "en")
    """In which languages."""
    formats: tuple[str, ...] = ("md",)
    """`md`, `html`."""
    templates: Path | None = None
    """A folder of templates of one's own."""


class StoppedError(Exception):
    """What keeps this article from being made keeps all others too: the run ends.

    `reason` is the error.
    """

    def __init__(self, reason: BriefingError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Maker:
    """Makes outcomes: one line to one endpoint, opened for the first article that needs it.

        async with Maker(chosen, Wanted(), store) as maker:
            outcome = maker.kept(item) or await maker.make(item)

    Without a store nothing is kept. `jobs` articles may be made at once, within `spending`, the
    budget of the run.
    """

    def __init__(
        self,
        chosen: Settings,
        wanted: Wanted,
        store: Store | None = None,
        *,
        jobs: int = 1,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        report: OnProgress = lambda *_: None,
    ) -> None:
        self._chosen = chosen
        self._wanted = wanted
        self._store = store
        self._jobs = jobs
        self._ceilings = {"tokens": max_tokens, "dollars": max_cost}
        self._report = report
        self._model_key: str | None = None
        self._line: Line | None = None
        self._opening = asyncio.Lock()
        self._stack = AsyncExitStack()
        self.spending: RunBudget | None = None
        """What the run has spent; None until something is asked for."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: Any) -> None:
        await self._stack.aclose()
'''
