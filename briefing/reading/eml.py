"""Mails and saved pages (`.eml`, `.mht`): the article in one, with what its header says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ArticleError
from briefing.reading.articles import MIN_WORDS
from briefing.reading.content import Content
from briefing.reading.decoding import decode
from briefing.reading.kinds import SUFFIXES, kind_of
from briefing.reading.quoting import Letter, flowed, is_ambiguous, letter_of, lines_of, moment
from briefing.vietnamese.text import fold, one_line

if TYPE_CHECKING:
    from email.message import Message

_LINES = 900_000
"""Line ends in a mail: one of `MAX_FILE` bytes, packed as usual, has 600,000."""
_LEVELS = 30
"""Parts with parts in them: the parser looks for the end of each at every line."""
_PARTS = 2_000
"""Lines that may begin a part: a saved page has one a picture."""
_FIELD = 8_000
"""Bytes of a field that describes a part: the parser is quadratic in its length."""
_HEADER = 2_000
"""Characters of a subject, a sender or a date that are looked at."""
_ATTACHED = 20
"""Attachments that are looked at."""
_FAR_MORE = 2
"""More than so many times the words of the plain text has HTML that is read instead."""
_PREFIX = re.compile(
    r"(?:(?:fwd?|re|aw|wg|tl|tr|vs|th|chuyển tiếp|trả lời)\s?(?:\[\d{1,3}\])?\s?:"
    r"|v/v(?!\w)\s?:?|\[[^\[\]]{1,40}\])\s*",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:re|aw|tl|trả lời)\s?(?:\[\d{1,3}\])?\s?:", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?<!\w)(?:báo|tạp chí|t(?:òa|oà) soạn|đài|thông tấn|ttx\w{0,3}|cổng thông tin|trang tin"
    r"|văn phòng|ban|bộ|cục|sở|phòng|ubnd|(?:ủy|uỷ) ban|hội|viện|trung tâm|công ty|tập đoàn|news"
    r"|newspaper|press|online|media|express|magazine|\w{1,40}\.(?:vn|net|com))(?!\w)",
    re.IGNORECASE,
)
"""What the names of newspapers and offices have in them, and people's do not."""
_BYLINE = re.compile(r"(?:[^\n]{0,300}\n)?\s{0,9}\([^()\n]{2,30}\)\s{0,9}[-–—]")
"""`(PLO)-` before the text, with or without a title above: the outlet says itself who it is."""


def read(data: bytes, name: str) -> Content:
    """Read the article in a mail, or in a page that a browser saved as one file.

    The subject is the title, the date that of publication; where a message was forwarded, what
    is written above it goes before the header of the mail. The sender is the outlet when the name
    is that of a newspaper or an office: a person's is not, and an address never is. Plain text
    goes before HTML, which is read when the text has hardly any words or far fewer; when both have
    hardly any, the only attachment that can be read is. What is left out is said.
    Raises ArticleError, and MissingExtraError when the extra is missing that reads the page or the
    attachment.
    """
    from email import message_from_bytes

    _refuse_unbounded(data, name)
    message = message_from_bytes(data)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page and (address := _address(message, page)):
        return _page(page, name, address)
    attached = [part for part in parts if _file_name(part)][:_ATTACHED]
    answers = _ANSWER.match(_field(message, "subject")) is not None
    text, repairs = _plain_text([part for part in parts if not _file_name(part)], name)
    letter = letter_of(text, answers=answers)
    content = Content(letter.text, repairs=(*repairs, *letter.notes))
    if page and not _file_name(page):
        least = len(letter.text.split()) if _is_short(content) else _FAR_MORE * len(text.split())
        letter, content = _fuller(page, name, least, answers=answers) or (letter, content)
    known, notes = _header(message, letter)
    if _is_short(content) and (found := _attachment(attached, name)):
        known.pop("title", None)  # the article's own goes before the subject of the mail around it
        return replace(
            found, metadata={**known, **found.metadata}, repairs=(*found.repairs, *notes)
        )
    return replace(
        content,
        text=_without_title(content.text, known.get("title")),
        metadata={**content.metadata, **known},
        repairs=(*content.repairs, *notes, *_left_out(attached)),
    )


def _refuse_unbounded(data: bytes, name: str) -> None:
    """Refuse what the standard library's parser would work on for minutes."""
    lowered = data.lower()
    if (
        data.count(b"\n") + data.count(b"\r") > _LINES
        or len(re.findall(rb"content-type:\s*(?:multipart|message)/", lowered)) > _LEVELS
        or data.count(b"\n--") + data.count(b"\r--") > _PARTS
        or re.search(rb"(?m)^content-[a-z-]{1,40}:(?:[^\n]|\n[ \t]){%d}" % _FIELD, lowered)
    ):
        raise ArticleError(f"{name}: not built like a mail: save its text and pass that")


def _is_short(content: Content) -> bool:
    return len(content.text.split()) < MIN_WORDS


# --- parts -----------------------------------------------------------------------------------


def _data(part: Message) -> bytes:
    """Return the bytes of a part, as they were before they were packed for the mail."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    """Return the name of an attachment; empty for the mail's own text."""
    from email.utils import collapse_rfc2231_value

    told = part.get_param("filename", None, "content-disposition") or part.get_param("name")
    name = one_line(_decoded(collapse_rfc2231_value(told)))[-100:] if told else ""
    is_text = part.get_content_maintype() == "text"
    if part.get_content_disposition() == "attachment" or not is_text:
        return name or "attachment"
    return name if Path(name).suffix.lower() in SUFFIXES else ""


