"""Recipients, messages and files of mail."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.errors import DeliveryError, SettingsError, UsageError
from briefing.mail import message, recipient, recipients_from, write_eml
from briefing.models import Attachment, Letter, Recipient

DATE = datetime(2025, 10, 7, 11, 40, tzinfo=UTC)
FILES = (
    Attachment(name="Bình Tân.vi.md", media_type="text/markdown", data="# Bình Tân\n".encode()),
    Attachment(name="../../etc/passwd", media_type="text/html", data=b"<p>"),
    Attachment(name="C:\\Tin\\a.briefing.json", media_type="application/json", data=b"{}"),
    Attachment(name=".新闻", media_type="no type\r\nBcc: x", data=b"\x00\xff"),
)


def letter(**changes: object) -> Letter:
    values: dict[str, object] = {
        "key": "0" * 64,
        "languages": ("vi", "en"),
        "subject": "Phường Bình Tân mở ba điểm đọc sách",
        "text": "# Tin\n\n.\r\nFrom tôi\r\n" + "dài " * 500,
        "html": "<p>Đường</p>" * 200,
        "cut": False,
    }
    return Letter.model_validate({**values, **changes})


def mail(of: Letter | None = None, to: str = "Bạn <desk@example.org>:vi") -> EmailMessage:
    return message(of or letter(), recipient(to), "Tin <tin@example.org>", date=DATE)


def parsed(made: EmailMessage) -> EmailMessage:
    return message_from_bytes(made.as_bytes(), policy=policy.default)


# Recipients


@pytest.mark.parametrize(
    ("text", "address", "name", "languages"),
    [
        ("Ban biên tập <desk@example.org>:vi", "desk@example.org", "Ban biên tập", ("vi",)),
        ("office@example.org:en", "office@example.org", "", ("en",)),
        ("a@b.org:vi+en", "a@b.org", "", ("vi", "en")),
        ("a@b.org:en+vi", "a@b.org", "", ("en", "vi")),
        ("a@b.org", "a@b.org", "", ("vi", "en")),
        ("  <a@b.org> : EN ", "a@b.org", "", ("en",)),
        ('"Desk, Hanoi" <a@b.org>', "a@b.org", "Desk Hanoi", ("vi", "en")),
        ("A.B+c@BÁO.Example.org", "A.B+c@xn--bo-mia.example.org", "", ("vi", "en")),
    ],
)
def test_recipients_are_read(
    text: str, address: str, name: str, languages: tuple[str, ...]
) -> None:
    """Name, address and languages; the domain in lower case and ASCII."""
    found = recipient(text)
    assert (found.address, found.name, found.languages) == (address, name, languages)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is no address"),
        ("desk", "is no address"),
        ("a@b.org:fr", "use vi, en or vi+en"),
        ("a@b.org:vi+vi", "use vi, en or vi+en"),
        ("a@b.org:", "write 'Name <address>:vi'"),
        ("A <a@b.org>vi", "write 'Name <address>:vi'"),
        ("A <a@b.org>, B <c@d.org>", "is no address"),
        ("a@b.org,c@d.org", "is no address"),
        ("thư@b.org", "in plain letters"),
        ("a@b.org\r\nBcc: c@d.org", "is no address"),
        ("a@b.org>\r\nDATA", "is no address"),
        ("a b@c.org", "is no address"),
        ("a@localhost", "is no address"),
        ("a@[127.0.0.1]", "is no address"),
        ("=?utf-8?q?a=40b.org?=@c.org", "is no address that mail programs read alike"),
        ("a" * 65 + "@b.org", "is no address"),
    ],
)
def test_what_is_no_recipient_is_refused(text: str, words: str) -> None:
    """One line that says what to write instead."""
    with pytest.raises(UsageError) as caught:
        recipient(text)
    assert words in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [
        "address,name,languages\na@b.org,Ban biên tập,vi\nc@d.org,,\n",
        "\ufeffAddress;Name;Languages\r\na@b.org;Ban biên tập;vi\r\n\r\nc@d.org\r\n",
        'name,address,languages\n"Ban biên tập",a@b.org,vi\n,c@d.org\n',
    ],
)
def test_a_list_is_read(tmp_path: Path, content: str) -> None:
    """Columns in any order, spreadsheets' semicolons and byte order mark, empty cells and lines."""
    file = tmp_path / "list.csv"
    file.write_text(content, "utf-8", newline="")
    assert recipients_from(file) == [
        Recipient(address="a@b.org", name="Ban biên tập", languages=("vi",)),
        Recipient(address="c@d.org", languages=("vi", "en")),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: the columns must be named"),
        (b"a@b.org,Desk,vi\n", "line 1: the columns must be named"),
        (b"address,language\na@b.org,vi\n", "line 1: the columns must be named"),
        (b"address\na@b.org\nc\n", "line 3: 'c' is no address"),
        (b"address\na@b.org\n\na@B.ORG\n", "line 4: a@b.org is there twice"),
        (b"address,name\na@b.org,Desk, Hanoi\n", "line 2: more cells than columns"),
        (b"address,name\n", ": there is no recipient in it"),
        (b"address,name\n,\n\n", ": there is no recipient in it"),
        (b"name\nDesk\n", "line 1: the columns must be named"),
        (b"address\n\xff\xfe\n", "no CSV in UTF-8"),
        (b'address\n"a@b.org\n', "no CSV in UTF-8"),
        (None, "No such file"),
    ],
)
def test_what_is_wrong_in_a_list_is_named_by_its_line(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    """File, line and reason, in one line."""
    file = tmp_path / "list.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        recipients_from(file)
    assert str(caught.value).startswith(str(file))
    assert words in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("character", "\v\f\x1c\x1d\x1e\x85\u2028\u2029")
def test_no_cell_makes_a_recipient_of_its_own(tmp_path: Path, character: str) -> None:
    """Only line breaks end a row, not all that Unicode has for ends of lines."""
    file = tmp_path / "list.csv"
    row = f"lan@example.org,Lan{character}evil@evil.example,vi\n"
    file.write_text("address,name,languages\n" + row, "utf-8")
    (found,) = recipients_from(file)
    assert found.address == "lan@example.org"
    assert "".join(found.name.split()) == "Lanevilevil.example"


# Messages


def test_a_message_has_both_parts_and_says_what_it_is() -> None:
    """multipart/alternative, text first; generated, in which languages, from whom to whom."""
    made = parsed(mail())
    assert made.get_content_type() == "multipart/alternative"
    text, page = made.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content_charset() == "utf-8"
    assert text.get_content().splitlines() == letter().text.splitlines()
    assert page.get_content_type() == "text/html"
    assert page.get_content().strip() == letter().html
    assert made["Auto-Submitted"] == "auto-generated"
    assert made["Content-Language"] == "vi, en"
    assert made["Date"].datetime == DATE
    assert made["From"] == "Tin <tin@example.org>"
    assert made["To"] == "Bạn <desk@example.org>"
    assert made["Subject"] == letter().subject


def test_attachments_go_with_safe_names() -> None:
    """No folder, no letter that a mail program could get wrong, no type that is none."""
    made = parsed(mail(letter(attachments=FILES)))
    assert made.get_content_type() == "multipart/mixed"
    body, *files = made.iter_parts()
    assert body.get_content_type() == "multipart/alternative"
    assert [(part.get_filename(), part.get_content_type()) for part in files] == [
        ("Binh-Tan.vi.md", "text/markdown"),
        ("passwd", "text/html"),
        ("a.briefing.json", "application/json"),
        ("briefing", "application/octet-stream"),
    ]
    assert [part.get_payload(decode=True) for part in files] == [file.data for file in FILES]
    assert all(part.get_content_disposition() == "attachment" for part in files)
    assert "Bcc" not in made.as_string()


def test_every_line_is_short_and_seven_bit() -> None:
    """As it goes over the line: ASCII, CRLF, at most 998 bytes (RFC 5322, 2.1.1)."""
    raw = mail(letter(attachments=FILES, html="<p>" + "x" * 5000 + "\r\0\n.\n</p>")).as_bytes()
    assert raw.isascii()
    assert b"\0" not in raw
    assert raw.replace(b"\r\n", b"").isascii()
    assert not set(b"\r\n") & set(raw.replace(b"\r\n", b""))
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_the_message_id_is_that_of_content_and_recipient() -> None:
    """The same letter to the same recipient: the same id; any other: another."""

    def identifier(to: str = "a@b.org", **changes: object) -> str:
        return str(mail(letter(**changes), to)["Message-ID"])

    assert identifier() == identifier("A <a@B.org>:en", subject="x", text="y", attachments=FILES)
    others = [
        identifier("c@b.org"),
        identifier(key="1" * 64),
        identifier(languages=("vi",)),
        identifier(languages=("en", "vi")),
    ]
    assert len({identifier(), *others}) == 5
    assert identifier().endswith("@example.org>")


def test_the_article_is_in_no_header_but_the_subject() -> None:
    """Nothing of the text gets into another header."""
    made = mail(letter(subject="Zebra", text="Zebra", html="Zebra"))
    assert [name for name, value in made.items() if "Zebra" in str(value)] == ["Subject"]


@pytest.mark.parametrize("sender", ["", "Tin", "tin@x", "A <a@b.org> B", "a@b.org, c@d.org"])
def test_a_sender_that_is_no_address_is_a_setting_to_mend(sender: str) -> None:
    """SettingsError: it comes from the settings."""
    with pytest.raises(SettingsError, match="sender of the mail"):
        message(letter(), recipient("a@b.org"), sender, date=DATE)


def test_a_recipient_that_was_made_by_hand_is_checked_as_well() -> None:
    """A program's own Recipient cannot write a header either."""
    forged = Recipient(address="a@b.org>\r\nBcc: <c@d.org", languages=("vi",))
    with pytest.raises(UsageError, match="is no address"):
        message(letter(), forged, "tin@example.org", date=DATE)


# Files


def test_eml_files_hold_the_message(tmp_path: Path) -> None:
    """Named by address and id, byte by byte the message; written again, replaced."""
    made = mail(to="o'neil/x@example.org")
    path = write_eml(made, tmp_path / "out")
    assert path.parent == tmp_path / "out"
    assert path.name == f"o-neil-x@example.org.{made['Message-ID'][1:13]}.eml"
    assert path.read_bytes() == made.as_bytes()
    later = message(letter(), recipient("o'neil/x@example.org"), "tin@example.org", date=DATE)
    assert write_eml(later, tmp_path / "out") == path
    assert [file.read_bytes() for file in (tmp_path / "out").iterdir()] == [later.as_bytes()]


def test_eml_files_replace_nothing_else(tmp_path: Path) -> None:
    """What is there and is not this message stays."""
    path = write_eml(mail(), tmp_path)
    for content in (b"notes", path.read_bytes().replace(b"Message-ID: <", b"Message-ID: <0")):
        path.write_bytes(content)
        with pytest.raises(DeliveryError, match="holds something else"):
            write_eml(mail(), tmp_path)
        assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """One line that names the folder, with the remedy."""
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(DeliveryError, match="choose another folder") as caught:
            write_eml(mail(), folder)
        assert str(caught.value).startswith(f"{folder}: cannot be written")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    """It is named itself, and the folder that the files are for is not blamed."""
    path = write_eml(mail(), tmp_path)
    path.unlink()
    path.mkdir()
    with pytest.raises(DeliveryError, match="holds something else") as caught:
        write_eml(mail(), tmp_path)
    assert str(caught.value).startswith(str(path))
