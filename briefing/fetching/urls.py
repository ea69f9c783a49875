"""A web address taken apart in one way only, so that what was checked is what is connected to."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin

from briefing.fetching.failure import Unfetchable

MAX_LENGTH = 8_000
"""Characters of an address: what servers take in a request line."""
_SHOWN = 200
"""Characters of an address in a message."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_BAD_PORTS = frozenset(
    (
        *(1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161),
        *(179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563),
        *(587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060),
        *(5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    )
)
"""Of other services (mail, shells, databases): those that no browser connects to either, by the
WHATWG's Fetch standard, "port blocking"."""
_PARTS = re.compile(
    r"(https?)://([^/?#]*)([^?#]*)(?:(\?[^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL
)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_NAME_LENGTH = 253
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label that makes a name a number, by the WHATWG's URL standard."""
_PATH_SAFE = "/%:@!$&'()*+,;=~"
_QUERY_SAFE = _PATH_SAFE + "?"
_DOT = re.compile("%2e", re.IGNORECASE)
_UNSEEN = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
"""What comes along around an address that is copied from a chat or a Word file."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|gidzl", re.IGNORECASE)
"""Parameters that tell who linked to a page, not which page it is."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address of the web in its one usual form, ASCII throughout, without fragment."""

    scheme: Literal["http", "https"]
    host: str
    """A name in lower case (Punycode where it was Unicode) or an IP address without brackets."""
    port: int
    path: str
    """Begins with a slash; percent-encoded."""
    query: str
    """Empty, or begins with a question mark."""

    def __str__(self) -> str:
        return f"{self.origin}{self.path}{self.query}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def shown(self) -> str:
        """What messages may say of it: never the query, which may hold a secret."""
        text = f"{self.origin}{self.path}"
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def is_url(source: str) -> bool:
    """Tell whether what a user names is meant as a web address, not as a path."""
    return source.strip(_UNSEEN)[:8].lower().startswith(("http://", "https://"))


def parse(text: str) -> Url:
    """Take an address apart; raise Unfetchable when it is not a plain http or https address."""
    text = text.strip(_UNSEEN)
    if len(text) > MAX_LENGTH:
        raise Unfetchable(f"longer than {MAX_LENGTH:,} characters: pass the article's own address")
    if "\\" in text or any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        raise Unfetchable("a backslash or control character is in the address: copy it again")
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise Unfetchable("not http:// or https://: copy it whole from the browser")
    scheme: Literal["http", "https"] = "https" if parts[1].lower() == "https" else "http"
    host, port = _authority(parts[2], scheme)
    path = quote(_without_dots(parts[3] or "/"), safe=_PATH_SAFE)
    return Url(scheme, host, port, path, quote(parts[4] or "", safe=_QUERY_SAFE))


def shown(text: str) -> str:
    """Return what messages may call the page at an address, whatever was given as one."""
    try:
        return parse(text).shown
    except Unfetchable:
        bare = re.split(r"[?#]", text.strip(_UNSEEN))[0].rpartition("@")[2]  # no password
        return "".join(filter(str.isprintable, bare[:_SHOWN])) or "web address"


def without_tracking(url: str) -> str:
    """Return an address without what tells who linked to it, and without its fragment."""
    head, mark, query = url.strip(_UNSEEN).partition("#")[0].partition("?")
    pairs = [pair for pair in query.split("&") if pair]
    kept = "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return f"{head}{mark}{kept}" if kept else head


def follow(base: Url, location: str) -> Url:
    """Return where a Location header leads from `base`; raise Unfetchable as `parse` does."""
    try:
        if "\\" in location:  # before anybody reads it as a slash
            raise ValueError
        return parse(urljoin(str(base), location))
    except Unfetchable as error:
        raise Unfetchable(f"it redirects to what cannot be fetched: {error}") from None
    except ValueError:
        raise Unfetchable("it redirects to what is no address: save the page") from None


def _authority(text: str, scheme: str) -> tuple[str, int]:
    """Return host and port."""
    if "@" in text:
        raise Unfetchable("a user name or password is in the address: take it out")
    match = _AUTHORITY.fullmatch(text)
    if match is None or not match[1]:
        raise Unfetchable("no host in the address: copy it again")
    port = int(match[2]) if match[2] else _DEFAULT_PORTS[scheme]
    if not 0 < port < 65_536 or port in _BAD_PORTS:
        raise Unfetchable(f"no web server is at port {port}: check the address")
    return _host(match[1]), port


def _host(text: str) -> str:
    """Return a host in its usual form; no other spelling of an IP address is taken."""
    try:
        if text.startswith("[") and "%" not in text:
            return str(ipaddress.IPv6Address(text[1:-1]))
        name = text.encode("idna").decode("ascii").lower().removesuffix(".")
        if _NUMBER.fullmatch(name.rpartition(".")[2]):
            return str(ipaddress.IPv4Address(name))
    except ValueError:  # of ipaddress, and UnicodeError of the codec
        name = ""
    if len(name) > _NAME_LENGTH or not _NAME.fullmatch(name):
        raise Unfetchable("the host in the address is not a usual name: check it")
    return name


def _without_dots(path: str) -> str:
    """Take `.` and `..` out of a path (RFC 3986, 5.2.4), also where they are written %2e."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for number, segment in enumerate(segments, 1):
        plain = _DOT.sub(".", segment)
        if plain == "..":
            del kept[-1:]
        if plain not in (".", ".."):
            kept.append(segment)
        elif number == len(segments):
            kept.append("")
    return "/" + "/".join(kept)
