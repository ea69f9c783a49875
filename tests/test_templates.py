"""Templates of one's own: what they replace, what they are told, and that they get no further."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import DeliveryError, SettingsError
from briefing.models import Article, Briefing, Finding, Person, Provenance, Statement, Usage
from briefing.rendering import copy_templates, letter, render, template_names
from briefing.rendering.templates import fill_line

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
OUTSIDE = "the text of a file outside"


@pytest.fixture(scope="module")
def made() -> Briefing:
    """A briefing with something in every section."""
    return Briefing.model_validate_json((DATA / "recycling.briefing.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for templates, beside a file that is not theirs to read."""
    (tmp_path / "secret.txt").write_text(OUTSIDE)
    (tmp_path / "my").mkdir()
    return tmp_path / "my"


def filled(made: Briefing, folder: Path, template: str, name: str = "briefing.en.md") -> str:
    """What the English document is with `template` in place of ours."""
    (folder / name).write_text(template, "utf-8")
    form = "html" if name.endswith("html") else "markdown"
    return render(made, templates=folder, format=form).text


def refusal(made: Briefing, folder: Path, template: str, name: str = "briefing.en.md") -> str:
    """What a user is told of `template`."""
    with pytest.raises(SettingsError) as caught:
        filled(made, folder, template, name)
    message = str(caught.value)
    assert message.isprintable()
    return message


# --- in place of ours ----------------------------------------------------------------------


def test_a_template_of_the_folder_stands_in_place_of_ours(made: Briefing, folder: Path) -> None:
    """One file replaces one template; the others are ours, and without the folder all are."""
    (folder / "README.md").write_text("Ours, since 2025.")
    (folder / ".gitignore").write_text("*~")
    ours = render(made, language="vi").text
    assert filled(made, folder, "# {{ article.source }}!") == f"# {made.article.source}!\n"
    assert render(made, language="vi", templates=folder).text == ours
    assert render(made).text != f"# {made.article.source}!\n"


def test_templates_share_macros(made: Briefing, folder: Path) -> None:
    """Our documents import the macros of the folder, and its documents import ours."""
    (folder / "macros.md").write_text("{% macro original(article) %}⟦it⟧{% endmacro %}", "utf-8")
    assert "Original: ⟦it⟧" in render(made, templates=folder).text
    (folder / "macros.md").unlink()
    template = "{% import 'macros.md' as ours %}{{ ours.original(article) }}"
    assert filled(made, folder, template).startswith("[")


def test_the_page_is_of_the_folder_too(made: Briefing, folder: Path) -> None:
    """The page around the document is replaced like any template."""
    made_ = filled(made, folder, "<body lang='{{ language }}'>{{ body }}", "page.html")
    assert made_.startswith("<body lang='en'><h1>")


def test_a_changed_file_is_read_again(made: Briefing, folder: Path) -> None:
    """A program that runs for long sees files that change, appear and go."""
    assert filled(made, folder, "one") == "one\n"
    assert filled(made, folder, "two") == "two\n"
    (folder / "briefing.en.md").unlink()
    assert render(made, templates=folder).text == render(made).text
    assert filled(made, folder, "six") == "six\n"


def test_windows_files_are_read(made: Briefing, folder: Path) -> None:
    """A byte order mark and CR LF do not reach the document."""
    (folder / "briefing.en.md").write_bytes(b"\xef\xbb\xbfa\r\nb\r\n")
    assert render(made, templates=folder).text == "a\nb\n"


def test_the_copies_make_the_same_documents(made: Briefing, tmp_path: Path) -> None:
    """What is copied to begin with is what is packaged."""
    copy_templates(tmp_path, force=False)
    for language in ("vi", "en"):
        for form in ("markdown", "html"):
            own = render(made, language=language, format=form, templates=tmp_path)
            assert own == render(made, language=language, format=form)


