"""The fakes: they must do on the wire and in the process what they promise."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import json
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import pytest

from briefing.errors import DeadlineError, InvalidOutputError
from briefing.models import Prompt
from briefing.testing import FAULTS, RULES, FakeModel, FakeServer, Fault, Received

ASK: dict[str, Any] = {"model": "fake", "messages": [{"role": "user", "content": "Chào bạn"}]}
"""A request without any field that an endpoint could refuse."""

CARRYING = sorted(name for name, fault in FAULTS.items() if fault.around is not None)
FAILING = sorted(set(FAULTS) - set(CARRYING))
UNREADABLE = {"drip", "silence", "no_reply", "reset", "broken_off", "wrong_length"}
TOO_MUCH = {"endless", "endless_error", "gzip_bomb"}


def connect(server: FakeServer) -> http.client.HTTPConnection:
    """A connection to `server`, for tests that look at raw replies."""
    return http.client.HTTPConnection(urlsplit(server.base_url).netloc, timeout=5)


def fetch(
    server: FakeServer,
    path: str = "/v1/chat/completions",
    body: Any = ASK,
    headers: dict[str, str] | None = None,
) -> tuple[http.client.HTTPResponse, bytes]:
    """POST `body`, or GET when there is none; return the response and its raw body."""
    connection = connect(server)
    try:
        data = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", path, data, headers or {})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def post(server: FakeServer, body: Any) -> tuple[int, Any]:
    """POST `body` as a chat completion; return the status and the parsed reply."""
    response, raw = fetch(server, body=body, headers={"Authorization": "Bearer k"})
    return response.status, json.loads(raw)


def content(reply: Any) -> Any:
    """The content of the only message in a chat completion."""
    (choice,) = reply["choices"]
    return choice["message"]["content"]


def wanting(kind: str, **fields: Any) -> dict[str, Any]:
    """A request for an answer in a response format."""
    return {**ASK, "response_format": {"type": kind}, **fields}


def test_model_replies_in_order(prompt: Prompt) -> None:
    """Dicts, raw strings and callables become completions, one per prompt."""
    model = FakeModel([{"a": 1}, '{"b": 2}', lambda asked: {"name": asked.name}])
    replies = [asyncio.run(model.complete(prompt)).data for _ in range(3)]
    assert replies == [{"a": 1}, {"b": 2}, {"name": "brief"}]
    assert model.history == [prompt] * 3
    assert model.queue == []


def test_model_counts_words_as_tokens(prompt: Prompt) -> None:
    """The usage of a fake completion can be predicted."""
    usage = asyncio.run(FakeModel(['{"a": "b c"}']).complete(prompt)).usage
    assert (usage.requests, usage.prompt_tokens, usage.completion_tokens) == (1, 12, 3)


def test_model_raises_prepared_exceptions(prompt: Prompt) -> None:
    """An exception in the queue is raised, and is used up by that."""
    model = FakeModel([DeadlineError("late"), {"a": 1}])
    with pytest.raises(DeadlineError, match="late"):
        asyncio.run(model.complete(prompt))
    assert asyncio.run(model.complete(prompt)).data == {"a": 1}


@pytest.mark.parametrize("text", ["no JSON", "[1]", '{"a": '])
def test_model_refuses_strings_that_are_no_object(prompt: Prompt, text: str) -> None:
    """A raw string that is not a JSON object fails as it does behind a real endpoint."""
    with pytest.raises(InvalidOutputError) as caught:
        asyncio.run(FakeModel([text]).complete(prompt))
    assert caught.value.raw == text


def test_model_without_replies_names_the_request(prompt: Prompt) -> None:
    """Running out of replies says which request had none."""
    model = FakeModel([{"a": 1}])
    asyncio.run(model.complete(prompt))
    with pytest.raises(AssertionError, match=r"no reply left for request 2 \('brief'\)"):
        asyncio.run(model.complete(prompt))


def test_model_with_one_callable_answers_everything(prompt: Prompt) -> None:
    """A single callable instead of a list answers any number of prompts."""
    model = FakeModel(lambda asked: {"messages": len(asked.messages)})
    assert [asyncio.run(model.complete(prompt)).data for _ in range(2)] == [{"messages": 2}] * 2


def test_model_cannot_play_faults(prompt: Prompt) -> None:
    """A fault given to a model alone is a mistake in the test, and named as one."""
    with pytest.raises(TypeError, match="FakeServer"):
        asyncio.run(FakeModel([FAULTS["drip"]]).complete(prompt))


def test_server_speaks_chat_completions(prompt: Prompt) -> None:
    """A reply has the form of OpenAI's, and the request is kept with headers and body."""
    body = {"model": "m", "messages": [{"role": "user", "content": "Chào bạn"}]}
    with FakeServer([{"tin": "Mưa"}]) as server:
        status, reply = post(server, body)
    assert status == 200
    assert reply["choices"][0]["message"]["content"] == '{"tin": "Mưa"}'
    assert reply["usage"]["prompt_tokens"] == 2
    (received,) = server.requests
    assert (received.method, received.path) == ("POST", "/v1/chat/completions")
    assert received.body == body
    assert received.headers["authorization"] == "Bearer k"
    assert server.model.history[0].messages[0].content == "Chào bạn"


