"""The story: read → brief → check and repair → fill → check and repair."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from briefing import checks, drafting, local, prompting, reading, settings
from briefing.errors import (
    BriefingError,
    ContextLengthError,
    EndpointError,
    InvalidOutputError,
    OutputError,
    SettingsError,
    TruncatedError,
    UsageError,
)
from briefing.llm import Budget, Client, Price, price, run
from briefing.models import (
    LANGUAGES,
    Article,
    Briefing,
    Completion,
    Endpoint,
    Language,
    Prompt,
    Provenance,
    Sentence,
    Texts,
)
from briefing.settings import Settings
from briefing.terms import load as load_terms

OnProgress = Callable[[str, int, int], None]
"""Called with the stage, and how many of how many steps of it are done."""

_ROUNDS = 2
"""How often a text that fails a check is asked for again."""
_ATTEMPTS = 3
"""How often a reply that breaks the format is asked for again; the same error ends it."""
_MISSES = 3
"""After so many texts in a row that could not be had the model is given up."""
_LESS = 0.75
"""What share of a context to plan with after a prompt for it was too long."""

_Read = TypeVar("_Read")


class Model(Protocol):
    """Whatever answers prompts: a client of an endpoint, or a fake in a test."""

    async def complete(self, prompt: Prompt) -> Completion:
        """Return the answer to `prompt`."""
        ...


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
    on_progress: OnProgress | None = None,
) -> Briefing:
    """Make a checked briefing of an article, in Vietnamese and English.

    `source` is a path, or an `Article` from `read_text`. `model` is a model's name at the
    endpoint, `"local"` for the embedded one, or any object with `complete`. Options that
    are not given come from the environment and the config file; `timeout` is in seconds,
    `context` in tokens. `headers` and `extra_body` go with every request. `max_requests`,
    `max_tokens` and `max_cost` (in US dollars) are ceilings for this article.
    `on_progress(stage, done, total)` is called as the work goes on.

    Raises BriefingError: ArticleError, EndpointError, OutputError or SettingsError.
    """
    article = source if isinstance(source, Article) else reading.read(source)
    brought = None if model is None or isinstance(model, str) else model
    if brought and (base_url or api_key or headers or extra_body):
        raise UsageError(
            "a model of your own takes neither base_url nor api_key, headers nor extra_body"
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
    }
    chosen = settings.load(
        flags, config=config, local_installed=local.installed, brought=brought is not None
    )
    load_terms(chosen.glossary)  # a bad glossary is told before a model is loaded
    report = on_progress or _silent
    if brought:
        place = _BROUGHT.model_copy(update={"context": chosen.context})
        if chosen.max_cost is not None:
            raise SettingsError("what a model of your own costs is not known: use max_tokens")
        return await _Desk(brought, place, chosen, report, _budget(chosen)).brief(article)
    async with AsyncExitStack() as stack:
        # In a thread, so that loading the embedded model does not stop the caller's loop.
        place = await asyncio.to_thread(stack.enter_context, endpoint(chosen, report))
        return await _brief(article, place, chosen, report)


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
    if chosen.max_cost is not None and price(place) is None:
        raise SettingsError(
            f"the price of {place.model} at {place.label} is not known, so --max-cost cannot be "
            "kept: use --max-tokens"
        )
    yield place


def make_at(place: Endpoint, article: Article, chosen: Settings, report: OnProgress) -> Briefing:
    """Make a briefing at an endpoint that is open already: one server for many articles."""
    return run(_brief(article, place, chosen, report))


async def _brief(
    article: Article, place: Endpoint, chosen: Settings, report: OnProgress
) -> Briefing:
    budget = _budget(chosen, price(place))
    async with Client(place, budget) as client:
        return await _Desk(client, place, chosen, report, budget).brief(article)


def _budget(chosen: Settings, price: Price | None = None) -> Budget:
    return Budget(
        chosen.timeout,
        requests=chosen.max_requests,
        tokens=chosen.max_tokens,
        dollars=chosen.max_cost,
        price=price,
    )


_BROUGHT = Endpoint(base_url="", model=settings.BROUGHT, api_key="", label="none")


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


class _Desk:
    """One article's work: a model, its endpoint, the settings, someone to tell, a budget."""

    def __init__(
        self,
        model: Model,
        place: Endpoint,
        chosen: Settings,
        report: OnProgress,
        budget: Budget,
    ) -> None:
        self.model = model
        self.endpoint = place
        self.settings = chosen
        self.report = report
        self.budget = budget
        self.terms = load_terms(chosen.glossary)
        self.answering = place.model
        self.notes: list[str] = []

    async def brief(self, article: Article) -> Briefing:
        """Tell the story for one article; an error says what it has cost."""
        try:
            return await self._tell(article)
        except BriefingError as error:
            error.usage, error.cost_usd = self.budget.usage, self.budget.cost()
            raise

    async def _tell(self, article: Article) -> Briefing:
        started = time.monotonic()
        briefing = self._checked(await self._draft(article))
        if orders := checks.orders(briefing):
            speak = "speaks" if len(orders) == 1 else "speak"
            self._note(f"{', '.join(orders)} {speak} to a program: nothing in it is evidence")
        # The embedded model is never asked for Vietnamese: code took it from the article.
        for language in LANGUAGES[1:] if self.endpoint.embedded else LANGUAGES:
            briefing = await self._fill(briefing, language)
            briefing = await self._repair(briefing, language)
        if self.endpoint.embedded:
            briefing = self._without_flagged(briefing)
        return self._signed(briefing, time.monotonic() - started)

    def _without_flagged(self, briefing: Briefing) -> Briefing:
        """Leave out what a small model could not say right, and say so."""
        kept = drafting.without_flagged(briefing)
        if fewer := len(briefing.statements) - len(kept.statements):
            told, are = ("a statement", "was") if fewer == 1 else (f"{fewer} statements", "were")
            self._note(f"{told} that failed a check {are} left out")
        return self._checked(kept)

    async def _draft(self, article: Article) -> Briefing:
        sentences = reading.sentences(article)
        if self.endpoint.embedded:
            self.report("brief", 0, 1)
            draft = drafting.extract(article, sentences, self.terms)
            shown = sentences
        else:
            draft, shown = await self._draft_by_model(article, sentences)
        self.report("brief", 1, 1)
        seen = {sentence.id for sentence in shown}
        left_out = tuple(s.id for s in sentences if s.id not in seen)
        return Briefing(
            article=article,
            sentences=sentences,
            statements=draft.statements,
            people=draft.people,
            provenance=Provenance(
                model=self.endpoint.model,
                endpoint=self.endpoint.label,
                prompt_version=prompting.version(),
                created_at=datetime.now(reading.VIET_NAM).replace(microsecond=0),
                seconds=0,
                left_out=left_out,
            ),
        )

    async def _draft_by_model(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[drafting.Draft, tuple[Sentence, ...]]:
        """Return a draft, and the sentences that the model was shown: the most telling ones
        where the article exceeds the context, which may turn out only now."""
        shown = prompting.select(article, sentences, self.endpoint.context)
        bilingual = self.settings.bilingual and prompting.fits(
            article, self.endpoint.context, bilingual=True
        )
        while True:
            try:
                return await self._ask_for_draft(article, shown, bilingual=bilingual), shown
            except TruncatedError:
                if not bilingual:
                    raise
                bilingual = False
                self._note("the answer in both languages was cut: each was asked for by itself")
            except ContextLengthError as error:
                context = error.tokens or self.endpoint.context
                shown, bilingual = _fewer(article, sentences, shown, context, error), False
                self._note(f"{error}; only the most telling sentences of the article were read")

    async def _ask_for_draft(
        self, article: Article, shown: Sequence[Sentence], *, bilingual: bool
    ) -> drafting.Draft:
        self.report("brief", 0, 1)
        text = "\n".join(article.text[s.start : s.end] for s in shown)
        hints = self.terms.hints(text, article.day)

        def ask(error: str | None) -> Prompt:
            return prompting.brief(article, shown, hints, bilingual=bilingual, error=error)

        def read(completion: Completion) -> drafting.Draft:
            return drafting.from_reply(completion, article, shown, self.terms)

        return await self._ask(ask, read)

    async def _fill(self, briefing: Briefing, language: Language) -> Briefing:
        """Ask for every text that is still missing in `language`."""
        wanted = drafting.missing(briefing, language)
        items = [self._item(briefing, id_, text) for id_, text in wanted.items()]
        texts = await self._texts(items, language)
        return self._checked(drafting.with_texts(briefing, language, texts))

    def _checked(self, briefing: Briefing) -> Briefing:
        """Check; a sentence that proves something and was not named joins the evidence."""
        checked = checks.check(briefing, self.settings.glossary)
        proven = drafting.with_evidence(checked)
        return checked if proven == checked else checks.check(proven, self.settings.glossary)

    async def _repair(self, briefing: Briefing, language: Language) -> Briefing:
        """Ask again for each text that fails; keep the new one only if it fails less."""
        for _ in range(_ROUNDS):
            failing = drafting.failing(briefing, language)
            if not failing:
                break
            items = [
                self._item(briefing, id_, text, correction)
                for id_, (text, correction) in failing.items()
            ]
            try:
                texts = await self._texts(items, language)
            except EndpointError as error:  # the draft is there, and paid for
                self._note(f"{error}; texts that failed a check were not asked for again")
                break
            improved = briefing
            for id_, text in texts.items():
                candidate = self._checked(drafting.with_texts(improved, language, {id_: text}))
                if _is_better(candidate, improved, id_, language):
                    improved = candidate
            if improved == briefing:
                break
            briefing = improved
        return briefing

    def _item(
        self, briefing: Briefing, id_: str, text: str, correction: str | None = None
    ) -> prompting.Item:
        day = briefing.article.day
        if self.endpoint.embedded:
            gloss = self.terms.gloss(text, day)
            return prompting.Item(id_, text, gloss=gloss, correction=correction)
        hints = tuple(self.terms.hints(text, day))
        return prompting.Item(id_, text, hints, correction=correction)

    async def _texts(self, items: Sequence[prompting.Item], language: Language) -> Texts:
        """Return the texts of the items: together, or one by one from the embedded model."""
        stage = {"vi": "word", "en": "translate"}[language]
        batches = [[item] for item in items] if self.endpoint.embedded else [list(items)]
        texts: Texts = {}
        for done, batch in enumerate(batches if items else []):
            self.report(stage, done, len(batches))
            texts |= await self._ask_for_texts(batch, language)
            self.report(stage, done + 1, len(batches))
        return texts

    async def _ask_for_texts(self, batch: Sequence[prompting.Item], language: Language) -> Texts:
        """Return the texts of a batch; where it cannot be had as a whole, one by one.

        A single text that cannot be had stays missing: the finding `text.missing` tells.
        """
        ids = [item.id for item in batch]
        embedded = self.endpoint.embedded

        def ask(error: str | None) -> Prompt:
            return prompting.fill(batch, language, embedded=embedded, error=error)

        try:
            texts = await self._ask(ask, lambda reply: drafting.texts_from_reply(reply, ids))
        except (OutputError, ContextLengthError):
            texts = await self._one_by_one(batch, language) if len(batch) > 1 else {}
        prompt = ask(None)
        return {
            item.id: drafting.like_source(text, item.text) if embedded else text
            for item in batch
            if (text := texts.get(item.id))
            and drafting.plausible(text, item.text)
            and not prompting.echoes(text, prompt, item)
        }

    async def _one_by_one(self, batch: Sequence[prompting.Item], language: Language) -> Texts:
        """Return the texts of a batch, each by a request of its own, while that brings any."""
        texts: Texts = {}
        missed = 0
        for item in batch:
            found = await self._ask_for_texts([item], language)
            missed = 0 if found else missed + 1
            texts |= found
            if missed == _MISSES:
                self._note(f"{missed} texts in a row could not be had: no more were asked for")
                break
        return texts

    async def _ask(
        self, prompt: Callable[[str | None], Prompt], read: Callable[[Completion], _Read]
    ) -> _Read:
        """Ask until the reply can be read; each time with the latest error only."""
        error: str | None = None
        for attempt in range(_ATTEMPTS):
            try:
                completion = await self._complete(prompt(error))
                self.answering = completion.model
                return read(completion)
            except InvalidOutputError as invalid:
                if invalid.problem == error or attempt == _ATTEMPTS - 1:
                    raise
                error = invalid.problem
        raise AssertionError  # the last attempt returns or raises

    async def _complete(self, prompt: Prompt) -> Completion:
        """Ask the model; one that the caller brought keeps the deadline and is counted too."""
        if isinstance(self.model, Client):
            return await self.model.complete(prompt)
        try:
            with self.budget.request(prompt.tokens):
                async with asyncio.timeout(self.budget.remaining()) as limit:
                    completion = await self.model.complete(prompt)
        except TimeoutError:
            if not limit.expired():  # the model's own
                raise
            raise self.budget.overrun() from None
        self.budget.spend(completion.usage.model_copy(update={"requests": 0}))
        return completion

    def _note(self, note: str) -> None:
        """Keep a sentence for the user, once."""
        if note not in self.notes:
            self.notes.append(note)

    def _signed(self, briefing: Briefing, seconds: float) -> Briefing:
        client = self.model if isinstance(self.model, Client) else None
        provenance = briefing.provenance.model_copy(
            update={
                "model": self.answering,
                "seconds": round(seconds, 1),
                "usage": self.budget.usage,
                "cost_usd": self.budget.cost(),
                "schema_mode": client.dialect.schema_mode if client else None,
                "notes": (*self.notes, *(client.notes() if client else ())),
            }
        )
        unsigned = briefing.model_copy(update={"provenance": provenance})
        signed = provenance.model_copy(update={"sha256": unsigned.digest()})
        return unsigned.model_copy(update={"provenance": signed})


def _fewer(
    article: Article,
    sentences: Sequence[Sentence],
    shown: Sequence[Sentence],
    context: int | None,
    error: ContextLengthError,
) -> tuple[Sentence, ...]:
    """Return the most telling sentences, fewer than were shown when that was too long: as many
    as the context has room for, or less where the tokenizer is wasteful.

    Raises the error when not even one has room, or nothing is known of the context.
    """
    while context:
        try:
            fewer = prompting.select(article, sentences, context)
        except SettingsError:
            break
        if len(fewer) < len(shown):
            return fewer
        context = int(_LESS * context)
    raise error


def _is_better(new: Briefing, old: Briefing, id_: str, language: Language) -> bool:
    """Tell whether a text has fewer findings than before, and no more errors."""
    (errors, flags), (errors_before, flags_before) = (
        _faults(briefing, id_, language) for briefing in (new, old)
    )
    return flags < flags_before and errors <= errors_before


def _faults(briefing: Briefing, id_: str, language: Language) -> tuple[int, int]:
    """Count what is wrong with a text: errors, and errors with warnings."""
    found = [f.severity for f in briefing.findings if f.subject == id_ and f.language == language]
    return found.count("error"), len(found) - found.count("info")
