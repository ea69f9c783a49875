"""Text on a terminal: results on stdout, and nothing that could steer it."""

from __future__ import annotations

import os
import sys
from typing import Any

import click


def emit(text: str, *, end: str = "\n") -> None:
    """Print a result. A reader of stdout that has gone (`| head`) is no error: the work and
    its exit code stay the same, and nothing more is printed."""
    try:
        click.echo(text + end, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def emit_row(*cells: str) -> None:
    """Print cells, a tab between them."""
    emit("\t".join(visible(cell) for cell in cells))


def visible(text: str) -> str:
    """Return untrusted text on one line, with nothing in it that steers a terminal."""
    from briefing.vietnamese.text import one_line

    return one_line(text)


def laid_out(*parts: Any) -> str:
    """Return what rich makes of `parts` for this terminal, without spaces at the line ends."""
    from rich.console import Console

    console = Console()
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
