"""A Vietnamese sentence cut into parts, each with its English: what a small model needs to know.

Official terms, names, dates and figures first; what is left is cut into the fewest expressions
of the lexicon, as a shortest path through the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefing.terms.inflection import participle, plural
from briefing.terms.lexicon import Token, tokens
from briefing.terms.vocabulary import CONTENT, Condition, Expression, Vocabulary
from briefing.vietnamese.text import fold, romanise

Known = tuple[int, int, str]
"""Start, end and English of what is known already. Common nouns and verbs among it (nghi phạm =
suspect) give way to a longer expression; names, titles, dates and figures stay."""


class Part(NamedTuple):
    """A part of a sentence: `text[start:end]`."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset behind its last character."""
    vi: str
    """Its words as written."""
    english: str
    """The English to use; empty for a word that English has no word for, or when not known."""
    accepted: tuple[str, ...]
    """Wordings of which the English must have one; none when nothing is asked for."""
    kind: str
    """`known` for terms, names, dates and figures; `mark`; `unknown`; else a part of speech."""


_UNKNOWN = 3.0
"""Cost of a word without an entry: more than any expression's."""
_OFFICIAL = 0.9
"""Cost of a term: it wins over an expression of the same words."""
_SINGLE = {"adv": 1.1, "v": 1.2, "adj": 1.25, "cl": 1.3, "x": 1.3, "n": 1.35}
"""Cost of a single word by its part of speech (1 for the others): of two ways to cut in pairs, the
one that leaves a verb over is likelier right than the one that leaves a noun."""
_MARKERS = frozenset({"đã", "đang", "thì", "mà", "các", "những", "bị", "được", "rằng", "là", "của", "việc", "sự"})
"""Words of grammar: their English is in the form of the words around them."""
_LINKS = {"là": "is", "của": "of", "mà": "which", "rằng": "that", "bị": "(passive)", "được": "(passive)"}
_MANY = frozenset({"nhiều", "một số", "hàng loạt", "hàng trăm", "hàng nghìn", "hàng chục", "vài", "mấy"})
_PLURAL = frozenset({"các", "những"})
_OPENING = frozenset({".", ":", "!", "?", "…", "(", "“", '"', "”"})
_AGENTS = """
cảnh sát; công an; tòa; tòa án; gia đình; người dân; người thân; nhóm; hàng xóm; chồng; vợ; bố;
mẹ; cha; con; bạn; bạn bè; lực lượng chức năng; cơ quan chức năng; nhà nước; chính phủ; quốc hội;
đối phương; nước; nước lũ; sóng; lũ; gió; bão; xe; ô tô; xe tải; xe máy; tàu; chó; rắn; giáo viên;
bác sĩ; khán giả; người hâm mộ; cộng đồng; dư luận; chính quyền; quân đội; phiến quân; tin tặc;
kẻ gian; kẻ xấu; đối tượng; cử tri; doanh nghiệp; ngân hàng; công ty; nhà trường; báo chí
"""
"""Who does it, between bị or được and the verb."""
_NOT = frozenset({"không", "chưa", "chẳng", "vẫn chưa", "vẫn không"})
_PASSIVE = frozenset({"bị", "được"})


