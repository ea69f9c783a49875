"""Web pages: what of the article's element is text, captions or furniture."""

from __future__ import annotations

import pytest

from briefing.models import Article
from briefing.reading import read_bytes

TITLE = "Xã Vạn Thủy đưa nước máy về ba thôn ven đồi"
PARAGRAPHS = (
    "Ba thôn ven đồi của xã Vạn Thủy có nước máy từ ngày 4/5, sau hai năm phải mua nước theo xe.",
    "Trạm cấp nước đặt tại thôn Gò Me, công suất 600 m3 mỗi ngày, đủ cho 1.150 hộ dân trong vùng.",
    "Bà Phan Thị Lụa, Phó chủ tịch xã, nói giá nước trong năm đầu là 7.200 đồng một mét khối.",
    "Người dân được lắp đồng hồ miễn phí nếu đăng ký trước ngày 30/6 tại nhà văn hóa của thôn.",
)
FIRST, SECOND, THIRD, FOURTH = PARAGRAPHS
OTHER = (
    "Giếng sâu 40 m, do ba hộ góp tiền thuê thợ đào trong tháng 3, đến nay đã đủ nước cho cả xóm."
)


def p(*lines: str) -> str:
    """Return paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


def read(body: str, *, above: str = "", head: str = "") -> Article:
    """Read a page whose article's element, which has a telling name, holds `body`."""
    markup = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title>
    {head}</head><body><nav><a href="/">Trang chủ</a></nav><main><h1>{TITLE}</h1>{above}
    <div class="detail-content">{body}</div></main></body></html>"""
    return read_bytes(markup.encode(), name="page.html")


def lines(body: str) -> list[str]:
    """Return the lines of the text."""
    return read(body).text.split("\n")


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ("<p>Ba thôn gồm:</p><ul><li>Gò Me</li><li>Vạn Thủy</li></ul>", ["Gò Me", "Vạn Thủy"]),
        ("<p>Xã Vạn Thủy</p>", ["Xã Vạn Thủy"]),
        ("<p>Liên hệ:</p><p>Trạm Gò Me</p>", ["Liên hệ:", "Trạm Gò Me"]),
    ],
)
def test_last_line_of_a_page_with_a_byline_stays(last: str, kept: list[str]) -> None:
    """Where the page shows its author, a last line without a style of its own is text."""
    article = read(p(*PARAGRAPHS) + last, above='<p class="author">Hồ Thị Mận</p>')
    assert article.author == "Hồ Thị Mận"
    assert article.text.split("\n")[-len(kept) :] == kept


def test_last_name_of_a_list_is_no_signature() -> None:
    """Without a byline, bold or plain names that do not follow a sentence are part of a list."""
    article = read(p(*PARAGRAPHS, "Các đội:", "<b>Gò Me:</b> Lụa, Mận", "<b>Vạn Thủy</b>"))
    assert article.author is None
    assert article.text.endswith("Gò Me: Lụa, Mận\nVạn Thủy")


@pytest.mark.parametrize("name", ["Hồ Thị Mận", "Nhóm phóng viên", "Theo TTXVN"])
def test_plain_signature_behind_the_last_sentence(name: str) -> None:
    """Where nothing else names an author, names behind the last sentence do."""
    article = read(p(*PARAGRAPHS, name))
    assert (article.author, article.text) == (name, "\n".join(PARAGRAPHS))
    assert article.repairs == ("The last line was taken as the author.",)


def test_parts_of_a_page_are_not_looked_for_by_the_rules_of_plain_text() -> None:
    """A sign between sections ends no article, and a line like a title or a date is text."""
    body = [FIRST, SECOND, "*****", "Giá nước năm đầu", THIRD, "7/5/2026"]
    assert lines(p(*body)) == body


def test_line_with_the_source_is_left_out() -> None:
    """Where the text was taken from is no statement of it."""
    article = read(p(*PARAGRAPHS, "Nguồn: https://baovanthuy.example/nuoc-may"))
    assert (article.text, article.author) == ("\n".join(PARAGRAPHS), None)
    assert "1 line" in article.repairs[0]


@pytest.mark.parametrize(
    "body",
    [
        f'<a name="dau">{p(*PARAGRAPHS)}</a>',
        f'<a id="dau"><p>{FIRST}</p>{p(SECOND, THIRD, FOURTH)}</a>',
        f'<a href="/nuoc-may.html">{p(*PARAGRAPHS)}</a>',
        p(FIRST, '<a name="tram">Trạm cấp nước</a>', *PARAGRAPHS[1:]),
    ],
)
def test_anchor_is_no_link(body: str) -> None:
    """An `a` without an address, or one around the whole text, takes nothing away."""
    assert [line for line in lines(body) if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert ("Trạm cấp nước" in lines(body)) == ("tram" in body)


IMAGE = '<p><img src="a.jpg"></p>'


@pytest.mark.parametrize("name", ["col-center", "text-center", "center-block", "content-right"])
def test_layout_makes_no_captions(name: str) -> None:
    """The paragraph behind a picture is text, however the article around it is set."""
    body = f"<p>{FIRST}</p>{IMAGE}<p>{SECOND}</p>{IMAGE}{p(THIRD, FOURTH)}"
    article = read(f'<div class="{name}">{body}</div>')
    assert (article.text, article.captions) == ("\n".join(PARAGRAPHS), ())


@pytest.mark.parametrize(
    "caption",
    [
        '<p class="text-center">Trạm cấp nước Gò Me</p>',
        '<p style="text-align: center">Trạm cấp nước Gò Me</p>',
        '<div class="has-text-align-center"><p>Trạm cấp nước Gò Me</p></div>',
        "<center>Trạm cấp nước Gò Me</center>",
        "<p><em>Trạm cấp nước Gò Me</em></p>",
    ],
)
def test_centred_or_italic_line_behind_a_picture_is_its_caption(caption: str) -> None:
    """A short line that is set apart by its own style captions the picture before it."""
    article = read(f"<p>{FIRST}</p>{IMAGE}{caption}{p(SECOND, THIRD, FOURTH)}")
    assert article.captions == ("Trạm cấp nước Gò Me",)
    assert article.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("opening", ["– ", "- ", "“", '"'])
def test_italic_answer_behind_a_picture_is_text(opening: str) -> None:
    """What opens with a dash or a quotation mark is said by somebody, no caption."""
    answer = f"{opening}{SECOND}"
    body = f"<p>{FIRST}</p>{IMAGE}<p><em>{answer}</em></p>{p(THIRD, FOURTH)}"
    assert lines(body)[1].startswith(answer[:40])


def test_italic_lead_behind_the_first_picture_is_text() -> None:
    """A picture at the top does not make a caption of the lead."""
    long = f"{FIRST[:-1]}, có khi phải đi xa gần mười cây số."
    assert lines(f"{IMAGE}<p><em>{long}</em></p>{p(SECOND, THIRD, FOURTH)}")[0] == long


@pytest.mark.parametrize("name", ["tag", "social-issue", "copyright-free", "post-print", "listen"])
def test_prose_is_text_under_a_name_that_may_be_of_furniture(name: str) -> None:
    """A name that bars of buttons have takes no paragraphs away."""
    body = f'<p>{FIRST}</p><div class="{name}">{p(SECOND, THIRD)}</div><p>{FOURTH}</p>'
    assert lines(body) == list(PARAGRAPHS)


@pytest.mark.parametrize("name", ["tag", "social", "share-bar", "copyright", "post-print"])
def test_links_and_buttons_under_such_a_name_are_left_out(name: str) -> None:
    """Links, and a few words beside them, are the bar that the name says."""
    bar = f'<div class="{name}">In trang này <a href="/1">Vạn Thủy</a> <a href="/2">nước</a></div>'
    assert lines(p(*PARAGRAPHS[:2]) + bar + p(*PARAGRAPHS[2:])) == list(PARAGRAPHS)


def test_article_filed_under_a_name_of_furniture_is_read() -> None:
    """WordPress names an article after its tags and categories."""
    classes = "post-12 post type-post tag-nuoc category-share"
    others = "".join(f"<li><a href='/{n}'>Tin số {n} của một xã khác</a></li>" for n in range(60))
    markup = f"""<html><head><title>{TITLE}</title></head><body><article class="{classes}">
    <h1>{TITLE}</h1><div>{p(*PARAGRAPHS)}</div></article><ul>{others}</ul></body></html>"""
    assert read_bytes(markup.encode(), name="page.html").text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "box",
    [
        f"<div><b>Liên quan</b> đến giá nước, {THIRD}</div>",
        f'<div><a href="/1">Tin mới</a> từ trạm: {THIRD}</div>',
        f"<section><h2>Liên quan:</h2>{p(THIRD, FOURTH)}</section>",
    ],
)
def test_text_behind_words_that_head_lists_of_links_is_text(box: str) -> None:
    """`Liên quan` heads a list of related articles only where links follow."""
    assert any(THIRD in line for line in lines(p(FIRST, SECOND) + box))


def test_list_of_links_with_summaries_is_left_out() -> None:
    """Related articles are left out with their summaries."""
    item = '<li><a href="/1">Xã bên khởi công trạm cấp nước</a><p>Trạm có hai giếng khoan.</p></li>'
    body = f"{p(FIRST, SECOND)}<div><h3>Tin liên quan</h3><ul>{item * 3}</ul></div>{p(THIRD)}"
    assert lines(body) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["hidden md:block", "d-none d-md-block", "hidden lg:flex mt-4"])
def test_what_wide_screens_show_is_text(name: str) -> None:
    """A box that only narrow screens hide is read."""
    assert lines(f'<p>{FIRST}</p><div class="{name}">{p(SECOND)}</div>{p(THIRD, FOURTH)}') == list(
        PARAGRAPHS
    )


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display: none">ABC</span>',
        '<span class="sr-only">ABC</span>',
        '<a href="#end" class="visually-hidden">ABC</a>',
        "<b hidden>ABC <i>D</i></b>",
        '<span class="hidden md:hidden">ABC</span>',
    ],
)
def test_hidden_words_within_a_line_are_left_out(hidden: str) -> None:
    """What readers do not see is no text, within a line either."""
    head, tail = FIRST[:40], FIRST[40:]
    assert lines(p(f"{head}{hidden}{tail}", SECOND, THIRD)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("tag", ["nobr", "st1:place", "o:p", "blink", "bdi"])
def test_tag_that_html_does_not_know_ends_no_line(tag: str) -> None:
    """Word's smart tags and the like stand within a sentence."""
    head, tail = FIRST.split(" xã ")
    line = f"{head} <{tag}>xã</{tag}> {tail}"
    assert lines(p(line, SECOND, THIRD)) == [FIRST, SECOND, THIRD]


