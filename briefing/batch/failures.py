"""Why articles have no briefing: the lines of `failed.jsonl`."""

from __future__ import annotations

from briefing.models import Frozen, Usage


class Failure(Frozen):
    """Why an article has no briefing: one line of `failed.jsonl`."""

    id: str
    """The item's."""
    source: str
    """The file, or the file and the line, that it was to be made from."""
    error: str
    """The class of the error, such as `RateLimitError`: see `briefing.errors`."""
    exit_code: int
    """The exit code that stands for it."""
    message: str
    """What happened, and what to do about it."""
    usage: Usage = Usage()
    """What was spent on it all the same."""
    cost_usd: float | None = None
    """That in US dollars; None when the price is not known."""
