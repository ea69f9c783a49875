"""How many requests go to an endpoint at once: fewer after it was too busy, more again later."""

from __future__ import annotations

import asyncio
import time
from collections import deque


class Gate:
    """Lets requests pass: so many at once, and none while the endpoint wants to be left alone.

    Additive increase, multiplicative decrease (RFC 5681), as TCP does it: half as many after a
    busy endpoint turned one away, one more after each round of answers.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._allowed = float(most)
        self._underway = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._opens_at = self._slowed_at = 0.0

    @property
    def allowed(self) -> int:
        """How many requests may be under way at once now."""
        return int(self._allowed)

    async def enter(self) -> None:
        """Wait for a place, then for the end of a pause; `leave` gives the place back."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # the place was given in the same moment
                self.leave()
            raise
        try:
            while (pause := self._opens_at - time.monotonic()) > 0:
                await asyncio.sleep(pause)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Give a place back."""
        self._underway -= 1
        self._let_in()

    def answered(self) -> None:
        """Note that the endpoint took a request."""
        self._allowed = min(self._most, self._allowed + 1 / self._allowed)
        self._let_in()

    def _let_in(self) -> None:
        """Give free places to those who have waited longest."""
        while self._waiting and self._underway < self.allowed:
            turn = self._waiting.popleft()
            if not turn.done():  # else it was cancelled
                self._underway += 1
                turn.set_result(None)

    def turned_away(self, sent_at: float, pause: float) -> None:
        """Note that a request, sent at `sent_at` (`time.monotonic`), did not get through: nothing
        passes for `pause` seconds, and fewer at once afterwards.

        A request that was sent before the last slowing says nothing new.
        """
        now = time.monotonic()
        self._opens_at = max(self._opens_at, now + pause)
        if sent_at >= self._slowed_at:
            self._slowed_at = now
            self._allowed = max(1.0, self._allowed / 2)