def test_paragraphs_beside_a_picture_are_no_captions() -> None:
    """A figure that holds a picture and the text beside it is text but for its figcaption."""
    article = read(
        '<figure><div><img src="a.jpg"></div><figcaption>Trạm Gò Me</figcaption>'
        f"<div>{p(FIRST, SECOND)}</div></figure>{p(THIRD, FOURTH)}"
    )
    assert article.text.split("\n") == list(PARAGRAPHS)
    assert article.captions == ("Trạm Gò Me",)


@pytest.mark.parametrize("credit", ["Ảnh: Hồ Mận", "Ảnh: TTXVN", "Video: Công an xã cung cấp"])
def test_credit_behind_a_paragraph_takes_only_itself(credit: str) -> None:
    """Without a picture before it, a paragraph that ends with a credit is text."""
    long = f"{FIRST} {SECOND}"
    article = read(p(f"{long} {credit}", THIRD, FOURTH))
    assert article.text.split("\n") == [long, THIRD, FOURTH]
    assert article.captions == (credit,)


def test_words_that_name_nobody_are_no_credit() -> None:
    """Behind `Video:` in a sentence there may be what it shows."""
    line = "Ông Lụa gửi hai tài liệu. Video: cảnh người dân lấy nước lúc ba giờ sáng ở đầu thôn"
    article = read(p(FIRST, SECOND, line))
    assert article.text.split("\n") == [FIRST, SECOND, line]


