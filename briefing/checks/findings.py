"""The closed table of codes, and how a finding is made."""

from __future__ import annotations

from typing import NamedTuple

from briefing.ledger import Mark
from briefing.models import Finding, Language, Severity, Span

SEVERITY: dict[str, Severity] = {
    "quote.not_verbatim": "error",
    "name.not_in_article": "error",
    "name.mismatch": "error",
    "figure.not_in_evidence": "error",
    "figure.mismatch": "error",
    "date.not_in_evidence": "error",
    "date.mismatch": "error",
    "negation.lost": "error",
    "evidence.order": "error",
    "language.wrong": "error",
    "link.foreign": "error",
    "text.missing": "error",
    "hedge.lost": "warning",
    "term.not_used": "warning",
    "meaning.lost": "warning",
    "title.mismatch": "warning",
    "text.repeated": "warning",
    "evidence.weak": "info",
    "date.no_year": "info",
    "coverage.low": "info",
}
"""Severity of each code; `docs/findings.md` says what each one means."""

_MARKS = {"negation": "negation.lost", "hedge": "hedge.lost", "request": "hedge.lost"}
"""Code of a lost "not", "may" or "was asked to", by the kind of mark."""

LANGUAGE_NAMES = {"vi": "Vietnamese", "en": "English"}


class Text(NamedTuple):
    """One text of the briefing: what a check looks at."""

    subject: str
    language: Language
    text: str
    label: str
    """What messages call it: the text, the name, the role."""


def finding(
    code: str, subject: str | None, language: str | None, message: str, *spans: Span | None
) -> Finding:
    """Return a finding; spans that could not be placed are left out."""
    return Finding(
        code=code,
        severity=SEVERITY[code],
        subject=subject,
        language=language,
        message=message,
        spans=tuple(span for span in spans if span),
    )


def span(language: Language, start: int, end: int) -> Span:
    """Return a stretch of the subject's text in `language`."""
    return Span(in_=language, start=start, end=end)


def mark_finding(
    mark: Mark, subject: str, language: Language, message: str, *spans: Span | None
) -> Finding:
    """Return the finding about a "not", a "may" or an "asked"."""
    return finding(_MARKS[mark.kind], subject, language, message, *spans)


def not_in_article(subject: str, language: Language, name: str, where: Span) -> Finding:
    """Return the finding about a name that the article does not have."""
    message = f"The article names nobody and nothing “{name}”."
    return finding("name.not_in_article", subject, language, message, where)
