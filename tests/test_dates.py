"""Dates in Vietnamese prose: found where they are, never where they are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.dates import DateMention, PartialDate, find_dates

STAMP = date(2025, 10, 8)

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FULL_FORMS = (
    "ngày {d}-{m}-{y}",
    "ngày {d}/{m}/{y}",
    "ngày {d}.{m}.{y}",
    "Ngày {d:02}/{m:02}/{y}",
    "{d}/{m}/{y}",
    "{d:02}-{m:02}-{y}",
    "ngày {d} tháng {m} năm {y}",
    "Ngày {d} tháng {m}, năm {y}",
    "ngày {d} tháng {m}/{y}",
    "ngày {d}-{m} năm {y}",
    "ngày {d}/{m} năm {y}",
    "ngày\u00a0{d}–{m}–{y}",
)
SHORT_FORMS = (
    "ngày {d}-{m}",
    "ngày {d}/{m}",
    "ngày {d:02}/{m:02}",
    "ngày {d}.{m}",
    "ngày {d} tháng {m}",
    "sáng {d}-{m}",
    "chiều {d}.{m}",
    "tối qua ({d}/{m})",
    "sáng nay, {d}/{m}",
    "hôm {d}/{m}",
    "thứ tư ({d}-{m})",
    "lúc 8h30 {d}/{m}",
    "rạng sáng {d}-{m}",
    "chủ nhật, {d}/{m}",
)
SENTENCES = ("{}", "Đoàn công tác đến xã {}, làm việc với người dân.", "{} tại Hà Nội")
# Pieces that dates, figures and their neighbours are made of, to be thrown together at random.
PIECES = (
    "ngày|tháng|năm|quý|Quí|từ|đến|và|nhiệm kỳ|giai đoạn|sáng|(|)|,|.|-|–|/| |\u00a0|\n|1|2|12|31|"
    "2025|3.000|1,5|III|tỷ|triệu|đồng|USD|%|người|km|7-10|30/4|mỗi|âm lịch|nay|tới"
)
SOUP = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def english(text: str) -> list[str]:
    """Return the English of the dates in `text`."""
    return [mention.english for mention in find_dates(text, STAMP)]


def only(text: str, stamp: date | None = STAMP) -> DateMention:
    """Return the one date in `text`."""
    (mention,) = find_dates(text, stamp)
    return mention


@given(DAYS, st.sampled_from(FULL_FORMS), st.sampled_from(SENTENCES))
def test_every_day_with_a_year_is_read_in_every_form(day: date, form: str, sentence: str) -> None:
    """A full date gives its day, month and year, and English with the month in words."""
    text = sentence.format(form.format(d=day.day, m=day.month, y=day.year))
    mention = only(text)
    assert mention.dates == (PartialDate(day.year, None, day.month, day.day),)
    assert mention.english == f"{day:%B} {day.day}, {day.year}"


@given(DAYS, st.integers(-150, 150), st.sampled_from(SHORT_FORMS), st.sampled_from(SENTENCES))
def test_every_day_without_a_year_takes_the_year_nearest_to_the_stamp(
    day: date, distance: int, form: str, sentence: str
) -> None:
    """Over the turn of the year too; the English stays without a year."""
    text = sentence.format(form.format(d=day.day, m=day.month))
    mention = only(text, day + timedelta(days=distance))
    assert (mention.day, mention.month, mention.year) == (day.day, day.month, day.year)
    assert mention.english == f"{day:%B} {day.day}"


@given(DAYS, st.sampled_from(SHORT_FORMS))
def test_without_a_stamp_the_year_is_unknown(day: date, form: str) -> None:
    """A year that nobody states is None."""
    assert only(form.format(d=day.day, m=day.month), None).year is None


@given(
    st.sets(st.integers(1, 28), min_size=2, max_size=6),
    st.integers(1, 12),
    st.sampled_from(["{}-{}", "{}/{}", "{} tháng {}"]),
)
def test_days_that_share_a_month_are_one_mention(days: set[int], month: int, form: str) -> None:
    """ngày 13, 14 và 15-10 names three days."""
    *first, last = sorted(days)
    text = f"ngày {', '.join(map(str, first))} và {form.format(last, month)}"
    mention = only(text)
    assert mention.text == text
    assert [one.day for one in mention.dates] == sorted(days)
    assert {one.month for one in mention.dates} == {month}
    assert not mention.through


@given(
    st.sampled_from([(30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11)]),
    st.integers(1900, 2099),
    st.sampled_from(FULL_FORMS + SHORT_FORMS),
)
def test_a_day_that_the_calendar_lacks_is_no_date(
    day: tuple[int, int], year: int, form: str
) -> None:
    """31-4 is no date in any form, and no part of it is one."""
    assert find_dates(form.format(d=day[0], m=day[1], y=year), STAMP) == []


@given(st.text() | SOUP, st.none() | st.dates())
def test_mentions_are_in_order_and_are_slices_of_the_text(text: str, stamp: date | None) -> None:
    """Any text gives sound mentions: exact spans, no overlap, at least one date each."""
    position = 0
    for mention in find_dates(text, stamp):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.dates
        assert mention.english
        position = mention.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 7-10, phường tổ chức hội nghị", "October 7"),
        ("Ngày 7/10 phường Bình Tân khai mạc", "October 7"),
        ("hôm qua (7.10) tại Huế", "October 7"),
        ("các ngày 13, 14 và 15-10", "October 13, 14 and 15"),
        ("hai ngày 1 và 2 tháng 9 năm 2025", "September 1 and 2, 2025"),
        ("mở cửa từ ngày 1 đến 10/12", "from December 1 to 10"),
        ("từ ngày 5 đến hết ngày 9-12-2025", "from December 5 to 9, 2025"),
        ("từ 14 đến 16/2, hội diễn ra", "from February 14 to 16"),
        ("trong hai ngày 12-13/12", "December 12–13"),
        ("dịp lễ 2/9 tại thủ đô", "September 2"),
        ("Ngày Nhà giáo Việt Nam 20-11", "November 20"),
        ("ngày 7/10 năm nay", "October 7 this year"),
        ("theo yêu cầu ngày 7-10", "October 7"),
        ("tại Khánh Hòa từ 1-7, người dân", "July 1"),
        ("trên đường Hùng Vương ngày 7/10", "October 7"),
        ("nghỉ Giỗ Tổ Hùng Vương ngày 18-4", "April 18"),
        ("Ngày Chiến thắng 30-4", "April 30"),
        ("tháng 10/2025", "October 2025"),
        ("Tháng 4-2018", "April 2018"),
        ("tháng 10 năm 2025", "October 2025"),
        ("đầu tháng 10", "October"),
        ("tháng 3 năm ngoái", "March last year"),
        ("tháng 9 và tháng 10/2025", "September and October 2025"),
        ("tháng 7, 8 và 9, giá tăng", "July, August and September"),
        ("từ tháng 1 đến tháng 9-2019", "from January to September 2019"),
        ("khởi công 3/2024", "March 2024"),
        ("quý III-2025", "the third quarter of 2025"),
        ("Quí 3 năm 2025", "the third quarter of 2025"),
        ("quý IV", "the fourth quarter"),
        ("quý II và quý III/2025", "the second and third quarters of 2025"),
        ("quý 1 năm tới", "the first quarter of next year"),
        ("năm 2025", "2025"),
        ("hai năm 2024 và 2025", "2024 and 2025"),
        ("từ năm 2016 đến năm 2020", "from 2016 to 2020"),
        ("kế hoạch 5 năm 2021-2025", "2021–2025"),
        ("tăng so với 2022.", "2022"),
        ("nhiệm kỳ 2025 - 2030", "the 2025–2030 term"),
        ("nhiệm kì 2025–2030", "the 2025–2030 term"),
        ("giai đoạn 2021-2025", "the 2021–2025 period"),
        ("năm học 2025-2026", "the 2025–2026 school year"),
        ("khóa XIII (2021-2026)", "2021–2026"),
        ("Vào tháng Mười, đoàn trở về", "October"),
        ("cuối tháng tám", "August"),
        ("tháng Mười hai năm 2025", "December 2025"),
        ("hồi tháng Năm 2018", "May 2018"),
        ("ngày 2 tháng Chín năm 1945", "September 2, 1945"),
        ("tháng 7, 2017.", "July 2017"),
        ("tháng 7, 2000 người đến", "July"),
    ],
)
def test_english_follows_the_press(text: str, expected: str) -> None:
    """Each form of the Vietnamese press has one English form."""
    assert english(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("từ 01/1985 - 10/1987", ["January 1985", "October 1987"]),
        ("từ 25-9 đến 3-10", ["September 25", "October 3"]),
        ("nghỉ lễ 30-4 và 1-5", ["April 30", "May 1"]),
        ("Ngày 30/4-1/5, phố đi bộ", ["April 30", "May 1"]),
        ("kết quả quý III và nhiệm vụ quý IV", ["the third quarter", "the fourth quarter"]),
        ("tháng 9 và 2 nhóm hàng khác", ["September"]),
        ("tháng 7, 10 xã được chọn", ["July"]),
        ("Nghị quyết 18-NQ/TW ngày 25/10/2017", ["October 25, 2017"]),
    ],
)
def test_neighbours_are_told_apart(text: str, expected: list[str]) -> None:
    """Dates beside dates, and numbers beside dates, keep to themselves."""
    assert english(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "7-10 người",
        "Mỗi ngày 7-10 lượt xe",
        "3-4 năm",
        "suốt 3-4 năm nay",
        "từ 5-7 ngày",
        "chiều dài 7-10 m",
        "khoảng 2-3 giờ sáng",
        "tăng từ 3-5%",
        "thang điểm từ 1-10.",
        "mở cửa 24/24",
        "phục vụ 24/7, miễn phí",
        "48/50 số phiếu",
        "có 8/10 phường đạt chuẩn",
        "2/3 số hộ và 1/4 diện tích",
        "hòa 1-1 tại Mỹ Đình",
        "dẫn trước 2-1, đội khách",
        "thắng 2-1 sau hiệp phụ",
        "nâng tỉ số lên đến 3-1, rồi nghỉ",
        "ghi bàn thứ hai, 2-1",
        "tuyển 1500-2000 công nhân",
        "57-NQ/TW",
        "Nghị quyết 18",
        "1309/QĐ-TTg",
        "nghị định 04/2019 về định mức",
        "Luật số 45/2019/QH14",
        "1.000",
        "diện tích 7.10 ha",
        "phiên bản 8.1",
        "gọi 0903.123.456",
        "gọi 028-3829-1234",
        "xe 51C-7/10",
        "F-16 và Covid-19",
        "đường 3/2",
        "đường 30 tháng 4",
        "Công viên 23/9",
        "đường Cách mạng Tháng 8",
        "số nhà 12/5",
        "ngày 10/3 âm lịch",
        "mùng 10 tháng 3",
        "Giỗ Tổ Hùng Vương 10-3",
        "Giỗ Tổ Hùng Vương (ngày 10/3)",
        "rằm tháng 7",
        "23 tháng Chạp",
        "một tháng ba lần",
        "trong tháng ba lần",
        "tháng năm qua",
        "lương tháng 13",
        "mỗi tháng 5 lần",
        "phạt 8 tháng 3 ngày tù",
        "kỳ hạn 6 tháng 5,5%",
        "đầu những năm 1990",
        "mỗi năm 2000 tấn",
        "giá từ 2000 đồng",
        "quý 5",
        "ngày 31/2",
        "ngày 15-13",
        "ngày 31 tháng 4 năm 2025",
        "ngày 29/2/2025",
        "nhiệm kỳ 2030-2025",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Ranges, scores, fractions, identifiers, places, lunar and impossible days are no dates."""
    assert find_dates(text, STAMP) == []


