"""The news lexicon (prompts/lexicon.csv): its rows stay clean, and every row can be found."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest

from briefing import resources
from briefing.terms import vocabulary
from briefing.terms.lexicon import tokens
from briefing.terms.vocabulary import Vocabulary
from briefing.vietnamese.text import fold

DOMAINS = """
politics admin law crime accident economy finance business trade land transport industry education
health family environment farming food labour science media sport culture tourism foreign defence
religion time quantity general
"""
POS = frozenset({"n", "v", "adj", "adv", "prep", "conj", "pron", "num", "cl", "det", "part"})
POS |= {"name", "x"}
GRAMMAR = frozenset({"đã", "đang", "thì", "mà", "là", "rằng", "của", "các", "những", "bị", "được"})
"""Words that code handles."""
MOST_SENSES = 6


class Row(NamedTuple):
    """One line of the file."""

    line: str
    vi: str
    en: str
    domain: str
    note: str

    @property
    def senses(self) -> list[str]:
        return self.en.split("; ")

    @property
    def conditions(self) -> list[str]:
        return self.note.split(" ")[1:]


@cache
def text() -> str:
    return resources.read_text("prompts", "lexicon.csv")


@cache
def rows() -> tuple[Row, ...]:
    """The rows, each with its line; a row that is not of four fields is another test's."""
    lines = text().split("\n")[1:-1]
    read = [(line, next(csv.reader([line]))) for line in lines]
    return tuple(Row(line, *fields) for line, fields in read if len(fields) == 4)


def refuse(what: str, offending: Iterable[str]) -> None:
    """Fail with the first ten of the offending lines, if there are any."""
    lines = list(offending)
    if lines:
        pytest.fail(f"{len(lines)} lines: {what}\n" + "\n".join(lines[:10]), pytrace=False)


# --- the file --------------------------------------------------------------------------------


def test_the_file_is_plain() -> None:
    """A header, UTF-8 in NFC, one kind of line end, the last line ended, none empty."""
    lines = text().split("\n")
    assert lines[0] == "vi,en,domain,note"
    assert lines[-1] == ""
    assert "\r" not in text()
    refuse("not NFC", (x for x in lines if not unicodedata.is_normalized("NFC", x)))
    refuse("empty", (str(n) for n, x in enumerate(lines[:-1], 1) if not x.strip()))


def test_every_line_has_four_fields() -> None:
    """Vietnamese, English, domain, note; no row spans two lines."""
    lines = text().split("\n")[1:-1]
    refuse("not four fields", (x for x in lines if len(next(csv.reader([x]))) != 4))


def test_the_lines_are_sorted() -> None:
    """In code point order of their lower case, none twice: words are found by bisection."""
    lines = text().split("\n")[1:-1]
    pairs = pairwise(lines)
    refuse("not in order", (other for one, other in pairs if one.lower() > other.lower()))
    refuse("twice", (line for line, times in Counter(lines).items() if times > 1))


# --- Vietnamese ------------------------------------------------------------------------------


def test_expressions_are_spelt_as_texts_are_compared() -> None:
    """Tone marks, i and y as `fold` writes them; only capitals are kept."""
    refuse("not as fold writes it", (r.line for r in rows() if fold(r.vi) != r.vi.lower()))


def test_no_expression_twice_under_the_same_conditions() -> None:
    """Of two rows with the same words and conditions only the first could ever be read."""
    seen: dict[tuple[str, frozenset[tuple[str, frozenset[str]]]], str] = {}
    twice = []
    for row in rows():
        parted = (c.partition(":") for c in row.conditions)
        key = row.vi, frozenset((where, frozenset(s.split("|"))) for where, _, s in parted)
        if key in seen:
            twice += [seen[key], row.line]
        seen[key] = row.line
    refuse("the same words under the same conditions", twice)


def test_no_expression_for_the_words_that_code_handles() -> None:
    """The passive, tenses, plurals and links are grammar, and no row's business."""
    refuse("a word of grammar", (r.line for r in rows() if r.vi.lower() in GRAMMAR))


# --- English ---------------------------------------------------------------------------------


def test_senses_are_clean() -> None:
    """Between one and six, with `; ` between, none empty, without white space at the ends."""
    refuse("no sense, or an empty one", (r.line for r in rows() if not all(_is_clean(r))))
    refuse("too many senses", (r.line for r in rows() if len(r.senses) > MOST_SENSES))


def _is_clean(row: Row) -> Iterable[bool]:
    return (bool(sense) and sense == " ".join(sense.split()) for sense in row.en.split("; "))


def test_no_sense_twice() -> None:
    """No two senses of a row differ in nothing, or in capitals alone."""
    refuse(
        "a sense twice",
        (r.line for r in rows() if len({s.lower() for s in r.senses}) < len(r.senses)),
    )


def test_english_is_in_latin_letters() -> None:
    """ASCII, and letters with diacritics as in café and Tết; no dashes or curly quotes."""
    refuse("another character", (r.line for r in rows() if not all(map(_is_latin, r.en))))


def _is_latin(char: str) -> bool:
    latin = char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")
    return latin or (char.isascii() and char.isprintable())


# --- domain and note -------------------------------------------------------------------------


