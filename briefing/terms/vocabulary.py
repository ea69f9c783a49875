"""The Vietnamese–English lexicon of news prose (prompts/lexicon.csv), looked up by its first words.

Nothing is parsed before a text asks for it: the lines are sorted, and the few that begin with two
words are found by bisection.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
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
    pos: str
    """Its part of speech."""
    conditions: tuple[Condition, ...]
    """What must hold for this sense; none for the usual one."""
    proper: bool
    """Written with a capital: only capitalised words match."""


class Vocabulary:
    """The rows of a lexicon: a heading, then lines `vi,en,domain,note` in the spelling of `fold`,
    sorted as they are in lower case."""

    def __init__(self, text: str) -> None:
        self._text = text

    @lru_cache(maxsize=32768)  # noqa: B019 - as long-lived as the lexicon
    def beginning(self, first: str, second: str = "") -> tuple[Expression, ...]:
        """Return the expressions that are the folded word `first`, or begin with it and
        `second`: the longest first; of the same words, those under more conditions first."""
        rows = csv.reader((*self._block(f"{first},"), *self._pair(first, second)))
        return tuple(sorted(map(_expression, rows), key=_precedence))

    def _pair(self, first: str, second: str) -> list[str]:
        return [line for mark in " ," if second for line in self._block(f"{first} {second}{mark}")]

    def _block(self, prefix: str) -> list[str]:
        """Return the lines that begin with `prefix`, capitals apart."""
        found, at = [], self._behind(prefix)
        while at < len(self._text) and (line := self._line(at)).lower().startswith(prefix):
            found.append(line)
            at += len(line) + 1
        return found

    def _behind(self, prefix: str) -> int:
        """Return the offset of the first line that is not less than `prefix`."""
        low, high = self._text.find("\n") + 1, len(self._text)
        while low < high:
            start = self._text.rfind("\n", low, (low + high) // 2) + 1 or low
            line = self._line(start)
            if line.lower() < prefix:
                low = start + len(line) + 1
            else:
                high = start
        return low

    def _line(self, start: int) -> str:
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None]


@cache
def load() -> Vocabulary:
    """Return the packaged lexicon."""
    return Vocabulary(resources.read_text("prompts", "lexicon.csv"))


def _precedence(expression: Expression) -> tuple[int, int]:
    return -len(expression.words), -len(expression.conditions)


def _expression(row: Sequence[str]) -> Expression:
    vi, en, _, note = row
    pos, *conditions = note.split()
    senses = tuple(sense.strip() for sense in en.split(";"))
    return Expression(
        tuple(vi.lower().split()),
        senses,
        pos,
        tuple(_conditions(conditions)),
        vi[:1].isupper(),
    )


def _conditions(written: Sequence[str]) -> Iterator[Condition]:
    for each in written:
        where, _, sides = each.partition(":")
        yield Condition(where, tuple(tuple(s.split("_")) for s in sides.split("|")))
