"""Reading: whatever bytes arrive, an article comes out, or one line that says why not."""

from __future__ import annotations

import contextlib
import hashlib
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading import (
    MAX_BYTES,
    MAX_FILE,
    MIN_WORDS,
    VIET_NAM,
    read,
    read_bytes,
    read_text,
    sentences,
)
from briefing.vietnamese.text import romanise

ARTICLES = Path(__file__).parent / "data" / "articles"
BODY = (
    "Sáng nay, hơn 40 hộ dân phường Bến Lụa mang sách cũ đến trạm đọc bên kênh Sậy. "
    "Mỗi cuốn sách được đổi lấy một cây giống. Phường dự kiến giữ trạm mở đến hết tháng."
)


# --- bytes -----------------------------------------------------------------------------------


def test_a_file_becomes_an_article() -> None:
    """Header line, byline and author are taken off; the body is hashed and counted."""
    article = read(ARTICLES / "reading-stations.txt")
    assert article.title == "Phường Bến Lụa mở 12 trạm đọc sách dọc kênh Sậy"
    assert article.source == "Báo Bờ Kênh"
    assert article.author == "Minh Tâm - Hoài An"
    assert article.published == datetime(2025, 11, 18, 7, 15, tzinfo=VIET_NAM)
    assert article.text.startswith("Sáng 17-11, UBND phường Bến Lụa")
    assert article.text.endswith("nếu vận động đủ sách.")
    assert "\n\n" not in article.text
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.words == len(article.text.split())


def test_a_path_may_be_a_string() -> None:
    """A path as a string and as a Path are the same article."""
    path = ARTICLES / "reading-stations.txt"
    assert read(str(path)) == read(path)


def test_a_byte_order_mark_and_windows_lines_leave_no_trace() -> None:
    """The same text is the same article, however an editor saved it."""
    plain = read_bytes(BODY.replace(". ", ".\n").encode())
    assert read_bytes(BODY.replace(". ", ".\r\n").encode("utf-8-sig")) == plain


def test_decomposed_letters_are_composed_before_hashing() -> None:
    """NFD becomes NFC, so both have one digest."""
    decomposed = unicodedata.normalize("NFD", BODY)
    assert decomposed != BODY
    assert read_text(decomposed) == read_text(BODY)


def test_invisible_characters_and_a_foreign_d_are_mended() -> None:
    """A zero-width space, a soft hyphen and an Icelandic Ð do not survive."""
    broken = BODY.replace("phường", "phư\u200bờ\u00adng") + " Ðường về xa."
    assert read_text(broken).text == BODY + " Đường về xa."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "only 0 words"),
        (BODY.encode("cp1258", "replace"), "its letters were lost"),
        (b"\x7fELF\0\0\0" + BODY.encode(), "binary"),
        ("Phường Bến Lụa mở trạm đọc sách.".encode(), "only 7 words"),
        ((BODY + " ").encode() * (MAX_BYTES // len(BODY.encode())), "larger than 1,000,000"),
    ],
    ids=["empty", "blank", "bom", "lossy", "binary", "short", "large"],
)
def test_unusable_bytes_are_refused_by_name(data: bytes, what: str) -> None:
    """The error names the source, says what is wrong, and is one line."""
    with pytest.raises(ArticleError, match=what) as caught:
        read_bytes(data, name="tin.txt")
    assert str(caught.value).startswith("tin.txt: ")
    assert "\n" not in str(caught.value)


def test_bytes_without_a_name_come_from_standard_input() -> None:
    """What a pipe delivers is called standard input."""
    with pytest.raises(ArticleError, match="standard input: empty"):
        read_bytes(b"")


@pytest.mark.parametrize(
    "text",
    [
        "The ward opened twelve reading stations along the canal. " * 5,
        "Warga kelurahan itu membuka dua belas taman bacaan di tepi kanal pada pagi hari ini. " * 3,
        "Binuksan ng mga taga barangay ang labindalawang silid aklatan sa tabi ng ilog. " * 3,
        "Wo men de jie dao jin tian kai le shi er ge du shu zhan zai yun he pang bian. " * 3,
        "Les habitants du quartier ont ouvert douze stations de lecture au bord du canal. " * 3,
    ],
    ids=["english", "indonesian", "tagalog", "pinyin", "french"],
)
def test_what_is_not_vietnamese_is_refused(text: str) -> None:
    """Other languages, whether they have short words or not, are no input."""
    with pytest.raises(ArticleError, match="not Vietnamese"):
        read_text(text)


