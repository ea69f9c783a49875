"""The openai SDK: `create` with a JSON schema and our own validation, or `parse`.

BENCHMARK_CALL is create or parse; BENCHMARK_TRANSPORT is httpx2 (the SDK's own) or aiohttp.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import openai
from reply import Reply
from task import MODEL, Task, each, response_format, work


async def main() -> None:
    """Ask for all articles over one client."""
    given = work()
    http = openai.DefaultAioHttpClient if _chosen("TRANSPORT") == "aiohttp" else None
    client = openai.AsyncOpenAI(
        base_url=given.base_url,
        api_key="none",
        max_retries=0,
        http_client=http() if http else None,
    )
    ask = {"create": _create, "parse": _parse}[_chosen("CALL")]
    form = response_format()

    async def headline(task: Task) -> str:
        return (await ask(client, task, form)).headline()

    async with client:
        await each(given, headline)


def _chosen(name: str) -> str:
    return os.environ[f"BENCHMARK_{name}"]


async def _create(client: openai.AsyncOpenAI, task: Task, form: Any) -> Reply:
    messages: Any = task.messages
    completion = await client.chat.completions.create(
        model=MODEL, messages=messages, response_format=form
    )
    return Reply.model_validate_json(completion.choices[0].message.content or "")


async def _parse(client: openai.AsyncOpenAI, task: Task, form: Any) -> Reply:
    messages: Any = task.messages
    completion = await client.chat.completions.parse(
        model=MODEL, messages=messages, response_format=Reply
    )
    parsed = completion.choices[0].message.parsed
    if parsed is None:
        raise ValueError("no answer")
    return parsed


asyncio.run(main())
