"""An environment for each client, made once and kept in the user's cache folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from processes import HERE

_STAMP = "requirements.txt"


def interpreter(name: str) -> Path:
    """Return the Python of a client's environment, which is made if it is missing or out of date.

    `plots` is the environment of the plots. Raises SystemExit when it cannot be made.
    """
    wanted = HERE / "requirements.txt"
    if name != "plots":
        wanted = HERE / "clients" / f"requirements-{name}.txt"
    folder = _cache() / name
    python = folder / "bin" / "python"
    stamp = folder / _STAMP
    if stamp.exists() and stamp.read_text("utf-8") == wanted.read_text("utf-8"):
        return python
    print(f"Making the environment {folder}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([*pip, "-r", str(wanted)], check=True)
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"the environment {folder} could not be made: {error}") from None
    shutil.copyfile(wanted, stamp)
    return python


def versions(name: str) -> dict[str, str]:
    """Return the versions of what is installed in a client's environment."""
    command = [str(interpreter(name)), "-m", "pip", "list", "--format", "freeze"]
    listed = subprocess.run(
        [*command, "--disable-pip-version-check"], check=True, capture_output=True, text=True
    )
    return dict(line.split("==", 1) for line in listed.stdout.splitlines() if "==" in line)


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "briefing-throughput"
