"""How much of news articles the lexicon knows, and what it costs: a Markdown table.

    python benchmarks/embedded/lexicon.py articles.jsonl --first 121 --last 160

Known: syllables outside names, titles, dates and figures that the lexicon, a term or a word of
grammar covers.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from briefing import reading
from briefing.terms import load, vocabulary

_ASIDE = ("mark", "name", "known")


def main() -> None:
    """Read the arguments, cut every sentence into parts, print what was known and the time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="JSON lines with the keys id, title, text")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="first line (from 1)")
    parser.add_argument("--last", type=int, metavar="N", help="last line; default: to the end")
    options = parser.parse_args()
    with options.articles.open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in islice(lines, options.first - 1, options.last)]
    terms = load()
    texts = [text for entry in entries for text in _sentences(entry)]
    terms.hints(texts[0])
    started = time.perf_counter()
    vocabulary.load()
    loading = time.perf_counter() - started
    syllables: Counter[str] = Counter()
    cutting = []
    for text in texts:
        started = time.perf_counter()
        terms.hints(text)
        known = time.perf_counter()
        parts = terms.parts(text)
        cutting.append(time.perf_counter() - known)
        for part in parts:
            syllables[part.kind] += len(part.vi.split())
    counted = sum(number for kind, number in syllables.items() if kind not in _ASIDE)
    share = 1 - syllables["unknown"] / counted
    print("| sentences | syllables | known | loading the lexicon | cutting a sentence (median) |")
    print("| --- | --- | --- | --- | --- |")
    cells = (
        f"{len(texts):,}",
        f"{counted:,}",
        f"{share:.1%}",
        f"{1000 * loading:.1f} ms",
        f"{1000 * statistics.median(cutting):.2f} ms",
    )
    print(f"| {' | '.join(cells)} |")


def _sentences(entry: dict[str, str]) -> list[str]:
    article = reading.read_text(entry["text"], name=entry["id"], title=entry.get("title") or None)
    return [article.text[s.start : s.end] for s in reading.sentences(article)]


if __name__ == "__main__":
    main()
