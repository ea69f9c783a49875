"""Headers: whatever an article or a user wrote, there is no header that we did not write."""

from __future__ import annotations

import random
import re
from base64 import b64decode
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesHeaderParser

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing.mail import message, recipient
from briefing.mail.headers import address_field, header_text, name_text, text_field
from briefing.models import Attachment, Letter, Recipient

INJECTION = "=?utf-8?q?Tin=0ABcc=3A_evil=40x.com?="
DATE = datetime(2025, 10, 7, 11, 40, tzinfo=UTC)
OURS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
]
ENCODED_WORD = re.compile(r"=\?utf-8\?b\?([A-Za-z0-9+/=]+)\?=")


def mail(subject: str, to: str = "", sender: str = "", files: tuple[str, ...] = ()) -> EmailMessage:
    letter = Letter(
        key="0" * 64,
        languages=("vi", "en"),
        subject=subject,
        text="Tin\n",
        html="<p>Tin</p>",
        cut=False,
        attachments=tuple(Attachment(name=f, media_type="text/markdown", data=b"x") for f in files),
    )
    to_desk = Recipient(address="desk@example.org", name=to, languages=("vi",))
    return message(letter, to_desk, f"{sender} <tin@example.org>", date=DATE)


def fields(raw: bytes) -> list[tuple[str, str]]:
    """Read a message's header fields as strictly as no mail program does."""
    head, _, _ = raw.partition(b"\r\n\r\n")
    found: list[tuple[str, str]] = []
    for line in head.split(b"\r\n"):
        assert re.fullmatch(rb"[ -~]{1,998}", line), line
        if line.startswith(b" "):
            name, value = found[-1]
            found[-1] = (name, value + line.decode("ascii"))
        else:
            name, colon, value = line.decode("ascii").partition(": ")
            assert colon
            assert re.fullmatch("[A-Za-z-]+", name)
            found.append((name, value))
    return found


def decoded(value: str) -> str:
    """Decode a field by the letter of RFC 2047: blanks between encoded words are none."""
    joined = re.sub(r"\?=\s+=\?", "?==?", value)
    return ENCODED_WORD.sub(lambda word: b64decode(word[1]).decode("utf-8"), joined)


def assert_only_ours(raw: bytes, subject: str, to: str, sender: str) -> None:
    """Three readers find our headers, each once, in our order, and the cleaned texts in them."""
    strict = fields(raw)
    assert [name for name, _ in strict] == OURS
    values = dict(strict)
    assert decoded(values["Subject"]) == subject
    for name, text, address in (("To", to, "desk"), ("From", sender, "tin")):
        whole = f"{text} <{address}@example.org>" if text else f"{address}@example.org"
        assert decoded(values[name]) == whole
    modern = BytesHeaderParser(policy=policy.default).parsebytes(raw)
    assert modern.keys() == OURS
    assert str(modern["Subject"]) == subject
    for name, text, address in (("To", to, "desk"), ("From", sender, "tin")):
        (one,) = modern[name].addresses
        assert one.addr_spec == f"{address}@example.org"
        # This reader puts spaces between the encoded words of a name.
        assert one.display_name.replace(" ", "") == text.replace(" ", "")
    old = BytesHeaderParser(policy=policy.compat32).parsebytes(raw)
    assert old.keys() == OURS
    assert str(make_header(decode_header(old["Subject"]))) == subject


# The hole


def test_the_header_injection_of_the_standard_library_is_closed() -> None:
    """A subject with an encoded word that hides a line break writes no Bcc, on any Python."""
    raw = mail(f"Tin {INJECTION} mới").as_bytes()
    assert_only_ours(raw, "Tin mới", "", "")
    assert b"evil" not in raw


def test_the_hole_is_there() -> None:
    """The standard library on its own writes that Bcc (fixed in 3.11.10 and 3.12.5)."""
    plain = EmailMessage()
    plain["Subject"] = INJECTION
    try:
        raw = plain.as_bytes()
    except ValueError:  # HeaderWriteError
        pytest.skip("this Python refuses to write it")
    if b"\nBcc" not in raw:
        pytest.skip("this Python encodes it")
    assert message_from_bytes(raw)["Bcc"] == "evil@x.com"


# The texts


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Tin\r\nBcc: evil@x.com", "Tin Bcc: evil@x.com"),
        ("Tin\u2028Bcc: x\u0085Cc: y\x0bTo: z\x0c", "Tin Bcc: x Cc: y To: z"),
        ("T\u200bi\u202en\x00 \x1b[31m", "Tin [31m"),
        (INJECTION, ""),
        ("=?UTF-8?B?QmNjOiBldmls?= Tin =?iso-8859-1?Q?=0D=0A?=", "Tin"),
        ("=\u200b?utf-8?q?x?=", ""),
        ("=?utf-8*vi?q?=0ABcc:_x?=", ""),
        ("=?=?utf-8?q?x?==?utf-8?q?=0AB?=utf-8?q?=0AB?=", "? utf-8?q?=0AB?="),
        ("a = ? b", "a? b"),
        ("＝？utf-8？q？x？＝", "？utf-8？q？x？＝"),
        ("= = =?utf-8?x", "?utf-8?x"),
        ("Lãi suất = 5 %?", "Lãi suất = 5 %?"),
        ("Vì sao ?", "Vì sao ?"),
        ("  a \t b  ", "a b"),
        ("Đường\ud800", "Đường"),
    ],
)
def test_header_text_strips_what_could_become_a_header(text: str, clean: str) -> None:
    """Control characters, separators and encoded words go; all else stays."""
    assert header_text(text, 200) == clean


