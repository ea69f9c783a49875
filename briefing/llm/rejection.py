"""What an endpoint complains about, as one of our errors, and whether to ask it again."""

from __future__ import annotations

import email.utils
import json
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from briefing.errors import (
    AuthenticationError,
    BriefingError,
    ConnectionLostError,
    ContextLengthError,
    EndpointError,
    QuotaError,
    RateLimitError,
    RefusedError,
)
from briefing.llm.connection import MAX_BYTES, OversizedError
from briefing.llm.secrecy import tells_secret
from briefing.models import Endpoint

if TYPE_CHECKING:
    import openai

_QUOTED = 200
"""How many characters of a server's own message an error repeats at most."""
_NO_MONEY = ("insufficient_quota", "billing_hard_limit_reached", "billing_not_active")
_TOO_LONG = (
    "context length",
    "context_length",
    "context size",
    "context_size",
    "context window",
    "maximum context",
    "too many tokens",
    "prompt is too long",
)
_BUSY = (429, 503, 529)
"""Too many requests, unavailable, overloaded: the server did not begin with the work."""
_CONTEXT = (
    re.compile(r'"n_ctx": (\d{3,8})'),  # llama.cpp, in a field of its own
    re.compile(r"(?:context (?:length|size|window)|max_model_len)\D{0,20}(\d[\d,]{2,9})"),
)

Again = Literal["never", "once", "often"]


@dataclass(frozen=True)
class Complaint:
    """What a server says about an error, as far as it says it in one of the usual ways."""

    codes: str
    """What it says for programs, in lower case: code, type, parameter, and everything else."""
    said: str
    """Its words, ready to follow ours; empty when they cannot be repeated."""
    about: tuple[str, ...] = ()
    """The fields of the request that it names as such."""
    is_empty: bool = False
    """Whether it says nothing at all."""

    @classmethod
    def of(cls, body: object, endpoint: Endpoint) -> Complaint:
        """Read `body`: an `error` object or string, or the whole reply instead."""
        if isinstance(body, list) and body and isinstance(body[0], dict):
            body = body[0].get("error")  # Gemini wraps its error in a list
        codes, text = "", body
        about: tuple[str, ...] = ()
        if isinstance(body, dict):
            text = body.get("message") or body.get("detail")
            about = _fields_of(body)
            if isinstance(text, list):  # FastAPI: what is wrong, and where; and then the request
                text = "; ".join(str(entry.get("msg")) for entry in text if isinstance(entry, dict))
            told = {name: value for name, value in body.items() if name != "detail"}
            codes = f"{json.dumps(told, ensure_ascii=False)} {' '.join(about)} {text}"
        words = _quotable(text, endpoint)
        said = f" ({words})" if words else ""
        return cls(codes.lower(), said, about, is_empty=not str(text or "").strip() and not about)

    def mentions(self, *phrases: str) -> bool:
        """Tell whether the codes or the words contain one of `phrases`."""
        everything = f"{self.codes}{self.said.lower()}"
        return any(phrase in everything for phrase in phrases)

    def names(self, field: str) -> bool:
        """Tell whether it is about this field of the request."""
        if self.about:
            return field in self.about
        word = rf"(?<![a-z_]){re.escape(field.lower())}(?![a-z_])"
        return bool(re.search(word, f"{self.codes}{self.said.lower()}"))

    def context(self) -> int | None:
        """Return the length of the context in tokens, where the complaint tells it."""
        for pattern in _CONTEXT:
            if match := pattern.search(f"{self.codes}{self.said.lower()}"):
                return int(match[1].replace(",", "")) or None
        return None


