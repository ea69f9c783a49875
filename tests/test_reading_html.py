"""Web pages: the article in them, field by field, and what hostile pages cannot do."""

from __future__ import annotations

import json
import sys
import unicodedata
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError
from briefing.reading import html, read_bytes
from briefing.reading.content import Content
from briefing.reading.html import parsing
from briefing.reading.html.outlets import OUTLETS

VIET_NAM = timezone(timedelta(hours=7))
TITLE = "Xã Cẩm Hà mở chợ phiên cuối tuần bên bờ sông"
LEAD = "Chợ phiên đầu tiên của xã Cẩm Hà thu hút hơn 2.000 lượt khách trong hai ngày cuối tuần."
FIRST = (
    "Theo Ủy ban nhân dân xã, 64 hộ dân đã đăng ký gian hàng, phần lớn bán rau, gạo, mật ong và "
    "bánh làm tại nhà, nhiều hơn dự kiến ban đầu 20 hộ."
)
SECOND = (
    "Bà Trần Thị Nhạn, Chủ tịch xã, cho biết chợ sẽ họp vào thứ bảy và chủ nhật hằng tuần, từ 6 "
    "giờ đến 11 giờ, và không thu phí gian hàng trong ba tháng đầu."
)
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
URL = "https://bao-cam-ha.example/xa-hoi/cho-phien-cam-ha-1024.html"


def read(markup: str | bytes, url: str | None = None, charset: str | None = None) -> Content:
    """Read a page."""
    data = markup.encode() if isinstance(markup, str) else markup
    return html.read(data, "page.html", url=url, charset=charset)


def page(
    body: str = BODY, *, head: str = "", above: str = "", lead: str = LEAD, h1: str = TITLE
) -> str:
    """Return a page as a newspaper makes it."""
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}</head><body>
    <header><a href="/">Trang chủ</a><nav><a href="/xa-hoi">Xã hội</a></nav></header>
    <div class="main"><div class="news">{above}<h1>{h1}</h1><p class="sapo">{lead}</p>
    <div class="detail-content">{body}</div></div>
    <div class="others"><h3>Tin cùng chuyên mục</h3><ul><li><a href="/1">Cầu mới thông xe</a></li>
    </ul></div></div><footer><p>Giấy phép số 1. Đường dây nóng: 0900 000 000.</p></footer>
    </body></html>"""


def linked(**values: Any) -> str:
    """Return JSON-LD of an article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def lines(body: str) -> list[str]:
    """Return the lines of the article with this body, without its lead."""
    return read(page(body)).text.split("\n")[1:]


# --- the text ------------------------------------------------------------------------------


def test_text_is_the_lead_and_the_paragraphs_one_a_line() -> None:
    """What stands around the article is left out without a word."""
    content = read(page())
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.metadata["title"] == TITLE
    assert content.repairs == ()


@pytest.mark.parametrize(
    ("opening", "closing", "lead"),
    [
        ('<article class="fck_detail">', "</article>", '<p class="description">'),
        ('<div class="detail-content afcbc-body" data-role="content">', "</div>",
         '<h2 class="detail-sapo" data-role="sapo">'),
        ('<div class="article__body zce-content-body cms-body" itemprop="articleBody">', "</div>",
         '<div class="article__sapo cms-desc">'),
        ('<div class="singular-content">', "</div>", '<h2 class="singular-sapo">'),
        ('<div class="maincontent main-content" id="maincontent">', "</div>",
         '<h2 class="content-detail-sapo sm-sapo-mb-0">'),
        ('<div id="desktop-in-article" data-slot="content">', "</div>", '<h2 data-slot="sapo">'),
        ("<div>", "</div>", '<p class="sapo">'),
        ("<table><tr><td>", "</td></tr></table>", '<div class="lead">'),
    ],
)  # fmt: skip
def test_article_is_found_in_many_structures(opening: str, closing: str, lead: str) -> None:
    """By the names of its element, else where most of the page's paragraphs are."""
    teasers = "<div class='x'><h3><a href='/a'>Bài khác</a></h3><p>Dẫn của bài khác.</p></div>"
    end = f"</{lead[1:].split()[0].rstrip('>')}>"
    content = read(
        f"<html><body><div><h1>{TITLE}</h1>{lead}{LEAD}{end}{opening}{BODY}{closing}</div>"
        f"{teasers * 3}</body></html>"
    )
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"


def test_text_without_paragraphs_is_split_at_breaks() -> None:
    """Two breaks end a line; one does where a sentence ends or a bullet follows."""
    body = f"{FIRST}<br><br/>Một dòng<br>dài. Hết câu.<br>Câu mới:<br>- Ý một<br>- Ý hai"
    assert lines(body) == [
        FIRST, "Một dòng dài. Hết câu.", "Câu mới:", "- Ý một", "- Ý hai",
    ]  # fmt: skip


def test_inline_markup_splits_no_words() -> None:
    """Links, emphasis and sub- or superscripts are parts of their words."""
    body = f'{BODY}<p>Diện tích 1.200 m<sup>2</sup>, <b>giá</b>&nbsp;<a href="/x">5 tỉ</a>đồng.</p>'
    assert lines(body)[-1] == "Diện tích 1.200 m2, giá 5 tỉđồng."


def test_lists_are_lines_and_tables_rows() -> None:
    """A list's item is a line; a row's cells stand between bars."""
    body = (
        f"{BODY}<ul><li>Rau: 30 gian</li><li><p>Gạo: 12 gian</p></li></ul><table><caption>Số gian"
        "</caption><tr><th>Tuần</th><th>Gian</th></tr><tr><td><p>1</p></td><td>64</td></tr></table>"
    )
    assert lines(body)[2:] == [
        "Rau: 30 gian", "Gạo: 12 gian", "Số gian", "Tuần | Gian", "1 | 64",
    ]  # fmt: skip


def test_subheadings_stay_as_lines() -> None:
    """They are the article's own words, and plain text keeps them too."""
    assert lines(f"<p>{FIRST}</p><h2>Không thu phí</h2><p>{SECOND}</p>")[1] == "Không thu phí"


