"""What is furniture on the page of an article: boxes by their names, lines by their wording.

A box is furniture when a name of it (class, id, type) says so. A line is furniture when its
wording is that of the fixed phrases of newspapers' pages, none of which begins a sentence of news.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.reading.html.tree import Element, Tree, lexicon

SKIPPED = lexicon(
    "script style noscript template form button select input textarea nav header footer aside "
    "svg canvas dialog menu map math link meta title head amp-ad amp-embed amp-sidebar amp-consent "
    "amp-list amp-social-share amp-sticky-ad amp-auto-ads amp-analytics amp-lightbox"
)
"""Tags whose text is no part of an article."""
MEDIA = lexicon("video audio iframe object embed amp-video amp-iframe amp-youtube")
"""Tags that play something: their text is the player's, their captions are kept."""

_HIDING = frozenset(("hidden", "hide", "d-none", "visually-hidden", "sr-only"))
_SHOWN_WHEN_WIDE = re.compile(
    r"(?<!\S)(?:(?:sm|md|lg|xl|2xl):|d-(?:sm|md|lg|xl|xxl)-)(?:block|flex|grid|inline|table|contents)"
)
"""Tailwind's `hidden md:block`, Bootstrap's `d-none d-md-block`."""
_FURNITURE = (
    # Parts of names, whole between hyphens.
    r"(?<![^-])(?:ads?|adv|advs|ads\d+|adzone|admzone|adsbygoogle|banner|banners|sponsor|"
    r"sponsored|promo|promotion|comment|comments|cmt|tagbox|breadcrumb|breadcrumbs|newsletter|"
    r"subscribe|"
    r"relate|related|relates|relation|recommend|recommended|recommendation|suggest|suggestion|"
    r"author|authors|toolbar|tools|poll|vote|votes|rating|survey|quiz|minigame|popup|modal|"
    r"hotline|donate|donation|login|signup|paywall|zalo|fanpage|"
    r"follow|googlenews|gnews|ggnews|pagination|pager|sidebar|taboola|outbrain|mgid|"
    r"insert-news|morelink|next-prev|link-source|chisochungkhoan|"
    r"ai-summary|summary-ai|tomtat|tom-tat)(?![^-])"
    # Parts of names, wherever they are.
    r"|tinlienquan|lien-?quan|related-?news|news-?relate|relate-?(?:news|container|box)|"
    r"relationnews|doc-?them|xem-?them|read-?more|more-?news|other-?news|tin-?khac|quang-?cao|"
    r"google-?news|binh-?luan|phan-?hoi|tin-?cung|cung-?chuyen-?muc|news-in-content|newsincontent|"
    r"neww-?group|box-?news|list-?news|item-?news|advert|dang-?ky-?nhan|inner-?article|"
    r"detail-?author|author-?(?:box|info|wrap|bot)|star-?rating|audio-?player"
)
_PERHAPS = (
    # They name a bar of buttons or links, but also what a text is about or how it is shown.
    r"(?<![^-])(?:share|sharing|shares|social|socials|tag|tags|keyword|keywords|copyright|print|"
    r"wiki|source)(?![^-])|listen"
)
_OF_OTHERS = re.compile(
    r"(?<![^-])(?:today|now|clock|current|topbar|top-bar|comment|comments|cmt|related?)(?![^-])|"
    r"current-?date|lien-?quan|binh-?luan|phan-?hoi"
)
_MEDIA_NAMES = (
    r"(?<![^-])(?:video|videos|videostream|player|audio|podcast|embed|insertembedcode|"
    r"videoplayer)(?![^-])|videostream|video-?(?:player|wrap|embed|box)"
)
_CAPTIONS = (
    r"(?<![^-])(?:caption|captions|figcaption|pcaption|chu-?thich|image-desc|img-desc|"
    r"avatar-desc|desc-cation|image-caption|photo-caption|photocms|image-author|photo-author|credit|photo-credit)(?![^-])|fig-?caption|"
    r"photocms-?caption"
)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(kind)


