"""The statements and people of a briefing, before they are checked.

Two ways to a draft: `from_reply` reads what a model wrote; `extract` takes the article's
own sentences, for a model that is too small to be trusted with more than one sentence.
"""

from briefing.drafting.extract import extract
from briefing.drafting.people import Draft
from briefing.drafting.reply import from_reply, texts_from_reply
from briefing.drafting.texts import (
    failing,
    like_source,
    missing,
    plausible,
    with_evidence,
    with_texts,
    without_flagged,
)

__all__ = [
    "Draft",
    "extract",
    "failing",
    "from_reply",
    "like_source",
    "missing",
    "plausible",
    "texts_from_reply",
    "with_evidence",
    "with_texts",
    "without_flagged",
]