def test_title_in_the_body_is_not_read_twice() -> None:
    """Also where title and lead lie in the article's element."""
    markup = f"<div class=fck_detail><h1>{TITLE}</h1><p>{LEAD}</p><h2>{TITLE}</h2>{BODY}</div>"
    assert read(markup).text == f"{LEAD}\n{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "box",
    [
        '<div class="box-tinlienquanv2"><article><p>Dẫn khác.</p></article></div>',
        '<div class="VCSortableInPreviewMode" type="RelatedOneNews"><p>Sapo khác.</p></div>',
        '<div class="ck-cms-insert-neww-group"><article><h3>Bài khác</h3></article></div>',
        '<div class="article-relate"><p>Bài khác.</p></div>',
        "<div><strong>Tin liên quan</strong><p>Một dòng dẫn của bài khác.</p></div>",
        '<ul><li><a href="/a">Bài khác</a></li><li><a href="/b">Bài nữa</a></li></ul>',
        '<p><a href="/a">Bài khác chưa đọc</a></p>',
        '<a href="/a"><h4>Bài khác</h4><p>Một câu dẫn của bài khác.</p></a>',
        '<div style="display: none">Ẩn.</div><div hidden>Ẩn.</div><div class="d-none">Ẩn.</div>',
        "<aside><p>Chuyện bên lề.</p></aside><form><p>Nhập thư.</p></form><noscript>JS.</noscript>",
        '<div class="ads_middle"><p>Mua ngay.</p></div><div id="AdsTop">Mua.</div>',
        '<div class="social-share">Chia sẻ</div><div class="tags">Từ khóa</div>',
        '<div class="newsletter"><p>Nhận bản tin mỗi sáng.</p></div>',
        '<div class="video-player"><p>00:00 / 01:20</p></div><video>Không hỗ trợ.</video>',
        "<script>var p = '<p>Không.</p>';</script><style>p {}</style><!-- <p>Không.</p> -->",
    ],
)  # fmt: skip
def test_boxes_in_the_midst_of_the_article_are_left_out(box: str) -> None:
    """Related articles, advertisements, players, forms and what is hidden."""
    content = read(page(f"<p>{FIRST}</p>{box}<p>{SECOND}</p>"))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == ()


