"""Briefing to findings: what code could not confirm. Pure; never raises.

The codes, their severity and what each one promises are listed in `docs/findings.md`.
`texts` looks at each text by itself, `quotes` and `evidence` hold the Vietnamese against the
article, `translation` and `titles` the English against the Vietnamese.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from briefing import terms
from briefing.checks.article import ArticleIndex
from briefing.checks.evidence import check_details, check_evidence, check_role
from briefing.checks.findings import SEVERITY
from briefing.checks.quotes import check_quote
from briefing.checks.texts import check_coverage, check_repeats, check_texts
from briefing.checks.translation import check_role_translation, check_translation
from briefing.models import Briefing, Finding, Person, Statement, Status

__all__ = ["SEVERITY", "check", "orders"]

_Subject = TypeVar("_Subject", Statement, Person)


def check(briefing: Briefing, glossary: Path | None = None) -> Briefing:
    """Return the briefing with its findings made anew and every status to match.

    Terms and titles are held against the packaged ones, or the user's `glossary` before
    them. Raises SettingsError when the glossary cannot be used.
    """
    findings = _merged(_findings(briefing, terms.load(glossary)))
    flagged = {f.subject for f in findings if f.severity != "info"}
    judged = {
        "statements": tuple(_judged(s, flagged) for s in briefing.statements),
        "people": tuple(_judged(p, flagged) for p in briefing.people),
    }
    return briefing.model_copy(update={"findings": findings, **judged})


def _merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings; those that say the same of one text are one, with all their spans."""
    merged: dict[tuple[str, str | None, str | None, str], list[Finding]] = {}
    for one in findings:
        merged.setdefault((one.code, one.subject, one.language, one.message), []).append(one)
    return tuple(
        same[0]
        if len(same) == 1
        else same[0].model_copy(
            update={"spans": tuple(dict.fromkeys(span for one in same for span in one.spans))}
        )
        for same in merged.values()
    )


def _judged(subject: _Subject, flagged: Collection[str | None]) -> _Subject:
    status: Status = "flagged" if subject.id in flagged else "passed"
    return subject if subject.status == status else subject.model_copy(update={"status": status})


def orders(briefing: Briefing) -> tuple[str, ...]:
    """Return the sentences that speak to a program: what they say proves nothing."""
    found = ArticleIndex(briefing).orders
    return tuple(sentence.id for sentence in briefing.sentences if sentence.id in found)


def _findings(briefing: Briefing, gazetteer: terms.Gazetteer) -> Iterator[Finding]:
    article = ArticleIndex(briefing)
    yield from check_texts(briefing, article)
    for statement in briefing.statements:
        if statement.kind == "quote":
            yield from check_quote(statement, briefing)
        else:
            yield from check_evidence(statement, article, gazetteer)
        yield from check_details(statement, article)
        yield from check_translation(statement, article, gazetteer)
        if briefing.provenance.embedded:
            from briefing.checks.meaning import check_meaning  # with a lexicon of its own

            yield from check_meaning(statement, article.stamp, gazetteer)
    for person in briefing.people:
        yield from check_role(person, article, gazetteer)
        yield from check_role_translation(person, gazetteer)
    yield from check_repeats(briefing.statements)
    yield from check_coverage(briefing)
