"""The page for reviewing in a real browser: pointing, choosing, keys, widths, print, and quiet."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from chromium import Chromium

from briefing.models import Briefing
from briefing.reading import read_text, sentences
from briefing.reviewing import review

pytestmark = pytest.mark.browser

DATA = Path(__file__).parent / "data"
Raw = dict[str, Any]
Show = Callable[..., Chromium]


def needed(*names: str) -> str:
    """The path of the first of these programs that is installed; without one, no test in CI."""
    for path in map(shutil.which, names):
        if path:
            return path
    message = f"not on this machine: {' or '.join(names)}"
    return pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all tests here."""
    program = needed(*chromium.NAMES)
    with Chromium(program, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def show(browser: Chromium, tmp_path: Path) -> Iterator[Show]:
    """Show a briefing's page; nothing may be complained of, and nothing fetched, in any test."""
    opened: list[str] = []

    def shown(raw: Raw, **how: Any) -> Chromium:
        path = tmp_path / "a.review.html"
        path.write_text(review(Briefing.model_validate(raw)), "utf-8")
        browser.open(path, **how)
        opened.append(path.as_uri())
        return browser

    yield shown
    assert browser.complaints() == []
    assert browser.requests() == opened[-1:]


@pytest.fixture
def raw() -> Raw:
    """A briefing with findings of many kinds, of an article that is longer than a window."""
    return doubtful(40)


def doubtful(lines: int) -> Raw:
    """The doubtful briefing with so many more paragraphs before those of its article."""
    raw: Raw = json.loads((DATA / "doubtful.briefing.json").read_text("utf-8"))
    line = (
        "Phường Bến Đá khai trương trạm thu gom rác tái chế đầu tiên tại chợ nổi cũ sáng hôm qua."
    )
    article = read_text("\n".join([*[line] * lines, raw["article"]["text"]]), title="Trạm rác")
    moved = {f"S{number}": f"S{number + lines}" for number in range(1, 10)}
    for item in (*raw["statements"], *raw["people"]):
        item["evidence"] = [moved[id_] for id_ in item["evidence"]]
    raw["provenance"]["left_out"] = [moved[id_] for id_ in raw["provenance"]["left_out"]]
    raw["article"] = article.model_dump(mode="json")
    raw["sentences"] = [sentence.model_dump() for sentence in sentences(article)]
    return raw


def lit(page: Chromium) -> list[str]:
    """The ids of what is lit, in the order of the page."""
    found: list[str] = page.run('[...document.querySelectorAll("[id].lit")].map((e) => e.id)')
    return found


def in_view(page: Chromium, id_: str) -> bool:
    """Whether the whole element can be seen in the window, and in the pane that it scrolls in."""
    seen: bool = page.run(
        f"""(() => {{
            const box = document.getElementById({id_!r}).getBoundingClientRect();
            const pane = document.getElementById("article").getBoundingClientRect();
            const inside = document.getElementById({id_!r}).closest("#article");
            const top = inside ? Math.max(pane.top, 0) : 0;
            const bottom = inside ? Math.min(pane.bottom, innerHeight) : innerHeight;
            return box.top >= top - 1 && box.bottom <= bottom + 1;
        }})()"""
    )
    return seen


def settled(page: Chromium) -> None:
    """Wait longer than the page waits before it follows the pointer."""
    page.run("new Promise((done) => setTimeout(done, 200))")


def at(page: Chromium) -> str:
    """The id of the statement that has the focus, or ""."""
    found: str = page.run('document.activeElement.closest(".card")?.id ?? ""')
    return found


# --- pointing and choosing -------------------------------------------------------------------


def test_a_click_lights_the_evidence_and_brings_it_into_view(show: Show, raw: Raw) -> None:
    """It stays whatever one points at, until Escape."""
    page = show(raw)
    assert not in_view(page, "S45")
    page.point("#P5 .text", click=True)
    assert lit(page) == ["P5", "S45"]
    assert in_view(page, "S45")
    page.point("#P2 .text")
    settled(page)
    assert lit(page) == ["P5", "S45"]
    page.press("Escape")
    assert lit(page) == []


def test_pointing_lights_as_long_as_one_points(show: Show, raw: Raw) -> None:
    """Statement to sentences with the mouse, and with the focus."""
    page = show(raw)
    page.point("#P2 .text")
    settled(page)
    assert lit(page) == ["P2", "S41", "S42"]
    assert in_view(page, "S41")
    page.point(".bar h1")
    settled(page)
    assert lit(page) == []
    page.run('document.querySelector("#P4 .choose").focus()')
    assert lit(page) == ["P4", "S41"]


def test_a_sentence_lights_the_statements_that_use_it(show: Show, raw: Raw) -> None:
    """Pointing lights them; a click brings the first of them into view and keeps it."""
    page = show(raw)
    page.point("#S45 .text")
    settled(page)
    assert lit(page) == ["P5", "P10", "N2", "S45"]
    page.point("#S49 .text", click=True)
    assert lit(page) == ["P6", "N3", "S49"]
    assert in_view(page, "P6")
    page.point("#S1 .text", click=True)
    assert lit(page) == ["S1"]


def test_an_evidence_number_leads_to_its_sentence(show: Show, raw: Raw) -> None:
    """Not only to the first: the pane moves, the statement stays where it is."""
    raw["statements"][1]["evidence"] = ["S3", "S49"]
    page = show(raw)
    page.run("scrollTo(0, 0)")
    before = page.run("scrollY")
    page.point('#P2 .proof [href="#S49"]', click=True)
    assert lit(page) == ["P2", "S3", "S49"]
    assert in_view(page, "S49")
    assert page.run("scrollY") == before


def test_the_facts_of_what_is_lit_are_matched(show: Show, raw: Raw) -> None:
    """The same line and colour in both languages and in the article; a key turns them off."""
    page = show(raw)
    looks = """[...document.querySelectorAll("#P4 .line [data-fact], .sentence [data-fact]")]
        .map((e) => [e.textContent, getComputedStyle(e).textDecoration])"""
    plain = {look for _, look in page.run(looks)}
    page.point("#P4 .text", click=True)
    lit = page.run(looks)
    assert [text for text, _ in lit] == ["6-10", "October 6", "6-10"]
    (look,) = {look for _, look in lit}
    assert look.startswith("underline 2px rgb(")
    assert look not in plain
    page.press("m")
    assert {look for _, look in page.run(looks)} == plain
    page.press("Escape")
    assert [text for text, _ in page.run(looks)] == ["6-10", "October 6"]


def test_selecting_text_chooses_nothing(show: Show, raw: Raw) -> None:
    """Text can be copied from the page."""
    page = show(raw)
    page.run('getSelection().selectAllChildren(document.querySelector("#P3 .text"))')
    page.run('document.querySelector("#P2").click()')
    assert lit(page) == []


# --- keys ------------------------------------------------------------------------------------


def test_j_and_k_and_arrows_go_from_statement_to_statement(show: Show, raw: Raw) -> None:
    """They stop at both ends, and light and show what they reach."""
    page = show(raw)
    visited = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "k"):
        page.press(key)
        visited.append(at(page))
    assert visited == ["P1", "P2", "P3", "P2", "P1", "P1"]
    for _ in range(20):
        page.press("j")
    assert at(page) == "N3"
    assert in_view(page, "N3")
    assert lit(page) == ["N3", "S49"]
    assert in_view(page, "S49")


