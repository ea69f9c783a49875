"""Mending: text as it comes from the world, as it should have been; and every repair is told."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable

import legacy_bytes
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.vietnamese.mending import mend, mend_letters

TEXT = (
    "Sáng nay, hơn 40 hộ dân phường Bến Lụa mang sách cũ đến trạm đọc bên kênh Sậy. "
    "Mỗi cuốn sách được đổi lấy một cây giống; phường dự kiến giữ trạm mở đến hết tháng."
)
PARAGRAPHS = (
    "(Bờ Kênh)- Sáng 17-11, UBND phường Bến Lụa, TP.HCM khai trương 12 trạm đọc sách miễn phí "
    "dọc kênh Sậy, sau ba tháng thử nghiệm ở hai khu phố.",
    "Theo bà Trần Thị Ngọc Lan, Chủ tịch UBND phường, 45 hộ dân đã góp 3.200 cuốn sách. Phường "
    "chi 850 triệu đồng làm mái che, kệ gỗ và đèn; phần còn lại do các hộ ven kênh tự đóng góp.",
    "Trong ba tháng thử nghiệm, các trạm đón gần 9.000 lượt người đọc, nhiều nhất là học sinh "
    "tiểu học ở hai trường gần chợ. Tuy nhiên, hai trạm bị ngập trong đợt triều cường.",
)


def _spaces(count: int) -> str:
    places = "place" if count == 1 else "places"
    return f"A missing space was put in behind a punctuation mark in {count} {places}."


# --- letters ---------------------------------------------------------------------------------


def test_clean_text_is_left_alone() -> None:
    """Nothing is mended where nothing is wrong."""
    text = "\n".join(PARAGRAPHS)
    assert mend(text) == (text, ())


@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "latin-1"])
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_read_in_another_encoding_is_restored(encoding: str, times: int) -> None:
    """Once or twice over, whichever Windows it was."""
    text = TEXT + " “Ẩm thực” – Đà Nẵng, à…"
    broken = text
    for _ in range(times):
        broken = legacy_bytes.misread(broken, encoding)
    assert broken != text
    assert mend(broken) == (
        text,
        ("Letters that had been read in a wrong encoding were restored (Ä‘ is đ).",),
    )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Người dân Đà Nẵng cười trên đường", ""),
        ("Mỗi hộ ở Bến Lụa đã góp một gốc bưởi", ""),
        ("Cả xã Đông Thành và ấp", "Cả xã Đông Th\ufffdnh v\ufffd ấp"),
    ],
)
def test_letters_that_lost_a_byte_are_completed_where_one_fits(text: str, seen: str) -> None:
    """Programs drop the bytes that windows-1252 has nothing for; what may be two is told."""
    broken = legacy_bytes.misread(text, "cp1252")
    for byte in "\x81\x8d\x8f\x90\x9d" + ("\xa0" if seen else ""):
        broken = broken.replace(byte, "")
    mended, repairs = mend(broken)
    assert mended == (seen or text)
    assert repairs[1:] == (
        ("The text has 2 lost letters (\ufffd): compare it with the original.",) if seen else ()
    )


def test_a_no_break_space_in_a_misread_letter_may_have_become_a_space() -> None:
    """As pages and mail programs make of it."""
    broken = legacy_bytes.misread("Phường thành lập hội đồng ở làng nghề", "cp1252").replace(
        "\xa0", " "
    )
    assert mend(broken)[0] == "Phường thành lập hội đồng ở làng nghề"


def test_only_the_lines_that_were_misread_are_touched() -> None:
    """A good line may end in “XÃ” and quote «khá»…, which look like it."""
    good = f"{TEXT} Người dân xã bảo «khá»… Trên biển đề “ỦY BAN NHÂN DÂN XÃ”."
    broken = legacy_bytes.misread(TEXT, "cp1252")
    assert mend(f"{good}\n{broken}")[0] == f"{good}\n{TEXT}"


@pytest.mark.parametrize(
    ("encode", "table"), [(legacy_bytes.tcvn3, "TCVN3"), (legacy_bytes.vni, "VNI")]
)
def test_text_for_an_old_font_is_converted(encode: Callable[[str], bytes], table: str) -> None:
    """Copied from a document whose font drew the letters; other lines stay."""
    text = f"Bến Lụa đổi sách lấy cây\n{TEXT}"
    broken = encode(TEXT).decode("cp1252")
    assert mend(f"Bến Lụa đổi sách lấy cây\n{broken}") == (
        text,
        (f"The text was converted from {table} to Unicode.",),
    )


@pytest.mark.parametrize(
    "break_",
    [
        lambda text: legacy_bytes.misread(text, "cp1252"),
        lambda text: legacy_bytes.misread(text, "cp1258"),
        lambda text: legacy_bytes.tcvn3(text).decode("cp1252"),
        lambda text: legacy_bytes.vni(text).decode("cp1252"),
    ],
    ids=["cp1252", "cp1258", "tcvn3", "vni"],
)
def test_a_short_line_is_mended_with_its_document(break_: Callable[[str], str]) -> None:
    """The author's name alone shows nothing: âm and ôn are Vietnamese in any reading."""
    text = f"{TEXT}\nThanh Lâm - Trung Sơn\nHòa Ngôn\nThế Anh"
    assert mend(break_(text))[0] == text


