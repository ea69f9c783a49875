"""Official English read back: the ranks, bodies and levels that an English text names.

What the terms write as "Vice Chair of the People's Committee of Ben Lua Ward", the press may
write as "Ben Lua Ward People's Committee Vice Chairman": both are read into the same parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Any, Literal, NamedTuple, cast

from briefing.vietnamese.text import romanise

Key = tuple[str, ...]
"""Words in a normal form, sorted: what two wordings of one name have in common."""

Kind = Literal["rank", "grade", "body", "field", "level"]


class Word(NamedTuple):
    """A word of an English text in its normal form."""

    key: str
    start: int
    end: int
    gap: str
    """What stands between the word before and this one."""
    raw: str
    """The word as written."""


class Part(NamedTuple):
    """A rank, body, field of government or level that a text names: `text[start:end]`."""

    kind: Kind
    key: Key
    start: int
    end: int
    first: int
    """Number of its first word."""
    last: int
    """Number of the word behind it."""


class Reading(NamedTuple):
    """An English text as words, and the parts found in them, in order."""

    words: tuple[Word, ...]
    parts: tuple[Part, ...]


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+|\.(?=[A-Z]\b)[A-Z])*(?:['’](?!\w))?")
_BREAK = re.compile(r"[.;:!?()\[\]\"“”\n]")
STOP_WORDS = frozenset(
    ("the", "of", "for", "and", "a", "an", "on", "in", "at", "to", "under", "viet", "vietnam",
     "vietnamese", "charge")
)  # fmt: skip
"""Words without weight in an official name."""
LEVELS = {
    "province": "province", "provincial": "province", "city": "city", "municipal": "city",
    "municipality": "city", "district": "district", "ward": "ward", "commune": "commune",
    "communal": "commune", "town": "town", "township": "town", "village": "village",
    "hamlet": "village", "zone": "zone",
}  # fmt: skip
"""Levels of administration, as nouns and adjectives."""
MODIFIERS = frozenset(
    ("deputy", "standing", "former", "late", "acting", "new", "newly", "elected", "honorary",
     "first")
)  # fmt: skip
"""Words before a rank that belong to it."""
LINKS = STOP_WORDS | MODIFIERS | frozenset(
    ("is", "was", "as", "who", "currently", "now", "also", "re", "appointed", "named", "assigned",
     "position", "post", "been", "has", "have", "served", "serve", "serving", "hold", "held",
     "become", "became", "both", "being", "chosen", "concurrently", "designated", "comrade", "he",
     "she", "role", "of", "special")
)  # fmt: skip
"""Words that may stand between a name and the title given to it."""
_SAME = {
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "chairmen": "chair",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "vice": "deputy",
    "permanent": "standing", "ex": "former", "labor": "labour", "center": "centre",
    "defense": "defence", "license": "licence", "judgement": "judgment", "chairs": "chairing",
    "interim": "acting", "headmaster": "principal", "headmistress": "principal",
    "neighborhood": "neighbourhood", "premier": "prime minister", "pm": "prime minister",
    "na": "national assembly", "vff": "fatherland front", "ceo": "chief executive officer",
    "cpv": "party", "hcmc": "ho chi minh city", "hcm": "ho chi minh", "un": "united nation",
    "cpvcc": "party central committee", "nr": "", "mr": "", "ms": "", "mrs": "",
}  # fmt: skip
"""Other spellings and abbreviations, lower case; several words stand for as many."""
_CAPITAL_ONLY = frozenset({"na", "pm", "un"})
"""Abbreviations that are such only in capitals."""

RANKS = """
chair; president; state president; general secretary; secretary; secretary general; first secretary;
prime minister; minister; head; chief; director; general director; director general;
chief executive officer; chief executive; managing director; executive director; leader; manager;
principal; rector; dean; governor; mayor; ambassador; consul general; commander;
commander chief; spokesperson; chief justice; chief judge; presiding judge; prosecutor general;
procurator general; chief procurator; chief prosecutor; inspector general; chief inspector;
auditor general; state auditor general; editor chief; political commissar; chief staff;
chief office; member; chancellor
"""
"""Words for an office, in normal form."""
GRADES = """
general; colonel general; senior lieutenant general; lieutenant general; major general;
senior colonel; colonel; senior lieutenant colonel; lieutenant colonel; major; captain;
senior lieutenant; first lieutenant; lieutenant; junior lieutenant; second lieutenant; admiral;
deputy admiral; rear admiral
"""
"""Ranks of the forces, which say nothing about an office."""
_OFFICES: tuple[tuple[str, Kind], ...] = ((RANKS, "rank"), (GRADES, "grade"))
_Said = tuple[Kind, Key]
_PARTY: _Said = ("body", ("committee", "party"))
_SHORTHAND: dict[str, tuple[_Said, ...]] = {
    "who chairing": (("rank", ("chair",)),),
    "who lead": (("rank", ("leader",)),),
    "party secretary": (("rank", ("secretary",)), _PARTY),
    "party chief": (("rank", ("chief",)), _PARTY),
    "party leader": (("rank", ("leader",)), _PARTY),
    "party standing committee": (("body", ("committee", "standing")), _PARTY),
    "party inspection commission": (("body", ("commission", "inspection")), _PARTY),
    "party general secretary": (("rank", ("general", "secretary")),),
    "foreign minister": (("rank", ("minister",)), ("body", ("affair", "foreign", "ministry"))),
    "government inspector general": (("rank", ("general", "inspector")), ("body", ("government",))),
}
"""What the press says in short, as rank and body."""
_OF = re.compile(r" (?:of|for|on|under) ")
_AND = re.compile(r", | and ")
_ALSO_ALONE = (("trade",), ("environment",), ("investment",))
"""Fields that name a ministry alone though another one stands before them."""
_FIELD_HEADS = ("ministry", "department", "division")
_AREA_HEADS = ("commission", "committee", "board")
_LEAST_MADE = 3
_LONGEST_NAME = 4
"""Words of a place's name inside that of a body."""
_SHORT = frozenset(
    ("committee", "commission", "council", "ministry", "department", "board", "inspectorate",
     "assembly", "bank", "court", "procuracy", "front", "union", "agency", "office", "division")
)  # fmt: skip
"""Words by which a body is called when it has been named: the Committee, the ministry."""
_LEADING_ON = ("of", "for", "on")


