"""Official names and titles: the English has those of the Vietnamese, for the same people.

Generous in form (order of words, spelling, short second mentions), strict in substance: rank,
body, ministry, level of administration, and who holds the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.terms import Gazetteer, Mention, Term
from briefing.terms.english import (
    LEVELS,
    MODIFIERS,
    STOP_WORDS,
    English,
    Key,
    Part,
    Reading,
    Word,
    words,
)
from briefing.vietnamese.text import fold, romanise


class Lost(NamedTuple):
    """Official words of the Vietnamese that the English does not render."""

    start: int
    """Offset in the Vietnamese text."""
    end: int
    """Offset behind it."""
    text: str
    """The Vietnamese words."""
    expected: tuple[str, ...]
    """Accepted English, the one to write first."""
    found: tuple[int, int] | None = None
    """Span in the English of what stands there instead."""


class Office(NamedTuple):
    """An office that an English text names."""

    rank: Key
    deputy: bool
    standing: bool
    former: bool
    bodies: tuple[Part, ...]
    first: int
    """Number of its first word."""
    last: int
    """Number of the word behind it."""
    start: int
    end: int


_ACCEPTED: dict[str, str] = {
    "chair": "president; head; leader; chief",
    "president": "chair; state president; head; leader",
    "state president": "president",
    "secretary": "chief; head; leader",
    "general secretary": "secretary general; chief; leader",
    "secretary general": "general secretary; chief",
    "prime minister": "chancellor",
    "head": "chief; director; leader; manager; chair; commander; dean; principal; president",
    "chief": "head; director; leader; manager; commander",
    "director": "head; chief; leader; manager; director general; president; principal",
    "general director": "director general; chief executive officer; chief executive; head; "
    "president; managing director; chief; leader",
    "director general": "general director; head; chief; director",
    "leader": "head; chief; captain",
    "manager": "director; head",
    "principal": "rector; head; president; director; dean",
    "commander": "chief; head; commander chief",
    "chief justice": "chief judge; president; head",
    "chief judge": "chief justice; president; head",
    "prosecutor general": "procurator general; chief procurator; head; director; chief prosecutor",
    "chief procurator": "procurator general; prosecutor general; head; director; chief prosecutor",
    "inspector general": "chief inspector; head",
    "chief inspector": "inspector general; head",
    "chief office": "head; chief; director; chief staff",
    "auditor general": "state auditor general",
    "state auditor general": "auditor general",
    "ambassador": "head",
    "rector": "principal; head; president; director",
    "mayor": "chair",
}
"""Other words for the same office, beside the variants of the terms."""
_LINKS = (
    frozenset(
        "is was as who currently now also elected re appointed named assigned position post been "
        "has have served serves serving hold holds held become became becomes both being chosen "
        "concurrently designated to re-elected comrade he she".split()
    )
    | STOP_WORDS
    | MODIFIERS
)
"""Words that may stand between a name and the title given to it."""
_FORMER_VI = re.compile(r"\b(?:nguyên|cựu|từng|trước đây|khi đó|lúc đó|thời điểm|cố|thôi|nghỉ)\b")
_FORMER_EN = frozenset("former then previously late retired once formerly ousted outgoing".split())
_BREAK = re.compile(r"[.;:!?()\n]")
_LEVELS_VI = {
    "tỉnh": "province", "thành phố": "city", "tp": "city", "thủ đô": "city", "đô thị": "city",
    "phường": "ward", "xã": "commune", "huyện": "district", "quận": "district",
    "thị trấn": "town", "thị xã": "town", "thôn": "village", "ấp": "village", "bản": "village",
    "làng": "village", "buôn": "village", "thành": "city",
}  # fmt: skip
_UNSAID = {("committee", "people"): ("ubnd", "ủy ban"), ("committee", "party"): ("ủy",)}
"""Bodies that a title may go without in Vietnamese: Chủ tịch Hà Nội, Bí thư Hà Nội."""


def lost_titles(vi: str, en: str, gazetteer: Gazetteer) -> list[Lost]:
    """Return the titles of people named in both texts that the English gives otherwise."""
    return [lost for _, lost in _Pair(vi, en, gazetteer).titles()]


def unused_terms(vi: str, en: str, gazetteer: Gazetteer) -> list[Lost]:
    """Return the official bodies, titles and documents that the English does not name.

    Titles of people named in both texts are the business of `lost_titles`.
    """
    return list(_Pair(vi, en, gazetteer).terms())


class _Wanted(NamedTuple):
    """What a Vietnamese title asks of the English."""

    term: Term
    ranks: frozenset[tuple[bool, Key]]
    """Whether deputy, and the words for the rank."""
    standing: bool
    former: bool
    bodies: tuple[Key, ...]


class _Pair:
    """A Vietnamese text and its English."""

    def __init__(self, vi: str, en: str, gazetteer: Gazetteer) -> None:
        self._vi, self._en = vi, en
        self._english: English = gazetteer.in_english
        self._reading: Reading = self._english.read(en)
        self._terms = gazetteer.find(vi)
        self._people = gazetteer.people(vi)
        self._bodies = {part.key for part in self._reading.parts if part.kind == "body"}
        self._names = _name_spans(self._people, self._reading.words)
        self._offices = list(_offices(self._reading, self._names))
        self._holders = _holders(self._offices, self._names, self._reading)

    def titles(self) -> Iterator[tuple[Term, Lost]]:
        for mention in self._people:
            if not any(name == mention.name for _, _, name in self._names):
                continue
            wanted = [w for w in map(self._wanted, self._of(mention)) if w]
            held = [
                o
                for o, who in zip(self._offices, self._holders, strict=True)
                if who == mention.name
            ]
            for each in wanted:
                lost = self._lost_title(each, wanted, held)
                if lost:
                    yield each.term, lost

    def _of(self, mention: Mention) -> list[Term]:
        """Return the titles of which a person's role is made."""
        if mention.role_start is None:
            return []
        end = mention.role_start + len(mention.role)
        return [
            t
            for t in self._terms
            if t.kind == "title" and mention.role_start <= t.start and t.end <= end
        ]

    def _lost_title(
        self, wanted: _Wanted, every: Sequence[_Wanted], held: Sequence[Office]
    ) -> Lost | None:
        free = [o for o, who in zip(self._offices, self._holders, strict=True) if who is None]
        own = frozenset(body for w in every for body in w.bodies)
        for office in (*held, *free):
            if self._fits(wanted, office, own):
                return self._wrong_level(wanted.term)
        other = [o for o in held if not any(self._fits(w, o, own) for w in every)]
        found = (other[0].start, other[0].end) if other else None
        return _lost(wanted.term, found)

    def _fits(self, wanted: _Wanted, office: Office, own: frozenset[Key]) -> bool:
        if not _same_rank(wanted, office, self._vi):
            return False
        if wanted.former and not (office.former or self._tells_former()):
            return False
        keys = {part.key for part in office.bodies}
        if not wanted.bodies:
            return True
        strange = any(not self._is_one_of(part.key, own) for part in office.bodies)
        if strange:
            return self._has(wanted.bodies[0], keys) and all(
                self._has(body, keys) for body in wanted.bodies
            )
        return self._has(wanted.bodies[0], self._bodies)

    def _tells_former(self) -> bool:
        return any(w.key in _FORMER_EN for w in self._reading.words)

    def _is_one_of(self, key: Key, own: Iterable[Key]) -> bool:
        return any(
            key in alternative for body in own for alternative in self._english.alternatives(body)
        )

    def _has(self, body: Key, keys: Iterable[Key]) -> bool:
        """Tell whether a body is among those of the English, in an accepted variant."""
        known = set(keys)
        return any(all(k in known for k in alt) for alt in self._english.alternatives(body))

    def _wanted(self, term: Term) -> _Wanted | None:
        """Read a Vietnamese title into what the English must have; None for no office."""
        ranks: set[tuple[bool, Key]] = set()
        standing = former = False
        bodies: tuple[Key, ...] = ()
        for number, form in enumerate(term.en):
            office = next(iter(_offices(self._english.read(form), [])), None)
            if office is None:
                continue
            ranks.add((office.deputy, office.rank))
            if number == 0:
                standing, former = office.standing, office.former
                bodies = tuple(part.key for part in office.bodies)
        if not ranks:
            return None
        folded = fold(term.vi)
        bodies = tuple(
            b for b in bodies if b not in _UNSAID or any(w in folded for w in _UNSAID[b])
        )
        return _Wanted(term, frozenset(ranks), standing, former, bodies)

    def terms(self) -> Iterator[Lost]:
        named = {name for _, _, name in self._names}
        judged = {t for m in self._people if m.name in named for t in map(id, self._of(m))}
        for term in self._terms:
            if id(term) in judged or not term.en:
                continue
            lost = self._lost_term(term)
            if lost:
                yield lost

    def _lost_term(self, term: Term) -> Lost | None:
        if term.own:
            return None if self._says(term.en) else _lost(term, None)
        if term.kind == "title":
            wanted = self._wanted(term)
            if wanted is None:
                return None
            own = frozenset(wanted.bodies)
            if any(_same_rank(wanted, o, self._vi) for o in self._offices) and (
                not own or self._has(wanted.bodies[0], self._bodies)
            ):
                return self._wrong_level(term)
            return _lost(term, None)
        if term.kind in ("body", "doc", "event"):
            if not _official(term):
                return None
            bodies = [
                part.key for part in self._english.read(term.en[0]).parts if part.kind == "body"
            ]
            if (bodies and self._has(bodies[0], self._bodies)) or self._says(term.en):
                return self._wrong_level(term)
            return _lost(term, None)
        if term.kind == "place":
            return self._wrong_level(term)
        return None

    def _says(self, variants: Sequence[str]) -> bool:
        said = " ".join(w.key for w in self._reading.words if w.key not in STOP_WORDS)
        for variant in variants:
            form = " ".join(w.key for w in words(variant) if w.key not in STOP_WORDS)
            if f" {form} " in f" {said} ":
                return True
        return False

    def _wrong_level(self, term: Term) -> Lost | None:
        """Return the term when the English puts it on a level the Vietnamese does not name."""
        levels = {
            part.key[0] for part in self._english.read(term.en[0]).parts if part.kind == "level"
        }
        there = [part for part in self._reading.parts if part.kind == "level"]
        missing = levels - {part.key[0] for part in there}
        strange = [part for part in there if part.key[0] not in self._levels()]
        if missing and strange:
            return _lost(term, (strange[0].start, strange[0].end))
        return None

    def _levels(self) -> set[str]:
        folded = f" {fold(self._vi)} "
        said = {level for word, level in _LEVELS_VI.items() if re.search(rf"\b{word}\b", folded)}
        for term in self._terms:
            for form in term.en[:1]:
                said |= {p.key[0] for p in self._english.read(form).parts if p.kind == "level"}
        return said


