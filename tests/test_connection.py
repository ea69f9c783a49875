"""The way to an endpoint: certificates, dead ends, replies without an end, and the time kept."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import openai  # noqa: F401 (so that no deadline below pays for the import)
import pytest
import trustme
from asking import GOOD, always, ask, failure

import briefing
from briefing.errors import (
    BriefingError,
    ConnectionLostError,
    DeadlineError,
    EndpointError,
    SettingsError,
)
from briefing.llm import Budget, connection
from briefing.llm import client as clients
from briefing.models import Article, Endpoint, Message, Prompt, Usage
from briefing.testing import FAULTS, FakeServer, Fault

PATIENTLY = 4
"""How often a server that is not reached is tried."""


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away our own pause between attempts."""
    monkeypatch.setattr(clients, "_PAUSE", 0.0)


# Certificates


class TlsServer(FakeServer):
    """A fake server behind TLS."""

    def __init__(self, certificate: trustme.LeafCert) -> None:
        super().__init__(always(GOOD))
        self.handshakes = 0
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        context.sni_callback = self._note
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)

    def _note(self, *_: object) -> None:
        self.handshakes += 1

    def __enter__(self) -> TlsServer:
        super().__enter__()
        return self

    @property
    def base_url(self) -> str:
        return super().base_url.replace("http:", "https:")


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority of our own, which nobody knows."""
    return trustme.CA()


@pytest.fixture
def trusting(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """SSL_CERT_FILE names the authority, in a process that has asked for nothing yet."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    connection._certificates.cache_clear()
    yield
    connection._certificates.cache_clear()


def test_an_unknown_authority_is_named_with_the_remedy(
    prompt: Prompt, authority: trustme.CA
) -> None:
    """It is tried once: no certificate becomes better by asking again."""
    with TlsServer(authority.issue_cert("127.0.0.1")) as server:
        error = failure(server.endpoint, prompt)
    assert type(error) is ConnectionLostError
    assert "certificate" in str(error)
    assert "SSL_CERT_FILE" in str(error)
    assert "\n" not in str(error)
    assert error.usage == Usage(requests=1)
    assert server.handshakes == 1
    assert server.requests == []