def words(text: str) -> tuple[Word, ...]:
    """Return the words of an English text in their normal form, with what stands between."""
    found: list[Word] = []
    behind = 0
    for match in _WORD.finditer(text):
        raw, (start, end) = match[0], match.span()
        for key in _keys(raw):
            found.append(_word((key, start, end, text[behind:start], raw)))
            behind = end
    return tuple(found)


_word = cast(Callable[[Iterable[Any]], Word], partial(tuple.__new__, Word))
"""Make a word of its fields: what `Word._make` does, without a call of Python for each."""


@lru_cache(maxsize=4096)
def _keys(raw: str) -> tuple[str, ...]:
    """Return the normal form of a word: lower case, singular, British, without possessive."""
    if raw.endswith("s") and raw[:-1].isupper():
        raw = raw[:-1]  # MPs
    word = romanise(raw).lower().replace("’", "'").replace(".", "")
    word = word.removesuffix("'").removesuffix("'s")
    if word in _SAME and (word not in _CAPITAL_ONLY or raw.isupper()):
        return tuple(_SAME[word].split())
    word = _singular(word)
    return tuple(_SAME.get(word, word.replace("iz", "is")).split())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _plain(text: str) -> Key:
    """Return the words of a name that have weight, in order."""
    return tuple(w.key for w in words(text) if w.key not in STOP_WORDS and w.key not in LEVELS)


