"""Fetching a page: the whole story."""

from __future__ import annotations

import threading
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from briefing import __version__
from briefing.errors import FetchError, SettingsError
from briefing.fetching import answers, keeping, robots, urls
from briefing.fetching.addresses import Address, resolve
from briefing.fetching.exchange import Allowance, Response, ask
from briefing.fetching.failure import SAVE, Unfetchable
from briefing.fetching.keeping import Copy, Kept, Validators
from briefing.fetching.line import trusted
from briefing.fetching.pace import Pace, sleep
from briefing.fetching.page import Page
from briefing.fetching.urls import Url

if TYPE_CHECKING:
    import ssl

    from briefing.settings import Settings

MAX_BYTES = 10_000_000
"""Of a page, as it is sent and as it is unpacked."""
SECONDS = 30.0
"""Of network for one page, with all redirects and robots.txt; without what politeness waits."""
MAX_REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two pages of one host."""
LONGEST_WAIT = 10.0
"""Seconds that a site may ask us to wait, by Crawl-delay or, once a page, by Retry-After."""

_HEADERS = {
    "User-Agent": f"{robots.PRODUCT}/{__version__} (reads one article at a person's request)",
    "Accept": "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.5",
    "Accept-Encoding": "gzip",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_FORGET = 60.0
"""Seconds after which a robots.txt that could not be had is asked for again."""


@dataclass
class _Site:
    """What is known of the robots.txt of an origin."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: robots.Rules | None = None
    failure: str = ""
    failed: float = float("-inf")


@dataclass
class _Journey:
    """One call of `fetch`: what it has used up, and where it has been."""

    first: Url
    copy: Copy | None = None
    allowance: Allowance = field(default_factory=lambda: Allowance(SECONDS))
    hosts: set[str] = field(default_factory=set)
    waited: bool = False