def test_the_shortest_article_has_25_words() -> None:
    """One word less is refused."""
    words = BODY.split()[:MIN_WORDS]
    assert read_text(" ".join(words)).words == MIN_WORDS == 25
    with pytest.raises(ArticleError, match="only 24 words"):
        read_text(" ".join(words[:-1]))


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("khong-co.txt", "No such file"),
        (".", "Is a directory"),
    ],
)
def test_what_cannot_be_opened_is_an_article_error(
    source: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a folder and an address are each one line with a remedy."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArticleError, match=what) as caught:
        read(source)
    assert "\n" not in str(caught.value)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """Twenty megabytes are no article."""
    path = tmp_path / "all.txt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(ArticleError, match="larger than"):
        read(path)


# --- what an article says of itself ----------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "title", "published"),
    [
        (
            "date 2025-10-07 Mở trạm đọc bên kênh 07/10/2025 18:40",
            "Mở trạm đọc bên kênh",
            datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM),
        ),
        (
            "2025-10-07 Mở trạm đọc bên kênh 6/10/2025, 7:05",
            "Mở trạm đọc bên kênh",
            datetime(2025, 10, 6, 7, 5, tzinfo=VIET_NAM),
        ),
        (
            "date 2025-10-07 Ngày 20/11/2024 ở trường làng",
            "Ngày 20/11/2024 ở trường làng",
            datetime(2025, 10, 7, tzinfo=VIET_NAM),
        ),
        (
            "  2025-10-07   Mở trạm đọc   07/10/2025 ",
            "Mở trạm đọc",
            datetime(2025, 10, 7, tzinfo=VIET_NAM),
        ),
    ],
)
def test_the_header_line_gives_title_and_stamp(line: str, title: str, published: datetime) -> None:
    """The second stamp, which has the time of day, counts; else the first."""
    article = read_text(f"{line}\n{BODY}")
    assert (article.title, article.published, article.text) == (title, published, BODY)
    assert article.repairs == ()


@pytest.mark.parametrize(
    ("byline", "source"),
    [
        ("(PLO)- ", "PLO"),
        ("(PLO) – ", "PLO"),
        ("TPO - ", "TPO"),
        ("(Báo Bờ Kênh) - ", "Báo Bờ Kênh"),
        ("Bokenh.vn — ", "Bokenh.vn"),
    ],
)
def test_the_byline_gives_the_outlet(byline: str, source: str) -> None:
    """What stands before the first sentence is no part of it."""
    article = read_text(byline + BODY)
    assert (article.source, article.text) == (source, BODY)


@pytest.mark.parametrize("opening", ["(Ảnh: Thu Hà) Sáng nay - ", "UBND phường - ", "Sáng 7-10, "])
def test_what_is_no_byline_stays(opening: str) -> None:
    """Brackets and dashes elsewhere in a sentence are text."""
    assert read_text(opening + BODY).text == opening + BODY


