"""Processes of the benchmark: the server, and commands that are pinned, waited for and measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A `server.py` that is running."""

    base_url: str
    """Up to and including /v1."""
    pid: int
    """Its process."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.base_url.rpartition(":")[2].partition("/")[0])

    def stats(self) -> dict[str, int]:
        """Return its counts; see `server.Counts`."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/stats") as reply:
            counts: dict[str, int] = json.load(reply)
            return counts

    def reset(self) -> None:
        """Let it count anew."""
        url = f"http://127.0.0.1:{self.port}/reset"
        urllib.request.urlopen(urllib.request.Request(url, method="POST")).close()

    def cpu(self) -> float:
        """Return the seconds of CPU that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def served(folder: Path, *, latency: float, core: int) -> Iterator[Server]:
    """Run a server of the replies in a folder that `corpus.py` wrote, pinned to a core."""
    command = [sys.executable, str(HERE / "server.py"), str(folder / "replies.jsonl")]
    command += ["--latency", str(latency), "--core", str(core)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            base_url = process.stdout.readline().strip()
            if not base_url:
                raise SystemExit("the server of the benchmark did not start")
            yield Server(base_url, process.pid)
        finally:
            process.kill()


@dataclass(frozen=True)
class Run:
    """What a command took."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of CPU, user and system, its own children included."""
    memory: float
    """Its largest resident set, in MB (10^6 bytes)."""
    output: str
    """What it wrote to standard output."""


def run(command: Sequence[str], core: int, log: Path, environment: Mapping[str, str]) -> Run:
    """Run a command pinned to a core; its standard error goes to `log`.

    Raises SystemExit when it fails.
    """
    started = time.perf_counter()
    with log.open("ab") as errors:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **environment},
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        )
    assert process.stdout
    with process.stdout as pipe:
        output = pipe.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}: see {log}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, output)
