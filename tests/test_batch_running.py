"""Many articles at once on one loop: order, stragglers, ceilings, one pause for all, ends."""

from __future__ import annotations

import asyncio
import json
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import newsroom
import pytest

import briefing.batch.making
import briefing.llm.client
from briefing import checks, settings
from briefing.batch.items import Item
from briefing.batch.making import Maker
from briefing.batch.outcomes import Outcome
from briefing.batch.running import Run
from briefing.batch.session import Session
from briefing.batch.shelf import Shelf, Wanted
from briefing.batch.sources import listing
from briefing.errors import (
    ArticleError,
    AuthenticationError,
    BudgetError,
    DeliveryError,
    EndpointError,
    SettingsError,
)
from briefing.models import Prompt
from briefing.store import Store
from briefing.testing import FAULTS, FakeServer, Fault, Received

TOKENS = 0.4
"""For each character: what the estimates reckon with, too."""


@dataclass
class Basket:
    """Where outcomes go."""

    refused: tuple[str, ...] = ()
    unwritable: tuple[str, ...] = ()
    outcomes: list[Outcome] = field(default_factory=list)
    replaces: bool = False

    def admit(self, item: Item) -> None:
        if item.id in self.refused:
            raise DeliveryError(f"{item.source}: edited")

    def write(self, outcome: Outcome) -> None:
        if outcome.id in self.unwritable:
            raise DeliveryError(f"{outcome.source}: the disk is full")
        self.outcomes.append(outcome)

    def close(self, *, keep: bool) -> None:
        pass

    @property
    def ids(self) -> list[str]:
        return [outcome.id for outcome in self.outcomes]


class Office:
    """Everything that a run needs, around a list of articles and a server."""

    def __init__(self, server: FakeServer, source: Path, **flags: Any) -> None:
        flags = {"model": "fake", "base_url": server.base_url, **flags}
        self.chosen = settings.load(flags, local_installed=lambda: False)
        self.source = source
        self.basket = Basket()
        self.session = Session(listing([str(source)]), self.basket, source.parent / "failed.jsonl")
        self.told: list[Outcome] = []
        self.session.tell = self.told.append
        self.maker: Maker

    def run(
        self, jobs: int = 4, store: Store | None = None, wanted: Wanted | None = None, **limits: Any
    ) -> Run:
        """Run to the end."""
        return asyncio.run(asyncio.wait_for(self.running(jobs, store, wanted, **limits), 60))

    async def running(
        self,
        jobs: int = 4,
        store: Store | None = None,
        wanted: Wanted | None = None,
        begun: Callable[[Run], None] = lambda _: None,
        **limits: Any,
    ) -> Run:
        shelf = Shelf(self.chosen, wanted or Wanted(formats=()), store)
        async with Maker(self.chosen, shelf, jobs=jobs, **limits) as self.maker:
            run = Run(self.session, shelf, self.maker, jobs)
            begun(run)
            await run()
            return run

    @property
    def failed(self) -> dict[str, str]:
        """The classes of the errors, by id."""
        return {failure.id: failure.error for failure in self.session.failures}


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefing.llm.client, "_PAUSE", 0.01)
    monkeypatch.setattr(briefing.llm.client, "_LONGEST_PAUSE", 0.02)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer(newsroom.answer, tokens_per_character=TOKENS) as server:
        yield server


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of 24 articles."""
    return newsroom.write(tmp_path / "news", 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite") as store:
        yield store


def ids(count: int) -> list[str]:
    return [f"{number:03}" for number in range(count)]


# --- order and stragglers --------------------------------------------------------------------


def test_outcomes_come_in_the_order_of_the_articles(server: FakeServer, news: Path) -> None:
    """However long each takes, and wherever one fails."""

    def late(request: Received) -> Fault | None:
        number = newsroom.about(request)
        if number == 5:
            return FAULTS["refusal"]
        return Fault(around="{}", wait=0.2) if number % 4 == 0 else None

    server.rules.append(late)
    office = Office(server, news)
    office.run()
    assert office.basket.ids == ids(24)
    assert office.failed == {"005": "RefusedError"}
    assert [outcome.id for outcome in office.told] == ids(24)


def test_a_straggler_does_not_hold_up_the_others(server: FakeServer, news: Path) -> None:
    """While the first waits for its answer, all others that have room beside it are asked for."""
    beside: set[int] = set()

    def late(request: Received) -> Fault | None:
        for _ in range(1_000):
            beside.update(newsroom.asked(server))
            if newsroom.about(request) or len(beside) == 16:
                break
            time.sleep(0.01)
        return None

    server.rules.append(late)
    office = Office(server, news)
    office.run(jobs=4)
    assert beside >= set(range(16))
    assert office.basket.ids == ids(24)
    assert newsroom.asked(server) == dict.fromkeys(range(24), 1)


def test_no_more_than_jobs_are_under_way(news: Path) -> None:
    """The server never has more requests open than there are jobs; and it has as many."""
    crowd = Crowd()
    with FakeServer(crowd.answer) as server:
        office = Office(server, news)
        office.run(jobs=3)
    assert crowd.most == 3
    assert office.basket.ids == ids(24)


class Crowd:
    """Counts the requests that are being answered at the same time."""

    def __init__(self, seconds: float = 0.05) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self.now = self.most = 0

    def answer(self, prompt: Prompt) -> dict[str, Any]:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self._seconds)
        with self._lock:
            self.now -= 1
        return newsroom.answer(prompt)


# --- too many requests -----------------------------------------------------------------------


class Busy:
    """A rule: turns away from the fifth request on, until a time is over."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.arrivals: list[float] = []
        self.turned_away: list[float] = []
        self._lock = threading.Lock()

    def __call__(self, request: Received) -> Fault | None:
        with self._lock:
            self.arrivals.append(time.monotonic())
            if len(self.arrivals) <= 4 or self.is_over:
                return None
            self.turned_away.append(self.arrivals[-1])
        headers = {"retry-after": str(self.pause)}
        return Fault(status=429, body={"error": {"message": "busy"}}, headers=headers)

    @property
    def is_over(self) -> bool:
        return bool(self.turned_away) and time.monotonic() >= self.turned_away[0] + self.pause


