"""Asks an endpoint once, from start to end, as a program would."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from briefing.errors import BriefingError
from briefing.llm import Budget, Client, Dialect, Line
from briefing.models import Completion, Endpoint, Prompt
from briefing.testing import Reply

GOOD = {"headline": "Mưa lớn"}
"""What the prompt of conftest asks for."""


def ask(
    endpoint: Endpoint, prompt: Prompt, budget: Budget | None = None, dialect: Dialect | None = None
) -> Completion:
    """Ask once."""
    return ask_and_note(endpoint, prompt, budget, dialect)[0]


def ask_and_note(
    endpoint: Endpoint, prompt: Prompt, budget: Budget | None = None, dialect: Dialect | None = None
) -> tuple[Completion, tuple[str, ...]]:
    """Ask once; return the client's notes too."""

    async def run() -> tuple[Completion, tuple[str, ...]]:
        async with Line(endpoint, dialect=dialect) as line:
            client = Client(line, budget or Budget(30))
            return await client.complete(prompt), client.notes()

    return asyncio.run(run())


def failure(endpoint: Endpoint, prompt: Prompt, budget: Budget | None = None) -> BriefingError:
    """Ask once and return the error that comes of it."""
    with pytest.raises(BriefingError) as caught:
        ask(endpoint, prompt, budget)
    return caught.value


def always(reply: Reply) -> Callable[[Prompt], Reply]:
    """A server that never says anything else."""
    return lambda _: reply
