"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_Command = Callable[..., Any]


class Listed(click.ParamType[tuple[str, ...]]):
    """A list of choices, separated by commas."""

    name = "list"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(  # noqa: D102 - click's own
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        items = tuple(dict.fromkeys(item.strip() for item in str(value).split(",")))
        unknown = [item for item in items if item not in self.choices]
        if unknown:
            self.fail(f"{unknown[0]!r} is not one of {', '.join(self.choices)}", param, ctx)
        return items


with_debug = click.option("--debug", is_flag=True, help="Show the traceback and raw model output.")
with_config = click.option(
    "--config", type=click.Path(path_type=Path), metavar="FILE", help="Config file to use."
)
with_templates = click.option(
    "--template-dir",
    "templates",
    type=click.Path(path_type=Path),
    envvar="BRIEFING_TEMPLATE_DIR",
    metavar="DIR",
    help="Templates of your own; see docs/templates.md.",
)
with_glossary = click.option(
    "--glossary",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Your own terms (columns vi,en); they win over the packaged ones.",
)
with_languages = click.option(
    "--lang",
    "languages",
    type=Listed("vi", "en"),
    default="vi,en",
    show_default=True,
    help="Which documents to write.",
)
with_formats = click.option(
    "--format",
    "formats",
    type=Listed("md", "html"),
    default="md",
    show_default=True,
    help="md, html, or both: md,html.",
)


_model_options = (
    click.option("--model", help="'local' for the embedded model, or a model's name there."),
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, up to /v1."),
    click.option(
        "--header",
        "headers",
        multiple=True,
        metavar="'NAME: VALUE'",
        help="A further header; a VALUE of $NAME is taken from the environment. Repeatable.",
    ),
    click.option("--timeout", type=float, metavar="SECONDS", help="Deadline for each article."),
    with_config,
)
"""Which model to use, and how to reach it."""


def with_model(command: _Command) -> _Command:
    """Give a command the options that choose a model."""
    for option in reversed(_model_options):
        command = option(command)
    return command


with_cache = click.option(
    "--no-cache",
    "cached",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Ask again for what is kept of earlier runs, and keep nothing.",
)
with_strict = click.option(
    "--strict", is_flag=True, help="Exit with 3 when an error finding remains."
)
with_force = click.option(
    "--force", is_flag=True, help="Replace a .briefing.json that was edited by hand."
)
with_quiet = click.option(
    "-q", "--quiet", is_flag=True, help="Print nothing but errors and warnings."
)
with_out = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Where to write; default: the current folder.",
)
with_stdout = click.option(
    "--stdout", is_flag=True, help="Print the documents instead of writing them."
)
_FETCHING = (
    click.option(
        "--offline",
        is_flag=True,
        default=None,
        help="Fetch no web page; the model is asked all the same.",
    ),
    click.option(
        "--allow-private-network",
        is_flag=True,
        default=None,
        help="Fetch pages from an intranet or this machine too.",
    ),
)
_CEILINGS = (
    click.option(
        "--max-requests", type=int, metavar="N", help="Requests that an article may take."
    ),
    click.option("--max-tokens", type=int, metavar="N", help="Tokens that an article may cost."),
    click.option(
        "--max-cost", type=float, metavar="USD", help="US dollars that an article may cost."
    ),
)


def with_fetching(command: _Command) -> _Command:
    """Add what decides whether and where pages are fetched."""
    return _with_all(command, *_FETCHING)


def with_making(command: _Command) -> _Command:
    """Add all options of a command that makes briefings of one article after the other; its
    parameters are those of `making.Asked`."""
    return _with_all(
        command,
        with_out,
        with_languages,
        with_formats,
        with_templates,
        with_model,
        *_CEILINGS,
        with_glossary,
        with_fetching,
        with_cache,
        with_strict,
        with_force,
        with_stdout,
        with_quiet,
        with_debug,
    )


def _with_all(command: _Command, *options: Callable[[_Command], _Command]) -> _Command:
    """Decorate a command so that its help lists the options in this order."""
    for option in reversed(options):
        command = option(command)
    return command
