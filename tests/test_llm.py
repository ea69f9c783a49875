"""The model layer against a real server on loopback: every way to fail has its own error."""

from __future__ import annotations

import asyncio
import json
import math
import subprocess
import sys
import traceback
import unicodedata
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import openai
import pytest
from asking import GOOD, always, ask, failure

from briefing.errors import (
    AuthenticationError,
    BriefingError,
    ConnectionLostError,
    ContextLengthError,
    DeadlineError,
    EndpointError,
    InvalidOutputError,
    OutputError,
    QuotaError,
    RateLimitError,
    RefusedError,
    SettingsError,
    TruncatedError,
)
from briefing.llm import Budget, Client, Line
from briefing.llm import client as clients
from briefing.llm.gate import Gate
from briefing.llm.rejection import rejection
from briefing.models import Completion, Endpoint, Prompt, Usage
from briefing.testing import FAULTS, FakeServer, Fault, Reply, chat_completion

ONCE = 1
TWICE = 2
"""A lost reply is asked for once more, and so is a longer one."""
EACH_MODE = 3
"""A form that is refused is followed by the next; an unusable answer is asked for again, then in
words."""
PATIENTLY = 4
"""A server that is busy, or not reached, has not begun with the work."""

# Our error, how many requests it takes to get there, and the faults that lead to it.
OUTCOMES: list[tuple[type[BriefingError], int, str]] = [
    (
        EndpointError,
        ONCE,
        "page other_json event_stream error_with_200 null_choices "
        "null_message latin1 redirect bad_request no_model wrong_path unprocessable "
        "endless endless_error gzip_bomb",
    ),
    (EndpointError, TWICE, "server_error bad_gateway gateway_timeout request_timeout"),
    (EndpointError, EACH_MODE, "no_schema"),
    (EndpointError, PATIENTLY, "unavailable overloaded_529"),
    (QuotaError, ONCE, "quota_with_200 payment quota"),
    (AuthenticationError, ONCE, "bad_key forbidden cloudflare"),
    (ContextLengthError, ONCE, "context_length too_large"),
    (RateLimitError, PATIENTLY, "rate_limit busy_with_200"),
    (DeadlineError, ONCE, "drip silence"),
    (
        ConnectionLostError,
        TWICE,
        "nothing half_body no_reply reset broken_off wrong_length bad_gzip",
    ),
    (InvalidOutputError, ONCE, "no_choices null_content blank_content tool_call"),
    (
        InvalidOutputError,
        EACH_MODE,
        "prose half_json half_in_fence thoughts_only array two_values draft_then_final "
        "duplicate_keys schema_echo empty_object other_keys",
    ),
    (TruncatedError, TWICE, "truncated truncated_whole"),
    (RefusedError, ONCE, "content_filter filtered_prompt refusal"),
]
EXPECTED = {name: (kind, n) for kind, n, names in OUTCOMES for name in names.split()}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away our own pause between attempts; what a server asks for stays."""
    monkeypatch.setattr(clients, "_PAUSE", 0.0)


# A good reply


def test_returns_the_parsed_object(prompt: Prompt) -> None:
    """A good reply becomes a completion: object, text, model and cost."""
    budget = Budget(30)
    with FakeServer([{"headline": "Mưa lớn"}]) as server:
        completion = ask(server.endpoint, prompt, budget)
    assert completion.data == {"headline": "Mưa lớn"}
    assert completion.text == '{"headline": "Mưa lớn"}'
    assert completion.model == "fake"
    assert completion.usage == Usage(requests=1, prompt_tokens=12, completion_tokens=3)
    assert budget.usage == completion.usage


def test_asks_for_strict_json_and_nothing_else(prompt: Prompt) -> None:
    """An unknown model is sent messages and schema: no temperature, no token limit."""
    with FakeServer([GOOD]) as server:
        ask(server.endpoint, prompt)
    body = server.requests[0].body
    assert body == {
        "model": "fake",
        "messages": [message.model_dump() for message in prompt.messages],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "brief", "schema": prompt.json_schema, "strict": True},
        },
    }
    assert server.requests[0].headers["authorization"] == "Bearer fake-key"


@pytest.mark.parametrize("embedded", [True, False])
def test_guards_only_our_own_server_against_endless_output(prompt: Prompt, embedded: bool) -> None:
    """The guard goes to the embedded model; an unknown server might refuse the parameter."""
    with FakeServer([GOOD]) as server:
        place = server.endpoint.model_copy(update={"embedded": embedded})
        ask(place, prompt.model_copy(update={"max_tokens": 90}))
    assert server.requests[0].body.get("max_tokens") == (90 if embedded else None)


@pytest.mark.parametrize(
    "text",
    [
        '\n {"headline": "Mưa"} ',
        '```json\n{"headline": "Mưa"}\n```',
        '```\n{"headline": "Mưa"}\n```\n',
        '<think>\nIs {"headline": 1} right?\n</think>\n\n{"headline": "Mưa"}',
        '<think></think>```json\n{"headline": "Mưa"}```',
        'Sure, as you wished: {"headline": "Mưa"}',
        '<answer>{"headline": "Mưa"}</answer>',
        '{"headline": "Mưa"} Done.',
        '<think>hm {"a": 1} {"b": 2}</think> So: {"headline": "Mưa"}',
        '[THINK]hm[/THINK]{"headline": "Mưa"}',
    ],
)
def test_accepts_usual_wrappings(prompt: Prompt, text: str) -> None:
    """White space, one code fence and leading thoughts do not hide the object."""
    with FakeServer([text]) as server:
        completion = ask(server.endpoint, prompt)
    assert completion.data == {"headline": "Mưa"}
    assert completion.text == text


def test_keeps_tags_inside_the_json(prompt: Prompt) -> None:
    """What looks like thoughts or a fence inside a valid object is data."""
    data = {"headline": "<think>a</think> ```b```"}
    with FakeServer([data]) as server:
        assert ask(server.endpoint, prompt).data == data


@pytest.mark.parametrize("escaped", [False, True])
def test_normalises_every_string(prompt: Prompt, escaped: bool) -> None:
    """Keys and values arrive in NFC, also when the JSON spells the accents as escapes."""
    name = "Phường Bình Tân"
    data = {"headline": name, name: [{"vi": name, "n": 1, "none": None}]}
    text = unicodedata.normalize("NFD", json.dumps(data, ensure_ascii=False))
    if escaped:
        text = json.dumps(json.loads(text))
    with FakeServer([text]) as server:
        assert ask(server.endpoint, prompt).data == data


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": ""}{"headline": ""}',
        '[{"headline": ""}]',
        'Here: [{"headline": ""}]',
        'For {name}: {"headline": ["", {"headline": ""}',
        '{draft: {"headline": "A"}, final: ',
        'Nháp: {"headline": "A"}. Final: {\'headline\': "B"}',
        '<thought>\nFirst {"headline": "Nháp"}, but is it',
        '{"headline": ["Mưa"]}',
        '<think>{"headline": ""}',
        '<think>{"headline": ""}</think> Done.',
        '{"headline": "a", "headline": "b"}',
        '{"Headline": ""}',
        '```json\n{"headline": ""}\n```\n```json\n{}\n```',
        "```json\n```",
        '{"headline": NaN}',
        '{"headline": -Infinity}',
        '{"headline": "\\ud83d"}',
        '{"headline": ' + "[" * 100_000,
        '{"headline": 1' + "0" * 5000 + "}",
        "null",
        '"headline"',
    ],
)
def test_refuses_anything_else(prompt: Prompt, text: str) -> None:
    """What is not one whole object, or JSON to Python only, is invalid; raw is kept."""
    with FakeServer(always(text)) as server:
        error = failure(server.endpoint, prompt)
    assert type(error) is InvalidOutputError
    assert error.raw == text


@pytest.mark.parametrize(
    "change",
    [
        {"usage": None},
        {"usage": {}},
        {"usage": {"prompt_tokens": None, "total_tokens": 3}},
        {"model": None},
        {"error": None, "extra": 1},
    ],
)
def test_does_without_optional_parts(prompt: Prompt, change: dict[str, Any]) -> None:
    """Servers that leave out usage or model, or add keys, are still understood."""
    body = {**chat_completion('{"headline": "Mưa lớn"}'), **change}
    with FakeServer([Fault(body=body)]) as server:
        completion = ask(server.endpoint, prompt)
    assert completion.data == GOOD
    assert completion.model == "fake"
    assert completion.usage.requests == 1


@pytest.mark.parametrize("reason", [None, "eos", "STOP"])
def test_accepts_unknown_finish_reasons(prompt: Prompt, reason: Any) -> None:
    """Compatible servers have other words for "stop"; the JSON shows that it is whole."""
    body = chat_completion('{"headline": "Mưa lớn"}', finish_reason=reason)
    with FakeServer([Fault(body=body)]) as server:
        assert ask(server.endpoint, prompt).data == GOOD


# Faults


def test_every_fault_is_expected() -> None:
    """The table of this test names every canned fault that carries no reply."""
    assert set(EXPECTED) == {name for name, fault in FAULTS.items() if fault.around is None}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_fault_becomes_its_error(prompt: Prompt, name: str) -> None:
    """No fault passes as success; each has its type, its number of requests, and one line."""
    kind, requests = EXPECTED[name]
    budget = Budget(0.5 if kind is DeadlineError else 30)
    with FakeServer(rules=[lambda _: FAULTS[name]]) as server:
        error = failure(server.endpoint, prompt, budget)
    assert type(error) is kind
    assert len(server.requests) == requests
    assert budget.usage.requests == requests
    assert error.usage == budget.usage
    assert "\n" not in str(error)


@pytest.mark.parametrize("name", sorted(set(FAULTS) - set(EXPECTED)))
def test_a_wrapped_answer_is_unwrapped(prompt: Prompt, name: str) -> None:
    """What is whole is read, in one request, whatever is around it."""
    with FakeServer([GOOD], rules=[lambda _: FAULTS[name]]) as server:
        assert ask(server.endpoint, prompt).data == GOOD
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", ["truncated", "refusal", "content_filter", "half_json"])
def test_useless_answers_cost_all_the_same(prompt: Prompt, name: str) -> None:
    """Tokens of an answer that is refused by us were paid for, and are counted."""
    with FakeServer(always(FAULTS[name])) as server:
        error = failure(server.endpoint, prompt)
    n = EXPECTED[name][1]
    assert isinstance(error, OutputError)
    assert error.usage == Usage(requests=n, prompt_tokens=20 * n, completion_tokens=10 * n)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("context_length", "longer context"),
        ("too_large", "longer context"),
        ("no_schema", "response_format"),
        ("no_model", "'fake'"),
        ("no_model", "http://127.0.0.1:"),
        ("page", "base URL"),
        ("bad_key", "refused the key"),
        ("redirect", "points elsewhere"),
        ("forbidden", "Country not supported"),
        ("refusal", "declined"),
        ("bad_request", "'messages' must not be empty"),
    ],
)
def test_messages_help(prompt: Prompt, name: str, words: str) -> None:
    """A message names what is wrong or what to do, and quotes the server where that helps."""
    with FakeServer(always(FAULTS[name])) as server:
        error = failure(server.endpoint, prompt)
    assert words in str(error)
    assert "127.0.0.1" in str(error)


@pytest.mark.parametrize(
    "body",
    [
        "upstream\nconnect error\x1b[31m",
        {"error": "no such thing"},
        {"detail": "no such thing"},
        {"message": "no such thing"},
        {"error": {"message": "x" * 5000}},
        {"error": {"message": {"not": "text"}, "code": ["odd"]}},
        {"error": None},
        "[]",
        '[{"error": {"message": "no such thing"}}]',
    ],
)
def test_any_error_body_gives_one_line(prompt: Prompt, body: Any) -> None:
    """Whatever a server writes into an error, ours is one short printable line."""
    with FakeServer([Fault(status=400, body=body)]) as server:
        message = str(failure(server.endpoint, prompt))
    assert message.isprintable()
    assert len(message) < 400


# Deadline and retries


def test_sends_nothing_after_the_deadline(prompt: Prompt) -> None:
    """A budget without time left raises before a request is made."""
    with FakeServer([GOOD]) as server:
        error = failure(server.endpoint, prompt, Budget(0))
    assert type(error) is DeadlineError
    assert error.usage == Usage()
    assert server.requests == []


def test_budget_counts_down() -> None:
    """The time left never grows and never falls below nothing."""
    assert 0 < Budget(5).remaining() <= 5
    assert Budget(0).remaining() == 0
    assert Budget(math.inf).remaining() == math.inf


def test_tries_again_until_it_works(prompt: Prompt) -> None:
    """Passing faults are outlived; every attempt is in the usage."""
    budget = Budget(30)
    replies: list[Reply] = [FAULTS["unavailable"], FAULTS["broken_off"], {"headline": "Mưa"}]
    with FakeServer(replies) as server:
        completion = ask(server.endpoint, prompt, budget)
    assert completion.data == {"headline": "Mưa"}
    assert completion.usage.requests == 1
    assert budget.usage.requests == 3
    assert budget.usage.completion_tokens == completion.usage.completion_tokens


@pytest.mark.parametrize("when", ["3600", format_datetime(datetime(2999, 1, 1, tzinfo=UTC)), "inf"])
def test_does_not_wait_beyond_the_deadline(prompt: Prompt, when: str) -> None:
    """A Retry-After behind the deadline, in seconds or as a date, fails at once."""
    fault = Fault(status=429, body={"error": {"message": "slow"}}, headers={"Retry-After": when})
    with FakeServer(always(fault)) as server:
        error = failure(server.endpoint, prompt)
    assert type(error) is RateLimitError
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "when", ["soon", "-1", "nan", "", "Wed, 21 Oct 2015 07:28:00 GMT", "Mon, 1 Jan 99999 0:0:0 GMT"]
)
def test_ignores_a_senseless_retry_after(prompt: Prompt, when: str) -> None:
    """A Retry-After that is past or no time at all leaves our own pause."""
    fault = Fault(status=503, headers={"Retry-After": when})
    with FakeServer([fault, {"headline": ""}]) as server:
        assert ask(server.endpoint, prompt).data == {"headline": ""}


def test_waits_as_long_as_asked(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry-After is waited for in full, and a random share of our own pause on top."""
    waits: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        waits.append(seconds)
        await sleep(0)

    monkeypatch.setattr(clients, "_PAUSE", 1.0)
    monkeypatch.setattr(clients.asyncio, "sleep", note)
    monkeypatch.setattr(Gate, "turned_away", lambda *_: None)  # the pause of the others
    fault = Fault(status=429, headers={"Retry-After": "7"})
    with FakeServer([fault, FAULTS["server_error"], GOOD]) as server:
        ask(server.endpoint, prompt)
    assert 7.5 <= waits[0] <= 8
    assert 1 <= waits[1] <= 2