@lru_cache(maxsize=4096)
def _names(raw: str) -> str:
    """Return names as words between hyphens: `boxTinLienQuan ads_top` → `box-tin-lien-quan-…`."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", raw[:500])
    return re.sub(r"[^a-z0-9]+", "-", split.lower()).strip("-")


def names_of(element: Element) -> str:
    """Return the names that an element has, as words between hyphens."""
    own = (element.get(key) or "" for key in ("class", "id", "type", "data-type"))
    return _names(" ".join(name for name in own if name))


def is_hidden(element: Element) -> bool:
    """Tell whether an element is shown on no width of screen, by its attributes."""
    if element.get("hidden") is not None:
        return True
    classes = element.get("class") or ""
    if not _HIDING.isdisjoint(classes.split()) and not _SHOWN_WHEN_WIDE.search(classes):
        return True
    style = (element.get("style") or "")[:500]
    return re.search(r"display\s{0,5}:\s{0,5}none", style, re.IGNORECASE) is not None


def is_out_of_sight(element: Element) -> bool:
    """Tell whether an element, or one that it lies in, is not shown."""
    return any(map(is_hidden, (element, *element.iterancestors())))


def is_furniture(element: Element) -> bool:
    """Tell whether an element is no part of the article by its tag, its names or its style."""
    return _is_certain(element) or _is_perhaps(element)


def is_left_out(tree: Tree, element: Element) -> bool:
    """Tell whether it is, and is no prose under a name that text of the article may have too."""
    return _is_certain(element) or (_is_perhaps(element) and not tree.is_prose(element))


def _is_certain(element: Element) -> bool:
    return element.tag in SKIPPED or is_hidden(element) or _is_named(_FURNITURE, element)


def _is_perhaps(element: Element) -> bool:
    """WordPress names an article after what it is filed under: `tag-share`."""
    return element.tag not in ("article", "main", "body") and _is_named(_PERHAPS, element)


def _is_named(pattern: str, element: Element) -> bool:
    names = names_of(element)
    return bool(names) and _is(pattern, names)


def is_media(element: Element) -> bool:
    """Tell whether an element plays something."""
    return bool(element.tag in MEDIA) or _is(_MEDIA_NAMES, names_of(element))


def is_caption(element: Element) -> bool:
    """Tell whether an element is the caption of a picture or a video."""
    if element.tag == "figcaption":
        return True
    if element.tag == "p" and "Image" in (element.get("class") or "").split():
        return True  # VnExpress
    return _is(_CAPTIONS, names_of(element))


def is_of_others(element: Element) -> bool:
    """Tell whether an element lies in what is not the article's: comments, teasers, menus."""
    return any(
        above.tag in ("nav", "footer", "aside") or _OF_OTHERS.search(names_of(above)) is not None
        for above in (element, *element.iterancestors())
        if above.tag not in ("html", "body")
    )


@lru_cache(maxsize=8192)
def _is(kind: str, names: str) -> bool:
    return _pattern(kind).search(names) is not None


_LIST_HEADS = (
    r"(?:các )?(?:tin|bài|bài viết|video|nội dung) (?:liên quan|khác|cùng chuyên mục|"
    r"nên đọc|nổi bật|mới(?: nhất)?|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?)|"
    r"đọc thêm|xem thêm|xem tiếp|đọc tiếp|tham khảo thêm|đọc ngay|xem ngay|"
    r"(?:tin )?cùng chuyên mục|cùng chủ đề|cùng tác giả|cùng sự kiện|dòng sự kiện|"
    r"có thể bạn quan tâm|bạn có thể (?:quan tâm|thích)(?: bài này)?|"
    r"mời (?:quý )?(?:bạn|độc giả|bạn đọc) đọc thêm|"
    r"đừng bỏ lỡ|không thể bỏ qua|tin nóng|tin mới|(?:tin )?(?:đọc|xem) nhiều(?: nhất)?|"
    r"tin tài trợ|thông tin doanh nghiệp|liên quan"
)
_FIXED = (
    # heads of lists of links, alone or with a link behind a colon
    rf"(?:[>»►▶•*+\-–]\s*)*(?:{_LIST_HEADS})(?: tại đây)?\s*(?:$|[:：>»].*)",
    # pointers
    r"(?:>>|»).*",
    # where the paper is on other services
    r"(?:mời (?:quý )?(?:bạn|bạn đọc|độc giả|khán giả) )?(?:theo dõi|đăng ký|follow|quan tâm|"
    r"tham gia|like)[^,;]{1,80}\b(?:google news|zalo|youtube|fanpage|facebook|tiktok|telegram|"
    r"newsletter)\b[^,;]{0,40}",
    r"(?:[*>•]\s?)?mời (?:quý )?(?:bạn|bạn đọc|độc giả|khán giả|quý vị)\b.{0,20}"
    r"(?:xem|đọc|theo dõi|đón đọc|đón xem|gửi|chia sẻ).{0,160}",
    r"(?:quý )?(?:bạn đọc|độc giả|bạn) (?:có thể |vui lòng |hãy )?(?:gửi|chia sẻ) (?:ý kiến|"
    r"bình luận|bài viết|tin bài|câu chuyện|câu hỏi).{0,160}",
    # service and law
    r"(?:đường dây nóng|hotline|điện thoại liên hệ|số đường dây nóng)\s*[:：(\d].{0,160}",
    r"(?:®|©|\(c\)).{0,160}|bản quyền thuộc.{0,160}",
    r"(?:vui lòng |yêu cầu )?(?:ghi rõ nguồn|dẫn nguồn|trích dẫn nguồn).{0,120}",
    r"nguồn(?: tin| bài)?\s*[:：].{2,150}",
    r"(?:từ khóa|từ khoá|tags?|keywords?)\s*[:：].{0,300}",
    r"(?:chia sẻ|bình luận|quảng cáo|in bài viết|lưu bài viết|copy link|sao chép liên kết|"
    r"gửi bình luận|ý kiến (?:của )?bạn(?: đọc)?|nghe đọc bài|nghe bài viết|trở lại|"
    r"về trang chủ|theo dõi|lên đầu trang|link bài gốc|lấy link!?|thích|advertisement|"
    r"về trang chủ đề|tải xuống|phóng to|xem ảnh lớn|tìm hiểu thêm|chi tiết|xem chi tiết)"
    r"(?: \(?\d{1,6}\)?)?[.:]?",
    r"(?:đăng nhập|đăng ký) để .{0,100}",
    r"mọi (?:sự )?(?:đóng góp|giúp đỡ|ủng hộ|hỗ trợ)[^.]{0,60} (?:xin )?gửi về.{0,200}",
    r"(?:lượt xem|lượt đọc|số lượt xem|số lần xem)\s*[:：]?\s*[\d.,]{1,12}",
    r"\((?:còn nữa|còn tiếp|hết)\)",
    r"(?:cập nhật |đăng )?\d{1,2} (?:giây|phút|giờ|ngày|tuần|tháng) trước",
    # newsletters
    r"bạn nhận (?:được )?(?:thư|email|bản tin) này .{0,200}|(?:hủy|huỷ) đăng ký(?: .{0,60})?",
)


