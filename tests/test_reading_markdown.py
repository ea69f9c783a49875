"""Markdown to its text: marks go, words stay, and no text takes long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading import read, sentences
from briefing.reading.markdown import read as read_markdown

DATA = Path(__file__).parent / "data"


def text_of(markdown: str) -> str:
    return read_markdown(markdown.encode(), "tin.md").text


def test_an_article_in_markdown_is_the_article() -> None:
    """Title, sentences and outlet are those of the same article as plain text."""
    plain = read(DATA / "articles" / "reading-stations.txt")
    article = read(DATA / "documents" / "stations.md")
    assert (article.title, article.text) == (plain.title, plain.text)
    assert sentences(article) == sentences(plain)
    assert (article.source, article.author) == (plain.source, plain.author)
    assert article.captions == ("Trạm đọc số 1 bên kênh Sậy",)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Trạm **đọc** *sách* __mới__ _mở_.", "Trạm đọc sách mới mở."),
        ("***Trạm đọc*** _**sách**_.", "Trạm đọc sách."),
        ("tên_tệp_ảnh và 5 * 3 * 2 và ** lẻ", "tên_tệp_ảnh và 5 * 3 * 2 và ** lẻ"),
        (r"2\. Dấu \*sao\* và \[ngoặc\]", "2. Dấu *sao* và [ngoặc]"),
        ("Xem `a*b*c` và ``x``.", "Xem a*b*c và x."),
        ("[Phường](https://a.example/x_(y) 'tựa') và [xã][2].", "Phường và xã."),
        ("Xem <https://a.example/> nhé.", "Xem https://a.example/ nhé."),
        ("Sách<sup>2</sup> <b>mới</b><br>và cũ", "Sách2 mới\nvà cũ"),
        ("a &lt; b &amp; c &#7841; &không;", "a < b & c ạ &không;"),
        ("Câu chú[^1] thích.\n\n[^1]: Ở đây.", "Câu chú thích."),
        ("<!-- ẩn\nẩn -->Hiện<script>x()</script>", "Hiện"),
        ("5 < 6 và 7 > 6", "5 < 6 và 7 > 6"),
        ("x<y nhưng y>z, a<b và c>d", "x<y nhưng y>z, a<b và c>d"),
        ('<font color="red">Sách</font> <o>', "Sách <o>"),
        ("sân 3*4*5 m, *3*5 m", "sân 3*4*5 m, *3*5 m"),
        ("[sic] và [...]", "[sic] và [...]"),
        ("Qua [[Cầu Sậy|cầu]] và [[Bến Lụa]], ==mới mở==.", "Qua cầu và Bến Lụa, mới mở."),
        ("```Trạm``` mới\n\nTin", "Trạm mới\nTin"),
        ("tăng 5%% rồi 7%% nữa", "tăng 5%% rồi 7%% nữa"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    """Emphasis, links, code, tags, entities and notes leave their text."""
    assert text_of(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Một dòng\nnối tiếp.\n\nĐoạn hai.", ["Một dòng nối tiếp.", "Đoạn hai."]),
        ("Một dòng  \nngắt rồi\\\nngắt nữa", ["Một dòng", "ngắt rồi", "ngắt nữa"]),
        ("- một\n  hai\n- [x] ba\n1. bốn\n2) năm", ["một hai", "ba", "1. bốn", "2) năm"]),
        ("> trích\n> dẫn\n\ntin", ["trích dẫn", "tin"]),
        ("Đầu\n---\nThân bài\n\n***\n\nCuối", ["Đầu", "Thân bài", "Cuối"]),
        ("## Đầu đề ##\nThân", ["Đầu đề", "Thân"]),
        ("| Tên | Số |\n|:--|--:|\n| Lụa | **3** |", ["Tên | Số", "Lụa | 3"]),
        ("Tên | Số\n--- | ---\nSậy | 4 \\| 5\n\nHết", ["Tên | Số", "Sậy | 4 | 5", "Hết"]),
        ("#không phải đầu đề", ["#không phải đầu đề"]),
    ],
)
def test_blocks_are_lines(markdown: str, lines: list[str]) -> None:
    """Paragraphs, items, rows and headings are one line each; broken lines are joined.

    What numbers an item stays: other sentences may name it.
    """
    assert text_of(markdown).split("\n") == lines


def test_one_paragraph_a_line_stays_so() -> None:
    """Lines that no program has broken are paragraphs, with or without empty lines between."""
    long = "Sáng nay phường Bến Lụa mở trạm đọc sách bên kênh. " * 3
    assert text_of(f"{long}\n{long}Hết.\nNgắn.").count("\n") == 2


def test_speakers_in_brackets_are_text() -> None:
    """What defines a link has an address and nothing else; what somebody says stays."""
    said = ["[PV]: Thưa ông, trạm mở khi nào?", "[Ông Minh]: Trạm mở sáng nay.", "[Số hộ]: 3.500"]
    links = "[1]: https://a.example/x \"Tựa\"\n[2]: <tep mot.html>\n[3]: #chu\n[4]: ../a.html 'b'"
    assert text_of("\n\n".join((*said, links))).split("\n") == said


@pytest.mark.parametrize(
    ("markdown", "title", "text"),
    [
        ("# Tựa **một** #\nThân", "Tựa một", "Thân"),
        ("Tựa hai\n=====\nThân", "Tựa hai", "Thân"),
        ("Thời sự\n\n# Tựa ba\nThân", "Tựa ba", "Thời sự\nThân"),
        ("Thân\n\n# Một\n\n# Hai", None, "Thân\nMột\nHai"),
        ("---\ntitle: Tựa bốn\n---\n# Tựa bốn\nThân", "Tựa bốn", "Thân"),
        ("---\ntitle: Tựa năm\n---\n# Tựa khác\nThân", "Tựa năm", "Tựa khác\nThân"),
    ],
)
def test_the_title_is_the_heading_of_the_first_level(
    markdown: str, title: str | None, text: str
) -> None:
    """One at the top, or the only one; front matter goes before it and nothing is lost."""
    content = read_markdown(markdown.encode(), "tin.md")
    assert (content.metadata.get("title"), content.text) == (title, text)


@pytest.mark.parametrize(
    ("front", "metadata"),
    [
        ("title: Mở trạm đọc: bước mới", {"title": "Mở trạm đọc: bước mới"}),
        ('title: "Trạm đọc" ở phường\nauthor: "An"', {"title": '"Trạm đọc" ở phường',
                                                      "author": "An"}),
        ("date: 2025-10-07 18:40:00 +0700", {"published": "2025-10-07 18:40:00+0700"}),
        ("source: https://a.example/1\nauthor:\n  - '[[Lê An]]'\n  - Hà Vy",
         {"url": "https://a.example/1", "author": "Lê An, Hà Vy"}),
        ("# ghi chú\ntitle: 'Trạm'\n", {"title": "Trạm"}),
    ],
)  # fmt: skip
def test_front_matter_as_people_write_it(front: str, metadata: dict[str, str]) -> None:
    """A colon or quotation marks within a value are part of it; `date` is the publication."""
    content = read_markdown(f"---\n{front}\n---\nTin".encode(), "tin.md")
    assert (content.metadata, content.text, content.repairs) == (metadata, "Tin", ())


def test_front_matter_of_note_taking_programs_is_left_out_and_said() -> None:
    """Keys that are no article's are named; a date that is none is among them."""
    front = "tags:\n  - sách\naliases: [Trạm]\ndate: hôm qua\ntitle: Trạm đọc"
    content = read_markdown(f"---\n{front}\n---\nTin".encode(), "tin.md")
    assert content.metadata == {"title": "Trạm đọc"}
    assert content.repairs == ("Front matter was left out: tags, aliases, date.",)


