"""Times of day in Vietnamese news prose, and how English writes them: 2 giờ 15 → 2:15 a.m."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.vietnamese.text import fold

_LASTS = "kéo dài; trong; hết; hơn; sau; mất; gần; suốt; chừng; tròn; thêm; cách"
"""Words before a stretch of time."""
_AFTERNOON = {"trưa": 11, "chiều": 12, "tối": 12, "đêm": 12, "khuya": 12}
"""Words behind an hour up to 12 that may put it into the second half of the day."""


class ClockTime(NamedTuple):
    """A time of day that a text states in digits."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset behind its last character."""
    english: str
    """The time in English, on a clock of twelve hours."""


def find_clock_times(text: str) -> list[ClockTime]:
    """Return the times of day in `text` (NFC), in order.

    A bare hour (3 giờ) is a stretch of time unless a word before or behind it tells that it is
    meant: lúc 3 giờ, 3 giờ sáng, 15 giờ ngày 11/9. News prose counts 24 hours.
    """
    return [
        ClockTime(match.start("time"), match.end(), _english(match))
        for match in _matches(fold(text))
        if _is_told(match)
    ]


def _matches(folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the pattern, in order and without overlap."""
    behind = 0
    for hour in _hour().finditer(folded):
        for length in _LEADS:
            start = hour.start() - length
            match = _pattern().match(folded, start) if start >= behind else None
            if match:
                behind = match.end()
                yield match
                break


_LEADS = (6, 4, 3, 0)
"""How long what leads to an hour may be: trước, lúc or đến, từ, nothing."""


@cache
def _hour() -> re.Pattern[str]:
    """Match the digits of an hour: a quick look before the pattern is tried there."""
    return re.compile(r"\d{1,3}(?: ?giờ|h|:)")


def _is_told(match: re.Match[str]) -> bool:
    """Tell whether it is a time of day, and no stretch of time or score."""
    if match["lead"] or match["said"] or match["day"] is not None:
        return True
    return match["minute"] is not None and ":" not in match["time"]


@cache
def _pattern() -> re.Pattern[str]:
    lead = r"(?:(?P<lead>lúc|vào|hồi|tầm|(?:từ|đến|tới|trước)(?= (?:1[3-9]|2[0-3])[ h])) )?"
    lasts = "".join(rf"(?<!{word} )" for word in _LASTS.split("; "))
    hour = lasts + r"(?<![\d.,:/h-])(?P<hour>[01]?\d|2[0-4])"
    minute = r"(?:(?: ?giờ ?|h ?|:)(?P<minute>[0-5]\d)(?: ?phút|')?| ?giờ|h)(?![\w%:/.,]{0,8}\d|\w)"
    said = r"(?: (?P<said>rạng sáng|sáng|trưa|chiều|tối|đêm|khuya))?(?!\w)"
    said += r"(?! (?:trước|rưỡi|kém|đồng hồ)\b)"
    day = r"(?P<day>(?= (?:ngày|hôm|cùng ngày)\b))?"
    return re.compile(lead + rf"(?P<time>{hour}{minute})" + said + day)


def _english(match: re.Match[str]) -> str:
    hour, minute, said = int(match["hour"]), match["minute"], match["said"]
    night = said in ("đêm", "khuya") and hour in (0, 12, 1, 2, 3, 4, 5)
    if night or (said in ("sáng", "rạng sáng") and hour == 12):
        hour %= 12
    elif hour < 12 and (late := _AFTERNOON.get(said or "")) and not (said == "trưa" and hour > 3):
        hour += late if said != "trưa" else 12
    half = "p.m." if 12 <= hour < 24 else "a.m."
    past = f":{minute}" if minute and minute != "00" else ""
    return f"{(hour - 1) % 12 + 1}{past} {half}"
