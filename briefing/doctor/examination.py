"""What is examined, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from briefing import local, settings
from briefing.doctor import embedded, endpoint
from briefing.doctor.report import Check, Report, StoppedError
from briefing.errors import SettingsError
from briefing.llm import run
from briefing.pipeline import OnProgress
from briefing.pipeline import endpoint as opened
from briefing.settings import Settings

_LONGEST = 120.0
"""Seconds that an examination takes at most, unless the caller allows more."""


def examine(
    flags: Mapping[str, Any],
    *,
    config: Path | None = None,
    report: Callable[[Check], None],
    on_progress: OnProgress | None = None,
) -> None:
    """Examine the model that `flags`, the environment and the config file choose.

    `report` is called with each check as soon as it is known, `on_progress(stage, done, total)`
    while one takes its time. All requests together take no more than the timeout, nor than
    120 s unless `flags` has a `timeout`. Whatever is wrong with settings, endpoint or model is
    reported, not raised; not for use inside a running event loop.
    """
    rows = Report(report, ("settings",))
    progress = on_progress or (lambda stage, done, total: None)
    try:
        _examine(rows, flags, config, progress)
    except StoppedError:
        return


def _examine(
    report: Report, flags: Mapping[str, Any], config: Path | None, progress: OnProgress
) -> None:
    try:
        chosen = settings.load(flags, config=config, local_installed=local.installed)
    except SettingsError as error:
        report.stop("settings", error)
    seconds = chosen.timeout if flags.get("timeout") else min(chosen.timeout, _LONGEST)
    if chosen.model == settings.LOCAL:
        report.expect(("settings", *embedded.NAMES))
        report.ok("settings", _described(chosen, config))
        embedded.examine(report, chosen, seconds, progress)
        return
    try:
        with opened(chosen, progress) as place:
            report.expect(("settings", *endpoint.NAMES), place)
            report.ok("settings", _described(chosen, config))
            run(endpoint.examine(report, place, chosen, seconds, progress))
    except SettingsError as error:
        report.stop("settings", error)


def _described(chosen: Settings, config: Path | None) -> str:
    """Return the settings in one line: of key and headers no more than that they are there."""
    local_model = chosen.model == settings.LOCAL
    parts = [
        "the embedded model" if local_model else f"{chosen.model} at {chosen.host}",
        f"{chosen.timeout:g} s for an article",
    ]
    if not local_model:
        parts.append("key from OPENAI_API_KEY" if chosen.api_key else "no key")
    if chosen.headers:
        parts.append(f"further headers: {', '.join(chosen.headers)}")
    if chosen.extra_body:
        parts.append(f"further fields: {', '.join(chosen.extra_body)}")
    if (file := config or settings.config_file()).is_file():
        parts.append(f"config file {file}")
    return "; ".join(parts)
