"""What every client of the benchmark has to do, and how it tells what it has done.

A client reads the articles, asks for each with the instructions of `prompts/brief.system.md` and
the schema of the reply, so many at once, and counts the answers that have the article's headline.
Standard library only: each client runs in an environment of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MODEL = "canned"
INSTRUCTIONS = Path(__file__).parents[3] / "prompts" / "brief.system.md"
_LANGUAGES = ("vi", "en")
_TEXT = {"type": "string"}
_DETAIL = {"type": ["string", "null"]}
_NUMBERS = {"type": "array", "items": {"type": "integer"}}


@dataclass(frozen=True)
class Task:
    """One article, and what to ask."""

    title: str
    text: str
    instructions: str

    @property
    def question(self) -> str:
        """What the user says."""
        return f"<article>\nHeadline: {self.title}\n\n{self.text}\n</article>"

    @property
    def messages(self) -> list[dict[str, str]]:
        """The chat."""
        return [
            {"role": "system", "content": self.instructions},
            {"role": "user", "content": self.question},
        ]


@dataclass(frozen=True)
class Work:
    """What the command line asks for."""

    articles: Path
    base_url: str
    jobs: int
    count: int

    def tasks(self) -> Iterator[Task]:
        """Yield the articles, one at a time."""
        instructions = INSTRUCTIONS.read_text("utf-8").strip()
        with self.articles.open(encoding="utf-8") as lines:
            for _, line in zip(range(self.count), lines, strict=False):
                record = json.loads(line)
                yield Task(record["title"], record["text"], instructions)


def work() -> Work:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path)
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--jobs", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    given = parser.parse_args()
    return Work(given.articles, given.base_url, given.jobs, given.count)


def tell(right: int) -> None:
    """Say how many answers were right."""
    print(json.dumps({"right": right}))


async def each(work: Work, headline: Callable[[Task], Awaitable[str]]) -> None:
    """Ask for all articles, so many at once, and tell how many answers were right.

    `headline` asks about one article and returns the Vietnamese headline of the answer. As many
    workers as there are jobs take one article after the other: the least that asyncio needs.
    """
    tasks = work.tasks()
    right = 0

    async def worker() -> None:
        nonlocal right
        for task in tasks:
            answer = await headline(task)
            right += answer == task.title

    await asyncio.gather(*(worker() for _ in range(work.jobs)))
    tell(right)


def _object(**properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def response_format() -> dict[str, object]:
    """Return the schema of the reply, as the chat completions protocol takes it."""
    statement = _object(
        kind={"type": "string", "enum": ["headline", "summary", "point", "quote", "next_step"]},
        evidence=_NUMBERS,
        **dict.fromkeys(("speaker", "who", "due"), _DETAIL),
        **dict.fromkeys(_LANGUAGES, _TEXT),
    )
    person = _object(name=_TEXT, role_vi=_TEXT, role_en=_TEXT, evidence=_NUMBERS)
    schema = _object(
        statements={"type": "array", "items": statement},
        people={"type": "array", "items": person},
    )
    return {
        "type": "json_schema",
        "json_schema": {"name": "brief", "schema": schema, "strict": True},
    }
