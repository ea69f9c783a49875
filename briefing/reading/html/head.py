"""What the head of a page says: its meta tags, its title, its canonical address."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.reading.html.linked_data import plain
from briefing.reading.html.tree import Tree, line_of


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page."""

    metas: dict[str, str]
    """Content by name, property or itemprop, in lower case; the first that is not empty."""
    title: str
    canonical: str

    def first(self, *names: str) -> str:
        """Return the first content there is for the names; empty when there is none."""
        return next((self.metas[name] for name in names if name in self.metas), "")


def read(tree: Tree) -> Head:
    """Read the meta tags, wherever on the page they are."""
    metas: dict[str, str] = {}
    for meta in tree.all("meta"):
        content = plain((meta.get("content") or "")[:5_000])
        for key in ("name", "property", "itemprop"):
            if content and (name := (meta.get(key) or "").strip().lower()):
                metas.setdefault(name, content)
    titles = [line_of(title) for title in tree.all("title")[:1]]
    links = [link.get("href") or "" for link in tree.all("[rel=canonical]") if link.tag == "link"]
    return Head(metas, next(iter(titles), ""), next(iter(links), "").strip())
