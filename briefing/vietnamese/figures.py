"""Figures in Vietnamese news prose: amounts in digits, exact, and how English writes them.

A figure is a number that states an amount. Dates, identifiers (57-NQ/TW), fractions and
scores (48/50, 2-1) are none; of a range (3-4 tỷ đồng) the last number is one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from briefing.vietnamese.beginnings import beginnings, edges
from briefing.vietnamese.dates import find_dates
from briefing.vietnamese.numerals import NUMBER, SCALES, are_thousands, parse_digits, scale_of
from briefing.vietnamese.text import fold
from briefing.vietnamese.units import Unit, any_of, is_capitalised, vietnamese_forms

_ENGLISH_SCALES = (
    (15, "quadrillion"),
    (12, "trillion"),
    (9, "billion"),
    (6, "million"),
)
_LONGEST_MANTISSA = 10_000  # VND4,194.8 billion, but not VND41,948,000 million
_LONGEST_RANGE_START = 48  # characters of a number and a hyphen
_DECIMALS = 2  # VND2.35 trillion, but VND1,234.5 billion


# Words that do so only behind a bare number: 2 đồng hồ, but 3 tỷ đồng tiền thuế.
_NOT_UNITS_UNSCALED = (
    "đồng hồ, đồng bằng, đồng tiền, đồng tác giả, đồng sáng lập, đồng chủ, đồng lõa, đồng bọn, "
    "đồng hành, đồng bộ, đồng ruộng, đồng cỏ"
)
_NAMES = frozenset({"đồng", "đ", "đô", "tấn", "tạ", "yên", "người", "m", "g"})  # when capitalised
# Before a number that is a name: Quận 5 người dân; before a list: điều 13,14; before a code.
_NUMBERED = (
    "quận, phường, khu phố, ấp, thôn, khóm, đường, quốc lộ, tỉnh lộ, điều, khoản, chương, thứ, "
    "nghị quyết, kết luận, chỉ thị"
)
_ITEMS = _NUMBERED + ", ngày, tháng, lớp, tổ, bảng, hình, câu, bài, trang, phụ lục"
_CODES = (
    "điện thoại, đt, sđt, hotline, đường dây nóng, tổng đài, fax, tài khoản, stk, mã số, cmnd, "
    "cccd, biển số, bks"
)


class Figure(NamedTuple):
    """An amount that a text states in digits."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset behind the last character; a counted noun (người) stays outside."""
    text: str
    """The amount as written: number, scale word, unit of measure or money."""
    value: Decimal
    """The exact number, scale word multiplied in: 3.000 tỉ is 3·10¹²."""
    unit: str | None
    """The unit in one spelling (đồng, USD, %, ha, m2, tấn, người …); None without one."""
    english: str
    """The amount in English, never rounded; a counted noun is not in it."""


def find_figures(text: str) -> list[Figure]:
    """Return the amounts in digits in `text` (NFC), in order and without overlap.

    A number without unit or scale word counts only with separated thousands (3.000) or a
    decimal comma: anything shorter is left to the reader, 2019 and 12345 may be names.
    """
    folded = _without_dates(text)
    found: list[Figure] = []
    position = 0
    for start in beginnings(folded, _edges()):
        match = _pattern().match(folded, start) if start >= position else None
        if match is None:
            continue
        figure = _read(text, match)
        if figure:
            found.append(figure)
        position = figure.end if figure else match.end("number")
    return found


