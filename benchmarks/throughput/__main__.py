"""What an article costs with briefing and with other clients, at the same server.

    python benchmarks/throughput --articles 500 --rounds 5 --out DIR

`briefing batch` does the whole article (reading, asking, validating, checking, both documents); the
others ask and validate. Server and client are pinned to a core each; the systems take turns. The
difference of a run with N and a run with 2N articles is what N articles cost, start-up apart. An
answer that is not right ends the benchmark. DIR gets `results.json`, `table.md` and plots.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from environments import interpreter, versions
from measure import Setting, by_length, by_number, compare
from processes import HERE
from report import markdown
from systems import SYSTEMS, Peer, System

_NUMBERS = (200, 1_000, 3_000, 10_000)
_LENGTHS = (250, 500, 1_000, 2_000)
_QUIET = 0.5
"""Processes that run before the benchmark begins."""
_PACKAGES = {"aiohttp": "aiohttp", "openai": "openai", "instructor": "instructor"} | {
    "pydantic-ai": "pydantic-ai-slim",
    "langextract": "langextract",
}


def main() -> None:
    """Read the arguments, measure what is asked for, write and print the tables."""
    given = _arguments()
    if (load := os.getloadavg()[0]) > _QUIET:
        print(f"The machine is busy (load {load:.1f}): wall times mean nothing", file=sys.stderr)
    given.out.mkdir(parents=True, exist_ok=True)
    setting = Setting(given.out, given.jobs, given.latency)
    systems = _chosen(given.only)
    results: dict[str, Any] = {
        "articles": given.articles,
        "words": given.words,
        "jobs": given.jobs,
        "latency": given.latency,
        "rounds": given.rounds,
        "versions": _versions(systems),
    }
    parts = given.parts
    if "systems" in parts:
        found = compare(
            systems, setting, count=given.articles, words=given.words, rounds=given.rounds
        )
        results["systems"] = [asdict(cost) for cost in found]
    if "lengths" in parts:
        results["lengths"] = by_length(setting, _LENGTHS, 200, given.rounds)
    if "numbers" in parts:
        numbers = [number for number in _NUMBERS if number <= given.most]
        results["numbers"] = by_number(setting, numbers, given.words)
    _write(results, given.out)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/throughput",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--articles", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--words", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: 5")
    parser.add_argument("--jobs", type=int, default=50, metavar="C", help="at once; default: 50")
    parser.add_argument("--latency", type=float, default=0.2, metavar="S", help="default: 0.2")
    parser.add_argument(
        "--most", type=int, default=_NUMBERS[-1], metavar="N", help="articles; default: 10000"
    )
    parser.add_argument("--only", nargs="+", metavar="SYSTEM", help="names as in the table")
    parts = ("systems", "lengths", "numbers")
    parser.add_argument("--parts", nargs="+", choices=parts, default=parts, metavar="PART")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    return parser.parse_args()


def _chosen(names: Sequence[str] | None) -> list[System]:
    known = {system.name: system for system in SYSTEMS}
    if unknown := set(names or ()) - set(known):
        raise SystemExit(f"unknown: {', '.join(unknown)}: use {', '.join(known)}")
    return [known[name] for name in names or known]


def _versions(systems: Sequence[System]) -> dict[str, str]:
    """Return the versions of Python, of briefing's openai, and of the peers."""
    peers = dict.fromkeys(s.environment for s in systems if isinstance(s, Peer))
    found = {name: versions(name)[_PACKAGES[name]] for name in peers}
    ours = {"briefing": version("briefing"), "its openai": version("openai")}
    return {"CPython": platform.python_version(), **ours, **found}


def _write(results: dict[str, Any], out: Path) -> None:
    path = out / "results.json"
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    told = markdown(results)
    (out / "table.md").write_text(told, "utf-8")
    print(told)
    command = [str(interpreter("plots")), str(HERE / "plots.py"), str(path), str(out)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
