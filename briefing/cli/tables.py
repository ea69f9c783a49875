"""Checks and findings as tables and lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.cli.terminal import laid_out, visible

if TYPE_CHECKING:
    from rich.text import Text

    from briefing.doctor import Check
    from briefing.models import Briefing
    from briefing.reviewing import Card, Piece


def passed_line(passed: int, subjects: int) -> str:
    """Return how many statements and people passed."""
    return f"{passed} of {subjects} passed the automatic checks"


def has_errors(briefing: Briefing) -> bool:
    """Tell whether a finding of severity error remains."""
    return any(finding.severity == "error" for finding in briefing.findings)


def finding_lines(briefing: Briefing) -> Iterator[str]:
    """Yield what `verify` says: a table for each subject on a terminal, else a line each."""
    if sys.stdout.isatty():
        from briefing.reviewing import cards

        yield from (_finding_table(card) for card in cards(briefing) if card.findings)
        return
    for finding in briefing.findings:
        subject = finding.subject or "-"
        message = visible(finding.message)
        yield f"{finding.severity:8}{visible(finding.code):22}{subject:5}{message}\n"


def check_row(check: Check) -> str:
    """Return a check as a row of a table as wide as the terminal, its remedy indented below."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    mark, colour = _MARKS[check.state]
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(width=len("PROBLEM"))
    row.add_column(width=len("answers in JSON"))
    row.add_column(overflow="fold")  # a long path is shown whole
    row.add_row(Text(mark, colour), Text(check.name), Text(visible(check.found)))
    if check.remedy:
        row.add_row("", "", Padding(Text(visible(check.remedy)), (0, 0, 0, 2)))
    return laid_out(row)


_MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "problem": ("PROBLEM", "red")}


_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "": ""}


def _finding_table(card: Card) -> str:
    """Return the findings about a statement or person, its texts below them, and its evidence."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=len("warning"))
    table.add_column(min_width=len("en"))
    table.add_column(overflow="fold")
    for finding in card.findings:
        told = Text.assemble((visible(finding.code), "bold"), "  ", visible(finding.message))
        language = Text(finding.language or "")
        table.add_row(Text(finding.severity, _COLOURS[finding.severity]), language, told)
    for line in card.lines:
        table.add_row("", Text(line.language, "dim"), Text(" — ").join(map(_marked, line.texts)))
    for id_, pieces in card.evidence:
        table.add_row("", Text(id_, "dim"), _marked(pieces))
    title = f"{card.id} {visible(card.label)}".strip()
    return laid_out(Text(title, "bold"), Padding(table, (0, 0, 1, 2)))


def _marked(pieces: Sequence[Piece]) -> Text:
    """Return a text with what its findings are about in bold and underlined."""
    from rich.text import Text

    text = Text("" if pieces else "(missing)")
    for piece in pieces:
        style = f"bold underline {_COLOURS[piece.severity]}" if piece.severity else ""
        text.append(visible(f"|{piece.text}|")[1:-1], style)  # its outer spaces count
    return text