class English:
    """Reads English texts with the official names of the `entries`: kind, English forms."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._forms: dict[str, dict[Key, tuple[_Said, ...]]] = defaultdict(dict)
        self._variants: dict[frozenset[Key], set[frozenset[Key]]] = defaultdict(set)
        groups = [group for entry in entries for group in _bodies(*entry)]
        for form in sorted({form for group in groups for form in group}, key=len):
            self._add(form, ("body", _sorted(form)))
        for field in {form[1:] for group in groups for form in group if form[0] == "ministry"}:
            self._add_minister(field)
        for listed, kind in _OFFICES:
            for name in listed.split(";"):
                self._forms[name.split()[0]][tuple(name.split())] = ((kind, _sorted(name.split())),)
        for short, parts in _SHORTHAND.items():
            self._forms[short.split()[0]][tuple(short.split())] = parts
        self._longest = {first: max(map(len, forms)) for first, forms in self._forms.items()}
        for group in groups:
            self._relate(group)

    def _add(self, form: Key, said: _Said) -> None:
        """Add a form, unless it is made of shorter ones: they may stand apart in a text."""
        if len(form) < _LEAST_MADE or not self._is_made(form):
            self._forms[form[0]][form] = (said,)

    def _is_made(self, form: Key) -> bool:
        known = self._forms
        return any(
            form[:at] in known.get(form[0], ()) and form[at:] in known.get(form[at], ())
            for at in range(1, len(form))
        )

    def _add_minister(self, field: Key) -> None:
        """Add Minister of Health and Health Minister: a minister, and the ministry."""
        body: _Said = ("body", _sorted(("ministry", *field)))
        self._forms[field[0]].setdefault(field, (("field", _sorted(field)),))
        for form in (("minister", *field), (*field, "minister")):
            self._forms[form[0]].setdefault(form, (("rank", ("minister",)), body))

    def _relate(self, group: Sequence[Key]) -> None:
        """Remember which bodies are variants of one another."""
        read = (self._said(form) for form in group)
        same = {frozenset(key for kind, key in said if kind == "body") for said in read} - {
            frozenset()
        }
        for bodies in same:
            self._variants[bodies] |= same

    def _said(self, form: Key) -> Iterator[_Said]:
        at = 0
        while at < len(form):
            known = self._forms.get(form[at], {})
            longest = next((n for n in range(len(form), at, -1) if form[at:n] in known), at + 1)
            yield from known.get(form[at:longest], ())
            at = longest

    def has(self, bodies: Collection[Key], given: Collection[Key]) -> bool:
        """Tell whether all `bodies` are among the `given`, in an accepted variant or in short."""
        whole = self._variants.get(frozenset(bodies), ())
        return any(said.issubset(given) for said in whole) or all(
            self.is_among(body, given) for body in bodies
        )

    def is_among(self, body: Key, given: Collection[Key]) -> bool:
        """Tell whether one body is among the `given`, in an accepted variant or in short."""
        variants = self._variants.get(frozenset({body}), ())
        return (
            body in given
            or any(said.issubset(given) for said in variants)
            or any((word,) in given for word in body if word in _SHORT)
        )

    @lru_cache(maxsize=1024)  # noqa: B019 - as long-lived as the terms
    def read(self, text: str) -> Reading:
        """Return the words of an English text and the parts that they name."""
        found = words(text)
        heavy = [n for n, w in enumerate(found) if w.key not in STOP_WORDS and w.key not in LEVELS]
        parts = [
            Part("level", (LEVELS[w.key],), w.start, w.end, n, n + 1)
            for n, w in enumerate(found)
            if w.key in LEVELS
        ]
        parts.extend(self._parts(found, heavy))
        return Reading(found, tuple(sorted(parts, key=lambda part: part.start)))

    def _parts(self, found: Sequence[Word], heavy: Sequence[int]) -> Iterator[Part]:
        behind = 0
        plural = ""
        for at, number in enumerate(heavy):
            word = found[number]
            if at < behind or not (word.key in self._forms or word.key in _SHORT):
                continue
            form, name = self._match(found, heavy, at), 0
            if len(form) < 2 and [w.key for w in found[number + 1 : number + 2]] == ["of"]:
                form, name = self._match_around_name(found, heavy, at) or (form, 0)
            if word.key in _FIELD_HEADS and word.raw.lower().endswith("s"):
                plural = word.key
            if not form:
                if _in_short(found, number):
                    yield Part("body", (word.key,), word.start, word.end, number, number + 1)
                continue
            behind = at + len(form) + name
            last = heavy[behind - 1]
            span = (word.start, found[last].end, number, last + 1)
            for kind, key in self._forms[form[0]][form]:
                yield Part(kind, key, *span)
                if kind == "field" and plural:  # the ministries of Health and Finance
                    yield Part("body", tuple(sorted((plural, *key))), *span)

    def _match(self, found: Sequence[Word], heavy: Sequence[int], at: int) -> Key:
        """Return the longest form at heavy word `at`; none is () ."""
        first = found[heavy[at]].key
        forms = self._forms.get(first)
        if not forms:
            return ()
        run: list[str] = [first]
        limit = self._longest[first]
        best: Key = (first,) if (first,) in forms else ()
        comma = False
        for number in range(at + 1, min(at + limit, len(heavy))):
            gaps = "".join(w.gap for w in found[heavy[number - 1] + 1 : heavy[number] + 1])
            if _BREAK.search(gaps):
                break
            comma = comma or "," in gaps
            run.append(found[heavy[number]].key)
            form = tuple(run)
            if form in forms and not (comma and forms[form][0][0] in ("rank", "grade")):
                best = form
        return best

    def _match_around_name(
        self, found: Sequence[Word], heavy: Sequence[int], at: int
    ) -> tuple[Key, int] | None:
        """Return the form that goes on behind a name, and how many words the name has.

        Office of the | Nam Pho | provincial People's Committee.
        """
        longest = self._longest.get(found[heavy[at]].key, 0)
        for beyond in range(at + 1, min(at + 1 + _LONGEST_NAME, len(heavy))):
            if not _is_proper(found[heavy[beyond]]):
                break
            rest = [heavy[at], *heavy[beyond + 1 : beyond + longest]]
            if len(form := self._match(found, rest, 0)) > 1:
                return form, beyond - at
        return None


def _in_short(found: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a body's name in short: the Committee, but not the Committee of."""
    if found[at].key not in _SHORT or (at + 1 < len(found) and found[at + 1].key in _LEADING_ON):
        return False
    before = at - 1
    while before >= 0 and found[before].key in LEVELS:
        before -= 1
    return before >= 0 and found[before].key == "the"


