"""Sentence pairs Vietnamese–English: falsified in one place of one language, and as they are.

    python benchmarks/truth/pairs.py --out pairs.jsonl [--ntrex ntrex.jsonl]

The domestic pairs are domestic.jsonl beside this file. `--ntrex` is a file of JSON lines with
`id` (ending in the line's number), `vi`, `en`: NTREX-128, of which lines 1 to 1000 are the
development half and the others are held out. Task `translation`: is the English of the pair
borne out by its Vietnamese and the other way round? Task `evidence`: is a falsified Vietnamese
statement borne out by the sound Vietnamese sentence? (A statement may leave a name out; and a
wrong diacritic does not show in English: these two kinds belong to one task each.)
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import change_figures
import change_names
import change_times
import change_words
from cases import Case, Edit, read, seeded, write
from spelling import nfc

HERE = Path(__file__).parent
HELD_OUT = 1001
"""First line of NTREX of the held-out half."""
LANGUAGES = ("vi", "en")


class Pair(NamedTuple):
    """A sentence in both languages."""

    id: str
    set: str
    """domestic, development or held-out."""
    texts: dict[str, str]


def pairs(ntrex: Path | None) -> Iterator[Pair]:
    """Yield the pairs of our own and those of a file."""
    for row in read(HERE / "domestic.jsonl"):
        yield Pair(row["id"], "domestic", {"vi": row["vi"], "en": row["en"]})
    for row in read(ntrex) if ntrex else ():
        line = int(row["id"].rsplit("-", 1)[1])
        half = "development" if line < HELD_OUT else "held-out"
        yield Pair(row["id"], half, {"vi": nfc(row["vi"]), "en": nfc(row["en"])})


def names_of(all_pairs: list[Pair]) -> dict[tuple[str, str], list[str]]:
    """Return the names of each set in each language, to replace others with."""
    pool: dict[tuple[str, str], dict[str, None]] = {}
    for pair in all_pairs:
        for language, other in (LANGUAGES, LANGUAGES[::-1]):
            names = change_names.find(pair.texts[language], pair.texts[other])
            pool.setdefault((pair.set, language), {}).update(dict.fromkeys(n.text for n in names))
    return {key: list(names) for key, names in pool.items()}


def falsified(pair: Pair, language: str, pool: list[str], seed: int) -> Iterator[Edit]:
    """Yield every edit of one language of a pair."""
    text, other = pair.texts[language], pair.texts["en" if language == "vi" else "vi"]
    rng = seeded(seed, pair.id, language)
    taken = change_times.spans(text, language)
    taken += [(n.start, n.end) for n in change_names.find(text, other)]
    yield from change_figures.edits(text, language, taken, rng)
    yield from change_times.edits(text, other, language, rng)
    yield from change_names.edits(text, other, language, pool, rng)
    for change in (change_words.titles, change_words.negations, change_words.hedges):
        yield from change(text, other, language, rng)


def _case(pair: Pair, language: str, edit: Edit | None, task: str, number: int) -> Case:
    original = pair.texts[language]
    perturbed = edit.apply(original) if edit else original
    kind = edit.kind if edit else "as it is"
    return {
        "id": f"{pair.id}:{task}:{language}:{kind}:{number}",
        "family": edit.family if edit else "none",
        "kind": kind,
        "language": language,
        "set": pair.set,
        "task": task,
        **pair.texts,
        language: perturbed,
        "original": original,
        "perturbed": perturbed,
        "at": [edit.start, edit.end, edit.new] if edit else None,
        "change": edit.told(original) if edit else "none",
        "label": "false" if edit else "true",
    }


def generate(ntrex: Path | None, seed: int) -> Iterator[Case]:
    """Yield every pair as it is, and with each single change."""
    all_pairs = list(pairs(ntrex))
    pool = names_of(all_pairs)
    for pair in all_pairs:
        yield _case(pair, "vi", None, "translation", 0)
        for language in LANGUAGES:
            seen = set()
            edits = falsified(pair, language, pool.get((pair.set, language), []), seed)
            for number, edit in enumerate(edits):
                changed = edit.apply(pair.texts[language])
                if changed not in seen and changed != pair.texts[language]:
                    seen.add(changed)
                    if edit.kind != change_names.DIACRITIC:
                        yield _case(pair, language, edit, "translation", number)
                    if language == "vi" and edit.kind != change_names.DROPPED:
                        yield _case(pair, language, edit, "evidence", number)


def main() -> None:
    """Write the cases."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ntrex", type=Path, help="JSON lines with id, vi, en")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    count = write(args.out, generate(args.ntrex, args.seed))
    print(count, "pair cases", file=sys.stderr)


if __name__ == "__main__":
    main()
