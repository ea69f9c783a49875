"""What an endpoint understands: found out by asking, and remembered for the next article."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime, ValidationError

from briefing import files, resources
from briefing.errors import SettingsError
from briefing.llm.rejection import Complaint
from briefing.models import Endpoint, Frozen, Message, Prompt, SchemaMode
from briefing.settings import cache_folder

MODES: tuple[SchemaMode, ...] = ("json_schema", "json_object", "prompt")
"""The ways to be answered in JSON, the strictest first."""
ROOM = 4_096
"""Tokens that an answer may take where the endpoint wants a limit: two long briefings."""
KEPT = timedelta(days=30)
"""How long a dialect is remembered: servers are replaced by better ones."""

_LIMITS = ("max_tokens", "max_completion_tokens")
"""The two names of the field that limits an answer."""
_ABOUT_SCHEMA = (
    "response_format",
    "response format",
    "json_schema",
    "json schema",
    "json_object",
    "json mode",
    "json_validate_failed",  # Groq: its model broke the schema that it was to follow
    "structured output",
    "grammar",
    "guided",
    "peg-native",  # llama.cpp, of a JSON answer that was cut
)
_ABOUT_ROLE = ("system role", "role system", "'system'", "system message", "system prompt")
_logger = logging.getLogger(__name__)


class Dialect(Frozen):
    """How to put a request to one model at one endpoint."""

    schema_mode: SchemaMode = "json_schema"
    """How it is made to answer in JSON."""
    limit: str | None = None
    """Its name for the field that limits an answer, where it refused the other one."""
    room: int | None = None
    """The limit that it wants to be told; None to send none."""
    system_role: bool = True
    """Whether its chat template has that role; else the instructions open the user's message."""
    omitted: tuple[str, ...] = ()
    """Fields of `Endpoint.extra_body` that it refuses."""

    def request(self, endpoint: Endpoint, prompt: Prompt) -> dict[str, Any]:
        """Return the body of a request for a chat completion.

        Unknown models get neither a temperature nor a token limit unless the user or the
        endpoint wants it: some refuse the one, some the name of the other.
        """
        messages = [message.model_dump() for message in self.messages(prompt)]
        request: dict[str, Any] = {"model": endpoint.model, "messages": messages}
        if self.schema_mode == "json_schema" and prompt.json_schema:
            schema = {"name": prompt.name, "schema": dict(prompt.json_schema), "strict": True}
            request["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.schema_mode == "json_object" and prompt.json_schema:
            request["response_format"] = {"type": "json_object"}
        return request | self.fields(endpoint, prompt)

    def fields(self, endpoint: Endpoint, prompt: Prompt) -> dict[str, Any]:
        """Return the further fields of a request, under the names that the endpoint has."""
        fields = dict(endpoint.extra_body)
        if room := prompt.max_tokens if endpoint.embedded else self.room:
            fields = {"max_tokens": room} | fields
        named = {(name in _LIMITS and self.limit) or name: fields[name] for name in fields}
        return {name: value for name, value in named.items() if name not in self.omitted}

    def messages(self, prompt: Prompt) -> tuple[Message, ...]:
        """Return instructions, examples and text; where the schema cannot be sent, it stands
        behind the former and a reminder behind the latter, without which small models forget it."""
        first, *examples, last = prompt.messages
        told, text = first.content, last.content
        if self.schema_mode != "json_schema" and prompt.json_schema:
            schema = json.dumps({"title": prompt.name, **prompt.json_schema}, ensure_ascii=False)
            told = f"{told}\n\n{resources.read_text('prompts', 'schema.md')}{schema}"
            text = f"{text}\n{resources.read_text('prompts', 'schema.reminder.md')}".rstrip()
        if not self.system_role:
            shown = "\n\n".join((told, *(example.content for example in examples), text))
            return (Message(role="user", content=shown),)
        told_first = Message(role="system", content=told)
        return (told_first, *examples, Message(role="user", content=text))

    def after_rejection(
        self, status: int | None, complaint: Complaint, endpoint: Endpoint, prompt: Prompt
    ) -> Dialect | None:
        """Return how to ask again after a request for `prompt` was refused; None when nothing
        about its form can be the reason.

        Each answer takes something away or adds the limit, so asking comes to an end.
        """
        if status not in (400, 404, 415, 422, 500, 501):
            return None
        sent = self.fields(endpoint, prompt)
        if status in (400, 422) and (better := self._with_other_fields(complaint, sent)):
            return better
        if self.system_role and complaint.mentions(*_ABOUT_ROLE):
            return self.model_copy(update={"system_role": False})
        unexplained = status in (400, 422) and complaint.is_empty
        if prompt.json_schema and (unexplained or complaint.mentions(*_ABOUT_SCHEMA)):
            return self._one_mode_down()
        return None

    def _with_other_fields(self, complaint: Complaint, sent: Mapping[str, Any]) -> Dialect | None:
        for name in sent:
            if complaint.names(name) and name in _LIMITS and self.limit is None:
                return self.model_copy(update={"limit": _LIMITS[1 - _LIMITS.index(name)]})
            if complaint.names(name):
                return self.model_copy(update={"omitted": (*self.omitted, name)})
        for name in _LIMITS:
            if complaint.names(name) and not set(_LIMITS) & {*sent, *self.omitted}:
                return self.model_copy(update={"room": ROOM, "limit": name})
        return None

    def _one_mode_down(self) -> Dialect | None:
        lower = MODES[MODES.index(self.schema_mode) + 1 :]
        return self.model_copy(update={"schema_mode": lower[0]}) if lower else None

    def without_schema(self) -> Dialect | None:
        """Return how to ask after the schema was passed over in silence: a server that does so
        does it with its JSON mode too. None when it was only told of the schema already."""
        if self.schema_mode == "prompt":
            return None
        return self.model_copy(update={"schema_mode": "prompt"})

    def with_room(self, endpoint: Endpoint) -> Dialect | None:
        """Return how to ask for a longer answer; None when that was done already, or the user
        has set the limit."""
        if self.room or set(_LIMITS) & {*self.omitted, *endpoint.extra_body}:
            return None
        return self.model_copy(update={"room": ROOM})


class _Remembered(Frozen):
    """What is written: the endpoint and the model for people to read, no secret."""

    endpoint: str
    model: str
    learned_at: AwareDatetime
    dialect: Dialect


def recall(endpoint: Endpoint) -> Dialect:
    """Return what is remembered of an endpoint and a model; the first guess when nothing is."""
    if endpoint.embedded:
        return Dialect()
    try:
        path = _path(endpoint)
        remembered = _Remembered.model_validate_json(path.read_bytes())
    except (OSError, SettingsError):
        return Dialect()
    except ValidationError:
        _logger.warning("%s is damaged: it is not used, and written anew", path)
        return Dialect()
    if abs(datetime.now(UTC) - remembered.learned_at) > KEPT:
        return Dialect()
    return remembered.dialect


def remember(endpoint: Endpoint, dialect: Dialect) -> None:
    """Remember how to ask; where that cannot be kept, the next article finds it out again."""
    if endpoint.embedded:
        return
    remembered = _Remembered(
        endpoint=endpoint.label,
        model=endpoint.model,
        learned_at=datetime.now(UTC).replace(microsecond=0),
        dialect=dialect,
    )
    with suppress(OSError, SettingsError):
        path = _path(endpoint)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with files.beside(path) as temporary:
            temporary.write_text(remembered.model_dump_json(indent=2) + "\n", "utf-8")
            temporary.replace(path)


def _path(endpoint: Endpoint) -> Path:
    """Return the file of an endpoint and a model; its name gives nothing away."""
    name = hashlib.sha256(f"{endpoint.base_url}\n{endpoint.model}".encode()).hexdigest()[:24]
    return cache_folder() / "endpoints" / f"{name}.json"
