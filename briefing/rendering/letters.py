"""Briefings → Letter: one message's subject, Markdown, page for mail clients, attachments."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from bisect import bisect_left
from itertools import chain, takewhile
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import SettingsError, UsageError
from briefing.models import LANGUAGES, Attachment, Letter
from briefing.rendering.documents import render, title
from briefing.rendering.inlining import Inliner
from briefing.rendering.markup import blocks, bound, page, sanitised, with_addresses
from briefing.rendering.templates import fill, fill_line, tidy
from briefing.vietnamese.dates import MONTHS
from briefing.vietnamese.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from briefing.models import Briefing, Language

MAX_BYTES = 100_000
"""The HTML of a letter is shorter, in UTF-8: Gmail clips messages at 102 KB."""
_MEDIA_TYPES = {"md": "text/markdown", "html": "text/html", "json": "application/json"}
_LONGEST = 200
"""Characters of a subject, of a headline in a list, and of a preview."""
_STEM_LENGTH = 60
"""Characters of the name of an attachment, without its suffixes."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_MOST = 100
"""Briefings of a letter."""
_WHOLE = "briefings.html"
"""The attachment that has all documents of a letter, when there are several."""


def letter(
    briefings: Sequence[Briefing],
    languages: Sequence[Language],
    *,
    names: Sequence[str],
    subject: str | None = None,
    attach: Collection[str] = (),
    templates: Path | None = None,
) -> Letter:
    """Return `briefings` as one letter: all in the first of `languages`, then in the next.

    `names`, one for each briefing, are what its attachments are called before their suffix, in
    ASCII.
    `subject` is a template of one line of plain text. It is given the `headline`, `date` and
    `source` of the first briefing, all `headlines` and their `count`, in the first language, and
    that `language`. `attach` names what goes along: `md`, `html`, `json`.
    The HTML is shorter than 100,000 bytes: else it ends between two blocks, says so, and all of it
    is attached as a page. Raises UsageError for a call that cannot be met, and SettingsError for
    templates that cannot be used and where the extra `email` is missing.
    """
    _check(briefings, languages, names, attach)
    names = _file_stems(names)
    parts = [
        _Part(
            language,
            anchor=f"brief-{number}-{language}",
            name=f"{name}.{language}",
            title=title(briefing, language),
            text=render(briefing, language=language, templates=templates).text,
        )
        for language in languages
        for number, (briefing, name) in enumerate(zip(briefings, names, strict=True), 1)
    ]
    line = _subject(briefings, languages[0], subject, templates)
    html, cut = _html(parts, line, _preview(briefings[0], languages[0]), templates)
    attachments = list(_attachments(briefings, names, parts, attach, templates))
    if cut and _whole_name(parts) not in {attachment.name for attachment in attachments}:
        attachments.append(_whole(parts, line, templates))
    return Letter(
        key=_key(briefings, languages),
        languages=tuple(languages),
        subject=line,
        text="\n\n".join(text for _, text in _texts(parts, templates)),
        html=html,
        cut=cut,
        attachments=tuple(attachments),
    )


class _Part(NamedTuple):
    """One briefing in one language, as a letter has it."""

    language: Language
    anchor: str
    """Where links inside the letter lead."""
    name: str
    """What its attachments are called, without their suffix."""
    title: str
    """Its headline."""
    text: str
    """Markdown."""


