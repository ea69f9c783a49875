"""A real web server on loopback, with all that pages of the real web do wrong; keeps the requests.

    with WebServer() as server:
        server.pages["/tin.html"] = "<p>…"          # 200, text/html; charset=utf-8
        server.pages["/cu"] = redirect("/tin.html")
        server.pages["/robots.txt"] = plain("User-agent: *\nDisallow: /rieng/")
        page = fetch(server.url("/tin.html"))
        assert [request.path for request in server.requests] == ["/tin.html"]

What is not among the pages is answered with 404.
"""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pytest

HTML = "text/html; charset=utf-8"
FEED = "application/rss+xml; charset=utf-8"
_MIB = 1 << 20


@dataclass(frozen=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    """With the query."""
    headers: Message
    """Looked up without regard to case."""


@dataclass(frozen=True)
class Reply:
    """A response, and what goes wrong while it is sent."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    """In place of, or besides, Content-Type and Content-Length; an empty value takes one away."""
    gzip: bool = False
    """Pack the body and say so."""
    etag: str | None = None
    """Answer 304 to a request that has it in If-None-Match."""
    last_modified: str | None = None
    """Answer 304 to a request that has it in If-Modified-Since."""
    chunk: int | None = None
    """Send the body in chunks of so many bytes, Transfer-Encoding: chunked."""
    drip: float | None = None
    """Seconds between any two bytes of the body."""
    drip_headers: float | None = None
    """Seconds between any two bytes of the headers."""
    cut: int | None = None
    """Close the connection after so many bytes of the body."""
    raw: bytes | None = None
    """Send just this, in place of everything else, and close."""


Answer = bytes | str | Reply | Callable[[Request], "bytes | str | Reply"]


def redirect(location: str, status: int = 302, **more: Any) -> Reply:
    """Send the client elsewhere."""
    return Reply(status=status, headers={"Location": location}, **more)


def plain(text: str, **more: Any) -> Reply:
    """Plain text, such as a robots.txt."""
    return Reply(text, headers={"Content-Type": "text/plain; charset=utf-8"}, **more)


def feed(text: str, **more: Any) -> Reply:
    """RSS; for Atom give the headers yourself."""
    return Reply(text, headers={"Content-Type": FEED}, **more)


def in_turn(*answers: bytes | str | Reply) -> Callable[[Request], bytes | str | Reply]:
    """Give one answer after the other, the last one for ever."""
    left = list(answers)
    lock = threading.Lock()

    def answer(_: Request) -> bytes | str | Reply:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return answer


def gzip_bomb(unpacked: int = 1 << 30, **more: Any) -> Reply:
    """A packed page of a thousandth of the size (in bytes) that it is unpacked; all spaces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first, other = (
        packer.compress(b" " * _MIB) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    body = first + other * (unpacked // _MIB - 1) + packer.flush()
    return Reply(body, headers={"Content-Encoding": "gzip"}, **more)


class WebServer:
    """Serves `pages` from a free port of loopback, in threads of its own, while the context lasts.

    With a TLS context (`trustme`'s `certificate.configure_cert(context)`) it speaks HTTPS only.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, address: str = "127.0.0.1") -> None:
        self.pages: dict[str, Answer] = {}
        """Answers by path; one with the query goes before one without."""
        self.requests: list[Request] = []
        """All that were understood, in the order of their coming."""
        self.connections = 0
        """How many were opened, also those that asked for nothing."""
        self.server_names: list[str | None] = []
        """The names that clients asked for in TLS."""
        self._http = _Http(address, self)
        self._scheme = "http"
        if tls is not None:
            self._scheme = "https"
            tls.sni_callback = lambda _, name, __: self.server_names.append(name)
            self._http.tls = tls
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """Return the address of a page, under another name of this machine if need be."""
        address = str(self._http.server_address[0])
        own = f"[{address}]" if ":" in address else address
        return f"{self._scheme}://{host or own}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(10)

    def answer(self, request: Request) -> Reply:
        """Note a request and return what is to be sent for it."""
        self.requests.append(request)
        answer = self.pages.get(request.path, self.pages.get(request.path.partition("?")[0]))
        if answer is None:
            return plain("not found", status=404)
        if callable(answer):
            answer = answer(request)
        reply = answer if isinstance(answer, Reply) else Reply(answer)
        return _unchanged(reply, request) or reply


def _unchanged(reply: Reply, request: Request) -> Reply | None:
    """Return the answer to a conditional request, where that is what the client has."""
    for name, value in (("If-None-Match", reply.etag), ("If-Modified-Since", reply.last_modified)):
        if value is not None and request.headers.get(name) == value:
            return Reply(status=304, headers={"Content-Type": ""}, etag=reply.etag)
    return None


class Internet:
    """Names, and public addresses that lead to servers on loopback, for one test.

    What is connected to is noted; connections to other addresses are made as ever.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.names: dict[str, Iterator[list[str]]] = {}
        """What the answers to each look-up of a name are."""
        self.lookups: list[str] = []
        self.servers: dict[str, WebServer] = {}
        """By public address."""
        self.connections: list[str] = []
        """The addresses that were connected to, or tried."""
        connect = socket.socket.connect

        def led(line: socket.socket, address: Any) -> None:
            self.connections.append(address[0])
            server = self.servers.get(address[0])
            connect(line, ("127.0.0.1", server.port) if server else address)

        patch.setattr(socket.socket, "connect", led)
        patch.setattr(socket, "getaddrinfo", self._look_up)

    def name(self, name: str, *answers: list[str]) -> None:
        """Give a name its addresses: those of the first look-up, of the next…, and so on."""
        self.names[name] = chain(answers, repeat(answers[-1]))

    def _look_up(self, host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        self.lookups.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in next(self.names[host])
        ]


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: str, site: WebServer) -> None:
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, 0), _Handler)
        self.site = site
        self.tls: ssl.SSLContext | None = None
        self.stopping = threading.Event()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, peer = super().get_request()
        self.site.connections += 1
        if self.tls is not None:  # the handshake is made in the connection's own thread
            connection = self.tls.wrap_socket(
                connection, server_side=True, do_handshake_on_connect=False
            )
        return connection, peer

    def server_bind(self) -> None:
        """Bind without looking up the machine's own name."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def handle_error(self, *_: object) -> None:
        """Say nothing: clients hang up, or do not trust the certificate, and are meant to."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_GET(self) -> None:
        self.close_connection = True
        reply = self.server.site.answer(Request(self.command, self.path, self.headers))
        with contextlib.suppress(OSError):
            self._send(reply)

    do_HEAD = do_POST = do_GET  # noqa: N815

    def _send(self, reply: Reply) -> None:
        if reply.raw is not None:
            self.wfile.write(reply.raw)
            return
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        if reply.gzip:
            body = gzip.compress(body)
        self._drip(_head(reply, len(body)), reply.drip_headers)
        sent = body if reply.cut is None else body[: reply.cut]
        for piece in _pieces(sent, reply):
            self._drip(piece, reply.drip)

    def _drip(self, data: bytes, pause: float | None) -> None:
        """Send, byte by byte if there is a pause between them, until the server is closed."""
        if pause is None:
            self.wfile.write(data)
            return
        for number in range(len(data)):
            self.wfile.write(data[number : number + 1])
            if self.server.stopping.wait(pause):
                return

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def _head(reply: Reply, length: int) -> bytes:
    headers = {"Content-Type": HTML, "Connection": "close"}
    if reply.chunk is None:
        headers["Content-Length"] = str(length)
    else:
        headers["Transfer-Encoding"] = "chunked"
    if reply.gzip:
        headers["Content-Encoding"] = "gzip"
    if reply.etag is not None:
        headers["ETag"] = reply.etag
    if reply.last_modified is not None:
        headers["Last-Modified"] = reply.last_modified
    headers.update(reply.headers)
    lines = [f"HTTP/1.1 {reply.status} {_phrase(reply.status)}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if value]
    return "\r\n".join([*lines, "", ""]).encode()


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else "Odd"


def _pieces(body: bytes, reply: Reply) -> Iterator[bytes]:
    """Give the body as it is sent, as chunks where it is said to be; a cut one has no end."""
    if reply.chunk is None:
        yield body
        return
    for start in range(0, len(body), reply.chunk):
        piece = body[start : start + reply.chunk]
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    if reply.cut is None:
        yield b"0\r\n\r\n"
