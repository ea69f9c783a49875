"""Documents: whole ones against golden files, any text in any field, hostile text in all.

The golden files are written anew by `UPDATE_GOLDEN=1 pytest tests/test_rendering.py`; read
the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import briefing.resources
from briefing.checks import SEVERITY
from briefing.errors import UsageError
from briefing.models import Briefing, Format, Language
from briefing.rendering import render
from briefing.rendering.escaping import as_text
from briefing.vietnamese.text import clean, one_line, romanise

DATA = Path(__file__).parent / "data"
SHELL = {"html", "head", "meta", "title", "style", "body", "main"}
CODES = list(SEVERITY)
WRITTEN = {"h1", "h2", "p", "a", "ul", "li", "blockquote", "strong", "em", "sup", "hr"}


def load(name: str) -> dict[str, Any]:
    """The JSON of a briefing in the test data, to be changed before use."""
    text = (DATA / f"{name}.briefing.json").read_text("utf-8")
    return Briefing.model_validate_json(text).model_dump(mode="json", by_alias=True)


def document(raw: dict[str, Any], language: Language = "en", form: Format = "markdown") -> str:
    return render(Briefing.model_validate(raw), language=language, format=form).text


def statement(raw: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(entry for entry in raw["statements"] if entry["id"] == id_)


def finding(**fields: Any) -> dict[str, Any]:
    known = {"code": "hedge.lost", "severity": "warning", "subject": None, "language": None}
    return {**known, "message": "Something.", "spans": [], **fields}


# --- whole documents -----------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["vi.md", "en.md", "vi.html", "en.html"])
@pytest.mark.parametrize("name", ["recycling", "doubtful"])
def test_documents_are_as_the_golden_files_have_them(name: str, suffix: str) -> None:
    """A briefing without doubts and one with every kind of doubt come out letter for letter."""
    language, extension = suffix.split(".")
    text = document(load(name), language, "html" if extension == "html" else "markdown")
    golden = DATA / f"{name}.{suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_the_document_says_what_it_is() -> None:
    """Language and format travel with the text; the defaults are English and Markdown."""
    made = render(Briefing.model_validate(load("recycling")))
    assert (made.language, made.format, made.text[:2]) == ("en", "markdown", "# ")


@pytest.mark.parametrize("wrong", [{"language": "fr"}, {"format": "pdf"}])
def test_other_languages_and_formats_are_refused(wrong: dict[str, Any]) -> None:
    """The error names what may be asked for."""
    with pytest.raises(UsageError, match=r"use vi or en|use markdown or html"):
        render(Briefing.model_validate(load("recycling")), **wrong)


# --- what stands where ---------------------------------------------------------------------


def test_every_finding_code_has_a_vietnamese_label() -> None:
    """No Vietnamese document shows a code of the closed table, or an English message."""
    raw = load("recycling")
    raw["findings"] = [finding(code=code, message="In English.") for code in CODES]
    text = document(raw, "vi")
    assert "In English." not in text
    assert not [code for code in CODES if code in text]
    assert text.count("Toàn bản tin: ") == len(CODES)


def test_doubts_about_another_language_are_named_as_such() -> None:
    """A statement flagged for its English alone is marked so, and listed, in Vietnamese."""
    raw = load("recycling")
    raw["statements"][2]["status"] = "flagged"
    raw["findings"] = [finding(subject=raw["statements"][2]["id"], language="en")]
    text = document(raw, "vi")
    assert "**⚠ Bản tiếng Anh chưa xác nhận được:** Trong tháng thử nghiệm" in text
    assert "- Tóm tắt, câu 2: bản tiếng Anh chưa xác nhận được" in text
    assert "**⚠ Not confirmed:** In the trial month" in document(raw)


def test_a_flag_without_a_finding_is_shown() -> None:
    """The status alone marks a person, and lowers the count in the foot."""
    raw = load("recycling")
    raw["people"][0]["status"] = "flagged"
    text = document(raw)
    assert "- **⚠ Not confirmed:** Le Thi Thu Ha" in text
    assert "12 of 13 passed the automatic checks" in text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "*The Vietnamese text is the article's own sentences, some of them shortened."),
        ("vi", "*Phần tiếng Việt là các câu của bài báo, có câu được rút gọn;"),
    ],
)
def test_the_foot_tells_of_the_embedded_model(language: Language, words: str) -> None:
    """Its English must be read against the Vietnamese; a strong model's foot does not say so."""
    raw = load("recycling")
    assert words not in document(raw, language)
    raw["provenance"]["endpoint"] = "local"
    assert words in document(raw, language)


