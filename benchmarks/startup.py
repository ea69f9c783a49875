"""How long `briefing` takes to start, beside an empty click command.

    python benchmarks/startup.py --rounds 20

All commands take turns in one run, so that whatever else the machine does falls on all alike;
only their ratios mean something on another machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = '''\
import click


@click.command()
def main():
    """Do nothing."""


main()
'''
HEAVY = ("openai", "rich", "xllamacpp")
_HELP = "from briefing.cli import cli; cli(['--help'], standalone_mode=False)"
_BASELINE = "empty click command --help"


def main() -> None:
    """Read the arguments, measure, print a Markdown table and the modules loaded."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="default: 20")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY, "utf-8")
        medians = measure(commands(empty), rounds)
    print("| command | median, ms | ratio |")
    print("| --- | --- | --- |")
    for name, seconds in medians.items():
        print(f"| {name} | {1000 * seconds:.0f} | {seconds / medians[_BASELINE]:.2f} |")
    print()
    for name, code in (("briefing --help", _HELP), ("import briefing", "import briefing")):
        print(f"{name} loads of {', '.join(HEAVY)}: {loaded(code) or 'none'}")


def commands(empty: Path) -> dict[str, list[str]]:
    """Return what is measured, by its name in the table."""
    python = sys.executable
    script = Path(python).with_name("briefing")
    if not script.exists():
        raise SystemExit(f"{script} is missing: install briefing into this environment")
    return {
        "python -c pass": [python, "-c", "pass"],
        _BASELINE: [python, str(empty), "--help"],
        "briefing --help": [str(script), "--help"],
        "import briefing": [python, "-c", "import briefing"],
    }


def measure(named: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each command; one more round first warms the caches."""
    seconds: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(rounds + 1):
        for name, command in named.items():
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - started)
    return {name: statistics.median(times[1:]) for name, times in seconds.items()}


def loaded(code: str) -> str:
    """Return which of the heavy modules are loaded once `code` has run."""
    ask = f"import sys; {code}; print(*({HEAVY} & sys.modules.keys()), sep=', ', file=sys.stderr)"
    ask = ask.replace(str(HEAVY), f"set({HEAVY})")
    command = [sys.executable, "-c", ask]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr.strip()


if __name__ == "__main__":
    main()
