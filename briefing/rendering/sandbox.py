"""A Jinja environment for templates that anybody may have written.

Such a template gets no further than the values that it is given: it reads their fields, calls the
functions that came with them, and prints text. Nothing that it prints becomes mark-up unless it
wrote the mark-up itself. What it makes is counted, so that it ends soon and stays small: every
value that can grow passes through `Sandbox`, because the syntax tree is rewritten to that end.
Import this only to fill a template: it brings Jinja along.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial, wraps
from itertools import chain
from types import BuiltinMethodType, MethodType
from typing import Any, NoReturn, TypeVar

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateSyntaxError,
    Undefined,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter
from jinja2.utils import Namespace, pass_context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefing.models import Frozen

STEPS = 150_000
"""So many turns of loops, calls and items of lists may filling a template cost; ours cost some
1,000."""
CHARACTERS = 5_000_000
"""So many characters may all the texts have that are made in filling a template."""
SECONDS = 1.0
"""So much time of the processor may filling a template cost; ours cost a hundredth of that."""
ITEMS = 50_000
"""So many items may a value have, those of its items counted."""
TURNS = 10_000
"""So long may a range be."""
_LONGEST = 1_000
"""So long may a text be that a function of ours is to read: it may take a while over it."""
_BITS = 1_000
"""So many binary digits may a number have."""

_Value = TypeVar("_Value")

FILTER_NAMES = (
    *("capitalize", "count", "d", "default", "dictsort", "first", "groupby", "int", "items"),
    *("last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse"),
    *("select", "selectattr", "sort", "string", "title", "trim", "truncate", "unique", "upper"),
    "wordcount",
)
"""The filters of Jinja's that a template may use; `join` and `replace` are written anew."""
_OF_TEXT = {
    *("capitalize", "lower", "string", "title", "trim", "truncate", "upper", "wordcount"),
}
"""Those that make a text of what they are given."""
_TEXT = {
    *("capitalize", "casefold", "count", "endswith", "find", "format", "isalpha", "isdigit"),
    *("islower", "isupper", "lower", "lstrip", "partition", "removeprefix", "removesuffix"),
    *("replace", "rfind", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith"),
    *("strip", "title", "upper"),
}
_READABLE: dict[type, set[str]] = {
    str: _TEXT,
    dict: {"get", "items", "keys", "values"},
    datetime: {"hour", "minute", "second"},
    date: {"year", "month", "day", "isoformat", "isoweekday", "strftime", "weekday"},
    LoopContext: {
        *("changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length"),
        *("nextitem", "previtem", "revindex", "revindex0"),
    },
}
"""What may be read, and called, of values whose types are not ours."""
_PRINTABLE = (str, int, float, Decimal, date)


def readable(value: object) -> frozenset[str]:
    """Return the names that a template may read of `value`.

    Of our own types that is their data; of others what `_READABLE` says, else nothing.
    """
    return _names(type(value))  # type: ignore[arg-type] # types are hashable, whatever mypy says


@cache
def _names(kind: type) -> frozenset[str]:
    if issubclass(kind, Frozen):
        ours = [vars(base) for base in kind.__mro__ if issubclass(base, Frozen)]
        computed = {name for each in ours for name in each if isinstance(each[name], property)}
        return frozenset({*kind.model_fields, *computed})
    if issubclass(kind, tuple):
        return frozenset(getattr(kind, "_fields", ()))
    names = [names for known, names in _READABLE.items() if issubclass(kind, known)]
    return frozenset(chain.from_iterable(names))


# --- what filling a template may cost ------------------------------------------------------


class Run:
    """The filling of one template: what it may call, how it writes text, what it has left."""

    def __init__(self, functions: Iterable[object], written: Callable[[str], Markup]) -> None:
        self.functions = {id(function) for function in functions}
        self.written = written
        self.steps = STEPS
        self.characters = CHARACTERS
        self.until = time.thread_time() + SECONDS

    def step(self, count: int = 1) -> None:
        """Count steps. Raises SecurityError when there are too many, or they took too long."""
        self.steps -= count
        if self.steps < 0:
            raise SecurityError(f"it takes more than {STEPS:,} steps: loop over less")
        if time.thread_time() > self.until:
            raise SecurityError(
                f"it takes more than {SECONDS:g} s of the processor: loop over less"
            )

    def text(self, length: int) -> None:
        """Count the characters of a text. Raises SecurityError when there are too many."""
        self.step()
        self.characters -= length
        if self.characters < 0:
            raise SecurityError(f"it makes more than {CHARACTERS:,} characters: print less")

    def made(self, value: _Value) -> _Value:
        """Count a value that the template made."""
        if isinstance(value, str):
            self.text(len(value))
        else:
            self.step(_weight(value))
        return value


_run: ContextVar[Run] = ContextVar("_run")


@contextmanager
def running(functions: Iterable[object], written: Callable[[str], Markup]) -> Iterator[None]:
    """Let one template be filled that may call `functions`; `written` makes text of a value."""
    token = _run.set(Run(functions, written))
    try:
        yield
    finally:
        _run.reset(token)


def _weight(value: object) -> int:
    """Return how many items there are in a value and its items. Raises SecurityError at ITEMS."""
    weight, rest = 0, [value]
    while rest:
        item = rest.pop()
        weight += 1
        if isinstance(item, str):
            weight += len(item) // 1000
        elif isinstance(item, dict):
            rest += [*item.keys(), *item.values()]
        elif isinstance(item, list | tuple):
            rest += item
        if weight + len(rest) > ITEMS:
            raise SecurityError(f"a list has more than {ITEMS:,} items: make it shorter")
    return weight


def _each(values: Iterable[Any]) -> Iterator[Any]:
    """Yield the values, each of them a step."""
    run = _run.get()
    for value in values:
        run.step()
        yield value


# --- text ----------------------------------------------------------------------------------


def _printable(value: object) -> Any:
    """Return a value that has a text. Raises for any other, whose text would tell of Python."""
    if isinstance(value, Undefined):
        str(value)  # raises, and says what is not defined
    if not isinstance(value, _PRINTABLE):
        what = "nothing (None)" if value is None else f"a value of type {type(value).__name__}"
        raise SecurityError(f"{what} cannot be printed: print a part of it, or test it with 'if'")
    return value


def _written(value: object) -> Markup:
    """Return what is printed of a value: mark-up as it is, of any other its text."""
    if type(value) is Markup:
        return value
    return _run.get().written(str(_printable(value)))


@pass_context
def _finalize(_: Context, value: object) -> Markup:
    """Print a value. That it asks for the context keeps Jinja from doing so beforehand."""
    return _run.get().made(_written(value))


def _joined(parts: Iterable[object]) -> str:
    """Return texts one after the other: mark-up, with the others escaped, when one of them is."""
    run = _run.get()
    shown = []
    for part in parts:
        shown.append(_printable(part))
        run.text(len(str(part)))
    if any(isinstance(part, Markup) for part in shown):
        return run.made(Markup("").join(_written(part) for part in shown))
    return "".join(map(str, shown))


def _bare(value: Any) -> Any:
    """Return mark-up as plain text: what is cut or changed is to be escaped again."""
    return str(value) if isinstance(value, Markup) else value


class _Method:
    """A method of a text as we have it: bounded."""

    def __init__(self, function: Callable[..., str], *first: object) -> None:
        self.function = partial(function, *first)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        return self.function(*args, **kwargs)


def _format(environment: Sandbox, text: str, *args: object, **kwargs: object) -> str:
    return _Formatter(environment).vformat(text, args, kwargs)


class _Formatter(SandboxedFormatter):
    """Formats printable values, none of them wide."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion not in (None, "s"):
            raise SecurityError(f"the conversion !{conversion} is not possible: leave it away")
        return _bare(_printable(value))

    def format_field(self, value: Any, format_spec: str) -> Any:
        if len(format_spec) > 100 or re.search(r"\d{4}", format_spec):
            raise SecurityError("a format is longer, or wider, than is sensible: shorten it")
        text = format(_bare(_printable(value)), format_spec)
        _run.get().text(len(text))
        return text


# --- filters -------------------------------------------------------------------------------


def _counted(name: str) -> Callable[..., Any]:
    """Return one of Jinja's filters: what goes in is counted, and so is what comes out."""
    known = FILTERS[name]
    first = 1 if hasattr(known, "jinja_pass_arg") else 0
    passes = name in ("d", "default", "string")

    @wraps(known)
    def counted(*args: Any, **kwargs: Any) -> Any:
        run = _run.get()
        value, *rest = args[first:]
        if name in _OF_TEXT:
            value = _printable(value)
        if isinstance(value, list | tuple | dict):
            run.step(len(value))
        elif isinstance(value, Iterator | range):
            value = _each(value)
        given = [value, *rest] if passes else map(_bare, (value, *rest))
        return run.made(known(*args[:first], *given, **kwargs))

    return counted


@pass_context
def _join(context: Context, value: Any, d: object = "", attribute: Any = None) -> str:
    """Return the items of a list, or an attribute of each, with `d` between them."""
    items = _each(value)
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    parts = list(chain.from_iterable((d, item) for item in items))
    return _run.get().made(_joined(parts[1:]))


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    """Return a text with another for each `old` in it, or for the first `count` of them."""
    text, before, after = (str(_printable(each)) for each in (value, old, new))
    # Counted before it is made: it may be long.
    _run.get().text(len(text) + text.count(before) * len(after))
    return text.replace(before, after, count)


def _slice(value: Any, *bounds: int | None) -> Any:
    """Return a stretch of a text or list."""
    if not isinstance(value, str | list | tuple):
        raise SecurityError("only a text or a list can be cut: make a list with |list")
    return _run.get().made(_bare(value)[slice(*bounds)])


def _concatenated(parts: Iterable[object]) -> str:
    return _run.get().made(_joined(parts))


def _collected(value: Any) -> Any:
    return _run.get().made(value)


def _range(*bounds: int) -> range:
    """Return whole numbers, at most TURNS of them."""
    numbers = range(*bounds)
    if len(numbers[: TURNS + 1]) > TURNS:
        raise SecurityError(f"a range is longer than {TURNS:,}: make it shorter")
    return numbers


# --- the syntax tree -----------------------------------------------------------------------

_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Extends: "'extends' is not possible: use 'include' or 'import'",
    nodes.Block: "'block' is not possible: use 'macro'",
    nodes.ScopedEvalContextModifier: "'autoescape' is not possible: values are always text",
    nodes.EvalContextModifier: "'autoescape' is not possible: values are always text",
    nodes.FilterBlock: "'filter' blocks are not possible: filter the values in them",
}


