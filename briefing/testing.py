"""A fake model and a fake server, for tests of programs that use briefing, and for its own.

`FakeModel` stands in for the model inside one process. `FakeServer` is a real HTTP server on
the loopback interface that speaks the chat completions protocol, well or, with a `Fault`,
badly. Both take their replies from a visible queue and keep what they were asked.
"""

from __future__ import annotations

import contextlib
import json
import socketserver
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from briefing.errors import InvalidOutputError
from briefing.models import Completion, Endpoint, Message, Prompt, Usage

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["FAULTS", "FakeModel", "FakeServer", "Fault", "Received", "Reply", "chat_completion"]

_MODEL = "fake"
_KEY = "fake-key"


@dataclass(frozen=True)
class Fault:
    """One way for an endpoint to go wrong: what it sends instead of a good reply."""

    status: int = 200
    """The HTTP status."""
    body: str | Mapping[str, Any] = ""
    """The body; a mapping is sent as JSON."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Further headers, such as Retry-After."""
    drip: float = 0.0
    """Seconds before each byte of the body."""
    sent: float = 1.0
    """The share of the body that is sent before the connection breaks: 1.0 is a whole reply,
    0.0 no reply at all, not even headers."""


Reply = dict[str, Any] | str | Exception | Fault | Callable[[Prompt], Any]
"""A dict is the JSON object to answer with, a str the answer as it is, an Exception is raised.
A callable is given the prompt and returns one of these. A Fault needs a `FakeServer`."""


class FakeModel:
    """A model that gives prepared replies, in order.

        model = FakeModel([{"headline": "…"}, "not JSON", DeadlineError("late")])
        completion = await model.complete(prompt)

    `replies` may also be a single callable, which then answers every prompt: for code whose
    number or order of requests is not the point.
    """

    def __init__(self, replies: Iterable[Reply] | Callable[[Prompt], Reply] = ()) -> None:
        self._always = replies if callable(replies) else None
        self.queue: list[Reply] = [] if callable(replies) else list(replies)
        """The replies that are left, the next one first."""
        self.history: list[Prompt] = []
        """The prompts so far, the last one at the end."""
        self._lock = threading.Lock()

    async def complete(self, prompt: Prompt) -> Completion:
        """Return the next reply as a completion; raise it when it is an exception.

        Tokens are counted as white-space separated words. Raises InvalidOutputError for a str
        that is not a JSON object, AssertionError when no reply is left.
        """
        reply = self.reply_to(prompt)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, Fault):
            raise TypeError("a Fault is a reply over HTTP: give it to a FakeServer")
        text = reply if isinstance(reply, str) else _json(reply)
        return Completion(
            data=_object(text), text=text, model=_MODEL, usage=_usage(prompt.messages, text)
        )

    def reply_to(self, prompt: Prompt) -> dict[str, Any] | str | Exception | Fault:
        """Note `prompt` in the history and return its reply, callables resolved.

        Raises AssertionError when no reply is left.
        """
        with self._lock:
            self.history.append(prompt)
            if self._always is None and not self.queue:
                raise AssertionError(
                    f"no reply left for request {len(self.history)} ({prompt.name!r}): "
                    "put one more into the queue"
                )
            reply: Reply = self._always or self.queue.pop(0)
        while callable(reply):
            reply = reply(prompt)
        return reply


@dataclass(frozen=True)
class Received:
    """One request as a `FakeServer` received it."""

    method: str
    """GET or POST."""
    path: str
    """The path, such as /v1/chat/completions."""
    headers: Mapping[str, str]
    """The headers, their names in lower case."""
    body: Any
    """The parsed JSON; None when there was none."""


class FakeServer:
    """An OpenAI-compatible HTTP server on 127.0.0.1 with prepared replies.

        with FakeServer([{"headline": "…"}, FAULTS["rate_limit"]]) as server:
            client = openai.OpenAI(base_url=server.base_url, api_key="any")

    It serves POST /v1/chat/completions and GET /v1/models. An exception among the replies,
    and a missing reply, is answered with status 400 and its text: clients do not repeat such
    a request, and show what is wrong.
    """

    def __init__(
        self, replies: FakeModel | Iterable[Reply] | Callable[[Prompt], Reply] = ()
    ) -> None:
        self.model = replies if isinstance(replies, FakeModel) else FakeModel(replies)
        """The model that answers; its queue and history are the server's."""
        self.requests: list[Received] = []
        """All requests so far, the last one at the end."""
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
        return Endpoint(base_url=self.base_url, model=_MODEL, api_key=_KEY, label="127.0.0.1")

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
        if (request.method, request.path) == ("GET", "/v1/models"):
            return Fault(body={"object": "list", "data": [{"id": _MODEL, "object": "model"}]})
        if (request.method, request.path) != ("POST", "/v1/chat/completions"):
            return _failure(404, f"no such path: {request.path}")
        try:
            prompt = _prompt(request.body)
            reply = self.model.reply_to(prompt)
        except Exception as exc:  # whatever it is, the test that caused it must see it
            return _failure(400, f"{type(exc).__name__}: {exc}")
        if isinstance(reply, Fault):
            return reply
        if isinstance(reply, Exception):
            return _failure(400, f"{type(reply).__name__}: {reply}")
        text = reply if isinstance(reply, str) else _json(reply)
        return Fault(body=chat_completion(text, usage=_usage(prompt.messages, text)))


