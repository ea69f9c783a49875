"""The people named in Vietnamese text: full names, and short ones behind an honorific.

A name is recognised by its family name and syllables; what stands before it (an honorific,
a title, "đường", "trường", "phường" …) tells people from streets, schools and wards.
Precision comes first: a doubtful name is dropped unless the text shows the person elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.name_lexicon import Entry, Gender, Kind
from briefing.vietnamese.name_tokens import FAMILY_NAMES, MAX_WORDS, MIDDLES, Tokens
from briefing.vietnamese.text import fold, is_syllable

__all__ = ["FAMILY_NAMES", "Gender", "NameMention", "find_names", "resolve"]

_TITLE_REACH = 14  # words between a title and its bearer, in one clause without punctuation
_CLAUSE_END = re.compile(r"[,;:!?()\n…\"“”]|\.\s")
_SENTENCE_END = re.compile(
    r"[.!?…\n](?<!(?<![^\W_])[^\W\d_][.!?…])"  # not behind an initial
    r"(?:(?<=\n)|[\"”]?(?=\s))\s{0,8}+(?=[\W_]{0,8}+(?P<next>[^\W\d_]+))"  # nor before a number
)
_MOST_OPEN = 8
_LIST_GAP = re.compile(r" ?[,/–-] ?")
_NUMBERED = re.compile(r" \d+ [-–] ")  # quốc lộ 1 - Nguyễn Hữu Trí
_CONJUNCTIONS = "và với hoặc cùng"
_PLACE_CUE = re.compile(r" ?[,(] ?(?:đoạn|từ|đến|quận|phường|q\.|p\.)")  # behind a name, folded


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
    return list(_mentions(text))


@lru_cache(maxsize=256)  # every stage asks about the same sentences
def _mentions(text: str) -> tuple[NameMention, ...]:
    if text == text.lower():
        return ()  # every name has a capital
    stretches = list(_stretches(text))
    evidence = _Evidence.of([each for _, stretch in stretches for each in stretch.found])
    mentions: list[NameMention] = []
    for start, stretch in stretches:
        held = [each.mention for each in stretch.found if evidence.holds(each)]
        local = [*held, *stretch.repeats(evidence.known, held)]
        mentions += [_moved(mention, start) for mention in local] if start else local
    return tuple(sorted(mentions))


def _stretches(text: str) -> Iterator[tuple[int, _Scanner]]:
    """Yield the sentences of a text, each with its start and scanned by itself.

    Two stay together where what stands before the end may tell of the word behind it: a title
    that ends in an abbreviation, an initial, and before words that names are known by. Behind
    many such titles the rest stays together, so that nothing is scanned over and over.
    """
    start = opened = 0
    for end in _SENTENCE_END.finditer(text):
        if _is_asked_for(end["next"]):
            continue
        stretch = _scanned(text[start : end.end()].rstrip())
        if not stretch.open:
            yield start, stretch
            start = end.end()
        elif opened == _MOST_OPEN:
            break
        else:
            opened += 1
    yield start, _scanned(text[start:])


@lru_cache(maxsize=256)  # a sentence comes by itself and in its article
def _scanned(stretch: str) -> _Scanner:
    return _Scanner(stretch)


@lru_cache(maxsize=1024)
def _is_asked_for(word: str) -> bool:
    """Tell whether a word is one of those that the scanner asks for behind a capital."""
    return fold(word) in _asked_for()


@cache
def _asked_for() -> frozenset[str]:
    return FAMILY_NAMES.union(*map(lexicon.syllables, (lexicon.WOMEN, lexicon.TOWNS)))


def _moved(mention: NameMention, by: int) -> NameMention:
    return mention._replace(start=mention.start + by, end=mention.end + by)


def resolve(mention: NameMention, earlier: Sequence[str]) -> str | None:
    """Return the last of the full names in `earlier` that ends with the syllables of `mention`.

    None when there is none. Exact after folding: Thinh is not Thịnh.
    """
    wanted = fold(mention.text).split()
    for name in reversed(earlier):
        if fold(name).split()[-len(wanted) :] == wanted:
            return name
    return None


class _Found(NamedTuple):
    """A mention, its folded words, and whether it holds by itself."""

    mention: NameMention
    words: tuple[str, ...]
    sure: bool


class _Evidence(NamedTuple):
    """What a text tells about its people, for the mentions that do not hold by themselves."""

    known: frozenset[tuple[str, ...]]
    """The words of the full names that are sure."""
    endings: frozenset[tuple[str, ...]]
    """How those names end."""
    called: frozenset[tuple[str, ...]]
    """The given names by which the text calls people: ông Điệp."""

    @classmethod
    def of(cls, found: list[_Found]) -> _Evidence:
        """Gather the evidence of the mentions that hold by themselves."""
        sure = [each for each in found if each.sure]
        known = frozenset(each.words for each in sure if each.mention.full)
        endings = frozenset(words[at:] for words in known for at in range(1, len(words)))
        short = (each for each in sure if not each.mention.full and each.mention.gender)
        return cls(known, endings, frozenset(each.words for each in short))

    def holds(self, found: _Found) -> bool:
        """Tell whether a mention holds by itself or by the evidence."""
        if found.sure or found.words in self.known:
            return True
        if not found.mention.full:
            return found.words in self.endings
        return any(found.words[at:] in self.called for at in range(1, len(found.words)))


class _Left(NamedTuple):
    """What stands directly before a word."""

    kind: Kind | None = None
    words: tuple[str, ...] = ()
    honorific: str | None = None
    gender: Gender | None = None
    direct: bool = True
    """Nothing between the title and the word, not even the name of a country."""
    behind: bool = False
    """The first of what may be a list has just ended; a comma or "và" must come next."""

    @property
    def personal(self) -> bool:
        """An honorific or a title."""
        return self.kind in (Kind.HONORIFIC, Kind.TITLE)

    @property
    def heads(self) -> bool:
        """A word that makes what follows a thing or a place."""
        return self.kind in (Kind.THING, Kind.UNIT, Kind.CITY, Kind.HINT)

    @property
    def abbreviated(self) -> bool:
        """What ends in no syllable: TS, TP.HCM."""
        return bool(self.words) and not is_syllable(self.words[-1])

    @property
    def kin(self) -> bool:
        """ông, bà, anh, chị …: whatever follows is a person's name."""
        return self.kind is Kind.HONORIFIC and self.gender is not None and len(self.words) == 1


