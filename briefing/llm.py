"""Messages and a schema in, a checked JSON object out: the only module that speaks to openai.

Everything that can go wrong on the way ends here as one of our own errors. The endpoint may be
any "OpenAI-compatible" server, so nothing about a reply is taken on trust, not even status 200.
"""

from __future__ import annotations

import asyncio
import email.utils
import functools
import json
import math
import random
import time
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, NonNegativeInt, ValidationError

from briefing.errors import (
    AuthenticationError,
    BriefingError,
    ConnectionLostError,
    DeadlineError,
    EndpointError,
    InvalidOutputError,
    QuotaError,
    RateLimitError,
    RefusedError,
    SettingsError,
    TruncatedError,
)
from briefing.models import Completion, Endpoint, Prompt, Usage

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

    import openai

__all__ = ["Budget", "Client"]

_ATTEMPTS = 4
"""How often one prompt is sent at most."""
_PAUSE = 0.5
"""Seconds before the second attempt; doubled before each further one."""
_CONNECT_SECONDS = 10.0
"""An unreachable host is given up after this time, not at the end of the whole deadline."""
_QUOTED = 200
"""How many characters of a server's own message an error repeats at most."""

_NO_MONEY = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active")
_CUT = {"length", "max_tokens", "model_length"}
_FILTERED = {"content_filter", "refusal", "safety"}
_TOOLS = {"tool_calls", "function_call"}
_TOO_LONG = ("context length", "context_length", "context size", "context window")
_NO_SCHEMA = ("response_format", "response format", "json_schema", "structured output")


