"""The texts of a briefing: which are missing, and how a new one takes its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.models import Briefing, Language, Person, Statement, Texts
from briefing.vietnamese.text import is_syllable, one_line, quotations, romanise


def missing(briefing: Briefing, language: Language) -> dict[str, str]:
    """Return, by id, the Vietnamese to start from for every text that `language` lacks."""
    have = {s.id for s in briefing.statements if s.text.get(language)}
    have |= {p.id for p in briefing.people if p.role.get(language)}
    return {id_: text for id_, text in _sources(briefing, language).items() if id_ not in have}


def plausible(text: str, source: str) -> bool:
    """Tell whether a text can be the whole translation of `source`, by its form alone.

    It ends like a sentence when the source does, is not many times longer or shorter, and
    has no list of hints in it.
    """
    length, wanted = len(text.split()), len(source.split())
    whole = text.rstrip(_CLOSING)[-1:] in _STOPS or source.rstrip(_CLOSING)[-1:] not in _STOPS
    alike = wanted / 4 - 2 <= length <= 1.5 * wanted + 10
    return whole and alike and (" = " not in text or " = " in source)


_STOPS = (".", "!", "?", "…", ":", ";")
_CLOSING = "\"'”’»)] "


def evidence_text(briefing: Briefing, statement: Statement) -> str:
    """Return the sentences that prove a statement, joined."""
    return " ".join(briefing.quoted(statement.evidence))


def with_texts(briefing: Briefing, language: Language, texts: Texts) -> Briefing:
    """Return the briefing with these texts in `language`, by id of statement or person.

    A new Vietnamese text discards the others, which were made from the old one.
    """

    def changed(old: Texts, text: str) -> Texts:
        return {"vi": text} if language == "vi" else {**old, language: english(text)}

    return briefing.model_copy(
        update={
            "statements": tuple(
                s.model_copy(update={"text": changed(s.text, texts[s.id])}) if s.id in texts else s
                for s in briefing.statements
            ),
            "people": tuple(
                p.model_copy(update={"role": changed(p.role, texts[p.id])}) if p.id in texts else p
                for p in briefing.people
            ),
        }
    )


LEAST = 5
"""Statements that a briefing should have, flagged ones included."""


def without_flagged(briefing: Briefing, least: int = LEAST) -> Briefing:
    """Return the briefing without the points, quotes and next steps that are flagged, as long as
    `least` statements remain, numbered anew; its provenance names the sentences not used."""
    kept = list(briefing.statements)
    for statement in reversed(briefing.statements):
        droppable = statement.kind in ("point", "quote", "next_step")
        if droppable and statement.status == "flagged" and len(kept) > least:
            kept.remove(statement)
    subjects: tuple[Statement | Person, ...] = (*kept, *briefing.people)
    used = {id_ for subject in subjects for id_ in subject.evidence}
    left_out = tuple(s.id for s in briefing.sentences if s.id not in used)
    numbered = tuple(s.model_copy(update={"id": f"P{n}"}) for n, s in enumerate(kept, 1))
    provenance = briefing.provenance.model_copy(update={"left_out": left_out})
    return briefing.model_copy(update={"statements": numbered, "provenance": provenance})


_ABBREVIATED = frozenset({"Ltd.", "Inc.", "Co.", "Corp.", "Jr."})


def with_evidence(briefing: Briefing) -> Briefing:
    """Return the briefing with the sentences that `evidence.weak` points at as evidence too."""
    more: dict[str | None, set[str]] = defaultdict(set)
    for finding in briefing.findings:
        if finding.code == "evidence.weak":
            more[finding.subject] |= {
                sentence.id
                for span in finding.spans
                for sentence in briefing.sentences
                if span.in_ == "article" and sentence.start <= span.start < sentence.end
            }
    order = {sentence.id: number for number, sentence in enumerate(briefing.sentences)}
    statements, people = (
        tuple(
            s.model_copy(
                update={
                    "evidence": tuple(sorted({*s.evidence, *more[s.id]}, key=order.__getitem__))
                }
            )
            if more.get(s.id)
            else s
            for s in subjects
        )
        for subjects in (briefing.statements, briefing.people)
    )
    return briefing.model_copy(update={"statements": statements, "people": people})


def english(text: str) -> str:
    """Return English text with Vietnamese names in their one spelling: without diacritics."""

    def plain(match: re.Match[str]) -> str:
        word = match[0]
        return (
            word if word.isascii() or word[0].islower() or not is_syllable(word) else romanise(word)
        )

    return re.sub(r"\w+", plain, one_line(text))


def like_source(text: str, source: str) -> str:
    """Return `text` without the full stop that a small model gives to a title or a headline, and
    without the article before such a sentence; with the question mark of a question.

    A full stop that ends an abbreviation (5 p.m., Co., Ltd.) or several dots stays.
    """
    if source.endswith("?") and "?" not in text:
        return f"{text.rstrip('.')}?"
    ends = source.rstrip(_CLOSING)[-1:] in _STOPS
    last = text.rsplit(maxsplit=1)[-1:]
    full_stop = bool(last) and re.fullmatch(r"[^.]{2,}\.", last[0]) is not None
    if ends or not full_stop or last[0] in _ABBREVIATED:
        return text
    bare = text[:-1].removeprefix("The ")
    return bare[:1].upper() + bare[1:]


def keyed(**texts: str) -> Texts:
    """Return the texts that have text, by language."""
    return {language: line for language, text in texts.items() if (line := one_line(text))}


def ids(numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the sentence ids of these numbers, in the order of the article."""
    return tuple(f"S{number}" for number in sorted(set(numbers)))


def cut_quote(sentence: str) -> str:
    """Return the longest text between quotation marks, as it stands; '' when there is none."""
    spans = quotations(sentence)
    return max((sentence[start:end] for start, end in spans), key=len, default="")


_NOT_FOR_REWORDING = frozenset({"text.repeated"})
"""Codes of flagged texts that asking again for the same sentence cannot mend."""


def failing(briefing: Briefing, language: Language) -> dict[str, tuple[str, str]]:
    """Return, by id, the Vietnamese to start from and what is wrong with each text of
    `language` that is flagged; a quote's Vietnamese is never written by a model."""
    sources = _sources(briefing, language)
    people = {person.id for person in briefing.people}
    found: dict[str, tuple[str, str]] = {}
    for finding in briefing.findings:
        subject = finding.subject
        of_name = subject in people and finding.code.startswith("name.")  # nothing to reword
        wrong = finding.severity != "info" and finding.language == language
        wrong = wrong and finding.code not in _NOT_FOR_REWORDING
        if wrong and not of_name and subject in sources:
            earlier = found.get(subject, ("", ""))[1]
            found[subject] = (sources[subject], f"{earlier} {finding.message}".strip())
    return found


def _sources(briefing: Briefing, language: Language) -> dict[str, str]:
    """Return the Vietnamese to start from for each text that a model may write."""
    if language == "vi":
        return {s.id: evidence_text(briefing, s) for s in briefing.statements if s.kind != "quote"}
    texts = {s.id: s.text.get("vi", "") for s in briefing.statements}
    roles = {p.id: p.role.get("vi", "") for p in briefing.people}
    return {id_: text for id_, text in {**texts, **roles}.items() if text}
