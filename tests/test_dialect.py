"""What an endpoint understands is found out by its answers, and remembered."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asking import GOOD, always, ask, ask_and_note, failure

from briefing.errors import BriefingError, EndpointError, InvalidOutputError
from briefing.llm import Budget, Client, Line
from briefing.llm import dialect as dialects
from briefing.llm.dialect import Dialect, recall
from briefing.models import Endpoint, Message, Prompt, SchemaMode
from briefing.testing import FAULTS, RULES, FakeServer, Fault, Received

CANARY = "sk-canary-0123456789"


def formats(server: FakeServer) -> list[str]:
    """How JSON was demanded, request by request."""
    bodies = [request.body for request in server.requests]
    return [body.get("response_format", {"type": "prompt"})["type"] for body in bodies]


def remembered() -> list[Path]:
    """The files of all endpoints."""
    return sorted((Path(os.environ["XDG_CACHE_HOME"]) / "briefing" / "endpoints").glob("*"))


# The schema


STEPS: dict[str, tuple[SchemaMode, int]] = {
    "no_json_schema": ("json_object", 2),
    "no_response_format": ("prompt", 3),
    "schema_crash": ("json_object", 2),
    "unexplained_schema": ("json_object", 2),
    "schema_ignored": ("prompt", 3),
    "schema_unenforced": ("prompt", 3),
    "object_ignored": ("json_schema", 1),
    "needs_json_word": ("json_schema", 1),
}


@pytest.mark.parametrize(("rule", "mode", "requests"), [(r, *how) for r, how in STEPS.items()])
def test_steps_down_as_far_as_the_endpoint_wants(
    prompt: Prompt, rule: str, mode: SchemaMode, requests: int
) -> None:
    """The strictest demand that is understood, and the same answer in the end."""
    with FakeServer(always(GOOD), rules=[RULES[rule]]) as server:
        assert ask(server.endpoint, prompt).data == GOOD
        assert formats(server)[-1] == mode
        assert len(server.requests) == requests
        assert recall(server.endpoint).schema_mode == mode


@pytest.mark.parametrize("rule", ["no_json_schema", "no_response_format", "schema_ignored"])
def test_what_worked_is_remembered(prompt: Prompt, rule: str) -> None:
    """The next article needs one request, and its user is told again."""
    with FakeServer(always(GOOD), rules=[RULES[rule]]) as server:
        _, first = ask_and_note(server.endpoint, prompt)
        before = len(server.requests)
        _, second = ask_and_note(server.endpoint, prompt)
        assert len(server.requests) == before + 1
    assert any("JSON schema" in note for note in first)
    assert first == second


def test_json_object_ignored_ends_in_words(prompt: Prompt) -> None:
    """A server without schemas whose JSON mode does nothing is told in words only."""
    rules = [RULES["no_json_schema"], RULES["object_ignored"]]
    with FakeServer(always(GOOD), rules=rules) as server:
        assert ask(server.endpoint, prompt).data == GOOD
        assert formats(server) == ["json_schema", "json_object", "json_object", "prompt"]


@pytest.mark.parametrize("rule", ["no_json_schema", "no_response_format"])
def test_the_schema_is_told_behind_the_instructions(prompt: Prompt, rule: str) -> None:
    """The last line of the instructions is the schema; only a reminder stands behind the text."""
    with FakeServer(always(GOOD), rules=[RULES[rule]]) as server:
        ask(server.endpoint, prompt)
        system, user = server.requests[-1].body["messages"]
    told = system["content"]
    assert told.startswith(prompt.messages[0].content)
    assert json.loads(told.splitlines()[-1]) == {"title": "brief", **prompt.json_schema}
    text, reminder = user["content"].rsplit("\n", 1)
    assert text == prompt.messages[1].content
    assert reminder.startswith("Now answer with the JSON object")


def test_nothing_is_remembered_of_a_failure(prompt: Prompt) -> None:
    """A form that did not help either says nothing about the endpoint."""
    with FakeServer(always(FAULTS["no_schema"])) as server:
        failure(server.endpoint, prompt)
    with FakeServer(always(FAULTS["prose"])) as server:
        failure(server.endpoint, prompt)
    assert remembered() == []


@pytest.mark.parametrize("name", ["half_json", "two_values", "prose", "array"])
def test_one_bad_answer_is_no_sign_of_a_bad_endpoint(prompt: Prompt, name: str) -> None:
    """It is asked for once more in the same form, and nothing is remembered of it."""
    with FakeServer([FAULTS[name], GOOD]) as server:
        completion, notes = ask_and_note(server.endpoint, prompt)
    assert completion.data == GOOD
    assert formats(server) == ["json_schema"] * 2
    assert (remembered(), notes) == ([], ())


def story(server: FakeServer, prompt: Prompt, articles: int) -> list[SchemaMode | None]:
    """Ask for one article after the other at one line; how each was answered in JSON."""

    async def run() -> list[SchemaMode | None]:
        async with Line(server.endpoint) as line:
            clients = [Client(line, Budget(30)) for _ in range(articles)]
            for client in clients:
                await client.complete(prompt)
            return [client.schema_mode for client in clients]

    return asyncio.run(run())


def test_one_articles_bad_answers_step_nobody_else_down(prompt: Prompt) -> None:
    """Two in a row, before any good one: the next article is asked by the schema again, follows
    it, and nothing is remembered."""
    prose = FAULTS["prose"]
    with FakeServer([prose, prose, GOOD, GOOD, GOOD]) as server:
        assert story(server, prompt, 3) == ["prompt", "json_schema", "json_schema"]
    assert formats(server) == ["json_schema", "json_schema", "prompt", "json_schema", "json_schema"]
    assert remembered() == []


def test_two_articles_are_no_accident(prompt: Prompt) -> None:
    """The third is told the schema in words from the beginning, and so is the next run."""

    def ignores(request: Received) -> Fault | None:
        return FAULTS["prose"] if request.body.get("response_format") else None

    with FakeServer(always(GOOD), rules=[ignores]) as server:
        assert story(server, prompt, 4) == ["prompt"] * 4
        assert formats(server) == ["json_schema", "json_schema", "prompt"] * 2 + ["prompt"] * 2
        assert story(server, prompt, 1) == ["prompt"]
        assert len(server.requests) == 9


def test_how_one_article_was_answered_is_its_own(prompt: Prompt) -> None:
    """What others find out afterwards does not change what is told of it."""
    with FakeServer([GOOD]) as server:

        async def run() -> tuple[SchemaMode | None, tuple[str, ...]]:
            async with Line(server.endpoint) as line:
                client = Client(line, Budget(30))
                await client.complete(prompt)
                line.dialect = Dialect(schema_mode="prompt")
                return client.schema_mode, client.notes()

        assert asyncio.run(run()) == ("json_schema", ())


def test_what_cannot_be_remembered_leaves_nothing_behind(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails is no error, and no half of a file."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        ask(server.endpoint, prompt)
    assert remembered() == []


def test_a_schema_that_is_ignored_further_down_is_told_in_words(prompt: Prompt) -> None:
    """The right keys at the top alone do not make an answer."""
    item = {"type": "object", "properties": {"vi": {"type": "string"}, "en": {"type": "string"}}}
    schema = {"type": "object", "properties": {"texts": {"type": "array", "items": item}}}
    asked = prompt.model_copy(update={"json_schema": schema})
    foreign, right = {"texts": [{"câu": "Mưa"}]}, {"texts": [{"vi": "Mưa", "en": "Rain"}]}
    with FakeServer([foreign, foreign, right]) as server:
        assert ask(server.endpoint, asked).data == right
    assert formats(server) == ["json_schema", "json_schema", "prompt"]


def test_the_embedded_model_is_never_stepped_down(prompt: Prompt) -> None:
    """Our own server keeps to a schema; what it refuses is an error."""
    with FakeServer(always(FAULTS["prose"])) as server:
        error = failure(server.endpoint.model_copy(update={"embedded": True}), prompt)
    assert type(error) is InvalidOutputError
    assert len(server.requests) == 1
    assert remembered() == []


# Other fields


def with_body(server: FakeServer, **fields: Any) -> Endpoint:
    return server.endpoint.model_copy(update={"extra_body": fields})


def test_further_fields_go_along(prompt: Prompt) -> None:
    """Temperature, seed and whatever else a server knows, at the top of the body."""
    fields = {"temperature": 0, "chat_template_kwargs": {"enable_thinking": False}}
    with FakeServer([GOOD]) as server:
        ask(with_body(server, **fields), prompt)
    body = server.requests[0].body
    assert {name: body[name] for name in fields} == fields
    assert "max_tokens" not in body


@pytest.mark.parametrize(
    ("rule", "fields", "left"),
    [
        ("no_temperature", {"temperature": 0, "seed": 7}, {"seed": 7}),
        ("no_further_fields", {"temperature": 0, "seed": 7}, {"temperature": 0}),
        ("wants_max_completion_tokens", {"max_tokens": 9}, {"max_completion_tokens": 9}),
        ("wants_max_tokens", {"max_completion_tokens": 9}, {"max_tokens": 9}),
        ("needs_max_tokens", {}, {"max_tokens": dialects.ROOM}),
    ],
)
def test_fields_are_translated_once(
    prompt: Prompt, rule: str, fields: dict[str, Any], left: dict[str, Any]
) -> None:
    """Another name, or none: found out by one refused request, and remembered."""
    with FakeServer(always(GOOD), rules=[RULES[rule]]) as server:
        _, notes = ask_and_note(with_body(server, **fields), prompt)
        ask(with_body(server, **fields), prompt)
        bodies = [request.body for request in server.requests]
    assert len(bodies) == 3
    sent = [
        {k: body[k] for k in body if k not in ("model", "messages", "response_format")}
        for body in bodies
    ]
    assert sent == [fields, left, left]
    dropped = set(fields) - set(left) - {"max_tokens", "max_completion_tokens"}
    assert [name for name in fields if any(repr(name) in note for note in notes)] == sorted(dropped)


def test_a_field_that_nothing_helps_is_left_out(prompt: Prompt) -> None:
    """A server that contradicts itself about the name of a limit gets none."""
    rules = [RULES["wants_max_completion_tokens"], RULES["wants_max_tokens"]]
    with FakeServer(always(GOOD), rules=rules) as server:
        assert ask(with_body(server, max_tokens=9), prompt).data == GOOD
    assert len(server.requests) == 3


def test_endless_contradictions_end(prompt: Prompt) -> None:
    """A server that wants a limit and refuses both names is asked a few times, not for ever."""
    rules = [
        RULES[r] for r in ("needs_max_tokens", "wants_max_completion_tokens", "wants_max_tokens")
    ]
    with FakeServer(always(GOOD), rules=rules) as server:
        error = failure(server.endpoint, prompt)
    assert type(error) is EndpointError
    assert len(server.requests) <= 5


def test_a_default_limit_is_raised_once(prompt: Prompt) -> None:
    """An answer cut after a few tokens is asked for with more room, and that is remembered."""
    with FakeServer([FAULTS["truncated"], GOOD, GOOD]) as server:
        assert ask(server.endpoint, prompt).data == GOOD
        ask(server.endpoint, prompt)
    assert [request.body.get("max_tokens") for request in server.requests] == [
        None,
        dialects.ROOM,
        dialects.ROOM,
    ]


def test_instructions_move_where_there_is_no_system_role(prompt: Prompt) -> None:
    """Chat templates without that role get them at the head of the user's message."""
    with FakeServer(always(GOOD), rules=[RULES["no_system_role"]]) as server:
        assert ask(server.endpoint, prompt).data == GOOD
        (message,) = server.requests[-1].body["messages"]
    assert message["role"] == "user"
    assert message["content"] == f"{prompt.messages[0].content}\n\n{prompt.messages[1].content}"
    assert len(server.requests) == 2