@pytest.mark.parametrize(
    "line",
    [
        "Đọc thêm", "Xem thêm: Cầu mới thông xe", ">> Cầu mới thông xe", "Tin liên quan:",
        "Theo dõi báo Cẩm Hà trên Google News", "Mời bạn đọc theo dõi các tin khác trên kênh Zalo",
        "Đường dây nóng: 0900 000 000", "Hotline: 0900 000 000", "Từ khóa: chợ phiên, Cẩm Hà",
        "Vui lòng ghi rõ nguồn khi phát hành lại", "® Bản quyền của tòa soạn", "Chia sẻ",
        "Bình luận (12)", "Quảng cáo", "(Còn nữa)", "Đăng nhập để gửi bình luận",
    ],
)  # fmt: skip
def test_fixed_phrases_are_left_out_and_told(line: str) -> None:
    """A line that points to other pages or services is no statement."""
    content = read(page(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>"))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == ("1 line that only points to other pages or services was left out.",)


@pytest.mark.parametrize(
    "line",
    [
        "Theo dõi diễn biến trên Facebook, ông Bảy quyết định báo công an.",
        "Tham gia buổi lễ có đại diện các kênh truyền hình.",
        "Bạn đọc có thể liên hệ Trạm y tế xã để được tiêm miễn phí.",
        "Liên quan vụ việc, công an đã mời ba người làm việc.",
        "Quảng cáo sai sự thật bị phạt 50 triệu đồng.",
        "Đăng ký kinh doanh tăng 12% so với cùng kỳ.",
        "Chủ đề được bàn nhiều nhất là giá đất.",
        "Mô hình: trồng lúa kết hợp nuôi cá.",
        "Xem thêm phim tư liệu, các em hiểu hơn về trận đánh.",
    ],
)
def test_sentences_that_begin_like_fixed_phrases_stay(line: str) -> None:
    """Only the whole wording counts."""
    assert lines(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")[1] == line


def test_what_holds_most_of_the_article_is_no_furniture() -> None:
    """Whatever its names are."""
    assert read(page(f'<div class="social-related ads">{BODY}</div>')).text.endswith(SECOND)


def test_several_articles_on_a_page_are_told() -> None:
    """The first one is read."""
    other = f'<div class="detail-content"><p>{"Một câu khác của bài khác. " * 30}</p></div>'
    content = read(page().replace("<footer>", f"{other}<footer>"))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == ("The page holds 2 articles: only the first was read.",)


def test_two_articles_without_names_are_told() -> None:
    """The first title begins the first article, the second one another."""
    one, other = (
        f"<div class=x><h1>{title}</h1><p>{text}</p><p>{text}</p></div>"
        for title, text in ((TITLE, FIRST), ("Cầu mới thông xe ở thôn Đông", f"Cầu. {SECOND * 3}"))
    )
    content = read(f"<html><title>{TITLE}</title><body>{one}{other}</body></html>")
    assert content.text.startswith(FIRST)
    assert "Cầu" not in content.text
    assert content.repairs == ("The page holds 2 articles: only the first was read.",)


def test_article_on_several_pages_is_told() -> None:
    """The numbers of its pages are no text."""
    links = "<div class=page-links>Trang: <span>1</span> <a href=2>2</a> <a href=3>3</a></div>"
    content = read(page(BODY + links))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == ("The article is on several pages: only this one was read.",)


def test_page_that_a_script_fills_is_read_from_its_data() -> None:
    """articleBody is the text where the page shows none, and that is told."""
    head = linked(headline=TITLE, articleBody=f"<p>{LEAD}</p>\n<p>{FIRST}</p>\n{SECOND}")
    content = read(f"<html><head>{head}</head><body><div id=root></div></body></html>")
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.metadata["title"] == TITLE
    assert "JSON-LD" in content.repairs[0]


def test_article_in_two_elements_side_by_side_is_read_whole() -> None:
    """As papers do to set an advertisement between them."""
    content = read(page(f"<p>{FIRST * 3}</p></div><div class=detail-content><p>{SECOND * 3}</p>"))
    assert content.text == f"{LEAD}\n{FIRST * 3}\n{SECOND * 3}"


THIRD = (
    "Ông Đinh Công Lẫm, trồng rau ở thôn Đông, nói mỗi buổi chợ bán được hai tạ rau, giá cao hơn "
    "bán cho thương lái một phần tư, và khách quen đã đặt trước cho tuần sau."
)
FOURTH = (
    "Từ tháng sau, xã mở thêm một bãi gửi xe miễn phí ở sân vận động cũ, lắp mái che cho dãy hàng "
    "gạo và mời hai hợp tác xã ở huyện bên sang bán mật ong rừng, chè khô và măng."
)
NOTE = "more words of paragraphs that were not read: compare the text with the original."


@pytest.mark.parametrize(
    "body",
    [
        "<section><div class=article-body><p>{0}</p><p>{1}</p></div></section><section>"
        "<div class=article-body><p>{2}</p></div></section><section><div class=article-body>"
        "<p>{3}</p></div></section>",
        "<div class=entry-content><p>{0}</p></div><div class=entry-content><p>{1}</p></div>"
        "<div class=entry-content><p>{2}</p></div><div class=entry-content><p>{3}</p></div>",
        "<div class=news-content><p>{0}{0}</p></div><div class=full><p>{1}</p><p>{2}</p><p>{3}</p>"
        "</div>",
        "<div><div class=post-body><p>{0}{0}</p></div><p>{1}</p><p>{2}</p><p>{3}</p></div>",
        "<div><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></div><div>"
        + "<div><b>Bạn đọc</b><p>Chợ vui quá, tuần sau nhà tôi sẽ lại xuống bán ít rau.</p></div>"
        * 20
        + "</div>",
        "<form><p>{0}</p><p>{1}</p><p>{2}</p><p>{3}</p></form>",
    ],
)  # fmt: skip
def test_article_is_read_whole_however_its_elements_are_named(body: str) -> None:
    """In several named elements, or when a name that promises the whole has a part."""
    paragraphs = (FIRST, SECOND, THIRD, FOURTH)
    text = read(f"<h1>{TITLE}</h1><p class=sapo>{LEAD}</p>" + body.format(*paragraphs)).text
    assert [text.count(paragraph[:60]) > 0 for paragraph in (LEAD, *paragraphs)] == [True] * 5
    assert "Bạn đọc" not in text


def test_paragraphs_that_are_not_read_are_told() -> None:
    """Whatever rule left them out; teasers, comments and footers are no paragraphs of it."""
    body = f"{BODY}<p>{THIRD}</p></div><div class=x><p>{FOURTH}</p>"
    teaser = f"<div><h3><a href=/b>Bài khác</a></h3><p>{SECOND}</p></div>"
    assert any(NOTE in repair for repair in read(page(body)).repairs)
    assert (
        read(page(f"{BODY}<p>{THIRD}</p></div><div class=comments><p>{FOURTH}</p>")).repairs == ()
    )
    assert read(page(f"{BODY}<p>{THIRD}</p></div>{teaser}<div>")).repairs == ()
    listed = f"<div><a href=/b>Bài khác về chợ phiên vùng cao</a><p>{FOURTH}</p></div>" * 3
    assert read(page(f"{BODY}<p>{THIRD}</p></div>{listed}<div>")).repairs == ()
    named = f"</div><div class=post-print><p>{THIRD}</p><p>{FOURTH}</p></div><div>"
    assert any(NOTE in repair for repair in read(page(BODY + named)).repairs)
    more = linked(articleBody=f"{LEAD} {FIRST} {SECOND} {THIRD}")
    assert any(NOTE in repair for repair in read(page(head=more)).repairs)


def test_stub_is_read_from_the_pages_data() -> None:
    """Where articleBody holds what is shown and far more, and that is told."""
    head = linked(headline=TITLE, articleBody="\n".join((FIRST, SECOND, THIRD, FOURTH)))
    content = read(page(f"<p>{FIRST}</p>", head=head))
    assert content.text == "\n".join((LEAD, FIRST, SECOND, THIRD, FOURTH))
    assert "only a part" in content.repairs[0]


def test_lead_before_a_series_of_pictures_hides_no_captions() -> None:
    """The captions are the text, behind the lead."""
    figures = (f"<figure><img><figcaption>{p}</figcaption></figure>" for p in (FIRST, SECOND))
    assert read(page("".join(figures))).text == f"{LEAD}\n{FIRST}\n{SECOND}"


def test_portal_without_names_and_headings_is_read() -> None:
    """Layout tables, the title in a span, the lead in a bold line, the page one form."""
    content = read(
        f"""<html><head><title>{TITLE} - Cổng thông tin</title></head><body><form id="aspnetForm">
        <table><tr><td><ul><li><a href="/">Trang chủ</a></li></ul></td></tr><tr><td><p>Truy cập: 12
        </p></td><td><div><span>{TITLE}</span><br><i>Ngày đăng: 07/10/2025 - 7:05</i>
        <span>Lượt xem: 356</span><div><b>{LEAD}</b></div><div>{BODY}</div></div></td></tr>
        <tr><td colspan=2>Giấy phép số 1</td></tr></table></form></body></html>"""
    )
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.metadata["title"] == TITLE
    assert content.metadata["published"] == datetime(2025, 10, 7, 7, 5, tzinfo=VIET_NAM)


# --- captions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "picture",
    [
        "<figure><img src=a><figcaption>Một gian rau. Ảnh: An Bình</figcaption></figure>",
        "<figure class=tplCaption><img><figcaption><p class=Image>Một gian rau. Ảnh: <em>An Bình"
        "</em></p></figcaption></figure>",
        '<div class="VCSortableInPreviewMode" type="Photo"><div><img></div>'
        '<div class="PhotoCMS_Caption"><p>Một gian rau. Ảnh: An Bình</p></div></div>',
        '<table class="picture"><tr><td><img></td></tr><tr><td class="caption">'
        "<p>Một gian rau. Ảnh: An Bình</p></td></tr></table>",
        "<figure><img></figure><p>Một gian rau. Ảnh: An Bình</p>",
        '<div class="video"><video></video><p class="caption">Một gian rau. Ảnh: An Bình</p></div>',
        "<p>Một gian rau. Ảnh: An Bình</p>",
    ],
)  # fmt: skip
def test_captions_are_kept_apart(picture: str) -> None:
    """In whatever markup they stand."""
    content = read(page(f"<p>{FIRST}</p>{picture}<p>{SECOND}</p>"))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.captions == ("Một gian rau. Ảnh: An Bình",)


def test_credit_in_a_line_of_its_own_joins_its_caption() -> None:
    """Papers set the photographer's name in a paragraph behind the caption."""
    picture = (
        "<p><img></p><p style='text-align:center'><em>Một gian rau</em></p><p>Ảnh: An Bình</p>"
    )
    content = read(page(f"<p>{FIRST}</p>{picture}<p>{SECOND}</p>"))
    assert content.captions == ("Một gian rau Ảnh: An Bình",)


def test_bold_question_behind_a_picture_is_text() -> None:
    """In an interview the questions are bold."""
    body = f"<p>{FIRST}</p><p><img></p><p><b>Chợ có thu phí không?</b></p><p>{SECOND}</p>"
    assert lines(body)[1] == "Chợ có thu phí không?"


def test_series_of_pictures_is_read_from_its_captions() -> None:
    """Where there is no text but them, and that is told."""
    figures = "".join(
        f"<figure><img><figcaption>Gian số {n}: {FIRST}</figcaption></figure>" for n in range(3)
    )
    content = read(page(figures, lead=""))
    assert content.text.count("Gian số") == 3
    assert content.captions == ()
    assert content.repairs == (
        "The page is a series of pictures: their captions were taken as its text.",
    )


def test_page_that_is_mostly_captions_says_so() -> None:
    """Its text is read; that most is elsewhere, only the user can weigh."""
    figures = "".join(
        f"<figure><img><figcaption>Gian số {n}: {FIRST}</figcaption></figure>" for n in range(9)
    )
    content = read(page(BODY + figures))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == (
        "Most of the words on the page are captions of pictures, which are kept apart.",
    )


# --- the lead ------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["(PLO)- ", "PLO - ", "(plo.vn) – "])
def test_outlets_own_byline_is_taken_off_the_lead(prefix: str) -> None:
    """It says where the article is from, which the metadata say."""
    content = read(page(lead=prefix + LEAD), url="https://plo.vn/cho-phien-post1.html")
    assert content.text.split("\n")[0] == LEAD


def test_place_in_front_of_the_lead_stays() -> None:
    """A style sheet sets the dash behind it; it may be the only place that names the place."""
    lead = f'<span class="location-stamp">Quảng Nam</span>{LEAD}'
    assert read(page(lead=lead)).text.startswith(f"Quảng Nam - {LEAD}")


def test_lead_that_begins_the_text_is_not_read_twice() -> None:
    """Also when the two differ by the byline."""
    content = read(page(f"<p><b>(PLO)- {LEAD}</b></p>{BODY}"), url="https://plo.vn/a-1.html")
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "markup",
    [
        "<h1>{t}</h1><p>{l}</p><p>{a}</p><div class=entry-content><p>{b}</p></div>",
        "<h1>{t}</h1><div class=intro><p>{l}</p><p>{a}</p></div><div class=entry-content>"
        "<p>{b}</p></div>",
        "<h1>{t}</h1><div class=entry-content><div class=tomtat>{l}</div><p>{a}</p><p>{b}</p>"
        "</div>",
        "<article><header><h1>{t}</h1></header><div class=entry-content><header><p>{l}</p></header>"
        "<p>{a}</p><p>{b}</p></div></article>",
        "<h1>{t}</h1><header><p>An Bình | Cẩm Hà | 12 phút trước | Nghe</p></header>"
        "<div class=detail-content><p>{l}</p><p>{a}</p><p>{b}</p></div>",
    ],
)  # fmt: skip
def test_lead_is_read_wherever_it_stands(markup: str) -> None:
    """With a second paragraph, or in a box that begins the text and is else no part of it."""
    content = read(markup.format(t=TITLE, l=LEAD, a=FIRST, b=SECOND * 2))
    assert content.text == "\n".join((LEAD, FIRST, SECOND * 2))


def test_description_is_the_lead_where_the_page_shows_none() -> None:
    """It is told, since the text of the page does not show it."""
    content = read(page(lead="", head=f'<meta name="description" content="{LEAD}">'))
    assert content.text == f"{LEAD}\n{FIRST}\n{SECOND}"
    assert content.repairs == (
        "The lead was taken from the page's description: the text does not show it.",
    )


@pytest.mark.parametrize(
    "description",
    [
        LEAD[:60] + "...", FIRST, FIRST[:100], "Báo Cẩm Hà: tin nhanh, tin nóng, tin mới hằng ngày",
        "chợ phiên, Cẩm Hà, nông sản, rau sạch, mật ong, bánh quê, du lịch", "Ngắn",
    ],
)  # fmt: skip
def test_description_that_is_no_lead_is_not_read(description: str) -> None:
    """Cut short, a repetition of the text, a motto, keywords."""
    content = read(page(lead="", head=f'<meta property="og:description" content="{description}">'))
    assert content.text == f"{FIRST}\n{SECOND}"


# --- the title -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("h1", "head", "expected"),
    [
        (TITLE, '<meta property="og:title" content="Chợ phiên Cẩm Hà hút khách">', TITLE),
        ("", f'<meta property="og:title" content="{TITLE} - VnExpress">', TITLE),
        ("", f"<title>{TITLE} | Báo Thanh Niên</title>", TITLE),
        ("", f"<title>{TITLE} - Xã hội - Tuổi Trẻ Online</title>", f"{TITLE} - Xã hội"),
        ("", f"{linked(headline=TITLE)}<title>Xã Cẩm Hà mở...</title>", TITLE),
        (f"{TITLE} - VTV", "", f"{TITLE} - VTV"),
        ("Giá vàng - xăng dầu cùng giảm mạnh", "", "Giá vàng - xăng dầu cùng giảm mạnh"),
    ],
)
def test_title_is_the_heading_that_readers_see(h1: str, head: str, expected: str) -> None:
    """Then og:title, the headline and the title element, without the outlet's name."""
    assert read(page(h1=h1, head=head)).metadata["title"] == expected


