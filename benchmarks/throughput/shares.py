"""Where the CPU of a whole article goes: own time by package, under cProfile.

    python benchmarks/throughput/shares.py --articles 500

runs `briefing batch` in this process against the server of the benchmark. Time inside C functions
counts for the module that calls them. cProfile makes calls dearer than they are, so the shares say
where to look, not what it costs: for that, see the table of the benchmark.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import re
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from measure import Setting, written
from processes import served
from report import table
from systems import MODEL, clean, quiet

import briefing

_OURS = Path(briefing.__file__).parent
_THEIRS = re.compile(r"/site-packages/([^/]+?)(?:/|\.py)")
_STANDARD = re.compile(r"/python3\.\d+/([^/]+?)(?:/|\.py)")
_LEAST = 0.01
"""Packages with a smaller share are added up."""


def main() -> None:
    """Read the arguments, profile, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--words", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--jobs", type=int, default=50, metavar="C", help="default: 50")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(Path(folder), given.jobs, latency=0.2)
        stats = profiled(setting, given.articles, given.words)
    seconds = by_package(stats)
    whole = sum(seconds.values())
    rows = [(name, f"{100 * s / whole:.0f} %") for name, s in larger(seconds).items()]
    print(table(("package", "share"), rows))


def profiled(setting: Setting, count: int, words: int) -> Mapping[Any, Any]:
    """Return the profile of a run, imports and a first article left out."""
    folder = written(setting, count, words)
    server_core, client_core = setting.cores
    os.sched_setaffinity(0, {client_core})
    os.environ.update(quiet(clean(setting.out / "scratch")))
    with served(folder, latency=setting.latency, core=server_core) as server:
        base = ["--no-cache", "-q", "--base-url", server.base_url, "--model", MODEL]
        few = setting.out / "few.jsonl"
        with (folder / "articles.jsonl").open("rb") as lines:
            few.write_bytes(next(lines))
        _batch(str(few), *base, "--into", str(setting.out / "few-out.jsonl"))
        profile = cProfile.Profile()
        profile.enable()
        into = str(setting.out / "out.jsonl")
        articles = str(folder / "articles.jsonl")
        _batch(articles, *base, "--into", into, "--jobs", str(setting.jobs))
        profile.disable()
    stats: Mapping[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    return stats


def _batch(*arguments: str) -> None:
    from briefing.cli import cli

    code = cli(["batch", *arguments], standalone_mode=False)
    if code:
        raise SystemExit(f"briefing batch ended with {code}")


def by_package(stats: Mapping[Any, Any]) -> dict[str, float]:
    """Return seconds of own time by package, waiting for the network left out."""
    seconds: dict[str, float] = defaultdict(float)
    for (file, _, function), (_, _, own, _, callers) in stats.items():
        if "epoll" in function or "select" in function:
            continue
        if file != "~":
            seconds[package(file)] += own
            continue
        for (caller, _, _), (_, _, own_for_caller, _) in callers.items():
            seconds[package(caller)] += own_for_caller
    return dict(seconds)


def package(file: str) -> str:
    """Return what a file belongs to: `briefing.checks`, `openai`, `json`."""
    if Path(file).is_relative_to(_OURS):
        return f"briefing.{Path(file).relative_to(_OURS).parts[0].removesuffix('.py')}"
    found = _THEIRS.search(file) or _STANDARD.search(file)
    return found[1] if found else "built in"


def larger(seconds: Mapping[str, float]) -> dict[str, float]:
    """Return the larger shares, the largest first, and the sum of all others."""
    least = _LEAST * sum(seconds.values())
    shown = {name: s for name, s in seconds.items() if s >= least}
    ordered = dict(sorted(shown.items(), key=lambda pair: -pair[1]))
    return {**ordered, "all others": sum(seconds.values()) - sum(shown.values())}


if __name__ == "__main__":
    main()