def test_a_chosen_statement_moves_with_the_keys(show: Show, raw: Raw) -> None:
    """Enter chooses what has the focus; j goes on from there; assistive technology is told."""
    page = show(raw)
    page.press("j")
    page.press("Enter")
    page.press("j")
    chosen = page.run('[...document.querySelectorAll("[aria-current]")].map((e) => e.hash)')
    assert chosen == ["#P2"]
    assert lit(page) == ["P2", "S41", "S42"]


def test_n_goes_from_finding_to_finding(show: Show, raw: Raw) -> None:
    """Round and round, the capital letter backwards; the statement concerned is lit."""
    page = show(raw)
    codes = []
    for key in ("n", "n", "n", "N", "N", "N"):
        page.press(key)
        codes.append(page.run('document.activeElement.querySelector("code").textContent'))
    assert codes == [
        "coverage.low",
        "figure.mismatch",
        "figure.not_in_evidence",
        "figure.mismatch",
        "coverage.low",
        "title.mismatch",
    ]
    assert lit(page) == ["N2", "S45"]
    assert in_view(page, "N2")


def test_arrows_scroll_the_article_when_the_focus_is_there(show: Show, raw: Raw) -> None:
    """The page takes no key that the reader needs."""
    page = show(raw)
    page.run('document.getElementById("article").focus()')
    page.press("ArrowDown")
    assert at(page) == ""


def test_the_filter_leaves_only_what_is_flagged(show: Show, raw: Raw) -> None:
    """By key and by mouse; sections without any go; keys pass over what is hidden."""
    page = show(raw)
    visible = """[...document.querySelectorAll(".card, .briefing h2")]
        .filter((e) => e.checkVisibility()).map((e) => e.id.startsWith("s") ? "" : e.id)"""
    everything = page.run(visible)
    page.press("f")
    left = ["", "", "P3", "", "P5", "P6", "", "P7", "", "N2"]
    assert page.run(visible) == left
    page.press("j")
    page.press("j")
    assert at(page) == "P5"
    page.point("#only", click=True)
    assert page.run(visible) == everything


def test_the_question_mark_opens_the_help(show: Show, raw: Raw) -> None:
    """And Escape closes it."""
    page = show(raw)
    opened = 'document.querySelector("#help dl").checkVisibility()'
    assert page.run(opened) is False
    page.press("?")
    assert page.run(opened) is True
    page.press("Escape")
    assert page.run(opened) is False