def test_the_first_line_is_the_title_when_it_is_no_sentence() -> None:
    """It is short and has no full stop; the reader says what it did."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n\n{BODY}")
    assert (article.title, article.text) == ("Bến Lụa đổi sách lấy cây", BODY)
    assert article.repairs == ("The first line was taken as the title.",)


@pytest.mark.parametrize("first", ["Sách cũ đã thành cây xanh.", " ".join(["chữ"] * 31)])
def test_a_first_line_that_is_a_paragraph_stays(first: str) -> None:
    """A sentence, or more than thirty words, is no title."""
    article = read_text(f"{first}\n{BODY}")
    assert article.title is None
    assert article.text == f"{first}\n{BODY}"


@pytest.mark.parametrize("last", ["Minh Tâm - Hoài An", "Theo TTXVN", "Thu Hà (tổng hợp)", "H.A."])
def test_the_last_line_is_the_author_when_it_is_names(last: str) -> None:
    """A few capitalised words without a full stop are the byline at the foot."""
    article = read_text(f"{BODY}\n{last}")
    assert (article.author, article.text) == (last, BODY)
    assert article.repairs == ("The last line was taken as the author.",)


def test_front_matter_describes_the_article() -> None:
    """YAML between two lines of --- is metadata, not text."""
    article = read_text(
        "---\ntitle: 'Sách đổi cây: một cách làm'\nsource: Bờ Kênh\nauthor: Hoài An\n"
        "published: 2025-10-07 18:40\nurl: https://bokenh.example/1\n---\n" + BODY
    )
    assert article.title == "Sách đổi cây: một cách làm"
    assert (article.source, article.author) == ("Bờ Kênh", "Hoài An")
    assert article.published == datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)
    assert (article.url, article.text) == ("https://bokenh.example/1", BODY)


@pytest.mark.parametrize("value", ["", " ''", ' ""'])
def test_an_empty_value_says_nothing(value: str) -> None:
    """A title left blank in the front matter does not hide the one in the text."""
    article = read_text(f"---\ntitle:{value}\npublished:\n---\n2025-10-07 Sách đổi cây\n{BODY}")
    assert article.title == "Sách đổi cây"
    assert article.published == datetime(2025, 10, 7, tzinfo=VIET_NAM)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_front_matter_has_any_kind_of_line(newline: str) -> None:
    """Of Windows and of old Macintoshes, behind a mark that some editors leave."""
    text = f"\ufeff---\ntitle: Sách đổi cây\n---\n{BODY}".replace("\n", newline)
    article = read_text(text)
    assert (article.title, article.text) == ("Sách đổi cây", BODY)


def test_endless_front_matter_is_refused() -> None:
    """YAML is slow to read, and nobody writes as much of it."""
    with pytest.raises(ArticleError, match="longer than 20,000 characters"):
        read_text(_front("title: Sách\n" * 2_000))


def test_what_the_caller_knows_wins() -> None:
    """Arguments, then front matter, then header line and byline; None says nothing."""
    text = f"---\ntitle: Tựa hai\nsource: Nguồn hai\n---\n2025-10-07 Tựa ba\n(PLO)- {BODY}"
    article = read_text(text, title="Tựa một", source=None, published=datetime(2024, 1, 2))
    assert (article.title, article.source) == ("Tựa một", "Nguồn hai")
    assert article.published == datetime(2024, 1, 2, tzinfo=VIET_NAM)
    assert article.text == BODY


def test_a_stamp_is_told_in_vietnamese_time() -> None:
    """A stamp without a zone is taken as such; another zone's evening is the next day."""
    article = read_text(BODY, published="2025-10-07T20:40:00+00:00")
    assert article.published is not None
    assert article.published.isoformat() == "2025-10-08T03:40:00+07:00"


@pytest.mark.parametrize("opening", ["COVID-19 đã lan", "VN-Index đã tăng", "GS-TS Lê An nói"])
def test_a_hyphenated_first_word_is_no_byline(opening: str) -> None:
    """A byline has a space on both sides of its dash, or brackets."""
    article = read_text(f"{opening}. {BODY}")
    assert article.text.startswith(opening)
    assert article.source is None


def test_a_byline_is_taken_and_said() -> None:
    """The outlet is metadata; what the reader took it from is in the repairs."""
    article = read_text(f"TPO - {BODY}")
    assert article.source == "TPO"
    assert article.repairs == ("The outlet was taken from the byline.",)


def test_a_headline_may_ask() -> None:
    """A short first line is the headline, also with a question mark."""
    assert read_text(f"Vì sao chợ phiên vắng khách?\n\n{BODY}").title == (
        "Vì sao chợ phiên vắng khách?"
    )


def test_metadata_are_single_clean_lines() -> None:
    """A title cannot smuggle a line break or an invisible character into a prompt."""
    article = read_text(BODY, title="Sách\n\u202eđổi\u200b  cây ", author="  ")
    assert (article.title, article.author) == ("Sách đổi cây", None)


