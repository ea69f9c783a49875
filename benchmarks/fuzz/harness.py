"""What the fuzzing targets share: seeds, coverage, and what counts as a finding.

A target is run with libFuzzer's own options:
`python benchmarks/fuzz/pages.py -max_total_time=600 -rss_limit_mb=500 -timeout=20`
Inputs that break something are written to the current folder as `crash-…`, `timeout-…`, `oom-…`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import atheris

from briefing.errors import ArticleError
from briefing.vietnamese.text import one_line


def fuzz(read: Callable[[bytes], object], seeds: Sequence[Path]) -> None:
    """Call `read` with mutated seeds until an option ends it; only ArticleError may come out."""

    def once(data: bytes) -> None:
        try:
            read(data)
        except ArticleError as error:
            if one_line(str(error)) != str(error):
                raise AssertionError(f"a message that is not one line: {error!r}") from error

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            (Path(folder) / f"seed-{number}").write_bytes(seed.read_bytes())
        atheris.Setup([*sys.argv, folder], once)
        atheris.Fuzz()