def test_sections_without_content_have_no_heading() -> None:
    """A briefing of one headline is the headline and the foot."""
    raw = load("recycling")
    raw.update(statements=raw["statements"][:1], people=[])
    assert "## " not in document(raw)
    assert "1 of 1 passed the automatic checks. Numbers" in document(raw)


def test_what_is_missing_leaves_a_placeholder() -> None:
    """Missing or blank texts show as missing; the other language helps out."""
    raw = load("recycling")
    raw["statements"][1]["text"] = {"en": "Only English."}
    raw["statements"][3]["text"] = {"vi": " \u200b", "en": ""}
    statement(raw, "P7")["text"] = {"en": "A translation."}
    text = document(raw, "vi")
    assert "*(thiếu bản tiếng Việt; bản tiếng Anh: “Only English.”)* [1, 2]" in text
    assert "- *(thiếu nội dung)* [1]" in text
    assert "> *(Vietnamese text missing)*" in document(raw)


def test_source_date_and_original_are_shown_as_far_as_known() -> None:
    """Nothing is invented for what the article does not say."""
    raw = load("recycling")
    raw["article"].update(source=None, published=None, title=None, url=None)
    assert "\n\nDate not known\n\n" in document(raw)
    assert "\n\nKhông rõ ngày đăng\n\n" in document(raw, "vi")
    raw["article"].update(url="https://a.example/b", published="2025-01-02T00:30:00+07:00")
    assert "\n\nJanuary 2, 2025 · Original: <https://a.example/b>\n\n" in document(raw)
    assert "\n\nNgày 2/1/2025 · Bài gốc: <https://a.example/b>\n\n" in document(raw, "vi")


def test_runs_of_evidence_are_short() -> None:
    """Three or more sentences in a row are a range; the order is kept."""
    raw = load("recycling")
    raw["statements"][0]["evidence"] = ["S9", "S1", "S2", "S4", "S5", "S6"]
    assert document(raw).splitlines()[0].endswith(" [9, 1, 2, 4–6]")


@pytest.mark.parametrize(
    ("who", "due", "shown"),
    [
        ("bà Hà", None, "Responsible: Le Thi Thu Ha."),
        (
            "Trần Văn Sáu",
            "trong quý I-2026",
            "Responsible: Tran Van Sau. When: the first quarter of 2026.",
        ),
        ("Bộ Y tế", None, "Responsible: Ministry of Health."),
        (None, "trước ngày 15-12-2025", "When: before December 15, 2025."),
        ("Lê Thị Thu Hà và bà Mười", "từ ngày 1-11-2025", "When: from November 1, 2025."),
        ("những ai quan tâm", "khoảng giữa tháng 12", ""),
        (None, "sau Tết", ""),
    ],
)
def test_english_shows_who_and_when_only_as_code_knows_them(
    who: str | None, due: str | None, shown: str
) -> None:
    """Names, bodies and dates of the article are given in English, or left to the sentence."""
    raw = load("recycling")
    statement(raw, "P9").update(text={"en": "It will be done."}, who=who, due=due)
    assert f"- It will be done.{' ' if shown else ''}{shown} [7]\n" in document(raw)


def test_vietnamese_shows_who_and_when_unless_the_sentence_says_so() -> None:
    """The article's own words are added where they are news."""
    raw = load("recycling")
    text = {"vi": "Uỷ ban nhân dân sẽ báo cáo."}
    statement(raw, "P9").update(text=text, who="ủy ban nhân dân", due="cuối năm")
    assert "- Uỷ ban nhân dân sẽ báo cáo. Thời gian: cuối năm. [7]\n" in document(raw, "vi")


