"""Messages over one connection, each at most once; what the server puts off is tried again."""

from __future__ import annotations

import heapq
import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from typing import TYPE_CHECKING

from briefing.errors import DeliveryError
from briefing.mail.ledger import Ledger, Standing
from briefing.models import Delivery, DeliveryState, Recipient
from briefing.settings import MailServer

if TYPE_CHECKING:
    from briefing.mail.connection import Connection

_LONG = 30.0
"""Seconds that no server should have to keep an idle connection open."""
Report = Callable[[str], None]
"""Is told, on one line, what took place that is no message's end."""


@dataclass(frozen=True)
class Patience:
    """How long a message that the server puts off is tried again."""

    attempts: int = 6
    """Attempts in all."""
    first: float = 10.0
    """Seconds before the second attempt; doubled each time, and made uneven by half."""
    longest: float = 300.0
    """Seconds between two attempts at the most: what greylisting asks for."""
    altogether: float = 900.0
    """Seconds after the first attempt in which the last one may begin."""

    def wait(self, attempt: int) -> float:
        """Return the seconds to wait after attempt number `attempt` (from 1)."""
        longest = min(self.longest, self.first * 2 ** (attempt - 1))
        return random.uniform(longest / 2, longest)  # noqa: S311 (spreads load, no secret)


@dataclass(frozen=True, order=True)
class _Job:
    """A message and when it is to be tried."""

    due: float
    number: int
    recipient: Recipient = field(compare=False)
    message: EmailMessage = field(compare=False)
    attempt: int = field(default=1, compare=False)
    began: float = field(default=0.0, compare=False)

    def ended(self, state: DeliveryState, detail: str = "") -> Delivery:
        return Delivery(recipient=self.recipient, message_id=self.id, state=state, detail=detail)

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])


_STANDINGS: dict[Standing, tuple[DeliveryState, str]] = {
    "sent": ("already", "an earlier run sent it"),
    "doubtful": (
        "doubtful",
        "an earlier run broke off while it was being sent: ask the recipient; --again sends it",
    ),
    "elsewhere": ("failed", "another run is sending it just now: run again to see"),
}


def send(
    messages: Iterable[tuple[Recipient, EmailMessage]],
    server: MailServer,
    ledger: Ledger,
    *,
    again: bool = False,
    report: Report = lambda _: None,
    patience: Patience = Patience(),
) -> Iterator[Delivery]:
    """Send each message once; yield what became of each, in the order in which it is known.

    What the ledger says was sent, or may have been, is not sent, unless `again`. What the server
    puts off (4xx), and what a lost connection did, is tried again while others go on.
    Raises DeliveryError, before anything was sent, when the server or the ledger cannot be used;
    when that comes later, the messages that are left are `failed`, with the reason, but for those
    that the ledger still tells of. Whatever interrupts it ends the connection without a word.
    """
    sending = _Sending(server, ledger, again, report, patience)
    try:
        for number, (recipient, message) in enumerate(messages):
            job = _Job(time.monotonic(), number, recipient, message, began=time.monotonic())
            yield from sending.attempt(job)
            yield from sending.due()
        yield from sending.rest()
        sending.close()
    except BaseException:  # an interrupt is not to wait for a server's goodbye
        sending.drop()
        raise


