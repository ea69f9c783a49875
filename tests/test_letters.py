"""Letters: whole ones against golden files, one and many briefings, size, subjects, links.

The golden files are written anew by `UPDATE_GOLDEN=1 pytest tests/test_letters.py`; read the
difference before you commit it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import SettingsError, UsageError
from briefing.mail import message
from briefing.models import Briefing, Finding, Language, Letter, Recipient
from briefing.reading import read_text, sentences
from briefing.rendering import inlining, letter, render
from briefing.rendering.markup import sanitised, with_addresses

DATA = Path(__file__).parent / "data"
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.briefing.json"))
NAMES = [path.name.removesuffix(".briefing.json") for path in EXAMPLES]


def examples(count: int) -> list[Briefing]:
    """So many briefings, no two the same."""
    briefings = []
    for number in range(count):
        raw = json.loads(EXAMPLES[number % len(EXAMPLES)].read_text("utf-8"))
        raw["provenance"]["seconds"] = number
        briefings.append(Briefing.model_validate(raw))
    return briefings


def names(count: int) -> list[str]:
    return [f"tin-{number}" for number in range(1, count + 1)]


def recycling(**statements: str) -> Briefing:
    """The briefing of the test data, with other words in English for statements by id."""
    raw = json.loads((DATA / "recycling.briefing.json").read_text("utf-8"))
    for entry in raw["statements"]:
        entry["text"]["en"] = statements.get(entry["id"], entry["text"]["en"])
    return Briefing.model_validate(raw)


def one(briefing: Briefing, language: Language = "en", **how: Any) -> Letter:
    return letter([briefing], [language], names=["tin"], **how)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text without head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html.partition("<body")[2].partition(">")[2])
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.found if each == tag]

    def inner_links(self) -> list[str]:
        links = (attributes.get("href") or "" for attributes in self.all("a"))
        return [href for href in links if href.startswith("#")]


# --- whole letters -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "languages"),
    [
        (["recycling"], ["en"]),
        (["doubtful"], ["vi"]),
        (["recycling", "doubtful"], ["vi", "en"]),
    ],
)
def test_letters_are_as_the_golden_files_have_them(
    names: list[str], languages: list[Language]
) -> None:
    """A briefing without doubts, one with, and both together come out letter for letter."""
    texts = [(DATA / f"{name}.briefing.json").read_text("utf-8") for name in names]
    made = letter([*map(Briefing.model_validate_json, texts)], languages, names=names)
    for suffix, text in (("md", made.text), ("html", made.html)):
        golden = DATA / f"letter.{'+'.join(names)}.{'+'.join(languages)}.{suffix}"
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(text, "utf-8")
        assert text == golden.read_text("utf-8")


def test_a_letter_of_one_briefing_is_the_document() -> None:
    """Its text is what render gives, its subject the headline, without a contents list."""
    (briefing,) = examples(1)
    for language in ("vi", "en"):
        made = one(briefing, language)
        assert made.text == render(briefing, language=language).text
        assert made.subject == briefing.statements[0].text[language]
        assert not made.cut
        assert not made.attachments
        assert not Elements(made.html).all("ol")


def test_several_briefings_begin_with_their_contents() -> None:
    """Numbered headlines in the order of the letter; in HTML each leads to its briefing."""
    briefings = examples(3)
    made = letter(briefings, ["vi", "en"], names=NAMES)
    headlines = [each.statements[0].text[lang] for lang in ("vi", "en") for each in briefings]
    listed = "".join(f"{number}. {text}\n" for number, text in enumerate(headlines, 1))
    assert made.text.startswith(f"## Trong thư này\n\n{listed}\n\n# ")
    page = Elements(made.html)
    targets = page.inner_links()
    assert targets == [f"#brief-{number}-{lang}" for lang in ("vi", "en") for number in (1, 2, 3)]
    assert [f"#{each['id']}" for each in page.all("a") if each.get("id")] == targets
    assert [each["lang"] for each in page.all("td") if "lang" in each] == ["vi"] * 3 + ["en"] * 3
    assert letter(briefings, ["en"], names=NAMES).text.startswith("## In this letter\n\n1. ")


def test_both_parts_say_the_same() -> None:
    """Every line of the text stands in the HTML, in the same order."""
    made = letter(examples(3), ["vi", "en"], names=NAMES)
    shown = "".join(Elements(made.html).text.split())
    at = 0
    for line in made.text.splitlines():
        words = re.sub(r"^(?:> |- |#+ |\d+\. )|[*\\]|\]\([^)]*\)", "", line).strip("->")
        words = "".join(words.replace("Original: [", "Original: ").split())
        words = words.replace("Bàigốc:[", "Bàigốc:")
        assert words in shown[at:], line
        at = shown.index(words, at) if words else at


# --- the page for mail clients ---------------------------------------------------------------


def test_tables_are_for_layout_only_and_nothing_is_loaded() -> None:
    """No picture, no style from elsewhere, nothing that Outlook does not know."""
    html = letter(examples(3), ["vi", "en"], names=NAMES).html
    page = Elements(html)
    assert {table["role"] for table in page.all("table")} == {"presentation"}
    assert not {tag for tag, _ in page.found} & {"img", "link", "script", "iframe", "form", "style"}
    assert not re.search(r"url\(|@import|@font-face|\bsrc=|flex|grid|position:|var\(", html)
    assert html.index('<meta charset="utf-8">') < 1024


def test_styles_stand_in_their_elements() -> None:
    """What a client that drops the style element shows is the same by day."""
    page = Elements(one(examples(1)[0]).html)
    for tag in ("body", "h1", "h2", "p", "li", "blockquote", "sup", "hr"):
        assert all("style" in attributes for attributes in page.all(tag))


def test_the_preview_is_the_first_sentence_of_the_summary() -> None:
    """Clients show it beside the subject; the page hides it."""
    (briefing,) = examples(1)
    summary = next(each for each in briefing.statements if each.kind == "summary")
    html = one(briefing).html
    assert re.search(r'<div class="preheader" style="display:none;[^>]*>([^<]*)</div>', html)
    assert summary.text["en"] in html.partition("<table")[0]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://a.example/b", "(https://a.example/b)"),
        ("https://a.example/?b=1&amp;c=2", "(https://a.example/?b=1&amp;c=2)"),
        ("https://bank.example@evil.example/", "(https://bank.example@evil.example/)"),
        ("https://\u0430pple.example/", "(https://xn--pple-43d.example/)"),
        ("https://a.example/\u202efdp.exe", "(https://a.example/%E2%80%AEfdp.exe)"),
        ("https://" + "a" * 70 + "\u0430.example/", "(https://" + "a" * 70 + "%D0%B0.example/)"),
        ("mailto:desk@a.example", "(mailto:desk@a.example)"),
    ],
)
def test_a_link_shows_where_it_leads(link: str, shown: str) -> None:
    """Behind its name stands its address, in letters that cannot be taken for others."""
    html = f'<p><a href="{link}" rel="noopener noreferrer">a <em>name</em></a> b</p>'
    assert with_addresses(html) == html.replace(
        "</a>", f'</a> <span class="address">{shown}</span>'
    )


def test_a_link_with_a_title_shows_where_it_leads() -> None:
    """Only the address of a link is kept: no title stands in the way, or says what it likes."""
    for text in ('[a](https://b.example "bank")', "[a][1]\n\n[1]: https://b.example (bank)"):
        html = with_addresses(sanitised(text))
        assert '</a> <span class="address">(https://b.example)</span>' in html
        assert "bank" not in html


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("https://a.example/b", "https://a.example/b"),
        ("https://a.example/?b=1&amp;c=2", "https://a.example/?b=1&amp;c=2"),
        ("mailto:desk@a.example", "desk@a.example"),
    ],
)
def test_an_address_is_shown_once(href: str, name: str) -> None:
    """A link that is named by its address stays as it is; a host that looks like it does not."""
    html = f'<a href="{href}" rel="noopener noreferrer">{name}</a>'
    assert with_addresses(html) == html
    other = html.replace('a.example"', 'evil.example"').replace("a.example/", "evil.example/", 1)
    assert "evil.example" in with_addresses(other).partition("</a>")[2]


# --- size ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def forty() -> Letter:
    """Forty briefings in both languages: eighty documents."""
    return letter(examples(40), ["vi", "en"], names=names(40))


def test_forty_briefings_end_early_and_say_so(forty: Letter) -> None:
    """Under 100,000 bytes; the text has all, and so has the page that is attached."""
    made = forty
    assert made.cut
    assert 80_000 < len(made.html.encode()) < 100_000
    page = Elements(made.html)
    words = "Thư dừng ở đây vì đã quá dài. Phần còn lại ở tệp đính kèm: briefings.html"
    assert page.text.strip().endswith(words)
    assert made.html.rstrip().endswith("</html>")
    (whole,) = made.attachments
    assert (whole.name, whole.media_type) == ("briefings.html", "text/html")
    assert whole.data.count(b"<article lang=") == 81
    assert made.text.count("\n# ") == 80
    assert len(page.all("li")) > 80


def test_only_what_is_there_is_linked(forty: Letter) -> None:
    """The contents list has all briefings; those that are only attached are no links."""
    inner = Elements(forty.html).inner_links()
    there = [f"#{each['id']}" for each in Elements(forty.html).all("a") if each.get("id")]
    assert inner == there
    assert 0 < len(inner) < 80


def test_a_long_briefing_ends_between_two_blocks() -> None:
    """All is attached; no heading stands last, and no block is torn."""
    long = " ".join(["Very long."] * 10_000)
    made = one(recycling(P4=long))
    assert made.cut
    assert [each.name for each in made.attachments] == ["tin.en.html"]
    page = Elements(made.html)
    assert "Very long." not in page.text
    assert "Key points" not in page.text
    assert page.text.strip().endswith("The rest is attached: tin.en.html")
    assert long.encode() in made.attachments[0].data


def test_what_was_asked_for_is_not_attached_twice() -> None:
    """A page that goes along anyway is the rest."""
    made = one(recycling(P4="Very long. " * 10_000), attach={"html"})
    assert [each.name for each in made.attachments] == ["tin.en.html"]


def test_a_headline_without_end_does_no_harm() -> None:
    """It is cut in subject and contents, and its block left out."""
    briefings = [recycling(P1="Đ" * 200_000), recycling(P1="x " * 100_000)]
    made = letter(briefings, ["en"], names=names(2))
    assert made.subject.startswith("Briefing, ")
    assert len(made.subject) == 200
    assert len(made.html.encode()) < 100_000


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 15_000,
        "<b><i>" * 12_000,
        "<style>" + "p~p~p{top:0}" * 1_200 + "</style>" + "<p>" * 15_000,
        "<style>p{" + "".join(f"--a{n}:1;" for n in range(7_000)) + "}</style>" + "<p>" * 8_000,
    ],
    ids=["nested", "nested-marks", "siblings", "memory"],
)
def test_a_page_that_no_inliner_survives_is_an_error(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a stranger's template ends neither the process nor anybody's patience."""
    monkeypatch.setattr(inlining, "SECONDS", 2)
    (tmp_path / "mail.html").write_text(page)
    with pytest.raises(SettingsError, match=r"mail\.html") as caught:
        one(recycling(), templates=tmp_path)
    assert str(caught.value).startswith(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_page_of_ones_own_has_its_styles_inlined(tmp_path: Path) -> None:
    """As ours has; what makes it too long is left out as in ours."""
    (tmp_path / "mail.html").write_text(
        "<style>p { color: red }</style>"
        "{% for part in parts %}{{ part.body }}{% endfor %}{{ rest }}"
    )
    assert '<p style="color:red">' in one(recycling(), templates=tmp_path).html
    cut = one(recycling(P4="Very long. " * 10_000), templates=tmp_path)
    assert cut.cut
    assert "tin.en.html" in cut.html


# --- the subject -----------------------------------------------------------------------------


def test_the_subject_of_several_names_the_first() -> None:
    """With the date of its article, in the language of the letter, and how many more."""
    first = examples(1)[0].statements[0].text
    for language, words in (("vi", "Bản tin 21/10/2025"), ("en", "Briefing, October 21, 2025")):
        made = letter(examples(3), [language, *{"vi", "en"} - {language}], names=NAMES)
        assert made.subject == f"{words}: {first[language]} (+2)"


def test_a_subject_of_ones_own_knows_the_documented_names() -> None:
    """Plain text: nothing is escaped."""
    own = "{{ language }}|{{ count }}|{{ date }}|{{ source }}|{{ headlines|length }}|{{ headline }}"
    made = one(recycling(P1="*A* [b] _c_ <d> & `e` 1. \\"), subject=own)
    assert made.subject == "en|1|October 7, 2025|Báo Sông Hậu|1|*A* [b] _c_ <d> & `e` 1. \\"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("{{ headlin }}", "line 1"),
        ("{% if %}", "line 1"),
        ("{{ ''.__class__.__mro__ }}", "line 1"),
        ("{{ cycler.__init__.__globals__ }}", "line 1"),
        ("{% include '/etc/passwd' %}", "no template"),
        ("{{ 'a' * 10**9 }}", "line 1"),
        ("  {{ ' ' }} ", "empty"),
    ],
)
def test_a_subject_that_cannot_be_filled_is_an_error(own: str, words: str) -> None:
    """The same sandbox as for the documents: strict, and nothing beyond what it is given."""
    with pytest.raises(SettingsError, match=words) as caught:
        one(recycling(), subject=own)
    assert "\n" not in str(caught.value)
    if "line" in words:
        assert str(caught.value).startswith("--subject, line 1: ")


