"""Replies that are kept: which ones, what of them, and that nothing is asked for twice."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsroom
import pytest

from briefing import keys, resources
from briefing.errors import BriefingError, EndpointError
from briefing.llm import Line
from briefing.models import Article, Prompt
from briefing.pipeline import Made, Replies, brief
from briefing.reading import read_text
from briefing.settings import Settings, load
from briefing.store import Store
from briefing.testing import FAULTS, RULES, FakeServer, Fault, Received

Raw = dict[str, Any]
WRONG = "See http://evil.example/x for the nearly 9,000 visits."


@pytest.fixture
def replies(tmp_path: Path) -> Iterator[Replies]:
    """A store of replies of its own."""
    with Store.open(tmp_path / "store.sqlite") as store:
        yield Replies(store, "a model")


def settings(**given: Any) -> Settings:
    return load({"model": "qwen", "base_url": "http://127.0.0.1:1/v1", **given}, environment={})


def made_of(
    server: FakeServer, articles: list[Article], replies: Replies, *, patience: float = 30
) -> list[Made | BaseException]:
    """What comes of articles that are briefed at once; all but the first have so many seconds."""

    async def run() -> list[Made | BaseException]:
        async with Line(server.endpoint, most=8) as line:
            return await asyncio.gather(
                *(
                    brief(
                        article,
                        line,
                        settings(timeout=patience if place else 30),
                        lambda *_: None,
                        replies=replies,
                    )
                    for place, article in enumerate(articles)
                ),
                return_exceptions=True,
            )

    return asyncio.run(run())


def one_of(server: FakeServer, article: Article, replies: Replies) -> Made:
    (made,) = made_of(server, [article], replies)
    assert isinstance(made, Made)
    return made


def slowly(_: Received) -> Fault:
    """So that all are under way at once."""
    return Fault(around="{}", wait=0.7)


# --- asked once ------------------------------------------------------------------------------


def test_copies_are_asked_for_once(article: Article, reply: Raw, replies: Replies) -> None:
    """Who needs what another one is asking for waits for it, off its own clock; only one pays."""
    with FakeServer([reply], rules=[slowly]) as server:
        made = made_of(server, [article] * 6, replies, patience=0.5)
    assert len(server.requests) == 1
    done = [one for one in made if isinstance(one, Made)]
    assert [one.usage.requests for one in done] == [1, 0, 0, 0, 0, 0]
    assert len({one.briefing.provenance.usage for one in done}) == 1


def test_a_copy_asks_itself_when_the_first_fails(
    article: Article, reply: Raw, replies: Replies
) -> None:
    """One failure is one article's; the next one asks, and the others wait for that."""
    with FakeServer([FAULTS["bad_request"], reply], rules=[slowly]) as server:
        first, *others = made_of(server, [article] * 4, replies)
    assert isinstance(first, EndpointError)
    assert all(isinstance(one, Made) for one in others)
    assert len(server.requests) == 2


def test_who_gives_up_leaves_the_turn_to_others(
    article: Article, reply: Raw, replies: Replies
) -> None:
    """Cancelled while it asks, or while it waits: the others are not stuck."""
    with FakeServer([reply, reply], rules=[slowly]) as server:

        async def run() -> Made:
            async with Line(server.endpoint, most=8) as line:
                tasks = [
                    asyncio.create_task(
                        brief(article, line, settings(), lambda *_: None, replies=replies)
                    )
                    for _ in range(3)
                ]
                await asyncio.sleep(0.3)
                for task in tasks[:2]:
                    task.cancel()
                return await asyncio.wait_for(tasks[2], 20)

        assert asyncio.run(run()).whole
    assert len(server.requests) == 2


# --- what is kept ----------------------------------------------------------------------------


def test_a_kept_reply_is_held_once(article: Article, reply: Raw, tmp_path: Path) -> None:
    """The object that it was read as, not its text beside it; what is made of it is the same."""
    with Store.open(tmp_path / "store.sqlite") as store:
        replies = Replies(store, "a model")
        with FakeServer([reply]) as server:
            first = one_of(server, article, replies)
            again = one_of(server, article, replies)
        (prompt,) = server.model.history
        kept = store.get("reply", keys.reply_key("a model", prompt))
    assert kept is not None
    assert set(json.loads(kept)) == {"data", "model", "usage", "schema_mode"}
    assert first.briefing.statements == again.briefing.statements
    assert again.usage.requests == 0


