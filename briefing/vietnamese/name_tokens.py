"""The words of a text, the listed phrases that they spell, and how far a name goes in them.

Looks at the words themselves only; what stands before a name is the business of `names`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.name_lexicon import Entry, Kind
from briefing.vietnamese.scanning import Word, scan
from briefing.vietnamese.text import fold, is_syllable

FAMILY_NAMES: frozenset[str] = frozenset(
    fold(f"{lexicon.FAMILY_STRONG} {lexicon.FAMILY_WEAK} {lexicon.FAMILY_MINORITY}").split()
)
"""Family names and the particles that stand in their place, folded.

From knowledge of the language: the Kinh names, and the common ones of other peoples of Viet Nam.
"""

MIDDLES = ("văn", "thị")
"""Middle names that no name ends in, and that hardly any other phrase has."""

MAX_WORDS = 6
"""The most words of a name: five Vietnamese syllables, or six foreign words."""

_NONE: list[Entry] = []
_MAX_SYLLABLES = 5
_FEW = 4  # syllables that hardly any place has more of
_THREE = 3  # syllables of which a name needs no family name that is listed
_CROWD = 8  # capitalised syllables in a row that are worth counting
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTICLES = "van von der den de da di del du la le bin ibn al el"
_SENTENCE_START = re.compile(r"(?:^|[.!?…;(\"“”«\n–•*])[\s\"“‘'(-]*$")


def _tokenise(text: str) -> list[Word]:
    """Return the words of letters of `text`. Hà Nội-Huế is three, Jong-un and H'Hen are one."""
    found: list[Word] = []
    whole = True  # nothing has been left out since the last word
    for word in scan(text):
        if whole and word.gap != "-" and word.text.isalpha():
            found.append(word)
        elif word.text.isdecimal():
            whole = False
        else:
            whole = _add(found, word, text)
    return found


def _add(found: list[Word], word: Word, text: str) -> bool:
    """Add what a word has of letters, joined by a hyphen if need be; False if it ends in none."""
    behind = found[-1].end if found else 0
    for match in _LETTERS.finditer(word.text):
        start, end = (word.start + offset for offset in match.span())
        folded = word.folded[match.start() : match.end()] or fold(match[0])
        gap = text[behind:start]
        found.append(word._replace(start=start, end=end, text=match[0], gap=gap, folded=folded))
        behind = end
        if gap == "-" and len(found) > 1 and not _are_apart(*found[-2:]):
            found[-2:] = [_joined(found[-2], found[-1], text)]
    return behind == word.end


def _are_apart(one: Word, other: Word) -> bool:
    """Tell whether two words beside a hyphen are syllables with capitals: Huế-Đà Nẵng."""
    return all(word.text[0].isupper() and is_syllable(word.text) for word in (one, other))


def _joined(one: Word, other: Word, text: str) -> Word:
    folded = f"{one.folded}-{other.folded}"
    return one._replace(end=other.end, text=text[one.start : other.end], folded=folded)


