"""Briefing → Document: Jinja templates give Markdown, and a sanitised page from it."""

from briefing.rendering.documents import render

__all__ = ["render"]