def test_server_rebuilds_the_prompt(prompt: Prompt) -> None:
    """A callable behind the server is given the prompt that the request was made from."""
    schema = {"name": prompt.name, "schema": prompt.json_schema, "strict": True}
    body = {
        "model": "m",
        "messages": [message.model_dump() for message in prompt.messages],
        "response_format": {"type": "json_schema", "json_schema": schema},
    }
    with FakeServer() as server:
        server.model.queue.append(lambda asked: {"same": asked == prompt})
        _, reply = post(server, body)
    assert json.loads(reply["choices"][0]["message"]["content"]) == {"same": True}


def test_server_lists_its_model() -> None:
    """GET /v1/models names the model, and any other path is not found."""
    with FakeServer() as server:
        with urllib.request.urlopen(f"{server.base_url}/models") as response:
            models = json.load(response)["data"]
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{server.base_url}/elsewhere")
        caught.value.close()
    assert [model["id"] for model in models] == [server.endpoint.model]
    assert caught.value.code == 404


@pytest.mark.parametrize(
    ("queue", "body", "words"),
    [
        ([], {"messages": []}, "no reply left for request 1"),
        ([DeadlineError("late")], {"messages": []}, "DeadlineError: late"),
        ([lambda _: 1 / 0], {"messages": []}, "ZeroDivisionError"),
        ([{"a": 1}], {}, "messages"),
        ([{"a": 1}], [], "AttributeError"),
    ],
)
def test_server_reports_mistakes_of_the_test(queue: list[Any], body: Any, words: str) -> None:
    """What goes wrong inside the fake arrives as status 400 with the reason."""
    with FakeServer(queue) as server:
        status, reply = post(server, body)
    assert status == 400
    assert words in reply["error"]["message"]


def test_server_plays_a_custom_fault() -> None:
    """A fault's status, body and headers are sent as they are."""
    fault = Fault(status=418, body={"error": "teapot"}, headers={"Retry-After": "7"})
    with FakeServer([fault]) as server:
        assert post(server, {"messages": []}) == (418, {"error": "teapot"})


@pytest.mark.parametrize("name", ["no_reply", "broken_off"])
def test_server_breaks_connections(name: str) -> None:
    """A reply that is only partly sent is a broken connection for the client."""
    broken = (ConnectionError, http.client.IncompleteRead)
    with FakeServer([FAULTS[name]]) as server, pytest.raises(broken):
        post(server, {"messages": []})