def test_of_two_headings_the_one_of_the_pages_title_counts() -> None:
    """The site's name is often an h1."""
    above = "<h1>Báo Cẩm Hà cuối tuần</h1>"
    head = f"<title>{TITLE} - Báo Cẩm Hà</title>"
    assert read(page(above=above, head=head)).metadata["title"] == TITLE


@pytest.mark.parametrize(
    ("headings", "head"),
    [
        (f'<h1 class="site-title">Góc nhìn Cẩm Hà</h1><h2 class="entry-title">{TITLE}</h2>',
         f"<title>{TITLE} - Góc nhìn Cẩm Hà</title>"),
        (f"<h1>Báo Cẩm Hà - Tin chợ phiên xã Cẩm Hà</h1><h2>{TITLE}</h2>",
         f'<meta property="og:title" content="{TITLE}">'),
        (f'<h1>Góc nhìn</h1><h3 class="post-title">{TITLE}</h3>',
         f"<title>Góc nhìn: {TITLE}</title>"),
    ],
)  # fmt: skip
def test_title_of_a_blog_is_no_h1(headings: str, head: str) -> None:
    """Its name is; the heading that says what the page's head says is the title."""
    markup = page(head=head).replace(f"<h1>{TITLE}</h1>", headings)
    assert read(markup).metadata["title"] == TITLE


