"""`briefing batch`: many articles, safe to interrupt, cheap to repeat."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from briefing.cli.clustering import interruptible, with_engine
from briefing.cli.failures import first_of, reporting_errors
from briefing.cli.making import announce, chosen_settings, opened_store
from briefing.cli.options import (
    with_cache,
    with_debug,
    with_fetching,
    with_force,
    with_formats,
    with_glossary,
    with_languages,
    with_model,
    with_quiet,
    with_strict,
    with_templates,
)
from briefing.cli.spending import Spent
from briefing.cli.tally import Tally
from briefing.cli.terminal import emit, visible

if TYPE_CHECKING:
    from briefing.batch.running import Run
    from briefing.batch.session import Session, Sink
    from briefing.batch.shelf import Shelf
    from briefing.batch.sources import Listing
    from briefing.errors import BriefingError
    from briefing.models import Language
    from briefing.settings import Settings

_JOBS = 8
_INTERRUPTED = 130


@click.command(epilog="Example:  briefing batch news/ --out briefs --jobs 16 --max-cost 5")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write the files of each article.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="One .jsonl or .parquet for all briefings, instead of files for each.",
)
@with_languages
@with_formats
@with_templates
@with_model
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="How many articles at once; default: 8, and 1 for the embedded model.",
)
@with_engine
@click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="Tokens for the whole run.")
@click.option("--max-cost", type=float, metavar="USD", help="US dollars for the whole run.")
@with_glossary
@with_fetching
@click.option("--dry-run", is_flag=True, help="Tell what there is to do and what it may cost.")
@click.option("--retry-failed", is_flag=True, help="Only what failed in the last run.")
@with_cache
@with_strict
@with_force
@with_quiet
@with_debug
def batch(
    sources: tuple[str, ...],
    *,
    out: Path | None,
    into: Path | None,
    languages: tuple[Language, ...],
    formats: tuple[str, ...],
    templates: Path | None,
    jobs: int | None,
    engine: str,
    ray_address: str | None,
    max_tokens: int | None,
    max_cost: float | None,
    dry_run: bool,
    retry_failed: bool,
    cached: bool,
    strict: bool,
    force: bool,
    quiet: bool,
    debug: bool,
    **flags: Any,
) -> int:
    """Write briefings of many articles; what has not changed since an earlier run costs nothing.

    SOURCE is a file or a web page (as for make), a folder, a pattern in quotes, a .jsonl or
    .parquet of articles (text, and id, title, published, source, author, url if known), or - for a
    list of paths and addresses on standard input. What fails is listed in failed.jsonl. Ctrl-C
    finishes what is under way; the same command goes on where a run ended.
    """
    if out is not None and into is not None:
        raise click.UsageError("briefings go to --out DIR or --into FILE, not to both")
    codes: list[int] = []
    with reporting_errors("batch", debug, codes), ExitStack() as stack:
        from briefing.batch.session import Session
        from briefing.batch.shelf import Shelf, Wanted
        from briefing.batch.sources import listing

        listed = listing(sources)
        _require_usable(max_cost, retry_failed, dry_run, into, cached)
        for note in listed.notes:
            click.echo(f"Note: {visible(note)}", err=True)
        if templates:
            from briefing.rendering import check_templates

            check_templates(templates)  # a slip is told before a model is paid for
        chosen = chosen_settings(flags)
        store = stack.enter_context(opened_store()) if cached else None
        shelf = Shelf(chosen, Wanted(languages, formats, templates), store)
        jobs = _jobs(jobs, chosen)
        shelf.check()
        if dry_run:
            _tell_estimate(listed, shelf, chosen)
            return 0
        if into is not None:
            listed.refuse(into)
        sink, failures = _places(out, into, force)
        stack.callback(sink.close, keep=False)  # after an error nothing half written stays
        # One file holds all: the others are gone through as well, and found in the store.
        retrying = retry_failed and into is None
        session = Session(listed, sink, failures, retrying=retrying)
        if max_cost is not None:
            _require_price(chosen)
        if debug:
            _show_bugs()
        announce(chosen, quiet)
        work = _Work(session, shelf, chosen, jobs, max_tokens, max_cost)
        tally = Tally(len(session), quiet)
        session.tell = tally.add
        here, there = partial(_here, work, tally), partial(_on_cluster, work, tally)
        ending = _carried_out(
            work, tally, partial(there, ray_address, debug) if engine == "ray" else here
        )
        codes += [tally.code(strict), ending.tell(tally, failures)]
    return first_of(codes)


def _carried_out(work: _Work, tally: Tally, engine: Callable[[], _Ending]) -> _Ending:
    """Make all articles; whatever ends that, results and failures get into their places, and what
    it came to is told."""
    ending = None
    try:
        with tally:
            ending = engine()
            return ending
    finally:
        try:
            work.session.close(whole=not tally.left)
        finally:
            if ending or tally.done:
                tally.summary()


def _require_usable(
    max_cost: float | None, retrying: bool, dry_run: bool, into: Path | None, cached: bool
) -> None:
    """Raise UsageError for options that make no sense, or none together."""
    if max_cost is not None and not 0 < max_cost < math.inf:
        raise click.UsageError("--max-cost: use a number of US dollars above 0")
    if retrying and dry_run:
        raise click.UsageError("--dry-run tells of all articles: leave --retry-failed away")
    if retrying and into and not cached:
        raise click.UsageError("--retry-failed takes the rest of FILE from what --no-cache ignores")


def _require_price(chosen: Settings) -> None:
    """Raise SettingsError when nobody can tell what the model costs; nothing is sent."""
    from briefing import pipeline
    from briefing.settings import LOCAL

    if chosen.model != LOCAL:
        with pipeline.endpoint(chosen, lambda *_: None) as place:
            pipeline.require_price(place)


def _show_bugs() -> None:
    """Have the traceback of a bug, which is one article's failure, printed as it comes."""
    import logging

    logger = logging.getLogger("briefing.batch")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(logging.StreamHandler())


