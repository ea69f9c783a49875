"""Where a costly pattern can begin in a text: a quick look before it is tried there.

A search with a long alternation tries its branches at every character. Here a set of characters
finds the edges of words, and the first letter of the word behind an edge mostly decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def edges(phrases: Iterable[str], *, behind: str = r"\w") -> re.Pattern[str]:
    r"""Return the pattern of the character before one of `phrases`, none of the set `behind`.

    Phrases are patterns that begin with a character as it is, or with `\d` for a digit.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        length = 2 if phrase[0] == "\\" else 1
        rests[phrase[:length]].append(phrase[length:])
    branches = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(f"[^{behind}](?={'|'.join(branches)})")


def beginnings(text: str, before: re.Pattern[str]) -> list[int]:
    """Return where in `text` the phrases begin that `before`, made by `edges`, looks for."""
    return [edge.start() for edge in before.finditer(f"\n{text}")]
