"""A prompt that was not read whole is found out, and the article gets through all the same."""

from __future__ import annotations

import asyncio
import json
import math
import random
import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from asking import GOOD, always, ask, ask_and_note, failure
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing
from briefing.errors import BriefingError, ContextLengthError
from briefing.llm import Budget, Client, Dialect, Line
from briefing.llm.dialect import recall
from briefing.models import Article, Briefing, Completion, Message, Prompt
from briefing.testing import FakeServer, Fault, Received, Rule

WORDS = re.findall(
    r"\w+",
    "người dân phường bờ kênh trạm đọc sách mở cửa buổi tối học sinh tiểu học nghiêng ướt đường "
    "chuyến xe buýt quận huyện thành phố khu phố tổ trưởng đề nghị khẩn trương rà soát nghĩa vụ "
    "trường thuyền ngoằn ngoèo khuya ươm giống lúa mía dừa nước mặn xâm nhập đồng bằng kế hoạch "
    "ngân sách triệu tỉ đồng phần trăm hộ gia đình ủy ban hội đồng nhân viên kỹ thuật sửa chữa",
)
INSTRUCTIONS = "Read the article. Answer in JSON, with one headline of your own words. " * 34
"""About as long as the instructions of the first request."""

Raw = dict[str, Any]
Overflow = Literal["clip", "llama.cpp", "openai"]


def words(length: int, seed: int = 7) -> str:
    """So many characters of Vietnamese words in no order."""
    choose = random.Random(seed)
    text = ""
    while len(text) < length:
        text += f"{choose.choice(WORDS)} "
    return text[:length]


def long_prompt(text: str, instructions: str = INSTRUCTIONS) -> Prompt:
    """A prompt about `text`."""
    messages = (Message(role="system", content=instructions), Message(role="user", content=text))
    schema = {"type": "object", "properties": {}, "required": ["headline"]}
    return Prompt(name="brief", messages=messages, json_schema=schema)


def is_probe(request: Received) -> bool:
    """Whether it only asks what a text costs."""
    return "word OK" in request.body["messages"][0]["content"]


def counting(
    vietnamese: float,
    *,
    english: float | None = None,
    template: int = 0,
    context: float = math.inf,
) -> Rule:
    """Report tokens as a tokenizer would: by the language of a message, a chat template's on top,
    and no more than `context`."""
    ratios = {"system": english if english is not None else vietnamese, "user": vietnamese}

    def rule(request: Received) -> Fault:
        messages = request.body["messages"]
        cost = template + sum(ratios[m["role"]] * len(m["content"]) for m in messages)
        tokens = int(min(math.ceil(cost), context))
        return Fault(around="{}", change={"usage": {"prompt_tokens": tokens}})

    return rule


# What the client finds out


@pytest.mark.parametrize("ratio", [0.3, 0.45, 0.9])
@pytest.mark.parametrize("context", [2_048, 4_096])
def test_a_prompt_clipped_in_silence_is_an_error(ratio: float, context: int) -> None:
    """By what its own text costs; the error says how much the server reads, and the remedies."""
    asked = long_prompt(words(18_000))
    with FakeServer(always(GOOD), tokens_per_character=ratio, context=context) as server:
        error = failure(server.endpoint, asked)
        assert [is_probe(request) for request in server.requests] == [False, True]
    assert type(error) is ContextLengthError
    assert error.tokens == context
    for remedy in ("num_ctx", "OLLAMA_CONTEXT_LENGTH", "--ctx-size", "LM Studio"):
        assert remedy in str(error)
    assert "\n" not in str(error)
    assert error.usage is not None
    assert error.usage.requests == 2


@pytest.mark.parametrize("overflow", ["llama.cpp", "openai"])
def test_a_refused_prompt_tells_the_context(overflow: Overflow) -> None:
    """The number is read from what the server says; nothing is measured."""
    with FakeServer(
        always(GOOD), tokens_per_character=0.4, context=4_096, overflow=overflow
    ) as server:
        error = failure(server.endpoint, long_prompt(words(18_000)))
    assert type(error) is ContextLengthError
    assert error.tokens == 4_096
    assert len(server.requests) == 1


def test_a_whole_prompt_is_no_error() -> None:
    """One further request finds out what the text costs, and is counted."""
    with FakeServer(always(GOOD), tokens_per_character=0.4, context=8_192) as server:
        completion = ask(server.endpoint, long_prompt(words(10_000)))
        assert [is_probe(request) for request in server.requests] == [False, True]
    assert completion.data == GOOD


