"""Gloss: a sentence cut into parts with their English, and what a small model's English lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import terms
from briefing.checks import check
from briefing.models import Briefing, Provenance, Statement
from briefing.reading import read_text, sentences
from briefing.terms.cutting import Known
from briefing.terms.gloss import Part, line, parts
from briefing.terms.lexicon import tokens
from briefing.terms.vocabulary import Vocabulary

ROWS = """
anh ấy,he,general,pron
bán,sell,business,v
bò,cow,farming,n
bóng,ball,sport,n
bóng,shadow,general,n near:nắng|in_bóng
bóng đá,football,sport,n
cho,for; give,general,prep
con,child,family,n before:của|đầu
con,head,farming,cl
cuốn sách,book,culture,n
cuộc,event,general,cl
cô ấy,she,general,pron
cấp,level; grade,education,n
cấp,provide; grant,admin,v before:phép|giấy_phép
cầu thang,stairs,general,n
dài,long,general,adj
giáo viên,teacher,education,n
hai,two,quantity,num
họp,meet,politics,v
hồ,lake,environment,n
không,not,general,adv
khởi tố,prosecute; charge,crime,v
một,a; one,quantity,num
mười hai,twelve,quantity,num
mở,open,general,v
ngã,fall,accident,v
nghi phạm chính,prime suspect,crime,n
nhiều,many,quantity,det
nhà,house,land,n
nhà,household,family,n after:<number>
nhà hàng xóm,neighbour's house,general,n
năm,five,quantity,num before:giáo_viên|con
năm,year,time,n
phép,permission,admin,n
phạt,fine; punish,law,v
sông,river,environment,n
sập,collapse,accident,v
thành phố,city,admin,n
trong,in,general,prep
trên,on,general,prep
trả lời,answer,general,v
tòa,court,law,n
vẽ,draw,culture,v
xe,car,transport,n
xe đạp,bicycle,transport,n
Áo,Austria,foreign,name
áo,shirt,general,n
ông,he,general,pron
đường,road,transport,n
đường,sugar,food,n before:trắng|cát
""".strip().splitlines()
SMALL = Vocabulary("\n".join(["vi,en,domain,note", *sorted(ROWS)]))
"""A lexicon of our own, so that these tests say what the code does and not what a row says."""


@cache
def gazetteer() -> terms.Gazetteer:
    return terms.load()


def cut(text: str, *known: tuple[str, str]) -> tuple[Part, ...]:
    """The parts by the small lexicon; `known` are words of the text and their English, common
    nouns in lower case."""
    spans = [
        Known(text.index(vi), text.index(vi) + len(vi), en, settled=en[:1].isupper())
        for vi, en in known
    ]
    return parts(text, sorted(spans), SMALL)


def english(text: str, *known: tuple[str, str]) -> list[str]:
    """The English that is shown, in its order."""
    return [part.english for part in cut(text, *known) if part.english]


def glossed(text: str) -> list[str]:
    """The English by the packaged lexicon."""
    return gazetteer().gloss(text).split(" | ")


# --- the cut ---------------------------------------------------------------------------------


def test_the_longest_expression_wins() -> None:
    """A word inside a longer expression is not read by itself."""
    assert english("anh ấy mở bóng đá") == ["he", "open", "football"]


def test_the_fewest_expressions_win_over_the_first_long_one() -> None:
    """A longer expression at the front gives way where it would tear the next one apart."""
    assert english("hai nhà hàng xóm") == ["two", "neighbour's houses"]
    assert english("trên cầu thang hai") == ["on", "stairs", "two"]


def test_a_part_says_where_it_stands() -> None:
    """Offsets count code points of the text; its words are folded."""
    text = "Hai  GIÁO viên họp."
    assert [(p.word, text[p.start : p.end]) for p in cut(text)] == [
        ("hai", "Hai"),
        ("giáo viên", "GIÁO viên"),
        ("họp", "họp"),
        (".", "."),
    ]


def test_a_word_without_an_entry_stays_vietnamese() -> None:
    """It is unknown, is shown as written, and nothing is asked of an English text for it."""
    (lost, _) = cut("Khoai mỡ bán")
    assert (lost.word, lost.english, lost.accepted) == ("khoai mỡ", "Khoai mỡ", ())
    assert line(cut("Khoai mỡ bán")) == "Khoai mỡ | sell"


def test_all_senses_are_accepted_and_the_first_is_written() -> None:
    """The senses of a row are synonyms for the reader, one wording for the writer."""
    (charge,) = cut("khởi tố")
    assert (charge.english, charge.accepted) == ("prosecute", ("prosecute", "charge"))


def test_nothing_is_asked_for_a_word_of_grammar() -> None:
    """A preposition or pronoun has no wordings of which English must have one."""
    assert [part.accepted for part in cut("cô ấy trong nhà")] == [(), (), ("house",)]


def test_marks_are_set_close_to_the_word_before() -> None:
    """In the line, no bar stands before a comma, and a full stop is left out."""
    assert line(cut("anh ấy ngã, cô ấy trả lời.")) == "he | fall, | she | answer"


def test_no_parts_in_an_empty_sentence() -> None:
    """An empty text, or one of white space, has no parts and an empty line."""
    assert cut("") == cut("   ") == ()
    assert line(()) == ""


# --- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("năm giáo viên họp", "five"),
        ("năm dài", "year"),
        ("cấp phép", "provide"),
        ("cấp giấy phép", "provide"),
        ("cấp hai", "level"),
    ],
)
def test_a_sense_before_certain_words(text: str, wanted: str) -> None:
    """A sense under `before` holds only where one of its words comes next."""
    assert english(text)[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [("4 nhà sập", "households"), ("trong nhà", "house"), ("nhà sập", "house")]
)
def test_a_sense_after_a_number(text: str, wanted: str) -> None:
    """A sense under `after` holds only behind one of its words or classes."""
    assert wanted in english(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bóng dài trong nắng", "shadow"),
        ("nắng trên bóng", "shadow"),
        ("bóng in bóng", "shadow"),
        ("bóng trong nhà", "ball"),
    ],
)
def test_a_sense_near_certain_words(text: str, wanted: str) -> None:
    """A sense under `near` holds wherever in the sentence one of its words stands."""
    assert wanted in english(text)


def test_a_side_of_several_words_must_stand_whole() -> None:
    """`giấy_phép` is both words, one after another, and `giấy` alone is not enough."""
    assert english("cấp giấy hai")[0] == "level"


def test_capitals_tell_a_name_from_a_word() -> None:
    """A row with a capital matches only a capital, and a row without one no capital."""
    assert english("hai áo trong Áo") == ["two", "shirts", "in", "Austria"]


# --- noun phrases ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bán xe đạp dài", "sell | long bicycle"),
        ("bán cuốn sách giáo viên này", "sell | this teacher book"),
        ("họp hai giáo viên này", "meet | two | these teachers"),
        ("nhà dài", "house | long"),
        ("nhà dài, cô ấy bán xe", "house | long, | she | sell | car"),
        ("nhà, xe dài sập", "house, | long car | collapse"),
        ("cầu thang năm nhà", "stairs | year | house"),
    ],
)
def test_what_describes_a_noun_stands_before_it(text: str, expected: str) -> None:
    """Adjectives, then nouns, then the noun; not an adjective that is all a clause says, not
    across a mark, and no noun that tells when."""
    assert line(cut(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giá tăng 8,3-8,5% trong tuần.", "8.3–8.5%"),
        ("Cô ấy bán nhà giá 2 - 3 triệu đô.", "US$2–3 million"),
        ("Cô ấy bán nhà giá 900-1.200 triệu đồng.", "VND1.2 billion"),
        ("Giá là 26.300 đồng/cuốn sách.", "per book"),
        ("Hội nghị lần thứ 12 đã họp.", "the 12th conference"),
        ("Hội nghị lần thứ 23 đã họp.", "the 23rd conference"),
        ("Hội nghị của phường lần thứ ba đã họp.", "the third conference"),
        ("Ông đến đây lần thứ ba.", "third time"),
        ("Ông đến đây lần thứ 5.", "5th time"),
        ("Nhà của họ sập.", "their"),
        ("Vụ án do công an điều tra đã khép lại.", "by"),
        ("Trường đóng cửa do công an phong tỏa.", "due to"),
        ("Họ không bán mà cho thuê.", "but"),
        ("Đây là một trong những ngôi nhà.", "houses"),
        ("Hội nghị được ông chủ trì.", "by him"),
        ("Anh ấy được người dân địa phương tìm thấy.", "by local people"),
        ("Ông là một cán bộ tư pháp.", "justice official"),
        ("Nhóm này bị cách chức.", "be dismissed"),
    ],
)
def test_the_packaged_lexicon_glosses(text: str, expected: str) -> None:
    """Ranges, rates, ordinals, owners, who did it, and words that look like a ministry."""
    assert expected in glossed(text)


# --- titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Phó trưởng Khoa Hồi sức tích cực", "Deputy Head of the Intensive Care Department"),
        ("Trưởng bộ môn Sinh học", "Head of the Biology Department"),
        ("Giám đốc Trung tâm Nghiên cứu thị trường", "Director of the Market Research Centre"),
        (
            "Trưởng phòng Phân tích Công ty Chứng khoán Mây Xanh",
            "Head of the Analysis Division, May Xanh Securities Company",
        ),
        ("doanh nhân", None),
    ],
)
def test_a_title_that_no_list_has_is_made_of_its_parts(title: str, expected: str | None) -> None:
    """The rank, then what it is over, as a noun; nothing without a known rank."""
    assert gazetteer().role(title) == expected


# --- what is known ---------------------------------------------------------------------------


def test_a_name_is_never_cut() -> None:
    """No expression takes a word out of a name, whatever it would cost."""
    found = cut("Vũ Bóng đá dài", ("Vũ Bóng", "Vu Bong"))
    assert [(p.word, p.english) for p in found] == [
        ("vũ bóng", "Vu Bong"),
        ("đá", "đá"),
        ("dài", "long"),
    ]
    found = cut("bán xe Đạp", ("Đạp", "Dap"))
    assert [p.english for p in found] == ["sell", "car", "Dap"]


def test_a_common_term_gives_way_to_a_longer_expression() -> None:
    """A term in lower case is one way to read its words; a longer expression is better."""
    assert english("nghi phạm chính họp", ("nghi phạm", "suspect")) == ["prime suspect", "meet"]


def test_a_common_term_wins_over_an_expression_of_the_same_words() -> None:
    """The official English of a term is written; the lexicon's is accepted too."""
    (court,) = cut("tòa", ("tòa", "tribunal"))
    assert court.english == "tribunal"
    assert court.accepted == ("tribunal", "court")


