"""Titles, bodies and places put together from their parts.

    title  := [former | new | acting] position part*
    part   := area | ministry | body | place | unit
    place  := unit word + name, or a name of units.csv
    firm   := kind of firm, field*, proper name (Công ty TNHH | Xây dựng | An Phú)

Phó Trưởng Ban | Tổ chức | Thành ủy | TP.HCM → Deputy Head of the Organisation Commission
of the Ho Chi Minh City Party Committee. English is given only when every part is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briefing.terms.lexicon import UNIT_KINDS, Entry, Lexicon, Token
from briefing.vietnamese.names import find_names
from briefing.vietnamese.text import is_syllable, romanise

Gender = Literal["male", "female"]

_PREFIXES = {"nguyên": "former", "cựu": "former", "tân": "new", "quyền": "acting"}
_UNIT_WORDS = {
    ("phường",): ("{} Ward", "ward"),
    ("xã",): ("{} Commune", "commune"),
    ("thị", "trấn"): ("{} Town", "town"),
    ("thị", "xã"): ("{} Town", "town"),
    ("đặc", "khu"): ("{} Special Zone", "special zone"),
    ("quận",): ("{} District", "district"),
    ("huyện",): ("{} District", "district"),
    ("tỉnh",): ("{} Province", "provincial"),
    ("thành", "phố"): ("{} City", "city"),
    ("tp",): ("{} City", "city"),
    ("thôn",): ("{} Village", "village"),
    ("ấp",): ("{} Hamlet", "hamlet"),
}
"""Unit words, after Circular 03/2009/TT-BNG: with a name behind them, and without."""
_UNITS_BY_FIRST = {
    first: tuple(unit for unit in _UNIT_WORDS if unit[0] == first)
    for first in {unit[0] for unit in _UNIT_WORDS}
}
_HEADS = frozenset((*_UNITS_BY_FIRST, *_PREFIXES))
_BECOMING = frozenset({"trở", "hình", "hoàn", "tạo", "biến"})
"""Verbs that go on with thành, which then begins no city."""
_NOUNS = {"provincial": "province"}
_SHORT_UNIT = re.compile(r"([qp])\.?(\d{1,2})")
_WITHOUT_CITY = frozenset({"Hanoi", "Ho Chi Minh City"})
_LONGEST_NAME = 4
_ADJECTIVES = ("Provincial", "District", "Town")
_COMMISSIONS = {"People's Council": "Committee"}
"""Its boards for a field are committees; those of the Party are commissions."""


@dataclass(frozen=True)
class Part:
    """One recognised part: tokens `[?:end]` and its English."""

    end: int
    kind: str
    entry: Entry | None = None
    en: str = ""
    bare: str = ""
    """A place's name without its unit."""


@dataclass(frozen=True)
class Phrase:
    """A whole title, body or place: tokens `[start:end]`; no English when it is unsure."""

    start: int
    end: int
    en: tuple[str, ...]
    kind: str
    source: str
    closed: bool = False
    """It ends with the name of its place, so nothing more belongs to it."""


