"""The fingerprint of templates: what documents are the same as those of an earlier run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.rendering import copy_templates, fingerprint

PROGRAM = """
import sys
from briefing.rendering import fingerprint
print(fingerprint(), *{"jinja2", "markdown", "nh3"} & set(sys.modules))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one template of the user's."""
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / "macros.md").write_text("one")
    return tmp_path / "my"


def told(path: Path) -> list[str]:
    """What a process says that finds packages in `path` first."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=environment
    )
    return process.stdout.split()


def test_each_process_tells_the_same_without_a_template_engine(tmp_path: Path) -> None:
    """Nothing that makes documents is imported: a document that is there already needs none."""
    assert told(tmp_path) == [fingerprint()]


def test_copies_of_our_templates_are_as_good_as_ours(tmp_path: Path) -> None:
    """They make the same documents; an empty folder does too."""
    assert fingerprint(tmp_path) == fingerprint()
    copy_templates(tmp_path, force=False)
    assert fingerprint(tmp_path) == fingerprint()


def test_a_change_of_a_file_shows(folder: Path) -> None:
    """In its text, even when it is as long and as old as before; when a file comes, or goes."""
    path = folder / "macros.md"
    old = path.stat()
    seen = [fingerprint(), fingerprint(folder)]
    path.write_text("two")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    while path.stat().st_ctime_ns == old.st_ctime_ns:  # the clock of file systems is coarse
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    seen.append(fingerprint(folder))
    (folder / "page.html").write_text("two")
    seen.append(fingerprint(folder))
    assert len({*seen}) == 4
    (folder / "page.html").unlink()
    assert fingerprint(folder) == seen[2]
    path.unlink()
    assert fingerprint(folder) == seen[0]


def test_the_same_text_in_another_template_shows(folder: Path) -> None:
    """What a text is for counts as much as the text."""
    before = fingerprint(folder)
    (folder / "macros.md").rename(folder / "page.html")
    assert fingerprint(folder) != before


def test_the_file_that_a_link_leads_to_counts(folder: Path) -> None:
    """It is read, so a change of it shows."""
    (folder / "page.html").symlink_to("macros.md")
    before = fingerprint(folder)
    (folder / "macros.md").write_text("another")
    assert fingerprint(folder) != before


@pytest.mark.parametrize("library", ["jinja2", "markdown", "nh3"])
def test_another_version_of_a_library_shows(tmp_path: Path, library: str) -> None:
    """A safer sanitiser is to have its way with what was made before it."""
    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").touch()
    (tmp_path / f"{library.title()}-99.0.dist-info").mkdir()
    assert told(tmp_path) != [fingerprint()]


def test_what_cannot_be_used_is_an_error(folder: Path) -> None:
    """A missing folder, a file of no known name, and one that leads out of the folder."""
    with pytest.raises(SettingsError, match="no such folder"):
        fingerprint(folder / "missing")
    (folder / "page.html").symlink_to("/etc/hostname")
    with pytest.raises(SettingsError, match="leads out of its folder"):
        fingerprint(folder)
    (folder / "page.html").rename(folder / "page.htm")
    with pytest.raises(SettingsError, match=r"unknown template 'page\.htm'"):
        fingerprint(folder)
