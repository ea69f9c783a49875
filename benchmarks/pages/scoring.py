"""What was read from a page beside what was expected.

Words are compared without case and punctuation, as multisets. A sentence is foreign when fewer than
half of its runs of three words occur in the lead, the body or the optional parts that are expected.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from expectations import FIELDS, Case

Found = dict[str, Any]
"""title, author, source, published, url (or null), `text` (paragraphs, the lead first), `captions`,
`seconds`."""

PARTS = ("lead", "body", "captions")
MEASURES = (
    *(f"{field} right" for field in FIELDS),
    "published: the day right",
    *(f"{part}: {kind}" for part in PARTS for kind in ("precision", "recall")),
    "foreign sentences",
    "pages without forbidden text",
    "ms a page (median)",
)
"""Rows of the table."""
_RUN = 3
_VIET_NAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True)
class Score:
    """How one page was read."""

    right: dict[str, bool]
    """Each field, and `day`."""
    shares: dict[str, tuple[int, int]]
    """Words or sentences: how many of how many."""
    clean: bool
    """Nothing forbidden is in the text."""
    seconds: float
    """How long it took."""
    details: list[str]
    """What was wrong, for people to read."""

    @property
    def misses(self) -> list[str]:
        """What was wrong, in a word or two each."""
        wrong = [field for field, right in self.right.items() if not right and field != "day"]
        low = [
            f"{name} {part / whole:.0%}"
            for name, (part, whole) in self.shares.items()
            if whole and part != (0 if name == "foreign" else whole)
        ]
        return wrong + low + ([] if self.clean else ["forbidden text"])


def score(case: Case, found: Found) -> Score:
    """Hold what was read against what was expected."""
    expected = case.expected
    paragraphs = [line for line in (found["text"] or "").split("\n") if line.strip()]
    fields = {**found, "lead": paragraphs[0] if paragraphs else None}
    right = {field: _right(field, expected, fields[field]) for field in FIELDS}
    foreign = list(_foreign(paragraphs, expected))
    plain = _plain(found["text"] or "")
    forbidden = [text for text in expected["forbidden"] if _plain(text) in plain]
    lines = "\n".join(map(_plain, paragraphs))
    details = [
        *([f"error: {found['error']}"] if "error" in found else []),
        *(f"{name}: {fields[name]!r} for {expected[name]!r}" for name in FIELDS if not right[name]),
        *(f"foreign: {sentence!r}" for sentence in foreign),
        *(f"forbidden: {text!r}" for text in forbidden),
        *(f"not in a line: {text!r}" for text in expected["body"] if _plain(text) not in lines),
    ]
    right["day"] = (found["published"] or "")[:10] == expected["published"][:10]
    shares = {
        **_word_shares(paragraphs, found["captions"] or (), expected),
        "foreign": (len(foreign), len(list(_sentences(paragraphs)))),
    }
    return Score(right, shares, not forbidden, found["seconds"], details)


def _word_shares(
    paragraphs: list[str], captions: Iterable[str], expected: dict[str, Any]
) -> dict[str, tuple[int, int]]:
    """Words of each part that are right, of those read and of those expected.

    The first paragraph is the lead when it has more than half of the lead's words.
    """
    first = paragraphs[0] if paragraphs else ""
    leads = [expected["lead"], *expected.get("accepts", {}).get("lead", ())]
    lead = first if _plain(first) in leads else expected["lead"]
    wanted = {"lead": [lead], "body": expected["body"], "captions": expected["captions"]}
    is_lead = (_words(lead) & _words(first)).total() * 2 > _words(lead).total()
    read = {
        "lead": [first] if is_lead else [],
        "body": paragraphs[1:] if is_lead else paragraphs,
        "captions": captions,
    }
    shares = {}
    for part in PARTS:
        right, got = (_words(" ".join(side[part])) for side in (wanted, read))
        spared = _words(" ".join(expected["optional"] if part == "body" else ()))
        shares[f"{part}: precision"] = ((got & (right + spared)).total(), got.total())
        shares[f"{part}: recall"] = ((got & right).total(), right.total())
    return shares


def _right(field: str, expected: dict[str, Any], value: str | None) -> bool:
    accepted = [expected[field], *expected.get("accepts", {}).get(field, ())]
    same: Callable[[str], object] = {"author": _people, "published": _minute}.get(field, _plain)
    return any(same(value or "") == same(right or "") for right in accepted)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _people(text: str) -> frozenset[str]:
    """Names in any order, however they are put together."""
    return frozenset(name for name in re.split(r"\s*[,;&]\s*|\s+[-–]\s+", _plain(text)) if name)


def _minute(text: str) -> object:
    """Without a zone it is Viet Nam's time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    moment = moment if moment.tzinfo else moment.replace(tzinfo=_VIET_NAM)
    return moment.replace(second=0, microsecond=0).timestamp()


def _words(text: str) -> Counter[str]:
    return Counter(_run_of_words(text))


def _run_of_words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _sentences(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for sentence in re.split(r"(?<=[.!?…])[\"”’)]?\s+", paragraph):
            if _run_of_words(sentence):
                yield sentence


def _foreign(paragraphs: list[str], expected: dict[str, Any]) -> Iterator[str]:
    known_texts = [expected["lead"], *expected["body"], *expected["optional"]]
    known = {
        run for text in known_texts for size in range(1, _RUN + 1) for run in _runs(text, size)
    }
    for sentence in _sentences(paragraphs):
        runs = _runs(sentence, _RUN)
        if sum(run in known for run in runs) * 2 < len(runs):
            yield sentence


def _runs(text: str, size: int) -> list[tuple[str, ...]]:
    """Runs of so many words; of a shorter text, all its words."""
    words = _run_of_words(text)
    size = min(size, len(words))
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def total(scores: list[Score]) -> dict[str, str]:
    """Sum the pages up, a cell for each of `MEASURES`."""
    cells = {f"{field} right": _count(scores, field) for field in FIELDS}
    cells["published: the day right"] = _count(scores, "day")
    for name in scores[0].shares:
        part, whole = (sum(score.shares[name][at] for score in scores) for at in (0, 1))
        cells[name] = f"{part / whole:.1%}" if whole else "–"
    cells["foreign sentences"] = cells.pop("foreign")
    cells["pages without forbidden text"] = f"{sum(score.clean for score in scores)}/{len(scores)}"
    middle = sorted(score.seconds for score in scores)[len(scores) // 2]
    cells["ms a page (median)"] = f"{middle * 1000:.1f}"
    return cells


def _count(scores: list[Score], field: str) -> str:
    return f"{sum(score.right[field] for score in scores)}/{len(scores)}"


def table(rows: tuple[str, ...], columns: dict[str, dict[str, str]]) -> str:
    """Return a Markdown table, a column for each system."""
    lines = [f"| | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    cells = ([cells[row] for cells in columns.values()] for row in rows)
    lines += (f"| {row} | {' | '.join(line)} |" for row, line in zip(rows, cells, strict=True))
    return "\n".join(lines)


def worst(cases: list[Case], scores: list[Score]) -> Iterator[tuple[Case, Score]]:
    """Return the pages with something wrong, those with the most first."""
    pairs = sorted(zip(cases, scores, strict=True), key=lambda pair: -len(pair[1].misses))
    return (pair for pair in pairs if pair[1].misses or pair[1].details)
