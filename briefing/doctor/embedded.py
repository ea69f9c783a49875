"""The rows of the embedded model: from its runtime to how fast it answers."""

from __future__ import annotations

import asyncio
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing import local
from briefing.doctor import copying
from briefing.doctor.report import Report
from briefing.errors import BriefingError, DeadlineError, WeightsError
from briefing.llm import Budget, Client, Line
from briefing.local import Inventory
from briefing.models import Completion, Endpoint
from briefing.pipeline import OnProgress
from briefing.settings import Settings

NAMES = ("runtime", "weights", "memory", "processor", "disk", "starts", "Vietnamese", "speed")
"""The rows, in order."""

_BESIDE_WEIGHTS = 1_000_000_000
"""Bytes of memory that llama.cpp takes beside the weights, for the context and for itself."""
_MEMORY = Path("/proc/meminfo")
_MEMORY_LIMIT = Path("/sys/fs/cgroup/memory.max")
_PROCESSOR = Path("/proc/cpuinfo")


def examine(report: Report, chosen: Settings, seconds: float, progress: OnProgress) -> None:
    """Report on the embedded model, which is joined if need be, and served meanwhile.

    `seconds` is what its answer may take. Raises StoppedError after a problem.
    """
    _tell_runtime(report)
    inventory = _tell_weights(report, progress)
    _tell_memory(report, inventory)
    _tell_processor(report)
    _tell_disk(report, inventory)
    started = time.monotonic()
    try:
        with local.serve(progress) as place:
            report.ok("starts", f"ready after {time.monotonic() - started:.1f} s")
            progress("Vietnamese", 0, 1)
            completion, took = asyncio.run(_copy(report, place, seconds))
    except WeightsError as error:
        report.stop("starts", error)
    report.add(copying.judged(completion))
    copying.tell_speed(report, completion, took, chosen.timeout)


async def _copy(report: Report, place: Endpoint, seconds: float) -> tuple[Completion, float]:
    async with Line(place) as line:
        try:
            return await copying.copy(Client(line, Budget(seconds)))
        except DeadlineError as error:
            remedy = "end what else keeps the processor busy, or allow more with --timeout"
            report.stop("Vietnamese", error, (f"no answer within {seconds:g} s", remedy))
        except BriefingError as error:
            report.stop("Vietnamese", error)


def _tell_runtime(report: Report) -> None:
    try:
        local.require_runtime()
    except WeightsError as error:
        report.stop("runtime", error)
    try:
        known = version(local.RUNTIME)
    except PackageNotFoundError:
        known = "of unknown version"
    report.ok("runtime", f"{local.RUNTIME} {known}")


def _tell_weights(report: Report, progress: OnProgress) -> Inventory:
    try:
        inventory = local.inventory(progress)
    except WeightsError as error:
        report.stop("weights", error)
    size = f"{inventory.size / 1e9:.2f} GB"
    if inventory.sha256 is None:
        own = f"{inventory.path}, {size}, named by {local.OVERRIDE}; its digest is not checked"
        report.ok("weights", own)
    elif inventory.joined:
        found = f"{inventory.path}, {size}, SHA-256 as published ({inventory.sha256[:12]}…)"
        report.ok("weights", found)
    elif inventory.missing:
        report.stop("weights", local.not_installed(inventory.missing[0]))
    else:
        report.ok("weights", f"all parts installed; joined now into {inventory.path} ({size})")
    return inventory


def _tell_memory(report: Report, inventory: Inventory) -> None:
    needed = inventory.size + _BESIDE_WEIGHTS
    free = _free_memory()
    if free is None:
        report.ok("memory", f"needs {needed / 1e9:.1f} GB; what is free is not known here")
        return
    found = f"{free / 1e9:.1f} GB free, {needed / 1e9:.1f} GB needed"
    if free < needed:
        report.warn("memory", found, "close other programs, or take a machine with more memory")
    else:
        report.ok("memory", found)


def _free_memory() -> int | None:
    """Return the bytes that Linux can give without swapping, or a container's limit (cgroup v2)
    if that is less; None on other systems."""
    try:
        lines = _MEMORY.read_text().splitlines()
        told = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        return None
    free = 1024 * int(told)
    try:
        limit = _MEMORY_LIMIT.read_text().strip()
    except OSError:
        return free
    return min(free, int(limit)) if limit.isdecimal() else free


def _tell_processor(report: Report) -> None:
    threads = local.threads()
    cores = "as many cores as llama.cpp counts" if threads < 0 else f"cores used: {threads}"
    flags = _processor_flags()
    if flags and "avx2" not in flags:
        report.warn("processor", f"{cores}; no AVX2", "expect it to be several times slower")
    else:
        report.ok("processor", f"{cores}{'; AVX2' if flags else ''}")


def _processor_flags() -> list[str]:
    """Return what an x86 processor can do; nothing elsewhere."""
    try:
        lines = _PROCESSOR.read_text().splitlines()
    except OSError:
        return []
    return next((line.split() for line in lines if line.startswith("flags")), [])


def _tell_disk(report: Report, inventory: Inventory) -> None:
    """Report the space for joining the weights, where that is still to be done."""
    if inventory.joined:
        report.skip("disk")
        return
    try:
        free = local.require_space(inventory.path)
    except WeightsError as error:
        report.stop("disk", error)
    report.ok("disk", f"{free / 1e9:.1f} GB free in {inventory.path.parent}")