def test_section_in_a_title_is_no_outlet() -> None:
    """Some papers are called by common words."""
    content = read(page(h1="", head=f"<title>{TITLE} - Lao động</title>"))
    assert content.metadata["title"] == f"{TITLE} - Lao động"


# --- the outlet ----------------------------------------------------------------------------


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.hosts[0])
def test_known_outlets_have_their_usual_name(outlet: Any) -> None:
    """By the host, whatever the page calls itself."""
    head = linked(publisher={"@type": "Organization", "name": "Một tên dài khác của tòa soạn"})
    content = read(page(head=head), url=f"https://www.{outlet.hosts[0]}/a-1.html")
    assert content.metadata["source"] == outlet.name


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (linked(publisher={"name": "Báo Cẩm Hà"}), URL, "Báo Cẩm Hà"),
        ('<meta property="og:site_name" content="Báo Cẩm Hà | Tin mới">', URL, "Báo Cẩm Hà"),
        ('<meta property="og:site_name" content="TUOI TRE ONLINE">', None, "TUOI TRE ONLINE"),
        ('<meta property="og:site_name" content="Báo Tuổi Trẻ Online">', None, "Tuổi Trẻ"),
        ("", URL, "bao-cam-ha.example"),
        ("", None, None),
    ],
)
def test_other_outlets_are_called_as_their_pages_say(
    head: str, url: str | None, expected: str | None
) -> None:
    """By publisher, then og:site_name, else by the host."""
    assert read(page(head=head), url=url).metadata.get("source") == expected


# --- the author ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<div class="detail-author"><a class="name">LÊ BẮC</a></div>', "LÊ BẮC"),
        ('<div class="author-name">Hồng Nhạn</div>', "Hồng Nhạn"),
        ('<p class="article-detail-author__info"><span class="name">Vũ Điệp</span></p>', "Vũ Điệp"),
        ('<span class="author">Tác giả: Thu Cúc - cuc@example.vn</span>', "Thu Cúc"),
        ('<div class="author">Thu Cúc 18:40, 07/10/2025</div>', "Thu Cúc"),
        ('<p class="author">Nhóm PV Online</p>', "Nhóm PV Online"),
        ('<b class="author-item-name">An</b><b class="author-item-name">Bình</b>', "An, Bình"),
        ('<div class="author">https://facebook.com/thucuc</div>', None),
        ('<div class="author">Tuổi Trẻ Online</div>', None),
        ('<div class="author">admin</div>', None),
    ],
)  # fmt: skip
def test_author_is_read_from_the_byline(markup: str, expected: str | None) -> None:
    """As written, without a label, an address and the time; the outlet itself is no author."""
    content = read(page(above=markup), url="https://tuoitre.vn/a-1.htm")
    assert content.metadata.get("author") == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ('<p style="text-align: right"><strong>Hồng Nhạn</strong></p>', "Hồng Nhạn"),
        ("<p><b>Hồng Nhạn - Lê Bắc</b></p>", "Hồng Nhạn - Lê Bắc"),
        ("<p><strong>Hồng Nhạn</strong> (theo <em>Reuters</em>)</p>", "Hồng Nhạn (theo Reuters)"),
        ("<p align=right>Hồng Nhạn (theo Reuters)</p>", "Hồng Nhạn (theo Reuters)"),
        ("<p>Bài và ảnh: Hồng Nhạn</p>", "Hồng Nhạn"),
        ("<p>(TTXVN/Vietnam+)</p>", "TTXVN/Vietnam+"),
    ],
)
def test_signature_is_no_statement(last: str, expected: str | None) -> None:
    """Names in a line of their own behind the last sentence are the author."""
    content = read(page(BODY + last))
    assert content.metadata.get("author") == expected
    if expected:
        assert content.text.endswith(SECOND)
        is_set_apart = "right" in last
        told = () if is_set_apart else ("The last line was taken as the author.",)
        assert content.repairs == told


def test_signature_that_is_not_the_byline_is_told() -> None:
    """Nothing that the page says is lost without a word."""
    above = '<p class="author">Hồng Nhạn</p>'
    content = read(page(f"{BODY}<p><b>Theo TTXVN</b></p>", above=above))
    assert content.metadata["author"] == "Hồng Nhạn"
    assert content.repairs == ("The last line, a signature, was left out: Theo TTXVN.",)


def test_byline_in_the_text_is_not_read_as_text() -> None:
    """Where the page gives the author twice, the last line goes."""
    content = read(page(f"{BODY}<p>Hồng Nhạn</p>", above='<p class="author">Hồng Nhạn</p>'))
    assert content.text.endswith(SECOND)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (linked(author={"@type": "Person", "name": "Hồng Nhạn"}), "Hồng Nhạn"),
        (linked(author=[{"name": "An"}, {"name": "Bình"}]), "An, Bình"),
        (linked(author="Hồng Nhạn"), "Hồng Nhạn"),
        ('<meta name="author" content="Hồng Nhạn">', "Hồng Nhạn"),
        ('<meta name="author" content="TUOI TRE ONLINE">' + linked(author={"name": "TTO"}), None),
        ('<meta property="article:author" content="https://www.facebook.com/x">', None),
    ],
)
def test_author_is_read_from_metadata_where_no_byline_is(head: str, expected: str | None) -> None:
    """JSON-LD first, then the meta tag."""
    head = head.replace("TUOI TRE ONLINE", "Tuổi Trẻ Online")
    content = read(page(head=head), url="https://tuoitre.vn/a-1.htm")
    assert content.metadata.get("author") == expected


