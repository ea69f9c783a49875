"""Runs a coroutine to its end, and not longer."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class _Detached(ThreadPoolExecutor):
    """Threads that nobody waits for.

    The lookup of a name cannot be interrupted. asyncio does it in a thread, and waits for that
    thread when the loop closes, as the interpreter does when it exits: with a name server that
    does not answer, far beyond any deadline.
    """

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def run() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # it is the caller's, whatever it is
                future.set_exception(error)

        future.set_running_or_notify_cancel()
        threading.Thread(target=run, daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the threads to themselves."""


def runner() -> asyncio.Runner:
    """Return what runs coroutines on one loop, without waiting for threads at the end."""
    made = asyncio.Runner()
    made.get_loop().set_default_executor(_Detached())
    return made


def run(coroutine: Coroutine[Any, Any, _Result]) -> _Result:
    """Run a coroutine like `asyncio.run`, but without waiting for threads at the end."""
    with runner() as made:
        return made.run(coroutine)