class Composer:
    """Reads one text's tokens; a person's name is part of no title, body or place."""

    def __init__(self, lexicon: Lexicon, text: str, tokens: Sequence[Token]) -> None:
        self._lexicon = lexicon
        self._text = text
        self._tokens = tokens
        self.words = tuple(token.folded for token in tokens)
        """The tokens, folded."""
        self._found: dict[int, Sequence[tuple[int, Entry]]] = {}
        self._titles: dict[tuple[int, Gender | None], Phrase | None] = {}

    @cached_property
    def starts(self) -> Sequence[int]:
        """The tokens at which a title, body, place or term begins, or a word that leads to one."""
        leads = self._lexicon.leads
        pairs = zip(self.words, (*self.words[1:], ""), strict=False)  # "" too many if no words
        return [
            at
            for at, (word, second) in enumerate(pairs)
            if word in _HEADS or word[-1].isdigit() or (leads(word, second) and self.matches(at))
        ]

    def begins(self, at: int) -> bool:
        """Tell whether a title, body, place or term can begin at token `at`."""
        word = self.words[at]
        if word == "thành" and at and self.words[at - 1] in _BECOMING:
            return False  # trở thành | ủy viên
        if word in _HEADS or self.matches(at):
            return True
        return word[-1].isdigit() and _SHORT_UNIT.fullmatch(word) is not None

    def matches(self, at: int) -> Sequence[tuple[int, Entry]]:
        """Return the number of the token behind it, and the entry, of each entry at token `at`,
        the longest first."""
        found = self._found.get(at)
        if found is None:
            found = self._found[at] = self._lexicon.matches(self._tokens, self.words, at)
        return found

    def is_capital(self, at: int) -> bool:
        """Tell whether token `at` begins with a capital letter."""
        return self._capitals[at]

    @cached_property
    def _capitals(self) -> Sequence[bool]:
        return [self._text[token.start].isupper() for token in self._tokens]

    @cached_property
    def _stops(self) -> frozenset[int]:
        """The tokens at which a person's full name begins."""
        starts = {name.start for name in find_names(self._text) if name.full}
        return frozenset(at for at, token in enumerate(self._tokens) if token.start in starts)

    def title(self, at: int, gender: Gender | None = None) -> Phrase | None:
        """Return the longest title that begins at token `at`."""
        key = (at, gender)
        if key not in self._titles:
            self._titles[key] = self._title(at, gender)
        return self._titles[key]

    def _title(self, at: int, gender: Gender | None) -> Phrase | None:
        if not (self.words[at] in _PREFIXES or self.matches(at)):
            return None
        start, prefix = at, ""
        if self.words[at] in _PREFIXES and at + 1 < len(self._tokens):
            prefix = _PREFIXES[self.words[at]]
            at += 1
        for end, entry in self.matches(at):
            if entry.kind == "title":
                parts = self._parts(end, board="ban" in self.words[at:end])
                forms = _title_forms(entry, parts, prefix, gender)
                last = parts[-1].end if parts else end
                source = entry.source if not parts and not prefix else "composed"
                return Phrase(start, last, forms, "title", source, _closed(parts))
        return None

    def body(self, at: int) -> Phrase | None:
        """Return the longest body that begins at token `at`, with the place it belongs to."""
        for end, entry in self.matches(at):
            if entry.kind == "body":
                parts = self._parts(end, Part(end, "body", entry))
                forms = tuple(_body_forms(parts))
                source = entry.source if len(parts) == 1 else "composed"
                return Phrase(at, parts[-1].end, forms, "body", source, _closed(parts))
        return None

    def firm(self, at: int) -> Phrase | None:
        """Return the firm, school or hospital that begins at token `at`, with its own name.

        Công ty cổ phần | Thủy sản | Sao Khơi → Sao Khoi Fisheries JSC. Fields may be joined
        by và, a comma or a hyphen; without a proper name it is no name.
        """
        for end, kind in self.matches(at):
            if kind.kind == "firm":
                fields, first = self._fields(end)
                last = self._end_of_name(first, latin=True)
                if last == first:
                    return None
                own = self._name(first, last)
                named = [] if own.lower().endswith(kind.en[0].lower()) else [kind.en[0]]
                name = " ".join([own, *_joined(fields), *named])
                return Phrase(at, last, (name,), "body", "composed", closed=True)
        return None

    def _fields(self, at: int) -> tuple[list[str], int]:
        """Return the fields of business from token `at` on, and the token behind them."""
        fields: list[str] = []
        while at < len(self._tokens):
            skip = at + (bool(fields) and self.words[at] in ("và", ","))
            if skip >= len(self._tokens):
                break
            found = next((m for m in self.matches(skip) if m[1].kind == "field"), None)
            if found is None:
                break
            at, entry = found
            fields.append(entry.en[0])
        return fields, at

    def place(self, at: int) -> Part | None:
        """Return the place that begins at token `at`: unit and name, or a known name."""
        for end, entry in self.matches(at):
            if (
                entry.kind in UNIT_KINDS
                and self._capitalised(at, end)
                and not self._stopped(at, end)
            ):
                return Part(end, "place", entry, entry.en[0], entry.en[0])
        return self._unit_with_name(at)

    def _parts(self, at: int, first: Part | None = None, *, board: bool = False) -> list[Part]:
        """Return the `first` part and those that follow one another from token `at` on; a
        `board` (ban) may begin with the area it is for."""
        parts = [first] if first else []
        while at < len(self._tokens):
            part = self._part(at, parts, board)
            if part is None or self._stopped(at, at + 1):
                break
            parts.append(part)
            at = part.end
        return parts

    def _part(self, at: int, before: Sequence[Part], board: bool) -> Part | None:
        if place := self.place(at):
            return place
        firm = self.firm(at)
        if firm and not any(m[1].kind == "body" and m[0] >= firm.end for m in self.matches(at)):
            return Part(firm.end, "firm", en=firm.en[0])
        for end, entry in self.matches(at):
            if entry.kind == "body" and not self._stopped(at, end):
                return Part(end, "body", entry)
            wanted = entry.kind == "ministry" or (entry.kind == "area" and board)
            if wanted and not before and self._capitalised(at, at + 1):
                return Part(end, entry.kind, entry)
            if entry.kind == "parent":
                return Part(end, "body", entry)
        if before and before[-1].kind not in ("body", "area", "ministry"):
            return None
        return self._behind(at, before[-1] if before else None)

    def _behind(self, at: int, body: Part | None) -> Part | None:
        """Return what only a body, or a position itself, gives a meaning: a bare unit
        (UBND | phường) or, for a body, the bare name of its place (Huyện ủy | Phong Điền)."""
        for unit in _UNITS_BY_FIRST.get(self.words[at], ()):
            if self.words[at : at + len(unit)] == unit:
                adjective = _UNIT_WORDS[unit][1]
                return Part(
                    at + len(unit), "unit", en=adjective, bare=_NOUNS.get(adjective, adjective)
                )
        if body and body.entry and "{place}" in body.entry.en[0]:
            end = self._end_of_name(at)
            return _named_place("{}", self._name(at, end), end) if end > at else None
        return None

    def _unit_with_name(self, at: int) -> Part | None:
        if short := _SHORT_UNIT.fullmatch(self.words[at]):
            word = "District" if short[1] == "q" else "Ward"
            return Part(at + 1, "place", None, f"{word} {int(short[2])}", short[2])
        for unit in _UNITS_BY_FIRST.get(self.words[at], ()):
            first = at + len(unit)
            if self.words[at:first] == unit:
                end = self._end_of_name(first)
                pattern = _UNIT_WORDS[unit][0]
                return _named_place(pattern, self._name(first, end), end) if end > first else None
        return None

    def _end_of_name(self, first: int, *, latin: bool = False) -> int:
        """Return the token behind the capitalised name, or the number, at token `first`.

        A `latin` name need not be Vietnamese: VWS, Vinamilk.
        """
        if first < len(self._tokens) and self.words[first].isdigit():
            return first + 1
        for end, entry in self.matches(first) if first < len(self._tokens) else ():
            if entry.kind in UNIT_KINDS and self._capitalised(first, end):
                return end
        end = first
        while (
            end < min(len(self._tokens), first + _LONGEST_NAME)
            and self._capitalised(end, end + 1)
            and (latin or is_syllable(self.words[end]))
            and not (end > first and self._tokens[end].hyphenated)
            and not self._stopped(end, end + 1)
        ):
            end += 1
        return end

    def _name(self, first: int, end: int) -> str:
        for last, entry in self.matches(first):
            if last == end and entry.kind in UNIT_KINDS:
                return entry.en[0]
        return romanise(self._text[self._tokens[first].start : self._tokens[end - 1].end])

    def _capitalised(self, first: int, end: int) -> bool:
        return all(self._capitals[first:end])

    def _stopped(self, first: int, end: int) -> bool:
        return not self._stops.isdisjoint(range(first, end))