def test_each_long_text_is_measured_once() -> None:
    """What another one costs tells too little; a second prompt of an article needs no measure."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:
        for seed in range(2):
            ask(server.endpoint, long_prompt(words(9_000, seed)))
        assert [is_probe(request) for request in server.requests] == [False, True] * 2
        assert recall(server.endpoint) == Dialect()


@pytest.mark.parametrize("host", ["api.openai.com", "desk.openai.azure.com"])
def test_hosts_that_refuse_are_not_measured(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenAI and Azure answer 400 to a prompt beyond the context: no tokens are spent on it."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        place = proxy.endpoint.model_copy(update={"base_url": f"http://{host}/v1"})
        ask(place, long_prompt(words(9_000)))
    assert len(proxy.requests) == 1


def test_a_prompt_clipped_to_little_more_than_an_earlier_one_is_found_out() -> None:
    """A server that was restarted with a shorter context, say."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:
        ask(server.endpoint, long_prompt(words(15_000)))
    with FakeServer(always(GOOD), tokens_per_character=0.4, context=6_000) as server:
        error = failure(server.endpoint, long_prompt(words(14_900)))
    assert isinstance(error, ContextLengthError)


def test_a_clipped_prompt_is_found_out_by_what_is_remembered() -> None:
    """The measure of an earlier article raises the suspicion, one of this one confirms it."""
    with FakeServer(always(GOOD), tokens_per_character=0.4, context=4_096) as server:
        ask(server.endpoint, long_prompt(words(5_000)))
        error = failure(server.endpoint, long_prompt(words(15_000)))
    assert type(error) is ContextLengthError
    assert error.tokens == 4_096
    assert sum(map(is_probe, server.requests)) == 2


def test_a_short_prompt_needs_no_measure() -> None:
    """No server clips what is shorter than the probe itself."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:
        ask(server.endpoint, long_prompt(words(2_400)))
    assert len(server.requests) == 1


@pytest.mark.parametrize("usage", [None, {"prompt_tokens": 0}, {"prompt_tokens": 17}])
def test_a_wrong_count_is_no_clipping(usage: Any) -> None:
    """No count, or that of the new tokens beside a cache: too few for any server's context."""
    rule: Rule = lambda _: Fault(around="{}", change={"usage": usage})  # noqa: E731
    with FakeServer(always(GOOD), rules=[rule]) as server:
        assert ask(server.endpoint, long_prompt(words(12_000))).data == GOOD
    assert len(server.requests) == 1


