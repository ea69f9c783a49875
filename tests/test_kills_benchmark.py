"""A batch that is killed again and again: the benchmark of it, in small."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).parent.parent / "benchmarks" / "kills.py"


def test_a_killed_run_loses_at_most_what_was_under_way() -> None:
    """10 kills over 30 articles: no article lost, no file torn, no reply that was kept asked for
    again, the result that of an undisturbed run, and nothing left to do afterwards."""
    ran = subprocess.run(
        [sys.executable, KILLS, "--articles", "30", "--kills", "10", "--latency", "0.3"],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    found = dict(line.strip("| ").split(" | ") for line in ran.stdout.splitlines())
    assert found["kills"] == "10"
    for name in (
        "runs that ended before their kill",
        "articles lost",
        "files lost, or there without being expected",
        "files torn or different from the undisturbed run's",
        "… at the end",
        "bugs, errors, damage told",
        "requests of one more run",
    ):
        assert found[name] == "0"
    assert found["… lost, in all"] == found["… repeated"]
    assert int(found["… lost at one kill, at most (of 4 under way)"]) <= 4