@cache
def _fixed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in _FIXED), re.IGNORECASE)


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:[>»►▶•*+\-–]\s*)*(?:{_LIST_HEADS})\s*[:：…]?", re.IGNORECASE)


_LONGEST_FIXED = 320


def is_furniture_line(line: str) -> bool:
    """Tell whether a line is a fixed phrase of newspapers' pages, no part of the article."""
    return len(line) <= _LONGEST_FIXED and _fixed().fullmatch(line) is not None


def heads_links(line: str) -> bool:
    """Tell whether a line is the head of a list of links: `Tin liên quan`, `Đọc thêm:`."""
    return len(line) <= 60 and _heads().fullmatch(line) is not None


_KINDS = r"[Ảả]nh|[Đđ]ồ họa|[Đđ]ồ hoạ|[Vv]ideo|[Cc]lip|[Ii]nfographic|[Pp]hoto"
_CREDIT = re.compile(
    rf"(^|[.!?…,;(\[–—\-/*\"”]\s*|\s(?=[ẢĐVCIP]))(?:[Nn]guồn )?(?:{_KINDS})"
    r"(?: (?:minh họa|minh hoạ|tư liệu|chụp màn hình|cắt từ clip|cắt từ video|tác giả))?"
    r"\s?[:/]\s?(\S(?:[^.!?\n]|[.](?=\w)){0,70})[.)\]]{0,2}$"
)
_CREDITED_WORDS = 8
_NAMELESS = re.compile(
    r"internet|sưu tầm|tư liệu|minh h[oọ]|nhân vật|gia đình|chụp màn|cắt từ|người dân|bạn đọc|"
    r"cơ quan|công an|đơn vị|tác giả|từ |theo |.{1,60} cung cấp$"
)
"""Whom pictures are credited to without a capital."""


_LONGEST_CAPTION = 500
_LONG = 100
"""Letters before a credit that are a paragraph where there is no picture."""


def caption_start(line: str, *, after_image: bool) -> int | None:
    """Return where the caption begins in a line that ends with the credit of a picture.

    `… Ảnh: TTXVN`, `(Ảnh: An Bình)`; None without one. It is the whole line, but where there is no
    picture before a long line, only the credit behind its last sentence. A line that says who made
    text and pictures (`Bài và ảnh: …`) is a byline.
    """
    if len(line) > _LONGEST_CAPTION or re.match(r"(?:tin|bài)\b", line, re.IGNORECASE):
        return None
    match = _CREDIT.search(line, max(len(line) - 140, 0))
    if match is None or not _is_credited_to(match[2]):
        return None
    is_paragraph = match.end(1) > _LONG and match[1][:1] in (*'.!?…”"',)
    return match.end(1) if is_paragraph and not after_image else 0


def _is_credited_to(names: str) -> bool:
    few = len(names.split()) <= _CREDITED_WORDS
    return few and (not names[0].islower() or _NAMELESS.match(names) is not None)


def is_credit(line: str) -> bool:
    """Tell whether a line is the credit of a picture and nothing else."""
    match = _CREDIT.search(line[:140])
    return match is not None and match.start() == 0
