"""The command line: files, streams, exit codes; a real server behind it, and real processes."""

from __future__ import annotations

import copy
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import briefing.local
import briefing.reading
from briefing.cli import cli
from briefing.models import Briefing, Prompt
from briefing.testing import FAULTS, RULES, FakeServer, Reply

Raw = dict[str, Any]
DATA = Path(__file__).parent / "data" / "articles"
SOURCE = DATA / "reading-stations.txt"
OTHER = DATA / "hanging-bridge.txt"
SHORT = "Phường Bến Lụa mở trạm đọc sách."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no embedded model to fall back on."""
    monkeypatch.setattr(briefing.local, "installed", lambda: False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server(reply: Raw) -> Iterator[FakeServer]:
    """A server that gives the sound reply to whatever it is asked."""
    with FakeServer(lambda _: copy.deepcopy(reply)) as server:
        yield server


def run(*arguments: object, stdin: bytes | None = None) -> tuple[int, Result]:
    """The exit code and the outcome of a command."""
    result = CliRunner().invoke(
        cli, [str(a) for a in arguments], input=stdin, standalone_mode=False
    )
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def make(server: FakeServer, *arguments: object, stdin: bytes | None = None) -> tuple[int, Result]:
    return run("make", "--base-url", server.base_url, "--model", "m", *arguments, stdin=stdin)


def made(server: FakeServer, folder: Path) -> Path:
    """The JSON of a sound briefing in the folder."""
    code, _ = make(server, SOURCE)
    assert code == 0
    return folder / "reading-stations.briefing.json"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The JSON of a sound briefing, made once."""
    out = tmp_path_factory.mktemp("made")
    completion = DATA.parent / "completions" / "reading-stations.brief.json"
    with FakeServer([completion.read_text("utf-8")]) as server:
        assert make(server, SOURCE, "--out", out)[0] == 0
    return (out / "reading-stations.briefing.json").read_bytes()


@pytest.fixture
def path(folder: Path, sound: bytes) -> Path:
    """That JSON, in the current folder."""
    path = folder / "reading-stations.briefing.json"
    path.write_bytes(sound)
    return path


def edit(path: Path, change: Callable[[Raw], None]) -> Path:
    """Edit a briefing by hand."""
    raw = json.loads(path.read_text("utf-8"))
    change(raw)
    path.write_text(json.dumps(raw, ensure_ascii=False, indent=1), "utf-8")
    return path


def spoil(raw: Raw) -> None:
    raw["statements"][0]["text"]["en"] = "Phường Bến Lụa mở 12 trạm đọc sách miễn phí"


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("Error:")]


# --- terminals -------------------------------------------------------------------------------


def on_terminal(*arguments: object, **variables: str) -> tuple[int, str]:
    """The exit code of a command, and what it shows on a terminal of 80 columns."""
    terminal, theirs = pty.openpty()
    known = {"TERM": "xterm-256color", "COLUMNS": "80", **variables}
    with process(*arguments, stdout=theirs, **known) as running:
        os.close(theirs)
        shown = seen_on(terminal)
    return running.returncode, shown


def seen_on(terminal: int) -> str:
    """What is written to a terminal until it is closed."""
    seen = b""
    with suppress(OSError):  # how a terminal tells that its other end is closed
        while piece := os.read(terminal, 4096):
            seen += piece
    os.close(terminal)
    return seen.decode()


