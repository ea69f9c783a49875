"""Briefing → Document or Letter: Jinja templates give Markdown, and sanitised HTML from it."""

from briefing.rendering.documents import render
from briefing.rendering.folder import copy_templates, template_names
from briefing.rendering.letters import letter
from briefing.rendering.templates import check_templates

__all__ = ["check_templates", "copy_templates", "letter", "render", "template_names"]
