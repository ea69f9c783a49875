"""ROUGE for Vietnamese: F1 over NFC words.

The package rouge_score deletes every letter outside ASCII, and with it what tells Vietnamese words
apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Sequence


def tokens(text: str) -> list[str]:
    """Return the words of `text`, in NFC and lower case."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def rouge_n(said: str, reference: str, n: int) -> float:
    """Return ROUGE-n, 0 to 1: F1 of the runs of n words that both texts have."""
    have, want = (Counter(_runs(tokens(text), n)) for text in (said, reference))
    return _f1((have & want).total(), have.total(), want.total())


def rouge_l(said: str, reference: str) -> float:
    """Return ROUGE-L, 0 to 1: F1 of the longest common subsequence of words."""
    have, want = tokens(said), tokens(reference)
    return _f1(_common(have, want), len(have), len(want))


def _runs(words: Sequence[str], n: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + n]) for at in range(len(words) - n + 1)]


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    lengths = [0] * (len(other) + 1)
    for a in one:
        corner = 0
        for at, b in enumerate(other, 1):
            above = lengths[at]
            lengths[at] = corner + 1 if a == b else max(above, lengths[at - 1])
            corner = above
    return lengths[-1]


def _f1(common: int, have: int, want: int) -> float:
    return 2 * common / (have + want) if have + want else 0.0
