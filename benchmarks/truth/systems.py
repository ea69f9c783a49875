"""Systems that accept or reject a statement, over cases, to verdicts.

    python benchmarks/truth/systems.py briefing cases.jsonl verdicts.jsonl

A verdict is a line {id, system, accepted, flagged, codes}: accepted without an error finding;
flagged by an error or a warning. The peers run in an environment of their own with
requirements.txt: a system imports what it needs only when it is asked for.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any

from cases import Case, read, write
from spelling import canonical, nfc

System = Callable[[Iterable[Case]], Iterator[Case]]

_HEADLINE = {"vi": "Bản tin trong ngày", "en": "News of the day"}
"""A headline for a briefing whose only statement is a quote."""


# --- briefing --------------------------------------------------------------------------------


def briefing(cases: Iterable[Case]) -> Iterator[Case]:
    """Judge by `briefing.verify`, from a briefing in JSON as an editor or a model would fill it.

    A quote points at its paragraph and has no English: what is found about its English does not
    count. A pair is the headline; its evidence, the whole article, is the Vietnamese of the pair
    (for cases of the task `evidence`: the sound Vietnamese, and no English).
    """
    for case in cases:
        quote = case["family"] == "quote"
        made = _quoting(case) if quote else _pairing(case)
        subject = "P2" if quote else "P1"
        vietnamese_only = quote or case["task"] == "evidence"
        findings = [
            (finding.severity, finding.code)
            for finding in _verify(made)
            if finding.subject == subject and not (vietnamese_only and finding.language == "en")
        ]
        yield {
            "id": case["id"],
            "system": "briefing",
            "accepted": not any(severity == "error" for severity, _ in findings),
            "flagged": any(severity != "info" for severity, _ in findings),
            "codes": sorted({code for _, code in findings}),
        }


def _verify(made: dict[str, Any]) -> tuple[Any, ...]:
    import json

    from briefing import Briefing, verify

    briefing_ = Briefing.model_validate_json(json.dumps(made, ensure_ascii=False))
    return verify(briefing_).findings


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
    source = case["original"] if evidence else case["vi"]
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
