"""Replies that were accepted before, of this run or of another one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from pydantic import ValidationError

from briefing.keys import reply_key
from briefing.llm import Answer
from briefing.models import Prompt

if TYPE_CHECKING:
    from briefing.store import Store


class Replies:
    """The accepted replies of one model (see `keys.model_key`) in a store.

    One for all articles of a run, so that none asks what another one is asking already.
    """

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def turn(self, prompt: Prompt) -> asyncio.Lock:
        """Return what is held by who asks for the reply to a prompt; who waits for it finds the
        reply afterwards, unless there is none that can be kept."""
        return self._turns.setdefault(reply_key(self._model, prompt), asyncio.Lock())

    def find(self, prompt: Prompt) -> Answer | None:
        """Return the reply to a prompt, with what it cost then; its text is not kept."""
        data = self._store.get("reply", reply_key(self._model, prompt))
        try:
            return Answer.model_validate_json(data) if data else None
        except ValidationError:  # kept by another version
            return None

    def keep(self, prompt: Prompt, reply: Answer) -> None:
        """Keep an accepted reply; it is safe when this returns."""
        key = reply_key(self._model, prompt)
        self._store.put("reply", key, reply.model_dump_json().encode())
