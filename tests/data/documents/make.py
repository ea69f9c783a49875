"""Writes the documents of this folder: one article of ours in every form that is read.

    python tests/data/documents/make.py

Needs reportlab, python-docx, pypdf, Chromium, Liberation's and DejaVu's fonts
(Debian: fonts-liberation, fonts-dejavu-core), which end in the PDF files as
subsets. The tests need only the files.
"""

from __future__ import annotations

import subprocess
from email.message import EmailMessage
from pathlib import Path

import docx
from pypdf import PdfWriter
from pypdf.generic import NameObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
FONTS = Path("/usr/share/fonts/truetype/dejavu")
TITLE = "Phường Bến Lụa mở 12 trạm đọc sách dọc kênh Sậy"
LINES = (HERE.parent / "articles" / "reading-stations.txt").read_text("utf-8").split("\n")
PARAGRAPHS = [line for line in LINES[1:] if line]
BRIDGE = (HERE.parent / "articles" / "hanging-bridge.txt").read_text("utf-8").split("\n")


def canvas(name: str) -> Canvas:
    """Begin a PDF that says nothing of when and by whom it was made."""
    return Canvas(str(HERE / name), pagesize=A4, invariant=1)


def write_pages(name: str, paragraphs: list[str], *, indent: int, space: int) -> None:
    """Write a PDF of short pages with a header, a footer and a headline."""
    page = canvas(name)

    def surround() -> None:
        page.setFont("Serif", 8)
        page.drawString(60, 810, "Báo Bờ Kênh – Bản in")
        page.drawString(500, 30, f"Trang {page.getPageNumber()}/3")

    surround()
    y = 770
    for line in simpleSplit(TITLE, "Bold", 18, 470):
        page.setFont("Bold", 18)
        page.drawString(60, y, line)
        y -= 22
    for paragraph in paragraphs:
        y -= space
        lines = simpleSplit("\u2003" * (indent // 11) + paragraph, "Serif", 11, 470)
        for at, line in enumerate(lines):
            if y < 500:
                page.showPage()
                surround()
                y = 770
            page.setFont("Serif", 11)
            page.drawString(60 + (0 if at else indent), y, line.lstrip())
            y -= 15
    page.save()


def write_columns(name: str) -> None:
    """Write a PDF whose two columns are drawn line by line, from left to right."""
    page = canvas(name)
    page.setFont("Bold", 18)
    page.drawString(60, 770, "Mười hai trạm đọc sách dọc kênh Sậy")
    page.setFont("Serif", 10)
    lines = [line for text in PARAGRAPHS for line in simpleSplit(text, "Serif", 10, 220)]
    half = (len(lines) + 1) // 2
    for at in range(half):
        page.drawString(60, 740 - 13 * at, lines[at])
        if at + half < len(lines):
            page.drawString(310, 740 - 13 * at, lines[at + half])
    page.save()


def write_table(name: str) -> None:
    """Write a PDF with a bold subheading, a table, a word broken at a line's end and a page
    without text."""
    page = canvas(name)
    page.setFont("Serif", 11)
    for at, text in enumerate(
        (
            "Sáng 17-11, phường Bến Lụa mở 12 trạm đọc sách bên kênh, mỗi trạm có một ngườ-",
            "i trông. Trạm số 1 nằm trên tuyến xe buýt Bến Lụa - Đồng Sim, gần bến Hà Nội-",
            "Huế cũ.",
        )
    ):
        page.drawString(60, 770 - 15 * at, text)
    page.setFont("Bold", 11)
    page.drawString(60, 710, "Số sách của từng trạm")
    page.setFont("Serif", 11)
    for at, row in enumerate((("Trạm", "Số sách", "Lượt đọc"), ("Số 1", "320", "1.200"))):
        for cell, text in enumerate(row):
            page.drawString(60 + 120 * cell, 690 - 15 * at, text)
    page.drawString(60, 640, "Phường dự kiến mở thêm 6 trạm trong năm 2026 nếu vận động đủ sách.")
    page.showPage()
    page.rect(60, 60, 400, 600, fill=1)
    page.save()


def write_small() -> None:
    """Write a PDF without a font in it and with its objects packed, for fuzzing to begin with."""
    page = canvas("small.pdf")
    for at, text in enumerate(("Ben Lua", "Sang nay phuong mo tram doc sach.", "Tram 1   320")):
        page.setFont("Helvetica-Bold" if at == 0 else "Helvetica", 18 - 3 * at)
        page.drawString(60, 770 - 20 * at, text)
    page.save()
    PdfWriter(clone_from=str(HERE / "small.pdf")).write(HERE / "small.pdf")


def write_unreadable() -> None:
    """Write PDF files that have no text to read: a scan, a locked one, one without letters."""
    page = canvas("scan.pdf")
    page.rect(60, 60, 400, 600, fill=1)
    page.save()
    locked = PdfWriter(clone_from=str(HERE / "stations.pdf"))
    locked.encrypt("mật khẩu", algorithm="RC4-128")
    locked.write(HERE / "locked.pdf")
    bare = PdfWriter(clone_from=str(HERE / "stations.pdf"))
    for found in bare.pages[0]["/Resources"]["/Font"].values():
        font = found.get_object()
        font.pop(NameObject("/ToUnicode"), None)
        font.pop(NameObject("/Encoding"), None)
    bare.write(HERE / "unlettered.pdf")


def write_printed() -> None:
    """Write the article as Chromium prints a page whose first font has no Vietnamese letters,
    like the parts of web fonts: every word is in several fonts."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = HERE / "printed.html"
    page.write_text(
        f"<!doctype html><meta charset=utf-8><title>{TITLE} - Báo Bờ Kênh</title>"
        f"<style>body{{font:16px 'Liberation Sans','DejaVu Serif'}}</style><h1>{TITLE}</h1>{body}",
        "utf-8",
    )
    target = f"--print-to-pdf={HERE / 'printed.pdf'}"
    command = ["chromium", "--headless", "--no-sandbox", target, str(page)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own page
    page.unlink()


def write_word() -> None:
    """Write the article as a Word document, with a header and a caption."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Báo Bờ Kênh – Bản in"
    document.add_paragraph(TITLE, style="Title")
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.core_properties.author = "Người gõ"
    document.save(str(HERE / "stations.docx"))


def write_mail() -> None:
    """Write the article as a mail and as a page that a browser saved."""
    mail = EmailMessage()
    mail["Subject"] = f"[Tin] Fwd: {TITLE}"
    mail["From"] = "Báo Bờ Kênh <tin@bokenh.example>"
    mail["To"] = "desk@example.org"
    mail["Date"] = "Tue, 18 Nov 2025 07:15:00 +0700"
    mail.set_content(
        "\n\n".join(PARAGRAPHS) + "\n\n-- \nPhòng tin tức\nĐiện thoại 0000", cte="base64"
    )
    (HERE / "stations.eml").write_bytes(bytes(mail))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<!doctype html><html><head><meta charset='utf-8'><title>{TITLE}</title></head>"
    saved = EmailMessage()
    saved["From"] = "<Saved by Blink>"
    saved["Snapshot-Content-Location"] = "https://bokenh.example/tin/12-tram.html"
    saved["Subject"] = TITLE
    saved["Date"] = "Wed, 19 Nov 2025 09:00:00 +0700"
    saved.set_content(
        f"{page}<body><article><h1>{TITLE}</h1>{body}</article></body></html>", "html"
    )
    saved.make_related()
    (HERE / "stations.mhtml").write_bytes(bytes(saved))


def write_markdown() -> None:
    """Write the article as Markdown, with lines of 70 characters."""
    blocks = [f"# {TITLE}", "![Trạm đọc số 1 bên kênh Sậy](tram-1.jpg)"]
    for paragraph in PARAGRAPHS:
        text = paragraph.replace("kênh Sậy", "**kênh Sậy**").replace("12 trạm", "[12 trạm](#tram)")
        blocks.append("\n".join(simpleSplit(text, "Courier", 10, 420)))
    (HERE / "stations.md").write_text("\n\n".join(blocks) + "\n", "utf-8")


if __name__ == "__main__":
    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("Bold", str(FONTS / "DejaVuSans-Bold.ttf")))
    write_pages("stations.pdf", PARAGRAPHS, indent=0, space=6)
    write_pages("indented.pdf", PARAGRAPHS[:-1] + BRIDGE[1:], indent=22, space=0)
    write_columns("columns.pdf")
    write_table("table.pdf")
    write_printed()
    write_small()
    write_unreadable()
    write_word()
    write_mail()
    write_markdown()
