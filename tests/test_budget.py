"""What an article may take: no request is sent that would break a ceiling, and the cost is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import openai  # noqa: F401 (so that no deadline below pays for the import)
import pytest
from asking import GOOD, always, ask, failure
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing
from briefing.cli import cli
from briefing.errors import (
    AuthenticationError,
    BriefingError,
    BudgetError,
    DeadlineError,
    EndpointError,
    SettingsError,
)
from briefing.llm import ANSWER, Budget, Client, Line, RunBudget, price
from briefing.llm import client as clients
from briefing.models import Article, Briefing, Completion, Endpoint, Prompt, Usage
from briefing.pipeline import Made, brief
from briefing.settings import load
from briefing.testing import FAULTS, RULES, FakeModel, FakeServer, Reply

Raw = dict[str, Any]
WRONG = "See http://evil.example/x for the nearly 9,000 visits."


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away our own pause between attempts."""
    monkeypatch.setattr(clients, "_PAUSE", 0.0)


def ask_until_refused(
    endpoint: Endpoint, prompt: Prompt, budget: Budget, times: int = 20
) -> BriefingError:
    """Ask again and again on one budget; return the error that ends it."""

    async def run() -> None:
        async with Line(endpoint) as line:
            client = Client(line, budget)
            for _ in range(times):
                await client.complete(prompt)

    with pytest.raises(BriefingError) as caught:
        asyncio.run(run())
    return caught.value


def a_dollar_a_token(usage: Usage) -> float:
    """A price that a test can reckon with."""
    return float(usage.tokens)


# The ceilings, at the client


@pytest.mark.parametrize("requests", [1, 3])
def test_no_more_requests_are_sent_than_allowed(prompt: Prompt, requests: int) -> None:
    """The next one is our error, before anything goes out."""
    budget = Budget(30, requests=requests)
    with FakeServer(always(GOOD)) as server:
        error = ask_until_refused(server.endpoint, prompt, budget)
    assert type(error) is BudgetError
    assert error.exit_code == 5
    assert "--max-requests" in str(error)
    assert len(server.requests) == requests
    assert error.usage == budget.usage
    assert budget.usage.requests == requests


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        (FAULTS["unavailable"], None),
        (FAULTS["broken_off"], None),
        (FAULTS["prose"], None),
        (FAULTS["truncated"], None),
        (GOOD, "no_response_format"),
        (GOOD, "wants_max_completion_tokens"),
    ],
)
def test_every_attempt_counts_as_a_request(prompt: Prompt, reply: Reply, rule: str | None) -> None:
    """Asking again, in the same form or in another, is no way round the ceiling."""
    with FakeServer(always(reply), rules=[RULES[rule]] if rule else []) as server:
        fields = {"max_tokens": 9} if rule else {}
        place = server.endpoint.model_copy(update={"extra_body": fields})
        error = failure(place, prompt, Budget(30, requests=1))
    assert type(error) is BudgetError
    assert len(server.requests) == 1
    assert error.usage is not None
    assert error.usage.requests == 1


def test_a_prompt_beyond_the_tokens_is_not_sent(prompt: Prompt) -> None:
    """What it will cost is estimated beforehand."""
    with FakeServer(always(GOOD)) as server:
        error = failure(server.endpoint, prompt, Budget(30, tokens=prompt.tokens - 1))
        assert type(error) is BudgetError
        assert "--max-tokens" in str(error)
        assert error.usage == Usage()
        assert server.requests == []
        assert ask(server.endpoint, prompt, Budget(30, tokens=prompt.tokens)).data == GOOD


def test_what_replies_cost_is_taken_off_the_tokens(prompt: Prompt) -> None:
    """As many requests as the reported tokens leave room for, the estimate of the next included."""
    with FakeServer(always(GOOD), tokens_per_character=1.0) as server:
        cost = ask(server.endpoint, prompt).usage.tokens
        sent = len(server.requests)
        budget = Budget(30, tokens=2 * cost + prompt.tokens)
        error = ask_until_refused(server.endpoint, prompt, budget)
    assert type(error) is BudgetError
    assert len(server.requests) - sent == 3
    assert budget.usage.tokens == 3 * cost


