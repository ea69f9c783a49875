"""robots.txt, as RFC 9309 has it: what a site lets programs read.

Read here, in one pass and with only the groups that concern us, because a general parser takes
minutes and gigabytes for a hostile file of the size that must be read (n groups of n rules).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import quote

PRODUCT = "briefing"
"""The product token: what a site calls us in a `User-agent` line."""
MAX_BYTES = 512_000
"""Of a robots.txt that are read; RFC 9309, 2.5 asks for 500 KiB at least."""

_TOKEN = re.compile(r"[a-z_-]+|\*", re.IGNORECASE)
_ESCAPE = re.compile("%([0-9a-f]{2})", re.IGNORECASE)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SAFE = "/%:@!$&'()*+,;=?~"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site lets us read, and how often."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Patterns of paths, and whether they are allowed; the longest that matches wins, then one
    that allows."""
    delay: float = 0.0
    """Seconds between two requests (`Crawl-delay`)."""

    def allow(self, target: str) -> bool:
        """Tell whether a path, with its query, may be asked for."""
        path = _normal(target)
        return next((allowed for rule, allowed in self.rules if _matches(rule, path)), True)


def parse(data: bytes) -> Rules:
    """Read a robots.txt, of which no more than MAX_BYTES should be given; nothing in it is an
    error. What the last line says is lost when it was cut."""
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if len(data) >= MAX_BYTES:
        del lines[-1:]
    groups: dict[str, list[tuple[str, str]]] = {}
    names: set[str] = set()
    in_rules = False
    for key, value in filter(None, map(_directive, lines)):
        if key == "user-agent":
            if in_rules:
                names, in_rules = set(), False
            names |= _named(value)
            groups.update({name: groups.get(name, []) for name in names})
        else:
            in_rules = True
            for name in names:
                groups[name].append((key, value))
    return _rules(groups.get(PRODUCT, groups.get("*", [])))


def _directive(line: str) -> tuple[str, str] | None:
    """Return the key and the value of a line that matters here."""
    key, _, value = line.partition("#")[0].partition(":")
    key = key.strip().lower()
    return (key, value.strip()) if key in _KEYS else None


_KEYS = ("user-agent", "allow", "disallow", "crawl-delay")


def _named(value: str) -> set[str]:
    """Return which of the groups that concern us a `User-agent` line begins, if any."""
    token = _TOKEN.match(value)
    return {token[0].lower()} & {PRODUCT, "*"} if token else set()


def _rules(group: list[tuple[str, str]]) -> Rules:
    rules = {(_normal(value), key == "allow") for key, value in group if value and key in _PATHS}
    delays = [_seconds(value) for key, value in group if key == "crawl-delay"]
    ordered = sorted(rules, key=lambda rule: (len(rule[0]), rule[1]), reverse=True)
    return Rules(tuple(ordered), max(delays, default=0.0))


_PATHS = ("allow", "disallow")


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if math.isfinite(seconds) and seconds > 0 else 0.0


def _normal(path: str) -> str:
    """Return a path or a pattern in one spelling: RFC 9309, 2.2.2."""
    return _ESCAPE.sub(_unescaped, quote(path, safe=_SAFE))


def _unescaped(escape: re.Match[str]) -> str:
    char = chr(int(escape[1], 16))
    return char if char in _UNRESERVED else escape[0].upper()


def _matches(rule: str, path: str) -> bool:
    """Tell whether a pattern matches the beginning of a path; `*` is anything, a last `$` the end.

    Each part is searched for once, behind the one before it: linear in both.
    """
    ends = rule.endswith("$")
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    if not parts:
        return not ends or position == len(path)
    for part in parts[:-1]:
        found = path.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    if ends:
        return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= position
    return path.find(parts[-1], position) >= 0