def _plain_text(parts: list[Message], name: str) -> tuple[str, tuple[str, ...]]:
    """Return the plain text of a mail, and what decoding it took."""
    texts: list[str] = []
    told: dict[str, None] = {}
    for part in parts:
        if part.get_content_type() != "text/plain" or not (data := _data(part)).strip():
            continue
        text, repairs = decode(data, name, part.get_content_charset())
        text = text.replace("\r\n", "\n")
        if str(part.get_param("format")).lower() == "flowed":
            text = flowed(text, delete_space=str(part.get_param("delsp")).lower() == "yes")
        texts.append(text)
        told.update(dict.fromkeys(repairs))
    return "\n".join(texts), tuple(told)


def _address(message: Message, page: Message) -> str:
    """Return where a saved page was; empty for a mail, which was nowhere."""
    saved = _field(message, "snapshot-content-location") or _field(page, "content-location")
    return saved if re.match(r"https?://|file:", saved, re.IGNORECASE) else ""


def _page(page: Message, name: str, address: str) -> Content:
    """Read a page that a browser saved."""
    from briefing.reading import html

    url = address if address.lower().startswith("http") else None
    return html.read(_data(page), name, charset=page.get_content_charset(), url=url)


def _fuller(
    page: Message, name: str, least: int, *, answers: bool
) -> tuple[Letter, Content] | None:
    """Read the HTML of a mail; None unless it has more words than `least`."""
    try:
        text, repairs = decode(_data(page), name, page.get_content_charset())
        lines = lines_of(text)
        if len(lines.split()) <= least:
            return None
        letter = letter_of(lines, answers=answers)
        if letter.fields:  # forwarded: its header is no part of a page
            return letter, Content(letter.text, repairs=(*repairs, *letter.notes))
        content = _html(page, name)
        if least:
            note = "The HTML of the mail was read: its plain text has far fewer words."
            content = replace(content, repairs=(note, *content.repairs))
    except ArticleError:
        return None
    return None if _is_short(content) else (letter, content)


def _html(page: Message, name: str) -> Content:
    """Read the article in the HTML of a mail; raises ArticleError."""
    from briefing.reading import html

    return html.read(_data(page), name, charset=page.get_content_charset())


def _attachment(attached: list[Message], name: str) -> Content | None:
    """Read the only attachment that can be read; None when there is none.

    Raises ArticleError when there are several.
    """
    readable = []
    for part in attached:
        file = _file_name(part)
        if Path(file).suffix.lower() not in SUFFIXES:
            continue
        try:
            kind = kind_of(_data(part), file, part.get_content_type())
        except ArticleError:  # not what it is called
            continue
        if kind != "email":  # a mail in a mail in a mail
            readable.append((kind, part, file))
    if not readable:
        return None
    if len(readable) > 1:
        files = ", ".join(file for _, _, file in readable)
        raise ArticleError(f"{name}: hardly any words but {files}: save one and pass that")
    from briefing.reading.documents import content_of

    kind, part, file = readable[0]
    content = content_of(kind, _data(part), f"{name}: {file}", part.get_content_charset())
    note = f"The attachment {file} was read: the mail itself has hardly any words."
    return replace(content, repairs=(note, *content.repairs))


def _left_out(attached: list[Message]) -> tuple[str, ...]:
    """Say which attachments were not read; pictures that the text shows are none."""
    files = [
        _file_name(part)
        for part in attached
        if part.get_content_disposition() == "attachment" or part.get("content-id") is None
    ]
    return (f"Attachments were left out: {', '.join(files)}.",) if files else ()


# --- what the header says --------------------------------------------------------------------


def _header(message: Message, letter: Letter) -> tuple[dict[str, Any], list[str]]:
    """Return title, source and date of publication, and what was assumed for them."""
    notes = []
    known: dict[str, Any] = {}
    title = _without_prefixes(letter.fields.get("subject") or _field(message, "subject"))
    if title:
        known["title"] = title
    sender = letter.fields.get("from") or _field(message, "from")
    source = one_line(sender.partition("<")[0]).strip("\"'* ")
    if _OFFICE.search(source) and "@" not in source and not _BYLINE.match(letter.text):
        known["source"] = source
        notes.append("The sender of the mail was taken as the outlet.")
    written = letter.fields.get("date")
    published = moment(written) if written else _date(_field(message, "date"))
    if published:
        known["published"] = published
        notes.append("The date of the mail was taken as that of publication.")
    elif written and is_ambiguous(written):
        notes.append(
            f"The date {one_line(written)[:40]} was left out: day or month may stand first."
        )
    elif written:
        notes.append("The date of the forwarded message was not understood.")
    return known, notes


def _field(message: Message, name: str) -> str:
    """Return a field of a header, decoded; empty when there is none.

    Some programs write a field's letters as they are, mostly in UTF-8.
    """
    for field, value in message.raw_items():
        if field.lower() == name:
            return _decoded(str(value)[:_HEADER])
    return ""


def _decoded(raw: str) -> str:
    """Return the text of a field's value, in which words may be encoded (RFC 2047)."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    raw = raw[:_HEADER].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return one_line(raw)
    return one_line("".join(_piece(piece, charset) for piece, charset in pieces))


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such charset
        return piece.decode("utf-8", "replace")


def _date(written: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written[:100])
    except (TypeError, ValueError, OverflowError):
        return None


def _without_prefixes(subject: str) -> str:
    """Take off what answering, forwarding and mailing lists put before a subject."""
    while prefix := _PREFIX.match(subject):
        subject = subject[prefix.end() :]
    return subject.strip()


def _without_title(text: str, title: str | None) -> str:
    """Take off a first line that only says the title again."""
    first, _, rest = text.partition("\n")
    said_again = title is not None and fold(one_line(first)) == fold(one_line(title))
    return rest.strip() if said_again else text
