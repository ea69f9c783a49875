"""Templates that try to get further than they may: none does.

Each either ends in an error of the settings, or shows nothing of what it was after.
"""
# ruff: noqa: E501 - each attempt on its line

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from briefing.errors import SettingsError
from briefing.models import Briefing
from briefing.rendering import render

DATA = Path(__file__).parent / "data"
OUTSIDE = "the text of a file outside"
LEAK = re.compile(
    r"<class|<function|<built-in|<bound|<module|<Macro|<Template|<jinja2|<generator| object at 0x|"
    r"&lt;class|&lt;function|&lt;built-in|&lt;bound|\bBaseModel\b|subprocess|site-packages|"
    rf"__\w+__|schema_version|model_fields|{OUTSIDE}"
)
"""What only Python, or another file, can have told; no document of ours has any of it."""

CLASSES = "().__class__.__mro__[1].__subclasses__()"
READING = {
    # Chains of attributes.
    "class of a text": "{{ ''.__class__ }}",
    "class by a key": "{{ ''['__class__'] }}",
    "class by a joined key": "{{ ''['__cl' ~ 'ass__'] }}",
    "class by a formatted key": "{{ ''['{0}{0}class{0}{0}'.format('_')] }}",
    "all classes": f"{{{{ {CLASSES} }}}}",
    "all classes in a loop": f"{{% for c in {CLASSES} %}}{{{{ c }}}}{{% endfor %}}",
    "base of a class": "{{ {}.__class__.__base__ }}",
    "class of a number": "{{ (1).__class__.__bases__[0] }}",
    "globals of a function of ours": "{{ has.__globals__ }}",
    "globals through a partial": "{{ excerpt.func.__globals__ }}",
    "arguments of a partial": "{{ excerpt.args }}",
    "code of a function": "{{ has.__code__.co_consts }}",
    "builtins": "{{ has.__globals__['__builtins__']['open']('/etc/passwd').read() }}",
    "module of the environment": "{{ has.__globals__.sys.modules.os.environ }}",
    "init of a class": "{{ range.__init__ }}",
    "class of what is undefined": "{{ nothing.__class__ }}",
    # Through filters and tests.
    "filter attr": "{{ ''|attr('__class__') }}",
    "map of an attribute": "{{ ['']|map(attribute='__class__')|list }}",
    "map of attr": "{{ ['']|map('attr', '__class__')|first }}",
    "map of a chain": "{{ ['']|map(attribute='__class__.__mro__')|join }}",
    "join of an attribute": "{{ ['a', 'b']|join(attribute='__class__') }}",
    "groupby": "{% for g in ['']|groupby('__class__') %}{{ g.grouper }}{% endfor %}",
    "sort by an attribute": "{{ ['', 'a']|sort(attribute='__class__')|join }}{{ ''.__doc__ }}",
    "selectattr": "{{ [has]|selectattr('__globals__')|map(attribute='__globals__')|list }}",
    "min by an attribute": "{{ [has]|min(attribute='__name__') }}",
    "sum from a list": "{{ [[has]]|sum(start=[]) }}",
    "tojson": "{{ article|tojson }}",
    "pprint": "{{ article|pprint }}",
    "string": "{{ has|string }}",
    "filters of text": "{{ has|lower }}{{ article|lower }}{{ [has]|map('trim')|join }}",
    "list of functions": "{{ [has] }}",
    "xmlattr": "{{ {'a': has}|xmlattr }}",
    # Through formats.
    "format of an attribute": "{{ '{0.__class__}'.format('') }}",
    "format of a chain": "{{ '{0.__class__.__mro__[1]}'.format('') }}",
    "format of globals": "{{ '{0.__globals__[sys]}'.format(has) }}",
    "format of an item": "{{ '{0[__class__]}'.format('') }}",
    "format by name": "{{ '{a.__class__}'.format(a='') }}",
    "format_map": "{{ '{a.__class__}'.format_map({'a': ''}) }}",
    "format of a representation": "{{ '{!r}'.format(has) }}",
    "format of a model": "{{ '{}'.format(article) }}",
    "format in map": "{{ ['{0.__class__}']|map('format', '')|first }}",
    "format as an attribute": "{{ (['{0.__class__}']|map(attribute='format')|first)('') }}",
    "percent": "{{ '%r' % has }}",
    "percent of a model": "{{ '%s' % (article,) }}",
    # Through what Jinja brings.
    "loop": "{% for a in [1] %}{{ loop.__class__ }}{{ loop._iterable }}{% endfor %}",
    "loop itself": "{% for a in [1] %}{{ loop }}{% endfor %}",
    "cycler": "{{ cycler.__init__.__globals__.os.environ }}",
    "joiner": "{{ joiner.__init__.__globals__.os.environ }}",
    "namespace": "{{ namespace.__init__.__globals__ }}",
    "namespace of a class": "{{ namespace(a=1).__class__ }}",
    "namespace by a key": "{{ namespace(a=1)['_Namespace__attrs'] }}",
    "lipsum": "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "self": "{{ self.__init__.__globals__ }}",
    "self of the context": "{{ self._TemplateReference__context }}",
    "macro": "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}{{ m._func }}",
    "macro itself": "{% macro m() %}{% endmacro %}{{ m }}",
    "caller": "{% macro m() %}{{ caller._environment }}{% endmacro %}{% call m() %}{% endcall %}",
    "varargs": "{% macro m() %}{{ varargs.__class__ }}{{ kwargs.__class__ }}{% endmacro %}{{ m(1) }}",
    "import": "{% import 'macros.md' as m %}{{ m.__class__ }}{{ m._body_stream }}",
    "import itself": "{% import 'macros.md' as m %}{{ m }}",
    "function of an import": "{% from 'macros.md' import original %}{{ original._func.__globals__ }}",
    "dict": "{{ dict(a=1).__class__ }}",
    # Through the values.
    "dump of a model": "{{ article.model_dump() }}",
    "dump in JSON": "{{ article.model_dump_json() }}",
    "copy of a model": "{{ article.model_copy(update={'text': 1}) }}",
    "constructing a model": "{{ article.model_construct(text='x').text }}{{ article.model_fields }}",
    "fields of a model": "{{ provenance.model_config }}{{ provenance.model_fields_set }}",
    "parsing a file": "{{ article.parse_file('/etc/hostname') }}",
    "class of a model": "{{ article.__class__.__mro__ }}",
    "dict of a model": "{{ article.__dict__ }}",
    "validating": "{{ article.model_validate_json('{}') }}",
    "tuple of a place": "{{ places.P1._asdict() }}{{ places.P1.__class__ }}",
    "replacing a field": "{{ places.P1._replace(kind=has) }}",
    "changing a dict": "{{ flags.update({'P1': 'x'}) }}{{ flags.clear() }}{{ persons.pop('N1') }}",
    "changing a list": "{{ problems.append(has) }}{{ problems.sort() }}",
    "encoding": "{{ 'a'.encode().__class__ }}",
    "bytes of a number": "{{ (5).to_bytes(2, 'big') }}",
    "translate": "{{ ''.maketrans({'a': 'b'}).__class__ }}",
    "docstring": "{{ article.__doc__ }}{{ ''.upper.__doc__ }}",
    "method": "{{ ''.upper }}{{ article.digest }}",
    "zone of a time": "{{ article.published.tzinfo.__class__ }}",
    "class of a time": "{{ article.published.fromtimestamp(0) }}",
    # Other files.
    "include of a file": "{% include '/etc/passwd' %}",
    "include of a file above": "{% include '../secret.txt' %}",
    "include that may fail": "{% include '../secret.txt' ignore missing %}",
    "include of a list": "{% include ['../secret.txt', 'macros.md'] %}",
    "include of a joined name": "{% include '..' ~ '/secret.txt' %}",
    "import of a file": "{% import '/etc/passwd' as m %}{{ m }}",
    "from a file": "{% from '../secret.txt' import a %}{{ a }}",
    "extends": "{% extends '../secret.txt' %}",
    "include of a script": "{% include 'review.js' %}",
    "include of Python": "{% include '__init__.py' %}",
    "include of another package": "{% include '../prompts/brief.system.md' %}",
    "include by a module": "{% include 'C:/secret.txt' %}{% include 'macros.md\\x00' %}",
}


