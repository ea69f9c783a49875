"""Roman numerals up to 39: congresses, centuries, wars, popes."""

from __future__ import annotations

ROMAN = r"(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})"
"""A Roman numeral of two letters or more, folded, as a pattern."""
_LETTERS = {"i": 1, "v": 5, "x": 10}


def roman_value(numeral: str) -> int:
    """Return the value of a folded Roman numeral: xiv is 14."""
    values = [_LETTERS[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))
