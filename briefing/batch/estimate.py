"""What a run may cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing import pipeline, settings
from briefing.batch.items import Item
from briefing.batch.shelf import Shelf
from briefing.errors import ArticleError, MissingExtraError
from briefing.llm import price
from briefing.models import Usage
from briefing.settings import Settings


class Estimate(NamedTuple):
    """What there is to do."""

    kept: int
    """Articles that have not changed since they were made."""
    unfetched: int
    """Web pages, of which nothing is known before they are fetched."""
    unusable: int
    """Articles that cannot be read."""
    articles: int
    """Articles that are to be made."""
    words: int
    """Their words."""
    usage: Usage
    """About what they will cost if no text fails its checks; the embedded model asks for nothing
    beforehand, so its requests are not counted."""
    cost_usd: float | None
    """That in US dollars; None when the price is not known."""


def estimate(items: Iterable[Item], shelf: Shelf, chosen: Settings) -> Estimate:
    """Go through all items; nothing is sent or written.

    Raises SettingsError when the settings name no usable endpoint.
    """
    kept = unfetched = unusable = articles = words = 0
    usage = Usage()
    free = chosen.model == settings.LOCAL
    for item in items:
        if item.url is not None:
            unfetched += 1
            continue
        try:
            if shelf.find(item):
                kept += 1
                continue
            article = item.article(item.load())
        except (ArticleError, MissingExtraError):
            unusable += 1
            continue
        articles += 1
        words += article.words
        if not free:
            usage += pipeline.expected(article, chosen)
    if free:
        return Estimate(kept, unfetched, unusable, articles, words, usage, 0.0)
    with pipeline.endpoint(chosen, lambda *_: None) as place:
        cost = price(place)
    dollars = None if cost is None else cost(usage)
    return Estimate(kept, unfetched, unusable, articles, words, usage, dollars)
