"""The commands: flags to settings, results to stdout, everything else to stderr."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefing import __version__
from briefing.cli.batching import batch
from briefing.cli.cache_commands import cache
from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.feeding import feed
from briefing.cli.inputs import (
    file_stem,
    load_briefing,
    read_article,
    require_same_article,
    source_item,
    source_stem,
)
from briefing.cli.mailing import email
from briefing.cli.making import Asked, make_all
from briefing.cli.options import (
    with_debug,
    with_formats,
    with_glossary,
    with_languages,
    with_making,
    with_model,
    with_out,
    with_stdout,
    with_templates,
)
from briefing.cli.progress import ProgressLine
from briefing.cli.tables import check_row, finding_lines, has_errors, passed_line
from briefing.cli.template_commands import templates as templates_group
from briefing.cli.terminal import emit, emit_row
from briefing.cli.writing import open_page, write, write_documents

if TYPE_CHECKING:
    from briefing.doctor import Check
    from briefing.models import Language

_CTRL_C = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example:  briefing make article.txt --model local",
)
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turn a Vietnamese news article into a checked Vietnamese and English briefing."""


cli.add_command(batch)
cli.add_command(cache)
cli.add_command(email)
cli.add_command(feed)
cli.add_command(templates_group)


def main() -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):  # Vietnamese goes out whatever the locale is
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        code = _CTRL_C
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.exceptions.Exit as error:
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)


@cli.command(epilog="Example:  briefing make news/article.txt --out briefs --model local")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@with_making
def make(sources: tuple[str, ...], **given: Any) -> int:
    """Write a Vietnamese and an English briefing of each SOURCE.

    SOURCE is a web address, a file (text, .html, .md, .docx, .pdf, .eml), or - for standard
    input. For news/a.txt this writes a.vi.md, a.en.md and a.briefing.json.
    """
    stems = [source_stem(source) for source in sources]
    if len(set(stems)) < len(stems):
        twice = next(stem for stem in stems if stems.count(stem) > 1)
        raise click.UsageError(f"two sources would both write {twice}.briefing.json")
    return make_all(map(source_item, sources, stems), Asked.by(given))


@cli.command(epilog="Example:  briefing render article.briefing.json --lang en --format html")
@click.argument("file", type=click.Path(path_type=Path))
@with_out
@with_languages
@with_formats
@with_templates
@with_stdout
@with_debug
def render(
    file: Path,
    *,
    out: Path,
    languages: tuple[Language, ...],
    formats: tuple[str, ...],
    templates: Path | None,
    stdout: bool,
    debug: bool,
) -> int:
    """Write the documents of FILE, a .briefing.json, again; no model is asked.

    The briefing is checked first, so a verdict is never older than the text.
    """
    codes: list[int] = []
    with reporting_errors(str(file), debug, codes):
        from briefing.batch.shelf import Wanted

        briefing = load_briefing(file)
        wanted = Wanted(languages, formats, templates)
        write_documents(briefing, out / file_stem(file), wanted, stdout)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing verify article.briefing.json --article article.txt")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--article", metavar="SOURCE", help="Make sure that FILE is about this article; - for stdin."
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@with_debug
def verify(file: Path, *, article: str | None, as_json: bool, debug: bool) -> int:
    """Check FILE, a .briefing.json, again; no model is asked and nothing is written.

    On a terminal each finding is shown with its text and evidence; otherwise a finding is one
    line: severity, code, subject, message. Exits with 3 when a finding of severity error remains.
    """
    codes: list[int] = []
    with reporting_errors(str(file), debug, codes):
        briefing = load_briefing(file)
        if article is not None:
            require_same_article(briefing, article)
        if as_json:
            import json

            found = [f.model_dump(mode="json", by_alias=True) for f in briefing.findings]
            emit(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            emit("".join(finding_lines(briefing)), end="")
            statuses = [s.status for s in briefing.statements] + [p.status for p in briefing.people]
            emit(passed_line(statuses.count("passed"), len(statuses)))
        codes.append(3 if has_errors(briefing) else 0)
    return codes[0]


@cli.command(epilog="Example:  briefing review article.briefing.json --open")
@click.argument("file", type=click.Path(path_type=Path))
@with_out
@click.option("--stdout", is_flag=True, help="Print the page instead of writing it.")
@click.option("--open", "open_", is_flag=True, help="Show the page in your browser.")
@with_debug
def review(file: Path, *, out: Path, stdout: bool, open_: bool, debug: bool) -> int:
    """Write a page to review FILE, a .briefing.json, beside its article.

    For a.briefing.json this writes a.review.html: one file that loads nothing from anywhere. The
    briefing is checked first; no model is asked.
    """
    if stdout and open_:
        raise click.UsageError("--open shows the file that --stdout does not write")
    codes: list[int] = []
    with reporting_errors(str(file), debug, codes):
        from briefing.reviewing import review as reviewed

        page = reviewed(load_briefing(file))
        if stdout:
            emit(page, end="")
        else:
            path = out / f"{file_stem(file)}.review.html"
            write(path, page)
            if open_:
                open_page(path)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing terms article.txt")
@click.argument("source")
@with_glossary
@with_debug
def terms(source: str, *, glossary: Path | None, debug: bool) -> int:
    """Show the names, titles and terms found in SOURCE, their English, and its source."""
    codes: list[int] = []
    with reporting_errors(source, debug, codes):
        from briefing import terms as gazetteers
        from briefing.reading import sentences
        from briefing.vietnamese.text import romanise

        article = read_article(source)
        gazetteer = gazetteers.load(glossary)
        for sentence in sentences(article):
            text = article.text[sentence.start : sentence.end]
            for person in gazetteer.people(text):
                title = f", {person.role}" if person.role else ""
                english = f", {person.role_en}" if person.role_en else ""
                name = romanise(person.name) + english
                emit_row(sentence.id, f"{person.name}{title}", name, "name")
            for term in gazetteer.find(text):
                emit_row(sentence.id, term.vi, " / ".join(term.en) or "?", term.source)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing doctor --base-url http://127.0.0.1:8080/v1 --model qwen3")
@with_model
@with_debug
def doctor(*, debug: bool, **flags: Any) -> int:
    """Tell whether the chosen model can be used, and what to do about each problem.

    The model gets a few small questions, one of them about a long text of ours; no article
    is sent. --timeout is for the whole examination.
    """
    from briefing.doctor import examine

    codes: list[int] = []
    config = flags.pop("config")
    with ProgressLine(quiet=False) as progress, reporting_errors("doctor", debug, codes):

        def report(check: Check) -> None:
            progress.stop()
            codes.append(check.exit_code)
            emit(check_row(check), end="")

        examine(flags, config=config, report=report, on_progress=progress.update)
    return first_of(codes)


@cli.command(epilog="Example:  briefing schema > briefing.schema.json")
def schema() -> int:
    """Print the JSON Schema of the .briefing.json files."""
    import json

    from briefing.models import Briefing

    emit(json.dumps(Briefing.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
    return 0
