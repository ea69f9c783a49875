"""Names falsified: replaced, misspelt, dropped, exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

from cases import Edit
from spelling import plain, with_other_letter, with_other_tone

_RUN = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*)*")
_NO_NAMES = frozenset(
    [
        "viet",
        "nam",
        "vietnam",
        "vnd",
        "usd",
        "eur",
        "jpy",
        "gbp",
        "covid",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "the",
        "and",
        "internet",
        "cup",
    ]
)
_LIST_ONLY = re.compile(r"^[\s,;/&-]*(?:(?:and|or|và|hay|hoặc|cùng|the)?[\s,;/&-]*)*$")
_SYMMETRIC = re.compile(
    r"\b(?:met|meet\w*|versus|vs|against|with|between|and|beat\w*|play\w*)\b|gặp|với|giữa|và",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?![IVXL]+$)[A-ZĐ]{3,}")
DIACRITIC, DROPPED = "diacritic changed", "name dropped"
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstv"


class Name(NamedTuple):
    """A name that stands in both texts of a pair, in one of them."""

    start: int
    end: int
    text: str
    key: str
    """Its words without diacritics, in lower case."""


def find(text: str, other: str) -> list[Name]:
    """Return the longest runs of capitalised words that both texts have, diacritics apart."""
    known = [[plain(word) for _, _, word in run] for run in _runs(other)]
    names = []
    for run in _runs(text):
        keys = [plain(word) for _, _, word in run]
        at = 0
        while at < len(keys):
            length = max((_common(keys[at:], other_run) for other_run in known), default=0)
            if length and _is_name(keys[at : at + length]):
                start, end = run[at][0], run[at + length - 1][1]
                names.append(Name(start, end, text[start:end], " ".join(keys[at : at + length])))
            at += max(length, 1)
    return names


def _runs(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """Yield runs of capitalised words, each word with its span, without a possessive."""
    for match in _RUN.finditer(text):
        run: list[tuple[int, int, str]] = []
        for word in re.finditer(r"\S+", match[0]):
            bare = re.sub(r"(?:['’]s?|[.’'-]+)$", "", word[0])
            start = match.start() + word.start()
            if bare and bare[0].isupper():
                run.append((start, start + len(bare), bare))
            if run and (not bare or not bare[0].isupper() or bare != word[0]):
                yield run
                run = []
        if run:
            yield run


def _common(keys: list[str], known: list[str]) -> int:
    """Return the length of the longest start of `keys` that stands in `known`."""
    best = 0
    for at in range(len(known)):
        length = 0
        while (
            length < len(keys) and at + length < len(known) and keys[length] == known[at + length]
        ):
            length += 1
        best = max(best, length)
    return best


def _is_name(keys: Sequence[str]) -> bool:
    if any(key in _NO_NAMES for key in keys):
        return False
    return len(keys) > 1 or len(keys[0]) >= 4 or (len(keys[0]) == 3 and keys[0].isalpha())


def edits(text: str, other: str, language: str, pool: Sequence[str], rng: Random) -> Iterator[Edit]:
    """Yield changes of names that both texts have and whose words stand here only once."""
    words = [plain(word) for word in re.findall(r"[^\W\d_]+", text)]
    names = find(text, other)
    single = [n for n in names if all(words.count(w) == 1 for w in re.findall(r"\w+", n.key))]
    for name in single:
        yield from _replaced(name, text, other, pool, rng)
        yield from _misspelt(name, language, rng)
        yield _dropped(text, name)
    yield from _exchanged(text, single)


def _replaced(
    name: Name, text: str, other: str, pool: Sequence[str], rng: Random
) -> Iterator[Edit]:
    acronym = name.text.isupper()
    if acronym and not _ACRONYM.fullmatch(name.text):
        return
    count = len(name.key.split())
    told = plain(f"{text} {other}")
    fit = [
        n
        for n in pool
        if len(n.split()) == count
        and bool(_ACRONYM.fullmatch(n)) == n.isupper() == acronym
        and plain(n) not in told
    ]
    if fit:
        kind = "acronym replaced" if acronym else "name replaced"
        yield Edit("name", kind, name.start, name.end, rng.choice(fit))


def _misspelt(name: Name, language: str, rng: Random) -> Iterator[Edit]:
    """Yield one letter changed; and one diacritic, which an English text does not show."""
    if name.text.isupper() or len(name.key) < 4:
        return
    if language == "vi" and name.text.lower() != name.key:
        start, end = rng.choice([m.span() for m in re.finditer(r"[^\W\d_]+", name.text)])
        change = rng.choice((with_other_tone, with_other_letter))
        if new := change(name.text[start:end], rng):
            at = name.start + start
            yield Edit("name", DIACRITIC, at, at + end - start, new)
    places = [
        i
        for i in range(1, len(name.text))
        if name.text[i] in _VOWELS + _CONSONANTS and name.text[i - 1].isalpha()
    ]
    if places:
        place = rng.choice(places)
        letters = _VOWELS if name.text[place] in _VOWELS else _CONSONANTS
        new = rng.choice([c for c in letters if c != name.text[place]])
        yield Edit("name", "letter changed", name.start + place, name.start + place + 1, new)


def _dropped(text: str, name: Name) -> Edit:
    start, end = name.start, name.end
    owner = re.compile(r"['’]s?(?!\w)").match(text, end)
    end = owner.end() if owner else end
    before, behind = text[:start], text[end:]
    if before.endswith(", ") and behind.startswith(","):
        start -= 2
    elif before.endswith(" "):
        start -= 1
    elif behind.startswith(", "):
        end += 2
    elif behind.startswith(" "):
        end += 1
    return Edit("name", DROPPED, start, end, "")


def _exchanged(text: str, names: list[Name]) -> Iterator[Edit]:
    """Exchange two names that are not in a list and do not both do the same."""
    for first, second in pairwise(names):
        between = text[first.end : second.start]
        lower = re.findall(r"(?<!\w)[^\W\d_A-Z]\w+", between)
        if len(lower) < 2 or _LIST_ONLY.match(between) or _SYMMETRIC.search(between):
            continue
        if first.text.isupper() or second.text.isupper() or first.key == second.key:
            continue
        new = second.text + between + first.text
        yield Edit("name", "names exchanged", first.start, second.end, new)