def test_foreign_names_are_no_old_font() -> None:
    """German and Nordic letters among Vietnamese ones."""
    text = "Ông Jürgen Müller và bà Åse Sørensen thăm phường Bến Lụa.\nBjörn Höcke\nFrançois"
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("B&#7871;n L&#x1EE5;a &quot;xanh&quot;&nbsp;&amp; s&aacute;ch", 'Bến Lụa "xanh" & sách'),
        ("Bến Lụa &amp;amp;quot;xanh&amp;quot;", 'Bến Lụa "xanh"'),
        ("AT&amp;T", "AT&T"),
    ],
)
def test_entities_are_decoded(broken: str, mended: str) -> None:
    """However often they were escaped."""
    assert mend(broken) == (mended, ("HTML entities, such as &nbsp;, were decoded.",))


@pytest.mark.parametrize("text", ["R&D; K&#;", "&khong; &", "Q&A: một, hai;"])
def test_what_is_no_entity_stays(text: str) -> None:
    """An ampersand and a semicolon make none."""
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("ngườі dân Вến Lụа", "người dân Bến Lụa"),  # Cyrillic і, В, а
        ("UΒND xã", "UBND xã"),  # a Greek capital beta
        ("ＵＢＮＤ phường １２", "UBND phường 12"),
        ("𝐓𝐡𝐨̂𝐧𝐠 𝐛𝐚́𝐨 mới", "Thông báo mới"),
        ("ﬁle ﬂash", "file flash"),
    ],
)
def test_letters_that_look_latin_become_latin(broken: str, mended: str) -> None:
    """A search for the name would not find it else."""
    assert mend(broken) == (mended, ("Letters that only look like Latin ones were replaced.",))


@pytest.mark.parametrize("text", ["Александр Пушкин", "α-tocopherol, TNFα, 5 µg, ΔT", "Ωmega"])
def test_words_of_other_scripts_stay(text: str) -> None:
    """A Russian name is no Latin word, and Greek letters are signs of science."""
    assert mend(text) == (text, ())


def test_a_tone_before_the_mark_of_its_vowel_is_put_behind() -> None:
    """é + ^ shows as ế and is none."""
    assert mend("ti\u00e9\u0302ng vi\u1eb9\u0302t") == (
        "tiếng việt",
        ("Tone marks in a wrong order were set right.",),
    )


def test_what_no_reader_sees_is_mended_without_a_word() -> None:
    """Composed letters, soft hyphens, kinds of spaces, blank lines."""
    seen = f"{TEXT}\n\n{TEXT}"
    broken = unicodedata.normalize("NFD", seen).replace("\n\n", " \r\n\r\n\r\n\r\n ")
    broken = broken.replace("phường", "phư\u00adờng").replace(" hộ", "\u00a0\u2003hộ")
    assert mend(broken) == (seen, ())


def test_lost_letters_are_counted() -> None:
    """They cannot be restored; the user must look."""
    assert mend("Ph\ufffd\ufffdng Bến Lụa") == (
        "Ph\ufffd\ufffdng Bến Lụa",
        ("The text has 2 lost letters (\ufffd): compare it with the original.",),
    )
    assert mend("Ph\ufffdờng Bến Lụa")[1] == (
        "The text has 1 lost letter (\ufffd): compare it with the original.",
    )


