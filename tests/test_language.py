"""Which language a text is in: the wrong one is seen, names and loan words are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.language import foreign, is_vietnamese
from briefing.vietnamese.text import romanise

ARTICLE = (
    "Sáng nay, Ủy ban nhân dân phường họp với các hộ dân về tuyến đường mới. "
    "Theo kế hoạch, công trình có vốn 12 tỉ đồng và xong trước Tết. "
    "Nhiều người mong phường sớm sửa vỉa hè, trồng thêm cây xanh."
)
REPORT = (
    "The ward authorities met the residents this morning to talk about the new road. "
    "The work will cost 12 billion dong and should be done before the holiday."
)
VIETNAMESE = (
    "Phường họp dân về tuyến đường mới",
    "Chủ tịch Ủy ban nhân dân phường nhận lỗi với bà con",
    "Người dân đề nghị sớm sửa vỉa hè trước mùa mưa",
    "Công an đã mời ba thanh niên lên làm việc",
    "Bà con mong cây cầu được xây lại trong năm nay",
)
ENGLISH = (
    "The ward met the residents about the new road",
    "Police have invited three young men to talk",
    "Residents asked for the pavement to be mended before the rains",
    "The chairman apologised to the people of the ward",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE, True),
        (REPORT, False),
        (romanise(ARTICLE), False),
        ("Le maire a présenté le projet aux habitants, qui l’ont déjà accepté.", False),
        ("", False),
        ("12.345 … 67", False),
    ],
)
def test_article_length(text: str, expected: bool) -> None:
    """Vietnamese prose is known by its letters; English, French and bare prose is not it."""
    assert is_vietnamese(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        *VIETNAMESE,
        "Chủ tịch",
        "Luật sư",
        "CEO",
        "Giám đốc Samsung Việt Nam",
        "World Bank",
        "FDI",
        "Samsung Galaxy Watch",
        "CEO startup",
        "Bank of America",
        "Lê Thị Hoa",
        "Hai con trai anh Long",
        "Hoạt động logistics và bán hàng online tăng",
        "Phim “Dune” thắng lớn, HLV Park Hang-seo khen",
        "Tia α dưới 5 µg/m³, giá 10 USD/km2",
        "Ngân hàng Thế giới (World Bank) và IMF cho vay",
        "",
        "2025",
    ],
)
def test_vietnamese_passes(text: str) -> None:
    """Vietnamese passes with the names, brands and loan words that it really has."""
    assert foreign(text, "vi") is None


@pytest.mark.parametrize(
    "text",
    [
        *ENGLISH,
        "Le Thi Hoa",
        "Tuoi Tre",
        "Doi Moi",
        "VND3 trillion",
        "10 km2",
        "Ho Chi Minh City",
        "Deputy Minister",
        "Hoa",
        "Đặng Quốc Toàn said so",
        "He brought his résumé to the café",
        "Hanoi approves VND3 trillion metro plan",
        "Binh Tan Ward reviews job positions, names new officials",
        "Nguyen Thi Minh Khai Street",
        "The mayor of Rio de Janeiro met Ursula von der Leyen",
        "Residents of Pleiku, Buon Ma Thuot and Lao Cai",
        "",
        "2025",
    ],
)
def test_english_passes(text: str) -> None:
    """English passes with Vietnamese names and outlets, with or without diacritics."""
    assert foreign(text, "en") is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ông Путин nói", "Путин"),
        ("Tập Cận Bình 习近平 đến thăm", "习近平"),
        ("Phó Chủ tịch said that the committee will review", "said that the committee will review"),
        ("Chairman", "Chairman"),
        ("Deputy Minister of Health", "Deputy Minister of Health"),
        ("Minister Nguyễn Văn A", "Minister Nguyễn Văn A"),
        ("It Is Very Bad.", "It Is Very Bad"),
        ("Le président a visité Hanoi hier", "Le président a visité Hanoi hier"),
        ("Chu tich nuoc to chuc hoi nghi", "Chu tich nuoc to chuc hoi nghi"),
    ],
)
def test_not_vietnamese(text: str, shown: str) -> None:
    """Another script, English or bare Vietnamese is shown where it stands."""
    span = foreign(text, "vi")
    assert span is not None
    assert text[slice(*span)] == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("He said 你好 to them", "你好"),
        ("The tổ dân phố met", "tổ"),
        ("Chủ tịch", "tịch"),
        ("The Ủy Ban of the ward", "Ủy Ban"),
        ("CHỦ TỊCH QUỐC HỘI", "CHỦ TỊCH"),
        ("Pho Chu tich", "Pho Chu tich"),
        ("The Ban To chuc cua Thanh uy reviewed it", "The Ban To chuc cua Thanh uy"),
        ("Der Minister ist nicht in der Stadt", "Der Minister ist nicht in der Stadt"),
        ("El presidente del país visitó la ciudad", "El presidente del país visitó la ciudad"),
        ("Presiden telah tiba di kota ini", "Presiden telah tiba di kota ini"),
        ("Người Dân Mong Phường Sửa Đường", "Người Dân Mong Phường Sửa Đường"),
    ],
)
def test_not_english(text: str, shown: str) -> None:
    """Vietnamese words, terms and bare phrases, and other languages, are shown."""
    span = foreign(text, "en")
    assert span is not None
    assert text[slice(*span)] == shown


@given(st.lists(st.sampled_from(VIETNAMESE), min_size=1, max_size=4).map(". ".join))
def test_vietnamese_is_not_english(text: str) -> None:
    """Vietnamese passes as itself; with or without diacritics it does not pass as English."""
    assert foreign(text, "vi") is None
    assert foreign(text, "en") is not None
    assert foreign(romanise(text), "en") is not None
    assert foreign(romanise(text), "vi") is not None


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=4).map(". ".join))
def test_english_is_not_vietnamese(text: str) -> None:
    """English passes as itself and not as Vietnamese."""
    assert foreign(text, "en") is None
    assert foreign(text, "vi") is not None


@given(st.sampled_from(VIETNAMESE), st.sampled_from(ENGLISH), st.booleans())
def test_one_foreign_sentence_is_enough(vietnamese: str, english: str, first: bool) -> None:
    """One sentence of the other language inside a text is found."""
    text = ". ".join((english, vietnamese) if first else (vietnamese, english))
    assert foreign(text, "vi") is not None
    assert foreign(text, "en") is not None


@given(st.text(max_size=80), st.sampled_from(["vi", "en"]))
def test_span_is_inside_the_text(text: str, language: str) -> None:
    """Whatever the text, the answer is None or a stretch of it that is not empty."""
    span = foreign(text, language)  # type: ignore[arg-type]
    assert span is None or 0 <= span[0] < span[1] <= len(text)
