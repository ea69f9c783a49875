"""The text of a mail: what was forwarded or quoted in it, and what is no part of the article."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import groupby

from briefing.reading.articles import MIN_WORDS, VIET_NAM
from briefing.reading.plain import visible

_ANSWERED = "The message that was answered was left out."
_FORWARDS = 5
"""So often may a message have been forwarded."""
_MARK = re.compile(
    r"-{3,}\s*(?:forwarded message|original message|(?:thư|tin nhắn|nội dung) (?:đã )?chuyển tiếp|"
    r"(?:thư|tin nhắn) gốc)\s*-{3,}|begin forwarded message:|bắt đầu thư (?:đã )?chuyển tiếp:",
    re.IGNORECASE,
)
_NAMES = {
    "from": ("from", "từ", "người gửi"),
    "date": ("date", "sent", "ngày", "đã gửi", "gửi", "gửi lúc", "thời gian"),
    "subject": ("subject", "chủ đề", "tiêu đề"),
    "": (
        "to", "cc", "bcc", "reply-to", "đến", "tới", "người nhận", "bản sao", "đồng gửi",
        "importance", "priority", "attachment", "attachments", "đính kèm", "tệp đính kèm",
        "tầm quan trọng", "độ quan trọng", "mức độ ưu tiên",
    ),
}  # fmt: skip
_FIELD = re.compile(r"\*{0,2}([^\W\d_][\w /-]{0,14}?)\s{0,3}:\*{0,2}(?:\s+(.*)|$)")
_SAID = re.compile(r"(?:on|vào|ngày|lúc)\s.{4,300}(?:wrote|đã viết|viết)\s?:", re.IGNORECASE)
_LINK = re.compile(r"[ \t]?<(?:https?://|mailto:)[^<>\s]{1,3000}>|\[(?:cid|image):[^\[\]]{0,300}\]")
_DEVICES = re.compile(r"(?:sent from my|sent from|đã gửi từ|gửi từ|get outlook for)\s.{2,60}", re.I)
_SIGNATURE_LINES = 12
"""A line of two hyphens, or a polite close, begins a signature of as many at most."""
_SPACED_OUT = 3 * _SIGNATURE_LINES
"""Lines of a signature, with the empty ones."""
_SIGNATURE_WORDS = 20
"""In each line of a signature: name, office, address, telephone."""
_CLOSE = re.compile(
    r"(?:xin )?(?:chân thành )?(?:trân trọng|kính thư|thân mến|thân ái|(?:best|kind|warm) "
    r"regards|regards|thanks and regards)(?: (?:cảm ơn|kính chào|thông báo))?\s?[,.!/]?",
    re.IGNORECASE,
)
_NOTICE_START = 200
_NOTICE = re.compile(
    r"(?:this e-?mail|this message|(?:the )?(?:information|contents?) (?:contained )?in this|"
    r"(?:lưu ý: )?(?:(?:thông tin|nội dung) (?:chứa )?(?:trong|của) )?(?:e-?mail|thư điện tử|thư|"
    r"thông điệp) này|disclaimer|confidential|tuyên bố miễn trừ|lưu ý (?:về )?bảo mật)",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(r"bảo mật|bí mật|riêng tư|confidential|privileged|recipient", re.I)
"""What a lawyer's notice under a mail begins with, and what else it says."""
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?:\s?(SA|CH|AM|PM)(?!\w))?"
    r"(?:\s?(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?(?![\d/.-]))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_NUMERIC = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
)
_WRITTEN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2}) (?:thg|tháng) "
    r"(?P<month>\d{1,2}|mười (?:một|hai)|[^\W\d_]{2,5})(?:,| năm)? (?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} "
    r"(?P<day>\d{1,2}),? (?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2}) (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r",? (?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s?<(?:br|/?(?:p|div|li|tr|h[1-6]|blockquote|hr|table))(?:[\s/][^<>]{0,2000})?>\s?", re.I
)
_TAG = re.compile(r"<[!/]?[a-zA-Z][^<>]{0,5000}>")
_NOON = 12
_MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"),
    ("giêng", "", "", "bốn", "", "", "bẩy", "", "", "", "", "chạp"),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a mail, what a forwarded message's header says, and what was left out."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)
    """Any of from, date, subject, when it was forwarded."""
    notes: tuple[str, ...] = ()


