"""Which language a text is in: enough to see that a model answered in the wrong one.

Character classes, the spelling of Vietnamese syllables and short word lists (written from
knowledge of the languages); no statistics, so that a single wrong phrase is found and shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing.vietnamese.text import fold, is_bare_syllable, is_syllable

Span = tuple[int, int]

# Latin letters stand in these blocks; a single Greek letter is a symbol of science.
_OTHER_SCRIPT = re.compile(
    r"[^\W\d_A-Za-zªµº\u00b2-\u00be\u00c0-\u02ff\u1d00-\u1eff\u2070-\u218f\u2460-\u24ff\u2c60-\u2c7f"
    r"\ua720-\ua7ff\ufb00-\ufb06\uff21-\uff5a]+"
)
_GREEK = re.compile(r"[\u0370-\u03ff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ONLY_VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯẠ-ỹ]")

_SHARE_OF_VIETNAMESE = 0.2  # of the words; Vietnamese prose has about half, other languages none
_SHARE_OF_BARE = 0.8  # of the words are possible syllables in Vietnamese without diacritics
_SHARE_OF_FREQUENT = 0.15  # and so many are frequent ones; the press has about half
_PARAGRAPH = 60  # characters of a line that is long enough to tell its language
_LONG_TEXT = 5  # words in lower case without any diacritics: hardly Vietnamese
_LONG_NAME = 6  # capitalised Vietnamese words in a row that are too many for a name
_SILENT = 8  # words in lower case without an English function word: hardly English
_RUN = 4  # English words in a row inside Vietnamese
_BARE_RUN = 3  # Vietnamese words without diacritics in a row inside English

# English function words.
_FUNCTION_WORDS = """
a about above after against ahead all also amid an and any are around as at back be because been
before between both but by can could did do does during each for from had has have he her his how
if in into is it its just may more most must my no not of off on one only or other our out over
own per said says she should so some such than that the their them then there these they this
those through to under until up very was we were what when where which while who whom whose will
with within without would you your
"""
# Other English words that could be a Vietnamese syllable without diacritics.
_ALSO_ENGLISH = """
ad aid am ant ay ban bang bat bay bet bi bin bit boat bun buy cam cap cat chap chat chin chip chop
coach coat con cop cot cow cup cut da dam day de den dim dip don dot due e en et gang gap gay get
go goat got gun guy ha ham hang hat hay hem hen hey hi him hip hit ho hop hot hum hung hut kin kip
kit la lap lay le let lip lit lo loan long lot lung ma man map mat me men met mi moan mom mop mum
nap nay net non nut o oh pa pan pat pay pen pet pi pin pit pop pot pun put ran rang rap rat ray re
rich rim rip rot rue run rung rut sac sang sap sat say set sin sip sit son song sue suit sum sun
sung tan tang tap tech ten thin ti tin tip ton tong top tram trap tray trim trip true try uh um un
van vat vet via y
"""
# The most frequent words of the press, without their diacritics.
_FREQUENT_BARE = """
anh ba bao biet bon cac chi chieu chinh cho chu chua chuc con cong cua cuc cung cuoc da dan dang
dau day den dia dinh do doanh doi dong du duoc duoi duong gan ghi gia giua gom hai hang hien hoi
hom hon huyen ke khi khoang khong kinh lam len luc luong may mien moi mot muc muoi nam nay ngan
nganh ngay nghi nghiep ngoai nguoi nguyen nham nhan nhieu nhu nhung noi nuoc ong phai phap phat
phong phuong quan quoc quyen quyet ra sang sau se so sinh ta tai theo thang thanh thi thoi thong
thu thuc thuoc thuong tieu tinh toan toi trach tren trieu trong truoc truong tu tuong tuy ty uy
vao viec viet voi vu vuc xa xuat y
"""
# Words of public office, which show English even in a text of one word.
_OFFICES = """
chairman chairperson chairwoman chief commission committee department deputy director governor
head judge lawyer leader mayor minister ministry office officer officials police president
professor prosecutor secretary spokesman spokesperson spokeswoman vice
"""
# Function words of other languages in Latin letters.
_OTHER_LANGUAGES = """
adalah akan auf aus aux avec bei che como con dan dans dari dem den dengan des die du ein eine
ella elle em es est esta fue für gli il ini ist itu kepada las les leur los mais mit más nel nicht
non nous não oleh os pada par para pelo per pero più por pour que qui se seu sich sie sin sono
sont su sur sus telah tidak um uma una und une untuk vous wird yang zu être
"""
# Those that English keeps in names: Rio de Janeiro. There they do not count, nor in short texts.
_PARTICLES = """
al bin da das de del della der di do dos e el en et la le o un van von y
"""
# Pairs of words that, capitalised in English, are Vietnamese left untranslated.
_UNTRANSLATED = """
bí thư, bệnh viện, bộ trưởng, chính phủ, chính trị, chủ tịch, công ty, cảnh sát, giao thông, giáo
dục, giám đốc, hội đồng, huyện ủy, kinh tế, mặt trận, ngân hàng, nhà nước, nông nghiệp, phát
triển, phó ban, phó bí, phó chủ, phó giám, phó thủ, phó trưởng, quận ủy, quốc hội, thành phố,
thành ủy, thủ tướng, thứ trưởng, tài chính, tòa án, tập đoàn, tổ chức, tổ quốc, tổng bí, tổng
giám, tỉnh ủy, trung ương, trưởng ban, trưởng phòng, văn phòng, viện kiểm, xã hội, xây dựng, y tế,
đại học, đảng ủy, ủy ban
"""


class _Word(NamedTuple):
    """A word of letters in a text."""

    start: int
    end: int
    text: str
    joined: bool
    """Only white space stands between it and the word before."""

    @property
    def lower(self) -> bool:
        """Without any capital."""
        return self.text.islower()


@cache
def _lexicon(listed: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(listed.split())


def is_vietnamese(text: str) -> bool:
    """Tell whether a text of an article's length is Vietnamese.

    By the share of words with a letter that only Vietnamese has; not for a few words.
    """
    words = _WORD.findall(text)
    marked = [word for word in words if not word.isascii()]
    telling = sum(_ONLY_VIETNAMESE.search(word) is not None for word in marked)
    return telling > _SHARE_OF_VIETNAMESE * len(words)


def is_bare_vietnamese(text: str) -> bool:
    """Tell whether a text of a paragraph's length or more is Vietnamese without its diacritics,
    or with few of them.

    Nearly all its words are possible syllables, and many of them the press's most frequent ones.
    """
    words = _WORD.findall(text.lower())
    bare = sum(is_bare_syllable(word) or is_syllable(word) for word in words)
    frequent = sum(word in _lexicon(_FREQUENT_BARE) for word in words)
    return (
        bool(words)
        and bare >= _SHARE_OF_BARE * len(words)
        and frequent >= _SHARE_OF_FREQUENT * len(words)
    )


def has_bare_parts(text: str) -> bool:
    """Tell whether a line of a Vietnamese text lacks its diacritics."""
    return any(
        not _ONLY_VIETNAMESE.search(line) and is_bare_vietnamese(line)
        for line in text.split("\n")
        if len(line) > _PARAGRAPH
    )


def foreign(text: str, language: Literal["vi", "en"]) -> Span | None:
    """Return the first stretch that shows that `text` is not in `language`, or None.

    Fit for a headline or a role of three words. Names, brands, outlets and loan words of the
    other language pass; a phrase of it does not.
    """
    if _is_plainly(text, language):
        return None
    words = list(_words(text))
    if language == "vi":
        return _other_script(text) or _without_vietnamese(words) or _english_run(words)
    return (
        _other_script(text)
        or _vietnamese_word(words)
        or _untranslated(words)
        or _bare_vietnamese(words)
        or _without_english(words)
    )


def _is_plainly(text: str, language: Literal["vi", "en"]) -> bool:
    """Tell whether counting its words is enough to see that a text is in `language`.

    Most are. The stricter rules look where words stand.
    """
    words = _WORD.findall(text)
    free = [chunk for chunk in text.split() if chunk.isalpha()]
    if language == "vi":
        return (
            _other_script(text) is None
            and any(map(_tells_vietnamese, free))
            and sum(map(_is_alien, words)) < _RUN - 1
        )
    return (
        all(map(str.isascii, words))
        and not _lexicon(_FUNCTION_WORDS).isdisjoint(free)
        and len(_strange_to_english().intersection(words)) < 2
        and not any(map(_is_bare_word, words))
        and sum(map(_is_bare_name, words)) < _LONG_NAME
    )


@lru_cache(maxsize=8192)  # the same words come again and again
def _tells_vietnamese(word: str) -> bool:
    return word.islower() and not word.isascii() and is_syllable(word)


@lru_cache(maxsize=8192)
def _is_alien(word: str) -> bool:
    return word.islower() and not is_syllable(word)


@lru_cache(maxsize=8192)
def _is_bare_word(word: str) -> bool:
    return word.islower() and _is_bare(word)


@lru_cache(maxsize=8192)
def _is_bare_name(word: str) -> bool:
    return not word.islower() and is_bare_syllable(word)


@cache
def _strange_to_english() -> frozenset[str]:
    """Return the words of which English texts have at most one."""
    return _lexicon(_OTHER_LANGUAGES) | _lexicon(_PARTICLES)


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of `text`, without units (10km), addresses and halves of compounds."""
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        before, behind = text[start - 1 : start], text[match.end() : match.end() + 1]
        if before and (before in "-–@/_.\\" or before.isdigit()) and start == end + 1:
            end = match.end()
            continue
        joined = text[end:start].isspace() if end else False
        end = match.end()
        if before.isdigit() or behind.isdigit() or behind in tuple("@_/\\"):
            continue
        yield _Word(start, end, match[0], joined)


