"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TEMPORARY = re.compile(r"\.(.+)\.(\d{1,9})\.tmp")


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`, which is gone afterwards.

    What is written there and then replaces `path` is seen whole or not at all; folders that lack
    are made. Raises OSError.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
    finally:
        with suppress(OSError):  # it may never have been there
            temporary.unlink()


def sweep(folder: Path, names: re.Pattern[str], *, deep: bool) -> None:
    """Remove what `beside` left in a folder (`deep`: and below) for files of these names, where
    the process of this machine that wrote them was killed. What cannot be removed stays."""
    for place, folders, files in os.walk(folder):
        for name in files:
            match = _TEMPORARY.fullmatch(name)
            if match and names.fullmatch(match[1]) and not _lives(int(match[2])):
                with suppress(OSError):
                    os.unlink(os.path.join(place, name))
        if not deep:
            folders.clear()


def _lives(pid: int) -> bool:
    if os.name == "nt":  # where asking is killing
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's process
        return True
    return True
