"""The doctor: what it finds at real servers on loopback, and what it says to do about it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import socket
import unicodedata
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import tiny_gguf
from click.testing import CliRunner

import briefing.local
from briefing.cli import cli
from briefing.doctor import Check, embedded, examine
from briefing.doctor.copying import SENTENCE
from briefing.local import joining, serving
from briefing.models import Prompt
from briefing.testing import FAULTS, RULES, FakeServer, Fault, Received, Rule
from briefing.vietnamese.text import romanise

KEY = "canary-of-a-key-0123456789"
ROWS = (
    "settings", "address", "reachable", "key", "model", "answers in JSON",
    "Vietnamese", "context", "speed", "cost",
)  # fmt: skip
STATEMENTS = {
    "statements": [
        {"kind": "point", "evidence": [1], "speaker": None, "text": "Phường mở hai trạm đọc."}
    ]
}

needs_runtime = pytest.mark.skipif(
    find_spec("xllamacpp") is None, reason="xllamacpp is not installed"
)


@pytest.fixture(autouse=True)
def no_embedded_model(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to fall back on where no model is named."""
    if "model" not in request.keywords:
        monkeypatch.setattr(briefing.local, "installed", lambda: False)


def answers(copy: object = SENTENCE, **others: Any) -> Callable[[Prompt], Any]:
    """A model that does what the doctor asks for, but for what is given."""
    known = {
        "statements": STATEMENTS,
        "copy": copy if isinstance(copy, str) and copy.startswith("{") else {"text": copy},
        "ends": {"first": 5001, "last": 9007},
        **others,
    }
    return lambda prompt: known.get(prompt.name, "OK")


def serve(*rules: Rule, model: Callable[[Prompt], Any] | None = None, **options: Any) -> FakeServer:
    """A server that counts tokens about as real models do."""
    return FakeServer(model or answers(), rules=rules, tokens_per_character=0.38, **options)


def examined(server: FakeServer | None = None, **flags: Any) -> list[Check]:
    """Everything that is found, with the server's own model unless told otherwise."""
    named = {"base_url": server.base_url, "model": "fake"} if server else {}
    found: list[Check] = []
    examine({**named, **flags}, report=found.append)
    return found


def row(checks: list[Check], name: str) -> Check:
    """The one row of that name."""
    (check,) = [check for check in checks if check.name == name]
    return check


def problem(checks: list[Check]) -> Check:
    """The one problem."""
    (check,) = [check for check in checks if check.state == "problem"]
    return check


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and the output of `briefing doctor`."""
    result = CliRunner().invoke(cli, ["doctor", *arguments], standalone_mode=False)
    assert isinstance(result.return_value, int), result.exception
    return result.return_value, result.output


def listing(**entry: Any) -> Rule:
    """A list of models with one entry."""
    body = {"object": "list", "data": [{"id": "fake", **entry}]}
    return lambda request: Fault(body=body) if request.wants_models else None


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


# All is well


def test_a_good_endpoint_has_ten_rows_and_all_are_ok() -> None:
    """Every row is told in order, in four requests and the one that measures clipping."""
    with serve() as server:
        found = examined(server)
    assert tuple(check.name for check in found) == ROWS
    assert {check.state for check in found} == {"ok"}
    assert {(check.remedy, check.exit_code) for check in found} == {("", 0)}
    assert len(server.requests) == 5


def test_rows_are_told_while_the_work_goes_on() -> None:
    """A row is there before the next request is made, and progress names what is waited for."""
    seen: list[str] = []
    with serve(lambda request: seen.append(request.path.rpartition("/")[2])) as server:
        examine(
            {"base_url": server.base_url, "model": "fake"},
            report=lambda check: seen.append(check.name),
            on_progress=lambda stage, done, total: seen.append(f"{stage} {done}/{total}"),
        )
    assert seen[:6] == [
        "settings", "address", "reachable 0/1", "models", "reachable", "first answer 0/1",
    ]  # fmt: skip
    assert seen.index("answers in JSON") < seen.index("Vietnamese 0/1") < seen.index("context 0/1")


# settings and address


def test_nothing_set_names_the_ways_on() -> None:
    """Without any setting there is one problem, with exit code 8 and all ways on."""
    (found,) = examined()
    assert (found.name, found.state, found.exit_code) == ("settings", "problem", 8)
    assert found.found == "no model is set"
    assert all(way in found.remedy for way in ("--model local", "OPENAI_API_KEY", "--base-url"))


def test_openai_without_a_key_is_a_problem_of_the_settings() -> None:
    """What the endpoint cannot be opened with is told as the settings' problem."""
    (found,) = examined(model="gpt-5.4-mini")
    assert (found.name, found.exit_code) == ("settings", 8)
    assert found.remedy == "set OPENAI_API_KEY"


