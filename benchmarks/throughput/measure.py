"""Measurements: each system with so many articles and twice as many, and ours as they grow."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import corpus
from processes import Run, served
from systems import Ours, System, Task, clean


@dataclass(frozen=True)
class Setting:
    """What all measurements have in common."""

    out: Path
    """Where the articles and the results go."""
    jobs: int
    """Requests at once."""
    latency: float
    """Seconds from a request to its reply."""

    @property
    def cores(self) -> tuple[int, int]:
        """The core of the server and the core of the client: the same where there is only one."""
        cores = sorted(os.sched_getaffinity(0))
        return cores[0], cores[-1]


@dataclass(frozen=True)
class Cost:
    """What one system takes, by the difference of a run with N and a run with 2N articles."""

    name: str
    """The system."""
    cpu_ms: float
    """CPU of one article, in milliseconds."""
    share: float
    """Ideal wall time (latency, N / C times over) by the wall time of the further N articles."""
    memory: float
    """Largest resident set of the run with N articles, in MB."""
    start_ms: float
    """CPU of a run without articles, in milliseconds, extrapolated."""
    server: float
    """Share of its core that the server was busy during the run with 2N articles."""


@dataclass(frozen=True)
class Pair:
    """A run with N and a run with 2N articles, of one system in one round."""

    less: Run
    more: Run
    server: float
    """Share of its core that the server was busy during the latter."""


def compare(
    systems: Sequence[System], setting: Setting, *, count: int, words: int, rounds: int
) -> list[Cost]:
    """Measure the systems in turns, and return what they cost by the medians over the rounds."""
    folder = written(setting, 2 * count, words)
    pairs: dict[str, list[Pair]] = {system.name: [] for system in systems}
    for turn in range(rounds):
        # Every other round backwards, so that no system always follows the same one.
        for system in systems if turn % 2 == 0 else systems[::-1]:
            measured = pair(system, setting, folder, count)
            pairs[system.name].append(measured)
            tell(f"round {turn + 1}", cost(system.name, setting, count, [measured]))
    return [cost(name, setting, count, measured) for name, measured in pairs.items()]


def pair(system: System, setting: Setting, folder: Path, count: int) -> Pair:
    """Run one system with `count` articles, and with twice as many."""
    less, _ = one_run(system, setting, folder, count)
    more, busy = one_run(system, setting, folder, 2 * count)
    return Pair(less, more, busy)


def cost(name: str, setting: Setting, count: int, pairs: Sequence[Pair]) -> Cost:
    """Return what a system costs: medians first, then their difference."""

    def medians(of: Callable[[Run], float]) -> tuple[float, float]:
        return (
            statistics.median(of(pair.less) for pair in pairs),
            statistics.median(of(pair.more) for pair in pairs),
        )

    less_cpu, more_cpu = medians(lambda run: run.cpu)
    less_wall, more_wall = medians(lambda run: run.wall)
    ideal = count / setting.jobs * setting.latency
    return Cost(
        name=name,
        cpu_ms=1000 * (more_cpu - less_cpu) / count,
        share=ideal / (more_wall - less_wall),
        memory=medians(lambda run: run.memory)[0],
        start_ms=1000 * (2 * less_cpu - more_cpu),
        server=statistics.median(pair.server for pair in pairs),
    )


def one_run(system: System, setting: Setting, folder: Path, count: int) -> tuple[Run, float]:
    """Return what one run takes, and how busy the server was; a server of its own answers."""
    server_core, client_core = setting.cores
    with served(folder, latency=setting.latency, core=server_core) as server:
        server.reset()
        before = server.cpu()
        scratch = clean(setting.out / "scratch")
        taken = system.run(Task(folder, count, setting.jobs, server, client_core, scratch))
        busy = (server.cpu() - before) / taken.wall
        stats = server.stats()
    if stats["refused"] or stats["repeated"] or stats["completions"] != count:
        raise SystemExit(f"{system.name}: {count} articles, but the server counted {stats}")
    return taken, busy


def by_number(setting: Setting, numbers: Iterable[int], words: int) -> list[dict[str, Any]]:
    """Run ours once with each number of articles; return CPU, wall and memory of each."""
    numbers = sorted(numbers)
    folder = written(setting, numbers[-1], words)
    rows = []
    for number in numbers:
        taken, _ = one_run(Ours(), setting, folder, number)
        row = {"articles": number, "cpu": taken.cpu, "wall": taken.wall, "memory": taken.memory}
        rows.append(row)
        tell("number", row)
    return rows


def by_length(
    setting: Setting, lengths: Iterable[int], count: int, rounds: int
) -> list[dict[str, Any]]:
    """Measure ours with articles of each length."""
    rows = []
    for words in lengths:
        folder = written(setting, 2 * count, words)
        pairs = [pair(Ours(), setting, folder, count) for _ in range(rounds)]
        rows.append({"words": words, **asdict(cost(Ours().name, setting, count, pairs))})
        tell("length", rows[-1])
    return rows


def written(setting: Setting, count: int, words: int) -> Path:
    """Return a folder with so many articles and their replies."""
    folder = setting.out / f"corpus-{words}"
    corpus.write(folder, count, words)
    return folder


def tell(what: str, value: object) -> None:
    """Say what has been measured."""
    print(f"{what}: {value}", file=sys.stderr, flush=True)