def test_no_request_is_sent_beyond_the_dollars(prompt: Prompt) -> None:
    """The same in money: spent, plus what the next prompt will cost."""
    with FakeServer(always(GOOD), tokens_per_character=1.0) as server:
        cost = ask(server.endpoint, prompt).usage.tokens
        sent = len(server.requests)
        budget = Budget(30, dollars=cost + prompt.tokens, price=a_dollar_a_token)
        error = ask_until_refused(server.endpoint, prompt, budget)
    assert type(error) is BudgetError
    assert "--max-cost" in str(error)
    assert len(server.requests) - sent == 2
    assert budget.cost() == 2 * cost


def test_without_ceilings_nothing_is_refused(prompt: Prompt) -> None:
    """A price alone is no ceiling."""
    budget = Budget(30, price=a_dollar_a_token)
    with FakeServer(always(GOOD)) as server:
        ask(server.endpoint, prompt, budget)
    assert budget.cost() == budget.usage.tokens
    assert Budget(30).cost() is None


def side_by_side(endpoint: Endpoint, prompt: Prompt, budget: Budget, times: int) -> list[object]:
    """Ask several times at once; return completions and errors."""

    async def run() -> list[object]:
        async with Line(endpoint, most=times) as line:
            client = Client(line, budget)
            asked = [client.complete(prompt) for _ in range(times)]
            return list(await asyncio.gather(*asked, return_exceptions=True))

    return asyncio.run(run())


def test_requests_side_by_side_keep_the_ceiling_on_requests(prompt: Prompt) -> None:
    """What is under way counts."""
    with FakeServer(always(GOOD)) as server:
        results = side_by_side(server.endpoint, prompt, Budget(30, requests=3), 8)
    assert len(server.requests) == 3
    assert sum(isinstance(result, BudgetError) for result in results) == 5


def test_requests_side_by_side_keep_the_ceiling_on_tokens(prompt: Prompt) -> None:
    """What the prompts under way will cost counts."""
    with FakeServer(always(GOOD)) as server:
        results = side_by_side(server.endpoint, prompt, Budget(30, tokens=3 * prompt.tokens), 8)
    assert len(server.requests) <= 3
    assert any(isinstance(result, Completion) for result in results)


@settings(max_examples=40, deadline=None)
@given(
    requests=st.none() | st.integers(1, 4),
    tokens=st.none() | st.integers(1, 400),
    dollars=st.none() | st.floats(0.01, 400),
)
def test_no_combination_of_ceilings_is_broken(
    requests: int | None, tokens: int | None, dollars: float | None
) -> None:
    """Whenever `check` lets a prompt pass, all ceilings have room for it."""
    budget = Budget(30, requests=requests, tokens=tokens, dollars=dollars, price=a_dollar_a_token)
    for _ in range(6):
        try:
            budget.check(prompt_tokens=50)
        except BudgetError:
            break
        budget.spend(Usage(requests=1))
        budget.spend(Usage(prompt_tokens=50))
        spent = budget.usage
        assert requests is None or spent.requests <= requests
        assert tokens is None or spent.tokens <= tokens
        assert dollars is None or spent.tokens <= dollars
        budget.spend(Usage(completion_tokens=20))
    else:
        assert requests is None
        assert (tokens or 400) >= 400 - 80
        assert (dollars or 400) >= 400 - 80


# The price


OPENAI = "https://api.openai.com/v1"
AZURE = "https://desk.openai.azure.com/openai/v1"
AZURE_OLD = "https://desk.openai.azure.com/openai/deployments/gpt-4o-mini?api-version=2024-10-21"
KNOWN = [(OPENAI, "gpt-5.4-mini"), (OPENAI, "gpt-4o-mini"), (AZURE, "gpt-4o-mini")]
KNOWN += [(AZURE_OLD, "gpt-4o-mini")]


def place(base_url: str, model: str, **options: Any) -> Endpoint:
    return Endpoint(base_url=base_url, model=model, api_key="", label="there", **options)


def test_the_embedded_model_costs_nothing() -> None:
    """Zero, not unknown."""
    cost = price(place("http://127.0.0.1:1/v1", "local", embedded=True))
    assert cost is not None
    assert cost(Usage(requests=9, prompt_tokens=10**6, completion_tokens=10**6)) == 0


@pytest.mark.parametrize("host", ["127.0.0.1:11434", "localhost:8080", "[::1]:8000", "127.8.0.1"])
def test_no_price_is_known_of_a_model_on_this_machine(host: str) -> None:
    """Not even when it has the name of one that is sold elsewhere."""
    assert price(place(f"http://{host}/v1", "gpt-4o-mini")) is None


