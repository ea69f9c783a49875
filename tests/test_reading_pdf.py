"""PDF: its layer of text to the paragraphs of an article."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import bounded
from briefing.errors import ArticleError
from briefing.reading import read, sentences
from briefing.reading.paragraphs import joined, unwrapped
from briefing.reading.pdf import read as read_pdf
from briefing.reading.pdf_layout import layout_of
from briefing.reading.pdf_pages import PAGES, pieces_of

DATA = Path(__file__).parent / "data"
TABLE = (DATA / "documents" / "table.pdf").read_bytes()


def pdf(
    content: bytes, *, filters: bytes = b"", pages: int = 1, info: bytes = b"", font: bytes = b""
) -> bytes:
    """Return a PDF file, as small as can be, of pages with this content."""
    kids = b"3 0 R " * pages
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R/B 6 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>" % font,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
        b"<<%s>>" % info,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + head + tail


def line(x: float, y: float, text: str, size: float = 11, *, bold: bool = False) -> list[Any]:
    """Return a piece of text as `pieces_of` does, with the end of its line."""
    return [x, None, y, size, bold, f"{text}\n"]


def paragraphs_of(*pages: list[list[Any]]) -> list[str]:
    return layout_of(pages).paragraphs


WIDE = "Sáng nay phường Bến Lụa mở mười hai trạm đọc sách bên kênh Sậy cho bà con"


@pytest.mark.parametrize("name", ["stations.pdf", "columns.pdf", "printed.pdf"])
def test_an_article_in_a_pdf_is_the_article(name: str) -> None:
    """Sentences, outlet and author are those of the same article as plain text, on one page or
    several, in one column or in two, with words that are in several fonts."""
    plain = read(DATA / "articles" / "reading-stations.txt")
    article = read(DATA / "documents" / name)
    assert article.text == plain.text
    assert sentences(article) == sentences(plain)
    assert (article.source, article.author) == (plain.source, plain.author)
    assert article.published is None


def test_the_headline_is_what_is_largest() -> None:
    """It may have several lines; headers, footers and page numbers are left out, and said."""
    article = read(DATA / "documents" / "stations.pdf")
    assert article.title == "Phường Bến Lụa mở 12 trạm đọc sách dọc kênh Sậy"
    assert "Headers, footers and page numbers were left out." in article.repairs
    assert "Trang" not in article.text
    assert "Bản in" not in article.text


def test_indents_begin_paragraphs_across_pages() -> None:
    """Without any space between paragraphs, each is the one that was written."""
    stations = (DATA / "articles" / "reading-stations.txt").read_text("utf-8").split("\n")[1:]
    bridge = (DATA / "articles" / "hanging-bridge.txt").read_text("utf-8").split("\n")[1:]
    written = [text for text in stations if text][:-1] + [text for text in bridge if text]
    content = read_pdf((DATA / "documents" / "indented.pdf").read_bytes(), "tin.pdf")
    assert content.text.split("\n") == written


def test_tables_headings_and_broken_words() -> None:
    """Rows are lines, a bold line is one of its own, a syllable broken by a hyphen is whole
    again and a name with one keeps it; a page without text is told."""
    content = read_pdf(TABLE, "tin.pdf")
    assert content.text.split("\n") == [
        "Sáng 17-11, phường Bến Lụa mở 12 trạm đọc sách bên kênh, mỗi trạm có một người trông. "
        "Trạm số 1 nằm trên tuyến xe buýt Bến Lụa - Đồng Sim, gần bến Hà Nội-Huế cũ.",
        "Số sách của từng trạm",
        "Trạm | Số sách | Lượt đọc",
        "Số 1 | 320 | 1.200",
        "Phường dự kiến mở thêm 6 trạm trong năm 2026 nếu vận động đủ sách.",
    ]
    assert content.repairs == ("1 page has no text and may be scanned.",)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("scan.pdf", r"no text layer \(a scan\?\): run text recognition \(OCR\)"),
        ("locked.pdf", "protected with a password: save it without one"),
        ("unlettered.pdf", "not in Vietnamese letters .*: run text recognition"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(name: str, what: str) -> None:
    """A scan, a password, fonts without letters: one line that says what to do."""
    with pytest.raises(ArticleError, match=what) as caught:
        read(DATA / "documents" / name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.4\n" + b"1 0 obj " * 10_000,
        TABLE[:3_000],
        pdf(b"[" * 100_000),
        pdf(zlib.compress(zlib.compress(bytes(200_000_000), 9), 9),
            filters=b"/Filter[/FlateDecode/FlateDecode]"),
    ],
    ids=["stub", "junk", "cut", "nested", "bomb"],
)  # fmt: skip
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    """Damage, depth and bombs are one line."""
    with pytest.raises(ArticleError, match=r"^tin\.pdf: (damaged|takes more|has no text)"):
        read_pdf(data, "tin.pdf")


def test_a_file_that_takes_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that takes it apart has limits."""
    monkeypatch.setattr("briefing.reading.pdf._MEMORY", 30_000_000)
    with pytest.raises(ArticleError, match="print the article alone to a new PDF"):
        read_pdf(TABLE, "tin.pdf")


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        "bytearray(200_000_000)",
        "import time; time.sleep(60)",
        "import os; os.abort()",
    ],
)
def test_a_program_within_bounds_ends(program: str) -> None:
    """Too much of a processor, of memory or of time, and a crash, give nothing."""
    assert bounded.run(program, b"", memory=150_000_000, processor=1, seconds=3) is None


