"""The templates and what fills them: values become text, gaps are errors.

Article and model output are untrusted: whatever a template prints is text, in Markdown and in
HTML, unless the template itself wrote the mark-up around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from traceback import walk_tb
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from briefing.errors import BriefingError, SettingsError
from briefing.rendering.folder import check_folder, read_template, template_names
from briefing.vietnamese.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from markupsafe import Markup

    from briefing.rendering.sandbox import Sandbox

_INLINE = "<template>"
"""What Jinja calls a template that has no file."""
_LONGEST = 400
"""Characters of a reason that are told."""

# Python-Markdown takes no backslash before "&", "<" and "~".
_ESCAPES = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|"} | {"&": "&amp;", "<": "&lt;", "~": "&#126;"}
)
# Lists, headings and quotations: only at the start, where their marks mean something.
_OPENING = re.compile(r"^(\d+(?=[.)](?: |$))|(?=[-+#>]))")


def fill(name: str, context: dict[str, Any], templates: Path | None = None) -> str:
    """Return the template `name` filled with `context`, as Markdown or, for `*.html`, as HTML.

    A file of that name in the folder `templates` stands in place of the packaged one.
    Raises SettingsError, which names file and line, when a template cannot be used.
    """
    written = _as_html if name.endswith(".html") else _as_text
    return _filled(name, context, templates, written)


def fill_line(
    name: str, context: dict[str, Any], templates: Path | None = None, *, source: str | None = None
) -> str:
    """Return the template `name`, or one that `source` is, filled: one line of plain text.

    Raises SettingsError, which names file and line, when a template cannot be used.
    """
    return one_line(_filled(name, context, templates, _as_line, source))


def check_templates(templates: Path) -> None:
    """Raise SettingsError when the folder, or the syntax of a template in it, cannot be used: what
    can be told before there is a briefing to fill them with."""
    from jinja2 import TemplateError

    from briefing.rendering.sandbox import running

    check_folder(templates)
    environment = _environment(templates)
    for name in template_names():
        try:
            with running((), _as_text, bounded=True):
                environment.get_template(name)
        except TemplateError as error:
            message = _complaint(error, name, {}, templates, None)
            raise SettingsError(message or str(error)) from error


def _filled(
    name: str,
    context: dict[str, Any],
    templates: Path | None,
    written: Callable[[str], Markup],
    source: str | None = None,
) -> str:
    from briefing.rendering.sandbox import running

    if templates is not None:
        check_folder(templates)
    environment = _environment(templates)
    functions = filter(callable, context.values())
    bounded = templates is not None or source is not None
    try:
        with running(functions, written, bounded=bounded):
            if source is None:
                template = environment.get_template(name)
            else:
                template = environment.from_string(source)
            return str(template.render(context))
    except BriefingError:
        raise
    except Exception as error:
        message = _complaint(error, name, context, templates, source)
        if message is None:
            raise
        raise SettingsError(message) from error


def _complaint(
    error: Exception,
    name: str,
    context: dict[str, Any],
    templates: Path | None,
    source: str | None,
) -> str | None:
    """Return what a user is told of `error`; None where it is a bug of ours."""
    from jinja2 import TemplateError, TemplateSyntaxError

    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        lines.append((error.filename or _INLINE, error.lineno))
    what = _reason(error, context)
    own = {str(templates / known) for known in template_names()} if templates else set()
    # The last line of the user's own is where it went wrong, even if in what that line called.
    if mine := [line for line in lines if line[0] in own or line[0] == _INLINE]:
        return f"{_place(*mine[-1], name)}: {what}"
    if not isinstance(error, TemplateError):
        return None
    ours = [line for line in lines if line[0] in template_names()] or [(name, 0)]
    remedy = f"mend what it uses of {templates}, or install" if templates else "install"
    return f"template {_place(*ours[-1], name)} cannot be used: {what}; {remedy} briefing again"


def _place(file: str, line: int, name: str) -> str:
    """Return where an error is; the line is 0 where nobody knows it."""
    place = name if file == _INLINE else file
    return f"{place}, line {line}" if line else place


def _reason(error: Exception, context: dict[str, Any]) -> str:
    """Return what went wrong, on one line, with a way on."""
    from jinja2 import TemplateError

    if isinstance(error, RecursionError):
        return "it calls or includes itself without end, or is nested too deeply: stop it"
    what = one_line(str(error).partition("\n")[0])[:_LONGEST].rstrip(".") or type(error).__name__
    if not isinstance(error, TemplateError):
        return f"{what} ({type(error).__name__})"
    if re.fullmatch(r"'\w+' is undefined", what):
        return f"{what}: there are {', '.join(sorted(context))}"
    return f"{what}: see docs/templates.md" if what.startswith("No ") else what


def tidy(text: str) -> str:
    """Return a filled template without the blank lines that its statements leave."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@lru_cache(maxsize=8)
def _environment(templates: Path | None) -> Sandbox:
    """Return the environment of all templates: values become text, gaps are errors.

    There is one for each folder; a file that has changed is read again.
    """
    from jinja2 import FunctionLoader

    from briefing.rendering.sandbox import Sandbox

    def load(name: str) -> tuple[str, str, Callable[[], bool]]:
        found = read_template(templates, name)
        return found[0], str(found[1] or name), lambda: read_template(templates, name) == found

    return Sandbox(FunctionLoader(load), {"marks": _marks, "href": _href})


def _as_line(value: str) -> Markup:
    """Return `value` as plain text."""
    from markupsafe import Markup

    return Markup(one_line(value))  # noqa: S704 - nothing reads it as mark-up


def _as_html(value: str) -> Markup:
    """Return `value` as HTML that shows exactly it, white space collapsed."""
    from markupsafe import escape

    return escape(one_line(value))


def _as_text(value: str) -> Markup:
    """Return `value` as Markdown that shows exactly it, white space collapsed."""
    from markupsafe import Markup

    escaped = one_line(value).translate(_ESCAPES)
    return Markup(_OPENING.sub(r"\1\\", escaped))  # noqa: S704 - escaped


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
