"""The English against the Vietnamese: both languages state the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from briefing import ledger
from briefing.checks import titles
from briefing.checks.article import ArticleIndex
from briefing.checks.contraries import contraries
from briefing.checks.findings import finding, mark_finding, not_in_article, span
from briefing.ledger import Fact, Family, Ledger, Name
from briefing.models import Finding, Person, Statement
from briefing.terms import Gazetteer
from briefing.vietnamese.dates import find_dates
from briefing.vietnamese.figures import find_figures

_CODES: dict[Family, str] = {
    "figures": "figure.mismatch",
    "times": "date.mismatch",
    "names": "name.mismatch",
}
_SENSES = {"negation": "the “not”", "hedge": "how sure it is", "request": "that it was asked for"}
"""What a message calls that which the English should keep, by kind of mark."""


def check_translation(
    statement: Statement, article: ArticleIndex, gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Yield what one language of a statement says and the other does not."""
    vietnamese, english = statement.text.get("vi", ""), statement.text.get("en", "")
    if not vietnamese or not english:
        return
    vi = ledger.read(vietnamese, "vi", article.stamp)
    en = ledger.read(english, "en", article.stamp)
    lost, added = ledger.unsupported(vi, en), ledger.unsupported(en, vi)
    for family in _CODES:
        yield from _facts(statement, family, lost, added, article)
    yield from _marks(statement, lost, added)
    for figure in ledger.unapproximated(vi, en):
        message = f"The English should say that “{figure.text}” is approximate."
        where = span("vi", figure.start, figure.end)
        yield finding("hedge.lost", statement.id, "en", message, where)
    yield from _terms(statement, gazetteer)


def _facts(
    statement: Statement, family: Family, lost: Ledger, added: Ledger, article: ArticleIndex
) -> Iterator[Finding]:
    """Yield the facts that differ; one that is lost goes with one that stands in its place."""
    for here, there in zip_longest(lost.facts(family), added.facts(family)):
        spans = (
            here and span("vi", here.start, here.end),
            there and span("en", there.start, there.end),
        )
        if family == "names" and there and not here and not article.has(there.text, "en"):
            yield not_in_article(statement.id, "en", there.text, span("en", there.start, there.end))
            continue
        message = _difference(here, there, here and _in_english(here, family, lost, article))
        yield finding(_CODES[family], statement.id, "en", message, *spans)


def _difference(here: Fact | None, there: Fact | None, wanted: str | None) -> str:
    """Return what a message says of a fact of the Vietnamese and one of the English."""
    if here is None:
        return f"“{there.text if there else ''}” is not in the Vietnamese."
    if wanted:
        instead = f", not “{there.text}”" if there else ""
        return f"The English should have {wanted}, for “{here.text}”{instead}."
    instead = f", but “{there.text}”" if there else ""
    return f"The English does not have “{here.text}” of the Vietnamese{instead}."


def _in_english(fact: Fact, family: Family, told: Ledger, article: ArticleIndex) -> str | None:
    """Return the English of a fact of the Vietnamese where code can write it."""
    if isinstance(fact, Name):
        return fact.shown
    if family == "figures":
        known = {(f.start, f.end): f.english for f in find_figures(told.text)}
    else:
        known = {(d.start, d.end): d.english for d in find_dates(told.text, article.stamp)}
    return known.get((fact.start, fact.end))


def _marks(statement: Statement, lost: Ledger, added: Ledger) -> Iterator[Finding]:
    for mark in lost.marks:
        where = span("vi", mark.start, mark.end)
        message = f"The English should keep {_SENSES[mark.kind]} of “{mark.text}”."
        yield mark_finding(mark, statement.id, "en", message, where)
    for mark in added.marks:
        where = span("en", mark.start, mark.end)
        message = f"“{mark.text}” is not in the Vietnamese."
        yield mark_finding(mark, statement.id, "en", message, where)


def check_role_translation(person: Person, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield the titles and bodies of a role that its English does not give."""
    if not person.name.get("vi", "").strip():
        return  # `text.missing`: nobody holds the role
    for lost in titles.unused_terms(
        person.role.get("vi", ""), person.role.get("en", ""), gazetteer
    ):
        yield finding("title.mismatch", person.id, "en", _expected(lost))


def _expected(lost: titles.Lost) -> str:
    return f"The English should have “{lost.expected[0]}”, for “{lost.text}”."


def _terms(statement: Statement, gazetteer: Gazetteer) -> Iterator[Finding]:
    vietnamese, english = statement.text["vi"], statement.text["en"]
    found = (
        ("title.mismatch", titles.lost_titles(vietnamese, english, gazetteer)),
        ("term.not_used", titles.unused_terms(vietnamese, english, gazetteer)),
    )
    for code, differences in found:
        for lost in differences:
            message = _expected(lost)
            spans = [span("vi", lost.start, lost.end)]
            spans += [span("en", *lost.found)] if lost.found else []
            yield finding(code, statement.id, "en", message, *spans)
    for other in contraries(vietnamese, english):
        wanted, instead = vietnamese[other.start : other.end], english[slice(*other.found)]
        message = f"The English should have “{other.expected}”, for “{wanted}”, not “{instead}”."
        where = span("vi", other.start, other.end), span("en", *other.found)
        yield finding("term.not_used", statement.id, "en", message, *where)