def plain(shown: str) -> str:
    """What a terminal shows, without colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", shown).replace("\r\n", "\n")


# --- make: files -----------------------------------------------------------------------------


def test_make_writes_two_documents_and_the_json(server: FakeServer, folder: Path) -> None:
    """In the current folder, named after the source; nothing on stdout."""
    code, result = make(server, SOURCE)
    assert code == 0
    assert names(folder) == [
        "reading-stations.briefing.json",
        "reading-stations.en.md",
        "reading-stations.vi.md",
    ]
    assert (folder / "reading-stations.en.md").read_text("utf-8").startswith("# Ben Lua Ward opens")
    assert (folder / "reading-stations.vi.md").read_text("utf-8").startswith("# Phường Bến Lụa mở")
    assert result.stdout == ""


def test_the_json_is_readable_and_whole(server: FakeServer, folder: Path) -> None:
    """UTF-8, not escaped, indented, both languages, with the digest of what is written."""
    text = made(server, folder).read_text("utf-8")
    assert "Phường Bến Lụa" in text
    assert "\\u" not in text
    assert '\n  "article"' in text
    briefing_ = Briefing.model_validate_json(text)
    assert briefing_.digest() == briefing_.provenance.sha256
    assert json.loads(text)["schema_version"] == 1


def test_out_is_made_when_it_is_not_there(server: FakeServer, folder: Path) -> None:
    """--out names a folder, parents included."""
    code, _ = make(server, SOURCE, "--out", "a/b")
    assert code == 0
    assert names(folder) == [
        "a/b/reading-stations.briefing.json",
        "a/b/reading-stations.en.md",
        "a/b/reading-stations.vi.md",
    ]


@pytest.mark.parametrize(
    ("options", "documents"),
    [
        (["--lang", "vi"], ["vi.md"]),
        (["--lang", "en", "--format", "html"], ["en.html"]),
        (["--format", "md,html"], ["en.html", "en.md", "vi.html", "vi.md"]),
        (["--format", "html , html", "--lang", "en,vi"], ["en.html", "vi.html"]),
    ],
)
def test_lang_and_format_choose_documents(
    server: FakeServer, folder: Path, options: list[str], documents: list[str]
) -> None:
    """The JSON is written all the same, with both languages."""
    code, _ = make(server, SOURCE, *options)
    assert code == 0
    found = [name.removeprefix("reading-stations.") for name in names(folder)]
    assert found == sorted(["briefing.json", *documents])
    raw = json.loads((folder / "reading-stations.briefing.json").read_text("utf-8"))
    assert set(raw["statements"][0]["text"]) == {"vi", "en"}


def test_stdout_has_the_document_and_nothing_else(server: FakeServer, folder: Path) -> None:
    """Letter for letter what the file would have; the JSON is written."""
    code, result = make(server, SOURCE, "--stdout", "--lang", "en")
    assert code == 0
    assert names(folder) == ["reading-stations.briefing.json"]
    run("render", "reading-stations.briefing.json", "--lang", "en")
    assert result.stdout == (folder / "reading-stations.en.md").read_text("utf-8")


def test_standard_input_is_called_briefing(server: FakeServer, folder: Path) -> None:
    """A dash reads UTF-8 bytes from the pipe."""
    code, _ = make(server, "-", stdin=SOURCE.read_bytes())
    assert code == 0
    assert names(folder) == ["briefing.briefing.json", "briefing.en.md", "briefing.vi.md"]


def test_several_sources_are_made_in_one_go(server: FakeServer, folder: Path, reply: Raw) -> None:
    """Each has its own files; what fails does not stop the others."""
    code, result = make(server, "none.txt", SOURCE, "-", stdin=OTHER.read_bytes())
    assert code == 4
    assert len(names(folder)) == 6
    assert len(lines(result.stderr)) == 1


# --- make: what people are told --------------------------------------------------------------


def test_stderr_names_model_and_host_before_the_text_leaves(folder: Path, reply: Raw) -> None:
    """When the server is asked, the line is out."""
    told: list[str] = []

    def answer(_: Prompt) -> Raw:
        told.append(sys.stderr.buffer.getvalue().decode())  # type: ignore[attr-defined]
        return reply

    with FakeServer(answer) as server:
        code, _ = make(server, SOURCE)
    assert code == 0
    assert f"Model: m at {server.base_url.removesuffix('/v1')}\n" in told[0]
    assert "Wrote" not in told[0]


def test_the_verdict_and_the_cost_are_told(server: FakeServer, folder: Path) -> None:
    """How much passed, and what it took; and what the reader had to mend."""
    _, result = make(server, SOURCE)
    assert "Note (reading-stations): The last line was taken as the author." in result.stderr
    assert re.search(r": 8 of 8 passed the automatic checks in \d+ s\n", result.stderr)
    assert re.search(r"\nCost: 1 request, [\d,]+ tokens, price unknown\n$", result.stderr)


def test_what_was_done_otherwise_is_told(folder: Path, reply: Raw) -> None:
    """A downgrade is a note on the screen and in the JSON."""
    rules = [RULES["no_response_format"]]
    with FakeServer(lambda _: reply, rules=rules) as server:
        _, result = make(server, SOURCE)
    made = json.loads((folder / "reading-stations.briefing.json").read_text("utf-8"))
    (told,) = [note for note in made["provenance"]["notes"] if "schema" in note]
    assert f"Note (reading-stations): {told}" in result.stderr
    assert made["provenance"]["schema_mode"] == "prompt"


def test_the_cost_of_failures_is_told_too(folder: Path, reply: Raw) -> None:
    """One line for all sources, whatever became of them."""
    with FakeServer([reply, FAULTS["refusal"]]) as server:
        code, result = make(server, SOURCE, OTHER)
    assert code == 6
    assert re.search(r"\nCost: 2 requests, [\d,]+ tokens, price unknown\n$", result.stderr)


def test_quiet_says_only_where_the_text_goes(server: FakeServer, folder: Path) -> None:
    """Host and model are named whatever is hidden; warnings and errors are still told."""
    code, result = make(server, SOURCE, "--quiet")
    assert (code, result.stdout) == (0, "")
    model, note = result.stderr.splitlines()
    assert model == f"Model: m at {server.base_url.removesuffix('/v1')}"
    assert note.startswith("Note (reading-stations): ")
    assert "'fake'" in note
    code, result = make(server, "none.txt", "-q")
    assert code == 4
    assert len(result.stderr.splitlines()) == 1


# --- make: exit codes ------------------------------------------------------------------------


def test_strict_exits_with_3_when_an_error_remains(folder: Path, reply: Raw) -> None:
    """The files are written all the same; without --strict it is 0."""
    reply["statements"][4]["evidence"] = [6]
    with FakeServer(lambda _: reply) as server:
        assert make(server, SOURCE)[0] == 0
        assert make(server, SOURCE, "--strict")[0] == 3
    assert len(names(folder)) == 3


def test_strict_is_satisfied_by_a_sound_briefing(server: FakeServer) -> None:
    """A warning or a note would not matter either."""
    assert make(server, SOURCE, "--strict")[0] == 0


@pytest.mark.parametrize("second", ["elsewhere/reading-stations.txt", "reading-stations.md"])
def test_two_sources_of_one_stem_are_a_usage_error(
    server: FakeServer, folder: Path, second: str
) -> None:
    """They would write one file; nothing is read or asked."""
    code, result = make(server, SOURCE, second)
    assert code == 2
    assert "reading-stations.briefing.json" in str(result.exception)
    assert names(folder) == []
    assert server.requests == []


def test_stdin_and_a_file_called_briefing_collide(server: FakeServer) -> None:
    """Both would be briefing.briefing.json."""
    assert make(server, "-", "briefing.txt", stdin=b"")[0] == 2


@pytest.mark.parametrize(
    "options",
    [["--lang", "fr"], ["--lang", ""], ["--format", "pdf"], ["--timeout", "soon"], ["--what"]],
)
def test_bad_options_are_usage_errors(server: FakeServer, options: list[str]) -> None:
    """Before anything is asked."""
    assert make(server, SOURCE, *options)[0] == 2
    assert server.requests == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (None, "No such file"),
        (b"", "empty"),
        (b"\xff\xfe\0", "binary data"),
        (SHORT.encode(), "only 7 words"),
    ],
)
def test_an_unusable_source_exits_with_4(
    server: FakeServer, folder: Path, data: bytes | None, what: str
) -> None:
    """One line that names the file."""
    if data is not None:
        (folder / "tin.txt").write_bytes(data)
    code, result = make(server, "tin.txt")
    assert code == 4
    (error,) = result.stderr.splitlines()
    assert error.startswith("Error: tin.txt: ")
    assert what in error


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "no model is set: use --model local"),
        (["--base-url", "http://127.0.0.1:9/v1"], "--model or BRIEFING_MODEL"),
        (["--model", "m", "--base-url", "nowhere"], "no web address"),
        (["--model", "m", "--timeout", "0"], "timeout"),
        (["--model", "m", "--config", "none.toml"], "no such config file"),
        (["--model", "m", "--base-url", "http://127.0.0.1:9", "--glossary", "x.csv"], "glossary"),
    ],
)
def test_unusable_settings_exit_with_8(arguments: list[str], what: str, folder: Path) -> None:
    """Without a model, above all: all ways on are named."""
    code, result = run("make", SOURCE, *arguments)
    assert code == 8
    (error,) = lines(result.stderr)
    assert what in error
    assert names(folder) == []


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (FAULTS["bad_key"], 5),
        (FAULTS["quota"], 5),
        (FAULTS["refusal"], 6),
        (FAULTS["truncated"], 6),
        ({"statements": []}, 6),
    ],
)
def test_the_endpoint_and_its_output_have_their_codes(
    folder: Path, reply: Reply, code: int
) -> None:
    """One line on stderr, nothing on stdout, no file."""
    with FakeServer(lambda _: reply) as server:
        found, result = make(server, SOURCE)
    assert found == code
    assert len(lines(result.stderr)) == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert names(folder) == []


def test_an_unwritable_place_exits_with_7(server: FakeServer, folder: Path) -> None:
    """The error names it, and no temporary file is left."""
    (folder / "taken").write_text("a file")
    code, result = make(server, SOURCE, "--out", "taken/briefs")
    assert code == 7
    assert "taken/briefs/reading-stations.briefing.json: cannot be written" in result.stderr
    (folder / "reading-stations.en.md").mkdir()
    assert make(server, SOURCE)[0] == 7
    assert not [name for name in names(folder) if "tmp" in name]


def test_an_unwritable_place_is_found_before_the_model_is_asked(
    server: FakeServer, folder: Path
) -> None:
    """Minutes of work and money are not spent on a result that cannot be kept."""
    (folder / "taken").write_text("a file")
    assert make(server, SOURCE, "--out", "taken/briefs")[0] == 7
    assert server.requests == []


def test_nothing_in_a_briefing_steers_the_terminal(path: Path) -> None:
    """Escape sequences in a text are not printed, and an id cannot add a line."""

    def colour(raw: Raw) -> None:
        raw["statements"][1]["text"]["vi"] = "Ông Trần\x1b[2J Văn Không Có đến."

    code, result = run("verify", edit(path, colour))
    assert (code, "\x1b" in result.stdout) == (3, False)

    def forge(raw: Raw) -> None:
        raw["statements"][1]["id"] = "P9\nerror   fake.line"

    assert run("verify", edit(path, forge))[0] == 4


@pytest.mark.parametrize(
    ("codes", "first"),
    [((4, 6), 6), ((6, 4), 6), ((7, 4), 4), ((3, 7), 7), ((3, 4, 7), 4), ((6, 4, 5), 5), ((3,), 3)],
)
def test_of_several_failures_the_gravest_counts(
    folder: Path, reply: Raw, codes: tuple[int, ...], first: int
) -> None:
    """In the order 1, 8, 5, 6, 4, 7, 3, whatever the order of the sources."""
    doubtful = copy.deepcopy(reply)
    doubtful["statements"][4]["evidence"] = [6]
    replies: list[Reply] = []
    for code in codes:
        source = folder / f"source-{code}.txt"
        if code != 4:
            source.write_bytes(SOURCE.read_bytes())
        if code == 7:
            (folder / "out").mkdir(exist_ok=True)
            (folder / "out" / f"source-{code}.briefing.json").write_text("edited beyond repair")
        replies += {5: [FAULTS["bad_key"]], 6: [FAULTS["refusal"]], 3: [doubtful]}.get(code, [])
    with FakeServer(replies) as server:
        sources = [f"source-{code}.txt" for code in codes]
        assert make(server, *sources, "--strict", "--out", "out")[0] == first
        assert server.model.queue == []


# --- make: a briefing that somebody edited ---------------------------------------------------


def test_our_own_briefing_is_replaced(server: FakeServer, path: Path) -> None:
    """What nobody has touched is made anew."""
    assert make(server, SOURCE)[0] == 0
    assert path.is_file()


@pytest.mark.parametrize(
    "change", [spoil, lambda raw: raw["people"].pop(), lambda raw: raw.pop("statements")]
)
def test_an_edited_briefing_is_kept(
    server: FakeServer, path: Path, change: Callable[[Raw], None]
) -> None:
    """It is no longer ours: exit 7, no request is made for it, and --force replaces it."""
    before = edit(path, change).read_bytes()
    code, result = make(server, SOURCE)
    assert code == 7
    assert "edited by hand: use --force" in result.stderr
    assert path.read_bytes() == before
    assert server.requests == []
    assert make(server, SOURCE, "--force")[0] == 0
    assert path.read_bytes() != before


def test_another_layout_of_the_same_json_is_no_edit(server: FakeServer, path: Path) -> None:
    """An editor that only saves the file has changed nothing."""
    edit(path, lambda raw: None)
    assert make(server, SOURCE)[0] == 0


# --- verify ----------------------------------------------------------------------------------


def test_verify_passes_a_sound_briefing(folder: Path, path: Path) -> None:
    """Without a model, and without writing anything."""
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    code, result = run("verify", path)
    assert (code, result.stdout) == (0, "8 of 8 passed the automatic checks\n")
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_verify_judges_what_is_in_the_file_now(path: Path) -> None:
    """An edit that breaks a rule: exit 3, with code, subject and message; still not written."""
    before = edit(path, spoil).read_bytes()
    code, result = run("verify", path)
    assert code == 3
    finding, verdict = result.stdout.splitlines()[0], result.stdout.splitlines()[-1]
    assert finding.split()[:3] == ["error", "language.wrong", "P1"]
    assert verdict == "7 of 8 passed the automatic checks"
    assert path.read_bytes() == before


def test_verify_prints_findings_as_json(path: Path) -> None:
    """For programs: a list, empty when nothing was found; the same exit codes."""
    code, result = run("verify", path, "--json")
    assert (code, json.loads(result.stdout)) == (0, [])
    code, result = run("verify", edit(path, spoil), "--json")
    (finding, *_) = json.loads(result.stdout)
    assert code == 3
    assert finding["code"] == "language.wrong"
    assert set(finding["spans"][0]) == {"in", "start", "end"}


def test_verify_shows_a_terminal_findings_with_their_texts(path: Path) -> None:
    """By statement, what each is about underlined, the evidence below; coloured by severity."""
    edit(path, spoil)
    code, shown = on_terminal("verify", path, COLUMNS="200")
    assert code == 3
    assert "\x1b[31merror" in shown
    (finding, *_) = json.loads(run("verify", path, "--json")[1].stdout)
    (span,) = finding["spans"]
    text = json.loads(path.read_text("utf-8"))["statements"][0]["text"]["en"]
    assert f"\x1b[1;4;31m{text[span['start'] : span['end']]}\x1b[0m" in shown
    rows = [" ".join(row.split()) for row in plain(shown).splitlines()]
    assert rows[0] == "P1 headline"
    assert rows[1].startswith("error en language.wrong The text should be English throughout")
    vi, en = (row for row in rows if row[:3] in ("vi ", "en "))
    assert vi.startswith("vi Phường Bến Lụa mở 12 trạm")
    assert en == "en Phường Bến Lụa mở 12 trạm đọc sách miễn phí"
    assert [row[:2] for row in rows if re.match(r"S\d ", row)] == ["S1"]
    assert rows[-1] == "7 of 8 passed the automatic checks"


def test_verify_fits_the_terminal_and_heeds_no_color(path: Path) -> None:
    """Lines as wide as the terminal at most; NO_COLOR leaves bold and underline."""
    edit(path, spoil)
    _, shown = on_terminal("verify", path, COLUMNS="48", NO_COLOR="1")
    assert max(map(len, plain(shown).splitlines())) <= 48
    assert "\x1b[1;4m" in shown
    assert not re.search(r"\x1b\[(?:\d+;)*[34]\dm", shown)


def test_verify_tells_a_terminal_of_what_is_missing_and_of_the_whole(path: Path) -> None:
    """What concerns the briefing as a whole comes first; a missing text is said to be."""

    def leave_out(raw: Raw) -> None:
        raw["provenance"]["left_out"] = ["S3"]
        del raw["people"][0]["role"]["en"]

    edit(path, leave_out)
    rows = [" ".join(r.split()) for r in plain(on_terminal("verify", path)[1]).splitlines()]
    assert rows[0] == "whole briefing"
    assert rows[1].startswith("info coverage.low 1 of")
    assert any(re.fullmatch(r"N1 person \w.*", row) for row in rows)
    assert any(re.fullmatch(r"en \w.* — \(missing\)", row) for row in rows)


def test_nothing_in_a_briefing_steers_a_real_terminal(path: Path) -> None:
    """Not with a table either."""

    def colour(raw: Raw) -> None:
        raw["statements"][1]["text"]["en"] = "Ông Trần\x1b[2J Văn\r Không Có\x07 đến."

    _, shown = on_terminal("verify", edit(path, colour), COLUMNS="200")
    assert "Trần[2J Văn Không Có đến." in plain(shown)
    assert not set("\x07\r") & set(shown.replace("\r\n", "\n"))
    assert "\x1b[2J" not in shown


def test_verify_makes_sure_of_the_article(path: Path) -> None:
    """The file it was made from, or its bytes on standard input, changes nothing."""
    alone = run("verify", path)[1].stdout
    assert run("verify", path, "--article", SOURCE)[1].stdout == alone
    assert run("verify", path, "--article", "-", stdin=SOURCE.read_bytes())[1].stdout == alone


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda text: text.replace("45 hộ", "54 hộ"), "differs from sentence S"),
        (lambda text: f"{text}\nThêm một câu nữa ở cuối bài báo này.", "goes on after the last"),
        (lambda text: text[: text.index("Phường dự kiến")], "differs from sentence S"),
        (lambda _: OTHER.read_text("utf-8"), "differs from sentence S1 on"),
    ],
)
def test_verify_refuses_another_article(
    folder: Path, path: Path, change: Callable[[str], str], what: str
) -> None:
    """Exit 4, one line that names the first sentence that differs, and no verdict."""
    (folder / "tin.txt").write_text(change(SOURCE.read_text("utf-8").rstrip()), "utf-8")
    code, result = run("verify", path, "--article", "tin.txt")
    assert (code, result.stdout) == (4, "")
    (error,) = result.stderr.splitlines()
    assert error.startswith("Error: tin.txt is not the article of this briefing (its text ")
    assert what in error


def test_verify_names_the_first_sentence_that_differs(folder: Path, path: Path) -> None:
    """That which has the first character that is another."""
    raw = json.loads(path.read_text("utf-8"))
    third = raw["sentences"][2]
    text = raw["article"]["text"][third["start"] : third["end"]]
    (folder / "tin.txt").write_text(
        SOURCE.read_text("utf-8").replace(text, text[:-2] + "x."), "utf-8"
    )
    _, result = run("verify", path, "--article", "tin.txt")
    assert "differs from sentence S3 on" in result.stderr


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"\0" * 99,
        b'{"schema_version": 2}',
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("command", ["verify", "render", "review"])
def test_what_is_no_briefing_exits_with_4(folder: Path, command: str, data: bytes | None) -> None:
    """One line, which names the file."""
    if data is not None:
        (folder / "x.briefing.json").write_bytes(data)
    code, result = run(command, "x.briefing.json")
    assert code == 4
    (error,) = result.stderr.splitlines()
    assert error.startswith("Error: x.briefing.json: ")


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["statements"].pop(0),
        lambda raw: raw["statements"][0].update(evidence=["S99"]),
        lambda raw: raw["article"].update(text="Khác."),
        lambda raw: raw["statements"][0].update(id="P2"),
        lambda raw: raw["sentences"][0].update(end=10**9),
    ],
)
def test_a_briefing_that_does_not_hold_together_exits_with_4(
    path: Path, change: Callable[[Raw], None]
) -> None:
    """References that lead nowhere cannot be checked."""
    code, result = run("verify", edit(path, change))
    assert code == 4
    (error,) = result.stderr.splitlines()
    assert "not a usable briefing" in error


# --- review ----------------------------------------------------------------------------------


def test_review_writes_one_page(folder: Path, path: Path) -> None:
    """Named after the briefing, in the current folder or another; the briefing stays as it is."""
    before = path.read_bytes()
    code, result = run("review", path)
    assert (code, result.stdout) == (0, "")
    assert result.stderr == "Wrote reading-stations.review.html\n"
    page = (folder / "reading-stations.review.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert run("review", path, "--out", "pages")[0] == 0
    assert (folder / "pages" / "reading-stations.review.html").read_text("utf-8") == page
    assert run("review", path, "--stdout")[1].stdout == page
    assert path.read_bytes() == before
    assert len(names(folder)) == 3


def test_review_checks_what_is_in_the_file_now(path: Path) -> None:
    """An edit that breaks a rule is marked, and is no failure of the command."""
    code, result = run("review", edit(path, spoil), "--stdout")
    assert code == 0
    assert "<code>language.wrong</code>" in result.stdout
    assert "7 of 8 passed" in result.stdout


def test_review_opens_the_page_in_the_browser(folder: Path, path: Path) -> None:
    """That of $BROWSER, or the system's; not what --stdout does not write."""
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{folder}/opened"\n', "utf-8")
    browser.chmod(0o755)
    with process("review", path, "--open", BROWSER=f"{browser} %s") as running:
        running.communicate()
    assert running.returncode == 0
    page = folder / "reading-stations.review.html"
    assert (folder / "opened").read_text("utf-8") == page.as_uri()
    code, result = run("review", path, "--open", "--stdout")
    assert (code, result.stdout) == (2, "")


