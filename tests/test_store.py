"""The store: what was put is found, by everybody, through everything; what is damaged never is."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Timer
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from briefing.errors import DeliveryError
from briefing.store import Kind, Store

KINDS: tuple[Kind, ...] = get_args(Kind)
NEW = b"written by this run"


def key(name: object) -> str:
    return sha256(str(name).encode()).hexdigest()


@cache
def value(number: int) -> bytes:
    """Some bytes of its own for each number: short ones and some over several pages."""
    return f"{number} ".encode() * 20 + random.Random(number).randbytes(number % 7 * 3000)


def found(store: Store, *names: object) -> list[object]:
    """Those of the names under which there is a reply."""
    return [name for name in names if store.get("reply", key(name)) is not None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.sqlite"


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process that runs `code`, with `path`, `key` and `Store` at hand."""
    head = (
        "import os, sys; from hashlib import sha256; from pathlib import Path\n"
        "from briefing.store import Store\n"
        "path = Path(sys.argv[1])\n"
        "def key(name): return sha256(str(name).encode()).hexdigest()\n"
    )
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", head + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def output(process: subprocess.Popen[str]) -> str:
    """What a process prints until it ends well."""
    printed, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return printed


class AgainstADictionary(RuleBasedStateMachine):
    """Whatever is done, in whatever order, the store holds what a dictionary would."""

    keys = st.integers(0, 9).map(key)
    kinds = st.sampled_from(KINDS)

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store.open(self.folder / "store.sqlite")
        self.model: dict[tuple[Kind, str], bytes] = {}

    @rule(kind=kinds, key=keys, data=st.binary(max_size=50) | st.integers(0, 99).map(value))
    def put(self, kind: Kind, key: str, data: bytes) -> None:
        self.store.put(kind, key, data)
        self.model[kind, key] = data

    @rule(kind=kinds, keys=st.lists(keys))
    def get(self, kind: Kind, keys: list[str]) -> None:
        known = [self.model.get((kind, key)) for key in keys]
        assert [self.store.get(kind, key) for key in keys] == known

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "store.sqlite")

    @rule(days=st.none() | st.just(1))
    def clear(self, days: int | None) -> None:
        cleared = self.store.clear(None if days is None else timedelta(days=days))
        assert cleared == (len(self.model) if days is None else 0)
        if days is None:
            self.model.clear()

    @invariant()
    def counts(self) -> None:
        statistics = self.store.statistics()
        held = [kind for kind, _ in self.model]
        assert {kind: kept.entries for kind, kept in statistics.kinds.items()} == {
            kind: held.count(kind) for kind in KINDS
        }
        assert bool(statistics.oldest) == bool(held)
        assert self.store.warning is None

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


class TestAgainstADictionary(AgainstADictionary.TestCase):
    """The machine above, as a test."""

    settings = settings(max_examples=10, stateful_step_count=20, deadline=None)


def test_text_is_kept_small_and_private(path: Path) -> None:
    """Entries are compressed; files and folder are the user's alone."""
    with Store.open(path) as store:
        store.put("document", key(1), "Phường mở trạm đọc sách. ".encode() * 1000)
        statistics = store.statistics()
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert statistics.size == sum(file.stat().st_size for file in path.parent.iterdir())
    assert statistics.kinds["document"].size < 1000
    assert statistics.path == path
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_it_is_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME/briefing, where no other place is named."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with Store.open() as store:
        store.put("reply", key(1), b"x")
    assert (tmp_path / "briefing" / "store.sqlite").exists()


