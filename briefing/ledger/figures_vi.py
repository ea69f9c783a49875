"""How Vietnamese writes figures: digits, number words, ranges and words of approximation."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from briefing.ledger.grammar import MOST_FREE, Grammar, Number, approximations
from briefing.ledger.roman import ROMAN, roman_value
from briefing.vietnamese.beginnings import edges
from briefing.vietnamese.numerals import NUMBER, SCALES, are_thousands, parse_digits
from briefing.vietnamese.text import fold
from briefing.vietnamese.units import Unit, any_of, english_forms, units, vietnamese_forms

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_ORDINALS = {**_DIGITS, "nhất": 1, "nhì": 2}
_UNSURE = frozenset({"năm", "chín", "bẩy"})  # a year, ripe, a lever: numbers only of things
_MULTIPLIERS = {**SCALES, "trăm": 100, "chục": 10, "tá": 12}
# Where "năm" is a year and never five: mỗi năm, trong năm qua; năm nay, năm học.
_YEAR_LEADS = (
    "mỗi, hàng, hằng, nhiều, cả, trong, cuối, đầu, giữa, một, vài, mấy, các, những, từng, suốt, "
    "qua, quanh, theo, của, lâu, ngày, tháng, quý, lớp, khóa"
)
_YEAR_TAILS = (
    "nay, ngoái, tới, qua, trước, sau, đó, ấy, này, kia, kế, học, một, hai, đầu, cuối, là, "
    "và, để, đã, có, cũng, thì, mà, nhưng, với, khi, tài chính, mới, cũ, nào, xưa, sinh, của, thứ"
)
# What "năm" and "chín" count when they are sure to be five and nine, not a year and ripe.
_COUNTED = (
    "người, con, chiếc, cái, ngày, năm, tuần, phút, giờ, giây, lần, nước, quốc gia, thành viên, "
    "trẻ, em, đứa, cuốn, bức, căn, ngôi, tòa, bang, tỉnh, thành phố, xã, huyện, phường, điểm, bàn, "
    "trận, ca, vụ, nhóm, đội, loại, dự án, công ty, nạn nhân, nghi phạm, đô la, thập kỷ, giải, "
    "hạng mục, cuộc, đại diện"
)
# Where the other number words are none: ngã ba, ba mẹ, ba lô, bốn mùa.
_NOT_THREE = (
    "mẹ, má, tôi, của, nó, mình, ơi, ruột, chồng, vợ, lô, toong, rọi, gai, hoa, láp, chỉ, kích, "
    "đờ, bị, phải, zoa"
)
_CODES = "usd|vnd|vnđ|eur|gbp|jpy|cny|aud|ndt"
_DOLLARS = (r"us\$", r"au\$", r"a\$", r"s\$", r"hk\$", r"c\$", r"nz\$")
_OTHERS = ["linh", "lẻ", "nửa", "gấp", "cặp", "đôi", "cả", "thứ", "đầu", "âm"]
# In front of hơn these compare, or may do so: cao hơn 5 độ; not dài hơn 5 km.
_COMPARED = (
    "cao, thấp, lớn, nhỏ, nhiều, ít, nhanh, chậm, sớm, muộn, trễ, đắt, rẻ, nhẹ, già, trẻ, mạnh, "
    "yếu, đông, tốt, kém, gần, xa, ngắn, hẹp, thêm, lâu, tăng, giảm, ấm, lạnh, nóng, mát"
)
# Behind trên and a number: on 14 streets, in 3 fields; not more than 14.
_PLACES = (
    "tuyến, con đường, con sông, đường, phố, địa bàn, sông, kênh, mạng, nền tảng, trang, "
    "cánh đồng, thửa, lô, xe, tàu, sàn, đoạn, trục, hồ, bãi, đảo, chuyến, sân, mặt trận, lĩnh vực, "
    "phương diện, tỉnh, thành phố, cầu, đèo, tờ, báo, trụ, nhịp"
)
_VAGUE = "hàng, hằng, vài, mấy, dăm, nhiều, những, cả, hơn, gần, bạc"


@cache
def grammar() -> Grammar:
    """Return the grammar of Vietnamese figures."""
    both = {**english_forms(), **vietnamese_forms()}  # 800 kph, 60 Minutes
    forms = {form: unit for form, unit in both.items() if not unit.is_counted}
    compared = "|".join(fold(_COMPARED).split(", "))
    before = approximations(
        about="khoảng, chừng, tầm, cỡ, xấp xỉ, gần, ngót, suýt soát, ước tính, ước, ước chừng, "
        "ước khoảng, khoảng chừng, gần như, gần tới, gần đến",
        over="hơn, trên, quá, ít nhất, tối thiểu, không dưới, không ít hơn, nhiều hơn, lớn hơn, "
        "vượt, vượt quá, từ hơn, ít nhất là, tối thiểu là",
        under="dưới, chưa đến, chưa tới, chưa đầy, không quá, không đến, không tới, tối đa, "
        "ít hơn, nhiều nhất, kém, tối đa là, nhiều nhất là",
    )
    return Grammar(
        edges=_edges(),
        signs=re.compile(r"[\d$£€¥-]"),
        number=re.compile(_number_pattern()),
        read=_read,
        forms=forms,
        gap=re.compile(r"[ -]?"),
        half=re.compile(r" rưỡi(?!\w)"),
        join=re.compile(
            r"(?P<hyphen> ?- ?|[&:])|(?P<slash> ?/ ?)"
            r"|(?P<to> (?:cho )?(?:đến|tới|hoặc|hay) (?:khoảng |gần |hơn |trên )?)|(?P<and> và )"
            r"|(?P<ratio> trên (?:tổng số )?)"
        ),
        compound=re.compile(r" (?:và )?"),
        listed=re.compile(r",? (?:và )?"),
        pair_lead=re.compile(r"(?<!\w)(?:giữa|từ) (?:khoảng |hơn |gần )?$"),
        before=re.compile(rf"(?<!\w)(?:{before}) $"),
        loose=re.compile(
            rf"(?<!\w)(?:(?:{compared}) hơn|(?:vượt|tối đa|tối thiểu|kém|ước)(?: quá| là| đạt)?"
            r"|nhiều nhất|tương đương \w+) $|\((?:\w+ ){1,3}$"
        ),
        places=re.compile(rf" (?:{'|'.join(fold(_PLACES).split(', '))})(?!\w)"),
        after=re.compile(
            r"(?: [^\W\d]+){0,2} (?:(?P<over>trở lên|có lẻ)|(?P<under>trở xuống))(?!\w)"
        ),
    )


def _edges() -> re.Pattern[str]:
    """Match before the words that a number may begin with."""
    words = (rf"{fold(word)}(?!\w)" for word in (*_DIGITS, *_VAGUE.split(", "), *_OTHERS))
    roman = (f"{letter}[ivx]" for letter in "ivx")
    return edges((*words, *roman, *_DOLLARS, *_CODES.split("|")))


def _number_pattern() -> str:
    """Return the pattern of a number.

    Each branch begins with a word or a digit and repeats a bounded number of times.
    """
    father = "|".join(_NOT_THREE.split(", "))
    unit = (
        rf"(?<!ngã )(?:một|hai|ba(?! (?:{fold(father)})(?!\w))|bốn|sáu|bảy|bẩy|tám|chín"
        r"|năm(?= (?:trăm|mươi|chục)(?!\w)))(?!\w)"
    )
    last = r"(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)(?!\w)"
    tens = rf"(?:{unit} mươi|mười)(?!\w)(?: {last})?"
    odd = rf"(?:linh|lẻ) (?:{last}|năm(?!\w)|mười(?!\w))"
    hundreds = rf"(?:{unit}|không) trăm(?!\w)(?: (?:{odd}|{tens}|rưỡi(?!\w)))?"
    scale = any_of(SCALES)
    leads = "".join(rf"(?<!{fold(lead)} )" for lead in _YEAR_LEADS.split(", "))
    tails = "|".join(fold(_YEAR_TAILS).split(", "))
    months = r"năm(?= (?:tháng|tuần|ngày|giờ|phút)(?!\w))"
    five = rf"(?:năm(?= {scale})|{leads}năm(?= [^\W\d])(?! (?:{tails})(?!\w))|{months})(?!\w)"
    group = rf"(?:{hundreds}|{tens}|{odd}|{unit}(?: chục(?!\w))?|{five})"
    more = rf"(?: {group}(?: {scale}){{1,2}}){{0,4}}(?: (?:{hundreds}|{odd}|{tens}))?"
    words = rf"{group}(?:(?: {scale}){{1,3}}{more})?(?: rưỡi(?!\w))?(?: tá(?!\w))?"
    many = any_of([*SCALES, "chục", "trăm", "tá"])
    nth = "|".join(fold(word) for word in _ORDINALS)
    parts = r"(?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)(?! trăm)"
    scales = (
        rf"(?: ?{any_of([*SCALES, 'trăm', 'chục', 'tá'])}){{1,3}}(?: \d{{1,3}}(?: ?{scale})){{0,2}}"
    )
    spaced = r"(?<!\d )\d{1,3}(?: \d{3})+(?! ?\d|[.,]\d)"
    sign = rf"{'|'.join(_DOLLARS)}|[$£€¥]|(?<!\w)(?:{_CODES})"
    minus = r"(?<=[^\W\d] )-|(?<=\()-|(?<!\w)(?<!ghi )(?<!thu )(?<!phát )âm (?=\d)"
    return (
        rf"(?<!\w)(?:(?P<vague>(?:{'|'.join(_VAGUE.split(', '))})(?: {many}){{1,3}})"
        rf"|(?P<part>(?P<numerator>{unit}|\d{{1,3}}) phần (?P<denominator>{parts}))"
        rf"|(?P<half>(?:một )?nửa)(?!\w)(?P<halved>(?: {scale}){{1,2}})?"
        rf"|gấp (?:(?P<double>đôi)|(?P<rise>rưỡi))(?!\w)|(?P<pair>cặp|đôi|cả hai)(?!\w)"
        rf"|(?:thứ (?P<nth>{nth})|(?P<first>đầu tiên))(?!\w)"
        rf"|(?P<words>{words})"
        rf"|(?P<roman>{ROMAN})(?!\w|\.\w))"
        rf"|(?:(?P<sign>{sign}) ?(?=\d))?(?P<minus>{minus})?"
        rf"(?:(?P<height>\d{{1,2}}m\d{{1,2}})(?!\w)"
        rf"|(?P<digits>{spaced}|{NUMBER}|\d+)(?P<scales>{scales})?(?P<rest> rưỡi(?!\w))?)"
    )


def _read(match: re.Match[str]) -> Number:
    """Return the number of a match of the pattern."""
    if match["digits"]:
        return _read_digits(match)
    if match["height"]:  # 1m75
        return Number((Decimal(match["height"].replace("m", ".")),), unit=units()["m"])
    if match["words"]:
        value, scale = _spelt(match["words"])
        return Number((value,), spelt=True, firm=value > MOST_FREE and _is_sure(match), scale=scale)
    if match["vague"]:
        return Number((_product(match["vague"].split()[1:]),), "vague", spelt=True)
    if match["halved"]:
        scale = _product(match["halved"].split())
        return Number((scale / 2,), spelt=True, scale=scale)
    return _read_lenient(match)


def _is_sure(match: re.Match[str]) -> bool:
    """Say whether number words count something: not tháng ba, mồng năm, nấu chín."""
    before = match.string[max(0, match.start() - 6) : match.start()]
    if before.endswith(("tháng ", "mùng ", "mồng ")):
        return False
    return match["words"] not in _UNSURE or bool(_counted().match(match.string, match.end()))


def _read_lenient(match: re.Match[str]) -> Number:
    """Return a number in words that another text may word freely: halves, ordinals, pairs."""
    if match["part"]:
        below = _DIGITS[match["denominator"]]
        above = match["numerator"]
        over = int(above) if above.isdigit() else _DIGITS[above]
        numbers = (Decimal(over), Decimal(below))
        return Number(numbers, "fraction", spelt=True, firm=over > 1)
    if match["half"]:
        return Number((Decimal(1), Decimal(2)), "fraction", spelt=True, firm=False)
    if match["nth"] or match["first"]:
        number = Decimal(_ORDINALS[match["nth"]] if match["nth"] else 1)
        return Number((number,), "ordinal", spelt=True, firm=number > MOST_FREE)
    if match["roman"]:
        return Number((Decimal(roman_value(match["roman"])),), "ordinal", spelt=True, firm=False)
    number = Decimal("1.5") if match["rise"] else Decimal(2)
    return Number((number,), "multiple", spelt=True, firm=False)


def _read_digits(match: re.Match[str]) -> Number:
    """Return the number of a match in digits."""
    digits = match["digits"].replace(" ", "")
    scales = match["scales"] or ""
    value = parse_digits(digits, english=not scales) or Decimal(re.sub(r"\D", "", digits))
    groups = digits.split(",")
    ambiguous = not scales and len(groups) == 2 and are_thousands(groups)
    also = Decimal(digits.replace(",", ".")) if ambiguous else None
    total, factor = _with_scales(value, scales)
    if match["rest"]:
        total += factor / 2
    unit: Unit | None = vietnamese_forms()[match["sign"]] if match["sign"] else None
    sign = -1 if match["minus"] else 1
    return Number((sign * total,), scale=factor, unit=unit, also=also)


def _with_scales(value: Decimal, scales: str) -> tuple[Decimal, Decimal]:
    """Return `value` times its scale words and their product: 1 tỷ 200 triệu is a sum."""
    total, factor = Decimal(0), Decimal(1)
    for number, words in re.findall(r"(\d*)((?: ?[^\W\d]+)+)", scales):
        factor = _product(words.split())
        total += (Decimal(number) if number else value) * factor
    return (total, factor) if scales else (value, factor)


def _product(words: list[str]) -> Decimal:
    """Return the product of scale words; a dozen for many (hàng tá) is no more than ten."""
    product = Decimal(1)
    for word in words:
        product *= _multipliers()[word]
    return product


@cache
def _counted() -> re.Pattern[str]:
    """Match what is counted, behind a number word that may be none."""
    return re.compile(rf" (?:{'|'.join(fold(_COUNTED).split(', '))})(?!\w)")


@cache
def _multipliers() -> dict[str, int]:
    """Return the scale words as they look folded."""
    return {fold(word): factor for word, factor in _MULTIPLIERS.items()}


def _spelt(words: str) -> tuple[Decimal, Decimal]:
    """Return the value of number words and the product of their last scale words."""
    total = group = last = Decimal(0)
    scale, scaled = Decimal(1), False
    for word in words.split():
        factor = _multipliers().get(word)
        if word == "mươi":
            group += 9 * (group % 10)
        elif word == "rưỡi":
            group, total = (group, total + scale / 2) if scaled else (group + _half(group), total)
        elif factor is None:
            group += _DIGITS.get(word, 0)
            scaled = False
        elif factor < 1000:
            group *= factor
        elif scaled:  # nghìn tỷ
            total, scale = (total - last) + last * factor, scale * factor
            last *= factor
        else:
            last, scale, scaled = group * factor, Decimal(factor), True
            total, group = total + last, Decimal(0)
    return total + group, scale


def _half(group: Decimal) -> Decimal:
    """Return the half of the last place that `group` names: trăm rưỡi is 150."""
    return Decimal(50) if group >= 100 else Decimal("0.5")
