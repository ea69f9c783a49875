"""The people named in Vietnamese text: full names, and short ones behind an honorific.

A name is recognised by its family name and syllables; what stands before it (an honorific,
a title, "đường", "trường", "phường" …) tells people from streets, schools and wards.
Precision comes first: a doubtful name is dropped unless the text shows the person elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import Literal, NamedTuple

from briefing.vietnamese import name_lexicon as lists
from briefing.vietnamese.text import fold, is_syllable

Gender = Literal["male", "female"]

FAMILY_NAMES: frozenset[str] = frozenset(
    fold(f"{lists.FAMILY_STRONG} {lists.FAMILY_WEAK} {lists.FAMILY_MINORITY}").split()
)
"""Family names and the particles that stand in their place, folded.

From knowledge of the language: the Kinh names, and the common ones of other peoples of Viet Nam.
"""

_MAX_SYLLABLES = 5
_TITLE_REACH = 14  # tokens between a title and its bearer, in one clause without punctuation


class NameMention(NamedTuple):
    """A person's name at one place of a text."""

    start: int
    """Offset of the name, without the honorific."""
    end: int
    """Offset behind the name."""
    text: str
    """The name as written."""
    full: bool
    """Family name and given name; else a given name, initials or a family name alone."""
    honorific: str | None
    """What stands before the name, lower-cased: ông, bà, đồng chí, bị cáo, thủ tướng …"""
    gender: Gender | None
    """As the honorific tells; never guessed from the name."""


def find_names(text: str) -> list[NameMention]:
    """Return every mention of a person in `text`, in order, without overlaps.

    Full names anywhere; given names, initials and foreign names behind an honorific or a
    title. Places, streets, schools, bodies and prizes named after people are not people.
    """
    candidates = list(_Scanner(text).scan())
    known = {tuple(fold(found.mention.text).split()) for found in candidates if found.is_known}
    if known:
        candidates = list(_Scanner(text, known).scan())
    return _settled(candidates, known)


def resolve(mention: NameMention, earlier: Sequence[str]) -> str | None:
    """Return the last of the full names in `earlier` that ends with the syllables of `mention`.

    None when there is none. Exact after folding: Thinh is not Thịnh.
    """
    wanted = fold(mention.text).split()
    for name in reversed(earlier):
        if fold(name).split()[-len(wanted) :] == wanted:
            return name
    return None


# --- the lexicon ---------------------------------------------------------------------------


class _Kind(Enum):
    """What a listed phrase says about the name behind it."""

    PLACE = auto()
    HONORIFIC = auto()
    TITLE = auto()
    THING = auto()
    UNIT = auto()
    CITY = auto()
    HINT = auto()
    NEUTRAL = auto()
    NOBODY = auto()
    COMPOUND = auto()


_HEADS = (_Kind.THING, _Kind.UNIT, _Kind.CITY, _Kind.HINT)


class _Entry(NamedTuple):
    """A listed phrase: its folded words, its kind, and the gender an honorific tells."""

    words: tuple[str, ...]
    kind: _Kind
    gender: Gender | None = None


def _listed(phrases: str) -> list[tuple[str, ...]]:
    """Return the phrases between the commas of a list, folded, as words."""
    return [tuple(phrase.split()) for phrase in fold(phrases).replace("\n", " ").split(",")]


@cache
def _syllables(listed: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(listed).split())


@cache
def _namesakes() -> frozenset[tuple[str, ...]]:
    """Return the names that are usually a street's, folded."""
    return frozenset(_listed(lists.NAMESAKES))


@cache
def _world_titles() -> frozenset[tuple[str, ...]]:
    """Return the titles behind which a foreign name is a person's, folded."""
    return frozenset(_listed(lists.WORLD_TITLES))


@cache
def _phrases() -> dict[str, list[_Entry]]:
    """Return the listed phrases by their first word, the longest first.

    Of two lists with the same phrase, the earlier here decides.
    """
    entries = [_Entry(words, _Kind.PLACE) for words in _listed(lists.PLACES)]
    entries += _honorifics()
    for listed, kind in (
        (lists.TITLES, _Kind.TITLE),
        (lists.NEUTRAL, _Kind.NEUTRAL),
        (lists.NOBODY, _Kind.NOBODY),
        (lists.UNIT_HEADS, _Kind.UNIT),
        (lists.CITY_HEADS, _Kind.CITY),
        (lists.THING_HEADS, _Kind.THING),
        (lists.PLACE_HINTS, _Kind.HINT),
        (lists.COMPOUNDS, _Kind.COMPOUND),
    ):
        entries += [_Entry(words, kind) for words in _listed(listed)]
    index: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        index.setdefault(entry.words[0], []).append(entry)
    return index