@pytest.mark.parametrize(
    "path",
    [
        "/v1/chat/completions?api-version=2024-10-21&x=",
        "/openai/v1/chat/completions",
        "/openai/deployments/fake/chat/completions?api-version=2024-10-21",
    ],
)
def test_any_prefix_and_query_lead_to_the_completion(path: str) -> None:
    """The path is known by its end, and kept as it was with its query."""
    with FakeServer([{"a": 1}]) as server:
        _, raw = fetch(server, path)
        listed, _ = fetch(server, path.replace("chat/completions", "models"), None)
    assert content(json.loads(raw)) == '{"a": 1}'
    assert listed.status == 200
    assert server.requests[0].path == path


def test_a_request_knows_its_query_and_fields() -> None:
    """A rule reads query and fields without looking whether there are any."""
    full = Received("POST", "/v1/chat/completions?a=1&b=", {}, {"model": "m"})
    bare = Received("GET", "/v1/models", {}, None)
    assert (full.query, full.fields) == ({"a": "1", "b": ""}, {"model": "m"})
    assert (full.wants_completion, full.wants_models) == (True, False)
    assert (bare.query, bare.fields) == ({}, {})
    assert (bare.wants_completion, bare.wants_models) == (False, True)


def test_server_rebuilds_the_prompt_from_the_system_message(prompt: Prompt) -> None:
    """Without json_schema, name and schema are read from the last line of the first message."""
    line = json.dumps({"title": prompt.name, **prompt.json_schema})
    body = wanting("json_object", messages=[message.model_dump() for message in prompt.messages])
    body["messages"][0]["content"] += f"\n{line}"
    with FakeServer([{}]) as server:
        post(server, body)
    (asked,) = server.model.history
    assert (asked.name, asked.json_schema) == (prompt.name, prompt.json_schema)
    assert [message.model_dump() for message in asked.messages] == body["messages"]


@pytest.mark.parametrize("line", ["JSON", "{}", '{"type": "object"}', '{"title": 1}', "[1]", ""])
def test_other_last_lines_are_no_schema(line: str) -> None:
    """A first message that ends otherwise leaves name and schema unknown."""
    body = {"messages": [{"role": "system", "content": f"Trả lời.\n{line}"}]}
    with FakeServer([{}]) as server:
        post(server, body)
    (asked,) = server.model.history
    assert (asked.name, asked.json_schema) == ("request", {})


def test_server_takes_messages_of_any_form() -> None:
    """Roles and contents that briefing does not use are understood."""
    parts = [{"type": "text", "text": "Chào "}, {"type": "text", "text": "bạn"}]
    messages = [
        {"role": "developer", "content": "JSON"},
        {"role": "assistant", "content": None},
        {"role": "user", "content": parts},
    ]
    with FakeServer([{}]) as server:
        post(server, {"messages": messages, "response_format": None})
    asked = [(message.role, message.content) for message in server.model.history[0].messages]
    assert asked == [("system", "JSON"), ("assistant", ""), ("user", "Chào bạn")]


# Faults that carry the next reply


@pytest.mark.parametrize("name", CARRYING)
def test_carrying_faults_hold_the_next_reply(name: str) -> None:
    """The next reply is inside of the odd one, and both are used up by one request."""
    with FakeServer([FAULTS[name], {"headline": "Mưa {}"}]) as server:
        status, reply = post(server, ASK)
    said = content(reply)
    text = said if isinstance(said, str) else said[0]["text"]
    assert status == 200
    assert text.count('{"headline": "Mưa {}"}') == 1
    assert server.model.queue == []
    assert len(server.model.history) == 1


def test_only_the_first_braces_stand_for_the_reply() -> None:
    """Further braces around the reply, and braces inside it, stay as they are."""
    with FakeServer([Fault(around="{}, {}"), {"a": "{}"}]) as server:
        _, reply = post(server, ASK)
    assert content(reply) == '{"a": "{}"}, {}'