def test_the_remedy_helps(prompt: Prompt, authority: trustme.CA, trusting: None) -> None:
    """With the authority's file in SSL_CERT_FILE the server is asked."""
    with TlsServer(authority.issue_cert("127.0.0.1")) as server:
        assert ask(server.endpoint, prompt).data == GOOD
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "issued",
    [
        {"identity": "models.example"},
        {"identity": "127.0.0.1", "not_after": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_wrong_certificate_is_not_accepted(
    prompt: Prompt, authority: trustme.CA, trusting: None, issued: dict[str, Any]
) -> None:
    """For another host, or expired: nothing is sent, whoever has signed it."""
    certificate = authority.issue_cert(issued.pop("identity"), **issued)
    with TlsServer(certificate) as server:
        error = failure(server.endpoint, prompt)
    assert type(error) is ConnectionLostError
    assert "certificate" in str(error)
    assert error.usage == Usage(requests=1)
    assert server.requests == []


def test_make_tells_of_a_certificate_too(article: Article, authority: trustme.CA) -> None:
    """The same error, with what it cost, and exit code 5."""
    with (
        TlsServer(authority.issue_cert("127.0.0.1")) as server,
        pytest.raises(ConnectionLostError, match="SSL_CERT_FILE") as caught,
    ):
        briefing.make(article, base_url=server.base_url, model="fake")
    assert caught.value.exit_code == 5
    assert caught.value.usage == Usage(requests=1)


def test_http_behind_an_https_address_is_a_lost_connection(prompt: Prompt) -> None:
    """A server without TLS: nothing of the article is sent to it."""
    with FakeServer(always(GOOD)) as server:
        url = server.base_url.replace("http:", "https:")
        error = failure(server.endpoint.model_copy(update={"base_url": url}), prompt)
    assert type(error) is ConnectionLostError
    assert "base URL" in str(error)
    assert str(error).isprintable()
    assert server.requests == []


def test_tls_behind_an_http_address_is_a_lost_connection(
    prompt: Prompt, authority: trustme.CA
) -> None:
    """A server with TLS does not understand plain HTTP, and hangs up."""
    with TlsServer(authority.issue_cert("127.0.0.1")) as server:
        url = server.base_url.replace("https:", "http:")
        error = failure(server.endpoint.model_copy(update={"base_url": url}), prompt)
    assert type(error) is ConnectionLostError
    assert str(error).isprintable()
    assert server.requests == []


# Dead ends


@pytest.fixture
def dead_port() -> int:
    """A port at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_a_dead_port_is_a_lost_connection(article: Article, dead_port: int) -> None:
    """Tried patiently, as a server may be starting; the error names the host and what to check."""
    with pytest.raises(ConnectionLostError) as caught:
        briefing.make(article, base_url=f"http://127.0.0.1:{dead_port}/v1", model="fake")
    assert f"127.0.0.1:{dead_port}" in str(caught.value)
    assert "check" in str(caught.value)
    assert caught.value.usage == Usage(requests=PATIENTLY)


def test_a_dead_proxy_is_a_lost_connection(
    prompt: Prompt, dead_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where the way leads through a proxy."""
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{dead_port}")
    place = Endpoint(base_url="http://models.invalid/v1", model="m", api_key="", label="far")
    error = failure(place, prompt)
    assert type(error) is ConnectionLostError
    assert error.usage == Usage(requests=PATIENTLY)


@contextmanager
def refusing(status: int) -> Iterator[tuple[str, list[str]]]:
    """A proxy that connects nobody: its URL, and where it was asked to connect to."""
    asked: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Write no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("status", [403, 407, 502])
def test_a_proxy_that_refuses_is_told(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """HTTPS through a proxy that does not connect: its status is in the error."""
    place = Endpoint(base_url="https://models.invalid/v1", model="m", api_key="", label="far")
    with refusing(status) as (url, asked):
        monkeypatch.setenv("HTTPS_PROXY", url)
        error = failure(place, prompt)
    assert type(error) is ConnectionLostError
    assert "far" in str(error)
    assert str(status) in str(error)
    assert set(asked) == {"models.invalid:443"}


# Size


@pytest.mark.parametrize("name", ["endless", "endless_error", "gzip_bomb"])
def test_a_reply_without_an_end_costs_little_memory(prompt: Prompt, name: str) -> None:
    """Megabytes, also where a few of them are packed so as to become a thousand."""
    with FakeServer([GOOD, FAULTS[name]]) as server:
        ask(server.endpoint, prompt)
        tracemalloc.start()
        error = failure(server.endpoint, prompt)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert type(error) is EndpointError
    assert "more than 8 MB" in str(error)
    assert peak < 60e6


# Time


def took(action: Callable[[], object]) -> float:
    """Seconds that it takes."""
    started = time.monotonic()
    action()
    return time.monotonic() - started


def within(deadline: float) -> float:
    """Seconds that may pass with a deadline, on a busy machine."""
    return 1.2 * deadline + 0.3


@pytest.mark.parametrize("name", ["drip", "silence", "endless_wait"])
def test_the_deadline_is_kept(prompt: Prompt, name: str) -> None:
    """However the server spends the time: all of it together counts, not that of each read."""
    fault = FAULTS.get(name) or Fault(body=b" " * 1_000, repeat=10**6, drip=0.001)
    with FakeServer(rules=[lambda _: fault]) as server:
        errors: list[BriefingError] = []
        seconds = took(lambda: errors.append(failure(server.endpoint, prompt, Budget(0.5))))
    assert type(errors[0]) is DeadlineError
    assert 0.4 < seconds <= within(0.5)
    assert errors[0].usage == Usage(requests=1)


def test_pauses_are_inside_the_deadline(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy server is not waited for longer than there is time."""
    monkeypatch.setattr(clients, "_PAUSE", 0.2)
    with FakeServer(always(FAULTS["unavailable"])) as server:
        seconds = took(lambda: failure(server.endpoint, prompt, Budget(0.5)))
    assert seconds <= within(0.5)
    assert 1 < len(server.requests) < PATIENTLY


@contextmanager
def deaf() -> Iterator[str]:
    """A server that accepts connections and never reads: its base URL."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        accepted: list[socket.socket] = []

        def accept() -> None:
            try:
                while True:
                    accepted.append(listening.accept()[0])
            except OSError:
                return

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()
        for each in accepted:
            each.close()


def test_a_server_that_never_reads_keeps_nobody(prompt: Prompt) -> None:
    """A request too long for the buffers on the way is not sent for ever."""
    message = Message(role="user", content="Mưa lớn. " * 2_000_000)
    asked = prompt.model_copy(update={"messages": (prompt.messages[0], message)})
    with deaf() as url:
        place = Endpoint(base_url=url, model="m", api_key="", label="deaf")
        errors: list[BriefingError] = []
        seconds = took(lambda: errors.append(failure(place, asked, Budget(0.8))))
    assert type(errors[0]) is DeadlineError
    assert seconds <= within(0.8)


def hang(seconds: float) -> Callable[..., Any]:
    """A lookup by a name server that does not answer."""

    def getaddrinfo(*_: object, **__: object) -> Any:
        time.sleep(seconds)
        raise socket.gaierror(socket.EAI_AGAIN, "no answer")

    return getaddrinfo


def test_a_lookup_that_hangs_keeps_nobody(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be interrupted, and is left behind."""
    monkeypatch.setattr(socket, "getaddrinfo", hang(3.0))

    def make() -> None:
        with pytest.raises(DeadlineError):
            briefing.make(article, base_url="http://models.invalid/v1", model="m", timeout=0.5)

    assert took(make) <= within(0.5)


def test_a_lookup_that_fails_is_a_lost_connection(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that nobody knows."""
    monkeypatch.setattr(socket, "getaddrinfo", hang(0.0))
    with pytest.raises(ConnectionLostError, match="could not be reached"):
        briefing.make(article, base_url="http://models.invalid/v1", model="m")


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_a_settings_error(
    prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    """The variable is named, not a bug of ours."""
    connection._certificates.cache_clear()
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with FakeServer() as server:
        error = failure(server.endpoint, prompt)
    connection._certificates.cache_clear()
    assert isinstance(error, SettingsError)
    assert "SSL_CERT_FILE" in str(error)