@pytest.mark.parametrize(
    ("speaker", "vi", "en"),
    [
        ("ông Khang", "Võ Minh Khang, Phó", "Vo Minh Khang, Deputy"),
        ("TRẦN VĂN SÁU", "Trần Văn Sáu, người", "Tran Van Sau, rower"),
        ("bà Mười", "bà Mười", "Muoi"),
        (None, "Không rõ người phát biểu", "Speaker not known"),
    ],
)
def test_speakers_are_known_by_full_or_short_names(speaker: str | None, vi: str, en: str) -> None:
    """A person of the briefing speaks with name and role; others as the article has them."""
    raw = load("recycling")
    statement(raw, "P7")["speaker"] = speaker
    assert f"— {vi}" in document(raw, "vi")
    assert f"— {en}" in document(raw)


# --- figures -------------------------------------------------------------------------------


def test_figures_of_passed_statements_are_listed_with_unit_and_evidence() -> None:
    """Each once, with the words behind it; not those of a statement in doubt, nor a year."""
    raw = load("recycling")
    listed = document(raw).partition("## Figures\n\n")[2].partition("\n\n##")[0].splitlines()
    assert "- VND2,000 for each kilogram of… [1, 2]" in listed
    assert "- 8.6 tonnes of waste [3]" in listed
    assert sum("VND12 billion" in line for line in listed) == 1
    assert not any("2026" in line or "October" in line for line in listed)
    statement(raw, "P3")["status"] = "flagged"
    assert "8.6 tonnes of waste [3]\n- " not in document(raw).partition("## Figures")[2]
    assert "- 8,6 tấn rác [3]" in document(load("recycling"), "vi")


@pytest.mark.parametrize("mark", ["<b>ha", "# ha", "*ha*", "[ha]", "|ha|", "`ha"])
def test_the_words_behind_a_figure_are_text(mark: str) -> None:
    """What follows a figure in the list shows exactly as it is."""
    raw = load("recycling")
    statement(raw, "P5")["text"]["en"] = f"The city adds 45 {mark} now."
    shown_texts = [rest for tag, rest in tree(document(raw, "en", "html")) if tag == "text"]
    assert f"45 {mark} now" in shown_texts


def test_a_short_name_of_two_people_is_nobodys() -> None:
    """No quote is given to the wrong bearer of a name; the full name decides."""
    raw = load("recycling")
    raw["people"][2]["name"] = {"vi": "Đỗ Thu Hà", "en": "Do Thu Ha"}
    assert "— bà Hà [4]" in document(raw, "vi")
    assert "— Ha [4]" in document(raw)
    statement(raw, "P7")["speaker"] = "đỗ thu hà"
    assert "— Do Thu Ha, rower" in document(raw)


def test_the_finding_names_the_part_in_vietnamese() -> None:
    """The first part of the statement that a finding points at is quoted, if it is a part."""
    raw = load("recycling")
    text = statement(raw, "P5")["text"]["vi"]
    spans = [
        {"in": "article", "start": 0, "end": 4},
        {"in": "vi", "start": 0, "end": len(text)},
        {"in": "vi", "start": 900, "end": 950},
        {"in": "vi", "start": 0, "end": 10},
    ]
    raw["findings"] = [finding(subject="P5", language="vi", spans=spans)]
    assert "dự kiến”) (“TP Cần Thơ”).\n" in document(raw, "vi")


# --- text stays text -----------------------------------------------------------------------


