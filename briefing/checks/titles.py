"""Official names and titles: the English has those of the Vietnamese, for the same people.

Generous in form (order of words, spelling, shorter forms), strict in substance: rank, body,
ministry, level of administration, and who holds the office.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefing.terms import Gazetteer, Mention, Term
from briefing.terms.english import STOP_WORDS, English, Key, Part, Reading, words
from briefing.terms.levels import Levels
from briefing.terms.offices import Office, holders, names_in, offices
from briefing.terms.senses import Title, title, titles
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

    `expected` is the title in the evidence. A shorter form of it is fine, and so is a title of
    which the evidence says nothing.
    """
    given = _titles_by_name(statement, gazetteer)
    proof = _titles_by_name(evidence, gazetteer) if any(given.values()) else {}
    return [
        Lost(told.term.start, told.term.end, told.term.vi, (better,))
        for name, every in given.items()
        for told in every
        if (better := _contradiction(told, name, proof, gazetteer.in_english))
    ]


def wrong_role(name: str, role: str, evidence: str, gazetteer: Gazetteer) -> str | None:
    """Return the title that the evidence gives this person, when it is not `role`; else None."""
    proof = _titles_by_name(evidence, gazetteer)
    english = gazetteer.in_english
    told = titles(gazetteer.find(role), english)
    wrong = (_contradiction(each, fold(name), proof, english) for each in told)
    return next(filter(None, wrong), None)


# --- Vietnamese against English --------------------------------------------------------------

_FORMER_VI = re.compile(r"\b(?:nguyên|cựu|từng|trước đây|khi đó|lúc đó|thời điểm|cố|thôi|nghỉ)\b")
_FORMER_EN = frozenset(
    ("former", "then", "previously", "late", "retired", "once", "formerly", "ousted", "outgoing")
)
_FOREIGN = re.compile(r"\b(?:Mỹ|Nga|Pháp|Nhật|Hàn|Triều Tiên|EU|Liên Xô)\b")
_OURS = re.compile(
    r"\b(?:Việt Nam|UBND|HĐND|MTTQ|Đảng ủy|Thành ủy|Tỉnh ủy|tỉnh|phường|xã(?! hội)|huyện|TP)\b"
)
_CAPITALISED = re.compile(r"\b[^\W\d_][^\W\d_]+\b")
_DRAFT = re.compile(r"\b[Dd]ự (?:thảo|án) (?=Luật|Bộ luật)")
_LONGEST_LAW = 100
"""Characters in which the name of a law is looked for."""


