"""Does a text keep the negations, hedges and requests of another?

Across languages strong negations are counted against all of the other side, and hedges and
requests are matched by sense. Within a language what a mark governs is looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from briefing.ledger import polarity_en, polarity_vi
from briefing.ledger.polarity_words import Mark, MarkKind, Token, Weight, tokens
from briefing.models import Language

__all__ = ["Mark", "MarkKind", "Weight", "lost_marks", "read_marks", "unsupported_marks"]

_GOVERNED = 3
_KEY = 2  # governed words that are looked for in the other text: one Vietnamese word of two parts
_FINDERS = {"vi": polarity_vi.find, "en": polarity_en.find}
_TRANSPARENT = frozenset(
    "được bị phải thể hề từng còn cần nên đã đang vừa sẽ vẫn cũng rất quá cho be been".split()
)
"""Words between a mark and what it governs: voice, tense, degree."""
_DONE = frozenset(["đã", "vừa"])
_CLAUSE_ENDS = frozenset(',;:.!?…()"-')
_SENTENCE_ENDS = frozenset(";.!?…")
_OPEN = frozenset(["planned", "future"])
"""Senses of a hedge about what has not happened yet."""
_ACCEPTED: dict[str, frozenset[str]] = {
    "planned": frozenset(["planned", "future", "possible"]),
    "future": frozenset(["planned", "future", "possible", "if", "asked", "duty"]),
    "possible": frozenset(["possible", "planned", "future", "if", "alleged"]),
    "if": frozenset(["if", "possible"]),
    "alleged": frozenset(["alleged", "claimed", "possible"]),
    "considered": frozenset(["considered", "planned"]),
    "asked": frozenset(["asked", "duty", "planned", "considered"]),
    "duty": frozenset(["duty", "asked", "future", "planned"]),
}
"""By sense of a hedge or a request: the senses that may translate it."""


def read_marks(text: str, language: Language) -> tuple[Mark, ...]:
    """Return the marks of negation, hedging and request of `text`, in order."""
    words = tokens(text)
    return tuple(
        Mark(
            words[hit.first].start,
            words[hit.last - 1].end,
            text[words[hit.first].start : words[hit.last - 1].end],
            hit.entry.kind,
            hit.entry.sense,
            hit.entry.weight,
            " ".join(_governed(words, hit.last)),
        )
        for hit in sorted(_FINDERS[language](words))
        if hit.entry.kind
    )


def _governed(words: Sequence[Token], at: int) -> Iterator[str]:
    """Yield the first content words from `at` to the end of the clause."""
    found = 0
    while at < len(words) and found < _GOVERNED and words[at].word not in _CLAUSE_ENDS:
        if words[at].word not in _TRANSPARENT:
            found += 1
            yield words[at].word
        at += 1


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
    sense. In the same language the other is the evidence: a negation is borne out when the
    evidence has one, and does not state what this one governs. See `lost_marks` for what the
    evidence has and a statement lacks.
    """
    if language != by_language:
        return _unbalanced(marks, by_marks) + _untranslated(marks, by_marks)
    return _added(marks, text, by_marks, by_text)


# --- across languages ----------------------------------------------------------------------


def _unbalanced(marks: Sequence[Mark], by_marks: Sequence[Mark]) -> list[Mark]:
    """Return the strong negations that find no partner among `by_marks`."""
    strong = [mark for mark in marks if mark.kind == "negation" and mark.weight == "strong"]
    theirs = [mark for mark in by_marks if mark.kind == "negation"]
    echoed = _weak_senses(marks) & _weak_senses(by_marks)
    spent = sum(min(count, echoed[sense]) for sense, count in _soft_senses(by_marks).items())
    left = len(strong) - (sum(mark.weight != "echo" for mark in theirs) - spent)
    return strong[-left:] if left > 0 else []


def _weak_senses(marks: Sequence[Mark]) -> Counter[str]:
    return Counter(m.sense for m in marks if m.kind == "negation" and m.weight != "strong")


def _soft_senses(marks: Sequence[Mark]) -> Counter[str]:
    return Counter(m.sense for m in marks if m.kind == "negation" and m.weight == "soft")