def test_a_program_within_bounds_answers() -> None:
    """What it writes is returned; it imports nothing from the folder that one is in."""
    program = (
        "sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1] + str('' in sys.path).encode())"
    )
    assert bounded.run(program, b"abc", memory=500_000_000, processor=5, seconds=30) == b"cbaFalse"


def test_only_so_many_pages_are_read() -> None:
    """The rest is told."""
    content = read_pdf(pdf(b"BT /F 12 Tf 50 400 Td (tin) Tj ET", pages=PAGES + 1), "tin.pdf")
    assert content.repairs[0] == f"Only the first {PAGES} of {PAGES + 1} pages were read."


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Phường Bến Lụa mở trạm đọc", "Phường Bến Lụa mở trạm đọc"),
        ("Microsoft Word - Phường Bến Lụa mở", None),
        ("Phường Bến Lụa mở trạm.docx", None),
        ("Tin", None),
        ("untitled document by an app", None),
    ],
)
def test_a_title_of_the_properties_counts_when_it_reads_like_one(
    title: str, found: str | None
) -> None:
    """Most are the name of a file or a program."""
    told = b"/Title<feff%s>" % title.encode("utf-16-be").hex().encode()
    content = read_pdf(pdf(b"BT /F 12 Tf 50 400 Td (tin) Tj ET", info=told), "tin.pdf")
    assert content.metadata.get("title") == found
    assert ("The title was taken from the file's properties." in content.repairs) == bool(found)


@pytest.mark.parametrize(
    "content",
    [
        b"0 1 -1 0 300 100 cm BT /F 12 Tf 0 0 Td (mot hai ba bon) Tj ET",
        b"-1 0 0 -1 300 400 cm BT /F 12 Tf 0 0 Td (mot hai ba bon) Tj ET",
        b"1 0 0 -1 0 800 cm BT /F 12 Tf 1 0 0 -1 50 300 Tm (mot hai ba bon) Tj ET",
        b"BT /F 12 Tf 50 400 Td (mot hai) Tj ET BT /F 60 Tf .7 .7 -.7 .7 90 90 Tm (NHAP) Tj ET "
        b"BT /F 12 Tf 50 385 Td (ba bon) Tj ET",
    ],
    ids=["left", "over", "flipped", "watermark"],
)
def test_text_is_read_in_the_direction_of_the_page(content: bytes) -> None:
    """A page may be turned; a watermark across it is no text."""
    assert read_pdf(pdf(content), "tin.pdf").text == "mot hai ba bon"


