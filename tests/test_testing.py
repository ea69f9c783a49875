"""The fakes: they must do on the wire and in the process what they promise."""

from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
from typing import Any

import pytest

from briefing.errors import DeadlineError, InvalidOutputError
from briefing.models import Prompt
from briefing.testing import FAULTS, FakeModel, FakeServer, Fault


def post(server: FakeServer, body: Any) -> tuple[int, Any]:
    """POST `body` as a chat completion; return the status and the parsed reply."""
    request = urllib.request.Request(
        f"{server.base_url}/chat/completions",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Authorization": "Bearer k"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


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
