"""The page for reviewing: whole, marked in the right places, inert whatever the texts are.

The golden file is written anew by `UPDATE_GOLDEN=1 pytest tests/test_reviewing.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefing.resources
from briefing.models import Briefing
from briefing.reading import read_text, sentences
from briefing.reviewing import Card, cards, review
from briefing.vietnamese.text import clean

DATA = Path(__file__).parent / "data"
VOID = {"input", "meta"}

Raw = dict[str, Any]


def load(name: str = "recycling") -> Raw:
    """The JSON of a briefing in the test data, to be changed before use."""
    raw: Raw = json.loads((DATA / f"{name}.briefing.json").read_text("utf-8"))
    return raw


def page(raw: Raw) -> str:
    return review(Briefing.model_validate(raw))


def statement(raw: Raw, id_: str) -> Raw:
    found: Raw = next(entry for entry in raw["statements"] if entry["id"] == id_)
    return found


def finding(subject: str | None, *spans: tuple[str, int, int], **fields: Any) -> Raw:
    known = {"code": "hedge.lost", "severity": "warning", "language": "vi", "message": "Something."}
    placed = [{"in": text, "start": start, "end": end} for text, start, end in spans]
    return {**known, "subject": subject, "spans": placed, **fields}


class Element:
    """An element of a page: attributes, and the text in it, that of its children included."""

    def __init__(self, tag: str, attributes: dict[str, str | None], parents: list[Element]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parents = parents
        self.text = ""

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()


class Tree(HTMLParser):
    """All elements of a page in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), list(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def find(self, class_: str, within: str | None = None) -> list[Element]:
        """The elements of a class, within the element of an id if one is given."""
        return [
            element
            for element in self.elements
            if class_ in element.classes
            and (within is None or within in [p.attributes.get("id") for p in element.parents])
        ]

    def named(self, id_: str) -> Element:
        (element,) = [e for e in self.elements if e.attributes.get("id") == id_]
        return element


def shown(element: Element) -> str:
    return " ".join(element.text.split())


# --- the whole page --------------------------------------------------------------------------


def test_the_page_is_as_the_golden_file_has_it() -> None:
    """Everything but style, script, their digests and the marks of facts, letter for letter."""
    made = page(load())
    made = re.sub(r'<span data-facts?="[^"]*">([^<]*)</span>', r"\1", made)
    made = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", made)
    made = re.sub(r"'sha256-[^']+'", "'sha256-…'", made)
    golden = DATA / "recycling.review.html"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_the_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    """The policy names both by their digest; nothing is fetched, no handler stands inline."""
    text = page(load("doubtful"))
    tree = Tree(text)
    (policy,) = [
        e.attributes["content"] or ""
        for e in tree.elements
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inline,) = re.findall(rf"(?s)<{tag}>(.*?)</{tag}>", text)
        digest = b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"<(link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", text)
    assert not [name for e in tree.elements for name in e.attributes if name.startswith("on")]
    assert not [e for e in tree.elements if "style" in e.attributes]


def test_every_text_of_the_briefing_is_shown_in_its_language() -> None:
    """Statements, names, roles, speakers, who and when, the whole article, its metadata."""
    raw = load()
    raw["article"].update(url="https://bao.example/rac", author="Mỹ Duyên")
    tree = Tree(page(raw))
    for item in raw["statements"]:
        texts = {(e.attributes["lang"], e.text) for e in tree.find("text", item["id"])}
        assert texts >= set(item["text"].items())
        told = {value for key in ("speaker", "who", "due") if (value := item[key])}
        assert {text for _, text in texts} >= told
    for person in raw["people"]:
        texts = {(e.attributes["lang"], e.text) for e in tree.find("text", person["id"])}
        assert texts >= {*person["name"].items(), *person["role"].items()}
    article = raw["article"]["text"]
    for item in raw["sentences"]:
        (text,) = tree.find("text", item["id"])
        assert (text.attributes["lang"], text.text) == ("vi", article[item["start"] : item["end"]])
    head = shown(tree.named("article"))
    assert head.startswith("Phường Bến Đá trả tiền cho dân mang rác tái chế đến chợ nổi Báo Sông")
    assert "Mỹ Duyên · 2025-10-07 18:40 · 173 words · original" in head
    assert shown(tree.find("counts")[0]) == "13 of 13 passed 0 errors 0 warnings"