# --- errors --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n\n{{ artcle.title }}", "line 3: 'artcle' is undefined: there are actor, amounts, art"),
        ("{{ article.titel }}", "line 1: 'Article' has no 'titel' that can be read; it has author"),
        (
            "{{ statements.headlines }}",
            "line 1: a dict has no 'headlines' that can be read; it has h",
        ),
        ("\n{% if %}", "line 2: Expected an expression"),
        ("{% for a in people %}\n", "line 1: Unexpected end of template"),
        ("\n{{ 'x'|safe }}", "line 2: No filter named 'safe': see docs/templates.md"),
        ("\n{{ people }}", "line 2: a value of type tuple cannot be printed"),
        ("{{ none }}", "line 1: nothing (None) cannot be printed"),
        ("\n{{ 1 / 0 }}", "line 2: division by zero"),
        ("\n{{ marks }}", "line 2: 'marks' is undefined"),
        ("{{ has(5, 'en') }}\n", "line 1: "),
        ("{% include 'x.md' %}", "'x.md' is no template: known are briefing.en.md"),
        ("{% autoescape false %}x{% endautoescape %}", "line 1: 'autoescape' is not possible"),
        ("\n{% extends 'macros.md' %}", "line 2: 'extends' is not possible"),
        ("\n{% block x %}{% endblock %}", "line 2: 'block' is not possible"),
        ("{% from 'macros.md' import nothing %}\n{{ nothing() }}", "line 2: "),
        ("\n{{ '9' * (10 ** 400) }}", "line 2: a number has more than 1,000 bits"),
    ],
)
def test_errors_name_file_and_line(made: Briefing, folder: Path, template: str, told: str) -> None:
    """What is wrong is told on one line: the file as the user named it, the line, a way on."""
    message = refusal(made, folder, template)
    assert told in message
    if " line " in told:
        assert message.startswith(f"{folder}/briefing.en.md, line ")


def test_the_line_is_the_users_own(made: Briefing, folder: Path) -> None:
    """An error in a macro of ours is told at the line that called it, and an error in an
    included file at the line there."""
    template = "{% from 'macros.md' import original %}\n\n{{ original(5) }}"
    assert refusal(made, folder, template).startswith(f"{folder}/briefing.en.md, line 3: ")
    (folder / "macros.md").write_text("\n\n\n{{ nothing }}")
    assert refusal(made, folder, "{% include 'macros.md' %}").startswith(
        f"{folder}/macros.md, line 4"
    )


def test_templates_of_ours_that_miss_something_name_the_folder(
    made: Briefing, folder: Path
) -> None:
    """When ours cannot use what stands in the folder, the message says where to mend it."""
    message = refusal(made, folder, "no macro here", "macros.md")
    assert "briefing.en.md, line" in message
    assert f"mend what it uses of {folder}" in message


def test_a_subject_is_a_template_too() -> None:
    """One line of plain text is filled by the same rules; its own line is named."""
    context = {"headline": "*A*\n <b> [c]", "count": 2}
    assert fill_line("subject", context, source="{{ headline }} {{ count }}") == "*A* <b> [c] 2"
    with pytest.raises(SettingsError, match=r"^subject, line 1: 'x' is undefined: there are count"):
        fill_line("subject", context, source="{{ x }}")
    with pytest.raises(SettingsError, match="subject, line 1: "):
        fill_line("subject", context, source="{{ ''.__class__ }}")


@pytest.mark.parametrize("name", ["briefing.fr.md", "page.htm", "sub", "review.html", "review.js"])
def test_an_unknown_name_is_an_error(made: Briefing, folder: Path, name: str) -> None:
    """A file that would silently do nothing is named, with the names that would."""
    (folder / name).mkdir()
    with pytest.raises(SettingsError, match=f"unknown template '{name}': known are briefing.en.md"):
        render(made, templates=folder)


def test_a_folder_that_is_none_is_an_error(made: Briefing, folder: Path) -> None:
    """A missing folder and a file are told with the remedy."""
    for path in (folder / "missing", folder.parent / "secret.txt"):
        with pytest.raises(SettingsError, match=r"folder.*briefing templates copy DIR"):
            render(made, templates=path)