def test_a_line_ends_where_the_next_word_had_room() -> None:
    """Without space and indent, a paragraph ends where a sentence does and a word had room."""
    short = "Trạm mở đến tối."
    page = [line(60, 700, WIDE), line(60, 685, short), line(60, 670, WIDE), line(60, 655, "Hết.")]
    assert paragraphs_of(page) == [f"{WIDE} {short}", f"{WIDE} Hết."]


@pytest.mark.parametrize("widths", [b"", b"/FirstChar 32/Widths[%s]" % (b"500 " * 95)])
def test_cells_are_never_glued(widths: bytes) -> None:
    """However near they are, and whether or not the font tells how wide its letters are."""
    cells = ((50, b"2023"), (85, b"1.200"), (123, b"300"))
    row = b"".join(b"BT 12 TL 1 0 0 1 %d 400 Tm (%s) Tj T* ET " % cell for cell in cells)
    data = pdf(b"/F 10 Tf " + row, font=widths)
    assert read_pdf(data, "tin.pdf").text == "2023 | 1.200 | 300"


def test_space_and_type_begin_paragraphs() -> None:
    """A wider gap, bold type, another size and a bullet do."""
    page = [
        line(60, 700, WIDE),
        line(60, 685, WIDE),
        line(60, 660, WIDE),
        line(60, 645, WIDE, bold=True),
        line(60, 630, WIDE),
        line(60, 615, WIDE, 9),
        line(60, 600, f"• {WIDE}", 9),
    ]
    assert paragraphs_of(page) == [
        f"{WIDE} {WIDE}", WIDE, WIDE, WIDE, WIDE, f"• {WIDE}",
    ]  # fmt: skip


def test_a_sentence_goes_on_over_the_page() -> None:
    """What stands at the edges of most pages does not come between."""
    words = ("một", "hai", "ba")
    pages = [
        [
            line(60, 800, f"Báo Bờ Kênh số {number}"),
            line(60, 700, f"{WIDE} {word}"),
            line(300, 20, f"- {number} -"),
        ]
        for number, word in enumerate(words, 1)
    ]
    assert paragraphs_of(*pages) == [" ".join(f"{WIDE} {word}" for word in words)]


def test_a_line_that_is_there_twice_on_a_page_is_no_header() -> None:
    """A header is at the edge of several pages."""
    assert paragraphs_of([line(60, 700, "Tin vui."), line(60, 600, "Tin vui.")]) == ["Tin vui."] * 2


def test_items_of_a_list_at_the_edges_of_pages_are_text() -> None:
    """Their numbers do not count up with the pages, and they are not equally high."""
    numbers = (20, 18, 15, 11)
    items = [f"- Trạm {at}: {number} lượt." for at, number in enumerate(numbers, 1)]
    pages = [
        [line(60, 700, WIDE), line(60, 600, items[0]), line(60, 585, items[1])],
        [line(60, 700, items[2]), line(60, 685, items[3]), line(60, 600, WIDE)],
    ]
    assert paragraphs_of(*pages) == [WIDE, *items, WIDE]
    level = [[line(60, 700, item)] for item in items[::2]]
    assert paragraphs_of(*level) == items[::2]


def test_items_without_a_full_stop_are_not_joined_across_pages() -> None:
    """Each is a paragraph of its own, wherever the page ends."""
    items = ["- Trạm 1: 20 lượt", "- Trạm 2: 18 lượt", "- Trạm 3: 15 lượt"]
    pages = [
        [line(60, 700, WIDE), line(60, 600, items[0])],
        [line(60, 750, items[1]), line(60, 735, items[2])],
    ]
    assert paragraphs_of(*pages) == [WIDE, *items]


def test_a_number_that_ends_a_sentence_is_no_page_number() -> None:
    """Nor is a year."""
    for number in ("2026.", "12.", "2026"):
        page = [line(60, 700, WIDE), line(60, 685, number)]
        assert paragraphs_of(page) == [f"{WIDE} {number}"]
    assert paragraphs_of([line(60, 700, WIDE), line(60, 20, "- 12 -")]) == [WIDE]