def _joined(fields: Sequence[str]) -> list[str]:
    """Return fields as a name has them: Trading, Services and Construction."""
    return [f"{', '.join(fields[:-1])} and {fields[-1]}"] if len(fields) > 1 else list(fields)


def _named_place(pattern: str, name: str, end: int) -> Part:
    if name.isdigit():
        en = f"{pattern.format('').strip()} {int(name)}"
    elif name in _WITHOUT_CITY:
        en = name
    else:
        en = pattern.format(name)
    return Part(end, "place", None, en, name)


def _title_forms(
    entry: Entry, parts: Sequence[Part], prefix: str, gender: Gender | None
) -> tuple[str, ...]:
    """Return the English of a position with its parts, the one to write first."""
    heads = list(entry.en)
    if gender and (own := {"male": entry.male, "female": entry.female}[gender]):
        heads.insert(0, own)
    tail = _tail(parts, heads[0])
    heads = [f"{prefix} {head}" if prefix else head for head in dict.fromkeys(heads)]
    return tuple(head + tail for head in heads)


def _tail(parts: Sequence[Part], head: str) -> str:
    """Return the English of the parts behind a position, from the innermost outwards."""
    text = ""
    rest = list(parts)
    while rest:
        part = rest.pop(0)
        if part.kind == "area" and part.entry:
            parent = next((p.entry.plain[0] for p in rest if p.kind == "body" and p.entry), "")
            text += f" of the {part.entry.en[0]} {_COMMISSIONS.get(parent, 'Commission')}"
        elif part.kind == "ministry" and part.entry:
            text += f" of {part.entry.en[0]}"
        elif part.kind == "body":
            body = _body_with_place(part, rest)
            ministry = body.removeprefix("Ministry of ")
            of_ministry = head.endswith("Minister") and ministry != body
            text += f" of {ministry}" if of_ministry else f" of the {body}"
        elif part.kind == "firm":
            text += f" of {part.en}"
        elif text and part.kind == "unit":
            text += f" of the {part.bare}"
        elif text:
            text += f", {part.en}"
        else:
            text += _of_place(head, part)
    return text