def test_a_title_in_lower_case_is_a_common_noun() -> None:
    """Lawyer is a title, a luật sư in the street is a lawyer; abbreviations stay as they are."""
    assert glossed("Họp với luật sư.") == ["meet", "with", "lawyer"]
    assert "Lawyer" in glossed("Họp với Luật sư.")
    assert "Dr" in glossed("Họp với tiến sĩ.")


def test_a_place_in_lower_case_keeps_its_capital() -> None:
    """The unit is written small in Vietnamese, its name is not."""
    assert "Hanoi" in glossed("Họp tại thành phố Hà Nội.")


def test_a_term_of_a_users_own_wins_over_a_longer_expression(tmp_path: Path) -> None:
    """What the house calls a thing is not cut up, nor swallowed."""
    glossary = tmp_path / "house.csv"
    glossary.write_text("vi,en\nxe,vehicle of ours\n", "utf-8")
    assert "vehicle of ours" in terms.load(glossary).gloss("Chiếc xe đạp bị mất.")


def test_words_of_a_name_are_together() -> None:
    """Capitalised words without an entry, one behind another, are one name in ASCII."""
    found = cut("họp trên Gò Đền Xưa hai")
    assert [(p.word, p.english) for p in found if p.kind == "name"] == [
        ("gò đền xưa", "Go Den Xua")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("trên sông Gành", ["on", "Ganh River"]),
        ("trên hồ Lặng", ["on", "Lang Lake"]),
        ("trên đường Vũ Khải Hoa", ["on", "Vu Khai Hoa Street"]),
        ("trong khách sạn Gió Khuya", ["in", "Gio Khuya Hotel"]),
    ],
)
def test_the_kind_of_a_place_stands_behind_its_name(text: str, wanted: list[str]) -> None:
    """English writes sông Gành as Ganh River."""
    assert english(text, *([] if "khách" not in text else [("khách sạn", "hotel")])) == wanted