@pytest.mark.parametrize(
    "caption",
    ["Trạm Gò Me. Ảnh: Hồ Mận", "Trạm Gò Me (Ảnh: người dân cung cấp)", f"{FIRST} Ảnh: M."],
)
def test_line_with_a_credit_behind_a_picture_is_its_caption(caption: str) -> None:
    """All of it, however it ends."""
    article = read(p(SECOND) + IMAGE + p(caption, THIRD, FOURTH))
    assert article.text.split("\n") == [SECOND, THIRD, FOURTH]
    assert article.captions == (caption,)


def test_posts_of_a_live_report_are_text() -> None:
    """An article within the article that leads nowhere else is a part of it."""
    posts = "".join(
        f'<article id="p{n}"><time>1{n}:05</time><h3>Thôn thứ {n}</h3><p>{line}</p>'
        f'<a href="#p{n}">#</a></article>'
        for n, line in enumerate(PARAGRAPHS)
    )
    assert [line for line in lines(posts) if len(line) > 40] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "teaser",
    [
        f'<h3><a href="/1">Xã bên đào giếng</a></h3><p>{OTHER}</p>',
        f'<a href="/1"><h3>Xã bên đào giếng</h3></a><p>{OTHER}</p>',
        f'<a href="/1">Xã bên đào giếng</a><p>{OTHER}</p>',
        '<p>Xã bên đào giếng, có nước từ tháng 6.</p><a href="/1">Đọc tiếp bài này</a>',
    ],
)
def test_teaser_within_the_article_is_left_out(teaser: str) -> None:
    """An article that a link leads to is another one."""
    assert lines(f"{p(*PARAGRAPHS)}<article>{teaser}</article>") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Hồ Thị Mận/BAOVANTHUY.VN", "Hồ Thị Mận"),
        ("Theo Hồ Thị Mận (baovanthuy.vn)", "Theo Hồ Thị Mận (baovanthuy.vn)"),
        ("https://baovanthuy.vn/ho-thi-man", None),
        ("baovanthuy.vn", None),
    ],
)
def test_address_of_the_outlet_beside_a_name(byline: str, expected: str | None) -> None:
    """A name stays one with an address beside it; an address alone is none."""
    above = f'<p class="author">{byline}</p>'
    assert read(p(*PARAGRAPHS), above=above).author == expected


