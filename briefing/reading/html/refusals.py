"""What a page without the text of an article looks like, and what to do then.

What may be otherwise another time is a FetchError: a check for robots, a site that is away, a lock,
a text that did not come along. What the page is for good is an ArticleError.
"""

from __future__ import annotations

import re

from briefing.errors import ArticleError, FetchError
from briefing.reading.articles import MIN_WORDS
from briefing.reading.html.boilerplate import is_out_of_sight
from briefing.reading.html.page import Page
from briefing.reading.html.tree import Element, Tree, holds
from briefing.vietnamese import text as vi

_STUB = 150
"""Words up to which an article that is not free is only its beginning."""
_SHORT = 300
"""Letters up to which a stretch of text may speak of a lock; longer ones are the article's."""
_MOST_LOCKS = 50
_FEW_TEASERS = 8
_TEASERS = 12
_MANY_TEASERS = 30
_NOTICE = 3_000
"""Letters that a page has at most which a site shows in place of all others."""
_EMPTY = 600
"""Letters of a page with nothing but its frame."""
_SAVE = "open the article in a browser, save the page when it has loaded and pass the file"
_LOCKED = re.compile(
    r"\s*(?:(?:mời |vui lòng |bạn cần |hãy |quý độc giả )?"
    r"(?:đăng nhập|đăng ký|đăng kí|trả phí|mua gói|nâng cấp|thanh toán)[^.]{0,60} )?"
    r"để (?:đọc|xem) (?:tiếp|toàn bộ|trọn vẹn|đầy đủ)|"
    r"\s*(?:bài viết|bài|nội dung)(?: này)?(?: chỉ)? dành (?:riêng )?cho (?:độc giả|bạn đọc|"
    r"thành viên|hội viên|người dùng)"
)
_LOCKS = (".paywall", ".pay-wall", ".box-paywall", "#paywall", ".premium-lock")
_ROBOT_CHECKS = re.compile(
    r"just a moment|attention required|access denied|captcha|are you a robot|checking your browser|"
    r"verif(?:y|ying) (?:that )?you are (?:a )?human|enable javascript and cookies|"
    r"unusual traffic|kiểm tra trình duyệt|xác minh bạn|xác thực bạn"
)
_AWAY = re.compile(
    r"(?:hệ thống|website|trang web|trang tin|trang báo|máy chủ)(?: hiện| tạm thời| này){0,2} "
    r"(?:đang|được)(?: được| tạm thời){0,2} (?:bảo trì|bảo dưỡng|nâng cấp|quá tải)|"
    r"thông báo bảo trì (?:hệ thống|website|trang)|"
    r"under (?:scheduled )?maintenance|scheduled maintenance|maintenance mode|"
    r"(?:temporarily|briefly|service) unavailable|bad gateway|gateway time-?out|"
    r"internal server error|too many requests|web server is down|"
    r"error establishing a database connection"
)
_LOGIN = re.compile(
    r"(?:đăng nhập|log ?in|sign in)\b|.{0,600}(?:vui lòng|cần|phải|hãy) đăng nhập", re.DOTALL
)
_MISSING = re.compile(r"\b404\b|không tìm thấy|không tồn tại|page not found|trang lỗi")


def of_lock(page: Page, article: Element, words: int, name: str) -> list[str]:
    """Refuse what keeps readers out: a check for robots, a notice that the site is away, and the
    free beginning of an article that must be paid for; all are FetchErrors.

    Returns what is to be told when the page speaks of a lock and yet has a long text.
    """
    notice = _notice(page) if words < _STUB else None
    if notice:
        raise FetchError(f"{name}: {notice}")
    free = page.linked.free
    if free or (free is None and not _says_locked(page.tree, article)):
        return []
    if words < _STUB:
        raise FetchError(
            f"{name}: the beginning of an article for subscribers: log in with a browser, save the "
            "whole page and pass the file"
        )
    return ["The page speaks of readers who pay: check that the text is whole."]


def _says_locked(tree: Tree, article: Element) -> bool:
    """Tell whether there is a lock in the article's element or beside it."""
    beside = article.getparent()
    around = article if beside is None or beside.tag == "body" else beside
    locks = [lock for lock in tree.each(_LOCKS) if holds(around, lock)]
    locks += [
        element
        for element in around.iterdescendants()
        if element.text and ("để" in element.text.lower() or "dành" in element.text)
        if len(element.text) <= _SHORT and _LOCKED.match(vi.fold(element.text))
    ]
    return any(not is_out_of_sight(lock) for lock in locks[:_MOST_LOCKS])


def no_article(page: Page, words: int, name: str, article: Element | None = None) -> ArticleError:
    """Return the error for a page that has no article, which says what it looks like; a FetchError
    when it may have one another time."""
    if notice := _notice(page) or _no_page(page):
        return FetchError(f"{name}: {notice}")
    if looks := _other_kind(page, article):
        return ArticleError(f"{name}: looks like {looks}")
    if page.tree.letters(page.tree.root) < _EMPTY:
        told = f"a page without text, which a script fills in the browser: {_SAVE}"
        return FetchError(f"{name}: {told}")
    return ArticleError(
        f"{name}: no article was found on the page, only {words} words of text ({MIN_WORDS} or "
        "more are needed): copy the article's text into a .txt file and pass that"
    )


def _notice(page: Page) -> str | None:
    """Say what a site shows in place of all its pages, if this is that."""
    if page.tree.letters(page.tree.root) >= _NOTICE:
        return None
    if _ROBOT_CHECKS.search(_top(page)):
        return f"a check for robots, not the article: {_SAVE}"
    if _AWAY.search(_top(page)):
        return "a notice that the site does not work now, not the article: try again later"
    return None


def _no_page(page: Page) -> str | None:
    """Say what a site shows that does not have this page, or not for everybody."""
    if page.tree.letters(page.tree.root) >= 2 * _NOTICE:
        return None
    if _MISSING.search(_top(page)):
        return "a page that says that there is no such page: check the address"
    if _LOGIN.match(_top(page)):
        return "a page to log in: log in with a browser, save the whole page and pass the file"
    return None


def _top(page: Page) -> str:
    """Return the title, the first words and the heading of a page, folded."""
    headings = [] if page.heading is None else [page.heading]
    first = map(page.tree.first_words, (*page.tree.all("body")[:1], *headings))
    return vi.fold(" ".join((page.head.title[:200], *first))).strip()


def _other_kind(page: Page, article: Element | None) -> str | None:
    """Say what kind of page this is for good, if it is known and none of an article."""
    linked = page.linked
    kind = page.head.first("og:type").lower()
    if kind.startswith("video") or (linked.is_video and not linked.is_article):
        return "the page of a video: pass an article with a text"
    if is_front_page(page, article):
        return "a front page or a list of articles: pass the page of one article"
    return None


def is_front_page(page: Page, article: Element | None = None) -> bool:
    """Tell whether a page lists articles: many linked headings, and none for itself.

    In what seems to be its `article`, a few linked headings are enough.
    """
    headings = [e for tag in ("h2", "h3", "h4", "article") for e in page.tree.all(tag)[:200]]
    teasers = [heading for heading in headings if heading.find(".//a") is not None]
    if article is not None and sum(holds(article, teaser) for teaser in teasers) >= _FEW_TEASERS:
        return True
    titled = page.heading is not None and len(teasers) < _MANY_TEASERS
    return len(teasers) >= _TEASERS and not page.linked.is_article and not titled
