"""Letterheads: what an office writes around its text is no statement of the text."""

from __future__ import annotations

from datetime import datetime

import pytest

from briefing.models import Article
from briefing.reading import VIET_NAM, read_text

BODY = (
    "Sáng nay, hơn 40 hộ dân phường Bến Lụa mang sách cũ đến trạm đọc bên kênh Sậy, theo lời mời "
    "của phường.\nMỗi cuốn sách được đổi lấy một cây giống. Phường dự kiến giữ trạm mở đến hết "
    "tháng."
)
HEAD = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG BẾN LỤA\nSố: 12/TCBC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n---------------\nBến Lụa, ngày 12 tháng 11 năm 2025\n"
)
SIGNATURE = (
    "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Bến"
)


def _facts(article: Article) -> tuple[str | None, str | None, str]:
    return article.title, article.author, article.text


@pytest.mark.parametrize(
    "head",
    [
        HEAD + "THÔNG CÁO BÁO CHÍ\nVề việc khai trương trạm đọc sách",
        HEAD + "QUYẾT ĐỊNH\nV/v khai trương trạm đọc sách",
        HEAD.replace("năm ", "năm\n") + "THÔNG BÁO SỐ 3\n(V/v khai trương trạm đọc sách)",
        HEAD + "Khai trương trạm đọc sách",
        "UBND PHƯỜNG BẾN LỤA | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc\n"
        "Số: 12/TB | Bến Lụa, ngày 12 tháng 11 năm 2025\nTHÔNG BÁO\nKhai trương trạm đọc sách",
    ],
)
@pytest.mark.parametrize("end", ["", SIGNATURE, "\nNơi nhận: - Như trên; | CHỦ TỊCH Trần Văn Bến"])
def test_a_letterhead_gives_title_and_date(head: str, end: str) -> None:
    """The title is what the document is about; who signed it is not its author."""
    article = read_text(f"{head}\n\n{BODY}\n{end}")
    assert _facts(article) == ("Khai trương trạm đọc sách", None, BODY)
    assert article.published == datetime(2025, 11, 12, tzinfo=VIET_NAM)
    assert article.repairs[0].startswith("The letterhead was left out; its date")
    assert ("The signature and the recipients at the end were left out." in article.repairs) == (
        end != ""
    )


def test_a_rule_under_the_motto_parts_no_articles() -> None:
    """Whatever stands above it."""
    article = read_text(
        "Nhóm họp chung của các hộ dân ở khu phố một, hai và ba phường Bến Lụa, thành phố Hồ Chí "
        "Minh về việc đổi sách lấy cây giống\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\n"
        f"THÔNG CÁO BÁO CHÍ\n{BODY}"
    )
    assert BODY in article.text
    assert not any("2 articles" in told for told in article.repairs)


@pytest.mark.parametrize(
    "text",
    [
        f"BẾN LỤA ĐỔI SÁCH LẤY CÂY\n{BODY}",
        f"Cộng hòa xã hội chủ nghĩa Việt Nam và Lào cùng khai trương trạm đọc.\n{BODY}",
        f"Số: 12 trạm đọc mới mở ở phường\n{BODY}",
        f"Dưới dòng chữ Độc lập - Tự do - Hạnh phúc, phường khai trương trạm đọc.\n{BODY}",
        f"{BODY}\nNơi nhận: trạm đọc bên kênh Sậy.",
    ],
)
def test_an_article_has_no_letterhead(text: str) -> None:
    """Capitals, the motto in a sentence and a place to get something are its own."""
    article = read_text(text)
    assert not any("letterhead" in told or "signature" in told for told in article.repairs)
    assert article.text.endswith(text.rpartition("\n")[2])