# --- the time ------------------------------------------------------------------------------

STAMP = datetime(2025, 10, 7, 18, 40, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    "shown",
    [
        "Thứ ba, 7/10/2025, 18:40 (GMT+7)", "07/10/2025 18:40", "18:40 07/10/2025",
        "Thứ Ba, 07/10/2025 - 18:40", "07/10/2025 18:40 GMT+7", "18:40 | 07/10/2025",
        "Ngày 7 tháng 10 năm 2025, 18h40", "07-10-2025 - 18:40 PM", "6:40 CH 07.10.2025",
        "Cập nhật 08/10/2025 09:00; đăng 07/10/2025 18:40", "07/10/2025 18:40 | Cập nhật 19:05",
        "2025-10-07 18:40", "(Ngày 07-10-2025, 06:40 chiều)", "7 Tháng Mười, 2025 18:40",
        "7 Thg 10, 2025 18:40", "2025.10.07 18:40", "07/10/25 18:40",
        '<b>Thời gian:</b> 05/10/2025 08:00</span><span>07/10/2025 18:40',
        '<a href="/k">Kỳ trước 05/10/2025 09:00</a></span><span>07/10/2025 18:40',
        '<a href="/k">07/10/2025 18:40</a>',
    ],
)  # fmt: skip
def test_time_is_read_as_readers_see_it(shown: str) -> None:
    """Days come first; the clock is Viet Nam's; an update is not the publication."""
    content = read(page(above=f"<span>{shown}</span>"))
    assert content.metadata["published"] == STAMP


@pytest.mark.parametrize(
    "stated",
    [
        "2025-10-07T18:40:00+07:00", "2025-10-07T18:40:00+0700", "2025-10-07T11:40:00Z",
        "2025-10-07T11:40:00.000Z", "2025-10-07 18:40:00", "2025-10-07T18:40",
        "Tue, 07 Oct 2025 18:40:00 +0700", "1759837200", "07/10/2025 18:40:00",
        "2025-10-07T18:40:00 GMT+7",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{{"@type":"Article","datePublished":"{0}"}}</script>',
        '<meta property="article:published_time" content="{0}">',
        '<meta itemprop="datePublished" content="{0}">',
    ],
)
def test_time_is_read_as_it_is_stated_for_machines(stated: str, markup: str) -> None:
    """Without a zone it is Viet Nam's."""
    content = read(page(head=markup.format(stated)))
    assert content.metadata["published"] == STAMP


@pytest.mark.parametrize(
    ("stated", "modified", "shown", "expected", "told"),
    [
        ("2025-10-07T18:40:12+07:00", "", "07/10/2025 18:40", "2025-10-07T18:40:12", False),
        ("2025-10-07T18:40:00Z", "", "07/10/2025 18:40", "2025-10-07T18:40:00", False),
        ("2025-10-07T10:00:00+07:00", "", "07/10/2025 18:40", "2025-10-07T18:40:00", True),
        ("2025-10-07T10:00:00+07:00", "2025-10-07T18:40:05+07:00", "07/10/2025 18:40",
         "2025-10-07T10:00:00", False),
        ("2025-10-07T18:40:00+07:00", "", "Thứ Hai, 24/11/2025", "2025-10-07T18:40:00", True),
        ("2025-10-07T18:40:00+07:00", "", "07/10/2025", "2025-10-07T18:40:00", False),
        ("2025-10-07T18:40:00+07:00", "", "08/10/2025 08:00", "2025-10-07T18:40:00", True),
        ("2025-10-07T22:40:00", "", "08/10/2025 05:40", "2025-10-08T05:40:00", False),
        ("2025-11-24T08:00:00+07:00", "", "07/10/2025 18:40", "2025-10-07T18:40:00", True),
    ],
)  # fmt: skip
def test_two_times_are_settled_by_one_rule(
    stated: str, modified: str, shown: str, expected: str, told: bool
) -> None:
    """What is shown wins, unless it is a change's or of a later day; a wrong zone is mended."""
    head = linked(datePublished=stated, dateModified=modified)
    content = read(page(head=head, above=f'<span class="date">{shown}</span>'))
    assert content.metadata["published"] == datetime.fromisoformat(f"{expected}+07:00")
    assert bool(content.repairs) is told


def test_changes_and_the_pages_own_clock_are_no_publication() -> None:
    """Nor is a date within the text, nor that of a teaser."""
    head = linked(dateModified="2025-10-07T18:40:00+07:00")
    above = '<header><span>Thứ Hai, 24/11/2025 08:00</span></header><i class="today">1/1/2025</i>'
    content = read(page(f"<p>Ngày 5/10/2025.</p>{BODY}", head=head, above=above))
    assert "published" not in content.metadata


def test_update_is_the_time_where_the_page_shows_no_other() -> None:
    """Some papers label the publication so; it is told."""
    content = read(page(above="<p>Cập nhật lúc 18h40', ngày 07/10/2025 (GMT+7)</p>"))
    assert content.metadata["published"] == STAMP
    assert content.repairs == (
        "The page shows only when it was brought up to date: that was taken.",
    )


def test_date_alone_is_kept_as_a_date() -> None:
    """No time of day is made up."""
    assert read(page(above="<p>07/10/2025</p>")).metadata["published"] == date(2025, 10, 7)


# --- the address ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (f'<link rel="canonical" href="{URL}#top">', None, URL),
        (f'<meta property="og:url" content="{URL}">', None, URL),
        (f'<link rel="canonical" href="{URL}">', f"{URL}?utm_source=x", URL),
        (f'<link rel="canonical" href="{URL}">', "https://m.bao-cam-ha.example/a.html", URL),
        ('<link rel="canonical" href="/b-2.html">', URL, "https://bao-cam-ha.example/b-2.html"),
        ('<link rel="canonical" href="https://other.example/a.html">', URL, URL),
        ('<link rel="canonical" href="https://bao-cam-ha.example/">', URL, URL),
        ('<link rel="canonical" href="javascript:alert(1)">', None, None),
        ('<link rel="canonical" href="https://a@bao-cam-ha.example/x">', None, None),
        ('<link rel="canonical" href="http://[x/">', URL, URL),
        ("", URL, URL),
        (linked(mainEntityOfPage={"@id": URL}), None, URL),
    ],
)
def test_address_is_the_pages_own_when_it_is_of_the_same_site(
    head: str, url: str | None, expected: str | None
) -> None:
    """Only http(s), never another site's, never the front page."""
    assert read(page(head=head), url=url).metadata.get("url") == expected


