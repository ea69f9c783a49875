"""Fuzz the reader of mails: `python benchmarks/fuzz/eml.py -max_total_time=600`."""

from __future__ import annotations

from pathlib import Path

import atheris

with atheris.instrument_imports(include=["email", "briefing.reading"]):
    import email.parser  # noqa: F401 - the reader imports it late

    from briefing.reading import eml

from harness import fuzz

SEEDS = Path(__file__).parents[2] / "tests" / "data" / "documents"

if __name__ == "__main__":
    fuzz(lambda data: eml.read(data, "fuzz.eml"), sorted(SEEDS.glob("*.*ml")))
