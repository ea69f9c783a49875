"""Briefing → Document or Letter: Jinja templates give Markdown, and sanitised HTML from it."""

from briefing.rendering.documents import render
from briefing.rendering.folder import copy_templates, template_names
from briefing.rendering.letters import letter

__all__ = ["copy_templates", "letter", "render", "template_names"]
