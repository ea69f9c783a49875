"""The fake server: prepared replies and rules behind a real HTTP server on loopback."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, Literal

from briefing.models import Endpoint, Message, Prompt, Usage
from briefing.testing.model import FakeModel, Reply, prompt_tokens, text_of, tokens
from briefing.testing.wire import (
    KEY,
    MODEL,
    Fault,
    Received,
    Rule,
    chat_completion,
    failure,
    filled,
    patched,
)

if TYPE_CHECKING:
    from types import TracebackType

_PLAIN = Fault(around="{}")


class FakeServer:
    """An OpenAI-compatible HTTP server on 127.0.0.1 with prepared replies.

        with FakeServer([{"headline": "…"}, FAULTS["rate_limit"]]) as server:
            client = openai.OpenAI(base_url=server.base_url, api_key="any")

    It serves POST …/chat/completions and GET …/models under any prefix, with any query; it does
    not stream. `rules` are asked about every request first, in order: the fault that one returns
    is sent, and uses up no reply; a fault with `around` goes around the reply to a completion,
    and is passed over elsewhere.

    Tokens are counted as white-space separated words, or, with `tokens_per_character`, as that
    share of the characters (about 0.38 is usual for Vietnamese). A prompt of more than `context`
    tokens `overflow`s: it is clipped in silence, so that no more than `context` prompt tokens are
    reported, or refused with status 400 in the way of llama.cpp or of OpenAI, which uses up no
    reply.

    An exception among the replies, and a missing reply, is answered with status 400 and its text:
    clients do not repeat such a request, and show what is wrong.
    """

    def __init__(
        self,
        replies: FakeModel | Iterable[Reply] | Callable[[Prompt], Reply] = (),
        *,
        rules: Iterable[Rule] = (),
        tokens_per_character: float | None = None,
        context: int | None = None,
        overflow: Literal["clip", "llama.cpp", "openai"] = "clip",
    ) -> None:
        self.model = replies if isinstance(replies, FakeModel) else FakeModel(replies)
        """The model that answers; its queue and history are the server's."""
        self.rules = list(rules)
        """The traits of this endpoint."""
        self.requests: list[Received] = []
        """All requests so far, the last one at the end."""
        self._per_character = tokens_per_character
        self._context = context
        self._overflow = overflow
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.respond = self._respond
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    @property
    def base_url(self) -> str:
        """The address up to and including /v1."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def endpoint(self) -> Endpoint:
        """The server as an endpoint of briefing."""
        return Endpoint(base_url=self.base_url, model=MODEL, api_key=KEY, label="127.0.0.1")

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._http.stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _respond(self, request: Received) -> Fault:
        """Note `request` and return all that is to be sent for it."""
        self.requests.append(request)
        try:
            return self._reply(request)
        except Exception as exc:  # whatever it is, the test that caused it must see it
            return failure(400, f"{type(exc).__name__}: {exc}")

    def _reply(self, request: Received) -> Fault:
        fault = next(filter(None, (rule(request) for rule in self.rules)), _PLAIN)
        if fault.around is None:
            return fault
        if request.wants_models:
            return Fault(body={"object": "list", "data": [{"id": MODEL, "object": "model"}]})
        if request.wants_completion:
            return self._complete(_prompt(request.body), fault)
        return failure(404, f"no such path: {request.path}")

    def _complete(self, prompt: Prompt, form: Fault) -> Fault:
        """Return the reply to `prompt`, a plain one in the given form."""
        size = prompt_tokens(prompt, self._per_character)
        if self._context is not None and size > self._context:
            if self._overflow != "clip":
                return _TOO_LONG[self._overflow](size, self._context)
            size = self._context
        reply = self.model.reply_to(prompt)
        if isinstance(reply, Fault) and reply.around is not None:
            form, reply = reply, self.model.take(prompt)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, Fault):
            if reply.around is not None:
                raise TypeError("a Fault with `around` needs a reply behind it, not another one")
            return reply
        return self._completion(text_of(reply), size, form)

    def _completion(self, text: str, size: int, form: Fault) -> Fault:
        """Return the chat completion of `text` in the given form."""
        content = filled(form.around or "", text)
        written = content if isinstance(content, str) else text
        usage = Usage(prompt_tokens=size, completion_tokens=tokens(written, self._per_character))
        body = patched(chat_completion(content, usage=usage), form.change)
        return dataclasses.replace(form, body=body)


def _too_long_for_llama_cpp(size: int, context: int) -> Fault:
    error = {
        "code": 400,
        "message": "the request is larger than the available context",
        "type": "exceed_context_size_error",
        "n_prompt_tokens": size,
        "n_ctx": context,
    }
    return Fault(status=400, body={"error": error})


def _too_long_for_openai(size: int, context: int) -> Fault:
    message = (
        f"This model's maximum context length is {context} tokens. "
        f"However, your messages come to {size} tokens: make them shorter."
    )
    return failure(400, message, "context_length_exceeded", param="messages")


_TOO_LONG = {"llama.cpp": _too_long_for_llama_cpp, "openai": _too_long_for_openai}


def _prompt(body: Any) -> Prompt:
    """Return the prompt that a request body was made from; name and schema may be missing.

    Without response_format the last line of the first message may be the schema, its title being
    the prompt's name.
    """
    wanted = (body.get("response_format") or {}).get("json_schema") or {}
    messages = tuple(_message(message) for message in body["messages"])
    if not wanted and messages:
        wanted = _schema(messages[0].content.rpartition("\n")[2])
    return Prompt(
        name=wanted.get("name", "request"),
        messages=messages,
        json_schema=wanted.get("schema", {}),
    )


def _message(message: Mapping[str, Any]) -> Message:
    """Return a message in the simpler form of briefing: three roles, and text."""
    content = message.get("content") or ""
    if not isinstance(content, str):
        content = "".join(part.get("text", "") for part in content)
    return Message(role=_ROLES.get(message.get("role", ""), "user"), content=content)


_ROLES: dict[str, Literal["system", "user", "assistant"]] = {
    "system": "system",
    "developer": "system",
    "assistant": "assistant",
}


def _schema(line: str) -> dict[str, Any]:
    """Return name and schema when `line` is a JSON schema with a title; else nothing."""
    with contextlib.suppress(ValueError):
        schema = json.loads(line)
        if isinstance(schema, dict) and isinstance(schema.get("title"), str):
            return {"name": schema.pop("title"), "schema": schema}
    return {}


class _Http(socketserver.ThreadingTCPServer):
    """A thread for each connection. Unlike http.server's own it looks up no host name."""

    daemon_threads = True
    request_queue_size = 128
    respond: Callable[[Received], Fault]

    def __init__(self, address: tuple[str, int], handler: type[_Handler]) -> None:
        self.stopping = threading.Event()
        super().__init__(address, handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep quiet: a client that hangs up is part of most tests of faults."""


class _Handler(BaseHTTPRequestHandler):
    """Reads one request after the other from a connection, and sends what the fake says."""

    server: _Http
    protocol_version = "HTTP/1.1"  # keeps connections open, as real endpoints do
    disable_nagle_algorithm = True  # else each reply waits for a delayed acknowledgement

    def do_GET(self) -> None:
        """Answer a GET request."""
        self._answer(None)

    def do_POST(self) -> None:
        """Answer a POST request."""
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        body = None
        with contextlib.suppress(ValueError):
            body = json.loads(raw)
        self._answer(body)

    def _answer(self, body: Any) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._send(self.server.respond(Received(self.command, self.path, headers, body)))

    def _send(self, fault: Fault) -> None:
        """Send the reply, or as much of it as the fault allows."""
        if self.server.stopping.wait(fault.wait) or not fault.sent:
            self._hang_up(reset=fault.reset)
            return
        self._send_head(fault)
        for piece in fault.pieces():
            if self.server.stopping.is_set():
                break
            self._send_piece(piece, fault.drip)

    def _send_head(self, fault: Fault) -> None:
        headers = {"content-type": "application/json"}
        if fault.repeat == 1:
            headers["content-length"] = str(len(fault.lead) + len(fault.encoded()))
        else:
            headers["connection"] = "close"
        self.send_response(fault.status)
        headers |= {name.lower(): value for name, value in fault.headers.items()}
        for name, value in headers.items():
            self.send_header(name, value)  # heeds "connection" itself
        self.end_headers()
        self.close_connection |= fault.sent < 1.0

    def _send_piece(self, piece: bytes, drip: float) -> None:
        if not drip:
            self.wfile.write(piece)
            return
        for byte in piece:
            if self.server.stopping.wait(drip):
                break
            self.wfile.write(bytes([byte]))

    def _hang_up(self, *, reset: bool) -> None:
        """Close the connection without a reply; `reset` says so with RST instead of FIN."""
        self.close_connection = True
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.rfile.close()  # holds the socket open
            self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's name)
        """Write no log."""
