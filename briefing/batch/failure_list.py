"""The list of failures: a file of one line for each article that has no briefing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from briefing.batch.failures import Failure
from briefing.batch.sinks import replace, told_unwritable
from briefing.errors import ArticleError, DeliveryError
from briefing.files import sweep

_HEAD = b'{"id":"'
"""How a line begins as we write it."""


class FailureList:
    """The failures of a run, each listed as soon as it is known: a run may be killed.

    The first begins a new list. When the earlier ones are tried again, it is added to those
    instead: what has not been tried yet is not lost.
    """

    def __init__(self, path: Path, *, retrying: bool) -> None:
        """Raises, before anything is changed, when what is at `path` is no such list: ArticleError
        with `retrying`, else DeliveryError because it would be replaced."""
        self._path = path
        self._begun = False
        self._earlier = 0
        self._held: list[Failure] = []
        try:
            earlier = {failure.id: failure for failure in read_failures(path)} if retrying else None
            if earlier is None:
                for _ in read_failures(path):
                    pass
        except ArticleError as error:
            if retrying:
                raise
            raise DeliveryError(str(error)) from None
        self.left = earlier
        """Those that are to be tried again and have no outcome yet, by id; None when all items
        are gone through."""

    def __iter__(self) -> Iterator[Failure]:
        """Go through the failures of this run."""
        if self._begun:
            yield from islice(read_failures(self._path), self._earlier, None)
        yield from self._held

    def add(self, failure: Failure) -> None:
        """List a failure; where that cannot be done now, it is tried again with the next one."""
        self._held.append(failure)
        with suppress(DeliveryError):  # told by close, if it still is in the way then
            self._write()

    def close(self, *, whole: bool) -> None:
        """Leave a list of what failed, and unless the run was `whole`, of what is left to be
        tried again; without either there is none. Raises DeliveryError."""
        if self._held:
            self._write()
        if self._begun and self.left is None:
            return
        left = () if whole or self.left is None else self.left.values()
        write_failures(self._path, [*self, *left])

    def _write(self) -> None:
        """Write what is held. Raises DeliveryError, with the file as it was."""
        data = _lines(self._held)
        if self._begun:
            with told_unwritable(self._path, "--out"):
                _append(self._path, data)
        else:
            sweep(self._path.parent, re.compile(re.escape(self._path.name)))
            earlier = self.left or {}
            replace(self._path, _lines(earlier.values()) + data)
            self._begun, self._earlier = True, len(earlier)
        self._held.clear()


def write_failures(path: Path, failures: Iterable[Failure]) -> None:
    """Write a list of failures; remove it when there are none.

    Raises DeliveryError when it cannot be written.
    """
    if data := _lines(failures):
        replace(path, data)
        return
    with told_unwritable(path, "--out"):
        path.unlink(missing_ok=True)


def read_failures(path: Path) -> Iterator[Failure]:
    """Yield the failures of an earlier run: none when there is no file, as there were none then.

    Raises ArticleError when the file cannot be read or is not as we write it; the last line of a
    run that was killed may be torn, and is passed over.
    """
    from pydantic import ValidationError

    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield Failure.model_validate_json(line)
                except ValidationError:
                    if not line.endswith(b"\n") and line[: len(_HEAD)] == _HEAD[: len(line)]:
                        return
                    message = "is no failure as we write them: move the file away"
                    raise ArticleError(f"{path}: line {number} {message}") from None
    except FileNotFoundError:
        return
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror}): check the path") from None


def _lines(failures: Iterable[Failure]) -> bytes:
    return "".join(f"{failure.model_dump_json()}\n" for failure in failures).encode()


def _append(path: Path, data: bytes) -> None:
    """Add all of `data` to a file, or nothing. Raises OSError."""
    size = path.stat().st_size
    try:
        with path.open("ab") as file:
            file.write(data)
    except OSError:
        os.truncate(path, size)
        raise
