"""The command line: flags to settings, results to stdout, everything else to stderr.

Only this module prints or exits. What a command needs is imported when it runs, so that
`--help` costs little more than click itself.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefing import __version__

if TYPE_CHECKING:
    from rich.text import Text

    from briefing.doctor import Check
    from briefing.models import Article, Briefing, Endpoint, Language, Usage
    from briefing.reviewing import Card, Piece
    from briefing.settings import Settings

    _Command = Callable[..., Any]

_FIRST_OF = (1, 8, 5, 6, 4, 7, 3)
"""Of several sources that failed, the first of these codes is the exit code."""
_CTRL_C = 130
_BYTES = 1_000_000
"""A stage with more steps than this counts bytes."""
_STDIN = "-"


class _Listed(click.ParamType[tuple[str, ...]]):
    """A list of choices, separated by commas."""

    name = "list"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        items = tuple(dict.fromkeys(item.strip() for item in str(value).split(",")))
        unknown = [item for item in items if item not in self.choices]
        if unknown:
            self.fail(f"{unknown[0]!r} is not one of {', '.join(self.choices)}", param, ctx)
        return items


_debug = click.option("--debug", is_flag=True, help="Show the traceback and raw model output.")
_glossary = click.option(
    "--glossary",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Your own terms (columns vi,en); they win over the packaged ones.",
)
_languages = click.option(
    "--lang",
    "languages",
    type=_Listed("vi", "en"),
    default="vi,en",
    show_default=True,
    help="Which documents to write.",
)
_formats = click.option(
    "--format",
    "formats",
    type=_Listed("md", "html"),
    default="md",
    show_default=True,
    help="md, html, or both: md,html.",
)
_model_options = (
    click.option("--model", help="'local' for the embedded model, or a model's name there."),
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, up to /v1."),
    click.option(
        "--header",
        "headers",
        multiple=True,
        metavar="'NAME: VALUE'",
        help="A further header; a VALUE of $NAME is taken from the environment. Repeatable.",
    ),
    click.option("--timeout", type=float, metavar="SECONDS", help="Deadline for each article."),
    click.option(
        "--config", type=click.Path(path_type=Path), metavar="FILE", help="Config file to use."
    ),
)
"""Which model to use, and how to reach it."""


def _choosing_a_model(command: _Command) -> _Command:
    """Give a command the options that choose a model."""
    for option in reversed(_model_options):
        command = option(command)
    return command


_out = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Where to write; default: the current folder.",
)
_stdout = click.option(
    "--stdout", is_flag=True, help="Print the documents instead of writing them."
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example:  briefing make article.txt --model local",
)
@click.version_option(__version__, prog_name="briefing")
def cli() -> None:
    """Turn a Vietnamese news article into a checked Vietnamese and English briefing."""


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
@_out
@_languages
@_formats
@_choosing_a_model
@click.option("--max-requests", type=int, metavar="N", help="Requests that an article may take.")
@click.option("--max-tokens", type=int, metavar="N", help="Tokens that an article may cost.")
@click.option("--max-cost", type=float, metavar="USD", help="US dollars that an article may cost.")
@_glossary
@click.option("--strict", is_flag=True, help="Exit with 3 when an error finding remains.")
@click.option("--force", is_flag=True, help="Replace a .briefing.json that was edited by hand.")
@_stdout
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors and warnings.")
@_debug
def make(
    sources: tuple[str, ...],
    *,
    out: Path,
    languages: tuple[Language, ...],
    formats: tuple[str, ...],
    strict: bool,
    force: bool,
    stdout: bool,
    quiet: bool,
    debug: bool,
    **flags: Any,
) -> int:
    """Write a Vietnamese and an English briefing of each SOURCE.

    SOURCE is a UTF-8 text file, or - for standard input. For news/a.txt this writes
    a.vi.md, a.en.md and a.briefing.json.
    """
    stems = [_stem(source) for source in sources]
    if len(set(stems)) < len(stems):
        twice = next(stem for stem in stems if stems.count(stem) > 1)
        raise click.UsageError(f"two sources would both write {twice}.briefing.json")
    codes: list[int] = []
    with _Progress(quiet) as progress, _Desk(progress, flags) as desk:
        for source, stem in zip(sources, stems, strict=True):
            with _errors(source, debug, codes, desk.spent):
                target = out / f"{stem}.briefing.json"
                _refuse_to_replace(target, force)
                _require_writable(target)
                briefing = desk.make(_article(source))
                progress.stop()
                _write_all(briefing, target, languages, formats, stdout, quiet)
                codes.append(_verdict(briefing, source, strict, progress))
        desk.spent.tell(progress)
    return _first_of(codes)


@cli.command(epilog="Example:  briefing render article.briefing.json --lang en --format html")
@click.argument("file", type=click.Path(path_type=Path))
@_out
@_languages
@_formats
@_stdout
@_debug
def render(
    file: Path,
    *,
    out: Path,
    languages: tuple[Language, ...],
    formats: tuple[str, ...],
    stdout: bool,
    debug: bool,
) -> int:
    """Write the documents of FILE, a .briefing.json, again; no model is asked.

    The briefing is checked first, so a verdict is never older than the text.
    """
    codes: list[int] = []
    with _errors(str(file), debug, codes):
        briefing = _loaded(file)
        _write_documents(briefing, out / _stem_of(file), languages, formats, stdout, quiet=False)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing verify article.briefing.json --article article.txt")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--article", metavar="SOURCE", help="Make sure that FILE is about this article; - for stdin."
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@_debug
def verify(file: Path, *, article: str | None, as_json: bool, debug: bool) -> int:
    """Check FILE, a .briefing.json, again; no model is asked and nothing is written.

    On a terminal each finding is shown with its text and evidence; otherwise a finding is one
    line: severity, code, subject, message. Exits with 3 when a finding of severity error remains.
    """
    codes: list[int] = []
    with _errors(str(file), debug, codes):
        briefing = _loaded(file)
        if article is not None:
            _require_same_article(briefing, article)
        if as_json:
            found = [f.model_dump(mode="json", by_alias=True) for f in briefing.findings]
            _print(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            _print("".join(_findings(briefing)), end="")
            _print(_passed(briefing))
        codes.append(3 if _has_errors(briefing) else 0)
    return codes[0]


@cli.command(epilog="Example:  briefing review article.briefing.json --open")
@click.argument("file", type=click.Path(path_type=Path))
@_out
@click.option("--stdout", is_flag=True, help="Print the page instead of writing it.")
@click.option("--open", "open_", is_flag=True, help="Show the page in your browser.")
@_debug
def review(file: Path, *, out: Path, stdout: bool, open_: bool, debug: bool) -> int:
    """Write a page to review FILE, a .briefing.json, beside its article.

    For a.briefing.json this writes a.review.html: one file that loads nothing from anywhere. The
    briefing is checked first; no model is asked.
    """
    if stdout and open_:
        raise click.UsageError("--open shows the file that --stdout does not write")
    codes: list[int] = []
    with _errors(str(file), debug, codes):
        from briefing.reviewing import review as reviewed

        page = reviewed(_loaded(file))
        if stdout:
            _print(page, end="")
        else:
            path = out / f"{_stem_of(file)}.review.html"
            _write(path, page, quiet=False)
            if open_:
                _open(path)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing terms article.txt")
@click.argument("source")
@_glossary
@_debug
def terms(source: str, *, glossary: Path | None, debug: bool) -> int:
    """Show the names, titles and terms found in SOURCE, their English, and its source."""
    codes: list[int] = []
    with _errors(source, debug, codes):
        from briefing import terms as gazetteers
        from briefing.reading import sentences

        article = _article(source)
        gazetteer = gazetteers.load(glossary)
        for sentence in sentences(article):
            text = article.text[sentence.start : sentence.end]
            for person in gazetteer.people(text):
                title = f", {person.role}" if person.role else ""
                english = f", {person.role_en}" if person.role_en else ""
                _row(sentence.id, f"{person.name}{title}", _plain(person.name) + english, "name")
            for term in gazetteer.find(text):
                _row(sentence.id, term.vi, " / ".join(term.en) or "?", term.source)
    return codes[0] if codes else 0


@cli.command(epilog="Example:  briefing doctor --base-url http://127.0.0.1:8080/v1 --model qwen3")
@_choosing_a_model
@_debug
def doctor(*, debug: bool, **flags: Any) -> int:
    """Tell whether the chosen model can be used, and what to do about each problem.

    The model gets a few small questions, one of them about a long text of ours; no article
    is sent. --timeout is for the whole examination.
    """
    from briefing.doctor import examine

    codes: list[int] = []
    config = flags.pop("config")
    with _Progress(quiet=False) as progress, _errors("doctor", debug, codes):

        def report(check: Check) -> None:
            progress.stop()
            codes.append(check.exit_code)
            _print(_table_row(check), end="")

        examine(flags, config=config, report=report, on_progress=progress.update)
    return _first_of(codes)


@cli.command(epilog="Example:  briefing schema > briefing.schema.json")
def schema() -> int:
    """Print the JSON Schema of the .briefing.json files."""
    from briefing.models import Briefing

    _print(json.dumps(Briefing.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))
    return 0


# --- reading --------------------------------------------------------------------------


def _stem(source: str) -> str:
    return "briefing" if source == _STDIN else Path(source).stem


def _stem_of(file: Path) -> str:
    """Return the stem of a briefing file: `a` of a.briefing.json."""
    return file.name.removesuffix(".json").removesuffix(".briefing") or "briefing"


def _article(source: str) -> Article:
    from briefing import reading

    if source == _STDIN:
        return reading.read_bytes(sys.stdin.buffer.read(reading.MAX_BYTES + 1))
    return reading.read(source)


def _loaded(file: Path) -> Briefing:
    """Read a briefing and check it again."""
    from pydantic import ValidationError

    from briefing.checks import check
    from briefing.errors import ArticleError
    from briefing.models import Briefing

    try:
        data = file.read_bytes()
    except OSError as error:
        raise ArticleError(f"{file}: cannot be read ({error.strerror}): check the path") from None
    try:
        return check(Briefing.model_validate_json(data))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        place = f" at {where}" if where else ""
        raise ArticleError(f"{file}: not a usable briefing{place}: {first['msg']}") from None


def _require_same_article(briefing: Briefing, source: str) -> None:
    """Raise ArticleError, which names the first sentence that differs, if `source` is another."""
    from briefing.errors import ArticleError

    other = _article(source)
    if other.sha256 == briefing.article.sha256:
        return
    pairs = enumerate(zip_longest(briefing.article.text, other.text))
    same = next(at for at, (ours, theirs) in pairs if ours != theirs)
    changed = next((s.id for s in briefing.sentences if s.end > same), None)
    where = f"differs from sentence {changed} on" if changed else "goes on after the last sentence"
    message = f"{source} is not the article of this briefing (its text {where}): "
    raise ArticleError(message + "pass the file it was made from, or make the briefing again")


def _refuse_to_replace(target: Path, force: bool) -> None:
    """Keep a briefing that somebody has edited since we wrote it."""
    from pydantic import ValidationError

    from briefing.errors import DeliveryError
    from briefing.models import Briefing

    if force or not target.exists():
        return
    try:
        old = Briefing.model_validate_json(target.read_bytes())
        edited = old.digest() != old.provenance.sha256
    except (OSError, ValidationError):
        edited = True
    if edited:
        message = f"{target} was edited by hand: use --force to replace it, or another --out"
        raise DeliveryError(message)


# --- making ---------------------------------------------------------------------------


class _Desk:
    """The settings, and the endpoint: opened for the first article, closed after the last."""

    def __init__(self, progress: _Progress, flags: dict[str, Any]) -> None:
        self._progress = progress
        self._flags = flags
        self._stack = ExitStack()
        self._opened: tuple[Endpoint, Settings] | None = None
        self.spent = _Spent()

    def __enter__(self) -> _Desk:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def make(self, article: Article) -> Briefing:
        """Make a briefing of an article; the first one opens the endpoint."""
        from briefing import pipeline

        for repair in article.repairs:
            self._progress.say(f"Note: {repair}")
        self._opened = self._opened or self._open()
        made = pipeline.make_at(self._opened[0], article, self._opened[1], self._progress.update)
        self.spent.add(made.provenance.usage, made.provenance.cost_usd)
        return made

    def _open(self) -> tuple[Endpoint, Settings]:
        from briefing import local, pipeline, settings, terms

        flags = dict(self._flags)
        config = flags.pop("config")
        chosen = settings.load(flags, config=config, local_installed=local.installed)
        if chosen.model == settings.LOCAL:
            self._progress.say("Model: the embedded model, on this machine")
        else:
            click.echo(f"Model: {chosen.model} at {chosen.host}", err=True)  # also with --quiet
        terms.load(chosen.glossary)  # a bad glossary is told before a model is loaded
        opening = pipeline.endpoint(chosen, self._progress.update)
        return self._stack.enter_context(opening), chosen


class _Progress:
    """A live line on a terminal: stage, how many of how many, seconds. Silent elsewhere."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._stage = ""

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Clear the line, so that others can be printed."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._stage = ""

    def say(self, line: str) -> None:
        """Print a line to stderr, unless quiet was asked for."""
        if not self._quiet:
            click.echo(line, err=True)

    def update(self, stage: str, done: int, total: int) -> None:
        """Draw where the work is."""
        if not self._live:
            return
        if self._bar is None:
            self._bar = self._started()
        if stage != self._stage:
            self._stage = stage
            self._bar.reset(self._task, total=total, description=stage)
        count = f"{done} of {total}" if total < _BYTES else f"{100 * done // total} %"
        self._bar.update(self._task, completed=done, total=total, count=count)

    def _started(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:10}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = bar.add_task("start", count="")
        bar.start()
        return bar