def test_settings_are_shown_with_their_sources_but_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Model, host, time, the key's variable, headers and fields by name, the config file."""
    config = tmp_path / "mine.toml"
    config.write_text('timeout = 90\n[headers]\nx-team = "canary-of-a-header"\n')
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("BRIEFING_EXTRA_BODY", '{"temperature": 0}')
    found: list[Check] = []
    with serve() as server:
        flags = {"base_url": server.base_url, "model": "fake"}
        examine(flags, config=config, report=found.append)
    assert found[0].found == (
        f"fake at {server.base_url.removesuffix('/v1')}; 90 s for an article; "
        f"key from OPENAI_API_KEY; further headers: x-team; further fields: temperature; "
        f"config file {config}"
    )


def test_the_usual_config_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that lies in wait in the config folder is shown, too."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "briefing" / "config.toml"
    path.parent.mkdir()
    with serve() as server:
        path.write_text(f'base_url = "{server.base_url}"\nmodel = "fake"\n')
        found = examined()
    assert f"config file {path}" in found[0].found
    assert found[-1].name == "cost"


@pytest.mark.parametrize(
    ("host", "key", "state"),
    [
        ("models.example.com", KEY, "warning"),
        ("203.0.113.7", KEY, "warning"),
        ("models.example.com", "", "ok"),
        ("10.1.2.3", KEY, "ok"),
        ("172.31.0.1:8080", KEY, "ok"),
        ("172.32.0.1", KEY, "warning"),
        ("192.168.1.5", KEY, "ok"),
        ("[fd00::1]", KEY, "ok"),
        ("server.local", KEY, "ok"),
        ("gpu-box", KEY, "ok"),
    ],
)
def test_a_key_in_plain_http_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, host: str, key: str, state: str
) -> None:
    """It is, unless the host is this machine, in a private network, or gets no key."""
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with serve() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        found = examined(base_url=f"http://{host}/v1", model="fake")
    assert row(found, "address").state == state
    assert row(found, "cost").state == "ok"


# reachable


def test_a_dead_port() -> None:
    """Nothing listens: the usual ports are named, and what was not tried is said."""
    port = free_port()
    found = examined(base_url=f"http://127.0.0.1:{port}/v1", model="m")
    assert problem(found) == row(found, "reachable")
    assert problem(found).found == f"nothing listens at 127.0.0.1, port {port}"
    assert "Ollama 11434" in problem(found).remedy
    assert problem(found).exit_code == 5
    assert found[-1].name == "not tried"
    assert found[-1].found == "key, model, answers in JSON, Vietnamese, context, speed, cost"


def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that has no address is told as that."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = problem(examined(base_url="http://no-such-host/v1", model="m"))
    assert found.found == "no address is known for the name no-such-host"
    assert "spelling" in found.remedy


def test_a_dead_proxy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a proxy is in the way, the finding says so, and names no more than its variable."""
    monkeypatch.setenv("HTTP_PROXY", f"http://me:{KEY}@127.0.0.1:{free_port()}")
    found = problem(examined(base_url="http://models.example.com/v1", model="m"))
    assert "asked through the proxy of HTTP_PROXY" in found.found
    assert "NO_PROXY" in found.remedy
    assert KEY not in found.found + found.remedy


def test_https_where_only_http_is_spoken() -> None:
    """The usual slip with a server of one's own."""
    with serve() as server:
        found = problem(examined(base_url=server.base_url.replace("http:", "https:"), model="m"))
    assert "does not speak TLS" in found.found
    assert "http://" in found.remedy


