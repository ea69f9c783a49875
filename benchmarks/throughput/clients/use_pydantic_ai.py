"""pydantic-ai: an agent whose output is a model, asked for by JSON schema."""

from __future__ import annotations

import asyncio

from pydantic_ai import Agent, NativeOutput
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider
from reply import Reply
from task import INSTRUCTIONS, MODEL, Task, each, work


async def main() -> None:
    """Ask for all articles with one agent."""
    given = work()
    provider = OpenAIProvider(base_url=given.base_url, api_key="none")
    agent = Agent(
        OpenAIChatModel(MODEL, provider=provider),
        output_type=NativeOutput(Reply),
        instructions=INSTRUCTIONS.read_text("utf-8").strip(),
        retries=0,
    )

    async def headline(task: Task) -> str:
        return (await agent.run(task.question)).output.headline()

    await each(given, headline)


asyncio.run(main())
