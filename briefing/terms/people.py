"""Who is named in a text, and by which title: before the name or behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.terms.lexicon import Token
from briefing.terms.titles import Composer, Gender, Phrase
from briefing.vietnamese.names import NameMention
from briefing.vietnamese.text import fold

_BETWEEN = re.compile(r"\s*,?\s*(?:các\s+)?(?:(?:đ/c|[\w.]+(?:\s+[\w.]+)?)\s+)?")
_BEHIND = re.compile(r"\s*(?:,\s*(?:hiện\s+)?(?:là\s+)?|\s[-–—]\s*|\(|\s(?:hiện\s+)?là\s+)")
_OFFICE = r"\s+(?:chức\s+(?:danh\s+|vụ\s+)?)?"
_ELECTED = re.compile(
    rf"\s+(?:tái đắc cử|đắc cử|trúng cử|được (?:bầu|bổ nhiệm|chỉ định)(?: làm| giữ)?){_OFFICE}"
)
_IN_OFFICE = re.compile(rf"\s+(?:làm|giữ){_OFFICE}")
_CHOSEN = re.compile(r"\b(?:bầu|bổ nhiệm|chỉ định|điều động|phân công)\b")
_NOT_YET = re.compile(
    r"\b(?:giới thiệu|đề nghị|đề xuất|dự kiến|sẽ|có thể|ứng cử|từng|không|chưa|thôi|miễn nhiệm)\b"
)
_LOOK_BACK = 60
"""Characters before a name in which the verb of the election or appointment stands."""
_JOINT = re.compile(r"\s*(?:,|kiêm|-|–)\s*(?:kiêm\s+)?")
_GAP_WORDS = 8
"""An organisation's own name between a known title and the name has at most so many words."""
_GAP_STOP = re.compile(
    r"[,;:()\"“”.!?]|\b(?:là|đã|đang|sẽ|cho|với|và|do|bị|được|của|để|khi|cùng|theo|từ|về|nói|"
    r"tại|trong|gồm|có|cũng|ông|bà|anh|chị|giao|bầu|làm|giữ|gửi|chức|danh|khẳng định|nhấn mạnh|"
    r"phát biểu|chia sẻ|yêu cầu|đề nghị|thông tin|kết luận|chủ trì|nêu|bày tỏ|trình bày|nhận|"
    r"đánh giá|kêu gọi|tham dự|dự|trao|chúc|kỳ vọng|ký|giải thích|trả lời|báo cáo|trúng cử|tái|"
    r"đắc cử|phụ trách|đảm nhiệm|"
    r"công bố|không|chưa|vừa|mới|này|ngày|sáng|chiều|tối|hôm|năm|tuổi|sinh)\b"
    r"|\s[-–—]\s(?!\w)"
)


class Mention(NamedTuple):
    """A person named in a text, with the title that the text gives there."""

    name: str
    """The name as the text has it."""
    start: int
    """Offset of the name, in code points."""
    end: int
    """Offset behind the name."""
    role: str = ""
    """The title as one slice of the text; empty when there is none."""
    role_start: int | None = None
    """Offset of the title; None when there is none."""
    role_en: str | None = None
    """Its English, when every part of it is known."""
    gender: Gender | None = None
    """Only as ông, bà and the like tell it."""


def people(
    text: str,
    tokens: Sequence[Token],
    names: Sequence[NameMention],
    composer: Composer,
    genders: Mapping[str, Gender],
) -> list[Mention]:
    """Return every full name of `text` in order, each with its title if it has one there."""
    phrases = _phrases(composer)
    starts = [tokens[phrase.start].start for phrase in phrases]
    full = [name for name in names if name.full]
    taken: set[int] = set()
    mentions = []
    for number, name in enumerate(full):
        previous = full[number - 1].end if number else 0
        following = full[number + 1].start if number + 1 < len(full) else len(text)
        here, beyond = bisect_left(starts, name.start), bisect_left(starts, name.end)
        chain = phrases[bisect_left(starts, previous) : here]
        before = _before(text, tokens, chain, name, taken)
        after = phrases[beyond : bisect_right(starts, following)]
        behind = _behind(text, tokens, after, name, following, taken)
        role = behind if behind and (before is None or _is_bare(before)) else before
        gender = name.gender or genders.get(fold(name.text))
        mentions.append(_mention(text, name, gender, role, composer))
    return mentions


_Role = tuple[int, int, list[Phrase]]
"""Start and end offset in the text, and the phrases it is made of (none: not all known)."""


def _is_bare(role: _Role) -> bool:
    """Tell whether it is a mere rank or form of address (Thượng tá, Bác sĩ), which tells
    less than an office behind the name."""
    return len(role[2]) == 1 and role[2][0].source != "composed"


def _phrases(composer: Composer) -> list[Phrase]:
    found: list[Phrase] = []
    behind = 0
    for at in composer.starts:
        if at >= behind and (phrase := composer.title(at)):
            found.append(phrase)
            behind = phrase.end
    return found


