"""A quote is the whole text between quotation marks of one evidence sentence, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.checks.findings import finding
from briefing.models import Briefing, Finding, Statement
from briefing.vietnamese.text import clean, fold, quotations

_MARKS = re.compile(r"[\"'“”„‟«»‘’]+")


def check_quote(statement: Statement, briefing: Briefing) -> Iterator[Finding]:
    """Yield a finding unless the quote stands so in the article.

    Spellings of one and the same word agree: composed or decomposed letters, old and new
    placement of the tone, i and y, white space, the form of marks inside the quotation.
    """
    quote = _wording(statement.text.get("vi", ""))
    for sentence in briefing.quoted(statement.evidence):
        if quote and any(quote == _wording(sentence[slice(*q)]) for q in quotations(sentence)):
            return
    where = ", ".join(statement.evidence)
    message = f"The quote is not what stands between quotation marks in {where}."
    yield finding("quote.not_verbatim", statement.id, "vi", message)


def _wording(text: str) -> str:
    """Return a text so that only another wording differs."""
    return " ".join(_MARKS.sub('"', fold(clean(text))).split())
