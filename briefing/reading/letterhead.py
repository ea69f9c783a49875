"""The letterhead and the signature of a Vietnamese office around what it makes known.

Their form is laid down in Decree 30/2020/NĐ-CP on clerical work, annex I.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

_HEAD = 12  # lines among which a letterhead ends
_TAIL = 30  # lines among which signature and recipients stand
_LONGEST_LINE = 200  # characters of a line of either, with two columns in it
_SIGNED_WORDS = 40  # of such a line

_MOTTO = "cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập *[-–—] *tự do *[-–—] *hạnh phúc"
_NUMBER = r"\bSố *: *(?:\d+|[./…])\S*"
_DAY = r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})"
_PLACE_AND_DATE = r"[^\W\d_][^,;:|]{1,40}, *ngày \d{1,2} tháng \d{1,2} năm(?: \d{4}|\Z)"
_YEAR = r"(?:19|20)\d\d"  # of a date that a narrow column broke
_KIND = (
    r"(?:THÔNG CÁO(?: BÁO CHÍ| CHUNG)?|THÔNG TIN BÁO CHÍ|QUYẾT ĐỊNH|THÔNG BÁO|CÔNG ĐIỆN|CÔNG HÀM"
    r"|KẾ HOẠCH|CHỈ THỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|THƯ MỜI"
    r"|GIẤY MỜI)(?: SỐ \S+)?\W*"
)
_FOR_THE_PRESS = ("THÔNG CÁO", "THÔNG TIN BÁO CHÍ")
_ABOUT = r"(?i)\A(?:về việc|v/v)\s*:?\s*"
_TITLE_WORDS = 40
_SIGNATURE = r"Nơi nhận\s*:|(?:TM|KT|TL|TUQ|Q)\. ?[^\W\d_]{2}"


def is_motto(line: str) -> bool:
    """Tell whether a line is the country's name or its motto, as they stand above a document."""
    match = re.search(_MOTTO, line, re.IGNORECASE) if len(line) < _LONGEST_LINE else None
    if match is None:
        return False
    office = re.sub(_NUMBER, "", line[: match.start()])
    rest = re.sub(f"{_MOTTO}|{_PLACE_AND_DATE}", "", line[match.end() :], flags=re.IGNORECASE)
    return office == office.upper() and not re.search(r"\w", rest)


def take_letterhead(
    paragraphs: list[str], found: dict[str, Any], known: Mapping[str, Any]
) -> list[str]:
    """Take the letterhead off, with date and title, and at the end signature and recipients.

    Return what was done, one sentence each. The kind of document or the country's motto must be
    there, and nothing but lines of a letterhead above it.
    """
    end = _end_of_head(paragraphs)
    if not end:
        return []
    head, paragraphs[:end] = " ".join(paragraphs[:end]), []
    repairs = ["The letterhead was left out."]
    moment = _date(head)
    if moment and "published" not in known:
        found["published"] = moment
        repairs = ["The letterhead was left out; its date was taken as the time of publication."]
    if "title" not in known:
        repairs += _take_subject(paragraphs, found)
    return repairs + _take_signature(paragraphs)


def _end_of_head(paragraphs: list[str]) -> int:
    """Return how many lines the letterhead has; the last one is no office's name."""
    end, sure = 0, False
    for at, line in enumerate(paragraphs[:_HEAD]):
        if re.fullmatch(_KIND, line) and (at == 0 or end or line.startswith(_FOR_THE_PRESS)):
            return at + 1
        if is_motto(line):
            end, sure = at + 1, True
        elif _is_number_or_date(line) or (end and re.fullmatch(_YEAR, line)):
            end = at + 1
        elif not line.isupper():
            break
    return end if sure else 0


def _is_number_or_date(line: str) -> bool:
    if len(line) >= _LONGEST_LINE:
        return False
    rest = re.sub(f"{_NUMBER}|{_PLACE_AND_DATE}", "", line)
    return rest != line and rest == rest.upper()


def _date(head: str) -> datetime | None:
    match = re.search(_DAY, head)
    try:
        return datetime(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _take_subject(paragraphs: list[str], found: dict[str, Any]) -> list[str]:
    """Take the line that says what the document is about as its title."""
    first = paragraphs[0] if len(paragraphs) > 1 else ""
    short = len(first.split()) <= _TITLE_WORDS and not first.endswith((".", ":", ";", ","))
    if not first or not short or " | " in first:
        return []
    subject = re.sub(_ABOUT, "", paragraphs.pop(0).strip("()"))
    found["title"] = subject[:1].upper() + subject[1:]
    return ["The line under the letterhead was taken as the title."]


def _take_signature(paragraphs: list[str]) -> list[str]:
    """Take off the lines from signature or recipients on; none of them is a paragraph."""
    begin = max(1, len(paragraphs) - _TAIL)
    for at in range(begin, len(paragraphs)):
        if not re.match(_SIGNATURE, paragraphs[at]):
            continue
        if all(len(line.split()) <= _SIGNED_WORDS for line in paragraphs[at:]):
            del paragraphs[at:]
            return ["The signature and the recipients at the end were left out."]
    return []
