"""Files of articles: JSON lines with the keys id, title, text."""

from __future__ import annotations

import argparse
import json
from itertools import islice
from pathlib import Path
from typing import Any

from briefing import reading
from briefing.models import Article


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of arguments that name a file of articles, and which lines of it."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="JSON lines with the keys id, title, text")
    parser.add_argument("--first", type=int, default=1, metavar="N", help="first line (from 1)")
    parser.add_argument("--last", type=int, metavar="N", help="last line; default: to the end")
    return parser


def read(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the lines that the arguments name, parsed."""
    with options.articles.open(encoding="utf-8") as lines:
        chosen = islice(lines, options.first - 1, options.last)
        return [json.loads(line) for line in chosen if line.strip()]


def article(entry: dict[str, Any]) -> Article:
    """Return the article of a line; raises ArticleError where there is none."""
    title = entry.get("title") or None
    return reading.read_text(entry["text"], name=str(entry["id"]), title=title)


def sentences(of: Article) -> list[str]:
    """Return the sentences of an article, in order."""
    return [of.text[s.start : s.end] for s in reading.sentences(of)]
