"""One connection to a mail server: encrypted, logged in, made again when it drops."""

from __future__ import annotations

import ipaddress
import math
import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NoReturn

from briefing.errors import DeliveryError
from briefing.mail.headers import header_text
from briefing.settings import MailServer

_IDLE = 10.0
"""Seconds of silence after which the server is asked whether it is still there."""
_NO_REPLY = -1
_LINE_END = re.compile(rb"\r\n|\r|\n")
_LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
_WORDS = 200
_PIECE = 16_384
"""Bytes that go out within one timeout."""
_NO_LOGIN = 530  # RFC 4954, 6
_TOO_LARGE = 552  # may come to MAIL with its SIZE (RFC 1870, 6.1), and is about that message


class NotYetError(Exception):
    """The server did not take it now (4xx, or the line dropped): worth another attempt."""


class RefusedError(Exception):
    """The server will not take it (5xx)."""


class UnknownEndError(Exception):
    """The whole message was out, and no answer came: it may have been taken."""


@dataclass
class Connection:
    """A connection to `server` that is made when it is needed; `close` ends it."""

    server: MailServer
    sender: str
    """The address that the mail comes from."""
    pause: float
    """Seconds after a failure to connect in which it is not tried again."""
    reached: bool = False
    """Whether the server was reached once: then what fails may pass."""
    _failed: float = -math.inf
    _smtp: smtplib.SMTP | None = None
    _used: float = 0.0

    def ensure(self) -> None:
        """Connect, unless there is a living connection.

        Raises NotYetError where another attempt may help, DeliveryError where none will.
        """
        if self._smtp and time.monotonic() - self._used > _IDLE:
            self._ask(self._smtp.noop)
        if self._smtp:
            return
        if time.monotonic() - self._failed < self.pause:
            raise NotYetError("no connection")
        try:
            self._smtp = self._connected()
        except NotYetError:
            self._failed = time.monotonic()
            raise
        self.reached = True

    def envelope(self, recipient: str, size: int) -> None:
        """Announce a message of `size` bytes to `recipient`.

        Raises NotYetError or RefusedError; then the next message may be announced. Raises
        DeliveryError when the server takes no mail from this sender.
        """
        smtp = self._living()
        options = [f"SIZE={size}"] if smtp.has_extn("size") else []
        with self._lost_line():
            reply = smtp.mail(self.sender, options)
            if 500 <= reply[0] < 600 and reply[0] != _TOO_LARGE:
                raise self._unwelcome(*reply)
            self._expect(reply)
            reply = smtp.rcpt(recipient)
            if reply[0] == _NO_LOGIN:
                raise self._unwelcome(*reply)
            self._expect(reply)

    def cancel(self) -> None:
        """Take back the message that was announced."""
        self._ask(self._living().rset)

    def content(self, data: bytes, before_end: Callable[[], None]) -> None:
        """Send the message that was announced; `before_end` is called before its last line.

        Until then nothing that goes wrong can leave the message with the server. Raises
        NotYetError, RefusedError, or UnknownEndError when the server's answer did not come.
        """
        smtp = self._living()
        with self._lost_line():
            code, words = smtp.docmd("DATA")
            if code != 354:
                self._expect((code if code >= 400 else _NO_REPLY, words))
            for piece in _pieces(_stuffed(data)):
                smtp.send(piece)
            self._require_silence()
        before_end()
        try:
            smtp.send(b".\r\n")
            reply = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise UnknownEndError(_reason(error)) from None
        if not 200 <= reply[0] < 300 and not 400 <= reply[0] < 600:
            self.drop()
            raise UnknownEndError(f"answered {said(*reply)}")
        self._used = time.monotonic()
        with self._lost_line():
            self._expect(reply)

    def drop(self) -> None:
        """Leave the connection without a word."""
        if self._smtp:
            self._smtp.close()
        self._smtp = None

    def close(self) -> None:
        """Say goodbye."""
        if self._smtp:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self.drop()

    def _living(self) -> smtplib.SMTP:
        if not self._smtp:
            raise NotYetError("the connection is lost")
        return self._smtp

    def _expect(self, reply: tuple[int, bytes]) -> None:
        """Pass 2xx; else make ready for the next message and raise what the reply means."""
        code, words = reply
        self._used = time.monotonic()
        if 200 <= code < 300:
            return
        if code == 421 or code < 400:  # 421: the server closes the connection (RFC 5321, 3.8)
            self.drop()
        else:
            self.cancel()
        raise (RefusedError if code >= 500 else NotYetError)(said(code, words))

    def _require_silence(self) -> None:
        """Raise ConnectionError when the server has closed the line, or spoken out of turn."""
        sock = self._living().sock
        assert sock is not None  # noqa: S101 - of a connection that lives
        sock.settimeout(0)
        try:
            heard = sock.recv(1)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return
        finally:
            sock.settimeout(self.server.timeout)
        raise ConnectionError("spoke before its turn" if heard else "closed the connection")

    @contextmanager
    def _lost_line(self) -> Iterator[None]:
        """Drop a connection that breaks, and raise NotYetError."""
        try:
            yield
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise NotYetError(_reason(error)) from None

    def _ask(self, command: Callable[[], tuple[int, bytes]]) -> None:
        """Drop the connection unless it answers well; another is made for the next message."""
        try:
            code, _ = command()
        except (OSError, smtplib.SMTPException):
            code = _NO_REPLY
        if code != 250:
            self.drop()

    def _connected(self) -> smtplib.SMTP:
        """Return a new connection that is protected and logged in."""
        smtp = None
        try:
            smtp = self._opened()
            self._introduce(smtp)
            self._protect(smtp)
            self._log_in(smtp)
        except BaseException as error:
            if smtp:
                smtp.close()
            if isinstance(error, OSError | smtplib.SMTPException | UnicodeError):
                self._explain(error)
            raise
        self._used = time.monotonic()
        return smtp

    def _opened(self) -> smtplib.SMTP:
        server, context = self.server, ssl.create_default_context()
        # Without a name of ours smtplib asks the resolver for this machine's, and tells it.
        name, timeout = "localhost", server.timeout
        if server.security == "tls":
            return smtplib.SMTP_SSL(
                server.host, server.port, name, timeout=timeout, context=context
            )
        return smtplib.SMTP(server.host, server.port, name, timeout=timeout)

    def _introduce(self, smtp: smtplib.SMTP) -> None:
        if smtp.sock:
            # The answer is waited for while what the system still holds back goes out: not much.
            smtp.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * _PIECE)
            # A message's last line is not to wait until the server has confirmed the others.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.local_hostname = _literal(smtp)
        smtp.ehlo_or_helo_if_needed()

    def _protect(self, smtp: smtplib.SMTP) -> None:
        if self.server.security != "starttls":
            return
        if not smtp.has_extn("starttls"):
            raise DeliveryError(
                f"{self._where} offers no STARTTLS: use security tls at its port for it, or none "
                "where the line is safe"
            )
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        server = self.server
        if not server.user:
            return
        if server.security == "none" and not _on_this_machine(smtp):
            raise DeliveryError(
                f"no password goes to {self._where} over an open line: use security starttls or tls"
            )
        try:
            smtp.login(server.user, server.password or "")
        except UnicodeError:  # its text holds the password
            raise DeliveryError("user and password of the mail server must be ASCII") from None
        except smtplib.SMTPNotSupportedError:
            raise DeliveryError(f"{self._where} offers no login: leave the user away") from None
        except smtplib.SMTPResponseException as error:  # a server could repeat the password
            if 400 <= error.smtp_code < 500:
                raise NotYetError(f"the login was put off ({error.smtp_code})") from None
            raise DeliveryError(
                f"{self._where} refused the login ({error.smtp_code}): check the user and "
                "BRIEFING_SMTP_PASSWORD"
            ) from None
        except smtplib.SMTPServerDisconnected:
            raise NotYetError("the connection broke off at the login") from None
        except smtplib.SMTPException:
            message = f"{self._where} offers no login that we know: use another server"
            raise DeliveryError(message) from None

    def _explain(self, error: Exception) -> NoReturn:
        """Raise what a failure to connect means to the user."""
        where = self._where
        if isinstance(error, ssl.SSLCertVerificationError):
            reason = header_text(error.verify_message, _WORDS)
            message = f"the certificate of {where} cannot be trusted ({reason}): check host name "
            message += "and certificate; SSL_CERT_FILE names a file of further authorities"
            raise DeliveryError(message) from None
        if isinstance(error, ssl.SSLError):
            message = f"no encrypted connection to {where}: check port and security"
            raise DeliveryError(message) from None
        # A name that cannot be asked for (an empty label, or one over 63) is a UnicodeError.
        if isinstance(error, socket.gaierror | UnicodeError) and not self.reached:
            raise DeliveryError(f"{where}: there is no such host: check its name") from None
        if isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600:
            words = said(error.smtp_code, error.smtp_error)
            raise DeliveryError(f"{where} does not serve us: {words}") from None
        if self.reached or isinstance(error, smtplib.SMTPException):
            raise NotYetError(_reason(error)) from None
        message = f"{where} does not answer ({_reason(error)}): check host, port and security"
        raise DeliveryError(message) from None

    def _unwelcome(self, code: int, words: bytes) -> DeliveryError:
        """Return what a refusal that is not about one message means to the user."""
        reason = f"takes no mail from {self.sender} ({said(code, words)})"
        return DeliveryError(f"{self._where} {reason}: check --user and --from")

    @property
    def _where(self) -> str:
        return f"{self.server.host}:{self.server.port}"


def said(code: int, words: bytes | str) -> str:
    """Return a server's reply on one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return header_text(f"{code} {text}", _WORDS)


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return said(error.smtp_code, error.smtp_error)
    if isinstance(error, TimeoutError):
        return "no answer in time"
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return header_text(text, _WORDS) or type(error).__name__


def _stuffed(data: bytes) -> bytes:
    """Return a message as it goes over the line (RFC 5321, 4.5.2), without its last dot."""
    lines = _LINE_END.sub(b"\r\n", data)
    return _LEADING_DOT.sub(b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE]


def _on_this_machine(smtp: smtplib.SMTP) -> bool:
    return bool(smtp.sock and ipaddress.ip_address(smtp.sock.getpeername()[0]).is_loopback)


def _literal(smtp: smtplib.SMTP) -> str:
    """Return how a client without a name of its own calls itself (RFC 5321, 4.1.3)."""
    address = smtp.sock.getsockname()[0] if smtp.sock else "127.0.0.1"
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