def test_the_embedded_model_is_trusted() -> None:
    """Its server refuses what is too long, and is not measured."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:
        place = server.endpoint.model_copy(update={"embedded": True})
        ask(place, long_prompt(words(12_000)))
    assert len(server.requests) == 1


def without_probes(request: Received) -> Fault | None:
    """Refuse the measure, with a reason."""
    if not is_probe(request):
        return None
    return Fault(status=400, body={"error": {"message": "no such request here"}})


def test_a_measure_that_fails_is_no_error() -> None:
    """The answer is there; whether it is to the whole prompt cannot be known."""
    with FakeServer(always(GOOD), rules=[without_probes]) as server:
        assert ask(server.endpoint, long_prompt(words(12_000))).data == GOOD
        assert recall(server.endpoint) == Dialect()


def test_a_measure_that_fails_is_told() -> None:
    """The user learns that clipping could not be looked for."""
    with FakeServer(always(GOOD), rules=[without_probes]) as server:
        _, notes = ask_and_note(server.endpoint, long_prompt(words(9_000)))
    assert sum(map(is_probe, server.requests)) == 1
    assert any("long prompts" in note for note in notes)


def test_a_measure_that_fails_changes_no_dialect() -> None:
    """It has no schema, so that its refusal says nothing about schemas."""

    def rule(request: Received) -> Fault | None:
        return Fault(status=400) if is_probe(request) else None

    with FakeServer(always(GOOD), rules=[rule]) as server:
        assert ask(server.endpoint, long_prompt(words(12_000))).data == GOOD
        assert recall(server.endpoint).schema_mode == "json_schema"


def test_a_full_context_is_no_small_limit() -> None:
    """An answer cut where the context ends: more room would not help, less text does."""

    def rule(request: Received) -> Fault:
        usage = {"prompt_tokens": 3_900, "completion_tokens": 196}
        cut = [{"finish_reason": "length"}]
        return Fault(around="{}", change={"usage": usage, "choices": cut})

    with FakeServer(always(GOOD), rules=[rule]) as server:
        error = failure(server.endpoint, long_prompt(words(2_000)))
    assert type(error) is ContextLengthError
    assert error.tokens == 4_096


# For every tokenizer and every length


@pytest.fixture(scope="module")
def server() -> Iterator[FakeServer]:
    """A server for all examples; each example sets its rules."""
    with FakeServer(always(GOOD)) as server:
        yield server


def outcome(server: FakeServer, prompt: Prompt, rule: Rule) -> int | None:
    """Ask an endpoint of which nothing is known; return the context if it seems to be full."""
    server.rules[:] = [rule]
    server.requests.clear()
    server.model.history.clear()
    try:
        ask(server.endpoint, prompt, dialect=Dialect())
    except ContextLengthError as error:
        return error.tokens
    finally:
        probes = sum(map(is_probe, server.requests))
        assert (len(server.requests), probes) == (2, 1)
    return None


RATIO = st.floats(0.24, 0.98)
ENGLISH = st.floats(0.235, 0.26)
LENGTH = st.integers(2_500, 20_000)
TEMPLATE = st.integers(3, 40)
SEED = st.integers(0, 2**16)
properties = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@properties
@given(ratio=RATIO, length=LENGTH, template=TEMPLATE, seed=SEED)
def test_a_whole_prompt_is_never_taken_for_a_clipped_one(
    server: FakeServer, ratio: float, length: int, template: int, seed: int
) -> None:
    """Whatever its tokenizer and its chat template, also where English costs as much."""
    asked = long_prompt(words(length, seed))
    assert outcome(server, asked, counting(ratio, template=template)) is None


@properties
@given(
    ratio=RATIO,
    english=ENGLISH,
    instructions=st.sampled_from([INSTRUCTIONS, "Translate."]),
    length=LENGTH,
    template=TEMPLATE,
    seed=SEED,
)
def test_nor_is_it_where_instructions_are_cheap(
    server: FakeServer,
    ratio: float,
    english: float,
    instructions: str,
    length: int,
    template: int,
    seed: int,
) -> None:
    """As real tokenizers have it: English at its own price, in long and in short instructions."""
    rule = counting(ratio, english=english, template=template)
    assert outcome(server, long_prompt(words(length, seed), instructions), rule) is None


def clipped(
    server: FakeServer, asked: Prompt, ratio: float, english: float, template: int, share: float
) -> tuple[int | None, int]:
    """Ask a server that reads no more than a share of a prompt: what is found out, and is so."""
    instructions, text = (len(message.content) for message in asked.messages)
    whole = english * instructions + ratio * text + template
    context = max(600, int(share * whole))
    rule = counting(ratio, english=english, template=template, context=context)
    return outcome(server, asked, rule), context


@properties
@given(
    ratio=RATIO,
    english=ENGLISH,
    length=LENGTH,
    template=TEMPLATE,
    share=st.floats(0.05, 0.8),
    seed=SEED,
)
def test_a_clipped_prompt_always_is(
    server: FakeServer,
    ratio: float,
    english: float,
    length: int,
    template: int,
    share: float,
    seed: int,
) -> None:
    """A fifth of it gone, or more."""
    asked = long_prompt(words(length, seed))
    found, context = clipped(server, asked, ratio, english, template, share)
    assert found == context


def test_a_clipped_prompt_hardly_longer_than_its_probe_is_found_out_too(server: FakeServer) -> None:
    """Where the probe, too, is clipped: it then reports as many tokens as the prompt did."""
    asked = long_prompt(words(2_500), "Translate each text into English.")
    found, context = clipped(server, asked, 0.5, 0.25, 3, 0.6)
    assert found == context


def test_a_dearer_text_that_is_clipped_is_found_out_too(server: FakeServer) -> None:
    """What was learnt of a text of few tokens a character must not excuse one of many."""
    cheap, dear = long_prompt(words(6_000, 1)), long_prompt(words(16_000, 2))
    server.rules[:] = [counting(0.36, english=0.25, template=20)]
    ask(server.endpoint, cheap)
    server.rules[:] = [counting(0.45, english=0.25, template=20, context=6_144)]  # of 7,832
    error = failure(server.endpoint, dear)
    assert type(error) is ContextLengthError


# Through `make`

_LINE = re.compile(r"^\[(\d+)\]", re.MULTILINE)
_ITEM = re.compile(r"^\[(P\d+)\] (.+)$", re.MULTILINE)
_STATION = re.compile(r"Trạm số (\d+) bên bờ kênh nhận ([\d.]+) cuốn sách")


@pytest.fixture(scope="module")
def long_article() -> Article:
    """A report of 90 stations: about 10,000 characters, no two sentences the same."""
    lines = ["Phường Bến Lụa kiểm kê 90 trạm đọc sách dọc kênh Sậy", ""]
    for number in range(1, 91):
        lines.append(
            f"Trạm số {number} bên bờ kênh nhận {1_000 + 37 * number:,} cuốn sách do các hộ dân "
            "quanh đó góp trong mùa hè vừa qua, phần lớn là truyện.".replace(",", ".", 1)
        )
        if number % 4 == 0:
            lines.append("")
    return briefing.read_text("\n".join(lines))


def english_of(vietnamese: str) -> str:
    """The translation of a sentence of that report."""
    match = _STATION.search(vietnamese)
    if match is None:
        return "Ben Lua Ward counts 90 reading stations along the Say Canal"
    number, books = match.groups()
    return (
        f"Station {number} on the canal received {books.replace('.', ',')} books from nearby "
        "households this past summer, most of them stories."
    )


def shown(prompt: Prompt) -> list[int]:
    """The numbers of the sentences in a prompt."""
    return [int(number) for number in _LINE.findall(prompt.messages[-1].content)]


def of(article: Article) -> Callable[[Prompt], Any]:
    """A model that knows the report, and points at nothing that it was not shown."""
    sentences = [line for line in article.text.splitlines() if line]

    def draft(prompt: Prompt) -> dict[str, Any]:
        numbers = shown(prompt)
        kinds = ["headline", "summary", "point", "point"]
        evidence = [numbers[0], numbers[1], numbers[len(numbers) // 2], numbers[-1]]
        item = prompt.json_schema["properties"]["statements"]["items"]
        statements = []
        for kind, number in zip(kinds, evidence, strict=True):
            entry: Raw = {"kind": kind, "evidence": [number], "vi": sentences[number - 1]}
            entry |= dict.fromkeys(("speaker", "who", "due"))
            if "en" in item["properties"]:
                entry["en"] = english_of(sentences[number - 1])
            statements.append(entry)
        return {"statements": statements, "people": []}

    def answer(prompt: Prompt) -> Any:
        if prompt.name == "brief":
            return draft(prompt)
        if prompt.name != "fill":
            return "OK"
        items = _ITEM.findall(prompt.messages[-1].content)
        return {"texts": [{"id": id_, "text": english_of(text)} for id_, text in items]}

    return answer


def served(server: FakeServer, article: Article, **options: Any) -> Briefing:
    return briefing.make(article, base_url=server.base_url, model="fake", **options)


def drafts(server: FakeServer) -> list[Prompt]:
    """The requests for a draft that were answered."""
    return [prompt for prompt in server.model.history if prompt.name == "brief"]


@pytest.mark.parametrize(
    ("overflow", "remedy"),
    [("clip", "num_ctx"), ("llama.cpp", "longer context"), ("openai", "longer context")],
)
def test_a_long_article_goes_through_the_selection(
    long_article: Article, overflow: Overflow, remedy: str
) -> None:
    """The most telling sentences are shown, the rest is named, and the reader told why."""
    assert len(long_article.text) > 5_000
    with FakeServer(
        of(long_article), tokens_per_character=0.4, context=4_096, overflow=overflow
    ) as server:
        made = served(server, long_article)
        asked = [shown(prompt) for prompt in drafts(server)]
        probes = sum(map(is_probe, server.requests))
    assert probes == 1
    left_out = {int(id_[1:]) for id_ in made.provenance.left_out}
    assert 0 < len(asked[-1]) < len(made.sentences)
    assert asked[-1] == sorted(asked[-1])
    assert set(asked[-1]) | left_out == {int(s.id[1:]) for s in made.sentences}
    assert not left_out & set(asked[-1])
    if overflow == "clip":  # it answers all the same, and the answer is not taken
        assert asked[0] == [int(s.id[1:]) for s in made.sentences]
    assert len(asked) == (2 if overflow == "clip" else 1)
    assert "coverage.low" in [finding.code for finding in made.findings]
    assert any(remedy in note for note in made.provenance.notes)
    for statement in made.statements:
        assert not left_out & {int(id_[1:]) for id_ in statement.evidence}
        assert statement.text["en"]


@pytest.mark.parametrize(
    ("ratio", "context"), [(0.3, 3_072), (0.55, 4_096), (0.55, 8_192), (0.98, 4_096), (0.98, 6_144)]
)
@pytest.mark.parametrize("overflow", ["clip", "llama.cpp"])
def test_every_tokenizer_and_context_ends_in_a_briefing(
    long_article: Article, ratio: float, context: int, overflow: Overflow
) -> None:
    """Whatever was left out, of what the last prompt showed nearly all was read: a clipping of a
    few tokens cannot be told from a tokenizer that is a little more thrifty."""
    rule = counting(ratio, english=0.25, template=20)
    sizes: list[int] = []

    def clipping(request: Received) -> Fault | None:
        fault = rule(request)
        assert fault is not None
        tokens = fault.change["usage"]["prompt_tokens"]
        if not is_probe(request):
            sizes.append(tokens)
        if overflow == "llama.cpp" and tokens > context:
            error = {"type": "exceed_context_size_error", "message": "too long", "n_ctx": context}
            return Fault(status=400, body={"error": error})
        usage = {"prompt_tokens": min(tokens, context)}
        return Fault(around="{}", change={"usage": usage})

    with FakeServer(of(long_article), rules=[clipping]) as server:
        made = served(server, long_article)
    tolerated = context if overflow == "llama.cpp" else 1.25 * context
    assert sizes[-1] <= tolerated
    assert made.statements
    if sizes[0] > tolerated:
        assert made.provenance.left_out
    assert len(server.requests) <= 8


def test_an_article_that_is_read_whole_is_shown_whole(long_article: Article) -> None:
    """A long context: nothing is left out, and one request finds out that it is long."""
    with FakeServer(of(long_article), tokens_per_character=0.4, context=32_768) as server:
        made = served(server, long_article)
        before = len(server.requests)
    assert sum(map(is_probe, server.requests)) == 1
    assert made.provenance.left_out == ()
    assert "coverage.low" not in [finding.code for finding in made.findings]
    assert made.provenance.usage.requests == before


def test_a_context_too_short_for_any_article_is_an_error(long_article: Article) -> None:
    """The error is the server's, with the remedy; nothing is made of a shred."""
    with (
        FakeServer(of(long_article), tokens_per_character=0.4, context=2_048) as server,
        pytest.raises(BriefingError) as caught,
    ):
        served(server, long_article)
    assert type(caught.value) is ContextLengthError
    assert "num_ctx" in str(caught.value)
    assert caught.value.exit_code == 5