class Tokens:
    """The words of a text. `at` is everywhere the index of a word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self._tokens = _tokenise(text)
        self._index = lexicon.index()
        self._spelled: dict[int, list[Entry]] = {}

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, at: int) -> Word:
        return self._tokens[at]

    def capitals(self) -> list[int]:
        """Return where the words with a capital are."""
        return [at for at, token in enumerate(self._tokens) if token.capital]

    def words(self, at: int, length: int) -> tuple[str, ...]:
        """Return up to `length` folded words from `at` on."""
        return tuple([token.folded for token in self._tokens[at : at + length]])

    def slice(self, at: int, length: int) -> list[Word]:
        """Return up to `length` tokens from `at` on."""
        return self._tokens[at : at + length]

    def is_in(self, at: int, listed: str) -> bool:
        """Tell whether there is a word at `at` and it is one of a list of the lexicon."""
        return at < len(self._tokens) and self._tokens[at].folded in lexicon.syllables(listed)

    def is_family(self, at: int) -> bool:
        """Tell whether there is a word at `at` and it is a family name."""
        return at < len(self._tokens) and self._tokens[at].folded in FAMILY_NAMES

    def is_given(self, at: int, end: int) -> bool:
        """Tell whether people's given names are made of all the words from `at` to `end`."""
        given = lexicon.syllables(lexicon.GIVEN)
        return all(token.folded in given for token in self._tokens[at:end])

    def opens(self, at: int) -> bool:
        """Tell whether the word is the first of a sentence, where a capital says nothing."""
        start = self._tokens[at].start
        return _SENTENCE_START.search(self.text[max(0, start - 8) : start]) is not None

    # phrases

    def spelled(self, at: int) -> list[Entry]:
        """Return the listed phrases whose words stand at `at`, the longest first."""
        by_second = self._index.get(self._tokens[at].folded)
        if by_second is None:
            return _NONE
        found = self._spelled.get(at)
        if found is None:
            found = self._spelled[at] = self._look_up(at, by_second)
        return found

    def _look_up(self, at: int, by_second: Mapping[str, list[Entry]]) -> list[Entry]:
        """Find the phrases of one first word whose words stand at `at`."""
        alone = by_second.get("", _NONE)
        behind = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        longer = by_second.get(behind.folded) if behind is not None else None
        if longer is None:
            return alone
        return [*(entry for entry in longer if self.spells(entry.words, at)), *alone]

    def telling(self, listed: str) -> list[int]:
        """Return where the words are that a name may begin at, or what is said before one.

        They have a capital, stand behind a sign, may begin a listed phrase or are in `listed`.
        """
        index, also = self._index, lexicon.syllables(listed)
        keys = [token.folded for token in self._tokens]
        rows = zip(self._tokens, keys, [*keys[1:], ""], strict=False)  # "" too many if no words
        found: list[int] = []
        for at, (token, key, behind) in enumerate(rows):
            begun = index.get(key)
            listed_here = begun is not None and ("" in begun or behind in begun)
            if token.capital or token.gap != " " or listed_here or key in also:
                found.append(at)
        return found

    def spells(self, words: tuple[str, ...], at: int) -> bool:
        """Tell whether the folded `words` stand at `at`, one space or hyphen between them."""
        tokens = self._tokens[at : at + len(words)]
        if tuple([token.folded for token in tokens]) != words:
            return False
        return all(token.gap in (" ", "-", ".") for token in tokens[1:])

    def begins_common_word(self, at: int) -> bool:
        """Tell whether a listed phrase of several words with a lower-case end stands at `at`."""
        return any(
            len(entry.words) > 1 and not self._tokens[at + len(entry.words) - 1].capital
            for entry in self.spelled(at)
        )

    # how far a name goes, in words

    def joined(self, at: int) -> bool:
        """Tell whether the word goes on with a name that the word before is part of."""
        if at >= len(self._tokens):
            return False
        token, before = self._tokens[at], self._tokens[at - 1]
        if not token.capital or self.begins_common_word(at):
            return False
        if self.is_in(at, lexicon.FUNCTION_WORDS) and before.folded not in MIDDLES:
            return False
        if token.folded in ("ông", "bà") and self.is_family(at + 1):
            return False
        return token.gap == " " or (token.gap == "." and before.initial)

    def run(self, at: int) -> int:
        """Return how many capitalised syllables of one style stand in a row from `at` on."""
        shouted = self._tokens[at].shouted
        length = 1
        while length < _CROWD and self.joined(at + length):
            token = self._tokens[at + length]
            if not token.initial and (token.shouted != shouted or not is_syllable(token.text)):
                break
            length += 1
        return length

    def full_name(self, at: int) -> int:
        """Return the length of the full name at `at`; 1 or 0 when there is none."""
        first = self._tokens[at].folded
        if self.is_in(at, lexicon.FAMILY_MINORITY) or first.startswith(("h'", "k'")):
            return self.foreign_name(at)
        if self.begins_common_word(at):
            return 0
        run = self.run(at) if first in FAMILY_NAMES or self._is_before_thi(at) else 0
        if first not in FAMILY_NAMES and run < _THREE:
            return 0
        if first == "đoàn" and run > 3 and self.is_in(at + 1, lexicon.FAMILY_COMMONEST):
            return 0  # Bí thư Trung ương Đoàn Nguyễn Văn A
        alone = self.before_next_name(at, run)
        if self._in_headline(at, run) or alone > _MAX_SYLLABLES:
            return self._given_run(at, alone)
        return alone

    def _is_before_thi(self, at: int) -> bool:
        """Tell whether a woman's middle name stands behind a word, which then is a family name."""
        return (
            self.is_in(at + 1, lexicon.WOMEN)
            and self._tokens[at].capital
            and self._tokens[at + 1].capital
            and not self.is_in(at + 2, lexicon.TOWNS)
        )

    def _in_headline(self, at: int, run: int) -> bool:
        """Tell whether all words have capitals here, even those that no name has."""
        behind = at + run
        return self._tokens[at].shouted or (
            self.is_in(behind, lexicon.FUNCTION_WORDS)
            and self._tokens[behind].capital
            and self._tokens[behind].gap == " "
        )

    def _given_run(self, at: int, run: int) -> int:
        """Return the length of a name in a line where every word has a capital."""
        length = 1
        while length < min(run, 4) and self.is_in(at + length, lexicon.GIVEN):
            length += 1
        return length

    def before_next_name(self, at: int, run: int) -> int:
        """Return `run`, shortened to where a further name begins in it.

        After two syllables or more; after one when it is no family name: phường Láng.
        """
        least = 2 if self.is_family(at) else 1
        for length in range(least, run - 1):
            name = at + length
            if self.is_in(name, lexicon.FAMILY_COMMONEST) and (run > 4 or least == 1):
                return length
            if self.is_family(name) and self._tokens[name + 1].folded in MIDDLES:
                return length
            if length > 1 and run - length >= _THREE and self._is_before_thi(name):
                return length
        return run

    def before_given_names(self, at: int, run: int) -> int:
        """Return `run`, shortened to where its end is made like a name: phường X Cao Bá Quát."""
        for rest in (3, 4, 2):
            name = at + run - rest
            if rest == _THREE and name >= at + 2 and self.is_in(name, lexicon.FAMILY_MINORITY):
                return run - rest  # xã Pa Ủ Lỳ Go Chừ
            rare = rest > 2 and run > _FEW  # the last syllable may be any, no place is so long
            if name < at + 2 or not self.is_given(name + 1, at + run - rare):
                continue
            if self.is_family(name) and (rest > 2 or self.is_in(name, lexicon.FAMILY_STRONG)):
                return run - rest
        return run

    def initials(self, at: int) -> int:
        """Return how many initials stand at `at`: T.T. L.P is four; N.V.Hùng ends in a name."""
        length = 1
        while length < MAX_WORDS and at + length < len(self._tokens):
            token = self._tokens[at + length]
            if not token.capital or token.gap not in (".", ". ", " "):
                break
            if not token.initial and not is_syllable(token.text):
                return length + self.foreign_name(at + length)
            if not token.initial:
                return length + (token.gap == ".")
            length += 1
        return length

    def foreign_name(self, at: int) -> int:
        """Return how many words the name of another language has: Ursula von der Leyen."""
        length = last = 1
        while length < MAX_WORDS and at + length < len(self._tokens):
            token = self._tokens[at + length]
            particle, _, rest = token.text.partition("-")
            if token.capital and self._continues_foreign(at + length):
                last = length + 1
            elif particle not in lexicon.syllables(_PARTICLES) or token.gap != " ":
                break
            elif rest:  # Bashar al-Assad
                last = length + 1
            length += 1
        return last

    def _continues_foreign(self, at: int) -> bool:
        """Tell whether the capitalised word goes on with a foreign name."""
        token, before = self._tokens[at], self._tokens[at - 1]
        if token.gap != " " and not (token.gap in (".", ". ") and before.initial):
            return False
        if token.shouted or self.begins_common_word(at):
            return False
        return not any(entry.kind in (Kind.PLACE, Kind.HONORIFIC) for entry in self.spelled(at))