def with_examples(prompt: Prompt) -> Prompt:
    """The prompt with a question and its answer between instructions and text."""
    shown = (
        Message(role="user", content="[1] Nắng đẹp ở hai xã."),
        Message(role="assistant", content='{"headline": "Nắng đẹp"}'),
    )
    first, last = prompt.messages
    return prompt.model_copy(update={"messages": (first, *shown, last)})


def test_examples_go_over_the_wire_in_turns(prompt: Prompt) -> None:
    """Between the instructions and the text, in their order, as who says them."""
    asked = with_examples(prompt)
    with FakeServer(always(GOOD)) as server:
        assert ask(server.endpoint, asked).data == GOOD
        (request,) = server.requests
    assert request.body["messages"] == [message.model_dump() for message in asked.messages]
    assert [message["role"] for message in request.body["messages"]] == [
        "system", "user", "assistant", "user",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["no_json_schema", "no_response_format"])
def test_examples_are_as_they_were_where_the_schema_is_told(prompt: Prompt, rule: str) -> None:
    """The schema stands behind the instructions, the reminder behind the text, neither in them."""
    asked = with_examples(prompt)
    with FakeServer(always(GOOD), rules=[RULES[rule]]) as server:
        ask(server.endpoint, asked)
        first, *examples, last = server.requests[-1].body["messages"]
    assert examples == [message.model_dump() for message in asked.messages[1:-1]]
    assert json.loads(first["content"].splitlines()[-1])["title"] == "brief"
    assert last["content"].startswith(f"{asked.messages[-1].content}\nNow answer with")


