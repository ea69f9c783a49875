"""Which sentences a small model can be trusted with: those that stand alone, in known words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.terms import Gazetteer, Part
from briefing.vietnamese.ranking import only_attendance
from briefing.vietnamese.text import fold, is_syllable, quotations

_LEANS = re.compile(
    r"(?:thứ (?:nhất|hai|ba|tư|năm)|một là|hai là|ba là|đây|đó|điều này|điều đó|việc này|việc đó|"
    r"vấn đề này|khi đó|lúc này|lúc đó|sau đó|trước đó|"
    r"trong đó|từ đó|vì thế|do vậy|còn|và|nhưng|song|thế nhưng|ông|bà|anh|chị|cô|họ|nó|em|cháu|"
    r"người này|người đàn ông này|người phụ nữ này|nơi này|cả hai|hai người)\b(?! [A-ZĐ])"
)
"""A sentence that opens with one of these says nothing by itself."""
_POINTS_BACK = re.compile(
    r"(?:[^\s,]+ ){0,6}(?<!tuần )(?<!tháng )(?<!năm )(?<!mùa )(?<!dịp )(?<!lần )(?<!hôm )"
    r"(?:này|ấy|nói trên)(?!\w)"
)
"""So does one whose first words point at something told before: các đối tượng này."""
_MARKED = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capitals that abbreviations seldom have: authors are named in them."""
_BROKEN = re.compile(
    r"[=?|]|…|\.\.\.|\b(?:[Ảả]nh|Video|Clip|Nguồn|Đồ họa)\s*(?:[:–-]|minh họa|tư liệu)"
    rf"|(?<!\w)[A-ZĐ]*[{_MARKED}][A-ZĐ{_MARKED}]* [A-ZĐ{_MARKED}]{{2,}}(?!\w)"
    r"|[^\W\dA-ZĐ_] (?:Cùng|Sau|Trong|Ngoài|Nhiều|Theo|Trước|Tại|Khi|Để|Tuy|Những|Các|Một|Hiện|Đây|"
    r"Đến|Từ|Với|Ngày|Sáng|Chiều|Tối|Trao đổi|Đó|Bên|Trả lời|Nói|Chúng|Vì|Do|Nếu|Không|Có|Được|"
    r"Phần|Việc|Người|Đổ|Tuy nhiên|Mặc dù|Như) [^\W\dA-ZĐ_]"
)
"""Signs of a caption, of a heading or an author's name that ran into a sentence, or of speech not
told in whole."""
_SPEAKS = re.compile(r"\b(?:nói|kể|cho biết|cho hay|chia sẻ|nói thêm|nói tiếp)\W*$")
"""The end of a sentence that, without a quote, only tells who speaks."""
_LOWER_UPPER = re.compile(
    r"(?<![^\W_])(?P<first>[^\W\d_]*[^\W\d_A-ZĐ])(?P<second>[A-ZĐ][^\W\d_A-ZĐ]*)(?![^\W_])"
)
_SCARE = 3
"""Words up to which a text between quotation marks is a word used in another sense."""
_FIRST_PERSON = re.compile(r"\b(?:tôi|chúng tôi|chúng ta|tao|tớ|bạn)\b")
_RISK_OF_UNKNOWN, _RISK_OF_NAME = 10, 5
"""In words of a sentence that is longer."""
_UNKNOWN = 2
"""Syllables of a sentence that the lexicon may lack: a small model guesses what they mean."""


def stands_alone(text: str) -> bool:
    """Tell whether a sentence says something by itself, in its own words."""
    spans = quotations(text)
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    outside = " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    unbalanced = text.count("“") != text.count("”")
    unbalanced = unbalanced or any(_is_glued(match) for match in _LOWER_UPPER.finditer(text))
    broken = unbalanced or _BROKEN.search(text) or (not spans and _SPEAKS.search(text))
    figurative = any(len(text[start:end].split()) <= _SCARE for start, end in spans)
    opening = text[:1].lower() + text[1:]
    leans = _LEANS.match(opening) or _POINTS_BACK.match(opening) or only_attendance(text)
    return not (leans or broken or figurative or _FIRST_PERSON.search(fold(outside)))


def _is_glued(word: re.Match[str]) -> bool:
    """Tell whether a word is two words of Vietnamese: a place that ran into a sentence (HuếTại)."""
    return is_syllable(word["first"]) and is_syllable(word["second"])


def risk(text: str, gazetteer: Gazetteer) -> int:
    """Return how likely a small model errs in a sentence: its words, more for each syllable that
    the lexicon lacks and for each name that no list has (of a work, a firm, a place).

    Of 95 sentences that the embedded model translated, readers called wrong 86 % of those of more
    than 30 words, 79 % of those with an unlisted syllable, and about half of the others.
    """
    parts = gazetteer.parts(text)
    names = sum(part.kind == "name" for part in parts)
    return len(text.split()) + _RISK_OF_UNKNOWN * _unlisted(parts) + _RISK_OF_NAME * names


def is_known(text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the lexicon knows a sentence, all but a word, and it has a verb: a caption or a
    heading has none."""
    parts = gazetteer.parts(text)
    return any(part.kind == "v" for part in parts) and _unlisted(parts) <= _UNKNOWN


def _unlisted(parts: Sequence[Part]) -> int:
    """Count the syllables that the lexicon lacks."""
    return sum(len(part.word.split()) for part in parts if part.kind == "unknown")
