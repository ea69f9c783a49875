"""The secrets of an endpoint, and how they are kept out of texts, errors and logs."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qsl, unquote, urlsplit
from urllib.request import getproxies

from briefing.models import Endpoint
from briefing.vietnamese.text import clean

_SECRET = 8
"""Characters from which on a value is a secret; shorter ones ("none", "ollama") are none."""
_PART = 12
"""Characters of a secret in a row that are not there by chance."""
_SECRETIVE = ("auth", "key", "token", "secret", "pass", "cookie", "session", "credential", "sign")
"""What is in the name of a header that holds a secret."""


def secrets(endpoint: Endpoint) -> list[str]:
    """Return what must not be shown: the key, the values of further headers and of the query,
    and the password of a proxy."""
    parts = urlsplit(endpoint.base_url)
    query = [value for name, value in parse_qsl(parts.query) if name != "api-version"]
    values = [endpoint.api_key, parts.password or "", *query, *_proxy_secrets()]
    secret = [value for value in values if len(value) >= _SECRET]
    for name, value in endpoint.headers.items():
        secret += [word for word in value.split() if _is_secret(name, word)]
    return secret


def _is_secret(name: str, word: str) -> bool:
    """Tell whether a word in a header is a secret: the header's name says so, or its looks."""
    if any(part in name for part in _SECRETIVE):
        return len(word) >= _SECRET
    return len(word) >= 2 * _SECRET and any(char.isdigit() for char in word)


def _proxy_secrets() -> Iterator[str]:
    """Yield the passwords of the environment's proxies, plain and as they are sent."""
    for proxy in getproxies().values():
        with suppress(ValueError):
            parts = urlsplit(proxy)
            if parts.password:
                login = f"{unquote(parts.username or '')}:{unquote(parts.password)}"
                yield from (parts.password, unquote(parts.password), _base64(login))


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


class _Discretion(logging.Filter):
    """Drops records of the HTTP libraries that would tell a secret: they log addresses with
    their query, and the headers of replies, which may repeat anything."""

    loggers = ("httpx2", *(f"httpcore2.{part}" for part in ("connection", "http11", "proxy")))

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self._endpoint = endpoint

    def filter(self, record: logging.LogRecord) -> bool:
        return not tells_secret(record.getMessage(), self._endpoint)


@contextmanager
def discretion(endpoint: Endpoint) -> Iterator[None]:
    """Keep the secrets of an endpoint out of other libraries' logs meanwhile."""
    discreet = _Discretion(endpoint)
    loggers = [logging.getLogger(name) for name in _Discretion.loggers]
    for logger in loggers:
        logger.addFilter(discreet)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(discreet)


def tells_secret(text: str, endpoint: Endpoint) -> bool:
    """Tell whether a text holds a secret of the endpoint, or a long part of one."""
    text = clean(text)  # as it will be shown, without what is invisible
    return any(
        secret[start : start + _PART] in text
        for secret in secrets(endpoint)
        for start in range(max(1, len(secret) - _PART + 1))
    )