def test_a_slow_server() -> None:
    """No answer within the time: the row says how long that was."""
    with serve(lambda _: Fault(wait=60)) as server:
        found = problem(examined(server, timeout=0.3))
    assert (found.name, found.exit_code) == ("reachable", 5)
    assert "0.3 s" in found.found
    assert "--timeout" in found.remedy


PAGE: Rule = lambda request: None if request.path.startswith("/v1/") else FAULTS["page"]  # noqa: E731


@pytest.mark.parametrize("rule", [RULES["needs_v1"], PAGE], ids=["404", "page"])
@pytest.mark.parametrize("end", ["", "/", "?token=canary-of-a-query"])
def test_v1_missing_in_the_base_url(rule: Rule, end: str) -> None:
    """Where the list of models is behind /v1, that address is the remedy, without its query."""
    with serve(rule) as server:
        found = examined(base_url=server.base_url.removesuffix("/v1") + end, model="fake")
    assert problem(found).name == "reachable"
    assert problem(found).remedy == f"use --base-url {server.base_url}"
    assert "canary" not in str(found)


def test_a_web_site_instead_of_an_endpoint() -> None:
    """A page for everything: the first answer is the problem."""
    with serve(lambda _: FAULTS["page"]) as server:
        found = examined(server)
    assert row(found, "reachable").found.endswith("answers, but has no list of models")
    assert problem(found).name == "answers in JSON"
    assert problem(found).remedy == "check the base URL"


def test_a_failing_list_is_no_obstacle() -> None:
    """What is wrong with the list alone is a warning."""
    failing: Rule = lambda r: FAULTS["server_error"] if r.wants_models else None  # noqa: E731
    with serve(failing) as server:
        found = examined(server)
    assert row(found, "reachable").state == "warning"
    assert row(found, "cost").state == "ok"


# key


def test_a_wrong_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused key is a problem of its own row, not of the connection."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serve(RULES["needs_key"]) as server:
        found = examined(server)
    assert row(found, "reachable").state == "ok"
    assert problem(found).name == "key"
    assert problem(found).exit_code == 5
    assert "OPENAI_API_KEY" in problem(found).remedy


def test_a_missing_key() -> None:
    """Where none is set, that is what is said."""
    with serve(RULES["needs_key"]) as server:
        found = problem(examined(server))
    assert (found.name, found.remedy) == ("key", "set OPENAI_API_KEY")
    assert found.found == "none is set, and one is asked for"


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_without_the_right_to_the_list(status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that may only complete are good keys."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serve(lambda r: Fault(status=status) if r.wants_models else None) as server:
        found = examined(server)
    assert row(found, "key").found == "accepted"
    assert {check.state for check in found} == {"ok"}


def test_an_empty_account() -> None:
    """Nothing left to spend is told in the key's row."""
    with serve(lambda r: FAULTS["quota"] if r.wants_completion else None) as server:
        found = problem(examined(server))
    assert (found.name, found.exit_code) == ("key", 5)
    assert "top it up" in found.remedy


# model


def test_a_wrong_model_and_the_names_like_it() -> None:
    """The names of the list that are like the one given are the remedy."""
    with serve(RULES["only_model"]) as server:
        found = examined(server, model="fakir")
    assert row(found, "key").state == "ok"
    assert problem(found).name == "model"
    assert problem(found).remedy == "use --model fake"
    assert problem(found).exit_code == 5


def test_a_wrong_model_that_is_refused_with_400() -> None:
    """Some say 400 instead of 404; with names that are not alike, the list is shown."""
    refused = Fault(status=400, body={"error": {"message": "Model not exist"}})
    with serve(lambda r: refused if r.wants_completion else None) as server:
        found = problem(examined(server, model="qwen"))
    assert (found.name, found.remedy) == ("model", "the server lists fake")


def test_a_wrong_model_at_a_server_without_a_list() -> None:
    """No names are known: the error's own remedy stands."""
    with serve(RULES["no_models"], RULES["only_model"]) as server:
        found = problem(examined(server, model="fakir"))
    assert (found.name, found.remedy) == ("model", "check the model's name and the base URL")


def test_a_server_that_answers_to_any_name() -> None:
    """The name is not listed and another model answers: both are said."""
    with serve() as server:
        found = row(examined(server, model="qwen3"), "model")
    assert found.state == "warning"
    assert found.found == "qwen3 is not listed; fake answered"
    assert "the server lists fake" in found.remedy


@pytest.mark.parametrize(
    ("listed", "asked"), [("qwen3:latest", "qwen3"), ("models/gemini", "gemini")]
)
def test_a_name_without_its_tag_or_folder_is_listed(listed: str, asked: str) -> None:
    """Ollama adds a tag, Gemini a folder."""
    with serve(listing(id=listed)) as server:
        found = row(examined(server, model=asked), "model")
    assert (found.state, found.found) == ("ok", f"{asked} is listed, answers as fake")


# answers in JSON


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("no_json_schema", "takes no JSON schema"),
        ("schema_crash", "takes no JSON schema"),
        ("no_response_format", "passes over it"),
        ("schema_ignored", "passes over it"),
    ],
)
def test_a_step_down_is_a_warning(rule: str, words: str) -> None:
    """What the server does not do is said, and what that means."""
    with serve(RULES[rule]) as server:
        found = examined(server)
    assert row(found, "answers in JSON").state == "warning"
    assert words in row(found, "answers in JSON").found
    assert "asked for again" in row(found, "answers in JSON").remedy
    assert [check.name for check in found if check.state != "ok"] == ["answers in JSON"]