def test_front_matter_that_is_no_yaml_says_where() -> None:
    """The line is that of the file."""
    with pytest.raises(ArticleError, match="not valid YAML, line 3: mend or remove it"):
        read_markdown(b"---\ntitle: a\n  b: [c\n---\nTin", "tin.md")


@pytest.mark.parametrize("text", ["---\nTin một.\n---\nTin hai.", "---\n\n---", "---\nTin"])
def test_a_rule_above_the_text_is_no_front_matter(text: str) -> None:
    """Front matter begins with a key."""
    assert text_of(text) == "\n".join(line for line in text.split("\n") if line.strip("-"))


def test_what_is_left_out_is_said() -> None:
    """Code and footnotes are no part of an article."""
    content = read_markdown("Tin\n```py\ncode\n```\nHết[^1]\n\n[^1]: Chú".encode(), "tin.md")
    assert content.text == "Tin\nHết"
    assert content.repairs == ("Code was left out.", "Footnotes were left out.")


def test_what_note_taking_programs_hide_is_left_out_and_said() -> None:
    """Comments between %% and embedded files are no text."""
    content = read_markdown("Trạm %%xem\nlại%% mở.\n\n![[anh.png|300]]".encode(), "tin.md")
    assert content.text.split() == ["Trạm", "mở."]
    assert content.repairs == (
        "Hidden comments were left out.",
        "What was embedded from other files was left out.",
    )


