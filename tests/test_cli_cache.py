"""`briefing cache`: what is kept, and how to be rid of it."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli.cache_commands import cache
from briefing.store import Store

KEY = sha256(b"an article").hexdigest()
OTHER = sha256(b"another article").hexdigest()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's store is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "briefing" / "store.sqlite"


def run(*arguments: str) -> tuple[int, Result]:
    result = CliRunner().invoke(cache, arguments, standalone_mode=False)
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def fill(days_ago: float = 0.0) -> None:
    """Keep two entries, as if they had been written so long ago."""
    with pytest.MonkeyPatch.context() as patch, Store.open() as store:
        now = time.time()
        patch.setattr("time.time", lambda: now - timedelta(days=days_ago).total_seconds())
        store.put("briefing", KEY, b"{}" * 500)
        store.put("reply", KEY, b"{}" * 500)


def test_show_tells_what_is_kept_and_where(place: Path) -> None:
    """Place, size, the entries of each kind, the oldest: on stdout."""
    fill()
    code, result = run("show")
    assert code == 0
    labels = [line[:11].strip() for line in result.stdout.splitlines()]
    kinds = ["replies", "briefings", "documents", "pages", "feed items"]
    assert labels == ["store", "on disk", *kinds, "oldest"]
    assert str(place) in result.stdout
    assert result.stdout.count("1 entry, ") == 2
    assert "documents  0 entries, 0.0 kB" in result.stdout
    assert not result.stderr


def test_clear_clears(place: Path) -> None:
    """All that was kept is gone; how much it was is told."""
    fill()
    code, result = run("clear")
    assert code == 0
    assert result.stdout.startswith("Cleared 2 entries; ")
    assert "oldest" not in run("show")[1].stdout
    with Store.open(place) as store:
        assert store.get("reply", KEY) is None


def test_clear_can_spare_what_is_new(place: Path) -> None:
    """With --older-than, only what was written longer ago."""
    fill(days_ago=31)
    with Store.open(place) as store:
        store.put("reply", OTHER, b"new")
    code, result = run("clear", "--older-than", "30")
    assert code == 0
    assert result.stdout.startswith("Cleared 2 entries; ")
    with Store.open(place) as store:
        assert store.get("reply", OTHER) == b"new"
    assert run("clear", "--older-than", "1")[1].stdout.startswith("Cleared 0 entries; ")


@pytest.mark.parametrize("days", ["-1", "soon", "99999999999"])
def test_days_that_are_none_are_a_usage_error(place: Path, days: str) -> None:
    """Exit code 2, and nothing is cleared."""
    fill()
    assert run("clear", "--older-than", days)[0] == 2
    with Store.open(place) as store:
        assert store.get("reply", KEY) is not None


@pytest.mark.parametrize("command", ["show", "clear"])
def test_a_damaged_store_is_set_aside_and_told(place: Path, command: str) -> None:
    """The command does its work; where the old file went is told now, and by `show` later."""
    place.parent.mkdir(parents=True)
    place.write_bytes(b"no database" * 1000)
    code, result = run(command)
    assert code == 0
    aside = next(place.parent.glob("store.sqlite.broken-*"))
    assert result.stderr.startswith("Note: ")
    assert result.stderr.count("\n") == 1
    assert aside.name in result.stderr
    code, result = run("show")
    assert (code, result.stderr) == (0, "")
    assert f"set aside  {aside} (11.0 kB;" in result.stdout
    assert aside.read_bytes() == b"no database" * 1000


@pytest.mark.parametrize("command", ["show", "clear"])
def test_a_place_that_cannot_be_used_is_an_error(place: Path, command: str) -> None:
    """A file where the folder should be: one line, exit code 7."""
    place.parent.parent.write_text("a file")
    code, result = run(command)
    assert code == 7
    assert not result.stdout
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert str(place) in result.stderr


def test_a_path_cannot_steer_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control characters in the name of the folder are not printed."""
    monkeypatch.setenv("XDG_CACHE_HOME", os.fspath(tmp_path / "a\x1b[31mb\nc"))
    code, result = run("show")
    assert code == 0
    assert "\x1b" not in result.stdout
    assert result.stdout.startswith("store      /")
    assert len(result.stdout.splitlines()) == 7


@pytest.mark.parametrize("command", [[], ["show"], ["clear"]])
def test_help_has_an_example(command: list[str]) -> None:
    """As every command's."""
    _, result = run(*command, "--help")
    assert "Example:  briefing cache" in result.stdout
