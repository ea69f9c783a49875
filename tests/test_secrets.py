"""No secret is told, whatever a server does: searched for in all that a run prints and writes."""

from __future__ import annotations

import base64
import copy
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from asking import GOOD, always, ask, failure
from click.testing import CliRunner

import briefing
from briefing.cli import cli
from briefing.doctor.copying import SENTENCE
from briefing.errors import BriefingError, SettingsError
from briefing.llm import client as clients
from briefing.models import Article, Endpoint, Prompt
from briefing.testing import FAULTS, RULES, FakeServer, Fault, Received, Reply, chat_completion

Raw = dict[str, Any]
DATA = Path(__file__).parent / "data"
KEY = "sk-canary-7Hq2LmZx91TbVw"
HEADER = "gw-canary-P4sYkd83RcNu0E"
QUERY = "qk-canary-J6fWe20MoXa5Bt"
PASSWORD = "pp-canary-D1gUi47SlCy8Kv"
BASIC = base64.b64encode(f"desk:{PASSWORD}".encode()).decode()
SECRETS = {
    "key": KEY,
    "header": HEADER,
    "query": QUERY,
    "proxy password": PASSWORD,
    "proxy password in base64": BASIC,
}
PART = 12
"""So many characters of a secret in a row are a leak."""


def leaks(text: str) -> list[str]:
    """Which secrets a text tells, whole or in part, and where."""
    found = []
    for name, secret in SECRETS.items():
        parts = [re.escape(secret[i : i + PART]) for i in range(len(secret) - PART + 1)]
        if hit := re.search("|".join(parts), text):
            found.append(f"{name}: …{text[max(0, hit.start() - 120) : hit.end() + 20]}…")
    return found


def reached(request: Received) -> bool:
    """Whether every secret came with a request; else a test would prove nothing."""
    return (
        request.headers.get("authorization") == f"Bearer {KEY}"
        and request.headers.get("x-key") == HEADER
        and request.query.get("key") == QUERY
        and request.headers.get("proxy-authorization") == f"Basic {BASIC}"
    )


def proxy_url(server: FakeServer) -> str:
    """The server as a proxy with a password."""
    return server.base_url.removesuffix("/v1").replace("//", f"//desk:{PASSWORD}@")


BASE_URL = f"http://models.invalid/v1?key={QUERY}"
"""Behind the proxy: its name is never looked up."""

# The command line, in processes of its own


@dataclass(frozen=True)
class Run:
    """What a process left behind."""

    code: int
    output: str
    files: Mapping[str, str]


