"""Figures in Vietnamese prose: exact values, one unit, English as the press writes it."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.dates import find_dates
from briefing.vietnamese.figures import (
    Figure,
    find_figures,
    format_number,
)

SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "ngàn tỉ": 10**12,
    "triệu tỷ": 10**15,
}
ENGLISH_SCALES = {
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}
UNITS = {
    "đồng": ("đồng", "VND{}"),
    "USD": ("USD", "US${}"),
    "tấn": ("tấn", "{} tonnes"),
    "ha": ("ha", "{} hectares"),
    "km": ("km", "{} km"),
    "m²": ("m2", "{} m²"),
    "kWh": ("kWh", "{} kWh"),
}
NUMBERS = st.decimals(2, 10**12, places=2) | st.integers(2, 10**12).map(Decimal)
PIECES = (
    "1|2|12|500|1.234|3.000|1,5|97,91|2.5|1,234.5|007| | |\n|tỷ|tỉ|triệu|nghìn|đồng|đồng chí|USD|$|"
    "%|điểm|tấn|km|m2|người|ngày|tháng|năm|7-10|30/4|2025|-|–|/|.|,|(|đến|và|hơn|Đồng|g|G"
)
SOUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def vietnamese(value: Decimal) -> str:
    """Return `value` in Vietnamese notation: 1.234,5."""
    return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))


def only(text: str) -> Figure:
    """Return the one figure in `text`."""
    (figure,) = find_figures(text)
    return figure


def facts(text: str) -> list[tuple[str, str]]:
    """Return text and English of the figures in `text`."""
    return [(figure.text, figure.english) for figure in find_figures(text)]


@given(NUMBERS, st.sampled_from(sorted(UNITS)))
def test_a_number_with_a_unit_round_trips(value: Decimal, unit: str) -> None:
    """The value is exact, the unit normalised, and English has every digit."""
    name, form = UNITS[unit]
    text = f"khoảng {vietnamese(value)} {unit} mỗi năm"
    figure = only(text)
    assert (figure.value, figure.unit) == (value, name)
    assert figure.english == form.format(format_number(value.normalize()))
    assert figure.text == f"{vietnamese(value)} {unit}"


@given(
    st.decimals("0.001", 10**5, places=3) | st.integers(1, 10**5).map(Decimal),
    st.sampled_from(sorted(SCALES)),
)
def test_a_scale_word_multiplies_and_english_keeps_the_value(number: Decimal, scale: str) -> None:
    """The English amount, read back, is the same number: nothing is rounded."""
    figure = only(f"gần {vietnamese(number)} {scale} đồng")
    assert figure.value == number * SCALES[scale]
    digits, _, word = figure.english.removeprefix("VND").partition(" ")
    assert Decimal(digits.replace(",", "")) * ENGLISH_SCALES.get(word, 1) == figure.value


@given(st.integers(1000, 10**15))
def test_a_number_with_separated_thousands_needs_no_unit(number: int) -> None:
    """3.000 is 3,000."""
    figure = only(f"có {vietnamese(Decimal(number))} hộ")
    assert (figure.value, figure.unit) == (number, None)
    assert figure.english == f"{number:,}"


@given(st.text() | SOUP)
def test_figures_are_in_order_slices_of_the_text_and_never_dates(text: str) -> None:
    """Any text gives sound figures, and none overlaps another or a date."""
    spans = [(mention.start, mention.end) for mention in find_dates(text)]
    for figure in find_figures(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.value.is_finite()
        spans.append((figure.start, figure.end))
    spans.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_format_number_keeps_every_digit(value: Decimal) -> None:
    """Commas between thousands, a point before the decimals, nothing rounded."""
    assert Decimal(format_number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("text", "english", "unit"),
    [
        ("3.000 tỉ đồng", "VND3 trillion", "đồng"),
        ("1.234,5 tỷ đồng", "VND1,234.5 billion", "đồng"),
        ("2.350 tỷ đồng", "VND2.35 trillion", "đồng"),
        ("1.496 tỷ đồng", "VND1,496 billion", "đồng"),
        ("17,5 nghìn tỷ đồng", "VND17.5 trillion", "đồng"),
        ("500 triệu đồng", "VND500 million", "đồng"),
        ("500 TRIỆU ĐỒNG", "VND500 million", "đồng"),
        ("1 tỷ 200 triệu đồng", "VND1.2 billion", "đồng"),
        ("500 nghìn đồng", "VND500,000", "đồng"),
        ("500.000đ", "VND500,000", "đồng"),
        ("12 tỷ USD", "US$12 billion", "USD"),
        ("0,8 tỷ USD", "US$800 million", "USD"),
        ("2,5 triệu đô la Mỹ", "US$2.5 million", "USD"),
        ("$5 triệu", "US$5 million", "USD"),
        ("1.200 đô la Singapore", "SGD1,200", "SGD"),
        ("20 triệu Euro", "€20 million", "EUR"),
        ("97,91%", "97.91%", "%"),
        ("5 phần trăm", "5%", "%"),
        ("0,3 điểm phần trăm", "0.3 percentage points", "điểm %"),
        ("5.600 tấn", "5,600 tonnes", "tấn"),
        ("8,4 triệu tấn", "8.4 million tonnes", "tấn"),
        ("1 tấn", "1 tonne", "tấn"),
        ("30 ha", "30 hectares", "ha"),
        ("1 héc-ta", "1 hectare", "ha"),
        ("10 km", "10 km", "km"),
        ("60 km/h", "60 km/h", "km/h"),
        ("100m2", "100 m²", "m2"),
        ("100 m²", "100 m²", "m2"),
        ("35 độ C", "35°C", "°C"),
        ("âm 5 hay -5 độ C", "-5°C", "°C"),
        ("1.800 tỷ", "1.8 trillion", None),
        ("3.000", "3,000", None),
        ("hệ số 2,34", "2.34", None),
        ("1,234,567 đồng", "VND1,234,567", "đồng"),
        ("1,234.5 USD", "US$1,234.5", "USD"),
        ("2,500 tấn", "2,500 tonnes", "tấn"),
        ("26,750 USD", "US$26,750", "USD"),
        ("7.066,524 tỷ đồng", "VND7,066.524 billion", "đồng"),
        ("2,100%", "2.100%", "%"),
        ("$1.200 mỗi người", "US$1,200", "USD"),
        ("2,826 km", "2.826 km", "km"),
        ("0,500 kg", "0.500 kg", "kg"),
        ("2.5 triệu USD", "US$2.5 million", "USD"),
    ],
)
def test_english_follows_the_press(text: str, english: str, unit: str | None) -> None:
    """Money before the number, measures behind it, the largest scale word that stays short."""
    figure = only(text)
    assert (figure.english, figure.unit) == (english, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hơn 1,2 triệu người", ("1,2 triệu", "1.2 million")),
        ("có 35 người dự", ("35", "35")),
        ("16,700 người", ("16,700", "16,700")),
    ],
)
def test_a_counted_noun_is_the_unit_but_not_in_the_span(
    text: str, expected: tuple[str, str]
) -> None:
    """The English of "người" is not for figures to give."""
    figure = only(text)
    assert (figure.text, figure.english) == expected
    assert figure.unit == "người"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("từ 3-4 tỷ đồng", [("4 tỷ đồng", "VND4 billion")]),
        ("tăng 8,3-8,5%", [("8,5%", "8.5%")]),
        ("từ 3,5 đến 4 tỷ đồng", [("4 tỷ đồng", "VND4 billion")]),
        ("giảm từ 13% xuống 10%", [("13%", "13%"), ("10%", "10%")]),
    ],
)
def test_a_range_gives_the_number_that_has_the_unit(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """The first number of "3,5 đến 4 tỷ" is not 3.5: it is left out rather than wrong."""
    assert facts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.000 đồng/tháng", [("10.000 đồng", "VND10,000")]),
        ("5,5%/năm", [("5,5%", "5.5%")]),
        ("nộp 782 tỷ đồng tiền thuế", [("782 tỷ đồng", "VND782 billion")]),
        ("quý III đạt 1.000 tấn", [("1.000 tấn", "1,000 tonnes")]),
        ("ngày 7-10, thu 3 tỷ đồng", [("3 tỷ đồng", "VND3 billion")]),
    ],
)
def test_neighbours_stay_outside(text: str, expected: list[tuple[str, str]]) -> None:
    """A rate, a noun or a date beside a figure is not part of it."""
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ngày 7-10",
        "tháng 10/2025",
        "nhiệm kỳ 2025 - 2030",
        "đến năm 2025 người dân",
        "Xuân quê hương 2019",
        "57-NQ/TW",
        "1309/QĐ-TTg",
        "Nghị quyết 18",
        "48/50 số phiếu",
        "tỷ lệ 1/2.000",
        "tỷ số 2-1",
        "lúc 8h30 và 19 giờ",
        "gọi 0903.123.456",
        "điện thoại 38.291.234",
        "xe 51C-123.45",
        "xe 14B 019.29",
        "mã 12345",
        "phiên bản 8.1",
        "mạng 4G, 5g và đường 1B",
        "F-16 và Covid-19",
        "cao 1m75",
        "5 đồng chí và 2 đồng phạm",
        "2 đồng hồ",
        "3 tỷ phú và 1 triệu phú",
        "đợt 2 tấn công",
        "số 5 Đồng Khởi",
        "Quận 5 người dân",
        "điều 13,14",
        "12 hộ và 3 xã",
        "số 007",
    ],
)
def test_what_states_no_amount_is_none(text: str) -> None:
    """Dates, identifiers, fractions, scores, codes and small bare numbers are no figures."""
    assert find_figures(text) == []
