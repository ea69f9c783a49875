"""The Vietnamese–English lexicon of news prose (prompts/lexicon.csv), looked up by first word.

Nothing is parsed before a text asks for it: the lines are sorted, and the few that begin with a
word are found by bisection.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from briefing import resources

Side = tuple[str, ...]
"""Words of a condition: the text must have them there, one after another."""

CONTENT = frozenset({"n", "v", "adj", "adv", "x", "num"})
"""Parts of speech whose sense an English text must have."""


class Condition(NamedTuple):
    """What must stand around an expression for it to have this sense."""

    where: str
    """`before` these words, `after` these words, or `near` them: anywhere in the sentence."""
    sides: tuple[Side, ...]
    """Any of these; <number> and <name> stand for all numbers and all capitalised words."""


class Expression(NamedTuple):
    """One row of the lexicon."""

    words: tuple[str, ...]
    """The words as `fold` writes them."""
    en: tuple[str, ...]
    """English: the first is the one to write, all are accepted."""
    domain: str
    """Where the sense is at home."""
    pos: str
    """Its part of speech."""
    conditions: tuple[Condition, ...]
    """What must hold for this sense; none for the usual one."""
    proper: bool
    """Written with a capital: only capitalised words match."""


class Vocabulary:
    """The rows of a lexicon: lines `vi,en,domain,note`, sorted, in the spelling of `fold`."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._read: dict[str, tuple[Expression, ...]] = {}

    def beginning(self, word: str) -> tuple[Expression, ...]:
        """Return the expressions that begin with this folded word, the longest first; of those
        with the same words, the ones under conditions first."""
        found = self._read.get(word)
        if found is None:
            spellings = dict.fromkeys((word, word.capitalize(), word.upper()))
            lines = chain.from_iterable(map(self._block, spellings))
            rows = map(_expression, csv.reader(lines))
            found = self._read[word] = tuple(sorted(rows, key=_precedence))
        return found

    def _block(self, word: str) -> Sequence[str]:
        # A space and a comma sort before the hyphen, and before them nothing that a word has.
        first, last = (bisect_left(self._lines, word + mark) for mark in " -")
        return self._lines[first:last]


@cache
def load() -> Vocabulary:
    """Return the packaged lexicon."""
    return Vocabulary(resources.read_text("prompts", "lexicon.csv").splitlines()[1:])


def _precedence(expression: Expression) -> tuple[int, int]:
    return -len(expression.words), -len(expression.conditions)


def _expression(row: Sequence[str]) -> Expression:
    vi, en, domain, note = row
    pos, *conditions = note.split()
    senses = tuple(sense.strip() for sense in en.split(";"))
    return Expression(
        tuple(vi.lower().split()),
        senses,
        domain,
        pos,
        tuple(_conditions(conditions)),
        not vi[:1].islower(),
    )


def _conditions(written: Sequence[str]) -> Iterator[Condition]:
    for each in written:
        where, _, sides = each.partition(":")
        yield Condition(where, tuple(tuple(s.split("_")) for s in sides.split("|")))
