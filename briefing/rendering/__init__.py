"""Briefing → Document or Letter: Jinja templates give Markdown, and sanitised HTML from it."""

from briefing.rendering.documents import render
from briefing.rendering.letters import letter

__all__ = ["letter", "render"]