@pytest.mark.parametrize(("base_url", "model"), KNOWN)
def test_the_price_of_a_known_model_grows_with_its_use(base_url: str, model: str) -> None:
    """Nothing for nothing; more for more; less for what was read before."""
    cost = price(place(base_url, model))
    assert cost is not None
    assert cost(Usage(requests=3)) == 0
    read = cost(Usage(prompt_tokens=1_000))
    written = cost(Usage(completion_tokens=1_000))
    assert 0 < read < cost(Usage(prompt_tokens=2_000))
    assert read < written < cost(Usage(completion_tokens=2_000))
    assert 0 < cost(Usage(prompt_tokens=1_000, cached_tokens=900)) < read
    assert cost(Usage(prompt_tokens=1_000, completion_tokens=1_000)) == pytest.approx(
        read + written
    )


def test_more_cached_tokens_than_tokens_are_no_error() -> None:
    """Servers count oddly; the cost stays that of cached tokens."""
    cost = price(place(OPENAI, "gpt-4o-mini"))
    assert cost is not None
    odd = cost(Usage(prompt_tokens=100, cached_tokens=900))
    assert odd == cost(Usage(prompt_tokens=100, cached_tokens=100)) > 0


@pytest.mark.parametrize(
    ("base_url", "model"),
    [
        (OPENAI, "gpt-no-such"),
        (OPENAI, ""),
        ("https://models.example/v1", "gpt-4o-mini"),
        ("https://api.openai.com.evil.example/v1", "no-such"),
        ("không phải URL", "gpt-4o-mini"),
    ],
)
def test_an_unknown_price_is_none(base_url: str, model: str) -> None:
    """Neither a guess nor an error."""
    assert price(place(base_url, model)) is None


# Through `make`


def served(server: FakeServer, article: Article, **options: Any) -> Briefing:
    return briefing.make(article, base_url=server.base_url, model="qwen", **options)


def refused(server: FakeServer, article: Article, **options: Any) -> BriefingError:
    with pytest.raises(BriefingError) as caught:
        served(server, article, **options)
    return caught.value


@pytest.fixture
def flawed(reply: Raw) -> Raw:
    """A draft with one English text that fails a check."""
    reply["statements"][2]["en"] = WRONG
    return reply


@pytest.fixture
def unfinished(reply: Raw) -> Raw:
    """A draft without one of its English texts."""
    reply["statements"][2]["en"] = ""
    return reply


def ends_with_a_note(made: Briefing, words: str) -> bool:
    """Whether the failing text was kept and flagged, and the reader told of the ceiling."""
    kept = made.statements[2]
    return (
        kept.text["en"] == WRONG
        and kept.status == "flagged"
        and "link.foreign" in [finding.code for finding in made.findings]
        and any(words in note for note in made.provenance.notes)
    )


def test_a_ceiling_during_repair_keeps_the_flagged_text(article: Article, flawed: Raw) -> None:
    """The briefing is whole without the repair: it comes with a note, and no error."""
    with FakeServer([flawed]) as server:
        made = served(server, article, max_requests=1)
    assert len(server.requests) == 1
    assert ends_with_a_note(made, "--max-requests")
    assert made.provenance.usage.requests == 1


def test_the_tokens_end_a_repair_too(article: Article, flawed: Raw) -> None:
    """A ceiling with room for the draft and for nothing else."""
    with FakeServer([flawed, {"text": WRONG}], tokens_per_character=0.5) as server:
        assert served(server, article, max_requests=2).provenance.usage.requests == 2
    with FakeServer([flawed], tokens_per_character=0.5) as server:
        drafted = served(server, article, max_requests=1).provenance.usage.tokens
    with FakeServer([flawed], tokens_per_character=0.5) as server:
        made = served(server, article, max_tokens=drafted)
    assert len(server.requests) == 1
    assert ends_with_a_note(made, "--max-tokens")


def test_the_deadline_during_repair_keeps_the_flagged_text(article: Article, flawed: Raw) -> None:
    """Late is not lost."""
    with FakeServer([flawed, FAULTS["silence"]]) as server:
        made = served(server, article, timeout=1.2)
    assert len(server.requests) == 2
    assert ends_with_a_note(made, "1.2 s allowed for this article ran out")


