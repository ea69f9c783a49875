"""What becomes of an article at an endpoint with each known fault or trait.

    python benchmarks/faults.py --deadline 10

Each is played over real HTTP by `briefing.testing`, for every request and, as far as it is a
fault that passes, for the first request only. A line says what came of it: the briefing that a
sound endpoint gives, or which error; how many completions were asked for; and how long it took
beside the deadline. Anything else (another briefing, another exception, more than 1.2 times the
deadline) ends the script with exit code 1.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from os import environ
from pathlib import Path
from typing import Any, NamedTuple

import briefing
import briefing.reading
from briefing.testing import FAULTS, RULES, FakeServer, Fault, Received

DATA = Path(__file__).parent.parent / "tests" / "data"
REPLY = json.loads((DATA / "completions" / "reading-stations.brief.json").read_text("utf-8"))
ARTICLE = briefing.read(DATA / "articles" / "reading-stations.txt")
SENTENCES = len(briefing.reading.sentences(ARTICLE))
LONG = briefing.read_text("\n".join([ARTICLE.title or "", *[ARTICLE.text] * 9]))
CONTEXT = 3_200
"""Tokens: less than the long article takes, enough for a part of it."""
SLACK = 0.3
"""Seconds beside a share of the deadline: reading, checking and starting cost a little."""

Rule = Callable[[Received], Fault | None]


class Case(NamedTuple):
    """One way for an endpoint to behave."""

    name: str
    when: str
    rules: list[Rule]
    served: dict[str, Any]


class Outcome(NamedTuple):
    """What came of it."""

    result: str
    calls: int
    seconds: float
    sound: bool


def cases() -> Iterator[Case]:
    """Yield all faults, always and once, all traits, and the ways to treat a long prompt."""
    for name, fault in FAULTS.items():
        yield Case(name, "always", [_always(fault)], {})
        yield Case(name, "once", [_once(fault)], {})
    for name, rule in RULES.items():
        yield Case(name, "always", [rule], {})
    for overflow in ("clip", "llama.cpp", "openai"):
        context = {"context": CONTEXT, "tokens_per_character": 0.38, "overflow": overflow}
        yield Case(f"context of {CONTEXT:,} tokens, {overflow}", "always", [], context)


def _always(fault: Fault) -> Rule:
    return lambda request: fault if request.wants_completion else None


def _once(fault: Fault) -> Rule:
    left = [fault]
    return lambda request: left.pop() if left and request.wants_completion else None


def play(case: Case, deadline: float, expected: briefing.Briefing) -> Outcome:
    """Make a briefing at such an endpoint, of which nothing is remembered yet."""
    with (
        tempfile.TemporaryDirectory() as cache,
        FakeServer(_reply, rules=case.rules, **case.served) as server,
    ):
        environ["XDG_CACHE_HOME"] = cache
        options = {"base_url": server.base_url, "model": "fake", "api_key": "fake-key"}
        if "temperature" in case.name or "further" in case.name:
            options["extra_body"] = {"temperature": 0, "seed": 7}
        start = time.monotonic()
        article = LONG if case.served else ARTICLE
        result, sound = _made(article, options, deadline, expected)
        seconds = time.monotonic() - start
        calls = sum(request.wants_completion for request in server.requests)
    return Outcome(result, calls, seconds, sound)


def _reply(prompt: Any) -> Any:
    """Answer as a sound model would; about a part of an article, with evidence from that part."""
    if prompt.name != "brief":
        return {"texts": []}
    lines = str(prompt.messages[-1].content).splitlines()
    shown = [int(line[1 : line.index("]")]) for line in lines if line.startswith("[")]
    if shown == list(range(1, SENTENCES + 1)):
        return REPLY
    reply = copy.deepcopy(REPLY)
    for entry in (*reply["statements"], *reply["people"]):
        entry["evidence"] = shown[:1]
    reply["statements"] = [entry for entry in reply["statements"] if entry["kind"] != "quote"]
    return reply


def _made(
    article: briefing.Article, options: dict[str, Any], deadline: float, expected: briefing.Briefing
) -> tuple[str, bool]:
    try:
        made = briefing.make(article, timeout=deadline, **options)
    except briefing.BriefingError as error:
        return type(error).__name__, type(error) is not briefing.BriefingError
    except Exception as error:  # what the table is to show
        return f"UNTYPED {type(error).__name__}", False
    if made.provenance.left_out:
        told = bool(made.provenance.notes) and any(f.code == "coverage.low" for f in made.findings)
        return "briefing of the most telling sentences", told
    same = (made.statements, made.people) == (expected.statements, expected.people)
    return ("briefing", True) if same else ("WRONG BRIEFING", False)


def main() -> int:
    """Print the table; 1 if anything in it must not be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--deadline", type=float, default=10.0, help="seconds for each article")
    deadline = parser.parse_args().deadline
    with FakeServer([REPLY]) as server:
        expected = briefing.make(ARTICLE, base_url=server.base_url, model="fake")
    print(f"| fault or trait | when | outcome | calls | seconds of {deadline:g} |")
    print("|---|---|---|---|---|")
    bad = 0
    for case in cases():
        outcome = play(case, deadline, expected)
        sound = outcome.sound and outcome.seconds <= 1.2 * deadline + SLACK
        bad += not sound
        mark = "" if sound else " **must not be**"
        told = f"{outcome.result}{mark} | {outcome.calls} | {outcome.seconds:.1f}"
        print(f"| `{case.name}` | {case.when} | {told} |", flush=True)
    print(f"\n{bad} must not be", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
