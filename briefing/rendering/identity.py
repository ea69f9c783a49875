"""What documents depend on beside their briefing, told without importing what makes them."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.rendering.folder import check_folder, read_template, template_names
from briefing.resources import installed

if TYPE_CHECKING:
    from pathlib import Path

_LIBRARIES = ("jinja2", "markdown", "nh3")
"""What makes a document of a template; a safer sanitiser is to have its way with old ones too."""


def fingerprint(templates: Path | None = None) -> str:
    """Return 64 hexadecimal digits that change when templates, or what fills them, change.

    `templates` is a folder of templates of one's own, each in place of the packaged one of its
    name. Raises SettingsError when the folder or a file in it cannot be used.
    """
    return _fingerprint(templates, _state(templates))


@lru_cache(maxsize=8)
def _fingerprint(templates: Path | None, _: object) -> str:
    if templates is not None:
        check_folder(templates)
    digest = hashlib.sha256(" ".join(map(installed, _LIBRARIES)).encode())
    for name in template_names():
        digest.update(hashlib.sha256(read_template(templates, name)[0].encode()).digest())
    return digest.hexdigest()


def _state(templates: Path | None) -> tuple[tuple[int, ...], ...]:
    """Return what changes when a file of the folder does: which there are, their sizes and times.

    Each call reads files anew only when this has changed.
    """
    return tuple(_stat(os.path.join(templates, name)) for name in template_names() if templates)


def _stat(path: str) -> tuple[int, ...]:
    try:
        stat = os.stat(path)
    except OSError:
        return ()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