def test_a_kept_reply_tells_how_it_was_had(article: Article, reply: Raw, replies: Replies) -> None:
    """Told the schema in words then, whatever is known of the endpoint now."""
    with FakeServer([reply], rules=[RULES["no_response_format"]]) as server:
        first = one_of(server, article, replies)
    with FakeServer() as server:
        again = one_of(server, article, replies)
    for made in (first, again):
        assert made.briefing.provenance.schema_mode == "prompt"
        (note,) = made.briefing.provenance.notes
        assert "told the schema in words" in note


def is_probe(request: Received) -> bool:
    return "word OK" in request.body["messages"][0]["content"]


def test_a_reply_to_a_prompt_that_may_be_clipped_is_not_kept(replies: Replies) -> None:
    """What would have told was lost on the way: the next run asks again."""
    more = "".join(f" Trạm số {n} mở cửa vào ngày {n}-12." for n in range(1, 29))
    article = read_text(newsroom.article(0) + more)

    def lost(request: Received) -> Fault | None:
        return FAULTS["server_error"] if is_probe(request) else None

    def answer(prompt: Prompt) -> Raw | str:
        return "OK" if prompt.name == "request" else newsroom.answer(prompt)

    with FakeServer(answer, rules=[lost], tokens_per_character=0.4) as server:
        made = one_of(server, article, replies)
        assert not made.whole
        assert any("could not be found out" in note for note in made.briefing.provenance.notes)
        server.rules.clear()
        again = one_of(server, article, replies)
        assert (again.whole, again.briefing.provenance.notes) == (True, ())
        assert again.usage.requests == 2
        assert one_of(server, article, replies).usage.requests == 0


def test_a_repair_that_was_cut_is_tried_again(
    article: Article, reply: Raw, replies: Replies
) -> None:
    """The briefing with the flagged text is given out, but does not count as whole."""
    reply["statements"][2]["en"] = WRONG

    def answer(prompt: Prompt) -> Raw | Fault:
        return reply if prompt.name == "brief" else FAULTS["truncated"]

    with FakeServer(answer) as server:
        made = one_of(server, article, replies)
    assert made.briefing.statements[2].status == "flagged"
    assert not made.whole


# --- what it has cost ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [RuntimeError, asyncio.CancelledError])
def test_every_exception_tells_what_it_cost(
    article: Article, reply: Raw, kind: type[BaseException]
) -> None:
    """A bug behind the request, too: it was paid for."""

    def report(stage: str, done: int, total: int) -> None:
        if done == total:
            raise kind

    async def run(server: FakeServer) -> None:
        async with Line(server.endpoint) as line:
            await brief(article, line, settings(), report)

    with FakeServer([reply]) as server, pytest.raises(kind) as caught:
        asyncio.run(run(server))
    assert not isinstance(caught.value, BriefingError)
    assert vars(caught.value)["usage"].requests == 1
    assert vars(caught.value)["usage"].tokens > 0
    assert vars(caught.value)["cost_usd"] is None


# --- keys ------------------------------------------------------------------------------------


def test_a_slash_at_the_end_of_the_base_url_makes_no_difference() -> None:
    """Neither to the requests nor to what was kept."""
    plain, slashed = settings(), settings(base_url="http://127.0.0.1:1/v1/")
    assert plain.base_url == slashed.base_url
    assert keys.model_key(plain, str) == keys.model_key(slashed, str)
    asked = settings(base_url="https://h.example/v1/?api-version=2/")
    assert asked.base_url == "https://h.example/v1?api-version=2/"


@pytest.mark.parametrize("package", ["xllamacpp", "snowballstemmer"])
def test_another_version_of_a_library_is_another_key(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine of the embedded model words replies, the stemmer decides what passes a check."""
    chosen = load({"model": "local"}, environment={}, local_installed=lambda: True)

    def key() -> str:
        keys._code.cache_clear()
        resources._listed.cache_clear()
        return keys.briefing_key(keys.model_key(chosen, str), chosen, b"", "text", b"source")

    installed = {key()}
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    monkeypatch.delitem(sys.modules, package, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    for version in ("1.0", "1.1"):
        folder = tmp_path / f"{package}-{version}.dist-info"
        folder.mkdir()
        installed.add(key())
        folder.rmdir()
    keys._code.cache_clear()
    resources._listed.cache_clear()
    assert len(installed) == 3
