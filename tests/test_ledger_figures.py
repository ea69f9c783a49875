"""Figures of both languages: read into the same terms, and held against one another."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ledger.figures import (
    Figure,
    differs_in_approximation,
    read_figures,
    unsupported_figures,
)
from briefing.ledger.times import read_times, taken_by
from briefing.models import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
VI_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
EN_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
EN_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
SCALES = [
    (10**3, "nghìn", "thousand"),
    (10**6, "triệu", "million"),
    (10**9, "tỷ", "billion"),
    (10**12, "nghìn tỷ", "trillion"),
]
UNITS = [
    ("đồng", "dong", "VND"),
    ("USD", "US dollars", "USD"),
    ("euro", "euros", "EUR"),
    ("%", "%", "%"),
    ("phần trăm", "percent", "%"),
    ("điểm phần trăm", "percentage points", "percentage point"),
    ("tấn", "tonnes", "t"),
    ("tạ", "quintals", "quintal"),
    ("ha", "hectares", "ha"),
    ("m2", "square metres", "m2"),
    ("km", "kilometres", "km"),
    ("km/giờ", "km per hour", "km/h"),
    ("lít", "litres", "l"),
    ("độ C", "degrees Celsius", "°C"),
    ("kWh", "kilowatt hours", "kWh"),
    ("dặm", "miles", "mile"),
    ("tuổi", "years", "year"),
    ("phút", "minutes", "minute"),
]
NUMBERS = st.decimals(2, 10**9, places=2) | st.integers(2, 10**12).map(Decimal)
PIECES = (
    "1|2|12|500|0|1.234|3.000|1,5|2.5|1,234.5|007|٣| | |\n|tỷ|triệu|nghìn|đồng|phú|USD|$|£|us$|rs|"
    "%|-|–|/|.|,|(|&|:|m|m2|k|bn|th|st|và|đến|từ|hơn|gần|một|hai|năm|mươi|trăm|linh|rưỡi|phần|ba|"
    "hàng|chục|tá|thứ|nửa|II|xi|âm|minus|one|twenty|hundred|and|a|half|third|million|dozen|to|"
    "between|several|of|points|years|tháng|G|Covid|a$|u.s.$|£1-0m|9.99"
)
SOUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def digits(value: Decimal, language: Language) -> str:
    """Return `value` with its thousands separated, as `language` writes it."""
    english = f"{value.normalize():,f}"
    return english.translate(str.maketrans(",.", ".,")) if language == "vi" else english


def words_vi(number: int) -> str:
    """Return a number below a thousand in Vietnamese words."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    parts = [VI_DIGITS[hundreds], "trăm"] if hundreds else []
    if tens > 1:
        parts += [VI_DIGITS[tens], "mươi"]
    elif tens:
        parts += ["mười"]
    elif hundreds and ones:
        parts += ["linh"]
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm" if tens else "năm"}
    return " ".join([*parts, *([last.get(ones, VI_DIGITS[ones])] if ones else [])])


