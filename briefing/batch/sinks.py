"""Outcomes as files: each file whole or not at all, and touched only where it changes."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.batch.items import name_problem
from briefing.batch.records import require_pyarrow
from briefing.errors import DeliveryError, UsageError
from briefing.files import beside, sweep

if TYPE_CHECKING:
    from briefing.batch.items import Item
    from briefing.batch.outcomes import Outcome

_OURS = re.compile(r".+\.(?:briefing\.json|(?:vi|en)\.(?:md|html))")
"""What the files of a folder are called."""
_ROWS = 1000
"""Rows of a group of a Parquet file."""
_HELD = 8_000_000
"""Bytes of briefings and documents that are held for a group of rows, which then has fewer."""
_CHUNK = 1 << 20


class Folder:
    """Writes each briefing and its documents as files of their own: `<id>.briefing.json`,
    `<id>.vi.md`."""

    def __init__(self, out: Path, *, force: bool) -> None:
        """With `force` a briefing that somebody has edited is replaced."""
        self._out = out
        self._force = force
        self._swept: set[Path] = set()

    def _sweep(self, folder: Path) -> None:
        """Remove what a run that was killed left half written in a folder, where what lacked is
        written now."""
        if folder not in self._swept:
            self._swept.add(folder)
            sweep(folder, _OURS)

    def admit(self, item: Item) -> None:
        """Find out before a model is asked that its result could not be written, or would replace
        what somebody has edited; raises DeliveryError."""
        _require_name(item)
        briefing = self._out / f"{item.id}.briefing.json"
        if not self._force:
            refuse_edited(briefing)
        with told_unwritable(briefing, "--out"), beside(briefing) as temporary:
            temporary.touch()

    def close(self, *, keep: bool) -> None:
        """Do nothing: each file is in its place already."""

    replaces = False

    def write(self, outcome: Outcome, *, documents: bool = True) -> tuple[Path, ...]:
        """Write the files that are not there yet, or differ, `documents` or not; return which.

        A failure has no files. Raises DeliveryError, with nothing written, when the briefing was
        edited since we wrote it, or is of another page, or the id cannot name files; also when a
        file cannot be written.
        """
        if outcome.failure is not None:
            return ()
        _require_name(outcome)
        briefing = self._out / f"{outcome.id}.briefing.json"
        if not self._force and not _holds(briefing, outcome.briefing):
            refuse_edited(briefing)
            _refuse_another_page(briefing, outcome.briefing)
        files = {briefing: outcome.briefing}
        for kind, text in outcome.documents.items() if documents else ():
            files[self._out / f"{outcome.id}.{kind}"] = text.encode()
        changed = {path: data for path, data in files.items() if not _holds(path, data)}
        if changed:
            self._sweep(briefing.parent)
        for path, data in changed.items():
            replace(path, data)
        return tuple(changed)


class _OneFile(ABC):
    """Writes all briefings as rows of one file, which is put in its place when it is whole."""

    def __init__(self, path: Path) -> None:
        """Raises DeliveryError when nothing can be written there."""
        self._path = path
        self._torn = False
        self._open = ExitStack()
        sweep(path.parent, re.compile(re.escape(path.name)))
        with told_unwritable(path, "--into"):
            self._temporary = self._open.enter_context(beside(path))
            self._temporary.touch()
        if path.is_dir():
            self._open.close()
            raise DeliveryError(f"{path}: is a folder: choose another --into, or use --out")

    def admit(self, item: Item) -> None:  # noqa: B027 - a row can always be written
        """Admit every item."""

    @property
    def replaces(self) -> bool:
        """Whether there is an earlier result in its place."""
        return self._path.exists()

    def write(self, outcome: Outcome) -> bool:
        """Add a row, and tell so; a failure has none.

        Raises DeliveryError when it cannot be written; then none can any more, because a part of
        it may be there.
        """
        if outcome.failure is not None:
            return False
        self._require_whole()
        self._torn = True
        with told_unwritable(self._path, "--into"):
            self._add(outcome)
        self._torn = False
        return True

    def close(self, *, keep: bool) -> bool:
        """End the file: with `keep` put it in its place, unless the same is there already, else
        forget it. Tell whether the file in its place is another now.

        It may be forgotten again after it was closed. Raises DeliveryError when it cannot be kept;
        then it is forgotten.
        """
        if not keep:
            with suppress(OSError):  # of a full disk: what is not wanted need not be written
                self._open.close()
            return False
        if self._torn:
            self.close(keep=False)
        self._require_whole()
        with told_unwritable(self._path, "--into"), self._open:
            self._finish()
            changed = not _are_same(self._temporary, self._path)
            if changed:
                self._temporary.replace(self._path)
        return changed

    def _require_whole(self) -> None:
        if self._torn:
            message = "a row could not be written, so nothing is put there: run the command again"
            raise DeliveryError(f"{self._path}: {message}")

    @abstractmethod
    def _add(self, outcome: Outcome) -> None:
        """Write a row, or hold it."""

    @abstractmethod
    def _finish(self) -> None:
        """Write what is held, so that the temporary file is whole."""


class JsonLines(_OneFile):
    """Writes one object a line: id, source, briefing and documents by the end of their names."""

    def __init__(self, path: Path) -> None:
        """Raises DeliveryError when nothing can be written there."""
        super().__init__(path)
        with told_unwritable(path, "--into"):
            self._file = self._open.enter_context(self._temporary.open("wb", _CHUNK))

    def _add(self, outcome: Outcome) -> None:
        head = json.dumps({"id": outcome.id, "source": outcome.source}, ensure_ascii=False)
        # A line break in JSON is never part of a value: on one line it says the same.
        briefing = b"".join(line.strip() for line in outcome.briefing.split(b"\n"))
        documents = json.dumps(dict(outcome.documents), ensure_ascii=False)
        self._file.write(f'{head[:-1]}, "briefing": '.encode())
        self._file.write(briefing)
        self._file.write(f', "documents": {documents}}}\n'.encode())

    def _finish(self) -> None:
        self._file.close()


class Parquet(_OneFile):
    """Writes the columns id, source, briefing (as JSON) and one for each document, by the end of
    its name; which there are the first outcome tells."""

    def __init__(self, path: Path) -> None:
        """Raises DeliveryError when nothing can be written there, SettingsError without pyarrow."""
        require_pyarrow()
        super().__init__(path)
        self._rows: list[dict[str, str]] = []
        self._held = 0
        self._writer: Any = None

    def _add(self, outcome: Outcome) -> None:
        row = {
            "id": outcome.id,
            "source": outcome.source,
            "briefing": outcome.briefing.decode(),
            **outcome.documents,
        }
        self._rows.append(row)
        self._held += sum(map(len, row.values()))
        if len(self._rows) == _ROWS or self._held > _HELD:
            self._flush()

    def _finish(self) -> None:
        if self._rows or self._writer is None:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        """Write what is held as a group of rows."""
        from pyarrow import Table, parquet, schema, string

        if self._writer is None:
            names = self._rows[0] if self._rows else ("id", "source", "briefing")
            columns = schema([(name, string()) for name in names])
            self._writer = parquet.ParquetWriter(self._temporary, columns, compression="zstd")
            self._open.callback(self._writer.close)
        self._writer.write_table(Table.from_pylist(self._rows, schema=self._writer.schema))
        self._rows.clear()
        self._held = 0


def into(path: Path) -> JsonLines | Parquet:
    """Return what writes all briefings to the file at `path`, by its suffix.

    Raises UsageError for a suffix that says nothing, and what the classes raise.
    """
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return JsonLines(path)
    if suffix == ".parquet":
        return Parquet(path)
    raise UsageError(f"{path}: what is it to be? Name a file that ends in .jsonl or .parquet")


def refuse_edited(briefing: Path) -> None:
    """Raise DeliveryError when there is a briefing that somebody has edited since we wrote it."""
    from pydantic import ValidationError

    from briefing.models import Briefing

    with told_unwritable(briefing, "--out"):
        try:
            data = briefing.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return
    try:
        old = Briefing.model_validate_json(data)
        edited = old.digest() != old.provenance.sha256
    except ValidationError:
        edited = True
    if edited:
        message = f"{briefing} was edited by hand: use --force to replace it, or another --out"
        raise DeliveryError(message)


def _refuse_another_page(briefing: Path, data: bytes) -> None:
    """Raise DeliveryError when there is a briefing of a page at another address in the way."""
    if not briefing.exists():
        return
    old, new = (json.loads(told)["article"]["url"] for told in (briefing.read_bytes(), data))
    if old and new and old.partition("//")[2] != new.partition("//")[2]:
        message = f"{briefing} is of another page, {old}: use another --out, or --force"
        raise DeliveryError(message)


@contextmanager
def told_unwritable(path: Path, option: str) -> Iterator[None]:
    """Turn what keeps `path` from being written into an error that names the `option` to change.

    Raises DeliveryError.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        message = f"{path}: cannot be written ({reason}): choose another {option}"
        raise DeliveryError(message) from None


def _require_name(named: Item | Outcome) -> None:
    """Raise DeliveryError when the id cannot name files: a file of that name can be somewhere."""
    if problem := name_problem(named.id):
        raise DeliveryError(f"{named.source}: {problem}")


def replace(path: Path, data: bytes) -> None:
    """Write a file of an `--out` folder, whole or not at all. Raises DeliveryError."""
    with told_unwritable(path, "--out"), beside(path) as temporary:
        temporary.write_bytes(data)
        temporary.replace(path)


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file has just this content."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:  # it is not there; or writing it will tell what is wrong
        return False


def _are_same(new: Path, old: Path) -> bool:
    """Tell whether two files, which may be large, have the same content."""
    try:
        if new.stat().st_size != old.stat().st_size:
            return False
    except FileNotFoundError:
        return False
    with new.open("rb") as one, old.open("rb") as other:
        while (chunk := one.read(_CHUNK)) == other.read(_CHUNK):
            if not chunk:
                return True
    return False
