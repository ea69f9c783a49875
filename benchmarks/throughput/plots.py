"""The results as plots, by matplotlib: `python plots.py results.json DIR` writes PNG and SVG."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

_OURS, _OTHERS = "#b3261e", "#5f6f7f"


def main() -> None:
    """Draw what the results have."""
    results, folder = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    mpl.rcParams["svg.hashsalt"] = "briefing"  # the same results give the same bytes
    drawings: dict[str, Callable[[Axes, Any], None]] = {
        "systems": systems,
        "numbers": numbers,
        "lengths": lengths,
    }
    for name, draw in drawings.items():
        if results.get(name):
            figure, axes = plt.subplots(figsize=(7, 4), layout="constrained")
            draw(axes, results[name])
            axes.spines[["top", "right"]].set_visible(False)
            figure.savefig(folder / f"{name}.png", dpi=150)
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})
            plt.close(figure)


def systems(axes: Axes, costs: list[Mapping[str, Any]]) -> None:
    """CPU of one article, a bar for each system."""
    costs = sorted(costs, key=lambda cost: cost["cpu_ms"], reverse=True)
    colours = [_OURS if cost["name"].startswith("briefing") else _OTHERS for cost in costs]
    bars = axes.barh(
        [cost["name"] for cost in costs], [cost["cpu_ms"] for cost in costs], color=colours
    )
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.set_xlabel("CPU an article, ms")
    axes.margins(x=0.15)


def numbers(axes: Axes, rows: list[Mapping[str, Any]]) -> None:
    """CPU and memory of a run against its number of articles."""
    articles = [row["articles"] for row in rows]
    axes.plot(articles, [row["cpu"] for row in rows], "o-", color=_OURS)
    axes.set(xlabel="articles", ylabel="CPU of the run, s", xlim=(0, None), ylim=(0, None))
    memory = axes.twinx()
    memory.plot(articles, [row["memory"] for row in rows], "s--", color=_OTHERS)
    memory.set(ylabel="peak memory, MB (dashed)", ylim=(0, None))


def lengths(axes: Axes, rows: list[Mapping[str, Any]]) -> None:
    """CPU of one article against its length."""
    words = [row["words"] for row in rows]
    axes.plot(words, [row["cpu_ms"] for row in rows], "o-", color=_OURS)
    axes.set(xlabel="words", ylabel="CPU an article, ms", xlim=(0, None), ylim=(0, None))


main()
