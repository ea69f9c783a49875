"""The statements and people of a briefing, before they are checked.

Two ways to a draft: `from_reply` reads what a model wrote; `extract` takes the article's
own sentences, for a model that is too small to be trusted with more than one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from briefing.models import Article, Sentence
from briefing.terms import Gazetteer

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


def extract(article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Draft:
    """Return a draft made of the article's own sentences, chosen by a stated formula.

    A sentence that opens with ông or bà is given the name it stands for, and the sentence
    that has the name joins its evidence.
    """
    from briefing.drafting.extraction import drafted  # only the embedded model needs its patterns

    return drafted(article, sentences, gazetteer)
