"""Which sentences a small model can be trusted with: those that stand alone and are plain."""

from __future__ import annotations

import re

from briefing.terms import Gazetteer, Part
from briefing.vietnamese.text import fold, quotations

_LEANS = re.compile(
    r"(?:đây|đó|điều này|điều đó|việc này|việc đó|vấn đề này|khi đó|lúc này|lúc đó|sau đó|trước đó|"
    r"trong đó|từ đó|vì thế|do vậy|còn|và|nhưng|song|thế nhưng|ông|bà|anh|chị|cô|họ|nó|em|cháu|"
    r"người này|người đàn ông này|người phụ nữ này|nơi này|cả hai|hai người)\b(?! [A-ZĐ])"
    r"|(?:cùng |đến |tới )?(?:tham )?dự\b[^,.]*\b(?:có|gồm)\b"
)
"""A sentence that opens with one of these says nothing by itself, or only who was there."""
_BROKEN = re.compile(
    r"[=?]|…|\.\.\.|\b(?:Ảnh|Video|Clip|Nguồn|Đồ họa)\s*(?::|minh họa|tư liệu)"
    r"|[^\W\dA-ZĐ_] (?:Cùng|Sau|Trong|Ngoài|Nhiều|Theo|Trước|Tại|Khi|Để|Tuy|Những|Các|Một|Hiện|Đây|"
    r"Đến|Từ|Với|Ngày|Sáng|Chiều|Tối|Trao đổi|Đó|Bên|Trả lời|Nói|Chúng|Vì|Do|Nếu|Không|Có|Được|"
    r"Phần|Việc|Người|Đổ|Tuy nhiên|Mặc dù|Như) [^\W\dA-ZĐ_]"
)
"""Signs of a caption, of a heading that ran into a sentence, or of speech not told in whole."""
_SCARE = 3
"""Words up to which a text between quotation marks is a word used in another sense."""
_FIRST_PERSON = re.compile(r"\b(?:tôi|chúng tôi|chúng ta|tao|tớ|bạn)\b")
_DOUBTS = {"unknown": 3.0, "title": 2.0, "single": 1.0}
"""What an expression counts that the lexicon lacks, that a capital makes a title of a work, or that
is one syllable: most words have two, so that a cut into single ones is often a wrong one."""


def stands_alone(text: str) -> bool:
    """Tell whether a sentence says something by itself, in its own words."""
    spans = quotations(text)
    outside = "".join(
        char for at, char in enumerate(text) if not any(start <= at < end for start, end in spans)
    )
    broken = _BROKEN.search(text) or text.count("“") != text.count("”")
    figurative = any(len(text[start:end].split()) <= _SCARE for start, end in spans)
    leans = _LEANS.match(text[:1].lower() + text[1:])
    return not (leans or broken or figurative or _FIRST_PERSON.search(fold(outside)))


def doubt(text: str, gazetteer: Gazetteer) -> float:
    """Return how much of a sentence is likely mistaken, 0 for none: the mean over its parts.

    A sentence without a verb is a caption or a heading.
    """
    parts = [part for part in gazetteer.parts(text) if part.kind != "mark"]
    if not any(part.kind == "v" for part in parts):
        return max(_DOUBTS.values())
    return sum(map(_doubt, parts)) / len(parts)


def _doubt(part: Part) -> float:
    if part.kind == "unknown":
        return _DOUBTS["unknown"]
    if part.kind not in ("n", "v", "adj"):
        return 0.0
    if part.start > 0 and part.vi[0].isupper() and not part.english[:1].isupper():
        return _DOUBTS["title"]
    return 0.0 if " " in part.vi else _DOUBTS["single"]
