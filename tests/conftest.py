"""What all tests share: a clean environment, and no way out of this machine."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.models import Article, Message, Prompt
from briefing.reading import read

DATA = Path(__file__).parent / "data"
_LOCAL = ("127.", "localhost", "::1")


def _stay_inside(event: str, args: tuple[object, ...]) -> None:
    """Stop any attempt to connect to, or to look up, another machine."""
    if event == "socket.connect":
        address = args[1]
        host = address[0] if isinstance(address, tuple) else _LOCAL[0]
    elif event == "socket.getaddrinfo":
        host = args[0] or _LOCAL[0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not name.startswith(_LOCAL):
        raise RuntimeError(f"a test tried to reach {name}")


sys.addaudithook(_stay_inside)
# A shell that puts a job into the background has it, and all it starts, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def clean_environment(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Take away every variable and file that could lend a test a key, a model or a proxy.

    What is remembered of endpoints is each test's own; only the real model's weights are shared.
    """
    for name in os.environ:
        if name.startswith(("BRIEFING_", "OPENAI_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    if "model" not in request.keywords:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def article() -> Article:
    """An article of our own: a ward opens reading stations along a canal."""
    return read(DATA / "articles" / "reading-stations.txt")


@pytest.fixture
def reply() -> dict[str, Any]:
    """A completion about that article, written by hand: whole, bilingual, nothing wrong."""
    path = DATA / "completions" / "reading-stations.brief.json"
    completion: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return completion


@pytest.fixture
def prompt() -> Prompt:
    """A small prompt; what it asks for does not matter."""
    return Prompt(
        name="brief",
        messages=(
            Message(role="system", content="Trả lời bằng JSON."),
            Message(role="user", content="[1] Mưa lớn gây ngập ở ba phường."),
        ),
        json_schema={
            "type": "object",
            "properties": {"headline": {"type": "string"}},
            "required": ["headline"],
            "additionalProperties": False,
        },
    )
