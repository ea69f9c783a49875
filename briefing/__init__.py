"""Checked Vietnamese and English briefings from Vietnamese news articles.

    import briefing

    b = briefing.make("article.txt")
    print(briefing.render(b, language="en").text)

Importing this package is cheap: what is not an error is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.errors import (
    ArticleError,
    AuthenticationError,
    BriefingError,
    BudgetError,
    ConnectionLostError,
    ContextLengthError,
    DeadlineError,
    DeliveryError,
    EndpointError,
    FetchError,
    InvalidOutputError,
    MissingExtraError,
    OutputError,
    QuotaError,
    RateLimitError,
    RefusedError,
    SettingsError,
    TruncatedError,
    UsageError,
    WeightsError,
)

if TYPE_CHECKING:
    from briefing.checks import check as verify
    from briefing.models import (
        Article,
        Briefing,
        Document,
        Finding,
        Person,
        Provenance,
        Sentence,
        Span,
        Statement,
        Usage,
    )
    from briefing.pipeline import amake, make
    from briefing.reading import read, read_text
    from briefing.rendering import render
    from briefing.reviewing import review

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleError",
    "AuthenticationError",
    "Briefing",
    "BriefingError",
    "BudgetError",
    "ConnectionLostError",
    "ContextLengthError",
    "DeadlineError",
    "DeliveryError",
    "Document",
    "EndpointError",
    "FetchError",
    "Finding",
    "InvalidOutputError",
    "MissingExtraError",
    "OutputError",
    "Person",
    "Provenance",
    "QuotaError",
    "RateLimitError",
    "RefusedError",
    "Sentence",
    "SettingsError",
    "Span",
    "Statement",
    "TruncatedError",
    "Usage",
    "UsageError",
    "WeightsError",
    "__version__",
    "amake",
    "make",
    "read",
    "read_text",
    "render",
    "review",
    "verify",
]

_ELSEWHERE = {
    "amake": "pipeline",
    "make": "pipeline",
    "read": "reading",
    "read_text": "reading",
    "render": "rendering",
    "review": "reviewing",
    "verify": "checks",
}
"""Homes of the names that are not types; the types are in models."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    home = import_module(f"briefing.{_ELSEWHERE.get(name, 'models')}")
    value = globals()[name] = getattr(home, "check" if name == "verify" else name)
    return value
