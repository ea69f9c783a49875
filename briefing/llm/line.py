"""The way to one endpoint that all articles of a run share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Self

from briefing.llm import dialect as dialects
from briefing.llm.connection import connect
from briefing.llm.dialect import Dialect
from briefing.llm.gate import Gate
from briefing.models import Endpoint, SchemaMode

if TYPE_CHECKING:
    import openai

_ALONE = 4
"""How often a request is sent at most while the server is busy with others than us."""
_AMONG = 10
"""The same among requests of ours, which may be what it is busy with."""

_ACCIDENTS = 2
"""So many articles whose replies pass over the schema, before any that follows it, are none."""


class Line:
    """One SDK client, what is learned of the endpoint, and how much it takes at once.

        async with Line(endpoint, most=50) as line:
            completion = await Client(line, budget).complete(prompt)

    openai is imported and the connection made when the first request is about to be sent:
    importing it costs more than everything else that a cached or failing run does.

    At `most` so many requests are under way at once. `dialect` says how to put requests to the
    endpoint; by default what is remembered of it.
    """

    def __init__(
        self, endpoint: Endpoint, *, most: int = 1, dialect: Dialect | None = None
    ) -> None:
        self.endpoint = endpoint
        self.gate = Gate(most)
        self.shared = most > 1
        """Whether several requests may be under way at once."""
        self.attempts = _AMONG if self.shared else _ALONE
        """How often one request is sent at most while the server is busy or not reached."""
        self.whole_up_to = 0
        """The longest prompt, in tokens, that the endpoint is known to read whole."""
        self.probing = asyncio.Lock()
        """Held by who finds that out: of many articles at once, one asks."""
        self.follows: SchemaMode | None = None
        """How the endpoint was last made to answer just as it was asked."""
        self._in_words = 0
        self.dialect = dialect or dialects.recall(endpoint)
        """How requests are put, as far as it is known."""
        self._kept = self.dialect
        self._sdk: openai.AsyncOpenAI | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._in_words:
            self._tell_in_words()
        if self._sdk is not None:
            await self._sdk.close()

    @property
    def sdk(self) -> openai.AsyncOpenAI:
        """The client, made when it is first asked for; raises as `connect` does."""
        if self._sdk is None:
            self._sdk = connect(self.endpoint)
        return self._sdk

    def answered(self, mode: SchemaMode) -> None:
        """Note that a reply, asked for in this way, was as asked."""
        if mode == self.dialect.schema_mode:
            self.follows = mode

    def passes_over_schema(self) -> None:
        """Note that one more article had replies as asked only when told the schema in words.

        After some such articles all are told so; where there are fewer, those of later runs.
        """
        self._in_words += 1
        if self._in_words == _ACCIDENTS:
            self._tell_in_words()

    def _tell_in_words(self) -> None:
        """Tell everybody the schema in words, unless somebody's reply has followed it."""
        told = self.dialect.without_schema()
        if told and self.follows != self.dialect.schema_mode:
            self.dialect = told
            self.remember()

    def remember(self) -> None:
        """Keep what was found out, for later runs."""
        if self.dialect != self._kept:
            self._kept = self.dialect
            dialects.remember(self.endpoint, self.dialect)