def test_what_was_remembered_is_found_out_afresh() -> None:
    """A server that has become better is said to have, and from then on is known to be."""
    with serve(RULES["no_json_schema"]) as server:
        examined(server)
        server.rules.clear()
        better, known = (row(examined(server), "answers in JSON") for _ in range(2))
    assert better.state == "ok"
    assert better.found.startswith("follows a JSON schema; until now it was: has a JSON mode, but")
    assert known.found == "follows a JSON schema"


def test_refused_fields_and_wanted_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is left out is named, and a limit that had to be sent."""
    monkeypatch.setenv("BRIEFING_EXTRA_BODY", '{"temperature": 0}')
    with serve(RULES["no_temperature"], RULES["needs_max_tokens"]) as server:
        found = row(examined(server), "answers in JSON")
    assert found.state == "warning"
    assert "refuses temperature; wants a limit (max_tokens)" in found.found
    assert "extra_body" in found.remedy


@pytest.mark.parametrize(
    "statements",
    [[{**STATEMENTS["statements"][0], "evidence": ["S1"]}]],
)
def test_an_answer_of_another_form_is_a_warning(statements: object) -> None:
    """Keys alone do not make an answer: small models without a grammar break the rest."""
    with serve(model=answers(statements={"statements": statements})) as server:
        found = row(examined(server), "answers in JSON")
    assert found.state == "warning"
    assert "form" in found.found


@pytest.mark.parametrize(
    "statements",
    [
        "Vâng, tôi rất sẵn lòng.",
        {"statements": "none"},
        {"statements": [1]},
        {"statements": [{"text": "Mưa."}]},
    ],
)
def test_an_answer_that_is_no_json_is_a_problem(statements: Any) -> None:
    """A model that cannot be made to answer in the form asked for is of no use: exit code 6."""
    with serve(model=answers(statements=statements)) as server:
        found = problem(examined(server))
    assert (found.name, found.exit_code) == ("answers in JSON", 6)


# Vietnamese


def escaped(text: str) -> str:
    return json.dumps({"text": unicodedata.normalize("NFD", text)})


@pytest.mark.parametrize(
    ("copy", "words"),
    [
        (SENTENCE, "letter by letter"),
        (f"  {SENTENCE}\n", "letter by letter"),
        (unicodedata.normalize("NFD", SENTENCE), "decomposed"),
        (escaped(SENTENCE), "decomposed"),
    ],
)
def test_a_true_copy(copy: str, words: str) -> None:
    """Composed or decomposed, escaped or not: it is the same text."""
    with serve(model=answers(copy)) as server:
        found = row(examined(server), "Vietnamese")
    assert (found.state, found.remedy) == ("ok", "")
    assert words in found.found


@pytest.mark.parametrize(
    ("copy", "words"),
    [
        (romanise(SENTENCE), "diacritics are lost"),
        (romanise(SENTENCE[:-20]), "diacritics are lost"),
        (SENTENCE.replace("đ", "d").replace("Đ", "D"), "đ comes back as d"),
        (SENTENCE.encode("ascii", "replace").decode(), "come back as ?"),
        (SENTENCE.encode().decode("cp1252", "replace"), "another encoding"),
        (SENTENCE.encode().decode("latin-1"), "another encoding"),
    ],
)
def test_a_spoilt_copy_is_a_problem(copy: object, words: str) -> None:
    """Lost letters are a problem with exit code 6; the other checks are made all the same."""
    with serve(model=answers(copy)) as server:
        found = examined(server)
    assert problem(found).name == "Vietnamese"
    assert words in problem(found).found
    assert problem(found).exit_code == 6
    assert found[-1].name == "cost"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("Huế", "Hue"), "1 of 38 words"),
        (("đường đã", "đường"), "1 of 38 words"),
        (("mưa bão.", "mưa bão lớn."), "2 of 39 words"),
        ((SENTENCE, "Xin chào!"), "38 of 38 words"),
    ],
)
def test_a_changed_copy_is_a_warning(change: tuple[str, str], words: str) -> None:
    """Small models change a word: it is counted."""
    with serve(model=answers(SENTENCE.replace(*change))) as server:
        found = row(examined(server), "Vietnamese")
    assert found.state == "warning"
    assert words in found.found


# context


@pytest.mark.parametrize(
    "entry",
    [
        {"max_model_len": 32768},
        {"loaded_context_length": 32768},
        {"context_length": 32768},
        {"context_window": 32768},
        {"max_context_length": 32768},
        {"meta": {"n_ctx": 32768, "n_ctx_train": 131072}},
    ],
    ids=lambda entry: next(iter(entry)),
)
def test_what_the_server_tells_is_not_measured(entry: dict[str, Any]) -> None:
    """The context is in the list of models at many servers; no long text is sent there."""
    with serve(listing(**entry)) as server:
        found = row(examined(server), "context")
    assert found.state == "ok"
    assert found.found.startswith("32,768 tokens, says the server")
    assert len(server.requests) == 3


def test_a_short_context_is_a_warning() -> None:
    """Below 8,192 tokens long articles are shown in part, and the remedy is a server's setting."""
    with serve(listing(max_model_len=4096)) as server:
        found = row(examined(server), "context")
    assert found.state == "warning"
    assert "OLLAMA_CONTEXT_LENGTH" in found.remedy