def test_evidence_links_lead_both_ways() -> None:
    """A statement names its sentences, each a link to an anchor, and a sentence its statements."""
    raw = load()
    tree = Tree(page(raw))
    anchors = {e.attributes["id"] for e in tree.elements if "id" in e.attributes}
    links = [e.attributes["href"] or "" for e in tree.elements if e.tag == "a"]
    assert {link[1:] for link in links if link[0] == "#"} <= anchors
    assert [link for link in links if link[0] != "#"] == [raw["article"]["url"]]
    for item in (*raw["statements"], *raw["people"]):
        card = tree.named(item["id"])
        assert (card.attributes["data-with"] or "").split() == item["evidence"]
        assert [shown(e)[0] for e in tree.find("evidence", item["id"])] == [item["evidence"][0][1:]]
    assert (tree.named("S1").attributes["data-with"] or "").split() == ["P1", "P2", "P4"]
    (number,) = tree.find("no", "S1")
    assert number.attributes["aria-label"] == "Sentence 1, used by P1, P2, P4"


def test_findings_stand_at_their_subject_and_the_rest_at_the_top() -> None:
    """Severity, code, language and message; what names nobody of the briefing counts as whole."""
    raw = load("doubtful")
    raw["findings"].append(finding("P77", code="odd.one"))
    tree = Tree(page(raw))
    assert [shown(e) for e in tree.find("finding", "P3")] == [
        "error figure.mismatch en The Vietnamese text has 8,6 tấn, the English text has 86 tonnes."
    ]
    first, second = tree.find("finding")[:2]
    assert [p.attributes.get("id") for p in first.parents].count("P1") == 0
    assert shown(first).startswith("info coverage.low 2 of 9 sentences")
    assert shown(second) == "warning odd.one vi Something."
    assert shown(tree.find("counts")[0]) == "8 of 13 passed 5 errors 3 warnings 2 info"
    assert {e.attributes["id"] for e in tree.find("flagged")} == {"P3", "P5", "P6", "P7", "N2"}


def test_what_is_missing_is_said() -> None:
    """A text that is absent or empty in a language."""
    raw = load("doubtful")
    statement(raw, "P1")["text"]["vi"] = ""
    tree = Tree(page(raw))
    assert [len(tree.find("missing", id_)) for id_ in ("P1", "P6", "P2", "N3")] == [1, 1, 0, 0]


def test_paragraphs_that_nobody_uses_are_told_apart() -> None:
    """Greyed, with words for those who do not see it; also what the model was not shown."""
    raw = load("doubtful")
    raw["statements"] = [item for item in raw["statements"] if "S4" not in item["evidence"]]
    tree = Tree(page(raw))
    (unused,) = [e for e in tree.find("unused") if e.tag == "p"]
    assert shown(unused).startswith("Not used by any statement: 4 “Chúng tôi không phạt ai cả")
    unseen = tree.find("unseen")[0]
    assert unseen.text == "3"
    assert unseen.attributes["aria-label"] == "Sentence 3, not shown to the model, used by P3"


def test_text_outside_of_all_sentences_is_shown() -> None:
    """Whatever the sentences of an edited file cover, the article is whole."""
    raw = load()
    raw["sentences"][0]["start"] = 5
    raw["sentences"][-1]["end"] -= 5
    for item in raw["sentences"][3:5]:
        item["start"] += 4
    numbers = re.compile(r"(?<![\w.-])[1-9](?=[A-ZĐ“P])")
    before = numbers.sub("", shown(Tree(page(load())).named("article")))
    after = shown(Tree(page(raw)).named("article"))
    assert sorted(re.sub(r"[\s1-9]", "", after)) == sorted(re.sub(r"[\s1-9]", "", before))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "java\nscript:alert(1)", "//a.example", "data:text/html,x", "https://"],
)
def test_no_other_address_than_one_of_the_web_is_a_link(url: str) -> None:
    """It is shown as text."""
    raw = load()
    raw["article"]["url"] = url
    tree = Tree(page(raw))
    assert not [e for e in tree.elements if not (e.attributes.get("href") or "#").startswith("#")]
    assert " ".join(url.split()) in shown(tree.find("source")[0])


