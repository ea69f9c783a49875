"""Where a costly pattern can begin."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.vietnamese.beginnings import beginnings, edges

_PHRASES = (r"\d", "ngày", "năm ", "nay")
_PATTERN = re.compile(r"(?<![\w/])(?:\d|ngày|năm |nay)")


def test_the_first_word_of_a_text_counts():
    """A phrase at the very start of a text is found."""
    assert beginnings("ngày 7", edges(("ngày",))) == [0]


def test_a_phrase_inside_a_word_is_none():
    """A phrase counts only behind a character that may stand before it."""
    assert beginnings("hanay nay -nay", edges(("nay",), behind=r"\w-")) == [6]


@given(st.text(alphabet="ngàyăm 7/a.\n", max_size=40))
def test_no_place_is_missed_and_none_is_made_up(text: str):
    """The places are those where a search for the phrases would find one."""
    wanted = [match.start() for match in re.finditer(rf"(?=({_PATTERN.pattern}))", text)]
    assert beginnings(text, edges(_PHRASES, behind=r"\w/")) == wanted
