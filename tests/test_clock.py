"""Times of day: what is one, what is a stretch of time, and how English writes it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.vietnamese.clock import find_clock_times


def times(text: str) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.english) for t in find_clock_times(text)]


@pytest.mark.parametrize(
    ("text", "vi", "english"),
    [
        ("Cháy lúc 3 giờ.", "3 giờ", "3 a.m."),
        ("Tàu đến vào 9h", "9h", "9 a.m."),
        ("Hồi 5 giờ, chó sủa.", "5 giờ", "5 a.m."),
        ("15 giờ ngày 11/9", "15 giờ", "3 p.m."),
        ("17h cùng ngày", "17h", "5 p.m."),
        ("5 giờ hôm sau", "5 giờ", "5 a.m."),
        ("Họp từ 14 giờ", "14 giờ", "2 p.m."),
        ("trước 22h", "22h", "10 p.m."),
    ],
)
def test_a_bare_hour_that_a_word_tells(text: str, vi: str, english: str) -> None:
    """An hour is a time of day behind lúc, vào, hồi or before ngày and hôm."""
    assert times(text) == [(vi, english)]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2 giờ 15 phút", "2:15 a.m."),
        ("2 giờ 15", "2:15 a.m."),
        ("2 giờ 15'", "2:15 a.m."),
        ("8h30", "8:30 a.m."),
        ("08h05", "8:05 a.m."),
        ("14h30", "2:30 p.m."),
        ("12h15", "12:15 p.m."),
        ("0h30", "12:30 a.m."),
        ("00h05", "12:05 a.m."),
        ("23 giờ 59 phút", "11:59 p.m."),
        ("16 giờ 00", "4 p.m."),
    ],
)
def test_hour_and_minute(text: str, english: str) -> None:
    """Minutes make a time of day on the clock of 24 hours; full hours are without minutes."""
    assert times(f"Xe chạy {text}.") == [(text, english)]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("3 giờ rạng sáng", "3 a.m."),
        ("3 giờ sáng", "3 a.m."),
        ("11 giờ trưa", "11 a.m."),
        ("12 giờ trưa", "12 p.m."),
        ("1 giờ trưa", "1 p.m."),
        ("3 giờ chiều", "3 p.m."),
        ("8 giờ tối", "8 p.m."),
        ("10 giờ đêm", "10 p.m."),
        ("11h30 khuya", "11:30 p.m."),
        ("12 giờ đêm", "12 a.m."),
        ("1 giờ đêm", "1 a.m."),
        ("19h tối", "7 p.m."),
        ("7h30 sáng", "7:30 a.m."),
    ],
)
def test_the_part_of_the_day_tells_the_half(text: str, english: str) -> None:
    """Chiều, tối and đêm put an hour up to 12 into the second half; trưa is about noon."""
    assert times(f"Chợ mở cửa {text}, theo ban quản lý.") == [(text, english)]


@pytest.mark.parametrize(("text", "english"), [("0 giờ", "12 a.m."), ("24 giờ", "12 a.m.")])
def test_midnight(text: str, english: str) -> None:
    """Both 0 and 24 o'clock are midnight."""
    assert times(f"Lệnh có hiệu lực từ {text} ngày 1/1.") == [(text, english)]


def test_two_digits_behind_a_colon_only_where_told() -> None:
    """With a colon it may be a score: lúc or sáng tells that it is a time."""
    assert times("lúc 7:30") == [("7:30", "7:30 a.m.")]
    assert times("8:30 sáng") == [("8:30 sáng", "8:30 a.m.")]
    assert times("thắng 2:15") == []


def test_several_in_one_sentence() -> None:
    """Each is found, in order."""
    assert times("Mưa từ 3 giờ sáng đến 5 giờ chiều, tạnh lúc 18h20.") == [
        ("3 giờ sáng", "3 a.m."),
        ("5 giờ chiều", "5 p.m."),
        ("18h20", "6:20 p.m."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ca mổ kéo dài 3 giờ.",
        "Sau 3 giờ chữa cháy, lửa tắt.",
        "Thợ làm việc 8 giờ mỗi ngày.",
        "Trong 24 giờ qua, mưa rất to.",
        "Cửa hàng mở 24h.",
        "Xe đi trong 24h.",
        "Xe chạy 40 km/h.",
        "Công suất 500 kWh.",
        "Chuyến bay dài 100 giờ.",
        "Họp hết 3,5 giờ.",
        "Đội khách thắng 2:1.",
        "Lúc 25 giờ thì không có.",
        "Đi mất 3 giờ 75 phút.",
        "Lương 50.000 đồng/giờ.",
        "Đã đến giờ học.",
        "Số 15, ngõ 8, phường Gành.",
    ],
)
def test_what_is_no_time_of_day(text: str) -> None:
    """Stretches of time, speeds, scores, and hours that no clock has."""
    assert times(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ca mổ kéo dài 2 giờ 30 phút.",
        "Trong 2 giờ 30 phút, thợ đã sửa xong.",
        "Chị chạy hết 1 giờ 45 phút.",
        "Tàu đến trễ hơn 1 giờ 20 phút.",
        "Anh về đích sau 2 giờ 15 phút 30 giây.",
    ],
)
def test_hours_and_minutes_that_pass(text: str) -> None:
    """Behind kéo dài, trong, hết, mất, hơn, sau, and before seconds, they are a stretch of time."""
    assert times(text) == []


def test_about_so_many_hours_of_something() -> None:
    """khoảng 14 giờ bay is a flight of 14 hours."""
    assert times("Hành khách mất khoảng 14 giờ bay.") == []


def test_some_hours_ago_is_no_time_of_day() -> None:
    """vào 2 giờ trước: two hours ago."""
    assert times("Tàu rời bến vào 2 giờ trước.") == []


@pytest.mark.parametrize(
    ("text", "english"), [("12 giờ sáng", "12 a.m."), ("4 giờ khuya", "4 a.m.")]
)
def test_the_night_behind_midnight(text: str, english: str) -> None:
    """Behind midnight the night is before noon."""
    assert times(f"Chó sủa lúc {text}.") == [(text, english)]


def test_half_past_is_not_the_full_hour() -> None:
    """6 giờ rưỡi is 6:30, 9 giờ kém 15 is 8:45: never the full hour."""
    assert "6 a.m." not in [english for _, english in times("Trống đánh lúc 6 giờ rưỡi.")]
    assert "9 a.m." not in [english for _, english in times("Trống đánh lúc 9 giờ kém 15.")]


@given(st.text(alphabet="0123456789 giờhphút:.,'/-lúcsángchiềungày", max_size=40))
@settings(deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    """Nothing is raised; times are disjoint, in order, and on a clock of twelve hours."""
    found = find_clock_times(text)
    behind = 0
    for time in found:
        assert behind <= time.start < time.end <= len(text)
        behind = time.end
        form = re.fullmatch(r"(\d{1,2})(?::([0-5]\d))? [ap]\.m\.", time.english)
        assert form
        assert 1 <= int(form[1]) <= 12


@given(st.integers(0, 23), st.integers(0, 59))
@settings(deadline=None)
def test_every_minute_of_the_day(hour: int, minute: int) -> None:
    """On the clock of 24 hours, each minute is one of the clock of twelve, in its half."""
    text = f"lúc {hour}h{minute:02}"
    ((said, english),) = times(text)
    clock, half = english.split(" ")
    shown, _, past = clock.partition(":")
    assert said == text.removeprefix("lúc ")
    assert (int(shown) % 12 + (12 if half == "p.m." else 0), int(past or 0)) == (hour, minute)
