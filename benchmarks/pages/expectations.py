"""The pages of tests/data/pages and what is to be read from each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent.parent.parent / "tests" / "data" / "pages"
SETS = ("dev", "held-out")
FIELDS = ("title", "lead", "author", "source", "published", "url")


@dataclass(frozen=True, slots=True)
class Case:
    """One page."""

    name: str
    """Set and file, such as `dev/plo-cong-chung-gia`."""
    page: Path
    """The HTML file."""
    expected: dict[str, Any]
    """As tests/data/pages/README.md says."""


def cases(sets: Iterable[str]) -> list[Case]:
    """Return the pages of these sets, in the order of their names."""
    return [
        Case(f"{name}/{path.stem}", path.with_suffix(".html"), json.loads(path.read_text("utf-8")))
        for name in sets
        for path in sorted((PAGES / name).glob("*.json"))
    ]
