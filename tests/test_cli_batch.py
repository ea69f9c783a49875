"""`briefing batch` from outside, and what `make` keeps: a real server, real files, real signals."""

from __future__ import annotations

import json
import os
import pty
import random
import re
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import newsroom
import pytest
from click.testing import CliRunner, Result

import briefing.llm.client
import briefing.local
from briefing import keys
from briefing.cli import cli
from briefing.models import Prompt
from briefing.testing import FAULTS, FakeModel, FakeServer, Fault, Received

KINDS = ("briefing.json", "en.md", "vi.md")
OLD = 1_700_000_000
"""A time in the past: what has it was not touched."""
Rule = Callable[[Received], Fault | None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, no embedded model to fall back on, and short pauses."""
    monkeypatch.setattr(briefing.local, "installed", lambda: False)
    monkeypatch.setattr(briefing.llm.client, "_PAUSE", 0.01)
    monkeypatch.setattr(briefing.llm.client, "_LONGEST_PAUSE", 0.02)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A server that has a sound reply for every article of the newsroom."""
    with FakeServer(newsroom.answer) as server:
        yield server


@pytest.fixture
def news(folder: Path) -> Path:
    """A folder of three articles."""
    return newsroom.write(folder / "news", 3)


def run(*arguments: object, stdin: bytes | None = None) -> tuple[int, Result]:
    """The exit code and the outcome of a command."""
    result = CliRunner().invoke(
        cli, [str(a) for a in arguments], input=stdin, standalone_mode=False
    )
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def at(server: FakeServer) -> tuple[str, ...]:
    """The options that name the server."""
    return "--base-url", server.base_url, "--model", "fake"


def batch(server: FakeServer, *arguments: object, stdin: bytes | None = None) -> tuple[int, Result]:
    """The exit code and the outcome of a run into the folder `out`."""
    where = () if {"--into", "-o"} & set(arguments) else ("-o", "out")
    return run("batch", *at(server), *where, *arguments, stdin=stdin)


def files(folder: Path) -> list[str]:
    """All files below a folder, the hidden ones included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def expected(count: int) -> list[str]:
    return [f"{number:03}.{kind}" for number in range(count) for kind in KINDS]


def failures(path: Path = Path("out/failed.jsonl")) -> dict[str, dict[str, Any]]:
    """The lines of a list of failures, by id."""
    lines = path.read_text("utf-8").splitlines()
    return {failure["id"]: failure for failure in map(json.loads, lines)}


def errors(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("Error:")]


def age(folder: Path) -> None:
    for name in files(folder):
        os.utime(folder / name, (OLD, OLD))


def touched(folder: Path) -> list[str]:
    return [name for name in files(folder) if (folder / name).stat().st_mtime != OLD]


def fails(*numbers: int, fault: str = "server_error") -> Rule:
    """Let requests about these articles fail."""
    return lambda request: FAULTS[fault] if newsroom.about(request) in numbers else None


def slow(seconds: float, *numbers: int) -> Rule:
    """Let the replies about these articles, or about all, take time."""

    def wait(request: Received) -> Fault | None:
        about = not numbers or newsroom.about(request) in numbers
        return Fault(around="{}", wait=seconds) if about else None

    return wait


# --- what is read, and what is written -------------------------------------------------------


def test_the_files_are_those_of_make(server: FakeServer, news: Path, folder: Path) -> None:
    """`make` and `batch` write the same; nothing but the files of articles is there."""
    assert batch(server, news)[0] == 0
    for path in sorted(news.iterdir()):
        code, _ = run("make", *at(server), path, "--no-cache", "--out", "single")
        assert code == 0
    assert files(folder / "out") == expected(3)
    assert newsroom.essences(folder / "out") == newsroom.essences(folder / "single")


@pytest.mark.parametrize("named", ["files", "pattern", "records", "list"])
def test_articles_are_named_in_several_ways(
    server: FakeServer, news: Path, folder: Path, named: str
) -> None:
    """Files, a pattern, records, and a list on standard input lead to the same files."""
    newsroom.records(folder / "all.jsonl", 3)
    listed = "".join(f"{path}\n" for path in sorted(news.iterdir()))
    sources = {
        "files": sorted(news.iterdir()),
        "pattern": ["news/*.txt"],
        "records": ["all.jsonl"],
        "list": ["-"],
    }[named]
    code, result = batch(server, *sources, stdin=listed.encode() if named == "list" else None)
    assert code == 0, result.stderr
    assert files(folder / "out") == expected(3)
    assert "3 articles: 3 made, 0 unchanged" in result.stderr


def test_folders_below_are_kept(server: FakeServer, news: Path, folder: Path) -> None:
    """An article's files go into the same folder below the one that was named; what is no
    article is told."""
    newsroom.write(news / "2025", 1)
    (news / "notes.csv").write_text("none")
    code, result = batch(server, news)
    assert code == 0
    assert files(folder / "out") == sorted([*expected(3), *(f"2025/000.{kind}" for kind in KINDS)])
    assert "Note: passed over in" in result.stderr


def test_one_file_for_all(server: FakeServer, news: Path, folder: Path) -> None:
    """With --into there is a line for each article, in order, that holds what its files would."""
    assert batch(server, news)[0] == 0
    code, _ = batch(server, news, "--into", "all.jsonl", "--jobs", 3)
    assert code == 0
    rows = [json.loads(line) for line in (folder / "all.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["000", "001", "002"]
    for row in rows:
        briefing = json.loads((folder / f"out/{row['id']}.briefing.json").read_text("utf-8"))
        assert row["briefing"] == briefing
        documents = {kind: (folder / f"out/{row['id']}.{kind}").read_text() for kind in KINDS[1:]}
        assert row["documents"] == documents
    assert files(folder) == sorted(
        [*(f"news/{n:03}.txt" for n in range(3)), *(f"out/{n}" for n in expected(3)), "all.jsonl"]
    )


def test_chosen_languages_and_formats(server: FakeServer, news: Path, folder: Path) -> None:
    """--lang and --format choose the documents; a later choice of others asks for nothing."""
    assert batch(server, news / "000.txt", "--lang", "en", "--format", "html")[0] == 0
    assert files(folder / "out") == ["000.briefing.json", "000.en.html"]
    assert batch(server, news / "000.txt", "--lang", "vi")[0] == 0
    assert files(folder / "out") == ["000.briefing.json", "000.en.html", "000.vi.md"]
    assert len(server.requests) == 1


def test_stdout_stays_empty(server: FakeServer, news: Path) -> None:
    """The model, notes, the sum and the cost are told on stderr, which is no terminal: no bar."""
    code, result = batch(server, news)
    assert code == 0
    assert result.stdout == ""
    told = result.stderr.splitlines()
    assert told[0].startswith("Model: fake at http://127.0.0.1")
    assert re.fullmatch(r"3 articles: 3 made, 0 unchanged in [\d.]+ s", told[-2])
    assert re.fullmatch(r"Cost: 3 requests, [\d,]+ tokens, price unknown", told[-1])
    assert all(line.startswith("Note (3 articles): ") for line in told[1:-2])


def test_quiet(server: FakeServer, news: Path) -> None:
    """With -q only the model is told, before any text leaves the machine."""
    _, result = batch(server, news, "-q")
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Model: fake at http://127.0.0.1")


# --- again -----------------------------------------------------------------------------------


def test_an_unchanged_rerun_sends_and_touches_nothing(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """Not one request, not one file; neither in a folder nor in one file."""
    batch(server, news)
    batch(server, news, "--into", "all.jsonl")
    age(folder)
    before = len(server.requests)
    for where in (("-o", "out"), ("--into", "all.jsonl")):
        code, result = batch(server, news, *where)
        assert code == 0
        assert "3 articles: 0 made, 3 unchanged" in result.stderr
        assert "Cost" not in result.stderr
    assert len(server.requests) == before == 3
    assert touched(folder) == []


def test_files_that_are_gone_come_back(server: FakeServer, news: Path, folder: Path) -> None:
    """What was deleted is written again from what is kept; the rest is left as it is."""
    batch(server, news)
    age(folder)
    (folder / "out/001.briefing.json").unlink()
    (folder / "out/002.vi.md").unlink()
    assert batch(server, news)[0] == 0
    assert touched(folder) == ["out/001.briefing.json", "out/002.vi.md"]
    assert len(server.requests) == 3


def test_a_changed_template_asks_nobody(
    server: FakeServer, news: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents are rendered again, the briefings stay as they are."""
    own = folder / "own"
    own.mkdir()
    for headline in ("First", "Second"):
        (own / "briefing.en.md").write_text(f"# {headline}: {{{{ article.words }}}}\n")
        age(folder)
        code, _ = batch(server, news, "--template-dir", own)
        assert code == 0
        assert (folder / "out/001.en.md").read_text().startswith(f"# {headline}: ")
    assert [name for name in touched(folder) if "out/" in name] == [
        f"out/{number:03}.en.md" for number in range(3)
    ]
    assert len(server.requests) == 3


def test_a_changed_article_is_asked_for_alone(server: FakeServer, news: Path, folder: Path) -> None:
    """One article of three has another text: one request."""
    batch(server, news)
    server.requests.clear()
    (news / "001.txt").write_text(newsroom.article(7), "utf-8")
    code, result = batch(server, news)
    assert code == 0
    assert newsroom.asked(server) == {7: 1}
    assert "1 made, 2 unchanged" in result.stderr
    assert "108 households" in (folder / "out/001.en.md").read_text("utf-8")


def test_no_cache(server: FakeServer, news: Path) -> None:
    """--no-cache finds nothing, asks for all again, and keeps nothing."""
    batch(server, news)
    store = next(Path(os.environ["XDG_CACHE_HOME"]).rglob("store.sqlite"))
    before = store.read_bytes()
    assert batch(server, news, "--no-cache")[0] == 0
    assert newsroom.asked(server) == {0: 2, 1: 2, 2: 2}
    assert store.read_bytes() == before


def test_another_model_is_another_answer(server: FakeServer, news: Path) -> None:
    """What one model wrote is not taken for what another would."""
    batch(server, news)
    code, result = batch(server, news, "--model", "other")
    assert code == 0
    assert newsroom.asked(server) == {0: 2, 1: 2, 2: 2}
    assert "Note (3 articles): " in result.stderr  # who answered instead


@pytest.mark.parametrize("usage", ["told", "not told"])
def test_what_is_made_of_kept_replies_is_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, usage: str
) -> None:
    """A run that was killed before a briefing was kept, or another version: nothing is asked, and
    the briefing warns of the same."""
    more = "".join(f" Trạm số {n} mở cửa vào ngày {n}-12." for n in range(1, 29))
    (folder / "long.txt").write_text(newsroom.article(0) + more, "utf-8")
    rules = [lambda _: FAULTS["no_usage"]] if usage == "not told" else []
    with FakeServer(newsroom.answer, rules=rules, context=300) as server:
        assert batch(server, "long.txt", "-o", "one")[0] == 0
        monkeypatch.setattr(keys, "_code", lambda: "another version")
        assert batch(server, "long.txt", "-o", "two")[0] == 0
        assert len(server.requests) == 1
    one, two = (newsroom.essences(folder / name) for name in ("one", "two"))
    assert one == two
    provenance = json.loads((folder / "two/long.briefing.json").read_text("utf-8"))["provenance"]
    (note,) = provenance["notes"]
    assert "long prompts whole" in note


