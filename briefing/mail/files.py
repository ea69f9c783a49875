"""Messages as files, which any mail program opens."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

from briefing.errors import DeliveryError
from briefing.files import beside

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]+")
_NAME_LENGTH = 100


def write_eml(message: EmailMessage, folder: Path) -> Path:
    """Write `message` to a file in `folder`, named by its recipient and id; return its path.

    Atomic. The same message written before is replaced. Raises DeliveryError when the folder
    cannot be written, or a file of that name holds anything else.
    """
    address = str(message["To"].addresses[0].addr_spec)
    stem = _UNSAFE.sub("-", address)[:_NAME_LENGTH].lstrip(".-")
    path = folder / f"{stem}.{_UNSAFE.sub('-', message['Message-ID'].strip('<>'))[:12]}.eml"
    try:
        with beside(path) as temporary:
            if _holds_other(path, message["Message-ID"]):
                raise DeliveryError(f"{path} holds something else: move it away")
            temporary.write_bytes(message.as_bytes())
            temporary.replace(path)
    except OSError as error:
        reason = f"{folder}: cannot be written ({error.strerror}): choose another folder"
        raise DeliveryError(reason) from None
    return path


def _holds_other(path: Path, message_id: str) -> bool:
    """Tell whether there is anything but a message with that id."""
    from email import message_from_binary_file
    from email.policy import default

    try:
        with path.open("rb") as file:
            return bool(message_from_binary_file(file, policy=default)["Message-ID"] != message_id)
    except FileNotFoundError:
        return False
    except IsADirectoryError:
        return True