def _front(matter: str) -> str:
    return f"---\n{matter}\n---\n{BODY}"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (_front("\ttitle: Sách"), "not valid YAML"),
        (_front("published: hôm qua"), "'hôm qua' is not a date"),
        (_front("published: 2025-02-31"), "'2025-02-31' is not a date"),
        (_front("title: {vi: Sách}"), "the title must be one line"),
        (_front("published: [2025]"), "published must be a date"),
        (f"date 2025-02-28 Tin 31/02/2025 10:00\n{BODY}", "'2025-02-31T10:00' is not a date"),
        (f"2025-13-45 Tin\n{BODY}", "'2025-13-45' is not a date"),
    ],
)
def test_bad_metadata_are_refused(text: str, what: str) -> None:
    """Metadata that cannot be understood are an error, never silently dropped."""
    with pytest.raises(ArticleError, match=what) as caught:
        read_text(text, name="tin.txt")
    assert str(caught.value).startswith("tin.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("matter", "known", "told"),
    [
        ("title: [Sách", {"title": "[Sách"}, ""),
        ("title: Sách: đổi cây", {"title": "Sách: đổi cây"}, ""),
        ("author: [Hoài An, Minh Tâm]", {"author": "Hoài An, Minh Tâm"}, ""),
        ("title: Sách\nheadline: Cây", {"title": "Sách"}, "headline"),
    ],
)
def test_front_matter_of_other_programs_is_read(
    matter: str, known: dict[str, str], told: str
) -> None:
    """What is not strict YAML is taken as written; what is not known is left out, and said."""
    article = read_text(_front(matter))
    assert {key: getattr(article, key) for key in known} == known
    assert told in " ".join(article.repairs)


@pytest.mark.parametrize("metadata", [{"headline": "Sách"}, {"published": "07/10/2025"}])
def test_bad_arguments_are_refused(metadata: dict[str, Any]) -> None:
    """The caller's metadata obey the same rules."""
    with pytest.raises(ArticleError):
        read_text(BODY, **metadata)


@pytest.mark.parametrize(
    ("byline", "source"),
    [
        ("(Chinhphu.vn) - ", "Chinhphu.vn"),
        ("(Dân trí) - ", "Dân trí"),
        ("VOV.VN - ", "VOV.VN"),
        ("NDO - ", "NDO"),
        ("[VOV2] - ", "VOV2"),
        ("Hà Nội (TTXVN) - ", "TTXVN"),
        ("Tokyo (Kyodo, 12/10) - ", "Kyodo"),
        ("VietNamNet – ", "VietNamNet"),
        ("Congthuong.vn - ", "Congthuong.vn"),
        ("(ĐCSVN) – ", "ĐCSVN"),
    ],
)
def test_bylines_have_many_forms(byline: str, source: str) -> None:
    """Brackets of either kind, an agency behind a place, a site's name."""
    article = read_text(byline + BODY)
    assert (article.source, article.text) == (source, BODY)
    assert article.repairs == ("The outlet was taken from the byline.",)


@pytest.mark.parametrize(
    "opening",
    [
        "TP.HCM - ",
        "TP HCM - ",
        "Hà Nội - ",
        "(Tiếp theo) - ",
        "(Ảnh minh họa) - ",
        "WHO - tổ chức y tế thế giới, ",
        "Ông Nam (CLB) - một người, ",
        "UBND - ",
    ],
)
def test_a_place_or_a_note_is_no_outlet(opening: str) -> None:
    """What may be part of the first sentence stays in it."""
    article = read_text(opening + BODY)
    assert (article.source, article.text) == (None, opening + BODY)


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("Bài và ảnh: Lê Văn An", "Lê Văn An"),
        ("Tin, ảnh: Thu Hà - Hoài An", "Thu Hà - Hoài An"),
        ("Tác giả: Minh Tâm", "Minh Tâm"),
        ("PV", "PV"),
        ("Nhóm phóng viên", "Nhóm phóng viên"),
        ("Nhóm PV Thời sự", "Nhóm PV Thời sự"),
        ("Minh Tâm - minhtam@bokenh.example", "Minh Tâm"),
        ("Minh Tâm (minhtam@bokenh.example)", "Minh Tâm"),
        ("LÊ AN", "LÊ AN"),
        ("Theo báo Bờ Kênh", "Theo báo Bờ Kênh"),
        ("Theo Hoài An/VnExpress", "Theo Hoài An/VnExpress"),
        ("N.T.H.", "N.T.H."),
    ],
)
def test_the_author_s_line_has_many_forms(last: str, author: str) -> None:
    """Names, initials, the staff, what it was put together from; an address is no name."""
    article = read_text(f"{BODY}\n{last}")
    assert (article.author, article.text) == (author, BODY)


