"""The way to an endpoint: address, headers, proxies, certificates; no reply without an end."""

from __future__ import annotations

import functools
import ipaddress
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from briefing.errors import SettingsError
from briefing.models import Endpoint

if TYPE_CHECKING:
    import ssl

    import httpx2
    import openai

MAX_BYTES = 8_000_000
"""The longest reply that is read. The longest honest one is about 100 kB."""
_CONNECT_SECONDS = 10.0
"""An unreachable host is given up after this time, not at the end of the whole deadline."""
_NO_KEY = "none"
"""Servers without accounts ignore it, the SDK insists on a key."""
_AZURE = (".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")


class OversizedError(Exception):
    """A reply was longer than MAX_BYTES and was not read to its end."""


def connect(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """Return an SDK client that does exactly what `endpoint` says.

    No retries (they would not appear in the usage) and no redirects (the article goes to the
    host that the user was shown, or nowhere). The environment names the proxy, but not for
    loopback addresses, and the account only at OpenAI itself.

    Raises SettingsError when the key, the address or the proxy cannot be used.
    """
    import httpx2
    import openai

    if not endpoint.base_url.startswith(("http://", "https://")):
        raise SettingsError(f"the base URL of {endpoint.label} must begin with http:// or https://")
    key = endpoint.api_key or _NO_KEY
    if not all("!" <= char <= "~" for char in key):
        raise SettingsError(
            f"the key for {endpoint.label} holds a space, a line break or a letter that no key "
            "has: copy it again"
        )
    try:
        url = httpx2.URL(endpoint.base_url)
        sdk = openai.AsyncOpenAI(
            api_key=key,
            base_url=url.copy_with(query=None),
            default_query=dict(parse_qsl(url.query.decode(), keep_blank_values=True)),
            max_retries=0,
            timeout=openai.Timeout(None, connect=_CONNECT_SECONDS),
            http_client=_http(trust_env=not is_loopback(endpoint.base_url)),
        )
    except OSError as exc:
        raise SettingsError(
            f"the certificates to trust cannot be read ({exc.strerror or type(exc).__name__}): "
            "check SSL_CERT_FILE and SSL_CERT_DIR"
        ) from None
    except (httpx2.InvalidURL, ValueError, ImportError):
        raise SettingsError(
            f"{endpoint.label} cannot be called: check the base URL, and the proxy variables of "
            "the environment"
        ) from None
    if not f".{url.host}".endswith(".openai.com"):
        sdk.organization = sdk.project = None
    return sdk


def request_headers(endpoint: Endpoint) -> dict[str, Any]:
    """Return the headers of every request: the key, and what the user wants beside it.

    Set by us for each request, so that no variable (OPENAI_CUSTOM_HEADERS) takes the place of
    the key. Azure takes `Authorization` for a token of Entra ID, not for a key.
    """
    import openai

    key = endpoint.api_key or _NO_KEY
    headers: dict[str, Any] = {"authorization": f"Bearer {key}"}
    if (urlsplit(endpoint.base_url).hostname or "").endswith(_AZURE):
        headers = {"authorization": openai.Omit()}
        if endpoint.api_key and "authorization" not in endpoint.headers:
            headers["api-key"] = key
    return {**headers, **endpoint.headers}


def _http(*, trust_env: bool) -> httpx2.AsyncClient:
    """Return an HTTP client that reads every reply whole, but none without an end.

    The SDK reads the body of an error to its end however long it is, and a few kB of gzip can
    hold gigabytes: so the decoded bytes are counted while they come.
    """
    import httpx2
    import openai

    class Bounded(openai.DefaultAsyncHttpxClient):
        async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
            options["stream"] = True
            response = await super().send(request, **options)
            body = bytearray()
            try:
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > MAX_BYTES:
                        raise OversizedError
            finally:
                await response.aclose()
                self.cookies.clear()  # nothing of one reply goes along with the next request
            # Of the headers only what we act on: others may name an encoding that is none.
            wait = response.headers.get("retry-after", "")
            headers = {"retry-after": wait} if wait.isascii() else {}
            return httpx2.Response(
                response.status_code, headers=headers, content=bytes(body), request=request
            )

    return Bounded(verify=_certificates(), trust_env=trust_env, follow_redirects=False)


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Return the certificates to trust: loaded once, which takes longer than a short request."""
    import httpx2

    return httpx2.create_ssl_context()


def is_loopback(base_url: str) -> bool:
    """Tell whether an address is this machine, by its name or by its number."""
    try:
        host = urlsplit(base_url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuses_long_prompts(base_url: str) -> bool:
    """Tell whether a host is known to refuse a prompt beyond the context, never to clip it."""
    host = urlsplit(base_url).hostname or ""
    return host == "api.openai.com" or host.endswith(_AZURE)