def flowed(text: str, *, delete_space: bool) -> str:
    """Join the lines of `format=flowed` text (RFC 3676): those that end in a space go on.

    `delete_space` is its parameter `DelSp`. Quoted lines stay as they are.
    """
    pieces: list[str] = []
    for line in text.split("\n"):
        if line.startswith(">"):
            pieces.append(f"{line}\n")
            continue
        line = line.removeprefix(" ")
        goes_on = line.endswith(" ") and line != "-- "
        pieces.append((line[:-1] if delete_space else line) if goes_on else f"{line}\n")
    return "".join(pieces)


def letter_of(text: str, *, answers: bool = False) -> Letter:
    """Return the article in the text of a mail, which may have been forwarded and answered.

    `answers` tells that its subject says so: what it says itself, if long, goes before the
    message under it.
    """
    lines = [_LINK.sub("", line).rstrip("\t\r") for line in text.split("\n")]
    fields: dict[str, str] = {}
    notes: dict[str, None] = {}
    for _ in range(_FORWARDS):
        lines = _unquoted(lines, notes)
        forwarded = _forwarded(lines)
        if forwarded is None:
            break
        start, end, found = forwarded
        if answers and len(" ".join(lines[:start]).split()) >= MIN_WORDS:
            notes[_ANSWERED] = None
            lines = _without_rules(lines[:start])
            break
        fields = found
        if any(line.strip() for line in lines[:start]):
            notes["What stands above the forwarded message was left out."] = None
        lines = lines[end:]
    lines = _unsigned(lines, notes)
    return Letter("\n".join(lines).strip(), fields, tuple(notes))


def _without_rules(lines: list[str]) -> list[str]:
    """Take off the line that parts an answer from the message under it."""
    while lines and not lines[-1].strip("_- "):
        lines = lines[:-1]
    return lines


def _unquoted(lines: list[str], notes: dict[str, None]) -> list[str]:
    """Leave out the message that was answered, or what surrounds it when only that is long."""
    quoted = [line for line in lines if line.startswith(">")]
    if not quoted:
        return lines
    own = [line for line in lines if not line.startswith(">") and not _SAID.fullmatch(line.strip())]
    if len(" ".join(own).split()) >= MIN_WORDS:
        notes[_ANSWERED] = None
        return own
    notes["The quoted message was read."] = None
    return [re.sub(r"^> ?", "", line) for line in quoted]


def _forwarded(lines: list[str]) -> tuple[int, int, dict[str, str]] | None:
    """Return where a forwarded message's header starts and ends, and its fields."""
    number = 0
    while number < len(lines):
        mark = _MARK.match(lines[number].strip())
        end = number
        fields: dict[str, str] = {}
        if mark or _field(lines[number])[0] == "from":
            end, fields = _header(lines, number + bool(mark))
        if mark or ("subject" in fields and len(fields) > 1):
            return number, end, fields
        number = max(number + 1, end)
    return None


def _header(lines: list[str], start: int) -> tuple[int, dict[str, str]]:
    """Return where the lines `Field: value` from `start` end, and what they say."""
    fields: dict[str, str] = {}
    at = start
    while at < len(lines) and not lines[at].strip() and at < start + 3:
        at += 1
    end = start
    while at < len(lines):
        kind, value = _field(lines[at])
        if kind is None:
            break
        if kind:
            fields[kind] = value
        at = end = at + 1
    return end, fields


def _field(line: str) -> tuple[str | None, str]:
    """Return what a header line of a forwarded message is about, and its value."""
    match = _FIELD.match(line.strip())
    if match:
        for kind, names in _NAMES.items():
            if match[1].lower() in names:
                return kind, (match[2] or "").strip("* ")
    return None, ""