class _Rewriting(NodeTransformer):
    """Has every value that can grow pass through a filter of ours that counts it."""

    def __init__(self, name: str | None, filename: str | None) -> None:
        self.name = name
        self.filename = filename

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if reason := _REFUSED.get(type(node)):
            self.refuse(node, reason)
        return super().visit(node, *args, **kwargs)

    def refuse(self, node: nodes.Node, reason: str) -> NoReturn:
        raise TemplateAssertionError(reason, node.lineno, self.name, self.filename)

    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802
        return nodes.MarkSafe(nodes.Const(node.data, lineno=node.lineno), lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        if node.recursive:
            self.refuse(node, "'recursive' loops are not possible: use a macro")
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_each")
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        if node.filter is not None:
            self.refuse(node, "'set' blocks take no filter: filter the values in them")
        return self.generic_visit(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.Tuple(node.nodes, "load", lineno=node.lineno)
        return _filtered(parts, "_concatenated")

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        bounds = [node.arg.start, node.arg.stop, node.arg.step]
        nothing = nodes.Const(None, lineno=node.lineno)
        return _filtered(node.node, "_slice", [bound or nothing for bound in bounds])

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, "_collected") if node.ctx == "load" else node

    def visit_List(self, node: nodes.Expr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filtered(node, "_collected")

    visit_Dict = visit_List  # noqa: N815


def _filtered(
    node: nodes.Node, name: str, arguments: list[nodes.Expr] | None = None
) -> nodes.Filter:
    return nodes.Filter(node, name, arguments or [], [], None, None, lineno=node.lineno)


# --- the environment -----------------------------------------------------------------------


class Sandbox(ImmutableSandboxedEnvironment):
    """Fills templates inside `running`; `filters` join Jinja's harmless ones."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            finalize=_finalize,
            undefined=StrictUndefined,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.globals = {"range": _range, "namespace": Namespace}
        self.filters = {name: _counted(name) for name in FILTER_NAMES}
        self.filters |= {"join": _join, "replace": _replace, **filters}
        self.filters |= {"_each": _each, "_slice": _slice}
        self.filters |= {"_concatenated": _concatenated, "_collected": _collected}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        rewritten = _Rewriting(name, filename).visit(source)
        return super()._generate(rewritten, name, filename, defer_init)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:
        """Return a template as code; what Python cannot compile is an error of the template."""
        try:
            return super().compile(source, name, filename, *args)
        except RecursionError:
            reason = "it is nested too deeply, or uses itself: divide it"
        except (SyntaxError, ValueError) as error:
            reason = getattr(error, "msg", str(error))
        raise TemplateSyntaxError(reason, 0, name, filename)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a template by its name: a step, because templates may include themselves."""
        _run.get().step()
        return super().get_template(name, *args, **kwargs)

    def select_template(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse a list of templates."""
        raise SecurityError("a list of templates is not possible: name one")

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return `obj.attribute`: data, or a harmless method."""
        obj = _bare(_defined(obj))
        if attribute in readable(obj):
            if isinstance(obj, str) and attribute == "format":
                return _Method(_format, self, obj)
            if isinstance(obj, str) and attribute == "replace":
                return _Method(_replace, obj)
            return getattr(obj, attribute)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Namespace | TemplateModule) and not attribute.startswith("_"):
            with suppress(AttributeError):
                return getattr(obj, attribute)
        return self._unreadable(obj, attribute)

    def _unreadable(self, obj: Any, attribute: str) -> Undefined:
        """Return what raises an error that tells what can be read."""
        names = obj if isinstance(obj, dict) else readable(obj)
        known = ", ".join(sorted(str(name) for name in names)[:40]) or "nothing that can be read"
        kind = "a dict" if isinstance(obj, dict) else f"{type(obj).__name__!r}"
        return self.undefined(f"{kind} has no {attribute!r} that can be read; it has {known}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return `obj[argument]`: an item of a list, dict or text, else an attribute."""
        obj = _bare(_defined(obj))
        if isinstance(obj, dict | list | tuple | str | range):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call `obj`: what it was given, and what it wrote."""
        if isinstance(obj, MethodType | BuiltinMethodType):
            return obj.__name__ in readable(obj.__self__)
        if isinstance(obj, Macro | _Method) or obj is _range or obj is Namespace:
            return True
        return id(obj) in _run.get().functions

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template may call; what goes in is counted, and what comes out."""
        run = _run.get()
        run.step(_weight((args, kwargs)))
        if not self.is_safe_callable(_defined(obj)):
            what = type(obj).__name__
            raise SecurityError(f"a value of type {what!r} cannot be called: use a function")
        if isinstance(obj, MethodType | BuiltinMethodType):
            args = tuple(map(_bare, args))
        elif id(obj) in run.functions:
            texts = [value for value in (*args, *kwargs.values()) if isinstance(value, str)]
            if any(len(text) > _LONGEST for text in texts):
                raise SecurityError(f"a function takes texts of {_LONGEST:,} characters: cut it")
        return run.made(context.call(obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return `left operator right`, if that cannot grow beyond measure."""
        run = _run.get()
        left, right = _defined(left), _defined(right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _concatenated((left, right))
        if operator == "+" and isinstance(left, list | tuple):
            run.step(_weight((left, right)))
            return left + right
        if operator == "*" and isinstance(left, str) and isinstance(right, int):
            run.text(len(left) * max(right, 0))
            return _bare(left) * right
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            kinds = f"{type(left).__name__} {operator} {type(right).__name__}"
            raise SecurityError(f"{kinds} is not possible: it is for numbers")
        if _bits(operator, left, right) > _BITS:
            raise SecurityError(f"a number has more than {_BITS:,} bits: use smaller ones")
        run.step()
        return super().call_binop(context, operator, left, right)


def _bits(operator: str, left: float, right: float) -> int:
    """Return how long the result may be, in bits."""
    lengths = [number.bit_length() for number in (left, right) if isinstance(number, int)]
    if operator != "**":
        return sum(lengths)
    return int(lengths[0] * abs(right)) if len(lengths) == 2 else 0


def _defined(value: Any) -> Any:
    """Return a value; raises UndefinedError, which names it, where there is none."""
    if isinstance(value, Undefined):
        str(value)
    return value