def chat_completion(
    content: str | None,
    *,
    finish_reason: str = "stop",
    usage: Usage | None = None,
    **message: Any,
) -> dict[str, Any]:
    """Return the body of a chat completion with one choice.

    `message` adds to the assistant's message (`refusal`, `tool_calls`).
    """
    usage = usage or Usage(prompt_tokens=20, completion_tokens=10)
    return {
        "id": "chatcmpl-fake",
        "object": "chat.completion",
        "created": 0,
        "model": _MODEL,
        "choices": [
            {
                "index": 0,
                "finish_reason": finish_reason,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {
            "prompt_tokens": usage.prompt_tokens,
            "completion_tokens": usage.completion_tokens,
            "total_tokens": usage.prompt_tokens + usage.completion_tokens,
        },
    }


def _failure(status: int, message: str, code: str | None = None, **headers: str) -> Fault:
    """Return an error in OpenAI's form; `_` in the name of a header stands for `-`."""
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return Fault(
        status=status,
        body={"error": error},
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


_PAGE = "<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
_HTML = {"content-type": "text/html"}
_TOOL_CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}

FAULTS: Mapping[str, Fault] = {
    # Status 200, and yet no answer
    "page": Fault(body=_PAGE, headers=_HTML),
    "nothing": Fault(),
    "half_body": Fault(body='{"id": "chatcmpl-fake", "choices": [{"message"'),
    "other_json": Fault(body={"status": "ok"}),
    "event_stream": Fault(body="data: {}\n\n", headers={"content-type": "text/event-stream"}),
    "error_with_200": Fault(body={"error": {"message": "overloaded", "code": None}}),
    "quota_with_200": Fault(body={"error": {"message": "empty", "code": "insufficient_quota"}}),
    "no_choices": Fault(body={**chat_completion(None), "choices": []}),
    "null_choices": Fault(body={**chat_completion(None), "choices": None}),
    "null_message": Fault(body={**chat_completion(None), "choices": [{"message": None}]}),
    "null_content": Fault(body=chat_completion(None)),
    "blank_content": Fault(body=chat_completion(" \n")),
    # An answer that must not be used
    "truncated": Fault(body=chat_completion('{"headline": "Một', finish_reason="length")),
    "truncated_whole": Fault(body=chat_completion('{"headline": ""}', finish_reason="length")),
    "content_filter": Fault(body=chat_completion(None, finish_reason="content_filter")),
    "refusal": Fault(body=chat_completion(None, refusal="I cannot help with that.")),
    "tool_call": Fault(
        body=chat_completion(None, finish_reason="tool_calls", tool_calls=[_TOOL_CALL])
    ),
    "prose": Fault(body=chat_completion('Here it is: {"headline": ""}')),
    "half_json": Fault(body=chat_completion('{"headline": "Một')),
    "array": Fault(body=chat_completion('[{"headline": ""}]')),
    # Another status
    "redirect": Fault(status=307, headers={"location": "/v2/chat/completions"}),
    "context_length": _failure(
        400, "This model's maximum context length is 8 tokens.", "context_length_exceeded"
    ),
    "no_schema": _failure(400, "'response_format.type' must be 'text'"),
    "bad_request": _failure(400, "'messages' must not be empty"),
    "bad_key": _failure(401, "Incorrect API key provided", "invalid_api_key"),
    "payment": _failure(402, "Insufficient credits"),
    "forbidden": _failure(403, "Country not supported"),
    "no_model": _failure(404, "The model does not exist", "model_not_found"),
    "wrong_path": Fault(status=404, body=_PAGE, headers=_HTML),
    "too_large": Fault(status=413, body="too large", headers={"content-type": "text/plain"}),
    "unprocessable": Fault(status=422, body={"detail": [{"msg": "field required"}]}),
    "rate_limit": _failure(429, "Too many requests", "rate_limit_exceeded", retry_after="0"),
    "quota": _failure(429, "You exceeded your current quota", "insufficient_quota"),
    "server_error": _failure(500, "internal error"),
    "bad_gateway": Fault(status=502, body=_PAGE, headers=_HTML),
    "unavailable": _failure(503, "loading model", retry_after="0"),
    # The connection
    "drip": Fault(body=chat_completion("{}"), drip=0.05),
    "no_reply": Fault(sent=0.0),
    "broken_off": Fault(body=chat_completion("{}"), sent=0.5),
}
"""Faults by name: everything that endpoints are known to do, for a table test to walk."""


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
        raw = (fault.body if isinstance(fault.body, str) else _json(fault.body)).encode()
        self.close_connection = fault.sent < 1.0
        if not fault.sent:
            return
        self.send_response(fault.status)
        for name, value in {"content-type": "application/json", **fault.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        raw = raw[: int(len(raw) * fault.sent)]
        if not fault.drip:
            self.wfile.write(raw)
            return
        for byte in raw:
            if self.server.stopping.wait(fault.drip):
                break
            self.wfile.write(bytes([byte]))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (http.server's name)
        """Write no log."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as exc:
        raise InvalidOutputError(f"the fake reply is not JSON: {exc}", raw=text) from None
    if not isinstance(data, dict):
        raise InvalidOutputError("the fake reply is not a JSON object", raw=text)
    return data


def _usage(messages: Iterable[Message], text: str) -> Usage:
    """Return the cost of one request, a token being a white-space separated word."""
    return Usage(
        requests=1,
        prompt_tokens=sum(len(message.content.split()) for message in messages),
        completion_tokens=len(text.split()),
    )


def _prompt(body: Any) -> Prompt:
    """Return the prompt that a request body was made from; name and schema may be missing."""
    schema = body.get("response_format", {}).get("json_schema", {})
    return Prompt(
        name=schema.get("name", "request"),
        messages=body["messages"],
        json_schema=schema.get("schema", {}),
    )