class Fetcher:
    """Fetches pages by their addresses: one for a run, safe for threads; `fetch` blocks.

    Only from public addresses: the host is looked up once, all its addresses are checked, and the
    connection goes to one that was, for the page, each redirect (at most 5) and robots.txt alike.
    `allow_private_network` lets addresses of the user's own network and loopback through as well,
    but never link-local ones nor those at which clouds tell their machines' keys.
    The proxies of the environment are not used: they would look up the host for us, unchecked.
    There are no cookies, no logins, and no way from https back to http.

    What robots.txt disallows is not fetched (RFC 9309), a host is asked one thing at a time, and
    `pause` seconds lie between two of its pages, or what it asks for up to 10.
    A page may have 10 MB, packed and unpacked, and take 30 seconds of network with all that
    belongs to it. `kept` keeps pages, so that an unchanged one is not sent again.
    """

    def __init__(
        self,
        *,
        offline: bool = False,
        allow_private_network: bool = False,
        kept: Kept | None = None,
        pause: float = PAUSE,
    ) -> None:
        self._offline = offline
        self._allow_private = allow_private_network
        self._kept = kept
        self._pause = pause
        self._pace = Pace()
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

    @classmethod
    def by(cls, chosen: Settings, kept: Kept | None = None) -> Self:
        """Return one that does what the settings allow."""
        return cls(
            offline=chosen.offline,
            allow_private_network=chosen.allow_private_network,
            kept=kept,
        )

    def fetch(self, url: str) -> Page:
        """Return the page at an address.

        Raises FetchError when it cannot be had, which says why and never shows a query, and
        SettingsError when the certificates to trust cannot be read.
        """
        try:
            first = urls.parse(url)
        except Unfetchable as error:
            raise FetchError(f"{urls.shown(url)}: {error}") from None
        if self._offline:
            message = f"pages are not fetched (--offline, or its setting): {SAVE}"
            raise FetchError(f"{first.shown}: {message}")
        copy = None if self._kept is None else keeping.get(self._kept, first)
        current = first
        try:
            journey = _Journey(first, copy)
            for _ in range(MAX_REDIRECTS + 1):
                found = self._visit(current, journey)
                if isinstance(found, Page):
                    return found
                current = found
            raise Unfetchable(
                "it redirects again and again, maybe for want of cookies: save the page"
            )
        except Unfetchable as error:
            way = "" if current == first else f" (redirected to {current.shown})"
            raise FetchError(f"{first.shown}{way}: {error}") from None

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        try:
            return trusted()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise SettingsError(
                f"the certificates to trust cannot be read ({reason}): "
                "check SSL_CERT_FILE and SSL_CERT_DIR"
            ) from None

    def _visit(self, url: Url, journey: _Journey) -> Page | Url:
        """Ask for one address; return the page or where to look for it."""
        addresses = resolve(url, allow_private=self._allow_private)
        rules = self._rules(url, addresses, journey)
        if not rules.allow(f"{url.path}{url.query}"):
            message = f"robots.txt of {url.host} does not allow it: {SAVE}"
            raise Unfetchable(message)
        pause = max(self._pause, min(rules.delay, LONGEST_WAIT))
        while True:
            headers = _conditions(url, journey.copy)
            with (
                self._turn(url, journey, pause),
                self._ask(url, addresses, journey, headers) as response,
            ):
                wait = _wait(response, journey)
                if wait is None:
                    return self._outcome(url, journey, response)
            journey.waited = True
            sleep(wait)

    def _rules(self, url: Url, addresses: list[Address], journey: _Journey) -> robots.Rules:
        """Return what the origin of a URL lets us read; raise Unfetchable when that is unknown."""
        with self._lock:
            site = self._sites.setdefault(url.origin, _Site())
        with site.lock:
            if site.rules is None:
                if time.monotonic() - site.failed < _FORGET:
                    raise Unfetchable(site.failure)
                try:
                    site.rules = self._robots(url, addresses, journey)
                except Unfetchable as error:
                    site.failed = time.monotonic()
                    site.failure = (
                        f"robots.txt of {url.host} cannot be had, so nothing may be fetched there: "
                        f"{error}"
                    )
                    raise Unfetchable(site.failure) from None
            return site.rules

    def _robots(self, url: Url, addresses: list[Address], journey: _Journey) -> robots.Rules:
        """Fetch a robots.txt: RFC 9309, 2.3.1."""
        current = replace(url, path="/robots.txt", query="")
        for _ in range(MAX_REDIRECTS + 1):
            with (
                self._turn(current, journey, pause=0),
                self._ask(current, addresses, journey, {}) as response,
            ):
                if 200 <= response.status < 300:
                    return robots.parse(response.body(robots.MAX_BYTES, cut=True))
                if 400 <= response.status < 500:
                    return robots.Rules()
                target = _redirected(current, response)
            if target is None:
                raise Unfetchable(f"the server failed ({response.status}): try again later")
            current = target
            addresses = resolve(current, allow_private=self._allow_private)
        return robots.Rules()

    def _turn(self, url: Url, journey: _Journey, pause: float) -> AbstractContextManager[None]:
        """Return the host's turn; what belongs to one page needs no pause in between."""
        seen = url.host in journey.hosts
        journey.hosts.add(url.host)
        return self._pace.turn(url.host, 0 if seen else pause)

    def _ask(
        self, url: Url, addresses: list[Address], journey: _Journey, headers: dict[str, str]
    ) -> AbstractContextManager[Response]:
        return ask(
            url,
            addresses,
            {**_HEADERS, **headers},
            tls=self._tls if url.scheme == "https" else None,
            allowance=journey.allowance,
            limit=MAX_BYTES,
        )

    def _outcome(self, url: Url, journey: _Journey, response: Response) -> Page | Url:
        """Return the page of a response, or where it sends us."""
        if response.status == 304 and journey.copy and _conditions(url, journey.copy):
            return journey.copy.page
        if target := _redirected(url, response):
            return target
        answers.refuse_status(response.status, answers.retry_after(response.header("Retry-After")))
        media_type = response.header("Content-Type")
        answers.refuse_media_type(media_type)
        page = Page(str(url), response.body(MAX_BYTES), media_type)
        if not page.data.strip():
            raise Unfetchable("the page is empty: check the address")
        if self._kept is not None and "no-store" not in response.header("Cache-Control").lower():
            known = Validators(response.header("ETag"), response.header("Last-Modified"))
            keeping.put(self._kept, journey.first, Copy(page, known))
        return page


def _conditions(url: Url, copy: Copy | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed since it was kept."""
    return copy.validators.headers() if copy and copy.page.url == str(url) else {}


def _wait(response: Response, journey: _Journey) -> float | None:
    """Return how long to wait before the same is asked again; None when it is not."""
    if response.status not in (429, 503) or journey.waited:
        return None
    seconds = answers.retry_after(response.header("Retry-After"))
    return seconds if seconds is not None and seconds <= LONGEST_WAIT else None


def _redirected(url: Url, response: Response) -> Url | None:
    """Return where a response sends us, if it does; raise Unfetchable when we do not go there."""
    location = response.header("Location")
    if response.status not in _REDIRECTS or not location:
        return None
    target = urls.follow(url, location)
    if (url.scheme, target.scheme) == ("https", "http"):
        message = f"it leads from https to {target.shown}: pass that if you trust the network"
        raise Unfetchable(message)
    return target
