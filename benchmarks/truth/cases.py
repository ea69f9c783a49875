"""Cases and verdicts as JSON lines, and the single edit that falsifies a text."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

Case = dict[str, Any]


class Edit(NamedTuple):
    """One stretch of a text that is replaced."""

    family: str
    """What is falsified: figure, date, name …"""
    kind: str
    """How."""
    start: int
    """Offset of the first character that goes, in code points."""
    end: int
    """Offset behind the last one."""
    new: str
    """What comes in its place."""

    def apply(self, text: str) -> str:
        """Return the text with the stretch replaced."""
        return text[: self.start] + self.new + text[self.end :]

    def told(self, text: str) -> str:
        """Say in words what is changed."""
        return f"“{text[self.start : self.end]}” → “{self.new}”"


def seeded(*parts: object) -> random.Random:
    """Return a generator that depends on these parts only, not on the order of the run."""
    return random.Random(":".join(map(str, parts)))


def write(path: Path, rows: Iterable[Case]) -> int:
    """Write JSON lines and return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Case]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
