"""A real SMTP server on loopback, with TLS, login and faults; keeps all that arrives as bytes."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

DROP = "drop"
"""A fault: the line is cut without a word."""
SLOW = 1.5
"""Seconds that a server with a SLOW fault keeps silent."""


@dataclass(frozen=True)
class Arrival:
    """A message that the server took."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    encrypted: bool
    user: bytes | None


@dataclass
class Faults:
    """What to do at each visit to a stage (connect, hello, mail, rcpt, data, content), or to rcpt
    of one address (`rcpt a@example.org`): None, a reply, DROP, or seconds to be slow; then all
    is well."""

    stages: dict[str, deque[str | float | None]] = field(default_factory=lambda: defaultdict(deque))

    def plan(self, stage: str, *faults: str | float | None) -> None:
        self.stages[stage].extend(faults)

    def sees(self, stage: str, fault: str | float) -> bool:
        return bool(self.stages[stage]) and self.stages[stage][0] == fault

    def next(self, *stages: str) -> str | float | None:
        for stage in stages:
            if self.stages[stage]:
                return self.stages[stage].popleft()
        return None


class Handler:
    """Answers as planned, and keeps what it took."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.arrivals: list[Arrival] = []
        self.connections = 0
        self.ended = 0
        self.commands: list[str] = []
        self.news = threading.Condition()

    async def answer(self, server: Line, stages: Iterable[str], well: str) -> str:
        self.commands.append(next(iter(stages)))
        fault = self.faults.next(*reversed(list(stages)))
        if fault == DROP:
            server.transport.abort()
            await asyncio.sleep(60)  # until the connection's end cancels it
        if isinstance(fault, float):
            await asyncio.sleep(fault)
            return well
        return str(fault) if fault else well

    async def handle_MAIL(  # noqa: N802
        self, server: Line, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = await self.answer(server, ["mail"], "250 OK")
        if reply.startswith("250"):
            envelope.mail_from = address
        return reply

    async def handle_RCPT(  # noqa: N802
        self, server: Line, _: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = await self.answer(server, ["rcpt", f"rcpt {address}"], "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_RSET(self, server: Line, *_: Any) -> str:  # noqa: N802
        self.commands.append("rset")
        return "250 OK"

    async def handle_QUIT(self, server: Line, *_: Any) -> str:  # noqa: N802
        self.commands.append("quit")
        return "221 Bye"

    async def handle_DATA(self, server: Line, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the message, before the answer if that is slow."""
        arrival = Arrival(
            sender=str(envelope.mail_from),
            recipients=tuple(envelope.rcpt_tos),
            content=bytes(envelope.original_content or b""),
            encrypted=server.transport.get_extra_info("ssl_object") is not None,
            user=session.auth_data.login if session.authenticated else None,
        )
        slow = self.faults.sees("content", SLOW)
        if slow:
            self._take(arrival)
        reply = await self.answer(server, ["content"], "250 OK")
        if reply.startswith("250") and not slow:
            self._take(arrival)
        return reply

    def _take(self, arrival: Arrival) -> None:
        with self.news:
            self.arrivals.append(arrival)
            self.news.notify_all()

    def end(self) -> None:
        """Note that a connection is no more."""
        with self.news:
            self.ended += 1
            self.news.notify_all()


class Line(SMTP):
    """One connection."""

    event_handler: Handler
    transport: Any

    async def _handle_client(self) -> None:
        self.event_handler.connections += 1
        reply = await self.event_handler.answer(self, ["connect"], "")
        if reply:
            await self.push(reply)
            self.transport.close()
            return
        await super()._handle_client()

    def connection_lost(self, error: Exception | None) -> None:
        self.event_handler.end()
        super().connection_lost(error)

    async def push(self, status: Any) -> None:
        await super().push(status)
        if str(status).startswith("421"):  # which says that the server closes the line
            self.transport.close()

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        await self._hello(super().smtp_EHLO, hostname)

    async def smtp_HELO(self, hostname: str) -> None:  # noqa: N802
        await self._hello(super().smtp_HELO, hostname)

    async def _hello(self, well: Callable[[str], Awaitable[None]], hostname: str) -> None:
        fault = self.event_handler.faults.next("hello")
        await (self.push(str(fault)) if fault else well(hostname))

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        fault = self.event_handler.faults.next("data")
        if fault == DROP:
            await self.push("354 Go on")
            await self._reader.readuntil(b"\r\n")
            self.transport.abort()
        elif fault:
            await self.push(str(fault))
        else:
            await super().smtp_DATA(arg)


class SmtpServer:
    """Listens on 127.0.0.1 at a free port, in a thread of its own, as long as the context lasts."""

    def __init__(
        self,
        *,
        tls: ssl.SSLContext | None = None,
        starttls: ssl.SSLContext | None = None,
        login: tuple[bytes, bytes] | None = None,
        narrow: bool = False,
    ) -> None:
        self.faults = Faults()
        self.handler = Handler(self.faults)
        self._tls, self._starttls, self._login = tls, starttls, login
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._socket = socket.create_server(("127.0.0.1", 0))
        if narrow:  # what it has not read stays with the sender
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.port = self._socket.getsockname()[1]

    @property
    def arrivals(self) -> list[Arrival]:
        return self.handler.arrivals

    def wait_for(self, count: int) -> bool:
        """Wait until as many messages were taken."""
        with self.handler.news:
            return self.handler.news.wait_for(lambda: len(self.arrivals) >= count, timeout=30)

    def wait_for_end(self, count: int) -> bool:
        """Wait until as many connections were ended."""
        with self.handler.news:
            return self.handler.news.wait_for(lambda: self.handler.ended >= count, timeout=30)

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(self._line, sock=self._socket, ssl=self._tls)

    async def _end(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _line(self) -> Line:
        return Line(
            self.handler,
            hostname="localhost",
            loop=self._loop,
            tls_context=self._starttls,
            authenticator=self._authenticate if self._login else None,
            auth_require_tls=False,
            auth_exclude_mechanism=None if self._login else ["LOGIN", "PLAIN"],
        )

    def _authenticate(
        self, _: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        right = (data.login, data.password) == self._login
        return AuthResult(success=right, handled=False, auth_data=data)