def test_header_text_is_cut_at_a_word() -> None:
    """Too long a text ends with an ellipsis behind a whole word; a very long word is cut."""
    assert header_text("một hai ba bốn", 12) == "một hai ba…"
    assert header_text("x" * 50, 10) == "x" * 9 + "…"


def test_names_lose_what_delimits_addresses() -> None:
    """A name that a careless program decodes before it looks for addresses shows it none."""
    assert name_text('Desk" <evil@x.com>, (a) b: c;\\[d]') == "Desk evil x.com a b c d"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (text_field("Subject", "Plain words"), "Subject: Plain words\r\n"),
        (text_field("Subject", "Tin mới"), "Subject: =?utf-8?b?VGluIG3hu5tp?=\r\n"),
        (address_field("To", "", "a@b.org"), "To: a@b.org\r\n"),
        (address_field("To", "Desk", "a@b.org"), "To: Desk\r\n <a@b.org>\r\n"),
        (address_field("To", "J. Doe", "a@b.org"), "To: =?utf-8?b?Si4gRG9l?=\r\n <a@b.org>\r\n"),
    ],
)
def test_fields_as_they_go_over_the_line(line: str, expected: str) -> None:
    """ASCII stays readable; what is not, or has a meaning in an address, is encoded."""
    assert line == expected


def test_no_line_is_longer_than_it_may_be() -> None:
    """Encoded words and their lines stay within 76 characters, and split no character."""
    field = text_field("Subject", "ườ👩‍🚀" * 40)
    assert max(map(len, field.split("\r\n"))) <= 9 + 75
    assert decoded(field.replace("\r\n", "")).removeprefix("Subject: ") == "ườ👩‍🚀" * 40


# 100,000 texts: 12,800 messages of eight each

_HOSTILE = (
    "=?utf-8?q?", "=?UTF-8?B?", "=?us-ascii?Q?", "?=", "=?", "?", "=", "=0A", "=0D=0A", "=3A",
    "\r\n", "\n", "\r", "\n\n", "\r\n\r\n", "\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028",
    "\u2029", "\x00", "\u200b", "\u00ad", "\u202e", "\ufeff", "\ud800", " ", "\t", "\u00a0",
    "Bcc: evil@x.com", "\nBcc: e@x.com", "\r\n Bcc: x", "To:", ":", ",", ";", "<", ">", "<a@b.org>",
    "@", '"', "\\", "(", ")", "[", "]", "%0A", "%0d%0a", "utf-8''", "*0*=", "/", "..", "\\",
    "QmNjOiBldmls", "Cgo=", "ệ", "e\u0323\u0302", "Đặng", "𝒳", "👩‍🚀", "\u0338", "＝？", "x" * 70,
)  # fmt: skip
fragments = st.lists(
    st.text(max_size=8) | st.text(st.sampled_from('=?\r\n:@<>"\\ abqQB0A_.,;()'), max_size=12),
    min_size=8,
    max_size=24,
)


@pytest.mark.parametrize("part", range(4))
def test_no_header_that_we_did_not_write(part: int) -> None:
    """Subjects, names and file names made of hostile pieces: our headers, and nothing else."""

    @settings(
        max_examples=32,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(fragments, st.integers(0, 2**32))
    def check(made: list[str], seed: int) -> None:
        choice = random.Random(seed + part)
        pieces = [*made, *_HOSTILE]

        def text() -> str:
            return "".join(choice.choices(pieces, k=choice.randint(1, 9)))

        for _ in range(100):
            subject, to, sender, *files = (text() for _ in range(8))
            sender = re.sub("[<>]", "", sender)  # a sender with more of them is refused
            made_mail = mail(subject, to, sender, tuple(files))
            raw = made_mail.as_bytes()
            expected = header_text(subject, 200) or "briefing", name_text(to), name_text(sender)
            assert_only_ours(raw, *expected)
            for part_ in made_mail.iter_attachments():
                assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", part_.get_filename() or "")

    check()


@given(st.text() | st.lists(st.sampled_from(_HOSTILE)).map("".join))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A cleaned text stays as it is, so that it may pass several hands."""
    assert header_text(header_text(text, 60), 60) == header_text(text, 60)
    assert name_text(name_text(text)) == name_text(text)
    assert name_text(text) == header_text(name_text(text), 100)


def test_recipients_carry_cleaned_names() -> None:
    """What is shown of a recipient is what the mail has."""
    assert recipient(f"Ban {INJECTION} biên tập <a@b.org>").name == "Ban biên tập"
