"""Making briefings of one article after the other: what `make` and `feed` do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.progress import ProgressLine
from briefing.cli.spending import Spent
from briefing.cli.tables import passed_line
from briefing.cli.terminal import emit, visible

if TYPE_CHECKING:
    import asyncio

    from briefing.batch.items import Item
    from briefing.batch.making import Maker
    from briefing.batch.outcomes import Outcome
    from briefing.batch.shelf import Shelf
    from briefing.batch.sinks import Folder
    from briefing.errors import BriefingError
    from briefing.fetching.fetcher import Fetcher
    from briefing.models import Article, Language
    from briefing.settings import Settings
    from briefing.store import Store


@dataclass(frozen=True)
class Asked:
    """What the command line asks for; see `options.with_making`."""

    out: Path
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    templates: Path | None
    cached: bool
    strict: bool
    force: bool
    stdout: bool
    quiet: bool
    debug: bool
    flags: Mapping[str, Any]
    """The settings."""

    @classmethod
    def by(cls, given: Mapping[str, Any]) -> Self:
        """Return what the options of a command ask for."""
        own = {field.name: given[field.name] for field in fields(cls) if field.name in given}
        flags = {name: value for name, value in given.items() if name not in own}
        return cls(**own, flags=flags)


def _ignore(item: Item, error: BriefingError | None) -> None:
    """Do nothing."""


def make_all(
    items: Iterable[Item],
    asked: Asked,
    done: Callable[[Item, BriefingError | None], None] = _ignore,
    fetcher: Fetcher | None = None,
) -> int:
    """Make a briefing of each item and write its files; return the exit code.

    It ends with the item whose failure all others would share. `done` gets each item when its
    files are written, or with the error that kept them from it. `fetcher` gets pages; without one
    it is made by the settings.
    """
    codes: list[int] = []
    if asked.templates:
        with reporting_errors(str(asked.templates), asked.debug, codes):
            from briefing.rendering import check_templates

            check_templates(asked.templates)  # a slip is told before a model is paid for
        if codes:
            return first_of(codes)
    from briefing.batch.sinks import Folder
    from briefing.errors import BriefingError

    folder = Folder(asked.out, force=asked.force)
    with ProgressLine(asked.quiet) as progress, Desk(progress, asked, fetcher) as desk:
        ended = False
        for item in items:
            if ended:
                progress.say("The other articles would fail likewise: they are left")
                break
            with reporting_errors(item.source, asked.debug, codes, desk.spent):
                try:
                    codes.append(_make(item, asked, desk, folder, progress))
                except BriefingError as error:
                    from briefing.batch.making import concerns_all  # late: it takes a while

                    ended = concerns_all(error)
                    done(item, error)
                    raise
                done(item, None)
        if told := desk.spent.told():
            progress.say(told)
    return first_of(codes)


def _make(item: Item, asked: Asked, desk: Desk, folder: Folder, progress: ProgressLine) -> int:
    """Make a briefing and write its files; return the exit code."""
    outcome = desk.make(item, folder.admit)
    progress.stop()
    for path in folder.write(outcome, documents=not asked.stdout):
        progress.say(f"Wrote {visible(str(path))}")
    for text in outcome.documents.values() if asked.stdout else ():
        emit(text, end="")
    return _verdict(outcome, asked.strict, progress)


class Desk:
    """What all articles share: settings, what is kept of earlier runs, and an endpoint, opened for
    the first article that needs it and closed after the last."""

    def __init__(
        self, progress: ProgressLine, asked: Asked, fetcher: Fetcher | None = None
    ) -> None:
        self._progress = progress
        self._asked = asked
        self._fetcher = fetcher
        self._stack = ExitStack()
        self._announced = False
        self._under_way = ""
        self.spent = Spent()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def make(self, item: Item, admit: Callable[[Item], None]) -> Outcome:
        """Return the briefing of an item and its documents; raises as `Maker.attempt` does, and
        what `admit` does before a model is asked."""
        self._under_way = item.id
        if item.url is not None:
            self._progress.update("fetch", 0, 1)
            try:
                item = self._shelf.fetched(item)
            finally:
                self._progress.stop()  # whatever is printed next
        if kept := self._shelf.find(item):
            return kept
        admit(item)
        runner, maker = self._opened
        made = runner.run(maker.attempt(item))
        self.spent.add(made.usage, made.cost_usd)
        return made

    @cached_property
    def _chosen(self) -> Settings:
        return chosen_settings(self._asked.flags)

    @cached_property
    def _shelf(self) -> Shelf:
        from briefing.batch.shelf import Shelf, Wanted

        store = self._stack.enter_context(opened_store()) if self._asked.cached else None
        wanted = Wanted(self._asked.languages, self._asked.formats, self._asked.templates)
        return Shelf(self._chosen, wanted, store, self._fetcher)

    @cached_property
    def _opened(self) -> tuple[asyncio.Runner, Maker]:
        from briefing.batch.making import Maker
        from briefing.llm import runner

        running = self._stack.enter_context(runner())
        maker = Maker(
            self._chosen,
            self._shelf,
            on_progress=self._progress.update,
            on_article=self._tell,
        )
        running.run(maker.__aenter__())
        self._stack.callback(lambda: running.run(maker.__aexit__()))
        return running, maker

    def _tell(self, article: Article) -> None:
        for repair in article.repairs:
            self._progress.say(_note(self._under_way, repair))
        if not self._announced:
            self._announced = True
            announce(self._chosen, self._progress.quiet)


def chosen_settings(flags: Mapping[str, Any]) -> Settings:
    """Resolve the settings; raises SettingsError."""
    from briefing import local, settings

    flags = dict(flags)
    config = flags.pop("config")
    return settings.load(flags, config=config, local_installed=local.installed)


def announce(chosen: Settings, quiet: bool) -> None:
    """Say which model is asked, before any text leaves the machine."""
    from briefing import settings

    if chosen.model != settings.LOCAL:
        click.echo(f"Model: {chosen.model} at {chosen.host}", err=True)  # also with --quiet
    elif not quiet:
        click.echo("Model: the embedded model, on this machine", err=True)


@contextmanager
def opened_store() -> Iterator[Store]:
    """Yield the user's store; what is wrong with it is told, and stops nothing."""
    from briefing.store import Store

    with Store.open() as store:
        told = _tell_warning(store, "")
        try:
            yield store
        finally:
            _tell_warning(store, told)


def _tell_warning(store: Store, told: str) -> str:
    """Say what is wrong with a store, unless that was told already; return it."""
    warning = store.warning or ""
    if warning != told:
        click.echo(f"Note: {visible(warning)}", err=True)
    return warning


def _note(id_: str, note: str) -> str:
    return f"Note ({visible(id_)}): {visible(note)}"


def _verdict(outcome: Outcome, strict: bool, progress: ProgressLine) -> int:
    """Tell what became of an article, and return the exit code."""
    for repair in outcome.repairs if outcome.state == "kept" else ():
        progress.say(_note(outcome.id, repair))
    for note in outcome.notes:
        click.echo(_note(outcome.id, note), err=True)  # a warning: also with --quiet
    how = f"in {outcome.seconds:.0f} s"
    if outcome.state == "kept":
        how = f"(kept from {outcome.created_at[:10]}; --no-cache asks again)"
    progress.say(f"{outcome.source}: {passed_line(outcome.passed, outcome.subjects)} {how}")
    return 3 if strict and outcome.flawed else 0
