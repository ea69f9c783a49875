"""The templates and what fills them: values become text, gaps are errors.

Article and model output are untrusted: whatever a template prints is text, in Markdown and in
HTML, unless the template itself wrote the mark-up around it.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlsplit

from briefing.errors import SettingsError
from briefing.vietnamese.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from markupsafe import Markup

# Python-Markdown takes no backslash before "&", "<" and "~".
_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|"} | {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
)
# Lists, headings and quotations: only at the start, where their marks mean something.
_OPENING = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+#>]))")


def fill(name: str, context: dict[str, Any]) -> str:
    """Return the template `name` filled with `context`."""
    from jinja2 import TemplateError

    try:
        return _environment().get_template(name).render(context)
    except TemplateError as error:
        message = f"template {name} cannot be used: {error}; mend it or install briefing again"
        raise SettingsError(message) from error


def tidy(text: str) -> str:
    """Return a filled template without the blank lines that its statements leave."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment() -> Environment:
    """Return the environment of all templates: values become text, gaps are errors."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from briefing.resources import read_text

    environment = Environment(
        loader=FunctionLoader(partial(read_text, "templates")),
        autoescape=True,
        finalize=_as_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(marks=_marks, href=_href)
    return environment


def _as_text(value: object) -> Markup:
    """Return `value` as Markdown that shows exactly it, white space collapsed.

    A value that is mark-up already (a macro's result, a checked address) passes.
    """
    from markupsafe import Markup

    if hasattr(value, "__html__"):
        return cast("Markup", value)
    escaped = plain(str(value)).translate(_ESCAPES)
    return Markup(_OPENING.sub(r"\1\\", escaped))  # noqa: S704 - escaped


def plain(text: str) -> str:
    """Return `text` on one line, without invisible characters."""
    return " ".join(clean(text).split())


def _marks(evidence: Sequence[str]) -> Markup:
    """Return the numbers of the evidence sentences, such as " [2, 5–8]", or nothing."""
    from markupsafe import Markup

    numbers = [int(sentence.removeprefix("S")) for sentence in evidence]
    # Numbers that rise by one differ from their positions by the same amount.
    runs = [list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    marks = ", ".join(_range([number for _, number in run]) for run in runs)
    return Markup(f" [{marks}]" if marks else "")  # noqa: S704 - digits, commas and dashes


def _range(run: Sequence[int]) -> str:
    """Return a run of consecutive numbers: "2", "2, 3" or "2–4"."""
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def _href(url: str | None) -> Markup | None:
    """Return an http(s) address fit to stand in a Markdown link, or None.

    Encodes what could end the link, and ";", so that no "&name;" is read as an entity.
    """
    from markupsafe import Markup

    try:
        parts = urlsplit(url or "")
    except ValueError:  # such as a broken IPv6 host
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return Markup(quote(parts.geturl(), safe="/:?#@!$&,=+%"))  # noqa: S704 - encoded
