"""Vietnamese text: cleaning, folding for comparison, sentences, words, quotations.

Every function is pure and linear in the length of its input, hostile input included.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, wraps
from itertools import chain
from typing import Literal, NamedTuple

# Unicode 15.1: the control and format characters (Cc, Cf), surrogates, and the other
# characters with the property Default_Ignorable_Code_Point that a reader never sees.
_INVISIBLE = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F),
    (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891),
    (0x8E2, 0x8E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xD800, 0xDFFF), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x110BD, 0x110BD),
    (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000"
)
_HYPHENS = "‐‑‒–—―−"
_DOUBLE_QUOTES = "“”„‟«»″"
_SINGLE_QUOTES = "‘’‚‛′"

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_APOSTROPHES = "'’"


def clean(raw: str) -> str:
    """Return `raw` as NFC with one kind of newline and of space and nothing invisible.

    The Icelandic Ð/ð, which some keyboards write for the Vietnamese Đ/đ, is mended.
    Idempotent.
    """
    lined = raw.replace("\r\n", "\n")
    # Most texts have nothing to mend, and looking for it costs a quarter of translating.
    mended = lined.translate(_cleaning()) if _unclean().search(lined) else lined
    return unicodedata.normalize("NFC", mended)


@cache
def _unclean() -> re.Pattern[str]:
    """Match a character that `clean` changes or takes out."""
    invisible = "".join(f"{chr(first)}-{chr(last)}" for first, last in _INVISIBLE)
    return re.compile(f"[{_LINE_BREAKS}{_SPACES}Ðð{invisible}]")


@cache
def _cleaning() -> dict[int, str | None]:
    """Return the translation table of `clean`."""
    table: dict[int, str | None] = dict.fromkeys(
        chain.from_iterable(range(first, last + 1) for first, last in _INVISIBLE)
    )
    table.update(dict.fromkeys(map(ord, _LINE_BREAKS), "\n"))
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update({0xD0: "Đ", 0xF0: "đ"})
    return table


_LONGEST_WORD = 32
"""Characters up to which it is kept what becomes of a word."""


def word_by_word(change: Callable[[str], str]) -> Callable[[str], str]:
    """Make a function of a text that looks across no space work word by word.

    The same words come again and again: what becomes of 8,192 of them is kept.
    """
    changed = lru_cache(maxsize=8192)(change)

    @wraps(change)
    def whole(text: str) -> str:
        return " ".join(
            [
                changed(word) if len(word) <= _LONGEST_WORD else change(word)
                for word in text.split(" ")
            ]
        )

    return whole


def fold(text: str) -> str:
    """Return `text` for comparison only: as long as NFC `text`, offset for offset.

    Lower case; the tone mark of open oa, oe, uy on the first vowel (hoà → hòa), and on the vowel
    that has another mark (vơí → với); y as i where both spellings live (kỹ → kĩ); one kind of
    space, hyphen and quotation mark.
    Digits, tones and the vowels themselves stay: what differs in meaning stays different.
    """
    return _folded_sentence(text) if len(text) <= _SENTENCE else _folded_article(text)


_SENTENCE = 2_000
"""Characters up to which a text counts as a sentence: many of them are kept folded."""


@lru_cache(maxsize=256)  # every reader of a sentence folds it
def _folded_sentence(text: str) -> str:
    return _folded(text)


@lru_cache(maxsize=2)  # and so does every reader of an article
def _folded_article(text: str) -> str:
    return _folded(text)


@word_by_word
def _folded(text: str) -> str:
    lowered = text.replace("İ", "i").lower().translate(_folding())  # only İ grows when lowered
    return _tone_late().sub(_tone_first, _i_or_y().sub(_as_i, lowered))


@cache
def _folding() -> dict[int, str]:
    """Return the table of the characters that `fold` sees as one."""
    return {
        ord(variant): plain
        for variants, plain in (
            (_SPACES + "\t", " "),
            (_HYPHENS, "-"),
            (_DOUBLE_QUOTES, '"'),
            (_SINGLE_QUOTES, "'"),
        )
        for variant in variants
    }


@cache
def _toned(vowel: str) -> str:
    """Return `vowel` with each of the five tone marks, in the order of `_TONES`."""
    return "".join(unicodedata.normalize("NFC", vowel + tone) for tone in _TONES)


@cache
def _tone_late() -> re.Pattern[str]:
    """Match an open oa, oe, uy (but not quy) whose second vowel carries the tone mark, and the slip
    of a tone mark behind the vowel that has a mark already (vơí, nhiêù)."""
    oa, y = _toned("a") + _toned("e"), _toned("y")
    plain = "".join(map(_toned, "aeiouy"))
    return re.compile(rf"(?<![ăâêôơư])(?:o[{oa}]|(?<!q)u[{y}])(?!\w)|[ăâêôơư][{plain}]")


def _tone_first(match: re.Match[str]) -> str:
    """Move the tone mark of a matched vowel pair to its first vowel."""
    return _moved(match[0])


@cache  # there are 195 pairs
def _moved(pair: str) -> str:
    bare = unicodedata.normalize("NFD", pair)
    first, plain, tone = bare[:-2], bare[-2], bare[-1]
    return unicodedata.normalize("NFC", first + tone) + plain


@cache
def _i_or_y() -> re.Pattern[str]:
    """Match an open syllable whose only vowel is y after a consonant that also takes i.

    Not after v: Vy and Vi are two given names.
    """
    return re.compile(rf"(?<!\w)[hklmst][y{_toned('y')}](?!\w)")


def _as_i(match: re.Match[str]) -> str:
    """Write a matched syllable with i."""
    return _with_i(match[0])


@cache  # there are 36 syllables
def _with_i(syllable: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).replace("y", "i"))


@word_by_word
def romanise(text: str) -> str:
    """Return `text` without diacritics on Latin letters, and d for đ; all else is kept."""
    bare = re.sub(r"([A-Za-z])[\u0300-\u036f]+", r"\1", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("Đ", "D"))


# --- syllables -----------------------------------------------------------------------------

# The spelling of a syllable without its tone: onset and rhyme, after the national orthography.
_ONSETS = """
b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x
"""
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu
im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oc oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơp ơt
u ua uâ uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya
uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu uit uên uêt uyn uyp uai uan uang uanh uao uat uau uay uăc uăn uăng uăt ue
uen ueo uet uơi uơn
"""


