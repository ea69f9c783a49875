"""The ledger of what was sent: kept through everything, never silently lost."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from briefing.errors import DeliveryError, SettingsError
from briefing.mail import Ledger
from briefing.settings import state_folder

ID = "<1@example.org>"
ADDRESS = "desk@example.org"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "sent.sqlite"


def test_what_was_sent_stays_so(path: Path) -> None:
    """A message is claimed once; finished, it is `sent` for every later run."""
    with Ledger.open(path) as ledger:
        assert ledger.standing(ID) == "free"
        assert ledger.begin(ID, ADDRESS, again=False) == "free"
        ledger.finish(ID)
    with Ledger.open(path) as ledger:
        assert ledger.standing(ID) == "sent"
        assert ledger.begin(ID, ADDRESS, again=False) == "sent"
        assert ledger.standing(ID) == "sent"
        assert ledger.begin(ID, ADDRESS, again=True) == "sent"
        assert ledger.standing(ID) == "elsewhere"  # claimed anew, by this very process


def test_what_was_not_taken_is_free_again(path: Path) -> None:
    """Withdrawn, a message may be claimed by anybody."""
    with Ledger.open(path) as ledger, Ledger.open(path) as other:
        ledger.begin(ID, ADDRESS, again=False)
        assert other.begin(ID, ADDRESS, again=True) == "elsewhere"
        ledger.withdraw(ID, "free")
        assert other.begin(ID, ADDRESS, again=False) == "free"


def test_what_was_not_taken_again_stands_as_before(path: Path) -> None:
    """Claimed anew and withdrawn, a message is `sent`, or in doubt, as it was."""
    with Ledger.open(path) as ledger:
        ledger.begin(ID, ADDRESS, again=False)
        ledger.doubt(ID)
        ledger.withdraw(ID, ledger.begin(ID, ADDRESS, again=True))
        assert ledger.standing(ID) == "doubtful"
        ledger.begin(ID, ADDRESS, again=True)
        ledger.finish(ID)
        ledger.withdraw(ID, ledger.begin(ID, ADDRESS, again=True))
        assert ledger.standing(ID) == "sent"


def test_the_domain_of_the_sender_does_not_count(path: Path) -> None:
    """What was sent from one domain is `sent` from any; another message is another."""
    with Ledger.open(path) as ledger:
        ledger.begin(ID, ADDRESS, again=False)
        ledger.finish(ID)
        assert ledger.standing("<1@example.net>") == "sent"
        assert ledger.begin("<1@example.net>", ADDRESS, again=False) == "sent"
        assert ledger.standing("<2@example.org>") == "free"


def test_a_doubt_stays_until_it_is_overridden(path: Path) -> None:
    """What nobody can tell the end of is claimed with `again` alone."""
    with Ledger.open(path) as ledger:
        ledger.begin(ID, ADDRESS, again=False)
        ledger.doubt(ID)
        assert ledger.begin(ID, ADDRESS, again=False) == "doubtful"
        assert ledger.begin(ID, ADDRESS, again=True) == "doubtful"
        ledger.finish(ID)
        assert ledger.standing(ID) == "sent"


def test_a_later_process_with_the_same_number_is_another(path: Path) -> None:
    """A living process that only shares the number did not begin the message."""
    with Ledger.open(path) as ledger, sqlite3.connect(path) as other:
        ledger.begin(ID, ADDRESS, again=False)
        other.execute("UPDATE message SET process = ?", (f"{os.getpid()} an-earlier-boot 1",))
        other.commit()
        assert ledger.standing(ID) == "doubtful"
    other.close()


def test_nobody_else_reads_it_and_no_text_is_in_it(path: Path) -> None:
    """The file is the user's own; of a message it has id, address, state and times."""
    with Ledger.open(path) as ledger:
        ledger.begin(ID, ADDRESS, again=False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with sqlite3.connect(path) as other:
        columns = [row[1] for row in other.execute("PRAGMA table_info(message)")]
    other.close()
    assert columns == ["id", "recipient", "state", "process", "time"]


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE message (id TEXT)")
    other.close()


def _torn(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for number in range(100):
            ledger.begin(f"<{number}@example.org>", ADDRESS, again=False)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"not a database at all" * 100),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000),
        _foreign,
        _torn,
    ],
)
def test_a_file_that_is_no_ledger_is_left_alone_and_told(path: Path, spoil: object) -> None:
    """Damaged or another program's: what was sent is not known, so nothing is, until it is gone."""
    path.parent.mkdir()
    spoil(path)  # type: ignore[operator]
    content = path.read_bytes()
    for _ in range(2):
        with pytest.raises(DeliveryError, match="move it away") as caught:
            Ledger.open(path)
        assert str(path) in str(caught.value)
        assert str(caught.value).isprintable()
    assert path.read_bytes() == content
    path.rename(path.with_name("aside"))
    with Ledger.open(path) as ledger:
        assert ledger.begin(ID, ADDRESS, again=False) == "free"


def test_a_ledger_of_a_later_version_is_left_alone(path: Path) -> None:
    """It may hold what this version would send twice."""
    Ledger.open(path).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version = 2")
    other.close()
    with pytest.raises(DeliveryError, match="another version"):
        Ledger.open(path)


def test_a_place_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """No folder, or a folder in its place: one line."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "sent.sqlite", tmp_path):
        with pytest.raises(DeliveryError, match="cannot be used") as caught:
            Ledger.open(path)
        assert str(caught.value).isprintable()


def test_it_is_in_the_users_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_STATE_HOME, unless it is relative; else ~/.local/state."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert state_folder() == tmp_path / ".local" / "state" / "briefing"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    Ledger.open().close()
    assert (tmp_path / "state" / "briefing" / "sent.sqlite").exists()


def test_without_a_home_the_state_is_a_settings_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a bare container: the error names the variable to set."""

    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(SettingsError, match="XDG_STATE_HOME"):
        Ledger.open()
