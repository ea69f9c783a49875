"""The way to an endpoint: where a text would go, and why it does not arrive."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from briefing.doctor.report import Report, in_two
from briefing.errors import BriefingError
from briefing.llm.connection import is_loopback
from briefing.llm.rejection import address
from briefing.models import Endpoint

_PRIVATE = (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # RFC 1918
    "169.254.0.0/16", "fe80::/10",  # link-local
    "fc00::/7",  # RFC 4193
)  # fmt: skip
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".home.arpa")
_PORTS = "Ollama 11434, llama.cpp 8080, LM Studio 1234, vLLM 8000"


def tell_address(report: Report, place: Endpoint) -> None:
    """Report whether others could read what is sent."""
    parts = urlsplit(place.base_url)
    where = address(place)
    if parts.scheme == "https":
        report.ok("address", f"{where}, encrypted")
    elif is_loopback(place.base_url):
        report.ok("address", f"{where}, this machine")
    elif _is_private(parts.hostname or ""):
        report.ok("address", f"{where}, not encrypted, in a private network")
    elif place.api_key or place.headers:
        report.warn(
            "address",
            f"{where}: the key and the headers travel unencrypted, for others to read",
            "begin the base URL with https://, or reach the server through a tunnel",
        )
    else:
        report.ok("address", f"{where}, not encrypted; no key is sent")


def _is_private(host: str) -> bool:
    """Tell whether a host can only be in a private network."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_NAMES)
    return any(
        number in ipaddress.ip_network(network)
        for network in _PRIVATE
        if ipaddress.ip_network(network).version == number.version
    )


def unreached(error: BriefingError, place: Endpoint) -> tuple[str, str]:
    """Return why a server was not reached, and what to do about it."""
    parts = urlsplit(place.base_url)
    found, remedy = _reason(list(_causes(error)), parts) or in_two(str(error))
    if _has_proxy(place.base_url, parts):
        found += f" (asked through the proxy of {parts.scheme.upper()}_PROXY)"
        remedy += "; check the proxy, or name the host in NO_PROXY"
    return found, remedy


def _reason(causes: list[BaseException], parts: SplitResult) -> tuple[str, str] | None:
    host, port = parts.hostname, parts.port or {"https": 443}.get(parts.scheme, 80)
    kinds: dict[type[BaseException], tuple[str, str]] = {
        socket.gaierror: (
            f"no address is known for the name {host}",
            "check the spelling of the base URL, and the network",
        ),
        ConnectionRefusedError: (
            f"nothing listens at {host}, port {port}",
            f"start the server, or give its own port in the base URL (usual are {_PORTS})",
        ),
        ssl.SSLError: (
            f"{host}, port {port} does not speak TLS",
            "begin the base URL with http:// if the server is in your own network",
        ),
        TimeoutError: (
            f"{host}, port {port} does not take the connection",
            "check host and port, and whether a firewall or a VPN is between",
        ),
    }
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return None  # the error says it all
    return next(
        (told for kind, told in kinds.items() if any(isinstance(cause, kind) for cause in causes)),
        None,
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield what led to an error, members of groups included."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            yield from error.exceptions
        error = error.__cause__ or error.__context__


def _has_proxy(base_url: str, parts: SplitResult) -> bool:
    if is_loopback(base_url) or urllib.request.proxy_bypass(parts.hostname or ""):
        return False
    proxies = urllib.request.getproxies()
    return parts.scheme in proxies or "all" in proxies
