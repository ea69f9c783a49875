"""`briefing batch --engine ray` on a real Ray: a node of its own, with a store of its own."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from socket import create_connection, socket
from threading import Lock
from typing import Any, NamedTuple

import newsroom
import pytest

from briefing.models import Prompt
from briefing.testing import FAULTS, FakeServer, Fault, Received

pytest.importorskip("ray")

DEAD = "127.0.0.1:1"
"""Where no cluster is."""
PATIENCE = 60.0
"""Seconds after which something that should have happened has not."""


class Node(NamedTuple):
    """A Ray cluster of one node."""

    address: str
    folder: Path
    """What it writes: its logs, the store of its user."""
    environment: dict[str, str]
    """What joining it takes."""

    def processes(self, title: bytes = b"") -> list[int]:
        """Its processes whose title begins so."""
        own = f"XDG_CACHE_HOME={self.folder}".encode()
        return [
            int(process.name)
            for process in Path("/proc").iterdir()
            if own in _read(process / "environ") and _read(process / "cmdline").startswith(title)
        ]

    def kill(self) -> None:
        """End all its processes."""
        while processes := self.processes():
            for process in processes:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # no process, or one that is gone
        return b""


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A cluster that was started as an administrator would, by its own command."""
    if not Path("/proc/self/environ").exists():
        pytest.skip("the processes of a cluster are looked for in /proc")
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = {
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": secrets.token_hex(32),
        "RAY_enable_export_api_write": "1",  # writes down what a dashboard would show
    }
    # Short, because the paths of sockets in it may have no more than 107 bytes.
    with tempfile.TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as folder:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("BRIEFING_", "OPENAI_", "RAY_"))
        }
        environment |= token | {"XDG_CACHE_HOME": f"{folder}/c", "XDG_STATE_HOME": f"{folder}/s"}
        command = [sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block"]
        options = {
            "port": port,
            "num-cpus": 2,
            "include-dashboard": "false",
            "temp-dir": folder,
            "object-store-memory": 80_000_000,
        }
        command += [
            "--disable-usage-stats",
            *(f"--{key}={value}" for key, value in options.items()),
        ]
        with (Path(folder) / "start.log").open("wb") as log:
            running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        cluster = Node(f"127.0.0.1:{port}", Path(folder), token)
        try:
            _wait_for(lambda: _takes_connections(port))
            yield cluster
        finally:
            cluster.kill()
            running.wait(PATIENCE)


def _takes_connections(port: int) -> bool:
    try:
        create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def _wait_for(happened: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def place(node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, a key, and what joining the cluster takes."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("OPENAI_API_KEY", newsroom.KEY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Editor:
    """Answers after a while, and knows which articles it is being asked about."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()
        self._ended: dict[int, float] = {}
        self.underway: Counter[int] = Counter()
        self.asked: Counter[int] = Counter()
        """How often it was asked about each article."""

    def __call__(self, prompt: Prompt) -> dict[str, Any]:
        """Return the reply to a prompt."""
        number = newsroom.number_in(prompt.messages[-1].content)
        with self._lock:
            self.underway[number] += 1
            self.asked[number] += 1
        time.sleep(self._seconds)
        with self._lock:
            self.underway[number] -= 1
            self._ended[number] = time.monotonic()
        return newsroom.answer(prompt)

    def unsettled(self) -> set[int]:
        """The articles whose reply is still to come, or may not have been kept yet."""
        just_now = time.monotonic() - 1
        with self._lock:
            ended = {number for number, moment in self._ended.items() if moment > just_now}
            return {number for number, times in self.underway.items() if times} | ended


def command(server: FakeServer, *arguments: object) -> subprocess.Popen[bytes]:
    """Start a run."""
    return newsroom.process("batch", "--base-url", server.base_url, "--model", "fake", *arguments)


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for the end of a run; return its exit code and what it said. It has no output."""
    out, said = process.communicate(timeout=PATIENCE)
    assert out == b""
    return process.returncode, said.decode()


def on(node: Node | str) -> tuple[str, ...]:
    """The options that name a cluster."""
    return "--engine", "ray", "--ray-address", node if isinstance(node, str) else node.address


def failing(request: Received) -> Fault | None:
    """A server that will not brief article 3."""
    return FAULTS["refusal"] if newsroom.about(request) == 3 else None


def holders(folder: Path, secret: str) -> list[Path]:
    """The files below a folder that hold a secret."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if secret.encode() in _read(path)]


def test_a_cluster_makes_the_files_that_one_machine_makes(node: Node, place: Path) -> None:
    """Same replies, same files and failures; nothing of Ray is seen, no key is left anywhere; and
    what has not changed since needs neither a request nor a cluster."""
    news = newsroom.write(place / "news", 10)
    (news / "empty.txt").write_text("")
    with FakeServer(newsroom.answer, rules=[failing]) as server:
        here, told_here = ended(command(server, "news", "-o", "here", "--no-cache"))
        there, told_there = ended(command(server, "news", "-o", "there", "-j", 9, *on(node)))
        assert (here, newsroom.essences(place / "here")) == (
            there,
            newsroom.essences(place / "there"),
        )
        assert len(newsroom.essences(place / "there")) == 9 * 3 + 1
        assert told_here.splitlines()[1:3] == told_there.splitlines()[1:3]
        assert len(told_there.splitlines()) == len(told_here.splitlines())
        (news / "003.txt").unlink()
        (news / "empty.txt").unlink()
        asked = len(server.requests)
        code, told = ended(command(server, "news", "-o", "there", *on(DEAD)))
        assert (code, len(server.requests)) == (0, asked)
        assert "0 made, 9 unchanged" in told
    assert holders(node.folder, "fn_constructor_args")  # what a dashboard would show
    assert holders(node.folder, newsroom.KEY) == []


def test_a_worker_that_is_killed_loses_nothing_that_was_paid_for(node: Node, place: Path) -> None:
    """Its articles are begun again: only what was being asked for then is asked for once more, and
    the order of the briefings stays that of the articles."""
    newsroom.records(place / "news.jsonl", 40)
    editor = Editor(0.3)
    with FakeServer(editor) as server:
        running = command(server, "news.jsonl", "--into", "out.jsonl", "-j", 8, *on(node))
        _wait_for(lambda: len(server.requests) > 16)
        (worker,) = node.processes(b"ray::MapWorker")
        unsettled = editor.unsettled()
        os.kill(worker, signal.SIGKILL)
        code, told = ended(running)
        assert code == 0, told
    repeated = {number for number, times in editor.asked.items() if times > 1}
    assert repeated
    assert repeated <= unsettled
    assert max(editor.asked.values()) == 2
    assert len(editor.asked) == 40
    rows = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [f"{number:03}" for number in range(40)]


def test_a_run_that_was_ended_goes_on_with_nothing_asked_twice(node: Node, place: Path) -> None:
    """A ceiling ends it, Ctrl-C ends it; what was under way is finished, and the rest is made by
    the next run, on whatever engine."""
    newsroom.write(place / "news", 40)
    with FakeServer(Editor(0.2)) as server:
        arguments = ("news", "-o", "out", "-j", 4)
        code, told = ended(command(server, *arguments, *on(node), "--max-tokens", 12_000))
        assert code == 5
        assert "raise --max-tokens; " in told
        first = len(server.requests)
        assert 4 <= first < 30
        running = command(server, *arguments, *on(node))
        _wait_for(lambda: len(server.requests) > first)
        running.send_signal(signal.SIGINT)
        code, told = ended(running)
        assert code == 130
        assert "Finishing what is under way" in told
        second = len(server.requests)
        assert second < 40
        code, told = ended(command(server, *arguments))
        assert code == 0
        assert f"{40 - second} made, {second} unchanged" in told
        assert set(newsroom.asked(server).values()) == {1}


def test_a_refused_key_ends_the_run_at_once(node: Node, place: Path) -> None:
    """What one worker meets, all others would: few requests, one error, exit code 5."""
    newsroom.write(place / "news", 60)
    with FakeServer(rules=[lambda _: FAULTS["bad_key"]]) as server:
        code, told = ended(command(server, "news", "-o", "out", "-j", 4, *on(node)))
        assert code == 5
        assert told.count("Error: ") == 1
        assert len(server.requests) < 20


def test_nodes_with_another_version_are_not_used(node: Node, place: Path) -> None:
    """A briefing must not depend on which node made it: exit code 8, and nothing is asked."""
    newsroom.write(place / "news", 2)
    other = "import briefing; briefing.__version__ = '0.0.1'; from briefing.cli import main; main()"
    with FakeServer(newsroom.answer) as server:
        arguments = ("news", "-o", "out", "--base-url", server.base_url, "--model", "fake")
        running = subprocess.Popen(
            [sys.executable, "-c", other, "batch", *arguments, *on(node)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        code, told = ended(running)
        assert code == 8
        assert "this machine 0.0.1: install the same version on all nodes" in told
        assert server.requests == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (DEAD, "no Ray cluster can be used at 127.0.0.1:1"),
        ("nonsense", "no Ray cluster can be used at nonsense"),
        ("ray://127.0.0.1:10001", "ray://127.0.0.1:10001 is for programs outside"),
    ],
)
def test_a_cluster_that_is_not_there_is_told_in_one_line(
    address: str, said: str, place: Path
) -> None:
    """With the remedy, exit code 8, and nothing is asked."""
    newsroom.write(place / "news", 1)
    with FakeServer(newsroom.answer) as server:
        code, told = ended(command(server, "news", "-o", "out", *on(address)))
        assert code == 8
        assert f"Error: {said}" in told
        assert len(told.splitlines()) == 2
        assert server.requests == []


def test_without_ray_the_extra_is_named(place: Path) -> None:
    """Also without a traceback of imports, and before anything is asked."""
    newsroom.write(place / "news", 1)
    (place / "site").mkdir()
    hidden = "import importlib.util as u; find = u.find_spec; "
    hidden += "u.find_spec = lambda name, *a: None if name == 'ray' else find(name, *a); "
    hidden += "from briefing.cli import main; main()"
    with FakeServer(newsroom.answer) as server:
        arguments = ("news", "-o", "out", "--base-url", server.base_url, "--model", "fake")
        running = subprocess.Popen(
            [sys.executable, "-c", hidden, "batch", *arguments, "--engine", "ray"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        code, told = ended(running)
        assert code == 8
        assert "pip install -e '.[ray]'" in told
        assert server.requests == []
