"""Schemas of the answers that are asked for."""

from __future__ import annotations

from typing import Any


def schema(**properties: Any) -> dict[str, Any]:
    """Return an object as strict mode wants it: every property required, no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
