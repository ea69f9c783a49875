"""What English says by the form and order of words: plurals, the past, the passive, River behind
its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefing.terms.cutting import Part
from briefing.terms.inflection import ordinal, participle, past, plural
from briefing.vietnamese.text import fold, phrases

_PLURAL = frozenset({"các", "những"})
_PASSIVE = frozenset({"bị", "được"})
_NO_BASE = re.compile(
    r"(?:be|can|cannot|not|do|does|must|may|should|will|have|there)\b|\w+(?:ed|ing)\b"
)
_NOT = frozenset({"không", "chưa", "chẳng", "vẫn chưa", "vẫn không"})
_POSSESSIVE = {
    "he": "his", "she": "her", "it": "its", "they": "their", "I": "my", "we": "our",
    "oneself": "their own", "you": "your",
}  # fmt: skip
_OBJECTIVE = {"he": "him", "she": "her", "they": "them", "I": "me", "we": "us"}
_NOMINAL = frozenset({"n", "num", "det", "adj", "cl", "pron", "known", "name"})
"""Parts of which a noun phrase is made."""
_EVENT = re.compile(
    r"(?:\b(?:a|an|the) )?\b(?P<event>conference|congress|session|meeting|plenum|festival|contest|"
    r"summit|forum|exhibition|seminar|ceremony)$"
)
"""What is counted by "lần thứ ba" some parts behind it."""
_REACH = 3
_MANY = """
nhiều; một số; hàng loạt; hàng trăm; hàng nghìn; hàng ngàn; hàng chục; hàng triệu; vài; mấy
"""
"""Words before a plural that need no number."""
_AGENTS = """
cảnh sát; công an; tòa; tòa án; gia đình; người dân; người thân; nhóm; hàng xóm; chồng; vợ; bố;
mẹ; cha; con; bạn; bạn bè; lực lượng chức năng; cơ quan chức năng; nhà nước; chính phủ; quốc hội;
đối phương; nước; nước lũ; sóng; lũ; gió; bão; xe; ô tô; xe tải; xe máy; tàu; chó; rắn; giáo viên;
bác sĩ; khán giả; người hâm mộ; cộng đồng; dư luận; chính quyền; quân đội; phiến quân; tin tặc;
kẻ gian; kẻ xấu; đối tượng; cử tri; doanh nghiệp; ngân hàng; công ty; nhà trường; báo chí;
cơ quan; cơ quan điều tra; cơ quan quản lý; lãnh đạo; ban tổ chức; ban giám hiệu; hội đồng; tổ chức;
chuyên gia; mọi người; nhiều người; đồng nghiệp; phụ huynh; học sinh; khách hàng; người mua;
chủ đầu tư; nhà đầu tư; nhà thầu; trọng tài; huấn luyện viên; hlv; đám đông; kẻ trộm; côn đồ;
viện kiểm sát; hải quan; kiểm lâm; quản lý thị trường; csgt; cảnh sát giao thông; thanh tra;
tỉnh; thành phố; phường; xã; huyện; đội bạn; thủ môn; hậu vệ; du khách; bệnh viện; nhân viên
"""
"""Who does it, between bị or được and the verb; names do so too."""
_ACTORS = frozenset({"người", "nhóm", "kẻ", "chồng", "vợ"})
_KINDS = """
sông River; vịnh Bay; hồ Lake; cầu Bridge; đường Street; phố Street; chợ Market; sân bay Airport;
cảng Port; đảo Island; chùa Pagoda; đền Temple; đình Communal House; suối Stream; thác Waterfall;
đèo Pass; núi Mountain; đồi Hill; rạch Canal; hầm Tunnel; ga Station; làng Village;
bến xe Bus Station; công viên Park; khu công nghiệp Industrial Park; kcn Industrial Park;
khu đô thị Urban Area; thôn Hamlet; ấp Hamlet; bản Village; buôn Village; khách sạn Hotel;
nhà hàng Restaurant; bãi biển Beach; sân vận động Stadium; bệnh viện Hospital; tòa nhà Building;
trường tiểu học Primary School; trường thcs Lower Secondary School; trường mầm non Kindergarten;
trường thpt Upper Secondary School; trường đại học University; đại học University;
trường cao đẳng College; chung cư Apartment Building; thủy điện Hydropower Plant; nhà máy Plant;
quảng trường Square; ngã tư Intersection; ngã ba Junction; hẻm Alley; ngõ Alley;
cửa khẩu Border Gate; nghĩa trang Cemetery; báo Newspaper
"""
"""Kinds of places that English writes behind the name: sông Gành → Ganh River."""


def grammatical(text: str, found: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of the sentence `text` as English needs them."""
    yield from _numbered(
        list(_inflected(list(_with_kinds(list(_with_rates(text, _joined(text, found)))))))
    )


