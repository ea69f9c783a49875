"""Terms: titles put together from their parts, people with their titles, hints, a glossary.

Most places and all people are inventions; provinces, cities and bodies are real.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SettingsError
from briefing.terms import Gazetteer, Gender, load

TERMS = load()

# --- composition -----------------------------------------------------------------------------

TITLES = """
Chủ tịch UBND phường Bến Lụa = Chair of the People's Committee of Ben Lua Ward
Phó Chủ tịch UBND xã Suối Ngà = Vice Chair of the People's Committee of Suoi Nga Commune
Chủ tịch Ủy ban nhân dân thị trấn Đồi Thông = Chair of the People's Committee of Doi Thong Town
Chủ tịch UBND đặc khu Hòn Sậy = Chair of the People's Committee of Hon Say Special Zone
Chủ tịch UBND quận 7 = Chair of the People's Committee of District 7
Chủ tịch UBND Q.7 = Chair of the People's Committee of District 7
Phó Chủ tịch UBND huyện Cát Sậy = Vice Chair of the People's Committee of Cat Say District
Chủ tịch UBND TP.HCM = Chair of the People's Committee of Ho Chi Minh City
Chủ tịch UBND TP. Hồ Chí Minh = Chair of the People's Committee of Ho Chi Minh City
Phó Chủ tịch Thường trực UBND TP Đà Nẵng = Standing Vice Chair of the People's Committee of Da Nang City
Chủ tịch UBND TP Hà Nội = Chair of the People's Committee of Hanoi
Chủ tịch UBND tỉnh Lâm Đồng = Chair of the People's Committee of Lam Dong Province
Chủ tịch Hà Nội = Chair of the People's Committee of Hanoi
Chủ tịch UBND phường = Chair of the ward People's Committee
Chủ tịch HĐND tỉnh Nghệ An = Chair of the People's Council of Nghe An Province
Trưởng Ban Pháp chế HĐND tỉnh Gia Lai = Head of the Legal Affairs Committee of the People's Council of Gia Lai Province
Chánh Văn phòng UBND tỉnh Bắc Ninh = Chief of Office of the People's Committee of Bac Ninh Province
Bí thư Tỉnh ủy Quảng Trị = Secretary of the Quang Tri Provincial Party Committee
Bí thư Tỉnh uỷ Quảng Trị = Secretary of the Quang Tri Provincial Party Committee
Bí thư Huyện ủy Cát Sậy = Secretary of the Cat Say District Party Committee
Bí thư Đảng ủy phường Gò Mây = Secretary of the Party Committee of Go May Ward
Phó Bí thư Thường trực Thành ủy TP.HCM = Standing Deputy Secretary of the Ho Chi Minh City Party Committee
Bí thư Hà Nội = Secretary of the Hanoi Party Committee
Phó Trưởng Ban Tổ chức Thành ủy TP.HCM = Deputy Head of the Organisation Commission of the Ho Chi Minh City Party Committee
Trưởng Ban Tuyên giáo Tỉnh ủy Sơn La = Head of the Information and Education Commission of the Son La Provincial Party Committee
Trưởng Ban Nội chính Trung ương = Head of the Internal Affairs Commission of the Party Central Committee
Bí thư Tỉnh đoàn Tây Ninh = Secretary of the Tay Ninh Provincial Youth Union
Phó Chánh Văn phòng Thành ủy TP.HCM = Deputy Chief of Office of the Ho Chi Minh City Party Committee
Giám đốc Sở Y tế TP.HCM = Director of the Department of Health of Ho Chi Minh City
Phó Giám đốc Sở Nông nghiệp và Môi trường tỉnh Cà Mau = Deputy Director of the Department of Agriculture and Environment of Ca Mau Province
Giám đốc Sở GD&ĐT tỉnh An Giang = Director of the Department of Education and Training of An Giang Province
Bộ trưởng Bộ Tài chính = Minister of Finance
Bộ trưởng Xây dựng = Minister of Construction
Thứ trưởng Bộ Giáo dục và Đào tạo = Deputy Minister of Education and Training
nguyên Bộ trưởng Bộ Y tế = former Minister of Health
cựu Chủ tịch UBND tỉnh An Giang = former Chair of the People's Committee of An Giang Province
Quyền Chủ tịch UBND tỉnh Khánh Hòa = acting Chair of the People's Committee of Khanh Hoa Province
Quyền Chủ tịch UBND tỉnh Khánh Hoà = acting Chair of the People's Committee of Khanh Hoa Province
tân Giám đốc Sở Tài chính = new Director of the Department of Finance
Trưởng Công an phường Đồng Sim = Head of Police of Dong Sim Ward
Giám đốc Công an TP.HCM = Director of the Ho Chi Minh City Police
Phó Cục trưởng Cục Cảnh sát giao thông = Deputy Director of the Traffic Police Department
Phó Viện trưởng VKSND tỉnh Lào Cai = Deputy Chief Procurator of the People's Procuracy of Lao Cai Province
Phó Trưởng Đoàn ĐBQH tỉnh Vĩnh Long = Deputy Head of the National Assembly Delegation of Vinh Long Province
Trưởng phòng Giáo dục và Đào tạo quận 7 = Head of the Education and Training Division of District 7
Chủ tịch Hội LHPN xã Suối Ngà = Chair of the Women's Union of Suoi Nga Commune
Chủ tịch Quốc hội = Chair of the National Assembly
Phó Thủ tướng Thường trực Chính phủ = Permanent Deputy Prime Minister
"""  # noqa: E501 - one title a line


@pytest.mark.parametrize(
    ("vietnamese", "english"), [line.split(" = ") for line in TITLES.strip().splitlines()]
)
def test_titles_are_put_together_from_their_parts(vietnamese: str, english: str) -> None:
    """The first form is the one to write; it is found in a sentence as it is found alone."""
    assert TERMS.english(vietnamese)[0] == english
    found = TERMS.find(f"Dự lễ có {vietnamese}, cùng người dân.")
    assert (found[0].vi, found[0].en[0], found[0].kind) == (vietnamese, english, "title")


@pytest.mark.parametrize(
    ("vietnamese", "english", "kind"),
    [
        ("UBND phường Bến Lụa", "People's Committee of Ben Lua Ward", "body"),
        ("Sở Y tế", "Department of Health", "body"),
        ("Thành uỷ TP.HCM", "Ho Chi Minh City Party Committee", "body"),
        ("phường Bến Lụa", "Ben Lua Ward", "place"),
        ("P.12", "Ward 12", "place"),
        ("TP.HCM", "Ho Chi Minh City", "place"),
        ("tỉnh Sóng Biếc", "Song Biec Province", "place"),
        ("huyện Cát Sậy", "Cat Say District", "place"),
        ("thành phố Đá Bạc", "Da Bac City", "place"),
        ("triều cường", "high tide", "term"),
    ],
)
def test_bodies_places_and_terms_are_found(vietnamese: str, english: str, kind: str) -> None:
    """Each with its kind, and the words as the text has them."""
    (term,) = TERMS.find(f"Hôm qua {vietnamese} lại bận rộn.")
    assert (term.vi, term.en[0], term.kind) == (vietnamese, english, kind)
    assert TERMS.english(vietnamese)[0] == english


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngân hàng Nhà nước họp.", ["Ngân hàng Nhà nước"]),
        ("Thống đốc Ngân hàng Nhà nước đến.", ["Thống đốc Ngân hàng Nhà nước"]),
        ("Ngân hàng Cây Gạo mở cửa.", ["Ngân hàng Cây Gạo"]),
        ("Chị trở thành ủy viên.", ["ủy viên"]),
        ("Chị là Thành ủy viên.", ["Thành ủy viên"]),
    ],
)
def test_a_name_begins_and_ends_where_its_words_do(text: str, words: list[str]) -> None:
    """No firm inside the name of a body, and no city in a verb."""
    assert [term.vi for term in TERMS.find(text)] == words
    assert all(term.en for term in TERMS.find(text))


@pytest.mark.parametrize(
    "title",
    [
        "Chủ tịch Câu lạc bộ Diều sáo",
        "Giám đốc Trung tâm Thủy lợi Sông Ngà",
        "Giám đốc Sở Mưa gió",
        "Trưởng Ban Quản lý chợ Bến Lụa",
        "Chủ tịch UBND phường Bến Lụa Nguyễn Văn Sậy",
        "xin chào",
        "",
        "  ",
        "…",
    ],
)
def test_a_title_with_an_unknown_part_has_no_english(title: str) -> None:
    """Half a translation is worse than none."""
    assert TERMS.english(title) == ()


# --- gender ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gender", "english"),
    [
        ("female", "Chairwoman of the People's Committee of Ben Lua Ward"),
        ("male", "Chairman of the People's Committee of Ben Lua Ward"),
        (None, "Chair of the People's Committee of Ben Lua Ward"),
    ],
)
def test_a_gendered_form_is_written_only_for_a_known_gender(
    gender: Gender | None, english: str
) -> None:
    """The others stay acceptable, behind it."""
    forms = TERMS.english("Chủ tịch UBND phường Bến Lụa", gender)
    assert forms[0] == english
    assert len(set(forms)) == len(forms) == 3


@pytest.mark.parametrize(
    ("sentence", "gender", "english"),
    [
        ("Bà {} trồng cây.", "female", "Chairwoman"),
        ("Ông {} trồng cây.", "male", "Chairman"),
        ("Đồng chí {} trồng cây.", None, "Chair"),
        ("{} trồng cây.", None, "Chair"),
    ],
)
def test_only_an_honorific_tells_the_gender(
    sentence: str, gender: Gender | None, english: str
) -> None:
    """Thị in a name proves nothing; ông and bà do."""
    text = sentence.format("Trần Thị Sậy, Chủ tịch UBND xã Suối Ngà,")
    (person,) = TERMS.people(text)
    assert person.gender == gender
    assert person.role_en == f"{english} of the People's Committee of Suoi Nga Commune"


def test_other_sentences_may_tell_the_gender() -> None:
    """It is handed over by folded name, and an honorific of the sentence itself wins."""
    text = "Chủ tịch UBND xã Suối Ngà Trần Minh Sậy trồng cây."
    (person,) = TERMS.people(text, {"trần minh sậy": "female"})
    assert person.role_en == "Chairwoman of the People's Committee of Suoi Nga Commune"


def test_a_title_without_gendered_forms_stays() -> None:
    """A director is a director."""
    assert TERMS.english("Giám đốc Sở Y tế", "female") == TERMS.english("Giám đốc Sở Y tế")


# --- people ----------------------------------------------------------------------------------

PEOPLE = [
    (
        "Phó Giám đốc Sở Văn hóa và Thể thao TP.HCM Lê Quốc Sậy cho biết.",
        [("Lê Quốc Sậy", "Phó Giám đốc Sở Văn hóa và Thể thao TP.HCM", True)],
    ),
    (
        "Theo bà Trần Thị Lụa, Chủ tịch UBND phường Bến Lụa, sách đã đủ.",
        [("Trần Thị Lụa", "Chủ tịch UBND phường Bến Lụa", True)],
    ),
    (
        "Ông Phạm Văn Sáu (nguyên Bí thư Đảng ủy xã Suối Ngà) đến dự.",
        [("Phạm Văn Sáu", "nguyên Bí thư Đảng ủy xã Suối Ngà", True)],
    ),
    (
        "Ông Đỗ Văn Sáu - Phó Chủ tịch HĐND tỉnh Gia Lai - đọc lời chào.",
        [("Đỗ Văn Sáu", "Phó Chủ tịch HĐND tỉnh Gia Lai", True)],
    ),
    (
        "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Quảng Trị Ngô Văn Bách phát biểu.",
        [("Ngô Văn Bách", "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Quảng Trị", True)],
    ),
    (
        "Ông Hoàng Minh Gạo, Bí thư Đảng ủy kiêm Chủ tịch HĐND xã Suối Ngà, nói.",
        [("Hoàng Minh Gạo", "Bí thư Đảng ủy kiêm Chủ tịch HĐND xã Suối Ngà", True)],
    ),
    (
        "Dự lễ có ông Đỗ Văn Sáu, Phó Chủ tịch HĐND tỉnh Gia Lai; bà Hồ Thị Mây, Giám đốc "
        "Sở Y tế tỉnh Gia Lai.",
        [
            ("Đỗ Văn Sáu", "Phó Chủ tịch HĐND tỉnh Gia Lai", True),
            ("Hồ Thị Mây", "Giám đốc Sở Y tế tỉnh Gia Lai", True),
        ],
    ),
    (
        "Bộ trưởng Bộ Xây dựng Hồ Văn Gạch gặp Chủ tịch UBND tỉnh Lâm Đồng Lý Văn Ngói.",
        [
            ("Hồ Văn Gạch", "Bộ trưởng Bộ Xây dựng", True),
            ("Lý Văn Ngói", "Chủ tịch UBND tỉnh Lâm Đồng", True),
        ],
    ),
    (
        "Thứ trưởng Bộ Y tế, TS Nguyễn Thị Lành đến dự.",
        [("Nguyễn Thị Lành", "Thứ trưởng Bộ Y tế", True)],
    ),
    (
        "Chủ tịch Câu lạc bộ Diều sáo Bến Lụa Vũ Minh Khôi thả diều.",
        [("Vũ Minh Khôi", "Chủ tịch Câu lạc bộ Diều sáo Bến Lụa", False)],
    ),
    (
        "PGS.TS Nguyễn Thị Lành, Viện trưởng Viện Dinh dưỡng Sông Ngà, cho biết.",
        [("Nguyễn Thị Lành", "Viện trưởng Viện Dinh dưỡng Sông Ngà", False)],
    ),
    ("Ông Lê Văn Gạo trồng lúa ở phường Bến Lụa.", [("Lê Văn Gạo", "", False)]),
    ("Chợ họp trên đường Trần Hưng Đạo, phường Bến Lụa.", []),
    ("Ông Gạo và bà Mây về xã Suối Ngà.", []),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_found_with_their_titles(text: str, people: list[tuple[str, str, bool]]) -> None:
    """Before the name and behind it; as one slice of the text; in English if all is known."""
    found = TERMS.people(text)
    assert [(p.name, p.role, p.role_en is not None) for p in found] == people
    for person in found:
        assert text[person.start : person.end] == person.name
        at = person.role_start
        assert (
            text[at : at + len(person.role)] == person.role if at is not None else not person.role
        )


def test_the_titles_of_one_person_are_joined_in_english() -> None:
    """Two offices, one person."""
    (person,) = TERMS.people("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Quảng Trị Ngô Văn Bách nói.")
    assert person.role_en == (
        "Secretary of the provincial Party Committee, "
        "Chair of the People's Council of Quang Tri Province"
    )


# --- hints -----------------------------------------------------------------------------------


def test_hints_are_what_code_knows_of_a_sentence() -> None:
    """Dates, places, names, titles, figures: in order, none twice, none inside another."""
    text = (
        "Ngày 7-10, UBND phường Bến Lụa nhận 3.000 tỉ đồng của Giám đốc Sở Tài chính TP.HCM "
        "Lê Văn Gạo; UBND phường Bến Lụa cảm ơn bà Mây."
    )
    assert TERMS.hints(text) == [
        ("Ngày 7-10", "October 7"),
        ("UBND phường Bến Lụa", "People's Committee of Ben Lua Ward"),
        ("3.000 tỉ đồng", "VND3 trillion"),
        (
            "Giám đốc Sở Tài chính TP.HCM Lê Văn Gạo",
            "Le Van Gao, Director of the Department of Finance of Ho Chi Minh City",
        ),
        ("bà Mây", "Ms May"),
    ]


@pytest.mark.parametrize("stamp", [None, date(2026, 1, 2)])
def test_a_hint_has_no_year_that_the_text_does_not_write(stamp: date | None) -> None:
    """The date of the article resolves a date; it does not add words to it."""
    assert TERMS.hints("Ngày 31-12, chợ đóng.", stamp) == [("Ngày 31-12", "December 31")]
    assert TERMS.hints("Ngày 31-12-2025, chợ đóng.", stamp) == [
        ("Ngày 31-12-2025", "December 31, 2025")
    ]


def test_hints_do_not_depend_on_where_the_tone_is_written() -> None:
    """Ủy and uỷ are one word; the hint has the text's own spelling."""
    assert TERMS.hints("Thành uỷ TP.HCM họp.") == [
        ("Thành uỷ TP.HCM", "Ho Chi Minh City Party Committee")
    ]


