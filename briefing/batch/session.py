"""A run over many articles, whatever engine makes them: what comes of each, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from briefing.batch.failure_list import FailureList
from briefing.batch.failures import Failure
from briefing.batch.items import Item
from briefing.batch.making import failed
from briefing.batch.outcomes import Outcome
from briefing.batch.sources import Listing
from briefing.errors import DeliveryError


class Sink(Protocol):
    """Where outcomes go; see `sinks`."""

    def admit(self, item: Item) -> None:
        """Raise DeliveryError when the briefing of an item may not be written."""
        ...

    def write(self, outcome: Outcome) -> object:
        """Write an outcome; raise DeliveryError when that is not possible."""
        ...

    def close(self, *, keep: bool) -> object:
        """Put everything in its place, or forget what is not there yet."""
        ...

    @property
    def replaces(self) -> bool:
        """Whether closing puts something in the place of an earlier result."""
        ...


class Session:
    """The items of a run, and what becomes of them.

    With `retrying` only the items are gone through that failed in the last run. Raises, before
    anything is changed, UsageError when `failures` is one of the sources, and what `FailureList`
    raises when it is no list of ours.
    """

    def __init__(
        self,
        listing: Listing,
        sink: Sink,
        failures: Path,
        *,
        retrying: bool = False,
    ) -> None:
        self.listing = listing
        """The items of all sources; see `wants`."""
        self._sink = sink
        self.tell: Callable[[Outcome], None] = lambda _: None
        """Gets each outcome once it is written."""
        listing.refuse(failures)
        self._failures = FailureList(failures, retrying=retrying)

    def __len__(self) -> int:
        return self.listing.total if self._failures.left is None else len(self._failures.left)

    def __iter__(self) -> Iterator[Item]:
        return (item for item in self.listing if self.wants(item))

    def wants(self, item: Item) -> bool:
        """Tell whether an item of the listing is one of this run, and has no outcome yet if it is
        tried again."""
        return self._failures.left is None or item.id in self._failures.left

    @property
    def failures(self) -> list[Failure]:
        """Those of this run so far, read from the list."""
        return list(self._failures)

    def admit(self, item: Item) -> None:
        """Raise DeliveryError when the briefing of an item could not be written."""
        self._sink.admit(item)

    def take(self, outcome: Outcome) -> Outcome:
        """Write an outcome; tell and return what came of it."""
        try:
            self._sink.write(outcome)
        except DeliveryError as error:
            outcome = failed(outcome, error)
        if outcome.failure:
            self._failures.add(outcome.failure)
        if self._failures.left is not None:
            self._failures.left.pop(outcome.id, None)
        self.tell(outcome)
        return outcome

    def close(self, *, whole: bool) -> None:
        """Put everything in its place, `whole` unless the run ended before its time.

        What should have been tried again and was not stays among the failures, and half a file
        does not replace a whole one. Raises DeliveryError.
        """
        try:
            self._sink.close(keep=whole or not self._sink.replaces)
        finally:  # neither stands in the way of the other
            self._failures.close(whole=whole)
