"""What a run of many articles loses when it is killed at any moment, again and again.

    python benchmarks/kills.py --articles 1000 --kills 500 --seed 1

`briefing batch` runs over invented articles against a server on loopback that takes `--latency`
seconds for a reply. It is killed (SIGKILL) at a random moment, begun anew, and killed again; after
`--kills` times it may run to its end. The moments are spread over start-up, first requests and the
midst of the work, and so that the last kill still hits a living run.

After every kill each file is compared with what an undisturbed run has written, and the requests
that the server had got with the replies that are in the store. A table tells what came of it.
Exits with 1 when an article is lost, a file torn or different, more calls lost at a kill than were
under way, or a reply asked for again that was in the store.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from throughput import corpus

from briefing.store import Store
from briefing.testing import chat_completion

ACCEPTED = 0.05
"""Seconds after which a reply that was sent should have been put into the store."""
_WORDS = 250
_POLL = 0.005
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_RUN = re.compile(rb"\r\nx-run: *(\d+)", re.IGNORECASE)


@dataclass
class Call:
    """A request that the server has got."""

    marker: str
    """The article."""
    run: int
    """Which run sent it."""
    came: float
    """When it had come (`time.monotonic`)."""
    sent: float = float("inf")
    """When its reply was on its way as a whole."""

    @property
    def answered(self) -> bool:
        """Whether it is on its way."""
        return self.sent < float("inf")


class Server:
    """Answers late, and keeps a record of its calls."""

    def __init__(self, replies: dict[str, str], latency: float) -> None:
        self._replies = replies
        self._latency = latency
        self.calls: list[Call] = []
        self.base_url = ""

    @contextmanager
    def running(self) -> Iterator[Server]:
        """Serve in a thread."""
        loop = asyncio.new_event_loop()
        listening = loop.run_until_complete(asyncio.start_server(self._talk, "127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            listening.close()
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0.01))
            loop.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until the client is gone."""
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length, run = _LENGTH.search(head), _RUN.search(head)
                body = await reader.readexactly(int(length[1]) if length else 0)
                await self._answer(json.loads(body), int(run[1]) if run else -1, writer)
        writer.close()

    async def _answer(self, body: dict[str, Any], run: int, writer: asyncio.StreamWriter) -> None:
        marker = corpus.MARKER.findall(body["messages"][-1]["content"])[0]
        call = Call(marker, run, time.monotonic())
        self.calls.append(call)
        await asyncio.sleep(self._latency * random.uniform(0.5, 1.5))
        reply = json.dumps(chat_completion(self._replies[marker]), ensure_ascii=False).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(reply)}"
        writer.write(f"{head}\r\n\r\n".encode() + reply)
        await writer.drain()
        call.sent = time.monotonic()


@dataclass
class Kill:
    """One run that was killed."""

    run: int
    moment: float
    calls: int
    """Requests that it had sent."""
    replies: int
    """Replies that it had put into the store."""

    @property
    def lost(self) -> int:
        """Calls that were paid for in vain."""
        return self.calls - self.replies


@dataclass
class Findings:
    """What was seen."""

    kills: list[Kill] = field(default_factory=list)
    torn: set[str] = field(default_factory=set)
    """Files that differed from those of the undisturbed run at any time."""
    leftovers: int = 0
    """Most temporary files after a kill."""
    ended: int = 0
    """Runs that came to their end before they were killed."""
    trouble: list[str] = field(default_factory=list)
    """Lines of stderr that speak of a bug or of a damaged store."""


class Folder:
    """The files of a run, each looked at when it is new or has changed."""

    def __init__(self, path: Path, expected: Path) -> None:
        self.path = path
        self._expected = expected
        self._seen: dict[str, int] = {}

    def compare(self, findings: Findings) -> None:
        """Note what differs from what is expected, and count what was left behind."""
        leftovers = 0
        for entry in os.scandir(self.path):
            changed = entry.stat().st_mtime_ns
            if entry.name.endswith(".tmp"):
                leftovers += 1
            elif self._seen.get(entry.name) != changed:
                self._seen[entry.name] = changed
                if essence(Path(entry.path)) != essence(self._expected / entry.name):
                    findings.torn.add(entry.name)
        findings.leftovers = max(findings.leftovers, leftovers)

    def names(self) -> set[str]:
        """Return the names of all files."""
        return {entry.name for entry in os.scandir(self.path)}


