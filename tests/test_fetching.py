"""Fetching: what comes back, what is refused, and that nothing takes for ever or fills memory."""

from __future__ import annotations

import gzip
import json
import re
import socket
import ssl
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web_server import Internet, Reply, Request, WebServer, gzip_bomb, in_turn, plain, redirect

import briefing
from briefing.errors import FetchError, SettingsError
from briefing.fetching import Page, answers, fetcher, robots
from briefing.fetching.fetcher import Fetcher

SLOW = 0.3
"""Seconds that a fetch may take, where the server is slower."""


class Shelf:
    """Keeps pages in memory."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.entries.get(f"{kind} {key}")

    def put(self, kind: str, key: str, data: bytes) -> None:
        self.entries[f"{kind} {key}"] = data


@pytest.fixture
def server() -> Iterator[WebServer]:
    """A site."""
    with WebServer() as server:
        yield server


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited for, which is not waited for."""
    naps: list[float] = []
    monkeypatch.setattr(time, "sleep", naps.append)
    return naps


def opened(**options: object) -> Fetcher:
    """Return a fetcher that may reach loopback and waits for nothing."""
    return Fetcher(allow_private_network=True, **{"pause": 0.0, **options})  # type: ignore[arg-type]


def refused(url: str, **options: object) -> str:
    """Return why a page cannot be had."""
    with pytest.raises(FetchError) as caught:
        opened(**options).fetch(url)
    assert str(caught.value).isprintable()
    return str(caught.value)


# Pages


def test_a_page_comes_as_it_was_sent(server: WebServer) -> None:
    """A page has its address, its bytes and what the server called them."""
    server.pages["/tin"] = "Xin chào"
    page = opened().fetch(server.url("/tin?a=1#b"))
    assert page == Page(server.url("/tin?a=1"), "Xin chào".encode(), "text/html; charset=utf-8")


def test_a_request_says_who_asks(server: WebServer) -> None:
    """It names briefing and no browser, prefers Vietnamese, and brings nothing of the user's."""
    server.pages["/tin"] = Reply("Xin chào", headers={"Set-Cookie": "id=1"})
    fetcher = opened()
    fetcher.fetch(server.url("/tin"))
    fetcher.fetch(server.url("/tin"))
    sent = {name.lower(): value for name, value in server.requests[-1].headers.items()}
    assert sent.pop("user-agent").startswith(f"briefing/{briefing.__version__} (")
    assert sent.pop("accept-language").startswith("vi")
    assert sent.pop("accept-encoding") == "gzip"
    assert sent.pop("host") == f"127.0.0.1:{server.port}"
    assert set(sent) == {"accept", "connection"}


@pytest.mark.parametrize("name", ["text/html", "application/pdf", "application/rss+xml", ""])
def test_documents_are_taken(server: WebServer, name: str) -> None:
    """What may be read is handed on, whatever the server calls it, or does not."""
    server.pages["/x"] = Reply("Xin chào", headers={"Content-Type": name})
    assert opened().fetch(server.url("/x")).media_type == name


@pytest.mark.parametrize("name", ["image/png", "Video/MP4", "application/zip; x=y", "font/woff2"])
def test_what_is_no_document_is_not_read(server: WebServer, name: str) -> None:
    """Pictures, films, archives are refused before they are read."""
    server.pages["/x"] = Reply(b"x" * 19_000_000, headers={"Content-Type": name})
    assert f"not an article but {name.partition(';')[0].lower()}" in refused(server.url("/x"))


def test_offline_asks_nobody(server: WebServer) -> None:
    """With `offline` nothing is fetched, kept or not."""
    assert "pages are not fetched (--offline" in refused(server.url("/"), offline=True)
    assert server.connections == 0


def test_a_query_is_not_shown(server: WebServer) -> None:
    """A query may be a secret: no message has it, nor that of a redirect."""
    server.pages["/a"] = redirect("/b?key=hush")
    said = refused(server.url("/a?token=hush"))
    assert "/a (redirected to" in said
    assert "hush" not in said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        *((status, "save it as .html and pass the file") for status in (401, 402, 403, 407, 451)),
        *((status, "there is no such page") for status in (404, 410)),
        *((status, "the page is empty") for status in (204, 205)),
        (206, "a part of the page only"),
        (429, "too many requests (429): try again later"),
        *((status, "the server failed") for status in (500, 502, 503, 999)),
        *((status, "the server refuses the request") for status in (300, 304, 400, 418)),
        (302, "the server refuses the request"),
    ],
)
def test_a_status_is_explained(server: WebServer, status: int, said: str) -> None:
    """What is no page says what it is, and what to do."""
    server.pages["/x"] = Reply(b"" if status in (204, 304) else "x", status=status)
    message = refused(server.url("/x"))
    assert said in message
    assert f"({status})" in message