def test_a_subject_is_one_line_of_at_most_200_characters() -> None:
    """Cut between words; a word that has no end is cut itself."""
    for headline, end in (("word " * 100, " word…"), ("w" * 500, "ww…"), ("a\r\nb\u2028c", " c")):
        subject = one(recycling(P1=headline)).subject
        assert len(subject) <= 200
        assert subject.endswith(end)
        assert len(subject.splitlines()) == 1


# --- identity, attachments, errors -----------------------------------------------------------


def test_the_key_tells_content_and_languages() -> None:
    """Not the subject, the attachments or the names; the order counts."""
    first, second = examples(2)
    known = letter([first, second], ["vi", "en"], names=names(2)).key
    assert re.fullmatch(r"[0-9a-f]{64}", known)
    same = letter(
        [first, second], ["vi", "en"], names=["x", "y"], subject="{{ count }}", attach=["md"]
    )
    assert same.key == known
    others = [([second, first], ["vi", "en"]), ([first, second], ["en", "vi"]), ([first], ["vi"])]
    keys = {letter(those, langs, names=names(len(those))).key for those, langs in others}
    assert len({*keys, known}) == 4


def test_the_key_knows_nothing_of_the_checks() -> None:
    """Other findings, evidence and statuses are the same brief; other words are another one."""
    briefing = recycling()
    finding = Finding(code="new-check", severity="error", subject="P1", message="New.")
    flagged = [
        each.model_copy(update={"status": "flagged", "evidence": ("S1",)})
        for each in briefing.statements
    ]
    people = [each.model_copy(update={"status": "flagged"}) for each in briefing.people]
    checked = {"statements": (*flagged,), "people": (*people,), "findings": (finding,)}
    known = one(briefing).key
    assert one(briefing.model_copy(update=checked)).key == known
    assert one(recycling(P2="Other words.")).key != known
    assert one(recycling(P2="Other words."), "vi").key == one(briefing, "vi").key
    later = briefing.provenance.created_at + timedelta(seconds=1)
    made = briefing.provenance.model_copy(update={"created_at": later})
    assert one(briefing.model_copy(update={"provenance": made})).key != known