def test_domains_and_parts_of_speech_are_of_closed_lists() -> None:
    """A domain of the list, and a note that begins with a part of speech of the list."""
    refuse("domain", (r.line for r in rows() if r.domain not in DOMAINS.split()))
    refuse("part of speech", (r.line for r in rows() if r.note.split(" ")[0] not in POS))


def test_conditions_are_well_formed() -> None:
    """`before:`, `after:` or `near:`, then sides joined by `|`, whose words are joined by `_`."""
    word = r"(?:<number>|<name>|[^\s|_:<>]+)"
    side = rf"{word}(?:_{word})*"
    form = re.compile(rf"(?:before|after|near):{side}(?:\|{side})*")
    refuse("condition", (r.line for r in rows() if not all(map(form.fullmatch, r.conditions))))


def test_no_condition_names_a_side_twice() -> None:
    """The sides of a condition differ."""
    refuse(
        "a side twice",
        (r.line for r in rows() if any(map(_repeats, r.conditions))),
    )


def _repeats(condition: str) -> bool:
    sides = condition.partition(":")[2].split("|")
    return len(set(sides)) < len(sides)


# --- what is read of it ----------------------------------------------------------------------


def test_every_expression_is_in_the_words_of_a_text() -> None:
    """The words of an expression are those into which a text of them is cut: else it is dead."""
    refuse(
        "no text has these words",
        (r.line for r in rows() if [t.folded for t in tokens(r.vi)] != r.vi.lower().split()),
    )


def test_every_condition_is_in_the_words_of_a_text() -> None:
    """So are the words of the conditions, in the spelling of `fold`: else they never hold."""
    refuse("no text has these words", (r.line for r in rows() if not all(_can_hold(r))))


def _can_hold(row: Row) -> Iterable[bool]:
    for condition in row.conditions:
        for side in condition.partition(":")[2].split("|"):
            said = [w for w in side.split("_") if w not in ("<number>", "<name>")]
            yield all([t.folded for t in tokens(word)] == [word] for word in said)


def test_every_expression_can_be_looked_up() -> None:
    """The first words of a row, folded as in a text, find it."""
    lexicon = vocabulary.load()
    refuse("not found by its words", (r.line for r in rows() if not _is_found(lexicon, r)))


def _is_found(lexicon: Vocabulary, row: Row) -> bool:
    words = tuple(row.vi.lower().split())
    return any(e.words == words for e in lexicon.beginning(*words[:2]))


# --- the reader of such a file ---------------------------------------------------------------

LINES = sorted(
    [
        'an,"peace, quiet",general,n',
        "an ninh,security; safety,defence,n",
        "an ninh mạng,cyber security,science,n",
        "an-pha,alpha,science,n",
        "An Lạc,An Lac,foreign,name",
        "anh,he,family,pron",
        "anh,brother,family,n before:trai|họ_hàng near:<number>",
        "bi,marble,general,n",
        "iMáy,iMachine,science,name",
        "4 tại chỗ,four on-the-spot,admin,n",
    ],
    key=str.lower,
)


SMALL = "\n".join(["vi,en,domain,note", *LINES])


def found(*begun: str) -> list[str]:
    """The words of the expressions that these lines have for the first words of a text."""
    return [" ".join(e.words) for e in Vocabulary(SMALL).beginning(*begun)]


def test_only_what_begins_with_the_words_is_found() -> None:
    """The longest first; neither an-pha nor anh begins with the word an."""
    assert found("an", "ninh") == ["an ninh mạng", "an ninh", "an"]
    assert found("an", "bình") == ["an"]
    assert found("an") == ["an"]
    assert found("bi", "an") == ["bi"]
    assert found("xyz", "an") == []
    assert found("x") == []


def test_a_capital_does_not_matter_for_finding() -> None:
    """Neither at the start of a word nor inside of it; `proper` tells whether there is one."""
    assert found("an", "lạc") == ["an lạc", "an"]
    assert found("imáy") == ["imáy"]


def test_the_first_and_the_last_line_are_found() -> None:
    """The borders of the file are lines like any other."""
    assert found("4", "tại") == ["4 tại chỗ"]
    assert found("imáy", "an") == ["imáy"]
    assert Vocabulary("").beginning("an", "ninh") == ()


def test_a_row_is_read_whole() -> None:
    """Senses, part of speech, and the conditions with their sides; those first."""
    conditioned, plain = Vocabulary(SMALL).beginning("anh", "trai")
    assert (plain.en, plain.pos, plain.conditions) == (("he",), "pron", ())
    assert [(c.where, c.sides) for c in conditioned.conditions] == [
        ("before", (("trai",), ("họ", "hàng"))),
        ("near", (("<number>",),)),
    ]


def test_a_quoted_field_is_one_field() -> None:
    """English with a comma is quoted as CSV has it."""
    (quiet,) = Vocabulary(SMALL).beginning("an")
    assert quiet.en == ("peace, quiet",)


def test_a_capital_marks_a_proper_name() -> None:
    """An expression that is written with a capital is proper; others are not."""
    lexicon = Vocabulary(SMALL)
    assert [e.proper for e in lexicon.beginning("an", "lạc")] == [True, False]
    assert [e.proper for e in lexicon.beginning("an", "ninh")] == [False, False, False]


def test_a_number_is_no_proper_name() -> None:
    """An expression that begins with a digit has no capital, and no text would match one."""
    (spot,) = Vocabulary(SMALL).beginning("4", "tại")
    assert not spot.proper