def test_an_empty_page_is_none(server: WebServer) -> None:
    """A page without anything on it is an error."""
    server.pages["/x"] = " \n"
    assert "the page is empty" in refused(server.url("/x"))


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["../tin?q=1", "/tin?q=1", "//{host}/tin?q=1", "{url}#phan"])
def test_redirects_are_followed(server: WebServer, status: int, location: str) -> None:
    """Wherever a Location may lead relative to the page, the page says where it was in the end."""
    url = server.url("/tin?q=1")
    host = url.split("/")[2]
    server.pages["/a/b"] = redirect(location.format(url=url, host=host), status)
    server.pages["/tin"] = "Xin chào"
    assert opened().fetch(server.url("/a/b")).url == url


def test_a_redirect_may_be_in_vietnamese(server: WebServer) -> None:
    """A Location in raw UTF-8, as some sites send it, is understood."""
    server.pages["/a"] = redirect("/tin-tức")
    server.pages["/tin-t%E1%BB%A9c"] = "Xin chào"
    assert opened().fetch(server.url("/a")).url == server.url("/tin-t%E1%BB%A9c")


def test_five_redirects_are_enough(server: WebServer) -> None:
    """Five are followed, six are not."""
    for number in range(6):
        server.pages[f"/{number}"] = redirect(f"/{number + 1}")
    server.pages["/6"] = "Xin chào"
    assert opened().fetch(server.url("/1")).data == "Xin chào".encode()
    assert "redirects again and again" in refused(server.url("/0"))


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:1", "http://a@b/", "\\\\x"]
)
def test_redirects_stay_on_the_web(server: WebServer, location: str) -> None:
    """No redirect leads to a file, another protocol or an address of many meanings."""
    server.pages["/a"] = redirect(location)
    assert "it redirects to what" in refused(server.url("/a"))


# Packing, size, time


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress("Xin chào".encode()), "gzip"),
        (gzip.compress("Xin chào".encode()) + b"\0" * 99, "x-gzip"),
        (zlib.compress("Xin chào".encode()), "deflate"),
        ("Xin chào".encode(), "identity"),
    ],
)
@pytest.mark.parametrize("chunk", [None, 1, 7])
def test_what_is_packed_is_unpacked(
    server: WebServer, body: bytes, encoding: str, chunk: int | None
) -> None:
    """gzip is unpacked, padded or in pieces; what HTTP calls deflate, too."""
    server.pages["/x"] = Reply(body, headers={"Content-Encoding": encoding}, chunk=chunk)
    assert opened().fetch(server.url("/x")).data.decode() == "Xin chào"


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(b"x" * 9999)[:-9], "gzip", "in the midst of the page"),
        (b"", "gzip", "in the midst of the page"),
        (b"<html>", "gzip", "cannot be unpacked"),
        (gzip.compress(b"x") * 2, "gzip", "packed twice"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "not asked for"),
        *((b"x", name, "not asked for") for name in ("br", "zstd", "compress", "gzip,br", "x")),
    ],
)
def test_what_cannot_be_unpacked_whole_is_refused(
    server: WebServer, body: bytes, encoding: str, said: str
) -> None:
    """Half a page is no page, and nothing is unpacked twice or by what has no bounds."""
    server.pages["/x"] = Reply(body, headers={"Content-Encoding": encoding})
    assert said in refused(server.url("/x"))


