"""What stands around the body of an article: header, title, date, byline, captions, author, tags.

Only what is certainly no statement of the article is taken off, and each time it is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from briefing.reading.letterhead import take_letterhead
from briefing.vietnamese.text import fold, is_syllable, one_line, phrases

_HEADER = (
    r"(?P<marked>date\s+)?(?P<iso>\d{4}-\d{2}-\d{2})\s+(?P<title>\S.*?)"
    r"(?:\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})(?:,?\s+(?P<time>\d{1,2}:\d{2}))?)?"
)
_TITLE_WORDS = 30
_ITEM = r"[-–•*+] |\d{1,2}[.)] "
_AUTHOR_WORDS = 6
_SENTENCE_ENDS = '.!?…"”:;,'
_CAPTION_WORDS = 60
_HEAD = 4  # lines at the beginning among which a date stands alone
_LONGEST_LINE = 200  # characters of a line that is no paragraph

_RULE = "-–—=_*~#•.· "
_SHORTEST_RULE = 3  # signs in a line that parts paragraphs
_DASH = r"\s*[-–—]\s*"
_BYLINE = (
    rf"[(\[](?P<bracketed>[^()\[\]\n]{{2,30}})[)\]]{_DASH}"
    r"|(?:(?P<place>[^\W\d_][\w. ]{1,30}) )?"
    rf"\((?P<agency>TTXVN|Vietnam\+|[A-Z]{{2,4}}|Reuters|Xinhua|Kyodo|Yonhap|Bernama)"
    rf"(?:[,/ ][^()\n]{{1,20}})?\){_DASH}"
    r"|(?P<plain>[A-ZĐ][A-ZĐ\d]{1,7}(?:\.VN)?|[A-Za-z][A-Za-z\d]{2,20}\.(?:vn|VN|com|net)"
    r"|VietNamNet|VnExpress|VietnamPlus|Vietnam\+)\s+[-–—]\s+"
)
_LONGEST_BYLINE = 90
_NO_OUTLETS = (
    r"ảnh|video|clip|đồ hoạ|đồ họa|infographic|tiếp|kì|kỳ|phần|bài|cập nhật|xem|trích|phỏng vấn"
    r"|truyện|thơ|(?:tp|t\.p|thành phố|tỉnh|quận|huyện|phường|xã)\b|(?:ubnd|hđnd|mttq|tphcm|hcm)$"
)

_SECTIONS = """
trang chủ; thời sự; chính trị; xã hội; kinh tế; kinh doanh; thế giới; quốc tế; trong nước;
pháp luật; giáo dục; sức khỏe; y tế; đời sống; văn hóa; giải trí; thể thao; công nghệ; khoa học;
du lịch;
bất động sản; môi trường; tin tức; tin nóng; tin mới; giao thông; đô thị; góc nhìn; phóng sự;
nông nghiệp; an ninh; quốc phòng; lao động; bạn đọc; tài chính; chứng khoán; địa phương
"""

_NO_PEN_NAMES = """
hà nội; hải phòng; huế; đà nẵng; cần thơ; sài gòn; hồ chí minh; thành phố hồ chí minh; tp hcm;
tp.hcm; tphcm; việt nam; lào; campuchia; trung quốc; hoa kỳ; mỹ; nga; anh; pháp; đức; nhật bản;
hàn quốc; ấn độ; singapore; thái lan; úc; ukraine; israel; iran
"""
"""Places that nobody writes under; many others are pen names too (Sơn Hà, Cửu Long)."""

_STAMP = (
    r"(?i)(?:(?:ngày đăng|đăng lúc|đăng ngày|xuất bản|thời gian)\s*:?\s*)?"
    r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[\s,]*(?:ngày\s+)?)?"
    r"(?:(?P<early>\d{1,2}[:h]\d{2})[\s,|–-]*(?:ngày\s+)?)?"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"(?:[\s,|–-]*(?:lúc\s+)?(?P<late>\d{1,2}[:h]\d{2})(?::\d{2})?)?"
    r"\s*(?:\(?(?:gmt|utc)\s*\+\s*0?7(?::00)?\)?)?"
)

_YEARS = tuple(sign + century for sign in "/.-" for century in ("19", "20"))

_PICTURES = ("Nguồn ảnh", "Ảnh", "Đồ họa", "Đồ hoạ", "Infographic", "Video", "Clip")
_KIND_OF_PICTURE = f"(?:{'|'.join(_PICTURES)})"
_CREDIT_LINE = (
    rf"[(\[]?(?:{_KIND_OF_PICTURE}(?: minh họa| minh hoạ| tư liệu)?\s*[:–-]\s*\S.{{0,60}}"
    r"|Ảnh (?:minh họa|minh hoạ|tư liệu|chụp màn hình|NVCC)\W?)"
)
_CREDIT_BEHIND = r"(?:[.!?…\"”»(\[|/–-]\s*|\s{2})(?:Ảnh|Đồ họa)\s*:\s*([^:.!?]{1,50})\W?$"
_CREDITED_WORDS = 8

_TAGS = r"(?i)(?:từ kh[oó][aá]|tags?|thẻ|hashtags?)\s*:|#\S+(?:[\s,]+#\S+)*$"
_COPYRIGHT = ("©", "®", "Copyright ", "COPYRIGHT ", "Bản quyền ©", "Bản quyền thuộc ")
_SOURCE = r"(?i)\(?nguồn(?: tin| bài)?\s*:\s*(?P<source>[^()]{2,150})\)?"

_MAIL = r"[-–—|,(<\s]*[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[)>]?"
_CREDITED_TO = (
    r"(?i)(?:tác giả|(?:bài|tin)(?:(?:,| và|/|\s?[-–]) ?(?:ảnh|video|clip))?|ảnh và bài"
    r"|(?:nhóm )?(?:pv|phóng viên)|thực hiện|người viết|tổng hợp|biên soạn)\s*:\s*(?P<names>.+)"
)
_STAFF = r"(?i)(?:nhóm|tổ)?\s*(?:pv|phóng viên)(?:\s+\S+){0,4}"
_AFTER = r"Theo (?:báo|tạp chí|trang) "
_INITIALS = r"(?:[A-ZĐ]\. ?){1,4}(?:[A-ZĐ]\w{0,6})?"

_CAPTION_TAKEN = "A line was taken as the caption of a picture."
_CAPTIONS_TAKEN = "Lines were taken as the captions of pictures."


@dataclass(frozen=True, slots=True)
class Parts:
    """An article taken apart."""

    body: str
    """Its paragraphs, one a line."""
    found: Mapping[str, Any] = field(default_factory=dict)
    """Any of title, source, author, published, url."""
    captions: tuple[str, ...] = ()
    """Captions that stood among the paragraphs."""
    repairs: tuple[str, ...] = ()
    """What was taken off, one sentence each."""


def take_apart(text: str, known: Mapping[str, Any]) -> Parts:
    """Separate what surrounds the body of an article from it.

    `known` are the metadata known already: a known title is taken off where the text repeats it.
    """
    lines = [line.strip() for line in text.split("\n")]
    paragraphs = [line for line in lines if line.strip(_RULE) or 0 < len(line) < _SHORTEST_RULE]
    found: dict[str, Any] = {}
    repairs: list[str] = []
    for step in (take_letterhead, _take_section, _take_title, _take_stamp, _take_byline):
        repairs += step(paragraphs, found, known)
    captions = _take_captions(paragraphs)
    if captions:
        repairs.append(_CAPTION_TAKEN if len(captions) == 1 else _CAPTIONS_TAKEN)
    repairs += _take_tail(paragraphs, found)
    return Parts("\n".join(paragraphs), found, captions, tuple(repairs))


def take_byline(text: str) -> Parts:
    """Take the outlet's byline off a text that has nothing else around it."""
    paragraphs = text.split("\n")
    found: dict[str, Any] = {}
    repairs = _take_byline(paragraphs, found, {})
    return Parts("\n".join(paragraphs), found, repairs=tuple(repairs))


