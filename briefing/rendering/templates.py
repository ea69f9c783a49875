"""Filling templates: our own as they are, the user's in a sandbox; what is told of errors."""

from __future__ import annotations

import re
from functools import lru_cache
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from briefing.errors import BriefingError, SettingsError
from briefing.rendering.folder import check_folder, read_template, template_names
from briefing.vietnamese.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markupsafe import Markup

    from briefing.rendering.sandbox import Sandbox

_INLINE = "<template>"
"""What Jinja calls a template that has no file."""
_LONGEST = 400
"""Characters of a reason that are told."""


def fill(name: str, context: dict[str, Any], templates: Path | None = None) -> str:
    """Return the template `name` filled with `context`, as Markdown or, for `*.html`, as HTML.

    A file of that name in the folder `templates` stands in place of the packaged one.
    Raises SettingsError, which names file and line, when a template cannot be used.
    """
    from briefing.rendering.escaping import as_html, as_text

    return _filled(name, context, templates, as_html if name.endswith(".html") else as_text)


def fill_line(
    name: str, context: dict[str, Any], templates: Path | None = None, *, source: str | None = None
) -> str:
    """Return the template `name`, or one that `source` is, filled: one line of plain text.

    Raises SettingsError, which names file and line, when a template cannot be used.
    """
    from briefing.rendering.escaping import as_line

    return one_line(_filled(name, context, templates, as_line, source))


def check_templates(templates: Path) -> None:
    """Raise SettingsError when the folder, or the syntax of a template in it, cannot be used: what
    can be told before there is a briefing to fill them with."""
    from jinja2 import TemplateError

    from briefing.rendering.escaping import as_text
    from briefing.rendering.sandbox import running

    check_folder(templates)
    environment = _sandbox(templates)
    for name in template_names():
        try:
            with running((), as_text):
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
    try:
        if templates is None and source is None:
            return _packaged(name, context, written)
        return _sandboxed(name, context, templates, written, source)
    except BriefingError:
        raise
    except Exception as error:
        message = _complaint(error, name, context, templates, source)
        if message is None:
            raise
        raise SettingsError(message) from error


def _packaged(name: str, context: dict[str, Any], written: Callable[[str], Markup]) -> str:
    from briefing.rendering.packaged import environment

    return environment(written).get_template(name).render(context)


def _sandboxed(
    name: str,
    context: dict[str, Any],
    templates: Path | None,
    written: Callable[[str], Markup],
    source: str | None,
) -> str:
    from briefing.rendering.sandbox import running

    if templates is not None:
        check_folder(templates)
    environment = _sandbox(templates)
    with running(filter(callable, context.values()), written):
        if source is None:
            template = environment.get_template(name)
        else:
            template = environment.from_string(source)
        return str(template.render(context))


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
def _sandbox(templates: Path | None) -> Sandbox:
    """Return the environment of a folder of templates; a file that has changed is read again."""
    from jinja2 import FunctionLoader

    from briefing.rendering.escaping import FILTERS
    from briefing.rendering.sandbox import Sandbox

    def load(name: str) -> tuple[str, str, Callable[[], bool]]:
        found = read_template(templates, name)
        return found[0], str(found[1] or name), lambda: read_template(templates, name) == found

    return Sandbox(FunctionLoader(load), FILTERS)
