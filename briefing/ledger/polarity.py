"""Does a text keep the negations, hedges and requests of another?

Across languages strong negations are counted against all of the other side, and hedges and
requests are matched by sense. Within Vietnamese see `polarity_within`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache

from briefing.ledger import polarity_en, polarity_vi
from briefing.ledger.polarity_opposites import settle
from briefing.ledger.polarity_otherwise import said_otherwise
from briefing.ledger.polarity_within import added_marks, governed, lost_marks
from briefing.ledger.polarity_words import Mark, MarkKind, Weight, tokens, word_set
from briefing.models import Language

__all__ = ["Mark", "MarkKind", "Weight", "lost_marks", "read_marks", "unsupported_marks"]

_LONGEST_ITEM = 60
"""Characters to the negation before, of one that goes on with a list."""
_FINDERS = {"vi": polarity_vi.find, "en": polarity_en.find}
_ACCEPTED = {
    "planned": word_set("planned future possible"),
    "future": word_set("planned future possible if asked duty"),
    "possible": word_set("possible planned future if alleged"),
    "if": word_set("if possible"),
    "alleged": word_set("alleged claimed possible"),
    "claimed": word_set("claimed"),
    "considered": word_set("considered planned"),
    "asked": word_set("asked duty"),
    "duty": word_set("duty asked future"),
}
"""By sense of a hedge or a request: the senses that may translate it."""


def read_marks(text: str, language: Language) -> tuple[Mark, ...]:
    """Return the marks of negation, hedging and request of `text` (NFC), in order.

    A word may be several: “unlikely” is a negation and a hedge.
    """
    words = tokens(text)
    marks: list[Mark] = []
    for first, last, entry in sorted(set(_FINDERS[language](words))):
        kind, sense, weight = entry
        if kind is None:
            continue
        start, end = words[first].start, words[last - 1].end
        behind = first + 1 if kind == "negation" else last  # “không có”: “có” is governed
        marks.append(
            Mark(start, end, text[start:end], kind, sense, weight, governed(words, behind))
        )
    return tuple(marks)


def unsupported_marks(
    marks: Sequence[Mark],
    text: str,
    language: Language,
    by_marks: Sequence[Mark],
    by_text: str,
    by_language: Language,
) -> list[Mark]:
    """Return the `marks` of `text` that another text, with its `by_marks`, does not bear out.

    In another language it must have as many negations, and hedges and requests of a like
    sense: to be asked in both directions. In the same language the other text is the
    evidence, and only negations are looked at; what the evidence has and the statement lacks
    is told by `lost_marks`.
    """
    if language == by_language:
        return added_marks(marks, text, by_marks, by_text)
    ours, theirs = _negations(marks), _negations(by_marks)
    lost: list[Mark] = []
    if language == "vi":
        ours, theirs, _ = settle(ours, text, theirs, by_text)
    else:
        theirs, ours, contraries = settle(theirs, by_text, ours, text)
        lost += contraries
    if count := _unbalanced(ours, theirs):
        lost += _left_over(count, ours, text, language, theirs, by_text)
    return sorted(lost) + _untranslated(marks, by_marks)


def _left_over(
    count: int,
    ours: Sequence[Mark],
    text: str,
    language: Language,
    theirs: Sequence[Mark],
    by_text: str,
) -> list[Mark]:
    """Return those of `count` lost negations that the other text does not say in another way.

    Those far from its negations are named first.
    """
    strong = [mark for mark in ours if mark.weight == "strong"]
    excused = {mark for mark in strong if _is_in_a_list(mark, text, by_text)}
    asking = [mark for mark in strong if mark not in excused]
    excused.update(said_otherwise(asking, text, language, by_text))
    places = [mark.start / len(by_text) for mark in theirs if mark.weight != "echo"]
    lost = [mark for mark in strong if mark not in excused]
    lost.sort(key=lambda mark: _remoteness(mark.start / len(text), places), reverse=True)
    return lost[: max(0, count - len(excused))]


def _is_in_a_list(mark: Mark, text: str, by_text: str) -> bool:
    """Say whether a negation repeats one that the other text says once: không điện, không nước."""
    before = text[max(0, mark.start - _LONGEST_ITEM) : mark.start]
    return bool(_listed().search(before)) and (" or " in by_text or " nor " in by_text)


@cache
def _listed() -> re.Pattern[str]:
    """Match what stands before a negation that goes on with a list of them."""
    return re.compile(
        r"(?<!\w)(?:không|chưa|chẳng)(?: [^\W\d]+){1,7}(?:,| và| hay| hoặc|, cũng) $", re.IGNORECASE
    )


def _negations(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.kind == "negation")


def _unbalanced(ours: Sequence[Mark], theirs: Sequence[Mark]) -> int:
    """Return how many of our strong negations find no partner among theirs.

    Marks of one sense are partners first; what is left of the strong ones takes any strong
    or soft one that the other side has left.
    """
    asking = spare = 0
    for sense in {mark.sense for mark in [*ours, *theirs]}:
        mine = [mark for mark in ours if mark.sense == sense]
        like = [mark for mark in theirs if mark.sense == sense]
        strong = sum(mark.weight == "strong" for mark in mine)
        usable = sum(mark.weight != "echo" for mark in like)
        asking += max(0, strong - len(like))
        spare += min(usable, max(0, len(like) - len(mine)))
    return max(0, asking - spare)


def _remoteness(place: float, places: Sequence[float]) -> float:
    """Return how far `place` is from the nearest of the sorted `places`, all 0 to 1."""
    at = bisect(places, place)
    return min((abs(place - other) for other in places[max(0, at - 1) : at + 1]), default=1.0)


def _untranslated(marks: Sequence[Mark], by_marks: Sequence[Mark]) -> list[Mark]:
    """Return the hedges and requests for which `by_marks` have none of a like sense."""
    senses = {mark.sense for mark in by_marks if mark.kind != "negation"}
    return [
        mark
        for mark in marks
        if mark.kind != "negation"
        and mark.weight == "strong"
        and senses.isdisjoint(_ACCEPTED[mark.sense])
    ]