def _untranslated(marks: Sequence[Mark], by_marks: Sequence[Mark]) -> list[Mark]:
    """Return the hedges and requests for which `by_marks` have none of a like sense."""
    senses = {mark.sense for mark in by_marks if mark.kind != "negation"}
    return [
        mark
        for mark in marks
        if mark.kind != "negation"
        and mark.weight == "strong"
        and not senses & _ACCEPTED[mark.sense]
    ]


# --- within a language ---------------------------------------------------------------------


class _Said(NamedTuple):
    """The pairs of content words of a text, by what stands before them."""

    bare: frozenset[str]
    """With no mark before them in their clause (hedges: in their sentence)."""
    marked: frozenset[str]
    """With one."""
    done: frozenset[str]
    """Behind a word that tells what has happened."""


def _added(marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str) -> list[Mark]:
    """Return the negations that the evidence does not have, or whose opposite it states."""
    ours, theirs = _of("negation", marks), _of("negation", by_marks)
    strong = [mark for mark in ours if mark.weight == "strong"]
    if not strong or not theirs:
        return strong
    evidence, statement = _said(by_text, theirs, _CLAUSE_ENDS), _said(text, ours, _CLAUSE_ENDS)
    opposed = evidence.bare - evidence.marked - statement.bare
    return [mark for mark in strong if _key(mark.governed) in opposed]


def lost_marks(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the marks of the evidence `text` which a statement in the same language drops.

    The statement says what a negation or a hedge governs without it, or tells as done what
    the evidence only plans or asks for.
    """
    return [
        *_dropped(_of("negation", marks), text, _of("negation", by_marks), by_text, _CLAUSE_ENDS),
        *_dropped(_of("hedge", marks), text, _not_negations(by_marks), by_text, _SENTENCE_ENDS),
        *_told_as_done(_not_negations(marks), text, _not_negations(by_marks), by_text),
    ]


def _of(kind: MarkKind, marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == kind]


def _not_negations(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind != "negation"]


def _dropped(
    marks: Sequence[Mark],
    text: str,
    by_marks: Sequence[Mark],
    by_text: str,
    ends: Collection[str],
) -> list[Mark]:
    """Return the strong marks whose governed words the statement has without a mark."""
    strong = [mark for mark in marks if mark.weight == "strong"]
    if not strong:
        return []
    statement, evidence = _said(by_text, by_marks, ends), _said(text, marks, ends)
    lost = statement.bare - statement.marked - evidence.bare
    return [mark for mark in strong if _key(mark.governed) in lost]


def _told_as_done(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the first request or plan of the evidence that the statement tells as done."""
    pending = [mark for mark in marks if mark.kind == "request" or mark.sense in _OPEN]
    if not pending:
        return []
    statement = _said(by_text, by_marks, _SENTENCE_ENDS)
    evidence = _said(text, pending, _SENTENCE_ENDS)
    told = (statement.done - statement.marked) & (evidence.marked - evidence.bare - evidence.done)
    return pending[:1] if told else []


def _said(text: str, marks: Sequence[Mark], ends: Collection[str]) -> _Said:
    """Return what `text` says with and without one of `marks` before it."""
    bare, marked, done = set[str](), set[str](), set[str]()
    starts = {mark.start for mark in marks}
    covered = after_done = False
    previous: tuple[str, bool, bool] | None = None
    for token in [*tokens(text), Token(len(text), len(text), ".")]:
        if token.start in starts:
            covered = True
        closes = token.word in _CLAUSE_ENDS
        if token.word in _TRANSPARENT:
            after_done = after_done or token.word in _DONE
            continue
        if previous:
            word, was_covered, was_done = previous
            key = _key(word if closes else f"{word} {token.word}")
            (marked if was_covered else bare).add(key)
            if was_done:
                done.add(key)
        previous = None if closes else (token.word, covered, after_done)
        after_done = False
        if token.word in ends:
            covered = False
    return _Said(frozenset(bare), frozenset(marked), frozenset(done))


def _key(governed: str) -> str:
    """Return the first governed words, as many as are looked for; one alone ends its clause."""
    return " ".join(governed.split()[:_KEY])