def with_range(text: str, figure: Figure) -> tuple[int, int, str]:
    """Return span and English of a figure, with the number before it where it ends a range.

    3-4 triệu đồng → VND3–4 million; as it is where the English has another scale than the text
    (900-1.200 triệu đồng).
    """
    window = max(0, figure.start - _LONGEST_RANGE_START)
    first = _range_start().search(fold(text), window, figure.start)
    at = re.search(r"[\d.,]+", figure.english)
    last = re.match(NUMBER, figure.text)
    if not first or not at or not last:
        return figure.start, figure.end, figure.english
    numbers = [parse_digits(number, english=False) for number in (first["number"], last[0])]
    if numbers[0] is None or numbers[1] is None or format_number(numbers[1]) != at[0]:
        return figure.start, figure.end, figure.english
    english = (
        f"{figure.english[: at.start()]}{format_number(numbers[0])}–{figure.english[at.start() :]}"
    )
    return first.start("number"), figure.end, english


@cache
def _range_start() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/-])(?P<number>{NUMBER}) ?- ?$")


def format_number(value: Decimal) -> str:
    """Return `value` with all its decimals as English writes it: 1,234.5."""
    return f"{value:,f}"


def _without_dates(text: str) -> str:
    """Return `text` folded, offset for offset, with line breaks in place of its dates."""
    folded = fold(text)
    parts, position = [], 0
    for mention in find_dates(text):
        parts += [folded[position : mention.start], "\n" * (mention.end - mention.start)]
        position = mention.end
    return "".join([*parts, folded[position:]])


# --- patterns ------------------------------------------------------------------------------


@cache
def _units() -> dict[str, Unit]:
    """Return the units that hints name, by their folded forms."""
    return {form: unit for form, unit in vietnamese_forms().items() if unit.is_hinted}


@cache
def _edges() -> re.Pattern[str]:
    """Match before what a figure may begin with."""
    return edges((r"\d", r"us\$", r"\$", "€", "£", "-"), behind=r"\w/")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a number and what belongs to it, over folded text.

    It does not begin inside a longer number, a fraction, a clock time or a name (F-16); a
    minus stands free, and not where it may join two numbers (8,3 -8,5%).
    """
    scale, unit, bare = any_of(SCALES), any_of(_units()), any_of(_NOT_UNITS_UNSCALED.split(", "))
    return re.compile(
        r"(?<![\w/])(?<!\w[.,:])(?<![^\W\d]-)(?<![\d%] -)"
        rf"(?P<minus>(?<=[^\W\d] )-|(?<=\()-)?(?P<sign>(?:us)?\$ ?|€ ?|£ ?)?(?P<number>{NUMBER})"
        rf"(?P<scales>(?: ?{scale}){{1,2}}(?: \d{{1,3}} ?{scale}){{0,2}})?"
        rf"(?: ?(?(scales)|(?!{bare}))(?P<unit>{unit}))?"
        r"(?(unit)|(?!\w|[-/][^\W\d]|/\d))"
    )


@cache
def _range_end() -> re.Pattern[str]:
    """Return the pattern behind the first number of a range, whose unit comes with the last."""
    joins = r"(?: ?- ?| (?:đến|tới|lên|xuống|và|hoặc|hay) (?:(?:hơn|gần|khoảng) )?)"
    return re.compile(rf"{joins}{NUMBER} ?(?:{any_of(SCALES)}|{any_of(_units())})")


@cache
def _leads() -> dict[str, re.Pattern[str]]:
    """Return the patterns of what may stand before a number that is no amount."""
    numbered = "|".join(fold(_NUMBERED).split(", "))
    items = "|".join(fold(_ITEMS).split(", "))
    codes = "|".join(fold(_CODES).split(", "))
    return {
        "numbered": re.compile(rf"(?<!\w)(?:{numbered}) $"),
        "item": re.compile(rf"(?<!\w)(?:{items}) $"),
        "code": re.compile(rf"(?<!\w)(?:{codes})(?!\w)[^.;\n]{{0,20}}$"),
    }


def _led(match: re.Match[str], meaning: str) -> bool:
    """Say whether the words before `match` have this `meaning`."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return bool(_leads()[meaning].search(before))


# --- reading -------------------------------------------------------------------------------