_LONGEST_SYLLABLE = 7  # nghiêng


@cache
def _toneless() -> re.Pattern[str]:
    """Match a syllable without its tone: an optional onset and a rhyme."""
    return re.compile(rf"(?:{'|'.join(_ONSETS.split())})?(?:{'|'.join(_RHYMES.split())})")


@cache
def _bare() -> re.Pattern[str]:
    """Match a syllable without any diacritics."""
    return re.compile(romanise(_toneless().pattern))


@lru_cache(maxsize=8192)  # the same words come again and again
def is_syllable(word: str) -> bool:
    """Tell whether `word`, as spelt, can be one Vietnamese syllable: Nguyễn, học, an.

    A syllable that ends in c, ch, p or t carries sắc or nặng: hoc is none.
    """
    if not 0 < len(word) <= _LONGEST_SYLLABLE:
        return False
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in _TONES]
    toneless = "".join(char for char in decomposed if char not in _TONES)
    if not _toneless().fullmatch(unicodedata.normalize("NFC", toneless)):
        return False
    stopped = toneless.endswith(("c", "ch", "p", "t"))
    return len(tones) < 2 and (not stopped or tones in (["\u0301"], ["\u0323"]))


@lru_cache(maxsize=8192)
def is_bare_syllable(word: str) -> bool:
    """Tell whether `word` can be one Vietnamese syllable that lost its diacritics: hoc, Nguyen."""
    return 0 < len(word) <= _LONGEST_SYLLABLE and _bare().fullmatch(word.lower()) is not None


# --- words ---------------------------------------------------------------------------------


def one_line(text: str) -> str:
    """Return `text` on one line, clean, with one space wherever it had white space."""
    return " ".join(clean(text).split())


@cache
def phrases(listed: str) -> frozenset[str]:
    """Return the phrases of a list `a; b c; d`, as `fold` writes them."""
    return frozenset(fold(phrase.strip()) for phrase in listed.split(";") if phrase.strip())


