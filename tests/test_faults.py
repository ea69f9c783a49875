"""A whole article at an endpoint with each fault: the right briefing or a typed error.

The table in docs/faults.md is what `benchmarks/faults.py` prints.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import briefing
from briefing.llm import Dialect, client, dialect
from briefing.testing import FakeServer

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| `(.+)` \| (always|once) \| (.+?) \| (\d+) \| [\d.]+ \|$", re.MULTILINE)


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("faults", ROOT / "benchmarks" / "faults.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["faults"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


faults = _load()
CASES = list(faults.cases())
PASSING = [case for case in faults.cases() if case.when == "once"]
"""Made anew: a case that passes is played only once."""
TABLE = {
    (name, when): (outcome, int(calls))
    for name, when, outcome, calls in ROW.findall((ROOT / "docs" / "faults.md").read_text("utf-8"))
}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away our own pause between attempts."""
    monkeypatch.setattr(client, "_PAUSE", 0.0)


@pytest.fixture(scope="module")
def expected() -> briefing.Briefing:
    """What a sound endpoint leads to."""
    with FakeServer([faults.REPLY]) as server:
        return briefing.make(faults.ARTICLE, base_url=server.base_url, model="fake")


def test_the_page_has_every_case() -> None:
    """No fault is left out of the table, and none is in it that is not played."""
    assert set(TABLE) == {(case.name, case.when) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}-{case.when}")
def test_no_fault_leads_to_wrong_content(case: Any, expected: briefing.Briefing) -> None:
    """The same briefing as without the fault, a part that is said to be one, or a typed error;
    and as many requests as the page says."""
    endless = case.name in ("drip", "silence")
    outcome = faults.play(case, 0.7 if endless else 60.0, expected)
    assert outcome.sound, outcome
    assert (outcome.result, outcome.calls) == TABLE[case.name, case.when]


@pytest.mark.parametrize("case", PASSING, ids=lambda case: case.name)
def test_a_fault_that_passes_is_not_remembered_of_the_endpoint(
    case: Any, expected: briefing.Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One more request at most, and the next article finds the endpoint as it was; but where a
    request was refused or cut for its form, which is what an endpoint does for good."""
    if case.name in ("drip", "silence"):
        pytest.skip("ends with the deadline, as the table says")
    learnt: list[Dialect] = []
    monkeypatch.setattr(dialect, "remember", lambda place, told: learnt.append(told))
    outcome = faults.play(case, 60.0, expected)
    assert outcome.calls <= 2
    assert bool(learnt) == (case.name in ("no_schema", "truncated", "truncated_whole"))
