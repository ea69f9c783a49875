"""Units of administration in both languages.

After Circular 03/2009/TT-BNG, the law of 2025 on local government, and the English press.
"""

from __future__ import annotations

from functools import cache

from briefing.vietnamese.text import fold

_VIETNAMESE = """
ward: phường, p
commune: xã
district: quận, huyện, q, h
township: thị trấn, tt
town: thị xã, tx
province: tỉnh
city: thành phố, tp
village: thôn, ấp, bản, làng, buôn, xóm, khóm, sóc, phum
quarter: khu phố, kp
group: tổ dân phố, tdp
zone: đặc khu
"""
_ENGLISH = """
ward: ward, wards
commune: commune, communes
district: district, districts
township: township, townships, town, towns, townlet, townlets
town: town, towns, township
province: province, provinces, provincial
city: city, cities
village: village, villages, hamlet, hamlets
quarter: quarter, quarters, neighbourhood, neighborhood, residential
group: neighbourhood, neighborhood, residential
zone: special zone, special zones, zone, zones, special
"""
_SPOKEN = frozenset({"province", "city"})
"""Units whose word English mostly leaves away: Gia Lai, Can Tho."""


@cache
def vietnamese() -> dict[tuple[str, ...], frozenset[str]]:
    """Return the unit that each Vietnamese unit word, folded, stands for."""
    return {
        tuple(form.split()): frozenset({unit})
        for unit, listed in _lines(_VIETNAMESE)
        for form in fold(listed).split(", ")
    }


@cache
def vietnamese_by_first() -> dict[str, list[tuple[str, ...]]]:
    """Return the Vietnamese unit words by their first syllable, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(vietnamese(), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


@cache
def shown(units: frozenset[str]) -> str:
    """Return what a place's unit is called behind its name; "" for a province or a city."""
    listed = (forms.split(", ")[0] for unit, forms in _lines(_ENGLISH) if unit in units - _SPOKEN)
    return next(listed, "").title()


@cache
def last_words() -> frozenset[str]:
    """Return the last syllables of the Vietnamese unit words."""
    return frozenset(words[-1] for words in vietnamese())


@cache
def english() -> dict[str, frozenset[str]]:
    """Return the units that each English unit word may stand for."""
    found: dict[str, frozenset[str]] = {}
    for unit, listed in _lines(_ENGLISH):
        for form in listed.split(", "):
            found[form] = found.get(form, frozenset()) | {unit}
    return found


def _lines(listed: str) -> list[tuple[str, str]]:
    return [
        (unit, forms) for unit, _, forms in (x.partition(": ") for x in listed.split("\n")) if unit
    ]