# --- the beginning -------------------------------------------------------------------------


def _take_section(
    paragraphs: list[str], found: dict[str, Any], known: Mapping[str, Any]
) -> list[str]:
    """Take off the section's name that a page has above its headline: `Thời sự > Giao thông`."""
    if len(paragraphs) < 3 or len(paragraphs[0]) > _LONGEST_LINE:
        return []
    named = [part.strip() for part in re.split("[>/»›|]", fold(paragraphs[0]))]
    if not all(part in phrases(_SECTIONS) for part in named):
        return []
    del paragraphs[0]
    return ["The name of the section above the headline was left out."]


def _take_title(
    paragraphs: list[str], found: dict[str, Any], known: Mapping[str, Any]
) -> list[str]:
    if not paragraphs:
        return []
    first = paragraphs[0]
    if header := match_header(first):
        del paragraphs[0]
        found["title"] = header["title"]
        found["published"] = _header_stamp(header)
    elif "title" in found:
        return []
    elif "title" in known:
        title = known["title"]  # not yet checked: a title that is no text is refused later
        if isinstance(title, str) and len(paragraphs) > 1 and _same(first, title):
            del paragraphs[0]
            return ["The title, repeated in the text, was left out there."]
    elif len(paragraphs) > 1 and looks_like_title(first) and not _stamp(first):
        found["title"] = paragraphs.pop(0)
        return ["The first line was taken as the title."]
    return []


