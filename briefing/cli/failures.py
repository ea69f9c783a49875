"""Errors → one line on stderr and an exit code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from briefing.cli.spending import Spent
from briefing.cli.terminal import visible

_FIRST_OF = (1, 8, 5, 6, 4, 7, 3)
"""Of several sources that failed, the first of these codes is the exit code."""


def first_of(codes: Sequence[int]) -> int:
    """Return the exit code of a run in which several things may have failed."""
    return next((code for code in _FIRST_OF if code in codes), max(codes, default=0))


@contextmanager
def reporting_errors(
    source: str, debug: bool, codes: list[int], spent: Spent | None = None
) -> Iterator[None]:
    """Turn an error into one line on stderr and its exit code; go on with the next source."""
    from briefing.errors import BriefingError, SettingsError

    try:
        yield
    except BriefingError as error:
        codes.append(error.exit_code)
        if spent is not None:
            spent.add(error.usage, error.cost_usd)
        message = str(error)
        about_run = spent is None or isinstance(error, SettingsError)
        about = "" if about_run or source in message else f"{source}: "
        click.echo(f"Error: {visible(about + message)}", err=True)
        _explain(error, debug)
    except (KeyboardInterrupt, click.exceptions.Abort):
        raise click.exceptions.Abort from None
    except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
        raise
    except Exception as error:  # a bug of ours, whatever it is: one line, and the way to report it
        codes.append(1)
        click.echo(
            f"Error: {source}: a bug in briefing ({type(error).__name__}): "
            "run again with --debug and report the traceback",
            err=True,
        )
        _explain(error, debug)


def _explain(error: BaseException, debug: bool) -> None:
    if debug:
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
        raw = getattr(error, "raw", None)
        if raw:
            click.echo(f"The model's output:\n{raw}", err=True)