def test_attachments_have_names_that_every_client_keeps() -> None:
    """ASCII, each once, and the one that the page names is the one that the message has."""
    long = recycling(P4="Very long. " * 10_000)
    called = ["thủy sản", "thuy-san", "Đà", "da", "../..", "…", "n" * 300]
    made = letter([long] * len(called), ["vi"], names=called, attach=["md"])
    stems = ["thuy-san", "thuy-san-2", "Da", "da-2", "briefing", "briefing-2", "n" * 60]
    documents = [each.name for each in made.attachments][: len(called)]
    assert documents == [f"{stem}.vi.md" for stem in stems]
    cut = letter([long], ["en"], names=["thủy sản"])
    to = Recipient(address="desk@example.org", languages=("en",))
    sent = message(cut, to, "desk@example.org", date=datetime(2025, 10, 7, tzinfo=UTC))
    (attached,) = [part.get_filename() for part in sent.walk() if part.get_filename()]
    assert attached == "thuy-san.en.html"
    assert f"attached: {attached}" in Elements(cut.html).text


def test_attachments_are_what_make_writes() -> None:
    """Documents in each language and the data, under the names of the files."""
    briefing = recycling()
    made = letter([briefing], ["vi", "en"], names=["tin"], attach=["json", "html", "md"])
    files = {each.name: (each.media_type, each.data.decode()) for each in made.attachments}
    assert list(files) == [
        *("tin.vi.md", "tin.vi.html", "tin.en.md", "tin.en.html", "tin.briefing.json")
    ]
    for language in ("vi", "en"):
        for suffix, form in (("md", "markdown"), ("html", "html")):
            text = render(briefing, language=language, format=form).text
            assert files[f"tin.{language}.{suffix}"] == (f"text/{form}", text)
    media_type, data = files["tin.briefing.json"]
    assert media_type == "application/json"
    assert Briefing.model_validate_json(data) == briefing