def test_examples_stand_in_the_one_message_where_there_is_no_system_role(prompt: Prompt) -> None:
    """Instructions, examples, text."""
    asked = with_examples(prompt)
    with FakeServer(always(GOOD), rules=[RULES["no_system_role"]]) as server:
        assert ask(server.endpoint, asked).data == GOOD
        (message,) = server.requests[-1].body["messages"]
    assert message["role"] == "user"
    assert message["content"] == "\n\n".join(shown.content for shown in asked.messages)


# The memory


def test_the_memory_holds_no_secret(prompt: Prompt) -> None:
    """Neither the key, nor a header, nor the query of the address, nor a text."""
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        change = {
            "api_key": CANARY,
            "headers": {"x-key": CANARY},
            "base_url": f"{server.base_url}?key={CANARY}",
        }
        ask(server.endpoint.model_copy(update=change), prompt)
    (path,) = remembered()
    text = path.name + path.read_text("utf-8")
    assert CANARY not in text
    assert "Mưa" not in text
    assert oct(path.parent.stat().st_mode)[-3:] == "700"


def test_models_and_addresses_are_remembered_apart(prompt: Prompt) -> None:
    """One model of a server may know schemas, the next not."""
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        ask(server.endpoint, prompt)
        other = server.endpoint.model_copy(update={"model": "fake-2"})
    assert recall(server.endpoint).schema_mode == "json_object"
    assert recall(other) == Dialect()


