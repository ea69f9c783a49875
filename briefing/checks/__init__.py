"""Briefing to findings: what code could not confirm. Pure; never raises.

The codes, their severity and what each one promises are listed in `docs/findings.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.models import LANGUAGES, Briefing, Finding, Language, Severity, Span, Statement
from briefing.vietnamese.dates import MONTHS, PartialDate, find_dates
from briefing.vietnamese.figures import english_values, find_figures
from briefing.vietnamese.language import foreign
from briefing.vietnamese.names import find_names
from briefing.vietnamese.ranking import similar
from briefing.vietnamese.text import fold, quotations, romanise

SEVERITY: dict[str, Severity] = {
    "quote.not_verbatim": "error",
    "name.not_in_article": "error",
    "name.mismatch": "error",
    "figure.mismatch": "error",
    "date.mismatch": "error",
    "language.wrong": "error",
    "link.foreign": "error",
    "text.missing": "error",
    "text.repeated": "warning",
    "coverage.low": "info",
}
"""Severity of each code that is checked."""

_LANGUAGE_NAMES = {"vi": "Vietnamese", "en": "English"}
_SPELT = 12
"""Up to this number the press writes counts as words: five to seven people."""
_QUARTERS = (r"first|\bQ1", r"second|\bQ2", r"third|\bQ3", r"fourth|\bQ4")
_SAME_TEXT = 0.95
"""Share of content words in common above which one text repeats another."""
_LINK = (
    r"(?:https?://|www\.)[^\s<>]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|net|org|vn|info|io|ru|cn|xyz)\b(?:/[^\s<>]*)?"
)
"""Addresses. None begins inside a run of its own letters: each run is read once."""
_BEHIND_LINK = ".,;:!?…)]}'\"’”»"


class Text(NamedTuple):
    """One text of the briefing: what a check looks at."""

    subject: str
    language: Language
    text: str
    label: str
    """What messages call it: the text, the name, the role."""


def check(briefing: Briefing) -> Briefing:
    """Return the briefing with its findings made anew and every status to match."""
    findings = tuple(_findings(briefing))
    flagged = {f.subject for f in findings if f.severity != "info"}
    status = {True: "flagged", False: "passed"}
    statements, people = (
        tuple(s.model_copy(update={"status": status[s.id in flagged]}) for s in subjects)
        for subjects in (briefing.statements, briefing.people)
    )
    return briefing.model_copy(
        update={"findings": findings, "statements": statements, "people": people}
    )


def _findings(briefing: Briefing) -> Iterator[Finding]:
    article = _Article(briefing)
    for text in _texts(briefing):
        yield from _missing(text)
        if text.text:
            yield from _language(text)
            yield from _names_in_article(text, article)
            yield from _links(text, article)
    for statement in briefing.statements:
        if statement.text.get("vi") and statement.text.get("en"):
            yield from _names_in_english(statement)
            yield from _figures_in_english(statement)
            yield from _dates_in_english(statement)
        if statement.kind == "quote":
            yield from _quote(statement, briefing)
    yield from _repeated(briefing.statements)
    yield from _coverage(briefing)


class _Article:
    """The article's words, folded once for all checks."""

    def __init__(self, briefing: Briefing) -> None:
        whole = f"{briefing.article.title or ''}\n{briefing.article.text}"
        self.lowered = whole.lower()
        self.folded = " ".join(fold(whole).split())
        self.plain = romanise(self.folded)

    def has(self, words: str, language: Language) -> bool:
        """Tell whether the article has these words, whole; without diacritics for English."""
        folded = " ".join(fold(words).split())
        wanted, text = (folded, self.folded) if language == "vi" else (romanise(folded), self.plain)
        return _whole_words(wanted, text)

    def links_to(self, address: str) -> bool:
        """Tell whether the article has this address, as a whole or up to its path."""
        pattern = rf"(?<![\w.@+-]){re.escape(address.lower())}(?![@-]|\.?\w)"
        return re.search(pattern, self.lowered) is not None


