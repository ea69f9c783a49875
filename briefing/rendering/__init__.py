"""Briefing → Document or Letter: Jinja templates give Markdown, and sanitised HTML from it.

What renders is loaded when it is first used: who has a document already only asks for the
fingerprint of its templates.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefing.rendering.folder import copy_templates, template_names
from briefing.rendering.identity import fingerprint

if TYPE_CHECKING:
    from briefing.rendering.documents import render
    from briefing.rendering.letters import letter
    from briefing.rendering.templates import check_templates

__all__ = [
    "check_templates",
    "copy_templates",
    "fingerprint",
    "letter",
    "render",
    "template_names",
]

_ELSEWHERE = {"check_templates": "templates", "letter": "letters", "render": "documents"}


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'briefing.rendering' has no attribute {name!r}")
    value = getattr(import_module(f"briefing.rendering.{_ELSEWHERE[name]}"), name)
    globals()[name] = value
    return value