def test_the_oldest_is_told_and_the_old_can_be_cleared(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What counts is when an entry was written last."""
    moment = 1_790_000_000.0
    monkeypatch.setattr(time, "time", lambda: moment)
    with Store.open(path) as store:
        for name, days in (("old", 0), ("written anew", 0), ("written anew", 10), ("new", 20)):
            monkeypatch.setattr(time, "time", lambda days=days: moment + days * 86_400)
            store.put("reply", key(name), name.encode())
        assert store.statistics().oldest == datetime.fromtimestamp(moment, UTC)
        assert store.clear(timedelta(days=15)) == 1
        assert found(store, "old", "written anew", "new") == ["written anew", "new"]
        monkeypatch.setattr(time, "time", lambda: moment)  # the clock was ahead
        assert store.clear() == 2


def test_cleared_room_goes_back_to_the_disk(path: Path) -> None:
    """The files shrink; while another uses the store they keep their size, and that is told."""
    with Store.open(path) as store:
        for number in range(200):
            store.put("briefing", key(number), value(number))
        with Store.open(path) as other:
            other.put("briefing", key("other"), NEW)
            before = store.statistics().size
            assert store.clear() == 201
            assert "keeps its size for now" in (store.warning or "")
            assert store.statistics().size >= before
            assert other.get("briefing", key("other")) is None
        assert store.clear() == 0
        assert store.statistics().size < 100_000
        store.put("briefing", key(1), NEW)
        assert store.get("briefing", key(1)) == NEW


def test_importing_it_is_cheap() -> None:
    """Neither sqlite3 nor anything of a model, a template or a terminal is loaded."""
    code = (
        "print(*(n for n in ('sqlite3', 'openai', 'jinja2', 'rich', 'click') if n in sys.modules))"
    )
    assert output(python(code, "unused")).strip() == ""


# Several at once


def test_processes_write_at_the_same_time(path: Path) -> None:
    """They make the store together, and nothing of anybody is lost."""
    code = """
sys.stdin.readline()
with Store.open(path) as store:
    for number in range(200):
        store.put("reply", key(f"{sys.argv[2]} {number}"), b"x" * number)
        assert store.get("reply", key(f"{sys.argv[2]} {number}")) == b"x" * number
    print(store.warning)
"""
    writers = [python(code, path, name) for name in range(4)]
    for writer in writers:
        assert writer.stdin
        print(file=writer.stdin, flush=True)
    assert [output(writer) for writer in writers] == ["None\n"] * 4
    with Store.open(path) as store:
        assert store.statistics().kinds["reply"].entries == 800
        assert store.get("reply", key("3 199")) == b"x" * 199
        assert store.warning is None
        assert not store.statistics().set_aside


def test_what_a_killed_process_had_put_is_there(path: Path) -> None:
    """Everything that `put` returned from is seen at once by others, and outlives SIGKILL."""
    code = """
store = Store.open(path)
for number in range(100_000):
    store.put("reply", key(f"{sys.argv[2]} {number}"), b"paid for " * number)
    print(number, flush=True)
"""
    ends = {}
    with Store.open(path) as store:
        for name, lines in enumerate((1, 3, 10, 40, 170)):
            with python(code, path, name) as writer:
                assert writer.stdout
                for _ in range(lines):
                    ends[name] = int(writer.stdout.readline())
                    assert store.get("reply", key(f"{name} {ends[name]}")) is not None
                writer.send_signal(signal.SIGKILL)
    with Store.open(path) as store:
        for name, end in ends.items():
            for number in range(end + 1):
                assert store.get("reply", key(f"{name} {number}")) == b"paid for " * number
        assert store.warning is None


def test_threads_share_a_store(path: Path) -> None:
    """Each finds what it and others put."""
    with Store.open(path) as store, ThreadPoolExecutor(8) as pool:

        def put(number: int) -> bytes | None:
            store.put("document", key(number), value(number))
            return store.get("document", key(number))

        assert list(pool.map(put, range(200))) == [value(number) for number in range(200)]
        assert all(store.get("document", key(number)) for number in range(200))
        assert store.warning is None


def test_a_forked_process_goes_on_with_the_store(path: Path) -> None:
    """Parent and children write to one store, which stays whole."""
    code = """
import warnings; warnings.simplefilter("ignore")  # of forking with threads, in later Pythons
store = Store.open(path)
store.put("reply", key("before"), b"x" * 50_000)
children = []
for child in range(3):
    children.append(os.fork())
    if not children[-1]:
        assert store.get("reply", key("before")) == b"x" * 50_000
        for number in range(50):
            store.put("reply", key(f"{child} {number}"), b"child")
        os._exit(1 if store.warning else 0)
for number in range(50):
    store.put("reply", key(f"parent {number}"), b"parent")
assert all(os.waitpid(child, 0)[1] == 0 for child in children)
assert store.get("reply", key("2 49")) == b"child"
assert store.warning is None
store.close()
"""
    output(python(code, path))
    with Store.open(path) as store:
        assert store.statistics().kinds["reply"].entries == 201
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


# Damage


@cache
def sound() -> bytes:
    """A store with 60 entries, as it is on the disk."""
    folder = Path(tempfile.mkdtemp())
    with Store.open(folder / "store.sqlite") as store:
        for number in range(60):
            store.put("reply", key(number), value(number))
    content = (folder / "store.sqlite").read_bytes()
    shutil.rmtree(folder)
    return content


def use(path: Path) -> str | None:
    """Read and write; whatever the file is, nothing wrong is read. Return the warning."""
    with Store.open(path) as store:
        for number in range(60):
            assert store.get("reply", key(number)) in (None, value(number))
        store.put("document", key("new"), NEW)
        store.statistics()
        warning = store.warning
    with Store.open(path) as store:
        assert store.get("document", key("new")) in (None, NEW)
        warning = warning or store.warning
    assert warning is None or warning.isprintable()
    return warning


def test_a_store_that_was_cut_short_is_told(path: Path) -> None:
    """At whatever length; to SQLite one byte is as good as none."""
    lengths = [2, 15, 16, 50, 99, 100, 511, 512, 4096, 8191, 8192]
    lengths += random.Random(1).sample(range(2, len(sound())), 30)
    for length in lengths:
        path.parent.mkdir()
        path.write_bytes(sound()[:length])
        assert use(path)
        shutil.rmtree(path.parent)


def test_flipped_bits_never_give_wrong_data(path: Path) -> None:
    """A value is the one that was put, or it is not found; the store works on."""
    chance = random.Random(2)
    told = 0
    for _ in range(200):
        path.parent.mkdir()
        content = bytearray(sound())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        told += use(path) is not None
        shutil.rmtree(path.parent)
    assert told > 100  # the others hit what holds nothing


@pytest.mark.parametrize("seed", range(20))
def test_any_damage_is_survived(path: Path, seed: int) -> None:
    """Many bytes at once, whole pages, runs of zeros, the header."""
    chance = random.Random(seed)
    content = bytearray(sound())
    start = chance.randrange(len(content) - 9000)
    for number in range(200):
        place = chance.randrange(len(content) if seed % 4 == 0 else 700)
        match seed % 4:
            case 0:
                content[place] = chance.randrange(256)
            case 1:
                content[start + 40 * number : start + 40 * number + 40] = chance.randbytes(40)
            case 2:
                content[start + 25 * number : start + 25 * number + 25] = bytes(25)
            case 3 if number < 3:
                content[place] = chance.randrange(256)
    path.parent.mkdir()
    path.write_bytes(content)
    use(path)
    with Store.open(path) as store:
        store.clear()
        store.put("document", key("new"), NEW)
        assert store.get("document", key("new")) == NEW


def test_a_page_of_zeros_is_no_silent_miss(path: Path) -> None:
    """As a disk that lost a block leaves them: what is not found any more is told."""
    for start in range(8200, len(sound()) - 8192, 8192):  # behind the head of each page
        path.parent.mkdir()
        path.write_bytes(sound()[:start] + bytes(8000) + sound()[start + 8000 :])
        with Store.open(path) as store:
            assert len(found(store, *range(60))) == 60 or store.warning
        shutil.rmtree(path.parent)


def test_a_damaged_entry_is_dropped_and_told(path: Path) -> None:
    """It is a miss; the others stay; put again, it is found."""
    names = ("spoilt", "swapped", "sound")
    with Store.open(path) as store:
        for name in names:
            store.put("reply", key(name), name.encode() * 100)
    with sqlite3.connect(path) as connection:
        update = "UPDATE entry SET data = ? WHERE key = ?"
        connection.execute(update, (b"x\x9cnot what was packed", bytes.fromhex(key("spoilt"))))
        connection.execute(
            "UPDATE entry SET (digest, data) = (SELECT digest, data FROM entry WHERE key = ?) "
            "WHERE key = ?",
            (bytes.fromhex(key("sound")), bytes.fromhex(key("swapped"))),
        )
    connection.close()
    with Store.open(path) as store:
        assert store.warning is None
        assert found(store, *names) == ["sound"]
        assert "damaged entries were dropped (2)" in (store.warning or "")
        store.put("reply", key("spoilt"), NEW)
        assert store.get("reply", key("spoilt")) == NEW
        assert store.statistics().kinds["reply"].entries == 2


def spoil(path: Path) -> None:
    """Damage all but the first page, as another process: this one's locks stay as they are."""
    output(python("with path.open('r+b') as f: f.seek(8192); f.write(b'\\xa5' * 200_000)", path))


def test_damage_in_the_middle_of_a_run_is_recovered_from_once(path: Path) -> None:
    """A new store is begun; at a second damage it is switched off, and the work goes on."""
    path.parent.mkdir()
    path.write_bytes(sound())
    with Store.open(path) as store:
        assert store.warning is None
        spoil(path)
        assert store.get("reply", key(1)) is None
        assert "moved to store.sqlite.broken-" in (store.warning or "")
        store.put("reply", key(1), NEW)
        assert store.get("reply", key(1)) == NEW
        (aside,) = store.statistics().set_aside
        assert aside.read_bytes()[8192:] == b"\xa5" * 200_000 + sound()[208_192:]
    path.write_bytes(sound())
    with Store.open(path) as store:
        spoil(path)
        store.put("reply", key(1), NEW)
        path.unlink()
        path.write_bytes(b"damaged again, and not ours" * 100)
        store.put("reply", key(2), NEW)
        assert store.get("reply", key(1)) is None
        assert "cannot be used" in (store.warning or "")
        with pytest.raises(DeliveryError, match="cannot be used"):
            store.statistics()
        with pytest.raises(DeliveryError, match="cannot be used"):
            store.clear()


def test_one_moves_a_damaged_store_and_all_go_on_with_the_new_one(path: Path) -> None:
    """What others put afterwards is in the store that is found later."""
    path.parent.mkdir()
    path.write_bytes(sound())
    with Store.open(path) as one, Store.open(path) as other:
        spoil(path)
        assert one.get("reply", key(1)) is None
        other.put("reply", key("other"), NEW)
        assert one.get("reply", key("other")) == NEW
        one.put("reply", key("one"), NEW)
        assert other.get("reply", key("one")) == NEW
        assert other.warning is None
        assert len(other.statistics().set_aside) == 1
    with Store.open(path) as store:
        assert found(store, "one", "other") == ["one", "other"]


def test_a_store_that_is_deleted_under_a_run_is_begun_anew(path: Path) -> None:
    """As by somebody who needs room: later entries are kept."""
    with Store.open(path) as store:
        store.put("reply", key(1), NEW)
        shutil.rmtree(path.parent)
        assert store.get("reply", key(1)) is None
        store.put("reply", key(2), NEW)
        assert store.warning is None
    with Store.open(path) as store:
        assert store.get("reply", key(2)) == NEW


def test_another_programs_database_is_moved_whole(path: Path) -> None:
    """Not a byte of it is changed, and where it went is told."""
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE entry (kind, key, time, digest, data)")
        connection.execute("INSERT INTO entry VALUES (1, 2, 3, 4, 5)")
    connection.close()
    content = path.read_bytes()
    with Store.open(path) as store:
        assert "another program" in (store.warning or "")
        store.put("reply", key(1), NEW)
        assert store.get("reply", key(1)) == NEW
        (aside,) = store.statistics().set_aside
        assert aside.name in (store.warning or "")
    assert aside.read_bytes() == content


@pytest.mark.parametrize("version", [0, 2])
def test_a_store_of_another_version_is_moved(path: Path, version: int) -> None:
    """Older or newer: what it holds may mean something else; what it cost is not thrown away."""
    with Store.open(path) as store:
        store.put("reply", key(1), b"of that version")
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with Store.open(path) as store:
        assert store.get("reply", key(1)) is None
        assert "another version of briefing" in (store.warning or "")
        (aside,) = store.statistics().set_aside
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    connection.close()


# Places that cannot be used


def assert_switched_off(store: Store, reason: str) -> None:
    """One warning that names the reason; the store finds nothing and keeps nothing."""
    for number in range(3):
        store.put("reply", key(number), NEW)
        assert store.get("reply", key(number)) is None
    assert store.warning is not None
    assert reason in store.warning
    assert store.warning.count("cannot be used") == 1
    assert store.warning.isprintable()
    with pytest.raises(DeliveryError, match="cannot be used"):
        store.clear()


def test_a_file_in_place_of_the_folder_switches_it_off(tmp_path: Path) -> None:
    """And a folder in place of the file."""
    (tmp_path / "file").touch()
    with Store.open(tmp_path / "file" / "store.sqlite") as store:
        assert_switched_off(store, "File exists")
    with Store.open(tmp_path) as store:
        assert_switched_off(store, "unable to open")


def test_a_locked_file_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading does not wait for a writer; writing waits, does without, and then goes on."""
    monkeypatch.setattr("briefing.store._WAIT", 0.05)
    with Store.open(path) as store:
        store.put("reply", key("before"), NEW)
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert store.get("reply", key("before")) == NEW
        assert store.warning is None
        for _ in range(2):
            store.put("reply", key("meanwhile"), NEW)
        holder.close()
        store.put("reply", key("after"), NEW)
        assert found(store, "before", "meanwhile", "after") == ["before", "after"]
        assert "was busy or full 2 times (database is locked)" in (store.warning or "")


def test_one_that_locks_it_for_long_is_waited_for_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that hangs does not hold up each entry of this one; later it is waited for."""
    monkeypatch.setattr("briefing.store._WAIT", 2.0)
    with Store.open(path) as store:
        store.put("reply", key("before"), NEW)
        holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")
        for number in range(20):
            store.put("reply", key(number), NEW)
        holder.execute("ROLLBACK")
        store.put("reply", key("after"), NEW)
        holder.execute("BEGIN IMMEDIATE")
        release = Timer(0.5, holder.close)
        release.start()
        store.put("reply", key("waited"), NEW)
        release.join()
        assert found(store, "before", 0, 19, "after", "waited") == ["before", "after", "waited"]


def test_a_file_that_is_locked_at_first_is_used_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it is tried again as well."""
    monkeypatch.setattr("briefing.store._WAIT", 0.05)
    path.parent.mkdir()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with Store.open(path) as store:
        assert store.get("reply", key(1)) is None
        assert "database is locked" in (store.warning or "")
        holder.close()
        store.put("reply", key(1), NEW)
        assert store.get("reply", key(1)) == NEW


def test_a_full_disk_is_tried_again(path: Path) -> None:
    """What was kept is found all the time; what comes when there is room again is kept."""
    code = """
import resource
store = Store.open(path)
store.put("reply", key("before"), b"before")
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
for number in range(100):
    store.put("reply", key(number), os.urandom(10_000))
print(store.get("reply", key("before")), store.get("reply", key(99)))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.put("reply", key("after"), b"after")
print(store.get("reply", key("after")), store.warning.count("was busy or full"))
"""
    assert output(python(code, path)) == "b'before' None\nb'after' 1\n"
    with Store.open(path) as store:
        assert store.warning is None
        assert found(store, "before", "after") == ["before", "after"]


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        ways = [*Path(folder).resolve().parents, *Path(__file__).resolve().parents]
        if os.geteuid() == 0 and not all(way.stat().st_mode & 1 for way in ways):
            pytest.skip("only root may look into the folders of this test")
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the rights of POSIX")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_a_read_only_store_is_read(shared: Path, file: int, folder: int) -> None:
    """As one that comes with a container: nothing is added, and that is told once."""
    path = shared / "store.sqlite"
    with Store.open(path) as store:
        store.put("reply", key("before"), NEW)
    path.chmod(file)
    shared.chmod(folder)
    code = """
import fcntl, sqlite3  # while they can be read
if os.geteuid() == 0:
    os.setuid(65534)  # root may write everything
store = Store.open(path)
for number in range(3):
    store.put("reply", key(number), b"x")
    print(store.get("reply", key("before")), store.get("reply", key(number)))
print(store.statistics().kinds["reply"].entries, store.warning)
try:
    store.clear()
except Exception as error:
    print(type(error).__name__, error)
"""
    *looks, told, error = output(python(code, path)).splitlines()
    shared.chmod(0o755)
    warning = f"{path} is read-only: what it holds is found, and nothing is added"
    assert looks == [f"{NEW!r} None"] * 3
    assert told == f"1 {warning}"
    assert error == f"DeliveryError {warning}"


def test_without_a_home_it_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a bare container: the warning names the variable to set."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with Store.open() as store:
        store.put("reply", key(1), NEW)
        assert store.get("reply", key(1)) is None
        assert "XDG_CACHE_HOME" in (store.warning or "")


def test_a_closed_store_finds_nothing(path: Path) -> None:
    """And its statistics are an error that says so."""
    store = Store.open(path)
    store.close()
    store.put("reply", key(1), NEW)
    assert store.get("reply", key(1)) is None
    with pytest.raises(DeliveryError, match="closed"):
        store.statistics()
