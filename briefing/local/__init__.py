"""The embedded model: installed weights, joined and verified, behind a server on loopback.

To the rest of the program it is an endpoint like any other.
"""

from briefing.local.joining import installed, weights
from briefing.local.serving import serve

__all__ = ["installed", "serve", "weights"]