# --- failures --------------------------------------------------------------------------------


def test_failures_are_listed_and_tried_again(server: FakeServer, news: Path, folder: Path) -> None:
    """failed.jsonl has the reason; --retry-failed goes through those only; then it is gone."""
    server.rules.append(fails(1))
    code, result = batch(server, news)
    assert code == 5
    (failure,) = failures().values()
    assert (failure["id"], failure["source"]) == ("001", str(news / "001.txt"))
    assert (failure["error"], failure["exit_code"]) == ("EndpointError", 5)
    assert "status 500" in failure["message"]
    assert failure["usage"]["requests"] == 2
    assert "try it again with --retry-failed" in result.stderr
    assert files(folder / "out") == [n for n in expected(3) if "001" not in n] + ["failed.jsonl"]
    server.rules.clear()
    server.requests.clear()
    (news / "000.txt").write_text("Not looked at.")
    code, result = batch(server, news, "--retry-failed")
    assert code == 0
    assert newsroom.asked(server) == {1: 1}
    assert "1 article: 1 made, 0 unchanged" in result.stderr
    assert files(folder / "out") == expected(3)


def test_a_retry_into_one_file_keeps_the_others(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """The file holds all articles afterwards; only the one that had failed is asked for."""
    server.rules.append(fails(1))
    assert batch(server, news, "--into", "all.jsonl")[0] == 5
    server.rules.clear()
    server.requests.clear()
    assert batch(server, news, "--into", "all.jsonl", "--retry-failed")[0] == 0
    assert newsroom.asked(server) == {1: 1}
    rows = (folder / "all.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(row)["id"] for row in rows] == ["000", "001", "002"]
    assert not (folder / "all.failed.jsonl").exists()


def test_a_list_of_failures_that_cannot_be_written(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """Something of somebody else's in its place: exit 7, before anything is asked."""
    (folder / "all.failed.jsonl").mkdir()
    code, result = batch(server, news, "--into", "all.jsonl", "--no-cache")
    assert code == 7
    assert "all.failed.jsonl" in errors(result)[0]
    assert server.requests == []
    assert not (folder / "all.jsonl").exists()


def test_the_list_of_failures_is_the_last_runs(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """A run in which all is well removes it, with --into too."""
    for where, listed in (
        (("-o", "out"), "out/failed.jsonl"),
        (("--into", "a.jsonl"), "a.failed.jsonl"),
    ):
        server.rules.append(fails(2))
        assert batch(server, news, *where, "--no-cache")[0] == 5
        assert list(failures(folder / listed)) == ["002"]
        server.rules.clear()
        assert batch(server, news, *where)[0] == 0
        assert not (folder / listed).exists()


def test_the_same_reason_is_told_once(server: FakeServer, folder: Path) -> None:
    """What is wrong with ten articles is one line; failed.jsonl has all ten."""
    server.rules.append(fails(*range(10)))
    code, result = batch(server, newsroom.write(folder / "news", 12))
    assert code == 5
    assert len(errors(result)) == 1
    assert len(failures()) == 10
    assert "12 articles: 2 made, 0 unchanged, 10 failed" in result.stderr


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        ("4", 4),
        ("7", 7),
        ("6", 6),
        ("3", 3),
        ("47", 4),
        ("467", 6),
        ("3457", 5),
        ("3456", 5),
        ("37", 7),
    ],
)
def test_of_several_failures_one_gives_the_exit_code(
    server: FakeServer, folder: Path, happens: str, code: int
) -> None:
    """The first that occurred in the order 1, 8, 5, 6, 4, 7, 3."""
    news = newsroom.write(folder / "news", 2)
    if "3" in happens:
        server.model = FakeModel(_wrong_in_english)
        (news / "wrong.txt").write_text(newsroom.article(3))
    if "4" in happens:
        (news / "empty.txt").write_text("")
    if "5" in happens:
        (news / "busy.txt").write_text(newsroom.article(5))
        server.rules.append(fails(5))
    if "6" in happens:
        (news / "refused.txt").write_text(newsroom.article(6))
        server.rules.append(fails(6, fault="refusal"))
    if "7" in happens:
        (folder / "out/blocked.briefing.json").mkdir(parents=True)
        (news / "blocked.txt").write_text(newsroom.article(7))
    found, result = batch(server, news, "--strict")
    assert found == code, result.stderr
    assert "2 made" in result.stderr or "3 made" in result.stderr


def _wrong_in_english(prompt: Prompt) -> dict[str, Any]:
    """A sound reply, but for a figure of article 3 that stays wrong however often it is asked."""
    text = json.dumps(newsroom.answer(prompt), ensure_ascii=False)
    wrong: dict[str, Any] = json.loads(text.replace("104 households", "400 households"))
    return wrong


def test_strict_counts_what_remains(folder: Path) -> None:
    """Without --strict a finding that remains is only told; the files are written in both cases,
    and a kept briefing counts like one just made."""
    news = newsroom.write(folder / "news", 4)
    with FakeServer(_wrong_in_english) as server:
        code, result = batch(server, news)
        assert code == 0
        assert "errors remain in 1" in result.stderr
        before = len(server.requests)
        assert batch(server, news, "--strict")[0] == 3
        assert len(server.requests) == before
    assert files(folder / "out") == expected(4)


def test_an_edited_briefing_is_not_replaced(server: FakeServer, news: Path, folder: Path) -> None:
    """It fails before anything is asked, exit 7, and stays as it is; --force replaces it."""
    batch(server, news)
    edited = folder / "out/001.briefing.json"
    edited.write_text(edited.read_text("utf-8").replace("12 free", "twelve free"), "utf-8")
    (news / "001.txt").write_text(newsroom.article(8), "utf-8")
    before = edited.read_bytes()
    code, _ = batch(server, news)
    assert code == 7
    assert failures()["001"]["error"] == "DeliveryError"
    assert "--force" in failures()["001"]["message"]
    assert edited.read_bytes() == before
    assert len(server.requests) == 3
    assert batch(server, news, "--force")[0] == 0
    assert "109 households" in edited.read_text("utf-8")
    assert files(folder / "out") == expected(3)


def test_an_edited_briefing_whose_article_is_unchanged(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """An editor's work is safe from a plain rerun, too."""
    batch(server, news)
    edited = folder / "out/001.briefing.json"
    edited.write_text(edited.read_text("utf-8").replace("12 free", "twelve free"), "utf-8")
    before = edited.read_bytes()
    assert batch(server, news)[0] == 7
    assert edited.read_bytes() == before
    assert batch(server, news, "--force")[0] == 0
    assert edited.read_bytes() != before
    assert len(server.requests) == 3


def test_bad_records_do_not_stop_the_others(server: FakeServer, folder: Path) -> None:
    """Each is named by its line, with what is wrong with it."""
    path = newsroom.records(folder / "all.jsonl", 2)
    with path.open("a", encoding="utf-8") as lines:
        lines.write("no JSON\n")
        lines.write('{"id": "a"}\n')
        lines.write(json.dumps({"id": "000", "text": newsroom.article(9)}) + "\n")
        lines.write(json.dumps({"id": "../../b", "text": newsroom.article(9)}) + "\n")
        lines.write(json.dumps({"id": "c", "text": "The weather is fine today."}) + "\n")
    code, _ = batch(server, path)
    assert code == 4
    found = failures()
    assert sorted(f["source"] for f in found.values()) == [f"{path}:{n}" for n in range(3, 8)]
    assert {f["error"] for f in found.values()} == {"ArticleError"}
    assert newsroom.asked(server) == {0: 1, 1: 1}
    assert files(folder) == sorted(
        ["all.jsonl", "out/failed.jsonl", *(f"out/{name}" for name in expected(2))]
    )


@pytest.mark.parametrize("fault", ["bad_key", "payment", "quota"])
def test_what_concerns_all_ends_the_run(server: FakeServer, folder: Path, fault: str) -> None:
    """A refused key or an empty account: a request for each that was under way, no more. The
    others are left, and the same command goes on from there."""
    news = newsroom.write(folder / "news", 30)
    server.rules.append(lambda _: FAULTS[fault])
    code, result = batch(server, news, "--jobs", 3)
    assert code == 5
    assert len(server.requests) <= 3
    assert "30 left: then the same command goes on" in result.stderr
    assert len(errors(result)) == 1
    assert not (folder / "out/failed.jsonl").exists()
    server.rules.clear()
    assert batch(server, news)[0] == 0
    assert files(folder / "out") == expected(30)


@pytest.mark.parametrize("down", ["not reached", "fails"])
def test_an_endpoint_that_is_down_ends_the_run(server: FakeServer, folder: Path, down: str) -> None:
    """After so many failures in a row, and no success, the rest is left."""
    news = newsroom.write(folder / "news", 60)
    if down == "fails":
        server.rules.append(fails(*range(60)))
        where = at(server)
    else:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            where = "--base-url", f"http://127.0.0.1:{closed.getsockname()[1]}/v1", "--model", "m"
    code, result = run("batch", news, "-o", "out", "--jobs", 2, "--timeout", 0.3, *where)
    assert code == 5
    failed = len(failures())
    assert 20 <= failed <= 24
    assert f"{failed} failed, {60 - failed} left" in result.stderr
    assert "articles in a row failed: " in errors(result)[-1]


def test_a_success_between_failures_keeps_the_run_going(server: FakeServer, folder: Path) -> None:
    """An endpoint that fails for most articles is not down."""
    news = newsroom.write(folder / "news", 60)
    server.rules.append(fails(*(number for number in range(60) if number % 10)))
    code, result = batch(server, news, "--jobs", 2)
    assert code == 5
    assert "6 made, 0 unchanged, 54 failed in" in result.stderr


def test_the_output_becomes_unwritable(server: FakeServer, news: Path, folder: Path) -> None:
    """A file in the place of the folder: every article fails before it is asked for, exit 7."""
    (folder / "out").write_text("in the way")
    code, result = batch(server, news, "-o", "out/2025")
    assert code == 7
    assert server.requests == []
    assert "Traceback" not in result.stderr


# --- an endpoint of which 30 % of the replies are faulty ---------------------------------------

FAULTY = {
    "rate_limit": "RateLimitError",
    "unavailable": "EndpointError",
    "server_error": "EndpointError",
    "bad_gateway": "EndpointError",
    "overloaded_529": "EndpointError",
    "no_reply": "ConnectionLostError",
    "reset": "ConnectionLostError",
    "broken_off": "ConnectionLostError",
    "truncated": "TruncatedError",
    "half_json": "InvalidOutputError",
    "prose": "InvalidOutputError",
    "array": "InvalidOutputError",
    "other_keys": "InvalidOutputError",
    "refusal": "RefusedError",
    "page": "EndpointError",
    "half_body": "ConnectionLostError",
    "null_content": "InvalidOutputError",
}
"""Busy, failing, dropped, truncated, garbage; and what an article's failure is when it was the
last that came."""


class Unreliable:
    """A rule: spoils a share of the replies, by a seed for each article, in whatever order."""

    def __init__(self, share: float, seed: int) -> None:
        self._share = share
        self._seed = seed
        self.sent: dict[int, list[str]] = {}
        """What each article got, in order; empty for a sound reply."""

    def __call__(self, request: Received) -> Fault | None:
        number = newsroom.about(request)
        so_far = self.sent.setdefault(number, [])
        rng = random.Random(f"{self._seed}/{number}/{len(so_far)}")
        so_far.append(rng.choice(list(FAULTY)) if rng.random() < self._share else "")
        return FAULTS[so_far[-1]] if so_far[-1] else None


def content(path: Path) -> str:
    """What a briefing says, but for how it was made, as if it were about article 0."""
    briefing = json.loads(path.read_text("utf-8"))
    del briefing["provenance"], briefing["article"]["sha256"]
    text = json.dumps(briefing, ensure_ascii=False)
    return newsroom.as_first(text, int(path.name.partition(".")[0]))


def requests_of(paths: list[Path]) -> int:
    """What the briefings say that they took."""
    made = (json.loads(path.read_text("utf-8")) for path in paths)
    return sum(briefing["provenance"]["usage"]["requests"] for briefing in made)


def test_every_article_ends_right_or_with_the_right_reason(folder: Path) -> None:
    """300 articles, 30 % of the replies faulty: each briefing says what it would have said, each
    other article stands in failed.jsonl with what came last; and every request is accounted for."""
    news = newsroom.write(folder / "news", 300)
    unreliable = Unreliable(0.3, seed=7)
    with FakeServer(newsroom.answer, rules=[unreliable]) as server:
        code, result = batch(server, news, "--jobs", 20, "--lang", "en")
        found = failures()
        made = sorted((folder / "out").glob("*.briefing.json"))
        assert len(made) + len(found) == 300
        assert {path.name[:3] for path in made} & set(found) == set()
        told = f"300 articles: {len(made)} made, 0 unchanged, {len(found)} failed"
        assert told in result.stderr
        assert 10 <= len(found) <= 90

        assert {content(path) for path in made} == {content(made[0])}
        wrong = {
            id_: (failure["error"], unreliable.sent[int(id_)])
            for id_, failure in found.items()
            if failure["error"] != FAULTY.get(unreliable.sent[int(id_)][-1])
        }
        assert wrong == {}
        assert code == 5

        spoilt = sum(bool(name) for sent in unreliable.sent.values() for name in sent)
        assert 0.25 < spoilt / len(server.requests) < 0.35
        spent = requests_of(made) + sum(f["usage"]["requests"] for f in found.values())
        assert spent == len(server.requests)

        server.rules.clear()
        server.requests.clear()
        assert batch(server, news, "--retry-failed", "--lang", "en")[0] == 0
        assert newsroom.asked(server) == dict.fromkeys(map(int, found), 1)
    everything = sorted((folder / "out").glob("*.briefing.json"))
    assert {content(path) for path in everything} == {content(everything[0])}
    assert len(everything) == 300
    assert not (folder / "out/failed.jsonl").exists()


# --- ceilings and estimates ------------------------------------------------------------------


def test_a_dry_run_sends_and_writes_nothing(server: FakeServer, news: Path, folder: Path) -> None:
    """It tells what there is to do, on stdout; what is kept is not counted as work."""
    (news / "bad.txt").write_text("")
    batch(server, news / "000.txt")
    code, result = batch(server, news, "--dry-run", "-o", "elsewhere")
    assert code == 0
    assert len(server.requests) == 1
    assert not (folder / "elsewhere").exists()
    told = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert (told["articles"], told["unchanged"], told["unusable"]) == ("4", "1", "1")
    assert "to be made    2 (" in result.stdout
    estimate = int(re.search(r"about ([\d,]+), in 2 requests", told["tokens"])[1].replace(",", ""))  # type: ignore[index]
    assert 2_000 < estimate < 20_000
    assert told["cost"] == "unknown"


def test_a_ceiling_ends_the_run_and_all_so_far_is_kept(server: FakeServer, folder: Path) -> None:
    """--max-tokens: exit 5, what was made is written; with more the run goes on, and no article
    is asked for twice."""
    news = newsroom.write(folder / "news", 12)
    code, result = batch(server, news, "--jobs", 2, "--max-tokens", 8_000)
    assert code == 5
    (error,) = errors(result)
    assert "beyond 8,000 tokens" in error
    assert "raise --max-tokens; " in error
    assert "left: then the same command goes on" in error
    so_far = len(server.requests)
    assert 3 <= so_far <= 8
    assert f"Cost: {so_far} requests" in result.stderr
    spent = int(re.search(r"requests, ([\d,]+) tokens", result.stderr)[1].replace(",", ""))  # type: ignore[index]
    assert spent <= 8_000
    assert len(files(folder / "out")) == 3 * so_far
    assert not (folder / "out/failed.jsonl").exists()
    code, result = batch(server, news, "--max-tokens", 100_000)
    assert code == 0
    assert f"{12 - so_far} made, {so_far} unchanged" in result.stderr
    assert set(newsroom.asked(server).values()) == {1}


def test_what_a_stopped_article_had_cost_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that ends between the two requests of an article counts the first; the next run does
    not ask for it again."""
    monkeypatch.setenv("BRIEFING_BILINGUAL", "false")
    news = newsroom.write(folder / "news", 2)
    with FakeServer(newsroom.answer, tokens_per_character=0.4) as server:
        code, result = batch(server, news, "--jobs", 1, "--max-tokens", 4_000)
        assert code == 5
        assert len(server.requests) == 1
        assert "2 articles: 0 made, 0 unchanged, 2 left" in result.stderr
        assert re.search(r"Cost: 1 request, [\d,]+ tokens", result.stderr)
        code, result = batch(server, news, "--jobs", 1)
        assert code == 0
        assert re.search(r"Cost: 3 requests, [\d,]+ tokens", result.stderr)
        assert newsroom.asked(server) == {0: 2, 1: 2}


def test_a_cost_that_cannot_be_known_cannot_be_kept(
    server: FakeServer, news: Path, folder: Path
) -> None:
    """--max-cost with a model whose price is not known: exit 8, and nothing is sent."""
    code, result = batch(server, news, "--max-cost", "1")
    assert code == 8
    assert "--max-tokens" in errors(result)[0]
    assert len(errors(result)) == 1
    assert server.requests == []
    assert files(folder) == [f"news/{number:03}.txt" for number in range(3)]


def test_weights_that_are_none(news: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An embedded model that cannot be used: one line, exit 8, and nothing left behind."""
    monkeypatch.setattr(briefing.local, "installed", lambda: True)
    monkeypatch.setenv("BRIEFING_LOCAL_MODEL", str(folder / "none.gguf"))
    for where in (("-o", "out"), ("--into", "all.jsonl")):
        code, result = run("batch", news, *where, "--model", "local", "--jobs", 4)
        assert code == 8
        assert len(errors(result)) == 1
    assert files(folder) == [f"news/{number:03}.txt" for number in range(3)]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["none"], 4),
        (["news", "-o", "out", "--into", "a.jsonl"], 2),
        (["news", "--into", "a.csv"], 2),
        (["news", "--jobs", "0"], 2),
        (["news"], 2),
        (["news", "-o", "out", "--template-dir", "none"], 8),
        (["news", "-o", "out", "--glossary", "none.csv"], 8),
        (["news", "-o", "out", "--retry-failed"], 0),
    ],
)
def test_a_slip_costs_nothing(
    server: FakeServer, news: Path, folder: Path, arguments: list[str], code: int
) -> None:
    """What is wrong with the command is told before anything is sent."""
    found, result = run("batch", *at(server), *arguments)
    assert found == code, result.stderr
    assert server.requests == []
    assert files(folder) == [f"news/{number:03}.txt" for number in range(3)]