class _Pair:
    """A Vietnamese text and its English."""

    def __init__(self, vi: str, en: str, gazetteer: Gazetteer) -> None:
        self._vi = vi
        self._en = en
        self._english = gazetteer.in_english
        found = [*gazetteer.find(vi), *_drafts(vi, gazetteer)]
        self._terms = sorted(found, key=lambda term: term.start)
        self._people = gazetteer.people(vi)

    @cached_property
    def _reading(self) -> Reading:
        return self._english.read(self._en)

    @cached_property
    def _levels(self) -> Levels:
        return Levels(self._vi, self._terms, self._reading, self._english)

    @cached_property
    def _foreign(self) -> bool:
        return _is_foreign(self._vi, self._terms, self._people)

    @cached_property
    def _bodies(self) -> set[Key]:
        """The bodies that the English names."""
        return {part.key for part in self._reading.parts if part.kind == "body"}

    @cached_property
    def _bodies_vi(self) -> set[Key]:
        """The bodies that the Vietnamese names."""
        return {part.key for term in self._terms for part in self._parts(term.en[:1], "body")}

    @cached_property
    def _held(self) -> dict[str | None, dict[object, Office]]:
        """The offices that the English names, by their holder and by what they say."""
        names = names_in(self._reading, [mention.name for mention in self._people])
        held: dict[str | None, dict[object, Office]] = {name.name: {} for name in names}
        every = offices(self._reading, names)
        for office, holder in zip(every, holders(every, names, self._reading), strict=True):
            held.setdefault(holder, {}).setdefault(office.sense, office)
        return held

    # titles of people

    def lost_titles(self) -> Iterator[Lost]:
        """Yield the titles of people, and the ranks of the forces, that are others in English."""
        seen: dict[tuple[str, str], Lost | None] = {}
        for mention in self._people:
            role = _role(mention, self._terms)
            if not role or mention.name not in self._held:
                continue
            every = titles(role, self._english)
            for each in every:
                key = (mention.name, each.term.vi)
                if key not in seen:
                    seen[key] = self._lost_title(mention.name, each, every)
                yield from _at(each.term, seen[key])
        yield from self._lost_grades()

    def _lost_title(self, name: str, wanted: Title, every: Sequence[Title]) -> Lost | None:
        """Judge one title of a person who has `every` title: it is with the name, or nobody's."""
        own = frozenset(body for each in every for body in each.bodies)
        held, free = self._held[name].values(), self._held.get(None, {}).values()
        if any(self._is(wanted, office, own) for office in held):
            return self._lost_level(wanted.term)
        others = (o for o in held if not any(self._is(each, o, own) for each in every))
        if other := next(others, None):
            return _lost(wanted.term, (other.start, other.end))
        if any(self._is(wanted, office, own) for office in free):
            return self._lost_level(wanted.term)
        return None if self._foreign else _lost(wanted.term)

    def _is(self, wanted: Title, office: Office, own: Collection[Key]) -> bool:
        """Tell whether an English office is this one; `own` are all bodies of its holder."""
        if not (self._agree_in_time(wanted, office) and self._agree_in_rank(wanted, office)):
            return False
        if self._foreign or not wanted.bodies or wanted.needs_no_body(office):
            return True
        if self._english.has(wanted.bodies, office.bodies):
            return True
        is_among = self._english.is_among
        if office.bodies and not any(is_among(body, office.bodies) for body in wanted.bodies):
            return False
        strange = any(not is_among(body, own) for body in office.bodies)
        return self._has(wanted.bodies, office.bodies if strange else self._bodies)

    def _agree_in_rank(self, wanted: Title, office: Office) -> bool:
        """Tell whether the ranks are one; abroad, a minister may be called a secretary."""
        secretary = self._foreign and office.rank == ("secretary",)
        minister = (office.deputy, ("minister",)) in wanted.ranks
        return wanted.ranks_as(office) or (secretary and minister)

    def _agree_in_time(self, wanted: Title, office: Office) -> bool:
        if wanted.former:
            return office.former or self._says_former
        return not office.former or self._former_vi

    @cached_property
    def _former_vi(self) -> bool:
        return _FORMER_VI.search(fold(self._vi)) is not None

    @cached_property
    def _says_former(self) -> bool:
        return not _FORMER_EN.isdisjoint(self._said)

    def _lost_grades(self) -> Iterator[Lost]:
        """Yield the ranks of the forces for which the English has one that nobody holds."""
        asked = [
            (term, {part.key for part in self._parts(term.en, "grade")})
            for term in self._terms
            if term.kind == "title" and term.vi[:1].isupper()
        ]
        known = {key for _, keys in asked for key in keys}
        grades = [p for p in self._reading.parts if p.kind == "grade"] if known else []
        given = [part for part in grades if self._is_before_name(part)]
        strange = next((part for part in given if part.key not in known), None)
        there = {part.key for part in given}
        for term, keys in asked:
            if strange and keys and keys.isdisjoint(there):
                yield _lost(term, (strange.start, strange.end))

    def _is_before_name(self, part: Part) -> bool:
        behind = self._reading.words[part.last : part.last + 1]
        return bool(behind) and behind[0].raw[:1].isupper() and behind[0].gap == " "

    # official names

    def unused_terms(self) -> Iterator[Lost]:
        """Yield the official names that the English lacks."""
        judged = {
            term.start
            for mention in self._people
            for term in _role(mention, self._terms)
            if mention.name in self._held
        }
        seen: dict[str, Lost | None] = {}
        for term in self._terms:
            if term.en and term.start not in judged:
                if term.vi not in seen:
                    seen[term.vi] = self._unused(term)
                yield from _at(term, seen[term.vi])

    def _unused(self, term: Term) -> Lost | None:
        if term.own:
            return None if self._says(term.en) else _lost(term)
        if term.kind == "place":
            return self._lost_level(term)
        if self._foreign:
            return None
        if term.kind == "title":
            return self._unused_title(term)
        if term.kind in ("body", "doc", "event") and _is_name(term):
            return self._unused_name(term)
        return None

    def _unused_title(self, term: Term) -> Lost | None:
        wanted = title(term, self._english)
        if wanted is None:
            return None
        every = (office for held in self._held.values() for office in held.values())
        if any(self._is(wanted, office, wanted.bodies) for office in every):
            return self._lost_level(term)
        if self._says([form for form in term.en if " " not in form]):
            return None  # MP, lawmaker
        if not wanted.bodies and not wanted.is_highest():
            return None
        return _lost(term, self._near(wanted.bodies))

    def _unused_name(self, term: Term) -> Lost | None:
        bodies = [part.key for part in self._parts(term.en[:1], "body")]
        if not bodies and term.kind == "body":
            return None  # a firm, a school: a name like a person's
        if bodies and self._has(bodies, self._bodies):
            return self._lost_level(term)
        if term.kind != "body" and self._mentions(term.en):
            return None
        return _lost(term, self._near(bodies))

    def _lost_level(self, term: Term) -> Lost | None:
        level = self._levels.wrong(term)
        return _lost(term, (level.start, level.end)) if level else None

    # what the English says

    @cached_property
    def _said(self) -> tuple[str, ...]:
        return tuple(word.key for word in self._reading.words)

    @cached_property
    def _said_in_order(self) -> str:
        return _spaced(self._said)

    def _says(self, variants: Sequence[str]) -> bool:
        """Tell whether one of the variants stands in the English word for word."""
        return any(_spaced(w.key for w in words(form)) in self._said_in_order for form in variants)

    def _mentions(self, variants: Sequence[str]) -> bool:
        """Tell whether all words of a variant stand in the English, in any order."""
        said = STOP_WORDS.union(self._said)
        return any(said.issuperset(word.key for word in words(form)) for form in variants)

    def _has(self, bodies: Collection[Key], given: Collection[Key]) -> bool:
        """Tell whether the English names these bodies, or one of them and no strange one."""
        if self._english.has(bodies, given):
            return True
        if not any(self._english.is_among(body, given) for body in bodies):
            return False
        return all(self._english.is_among(body, self._bodies_vi) for body in given)

    def _near(self, bodies: Sequence[Key]) -> tuple[int, int] | None:
        """Return the body in the English that shares most words with a missing one."""
        wanted = set(bodies[0]) if bodies else set()
        parts = [part for part in self._reading.parts if part.kind == "body"]
        best = max(parts, key=lambda part: len(wanted.intersection(part.key)), default=None)
        return (best.start, best.end) if best and wanted.intersection(best.key) else None

    def _parts(self, forms: Sequence[str], kind: str) -> list[Part]:
        parts = (part for form in forms for part in self._english.read(form).parts)
        return [part for part in parts if part.kind == kind]


