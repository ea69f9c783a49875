"""Every error that briefing raises on purpose.

    BriefingError                    exit code
    ├── UsageError                   2   the call itself is wrong
    ├── ArticleError                 4   the input is not a usable article (or briefing file)
    │   └── FetchError                   a web page could not be had
    ├── EndpointError                5   the endpoint did not answer as agreed
    │   ├── AuthenticationError          the key was refused
    │   ├── QuotaError                   the account has nothing left
    │   ├── RateLimitError               too many requests
    │   ├── DeadlineError                the time for this article ran out
    │   ├── ConnectionLostError          no connection, or it broke
    │   ├── ContextLengthError           the request is longer than the model's context
    │   └── BudgetError                  a ceiling of ours was reached
    ├── OutputError                  6   the model's reply cannot be used
    │   ├── RefusedError                 the model declined, or a filter did
    │   ├── TruncatedError               the reply was cut short
    │   └── InvalidOutputError           not the JSON that was asked for
    ├── DeliveryError                7   a result could not be written or sent
    └── SettingsError                8   settings, glossary or templates
        ├── MissingExtraError            what this input needs is not installed
        └── WeightsError                 the embedded model cannot be loaded

Each message is one line: what happened, and what to do about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from briefing.models import Usage

__all__ = [
    "ArticleError",
    "AuthenticationError",
    "BriefingError",
    "BudgetError",
    "ConnectionLostError",
    "ContextLengthError",
    "DeadlineError",
    "DeliveryError",
    "EndpointError",
    "FetchError",
    "InvalidOutputError",
    "MissingExtraError",
    "OutputError",
    "QuotaError",
    "RateLimitError",
    "RefusedError",
    "SettingsError",
    "TruncatedError",
    "UsageError",
    "WeightsError",
]


class BriefingError(Exception):
    """The root of everything that briefing raises on purpose.

    `usage` is what the article had cost when the error occurred (None when no
    request was made), `cost_usd` that in US dollars (None when the price is not known);
    `raw` is the model's output where there was one.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, usage: Usage | None = None, raw: str | None = None) -> None:
        super().__init__(message)
        self.usage = usage
        self.cost_usd: float | None = None
        self.raw = raw


class UsageError(BriefingError):
    """The call is wrong: two sources with one stem, `make` inside a running event loop."""

    exit_code = 2


class ArticleError(BriefingError):
    """The input is not an article, or not a briefing file, that can be worked on."""

    exit_code = 4


class FetchError(ArticleError):
    """A web page could not be had: not found, not allowed, not public, too large, too slow."""


class EndpointError(BriefingError):
    """The endpoint did not answer as an OpenAI-compatible endpoint should.

    `status` is the HTTP status that it answered with, where that is what went wrong.
    """

    exit_code = 5
    status: int | None = None


class AuthenticationError(EndpointError):
    """The endpoint refused the key (401, 403)."""


class QuotaError(EndpointError):
    """The account behind the key has nothing left to spend."""


class RateLimitError(EndpointError):
    """The endpoint asked for fewer requests (429) for longer than the deadline allows."""


class DeadlineError(EndpointError):
    """The time allowed for this article ran out."""


class ConnectionLostError(EndpointError):
    """No connection could be made, or it broke before the reply was whole."""


class ContextLengthError(EndpointError):
    """The request is longer than the context of the model, or the server clipped it.

    `tokens` is the context's length where the server tells or shows it, else None.
    """

    def __init__(self, message: str, *, tokens: int | None = None) -> None:
        super().__init__(message)
        self.tokens = tokens


class BudgetError(EndpointError):
    """A ceiling set by the user (requests, tokens, money) was reached."""


class OutputError(BriefingError):
    """The model replied, but not with anything that may be used."""

    exit_code = 6


class RefusedError(OutputError):
    """The model declined to answer, or a content filter removed the answer."""


class TruncatedError(OutputError):
    """The reply was cut at a length limit; half a JSON document is never repaired."""


class InvalidOutputError(OutputError):
    """The reply is not the JSON that was asked for.

    `problem` is what is wrong with it, in words that a model can be told.
    """

    def __init__(self, message: str, *, raw: str | None = None, problem: str | None = None) -> None:
        super().__init__(message, raw=raw)
        self.problem = problem or message


class DeliveryError(BriefingError):
    """A result could not be written to its place or sent to its reader."""

    exit_code = 7


class SettingsError(BriefingError):
    """A setting, the glossary or a template cannot be used."""

    exit_code = 8


class MissingExtraError(SettingsError):
    """An extra that reads this kind of input is not installed; others may do without."""


class WeightsError(SettingsError):
    """The embedded model's weights are missing, damaged or unreadable."""
