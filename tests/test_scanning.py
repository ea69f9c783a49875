"""The scan of words that all readers of names share."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.scanning import plain, scan

NOISE = st.text(alphabet="aA àĐ.,-'’@/:5_ \nTP", max_size=60)


def test_words_carry_what_names_are_read_by() -> None:
    """A word has its capitals, its folded form, what stands before it and whether a text opens."""
    first, *_, last = scan("Ông Điệp ở Huế.")
    assert first[2:] == ("Ông", "", True, True, "ông")
    assert last[2:] == ("Huế", " ", False, True, "huế")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. troops", ["U.S.", "troops"]),
        ("Trump's ally", ["Trump", "ally"]),
        ("Hà Nội-Huế, COVID-19", ["Hà", "Nội", "Huế", "COVID", "19"]),
        ("H'Hen Niê", ["H'Hen", "Niê"]),
        ("... –", []),
    ],
)
def test_shapes(text: str, words: list[str]) -> None:
    """Abbreviations with full stops stay whole, possessives go, hyphens part."""
    assert [word.text for word in scan(text)] == words


@pytest.mark.parametrize(
    "address", ["https://SachHay.example/Danh-muc", "Doc@benlua.example", "WWW.BENLUA.EXAMPLE"]
)
def test_an_address_has_no_capitals(address: str) -> None:
    """In web and mail addresses capitals say nothing; beside them they do."""
    words = scan(f"Gửi tới {address} cho Điệp.")
    assert [word.text for word in words if word.capital] == ["Gửi", "Điệp"]


def test_plain() -> None:
    """Diacritics, ligatures, apostrophes and full stops go."""
    assert [plain(word) for word in ("Đắk", "Škoda", "Æsir", "O'Neill", "U.S.")] == [
        "dak",
        "skoda",
        "aesir",
        "oneill",
        "us",
    ]


@given(st.one_of(NOISE, st.text(max_size=60)))
def test_words_are_slices_in_order(text: str) -> None:
    """Whatever the text, its words are slices of it, in order."""
    words = scan(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
