"""Fuzz decoding and mending: `python benchmarks/fuzz/encodings.py -max_total_time=600`.

The first byte of an input chooses the charset that is declared.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing.reading", "briefing.vietnamese"]):
    from briefing.reading import read_bytes, sentences
    from briefing.reading.decoding import decode
    from briefing.vietnamese.mending import mend

from harness import fuzz

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import legacy_bytes  # noqa: E402 - found only now

CHARSETS = (None, "utf-8", "windows-1258", "iso-8859-1", "utf-16", "gb18030", "big5")
ENCODERS = (
    str.encode,
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-le"),
    legacy_bytes.windows_1258,
    legacy_bytes.tcvn3,
    legacy_bytes.vni,
    lambda text: legacy_bytes.misread(text, "cp1252").encode(),
    lambda text: legacy_bytes.tcvn3(text).decode("cp1252").encode(),
    lambda text: text.replace("ộ", "&#7897;").replace(". ", ".").replace(" ", " \n", 40).encode(),
)
AMPERSANDS = 4
"""Entities may be escaped more often than is undone: texts with more are not mended twice."""


def read(data: bytes) -> None:
    """Decode, mend twice, and read as an article."""
    if not data:
        return
    text, _ = decode(data[1:], "fuzz.txt", CHARSETS[data[0] % len(CHARSETS)])
    mended, _ = mend(text)
    if text.count("&") < AMPERSANDS and (again := mend(mended)[0]) != mended:
        raise AssertionError(f"mended twice: {mended!r} became {again!r}")
    article = read_bytes(data[1:], name="fuzz.txt")
    for sentence in sentences(article):
        piece = article.text[sentence.start : sentence.end]
        if not piece or piece != piece.strip() or "\n" in piece or "\0" in piece:
            raise AssertionError(repr(piece))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        seeds = []
        for article in (ROOT / "tests" / "data" / "articles").glob("*.txt"):
            for encode in ENCODERS:
                seeds.append(Path(folder) / str(len(seeds)))
                seeds[-1].write_bytes(b"\0" + encode(article.read_text("utf-8")[:1_200]))
        fuzz(read, seeds)