def test_changes_reach_every_part_of_the_completion() -> None:
    """Keys are replaced, added or taken away, down to the message; the rest stays."""
    change = {
        "model": "other",
        "usage": {"prompt_tokens": 7},
        "choices": [{"finish_reason": None, "message": {"reasoning_content": "Hm."}}],
    }
    with FakeServer([Fault(around="{}", change=change), {"a": 1}] * 2) as server:
        _, reply = post(server, ASK)
        server.model.queue[0] = Fault(around="{}", change={"usage": None, "choices": []})
        _, bare = post(server, ASK)
    (choice,) = reply["choices"]
    message = {"role": "assistant", "content": '{"a": 1}', "reasoning_content": "Hm."}
    assert reply["model"] == "other"
    assert reply["usage"] == {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 4}
    assert choice == {"index": 0, "message": message}
    assert bare["choices"] == []
    assert "usage" not in bare


def test_a_carrying_fault_has_status_and_headers_too() -> None:
    """What goes around a reply may be odd in other ways at once."""
    fault = Fault(around="{}", status=203, headers={"X-Odd": "1"}, drip=0.0001, wait=0.01)
    with FakeServer([fault, {"a": 1}]) as server:
        response, raw = fetch(server)
    assert (response.status, response.headers["x-odd"]) == (203, "1")
    assert content(json.loads(raw)) == '{"a": 1}'


def test_carrying_faults_work_for_one_callable() -> None:
    """A callable that answers everything is asked once more for the reply to carry."""
    replies: Iterator[Any] = iter([FAULTS["fence"], {"a": 1}])
    with FakeServer(lambda _: next(replies)) as server:
        _, reply = post(server, ASK)
    assert content(reply) == '```json\n{"a": 1}\n```'


def test_a_carrying_fault_needs_a_reply() -> None:
    """Two of them in a row, which would never end, are a mistake in the test."""
    with FakeServer(lambda _: FAULTS["think"]) as server:
        status, reply = post(server, ASK)
    assert status == 400
    assert "another one" in reply["error"]["message"]


def test_a_failing_fault_behind_a_carrying_one_is_sent() -> None:
    """There is nothing to go around, so the failure comes as it is."""
    with FakeServer([FAULTS["think"], FAULTS["rate_limit"]]) as server:
        assert post(server, ASK)[0] == 429


# Faults that fail


@pytest.mark.parametrize("name", sorted(set(FAILING) - UNREADABLE - TOO_MUCH))
def test_failing_faults_arrive_whole(name: str) -> None:
    """Each is sent to its last byte with its status and headers, on every request."""
    fault = FAULTS[name]
    with FakeServer(lambda _: fault) as server:
        replies = [fetch(server) for _ in range(2)]
    for response, raw in replies:
        assert response.status == fault.status
        assert raw == fault.encoded()
        assert {name.lower(): response.headers[name] for name in fault.headers} == fault.headers


def test_faulty_bytes_are_faulty() -> None:
    """What claims to be gzip is not, and what is Latin-1 is not UTF-8."""
    with FakeServer([FAULTS["bad_gzip"], FAULTS["latin1"]]) as server:
        packed, latin = fetch(server)[1], fetch(server)[1]
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(packed)
    with pytest.raises(UnicodeDecodeError):
        latin.decode()


@pytest.mark.parametrize(("name", "status"), [("endless", 200), ("endless_error", 500)])
def test_endless_replies_go_on(name: str, status: int) -> None:
    """Spaces come for as long as they are read, and stop when the client does."""
    with FakeServer([FAULTS[name]]) as server:
        connection = connect(server)
        connection.request("POST", "/v1/chat/completions", json.dumps(ASK))
        response = connection.getresponse()
        pieces = [response.read(100_000) for _ in range(20)]
        response.close()
        connection.close()
    assert response.status == status
    assert response.length is None
    assert b"".join(pieces) == b" " * 2_000_000


