"""What a Vietnamese title says, in the parts of its English: rank, bodies, and whether former.

Two titles, or a title and an office that an English text names, are compared by these.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.terms.english import English, Key
from briefing.terms.lexicon import Term
from briefing.terms.offices import Office, offices
from briefing.vietnamese.text import fold

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
    "rector": "principal; head; president; director",
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
    "mayor": "chair",
}
"""Words that the press uses for the same office, beside the variants of the terms; from
knowledge of the Vietnamese press in English. Deputies are deputies in both."""
_HIGHEST = ("prime minister", "president", "state president", "general secretary")
_UNSAID: dict[Key, tuple[str, ...]] = {
    ("committee", "people"): ("ubnd", "ủy ban"),
    ("committee", "party"): ("ủy",),
}
"""Bodies that a title may go without in Vietnamese: Chủ tịch Hà Nội, Bí thư Hà Nội."""


class Title(NamedTuple):
    """A Vietnamese title, as its English says it."""

    term: Term
    ranks: frozenset[tuple[bool, Key]]
    """Deputy or not, and the words for the rank, in each accepted variant."""
    standing: bool
    """Thường trực."""
    former: bool
    """nguyên, cựu."""
    bodies: tuple[Key, ...]
    """Those that the title names, in the order of its English."""

    def is_highest(self) -> bool:
        """Tell whether it is an office of state that needs no body to be known."""
        return any(rank in _highest() for _, rank in self.ranks)

    def ranks_as(self, office: Office) -> bool:
        """Tell whether an English office has this rank, in whatever words of the press."""
        if office.standing and not self.standing:
            return False
        return any(
            deputy == office.deputy and office.rank in _accepted(rank)
            for deputy, rank in self.ranks
        )

    def needs_no_body(self, office: Office) -> bool:
        """Tell whether the level says it all: the ward Chairman, the provincial Secretary."""
        return office.levelled and not office.bodies and all(b in _UNSAID for b in self.bodies)

    def shortens(self, other: Title, english: English) -> bool:
        """Tell whether this is another Vietnamese title, or a shorter form of it."""
        if self.former != other.former or (self.standing and not other.standing):
            return False
        if self.ranks.isdisjoint(other.ranks) or _differ_in_level(self, other, english):
            return False
        return (
            not (self.bodies and other.bodies)
            or english.is_among(self.bodies[0], other.bodies)
            or english.is_among(other.bodies[0], self.bodies)
        )


def titles(terms: Iterable[Term], english: English) -> list[Title]:
    """Return the offices among the terms; a profession or a rank of the forces is none."""
    found = (title(term, english) for term in terms if term.kind == "title")
    return [each for each in found if each]


def title(term: Term, english: English) -> Title | None:
    """Return what a title says; None when it is no office that English texts are read for."""
    heads = (form.partition(" of ")[0] for form in term.en[1:])  # the variants share the rest
    forms = [*term.en[:1], *dict.fromkeys(heads)]
    read = [held for form in forms if (held := _office(form, english))]
    if not read:
        return None
    folded = fold(term.vi)
    bodies = (b for b in read[0].bodies if any(w in folded for w in _UNSAID.get(b, ("",))))
    ranks = frozenset((office.deputy, office.rank) for office in read)
    return Title(term, ranks, read[0].standing, read[0].former, tuple(bodies))


@lru_cache(maxsize=1024)  # the same titles come again and again
def _office(form: str, english: English) -> Office | None:
    """Return the first office that the English of a title names."""
    return next(iter(offices(english.read(form))), None)


def _differ_in_level(one: Title, other: Title, english: English) -> bool:
    levels = [
        {part.key for part in english.read(each.term.en[0]).parts if part.kind == "level"}
        for each in (one, other)
    ]
    return all(levels) and levels[0].isdisjoint(levels[1])


@cache
def _accepted(rank: Key) -> frozenset[Key]:
    """Return the ranks that may stand for this one."""
    listed = (others.split(";") for name, others in _OTHER_RANKS.items() if _key(name) == rank)
    return frozenset({rank, *(_key(other) for others in listed for other in others)})


@cache
def _highest() -> frozenset[Key]:
    return frozenset(map(_key, _HIGHEST))


def _key(name: str) -> Key:
    return tuple(sorted(name.split()))