def match_header(line: str) -> re.Match[str] | None:
    """Match `date 2025-10-07 <title> 07/10/2025 18:40`."""
    if not (line[:1].isdigit() or line.startswith("date ")):
        return None
    return re.fullmatch(_HEADER, " ".join(line.split()))  # it is quadratic in runs of spaces


def _same(line: str, title: str) -> bool:
    return fold(line) == fold(one_line(title))


def _header_stamp(header: re.Match[str]) -> str:
    """The header's second stamp has the time of day; the first one is the fallback."""
    if header["day"] is None:
        return header["iso"]
    day, month, year = header["day"].split("/")
    hour, minute = (header["time"] or "0:0").split(":")
    return f"{year}-{int(month):02}-{int(day):02}T{int(hour):02}:{int(minute):02}"


def looks_like_title(line: str) -> bool:
    """Tell whether a line is short, no sentence, list item or row: it can be a headline."""
    if " | " in line or re.match(_ITEM, line):
        return False
    return line[-1] not in ".:;," and len(line.split()) <= _TITLE_WORDS


def _take_stamp(
    paragraphs: list[str], found: dict[str, Any], known: Mapping[str, Any]
) -> list[str]:
    """Take off a line that is nothing but the date of publication: `Thứ ba, 7/10/2025, 18:40`."""
    for at, line in enumerate(paragraphs[:_HEAD]):
        match = _stamp(line)
        moment = _moment(match) if match else None
        if moment and moment <= _tomorrow() and not _in_table(paragraphs, at):
            del paragraphs[at]
            return [*_take_name(paragraphs, at, found), _told_stamp(moment, found, known)]
    return []


def _in_table(paragraphs: list[str], at: int) -> bool:
    """Tell whether the line above or below is a row, so that this one may be a cell."""
    return any(" | " in beside for beside in paragraphs[max(0, at - 1) : at + 2])


def _tomorrow() -> datetime:
    """Return the latest moment of publication there can be, in Viet Nam's time."""
    return datetime.now(timezone(timedelta(hours=7))).replace(tzinfo=None) + timedelta(days=1)


def _told_stamp(moment: datetime, found: dict[str, Any], known: Mapping[str, Any]) -> str:
    if "published" in known or "published" in found:
        return "A line with a date alone was left out."
    found["published"] = moment
    return "A line with a date alone was taken as the time of publication."


def _take_name(paragraphs: list[str], at: int, found: dict[str, Any]) -> list[str]:
    """Take off the author's name above or below the date that stood at `at`."""
    for place in (at - 1, at):
        line = paragraphs[place] if 0 <= place < len(paragraphs) else ""
        if line.istitle() and len(line) < _LONGEST_LINE and (author := _author(line)):
            del paragraphs[place]
            found["author"] = author
            return ["The line beside the date was taken as the author."]
    return []


def _stamp(line: str) -> re.Match[str] | None:
    """Match a line that is nothing but a date, of this century or the last."""
    dated = len(line) < _LONGEST_LINE and any(year in line for year in _YEARS)
    return re.fullmatch(_STAMP, line) if dated else None


def _moment(match: re.Match[str]) -> datetime | None:
    hour, minute = re.split("[:hH]", match["late"] or match["early"] or "0:00")
    day = [int(match[part]) for part in ("year", "month", "day")]
    try:
        return datetime(day[0], day[1], day[2], int(hour), int(minute))
    except ValueError:
        return None


def _take_byline(
    paragraphs: list[str], found: dict[str, Any], known: Mapping[str, Any]
) -> list[str]:
    match = byline(paragraphs[0]) if paragraphs else None
    if match is None:
        return []
    found["source"] = match["bracketed"] or match["agency"] or match["plain"]
    paragraphs[0] = paragraphs[0][match.end() :]
    return ["The outlet was taken from the byline."]


def byline(line: str) -> re.Match[str] | None:
    """Match the outlet's name before an article's first sentence: `(PLO)- `, `TPO - `,
    `Hà Nội (TTXVN) - `."""
    dash = any(sign in line[:_LONGEST_BYLINE] for sign in "-–—")
    match = re.match(_BYLINE, line) if dash else None
    if match is None or line[match.end() : match.end() + 1].islower():
        return None  # WHO - tổ chức …: a sentence
    outlet = match["bracketed"] or match["agency"] or match["plain"]
    if re.match(_NO_OUTLETS, outlet.lower()) or match.end() == len(line):
        return None
    return match if not match["place"] or match["place"].istitle() else None