def test_a_context_set_too_long_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's word counts more than the setting."""
    monkeypatch.setenv("BRIEFING_CONTEXT", "32768")
    with serve(listing(max_model_len=16384)) as server:
        found = row(examined(server), "context")
    assert (found.state, found.remedy) == ("warning", "set BRIEFING_CONTEXT=16384")


@pytest.mark.parametrize("overflow", ["clip", "llama.cpp", "openai"])
def test_a_short_context_is_found_by_a_long_text(overflow: str) -> None:
    """Whether it clips in silence or refuses, its length is told."""
    with serve(context=4096, overflow=overflow) as server:
        found = row(examined(server), "context")
    assert found.state == "warning"
    assert found.found == "no more than 4,096 tokens are read"


def test_a_context_too_short_for_any_article() -> None:
    """No room beside instructions and answer: a problem, and nothing more is tried."""
    with serve(context=1024) as server:
        found = examined(server)
    assert (problem(found).name, problem(found).exit_code) == ("context", 5)
    assert found[-1].found == "speed, cost"


def test_a_text_that_is_refused_without_a_figure() -> None:
    """Where the length is not told, the setting is the remedy."""

    def refuse(request: Received) -> Fault | None:
        long = len(json.dumps(request.fields, ensure_ascii=False)) > 8000
        return Fault(status=413, body="too large") if long else None

    with serve(refuse) as server:
        found = row(examined(server), "context")
    assert found.state == "warning"
    assert "BRIEFING_CONTEXT" in found.remedy


