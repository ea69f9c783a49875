"""A page with a style element → the same page with styles in its elements, for mail clients."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing import bounded
from briefing.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from css_inline import CSSInliner

SECONDS = 10
"""So long may the pages of one letter take; one of ours takes a hundredth of a second."""
LONGEST = 200_000
"""Bytes of a page, in UTF-8: a longer one is left as it is."""
_MEMORY = 1 << 30
"""Bytes of memory that inlining the styles of a user's page may take."""
_OPTIONS: dict[str, Any] = {"load_remote_stylesheets": False, "minify_css": True}
_PROGRAM = f"""
from css_inline import CSSInliner
page = CSSInliner(**{_OPTIONS}).inline(sys.stdin.buffer.read().decode())
sys.stdout.buffer.write(page.encode()[:{LONGEST}])
"""


class Inliner:
    """Puts styles into their elements: of the page of a letter, and of shorter ones until one fits.

    What `templates` of the user's made may have no end of styles, or be nested so deeply that the
    library crashes: processes of their own work on it, and altogether for SECONDS at most.
    Raises SettingsError where the extra `email` is missing.
    """

    def __init__(self, templates: Path | None) -> None:
        self._library = _library()
        self._templates = templates
        self._until = time.monotonic() + SECONDS

    def inlined(self, page: str) -> str:
        """Return `page` with its styles in its elements; as it is when it has LONGEST bytes.

        Raises SettingsError for a page of the user's templates that costs too much.
        """
        data = page.encode()
        if len(data) >= LONGEST:
            return page
        if self._templates is None:
            return self._library.inline(page)
        left = max(self._until - time.monotonic(), 0)
        done = bounded.run(_PROGRAM, data, memory=_MEMORY, processor=SECONDS, seconds=left)
        if done is None:
            message = f"{self._templates}: mail.html makes a page whose styles cannot be put into"
            remedy = "nest less, with fewer and simpler styles"
            raise SettingsError(f"{message} its elements: {remedy}")
        return done.decode(errors="ignore")


@cache
def _library() -> CSSInliner:
    """Return the inliner; what it cannot inline stays in the style element."""
    try:
        from css_inline import CSSInliner
    except ImportError:
        message = "letters need the extra email: pip install -e '.[email]' in briefing's folder"
        raise SettingsError(message) from None
    return CSSInliner(**_OPTIONS)
