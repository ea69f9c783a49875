"""One briefing as a document: what a template is given, and the document made of it."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from briefing.errors import UsageError
from briefing.models import LANGUAGES, Document, Format, Kind
from briefing.rendering.markup import page
from briefing.rendering.templates import fill, tidy
from briefing.vietnamese.text import fold, one_line, romanise, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from briefing.models import Briefing, Finding, Language, Person, Statement, Texts
    from briefing.vietnamese.names import NameMention


def render(
    briefing: Briefing,
    *,
    language: Language = "en",
    format: Format = "markdown",  # noqa: A002 - the name is part of the public API
    templates: Path | None = None,
) -> Document:
    """Return `briefing` as a document in `language`, as Markdown or as one HTML page.

    The page loads nothing from anywhere. A text that is missing in `language` leaves a
    visible placeholder. `templates` is a folder of templates of one's own, each in place of the
    packaged one of its name. Raises UsageError for another language or format, and SettingsError
    when a template is missing or broken.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no template for language {language!r}: use {' or '.join(LANGUAGES)}")
    if format not in get_args(Format):
        raise UsageError(f"unknown format {format!r}: use {' or '.join(get_args(Format))}")
    text = tidy(fill(f"briefing.{language}.md", _context(briefing, language), templates))
    if format == "html":
        text = page(text, title(briefing, language), language, templates)
    return Document(language=language, format=format, text=text)


# --- what a template is given --------------------------------------------------------------


class Place(NamedTuple):
    """Where a statement stands in the document."""

    kind: Kind
    """Its section."""
    number: int
    """From 1 within its section; 0 when it is the only one there."""


def _context(briefing: Briefing, language: Language) -> dict[str, Any]:
    """Return the names that a template of `language` may use.

    Beside the briefing's own parts: `statements` by kind; `items`, of which so many
    `passed`; `flags`, `places` and `persons` by id; the findings that concern this
    language as `problems` and `notes`, and the subjects in doubt only `elsewhere`.
    """
    problems = [finding for finding in briefing.findings if finding.severity != "info"]
    here = [finding for finding in problems if finding.language in (None, language)]
    named = {finding.subject for finding in here}
    elsewhere = dict.fromkeys(f.subject for f in problems if f.subject not in named)
    items: tuple[Statement | Person, ...] = (*briefing.statements, *briefing.people)
    usage = briefing.provenance.usage
    return {
        "article": briefing.article,
        "provenance": briefing.provenance,
        "statements": _sections(briefing.statements),
        "people": briefing.people,
        "items": items,
        "tokens": usage.prompt_tokens + usage.completion_tokens,
        "passed": sum(item.status == "passed" for item in items),
        "flags": {item.id: _flag(item, elsewhere) for item in items},
        "places": _places(briefing.statements),
        "persons": {person.id: person for person in briefing.people},
        "problems": here,
        "elsewhere": list(elsewhere),
        "notes": [
            finding
            for finding in briefing.findings
            if finding.severity == "info" and finding.language in (None, language)
        ],
        "excerpt": partial(_excerpt, briefing, language),
        "has": _has,
        "person_named": partial(_person_named, people=briefing.people),
        "romanised": _romanised,
        "actor": partial(_actor, language=language, people=briefing.people),
        "deadline": partial(_deadline, language=language, stamp=briefing.article.published),
        "amounts": _amounts(briefing, language),
    }


