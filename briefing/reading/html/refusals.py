"""What a page without the text of an article looks like, and what to do then."""

from __future__ import annotations

import re

from briefing.errors import ArticleError
from briefing.reading.articles import MIN_WORDS
from briefing.reading.html.page import Page
from briefing.reading.html.tree import Element, Tree, holds
from briefing.vietnamese import text as vi

_STUB = 150
"""Words up to which an article that is not free is only its beginning."""
_SHORT = 300
"""Letters up to which a stretch of text may speak of a lock; longer ones are the article's."""
_TEASERS = 12
_MANY_TEASERS = 30
_SAVE = "open the article in a browser, save the page when it has loaded and pass the file"
_LOCKED = re.compile(
    r"để (?:đọc|xem) (?:tiếp|toàn bộ|trọn vẹn|đầy đủ|hết)|"
    r"dành (?:riêng )?cho (?:độc giả|bạn đọc|thành viên|hội viên|người dùng)[^.]{0,30}"
    r"(?:trả phí|vip|premium|plus|đăng ký|thuê bao)"
)
_LOCKS = (
    ".paywall",
    ".premium-lock",
    ".box-paywall",
    ".pay-wall",
    "#paywall",
    ".subscription-wall",
)
_ROBOT_CHECKS = re.compile(
    r"just a moment|attention required|access denied|captcha|are you a robot|checking your browser|"
    r"verify you are human|kiểm tra trình duyệt|xác minh bạn"
)
_MISSING = re.compile(r"\b404\b|không tìm thấy|không tồn tại|page not found|trang lỗi")


def of_lock(page: Page, article: Element, words: int, name: str) -> list[str]:
    """Refuse the free beginning of an article that must be paid for.

    Returns what is to be told when the page speaks of a lock and yet has a long text.
    """
    if page.linked.free and not _says_locked(page.tree, article):
        return []
    if words < _STUB:
        raise ArticleError(
            f"{name}: the beginning of an article for subscribers: log in with a browser, save the "
            "whole page and pass the file"
        )
    return ["The page speaks of readers who pay: check that the text is whole."]


def _says_locked(tree: Tree, article: Element) -> bool:
    """Tell whether there is a lock in the article's element or beside it."""
    beside = article.getparent()
    around = article if beside is None or beside.tag == "body" else beside
    if any(holds(around, lock) for lock in tree.each(_LOCKS)):
        return True
    return any(
        _LOCKED.search(vi.fold(element.text))
        for element in around.iterdescendants()
        if element.text and ("để" in element.text or "dành" in element.text)
        if len(element.text) <= _SHORT
    )


def no_article(page: Page, words: int, name: str) -> ArticleError:
    """Return the error for a page that has no article, which says what it looks like."""
    return ArticleError(f"{name}: {_looks(page, words)}")


def _looks(page: Page, words: int) -> str:
    tree, linked = page.tree, page.linked
    letters = tree.letters(tree.root)
    top = vi.fold(f"{page.head.title} {tree.first_words(tree.root)}")[:300]
    if letters < 3_000 and _ROBOT_CHECKS.search(top):
        return f"a check for robots, not the article: {_SAVE}"
    if letters < 6_000 and _MISSING.search(top):
        return "a page that says that there is no such page: check the address"
    kind = page.head.first("og:type").lower()
    if kind.startswith("video") or (linked.is_video and not linked.is_article):
        return "looks like the page of a video: pass an article with a text"
    if is_front_page(page):
        return "looks like a front page or a list of articles: pass the page of one article"
    if letters < 600:
        return f"a page without text, which a script fills in the browser: {_SAVE}"
    return (
        f"no article was found on the page, only {words} words of text ({MIN_WORDS} or more are "
        "needed): copy the article's text into a .txt file and pass that"
    )


def is_front_page(page: Page) -> bool:
    """Tell whether a page lists articles: many linked headings, and none for itself."""
    teasers = 0
    for tag in ("h2", "h3", "h4", "article"):
        teasers += sum(element.find(".//a") is not None for element in page.tree.all(tag)[:200])
    titled = page.heading is not None and teasers < _MANY_TEASERS
    return teasers >= _TEASERS and not page.linked.is_article and not titled
