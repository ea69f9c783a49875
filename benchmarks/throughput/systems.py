"""What is measured: a command for each system, and how to count its right answers."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from environments import interpreter
from processes import HERE, Run, Server, run

MODEL = "canned"


@dataclass(frozen=True)
class Task:
    """So many articles of a corpus, at a server."""

    corpus: Path
    """A folder that `corpus.py` wrote."""
    count: int
    """How many of its articles, from the first."""
    jobs: int
    """How many at once."""
    server: Server
    """Who answers."""
    core: int
    """Where the client runs."""
    scratch: Path
    """A folder for what the client leaves."""


@dataclass(frozen=True)
class Peer:
    """A client of `clients/` in an environment of its own."""

    name: str
    """In the table."""
    environment: str
    """Its requirements."""
    script: str
    """Its file."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """What it is told by its environment."""

    def run(self, task: Task) -> Run:
        """Ask for all articles; SystemExit unless every answer is right."""
        command = [str(interpreter(self.environment)), str(HERE / "clients" / self.script)]
        command += [str(task.corpus / "articles.jsonl"), "--base-url", task.server.base_url]
        command += ["--jobs", str(task.jobs), "--count", str(task.count)]
        taken = run(command, task.core, task.scratch / "log", self.variables)
        _require(self.name, json.loads(taken.output)["right"], task)
        return taken


@dataclass(frozen=True)
class Ours:
    """`briefing batch`, whole: reading, asking, validating, checking, both documents, writing."""

    name: str = "briefing batch"
    """In the table."""

    def run(self, task: Task) -> Run:
        """Brief all articles; SystemExit unless every briefing is right and has no finding."""
        articles = task.scratch / "articles.jsonl"
        out = task.scratch / "out.jsonl"
        out.unlink(missing_ok=True)
        with (task.corpus / "articles.jsonl").open("rb") as source, articles.open("wb") as target:
            target.writelines(islice(source, task.count))
        command = [str(script()), "batch", str(articles), "--into", str(out), "--no-cache", "-q"]
        command += ["--jobs", str(task.jobs), "--base-url", task.server.base_url, "--model", MODEL]
        taken = run(command, task.core, task.scratch / "log", quiet(task.scratch))
        _require(self.name, _right(out), task)
        return taken


System = Peer | Ours

SYSTEMS: tuple[System, ...] = (
    Peer("aiohttp alone", "aiohttp", "use_aiohttp.py"),
    Peer(
        "openai create",
        "openai",
        "use_openai.py",
        {"BENCHMARK_CALL": "create", "BENCHMARK_TRANSPORT": "httpx2"},
    ),
    Peer(
        "openai create over aiohttp",
        "openai",
        "use_openai.py",
        {"BENCHMARK_CALL": "create", "BENCHMARK_TRANSPORT": "aiohttp"},
    ),
    Peer(
        "openai parse",
        "openai",
        "use_openai.py",
        {"BENCHMARK_CALL": "parse", "BENCHMARK_TRANSPORT": "httpx2"},
    ),
    Peer("instructor", "instructor", "use_instructor.py"),
    Peer("pydantic-ai", "pydantic-ai", "use_pydantic_ai.py"),
    Peer("langextract", "langextract", "use_langextract.py"),
    Ours(),
)


def script() -> Path:
    """Return the installed `briefing`; SystemExit when there is none."""
    found = Path(sys.executable).with_name("briefing")
    if not found.exists():
        raise SystemExit(f"{found} is missing: install briefing into this environment")
    return found


def quiet(folder: Path) -> dict[str, str]:
    """Return variables that keep briefing from the user's own settings, cache and state."""
    ours = {name: "" for name in os.environ if name.startswith(("BRIEFING_", "OPENAI_"))}
    homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "CACHE", "STATE")}
    return {**ours, **homes, "OPENAI_API_KEY": "none"}


def _require(name: str, right: int, task: Task) -> None:
    if right != task.count:
        log = task.scratch / "log"
        raise SystemExit(f"{name}: {right} of {task.count} answers are right: see {log}")


def _right(out: Path) -> int:
    with out.open(encoding="utf-8") as rows:
        return sum(_sound(json.loads(row)) for row in rows)


def _sound(row: Mapping[str, Any]) -> bool:
    """Tell whether a briefing has its article's headline, no finding, and both documents."""
    made = row["briefing"]
    headline = next(s["text"]["vi"] for s in made["statements"] if s["kind"] == "headline")
    documents = all(len(row["documents"][name]) > 500 for name in ("vi.md", "en.md"))
    return headline == made["article"]["title"] and not made["findings"] and documents


def clean(folder: Path) -> Path:
    """Return an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
