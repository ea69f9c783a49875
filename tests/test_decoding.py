"""Decoding: bytes in whatever encoding Vietnamese was written in become the same text."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import legacy_bytes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading import read_bytes
from briefing.reading.decoding import decode
from briefing.vietnamese.legacy import from_tcvn3, from_viscii, from_vni

TEXT = (
    "Sáng nay, hơn 40 hộ dân phường Bến Lụa mang sách cũ đến trạm đọc bên kênh Sậy. "
    "Mỗi cuốn sách được đổi lấy một cây giống; phường dự kiến giữ trạm mở đến hết tháng."
)


def test_utf_8_is_read_in_silence() -> None:
    """With or without a byte order mark, and whatever normal form it has."""
    assert decode(TEXT.encode(), "tin.txt") == (TEXT, ())
    assert decode(TEXT.encode("utf-8-sig"), "tin.txt") == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    """It is part of the text's encoding: nothing was assumed."""
    assert decode(TEXT.encode(encoding), "tin.txt") == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_letters_without_a_mark_are_told_by_their_zeros(encoding: str) -> None:
    """Notepad's "Unicode" saved by a program that leaves the mark out."""
    text, repairs = decode(TEXT.encode(encoding), "tin.txt")
    assert (text, repairs) == (TEXT, (f"Read as {encoding.upper()}.",))


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        (legacy_bytes.windows_1258(TEXT), "windows-1258"),
        (legacy_bytes.tcvn3(TEXT), "TCVN3"),
        (legacy_bytes.vni(TEXT), "VNI"),
        (legacy_bytes.viscii(TEXT), "VISCII"),
    ],
    ids=["windows-1258", "tcvn3", "vni", "viscii"],
)
@pytest.mark.parametrize(
    "charset", [None, "iso-8859-1", "no-such-charset", "utf-8", "hex", "utf-7"]
)
def test_an_encoding_from_before_unicode_is_told_by_its_syllables(
    data: bytes, read_as: str, charset: str | None
) -> None:
    """Whatever is declared; and the user reads what was assumed."""
    assert decode(data, "tin.txt", charset) == (TEXT, (f"Read as {read_as}.",))


def test_a_declared_encoding_that_is_right_goes_without_saying() -> None:
    """A page in windows-1258 that says so."""
    assert decode(legacy_bytes.windows_1258(TEXT), "tin.html", "windows-1258") == (TEXT, ())


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1258", "windows-1252"])
def test_a_declared_encoding_that_is_wrong_is_said(charset: str) -> None:
    """Valid UTF-8 is UTF-8."""
    text, repairs = decode(TEXT.encode(), "tin.html", charset)
    assert text == TEXT
    assert len(repairs) == 1
    assert repairs[0].startswith("Read as UTF-8, not as ")


@pytest.mark.parametrize("charset", ["us-ascii", "utf8", "UTF-16", "x\0y", ""])
def test_an_encoding_that_could_not_be_meant_is_passed_over(charset: str) -> None:
    """A page that says utf-16 in its own Latin letters is in UTF-8."""
    assert decode(TEXT.encode(), "tin.html", charset) == (TEXT, ())


@pytest.mark.parametrize("letter", legacy_bytes.LETTERS)
def test_every_letter_of_the_old_tables_is_right(letter: str) -> None:
    """Each of the twelve vowels with each of the five tones."""
    word = f"n{letter}"
    assert from_tcvn3(legacy_bytes.tcvn3(word).decode("cp1252")) == word
    assert from_vni(legacy_bytes.vni(word).decode("cp1252")) == word
    assert from_viscii(legacy_bytes.viscii(word)) == word
    assert from_vni(legacy_bytes.vni(word.upper()).decode("cp1252")) == word.upper()


def test_a_capital_font_is_read_as_capitals() -> None:
    """TCVN3 has no capitals with tones: its capital fonts show small letters as capitals."""
    assert from_tcvn3("VIÖT NAM vµ Hµ NéI") == "VIỆT NAM và Hà NỘI"
    assert from_tcvn3("Hµ NéI\nHuÕ") == "HÀ NỘI\nHuế"


def test_a_few_broken_bytes_are_replaced_and_told_once() -> None:
    """A file that was cut in mid-letter, and one with a stray byte of another encoding."""
    cut = TEXT.encode()[:-30] + "ả".encode()[:2]
    text, repairs = decode(cut, "tin.txt")
    assert text.endswith("\ufffd")
    assert repairs == ()
    assert [told for told in read_bytes(cut).repairs if "\ufffd" in told] == [
        "The text has 1 lost letter (\ufffd): compare it with the original."
    ]
    assert decode(b"\x93" + TEXT.encode() + b"\x94", "tin.txt") == (f"\ufffd{TEXT}\ufffd", ())


def test_curly_quotes_alone_are_windows_1252() -> None:
    """English or undiacritised text from Windows has nothing else beyond ASCII."""
    assert decode("“Sang nay”, ong noi.".encode("cp1252"), "tin.txt") == (
        "“Sang nay”, ong noi.",
        ("Read as windows-1252.",),
    )


def test_other_languages_are_read_too() -> None:
    """So that they are refused for what they are, by who judges the language."""
    russian = "Сегодня утром жители района открыли библиотеку на берегу канала. " * 5
    text, repairs = decode(russian.encode("cp1251"), "tin.txt")
    assert text == russian
    assert repairs == ("Read as cp1251.",)
    assert decode(russian.encode("koi8-r"), "tin.txt", "koi8-r") == (russian, ())


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode() + b"\0",
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0",
        b"\xff\xfe" + bytes(range(0xD8, 0xE0)) * 20,
        b"\x89PNG\r\n\x1a\n\xff\xee\x02\x03\x04\x05",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """In one line that names the file."""
    with pytest.raises(ArticleError, match=r"^tin\.bin: binary data") as caught:
        decode(data, "tin.bin")
    assert "\n" not in str(caught.value)


def test_megabytes_in_an_old_encoding_are_refused() -> None:
    """Reading them takes long, and no article has as many."""
    data = legacy_bytes.windows_1258(TEXT)
    with pytest.raises(ArticleError, match="not in UTF-8: save it as UTF-8"):
        decode(data * (4_000_000 // len(data) + 1), "tin.txt")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1258", "shift_jis", "utf-16"]))
def test_any_bytes_are_text_or_an_article_error(data: bytes, charset: str | None) -> None:
    """Nothing else comes out, and no NUL either."""
    try:
        text, _ = decode(data, "tin.txt", charset)
    except ArticleError:
        return
    assert "\0" not in text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TEXT.replace(".", "").split()), min_size=20, max_size=60))
def test_words_in_any_order_are_told_in_every_encoding(words: list[str]) -> None:
    """The encoding is told by the syllables, not by where they stand."""
    text = " ".join([*words, "đường"])
    for encode in (legacy_bytes.windows_1258, legacy_bytes.tcvn3, legacy_bytes.vni):
        assert decode(encode(text), "tin.txt")[0] == unicodedata.normalize("NFC", text)


def test_clean_text_loads_nothing_that_it_does_not_need() -> None:
    """Thousands of articles are read in one go: the guesser of encodings stays on the shelf."""
    code = (
        "import sys; from briefing.reading import read_bytes; "
        f"read_bytes({TEXT!r}.encode(), name='tin.txt'); "
        "print(sorted({'charset_normalizer', 'ftfy', 'yaml', 'lxml'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