def words_en(number: int) -> str:
    """Return a number below a thousand in English words."""
    hundreds, rest = divmod(number, 100)
    small = EN_SMALL[rest] if rest < 20 else EN_TENS[rest // 10]
    if rest >= 20 and rest % 10:
        small += "-" + EN_SMALL[rest % 10]
    if not hundreds:
        return small
    return f"{EN_SMALL[hundreds]} hundred" + (f" and {small}" if rest else "")


def figures(text: str, language: Language) -> tuple[Figure, ...]:
    """Return the figures of a text, its times taken out."""
    return read_figures(text, language, taken_by(read_times(text, language)))


def stated(text: str, language: Language) -> list[tuple[list[Decimal], str | None]]:
    """Return numbers and unit of what must be supported in a text."""
    return [(list(f.numbers), f.unit) for f in figures(text, language) if f.firm]


def unsupported(text: str, language: Language, by: str, by_language: Language) -> list[str]:
    """Return the figures of one text that another does not support."""
    found = unsupported_figures(
        figures(text, language), figures(by, by_language), read_times(by, by_language)
    )
    return [figure.text for figure in found]


def across(vietnamese: str, english: str) -> list[str]:
    """Return the figures that either of two texts states and the other does not support."""
    return unsupported(vietnamese, "vi", english, "en") + unsupported(
        english, "en", vietnamese, "vi"
    )


# --- reading -------------------------------------------------------------------------------


@given(NUMBERS, st.sampled_from(UNITS), st.sampled_from(LANGUAGES))
def test_digits_with_a_unit_round_trip(
    value: Decimal, unit: tuple[str, str, str], language: Language
) -> None:
    """Each language's notation and forms of a unit give the same number and name."""
    form = unit[0] if language == "vi" else unit[1]
    text = {"vi": "kết quả là {}.", "en": "the result is {}."}[language]
    assert stated(text.format(f"{digits(value, language)} {form}"), language) == [
        ([value], unit[2])
    ]


@given(st.integers(1, 999), st.sampled_from(SCALES), st.sampled_from(LANGUAGES))
def test_number_words_round_trip(
    number: int, scale: tuple[int, str, str], language: Language
) -> None:
    """Words and scale words are read as the number they write."""
    words = (
        f"{words_vi(number)} {scale[1]}" if language == "vi" else f"{words_en(number)} {scale[2]}"
    )
    text = {"vi": "có {} con", "en": "there are {} birds"}[language].format(words)
    assert stated(text, language) == [([Decimal(number * scale[0])], None)]


@given(st.integers(13, 999), st.sampled_from(LANGUAGES))
def test_number_words_and_digits_support_each_other(number: int, language: Language) -> None:
    """Hai mươi ba is 23, in either direction."""
    words = words_vi(number) if language == "vi" else words_en(number)
    spelt, written = f"{words} km", f"{number} km"
    assert unsupported(spelt, language, written, language) == []
    assert unsupported(written, language, spelt, language) == []


@given(SOUP | st.text(), st.sampled_from(LANGUAGES))
def test_any_text_gives_ordered_slices_and_supports_itself(text: str, language: Language) -> None:
    """Nothing raises, no two figures overlap, and a sentence states what it states."""
    found = read_figures(text, language)
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(number.is_finite() for figure in found for number in figure.numbers)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert unsupported_figures(found, found, ()) == []


@given(st.integers(100, 10**9), st.integers(0, 8), st.integers(1, 9), st.sampled_from(LANGUAGES))
def test_one_changed_digit_is_unsupported(
    number: int, at: int, shift: int, language: Language
) -> None:
    """A figure with another digit is another figure."""
    written = str(number)
    at %= len(written)
    changed = (int(written[at]) + shift - 1) % 9 + (0 if at else 1)
    other = int(written[:at] + str(changed) + written[at + 1 :])
    texts = [
        {"vi": "thu {} đồng", "en": "took VND{}"}[language].format(digits(Decimal(n), language))
        for n in (number, other)
    ]
    assert bool(unsupported(texts[0], language, texts[1], language)) == (number != other)


@pytest.mark.parametrize(
    ("text", "numbers", "unit"),
    [
        ("3 nghìn tỷ đồng", [3 * 10**12], "VND"),
        ("3 000 tỷ đồng", [3 * 10**12], "VND"),
        ("ba nghìn tỷ đồng", [3 * 10**12], "VND"),
        ("một trăm linh năm con", [105], None),
        ("hai triệu rưỡi đồng", ["2500000"], "VND"),
        ("2 năm rưỡi", ["2.5"], "year"),
        ("3-4 tỷ đồng", [3 * 10**9, 4 * 10**9], "VND"),
        ("từ 3,5 đến 4 tỷ đồng", [35 * 10**8, 4 * 10**9], "VND"),
        ("giữa 5 và 7%", [5, 7], "%"),
        ("USD 3,5 triệu", [3500000], "USD"),
        ("$3-4 tỷ", [3 * 10**9, 4 * 10**9], "USD"),
        ("48/50 phiếu", [48, 50], None),
        ("thắng 2-1", [2, 1], None),
        ("hai phần ba số xã", [2, 3], None),
        ("hàng chục nghìn người", [10000], None),
        ("hơn trăm người", [100], None),
        ("gấp 3 lần", [3], None),
        ("tiêm F-16", [16], None),
        ("âm 5 độ C", [-5], "°C"),
    ],
)
def test_vietnamese_figures(text: str, numbers: list[str | int], unit: str | None) -> None:
    """Every spelling of a number, its range and its unit."""
    assert stated(text, "vi") == [([Decimal(number) for number in numbers], unit)]


@pytest.mark.parametrize(
    ("text", "numbers", "unit"),
    [
        ("£2.8bn", [2_800_000_000], "GBP"),
        ("US$125m", [125 * 10**6], "USD"),
        ("A$3 million", [3 * 10**6], "AUD"),
        ("5m tonnes", [5 * 10**6], "t"),
        ("5 million dong", [5 * 10**6], "VND"),
        ("$1,234,567.89", ["1234567.89"], "USD"),
        ("£10-15m", [10**7, 15 * 10**6], "GBP"),
        ("between 3 and 4 billion", [3 * 10**9, 4 * 10**9], None),
        ("3–4 billion dong", [3 * 10**9, 4 * 10**9], "VND"),
        ("a hundred and five ships", [105], None),
        ("two and a half million", [2_500_000], None),
        ("half a million ships", [500_000], None),
        ("tens of thousands", [10_000], None),
        ("several hundred", [100], None),
        ("two-thirds", [2, 3], None),
        ("the 21st", [21], None),
        ("a 13-year-old", [13], "year"),
        ("3,000 sq m", [3000], "m2"),
        ("minus 5 degrees Celsius", [-5], "°C"),
        ("a 5-1 win", [5, 1], None),
        ("an A380", [380], None),
    ],
)
def test_english_figures(text: str, numbers: list[str | int], unit: str | None) -> None:
    """Every spelling of a number, its range and its unit."""
    assert stated(text, "en") == [([Decimal(number) for number in numbers], unit)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("một người và cả hai anh em", "vi"),
        ("Họ đã sống ở đây nhiều năm nay, mỗi năm một khác", "vi"),
        ("Ba Đình và ông Sáu", "vi"),
        ("ba mẹ nấu chín nồi cơm ở ngã ba", "vi"),
        ("đầu tiên, lần thứ hai, nửa kia", "vi"),
        ("mỗi m2 đất", "vi"),
        ("tháng ba", "vi"),
        ("A man and no one else took a second look at both, twice", "en"),
        ("the Four Seasons", "en"),
        ("half of the team, a quarter of the way, Elizabeth II", "en"),
    ],
)
def test_what_may_be_worded_freely_is_not_demanded(text: str, language: Language) -> None:
    """One, two, halves, names and words that only look like numbers need no support."""
    assert stated(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "approx"),
    [
        ("gần 300 hộ", "vi", "about"),
        ("hơn 300 hộ", "vi", "over"),
        ("không quá 300 hộ", "vi", "under"),
        ("300 hộ trở lên", "vi", "over"),
        ("300 hộ", "vi", None),
        ("nearly 300 homes", "en", "about"),
        ("at least 300 homes", "en", "over"),
        ("no more than 300 homes", "en", "under"),
        ("more than 300 homes", "en", "over"),
        ("300 homes", "en", None),
    ],
)
def test_words_of_approximation(text: str, language: Language, approx: str | None) -> None:
    """About, over and under, from the words before or behind a figure."""
    assert [figure.approx for figure in read_figures(text, language)] == [approx]


