"""Templates of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.options import with_debug


@click.group(epilog="Example:  briefing templates copy my-templates")
def templates() -> None:
    """Templates of your own, for documents and mail."""


@templates.command(epilog="Example:  briefing templates copy my-templates")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--force", is_flag=True, help="Replace files that are there and differ.")
@with_debug
def copy(folder: Path, *, force: bool, debug: bool) -> int:
    """Write the packaged templates to DIR, to begin with; see docs/templates.md."""
    codes: list[int] = []
    with reporting_errors(str(folder), debug, codes):
        from briefing.rendering import copy_templates

        for path in copy_templates(folder, force=force):
            click.echo(f"Wrote {path}", err=True)
    return first_of(codes)