# --- in between ----------------------------------------------------------------------------


def _take_captions(paragraphs: list[str]) -> tuple[str, ...]:
    """Take off the lines that are credited as pictures: `Trạm đọc số 5. Ảnh: Minh Tâm`."""
    captions = [line for line in paragraphs if _is_caption(line)]
    if not captions or len(captions) == len(paragraphs):
        return ()
    paragraphs[:] = [line for line in paragraphs if not _is_caption(line)]
    return tuple(captions)


def _is_caption(line: str) -> bool:
    if not any(kind in line for kind in _PICTURES) or line.count(" ") >= _CAPTION_WORDS:
        return False
    if re.fullmatch(_CREDIT_LINE, line):
        return line[-1] != "."
    behind = re.search(_CREDIT_BEHIND, line[-_LONGEST_LINE:])
    return behind is not None and len(behind[1].split()) <= _CREDITED_WORDS


# --- the end -------------------------------------------------------------------------------


def _take_tail(paragraphs: list[str], found: dict[str, Any]) -> list[str]:
    """Take off author, source, tags and copyright from the end, in whatever order."""
    repairs: list[str] = []
    while len(paragraphs) > 1 and len(paragraphs[-1]) < _LONGEST_LINE:
        told = _take_last(paragraphs[-1], paragraphs[-2], found)
        if told is None:
            break
        paragraphs.pop()
        repairs.append(told)
    return list(dict.fromkeys(repairs))


def _take_last(line: str, above: str, found: dict[str, Any]) -> str | None:
    """Return what the last line, with another one above, was taken as; None when it may be a
    statement."""
    if line.startswith(_COPYRIGHT):
        return "The copyright line at the end was left out."
    if (":" in line or line.startswith("#")) and re.match(_TAGS, line):
        return "The tags at the end were left out."
    if ":" in line and (source := re.fullmatch(_SOURCE, line)):
        named = source["source"].strip()
        found.setdefault("url" if re.match(r"https?://", named) else "source", named)
        return "The source was taken from the last line."
    author = _author(line) if "author" not in found else None
    if author is None or above.endswith(":") or _are_no_people(line, above):
        return None
    found["author"] = author
    return "The last line was taken as the author."


def _are_no_people(line: str, above: str) -> bool:
    """Tell whether a last line that could be names is a place, a word (Hết), or the last one of
    a list."""
    from briefing.vietnamese import name_lexicon as lexicon  # few articles have such a line

    if ":" in line or line.startswith("Theo "):
        return False
    listed = [tuple(fold(part).split()) for part in re.split("[-–—/&,]", line)]
    if all(part in lexicon.phrases(lexicon.PLACES) for part in listed):
        return len(listed) > 1 or " ".join(listed[0]) in phrases(_NO_PEN_NAMES)
    word = listed[0][0] if len(listed) == 1 == len(listed[0]) else ""
    if is_syllable(word) and word not in lexicon.syllables(lexicon.GIVEN):
        return True
    return len(above) < _LONGEST_LINE and _are_names(above)


def _author(line: str) -> str | None:
    """Return who wrote it when a line is nothing but that: `Lê Văn An - Mai Hoa`, `Theo TTXVN`,
    `Bài và ảnh: Thu Hà`, `Nhóm phóng viên`."""
    if "@" in line:
        line = re.sub(_MAIL, "", line).strip() or line
    if ":" in line and (credited := re.fullmatch(_CREDITED_TO, line)):
        return credited["names"] if _are_names(credited["names"]) else None
    if "." in line and re.fullmatch(_INITIALS, line):
        return line
    if line[-1] in _SENTENCE_ENDS or len(line.split()) > 2 * _AUTHOR_WORDS:
        return None
    staff = re.fullmatch(_STAFF, line)
    return line if staff or _are_names(re.sub(_AFTER, "", line)) else None


def _are_names(line: str) -> bool:
    """A few capitalised words without a full stop: names, and who they were put together by."""
    names = [word for word in re.sub(r"\([^()]*\)", " ", line).split() if word not in "-–—/&,"]
    short = 0 < len(names) <= _AUTHOR_WORDS and line[-1] not in _SENTENCE_ENDS
    return short and all(name[0].isupper() for name in names)