def test_the_size_of_a_page_follows_the_article() -> None:
    """Ordinary articles give pages of less than 300 KB; 50,000 words still make one."""
    for words, limit in ((1_000, 150_000), (50_000, 3_000_000)):
        line = "Phường Bến Đá khai trương trạm thu gom rác tái chế đầu tiên tại chợ nổi cũ hôm nay."
        article = read_text("\n".join([line] * (words // 18)), title="Trạm rác")
        raw = load()
        raw["article"] = article.model_dump(mode="json")
        raw["sentences"] = [s.model_dump() for s in sentences(article)]
        assert len(page(raw).encode()) < limit


# --- marks -----------------------------------------------------------------------------------


def card(raw: Raw, id_: str) -> Card:
    return next(card for card in cards(Briefing.model_validate(raw)) if card.id == id_)


def test_statements_are_called_as_documents_count_them() -> None:
    """By their place in their section, without a number where there is but one; people by name."""
    labels = {c.id: c.label for c in cards(Briefing.model_validate(load()))}
    assert [labels[id_] for id_ in ("P1", "P3", "P5", "P8", "P10", "N1")] == [
        "headline",
        "summary 2",
        "point 2",
        "quote 2",
        "next step 2",
        "person Le Thi Thu Ha",
    ]
    raw = load()
    raw["statements"] = raw["statements"][:2]
    assert card(raw, "P2").label == "summary"


borders = st.integers(-3, 130)
spans = st.tuples(st.sampled_from(["vi", "en"]), borders, borders)
severities = st.sampled_from(["error", "warning", "info"])


@settings(deadline=None)
@given(st.lists(st.tuples(severities, spans), max_size=8))
def test_overlapping_spans_cut_a_text_without_changing_it(
    found: list[tuple[str, tuple[str, int, int]]],
) -> None:
    """Every character keeps its place and shows the gravest finding that covers it."""
    raw = load()
    raw["findings"] = [finding("P5", span, severity=severity) for severity, span in found]
    for line in card(raw, "P5").lines:
        ((pieces),) = line.texts
        text = "".join(piece.text for piece in pieces)
        assert text == statement(raw, "P5")["text"][line.language]
        assert all(piece.text for piece in pieces)
        by_character = [piece.severity for piece in pieces for _ in piece.text]
        for at, severity in enumerate(by_character):
            covering = {
                s for s, (in_, start, end) in found if in_ == line.language and start <= at < end
            }
            order = ("error", "warning", "info")
            assert severity == next((s for s in order if s in covering), "")


def test_marks_say_what_is_wrong() -> None:
    """In the page, a mark has the findings that cover it, one a line."""
    raw = load()
    raw["findings"] = [
        finding("P5", ("vi", 0, 10), code="a.b", message="One."),
        finding("P5", ("vi", 3, 6), code="c.d", message="Two.", severity="error"),
    ]
    marks = [e for e in Tree(page(raw)).elements if e.tag == "mark" and "title" in e.attributes]
    assert [(e.text, e.classes, e.attributes["title"]) for e in marks] == [
        ("TP ", ["warning"], "a.b: One."),
        ("Cần", ["error"], "a.b: One.\nc.d: Two."),
        (" Thơ", ["warning"], "a.b: One."),
    ]


def test_spans_in_the_article_are_marked_there_and_in_the_evidence() -> None:
    """A span may reach over several sentences; the evidence shows the subject's own marks only."""
    raw = load()
    raw["findings"] = [finding("P3", ("article", 195, 210)), finding("P1", ("article", 0, 8))]
    tree = Tree(page(raw))
    marks = {
        id_: "".join(e.text for e in tree.find("warning", id_) if e.tag == "mark")
        for id_ in ("S1", "S2", "S3", "P3", "P4")
    }
    assert marks == {
        "S1": "Sáng 6-1",
        "S2": "ng.",
        "S3": "Trong tháng",
        "P3": "Trong tháng",
        "P4": "",
    }


def test_spans_of_people_are_marked_in_the_text_that_the_message_quotes() -> None:
    """A span does not say whether it is in the name or in the role."""
    raw = load()
    raw["findings"] = [
        finding("N1", ("vi", 0, 13), message="The article names nobody called “Lê Thị Thu Hà”."),
        finding("N1", ("en", 0, 10), message="But has “Chairwoman”."),
    ]
    marked = {
        line.language: [[p.text for p in pieces if p.severity] for pieces in line.texts]
        for line in card(raw, "N1").lines
    }
    assert marked == {"vi": [["Lê Thị Thu Hà"], []], "en": [[], ["Chairwoman"]]}


# --- facts -----------------------------------------------------------------------------------


def facts(tree: Tree, id_: str, key: str = "data-fact") -> list[tuple[str, str | None]]:
    """The facts marked within an element: their words, and which facts they are."""
    inside = [e for e in tree.elements if id_ in [p.attributes.get("id") for p in e.parents]]
    return [(e.text, e.attributes[key]) for e in inside if key in e.attributes]


def test_the_same_fact_has_the_same_number_in_all_texts_of_a_statement() -> None:
    """Figures, dates and names: in the Vietnamese, in the English, in the evidence."""
    tree = Tree(page(load()))
    texts = ("1.240", "8,6 tấn"), ("1,240", "8.6 tonnes"), ("1.240", "8,6 tấn")
    assert facts(tree, "P3") == [(t, str(n)) for pair in texts for n, t in enumerate(pair, 1)]
    assert facts(tree, "P4") == [("6-10", "1"), ("October 6", "1"), ("6-10", "1")]
    people = [text for text, number in facts(tree, "N1") if number == "1"]
    assert people == ["Lê Thị Thu Hà", "Le Thi Thu Ha", "Lê Thị Thu Hà"]


def test_a_sentence_knows_the_facts_of_each_statement_that_uses_it() -> None:
    """The script lights those of the chosen one."""
    tree = Tree(page(load()))
    assert facts(tree, "S3", "data-facts") == [("1.240", "P3.1"), ("8,6 tấn", "P3.2")]
    assert ("6-10", "P4.1") in facts(tree, "S1", "data-facts")


def test_what_only_one_text_states_is_no_matched_fact() -> None:
    """A figure of the statement that neither the English nor the evidence has stands bare."""
    raw = load()
    statement(raw, "P3")["text"]["en"] = (
        "In the trial month, 1,240 households brought in 86 tonnes."
    )
    assert ("86 tonnes", "2") not in facts(Tree(page(raw)), "P3")
    statement(raw, "P3")["text"]["vi"] = "Trong tháng thử nghiệm, 1.240 hộ dân mang đến 86 kg rác."
    assert {text for text, _ in facts(Tree(page(raw)), "P3")} == {"1.240", "1,240"}


def test_a_text_may_state_more_facts_than_there_are_looks() -> None:
    """The numbers begin again, and a fact that a finding is about has both marks."""
    raw = load()
    years = range(2001, 2015)
    text = {"vi": " ".join(f"Năm {y}." for y in years), "en": " ".join(f"In {y}." for y in years)}
    statement(raw, "P4")["text"] = text
    raw["findings"] = [finding("P4", ("vi", 0, 8))]
    tree = Tree(page(raw))
    numbers = {number for _, number in facts(tree, "P4")}
    assert numbers == {str(number) for number in range(1, 13)}
    marks = [e for e in tree.elements if e.tag == "mark" and "data-fact" in e.attributes]
    assert [e.attributes["data-fact"] for e in marks] == ["1"]


# --- text stays text -------------------------------------------------------------------------

Field = Callable[[Raw, str], None]


def _in_statement(id_: str, language: str) -> Field:
    return lambda raw, text: statement(raw, id_)["text"].update({language: text})


def _in_article(raw: Raw, text: str) -> None:
    """As the text of the article and of its only sentence."""
    raw["article"].update(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    raw["sentences"] = [{"id": "S1", "start": 0, "end": len(text), "paragraph": 1}]
    for item in (*raw["statements"], *raw["people"]):
        item["evidence"] = ["S1"]


FIELDS: list[Field] = [
    _in_article,
    *(_in_statement(*place) for place in product(("P1", "P2", "P4", "P7"), ("vi", "en"))),
    lambda raw, text: statement(raw, "P8").update(speaker=text),
    lambda raw, text: statement(raw, "P9").update(who=text, due=text),
    lambda raw, text: raw["people"][0].update(name={"vi": text, "en": text}, role={"vi": text}),
    lambda raw, text: raw["article"].update(title=text, source=text, author=text, url=text),
    lambda raw, text: raw["provenance"].update(model=text, endpoint=text, notes=[text]),
    lambda raw, text: raw["findings"].extend(
        [
            finding("P2", ("vi", 2, 9), ("article", 1, 5), code=text, message=text, language=text),
            finding(text, code=text, message=text),
        ]
    ),
]  # fmt: skip


def payloads() -> Iterator[str]:
    """240 attempts to have a page do something."""
    active = (DATA / "payloads.txt").read_text("utf-8").splitlines()
    frames = ["{}", "\n\n{}\n\n", '"{}', "<!--{}-->", "' autofocus onfocus=alert(1) x='{}"]
    yield from (frame.format(attempt) for attempt, frame in product(active, frames))


def skeleton(tree: Tree) -> list[tuple[str, list[str]]]:
    """The elements of a page but marks in texts, with their attributes; titles are free text."""
    return [
        (e.tag, sorted(f"{key}={value}" for key, value in e.attributes.items()))
        for e in tree.elements
        if not is_mark(e)
    ]


def is_mark(element: Element) -> bool:
    """Whether it marks a finding or a fact in a text, and has no other attribute."""
    known = {
        "class": "error|warning|info",
        "title": r"[\s\S]*",
        "data-fact": r"\d+",
        "data-facts": r"[PN]\d+\.\d+( [PN]\d+\.\d+)*",
    }
    return (
        element.tag in ("mark", "span")
        and bool(element.attributes)
        and all(
            key in known and re.fullmatch(known[key], value or "")
            for key, value in element.attributes.items()
        )
    )


def test_hostile_text_is_shown_and_nothing_else() -> None:
    """Of 240 payloads in every field at once, none adds an element, attribute or address."""
    attempts = list(payloads())
    assert len(attempts) >= 240

    def filled(text: str) -> Tree:
        raw = load()
        for put in FIELDS:
            put(raw, text)
        return Tree(page(raw))

    plain = skeleton(filled("a" * 12))
    for attempt in attempts:
        tree = filled(attempt)
        assert skeleton(tree) == plain
        assert tree.comments == []
        for id_ in ("P1", "P2", "P4"):
            assert {e.text for e in tree.find("text", id_)} == {clean(attempt)}
        assert [e.text for e in tree.find("text", "S1")] == [clean(attempt)]
        assert {e.text for e in tree.find("message")} == {clean(attempt)}


def test_letters_that_steer_the_reader_are_left_out() -> None:
    """No invisible character of an edited file turns the order of letters round."""
    raw = load()
    statement(raw, "P2")["text"]["en"] = "Paid \u202e000,1\u2066 dong\u200b\x00."
    texts = [e.text for e in Tree(page(raw)).find("text", "P2")]
    assert texts[1] == "Paid 000,1 dong."


# --- the installation ------------------------------------------------------------------------


def test_a_broken_template_is_an_error_of_the_settings(tmp_path: Path) -> None:
    """It names the template and the way out."""
    package = Path(briefing.resources.__file__).parent
    shutil.copytree(package, tmp_path / "briefing", ignore=shutil.ignore_patterns("prompts"))
    shutil.copytree(package.parent / "templates", tmp_path / "briefing" / "templates",
                    dirs_exist_ok=True)  # fmt: skip
    (tmp_path / "briefing" / "templates" / "review.html").write_text("{{ nothing }}", "utf-8")
    code = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
from briefing.models import Briefing
from briefing.reviewing import review
from briefing.errors import SettingsError
assert "jinja2" not in sys.modules
try:
    review(Briefing.model_validate_json(open({str(DATA / "recycling.briefing.json")!r}).read()))
except SettingsError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout == (
        "template review.html cannot be used: 'nothing' is undefined; install briefing again\n"
    )
