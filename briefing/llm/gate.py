"""How many requests go to an endpoint at once: fewer after it was too busy, more again later."""

from __future__ import annotations

import asyncio
import time


class Gate:
    """Lets requests pass: so many at once, and none while the endpoint wants to be left alone.

    Additive increase, multiplicative decrease (RFC 5681), as TCP does it: half as many after a
    busy endpoint turned one away, one more after each round of answers.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._allowed = float(most)
        self._places = asyncio.Semaphore(most)
        self._taken_back = 0  # places that go as soon as they are free
        self._opens_at = self._slowed_at = 0.0

    @property
    def allowed(self) -> int:
        """How many requests may be under way at once now."""
        return int(self._allowed)

    async def enter(self) -> None:
        """Wait for a place, then for the end of a pause; `leave` gives the place back."""
        await self._places.acquire()
        try:
            while (pause := self._opens_at - time.monotonic()) > 0:
                await asyncio.sleep(pause)
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Give a place back."""
        if self._taken_back:
            self._taken_back -= 1
        else:
            self._places.release()

    def answered(self) -> None:
        """Note that the endpoint took a request."""
        before = self.allowed
        self._allowed = min(self._most, self._allowed + 1 / self._allowed)
        if self.allowed > before:
            self.leave()

    def turned_away(self, sent_at: float, pause: float) -> None:
        """Note that a request, sent at `sent_at` (`time.monotonic`), did not get through: nothing
        passes for `pause` seconds, and fewer at once afterwards.

        A request that was sent before the last slowing says nothing new.
        """
        now = time.monotonic()
        self._opens_at = max(self._opens_at, now + pause)
        if sent_at >= self._slowed_at:
            self._slowed_at = now
            before = self.allowed
            self._allowed = max(1.0, self._allowed / 2)
            self._taken_back += before - self.allowed