def _whole_words(wanted: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _texts(briefing: Briefing) -> Iterator[Text]:
    for statement in briefing.statements:
        for language in LANGUAGES:
            yield Text(statement.id, language, statement.text.get(language, "").strip(), "text")
    for person in briefing.people:
        for language in LANGUAGES:
            yield Text(person.id, language, person.name.get(language, "").strip(), "name")
            if any(person.role.values()):
                yield Text(person.id, language, person.role.get(language, "").strip(), "role")


def _finding(
    code: str, subject: str | None, language: str | None, message: str, *spans: Span
) -> Finding:
    return Finding(
        code=code,
        severity=SEVERITY[code],
        subject=subject,
        language=language,
        message=message,
        spans=spans,
    )


def _span(text: Text, start: int, end: int) -> Span:
    return Span(in_=text.language, start=start, end=end)


def _missing(text: Text) -> Iterator[Finding]:
    if not text.text:
        name = _LANGUAGE_NAMES[text.language]
        message = f"The {name} {text.label} is missing."
        yield _finding("text.missing", text.subject, text.language, message)


def _language(text: Text) -> Iterator[Finding]:
    if text.label != "name" and (span := foreign(text.text, text.language)):
        found = text.text[slice(*span)]
        name = _LANGUAGE_NAMES[text.language]
        message = f"The {text.label} should be {name} throughout, but has “{found}”."
        yield _finding("language.wrong", text.subject, text.language, message, _span(text, *span))


def _names_in_article(text: Text, article: _Article) -> Iterator[Finding]:
    """A person named anywhere in the briefing is named in the article, letter for letter."""
    for start, end in _people_named(text):
        name = text.text[start:end]
        if not article.has(name, text.language):
            message = f"The article names nobody called “{name}”."
            yield _finding(
                "name.not_in_article", text.subject, text.language, message, _span(text, start, end)
            )


def _people_named(text: Text) -> list[tuple[int, int]]:
    if text.label == "name":
        return [(0, len(text.text))]
    spans = [(name.start, name.end) for name in find_names(text.text) if name.full]
    owner = re.compile(r"['’]s?$")
    return [(start, start + len(owner.sub("", text.text[start:end]))) for start, end in spans]


def _names_in_english(statement: Statement) -> Iterator[Finding]:
    """Whoever the Vietnamese names in full, the English names too."""
    plain = fold(romanise(statement.text["en"]))
    for name in find_names(statement.text["vi"]):
        if name.full and not _whole_words(fold(romanise(name.text)), plain):
            message = f"The English should name {romanise(name.text)}, as the Vietnamese does."
            yield _unlike("name.mismatch", statement, message, name.start, name.end)


def _figures_in_english(statement: Statement) -> Iterator[Finding]:
    """Every amount of the Vietnamese stands in the English, with the same value."""
    values = english_values(statement.text["en"])
    for figure in find_figures(statement.text["vi"]):
        spelt = figure.value <= _SPELT and figure.unit in (None, "người")
        if figure.value not in values and not spelt:
            message = f"The English should have {figure.english}, for “{figure.text}”."
            yield _unlike("figure.mismatch", statement, message, figure.start, figure.end)


def _dates_in_english(statement: Statement) -> Iterator[Finding]:
    """Every day and month of the Vietnamese stands in the English."""
    english = statement.text["en"]
    for mention in find_dates(statement.text["vi"]):
        if not all(_tells(english, day) for day in mention.dates):
            message = f"The English should have {mention.english}, for “{mention.text}”."
            yield _unlike("date.mismatch", statement, message, mention.start, mention.end)


def _tells(english: str, day: PartialDate) -> bool:
    """Tell whether an English text has the day, month and year of a date, in any order."""
    month = MONTHS[day.month - 1] if day.month else ""
    numbers = {int(number) for number in re.findall(r"(?<!\d)\d{1,4}(?!\d)", english)}
    year = day.year is None or day.year in numbers or day.year % 100 in numbers
    quarter = day.quarter is None or re.search(_QUARTERS[day.quarter - 1], english, re.IGNORECASE)
    named = re.search(rf"\b{month[:3]}", english) is not None
    return named and (day.day is None or day.day in numbers) and year and bool(quarter)


def _unlike(code: str, statement: Statement, message: str, start: int, end: int) -> Finding:
    """A finding about something of the Vietnamese text that the English lacks."""
    return _finding(code, statement.id, "en", message, Span(in_="vi", start=start, end=end))


def _links(text: Text, article: _Article) -> Iterator[Finding]:
    for match in _link().finditer(text.text):
        address = match[0].rstrip(_BEHIND_LINK)
        if not article.links_to(address):
            message = f"“{address}” is not in the article."
            span = _span(text, match.start(), match.start() + len(address))
            yield _finding("link.foreign", text.subject, text.language, message, span)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(_LINK, re.IGNORECASE)


def _quote(statement: Statement, briefing: Briefing) -> Iterator[Finding]:
    """The whole text between quotation marks in one evidence sentence, letter for letter."""
    quote = statement.text.get("vi", "")
    for sentence in briefing.quoted(statement.evidence):
        if quote and quote in (sentence[start:end] for start, end in quotations(sentence)):
            return
    where = ", ".join(statement.evidence)
    message = f"The quote is not what stands between quotation marks in {where}."
    yield _finding("quote.not_verbatim", statement.id, "vi", message)


def _repeated(statements: tuple[Statement, ...]) -> Iterator[Finding]:
    for number, statement in enumerate(statements):
        for language in LANGUAGES:
            text = statement.text.get(language, "")
            for earlier in statements[:number]:
                other = earlier.text.get(language, "")
                if text and other and _same(text, other):
                    message = "It repeats an earlier statement."
                    yield _finding("text.repeated", statement.id, language, message)
                    break


def _same(text: str, other: str) -> bool:
    short, long = sorted((text, other), key=lambda t: len(t.split()))
    close_in_length = len(short.split()) >= 0.8 * len(long.split())
    return fold(short) == fold(long) or (close_in_length and similar(short, long) >= _SAME_TEXT)


def _coverage(briefing: Briefing) -> Iterator[Finding]:
    left_out = briefing.provenance.left_out
    if left_out:
        message = (
            f"{len(left_out)} of {len(briefing.sentences)} sentences were not shown to the model, "
            "because the article is longer than its context."
        )
        yield _finding("coverage.low", None, None, message)