def _lost(term: Term, found: tuple[int, int] | None) -> Lost:
    return Lost(term.start, term.end, term.vi, term.en, found)


def _official(term: Term) -> bool:
    """Tell whether a term is a name that asks for its official English."""
    first = term.en[0]
    return term.vi[:1].isupper() and sum(w[:1].isupper() for w in first.split()) > 1


def _same_rank(wanted: _Wanted, office: Office, vi: str) -> bool:
    if office.standing and not wanted.standing:
        return False
    if office.former and not wanted.former and not _FORMER_VI.search(fold(vi)):
        return False
    return any(
        deputy == office.deputy and office.rank in _accepted(rank) for deputy, rank in wanted.ranks
    )


def _accepted(rank: Key) -> set[Key]:
    for name, others in _ACCEPTED.items():
        if tuple(sorted(name.split())) == rank:
            return {rank, *(tuple(sorted(other.split())) for other in others.split(";"))}
    return {rank}


def _name_spans(people: Sequence[Mention], found: Sequence[Word]) -> list[tuple[int, int, str]]:
    """Return where the English names each person: first word, the word behind, the name."""
    keys = [w.key for w in found]
    spans = []
    for name in {mention.name for mention in people}:
        wanted = [w.key for w in words(romanise(name))]
        for at in range(len(keys) - len(wanted) + 1):
            if wanted and keys[at : at + len(wanted)] == wanted:
                spans.append((at, at + len(wanted), name))
    return sorted(spans)


