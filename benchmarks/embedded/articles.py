"""What the embedded model makes of a file of articles: a Markdown table, a row for each.

    python benchmarks/embedded/articles.py articles.jsonl --last 20 --out results

The model is loaded once for all articles; a row's seconds are those of the article alone.
"""

from __future__ import annotations

import re
import statistics
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import article, parser_of, read

from briefing import local, pipeline, rendering, settings
from briefing.errors import BriefingError
from briefing.models import LANGUAGES, Briefing, Endpoint

COLUMNS = (
    "article",
    "seconds",
    "tokens",
    "summary / points / quotes / next steps",
    "findings",
    "text.missing",
    "language.wrong",
    "people",
    "not in the article",
    "with a title: listed",
)

# Who is named with a title is told here without briefing's own lists, which are under test: a
# title word directly before or behind a capitalised name that begins with a common family name.
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SYLLABLE = f"[{_UPPER}][{_UPPER.lower()}]*(?!\\w)"
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|"
    "Mai|Tô|Trịnh|Cao|Tạ|Đào|Lâm|Hà|Chu|Châu|Kiều|Thái|Tống|Quách|Vương|Phùng|Nông|Triệu|Lưu"
)
_PLACES = (
    "Hà (?:Nội|Nam|Tĩnh|Giang|Đông|Tiên)|Thái (?:Bình|Nguyên|Lan)|Cao (?:Bằng|Lãnh)|Lâm Đồng|"
    "Châu (?:Đốc|Thành|Âu|Á|Phi)|Lương Sơn|Mai Châu|Dương Kinh|Triệu Phong|Vũ Hán"
)
_NAME = rf"(?P<name>(?!{_PLACES})(?:{_FAMILY})(?: {_SYLLABLE}){{1,4}})"
_TITLE = (
    r"(?i:tổng bí thư|bí thư|chủ tịch nước|chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|chủ nhiệm|"
    r"tổng giám đốc|giám đốc|cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|hiệu phó|đội trưởng|"
    r"trưởng ban|trưởng phòng|trưởng khoa|trưởng công an|chánh án|chánh văn phòng|"
    r"chánh thanh tra|đại biểu|đại sứ|(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng)|"
    r"bác sĩ|tiến sĩ|thạc sĩ|giáo sư|luật sư|kiến trúc sư|kỹ sư|huấn luyện viên|"
    r"\bBS|\bTS|\bThS|\bGS|\bHLV)"
)
_TITLED = (
    re.compile(rf"\b{_TITLE}\.? {_NAME}"),
    re.compile(
        rf"\b{_NAME}(?:,| [-–—]| \()\s?(?:(?i:nguyên|quyền|phó) )?{_TITLE}\b"
        rf"(?!\.? (?:{_FAMILY}) [{_UPPER}])"
    ),
)

Write = Callable[[str], None]
"""Writes one line of the result."""


@dataclass(frozen=True)
class Row:
    """What is told about one article."""

    seconds: float
    cells: tuple[str, ...]
    titled: int
    """People named with a title, as this benchmark sees it."""
    listed: int
    """Those of them whom the briefing lists."""


def main() -> None:
    """Read the arguments, run the articles, print the table and the median."""
    parser = parser_of(__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument(
        "--timeout", type=float, default=settings.DEFAULT_TIMEOUT, help="seconds for an article"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    entries = read(options)
    with local.serve() as endpoint, (options.out / "table.md").open("w", encoding="utf-8") as table:

        def write(line: str) -> None:
            print(line, flush=True)
            print(line, file=table, flush=True)

        report(run(entries, endpoint, options.timeout, options.out, write), write)


def run(
    entries: list[dict[str, Any]], endpoint: Endpoint, timeout: float, out: Path, write: Write
) -> list[Row]:
    """Make a briefing of each entry; write its row at once, so that a stop loses nothing."""
    write(f"| {' | '.join(COLUMNS)} |")
    write(f"|{' --- |' * len(COLUMNS)}")
    rows = []
    chosen = settings.Settings(model=settings.LOCAL, timeout=timeout)
    for entry in entries:
        id_ = str(entry["id"])
        try:
            briefing = pipeline.make_at(endpoint, article(entry), chosen, lambda *_: None)
        except BriefingError as error:
            print(f"{id_}: {error}", file=sys.stderr)
            cells = [id_, *["-"] * (len(COLUMNS) - 1)]
            cells[COLUMNS.index("findings")] = type(error).__name__
            write(f"| {' | '.join(cells)} |")
            continue
        save(briefing, out / re.sub(r"[^\w.-]+", "-", id_))
        rows.append(judge(briefing))
        write(f"| {' | '.join((id_, *rows[-1].cells))} |")
    return rows


def save(briefing: Briefing, stem: Path) -> None:
    """Write the JSON and both documents."""
    text = briefing.model_dump_json(by_alias=True, indent=2) + "\n"
    stem.with_name(f"{stem.name}.briefing.json").write_text(text, "utf-8")
    for language in LANGUAGES:
        document = rendering.render(briefing, language=language)
        stem.with_name(f"{stem.name}.{language}.md").write_text(document.text, "utf-8")


def judge(briefing: Briefing) -> Row:
    """Count what the table tells of a briefing."""
    kinds = Counter(statement.kind for statement in briefing.statements)
    codes = Counter(finding.code for finding in briefing.findings)
    usage = briefing.provenance.usage
    whole = plain(f"{briefing.article.title or ''}\n{briefing.article.text}")
    people = [plain(person.name.get("vi", "")) for person in briefing.people]
    titled = set(named_with_title(whole))
    listed = titled & set(people)
    seconds = briefing.provenance.seconds
    shown = [f"{code} × {count}" for code, count in sorted(codes.items())]
    return Row(
        seconds,
        (
            f"{seconds:.1f}",
            f"{usage.prompt_tokens + usage.completion_tokens:,}",
            " / ".join(str(kinds[kind]) for kind in ("summary", "point", "quote", "next_step")),
            ", ".join(shown) or "none",
            str(codes["text.missing"]),
            str(codes["language.wrong"]),
            str(len(people)),
            ", ".join(name for name in people if name not in whole) or "none",
            f"{len(listed)} of {len(titled)}",
        ),
        len(titled),
        len(listed),
    )


def plain(text: str) -> str:
    """Return `text` in NFC, on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def named_with_title(text: str) -> Iterator[str]:
    """Yield the names that a title word stands directly before or behind."""
    for pattern in _TITLED:
        yield from (match["name"] for match in pattern.finditer(text))


def report(rows: list[Row], write: Write) -> None:
    """Write what holds for all rows."""
    if not rows:
        raise SystemExit("no briefing was made")
    titled, listed = sum(row.titled for row in rows), sum(row.listed for row in rows)
    share = f" ({listed / titled:.0%})" if titled else ""
    write("")
    write(f"Briefings: {len(rows)}. Median: {statistics.median(r.seconds for r in rows):.1f} s.")
    write(f"People named with a title who are listed: {listed} of {titled}{share}.")


if __name__ == "__main__":
    main()