def _read(text: str, match: re.Match[str]) -> Figure | None:
    """Return the figure of `match`, or None when it states no amount."""
    unit = _unit(text, match)
    value = _value(match, unit)
    if value is None or not _is_amount(match, unit):
        return None
    start, end = match.span()
    if not match["unit"] or not unit or unit.is_counted or unit != _units()[match["unit"]]:
        end = match.end("scales") if match["scales"] else match.end("number")
    value = -value if match["minus"] else value
    english = _english(value, unit, scaled=bool(match["scales"]))
    return Figure(start, end, text[start:end], value, unit.label if unit else None, english)


def _unit(text: str, match: re.Match[str]) -> Unit | None:
    """Return the unit of `match`, before or behind the number; None without one.

    A capital makes a name of some: 5 Đồng Khởi, 3G; and 4g is a network too.
    """
    if match["sign"]:
        return _units()[match["sign"].strip()]
    if not match["unit"]:
        return None
    written = text[match.start("unit") : match.end("unit")]
    is_name = is_capitalised(written) or bool(re.fullmatch(r"[2-6]g", match[0]))
    return None if is_name and match["unit"] in _NAMES else _units()[match["unit"]]


def _value(match: re.Match[str], unit: Unit | None) -> Decimal | None:
    """Return the number of `match` with its scale words, None when they make no sense.

    1 tỷ 200 triệu is a sum of falling scales.
    """
    value = parse_digits(match["number"], english=_is_english(match, unit))
    if value is None or not match["scales"]:
        return value
    total, lowest = Decimal(0), None
    for number, words in re.findall(r"(\d*)((?: ?[^\W\d]+)+)", match["scales"]):
        scale = scale_of(words)
        part = Decimal(number) if number else value
        if lowest and (part * scale >= lowest or value != int(value) or value >= 10**6):
            return None
        total, lowest = total + part * scale, scale
    return total


def _is_english(match: re.Match[str], unit: Unit | None) -> bool:
    """Say whether the comma of 2,500 separates thousands, as in English.

    People and money have no thousandths. Decimals that end in 00 say nothing, except of
    interest (2,100%/năm).
    """
    if unit and unit.name == "%":
        return False
    if unit and not match["scales"] and (unit.is_counted or unit.before):
        return True
    return match["number"].endswith("00")


def _is_amount(match: re.Match[str], unit: Unit | None) -> bool:
    """Say whether the number of `match` states an amount of its own."""
    number = match["number"]
    if match["scales"] or (unit and not unit.is_counted):
        return True
    if unit:
        return not re.fullmatch(r"(?:19|20)\d\d", number) and not _led(match, "numbered")
    if _range_end().match(match.string, match.end("number")) or _led(match, "code"):
        return False
    if "," in number:
        return not _led(match, "item")
    return are_thousands(number.split("."))


# --- English -------------------------------------------------------------------------------


def _english(value: Decimal, unit: Unit | None, *, scaled: bool) -> str:
    """Return `value` in `unit` as the English-language press of Viet Nam writes it."""
    size = abs(value)
    amount = _scaled(size) if scaled else format_number(size)
    sign = "-" if value < 0 else ""
    if not unit:
        return sign + amount
    after = unit.after if size != 1 or unit.after_one is None else unit.after_one
    return f"{sign}{unit.before}{amount}{after}"


def _scaled(value: Decimal) -> str:
    """Return `value` with the scale word that needs the fewest decimals: 3 trillion.

    The largest scale wins as long as it leaves no more than `_DECIMALS`.
    """
    choices = []
    for power, word in _ENGLISH_SCALES:
        mantissa = value.scaleb(-power).normalize()
        if 1 <= mantissa < _LONGEST_MANTISSA:
            decimals = max(0, -int(mantissa.as_tuple().exponent))
            choices.append((max(decimals, _DECIMALS), f"{format_number(mantissa)} {word}"))
    return min(choices, key=itemgetter(0))[1] if choices else format_number(value.normalize())
