"""Negations, hedges and requests of a Vietnamese statement against its evidence.

Both are Vietnamese and the statement is often a part or a paraphrase of the evidence, so
marks are not counted: what a mark governs in one text is looked for in the other. The key
of what is governed is its first two content words, which is one Vietnamese word or more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.ledger.polarity_words import Mark, MarkKind, Token, tokens, word_set

_GOVERNED = 3
_KEY = 2
_REACH = 5
"""Content words that a mark covers, unless its clause ends before: room for a paraphrase."""
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
    while at < len(words) and len(found) < _GOVERNED and words[at].word not in _CLAUSE_ENDS:
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
    evidence, statement = _said(by_text, theirs), _said(text, ours)
    opposed = evidence.bare - evidence.marked - statement.bare
    return [mark for mark in binding if _key(mark.governed) in opposed]


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
        *_dropped(_negations(marks), text, _negations(by_marks), by_text),
        *_dropped(hedges, text, by_others, by_text),
        *_told_as_done(_pending(pending), text, _pending(by_others), by_text),
    ]


def _negations(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == "negation"]


def _strong(kind: MarkKind, marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind == kind and mark.weight == "strong"]


def _pending(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.sense in _PENDING]


def _binds(mark: Mark) -> bool:
    """Tell whether a statement may not drop the mark: an idiom has its weight in Vietnamese."""
    return mark.weight == "strong" or mark.sense == "idiom"


def _dropped(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the marks whose governed words the statement has without a mark."""
    binding = [mark for mark in marks if _binds(mark)]
    if not binding:
        return []
    lost = _said(by_text, by_marks).bare - _said(text, marks).bare
    return [mark for mark in binding if _key(mark.governed) in lost]


def _told_as_done(
    marks: Sequence[Mark], text: str, by_marks: Sequence[Mark], by_text: str
) -> list[Mark]:
    """Return the first request or plan of the evidence that the statement tells as done."""
    if not marks:
        return []
    statement = _said(by_text, by_marks)
    told = statement.done & statement.bare
    if not told:
        return []
    evidence = _said(text, marks, reach=len(text))
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


def _said(text: str, marks: Sequence[Mark], reach: int = _REACH) -> _Said:
    """Return what `text` says with and without one of `marks` at most `reach` words before."""
    bare, marked, done = set[str](), set[str](), set[str]()
    for first, second in _pairs(text, {mark.start for mark in marks}, reach):
        key = f"{first.word} {second.word}" if second else first.word
        (marked if first.covered else bare).add(key)
        if first.done:
            done.add(key)
    return _Said(frozenset(bare), frozenset(marked), frozenset(done))


def _pairs(text: str, marks: set[int], reach: int) -> Iterator[tuple[_Word, _Word | None]]:
    """Yield each content word with the next of its clause, if there is one.

    A mark covers the `reach` content words behind its own first word.
    """
    left, after_done = 0, False
    last: _Word | None = None
    for token in tokens(text):
        if token.word in _CLAUSE_ENDS:
            if last:
                yield last, None
            last, left, after_done = None, 0, False
        elif token.word in _DONE:
            after_done = True
        elif token.is_word and token.word not in _TRANSPARENT:
            word = _Word(token.word, left > 0, after_done)
            if last:
                yield last, word
            last, left, after_done = word, left - 1, False
        if token.start in marks:
            left = reach
    if last:
        yield last, None


def _key(words: str) -> str:
    """Return the first governed words, as many as are looked for."""
    return " ".join(words.split()[:_KEY])