@pytest.mark.parametrize(
    "last",
    [
        "Ông Nam nói thêm.",
        "Phường sẽ mở thêm trạm",
        "Theo dõi thêm các tin khác trên trang của phường",
        "Theo dõi Bờ Kênh trên Zalo",
        "Bài học: đọc sách",
        "Tin vui: Mở thêm trạm đọc sách ở kênh Sậy",
    ],
)
def test_a_last_line_that_may_be_a_statement_stays(last: str) -> None:
    """Only what is certainly no statement is taken off."""
    article = read_text(f"{BODY}\n{last}")
    assert (article.author, article.text) == (None, f"{BODY}\n{last}")


def test_what_stands_at_the_end_is_taken_off_and_said() -> None:
    """Author, source, tags and copyright, in whatever order."""
    article = read_text(
        f"{BODY}\nMinh Tâm\nNguồn: Báo Bờ Kênh\nTừ khóa: sách, cây\n#sach #kenhsay\n© Bờ Kênh"
    )
    assert (article.text, article.author, article.source) == (BODY, "Minh Tâm", "Báo Bờ Kênh")
    assert article.repairs == (
        "The copyright line at the end was left out.",
        "The tags at the end were left out.",
        "The source was taken from the last line.",
        "The last line was taken as the author.",
    )


def test_a_source_may_be_an_address() -> None:
    """It says where the article was published."""
    article = read_text(f"{BODY}\nNguồn: https://bokenh.example/tin-1.html")
    assert (article.text, article.url) == (BODY, "https://bokenh.example/tin-1.html")


@pytest.mark.parametrize(
    "caption",
    [
        "Ảnh: NVCC",
        "(Ảnh: Minh Tâm)",
        "Ảnh minh họa",
        "Trạm đọc số 5 bên kênh Sậy. Ảnh: Minh Tâm",
        "Trạm đọc số 5 bên kênh Sậy (Ảnh: TTXVN phát)",
        "Trạm đọc số 5 bên kênh Sậy - Ảnh: MINH TÂM",
        "Đồ họa: Hoài An",
    ],
)
def test_credited_lines_are_captions(caption: str) -> None:
    """They are set apart: they tell of a picture, and are no statement of the article."""
    article = read_text(f"{BODY}\n{caption}\n{BODY}")
    assert (article.text, article.captions) == (f"{BODY}\n{BODY}", (caption,))
    assert article.repairs == ("A line was taken as the caption of a picture.",)


@pytest.mark.parametrize(
    "line", ["Ảnh của ông được treo ở trạm số 5.", "Triển lãm có tên Ảnh: xưa và nay."]
)
def test_a_sentence_about_pictures_is_no_caption(line: str) -> None:
    """It has no credit at its end."""
    article = read_text(f"{BODY}\n{line}\n{BODY}")
    assert (article.text, article.captions) == (f"{BODY}\n{line}\n{BODY}", ())


@pytest.mark.parametrize(
    "line",
    [
        "07/10/2025 18:40",
        "Thứ ba, 7/10/2025, 18:40 (GMT+7)",
        "Thứ Ba, ngày 07-10-2025 18:40",
        "18:40, 7/10/2025",
        "Ngày đăng: 7/10/2025 - 18h40",
    ],
)
def test_a_line_with_a_date_alone_is_when_it_was_published(line: str) -> None:
    """Below the headline, as newspapers print it; day first."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n{line}\n{BODY}")
    assert (article.title, article.text) == ("Bến Lụa đổi sách lấy cây", BODY)
    assert article.published == datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)


@pytest.mark.parametrize("lines", ["Hạn | Việc\n30/6/2026\n", "30/6/2099\n"])
def test_a_date_in_a_table_or_to_come_is_no_time_of_publication(lines: str) -> None:
    """It says by when something is to be done."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n{lines}{BODY}")
    assert (article.published, article.text) == (None, lines + BODY)


@pytest.mark.parametrize(
    "end",
    [
        "Hết",
        "Không",
        "Hà Nội",
        "Đà Nẵng, Quảng Nam, Huế",
        "Việt Nam\nHoa Kỳ",
        "Phường cảm ơn:\nTrần Văn Bến",
        "Lê Thị Lụa\nTrần Văn Bến\nNguyễn Kênh",
    ],
)
def test_a_last_line_that_may_be_none_s_name_is_no_author(end: str) -> None:
    """A place, a word that ends the text, the last one of a list."""
    article = read_text(f"{BODY}\n{end}")
    assert (article.author, article.text) == (None, f"{BODY}\n{end}")