def test_a_context_that_is_set_is_kept_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is no longer than the setting allows, so that a server of that size reads it."""
    monkeypatch.setenv("BRIEFING_CONTEXT", "4096")
    with serve(context=4096) as server:
        found = row(examined(server), "context")
    assert found.state == "warning"
    assert found.found.startswith("4,096 tokens, as set: ")


def test_the_models_own_context_is_marked_as_that() -> None:
    """What a model was trained for is not what its server gives it."""
    with serve(listing(meta={"n_ctx_train": 131072})) as server:
        found = row(examined(server), "context")
    assert found.found.startswith("not told by the server: at least ")
    assert found.found.endswith("the model itself could have 131,072")


@pytest.mark.parametrize(("last", "state"), [(9007, "ok"), (9000, "warning")])
def test_a_server_that_counts_no_tokens(last: int, state: str) -> None:
    """There the model must find what stands at both ends of the text."""
    model = answers(ends={"first": 5001, "last": last})
    uncounted: Rule = lambda r: FAULTS["no_usage"] if r.wants_completion else None  # noqa: E731
    with serve(uncounted, model=model) as server:
        assert row(examined(server), "context").state == state


def test_a_long_text_that_takes_too_long_is_a_warning() -> None:
    """The model is usable all the same; nothing more is asked, but the rest is told."""

    def wait(request: Received) -> Fault | None:
        long = len(json.dumps(request.fields, ensure_ascii=False)) > 8000
        return Fault(wait=60) if long else None

    with serve(wait) as server:
        found = examined(server, timeout=2)
    assert row(found, "context").state == "warning"
    assert found[-1].name == "cost"


# speed and cost


def test_a_model_too_slow_for_the_timeout_is_a_warning() -> None:
    """An article would not be done in time."""
    with serve() as server:
        assert row(examined(server), "speed").state == "ok"
        server.rules.append(lambda r: Fault(around="{}", wait=0.4) if r.wants_completion else None)
        found = row(examined(server, timeout=5), "speed")
    assert found.state == "warning"
    assert "5 s" in found.remedy


def test_a_known_price_is_told_for_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a host with a price list it is in US dollars."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serve(listing(id="gpt-4o-mini")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        base_url = "http://resource.openai.azure.com/openai/v1"
        found = examined(base_url=base_url, model="gpt-4o-mini")
    assert row(found, "cost").found.startswith("about US$0.00")
    with serve() as server:
        assert row(examined(server), "cost").found.startswith("price unknown")


# The command


def test_the_command_prints_one_table() -> None:
    """A row has a mark, a name and what was found, the remedy indented below, 80 columns wide."""
    with serve(RULES["no_json_schema"]) as server:
        code, output = run("--base-url", server.base_url, "--model", "fake")
    lines = output.splitlines()
    assert code == 0
    assert max(map(len, lines)) <= 80
    assert lines == [line.rstrip() for line in lines]
    marked = [line for line in lines if not line.startswith(" ")]
    assert tuple(line[9:26].strip() for line in marked) == ROWS
    at = lines.index(next(line for line in lines if line.startswith("warning")))
    assert lines[at].startswith("warning  answers in JSON  has a JSON mode, but")
    assert lines[at + 1].startswith(" " * 28 + "usable, but")
    assert "\x1b" not in output


def test_long_paths_are_printed_whole(tmp_path: Path) -> None:
    """What does not fit a line goes on in the next one."""
    config = tmp_path / f"{'c' * 90}.toml"
    config.write_text("")
    with serve() as server:
        code, output = run(
            "--base-url", server.base_url, "--model", "fake", "--config", str(config)
        )
    assert code == 0
    assert str(config) in "".join(output.split())


@pytest.mark.parametrize(
    ("rules", "copy", "context", "code"),
    [
        ((), SENTENCE, 65536, 0),
        ((RULES["no_json_schema"],), SENTENCE, 4096, 0),
        ((RULES["needs_key"],), SENTENCE, 65536, 5),
        ((), romanise(SENTENCE), 65536, 6),
        ((), romanise(SENTENCE), 1024, 5),
    ],
)
def test_exit_codes(rules: tuple[Rule, ...], copy: str, context: int, code: int) -> None:
    """0, warnings or not; else the first that counts of those that occurred."""
    with serve(*rules, model=answers(copy), context=context) as server:
        assert run("--base-url", server.base_url, "--model", "fake")[0] == code


def test_exit_code_of_the_settings() -> None:
    """With nothing set it is 8, and the ways on are printed."""
    code, output = run()
    assert code == 8
    assert output.startswith("PROBLEM  settings")
    assert "--model local" in output


def test_what_a_server_says_cannot_steer_the_terminal() -> None:
    """Control characters, line breaks and rich's markup in a name are plain text or gone."""
    with serve(listing(id="[red]evil\x1b[2J\nok  key")) as server:
        _, output = run("--base-url", server.base_url, "--model", "fake")
    assert "[red]evil" in " ".join(output.split())
    assert "\x1b" not in output
    assert "\nok  key" not in output


