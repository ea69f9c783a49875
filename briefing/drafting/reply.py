"""A model's reply to a draft: wire types, and what the schema could not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from briefing.drafting.people import Draft, people
from briefing.drafting.texts import cut_quote, english, ids, keyed
from briefing.errors import InvalidOutputError
from briefing.models import Article, Completion, Kind, Person, Sentence, Statement, Texts
from briefing.terms import Gazetteer
from briefing.vietnamese.text import one_line, romanise

_LIMITS: dict[Kind, tuple[int, int]] = {
    "headline": (1, 1),
    "summary": (1, 3),
    "point": (1, 7),
    "quote": (0, 3),
    "next_step": (0, 4),
}
"""Fewest and most statements of each kind, in the order of the document."""
_ORDER = tuple(_LIMITS)


_Wire = TypeVar("_Wire", bound=BaseModel)


class _WireStatement(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kind: Kind
    evidence: list[int] = Field(min_length=1)
    vi: str = ""
    en: str = ""
    speaker: str | None = None
    who: str | None = None
    due: str | None = None


class _WirePerson(BaseModel):
    model_config = ConfigDict(extra="ignore")
    name: str = Field(min_length=1)
    role_vi: str = ""
    role_en: str = ""
    evidence: list[int] = Field(min_length=1)


class _WireBriefing(BaseModel):
    model_config = ConfigDict(extra="ignore")
    statements: list[_WireStatement]
    people: list[_WirePerson] = []


class _WireText(BaseModel):
    id: str
    text: str


class _WireTexts(BaseModel):
    texts: list[_WireText]


class _WireOneText(BaseModel):
    text: str


def from_reply(
    completion: Completion, article: Article, shown: Sequence[Sentence], gazetteer: Gazetteer
) -> Draft:
    """Return the draft that a model wrote about the sentences it was `shown`.

    Quotes are cut from the article here; people whom the article names with a title are
    added where the model passed them over.
    Raises InvalidOutputError, saying what is wrong, when the reply breaks the format.
    """
    wire = _validated(_WireBriefing, completion)
    texts = {int(s.id[1:]): article.text[s.start : s.end] for s in shown}
    entries: list[_WireStatement | _WirePerson] = [*wire.statements, *wire.people]
    for entry in entries:
        unknown = [number for number in entry.evidence if number not in texts]
        if unknown:
            raise _invalid(completion, f"evidence names sentence {unknown[0]}, which is not given")
    for kind, (fewest, most) in _LIMITS.items():
        count = sum(statement.kind == kind for statement in wire.statements)
        if not fewest <= count <= most:
            wanted = f"{fewest}" if fewest == most else f"{fewest} to {most}"
            raise _invalid(completion, f"{count} statements of kind {kind}: give {wanted}")
    ordered = sorted(wire.statements, key=lambda statement: _ORDER.index(statement.kind))
    statements = [_statement(f"P{n}", entry, texts) for n, entry in enumerate(ordered, 1)]
    told = [
        Person(
            id="N0",
            name=keyed(vi=person.name, en=romanise(person.name)),
            role=keyed(vi=person.role_vi, en=person.role_en),
            evidence=ids(person.evidence),
        )
        for person in wire.people
    ]
    return Draft(tuple(statements), people(told, article, shown, gazetteer))


def texts_from_reply(completion: Completion, wanted: Sequence[str]) -> Texts:
    """Return the texts that a model wrote for the ids `wanted`; it may have left some out.

    Raises InvalidOutputError when the reply breaks the format.
    """
    if len(wanted) == 1:
        lines = {wanted[0]: one_line(_validated(_WireOneText, completion).text)}
    else:
        wire = _validated(_WireTexts, completion)
        lines = {entry.id: one_line(entry.text) for entry in wire.texts}
    return {id_: line for id_, line in lines.items() if id_ in wanted and line}


def _validated(kind: type[_Wire], completion: Completion) -> _Wire:
    try:
        return kind.model_validate(completion.data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _invalid(completion, f"{where}: {first['msg']}") from None


def _invalid(completion: Completion, problem: str) -> InvalidOutputError:
    return InvalidOutputError(
        f"the model's answer breaks the format ({problem}): try again, or take a larger model",
        raw=completion.text,
        problem=problem,
    )


def _statement(id_: str, entry: _WireStatement, texts: Mapping[int, str]) -> Statement:
    vietnamese = entry.vi
    if entry.kind == "quote":
        vietnamese = next(filter(None, (cut_quote(texts[n]) for n in entry.evidence)), "")
    return Statement(
        id=id_,
        kind=entry.kind,
        text=keyed(vi=vietnamese, en=english(entry.en)),
        evidence=ids(entry.evidence),
        speaker=_detail(entry.speaker, entry.kind == "quote"),
        who=_detail(entry.who, entry.kind == "next_step"),
        due=_detail(entry.due, entry.kind == "next_step"),
    )


def _detail(value: str | None, wanted: bool) -> str | None:
    return one_line(value or "") or None if wanted else None