def test_a_sentence_of_which_nothing_is_known_has_no_hint() -> None:
    """No hint is better than a wrong one."""
    assert TERMS.hints("Gió thổi qua rặng tre và mấy con diều.") == []


IN_PARTS = "Hôm qua, Giám đốc Sở Y tế TP.HCM Lê Văn Gạo thăm phường Bến Lụa."


def test_what_is_known_stands_in_its_place_among_the_parts() -> None:
    """Titles with their holders and units are whole parts; the rest is the lexicon's English."""
    assert TERMS.gloss(IN_PARTS) == (
        "yesterday, | Le Van Gao, Director of the Department of Health of Ho Chi Minh City | visit "
        "| Ben Lua Ward"
    )


def test_parts_are_stretches_of_the_text() -> None:
    """Each is found where it says; what code knows is held to by other checks than its wording."""
    parts = TERMS.parts(IN_PARTS)
    known = {
        IN_PARTS[part.start : part.end]: (part.english, part.accepted)
        for part in parts
        if part.kind == "known"
    }
    assert known == {
        "Giám đốc Sở Y tế TP.HCM Lê Văn Gạo": (
            "Le Van Gao, Director of the Department of Health of Ho Chi Minh City",
            (),
        ),
        "phường Bến Lụa": ("Ben Lua Ward", ()),
    }