def test_a_fence_without_an_end_swallows_nothing() -> None:
    """What follows it is text."""
    content = read_markdown("Trạm mở.\n\n```\nSách cũ.\n\n~~~\nCây giống.".encode(), "tin.md")
    assert (content.text, content.repairs) == ("Trạm mở.\nSách cũ.\nCây giống.", ())


@pytest.mark.parametrize("struck", ["~~10 *tỷ*~~", "<del>10 tỷ</del>", '<s class="a">10 tỷ</s>'])
def test_struck_text_is_left_out(struck: str) -> None:
    """What its writer took back is no part of an article."""
    content = read_markdown(f"Trạm tốn {struck} 12 tỷ. Chúc vui~~".encode(), "tin.md")
    assert content.text.split() == ["Trạm", "tốn", "12", "tỷ.", "Chúc", "vui~~"]
    assert content.repairs == ("Text that is struck through was left out.",)


def test_pictures_in_the_text_itself_do_not_count() -> None:
    """A picture written into the file as data may be larger than any text."""
    picture = f"![Trạm đọc bên kênh](data:image/png;base64,{'A' * 3_000_000})"
    content = read_markdown(f"{picture}\n\nTin".encode(), "tin.md")
    assert (content.text, content.captions) == ("Tin", ("Trạm đọc bên kênh",))


def test_too_much_text_is_refused() -> None:
    """The limit is that of an article's text."""
    with pytest.raises(ArticleError, match="larger than 1,000,000 bytes of text"):
        read_markdown(b"tin " * 300_000, "tin.md")


@pytest.mark.parametrize(
    "piece",
    ["[", "![", "[](", "[a](", "[^", "*", "**a", "_a", "`", "<a ", "<!--", "&#", "> ", "- ", "#",
     "|", "|-", "~~", "\\", "a-\n", "a  \n", "=\nx\n", "# \n", "``` \n", "[x]: y\n", "(\n", "1. ",
     "[[", "[[a|", "%%a", "==a", "````a`"],
)  # fmt: skip
def test_no_text_takes_longer_than_its_length(piece: str) -> None:
    """Marks by the hundred thousand, open or in pairs, are read all the same."""
    markdown = piece * (200_000 // len(piece))
    assert len(read_markdown(markdown.encode(), "tin.md").text) <= 2 * len(markdown)


MARKS = st.sampled_from(
    ["*", "**", "_", "`", "```\n", "[", "]", "(", ")", "!", "<b>", "</p>", "<", ">", "|", "\n",
     "\n\n", "# ", "- ", "---", "===\n", "\\", "~~", "==", "%%", "[[", "&amp;", "[^1]",
     ": ", "phường", " ", "Lụa."]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, max_size=40).map("".join))
@example("|[^1]|*")
@example("a|[^1]|\n-|-\n*|[^1]")
def test_any_marks_leave_words_and_nothing_else_comes_out(markdown: str) -> None:
    """Whatever marks surround them, outside of code and links words are kept."""
    content = read_markdown(markdown.encode(), "tin.md")
    text = "\n".join(filter(None, (content.metadata.get("title"), content.text)))
    assert "\v" not in text
    assert not any(line != line.strip() for line in text.split("\n"))
    if not any(mark in markdown for mark in ("```", "[", "<", "---", "===", "~~", "%%")):
        assert text.count("phường") == markdown.count("phường")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_article_error(data: bytes) -> None:
    """Nothing but ArticleError comes out."""
    try:
        content = read_markdown(data, "tin.md")
    except ArticleError:
        return
    assert isinstance(content.text, str)