@lru_cache(maxsize=16)  # both checks ask about the same texts, one after the other
def _pair(vi: str, en: str, gazetteer: Gazetteer) -> _Pair:
    return _Pair(vi, en, gazetteer)


def _drafts(vi: str, gazetteer: Gazetteer) -> Iterator[Term]:
    """Yield the laws of which a draft is named: dự thảo | Luật Nhà giáo."""
    for match in _DRAFT.finditer(vi):
        found = gazetteer.find(vi[match.end() : match.end() + _LONGEST_LAW])
        if found and found[0].start == 0:
            yield found[0]._replace(start=match.end(), end=match.end() + found[0].end)


def _is_foreign(vi: str, terms: Sequence[Term], people: Sequence[Mention]) -> bool:
    """Tell whether a text is about another country, whose offices have other names."""
    if _OURS.search(vi) or any(term.kind == "place" for term in terms):
        return False
    if any(all(map(is_syllable, mention.name.split())) for mention in people):
        return False
    if _FOREIGN.search(vi) or any(term.kind == "country" for term in terms):
        return True
    capitalised = (word for word in _CAPITALISED.findall(vi) if word[0].isupper())
    return any(not word.isupper() and not is_syllable(word) for word in capitalised)


def _is_name(term: Term) -> bool:
    """Tell whether a term is a proper name, with capitals in both languages."""
    capitals = sum(word[:1].isupper() for word in term.en[0].split())
    single = capitals == 1 and len(term.vi.split()) > 2  # Bộ Chính trị, Ban Bí thư
    return term.vi[:1].isupper() and (capitals > 1 or single)


def _spaced(keys: Collection[str] | Iterator[str]) -> str:
    return f" {' '.join(key for key in keys if key not in STOP_WORDS)} "


def _lost(term: Term, found: tuple[int, int] | None = None) -> Lost:
    return Lost(term.start, term.end, term.vi, term.en, found)


def _at(term: Term, lost: Lost | None) -> Iterator[Lost]:
    """Yield what is lost with words like those of `term`, if any, at this place."""
    if lost:
        yield lost._replace(start=term.start, end=term.end)


# --- Vietnamese against Vietnamese -----------------------------------------------------------


def _role(mention: Mention, terms: Sequence[Term]) -> list[Term]:
    """Return the terms that a person's role is made of; `terms` are in order."""
    if mention.role_start is None:
        return []
    end = mention.role_start + len(mention.role)
    at = bisect_left(terms, mention.role_start, key=lambda term: term.start)
    found = []
    while at < len(terms) and mention.role_start <= terms[at].start and terms[at].end <= end:
        found.append(terms[at])
        at += 1
    return found


def _titles_by_name(text: str, gazetteer: Gazetteer) -> dict[str, list[Title]]:
    """Return the titles that a text gives people, by folded name."""
    people = gazetteer.people(text)
    terms = gazetteer.find(text) if people else ()
    found: dict[str, list[Title]] = defaultdict(list)
    for mention in people:
        found[fold(mention.name)] += titles(_role(mention, terms), gazetteer.in_english)
    return found


def _contradiction(
    told: Title, name: str, proof: Mapping[str, Sequence[Title]], english: English
) -> str | None:
    """Return the title that the evidence gives instead; None when it gives the same or none.

    Whoever has no title there must not get that of somebody else.
    """
    if name not in proof:
        return None
    mine = proof[name]
    if any(told.shortens(other, english) for other in mine):
        return None
    if mine:
        return mine[0].term.vi
    theirs = (other for every in proof.values() for other in every)
    taken = (o for o in theirs if told.bodies and o.bodies and told.shortens(o, english))
    return next((other.term.vi for other in taken), None)