def _of_place(head: str, part: Part) -> str:
    """Chủ tịch Hà Nội is the chair of its People's Committee, Bí thư Hà Nội the secretary
    of its Party Committee; any other position is simply of the place, or the unit."""
    the = "the " if part.kind == "unit" else ""
    if head.endswith("Secretary"):
        return f" of the {part.en} Party Committee"
    if "Chair" not in head:
        return f" of {the}{part.en}"
    return (
        f" of the {part.en} People's Committee"
        if the
        else f" of the People's Committee of {part.en}"
    )


def _closed(parts: Sequence[Part]) -> bool:
    return bool(parts) and (parts[-1].kind in ("place", "firm") or _is_parent(parts[-1]))


def _is_parent(part: Part) -> bool:
    return part.entry is not None and part.entry.kind == "parent"


def _body_with_place(part: Part, rest: list[Part]) -> str:
    """Return a body's English and take its unit or place, if any, from the `rest`."""
    assert part.entry is not None  # noqa: S101 - a body always comes from an entry
    if rest and rest[0].kind == "unit":
        of, inner = part.entry.plain[0].removeprefix("municipal ").rpartition(" of the ")[::2]
        return f"{of} of the {rest.pop(0).en} {inner}" if of else f"{rest.pop(0).en} {inner}"
    if not rest or rest[0].kind != "place":
        return part.entry.plain[0]
    place = rest.pop(0)
    pattern = part.entry.en[0]
    if "{place}" not in pattern:
        return f"{pattern} of {place.en}"
    bare = any(word in pattern for word in _ADJECTIVES)
    return pattern.format(place=place.bare if bare else place.en)


def _body_forms(parts: Sequence[Part]) -> list[str]:
    first, rest = parts[0], list(parts[1:])
    if first.entry is None:
        return []
    if not rest:
        return list(first.entry.plain)
    text = _body_with_place(first, rest)
    return [text + _tail(rest, "")]
