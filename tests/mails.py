"""Letters to many; run as a program, sends them: `mails.py PORT LEDGER COUNT`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from briefing.mail import Ledger, Patience, message, send
from briefing.models import Attachment, Letter, Recipient
from briefing.settings import MailServer

PATIENCE = Patience(attempts=3, first=0.02, longest=0.05, altogether=5.0)
DATE = datetime(2025, 10, 7, 11, 40, tzinfo=UTC)
SENDER = "Tin <tin@example.org>"
Mail = tuple[Recipient, EmailMessage]


def letter(size: int = 0, key: str = "0") -> Letter:
    """A letter in both languages, with dots and long lines that the protocol must not touch."""
    return Letter(
        key=key * 64,
        languages=("vi", "en"),
        subject="Phường Bình Tân mở ba điểm đọc sách",
        text="# Phường Bình Tân\n\n.\n..\n.dot\n\nFrom the ward\n" + "dài " * 400 + "\n",
        html="<p>" + "đường " * 300 + "</p>\n.\n",
        cut=False,
        attachments=(Attachment(name="a.md", media_type="text/markdown", data=b"x" * size),),
    )


def mails(*addresses: str, size: int = 0, key: str = "0", sender: str = SENDER) -> list[Mail]:
    """The letter, addressed."""
    to = [Recipient(address=one, name="Bạn đọc", languages=("vi", "en")) for one in addresses]
    mail = letter(size, key)
    return [(one, message(mail, one, sender, date=DATE)) for one in to]


def many(count: int) -> list[Mail]:
    return mails(*(f"r{number}@example.org" for number in range(count)))


if __name__ == "__main__":
    port, path, count = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    server = MailServer("127.0.0.1", port, "none", "tin@example.org", timeout=20)
    with Ledger.open(path) as ledger:
        for _ in send(many(count), server, ledger, patience=PATIENCE):
            pass
