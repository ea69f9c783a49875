"""The two packaged lists: what the code that reads them relies on."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

import pytest

from briefing.resources import read_text
from briefing.vietnamese.text import fold, is_syllable, words

TITLES = {"title", "title-male", "title-female"}
PARTS = {"area", "ministry", "parent", "firm", "field"}
FINDABLE = {
    "body", "event", "doc", "party-term", "admin-term", "law", "economy", "country", "term",
}  # fmt: skip
KINDS = {
    "terms.csv": TITLES | PARTS | FINDABLE,
    "units.csv": {"city", "province", "former", "alias"},
}


class Row(NamedTuple):
    """One row of a list."""

    vi: str
    en: str
    kind: str
    source: str


def rows(name: str) -> list[Row]:
    """Return the rows of the packaged list `name`, without its header."""
    _, *body = csv.reader(io.StringIO(read_text("prompts", name)), strict=True)
    return [Row(*cells) for cells in body]


@pytest.fixture(params=sorted(KINDS))
def name(request: pytest.FixtureRequest) -> str:
    """The name of each list in turn."""
    return str(request.param)


def test_file_is_nfc_with_plain_line_ends_and_apostrophes(name: str) -> None:
    """The lists are compared with cleaned text, so they are clean themselves."""
    text = read_text("prompts", name)
    assert text == unicodedata.normalize("NFC", text)
    assert not set("\r\u00a0\u200b\ufeff’‘“”") & set(text)
    assert text.endswith("\n")


def test_header_and_width(name: str) -> None:
    """Each list has the four columns that its reader names."""
    header, *body = csv.reader(io.StringIO(read_text("prompts", name)), strict=True)
    assert header == ["vi", "en", "kind", "source"]
    assert {len(cells) for cells in body} == {4}


def test_no_cell_is_empty_or_padded(name: str) -> None:
    """Every row says where it comes from, and no space hides at an edge."""
    bad = [row for row in rows(name) if any(not cell or cell != cell.strip() for cell in row)]
    assert bad == []


def test_kinds_are_closed(name: str) -> None:
    """A kind that no code knows cannot slip in, and none is unused."""
    assert {row.kind for row in rows(name)} == KINDS[name]


def test_no_row_is_said_twice(name: str) -> None:
    """One pair of expressions, folded, has one row per kind."""
    seen = [(row.kind, fold(row.vi), row.en) for row in rows(name)]
    assert sorted(seen) == sorted(set(seen))


def test_variants_stand_together() -> None:
    """The rows of one expression follow each other, so that the first is the one to write."""
    keys = [(row.kind, fold(row.vi)) for row in rows("terms.csv")]
    starts = [after for before, after in pairwise([None, *keys]) if before != after]
    assert len(starts) == len(set(starts))


def test_findable_expressions_are_long_enough() -> None:
    """What is looked up in running text is no single common syllable."""
    short = [
        row.vi
        for row in rows("terms.csv")
        if row.kind in FINDABLE
        and len(words(row.vi)) < 2
        and is_syllable(row.vi)
        and not row.vi.isupper()
    ]
    assert short == []


def test_place_is_the_only_slot_and_has_a_plain_form() -> None:
    """A body with {place} first is followed by what to write when no place is named."""
    listed = rows("terms.csv")
    slots = [(row, after) for row, after in pairwise(listed) if "{" in row.en]
    assert slots
    for row, after in slots:
        assert row.kind == "body"
        assert row.en.count("{place}") == 1
        assert row.en.count("{") == row.en.count("}") == 1
        assert (after.vi, after.kind) == (row.vi, row.kind)
        assert "{" not in after.en


def test_gendered_titles_have_a_neutral_form() -> None:
    """Who is known to be a man or a woman is never the only one with a title."""
    by_kind: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("terms.csv"):
        by_kind[row.kind].add(fold(row.vi))
    assert by_kind["title-male"] <= by_kind["title"]
    assert by_kind["title-female"] <= by_kind["title"]


def test_neutral_titles_do_not_guess() -> None:
    """No neutral English title names a gender, but where the office is a man's or woman's."""
    words_of = {word for row in rows("terms.csv") if row.kind == "title" for word in row.en.split()}
    assert not {"Chairman", "Chairwoman", "Spokesman", "Spokeswoman"} & words_of


def test_english_is_written_in_latin_without_vietnamese_tones() -> None:
    """The form to write carries no Vietnamese letter."""
    first: dict[tuple[str, str], str] = {}
    for row in rows("terms.csv") + rows("units.csv"):
        first.setdefault((row.kind, fold(row.vi)), row.en)
    foreign = {en for en in first.values() if not en.isascii()}
    assert foreign <= {"Attaché", "Defence Attaché", "Chargé d'affaires ad interim"}


def test_units_are_the_34_of_july_2025() -> None:
    """There are 34 provinces and cities, 30 former names, and none is in both lists."""
    now = {fold(row.vi) for row in rows("units.csv") if row.kind in {"city", "province"}}
    former = {fold(row.vi) for row in rows("units.csv") if row.kind == "former"}
    assert (len(now), len(former)) == (34, 30)
    assert not now & former


@pytest.mark.parametrize(
    ("vi", "kind", "en"),
    [
        ("Phó Trưởng Ban Thường trực", "title", "Standing Deputy Head"),
        ("Chủ tịch", "title", "Chair"),
        ("Chủ tịch", "title-female", "Chairwoman"),
        ("Tổ chức", "area", "Organisation"),
        ("Giao thông vận tải", "ministry", "Transport"),
        ("UBND", "body", "People's Committee"),
        ("Thành ủy", "body", "{place} Party Committee"),
        ("chính quyền địa phương hai cấp", "admin-term", "two-tier local government"),
    ],
)
def test_first_row_is_the_form_to_write(vi: str, kind: str, en: str) -> None:
    """The forms that other modules compose with come first."""
    assert next(row.en for row in rows("terms.csv") if (row.vi, row.kind) == (vi, kind)) == en
