"""Fuzz the reader of Word documents: `python benchmarks/fuzz/docx.py -max_total_time=600`.

Most changes to a zip file only break it, so an input is the main part of a document and its
styles; one that begins with a byte below 26 is a whole file behind that byte.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing.reading"]):
    from briefing.reading import docx

from harness import fuzz

SEED = Path(__file__).parents[2] / "tests" / "data" / "documents" / "stations.docx"
WHOLE = 26
"""First bytes below this are those of inputs that are whole files; XML begins with none."""


def packed(part: bytes) -> bytes:
    """Return a document whose main part is `part`, and whose styles are too."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", part)
        archive.writestr("word/styles.xml", part)
    return file.getvalue()


def read(data: bytes) -> None:
    """Read some bytes as a document, or as its main part."""
    whole = bool(data) and data[0] < WHOLE
    docx.read(data[1:] if whole else packed(data), "fuzz.docx")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        seeds = [Path(folder) / name for name in ("whole", "document", "styles")]
        seeds[0].write_bytes(b"\0" + SEED.read_bytes())
        with zipfile.ZipFile(SEED) as archive:
            for seed in seeds[1:]:
                seed.write_bytes(archive.read(f"word/{seed.name}.xml"))
        fuzz(read, seeds)