class Budget:
    """The time that one article may take, and what it has cost so far.

    The time runs from the creation of the budget, over all requests and pauses together:
    the timeouts of HTTP libraries are per read, so a dripping reply can outlast them many
    times over.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self.usage = Usage()
        """Every request sent, failed ones included, and the tokens that replies reported."""

    def remaining(self) -> float:
        """Return the seconds left, never less than 0."""
        return max(0.0, self._end - time.monotonic())

    def spend(self, usage: Usage) -> None:
        """Add `usage` to what the article has cost."""
        self.usage += usage

    def check(self) -> None:
        """Raise DeadlineError when no time is left."""
        if not self.remaining():
            raise self.overrun()

    def overrun(self) -> DeadlineError:
        """Return the error that says that the time ran out."""
        return DeadlineError(
            f"the {self._seconds:g} s allowed for this article ran out: "
            "allow more time, or take a faster model"
        )


class Client:
    """Asks one endpoint on behalf of one article.

        async with Client(endpoint, budget) as client:
            completion = await client.complete(prompt)

    openai is imported and the connection made when the first request is about to be sent:
    importing it costs more than everything else that a cached or failing run does.
    """

    def __init__(self, endpoint: Endpoint, budget: Budget) -> None:
        self._endpoint = endpoint
        self._budget = budget
        self._sdk: openai.AsyncOpenAI | None = None

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._sdk is not None:
            await self._sdk.close()

    async def complete(self, prompt: Prompt) -> Completion:
        """Return the model's answer to `prompt`: a JSON object, NFC throughout.

        Checked, in this order: that the reply is a chat completion at all (a proxy's HTML
        page and an error object also come with status 200); that it is whole and meant as an
        answer (refusal, filter, length limit, tool calls); that it is exactly one JSON object.
        Whether the object fits `prompt.json_schema` is for the caller to check.

        A busy server (429), a failing one (5xx) and a lost connection are asked again a few
        times, within the budget; a refused key and an empty account are not.

        Raises EndpointError and its subclasses when the endpoint does not answer as agreed,
        OutputError and its subclasses when the answer is of no use, SettingsError when the key
        or the address cannot be used at all. Each carries the usage so far.
        """
        try:
            body = await self._fetch(_request(self._endpoint, prompt))
            reply = _read(body, self._endpoint)
            usage = reply.tokens()
            self._budget.spend(usage)
            text = _answer(reply, self._endpoint)
            return Completion(
                data=_parse(text, self._endpoint),
                text=text,
                model=reply.model or self._endpoint.model,
                usage=usage + Usage(requests=1),
            )
        except BriefingError as error:
            error.usage = self._budget.usage
            raise

    async def _fetch(self, request: dict[str, Any]) -> bytes:
        """Return the body of the reply to `request`, asking again where that can help."""
        if self._sdk is None:
            self._sdk = _connect(self._endpoint)
        import openai

        attempt = 0
        while True:
            attempt += 1
            try:
                return await self._send(self._sdk, request)
            except openai.OpenAIError as exc:
                error = _translate(exc, self._endpoint)
                pause = _pause(exc, error, attempt)
                if pause >= self._budget.remaining():
                    # Not chained: the text of a foreign exception is not ours to vouch for.
                    raise error from None
            await asyncio.sleep(pause)

    async def _send(self, sdk: openai.AsyncOpenAI, request: dict[str, Any]) -> bytes:
        """Send `request` once, within the time that is left; return the body as received.

        The SDK would build its own object from any JSON, with missing parts as None, and pass
        HTML on as a string. So its raw reply is taken and read by `_read`.
        """
        self._budget.check()
        self._budget.spend(Usage(requests=1))
        try:
            async with asyncio.timeout(self._budget.remaining()):
                response = await sdk.chat.completions.with_raw_response.create(**request)
                body: bytes = response.content
        except TimeoutError:
            raise self._budget.overrun() from None
        return body


# The request


def _request(endpoint: Endpoint, prompt: Prompt) -> dict[str, Any]:
    """Return the arguments of `chat.completions.create`.

    Unknown models get neither a temperature nor a token limit: some refuse the one, some
    the name of the other.
    """
    return {
        "model": endpoint.model,
        "messages": [message.model_dump() for message in prompt.messages],
        "response_format": _response_format(prompt),
        # Our own server answers at temperature 0 and could fill an endless string; an unknown
        # one may refuse either parameter, so it is sent neither.
        **({"max_tokens": prompt.max_tokens} if endpoint.embedded and prompt.max_tokens else {}),
    }


def _response_format(prompt: Prompt) -> dict[str, Any]:
    """Return how the request demands JSON. A weaker demand for weaker servers belongs here."""
    schema = {"name": prompt.name, "schema": dict(prompt.json_schema), "strict": True}
    return {"type": "json_schema", "json_schema": schema}


# The connection


def _connect(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """Return an SDK client that does exactly what `endpoint` says.

    No retries (they would not appear in the usage) and no redirects (the article goes to the
    host that the user was shown, or nowhere). The environment names the proxy, but not for
    loopback addresses, and the account only at OpenAI itself.

    Raises SettingsError when the key, the address or the proxy cannot be used.
    """
    import httpx2
    import openai

    if not endpoint.base_url.startswith(("http://", "https://")):
        raise SettingsError(f"the base URL of {endpoint.label} must begin with http:// or https://")
    key = endpoint.api_key or "none"  # servers without accounts ignore it, the SDK insists on one
    if not all("!" <= char <= "~" for char in key):
        raise SettingsError(
            f"the key for {endpoint.label} holds a space, a line break or a letter that no key "
            "has: copy it again"
        )
    try:
        url = httpx2.URL(endpoint.base_url)
        http = openai.DefaultAsyncHttpxClient(
            verify=_tls(), trust_env=not _is_loopback(url.host), follow_redirects=False
        )
        sdk = openai.AsyncOpenAI(
            api_key=key,
            base_url=url,
            default_headers={"Authorization": f"Bearer {key}"},  # before OPENAI_CUSTOM_HEADERS
            max_retries=0,
            timeout=openai.Timeout(None, connect=_CONNECT_SECONDS),
            http_client=http,
        )
    except (httpx2.InvalidURL, ValueError, ImportError):
        raise SettingsError(
            f"{endpoint.label} cannot be called: check the base URL, and the proxy variables of "
            "the environment"
        ) from None
    if not f".{url.host}".endswith(".openai.com"):
        sdk.organization = sdk.project = None
    return sdk


@functools.cache
def _tls() -> ssl.SSLContext:
    """Return the certificates to trust: loaded once, which takes longer than a short request."""
    import httpx2

    return httpx2.create_ssl_context()


def _is_loopback(host: str) -> bool:
    """Tell whether `host` is this machine, by its name or by its address."""
    import ipaddress

    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


# Asking again


def _pause(exc: openai.OpenAIError, error: BriefingError, attempt: int) -> float:
    """Return the seconds to wait before asking again; infinity where that cannot help.

    It is what the server asks for, and a random share of our own pause on top: articles that
    were turned away together must not come back together.
    """
    import openai

    response = exc.response if isinstance(exc, openai.APIStatusError) else None
    failing = response is not None and (response.status_code >= 500 or response.status_code == 408)
    passing = failing or isinstance(error, (RateLimitError, ConnectionLostError))
    if attempt == _ATTEMPTS or not passing:
        return math.inf
    asked = _retry_after(response.headers) if response is not None else 0.0
    longest = _PAUSE * 2 ** (attempt - 1)
    return asked + random.uniform(longest / 2, longest)  # noqa: S311 (spreads load, no secret)


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that Retry-After asks for (RFC 9110, 10.2.3: a number or a date).

    0 when it is absent, past or neither.
    """
    value = headers.get("retry-after", "")
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except (ValueError, OverflowError):
            return 0.0
    return seconds if seconds > 0 else 0.0


