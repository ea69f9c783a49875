"""A connection to one checked address, with a clock and a counter in it.

Every byte that is read passes `Line.readinto`, so that neither a server that drips nor one that
never ends, in headers, chunks or body, outlasts the time or the size that it was given.
"""

from __future__ import annotations

import io
import os
import socket
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.fetching.addresses import Address
from briefing.fetching.failure import SAVE, Unfetchable
from briefing.fetching.urls import Url

if TYPE_CHECKING:
    import ssl

_CONNECT_SECONDS = 5.0
"""For one address: a host may have others that answer."""
_MOST_ADDRESSES = 8


class Line(io.RawIOBase):
    """The reading end of a connection, for `http.client.HTTPResponse`."""

    def __init__(self, connection: socket.socket, *, until: float, size: int) -> None:
        super().__init__()
        self._connection = connection
        self._until = until
        self.left = size
        """How many bytes may still be read, to one buffer more or less."""

    def makefile(self, _: str) -> io.BufferedReader:
        """Return the stream to read the response from; what a socket's method does."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Return True."""
        return True

    def send(self, data: bytes) -> None:
        """Send all of `data`."""
        self._connection.settimeout(seconds_until(self._until))
        self._connection.sendall(data)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what there is; raise Unfetchable when time or size is used up."""
        if self.left <= 0:
            raise Unfetchable(f"the server sends too much: {SAVE}")
        self._connection.settimeout(seconds_until(self._until))
        count = self._connection.recv_into(buffer)
        self.left -= count
        return count

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
        super().close()


def seconds_until(moment: float) -> float:
    """Return how long it is until a moment of the monotonic clock; TimeoutError when it is over."""
    seconds = moment - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def connect(
    url: Url, addresses: Iterable[Address], tls: ssl.SSLContext | None, *, until: float, size: int
) -> Line:
    """Open a connection to the first of the host's checked addresses that answers.

    With `tls` the certificate is checked for the host's name. Raises OSError (ssl.SSLError and
    TimeoutError are such).
    """
    connection = _opened(url.port, list(addresses)[:_MOST_ADDRESSES], until)
    if tls is not None:
        try:
            connection.settimeout(seconds_until(until))
            # Without a proper end a page may have been cut on its way: that is an error, too.
            connection = tls.wrap_socket(
                connection, server_hostname=url.host, suppress_ragged_eofs=False
            )
        except BaseException:
            connection.close()
            raise
    return Line(connection, until=until, size=size)


def trusted() -> ssl.SSLContext:
    """Return the certificates to trust: those of SSL_CERT_FILE and SSL_CERT_DIR, or the system's.

    Raises OSError when they cannot be read.
    """
    import ssl

    file, folder = (os.environ.get(name) or None for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    if sys.platform in ("darwin", "win32") and not (file or folder):
        import truststore  # OpenSSL does not read the stores of these, or not wholly

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context(cafile=file, capath=folder)


def _opened(port: int, addresses: list[Address], until: float) -> socket.socket:
    failure = OSError("no address")
    for address in addresses:
        family = socket.AF_INET if address.version == 4 else socket.AF_INET6
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(min(_CONNECT_SECONDS, seconds_until(until)))
            connection.connect((str(address), port))
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure
