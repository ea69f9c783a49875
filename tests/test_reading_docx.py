"""Word documents: the text as it is shown, and what is left out of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading import read, sentences
from briefing.reading.content import Content
from briefing.reading.docx import read as read_docx

DATA = Path(__file__).parent / "data"
STATIONS = (DATA / "documents" / "stations.docx").read_bytes()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def packed(parts: dict[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def document(body: str, *, word: str = WORD, styles: str = "", **parts: str) -> bytes:
    """Return a Word document of this body and these styles, as small as can be."""
    spaces = f'xmlns:w="{word}" xmlns:mc="{CHOICES}" xmlns:o="urn:o"'
    return packed(
        {
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
            **{f"word/{name}.xml": f"<w:x {spaces}>{part}</w:x>" for name, part in parts.items()},
        }
    )


def p(text: str, style: str = "") -> str:
    """Return a paragraph."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{r(text)}</w:p>"


def r(text: str, format_: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{format_}</w:rPr><w:t>{text}</w:t></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table whose cells have these paragraphs in them."""
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read_body(body: str) -> Content:
    return read_docx(document(body), "tin.docx")


def test_an_article_in_word_is_the_article() -> None:
    """Title, sentences, outlet and author are those of the same article as plain text."""
    plain = read(DATA / "articles" / "reading-stations.txt")
    article = read(DATA / "documents" / "stations.docx")
    assert (article.title, article.text) == (plain.title, plain.text)
    assert sentences(article) == sentences(plain)
    assert (article.source, article.author) == (plain.source, plain.author)
    assert article.published is None
    assert "Headers and footers of the pages were left out." in article.repairs


@pytest.mark.parametrize("word", [WORD, STRICT])
def test_paragraphs_and_tables_keep_their_order(word: str) -> None:
    """Rows are lines, a table for the page's layout is running text; both namespaces are read."""
    long = "Sáng nay phường mở trạm đọc sách bên kênh. " * 6
    body = (
        p("Một")
        + table((p("Tên"), p("Số") + p("sách")), (p("Lụa"), p("")), (p(""), p("")))
        + p("Hai")
        + table((p("Lề"), p(long.strip()) + p("Ba")))
        + table((p("Bốn") + p("Năm"),))
        + table((table((p("a"), p("b"))) + p("c"), p("d")))
    )
    assert read_docx(document(body, word=word), "tin.docx").text.split("\n") == [
        "Một", "Tên | Số sách", "Lụa", "Hai", "Lề", long.strip(), "Ba", "Bốn", "Năm", "a | b c | d",
    ]  # fmt: skip


def test_cells_stay_in_their_columns() -> None:
    """An empty cell is a dash; merged cells stand in each of their columns and rows; numbers that
    Word puts in are cells as well."""
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    top, under = ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>")
    body = table(
        (p("TT"), p("Trạm"), wide + p("Số sách")),
        (item("", 1), top + p("Số 1"), p("320"), p("")),
        (item("", 1), under + p(""), p(""), p("280")),
    )
    content = read_docx(document(body, numbering=NUMBERING), "tin.docx")
    assert content.text.split("\n") == [
        "TT | Trạm | Số sách | Số sách", "1. | Số 1 | 320 | –", "2. | Số 1 | – | 280",
    ]  # fmt: skip


def test_a_long_cell_leaves_its_row_whole() -> None:
    """Where a table has a head, what stands side by side is said of the same thing."""
    long = "Sáng nay phường mở trạm đọc sách bên kênh. " * 6
    rows = ((p("Việc"), p("Chủ trì")), (p(long), p("Thư viện phường")))
    assert read_body(table(*rows)).text.split("\n") == [
        "Việc | Chủ trì", f"{long.strip()} | Thư viện phường",
    ]  # fmt: skip


def test_runs_breaks_and_links_make_one_paragraph() -> None:
    """A paragraph in many formats is one; a line break in it is a line of its own."""
    body = (
        f"<w:p>{r('Trạm ')}<w:hyperlink>{r('đọc')}</w:hyperlink><w:r><w:t> sách</w:t><w:tab/>"
        "<w:t>mở</w:t><w:br/><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r></w:p>"
    )
    assert read_body(body).text == "Trạm đọc sách\tmở\nCOVID-19"


def test_a_page_break_parts_no_sentence() -> None:
    """The paragraph goes on behind it; a place on the line is no part of a word."""
    breaks = ('<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:ptab/>", "<w:br/>")
    body = "".join(f"<w:r>{found}<w:t>trạm</w:t></w:r>" for found in breaks)
    assert read_body(f"<w:p>{r('Mở')}{body}</w:p>").text == "Mở trạm trạm\ttrạm\ntrạm"


def test_tracked_changes_are_accepted() -> None:
    """What was inserted or moved here is in, what was deleted or moved away is out."""
    body = (
        f"<w:p>{r('Mở ')}<w:ins>{r('12')}</w:ins><w:del><w:r><w:delText>10</w:delText></w:r>"
        f"<w:p/></w:del><w:moveTo>{r(' trạm')}</w:moveTo>"
        f"<w:moveFrom>{r(' sách')}</w:moveFrom></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('Nửa câu ')}</w:p>{p('nửa kia')}"
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('bỏ')}</w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t>Còn</w:t></w:r></w:p>"
    )
    content = read_body(body)
    assert content.text == "Mở 12 trạm\nNửa câu nửa kia\nCòn"
    assert content.repairs == (
        "Tracked changes: what was inserted is in, what was deleted is out.",
    )


def test_hidden_text_is_left_out_and_said() -> None:
    """Hidden by itself or by a style that it has or that its style is based on."""
    styles = (
        '<w:style w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Con"><w:basedOn w:val="An"/></w:style>'
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    hidden = [r("một", "<w:vanish/>"), r("hai", '<w:rStyle w:val="Con"/>')]
    shown = r(" thấy", '<w:vanish w:val="0"/>')
    body = f"<w:p>{hidden[0]}{shown}{hidden[1]}</w:p>{p('ba', 'Con')}{p('bốn', 'A')}"
    content = read_docx(document(body, styles=styles), "tin.docx")
    assert content.text == "thấy\nbốn"
    assert content.repairs == ("Hidden text was left out.",)


RAISED = '<w:vertAlign w:val="superscript"/>'
SPACE_OF_FORMULAS = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("chi 10", "6", "chi 10⁶ đồng"),
        ("nhỏ hơn 10", "-3", "nhỏ hơn 10⁻³ đồng"),
        ("rộng 20 km", "2", "rộng 20 km² đồng"),
        ("nóng 35", "o", "nóng 35° đồng"),
        ("VinFast", "TM", "VinFastTM đồng"),
        ("2.500", "1", "2.500 đồng"),
        ("110", "1", "110 đồng"),
        ("người", "(2)", "người đồng"),
        ("tháng", "*", "tháng đồng"),
    ],
)
def test_raised_text_does_not_become_part_of_a_number(before: str, raised: str, text: str) -> None:
    """An exponent and a degree are written as such, a note's sign is left out, and that is said."""
    content = read_body(f"<w:p>{r(before)}{r(raised, RAISED)}{r(' đồng')}</w:p>")
    assert content.text == text
    said = ("Raised signs of notes were left out.",) if text == f"{before} đồng" else ()
    assert content.repairs == said


def test_signs_of_symbol_fonts_are_read() -> None:
    """What they show; one that is not known is said."""
    signs = [
        f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
        for font, char in (("Symbol", "F0B0"), ("Wingdings", "F0E0"), ("Webdings", "F021"))
    ]
    body = f"<w:p>{r('35')}{signs[0]}{r('C, 5 ')}{signs[1]}{r(' 6 giờ')}"
    content = read_body(f"{body}</w:p>")
    assert (content.text, content.repairs) == ("35°C, 5 → 6 giờ", ())
    said = "Signs of symbol fonts were left out: compare with the original."
    assert read_body(f"{body}{signs[2]}</w:p>").repairs == (said,)


def test_struck_text_and_formulas_are_left_out_and_said() -> None:
    """What is struck out no longer holds; a formula's parts are no line of text."""
    struck = r("10 tỷ ", "<w:strike/>") + r("11 tỷ ", "<w:dstrike/>")
    formula = f'<m:oMath xmlns:m="{SPACE_OF_FORMULAS}"><m:r><m:t>106</m:t></m:r></m:oMath>'
    kept = r("12 tỷ", '<w:strike w:val="0"/>')
    content = read_body(f"<w:p>{r('Chi ')}{struck}{formula}{kept}</w:p>")
    assert content.text == "Chi 12 tỷ"
    assert content.repairs == (
        "Text that is struck out was left out.",
        "Formulas were left out: compare the sentences around them with the original.",
    )