@pytest.mark.parametrize(
    ("languages", "how", "words"),
    [
        ([], {}, "no language"),
        (["fr"], {}, "fr"),
        (["vi", "vi"], {}, "each once"),
        (["vi"], {"names": []}, "name"),
        (["vi"], {"names": ["a", "b"]}, "name"),
        (["vi"], {"attach": ["pdf"]}, "'pdf' cannot be attached"),
    ],
)
def test_calls_that_cannot_be_met_are_refused(
    languages: list[Any], how: dict[str, Any], words: str
) -> None:
    """One line that says what may be asked for."""
    with pytest.raises(UsageError, match=words):
        letter([recycling()], languages, **{"names": ["a"], **how})


def test_a_letter_needs_briefings_with_names_of_their_own() -> None:
    """None is too few, a hundred and one too many, two of one name would be one file."""
    for count, called in ((0, []), (101, names(101)), (2, ["tin", "Tin"])):
        with pytest.raises(UsageError):
            letter([recycling()] * count, ["en"], names=called)


def test_a_missing_text_is_told_in_the_letter() -> None:
    """A headline that is missing in the language gives way to the article's."""
    raw = json.loads((DATA / "recycling.briefing.json").read_text("utf-8"))
    del raw["statements"][0]["text"]["en"]
    assert one(Briefing.model_validate(raw)).subject == raw["article"]["title"]


def test_without_the_extra_the_remedy_is_named() -> None:
    """And importing the package brings no inliner along."""
    code = f"""
import sys
from briefing.errors import SettingsError
from briefing.models import Briefing
from briefing.rendering import letter
assert not {{"css_inline", "jinja2", "nh3"}} & set(sys.modules)
sys.modules["css_inline"] = None
briefing = Briefing.model_validate_json(open({str(EXAMPLES[0])!r}).read())
try:
    letter([briefing], ["en"], names=["tin"])
except SettingsError as error:
    print(error)
"""
    run = [sys.executable, "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "pip install -e '.[email]'" in said
    assert said.count("\n") == 1


def test_long_articles_have_letters() -> None:
    """The article itself is no part of the letter."""
    raw = json.loads((DATA / "recycling.briefing.json").read_text("utf-8"))
    article = read_text("\n".join([raw["article"]["text"]] * 200), title="Trạm rác")
    raw["article"] = article.model_dump(mode="json")
    raw["sentences"] = [sentence.model_dump() for sentence in sentences(article)]
    assert not one(Briefing.model_validate(raw)).cut