def test_the_focus_can_be_seen(show: Show, raw: Raw) -> None:
    """The statement that the keyboard is at has an outline."""
    page = show(raw)
    page.press("j")
    style = 'getComputedStyle(document.querySelector("#P1 .choose"), "::after").outlineStyle'
    assert page.run(style) == "solid"


# --- widths, colours, paper ------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 390, 800, 960, 1200, 2000])
def test_nothing_is_wider_than_the_window(show: Show, raw: Raw, width: int) -> None:
    """From a small phone up; a word without end is broken."""
    raw["statements"][1]["text"]["en"] = "https://songhau.example/" + "x" * 400
    page = show(raw, width=width)
    assert page.run("document.documentElement.scrollWidth") == width
    page.press("?")
    assert page.run("document.documentElement.scrollWidth") == width


def test_a_phone_shows_the_evidence_below_the_statement(show: Show, raw: Raw) -> None:
    """Where there is one column; a number jumps to the sentence in the article."""
    evidence = 'document.querySelector("#P5 .evidence").checkVisibility()'
    page = show(raw)
    assert page.run(evidence) is False
    page = show(raw, width=390)
    assert page.run(evidence) is True
    page.point('#P5 .proof [href="#S45"]', click=True)
    assert in_view(page, "S45")


CONTRAST = """(() => {
    const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) =>
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const ground = (element) => {
        for (; element; element = element.parentElement) {
            const colour = rgb(getComputedStyle(element).backgroundColor);
            if (colour.length === 3 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() &&
        !e.closest("script") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .map((e) => {
            const [a, b] = [rgb(getComputedStyle(e).color), ground(e)].map(luminance);
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return [ratio, e.outerHTML.slice(0, 80)];
        }).filter(([ratio]) => ratio < 4.5);
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(show: Show, raw: Raw, scheme: str) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3), lit or not, in both colour schemes."""
    page = show(raw, media={"prefers-color-scheme": scheme})
    ground = page.run("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(21, 24, 28)")
    page.press("?")
    page.point("#P5 .text", click=True)
    settled(page)
    assert page.run(CONTRAST) == []


def test_print_has_everything(show: Show, raw: Raw, tmp_path: Path) -> None:
    """Both columns one after the other: each statement, its findings and evidence, the article."""
    raw["statements"][1]["text"] = {"vi": "Tóm tắt.", "en": "In short."}
    page = show(raw)
    (tmp_path / "a.pdf").write_bytes(page.printed())
    done = subprocess.run(
        [needed("pdftotext"), "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True
    )
    text = "".join(done.stdout.decode().split())
    for item in (*raw["statements"], *raw["people"]):
        for known in (item.get("text"), item.get("name"), item.get("role")):
            for words in (known or {}).values():
                assert "".join(words.split()) in text
    for finding in raw["findings"]:
        assert "".join(finding["message"].split()) in text
    assert "AnhTrầnVănSáu,ngườichèođò30nămởchợnổi" in text
    assert text.count("Notusedbyanystatement:") == 40


def test_the_page_is_whole_without_its_script(browser: Chromium, show: Show, raw: Raw) -> None:
    """Evidence is shown, the filter works, and no key is promised."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page = show(raw)
        assert page.run('document.querySelector("#P5 .evidence").checkVisibility()') is True
        assert page.run('document.querySelector("kbd").checkVisibility()') is False
        page.point("#only", click=True)
        assert page.run('document.querySelector("#P1").checkVisibility()') is False
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


# --- hostile and long ------------------------------------------------------------------------


def test_no_script_of_a_text_runs(show: Show, raw: Raw) -> None:
    """Every payload, as article, statement, name and finding: no dialog, no request, no trace."""
    attempts = (DATA / "payloads.txt").read_text("utf-8").replace("alert(1)", "window.hacked=1")
    text = "\n".join(attempts.splitlines())
    raw["article"].update(title=text, source=text, url="javascript:window.hacked=1", text=text)
    raw["article"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    raw["sentences"] = [{"id": "S1", "start": 0, "end": len(text), "paragraph": 1}]
    for item in (*raw["statements"], *raw["people"]):
        item["evidence"] = ["S1"]
        item["text" if "kind" in item else "name"] = {"vi": text, "en": text}
    for finding in raw["findings"]:
        finding.update(code=text, message=text)
    page = show(raw)
    for selector in ("#P1 .text", "#S1 .text", "#N1 .text"):
        page.point(selector, click=True)
    assert page.run("typeof window.hacked") == "undefined"
    assert page.run('document.querySelector("#P2 .text").textContent') == text


def test_a_very_long_article_opens(show: Show) -> None:
    """50,000 words: a statement still finds its evidence."""
    page = show(doubtful(2_700))
    assert page.run("document.querySelectorAll('.sentence').length") == 2_709
    page.point("#P5 .text", click=True)
    assert in_view(page, "S2705")
