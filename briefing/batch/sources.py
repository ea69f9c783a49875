"""What the command line names, as items: folders, files, patterns, addresses of web pages, records,
a list of any of them."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, Protocol

from briefing.batch.items import (
    Item,
    id_key,
    name_problem,
    page_item,
    printable,
    unnamed,
    unreadable,
    with_digest,
)
from briefing.batch.records import JsonLines, Parquet, Records
from briefing.errors import ArticleError, UsageError
from briefing.fetching import is_url, without_tracking

STDIN = "-"
_LINES = (".jsonl", ".ndjson")
_PARQUET = ".parquet"
ARTICLES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".eml", ".docx", ".pdf"),
)
"""What is an article in a folder; a file that is named may be called anything."""
_OURS = re.compile(r".*\.(?:(?:vi|en)\.(?:md|html)|review\.html|[0-9a-f]{12}\.eml)", re.DOTALL)
"""How documents, review pages and mails of ours are called, which may be in the same folder."""


class _Part(Protocol):
    """The items of one source."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Item]: ...


class Listing:
    """All items of a run, in a stable order; made anew each time they are gone through.

    Records are not held; of each item some 300 bytes are, for its path or to know its id again.
    """

    def __init__(self, parts: Sequence[_Part], notes: Sequence[str]) -> None:
        self._parts = parts
        self.total = sum(map(len, parts))
        """How many items there are, those with a problem included."""
        self.notes = tuple(notes)
        """What was passed over, one sentence each."""

    def refuse(self, path: Path) -> None:
        """Raise UsageError when a file that a run is going to replace is one of the sources."""
        try:
            status = path.stat()
        except OSError:  # what is not there, is none; and writing will tell what is wrong
            return
        for part in self._parts:
            if isinstance(part, _File | Records) and _is_file(part.path, status):
                told = printable(f"{path} is also a source ({part.path})")
                raise UsageError(f"{told}, and would be replaced: name another place for results")

    def __iter__(self) -> Iterator[Item]:
        sources: dict[bytes, str] = {}
        for part in self._parts:
            for item in part:
                yield item if item.problem else _first_of_its_id(item, sources)


def _is_file(path: str, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(path), status)
    except OSError:  # it has vanished since
        return False


def listing(sources: Sequence[str], stdin: BinaryIO | None = None) -> Listing:
    """List the articles that `sources` name: folders, files, patterns, or `-` for a list of paths,
    one a line, on `stdin` (None: standard input).

    A `.jsonl`, `.ndjson` or `.parquet` file holds one article a record, any other is one.
    Raises ArticleError when a source cannot be read or there is no article at all, UsageError
    when two files have the same stem, SettingsError for Parquet without pyarrow.
    """
    parts: list[_Part] = []
    listed: list[_Part] = []
    notes: list[str] = []
    for source in sources:
        if source == STDIN:
            listed += _listed((stdin or sys.stdin.buffer).read(), notes)
        else:
            parts += [_part(path, notes) for path in _expanded(source)]
    _refuse_twins(part for part in parts if isinstance(part, _File))
    found = Listing(list(_each_page_once(parts + listed, notes)), notes)
    if not found.total:
        told = printable(", ".join(sources))
        raise ArticleError(f"{told}: no article there: name files, web pages, or folders")
    return found


def _expanded(source: str) -> list[str]:
    """Return the files that a pattern stands for, sorted; what is no pattern stands for itself."""
    if is_url(source) or not has_magic(source) or os.path.lexists(source):
        return [source]
    files = sorted(path for path in glob(source, recursive=True) if not os.path.isdir(path))
    if not files:
        raise ArticleError(f"{printable(source)}: no file is named so: check the pattern")
    return files


def _part(path: str, notes: list[str]) -> _Part:
    """Return the items of a file or folder, and note what is passed over.

    Raises ArticleError when it cannot be read.
    """
    if is_url(path):
        return _Page(path)
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        return _Folder(path, notes)
    suffix = Path(path).suffix.lower()
    if suffix not in (*_LINES, _PARQUET):
        return _File(path)
    if not stat.S_ISREG(mode):  # what comes through a pipe cannot be counted first
        raise ArticleError(f"{printable(path)}: no regular file: save the records to one")
    return Records(Parquet(Path(path)) if suffix == _PARQUET else JsonLines(Path(path)), path)


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode
    except OSError as error:
        raise ArticleError(unreadable(printable(path), error)) from None
    except ValueError:  # a NUL in it
        raise ArticleError(f"{printable(path)}: no path: check it") from None