def test_taken_spans_hold_no_figure() -> None:
    """What is a time already is not read a second time."""
    assert read_figures("ngày 7-10 có 30 hộ", "vi", [(0, 9)]) == read_figures(
        "********* có 30 hộ", "vi"
    )


# --- support -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Dự án cần 3.000 tỷ đồng.", "The project needs VND3 trillion."),
        ("Dự án cần 5 triệu.", "The project needs VND5 million."),
        ("Em 5 tuổi, chị 12 tuổi.", "The boy is 5, his sister aged 12."),
        ("Năng suất đạt 5 tạ mỗi sào.", "The yield was 500 kg a sao."),
        ("Mất hai năm rưỡi.", "It took two and a half years."),
        ("Mất 30 tháng.", "It took 2.5 years."),
        ("Hơn 1,2 triệu hộ có điện.", "As of May, 1,234,567 homes had power."),
        ("Khoảng 3.000 người đến dự.", "The crowd was 2,987 people."),
        ("Gần 160 km đường hỏng.", "Nearly 100 miles of road were damaged."),
        ("Một phần ba số cầu yếu.", "A third of the bridges are weak."),
        ("Một nửa số cầu yếu.", "50% of the bridges are weak."),
        ("Giá tăng gấp đôi, gấp 3 lần.", "Prices doubled or rose 3 times."),
        ("Có 1 người bị thương.", "A man was hurt."),
        ("Ba người và bảy con bò.", "Three people and 7 cows."),
        ("Ông giữ chức 5 năm, tới năm 2019.", "He held office for five years, until 2019."),
        ("Đại hội lần thứ XIII.", "The 13th Congress."),
        ("Thế chiến thứ hai.", "World War II."),
        ("Xe buýt 53 tới Quốc lộ 1A.", "Bus 53 goes to National Highway 1A."),
        ("Nghị quyết 57-NQ/TW.", "Resolution 57-NQ/TW."),
        ("Nhiệt độ 7,5 độ.", "A magnitude of 7.5."),
        ("Hàng nghìn hộ mất điện.", "Thousands of homes lost power."),
        ("Có 3.400 hộ mất điện.", "There were 3,400 homes without power."),
        ("Giá tăng 5, 6 và 7%.", "Prices rose by 5%, 6% and 7%."),
        ("Đường dài hàng trăm km.", "The road is hundreds of kilometres long."),
        ("Cây cao 1m75.", "The tree is 1.75 m tall."),
        ("Giảm từ 13% xuống 10%, còn lại 3-5%.", "Down from 13% to 10%, the rest 3–5%."),
        ("Ghi âm 5 buổi.", "Five sessions were recorded."),
        ("Lãi suất từ 5 đến 7%.", "Rates run from 5% to 7%."),
    ],
)
def test_a_faithful_translation_raises_nothing(vietnamese: str, english: str) -> None:
    """Spelling, scale, unit, rounding and wording may differ where the languages do."""
    assert across(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Dự án cần 3.000 tỷ đồng.", "The project needs VND3 billion."),
        ("Dự án cần 3.000 tỷ đồng.", "The project needs US$3 trillion."),
        (
            "Dự án cần 3.000 tỷ đồng.",
            "The project needs VND3.1 trillion.",
        ),
        ("Giá tăng 2,5%.", "Prices rose by 25%."),
        ("Giá tăng 2,5%.", "Prices rose by 2.5 percentage points."),
        ("Giá tăng 5%.", "Prices rose by 5."),
        ("Rộng 30 ha.", "It covers 30 km²."),
        ("Rộng 30 ha.", "It covers 30."),
        ("Hơn 1,2 triệu hộ có điện.", "More than 1.3 million homes have power."),
        ("Có 1.234.567 hộ.", "There are 1.2 million homes."),
        ("Từ 3 đến 4 tỷ đồng.", "From VND3 billion to VND5 billion."),
        ("Thắng 2-1.", "They won 2-0."),
        ("Hàng nghìn hộ mất điện.", "Millions of homes lost power."),
        ("Ba người bị thương.", "Four people were hurt."),
        ("Dài 10 km.", "It is 10 miles long."),
        ("Mất 3 tháng.", "It took 3 weeks."),
    ],
)
def test_a_wrong_figure_is_found(vietnamese: str, english: str) -> None:
    """Another digit, scale, currency, unit or range is another figure, in either direction."""
    assert unsupported(vietnamese, "vi", english, "en")
    assert unsupported(english, "en", vietnamese, "vi")


