"""Briefing to one self-contained HTML page on which a person reviews it.

Article and model output are untrusted: the template escapes every value, and what its script
needs to know stands in attributes. Only the page's own style and script are put in as they are.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from itertools import chain, cycle, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from briefing import ledger
from briefing.errors import SettingsError
from briefing.ledger import Family, Ledger
from briefing.models import (
    LANGUAGES,
    Briefing,
    Finding,
    Kind,
    Language,
    Person,
    Severity,
    Statement,
)
from briefing.resources import read_text
from briefing.vietnamese.text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Card", "Line", "Piece", "cards", "review"]

_SECTIONS: dict[Kind, tuple[str, str]] = {
    "headline": ("Headline", "headline"),
    "summary": ("Summary", "summary"),
    "point": ("Key points", "point"),
    "quote": ("Quotes", "quote"),
    "next_step": ("Next steps", "next step"),
}
"""Title of each section, and what one of its statements is called."""
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""
_FAMILIES: tuple[Family, ...] = ("figures", "times", "names")
_LOOKS = 12
"""So many facts of a statement look different: hues and styles of lines in review.css."""
_DETAILS = {"speaker": "Speaker", "who": "Responsible", "due": "When"}


def review(briefing: Briefing) -> str:
    """Return `briefing` as one HTML page: statements, findings and article side by side.

    The page loads nothing from anywhere, and is whole without its script. The findings are
    shown as they are: check the briefing first. Raises SettingsError when the template is
    missing or broken.
    """
    from jinja2 import TemplateError

    try:
        return _environment().get_template("review.html").render(_context(briefing))
    except TemplateError as error:
        message = f"template review.html cannot be used: {error}; install briefing again"
        raise SettingsError(message) from error


# --- texts in pieces -----------------------------------------------------------------------


class Mark(NamedTuple):
    """Something to be shown about a stretch of a text."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character."""
    kind: str
    """The severity of a finding, or `fact`."""
    note: str
    """What the finding says; which fact it is."""


class Piece(NamedTuple):
    """A stretch of a text in which no mark begins or ends."""

    text: str
    marks: tuple[Mark, ...]
    """The marks that cover it."""

    @property
    def severity(self) -> str:
        """The gravest severity among its marks, or ""."""
        kinds = {mark.kind for mark in self.marks}
        return next((severity for severity in _SEVERITIES if severity in kinds), "")

    @property
    def notes(self) -> str:
        """What its findings say, one a line."""
        return "\n".join(mark.note for mark in self.marks if mark.kind != "fact")

    @property
    def fact(self) -> str:
        """The first of its facts, or ""."""
        return next((mark.note for mark in self.marks if mark.kind == "fact"), "")

    @property
    def facts(self) -> str:
        """Which facts it states, separated by spaces."""
        return " ".join(mark.note for mark in self.marks if mark.kind == "fact")