def test_a_ceiling_during_the_draft_is_an_error(article: Article, reply: Raw) -> None:
    """A draft that has to be asked for again, and must not be."""
    with FakeServer([FAULTS["fence"], {"statements": []}, reply]) as server:
        error = refused(server, article, max_requests=1)
    assert type(error) is BudgetError
    assert len(server.requests) == 1
    assert error.usage is not None
    assert error.usage.requests == 1
    assert error.usage.tokens > 0


def test_a_ceiling_during_filling_is_an_error(article: Article, unfinished: Raw) -> None:
    """Half a briefing is not passed for a whole one."""
    with FakeServer([unfinished, {"text": "too late"}]) as server:
        error = refused(server, article, max_requests=1)
    assert type(error) is BudgetError
    assert len(server.requests) == 1
    assert error.usage is not None
    assert error.usage.requests == 1


def test_the_deadline_during_filling_is_an_error(article: Article, unfinished: Raw) -> None:
    """The same of the time."""
    with FakeServer([unfinished, FAULTS["silence"]]) as server:
        error = refused(server, article, timeout=1.2)
    assert type(error) is DeadlineError
    assert len(server.requests) == 2
    assert error.usage is not None
    assert error.usage.requests == 2


def test_an_article_beyond_the_tokens_is_not_sent_at_all(article: Article) -> None:
    """The first request already is held against the ceiling."""
    with FakeServer() as server:
        error = refused(server, article, max_tokens=100)
    assert type(error) is BudgetError
    assert server.requests == []
    assert error.usage == Usage()


@pytest.mark.parametrize("limit", [{"max_requests": 1}, {"max_tokens": 2_000}])
def test_a_model_that_is_brought_keeps_the_ceilings_too(
    article: Article, unfinished: Raw, limit: dict[str, int]
) -> None:
    """Counted at the model itself: the draft, or not even that, and no more."""
    model = FakeModel([unfinished, {"text": "The stations received visits."}])
    with pytest.raises(BudgetError):
        briefing.make(article, model=model, **limit)
    assert len(model.history) <= 1


# A ceiling in dollars


def test_a_ceiling_in_dollars_needs_a_price(article: Article) -> None:
    """Nothing is sent to an endpoint whose price nobody knows."""
    with FakeServer() as server:
        error = refused(server, article, max_cost=1.0)
    assert type(error) is SettingsError
    assert error.exit_code == 8
    assert "--max-tokens" in str(error)
    assert server.requests == []


def test_a_model_that_is_brought_has_no_price(article: Article) -> None:
    """Its owner may know it; we do not."""
    model = FakeModel()
    with pytest.raises(SettingsError, match="max_tokens") as caught:
        briefing.make(article, model=model, max_cost=1.0)
    assert caught.value.exit_code == 8
    assert model.history == []


def test_the_command_line_says_so_too(article: Article, tmp_path: Any) -> None:
    """Exit code 8 and one line."""
    source = tmp_path / "a.txt"
    source.write_text(article.text, "utf-8")
    with FakeServer() as server:
        flags = ["--base-url", server.base_url, "--model", "qwen", "--max-cost", "0.5"]
        done = CliRunner().invoke(cli, ["make", str(source), *flags], standalone_mode=False)
    assert done.return_value == 8
    assert [line for line in done.stderr.splitlines() if line.startswith("Error:")]
    assert server.requests == []


@pytest.fixture
def sold(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeServer], dict[str, Any]]:
    """Options that lead to a fake server by the way of a host whose prices are known."""

    def options(server: FakeServer) -> dict[str, Any]:
        monkeypatch.setenv("HTTP_PROXY", server.base_url.removesuffix("/v1"))
        url = "http://desk.openai.azure.com/openai/v1"
        return {"base_url": url, "model": "gpt-4o-mini", "api_key": "any"}

    return options


def test_what_an_article_cost_is_in_its_provenance(
    article: Article, reply: Raw, sold: Callable[[FakeServer], dict[str, Any]]
) -> None:
    """The price of the usage, in US dollars."""
    with FakeServer([reply]) as server:
        options = sold(server)
        made = briefing.make(article, **options, max_cost=1.0)
    cost = price(place(options["base_url"], options["model"]))
    assert cost is not None
    assert made.provenance.cost_usd == cost(made.provenance.usage) > 0


def test_what_is_not_known_is_not_told(article: Article, reply: Raw) -> None:
    """No price is null, not nought."""
    with FakeServer([reply]) as server:
        assert served(server, article).provenance.cost_usd is None


