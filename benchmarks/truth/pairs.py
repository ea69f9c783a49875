"""Sentence pairs Vietnamese–English: falsified in one place of one language, and as they are.

    python benchmarks/truth/pairs.py --out pairs.jsonl [--ntrex ntrex.jsonl]

Our own pairs are domestic.jsonl and domestic-unseen.jsonl beside this file. `--ntrex` is a file of
JSON lines with `id` (ending in the line's number), `vi`, `en`: NTREX-128, of which lines 1 to 1000
are the development half and the others are held out. Task `translation`: is the English of the pair
borne out by its Vietnamese and the other way round? Task `evidence`: is a falsified Vietnamese
statement borne out by the sound Vietnamese sentence? (A statement may leave a name out; and a
wrong diacritic does not show in English: these two kinds belong to one task each.) The statement
is the sentence itself; of an unseen pair, an editor's paraphrase of it, also judged as it is.
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
DOMESTIC_HELD_OUT = 76
"""First domestic pair of the held-out half."""
LANGUAGES = ("vi", "en")
ELSEWHERE = {"translation": change_names.DIACRITIC, "evidence": change_names.DROPPED}
"""The kind that a task does not have."""


class Pair(NamedTuple):
    """A sentence in both languages."""

    id: str
    set: str
    """One of `score.SETS`."""
    texts: dict[str, str]
    statement: str | None = None
    """What an editor makes of the Vietnamese."""

    def stated(self, task: str) -> dict[str, str]:
        """Return the texts that are judged: for `evidence`, the statement as the Vietnamese."""
        if task == "evidence" and self.statement:
            return self.texts | {"vi": self.statement}
        return self.texts


def pairs(ntrex: Path | None) -> Iterator[Pair]:
    """Yield the pairs of our own and those of a file."""
    for row in read(HERE / "domestic.jsonl"):
        half = "held out" if _line(row) >= DOMESTIC_HELD_OUT else "development"
        yield Pair(row["id"], f"domestic {half}", {"vi": row["vi"], "en": row["en"]})
    for row in read(HERE / "domestic-unseen.jsonl"):
        yield Pair(row["id"], "unseen", {"vi": row["vi"], "en": row["en"]}, row["statement"])
    for row in read(ntrex) if ntrex else ():
        half = "held-out" if _line(row) >= HELD_OUT else "development"
        yield Pair(row["id"], half, {"vi": nfc(row["vi"]), "en": nfc(row["en"])})


def _line(row: Case) -> int:
    return int(row["id"].rsplit("-", 1)[1])


def names_of(all_pairs: list[Pair]) -> dict[tuple[str, str], list[str]]:
    """Return the names of each set in each language, to replace others with."""
    pool: dict[tuple[str, str], dict[str, None]] = {}
    for pair in all_pairs:
        for language, other in (LANGUAGES, LANGUAGES[::-1]):
            names = change_names.find(pair.texts[language], pair.texts[other])
            pool.setdefault((pair.set, language), {}).update(dict.fromkeys(n.text for n in names))
    return {key: list(names) for key, names in pool.items()}


def falsified(pair: Pair, task: str, language: str, pool: list[str], seed: int) -> Iterator[Edit]:
    """Yield every edit of one language of a pair."""
    stated = pair.stated(task)
    text, other = stated[language], stated["en" if language == "vi" else "vi"]
    rng = seeded(seed, pair.id, language)
    taken = change_times.spans(text, language)
    taken += [(n.start, n.end) for n in change_names.find(text, other)]
    yield from change_figures.edits(text, language, taken, rng)
    yield from change_times.edits(text, other, language, rng)
    yield from change_names.edits(text, other, language, pool, rng)
    for change in (change_words.titles, change_words.negations, change_words.hedges):
        yield from change(text, other, language, rng)


def _case(pair: Pair, language: str, edit: Edit | None, task: str, number: int) -> Case:
    original = pair.stated(task)[language]
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
        "evidence": pair.texts["vi"],
        language: perturbed,
        "original": original,
        "perturbed": perturbed,
        "at": [edit.start, edit.end, edit.new] if edit else None,
        "change": edit.told(original) if edit else "none",
        "label": "false" if edit else "true",
    }


def _cases(pair: Pair, task: str, language: str, pool: list[str], seed: int) -> Iterator[Case]:
    original = pair.stated(task)[language]
    seen = {original}
    for number, edit in enumerate(falsified(pair, task, language, pool, seed)):
        changed = edit.apply(original)
        if changed not in seen:
            seen.add(changed)
            if edit.kind != ELSEWHERE[task]:
                yield _case(pair, language, edit, task, number)


def generate(ntrex: Path | None, seed: int) -> Iterator[Case]:
    """Yield every pair and paraphrase as it is, and with each single change."""
    all_pairs = list(pairs(ntrex))
    pool = names_of(all_pairs)
    for pair in all_pairs:
        yield _case(pair, "vi", None, "translation", 0)
        if pair.statement:
            yield _case(pair, "vi", None, "evidence", 0)
        for task, language in (("translation", "vi"), ("translation", "en"), ("evidence", "vi")):
            yield from _cases(pair, task, language, pool.get((pair.set, language), []), seed)


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