def test_a_page_has_a_size_and_no_more(server: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is that of the page as it is sent and as it is unpacked, told or not."""
    monkeypatch.setattr(fetcher, "MAX_BYTES", 100_000)
    fits = b"x" * 100_000
    server.pages["/fits"] = fits
    server.pages["/packed"] = Reply(fits, gzip=True)
    server.pages["/untold"] = Reply(fits, headers={"Content-Length": ""})
    server.pages["/chunked"] = Reply(fits, chunk=9_999)
    for path in ("/fits", "/packed", "/untold", "/chunked"):
        assert opened().fetch(server.url(path)).data == fits
    server.pages["/told"] = Reply("x", headers={"Content-Length": str(len(fits) + 1)})
    server.pages["/packed"] = Reply(fits + b"x", gzip=True)
    server.pages["/untold"] = Reply(fits + b"x", headers={"Content-Length": ""})
    server.pages["/chunked"] = Reply(fits + b"x", chunk=9_999)
    for path in ("/told", "/packed", "/untold", "/chunked"):
        assert "larger than 100,000 bytes" in refused(server.url(path))
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    server.pages["/chunked"] = Reply(raw=head + b"1\r\nx\r\n" * 99_000)
    assert "sends too much" in refused(server.url("/chunked"))


def test_a_bomb_does_not_go_off(server: WebServer) -> None:
    """A gigabyte in a megabyte is given up at ten megabytes, in little more memory."""
    server.pages["/x"] = gzip_bomb()
    ready = opened()
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 10,000,000 bytes"):
        ready.fetch(server.url("/x"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize(
    "slow",
    [
        Reply("x" * 999, drip=0.02),
        Reply("x" * 999, drip=0.02, headers={"Content-Length": ""}),
        Reply("x" * 999, drip=0.02, chunk=1),
        Reply("x", drip_headers=0.02),
        Reply("x", drip_headers=60),
        Reply("x" * 9, drip=60),
    ],
)
def test_a_slow_server_is_given_up(
    server: WebServer, slow: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time is counted for all of a page: headers, chunks and body in drips do not draw it out."""
    monkeypatch.setattr(fetcher, "SECONDS", SLOW)
    server.pages["/x"] = slow
    assert "too slow" in refused(server.url("/x"))


def test_time_is_shared_by_all_that_belongs_to_a_page(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Redirects, each fast enough, cannot draw it out either."""
    monkeypatch.setattr(fetcher, "SECONDS", SLOW)
    for number in range(5):
        server.pages[f"/{number}"] = redirect(f"/{number + 1}", drip_headers=0.001)
    server.pages["/5"] = "Xin chào"
    assert "too slow" in refused(server.url("/0"))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no connection, or it broke"),
        (b"<html><p>Xin", "not HTTP"),
        (b"HTTP/0.9", "not HTTP"),
        (b"HTTP/1.1 OK\r\n\r\n", "not HTTP"),
        (b"HTTP/2 200 OK\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 101 + b"\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\nx", ""),
        (b"HTTP/1.1 200 OK\r\n" + (b"A: " + b"b" * 9_000 + b"\r\n") * 9 + b"\r\nx", "too much"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 9_000, "too much"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 1\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5_000 + b"\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", "in the midst of the page"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\nx", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "in the midst of the page"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx", "in the midst"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-9\r\nx", ""),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nx", "in the midst"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n", "in the midst"),
    ],
)
def test_broken_answers_are_told(server: WebServer, raw: bytes, said: str) -> None:
    """What is no HTTP, or ends too soon, is one error and never half a page."""
    server.pages["/x"] = Reply(raw=raw)
    assert said in refused(server.url("/x"))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    head=st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 OK\r\nLocation: "]),
    middle=st.sampled_from([b"", b"\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n", b"Content-"]),
    rest=st.one_of(st.binary(), st.text("0123456789abcdefx;:\r\n -").map(str.encode)),
)
def test_whatever_a_server_sends(
    head: bytes, middle: bytes, rest: bytes, server: WebServer
) -> None:
    """Any bytes are a page or one clean line of error."""
    server.pages["/x"] = Reply(raw=head + middle + rest)
    try:
        assert opened().fetch(server.url("/x")).data
    except FetchError as error:
        said = str(error)
    else:
        said = ""
    assert not said or said.isprintable()


# Waiting


def test_a_short_wait_is_kept_once(server: WebServer, naps: list[float]) -> None:
    """A server that asks for up to ten seconds is asked again after them, once a page."""
    busy = Reply("later", status=503, headers={"Retry-After": "7"})
    server.pages["/x"] = in_turn(busy, "Xin chào")
    assert opened().fetch(server.url("/x")).data == "Xin chào".encode()
    assert naps == [7.0]
    server.pages["/x"] = in_turn(busy, busy, "Xin chào")
    assert "asks to wait 7 seconds (503)" in refused(server.url("/x"))


@pytest.mark.parametrize("dated", [False, True])
def test_a_long_wait_is_left_to_the_user(server: WebServer, naps: list[float], dated: bool) -> None:
    """A server that asks for more is left alone, and the user is told how long."""
    header = formatdate(time.time() + 3601, usegmt=True) if dated else "3600"
    server.pages["/x"] = Reply("x", status=429, headers={"Retry-After": header})
    assert re.search(r"asks to wait 3[56]\d\d seconds \(429\)", refused(server.url("/x")))
    assert naps == []


@pytest.mark.parametrize("header", ["", "soon", "-1", "Mon, 99 Foo 9999 99:99:99 GMT", "²"])
def test_a_wait_without_a_time_is_none(server: WebServer, naps: list[float], header: str) -> None:
    """Where it does not say how long, it is not guessed."""
    server.pages["/x"] = Reply("x", status=503, headers={"Retry-After": header})
    assert "try again later" in refused(server.url("/x"))
    assert naps == []


def test_a_host_has_a_pause_between_two_pages(server: WebServer, naps: list[float]) -> None:
    """What belongs to one page comes at once; the next page waits for a second, or as asked."""
    server.pages.update({"/a": redirect("/b"), "/b": "Xin chào"})
    robots_txt = ("", "User-agent: *\nCrawl-delay: 5", "User-agent: *\nCrawl-delay: 3600")
    for text, least, most in zip(robots_txt, (0, 2, 5), (2, 5, 10), strict=True):
        server.pages["/robots.txt"] = plain(text)
        polite = opened(pause=2.0)
        polite.fetch(server.url("/a"))
        assert naps == []
        polite.fetch(server.url("/b"))
        assert least < naps.pop() <= most


def test_a_host_is_asked_one_thing_at_a_time(server: WebServer) -> None:
    """Of many threads one speaks to a host, while other hosts are spoken to."""
    here = threading.Lock()
    crowd = []
    others = threading.Event()

    def alone(_: Request) -> str:
        crowd.append(not here.acquire(blocking=False))
        assert others.wait(30)
        here.release()
        return "Xin chào"

    def other(_: Request) -> str:
        others.set()
        return "Xin chào"

    server.pages.update({"/x": alone, "/other": other})
    shared = opened()
    with ThreadPoolExecutor(5) as pool:
        pages = [pool.submit(shared.fetch, server.url("/x")) for _ in range(4)]
        pages.append(pool.submit(shared.fetch, server.url("/other", host="localhost")))
        assert all(page.result(30).data == "Xin chào".encode() for page in pages)
    assert crowd == [False] * 4
    asked = [request for request in server.requests if request.path == "/robots.txt"]
    assert len(asked) == 2


@given(st.one_of(st.text(), st.text("0123456789 MonTueJan,:GMT+-().")))
def test_any_retry_after_is_read(header: str) -> None:
    """It is a time to wait, or says nothing."""
    seconds = answers.retry_after(header)
    assert seconds is None or seconds >= 0


# robots.txt


def test_robots_txt_is_obeyed(server: WebServer) -> None:
    """What it disallows is not asked for, and the user is told what to do instead."""
    server.pages["/robots.txt"] = plain("User-agent: *\nDisallow: /rieng/\nDisallow: /*?in=")
    server.pages.update(
        {"/tin": "Xin chào", "/rieng/tin": "Xin chào", "/a": redirect("/rieng/tin")}
    )
    assert opened().fetch(server.url("/tin")).data
    for path in ("/rieng/tin", "/tin?in=1", "/x/../rieng/tin", "/%72ieng/tin", "/a"):
        said = refused(server.url(path))
        assert "robots.txt of 127.0.0.1 does not allow it: save the page and pass the file" in said
    assert server.paths == ["/tin", "/a"]


def test_robots_txt_is_asked_for_once(server: WebServer) -> None:
    """One fetcher asks an origin once."""
    server.pages["/tin"] = "Xin chào"
    shared = opened()
    for _ in range(3):
        shared.fetch(server.url("/tin"))
    assert len(server.requests) == 4


@pytest.mark.parametrize(
    "answer",
    [
        *(Reply("Disallow: /", status=status) for status in (400, 401, 403, 404, 410, 429)),
        "<html><p>Không tìm thấy</p></html>",
        Reply(b"\xff\xfe\0\1", headers={"Content-Type": "image/png"}),
        b"",
        redirect("/robots.txt"),
    ],
)
def test_without_rules_all_is_allowed(server: WebServer, answer: Reply | str | bytes) -> None:
    """No robots.txt, one that is none, or one that is nowhere to be found forbids nothing."""
    server.pages.update({"/robots.txt": answer, "/tin": "Xin chào"})
    assert opened().fetch(server.url("/tin")).data


@pytest.mark.parametrize(
    "answer",
    [
        Reply("x", status=500),
        Reply("x", status=503),
        Reply("x" * 99, cut=5),
        Reply("x", headers={"Content-Encoding": "br"}),
        redirect("file:///etc/passwd"),
        redirect("http://169.254.169.254/"),
    ],
)
def test_unknown_rules_allow_nothing(server: WebServer, answer: Reply) -> None:
    """Where robots.txt should be but cannot be had, nothing is fetched, and that is said."""
    server.pages.update({"/robots.txt": answer, "/tin": "Xin chào"})
    shared = opened()
    for _ in range(2):
        with pytest.raises(FetchError, match=r"robots\.txt of 127\.0\.0\.1 cannot be had, so noth"):
            shared.fetch(server.url("/tin"))
    assert [request.path for request in server.requests] == ["/robots.txt"]


def test_robots_txt_may_be_elsewhere(server: WebServer) -> None:
    """Its redirects are followed."""
    server.pages.update(
        {
            "/robots.txt": redirect("/r2"),
            "/r2": redirect("/r3"),
            "/r3": plain("User-agent: briefing\nDisallow: /"),
            "/tin": "Xin chào",
        }
    )
    assert "does not allow it" in refused(server.url("/tin"))


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        # groups: ours before everybody's; several of ours are one
        ("User-agent: *\nDisallow: /\n\nUser-agent: briefing\nDisallow: /a", "/b", True),
        ("User-agent: BRIEFING/2.0 x\nDisallow: /a\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: a\nUser-agent: briefing\nDisallow: /", "/a", False),
        ("User-agent: briefing\nDisallow: /a\nUser-agent: briefing\nDisallow: /b", "/b", False),
        ("User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *", "/b", True),
        ("User-agent: briefings\nDisallow: /", "/a", True),
        ("User-agent: brief\nDisallow: /", "/a", True),
        ("User-agent: briefing\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nSitemap: /x\nUser-agent: a\nDisallow: /", "/a", False),
        ("User-agent: *\nCrawl-delay: 1\nUser-agent: a\nDisallow: /", "/a", True),
        ("Disallow: /", "/a", True),
        ("\ufeffUSER-AGENT : * # all\r\n DISALLOW:/a # b\rAllow: /a/b", "/a/c", False),
        # rules: the longest wins, an equal one allows
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nAllow: /p\nDisallow: /", "/page", True),
        ("User-agent: *\nAllow: /\nDisallow: /$", "/", False),
        ("User-agent: *\nAllow: /\nDisallow: /$", "/a", True),
        # patterns
        ("User-agent: *\nDisallow: /*.php$", "/a.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/a.php?b", True),
        ("User-agent: *\nDisallow: /*.php$", "/a.php.php", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxxcx", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcxxbx", True),
        ("User-agent: *\nDisallow: /a*aa$", "/aa", True),
        ("User-agent: *\nDisallow: /a**$", "/abc", False),
        ("User-agent: *\nDisallow: *?q=", "/a?q=1", False),
        ("User-agent: *\nDisallow: a", "/a", True),
        # spelling
        ("User-agent: *\nDisallow: /tin-tức", "/tin-t%e1%bb%a9c", False),
        ("User-agent: *\nDisallow: /%61%62", "/ab", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a%2fb", "/a%2Fb", False),
        ("User-agent: *\nDisallow: /A", "/a", True),
    ],
)
def test_rules(text: str, path: str, allowed: bool) -> None:
    """robots.txt is read as RFC 9309 has it."""
    assert robots.parse(text.encode()).allow(path) is allowed


@given(st.one_of(st.binary(), st.text("user-agent:*bifnd\nlow/$%#").map(str.encode)), st.text())
def test_any_robots_txt_is_read(data: bytes, path: str) -> None:
    """Nothing in it is an error."""
    assert robots.parse(data).allow("/" + path.encode("utf-8", "ignore").decode()) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: u{n}\n" for n in range(15_000)) + "Allow: /a\n" * 20_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 240_000 + "$",
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*b\n" * 20_000,
        "User-agent: *\n" + "".join(f"Disallow: /{n}\n" for n in range(30_000)),
        "User-agent: *\nCrawl-delay: 1e999\nCrawl-delay: nan\nCrawl-delay: -1\nCrawl-delay: x",
        ":" * 500_000,
    ],
)
def test_hostile_rules_take_no_time(text: str) -> None:
    """A robots.txt made to be slow is read like any other."""
    assert robots.parse(text.encode()[: robots.MAX_BYTES]).allow("/" + "a" * 8_000)
    assert robots.parse(text.encode()).delay == 0


def test_of_a_long_robots_txt_the_beginning_counts(server: WebServer) -> None:
    """500 kB are read, and the line that they end in is not taken for a whole one."""
    first = "User-agent: *\nDisallow: /rieng\n"
    last = "Disallow: /"
    filler = "#" * (robots.MAX_BYTES - len(first) - len(last) - 1) + "\n"
    server.pages["/robots.txt"] = plain(f"{first}{filler}{last}khac\n" + "#\n" * 999_999)
    server.pages.update({"/tin": "Xin chào", "/khac": "Xin chào"})
    shared = opened()
    assert shared.fetch(server.url("/tin")).data
    assert shared.fetch(server.url("/khac")).data
    with pytest.raises(FetchError, match="does not allow"):
        shared.fetch(server.url("/rieng"))


# Kept pages


@pytest.mark.parametrize(
    "reply",
    [
        Reply("Xin chào", etag='W/"1"'),
        Reply("Xin chào", last_modified="Tue, 07 Oct 2025 11:40:00 GMT"),
    ],
)
def test_an_unchanged_page_is_not_sent_again(server: WebServer, reply: Reply) -> None:
    """A page with an ETag or a date is asked for on condition, also at the end of a redirect."""
    shelf = Shelf()
    server.pages.update({"/a": redirect("/b"), "/b": reply})
    first = opened(kept=shelf).fetch(server.url("/a?x"))
    assert opened(kept=shelf).fetch(server.url("/a?x")) == first
    conditions = {"If-None-Match", "If-Modified-Since"}
    asked = [request for request in server.requests if conditions & set(request.headers.keys())]
    assert [request.path for request in asked] == ["/b"]
    server.pages["/b"] = "Khác"
    assert opened(kept=shelf).fetch(server.url("/a?x")).data.decode() == "Khác"


@pytest.mark.parametrize(
    "reply",
    [
        Reply("Xin chào"),
        Reply("Xin chào", etag='"1"', headers={"Cache-Control": "private, No-Store"}),
        Reply("Xin chào", etag='"' + "1" * 2_000 + '"'),
        Reply("Xin chào", etag='"ê"'),
    ],
)
def test_what_need_not_be_kept_is_not(server: WebServer, reply: Reply) -> None:
    """A page that cannot be known again, or that its server forbids to keep, is not kept."""
    shelf = Shelf()
    server.pages["/x"] = reply
    opened(kept=shelf).fetch(server.url("/x"))
    assert shelf.entries == {}


@pytest.mark.parametrize(
    "damaged", [b"", b"x", b"\xff\n", b"[]\nx", b"{}\nx", b'{"url": "x"}\n', b"1\n", b"null\n"]
)
def test_a_damaged_copy_is_none(server: WebServer, damaged: bytes) -> None:
    """What cannot be read is fetched as if it had never been there."""
    shelf = Shelf()
    server.pages["/x"] = Reply("Xin chào", etag='"1"')
    first = opened(kept=shelf).fetch(server.url("/x"))
    [key] = shelf.entries
    shelf.entries[key] = damaged
    assert opened(kept=shelf).fetch(server.url("/x")) == first
    assert json.loads(shelf.entries[key].partition(b"\n")[0])["etag"] == '"1"'


# TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority of our own, which nobody knows."""
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have it trusted."""
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    return path


def secure(authority: trustme.CA, *names: str) -> WebServer:
    """Return a server with a certificate for some names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    server = WebServer(tls=context)
    server.pages["/tin"] = "Xin chào"
    return server


def test_https_is_for_the_name_and_from_the_address(
    authority: trustme.CA, trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TLS asks for the host's name and checks its certificate for it, at the checked address."""
    internet = Internet(monkeypatch)
    internet.name("tin.example.vn", ["93.184.216.34"])
    internet.name("khac.example.vn", ["93.184.216.34"])
    with secure(authority, "tin.example.vn") as server:
        internet.servers["93.184.216.34"] = server
        page = Fetcher(pause=0).fetch("https://tin.example.vn/tin")
        assert page == Page("https://tin.example.vn/tin", "Xin chào".encode(), page.media_type)
        assert set(server.server_names) == {"tin.example.vn"}
        assert server.requests[-1].headers["Host"] == "tin.example.vn"
        with pytest.raises(FetchError, match="certificate is not trusted"):
            Fetcher(pause=0).fetch("https://khac.example.vn/tin")


def test_an_unknown_authority_is_not_trusted(authority: trustme.CA) -> None:
    """A certificate that nobody vouches for ends it."""
    with secure(authority, "127.0.0.1") as server:
        assert "certificate is not trusted" in refused(server.url("/tin"))
        assert server.requests == []


def test_what_speaks_no_tls(server: WebServer, trusted: Path) -> None:
    """A server without TLS is told as such."""
    said = refused(server.url("/tin").replace("http:", "https:"))
    assert "no safe connection could be made" in said


def test_https_is_not_left(authority: trustme.CA, trusted: Path, server: WebServer) -> None:
    """A redirect from https to http is not followed, one to https is."""
    server.pages["/tin"] = "Xin chào"
    with secure(authority, "127.0.0.1") as safe:
        safe.pages["/a"] = redirect(server.url("/tin?x"))
        server.pages["/a"] = redirect(safe.url("/tin"))
        assert opened().fetch(server.url("/a")).url == safe.url("/tin")
        said = refused(safe.url("/a"))
        assert f"it leads from https to {server.url('/tin')}: pass that if you trust" in said


def test_a_page_cut_within_tls_is_noticed(authority: trustme.CA, trusted: Path) -> None:
    """Who cuts the line cannot pass the beginning of a page off as the page."""
    with secure(authority, "127.0.0.1") as server:
        server.pages["/x"] = Reply("Xin chào", headers={"Content-Length": ""})
        assert "it broke" in refused(server.url("/x"))


def test_silence_within_tls_is_given_up(
    server: WebServer, trusted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that never answers the handshake is given up in time."""
    monkeypatch.setattr(fetcher, "SECONDS", SLOW)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        assert "too slow" in refused(f"https://127.0.0.1:{port}/")


@pytest.mark.parametrize("whole", [0, 900])
def test_drips_within_tls_are_given_up(
    authority: trustme.CA, trusted: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    """A handshake that comes byte by byte, from its beginning or its midst, is given up in time."""
    monkeypatch.setattr(fetcher, "SECONDS", SLOW)
    with secure(authority, "127.0.0.1") as server, dripping(server, whole) as port:
        assert "too slow" in refused(f"https://127.0.0.1:{port}/tin")


@contextmanager
def dripping(server: WebServer, whole: int) -> Iterator[int]:
    """Give a port whose one connection leads to a server, the answers after some bytes in drips."""

    def lead() -> None:
        line, _ = mouth.accept()
        with line, socket.create_connection(("127.0.0.1", server.port)) as other:
            other.sendall(line.recv(9_999))  # all that a client says first
            left = whole
            while not over.wait(0.02 if left <= 0 else 0) and (data := other.recv(max(left, 1))):
                line.sendall(data)
                left -= len(data)

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as mouth:
        thread = threading.Thread(target=lead)
        thread.start()
        yield mouth.getsockname()[1]
        over.set()
        thread.join()


@pytest.mark.parametrize("text", [None, "no certificate"])
def test_certificates_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, server: WebServer, text: str | None
) -> None:
    """A setting that names none is the user's to mend; without https it does not matter."""
    path = tmp_path / "certificates.pem"
    if text is not None:
        path.write_text(text)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    server.pages["/tin"] = "Xin chào"
    assert opened().fetch(server.url("/tin")).data
    with pytest.raises(SettingsError, match="check SSL_CERT_FILE and SSL_CERT_DIR"):
        opened().fetch(server.url("/tin").replace("http:", "https:"))


# The rest


def test_importing_is_cheap() -> None:
    """What makes and secures connections is loaded with the first of them."""
    heavy = "{'ssl', 'http.client', 'email.utils', 'pydantic'}"
    code = f"import sys, briefing.fetching; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_nobody_is_there() -> None:
    """A port that nobody listens at is told as such."""
    with WebServer() as server:
        url = server.url("/")
    assert "no connection, or it broke (Connection refused)" in refused(url)
