"""The public names: pinned, described, and cheap to import."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from importlib.metadata import version
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

import briefing
from briefing import errors

PUBLIC = [
    "Article",
    "ArticleError",
    "AuthenticationError",
    "Briefing",
    "BriefingError",
    "BudgetError",
    "ConnectionLostError",
    "ContextLengthError",
    "DeadlineError",
    "DeliveryError",
    "Document",
    "EndpointError",
    "FetchError",
    "Finding",
    "InvalidOutputError",
    "MissingExtraError",
    "OutputError",
    "Person",
    "Provenance",
    "QuotaError",
    "RateLimitError",
    "RefusedError",
    "Sentence",
    "SettingsError",
    "Span",
    "Statement",
    "TruncatedError",
    "Usage",
    "UsageError",
    "WeightsError",
    "__version__",
    "amake",
    "make",
    "read",
    "read_text",
    "render",
    "review",
    "verify",
]
EXIT_CODES = {
    "BriefingError": 1,
    "UsageError": 2,
    "ArticleError": 4,
    "FetchError": 4,
    "EndpointError": 5,
    "AuthenticationError": 5,
    "QuotaError": 5,
    "RateLimitError": 5,
    "DeadlineError": 5,
    "ConnectionLostError": 5,
    "ContextLengthError": 5,
    "BudgetError": 5,
    "OutputError": 6,
    "RefusedError": 6,
    "TruncatedError": 6,
    "InvalidOutputError": 6,
    "DeliveryError": 7,
    "SettingsError": 8,
    "MissingExtraError": 8,
    "WeightsError": 8,
}
DESCRIBED = [name for name in PUBLIC if name != "__version__"]


def loaded(statement: str) -> set[str]:
    """The modules that a fresh interpreter has after a statement."""
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


# --- the names -------------------------------------------------------------------------------


def test_the_public_names_are_these() -> None:
    """What users may rely on: adding is a decision, removing a breach."""
    assert briefing.__all__ == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    """Whatever module it lives in; the same object each time."""
    assert getattr(briefing, name) is getattr(briefing, name)
    assert not isinstance(getattr(briefing, name), ModuleType)


def test_a_star_import_brings_all_of_them() -> None:
    """The lazy names too."""
    names: dict[str, Any] = {}
    exec("from briefing import *", names)
    assert set(PUBLIC) <= set(names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As in any module, and it is named."""
    with pytest.raises(AttributeError, match="module 'briefing' has no attribute 'mkae'"):
        briefing.mkae  # noqa: B018 - the access is the test


def test_the_version_is_the_package_s() -> None:
    """One number, in two places."""
    assert briefing.__version__ == version("briefing")


# --- described -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DESCRIBED)
def test_every_public_name_is_described(name: str) -> None:
    """A docstring of its own, not one that is inherited."""
    described = getattr(briefing, name)
    text = described.__dict__.get("__doc__") if isinstance(described, type) else described.__doc__
    assert text
    assert text.strip()


@pytest.mark.parametrize(
    "name", [name for name in DESCRIBED if inspect.isclass(getattr(briefing, name))]
)
def test_types_are_frozen_and_errors_have_exit_codes(name: str) -> None:
    """What flows is never changed in place; an error's code is that of the command line."""
    public = getattr(briefing, name)
    if issubclass(public, BaseModel):
        assert public.model_config["frozen"] is True
    else:
        assert public.exit_code == EXIT_CODES[name]
        assert issubclass(public, briefing.BriefingError)


def test_every_error_is_public() -> None:
    """Nothing that we raise on purpose needs a private import to be caught."""
    assert sorted(EXIT_CODES) == sorted(errors.__all__)
    assert set(errors.__all__) <= set(briefing.__all__)


def test_an_error_carries_usage_and_raw_output() -> None:
    """Absent where there was no request and no reply."""
    plain = briefing.OutputError("cut")
    assert (str(plain), plain.usage, plain.raw) == ("cut", None, None)
    full = briefing.OutputError("cut", usage=briefing.Usage(requests=1), raw="{")
    assert (full.usage, full.raw) == (briefing.Usage(requests=1), "{")


# --- cheap -----------------------------------------------------------------------------------

HEAVY = {"openai", "httpx2", "rich", "xllamacpp", "click", "jinja2", "markdown", "nh3", "yaml"}


def test_importing_the_package_loads_nothing_heavy() -> None:
    """Neither the SDK nor the command line nor the embedded model, not even pydantic."""
    modules = loaded("import briefing; briefing.ArticleError")
    assert "briefing.errors" in modules
    assert not (HEAVY | {"pydantic"}) & modules


def test_reading_and_checking_load_no_sdk() -> None:
    """Who only verifies or renders never pays for a client."""
    modules = loaded("import briefing; briefing.read_text, briefing.verify, briefing.make")
    assert "briefing.pipeline" in modules
    assert not HEAVY & modules


def test_the_command_line_starts_with_click_alone() -> None:
    """`--help` costs little more than click itself."""
    modules = loaded("import briefing.cli")
    assert "click" in modules
    assert not (HEAVY - {"click"} | {"pydantic", "asyncio"}) & modules