def essence(path: Path) -> object:
    """Return what a file says, but for when and how fast it was made; None for no such file."""
    try:
        text = path.read_text("utf-8")
        if path.suffix != ".json":
            return text
        briefing = json.loads(text)
        for name in ("created_at", "seconds", "sha256"):
            del briefing["provenance"][name]
    except (OSError, ValueError, KeyError):
        return None
    return briefing


class Batch:
    """`briefing batch` over the articles of a folder, again and again."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self._folder = folder
        self._jobs = jobs
        self.out = folder / "out"
        self.out.mkdir()
        self.store = folder / "cache" / "briefing" / "store.sqlite"
        ours = ("BRIEFING_", "OPENAI_")
        self._environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self._environment |= {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }

    def begin(self, server: Server, run: int, out: Path, *options: str) -> subprocess.Popen[bytes]:
        """Start a run."""
        command = [sys.executable, "-m", "briefing", "batch", "articles.jsonl", "-o", str(out)]
        command += ["--base-url", server.base_url, "--model", "fake", "--header", f"x-run: {run}"]
        with (self._folder / f"{run}.log").open("wb") as log:
            return subprocess.Popen(
                [*command, "--jobs", str(self._jobs), *options],
                stdin=subprocess.DEVNULL,
                stderr=log,
                cwd=self._folder,
                env=self._environment,
            )

    def complete(self, server: Server, run: int, out: Path, *options: str) -> None:
        """Run to the end; raises SystemExit when that fails."""
        with self.begin(server, run, out, *options) as process:
            process.wait()
        if process.returncode:
            raise SystemExit(f"run {run}: exit code {process.returncode}: {self.told(run)}")

    def told(self, run: int) -> str:
        """Return what a run has told on stderr."""
        return (self._folder / f"{run}.log").read_text("utf-8")

    def kept(self) -> int:
        """Return how many replies are in the store."""
        if not self.store.exists():
            return 0
        with Store.open(self.store) as store:
            return store.statistics().kinds["reply"].entries


def kill_again_and_again(
    batch: Batch, server: Server, folder: Folder, given: argparse.Namespace, start_up: float
) -> Findings:
    """Kill so many runs, each at a moment of its own; `start_up` seconds pass before a run's first
    request."""
    rng = random.Random(given.seed)
    findings = Findings()
    kept = 0
    for run in range(1, given.kills + 1):
        process = batch.begin(server, run, batch.out)
        left = (given.articles - kept - 2 * given.jobs) / (given.kills - run + 1)
        most = rng.uniform(0.05, 3 * (start_up + given.latency))
        await_moment(server, run, most, answers=rng.uniform(0.5, max(1, 2 * left)))
        time.sleep(rng.uniform(0, given.latency / given.jobs))
        moment = time.monotonic()
        process.kill()
        if process.wait() >= 0:
            findings.ended += 1
        before, kept = kept, batch.kept()
        calls = sum(call.run == run for call in server.calls)
        findings.kills.append(Kill(run, moment, calls, kept - before))
        folder.compare(findings)
        findings.trouble += re.findall(r".*(?:Traceback|bug in|sqlite|Error:).*", batch.told(run))
        print(f"\r{run} kills, {kept} articles ", end="", file=sys.stderr)
    print(file=sys.stderr)
    return findings


def await_moment(server: Server, run: int, seconds: float, answers: float) -> None:
    """Wait so long, or until a run has had so many answers: some articles must be left for each
    of the kills that are still to come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(_POLL)
        if sum(call.run == run and call.answered for call in server.calls) >= answers:
            return


