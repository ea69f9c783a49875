"""What commands write: files, atomically."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.terminal import emit, visible

if TYPE_CHECKING:
    from briefing.batch.shelf import Wanted
    from briefing.models import Briefing


def write_documents(briefing: Briefing, stem: Path, wanted: Wanted, stdout: bool) -> None:
    """Write the documents, or print them."""
    from briefing.rendering import render

    for kind in wanted.formats:
        for language in wanted.languages:
            document = render(
                briefing,
                language=language,
                format="html" if kind == "html" else "markdown",
                templates=wanted.templates,
            )
            if stdout:
                emit(document.text, end="")
            else:
                path = stem.with_name(f"{stem.name}.{language}.{kind}")
                write(path, document.text)


def open_page(path: Path) -> None:
    """Show a page in the user's browser."""
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        click.echo("No browser was found: open the page yourself", err=True)


def write(path: Path, text: str) -> None:
    """Write atomically: a reader sees the old file or the new one, never half of it."""
    from briefing.batch.sinks import replace

    replace(path, text.encode())
    click.echo(f"Wrote {visible(str(path))}", err=True)
