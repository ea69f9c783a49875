"""What makes two replies, briefings or documents the same: the keys of the store.

A key is a SHA-256 over everything that the result depends on, so nothing has to be thrown away
when something changes: it is not found any more. Keys, headers and ceilings are left out: they
decide whether there is an answer, not which one.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.resources import installed
from briefing.settings import LOCAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models import Prompt
    from briefing.settings import Settings


def model_key(chosen: Settings, weights: Callable[[], str]) -> str:
    """Return the key of the model that the settings name; `weights` tells the embedded one's."""
    fields = json.dumps(chosen.extra_body, sort_keys=True, ensure_ascii=False)
    if chosen.model == LOCAL:
        return _key("model", chosen.model, weights(), installed("xllamacpp"), fields)
    return _key("model", chosen.model, chosen.base_url or "", fields)


def reply_key(model: str, prompt: Prompt) -> str:
    """Return the key of a model's reply to a prompt."""
    return _key("reply", model, prompt.model_dump_json())


def entry_key(feed: str, entry: str) -> str:
    """Return the key of an entry, by its id, of a feed at an address or a path."""
    return _key("entry", feed, entry)


def briefing_key(model: str, chosen: Settings, glossary: bytes, form: str, source: bytes) -> str:
    """Return the key of the briefing of an article, given as the bytes of its source and what
    else decides how they are read: see `batch.items.Item.form`."""
    options = f"{chosen.bilingual} {chosen.context}"
    return _key("briefing", _code(), model, options, glossary, form, source)


def document_key(briefing: bytes, templates: str, ending: str) -> str:
    """Return the key of a document of a `.briefing.json`; `templates` is their fingerprint,
    `ending` tells language and format (`vi.md`)."""
    return _key("document", _code(), templates, ending, briefing)


@cache
def _code() -> str:
    """Return what changes with the program: its version, and its files for who works on it; and
    the stemmer that its checks compare words with.

    Size and time of each file tell, as they do for make and rsync: reading all takes ten times as
    long.
    """
    told = [__version__, installed("snowballstemmer")]
    for package in ("briefing", "briefing.prompts"):
        (top,) = import_module(package).__path__
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                stat = os.stat(os.path.join(folder, name))
                told.append(f"{folder[len(top) :]} {name} {stat.st_size} {stat.st_mtime_ns}")
    return _key(*told)


def _key(*parts: str | bytes) -> str:
    """Return a digest in which no part can pass for another or for two."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()