def test_review_says_when_there_is_no_browser(path: Path) -> None:
    """The page is there all the same."""
    with process(
        "review", path, "--open", BROWSER="/nonexistent %s", PATH="/nonexistent"
    ) as running:
        _, err = running.communicate()
    assert running.returncode == 0
    assert err.decode().splitlines() == [
        "Wrote reading-stations.review.html",
        "No browser was found: open the page yourself",
    ]


# --- render, terms, schema -------------------------------------------------------------------


def test_render_writes_the_documents_of_a_json_again(server: FakeServer, folder: Path) -> None:
    """The same as make wrote; no model is asked."""
    path = made(server, folder)
    code, _ = run("render", path, "--out", "again", "--format", "md,html")
    assert code == 0
    for language in ("vi", "en"):
        name = f"reading-stations.{language}.md"
        assert (folder / "again" / name).read_bytes() == (folder / name).read_bytes()
        assert (folder / "again" / f"reading-stations.{language}.html").is_file()
    assert len(server.requests) == 1


def test_render_shows_the_doubt_about_an_edit(path: Path) -> None:
    """The verdict in a document is never older than its text."""
    code, result = run("render", edit(path, spoil), "--stdout", "--lang", "en")
    assert code == 0
    assert result.stdout.startswith("# **⚠ Not confirmed:** Phường Bến Lụa mở")
    assert "7 of 8 passed the automatic checks" in result.stdout


