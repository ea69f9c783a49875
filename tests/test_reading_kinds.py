"""What kind of document some bytes are, whatever they are called."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading.kinds import Kind, kind_of

DOCUMENTS = Path(__file__).parent / "data" / "documents"
MAIL = b"Received: by mx\r\nFrom: <a@b.example>\r\nMIME-Version: 1.0\r\n\r\nTin"


@pytest.mark.parametrize(
    "name", ["tin.pdf", "tin.txt", "tin", "https://bao.example/tin?x=1#a.html"]
)
@pytest.mark.parametrize(
    ("file", "kind"),
    [("stations.pdf", "pdf"), ("stations.docx", "docx"), ("stations.eml", "email")],
)
def test_bytes_go_before_names(file: str, kind: Kind, name: str) -> None:
    """A PDF, a Word document and a mail are known by how they begin."""
    if kind == "email" and name == "tin.pdf":
        name = "tin.eml"
    assert kind_of((DOCUMENTS / file).read_bytes(), name) == kind


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("tin.txt", None, "text"),
        ("tin", None, "text"),
        ("TIN.MD", None, "markdown"),
        ("tin #2?.html", None, "html"),
        ("trang.mhtml", None, "email"),
        ("https://bao.example/tin.pdf?in=1", None, "pdf"),
        ("https://bao.example/tin", "text/html", "html"),
        ("https://bao.example/tin.md", "text/plain", "markdown"),
        ("https://bao.example/tin.docx", "application/octet-stream", "docx"),
        ("https://bao.example/tin.txt", "application/xhtml+xml", "html"),
        ("https://[bao", None, "text"),
    ],
)
def test_then_the_server_then_the_suffix(name: str, media_type: str | None, kind: Kind) -> None:
    """What a server calls it goes before a suffix, unless it only says `some text`."""
    assert kind_of("Sáng nay".encode(), name, media_type) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "html"),
        (b"<!-- in --><HTML>", "html"),
        (b"<htmlx>", "text"),
        (b"  a < b", "text"),
        (MAIL, "email"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\n", "email"),
        (b"From: bao\nDate: hom nay\n\nTin", "text"),
        ("Từ: báo\nMIME-Version: 1.0\n\nTin".encode(), "text"),
        (MAIL.replace(b"\r\n\r\n", b"\r\nkhong phai truong\r\n"), "text"),
    ],
)
def test_a_text_file_may_be_a_page_or_a_mail(data: bytes, kind: Kind) -> None:
    """A page opens with its tag, a mail with nothing but fields; other text stays text."""
    assert kind_of(data, "tin.txt") == kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture: run text recognition"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"BM\x0e\0\0\0\0\0\0\0\0\0\0\0", "a picture"),
        (b"\0\0\0\x18ftypheic", "a picture"),
        (b"\0\0\0\x18ftypisom", "sound or film"),
        (b"ID3\x03\0", "sound or film"),
        (b"\x1f\x8b\x08\0", "unpack it"),
        (b"PK\x05\x06" + bytes(18), "unpack it"),
        (b"PK\x03\x04....xl/workbook.xml", "a spreadsheet"),
        (b"PK\x03\x04....ppt/presentation.xml", "slides"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "an e-book"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "save it as .docx or PDF"),
        (b"PK\x03\x04....Index/Document.iwa", "a Pages file: save it as .docx"),
        (b"{\\rtf1\\ansi", "an RTF file: save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"an old Word file \(.doc\): save it"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_".encode("utf-16-le"), "Outlook"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a feed"),
        (b"<feed xmlns='x'>", "a feed"),
        (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>", "Word's XML"),
    ],
)
def test_what_is_not_read_is_named_with_a_remedy(data: bytes, what: str) -> None:
    """Every other kind of file gives one line that says what to do."""
    with pytest.raises(ArticleError, match=what) as caught:
        kind_of(data, "tin.docx")
    assert str(caught.value).startswith("tin.docx: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/zip"])
def test_a_server_may_say_that_it_is_no_article(media_type: str) -> None:
    """What a server calls a picture, a film or an archive is not read as text."""
    with pytest.raises(ArticleError):
        kind_of(b"tin", "https://bao.example/tin", media_type)


@given(st.binary(max_size=300), st.text(max_size=20), st.none() | st.text(max_size=20))
@example(b"BM tin hom nay", "a", None)
def test_any_bytes_are_of_some_kind_or_refused(
    data: bytes, name: str, media_type: str | None
) -> None:
    """Nothing but ArticleError comes out, whatever the bytes, the name and the server say."""
    with suppress(ArticleError):
        assert kind_of(data, name, media_type) in get_args(Kind)
