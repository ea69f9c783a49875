"""instructor over the openai SDK, in its mode for JSON schemas."""

from __future__ import annotations

import asyncio
from typing import Any

import instructor
import openai
from reply import Reply
from task import MODEL, Task, each, work


async def main() -> None:
    """Ask for all articles over one client."""
    given = work()
    bare = openai.AsyncOpenAI(base_url=given.base_url, api_key="none", max_retries=0)
    client = instructor.from_openai(bare, mode=instructor.Mode.JSON_SCHEMA)

    async def headline(task: Task) -> str:
        messages: Any = task.messages
        reply = await client.chat.completions.create(
            model=MODEL, messages=messages, response_model=Reply, max_retries=1
        )
        return reply.headline()

    async with bare:
        await each(given, headline)


asyncio.run(main())
