"""Messages as files, which any mail program opens."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

from briefing.errors import DeliveryError

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]+")
_NAME_LENGTH = 100


def write_eml(message: EmailMessage, folder: Path) -> Path:
    """Write `message` to a file in `folder`, named by its recipient and id; return its path.

    Atomic. The same message written before is replaced. Raises DeliveryError when the file cannot
    be written, or holds anything else.
    """
    address = str(message["To"].addresses[0].addr_spec)
    stem = _UNSAFE.sub("-", address)[:_NAME_LENGTH].lstrip(".-")
    path = folder / f"{stem}.{_UNSAFE.sub('-', message['Message-ID'].strip('<>'))[:12]}.eml"
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and _message_id(path) != message["Message-ID"]:
            raise DeliveryError(f"{path} holds something else: move it away")
        temporary.write_bytes(message.as_bytes())
        temporary.replace(path)
    except OSError as error:
        reason = f"{path}: cannot be written ({error.strerror}): choose another folder"
        raise DeliveryError(reason) from None
    finally:
        with suppress(OSError):  # it may never have been there
            temporary.unlink()
    return path


def _message_id(path: Path) -> str | None:
    from email import message_from_binary_file
    from email.policy import default

    with path.open("rb") as file:
        identifier = message_from_binary_file(file, policy=default)["Message-ID"]
    return str(identifier) if identifier else None
