"""What runs on the nodes of a cluster: articles are read on that of the command, made on all."""

from __future__ import annotations

import asyncio
import hashlib
import os
import pickle
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib import import_module
from itertools import compress, islice
from pathlib import Path
from typing import Any, NamedTuple

from briefing import __version__
from briefing.batch.items import Item
from briefing.batch.making import Maker, StoppedError, failed
from briefing.batch.outcomes import Outcome
from briefing.batch.shelf import Shelf, Wanted
from briefing.batch.sources import Listing
from briefing.errors import ArticleError, BriefingError, SettingsError
from briefing.settings import Settings
from briefing.store import Store

PARCEL = "parcel"
"""The one column of what goes to a worker and comes back: articles or their outcomes, pickled."""


@dataclass(frozen=True)
class Orders:
    """What every worker must know. Holds the key of the endpoint: never an argument of a task,
    because a dashboard may show those, but an object that they refer to."""

    chosen: Settings
    """With paths that mean the same on every node."""
    wanted: Wanted
    """Likewise."""
    cached: bool
    """Whether a node finds and keeps replies and briefings in its user's store."""
    jobs: int
    """How many articles a worker makes at once."""
    max_tokens: int | None
    """Ceiling of the run; one worker alone keeps to it, all together are watched from afar."""
    max_cost: float | None
    """Likewise, in US dollars."""
    version: str
    """The version of briefing that gives the orders."""
    contents: str
    """What `contents` returns there."""


@dataclass(frozen=True)
class Journey:
    """What is to be read, and where."""

    listing: Listing
    """All items; paths may be relative to the folder."""
    wanted: bytes
    """For each item 1 when it is to be made, else 0."""
    folder: str
    """The current folder of the command."""
    together: int
    """How many articles a parcel has."""


class Sent(NamedTuple):
    """An article on its way to a worker."""

    digest: bytes
    """Of what it is made of; see `digest`."""
    item: Item
    """It holds the article, not the path of a file that other nodes may not have."""


class Returned(NamedTuple):
    """What came of an article."""

    digest: bytes
    """Of what it was made of."""
    result: Outcome | BriefingError | None
    """An error when all other articles would fail likewise, None when the run had ended before."""


class Switch:
    """Tells the nodes that a run has ended: an actor on the node of the command."""

    def __init__(self) -> None:
        self._halted = False

    def halt(self) -> None:
        """Let nothing be begun any more."""
        self._halted = True

    def halted(self) -> bool:
        """Tell whether the run has ended."""
        return self._halted


def read(journey: Any, switch: Any) -> Iterator[Any]:
    """Yield tables of one parcel each, until all articles are read or the run has ended.

    `journey` is the reference of a Journey, `switch` the handle of a Switch.
    """
    import pyarrow
    import ray

    order: Journey = ray.get(journey)
    os.chdir(order.folder)
    articles = _articles(order)
    while parcel := tuple(islice(articles, order.together)):
        if ray.get(switch.halted.remote()):
            return
        yield pyarrow.table({PARCEL: [pickle.dumps(parcel)]})


def _articles(journey: Journey) -> Iterator[Sent]:
    for item in compress(journey.listing, journey.wanted):
        try:
            data = item.load()
        except ArticleError:  # it was there a moment ago: the worker will tell what is wrong
            yield Sent(b"", item)
        else:
            sent = item if item.path is None else replace(item, path=None, data=data)
            yield Sent(digest(data), sent)


def digest(data: bytes) -> bytes:
    """Return what tells one article from another, to know it again."""
    return blake2b(data, digest_size=16).digest()


@cache
def contents() -> str:
    """Return a digest of the program's files: what is called the same version may differ."""
    told = hashlib.sha256()
    for package in ("briefing", "briefing.prompts", "briefing.templates"):
        (top,) = import_module(package).__path__
        for path in sorted(Path(top).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                data = path.read_bytes()
                told.update(f"{path.relative_to(top).as_posix()} {len(data)} ".encode() + data)
    return told.hexdigest()


class Worker:
    """One process of a node: a Maker whose line is opened for the first article and stays open."""

    def __init__(self, orders: Any, switch: Any) -> None:
        """`orders` is the reference of Orders, `switch` the handle of a Switch."""
        import ray

        told: Orders = ray.get(orders)
        self._store = Store.open() if told.cached else None
        self._shelf = Shelf(told.chosen, told.wanted, self._store)
        self._maker = Maker(
            told.chosen,
            self._shelf,
            jobs=told.jobs,
            max_tokens=told.max_tokens,
            max_cost=told.max_cost,
        )
        self._switch = switch
        self._places = asyncio.Semaphore(told.jobs)
        self._unfit = _unfit(told)
        self._notes = set(_differences(told))
        self._told: set[str] = set()

    async def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Make the articles of a parcel, and return a parcel of what came of them."""
        parcel: tuple[Sent, ...] = pickle.loads(row[PARCEL])  # noqa: S301 - of `read`
        results = await asyncio.gather(*(self._result(sent.item) for sent in parcel))
        returned = [
            Returned(sent.digest, result) for sent, result in zip(parcel, results, strict=True)
        ]
        return {PARCEL: pickle.dumps(returned)}

    async def _result(self, item: Item) -> Outcome | BriefingError | None:
        if self._unfit:
            return self._unfit
        async with self._places:
            if await self._switch.halted.remote():
                return None
            try:
                outcome = self._shelf.find(item) or await self._maker.make(item)
            except ArticleError as error:
                outcome = failed(item, error)
            except StoppedError as stopped:
                return stopped.reason
            except SettingsError as error:  # a glossary that this node has not
                return error
        return self._noted(outcome)

    def _noted(self, outcome: Outcome) -> Outcome:
        """Return the outcome with what the user must know of this node and was not told yet."""
        if self._store is not None and self._store.warning:
            self._notes.add(f"{socket.gethostname()}: {self._store.warning}")
        news = self._notes - self._told
        self._told |= news
        return replace(outcome, notes=(*outcome.notes, *sorted(news))) if news else outcome


def _unfit(orders: Orders) -> SettingsError | None:
    """Return why this node cannot work for who gave the orders."""
    if orders.version == __version__:
        return None
    here = f"{socket.gethostname()} has briefing {__version__}, this machine {orders.version}"
    return SettingsError(f"{here}: install the same version on all nodes")


def _differences(orders: Orders) -> Iterator[str]:
    """Tell what makes this node's work another than that of the machine that gave the orders."""
    if orders.contents != contents():
        yield (
            f"{socket.gethostname()} has other files of briefing {__version__} than this machine: "
            "install the same on all nodes"
        )
