"""Asks an endpoint, adapts to it, and asks again where that can help."""

from __future__ import annotations

import asyncio
import math
import random
import re
import time
from contextlib import nullcontext
from typing import Any

from pydantic import Field

from briefing.errors import (
    BriefingError,
    ContextLengthError,
    EndpointError,
    InvalidOutputError,
)
from briefing.llm import clipping, replies
from briefing.llm.budget import Budget
from briefing.llm.connection import (
    OversizedError,
    refuses_long_prompts,
    request_headers,
)
from briefing.llm.dialect import MODES, Dialect
from briefing.llm.line import Line
from briefing.llm.rejection import RejectedError, rejection
from briefing.llm.replies import Reply
from briefing.llm.secrecy import discretion
from briefing.models import Completion, Prompt, SchemaMode, Usage

_PAUSE = 0.5
"""Seconds before the second attempt; doubled before each further one."""
_LONGEST_PAUSE = 30.0
"""Seconds, unless the server asks for more."""
_PATIENCE = 600.0
"""Seconds that articles among others wait when the endpoint asks for it; no more than that."""
_DATED = re.compile(r"([-@:](latest|\d[\d.-]*))?")
"""What a name may have more than was asked for and still be the same model's."""
_SMALL_ROOM = 2_000
"""An answer that was cut at fewer tokens met a server's default, not its limit."""


class Answer(Completion):
    """What an endpoint answered, and how; as JSON it is what there is to keep of it."""

    text: str = Field("", exclude=True)
    schema_mode: SchemaMode
    """How it was made to answer in JSON."""
    doubtful: bool = Field(False, exclude=True)
    """Whether the prompt may have been clipped, which could not be found out just now."""