def _listed(data: bytes, notes: list[str]) -> Iterator[_Part]:
    """Yield the items of what is listed in `data`, one path or address a line."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):  # of PowerShell
        data = data.decode("utf-16", "replace").encode()
    for line in data.removeprefix(BOM_UTF8).split(b"\n"):
        path = os.fsdecode(line.removesuffix(b"\r"))
        if not path.strip():
            continue
        try:
            yield _part(path, notes)
        except ArticleError as error:  # one of thousands: the others are done
            source = printable(path)
            problem = str(error).removeprefix(f"{source}: ")
            yield (Item(unnamed(source), source, problem=problem),)


def _each_page_once(parts: Iterable[_Part], notes: list[str]) -> Iterator[_Part]:
    """Yield the parts without pages whose address came before; note how many there were."""
    seen: set[str] = set()
    twice = 0
    for part in parts:
        if isinstance(part, _Page):
            if part.address in seen:
                twice += 1
                continue
            seen.add(part.address)
        yield part
    if twice:
        notes.append(f"passed over: {twice} addresses that were there already")


class _Page:
    """A web page."""

    __slots__ = ("_item", "address")

    def __init__(self, url: str) -> None:
        self._item = page_item(url)
        self.address = without_tracking(url)
        """The same for all addresses of the page that one comes across."""

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Item]:
        yield self._item


class _File:
    """A file that is one article; its stem is the id."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Item]:
        yield _item(self.path, Path(self.path).stem)


class _Folder:
    """The articles in a folder and below; their paths in it, without suffix, are the ids."""

    def __init__(self, path: str, notes: list[str]) -> None:
        """List the files, and note what is passed over.

        Raises ArticleError when the folder, or one below, cannot be read.
        """
        self._path = path
        passed: Counter[str] = Counter()
        self._names = sorted(_articles(path, passed))
        if passed:
            told = ", ".join(f"{number} {reason}" for reason, number in sorted(passed.items()))
            notes.append(f"passed over in {printable(path)}: {told}")

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Item]:
        for name in self._names:
            yield _item(os.path.join(self._path, name), os.path.splitext(name)[0])


def _articles(root: str, passed: Counter[str]) -> Iterator[str]:
    """Yield the paths of the articles in and below `root`; count why others are not."""
    inside = os.path.join(os.path.realpath(root), "")
    folders = [""]
    while folders:
        folder = folders.pop()
        path = os.path.join(root, folder)
        try:
            with os.scandir(path) as entries:
                found = list(entries)
        except OSError as error:
            raise ArticleError(unreadable(printable(path), error)) from None
        for entry in found:
            name = folder + entry.name
            if reason := _passed_over(entry, inside):
                passed[reason] += 1
            elif entry.is_dir():
                folders.append(f"{name}/")
            else:
                yield name


def _passed_over(entry: os.DirEntry[str], inside: str) -> str | None:
    """Tell why an entry of a folder is neither an article nor a folder to look into."""
    if entry.name.startswith("."):
        return "hidden"
    # A folder that is linked to from within is looked into where it is, and never twice.
    if entry.is_symlink() and (entry.is_dir() or not _is_inside(entry.path, inside)):
        return "behind a link"
    name = entry.name.lower()
    if entry.is_dir():
        return "of saved pages" if name.endswith("_files") else None
    if _OURS.fullmatch(name):
        return "written by briefing"
    return None if entry.is_file() and name.endswith(ARTICLES) else "of another kind"


def _is_inside(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(folder)


def _item(path: str, id_: str) -> Item:
    """Return the item of a file."""
    source = printable(path)
    id_ = unicodedata.normalize("NFC", id_)  # other systems decompose the names of their files
    if problem := name_problem(id_):
        return Item(unnamed(source), source, problem=problem)
    return Item(id_, source, path=Path(path))


def _first_of_its_id(item: Item, sources: dict[bytes, str]) -> Item:
    """Return the item, or one with a problem when an earlier one has its id."""
    if item.url is not None and id_key(item.id) in sources:  # nobody can name an address otherwise
        item = replace(item, id=with_digest(item.id, item.url))
    key = id_key(item.id)
    first = sources.get(key)
    if first is None:
        sources[key] = item.source
        return item
    problem = f"its id {item.id!r} is that of {first}: give it another"
    return Item(unnamed(item.source), item.source, problem=problem)


def _refuse_twins(files: Iterable[_File]) -> None:
    """Raise UsageError when two files of the command line would have the same id."""
    paths: dict[bytes, str] = {}
    for file in files:
        stem = unicodedata.normalize("NFC", Path(file.path).stem)
        key = id_key(stem)
        if key in paths:
            two = printable(f"{paths[key]} and {file.path} would both write {stem}.briefing.json")
            raise UsageError(f"{two}: rename one, or name the folder that both are in")
        paths[key] = file.path