@pytest.mark.parametrize("place", ["model", "list", "error", "answer"])
def test_no_secret_is_ever_printed(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Key, header and query of the base URL are in no output, whatever a server repeats."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("BRIEFING_EXTRA_BODY", '{"seed": 7}')
    header, query = "canary-of-a-header-0123456789", "canary-of-a-query-0123456789"
    secrets = f"{KEY} {header} {query}"

    def repeat(request: Received) -> Fault | None:
        if request.wants_models and place == "list":
            return Fault(body={"data": [{"id": secret} for secret in secrets.split()]})
        if request.wants_completion and place == "error":
            return Fault(status=400, body={"error": {"message": f"seed: {secrets}"}})
        if request.wants_completion and place == "model":
            return Fault(around="{}", change={"model": secrets})
        return None

    model = answers(secrets) if place == "answer" else answers()
    with serve(repeat, model=model) as server:
        _, output = run(
            "--base-url", f"{server.base_url}?token={query}", "--model", "fake",
            "--header", f"x-auth: {header}", "--debug",
        )  # fmt: skip
    assert "x-auth" in output
    assert "canary" not in output
    assert server.requests[0].headers["x-auth"] == header


def test_the_page_explains_every_row() -> None:
    """docs/doctor.md has one line for each row there is."""
    page = (Path(__file__).parent.parent / "docs" / "doctor.md").read_text("utf-8")
    explained = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    assert explained == [*ROWS, "not tried", "settings", *embedded.NAMES]


# The embedded model


@pytest.fixture
def without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """No part of the weights is installed."""
    absent = dataclasses.replace(joining.EMBEDDED, distributions=("no-such-part",))
    monkeypatch.setattr(joining, "EMBEDDED", absent)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny, senseless model, set as the user's own."""
    path = tiny_gguf.write(tmp_path / "tiny.gguf")
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(path))
    return path


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that only begins like GGUF, set as the user's own."""
    path = tmp_path / "own.gguf"
    path.write_bytes(b"GGUF" + b"\x07" * 5000)
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(path))
    return path