def test_signature_goes_before_names_behind_the_article() -> None:
    """Boxes behind the text may have the authors of others, and so have readers' answers."""
    signature = '<p style="text-align: right"><b>Hồ Thị Mận</b></p>'
    other = '<div class="box"><span class="author">Người Khác</span></div>'
    markup = f"""<html><head><title>{TITLE}</title></head><body>
    <div class="phanhoi"><p class="author">Bạn đọc</p></div><h1>{TITLE}</h1>
    <div class="detail-content">{p(*PARAGRAPHS)}{signature}</div>{other}</body></html>"""
    article = read_bytes(markup.encode(), name="page.html")
    assert (article.author, article.repairs) == ("Hồ Thị Mận", ())


def test_byline_in_lines_of_its_own_is_left_out() -> None:
    """The author whom the page names, and the outlet, are no statement above or below the text."""
    head = '<meta name="author" content="Hồ Thị Mận"><meta property="og:site_name" content="Vạn">'
    for body in (("Hồ Thị Mận", "Vạn", *PARAGRAPHS), (*PARAGRAPHS, "Theo Hồ Thị Mận")):
        assert read(p(*body), head=head).text.split("\n") == list(PARAGRAPHS)


def test_signature_that_is_not_the_author_is_told() -> None:
    """What is left out as a signature is told, if it names nobody too."""
    article = read(p(*PARAGRAPHS) + '<p align="right"><b>Admin</b></p>')
    assert article.repairs == ("The last line, a signature, was left out: Admin.",)


@pytest.mark.parametrize(
    "line",
    [
        "* Mời quý độc giả theo dõi các chương trình của đài trên truyền hình và ứng dụng!",
        "Bạn nhận thư này vì đã đăng ký bản tin. Hủy đăng ký",
        "Hủy đăng ký",
        "Cập nhật 3 giờ trước",
    ],
)
def test_fixed_lines_are_left_out(line: str) -> None:
    """Invitations, newsletters' ends and times that pass are counted in a note."""
    article = read(p(*PARAGRAPHS, line))
    assert article.text.split("\n") == list(PARAGRAPHS)
    assert "1 line" in article.repairs[0]


def test_lists_that_scripts_fill_are_left_out() -> None:
    """AMP's lists are templates until a script fills them."""
    assert lines(p(*PARAGRAPHS) + "<amp-list><div>Mẫu</div></amp-list>") == list(PARAGRAPHS)


def test_comments_longer_than_the_article_are_left_out() -> None:
    """Behind enough text a box with a name of furniture is that, however long it is."""
    text = [f"{line} Đó là việc của thôn thứ {n}." for n in range(2) for line in PARAGRAPHS]
    comments = "".join(f"<p>Bạn đọc số {n} mong thôn mình sớm có nước máy.</p>" for n in range(40))
    assert lines(f'{p(*text)}<div class="comments">{comments}</div>') == text
