"""One article of a run: where it comes from, and what its files are called."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.errors import ArticleError
from briefing.fetching import shown, without_tracking
from briefing.vietnamese.text import romanise

if TYPE_CHECKING:
    from briefing.fetching import Page
    from briefing.fetching.fetcher import Fetcher
    from briefing.models import Article

MAX_BYTES = 20_000_000
"""More of a file or a line is never read; what an article may have is less."""
_PART_BYTES = 200
"""Of a file name's 255 bytes: the rest is for `.briefing.json` and for a temporary name."""
_STEM_BYTES = 255 - len(".briefing.json")
"""What a file system has for a name, without that: a temporary name holds less of it."""
_SLUG = 80
"""Characters of an address that name its files."""
_NUMBERED = re.compile(r"\d{6}$")
"""How a name ends that tells one article of a site from all others, as newspapers number them."""
_ID_BYTES = 1000
"""Of a path's 4,096 bytes, which begin with the folder that the files go to."""
_OURS = (".json", ".jsonl", ".parquet", ".md", ".html")
"""How the names of files end that a run writes: a folder of such a name would be in their way."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article that is still to be read; small enough to go between processes.

    It has a path, or a web address, or a page, or the article, or a record, or a problem.
    """

    id: str
    """Where its files go: `a`, `2025/a`. Safe as a path below any folder (see `name_problem`); of
    the items of a listing that have no problem, each has another."""
    source: str
    """What messages call it: `news/a.txt`, `articles.jsonl:17`. Can be encoded in UTF-8; of a
    file or of bytes, its suffix tells how they are read."""
    path: Path | None = None
    """The file that is the article."""
    url: str | None = None
    """The address of the web page that is the article; see `fetched`."""
    page: Page | None = None
    """The page itself."""
    data: bytes | None = None
    """The bytes of the article itself."""
    record: bytes | None = None
    """The article as a JSON object of strings: `text` and what is known of its metadata."""
    problem: str | None = None
    """Why it cannot be used, and what to do about it."""

    def fetched(self, fetcher: Fetcher) -> Item:
        """Return the item with its page in place of an address; itself when it has no address.

        Raises FetchError when the page cannot be had.
        """
        if self.url is None:
            return self
        return replace(self, url=None, page=fetcher.fetch(self.url))

    @property
    def form(self) -> str:
        """What decides, beside its bytes, how the article is read."""
        if self.page is not None:
            return f"page {self.page.url} {self.page.media_type}"
        return "record" if self.record is not None else Path(self.source).suffix

    def load(self) -> bytes:
        """Return what the article is made of: the same bytes in the same form, the same article.

        Raises ArticleError when the item has a problem, its file cannot be read, or its page is
        not fetched.
        """
        if self.page is not None:
            return self.page.data
        if (data := self.record or self.data) is not None:
            return data
        if self.path is None:
            raise ArticleError(f"{self.source}: {self.problem or 'not fetched'}")
        try:
            with self.path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise ArticleError(unreadable(self.source, error)) from None

    def article(self, data: bytes) -> Article:
        """Make the article of what `load` returned.

        Raises ArticleError when that is no Vietnamese article, or is badly described.
        """
        from briefing import reading

        if self.page is not None:
            return reading.read_page(self.page, name=self.source)
        if self.record is None:
            return reading.read_bytes(data, name=self.source)
        if len(data) > reading.MAX_BYTES:
            message = f"larger than {reading.MAX_BYTES:,} bytes: pass one article a record"
            raise ArticleError(f"{self.source}: {message}")
        return reading.read_text(name=self.source, **json.loads(data))


def page_item(url: str) -> Item:
    """Return the item of the page at a web address."""
    return Item(url_id(url), shown(url), url=url)


def url_id(url: str) -> str:
    """Return what the files of the page at `url` are called: the last part of its path.

    One that ends in no number, or has a query, gets some letters and digits of its own: another
    page may be called so, `tin-nhanh` another article tomorrow.
    """
    address, _, query = without_tracking(url).partition("?")
    path = re.sub(r"^[^/]*//[^/]*", "", address)
    named = [unquote(part) for part in path.split("/") if part.strip(" .")]
    last = re.sub(r"\.[A-Za-z]{2,5}$", "", named[-1]) if named else ""
    slug = "-".join(re.findall(r"[a-z0-9]+", romanise(last).lower()))[-_SLUG:].strip("-")
    return slug if _NUMBERED.search(slug) and not query else with_digest(slug or "page", url)


def with_digest(id_: str, url: str) -> str:
    """Return an id that no page at another address has."""
    told = without_tracking(url).encode("utf-8", "replace")
    return f"{id_}-{blake2b(told, digest_size=4).hexdigest()}"


def id_problem(id_: str) -> str | None:
    """Tell why a record cannot choose `id_` to name files below a folder, or None if it can.

    Such an id is one file name or several with `/` between them: printable characters, no part
    hidden, empty or ending like no file name does, none too long, no folder in the way of a file.
    """
    told = f"the id {id_[:60]!r}"
    if not id_.isprintable():
        return f"{told} holds characters that nobody sees: give it another"
    if len(id_.encode()) > _ID_BYTES:
        return f"{told}… is longer than {_ID_BYTES} bytes: give it a shorter one"
    for part in id_.split("/"):
        if not part or part != part.strip() or part.startswith(".") or part.endswith("."):
            about = "is empty, or begins or ends with a dot or a space"
            return f"{told} has a part that {about}: give it another"
        if len(part.encode()) > _PART_BYTES:
            return f"{told} has a part of more than {_PART_BYTES} bytes: give it a shorter one"
    if _has_folder_of_ours(id_):
        return f"{told} has a folder that is called like a file of ours: give it another"
    return None


def name_problem(id_: str) -> str | None:
    """Tell why what a file is called cannot name files of ours below a folder, or None if it can.

    A file system took the name already, so it may be anything that stays below the folder, that
    UTF-8 has, and that leaves room for our suffix.
    """
    told = f"the name {printable(id_)[:60]!r}"
    parts = id_.split("/")
    if "\0" in id_ or "" in parts or not {".", ".."}.isdisjoint(parts[:-1]):
        return f"{told} is no path below a folder: rename the file"
    if printable(id_) != id_:
        return f"{told} is not UTF-8: rename the file"
    if len(parts[-1].encode()) > _STEM_BYTES:
        return f"{told}… is longer than {_STEM_BYTES} bytes: rename the file"
    if _has_folder_of_ours(id_):
        return f"{told} has a folder that is called like a file of ours: rename the folder"
    return None


def _has_folder_of_ours(id_: str) -> bool:
    return any(folder.lower().endswith(_OURS) for folder in id_.split("/")[:-1])


def id_key(id_: str) -> bytes:
    """Return 16 bytes that ids share that are the same, or would be on a disk without case."""
    folded = id_.casefold().encode("utf-8", "surrogatepass")  # of a file's name, anything goes
    return blake2b(folded, digest_size=16).digest()


def unnamed(source: str) -> str:
    """Return an id for what cannot have its own."""
    return f"unnamed-{blake2b(source.encode(), digest_size=8).hexdigest()}"


def printable(path: str) -> str:
    """Return a path as messages have it, also one that is no UTF-8."""
    return path.encode("utf-8", "replace").decode()


def unreadable(source: str, error: OSError) -> str:
    """Say that a file cannot be read, and why."""
    return f"{source}: cannot be read ({error.strerror or error}): check the path"