# --- English read back ------------------------------------------------------------------------


def bodies(text: str) -> list[tuple[str, ...]]:
    return [part.key for part in TERMS.in_english.read(text).parts if part.kind == "body"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Health", "Health Department"),
        ("High Command of Military Region 7", "Military Region 7 High Command"),
        ("Law on Organisation of Local Government", "Law on Organization of Local Government"),
        ("National Assembly Standing Committee", "the NA's Standing Committee"),
        ("Lam Dong Provincial Party Committee", "Party Committee of Lam Dong Province"),
    ],
)
def test_two_wordings_of_a_body_are_read_alike(one: str, other: str) -> None:
    """Whatever the order, the spelling and the place between."""
    assert bodies(one)
    assert sorted(bodies(one)) == sorted(bodies(other))


def test_a_longer_name_is_not_its_beginning() -> None:
    """Culture and Sports are one department; Culture, Sports and Tourism are another."""
    longer = bodies("Department of Culture, Sports and Tourism")
    assert longer != bodies("Department of Culture and Sports")
    assert not TERMS.in_english.has(bodies("Department of Culture and Sports"), longer)


def test_variants_of_the_terms_are_one_body() -> None:
    """As the rows of the terms say."""
    english = TERMS.in_english
    assert english.has(bodies("Politburo"), bodies("Political Bureau"))
    assert english.has(bodies("Ministry of Health"), bodies("The ministry said so."))
    assert not english.has(bodies("Ministry of Health"), bodies("Department of Health"))