def _honorifics() -> Iterator[_Entry]:
    """Yield the honorifics with the gender that they tell."""
    genders: dict[str, Gender | None] = {"m": "male", "f": "female", "-": None}
    for group in re.split(r"\n(?=[mf-]:)", lists.HONORIFICS.strip()):
        tag, _, phrases = group.partition(":")
        for words in _listed(phrases):
            yield _Entry(words, _Kind.HONORIFIC, genders[tag])


@cache
def _right_cue() -> re.Pattern[str]:
    """Match, behind a name in folded text, what only follows a person's."""
    verbs = "|".join(" ".join(words) for words in _listed(lists.SAYING))
    return re.compile(
        r" ?[,(] ?(?:sn |sinh |\d{1,3} tuổi|trú |ngụ |quê )"
        rf"| (?:cũng |đã |vừa |sẽ )?(?:{verbs})\b"
    )


# --- tokens --------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICLES = "van von der den de da di del du la le bin ibn al el"
_CLAUSE_END = re.compile(r"[,;:!?()\n…\"“”]|\.\s")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;(\"“”«\n–•*])[\s\"“‘'(-]*$")


class _Token(NamedTuple):
    """A word of letters, with what stands between it and the word before."""

    start: int
    end: int
    text: str
    folded: str
    gap: str

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """All capitals, two at least."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """A single capital letter."""
        return len(self.text) == 1 and self.text.isupper()


def _tokens(text: str, folded: str) -> list[_Token]:
    """Return the words of `text`. Hà Nội-Huế is three, Jong-un and H'Hen are one."""
    found: list[_Token] = []
    behind = 0
    for match in _TOKEN.finditer(text):
        for start, part in _parts(match.start(), match[0]):
            end = start + len(part)
            found.append(_Token(start, end, part, folded[start:end], text[behind:start]))
            behind = end
    return found


def _parts(start: int, word: str) -> Iterator[tuple[int, str]]:
    """Yield the capitalised Vietnamese syllables that hyphens join, or the word whole."""
    parts = word.split("-") if "-" in word else [word]
    if len(parts) > 1 and not all(part[:1].isupper() and is_syllable(part) for part in parts):
        parts = [word]
    for part in parts:
        yield start, part
        start += len(part) + 1


# --- the scanner ---------------------------------------------------------------------------


class _Found(NamedTuple):
    """A mention, and how well the text supports it."""

    mention: NameMention
    sure: bool
    """Holds by itself; else only if the person occurs elsewhere in the text."""

    @property
    def is_known(self) -> bool:
        """Fit to support other mentions."""
        return self.sure and self.mention.full


class _Left(NamedTuple):
    """What stands directly before a token."""

    kind: _Kind | None = None
    words: tuple[str, ...] = ()
    honorific: str | None = None
    gender: Gender | None = None
    direct: bool = True
    """Nothing between the title and the token, not even the name of a country."""

    @property
    def personal(self) -> bool:
        """An honorific or a title."""
        return self.kind in (_Kind.HONORIFIC, _Kind.TITLE)


_NOTHING = _Left()
_IN_A_LIST = _Left(_Kind.HINT)
_LIST_GAP = re.compile(r" ?[,/–-] ?")