def _cut(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Return `text` cut at every border of a mark; marks may overlap, and reach beyond it."""
    inside = [m._replace(start=max(m.start, 0), end=min(m.end, len(text))) for m in marks]
    opening: dict[int, list[Mark]] = defaultdict(list)
    borders = {0, len(text)}
    for mark in inside:
        if mark.start < mark.end:
            opening[mark.start].append(mark)
            borders |= {mark.start, mark.end}
    pieces: list[Piece] = []
    open_: list[Mark] = []
    for start, end in pairwise(sorted(borders)):
        open_ = [mark for mark in open_ if mark.end > start] + opening[start]
        pieces.append(Piece(text[start:end], tuple(open_)))
    return pieces


def _marks(findings: Iterable[Finding], text: str) -> list[Mark]:
    """Return the marks of `findings` in one text: the article, or a subject's in a language."""
    return [
        Mark(span.start, span.end, finding.severity, f"{finding.code}: {finding.message}")
        for finding in findings
        for span in finding.spans
        if span.in_ == text
    ]


# --- facts that several texts state --------------------------------------------------------


Facts = Mapping[str, list[Mark]]
"""Marks of facts in the texts of a subject, by place: see `Fact.place`."""


class Fact(NamedTuple):
    """A figure, time or name at one place of one text."""

    place: str
    """The text: a language and a number for the subject's own, the id of a sentence."""
    start: int
    end: int
    family: Family
    alone: Ledger
    """A ledger with nothing else in it, to be held against others."""


def _fact_marks(subject: Statement | Person, briefing: Briefing) -> Facts:
    """Return marks, by place, of the facts of a subject's texts that another of its texts states.

    Its texts are its own in each language, and its evidence. A mark's note is the number of
    the fact, the same in all texts.
    """
    groups: list[list[Fact]] = []
    for fact in _stated(subject, briefing):
        group = next((group for group in groups if _agree(group[0], fact)), None)
        if group is not None:
            group.append(fact)
        elif fact.place not in subject.evidence:  # what only the evidence states goes with nothing
            groups.append([fact])
    shared = (group for group in groups if len({fact.place for fact in group}) > 1)
    marks: dict[str, list[Mark]] = defaultdict(list)
    for number, group in zip(cycle(range(1, _LOOKS + 1)), shared, strict=False):
        for fact in group:
            marks[fact.place].append(Mark(fact.start, fact.end, "fact", str(number)))
    return marks


def _stated(subject: Statement | Person, briefing: Briefing) -> Iterator[Fact]:
    """Yield the facts of a subject's texts, then of its evidence, that others must state too."""
    stamp = briefing.article.day
    own = [
        (_place(language, number), language, text)
        for language in LANGUAGES
        for number, text in enumerate(_texts(subject, language))
    ]
    proof = zip(subject.evidence, briefing.quoted(subject.evidence), strict=True)
    for place, language, text in chain(own, ((id_, "vi", text) for id_, text in proof)):
        read = ledger.read(text, language, stamp)
        for family in _FAMILIES:
            for fact in read.facts(family):
                alone = read.only(fact)
                if not _states(_nothing(), alone, family):
                    yield Fact(place, fact.start, fact.end, family, alone)


def _agree(one: Fact, other: Fact) -> bool:
    """Return whether two facts are the same; a name may be the shorter form of the other."""
    if one.family != other.family:
        return False
    there = _states(one.alone, other.alone, one.family)
    back = _states(other.alone, one.alone, one.family)
    return there or back if one.family == "names" else there and back


def _states(one: Ledger, other: Ledger, family: Family) -> bool:
    """Return whether `one` states what there is of a family in `other`."""
    return not ledger.unsupported(other, one).facts(family)


@cache
def _nothing() -> Ledger:
    return ledger.read("", "vi")


def _place(language: Language, number: int) -> str:
    return f"{language} {number}"


def _texts(subject: Statement | Person, language: Language) -> list[str]:
    """Return the text of a statement; the name of a person, and the role if there is one."""
    if isinstance(subject, Statement):
        texts = [subject.text]
    else:
        texts = [subject.name, subject.role] if any(subject.role.values()) else [subject.name]
    return [text.get(language, "") for text in texts]


# --- what the template is given: the briefing ----------------------------------------------


class Line(NamedTuple):
    """What a statement or person says in one language."""

    language: str
    texts: list[list[Piece]]
    """The statement's text; or a person's name, and the role if there is one."""


class Card(NamedTuple):
    """A statement or person, with all that a reviewer wants to see beside it."""

    id: str
    label: str
    status: str
    lines: list[Line]
    details: list[tuple[str, str]]
    """Label and text of what only some statements have, such as a speaker."""
    evidence: list[tuple[str, list[Piece]]]
    """Id and text of the sentences that prove it."""
    findings: list[Finding]


class Section(NamedTuple):
    """Statements of one kind, or the people."""

    title: str
    cards: list[Card]


def cards(briefing: Briefing) -> list[Card]:
    """Return every statement and person, section by section as in the documents.

    The findings about the briefing as a whole, if there are any, come first, as a card without
    id; a subject that the briefing does not have counts as the whole.
    """
    return [card for section in _sections(briefing, {}) for card in section.cards]


def _sections(briefing: Briefing, facts: Mapping[str, Facts]) -> list[Section]:
    """Return the sections that have anything in them."""
    found = _by_subject(briefing)
    whole = [Card("", "whole briefing", "", [], [], [], found[None])] if found[None] else []
    card = partial(_card, briefing, found, facts)
    sections = [Section("Whole briefing", whole)]
    for kind, (title, name) in _SECTIONS.items():
        section = [statement for statement in briefing.statements if statement.kind == kind]
        numbers = [f" {number}" for number in range(1, len(section) + 1)] if section[1:] else [""]
        labels = (name + number for number in numbers)
        sections.append(Section(title, list(map(card, section, labels))))
    people = [card(person, f"person {_name(person)}") for person in briefing.people]
    return [section for section in (*sections, Section("People", people)) if section.cards]


def _subjects(briefing: Briefing) -> tuple[Statement | Person, ...]:
    return (*briefing.statements, *briefing.people)


def _by_subject(briefing: Briefing) -> Mapping[str | None, list[Finding]]:
    """Return the findings by the id of their subject, None for the whole."""
    known = {subject.id for subject in _subjects(briefing)}
    found: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in briefing.findings:
        found[finding.subject if finding.subject in known else None].append(finding)
    return found


def _name(person: Person) -> str:
    return person.name.get("en") or person.name.get("vi", "")


def _context(briefing: Briefing) -> dict[str, Any]:
    """Return the names that the template may use."""
    from markupsafe import Markup

    subjects = _subjects(briefing)
    facts = {subject.id: _fact_marks(subject, briefing) for subject in subjects}
    counts = {s: sum(f.severity == s for f in briefing.findings) for s in _SEVERITIES}
    style, script = read_text("templates", "review.css"), read_text("templates", "review.js")
    return {
        "style": Markup(style),  # noqa: S704 - our own
        "script": Markup(script),  # noqa: S704 - our own
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "title": briefing.article.title or "",
        "article": briefing.article,
        "link": _link(briefing.article.url),
        "provenance": briefing.provenance,
        "passed": sum(subject.status == "passed" for subject in subjects),
        "total": len(subjects),
        "counts": counts,
        "sections": _sections(briefing, facts),
        "paragraphs": _paragraphs(briefing, facts),
        "rest": briefing.article.text[briefing.sentences[-1].end :],
    }


def _hash(text: str) -> str:
    """Return the digest by which a Content-Security-Policy knows an inline text."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _link(url: str | None) -> str | None:
    """Return the article's address if it is one of the web, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # such as a broken IPv6 host
        return None
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else None


def _card(
    briefing: Briefing,
    found: Mapping[str | None, list[Finding]],
    facts: Mapping[str, Facts],
    subject: Statement | Person,
    label: str,
) -> Card:
    findings = found[subject.id]
    marks = _marks_by_sentence(briefing, findings)
    matched = facts.get(subject.id, {})
    proof = zip(subject.evidence, briefing.quoted(subject.evidence), strict=True)
    return Card(
        id=subject.id,
        label=label,
        status=subject.status,
        lines=list(_lines(subject, findings, matched)),
        details=[
            (n, getattr(subject, key)) for key, n in _DETAILS.items() if getattr(subject, key, None)
        ],
        evidence=[(id_, _cut(text, [*marks[id_], *matched.get(id_, ())])) for id_, text in proof],
        findings=findings,
    )


def _lines(
    subject: Statement | Person, findings: Sequence[Finding], facts: Facts
) -> Iterator[Line]:
    """Yield the texts of a statement or person in each language."""
    for language in LANGUAGES:
        texts: list[list[Piece]] = []
        for number, text in enumerate(_texts(subject, language)):
            if isinstance(subject, Statement):
                marks = _marks(findings, language)
            else:
                marks = _quoted_marks(findings, language, text)
            texts.append(_cut(text, [*marks, *facts.get(_place(language, number), ())]))
        yield Line(language, texts)


def _quoted_marks(findings: Iterable[Finding], language: str, text: str) -> list[Mark]:
    """Return the marks in a name or role.

    A span does not say which of the two it is in: it is where its words are in the message.
    """
    return [
        mark
        for finding in findings
        for mark in _marks([finding], language)
        if 0 <= mark.start < mark.end <= len(text)
        and text[mark.start : mark.end] in finding.message
    ]


# --- what the template is given: the article -----------------------------------------------


class Sentence(NamedTuple):
    """A sentence of the article, and who relies on it."""

    id: str
    before: str
    """What stands between it and the sentence before."""
    pieces: list[Piece]
    users: list[str]
    """Ids of the statements and people that name it as evidence."""
    seen: bool
    """False when the model was not shown it."""


class Paragraph(NamedTuple):
    """A paragraph of the article."""

    number: int
    sentences: list[Sentence]

    @property
    def used(self) -> bool:
        """Whether any statement or person relies on it."""
        return any(sentence.users for sentence in self.sentences)


def _paragraphs(briefing: Briefing, facts: Mapping[str, Facts]) -> list[Paragraph]:
    """Return the article's text, whole, by paragraph and sentence."""
    users: dict[str, list[str]] = defaultdict(list)
    for subject in _subjects(briefing):
        for id_ in subject.evidence:
            users[id_].append(subject.id)
    text = briefing.article.text
    marks = _marks_by_sentence(briefing, briefing.findings)
    for user, matched in facts.items():
        for id_ in users.keys() & matched.keys():
            marks[id_] += (mark._replace(note=f"{user}.{mark.note}") for mark in matched[id_])
    left_out = set(briefing.provenance.left_out)
    paragraphs: list[Paragraph] = []
    behind = 0
    for sentence in briefing.sentences:
        if not paragraphs or paragraphs[-1].number != sentence.paragraph:
            paragraphs.append(Paragraph(sentence.paragraph, []))
        shown = Sentence(
            id=sentence.id,
            before=text[behind : sentence.start],
            pieces=_cut(text[sentence.start : sentence.end], marks[sentence.id]),
            users=users[sentence.id],
            seen=sentence.id not in left_out,
        )
        paragraphs[-1].sentences.append(shown)
        behind = sentence.end
    return paragraphs


def _marks_by_sentence(briefing: Briefing, findings: Iterable[Finding]) -> Mapping[str, list[Mark]]:
    """Return what `findings` mark in the article, by sentence, with offsets in the sentence."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    ends = [sentence.end for sentence in briefing.sentences]
    for mark in _marks(findings, "article"):
        for sentence in briefing.sentences[bisect_left(ends, mark.start + 1) :]:
            if sentence.start >= mark.end:
                break
            here = mark._replace(start=mark.start - sentence.start, end=mark.end - sentence.start)
            marks[sentence.id].append(here)
    return marks


# --- the page ------------------------------------------------------------------------------


@cache
def _environment() -> Environment:
    """Return the environment of the template: values are text, gaps are errors."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(partial(read_text, "templates")),
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _visible(value: object) -> object:
    """Return text without invisible characters, which could turn the order of letters round."""
    return value if hasattr(value, "__html__") else clean(str(value))
