"""Levels of administration in an English text: province, city, ward … against the Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from briefing.terms.english import English, Key, Part, Reading, place
from briefing.terms.lexicon import Term
from briefing.vietnamese.text import fold

_LEVELS_VI = re.compile(
    r"\b(?:(?P<province>tỉnh)|(?P<city>thành phố|thành|tp|thủ đô|đô thị)|(?P<ward>phường)"
    r"|(?P<commune>xã)|(?P<district>huyện|quận)|(?P<town>thị trấn|thị xã)"
    r"|(?P<village>thôn|ấp|bản|làng|buôn)|(?P<zone>khu))\b"
)


class Levels:
    """The levels that an English text names, held against those of its Vietnamese."""

    def __init__(self, vi: str, terms: Sequence[Term], reading: Reading, english: English) -> None:
        self._english = english
        self._vi = vi
        self._terms = terms
        self._given = [part for part in reading.parts if part.kind == "level"]
        self._keys = {part.key for part in self._given}
        self._places = [place(reading.words, part) for part in self._given]
        self._body_at = {part.first: part.key for part in reading.parts if part.kind == "body"}

    @cached_property
    def _strange(self) -> list[Part]:
        """The levels that the Vietnamese does not name."""
        named = {(m.lastgroup,) for m in _LEVELS_VI.finditer(fold(self._vi)) if m.lastgroup}
        asked = {part.key for term in self._terms for part in self._asked(term)}
        return [part for part in self._given if part.key not in named | asked]

    def wrong(self, term: Term) -> Part | None:
        """Return the level at which the English puts a term, when it is not the term's own.

        Another one before its body (municipal for provincial), with the name of its place, or,
        where its own is nowhere, one that the Vietnamese does not name at all.
        """
        if not self._given:
            return None
        asked = self._asked(term)
        if not (asked or (term.en and _LEVELS_VI.search(fold(term.vi)))):
            return None
        if part := self._before_body(term):
            return part
        if self._strange and not self._keys.issuperset(part.key for part in asked):
            return self._strange[0]
        return self._with_place(term, asked)

    def _asked(self, term: Term) -> list[Part]:
        return [
            p for form in term.en[:1] for p in self._english.read(form).parts if p.kind == "level"
        ]

    def _before_body(self, term: Term) -> Part | None:
        parts = self._english.read(term.en[0]).parts
        own: list[Key] = [part.key for part in parts if part.kind == "body"]
        for part in self._strange:
            body = self._body_at.get(part.last)
            if body and self._english.is_among(body, own):
                return part
        return None

    def _with_place(self, term: Term, asked: Sequence[Part]) -> Part | None:
        found = self._english.read(term.en[0]).words
        for level in asked:
            if not (name := place(found, level)):
                continue
            of_place = zip(self._given, self._places, strict=True)
            given = [part for part, of in of_place if of[-len(name) :] == name]
            if given and all(part.key != level.key for part in given):
                return given[0]
        return None