# What the endpoint complains about


def _translate(exc: openai.OpenAIError, endpoint: Endpoint) -> BriefingError:
    """Return our error for anything that the SDK raises.

    The only time-out left to the SDK is the one of making a connection, so that is no
    connection, not the end of the deadline.
    """
    import openai

    if isinstance(exc, openai.APIStatusError):
        return _rejection(exc.status_code, exc.body, endpoint)
    if isinstance(exc, openai.APIConnectionError):
        cause = _quotable(str(exc.__cause__ or ""), endpoint)
        return ConnectionLostError(
            f"{endpoint.label} could not be reached, or the connection broke"
            f"{f' ({cause})' if cause else ''}: check the network and the base URL"
        )
    return EndpointError(
        f"the request to {endpoint.label} failed ({type(exc).__name__}): check the base URL"
    )


def _rejection(status: int, body: object, endpoint: Endpoint) -> EndpointError:
    """Return the error for a status, or for an error object that came with status 200.

    `body` is the reply's `error`, or the whole reply where there is none.
    """
    complaint = _Complaint.of(body, endpoint)
    who, said = endpoint.label, complaint.said
    if status == 402 or complaint.mentions(_NO_MONEY):
        return QuotaError(f"the account at {who} has nothing left: top it up, or use another key")
    if status == 401:
        return AuthenticationError(f"{who} refused the key: check it")
    if status == 403:
        return AuthenticationError(f"{who} refused this use of the key{said}: check its rights")
    if status == 429:
        return RateLimitError(f"{who} takes no more requests for now{said}: try again later")
    if status in (404, 405):
        return EndpointError(
            f"{who} has no model {endpoint.model!r} at {_address(endpoint)}{said}: "
            "check the model's name and the base URL"
        )
    if status >= 500:
        return EndpointError(f"{who} failed with status {status}{said}: try again later")
    if status == 413 or complaint.mentions(_TOO_LONG):
        return EndpointError(
            f"the request is too long for {endpoint.model} at {who}{said}: "
            "take a shorter article, or a model with a longer context"
        )
    if complaint.mentions(_NO_SCHEMA):
        return EndpointError(
            f"{endpoint.model} at {who} cannot answer by a JSON schema{said}: "
            "take a model or a server with structured outputs"
        )
    if 300 <= status < 400:
        return EndpointError(
            f"{who} points elsewhere (status {status}), which is not followed: "
            "give the base URL that it leads to"
        )
    return EndpointError(
        f"{who} rejected the request with status {status}{said}: check model and base URL"
    )


class _Complaint(NamedTuple):
    """What a server says about an error, as far as it says it in one of the usual ways."""

    codes: str
    """What it says for programs: code, type and parameter."""
    said: str
    """Its words, ready to follow ours; empty when they cannot be repeated."""

    @classmethod
    def of(cls, body: object, endpoint: Endpoint) -> _Complaint:
        """Read `body`: an `error` object or string, or the whole reply instead."""
        if isinstance(body, list) and body and isinstance(body[0], dict):
            body = body[0].get("error")  # Gemini wraps its error in a list
        codes, text = "", body
        if isinstance(body, dict):
            codes = f"{body.get('code')} {body.get('type')} {body.get('param')}"
            text = body.get("message") or body.get("detail")
        words = _quotable(text, endpoint)
        return cls(codes, f" ({words})" if words else "")

    def mentions(self, phrases: tuple[str, ...]) -> bool:
        """Tell whether the codes or the words contain one of `phrases`."""
        everything = f"{self.codes}{self.said}".lower()
        return any(phrase in everything for phrase in phrases)


