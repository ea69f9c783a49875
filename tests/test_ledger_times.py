"""Times of the ledger: read alike in both languages, and told apart where they differ."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.ledger.figures import read_figures, unsupported_figures
from briefing.ledger.times import Time, read_times, taken_by, unsupported_times
from briefing.models import Language
from briefing.vietnamese.dates import MONTHS, PartialDate

STAMP = date(2025, 10, 8)  # a Wednesday

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
VIETNAMESE_MONTHS = (
    "Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Mười hai",
)  # fmt: skip
VIETNAMESE_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
ENGLISH_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
FULL: list[tuple[Language, str]] = [
    ("vi", "ngày {d}-{m}-{y}"),
    ("vi", "ngày {d}/{m}/{y}"),
    ("vi", "ngày {d:02}.{m:02}.{y}"),
    ("vi", "{d:02}/{m:02}/{y}"),
    ("vi", "ngày {d} tháng {m} năm {y}"),
    ("vi", "ngày {d} tháng {word} năm {y}"),
    ("vi", "ngày {d} tháng {m}, {y}"),
    ("vi", "ngày {d}-{m} năm {y}"),
    ("en", "{month} {d}, {y}"),
    ("en", "{month} {d} {y}"),
    ("en", "{month} {d}{th}, {y}"),
    ("en", "{short} {d}, {y}"),
    ("en", "{d} {month} {y}"),
    ("en", "{d:02} {short} {y}"),
    ("en", "the {d}{th} of {month}, {y}"),
    ("en", "{y}-{m:02}-{d:02}"),
    ("en", "{d}/{m}/{y}"),
    ("en", "{d:02}.{m:02}.{y}"),
]
SHORT: list[tuple[Language, str]] = [
    ("vi", "ngày {d}-{m}"),
    ("vi", "sáng {d}/{m}"),
    ("vi", "ngày {d} tháng {m}"),
    ("vi", "ngày {d} tháng {word}"),
    ("vi", "hôm {d:02}/{m:02}"),
    ("en", "{month} {d}"),
    ("en", "{short} {d}"),
    ("en", "{d} {month}"),
    ("en", "{month} {d}{th}"),
    ("en", "the {d}{th} of {month}"),
]
MONTHLY: list[tuple[Language, str]] = [
    ("vi", "tháng {m}/{y}"),
    ("vi", "tháng {m}-{y}"),
    ("vi", "tháng {m} năm {y}"),
    ("vi", "tháng {word} năm {y}"),
    ("vi", "tháng {m}, {y}"),
    ("en", "{month} {y}"),
    ("en", "{month}, {y}"),
    ("en", "{short} {y}"),
    ("en", "{month} of {y}"),
    ("en", "{m:02}/{y}"),
]
SENTENCES: dict[Language, tuple[str, ...]] = {
    "vi": ("{}", "Đoàn đến xã {}, làm việc với người dân.", "Họ gặp nhau ({}) tại Hà Nội"),
    "en": ("{}", "The team came {}, and met the villagers.", "They met ({}) in Hanoi"),
}


class Number(NamedTuple):
    """A figure of the other text."""

    low: Decimal
    high: Decimal


def numbers(*values: int) -> list[Number]:
    """Return figures with these values."""
    return [Number(Decimal(value), Decimal(value)) for value in values]


def written(form: str, day: date) -> str:
    """Return `day` in a form."""
    month = MONTHS[day.month - 1]
    th = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day // 10 != 1 else 0, "th")
    return form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=month,
        short=month if len(month) < 4 else month[:3] + ".",
        word=VIETNAMESE_MONTHS[day.month - 1],
        th=th,
    )


def lacking(
    one: tuple[Language, str], other: tuple[Language, str], stamp: date | None = None
) -> list[str]:
    """Return what the second text lacks of the times of the first."""
    times, by = read_times(one[1], one[0], stamp), read_times(other[1], other[0], stamp)
    return [time.text for time in unsupported_times(times, by, ())]


def agree(
    one: tuple[Language, str], other: tuple[Language, str], stamp: date | None = None
) -> bool:
    """Say whether two texts name the same times."""
    return not lacking(one, other, stamp) and not lacking(other, one, stamp)


def only(text: str, language: Language, stamp: date | None = STAMP) -> Time:
    """Return the one time in `text`."""
    (time,) = read_times(text, language, stamp)
    return time


@st.composite
def texts(draw: st.DrawFn, forms: list[tuple[Language, str]], day: date) -> tuple[Language, str]:
    """Return a sentence that names `day` in one of the forms."""
    language, form = draw(st.sampled_from(forms))
    sentence = draw(st.sampled_from(SENTENCES[language]))
    return language, sentence.format(written(form, day))


# --- dates ---------------------------------------------------------------------------------


@given(DAYS, st.data())
def test_one_day_in_two_forms_agrees(day: date, data: st.DataObject) -> None:
    """Any form of a date in either language is supported by any other form of it."""
    one, other = data.draw(texts(FULL, day)), data.draw(texts(FULL, day))
    (time,) = read_times(one[1], one[0])
    assert time.dates == (PartialDate(day.year, None, day.month, day.day),)
    assert time.stated_year
    assert agree(one, other)


@given(DAYS, DAYS, st.data())
def test_two_days_disagree_in_any_form(day: date, another: date, data: st.DataObject) -> None:
    """A date is not supported by another date, however both are written."""
    assume(day != another)
    one, other = data.draw(texts(FULL, day)), data.draw(texts(FULL, another))
    assert lacking(one, other)
    assert lacking(other, one)


@given(DAYS, st.sampled_from(["day", "month", "year"]), st.integers(1, 27), st.data())
def test_a_date_with_one_part_changed_disagrees(
    day: date, part: str, by: int, data: st.DataObject
) -> None:
    """Day, month and year are each held against the other text."""
    day = day.replace(day=min(day.day, 28))
    changed = {
        "day": day.replace(day=(day.day - 1 + by) % 28 + 1),
        "month": day.replace(month=(day.month - 1 + by % 11 + 1) % 12 + 1),
        "year": day.replace(year=day.year + by),
    }[part]
    assume(changed != day)
    assert lacking(data.draw(texts(FULL, day)), data.draw(texts(FULL, changed)))


@given(DAYS, st.data())
def test_a_day_without_its_year_agrees_with_the_day(day: date, data: st.DataObject) -> None:
    """October 7 agrees with October 7, 2025, but not with the next day."""
    one, other = data.draw(texts(SHORT, day)), data.draw(texts(FULL, day))
    assert agree(one, other)
    next_day = data.draw(texts(FULL, day + timedelta(days=1)))
    assert lacking(one, next_day)
    assert lacking(next_day, one)


@given(DAYS, st.integers(-150, 150), st.data())
def test_a_year_that_only_one_text_states_must_be_that_of_the_stamp(
    day: date, distance: int, data: st.DataObject
) -> None:
    """With a stamp, October 7 is October 7 of the nearest year and of no other."""
    stamp = day + timedelta(days=distance)
    day = day.replace(day=min(day.day, 28))
    one = data.draw(texts(SHORT, day))
    assert agree(one, data.draw(texts(FULL, day)), stamp)
    assert lacking(data.draw(texts(FULL, day.replace(year=day.year - 2))), one, stamp)


@given(DAYS, DAYS, st.data())
def test_months_with_their_years_agree_and_disagree(
    day: date, another: date, data: st.DataObject
) -> None:
    """Tháng 10-2025 is October 2025 in any form, and no other month."""
    one, other = data.draw(texts(MONTHLY, day)), data.draw(texts(MONTHLY, another))
    same = (day.year, day.month) == (another.year, another.month)
    assert agree(one, other) == same
    assert agree(one, data.draw(texts(MONTHLY, day)))


@given(DAYS, st.data())
def test_a_date_supports_its_month_and_its_year_but_not_the_other_way_round(
    day: date, data: st.DataObject
) -> None:
    """The other text may say more than is asked for, not less."""
    full, month = data.draw(texts(FULL, day)), data.draw(texts(MONTHLY, day))
    year: tuple[Language, str] = ("en", f"in {day.year}")
    assert not lacking(month, full)
    assert not lacking(year, full)
    assert lacking(full, month)
    assert lacking(month, year)


@given(
    st.lists(st.integers(1, 28), min_size=2, max_size=5, unique=True).map(sorted),
    st.integers(1, 12),
    st.integers(1, 28),
)
def test_each_day_of_a_list_is_held_against_the_other_text(
    days: list[int], month: int, another: int
) -> None:
    """Ngày 13, 14 và 15-10 needs all of October 13, 14 and 15."""
    *first, last = days
    vi = f"các ngày {', '.join(map(str, first))} và {last}-{month}"
    name = MONTHS[month - 1]
    en = f"{name} {', '.join(map(str, first))} and {last}, at noon"
    assert agree(("vi", vi), ("en", en))
    day_first = f"the {', '.join(map(str, first))} and {last} {name}"
    assert agree(("en", en), ("en", day_first))
    changed = f"{name} {', '.join(map(str, first))} and {another}, at noon"
    assert agree(("vi", vi), ("en", changed)) == (another in days and last == another)


def test_the_ends_of_a_stretch_of_years_go_together() -> None:
    """A year of its own and the end of a stretch do not make another stretch."""
    en = "In 2021 he spoke of the 2020-2025 term."
    assert lacking(("vi", "nhiệm kỳ 2021-2025"), ("en", en))
    assert not lacking(("vi", "nhiệm kỳ 2020-2025"), ("en", en))
    assert not lacking(("vi", "giai đoạn 2020-2025"), ("en", "from 2020 to 2025"))


def test_a_day_goes_with_its_own_month() -> None:
    """Two dates whose months are swapped are two other dates."""
    vi = "từ ngày 7-10 đến ngày 9-11"
    assert agree(("vi", vi), ("en", "from October 7 to November 9"))
    assert lacking(("vi", vi), ("en", "from October 9 to November 7"))


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("từ ngày 1 đến 10/12", "1–10 December"),
        ("từ ngày 1 đến 10/12", "from December 1 to 10, at noon"),
        ("từ ngày 1 đến 10/12/2025", "1 to 10 December 2025"),
        ("từ 25-9 đến 3-10", "from Sept. 25 to Oct. 3"),
        ("ngày 30 tháng 9", "30th September"),
        ("sáng 7-10", "Tuesday morning, October 7"),
        ("tháng 3 năm ngoái", "in March last year"),
        ("tháng 3 năm ngoái", "in March 2024"),
        ("cuối tháng tám", "in late August"),
        ("hồi tháng Năm", "in May"),
        ("tháng Mười hai", "this December"),
        ("tháng Giêng", "in January"),
        ("từ tháng 1 đến tháng 9-2019", "from January to September 2019"),
        ("vụ tấn công ngày 11/9", "the 9/11 attacks"),
        ("9 tháng năm 2024 và 2025", "the first nine months of 2024, and 2025"),
        ("năm 2018", "in 2018"),
        ("World Cup 2018 tại Nga", "the 2018 World Cup in Russia"),
        ("bão Linda (1997)", "Typhoon Linda (1997)"),
        ("năm 1802", "in 1802"),
        ("giai đoạn 2021-2025", "the 2021–2025 period"),
        ("nhiệm kỳ 2025-2030", "the term from 2025 to 2030"),
        ("mùa giải 2018/19", "the 2018-2019 season"),
        ("chiến tranh năm 1950-53", "the 1950-53 war"),
        ("những năm 1990", "the 1990s"),
        ("thập niên 90", "the '90s"),
        ("thập niên 90", "the nineties"),
        ("những năm 80 của thế kỷ trước", "the 1980s"),
        ("thập niên 60 của thế kỷ XIX", "the 1860s"),
        ("đầu những năm 2000", "the early 2000s"),
        ("thế kỷ 19", "the 19th century"),
        ("thế kỉ XIX", "nineteenth-century"),
        ("thế kỷ XVIII và XIX", "the 18th and 19th centuries"),
        ("quý III", "the third quarter"),
        ("quý 3 năm 2025", "Q3 2025"),
        ("quý IV-2025", "fourth-quarter 2025"),
        ("quý II và quý III/2025", "the second and third quarters of 2025"),
        ("6 tháng đầu năm", "the first half of the year"),
        ("6 tháng đầu năm 2025", "the first six months of 2025"),
        ("nửa đầu năm 2025", "H1 2025"),
        ("6 tháng cuối năm", "the second half of this year"),
        ("chín tháng đầu năm", "the first nine months of the year"),
        ("9 tháng năm 2025", "the first nine months of 2025"),
        ("ba tháng đầu năm 2025", "the first quarter of 2025"),
        ("lợi nhuận nửa đầu năm", "first-half profit"),
        ("thứ Hai", "on Monday"),
        ("thứ 2 (6-10)", "on Monday, October 6"),
        ("sáng chủ nhật", "Sunday morning"),
        ("từ thứ hai đến thứ sáu", "from Monday to Friday"),
        ("thứ Sáu, ngày 10-10", "Fri., Oct. 10"),
        ("báo Sunday Times", "the Sunday Times"),
        ("7 giờ 30", "7:30"),
        ("7h30 tối", "7.30pm"),
        ("19h", "7 p.m."),
        ("lúc 19 giờ", "at 1900 GMT"),
        ("7 giờ tối", "7 p.m."),
        ("bảy giờ tối", "seven o'clock in the evening"),
        ("12 giờ trưa", "noon"),
        ("12 giờ đêm", "midnight"),
        ("0 giờ ngày 7-10", "midnight on October 7"),
        ("2 giờ sáng", "2 a.m."),
        ("1 giờ chiều", "13:00"),
        ("7g30", "7.30 a.m."),
        ("từ 7 đến 9 giờ sáng", "from 7 to 9 a.m."),
        ("7 giờ rưỡi tối", "7:30 p.m."),
        ("tối qua", "last night"),
        ("chiều nay", "this afternoon"),
        ("hôm qua", "yesterday"),
        ("ngày mai", "tomorrow"),
        ("hôm kia", "the day before yesterday"),
        ("tuần trước", "last week"),
        ("tháng này", "this month"),
        ("năm tới", "next year"),
        ("năm ngoái", "last year"),
    ],
)
def test_what_names_one_time_agrees(vi: str, en: str) -> None:
    """Each way to name a time in one language has its like in the other."""
    assert read_times(vi, "vi")
    assert read_times(en, "en")
    assert agree(("vi", vi), ("en", en))
    assert agree(("vi", vi), ("en", en), STAMP)


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("từ ngày 1 đến 10/12", "1–11 December"),
        ("từ ngày 1 đến 10/12", "2–10 December"),
        ("tháng 10", "in November"),
        ("tháng Ba", "in April"),
        ("năm 2018", "in 2019"),
        ("giai đoạn 2021-2025", "the 2021–2026 period"),
        ("mùa giải 2018/19", "the 2017/18 season"),
        ("những năm 1990", "the 1980s"),
        ("thập niên 90", "the '80s"),
        ("thế kỷ 19", "the 20th century"),
        ("thế kỷ XVIII và XIX", "the 17th and 18th centuries"),
        ("quý III", "the second quarter"),
        ("quý III/2025", "Q3 2024"),
        ("chín tháng đầu năm", "the first six months of the year"),
        ("nửa đầu năm", "the second half of the year"),
        ("6 tháng đầu năm 2025", "the first six months of 2024"),
        ("thứ Hai", "on Tuesday"),
        ("chủ nhật", "on Saturday"),
        ("7 giờ 30", "at 8:30"),
        ("7h30", "at 7:35 a.m."),
        ("7 giờ tối", "7 a.m."),
        ("19h", "9 p.m."),
        ("từ 7 đến 9 giờ sáng", "from 8 to 9 a.m."),
        ("sáng 7-10", "on the evening of October 7"),
        ("hôm qua", "tomorrow"),
        ("sáng nay", "yesterday morning"),
        ("tuần trước", "next week"),
        ("năm nay", "last year"),
    ],
)
def test_what_names_two_times_disagrees(vi: str, en: str) -> None:
    """A time in the place of another is found, asked in either direction."""
    assert lacking(("vi", vi), ("en", en))
    assert lacking(("en", en), ("vi", vi))


# --- the stamp -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("hôm qua", "on October 7"),
        ("hôm nay", "on October 8, 2025"),
        ("ngày mai", "on Thursday, October 9"),
        ("ngày 7-10", "yesterday"),
        ("năm ngoái", "in 2024"),
        ("năm nay", "in 2025"),
        ("tháng trước", "in September"),
        ("ngày 7-10", "on Tuesday"),
        ("hôm qua", "on Tuesday"),
        ("thứ Ba", "yesterday"),
        ("quý III", "the third quarter of 2025"),
        ("tháng 12 năm ngoái", "in December 2024"),
        ("tháng 12 năm ngoái", "last December"),
        ("tháng 3 năm nay", "last March"),
        ("ngày 30-9-1882 và hôm nay", "September 30, 1882"),
    ],
)
def test_relative_times_are_those_of_the_stamp(vi: str, en: str) -> None:
    """Yesterday is the day before the stamp, whatever either text calls it."""
    assert agree(("vi", vi), ("en", en), STAMP)


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("hôm qua", "on October 6"),
        ("hôm qua", "on Monday"),
        ("ngày 7-10", "today"),
        ("năm ngoái", "in 2023"),
        ("ngày 7-10", "on Friday"),
        ("ngày 7-10", "on October 7, 2023"),
        ("tháng 12 năm ngoái", "in December 2025"),
        ("quý III", "the third quarter of 2024"),
    ],
)
def test_a_time_that_the_stamp_contradicts_disagrees(vi: str, en: str) -> None:
    """What the stamp resolves to another day, year or weekday is another time."""
    times = (read_times(vi, "vi", STAMP), read_times(en, "en", STAMP))
    assert unsupported_times(*times, ()) or unsupported_times(*times[::-1], ())


def test_a_year_of_the_stamp_yields_to_one_that_the_text_states() -> None:
    """A date that the sentence places in 1945 is not of the year of the stamp."""
    vi = "Năm 1945, vào sáng ngày 2-9, bản Tuyên ngôn được đọc."
    assert agree(("vi", vi), ("en", "on the morning of September 2, 1945"), STAMP)
    assert lacking(("en", "on September 2, 1946"), ("vi", vi), STAMP)


@pytest.mark.parametrize("stamp", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trouble(stamp: date) -> None:
    """Relative times before the first and after the last day have no date."""
    for text, language in (("hôm qua, ngày mai, năm tới", "vi"), ("yesterday, next month", "en")):
        assert read_times(text, language, stamp)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "language", "stamp", "missing"),
    [
        ("ngày 7-10", "vi", None, True),
        ("October 7", "en", None, True),
        ("ngày 7-10", "vi", STAMP, False),
        ("ngày 7-10-2025", "vi", None, False),
        ("tháng 10", "vi", None, False),
        ("năm 2025", "vi", None, False),
    ],
)
def test_a_day_says_whether_its_year_is_known(
    text: str, language: Language, stamp: date | None, missing: bool
) -> None:
    """A day of a month without year or stamp is the only time that lacks one."""
    assert only(text, language, stamp).no_year is missing


# --- figures, ordinals, names --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 năm, 5 ngày, 2 tuần và 35 tuổi", "vi"),
        ("năm học mới của năm xã", "vi"),
        ("mỗi ngày 7 lượt, một tháng ba lần", "vi"),
        ("giá 2000 đồng, 1.990 người", "vi"),
        ("ba năm qua, những năm gần đây", "vi"),
        ("tối đa, sáng tạo, chiều cao, đêm dài", "vi"),
        ("3 years, 5 days, two weeks, aged 35", "en"),
        ("they may march for a second", "en"),
        ("the sun sat low and he wed", "en"),
        ("2000 people, 1,990 votes, $2018", "en"),
        ("a ratio of 2:1 and 2.30 points", "en"),
        ("the quarter-final, half of it", "en"),
        ("a decade of three-month loans", "en"),
    ],
)
def test_durations_ages_and_amounts_are_no_times(text: str, language: Language) -> None:
    """What counts years, days or people is left to the figures."""
    assert read_times(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("lần thứ hai", "vi"),
        ("kỳ họp thứ 7", "vi"),
        ("họ thắng 2-1", "vi"),
        ("trong 3 giờ", "vi"),
        ("Theresa May spoke", "en"),
        ("the Sunday Times wrote", "en"),
        ("temperatures in the 80s", "en"),
        ("the first half was dull", "en"),
        ("24/7 service", "en"),
    ],
)
def test_what_may_be_no_time_asks_for_nothing_and_takes_nothing(
    text: str, language: Language
) -> None:
    """An ordinal, a score, a duration, a person and a newspaper raise no alarm of times."""
    times = read_times(text, language)
    assert unsupported_times(times, (), ()) == []
    assert taken_by(times) == ()


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("trong năm 2018", "vi", 2018),
        ("in 2018", "en", 2018),
        ("vào ngày thứ hai", "vi", 2),
        ("quý III", "vi", 3),
        ("the first nine months of the year", "en", 9),
        ("the 19th century", "en", 19),
        ("thập niên 80", "vi", 80),
        ("ngày 7, đoàn trở về", "vi", 7),
    ],
)
def test_a_figure_of_the_other_text_may_stand_for_a_time(
    text: str, language: Language, number: int
) -> None:
    """The same number supports it, another does not."""
    times = read_times(text, language)
    assert unsupported_times(times, (), numbers(number)) == []
    assert unsupported_times(times, (), numbers(number + 1)) == list(times)


def test_a_weekday_in_a_name_that_stays_english_is_held_against_the_english() -> None:
    """The Sunday Times does not become the Friday Times."""
    assert lacking(("vi", "báo Sunday Times"), ("en", "the Friday Times"))


def test_a_day_whose_month_is_told_elsewhere_needs_the_day_only() -> None:
    """Ngày 7 is October 7 or the 7th, not the 8th."""
    assert agree(("vi", "ngày 7, đoàn trở về"), ("en", "on October 7"))
    assert lacking(("vi", "ngày 7, đoàn trở về"), ("en", "on October 8"))


@pytest.mark.parametrize(
    ("vi", "en", "agrees"),
    [
        ("Mưa từ đêm 20 đến sáng 22/9.", "It rained from September 20 to September 22.", True),
        ("Mưa từ đêm 20 đến sáng 22/9.", "It rained from August 20 to September 22.", False),
        ("Hội mở mùng 10 tháng Giêng.", "It opens on the 10th day of the first lunar month.", True),
        (
            "Hội mở mùng 10 tháng Giêng.",
            "It opens on the 12th day of the first lunar month.",
            False,
        ),
    ],
)
def test_a_day_takes_its_month_from_the_end_of_the_stretch(vi: str, en: str, agrees: bool) -> None:
    """Đêm 20 đến sáng 22/9 names two days of September; a lunar day may be an ordinal."""
    of_vi, of_en = read_times(vi, "vi"), read_times(en, "en")
    vi_figures = read_figures(vi, "vi", taken_by(of_vi))
    en_figures = read_figures(en, "en", taken_by(of_en))
    lost = [
        *unsupported_times(of_vi, of_en, en_figures),
        *unsupported_times(of_en, of_vi, vi_figures),
        *unsupported_figures(vi_figures, en_figures, of_en),
        *unsupported_figures(en_figures, vi_figures, of_vi),
    ]
    assert (not lost) is agrees


def test_what_is_compared_with_may_go_unsaid() -> None:
    """Năm nay tăng 5% is up 5 per cent on last year."""
    assert only("5% more than last year", "en").sure is False
    assert only("The bridge opened last year", "en").sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Chuyến bay chậm 2 giờ 40 phút.", False),
        ("Đường bay kéo dài khoảng 4 giờ 30 phút.", False),
        ("Máy bay hạ cánh lúc 2 giờ 40 phút.", True),
    ],
)
def test_hours_and_minutes_written_out_may_be_a_duration(text: str, sure: bool) -> None:
    """A clock time with phút needs a word that says when."""
    assert only(text, "vi").sure is sure


def test_spans_of_times_are_taken() -> None:
    """No figure is to be read where a time stands."""
    assert taken_by(read_times("Ngày 7-10, có 35 người", "vi")) == ((0, 9),)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 59), st.data())
def test_clock_times_agree_over_twelve_and_twenty_four_hours(
    hour: int, minute: int, more: int, data: st.DataObject
) -> None:
    """19h30 is 7:30 p.m., and not 7:45 p.m."""
    half = "a.m." if hour < 12 else "p.m."
    vi = data.draw(st.sampled_from(["lúc {h}h{m:02}", "lúc {h} giờ {m:02}", "{h:02}:{m:02}"]))
    en = data.draw(st.sampled_from(["{t}:{m:02} {half}", "{t}.{m:02}{half}", "{h:02}:{m:02} GMT"]))
    values = {"h": hour, "m": minute, "t": (hour - 1) % 12 + 1, "half": half}
    assert agree(("vi", vi.format(**values)), ("en", en.format(**values)))
    values["m"] = (minute + more) % 60
    assert lacking(("en", en.format(**values)), ("vi", vi.format(**(values | {"m": minute}))))


@pytest.mark.parametrize("number", range(7))
@pytest.mark.parametrize("another", range(7))
def test_a_weekday_agrees_with_itself_alone(number: int, another: int) -> None:
    """All seven days are held against all seven."""
    vi = "vào Chủ nhật" if number == 6 else f"vào thứ {VIETNAMESE_WEEKDAYS[number]}"
    en = f"on {ENGLISH_WEEKDAYS[another]}"
    assert agree(("vi", vi), ("en", en)) == (number == another)


def test_a_relative_time_that_the_other_text_leaves_out_raises_no_alarm() -> None:
    """Relative times and parts of the day fail only against another one."""
    assert agree(("vi", "Sáng nay, hội nghị khai mạc."), ("en", "The conference has opened."))


# --- any text ------------------------------------------------------------------------------

PIECES = (
    "ngày tháng năm quý thứ hai Ba chủ nhật giờ h sáng tối nay qua thế_kỷ thập_niên những_năm nửa "
    "đầu đến và từ lúc October May Oct. Monday Sun the of and to first third quarter half century "
    "last months year p.m. am GMT ' s ( ) , . : - – / 1 2 7 12 31 30 90 1990 2025 3.000 XIX %"
)
SOUP = st.lists(st.sampled_from(PIECES.split()), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["", " ", "\u00a0"]).map(
        lambda gap: gap.join(pieces).replace("_", " ")
    )
)


@given(st.text() | SOUP, st.sampled_from(["vi", "en"]), st.none() | st.dates())
def test_times_of_any_text_are_sound(text: str, language: Language, stamp: date | None) -> None:
    """Exact spans in order, no overlap; a text supports all that it names itself."""
    times = read_times(text, language, stamp)
    position = 0
    for time in times:
        assert position <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        position = time.end
    assert unsupported_times(times, times, ()) == []