@pytest.mark.parametrize(
    "told",
    [
        f"<!-- saved from url=(0052){URL} --><html",
        f"<html><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Mar 13 --><html",
        f'<a class="domain reader-domain" href="{URL}">bao-cam-ha.example</a><html',
    ],
)
def test_page_that_a_browser_saved_tells_where_it_was(told: str) -> None:
    """In its first comment, or in the link of a reader view."""
    assert read(page().replace("<html", told, 1)).metadata["url"] == URL


# --- JSON-LD -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","datePublished":"2025-10-07T18:40:00+07:00",}',
        '{"@type":"NewsArticle","headline":"a\tb\nc","datePublished":"2025-10-07T18:40:00+07:00"}',
        '[{"@type":"WebPage"},{"@type":["Thing","NewsArticle"],'
        '"datePublished":"2025-10-07T18:40:00+07:00"}]',
        '{"@graph":[{"@type":"Person"},{"@type":"NewsArticle",'
        '"datePublished":"2025-10-07T18:40:00+07:00"}]}',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,"
        "&quot;datePublished&quot;:&quot;2025-10-07T18:40:00+07:00&quot;}",
        '{"@type":"NewsArticle","headline":"Gọi là "chợ quê"","author":{},\n'
        '"datePublished":"2025-10-07T18:40:00+07:00",\n}',
        '//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2025-10-07T18:40:00+07:00"};\n//]]>',
        '{"@type":"NewsArticle",,"datePublished":"2025-10-07T18:40:00+07:00"}',
    ],
)
def test_malformed_json_ld_is_survived(script: str) -> None:
    """What can be told apart is used."""
    head = f'<script type="application/ld+json">{script}</script>'
    assert read(page(head=head)).metadata["published"] == STAMP


@pytest.mark.parametrize("script", ["", "{", "[[[[", "null", "3", '"x"', "[" * 100_000, "\\", "{}"])
def test_useless_json_ld_is_passed_over(script: str) -> None:
    """The page is read without it."""
    head = f'<script type="application/ld+json">{script}</script>'
    assert read(page(head=head)).text == f"{LEAD}\n{FIRST}\n{SECOND}"


def test_of_several_articles_in_json_ld_the_pages_own_counts() -> None:
    """Teasers are marked up too."""
    head = (
        linked(headline="Bài khác", datePublished="2024-01-01T00:00:00+07:00")
        + linked(headline=TITLE, url=URL, datePublished="2025-10-07T18:40:00+07:00")
    )  # fmt: skip
    assert read(page(head=head), url=URL).metadata["published"] == STAMP


def test_of_several_articles_in_json_ld_none_counts_by_its_place() -> None:
    """The outlet behind a headline is no other; of strangers none is used, and that is told."""
    other = linked(headline="Bài khác", datePublished="2024-01-01T00:00:00+07:00")
    own = linked(headline=f"{TITLE} | Báo", datePublished="2025-10-07T18:40:00+07:00")
    assert read(page(head=other + own)).metadata["published"] == STAMP
    content = read(page(head=other * 2))
    assert "published" not in content.metadata
    assert "several articles" in content.repairs[0]


# --- pages without an article --------------------------------------------------------------

_CARDS = "<article><h3><a href='/a'>Cầu mới thông xe sáng nay</a></h3><p>Dẫn ngắn.</p></article>"


@pytest.mark.parametrize(
    ("markup", "looks"),
    [
        (f"<html><body>{_CARDS * 30}</body></html>", "front page"),
        (f"<html><body><h1>Tin tức về chợ phiên</h1>{_CARDS * 9}</body></html>", "front page"),
        ('<html><head><meta property="og:type" content="video.other"></head><body><h1>Chợ phiên'
         "</h1><video></video></body></html>", "video"),
        ("<html><body><div id=root></div><script>boot()</script></body></html>", "script fills"),
        ("<html><title>Just a moment...</title><body>Đợi một chút</body></html>", "robots"),
        ("<html><title>404</title><body>Trang không tồn tại</body></html>", "no such page"),
        (page(f"<p>{FIRST}</p><div class=paywall>Đăng ký để đọc tiếp</div>",
              head=linked(isAccessibleForFree=False)), "subscribers"),
        ("", "empty"),
        ("<!-- nothing -->", "web page"),
        ("<div>" * 5_000, "nested"),
        ("<p>" * 100_000, "larger"),
        ("<a " + "b " * 50_000, "no end"),
    ],
)  # fmt: skip
def test_page_without_an_article_says_what_it_looks_like(markup: str, looks: str) -> None:
    """In one line, with what to do."""
    with pytest.raises(ArticleError, match=looks) as caught:
        read_bytes(markup.encode(), name="page.html")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "Bà Nhạn mất hai ngày để đọc hết góp ý, rồi lập danh sách dành riêng cho hộ nghèo.",
        '<div class="paywall" style="display:none">Đăng ký để đọc tiếp.</div>',
        "Người dân phải đăng ký qua mạng để xem đầy đủ bản đồ chợ.",
    ],
)
def test_article_that_speaks_of_reading_is_not_locked(line: str) -> None:
    """A lock addresses the reader, and is seen."""
    assert read(page(f"{BODY}<p>{line}</p>")).repairs == ()


def test_long_text_behind_a_lock_is_read_with_a_note() -> None:
    """What is there is there; whether it is whole, only the user can tell."""
    body = BODY + "".join(f"<p>Gian số {n} bán rau và gạo do nhà trồng.</p>" for n in range(20))
    content = read(page(body, head=linked(isAccessibleForFree="False")))
    assert content.repairs == ("The page speaks of readers who pay: check that the text is whole.",)