_NOTHING = _Left()
_HOUSE_NUMBER = _Left(Kind.HINT, ("số",))
_AFTER_THING = _Left(Kind.HINT, behind=True)
_AFTER_PERSON = _Left(Kind.TITLE, direct=False, behind=True)


class _Scanner:
    """Reads a text from left to right. `at` is everywhere the index of a word."""

    open = False
    """The text ends in an abbreviated title, behind which a full stop ends no sentence."""

    def __init__(self, text: str) -> None:
        self._tokens = Tokens(text)
        self._title_at = -_TITLE_REACH  # the last title in this clause
        self._loose_at = -1  # the last capitalised word that is part of nothing known
        self._things: list[tuple[int, int]] = []  # first and last word of streets, wards, schools
        self.found = tuple(self._scan())
        """The mentions in order."""

    def _scan(self) -> Iterator[_Found]:
        tokens = self._tokens
        done, left = 0, _NOTHING
        for at in tokens.telling(_CONJUNCTIONS):
            if at < done:
                continue
            if at > done:
                left = _NOTHING
            token, done = tokens[at], at + 1
            if token.gap != " " or left.behind:
                left = self._across(left, at)
            entry = self._phrase(at, left)
            if entry is not None:
                left = self._behind(entry, at, left)
                done = at + len(entry.words)
            elif token.capital:
                found, taken, left = self._name(at, left)
                done = at + taken
                if found is not None:
                    yield found
            else:
                left = left._replace(behind=False) if left.behind else _NOTHING
        self.open = done == len(tokens) and left.abbreviated

    def repeats(
        self, known: Collection[tuple[str, ...]], held: list[NameMention]
    ) -> Iterator[NameMention]:
        """Yield known names where nothing announces them and no mention is `held`."""
        if not known:
            return
        ends = [mention.end for mention in held]
        firsts = {words[0] for words in known}
        for at in self._tokens.capitals():
            length = self._known_length(at, known) if self._tokens[at].folded in firsts else 0
            if not length:
                continue
            start, end = self._tokens[at].start, self._tokens[at + length - 1].end
            nearest = bisect_right(ends, start)
            if nearest == len(held) or held[nearest].start >= end:
                yield self._mention(at, length, _NOTHING, full=True)

    def _known_length(self, at: int, known: Collection[tuple[str, ...]]) -> int:
        """Return the length of the known name at `at` that is no thing's; 0 for none."""
        thing = bisect_right(self._things, (at, len(self._tokens))) - 1
        if thing >= 0 and at <= self._things[thing][1]:
            return 0
        for length in range(MAX_WORDS, 1, -1):
            words = self._tokens.words(at, length)
            if len(words) == length and words in known and self._tokens.spells(words, at):
                return length
        return 0

    # what stands before

    def _across(self, left: _Left, at: int) -> _Left:
        """Return what is left of `left` when the gap before the word is crossed."""
        gap = self._tokens[at].gap
        if _CLAUSE_END.search(gap):
            self._title_at = -_TITLE_REACH
        if left.behind:
            if _LIST_GAP.fullmatch(gap):
                return left._replace(behind=False)
            return left if gap == " " and self._tokens.is_in(at, _CONJUNCTIONS) else _NOTHING
        if gap in (".", ". ") and left.abbreviated:
            return left
        if left.kind is Kind.THING and _NUMBERED.fullmatch(gap):
            return _AFTER_THING._replace(behind=False)
        numbered = gap.endswith(" ") and gap[-2:-1].isdigit()  # 12 Nguyễn Huệ
        return _HOUSE_NUMBER if numbered else _NOTHING

    def _phrase(self, at: int, left: _Left) -> Entry | None:
        """Return the longest listed phrase at the word that may be read there."""
        for entry in self._tokens.spelled(at):
            if self._reads(entry, at, left):
                return entry
        return None

    def _reads(self, entry: Entry, at: int, left: _Left) -> bool:
        """Tell whether the capitals of a phrase agree with its kind."""
        first, last = self._tokens[at], self._tokens[at + len(entry.words) - 1]
        if entry.kind is Kind.PLACE:
            return self._reads_place(entry, at, left)
        if entry.kind in (Kind.NEUTRAL, Kind.COMPOUND):
            return not last.capital or last.shouted
        if entry.kind is Kind.NOBODY:
            return not self._tokens.joined(at + len(entry.words))
        if last.capital and not first.capital:
            return False  # anh Hùng is not anh hùng
        if first.initial and left.personal:
            return False  # bà P. is no phường
        if not first.capital or first.shouted:
            return True
        if left.kind is Kind.UNIT:
            return False  # xã Bản Hồ, phường Cầu Ông Lãnh
        return len(entry.words) > 1 or self._reads_capital(entry, at)

    def _reads_capital(self, entry: Entry, at: int) -> bool:
        """Tell whether a single capitalised word is more than a name: Ông, but not always Anh."""
        if entry.kind is not Kind.HONORIFIC:
            return not self._tokens.is_family(at)
        return (
            not self._tokens.is_in(at, lexicon.KINSHIP)
            or self._tokens.opens(at)
            or self._tokens.is_in(at + 1, lexicon.FAMILY_COMMONEST)
        )

    def _reads_place(self, entry: Entry, at: int, left: _Left) -> bool:
        """Tell whether what is spelled like a place is one, not a person or half a name.

        bà Hà Nam Phương, chị Thanh Hà; and Đức, Anh, Thái … before a further native syllable.
        """
        length = len(entry.words)
        if not all(token.capital for token in self._tokens.slice(at, length)):
            return False
        if length == 1 and left.kin and left.direct:
            return False  # ông Nam, chị Nga
        quarter = self._tokens.is_in(at, lexicon.DIRECTIONS)
        if length == 1 and (left.kind is not Kind.CITY or quarter):
            kin = self._tokens.is_in(at, lexicon.KINSHIP)
            person = kin or not self._tokens.is_in(at + 1, lexicon.FAMILY_COMMONEST)
            return self._tokens.run(at) == 1 or not person
        if not left.kin:
            return True
        if self._tokens.run(at) > length:
            return not self._tokens.is_family(at)
        return not (left.direct and self._tokens.is_given(at, at + length))

    def _behind(self, entry: Entry, at: int, left: _Left) -> _Left:
        """Return what a phrase is to the word behind it."""
        if entry.kind in (Kind.HONORIFIC, Kind.TITLE):
            self._title_at = at
            if left.kind is Kind.HONORIFIC and left.gender and not entry.gender:
                return left._replace(words=entry.words)  # bà luật sư …: still bà
            tokens = self._tokens.slice(at, len(entry.words))
            said = self._tokens.text[tokens[0].start : tokens[-1].end].lower()
            return _Left(entry.kind, entry.words, said, entry.gender)
        if entry.kind is Kind.PLACE and left.heads:
            return _AFTER_THING
        behind = _Left(entry.kind, entry.words)
        if behind.heads:
            return behind
        return left._replace(direct=False) if left.personal else _NOTHING

    # the name

    def _name(self, at: int, left: _Left) -> tuple[_Found | None, int, _Left]:
        """Read the capitalised word: the mention if any, its length, and what is left."""
        if left.kind in (Kind.THING, Kind.UNIT, Kind.CITY):
            length = self._thing_length(at, left.kind)
            if length:
                self._things.append((at, at + length - 1))
                return None, length, _AFTER_THING
            left = _NOTHING
        length = self._tokens.full_name(at)
        if length > 1:
            found = self._full(at, length, left)
            return found, length, _AFTER_PERSON if found.sure else _AFTER_THING
        if left.personal:
            length = self._short_length(at, left)
            if length:
                return self._short(at, length, left), length, _NOTHING
        never = self._tokens.is_in(at, lexicon.NEVER_NAMES)
        self._loose_at = -1 if never else at
        return None, 1, left._replace(direct=False) if never and left.personal else _NOTHING

    def _mention(self, at: int, length: int, left: _Left, *, full: bool) -> NameMention:
        """Return the mention that the words make."""
        start, end = self._tokens[at].start, self._tokens[at + length - 1].end
        if not left.direct or (full and left.kind is not Kind.HONORIFIC):
            left = _NOTHING
        name = self._tokens.text[start:end]
        return NameMention(start, end, name, full, left.honorific, left.gender)

    def _full(self, at: int, length: int, left: _Left) -> _Found:
        """Return a full name with the judgement whether it holds by itself."""
        mention = self._mention(at, length, left, full=True)
        words = self._tokens.words(at, length)
        street = words in lexicon.phrases(lexicon.NAMESAKES)
        if left.personal and (left.direct or not street):
            sure = True
        elif left == _HOUSE_NUMBER:
            sure = self._is_titled(at, length)  # Bí thư phường 5 Nguyễn Văn A
        elif left.kind is Kind.HINT or _PLACE_CUE.match(self._tokens.folded, mention.end):
            sure = False
        else:
            acts = _right_cue().match(self._tokens.folded, mention.end) is not None
            personal = acts or self._looks_personal(at, length)
            sure = self._is_titled(at, length) or (personal and not street)
        return _Found(mention, words, sure)

    def _is_titled(self, at: int, length: int) -> bool:
        """Tell whether a title in the same clause supports the name."""
        telling = length > 2 or self._tokens.is_in(at, lexicon.FAMILY_STRONG)
        return telling and at - self._title_at < _TITLE_REACH

    def _looks_personal(self, at: int, length: int) -> bool:
        """Tell whether a name that nothing announces is a person's by its syllables."""
        tokens = self._tokens
        if length > 2 and tokens[at + 1].folded in MIDDLES and tokens.is_family(at):
            return True
        if length == 2 and not tokens.is_in(at, lexicon.FAMILY_UNPLACED):
            return False  # Khương Đình, Hoàng Vân: as likely a place
        loose = self._loose_at == at - 1 and tokens[at].gap == " "
        given = [
            token.initial or tokens.is_in(at + n, lexicon.GIVEN)
            for n, token in enumerate(tokens.slice(at, length))
        ][1:]
        if tokens.is_in(at, lexicon.FAMILY_STRONG):
            return length > 2 and all(given) if loose else any(given)
        if tokens.is_in(at, lexicon.FAMILY_MINORITY):
            return True
        if loose or tokens.is_in(at, lexicon.FUNCTION_WORDS):
            return False
        rest = self._phrase(at + 1, _NOTHING)
        return all(given) and not (rest is not None and rest.kind is Kind.PLACE)

    def _short(self, at: int, length: int, left: _Left) -> _Found:
        """Return a given name, initials or a foreign name behind an honorific or a title."""
        tokens = self._tokens.slice(at, length)
        foreign = not all(is_syllable(token.text) or token.initial for token in tokens)
        full = length > 1 if foreign else length > 2  # three syllables hold a rare family name
        mention = self._mention(at, length, left, full=full and not tokens[0].initial)
        sure = left.kind is Kind.HONORIFIC or foreign
        return _Found(mention, self._tokens.words(at, length), sure)

    # lengths, in words

    def _thing_length(self, at: int, kind: Kind) -> int:
        """Return how many words name a thing or a place; 0 when they name a person after all.

        Phó Chủ tịch UBND tỉnh Nguyễn Văn A: the unit stands for itself, the name is a person's.
        """
        tokens = self._tokens
        for length in range(MAX_WORDS, 1, -1) if tokens[at].folded in _namesakes() else ():
            words = tokens.words(at, length)
            if words in lexicon.phrases(lexicon.NAMESAKES) and tokens.spells(words, at):
                return length
        run = tokens.run(at)
        titled = at - self._title_at < _TITLE_REACH
        before = tokens.before_next_name(at, run)
        if titled and before == run:
            before = tokens.before_given_names(at, run)
        if kind is Kind.THING:
            return before if titled else run
        bearer = before == run and (titled or kind is Kind.CITY) and self._is_bearer(at, kind)
        return 0 if bearer else before

    def _is_bearer(self, at: int, kind: Kind) -> bool:
        """Tell whether a name behind a unit is that of the title's bearer, not of the unit."""
        if self._tokens.full_name(at) < 3:
            return False
        strong = self._tokens.is_in(at, lexicon.FAMILY_STRONG)
        return kind is Kind.CITY or strong or self._tokens[at + 1].folded in MIDDLES

    def _short_length(self, at: int, left: _Left) -> int:
        """Return the length of the short or foreign name; 0 when there is none."""
        token = self._tokens[at]
        if self._tokens.begins_common_word(at) or self._is_never_name(at):
            return 0
        if token.initial:
            return self._tokens.initials(at) if left.direct else 0
        foreign = self._tokens.foreign_name(at)
        if all(is_syllable(part.text) for part in self._tokens.slice(at, foreign)):
            return self._native_length(at, left) if left.direct else 0
        if token.shouted:
            return 0
        world = left.words in lexicon.phrases(lexicon.WORLD_TITLES)
        return foreign if world or left.gender is not None else 0

    def _native_length(self, at: int, left: _Left) -> int:
        """Return the length of the given name behind an honorific or a title."""
        run = min(self._tokens.run(at), 3)
        given = self._tokens.is_given(at + (run > 2), at + run)  # Trính Ngọc Oanh: a rare family
        return run if left.kin or given else 0

    def _is_never_name(self, at: int) -> bool:
        """Tell whether a body or a brand is named: ông Trường is a man, Trường THPT none."""
        if self._tokens.is_in(at, lexicon.FUNCTION_WORDS):
            return True
        if not self._tokens.is_in(at, lexicon.NEVER_NAMES):
            return False
        return not is_syllable(self._tokens[at].text) or self._tokens.joined(at + 1)


@cache
def _namesakes() -> frozenset[str]:
    """Return the first words of the names that usually stand for a thing."""
    return frozenset(words[0] for words in lexicon.phrases(lexicon.NAMESAKES))


@cache
def _right_cue() -> re.Pattern[str]:
    """Match, behind a name in folded text, what only follows a person's."""
    verbs = "|".join(" ".join(words) for words in sorted(lexicon.phrases(lexicon.SAYING)))
    return re.compile(
        r" ?[,(] ?(?:sn |sinh |\d{1,3} tuổi|trú |ngụ |quê )"
        rf"| (?:cũng |đã |vừa |sẽ )?(?:{verbs})\b"
    )