def test_a_year_read_as_a_number_supports_and_is_supported() -> None:
    """One reader may take 2019 for a year, another for a number."""
    year = read_times("Năm 2019", "vi")
    assert unsupported_figures(read_figures("The 2019 plan", "en"), (), year) == []


def test_hedges_that_one_side_lacks_are_told_apart() -> None:
    """Hơn 100 against 100 differs; about and nearly do not; a figure in words is left alone."""
    over, exact = read_figures("hơn 100 hộ", "vi"), read_figures("100 homes", "en")
    assert differs_in_approximation(over[0], exact)
    assert not differs_in_approximation(exact[0], over)
    nearly = read_figures("nearly 100 homes", "en")
    assert not differs_in_approximation(nearly[0], over)
    under = read_figures("fewer than 100 homes", "en")
    assert differs_in_approximation(under[0], over)
    assert not differs_in_approximation(over[0], read_figures("99 homes", "en"))


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Thửa đất 96 m2 được bán đấu giá.", "The 96-square-metre plot was auctioned."),
        ("Hồ chứa 3 triệu m3 nước.", "It is a 3-million-cubic-metre reservoir."),
        ("Cầu dài 540 m đã thông xe.", "The 540-metre-long bridge is open."),
        ("Trả kết quả sau 5 ngày làm việc.", "Results come within five working days."),
        ("Mưa suốt 3 ngày liên tiếp.", "It rained for three straight days."),
        (
            "Họ làm việc bốn ngày mà được trả lương năm ngày.",
            "They work four days but are paid for five.",
        ),
        ("Bị cáo lĩnh 7 năm 6 tháng tù.", "The defendant got seven and a half years."),
        ("Bị cáo lĩnh 7 năm 6 tháng tù.", "The defendant got seven years and six months."),
        (
            "Án giảm từ 9 năm xuống 7 năm 6 tháng.",
            "It was cut from nine years to seven years and six months.",
        ),
        ("Ca mổ mất 2 giờ 40 phút.", "Surgery took two hours and 40 minutes."),
        ("Cô về nhất với 2 phút 10 giây 45.", "She won in 2 minutes 10.45 seconds."),
        ("Bị cáo lĩnh hơn 7 năm tù.", "The defendant got seven years and six months."),
        ("Huyện giảm 50% phí.", "The district is halving the fee."),
        ("Sản lượng tăng 100%.", "Output doubled."),
        ("Khoảng 40% người dân không biết.", "About four in ten people do not know."),
        ("Bé sốt 39,5 độ C.", "The child has a temperature of 39.5C."),
        ("Ông nộp phạt 300 USD.", "He paid a US$300 fine."),
        ("Bão mỗi giờ đi được 15-20 km.", "The storm is moving at 15-20km per hour."),
        ("Có 1 giải nhất, 2 giải nhì.", "There were one first and two second prizes."),
    ],
)
def test_a_free_translation_raises_nothing(vietnamese: str, english: str) -> None:
    """Measures as adjectives, parts of durations, halves and doublings say the same figure."""
    assert across(vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Thửa đất 96 m2 được bán.", "The 96-square-kilometre plot was sold."),
        ("Trả kết quả sau 5 ngày làm việc.", "Results come within five working weeks."),
        ("Bị cáo lĩnh 7 năm 6 tháng tù.", "The defendant got six and a half years."),
        ("Bị cáo lĩnh 7 năm 6 tháng tù.", "The defendant got seven years and nine months."),
        ("Ca mổ mất 2 giờ 40 phút.", "Surgery took two hours and 14 minutes."),
        ("Ông nộp phạt 300 euro.", "He paid a US$300 fine."),
        ("Bé sốt 39,5 độ F.", "The child has a temperature of 39.5C."),
        ("Khoảng 40% người dân không biết.", "About three in ten people do not know."),
    ],
)
def test_a_wrong_figure_is_found_in_free_wording_too(vietnamese: str, english: str) -> None:
    """A measure, a part of a duration, a currency or a share that differs is another figure."""
    assert across(vietnamese, english)


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Tỉnh thu khoảng 300 tỷ đồng.", True),
        ("Đường dài hơn 540 m.", True),
        ("Có trên 300 hộ bị ảnh hưởng.", True),
        ("Thu ngân sách vượt 9,6% dự toán.", False),
        ("Tỷ lệ cao hơn 15 điểm phần trăm so với năm trước.", False),
        ("Số ca nhiều hơn 5 lần.", False),
        ("Xe chạy tối đa 80 km/h.", False),
        ("Thiệt hại 54 tỷ đồng (khoảng 2,1 triệu USD).", False),
    ],
)
def test_comparisons_and_conversions_are_not_hedges(text: str, hedged: bool) -> None:
    """What exceeds, compares or converts says nothing of how exact the figure is."""
    assert figures(text, "vi")[-1].hedged is hedged


def test_a_number_of_places_is_no_approximation() -> None:
    """Trên 14 tuyến phố is on 14 streets, trên 14 hộ is more than 14 households."""
    assert figures("Cấm đỗ xe trên 14 tuyến phố.", "vi")[0].approx is None
    assert figures("Có trên 14 hộ phải dời đi.", "vi")[0].approx == "over"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1-",
        "1,",
        "1.000 ",
        "1 000 ",
        "a hundred ",
        "năm ",
        "hai mươi ",
        "từ 3 và ",
        "khoảng ",
    ],
)
def test_hostile_text_is_read_once(piece: str, language: Language) -> None:
    """A long run of any piece is read without trouble and gives no more figures than pieces."""
    count = 2000
    assert len(read_figures(piece * count, language)) <= 2 * count
