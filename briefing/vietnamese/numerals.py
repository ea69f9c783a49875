"""Numbers in Vietnamese notation: digits, their marks, and the words that scale them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from math import prod

from briefing.vietnamese.text import fold

SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
}
"""The scale words of news prose; two of them multiply (nghìn tỷ is 10¹²)."""

NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,9})?"  # 1.234,5
    r"|\d{1,3}(?:,\d{3}){2,5}(?:\.\d{1,9})?|\d{1,3},\d{3}\.\d{1,9}"  # 1,234.5
    r"|\d{1,15}(?:[.,]\d{1,9})?)(?!\d|[.,]\d)"
)
"""A number in digits, its thousands separated or not, as a pattern."""


def parse_digits(digits: str, *, english: bool) -> Decimal | None:
    """Return the number that `digits` write; None for a code such as 007.

    The dot separates thousands and the comma decimals; the reverse where only that fits, and
    in 16,750 when it may be `english`.
    """
    marks, groups = re.findall(r"[.,]", digits), re.split(r"[.,]", digits)
    whole, decimals = digits, ""
    decimal_comma = marks == [","] and not (english and are_thousands(groups))
    if len(set(marks)) == 2 or decimal_comma or (marks and not are_thousands(groups)):
        whole, _, decimals = digits.rpartition(marks[-1])
    whole = re.sub(r"[.,]", "", whole)
    if len(whole) > 1 and whole.startswith("0"):
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole)


def are_thousands(groups: list[str]) -> bool:
    """Say whether `groups` of digits are a number with its thousands separated."""
    return groups[0] != "0" and len(groups) > 1 and all(len(group) == 3 for group in groups[1:])


def scale_of(words: str) -> int:
    """Return the product of the folded scale `words`: nghìn tỷ is 10¹²."""
    return prod(_scales()[word] for word in words.split())


@cache
def _scales() -> dict[str, int]:
    """Return the scales by their folded words."""
    return {fold(word): factor for word, factor in SCALES.items()}