def _places(out: Path | None, into: Path | None, force: bool) -> tuple[Sink, Path]:
    """Return where briefings go, and where failures are listed."""
    from briefing.batch import sinks

    if into is not None:
        return sinks.into(into), into.with_name(f"{into.stem}.failed.jsonl")
    if out is None:
        raise click.UsageError("say where briefings go: --out DIR, or --into FILE")
    return sinks.Folder(out, force=force), out / "failed.jsonl"


def _tell_estimate(listed: Listing, shelf: Shelf, chosen: Settings) -> None:
    """Print what there is to do and what it may cost."""
    from briefing.batch.estimate import estimate

    found = estimate(listed, shelf, chosen)
    emit(f"articles      {listed.total:,}")
    emit(f"unchanged     {found.kept:,}")
    if found.unfetched:
        emit(f"to be fetched {found.unfetched:,} (not in the figures below)")
    emit(f"unusable      {found.unusable:,}")
    emit(f"to be made    {found.articles:,} ({found.words:,} words)")
    emit(f"tokens        about {found.usage.tokens:,}, in {found.usage.requests:,} requests")
    price = "unknown" if found.cost_usd is None else f"about US${found.cost_usd:.2f}"
    emit(f"cost          {price}")


def _jobs(jobs: int | None, chosen: Settings) -> int:
    from briefing.settings import LOCAL

    if chosen.model != LOCAL:
        return jobs or _JOBS
    if jobs and jobs > 1:
        click.echo("Note: the embedded model makes one article at a time: --jobs 1", err=True)
    return 1


class _Work(NamedTuple):
    """What there is to do, and what it may take in all."""

    session: Session
    shelf: Shelf
    chosen: Settings
    jobs: int
    max_tokens: int | None
    max_cost: float | None


class _Ending(NamedTuple):
    """How a run ended."""

    interrupted: bool
    reason: BriefingError | None
    """What kept all further articles from being made."""

    def tell(self, tally: Tally, failures: Path) -> int:
        """Say how to go on, and return the exit code."""
        if tally.failed:
            hint = ": try it again with --retry-failed" if tally.worth_a_retry else ""
            tally.say(f"What failed is listed in {failures}{hint}")
        if self.reason is not None:
            left = f"; {tally.left:,} left: then the same command goes on" if tally.left else ""
            click.echo(f"Error: {visible(str(self.reason))}{left}", err=True)
            return self.reason.exit_code
        if self.interrupted and tally.left:
            go_on = f"{tally.left:,} left: the same command goes on from here"
            click.echo(f"Interrupted; {go_on}", err=True)
            raise click.exceptions.Exit(_INTERRUPTED)
        return 0


def _here(work: _Work, tally: Tally) -> _Ending:
    """Make all articles on this machine."""
    from briefing.batch.making import Maker
    from briefing.batch.running import Run
    from briefing.llm import run

    async def made() -> _Ending:
        async with Maker(
            work.chosen,
            work.shelf,
            jobs=work.jobs,
            max_tokens=work.max_tokens,
            max_cost=work.max_cost,
        ) as maker:
            running = Run(work.session, work.shelf, maker, work.jobs)
            try:
                with _interruptible(running, tally):
                    await running()
            finally:
                if maker.spending is not None:  # also what has no outcome, or not any more
                    tally.spent = Spent(maker.spending.usage, maker.spending.cost())
            interrupted = running.halted and running.reason is None
            return _Ending(interrupted, running.reason or maker.exhausted)

    return run(made())


def _on_cluster(work: _Work, tally: Tally, address: str | None, debug: bool) -> _Ending:
    """Make all articles on a Ray cluster."""
    from briefing.batch.cluster import Cluster, ClusterRun

    running = ClusterRun(
        work.session,
        work.shelf,
        work.chosen,
        Cluster(address, debug),
        jobs=work.jobs,
        max_tokens=work.max_tokens,
        max_cost=work.max_cost,
    )
    with interruptible(running, tally):
        running()
    for error in running.unfinished:
        tally.spent.add(error.usage, error.cost_usd)
    return _Ending(running.halted and running.reason is None, running.reason)


@contextmanager
def _interruptible(running: Run, tally: Tally) -> Iterator[None]:
    """Finish what is under way at the first Ctrl-C (or SIGTERM), break off at the second."""
    import asyncio
    import signal

    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    signals = (signal.SIGINT, signal.SIGTERM)

    def stop() -> None:
        if running.halted and task:
            task.cancel()  # ends the block; it is no error outside
        else:
            running.halt()
            under_way = f"{running.underway:,} article{'s' if running.underway != 1 else ''}"
            tally.say(f"Finishing {under_way}; Ctrl-C again breaks off", always=True)

    with suppress(NotImplementedError):  # Windows: Ctrl-C breaks off at once
        for number in signals:
            loop.add_signal_handler(number, stop)
    try:
        with suppress(asyncio.CancelledError):
            yield
    finally:
        for number in signals:
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)