class _Scanner:
    """One pass over a text, from left to right."""

    def __init__(self, text: str, known: Collection[tuple[str, ...]] = ()) -> None:
        self._text = text
        self._folded = fold(text)
        self._known = known
        self._tokens = _tokens(text, self._folded)
        self._title_at = -_TITLE_REACH  # index of the last title in this clause

    def scan(self) -> Iterator[_Found]:
        """Yield the mentions in order."""
        at, left = 0, _NOTHING
        while at < len(self._tokens):
            gap = self._tokens[at].gap
            if _CLAUSE_END.search(gap):
                self._title_at = -_TITLE_REACH
            left = self._across(left, at)
            entry = self._phrase(at, left)
            if entry is not None:
                left = self._behind(entry, at, left)
                at += len(entry.words)
            elif self._tokens[at].capital:
                found, length, left = self._name(at, left)
                at += length
                if found is not None:
                    yield found
            else:
                keeps = left == _IN_A_LIST and self._tokens[at].folded in ("và", "với", "hoặc")
                left = left if keeps else _NOTHING
                at += 1

    def _across(self, left: _Left, at: int) -> _Left:
        """Return what is left of `left` when the gap before token `at` is crossed."""
        gap = self._tokens[at].gap
        if left == _IN_A_LIST:
            return left if gap.isspace() or _LIST_GAP.fullmatch(gap) else _NOTHING
        if gap == " " or (gap in (".", ". ") and left.words and len(left.words[-1]) <= 5):
            return left
        if self._ends_in_digit(gap):
            return _Left(_Kind.HINT, ("số",))
        return _NOTHING

    @staticmethod
    def _ends_in_digit(gap: str) -> bool:
        """Tell whether a house number stands before the word: 12 Nguyễn Huệ."""
        return gap.endswith(" ") and gap[-2:-1].isdigit()

    # phrases

    def _phrase(self, at: int, left: _Left) -> _Entry | None:
        """Return the longest listed phrase at token `at` that may be read there."""
        for entry in _phrases().get(self._tokens[at].folded, ()):
            if self._spells(entry.words, at) and self._reads(entry, at, left):
                return entry
        return None

    def _spells(self, words: tuple[str, ...], at: int) -> bool:
        """Tell whether the folded `words` stand at token `at`, joined by single spaces."""
        tokens = self._tokens[at : at + len(words)]
        return (
            len(tokens) == len(words)
            and all(token.folded == word for token, word in zip(tokens, words, strict=True))
            and all(token.gap in (" ", "-", ".") for token in tokens[1:])
        )

    def _reads(self, entry: _Entry, at: int, left: _Left) -> bool:
        """Tell whether the capitals of a phrase that stands at `at` agree with its kind."""
        tokens = self._tokens[at : at + len(entry.words)]
        if entry.kind is _Kind.PLACE:
            return all(token.capital for token in tokens) and not self._is_longer_name(
                at, entry, left
            )
        if entry.kind in (_Kind.NEUTRAL, _Kind.COMPOUND):
            return not tokens[-1].capital or tokens[-1].shouted
        if entry.kind is _Kind.NOBODY or len(tokens) > 1 or not tokens[0].capital:
            return True
        if entry.kind is _Kind.HONORIFIC:
            return tokens[0].folded in ("ông", "bà") or entry.gender is None or self._opens(at)
        return tokens[0].folded not in FAMILY_NAMES or tokens[0].shouted

    def _is_longer_name(self, at: int, entry: _Entry, left: _Left) -> bool:
        """Tell whether the place is only the beginning of a person's name: bà Hà Nam Phương."""
        return (
            left.kind is _Kind.HONORIFIC
            and left.gender is not None
            and self._run(at) > len(entry.words)
            and self._tokens[at].folded in FAMILY_NAMES
        )

    def _opens(self, at: int) -> bool:
        """Tell whether token `at` is the first of a sentence, where a capital says nothing."""
        start = self._tokens[at].start
        return _SENTENCE_START.search(self._text[max(0, start - 8) : start]) is not None

    def _behind(self, entry: _Entry, at: int, left: _Left) -> _Left:
        """Return what a phrase at `at` is to the token behind it."""
        if entry.kind in (_Kind.HONORIFIC, _Kind.TITLE):
            self._title_at = at
            tokens = self._tokens[at : at + len(entry.words)]
            said = self._text[tokens[0].start : tokens[-1].end].lower()
            if left.kind is _Kind.HONORIFIC and left.gender and not entry.gender:
                return left._replace(words=entry.words)  # bà luật sư …: still bà
            return _Left(entry.kind, entry.words, said, entry.gender)
        if entry.kind in _HEADS:
            return _Left(entry.kind, entry.words)
        if left.kind in _HEADS and entry.kind is _Kind.PLACE:
            return _IN_A_LIST
        return left._replace(direct=False) if left.personal else _NOTHING

    # names

    def _name(self, at: int, left: _Left) -> tuple[_Found | None, int, _Left]:
        """Read the capitalised word at `at`: the mention if any, its tokens, what is left."""
        if left.kind in (_Kind.THING, _Kind.UNIT, _Kind.CITY):
            skipped = self._thing_length(at, left.kind)
            if skipped:
                return None, skipped, _IN_A_LIST
            left = _NOTHING
        length = self._full_length(at)
        if length > 1:
            return self._full(at, length, left), length, left if left == _IN_A_LIST else _NOTHING
        if left.personal:
            length = self._short_length(at, left)
            if length:
                return self._short(at, length, left), length, _NOTHING
        never = self._tokens[at].folded in _syllables(lists.NEVER_NAMES)
        return None, 1, left._replace(direct=False) if never and left.personal else _NOTHING

    def _mention(self, at: int, length: int, left: _Left, *, full: bool) -> NameMention:
        """Return the mention that the tokens make."""
        start, end = self._tokens[at].start, self._tokens[at + length - 1].end
        if not left.direct or (full and left.kind is not _Kind.HONORIFIC):
            left = _NOTHING
        return NameMention(start, end, self._text[start:end], full, left.honorific, left.gender)

    def _full(self, at: int, length: int, left: _Left) -> _Found:
        """Return a full name with the judgement whether it holds by itself."""
        mention = self._mention(at, length, left, full=True)
        words = tuple(token.folded for token in self._tokens[at : at + length])
        if left.personal or _right_cue().match(self._folded, mention.end) or words in self._known:
            sure = True
        elif left.kind is _Kind.HINT:
            sure = False
        else:
            sure = self._is_titled(at, words) or (
                words not in _namesakes() and self._looks_personal(words)
            )
        return _Found(mention, sure)

    def _is_titled(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether a title in the same clause supports the name at `at`."""
        telling = len(words) > 2 or words[0] in _syllables(lists.FAMILY_STRONG)
        return telling and at - self._title_at < _TITLE_REACH

    @staticmethod
    def _looks_personal(words: tuple[str, ...]) -> bool:
        """Tell whether a name that nothing announces is a person's by its syllables."""
        given = [word in _syllables(lists.GIVEN) or len(word) == 1 for word in words[1:]]
        if words[0] in _syllables(lists.FAMILY_STRONG):
            return any(given)
        if words[0] in _syllables(lists.FAMILY_MINORITY):
            return len(words) > 2
        return len(words) > 2 and all(given)

    def _short(self, at: int, length: int, left: _Left) -> _Found:
        """Return a given name, initials or a foreign name behind an honorific or a title."""
        tokens = self._tokens[at : at + length]
        foreign = not all(is_syllable(token.text) or token.initial for token in tokens)
        mention = self._mention(at, length, left, full=foreign and length > 1)
        return _Found(mention, left.kind is _Kind.HONORIFIC or foreign)

    # lengths, in tokens

    def _joined(self, at: int) -> bool:
        """Tell whether token `at` goes on with a name that the token before is part of."""
        if at >= len(self._tokens):
            return False
        token, before = self._tokens[at], self._tokens[at - 1]
        if not token.capital or self._begins_common_word(at):
            return False
        return token.gap == " " or (token.gap == "." and before.initial)

    def _begins_common_word(self, at: int) -> bool:
        """Tell whether a listed phrase of several words with a lower-case end is at `at`."""
        for entry in _phrases().get(self._tokens[at].folded, ()):
            if len(entry.words) > 1 and self._spells(entry.words, at):
                last = self._tokens[at + len(entry.words) - 1]
                if not last.capital:
                    return True
        return False

    def _run(self, at: int, limit: int = 8) -> int:
        """Return how many capitalised syllables of one style stand in a row from `at` on."""
        shouted = self._tokens[at].shouted
        length = 1
        while length < limit and self._joined(at + length):
            token = self._tokens[at + length]
            if not token.initial and (token.shouted != shouted or not is_syllable(token.text)):
                break
            length += 1
        return length

    def _full_length(self, at: int) -> int:
        """Return the length of the full name at `at`; 1 or 0 when there is none."""
        first = self._tokens[at].folded
        for length in range(_MAX_SYLLABLES, 1, -1):
            words = tuple(token.folded for token in self._tokens[at : at + length])
            if len(words) == length and words in self._known and self._spells(words, at):
                return length
        if first in _syllables(lists.FAMILY_MINORITY) or first.startswith(("h'", "k'")):
            return self._foreign_run(at)
        if first not in FAMILY_NAMES or self._begins_common_word(at):
            return 0
        run = self._run(at)
        if run > _MAX_SYLLABLES or self._tokens[at].shouted:
            return self._given_run(at, run)
        return self._before_next_name(at, run, 2)

    def _given_run(self, at: int, run: int) -> int:
        """Return the length of a name in a line where every word has a capital."""
        length = 1
        while length < min(run, 4) and self._tokens[at + length].folded in _syllables(lists.GIVEN):
            length += 1
        return length

    def _before_next_name(self, at: int, run: int, least: int) -> int:
        """Return `run`, shortened where a further name begins after `least` tokens or more."""
        for length in range(least, run - 1):
            family, middle = self._tokens[at + length : at + length + 2]
            if family.folded in _syllables(lists.FAMILY_STRONG) and (
                run > 4 or middle.folded in ("văn", "thị")
            ):
                return length
        return run

    def _thing_length(self, at: int, kind: _Kind) -> int:
        """Return how many tokens name a thing or a place; 0 when they name a person after all.

        Phó Chủ tịch UBND tỉnh Nguyễn Văn A: the unit stands for itself, the name is a person's.
        """
        run = self._run(at)
        for length in range(min(run, _MAX_SYLLABLES), 1, -1):
            if tuple(token.folded for token in self._tokens[at : at + length]) in _namesakes():
                return length
        titled = kind is _Kind.CITY or (kind is _Kind.UNIT and at - self._title_at < _TITLE_REACH)
        if titled and self._full_length(at) > 2:
            return 0
        return self._before_next_name(at, run, 2)

    def _short_length(self, at: int, left: _Left) -> int:
        """Return the length of the short or foreign name at `at`; 0 when there is none."""
        token = self._tokens[at]
        if self._begins_common_word(at):
            return 0
        if token.initial:
            return self._initials_length(at) if left.direct else 0
        if self._is_never_name(at):
            return 0
        foreign = self._foreign_run(at)
        if any(not is_syllable(part.text) for part in self._tokens[at : at + foreign]):
            allowed = left.gender is not None or left.words in _world_titles()
            return foreign if allowed or left.kind is _Kind.HONORIFIC else 0
        if not left.direct:
            return 0
        return self._native_length(at, left)

    def _native_length(self, at: int, left: _Left) -> int:
        """Return the length of the given name at `at` behind an honorific or a title."""
        run = min(self._run(at), 3)
        if left.gender is not None:
            return run
        given = [part.folded in _syllables(lists.GIVEN) for part in self._tokens[at : at + run]]
        return run if all(given) else 0

    def _is_never_name(self, at: int) -> bool:
        """Tell whether a body or a brand stands at `at`: ông Trường is a man, Trường THPT none."""
        token = self._tokens[at]
        if token.folded not in _syllables(lists.NEVER_NAMES):
            return False
        return not is_syllable(token.text) or self._joined(at + 1)

    def _initials_length(self, at: int) -> int:
        """Return how many initials stand at `at`: T.T. L.P is four; N.V.Hùng ends in a name."""
        length = 1
        while at + length < len(self._tokens):
            token = self._tokens[at + length]
            if not token.capital or token.gap not in (".", ". ", " "):
                break
            if not token.initial:
                return length + (token.gap == "." and is_syllable(token.text))
            length += 1
        return length

    def _foreign_run(self, at: int) -> int:
        """Return how many words the name of another language has: Ursula von der Leyen."""
        length = last = 1
        while length < _MAX_SYLLABLES + 1 and at + length < len(self._tokens):
            token = self._tokens[at + length]
            if token.capital and self._continues_foreign(at + length):
                last = length + 1
            elif token.folded not in _syllables(_PARTICLES) or token.gap != " " or token.capital:
                break
            length += 1
        return last

    def _continues_foreign(self, at: int) -> bool:
        """Tell whether the capitalised token `at` goes on with a foreign name."""
        token, before = self._tokens[at], self._tokens[at - 1]
        if token.gap != " " and not (token.gap in (".", ". ") and before.initial):
            return False
        if token.shouted or self._begins_common_word(at):
            return False
        entry = self._phrase(at, _NOTHING)
        return entry is None or entry.kind not in (_Kind.PLACE, _Kind.HONORIFIC)


def _settled(candidates: list[_Found], known: Collection[tuple[str, ...]]) -> list[NameMention]:
    """Return the mentions that hold by themselves or that others support."""
    names = [" ".join(words) for words in known]
    called = {fold(found.mention.text) for found in candidates if _calls(found)}
    return [
        found.mention
        for found in candidates
        if found.sure
        or (found.mention.full and _is_called(found.mention, called))
        or (not found.mention.full and resolve(found.mention, names) is not None)
    ]


def _calls(found: _Found) -> bool:
    """Tell whether a mention calls a person by the given name: ông Điệp."""
    return found.sure and not found.mention.full and found.mention.gender is not None


def _is_called(mention: NameMention, called: Collection[str]) -> bool:
    """Tell whether the text calls the bearer of a full name by the given name."""
    given = fold(mention.text).split()[1:]
    return any(" ".join(given[at:]) in called for at in range(len(given)))
