"""Official names and titles: the English has those of the Vietnamese, for the same people.

Generous in form (order of words, spelling, shorter forms), strict in substance: rank, body,
ministry, level of administration, and who holds the office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.terms import Gazetteer, Mention, Term
from briefing.terms.english import STOP_WORDS, English, Key, Part, place, words
from briefing.terms.offices import Office, holders, names_in, offices
from briefing.vietnamese.text import fold, is_syllable


class Lost(NamedTuple):
    """Official words of a Vietnamese text that the other text does not render."""

    start: int
    """Offset in the Vietnamese text."""
    end: int
    """Offset behind it."""
    text: str
    """The Vietnamese words."""
    expected: tuple[str, ...]
    """What is accepted in their place, the one to write first."""
    found: tuple[int, int] | None = None
    """Span in the English of what stands there instead."""


def lost_titles(vi: str, en: str, gazetteer: Gazetteer) -> list[Lost]:
    """Return the titles of people named in both texts that the English gives otherwise.

    Another rank, body or level, the title of somebody else, or none at all, neither with the
    name nor elsewhere in the text.
    """
    return list(_pair(vi, en, gazetteer).lost_titles())


def unused_terms(vi: str, en: str, gazetteer: Gazetteer) -> list[Lost]:
    """Return the official names that the English lacks, those of `lost_titles` left out.

    Asked for: state and Party bodies, laws, congresses and orders by name, a user's glossary,
    titles with their body, and the highest offices; not general words, nor what belongs to
    another country.
    """
    return list(_pair(vi, en, gazetteer).unused_terms())


def lost_titles_vi(statement: str, evidence: str, gazetteer: Gazetteer) -> list[Lost]:
    """Return the titles that a Vietnamese statement gives a person otherwise than its evidence.

    `expected` is the title in the evidence, with the name where it is somebody else's. A shorter
    form of the same title is fine, and so is a title for somebody to whom the evidence gives none.
    """
    told = _titles_by_name(statement, gazetteer)
    proof = _titles_by_name(evidence, gazetteer)
    return [
        Lost(title.term.start, title.term.end, title.term.vi, (better,))
        for name, titles in told.items()
        for title in titles
        if (better := _contradiction(title, name, proof, gazetteer.in_english))
    ]


def wrong_role(name: str, role: str, evidence: str, gazetteer: Gazetteer) -> str | None:
    """Return the title that the evidence gives this person, when it is not `role`; else None."""
    proof = _titles_by_name(evidence, gazetteer)
    for title in _titles(gazetteer.find(role), gazetteer.in_english):
        if better := _contradiction(title, fold(name), proof, gazetteer.in_english):
            return better
    return None


# --- titles ----------------------------------------------------------------------------------

_OTHER_RANKS = {
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
"""Words that the press uses for the same office, beside the variants of the terms."""
_HIGHEST = frozenset({"prime minister", "president", "state president", "general secretary"})
"""Offices that need no body to be asked for."""
_UNSAID: dict[Key, tuple[str, ...]] = {
    ("committee", "people"): ("ubnd", "ủy ban"),
    ("committee", "party"): ("ủy",),
}
"""Bodies that a title may go without in Vietnamese: Chủ tịch Hà Nội, Bí thư Hà Nội."""


class _Title(NamedTuple):
    """A Vietnamese title, as what the English of it says."""

    term: Term
    ranks: frozenset[tuple[bool, Key]]
    """Deputy or not, and the words for the rank."""
    standing: bool
    former: bool
    bodies: tuple[Key, ...]
    """From the innermost outwards."""


def _titles(terms: Sequence[Term], english: English) -> list[_Title]:
    """Return the offices among the terms; a mere profession or rank of the forces is none."""
    return [title for term in terms if term.kind == "title" and (title := _title(term, english))]


def _title(term: Term, english: English) -> _Title | None:
    heads = (form.partition(" of ")[0] for form in term.en[1:])  # the variants share the rest
    forms = [*term.en[:1], *dict.fromkeys(heads)]
    read = [held[0] for form in forms if (held := offices(english.read(form)))]
    if not read:
        return None
    folded = fold(term.vi)
    bodies = (b for b in read[0].bodies if any(w in folded for w in _UNSAID.get(b, ("",))))
    ranks = frozenset((office.deputy, office.rank) for office in read)
    return _Title(term, ranks, read[0].standing, read[0].former, tuple(bodies))


@cache
def _accepted(rank: Key) -> frozenset[Key]:
    """Return the ranks that may stand for this one."""
    listed = (others.split(";") for name, others in _OTHER_RANKS.items() if _key(name) == rank)
    return frozenset({rank, *(_key(other) for others in listed for other in others)})


def _key(name: str) -> Key:
    return tuple(sorted(name.split()))


# --- Vietnamese against English --------------------------------------------------------------

_FORMER_VI = re.compile(r"\b(?:nguyên|cựu|từng|trước đây|khi đó|lúc đó|thời điểm|cố|thôi|nghỉ)\b")
_FORMER_EN = frozenset(
    ("former", "then", "previously", "late", "retired", "once", "formerly", "ousted", "outgoing")
)
_LEVELS_VI = re.compile(
    r"\b(?:(?P<province>tỉnh)|(?P<city>thành phố|thành|tp|thủ đô|đô thị)|(?P<ward>phường)"
    r"|(?P<commune>xã)|(?P<district>huyện|quận)|(?P<town>thị trấn|thị xã)"
    r"|(?P<village>thôn|ấp|bản|làng|buôn)|(?P<zone>khu))\b"
)
_FOREIGN = re.compile(r"\b(?:Mỹ|Nga|Pháp|Nhật|Hàn|Triều Tiên|EU|Liên Xô)\b")
_OURS = re.compile(
    r"\b(?:Việt Nam|UBND|HĐND|MTTQ|Đảng ủy|Thành ủy|Tỉnh ủy|tỉnh|phường|xã(?! hội)|huyện|TP)\b"
)


_DRAFT = re.compile(r"\b[Dd]ự (?:thảo|án) (?=Luật|Bộ luật)")
_CAPITALISED = re.compile(r"\b[^\W\d_][^\W\d_]+\b")


class _Pair:
    """A Vietnamese text and its English."""

    def __init__(self, vi: str, en: str, gazetteer: Gazetteer) -> None:
        self._vi = vi
        self._english = gazetteer.in_english
        self._reading = self._english.read(en)
        self._terms = [*gazetteer.find(vi), *_drafts(vi, gazetteer)]
        self._people = gazetteer.people(vi)
        names = names_in(self._reading, [mention.name for mention in self._people])
        self._named = {name.name for name in names}
        self._offices = offices(self._reading, names)
        self._holders = holders(self._offices, names, self._reading)
        self._bodies = {part.key for part in self._reading.parts if part.kind == "body"}
        self._levels = [part for part in self._reading.parts if part.kind == "level"]
        self._bodies_vi = {
            part.key for term in self._terms if term.en for part in self._parts(term.en[0], "body")
        }
        self._foreign = _is_foreign(vi, self._terms, self._people)

    # titles of people

    def lost_titles(self) -> Iterator[Lost]:
        for mention in self._people:
            if mention.name not in self._named:
                continue
            titles = _titles(_of(mention, self._terms), self._english)
            for title in titles:
                if lost := self._lost_title(mention.name, title, titles):
                    yield lost
        yield from self._lost_grades()

    def _lost_title(self, name: str, title: _Title, titles: Sequence[_Title]) -> Lost | None:
        """Judge one of the `titles` of a person: it is with the name, or with nobody."""
        own = frozenset(body for each in titles for body in each.bodies)
        by_holder = list(zip(self._offices, self._holders, strict=True))
        held = [office for office, holder in by_holder if holder == name]
        free = [office for office, holder in by_holder if holder is None]
        if any(self._is(title, office, own) for office in (*held, *free)):
            return self._wrong_level(title.term)
        if self._foreign and not held:
            return None
        other = [o for o in held if not any(self._is(each, o, own) for each in titles)]
        return _lost(title.term, (other[0].start, other[0].end) if other else None)

    def _is(self, title: _Title, office: Office, own: Collection[Key]) -> bool:
        """Tell whether an English office is this one; `own` are all bodies of the person."""
        if not self._same_rank(title, office):
            return False
        if not title.bodies:
            return True
        if self._foreign:
            return True
        strange = any(not self._english.is_among(body, own) for body in office.bodies)
        return self._has(title.bodies, office.bodies if strange else self._bodies)

    def _same_rank(self, title: _Title, office: Office) -> bool:
        if office.standing and not title.standing:
            return False
        if office.former and not title.former and not _FORMER_VI.search(fold(self._vi)):
            return False
        if title.former and not (office.former or self._says_former()):
            return False
        return any(
            deputy == office.deputy
            and (office.rank in _accepted(rank) or (self._foreign and _abroad(rank, office.rank)))
            for deputy, rank in title.ranks
        )

    def _says_former(self) -> bool:
        return any(word.key in _FORMER_EN for word in self._reading.words)

    def _lost_grades(self) -> Iterator[Lost]:
        """Yield the ranks of the forces that the English turns into others."""
        asked = [
            (term, {p.key for form in term.en for p in self._parts(form, "grade")})
            for term in self._terms
            if term.kind == "title" and term.vi[:1].isupper()
        ]
        asked = [(term, keys) for term, keys in asked if keys]
        if not asked:
            return
        given = [p for p in self._reading.parts if p.kind == "grade" and self._before_name(p)]
        every = {key for _, keys in asked for key in keys}
        strange = [part for part in given if part.key not in every]
        for term, keys in asked:
            if strange and not any(part.key in keys for part in given):
                yield _lost(term, (strange[0].start, strange[0].end))

    def _before_name(self, part: Part) -> bool:
        behind = self._reading.words[part.last : part.last + 1]
        return bool(behind) and behind[0].raw[:1].isupper() and behind[0].gap == " "

    # official names

    def unused_terms(self) -> Iterator[Lost]:
        judged = {
            id(term)
            for mention in self._people
            if mention.name in self._named
            for term in _of(mention, self._terms)
        }
        for term in self._terms:
            if term.en and id(term) not in judged and (lost := self._unused(term)):
                yield lost

    def _unused(self, term: Term) -> Lost | None:
        if term.own:
            return None if self._says(term.en) else _lost(term, None)
        if term.kind == "place":
            return self._wrong_level(term)
        if self._foreign:
            return None
        if term.kind == "title":
            return self._unused_title(term)
        if term.kind in ("body", "doc", "event") and _is_name(term):
            return self._unused_name(term)
        return None

    def _unused_title(self, term: Term) -> Lost | None:
        title = _title(term, self._english)
        if title is None:
            return None
        if any(self._is(title, office, title.bodies) for office in self._offices):
            return self._wrong_level(term)
        if self._says([form for form in term.en if " " not in form]):
            return None  # MP, lawmaker
        if not title.bodies and not any(rank in _highest() for _, rank in title.ranks):
            return None
        return _lost(term, self._near(title.bodies))

    def _unused_name(self, term: Term) -> Lost | None:
        bodies = [part.key for part in self._parts(term.en[0], "body")]
        if not bodies and term.kind == "body":
            return None  # a firm, a school: a name like a person's
        if (bodies and self._has(bodies, self._bodies)) or self._says(term.en):
            return self._wrong_level(term)
        if term.kind != "body" and self._mentions(term.en):
            return None
        return _lost(term, self._near(bodies))

    def _parts(self, text: str, kind: str) -> list[Part]:
        return [part for part in self._english.read(text).parts if part.kind == kind]

    def _has(self, bodies: Collection[Key], given: Collection[Key]) -> bool:
        """Tell whether the English names these bodies, or one of them and no strange one."""
        if self._english.has(bodies, given):
            return True
        own = self._bodies_vi
        strange = any(not self._english.is_among(body, own) for body in given)
        return not strange and any(self._english.is_among(body, given) for body in bodies)

    def _says(self, variants: Sequence[str]) -> bool:
        """Tell whether one of the variants stands in the English word for word."""
        said = _spaced(word.key for word in self._reading.words)
        return any(_spaced(word.key for word in words(form)) in said for form in variants)

    def _mentions(self, variants: Sequence[str]) -> bool:
        """Tell whether all words of a variant stand in the English, in any order."""
        said = {word.key for word in self._reading.words} | STOP_WORDS
        return any(said.issuperset(word.key for word in words(form)) for form in variants)

    def _near(self, bodies: Sequence[Key]) -> tuple[int, int] | None:
        """Return the body in the English that shares most words with a missing one."""
        wanted = set(bodies[0]) if bodies else set()
        parts = [part for part in self._reading.parts if part.kind == "body"]
        best = max(parts, key=lambda part: len(wanted.intersection(part.key)), default=None)
        return (best.start, best.end) if best and wanted.intersection(best.key) else None

    # levels of administration

    def _wrong_level(self, term: Term) -> Lost | None:
        """Return the term when the English puts it on a level that is not its own."""
        if not term.en or not (asked := self._parts(term.en[0], "level")):
            return None
        allowed = self._levels_vi() | {part.key[0] for part in asked}
        strange = [part for part in self._levels if part.key[0] not in allowed]
        if adjective := next(filter(self._leads_body, strange), None):
            return _lost(term, (adjective.start, adjective.end))
        if strange and not {part.key for part in asked} <= {part.key for part in self._levels}:
            return _lost(term, (strange[0].start, strange[0].end))
        return self._other_level(term, asked)

    def _leads_body(self, level: Part) -> bool:
        """Tell whether a level stands directly before a body: municipal Labour Federation."""
        return any(part.kind == "body" and part.first == level.last for part in self._reading.parts)

    def _other_level(self, term: Term, asked: Sequence[Part]) -> Lost | None:
        """Return the term when its place is always named with another level."""
        read = self._english.read(term.en[0])
        for level in asked:
            name = place(read.words, level)
            said = ((part, place(self._reading.words, part)) for part in self._levels if name)
            given = [part for part, of in said if of[-len(name) :] == name]
            if given and all(part.key != level.key for part in given):
                return _lost(term, (given[0].start, given[0].end))
        return None

    def _levels_vi(self) -> set[str]:
        said = {m.lastgroup for m in _LEVELS_VI.finditer(fold(self._vi)) if m.lastgroup}
        for term in self._terms:
            if term.en:
                said |= {part.key[0] for part in self._parts(term.en[0], "level")}
        return said


def _drafts(vi: str, gazetteer: Gazetteer) -> Iterator[Term]:
    """Yield the laws of which a draft is named: dự thảo | Luật Nhà giáo."""
    for match in _DRAFT.finditer(vi):
        law = next(iter(gazetteer.find(vi[match.end() :])), None)
        if law and law.start == 0:
            start, end = match.end(), match.end() + law.end
            yield law.model_copy(update={"start": start, "end": end})


def _lost(term: Term, found: tuple[int, int] | None) -> Lost:
    return Lost(term.start, term.end, term.vi, term.en, found)


def _of(mention: Mention, terms: Sequence[Term]) -> list[Term]:
    """Return the titles that a person's role is made of."""
    if mention.role_start is None:
        return []
    start, end = mention.role_start, mention.role_start + len(mention.role)
    return [term for term in terms if start <= term.start and term.end <= end]


