"""The names that a Vietnamese text states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from briefing.ledger import known_names, units_of_place
from briefing.ledger.known_names import Form, Known
from briefing.ledger.name_types import Name, NameKind
from briefing.ledger.words import WITHIN, Word, in_headline, is_phonetic, is_roman, scan
from briefing.vietnamese import name_lexicon as lexicon
from briefing.vietnamese.names import FAMILY_NAMES, NameMention, find_names
from briefing.vietnamese.text import fold, is_syllable

_HUMPS = re.compile(r"[^\W\d_][^\W\d_A-ZĐÀ-ÖØ-ÝẠ]*")
# Unit words that have another meaning before a Latin word: bản Windows.
_ALSO_COMMON = "bản làng sóc h q p tt tx"
_LONGEST = 5  # syllables of a place
# Countries of one syllable that are other words as well: where a sentence begins, the capital
# says nothing.
_AMBIGUOUS = "anh thái áo ý hàn nhật nga đức lào úc bỉ mỹ pháp síp"
# Syllables that name a country or a continent only beside other words; nothing is demanded.
_WEAK = """
hoa trung phi á âu đài tàu sát viên bồ hung mã thổ hán việt mác ấn tiệp miến miên la-tinh latin vn
"""
# Behind these a country only tells which money, which language.
_CURRENCIES = "la bảng yên won tệ rúp franc dollar dola đô"
# Before a name, and no part of it.
_TITLES = "mr mrs ms miss dr"
# Loan words that Vietnamese writes with a capital where a sentence begins, or at will.
_LOANS = """
album anime aptomat bar bikini blog boeing camera card casino catwalk cello chat chip clip club
combo comment concert container cup dollar email euro fan festival file game gara gay golf hacker
hashtag hotline hot internet jazz karaoke kg km laptop legging light like link live livestream logo
marathon mascara massage menu metro mini mobile model motel album ngo offline oh ok online oxy
paparazzi photo piano pin pizza podcast pop poster rap reality resort robot rock sandwich sauna
scandal shop show showbiz single skype smartphone sofa solo spa spoiler sms stress style taxi team
test tour trailer tv usb valentine video villa visa vlog web website wifi workshop yoga zoom
facebooker youtuber startup top vip ôtô êkíp liveshow karate pallet judo taekwondo yen taxi container guitar ballet bê-tông sex selfie radio format data
"""
# The sixty years: Giáp Thìn, Kỷ Hợi.
_STEMS = "giáp ất bính đinh mậu kỷ canh tân nhâm quý"
_BRANCHES = "tý sửu dần mão thìn tỵ ngọ mùi thân dậu tuất hợi"
# What begins the name of a body, a feast, an office or a thing, which English translates.
_HEADS = """
ủy uỷ ban bộ sở cục vụ viện phòng tổng phó trưởng chủ bí đảng đoàn hội quốc nhà trung công tòa toà
kiểm mặt liên hiệp tổ cơ trường học đại cao mầm mẫu bệnh trạm khoa luật nghị quyết chỉ thông hiến
huân huy bằng giải cúp danh nghệ anh bà tết lễ ngày tháng năm thứ mùa nguyên cộng cách trái báo tạp
đài ngân tập doanh bảo hàng đường sông biển núi hồ cầu chợ đèo chùa đền đình thánh lăng thư rạp hát
quảng sân khu vùng miền thủ tỉnh thành quận huyện phường xã thôn ấp làng bản khối chương dự đề chiến
phong cuộc vô siêu ngoại hai ba bốn một việt đổi tình mẹ cha con người trẻ gia ông cụ chúa trời phật
bồ quan tin bên theo trong khi nếu vì và của là các những tại từ đến với cho thầy cô thưa kính tôi
chúng ta họ chị em thượng hạ tiền hậu nhân dân lao văn thể giáo khi lực cựu phụ thanh thiếu nhi độc
tự hạnh xây phát hoa kỹ phiên hành xóa triều đời vua
"""
# What is mostly called by a proper name.
_NAMED_THINGS = """
sân bay, bệnh viện, chợ, cầu, đường, phố, sông, công ty, tập đoàn, khách sạn, chùa, thpt, thcs, đại
học, khu công nghiệp, kcn, cảng, ga, bến xe, nhà máy, thủy điện, nhiệt điện, ngân hàng, khu đô thị
"""
# Phrases of the list of places that are none.
_NO_PLACES = """
công an, công giáo, công ty, công đoàn, diêm vương, hải vương, thiên vương, hồng quân, hồng thập tự,
hồng y, hồng lâu mộng, kim cương, kim ngưu, kim tự tháp, bạch dương, lao động, người lao động, nhà
nước, nhân dân, ngọc hoàng, nguyên đán, tết nguyên đán, phật đản, phục sinh, giáng sinh, quan thế
âm, quan âm, quốc gia, quốc hội, thanh niên, tiền phong, tin lành, thống nhất, trung thu, trung ương,
tuổi trẻ, văn hóa, văn phòng, vu lan, việt kiều, việt cộng, việt minh, đoan ngọ, đoàn chủ tịch,
đường luật, hán nôm, hán việt, hoàng thành, điện biên phủ, nam hàn, mỹ đức, việt đức, việt nam
"""
# Abbreviations of Vietnamese words that need no English of their own; all with Đ, Ư … too.
_NATIVE = """
ĐHQG VH XH KT QS QP AN TS ThS PGS GS THS CK CKII CKI BN TPHCM NXB CTV GĐ PGĐ PCT CT BT TBT PTT TT
UV UVBCH BTV VP TB PCTN TNCS HCM TNTP CNVC CBCNV CB CC VC NĐT NB TH MN ND LS KS PTTH CN TC KCS
XN DNTN MTV SX TM DV XNK VLXD QLĐT QLNN KDC NƠXH NV SN CCB PN TN HPN CAND QĐND BĐBP CSCĐ CSKV
CBCS HVCH TCT NHTM NHTMCP TMCP TCTD TSCĐ QSDĐ QSH GCN KT3 HKTT CQ PA ANĐT PC01 PC02 PC03 PC04 PC06
PC07 PC08 PC45 PC46 PC47 PX03 PA05 C03 C02 C06 C08 TTHC TTĐT TTKDTM TTX TTXVN VNA TTO PLO TTK LĐLĐ
LĐ LĐO NLĐO VOV VTV HTV SGGP VPQH UBKT KSND CSXH NHCSXH TCKH PTNT BKS VND VNĐ USD ANQG TNDN TNCN GTGT NHCS BTNMT BGDĐT BYT BNV BCT BXD BTC BKHĐT CBCC CCVC NSX GDTX GDNN THADS TGĐ HĐQT HĐTV HĐXX HTXNN CTXH TTCN LLVT NVQS VKS VPCP VPCQ TCCP BHTGVN KBNN QLDA BQLDA BOT BT GTNT DTTS MN NTM
TDTT VHVN VHNT CSVC CSHT KHKT KHHGĐ DS BVĐK TTYT YTDP KCB ATVSLĐ BVMT QLR KL BVR PCTT TKCN PCLB PCD
"""


def read_vietnamese(text: str) -> tuple[Name, ...]:
    """Return the names of a Vietnamese text, in order, without overlaps."""
    if text == text.lower():
        return ()
    return tuple(_Reader(text).read())


class _Reader:
    """Reads a text from left to right. `at` is everywhere the index of a word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = scan(text)
        self._people = {mention.start: mention for mention in find_names(text)}
        self._headline = in_headline(self._words)

    def read(self) -> Iterator[Name]:
        """Yield the names in order."""
        at = 0
        while at < len(self._words):
            found, length = self._one(at)
            if found is not None:
                yield found
            at += length

    def _one(self, at: int) -> tuple[Name | None, int]:
        """Return the name at a word, if any, and how many words are read."""
        word = self._words[at]
        known = self._known(at)
        person = self._people.get(word.start)
        if person is not None and not (known is not None and known.famous):
            return self._person(at, person)
        if known is not None:
            return self._judged(at, known), len(known.words)
        unit = self._unit(at)
        if unit is not None:
            return unit
        if not word.capital:
            return None, 1
        if word.shouted and not self._headline:
            return self._acronym(at), 1
        if not is_syllable(word.text):
            return self._foreign(at)
        return self._proper(at)

    # people

    def _person(self, at: int, mention: NameMention) -> tuple[Name | None, int]:
        length = 1
        while at + length < len(self._words) and self._words[at + length].start < mention.end:
            length += 1
        words = self._words[at : at + length]
        while len(words) > 1 and not is_syllable(words[0].text) and self._known(at):
            at, words = at + 1, words[1:]
        native = all(is_syllable(word.text) for word in words)
        if not native and not words[0].text.isascii():  # Thượng nghị sĩ Tiểu Bang West Virginia
            words = [word for word in words if not is_syllable(word.text)]
        if all(len(word.text) == 1 or "." in word.text for word in words):
            return None, length
        kept = words if native else [word for word in words if word.capital and len(word.text) > 1]
        return self._name(kept, "person", whole=native), length

    # names with an English of their own

    def _known(self, at: int) -> Form | None:
        """Return the longest known name that stands at a word."""
        for form in known_names.forms("vi").get(self._words[at].key("vi"), ()):
            if self._spells(form, at):
                return form
        return None

    def _spells(self, form: Form, at: int) -> bool:
        length = len(form.words)
        words = self._words[at : at + length]
        if len(words) < length or any(w.key("vi") != f for w, f in zip(words, form.words)):
            return False
        if any(word.gap not in WITHIN for word in words[1:]):
            return False
        if any(word.start in self._people for word in words[1:]) and not form.famous:
            return False
        if form.famous and length == 1 and words[0].start not in self._people:
            return False  # Tập, but only behind an honorific
        if form.capitals:
            return words[0].shouted
        return words[-1].capital or not form.capital_last

    def _judged(self, at: int, form: Form) -> Name | None:
        """Return a known name unless it is a region, a common word or half of another name."""
        words = self._words[at : at + len(form.words)]
        kinds = {known.kind for known in form.known}
        if "region" in kinds or form.text.islower():
            return None
        if kinds == {"abbreviation"} and not words[0].shouted:
            return None
        if len(words) == 1 and (form.words[0] in _listed(_WEAK) or not self._alone(at)):
            return None
        if at and self._words[at - 1].key("vi") in _listed(_CURRENCIES):
            return None
        return self._name(words, _kind(kinds, words), whole=True, known=form.known)

    def _alone(self, at: int) -> bool:
        """Tell whether a syllable with a capital is a country by itself, not a part of a name."""
        word = self._words[at]
        if word.key("vi") not in _listed(_AMBIGUOUS):
            return True
        before, behind = self._neighbour(at - 1), self._neighbour(at + 1)
        if word.opens or self._headline:
            return False
        if before is not None and word.gap == " " and _is_native(before):
            return False
        joined = behind is not None and behind.gap == " " and behind.capital
        if not joined or behind is None:
            return True
        return not (word.key("vi") == "anh" or is_syllable(behind.text))

    def _neighbour(self, at: int) -> Word | None:
        return self._words[at] if 0 <= at < len(self._words) else None

    # places with a unit

    def _unit(self, at: int) -> tuple[Name | None, int] | None:
        """Return the place whose unit word stands at a word."""
        if self._headline:
            return None
        for length in (3, 2, 1):
            words = self._words[at : at + length]
            unit = units_of_place.vietnamese().get(tuple(word.key("vi") for word in words))
            if unit is None or len(words) < length:
                continue
            run = self._run(at + length) if self._names_place(at, length) else 0
            if length == 1 and len(words[0].text) == 1 and not self._initialled(at):
                continue
            if run:
                place = self._words[at + length : at + length + run]
                known = self._known(at + length)
                meant = known.known if known and len(known.words) == run else ()
                name = self._name(place, "place", whole=True, unit=unit, known=meant)
                return name, length + run
        return None

    def _names_place(self, at: int, length: int) -> bool:
        """Tell whether what follows a unit word can be a native name: not bản Windows."""
        behind = self._neighbour(at + length)
        if behind is None:
            return False
        latin = self._words[at].key("vi") in _listed(_ALSO_COMMON) and not is_syllable(behind.text)
        return not (latin and behind.text.isascii() and not behind.text.isdigit())

    def _initialled(self, at: int) -> bool:
        """Tell whether a letter is short for a unit: P.5, Q. Bình Tân; but no person's initial."""
        behind = self._neighbour(at + 1)
        if behind is None or not self._words[at].capital:
            return False
        return behind.text.isdigit() or (behind.gap != " " and is_syllable(behind.text))

    def _run(self, at: int) -> int:
        """Return how many words name the place behind a unit word; a number is one."""
        first = self._neighbour(at)
        if first is None or first.gap not in (" ", ".", ". "):
            return 0
        if first.text.isdigit():
            return 1 if len(first.text) <= 2 else 0
        length = 0
        while length < _LONGEST and at + length < len(self._words):
            word = self._words[at + length]
            inside = word.gap in WITHIN or not length
            if not inside or not word.capital or word.start in self._people or word.shouted:
                break
            known = self._known(at + length) if length > 1 else None
            if known is not None and known.words not in _weak():
                break
            length += 1
        return length

    # what stays in Latin letters

    def _acronym(self, at: int) -> Name | None:
        """Return an abbreviation that stays what it is in the other language."""
        word = self._words[at]
        plain = word.plain
        if any(char.isdigit() for char in word.text) or is_roman(word.text):
            return None
        if not word.text.isascii() or word.text in _plain_listed(_NATIVE):
            return None
        if is_syllable(word.text):
            return None
        return self._name([word], "acronym", whole=True) if plain else None

    def _foreign(self, at: int) -> tuple[Name | None, int]:
        """Return the words in a row that are no Vietnamese syllables."""
        length = 0
        kept: list[Word] = []
        if is_phonetic(self._words, at) or _is_run_together(self._words[at].text):
            return None, 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if length and (word.gap not in WITHIN or not word.capital or self._known(at + length)):
                break
            if is_syllable(word.text) or word.shouted or word.text[0].isdigit():
                break
            kept.append(word)
            length += 1
        passed = _listed(_LOANS) | _listed(_TITLES)
        kept = [w for w in kept if len(w.text) > 1 and w.key("vi") not in passed]
        return (self._name(kept, "foreign", whole=False) if kept else None), max(length, 1)

    def _proper(self, at: int) -> tuple[Name | None, int]:
        """Return the native syllables in a row that are a name: Tân Sơn Nhất, Hòa Phát."""
        length = 1
        while at + length < len(self._words):
            word = self._words[at + length]
            if word.gap not in (" ", "-") or not _is_native(word) or word.start in self._people:
                break
            if self._known(at + length):
                break
            length += 1
        words = self._words[at : at + length]
        if length == 1 and self._titled(at) and _plain_spelt(words[0].text):
            return self._name(words, "person", whole=True), 1
        named = length > 1 and not self._headline and not words[0].opens
        if not named or self._translatable(at, length):
            return None, length
        return self._name(words, "proper", whole=True), length

    def _titled(self, at: int) -> bool:
        """Tell whether a title stands before a word: Chủ tịch Kim."""
        before = tuple(word.key("vi") for word in self._words[max(0, at - 3) : at])
        titles = lexicon.phrases(lexicon.TITLES)
        return self._words[at].gap == " " and any(before[n:] in titles for n in range(len(before)))

    def _translatable(self, at: int, length: int) -> bool:
        """Tell whether a run of capitals is a term that English translates, or half of one."""
        keys = tuple(word.key("vi") for word in self._words[at : at + length])
        if keys in lexicon.phrases(lexicon.PLACES):
            return keys in lexicon.phrases(_NO_PLACES)
        sixty = length == 2 and keys[0] in _listed(_STEMS) and keys[1] in _listed(_BRANCHES)
        if sixty or self._in_compound(at, length):
            return True
        if self._headed(at):
            return False
        return keys[0] in _listed(_HEADS) or not _in_names().issuperset(keys)

    def _in_compound(self, at: int, length: int) -> bool:
        """Tell whether two words in a row from the run on are a common word: Nhân Dân."""
        keys = [word.key("vi") for word in self._words[at : at + length + 1]]
        if len(keys) > length and self._words[at + length].gap != " ":
            keys.pop()
        return any(pair in lexicon.phrases(lexicon.COMPOUNDS) for pair in pairwise(keys))

    def _headed(self, at: int) -> bool:
        """Tell whether a word stands before that only a proper name follows: bệnh viện, sân bay."""
        before = tuple(word.key("vi") for word in self._words[max(0, at - 3) : at])
        things = lexicon.phrases(_NAMED_THINGS)
        return self._words[at].gap == " " and any(before[n:] in things for n in range(len(before)))

    def _name(
        self,
        words: list[Word],
        kind: NameKind,
        *,
        whole: bool,
        unit: frozenset[str] = frozenset(),
        known: tuple[Known, ...] = (),
    ) -> Name | None:
        if not words:
            return None
        start, end = words[0].start, words[-1].end
        return Name(
            start,
            end,
            self._text[start:end],
            kind,
            " ".join(word.plain for word in words),
            tuple(word.key("vi") for word in words),
            whole,
            unit,
            frozenset(each.spelt for each in known),
        )


@cache
def _in_names() -> frozenset[str]:
    """Return the syllables that names of people and places are made of, folded."""
    listed = lexicon.GIVEN + lexicon.PLACES + lexicon.NAMESAKES
    return FAMILY_NAMES | frozenset(fold(listed).replace(",", " ").split())


def _kind(kinds: set[str], words: list[Word]) -> NameKind:
    """Return the kind of a known name that stands for things of `kinds`."""
    if "abbreviation" in kinds and words[0].shouted:
        return "acronym"
    return "person" if "person" in kinds else "proper" if "proper" in kinds else "place"


def _plain_spelt(text: str) -> bool:
    """Tell whether a syllable has no diacritics, as foreign names have none: Kim, May."""
    return text.isascii() and len(text) > 1


def _is_native(word: Word) -> bool:
    """Tell whether a word is a syllable with a capital, as in a native name."""
    return word.capital and not word.shouted and is_syllable(word.text)


@cache
def _weak() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in _listed(_WEAK))


def _is_run_together(text: str) -> bool:
    """Tell whether two native words have lost the space between them: LongHàng."""
    parts = _HUMPS.findall(text)
    return len(parts) > 1 and "".join(parts) == text and all(map(is_syllable, parts))


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


@cache
def _plain_listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