def _other_script(text: str) -> Span | None:
    """Return the first run of letters that are not Latin."""
    for match in _OTHER_SCRIPT.finditer(text):
        if match[0].isalpha() and not (len(match[0]) == 1 and _GREEK.match(match[0])):
            return match.span()
    return None


def _whole(words: list[_Word]) -> Span:
    """Return the span from the first word to the last."""
    return words[0].start, words[-1].end


# --- not Vietnamese ------------------------------------------------------------------------


def _without_vietnamese(words: list[_Word]) -> Span | None:
    """Return the whole text when no word of it shows that it is Vietnamese."""
    lower = [word.text for word in words if word.lower]
    if any(not text.isascii() and is_syllable(text) for text in lower):
        return None
    if any(word.text.lower() in _lexicon(_OFFICES) for word in words):
        return _whole(words)
    if not lower and any(not word.text.isascii() and is_syllable(word.text) for word in words):
        return None  # a name or a headline in capitals
    alien = [text for text in lower if not is_syllable(text)]
    if len(words) > 2 and (
        len(lower) >= _LONG_TEXT
        or len(alien) > 1
        or any(is_bare_syllable(text) for text in alien)
        or _speaks_english(words)
    ):
        return _whole(words)
    return None


def _speaks_english(words: list[_Word]) -> bool:
    """Tell whether function words make a sentence, rather than a name: Bank of America."""
    function = [word for word in words if word.text.lower() in _lexicon(_FUNCTION_WORDS)]
    certain = sum(not is_syllable(word.text) for word in function)
    if len(words) <= _LONG_TEXT and all(word.lower == (word in function) for word in words):
        return False
    return certain > 0 or len(function) > 1 or (bool(function) and len(words) > _LONG_TEXT)