def _is_name(term: Term) -> bool:
    """Tell whether a term is a proper name, with capitals in both languages."""
    capitals = sum(word[:1].isupper() for word in term.en[0].split())
    single = capitals == 1 and len(term.vi.split()) > 2  # Bộ Chính trị, Ban Bí thư
    return term.vi[:1].isupper() and (capitals > 1 or single)


@cache
def _highest() -> frozenset[Key]:
    return frozenset(map(_key, _HIGHEST))


def _spaced(keys: Iterator[str]) -> str:
    return f" {' '.join(key for key in keys if key not in STOP_WORDS)} "


@lru_cache(maxsize=16)  # both checks ask about the same texts, one after the other
def _pair(vi: str, en: str, gazetteer: Gazetteer) -> _Pair:
    return _Pair(vi, en, gazetteer)


def _is_foreign(vi: str, terms: Sequence[Term], people: Sequence[Mention]) -> bool:
    """Tell whether a text is about another country, whose offices have other names."""
    if _OURS.search(vi) or any(term.kind == "place" for term in terms):
        return False
    if any(all(map(is_syllable, mention.name.split())) for mention in people):
        return False
    foreign = any(term.kind == "country" for term in terms) or _FOREIGN.search(vi)
    return bool(foreign) or any(
        not is_syllable(word) for word in _CAPITALISED.findall(vi) if not word.isupper()
    )