def test_a_damaged_memory_is_set_right(prompt: Prompt, caplog: pytest.LogCaptureFixture) -> None:
    """It is no error, a warning says so, and the next answer writes it anew."""
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        ask(server.endpoint, prompt)
        (path,) = remembered()
        path.write_text('{"dialect": "half', "utf-8")
        with caplog.at_level(logging.WARNING):
            assert ask(server.endpoint, prompt).data == GOOD
        assert "damaged" in caplog.text
        assert recall(server.endpoint).schema_mode == "json_object"


def test_an_old_memory_is_forgotten(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers are replaced by better ones."""
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        ask(server.endpoint, prompt)
        (path,) = remembered()
        old = json.loads(path.read_text("utf-8"))
        old["learned_at"] = (datetime.now(UTC) - dialects.KEPT - timedelta(days=1)).isoformat()
        path.write_text(json.dumps(old), "utf-8")
        assert recall(server.endpoint) == Dialect()


def test_a_cache_that_cannot_be_written_is_no_error(
    prompt: Prompt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer counts; the next article finds out again."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        assert ask(server.endpoint, prompt).data == GOOD
        assert ask(server.endpoint, prompt).data == GOOD
    assert len(server.requests) == 4


# Address and key


def test_azure_takes_the_key_in_a_header_of_its_own(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`api-key`, and no `Authorization`, which there is for tokens; the query goes along."""
    with FakeServer(always(GOOD), rules=[RULES["needs_api_version"]]) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        url = "http://desk.openai.azure.com/openai/deployments/d?api-version=2024-10-21"
        endpoint = proxy.endpoint.model_copy(update={"base_url": url, "label": "azure"})
        assert ask(endpoint, prompt).data == GOOD
    (request,) = proxy.requests
    assert request.path.endswith("/openai/deployments/d/chat/completions?api-version=2024-10-21")
    assert request.headers["api-key"] == "fake-key"
    assert "authorization" not in request.headers


def test_further_headers_go_along_and_may_replace_ours(prompt: Prompt) -> None:
    """What a gateway wants, its own kind of authorization included."""
    headers = {"x-desk": "Hà Nội".encode().hex(), "authorization": "Basic abc"}
    with FakeServer([GOOD]) as server:
        ask(server.endpoint.model_copy(update={"headers": headers}), prompt)
    assert {name: server.requests[0].headers[name] for name in headers} == headers


def test_a_model_that_was_not_asked_for_is_noted(prompt: Prompt) -> None:
    """Servers that answer whatever the name; a dated or fuller name of the same is none."""
    with FakeServer(always(GOOD)) as server:
        for name, told in (("other", True), ("fak", True), ("org/fake", False)):
            _, notes = ask_and_note(server.endpoint.model_copy(update={"model": name}), prompt)
            assert any("'fake'" in note for note in notes) is told


def test_an_endpoint_without_counts_is_noted_and_estimated(prompt: Prompt) -> None:
    """The cost is a guess, and is called one."""
    with FakeServer([GOOD], rules=[lambda _: FAULTS["no_usage"]]) as server:
        completion, notes = ask_and_note(server.endpoint, prompt)
    assert completion.usage.estimated
    assert completion.usage.prompt_tokens == prompt.tokens > 0
    assert any("estimated" in note for note in notes)


@pytest.mark.parametrize("place", ["key", "header", "query"])
def test_an_answer_that_repeats_a_secret_is_dropped(prompt: Prompt, place: str) -> None:
    """Nothing of it reaches a file or an error."""
    with FakeServer(always({"headline": f"x {CANARY} y"})) as server:
        change: dict[str, Any] = {
            "key": {"api_key": CANARY},
            "header": {"headers": {"x-key": f"Token {CANARY}"}},
            "query": {"base_url": f"{server.base_url}?key={CANARY}"},
        }[place]
        error: BriefingError = failure(server.endpoint.model_copy(update=change), prompt)
    assert type(error) is EndpointError
    assert CANARY not in f"{error} {error.raw}"
    assert len(server.requests) == 1


def test_an_error_that_repeats_a_part_of_the_key_is_not_quoted(prompt: Prompt) -> None:
    """Servers show the beginning of a wrong key; we do not."""
    fault = Fault(status=401, body={"error": {"message": f"wrong key {CANARY[:14]}…"}})
    with FakeServer([fault]) as server:
        error = failure(server.endpoint.model_copy(update={"api_key": CANARY}), prompt)
    assert CANARY[:10] not in str(error)


@pytest.mark.parametrize("learned_at", ["2026-11-20T00:00:00", "2999-01-01T00:00:00Z", "soon"])
def test_a_memory_without_a_usable_date_is_not_believed(prompt: Prompt, learned_at: str) -> None:
    """Nor is it an error."""
    with FakeServer(always(GOOD), rules=[RULES["no_json_schema"]]) as server:
        ask(server.endpoint, prompt)
        (path,) = remembered()
        old = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**old, "learned_at": learned_at}), "utf-8")
        assert recall(server.endpoint) == Dialect()