def run(folder: Path, server: FakeServer, *arguments: object) -> Run:
    """Run the command line with everything that could make it talk."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "share"),
        "TMPDIR": str(folder / "tmp"),
        "OPENAI_API_KEY": KEY,
        "GATEWAY": HEADER,
        "HTTP_PROXY": proxy_url(server),
        "OPENAI_LOG": "debug",
        "PYTHONDEVMODE": "1",
    }
    for name in ("home", "tmp", "cwd"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        env=env,
        cwd=folder / "cwd",
        capture_output=True,
        timeout=60,
    )
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Run(done.returncode, output, contents(folder))


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder: path and text."""
    return {
        str(path.relative_to(folder)): path.read_bytes().decode("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def assert_silent(done: Run) -> None:
    """Neither the output, nor a file, nor the name of a file tells a secret."""
    assert leaks(done.output) == []
    assert leaks("\n".join(done.files)) == []
    assert {path: leaks(text) for path, text in done.files.items() if leaks(text)} == {}


MODEL = ("--base-url", BASE_URL, "--model", "fake", "--header", "X-Key: $GATEWAY", "--debug")


def echo(status: int, text: str) -> Fault:
    """A refusal that repeats what it was given."""
    return Fault(status=status, body={"error": {"message": text, "code": "refused"}})


def behaviours(reply: Raw) -> dict[str, Reply]:
    """What a server does with an article, by the article's mark."""
    spoilt = copy.deepcopy(reply)
    spoilt["statements"][2]["vi"] = f"Khóa {KEY} mở các trạm đọc."
    location = f"http://elsewhere.invalid/v1/chat/completions?key={QUERY}"
    return {
        "sound": reply,
        "refused": echo(401, f"Incorrect API key provided: {KEY}"),
        "refused-in-part": echo(401, f"Incorrect API key provided: {KEY[:16]}******{KEY[-4:]}"),
        "refused-header": echo(403, f"the gateway does not know {HEADER[2:]}"),
        "refused-query": echo(404, f"no model at /v1?key={QUERY}"),
        "refused-form": echo(400, f"bad header 'Bearer {KEY}'"),
        "refused-page": Fault(status=401, body=f"Bearer {KEY} is not welcome"),
        "failing": Fault(status=500, body={"detail": [{"msg": f"crash over {KEY}"}]}),
        "error-with-200": Fault(body={"error": {"message": f"bad key {KEY}"}}),
        "in-the-answer": spoilt,
        "in-prose": f"Your key is {KEY}.",
        "in-refusal": Fault(body=chat_completion(None, refusal=f"Not for {KEY}.")),
        "cut": Fault(body=chat_completion(f'{{"a": "{KEY}', finish_reason="length")),
        "broken-off": FAULTS["broken_off"],
        "redirect": Fault(status=307, headers={"location": location}),
        "garbage": Fault(body=f"<html>{KEY}</html>"),
    }


def step_down(request: Received) -> Fault | None:
    """Refuse the strict schema of one article."""
    wanted = request.fields.get("response_format", {}).get("type")
    if mark(str(request.fields)) != "step-down" or wanted == "prompt":
        return None
    return RULES["no_response_format"](request)


def mark(text: str) -> str:
    """The mark of the article that a request is about."""
    found = re.search(r"bản thử ([\w-]+) của", text)
    return found[1] if found else ""


@dataclass(frozen=True)
class Made:
    """All articles made in one run, and the requests for them."""

    folder: Path
    run: Run
    requests: list[Received]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Runs of `make` over one article for each behaviour of a server: a refused key ends one."""
    folder = tmp_path_factory.mktemp("make")
    text = (DATA / "articles" / "reading-stations.txt").read_text("utf-8")
    reply: Raw = json.loads(
        (DATA / "completions" / "reading-stations.brief.json").read_text("utf-8")
    )
    replies = behaviours(reply)
    sources = []
    for name in [*replies, "step-down"]:
        path = folder / "cwd" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{text}\n\nĐây là bản thử {name} của bài này.\n", "utf-8")
        sources.append(path.name)

    def answer(prompt: Prompt) -> Reply:
        return replies.get(mark(prompt.messages[-1].content), reply)

    ending = [f"{name}.txt" for name in ("refused", "refused-in-part", "refused-page")]
    with FakeServer(answer, rules=[step_down]) as server:
        others = [source for source in sources if source not in ending]
        done = [run(folder, server, "make", *part, *MODEL) for part in (others, *zip(ending))]
        output = "".join(part.output for part in done)
        return Made(folder, Run(done[0].code, output, done[-1].files), list(server.requests))


def test_every_secret_reached_the_server_with_every_article(made: Made) -> None:
    """Else the silence of the run would prove nothing."""
    asked = {mark(str(request.fields)) for request in made.requests}
    assert {*behaviours({"statements": [{}, {}, {}]}), "step-down"} <= asked
    assert all(reached(request) for request in made.requests)


def test_each_behaviour_had_its_effect(made: Made) -> None:
    """Two articles come out, one of them by stepping down, which is remembered; the rest fail."""
    assert made.run.code == 5
    written = [path for path in made.run.files if path.endswith(".briefing.json")]
    assert sorted(written) == ["cwd/sound.briefing.json", "cwd/step-down.briefing.json"]
    assert any(path.startswith("cache/briefing/endpoints/") for path in made.run.files)
    output = made.run.output
    errors = [line for line in output.splitlines() if line.startswith("Error:")]
    assert len(errors) == len(behaviours({"statements": [{}, {}, {}]})) - 1
    assert "Traceback" in output
    assert "DEBUG]" in output  # the log of the SDK is on
    assert "refused the key" in output


def test_nothing_that_make_prints_or_writes_tells_a_secret(made: Made) -> None:
    """Output, documents, the memory of the endpoint, the names of files."""
    assert_silent(made.run)


@pytest.mark.parametrize(
    "arguments",
    [("verify", "sound.briefing.json"), ("render", "sound.briefing.json", "--format", "md,html")],
    ids=["verify", "render"],
)
def test_nothing_that_other_commands_print_or_write_does(
    made: Made, arguments: tuple[str, ...]
) -> None:
    """They ask no model, and look at no key."""
    with FakeServer() as server:
        done = run(made.folder, server, *arguments, "--debug")
        assert server.requests == []
    assert done.code == 0
    assert_silent(done)


def doctored(server: FakeServer, folder: Path) -> Run:
    with server:
        return run(folder, server, "doctor", *MODEL)


def patient(asked: Prompt, copy: str) -> Raw:
    """Answer a question of the doctor's."""
    statement = {"kind": "point", "evidence": [1], "speaker": None, "text": "Phường mở hai trạm."}
    answers: Raw = {"statements": {"statements": [statement]}, "copy": {"text": copy}}
    found: Raw = answers.get(asked.name, {"first": 5001, "last": 9007})
    return found


def told_names(request: Received) -> Fault | None:
    """Have no model but one that is called by the key."""
    if request.wants_models:
        return Fault(body={"object": "list", "data": [{"id": f"fake-{KEY}"}]})
    return echo(404, "no such model")


def test_nothing_that_the_doctor_says_tells_a_secret(tmp_path: Path) -> None:
    """Examining a server that refuses, and two that repeat what they hear in what they answer."""
    servers = {
        "refusing": FakeServer(rules=[lambda _: echo(401, f"Incorrect API key: {KEY}")]),
        "repeating": FakeServer(lambda asked: patient(asked, f"{SENTENCE} {KEY}")),
        "telling names": FakeServer(rules=[told_names]),
    }
    with ThreadPoolExecutor(3) as pool:
        folders = [tmp_path / name for name in servers]
        runs = dict(zip(servers, pool.map(doctored, servers.values(), folders), strict=True))
    for name, server in servers.items():
        assert server.requests
        assert all(reached(request) for request in server.requests), name
        assert "models.invalid" in runs[name].output
        assert_silent(runs[name])
    codes = {name: done.code for name, done in runs.items()}
    assert codes == {"refusing": 5, "repeating": 5, "telling names": 5}


# In this process


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away our own pause between attempts."""
    monkeypatch.setattr(clients, "_PAUSE", 0.0)


Place = Callable[[FakeServer], Endpoint]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    """A fake server as an endpoint behind a proxy, with every kind of secret."""

    def place(server: FakeServer) -> Endpoint:
        monkeypatch.setenv("HTTP_PROXY", proxy_url(server))
        return Endpoint(
            base_url=BASE_URL, model="fake", api_key=KEY, headers={"x-key": HEADER}, label="far"
        )

    return place


def options(endpoint: Endpoint) -> dict[str, Any]:
    """The same endpoint for `make`."""
    return {
        "base_url": endpoint.base_url,
        "model": endpoint.model,
        "api_key": endpoint.api_key,
        "headers": dict(endpoint.headers),
    }


@pytest.fixture
def talkative(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger at its most talkative, as a program that uses us may have it."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def records(caplog: pytest.LogCaptureFixture) -> str:
    """All that was logged, as it would be written, and what it was made from."""
    return "\n".join(f"{r.getMessage()} {r.args!r} {r.exc_info!r}" for r in caplog.records)


@pytest.mark.parametrize(
    "reply",
    [GOOD, echo(401, f"bad key {KEY}"), FAULTS["broken_off"], FAULTS["prose"]],
    ids=["sound", "refused", "broken off", "prose"],
)
def test_no_log_tells_the_key_or_a_header_or_the_proxy_password(
    prompt: Prompt, place: Place, talkative: pytest.LogCaptureFixture, reply: Reply
) -> None:
    """Neither ours nor those of the libraries below."""
    with FakeServer(always(reply)) as server:
        try:
            ask(place(server), prompt)
        except BriefingError as error:
            assert leaks(f"{error!r} {error.raw}") == []  # noqa: PT017 (whether or not it is raised)
        assert all(reached(request) for request in server.requests)
    assert talkative.records
    assert [leak for leak in leaks(records(talkative)) if not leak.startswith("query")] == []


def test_no_log_tells_the_query(
    prompt: Prompt, place: Place, talkative: pytest.LogCaptureFixture
) -> None:
    """A key in the base URL is a secret as well."""
    with FakeServer([GOOD]) as server:
        ask(place(server), prompt)
        assert all(reached(request) for request in server.requests)
    assert leaks(records(talkative)) == []


def test_no_log_tells_what_a_redirect_repeats(
    prompt: Prompt, place: Place, talkative: pytest.LogCaptureFixture
) -> None:
    """Redirects carry the query on."""
    location = f"http://elsewhere.invalid/v1?key={QUERY}"
    with FakeServer([Fault(status=307, headers={"location": location})]) as server:
        failure(place(server), prompt)
    logged = [r for r in talkative.records if r.name.startswith("httpcore2")]
    assert leaks("\n".join(r.getMessage() for r in logged)) == []


def test_no_result_tells_a_secret_that_a_server_puts_into_its_name(
    article: Article, reply: Raw, place: Place
) -> None:
    """The model's name is quoted in notes and in the provenance."""
    named = Fault(around="{}", change={"model": f"fake-{KEY}"})
    with FakeServer(always(reply), rules=[lambda _: named]) as server:
        try:
            told = briefing.make(article, **options(place(server))).model_dump_json()
        except BriefingError as error:
            told = f"{error} {error.raw}"
        assert reached(server.requests[0])
    assert leaks(told) == []


def test_no_result_tells_a_part_of_a_secret(article: Article, reply: Raw, place: Place) -> None:
    """Half a key in an answer is as much of a leak as half a key in an error."""
    reply["statements"][2]["vi"] = f"Khóa {KEY[:18]} mở các trạm đọc."
    with FakeServer(always(reply)) as server:
        try:
            told = briefing.make(article, **options(place(server))).model_dump_json()
        except BriefingError as error:
            told = f"{error} {error.raw}"
        assert reached(server.requests[0])
    assert leaks(told) == []


def debugged(article: Article, folder: Path, endpoint: Endpoint) -> str:
    """What `make --debug` says."""
    source = folder / "a.txt"
    source.write_text(article.text, "utf-8")
    flags = ["--base-url", endpoint.base_url, "--model", "fake", "--header", f"X-Key: {HEADER}"]
    arguments = ["make", str(source), "--debug", "-o", str(folder / "out"), *flags]
    done = CliRunner(env={"OPENAI_API_KEY": KEY}).invoke(cli, arguments, standalone_mode=False)
    assert done.exception is None
    assert "Error:" in done.stderr
    return done.output + done.stderr


def test_raw_output_with_a_secret_around_the_json_is_not_shown(
    article: Article, place: Place, tmp_path: Path
) -> None:
    """--debug prints an answer that breaks the format, but not one that tells a secret."""
    text = f'As {KEY} wished: {{"statements": [], "people": []}}'
    with FakeServer(always(text)) as server:
        told = debugged(article, tmp_path, place(server))
        assert reached(server.requests[0])
    assert leaks(told) == []


@pytest.mark.parametrize("secret", [PASSWORD, BASIC])
def test_no_error_tells_the_proxy_password(prompt: Prompt, place: Place, secret: str) -> None:
    """A proxy that refuses, and repeats what it was given."""
    with FakeServer(rules=[lambda _: echo(407, f"who is {secret}?")]) as server:
        error = failure(place(server), prompt)
        assert reached(server.requests[0])
    assert leaks(f"{error!r} {error.raw}") == []


@pytest.mark.parametrize(
    "proxy", [f"gopher://desk:{PASSWORD}@127.0.0.1:1", f"http://desk:{PASSWORD}@[::1"]
)
def test_an_unusable_proxy_is_not_repeated(
    prompt: Prompt, place: Place, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    """Its address has the password in it."""
    with FakeServer() as server:
        endpoint = place(server)
        monkeypatch.setenv("HTTP_PROXY", proxy)
        error = failure(endpoint, prompt)
    assert type(error) is SettingsError
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert leaks(f"{error!r}") == []


def test_no_repr_tells_a_secret(place: Place) -> None:
    """Objects end in tracebacks and in logs."""
    with FakeServer() as server:
        assert leaks(repr(place(server)) + str(place(server))) == []