def _abroad(rank: Key, other: Key) -> bool:
    """Tell whether another country's minister may be called a secretary."""
    return rank == ("minister",) and other == ("secretary",)


# --- Vietnamese against Vietnamese -----------------------------------------------------------


def _titles_by_name(text: str, gazetteer: Gazetteer) -> dict[str, list[_Title]]:
    """Return the titles that a text gives people, by folded name."""
    terms = gazetteer.find(text)
    found: dict[str, list[_Title]] = {}
    for mention in gazetteer.people(text):
        titles = found.setdefault(fold(mention.name), [])
        titles += _titles(_of(mention, terms), gazetteer.in_english)
    return found


def _contradiction(
    title: _Title, name: str, proof: dict[str, list[_Title]], english: English
) -> str | None:
    """Return the title that the evidence gives instead; None when it gives the same or none."""
    mine = proof.get(name, [])
    if any(_same(title, other, english) for other in mine):
        return None
    if mine:
        return mine[0].term.vi
    theirs = (other for titles in proof.values() for other in titles)
    if not title.bodies or name not in proof:
        return None
    return next((o.term.vi for o in theirs if o.bodies and _same(title, o, english)), None)


def _same(told: _Title, proof: _Title, english: English) -> bool:
    """Tell whether two Vietnamese titles are one, or the first a shorter form of the second."""
    if told.former != proof.former or (told.standing and not proof.standing):
        return False
    if not told.ranks & proof.ranks:
        return False
    levels = [
        {part.key for part in english.read(title.term.en[0]).parts if part.kind == "level"}
        for title in (told, proof)
    ]
    if all(levels) and levels[0].isdisjoint(levels[1]):
        return False
    return (
        not told.bodies
        or not proof.bodies
        or english.is_among(told.bodies[0], proof.bodies)
        or english.is_among(proof.bodies[0], told.bodies)
    )