def test_raised_digits_are_exponents_or_signs_of_notes() -> None:
    """An exponent does not become part of the number; the sign of a note is left out, and said."""
    content = (
        b"BT 50 400 Td /F 12 Tf (chi 10) Tj 4 Ts /F 8 Tf (6) Tj 0 Ts /F 12 Tf ( dong cho 20 m) Tj "
        b"4 Ts /F 8 Tf (2) Tj 0 Ts /F 12 Tf ( va 2.500) Tj 4 Ts /F 8 Tf (1) Tj 0 Ts /F 12 Tf "
        b"( nguoi) Tj ET"
    )
    found = read_pdf(pdf(content), "tin.pdf")
    assert found.text == "chi 10⁶ dong cho 20 m² va 2.500 nguoi"
    assert found.repairs == ("Raised signs of notes were left out.",)


def pair(y: float, left: str, right: str) -> list[list[Any]]:
    """Return two pieces side by side, whose ends are told."""
    return [[60, 200, y, 11, False, f"{left}\n"], [310, 450, y, 11, False, f"{right}\n"]]


def test_a_table_with_long_cells_is_no_text_in_columns() -> None:
    """Its rows are lines, however many they are: what is in charge of what stands side by side."""
    rows = [
        ("Dựng lại mái che trạm một", "Đội thợ mộc Bến Lụa"),
        ("Thay kệ sách ở trạm hai", "Hợp tác xã Đồng Sim"),
        ("Kê cao sàn trạm số năm", "Tổ cư dân Kênh Sậy"),
        ("Mua thêm sách thiếu nhi", "Thư viện phường Bến Lụa"),
        ("Trồng cây dọc bờ kênh", "Đoàn thanh niên phường"),
        ("Lắp đèn cho sáu trạm mới", "Công ty điện Bến Lụa"),
    ]
    cells = [piece for at, row in enumerate(rows) for piece in pair(700 - 18 * at, *row)]
    assert paragraphs_of([*cells, line(60, 560, WIDE)]) == [*map(" | ".join, rows), WIDE]


def test_an_empty_cell_is_a_dash() -> None:
    """What stands behind it stays in its column, unless it begins with none."""
    rows = (
        ((60, "Năm"), (160, "Trạm"), (260, "Sách")),
        ((60, "2025"), (260, "320")),
        ((60, "2026"), (275, "410")),
    )
    page = [line(x, 700 - 15 * at, text) for at, row in enumerate(rows) for x, text in row]
    assert paragraphs_of(page) == ["Năm | Trạm | Sách", "2025 | – | 320", "2026 | 410"]


def test_columns_end_where_a_wider_line_follows() -> None:
    """The text below them comes after both."""
    left = ["Sáng nay phường Bến Lụa", "mở mười hai trạm đọc", "sách bên kênh Sậy cho", "bà con"]
    right = ["Trong ba tháng thử nghiệm", "các trạm đón gần chín", "nghìn lượt người đọc và", "học"]
    left, right = [*left, "đến mượn sách về nhà."], [*right, "sinh của ba trường gần đó."]
    rows = enumerate(zip(left, right, strict=True))
    cells = [piece for at, row in rows for piece in pair(700 - 14 * at, *row)]
    below = [60, 520, 600, 11, False, f"{WIDE}\n"]
    assert paragraphs_of([*cells, below]) == [" ".join(left), " ".join(right), WIDE]


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    """The time of printing, the address and the number of the page."""
    page = [
        line(20, 780, "10/7/25, 6:40 PM"),
        line(60, 700, WIDE),
        [20, 200, 15, 8, False, "https://bokenh.example/tin.html"],
        [560, 570, 15, 8, False, "1/1\n"],
    ]
    assert paragraphs_of(page) == [WIDE]
    assert paragraphs_of(page[:2]) == ["10/7/25, 6:40 PM", WIDE]


def test_what_stands_above_the_headline_is_left_out() -> None:
    """The outlet's name may be larger than the headline."""
    page = [
        line(60, 800, "BÁO BỜ KÊNH", 30, bold=True),
        line(60, 760, "Mở trạm đọc", 20, bold=True),
        line(60, 735, "bên kênh", 20, bold=True),
        line(60, 700, WIDE),
    ]
    layout = layout_of([page])
    assert (layout.title, layout.paragraphs) == ("Mở trạm đọc bên kênh", [WIDE])
    assert layout.above


