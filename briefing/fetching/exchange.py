"""One request and its response, within limits of time and size."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.fetching.addresses import Address
from briefing.fetching.failure import SAVE, Unfetchable
from briefing.fetching.line import connect
from briefing.fetching.urls import Url

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPMessage, HTTPResponse

_HEAD_BYTES = 65_536
"""Of status line and headers, also of several; a hundred times what is usual."""
_PIECE = 65_536
_CUT = "the connection ended in the midst of the page: try again"
_MALFORMED = "the server's answer is broken or not HTTP: try again later"
_LENGTH = re.compile("[0-9]{1,18}")


@dataclass(slots=True)
class Allowance:
    """The seconds of network that one fetch may take, whatever it is made of.

    They pass while a connection is open, from its making to its end, and stand still between.
    """

    seconds: float


class Response:
    """A response whose body was not read yet."""

    def __init__(self, raw: HTTPResponse) -> None:
        self._raw = raw
        self.status = raw.status

    def header(self, name: str) -> str:
        """Return a header on one line of printable text; empty when there is none."""
        value = " ".join(str(self._raw.headers.get(name, "")).split())
        with suppress(UnicodeError):  # http.client takes all for Latin-1
            value = value.encode("latin-1").decode("utf-8")
        return "".join(char for char in value if char.isprintable())

    def body(self, limit: int, *, cut: bool = False) -> bytes:
        """Return the body, unpacked, whole; or its first `limit` bytes where it may be `cut`.

        Raises Unfetchable when it is longer, packed in an odd way or not whole.
        """
        unpack = _unpacker(", ".join(self._raw.headers.get_all("Content-Encoding", [])))
        if (self._raw.length or 0) > limit and not cut:
            raise Unfetchable(_large(limit))
        body = bytearray()
        while piece := self._raw.read(_PIECE):
            body += unpack.feed(piece, limit + 1 - len(body))
            if len(body) > limit:
                if cut:
                    return bytes(body[:limit])
                raise Unfetchable(_large(limit))
        if self._raw.length or not unpack.whole:
            raise Unfetchable(_CUT)
        return bytes(body)


class _Identity:
    """A body that is not packed."""

    whole = True

    def feed(self, data: bytes, room: int) -> bytes:
        """Return the data, up to `room` bytes of them."""
        return data[:room]


class _Inflation:
    """A body packed by gzip, or by what HTTP calls deflate."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(32 + zlib.MAX_WBITS)  # knows either by its header

    @property
    def whole(self) -> bool:
        """Tell whether the packed data have come to their end."""
        return self._inflate.eof

    def feed(self, data: bytes, room: int) -> bytes:
        """Return what `data` unpack to, up to `room` (1 or more) bytes of it."""
        unpacked, rest = b"", data
        if not self.whole:
            try:
                unpacked = self._inflate.decompress(data, room)
            except zlib.error:
                raise Unfetchable(f"what the server sends cannot be unpacked: {SAVE}") from None
            rest = self._inflate.unused_data
        if rest.strip(b"\0"):  # some pad the end; another packed part would be lost in silence
            raise Unfetchable(f"what the server sends is packed twice: {SAVE}")
        return unpacked


def _unpacker(encoding: str) -> _Identity | _Inflation:
    """Return what unpacks a Content-Encoding; only gzip is asked for, and only one is undone."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _Identity()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Inflation()
    raise Unfetchable(f"the server packs in a way that was not asked for: {SAVE}")


@contextmanager
def ask(
    url: Url,
    addresses: Iterable[Address],
    headers: Mapping[str, str],
    *,
    tls: ssl.SSLContext | None,
    allowance: Allowance,
    limit: int,
) -> Iterator[Response]:
    """Ask one of a host's checked addresses for a page, and give the response while it is open.

    The body must be read by the end of the block; `limit` is of its bytes as they are sent, to
    which the sizes of chunks may add a little.
    Raises Unfetchable for all that goes wrong on the way.
    """
    from http.client import HTTPException, HTTPResponse, IncompleteRead

    until = time.monotonic() + allowance.seconds
    try:
        with closing(connect(url, addresses, tls, until=until, size=_HEAD_BYTES)) as line:
            line.send(_request(url, headers))
            with closing(HTTPResponse(line, method="GET")) as raw:  # type: ignore[arg-type]
                raw.begin()
                _refuse_malformed(raw.headers)
                line.left = limit + _HEAD_BYTES  # for the sizes of chunks
                yield Response(raw)
    except TimeoutError:
        raise Unfetchable("the server is too slow: try again later, or save the page") from None
    except OSError as error:
        raise Unfetchable(_broken(error)) from None
    except IncompleteRead:
        raise Unfetchable(_CUT) from None
    except (HTTPException, ValueError):
        raise Unfetchable(_MALFORMED) from None
    finally:
        allowance.seconds = until - time.monotonic()


def _request(url: Url, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {url.path}{url.query} HTTP/1.1", f"Host: {url.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


def _refuse_malformed(headers: HTTPMessage) -> None:
    """Refuse what http.client would read in its own way."""
    lengths = set(headers.get_all("Content-Length", []))
    encodings = [encoding.lower() for encoding in headers.get_all("Transfer-Encoding", [])]
    if len(lengths) > 1 or not all(map(_LENGTH.fullmatch, lengths)):
        raise Unfetchable(_MALFORMED)
    if encodings not in ([], ["chunked"]):
        raise Unfetchable(_MALFORMED)


def _large(limit: int) -> str:
    return f"larger than {limit:,} bytes: {SAVE} with the text"


def _broken(error: OSError) -> str:
    """Return what went wrong with a connection and what to do, in none of the server's words."""
    import ssl

    if isinstance(error, ssl.SSLCertVerificationError):
        reason = error.verify_message or "not for this name"
        return f"the server's certificate is not trusted ({reason}): {SAVE}"
    if isinstance(error, ssl.SSLError):
        return "no safe connection could be made, or it broke: try again later"
    reason = error.strerror or "closed by the server"
    return f"no connection, or it broke ({reason}): check the address and the connection"
