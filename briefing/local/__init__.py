"""The embedded model: installed weights, joined and verified, behind a server on loopback.

To the rest of the program it is an endpoint like any other.
"""

from briefing.local.joining import (
    OVERRIDE,
    RUNTIME,
    Inventory,
    identity,
    installed,
    inventory,
    not_installed,
    require_space,
    weights,
)
from briefing.local.serving import require_runtime, serve, threads

__all__ = [
    "OVERRIDE",
    "RUNTIME",
    "Inventory",
    "identity",
    "installed",
    "inventory",
    "not_installed",
    "require_runtime",
    "require_space",
    "serve",
    "threads",
    "weights",
]