@pytest.fixture(scope="module")
def made() -> Briefing:
    """A briefing with something in every section."""
    return Briefing.model_validate_json((DATA / "recycling.briefing.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for templates, beside a file that is not theirs to read."""
    (tmp_path / "secret.txt").write_text(OUTSIDE)
    (tmp_path / "my").mkdir()
    return tmp_path / "my"


def outcome(made: Briefing, folder: Path, template: str) -> str:
    """What a template shows, or "" where it ends in an error of one line."""
    (folder / "briefing.en.md").write_text(template, "utf-8")
    try:
        return render(made, templates=folder).text
    except SettingsError as error:
        message = str(error)
    assert message.isprintable()
    assert not re.search(rf" 0x|{OUTSIDE}|root:", message)
    return ""


@pytest.mark.parametrize("name", READING)
def test_a_template_reads_nothing_but_its_values(
    made: Briefing, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither Python's objects nor other files come into a document; the values stay as they are."""
    monkeypatch.setenv("A_SECRET", OUTSIDE)
    before = made.model_dump_json()
    shown = outcome(made, folder, READING[name])
    assert not LEAK.search(shown)
    assert "root:" not in shown
    assert made.model_dump_json() == before


def test_most_of_the_attempts_are_worth_their_name(made: Briefing) -> None:
    """In an environment without our rules half of those that open no file show what they want."""
    unsafe = Environment(loader=DictLoader({"macros.md": "{% macro original() %}{% endmacro %}"}))
    values = {"article": made.article, "provenance": made.provenance, "has": given}
    attempts = [template for template in READING.values() if "open" not in template]
    leaks = 0
    for template in attempts:
        with suppress(Exception):  # what cannot be filled shows nothing
            leaks += bool(LEAK.search(unsafe.from_string(template).render(values)))
    assert leaks >= 40


def given() -> None:
    """Stands for a function that a template is given."""


@pytest.mark.parametrize("target", ["../secret.txt", "/etc/passwd", "../my/../secret.txt", ".."])
@pytest.mark.parametrize("name", ["briefing.en.md", "macros.md"])
def test_no_link_leads_out_of_the_folder(
    made: Briefing, folder: Path, name: str, target: str
) -> None:
    """A symbolic link to a file outside is an error, whichever template it stands for."""
    (folder / name).symlink_to(target)
    with pytest.raises(SettingsError, match=r"leads out of its folder"):
        render(made, templates=folder)


def test_links_inside_the_folder_are_followed(made: Briefing, folder: Path) -> None:
    """One file may serve for two languages, and the folder itself may be a link."""
    (folder / "briefing.vi.md").write_text("both")
    (folder / "briefing.en.md").symlink_to("briefing.vi.md")
    assert render(made, templates=folder).text == "both\n"
    folder.with_name("link").symlink_to(folder)
    assert render(made, templates=folder.with_name("link")).text == "both\n"


def test_a_link_to_itself_is_an_error(made: Briefing, folder: Path) -> None:
    """It can be no template."""
    (folder / "briefing.en.md").symlink_to("briefing.en.md")
    with pytest.raises(SettingsError, match=r"briefing\.en\.md: cannot be read"):
        render(made, templates=folder)


# --- what it may cost ----------------------------------------------------------------------

DOUBLING = "{{% set ns = namespace(a={0}, b={0}) %}}{{% for i in range(60) %}}{1}{{% endfor %}}{2}"
LINE = "{% set r = range(10000) %}"
BOMBS = {
    "range": "{% for i in range(10**9) %}{% endfor %}",
    "range as a list": "{{ range(10**9)|list|length }}",
    "huge range": "{{ range(10**18)|length }}",
    "repeated text": "{{ ('a' * 10**9)|length }}",
    "repeated text, turned round": "{{ (10**9 * 'a')|length }}",
    "repeated list": "{{ ([0] * 10**9)|length }}",
    "repeated in steps": "{{ ('a' * 100000 * 100000)|length }}",
    "power": "{{ 10**(10**8) }}",
    "power in steps": "{% set ns = namespace(n=9) %}{% for i in range(90) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
    "negative power": "{{ 10 ** -(10**8) }}{{ 2.5 ** 10**9 }}",
    "nested loops": LINE
    + "{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}",
    "nested loops that print": LINE
    + "{% for a in r %}{% for b in r %}aaaaaaaaaaaaaaaa{% endfor %}{% endfor %}",
    "nested loops in a macro": LINE
    + "{% macro m() %}{% for a in r %}{% for b in r %}aaaaaaa{% endfor %}{% endfor %}{% endmacro %}{{ m()|length }}",
    "loops with a condition": LINE + "{% for a in r if a < 0 %}{% endfor %}" * 200,
    "loop over a list again and again": LINE
    + "{% set r = r|list %}{% for a in r %}{{ r|sort|length }}{{ r|unique|list|length }}{% endfor %}",
    "names that take long": "{% set s = 'Nguyễn Văn Đức ' * 99000 %}{{ romanised(s) }}",
    "short names that take long": LINE + "{% set s = 'bà Hà ' * 160 %}"
    "{% for a in r %}{{ romanised(s) }}{{ person_named(s) or '' }}{% endfor %}",
    "filters of filters": LINE + "{{ r" + "|map('string')" * 300 + "|list|length }}",
    "tests of lists": LINE
    + "{% set s = r|list %}{% for a in s %}{{ s|select('eq', -1)|list|length }}{% endfor %}",
    "recursive loop": "{% for a in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursion that branches": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "recursion of callers": "{% macro m() %}{% call m() %}{% endcall %}{{ caller() }}{% endmacro %}{% call m() %}{% endcall %}",
    "including itself": "{% include 'briefing.en.md' %}",
    "including itself, branching": "{% set s = s|default('a' * 60) %}{% if s %}{% set s = s[1:] %}"
    "{% include 'briefing.en.md' %}{% include 'briefing.en.md' %}{% endif %}",
    "importing itself": "{% import 'briefing.en.md' as m %}",
    "doubling by ~": DOUBLING.format("'aa'", "{% set ns.a = ns.a ~ ns.a %}", ""),
    "doubling by +": DOUBLING.format("'aa'", "{% set ns.a = ns.a + ns.a %}", ""),
    "doubling a list by +": DOUBLING.format("[1]", "{% set ns.a = ns.a + ns.a %}", ""),
    "doubling by join": DOUBLING.format("'aa'", "{% set ns.a = [ns.a, ns.a]|join %}", ""),
    "doubling by replace": DOUBLING.format("'aa'", "{% set ns.a = ns.a|replace('a', 'aa') %}", ""),
    "doubling by a method": DOUBLING.format("'aa'", "{% set ns.a = ns.a.replace('', 'aa') %}", ""),
    "doubling by format": DOUBLING.format("'aa'", "{% set ns.a = '{0}{0}'.format(ns.a) %}", ""),
    "doubling by a block": DOUBLING.format(
        "'aa'", "{% set x %}{{ ns.a }}{{ ns.a }}{% endset %}{% set ns.a = x %}", ""
    ),
    "doubling by a macro": "{% macro m(s) %}{{ s }}{{ s }}{% endmacro %}"
    + DOUBLING.format("'aa'", "{% set ns.a = m(ns.a) %}", ""),
    "doubling by nesting": DOUBLING.format("[1]", "{% set ns.a = [ns.a, ns.a] %}", "{{ ns.a }}"),
    "comparing what was nested": DOUBLING.format(
        "(1,)", "{% set ns.a = (ns.a, ns.a) %}{% set ns.b = (ns.b, ns.b) %}", "{{ ns.a == ns.b }}"
    ),
    "nesting in dicts": DOUBLING.format(
        "{}", "{% set ns.a = {1: ns.a, 2: ns.a} %}", "{{ ns.a == ns.b }}"
    ),
    "nesting in arguments": "{% macro m(n) %}{% if n %}{{ m(n - 1, a=kwargs, b=kwargs) }}{% endif %}{{ kwargs == 1 }}"
    "{% endmacro %}{{ m(60) }}",
    "wide format": "{{ '{:1000000000}'.format(1) }}",
    "wide format from a value": "{{ '{:{}}'.format(1, 10**9) }}",
    "precise format": "{{ '{:.1000000000f}'.format(1.5) }}",
    "wide percent": "{{ '%1000000000d' % 1 }}",
    "wide time": "{{ article.published.strftime('%1000000000d') }}",
    "centred": "{{ 'a'|center(10**9) }}{{ 'a'.center(10**9) }}",
    "justified": "{{ 'a'.ljust(10**9) }}",
    "tabs": "{{ '\t'.expandtabs(10**9) }}",
    "indented": "{{ 'a\na'|indent(10**9) }}",
    "batch": "{{ [1]|batch(10**9, 0)|list }}",
    "slice filter": "{{ [1]|slice(10**9)|list }}",
    "filled number": "{{ '1'.zfill(10**9) }}",
    "bytes": "{{ (1).to_bytes(10**9, 'big') }}",
    "rounding": "{{ 1.5|round(10**9, 'ceil') }}",
    "lipsum": "{{ lipsum(n=10**9) }}",
    "wide JSON": "{{ [1]|tojson(indent=10**9) }}",
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "deep attributes": "{{ article" + ".a" * 40000 + " }}",
    "long sum": "{{ 1" + "+1" * 40000 + " }}",
    "deep blocks": "{% if 1 %}" * 300 + "{% endif %}" * 300,
    "deep loops": "{% for a in [1] %}" * 60 + "{% endfor %}" * 60,
    "long number": "{{ " + "9" * 50000 + " }}",
    "long number in hex": "{{ 0x" + "f" * 50000 + " }}",
}
HARMLESS = {"wide time"}
"""Those that cost nothing, because the C library bounds them."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_template_that_costs_too_much_is_stopped(made: Briefing, folder: Path, name: str) -> None:
    """It ends in an error of one line, before memory or time are gone."""
    shown = outcome(made, folder, BOMBS[name])
    assert shown == "" if name not in HARMLESS else len(shown) < 1000