class Client:
    """Asks an endpoint on behalf of one article, within its budget.

    async with Line(endpoint) as line:
        completion = await Client(line, budget).complete(prompt)
    """

    def __init__(self, line: Line, budget: Budget) -> None:
        self._line = line
        self._endpoint = line.endpoint
        self._budget = budget
        self._answering: set[str] = set()
        self._modes: set[SchemaMode] = set()
        self._in_words = False
        self._unprobed = False
        self._missed_probe = False
        self._estimated = False

    @property
    def dialect(self) -> Dialect:
        """How requests are put, as far as it is known."""
        shared = self._line.dialect
        return (shared.without_schema() or shared) if self._in_words else shared

    @property
    def schema_mode(self) -> SchemaMode | None:
        """How the article's answers were had in JSON: the loosest way of all; None before any."""
        return max(self._modes, key=MODES.index, default=None)

    async def complete(self, prompt: Prompt) -> Answer:
        """Return the model's answer to `prompt`: a JSON object with the keys asked for, NFC.

        Checked, in this order: that the reply is a chat completion at all (a proxy's HTML
        page and an error object also come with status 200); that the prompt was read whole;
        that the answer is whole and meant as one (refusal, filter, length limit, tool calls);
        that it is exactly one JSON object, with all keys at the top and most of them in each
        object inside. What the values are worth is for the caller to check.

        A busy server (429, 503), a failing one (5xx) and a lost connection are asked again
        within the budget; a refused key and an empty account are not. A request that is
        refused for its form is put in another form, and what worked is remembered.

        Raises EndpointError and its subclasses when the endpoint does not answer as agreed,
        OutputError and its subclasses when the answer is of no use, SettingsError when the key
        or the address cannot be used at all. Each carries the usage so far.
        """
        try:
            answer = await self._complete(prompt)
        except BriefingError as error:
            error.usage = self._budget.usage
            raise
        self._note(answer)
        self._line.remember()
        return answer

    def note_kept(self, prompt: Prompt, kept: Answer) -> None:
        """Note what there would be to know of a reply, had it come only now."""
        self._note(kept)
        self._estimated |= kept.usage.estimated
        tokens = kept.usage.prompt_tokens
        if not kept.usage.estimated and tokens < clipping.TRUSTED:
            self._unprobed |= self._is_doubtful(prompt, tokens)

    def _note(self, answer: Answer) -> None:
        """Note how it was had, and who answered if somebody else was asked; a dated or fuller
        name of the same is meant."""
        self._modes.add(answer.schema_mode)
        asked, answering = (
            name.lower().rpartition("/")[2] for name in (self._endpoint.model, answer.model)
        )
        if not (answering.startswith(asked) and _DATED.fullmatch(answering[len(asked) :])):
            self._answering.add(answer.model)

    async def models(self) -> list[dict[str, Any]]:
        """Return what the endpoint says of its models, one object each; none if it has no list.

        Each has at least an `id`. Raises like `complete`.
        """
        import openai

        try:
            with discretion(self._endpoint):
                async with asyncio.timeout(self._budget.remaining()):
                    response = await self._line.sdk.models.with_raw_response.list(
                        extra_headers=request_headers(self._endpoint)
                    )
            return replies.models(response.content)
        except TimeoutError:
            raise self._budget.overrun() from None
        except openai.NotFoundError:
            return []
        except (openai.OpenAIError, OversizedError) as exc:
            raise rejection(exc, self._endpoint).error from None

    def notes(self) -> tuple[str, ...]:
        """Return what the user must know about how this endpoint answered, one sentence each."""
        who = self._endpoint.label
        notes = [
            f"{who} answered with {model!r} when asked for {self._endpoint.model!r}"
            for model in sorted(self._answering)
        ]
        if self.schema_mode not in (None, "json_schema"):
            notes.append(
                f"{who} does not answer by a JSON schema: {self._endpoint.model} was told the "
                "schema in words"
            )
        notes += [
            f"{who} refuses the field {name!r} for {self._endpoint.model}: it was left out"
            for name in self.dialect.omitted
            if name in self._endpoint.extra_body
        ]
        if self._unprobed:
            notes.append(f"whether {who} reads long prompts whole could not be found out")
        if beyond := self._budget.beyond():
            notes.append(f"the last answer took this article beyond its limit of {beyond}")
        if self._estimated or self._budget.usage.estimated:
            notes.append(
                f"{who} reports no token counts: they are estimated, and whether it reads long "
                "prompts whole is not known"
            )
        return tuple(notes)

    # From a prompt to an answer

    async def _complete(self, prompt: Prompt, *, again: bool = False) -> Answer:
        reply, usage, mode = await self._reply(prompt)
        if reply.cut and (roomier := self._with_room(usage)):
            self._learn(roomier)
            reply, usage, mode = await self._reply(prompt)
        text = replies.answer(reply, self._endpoint)
        try:
            data = replies.parse(text, prompt, self._endpoint)
        except InvalidOutputError:
            told = None if self._endpoint.embedded else self.dialect.without_schema()
            if told is None or self._line.follows == self.dialect.schema_mode:
                raise  # it is this reply: others were as asked
            # Twice in a row is no accident: the schema is passed over.
            self._in_words = again
            return await self._complete(prompt, again=True)
        self._line.answered(mode)
        if self._in_words and mode not in self._modes:
            self._line.passes_over_schema()
        return Answer(
            data=data,
            text=text,
            model=reply.name(self._endpoint),
            usage=usage,
            schema_mode=mode,
            doubtful=self._missed_probe and self._is_doubtful(prompt, usage.prompt_tokens),
        )

    def _learn(self, better: Dialect) -> None:
        """Share a form of requests that is better; that one article is told the schema in words is
        its own affair, until others need it too."""
        if self._in_words:
            better = better.model_copy(update={"schema_mode": self._line.dialect.schema_mode})
        self._line.dialect = better

    async def _reply(self, prompt: Prompt) -> tuple[Reply, Usage, SchemaMode]:
        """Return a reply to the whole prompt, what it cost, and how it was asked for in JSON."""
        reply, mode = await self._fetch(prompt)
        usage = reply.cost(prompt)
        self._budget.spend(usage)
        if not usage.estimated:
            await self._require_whole(prompt, usage)
        return reply, usage + Usage(requests=1), mode

    def _with_room(self, usage: Usage) -> Dialect | None:
        """Return how to ask for more than a server's own default; None where it is no default.

        Raises ContextLengthError when it was the context that was full: its length is known to
        be a multiple of 256.
        """
        if self._endpoint.embedded:
            return None
        roomier = self.dialect.with_room(self._endpoint)
        full = usage.tokens > 1_000 and (usage.tokens + 1) % 256 <= 2
        if roomier and full and not usage.estimated:
            raise self._too_long(usage.tokens, "for prompt and answer together")
        return roomier if usage.completion_tokens < _SMALL_ROOM else None

    async def _require_whole(self, prompt: Prompt, usage: Usage) -> None:
        """Raise ContextLengthError when the server has clipped a long prompt."""
        tokens = usage.prompt_tokens
        if self._unprobed or not self._is_doubtful(prompt, tokens):
            return
        if tokens < clipping.TRUSTED:
            self._unprobed = True
            return
        with self._budget.stopped():
            await self._line.probing.acquire()
        try:
            if tokens > self._line.whole_up_to:  # no other article has found out meanwhile
                await self._probe(prompt, tokens)
        finally:
            self._line.probing.release()

    def _is_doubtful(self, prompt: Prompt, tokens: int) -> bool:
        """Tell whether a prompt, of which so many tokens were read, may have been clipped."""
        if self._endpoint.embedded or refuses_long_prompts(self._endpoint.base_url):
            return False
        return clipping.is_long(prompt) and tokens > self._line.whole_up_to

    async def _probe(self, prompt: Prompt, tokens: int) -> None:
        """Ask what pieces of a prompt cost; raise ContextLengthError when it was clipped."""
        asked = clipping.probe(prompt)
        try:
            cost = (await self._fetch(asked))[0].cost(asked)
        except EndpointError:  # a ceiling too: the answer is there, and paid for
            self._unprobed = self._missed_probe = True
            return
        self._budget.spend(cost)
        ratio = clipping.ratio(asked, cost.prompt_tokens)
        expected = clipping.expected(prompt, self.dialect.messages(prompt), ratio)
        whole = cost.prompt_tokens < tokens and tokens >= expected
        # A clipped prompt has as many tokens as any other one, so whatever has fewer is whole.
        self._line.whole_up_to = tokens if whole else tokens - 1
        if not whole:
            raise self._too_long(tokens, "of a prompt, and clips the rest in silence")

    def _too_long(self, tokens: int, of_what: str) -> ContextLengthError:
        who = f"{self._endpoint.model} at {self._endpoint.label}"
        return ContextLengthError(
            f"{who} takes no more than {tokens:,} tokens {of_what}: {clipping.LONGER}",
            tokens=tokens,
        )

    # From a request to a reply

    async def _fetch(self, prompt: Prompt) -> tuple[Reply, SchemaMode]:
        """Return the reply to `prompt`, and how JSON was asked for.

        Asks again, in another form or the same, where that can help.
        """
        gate = self._line.gate
        tried: list[Dialect] = []
        attempts, lost = 0, False
        while True:
            dialect = self.dialect
            with self._budget.stopped():  # waiting for others is not the article's own time
                await gate.enter()
            sent_at = time.monotonic()
            try:
                reply = await self._send(dialect, prompt)
                gate.answered()
                return reply, dialect.schema_mode
            except RejectedError as exc:
                rejected = exc
            finally:
                gate.leave()
            tried.append(dialect)
            if (better := self._better(rejected, dialect, prompt)) and better not in tried:
                self._learn(better)
                continue
            attempts += 1
            patience = _PATIENCE if self._line.shared else self._budget.remaining()
            if rejected.again == "often":
                told = rejected.wait if rejected.wait < patience else 0.0
                gate.turned_away(sent_at, told or _PAUSE)
            again = attempts < self._line.attempts and rejected.again != "never"
            again = again and not (lost and rejected.again == "once")
            lost = lost or rejected.again == "once"
            pause = _pause(rejected, attempts) if again else math.inf
            if pause >= patience:
                raise rejected.error from None
            # Among others it is they who keep the endpoint busy.
            with self._budget.stopped() if self._line.shared else nullcontext():
                await asyncio.sleep(pause)

    def _better(self, rejected: RejectedError, dialect: Dialect, prompt: Prompt) -> Dialect | None:
        """Return the form in which a rejected request may be accepted."""
        if self._endpoint.embedded or type(rejected.error) is not EndpointError:
            return None
        if dialect != self.dialect:  # another request of this client found out more meanwhile
            return self.dialect
        return dialect.after_rejection(rejected.status, rejected.complaint, self._endpoint, prompt)

    async def _send(self, dialect: Dialect, prompt: Prompt) -> Reply:
        """Send a request once, within the time that is left.

        The SDK would build its own object from any JSON, with missing parts as None, and pass
        HTML on as a string. So its raw reply is taken and read by `replies`; and the path is named
        here, because the method for it walks through all messages and fields first, which takes a
        third of the time of a request.
        """
        import httpx2
        import openai

        request = dialect.request(self._endpoint, prompt)
        sent = prompt.model_copy(update={"messages": dialect.messages(prompt)})
        try:
            with self._budget.request(sent.tokens), discretion(self._endpoint):
                async with asyncio.timeout(self._budget.remaining()):
                    response = await self._line.sdk.post(
                        "/chat/completions",
                        cast_to=httpx2.Response,
                        body=request,
                        options={"headers": request_headers(self._endpoint)},
                    )
        except TimeoutError:
            raise self._budget.overrun() from None
        except (openai.OpenAIError, OversizedError) as exc:
            # Not chained: the text of a foreign exception is not ours to vouch for.
            raise rejection(exc, self._endpoint) from None
        return replies.read(response.content, self._endpoint)


def _pause(rejected: RejectedError, attempts: int) -> float:
    """Return the seconds to wait before asking again.

    It is what the server asks for, and a random share of our own pause on top: articles that
    were turned away together must not come back together.
    """
    longest = min(_LONGEST_PAUSE, _PAUSE * 2 ** (attempts - 1))
    return rejected.wait + random.uniform(longest / 2, longest)  # noqa: S311 (spreads load, no secret)