def test_the_gzip_bomb_is_small_and_unpacks() -> None:
    """A gigabyte of spaces costs little on the wire, and less in memory."""
    fault = FAULTS["gzip_bomb"]
    with FakeServer([fault]) as server:
        response, raw = fetch(server)
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert response.headers["content-encoding"] == "gzip"
    assert len(raw) < 2_000_000
    assert unpacker.decompress(raw, 10_000_000) == b" " * 10_000_000
    assert fault.repeat * len(zlib.decompress(fault.encoded() + b"\3\0", -15)) == 2**30


def test_a_repeated_body_has_its_lead_once() -> None:
    """The lead comes first, then the body as often as asked, then the connection ends."""
    fault = Fault(lead=b"[", body="1,", repeat=3)
    with FakeServer([fault, replace(fault, sent=0.5)]) as server:
        replies = [fetch(server) for _ in range(2)]
    assert [raw for _, raw in replies] == [b"[1,1,1,", b"[1,"]
    assert replies[0][0].headers["content-length"] is None


def test_pieces_are_made_on_demand() -> None:
    """A reply of any length costs the memory of one body."""
    pieces = list(islice(FAULTS["endless"].pieces(), 3))
    assert pieces[1] is FAULTS["endless"].body is pieces[2]


def test_silence_ends_with_the_server() -> None:
    """A server that waits before its reply does not keep the test waiting at its end."""
    broken: list[bool] = []

    def wait(server: FakeServer) -> None:
        with pytest.raises(ConnectionError):
            fetch(server)
        broken.append(True)

    with FakeServer([FAULTS["silence"]]) as server:
        client = threading.Thread(target=wait, args=(server,))
        client.start()
        while not server.requests:
            client.join(0.01)
        assert client.is_alive()
    client.join(3)
    assert broken == [True]


def test_a_reset_is_not_a_close() -> None:
    """The client sees RST, not just the end of the connection."""
    with FakeServer([FAULTS["reset"], FAULTS["no_reply"]]) as server:
        with pytest.raises(ConnectionResetError) as reset:
            fetch(server)
        with pytest.raises(http.client.RemoteDisconnected):
            fetch(server)
    assert type(reset.value) is ConnectionResetError


def test_a_wrong_length_leaves_the_client_waiting_for_more() -> None:
    """All of the JSON comes, and yet the reply is not whole."""
    with (
        FakeServer([FAULTS["wrong_length"]]) as server,
        pytest.raises(http.client.IncompleteRead) as caught,
    ):
        fetch(server)
    assert json.loads(caught.value.partial) == FAULTS["wrong_length"].body


# Rules


def test_rules_come_before_replies() -> None:
    """The first rule that objects is heard, for any request, and no reply is used up."""
    rules: list[Any] = [
        lambda request: Fault(status=418) if request.wants_models else None,
        lambda request: Fault(status=451) if request.fields.get("seed") else Fault(around="<{}>"),
        lambda _: 1 / 0,
    ]
    with FakeServer([{"a": 1}], rules=rules) as server:
        assert fetch(server, "/v1/models", None)[0].status == 418
        assert fetch(server, body={**ASK, "seed": 1})[0].status == 451
        assert fetch(server, "/v1/elsewhere", None)[0].status == 404
        assert server.model.history == []
        assert content(post(server, ASK)[1]) == '<{"a": 1}>'
    assert len(server.requests) == 4


def test_a_fault_of_the_queue_replaces_the_form_of_a_rule() -> None:
    """A reply with a form of its own keeps it."""
    with FakeServer(
        [FAULTS["bom"], {"a": 1}, FAULTS["quota"]], rules=[lambda _: FAULTS["fence"]]
    ) as server:
        assert content(post(server, ASK)[1]) == '\ufeff{"a": 1}'
        assert post(server, ASK)[0] == 429


def test_broken_rules_are_reported() -> None:
    """A rule that raises arrives as status 400 with the reason."""

    def broken(request: Received) -> Fault | None:
        raise LookupError(request.path)

    with FakeServer([{}], rules=[broken]) as server:
        status, reply = post(server, ASK)
    assert (status, reply["error"]["message"]) == (400, "LookupError: /v1/chat/completions")