def parts(text: str, known: Sequence[Known], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """Return the parts of one sentence, in order; together they hold every word of it."""
    found = tokens(text)
    cut = _Cut(text, found, known, vocabulary)
    return tuple(_grammatical(list(_named(list(_joined(cut.pieces(), text))))))


def line(found: Iterable[Part]) -> str:
    """Return the English of the parts, `|` between them; what is not known stays Vietnamese."""
    shown = (part.english or (part.vi if part.kind == "unknown" else "") for part in found)
    joined = " | ".join(filter(None, shown))
    return re.sub(r" \| ([,;:.!?…)”])", r"\1", joined)


def _is_common(english: str) -> bool:
    return english[:1].islower()


class _Cut:
    """The cheapest way to cut a sentence into known parts, expressions and single words."""

    def __init__(
        self, text: str, found: Sequence[Token], known: Sequence[Known], vocabulary: Vocabulary
    ) -> None:
        self._text = text
        self._found = found
        self._words = tuple(token.folded for token in found)
        self._vocabulary = vocabulary
        spans = list(self._spans(known))
        self._known = {at: span for at, span in spans if not _is_common(span[1])}
        self._common = {at: span for at, span in spans if _is_common(span[1])}
        self._barred = [False] * len(found)
        for at, (end, _) in self._known.items():
            self._barred[at:end] = [True] * (end - at)

    def _spans(self, known: Sequence[Known]) -> Iterator[tuple[int, tuple[int, str]]]:
        for start, end, said in known:
            # Lawyer is a title; a luật sư in lower case is any lawyer.
            ordinary = self._text[start].islower() and said.isalpha() and not said.isupper()
            english = said.lower() if ordinary else said
            inside = [n for n, t in enumerate(self._found) if start < t.end and t.start < end]
            if inside:
                yield inside[0], (inside[-1] + 1, english)

    def pieces(self) -> Iterator[Part]:
        at = 0
        steps = self._steps()
        while at < len(self._found):
            end, expression = steps[at]
            yield self._part(at, end, expression)
            at = end

    def _steps(self) -> list[tuple[int, Expression | None]]:
        """Return, for each token, where the best piece that begins there ends, and what it is."""
        size = len(self._found)
        costs = [0.0] * (size + 1)
        steps: list[tuple[int, Expression | None]] = [(0, None)] * size
        barred = self._barred
        for at in range(size - 1, -1, -1):
            if at in self._known:
                end = self._known[at][0]
                costs[at], steps[at] = costs[end], (end, None)
                continue
            alone = 1.0 if self._words[at] in _MARKERS else _UNKNOWN
            costs[at], steps[at] = costs[at + 1] + alone, (at + 1, None)
            if barred[at]:
                continue
            if at in self._common and not any(barred[at : self._common[at][0]]):
                end = self._common[at][0]
                costs[at], steps[at] = costs[end] + _OFFICIAL, (end, self._official(at, end))
            for expression in self._matching(at):
                end = at + len(expression.words)
                if any(barred[at:end]):
                    continue
                cost = costs[end] + (_SINGLE.get(expression.pos, 1.0) if end == at + 1 else 1.0)
                if cost < costs[at]:
                    costs[at], steps[at] = cost, (end, expression)
        return steps

    def _official(self, at: int, end: int) -> Expression:
        """Return a term as an expression; the lexicon tells its part of speech."""
        english, words = self._common[at][1], self._words[at:end]
        listed = (e for e in self._vocabulary.beginning(words[0]) if e.words == words)
        entry = next(listed, Expression(words, (), "", "n", (), proper=False))
        return entry._replace(en=(english, *(sense for sense in entry.en if sense != english)))

    def _matching(self, at: int) -> Iterator[Expression]:
        seen = set()
        for expression in self._vocabulary.beginning(self._words[at]):
            end = at + len(expression.words)
            if (
                expression.words not in seen
                and self._words[at:end] == expression.words
                and self._spelt(at, end, expression)
                and all(self._holds(c, at, end) for c in expression.conditions)
            ):
                seen.add(expression.words)  # the first whose conditions hold
                yield expression

    def _spelt(self, at: int, end: int, expression: Expression) -> bool:
        """Tell whether the capitals agree: Hòa Bình is a name, and no peace."""
        capitals = [self._text[t.start].isupper() for t in self._found[at:end]]
        if expression.proper:
            return capitals[0]
        if at == 0 or not self._words[at - 1].isalnum():
            if len(capitals) == 1 and expression.pos in CONTENT and self._begins_name(end):
                return False
            return len(capitals) == 1 or not all(capitals)
        return not capitals[0] if len(capitals) == 1 else not all(capitals)

    def _begins_name(self, end: int) -> bool:
        """Tell whether a capitalised word that is not known otherwise goes on at token `end`."""
        if end >= len(self._found) or self._barred[end]:
            return False
        start = self._found[end].start
        return self._text[start].isupper() and self._text[start - 1] == " "

    def _holds(self, condition: Condition, at: int, end: int) -> bool:
        if condition.where == "near":
            return any(self._has(side) for side in condition.sides)
        if condition.where == "before":
            return any(self._stands(side, end) for side in condition.sides)
        return any(self._stands(side, at - len(side)) for side in condition.sides)

    def _has(self, side: tuple[str, ...]) -> bool:
        return any(self._stands(side, at) for at in range(len(self._words) - len(side) + 1))

    def _stands(self, side: tuple[str, ...], at: int) -> bool:
        if at < 0 or at + len(side) > len(self._words):
            return False
        return all(self._is(word, at + n) for n, word in enumerate(side))

    def _is(self, word: str, at: int) -> bool:
        token = self._found[at]
        if word == "<number>":
            return token.folded[:1].isdigit()
        if word == "<name>":
            return self._text[token.start].isupper()
        return token.folded == word

    def _part(self, at: int, end: int, expression: Expression | None) -> Part:
        start, stop = self._found[at].start, self._found[end - 1].end
        written = self._text[start:stop]
        if at in self._known:
            return Part(start, stop, written, self._known[at][1], (), "known")
        if not any(map(str.isalnum, written)):
            return Part(start, stop, written, written if written in ",;:" else "", (), "mark")
        if expression:
            accepted = expression.en if expression.pos in CONTENT else ()
            return Part(start, stop, written, expression.en[0], accepted, expression.pos)
        if self._words[at] in _MARKERS:
            return Part(start, stop, written, _LINKS.get(self._words[at], ""), (), "grammar")
        opens = at == 0 or self._words[at - 1] in _OPENING
        alone = not (end < len(self._found) and self._text[self._found[end].start].isupper())
        ordinary = opens and alone and written.istitle()
        if (written[:1].isupper() and not ordinary) or written[:1].isdigit():
            return Part(start, stop, written, romanise(written), (), "name")
        return Part(start, stop, written, "", (), "unknown")


_NAMED = """
sông River; vịnh Bay; hồ Lake; cầu Bridge; đường Street; phố Street; chợ Market; sân bay Airport;
cảng Port; đảo Island; chùa Pagoda; đền Temple; đình Communal House; suối Stream; thác Waterfall;
đèo Pass; núi Mountain; đồi Hill; kênh Canal; rạch Canal; hầm Tunnel; ga Station; bến xe Bus Station;
công viên Park; khu công nghiệp Industrial Park; kcn Industrial Park; khu đô thị Urban Area;
làng Village; thôn Hamlet; ấp Hamlet; bản Village; buôn Village; khách sạn Hotel; nhà hàng Restaurant;
bãi biển Beach; sân vận động Stadium; bệnh viện Hospital; trường tiểu học Primary School;
trường thcs Lower Secondary School; trường thpt Upper Secondary School; trường mầm non Kindergarten;
trường đại học University; đại học University; trường cao đẳng College; tòa nhà Building;
chung cư Apartment Building; thủy điện Hydropower Plant; nhà máy Plant; quảng trường Square;
ngã tư Intersection; ngã ba Junction; hẻm Alley; ngõ Alley; cửa khẩu Border Gate; nghĩa trang Cemetery
"""
"""Places whose kind English writes behind the name: sông Gành → Ganh River."""


@cache
def _kinds_of_place() -> dict[str, str]:
    entries = (entry.strip() for entry in _NAMED.split(";"))
    found = (re.match(r"([^A-Z]+) (.+)", entry) for entry in entries)
    return {fold(match[1]): match[2] for match in found if match}


def _joined(found: Iterable[Part], text: str) -> Iterator[Part]:
    """Yield the parts with the words of one name, or of one unknown expression, together."""
    last: Part | None = None
    for part in found:
        same = last and part.kind == last.kind and part.kind in ("name", "unknown")
        same = same and not any(p.vi[:1].isdigit() for p in (last, part) if p)
        if last and same and text[last.end : part.start] == " ":
            english = f"{last.english} {part.english}".strip()
            last = last._replace(end=part.end, vi=text[last.start : part.end], english=english)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _named(found: list[Part]) -> Iterator[Part]:
    """Yield the parts with the kind of a place behind its name, as English has it."""
    kinds = _kinds_of_place()
    skip = False
    for part, behind in zip(found, [*found[1:], None], strict=True):
        kind = kinds.get(fold(part.vi))
        if skip:
            skip = False
        elif kind and behind and behind.kind == "name" and behind.vi[:1].isupper():
            skip = True
            yield behind._replace(
                start=part.start, vi=f"{part.vi} {behind.vi}", english=f"{behind.english} {kind}"
            )
        else:
            yield part


def _grammatical(found: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with what English says by the form of a word: plurals, the passive."""
    at, many = 0, False
    while at < len(found):
        part, behind = found[at], found[at + 1 : at + 3]
        word = fold(part.vi)
        if word in _PASSIVE and behind and behind[0].kind == "v":
            yield part._replace(english="")
            yield behind[0]._replace(english=_passive(behind[0].english))
            at += 1
        elif word in _PASSIVE and len(behind) == 2 and _is_agent(behind[0]) and behind[1].kind == "v":
            yield behind[1]._replace(english=_passive(behind[1].english))
            yield behind[0]._replace(english=f"by {behind[0].english}")
            at += 2
        elif word in _PLURAL or (part.kind == "cl" and behind and behind[0].kind == "n"):
            yield part._replace(english="")
        elif many and part.kind == "n":
            yield part._replace(english=plural(part.english))
        elif word == "được" and at and found[at - 1].kind == "v":
            able = at > 1 and fold(found[at - 2].vi) in _NOT
            yield part._replace(english="(able to)" if able else "")
        else:
            yield part
        many = word in _PLURAL or (many and part.kind == "cl") or _counts(part)
        at += 1


def _passive(verb: str) -> str:
    return verb if verb.startswith("be ") else f"be {participle(verb)}"


@cache
def _agents() -> frozenset[str]:
    return frozenset(fold(" ".join(agent.split())) for agent in _AGENTS.split(";"))


def _is_agent(part: Part) -> bool:
    return part.kind in ("name", "pron", "known") or fold(part.vi) in _agents()


def _counts(part: Part) -> bool:
    """Tell whether a plural follows."""
    if part.kind == "num":
        return part.english not in ("one", "a")
    if fold(part.vi) in _MANY:
        return True
    number = part.english.removesuffix("million").removesuffix("billion").replace(",", "")
    return number.strip().replace(".", "").isdigit() and part.english != "1"