# --- writing --------------------------------------------------------------------------


def _write_all(
    briefing: Briefing,
    target: Path,
    languages: Sequence[Language],
    formats: Sequence[str],
    stdout: bool,
    quiet: bool,
) -> None:
    """Write the JSON, which is always written, and the documents."""
    _write(target, briefing.model_dump_json(by_alias=True, indent=2) + "\n", quiet)
    stem = target.with_name(target.name.removesuffix(".briefing.json"))
    _write_documents(briefing, stem, languages, formats, stdout, quiet)


def _write_documents(
    briefing: Briefing,
    stem: Path,
    languages: Sequence[Language],
    formats: Sequence[str],
    stdout: bool,
    quiet: bool,
) -> None:
    from briefing.rendering import render as rendered

    for kind in formats:
        for language in languages:
            document = rendered(
                briefing, language=language, format="html" if kind == "html" else "markdown"
            )
            if stdout:
                _print(document.text, end="")
            else:
                path = stem.with_name(f"{stem.name}.{language}.{kind}")
                _write(path, document.text, quiet)


def _open(path: Path) -> None:
    """Show a page in the user's browser."""
    import webbrowser

    if not webbrowser.open(path.resolve().as_uri()):
        click.echo("No browser was found: open the page yourself", err=True)


def _require_writable(path: Path) -> None:
    """Find out before the model is asked that the result could not be written."""
    with _beside(path) as temporary:
        temporary.touch()


