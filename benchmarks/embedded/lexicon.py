"""How much of news articles the lexicon knows, and what it costs: a Markdown table.

    python benchmarks/embedded/lexicon.py articles.jsonl --first 121 --last 160

Known: syllables outside names, titles, dates and figures that the lexicon, a term or a word of
grammar covers.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter

from corpus import article, parser_of, read, sentences

from briefing.terms import load, vocabulary

_ASIDE = ("mark", "name", "known")


def main() -> None:
    """Read the arguments, cut every sentence into parts, print what was known and the time."""
    entries = read(parser_of(__doc__).parse_args())
    terms = load()
    texts = [text for entry in entries for text in sentences(article(entry))]
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
            syllables[part.kind] += len(part.word.split())
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


if __name__ == "__main__":
    main()
