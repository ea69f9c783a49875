"""The rows of an endpoint: from its address to what an article costs there."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from briefing.doctor import context, copying, modes
from briefing.doctor.reaching import tell_address, unreached
from briefing.doctor.report import Report, in_two
from briefing.errors import (
    AuthenticationError,
    BriefingError,
    ConnectionLostError,
    DeadlineError,
    EndpointError,
    QuotaError,
)
from briefing.llm import Budget, Client, Dialect, Line, price
from briefing.llm import dialect as dialects
from briefing.llm.rejection import address
from briefing.models import Completion, Endpoint, Usage
from briefing.pipeline import OnProgress
from briefing.settings import Settings

NAMES = (
    "address",
    "reachable",
    "key",
    "model",
    "answers in JSON",
    "Vietnamese",
    "context",
    "speed",
    "cost",
)
"""The rows, in order."""

_READ = 3_000
"""Tokens that a model reads for an article."""
_SHOWN = 3
"""How many names of models a remedy lists."""


async def examine(
    report: Report, place: Endpoint, chosen: Settings, seconds: float, progress: OnProgress
) -> None:
    """Report on an endpoint; all requests together take no more than `seconds`.

    Raises StoppedError after a problem that leaves nothing to try.
    """
    tell_address(report, place)
    await _Examination(report, place, chosen, seconds, progress).run()


class _Examination:
    """One endpoint, asked step by step."""

    def __init__(
        self,
        report: Report,
        place: Endpoint,
        chosen: Settings,
        seconds: float,
        progress: OnProgress,
    ) -> None:
        self._report = report
        self._place = place
        self._chosen = chosen
        self._seconds = seconds
        self._budget = Budget(seconds)
        # What is remembered of the endpoint does not count: it is found out afresh.
        self._line = Line(place, dialect=Dialect())
        self._client = Client(self._line, self._budget)
        self._progress = progress
        self._listed: list[dict[str, Any]] = []

    async def run(self) -> None:
        async with self._line:
            await self._reach()
            await self._ask_for_json()
            copied, seconds = await self._copy()
            self._progress("context", 0, 1)
            await context.examine(self._report, self._client, self._served(), self._chosen)
        copying.tell_speed(self._report, copied, seconds, self._chosen.timeout)
        self._tell_cost()

    # reachable

    async def _reach(self) -> None:
        """Ask for the list of models, which costs nothing."""
        self._progress("reachable", 0, 1)
        where = address(self._place)
        try:
            self._listed = await self._client.models()
        except AuthenticationError:  # lists want other rights than completions: these decide
            self._report.ok("reachable", f"{where} answers, but shows no list of models")
        except DeadlineError as error:
            self._report.stop("reachable", error, self._too_slow())
        except ConnectionLostError as error:
            self._report.stop("reachable", error, unreached(error, self._place))
        except EndpointError as error:
            self._report.warn("reachable", *in_two(str(error)))
        else:
            await self._tell_list(where)

    async def _tell_list(self, where: str) -> None:
        if self._listed:
            self._report.ok("reachable", f"{where} answers; models listed: {len(self._listed)}")
        elif better := await self._with_v1():
            error = EndpointError(
                f"{where} answers, but the interface is at {better}: use --base-url {better}"
            )
            self._report.stop("reachable", error)
        else:
            self._report.ok("reachable", f"{where} answers, but has no list of models")

    async def _with_v1(self) -> str | None:
        """Return the address with `/v1` behind it if a list of models is there."""
        base_url, mark, query = self._place.base_url.partition("?")
        if base_url.rstrip("/").endswith("/v1"):
            return None
        place = self._place.model_copy(
            update={"base_url": f"{base_url.rstrip('/')}/v1{mark}{query}"}
        )
        async with Line(place, dialect=Dialect()) as line:
            try:
                listed = await Client(line, self._budget).models()
                return address(place) if listed else None
            except EndpointError:
                return None

    def _too_slow(self) -> tuple[str, str]:
        return (
            f"no answer within {self._seconds:g} s",
            "try again, because a server may have had to load the model first; else allow more "
            "with --timeout",
        )

    # key, model, answers in JSON: the first answer shows all three

    async def _ask_for_json(self) -> None:
        self._progress("first answer", 0, 1)
        remembered = dialects.recall(self._place)
        try:
            completion = await self._client.complete(modes.PROMPT)
        except BriefingError as error:
            self._tell_failure(error)
        self._tell_key()
        self._tell_model(completion.model)
        modes.tell(self._report, completion, self._client.dialect, remembered)
        if self._client.dialect != remembered:
            dialects.remember(self._place, self._client.dialect)

    def _tell_failure(self, error: BriefingError) -> None:
        """Report a first answer that did not come, in the row that is to blame."""
        status = error.status if isinstance(error, EndpointError) else None
        if isinstance(error, AuthenticationError):
            self._report.stop("key", error, self._refused(error))
        if isinstance(error, QuotaError):
            self._report.stop("key", error)
        if isinstance(error, DeadlineError):
            self._report.stop("answers in JSON", error, self._too_slow())
        unlisted = bool(self._listed) and self._entry() is None
        if status == 404 or (status in (400, 422) and unlisted):
            self._tell_key()
            found, remedy = in_two(str(error))
            self._report.stop("model", error, (found, self._names() if unlisted else remedy))
        self._report.stop("answers in JSON", error)

    def _refused(self, error: AuthenticationError) -> tuple[str, str]:
        if not self._place.api_key and "authorization" not in self._place.headers:
            return "none is set, and one is asked for", "set OPENAI_API_KEY"
        found, remedy = in_two(str(error))
        return found, f"{remedy}: it comes from OPENAI_API_KEY, or from a header"

    def _tell_key(self) -> None:
        given = self._place.api_key or self._place.headers
        found = "accepted" if given else "none is set, and none is asked for"
        self._report.ok("key", found)

    def _tell_model(self, answering: str) -> None:
        asked = self._place.model
        named = "" if answering == asked else f", answers as {answering}"
        if not self._listed:
            self._report.ok("model", f"{asked}{named or ' answers'}")
        elif self._entry():
            self._report.ok("model", f"{asked} is listed{named}")
        else:
            self._report.warn(
                "model",
                f"{asked} is not listed; {answering} answered",
                f"see that this is the model you mean: {self._names()}",
            )

    def _entry(self) -> Mapping[str, Any] | None:
        """Return what the list says of the model; a tag or a folder may be part of its name."""
        asked = self._place.model
        names = {asked, f"{asked}:latest", f"models/{asked}"}  # Ollama, Gemini
        return next((entry for entry in self._listed if entry["id"] in names), None)

    def _served(self) -> Mapping[str, Any]:
        """Return what the list says of the model that answers."""
        only = self._listed[0] if len(self._listed) == 1 else {}
        return self._entry() or only

    def _names(self) -> str:
        """Return the names of the list that are like the one asked for, else the first."""
        names = [str(entry["id"]) for entry in self._listed]
        near = difflib.get_close_matches(self._place.model, names, n=_SHOWN, cutoff=0.4)
        if near:
            return f"use --model {' or '.join(near)}"
        more = " …" if len(names) > _SHOWN else ""
        return f"the server lists {', '.join(names[:_SHOWN])}{more}"

    # Vietnamese

    async def _copy(self) -> tuple[Completion, float]:
        self._progress("Vietnamese", 0, 1)
        try:
            completion, seconds = await copying.copy(self._client)
        except DeadlineError as error:
            self._report.stop("Vietnamese", error, self._too_slow())
        except BriefingError as error:
            self._report.stop("Vietnamese", error)
        self._report.add(copying.judged(completion))
        return completion, seconds

    # cost

    def _tell_cost(self) -> None:
        known = price(self._place)
        about = f"{_READ:,} tokens read and {copying.WRITTEN:,} written"
        if known is None:
            self._report.ok("cost", f"price unknown; an article takes about {about}")
            return
        dollars = known(Usage(prompt_tokens=_READ, completion_tokens=copying.WRITTEN))
        self._report.ok("cost", f"about US${dollars:.4f} for an article ({about})")
