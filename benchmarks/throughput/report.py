"""The results as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def markdown(results: Mapping[str, Any]) -> str:
    """Return all tables that the results have."""
    parts = [_setting(results)]
    if costs := results.get("systems"):
        parts.append(_systems(costs))
    if rows := results.get("numbers"):
        parts.append(_numbers(rows))
    if rows := results.get("lengths"):
        parts.append(_lengths(rows))
    return "\n".join(parts)


def _setting(results: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    return (
        f"{results['articles']:,} and {2 * results['articles']:,} articles of about "
        f"{results['words']} words, {results['jobs']} at once, latency "
        f"{1000 * results['latency']:.0f} ms, medians of {results['rounds']} rounds.\n\n"
        f"{versions}\n"
    )


def _systems(costs: Sequence[Mapping[str, Any]]) -> str:
    head = (
        "system",
        "CPU an article, ms",
        "share of the ideal wall time",
        "peak memory, MB",
        "start-up, CPU ms",
        "server busy",
    )
    return table(
        head,
        (
            (
                cost["name"],
                f"{cost['cpu_ms']:.1f}",
                f"{100 * cost['share']:.0f} %",
                f"{cost['memory']:.0f}",
                f"{cost['start_ms']:.0f}",
                f"{100 * cost['server']:.0f} %",
            )
            for cost in costs
        ),
    )


def _numbers(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("articles", "CPU, s", "wall, s", "CPU an article, ms", "peak memory, MB")
    return table(
        head,
        (
            (
                f"{row['articles']:,}",
                f"{row['cpu']:.1f}",
                f"{row['wall']:.1f}",
                f"{1000 * row['cpu'] / row['articles']:.1f}",
                f"{row['memory']:.0f}",
            )
            for row in rows
        ),
    )


def _lengths(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("words an article", "CPU an article, ms", "share of the ideal wall time")
    return table(
        head,
        (
            (f"{row['words']:,}", f"{row['cpu_ms']:.1f}", f"{100 * row['share']:.0f} %")
            for row in rows
        ),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first are numbers."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (head, rule, *rows))
