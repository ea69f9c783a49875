"""Replies that were accepted before, of this run or of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from briefing.keys import reply_key
from briefing.models import Completion, Prompt

if TYPE_CHECKING:
    from briefing.store import Store


class Replies:
    """The accepted replies of one model (see `keys.model_key`) in a store."""

    def __init__(self, store: Store, model: str) -> None:
        self._store = store
        self._model = model

    def find(self, prompt: Prompt) -> Completion | None:
        """Return the reply to a prompt, with what it cost then."""
        data = self._store.get("reply", reply_key(self._model, prompt))
        try:
            return Completion.model_validate_json(data) if data else None
        except ValidationError:  # kept by another version
            return None

    def keep(self, prompt: Prompt, reply: Completion) -> None:
        """Keep an accepted reply; it is safe when this returns."""
        key = reply_key(self._model, prompt)
        self._store.put("reply", key, reply.model_dump_json().encode())
