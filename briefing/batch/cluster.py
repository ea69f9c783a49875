"""The engine of a cluster: Ray Data has the articles made on its nodes, outcomes come in order."""

from __future__ import annotations

import logging
import math
import os
import pickle
import secrets
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.batch import nodes
from briefing.batch.items import Item
from briefing.batch.making import failed
from briefing.batch.nodes import Journey, Orders, Returned
from briefing.batch.outcomes import Outcome
from briefing.batch.running import Streak
from briefing.batch.session import Session
from briefing.batch.shelf import Shelf
from briefing.errors import (
    ArticleError,
    BriefingError,
    BudgetError,
    DeliveryError,
    EndpointError,
    SettingsError,
)
from briefing.settings import LOCAL, Settings
from briefing.vietnamese.text import one_line

_PER_WORKER = 32
"""How many articles one process makes at once: of more, many would wait for its processor."""
_TOGETHER = 8
"""How many go to a worker in one piece, because each piece costs Ray some milliseconds."""
_REACHING = 5.0
"""Seconds to wait for a cluster to take a connection: Ray itself tries for minutes."""
_OBJECTS = 200_000_000
"""Bytes of memory for what is on its way, where the cluster is this machine: parcels are small."""
_STDERR = 2
_REASON = 300
"""How many characters of an error of Ray's are told."""
_ENVIRONMENT = {
    "RAY_USAGE_STATS_ENABLED": "0",  # nothing about the run is reported to Ray's makers
    "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0",  # the current folder is not sent to the nodes
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",  # as later versions of Ray have it, which warn of it
}


