"""What becomes of one article of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing.batch.failures import Failure
    from briefing.models import Usage

State = Literal["made", "kept", "failed"]
"""Made now, if only from replies that were kept; kept whole from an earlier run; failed."""


@dataclass(frozen=True)
class Outcome:
    """A briefing with its documents, or a failure; small enough to go between processes."""

    id: str
    """The item's: where its files go."""
    source: str
    """The item's: what messages call it."""
    state: State
    """How it ended."""
    briefing: bytes = b""
    """The `.briefing.json` as it is written; empty after a failure."""
    documents: Mapping[str, str] = field(default_factory=dict)
    """Rendered documents by the end of their file names: `vi.md`, `en.html`."""
    subjects: int = 0
    """How many statements and people it has."""
    passed: int = 0
    """How many of them passed the checks."""
    flawed: bool = False
    """Whether a finding of severity error remains."""
    notes: tuple[str, ...] = ()
    """What the user must know, one sentence each."""
    repairs: tuple[str, ...] = ()
    """What the reader had to mend, one line each."""
    created_at: str = ""
    """When the briefing was made, in ISO 8601."""
    seconds: float = 0
    """How long that took then."""
    whole: bool = False
    """Whether nothing was given up for reasons that may be gone the next time: it can be kept."""
    usage: Usage | None = None
    """What this run spent on it; None for what was kept, and of a failure `failure` tells."""
    cost_usd: float | None = None
    """That in US dollars; None when the price is not known."""
    failure: Failure | None = None
    """Why it failed."""
