"""A run writes a list of what failed as it goes on, and replaces nothing that is not its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.batch.failure_list import read_failures, write_failures
from briefing.batch.failures import Failure
from briefing.batch.items import Item
from briefing.batch.outcomes import Outcome
from briefing.batch.session import Session
from briefing.batch.sinks import Folder
from briefing.batch.sources import Listing, listing
from briefing.errors import ArticleError, DeliveryError, UsageError
from briefing.models import Usage

FAILURE = Failure(
    id="b",
    source="news/b.txt",
    error="RateLimitError",
    exit_code=5,
    message="qwen: too many requests – chờ một lát",
    usage=Usage(requests=3, prompt_tokens=12),
    cost_usd=0.25,
)


def failure(id_: str) -> Failure:
    return FAILURE.model_copy(update={"id": id_})


def failed(id_: str) -> Outcome:
    return Outcome(id_, f"news/{id_}.txt", "failed", failure=failure(id_))


def made(id_: str) -> Outcome:
    return Outcome(id_, f"news/{id_}.txt", "made", briefing=b"{}")


@pytest.fixture
def news(tmp_path: Path) -> Listing:
    for name in "abcde":
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / f"{name}.txt").touch()
    return listing([str(tmp_path / "news")])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out" / "failed.jsonl"


def begun(news: Listing, path: Path, *, retrying: bool = False) -> Session:
    return Session(news, Folder(path.parent, force=True), path, retrying=retrying)


def ids(path: Path) -> list[str]:
    return [failure.id for failure in read_failures(path)]


class TestFailureLists:
    def test_come_back_as_they_were_written(self, path: Path) -> None:
        """One object a line; read again they are the same; none at all leave no file."""
        other = FAILURE.model_copy(update={"id": "c", "cost_usd": None})
        write_failures(path, [FAILURE, other])
        assert list(read_failures(path)) == [FAILURE, other]
        first = path.read_text("utf-8").splitlines()[0]
        assert "chờ một lát" in first
        assert list(json.loads(first)) == [
            "id", "source", "error", "exit_code", "message", "usage", "cost_usd",
        ]  # fmt: skip
        for _ in range(2):
            write_failures(path, [])
            assert list(path.parent.iterdir()) == []
        assert list(read_failures(path)) == []

    @pytest.mark.parametrize("line", [b"", b"{}", b"[1]", b"\xff", b'{"id": "a"', b"[" * 9999])
    def test_a_damaged_one_is_told(self, path: Path, line: bytes) -> None:
        """A line that is no failure is named; nothing is guessed."""
        write_failures(path, [FAILURE])
        path.write_bytes(path.read_bytes() + line + b"\n")
        with pytest.raises(ArticleError, match=r"failed\.jsonl: line 2 is no failure"):
            list(read_failures(path))

    def test_a_torn_last_line_is_passed_over(self, path: Path) -> None:
        """Wherever a run was killed: what is whole is read."""
        write_failures(path, [FAILURE, failure("chờ")])
        whole = path.read_bytes()
        for length in range(whole.index(b"\n") + 1, len(whole) - 1):
            path.write_bytes(whole[:length])
            assert list(read_failures(path)) == [FAILURE]

    def test_a_folder_in_its_place_is_told(self, tmp_path: Path) -> None:
        """What cannot be read or written says which file it is."""
        with pytest.raises(ArticleError, match="cannot be read"):
            list(read_failures(tmp_path))
        for failures in ([], [FAILURE]):
            with pytest.raises(DeliveryError, match="cannot be written"):
                write_failures(tmp_path, failures)


class TestWhatIsReplaced:
    @pytest.mark.parametrize("content", ["my own\n", "my own", "{}", '{"id": "a"}\n'])
    def test_somebody_elses_file_is_told_at_once(
        self, news: Listing, path: Path, content: str
    ) -> None:
        """A file that only has the name of the list stays, whether articles fail or not."""
        path.parent.mkdir()
        path.write_text(content)
        with pytest.raises(DeliveryError, match=r"line 1 is no failure.*: move the file away"):
            begun(news, path)
        with pytest.raises(ArticleError, match="line 1 is no failure"):
            begun(news, path, retrying=True)
        assert path.read_text() == content

    def test_a_source_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """By whatever path it is called; nothing else is."""
        monkeypatch.chdir(tmp_path)
        records = tmp_path / "articles.jsonl"
        records.write_text('{"text": "a"}\n')
        (tmp_path / "link.jsonl").symlink_to(records)
        (tmp_path / "other.jsonl").write_text("")
        (tmp_path / "a.txt").touch()
        found = listing(["articles.jsonl", "a.txt"])
        for path in (records, Path("./articles.jsonl"), Path("link.jsonl"), Path("a.txt")):
            with pytest.raises(UsageError, match="is also a source"):
                found.refuse(path)
        found.refuse(Path("other.jsonl"))
        found.refuse(Path("none.jsonl"))
        with pytest.raises(UsageError, match="is also a source"):
            begun(found, records)


class TestLists:
    def test_a_failure_is_listed_at_once(self, news: Listing, path: Path) -> None:
        """The first begins the list of the run, the others follow; the session reads them."""
        write_failures(path, [failure("old")])
        session = begun(news, path)
        assert session.failures == []
        session.take(made("a"))
        assert ids(path) == ["old"]
        for number, name in enumerate("bc", 1):
            session.take(failed(name))
            assert ids(path) == list("bc")[:number]
            assert session.failures == list(read_failures(path))
        session.close(whole=False)
        assert ids(path) == ["b", "c"]

    def test_a_run_without_failures_leaves_no_list(self, news: Listing, path: Path) -> None:
        """Also where there was one."""
        write_failures(path, [failure("old")])
        begun(news, path).close(whole=True)
        assert not path.exists()

    def test_what_is_not_tried_again_stays(self, news: Listing, path: Path) -> None:
        """At any moment the list has all that is left and what failed again."""
        write_failures(path, map(failure, "abcd"))
        session = begun(news, path, retrying=True)
        assert [item.id for item in session] == ["a", "b", "c", "d"]
        session.take(made("a"))
        session.take(failed("b"))
        assert set(ids(path)) == {"b", "c", "d"}
        session.take(made("c"))
        assert [failure.id for failure in session.failures] == ["b"]
        assert set(ids(path)) == {"b", "c", "d"}
        session.close(whole=False)
        assert ids(path) == ["b", "d"]

    @pytest.mark.parametrize("whole", [True, False])
    def test_a_retry_that_ends_well_leaves_no_list(
        self, news: Listing, path: Path, whole: bool
    ) -> None:
        """What vanished from the sources is no longer listed after a whole run."""
        write_failures(path, map(failure, ["a", "vanished"]))
        session = begun(news, path, retrying=True)
        session.take(made("a"))
        session.close(whole=whole)
        assert ids(path) == ([] if whole else ["vanished"])

    def test_a_full_disk_tears_no_line(self, news: Listing, path: Path) -> None:
        """What could not be listed is listed with the next; at the end it is told."""
        resource = pytest.importorskip("resource")
        before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        session = begun(news, path)
        session.take(failed("a"))
        size = path.stat().st_size
        try:
            for name in "bc":
                resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20, most))
                session.take(failed(name))
                assert path.stat().st_size == size
            with pytest.raises(DeliveryError, match=r"failed\.jsonl: cannot be written"):
                session.close(whole=True)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))
        assert [failure.id for failure in session.failures] == ["a", "b", "c"]
        session.take(failed("d"))
        assert ids(path) == ["a", "b", "c", "d"]

    def test_what_cannot_be_written_is_a_failure(self, news: Listing, path: Path) -> None:
        """A result that has no place is listed like one that was not made."""
        session = begun(news, path)
        path.parent.mkdir()
        (path.parent / "a.briefing.json").mkdir()
        session.take(made("a"))
        (told,) = session.failures
        assert (told.id, told.error) == ("a", "DeliveryError")


def test_a_killed_run_leaves_its_list(tmp_path: Path, news: Listing) -> None:
    """What was listed before SIGKILL is there, and can be tried again."""
    path = tmp_path / "out" / "failed.jsonl"
    code = (
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {os.path.dirname(__file__)!r})\n"
        "from test_batch_session import begun, failed, listing\n"
        "session = begun(listing([sys.argv[1]]), Path(sys.argv[2]))\n"
        "for number in range(10**6):\n"
        "    session.take(failed('abc'[number] if number < 3 else str(number)))\n"
        "    print(number, flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "news"), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        for _ in range(40):
            last = int(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
    found = ids(path)
    assert found[:3] == ["a", "b", "c"]
    assert len(found) > last
    session = begun(news, path, retrying=True)
    assert [item.id for item in session] == ["a", "b", "c"]
    assert session.wants(Item("39", "news/39.txt"))
