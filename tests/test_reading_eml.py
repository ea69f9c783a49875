"""Mails and saved pages: the article in one, with what its header says."""

from __future__ import annotations

import base64
import unicodedata
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.models import Article
from briefing.reading import VIET_NAM, read, read_bytes, sentences
from briefing.reading.eml import read as read_eml
from briefing.reading.quoting import flowed, letter_of, moment

DATA = Path(__file__).parent / "data"
STATIONS = (DATA / "documents" / "stations.eml").read_bytes()
BODY = (
    "Sáng nay, hơn 40 hộ dân phường Bến Lụa mang sách cũ đến trạm đọc bên kênh Sậy. "
    "Mỗi cuốn sách được đổi lấy một cây giống.\n"
    "Phường dự kiến giữ trạm mở đến hết tháng."
)
QUOTED = "\n".join(f"> {line}" for line in BODY.split("\n"))


def mail(text: str = BODY, **fields: str) -> EmailMessage:
    """Return a mail of this text."""
    message = EmailMessage()
    for name, value in {"From": "An <an@b.example>", "Subject": "Sách đổi cây", **fields}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def article_of(message: EmailMessage | bytes, name: str = "tin.eml") -> Article:
    return read_bytes(bytes(message), name=name)


@pytest.mark.parametrize("name", ["stations.eml", "stations.mhtml"])
def test_an_article_in_a_mail_is_the_article(name: str) -> None:
    """Title, sentences and author are those of the same article as plain text."""
    plain = read(DATA / "articles" / "reading-stations.txt")
    article = read(DATA / "documents" / name)
    assert (article.title, article.text) == (plain.title, plain.text)
    assert sentences(article) == sentences(plain)
    assert article.author == plain.author


def test_a_mail_says_when_it_was_sent() -> None:
    """Its date is taken for that of publication, and that is said; so is the signature."""
    article = read(DATA / "documents" / "stations.eml")
    assert article.published == datetime(2025, 11, 18, 7, 15, tzinfo=VIET_NAM)
    assert "The date of the mail was taken as that of publication." in article.repairs
    assert "The signature was left out." in article.repairs
    assert "Phòng tin tức" not in article.text


def test_a_saved_page_says_where_it_was() -> None:
    """A browser's own file has the address, and no date of the article's."""
    article = read(DATA / "documents" / "stations.mhtml")
    assert article.url == "https://bokenh.example/tin/12-tram.html"
    assert article.published is None


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Sách đổi cây", "Sách đổi cây"),
        ("FW: Re: [tin-tuc] Fwd: Sách đổi cây", "Sách đổi cây"),
        ("Chuyển tiếp: Trả lời: Sách đổi cây", "Sách đổi cây"),
        ("Re[2]: Sách đổi cây", "Sách đổi cây"),
        ("V/v: Sách đổi cây", "Sách đổi cây"),
        ("FW: V/v Sách đổi cây", "Sách đổi cây"),
        ("Refill: không phải tiền tố", "Refill: không phải tiền tố"),
        ("Fwd:", None),
    ],
)
def test_the_subject_is_the_title(subject: str, title: str | None) -> None:
    """Without what forwarding, answering and lists put before it."""
    assert article_of(mail(Subject=subject)).title == title


@pytest.mark.parametrize(
    "raw",
    [
        b"=?utf-8?q?S=C3=A1ch_=C4=91=E1=BB=95i?= =?utf-8?b?IGPDonk=?=",
        "Sách đổi cây".encode(),
    ],
)
def test_a_subject_in_any_encoding(raw: bytes) -> None:
    """Encoded words and plain UTF-8 are both read."""
    data = bytes(mail()).replace(b"=?utf-8?q?S=C3=A1ch_=C4=91=E1=BB=95i_c=C3=A2y?=", raw)
    assert article_of(data).title == "Sách đổi cây"