def _offices(reading: Reading, names: Sequence[tuple[int, int, str]]) -> Iterator[Office]:
    """Yield the offices that an English text names, each with its bodies."""
    inside = {n for first, last, _ in names for n in range(first, last)}
    starts = {part.first: part for part in reading.parts if part.kind in ("body", "field", "rank")}
    belongs = {
        n: part
        for part in reading.parts
        if part.kind in ("body", "field", "level")
        for n in range(part.first, part.last)
    }
    for part in reading.parts:
        if part.kind == "rank" and not inside & set(range(part.first, part.last)):
            yield _office(part, reading, inside, starts, belongs)


def _office(
    rank: Part,
    reading: Reading,
    inside: set[int],
    starts: dict[int, Part],
    belongs: dict[int, Part],
) -> Office:
    found = reading.words
    first = rank.first
    while first > 0 and _leads(found, first, inside, starts, belongs):
        first -= 1
    last = rank.last
    at = last
    while at < len(found) and at not in inside and not _breaks(found, at, belongs):
        if at in starts and starts[at].kind == "rank" and starts[at] is not rank:
            break
        word = found[at]
        if at in belongs or word.raw[:1].isupper() or word.raw.isdigit():
            if word.key in MODIFIERS and at not in belongs:
                break
            last = at + 1
        elif word.key not in STOP_WORDS:
            break
        at += 1
    said = {w.key for w in found[first : rank.first]}
    bodies = tuple(
        p
        for p in reading.parts
        if p.kind == "body" and first <= p.first and p.last <= max(last, rank.last)
    )
    return Office(
        rank.key,
        "deputy" in said,
        "standing" in said,
        bool(said & {"former", "late"}),
        bodies,
        first,
        last,
        found[first].start,
        found[last - 1].end,
    )


