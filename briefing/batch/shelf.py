"""Outcomes that need no model: what was made before, found by the bytes of its source.

Light on purpose: an article that has not changed costs a few reads, and no import of a template
engine or a client.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from briefing import keys
from briefing.batch.items import Item
from briefing.batch.outcomes import Outcome, State
from briefing.errors import SettingsError
from briefing.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.fetching.fetcher import Fetcher
    from briefing.models import Briefing, Language
    from briefing.pipeline import Made
    from briefing.store import Store


@dataclass(frozen=True)
class Wanted:
    """Which documents to make."""

    languages: tuple[Language, ...] = ("vi", "en")
    """In which languages."""
    formats: tuple[str, ...] = ("md",)
    """`md`, `html`."""
    templates: Path | None = None
    """A folder of templates of one's own."""


def _weights() -> str:
    from briefing import local

    return local.identity()


class Shelf:
    """What a store has of the briefings and documents of one model, with these settings.

    Without a store nothing is found and nothing kept. `fetcher` gets pages; without one it is made
    by the settings.
    """

    def __init__(
        self,
        chosen: Settings,
        wanted: Wanted,
        store: Store | None,
        fetcher: Fetcher | None = None,
    ) -> None:
        self.wanted = wanted
        self.store = store
        self._chosen = chosen
        self._given = fetcher
        self._fetching = Lock()

    @cached_property
    def model(self) -> str:
        """The key of the model."""
        return keys.model_key(self._chosen, _weights)

    def check(self) -> None:
        """Raise SettingsError when the glossary cannot be read, WeightsError when the embedded
        model cannot be used, before anything is looked up."""
        self._key(Item("", ""), b"")

    def find(self, item: Item) -> Outcome | None:
        """Return the outcome of an item that was made before; None when it is to be made, or has
        an address: what is there now is not known before it is fetched.

        Raises ArticleError when the item cannot be read, SettingsError when the templates are
        too much for this briefing.
        """
        if self.store is None or item.url is not None:
            return None
        data = self.store.get("briefing", self._key(item, item.load()))
        return self._outcome(item, "kept", data) if data else None

    def fetched(self, item: Item) -> Item:
        """Return the item with its page in place of an address, which takes a while.

        Raises FetchError when the page cannot be had, SettingsError when the extra is missing.
        """
        if item.url is None:
            return item
        with self._fetching:  # one for all threads: it knows when each host was asked last
            fetcher = self._fetcher
        return item.fetched(fetcher)

    @cached_property
    def _fetcher(self) -> Fetcher:
        from briefing.fetching.fetcher import Fetcher

        return self._given or Fetcher.by(self._chosen, self.store)

    def put(self, item: Item, source: bytes, made: Made) -> Outcome:
        """Return the outcome of an item that was made now; kept if nothing has to be tried again.

        Raises SettingsError when the templates are too much for this briefing.
        """
        data = f"{made.briefing.model_dump_json(by_alias=True, indent=2)}\n".encode()
        if self.store is not None and made.whole:
            self.store.put("briefing", self._key(item, source), data)
        return self._outcome(item, "made", data, made)

    def keep(self, item: Item, source: bytes, outcome: Outcome) -> None:
        """Keep what was made elsewhere of `source`, what the item holds, and its documents."""
        if self.store is None or not outcome.whole:
            return
        self.store.put("briefing", self._key(item, source), outcome.briefing)
        for ending, text in outcome.documents.items():
            self.store.put("document", self._document_key(outcome.briefing, ending), text.encode())

    def _key(self, item: Item, source: bytes) -> str:
        return keys.briefing_key(self.model, self._chosen, self._glossary, item.form, source)

    @cached_property
    def _glossary(self) -> bytes:
        path = self._chosen.glossary
        try:
            return path.read_bytes() if path else b""
        except OSError as error:
            message = f"{path}: the glossary cannot be read ({error.strerror}): check the path"
            raise SettingsError(message) from None

    def _outcome(self, item: Item, state: State, data: bytes, made: Made | None = None) -> Outcome:
        told = json.loads(data)
        subjects = [*told["statements"], *told["people"]]

        def briefing() -> Briefing:
            from briefing.models import Briefing

            return made.briefing if made else Briefing.model_validate_json(data)

        return Outcome(
            id=item.id,
            source=item.source,
            state=state,
            briefing=data,
            documents=self._documents(data, briefing),
            subjects=len(subjects),
            passed=sum(subject["status"] == "passed" for subject in subjects),
            flawed=any(finding["severity"] == "error" for finding in told["findings"]),
            notes=tuple(told["provenance"]["notes"]),
            repairs=tuple(told["article"]["repairs"]),
            created_at=told["provenance"]["created_at"],
            seconds=told["provenance"]["seconds"],
            whole=made.whole if made else True,
            usage=made.usage if made else None,
            cost_usd=made.cost_usd if made else None,
        )

    def _documents(self, data: bytes, briefing: Callable[[], Briefing]) -> dict[str, str]:
        """Return the documents: those that the store has of this very briefing, or rendered."""
        return {
            f"{language}.{kind}": self._document(data, briefing, language, kind)
            for kind in self.wanted.formats
            for language in self.wanted.languages
        }

    def _document_key(self, data: bytes, ending: str) -> str:
        from briefing import rendering

        return keys.document_key(data, rendering.fingerprint(self.wanted.templates), ending)

    def _document(
        self, data: bytes, briefing: Callable[[], Briefing], language: Language, kind: str
    ) -> str:
        from briefing import rendering

        key = self._document_key(data, f"{language}.{kind}")
        if self.store is not None and (kept := self.store.get("document", key)):
            return kept.decode()
        text = rendering.render(
            briefing(),
            language=language,
            format="html" if kind == "html" else "markdown",
            templates=self.wanted.templates,
        ).text
        if self.store is not None:
            self.store.put("document", key, text.encode())
        return text
