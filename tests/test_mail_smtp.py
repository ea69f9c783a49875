"""Sending, with a real SMTP server that fails in every way: never twice, never silently lost."""

from __future__ import annotations

import random
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from pathlib import Path
from textwrap import dedent

import pytest
import trustme
from mails import PATIENCE, Mail, letter, mails, many
from smtp_server import DROP, SLOW, SmtpServer

from briefing.errors import DeliveryError
from briefing.mail import Ledger, Patience, send
from briefing.models import Delivery
from briefing.settings import MailServer, Security

MAILS = str(Path(__file__).with_name("mails.py"))
PASSWORD = "a-very-secret-word"
Run = Callable[..., list[Delivery]]


def reached(
    server: SmtpServer, security: Security = "none", user: str | None = None, timeout: float = 5
) -> MailServer:
    return MailServer(
        host="127.0.0.1" if security == "none" else "localhost",
        port=server.port,
        security=security,
        sender="Tin <tin@example.org>",
        user=user,
        password=PASSWORD if user else None,
        timeout=timeout,
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "sent.sqlite") as ledger:
        yield ledger


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    """A server without TLS or login."""
    with SmtpServer() as server:
        yield server


@pytest.fixture
def run(server: SmtpServer, ledger: Ledger) -> Run:
    """Send to that server, impatiently."""

    def run(messages: Iterable[Mail], again: bool = False, timeout: float = 5) -> list[Delivery]:
        reachable = reached(server, timeout=timeout)
        return list(send(messages, reachable, ledger, again=again, patience=PATIENCE))

    return run