def test_terms_shows_what_code_knows(folder: Path) -> None:
    """Sentence, Vietnamese, English, source, one term a line; people with their titles."""
    code, result = run("terms", SOURCE)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert code == 0
    assert {len(row) for row in rows} == {4}
    assert ["S2", "Trần Thị Ngọc Lan, Chủ tịch UBND phường Bến Lụa"] in [row[:2] for row in rows]
    assert ["S1", "UBND phường Bến Lụa", "People's Committee of Ben Lua Ward", "composed"] in rows


def test_terms_takes_a_glossary_and_standard_input(folder: Path) -> None:
    """The user's own term, and the file that it comes from."""
    (folder / "mine.csv").write_text("vi,en\ntrạm đọc sách,reading nook\n", "utf-8")
    code, result = run("terms", "-", "--glossary", "mine.csv", stdin=SOURCE.read_bytes())
    assert code == 0
    assert "S1\ttrạm đọc sách\treading nook\tmine.csv" in result.stdout.splitlines()


def valid(value: Any, schema: Raw, root: Raw) -> bool:
    """Tell whether keys and types of a JSON value are as a schema has them."""
    if "$ref" in schema:
        return valid(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return any(valid(value, each, root) for each in schema["anyOf"])
    kinds: dict[str, type | tuple[type, ...]] = {
        "object": dict, "array": list, "string": str, "integer": int, "boolean": bool,
        "number": (int, float), "null": type(None),
    }  # fmt: skip
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return False
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        return set(schema.get("required", ())) <= set(value) <= set(known) and all(
            valid(each, known[key], root) for key, each in value.items()
        )
    if isinstance(value, list) and "items" in schema:
        return all(valid(each, schema["items"], root) for each in value)
    return value in schema.get("enum", [value]) and value == schema.get("const", value)


def test_the_schema_describes_a_made_briefing(folder: Path, reply: Raw) -> None:
    """Every key of a written file is in it, with its type; an invented key is not."""
    reply["statements"][4]["evidence"] = [6]
    with FakeServer(lambda _: reply) as server:
        raw = json.loads(made(server, folder).read_text("utf-8"))
    code, result = run("schema")
    schema = json.loads(result.stdout)
    assert code == 0
    assert raw["findings"]
    assert valid(raw, schema, schema)
    assert not valid({**raw, "mood": "good"}, schema, schema)
    raw["statements"][0]["status"] = "maybe"
    assert not valid(raw, schema, schema)


# --- help and errors -------------------------------------------------------------------------


@pytest.mark.parametrize("command", [None, *sorted(cli.commands)])
def test_help_has_an_example(command: str | None) -> None:
    """Every command shows one call that works, and says what each option does."""
    _, result = run(*filter(None, [command]), "--help")
    assert re.search(r"Example: +briefing [a-z]+", result.stdout)
    assert result.stdout == run(*filter(None, [command]), "-h")[1].stdout
    options = cli.commands[command].params if command else []
    assert all(option.help for option in options if isinstance(option, click.Option))


def test_a_bug_is_one_line_that_asks_for_a_report(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1; the traceback is shown on request only; the other sources are still made."""

    def stumble(source: object) -> None:
        raise ZeroDivisionError("of our making")

    monkeypatch.setattr(briefing.reading, "read", stumble)
    code, result = run("terms", "tin.txt")
    assert code == 1
    (error,) = result.stderr.splitlines()
    assert error.startswith("Error: tin.txt: a bug in briefing (ZeroDivisionError)")
    assert "--debug" in error
    code, result = run("terms", "tin.txt", "--debug")
    assert code == 1
    assert "Traceback" in result.stderr
    assert "of our making" in result.stderr


def test_debug_shows_the_traceback_and_the_raw_output(folder: Path) -> None:
    """What the model wrote is the first thing one wants to see."""
    with FakeServer(lambda _: {"statements": "kỳ lạ", "people": []}) as server:
        code, result = make(server, SOURCE, "--debug")
    assert code == 6
    assert "Traceback" in result.stderr
    assert '"statements": "kỳ lạ"' in result.stderr
    assert len(lines(result.stderr)) == 1


def test_the_key_is_nowhere(folder: Path, monkeypatch: pytest.MonkeyPatch, reply: Raw) -> None:
    """Neither on the screen, with --debug too, nor in a file."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    with FakeServer([reply, FAULTS["bad_key"]]) as server:
        results = [make(server, SOURCE, "--debug", "--force")[1] for _ in range(2)]
        assert server.requests[0].headers["authorization"] == "Bearer sk-very-secret"
    assert not any("sk-very-secret" in r.stdout + r.stderr for r in results)
    assert not any("sk-very-secret" in (folder / n).read_text("utf-8") for n in names(folder))


# --- real processes --------------------------------------------------------------------------


def environment(**variables: str) -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8", **variables}


def process(
    *arguments: object,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    **variables: str,
) -> Any:
    return subprocess.Popen(
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        env=environment(**variables),
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["make"], 2),
        (["make", "none.txt", "--model", "m"], 4),
    ],
)
def test_python_m_briefing_exits_with_the_code(arguments: list[object], code: int) -> None:
    """The process says what the command returned; an error is told on stderr."""
    running = process(*arguments)
    out, err = running.communicate()
    assert running.returncode == code
    assert (b"Error: " in err) == (code > 0)
    assert b"Traceback" not in err
    assert bool(out) == (code == 0)


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`briefing schema | head -1`: no traceback, no message, exit 0."""
    with process("schema") as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_ctrl_c_exits_with_130(folder: Path) -> None:
    """One word, no traceback, no half file."""
    with FakeServer([FAULTS["drip"]]) as server:
        running = process("make", SOURCE, "--base-url", server.base_url, "--model", "m")
        while not server.requests and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert running.returncode == 130
    assert err.decode().splitlines()[-1] == "Interrupted."
    assert err.decode().splitlines()[-2].startswith("Model: m at http://127.0.0.1")
    assert b"Traceback" not in err
    assert b"\x1b" not in err
    assert out == b""
    assert names(folder) == []


def test_a_terminal_shows_progress_and_heeds_no_color(server: FakeServer) -> None:
    """The streams are apart: the document on stdout, all else on the terminal, uncoloured."""
    terminal, theirs = pty.openpty()
    with process(
        *("make", SOURCE, "--base-url", server.base_url, "--model", "m"),
        *("--stdout", "--lang", "vi"),
        stderr=theirs,
        TERM="xterm-256color",
        NO_COLOR="1",
    ) as running:
        os.close(theirs)
        told = seen_on(terminal)
        document = running.stdout.read().decode()
    assert running.returncode == 0
    assert document.startswith("# Phường Bến Lụa mở 12 trạm")
    assert "\x1b" not in document
    assert "Wrote" not in document
    assert "Model: m at" in told
    assert "# Phường" not in told
    assert re.search(r"\x1b\[\?25l.*brief", told, re.DOTALL)
    assert not re.search(r"\x1b\[(?:\d+;)*(?:[34]\d|9\d|10[0-7])(?:;\d+)*m", told)