def test_a_kind_of_place_without_a_name_stays_a_noun() -> None:
    """A river that is not named is a river."""
    assert english("trên sông dài") == ["on", "river", "long"]


# --- number ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("hai giáo viên", ["two", "teachers"]),
        ("12 giáo viên", ["12", "teachers"]),
        ("nhiều giáo viên", ["many", "teachers"]),
        ("các giáo viên", ["teachers"]),
        ("những giáo viên", ["teachers"]),
        ("Những thành phố", ["cities"]),
        ("mười hai con bò", ["twelve", "cows"]),
        ("các cuộc bóng", ["balls"]),
    ],
)
def test_a_noun_behind_a_word_for_many_is_a_plural(text: str, wanted: list[str]) -> None:
    """English has the plural behind numbers, các, những and nhiều, also across a classifier."""
    assert english(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("một giáo viên", ["a", "teacher"]),
        ("1 giáo viên", ["1", "teacher"]),
        ("giáo viên", ["teacher"]),
        ("hai, giáo viên", ["two", ",", "teacher"]),
    ],
)
def test_one_is_no_plural(text: str, wanted: list[str]) -> None:
    """One, a bare noun, and a noun behind a comma stay in the singular."""
    assert english(text) == wanted


def test_a_classifier_before_its_noun_is_dropped() -> None:
    """English has no word for con in con bò; where no noun follows, it stays."""
    assert english("một con bò ngã") == ["a", "cow", "fall"]
    assert english("hai con ngã") == ["two", "head", "fall"]


