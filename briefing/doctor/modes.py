"""How an endpoint is made to answer in JSON: shown by its answer to a small prompt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.doctor.report import Report
from briefing.llm import Dialect
from briefing.models import Completion, Message, Prompt, SchemaMode
from briefing.prompting import strict_object

_NAME = "answers in JSON"
_STATEMENT = strict_object(
    kind={"type": "string", "enum": ["point", "quote"]},
    evidence={"type": "array", "items": {"type": "integer"}},
    speaker={"type": ["string", "null"]},
    text={"type": "string"},
)
PROMPT = Prompt(
    name="statements",
    messages=(
        Message(
            role="system",
            content="Make one statement of each numbered sentence: its kind, the numbers of the "
            "sentences that are its evidence, its speaker (null if there is none), its text in "
            'Vietnamese. Answer in JSON: {"statements": [{"kind": "point", "evidence": [1], '
            '"speaker": null, "text": "..."}]}',
        ),
        Message(
            role="user",
            content="[1] Phường Bến Lụa mở hai trạm đọc sách.\n[2] Trạm mở cửa đến 21 giờ.",
        ),
    ),
    json_schema=strict_object(statements={"type": "array", "items": _STATEMENT}),
)
"""Asks for every kind of value that a briefing's schema has: some servers lack one of them."""

_MEANS: dict[SchemaMode, str] = {
    "json_schema": "follows a JSON schema",
    "json_object": "has a JSON mode, but takes no JSON schema",
    "prompt": "takes no JSON schema, or passes over it; the prompt alone asks for JSON",
}


def tell(report: Report, completion: Completion, told: Dialect, remembered: Dialect) -> None:
    """Report how the answer to PROMPT was had, and what was remembered of the endpoint."""
    found, remedies = [_MEANS[told.schema_mode]], []
    if told.schema_mode != "json_schema":
        remedies.append("usable, but more answers fail and are asked for again")
    if not _has_form(completion.data):
        found.append("what is inside has not the form that was asked for")
        remedies.append("take a larger model, or a server that enforces schemas")
    if told.omitted:
        found.append(f"refuses {', '.join(told.omitted)}")
        remedies.append("take what is refused out of extra_body, where it has no effect")
    if told.room:
        found.append(f"wants a limit ({told.limit}), and gets {told.room:,} tokens")
    if remembered != Dialect() and remembered.schema_mode != told.schema_mode:
        found.append(f"until now it was: {_MEANS[remembered.schema_mode]}")
    if remedies:
        report.warn(_NAME, "; ".join(found), "; ".join(remedies))
    else:
        report.ok(_NAME, "; ".join(found))


def _has_form(data: Mapping[str, Any]) -> bool:
    statements = data["statements"]
    return isinstance(statements, list) and all(map(_is_statement, statements))


def _is_statement(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == set(_STATEMENT["required"])
        and isinstance(value["text"], str)
        and isinstance(value["evidence"], list)
        and all(isinstance(number, int) for number in value["evidence"])
    )