def _english_run(words: list[_Word]) -> Span | None:
    """Return the first run of words of another language inside Vietnamese."""
    run: list[_Word] = []
    for word in words:
        if not word.joined or not _may_be_english(word):
            if _is_english(run):
                break
            run = []
        if _may_be_english(word):
            run.append(word)
    return _whole(run) if _is_english(run) else None


def _may_be_english(word: _Word) -> bool:
    """Tell whether the word can stand in an English phrase: also a name, or "to", "an"."""
    if not word.lower:
        return word.text.isascii()
    return word.text in _lexicon(_FUNCTION_WORDS) or not is_syllable(word.text)


def _is_english(run: list[_Word]) -> bool:
    """Tell whether a run has enough words that cannot be Vietnamese."""
    lower = [word.text for word in run if word.lower]
    return len(lower) >= _RUN and sum(not is_syllable(text) for text in lower) >= _RUN - 1


# --- not English ---------------------------------------------------------------------------


def _vietnamese_word(words: list[_Word]) -> Span | None:
    """Return the first word in lower case that only Vietnamese writes so."""
    for word in words:
        if not word.lower or word.text.isascii() or word.text == "à":
            continue
        if _ONLY_VIETNAMESE.search(word.text) or is_syllable(word.text):
            return word.start, word.end
    return None