def test_ordinary_words_in_a_header_are_no_secret(prompt: Prompt) -> None:
    """An answer may well have them."""
    headers = {"x-department": "reading stations", "anthropic-version": "2023-06-01"}
    answer = {"headline": "reading stations, 2023-06-01"}
    with FakeServer([answer]) as server:
        assert ask(server.endpoint.model_copy(update={"headers": headers}), prompt).data == answer


def test_a_secret_cannot_hide_behind_invisible_letters(prompt: Prompt) -> None:
    """They are taken out of a text before anybody reads it."""
    hidden = f"{CANARY[:9]}\u200b{CANARY[9:]}"
    with FakeServer(always({"headline": hidden})) as server:
        error = failure(server.endpoint.model_copy(update={"api_key": CANARY}), prompt)
    assert type(error) is EndpointError


@pytest.mark.parametrize(
    "change",
    [
        {"usage": {"prompt_tokens": -1}},
        {"usage": []},
        {"usage": {"prompt_tokens": 10**30}},
        {"usage": {"prompt_tokens": 9, "prompt_tokens_details": []}},
        {"model": 5},
        {"model": "x" * 500},
    ],
)
def test_nonsense_beside_a_good_answer_does_not_cost_it(
    prompt: Prompt, change: dict[str, Any]
) -> None:
    """Counts that make no sense count as none."""
    fault = Fault(around="{}", change=change)
    with FakeServer([GOOD], rules=[lambda _: fault]) as server:
        completion = ask(server.endpoint, prompt)
    assert completion.data == GOOD
    assert completion.usage.prompt_tokens < 1_000