def place(found: Sequence[Word], level: Part) -> Key:
    """Return the name that a level is said of: Ben Lua | Ward, District | 7, City of | Da Nang."""
    behind = found[level.last : level.last + 1]
    if behind and behind[0].raw.isdigit():
        return (behind[0].key,)
    first = level.first
    while first > 0 and found[first].gap == " " and _is_proper(found[first - 1]):
        first -= 1
    if first < level.first:
        return tuple(word.key for word in found[first : level.first])
    last = first = level.last + 1
    while behind and behind[0].key == "of" and last < len(found) and _is_proper(found[last]):
        last += 1
    return tuple(word.key for word in found[first:last])


def _is_proper(word: Word) -> bool:
    return word.raw[:1].isupper() and word.key not in LEVELS and word.key not in STOP_WORDS


def _sorted(form: Sequence[str]) -> Key:
    return tuple(sorted(form))


def _bodies(kind: str, variants: Sequence[str]) -> Iterator[list[Key]]:
    """Yield the forms of each body, law or event that an entry names or is part of."""
    if kind in ("body", "doc", "event", "parent"):
        yield list(filter(None, _wordings(variants)))
    heads = {"ministry": _FIELD_HEADS, "area": _AREA_HEADS}.get(kind, ())
    own = dict.fromkeys(chain(map(_plain, variants), *map(_shorter, variants))) if heads else ()
    for head in heads:
        yield [form for field in own for form in ((head, *field), (*field, head))]


def _shorter(field: str) -> Iterator[Key]:
    """Yield how the press shortens a field of government: Education and Training → Education."""
    first, *others = (_plain(part) for part in _AND.split(field))
    if others:
        yield first
        yield from (part for part in others if part in _ALSO_ALONE)


def _wordings(variants: Sequence[str]) -> Iterator[Key]:
    """Yield the forms of a body: Department of Health, and Health Department."""
    for variant in variants:
        name = variant.replace("{place}", "")
        yield _plain(name)
        if match := _OF.search(name):
            yield (*_plain(name[match.end() :]), *_plain(name[: match.start()]))
        elif len(form := _plain(name)) > 2:
            yield (form[-1], *form[:-1])
            yield (*form[-2:], *form[:-2])