def _quotable(text: object, endpoint: Endpoint) -> str:
    """Return a server's words on one line; nothing when they are a page or hold the key."""
    if not isinstance(text, str) or text.lstrip().startswith("<"):
        return ""
    if endpoint.api_key and endpoint.api_key in text:
        return ""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def _address(endpoint: Endpoint) -> str:
    """Return the base URL without a user name, password or query."""
    parts = urlsplit(endpoint.base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


# The reply


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[Any] | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Tokens(BaseModel):
    prompt_tokens: NonNegativeInt | None = None
    completion_tokens: NonNegativeInt | None = None


class _Reply(BaseModel):
    """The part of a chat completion that is read; servers leave out and add what they like."""

    model: str | None = None
    choices: list[_Choice] | None = None
    usage: _Tokens | None = None
    error: Any = None

    def tokens(self) -> Usage:
        """Return the tokens that the endpoint reports; none when it reports none."""
        usage = self.usage or _Tokens()
        return Usage(
            prompt_tokens=usage.prompt_tokens or 0, completion_tokens=usage.completion_tokens or 0
        )


def _read(body: bytes, endpoint: Endpoint) -> _Reply:
    """Return the chat completion in `body`, whatever its content type says.

    Raises EndpointError when it is something else: a page, a stream, an error object.
    """
    try:
        reply = _Reply.model_validate_json(body)
    except ValidationError:
        reply = _Reply()
    if reply.error:
        code = reply.error.get("code") if isinstance(reply.error, dict) else None
        raise _rejection(code if isinstance(code, int) else 200, reply.error, endpoint)
    if reply.choices is None:
        raise EndpointError(
            f"{_address(endpoint)} answered with something other than a chat completion: "
            "check the base URL"
        )
    return reply


def _answer(reply: _Reply, endpoint: Endpoint) -> str:
    """Return the text of a reply that is whole and meant as an answer.

    Looked at before the text: a refusal is no data, and half a JSON document is never
    repaired. An unknown finish reason passes, since the text must parse as a whole anyway.
    """
    who = f"{endpoint.model} at {endpoint.label}"
    if not reply.choices:
        raise InvalidOutputError(f"{who} sent no answer: try again, or take another model")
    message, reason = reply.choices[0].message, (reply.choices[0].finish_reason or "").lower()
    text = message.content or ""
    if message.refusal or reason in _FILTERED:
        raise RefusedError(
            f"{who} declined to answer: take another model for this article",
            raw=message.refusal or text,
        )
    if reason in _CUT:
        raise TruncatedError(
            f"the answer of {who} was cut at a length limit: "
            "take a shorter article, or a model that may write more",
            raw=text,
        )
    if message.tool_calls or reason in _TOOLS:
        raise InvalidOutputError(f"{who} called a tool instead of answering: take another model")
    if not text.strip():
        raise InvalidOutputError(f"{who} sent an empty answer: try again, or take another model")
    return text


def _parse(text: str, endpoint: Endpoint) -> dict[str, Any]:
    """Return the JSON object that `text` is, or that is wrapped in it in a usual way.

    Raises InvalidOutputError when there is anything else around it, when it is incomplete,
    or when it cannot be written as UTF-8.
    """
    try:
        data = _nfc(_load(text))
        if isinstance(data, dict):
            return data
        problem = f"a {type(data).__name__}, not an object"
    except RecursionError:
        problem = "nested too deeply"
    except UnicodeEncodeError:
        problem = "half a surrogate pair"
    except ValueError as exc:
        problem = str(exc)
    raise InvalidOutputError(
        f"the answer of {endpoint.model} at {endpoint.label} is not the JSON asked for "
        f"({problem}): try again, or take another model",
        raw=text,
    )


def _load(text: str) -> Any:
    """Return the JSON in `text`; only where there is none, look inside its wrapping."""
    try:
        return json.loads(text, parse_constant=_not_json)
    except ValueError:
        return json.loads(_unwrapped(text), parse_constant=_not_json)


def _unwrapped(text: str) -> str:
    """Return `text` without a reasoning model's leading thoughts and without one code fence."""
    text = text.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2].strip()
    if text.startswith("```") and text.endswith("```"):
        text = text[3:-3].removeprefix("json")
    return text


def _not_json(constant: str) -> None:
    """Refuse NaN and the infinities, which Python reads and JSON does not know."""
    raise ValueError(f"{constant} is not JSON")


def _nfc(value: Any) -> Any:
    """Return `value` with all strings in NFC.

    Done after parsing, because JSON may spell a combining accent as an escape. Raises
    UnicodeEncodeError for half of a surrogate pair, which no file could hold.
    """
    if isinstance(value, str):
        value.encode()
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_nfc(item) for item in value]
    if isinstance(value, dict):
        return {_nfc(key): _nfc(item) for key, item in value.items()}
    return value