def table(
    server: Server, findings: Findings, folder: Folder, given: argparse.Namespace, expected: Folder
) -> tuple[list[tuple[str, str]], bool]:
    """Return the rows of the table, and whether all is as it should be."""
    moments = {kill.run: kill.moment for kill in findings.kills}
    calls = [call for call in server.calls if call.run > 0]
    latest = {call.marker: call for call in calls}
    repeated = [call for call in calls if latest[call.marker] is not call]
    late = [moments[call.run] - call.sent for call in repeated if call.run in moments]
    lost = [kill.lost for kill in findings.kills]
    twice = Counter((call.marker, call.run) for call in calls).most_common(1)[0][1]
    names, whole = folder.names(), expected.names()
    begun = [kill for kill in findings.kills if kill.calls]
    rows = [
        ("articles", f"{given.articles:,}"),
        ("kills", f"{len(findings.kills):,}"),
        ("… before the first request", f"{len(findings.kills) - len(begun):,}"),
        ("… before the first reply was kept", f"{sum(not kill.replies for kill in begun):,}"),
        ("… after it", f"{sum(kill.replies > 0 for kill in begun):,}"),
        ("runs that ended before their kill", f"{findings.ended:,}"),
        ("articles lost", f"{len([n for n in whole - names if n.endswith('.json')]):,}"),
        ("files lost, or there without being expected", f"{len(names ^ whole):,}"),
        ("files torn or different from the undisturbed run's", f"{len(findings.torn):,}"),
        ("temporary files after a kill, at most", f"{findings.leftovers:,}"),
        ("… at the end", f"{sum(name.endswith('.tmp') for name in names):,}"),
        ("requests", f"{len(calls):,}"),
        ("… lost, in all", f"{sum(lost):,}"),
        (f"… lost at one kill, at most (of {given.jobs} under way)", f"{max(lost):,}"),
        ("… repeated", f"{len(repeated):,}"),
        ("… of one article, at most", f"{Counter(c.marker for c in calls).most_common(1)[0][1]:,}"),
        (
            f"… repeated although answered {1000 * ACCEPTED:.0f} ms before the kill",
            f"{sum(lag >= ACCEPTED for lag in late):,}",
        ),
        ("longest from an answer to a kill that lost it", f"{1000 * max(late):.0f} ms"),
        ("bugs, errors, damage told", f"{len(findings.trouble):,}"),
    ]
    sound = (
        names == whole
        and not findings.torn
        and not findings.trouble
        and not findings.ended
        and max(lost) <= given.jobs
        and sum(lost) == len(repeated) == len(calls) - given.articles
        and twice == 1
    )
    return rows, sound


def measure(given: argparse.Namespace, folder: Path) -> bool:
    """Do it all in a folder, print the table, and tell whether all is as it should be."""
    corpus.write(folder, given.articles, _WORDS, given.seed)
    rows = map(json.loads, (folder / "replies.jsonl").read_text("utf-8").splitlines())
    replies = {row["marker"]: json.dumps(row["reply"], ensure_ascii=False) for row in rows}
    batch = Batch(folder, given.jobs)
    undisturbed = folder / "undisturbed"
    with Server(replies, given.latency).running() as server:
        started = time.monotonic()
        batch.complete(server, 0, undisturbed, "--no-cache", "--jobs", "20")
        start_up = server.calls[0].came - started
        folders = Folder(batch.out, undisturbed), Folder(undisturbed, undisturbed)
        findings = kill_again_and_again(batch, server, folders[0], given, start_up)
        batch.complete(server, 1_000_000, batch.out)
        folders[0].compare(findings)
        before = len(server.calls)
        batch.complete(server, 1_000_001, batch.out)
        again = len(server.calls) - before
        found, sound = table(server, findings, folders[0], given, folders[1])
    found.append(("requests of one more run", f"{again:,}"))
    for name, value in found:
        print(f"| {name} | {value} |")
    for line in findings.trouble[:5]:
        print(line, file=sys.stderr)
    return sound and not again


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="default: 1000")
    parser.add_argument("--kills", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="default: 1")
    parser.add_argument("--jobs", type=int, default=4, metavar="N", help="default: 4")
    parser.add_argument(
        "--latency", type=float, default=0.5, metavar="SECONDS", help="on average; default: 0.5"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sound = measure(given, Path(folder))
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