# --- bytes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page().encode("utf-8-sig"), None),
        (page().encode(), "utf-8"),
        (page().replace('charset="utf-8"', 'charset="utf-16"').encode(), None),
        (page().replace('<meta charset="utf-8">', "").encode(), None),
        (page().replace("ợ", "&#7907;").encode(), None),
        (unicodedata.normalize("NFD", page()).encode(), None),
        (page().replace("\n", "\r\n").encode(), None),
    ],
)
def test_page_is_decoded(data: bytes, charset: str | None) -> None:
    """By what the server says, else by what the page says, which UTF-16 cannot be."""
    assert read(data, charset=charset).text == f"{LEAD}\n{FIRST}\n{SECOND}"


def test_entities_of_a_doctype_are_never_read() -> None:
    """Neither files nor bombs."""
    doctype = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yyyyyyyy">]>'
    content = read(doctype + page(f"{BODY}<p>&x;&y;</p>"))
    assert "root:" not in content.text
    assert "yyyy" not in content.text


def _hostile() -> dict[str, bytes]:
    """Return pages that would take long, if anything were done twice."""
    sentence = FIRST.encode()

    def nested(tag: str, text: str, times: int) -> bytes:
        box = tag * 100 + text + f"</{tag[1:].split()[0].strip('>')}>" * 100
        return f"<h1>{TITLE}</h1>{box * times}<div class=fck_detail><p>{FIRST * 3}</div>".encode()

    return {
        "scripts": b"<script></script>" * 60_000 + b"<p>" + sentence,
        "open scripts": b"<p>" + sentence + b"<script>" * 100_000,
        "breaks": b"<div class=fck_detail>" + sentence + b"<br>" * 50_000,
        "attributes": b"".join(b"<p " + b"a%d " % n * 4_000 + b">" for n in range(100)) + sentence,
        "figures": b"<div class=fck_detail>" + b"<figure>" * 100 + b"<p>x" * 20_000 + sentence,
        "headings": b"<h1>a b c d e</h1>" * 15_000 + sentence,
        "commas": b'<script type="application/ld+json">'
        + b", " * 200_000
        + b"</script>"
        + sentence,
        "references": b"<p>" + b"&amp;" * 200_000 + sentence,
        "dashes": b"<h1>" + b"a - " * 200_000 + b"</h1><p>" + sentence,
        "leads": nested('<div class="sapo lead mota">', "<p>" + FIRST * 2, 40),
        "breaks in leads": nested("<div class=sapo>", FIRST + "<br>" * 20_000, 1),
        "titles": f"<title>{'chợ ' * 40_000}</title>".encode()
        + nested("<div>", "<b>x</b>".join(["chợ phiên "] * 20), 40),
        "breaks in titles": nested("<div>", "chợ phiên Cẩm Hà" + "<br>" * 20_000, 1),
        "stamps": nested("<div>", "07/10/2025 18:40<time></time>", 100),
        "breaks in stamps": nested("<div>", "07/10/2025 18:40" + "<br>" * 20_000, 1),
        "hidden bodies": nested("<aside class='detail-content entry-content'>", FIRST * 3, 100),
        "values": b'<p x="' + b"a" * 5_000_000 + b'">' + sentence,
    }


def _steps(data: bytes) -> tuple[str, int]:
    """Return the text of a page or its error, and how many functions were called for it."""
    steps = 0

    def count(_frame: object, event: str, _of: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        return _text_or_error(data), steps
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("data", _hostile().values(), ids=_hostile().keys())
def test_hostile_page_is_read_or_refused_in_bounded_steps(data: bytes) -> None:
    """They grow with its tags and letters, however deep it is nested; 50 letters are a tag."""
    read(page())
    text, steps = _steps(data)
    assert FIRST in text or text.startswith("page.html: ")
    assert steps < 500 * (data.count(b"<") + len(data) / 50)


TAGS = st.sampled_from(
    ["p", "div", "span", "table", "tr", "td", "ul", "li", "figure", "figcaption", "a", "h1", "h2",
     "article", "br", "img", "script", "time", "header", "body", "html", "b", "em", "video"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["", " class=fck_detail", " class=sapo", " class=author", ' class="related-news"', " hidden",
     " class=caption", ' style="text-align:right"', ' itemprop="datePublished"', " class=box"]
)  # fmt: skip
TEXTS = st.sampled_from(
    [FIRST, SECOND, "07/10/2025 18:40", "Tin liên quan", "&nbsp;", "Ảnh: An", ""]
)
OPENED = st.builds("<{}{}>{}".format, TAGS, NAMES, TEXTS)
CLOSED = st.builds("</{}>".format, TAGS)
MARKUP = st.lists(OPENED | CLOSED | TEXTS, max_size=60).map("".join)


def _text_or_error(data: bytes) -> str:
    """Return the text of the article on a page, or the error that refuses it."""
    try:
        return read(data, url=URL).text
    except ArticleError as error:
        return str(error)


def _is_whole(text: str) -> bool:
    """Tell whether a text is lines of text, none of them empty."""
    return all(line and line == " ".join(line.split()) for line in text.split("\n"))


@given(st.binary(max_size=2_000))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but ArticleError comes out."""
    assert _is_whole(_text_or_error(data))


@given(MARKUP)
@settings(max_examples=400, deadline=None)
def test_any_nesting_is_read_or_refused(markup: str) -> None:
    """However broken the markup is."""
    assert _is_whole(_text_or_error(markup.encode()))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_damaged_page_is_read_or_refused(data: st.DataObject) -> None:
    """A real page with bytes lost, doubled or changed."""
    whole = page(head=linked(headline=TITLE, datePublished="2025-10-07T18:40:00+07:00")).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 400)))
    filler = data.draw(st.binary(max_size=20) | st.just(whole[start:end] * 2))
    assert _is_whole(_text_or_error(whole[:start] + filler + whole[end:]))


def test_limits_are_above_any_newspapers_page() -> None:
    """A page of the size of the largest ones is read."""
    teaser = '<li class="item"><a href="/bai-khac.html" title="Bài khác">Bài khác</a></li>'
    markup = page().replace("<footer>", f"<ul>{teaser * 5_000}</ul><footer>")
    assert len(markup) < parsing.MAX_MARKUP
    assert read(markup).text == f"{LEAD}\n{FIRST}\n{SECOND}"
