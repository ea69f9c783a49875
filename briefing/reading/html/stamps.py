"""When an article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from briefing.reading.html.boilerplate import is_of_others
from briefing.reading.html.page import Page
from briefing.reading.html.parsing import is_small
from briefing.reading.html.tree import Element, Tree, holds, line_of

VIET_NAM = timezone(timedelta(hours=7))
_METAS = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish_date",
    "publish-date", "published_time", "dc.date.issued", "dcterms.created", "og:pubdate",
    "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_NEAR = 30
"""Elements behind a title among which a stamp may be."""
_SHORTEST, _SHORT = 8, 90
"""Letters with which the text of an element may be a stamp and no sentence."""
_MOST_TRIED = 1_000
"""Elements that are read to see whether they are the stamp."""
_FIRST_YEAR = 1997
"""Viet Nam was connected in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A stamp that readers of the page see; its clock is Viet Nam's."""

    day: date
    clock: time | None = None


def find(page: Page, body: Element) -> tuple[datetime | date | None, list[str]]:
    """Return when the article was published, and what had to be assumed.

    The page states it for machines (JSON-LD datePublished, meta tags, <time datetime>, in this
    order) and shows it to readers. What is shown is what can be checked: it wins where the two
    are not the same minute, unless it is the page's own dateModified, or of a later day (then it
    is the page's clock, or an update). A stated time that reads as the shown one but for its zone
    has the wrong zone.
    """
    said = [text for text in _stated(page, body) if text]
    stated = next((m for m in map(moment, said) if m), None)
    shown = _shown(page, body)
    if stated is None:
        days = (read_shown(text) for text in said)
        shown = shown or next((day for day in days if day), None)
        return (_of(shown), []) if shown else _changed(page, body)
    if shown is None:
        return _local(stated), []
    if shown.clock is None:
        same = shown.day in (stated.date(), _local(stated).date())
    else:
        same = _same_minute(_local(stated), _of(shown))
        zones = (stated.replace(tzinfo=zone) for zone in (VIET_NAM, UTC))
        if not same and any(_same_minute(_local(one), _of(shown)) for one in zones):
            return _of(shown), []
    if same or _modified_at(_of(shown), page):
        return _local(stated), []
    if shown.day > _local(stated).date():
        return _local(stated), [f"{_TWO_TIMES} the one for machines was taken."]
    return _of(shown), [f"{_TWO_TIMES} the one that readers see was taken."]


def _changed(page: Page, body: Element) -> tuple[datetime | date | None, list[str]]:
    """Return the time that is labelled as an update, which some papers call the publication."""
    shown = _shown(page, body, updates=True)
    if shown is None:
        return None, []
    return _of(shown), ["The page shows only when it was brought up to date: that was taken."]


_TWO_TIMES = "The page gives two times of publication:"


def _of(shown: Shown) -> datetime | date:
    if shown.clock is None:
        return shown.day
    return datetime.combine(shown.day, shown.clock, VIET_NAM)


def _local(stamp: datetime) -> datetime:
    return stamp.astimezone(VIET_NAM) if stamp.tzinfo else stamp.replace(tzinfo=VIET_NAM)


def _same_minute(one: datetime | date, other: datetime | date) -> bool:
    return f"{one:%Y%m%d%H%M}" == f"{other:%Y%m%d%H%M}"


def _modified_at(told: datetime | date, page: Page) -> bool:
    """Tell whether a time is when the page says that it was changed."""
    head = page.head
    said = (page.linked.modified, head.first("article:modified_time", "datemodified", "lastmod"))
    changed = [m for m in map(moment, said) if m]
    return any(
        _same_minute(reading, told)
        for m in changed
        for reading in (_local(m), m.replace(tzinfo=VIET_NAM))
    )


# --- what is stated for machines -----------------------------------------------------------


def _stated(page: Page, body: Element) -> Iterator[str]:
    """Yield the times of publication that the page states for machines."""
    yield page.linked.published
    yield from (page.head.metas[name] for name in _METAS if name in page.head.metas)
    around, end = _around(page, body), _end(page, body)
    stated = (*page.tree.all("[itemprop=datePublished]"), *page.tree.all("time"))
    for element in stated[:_MOST_TRIED]:
        if page.tree.place(element) < end and _belongs(page, around, element):
            yield from filter(None, map(element.get, ("datetime", "content", "data-time", "title")))


_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(Z|(?:GMT|UTC)?\s?([+-]\d{1,2}):?(\d{2})?)?)?",
    re.IGNORECASE,
)


def moment(said: str) -> datetime | None:
    """Read a time that is stated for machines: ISO 8601, RFC 5322 or seconds since 1970.

    Without a zone it has none here either; without a time of day it is none.
    """
    said = said.strip()[:100]
    try:
        if match := _ISO.match(said):
            return _iso(match)
        if re.fullmatch(r"\d{9,10}", said):
            return datetime.fromtimestamp(int(said), UTC)
        if re.match(r"[A-Z][a-z]{2}, \d", said):
            return parsedate_to_datetime(said)
    except (ValueError, OverflowError, IndexError, TypeError, OSError):
        return None
    shown = read_shown(said)
    return datetime.combine(shown.day, shown.clock) if shown and shown.clock else None


def _iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, zone, offset, minutes = match.groups()
    if hour is None or not _FIRST_YEAR <= int(year) < 2100:
        return None
    tz = None
    if zone:
        away = timedelta(hours=int(offset or 0), minutes=int(minutes or 0))
        tz = timezone(away if offset else timedelta())
    stamp = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    return stamp.replace(tzinfo=tz)


# --- what is shown to readers --------------------------------------------------------------


_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một",
           "mười hai")  # fmt: skip
_MONTH = "|".join((*reversed(_MONTHS), "một"))