@pytest.mark.parametrize("names", ["Sơn Hà", "Cửu Long", "Ngọc Trang - Anh Tú - Tất An"])
def test_a_pen_name_may_be_that_of_a_place(names: str) -> None:
    """Several names with dashes between them are an author's line as well."""
    article = read_text(f"{BODY}\n{names}")
    assert (article.author, article.text) == (names, BODY)


@pytest.mark.parametrize("section", ["Thời sự", "Trang chủ > Xã hội > Giao thông", "SỨC KHOẺ"])
def test_the_section_s_name_is_not_the_title(section: str) -> None:
    """It stands above the headline where a page was copied whole."""
    article = read_text(f"{section}\nBến Lụa đổi sách lấy cây\n{BODY}")
    assert (article.title, article.text) == ("Bến Lụa đổi sách lấy cây", BODY)
    assert article.repairs[0] == "The name of the section above the headline was left out."


@pytest.mark.parametrize("lines", ["Minh Tâm\n07/10/2025 18:40", "07/10/2025 18:40\nMinh Tâm"])
def test_a_name_beside_the_date_is_the_author(lines: str) -> None:
    """Above or below it, between the headline and the lead."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n{lines}\n{BODY}")
    assert (article.author, article.text) == ("Minh Tâm", BODY)
    assert article.repairs[1] == "The line beside the date was taken as the author."


@pytest.mark.parametrize("first", ["1. Góp sách", "- Góp sách", "Trạm | Sách"])
def test_a_list_item_or_a_row_is_no_title(first: str) -> None:
    """It is part of what it begins."""
    article = read_text(f"{first}\n{BODY}")
    assert (article.title, article.text) == (None, f"{first}\n{BODY}")


def test_a_date_that_is_known_is_not_replaced() -> None:
    """The line with the other one is left out all the same."""
    article = read_text(f"2025-10-07 Đổi sách\n08/10/2025\n{BODY}\n31/02/2025")
    assert article.published == datetime(2025, 10, 7, tzinfo=VIET_NAM)
    assert article.text == f"{BODY}\n31/02/2025"
    assert article.repairs == ("A line with a date alone was left out.",)


def test_a_known_title_is_not_a_statement_too() -> None:
    """Pages and files repeat it above the text."""
    article = read_text(f"Bến Lụa  đổi sách lấy cây\n{BODY}", title="Bến Lụa đổi sách lấy cây")
    assert article.text == BODY
    assert article.repairs == ("The title, repeated in the text, was left out there.",)


# --- several articles ------------------------------------------------------------------------

SECOND = BODY.replace("Bến Lụa", "Bến Gỗ")
TWO = "The file seems to hold 2 articles: only the first was read: pass one a file."


@pytest.mark.parametrize(
    "between",
    [
        "\n=====\nBến Gỗ đổi sách lấy cây\n",
        "\n\n----------\n\nBến Gỗ đổi sách lấy cây\n\n",
        "\n- - - - -\nBến Gỗ đổi sách lấy cây\n",
        "\ndate 2025-10-08 Bến Gỗ đổi sách lấy cây\n",
        "\n2025-10-08 Bến Gỗ đổi sách lấy cây 08/10/2025 07:15\n",
        "\n---\ntitle: Bến Gỗ đổi sách lấy cây\npublished: 2025-10-08\n---\n",
        "\nBến Gỗ đổi sách lấy cây\n(PLO)- ",
        "\n\fBến Gỗ đổi sách lấy cây\n(PLO)- ",
    ],
)
def test_of_several_articles_the_first_is_read(between: str) -> None:
    """Facts of two articles must not mix; the user is told."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n(PLO)- {BODY}{between}{SECOND}")
    assert article.text == BODY
    assert TWO in article.repairs


def test_numbered_articles_in_one_file_are_told() -> None:
    """`Bài 2` is another one where the first is `Bài 1`; not where it is named only."""
    first = f"Bài 1: Bến Lụa đổi sách lấy cây\n{BODY}\n"
    article = read_text(f"{first}Bài 2: Bến Gỗ đổi sách lấy cây\n{SECOND}")
    assert (article.title, article.text) == ("Bài 1: Bến Lụa đổi sách lấy cây", BODY)
    assert TWO in article.repairs
    article = read_text(f"{first}Bài 2: Bến Gỗ đổi sách lấy cây")
    assert TWO not in article.repairs