def test_files_that_are_no_templates_are_errors(made: Briefing, folder: Path) -> None:
    """Neither folders, nor other encodings, nor very long files, nor pipes are read."""
    path = folder / "briefing.en.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        render(made, templates=folder)
    path.write_bytes(b"a" * 100_001)
    with pytest.raises(SettingsError, match="100,000 bytes"):
        render(made, templates=folder)
    path.unlink()
    path.mkdir()
    with pytest.raises(SettingsError, match="is no file"):
        render(made, templates=folder)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(SettingsError, match="is no file"):
        render(made, templates=folder)


def test_a_long_briefing_is_no_fault_of_ours(made: Briefing, folder: Path) -> None:
    """Our templates fill documents of any length; the user's own have bounds, and say so."""
    point = next(each for each in made.statements if each.kind == "point")
    many = [point.model_copy(update={"id": f"P{number}"}) for number in range(1000, 7000)]
    long = made.model_copy(update={"statements": (*made.statements, *many)})
    assert render(long).text.count("\n- ") > 6000
    template = "{% for a in items %}{% for b in items %}{% endfor %}{% endfor %}"
    (folder / "briefing.en.md").write_text(template)
    with pytest.raises(SettingsError, match=r"line 1: it takes more than .*: loop over less"):
        render(long, templates=folder)


# --- to begin with -------------------------------------------------------------------------


def test_templates_are_copied(tmp_path: Path) -> None:
    """All templates are written, into a folder that is made; a second time nothing is."""
    folder = tmp_path / "a" / "b"
    written = copy_templates(folder, force=False)
    assert [path.name for path in written] == list(template_names())
    assert {"briefing.en.md", "briefing.vi.md", "macros.md", "page.html"} <= {*template_names()}
    assert not [name for name in template_names() if "review" in name or name.endswith(".py")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(template_names())
    assert (folder / "macros.md").read_text("utf-8") == (ROOT / "templates/macros.md").read_text(
        "utf-8"
    )
    assert copy_templates(folder, force=False) == []


def test_a_changed_template_is_not_replaced(tmp_path: Path) -> None:
    """Nothing is written when a file differs, unless with force; then only what differs."""
    (tmp_path / "page.html").write_text("mine")
    with pytest.raises(DeliveryError, match=r"differ: page\.html: use --force"):
        copy_templates(tmp_path, force=False)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    copy_templates(tmp_path, force=True)
    assert (tmp_path / "page.html").read_text("utf-8") == (ROOT / "templates/page.html").read_text(
        "utf-8"
    )
    (tmp_path / "page.html").write_text("mine")
    assert copy_templates(tmp_path, force=True) == [tmp_path / "page.html"]


def test_copying_writes_through_no_link(tmp_path: Path) -> None:
    """A link in the folder is replaced; what it leads to stays as it is."""
    (tmp_path / "secret.txt").write_text(OUTSIDE)
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / "macros.md").symlink_to(tmp_path / "secret.txt")
    copy_templates(tmp_path / "my", force=True)
    assert (tmp_path / "secret.txt").read_text() == OUTSIDE
    assert not (tmp_path / "my" / "macros.md").is_symlink()


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A file where the folder should be is told, with a way on."""
    (tmp_path / "file").write_text("")
    with pytest.raises(DeliveryError, match=r"file: cannot be written: .*choose another folder"):
        copy_templates(tmp_path / "file", force=False)


def test_a_template_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    """A link that leads nowhere, and a folder of a template's name; nothing is written."""
    (tmp_path / "macros.md").symlink_to(tmp_path / "nowhere")
    for force in (False, True):
        with pytest.raises(DeliveryError, match=r"macros\.md: cannot be read: .*; move it away"):
            copy_templates(tmp_path, force=force)
    (tmp_path / "macros.md").unlink()
    (tmp_path / "page.html").mkdir()
    with pytest.raises(DeliveryError, match=r"page\.html: cannot be read: .*; move it away"):
        copy_templates(tmp_path, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


# --- the documentation ---------------------------------------------------------------------


def listed(heading: str) -> set[str]:
    """The names in the first column of the table below a heading of the documentation."""
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    assert section
    return set(re.findall(r"^\| `(\w+)[^`]*` \|", section, re.MULTILINE))


def told(message: str, before: str) -> set[str]:
    """The names that an error lists."""
    return set(message.partition(before)[2].split(", "))


def test_the_documentation_lists_what_a_document_is_given(made: Briefing, folder: Path) -> None:
    """No name more, and no name less; those of the page likewise."""
    message = refusal(made, folder, "{{ nothing }}")
    assert listed("Documents") == told(message, "there are ")
    (folder / "briefing.en.md").unlink()
    message = refusal(made, folder, "{{ nothing }}", "page.html")
    assert listed("The page") == told(message, "there are ")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Article, "article"),
        (Statement, "statements.headline[0]"),
        (Person, "people[0]"),
        (Provenance, "provenance"),
        (Usage, "provenance.usage"),
    ],
)
def test_the_documentation_lists_what_a_value_has(
    made: Briefing, folder: Path, kind: type, value: str
) -> None:
    """Every field that can be read is told, and no other."""
    message = refusal(made, folder, f"{{{{ {value}.nothing }}}}")
    assert listed(kind.__name__) == told(message, "it has ")


