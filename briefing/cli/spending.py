"""What a run has cost, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.models import Usage


class Spent:
    """What a run has cost, failed articles included."""

    def __init__(self, usage: Usage | None = None, dollars: float | None = 0.0) -> None:
        self._usage = usage if usage and usage.requests else None
        self._dollars = dollars

    def add(self, usage: Usage | None, dollars: float | None) -> None:
        """Add the cost of one article; what has sent nothing cost nothing."""
        if usage is None or not usage.requests:
            return
        self._usage = self._usage + usage if self._usage else usage
        if self._dollars is not None:
            self._dollars = None if dollars is None else self._dollars + dollars

    def short(self) -> str:
        """Return tokens and money, as far as they are known."""
        if self._usage is None:
            return "0 tokens"
        about = "about " if self._usage.estimated else ""
        tokens = f"{about}{self._usage.tokens:,} tokens"
        return tokens if self._dollars is None else f"{tokens}, {about}{self._price(self._dollars)}"

    def told(self) -> str:
        """Return what has been spent, the money only if all of it is known; empty if nothing."""
        if self._usage is None:
            return ""
        requests = f"{self._usage.requests:,} request{'s' if self._usage.requests > 1 else ''}"
        unknown = ", price unknown" if self._dollars is None else ""
        return f"Cost: {requests}, {self.short()}{unknown}"

    @staticmethod
    def _price(dollars: float) -> str:
        return f"US${dollars:.4f}".replace("$0.0000", "$0")
