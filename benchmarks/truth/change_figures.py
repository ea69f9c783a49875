"""Figures falsified: digits, scales, decimal marks, thousands, currencies, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from cases import Edit

Span = tuple[int, int]

DIGITS = 4
"""Digits of a number that are changed, one a case."""

_SUFFIX = r"(?:m|bn|k|km/h|km|kg|cm|mm|mph|ft|MW|kW|ml|g|ha)"
NUMBER = re.compile(
    r"(?:(?<![\w.,/:–-])|(?<=VND)|(?<=EUR)|(?<=USD)|(?<=JPY)|(?<=GBP))"
    r"\d+(?:[.,]\d+)*(?![\d/:]|[.,]\d|[-–]\d)(?=" + _SUFFIX + r"?(?!\w))"
)
_ATTACHED = re.compile(
    r"(?<![\w/.,-])(?:[A-Z]{1,4}-?\d{1,6}[A-Z]?|\d{1,4}[A-Z]{1,2}|\d+(?:-[A-ZĐ]+)+/[A-ZĐ]+)(?![\w/-])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")

_SCALES = {
    "en": {
        "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "m": 6, "bn": 9,
    },
    "vi": {"nghìn tỷ": 12, "nghìn tỉ": 12, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
}  # fmt: skip
_NEW_SCALES = {
    "en": ("thousand", "million", "billion", "trillion"),
    "vi": ("nghìn", "triệu", "tỷ", "nghìn tỷ"),
}
_BEFORE: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "US$": ("€", "£", "VND"),
        "NT$": ("US$", "VND"),
        "$": ("€", "£", "¥"),
        "£": ("$", "€"),
        "€": ("$", "£"),
        "VND": ("US$", "EUR", "JPY"),
        "EUR": ("VND", "GBP"),
        "JPY": ("VND", "US$"),
        "USD": ("VND", "GBP"),
    },
    "vi": {"US$": ("€", "£"), "$": ("€", "£"), "£": ("€", "$"), "€": ("$", "£")},
}
"""Currencies before a number, the longest first, and others for them."""
_BEHIND: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "US dollars": ("euros", "yen"), "dollars": ("euros", "yen"), "euros": ("dollars", "yen"),
        "dong": ("dollars", "euros"), "yen": ("euros", "dong"),
    },
    "vi": {
        "đồng": ("USD", "euro"), "USD": ("đồng", "euro"), "đô la Mỹ": ("euro", "đồng"),
        "đô la": ("euro", "đồng"), "đô-la": ("euro", "đồng"), "euro": ("USD", "đồng"),
        "Euro": ("USD", "đồng"), "bảng Anh": ("USD", "euro"), "bảng": ("USD", "euro"),
        "yên": ("đồng", "USD"), "Đài tệ": ("USD", "đồng"),
    },
}  # fmt: skip
"""Currencies behind a number and its scale."""
_UNITS = {
    "en": {
        "kilometres": "metres", "kilometers": "meters", "km": "m", "km/h": "m/s", "mph": "km/h",
        "miles": "metres", "metres": "kilometres", "meters": "kilometers", "metre": "kilometre",
        "feet": "inches", "inches": "feet", "foot": "inch", "yards": "miles", "yard": "mile",
        "mile": "metre", "hectares": "square metres", "hectare": "square metre",
        "square metres": "hectares", "square metre": "hectare", "acres": "square metres",
        "cubic metres": "litres", "tonnes": "kilograms", "tons": "kilograms", "kg": "tonnes",
        "kilogram": "tonne", "kilograms": "tonnes", "pounds": "tonnes", "mm": "cm", "cm": "mm",
        "ml": "litres", "MW": "kW", "mg": "g", "nautical miles": "metres",
        "degrees Celsius": "degrees Fahrenheit", "years": "months", "year": "month",
        "months": "weeks", "month": "week", "weeks": "days", "week": "day", "days": "weeks",
        "day": "week", "hours": "minutes", "hour": "minute", "minutes": "hours",
        "minute": "hour", "seconds": "minutes", "per cent": "percentage points",
        "percent": "percentage points", "%": " percentage points", "percentage points": "percent",
    },
    "vi": {
        "km/h": "m/s", "km2": "ha", "km": "m", "m2": "ha", "m3": "lít", "ha": "m2",
        "mét": "km", "dặm": "mét", "dặm/giờ": "km/h", "feet": "mét", "foot": "mét",
        "hải lý": "mét", "mm": "cm", "cm": "mm", "tấn": "kg", "tạ": "tấn", "kg": "tấn",
        "mg": "g", "ml": "lít", "MW": "kW", "độ C": "độ F", "giây": "phút", "phút": "giờ",
        "giờ": "phút", "tiếng": "phút", "ngày": "tuần", "tuần": "ngày", "tháng": "tuần",
        "năm": "tháng", "phần trăm": "điểm phần trăm", "%": " điểm phần trăm",
        "điểm phần trăm": "%",
    },
}  # fmt: skip
_HEDGED = {
    "en": re.compile(r"\b(?:about|around|some|nearly|almost|estimated|more than|over|less than)\b"),
    "vi": re.compile(r"(?<!\w)(?:khoảng|chừng|gần|hơn|trên|ước|dưới)(?!\w)"),
}
_WORDS = {
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "vi": ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"),
}
_COUNTED = {
    "en": r"(?=[ -](?:people|men|women|years?|months?|days?|weeks?|hours?|minutes?|times|"
    r"children|games|matches|points|houses|others|defendants|communes|provinces|hectares|pupils)\b)",
    "vi": r"(?= (?:người|năm|tháng|ngày|tuần|giờ|phút|lần|con|chiếc|nước|đội|trận|căn|tỉnh|xã|em|"
    r"bên|nhà|thành viên|thuyền viên)(?!\w)(?! (?:19|20)\d\d))",
}


def value(token: str, language: str) -> Decimal:
    """Return what digits with marks stand for in a language."""
    match = _THOUSANDS.fullmatch(token)
    if match and not (language == "en" and match[1] == "."):
        return Decimal(re.sub(r"\D", "", token))
    return (
        Decimal(token.replace(",", "."))
        if token.count(",") + token.count(".") == 1
        else Decimal(re.sub(r"\D", "", token))
    )


def numbers(text: str, taken: list[Span]) -> list[re.Match[str]]:
    """Return the numbers in digits that are no part of a time or of a longer name."""
    return [
        match
        for match in NUMBER.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]


def edits(text: str, language: str, taken: list[Span], rng: Random) -> Iterator[Edit]:
    """Yield changes of the figures of a text, never of one that stands in it twice."""
    found = numbers(text, taken)
    hedged = _HEDGED[language].search(text) is not None
    values = [value(match[0], language) for match in NUMBER.finditer(text)]
    for match in found:
        own = value(match[0], language)
        if values.count(own) == 1:
            for edit in _about(text, match, language, rng):
                changed = NUMBER.match(edit.apply(text), match.start())
                new = value(changed[0], language) if changed else own
                outside = not match.start() <= edit.start < match.end()
                if outside or not _same(own, new, hedged):
                    yield edit
    yield from _identifiers(text, rng)
    yield from _spelt(text, language, rng)


def _same(old: Decimal, new: Decimal, hedged: bool) -> bool:
    """Tell whether a number is another: where there is an `about`, one that is 1 % off is not."""
    return abs(new - old) <= (abs(old) / 100 if hedged else 0)


def _about(text: str, match: re.Match[str], language: str, rng: Random) -> Iterator[Edit]:
    yield from _digits(match, rng)
    yield from _marks(match, language, rng)
    yield from _scale(text, match, language, rng)
    yield from _currency(text, match, language, rng)
    yield from _unit(text, match, language)


def _digits(match: re.Match[str], rng: Random) -> Iterator[Edit]:
    token, at = match[0], match.start()
    places = [i for i, c in enumerate(token) if c.isdigit()]
    for place in rng.sample(places, min(DIGITS, len(places))):
        low = "1" if place == 0 else "0"
        new = rng.choice([d for d in "0123456789" if d >= low and d != token[place]])
        yield Edit("figure", "digit changed", at + place, at + place + 1, new)
    pairs = [
        i
        for i in range(len(token) - 1)
        if token[i : i + 2].isdigit() and token[i] != token[i + 1] and (i or token[1] != "0")
    ]
    for place in rng.sample(pairs, min(2, len(pairs))):
        new = token[place + 1] + token[place]
        yield Edit("figure", "digits transposed", at + place, at + place + 2, new)


def _marks(match: re.Match[str], language: str, rng: Random) -> Iterator[Edit]:
    token, at, end = match[0], match.start(), match.end()
    thousands = _THOUSANDS.fullmatch(token)
    if thousands and not (language == "en" and thousands[1] == "."):
        yield Edit("figure", "thousands dropped", at, end, token[:-4])
        rest = token.split(thousands[1], 1)[1]
        if not rest.startswith("0"):
            yield Edit("figure", "thousands dropped", at, end, rest)
    elif (decimal := re.fullmatch(r"(\d+)([.,])(\d{1,2})", token)) is not None:
        whole, mark, part = decimal.groups()
        left = f"{whole[:-1] or '0'}{mark}{whole[-1]}{part}"
        right = f"{whole}{part[0]}{mark + part[1:] if part[1:] else ''}".lstrip("0") or "0"
        choices = [right] if len(part) == 2 else [left, right]
        yield Edit("figure", "decimal mark moved", at, end, rng.choice(choices))


def _scale(text: str, match: re.Match[str], language: str, rng: Random) -> Iterator[Edit]:
    scales = _SCALES[language]
    words = "|".join(sorted(scales, key=len, reverse=True))
    behind = re.compile(rf"(?:\s|-)?({words})(?!\w)").match(text, match.end())
    if behind is None or (behind[1] in ("m", "bn") and not _money(text, match.start())):
        return
    others = [w for w in _NEW_SCALES[language] if scales[w] != scales[behind[1]]]
    for new in others:
        word = {"million": "m", "billion": "bn"}.get(new) if behind[1] in ("m", "bn") else new
        if word:
            yield Edit("figure", "scale changed", behind.start(1), behind.end(1), word)


def _money(text: str, at: int) -> bool:
    return text[max(0, at - 1) : at] in ("$", "£", "€")


def _currency(text: str, match: re.Match[str], language: str, rng: Random) -> Iterator[Edit]:
    for sign, others in _BEFORE[language].items():
        start = match.start() - len(sign)
        if text.startswith(sign, start) and not text[max(0, start - 1) : start].isalpha():
            yield Edit("figure", "currency changed", start, match.start(), rng.choice(others))
            return
    words = "|".join(sorted(_BEHIND[language], key=len, reverse=True))
    scales = "|".join(sorted(_SCALES[language], key=len, reverse=True))
    pattern = rf"[ -]?(?:(?:{scales})[ -])?({words})(?!\w)(?! (?:Úc|Canada|Hồng|Singapore|New))"
    if found := re.compile(pattern).match(text, match.end()):
        new = rng.choice(_BEHIND[language][found[1]])
        yield Edit("figure", "currency changed", *found.span(1), new)


def _unit(text: str, match: re.Match[str], language: str) -> Iterator[Edit]:
    units = _UNITS[language]
    words = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    scales = "|".join(sorted(_SCALES[language], key=len, reverse=True))
    found = re.compile(rf"(?:[ -](?:{scales})(?= ))?[ -]?({words})(?!\w)(?! (?:19|20)\d\d)").match(
        text, match.end()
    )
    if not found or (found[1] == "pounds" and _money(text, match.start())):
        return
    if (
        language == "vi"
        and found[1] in ("tháng", "ngày")
        and text[found.end() :].lstrip()[:1].isdigit()
    ):
        return
    if match[0] == "1" and found[1] in ("minute", "day", "phút", "ngày", "giây"):
        return  # Wait a minute.
    start = found.start(1)
    new = units[found[1]]
    if new.startswith(" ") and text[start - 1] in " -":
        new = new[1:]
    if found[1] == "điểm phần trăm":
        start -= 1
    percent = "percent" in new or "phần trăm" in new or new == "%"
    kind = "% and percentage point" if percent else "unit changed"
    yield Edit("figure", kind, start, found.end(), new)


def _identifiers(text: str, rng: Random) -> Iterator[Edit]:
    """Change a digit of a name with digits in it: 214-KL/TU, HL-90417, A320."""
    for match in _ATTACHED.finditer(text):
        if re.fullmatch(r"[A-Z]{3}\d+|\d+[A-Z]|.*\dm", match[0]) or text.count(match[0]) > 1:
            continue
        place = rng.choice([i for i, c in enumerate(match[0]) if c.isdigit()])
        new = rng.choice([d for d in "123456789" if d != match[0][place]])
        at = match.start() + place
        yield Edit("figure", "identifier changed", at, at + 1, new)


def _spelt(text: str, language: str, rng: Random) -> Iterator[Edit]:
    words = _WORDS[language]
    pattern = rf"(?<![\w-])({'|'.join(words)}){_COUNTED[language]}"
    for match in re.finditer(pattern, text):
        before = text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if before in ("thứ", "tháng", "mười", "mươi", "trăm", "nghìn", "hundred", "and", "tuổi"):
            continue
        new = rng.choice([word for word in words if word != match[1]])
        yield Edit("figure", "number word changed", match.start(1), match.end(1), new)