def test_the_embedded_model_without_its_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that installs it is the remedy, and the exit code 8."""
    monkeypatch.setattr(serving, "RUNTIME", "no_such_runtime")
    found = examined(model="local")
    assert (problem(found).name, problem(found).exit_code) == ("runtime", 8)
    assert "pip install -e '.[local]'" in problem(found).remedy
    assert found[-1].found.startswith("weights, memory, processor, disk, starts")


@needs_runtime
def test_the_embedded_model_without_its_weights(without_weights: None) -> None:
    """A missing part is named; nothing is started."""
    found = examined(model="local")
    assert row(found, "runtime").state == "ok"
    assert (problem(found).name, problem(found).exit_code) == ("weights", 8)
    assert "no-such-part" in problem(found).found


@needs_runtime
def test_joined_weights_need_neither_parts_nor_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file with the right digest is all that is wanted."""
    data = b"GGUF, but no model"
    weights = dataclasses.replace(
        joining.EMBEDDED,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        distributions=("no-such-part",),
    )
    monkeypatch.setattr(joining, "EMBEDDED", weights)
    monkeypatch.setattr(serving, "EMBEDDED", weights)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / weights.file).write_bytes(data)
    found = examined(model="local")
    assert row(found, "weights").state == "ok"
    assert f"SHA-256 as published ({weights.sha256[:12]}" in row(found, "weights").found
    assert problem(found).name == "starts"
    assert "disk" not in [check.name for check in found]


@needs_runtime
def test_a_full_disk_is_found_before_joining(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts that are still to be joined need room, where the cache folder is to be."""
    too_big = dataclasses.replace(joining.EMBEDDED, distributions=(), size=10**18)
    monkeypatch.setattr(joining, "EMBEDDED", too_big)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "yet" / "there"))
    found = examined(model="local")
    assert "joined now" in row(found, "weights").found
    assert (problem(found).name, problem(found).exit_code) == ("disk", 8)
    assert "XDG_CACHE_HOME" in problem(found).remedy
    assert not (tmp_path / "not").exists()


@needs_runtime
@pytest.mark.parametrize(
    ("available", "limit", "state"),
    [
        ("8000000", None, "ok"),
        ("8000000", "max", "ok"),
        ("8000000", "500000000", "warning"),
        ("900000", None, "warning"),
        (None, None, "ok"),
    ],
)
def test_too_little_memory_is_a_warning(
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
    available: str | None,
    limit: str | None,
    state: str,
) -> None:
    """It is the system's or the container's, whichever is less; elsewhere it is not known."""
    for name, text in (("meminfo", f"MemAvailable: {available} kB\n"), ("memory.max", limit)):
        if available and text:
            (broken.parent / name).write_text(text)
    monkeypatch.setattr(embedded, "_MEMORY", broken.parent / "meminfo")
    monkeypatch.setattr(embedded, "_MEMORY_LIMIT", broken.parent / "memory.max")
    assert row(examined(model="local"), "memory").state == state


@needs_runtime
@pytest.mark.parametrize(("flags", "state"), [("fpu sse2 avx2", "ok"), ("fpu sse2", "warning")])
def test_a_processor_without_avx2_is_a_warning(
    broken: Path, monkeypatch: pytest.MonkeyPatch, flags: str, state: str
) -> None:
    """It works, but slowly."""
    (broken.parent / "cpuinfo").write_text(f"model name: any\nflags\t\t: {flags}\n")
    monkeypatch.setattr(embedded, "_PROCESSOR", broken.parent / "cpuinfo")
    assert row(examined(model="local"), "processor").state == state


@needs_runtime
def test_a_model_of_the_users_own_is_named_and_served(tiny: Path) -> None:
    """The file is shown, it starts, and what it answers is judged like any other answer."""
    found = examined(model="local")
    assert str(tiny) in row(found, "weights").found
    assert "BRIEFING_LOCAL_MODEL" in row(found, "weights").found
    assert row(found, "starts").state == "ok"
    assert row(found, "Vietnamese").state != "ok"
    assert "disk" not in [check.name for check in found]


@needs_runtime
def test_a_file_that_cannot_be_loaded(broken: Path) -> None:
    """What llama.cpp refuses is the row that starts it."""
    found = examined(model="local")
    assert (problem(found).name, problem(found).exit_code) == ("starts", 8)
    assert "cannot be loaded" in problem(found).found


@pytest.mark.model
def test_the_real_embedded_model_is_well() -> None:
    """The installed weights copy the Vietnamese sentence letter by letter: all is ok."""
    code, output = run("--model", "local")
    assert code == 0
    assert "came back letter by letter" in output
    assert "PROBLEM" not in output
    assert "warning" not in output