# --- forgotten spaces ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("Thừa Thiên - HuếTài xế bị khởi tố.", "Thừa Thiên - Huế Tài xế bị khởi tố."),
        ("Ảnh: Lê TúCác hộ dân", "Ảnh: Lê Tú Các hộ dân"),
        ("MoMo, VinFast, TikTok, VietNamNet", "MoMo, VinFast, TikTok, VietNamNet"),
        ("ViệtJet, TP.HCM, ThS Lê, PGSTS", "ViệtJet, TP.HCM, ThS Lê, PGSTS"),
        ("khánh thành cầuCác hộ dân vui", "khánh thành cầu Các hộ dân vui"),
        *(
            (text, text)
            for text in (
                "xem vi.wikipedia.org/wiki/ĐạiHọc rồi về",
                "Theo Báo Mới/ĐạiHọc thì",
                "Báo ĐấtViệt đưa tin. Trang ĐấtViệt nói rõ.\nKênh ĐấtViệt nói",
                "thẻ #TựHàoViệtNam và #TựHào của",
                "Theo Lê @HòaBình thì",
                "trang ĐịaỐcOnline của Lê ĐịaỐcOnline là",
                "chuỗi BáchHóaXANH, Công ty BáchHóa và",
                "Yahoo!Tech, Yahoo!Việt Nam, Jeopardy!Hay",
            )
        ),
    ],
)
def test_words_that_lost_the_break_between_them_are_parted(glued: str, apart: str) -> None:
    """A syllable, and one with a capital right behind it; names of firms stay as they are."""
    text, repairs = mend(glued)
    assert text == apart
    assert bool(repairs) == (glued != apart)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("cả trí.Lực lượng", "cả trí. Lực lượng"),
        ("ở Hà Nội.Ông nói", "ở Hà Nội. Ông nói"),
        ("rồi đồng ý.Ý kiến", "rồi đồng ý. Ý kiến"),
        ("đã quyết định.UBND phường", "đã quyết định. UBND phường"),
        ("năm 2025.Trong đó", "năm 2025. Trong đó"),
        ("(thứ ba).Đến nay", "(thứ ba). Đến nay"),
        ("thế sao?Ông hỏi", "thế sao? Ông hỏi"),
        ("thế à!Bà nói", "thế à! Bà nói"),
        ("chờ mãi...Rồi đi", "chờ mãi... Rồi đi"),
        ("chờ mãi…Rồi đi", "chờ mãi… Rồi đi"),
        ("“Vui.”Ông nói", "“Vui.” Ông nói"),
        ("“Vui”ông nói", "“Vui” ông nói"),
        ("đã nói.“Vui lắm”", "đã nói. “Vui lắm”"),
        ("vừa học,làm", "vừa học, làm"),
        ("ở Huế,Đà Nẵng", "ở Huế, Đà Nẵng"),
        ("TP.HCM,Hà Nội", "TP.HCM, Hà Nội"),
    ],
)
def test_a_forgotten_space_is_put_in(broken: str, mended: str) -> None:
    """Where a sentence, a quotation or a part of a list ends between two Vietnamese words."""
    assert mend(broken) == (mended, (_spaces(1),))


@pytest.mark.parametrize(
    "text",
    [
        "TP.Thủ Đức, TP.HCM, Tp.Huế, Q.Bình Tân, P.Bến Nghé, q.Tân Bình",
        "TS.Nguyễn An, ThS.Lê Bình, PGS.TS.Trần Cường, Ths.Lê, BS.CKII Hà, Mr.Nguyễn",
        "rừng U.Minh, A.Dũng, Y.Bình, v.v, v.v.",
        "1.Nguyễn An 2.Trần Bình 12.Lê Cường, 1.2.Mục tiêu",
        "vnexpress.Net, vnexpress.net/thoi-su, www.bao.Hay, toi@thu.Vn, https://bao.vn/a.Bai,hai",
        "3.200 và 12,5 và 1.234.567,8 và 9h30.",
        "Node.js, a,b,c và x.y",
        "“một” “hai”, ”ông ấy nói”",
        "ông nói:“Vui lắm”",
        "No.1, Sa.Pa",
    ],
)
def test_marks_inside_names_figures_and_addresses_stay(text: str) -> None:
    """Abbreviations, initials, list numbers, addresses."""
    assert mend(text) == (text, ())