def test_a_refusal_pauses_all_articles(news: Path) -> None:
    """429 with Retry-After: nobody sends anything until the time is over, neither who was turned
    away nor who gets an answer meanwhile, but for what was on its way; and all ends well."""
    busy = Busy(pause=3)

    def answer(prompt: Prompt) -> dict[str, Any]:
        if not busy.is_over:
            time.sleep(1.5)
        return newsroom.answer(prompt)

    with FakeServer(answer, rules=[busy]) as server:
        office = Office(server, news)
        office.run(jobs=8)
    assert office.basket.ids == ids(24)
    assert office.failed == {}
    first = busy.turned_away[0]
    assert [at for at in busy.arrivals if first + 1 < at < first + busy.pause] == []
    assert len(busy.arrivals) == 24 + len(busy.turned_away)


def test_after_a_refusal_fewer_are_under_way(news: Path) -> None:
    """Half as many as before, to begin with; answers let the number grow again."""
    busy = Busy(pause=0.5)
    crowd = Crowd(0.2)
    open_after: list[int] = []

    def answer(prompt: Prompt) -> dict[str, Any]:
        said = crowd.answer(prompt)
        if busy.turned_away and len(open_after) < 4:
            open_after.append(crowd.now + 1)
        return said

    with FakeServer(answer, rules=[busy]) as server:
        office = Office(server, news)
        office.run(jobs=8)
    assert office.failed == {}
    assert max(open_after) <= 5  # four, and what the first answers add


def test_an_endpoint_that_stays_busy_is_an_articles_failure(
    server: FakeServer, tmp_path: Path
) -> None:
    """After ten refusals an article is given up, with the right error; its requests are told."""
    server.rules.append(lambda _: FAULTS["rate_limit"])
    office = Office(server, newsroom.write(tmp_path / "news", 3))
    office.run(jobs=3)
    assert office.failed == dict.fromkeys(ids(3), "RateLimitError")
    sent = sum(failure.usage.requests for failure in office.session.failures)
    assert sent == len(server.requests) == 30