def shortened(text: str) -> str:
    """Return `text` on one line of at most 200 characters, cut between words."""
    line = one_line(text)
    if len(line) <= _LONGEST:
        return line
    end = line.rfind(" ", _LONGEST * 4 // 5, _LONGEST)
    # A word that is longer than a fifth of the line is cut.
    return line[: end if end > 0 else _LONGEST - 1].rstrip() + "…"


def _check(
    briefings: Sequence[Briefing],
    languages: Sequence[Language],
    names: Sequence[str],
    attach: Collection[str],
) -> None:
    """Raise UsageError for what no letter can be made of."""
    if not briefings:
        raise UsageError("there is no briefing to put into a letter: name one")
    if not len(briefings) == len(names) == len({name.casefold() for name in names}):
        raise UsageError("attachments need a name for each briefing, each once: rename a file")
    if len(briefings) > _MOST:
        raise UsageError(f"a letter holds {_MOST} briefings at most: send several letters")
    if not languages or len(set(languages)) < len(languages) or set(languages) - {*LANGUAGES}:
        asked = "+".join(languages) or "no language"
        raise UsageError(f"no letter in {asked}: use {' or '.join(LANGUAGES)}, each once")
    if unknown := sorted({*attach} - {*_MEDIA_TYPES}):
        raise UsageError(f"{unknown[0]!r} cannot be attached: use {', '.join(_MEDIA_TYPES)}")


def _file_stems(names: Sequence[str]) -> list[str]:
    """Return the names in ASCII, fit for any disk and mail client, none twice."""
    stems: dict[str, str] = {}
    for name in names:
        bare = unicodedata.normalize("NFKD", name.translate({ord("đ"): "d", ord("Đ"): "D"}))
        safe = _UNSAFE.sub("-", bare.encode("ascii", "ignore").decode())
        stem = safe.strip(".-")[:_STEM_LENGTH].rstrip(".-") or "briefing"
        numbered = (f"{stem}-{number}" for number in range(2, len(names) + 2))
        free = next(each for each in chain([stem], numbered) if each.casefold() not in stems)
        stems[free.casefold()] = free
    return [*stems.values()]


def _key(briefings: Sequence[Briefing], languages: Sequence[Language]) -> str:
    """Return the digest of what is told, and in which languages.

    What the checks say does not count: they may change, and nobody wants the same brief again.
    """
    told = [*languages, *(_told(briefing, languages) for briefing in briefings)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _told(briefing: Briefing, languages: Sequence[Language]) -> list[object]:
    """Return what a briefing is known by: its article, when it was made, and its texts."""
    texts = [
        *(statement.text for statement in briefing.statements),
        *(text for person in briefing.people for text in (person.name, person.role)),
    ]
    return [
        briefing.article.sha256,
        briefing.provenance.created_at.isoformat(),
        [[text.get(language) for language in languages] for text in texts],
        [[each.speaker, each.who, each.due] for each in briefing.statements],
    ]


def _subject(
    briefings: Sequence[Briefing], language: Language, own: str | None, templates: Path | None
) -> str:
    """Return the subject: of the template `own`, else of the one among the templates."""
    first = briefings[0]
    headlines = [shortened(title(briefing, language)) for briefing in briefings]
    context = {
        "headline": headlines[0],
        "headlines": headlines,
        "count": len(headlines),
        "date": _date(first, language),
        "source": one_line(first.article.source or ""),
        "language": language,
    }
    name = "mail.subject.md" if own is None else "--subject"
    line = shortened(fill_line(name, context, templates, source=own))
    if not line:
        raise SettingsError("the subject of the letter is empty: mend its template")
    return line


def _date(briefing: Briefing, language: Language) -> str:
    """Return the day of the article, else of the briefing, as `language` writes it."""
    day = briefing.article.day or briefing.provenance.created_at.date()
    if language == "vi":
        return f"{day.day}/{day.month}/{day.year}"
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _preview(briefing: Briefing, language: Language) -> str:
    """Return the first sentence of the summary, which clients show beside the subject."""
    summary = [each for each in briefing.statements if each.kind == "summary"]
    return shortened(summary[0].text.get(language, "")) if summary else ""


# --- text and attachments ------------------------------------------------------------------


def _texts(parts: Sequence[_Part], templates: Path | None) -> Iterator[tuple[Language, str]]:
    """Yield the Markdown, each piece with its language: contents of several parts, and parts."""
    if len(parts) > 1:
        language = parts[0].language
        context = {"language": language, "headlines": [shortened(part.title) for part in parts]}
        yield language, tidy(fill("mail.contents.md", context, templates))
    for part in parts:
        yield part.language, part.text


def _attachments(
    briefings: Sequence[Briefing],
    names: Sequence[str],
    parts: Sequence[_Part],
    attach: Collection[str],
    templates: Path | None,
) -> Iterator[Attachment]:
    """Yield what was asked for: documents in the order of the letter, then the data."""
    for part in parts:
        if "md" in attach:
            yield _attachment(f"{part.name}.md", part.text)
        if "html" in attach:
            text = page(part.text, part.title, part.language, templates)
            yield _attachment(f"{part.name}.html", text)
    if "json" in attach:
        for name, briefing in zip(names, briefings, strict=True):
            text = briefing.model_dump_json(by_alias=True, indent=2) + "\n"
            yield _attachment(f"{name}.briefing.json", text)


def _attachment(name: str, text: str) -> Attachment:
    media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    return Attachment(name=name, media_type=media_type, data=text.encode())


def _whole_name(parts: Sequence[_Part]) -> str:
    return f"{parts[0].name}.html" if len(parts) == 1 else _WHOLE


def _whole(parts: Sequence[_Part], line: str, templates: Path | None) -> Attachment:
    """Return all of the letter as a page for browsers."""
    first = parts[0]
    if len(parts) == 1:
        text = page(first.text, first.title, first.language, templates)
    else:
        text = bound(_texts(parts, templates), line, first.language, templates)
    return _attachment(_whole_name(parts), text)


# --- the page for mail clients -------------------------------------------------------------


def _html(
    parts: Sequence[_Part], subject: str, preview: str, templates: Path | None
) -> tuple[str, bool]:
    """Return the page for mail clients, and whether it had to end early."""
    mail = _MailPage(parts, subject, preview, templates)
    count = mail.length
    if not _fits(mail.first(count)):
        # The first count that is too many, less one.
        count = bisect_left(range(count), True, key=lambda each: not _fits(mail.first(each))) - 1
        count -= mail.headings_before(count)
    if count < 0:
        message = f"template mail.html alone makes {MAX_BYTES:,} bytes or more: shorten it"
        raise SettingsError(message)
    return mail.first(count), count < mail.length


def _fits(html: str) -> bool:
    return len(html.encode()) < MAX_BYTES


class _MailPage:
    """A page that can end early: behind an entry of its contents list, or a block of a part."""

    def __init__(
        self, parts: Sequence[_Part], subject: str, preview: str, templates: Path | None
    ) -> None:
        self._parts = parts
        self._bodies = [tuple(blocks(with_addresses(sanitised(part.text)))) for part in parts]
        self._listed = len(parts) if len(parts) > 1 else 0
        self._context = {
            "language": parts[0].language,
            "title": subject,
            "preheader": preview,
        }
        self._templates = templates
        self._inliner = Inliner(templates)
        self.length = self._listed + sum(map(len, self._bodies))
        """In entries and blocks."""

    def first(self, count: int) -> str:
        """Return the page of so many entries and blocks, with styles inlined."""
        shown = self._shown(count - self._listed)
        anchors = {part["anchor"] for part in shown}
        entries = [
            {
                "language": part.language,
                "headline": shortened(part.title),
                "anchor": part.anchor if part.anchor in anchors else "",
            }
            for part in self._parts[: min(count, self._listed)]
        ]
        rest = _whole_name(self._parts) if count < self.length else ""
        context = {**self._context, "contents": entries, "parts": shown, "rest": rest}
        return self._inliner.inlined(fill("mail.html", context, self._templates))

    def headings_before(self, count: int) -> int:
        """Return how many headings would stand last on the page: nothing follows them there."""
        shown = [block for body in self._bodies for block in body][: max(count - self._listed, 0)]
        return sum(1 for _ in takewhile(lambda block: block.startswith("<h"), reversed(shown)))

    def _shown(self, count: int) -> list[dict[str, str]]:
        """Return so many blocks, by part."""
        from markupsafe import Markup

        shown = []
        for part, body in zip(self._parts, self._bodies, strict=True):
            if count <= 0:
                break
            text = Markup("\n".join(body[:count]))  # noqa: S704 - sanitised
            shown.append({"language": part.language, "anchor": part.anchor, "body": text})
            count -= len(body)
        return shown
