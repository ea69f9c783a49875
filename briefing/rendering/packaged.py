"""A Jinja environment for our own templates: nothing is counted, but values become text as ever.

Templates of the user's, and whatever they include, are filled in the sandbox. Import this only to
fill a template: it brings Jinja along.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateRuntimeError
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup

from briefing.rendering.escaping import FILTERS
from briefing.rendering.folder import read_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import nodes
    from jinja2.compiler import Frame


class _Context(Context):
    """Calls functions and macros straight away: none of ours asks for a context."""

    def call(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Return what `function` returns, without what Jinja tells functions about loops."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _CodeGenerator(CodeGenerator):
    """Prints what `finalize` returns, which is mark-up: it need not be escaped again."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _Environment(Environment):
    """Fills templates that are trusted, with values that are not."""

    code_generator_class = _CodeGenerator
    context_class = _Context


@cache
def environment(written: Callable[[str], Markup]) -> Environment:
    """Return the environment of the packaged templates that `written` makes text of values for."""

    @pass_context
    def finalize(_: Context, value: object) -> Markup:
        """Print a value. That it asks for the context keeps Jinja from doing so beforehand."""
        return value if type(value) is Markup else written(_text(value))

    made = _Environment(
        loader=FunctionLoader(_load),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= FILTERS
    return made


def _load(name: str) -> tuple[str, str, None]:
    return read_template(None, name)[0], name, None


def _text(value: object) -> str:
    """Return the text of a value; raises for None, and for what has no text that people read."""
    text = str(value)  # raises where nothing is defined
    if not isinstance(value, str | int):
        raise TemplateRuntimeError(f"a value of type {type(value).__name__} cannot be printed")
    return text