def test_the_documentation_lists_the_fields_of_a_finding() -> None:
    """Every field of a finding is told."""
    assert listed("Finding") == {*Finding.model_fields}


def test_the_examples_of_the_documentation_work(made: Briefing, folder: Path) -> None:
    """Each piece of a template in the documentation can be filled."""
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    examples = re.findall(r"^```jinja\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(examples) >= 3
    for example in examples:
        assert filled(made, folder, example).strip()
    section = text.partition("## Documents\n")[2].partition("\n## ")[0]
    pieces = re.findall(r"\| `(\{[{%][^\n]*?)` \|$", section, re.MULTILINE)
    assert len(pieces) == len(listed("Documents"))
    for piece in pieces:
        filled(made, folder, piece.replace("\\|", "|"))


def test_the_documentation_lists_what_letters_are_given(made: Briefing, folder: Path) -> None:
    """The subject, the contents list and the page of a letter, no name more and no name less."""

    def given(**options: Any) -> set[str]:
        with pytest.raises(SettingsError) as caught:
            letter([made, made], ["en"], names=["a", "b"], templates=folder, **options)
        return told(str(caught.value), "there are ")

    assert listed("The subject") == given(subject="{{ nothing }}")
    for name, heading in (("contents.md", "The contents list"), ("html", "The letter")):
        (folder / f"mail.{name}").write_text("{{ nothing }}")
        assert listed(heading) == given()
        (folder / f"mail.{name}").unlink()


def test_the_documentation_lists_filters_and_methods(made: Briefing, folder: Path) -> None:
    """What a text, a dict and a date can do is told, and so are the files and the filters."""
    text = (ROOT / "docs" / "templates.md").read_text("utf-8")
    rules = text.partition("## What is not possible, and why\n")[2]
    named = set(re.findall(r"`(\w+)(?:\(\))?`", rules))
    for value in ("''", "{}", "article.published"):
        (folder / "briefing.en.md").unlink(missing_ok=True)
        message = refusal(made, folder, f"{{{{ {value}.nothing() }}}}")
        assert value == "{}" or told(message, "it has ") <= named
    filters = rules.partition("- **Filters**")[2].partition("**Functions**")[0]
    for name in re.findall(r"`(\w+)`", filters):
        assert filled(made, folder, f"{{{{ '{name}' is filter }}}}") == "True\n"
    for name in template_names():
        assert f"`{name}`" in text
