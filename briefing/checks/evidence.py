"""The Vietnamese against the article: what a statement states stands in its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property, lru_cache

from briefing import ledger
from briefing.checks import titles
from briefing.checks.article import ArticleIndex, Passage
from briefing.checks.findings import finding, mark_finding, not_in_article, span
from briefing.ledger import Fact, Family, Figure, Ledger
from briefing.models import Finding, Person, Span, Statement
from briefing.terms import Gazetteer
from briefing.vietnamese.text import fold, words

_CODES: dict[Family, str] = {
    "figures": "figure.not_in_evidence",
    "times": "date.not_in_evidence",
    "names": "name.not_in_article",
}
"""Code of a fact that no sentence of the article has, by family."""


_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _empty() -> frozenset[str]:
    """Return the words that stand beside any figure or date, folded."""
    return frozenset(
        fold(
            "ngày tháng năm quý lúc giờ vào từ đến tới trong trên dưới tại ở của và với cho là có "
            "được bị đã đang sẽ khoảng gần hơn các những một này đó ông bà thì mà về theo người "
            "nghìn triệu tỷ đồng"
        ).split()
    )


class _Case:
    """A statement's Vietnamese and its evidence, read and compared."""

    def __init__(self, statement: str, text: str, passage: Passage, stamp: date | None) -> None:
        self.statement = statement
        self.passage = passage
        self.told = ledger.read(text, "vi", stamp)
        self.proof = ledger.read(passage.text, "vi", stamp)
        self.lost = ledger.unsupported(self.told, self.proof)
        """What the evidence lacks."""

    @cached_property
    def unused(self) -> Ledger:
        """What the statement leaves out."""
        return ledger.unsupported(self.proof, self.told)


def check_evidence(
    statement: Statement, article: ArticleIndex, gazetteer: Gazetteer
) -> Iterator[Finding]:
    """Yield what the Vietnamese of a statement says and its evidence does not."""
    text = statement.text.get("vi", "")
    if not text:
        return
    if article.orders.issuperset(statement.evidence):
        message = f"{', '.join(statement.evidence)} speaks to a program: nothing in it is evidence."
        yield finding("evidence.order", statement.id, None, message)
    passage = article.passage(statement.evidence, headline=statement.kind == "headline")
    case = _Case(statement.id, text, passage, article.stamp)
    for family in _CODES:
        yield from _facts(case, family, article)
    yield from _marks(case)
    for title in titles.lost_titles_vi(text, passage.text, gazetteer):
        message = f"The evidence gives the title “{title.expected[0]}”, not “{title.text}”."
        where = span("vi", title.start, title.end)
        yield finding("title.mismatch", statement.id, "vi", message, where)
    if article.stamp is None:
        yield from _without_year(case)


def _facts(case: _Case, family: Family, article: ArticleIndex) -> Iterator[Finding]:
    """Yield each fact that the evidence lacks: `evidence.weak` where another sentence has it."""
    for fact in case.lost.facts(family):
        here = span("vi", fact.start, fact.end)
        rival = _rival(case, fact, family)
        if rival is None and (found := _elsewhere(fact, family, case.told, article)):
            id_, place = found
            message = f"“{fact.text}” stands in {id_}, which the evidence does not name."
            yield finding("evidence.weak", case.statement, "vi", message, here, place)
        elif family == "names" and not article.has(fact.text, "vi"):
            yield not_in_article(case.statement, "vi", fact.text, here)
        elif rival or family != "names":  # a name may stand in the article's headline alone
            message = f"{case.passage.ids} does not have “{fact.text}”"
            message += f", but “{rival.text}”." if rival else "."
            there = case.passage.span(rival.start, rival.end) if rival else None
            yield finding(_CODES[family], case.statement, "vi", message, here, there)


def _rival(case: _Case, fact: Fact, family: Family) -> Fact | None:
    """Return the fact of the same sort that the evidence has among the same words, if any.

    Then the statement's is wrong, wherever else in the article it may stand.
    """
    around = _around(case.told, fact)
    shared = [
        (len(around & _around(case.proof, other)), -other.start, other)
        for other in case.unused.facts(family)
        if _sort(case.told, fact) == _sort(case.proof, other)
    ]
    best = max(shared, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] else None


def _sort(told: Ledger, fact: Fact) -> tuple[str, ...]:
    """Return what makes two facts comparable: the unit, what is counted, the kind."""
    unit = fact.unit or "" if isinstance(fact, Figure) else ""
    return fact.kind, unit, _counted(told, fact)


