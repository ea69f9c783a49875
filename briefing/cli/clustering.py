"""`briefing batch --engine ray`: what the command line adds to a run on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from briefing.batch.cluster import ClusterRun
    from briefing.cli.tally import Tally

    _Command = Callable[..., Any]


def with_engine(command: _Command) -> _Command:
    """Give a command the options that choose where articles are made."""
    address = click.option(
        "--ray-address",
        envvar="RAY_ADDRESS",
        metavar="HOST:PORT",
        help="The cluster of --engine ray, or auto; default: a Ray of its own on this machine.",
    )
    engine = click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="Make articles on this machine, or on a Ray cluster; see docs/cluster.md.",
    )
    return engine(address(command))


@contextmanager
def interruptible(running: ClusterRun, tally: Tally) -> Iterator[None]:
    """Finish what is under way at the first Ctrl-C (or SIGTERM), break off at the second."""
    import signal

    def stop(*_: object) -> None:
        if running.halted:
            raise KeyboardInterrupt
        running.halt()
        tally.say("Finishing what is under way; Ctrl-C again breaks off", always=True)

    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, stop) for number in signals]
    try:
        yield
    except KeyboardInterrupt:
        running.halted = True  # the run ended here; what has come back is kept
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)
