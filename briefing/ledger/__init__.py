"""What a text states that code can compare: figures, times, names, negations and hedges.

Reads Vietnamese and English into the same language-neutral facts, so that a statement can be
held against its evidence and a translation against its source. Knows nothing of briefings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from briefing.ledger.figures import (
    Figure,
    differs_in_approximation,
    read_figures,
    unsupported_figures,
)
from briefing.ledger.names import Name, read_names, unsupported_names
from briefing.ledger.polarity import Mark, lost_marks, read_marks, unsupported_marks
from briefing.ledger.times import Time, read_times, taken_by, unsupported_times
from briefing.models import Language

__all__ = [
    "Fact",
    "Family",
    "Figure",
    "Ledger",
    "Mark",
    "Name",
    "Time",
    "dropped_marks",
    "read",
    "unapproximated",
    "unsupported",
]

Fact = Figure | Time | Name
Family = Literal["figures", "times", "names"]


@dataclass(frozen=True)
class Ledger:
    """The facts of one text, each with its place in it."""

    text: str
    language: Language
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    marks: tuple[Mark, ...]
    some_names: tuple[Name, ...] | None = None
    """The names, where they are not all of the text."""

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names: all of the text, read when they are asked for, unless it is only some."""
        if self.some_names is None:
            return read_names(self.text, self.language)
        return self.some_names

    def facts(self, family: Family) -> Sequence[Fact]:
        """Return the facts of one family."""
        if family == "figures":
            return self.figures
        return self.times if family == "times" else self.names

    def only(self, fact: Fact) -> Ledger:
        """Return the ledger of nothing but this fact, which keeps its offsets."""
        return Ledger(
            text=fact.text,
            language=self.language,
            times=(fact,) if isinstance(fact, Time) else (),
            figures=(fact,) if isinstance(fact, Figure) else (),
            marks=(),
            some_names=(fact,) if isinstance(fact, Name) else (),
        )


@lru_cache(maxsize=256)  # repair and every sentence's evidence ask for the same texts again
def read(text: str, language: Language, stamp: date | None = None) -> Ledger:
    """Return what `text` (NFC) states; `stamp`, the day of publication, dates it."""
    times = read_times(text, language, stamp)
    figures = read_figures(text, language, taken_by(times))
    return Ledger(text, language, times, figures, read_marks(text, language))


def unsupported(these: Ledger, by: Ledger) -> Ledger:
    """Return the facts of one text that another, in either language, does not state."""
    marks = unsupported_marks(
        these.marks, these.text, these.language, by.marks, by.text, by.language
    )
    return Ledger(
        text=these.text,
        language=these.language,
        times=tuple(unsupported_times(these.times, by.times, by.figures)),
        figures=tuple(unsupported_figures(these.figures, by.figures, by.times)),
        marks=tuple(marks),
        some_names=tuple(unsupported_names(these.names, these.language, by.text, by.language)),
    )


def dropped_marks(evidence: Ledger, statement: Ledger) -> tuple[Mark, ...]:
    """Return the marks of the evidence that a statement in its language repeats without.

    A statement may leave a part of the evidence out; it may not say the same part without
    its "not", or as done what was only planned or asked for.
    """
    return tuple(lost_marks(evidence.marks, evidence.text, statement.marks, statement.text))


def unapproximated(these: Ledger, by: Ledger) -> tuple[Figure, ...]:
    """Return the figures that one text gives as about, over or under, and another as exact."""
    return tuple(f for f in these.figures if differs_in_approximation(f, by.figures))
