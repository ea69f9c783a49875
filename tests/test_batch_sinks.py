"""Outcomes become files: whole or not at all, touched only where they change."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.batch.failures import Failure
from briefing.batch.items import Item
from briefing.batch.outcomes import Outcome
from briefing.batch.sinks import Folder, JsonLines, Parquet, into
from briefing.errors import DeliveryError, UsageError
from briefing.files import beside
from briefing.models import Briefing, Usage

OLD = 1_700_000_000
"""A time in the past: what has it was not touched."""


def signed(briefing: Briefing, headline: str) -> bytes:
    """A briefing as briefing writes it, with another headline."""
    first, *others = briefing.statements
    changed = first.model_copy(update={"text": {**first.text, "en": headline}})
    made = briefing.model_copy(update={"statements": (changed, *others)})
    provenance = made.provenance.model_copy(update={"sha256": made.digest()})
    made = made.model_copy(update={"provenance": provenance})
    return f"{made.model_dump_json(by_alias=True, indent=2)}\n".encode()


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    path = Path(__file__).parent / "data" / "recycling.briefing.json"
    return Briefing.model_validate_json(path.read_bytes())


@pytest.fixture(scope="module")
def outcome(briefing: Briefing) -> Outcome:
    return Outcome(
        "2025/a",
        "news/2025/a.txt",
        "made",
        briefing=signed(briefing, "A depot opens"),
        documents={"vi.md": "# Khai trương\n", "en.md": "# A depot opens\n"},
    )


def like(outcome: Outcome, **changes: Any) -> Outcome:
    return Outcome(
        **{name: changes.get(name, getattr(outcome, name)) for name in outcome.__dataclass_fields__}
    )


FAILURE = Failure(
    id="b",
    source="news/b.txt",
    error="RateLimitError",
    exit_code=5,
    message="qwen: too many requests – chờ một lát",
    usage=Usage(requests=3, prompt_tokens=12),
    cost_usd=0.25,
)
FAILED = Outcome("b", "news/b.txt", "failed", failure=FAILURE)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow beyond some bytes: as on a disk that is full for a moment."""
    resource = pytest.importorskip("resource")
    least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))