def test_waiting_among_others_takes_none_of_the_time(prompt: Prompt) -> None:
    """Of many articles, one that was turned away waits as the others do: off its own clock."""
    fault = Fault(status=429, headers={"Retry-After": "0.6"})
    with FakeServer([fault, fault, GOOD]) as server:

        async def run() -> Completion:
            async with Line(server.endpoint, most=2) as line:
                return await Client(line, Budget(0.5)).complete(prompt)

        assert asyncio.run(run()).data == GOOD


@pytest.mark.parametrize(("most", "when"), [(1, "3600"), (8, "3600"), (1, "0")])
def test_a_refusal_that_ends_an_article_slows_the_others(
    prompt: Prompt, most: int, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given up at once or after the last attempt: fewer at once pass afterwards, but nobody waits
    for what is not waited for here."""
    told: list[float] = []
    monkeypatch.setattr(Gate, "turned_away", lambda _, sent_at, pause: told.append(pause))
    fault = Fault(status=429, headers={"Retry-After": when})
    with FakeServer(always(fault)) as server:

        async def run() -> None:
            async with Line(server.endpoint, most=most) as line:
                await Client(line, Budget(30)).complete(prompt)

        with pytest.raises(RateLimitError):
            asyncio.run(run())
    assert told == [0.0] * len(server.requests)


def test_unreachable_host_is_a_lost_connection(prompt: Prompt) -> None:
    """Where nothing listens, the attempts are counted and the message names the cause."""
    with FakeServer() as server:
        endpoint = server.endpoint
    error = failure(endpoint, prompt)
    assert type(error) is ConnectionLostError
    assert error.usage == Usage(requests=PATIENTLY)


def test_cancelling_is_not_the_deadline(prompt: Prompt) -> None:
    """A caller that gives up gets its own cancellation, not our error."""

    async def run(endpoint: Endpoint) -> None:
        async with Line(endpoint) as line, asyncio.timeout(0.2):
            await Client(line, Budget(30)).complete(prompt)

    with FakeServer([FAULTS["drip"]]) as server, pytest.raises(TimeoutError):
        asyncio.run(run(server.endpoint))


def test_one_client_asks_side_by_side(prompt: Prompt) -> None:
    """Requests of one article may run at the same time; each gets its own reply."""

    async def run(endpoint: Endpoint, budget: Budget) -> list[Completion]:
        async with Line(endpoint, most=20) as line:
            client = Client(line, budget)
            names = [prompt.model_copy(update={"name": f"p{n}"}) for n in range(20)]
            return await asyncio.gather(*map(client.complete, names))

    budget = Budget(30)
    with FakeServer(lambda asked: {"headline": asked.name}) as server:
        completions = asyncio.run(run(server.endpoint, budget))
    assert [completion.data["headline"] for completion in completions] == [
        f"p{n}" for n in range(20)
    ]
    assert budget.usage.requests == 20


# Secrets, and where the article goes

CANARY = "sk-canary-0123456789"


def everything(error: BaseException) -> str:
    """All that any report of `error` could show."""
    lines = traceback.TracebackException.from_exception(error, capture_locals=False).format()
    return "\n".join([str(error), repr(error), "".join(lines)])


def leaks() -> list[Fault]:
    """Replies that repeat the key."""
    return [
        *(
            Fault(status=status, body={"error": {"message": f"bad key {CANARY}"}})
            for status in (400, 401, 403, 404, 429, 500)
        ),
        Fault(status=400, body=f"Bearer {CANARY}"),
        Fault(body={"error": {"message": f"bad key {CANARY}"}}),
        Fault(body={**chat_completion(None), "model": CANARY, "choices": []}),
        Fault(body=f"{CANARY}"),
        Fault(body=chat_completion(None, refusal=f"I saw {CANARY}.")),
        FAULTS["no_reply"],
        FAULTS["redirect"],
    ]


@pytest.mark.parametrize("fault", leaks())
def test_errors_never_show_the_key(prompt: Prompt, fault: Fault) -> None:
    """Even a server that repeats the key does not get it into an error or a traceback."""
    with FakeServer(always(fault)) as server:
        error = failure(server.endpoint.model_copy(update={"api_key": CANARY}), prompt)
    assert server.requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in everything(error)


@pytest.mark.parametrize("slip", ["\n", " ", "\x00", "ạ", "”"])
def test_damaged_keys_are_settings_errors(prompt: Prompt, slip: str) -> None:
    """A key that cannot be sent is named as such before any request, without showing it."""
    with FakeServer() as server:
        endpoint = server.endpoint.model_copy(update={"api_key": CANARY + slip})
        error = failure(endpoint, prompt)
    assert type(error) is SettingsError
    assert CANARY not in everything(error)
    assert server.requests == []


@pytest.mark.parametrize(
    "url", ["localhost:8000/v1", "ftp://localhost/v1", "http://[::1/v1", "http://local host:1x/v1"]
)
def test_damaged_addresses_are_settings_errors(prompt: Prompt, url: str) -> None:
    """An address that cannot be called is named as such."""
    endpoint = Endpoint(base_url=url, model="m", api_key="k", label="home")
    error = failure(endpoint, prompt)
    assert type(error) is SettingsError
    assert "home" in str(error)


def test_address_is_shown_without_password(prompt: Prompt) -> None:
    """A password in the base URL does not show where the URL does."""
    with FakeServer([FAULTS["no_model"]]) as server:
        url = server.base_url.replace("://", f"://user:{CANARY}@")
        error = failure(server.endpoint.model_copy(update={"base_url": url}), prompt)
    assert server.base_url in str(error)
    assert CANARY not in everything(error)


def test_servers_without_keys_can_be_asked(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty key is no error, and no other key is taken from the environment for it."""
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    monkeypatch.setenv("OPENAI_ADMIN_KEY", CANARY)
    with FakeServer([GOOD]) as server:
        ask(server.endpoint.model_copy(update={"api_key": ""}), prompt)
    assert CANARY not in str(server.requests[0].headers)


def test_account_variables_stay_at_openai(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenAI's account ids are not sent elsewhere, and no variable replaces the key."""
    monkeypatch.setenv("OPENAI_ORG_ID", CANARY)
    monkeypatch.setenv("OPENAI_PROJECT_ID", CANARY)
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"authorization: Bearer {CANARY}")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with FakeServer([GOOD]) as server:
        ask(server.endpoint, prompt)
    assert CANARY not in str(server.requests[0].headers)
    assert server.requests[0].headers["authorization"] == "Bearer fake-key"


@pytest.mark.parametrize("proxy", ["HTTP_PROXY", "ALL_PROXY", "all_proxy"])
def test_loopback_goes_past_the_proxy(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    """A proxy of the environment is not asked for addresses of this machine."""
    with FakeServer([{"headline": ""}]) as server, FakeServer() as other:
        monkeypatch.setenv(proxy, other.base_url.removesuffix("/v1"))
        assert ask(server.endpoint, prompt).data == {"headline": ""}
    assert other.requests == []


def test_other_hosts_go_through_the_proxy(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is used for every other address."""
    with FakeServer() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        endpoint = proxy.endpoint.model_copy(update={"base_url": "http://models.invalid/v1"})
        failure(endpoint, prompt)
    assert proxy.requests[0].path == "http://models.invalid/v1/chat/completions"


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:1", "http://[::1"])
def test_unusable_proxies_are_settings_errors(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    """A proxy variable that cannot be used is named, not shown as a bug of ours."""
    monkeypatch.setenv("ALL_PROXY", proxy)
    endpoint = Endpoint(base_url="http://models.invalid/v1", model="m", api_key="k", label="far")
    error = failure(endpoint, prompt)
    assert type(error) is SettingsError
    assert "proxy" in str(error)


def test_redirects_are_not_followed(prompt: Prompt) -> None:
    """The article goes to the host that the user was shown, or nowhere."""
    with FakeServer() as elsewhere:
        target = f"{elsewhere.base_url}/chat/completions"
        with FakeServer([Fault(status=308, headers={"Location": target})]) as server:
            error = failure(server.endpoint, prompt)
    assert type(error) is EndpointError
    assert elsewhere.requests == []


# The boundary to the SDK


def sdk_errors() -> list[type[openai.OpenAIError]]:
    """Every exception class that the installed SDK defines once it is imported."""
    found: list[type[openai.OpenAIError]] = []
    waiting = [openai.OpenAIError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return sorted(found, key=lambda kind: kind.__name__)


def instance(kind: type[openai.OpenAIError]) -> openai.OpenAIError:
    """An exception of this class, made without its constructor; they all differ."""
    import httpx2

    error = kind.__new__(kind)
    status = getattr(kind, "status_code", 500)
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    error.__dict__.update(
        message="m",
        body=None,
        request=request,
        status_code=status,
        response=httpx2.Response(status if isinstance(status, int) else 500, request=request),
    )
    return error


@pytest.mark.parametrize("kind", sdk_errors(), ids=lambda kind: kind.__name__)
def test_every_sdk_exception_is_translated(kind: type[openai.OpenAIError]) -> None:
    """Whatever the installed SDK may raise ends as one of our errors."""
    endpoint = Endpoint(base_url="http://127.0.0.1/v1", model="m", api_key=CANARY, label="home")
    error = rejection(instance(kind), endpoint).error
    assert isinstance(error, EndpointError)
    assert "home" in str(error)


def test_openai_is_imported_by_the_first_request() -> None:
    """Importing the module, and making a client, costs no import of openai."""
    code = (
        "import sys; from briefing.llm import Budget, Client, Line;"
        "from briefing.models import Endpoint;"
        "place = Endpoint(base_url='http://x/v1', model='m', api_key='k', label='x');"
        "Client(Line(place), Budget(1));"
        "print({'openai', 'httpx2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
