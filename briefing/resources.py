"""The only reader of packaged prompts, templates and data."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Literal

from briefing.errors import SettingsError

Package = Literal["prompts", "templates"]


@cache
def read_text(package: Package, name: str) -> str:
    """Return the packaged file `name` as text.

    Raises SettingsError when the installation lacks it.
    """
    try:
        return (_folder(package) / name).read_text("utf-8")
    except OSError:
        message = f"the installed package lacks {package}/{name}: install briefing again"
        raise SettingsError(message) from None


@cache
def names(package: Package) -> tuple[str, ...]:
    """Return the names of the packaged files, sorted, without Python's own."""
    entries = (entry.name for entry in _folder(package).iterdir() if entry.is_file())
    return tuple(sorted(name for name in entries if not name.endswith((".py", ".pyc"))))


def _folder(package: Package) -> Path:
    """Return the folder of a package; importlib.resources would take 7 ms to import."""
    return Path(import_module(f"briefing.{package}").__path__[0])
