"""Fuzz the reader of web pages: `python benchmarks/fuzz/pages.py -max_total_time=600`."""

from __future__ import annotations

from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing.reading", "briefing.vietnamese"]):
    from briefing.reading import documents
    from briefing.reading import html as _  # noqa: F401 - imported late otherwise

from harness import fuzz

PAGES = Path(__file__).parents[2] / "tests" / "data" / "pages" / "dev"


def read(data: bytes) -> None:
    """Read a page as if it had come from a newspaper."""
    documents.read_bytes(
        data, name="page.html", media_type="text/html", url="https://bao.example.vn/tin-100000.html"
    )


if __name__ == "__main__":
    fuzz(read, sorted(PAGES.glob("*.html")))