@pytest.fixture
def certificate(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ssl.SSLContext:
    """A server's context with a certificate for localhost that this process trusts."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@contextmanager
def slow_line(to: int) -> Iterator[int]:
    """Yield a port behind which bytes trickle to another port, and answers come back at once."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        relay = threading.Thread(target=_relay, args=(listening, to))
        relay.start()
        yield int(listening.getsockname()[1])
        relay.join(30)


def _relay(listening: socket.socket, to: int) -> None:
    near, _ = listening.accept()
    with near, socket.create_connection(("127.0.0.1", to)) as far:
        back = threading.Thread(target=_pump, args=(far, near, 0.0))
        back.start()
        _pump(near, far, 0.004)
        back.join(30)


def _pump(source: socket.socket, target: socket.socket, pause: float) -> None:
    with suppress(OSError):  # either side may have gone already
        while piece := source.recv(4096):
            target.sendall(piece)
            time.sleep(pause)
        target.shutdown(socket.SHUT_WR)


def states(deliveries: Iterable[Delivery]) -> list[str]:
    return [delivery.state for delivery in deliveries]


# What arrives


def test_what_arrives_is_the_message_byte_by_byte(server: SmtpServer, run: Run) -> None:
    """Envelope and content are those of the message; lines that begin with dots included."""
    (to, sent), *_ = mails("desk@example.org", size=100_000)
    assert states(run([(to, sent)])) == ["sent"]
    (arrival,) = server.arrivals
    assert (arrival.sender, arrival.recipients) == ("tin@example.org", ("desk@example.org",))
    assert arrival.content == sent.as_bytes()
    parsed = message_from_bytes(arrival.content, policy=policy.default)
    text, page = (parsed.get_body(("plain",)), parsed.get_body(("html",)))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == letter().text
    assert page.get_content().replace("\r\n", "\n") == letter().html


def test_many_messages_go_over_one_connection(server: SmtpServer, run: Run) -> None:
    """One connection serves all, and is ended with QUIT."""
    deliveries = run(many(20))
    assert states(deliveries) == ["sent"] * 20
    assert [d.recipient.address for d in deliveries] == [f"r{n}@example.org" for n in range(20)]
    assert server.handler.connections == 1
    assert server.handler.commands[-1] == "quit"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_and_login_go_encrypted(
    security: Security, certificate: ssl.SSLContext, ledger: Ledger
) -> None:
    """STARTTLS and TLS, with a login, over a certificate that is checked."""
    options = {security: certificate}
    with SmtpServer(**options, login=(b"tin", PASSWORD.encode())) as server:
        sent = list(send(many(2), reached(server, security, user="tin"), ledger))
        assert states(sent) == ["sent", "sent"]
        assert all(a.encrypted and a.user == b"tin" for a in server.arrivals)


# What stops a run before anything is sent


def failure(server: MailServer, ledger: Ledger) -> str:
    """Return the one line that a run ends with, which never holds the password."""
    with pytest.raises(DeliveryError) as caught:
        list(send(many(2), server, ledger, patience=PATIENCE))
    text = str(caught.value)
    assert "\n" not in text
    assert PASSWORD not in text
    assert PASSWORD not in repr(caught.value.__cause__)
    assert ledger.standing(str(many(1)[0][1]["Message-ID"])) == "free"
    return text


def test_no_starttls_no_mail(server: SmtpServer, ledger: Ledger) -> None:
    """A server without STARTTLS gets nothing: there is no falling back to plain."""
    assert "offers no STARTTLS" in failure(reached(server, "starttls"), ledger)
    assert "mail" not in server.handler.commands


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_ends_it(
    security: Security, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    """An unknown authority: nothing is sent, and the remedy is named."""
    monkeypatch.delenv("SSL_CERT_FILE")
    options = {security: certificate}
    with SmtpServer(**options) as server:
        text = failure(reached(server, security), ledger)
        assert "cannot be trusted" in text
        assert "SSL_CERT_FILE" in text
        assert not server.arrivals


def test_a_certificate_of_another_host_ends_it(certificate: ssl.SSLContext, ledger: Ledger) -> None:
    """The name in the certificate is checked."""
    with SmtpServer(tls=certificate) as server:
        there = MailServer("127.0.0.1", server.port, "tls", "tin@example.org", timeout=5)
        assert "cannot be trusted" in failure(there, ledger)


def test_tls_at_a_plain_port_ends_it(server: SmtpServer, ledger: Ledger) -> None:
    """The wrong kind of protection for the port is told, not waited for."""
    assert "port and security" in failure(reached(server, "tls"), ledger)


def test_a_refused_login_ends_it(certificate: ssl.SSLContext, ledger: Ledger) -> None:
    """A wrong password: one line that does not hold it."""
    with SmtpServer(starttls=certificate, login=(b"tin", b"another")) as server:
        text = failure(reached(server, "starttls", user="tin"), ledger)
        assert "refused the login (535)" in text


def test_a_password_that_cannot_be_sent_is_not_shown(
    certificate: ssl.SSLContext, ledger: Ledger
) -> None:
    """smtplib's own error for a password with diacritics would hold it."""
    with SmtpServer(starttls=certificate, login=(b"tin", b"x")) as server:
        there = MailServer(
            "localhost", server.port, "starttls", "t@example.org", "tin", PASSWORD + "ệ", 5
        )
        assert "must be ASCII" in failure(there, ledger)


def test_a_server_without_login_ends_it(server: SmtpServer, ledger: Ledger) -> None:
    """A user is set, but the server asks for none."""
    assert "offers no login" in failure(reached(server, user="tin"), ledger)


def test_a_port_where_nobody_answers_ends_it(server: SmtpServer, ledger: Ledger) -> None:
    """Nothing listens there: told at once."""
    there = MailServer("127.0.0.1", 1, "none", "tin@example.org", timeout=5)
    assert "does not answer" in failure(there, ledger)


def test_a_server_that_does_not_serve_us_ends_it(server: SmtpServer, ledger: Ledger) -> None:
    """554 instead of a greeting."""
    server.faults.plan("connect", "554 No SMTP service here")
    assert "No SMTP service here" in failure(reached(server), ledger)


@pytest.mark.parametrize("host", ["mail..example.org", ".example.org", "x" * 64 + ".example.org"])
def test_a_name_that_no_host_can_have_ends_it(host: str, ledger: Ledger) -> None:
    """An empty label, or one of over 63 letters: told as any host that there is not."""
    for security in ("none", "tls"):
        there = MailServer(host, 25, security, "tin@example.org", timeout=5)
        assert "there is no such host" in failure(there, ledger)


@pytest.mark.parametrize(
    ("stage", "reply"),
    [
        ("mail", "530 5.7.0 Authentication required"),
        ("mail", "553 Sender not yours"),
        ("rcpt", "530 SMTP authentication is required"),
    ],
)
def test_a_server_that_takes_nothing_from_us_ends_it(
    server: SmtpServer, ledger: Ledger, stage: str, reply: str
) -> None:
    """No recipient is refused when it is the sender who is: the settings to check are named."""
    server.faults.plan(stage, *[reply] * 2)
    text = failure(reached(server), ledger)
    assert reply in text
    assert "--user and --from" in text


def test_a_sender_refused_later_fails_the_rest(server: SmtpServer, run: Run) -> None:
    """What is left is `failed`, with the reason; who has the letter is still told as such."""
    assert states(run(many(3)[2:])) == ["sent"]
    server.faults.plan("mail", None, "553 Sender not yours")
    deliveries = run(many(4))
    assert states(deliveries) == ["sent", "failed", "already", "failed"]
    assert "553 Sender not yours" in deliveries[3].detail


def test_a_connection_that_comes_to_nothing_is_closed(server: SmtpServer, ledger: Ledger) -> None:
    """Neither EHLO nor HELO is taken: the socket does not stay open."""
    server.faults.plan("hello", *["550 Not you"] * 2)
    with pytest.raises(DeliveryError) as caught:  # which holds on to all that was left open
        list(send(many(1), reached(server), ledger))
    assert server.wait_for_end(1)
    assert "does not serve us: 550 Not you" in str(caught.value)


# What is tried again


@pytest.mark.parametrize(
    ("stage", "fault"),
    [
        ("connect", "421 Too many connections"),
        ("connect", DROP),
        ("mail", "421 Closing"),
        ("mail", "450 Busy"),
        ("mail", DROP),
        ("rcpt", "450 Mailbox busy"),
        ("rcpt", "451 Greylisted"),
        ("rcpt", "452 Too much"),
        ("rcpt", "421 Closing"),
        ("rcpt", DROP),
        ("data", "451 Local error"),
        ("data", "421 Closing"),
        ("content", "421 Closing"),
        ("content", "451 Local error"),
        ("content", "452 No room"),
    ],
)
def test_what_may_pass_is_tried_again(server: SmtpServer, run: Run, stage: str, fault: str) -> None:
    """A passing fault at any stage: all get the letter, each once."""
    server.faults.plan(stage, fault)
    assert states(run(many(3))) == ["sent"] * 3
    assert sorted(a.recipients for a in server.arrivals) == [
        (f"r{number}@example.org",) for number in range(3)
    ]


def test_others_go_on_while_one_waits(server: SmtpServer, ledger: Ledger) -> None:
    """Greylisting of one recipient holds up nobody else."""
    server.faults.plan("rcpt r0@example.org", "451 Greylisted")
    calm = Patience(attempts=2, first=3.0)
    deliveries = list(send(many(3), reached(server), ledger, patience=calm))
    assert [d.recipient.address[:2] for d in deliveries] == ["r1", "r2", "r0"]
    assert states(deliveries) == ["sent"] * 3
    assert server.handler.connections == 1


def test_the_line_dropped_in_the_middle_of_the_content(ledger: Ledger) -> None:
    """The end had not gone out: the message is sent again, and arrives once."""
    with SmtpServer(narrow=True) as server:
        server.faults.plan("data", DROP)
        long = mails("desk@example.org", size=3_000_000)
        assert states(send(long, reached(server), ledger, patience=PATIENCE)) == ["sent"]
        assert len(server.arrivals) == 1


def test_answers_that_came_too_many_do_not_answer_the_next_message(
    server: SmtpServer, run: Run
) -> None:
    """A reply with a line too many: what follows goes over a new connection."""
    server.faults.plan("rcpt", "550 No such user\r\n")
    assert states(run(many(2))) == ["refused", "sent"]
    assert server.handler.connections == 2


def test_attempts_come_to_an_end(server: SmtpServer, ledger: Ledger, run: Run) -> None:
    """After the last attempt it is `failed`, with the server's words, and may be run again."""
    server.faults.plan("rcpt r0@example.org", *["451 4.7.1 Greylisted"] * 3)
    told: list[str] = []
    there = reached(server)
    first, second = send(many(2), there, ledger, report=told.append, patience=PATIENCE)
    assert (first.recipient.address, first.state) == ("r1@example.org", "sent")
    assert second.state == "failed"
    assert second.detail == "451 4.7.1 Greylisted (attempts: 3)"
    assert [line.partition(": again")[0] for line in told] == [
        "r0@example.org: 451 4.7.1 Greylisted"
    ] * 2
    assert states(run(many(2))) == ["sent", "already"]


def test_a_slow_line_has_the_time_to_wait_for_each_piece(ledger: Ledger) -> None:
    """A message that takes longer than the time to wait goes through while it moves."""
    with SmtpServer() as server, slow_line(server.port) as port:
        there = MailServer("127.0.0.1", port, "none", "tin@example.org", timeout=2)
        ((to, mail),) = mails("desk@example.org", size=2_000_000)
        assert states(send([(to, mail)], there, ledger, patience=PATIENCE)) == ["sent"]
        assert [arrival.content for arrival in server.arrivals] == [mail.as_bytes()]


# What is refused


@pytest.mark.parametrize(
    ("stage", "reply"),
    [
        ("mail", "552 Too big"),
        ("rcpt", "550 No such user"),
        ("data", "554 Not today"),
        ("content", "552 Too big"),
        ("content", "550 Spam"),
    ],
)
def test_what_is_refused_is_told_and_others_get_it(
    server: SmtpServer, run: Run, stage: str, reply: str
) -> None:
    """5xx at any stage: that recipient is refused with the server's words, the next is served."""
    server.faults.plan(stage, reply)
    first, second = run(many(2))
    assert (first.state, first.detail) == ("refused", reply)
    assert second.state == "sent"
    assert server.handler.connections == 1


def test_a_servers_words_are_one_line_of_plain_text(server: SmtpServer, run: Run) -> None:
    """A reply of many lines with control characters cannot draw on a terminal."""
    server.faults.plan("rcpt", "550-No\r\n550-\x1b[31msuch\x07\r\n550 user")
    (delivery,) = run(many(1))
    assert delivery.detail == "550 No [31msuch user"


# What nobody can tell


def test_no_answer_to_the_whole_message_is_doubtful(
    server: SmtpServer, ledger: Ledger, run: Run
) -> None:
    """Dropped behind the last dot: never a second copy, unless it is asked for."""
    server.faults.plan("content", DROP)
    assert states(run(many(3))) == ["doubtful", "sent", "sent"]
    again = run(many(3))
    assert states(again) == ["doubtful", "already", "already"]
    assert "--again" in again[0].detail
    assert len(server.arrivals) == 2
    assert states(run(many(3)[:1], again=True)) == ["sent"]
    assert states(run(many(3))) == ["already"] * 3


def test_an_answer_that_comes_too_late_is_doubtful(server: SmtpServer, run: Run) -> None:
    """The server took it, but said so after the time to wait: not sent twice."""
    server.faults.plan("content", SLOW)
    assert states(run(many(1), timeout=0.4)) == ["doubtful"]
    assert server.wait_for(1)
    assert states(run(many(1))) == ["doubtful"]
    assert len(server.arrivals) == 1


def test_a_slow_answer_before_the_content_is_waited_for_again(server: SmtpServer, run: Run) -> None:
    """Too slow at RCPT: nothing was sent yet, so it is tried again."""
    server.faults.plan("rcpt", SLOW)
    assert states(run(many(1), timeout=0.4)) == ["sent"]
    assert len(server.arrivals) == 1


def test_an_answer_that_is_none_is_doubtful(server: SmtpServer, run: Run) -> None:
    """What is no reply of SMTP leaves it open whether the message was taken."""
    server.faults.plan("content", "hello")
    assert states(run(many(1))) == ["doubtful"]


# Once


def test_the_same_letter_goes_once(server: SmtpServer, run: Run) -> None:
    """A second run sends nothing, not even a connection is made; `again` sends it again."""
    assert states(run(many(2))) == ["sent", "sent"]
    assert states(run(many(2))) == ["already", "already"]
    assert server.handler.connections == 1
    assert states(run(many(2), again=True)) == ["sent", "sent"]
    assert states(run(mails("r0@example.org", key="1"))) == ["sent"]


def test_another_sender_does_not_send_it_again(server: SmtpServer, run: Run) -> None:
    """The same letter to the same recipient, from another domain: `already`."""
    assert states(run(mails("desk@example.org"))) == ["sent"]
    assert states(run(mails("desk@example.org", sender="tin@example.net"))) == ["already"]


@pytest.mark.parametrize(
    ("stage", "fault"),
    [
        ("content", "451 Local error"),
        ("content", "552 Too big"),
        ("data", "550 Spam"),
        ("data", "421 Closing"),
    ],
)
def test_what_was_sent_stays_known_when_it_is_not_taken_again(
    server: SmtpServer, run: Run, stage: str, fault: str
) -> None:
    """`again`, and the server does not take it: the earlier delivery is not forgotten."""
    assert states(run(many(1))) == ["sent"]
    server.faults.plan(stage, *[fault] * PATIENCE.attempts)
    assert states(run(many(1), again=True)) in (["failed"], ["refused"])
    assert states(run(many(1))) == ["already"]
    assert len(server.arrivals) == 1


def test_what_another_run_is_sending_is_left_to_it(
    server: SmtpServer, ledger: Ledger, run: Run, tmp_path: Path
) -> None:
    """A message begun by a living process is not sent, not even with `again`."""
    (_, begun), *_ = messages = many(2)
    code = f"""
        import sys
        from pathlib import Path
        from briefing.mail import Ledger
        ledger = Ledger.open(Path({str(tmp_path / "sent.sqlite")!r}))
        print(ledger.begin({begun["Message-ID"]!r}, "r0@example.org", again=False), flush=True)
        sys.stdin.read()
        """
    with subprocess.Popen(
        [sys.executable, "-c", dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"free\n"
        deliveries = run(messages, again=True)
        assert states(deliveries) == ["failed", "sent"]
        assert "another run" in deliveries[0].detail
        other.communicate()
    assert states(run(messages)) == ["doubtful", "already"]


def test_two_runs_at_once_send_each_letter_once(server: SmtpServer, tmp_path: Path) -> None:
    """Two processes with the same recipients share them out."""
    command = [sys.executable, MAILS, str(server.port), str(tmp_path / "sent.sqlite"), "40"]
    runs = [subprocess.Popen(command) for _ in range(2)]
    assert [run.wait(60) for run in runs] == [0, 0]
    assert set(Counter(a.recipients for a in server.arrivals).values()) == {1}
    assert len(server.arrivals) == 40


def test_killed_at_any_point_each_recipient_has_the_letter_once_or_is_named(
    server: SmtpServer, ledger: Ledger, run: Run, tmp_path: Path
) -> None:
    """kill -9 at ten random points of 200 messages: none twice, none missing but those named."""
    points = random.Random(7)
    command = [sys.executable, MAILS, str(server.port), str(tmp_path / "sent.sqlite"), "200"]
    kills = 0
    for share in range(1, 11):
        child = subprocess.Popen(command)
        assert server.wait_for(share * 17 + points.randrange(5))
        time.sleep(points.random() * 0.01)
        child.send_signal(signal.SIGKILL)
        kills += child.wait(10) == -signal.SIGKILL
    assert kills == 10
    before = len(server.arrivals)
    assert before < 200
    deliveries = run(many(200))
    assert len(deliveries) == 200
    copies = Counter(address for a in server.arrivals for address in a.recipients)
    doubtful = [d.recipient.address for d in deliveries if d.state == "doubtful"]
    certain = [d.recipient.address for d in deliveries if d.state in ("sent", "already")]
    assert len(doubtful) + len(certain) == 200
    assert len(doubtful) <= kills
    assert all(copies[address] == 1 for address in certain)
    assert all(copies[address] <= 1 for address in doubtful)


def test_a_run_that_is_interrupted_behind_the_last_dot_leaves_a_doubt(
    server: SmtpServer, ledger: Ledger
) -> None:
    """Ctrl-C while the server's answer is awaited: the message is in doubt afterwards."""
    server.faults.plan("content", SLOW)
    ((to, mail),) = many(1)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(KeyboardInterrupt):
            list(send([(to, mail)], reached(server), ledger))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert ledger.standing(str(mail["Message-ID"])) == "doubtful"


def test_an_interrupt_does_not_wait_for_the_server(server: SmtpServer, ledger: Ledger) -> None:
    """Ctrl-C between two messages ends the connection without asking anything."""
    sending = send(many(2), reached(server), ledger)
    assert next(sending).state == "sent"
    assert isinstance(sending, Generator)
    with pytest.raises(KeyboardInterrupt):
        sending.throw(KeyboardInterrupt())
    assert server.wait_for_end(1)
    assert "quit" not in server.handler.commands


def test_what_was_sent_and_cannot_be_noted_is_told(
    server: SmtpServer, ledger: Ledger, tmp_path: Path
) -> None:
    """The ledger fails behind the last dot: the state is the true one, and what follows is told."""
    server.faults.plan("content", None, DROP)
    with sqlite3.connect(tmp_path / "sent.sqlite") as other:
        fails = "BEGIN SELECT RAISE(FAIL, 'no room'); END"
        other.execute(f"CREATE TRIGGER full BEFORE UPDATE ON message {fails}")
    other.close()
    told: list[str] = []
    deliveries = send(many(2), reached(server), ledger, report=told.append)
    assert states(deliveries) == ["sent", "doubtful"]
    (line,) = told
    assert line.startswith("r0@example.org: the ledger")
    assert line.endswith("the message is sent, but not noted; a later run will call it doubtful")


def test_without_the_ledger_nothing_is_sent(
    server: SmtpServer, ledger: Ledger, tmp_path: Path
) -> None:
    """The ledger fails in the middle: what is left is `failed`, and says why."""
    sending = send(many(3), reached(server), ledger, patience=PATIENCE)
    assert next(sending).state == "sent"
    with sqlite3.connect(tmp_path / "sent.sqlite") as other:
        other.execute("ALTER TABLE message RENAME TO elsewhere")
    other.close()
    rest = list(sending)
    assert states(rest) == ["failed", "failed"]
    assert "ledger" in rest[0].detail
    assert len(server.arrivals) == 1


def test_the_server_goes_away_for_good(server: SmtpServer, run: Run) -> None:
    """After the first letter the server refuses every connection: the others are `failed`."""
    server.faults.plan("mail", None, *[DROP] * 20)
    deliveries = run(many(3))
    assert states(deliveries) == ["sent", "failed", "failed"]
