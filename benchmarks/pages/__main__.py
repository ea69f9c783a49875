"""How well are articles read from web pages? Runs briefing and others over invented pages.

    python benchmarks/pages
    python benchmarks/pages --set held-out --peer-python VENV/bin/python

Prints one Markdown table and briefing's worst pages to stdout. `--peer-python` is the Python of an
environment with requirements.txt: newspaper4k and readability-lxml run there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from pathlib import Path

import systems
from expectations import SETS, Case, cases
from scoring import MEASURES, Score, score, table, total, worst

HERE = Path(__file__).parent
PEERS = ("newspaper4k", "readability")


def run(chosen: list[Case], peer_python: str | None) -> dict[str, list[Score]]:
    """Return each system's scores, page by page in the order of `chosen`."""
    paths = [case.page for case in chosen]
    read = {name: [systems.timed(name, path) for path in paths] for name in systems.HERE}
    for name in PEERS if peer_python else ():
        command = [peer_python, HERE / "systems.py", name, *paths]
        answer = subprocess.run([*map(str, command)], check=True, stdout=subprocess.PIPE)
        read[name] = json.loads(answer.stdout)
    return {
        name: [score(case, found) for case, found in zip(chosen, all_found, strict=True)]
        for name, all_found in read.items()
    }


def main() -> None:
    """Run the whole."""
    parser = argparse.ArgumentParser(
        prog="python benchmarks/pages", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--set", choices=[*SETS, "all"], default="all", help="which pages (all)")
    parser.add_argument("--peer-python", help="Python of an environment with requirements.txt")
    parser.add_argument("--misses", action="store_true", help="list what briefing got wrong")
    args = parser.parse_args()
    chosen = cases(SETS if args.set == "all" else (args.set,))
    scores = run(chosen, args.peer_python)
    print(f"{len(chosen)} pages ({args.set})\n")
    print(table(MEASURES, {name: total(of_pages) for name, of_pages in scores.items()}))
    print("\nbriefing's worst pages:\n")
    for case, of_page in worst(chosen, scores["briefing"]):
        print(f"- {case.name}: {', '.join(of_page.misses)}")
        for line in of_page.details if args.misses else ():
            print(f"  - {line}")


if __name__ == "__main__":
    main()
