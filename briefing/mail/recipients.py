"""What users write of recipients → addresses that can be mailed to."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from briefing.errors import SettingsError, UsageError
from briefing.mail.headers import header_text, name_text
from briefing.models import LANGUAGES, Language, Recipient

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>(?P<rest>[^<>]*)")
_COLUMNS = ("address", "name", "languages")


def recipient(text: str) -> Recipient:
    """Return the recipient that `text` names: `Name <address>:vi+en`, `address:en`, `address`.

    Without languages it is all of them. Raises UsageError.
    """
    named = _NAMED.fullmatch(text.strip())
    name, address, rest = named.groups() if named else ("", *_split(text.strip()))
    colon, languages = rest.strip()[:1], rest.strip()[1:]
    if colon not in ("", ":") or (colon and not languages.strip()):
        raise UsageError(f"{_shown(text)}: write 'Name <address>:vi', 'address:en' or 'address'")
    return _recipient(address, name, languages)


def recipients_from(path: Path) -> list[Recipient]:
    """Return the recipients of a CSV file in UTF-8 with the columns address, name, languages.

    The last two may be missing or empty; `;` may stand for the comma, as spreadsheets write it.
    Raises UsageError, which names file and line; also when an address is there twice, or none.
    """
    found: dict[str, Recipient] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line, row in _rows(path, file.read()):
                entry = _in_line(path, line, row)
                if entry.address in found:
                    raise UsageError(f"{path}, line {line}: {entry.address} is there twice")
                found[entry.address] = entry
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else "no CSV in UTF-8"
        raise UsageError(f"{path}: cannot be read as a list of recipients: {reason}") from None
    if not found:
        raise UsageError(f"{path}: there is no recipient in it: add a line with an address")
    return list(found.values())


def mailbox(text: str) -> tuple[str, str]:
    """Return name and normalised ASCII address of `Name <address>` or `address`.

    Raises UsageError.
    """
    named = _NAMED.fullmatch(text.strip())
    if not named:
        return "", _address(text.strip())
    if named["rest"].strip():
        raise UsageError(f"{_shown(text)}: write 'Name <address>'")
    return name_text(named["name"]), _address(named["address"])


def _split(text: str) -> tuple[str, str]:
    address, colon, languages = text.partition(":")
    return address, colon + languages


def _recipient(address: str, name: str, languages: str) -> Recipient:
    return Recipient(
        address=_address(address), name=name_text(name), languages=_languages(languages)
    )


def _languages(text: str) -> tuple[Language, ...]:
    if not text.strip():
        return LANGUAGES
    codes = [code.strip().lower() for code in text.split("+")]
    if len(set(codes)) < len(codes) or not set(codes) <= set(LANGUAGES):
        raise UsageError(f"languages {_shown(text)}: use {', '.join(LANGUAGES)} or vi+en")
    return cast("tuple[Language, ...]", tuple(codes))


def _address(text: str) -> str:
    try:
        from email_validator import EmailNotValidError, validate_email
    except ImportError:
        message = "email needs an extra: pip install -e '.[email]' in briefing's folder"
        raise SettingsError(message) from None
    address = text.strip()
    if not address.rpartition("@")[0].isascii():
        raise UsageError(f"{_shown(text)}: the part before the @ must be in plain letters (a-z)")
    if "=?" in address:  # allowed in an address, and taken for an encoded word in a header
        raise UsageError(f"{_shown(text)} is no address that mail programs read alike")
    try:
        valid = validate_email(
            address, check_deliverability=False, allow_smtputf8=False, strict=True
        )
    except EmailNotValidError as error:
        raise UsageError(f"{_shown(text)} is no address: {_shown(str(error), '')}") from None
    return cast("str", valid.ascii_email)


def _shown(text: str, quotation_mark: str = "'") -> str:
    """Return what a user wrote on one line, for a message."""
    return f"{quotation_mark}{header_text(text, 200)}{quotation_mark}"


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line numbers and cells by column; lines without any are passed over."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = [cell.strip().lower() for cell in next(reader, [])]
    if "address" not in columns or set(columns) - set(_COLUMNS) or len(set(columns)) < len(columns):
        raise UsageError(f"{path}, line 1: the columns must be named address,name,languages")
    for cells in reader:
        if len(cells) > len(columns):
            raise UsageError(f"{path}, line {reader.line_num}: more cells than columns: use quotes")
        if any(cell.strip() for cell in cells):
            yield reader.line_num, dict(zip(columns, cells, strict=False))


def _in_line(path: Path, line: int, row: dict[str, str]) -> Recipient:
    try:
        return _recipient(row["address"], row.get("name", ""), row.get("languages", ""))
    except UsageError as error:
        raise UsageError(f"{path}, line {line}: {error}") from None