REFUSED: dict[str, tuple[int, dict[str, Any], dict[str, Any], str]] = {
    # Per rule: status, a body that meets it, one that passes, words or codes of the complaint
    "no_json_schema": (400, wanting("json_schema"), wanting("json_object"), "json_object"),
    "no_response_format": (400, wanting("text"), ASK, "response_format"),
    "schema_crash": (500, wanting("json_schema"), wanting("json_object"), "parse grammar"),
    "unexplained_schema": (400, wanting("json_schema"), wanting("json_object"), ""),
    "needs_json_word": (
        400,
        wanting("json_object"),
        wanting("json_object", messages=[{"role": "user", "content": "Trả lời bằng Json."}]),
        "'json'",
    ),
    "wants_max_completion_tokens": (
        400,
        {**ASK, "max_tokens": 9},
        {**ASK, "max_completion_tokens": 9},
        "unsupported_parameter",
    ),
    "wants_max_tokens": (
        422,
        {**ASK, "max_completion_tokens": 9},
        {**ASK, "max_tokens": 9},
        "max_completion_tokens",
    ),
    "needs_max_tokens": (400, ASK, {**ASK, "max_tokens": 9}, "max_tokens"),
    "no_temperature": (400, {**ASK, "temperature": 0}, ASK, "unsupported_value"),
    "no_further_fields": (422, {**ASK, "seed": 1}, {**ASK, "temperature": 0}, "extra_forbidden"),
    "no_system_role": (500, {"messages": [{"role": "system", "content": "a"}]}, ASK, "role"),
    "only_model": (404, {**ASK, "model": "other"}, ASK, "model_not_found"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_rules_refuse_what_they_name_and_nothing_else(name: str) -> None:
    """A request with the trait meets the rule; one without it gets its reply."""
    status, refused, accepted, words = REFUSED[name]
    with FakeServer([{"a": 1}], rules=[RULES[name]]) as server:
        response, raw = fetch(server, body=refused)
        models, _ = fetch(server, "/v1/models", None)
        passed, _ = fetch(server, body=accepted)
    assert response.status == status
    assert words in raw.decode()
    assert bool(raw) == bool(words)
    assert (models.status, passed.status) == (200, 200)


@pytest.mark.parametrize(
    ("name", "ignored", "heeded"),
    [
        ("schema_ignored", ["json_schema", "json_object"], ["text"]),
        ("object_ignored", ["json_object"], ["json_schema", "text"]),
        ("schema_unenforced", ["json_schema"], ["json_object", "text"]),
    ],
)
def test_rules_ignore_the_format(name: str, ignored: list[str], heeded: list[str]) -> None:
    """What is ignored gives another answer with status 200, and no reply is used up."""
    with FakeServer(lambda _: {"a": 1}, rules=[RULES[name]]) as server:
        others = [post(server, wanting(kind)) for kind in ignored]
        answers = [post(server, wanting(kind)) for kind in heeded]
    assert {content(reply) for _, reply in answers} == {'{"a": 1}'}
    assert {status for status, _ in others} == {200}
    for _, reply in others:
        assert content(reply).startswith('{"tiêu đề"') == (name == "schema_unenforced")
        assert reply["usage"]["prompt_tokens"] > 5


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer other"}, 401),
        ({"Authorization": "fake-key"}, 401),
        ({"Authorization": "Bearer fake-key"}, 200),
        ({"api-key": "fake-key"}, 200),
    ],
)
def test_a_server_may_need_the_key(headers: dict[str, str], status: int) -> None:
    """Both ways to send the key work, for completions and for the list of models."""
    with FakeServer([{}], rules=[RULES["needs_key"]]) as server:
        assert fetch(server, headers=headers)[0].status == status
        assert fetch(server, "/v1/models", None, headers)[0].status == status


