"""The address of an article."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from briefing.reading.html.head import Head
from briefing.reading.html.linked_data import LinkedData
from briefing.reading.html.outlets import by_host, host_of
from briefing.reading.html.tree import lexicon

_SECOND_LEVEL = lexicon("com net org gov edu info ac co")
_LONGEST = 2_000


def find(head: Head, linked: LinkedData, url: str | None) -> str | None:
    """Return the address that the page gives itself; else `url`, where it came from.

    The page's own is rel=canonical, og:url or that of its JSON-LD, the first that is an http(s)
    address of the same site as `url`, when that is known, and not the site's front page.
    """
    for said in (head.canonical, head.first("og:url"), linked.url):
        address = _absolute(said, url)
        if address and _names_an_article(address) and (url is None or _one_site(address, url)):
            return address
    return url


def _absolute(said: str, url: str | None) -> str | None:
    """Return an address with its scheme and host and without its fragment."""
    if not said or len(said) > _LONGEST or any(c.isspace() or not c.isprintable() for c in said):
        return None
    try:
        parts = urlsplit(urljoin(url or "", said))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        return None
    return urlunsplit(parts._replace(fragment=""))


def _names_an_article(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.strip("/") not in ("", "index.html", "index.htm", "index.php") or bool(
        parts.query
    )


def _one_site(one: str, other: str) -> bool:
    hosts = host_of(one), host_of(other)
    owner = by_host(hosts[0])
    return _domain(hosts[0]) == _domain(hosts[1]) or (
        owner is not None and owner == by_host(hosts[1])
    )


def _domain(host: str | None) -> str:
    """Return the part of a host that somebody registered: `vnexpress.net`, `nld.com.vn`."""
    labels = (host or "").split(".")
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-kept:])