@pytest.mark.parametrize("reason", ["error", "abort", "max_output_tokens", "recitation"])
def test_an_answer_that_did_not_end_by_itself_is_not_taken(prompt: Prompt, reason: str) -> None:
    """Even when it happens to be JSON."""
    fault = Fault(around="{}", change={"choices": [{"finish_reason": reason}]})
    with FakeServer(always(GOOD), rules=[lambda _: fault]) as server:
        assert failure(server.endpoint, prompt).exit_code == 6


def test_an_answer_beyond_a_ceiling_is_told(prompt: Prompt) -> None:
    """How long an answer gets is known only when it is there."""
    usage = {"prompt_tokens": 50, "completion_tokens": 500_000}
    fault = Fault(around="{}", change={"usage": usage})
    with FakeServer([GOOD], rules=[lambda _: fault]) as server:
        _, notes = ask_and_note(server.endpoint, prompt, Budget(30, tokens=6_000))
    assert any("beyond its limit of 6,000 tokens" in note for note in notes)


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        (
            {"error": {"message": "no text from the user", "param": "messages"}},
            False,
        ),
        ({"detail": [{"loc": ["body", "seed"], "msg": "no", "input": {"user": "u1"}}]}, False),
        ({"error": {"message": "user: extra field", "param": "user"}}, True),
    ],
)
def test_a_field_is_left_out_only_where_it_is_meant(
    prompt: Prompt, body: dict[str, Any], dropped: bool
) -> None:
    """Its name in a sentence about something else, or in an echo of the request, is no reason."""
    fault = Fault(status=400, body=body)
    rules = [lambda request: fault if "user" in request.fields else None]
    with FakeServer(always(GOOD), rules=rules) as server:
        place = with_body(server, user="u1")
        if dropped:
            assert ask(place, prompt).data == GOOD
        else:
            assert type(failure(place, prompt)) is EndpointError