# --- a user's glossary -----------------------------------------------------------------------


def glossary(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "mine.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_glossary_wins_over_the_packaged_terms(tmp_path: Path) -> None:
    """For the same words, and for words that begin a longer packaged term."""
    terms = load(
        glossary(tmp_path, "vi,en\nSở Y tế,Health Bureau\ntrạm đọc,reading nook\n"),
    )
    (term,) = terms.find("Sở Y tế đến từ sớm.")
    assert (term.en, term.kind) == (("Health Bureau",), "glossary")
    assert term.source.endswith("mine.csv")
    assert term.own
    assert not load().find("Sở Y tế đến từ sớm.")[0].own
    assert terms.english("trạm đọc") == ("reading nook",)
    assert ("trạm đọc", "reading nook") in terms.hints("Phường mở trạm đọc mới.")
    assert load().english("Sở Y tế")[0] == "Department of Health"


def test_a_glossary_may_have_variants_kinds_and_sources(tmp_path: Path) -> None:
    """Rows of one expression are its variants, the first to be written; BOM and NFD are fine."""
    decomposed = "vi,en,kind,source\ntra\u0323m đo\u0323c,reading nook,term,style book\n"
    path = glossary(tmp_path, (decomposed + "trạm đọc,reading stop,term,\n").encode("utf-8-sig"))
    (term,) = load(path).find("Phường mở trạm đọc mới.")
    assert (term.en, term.kind, term.source) == (
        ("reading nook", "reading stop"),
        "term",
        "style book",
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "line 1: the header needs the columns vi and en"),
        ("Sở Y tế,Health Bureau\n", "line 1: the header needs"),
        ("vi;en\nSở Y tế;Health Bureau\n", "line 1: the header needs"),
        ("vi,en\nSở Y tế\n", "line 2: vi and en must both have text"),
        ("vi,en\nSở Y tế,Health\n,Bureau\n", "line 3: vi and en"),
        ("vi,en\nSở Y tế,  \n", "line 2: vi and en"),
        ("vi,en\nSở Y tế,Health\n".encode("utf-16"), "not UTF-8"),
    ],
)
def test_a_bad_glossary_is_named_with_its_line(
    tmp_path: Path, text: str | bytes, what: str
) -> None:
    """One line that a user can act on; no row is dropped in silence."""
    with pytest.raises(SettingsError, match=what) as caught:
        load(glossary(tmp_path, text))
    assert "mine.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_glossary_is_a_settings_error(tmp_path: Path) -> None:
    """A typing slip in --glossary does not go unnoticed."""
    with pytest.raises(SettingsError, match=r"none\.csv: the glossary cannot be read"):
        load(tmp_path / "none.csv")