def _with_rates(text: str, found: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts with "per" for the stroke behind a figure (26.300 đồng/cổ phiếu)."""
    last: Part | None = None
    for part in found:
        per = last and last.kind == "known" and text[last.end : part.start].strip() == "/"
        yield part._replace(english=f"per {part.english}") if per and part.english else part
        last = part


def _joined(text: str, found: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts with the words of one name, or of one unknown expression, together."""
    last: Part | None = None
    for part in found:
        if last and _goes_on(last, part) and text[last.end : part.start] == " ":
            last = last._replace(
                end=part.end,
                word=f"{last.word} {part.word}",
                english=f"{last.english} {part.english}".strip(),
            )
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _goes_on(last: Part, part: Part) -> bool:
    number = last.word[:1].isdigit() or part.word[:1].isdigit()
    return last.kind == part.kind and part.kind in ("name", "unknown") and not number


def _with_kinds(found: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with the kind of a place behind its name."""
    at = 0
    while at < len(found):
        part, behind = found[at], found[at + 1 : at + 2]
        kind = _listed_kinds().get(part.word)
        first, _, rest = part.word.partition(" ")
        if part.kind == "name" and rest and first in _listed_kinds():
            bare = part.english.partition(" ")[2]
            yield part._replace(english=f"{bare} {_listed_kinds()[first]}")
        elif kind and behind and behind[0].kind == "name" and not behind[0].word[:1].isdigit():
            name = behind[0]
            yield name._replace(
                start=part.start,
                word=f"{part.word} {name.word}",
                english=f"{name.english} {kind}",
            )
            at += 1
        else:
            yield part
        at += 1


def _inflected(found: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with what đã, bị, được, các, những, numbers and classifiers do to a word."""
    at, many = 0, False
    while at < len(found):
        part, behind = found[at], found[at + 1 : at + 5]
        if part.word in _PASSIVE and (verb := _verb_in_passive(behind)) is not None:
            yield from _in_passive(part, behind[: verb + 1])
            at += verb + 1
        elif behind and (pair := _pair(part, behind[0])):
            yield from pair
            at += 1
        elif (english := _between(found, at)) is not None:
            yield part._replace(english=english)
        elif many and part.kind == "n":
            yield part._replace(english=plural(part.english))
        else:
            yield part
        plural_word = part.word in _PLURAL or part.word.endswith(" những")
        many = plural_word or (many and part.kind == "cl") or _counts(part)
        at += 1


def _pair(part: Part, behind: Part) -> tuple[Part, Part] | None:
    """Return two parts of which the first says how the second is written; None for any others."""
    if part.word == "đã" and behind.kind == "v":
        did = behind.english
        return part, behind._replace(english=past(did) if _is_base(did) else did)
    if part.word == "của" and behind.english in _POSSESSIVE:
        return part._replace(english=""), behind._replace(english=_POSSESSIVE[behind.english])
    if part.word.endswith("thứ") and behind.word.isdigit():
        bare = part.word in ("thứ", "lần thứ")
        time = " time" if part.word == "lần thứ" else ""
        number = behind._replace(english=f"{ordinal(int(behind.word))}{time}")
        return part._replace(english="") if bare else part, number
    return None


def _between(found: Sequence[Part], at: int) -> str | None:
    """Return the English that a word has by what stands around it; None when it has its own."""
    part, before, behind = found[at], found[:at], found[at + 1 : at + 5]
    if part.word == "được" and before and before[-1].kind == "v":
        return "(able to)" if at > 1 and before[-2].word in _NOT else ""
    if part.word == "mà" and any(each.word.startswith("không") for each in before):
        return "but"
    if part.word == "do" and before and _tells_who(before[-1], behind):
        return "by"
    return "" if part.kind == "cl" and behind and behind[0].kind == "n" else None


def _numbered(found: list[Part]) -> list[Part]:
    """Return the parts with "lần thứ ba" before the event that it counts: the third conference."""
    for at, part in enumerate(found):
        if part.word == "lần thứ" and at + 1 < len(found):
            counted = [at, at + 1]  # the number is a part of its own
        elif part.word.startswith("lần thứ "):
            counted = [at]
        else:
            continue
        which = found[counted[-1]].english.removesuffix(" time")
        for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if event := _EVENT.search(found[back].english):
                english = f"{found[back].english[: event.start()]}the {which} {event['event']}"
                found[back] = found[back]._replace(english=english)
                for gone in counted:
                    found[gone] = found[gone]._replace(english="")
                break
    return found


def _tells_who(before: Part, behind: Sequence[Part]) -> bool:
    """Tell whether "do" stands between what is done and who does it: vụ án do công an điều tra."""
    who = len(behind) > 1 and _is_agent(behind[0]) and behind[1].kind == "v"
    return who and before.kind in ("n", "name", "known")


def _verb_in_passive(behind: Sequence[Part]) -> int | None:
    """Return how many parts stand before the verb of bị or được: none, or who does it."""
    for number, part in enumerate(behind):
        if part.kind == "v":
            return number if not number or any(map(_is_agent, behind[:number])) else None
        if part.kind not in _NOMINAL:
            break
    return None


def _in_passive(mark: Part, behind: Sequence[Part]) -> Iterator[Part]:
    *agent, verb = behind
    yield mark._replace(english="")
    done = verb.english
    yield verb._replace(english=f"be {participle(done)}" if _is_base(done) else done)
    for part in agent[:1]:
        yield part._replace(english=f"by {_OBJECTIVE.get(part.english, part.english)}")
    yield from agent[1:]


def _is_base(verb: str) -> bool:
    """Tell whether English of a verb begins with its base form; not "be …", "can …", "added"."""
    return _NO_BASE.match(verb) is None


def _is_agent(part: Part) -> bool:
    who = part.word.partition(" ")[0]  # người thân, chồng cũ, nhóm cướp
    return (
        part.kind in ("name", "pron", "known")
        or part.word in phrases(_AGENTS)
        or (part.kind == "n" and who in _ACTORS)
    )


def _counts(part: Part) -> bool:
    """Tell whether a plural follows."""
    if part.kind == "num":
        return part.english not in ("one", "a") and not part.word.startswith("thứ")
    number = re.sub(r"[,.]| (?:m|b|tr)illion", "", part.english)
    return part.word in phrases(_MANY) or (number.isdigit() and number != "1")


@cache
def _listed_kinds() -> dict[str, str]:
    entries = (re.match(r"\s*([^A-Z]+) (.+)", entry) for entry in _KINDS.split(";"))
    return {fold(entry[1]): entry[2].strip() for entry in entries if entry}
