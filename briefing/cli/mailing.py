"""Sending briefs by email."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.inputs import file_stem, load_briefing
from briefing.cli.options import Listed, with_config, with_debug, with_templates
from briefing.cli.progress import ProgressLine
from briefing.cli.terminal import emit_row, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import EmailMessage

    from briefing.models import Delivery, Letter, Recipient
    from briefing.settings import MailServer

_PLACE = re.compile(r"(?:\[(?P<v6>[^\]]*)\]|(?P<host>[^:]*|.*:.*:.*))(?::(?P<port>[^:]*))?")
"""HOST, HOST:PORT, [::1]:PORT."""
_NOT_DELIVERED = 7
_DELIVERED = ("sent", "already")
_server_options = (
    click.option("--smtp", metavar="HOST[:PORT]", help="The mail server; default port: 587."),
    click.option(
        "--security",
        type=click.Choice(["starttls", "tls", "none"]),
        help="How the connection is protected; default: starttls, at port 465 tls.",
    ),
    click.option("--user", help="Who logs in; the password: BRIEFING_SMTP_PASSWORD."),
    click.option("--from", "sender", metavar="ADDRESS", help="From whom: 'Name <address>'."),
    with_config,
)
"""How to reach the mail server."""


def _with_server(command: Any) -> Any:
    for option in reversed(_server_options):
        command = option(command)
    return command


@click.command(
    epilog="Example:  briefing email a.briefing.json --to 'Desk <desk@example.org>:en' "
    "--smtp mail.example.org --from briefs@example.org --dry-run"
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--to",
    multiple=True,
    metavar="RECIPIENT",
    help="'Name <address>:LANG', LANG one of vi, en, vi+en (the default). Repeatable.",
)
@click.option(
    "--to-file",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="Recipients: columns address,name,languages.",
)
@click.option("--attach", type=Listed("md", "html", "json"), help="Files to attach: md,html,json.")
@click.option("--subject", metavar="TEMPLATE", help="Subject: '{{ headline }} ({{ date }})'.")
@with_templates
@_with_server
@click.option("--dry-run", is_flag=True, help="Print what would be sent, as if nobody had it yet.")
@click.option(
    "--eml",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write .eml files there instead of sending.",
)
@click.option("--again", is_flag=True, help="Send to those who have it already, or may have it.")
@click.option("-q", "--quiet", is_flag=True, help="Print no progress.")
@with_debug
def email(
    files: tuple[Path, ...],
    *,
    to: tuple[str, ...],
    to_file: Path | None,
    attach: tuple[str, ...] | None,
    subject: str | None,
    templates: Path | None,
    dry_run: bool,
    eml: Path | None,
    again: bool,
    quiet: bool,
    debug: bool,
    **server: Any,
) -> int:
    """Send each FILE, a .briefing.json, to each recipient: one message, in their languages.

    Several files make one message with a contents list. Nobody gets the same message (files,
    languages) twice, however often the command runs, unless --again is given. Prints a line for
    each recipient; exits with 7 when somebody did not get it. See docs/email.md.
    """
    if dry_run and eml:
        raise click.UsageError("--dry-run writes nothing: leave --eml away")
    if again and (dry_run or eml):
        raise click.UsageError("--again is for sending: leave it away")
    codes: list[int] = []
    with ProgressLine(quiet) as progress, reporting_errors("email", debug, codes):
        from briefing.rendering import letter

        recipients = _recipients(to, to_file)
        briefings = [load_briefing(file) for file in files]
        stems = _stems(files)
        letters = {
            languages: letter(
                briefings,
                languages,
                names=stems,
                subject=subject,
                attach=attach or (),
                templates=templates,
            )
            for languages in dict.fromkeys(recipient.languages for recipient in recipients)
        }
        if any(each.cut for each in letters.values()):
            click.echo("Note: the mail was cut; the whole is attached as HTML", err=True)
        if dry_run:
            _show(recipients, letters)
            return 0
        chosen = _server(server, sending=eml is None)
        messages = _messages(recipients, letters, chosen)
        if eml:
            _write(messages, eml, progress)
        else:
            codes.append(_send(messages, len(recipients), chosen, again, progress))
    return first_of(codes)


def _stems(files: Sequence[Path]) -> list[str]:
    """Return the stems of the files, which name the attachments: none twice."""
    stems = [file_stem(file) for file in files]
    if twice := next((stem for stem in stems if stems.count(stem) > 1), None):
        raise click.UsageError(f"two files are named {twice}.briefing.json")
    return stems


def _recipients(to: Sequence[str], to_file: Path | None) -> list[Recipient]:
    from briefing import mail

    found = [mail.recipient(text) for text in to]
    found += mail.recipients_from(to_file) if to_file else []
    if not found:
        raise click.UsageError("nobody to send to: use --to or --to-file")
    counts = Counter(recipient.address for recipient in found)
    if twice := next((address for address, count in counts.items() if count > 1), None):
        raise click.UsageError(f"{visible(twice)} is named twice: once is enough")
    return found


def _server(flags: dict[str, Any], *, sending: bool) -> MailServer:
    from briefing import settings

    place = _PLACE.fullmatch(flags["smtp"] or "")
    named = {
        "host": (place and (place["v6"] or place["host"])) or None,
        "port": place and place["port"],
        "security": flags["security"],
        "user": flags["user"],
        "from": flags["sender"],
    }
    return settings.load_mail(named, config=flags["config"], sending=sending)


def _messages(
    recipients: Iterable[Recipient], letters: dict[Any, Letter], server: MailServer
) -> Iterator[tuple[Recipient, EmailMessage]]:
    from briefing import mail

    now = datetime.now(UTC)
    for recipient in recipients:
        letter = letters[recipient.languages]
        yield recipient, mail.message(letter, recipient, server.sender, date=now)


def _show(recipients: Iterable[Recipient], letters: dict[Any, Letter]) -> None:
    """Print what would go to whom: address, languages, subject, bytes of HTML, attachments."""
    for recipient in recipients:
        letter = letters[recipient.languages]
        emit_row(
            recipient.address,
            "+".join(recipient.languages),
            letter.subject,
            f"{len(letter.html.encode()):,} bytes",
            " ".join(attachment.name for attachment in letter.attachments) or "-",
        )


def _write(
    messages: Iterable[tuple[Recipient, EmailMessage]], folder: Path, progress: ProgressLine
) -> None:
    from briefing import mail

    for _, message in messages:
        progress.say(f"Wrote {mail.write_eml(message, folder)}")


def _send(
    messages: Iterable[tuple[Recipient, EmailMessage]],
    count: int,
    server: MailServer,
    again: bool,
    progress: ProgressLine,
) -> int:
    """Send, print what became of each message, and return the exit code."""
    from briefing import mail

    progress.say(f"Mail server: {server.host}:{server.port} ({server.security})")
    told: list[Delivery] = []

    def told_aside(line: str) -> None:
        progress.stop()
        progress.say(visible(line))

    with mail.Ledger.open() as ledger:
        for delivery in mail.send(messages, server, ledger, again=again, report=told_aside):
            progress.stop()
            emit_row(delivery.state, delivery.recipient.address, delivery.detail)
            told.append(delivery)
            progress.update("send", len(told), count)
    progress.stop()
    counts = Counter(delivery.state for delivery in told)
    progress.say(", ".join(f"{count} {state}" for state, count in counts.items()))
    lacking = [d for d in told if d.state not in _DELIVERED]
    return _NOT_DELIVERED if lacking else 0