def _sections(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the statements by kind, each kind present, in the order of the document."""
    sections: dict[str, list[Statement]] = {kind: [] for kind in get_args(Kind)}
    for statement in statements:
        sections[statement.kind].append(statement)
    return sections


def _places(statements: Iterable[Statement]) -> dict[str, Place]:
    """Return where each statement stands, by its id."""
    return {
        statement.id: Place(statement.kind, number if len(section) > 1 else 0)
        for section in _sections(statements).values()
        for number, statement in enumerate(section, 1)
    }


def _flag(item: Statement | Person, elsewhere: Iterable[str | None]) -> str:
    """Return "" for a passed item, else whether "here" or only "elsewhere" it is in doubt.

    Elsewhere is the text in another language; the item is flagged all the same.
    """
    if item.status == "passed":
        return ""
    return "elsewhere" if item.id in elsewhere else "here"


def title(briefing: Briefing, language: Language) -> str:
    """Return the title of the page: the headline, or the article's, or the program's name."""
    headline = _sections(briefing.statements)["headline"][0].text.get(language)
    titles = (one_line(text or "") for text in (headline, briefing.article.title))
    return next(filter(None, titles), "briefing")


def _excerpt(briefing: Briefing, language: Language, finding: Finding) -> str:
    """Return the first part of a statement in `language` that `finding` points at, or ""."""
    texts = {statement.id: statement.text for statement in briefing.statements}
    text = texts.get(finding.subject or "", {}).get(language, "")
    parts = (text[span.start : span.end] for span in finding.spans if span.in_ == language)
    return next((part for part in parts if part.strip() and part != text), "")


def _has(texts: Texts, *languages: str) -> bool:
    """Return whether there is anything to read in one of `languages`."""
    for language in languages:
        text = texts.get(language)
        if text and (_READABLE.search(text) or one_line(text)):
            return True
    return False


_READABLE = re.compile(r"[0-9A-Za-z]")
"""What tells at a glance that there is something to read."""


# --- the article's own words: names, who is to act, and when -------------------------------


class Deadline(NamedTuple):
    """When a next step is due."""

    lead: str
    """The Vietnamese words before the date, such as "trước", in lower case."""
    date: str
    """The date in the language of the document."""


@lru_cache(maxsize=256)  # each language asks for the same names
def _named(phrase: str) -> NameMention | None:
    """Return the name that `phrase` consists of, but for an honorific before it."""
    from briefing.vietnamese.names import find_names

    mentions = find_names(phrase)
    if len(mentions) != 1 or mentions[0].end != len(phrase):
        return None
    before = phrase[: mentions[0].start].strip()
    return mentions[0] if fold(before) == fold(mentions[0].honorific or "") else None


def _person_named(name: str | None, people: Sequence[Person]) -> Person | None:
    """Return whom the article calls `name`, in full or short ("bà Hà"); None when unsure."""
    from briefing.vietnamese.names import resolve

    phrase = one_line(name or "")
    folded = fold(phrase)
    # In full or short, a name ends with the same syllable.
    alike = [
        (known, person)
        for person in people
        if (known := person.name.get("vi", "")) and fold(known).split()[-1:] == folded.split()[-1:]
    ]
    found = [person for known, person in alike if fold(known) == folded]
    if alike and not found and (mention := _named(phrase)):
        found = [person for known, person in alike if resolve(mention, [known])]
    return found[0] if len(found) == 1 else None


def _romanised(name: str) -> str:
    """Return a Vietnamese name for English readers: no diacritics, no honorific."""
    phrase = one_line(name)
    mention = _named(phrase)
    return romanise(mention.text if mention else phrase)


def _actor(step: Statement, language: Language, people: Sequence[Person]) -> str:
    """Return who is to act, or "" where the step says it or no English name is known."""
    who = step.who or ""
    if who and language == "en":
        who = _actor_in_english(who, people) or ""
    return "" if _says(step, language, who) else who


def _actor_in_english(who: str, people: Sequence[Person]) -> str | None:
    """Return a person of the briefing or a body, by the English name that code knows."""
    from briefing.terms import load

    person = _person_named(who, people)
    return person.name.get("en") if person else next(iter(load().english(one_line(who))), None)


def _deadline(step: Statement, language: Language, stamp: datetime | None) -> Deadline | None:
    """Return when the step is due, or None where the step says it or code cannot read it."""
    due = Deadline("", step.due or "") if language == "vi" else _english_due(step.due or "", stamp)
    return None if due is None or _says(step, language, due.date) else due


def _english_due(due: str, stamp: datetime | None) -> Deadline | None:
    """Return the date that ends `due` in English, with the words before it; else None."""
    from briefing.vietnamese.dates import find_dates

    phrase = one_line(due)
    dates = find_dates(phrase, stamp.date() if stamp else None)
    if len(dates) != 1 or dates[0].end != len(phrase):
        return None
    return Deadline(fold(phrase[: dates[0].start].strip()), dates[0].english)


def _says(statement: Statement, language: Language, phrase: str) -> bool:
    """Return whether the statement has every word of `phrase`, in whatever order.

    The order differs with the turn: "Ward People's Committee", "People's Committee of … Ward".
    """
    said = _words(phrase) - {"of", "the"}
    return not said or said <= _words(statement.text.get(language, ""))


@lru_cache(maxsize=256)  # a step is asked for who and when
def _words(text: str) -> frozenset[str]:
    """Return the words of `text`, folded."""
    folded = fold(one_line(text))
    return frozenset(folded[start:end] for start, end in words(folded))


# --- figures -------------------------------------------------------------------------------


class Amount(NamedTuple):
    """A figure of a statement that passed."""

    text: str
    """As the statement writes it, with its unit."""
    behind: str
    """The next words of the statement: what is counted."""
    evidence: tuple[str, ...]
    """The sentences that have it."""


def _amounts(briefing: Briefing, language: Language) -> list[Amount]:
    """Return the figures of the statements that passed, each once, in the order of the document.

    Numbers in words, ordinals and identifiers are no figures worth a list.
    """
    from briefing import ledger

    amounts: dict[tuple[object, ...], Amount] = {}
    for section in _sections(briefing.statements).values():
        for statement in section:
            text = statement.text.get(language, "")
            if statement.status != "passed" or not text:
                continue
            for figure in ledger.read(text, language, briefing.article.day).figures:
                if figure.kind not in _LISTED or figure.spelt:
                    continue
                behind = _words_behind(text, figure.end)
                counted = "" if figure.unit else behind.partition(" ")[0]
                key = (figure.numbers, figure.unit, counted)
                if key not in amounts:
                    amounts[key] = Amount(figure.text, behind, statement.evidence)
    return list(amounts.values())


_LISTED = {"amount", "range", "fraction", "multiple"}
_CLAUSE_END = re.compile(r"[,;:()“”\"]|[.!?](?:\s|$)")
_DIGIT = re.compile(r"\d")


def _words_behind(text: str, end: int) -> str:
    """Return the next four words of `text`, up to another number or the end of the clause."""
    stop = _CLAUSE_END.search(text, end)
    behind = text[end : stop.start() if stop else None].split(maxsplit=4)
    shown = list(takewhile(lambda word: not _DIGIT.search(word), behind[:4]))
    return " ".join(shown) + ("…" if shown and len(behind) > len(shown) else "")