@pytest.mark.parametrize("field", [b"=?x-no?q?S=C3=A1ch?=", b"=?utf-8?b?@@@?=", b"=?utf-8?b?QQ?="])
def test_a_broken_subject_is_no_error(field: bytes) -> None:
    """An unknown charset or damaged base64 leaves what can be read."""
    data = bytes(mail()).replace(b"=?utf-8?q?S=C3=A1ch_=C4=91=E1=BB=95i_c=C3=A2y?=", field)
    assert article_of(data).words > 25


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ("Báo Bờ Kênh <tin@b.example>", "Báo Bờ Kênh"),
        ('"Văn phòng UBND phường" <vp@b.example>', "Văn phòng UBND phường"),
        ("Bokenh.vn <tin@b.example>", "Bokenh.vn"),
        ("Nguyễn Thị An <an@b.example>", None),
        ("bao@b.example", None),
        ('"bao@b.example" <bao@b.example>', None),
    ],
)
def test_an_office_is_the_outlet_and_a_person_is_not(sender: str, source: str | None) -> None:
    """The sender's name, said; never an address."""
    article = article_of(mail(From=sender))
    assert article.source == source
    said = "The sender of the mail was taken as the outlet." in article.repairs
    assert said == (source is not None)


def test_a_byline_goes_before_the_sender() -> None:
    """Who forwards an article is not who wrote it."""
    article = article_of(mail(f"(PLO)- {BODY}", From="Văn phòng UBND <vp@b.example>"))
    assert article.source == "PLO"


GMAIL = """Anh xem nhé.

---------- Forwarded message ---------
Từ: Báo Bờ Kênh <tin@b.example>
Date: Th 3, 7 thg 10, 2025 lúc 18:40
Subject: Tựa của bài
To: <an@b.example>


"""
OUTLOOK = """From: Báo Bờ Kênh <tin@b.example>
Sent: Tuesday, October 7, 2025 6:40 PM
To: An
Subject: Tựa của bài

"""
APPLE = """Bắt đầu thư được chuyển tiếp:

Begin forwarded message:

*From:* Báo Bờ Kênh <tin@b.example>
*Subject:* *Tựa của bài*
*Date:* 07/10/2025 18:40

"""

ATTACHED = """Từ: **Báo Bờ Kênh** <tin@b.example>
Đã gửi: 7/10/2025 18:40
Chủ đề: Tựa của bài
Đính kèm: anh.jpg
Tầm quan trọng: Cao
Importance: High
Attachments: anh.jpg
"""


@pytest.mark.parametrize("above", [GMAIL, OUTLOOK, APPLE, GMAIL + OUTLOOK, ATTACHED])
def test_a_forwarded_message_speaks_for_itself(above: str) -> None:
    """Its own header gives title, outlet and date; what stands above it is left out."""
    article = article_of(mail(above + BODY, Date="Wed, 8 Oct 2025 09:00:00 +0700"))
    assert (article.title, article.source, article.text) == ("Tựa của bài", "Báo Bờ Kênh", BODY)
    assert article.published == datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)


def test_an_american_date_is_a_question() -> None:
    """Numbers with AM or PM have the month or the day in front: neither is guessed."""
    text = GMAIL.replace("Th 3, 7 thg 10, 2025 lúc 18:40", "10/7/2025 6:40 PM") + BODY
    article = article_of(mail(text, Date="Wed, 8 Oct 2025 09:00:00 +0700"))
    assert article.published is None
    assert (
        "The date 10/7/2025 6:40 PM was left out: day or month may stand first." in article.repairs
    )


def test_a_date_that_is_not_understood_is_no_date() -> None:
    """The day of forwarding is not that of the article."""
    text = GMAIL.replace("Th 3, 7 thg 10, 2025 lúc 18:40", "hôm nào đó") + BODY
    article = article_of(mail(text, Date="Wed, 8 Oct 2025 09:00:00 +0700"))
    assert article.published is None
    assert "The date of the forwarded message was not understood." in article.repairs


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"Cảm ơn anh.\n\nVào Th 3, 7 thg 10, 2025 An <an@b.example> đã viết:\n{QUOTED}",
         "The quoted message was read."),
        (f"{BODY}\n\nOn Tue, 7 Oct 2025 An <an@b.example> wrote:\n> Gửi tôi bài nhé.",
         "The message that was answered was left out."),
        (f"{BODY}\n-- \nAn\nĐiện thoại 0000", "The signature was left out."),
        (f"{BODY}\n--\nAn", "The signature was left out."),
        (f"{BODY}\n\nĐã gửi từ iPhone của tôi", None),
    ],
)  # fmt: skip
def test_what_mail_adds_is_taken_off(text: str, note: str | None) -> None:
    """Answers, quotations, signatures and a telephone's advertisement are no article."""
    article = article_of(mail(text))
    assert article.text == BODY
    assert note is None or note in article.repairs