class Tree(HTMLParser):
    """The elements and texts of some HTML in order, white space collapsed."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[tuple[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nodes.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.nodes.append((f"/{tag}", None))

    def handle_data(self, data: str) -> None:
        if self.nodes and self.nodes[-1][0] == "text":
            data = self.nodes.pop()[1] + data
        self.nodes.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.nodes.append(("comment", data))


def tree(html: str) -> list[tuple[str, Any]]:
    parser = Tree()
    parser.feed(html)
    parser.close()
    nodes = [(tag, _collapsed(rest) if tag == "text" else rest) for tag, rest in parser.nodes]
    return [node for node in nodes if node != ("text", "")]


def _collapsed(text: str) -> str:
    return " ".join(text.split())


Field = Callable[[dict[str, Any], str], None]


def _article(key: str, before: str = "") -> Field:
    return lambda raw, text: raw["article"].update({key: before + text})


def _statement(id_: str, language: str) -> Field:
    return lambda raw, text: statement(raw, id_)["text"].update({language: text})


def _detail(id_: str, key: str) -> Field:
    return lambda raw, text: statement(raw, id_).update({key: f"Bq {text}"})


def _person(key: str, language: str, before: str = "") -> Field:
    return lambda raw, text: raw["people"][1][key].update({language: before + text})


def _finding(key: str, **fields: Any) -> Field:
    return lambda raw, text: raw["findings"].append(finding(**fields, **{key: text}))


def _part(raw: dict[str, Any], text: str) -> None:
    statement(raw, "P5")["text"]["vi"] = f"… {text}"
    span = {"in": "vi", "start": 2, "end": 2 + len(text)}
    raw["findings"].append(finding(subject="P5", language="vi", spans=[span]))


def _model(raw: dict[str, Any], text: str) -> None:
    raw["provenance"]["model"] = text


def _fields(language: Language) -> list[Field]:
    """How to set every text that a document in `language` shows."""
    return [
        *(_article(key) for key in ("title", "source")),
        _article("url", "ftp: "),
        *(_statement(f"P{number}", language) for number in (1, 2, 3, 4, 7, 9)),
        *(_person(key, language) for key in ("name", "role")),
        _model,
        _finding("subject"),
    ]


FIELDS: dict[Language, list[Field]] = {
    "vi": [
        *_fields("vi"),
        *(_detail("P10", key) for key in ("who", "due")),
        _detail("P8", "speaker"),
        _finding("code"),
        _part,
    ],
    "en": [
        *_fields("en"),
        _statement("P7", "vi"),
        _person("name", "vi", "Bq "),
        _finding("message"),
        _finding("message", severity="info", code="evidence.weak"),
    ],
}

MARKS = (DATA / "marks.txt").read_text("utf-8").split()
pieces = st.sampled_from([*MARKS, "\n", "\t", "a", "Đ"]) | st.text(max_size=6)
parts = st.lists(pieces, max_size=8)
texts = (parts.map("".join) | parts.map(" ".join)).filter(lambda text: shown(text))


def shown(text: str) -> str:
    """`text` as a reader sees it."""
    return _collapsed(clean(text))


def filled(language: Language, values: list[str]) -> dict[str, Any]:
    """The briefing with `values` as its texts; flagged, so that no figures are listed of them."""
    raw = load("recycling")
    for entry in raw["statements"]:
        entry["status"] = "flagged"
    for put, value in zip(FIELDS[language], values, strict=True):
        put(raw, value)
    return raw


@cache
def template(language: Language, reader: int) -> list[tuple[str, Any]]:
    """What `reader` makes of the document whose texts are stand-ins: ⟦0⟧, ⟦1⟧ …"""
    parse, form = READERS[reader]
    values = [f"⟦{number}⟧" for number in range(len(FIELDS[language]))]
    return tree(parse(document(filled(language, values), language, form)))


def assert_shown(language: Language, values: list[str]) -> None:
    """Each reader sees `values` in the places of the stand-ins, and nothing else differs."""
    raw = filled(language, values)
    made: dict[Format, str] = {
        "markdown": document(raw, language),
        "html": document(raw, language, "html"),
    }
    for reader, (parse, form) in enumerate(READERS):
        wanted = [
            (tag, _stood_in(rest, values) if tag == "text" else rest)
            for tag, rest in template(language, reader)
        ]
        assert tree(parse(made[form])) == wanted


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_mark_stays_a_mark(language: Language) -> None:
    """Each mark of Markdown and HTML, alone, first, last and doubled, shows as it is."""
    for mark in MARKS:
        for text in (mark, f"{mark} a {mark}", f"{mark}{mark}a"):
            assert_shown(language, [text] * len(FIELDS[language]))


def test_only_clean_text_without_marks_is_printed_as_it_is() -> None:
    """Whichever letter, mark or sign it has, first or later: else it is mended and escaped."""
    for character in map(chr, range(0x2200)):
        for text in (f"{character}a", f"a{character}", f"a {character}b", f"1{character} b"):
            if as_text(text) == text:
                assert one_line(text) == text
                assert not set(text) & set("\\`*_[]|&<~")
                assert not re.match(r"[-+#>]|\d+[.)](?: |$)", text)


def test_vietnamese_sentences_are_printed_as_they_are() -> None:
    """Nothing in an ordinary sentence needs an escape."""
    for text in (
        "Đặng Quốc Toàn, 42 tuổi, nói: “Vẫn ổn!”",
        "3,5% (khoảng 1.200 tỷ đồng) – tăng",
        "ý",
    ):
        assert as_text(text) == text


@pytest.mark.parametrize("language", ["vi", "en"])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_stays_exactly_that_text(language: Language, data: st.DataObject) -> None:
    """In every field, Markdown and HTML of any kind come out as text, and as nothing else."""
    count = len(FIELDS[language])
    assert_shown(language, data.draw(st.lists(texts, min_size=count, max_size=count)))


def _stood_in(text: str, values: list[str]) -> str:
    """`text` with what the stand-ins stand for."""
    return re.sub(r"⟦([0-9]+)⟧", lambda match: shown(values[int(match[1])]), text)


def _python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["tables"])


READERS: list[tuple[Callable[[str], str], Format]] = [
    (MarkdownIt("commonmark", {"html": False}).render, "markdown"),
    (MarkdownIt("commonmark", {"html": True}).render, "markdown"),
    (MarkdownIt("gfm-like", {"linkify": False}).render, "markdown"),
    (_python_markdown, "markdown"),
    (str, "html"),
]


@settings(deadline=None)
@given(text=texts)
def test_an_unknown_speaker_stays_text_in_english(text: str) -> None:
    """A speaker who is nobody of the briefing comes out without diacritics, as text."""
    raw = load("recycling")
    statement(raw, "P8")["speaker"] = f"Bq {text}"
    lines = [rest for tag, rest in tree(document(raw, "en", "html")) if tag == "text"]
    assert _collapsed(f"— Bq {romanise(shown(text))}") in lines


@settings(deadline=None)
@given(text=texts, key=st.sampled_from(["who", "due"]))
def test_unknown_words_add_no_element_in_english(text: str, key: str) -> None:
    """Who and when, where code cannot read them, leave the English document alone."""
    raw = load("recycling")
    before = [tag for tag, _ in tree(document(raw, "en", "html"))]
    statement(raw, "P9").update({"text": {"en": "…"}, key: text})
    assert [tag for tag, _ in tree(document(raw, "en", "html"))] == before


# --- the page ------------------------------------------------------------------------------


def payloads() -> Iterator[str]:
    """More than 200 attempts to have a page do something."""
    active = (DATA / "payloads.txt").read_text("utf-8").splitlines()
    frames = ["{}", "\n\n{}\n\n", "`{}", "<!--{}-->", "&lt;{}"]
    yield from (frame.format(attempt) for attempt, frame in product(active, frames))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_text_is_inert_in_the_page(language: Language) -> None:
    """Of 200 payloads in every field at once, none becomes an element, attribute or address."""
    attempts = list(payloads())
    assert len(attempts) > 200
    for attempt in attempts:
        raw = load("recycling")
        for put in FIELDS[language]:
            put(raw, attempt)
        nodes = tree(document(raw, language, "html"))
        elements = [(tag, rest) for tag, rest in nodes if isinstance(rest, list)]
        body = elements[[tag for tag, _ in elements].index("main") + 1 :]
        assert {tag for tag, _ in body} <= WRITTEN
        assert [rest for tag, rest in body if rest] == []
        assert {tag for tag, _ in elements[: -len(body)]} == SHELL
        assert any(_collapsed(attempt) in rest for tag, rest in nodes if tag == "text")


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://a.example/b?c=1&copy=2&d", "https://a.example/b?c=1&copy=2&d"),
        ("http://a.example/b_c_d*e", "http://a.example/b_c_d%2Ae"),
        ("https://a.example/(b) [c]<d>\n# e", "https://a.example/%28b%29%20%5Bc%5D%3Cd%3E#%20e"),
        ("https://a.example/?x=&lt;&amp;", "https://a.example/?x=&lt%3B&amp%3B"),
        ("https://a.example/bài", "https://a.example/b%C3%A0i"),
        ("HTTPS://a.example/%20", "https://a.example/%20"),
    ],
)
def test_the_address_of_the_article_is_a_link(url: str, href: str) -> None:
    """An http(s) address is the only link of a page, whatever characters it has."""
    raw = load("recycling")
    for title in ("[2025]", None):
        raw["article"].update(title=title, url=url)
        for parse, form in READERS:
            links = [rest for tag, rest in tree(parse(document(raw, "en", form))) if tag == "a"]
            assert [dict(link)["href"] for link in links] == [href]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "//a.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/b",
        "https://",
        "http://[::1",
        "mailto:a@b.example",
        "/b",
        "bài báo",
    ],
)
def test_no_other_address_is_a_link(url: str) -> None:
    """What is no http(s) address is shown as text."""
    raw = load("recycling")
    raw["article"]["url"] = url
    nodes = tree(document(raw, "en", "html"))
    assert not [tag for tag, _ in nodes if tag == "a"]
    assert any(_collapsed(url) in rest for tag, rest in nodes if tag == "text")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_self_contained(language: Language) -> None:
    """It names its language and encoding, forbids every request, and makes none."""
    page = document(load("recycling"), language, "html")
    assert page.startswith(
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">'
    )
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<(script|link|img|iframe)|\bsrc=|@import|url\(", page)
    assert len(page.encode()) < 100_000


RICH = "[one], [the other][2], `code`, ![picture](https://example.org/a.png)"
LINKS = "\n\n[one]: https://example.org/1\n[2]: https://example.org/2\n"


def test_pages_know_rich_markdown_of_templates(tmp_path: Path) -> None:
    """Code, and links defined elsewhere, are what they are; a picture, which would be loaded, is
    left out; and no page knows the links that another has defined."""
    made = Briefing.model_validate(load("recycling"))
    (tmp_path / "briefing.en.md").write_text(RICH + LINKS)
    (tmp_path / "briefing.vi.md").write_text(RICH)
    for _ in range(2):
        rich = render(made, language="en", format="html", templates=tmp_path).text
        linked = r'<p><a href="https://example.org/1".*>one</a>, <a href=.*/2".*>the other</a>, '
        assert re.search(linked + "<code>code</code>, </p>", rich)
        poor = render(made, language="vi", format="html", templates=tmp_path).text
        assert "<p>[one], [the other]<sup>[2]</sup>, <code>code</code>, </p>" in poor


def test_pages_are_made_in_several_threads_at_once() -> None:
    """Each comes out as it does alone."""
    made = [Briefing.model_validate(load(name)) for name in ("recycling", "doubtful")] * 10
    page = partial(render, language="vi", format="html")
    with ThreadPoolExecutor(4) as threads:
        assert [*threads.map(page, made)] == [page(each) for each in made]


# --- the installation ----------------------------------------------------------------------


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the package that a test may break."""
    package = Path(briefing.resources.__file__).parent
    shutil.copytree(package, tmp_path / "briefing")
    for data in ("prompts", "templates"):
        shutil.copytree(package.parent / data, tmp_path / "briefing" / data)
    return tmp_path