# --- ceilings --------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 4, 16])
@pytest.mark.parametrize("ceiling", [6_000, 30_000])
def test_the_ceiling_of_a_run_holds_with_many_under_way(
    server: FakeServer, news: Path, jobs: int, ceiling: int
) -> None:
    """Nothing is sent that would break it; what is spent beyond it was under way. All that was
    paid for is there."""
    office = Office(server, news)
    run = office.run(jobs, max_tokens=ceiling)
    assert isinstance(run.reason, BudgetError)
    made = [outcome.usage for outcome in office.basket.outcomes if outcome.usage]
    spent = sum(usage.tokens for usage in made)
    answer = max(usage.completion_tokens for usage in made)
    assert spent <= ceiling + jobs * answer
    assert len(made) == len(server.requests)
    assert sum(usage.requests for usage in made) == len(server.requests)
    assert office.basket.ids == sorted(office.basket.ids)
    assert office.failed == {}


def test_the_ceiling_of_an_article_is_its_own(server: FakeServer, news: Path) -> None:
    """An article that may take no more requests fails; the run goes on."""
    server.rules.append(
        lambda request: FAULTS["half_json"] if newsroom.about(request) == 3 else None
    )
    office = Office(server, news, max_requests=1)
    run = office.run()
    assert run.reason is None
    assert office.failed == {"003": "BudgetError"}
    assert len(office.basket.outcomes) == 24


# --- ends ------------------------------------------------------------------------------------


def test_what_concerns_all_is_the_reason(server: FakeServer, news: Path) -> None:
    """A refused key: what is under way is finished, nothing else begun, no article blamed."""
    server.rules.append(lambda request: FAULTS["bad_key"] if newsroom.about(request) >= 6 else None)
    office = Office(server, news)
    run = office.run()
    assert isinstance(run.reason, AuthenticationError)
    assert office.basket.ids == ids(6)
    assert office.failed == {}
    assert len(server.requests) <= 6 + 4
    assert office.maker.spending is not None
    assert office.maker.spending.usage.requests == len(server.requests)


def test_a_bad_setting_is_told_before_anything_is_begun(tmp_path: Path) -> None:
    """A glossary that cannot be read."""
    flags = {"model": "m", "base_url": "http://127.0.0.1:9", "glossary": tmp_path / "none.csv"}
    chosen = settings.load(flags)
    with pytest.raises(SettingsError, match="glossary"):
        Shelf(chosen, Wanted(), None).check()