ANSWERED = """
________________________________
Từ: Trần Văn Bình <b@b.example>
Đã gửi: 7 Tháng Mười 2025 8:15 SA
Đến: An
Chủ đề: Gửi bài

Em gửi bài cho anh nhé, anh cần gấp để trình lãnh đạo trong chiều nay, chậm nhất là lúc ba giờ,
rồi anh còn phải gửi sang bên phường nữa.
"""


@pytest.mark.parametrize("subject", ["RE: Gửi bài", "TL: Gửi bài", "Trả lời: Fw: Gửi bài"])
def test_an_answer_that_is_an_article_goes_before_what_it_answers(subject: str) -> None:
    """The subject tells an answer, its words that it is an article; else what is below is."""
    article = article_of(mail(f"{BODY}\n{ANSWERED}", Subject=subject))
    assert (article.title, article.text) == ("Gửi bài", BODY)
    assert "The message that was answered was left out." in article.repairs
    assert "trình lãnh đạo" in article_of(mail(f"{BODY}\n{ANSWERED}", Subject="FW: Gửi")).text
    assert "trình lãnh đạo" in article_of(mail(f"Vâng anh.\n{ANSWERED}", Subject=subject)).text


def test_flowed_text_is_joined() -> None:
    """Lines that end in a space go on, as RFC 3676 says."""
    assert flowed("Sáng \nnay\n quote\n> a \n-- \nAn", delete_space=False) == (
        "Sáng nay\nquote\n> a \n-- \nAn\n"
    )
    assert flowed("Sá \nng", delete_space=True) == "Sáng\n"
    message = mail(BODY.replace("mang sách", "mang \nsách"))
    message.set_param("format", "flowed")
    assert article_of(message).text == BODY


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258"])
def test_text_in_any_charset(charset: str) -> None:
    """What a part says of its encoding is believed."""
    text = "".join(map(for_1258, BODY)) if charset == "windows-1258" else BODY
    head = f'From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset="{charset}"\n'
    packed = base64.encodebytes(text.encode(charset))
    data = f"{head}Content-Transfer-Encoding: base64\n\n".encode() + packed
    assert article_of(data).text == BODY


def for_1258(letter: str) -> str:
    """Return a letter as windows-1258 writes it: the tone mark behind its vowel."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
    vowel = "".join(mark for mark in parts if mark not in tone)
    return unicodedata.normalize("NFC", vowel) + tone if tone else letter


def test_html_is_read_when_there_is_no_text() -> None:
    """A note in plain text does not hide the article in HTML."""
    message = mail("Xem bản HTML.")
    page = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    article = article_of(message)
    assert (article.title, article.text) == ("Sách đổi cây", BODY)


def test_html_is_read_when_it_has_far_more_words() -> None:
    """A paragraph on how to see the mail does not hide the article."""
    message = mail(
        "Nếu bạn không xem được nội dung thư, vui lòng bấm vào đường dẫn sau để đọc trên trình "
        "duyệt. Bạn nhận được thư này vì đã đăng ký nhận bản tin hằng ngày của chúng tôi."
    )
    page = "".join(f"<p>{BODY} Hộ thứ {number}.</p>" for number in range(3))
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    article = article_of(message)
    assert article.text.count("kênh Sậy") == 3
    assert "The HTML of the mail was read: its plain text has far fewer words." in article.repairs


def test_html_with_the_message_that_was_answered_has_no_more_words() -> None:
    """What is left out of the plain text does not count for the HTML."""
    answered = "Em gửi bài cho anh nhé, anh cần gấp. " * 20
    message = mail(f"{BODY}\n\nOn Tue, 7 Oct 2025 An <an@b.example> wrote:\n> {answered}")
    message.add_alternative(f"<p>{BODY}</p><blockquote>{answered}</blockquote>", subtype="html")
    assert article_of(message).text == BODY


def test_a_message_forwarded_in_html_speaks_for_itself() -> None:
    """Its header's lines end where its HTML says."""
    head = GMAIL.replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>\n")
    page = "".join(f"<p class=a>{line}</p>" for line in BODY.split("\n"))
    message = mail("Tin")
    message.set_content(
        f"<html><style>p {{}}</style><body><div>{head}</div>{page}</body></html>", subtype="html"
    )
    article = article_of(message)
    assert (article.title, article.source, article.text) == ("Tựa của bài", "Báo Bờ Kênh", BODY)
    assert article.published == datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)


