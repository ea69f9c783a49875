"""Where templates stand: the packaged ones, and a folder of the user's in their place."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from briefing.errors import DeliveryError, SettingsError
from briefing.files import beside
from briefing.resources import names, read_text

MAX_BYTES = 100_000
"""No template of the user's may be longer."""
_REVIEW = "review.html"
"""Its script and style are allowed by their digests: nobody else's can stand in its place."""


@cache
def template_names() -> tuple[str, ...]:
    """Return the names of the templates that a folder of one's own may replace, sorted."""
    return tuple(
        name for name in names("templates") if name.endswith((".md", ".html")) and name != _REVIEW
    )


def check_folder(folder: Path) -> None:
    """Raise SettingsError when `folder` is none, or has a file that is no template.

    Hidden files and README files may stand in it.
    """
    remedy = "name a folder of templates, such as one made by: briefing templates copy DIR"
    try:
        there = sorted(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        raise SettingsError(f"{folder}: there is no such folder: {remedy}") from None
    except NotADirectoryError:
        raise SettingsError(f"{folder}: this is no folder: {remedy}") from None
    except OSError as error:
        raise SettingsError(f"{folder}: cannot be read ({error.strerror}): {remedy}") from None
    known = template_names()
    for name in there:
        if name not in known and not name.startswith((".", "README")):
            message = f"{folder / name}: unknown template {name!r}: known are {', '.join(known)}"
            raise SettingsError(message)


def read_template(folder: Path | None, name: str) -> tuple[str, Path | None]:
    """Return the text of a template, and its file where it is one of `folder`.

    Raises SettingsError for an unknown name, and for a file that leads out of the folder or
    cannot be read.
    """
    if name not in template_names():
        message = f"{name!r} is no template: known are {', '.join(template_names())}"
        raise SettingsError(message)
    path = folder / name if folder else None
    if folder is None or path is None or not os.path.lexists(path):
        return read_text("templates", name), None
    return _own(path, folder), path


def _own(path: Path, folder: Path) -> str:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise SettingsError(f"{path}: leads out of its folder: put the file itself there")
        if not real.is_file():
            raise SettingsError(f"{path}: is no file: put a template there, or nothing")
        with real.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise SettingsError(f"{path}: has more than {MAX_BYTES:,} bytes: make it shorter")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: is no UTF-8 text: save it as UTF-8") from None
    except RecursionError:  # a template that includes itself
        raise
    except (OSError, RuntimeError) as error:  # a loop of symbolic links is a RuntimeError
        raise SettingsError(f"{path}: cannot be read: {error}") from None


def copy_templates(folder: Path, *, force: bool) -> list[Path]:
    """Write the packaged templates into `folder`, to begin with; return the files written.

    Files that are there and the same are left alone. Raises DeliveryError, and writes none, when
    one differs, unless with `force`; and when one cannot be read or written.
    """
    wanted = {folder / name: read_text("templates", name).encode() for name in template_names()}
    there = {path: _there(path) for path in wanted if os.path.lexists(path)}
    differing = [path.name for path, data in there.items() if data != wanted[path]]
    if differing and not force:
        files = ", ".join(differing)
        message = f"{folder} has templates that differ: {files}: use --force to replace them"
        raise DeliveryError(message)
    missing = [path for path, data in wanted.items() if there.get(path) != data]
    try:
        for path in missing:
            with beside(path) as temporary:
                temporary.write_bytes(wanted[path])
                temporary.replace(path)
    except OSError as error:
        message = f"{folder}: cannot be written: {error.strerror}"
        raise DeliveryError(f"{message}; choose another folder") from None
    return missing


def _there(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}; move it away"
        raise DeliveryError(message) from None