@cache
def _day() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?:(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})"
        rf"|(?P<d2>\d{{1,2}}) (?:tháng|thg) (?P<m2>\d{{1,2}}|{_MONTH})(?:,| năm)? ?(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})(?P<sep3>[.-])(?P<m3>\d{2})(?P=sep3)(?P<d3>\d{2})"
        r"|(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>\d{2}))(?![\d/])",
        re.IGNORECASE,
    )


_CLOCK = re.compile(
    r"(?<![\d+:])(\d{1,2})\s?(?:[:h]|giờ)\s?(\d{2})(?!\d)(?::\d{2})?"
    r"\s?(am|pm|sa|ch|sáng|chiều|tối)?\b",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"(?:cập nhật|sửa|updated?)[^\d]{0,30}(?:\d{1,2}\s?[:h]\s?\d{2}[^\d]{0,20})?$", re.IGNORECASE
)


def read_shown(line: str, *, updates: bool = False) -> Shown | None:
    """Read a stamp as readers see it: `Thứ ba, 7/10/2025, 18:40 (GMT+7)`; None when it has none.

    Days come first. A stamp that says that it is of an update is none, but where `updates` count.
    """
    for match in _day().finditer(line[:300]):
        year, month, day = _numbers(match)
        before, after = line[: match.start()], line[match.end() :]
        if _UPDATE.search(before) and not updates:
            continue
        if not _FIRST_YEAR <= year < 2100:
            continue
        try:
            return Shown(date(year, month, day), _clock(before[-30:], after[:30]))
        except ValueError:
            continue
    return None


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day of a date, however it is written."""
    year, month, day = (next(filter(None, map(match.group, _GROUPS[key]))) for key in "ymd")
    if month.isdigit():
        number = int(month)
    else:
        number = 1 if month.lower() == "một" else _MONTHS.index(month.lower()) + 1
    return int(year) + (2000 if len(year) == 2 else 0), number, int(day)


_GROUPS = {key: (key, f"{key}2", f"{key}3", f"{key}4") for key in "ymd"}


def _clock(before: str, after: str) -> time | None:
    """Return the time of day behind a date, or in front of it."""
    behind = _CLOCK.search(after)
    ahead = list(_CLOCK.finditer(before))
    if behind and (_UPDATE.search(after[: behind.start()]) or len(after[: behind.start()]) > 15):
        behind = None
    found = behind or (ahead[-1] if ahead else None)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half in ("pm", "ch", "chiều", "tối") and hour < 12:
        hour += 12
    if half in ("am", "sa", "sáng") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _shown(page: Page, body: Element, *, updates: bool = False) -> Shown | None:
    """Return the stamp that is shown nearest to the title, one with a time of day before others."""
    tree, around = page.tree, _around(page, body)
    anchor = tree.place(page.heading if page.heading is not None else body)
    short = (e for e in tree.elements[: _end(page, body)] if _is_short(tree, e))
    dated: Shown | None = None
    for element in sorted(short, key=lambda e: abs(tree.place(e) - anchor))[:_MOST_TRIED]:
        shown = _stamp(tree, element, updates=updates)
        if shown and element is not body and _belongs(page, around, element):
            if shown.clock:
                return shown
            dated = dated or shown
    return dated


def _is_short(tree: Tree, element: Element) -> bool:
    """Tell whether the text of an element is short enough for a stamp."""
    is_short = _SHORTEST <= tree.letters(element) <= _SHORT and is_small(element)
    return is_short and element.tag not in ("title", "option")


def _stamp(tree: Tree, element: Element, *, updates: bool) -> Shown | None:
    """Read the stamp in an element, unless it is that of an event or within the text of a link."""
    line = line_of(element)
    shown = read_shown(line, updates=updates)
    above = element.getparent()
    if shown is None or _OF_AN_EVENT.match(line):
        return None
    if above is not None and _is_short(tree, above) and _OF_AN_EVENT.match(line_of(above)):
        return None
    links = (*element.iter("a"), *element.iterancestors("a"))
    texts = (text for text in map(line_of, filter(is_small, links)) if read_shown(text))
    return shown if all(map(_IS_STAMP.match, texts)) else None


_OF_AN_EVENT = re.compile(
    r"\W{0,3}(?:thời gian(?! đăng)|diễn ra|khai mạc|bế mạc|khởi chiếu|thời hạn|hạn (?:chót|nộp)|"
    r"ngày (?:diễn ra|ban hành|hiệu lực|có hiệu lực|thi)|hiệu lực|lịch|từ ngày|sự kiện)\b",
    re.IGNORECASE,
)
_IS_STAMP = re.compile(
    r"\W{0,3}(?:\d|thứ\b|chủ nhật|ngày \d|(?:đăng|xuất bản)\b|lúc \d)", re.IGNORECASE
)


def _end(page: Page, body: Element) -> int:
    """Return the place where the article's text begins; a stamp may follow a title in it."""
    if page.heading is None:
        return page.tree.place(body) + _NEAR
    if holds(body, page.heading):
        return page.tree.place(page.heading) + _NEAR
    return page.tree.place(body)


def _around(page: Page, body: Element) -> Element:
    """Return what holds title and text, and two elements above, where a stamp may be."""
    around = body if page.heading is None else page.tree.common(page.heading, body)
    for _ in range(2):
        above = around.getparent()
        if above is not None and above.tag not in ("html", "body"):
            around = above
    return around


def _belongs(page: Page, around: Element, element: Element) -> bool:
    """Tell whether an element lies around the article, not in the page's head, nor in a teaser."""
    if not holds(around, element) or is_of_others(element):
        return False
    title = page.heading
    headers = (e for e in (element, *element.iterancestors()) if e.tag == "header")
    return title is None or all(holds(header, title) for header in headers)