CLOSE = """Kính gửi anh, tôi gửi anh bài.

Trân trọng,

Lê Thị Hoài
Phòng Hành chính, UBND phường Bến Lụa
12 đường Kênh Sậy, phường Bến Lụa
Điện thoại: 0000 000 000

Email này có thể chứa thông tin bảo mật, chỉ dành cho người nhận có tên ở trên. Nếu bạn nhận được
thư này do nhầm lẫn, hãy xóa nó đi."""


def test_a_close_and_a_notice_are_no_article() -> None:
    """What stands above them decides whether the attachment is read."""
    message = mail(CLOSE)
    message.add_attachment(BODY.encode(), maintype="text", subtype="plain", filename="bai.txt")
    assert article_of(message).text == BODY
    article = article_of(mail(CLOSE.replace("Kính gửi anh, tôi gửi anh bài.", BODY)))
    assert article.text == BODY
    assert "The signature was left out." in article.repairs
    assert "A notice of confidentiality was left out." in article.repairs


def test_an_article_below_a_polite_close_is_read() -> None:
    """Lines that are longer than those of a signature are none."""
    assert BODY in article_of(mail(f"Gửi anh bài.\n\nTrân trọng,\nHoài\n\n{BODY}")).text


def test_the_only_attachment_is_read_when_the_mail_has_hardly_any_words() -> None:
    """Its own title goes before the subject; its name is told; pictures do not count."""
    message = mail("Gửi anh bài báo.", Date="Tue, 7 Oct 2025 18:40:00 +0700")
    stations = (DATA / "documents" / "stations.docx").read_bytes()
    message.add_attachment(
        stations, maintype="application", subtype="octet-stream", filename="bài\x01 báo.docx"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="anh.png")
    article = article_of(message)
    assert article.title == "Phường Bến Lụa mở 12 trạm đọc sách dọc kênh Sậy"
    assert article.published == datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)
    assert article.repairs[0] == (
        "The attachment bài báo.docx was read: the mail itself has hardly any words."
    )


def test_attachments_of_an_article_are_left_out_and_named() -> None:
    """The text of the mail is the article; a picture in the text is no attachment."""
    message = mail()
    message.add_attachment("Khác".encode(), maintype="text", subtype="plain", filename="khac.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<a>",
                           disposition="inline", filename="logo.png")  # fmt: skip
    article = article_of(message)
    assert article.text == BODY
    assert "Attachments were left out: khac.txt." in article.repairs


def test_several_attachments_are_a_question() -> None:
    """Which of them is the article cannot be known."""
    message = mail("Hai bài.")
    for name in ("a.txt", "b.txt"):
        message.add_attachment(BODY.encode(), maintype="text", subtype="plain", filename=name)
    with pytest.raises(ArticleError, match=r"hardly any words but a\.txt, b\.txt: save one"):
        article_of(message)


