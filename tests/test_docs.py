"""The documents in the repository say what the program does.

Quoted `--help` texts are written anew by `UPDATE_GOLDEN=1 pytest tests/test_docs.py`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import briefing
from briefing import checks, errors, reading, rendering
from briefing.cli import cli
from briefing.models import LANGUAGES, Briefing

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
HELP = re.compile(r"(?<=    \$ briefing )(.*?)(--help\n\n```text\n)(.*?)(?=```)", re.DOTALL)
"""A quoted help text: the command, what stands between, the text."""

pages = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fenced(page: str, language: str) -> list[str]:
    """Return the contents of the page's fenced blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", read(page), re.DOTALL | re.MULTILINE)


def help_text(command: str) -> str:
    arguments = [*command.split(), "--help"]
    result = CliRunner().invoke(cli, arguments, prog_name="briefing", terminal_width=78)
    assert result.exit_code == 0
    return result.output


@pages
def test_quoted_help_is_what_the_command_prints(page: Path) -> None:
    """Every help text quoted in a document is the command's own."""
    text = page.read_text("utf-8")
    current = HELP.sub(lambda match: f"{match[1]}{match[2]}{help_text(match[1])}", text)
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(current, "utf-8")
    assert current == page.read_text("utf-8")


def test_readme_and_model_page_quote_help() -> None:
    """The two quoted help texts are found, so the test above looks at something."""
    assert [match[1].strip() for match in HELP.finditer(read("README.md"))] == [""]
    assert [match[1].strip() for match in HELP.finditer(read("docs/models.md"))] == ["make"]


@pages
def test_links_lead_to_files_of_the_repository(page: Path) -> None:
    """A link without a scheme names a file that exists."""
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_quick_start_is_two_lines_and_ci_runs_them() -> None:
    """Each command is one line with its own environment; .ci/run has the same two."""
    make, test = (block.strip() for block in fenced("README.md", "bash"))
    for command in (make, test):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -e ")
        assert "\n" not in command
    ci = read(".ci/run")
    assert f'readonly TEST="{test}"\n' in ci
    example = re.search(r"briefing make examples/(\S+)\.txt --model local$", make)
    assert example is not None
    assert (ROOT / "examples" / f"{example[1]}.txt").is_file()
    assert f"readonly STEM={example[1]}\n" in ci


def test_readme_uses_public_names_only() -> None:
    """The library example compiles and names nothing that the package keeps to itself."""
    (example,) = fenced("README.md", "python")
    compile(example, "README.md", "exec")
    used = re.findall(r"\bbriefing\.([a-z]\w*|[A-Z]\w*)\(", example)
    assert used
    assert set(used) <= set(briefing.__all__)


def test_findings_page_lists_the_codes_that_are_checked() -> None:
    """One table with exactly the checked codes, each with its severity, in the order of both."""
    row = re.compile(r"^\| `([a-z_.]+)` \| (\w+) \|", re.MULTILINE)
    assert row.findall(read("docs/findings.md")) == list(checks.SEVERITY.items())


def test_no_document_shows_a_code_that_the_findings_page_lacks() -> None:
    """The codes that the templates can name are all explained."""
    codes = re.findall(r"^  '([a-z]+\.[a-z_]+)':", read("templates/briefing.vi.md"), re.MULTILINE)
    assert codes
    assert [code for code in codes if f"| `{code}` |" not in read("docs/findings.md")] == []
    assert sorted(codes) == sorted(checks.SEVERITY)


def subclasses(kind: type[errors.BriefingError]) -> Iterator[type[errors.BriefingError]]:
    for child in kind.__subclasses__():
        yield child
        yield from subclasses(child)


def test_exit_codes_are_listed() -> None:
    """The page on models lists the exit code of every error, and those that have none."""
    listed = set(re.findall(r"^\| (\d+) \|", read("docs/models.md"), re.MULTILINE))
    assert listed == {str(kind.exit_code) for kind in subclasses(errors.BriefingError)} | {
        "0",
        "1",
        "3",
        "130",
    }


def test_example_briefing_is_valid_and_its_findings_are_real() -> None:
    """The JSON in the documents can be read, and checking it anew changes nothing."""
    (example,) = fenced("docs/json.md", "json")
    parsed = Briefing.model_validate_json(example)
    assert checks.check(parsed) == parsed
    assert parsed.findings
    assert parsed.digest() == parsed.provenance.sha256


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_whole_articles(path: Path) -> None:
    """Each example is read with its headline, and its body has the length of a news item."""
    article = reading.read(path)
    assert article.title
    assert article.title not in article.text
    assert 250 <= article.words <= 450
    assert len(reading.sentences(article)) >= 10


def test_examples_show_the_three_input_forms() -> None:
    """Header line and front matter bring a date and an outlet, the plain form neither."""
    known = {path.stem: reading.read(path) for path in EXAMPLES}
    dated = {stem for stem, article in known.items() if article.published and article.source}
    assert dated == {"phuong-doi-thong", "thuy-san-sao-khoi"}
    assert known["tai-nan-khe-sim"].published is None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_documents_of_examples_are_what_render_writes(path: Path) -> None:
    """Each is made from the briefing beside it, checked as it is now."""
    made = checks.check(
        Briefing.model_validate_json(path.with_suffix(".briefing.json").read_bytes())
    )
    for language in LANGUAGES:
        document = path.with_suffix(f".{language}.md").read_text("utf-8")
        assert rendering.render(made, language=language).text == document