# --- the passive -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nhà bị phạt", ["house", "be fined"]),
        ("xe được bán", ["car", "be sold"]),
        ("Cô ấy bị khởi tố", ["she", "be prosecuted"]),
    ],
)
def test_a_verb_behind_bi_or_duoc_is_passive(text: str, wanted: list[str]) -> None:
    """bị and được before a verb are the English passive."""
    assert english(text) == wanted


def test_the_one_who_does_it_stands_behind_the_verb() -> None:
    """Between bị and its verb stands who does it; English puts it behind, with `by`."""
    assert english("nhà bị tòa phạt") == ["house", "be fined", "by court"]
    assert english("cô ấy bị Bộ Gò phạt", ("Bộ Gò", "Ministry of Go")) == [
        "she",
        "be fined",
        "by Ministry of Go",
    ]
    assert english("áo được Vũ Khải vẽ") == ["shirt", "be drawn", "by Vu Khai"]


def test_a_noun_that_does_nothing_is_no_agent() -> None:
    """Only people, bodies and forces of nature do something to others."""
    assert english("nhà bị cuốn sách phạt") == ["house", "(passive)", "book", "fine"]


def test_duoc_behind_a_verb_is_being_able() -> None:
    """không trả lời được: not able to answer; without a negation it says nothing more."""
    assert english("cô ấy không trả lời được") == ["she", "not", "answer", "(able to)"]
    assert english("cô ấy trả lời được") == ["she", "answer"]


# --- the packaged lexicon --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mười hai giáo viên đi bộ.", ["twelve", "teachers"]),
        ("Năm nay dài hơn năm cũ.", ["this year"]),
        ("Xã tuyển năm giáo viên.", ["five", "teachers"]),
        ("Các học sinh gặp cô giáo.", ["students"]),
        ("Trâu uống nước ở sông Gành.", ["Ganh River"]),
        ("Ông Lê Văn Tám bị cảnh sát bắt giữ.", ["Mr Le Van Tam", "be arrested", "by police"]),
        ("Vụ cháy xảy ra lúc 15 giờ ngày 11/9.", ["3 p.m."]),
        ("Lãi suất tăng 2,5%.", ["2.5%"]),
    ],
)
def test_the_gloss_of_a_sentence(text: str, wanted: list[str]) -> None:
    """The gazetteer's gloss has terms, names, times, figures and the lexicon's English."""
    assert set(wanted) <= set(glossed(text))


@pytest.mark.parametrize(("text", "wanted"), [("tháng 5", "May"), ("cuối tháng 12", "December")])
def test_a_month_keeps_its_capital(text: str, wanted: str) -> None:
    """tháng 5 is May, not may, though the Vietnamese begins with a small letter."""
    assert wanted in " ".join(glossed(f"Cầu mở cửa {text}.")).split()