def test_a_bug_is_one_articles(
    server: FakeServer, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong with one article, the others are made; the code is 1."""
    check = checks.check

    def stumble(made: Any, *rest: Any) -> Any:
        if "103 hộ dân" in made.article.text:
            raise ZeroDivisionError
        return check(made, *rest)

    monkeypatch.setattr(checks, "check", stumble)
    office = Office(server, news)
    run = office.run()
    assert run.reason is None
    (failure,) = office.session.failures
    assert (failure.id, failure.error, failure.exit_code) == ("002", "ZeroDivisionError", 1)
    assert "a bug in briefing" in failure.message
    assert len(office.basket.outcomes) == 24


def test_what_may_not_be_written_is_not_asked_for(server: FakeServer, news: Path) -> None:
    """Neither what the sink refuses, nor what cannot be read."""
    office = Office(server, news)
    office.basket.refused = ("001",)
    (news / "002.txt").unlink()
    (news / "003.txt").write_text("")
    office.run()
    assert office.failed == {
        "001": DeliveryError.__name__,
        "002": ArticleError.__name__,
        "003": ArticleError.__name__,
    }
    assert newsroom.asked(server) == dict.fromkeys([0, *range(4, 24)], 1)


def test_what_cannot_be_written_has_cost_something(server: FakeServer, news: Path) -> None:
    """A disk that is full afterwards: the failure tells what was spent."""
    office = Office(server, news)
    office.basket.unwritable = ("004",)
    office.run()
    (failure,) = office.session.failures
    assert (failure.id, failure.error) == ("004", "DeliveryError")
    assert failure.usage.requests == 1


@pytest.mark.parametrize("jobs", [1, 2, 30])
def test_an_endpoint_that_is_down_ends_the_run(
    server: FakeServer, tmp_path: Path, jobs: int
) -> None:
    """After 20 failures in a row, or twice as many as are made at once."""
    news = newsroom.write(tmp_path / "news", 100)
    server.rules.append(lambda _: FAULTS["server_error"])
    office = Office(server, news)
    run = office.run(jobs)
    assert type(run.reason) is EndpointError
    most = max(20, 2 * jobs)
    assert str(run.reason).startswith(f"{most} articles in a row failed: ")
    assert most <= len(office.failed) <= most + jobs


@pytest.mark.parametrize("fault", ["cloudflare", "forbidden"])
def test_a_firewall_that_stops_one_article(server: FakeServer, news: Path, fault: str) -> None:
    """403 may be about the words of one article: it fails, and the others are made; when all are
    refused, the run ends."""
    server.rules.append(lambda request: FAULTS[fault] if newsroom.about(request) == 2 else None)
    office = Office(server, news)
    assert office.run().reason is None
    assert office.failed == {"002": "AuthenticationError"}
    server.rules.append(lambda _: FAULTS[fault])
    office = Office(server, news)
    assert "20 articles in a row failed" in str(office.run().reason)


def test_many_articles_that_are_too_long_are_no_outage(server: FakeServer, tmp_path: Path) -> None:
    """30 that exceed the context, one after the other: those behind them are made."""
    news = newsroom.write(tmp_path / "news", 32)
    server.rules.append(
        lambda request: FAULTS["context_length"] if newsroom.about(request) < 30 else None
    )
    office = Office(server, news)
    assert office.run().reason is None
    assert office.failed == dict.fromkeys(ids(30), "ContextLengthError")


def test_a_halt_finishes_what_is_under_way(news: Path) -> None:
    """Nothing is begun any more, and nothing that was begun is lost."""
    crowd = Crowd(0.3)

    async def story(office: Office) -> Run:
        started: list[Run] = []
        running = asyncio.create_task(office.running(jobs=4, begun=started.append))
        while crowd.now < 4:
            await asyncio.sleep(0.01)
        assert started[0].underway == 4
        started[0].halt()
        return await running

    with FakeServer(crowd.answer) as server:
        office = Office(server, news)
        run = asyncio.run(story(office))
        assert len(server.requests) == 4
    assert run.halted
    assert run.reason is None
    assert office.basket.ids == ids(4)


def test_a_cancelled_run_leaves_nothing_behind(news: Path) -> None:
    """Broken off, it stops at once; no task goes on, and what was made is with the session."""

    async def story(office: Office) -> set[asyncio.Task[Any]]:
        running = asyncio.create_task(office.running(jobs=4))
        while set(newsroom.asked(server)) < set(range(6)):
            await asyncio.sleep(0.01)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await asyncio.sleep(0.1)
        return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]

    def hang(request: Received) -> Fault | None:
        return Fault(around="{}", wait=60) if newsroom.about(request) > 1 else None

    with FakeServer(newsroom.answer, rules=[hang]) as server:
        office = Office(server, news)
        assert asyncio.run(story(office)) == set()
    assert office.basket.ids == ids(2)


def test_a_file_that_vanishes_meanwhile(server: FakeServer, news: Path, store: Store) -> None:
    """It was there when it was looked for in the store, and is not when it is to be made."""
    load = Item.load
    seen: set[str] = set()

    def once(item: Item) -> bytes:
        if item.id == "007" and item.id in seen:
            (news / "007.txt").unlink(missing_ok=True)
        seen.add(item.id)
        return load(item)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Item, "load", once)
        office = Office(server, news)
        office.run(store=store)
    assert office.failed == {"007": "ArticleError"}
    assert len(office.basket.outcomes) == 24


# --- memory ----------------------------------------------------------------------------------


def test_outcomes_are_not_held(tmp_path: Path, server: FakeServer, store: Store) -> None:
    """Ten times as many articles need hardly more memory: what is written is forgotten."""

    class Sieve(Basket):
        def write(self, outcome: Outcome) -> None:
            assert outcome.briefing

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl"
        row = {"text": newsroom.article(0)}
        rows = (json.dumps({"id": f"{n:05}", **row}, ensure_ascii=False) for n in range(count))
        path.write_text("\n".join(rows), "utf-8")
        office = Office(server, path)
        office.session = Session(listing([str(path)]), Sieve(), tmp_path / "failed.jsonl")
        tracemalloc.start()
        run = office.run(store=store, wanted=Wanted())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert run.reason is None
        return most

    peak(1)
    small, large = peak(60), peak(600)
    assert len(server.requests) == 1
    assert large - small < 1_000_000  # the outcomes of 540 articles are 12 MB