@dataclass(frozen=True)
class Cluster:
    """Where Ray runs."""

    address: str | None = None
    """`host:port`, or `auto` for the one that this machine is a node of; None: one of our own on
    this machine, for as long as the run lasts."""
    debug: bool = False
    """Whether Ray's own messages go to stderr; else nobody sees them."""

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Be part of the cluster; raises SettingsError when that is not possible."""
        if find_spec("ray") is None or find_spec("pyarrow") is None:
            message = "--engine ray needs Ray: pip install -e '.[ray]' in briefing's folder"
            raise SettingsError(message)
        for name, value in _ENVIRONMENT.items():
            os.environ.setdefault(name, value)
        with ExitStack() as stack:
            self._hush(stack)
            self._join(stack)
            yield

    def _hush(self, stack: ExitStack) -> None:
        """Keep what Ray says off stdout, where it prints some of it."""
        if self.debug:
            stack.enter_context(redirect_stdout(sys.stderr))
            return
        nowhere = stack.enter_context(Path(os.devnull).open("w"))  # noqa: SIM115 - it does
        stack.enter_context(redirect_stdout(nowhere))
        stack.enter_context(warnings.catch_warnings(action="ignore"))
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")

    def _join(self, stack: ExitStack) -> None:
        if self.address is None:  # other users of this machine must not run code in it
            os.environ.setdefault("RAY_AUTH_MODE", "token")
            os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
        else:
            _require_reachable(self.address)
        import ray
        import ray.data

        ours: dict[str, Any] = {"include_dashboard": False, "object_store_memory": _OBJECTS}
        level = logging.INFO if self.debug else logging.CRITICAL
        handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with nullcontext() if self.debug else _stderr_closed():
                ray.init(
                    self.address or "local",
                    log_to_driver=self.debug,
                    logging_level=level,
                    **({} if self.address else ours),
                )
        except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
            raise _unreachable(self.address or "this machine", error) from None
        stack.callback(ray.shutdown)
        for number, handler in handlers.items():  # Ray puts its own in their place
            signal.signal(number, handler)
        logging.getLogger("ray.data").setLevel(level)


class ClusterRun:
    """The articles of a session being made on a cluster, so many at once.

        ClusterRun(session, shelf, chosen, Cluster("auto"), jobs=64)()

    What the shelf has is not sent; what comes back is put there. Otherwise it does what
    `running.Run` does: `halt` ends it, and it ends by itself for a `reason`. The ceilings
    `max_tokens` and `max_cost` (US dollars) are watched here by what has come back, so what is
    under way then goes beyond.
    """

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        chosen: Settings,
        cluster: Cluster,
        *,
        jobs: int,
        max_tokens: int | None = None,
        max_cost: float | None = None,
    ) -> None:
        """Raises SettingsError for the embedded model, which is for one machine."""
        if chosen.model == LOCAL:
            message = "the embedded model is for one machine: name an endpoint with --base-url"
            raise SettingsError(f"--engine ray: {message}")
        self._session = session
        self._shelf = shelf
        self._chosen = chosen
        self._cluster = cluster
        self._jobs = jobs
        self._max_tokens, self._max_cost = max_tokens, max_cost
        self._tokens, self._dollars = 0, 0.0
        self._streak = Streak(jobs)
        self._switch: Any = None
        self.halted = False
        self.reason: BriefingError | None = None
        """Why it ended before its time."""
        self.unfinished: list[BriefingError] = []
        """What ended articles that have no outcome for it; each tells what the article had cost."""

    def halt(self) -> None:
        """Begin nothing any more."""
        self.halted = True
        if self._switch is not None:  # in a thread: a signal may have come in the midst of Ray
            threading.Thread(target=self._switch.halt.remote, daemon=True).start()

    def __call__(self) -> None:
        """Make all items; the session takes their outcomes in the order of the items.

        Raises SettingsError when the cluster cannot be used.
        """
        wanted = self._wanted()
        if 1 not in wanted:
            self._merge(wanted, iter(()))
            return
        with self._cluster.joined(), closing(self._returned(wanted)) as returned:
            self._merge(wanted, returned)

    def _wanted(self) -> bytes:
        """Return for each item of the listing 1 if it is to be made, else 0."""
        wanted = bytearray()
        for item in self._session.listing:
            if self.halted:
                break
            wanted.append(self._session.wants(item) and self._at_hand(item) is None)
        return bytes(wanted)

    def _at_hand(self, item: Item) -> Outcome | None:
        """Return the outcome of an item that need not, or cannot, be made."""
        try:
            kept = self._shelf.find(item)
            if kept is None:
                self._session.admit(item)
        except (ArticleError, DeliveryError) as error:
            return failed(item, error)
        return kept

    def _merge(self, wanted: bytes, returned: Iterator[Returned]) -> None:
        """Take all outcomes in the order of the items, those that come back among the others."""
        for made, item in zip(wanted, self._session.listing, strict=False):
            if made:
                if (one := next(returned, None)) is not None:
                    self._take(item, one)
            elif not self.halted and self._session.wants(item):
                self._session.take(self._at_hand(item) or failed(item, _vanished(item)))

    def _take(self, item: Item, returned: Returned) -> None:
        result = returned.result
        if isinstance(result, BriefingError):
            self._stop(result)
            self.unfinished.append(result)
        elif result is not None:
            self._keep(item, returned.digest, result)
            self._session.take(result)
            self._count(result)

    def _keep(self, item: Item, digest: bytes, outcome: Outcome) -> None:
        """Put an outcome on the shelf, unless its source is another by now."""
        try:
            source = item.load()
        except ArticleError:
            return
        if nodes.digest(source) == digest:
            self._shelf.keep(item, source, outcome)

    def _count(self, outcome: Outcome) -> None:
        """End the run at a ceiling, and when one article after the other fails."""
        told = outcome.failure or outcome
        self._tokens += told.usage.tokens if told.usage else 0
        self._dollars += told.cost_usd or 0
        if error := self._streak.add(outcome) or self._exhausted():
            self._stop(error)

    def _exhausted(self) -> BudgetError | None:
        if self._max_tokens is not None and self._tokens >= self._max_tokens:
            spent = f"{self._tokens:,} of {self._max_tokens:,} tokens: raise --max-tokens"
        elif self._max_cost is not None and self._dollars >= self._max_cost:
            spent = f"US${self._dollars:.4f} of US${self._max_cost:g}: raise --max-cost"
        else:
            return None
        return BudgetError(f"this run has taken {spent}")

    def _stop(self, reason: BriefingError) -> None:
        if not self.halted:
            self.halt()
        self.reason = self.reason or reason

    def _returned(self, wanted: bytes) -> Generator[Returned]:
        """Yield what comes back from the cluster, in the order of the items."""
        rows = self._rows(wanted)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except Exception as error:  # whatever Ray could not mend, such as a node that is gone
                self._stop(EndpointError(f"the cluster failed ({_reason(error)}): check its nodes"))
                return
            yield from pickle.loads(row[nodes.PARCEL])  # noqa: S301 - of our own worker

    def _rows(self, wanted: bytes) -> Iterator[dict[str, Any]]:
        """Yield the rows of the pipeline: articles are read here, made on the nodes, and their
        parcels come back in order; so many are under way as there is room for."""
        import ray
        from ray.data import ActorPoolStrategy, DataContext, read_datasource

        context = DataContext.get_current()
        context.target_max_block_size = 1  # a parcel is a block: it leaves as soon as it is full
        context.execution_options.preserve_order = True
        context.enable_progress_bars = context.print_on_execution_start = False
        context.execution_no_progress_timeout_s = -1  # an article has a deadline of its own
        workers = max(1, min(_processors(), math.ceil(self._jobs / _PER_WORKER)))
        each = max(1, self._jobs // workers)
        together = max(1, min(_TOGETHER, each // 2))
        switch = _switch()
        journey = Journey(self._session.listing, wanted, os.getcwd(), together)
        read = partial(nodes.read, ray.put(journey), switch)
        pipeline = read_datasource(_source(read), override_num_blocks=1, num_cpus=0).map(
            nodes.Worker,
            fn_constructor_args=(ray.put(self._orders(each)), switch),
            compute=ActorPoolStrategy(
                size=workers, max_concurrent_calls_per_actor=2 * math.ceil(each / together)
            ),
            num_cpus=1,
        )
        self._switch = switch
        if self.halted:
            self.halt()
        yield from pipeline.iter_rows()

    def _orders(self, jobs: int) -> Orders:
        """Return what the workers must know, with paths that do not depend on the folder."""
        chosen, wanted = self._chosen, self._shelf.wanted
        return Orders(
            chosen=replace(chosen, glossary=_absolute(chosen.glossary)),
            wanted=replace(wanted, templates=_absolute(wanted.templates)),
            cached=self._shelf.store is not None,
            jobs=jobs,
            max_tokens=self._max_tokens,
            max_cost=self._max_cost,
            version=__version__,
            contents=nodes.contents(),
        )


@contextmanager
def _stderr_closed() -> Iterator[None]:
    """Drop what is written to the descriptor of stderr: as Ray's core starts, it chats whatever
    its log level is."""
    own, nowhere = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(own, _STDERR)
        os.close(own)
        os.close(nowhere)


def _absolute(path: Path | None) -> Path | None:
    return path.resolve() if path else None


def _processors() -> int:
    resources = import_module("ray").cluster_resources()
    return int(resources.get("CPU", 1))


def _switch() -> Any:
    """Start the switch of a run on this node."""
    import ray
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    options = {"num_cpus": 0, "max_restarts": -1, "max_task_retries": -1}
    return ray.remote(nodes.Switch).options(**options, scheduling_strategy=here).remote()


def _source(read: partial[Iterator[Any]]) -> Any:
    """Return a source of Ray Data's: one task of this node, which reads on as blocks are taken."""
    from ray.data import Datasource
    from ray.data.block import BlockMetadata
    from ray.data.datasource import ReadTask

    unknown = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=None)
    members = {
        "supports_distributed_reads": False,  # the files are on this node
        "estimate_inmemory_data_size": lambda _: None,
        "get_read_tasks": lambda *_, **__: [ReadTask(read, unknown)],
    }
    return type("Articles", (Datasource,), members)()


def _require_reachable(address: str) -> None:
    """Raise SettingsError when nothing takes connections at `address`."""
    if address.startswith("ray://"):
        message = "run the command on a node of the cluster, with --ray-address auto"
        raise SettingsError(f"{address} is for programs outside of a cluster: {message}")
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():  # a name that Ray knows, such as auto
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _REACHING).close()
    except (OSError, OverflowError) as error:
        raise _unreachable(address, error) from None


def _unreachable(address: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"no Ray cluster can be used at {address} ({_reason(error)}): start one with 'ray start "
        "--head', or leave --ray-address away; one that wants tokens needs RAY_AUTH_MODE=token"
    )


def _reason(error: Exception) -> str:
    """Return the last line of what Ray says, where a traceback has the cause."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return one_line(lines[-1])[:_REASON] if lines else type(error).__name__


def _vanished(item: Item) -> ArticleError:
    """Return the error of an item that was kept when the run began, and is not any more."""
    message = "it changed, or what was kept of it was cleared, during the run: run it again"
    return ArticleError(f"{item.source}: {message}")
