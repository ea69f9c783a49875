"""Fuzz the reader of PDF: `python benchmarks/fuzz/pdf.py -max_total_time=600 -timeout=20`.

What runs in a process with limits otherwise runs here without, so that its coverage is seen:
libFuzzer's own limits take their place.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pypdf", "briefing.reading"]):
    import pypdf  # noqa: F401 - the reader imports it late

    from briefing import bounded
    from briefing.reading import pdf, pdf_pages

from harness import fuzz

SEEDS = Path(__file__).parents[2] / "tests" / "data" / "documents"


def in_process(program: str, data: bytes, **limits: float) -> bytes:
    """Do what `bounded.run` does, without its limits."""
    return json.dumps(pdf_pages.pieces_of(data)).encode()


if __name__ == "__main__":
    logging.disable()  # pypdf tells of all that is wrong with a file
    bounded.run = in_process  # type: ignore[assignment]
    # Small ones: most of the others' bytes are those of their fonts.
    seeds = [SEEDS / name for name in ("small.pdf", "scan.pdf", "table.pdf")]
    fuzz(lambda data: pdf.read(data, "fuzz.pdf"), seeds)
