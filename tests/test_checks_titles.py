"""Titles and official names: of the Vietnamese in the English, of a statement in its evidence.

People and most places are inventions; provinces, cities and bodies are real.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks.titles import Lost, lost_titles, lost_titles_vi, unused_terms, wrong_role
from briefing.terms import load

TERMS = load()


def alarms(vi: str, en: str) -> list[str]:
    """Return the Vietnamese words that the English lacks, by either check."""
    lost = [*lost_titles(vi, en, TERMS), *unused_terms(vi, en, TERMS)]
    assert all(vi[each.start : each.end] == each.text for each in lost)
    return [each.text for each in lost]


# --- titles of people ------------------------------------------------------------------------

CHAIR = "Chủ tịch UBND xã Suối Ngà Trần Văn Gạo trồng cây."
SECRETARY = "Bà Hồ Thị Mây, Phó Bí thư Tỉnh ủy Lâm Đồng, trồng cây."
MINISTER = "Bộ trưởng Bộ Y tế Đỗ Văn Sáu trồng cây."
DIRECTOR = "Giám đốc Sở Xây dựng TP.HCM Lê Thị Sen trồng cây."

RIGHT = [
    (CHAIR, "Chairman of the Suoi Nga Commune People's Committee Tran Van Gao planted trees."),
    (CHAIR, "Tran Van Gao, chair of the People's Committee of Suoi Nga commune, planted trees."),
    (CHAIR, "Suoi Nga Commune People's Committee Chairman Tran Van Gao planted trees."),
    (CHAIR, "Mr Tran Van Gao (President of the People’s Committee of Suoi Nga) planted trees."),
    (CHAIR, "Tran Van Gao planted trees. He is Chairperson of the commune's People's Committee."),
    (CHAIR, "Tran Van Gao was elected Chairman of the Suoi Nga People's Committee."),
    (SECRETARY, "Ms Ho Thi May, Vice Secretary of the Lam Dong Provincial Party Committee, came."),
    (SECRETARY, "Lam Dong's Deputy Party Secretary Ho Thi May planted trees."),
    (MINISTER, "Minister of Health Do Van Sau planted trees."),
    (MINISTER, "Health Minister Do Van Sau planted trees."),
    (MINISTER, "Do Van Sau, Minister at the Ministry of Health, planted trees."),
    (DIRECTOR, "Director of the HCM City Department of Construction Le Thi Sen planted trees."),
    (DIRECTOR, "Le Thi Sen, head of Ho Chi Minh City's Construction Department, planted trees."),
    (
        "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Quảng Trị Ngô Văn Bách nói.",
        "Ngo Van Bach, Secretary of the provincial Party Committee and Chairman of the People's "
        "Council of Quang Tri Province, spoke.",
    ),
    (
        "Ông Vũ Văn Trúc, nguyên Giám đốc Sở Y tế tỉnh Cà Mau, kể.",
        "Vu Van Truc, former Director of the Ca Mau Department of Health, recalled.",
    ),
    ("Bí thư Hà Nội Mai Văn Đào đến.", "Hanoi Party Secretary Mai Van Dao came."),
    ("Đại tá Phan Văn Hổ nói.", "Phan Van Ho spoke."),
    ("Thượng tá Phan Văn Hổ nói.", "Senior Lieutenant Colonel Phan Van Ho spoke."),
    (
        "Bộ trưởng Bộ Tài chính Đỗ Văn Sáu gặp Tổng Giám đốc EVN Lý Văn Sét.",
        "Finance Minister Do Van Sau met EVN General Director Ly Van Set.",
    ),
    (
        "Bộ trưởng Bộ Giáo dục và Đào tạo Đỗ Văn Sáu trồng cây.",
        "Education Minister Do Van Sau planted trees.",
    ),
    (
        "Trưởng Đoàn đại biểu Quốc hội tỉnh Cà Mau Ngô Văn Bách nói.",
        "Ngo Van Bach, head of the Ca Mau delegation of National Assembly deputies, spoke.",
    ),
    (
        "Chánh án TAND khu vực 4 Lê Thị Sen nói.",
        "Le Thi Sen, Chief Justice of the People's Court of Area 4, spoke.",
    ),
    ("Thượng tá Phan Văn Hổ nói.", "Lieutenant Colonel Phan Van Ho spoke."),
    ("Trung úy Phan Văn Hổ nói.", "First Lieutenant Phan Van Ho spoke."),
]

WRONG = [
    (CHAIR, "Vice Chairman of the Suoi Nga Commune People's Committee Tran Van Gao planted trees."),
    (CHAIR, "Tran Van Gao, Secretary of the Suoi Nga Commune People's Committee, planted trees."),
    (CHAIR, "Tran Van Gao, Chairman of the Suoi Nga Commune People's Council, planted trees."),
    (CHAIR, "Tran Van Gao, former Chairman of the Suoi Nga Commune People's Committee, came."),
    (CHAIR, "Tran Van Gao, Chairman of the Suoi Nga Ward People's Committee, planted trees."),
    (CHAIR, "Tran Van Gao, Standing Chairman of the Suoi Nga Commune People's Committee, came."),
    (CHAIR, "Tran Van Gao planted trees."),
    (SECRETARY, "Ho Thi May, Secretary of the Lam Dong Provincial Party Committee, came."),
    (SECRETARY, "Ho Thi May, Deputy Secretary of the Lam Dong People's Committee, came."),
    (SECRETARY, "Ho Thi May, Deputy Secretary of the Lam Dong City Party Committee, came."),
    (MINISTER, "Deputy Minister of Health Do Van Sau planted trees."),
    (MINISTER, "Deputy Health Minister Do Van Sau planted trees."),
    (MINISTER, "Minister of Finance Do Van Sau planted trees."),
    (MINISTER, "Director of Health Do Van Sau planted trees."),
    (DIRECTOR, "Le Thi Sen, Director of the Ho Chi Minh City Department of Finance, came."),
    (DIRECTOR, "Le Thi Sen, Director of the Ho Chi Minh City Ministry of Construction, came."),
    (
        "Bộ trưởng Bộ Giáo dục và Đào tạo Đỗ Văn Sáu trồng cây.",
        "Science Minister Do Van Sau planted trees.",
    ),
    (
        "Trưởng Đoàn đại biểu Quốc hội tỉnh Cà Mau Ngô Văn Bách nói.",
        "Ngo Van Bach, head of the Ca Mau Provincial People's Council, spoke.",
    ),
    (
        "Ông Vũ Văn Trúc, nguyên Giám đốc Sở Y tế tỉnh Cà Mau, kể.",
        "Vu Van Truc, Director of the Ca Mau Department of Health, recalled.",
    ),
]


@pytest.mark.parametrize(("vi", "en"), RIGHT)
def test_a_title_may_be_worded_in_many_ways(vi: str, en: str) -> None:
    """Order, case, gender, spelling and short forms of places are free."""
    assert alarms(vi, en) == []


@pytest.mark.parametrize(("vi", "en"), WRONG)
def test_another_rank_body_or_level_is_another_title(vi: str, en: str) -> None:
    """So is a title left out; each is told once, with what to write."""
    (lost,) = lost_titles(vi, en, TERMS)
    assert TERMS.english(lost.text) == lost.expected
    assert unused_terms(vi, en, TERMS) == []


def test_the_span_of_what_stands_there_instead_is_given() -> None:
    """For the reader, who wants to see it."""
    en = "Tran Van Gao, Vice Chairman of the Suoi Nga Commune People's Committee, planted trees."
    (lost,) = lost_titles(CHAIR, en, TERMS)
    assert lost.found is not None
    assert en[slice(*lost.found)] == "Vice Chairman of the Suoi Nga Commune People's Committee"


TWO = (
    "Chủ tịch UBND xã Suối Ngà Trần Văn Gạo và Giám đốc Sở Y tế tỉnh Cà Mau Lê Thị Sen đến.",
    "{} and {} came.",
    "Chairman of the Suoi Nga Commune People's Committee",
    "Director of the Ca Mau Provincial Department of Health",
)


@pytest.mark.parametrize("pattern", ["{title} {name}", "{name}, {title},"])
def test_exchanged_titles_are_seen(pattern: str) -> None:
    """Both people lose theirs, wherever the title stands."""
    vi, both, chair, director = TWO

    def english(first: str, second: str) -> str:
        one = pattern.format(name="Tran Van Gao", title=first)
        return both.format(one, pattern.format(name="Le Thi Sen", title=second))

    assert alarms(vi, english(chair, director)) == []
    assert len(lost_titles(vi, english(director, chair), TERMS)) == 2


def test_ministers_may_not_exchange_their_ministries() -> None:
    """The rank is the same; the body tells."""
    vi = "Bộ trưởng Bộ Y tế Đỗ Văn Sáu gặp Bộ trưởng Bộ Tài chính Hồ Văn Gạch."
    assert alarms(vi, "Health Minister Do Van Sau met Finance Minister Ho Van Gach.") == []
    assert alarms(vi, "Finance Minister Do Van Sau met Health Minister Ho Van Gach.") == [
        "Bộ trưởng Bộ Y tế",
        "Bộ trưởng Bộ Tài chính",
    ]


def test_a_rank_of_the_forces_may_be_left_out_but_not_changed() -> None:
    """It says nothing about the office."""
    vi = "Thiếu tướng Phan Văn Hổ, Giám đốc Công an tỉnh Cà Mau, nói."
    office = "Phan Van Ho, Director of the Ca Mau Provincial Police, spoke."
    assert alarms(vi, office) == []
    assert alarms(vi, f"Major General {office}") == []
    assert alarms(vi, f"Lieutenant General {office}") == ["Thiếu tướng"]


# --- official names --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vi", "right", "wrong"),
    [
        ("Bộ Nội vụ trả lời.", "The Home Affairs Ministry replied.", "The Ministry of Justice"),
        ("Sở Y tế trả lời.", "The Health Department replied.", "The Ministry of Health"),
        ("Bộ Y tế trả lời.", "The ministry replied.", "The Department of Health"),
        (
            "Sở Văn hóa và Thể thao trả lời.",
            "The Department of Culture and Sports replied.",
            "The Department of Culture, Sports and Tourism",
        ),
        (
            "Sở Nông nghiệp và Môi trường trả lời.",
            "The agriculture department replied.",
            "The education department",
        ),
        (
            "Văn phòng UBND tỉnh Cà Mau thông báo.",
            "The Office of the Ca Mau provincial People's Committee announced.",
            "The Office of the Ca Mau provincial Party Committee",
        ),
        (
            "Ban Tiếp công dân tỉnh Cà Mau thông báo.",
            "The Ca Mau Citizens' Reception Office announced.",
            "The Ca Mau People's Council",
        ),
        ("Bộ Chính trị họp.", "The Political Bureau met.", "The Secretariat"),
        ("Quốc hội khóa XV họp.", "The 15th NA met.", "The Government met."),
        (
            "Ủy ban Thường vụ Quốc hội họp.",
            "The Standing Committee of the National Assembly met.",
            "The Inspection Commission of the National Assembly",
        ),
        (
            "UBND phường Bến Lụa thông báo.",
            "The Ben Lua Ward People's Committee announced.",
            "The Ben Lua Ward Party Committee",
        ),
        (
            "UBND phường Bến Lụa thông báo.",
            "The Committee announced.",
            "The authorities of Ben Lua Ward announced.",
        ),
        (
            "UBND tỉnh thông báo.",
            "The provincial People's Committee announced.",
            "The municipal People's Committee announced.",
        ),
        (
            "Liên đoàn Lao động tỉnh Cà Mau họp.",
            "The Ca Mau Provincial Federation of Labor met.",
            "The Ca Mau Provincial Farmers' Union met.",
        ),
        ("Luật Đất đai có hiệu lực.", "The Land Law took effect.", "The Housing Law took effect."),
        ("Họ góp ý dự thảo Luật Nhà giáo.", "On the draft Law on Teachers.", "The Land Law."),
        (
            "Đại hội XIV của Đảng họp.",
            "The 14th National Party Congress met.",
            "The 13th National Party Congress met.",
        ),
        ("Ngân hàng Nhà nước họp.", "The State Bank of Viet Nam met.", "The State Treasury met."),
        ("Người dân tỉnh Lâm Đồng vui.", "People in Lam Dong rejoice.", "In Lam Dong City"),
        ("Người dân quận 7 vui.", "People in District 7 rejoice.", "People in Ward 7 rejoice."),
        ("Thủ tướng đồng ý.", "The Prime Minister agreed.", "The Deputy Prime Minister agreed."),
        ("Thủ tướng đồng ý.", "The PM agreed.", "The President agreed."),
        (
            "Bộ Tài chính và Bộ Y tế ký.",
            "The ministries of Finance and Health signed.",
            "The ministries of Finance and Justice signed.",
        ),
    ],
)
def test_official_names_are_asked_for_in_an_accepted_form(vi: str, right: str, wrong: str) -> None:
    """The other body, level or law is no form of it, and neither is a free rendering."""
    assert alarms(vi, right) == []
    assert len(alarms(vi, wrong)) == 1


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Hội nghị đã bàn công tác cán bộ.", "The meeting discussed staff."),
        ("Giáo viên và học sinh ra về.", "They all went home."),
        ("Giám đốc cho biết hàng đã về.", "The goods have arrived, he said."),
        ("Công an đang điều tra.", "An investigation is under way."),
        ("Bệnh viện Cây Gạo đông người.", "Cay Gao clinic is crowded."),
        ("Ngoại trưởng Mỹ đến Paris.", "The US Secretary of State came to Paris."),
        ("Bộ Quốc phòng Mỹ bác tin này.", "The Pentagon denied the news."),
        ("Quốc hội Mỹ họp.", "Congress met."),
        ("Chị trở thành ủy viên.", "She became a member."),
    ],
)
def test_general_words_and_foreign_offices_are_free(vi: str, en: str) -> None:
    """Only official names of Viet Nam have one English form."""
    assert alarms(vi, en) == []


def test_a_glossary_is_asked_for_word_for_word(tmp_path: Path) -> None:
    """Whatever kind its rows have."""
    path = tmp_path / "mine.csv"
    path.write_text("vi,en,kind\ntrạm đọc,reading nook,term\ntrạm đọc,reading corner,term\n")
    mine = load(path)
    vi = "Phường mở trạm đọc."
    assert unused_terms(vi, "The ward opens reading nooks.", mine) == []
    assert unused_terms(vi, "The ward opens a reading corner.", mine) == []
    (lost,) = unused_terms(vi, "The ward opens a library.", mine)
    assert lost == Lost(10, 18, "trạm đọc", ("reading nook", "reading corner"))


# --- statements and evidence -----------------------------------------------------------------

EVIDENCE = (
    "Dự lễ có ông Trần Văn Gạo, Phó Chủ tịch Thường trực UBND tỉnh Cà Mau; bà Lê Thị Sen, nguyên "
    "Giám đốc Sở Y tế. Bà Hồ Thị Mây vắng mặt."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Ông Trần Văn Gạo, Phó Chủ tịch Thường trực UBND tỉnh Cà Mau, đến dự.",
        "Phó Chủ tịch UBND tỉnh Trần Văn Gạo đến dự.",
        "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Cà Mau Trần Văn Gạo đến dự.",
        "Ông Trần Văn Gạo đến dự.",
        "Bà Lê Thị Sen, nguyên Giám đốc Sở Y tế, đến dự.",
        "Thủ tướng Mai Văn Đào đến dự.",
    ],
)
def test_a_shorter_form_of_a_title_is_the_same(statement: str) -> None:
    """So are abbreviations written out, and nothing is said of other people."""
    assert lost_titles_vi(statement, EVIDENCE, TERMS) == []


@pytest.mark.parametrize(
    ("statement", "better"),
    [
        (
            "Chủ tịch UBND tỉnh Cà Mau Trần Văn Gạo đến.",
            "Phó Chủ tịch Thường trực UBND tỉnh Cà Mau",
        ),
        ("Phó Chủ tịch HĐND tỉnh Trần Văn Gạo đến.", "Phó Chủ tịch Thường trực UBND tỉnh Cà Mau"),
        ("Phó Chủ tịch UBND xã Trần Văn Gạo đến.", "Phó Chủ tịch Thường trực UBND tỉnh Cà Mau"),
        ("Giám đốc Sở Y tế Lê Thị Sen đến.", "nguyên Giám đốc Sở Y tế"),
        ("Bà Lê Thị Sen, nguyên Giám đốc Sở Tài chính, đến.", "nguyên Giám đốc Sở Y tế"),
        ("Nguyên Giám đốc Sở Y tế Hồ Thị Mây đến.", "nguyên Giám đốc Sở Y tế"),
    ],
)
def test_another_title_than_the_evidence_gives_is_told(statement: str, better: str) -> None:
    """Rank, body, level, time, and whose it is."""
    (lost,) = lost_titles_vi(statement, EVIDENCE, TERMS)
    assert lost.expected == (better,)
    assert statement[lost.start : lost.end] == lost.text


@pytest.mark.parametrize(
    ("name", "role", "better"),
    [
        ("Trần Văn Gạo", "Phó Chủ tịch UBND tỉnh", None),
        ("Trần Văn Gạo", "Chủ tịch UBND tỉnh", "Phó Chủ tịch Thường trực UBND tỉnh Cà Mau"),
        ("Lê Thị Sen", "Giám đốc Sở Y tế", "nguyên Giám đốc Sở Y tế"),
        ("Hồ Thị Mây", "người vắng mặt", None),
        ("Mai Văn Đào", "Thủ tướng", None),
    ],
)
def test_a_role_is_the_one_of_the_evidence(name: str, role: str, better: str | None) -> None:
    """What the list of people says is held against the sentences that prove it."""
    assert wrong_role(name, role, EVIDENCE, TERMS) == better


# --- properties ------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["Chủ tịch", "UBND", "phường Bến Lụa", "Trần Văn Gạo", "Chairman", "Deputy", "of the", "and",
     "People's Committee", "Ward 7", "Tran Van Gao", ",", ".", "(", "Bộ", "Y tế", "Ministry",
     "Health", "former", "nguyên", "Party", "Secretary", "’s", "MPs", "–", "\n"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=50))


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """Spans are those of the texts, whatever these are."""
    for lost in (*lost_titles(one, other, TERMS), *unused_terms(one, other, TERMS)):
        assert one[lost.start : lost.end] == lost.text
        assert lost.found is None or other[slice(*lost.found)]
    for lost in lost_titles_vi(one, other, TERMS):
        assert one[lost.start : lost.end] == lost.text