def _around(told: Ledger, fact: Fact) -> frozenset[str]:
    """Return the content words next to a fact: three before it and three behind."""
    before = fold(told.text[max(0, fact.start - 40) : fact.start])
    behind = fold(told.text[fact.end : fact.end + 40])
    near = _WORD.findall(before)[-3:] + _WORD.findall(behind)[:3]
    return frozenset(near) - _empty()


def _elsewhere(
    fact: Fact, family: Family, told: Ledger, article: ArticleIndex
) -> tuple[str, Span | None] | None:
    """Return the first sentence that has the fact, and its place there; None when none has.

    A bare number must count the same thing there.
    """
    alone = told.only(fact)
    for id_, passage in article.passages:
        states = ledger.read(passage.text, "vi", article.stamp)
        if ledger.unsupported(alone, states).facts(family):
            continue
        same = [
            other
            for other in states.facts(family)
            if not ledger.unsupported(states.only(other), alone).facts(family)
            and _counted(told, fact) == _counted(states, other)
        ]
        if same:
            alike = fold(fact.text)
            other = max(same, key=lambda other: (fold(other.text) == alike, len(other.text)))
            return id_, passage.span(other.start, other.end)
    return None


def _counted(told: Ledger, fact: Fact) -> str:
    """Return the word behind a figure without a unit, folded; "" behind any other fact."""
    if not isinstance(fact, Figure) or fact.unit:
        return ""
    behind = fold(told.text[fact.end :]).split()
    return behind[0].strip(".,;:)") if behind else ""


def _marks(case: _Case) -> Iterator[Finding]:
    """Yield each "not", "may" or "asked" that was lost, and each "not" that was added."""
    for mark in ledger.dropped_marks(case.proof, case.told):
        message = f"“{mark.text}” of {case.passage.ids} is lost."
        place = case.passage.span(mark.start, mark.end)
        yield mark_finding(mark, case.statement, "vi", message, place)
    for figure in ledger.unapproximated(case.proof, case.told):
        message = f"“{figure.text}” is approximate in {case.passage.ids}."
        place = case.passage.span(figure.start, figure.end)
        yield finding("hedge.lost", case.statement, "vi", message, place)
    for mark in case.lost.marks:
        if mark.kind == "negation":
            message = f"{case.passage.ids} does not say “{mark.text}” here."
            where = span("vi", mark.start, mark.end)
            yield mark_finding(mark, case.statement, "vi", message, where)


def _without_year(case: _Case) -> Iterator[Finding]:
    for time in case.told.times:
        if time.no_year and time.sure:
            message = f"The article has no date of its own, so “{time.text}” has no year."
            where = span("vi", time.start, time.end)
            yield finding("date.no_year", case.statement, "vi", message, where)


def _first_naming(name: str, article: ArticleIndex) -> Span | None:
    """Return where the article first has a name."""
    wanted = fold(name)
    for _, passage in article.passages:
        at = fold(passage.text).find(wanted)
        if at >= 0:
            return passage.span(at, at + len(name))
    return None


def check_details(statement: Statement, article: ArticleIndex) -> Iterator[Finding]:
    """Yield a finding for each speaker, actor or deadline that is not in the article's words."""
    details = (
        ("name.not_in_article", "speaker", statement.speaker),
        ("name.not_in_article", "person or body to act", statement.who),
        ("date.not_in_evidence", "deadline", statement.due),
    )
    for code, label, phrase in details:
        if phrase and not _in_its_words(phrase, statement, article):
            message = f"The {label} “{phrase}” is not in the words of the article."
            yield finding(code, statement.id, None, message)


def _in_its_words(phrase: str, statement: Statement, article: ArticleIndex) -> bool:
    """Tell whether one sentence, or the evidence together, has every word of a phrase."""
    wanted = _words(phrase)
    if wanted <= _words(article.passage(statement.evidence).text):
        return True
    return any(wanted <= _words(passage.text) for _, passage in article.passages)


@lru_cache(maxsize=256)  # every detail is looked for in the same sentences
def _words(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(folded[start:end] for start, end in words(folded))


def check_role(person: Person, article: ArticleIndex, gazetteer: Gazetteer) -> Iterator[Finding]:
    """Yield a finding when the evidence does not give this person that title."""
    name, role = person.name.get("vi", "").strip(), person.role.get("vi", "")
    if not name:
        return
    passage = article.passage(person.evidence)
    if article.has(name, "vi") and fold(name) not in fold(passage.text):
        message = f"{passage.ids} does not name “{name}”."
        yield finding("evidence.weak", person.id, "vi", message, _first_naming(name, article))
    elif role and (wrong := titles.wrong_role(name, role, passage.text, gazetteer)):
        message = f"The evidence gives the title “{wrong}”, not “{role}”."
        yield finding("title.mismatch", person.id, "vi", message)
