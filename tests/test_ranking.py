"""Ranking: the stated formula, term by term, and how much two texts have in common."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.vietnamese.ranking import rank, similar

PLAIN = [
    "chợ nổi họp từ mờ sáng với hàng trăm ghe thuyền",
    "mưa đêm khiến nhiều đoạn bờ kênh sạt xuống lòng nước",
    "học trò vùng cao đi bộ mười cây số tới lớp mỗi hôm",
    "giá lúa hè thu tăng nhẹ so cùng kỳ vụ rồi",
]
"""Four sentences without a figure, a name or a word in common."""


def order(first: str, second: str, title: str | None = None) -> list[int]:
    return rank([PLAIN[0], first, second], title, limit=3)


# --- the formula -----------------------------------------------------------------------------


def test_without_anything_else_the_order_is_the_article_s() -> None:
    """News puts first what matters most."""
    assert rank(PLAIN, None, limit=4) == [0, 1, 2, 3]


def test_a_sentence_about_the_title_rises() -> None:
    """The share of the title's content words counts as much as the first place."""
    assert rank(PLAIN, "Giá lúa hè thu tăng", limit=1) == [3]
    assert rank(PLAIN, "Bờ kênh sạt", limit=2) == [1, 0]


def test_stop_words_of_the_title_count_for_nothing() -> None:
    """A title of nothing but common words favours nobody."""
    common = [*PLAIN[:3], "và của là có được trong cho các những một với đã rồi"]
    assert rank(common, "Có được của các những là và", limit=4) == [0, 1, 2, 3]


def test_what_the_article_keeps_coming_back_to_rises() -> None:
    """A sentence whose words others have too tells what the article is about."""
    back = [
        "thương lái đợi giá lúa hè thu giảm thêm đôi chút",
        "nông dân giữ kho chờ giá lúa hè thu nhích lên",
    ]
    assert rank([*PLAIN, *back], None, limit=1) == [3]
    assert rank([*PLAIN, back[0].replace("giá lúa hè thu", "đoàn xe")], None, limit=1) == [0]


@pytest.mark.parametrize(
    "fact", ["dài 86 m và rộng 3 m", "của Trần Văn Sậy và Lê Thị Mây", "ngày 7-10"]
)
def test_facts_raise_a_sentence(fact: str) -> None:
    """Figures, names and dates are what readers forward."""
    assert order(PLAIN[1], f"{PLAIN[2]} {fact}") == [0, 2, 1]


def test_many_facts_count_no_more_than_four() -> None:
    """A table row does not drown the news: the lead is worth more than 0.4."""
    table = PLAIN[2] + " 1 2 3 4 5 6 7 8 9 10 11 12 13 14"
    assert rank([PLAIN[0], table], None, limit=2) == [0, 1]


@pytest.mark.parametrize("opening", ["Ông", "Tuy nhiên,", "Điều này,", "Bên cạnh đó,", "Họ"])
def test_a_sentence_that_leans_on_another_falls(opening: str) -> None:
    """Out of its place nobody knows whom it is about."""
    assert order(f"{opening} {PLAIN[1]}", PLAIN[2]) == [0, 2, 1]


def test_who_was_there_is_told_last() -> None:
    """A list of guests with all its names is no news."""
    guests = "Tham dự buổi lễ có ông Trần Văn Sậy, bà Lê Thị Mây, ông Đỗ Văn Lúa cùng 40 hộ dân"
    assert rank([PLAIN[0], guests, *PLAIN[1:]], None, limit=5)[-1] == 1


def test_very_short_and_very_long_sentences_fall() -> None:
    """A stump says little, a heap too much."""
    assert order("bờ kênh sạt trong đêm", PLAIN[2]) == [0, 2, 1]
    heap = " ".join(f"chữ{n}" for n in "abcdefghijklmnopqrstuvwxyz" * 3)
    assert order(heap, PLAIN[2]) == [0, 2, 1]


def test_what_was_said_already_falls() -> None:
    """Maximal marginal relevance: the third sentence is new, the second is not."""
    again = PLAIN[0] + " nhé"
    assert rank([PLAIN[0], again, PLAIN[2]], None, limit=3) == [0, 2, 1]


def test_the_spelling_of_a_word_does_not_matter() -> None:
    """Case, tone placement and i or y are folded."""
    sentences = [PLAIN[0], PLAIN[1], "Ủy ban kỹ thuật bàn chuyện hòa giải trong xóm nhỏ"]
    for title in ("Uỷ ban kĩ thuật hoà giải", "ỦY BAN KỸ THUẬT HÒA GIẢI"):
        assert rank(sentences, title, limit=1) == [2]


# --- the limits ------------------------------------------------------------------------------


@pytest.mark.parametrize(("limit", "found"), [(0, []), (2, [0, 1]), (4, [0, 1, 2, 3]), (9, 4)])
def test_the_limit_is_the_most_that_is_returned(limit: int, found: list[int] | int) -> None:
    """Fewer sentences than the limit are all returned."""
    ranked = rank(PLAIN, None, limit)
    assert (ranked if isinstance(found, list) else len(ranked)) == found


def test_nothing_is_ranked_as_nothing() -> None:
    """No sentence, no order."""
    assert rank([], "Tựa", limit=3) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=12), st.none() | st.text(max_size=20))
def test_a_ranking_is_an_order_of_all_sentences(sentences: list[str], title: str | None) -> None:
    """Every index once, the same each time; a smaller limit is a beginning of it."""
    ranked = rank(sentences, title, len(sentences))
    assert sorted(ranked) == list(range(len(sentences)))
    assert rank(sentences, title, 3) == ranked[:3]


# --- how much is in common -------------------------------------------------------------------


def test_the_same_words_are_wholly_similar() -> None:
    """Order and stop words do not matter."""
    assert similar(PLAIN[0], PLAIN[0]) == 1.0
    assert similar("chợ nổi họp sáng", "sáng nay, chợ nổi đã họp") == 1.0
    assert similar(PLAIN[0], unicodedata.normalize("NFC", PLAIN[0].upper())) == 1.0


@pytest.mark.parametrize("other", [PLAIN[1], "mưa đêm sạt kênh", "lúa"])
def test_other_words_are_not_similar(other: str) -> None:
    """Whether the texts are of one length or not."""
    assert similar("chợ nổi họp sáng", other) == 0.0
    assert similar(other, "chợ nổi họp sáng") == 0.0


def test_the_share_is_of_the_shorter_text() -> None:
    """A sentence that holds a headline is wholly similar to it."""
    assert similar("chợ nổi họp", PLAIN[0]) == 1.0
    assert similar("chợ nổi tan", PLAIN[0]) == pytest.approx(2 / 3)
    assert similar("chợ nổi họp", "chợ nổi tan") == pytest.approx(2 / 3)


@pytest.mark.parametrize("empty", ["", "  ", "và của là", "…"])
def test_a_text_without_content_is_similar_to_nothing(empty: str) -> None:
    """There is no share of nothing."""
    assert similar(empty, PLAIN[0]) == 0.0
    assert similar(PLAIN[0], empty) == 0.0
    assert similar(empty, empty) == 0.0


@settings(max_examples=60, deadline=None)
@given(st.text("abcde ", max_size=30), st.text("abcde ", max_size=30))
def test_similarity_is_a_share_and_symmetric(one: str, other: str) -> None:
    """From 0 to 1, and the same from both sides."""
    assert 0.0 <= similar(one, other) <= 1.0
    assert similar(one, other) == similar(other, one)