def test_an_error_tells_what_it_cost(
    article: Article, unfinished: Raw, sold: Callable[[FakeServer], dict[str, Any]]
) -> None:
    """An article that fails midway was paid for up to there."""
    with FakeServer([unfinished, FAULTS["bad_key"]]) as server:
        options = sold(server)
        with pytest.raises(AuthenticationError) as caught:
            briefing.make(article, **options)
    cost = price(place(options["base_url"], options["model"]))
    assert cost is not None
    assert caught.value.usage is not None
    assert caught.value.usage.requests == 2
    assert caught.value.cost_usd == cost(caught.value.usage) > 0


def test_an_error_without_a_price_tells_none(article: Article) -> None:
    """The usage alone."""
    with FakeServer(always(FAULTS["bad_request"])) as server:
        error = refused(server, article)
    assert type(error) is EndpointError
    assert error.cost_usd is None
    assert error.usage == Usage(requests=1)


def test_a_ceiling_in_dollars_is_kept(
    article: Article, unfinished: Raw, sold: Callable[[FakeServer], dict[str, Any]]
) -> None:
    """With no money left after the draft, or too little for it."""
    with FakeServer(lambda _: unfinished, tokens_per_character=0.5) as server:
        options = sold(server)
        with pytest.raises(BudgetError) as first:
            briefing.make(article, **options, max_requests=1)
        with pytest.raises(BudgetError) as second:
            briefing.make(article, **options, max_cost=first.value.cost_usd)
        assert len(server.requests) == 2
        with pytest.raises(BudgetError) as third:
            briefing.make(article, **options, max_cost=0.000_01)
        assert len(server.requests) == 2
    assert "--max-cost" in str(second.value)
    assert second.value.cost_usd == first.value.cost_usd
    assert third.value.cost_usd == 0


# The ceilings of a run, with many articles under way


def admitted(budget: RunBudget, prompt_tokens: int, most: int = 50) -> tuple[int, str]:
    """How many requests may be under way at once, and what the next one is told."""
    with ExitStack() as stack:
        for count in range(most):
            try:
                stack.enter_context(budget.request(prompt_tokens))
            except BudgetError as error:
                return count, str(error)
    return most, ""


def test_the_first_requests_of_a_run_are_reckoned_with_answers() -> None:
    """Before any answer is there, each is taken to be as long as a briefing in two languages."""
    budget = RunBudget(tokens=10 * (1_000 + 2 * ANSWER))
    count, told = admitted(budget, 1_000)
    assert count == 10
    assert budget.reached
    assert f"0 are used, {10 * (1_000 + 2 * ANSWER):,} under way" in told


def test_money_under_way_is_told_too() -> None:
    """The same in dollars."""
    budget = RunBudget(dollars=2 * (100 + 2 * ANSWER), price=a_dollar_a_token)
    assert "US$0.0000 are spent, US$3400.0000 under way" in admitted(budget, 100)[1]


def test_answers_of_a_run_are_foreseen_as_long_as_they_were() -> None:
    """The average of what came, however many requests brought no answer at all."""
    budget = RunBudget(tokens=1_000_000)
    for _ in range(999):
        with budget.request(0):
            budget.spend(Usage(completion_tokens=400))
    for _ in range(1_000):  # turned away
        with budget.request(0):
            pass
    left = 1_000_000 - budget.usage.tokens
    assert admitted(budget, 0, 5_000)[0] == pytest.approx(left / 400, rel=0.02)


def test_the_ceiling_of_the_run_during_a_repair(article: Article, flawed: Raw) -> None:
    """The flagged text is kept, as with any ceiling; but the briefing is not whole, and the run
    knows that its ceiling was reached."""
    chosen = load({"model": "qwen", "base_url": "http://127.0.0.1:1/v1"}, environment={})
    spending = RunBudget(tokens=9_000)

    def drafted(_: Prompt) -> Raw:
        spending.spend(Usage(prompt_tokens=8_900))  # by other articles
        return flawed

    async def run(place: Endpoint) -> Made:
        async with Line(place) as line:
            return await brief(article, line, chosen, lambda *_: None, spending=spending)

    with FakeServer([drafted]) as server:
        made = asyncio.run(run(server.endpoint))
    assert len(server.requests) == 1
    assert ends_with_a_note(made.briefing, "this run")
    assert not made.whole
    assert spending.reached
