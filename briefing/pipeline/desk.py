"""The story: read → brief → check and repair → fill → check and repair."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from briefing import checks, drafting, prompting, reading
from briefing.errors import (
    ContextLengthError,
    EndpointError,
    InvalidOutputError,
    OutputError,
    SettingsError,
    TruncatedError,
)
from briefing.llm import Answer, Budget, Client
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
    Usage,
)
from briefing.pipeline.replies import Replies
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


class Made(NamedTuple):
    """A briefing, and what making it took."""

    briefing: Briefing
    """With the cost of all the replies that it is made of."""
    usage: Usage
    """What was spent now: less, where replies were kept from before."""
    cost_usd: float | None
    """That in US dollars; None when the price is not known."""
    whole: bool
    """Whether nothing was given up for reasons that may be gone the next time."""


class Desk:
    """One article's work: a model, its endpoint, the settings, someone to tell, a budget; and the
    replies that there are already."""

    def __init__(
        self,
        model: Model,
        place: Endpoint,
        chosen: Settings,
        report: OnProgress,
        budget: Budget,
        replies: Replies | None = None,
    ) -> None:
        self.model = model
        self.replies = replies
        self.reused = Usage()
        self.gave_up = False
        self.endpoint = place
        self.settings = chosen
        self.report = report
        self.budget = budget
        self.terms = load_terms(chosen.glossary)
        self.answering = place.model
        self.notes: list[str] = []

    async def brief(self, article: Article) -> Made:
        """Tell the story for one article.

        Any exception, a bug too, says what the article had cost: it has `usage` and `cost_usd`
        (see BriefingError).
        """
        try:
            briefing = await self._tell(article)
        except BaseException as error:
            vars(error).update(usage=self.budget.usage, cost_usd=self.budget.cost())
            raise
        lacks = any(finding.code == "text.missing" for finding in briefing.findings)
        whole = not lacks and not self.gave_up
        return Made(briefing, self.budget.usage, self.budget.cost(), whole)

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
        if not wanted:
            return briefing
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
                self.gave_up = True
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

        def read(reply: Completion) -> Texts:
            texts, prompt = drafting.texts_from_reply(reply, ids), ask(None)
            return {
                item.id: drafting.like_source(text, item.text) if embedded else text
                for item in batch
                if (text := texts.get(item.id))
                and drafting.plausible(text, item.text)
                and not prompting.echoes(text, prompt, item)
            }

        try:
            return await self._ask(ask, read, whole=lambda texts: len(texts) == len(batch))
        except (OutputError, ContextLengthError):
            if len(batch) > 1:
                return await self._one_by_one(batch, language)
            self.gave_up = True
            return {}

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
        self,
        prompt: Callable[[str | None], Prompt],
        read: Callable[[Completion], _Read],
        whole: Callable[[_Read], bool] = lambda _: True,
    ) -> _Read:
        """Ask until the reply can be read; each time with the latest error only.

        A reply that was read before is read again instead. One that is `whole` is kept, as the
        answer to the first asking, however often it took.
        """
        first = prompt(None)
        if self.replies is None:
            return (await self._ask_anew(first, prompt, read))[0]
        turn = self.replies.turn(first)
        with self.budget.stopped():  # another article asks the same
            await turn.acquire()
        try:
            if kept := self.replies.find(first):
                with suppress(OutputError):  # another version read it
                    known = read(kept)
                    self._reuse(first, kept)
                    return known
            found, completion = await self._ask_anew(first, prompt, read)
            if isinstance(completion, Answer) and not completion.doubtful and whole(found):
                self.replies.keep(first, completion)
            return found
        finally:
            turn.release()

    async def _ask_anew(
        self,
        first: Prompt,
        prompt: Callable[[str | None], Prompt],
        read: Callable[[Completion], _Read],
    ) -> tuple[_Read, Completion]:
        """Return what was read, and the reply that it was read from."""
        error: str | None = None
        for attempt in range(_ATTEMPTS):
            try:
                completion = await self._complete(prompt(error) if error else first)
                self.answering = completion.model
                return read(completion), completion
            except InvalidOutputError as invalid:
                if invalid.problem == error or attempt == _ATTEMPTS - 1:
                    raise
                error = invalid.problem
        raise AssertionError  # the last attempt returns or raises

    def _reuse(self, prompt: Prompt, kept: Answer) -> None:
        """Note who answered, and what that had cost."""
        self.answering = kept.model
        self.reused += kept.usage
        if isinstance(self.model, Client):
            self.model.note_kept(prompt, kept)

    async def _complete(self, prompt: Prompt) -> Completion:
        """Ask the model; one that the caller brought keeps the deadline and is counted too."""
        if isinstance(self.model, Client):
            answer = await self.model.complete(prompt)
            self.gave_up |= answer.doubtful
            return answer
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
                "usage": self.budget.usage + self.reused,
                "cost_usd": self.budget.cost(self.reused),
                "schema_mode": client.schema_mode if client else None,
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
