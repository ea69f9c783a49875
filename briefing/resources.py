"""The only reader of packaged prompts, templates and data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from briefing.errors import SettingsError

Package = Literal["prompts", "templates"]


@cache
def read_text(package: Package, name: str) -> str:
    """Return the packaged file `name` as text.

    Raises SettingsError when the installation lacks it.
    """
    try:
        return (files(f"briefing.{package}") / name).read_text("utf-8")
    except OSError:
        message = f"the installed package lacks {package}/{name}: install briefing again"
        raise SettingsError(message) from None


@cache
def names(package: Package) -> tuple[str, ...]:
    """Return the names of the packaged files, sorted, without Python's own."""
    entries = (entry.name for entry in files(f"briefing.{package}").iterdir() if entry.is_file())
    return tuple(sorted(name for name in entries if not name.endswith((".py", ".pyc"))))