def test_a_second_headline_as_large_is_counted() -> None:
    """It may begin another article, when there is as much text below it."""
    article = [line(60, 760, "Mở trạm đọc bên kênh", 20), line(60, 700, WIDE), line(60, 685, WIDE)]
    moved = [[x, end, y - 200, *rest] for x, end, y, *rest in article]
    assert layout_of([article]).titles == 1
    assert layout_of([article + moved]).titles == 2
    assert layout_of([article + moved[:2]]).titles == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["một ngườ-", "i trông"], "một người trông"),
        (["inter-", "national"], "international"),
        (["tuyến Hà Nội-", "Huế"], "tuyến Hà Nội-Huế"),
        (["giai đoạn 2020-", "2025"], "giai đoạn 2020-2025"),
        (["COVID-", "19"], "COVID-19"),
        (["kinh tế-", "xã hội"], "kinh tế-xã hội"),
        (["trạm -", "một"], "trạm - một"),
        (["ngư\u00ad", "ời"], "người"),
        (["một", "hai"], "một hai"),
        (["-", "a"], "-a"),
        ([], ""),
    ],
)
def test_lines_are_joined_with_or_without_their_hyphen(lines: list[str], text: str) -> None:
    """Only half a syllable loses its hyphen."""
    assert joined(lines) == text


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("aàng -.\n", min_size=1, max_size=9).map(str.strip), max_size=9))
def test_joining_lines_loses_nothing_but_hyphens(lines: list[str]) -> None:
    """Every letter of every line is in the paragraphs, in order."""
    kept = "".join(unwrapped(lines)).replace(" ", "").replace("-", "")
    assert kept == "".join(lines).replace(" ", "").replace("-", "")


PIECES = st.tuples(
    st.floats(-1000, 1000).map(lambda x: round(x, 1)),
    st.none() | st.floats(-1000, 1000),
    st.sampled_from([700.0, 685.0, 670.0, 20.0]) | st.floats(-1000, 1000),
    st.sampled_from([8.0, 11.0, 11.1, 20.0]) | st.floats(1.1, 1000),
    st.booleans(),
    st.sampled_from(["tin\n", "một hai", " ba.\n", "• bốn\n", "12\n", "Năm sáu bảy tám\n"]),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=25), max_size=4))
def test_pieces_anywhere_make_paragraphs(pages: list[list[tuple[Any, ...]]]) -> None:
    """No word is made up, and none is there more often than on the pages."""
    layout = layout_of(pages)
    written = " ".join(piece[-1] for page in pages for piece in page)
    text = " ".join([layout.title, *layout.paragraphs])
    for word in ("tin", "bốn", "Năm"):
        assert text.count(word) <= written.count(word)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(TABLE) - 1), st.binary(min_size=1, max_size=6)), max_size=8
    ),
    st.sampled_from([None, None, -200, 40_000, 2_000]),
)
def test_any_damage_is_text_or_an_error(changes: list[tuple[int, bytes]], cut: int | None) -> None:
    """A file with other bytes in it, or cut short, is taken apart or called damaged."""
    data = bytearray(TABLE)
    for at, piece in changes:
        data[at : at + len(piece)] = piece
    found = pieces_of(bytes(data[:cut]))
    assert found.get("error") in (None, "damaged", "locked")
    layout_of([pieces for pieces in found.get("read", []) if pieces])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-",
        b"%PDF-1.4 \xff\xfe" * 100,
        TABLE[500:],
        TABLE[::-1],
        b"%PDF-1.4\ntrailer<</Root 1 0 R>>",
    ],
)
def test_any_bytes_are_an_article_error(data: bytes) -> None:
    """Nothing but ArticleError comes out."""
    with pytest.raises(ArticleError, match=r"^tin\.pdf: "):
        read_pdf(data, "tin.pdf")
