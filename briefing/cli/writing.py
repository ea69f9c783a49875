"""What commands write: files, atomically."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.terminal import emit
from briefing.files import beside

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
    with _told_errors(path), beside(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    click.echo(f"Wrote {path}", err=True)


@contextmanager
def _told_errors(path: Path) -> Iterator[None]:
    """Turn what keeps `path` from being written into an error that says what to do."""
    from briefing.errors import DeliveryError

    try:
        yield
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}): choose another --out"
        raise DeliveryError(message) from None
