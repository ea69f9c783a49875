"""What goes over the wire: requests as received, replies as sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any
from urllib.parse import parse_qsl

from briefing.models import Usage

MODEL = "fake"
"""The name of the only model."""
KEY = "fake-key"
"""The key of the endpoint; without the rule `needs_key` any other does as well."""

Content = str | Sequence[Mapping[str, str]]
"""The content of a message: a text, or a list of parts such as {"type": "text", "text": …}."""


@dataclass(frozen=True)
class Fault:
    """One way for an endpoint to go wrong: what it sends instead of a good reply.

    With `around` it is the next reply of the queue in an odd form, which uses up both; without,
    it is sent as it is.
    """

    status: int = 200
    """The HTTP status."""
    body: str | bytes | Mapping[str, Any] = ""
    """The body; a mapping is sent as JSON, a text as UTF-8. Without effect beside `around`."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Further headers, such as Retry-After. Content-Length replaces the true one."""
    around: Content | None = None
    """The content of a chat completion, the first `{}` of each text in it standing for the text
    of the next reply. "{}" is that reply and nothing else."""
    change: Mapping[str, Any] = field(default_factory=dict)
    """Beside `around`: changes to the body of that chat completion, as a JSON merge patch
    (RFC 7396: None takes a key away), lists of the same length item by item."""
    wait: float = 0.0
    """Seconds of silence before anything is sent."""
    drip: float = 0.0
    """Seconds before each byte of the body."""
    lead: bytes = b""
    """Sent before the body, once however often the body is repeated."""
    repeat: int = 1
    """How many times over the body is sent. Other than once it goes without Content-Length, and
    ends with the connection."""
    sent: float = 1.0
    """The share of the body that is sent before the connection breaks: 1.0 is a whole reply,
    0.0 no reply at all, not even headers."""
    reset: bool = False
    """Whether a connection without a reply (`sent` is 0.0) is reset rather than closed."""

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes after the headers, as far as they are sent."""
        body = self.encoded()
        left = int((len(self.lead) + len(body) * self.repeat) * self.sent)
        for piece in chain([self.lead], repeat(body, self.repeat)):
            yield piece[:left]
            left -= len(piece)
            if left <= 0:
                return

    def encoded(self) -> bytes:
        """Return the body as bytes, once."""
        if isinstance(self.body, bytes):
            return self.body
        text = self.body if isinstance(self.body, str) else dump(self.body)
        return text.encode()


@dataclass(frozen=True)
class Received:
    """One request as a `FakeServer` received it."""

    method: str
    """GET or POST."""
    path: str
    """The path with its query, such as /v1/chat/completions?api-version=2024-10-21."""
    headers: Mapping[str, str]
    """The headers, their names in lower case."""
    body: Any
    """The parsed JSON; None when there was none."""

    @property
    def wants_completion(self) -> bool:
        """Whether it is a POST to a path that ends in /chat/completions."""
        return self.method == "POST" and self._route.endswith("/chat/completions")

    @property
    def wants_models(self) -> bool:
        """Whether it is a GET of a path that ends in /models."""
        return self.method == "GET" and self._route.endswith("/models")

    @property
    def query(self) -> dict[str, str]:
        """The parameters behind the question mark."""
        return dict(parse_qsl(self.path.partition("?")[2], keep_blank_values=True))

    @property
    def fields(self) -> Mapping[str, Any]:
        """The body; empty when it is no JSON object."""
        return self.body if isinstance(self.body, dict) else {}

    @property
    def _route(self) -> str:
        return self.path.partition("?")[0]


Rule = Callable[[Received], Fault | None]
"""A trait of an endpoint: the fault that a request meets, or None to let it pass."""


def chat_completion(
    content: Content | None,
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
        "model": MODEL,
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


def failure(
    status: int,
    message: str,
    code: str | None = None,
    *,
    param: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Fault:
    """Return an error in OpenAI's form."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return Fault(status=status, body={"error": error}, headers=headers or {})


def page(title: str, text: str) -> str:
    """Return an HTML page, as proxies and portals send it."""
    return f"<!doctype html><html><head><title>{title}</title></head><body>{text}</body></html>"


HTML = {"content-type": "text/html"}
"""The headers of a page."""


def filled(around: Content, text: str) -> Content:
    """Return `around` with `text` in the place of the first `{}` of each of its texts."""
    if isinstance(around, str):
        return around.replace("{}", text, 1)
    return [{key: value.replace("{}", text, 1) for key, value in part.items()} for part in around]


def patched(value: Any, change: Any) -> Any:
    """Return `value` with a JSON merge patch applied to it, and to lists of one length by item."""
    if isinstance(change, Mapping):
        old = value if isinstance(value, Mapping) else {}
        merged = {**old, **{key: patched(old.get(key), new) for key, new in change.items()}}
        gone = {key for key, new in change.items() if new is None}
        return {key: new for key, new in merged.items() if key not in gone}
    if isinstance(change, list) and isinstance(value, list) and len(change) == len(value):
        return [patched(*pair) for pair in zip(value, change, strict=True)]
    return change


def dump(value: Any) -> str:
    """Return `value` as JSON, letters left as they are."""
    return json.dumps(value, ensure_ascii=False)