def level(at: int, kind: str, text: str, first: int = 1) -> str:
    """Return how a level of a list is numbered."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{first}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, number: int, at: int = 0) -> str:
    """Return a paragraph that is an item of a list."""
    of = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{of}</w:pPr>{r(text)}</w:p>"


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "o")}'
    f"{level(1, 'upperRoman', 'Mục %2:', 4)}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_items_of_lists_have_the_numbers_that_are_seen() -> None:
    """Counted on each level, begun again where the list says; bullets are hyphens; the number of
    a style counts; what is not known is said."""
    styles = (
        '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="M"><w:basedOn w:val="L"/></w:style>'
    )
    body = (
        item("một", 1) + item("a", 1, 1) + item("b", 1, 1) + p("hai", "M") + item("c", 1, 1)
        + item("gạch", 2) + item("bốn", 2, 1) + item("năm", 2, 1) + item("lại", 3) + item("tự", 0)
    )  # fmt: skip
    content = read_docx(document(body, styles=styles, numbering=NUMBERING), "tin.docx")
    assert content.text.split("\n") == [
        "1. một", "1.a) a", "1.b) b", "2. hai", "2.a) c", "- gạch", "Mục IV: bốn", "Mục V: năm",
        "1. lại", "tự",
    ]  # fmt: skip
    assert content.repairs == ()
    content = read_docx(document(item("một", 9), numbering=NUMBERING), "tin.docx")
    assert content.text == "một"
    assert content.repairs == ("Numbers before the items of lists were left out.",)


@pytest.mark.parametrize(
    ("kind", "first", "labels"),
    [
        ("lowerLetter", 26, "z aa"),
        ("upperLetter", 104, "ZZZZ 105"),
        ("lowerRoman", 1, "i ii"),
        ("upperRoman", 998, "CMXCVIII CMXCIX"),
        ("decimalZero", 0, "0 1"),
        ("upperLetter", 0, "Z A"),
        ("decimal", 99999, "1 2"),
    ],
)
def test_ways_to_count(kind: str, first: int, labels: str) -> None:
    """Letters, Roman numbers, digits for whatever is not known; nothing without bounds."""
    one, two = labels.split()
    lists = f'<w:abstractNum w:abstractNumId="7">{level(0, kind, "%1", first)}</w:abstractNum>'
    numbering = f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    content = read_docx(document(item("x", 1) + item("y", 1), numbering=numbering), "tin.docx")
    assert content.text == f"{one} x\n{two} y"


def test_what_stands_outside_the_text_is_left_out_and_said() -> None:
    """Comments, notes, contents, headers, embedded documents; fields show their result."""
    styles = '<w:style w:styleId="M"><w:name w:val="toc 1"/></w:style>'
    body = (
        f"{p('Mục 1', 'M')}<w:p>{r('Tin')}<w:r><w:commentReference/></w:r>"
        "<w:r><w:footnoteReference/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:altChunk/><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{p('Bấm vào đây')}</w:sdtContent></w:sdt><w:sdt><w:sdtContent>{p('Hết')}</w:sdtContent>"
        "</w:sdt>"
    )
    content = read_docx(
        document(body, styles=styles, header1=p("Báo Bờ Kênh"), footnotes=p("Chú")), "tin.docx"
    )
    assert content.text == "Tin\nHết"
    assert content.repairs == (
        "Comments were left out.",
        "Footnotes were left out.",
        "The table of contents was left out.",
        "Headers and footers of the pages were left out.",
        "A document within the document was left out.",
    )
    assert read_docx(document(p("Tin"), footer1=p("12")), "tin.docx").repairs == ()


def test_a_text_box_follows_its_paragraph_once() -> None:
    """Word writes a box twice, for new programs and for old ones."""
    box = f"<o:box><w:txbxContent>{p('Hộp một')}{p('Hộp hai')}</w:txbxContent></o:box>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p>{r('Trước ')}<w:r>{choice}</mc:AlternateContent></w:r>{r('sau')}</w:p>"
    assert read_body(body).text == "Trước sau\nHộp một\nHộp hai"


def test_styles_tell_title_and_captions() -> None:
    """By their names, which are English in every language of Word."""
    styles = (
        '<w:style w:styleId="Tiu"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="Chuthich"><w:name w:val="caption"/></w:style>'
        '<w:style w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
    )
    body = p("Phường mở", "Tiu") + p("trạm đọc", "Tiu") + p("Tin") + p("Trạm số 1", "Chuthich")
    content = read_docx(document(body, styles=styles), "tin.docx")
    assert (content.metadata, content.text) == ({"title": "Phường mở trạm đọc"}, "Tin")
    assert content.captions == ("Trạm số 1",)
    content = read_docx(document(p("Tựa", "u1") + p("Tin") + p("Mục", "u1"), styles=styles), "tin")
    assert (content.metadata, content.text) == ({"title": "Tựa"}, "Tin\nMục")


def test_several_articles_are_told() -> None:
    """Of those with a title each the first one is read; headings may be of sections."""
    long = "Sáng nay phường mở trạm đọc sách bên kênh cho bà con. " * 3
    styles = (
        '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    )
    for style, said in (
        ("T", "The file seems to hold 2 articles: only the first was read: pass one a file."),
        (
            "H",
            "2 headings are as large as the title's: if each begins an article, pass one a file.",
        ),
    ):
        body = p("Mở trạm", style) + p(long) + p("Mở cầu", style) + p(f"{long}Hết.")
        content = read_docx(document(body, styles=styles), "tin.docx")
        assert (content.metadata, content.repairs) == ({"title": "Mở trạm"}, (said,))
        assert ("Mở cầu" in content.text) == ("Hết." in content.text) == (style == "H")
        few = p("Mở trạm", style) + p(long) + p("Mở cầu", style) + p("Tin")
        content = read_docx(document(few, styles=styles), "tin.docx")
        assert (content.text.split("\n")[1:], content.repairs) == (["Mở cầu", "Tin"], ())


@pytest.mark.parametrize(
    ("font", "text"), [(".VnTime", "Ng\xadêi d©n"), ("VNI-Times", "Ngöôøi daân")]
)
def test_text_in_old_fonts_becomes_unicode(font: str, text: str) -> None:
    """The font's name tells, be it the run's, the style's or the document's; it is said."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    half = len(text) // 2 + 1
    run = f"<w:p>{r(text[:half], fonts)}{r(text[half:], fonts)}</w:p>"
    for content in (
        read_body(run),
        read_docx(document(p(text), styles=default), "tin.docx"),
    ):
        assert content.text == "Người dân"
        assert content.repairs == ("Text in fonts of before Unicode (.VnTime, VNI) was converted.",)


