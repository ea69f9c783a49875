"""The sentences that code chooses for a summary, against LEAD and LexRank: a Markdown table.

    python benchmarks/embedded/summaries.py articles.jsonl --first 81 --last 160

Each line has a key `reference` too, the summary to compare with. No model is asked. LexRank: Erkan
and Radev, 2004 (continuous, damping 0.85).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from corpus import article, parser_of, read, sentences
from rouge import rouge_l, rouge_n, tokens

from briefing.vietnamese.ranking import rank

Choose = Callable[[Sequence[str], str | None, int], list[int]]
"""Takes sentences, the title, and how many to choose; returns their indexes."""


def lead(sentences: Sequence[str], title: str | None, limit: int) -> list[int]:
    """Choose the first sentences."""
    return list(range(min(limit, len(sentences))))


def lexrank(sentences: Sequence[str], title: str | None, limit: int) -> list[int]:
    """Choose the sentences that are most like the others."""
    weights = _weights(sentences)
    likeness = [[_cosine(one, other) for other in weights] for one in weights]
    rows = [[cell / (sum(row) or 1.0) for cell in row] for row in likeness]
    size = len(sentences)
    scores = [1 / size] * size
    for _ in range(50):
        scores = [
            0.15 / size + 0.85 * sum(scores[i] * rows[i][j] for i in range(size))
            for j in range(size)
        ]
    return sorted(range(size), key=lambda i: -scores[i])[:limit]


def _weights(sentences: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(tokens(sentence)) for sentence in sentences]
    seen = Counter(word for count in counts for word in count)
    rarity = {word: math.log(len(sentences) / number) for word, number in seen.items()}
    return [{word: n * rarity[word] for word, n in count.items()} for count in counts]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return dot / lengths if lengths else 0.0


CHOICES: dict[str, Choose] = {"LEAD": lead, "LexRank": lexrank, "briefing": rank}


def main() -> None:
    """Read the arguments, score each way of choosing, print the table."""
    parser = parser_of(__doc__)
    parser.add_argument("--sentences", type=int, default=2, help="sentences to choose")
    options = parser.parse_args()
    entries = read(options)
    print("| chosen by | ROUGE-1 | ROUGE-2 | ROUGE-L |\n| --- | --- | --- | --- |")
    texts = [article(entry) for entry in entries]
    for name, choose in CHOICES.items():
        scores = []
        for entry, text in zip(entries, texts, strict=True):
            choices = sentences(text)
            chosen = sorted(choose(choices, text.title, options.sentences))
            said = " ".join(choices[i] for i in chosen)
            wanted = entry["reference"]
            scores.append(
                (rouge_n(said, wanted, 1), rouge_n(said, wanted, 2), rouge_l(said, wanted))
            )
        means = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(
            f"| {name}-{options.sentences} | " + " | ".join(f"{100 * m:.1f}" for m in means) + " |"
        )
    print(f"\nArticles: {len(entries)}.")


if __name__ == "__main__":
    main()