def words(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words and numbers of `text`, in order.

    A word is a run of letters and digits; identifiers, figures, dates and abbreviations
    are one: 57-NQ/TW, 3.000, 7-10, 12,5%, TP.HCM, H'Hen. Hà Nội-Huế are three words.
    """
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if spans and spans[-1][1] == start - 1 and _joins(text, start - 1):
            start = spans.pop()[0]
        if text[end : end + 1] == "%" and text[end - 1].isdigit():
            end += 1
        spans.append((start, end))
    return spans


def _joins(text: str, at: int) -> bool:
    """Tell whether the sign at `at`, with a word on either side, is part of one word."""
    sign, left, right = text[at], text[at - 1], text[at + 1]
    digits = left.isdigit() + right.isdigit()
    if sign in ",:":
        return digits == 2
    if sign in _APOSTROPHES:
        return digits == 0
    capitals = left.isupper() and right.isupper()
    if sign in "-/&" or sign in _HYPHENS:
        return digits > 0 or capitals
    if sign == ".":
        return digits == 2 or _dot_joins(text, at)
    return False


def _dot_joins(text: str, at: int) -> bool:
    """Tell whether the dot at `at` is inside an abbreviation or an address.

    TP.HCM, Th.S, Q.1, v.v, vnexpress.net; but not TP.Thủ Đức or a forgotten space.
    """
    left, right, beyond = text[at - 1], text[at + 1], text[at + 2 : at + 3]
    if right.isupper():
        return not beyond.islower()
    return left.isupper() if right.isdigit() else left.islower()


# --- sentences -----------------------------------------------------------------------------


class Piece(NamedTuple):
    """One sentence: `text[start:end]`."""

    start: int
    """Offset of the first character, which is no white space."""
    end: int
    """Offset behind the last character, which is no white space."""
    paragraph: int
    """Number of its paragraph, from 1."""


# Abbreviations that stand before a name or a number; compounds such as PGS.TS or Th.S are
# looked up part by part. From knowledge of the press, not from a corpus.
_BEFORE_NAMES = """
tp tx ths th ts gs pgs bs bsck ck cki ckii ks kts cn ls nsnd nsưt nnt nxb ncs tsks đc đ/c
mr mrs ms dr prof st ste mt lt vs vol đt tel lh
"""
# Words that open a sentence much rather than continue a name after an initial.
_OPENERS = """
ai anh ban bà bác bên bạn bị bởi chiều chị chúng chưa còn công cô cơ cả các cùng căn cũng do dù
dưới dự gia giữa gần hai hiện họ hôm khi không khoảng kết liên làm lúc lực lý mặc mọi mỗi một muốn
nam nay ngay ngoài ngày người nhiều nhưng những nhận như nhờ nạn nếu qua quá rất rồi sau song sáng
sự theo thấy thậm thế tháng thời tiếp tôi trong trên trước trả tuy tại tất tối tổng từ và vào vì
việc vụ với vợ xác xe ông đang đây đã đêm đó đến để đối đồng
"""
_WARDS = frozenset("pqtx")
"""What stands for phường, quận, tổ or thị xã before a number, in small letters too."""
_CLOSERS = "\"”’»)]}'"
_OPENING_SIGNS = "\"“‘„«'([{-–—•*+#@$€£&"
_TERMINATOR = re.compile(rf"[.!?…][.!?…{re.escape(_CLOSERS)}]*+")
_STRAY_CLOSER = re.compile(r"[.!?…] [\"”»](?:\s|$)")  # a closing mark set apart by a space
_ENUMERATOR = re.compile(r"[-–•*(\"“\s]*(?:\d{1,2}(?:\.\d{1,2})*|[IVXivx]{1,5}|[^\W\d_])$")
_LAST_TOKEN = 16  # characters: longer than any abbreviation


@cache
def _lexicon(listed: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(fold(listed).split())


def split(text: str) -> list[Piece]:
    """Return the sentences of `text` in order; together they hold all but white space.

    Each line is a paragraph. A sentence ends at . ! ? … with the marks that close behind
    them, before white space and something that can open a sentence. Abbreviations,
    initials, list numbers and full stops within (…) end none.
    """
    pieces: list[Piece] = []
    start = paragraph = 0
    for line in text.split("\n"):
        if line.strip():
            paragraph += 1
            for first, last in _sentences(line):
                pieces.append(Piece(start + first, start + last, paragraph))
        start += len(line) + 1
    return pieces


def _sentences(line: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences of one line that is not blank."""
    start = len(line) - len(line.lstrip())
    last = len(line.rstrip())
    within = _Brackets(line)
    closing = {end for _, end in _pairs(line)} if _STRAY_CLOSER.search(line) else frozenset()
    for match in _TERMINATOR.finditer(line):
        end = match.end() + 2 if match.end() + 1 in closing else match.end()
        if end >= last:
            break
        if match.start() < start or not line[end].isspace() or end in within:
            continue
        following = _skip_spaces(line, end)
        if _opens(line, following, end) and not _abbreviates(line, start, match, following):
            yield start, end
            start = following
    yield start, last


def _skip_spaces(line: str, at: int) -> int:
    """Return the offset of the first character from `at` on that is no white space."""
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _opens(line: str, at: int, end: int) -> bool:
    """Tell whether a sentence can begin at `at`, the last one ending at `end`."""
    first = line[at]
    if first in "-–—" and line[end - 1] in '"”»':
        return False  # “…” – so-and-so said: still the sentence of the quotation
    return (first.isalnum() and not first.islower()) or first in _OPENING_SIGNS


def _abbreviates(line: str, start: int, match: re.Match[str], following: int) -> bool:
    """Tell whether the full stop at `match` belongs to an abbreviation or a list number."""
    if match[0] != ".":
        return False
    dot = match.start()
    if dot - start < _LAST_TOKEN and _ENUMERATOR.match(line[start:dot]):
        return True
    tokens = re.findall(r"[\w./]+", line[max(start, dot - _LAST_TOKEN) : dot])
    if not tokens or not line[dot - 1].isalnum():
        return False
    parts = [part for part in fold(tokens[-1]).split(".") if part]
    if len(parts[-1]) == 1 and line[dot - 1].isupper():
        return not _opener(line, following)
    if len(parts) == 1 and _is_letter(parts[0]):  # "đồng ý.", "rộng 4 m."; but "p. 3"
        return parts[0] in _WARDS and line[following].isdigit()
    known = all(part in _lexicon(_BEFORE_NAMES) or _is_letter(part) for part in parts)
    opener = _opener(line, following)
    place = opener and line[opener.end() : opener.end() + 2].strip().istitle()  # TP. Nam Định
    return known and parts[-1] != "v" and (not opener or bool(place))


def _is_letter(part: str) -> bool:
    """Tell whether a part of an abbreviation is a single letter."""
    return len(part) == 1 and part.isalpha()


def _opener(line: str, at: int) -> re.Match[str] | None:
    """Match a word at `at` that usually opens a sentence and continues no name."""
    word = _WORD.match(line, at)
    return word if word and fold(word[0]) in _lexicon(_OPENERS) else None


class _Brackets:
    """The outermost pairs of round brackets of a line: `offset in brackets`."""

    def __init__(self, line: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened: list[int] = []
        for match in re.finditer(r"[()]", line):
            if match[0] == "(":
                opened.append(match.start())
            elif opened:
                self._add(opened.pop(), match.start())

    def _add(self, start: int, end: int) -> None:
        """Add a pair that ends behind all others; those inside it are dropped."""
        while self._starts and self._starts[-1] > start:
            self._starts.pop()
            self._ends.pop()
        self._starts.append(start)
        self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset <= self._ends[at]


# --- quotations ----------------------------------------------------------------------------

_MARK = re.compile(r"\"+|'{2,}|‘{2,}|’{2,}|,,(?=\w)|[“”„‟«»‘’']|\n")
_OPENING_MARKS = frozenset(["“", "„", "‟", "«", "‘", "‘‘", ",,"])
_CLOSING_MARKS = frozenset(["”", "»", "’", "’’"])
_SINGLE_MARKS = frozenset("'‘’")
_BEFORE_OPENING = "([{“‘«\"':;,-–—/"
_BEHIND_CLOSING = ".,;:!?…)]}”’»\"'"

_Shape = Literal["opening", "closing", "either"]


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans between paired quotation marks: the outermost, trimmed, in order.

    “…”, "…", «…», ‘…’ and mixtures such as “…" pair within one line; a mark without its
    partner quotes nothing, and an apostrophe inside a word is no mark.
    """
    pairs: list[tuple[int, int]] = []
    for start, end in _pairs(text):
        while pairs and pairs[-1][0] >= start:
            pairs.pop()
        pairs.append((start, end))
    return [span for pair in pairs if (span := _trimmed(text, *pair))]


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span between each pair of marks, in the order of the closing marks."""
    opened: dict[bool, list[int]] = {True: [], False: []}  # by "is a single mark"
    for match in _MARK.finditer(text):
        if match[0] == "\n":
            opened = {True: [], False: []}
            continue
        single = match[0] in _SINGLE_MARKS
        if single and _is_apostrophe(text, match.start()):
            continue
        stack = opened[single]
        role = _role(match, _shape(text, match), within=bool(stack))
        if role == "opening":
            stack.append(match.end())
        elif role == "closing" and stack:
            start = stack.pop()
            _drop_inside(opened[not single], start)
            yield start, match.start()


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether the single mark at `at` stands inside a word."""
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _drop_inside(stack: list[int], start: int) -> None:
    """Forget the marks opened behind `start`: their partner cannot come any more."""
    while stack and stack[-1] > start:
        stack.pop()


def _shape(text: str, match: re.Match[str]) -> _Shape:
    """Tell from its neighbours what the mark at `match` looks like."""
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    left = not before or before.isspace() or before in _BEFORE_OPENING
    right = not behind or behind.isspace() or behind in _BEHIND_CLOSING
    if left == right:
        return "either"
    return "opening" if left else "closing"


def _role(match: re.Match[str], shape: _Shape, *, within: bool) -> _Shape:
    """Decide what a mark does; `within` tells whether one of its family is open.

    The kind of a curly mark decides unless its place says the contrary (“so“); a straight
    mark goes by its place, then in turns; a straight single one in doubt is an apostrophe.
    """
    mark = match[0]
    if mark in _OPENING_MARKS:
        return "closing" if shape == "closing" and within else "opening"
    if mark in _CLOSING_MARKS:
        return "opening" if shape == "opening" and not within and mark != "’" else "closing"
    if shape != "either" or mark == "'":
        return shape
    return "closing" if within else "opening"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without white space at its ends; None when nothing is left."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip())
    return (start, end) if start < end else None