def test_a_headline_under_a_wide_gap_is_told() -> None:
    """Three blank lines where there is one gap alone; nothing is left out."""
    first = f"Bến Lụa đổi sách lấy cây\n\n{BODY}"
    article = read_text(f"{first}\n\n\n\nBến Gỗ đổi sách lấy cây\n\n{SECOND}")
    told = "The text seems to hold 2 articles, parted by blank lines: pass one a file."
    assert told in article.repairs
    assert article.text.endswith(SECOND)
    article = read_text(f"{first}\n\n\n\n{SECOND}")
    assert told not in article.repairs


@pytest.mark.parametrize(
    "between",
    [
        "\n* * *\n",
        "\n***\nTrạm số 5\n",
        "\n-----\n",
        "\n=====\nTin liên quan\nĐổi sách ở kênh Sậy\nMở trạm đọc\n",
        "\n2025-10-08 khai trương trạm số 5\n",
        "\n(PLO)- ",
        "\nTrạm số 5\n(Bến Gỗ) - ",
    ],
)
def test_parts_of_one_article_are_no_articles(between: str) -> None:
    """A line of signs, a subheading, a chronicle: nothing is left out but signs."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n(PLO)- {BODY}{between}{SECOND}")
    assert SECOND in article.text
    assert article.repairs == (
        "The first line was taken as the title.",
        "The outlet was taken from the byline.",
    )


def test_a_headline_over_a_line_of_signs_is_still_one_article() -> None:
    """Setext headings, as in Markdown."""
    article = read_text(f"Bến Lụa đổi sách lấy cây\n=====\nNgười Bến Lụa đọc sách\n{BODY}")
    assert article.title == "Bến Lụa đổi sách lấy cây"
    assert article.text.endswith(BODY)


# --- without diacritics ----------------------------------------------------------------------


def test_vietnamese_without_diacritics_is_read_with_a_warning() -> None:
    """Names cannot be told from each other then, and the user must know."""
    article = read_text(romanise(BODY))
    assert article.text == romanise(BODY)
    assert article.repairs == (
        "The text has no diacritics: names and words may be misread: "
        "check everything against the original.",
    )


def test_a_text_with_few_diacritics_is_told_too() -> None:
    """Only a name was typed with care."""
    article = read_text(f"{romanise(BODY)} Trạm do bà Lê Thị Bưởi giữ.")
    assert article.repairs == (
        "Parts of the text have no diacritics: names and words there may be misread: "
        "check them against the original.",
    )


def test_a_paragraph_without_diacritics_is_told_too() -> None:
    """The rest of the article has them."""
    article = read_text(f"{BODY}\n{romanise(BODY)}")
    assert article.repairs == (
        "Parts of the text have no diacritics: names and words there may be misread: "
        "check them against the original.",
    )


@pytest.mark.parametrize(
    "line", ["“The ward opened twelve reading stations along the canal”, " * 2]
)
def test_a_foreign_quotation_is_not_a_lack_of_diacritics(line: str) -> None:
    """It is not Vietnamese."""
    assert read_text(f"{BODY}\n{line}\n{BODY}").repairs == ()


def test_repairs_of_every_step_are_told_in_order() -> None:
    """What decoding, mending and taking apart did, one sentence each."""
    data = (f"Bến Lụa đổi sách lấy cây\n{BODY}".replace(". ", ".")).encode("utf-16-le")
    assert read_bytes(data, name="tin.txt").repairs == (
        "Read as UTF-16-LE.",
        "A missing space was put in behind a punctuation mark in 2 places.",
        "The first line was taken as the title.",
    )


def test_the_title_is_mended_like_the_text() -> None:
    """Entities in front matter and in what a caller knows."""
    article = read_text(BODY, title="S&aacute;ch &amp; c&acirc;y", source="B&#7901; K&ecirc;nh")
    assert (article.title, article.source) == ("Sách & cây", "Bờ Kênh")


# --- hostile input ---------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["before", "behind", "inside"]))
def test_any_bytes_in_a_file_are_an_article_or_an_article_error(noise: bytes, where: str) -> None:
    """With one printable line that says what is wrong."""
    body = BODY.encode()
    middle = len(body) // 2
    data = {"before": noise + body, "behind": body + noise}.get(
        where, body[:middle] + noise + body[middle:]
    )
    message = "tin.txt: read"
    try:
        read_bytes(data, name="tin.txt")
    except ArticleError as error:
        message = str(error)
    assert message.startswith("tin.txt: ")
    assert message.isprintable()


def test_a_header_line_of_spaces_is_read_in_one_pass() -> None:
    """Spaces without end in the first line cost no more than reading them."""
    article = read_text(f"2025-10-07 Sách{' ' * 990_000}đổi cây\n{BODY}")
    assert article.title == "Sách đổi cây"


def test_front_matter_does_not_unfold_aliases() -> None:
    """Nested aliases, which would grow without end as text, are refused."""
    layers = ", ".join(f"&a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40))
    with pytest.raises(ArticleError, match="the title must be one line"):
        read_text(_front(f"title: [&a0 [x], {layers}]"))


def test_front_matter_too_deep_is_refused() -> None:
    """Thousands of open brackets are no YAML that anybody wrote."""
    with pytest.raises(ArticleError, match="not valid YAML"):
        read_text(_front("title: " + "[" * 1_500))


def test_numbers_in_front_matter_stay_as_written() -> None:
    """Nothing is computed from a value: every value is its text."""
    assert read_text(_front("title: 0x1F\nauthor: 007")).title == "0x1F"
    assert read_text(_front(f"title: 0x{'f' * 6_000}")).title == f"0x{'f' * 6_000}"


# --- sentences -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["reading-stations", "hanging-bridge"])
def test_sentences_are_slices_of_the_text(name: str) -> None:
    """They are numbered in order, hold all but white space, and know their paragraph."""
    article = read(ARTICLES / f"{name}.txt")
    found = sentences(article)
    assert [s.id for s in found] == [f"S{number}" for number in range(1, len(found) + 1)]
    assert "".join(article.text[s.start : s.end] for s in found).replace(" ", "") == (
        article.text.replace("\n", "").replace(" ", "")
    )
    lines = article.text.split("\n")
    assert all(article.text[s.start : s.end] in lines[s.paragraph - 1] for s in found)


def test_abbreviations_and_figures_end_no_sentence() -> None:
    """TP.HCM, 3.000 and 7.10 are inside a sentence."""
    text = f"Ngày 7.10, UBND TP.HCM và TP. HCM chi 3.000 tỉ đồng theo Th.S Lan. {BODY}"
    found = sentences(read_text(text))
    assert text[found[0].start : found[0].end].endswith("theo Th.S Lan.")
    assert len(found) == 4


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["before", "behind", "between"]))
def test_any_text_around_an_article_leaves_true_offsets(noise: str, where: str) -> None:
    """Whatever surrounds an article, sentences slice the text and never overlap."""
    text = {"before": f"{noise} {BODY}", "behind": f"{BODY} {noise}"}.get(
        where, BODY.replace(". ", f". {noise} ")
    )
    try:
        article = read_text(text)
    except ArticleError:  # such as a first line of dashes, which opens front matter
        return
    end = 0
    for sentence in sentences(article):
        assert end <= sentence.start < sentence.end <= len(article.text)
        piece = article.text[sentence.start : sentence.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        end = sentence.end


@pytest.mark.parametrize(
    "piece",
    [
        f"date 2025-10-08 Đổi sách\n{BODY}\n",
        "===\nĐổi sách\n",
        "(PLO)- Đổi\n",
        "---\n",
        "Ảnh: ",
        "Ảnh: An\n",
        "#a ",
        "#a\n",
        "An\n",
        "a@",
        "1/1/2025 ",
        "(a",
        "A.",
        "2025-10-08 a ",
        "a?b ",
    ],
)
def test_long_monotony_is_read_in_one_pass(piece: str) -> None:
    """A hundred kilobytes of anything around an article would else take minutes."""
    long = piece * (100_000 // len(piece.encode()))
    for text in (long + BODY, f"{BODY}\n{long}", f"{BODY}\n{long}\n{BODY}"):
        with contextlib.suppress(ArticleError):  # either will do
            assert read_text(text).words >= MIN_WORDS
