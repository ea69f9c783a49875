"""From settings to a briefing: an endpoint, a budget, and the story of one article."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

from briefing import keys, local, prompting, reading, settings
from briefing.errors import SettingsError, UsageError
from briefing.fetching import is_url
from briefing.llm import ANSWER, Budget, Client, Line, Price, RunBudget, price, run
from briefing.models import Article, Briefing, Endpoint, Usage
from briefing.pipeline.desk import Desk, Made, Model, OnProgress
from briefing.pipeline.replies import Replies
from briefing.settings import Settings
from briefing.terms import load as load_terms


def make(source: str | Path | Article, **options: Any) -> Briefing:
    """Make a checked briefing of an article; takes what `amake` takes.

    Raises UsageError inside a running event loop: await `amake` there.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return run(amake(source, **options))
    raise UsageError("briefing.make was called inside an event loop: await briefing.amake instead")


async def amake(
    source: str | Path | Article,
    *,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key: str | None = None,
    timeout: float | None = None,
    glossary: str | Path | None = None,
    bilingual: bool | None = None,
    context: int | None = None,
    headers: Mapping[str, str] | None = None,
    extra_body: Mapping[str, Any] | None = None,
    max_requests: int | None = None,
    max_tokens: int | None = None,
    max_cost: float | None = None,
    config: Path | None = None,
    offline: bool | None = None,
    allow_private_network: bool | None = None,
    cache: bool = False,
    on_progress: OnProgress | None = None,
) -> Briefing:
    """Make a checked briefing of an article, in Vietnamese and English.

    `source` is a path, a web address, or an `Article` from `read_text`. `model` is a model's name
    at the endpoint, `"local"` for the embedded one, or any object with `complete`. Options that
    are not given come from the environment and the config file; `timeout` is in seconds,
    `context` in tokens. `headers` and `extra_body` go with every request. `max_requests`,
    `max_tokens` and `max_cost` (in US dollars) are ceilings for this article. With `offline` no
    page is fetched; with `allow_private_network` also from other than public addresses.
    With `cache`, replies are taken from the user's cache, and kept there; a model of your own has
    none. `on_progress(stage, done, total)` is called as the work goes on.

    Raises BriefingError: ArticleError, EndpointError, OutputError or SettingsError.
    """
    brought = None if model is None or isinstance(model, str) else model
    if brought and (base_url or api_key or headers or extra_body or cache):
        raise UsageError(
            "a model of your own takes neither base_url nor api_key, headers, extra_body nor cache"
        )
    flags = {
        "model": None if brought else model,
        "base_url": base_url,
        "api_key": api_key,
        "timeout": timeout,
        "glossary": glossary,
        "bilingual": bilingual,
        "context": context,
        "headers": headers,
        "extra_body": extra_body,
        "max_requests": max_requests,
        "max_tokens": max_tokens,
        "max_cost": max_cost,
        "offline": offline,
        "allow_private_network": allow_private_network,
    }
    chosen = settings.load(
        flags, config=config, local_installed=local.installed, brought=brought is not None
    )
    article = source if isinstance(source, Article) else await _read(source, chosen)
    load_terms(chosen.glossary)  # a bad glossary is told before a model is loaded
    report = on_progress or _silent
    if brought:
        place = _BROUGHT.model_copy(update={"context": chosen.context})
        if chosen.max_cost is not None:
            raise SettingsError("what a model of your own costs is not known: use max_tokens")
        desk = Desk(brought, place, chosen, report, _budget(chosen))
        return (await desk.brief(article)).briefing
    async with AsyncExitStack() as stack:
        replies = _replies(chosen, stack) if cache else None
        # In a thread, so that loading the embedded model does not stop the caller's loop.
        place = await asyncio.to_thread(stack.enter_context, endpoint(chosen, report))
        line = await stack.enter_async_context(Line(place))
        return (await brief(article, line, chosen, report, replies=replies)).briefing


async def _read(source: str | Path, chosen: Settings) -> Article:
    """Read an article; a web page in a thread, so that the caller's loop goes on."""
    if not is_url(str(source)):
        return reading.read(source)
    from briefing.fetching.fetcher import Fetcher

    return await asyncio.to_thread(reading.read, source, fetcher=Fetcher.by(chosen))


def _replies(chosen: Settings, stack: AsyncExitStack) -> Replies:
    from briefing.store import Store

    store = stack.enter_context(Store.open())
    return Replies(store, keys.model_key(chosen, local.identity))


@contextmanager
def endpoint(chosen: Settings, report: OnProgress) -> Iterator[Endpoint]:
    """Yield the endpoint that the settings name; the embedded model is served meanwhile.

    Raises SettingsError when the embedded model cannot be served, OpenAI's own host would be
    asked without a key, or a cost is to be kept that cannot be known.
    """
    if chosen.model == settings.LOCAL:
        with local.serve(report) as served:
            yield served
        return
    base_url = chosen.base_url or ""
    if settings.is_openai(base_url) and not chosen.api_key:
        raise SettingsError(f"{chosen.host} needs a key: set OPENAI_API_KEY")
    place = Endpoint(
        base_url=base_url,
        model=chosen.model,
        api_key=chosen.api_key or "",
        headers=chosen.headers,
        extra_body=chosen.extra_body,
        label=chosen.host,
        context=chosen.context,
    )
    if chosen.max_cost is not None:
        require_price(place)
    yield place


def require_price(place: Endpoint) -> None:
    """Raise SettingsError when the price of a model is not known, so that no cost can be kept."""
    if price(place) is None:
        raise SettingsError(
            f"the price of {place.model} at {place.label} is not known, so --max-cost cannot be "
            "kept: use --max-tokens"
        )


async def brief(
    article: Article,
    line: Line,
    chosen: Settings,
    report: OnProgress,
    *,
    replies: Replies | None = None,
    spending: RunBudget | None = None,
) -> Made:
    """Make a briefing at the end of an open line: one for many articles.

    What `replies` has is not asked for; `spending` is the budget of a run. Raises as `amake` does.
    """
    budget = _budget(chosen, price(line.endpoint), spending)
    client = Client(line, budget)
    return await Desk(client, line.endpoint, chosen, report, budget, replies).brief(article)


def expected(article: Article, chosen: Settings) -> Usage:
    """Return about what an article will cost at an endpoint if nothing is asked for again."""
    sentences = reading.sentences(article)
    shown = prompting.select(article, sentences, chosen.context)
    text = "\n".join(article.text[s.start : s.end] for s in shown)
    hints = load_terms(chosen.glossary).hints(text, article.day)
    prompt = prompting.brief(article, shown, hints, bilingual=chosen.bilingual)
    # The English is asked for together with the Vietnamese, or by itself, from it.
    requests, again = (1, 0) if chosen.bilingual else (2, 2 * ANSWER)
    return Usage(
        requests=requests,
        prompt_tokens=prompt.tokens + again,
        completion_tokens=2 * ANSWER,
        estimated=True,
    )


def make_at(place: Endpoint, article: Article, chosen: Settings, report: OnProgress) -> Briefing:
    """Make a briefing at an endpoint that is open already."""

    async def made() -> Briefing:
        async with Line(place) as line:
            return (await brief(article, line, chosen, report)).briefing

    return run(made())


def _budget(
    chosen: Settings, price: Price | None = None, spending: RunBudget | None = None
) -> Budget:
    return Budget(
        chosen.timeout,
        requests=chosen.max_requests,
        tokens=chosen.max_tokens,
        dollars=chosen.max_cost,
        price=price,
        run=spending,
    )


_BROUGHT = Endpoint(base_url="", model=settings.BROUGHT, api_key="", label="none")


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""