def _write(path: Path, text: str, quiet: bool) -> None:
    """Write atomically: a reader sees the old file or the new one, never half of it."""
    with _beside(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    if not quiet:
        click.echo(f"Wrote {path}", err=True)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`, which is gone afterwards."""
    from briefing.errors import DeliveryError

    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}): choose another --out"
        raise DeliveryError(message) from None
    finally:
        with suppress(OSError):  # it may never have been there
            temporary.unlink()


def _print(text: str, *, end: str = "\n") -> None:
    """Print a result. A reader of stdout that has gone (`| head`) is no error: the work and
    its exit code stay the same, and nothing more is printed."""
    try:
        click.echo(text + end, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _verdict(briefing: Briefing, source: str, strict: bool, progress: _Progress) -> int:
    for note in briefing.provenance.notes:
        click.echo(f"Note: {_visible(note)}", err=True)  # a warning: also with --quiet
    progress.say(f"{source}: {_passed(briefing)} in {briefing.provenance.seconds:.0f} s")
    return 3 if strict and _has_errors(briefing) else 0


class _Spent:
    """What a run has cost, failed articles included."""

    def __init__(self) -> None:
        self._costs: list[tuple[Usage, float | None]] = []

    def add(self, usage: Usage | None, dollars: float | None) -> None:
        """Add the cost of one article."""
        if usage is not None and usage.requests:
            self._costs.append((usage, dollars))

    def tell(self, progress: _Progress) -> None:
        """Print what has been added, the money only if all of it is known."""
        if not self._costs:
            return
        total, *others = (usage for usage, _ in self._costs)
        for usage in others:
            total += usage
        dollars = [dollars for _, dollars in self._costs if dollars is not None]
        known = len(dollars) == len(self._costs)
        about = "about " if total.estimated else ""
        requests = f"{total.requests} request{'s' if total.requests > 1 else ''}"
        price = f"US${sum(dollars):.4f}".replace("$0.0000", "$0") if known else "price unknown"
        progress.say(f"Cost: {requests}, {about}{total.tokens:,} tokens, {about}{price}")


def _passed(briefing: Briefing) -> str:
    subjects: list[Any] = [*briefing.statements, *briefing.people]
    passed = sum(subject.status == "passed" for subject in subjects)
    return f"{passed} of {len(subjects)} passed the automatic checks"


def _has_errors(briefing: Briefing) -> bool:
    return any(finding.severity == "error" for finding in briefing.findings)


def _findings(briefing: Briefing) -> Iterator[str]:
    """Yield what `verify` says: a table for each subject on a terminal, else a line each."""
    if sys.stdout.isatty():
        from briefing.reviewing import cards

        yield from (_finding_table(card) for card in cards(briefing) if card.findings)
        return
    for finding in briefing.findings:
        subject = finding.subject or "-"
        message = _visible(finding.message)
        yield f"{finding.severity:8}{_visible(finding.code):22}{subject:5}{message}\n"


def _row(*cells: str) -> None:
    _print("\t".join(_visible(cell) for cell in cells))


def _table_row(check: Check) -> str:
    """Return a check as a row of a table as wide as the terminal, its remedy indented below."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    mark, colour = _MARKS[check.state]
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column(width=len("PROBLEM"))
    row.add_column(width=len("answers in JSON"))
    row.add_column(overflow="fold")  # a long path is shown whole
    row.add_row(Text(mark, colour), Text(check.name), Text(_visible(check.found)))
    if check.remedy:
        row.add_row("", "", Padding(Text(_visible(check.remedy)), (0, 0, 0, 2)))
    return _laid_out(row)


def _laid_out(*parts: Any) -> str:
    """Return what rich makes of `parts` for this terminal, without spaces at the line ends."""
    from rich.console import Console

    console = Console()
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


_MARKS = {"ok": ("ok", "green"), "warning": ("warning", "yellow"), "problem": ("PROBLEM", "red")}


_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan", "": ""}


def _finding_table(card: Card) -> str:
    """Return the findings about a statement or person, its texts below them, and its evidence."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=len("warning"))
    table.add_column(min_width=len("en"))
    table.add_column(overflow="fold")
    for finding in card.findings:
        told = Text.assemble((_visible(finding.code), "bold"), "  ", _visible(finding.message))
        language = Text(finding.language or "")
        table.add_row(Text(finding.severity, _COLOURS[finding.severity]), language, told)
    for line in card.lines:
        table.add_row("", Text(line.language, "dim"), Text(" — ").join(map(_marked, line.texts)))
    for id_, pieces in card.evidence:
        table.add_row("", Text(id_, "dim"), _marked(pieces))
    title = f"{card.id} {_visible(card.label)}".strip()
    return _laid_out(Text(title, "bold"), Padding(table, (0, 0, 1, 2)))


def _marked(pieces: Sequence[Piece]) -> Text:
    """Return a text with what its findings are about in bold and underlined."""
    from rich.text import Text

    text = Text("" if pieces else "(missing)")
    for piece in pieces:
        style = f"bold underline {_COLOURS[piece.severity]}" if piece.severity else ""
        text.append(_visible(f"|{piece.text}|")[1:-1], style)  # its outer spaces count
    return text


def _visible(text: str) -> str:
    """Return untrusted text on one line, with nothing in it that steers a terminal."""
    from briefing.vietnamese.text import clean

    return " ".join(clean(text).split())


def _plain(name: str) -> str:
    from briefing.vietnamese.text import romanise

    return romanise(name)


# --- errors ---------------------------------------------------------------------------


def _first_of(codes: Sequence[int]) -> int:
    """Return the exit code of a run in which several things may have failed."""
    return next((code for code in _FIRST_OF if code in codes), max(codes, default=0))


@contextmanager
def _errors(
    source: str, debug: bool, codes: list[int], spent: _Spent | None = None
) -> Iterator[None]:
    """Turn an error into one line on stderr and its exit code; go on with the next source."""
    from briefing.errors import BriefingError, SettingsError

    try:
        yield
    except BriefingError as error:
        codes.append(error.exit_code)
        if spent is not None:
            spent.add(error.usage, error.cost_usd)
        message = str(error)
        about_run = spent is None or isinstance(error, SettingsError)
        about = "" if about_run or source in message else f"{source}: "
        click.echo(f"Error: {_visible(about + message)}", err=True)
        _explain(error, debug)
    except (KeyboardInterrupt, click.exceptions.Abort):
        raise click.exceptions.Abort from None
    except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
        raise
    except Exception as error:  # a bug of ours, whatever it is: one line, and the way to report it
        codes.append(1)
        click.echo(
            f"Error: {source}: a bug in briefing ({type(error).__name__}): "
            "run again with --debug and report the traceback",
            err=True,
        )
        _explain(error, debug)


def _explain(error: BaseException, debug: bool) -> None:
    if debug:
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True)
        raw = getattr(error, "raw", None)
        if raw:
            click.echo(f"The model's output:\n{raw}", err=True)
