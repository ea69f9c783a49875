"""The people named in Vietnamese text: full names, and short ones behind an honorific.

A name is recognised by its family name and syllables; what stands before it (an honorific,
a title, "đường", "trường", "phường" …) tells people from streets, schools and wards.
Precision comes first: a doubtful name is dropped unless the text shows the person elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
_MIDDLES = ("văn", "thị")  # no name ends in them, so even a function word may follow
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
    scanner = _Scanner(text)
    found = list(scanner.scan())
    known = {fold(each.mention.text) for each in found if each.sure and each.mention.full}
    held = [each.mention for each in found if _holds(each, known, _called(found))]
    return sorted([*held, *_repeats(scanner, known, held)])


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
def _phrases() -> dict[tuple[str, ...], list[_Entry]]:
    """Return the listed phrases by their first two words, the longest first.

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
    index: dict[tuple[str, ...], list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        index.setdefault(entry.words[:2], []).append(entry)
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


_PLACE_CUE = re.compile(r" ?[,(] ?(?:đoạn|từ|đến|quận|phường|q\.|p\.)")

# --- tokens --------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARTICLES = "van von der den de da di del du la le bin ibn al el"
_CLAUSE_END = re.compile(r"[,;:!?()\n…\"“”]|\.\s")
_SENTENCE_START = re.compile(r"(?:^|[.!?…;(\"“”«\n–•*])[\s\"“‘'(-]*$")


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
    """A mention, and whether it holds by itself or only if the text knows the person."""

    mention: NameMention
    sure: bool


class _Left(NamedTuple):
    """What stands directly before a token."""

    kind: _Kind | None = None
    words: tuple[str, ...] = ()
    honorific: str | None = None
    gender: Gender | None = None
    direct: bool = True
    """Nothing between the title and the token, not even the name of a country."""
    behind: bool = False
    """The first of what may be a list has just ended; a comma or "và" must come next."""

    @property
    def personal(self) -> bool:
        """An honorific or a title."""
        return self.kind in (_Kind.HONORIFIC, _Kind.TITLE)


_NOTHING = _Left()
_HOUSE_NUMBER = _Left(_Kind.HINT, ("số",))
_AFTER_THING = _Left(_Kind.HINT, behind=True)
_AFTER_PERSON = _Left(_Kind.TITLE, direct=False, behind=True)
_LIST_GAP = re.compile(r" ?[,/–-] ?")
_CONJUNCTIONS = "và với hoặc cùng"


class _Scanner:
    """Reads a text from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = fold(text)
        self._tokens = _tokens(text, self._folded)
        self._spelled: dict[int, list[_Entry]] = {}  # the phrases at a token, once looked up
        self._things: list[tuple[int, int]] = []  # spans of streets, wards, schools
        self._title_at = -_TITLE_REACH  # index of the last title in this clause
        self._loose_at = -1  # index of the last capitalised word that is part of nothing known

    def spans_of(self, names: Collection[str]) -> Iterator[tuple[int, int]]:
        """Yield where folded `names` stand with a capital and name no thing; after `scan`."""
        if not names:
            return
        pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", self._folded):
            at = bisect_right(self._things, (match.start(), len(self.text))) - 1
            thing = at >= 0 and match.start() < self._things[at][1]
            if self.text[match.start()].isupper() and not thing:
                yield match.span()

    def scan(self) -> Iterator[_Found]:
        """Yield the mentions in order."""
        at, left = 0, _NOTHING
        while at < len(self._tokens):
            if self._tokens[at].gap != " " or left.behind:
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
                left = left._replace(behind=False) if left.behind else _NOTHING
                at += 1

    def _across(self, left: _Left, at: int) -> _Left:
        """Return what is left of `left` when the gap before token `at` is crossed."""
        gap = self._tokens[at].gap
        if _CLAUSE_END.search(gap):
            self._title_at = -_TITLE_REACH
        if left.behind:
            if _LIST_GAP.fullmatch(gap):
                return left._replace(behind=False)
            joined = self._tokens[at].folded in _syllables(_CONJUNCTIONS)
            return left if gap == " " and joined else _NOTHING
        abbreviated = bool(left.words) and not is_syllable(left.words[-1])
        if gap in (".", ". ") and abbreviated:
            return left
        if self._ends_in_digit(gap):
            return _HOUSE_NUMBER
        return _NOTHING

    @staticmethod
    def _ends_in_digit(gap: str) -> bool:
        """Tell whether a house number stands before the word: 12 Nguyễn Huệ."""
        return gap.endswith(" ") and gap[-2:-1].isdigit()

    # phrases

    def _phrase(self, at: int, left: _Left) -> _Entry | None:
        """Return the longest listed phrase at token `at` that may be read there."""
        for entry in self._spelled_at(at):
            if self._reads(entry, at, left):
                return entry
        return None

    def _spelled_at(self, at: int) -> list[_Entry]:
        """Return the listed phrases whose words stand at token `at`, the longest first."""
        found = self._spelled.get(at)
        if found is None:
            phrases = _phrases()
            pair = tuple(token.folded for token in self._tokens[at : at + 2])
            found = [entry for entry in phrases.get(pair, ()) if self._spells(entry.words, at)]
            found += phrases.get(pair[:1], ()) if len(pair) > 1 else ()
            self._spelled[at] = found
        return found

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
            return all(token.capital for token in tokens) and not self._is_person(at, entry, left)
        if entry.kind in (_Kind.NEUTRAL, _Kind.COMPOUND):
            return not tokens[-1].capital or tokens[-1].shouted
        if entry.kind is _Kind.NOBODY:
            return not self._joined(at + len(tokens))
        if tokens[-1].capital and not tokens[0].capital:
            return False  # anh Hùng is not anh hùng
        if not tokens[0].capital or tokens[0].shouted:
            return True
        if left.kind is _Kind.UNIT:
            return False  # xã Bản Hồ, phường Cầu Ông Lãnh
        return len(tokens) > 1 or self._reads_capital(entry, at)

    def _reads_capital(self, entry: _Entry, at: int) -> bool:
        """Tell whether a single capitalised word at `at` is more than a name: Ông, but not Anh."""
        token = self._tokens[at]
        if entry.kind is _Kind.HONORIFIC:
            kin = token.folded in _syllables(lists.KINSHIP)
            return not kin or self._opens(at) or self._is_commonest(at + 1)
        return token.folded not in FAMILY_NAMES

    def _is_person(self, at: int, entry: _Entry, left: _Left) -> bool:
        """Tell whether what looks like a place at `at` is a person, or the beginning of one.

        bà Hà Nam Phương, chị Thanh Hà; and Đức, Anh, Thái … before a further native syllable.
        """
        length = len(entry.words)
        run = self._run(at)
        if length == 1:
            if left.kind is _Kind.CITY:
                return False  # thành phố Huế
            kin = entry.words[0] in _syllables(lists.KINSHIP)
            return run > 1 and (kin or not self._is_commonest(at + 1))
        if left.kind is not _Kind.HONORIFIC or not left.gender or len(left.words) > 1:
            return False
        if run > length:
            return entry.words[0] in FAMILY_NAMES
        return left.direct and all(word in _syllables(lists.GIVEN) for word in entry.words)

    def _opens(self, at: int) -> bool:
        """Tell whether token `at` is the first of a sentence, where a capital says nothing."""
        start = self._tokens[at].start
        return _SENTENCE_START.search(self.text[max(0, start - 8) : start]) is not None

    def _behind(self, entry: _Entry, at: int, left: _Left) -> _Left:
        """Return what a phrase at `at` is to the token behind it."""
        if entry.kind in (_Kind.HONORIFIC, _Kind.TITLE):
            self._title_at = at
            tokens = self._tokens[at : at + len(entry.words)]
            said = self.text[tokens[0].start : tokens[-1].end].lower()
            if left.kind is _Kind.HONORIFIC and left.gender and not entry.gender:
                return left._replace(words=entry.words)  # bà luật sư …: still bà
            return _Left(entry.kind, entry.words, said, entry.gender)
        if entry.kind in _HEADS:
            return _Left(entry.kind, entry.words)
        if left.kind in _HEADS and entry.kind is _Kind.PLACE:
            return _AFTER_THING
        return left._replace(direct=False) if left.personal else _NOTHING

    # names

    def _name(self, at: int, left: _Left) -> tuple[_Found | None, int, _Left]:
        """Read the capitalised word at `at`: the mention if any, its tokens, what is left."""
        if left.kind in (_Kind.THING, _Kind.UNIT, _Kind.CITY):
            skipped = self._thing_length(at, left.kind)
            if skipped:
                last = self._tokens[at + skipped - 1]
                self._things.append((self._tokens[at].start, last.end))
                return None, skipped, _AFTER_THING
            left = _NOTHING
        length = self._full_length(at)
        if length > 1:
            found = self._full(at, length, left)
            return found, length, _AFTER_PERSON if found.sure else _AFTER_THING
        if left.personal:
            length = self._short_length(at, left)
            if length:
                return self._short(at, length, left), length, _NOTHING
        never = self._tokens[at].folded in _syllables(lists.NEVER_NAMES)
        self._loose_at = -1 if never else at
        return None, 1, left._replace(direct=False) if never and left.personal else _NOTHING

    def _mention(self, at: int, length: int, left: _Left, *, full: bool) -> NameMention:
        """Return the mention that the tokens make."""
        start, end = self._tokens[at].start, self._tokens[at + length - 1].end
        if not left.direct or (full and left.kind is not _Kind.HONORIFIC):
            left = _NOTHING
        return NameMention(start, end, self.text[start:end], full, left.honorific, left.gender)

    def _full(self, at: int, length: int, left: _Left) -> _Found:
        """Return a full name with the judgement whether it holds by itself."""
        mention = self._mention(at, length, left, full=True)
        words = tuple(token.folded for token in self._tokens[at : at + length])
        street = words in _namesakes()
        if left.personal and (left.direct or not street):
            sure = True
        elif left == _HOUSE_NUMBER:
            sure = self._is_titled(at, words)  # Bí thư phường 5 Nguyễn Văn A
        elif left.kind is _Kind.HINT or _PLACE_CUE.match(self._folded, mention.end):
            sure = False
        else:
            sure = self._is_titled(at, words) or (
                not street and (self._looks_personal(at, words) or self._acts(mention))
            )
        return _Found(mention, sure)

    def _acts(self, mention: NameMention) -> bool:
        """Tell whether an age, a home or a verb of saying follows the mention."""
        return _right_cue().match(self._folded, mention.end) is not None

    def _is_titled(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether a title in the same clause supports the name at `at`."""
        telling = len(words) > 2 or words[0] in _syllables(lists.FAMILY_STRONG)
        return telling and at - self._title_at < _TITLE_REACH

    def _looks_personal(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether a name that nothing announces is a person's by its syllables."""
        if len(words) == 2 and words[0] not in _syllables(lists.FAMILY_UNPLACED):
            return False  # Khương Đình, Hoàng Vân: as likely a place
        given = [word in _syllables(lists.GIVEN) or len(word) == 1 for word in words[1:]]
        loose = self._loose_at == at - 1 and self._tokens[at].gap == " "
        if words[0] in _syllables(lists.FAMILY_STRONG):
            return len(words) > 2 and all(given) if loose else any(given)
        if words[0] in _syllables(lists.FAMILY_MINORITY):
            return len(words) > 2 or not is_syllable(words[0])
        if loose or len(words) == 2 or words[0] in _syllables(lists.FUNCTION_WORDS):
            return False
        entry = self._phrase(at + 1, _NOTHING)
        return all(given) and not (entry is not None and entry.kind is _Kind.PLACE)

    def _short(self, at: int, length: int, left: _Left) -> _Found:
        """Return a given name, initials or a foreign name behind an honorific or a title."""
        tokens = self._tokens[at : at + length]
        foreign = not all(is_syllable(token.text) or token.initial for token in tokens)
        full = length > 1 if foreign else length > 2  # three syllables hold a rare family name
        mention = self._mention(at, length, left, full=full and not tokens[0].initial)
        return _Found(mention, left.kind is _Kind.HONORIFIC or foreign)

    # lengths, in tokens

    def _joined(self, at: int) -> bool:
        """Tell whether token `at` goes on with a name that the token before is part of."""
        if at >= len(self._tokens):
            return False
        token, before = self._tokens[at], self._tokens[at - 1]
        if not token.capital or self._begins_common_word(at):
            return False
        if token.folded in _syllables(lists.FUNCTION_WORDS) and before.folded not in _MIDDLES:
            return False
        if token.folded in ("ông", "bà") and self._is_family(at + 1):
            return False
        return token.gap == " " or (token.gap == "." and before.initial)

    def _begins_common_word(self, at: int) -> bool:
        """Tell whether a listed phrase of several words with a lower-case end is at `at`."""
        return any(
            len(entry.words) > 1 and not self._tokens[at + len(entry.words) - 1].capital
            for entry in self._spelled_at(at)
        )

    def _is_family(self, at: int) -> bool:
        """Tell whether token `at` is a family name."""
        return at < len(self._tokens) and self._tokens[at].folded in FAMILY_NAMES

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
        if first in _syllables(lists.FAMILY_MINORITY) or first.startswith(("h'", "k'")):
            return self._foreign_run(at)
        if first not in FAMILY_NAMES or self._begins_common_word(at):
            return 0
        run = self._run(at)
        if first == "đoàn" and run > 3 and self._is_commonest(at + 1):
            return 0  # Bí thư Trung ương Đoàn Nguyễn Văn A
        if not self._tokens[at].shouted:
            run = self._before_next_name(at, run)
            if run <= _MAX_SYLLABLES:
                return run
        return self._given_run(at, run)

    def _is_commonest(self, at: int) -> bool:
        """Tell whether token `at` is one of the family names that are hardly anything else."""
        commonest = _syllables(lists.FAMILY_COMMONEST)
        return at < len(self._tokens) and self._tokens[at].folded in commonest

    def _given_run(self, at: int, run: int) -> int:
        """Return the length of a name in a line where every word has a capital."""
        length = 1
        while length < min(run, 4) and self._tokens[at + length].folded in _syllables(lists.GIVEN):
            length += 1
        return length

    def _before_next_name(self, at: int, run: int) -> int:
        """Return `run`, shortened to where a further name begins in it.

        After two syllables or more; after one when it is no family name: phường Láng.
        """
        least = 2 if self._tokens[at].folded in FAMILY_NAMES else 1
        for length in range(least, run - 1):
            family, middle = self._tokens[at + length : at + length + 2]
            if self._is_commonest(at + length) and (run > 4 or least == 1):
                return length
            if family.folded in FAMILY_NAMES and middle.folded in _MIDDLES:
                return length
        return run

    def _thing_length(self, at: int, kind: _Kind) -> int:
        """Return how many tokens name a thing or a place; 0 when they name a person after all.

        Phó Chủ tịch UBND tỉnh Nguyễn Văn A: the unit stands for itself, the name is a person's.
        """
        for length in range(_MAX_SYLLABLES, 1, -1):
            words = tuple(token.folded for token in self._tokens[at : at + length])
            if words in _namesakes() and self._spells(words, at):
                return length
        run = self._run(at)
        titled = at - self._title_at < _TITLE_REACH
        before = self._before_next_name(at, run)
        if titled and before == run:
            before = self._before_given_names(at, run)
        if kind is _Kind.THING:
            return before if titled else run
        if before == run and (titled or kind is _Kind.CITY) and self._is_bearer(at, kind):
            return 0
        return before

    def _before_given_names(self, at: int, run: int) -> int:
        """Return `run`, shortened to where its end is made like a name: phường X Cao Bá Quát."""
        for length in (run - 3, run - 4, run - 2):
            family, *given = (token.folded for token in self._tokens[at + length : at + run])
            families = FAMILY_NAMES if length < run - 2 else _syllables(lists.FAMILY_STRONG)
            if (
                length > 1
                and family in families
                and all(word in _syllables(lists.GIVEN) for word in given)
            ):
                return length
        return run

    def _is_bearer(self, at: int, kind: _Kind) -> bool:
        """Tell whether a name behind a unit is that of the title's bearer, not of the unit."""
        if self._full_length(at) < 3:
            return False
        family, middle = self._tokens[at : at + 2]
        return (
            kind is _Kind.CITY
            or family.folded in _syllables(lists.FAMILY_STRONG)
            or middle.folded in _MIDDLES
        )

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
        if token.shouted and not is_syllable(token.text):
            return 0
        if any(not is_syllable(part.text) for part in self._tokens[at : at + foreign]):
            allowed = left.gender is not None or left.words in _world_titles()
            return foreign if allowed else 0
        if not left.direct:
            return 0
        return self._native_length(at, left)

    def _native_length(self, at: int, left: _Left) -> int:
        """Return the length of the given name at `at` behind an honorific or a title."""
        run = min(self._run(at), 3)
        if left.gender is not None and len(left.words) == 1:
            return run
        given = [part.folded in _syllables(lists.GIVEN) for part in self._tokens[at : at + run]]
        return run if all(given) else 0

    def _is_never_name(self, at: int) -> bool:
        """Tell whether a body or a brand stands at `at`: ông Trường is a man, Trường THPT none."""
        token = self._tokens[at]
        if token.folded in _syllables(lists.FUNCTION_WORDS):
            return True
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
            if not token.initial and not is_syllable(token.text):
                return length + self._foreign_run(at + length)
            if not token.initial:
                return length + (token.gap == ".")
            length += 1
        return length

    def _foreign_run(self, at: int) -> int:
        """Return how many words the name of another language has: Ursula von der Leyen."""
        length = last = 1
        while length < _MAX_SYLLABLES + 1 and at + length < len(self._tokens):
            token = self._tokens[at + length]
            particle, _, rest = token.text.partition("-")
            if token.capital and self._continues_foreign(at + length):
                last = length + 1
            elif particle not in _syllables(_PARTICLES) or token.gap != " ":
                break
            elif rest:  # Bashar al-Assad
                last = length + 1
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


def _holds(found: _Found, known: Collection[str], called: Collection[str]) -> bool:
    """Tell whether a mention holds by itself or is supported by others.

    `known` are the full names that the text is sure of, `called` the given names by which it
    calls people; both folded.
    """
    mention = found.mention
    if found.sure or fold(mention.text) in known:
        return True
    if not mention.full:
        return resolve(mention, list(known)) is not None
    given = fold(mention.text).split()[1:]
    return any(" ".join(given[at:]) in called for at in range(len(given)))


def _called(found: list[_Found]) -> set[str]:
    """Return the given names, folded, by which the text calls people: ông Điệp."""
    mentions = [each.mention for each in found if each.sure]
    return {fold(each.text) for each in mentions if not each.full and each.gender is not None}


def _repeats(
    scanner: _Scanner, known: Collection[str], held: list[NameMention]
) -> Iterator[NameMention]:
    """Yield the known names where nothing announces them and no mention was found."""
    ends = [mention.end for mention in held]
    for start, end in scanner.spans_of(known):
        at = bisect_right(ends, start)
        if at == len(held) or held[at].start >= end:
            yield NameMention(start, end, scanner.text[start:end], True, None, None)
