"""Files of many articles, JSON lines and Parquet, as items: one record at a time."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from briefing.batch.items import Item, id_problem, printable, unnamed, unreadable
from briefing.errors import ArticleError, SettingsError

_KEYS = ("id", "text", "title", "published", "source", "author", "url")
_REFUSED = '\\:*?"<>|$`'
"""What some file system or shell takes for something else: files of such names are the choice of
who named them, but a record must not choose so."""
_MAX_LINE = 10_000_000
"""Bytes of a line; what an article may have is far less."""
_ROWS = 64
"""Rows that are held at a time: as many articles of 10,000 bytes are no megabyte."""
_BUFFER = 1 << 16

Row = tuple[int, Mapping[str, Any] | str]
"""The number of a record, from 1, and its values; or what is wrong with it."""


class _Reader(Protocol):
    """Reads the records of one kind of file."""

    def extent(self) -> tuple[int, int]:
        """Return how many records there are and the number of the last, without holding them.

        Raises OSError or ValueError when the file cannot be read.
        """
        ...

    def rows(self) -> Iterator[Row]:
        """Yield the records. Raises OSError or ValueError where they cannot be read on."""
        ...


class Records:
    """The items of a file of records; they can be counted, and read again and again."""

    def __init__(self, reader: _Reader, path: str) -> None:
        """Count the records of the file at `path`.

        Raises ArticleError when it cannot be read.
        """
        self.path = path
        self._reader = reader
        self._source = printable(path)
        try:
            self._count, last = reader.extent()
        except OSError as error:
            raise ArticleError(unreadable(self._source, error)) from None
        except ValueError as error:
            raise ArticleError(f"{self._source}: {error}") from None
        self._width = len(str(last))
        self._stem = Path(path).stem
        if _id_problem(self._numbered(last)):
            self._stem = unnamed(self._source)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        number = 0
        try:
            for number, row in self._reader.rows():
                yield self._item(number, row)
        except (OSError, ValueError) as error:  # in the midst of a run: the others are done
            yield self._item(number + 1, f"cannot be read from here on ({error}): mend the file")

    def _numbered(self, number: int) -> str:
        return f"{self._stem}-{number:0{self._width}}"

    def _item(self, number: int, row: Mapping[str, Any] | str) -> Item:
        own, source = self._numbered(number), f"{self._source}:{number}"
        if isinstance(row, str):
            return Item(own, source, problem=row)
        told = {key: row[key] for key in _KEYS if row.get(key) is not None}
        if type(told.get("id")) is int:  # many files number their records
            told["id"] = str(told["id"])
        if problem := _lack(told):
            return Item(own, source, problem=problem)
        id_ = unicodedata.normalize("NFC", told.pop("id", "")) or own
        if problem := _id_problem(id_):
            return Item(own, source, problem=problem)
        # The half of a surrogate pair, which JSON may hold, is cleaned away with the text.
        record = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return Item(id_, source, record=record)


def _lack(told: Mapping[str, Any]) -> str | None:
    """Tell what a record lacks to be an article."""
    if "text" not in told:
        return "has no text: give the article's in the key `text`"
    wrong = next((key for key, value in told.items() if not isinstance(value, str)), None)
    return f"its {wrong} is no text: put it in quotes" if wrong else None


def _id_problem(id_: str) -> str | None:
    """Tell why a record cannot have this id, or None if it can."""
    refused = next((character for character in _REFUSED if character in id_), None)
    if refused is not None:
        return f"the id {id_[:60]!r} holds {refused!r}: give it another"
    return id_problem(id_)


class JsonLines:
    """Reads a file with one JSON object a line; blank lines are passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def extent(self) -> tuple[int, int]:
        """Return the number of lines that are not blank, and that of the last of them."""
        count = last = 0
        for number, _ in self._lines():
            count, last = count + 1, number
        return count, last

    def rows(self) -> Iterator[Row]:
        """Yield the objects, numbered by line."""
        for number, line in self._lines():
            yield number, _object(line)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield the lines; of one that is too long a beginning that is too long as well."""
        with self._path.open("rb", buffering=_BUFFER) as file:
            number = 0
            while line := file.readline(_MAX_LINE + 1):
                number += 1
                rest = line
                while len(rest) > _MAX_LINE and not rest.endswith(b"\n"):
                    rest = file.readline(_MAX_LINE + 1)
                if not line.isspace():
                    yield number, line


def _object(line: bytes) -> Mapping[str, Any] | str:
    """Return the object of a line of JSON, or what is wrong with the line."""
    if len(line) > _MAX_LINE:
        return f"longer than {_MAX_LINE:,} bytes: write one article a line"
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "not UTF-8 text: save the file as UTF-8"
    except (ValueError, RecursionError):  # also a number of thousands of digits, deep nesting
        values = None
    if not isinstance(values, dict):
        return 'no JSON object: write one a line, such as {"id": "a", "text": "..."}'
    return values


class Parquet:
    """Reads a Parquet file batch by batch, with pyarrow."""

    def __init__(self, path: Path) -> None:
        """Raises SettingsError when pyarrow is not installed."""
        require_pyarrow()
        self._path = path

    def extent(self) -> tuple[int, int]:
        """Return the number of rows, which the file tells, twice: none is passed over."""
        from pyarrow import ArrowException

        try:
            with self._open() as file:
                if "text" not in file.schema_arrow.names:
                    raise ValueError("has no column `text`: name the articles' text so")
                return file.metadata.num_rows, file.metadata.num_rows
        except ArrowException as error:
            first = str(error).partition("\n")[0]
            raise ValueError(f"no Parquet file ({first}): check the file") from None

    def rows(self) -> Iterator[Row]:
        """Yield the rows."""
        from pyarrow import ArrowException

        number = 0
        try:
            with self._open() as file:
                known = [name for name in _KEYS if name in file.schema_arrow.names]
                for batch in file.iter_batches(_ROWS, columns=known, use_threads=False):
                    for values in zip(*batch.columns, strict=True):
                        number += 1
                        yield number, dict(zip(known, map(_plain, values), strict=True))
        except ArrowException as error:
            raise ValueError(str(error).partition("\n")[0]) from None

    def _open(self) -> Any:
        from pyarrow import parquet

        # With a buffer a group of rows is read page by page, not whole.
        return parquet.ParquetFile(self._path, buffer_size=_BUFFER)


def require_pyarrow() -> None:
    """Raise SettingsError when pyarrow, which reads and writes Parquet, is not installed."""
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        message = "Parquet files need pyarrow: pip install -e '.[parquet]' in briefing's folder"
        raise SettingsError(message)


def _plain(cell: Any) -> Any:
    """Return a value of a Parquet file as JSON would have it, as far as an article has such."""
    try:
        value = cell.as_py()
    except (ValueError, LookupError):  # no UTF-8; a moment or a time zone that Python has not
        return b""  # which is no text, and told so
    return value.isoformat() if isinstance(value, date) else value