def run(path: Path, code: str) -> str:
    """What `code` prints when it runs against the package in `path`."""
    code = f"import sys; sys.path.insert(0, {str(path)!r})\n{code}"
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=path
    )
    return process.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("briefing.en.md", "{{ nothing }}"),
        ("briefing.en.md", "{{ none }}"),
        ("briefing.en.md", "{% if %}"),
        ("page.html", None),
    ],
)
def test_a_broken_template_is_an_error_of_the_settings(
    installed: Path, name: str, content: str | None
) -> None:
    """A template that is missing, malformed, or prints what is not there, is named."""
    template = installed / "briefing" / "templates" / name
    template.unlink() if content is None else template.write_text(content)
    code = f"""
from briefing.errors import SettingsError
from briefing.models import Briefing
from briefing.rendering import render
briefing = Briefing.model_validate_json(open({str(DATA / "recycling.briefing.json")!r}).read())
try:
    render(briefing, format="html")
except SettingsError as error:
    print(error)
"""
    message = run(installed, code)
    assert name in message
    assert message.count("\n") == 1


def test_importing_it_is_cheap(installed: Path) -> None:
    """The template engine, the converter and the sanitiser wait until they are needed."""
    code = "import briefing.rendering; print({'jinja2', 'markdown', 'nh3'} & set(sys.modules))"
    assert run(installed, code) == "set()\n"
