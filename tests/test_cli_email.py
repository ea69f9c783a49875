"""`briefing email` and `briefing templates`: what goes to whom, and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from smtp_server import SmtpServer

from briefing.cli import cli

EXAMPLES = Path(__file__).parent.parent / "examples"
STEM = "phuong-doi-thong"
FILE = EXAMPLES / f"{STEM}.briefing.json"
FROM = ("--from", "Tin <tin@example.org>")
DESK = ("--to", "Ban biên tập <desk@example.org>:vi")
OFFICE = ("--to", "office@example.org:en")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    with SmtpServer() as server:
        yield server


def run(*arguments: object) -> tuple[int, Result]:
    """The exit code and the outcome of a command."""
    result = CliRunner().invoke(cli, [str(a) for a in arguments], standalone_mode=False)
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def send(server: SmtpServer, *arguments: object) -> tuple[int, Result]:
    where = ("--smtp", f"127.0.0.1:{server.port}", "--security", "none")
    return run("email", *arguments, *FROM, *where)


def arrived(server: SmtpServer) -> dict[str, EmailMessage]:
    """The messages by recipient."""
    found = {}
    for arrival in server.arrivals:
        (address,) = arrival.recipients
        assert address not in found
        message = message_from_bytes(arrival.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        found[address] = message
    return found


def html(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def test_each_recipient_gets_the_brief_in_their_language(server: SmtpServer) -> None:
    """As text and as HTML, from the same data; a line for each on stdout."""
    code, result = send(server, FILE, *DESK, *OFFICE)
    assert code == 0
    assert result.stdout == "sent\tdesk@example.org\t\nsent\toffice@example.org\t\n"
    mail = arrived(server)
    assert str(mail["desk@example.org"]["To"]) == "Ban biên tập <desk@example.org>"
    for address, language in (("desk@example.org", "vi"), ("office@example.org", "en")):
        message = mail[address]
        plain = message.get_body(("plain",))
        document = (EXAMPLES / f"{STEM}.{language}.md").read_text("utf-8")
        assert plain is not None
        assert plain.get_content().split() == document.split()
        assert f'lang="{language}"' in html(message)
        assert message["Content-Language"] == language
        assert message["Auto-Submitted"] == "auto-generated"


def test_a_second_run_sends_nothing_twice(server: SmtpServer) -> None:
    """The one who has it is told `already`; --again sends it again."""
    send(server, FILE, *DESK)
    code, result = send(server, FILE, *DESK, *OFFICE)
    assert code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["already", "sent"]
    assert len(server.arrivals) == 2
    code, _ = send(server, FILE, *DESK, "--again")
    assert (code, len(server.arrivals)) == (0, 3)


def test_who_did_not_get_it_is_told_and_the_exit_code_is_7(server: SmtpServer) -> None:
    """The others do get it."""
    server.faults.plan("rcpt desk@example.org", "550 no such desk")
    code, result = send(server, FILE, *DESK, *OFFICE)
    assert code == 7
    refused, sent = sorted(result.stdout.splitlines())
    assert refused.startswith("refused\tdesk@example.org\t")
    assert "no such desk" in refused
    assert sent == "sent\toffice@example.org\t"
    assert "1 refused, 1 sent" in result.stderr


def test_a_server_that_is_not_there_is_one_line(server: SmtpServer) -> None:
    """With the host and what to do; exit code 7, nothing on stdout."""
    code, result = run("email", FILE, *DESK, *FROM, "--smtp", "127.0.0.1:9", "--security", "none")
    assert code == 7
    assert not result.stdout
    assert "127.0.0.1" in result.stderr.splitlines()[-1]
    assert result.stderr.splitlines()[-1].startswith("Error:")


def test_several_briefs_are_one_message_with_contents(server: SmtpServer) -> None:
    """In both languages where the recipient wants both; attachments are named by the files."""
    files = sorted(EXAMPLES.glob("*.briefing.json"))
    code, _ = send(server, *files, "--to", "a@example.org", "--attach", "md,json")
    assert code == 0
    message = arrived(server)["a@example.org"]
    names = {part.get_filename() for part in message.iter_attachments()}
    stems = [file.name.removesuffix(".briefing.json") for file in files]
    kinds = ("vi.md", "en.md", "briefing.json")
    assert names == {f"{stem}.{kind}" for stem in stems for kind in kinds}
    assert html(message).count('href="#') == 2 * len(files)


def test_a_dry_run_shows_what_would_go_to_whom(server: SmtpServer) -> None:
    """And needs neither a server nor a sender."""
    code, result = run("email", FILE, *DESK, *OFFICE, "--dry-run", "--subject", "{{ source }}!")
    assert code == 0
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[:3] for row in rows] == [
        ["desk@example.org", "vi", "TSL!"],
        ["office@example.org", "en", "TSL!"],
    ]
    assert not server.arrivals


def test_messages_as_files(folder: Path) -> None:
    """A file for each recipient, without a server; nothing else is left there."""
    code, result = run("email", FILE, *DESK, *OFFICE, *FROM, "--eml", folder / "mail")
    assert code == 0
    files = sorted((folder / "mail").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert all(f"Wrote {file}" in result.stderr for file in files)
    first = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert str(first["To"]) == "Ban biên tập <desk@example.org>"


def test_recipients_from_a_file(folder: Path, server: SmtpServer) -> None:
    """Together with those named as flags."""
    (folder / "list.csv").write_text("address,languages\nx@example.org,en\n", "utf-8")
    code, _ = send(server, FILE, *DESK, "--to-file", folder / "list.csv")
    assert code == 0
    assert set(arrived(server)) == {"desk@example.org", "x@example.org"}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((FILE,), 2, "nobody to send to"),
        ((FILE, "--to", "no address"), 2, "no address"),
        ((FILE, *DESK, *DESK), 2, "named twice"),
        ((FILE, FILE, *DESK), 2, f"named {STEM}"),
        ((FILE, *DESK, "--dry-run", "--eml", "d"), 2, "--dry-run"),
        ((FILE, *DESK), 8, "--smtp"),
        ((FILE, *DESK, "--smtp", "h:x", *FROM), 8, "65535"),
        ((FILE, *DESK, "--subject", "{{ nothing }}", "--dry-run"), 8, "nothing"),
        ((FILE, *DESK, "--template-dir", "nowhere", "--dry-run"), 8, "nowhere"),
        (("nowhere.briefing.json", *DESK, "--dry-run"), 4, "nowhere.briefing.json"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_sent(
    arguments: tuple[object, ...], code: int, words: str
) -> None:
    """One line with the remedy, and the exit code of its kind."""
    found, result = run("email", *arguments)
    said = result.stderr + str(result.exception or "")
    assert found == code
    assert words in said
    assert not result.stdout


def test_a_broken_template_is_told_before_a_model_is_asked(folder: Path) -> None:
    """With file and line; nothing is written, and no server is looked for."""
    (folder / "own").mkdir()
    (folder / "own" / "briefing.vi.md").write_text("# tin\n{% if %}\n", "utf-8")
    source = EXAMPLES / f"{STEM}.txt"
    where = ("--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    code, result = run("make", source, *where, "--template-dir", "own")
    assert code == 8
    assert "briefing.vi.md, line 2" in result.stderr
    assert not list(folder.glob("*.md")) + list(folder.glob("*.json"))


def test_templates_are_copied_and_used(folder: Path) -> None:
    """A copy renders as the packaged ones do; a change shows; the other templates stay ours."""
    assert run("templates", "copy", "own")[0] == 0
    assert run("render", FILE, "--stdout", "--template-dir", "own")[1].stdout == (
        run("render", FILE, "--stdout")[1].stdout
    )
    template = folder / "own" / "briefing.en.md"
    template.write_text("# {{ article.title }}\n", "utf-8")
    _, result = run("render", FILE, "--stdout", "--lang", "en", "--template-dir", "own")
    assert result.stdout.startswith("# Lâm Đồng")
    assert len(result.stdout.splitlines()) == 1
    code, result = run("templates", "copy", "own")
    assert code == 7
    assert "--force" in result.stderr
