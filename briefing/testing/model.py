"""The fake model: prepared replies in a visible queue, and the tokens that they cost."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterable
from typing import Any

from briefing.errors import InvalidOutputError
from briefing.models import Completion, Prompt, Usage
from briefing.testing.wire import MODEL, Fault, dump

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
        text = text_of(reply)
        usage = Usage(
            requests=1, prompt_tokens=prompt_tokens(prompt), completion_tokens=tokens(text)
        )
        return Completion(data=_object(text), text=text, model=MODEL, usage=usage)

    def reply_to(self, prompt: Prompt) -> dict[str, Any] | str | Exception | Fault:
        """Note `prompt` in the history and return its reply, callables resolved.

        Raises AssertionError when no reply is left.
        """
        with self._lock:
            self.history.append(prompt)
        return self.take(prompt)

    def take(self, prompt: Prompt) -> dict[str, Any] | str | Exception | Fault:
        """Return the next reply for a prompt that is in the history, callables resolved.

        Raises AssertionError when no reply is left.
        """
        with self._lock:
            if self._always is None and not self.queue:
                raise AssertionError(
                    f"no reply left for request {len(self.history)} ({prompt.name!r}): "
                    "put one more into the queue"
                )
            reply: Reply = self._always or self.queue.pop(0)
        while callable(reply):
            reply = reply(prompt)
        return reply


def text_of(reply: dict[str, Any] | str) -> str:
    """Return the text that the model writes for a plain reply."""
    return reply if isinstance(reply, str) else dump(reply)


def tokens(text: str, per_character: float | None = None) -> int:
    """Return the tokens of `text`: a share of its characters, or its white-space separated words.

    Words are no real tokens, but easy to count in a test.
    """
    return len(text.split()) if per_character is None else math.ceil(len(text) * per_character)


def prompt_tokens(prompt: Prompt, per_character: float | None = None) -> int:
    """Return the tokens of all messages."""
    return sum(tokens(message.content, per_character) for message in prompt.messages)


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError as exc:
        raise InvalidOutputError(f"the fake reply is not JSON: {exc}", raw=text) from None
    if not isinstance(data, dict):
        raise InvalidOutputError("the fake reply is not a JSON object", raw=text)
    return data
