"""What earlier runs made, kept by content, so that nothing is paid for or worked out twice.

A cache: it may be deleted at any time, and whatever is wrong with it, the work goes on without.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypeVar, get_args

from briefing.errors import DeliveryError, SettingsError
from briefing.settings import cache_folder

if TYPE_CHECKING:
    import sqlite3

Kind = Literal["reply", "briefing", "document", "page", "entry"]
"""An accepted reply of a model; a finished `.briefing.json`; a rendered document; a web page as it
was fetched; an entry of a feed that is done with."""

_Result = TypeVar("_Result")

_NAME = "store.sqlite"
_APPLICATION = 0x62726973  # "bris": tells our file from other programs' databases
_VERSION = 1
_WAIT = 5.0
"""Seconds to wait for another process that writes; whatever else this one does waits as well."""
_IMPATIENT = 0.1
"""The same after it was waited for in vain, until something can be written again."""
_EVER = 2**63 - 1
"""After every time, also those that a clock gone wrong gave."""
_FILES = ("", "-wal", "-shm")
"""How the names of a database's files end."""
_SCHEMA = f"""
PRAGMA page_size = 8192;  -- an entry of 2 to 8 kB fits into one: a third less disk than with 4096
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS entry (
    kind TEXT NOT NULL,
    key BLOB NOT NULL,
    time INTEGER NOT NULL,  -- of writing, in seconds since 1970
    digest BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (kind, key)
);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_GET = "SELECT digest, data FROM entry WHERE kind = ? AND key = ?"
_PUT = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)"
_HAS = "SELECT 1 FROM entry WHERE kind = ? AND key = ?"
_DROP = "DELETE FROM entry WHERE kind = ? AND key = ?"
_COUNT = "SELECT kind, count(*), sum(length(data)), min(time) FROM entry GROUP BY kind"
_CLEAR = "DELETE FROM entry WHERE time <= ?"


@dataclass(frozen=True)
class Kept:
    """How much there is of one kind."""

    entries: int
    """How many entries."""
    size: int
    """Their bytes as kept, that is compressed, without what the database adds."""


@dataclass(frozen=True)
class Statistics:
    """What the store holds."""

    path: Path
    """The database."""
    size: int
    """Bytes on the disk, with what was written last and is not yet in its place."""
    kinds: Mapping[Kind, Kept]
    """How much there is of each kind, all kinds."""
    oldest: datetime | None
    """When the oldest entry was written, in UTC; None when there is none."""
    set_aside: tuple[Path, ...]
    """Databases that could not be read and were moved; whoever does not miss them deletes them."""


class Store:
    """Content by content: keys are SHA-256 in hexadecimal, worked out by the caller.

    What `put` returned from is seen by every other process at once and outlives the death of this
    one; a power cut may take the last entries, never the rest (SQLite's WAL with
    `synchronous = NORMAL`). Threads and forked processes may go on using it. The file must be
    on a disk of this machine, because WAL does not work across a network.

    Nothing that is wrong with the store stops the work: `warning` says what was done about it.
    What fails because the file is busy or the disk is full is counted, and the next call tries
    again. A file that cannot be written is read. A database that is damaged, of another program or
    of another version of briefing is moved beside its place and a new one is begun, once; a place
    that cannot be used, or a second damage, switches the store off: then `get` finds nothing and
    `put` does nothing.
    """

    def __init__(self, path: Path, switched_off: str | None = None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._connection: sqlite3.Connection | None = None
        self._file = (0, 0)
        self._moved = False
        self._off = switched_off is not None
        self._read_only = False
        self._wait = _WAIT
        self._missed = 0
        self._reason: Exception | None = None
        self._dropped = 0
        self._told = [switched_off] if switched_off else []

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Open the store at `path`, or the user's own, and make it where there is none."""
        try:
            store = cls(path or cache_folder() / _NAME)
        except SettingsError as error:
            return cls(Path(_NAME), f"{error}; this run keeps nothing")
        store._connect()
        return store

    @property
    def warning(self) -> str | None:
        """What went wrong since the store was opened, and what was done about it, on one line."""
        told = list(self._told)
        if self._missed:
            told.append(
                f"{self._path} was busy or full {self._missed} times ({self._reason}): "
                "what was to be kept then is not"
            )
        if self._dropped:
            told.append(f"{self._path}: damaged entries were dropped ({self._dropped})")
        return "; ".join(told) or None

    def get(self, kind: Kind, key: str) -> bytes | None:
        """Return what was put, or None when nothing was, or when it is damaged."""
        return self._perform(lambda connection: self._found(connection, kind, key))

    def put(self, kind: Kind, key: str, data: bytes) -> None:
        """Keep `data`, in place of what had the same key."""
        packed = _packed(data)
        row = (kind, bytes.fromhex(key), int(time.time()), _digest(kind, key, packed), packed)
        self._perform(lambda connection: self._write(connection, row))

    def statistics(self) -> Statistics:
        """Tell what there is; raise DeliveryError when the store cannot be used."""
        rows = self._perform(lambda connection: connection.execute(_COUNT).fetchall())
        if rows is None:
            raise self._unusable()
        counted = {kind: (count, size, oldest) for kind, count, size, oldest in rows}
        known = {kind: counted.get(kind.encode(), (0, 0, None)) for kind in get_args(Kind)}
        return Statistics(
            path=self._path,
            size=sum(_size(Path(f"{self._path}{end}")) for end in _FILES),
            kinds={kind: Kept(count, size) for kind, (count, size, _) in known.items()},
            oldest=_earliest([oldest for _, _, oldest in known.values()]),
            set_aside=tuple(
                path
                for path in sorted(self._path.parent.glob(f"{self._path.name}.broken-*"))
                if not path.name.endswith(_FILES[1:])
            ),
        )

    def clear(self, older_than: timedelta | None = None) -> int:
        """Delete all entries, or those written longer ago than that; return how many.

        The room on the disk is given back unless another process uses the store; `warning` says
        so. Raises DeliveryError when nothing can be deleted.
        """
        until = _EVER if older_than is None else time.time() - older_than.total_seconds()
        cleared = self._perform(lambda connection: connection.execute(_CLEAR, (until,)).rowcount)
        if cleared is None:
            raise self._unusable()
        self._perform(self._shrink)
        return cleared

    def close(self) -> None:
        """Close the file; afterwards the store is as if switched off."""
        with self._lock:
            self._off = True
            self._disconnect()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _perform(self, operation: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """Return what `operation` returns; None when it cannot be done."""
        import sqlite3

        if self._process != os.getpid():
            self._leave_parent()
        with self._lock:
            while (connection := self._current()) is not None:
                try:
                    return operation(connection)
                except (sqlite3.Error, UnicodeDecodeError) as error:
                    if self._passes(error):
                        return None
                    self._disconnect()
                    self._recover(error)
        return None

    def _found(self, connection: sqlite3.Connection, kind: Kind, key: str) -> bytes | None:
        row = connection.execute(_GET, (kind, bytes.fromhex(key))).fetchone()
        if row is None:
            return None
        digest, packed = row
        if isinstance(packed, bytes) and digest == _digest(kind, key, packed):
            return zlib.decompress(packed)
        self._dropped += 1
        connection.execute(_DROP, (kind, bytes.fromhex(key)))
        return None

    def _write(self, connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
        _written(connection, row)
        if self._wait != _WAIT:
            self._wait = _WAIT
            _let_wait(connection, _WAIT)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Give the room of deleted entries back to the disk."""
        import sqlite3

        _let_wait(connection, 0)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # fails while another has it open
            connection.execute("VACUUM")
        except sqlite3.OperationalError as error:
            self._told.append(
                f"{self._path} keeps its size for now ({error}): "
                "clear it again when no other process uses it"
            )
        finally:
            _let_wait(connection, self._wait)
            connection.execute("PRAGMA journal_mode = WAL")

    def _current(self) -> sqlite3.Connection | None:
        """Return the connection, to the file that is in its place now."""
        if self._connection is not None and _identity(self._path) != self._file:
            self._disconnect()  # deleted, or set aside by another process
        if self._connection is None and not self._off:
            self._connect()
        return self._connection

    def _passes(self, error: Exception) -> bool:
        """Tell whether the next call may do better, or this is a file that is only read."""
        import sqlite3

        code = _code(error)
        if code == sqlite3.SQLITE_READONLY and self._read_only:
            return True
        if code not in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_FULL,
            sqlite3.SQLITE_IOERR,  # also a quota that is used up, or a limit of a file's size
            sqlite3.SQLITE_LOCKED,
            sqlite3.SQLITE_PROTOCOL,
        ):
            return False
        self._missed += 1
        self._reason = error
        self._wait = _IMPATIENT
        if self._connection is not None:
            _let_wait(self._connection, _IMPATIENT)
        return True

    def _connect(self) -> None:
        import sqlite3

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with _alone(self._path.parent):
                self._read_only = _is_read_only(self._path)
                if not self._read_only:
                    self._path.touch(mode=0o600)  # articles are nobody else's business
                self._file = _identity(self._path)
                connected = _connected_to_read if self._read_only else _connected
                self._connection = connected(self._path, self._wait)
        except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
            if not self._passes(error):
                self._recover(error)
        else:
            told = f"{self._path} is read-only: what it holds is found, and nothing is added"
            if self._read_only and told not in self._told:
                self._told.append(told)

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _recover(self, error: Exception) -> None:
        """Begin a new database in place of one that cannot be used, or do without."""
        if not _is_damage(error) or self._moved:
            self._switch_off(error)
            return
        self._moved = True
        try:
            with _alone(self._path.parent):
                if _identity(self._path) == self._file:  # else another process was faster
                    name = _move_aside(self._path)
                    reason = error if str(error).isprintable() else "it is damaged"
                    self._told.append(
                        f"{self._path} cannot be read ({reason}): moved to {name}; "
                        "a new one was begun"
                    )
        except OSError as problem:
            self._switch_off(problem)
        else:
            self._connect()

    def _switch_off(self, error: Exception) -> None:
        self._off = True
        reason = getattr(error, "strerror", None) or error
        self._told.append(
            f"{self._path} cannot be used ({reason}): this run keeps nothing and finds nothing "
            "kept; set XDG_CACHE_HOME to another folder"
        )

    def _unusable(self) -> DeliveryError:
        return DeliveryError(self.warning or f"{self._path} is closed: open it again")

    def _leave_parent(self) -> None:
        """Let a forked process connect anew."""
        if self._connection is not None:
            _INHERITED.append(self._connection)
        self._connection = None
        self._lock = threading.Lock()
        self._process = os.getpid()


_INHERITED: list[sqlite3.Connection] = []
"""Connections of the process that this one was forked from: SQLite forbids to use or close them."""


def _connected(path: Path, wait: float) -> sqlite3.Connection:
    """Open the file or fill an empty one; raise sqlite3.DatabaseError when it is not ours."""
    connection = _opened(path, "mode=rw", wait)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected_to_read(path: Path, wait: float) -> sqlite3.Connection:
    """Open a file that this process cannot write; raise sqlite3.DatabaseError if it is not ours."""
    import sqlite3

    try:
        return _opened(path, "mode=ro", wait)
    except sqlite3.OperationalError:
        # WAL wants a -shm beside: where there is none and none can be made, nobody writes either.
        return _opened(path, "mode=ro&immutable=1", wait)


def _opened(path: Path, how: str, wait: float) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.text_factory = bytes  # a damaged text is no error, but differs
        _require_ours(connection)
        connection.execute("PRAGMA cell_size_check = ON")  # zeros in an index are no silent miss
    except BaseException:
        connection.close()
        raise
    return connection


def _let_wait(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _require_ours(connection: sqlite3.Connection) -> None:
    import sqlite3

    application, version, tables = (
        connection.execute(question).fetchone()[0]
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT count(*) FROM sqlite_schema",
        )
    )
    if not application and not tables:
        connection.executescript(_SCHEMA)
    elif application != _APPLICATION:
        raise sqlite3.DatabaseError("it is of another program")
    elif version != _VERSION:
        raise sqlite3.DatabaseError("it is of another version of briefing")


def _written(connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
    """Write an entry; raise sqlite3.DatabaseError when it is not found afterwards."""
    import sqlite3

    connection.execute(_PUT, row)
    if connection.execute(_HAS, row[:2]).fetchone() is None:  # an index with a hole tells nothing
        raise sqlite3.DatabaseError("what was written is not found")


def _is_damage(error: Exception) -> bool:
    """Tell whether another file would do, in contrast to: no place to open or write one."""
    import sqlite3

    if isinstance(error, UnicodeDecodeError):  # sqlite3's own message quotes damaged text
        return True
    elsewhere = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY)
    return isinstance(error, sqlite3.Error) and _code(error) not in elsewhere


def _code(error: Exception) -> int:
    """Return SQLite's code of an error; that of no database where there is none."""
    import sqlite3

    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_NOTADB)
    return code & 0xFF


def _is_read_only(path: Path) -> bool:
    """Tell whether there is a database that this process may not write, or not what goes beside."""
    return path.exists() and not all(os.access(place, os.W_OK) for place in (path, path.parent))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time open a database in `folder` or move it away."""
    if sys.platform == "win32":  # where an open file cannot be moved
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)  # also for a process forked meanwhile
    finally:
        os.close(descriptor)


def _move_aside(path: Path) -> str:
    """Rename a database with all its files; return its new name."""
    name = f"{path.name}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S.%f}"
    for end in reversed(_FILES):
        source = Path(f"{path}{end}")
        if source.exists():
            source.rename(path.with_name(name + end))
    return name


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one that takes its place; zeros when there is none."""
    try:
        status = os.stat(path)  # for each look-up, and twice as fast as Path.stat
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _packed(data: bytes) -> bytes:
    # Smaller tables than zlib's own: they are cleared for each entry, which took half the time.
    packer = zlib.compressobj(1, zlib.DEFLATED, 14, 7)
    return packer.compress(data) + packer.flush()


def _digest(kind: Kind, key: str, packed: bytes) -> bytes:
    """Return what tells damage, before a damaged value is unpacked."""
    return hashlib.sha256(f"{kind} {key} ".encode() + packed).digest()[:8]


def _earliest(times: Iterable[object]) -> datetime | None:
    """Return the first of the times; what damage made of a time does not count."""
    sound = [moment for moment in times if isinstance(moment, int) and 0 <= moment < 2**32]
    return datetime.fromtimestamp(min(sound), UTC) if sound else None
