"""How long `briefing` takes to start, beside commands that do little but import.

    python benchmarks/startup.py --rounds 20

`--help` stands beside an empty click command; `make` of an article that has not changed, beside
the import of the libraries that making cannot do without. All commands take turns in one run, so
that whatever else the machine does falls on all alike; only their ratios mean something on
another machine. Time of the processor is measured too: it minds a busy machine less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.testing import FakeServer

EMPTY = '''\
import click


@click.command()
def main():
    """Do nothing."""


main()
'''
HEAVY = ("openai", "pydantic", "jinja2", "markdown", "rich", "xllamacpp")
_EMPTY = "empty click command --help"
_LIBRARIES = "import click, pydantic, jinja2"
_MAKE = "briefing make, unchanged article"
_DATA = Path(__file__).parent.parent / "tests" / "data"
_ARTICLE = _DATA / "articles" / "reading-stations.txt"
_REPLY = _DATA / "completions" / "reading-stations.brief.json"


@dataclass
class Command:
    """A command to be measured, and what it took in each round."""

    arguments: list[str]
    beside: str = ""
    """The name of the command that it is compared with; empty for none."""
    goal: float = 0.0
    """At most so many times as long as that one."""
    wall: list[float] = field(default_factory=list)
    """Seconds by the clock."""
    cpu: list[float] = field(default_factory=list)
    """Seconds of the processor."""

    def run(self, environment: Mapping[str, str]) -> None:
        """Run it once more; what it tells is shown where it fails."""
        before, started = _cpu_of_children(), time.perf_counter()
        done = subprocess.run(self.arguments, capture_output=True, text=True, env=environment)
        self.wall.append(time.perf_counter() - started)
        self.cpu.append(_cpu_of_children() - before)
        if done.returncode:
            raise SystemExit(f"{' '.join(self.arguments)}\n{done.stderr}")


def main() -> None:
    """Read the arguments, measure, print a Markdown table and the modules loaded."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="default: 20")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        with FakeServer([json.loads(_REPLY.read_text("utf-8"))]) as server:
            named = commands(Path(folder), server.base_url)
            measure(named, rounds, environment)
            if len(server.requests) != 1:
                raise SystemExit(f"the server was asked {len(server.requests)} times, not once")
        print("\n".join(table(named)), end="\n\n")
        for name in ("briefing --help", _MAKE):
            heavy = ", ".join(loaded(named[name].arguments[1:], environment)) or "none"
            print(f"{name} loads of {', '.join(HEAVY)}: {heavy}")


def commands(folder: Path, base_url: str) -> dict[str, Command]:
    """Return what is measured, by its name in the table."""
    python = sys.executable
    script = str(Path(python).with_name("briefing"))
    if not Path(script).exists():
        raise SystemExit(f"{script} is missing: install briefing into this environment")
    empty = folder / "empty.py"
    empty.write_text(EMPTY, "utf-8")
    make = [script, "make", str(_ARTICLE), "--out", str(folder), "--quiet"]
    return {
        "python -c pass": Command([python, "-c", "pass"]),
        _EMPTY: Command([python, str(empty), "--help"]),
        "briefing --help": Command([script, "--help"], beside=_EMPTY, goal=1.3),
        "import briefing": Command([python, "-c", "import briefing"]),
        _LIBRARIES: Command([python, "-c", _LIBRARIES]),
        _MAKE: Command(
            [*make, "--base-url", base_url, "--model", "fake"], beside=_LIBRARIES, goal=1.5
        ),
    }


def measure(named: Mapping[str, Command], rounds: int, environment: Mapping[str, str]) -> None:
    """Run the commands in turns; one more round first fills the caches, and is not counted."""
    for _ in range(rounds + 1):
        for command in named.values():
            command.run(environment)
    for command in named.values():
        del command.wall[0], command.cpu[0]


def table(named: Mapping[str, Command]) -> Iterator[str]:
    """Yield the lines of a Markdown table: medians, and ratios of medians."""
    yield "| command | ms | CPU, ms | beside | ratio | of the CPU | goal |"
    yield "|---|--:|--:|---|--:|--:|--:|"
    for name, command in named.items():
        wall, cpu = statistics.median(command.wall), statistics.median(command.cpu)
        cells = [name, f"{1000 * wall:.0f}", f"{1000 * cpu:.0f}", "", "", "", ""]
        if command.beside:
            other = named[command.beside]
            ratio = wall / statistics.median(other.wall)
            of_cpu = cpu / statistics.median(other.cpu)
            cells[3:] = [command.beside, f"{ratio:.2f}", f"{of_cpu:.2f}", f"≤ {command.goal}"]
        yield f"| {' | '.join(cells)} |"


def loaded(arguments: list[str], environment: Mapping[str, str]) -> list[str]:
    """Return which of the heavy modules are loaded once `briefing` has run with `arguments`."""
    code = (
        "import sys; from briefing.cli import cli; "
        f"cli({arguments!r}, standalone_mode=False); "
        f"print(*sorted({set(HEAVY)!r} & sys.modules.keys()), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return done.stderr.split()


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment with caches of its own, that of Python's bytecode among them."""
    told = {name: value for name, value in os.environ.items() if not name.startswith("BRIEFING_")}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    caches = ("PYTHONPYCACHEPREFIX", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    return {**told, **{name: str(folder / name) for name in caches}, "OPENAI_API_KEY": "none"}


def _cpu_of_children() -> float:
    """Return the seconds of the processor that children of this process have used so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