@pytest.mark.parametrize("text", ["Ngày 5 tháng này, cầu mở cửa.", "Cầu mở cửa thứ hai tuần tới."])
def test_an_ordinal_makes_no_plural(text: str) -> None:
    """The fifth of this month and Monday next week are one month and one week."""
    assert not {"this months", "next weeks"} & set(glossed(text.replace(",", " ,")))


def test_a_date_in_small_letters_is_in_english() -> None:
    """Yesterday is what the dates say, and no word of the lexicon."""
    (part,) = [p for p in gazetteer().parts("Cầu mở cửa hôm qua.") if p.word == "hôm qua"]
    assert part.english == "yesterday"


# --- any text --------------------------------------------------------------------------------

WORDS = """
bị được các những một hai năm 5 1.200 con cuộc bò bóng nắng nhà giáo viên Gành sông Sông Vũ ông Ông
Lê Văn Tám , . : ; “ ” ( ) - 15 giờ ngày 11/9 3% không tòa phạt cấp phép xyz TP.HCM COVID-19 là của
Áo áo tối qua tỉ đồng Bộ Y tế
"""
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 12), st.booleans())
"""Start and length of what is known, and whether it is a common noun."""
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join), st.text(max_size=60)
)


def covered(text: str, found: Sequence[Part]) -> None:
    """Assert that the parts are disjoint spans of the text and that each word is in just one."""
    spans = sorted((part.start, part.end) for part in found)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    held = {at for start, end in spans for at in range(start, end)}
    assert all(held.issuperset(range(token.start, token.end)) for token in tokens(text))
    borders = {at for span in spans for at in span}
    assert not any(borders & set(range(t.start + 1, t.end)) for t in tokens(text))


@given(TEXTS)
@settings(deadline=None)
def test_every_word_is_in_one_part(text: str) -> None:
    """Whatever the text, parts never overlap and hold every word once; nothing is raised."""
    covered(text, gazetteer().parts(text))


@given(TEXTS, st.lists(SPANS, max_size=5))
@settings(deadline=None)
def test_every_word_is_in_one_part_with_anything_known(
    text: str, drawn: list[tuple[int, int, bool]]
) -> None:
    """So it is with any disjoint spans that are known, names or common nouns."""
    known: list[Known] = []
    for at, size, common in sorted(drawn):
        if at + size <= len(text) and (not known or known[-1].end <= at):
            english = "thing" if common else "Name"
            known.append(Known(at, at + size, english, settled=not common))
    covered(text, parts(text, known, SMALL))


def test_the_passive_loses_no_word() -> None:
    """The word bị is in a part of its own when who did it stands between it and the verb."""
    covered("nhà bị tòa phạt", cut("nhà bị tòa phạt"))


def test_a_classifier_leaves_its_noun_whole() -> None:
    """chiếc xe đạp is a classifier and a bicycle, and not a car that kicks."""
    assert "bicycles" in glossed("Ông Lê Văn Tám mất 3 chiếc xe đạp.")


@given(TEXTS)
@settings(deadline=None)
def test_the_line_holds_no_empty_part(text: str) -> None:
    """The line of any text has no empty place between two bars."""
    assert all(piece.strip() for piece in line(gazetteer().parts(text)).split(" | ")[1:])