# --- properties ------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Chủ tịch",
        "nguyên",
        "UBND",
        "phường Bến Lụa",
        "Q.7",
        "Sở Y tế",
        "TP.HCM",
        "Ban Tổ chức",
        "Thành ủy",
        "ông Lê Văn Gạo",
        "Trần Thị Lụa",
        "3.000 tỉ đồng",
        "ngày 7-10",
        ",",
        ".",
        "(",
        "-",
        "\n",
        "và",
        "tỉnh",
        "của",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map(" ".join), st.text(max_size=60), st.lists(PIECES).map("".join)
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_spans_slice_the_text_in_order_without_overlap(text: str) -> None:
    """What find() and people() return is the text's own, whatever the text."""
    end = 0
    for term in TERMS.find(text):
        assert end <= term.start < term.end <= len(text)
        assert text[term.start : term.end] == term.vi
        end = term.end
    end = 0
    for person in TERMS.people(text):
        assert end <= person.start < person.end <= len(text)
        assert text[person.start : person.end] == person.name
        assert person.role in text
        end = person.end


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_hints_are_words_of_the_text(text: str) -> None:
    """Each once, never without English, never the same in both languages."""
    hints = TERMS.hints(text)
    assert len(set(hints)) == len(hints)
    for vietnamese, english in hints:
        assert vietnamese in text
        assert english.strip()
        assert vietnamese != english


def test_the_packaged_terms_are_loaded_once() -> None:
    """Loading them takes longer than most uses."""
    assert load() is load()
    assert isinstance(load(), Gazetteer)