def _fields_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what `param` names (OpenAI), or the `loc` of each detail (FastAPI)."""
    detail = body.get("detail")
    places = [
        entry["loc"]
        for entry in (detail if isinstance(detail, list) else ())
        if isinstance(entry, dict) and isinstance(entry.get("loc"), list)
    ]
    named = [str(part) for place in places for part in place if part != "body"]
    param = body.get("param")
    return tuple(named) or ((param.partition(".")[0],) if isinstance(param, str) and param else ())


class RejectedError(Exception):
    """A request that brought no reply: why, and whether it may be sent again."""

    def __init__(
        self,
        error: BriefingError,
        *,
        status: int | None = None,
        complaint: Complaint | None = None,
        again: Again = "never",
        wait: float = 0.0,
    ) -> None:
        super().__init__(str(error))
        if isinstance(error, EndpointError):
            error.status = status
        self.error = error
        self.status = status
        self.complaint = complaint or Complaint("", "")
        self.again: Again = again
        """`often` when the server has not begun with the work, `once` when it may have done
        and been paid for it, its reply being lost."""
        self.wait = wait
        """Seconds that the server asks to wait."""


def rejection(exc: openai.OpenAIError | OversizedError, endpoint: Endpoint) -> RejectedError:
    """Return what anything that a request may raise means to us."""
    import openai

    if isinstance(exc, OversizedError):
        return RejectedError(
            EndpointError(
                f"{endpoint.label} sent more than {MAX_BYTES / 1e6:.0f} MB: check the base URL"
            )
        )

    if isinstance(exc, openai.APIStatusError):
        wait = _retry_after(exc.response.headers)
        return from_status(exc.status_code, exc.body, endpoint, wait=wait)
    if isinstance(exc, openai.APIConnectionError):
        return _from_connection(exc.__cause__, endpoint)
    return RejectedError(
        EndpointError(
            f"the request to {endpoint.label} failed ({type(exc).__name__}): check the base URL"
        )
    )


def _from_connection(cause: BaseException | None, endpoint: Endpoint) -> RejectedError:
    """The only time-out left to the SDK is the one of making a connection, so that is no
    connection, not the end of the deadline."""
    import httpx2

    told = _quotable(str(cause or ""), endpoint)
    because = f" ({told})" if told else ""
    if _is_about_certificate(cause):
        error = ConnectionLostError(
            f"the certificate of {endpoint.label} is not to be trusted{because}: check the base "
            "URL, or name your own authority's file in SSL_CERT_FILE"
        )
        return RejectedError(error)
    if isinstance(cause, httpx2.ProxyError):
        error = ConnectionLostError(
            f"the proxy refused the way to {endpoint.label}{because}: check HTTPS_PROXY and its "
            "password, or name the host in NO_PROXY"
        )
        return RejectedError(error)
    unmade = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
    if isinstance(cause, unmade):
        error = ConnectionLostError(
            f"{endpoint.label} could not be reached{because}: check the network and the base "
            "URL, and that the server runs"
        )
        return RejectedError(error, again="often")
    error = ConnectionLostError(
        f"the connection to {endpoint.label} broke before the reply was whole{because}: try again"
    )
    return RejectedError(error, again="once")


def _is_about_certificate(exc: BaseException | None) -> bool:
    while exc is not None:
        if isinstance(exc, ssl.SSLCertVerificationError):
            return True
        exc = exc.__cause__ or exc.__context__
    return False


def from_status(
    status: int, body: object, endpoint: Endpoint, *, wait: float = 0.0
) -> RejectedError:
    """Return what a status means, or an error object that came with status 200.

    `body` is the reply's `error`, or the whole reply where there is none.
    """
    complaint = Complaint.of(body, endpoint)
    error = _error(status, complaint, endpoint)
    again: Again = "never"
    if isinstance(error, RateLimitError) or status in _BUSY:
        again = "often"
    elif status == 408 or status >= 500:
        again = "once"
    if isinstance(error, QuotaError | ContextLengthError):
        again = "never"
    return RejectedError(error, status=status, complaint=complaint, again=again, wait=wait)


def _error(status: int, complaint: Complaint, endpoint: Endpoint) -> BriefingError:
    who, said = endpoint.label, complaint.said
    if complaint.mentions("content_filter", "content_policy"):
        return RefusedError(f"a filter at {who} stopped the article{said}: take another model")
    if status == 402 or complaint.mentions(*_NO_MONEY):
        return QuotaError(f"the account at {who} has nothing left: top it up, or use another key")
    if status == 401 or complaint.mentions("api_key_invalid", "api key not valid"):
        return AuthenticationError(f"{who} refused the key{said}: check it")
    if status == 403:
        return AuthenticationError(f"{who} refused this use of the key{said}: check its rights")
    if status == 429:
        return RateLimitError(f"{who} takes no more requests for now{said}: try again later")
    if status in (404, 405):
        return EndpointError(
            f"{who} has no model {endpoint.model!r} at {address(endpoint)}{said}: "
            "check the model's name and the base URL"
        )
    if status == 413 or complaint.mentions(*_TOO_LONG):
        return ContextLengthError(
            f"the request is too long for {endpoint.model} at {who}{said}: "
            "take a shorter article, or a model with a longer context, or say in BRIEFING_CONTEXT "
            "how many tokens it has",
            tokens=complaint.context(),
        )
    if status >= 500:
        return EndpointError(f"{who} failed with status {status}{said}: try again later")
    if 300 <= status < 400:
        return EndpointError(
            f"{who} points elsewhere (status {status}), which is not followed: "
            "give the base URL that it leads to"
        )
    return EndpointError(
        f"{who} rejected the request with status {status}{said}: check model and base URL"
    )


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


def _quotable(text: object, endpoint: Endpoint) -> str:
    """Return a server's words on one line; nothing when they are a page or tell a secret."""
    if not isinstance(text, str) or text.lstrip().startswith("<"):
        return ""
    if tells_secret(text, endpoint):
        return ""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def address(endpoint: Endpoint) -> str:
    """Return the base URL without a user name, password or query."""
    parts = urlsplit(endpoint.base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