@pytest.mark.parametrize(
    ("text", "stamp", "year"),
    [
        ("ngày 28-12", date(2026, 1, 3), 2025),
        ("ngày 3-1", date(2025, 12, 28), 2026),
        ("tháng 12", date(2026, 1, 3), 2025),
        ("quý IV", date(2026, 1, 3), 2025),
        ("quý I", date(2025, 12, 3), 2026),
        ("ngày 29/2", date(2025, 3, 1), 2024),
        ("ngày 29/2", date(1899, 3, 1), 1896),
        ("ngày 7/10 năm ngoái", STAMP, 2024),
        ("tháng 1 năm tới", STAMP, 2026),
        ("ngày 30/4 năm sau", STAMP, None),
        ("ngày 20-11 hằng năm", STAMP, None),
        ("ngày 1/1", date.min, 1),
        ("ngày 31/12", date.max, 9999),
    ],
)
def test_the_year_comes_from_the_stamp(text: str, stamp: date, year: int | None) -> None:
    """The nearest year that has the day; what follows the date may know better."""
    assert only(text, stamp).year == year


def test_a_stretch_over_the_turn_of_the_year_has_two_years() -> None:
    """In "tháng 9 đến tháng 3/2025" the September is that of 2024."""
    mention = only("từ tháng 9 đến tháng 3/2025")
    assert mention.dates == (PartialDate(2024, None, 9), PartialDate(2025, None, 3))
    assert mention.through


def test_the_span_holds_the_words_of_the_date_and_no_others() -> None:
    """ngày, tháng, quý and the "từ" of a stretch belong to it; the time of day does not."""
    text = "Sáng 7-10, từ ngày 1 đến 10/12 và trong quý III-2025"
    assert [mention.text for mention in find_dates(text)] == [
        "7-10",
        "từ ngày 1 đến 10/12",
        "quý III-2025",
    ]


def test_a_quarter_is_read_as_one() -> None:
    """A quarter has neither day nor month."""
    mention = only("quý III-2025")
    assert (mention.year, mention.quarter, mention.month, mention.day) == (2025, 3, None, None)