@pytest.mark.parametrize("word", ["bị được", "năm", "sông Gành", "(", "xyz", "anh,", "15 giờ"])
def test_a_very_long_line_finishes(word: str) -> None:
    """Five thousand words in one line are cut like any other text."""
    text = " ".join([word] * (5_000 // len(word.split())))
    covered(text, gazetteer().parts(text))


# --- what the English lost -------------------------------------------------------------------

CALM = (
    "Gió chiều thổi qua những vườn cây xanh mát, trẻ nhỏ thả diều trên bờ kênh, người già ngồi "
    "uống trà và kể chuyện ngày xưa."
)
"""What makes an article long enough."""
TITLE = ("Chuyện bên kênh", "A story from the canal")


def checked(vi: str, en: str, endpoint: str = "local") -> Briefing:
    """A checked briefing with one statement, as the model behind `endpoint` wrote it."""
    article = read_text(f"{vi}\n{CALM}", title=TITLE[0], published="2025-11-18")
    briefing = Briefing(
        article=article,
        sentences=sentences(article),
        statements=(_statement("P0", "headline", *TITLE), _statement("P1", "point", vi, en)),
        provenance=Provenance(
            model="fake",
            endpoint=endpoint,
            prompt_version="0" * 12,
            created_at=datetime(2025, 11, 18, tzinfo=UTC),
            seconds=0,
        ),
    )
    return check(briefing)


def lost(vi: str, en: str, endpoint: str = "local") -> list[str]:
    """The words of the statement for which its English has nothing, as the check says."""
    return [
        vi[span.start : span.end]
        for finding in checked(vi, en, endpoint).findings
        if finding.code == "meaning.lost" and finding.subject == "P1"
        for span in finding.spans
        if span.in_ == "vi"
    ]


def codes(vi: str, en: str, endpoint: str = "local") -> list[str]:
    """The codes of all that is found in the statement."""
    return [f.code for f in checked(vi, en, endpoint).findings if f.subject == "P1"]


def _statement(id_: str, kind: str, vi: str, en: str) -> Statement:
    texts = {"vi": vi, "en": en}
    return Statement.model_validate({"id": id_, "kind": kind, "text": texts, "evidence": ("S1",)})


VI = "Hai giáo viên bán xe đạp trong thành phố."


@pytest.mark.parametrize(
    "en",
    [
        "Two teachers sell bicycles in the city.",
        "Two teachers sold a bike inside a city.",
        "Bikes were sold by both teachers of the two cities.",
    ],
)
def test_an_english_with_all_senses_has_lost_nothing(en: str) -> None:
    """Any accepted wording will do, in any form and any place of the sentence."""
    assert lost(VI, en) == []


@pytest.mark.parametrize(
    ("en", "wanted"),
    [
        ("Two teachers sell flowers in the city.", ["xe đạp"]),
        ("Two nurses sell bicycles in the city.", ["giáo viên"]),
        ("Two teachers sell them.", ["xe đạp", "thành phố"]),
    ],
)
def test_an_english_without_a_sense_has_lost_it(en: str, wanted: list[str]) -> None:
    """What the English has no wording for is found, and the span points at the Vietnamese."""
    assert lost(VI, en) == wanted


def test_a_single_syllable_asks_for_nothing() -> None:
    """A single syllable has too many senses: bán may be sell, or half, or part of a name."""
    assert lost(VI, "Two teachers mend bicycles in the city.") == []


def test_an_english_that_adds_has_no_ground() -> None:
    """Words of the English for which the Vietnamese has nothing are found, all in one finding."""
    en = "Two teachers sell bicycles in the city, drinking coffee under umbrellas."
    (finding,) = [f for f in checked(VI, en).findings if f.subject == "P1"]
    assert (finding.code, finding.language) == ("meaning.lost", "en")
    assert [en[s.start : s.end] for s in finding.spans] == ["drinking", "coffee", "umbrellas"]


def test_one_added_word_is_let_pass() -> None:
    """One word without ground may be a synonym that the lexicon lacks."""
    assert codes(VI, "Two teachers happily sell bicycles in the city.") == []


def test_only_the_embedded_model_is_held_to_the_lexicon() -> None:
    """A strong model's English may use words that no lexicon lists."""
    en = "Two nurses eat plain rice by candlelight."
    assert "meaning.lost" in codes(VI, en)
    assert "meaning.lost" not in codes(VI, en, endpoint="https://api.example")


def test_a_lost_meaning_is_a_warning_that_flags_the_statement() -> None:
    """The finding names the Vietnamese words, and the statement is flagged."""
    briefing = checked(VI, "Two teachers sell flowers in the city.")
    (finding,) = [f for f in briefing.findings if f.code == "meaning.lost" and f.subject == "P1"]
    assert (finding.severity, finding.language) == ("warning", "en")
    assert "xe đạp" in finding.message
    assert "bicycle" in finding.message
    assert briefing.statements[1].status == "flagged"


@given(st.text(max_size=80))
@settings(max_examples=30, deadline=None)
def test_any_english_can_be_held_against_the_lexicon(en: str) -> None:
    """The check never raises, whatever the English is."""
    assert set(lost(VI, en)) <= {"giáo viên", "xe đạp", "thành phố"}
