"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

_TEMPORARY = re.compile(r"\.(.+)\.([0-9a-f]{8})-(\d{1,9})-[0-9a-f]{8}\.tmp")
_NAME_BYTES = 200
"""So much of a file's name is in that of its temporary, of the 255 bytes that both may have."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`, which is gone afterwards.

    What is written there and then replaces `path` is seen whole or not at all; folders that lack
    are made. Raises OSError.
    """
    name = os.fsencode(path.name)[:_NAME_BYTES].decode(errors="ignore")
    chance = os.urandom(4).hex()  # another machine or container may have the same process id
    temporary = path.with_name(f".{name}.{_machine()}-{os.getpid()}-{chance}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
    finally:
        with suppress(OSError):  # it may never have been there
            temporary.unlink()


def sweep(folder: Path, names: re.Pattern[str]) -> None:
    """Remove what `beside` left in a folder for files of these names, where the process of this
    machine that wrote them was killed. What cannot be removed stays."""
    with suppress(OSError):  # there may be no such folder
        for name in os.listdir(folder):
            match = _TEMPORARY.fullmatch(name)
            if match and names.fullmatch(match[1]) and _is_dead(match[2], int(match[3])):
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))


@cache
def _machine() -> str:
    """Return what tells the processes that this one sees from those of others: eight digits."""
    if sys.platform == "win32":  # where it is not asked for
        return "0" * 8
    told = os.uname().nodename
    with suppress(OSError):  # containers may share a name, but not their processes; Linux tells
        told += os.readlink("/proc/self/ns/pid")
    return blake2b(told.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


def _is_dead(machine: str, pid: int) -> bool:
    """Tell whether a process was one of this machine and is no more."""
    return machine == _machine() and not _lives(pid)


def _lives(pid: int) -> bool:
    if sys.platform == "win32":  # where asking is killing
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's process
        return True
    return True
