"""What was sent to whom: so that a run that broke off can be started again.

A row is written before a message can be taken by the server (`begun`) and marked after the server
took it (`sent`). What is `begun` by a run that is no more, nobody can tell the end of.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from briefing.errors import DeliveryError
from briefing.settings import state_folder

if TYPE_CHECKING:
    import sqlite3

Standing = Literal["free", "sent", "doubtful", "elsewhere"]
"""Of a message: not sent; sent; begun by a run that is no more; begun by one that still lives."""

_APPLICATION = 0x62726965  # "brie": tells our file from other programs' databases
_VERSION = 1
_WAIT = 30.0
"""Seconds to wait for another run that writes."""
_UNSENT = "nothing is sent without it"
_SCHEMA = f"""
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    recipient TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('begun', 'sent')),
    process TEXT NOT NULL,
    time TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_FINISH = "UPDATE message SET state = 'sent' WHERE id = ?"
_DOUBT = "UPDATE message SET process = '' WHERE id = ?"
_FORGET = "DELETE FROM message WHERE id = ?"


class Ledger:
    """The file that tells which messages were sent; a context manager that closes it.

    Messages are known by their Message-ID without its domain, which is the sender's: another sender
    does not make another message. The methods raise DeliveryError when the file cannot be used.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._process = _process(os.getpid()) or f"{os.getpid()} unknown"

    @classmethod
    def open(cls, path: Path | None = None) -> Ledger:
        """Open the ledger at `path`, or the user's own, and make it where there is none.

        Raises DeliveryError when the file cannot be made or read, is damaged, or is no ledger of
        this version; SettingsError without a home folder.
        """
        import sqlite3

        path = path or state_folder() / "sent.sqlite"
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            return cls(_connected(path), path)
        except (OSError, sqlite3.OperationalError) as error:  # locked, read-only, no room
            raise _unusable(path, error, _UNSENT) from None
        except sqlite3.DatabaseError as error:
            remedy = "move it away to send without knowing what was sent"
            raise _unusable(path, error, remedy) from None

    def standing(self, message_id: str) -> Standing:
        """Tell how it stands with a message."""
        with self._errors():
            row = self._connection.execute(
                "SELECT state, process FROM message WHERE id = ?", (_key(message_id),)
            ).fetchone()
        if row is None:
            return "free"
        state, process = row
        if state == "sent":
            return "sent"
        return "elsewhere" if process and _lives(process) else "doubtful"

    def begin(self, message_id: str, recipient: str, *, again: bool) -> Standing:
        """Claim a message, on the disk when this returns; return how it stood.

        It is claimed, for this process alone, if that is `free`; with `again` also if it was
        `sent` or `doubtful`.
        """
        with self._errors(), self._transaction():
            before = self.standing(message_id)
            if before == "free" or (again and before != "elsewhere"):
                self._connection.execute(
                    "INSERT OR REPLACE INTO message VALUES (?, ?, 'begun', ?, ?)",
                    (_key(message_id), recipient, self._process, datetime.now(UTC).isoformat()),
                )
        return before

    def finish(self, message_id: str) -> None:
        """Note that the server took a message."""
        consequence = "the message is sent, but not noted; a later run will call it doubtful"
        self._change(_FINISH, message_id, consequence)

    def withdraw(self, message_id: str, before: Standing) -> None:
        """Let a message that the server did not take stand as `begin` told it stood."""
        statements = {"free": _FORGET, "sent": _FINISH, "doubtful": _DOUBT}
        self._change(statements[before], message_id)

    def doubt(self, message_id: str) -> None:
        """Note that nobody can tell whether the server took a message."""
        self._change(_DOUBT, message_id)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _change(self, statement: str, message_id: str, consequence: str = _UNSENT) -> None:
        with self._errors(consequence), self._transaction():
            self._connection.execute(statement, (_key(message_id),))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _errors(self, consequence: str = _UNSENT) -> Iterator[None]:
        import sqlite3

        try:
            yield
        except sqlite3.Error as error:
            raise _unusable(self._path, error, consequence) from None


def _connected(path: Path) -> sqlite3.Connection:
    """Open or make the file; raise sqlite3.DatabaseError when it is damaged or not ours."""
    import sqlite3

    path.touch(mode=0o600)  # the addresses are nobody else's business
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = PERSIST")  # a deletion costs one more wait
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")  # two runs may come to make it at once
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
        connection.execute("COMMIT")
        _require_ours(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_ours(connection: sqlite3.Connection, path: Path) -> None:
    import sqlite3

    def pragma(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    if pragma("application_id") != _APPLICATION or pragma("quick_check") != "ok":
        raise sqlite3.DatabaseError("it is damaged, or of another program")
    if pragma("user_version") != _VERSION:
        message = f"{path} is of another version of briefing: use that one, or move the file away"
        raise DeliveryError(message)


def _key(message_id: str) -> str:
    return message_id.strip("<>").partition("@")[0]


def _unusable(path: Path, error: Exception, consequence: str) -> DeliveryError:
    return DeliveryError(f"the ledger {path} cannot be used ({error}): {consequence}")


def _process(pid: int) -> str | None:
    """Return a living process's number with its start, by which no later one has the same.

    None when there is no such process, or the system does not tell (it is not Linux): what such
    a process began counts as doubtful, and is not sent twice either.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    # proc(5): state is the first field behind the name, starttime the 20th
    return None if status[0] in (b"Z", b"X") else f"{pid} {boot} {status[19].decode('ascii')}"


def _lives(process: str) -> bool:
    return _process(int(process.partition(" ")[0])) == process