def test_the_main_part_is_where_the_relations_say() -> None:
    """Some programs call it otherwise."""
    parts = {
        "_rels/.rels": '<Relationships><Relationship Target="/word/document2.xml" '
        'Type="http://x/officeDocument"/></Relationships>',
        "word/document2.xml": f'<w:document xmlns:w="{WORD}">{p("Tin")}</w:document>',
    }
    assert read_docx(packed(parts), "tin.docx").text == "Tin"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("declared", ["UTF-8", "UTV-8", "shift_jis", "koi8-r"])
def test_a_part_is_in_unicode_whatever_it_declares(declared: str, encoding: str) -> None:
    """A declaration that no program knows, or that is wrong, does no harm."""
    part = f'<?xml version="1.0" encoding="{declared}"?><w:x xmlns:w="{WORD}">{p("Bến")}</w:x>'
    assert read_docx(packed({"word/document.xml": part.encode(encoding)}), "tin").text == "Bến"


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04word/", "a damaged zip file"),
        (STATIONS[:20_000], "a damaged zip file"),
        (packed({"word/other.xml": "<x/>"}), "it has no text"),
        (packed({"word/document.xml": "<w:p"}), "damaged XML"),
        (packed({"word/document.xml": "<x/>"}, zipfile.ZIP_LZMA), "packed in an unusual way"),
        (packed({"word/document.xml": f"{ENTITIES}<w>&b;</w>"}), "document type"),
        (packed({"word/document.xml": f"{OUTSIDE}<w>&a;</w>"}), "document type"),
        (packed({"word/document.xml": bytes(31_000_000)}), "too large when unpacked"),
        (document("<w:p/>" * 500_001), "more markup than any article"),
        (document(p("tin " * 1_000_001)), "more text than any article"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 10_001, "too many files"),
    ],
    ids=["stub", "cut", "empty", "xml", "lzma", "entities", "outside", "bomb", "elements", "text",
         "files"],
)  # fmt: skip
def test_what_is_no_document_is_refused(data: bytes, what: str) -> None:
    """Damage, bombs and entities are one line with a remedy."""
    with pytest.raises(ArticleError, match=what) as caught:
        read_docx(data, "tin.docx")
    assert str(caught.value).startswith("tin.docx: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("tag", ["w:p", "w:r", "w:ins", "w:txbxContent", "o:x"])
def test_depth_is_no_danger(tag: str) -> None:
    """A hundred thousand elements, one in the other, are read without recursion."""
    depth = 100_000
    body = f"<w:p>{f'<{tag}>' * depth}{r('Tin')}{f'</{tag}>' * depth}</w:p>"
    assert read_body(body).text == "Tin"


PIECES = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>",
     "</w:tr>", "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:pPr>", "</w:pPr>", "<w:br/>",
     "<w:rPr>", "</w:rPr>", "<w:vanish/>", "<w:txbxContent>", "</w:txbxContent>", "tin",
     '<w:pStyle w:val="A"/>', "<w:sdtContent>", "</w:sdtContent>", "<w:showingPlcHdr/>", "&#7841;"]
)  # fmt: skip
TREES = st.recursive(
    st.sampled_from(["tin", "<w:del/>", "<w:vanish/>", "<w:br/>", "<w:showingPlcHdr/>"]),
    lambda inner: st.tuples(
        st.sampled_from(
            ["p", "r", "t", "tbl", "tr", "tc", "del", "ins", "pPr", "rPr", "trPr", "txbxContent",
             "sdtContent"]
        ),
        st.lists(inner, max_size=4).map("".join),
    ).map(lambda found: f"<w:{found[0]}>{found[1]}</w:{found[0]}>"),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=4).map("".join) | st.lists(PIECES, max_size=30).map("".join))
def test_any_markup_is_text_or_an_article_error(body: str) -> None:
    """Elements in any order and in any other are read, or refused by name."""
    try:
        content = read_body(body)
    except ArticleError:
        return
    assert "\0" not in content.text


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(STATIONS) - 1), st.integers(0, 255)), min_size=1, max_size=8
    ),
    st.integers(0, len(STATIONS)),
)
def test_any_damage_is_text_or_an_article_error(changes: list[tuple[int, int]], cut: int) -> None:
    """A document with other bytes in it, or cut short, gives nothing but ArticleError."""
    data = bytearray(STATIONS)
    for at, byte in changes:
        data[at] = byte
    try:
        content = read_docx(bytes(data[:cut] if cut % 4 == 0 else data), "tin.docx")
    except ArticleError as error:
        assert "\n" not in str(error)  # noqa: PT017 - it may also be read
        return
    assert isinstance(content.text, str)