def _leads(
    found: Sequence[Word],
    first: int,
    inside: set[int],
    starts: dict[int, Part],
    belongs: dict[int, Part],
) -> bool:
    before = found[first - 1]
    if first - 1 in inside or found[first].gap.strip(" -'’"):
        return False
    if any(p.kind == "rank" and p.first <= first - 1 < p.last for p in starts.values()):
        return False
    return (
        before.key in MODIFIERS
        or first - 1 in belongs
        or (before.raw[:1].isupper() and before.key not in STOP_WORDS)
    )


def _breaks(found: Sequence[Word], at: int, belongs: dict[int, Part]) -> bool:
    gap = found[at].gap
    if _BREAK.search(gap):
        return True
    return "," in gap and not (at in belongs and belongs.get(at - 1) is belongs[at])


def _holders(
    offices: Sequence[Office], names: Sequence[tuple[int, int, str]], reading: Reading
) -> list[str | None]:
    """Return who holds each office: the name behind it, or before it."""
    holders: list[str | None] = []
    found = reading.words
    for number, office in enumerate(offices):
        following = next((n for n in names if n[0] >= office.last), None)
        before = [n for n in names if n[1] <= office.first]
        gap = None
        if following and not _between(found, office.last, following[0]):
            gap = found[following[0]].gap
        if following and gap is not None and "," not in gap and not _BREAK.search(gap):
            holders.append(following[2])
            continue
        if before and _linked(found, before[-1][1], office.first):
            holders.append(before[-1][2])
            continue
        previous = offices[number - 1] if number else None
        if (
            previous
            and holders[-1]
            and before
            and previous.first >= before[-1][1]
            and _chained(found, previous.last, office.first)
        ):
            holders.append(holders[-1])
            continue
        if following and gap is not None and not _BREAK.search(gap):
            holders.append(following[2])
            continue
        holders.append(None)
    # offices chained to a following holder
    for number in range(len(offices) - 2, -1, -1):
        if (
            holders[number] is None
            and holders[number + 1]
            and _chained(found, offices[number].last, offices[number + 1].first)
            and all(
                n[0] >= offices[number + 1].last or n[1] <= offices[number].first for n in names
            )
        ):
            holders[number] = holders[number + 1]
    return holders


def _between(found: Sequence[Word], first: int, last: int) -> list[Word]:
    return [w for w in found[first:last] if w.key not in ("comrade",)]


def _linked(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether nothing but linking words stands between a name and an office."""
    return (
        last - first <= 8
        and all(w.key in _LINKS or w.key in LEVELS for w in found[first:last])
        and not any(_BREAK.search(w.gap.replace("(", "")) for w in found[first : last + 1])
    )


def _chained(found: Sequence[Word], first: int, last: int) -> bool:
    return all(w.key in STOP_WORDS or w.key in MODIFIERS for w in found[first:last]) and not any(
        _BREAK.search(w.gap) for w in found[first : last + 1]
    )
