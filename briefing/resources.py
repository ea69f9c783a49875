"""The only reader of packaged prompts, templates and data; which version of a package is there."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from importlib.util import find_spec
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


def installed(package: str) -> str:
    """Return which version of a package is installed, as the name of the folder that says so;
    empty when none says it. Reading the metadata in it would take ten times as long."""
    spec = find_spec(package)
    folder = os.path.dirname(os.path.dirname(spec.origin)) if spec and spec.origin else ""
    return " ".join(name for name in _listed(folder) if name.lower().startswith(f"{package}-"))


@cache
def _listed(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []
