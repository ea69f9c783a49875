"""One request at a time to a host, and a pause between two."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: float = float("-inf")
    """When the last request ended, by the monotonic clock."""


class Pace:
    """The turns of the hosts; safe for threads."""

    def __init__(self) -> None:
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float) -> Iterator[None]:
        """Wait until nobody else asks the host, and `pause` seconds from when somebody did."""
        with self._lock:
            state = self._hosts[host]
        with state.lock:
            sleep(state.ended + pause - time.monotonic())
            try:
                yield
            finally:
                state.ended = time.monotonic()


def sleep(seconds: float) -> None:
    """Wait, if there is anything to wait for."""
    if seconds > 0:
        time.sleep(seconds)
