"""What each text of a briefing is held to by itself: present, in its language, no foreign link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.checks.article import ArticleIndex
from briefing.checks.findings import LANGUAGE_NAMES, Text, finding, not_in_article, span
from briefing.models import LANGUAGES, Briefing, Finding, Language, Person, Statement
from briefing.vietnamese.language import foreign
from briefing.vietnamese.names import find_names
from briefing.vietnamese.ranking import shared, similar
from briefing.vietnamese.text import clean, fold

_SAME_TEXT = 0.95
"""Share of content words in common above which one text repeats another."""
_ALIKE = 0.5
"""Share of all words in common below which the content words need not be compared."""
_SAME_LENGTH = 0.8
"""Share of the longer text's words that the shorter must have to repeat it."""
_DOMAINS = "com net org vn info io ru cn xyz"
_SIGNS_OF_LINK = ("://", "www.", "@", *(f".{domain}" for domain in _DOMAINS.split()))
_LINK = (
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*"
    rf"\.(?:{_DOMAINS.replace(' ', '|')})\b(?:/[^\s<>]*)?"
)
"""Addresses. None begins inside a run of its own letters: each run is read once."""
_BEHIND_LINK = ".,;:!?…)]}'\"’”»"


def check_texts(briefing: Briefing, article: ArticleIndex) -> Iterator[Finding]:
    """Yield what is wrong with single texts, in the order of the briefing."""
    subjects: list[Statement | Person] = [*briefing.statements, *briefing.people]
    evidence = {subject.id: subject.evidence for subject in subjects}
    for text in _texts(briefing):
        if not clean(text.text).strip():
            message = f"The {LANGUAGE_NAMES[text.language]} {text.label} is missing."
            yield finding("text.missing", text.subject, text.language, message)
            continue
        yield from _language(text)
        if text.label != "text":  # those of statements: `evidence` and `translation`
            yield from _names(text, article)
        yield from _links(text, evidence[text.subject], article)


def _texts(briefing: Briefing) -> Iterator[Text]:
    for statement in briefing.statements:
        for language in LANGUAGES:
            yield Text(statement.id, language, statement.text.get(language, ""), "text")
    for person in briefing.people:
        for language in LANGUAGES:
            yield Text(person.id, language, person.name.get(language, ""), "name")
            if any(person.role.values()):
                yield Text(person.id, language, person.role.get(language, ""), "role")


def _language(text: Text) -> Iterator[Finding]:
    if text.label != "name" and (stretch := foreign(text.text, text.language)):
        found = text.text[slice(*stretch)]
        name = LANGUAGE_NAMES[text.language]
        message = f"The {text.label} should be {name} throughout, but has “{found}”."
        where = span(text.language, *stretch)
        yield finding("language.wrong", text.subject, text.language, message, where)


def _names(text: Text, article: ArticleIndex) -> Iterator[Finding]:
    """Whoever is listed, or named in a role, is named in the article, letter for letter."""
    if text.label == "name":
        spans = [(0, len(text.text))]
    else:
        spans = [(name.start, name.end) for name in find_names(text.text) if name.full]
    for start, end in spans:
        name = text.text[start:end]
        if not article.has(name, text.language):
            where = span(text.language, start, end)
            yield not_in_article(text.subject, text.language, name, where)


def _links(text: Text, evidence: Sequence[str], article: ArticleIndex) -> Iterator[Finding]:
    lowered = text.text.lower()
    if not any(sign in lowered for sign in _SIGNS_OF_LINK):
        return
    for match in _link().finditer(text.text):
        passage = article.passage(evidence)
        address = match[0].rstrip(_BEHIND_LINK)
        if not passage.links_to(address):
            message = f"“{address}” is not in the evidence ({passage.ids})."
            where = span(text.language, match.start(), match.start() + len(address))
            yield finding("link.foreign", text.subject, text.language, message, where)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(_LINK, re.IGNORECASE)


def check_repeats(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Yield each statement that says what an earlier one says."""
    earlier: dict[Language, list[_Said]] = {language: [] for language in LANGUAGES}
    for statement in statements:
        for language in LANGUAGES:
            if text := statement.text.get(language, ""):
                said = _Said.of(text)
                if any(said.repeats(other) for other in earlier[language]):
                    message = "It repeats an earlier statement."
                    yield finding("text.repeated", statement.id, language, message)
                earlier[language].append(said)


class _Said(NamedTuple):
    """A text as it is compared with others."""

    text: str
    folded: str
    length: int
    """Words."""
    words: frozenset[str]
    """The words, with the signs around them."""

    @classmethod
    def of(cls, text: str) -> _Said:
        folded = fold(text)
        words = folded.split()
        return cls(text, folded, len(words), frozenset(words))

    def repeats(self, other: _Said) -> bool:
        """Tell whether two texts are one, or as long and nearly of the same words."""
        if self.folded == other.folded:
            return True
        short, long = sorted((self.length, other.length))
        if short < _SAME_LENGTH * long or shared(self.words, other.words) < _ALIKE:
            return False
        return similar(self.text, other.text) >= _SAME_TEXT


def check_coverage(briefing: Briefing) -> Iterator[Finding]:
    """Yield one finding when sentences of the article were not read."""
    left_out = briefing.provenance.left_out
    if left_out:
        reason = (
            "because the embedded model is given only the most telling ones"
            if briefing.provenance.embedded
            else "because the article is longer than its context"
        )
        message = (
            f"{len(left_out)} of {len(briefing.sentences)} sentences were not shown to the model, "
            f"{reason}."
        )
        yield finding("coverage.low", None, None, message)
