"""Verbs with their opposites in both languages: không chấp nhận is rejected, chấp nhận is not.

Other than the loose list of `polarity_otherwise` these pairs are sure enough to tell that one
text says the contrary of another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.ledger.polarity_words import (
    Entry,
    Mark,
    PhraseBook,
    Row,
    hits,
    phrase_book,
    tokens,
    window,
)
from briefing.models import Language


class _Opposites(NamedTuple):
    """What says a thing, and what says its contrary without a negation."""

    plain: dict[Language, str]
    contrary: dict[Language, str]


_OPPOSITES = (
    _Opposites(
        {
            "vi": """
            chấp nhận|tán thành|đồng ý|đồng tình|đồng thuận|ủng hộ|thừa nhận|công nhận|nhất trí|
            chấp thuận|cho phép|phê duyệt|thông qua|thống nhất
            """,
            "en": """
            accept~|acceptance|acceptable|approve~|approval|agree~|agreement|consent~|consensus|
            support~|backs|backed|backing|favour|favours|favoured|favor|favors|favored|endorse~|recognise~|
            recognize~|recognition|acknowledge~|admit|admits|admitted|admitting|allow~|permit|
            permits|permitted|permitting|adopt~|pass|passes|passed|concede~|confess~|grant~|
            plead~|unanimous|unanimously|green light|nod|in line|unite~|say yes|said yes
            """,
        },
        {
            "vi": """
            bác|bác bỏ|từ chối|phản đối|phủ nhận|bất đồng|khước từ|chống|chống lại|chống đối|
            chối|chối bỏ|cấm|gạt|gạt bỏ|loại|loại bỏ|trái|bãi bỏ|hủy|hủy bỏ|phủ quyết|lên án|
            chỉ trích|chê|tẩy chay|bất bình|kháng cự|hoãn|khó|phê phán|đả kích|cự tuyệt|
            cách chức|miễn nhiệm|bãi nhiệm|sa thải|thôi việc|đình chỉ|đối lập
            """,
            "en": """
            reject~|rejection|turn~ down|oppose~|dismiss~|disagree~|disapprove~|overrule~|veto|
            vetoed|rebuff~|throw out|threw out|thrown out|vote~ down|deny~|refuse~
            """,
        },
    ),
    _Opposites(
        {
            "vi": "qua khỏi|sống sót|thoát chết|còn sống|cứu sống",
            "en": "survive~|survivor|survivors|recover~|pull through|pulled through|alive|escape~|"
            "saved|rescue~|live|lives|lived",
        },
        {
            "vi": """
            tử vong|chết|mất|qua đời|thiệt mạng|tử nạn|hy sinh|tắt thở|ngừng thở|tử thương|
            tự tử|giết|ra đi|từ trần|án mạng|nạn nhân xấu số
            """,
            "en": "die~|dying|succumb~|passed away|lost his life|lost her life|lost their lives",
        },
    ),
    _Opposites(
        {
            "vi": "nguy kịch|nguy hiểm|nguy cơ|rủi ro|nguy",
            "en": "critical|critically|danger|dangers|dangerous|dangerously|risk~|risky|threat|"
            "threats|hazard|hazards|hazardous|peril|life-threatening|unsafe",
        },
        {"vi": "an toàn|ổn định|qua cơn|vượt qua|thoát", "en": "out of danger|off the danger list"},
    ),
    _Opposites(
        {
            "vi": "gồm|bao gồm|tính cả|kể cả",
            "en": """
            include~|including|inclusive|comprise~|consist~|contain~|cover~|made up|of which|
            among them|with|involve~|feature~
            """,
        },
        {"vi": "trừ|ngoài|ngoại trừ|loại trừ|trước thuế", "en": "exclude~|excluding|exclusive of"},
    ),
    _Opposites(
        {
            "vi": "sát|sát thực|phù hợp|đúng|gắn với|tương xứng",
            "en": "in line|in touch|in step|in keeping|suit~|suitable|appropriate|match~|"
            "consistent|correct|correctly|right|rightly|proper|properly|true|realistic|close|"
            "closely|relevant|accurate|accurately|comply|complies|complied|exact|exactly|fit|fits",
        },
        {
            "vi": "xa rời|xa|lệch|lệch lạc|trái|sai|lạc hậu|lạc lõng|viển vông",
            "en": "out of touch|out of step|out of line|out of keeping",
        },
    ),
    _Opposites(
        {
            "vi": "tham dự|tham gia|có mặt|biểu quyết|bỏ phiếu",
            "en": "attend~|attendance|take part|takes part|took part|taking part|participate~|"
            "participation|participant|participants|participating|present|join~|show~ up|turn~ up|"
            "involve~|involvement|vote~|ballot|ballots|member|members|voting|engage~|cast|poll|"
            "polls|enter~|contest~|compete~|play~",
        },
        {
            "vi": "vắng|vắng mặt|tẩy chay|bỏ|trốn|khuyết|trắng|phiếu trắng",
            "en": "absent|boycott~|stayed away|skipped|no-show|abstain~|abstention|abstentions",
        },
    ),
)  # fmt: skip


class Settled(NamedTuple):
    """The negations of two texts that are left when opposites are paired."""

    vi: tuple[Mark, ...]
    en: tuple[Mark, ...]
    contrary: tuple[Mark, ...]
    """Words of the English that say the contrary of the Vietnamese."""


class _Stance(NamedTuple):
    """How a text says one pair of opposites."""

    bare: bool
    """It has the plain word without a negation."""
    denied: Mark | None
    """The negation of the plain word."""
    contrary: Mark | None
    """The contrary word, as a mark."""
    firm: bool
    """That word is not negated itself."""


@lru_cache(maxsize=4)  # the two texts are held against each other in both directions
def settle(vi: tuple[Mark, ...], vi_text: str, en: tuple[Mark, ...], en_text: str) -> Settled:
    """Return the negations of a Vietnamese text and its English less the paired opposites.

    Only an English contrary is looked for: Vietnamese ones have too many other meanings, and
    only tell that the English may be theirs.
    """
    left_vi, left_en, contraries = list(vi), list(en), list[Mark]()
    vietnamese = _stances(vi_text, "vi", vi)
    english = _stances(en_text, "en", en) if vietnamese else {}
    no_more = _strong(vi) <= _strong(en)
    for sense in sorted(vietnamese.keys() & english.keys()):
        source, target = vietnamese[sense], english[sense]
        contrary = target.contrary
        if not contrary or target.bare or target.denied or source.contrary:
            continue
        if source.denied:
            left_vi = [mark for mark in left_vi if mark != source.denied]
            left_en = [mark for mark in left_en if mark.start != contrary.start]
        elif target.firm and no_more:
            contraries.append(contrary)
    return Settled(tuple(left_vi), tuple(left_en), tuple(contraries))


def _strong(marks: Sequence[Mark]) -> int:
    return sum(mark.weight == "strong" and not mark.sense for mark in marks)


def _stances(text: str, language: Language, marks: Sequence[Mark]) -> dict[str, _Stance]:
    """Return how `text` says each pair of opposites that it has a word of."""
    words = tokens(text)
    found = list(hits(words, _book(language)))
    if not found:
        return {}
    covers = dict(_covered(text, marks))
    stances: dict[str, _Stance] = {}
    for hit in found:
        sense, contrary = hit.entry.sense, hit.entry.weight == "echo"
        stance = stances.get(sense, _Stance(False, None, None, False))
        mark = next((covers[at] for at in range(hit.first, hit.last) if at in covers), None)
        if contrary:
            start, end = words[hit.first].start, words[hit.last - 1].end
            word = Mark(start, end, text[start:end], "negation", sense, "strong", "")
            stance = stance._replace(contrary=word, firm=mark is None)
        elif mark:
            stance = stance._replace(denied=mark)
        else:
            stance = stance._replace(bare=True)
        stances[sense] = stance
    return stances


def _covered(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, Mark]]:
    """Yield the indexes of the words that a plain negation denies, each with the negation."""
    words = tokens(text)
    starts = [word.start for word in words]
    for mark in marks:
        if mark.weight == "strong" and not mark.sense:
            first = bisect_left(starts, mark.start)
            yield from ((first + at, mark) for at in range(len(window(words, first))))


@cache
def _book(language: Language) -> PhraseBook:
    """Return the words of the pairs in `language`; those of the contrary are echoes."""
    rows = []
    for number, pair in enumerate(_OPPOSITES):
        rows.append(Row(Entry("negation", str(number), "soft"), pair.plain[language]))
        rows.append(Row(Entry("negation", str(number), "echo"), pair.contrary[language]))
    return phrase_book(rows)
