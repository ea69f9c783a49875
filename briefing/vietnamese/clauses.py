"""Shorter Vietnamese sentences: cut at a clause boundary, so that what is left stays true.

Only what explains, lists or adds is cut off (nhằm …, trong đó …, đồng thời …); a condition, a
contrast or a source (nếu …, nhưng …, theo ông …) never is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.vietnamese.text import fold, phrases, quotations

_LEAST = 8
"""Words that must be left."""
_ADDS = """
nhằm; để; qua đó; từ đó; góp phần; đồng thời; trong đó; trong khi đó; cùng với; cùng; đặc biệt;
nhất là; hướng tới; hướng đến; tạo; giúp; với; gồm; bao gồm; như; và; do; vì; bởi; gây;
từng bước; đáp ứng; phục vụ; tránh; bảo đảm; đảm bảo; kể cả; kèm theo; sau khi; trước khi; tiến tới;
mở ra; thể hiện; ước tính; tương đương; tức; cụ thể; bên cạnh đó;
ngoài ra; chủ yếu; phần lớn; nơi; khiến; chứng tỏ; cho thấy; xứng đáng; kết hợp; gắn với
"""
"""Words behind a comma with which a clause begins that only adds."""
_ADDS_WITHOUT_COMMA = "nhằm; để; qua đó; từ đó"
_BINDS = """
nhưng; tuy nhiên; tuy; song; dù; mặc dù; trừ; ngoại trừ; nếu; miễn là; với điều kiện; theo; chỉ khi;
chứ không; giả định; trường hợp; bác bỏ; trái lại; ngược lại; dẫu; thật ra; thực tế
"""
"""Words by which a clause changes what stands before it: it stays."""
_PAIRS = re.compile(
    r"\b(?:không chỉ|không những|không riêng|chẳng những|vừa(?! qua)|càng|một mặt|hoặc|chỉ)\b"
)
"""Words that wait for a second part."""
_NEEDED = re.compile(
    r"\b(?:không|chưa|chẳng|đủ|thiếu|khó|dễ|cách|cơ hội|điều kiện|thời gian|thời điểm|lúc|nơi|"
    r"lý do|lí do|tiền|quyền|căn cứ|cơ sở|khả năng|lấy|dùng|sử dụng|chi|dành|bỏ|trích|"
    r"góp|huy động|cho|vay|chờ|cố|cần)\b[^,]*$"
)
"""Words without whose purpose (để …) a clause says something else or nothing."""
_SUBORDINATE = "để; nhằm; nếu; khi; dù; mặc dù; tuy; do; vì; nhờ; thay vì; trong khi"
"""Words that open a subordinate clause, whose end no comma tells."""
_GOES_ON = re.compile(r".[,;] (?:đã|đang|sẽ|được|bị|là|vừa|cũng|đều|không|chưa|có|phải|mới)\b")
"""A verb behind a second comma: what stands between the two was only inserted."""
_SAID = re.compile(
    r"\b(?:nói|cho biết|cho hay|kể|khẳng định|nhận định|chia sẻ|nhấn mạnh|thừa nhận|lời)\b"
)
"""Words by which a sentence ends with its source."""
_LEADS = """
tại; trong; theo; với; bên cạnh; sau; trước; qua;
cùng; từ; ngoài; bằng; vào; ở; về; đối; ngày; sáng; chiều; tối; trưa; đêm; hôm; năm; tháng; đến;
tính
"""
"""First words of what is no main clause, up to the first comma."""
_BRACKETS = re.compile(r" ?\([^()]*\)")


@lru_cache(maxsize=256)  # a draft asks about the same sentences again and again
def shorten(sentence: str, limit: int) -> str:
    """Return `sentence` in at most `limit` words (runs without white space), cut at a clause
    boundary; as it is when it is short enough, or where nothing may be cut off."""
    if limit < _LEAST or len(sentence.split()) <= limit:
        return sentence
    quoted = any("(" in sentence[start:end] for start, end in quotations(sentence))
    bare = sentence if quoted else _BRACKETS.sub(_without, sentence)
    if len(bare.split()) <= limit:
        return bare
    ends = [match.end() for match in re.finditer(r"\S+", bare)]
    first, last = ends[_LEAST - 1], ends[limit - 1]
    cuts = [m.start() for m in _boundaries().finditer(fold(bare)) if first <= m.start() <= last]
    at = next((at for at in reversed(cuts) if _may_end(bare, at)), None)
    return sentence if at is None else f"{bare[:at].rstrip(' ,;')}."


def _without(bracket: re.Match[str]) -> str:
    return bracket[0] if _binding().search(fold(bracket[0])) else ""


def _may_end(sentence: str, at: int) -> bool:
    """Tell whether the sentence may end at `at`: a whole main clause, nothing that waits, and
    nothing behind that binds."""
    kept, left_out = fold(sentence[:at]), fold(sentence[at:])
    first = re.match(r"\w+", kept)
    unfinished = first and first[0] in phrases(_LEADS) and "," not in kept
    inside = any(start < at < end for start, end in quotations(sentence))
    needed = left_out.startswith(" ") and _NEEDED.search(kept)
    inserted = _GOES_ON.search(left_out) or _SAID.search(left_out)
    binding = (
        inserted
        or _PAIRS.search(kept)
        or _opens_subordinate().match(kept)
        or _binding().search(left_out)
    )
    return not (inside or unfinished or needed or binding or "(" in kept)


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, phrases(words)), key=len, reverse=True))


@cache
def _boundaries() -> re.Pattern[str]:
    return re.compile(rf"[,;] (?=(?:{_any(_ADDS)})\b)| (?=(?:{_any(_ADDS_WITHOUT_COMMA)})\b)")


@cache
def _opens_subordinate() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(_SUBORDINATE)})\b")


@cache
def _binding() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_BINDS)})\b")
