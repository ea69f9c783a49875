"""A letter and a recipient → a message, its headers written by ourselves."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import PurePath

from briefing.errors import SettingsError, UsageError
from briefing.mail.headers import (
    SUBJECT_LIMIT,
    address_field,
    header_text,
    name_text,
    text_field,
)
from briefing.mail.recipients import mailbox
from briefing.models import Attachment, Letter, Recipient

_NAME_LENGTH = 80
_NO_NAME = "briefing"
_MEDIA_TYPE = re.compile(r"(?P<main>[a-z]+)/(?P<sub>[a-z0-9][a-z0-9.+-]*)")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def message(letter: Letter, recipient: Recipient, sender: str, *, date: datetime) -> EmailMessage:
    """Return `letter` as a message to `recipient` from `sender` (`Name <address>` or an address).

    `date` is when it is sent, with its zone. The message keeps its headers as they are written
    here when it is written out. Raises SettingsError when the sender cannot be used, UsageError
    when the recipient's address cannot.
    """
    from email import message_from_string
    from email.policy import SMTP

    try:
        sender_name, sender_address = mailbox(sender)
    except UsageError as error:
        raise SettingsError(f"the sender of the mail cannot be used: {error}") from None
    mailbox(recipient.address)  # whoever made it
    fields = _fields(letter, recipient, sender_name, sender_address, date)
    # Headers that are read, not set, are never encoded anew.
    policy = SMTP.clone(cte_type="7bit", refold_source="none")
    made = message_from_string("".join(fields), policy=policy)
    _fill(made, letter)
    return made


def _fields(
    letter: Letter, recipient: Recipient, sender_name: str, sender_address: str, date: datetime
) -> Iterator[str]:
    """Yield the header fields in the order of RFC 5322, 3.6, as they go over the line."""
    from email.utils import format_datetime

    yield address_field("From", sender_name, sender_address)
    yield address_field("To", name_text(recipient.name), recipient.address)
    yield text_field("Subject", header_text(letter.subject, SUBJECT_LIMIT) or _NO_NAME)
    yield f"Date: {format_datetime(date)}\r\n"
    yield f"Message-ID: {_message_id(letter, recipient, sender_address)}\r\n"
    yield "Auto-Submitted: auto-generated\r\n"  # RFC 3834: no absence notes, please


def _message_id(letter: Letter, recipient: Recipient, sender_address: str) -> str:
    """Return the id of this content for this recipient: the same whenever it is made."""
    parts = (letter.key, recipient.address, *letter.languages)
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"<{digest[:40]}@{sender_address.rpartition('@')[2]}>"


def _fill(made: EmailMessage, letter: Letter) -> None:
    """Add the text, the page, the attachments, and the headers that tell of them."""
    made.set_content(letter.text, charset="utf-8")
    made.add_alternative(letter.html, subtype="html", charset="utf-8")
    for attachment in letter.attachments:
        _attach(made, attachment)
    made["Content-Language"] = ", ".join(letter.languages)


def _attach(content: EmailMessage, attachment: Attachment) -> None:
    kind = _MEDIA_TYPE.fullmatch(attachment.media_type)
    main, sub = kind.groups() if kind else ("application", "octet-stream")
    content.add_attachment(
        attachment.data,
        maintype=main,
        subtype=sub,
        filename=_file_name(attachment.name),
        params={"charset": "utf-8"} if main == "text" else None,
    )


def _file_name(name: str) -> str:
    """Return `name` in ASCII, without folders, and with nothing to be escaped anywhere."""
    bare = PurePath(name.replace("\\", "/")).name.translate({ord("đ"): "d", ord("Đ"): "D"})
    letters = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode("ascii")
    safe = _UNSAFE.sub("-", letters)
    stem, dot, suffix = safe.rpartition(".")
    stem = (stem or suffix)[:_NAME_LENGTH].strip(".-") or _NO_NAME
    return f"{stem}{dot}{suffix[:10]}" if dot and suffix else stem
