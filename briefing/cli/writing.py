"""What commands write: files, atomically."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from briefing.cli.terminal import emit
from briefing.files import beside

if TYPE_CHECKING:
    from briefing.models import Briefing, Language


class Wanted(NamedTuple):
    """Which documents to write, and how."""

    languages: Sequence[Language]
    formats: Sequence[str]
    """md, html."""
    templates: Path | None
    """A folder of templates of one's own."""
    stdout: bool
    """Whether to print them instead."""
    quiet: bool = False
    """Whether not to say what was written."""


def write_all(briefing: Briefing, target: Path, wanted: Wanted) -> None:
    """Write the JSON, which is always written, and the documents."""
    write(target, briefing.model_dump_json(by_alias=True, indent=2) + "\n", wanted.quiet)
    write_documents(briefing, target.with_name(target.name.removesuffix(".briefing.json")), wanted)


def write_documents(briefing: Briefing, stem: Path, wanted: Wanted) -> None:
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
            if wanted.stdout:
                emit(document.text, end="")
            else:
                path = stem.with_name(f"{stem.name}.{language}.{kind}")
                write(path, document.text, wanted.quiet)


def open_page(path: Path) -> None:
    """Show a page in the user's browser."""
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        click.echo("No browser was found: open the page yourself", err=True)


def require_writable(path: Path) -> None:
    """Find out before the model is asked that the result could not be written."""
    with _told_errors(path), beside(path) as temporary:
        temporary.touch()


def write(path: Path, text: str, quiet: bool) -> None:
    """Write atomically: a reader sees the old file or the new one, never half of it."""
    with _told_errors(path), beside(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    if not quiet:
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