@pytest.mark.parametrize("headers", [{"Authorization": "Bearer s3"}, {"api-key": "Bearer s3"}])
def test_a_server_may_repeat_the_key(headers: dict[str, str]) -> None:
    """The key comes back inside of a regular answer."""
    with FakeServer(rules=[RULES["echoes_key"]]) as server:
        _, raw = fetch(server, headers=headers)
        assert fetch(server, "/v1/models", None)[0].status == 200
    assert json.loads(content(json.loads(raw))) == {"headline": "Bearer s3"}


@pytest.mark.parametrize(
    ("name", "missing", "found"),
    [
        ("no_models", "/v1/models", None),
        ("needs_v1", "/models", "/v1/models"),
        ("needs_api_version", "/openai/v1/models", "/openai/v1/models?api-version=1"),
    ],
)
def test_addresses_may_be_missing(name: str, missing: str, found: str | None) -> None:
    """What the rule hides is answered with 404, all else as ever."""
    with FakeServer([{}], rules=[RULES[name]]) as server:
        assert fetch(server, missing, None)[0].status == 404
        path = found.replace("models", "chat/completions") if found else "/v1/chat/completions"
        assert fetch(server, path)[0].status == 200


def test_every_rule_is_described_and_tested() -> None:
    """The names of the rules are theirs, and each says in its docstring what it does."""
    others = {"schema_ignored", "object_ignored", "schema_unenforced", "needs_key", "echoes_key"}
    places = {"no_models", "needs_v1", "needs_api_version"}
    assert set(RULES) == set(REFUSED) | others | places
    assert all(rule.__doc__ for rule in RULES.values())


# Tokens and the context

LONG = {**ASK, "messages": [{"role": "user", "content": "Mưa lớn. " * 100}]}


def test_tokens_may_be_counted_as_models_do() -> None:
    """A share of the characters is reported, rounded up, for the prompt and for the reply."""
    with FakeServer([{"a": 1}], tokens_per_character=0.38) as server:
        _, reply = post(server, LONG)
    usage = {"prompt_tokens": 342, "completion_tokens": 4, "total_tokens": 346}
    assert reply["usage"] == usage


def test_long_prompts_may_be_clipped_in_silence() -> None:
    """The reply is as good as any, but no more prompt tokens are reported than fit."""
    with FakeServer([{"a": 1}] * 2, tokens_per_character=0.38, context=128) as server:
        replies = [post(server, body)[1] for body in (ASK, LONG)]
    assert [content(reply) for reply in replies] == ['{"a": 1}'] * 2
    assert [reply["usage"]["prompt_tokens"] for reply in replies] == [4, 128]


def test_long_prompts_may_be_refused_with_numbers() -> None:
    """llama.cpp gives them as fields, OpenAI in words; the reply is left for another request."""
    with FakeServer(
        [{"a": 1}], tokens_per_character=0.38, context=128, overflow="llama.cpp"
    ) as server:
        status, reply = post(server, LONG)
        assert post(server, ASK)[0] == 200
    with FakeServer([], tokens_per_character=0.38, context=128, overflow="openai") as other:
        refused, complaint = post(other, LONG)
    error = reply["error"]
    assert (status, refused) == (400, 400)
    assert error["type"] == "exceed_context_size_error"
    assert (error["n_prompt_tokens"], error["n_ctx"]) == (342, 128)
    assert complaint["error"]["code"] == "context_length_exceeded"
    assert "128 tokens" in complaint["error"]["message"]
    assert "342 tokens" in complaint["error"]["message"]


def test_importing_needs_no_test_framework() -> None:
    """The fakes can be used from any framework: they import neither pytest nor openai."""
    code = "import sys, briefing.testing; print({'pytest', 'openai'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("host", ["192.0.2.1", "models.invalid"])
def test_tests_cannot_leave_the_machine(host: str) -> None:
    """The guard in conftest stops a test that would reach another machine."""
    with pytest.raises(RuntimeError, match=host):
        urllib.request.urlopen(f"http://{host}/")
