"""Contraries: a word of the Vietnamese and not its opposite in the English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.checks import contrary_words
from briefing.checks.contraries import contraries
from briefing.vietnamese.text import fold

PAIRS = [
    ("Thí sinh thi vào lớp 10 trung học phổ thông.", "high school", "primary school"),
    ("Giáo viên tiểu học được tăng lương.", "primary school", "upper secondary school"),
    ("Bé học mầm non.", "kindergarten", "university"),
    ("Ba người bị thương.", "injured", "killed"),
    ("Hai ngư dân tử vong.", "died", "survived"),
    ("Gạo xuất khẩu của tỉnh.", "exported rice", "imported rice"),
    ("Doanh thu quý này.", "revenue", "profits"),
    ("Giá heo hơi tăng 5%.", "rose", "declined"),
    ("Bà con bán lúa sớm.", "sell", "bought"),
    ("Công an khởi tố tài xế.", "prosecuted", "convicted"),
    ("Tỉnh khởi công cây cầu.", "broke ground", "inaugurated"),
    ("Cán cân thâm hụt.", "deficit", "surplus"),
    ("Xe tải lật bên đường.", "truck", "bus"),
    ("Sóng lớn ở phía nam đảo.", "southern", "northern"),
    ("Nạn nhân khai tại tòa.", "victim", "suspect"),
    ("Luật sư trình bày.", "lawyer", "prosecutor"),
    ("Nhiều hộ phản đối dự án.", "opposed", "supported"),
]


@pytest.mark.parametrize(("vi", "right", "wrong"), PAIRS)
def test_the_contrary_is_told_and_the_word_itself_is_not(vi: str, right: str, wrong: str) -> None:
    """With both places: the Vietnamese word, and what stands for it."""
    assert list(contraries(vi, f"Here: {right}.")) == []
    (found,) = contraries(vi, f"Here: {wrong}.")
    assert fold(vi[found.start : found.end]) in contrary_words.OPPOSITES + contrary_words.KINDS
    assert f"Here: {wrong}."[slice(*found.found)] in wrong
    assert found.expected


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Giá gạo tăng, giá ngô giảm.", "Maize prices fell."),
        ("Xuất khẩu và nhập khẩu đều tốt.", "Imports did well."),
        ("Vợ chồng anh Sáu mở quán.", "His wife opened a shop."),
        ("Ba người thương vong.", "Three people were killed."),
    ],
)
def test_a_text_that_has_both_is_left_alone(vi: str, en: str) -> None:
    """Which of the two the English means cannot be known."""
    assert list(contraries(vi, en)) == []


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Số ca bệnh không tăng.", "The number of cases fell."),
        ("Không ai sống sót.", "Everyone died."),
        ("Nhiều hộ phản đối dự án.", "Many households do not support the project."),
    ],
)
def test_a_negation_makes_opposites_one(vi: str, en: str) -> None:
    """What does not rise may fall."""
    assert list(contraries(vi, en)) == []


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("Đội thắng trận bán kết trên bán đảo.", "The team bought victory on the peninsula."),
        ("Các quy định chồng chéo.", "The wife of rules overlaps."),
        ("Bộ tăng cường kiểm tra.", "Inspections reduced risk."),
    ],
)
def test_other_words_with_the_same_syllables_tell_nothing(vi: str, en: str) -> None:
    """bán kết is no sale, chồng chéo no husband."""
    assert list(contraries(vi, en)) == []


def test_other_words_of_the_english_may_render_it() -> None:
    """Vietnamese tăng is raised, added, doubled; the word for it need not be one of the list."""
    vi = "Tỉnh tăng trợ cấp cho hộ có thu nhập bị cắt."
    assert list(contraries(vi, "The province doubled aid for families with reduced incomes.")) == []


def test_spelling_of_the_vietnamese_is_free() -> None:
    """Capitals, and the tone on either vowel."""
    assert list(contraries("HÒA BÌNH trở lại.", "War is back."))
    assert list(contraries("Hoà bình trở lại.", "War is back."))


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_taken(vi: str, en: str) -> None:
    """Spans lie in the texts; nothing raises."""
    for found in contraries(vi, en):
        assert 0 <= found.start < found.end <= len(fold(vi))
        assert 0 <= found.found[0] < found.found[1] <= len(fold(en))