def test_forgotten_spaces_are_counted() -> None:
    """One sentence tells of all of them."""
    assert mend("cả trí.Lực lượng học,làm,chơi") == (
        "cả trí. Lực lượng học, làm, chơi",
        (_spaces(3),),
    )


# --- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_lines_become_paragraphs(width: int) -> None:
    """As a mail program, an editor or a terminal wraps them."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert mend(wrapped) == (
        "\n\n".join(PARAGRAPHS),
        ("Wrapped lines were joined to paragraphs.",),
    )


def test_a_headline_is_not_joined_to_what_is_wrapped_below() -> None:
    """It ends in mid-line, like no line of a paragraph."""
    headline = "Bến Lụa đổi sách lấy cây bên kênh"
    wrapped = "\n".join([headline, *(textwrap.fill(text, 60) for text in PARAGRAPHS)])
    lines = mend(wrapped)[0].split("\n")
    assert lines[0] == headline
    assert " ".join(lines[1:]) == " ".join(PARAGRAPHS)


def test_a_hyphen_at_the_end_of_a_line_stays_unless_it_broke_a_syllable() -> None:
    """COVID-19 and Hà Nội-Huế have one of their own."""
    text = (
        "Từ đầu tháng này, tuyến xe khách Hà Nội-\nHuế chạy lại sau đợt dịch COVID-\n"
        "19 kéo dài, và mỗi ngày chở được nhiều ngư-\nời hơn trước, theo lời của ban quản lý bến\n"
        "xe và của các hộ dân ở quanh đó trong ngày."
    )
    assert mend(text)[0] == (
        "Từ đầu tháng này, tuyến xe khách Hà Nội-Huế chạy lại sau đợt dịch COVID-19 kéo dài, và "
        "mỗi ngày chở được nhiều người hơn trước, theo lời của ban quản lý bến xe và của các hộ "
        "dân ở quanh đó trong ngày."
    )


def test_a_dash_or_a_number_that_a_line_begins_with_is_no_list_item() -> None:
    """Where the line above is full and goes on."""
    text = (
        "Từ ngày mai, xe khách đi theo đường Trần Duy Hưng\n"
        "- Khuất Duy Tiến rồi ra cầu, còn các xe tải thì từ\n"
        "12) giờ trưa phải theo đường vành đai, theo lời của\n"
        "ban quản lý các bến xe ở đó, và cũng không được đỗ\n"
        "lại trên cầu cho đến hết tháng."
    )
    assert mend(text)[0] == text.replace("\n", " ")


@pytest.mark.parametrize("marks", ["1. 2. 3. ", "4) 5) 6) ", "a) b) c) ", "c. d. đ. ", "- - - "])
def test_wrapped_items_of_a_list_stay_apart(marks: str) -> None:
    """Also where an item is as wide as the page and has no full stop."""
    first, second, third = (f"{mark} " for mark in marks.split())
    text = (
        f"{first}Góp sách cũ cho các trạm đọc dọc kênh từ đầu tháng bảy\n"
        f"{second}Đổi cây giống cho các hộ dân ven kênh đến hết năm sau\n"
        "và gia hạn cho các hộ chưa kịp đổi vì đợt triều cường ở\n"
        "khu phố một và khu phố hai vừa qua của phường\n"
        f"{third}Tưới cây."
    )
    lines = mend(text)[0].split("\n")
    assert [line[:2] for line in lines] == [mark[:2] for mark in (first, second, third)]


def test_lists_and_verses_are_not_joined() -> None:
    """Their lines are short or end as the author wanted."""
    text = "Danh sách:\n- một hộ ở khu phố 1\n- hai hộ ở khu phố 2\n\nTrạm xưa\nbên bến\nsông quê"
    assert mend(text) == (text, ())


def test_paragraphs_of_one_line_each_are_not_joined() -> None:
    """Also without blank lines between them."""
    text = "\n".join([*PARAGRAPHS, "đoạn này mở đầu bằng chữ thường.", *PARAGRAPHS])
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Trạm\tSách\nSố 1\t200\nSố 2\t300", "Trạm | Sách\nSố 1 | 200\nSố 2 | 300"),
        ("|Trạm|Sách|\n|---|:-:|\n|Số 1||", "Trạm | Sách\nSố 1 | –"),
        (
            "| Trạm | Sách\n| 1 | 200\nTổng | 2 | 300",
            "– | Trạm | Sách\n– | 1 | 200\nTổng | 2 | 300",
        ),
        ("|Trạm|Sách\n|Số 1|200", "Trạm | Sách\nSố 1 | 200"),
        ("Trạm | Sách |\nSố 1 | 200 | mới", "Trạm | Sách | –\nSố 1 | 200 | mới"),
        ("\t2024\t2025\nSách\t1\t2", "– | 2024 | 2025\nSách | 1 | 2"),
    ],
)
def test_tables_become_rows(broken: str, mended: str) -> None:
    """One line a row, so that a figure stays beside what it counts."""
    assert mend(broken) == (mended, ("Tables were written as rows of cells: a | b.",))


@pytest.mark.parametrize("text", ["Đoạn một\nĐoạn | hai", "một | hai\nba | bốn"])
def test_what_is_a_row_or_none_stays(text: str) -> None:
    """One bar in one line is no table."""
    assert mend(text) == (text, ())


def test_numbers_before_a_tab_are_a_list() -> None:
    """So do word processors copy one; tabs are spaces there."""
    assert mend("1.\tGóp sách\n2.\tĐổi cây") == ("1. Góp sách\n2. Đổi cây", ())


def test_bullets_become_hyphens() -> None:
    """Also the private characters of Word's fonts, which show as boxes."""
    assert mend("•Góp sách\n\uf0b7 Đổi cây • xanh\n  ▪ Tưới") == (
        "- Góp sách\n- Đổi cây • xanh\n- Tưới",
        ("Bullets were written as hyphens.",),
    )


