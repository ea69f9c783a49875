"""CPU seconds of `briefing.verify` for articles of 250 to 50,000 words with 12 statements.

    python benchmarks/truth/speed.py [--profile]

The article is made of the Vietnamese of the domestic pairs, twelve of which are the statements,
in both languages. In each run the digits 4 to 9 stand for others, so that no run sees a text
that an earlier one saw; one run on another text comes first, so that what a process loads once
is not counted. Reported is the median of the runs, in process time.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any

from cases import read, seeded

HERE = Path(__file__).parent
WORDS = (250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
STATEMENTS = 12
RUNS = 7
BAR = 50
"""Width of the longest bar of the curve."""


def made(words: int, seed: object) -> Any:
    """Return a briefing of an article of so many words that no other seed gives."""
    import briefing

    rng = seeded("speed", seed)
    rows = list(read(HERE / "domestic.jsonl"))
    rng.shuffle(rows)
    sentences: list[str] = []
    english: list[str] = []
    count = 0
    while count < words:
        row = rows[len(sentences) % len(rows)]
        digits = str.maketrans("456789", "".join(rng.sample("456789", 6)))
        sentences.append(row["vi"].translate(digits))
        english.append(row["en"].translate(digits))
        count += len(row["vi"].split())
    text = "\n".join(sentences)
    spans, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        end = start + len(sentence)
        spans.append({"id": f"S{number}", "start": start, "end": end, "paragraph": number})
        start = end + 1
    places = [i * len(sentences) // STATEMENTS for i in range(STATEMENTS)]
    statements = [
        {
            "id": f"P{number}",
            "kind": "headline" if number == 1 else "point",
            "text": {"vi": sentences[place], "en": english[place]},
            "evidence": [f"S{place + 1}"],
        }
        for number, place in enumerate(places, 1)
    ]
    return briefing.Briefing.model_validate(
        {
            "article": {
                "text": text,
                "sha256": sha256(text.encode()).hexdigest(),
                "words": count,
                "published": "2025-06-15T08:00:00+07:00",
            },
            "sentences": spans,
            "statements": statements,
            "provenance": {
                "model": "none",
                "endpoint": "none",
                "prompt_version": "0" * 12,
                "created_at": "2025-06-15T08:00:00+07:00",
                "seconds": 0,
            },
        }
    )


def seconds(words: int, runs: int = RUNS) -> float:
    """Return the median CPU seconds of checking an article of so many words."""
    from briefing import verify

    spent = []
    for run in range(runs):
        briefing_ = made(words, (words, run))
        started = time.process_time()
        verify(briefing_)
        spent.append(time.process_time() - started)
    return median(spent)


def report(sizes: tuple[int, ...] = WORDS, runs: int = RUNS) -> Iterator[str]:
    """Yield the table and the curve."""
    from briefing import verify

    verify(made(1_000, "first"))
    found = {words: 1000 * seconds(words, runs) for words in sizes}
    yield "| words | ms CPU | µs a word |\n| ---: | ---: | ---: |"
    for words, spent in found.items():
        yield f"| {words:,} | {spent:.1f} | {1000 * spent / words:.1f} |"
    most = max(found.values())
    yield "\n```text"
    for words, spent in found.items():
        yield f"{words:>7,} words  {'█' * max(1, round(BAR * spent / most))} {spent:.1f} ms"
    yield "```"


def profile(words: int = 1_000, runs: int = 20, top: int = 15) -> None:
    """Print the functions that cost most, by their own time."""
    from briefing import verify

    verify(made(words, "first"))
    briefings = [made(words, ("profile", run)) for run in range(runs)]
    profiler = cProfile.Profile()
    profiler.enable()
    for briefing_ in briefings:
        verify(briefing_)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(top)


def main() -> None:
    """Print the table, or the profile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--profile", action="store_true", help="the 15 dearest functions instead")
    args = parser.parse_args()
    if args.profile:
        profile()
        return
    for line in report():
        print(line)


if __name__ == "__main__":
    main()