class _Sending:
    """One run: the connection, and the messages that wait for another attempt."""

    def __init__(
        self, server: MailServer, ledger: Ledger, again: bool, report: Report, patience: Patience
    ) -> None:
        self._server = server
        self._ledger = ledger
        self._again = again
        self._report = report
        self._patience = patience
        self._waiting: list[_Job] = []
        self._connection: Connection | None = None
        self._any_told = False
        self._hopeless: str | None = None

    def attempt(self, job: _Job) -> Iterator[Delivery]:
        """Try a message; yield its end, or nothing when it is to be tried again."""
        try:
            end = self._tried(job)
        except DeliveryError as error:
            if not self._any_told:
                raise
            self._hopeless = str(error)
            end = job.ended("failed", self._hopeless)
        self._any_told = True
        if end:
            yield end

    def due(self) -> Iterator[Delivery]:
        """Try those messages again whose time has come."""
        while self._waiting and self._waiting[0].due <= time.monotonic():
            yield from self.attempt(heapq.heappop(self._waiting))

    def rest(self) -> Iterator[Delivery]:
        """Wait for, and try, all that is left."""
        while self._waiting:
            wait = 0.0 if self._hopeless else self._waiting[0].due - time.monotonic()
            if wait > _LONG:
                self.close()
            time.sleep(max(0.0, wait))
            yield from self.attempt(heapq.heappop(self._waiting))

    def close(self) -> None:
        """End the connection."""
        if self._connection:
            self._connection.close()

    def drop(self) -> None:
        """End the connection without a word."""
        if self._connection:
            self._connection.drop()

    def _tried(self, job: _Job) -> Delivery | None:
        from briefing.mail import connection

        standing = self._ledger.standing(job.id)
        if told := self._told(job, standing):
            return told
        if self._hopeless:
            return job.ended("failed", self._hopeless)
        try:
            return self._transaction(job, self._connected(job))
        except connection.NotYetError as error:
            return self._put_off(job, str(error))
        except connection.RefusedError as error:
            return job.ended("refused", str(error))
        except connection.UnknownEndError as error:
            detail = f"no answer to the whole message ({error}): ask the recipient; "
            return job.ended("doubtful", f"{detail}--again sends it again")

    def _connected(self, job: _Job) -> Connection:
        from briefing.mail.connection import Connection

        if not self._connection:
            sender = str(job.message["From"].addresses[0].addr_spec)
            pause = self._patience.first / 2
            self._connection = Connection(self._server, sender, pause)
        self._connection.ensure()
        return self._connection

    def _transaction(self, job: _Job, line: Connection) -> Delivery:
        """Send one message; the ledger knows of it before its last line goes out."""
        data = job.message.as_bytes()
        line.envelope(job.recipient.address, len(data))
        standing = self._ledger.begin(job.id, job.recipient.address, again=self._again)
        if told := self._told(job, standing):
            line.cancel()
            return told
        self._content(job, line, data, standing)
        try:
            self._ledger.finish(job.id)
        except DeliveryError as error:  # it is sent all the same; the next message fails
            self._report(f"{job.recipient.address}: {error}")
        return job.ended("sent")

    def _content(self, job: _Job, line: Connection, data: bytes, before: Standing) -> None:
        """Send the content; withdraw the message, which stood as `before`, if the server cannot
        have taken it."""
        from briefing.mail.connection import NotYetError, RefusedError

        ending = False

        def before_end() -> None:
            nonlocal ending
            ending = True

        try:
            line.content(data, before_end)
        except (NotYetError, RefusedError):
            self._ledger.withdraw(job.id, before)
            raise
        except BaseException:  # an interrupt as well
            line.drop()
            if ending:
                with suppress(DeliveryError):  # what is begun is doubtful when this process is gone
                    self._ledger.doubt(job.id)
            else:
                self._ledger.withdraw(job.id, before)
            raise

    def _told(self, job: _Job, standing: Standing) -> Delivery | None:
        """Return the end of a message that the ledger does not let pass."""
        if standing == "free" or (self._again and standing != "elsewhere"):
            return None
        return job.ended(*_STANDINGS[standing])

    def _put_off(self, job: _Job, reason: str) -> Delivery | None:
        """Let a message wait for its next attempt, if it has one left."""
        due = time.monotonic() + self._patience.wait(job.attempt)
        if job.attempt >= self._patience.attempts or due - job.began > self._patience.altogether:
            return job.ended("failed", f"{reason} (attempts: {job.attempt})")
        heapq.heappush(self._waiting, replace(job, due=due, attempt=job.attempt + 1))
        seconds = due - time.monotonic()
        self._report(f"{job.recipient.address}: {reason}: again in {seconds:.0f} s")
        return None