def test_a_mail_attached_to_a_mail_is_read() -> None:
    """A message forwarded as an attachment is part of the mail."""
    outer = mail("Xem thư kèm.")
    outer.add_attachment(mail())
    assert BODY in article_of(outer).text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("7/10/2025 18:40", datetime(2025, 10, 7, 18, 40)),
        ("07-10-2025", datetime(2025, 10, 7)),
        ("Th 3, 7 thg 10, 2025 lúc 18:40", datetime(2025, 10, 7, 18, 40)),
        ("7 tháng 10 năm 2025 18:40", datetime(2025, 10, 7, 18, 40)),
        ("Tue, Oct 7, 2025 at 6:40\u202fPM", datetime(2025, 10, 7, 18, 40)),
        ("Tuesday, October 7, 2025 12:05 AM", datetime(2025, 10, 7, 0, 5)),
        ("7 October 2025 18:40:00", datetime(2025, 10, 7, 18, 40)),
        ("7 Tháng Mười Một 2025 8:15 SA", datetime(2025, 11, 7, 8, 15)),
        ("Thứ Ba, 7 tháng 10, 2025 8:15 CH", datetime(2025, 10, 7, 20, 15)),
        ("8:15 CH, 7/10/2025", datetime(2025, 10, 7, 20, 15)),
        ("Lúc 08:15 Th 3, 7/10/2025", datetime(2025, 10, 7, 8, 15)),
        ("Tue, 7 Oct 2025 20:15:00 -0500", datetime(2025, 10, 8, 8, 15)),
        ("7 tháng 10 năm 2025, 20:15 GMT+9", datetime(2025, 10, 7, 18, 15)),
        ("20:15 -7/10/2025", datetime(2025, 10, 7, 20, 15)),
        ("2025-10-07 08:15", datetime(2025, 10, 7, 8, 15)),
        ("7.10.2025 20:15", datetime(2025, 10, 7, 20, 15)),
        ("10/31/2025 8:15 PM", datetime(2025, 10, 31, 20, 15)),
        ("7/7/2025 8:15 PM", datetime(2025, 7, 7, 20, 15)),
        ("10/7/2025 8:15 PM", None),
        ("7 tháng chín mươi 2025", None),
        ("31/2/2025", None),
        ("Tue, Oct 2025", None),
        ("hôm qua", None),
    ],
)
def test_dates_as_mail_programs_write_them(written: str, expected: datetime | None) -> None:
    """Day before month, in Viet Nam's time unless another is said."""
    assert moment(written) == (expected and expected.replace(tzinfo=VIET_NAM))


def levels(number: int) -> bytes:
    """Return a mail of parts in parts."""
    heads = (
        f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n".encode()
        for at in range(number)
    )
    return b"From: a\nMIME-Version: 1.0\n" + b"".join(heads)


@pytest.mark.parametrize(
    "data",
    [
        levels(1_000),
        b"From: a\nMIME-Version: 1.0\n\n" + b"\n" * 1_000_000,
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain" + b";a=\"" * 100_000,
        b"From: a\nMIME-Version: 1.0\nContent-Type: text/plain" + b";\n a=b" * 100_000,
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 100_000,
    ],
    ids=["levels", "lines", "quotes", "folded", "parts"],
)  # fmt: skip
def test_what_the_parser_would_work_on_for_minutes_is_refused(data: bytes) -> None:
    """No mail is built like that."""
    with pytest.raises(ArticleError, match="not built like a mail: save its text"):
        read_eml(data, "tin.eml")


def test_addresses_in_the_text_are_no_parts() -> None:
    """Only headers build a mail."""
    links = "\n".join(f"https://a.example/message/{number}" for number in range(40))
    assert read_eml(bytes(mail(f"{BODY}\n{links}")), "tin.eml").text.startswith(BODY)


@pytest.mark.parametrize(
    "field",
    [b"Subject: " + b"=?" * 200_000, b"From: " + b"(" * 200_000, b"Date: " + b"1 " * 200_000,
     b"Subject: " + b"[a] " * 100_000, b"Subject: " + b"Re: " * 100_000],
)  # fmt: skip
def test_a_long_field_is_read_in_part(field: bytes) -> None:
    """Nothing that a header says takes long to understand."""
    assert article_of(field + b"\nMIME-Version: 1.0\n\n" + BODY.encode()).words > 25


LINES = st.sampled_from(
    ["> a", ">> b", "-- ", "--", "From: Báo <a@b>", "Subject: x", "Date: 7/10/2025", "", "tin",
     "---------- Forwarded message ---------", "On a day An wrote:", "[cid:x]", "<http://x>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_any_lines_leave_a_letter(text: str) -> None:
    """Whatever is quoted in whatever order, the text is a part of what was written."""
    letter = letter_of(text)
    left = iter(text.replace(">", "").split())
    assert all(word in left for word in letter.text.replace(">", "").split())


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(STATIONS) - 1), st.binary(min_size=1, max_size=9)),
        max_size=8,
    ),
    st.integers(0, len(STATIONS)),
)
def test_any_damage_is_text_or_an_article_error(changes: list[tuple[int, bytes]], cut: int) -> None:
    """A mail with other bytes in it, or cut short, gives nothing but ArticleError."""
    data = bytearray(STATIONS)
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    try:
        content = read_eml(bytes(data[: cut or None]), "tin.eml")
    except ArticleError as error:
        assert "\n" not in str(error)  # noqa: PT017 - it may also be read
        return
    assert isinstance(content.text, str)