def test_a_context_that_is_named_is_not_measured_first(long_article: Article) -> None:
    """With the setting `context` only what fits is sent from the beginning."""
    with FakeServer(of(long_article), tokens_per_character=0.4, context=4_096) as server:
        made = served(server, long_article, context=4_096)
        first = json.dumps(server.requests[0].body, ensure_ascii=False)
    assert made.provenance.left_out
    assert len(first) < len(long_article.text)
    assert made.provenance.notes == ()


def test_the_two_ways_to_learn_a_context_show_the_same(long_article: Article) -> None:
    """Named by the user or found out: the same sentences."""
    with FakeServer(of(long_article), tokens_per_character=0.4, context=4_096) as server:
        found = served(server, long_article)
        named = served(server, long_article, context=4_096)
    assert found.provenance.left_out == named.provenance.left_out != ()


def test_a_ceiling_in_the_way_of_the_measure_does_not_cost_the_answer() -> None:
    """What was paid for is kept; that clipping could not be looked for is told."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:
        completion, notes = ask_and_note(
            server.endpoint, long_prompt(words(9_000)), Budget(30, requests=1)
        )
    assert completion.data == GOOD
    assert any("long prompts" in note for note in notes)


def test_waiting_for_anothers_measure_takes_none_of_the_time() -> None:
    """One article finds out what all want to know; the others wait for it off their own clocks."""
    with FakeServer(always(GOOD), tokens_per_character=0.4) as server:

        async def run() -> tuple[Completion, tuple[str, ...]]:
            async with Line(server.endpoint, most=2) as line:
                client = Client(line, Budget(1.5))
                async with line.probing:  # another article finds out
                    waiting = asyncio.create_task(client.complete(long_prompt(words(9_000))))
                    await asyncio.sleep(2)
                return await waiting, client.notes()

        completion, notes = asyncio.run(run())
    assert (completion.data, notes) == (GOOD, ())
    assert sum(map(is_probe, server.requests)) == 1
