"""aiohttp alone: the request by hand, the answer parsed as JSON and not validated."""

from __future__ import annotations

import asyncio
import json

import aiohttp
from task import MODEL, Task, each, response_format, work


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


async def main() -> None:
    """Ask for all articles over one session."""
    given = work()
    form = response_format()
    connector = aiohttp.TCPConnector(limit=given.jobs)
    headers = {"authorization": "Bearer none"}
    async with aiohttp.ClientSession(
        connector=connector, headers=headers, json_serialize=_json
    ) as session:

        async def headline(task: Task) -> str:
            request = {"model": MODEL, "messages": task.messages, "response_format": form}
            async with session.post(f"{given.base_url}/chat/completions", json=request) as response:
                response.raise_for_status()
                completion = json.loads(await response.read())
            reply = json.loads(completion["choices"][0]["message"]["content"])
            return str(next(s["vi"] for s in reply["statements"] if s["kind"] == "headline"))

        await each(given, headline)


asyncio.run(main())