def _before(
    text: str,
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    name: NameMention,
    taken: set[int],
) -> _Role | None:
    """Return the title that ends where the name begins: `Bí thư Đảng ủy phường X Phạm Thị Y`."""
    chain = [p for p in phrases if p.start not in taken]
    if not chain:
        return None
    last = chain[-1]
    end = tokens[last.end - 1].end
    gap = text[end : name.start]
    if not _only_address(gap, name):
        if len(gap.split()) > _GAP_WORDS or _GAP_STOP.search(fold(gap)) or not gap[:1].isspace():
            return None
        taken.add(last.start)
        return tokens[last.start].start, end + len(gap.rstrip()), []
    joined = _joined_backwards(text, tokens, chain)
    taken.update(phrase.start for phrase in joined)
    return tokens[joined[0].start].start, end, joined


def _only_address(gap: str, name: NameMention) -> bool:
    """Tell whether nothing but a comma and a form of address stands before the name."""
    rest = fold(gap).strip().removeprefix(",").strip()
    address = fold(name.honorific or "")
    return rest in {
        "",
        address,
        f"đồng chí {address}".strip(),
        "đồng chí",
        "đ/c",
        "là",
        "là " + address,
    }


def _joined_backwards(text: str, tokens: Sequence[Token], chain: Sequence[Phrase]) -> list[Phrase]:
    """Return the last phrases of the chain that are joined by nothing but commas."""
    joined = [chain[-1]]
    for phrase in reversed(chain[:-1]):
        gap = text[tokens[phrase.end - 1].end : tokens[joined[0].start].start]
        if not _JOINT.fullmatch(gap):
            break
        joined.insert(0, phrase)
    return joined


def _behind(
    text: str,
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    name: NameMention,
    following: int,
    taken: set[int],
) -> _Role | None:
    """Return the title set behind the name: `ông A, Chủ tịch X`, `B (nguyên Bí thư Y)`."""
    joined: list[Phrase] = []
    for phrase in phrases:
        start, end = tokens[phrase.start].start, tokens[phrase.end - 1].end
        if phrase.start in taken:
            continue
        if joined:
            leads = _JOINT.fullmatch(text[tokens[joined[-1].end - 1].end : start]) is not None
        else:
            leads = _leads_to_title(text, name, start)
        if not leads or not text[end:following].strip(" ,"):
            break
        joined.append(phrase)
    if not joined or (len(joined) == 1 and _belongs_to_next(text, tokens, joined[0], following)):
        return None
    taken.update(phrase.start for phrase in joined)
    start, end = tokens[joined[0].start].start, tokens[joined[-1].end - 1].end
    more = 0 if joined[-1].closed else _unknown_rest(text[end:following])
    return start, end + more, [] if more else joined


def _leads_to_title(text: str, name: NameMention, start: int) -> bool:
    """Tell whether what stands between a name and a title at `start` gives that person the
    title: a mark, là, or the words for taking the office, unless that is not yet so."""
    gap = fold(text[name.end : start])
    if _BEHIND.fullmatch(gap):
        return True
    before = fold(text[max(0, name.start - _LOOK_BACK) : name.start])
    taken = _ELECTED.fullmatch(gap) or (_IN_OFFICE.fullmatch(gap) and _CHOSEN.search(before))
    return bool(taken) and not _NOT_YET.search(before + gap)


def _unknown_rest(rest: str) -> int:
    """Return how much of what follows a title still belongs to it, in code points.

    `Trưởng Ban Quản lý | đường sắt đô thị, cho biết`: up to the next mark or verb.
    """
    stop = _GAP_STOP.search(fold(rest))
    more = rest[: stop.start()].rstrip(" -–—") if stop else ""
    if stop and stop[0].isalpha():
        more = more[: _end_of_name(more)]
    return len(more) if more[:1].isspace() and len(more.split()) <= _GAP_WORDS else 0


def _end_of_name(text: str) -> int:
    """Return the end of the last proper name of `text`, which may have a verb that we do not
    know behind it (trường THCS Trà Lân | nhắn tin); without a name, the end of `text`."""
    words = list(re.finditer(r"\w+", text))
    for before, word in reversed(list(pairwise(words))):
        if word[0].isupper() or (word[0][0].isupper() and before[0][0].isupper()):
            return word.end()
    return len(text)


def _belongs_to_next(text: str, tokens: Sequence[Token], phrase: Phrase, following: int) -> bool:
    """Tell whether the title stands directly before the next name, and so is that person's."""
    return following < len(text) and not text[tokens[phrase.end - 1].end : following].strip()


def _mention(
    text: str,
    name: NameMention,
    gender: Gender | None,
    role: _Role | None,
    composer: Composer,
) -> Mention:
    mention = Mention(name=name.text, start=name.start, end=name.end, gender=gender)
    if role is None:
        return mention
    start, end, phrases = role
    forms = [composer.title(phrase.start, gender) for phrase in phrases]
    english = ", ".join(form.en[0] for form in forms if form and form.en) or None
    return mention._replace(role=text[start:end], role_start=start, role_en=english)
