"""Negations, hedges and requests of a Vietnamese statement against its evidence.

Both are Vietnamese and the statement is often a part or a paraphrase of the evidence, so
marks are not counted: what a mark governs in one text is looked for in the other. The key
of what is governed is its first two or three content words (two are often one Vietnamese
word), for what is hedged or asked for always three: “tổ chức” alone is said of too much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.ledger.polarity_words import Mark, MarkKind, Token, tokens, word_set

_NEGATED = (2, 3)
_HEDGED = (3,)
"""Content words of the keys; fewer at the end of a clause."""
_REACH = 5
"""Content words that a mark covers, unless its clause ends before: room for a paraphrase."""
_WEAK_REACH = 3
"""The same for từ chối, thiếu and the like, which negate only what is next to them."""
_TRANSPARENT = word_set(
    "được bị phải thể hề từng còn cần nên đã đang vừa sẽ vẫn cũng rất quá cho be been"
)
"""Words between a mark and what it governs: voice, tense, degree."""
_CLAUSE_ENDS = word_set(", ; : . ! ? … ( ) - nhưng mà vì do thì song bởi chứ và hoặc")
_DONE = word_set("đã vừa")
_PENDING = word_set("planned future asked duty")
"""Senses of the marks of what has not happened yet."""


def governed(words: Sequence[Token], at: int) -> str:
    """Return the first content words from `at` to the end of the clause, at most three."""
    found: list[str] = []
    while at < len(words) and len(found) < max(_HEDGED) and words[at].word not in _CLAUSE_ENDS:
        if words[at].is_word and words[at].word not in _TRANSPARENT:
            found.append(words[at].word)
        at += 1
    return " ".join(found)


def added_marks(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the negations of a statement that its evidence, `by_text`, does not bear out.

    The evidence has no negation at all, or it states what the negation governs.
    """
    ours, theirs = _negations(marks), _negations(by_marks)
    binding = [mark for mark in ours if _binds(mark)]
    if not binding or not theirs:
        return binding
    evidence, statement = _said(by_text, theirs, _NEGATED), _said(text, ours, _NEGATED)
    opposed = evidence.bare - evidence.marked - statement.bare
    return [mark for mark in binding if _keys(mark, _NEGATED) & opposed]


def lost_marks(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the marks of the evidence `text` which a Vietnamese statement, `by_text`, drops.

    The statement says what a negation or a hedge governs without it, or tells as done what
    the evidence only plans or asks for. What the statement leaves out altogether is not lost.
    """
    hedges, by_others = _strong("hedge", marks), _strong("hedge", by_marks)
    by_others += _strong("request", by_marks)
    pending = [*hedges, *_strong("request", marks)]
    return [
        *_dropped(_negations(marks), text, _negations(by_marks), by_text, _NEGATED),
        *_dropped(_doubts(hedges), text, by_others, by_text, _HEDGED),
        *_told_as_done(_pending(pending), text, _pending(by_others), by_text),
    ]


def _negations(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "negation"]


def _strong(kind: MarkKind, marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == kind and mark.weight == "strong"]


def _pending(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.sense in _PENDING]


def _doubts(hedges: Sequence[Mark]) -> list[Mark]:
    """Return the hedges that a statement may not drop.

    A headline says what will happen without sẽ, and names a source in many ways.
    """
    return [mark for mark in hedges if mark.sense not in ("future", "claimed")]


def _binds(mark: Mark) -> bool:
    """Tell whether a statement may not drop the mark: an idiom has its weight in Vietnamese."""
    return mark.weight == "strong" or mark.sense == "idiom"


def _dropped(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str, sizes: Sequence[int]
) -> list[Mark]:
    """Return the marks whose governed words the statement has without a mark."""
    binding = [mark for mark in marks if _binds(mark)]
    if not binding:
        return []
    lost = _said(by_text, by_marks, sizes).bare - _said(text, marks, sizes).bare
    return [mark for mark in binding if _keys(mark, sizes) & lost]


def _told_as_done(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the first request or plan of the evidence that the statement tells as done."""
    if not marks:
        return []
    statement = _said(by_text, by_marks, _HEDGED)
    told = statement.done & statement.bare
    if not told:
        return []
    evidence = _said(text, marks, _HEDGED, reach=len(text))
    only_pending = evidence.marked - evidence.bare - evidence.done
    return list(marks[:1]) if told & only_pending else []


class _Said(NamedTuple):
    """The keys of a text, by what stands before them in their clause."""

    bare: frozenset[str]
    """Those with none of the marks within reach."""
    marked: frozenset[str]
    """Those with one."""
    done: frozenset[str]
    """Those right behind a word that tells what has happened, marked or not."""


class _Word(NamedTuple):
    """A content word and what stands before it."""

    word: str
    covered: bool
    done: bool


def _said(text: str, marks: Sequence[Mark], sizes: Sequence[int], reach: int = _REACH) -> _Said:
    """Return the keys of so many words in `text`.

    A strong mark covers the `reach` content words behind its own first word.
    """
    reaches = {
        mark.start: reach if mark.weight == "strong" else min(reach, _WEAK_REACH) for mark in marks
    }
    bare, marked, done = set[str](), set[str](), set[str]()
    for clause in _clauses(text, reaches):
        for at, word in enumerate(clause):
            keys = _shortened([other.word for other in clause[at : at + max(sizes)]], sizes)
            (marked if word.covered else bare).update(keys)
            if word.done:
                done.update(keys)
    return _Said(frozenset(bare), frozenset(marked), frozenset(done))


def _clauses(text: str, reaches: Mapping[int, int]) -> Iterator[list[_Word]]:
    """Yield the content words of each clause; `reaches` are those of the marks by start."""
    clause: list[_Word] = []
    left, after_done = 0, False
    for token in tokens(text):
        if token.word in _CLAUSE_ENDS:
            yield clause
            clause, left, after_done = [], 0, False
        elif token.word in _DONE:
            after_done = True
        elif token.is_word and token.word not in _TRANSPARENT:
            clause.append(_Word(token.word, left > 0, after_done))
            left, after_done = left - 1, False
        left = max(left, reaches.get(token.start, 0))
    yield clause


def _keys(mark: Mark, sizes: Sequence[int]) -> set[str]:
    """Return the keys of what the mark governs; none when it governs nothing."""
    return _shortened(mark.governed.split(), sizes)


def _shortened(words: Sequence[str], sizes: Sequence[int]) -> set[str]:
    return {" ".join(words[:size]) for size in sizes} if words else set()
