"""Official English read back: the ranks, bodies and levels that an English text names.

What the terms write as "Vice Chair of the People's Committee of Ben Lua Ward", the press may
write as "Ben Lua Ward People's Committee Vice Chairman": both are read into the same parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing.terms.lexicon import Entry
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
STOP_WORDS = frozenset("the of for and a an on in at to under viet vietnam vietnamese".split())
"""Words without weight in an official name."""
LEVELS = {
    "province": "province", "provincial": "province", "city": "city", "municipal": "city",
    "municipality": "city", "district": "district", "ward": "ward", "commune": "commune",
    "communal": "commune", "town": "town", "township": "town", "village": "village",
    "hamlet": "village",
}  # fmt: skip
"""Levels of administration, as nouns and adjectives."""
MODIFIERS = frozenset("deputy standing former acting new newly elected honorary first".split())
"""Words before a rank that belong to it."""
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
senior lieutenant; lieutenant; junior lieutenant; second lieutenant; admiral; rear admiral
"""
"""Ranks of the forces, which say nothing about an office."""
_SHORTHAND = {
    ("party", "secretary"): "secretary | party committee",
    ("party", "chief"): "chief | party committee",
    ("party", "leader"): "leader | party committee",
    ("party", "standing", "committee"): "standing committee | party committee",
    ("party", "inspection", "commission"): "inspection commission | party committee",
    ("party", "general", "secretary"): "general secretary",
    ("foreign", "minister"): "minister | ministry foreign affair",
    ("government", "inspector", "general"): "inspector general | government inspectorate",
}
"""What the press says in short, as rank and body."""
_FIELD_HEADS = ("ministry", "department", "division")
_AREA_HEADS = ("commission", "committee", "board")


def words(text: str) -> tuple[Word, ...]:
    """Return the words of an English text in their normal form, with what stands between."""
    found: list[Word] = []
    behind = 0
    for match in _WORD.finditer(text):
        raw = match[0]
        for key in _keys(raw):
            found.append(Word(key, match.start(), match.end(), text[behind : match.start()], raw))
            behind = match.end()
    return tuple(found)


@lru_cache(maxsize=4096)
def _keys(raw: str) -> tuple[str, ...]:
    """Return the normal form of a word: lower case, singular, British, without possessive."""
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
    """Reads English texts with the official names of the `entries`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._forms: dict[str, dict[Key, tuple[tuple[Kind, Key], ...]]] = defaultdict(dict)
        self._longest: dict[str, int] = {}
        self._alternatives: dict[Key, set[frozenset[Key]]] = defaultdict(set)
        for entry in entries:
            self._learn(entry)
        for listed, kind in ((RANKS, "rank"), (GRADES, "grade")):
            for name in listed.split(";"):
                form = tuple(name.split())
                self._forms[form[0]][form] = ((kind, tuple(sorted(form))),)  # type: ignore[assignment]
        for form, parts in _SHORTHAND.items():
            rank, *bodies = (tuple(sorted(part.split())) for part in parts.split(" | "))
            ranked: Kind = "body" if "committee" in rank or "commission" in rank else "rank"
            self._forms[form[0]][form] = ((ranked, rank), *(("body", b) for b in bodies))
        self._longest = {
            first: max(len(form) for form in forms) for first, forms in self._forms.items()
        }

    def _learn(self, entry: Entry) -> None:
        """Add the English of one entry, in every order of its words that the press uses."""
        if entry.kind in ("body", "doc", "event", "parent"):
            self._add_body(list(_wordings(entry.en)))
            for form in entry.en:
                if form.startswith("Ministry of "):
                    self._add_minister(_plain(form)[1:])
        elif entry.kind == "ministry":
            fields = [_plain(form) for form in entry.en]
            for head in _FIELD_HEADS:
                self._add_body([f for own in fields for f in ((head, *own), (*own, head))])
            for own in fields:
                self._add("field", own)
                self._add_minister(own)
        elif entry.kind == "area":
            for head in _AREA_HEADS:
                forms = [_plain(form) for form in entry.en]
                self._add_body([f for own in forms for f in ((head, *own), (*own, head))])

    def _add_minister(self, field: Key) -> None:
        """Add Minister of Health and Health Minister: a minister, and the ministry."""
        body: tuple[Kind, Key] = ("body", tuple(sorted(("ministry", *field))))
        for form in (("minister", *field), (*field, "minister")):
            self._forms[form[0]].setdefault(form, (("rank", ("minister",)), body))

    def _add(self, kind: Kind, form: Key) -> None:
        if form:
            self._forms[form[0]].setdefault(form, ((kind, tuple(sorted(form))),))

    def _add_body(self, forms: Sequence[Key]) -> None:
        keys = {tuple(sorted(form)) for form in forms if form}
        for form in forms:
            self._add("body", form)
        for key in keys:
            self._alternatives[key].update(frozenset({other}) for other in keys)

    def alternatives(self, body: Key) -> Iterable[frozenset[Key]]:
        """Return the sets of bodies of which each says the same as `body`."""
        return {frozenset({body}), *self._alternatives.get(body, ())}

    @lru_cache(maxsize=2048)  # noqa: B019 - as long-lived as the terms
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
        at = 0
        plural = ""
        while at < len(heavy):
            form = self._match(found, heavy, at)
            word = found[heavy[at]]
            if word.key in _FIELD_HEADS and word.raw.lower().endswith("s"):
                plural = word.key
            if not form:
                at += 1
                continue
            first, last = heavy[at], heavy[at + len(form) - 1]
            for kind, key in self._forms[form[0]][form]:
                span = (found[first].start, found[last].end, first, last + 1)
                yield Part(kind, key, *span)
                if kind == "field" and plural:  # the ministries of Health and Finance
                    yield Part("body", tuple(sorted((plural, *key))), *span)
            at += len(form)

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


def _wordings(variants: Sequence[str]) -> Iterator[Key]:
    """Yield the forms of a body: Department of Health, and Health Department."""
    for variant in variants:
        name = variant.replace("{place}", "")
        yield _plain(name)
        head, of, rest = _split_of(name)
        if of:
            yield (*_plain(rest), *_plain(head))


def _split_of(name: str) -> tuple[str, str, str]:
    match = re.search(r" (?:of|for|on|under) ", name)
    return (name[: match.start()], match[0], name[match.end() :]) if match else (name, "", "")
