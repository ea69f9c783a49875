"""Markdown → sanitised HTML: pages that load nothing from anywhere."""

from __future__ import annotations

import html
import re
import threading
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from briefing.rendering.templates import fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from markdown import Markdown
    from nh3 import Cleaner

    from briefing.models import Language

_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
# "*": of every element; without it, the sanitiser keeps title and lang.
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "td": {"align"},
    "th": {"align"},
}
# The two forms in which the sanitiser writes: attributes in double quotes, no bare "<".
_TAG = re.compile(r'<(/?)([a-z0-9]+)(?:[^<>"]|"[^"]*")*>')
_LINK = re.compile(r'<a href="([^"]*)" rel="noopener noreferrer">(.*?)</a>', re.DOTALL)


def page(text: str, title: str, language: Language, templates: Path | None = None) -> str:
    """Return Markdown as a self-contained page: sanitised, with inlined styles."""
    return _page(sanitised(text), title, language, templates)


def bound(
    texts: Iterable[tuple[Language, str]],
    title: str,
    language: Language,
    templates: Path | None = None,
) -> str:
    """Return several Markdown documents, each in its language, one below the other on a page."""
    articles = [f'<article lang="{each}">\n{sanitised(text)}\n</article>' for each, text in texts]
    return _page("\n".join(articles), title, language, templates)


def _page(body: str, title: str, language: Language, templates: Path | None) -> str:
    from markupsafe import Markup

    context = {
        "language": language,
        "title": title,
        "body": Markup(body),  # noqa: S704 - sanitised
    }
    return fill("page.html", context, templates)


def sanitised(text: str) -> str:
    """Return Markdown as HTML of the few elements that a document may have."""
    # An evidence mark never begins a line.
    cleaned: str = _cleaner().clean(_converted(text).replace(" <sup>", "&nbsp;<sup>"))
    return cleaned


def blocks(sanitised: str) -> Iterator[str]:
    """Yield the elements of sanitised HTML that stand in no other, such as paragraphs."""
    depth = start = 0
    for tag in _TAG.finditer(sanitised):
        if tag[2] not in ("br", "hr"):
            depth += -1 if tag[1] else 1
        if not depth:
            yield sanitised[start : tag.end()].strip()
            start = tag.end()


def with_addresses(sanitised: str) -> str:
    """Return sanitised HTML in which each link that is named otherwise shows its address."""
    return _LINK.sub(_with_address, sanitised)


def _with_address(link: re.Match[str]) -> str:
    address = _address(html.unescape(link[1]))
    name = html.unescape(_TAG.sub("", link[2])).strip()
    if name in (address, address.removeprefix("mailto:")):
        return link[0]
    return f'{link[0]} <span class="address">({html.escape(address)})</span>'


def _address(href: str) -> str:
    """Return an address in ASCII: no letter that looks like another, none that turns the line."""
    try:
        named = urlsplit(href).hostname or ""
        href = href.replace(named, named.encode("idna").decode(), 1) if named else href
    except ValueError:  # no host that can be: encoded like the rest
        pass
    return quote(href, safe="/:?#[]@!$&'()*+,;=%~")


@cache
def _cleaner() -> Cleaner:
    from nh3 import Cleaner

    return Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel="noopener noreferrer",
    )


# --- Markdown ------------------------------------------------------------------------------

_RICH = re.compile(r"`|!\[|\]:")
"""What code, pictures, and links that are defined elsewhere need: our own templates have none."""
_RICH_PATTERNS = (
    *("backtick", "image_link", "image_reference", "short_image_ref"),
    *("reference", "short_reference"),
)


class _Converters(threading.local):
    """The converters of a thread, by whether they know rich Markdown: none is safe for several."""

    def __init__(self) -> None:
        self.kept: dict[bool, Markdown] = {}


_converters = _Converters()


def _converted(text: str) -> str:
    """Return Markdown as HTML that is yet to be sanitised."""
    rich = bool(_RICH.search(text))
    # Taken out meanwhile: one that fails is not used again.
    markdown = _converters.kept.pop(rich, None) or _markdown(rich)
    made = markdown.reset().convert(text)
    _converters.kept[rich] = markdown
    return made


def _markdown(rich: bool) -> Markdown:
    """Return a converter without raw HTML; for poor Markdown it need not look for what is rich."""
    from markdown import Markdown
    from markdown.extensions.tables import TableExtension
    from markdown.inlinepatterns import SimpleTagInlineProcessor

    markdown = Markdown(extensions=[TableExtension(use_align_attribute=True)])
    markdown.preprocessors.deregister("html_block")
    for name in ("html", *(() if rich else _RICH_PATTERNS)):
        markdown.inlinePatterns.deregister(name)
    # Evidence numbers are set small. After links (160), so that a link named [2025] stays one.
    marks = SimpleTagInlineProcessor(r"()(\[[0-9]+(?:(?:, |–)[0-9]+)*\])", "sup")
    markdown.inlinePatterns.register(marks, "marks", 122)
    return markdown