# --- hostile input ---------------------------------------------------------------------------


def test_nothing_steers_the_terminal(server: FakeServer, folder: Path) -> None:
    """Names of files, ids, and what a server says are shown with nothing that a terminal heeds."""
    news = newsroom.write(folder / "news", 1)
    (news / "a\x1b]0;owned\x07.txt").write_text(newsroom.article(1))
    (news / "b\nError: c\u202e.txt").write_text("")
    rows = newsroom.records(folder / "all.jsonl", 1)
    with rows.open("a") as lines:
        lines.write(json.dumps({"id": "d\x1b[2J", "text": newsroom.article(2)}) + "\n")
        lines.write(json.dumps({"id": "e\r", "title": "\x1b[31m", "text": ""}) + "\n")
    server.rules.append(
        lambda request: (
            Fault(status=400, body={"error": {"message": "\x1b[2J\x07 no"}})
            if newsroom.about(request) == 0
            else None
        )
    )
    _, result = batch(server, news, rows)
    shown = result.stdout + result.stderr
    assert not re.search(r"[^\n\x20-\x7e\xa0-\u2029\u2030-\uffff]", shown), shown
    assert "\u202e" not in shown


def test_no_secret_is_kept(
    server: FakeServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is neither in the store nor in any other file, nor on the screen; also when the
    server repeats it."""
    monkeypatch.setenv("OPENAI_API_KEY", newsroom.KEY)
    monkeypatch.setenv("BRIEFING_HEADERS", "x-token: another-secret")
    echo = Fault(status=400, body={"error": {"message": f"no use for {newsroom.KEY}"}})
    server.rules.append(lambda request: echo if newsroom.about(request) == 1 else None)
    _, result = batch(server, newsroom.write(folder / "news", 2), "--debug")
    assert server.requests[0].headers["authorization"] == f"Bearer {newsroom.KEY}"
    assert server.requests[0].headers["x-token"] == "another-secret"
    kept = [p for p in Path(os.environ["XDG_CACHE_HOME"]).rglob("*") if p.is_file()]
    written = [p for p in folder.rglob("*") if p.is_file()]
    assert any(path.name == "store.sqlite" for path in kept)
    assert folder / "out/failed.jsonl" in written
    for secret in (newsroom.KEY, "another-secret"):
        assert secret not in result.stdout + result.stderr
        assert not [path for path in (*kept, *written) if secret.encode() in path.read_bytes()]


# --- processes, terminals and signals --------------------------------------------------------


def started(server: FakeServer, *arguments: object) -> subprocess.Popen[bytes]:
    return newsroom.process("batch", *at(server), "-o", "out", *arguments)


def wait_for(condition: Callable[[], object], running: subprocess.Popen[bytes]) -> None:
    while not condition() and running.poll() is None:
        time.sleep(0.01)
    assert condition()


def test_a_terminal_shows_how_far_it_is(folder: Path) -> None:
    """A bar with done and all, tokens, failures; it is gone at the end."""
    terminal, theirs = pty.openpty()
    with FakeServer(newsroom.answer, rules=[fails(2, fault="refusal"), slow(0.2)]) as server:
        newsroom.write(folder / "news", 4)
        with newsroom.process(
            "batch", *at(server), "-o", "out", "news", "--jobs", 1, stderr=theirs
        ) as running:
            os.close(theirs)
            shown = b""
            with suppress(OSError):  # how a terminal tells that its other end is closed
                while piece := os.read(terminal, 4096):
                    shown += piece
            os.close(terminal)
        assert running.returncode == 6
    for count in ("0/4", "1/4", "4/4", "1 failed", "tokens", "left"):
        assert count.encode() in shown
    end = shown.decode().rpartition("\x1b[?25h")[2]
    assert "4 articles: 3 made, 0 unchanged, 1 failed in" in end
    assert "/4" not in end


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_finishes_what_is_under_way(folder: Path, number: signal.Signals) -> None:
    """Ctrl-C: what was asked is finished and written, nothing else is begun, exit 130; the same
    again goes on, and no article is asked for twice."""
    newsroom.write(folder / "news", 12)
    with FakeServer(newsroom.answer, rules=[slow(0.4)]) as server:
        running = started(server, "news", "--jobs", 3)
        wait_for(lambda: len(server.requests) >= 5, running)
        running.send_signal(number)
        out, err = running.communicate()
        so_far = len(server.requests)
        assert running.returncode == 130
        assert 5 <= so_far < 12
        told = err.decode()
        assert re.search(r"Finishing \d articles?; Ctrl-C again breaks off", told)
        assert f"12 articles: {so_far} made, 0 unchanged, {12 - so_far} left" in told
        last = f"Interrupted; {12 - so_far} left: the same command goes on from here"
        assert told.splitlines()[-1] == last
        assert (out, b"Traceback" in err, b"\x1b" in err) == (b"", False, False)
        assert files(folder / "out") == expected(so_far)
        server.rules.clear()
        assert batch(server, "news")[0] == 0
        assert newsroom.asked(server) == Counter(range(12))
    assert files(folder / "out") == expected(12)


@pytest.mark.parametrize("where", [("-o", "out"), ("--into", "all.jsonl")])
def test_a_second_signal_breaks_off(folder: Path, where: tuple[str, str]) -> None:
    """Ctrl-C twice: what is under way is given up at once; no traceback, no half file; what had
    come is kept."""
    newsroom.write(folder / "news", 6)
    before = files(folder)
    with FakeServer(newsroom.answer, rules=[slow(60, 2, 3)]) as server:
        running = newsroom.process("batch", *at(server), *where, "news", "--jobs", 2)
        wait_for(lambda: {2, 3} <= set(newsroom.asked(server)), running)
        running.send_signal(signal.SIGINT)
        assert running.stderr
        told = b""
        while b"Finishing 2 articles" not in told:
            told += running.stderr.read1(4096)  # type: ignore[attr-defined]
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)  # the replies would take a minute
        told += err
        assert running.returncode == 130
        assert b"Traceback" not in told
        assert told.decode().splitlines()[-1].startswith("Interrupted")
        written = [name for name in files(folder) if name not in before]
        assert written == ([f"out/{n}" for n in expected(2)] if where[0] == "-o" else ["all.jsonl"])
        server.rules.clear()
        assert run("batch", *at(server), *where, "news")[0] == 0
        assert newsroom.asked(server) == {0: 1, 1: 1, 2: 2, 3: 2, 4: 1, 5: 1}


def test_an_interrupted_run_does_not_replace_a_whole_result(folder: Path) -> None:
    """Half a file never takes the place of a whole one; that of the next whole run does."""
    newsroom.write(folder / "news", 3)
    with FakeServer(newsroom.answer) as server:
        assert batch(server, "news", "--into", "all.jsonl")[0] == 0
        whole = (folder / "all.jsonl").read_bytes()
        newsroom.write(folder / "news", 9)
        server.rules.append(slow(0.4, *range(4, 9)))
        running = newsroom.process("batch", *at(server), "--into", "all.jsonl", "news", "--jobs", 1)
        wait_for(lambda: 5 in newsroom.asked(server), running)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
        assert running.returncode == 130, err
        assert (folder / "all.jsonl").read_bytes() == whole
        server.rules.clear()
        assert batch(server, "news", "--into", "all.jsonl")[0] == 0
        assert len((folder / "all.jsonl").read_text("utf-8").splitlines()) == 9
        assert newsroom.asked(server) == Counter(range(9))


# --- make ------------------------------------------------------------------------------------


def make(server: FakeServer, *arguments: object, **options: Any) -> tuple[int, Result]:
    return run("make", *at(server), *arguments, **options)


def test_make_keeps_what_it_made(server: FakeServer, news: Path, folder: Path) -> None:
    """A second run sends nothing, touches nothing, and says from when the briefing is."""
    make(server, news / "000.txt")
    age(folder)
    code, result = make(server, news / "000.txt")
    assert code == 0
    assert len(server.requests) == 1
    assert touched(folder) == []
    assert re.search(r"kept from 20\d\d-\d\d-\d\d; --no-cache asks again", result.stderr)
    assert "Cost" not in result.stderr


def test_make_and_batch_share_what_is_kept(server: FakeServer, news: Path, folder: Path) -> None:
    """What one has paid for the other finds."""
    make(server, news / "000.txt", "--out", "out")
    batch(server, news)
    make(server, news / "002.txt", "--out", "out")
    assert newsroom.asked(server) == Counter(range(3))
    assert files(folder / "out") == expected(3)


def test_make_from_standard_input_is_kept(server: FakeServer, folder: Path) -> None:
    """The bytes count, not where they come from."""
    for _ in range(2):
        code, _ = make(server, "-", stdin=newsroom.article(4).encode())
        assert code == 0
    assert newsroom.asked(server) == {4: 1}


@pytest.mark.parametrize(
    "changed",
    [
        ("--no-cache",),
        ("--model", "other"),
        ("--glossary", "own.csv"),
        ("BRIEFING_BILINGUAL", "false"),
        ("BRIEFING_EXTRA_BODY", '{"seed": 7}'),
    ],
)
def test_make_with_other_options_asks_again(
    server: FakeServer,
    news: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed: tuple[str, ...],
) -> None:
    """What was made with other options may not be what is wanted now."""
    (folder / "own.csv").write_text("vi,en\nkênh Sậy,Say Canal\n", "utf-8")
    make(server, news / "000.txt")
    if changed[0].startswith("BRIEFING"):
        monkeypatch.setenv(*changed)
        changed = ()
    code, result = make(server, news / "000.txt", *changed)
    assert code == 0, result.stderr
    assert len(server.requests) > 1


def test_make_that_is_killed_between_two_requests(folder: Path) -> None:
    """kill -9 while the English is under way: the Vietnamese is paid for, and not asked again."""
    newsroom.write(folder / "news", 1)
    asked: list[str] = []

    def answer(prompt: Prompt) -> dict[str, Any]:
        asked.append(prompt.name)
        return newsroom.answer(prompt)

    def hangs(request: Received) -> Fault | None:
        wanted = request.body["response_format"]["json_schema"]["name"]
        return Fault(around="{}", wait=60) if wanted == "fill" else None

    with FakeServer(answer, rules=[hangs]) as server:
        environment = {**os.environ, "BRIEFING_BILINGUAL": "false"}
        command = [*at(server), "news/000.txt"]
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BRIEFING_BILINGUAL", environment["BRIEFING_BILINGUAL"])
            with newsroom.process("make", *command) as running:
                wait_for(lambda: len(server.requests) == 2, running)
                running.kill()
            server.rules.clear()
            assert run("make", *command)[0] == 0
    assert asked == ["brief", "fill", "fill"]
    assert files(folder) == sorted([*expected(1), "news/000.txt"])