# --- any text --------------------------------------------------------------------------------

PIECES = [
    *TEXT.split(" "),
    *(
        "\n",
        "\n\n",
        "\t",
        "|",
        " | ",
        "-",
        "---",
        "•",
        "…",
        ".",
        ",",
        "”",
        "“",
        "&",
        "amp;",
        "&#7841;",
    ),
    *(
        "Ä‘",
        "á»‡",
        "Æ°",
        "Ã",
        "\x9d",
        "\u00a0",
        "\u00ad",
        "Ph­êng",
        "tr¹m",
        "ñoïc",
        "Luïa",
        "phöôøng",
    ),
    *(
        "\u0301",
        "\u0302",
        "é",
        "а",
        "Β",
        "Ａ",
        "𝐡",
        "\ufffd",
        "TP.HCM",
        "1.",
        "12",
        "a.Ba",
        "học,làm",
    ),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
def test_mending_twice_mends_nothing_more(pieces: list[str], between: str) -> None:
    """The mended text is as it should be."""
    mended, _ = mend(between.join(pieces))
    again, repairs = mend(mended)
    assert again == mended
    assert all("lost letter" in told for told in repairs)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_mended(text: str) -> None:
    """It is NFC afterwards, and its letters are not mended again."""
    mended, _ = mend(text)
    assert mended == unicodedata.normalize("NFC", mended)
    assert mend_letters(mended)[0] == mended


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "&amp;",
            "&",
            "Ä‘",
            "á»",
            "Æ°Ä",
            "ñoïc ",
            "tr¹m ",
            "а",
            "a.Ba",
            ".",
            "...A",
            "-\n",
            "a\n",
        ),
        *("|", "\t", "| a ", "é\u0302", "\u0302", " \n", "• ", "@a.Ba", "Hµ ", "A1", "𝐡"),
    ],
)
def test_long_monotony_is_mended_in_one_pass(piece: str) -> None:
    """A quarter of a million characters of anything: it would take hours if it were quadratic."""
    mended, _ = mend(piece * (250_000 // len(piece)))
    assert mend_letters(mended)[0] == mended


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([45, 60, 72, 90]),
    st.lists(
        st.tuples(
            st.integers(0, 500),
            st.sampled_from(
                ["a) ", "- ", "\n", "\n\n", "|", "\t", ":", ";", ".", "ư-\n", "”", "»"]
            ),
        ),
        max_size=10,
    ),
)
def test_wrapped_text_with_anything_in_it_is_mended_once(
    width: int, marks: list[tuple[int, str]]
) -> None:
    """Joining lines brings no new reason to join more of them."""
    text = "\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    for at, mark in marks:
        text = text[:at] + mark + text[at:]
    mended, _ = mend(text)
    assert mend(mended) == (mended, ())