def _unsigned(lines: list[str], notes: dict[str, None]) -> list[str]:
    """Leave out the signature under a mail, and the line that a telephone adds."""
    lines = _without_notices(lines, notes)
    for number, line in enumerate(lines):
        if line == "-- " or _signs(line, lines[number + 1 : number + 2 + _SPACED_OUT]):
            notes["The signature was left out."] = None
            lines = lines[:number]
            break
    while lines and (not lines[-1].strip() or _DEVICES.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return lines


def _signs(line: str, below: list[str]) -> bool:
    """Tell whether a line begins a signature; `below` are the next lines, more than it has."""
    if line.strip() == "--":
        return len(below) <= _SIGNATURE_LINES
    if len(below) > _SPACED_OUT or not _CLOSE.fullmatch(line.strip()):
        return False
    signed = [line for line in below if line.strip()]
    are_short = all(len(line.split()) <= _SIGNATURE_WORDS for line in signed)
    return are_short and len(signed) <= _SIGNATURE_LINES


def _without_notices(lines: list[str], notes: dict[str, None]) -> list[str]:
    """Leave out paragraphs that say that a mail is confidential."""
    kept: list[str] = []
    for is_blank, group in groupby(lines, key=lambda line: not line.strip()):
        paragraph = list(group)
        start = paragraph[0].strip("*_ ")[:_NOTICE_START]
        if not is_blank and _NOTICE.match(start) and _CONFIDENTIAL.search(" ".join(paragraph)):
            notes["A notice of confidentiality was left out."] = None
        else:
            kept.extend(paragraph)
    return kept


def lines_of(page: str) -> str:
    """Return the text of a mail in HTML, a line for each that its marks end."""
    page = " ".join(visible(page).split())
    return html.unescape(_TAG.sub("", _END.sub("\n", page)))


def moment(written: str) -> datetime | None:
    """Return a date as mail programs write it above a forwarded message; None for all others.

    `8:15 CH, 7/10/2025`, `7 thg 10, 2025 lúc 18:40`, `Tue, Oct 7, 2025 at 6:40 PM`, with a time
    before or behind it or none, in Viet Nam's time unless an offset is said; day before month, as
    there, but for `10/7/2025 6:40 PM`, of which only `is_ambiguous` can be said.
    """
    written = " ".join(written[:200].split())
    patterns = (_ISO, _NUMERIC, _WRITTEN, _ENGLISH, _BRITISH)
    match = next((found for pattern in patterns if (found := pattern.search(written))), None)
    if match is None or is_ambiguous(written):
        return None
    day, month = int(match["day"]), _month(match["month"].lower())
    if match.re is _NUMERIC and month > len(_MONTHS[0]):  # 10/31/2025, as in America
        day, month = month, day
    clock = _CLOCK.search(written, match.end()) or _CLOCK.search(written[: match.start()])
    hour, minute, zone = _time(clock) if clock else (0, 0, VIET_NAM)
    try:
        return datetime(int(match["year"]), month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None


def is_ambiguous(written: str) -> bool:
    """Tell whether a date in numbers, with AM or PM, may be American: month before day."""
    written = " ".join(written[:200].split())
    match, clock = _NUMERIC.search(written), _CLOCK.search(written)
    if not match or not clock or (clock[3] or "").upper() not in ("AM", "PM"):
        return False
    day, month = int(match["day"]), int(match["month"])
    return day != month and max(day, month) <= len(_MONTHS[0])


def _month(written: str) -> int:
    """Return the number of a month; 0 for a word that is none."""
    if written.isdigit():
        return int(written)
    return next((row.index(written) + 1 for row in _MONTHS if written in row), 0)


def _time(clock: re.Match[str]) -> tuple[int, int, timezone]:
    """Return hour, minute and zone of a time of day."""
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3] and hour <= _NOON:
        hour = hour % _NOON + _NOON * (clock[3].upper() in ("CH", "PM"))
    offset = timedelta(hours=int(clock[5] or 0), minutes=int(clock[6] or 0))
    if not clock[4] or offset >= timedelta(days=1):
        return hour, minute, VIET_NAM
    return hour, minute, timezone(-offset if clock[4] == "-" else offset)