def _untranslated(words: list[_Word]) -> Span | None:
    """Return the first pair of capitalised words that is a Vietnamese term, not a name."""
    for first, second in pairwise(words):
        if first.text.isascii() and second.text.isascii():
            continue
        if second.joined and (fold(first.text), fold(second.text)) in _terms():
            return first.start, second.end
    return None


@cache
def _terms() -> frozenset[tuple[str, ...]]:
    """Return the pairs of words that are left untranslated, folded."""
    pairs = fold(_UNTRANSLATED).replace("\n", " ").split(",")
    return frozenset(tuple(pair.split()) for pair in pairs)


def _bare_vietnamese(words: list[_Word]) -> Span | None:
    """Return the first run of Vietnamese words, without diacritics or all in capitals."""
    run: list[_Word] = []
    for word in words:
        native = is_bare_syllable(word.text) or is_syllable(word.text)
        if not native or not word.joined:
            if _is_phrase(run):
                break
            run = []
        if native:
            run.append(word)
    if _is_phrase(run):
        return _whole(run)
    alone = len(words) > 1 and all(is_bare_syllable(word.text) for word in words if word.lower)
    return _whole(words) if alone and _bare_count(words) else None


def _is_phrase(run: list[_Word]) -> bool:
    """Tell whether a run of Vietnamese words is more than a name."""
    return _bare_count(run) >= _BARE_RUN or sum(not word.lower for word in run) >= _LONG_NAME


def _bare_count(words: list[_Word]) -> int:
    """Return how many words in lower case are bare Vietnamese and no English words."""
    return sum(word.lower and _is_bare(word.text) for word in words)


def _is_bare(word: str) -> bool:
    """Tell whether a word is Vietnamese without diacritics and no English one."""
    return is_bare_syllable(word) and word not in _english_syllables()


@cache
def _english_syllables() -> frozenset[str]:
    """Return the English words that may look like a bare Vietnamese syllable."""
    return _lexicon(_FUNCTION_WORDS) | _lexicon(_ALSO_ENGLISH)


def _without_english(words: list[_Word]) -> Span | None:
    """Return the whole text when its function words are those of a third language."""
    lower = [word.text for word in words if word.lower]
    english = sum(text in _lexicon(_FUNCTION_WORDS) for text in lower)
    others = {text for text in lower if text in _lexicon(_OTHER_LANGUAGES)}
    if len(words) > _LONG_TEXT:
        others.update(_particles_outside_names(words))
    silent = not english and len(lower) > _SILENT
    return _whole(words) if silent or len(others) > max(1, english) else None


def _particles_outside_names(words: list[_Word]) -> Iterator[str]:
    """Yield the particles that no capitalised word stands before: not Ursula von der Leyen."""
    in_name = False
    for word in words:
        particle = word.text in _lexicon(_PARTICLES)
        if particle and not in_name:
            yield word.text
        in_name = not word.lower or (particle and in_name)