def files(folder: Path) -> list[str]:
    """All files below a folder, the hidden ones included."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def age(*paths: Path) -> None:
    for path in paths:
        os.utime(path, (OLD, OLD))


def is_old(path: Path) -> bool:
    return path.stat().st_mtime == OLD


class TestFolder:
    def test_writes_the_briefing_and_its_documents(self, tmp_path: Path, outcome: Outcome) -> None:
        """The files of an article are named by its id, in folders that are made."""
        assert Folder(tmp_path / "out", force=False).write(outcome)
        out = tmp_path / "out" / "2025"
        assert files(tmp_path) == [
            f"out/2025/a.{kind}" for kind in ("briefing.json", "en.md", "vi.md")
        ]
        assert (out / "a.briefing.json").read_bytes() == outcome.briefing
        assert (out / "a.vi.md").read_bytes() == "# Khai trương\n".encode()

    def test_touches_only_what_changes(self, tmp_path: Path, outcome: Outcome) -> None:
        """A repeated run leaves every file as it is; a changed document is the only one written."""
        folder = Folder(tmp_path, force=False)
        folder.write(outcome)
        paths = [tmp_path / name for name in files(tmp_path)]
        age(*paths)
        assert not folder.write(outcome)
        assert all(map(is_old, paths))
        assert folder.write(like(outcome, documents={**outcome.documents, "en.md": "# New\n"}))
        assert [path.name for path in paths if not is_old(path)] == ["a.en.md"]

    def test_replaces_a_briefing_of_ours(
        self, tmp_path: Path, outcome: Outcome, briefing: Briefing
    ) -> None:
        """A briefing that nobody has edited gives way to a newer one."""
        folder = Folder(tmp_path, force=False)
        folder.write(outcome)
        newer = signed(briefing, "A depot opens its doors")
        assert folder.write(like(outcome, briefing=newer))
        assert (tmp_path / "2025" / "a.briefing.json").read_bytes() == newer

    @pytest.mark.parametrize(
        "edit", [lambda data: data.replace(b"opens", b"closes"), lambda data: data[:-9]]
    )
    def test_keeps_what_somebody_edited(self, tmp_path: Path, outcome: Outcome, edit: Any) -> None:
        """An edited briefing stays, with its documents, until --force replaces it."""
        Folder(tmp_path, force=False).write(outcome)
        path = tmp_path / "2025" / "a.briefing.json"
        path.write_bytes(edited := edit(outcome.briefing))
        path.with_name("a.en.md").write_text("# Of the edited one\n")
        with pytest.raises(
            DeliveryError, match=r"a\.briefing\.json was edited by hand: use --force"
        ):
            Folder(tmp_path, force=False).write(outcome)
        assert path.read_bytes() == edited
        assert path.with_name("a.en.md").read_text() == "# Of the edited one\n"
        assert Folder(tmp_path, force=True).write(outcome)
        assert path.read_bytes() == outcome.briefing

    @pytest.mark.parametrize("id_", ["../a", "/a", "a/../b", "a\0b", "\udcff", "ă" * 121])
    def test_tells_before_anything_is_paid_for(self, tmp_path: Path, id_: str) -> None:
        """An id that cannot name files, or an edited briefing, is told when an item is admitted."""
        (tmp_path / "b.briefing.json").write_text("{}")
        folder = Folder(tmp_path / "out", force=False)
        with pytest.raises(DeliveryError, match=r"the name .*: rename the file"):
            folder.admit(Item(id_, "a.txt"))
        with pytest.raises(DeliveryError, match="edited by hand"):
            Folder(tmp_path, force=False).admit(Item("b", "b.txt"))
        folder.admit(Item("b", "b.txt"))
        assert files(tmp_path) == ["b.briefing.json"]

    @pytest.mark.parametrize("id_", ["Giá vàng tăng mạnh...", " a ", ".a", "ă" * 120 + "b"])
    def test_any_name_of_a_file_is_good_for_ours(
        self, tmp_path: Path, outcome: Outcome, id_: str
    ) -> None:
        """Dots at the end, spaces, and as long as there is room for our suffix."""
        folder = Folder(tmp_path, force=True)
        folder.admit(Item(id_, "a.txt"))
        assert folder.write(like(outcome, id=id_))
        assert f"{id_}.briefing.json" in files(tmp_path)

    def test_a_failure_has_no_files(self, tmp_path: Path) -> None:
        """What failed leaves the files of an earlier run alone, and writes none."""
        assert not Folder(tmp_path, force=False).write(FAILED)
        assert files(tmp_path) == []

    def test_what_is_in_the_way_is_told(self, tmp_path: Path, outcome: Outcome) -> None:
        """A file where a folder must be, or a folder where a file must be, is one error."""
        (tmp_path / "2025").touch()
        with pytest.raises(DeliveryError, match=r"cannot be written \(.*\): choose another --out"):
            Folder(tmp_path, force=False).write(outcome)
        (tmp_path / "b.en.md").mkdir()
        with pytest.raises(DeliveryError, match=r"b\.en\.md: cannot be written"):
            Folder(tmp_path, force=False).write(like(outcome, id="b"))
        assert not [name for name in files(tmp_path) if name.endswith(".tmp")]

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.text(st.sampled_from("aĐ/. \\:\0\n~-")) | st.text())
    def test_nothing_is_written_outside(self, tmp_path: Path, outcome: Outcome, id_: str) -> None:
        """Whatever the id: files are below the folder, or there are none and an error says so."""
        out = tmp_path / "out"
        before = set(files(tmp_path))
        try:
            Folder(out, force=True).write(like(outcome, id=id_))
        except DeliveryError:
            assert set(files(tmp_path)) == before
        assert all(name.startswith("out/") for name in files(tmp_path))


class TestJsonLines:
    def test_writes_a_row_for_each_briefing(self, tmp_path: Path, outcome: Outcome) -> None:
        """One object a line in the order of the outcomes; failures have none."""
        path = tmp_path / "new" / "out.jsonl"
        sink = into(path)
        rows = [outcome, FAILED, like(outcome, id="ă")]
        assert [sink.write(row) for row in rows] == [True, False, True]
        assert not path.exists(), "nothing is there before all of it is"
        assert sink.close(keep=True)
        first, second = map(json.loads, path.read_text("utf-8").splitlines())
        assert first == {
            "id": "2025/a",
            "source": "news/2025/a.txt",
            "briefing": json.loads(outcome.briefing),
            "documents": {"vi.md": "# Khai trương\n", "en.md": "# A depot opens\n"},
        }
        assert second["id"] == "ă"
        assert files(tmp_path) == ["new/out.jsonl"]

    def test_leaves_nothing_when_it_is_not_kept(self, tmp_path: Path, outcome: Outcome) -> None:
        """What is not kept is gone, and the old file is as it was."""
        path = tmp_path / "out.jsonl"
        path.write_text("old")
        sink = JsonLines(path)
        sink.write(outcome)
        assert not sink.close(keep=False)
        assert files(tmp_path) == ["out.jsonl"]
        assert path.read_text() == "old"

    @pytest.mark.parametrize("name", ["out.ndjson", "out.PARQUET"])
    def test_an_unchanged_file_is_not_touched(
        self, tmp_path: Path, outcome: Outcome, name: str
    ) -> None:
        """The same rows again leave the file alone; others replace it."""
        if name.endswith("T"):
            pytest.importorskip("pyarrow")
        path = tmp_path / name
        changed = []
        for source in ("a.txt", "a.txt", "b.txt"):
            sink = into(path)
            sink.write(like(outcome, source=source))
            changed.append(sink.close(keep=True))
            age(path)
            assert not sink.close(keep=False), "it may be forgotten after it was closed"
        assert changed == [True, False, True]
        assert files(tmp_path) == [name]

    def test_tells_at_once_what_cannot_be_written(self, tmp_path: Path) -> None:
        """Before anything is paid for: a folder, a file in the way, a suffix that says nothing."""
        (tmp_path / "a.jsonl").mkdir()
        (tmp_path / "file").touch()
        with pytest.raises(DeliveryError, match="is a folder"):
            into(tmp_path / "a.jsonl")
        with pytest.raises(DeliveryError, match="choose another --into"):
            into(tmp_path / "file" / "b.jsonl")
        with pytest.raises(UsageError, match=r"ends in \.jsonl or \.parquet"):
            into(tmp_path / "b.csv")
        assert files(tmp_path) == ["file"]

    def test_a_full_disk_is_told_and_leaves_nothing(self, tmp_path: Path, outcome: Outcome) -> None:
        """When the disk is full the error says so, and the old file is as it was."""
        path = tmp_path / "out.jsonl"
        path.write_text("old")
        sink = JsonLines(path)
        sink.write(outcome)
        with full_disk(), pytest.raises(DeliveryError, match="cannot be written"):
            sink.close(keep=True)
        assert not sink.close(keep=False)
        assert files(tmp_path) == ["out.jsonl"]
        assert path.read_text() == "old"

    @pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
    def test_no_torn_row_is_put_in_place(self, tmp_path: Path, outcome: Outcome, name: str) -> None:
        """After a row that could not be written no other is, though there is room again."""
        if name.endswith("t"):
            pytest.importorskip("pyarrow")
        path = tmp_path / name
        path.write_text("old")
        sink = into(path)
        sink.write(outcome)
        noise = os.urandom(6_000_000).hex()  # more than is held
        with full_disk(), pytest.raises(DeliveryError, match="cannot be written"):
            sink.write(like(outcome, documents={**outcome.documents, "vi.md": noise}))
        with pytest.raises(DeliveryError, match="a row could not be written"):
            sink.write(outcome)
        with pytest.raises(DeliveryError, match="a row could not be written"):
            sink.close(keep=True)
        assert files(tmp_path) == [name]
        assert path.read_text() == "old"


class TestParquet:
    @pytest.fixture(autouse=True)
    def _pyarrow(self) -> None:
        pytest.importorskip("pyarrow")

    def test_writes_a_row_for_each_briefing(self, tmp_path: Path, outcome: Outcome) -> None:
        """Columns for id, source, the briefing as JSON, and each document."""
        from pyarrow import parquet

        path = tmp_path / "out.parquet"
        sink = into(path)
        for number in range(1500):
            sink.write(like(outcome, id=str(number), briefing=b'{"a": "b"}'))
        sink.write(FAILED)
        assert sink.close(keep=True)
        table = parquet.read_table(path)
        assert table.column_names == ["id", "source", "briefing", "vi.md", "en.md"]
        assert table["id"].to_pylist() == [str(number) for number in range(1500)]
        assert set(table["vi.md"].to_pylist()) == {"# Khai trương\n"}
        groups = parquet.ParquetFile(path).metadata
        assert [groups.row_group(n).num_rows for n in range(groups.num_row_groups)] == [1000, 500]

    def test_holds_no_more_than_a_few_megabytes(self, tmp_path: Path, outcome: Outcome) -> None:
        """Large briefings make smaller groups of rows, so that memory is bounded."""
        from pyarrow import parquet

        sink = Parquet(tmp_path / "out.parquet")
        for _ in range(10):
            sink.write(like(outcome, briefing=b'"' + b"a" * 1_800_000 + b'"'))
        sink.close(keep=True)
        assert parquet.ParquetFile(tmp_path / "out.parquet").metadata.num_row_groups == 2

    def test_is_a_table_without_rows_too(self, tmp_path: Path) -> None:
        """A run in which everything failed leaves a table that can be read."""
        from pyarrow import parquet

        assert Parquet(tmp_path / "out.parquet").close(keep=True)
        assert parquet.read_table(tmp_path / "out.parquet").num_rows == 0

    def test_leaves_nothing_when_it_is_not_kept(self, tmp_path: Path, outcome: Outcome) -> None:
        """What is not kept is gone, whether anything was written already or not."""
        for rows in (0, 1, 1001):
            sink = Parquet(tmp_path / "out.parquet")
            for _ in range(rows):
                sink.write(outcome)
            sink.close(keep=False)
        assert files(tmp_path) == []


ENDLESS = """
import sys
from pathlib import Path
from briefing.batch.outcomes import Outcome
from briefing.batch.sinks import Folder, into
out = Path(sys.argv[1])
print("ready", flush=True)
for turn in range(10**9):
    text = f"{turn % 10}" * 50_000
    rows = into(out / "all.jsonl")
    for name in "abc":
        made = Outcome(name, name, "made", f'"{text}"'.encode(), {"vi.md": text, "en.md": text})
        Folder(out, force=True).write(made)
        rows.write(made)
    rows.close(keep=True)
