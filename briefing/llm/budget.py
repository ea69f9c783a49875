"""What an article, or a run, may take: time, requests, tokens, money; and what it has taken."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from briefing.errors import BudgetError, DeadlineError
from briefing.llm.connection import is_loopback
from briefing.models import Endpoint, Usage

ANSWER = 800
"""Tokens of a briefing in one language: a dozen statements of 30 words, and JSON around them."""

Price = Callable[[Usage], float]
"""What a usage costs, in US dollars."""


def price(endpoint: Endpoint) -> Price | None:
    """Return what the endpoint's model costs; None when that is not known.

    The prices are those of the installed genai-prices, which are never fetched anew. A model
    on this machine is not in its list, and the embedded one costs nothing.
    """
    if endpoint.embedded:
        return lambda usage: 0.0
    if is_loopback(endpoint.base_url):
        return None
    return _listed(endpoint.base_url.partition("?")[0], endpoint.model)


@functools.cache
def _listed(base_url: str, model: str) -> Price | None:
    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    def cost(usage: Usage) -> float:
        tokens = Tokens(
            input_tokens=usage.prompt_tokens,
            cache_read_tokens=min(usage.cached_tokens, usage.prompt_tokens),
            output_tokens=usage.completion_tokens,
        )
        return float(calc_price(tokens, model, provider_api_url=base_url).total_price)

    try:
        cost(Usage())
    except (LookupError, ValueError):  # neither the provider nor the model is in the list
        return None
    return cost


class Budget:
    """The time that one article may take, its ceilings, and what it has cost so far.

    The time runs from the creation of the budget, over all requests and pauses together:
    the timeouts of HTTP libraries are per read, so a dripping reply can outlast them many
    times over. The ceilings are kept by not sending a request that would break them: tokens
    of the prompt are estimated beforehand, those of the answer are known only afterwards, so
    the last answer can go beyond.

    What it spends it also takes from the budget of its `run`, if there is one.
    """

    what = "this article"

    def __init__(
        self,
        seconds: float,
        *,
        requests: int | None = None,
        tokens: int | None = None,
        dollars: float | None = None,
        price: Price | None = None,
        run: RunBudget | None = None,
    ) -> None:
        self._run = run
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._requests, self._tokens, self._dollars = requests, tokens, dollars
        self._price = price
        self._underway = self._waiting = 0
        self.usage = Usage()
        """Every request sent, failed ones included, and the tokens that replies reported."""

    def remaining(self) -> float:
        """Return the seconds left, never less than 0."""
        return max(0.0, self._end - time.monotonic())

    def spend(self, usage: Usage) -> None:
        """Add `usage` to what the article has cost."""
        self.usage += usage
        if self._run is not None:
            self._run.spend(usage)

    def cost(self, besides: Usage | None = None) -> float | None:
        """Return what the article has cost in US dollars, and what was used `besides`; None when
        the price is not known."""
        usage = self.usage + besides if besides else self.usage
        return None if self._price is None else self._price(usage)

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop the clock: what happens inside takes none of the article's time."""
        started = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - started

    @contextmanager
    def request(self, prompt_tokens: int) -> Iterator[None]:
        """Count a request, and what its prompt will cost while it is under way.

        Raises as `check` does, instead of letting it be sent.
        """
        self.check(prompt_tokens)
        with ExitStack() as stack:
            if self._run is not None:
                stack.enter_context(self._run.request(prompt_tokens))
            self.usage += Usage(requests=1)
            self._underway += prompt_tokens
            self._waiting += 1
            try:
                yield
            finally:
                self._underway -= prompt_tokens
                self._waiting -= 1

    def check(self, prompt_tokens: int = 0) -> None:
        """Raise when no request, or none with so many tokens, may be sent any more.

        Raises DeadlineError when no time is left, BudgetError when a ceiling is in the way.
        """
        if not self.remaining():
            raise self.overrun()
        under_way = self._foreseen(self._underway, self._waiting)
        after = self.usage + under_way + self._foreseen(prompt_tokens, 1) + Usage(requests=1)
        if self._requests is not None and after.requests > self._requests:
            raise BudgetError(
                f"the {self._requests} requests allowed for {self.what} are used up: "
                "raise --max-requests"
            )
        if self._tokens is not None and after.tokens > self._tokens:
            raise BudgetError(
                f"the next request would take {self.what} beyond {self._tokens:,} tokens "
                f"({self.usage.tokens:,} are used, {under_way.tokens:,} under way): "
                "raise --max-tokens"
            )
        if self._dollars is not None and self._price and self._price(after) > self._dollars:
            raise BudgetError(
                f"the next request would take {self.what} beyond US${self._dollars:g} "
                f"(US${self._price(self.usage):.4f} are spent, "
                f"US${self._price(under_way):.4f} under way): raise --max-cost"
            )

    def _foreseen(self, prompt_tokens: int, answers: int) -> Usage:
        """Return what requests with so many tokens, and the answers to them, are going to take."""
        return Usage(prompt_tokens=prompt_tokens)

    def beyond(self) -> str:
        """Return the ceiling that the last answer went beyond; empty when none was."""
        spent = self.cost()
        if self._tokens is not None and self.usage.tokens > self._tokens:
            return f"{self._tokens:,} tokens"
        if self._dollars is not None and spent is not None and spent > self._dollars:
            return f"US${self._dollars:g}"
        return ""

    def overrun(self) -> DeadlineError:
        """Return the error that says that the time ran out."""
        return DeadlineError(
            f"the {self._seconds:g} s allowed for this article ran out: "
            "allow more time, or take a faster model"
        )


class RunBudget(Budget):
    """The ceilings that all articles of a run share, however long it takes.

    Many requests are under way at once, so the answers that are still to come are reckoned with:
    each as long as answers were so far on average, a first guess among them.
    """

    what = "this run"

    def __init__(
        self, *, tokens: int | None = None, dollars: float | None = None, price: Price | None = None
    ) -> None:
        super().__init__(math.inf, tokens=tokens, dollars=dollars, price=price)
        self._answers = 0
        self.reached = False
        """Whether a request was not sent for a ceiling."""

    def spend(self, usage: Usage) -> None:
        """Add what a reply has cost."""
        super().spend(usage)
        self._answers += 1

    def check(self, prompt_tokens: int = 0) -> None:
        """Raise BudgetError when a request with so many tokens may not be sent any more."""
        try:
            super().check(prompt_tokens)
        except BudgetError:
            self.reached = True
            raise

    def _foreseen(self, prompt_tokens: int, answers: int) -> Usage:
        # The guess: a draft in both languages.
        average = (2 * ANSWER + self.usage.completion_tokens) / (1 + self._answers)
        return Usage(prompt_tokens=prompt_tokens, completion_tokens=round(answers * average))
