"""Markdown → sanitised HTML: a page that loads nothing from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rendering.templates import fill

if TYPE_CHECKING:
    from markdown import Markdown

    from briefing.models import Language

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_ATTRIBUTES = {"a": {"href"}, "td": {"align"}, "th": {"align"}}


def page(text: str, title: str, language: Language) -> str:
    """Return Markdown as a self-contained page: sanitised, with inlined styles."""
    import nh3
    from markupsafe import Markup, escape

    body = nh3.clean(
        # An evidence mark never begins a line.
        _markdown().convert(text).replace(" <sup>", "&nbsp;<sup>"),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel="noopener noreferrer",
    )
    context = {
        "language": language,
        "title": escape(title),
        "body": Markup(body),  # noqa: S704 - sanitised
    }
    return fill("page.html", context)


def _markdown() -> Markdown:
    """Return a converter without raw HTML; a new one, because it is not safe for threads."""
    from markdown import Markdown
    from markdown.extensions.tables import TableExtension
    from markdown.inlinepatterns import SimpleTagInlineProcessor

    markdown = Markdown(extensions=[TableExtension(use_align_attribute=True)])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    # Evidence numbers are set small. After links (160), so that a link named [2025] stays one.
    marks = SimpleTagInlineProcessor(r"()(\[[0-9]+(?:(?:, |–)[0-9]+)*\])", "sup")
    markdown.inlinePatterns.register(marks, "marks", 122)
    return markdown