"""


def test_a_killed_run_leaves_no_torn_file(tmp_path: Path) -> None:
    """Whenever a run is killed, each file is one whole version of it."""
    for turn in range(8):
        command = [sys.executable, "-c", ENDLESS, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(0.02 + 0.013 * turn)
            run.send_signal(signal.SIGKILL)
        for name in files(tmp_path):
            data = (tmp_path / name).read_bytes()
            if name.endswith(".md"):
                assert data == data[:1] * 50_000
            elif name.endswith(".briefing.json"):
                assert len(json.loads(data)) == 50_000
            elif name == "all.jsonl":
                rows = [json.loads(line) for line in data.splitlines()]
                assert len(rows) == 3
                assert len({row["briefing"] for row in rows}) == 1
            else:
                assert name.endswith(".tmp")
    assert "all.jsonl" in files(tmp_path)


TEMPORARY = """
import sys
from pathlib import Path
from briefing.files import beside
for path in map(Path, sys.argv[1:]):
    with beside(path) as temporary:
        pass
    temporary.write_text("half")  # as if the block had not come to its end
"""


def left_behind(*paths: Path) -> list[str]:
    """What a process that is no more had begun to write for these files."""
    subprocess.run([sys.executable, "-c", TEMPORARY, *map(str, paths)], check=True)
    return sorted(str(p) for path in paths for p in path.parent.iterdir() if p.suffix == ".tmp")


def test_what_a_killed_run_left_is_removed_where_files_are_written(
    tmp_path: Path, outcome: Outcome
) -> None:
    """In folders that a file is written to; nothing else is walked through, or removed."""
    left_behind(tmp_path / "2025" / "b.vi.md", tmp_path / "other" / "b.vi.md")
    left_behind(tmp_path / "2025" / "not ours.txt")
    Folder(tmp_path, force=False).write(outcome)
    kept = [name for name in files(tmp_path) if name.endswith(".tmp")]
    assert len(kept) == 2
    assert kept[0].startswith("2025/.not ours.txt.")
    assert kept[1].startswith("other/.b.vi.md.")


def test_what_a_run_elsewhere_is_writing_stays(tmp_path: Path, outcome: Outcome) -> None:
    """Another machine's process may live, though there is none of its number here."""
    path = tmp_path / "2025" / "b.vi.md"
    (name,) = map(Path, left_behind(path))
    stem, process, chance = name.name.rsplit("-", 2)
    elsewhere = name.with_name(f"{stem[:-8]}00000000-{process}-{chance}")
    name.rename(elsewhere)
    Folder(tmp_path, force=False).write(outcome)
    assert elsewhere.exists()


def test_two_runs_of_one_process_id_do_not_write_to_one_file(tmp_path: Path) -> None:
    """In containers many processes have the number 1."""
    with beside(tmp_path / "a") as one, beside(tmp_path / "a") as other:
        assert one != other
