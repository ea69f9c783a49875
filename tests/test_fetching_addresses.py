"""Which addresses are fetched from: public ones, however a private one is written or reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_server import Internet, WebServer, redirect

from briefing.errors import FetchError
from briefing.fetching import shown
from briefing.fetching.addresses import standing
from briefing.fetching.failure import Unfetchable
from briefing.fetching.fetcher import Fetcher
from briefing.fetching.urls import Url, follow, parse

PUBLIC = "93.184.216.34"
SITE = "tin.example.vn"
NAMES = {
    "noi-bo.example.vn": ["10.0.0.7"],
    "nha.example.vn": ["192.168.1.1"],
    "vong.example.vn": ["127.0.0.1"],
    "khong.example.vn": ["0.0.0.0"],
    "sau.example.vn": ["::1"],
    "anh-xa.example.vn": ["::ffff:127.0.0.1"],
    "may-chu.example.vn": ["169.254.169.254"],
    "tron.example.vn": [PUBLIC, "127.0.0.1"],
    "tron-6.example.vn": [PUBLIC, "fe80::1%eth0"],
    "127.0.0.1.nip.example": ["127.0.0.1"],
    "xn--localhost-.example": ["127.0.0.1"],
}
"""Names of the public network that somebody gave addresses of another one."""
NUMBERS = (
    # IPv4 as it is usually written
    *("127.0.0.1", "127.1.2.3", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1"),
    *("10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.255.255"),
    *("169.254.0.1", "169.254.169.254", "169.254.170.2", "100.64.0.1", "100.127.255.254"),
    *("100.100.100.200", "168.63.129.16", "192.0.0.1", "192.0.0.192", "192.0.2.1"),
    *("192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "127.0.0.1."),
    # IPv4 as only some programs read it
    *("2130706433", "0x7f000001", "0x7F.0x0.0x0.0x1", "017700000001", "0177.0.0.1"),
    *("0x7f.1", "127.1", "127.0.1", "0", "00", "0x0", "0x", "127.0.0.01", "127.000.000.001"),
    *("3232235777", "4294967295", "4294967296", "2852039166", "127.0.0.1.0", "0xa9fea9fe"),
    # … and written in other letters
    *("１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "①②⑦.0.0.1", "127․0․0․1"),
    *("%31%32%37.0.0.1", "127.0.0.1%00", "127%2e0.0.1"),
    # IPv6
    *("[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[0:0:0:0:0:ffff:a9fe:a9fe]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[::ffff:0:7f00:1]"),
    *("[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]"),
    *("[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::]", "[2001::1]", "[2001:db8::1]"),
    *("[fe80::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[fec0::1]", "[fc00::1]", "[fd12::1]"),
    *("[fd00:ec2::254]", "[fd20:ce::254]", "[ff02::1]", "[100::1]", "[5f00::1]", "[3fff::1]"),
    *("[::1", "::1", "[::1]]", "[[::1]]", "[127.0.0.1]"),
    # Names
    *("localhost", "localhost.", "LOCALHOST", "sub.localhost", "ｌｏｃａｌｈｏｓｔ", "may.local"),
    *(
        "metadata",
        "metadata.google.internal",
        "router.lan",
        "wiki.corp",
        "box.home.arpa",
        "intranet",
    ),
    *("localhost.localdomain", "ip6-localhost", "..", ".", "", "a..b", "-", "*"),
    *NAMES,
)
"""Hosts that are not public, or are none; each is tried at the canary's port."""
TRICKS = (
    "http://tin.example.vn@{canary}/",
    "http://tin.example.vn:80@{canary}/",
    "http://tin.example.vn%40{canary}/",
    "http://{canary}\\@tin.example.vn/",
    "http://tin.example.vn\\@{canary}/",
    "http:\\\\{canary}/",
    "http:/\\{canary}/",
    "http:/{canary}/",
    "http:{canary}/",
    "http:///{canary}/",
    "http://{canary}#@tin.example.vn/",
    "http://{canary}?@tin.example.vn/",
    "http://\t{canary}/",
    "http://127.0.\n0.1:{port}/",
    "ht\ttp://{canary}/",
    " http://{canary}/ ",
    "http://tin.example.vn\r\nHost: {canary}/",
    "http://tin.example.vn\u2100.{canary}/",
    "http://tin.example.vn\uff03@{canary}/",
    "http://[::1]tin.example.vn:{port}/",
    "http://127.0.0.1:0{port}/",
    "http://127.0.0.1:{port}:80/",
    "http://127.0.0.1:{port}a/",
    "http://127.0.0.1:+{port}/",
    "http://127.0.0.1:٨٠/",
    "http://127.0.0.1:0/",
    "http://127.0.0.1:65536/",
    "http://tin.example.vn:22/",
    "http://tin.example.vn:25/",
    "http://tin.example.vn:6379@{canary}/",
    "HTTP://{canary}/",
    "ftp://{canary}/",
    "file:///etc/passwd",
    "file://{canary}/etc/passwd",
    "gopher://{canary}/_GET",
    "javascript:fetch('//{canary}')",
    "data:text/html,x",
    "//{canary}/",
    "{canary}/",
    "http://",
    "",
)
"""Addresses that one program reads in one way and another in another."""
REDIRECTS = ("//{canary}/", "///{canary}/", "/\\{canary}/", "\\\\{canary}\\", "http:{canary}")
"""What only a redirect can say."""


@pytest.fixture
def canary() -> Iterator[WebServer]:
    """A server on loopback, which nobody may reach."""
    with WebServer() as server:
        server.pages["/"] = "bí mật"
        yield server


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """An internet of one site, `SITE` at `PUBLIC`, and of names that lead elsewhere."""
    internet = Internet(monkeypatch)
    with WebServer() as site:
        internet.servers[PUBLIC] = site
        internet.name(SITE, [PUBLIC])
        for name, addresses in NAMES.items():
            internet.name(name, addresses)
        yield internet


def _all(canary: WebServer) -> list[str]:
    """Return every address of something that is not public, as URLs at the canary's port."""
    place = f"127.0.0.1:{canary.port}"
    tricks = [trick.format(canary=place, port=canary.port) for trick in TRICKS]
    return [f"http://{number}:{canary.port}/" for number in NUMBERS] + tricks


def test_there_are_many_forms() -> None:
    """150 ways to write or reach what is not public are tried, each directly and as a redirect."""
    assert len(set(NUMBERS)) + len(set(TRICKS)) >= 150


def test_no_private_address_is_reached(internet: Internet, canary: WebServer) -> None:
    """Each is refused, and nothing is connected to."""
    for url in _all(canary):
        with pytest.raises(FetchError):
            Fetcher(pause=0).fetch(url)
    assert internet.connections == []
    assert canary.connections == 0


def test_no_private_address_is_reached_by_a_redirect(internet: Internet, canary: WebServer) -> None:
    """A public page that redirects to each of them leads nowhere, for pages and for robots.txt."""
    site = internet.servers[PUBLIC]
    here = urlsplit(f"http://127.0.0.1:{canary.port}").netloc
    targets = [*_all(canary), *(target.format(canary=here) for target in REDIRECTS)]
    clean = [target for target in targets if target.strip() and not set(target) & set("\r\n")]
    for number, target in enumerate(clean):
        site.pages[f"/{number}"] = redirect(target)
        with pytest.raises(FetchError):
            Fetcher(pause=0).fetch(f"http://{SITE}/{number}")
        site.pages["/robots.txt"] = redirect(target)
        with pytest.raises(FetchError):
            Fetcher(pause=0).fetch(f"http://{SITE}/")
        del site.pages["/robots.txt"]
    assert len(clean) >= 140
    assert set(internet.connections) == {PUBLIC}
    assert canary.connections == 0


def test_a_private_address_is_reached_where_that_is_allowed(canary: WebServer) -> None:
    """The canary lives: with allow_private_network it answers, by number and by name."""
    fetcher = Fetcher(allow_private_network=True, pause=0)
    assert fetcher.fetch(canary.url()).data.decode() == "bí mật"
    assert fetcher.fetch(canary.url(host="localhost")).data.decode() == "bí mật"


@pytest.mark.parametrize(
    "host",
    [
        *("169.254.169.254", "169.254.170.2", "169.254.1.1", "[fe80::1]", "[fd00:ec2::254]"),
        *("100.100.100.200", "168.63.129.16", "[fd20:ce::254]", "[::ffff:169.254.169.254]"),
        *("[64:ff9b::a9fe:a9fe]", "0.0.0.0", "[::]", "224.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("may-chu.example.vn", "2852039166"),
    ],
)
def test_what_is_allowed_never(host: str, internet: Internet) -> None:
    """The services that tell a cloud machine's keys, link-local and the rest stay out of reach."""
    with pytest.raises(FetchError):
        Fetcher(allow_private_network=True, pause=0).fetch(f"http://{host}/latest/meta-data/")
    assert internet.connections == []


def test_a_name_is_looked_up_once(internet: Internet, canary: WebServer) -> None:
    """A name that is public when it is checked cannot be private when it is connected to."""
    internet.name("doi.example.vn", [PUBLIC], ["127.0.0.1"])
    internet.servers[PUBLIC].pages["/"] = "tin"
    fetcher = Fetcher(pause=0)
    assert fetcher.fetch("http://doi.example.vn/").data == b"tin"
    assert internet.lookups == ["doi.example.vn"]
    assert internet.connections == [PUBLIC, PUBLIC]
    with pytest.raises(FetchError, match=r"\(at 127\.0\.0\.1\) is not on the public network"):
        fetcher.fetch("http://doi.example.vn/")
    assert canary.connections == 0


def test_each_host_is_asked_at_its_own_address(internet: Internet) -> None:
    """A redirect to another site, of a page or of robots.txt, is asked for where that site is."""
    with WebServer() as other:
        internet.servers["93.184.216.36"] = other
        internet.name("khac.example.vn", ["93.184.216.36"])
        site = internet.servers[PUBLIC]
        for path in ("/tin", "/robots.txt"):
            site.pages[path] = redirect(f"http://khac.example.vn{path}")
        other.pages["/tin"] = "tin"
        page = Fetcher(pause=0).fetch(f"http://{SITE}/tin")
    assert (page.url, page.data) == ("http://khac.example.vn/tin", b"tin")
    assert [request.path for request in site.requests] == ["/robots.txt", "/tin"]
    asked = [(request.path, request.headers["Host"]) for request in other.requests]
    assert asked == [(path, "khac.example.vn") for path in ("/robots.txt", "/robots.txt", "/tin")]


def test_an_address_that_does_not_answer_gives_way_to_the_next(
    internet: Internet, canary: WebServer
) -> None:
    """Of several addresses the first that answers is taken."""
    with WebServer() as dead:
        internet.servers["93.184.216.35"] = dead
    internet.name("hai.example.vn", ["93.184.216.35", PUBLIC])
    internet.servers[PUBLIC].pages["/"] = "tin"
    assert Fetcher(pause=0).fetch("http://hai.example.vn/").data == b"tin"


def test_proxies_of_the_environment_are_not_asked(
    internet: Internet, canary: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy would look the host up for us, so there is none."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, canary.url())
    internet.servers[PUBLIC].pages["/"] = "tin"
    assert Fetcher(pause=0).fetch(f"http://{SITE}/").data == b"tin"
    assert canary.connections == 0


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            "http://a:b@tin.example.vn/",
            "tin.example.vn/: a user name or password is in the address",
        ),
        ("tin.example.vn/bai", "tin.example.vn/bai: not http:// or https://: copy it whole"),
        ("http://khong-co.example.vn/", "no address of khong-co.example.vn is known"),
        ("http://localhost/", "localhost is not a name of the public network"),
        ("http://10.0.0.1/", "pass --allow-private-network if it is meant"),
        ("http://169.254.169.254/", "is where no article can be"),
        ("http://tin.example.vn:25/", "no web server is at port 25"),
        (f"http://tin.example.vn/{'a' * 8000}", "longer than 8,000 characters"),
    ],
)
def test_refusals_say_why(error: str, said: str, internet: Internet) -> None:
    """Each refusal is one line that says what to do."""
    with pytest.raises(FetchError) as caught:
        Fetcher().fetch(error)
    assert said in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("HTTPS://VnExpress.NET:443", "https://vnexpress.net/"),
        ("http://a.vn:80/b?c#d", "http://a.vn/b?c"),
        ("http://a.vn./b", "http://a.vn/b"),
        ("http://a.vn:8080?x=1", "http://a.vn:8080/?x=1"),
        ("  https://a.vn/bài viết.html ", "https://a.vn/b%C3%A0i%20vi%E1%BA%BFt.html"),
        ("https://a.vn/%C3%A0?q=%20+à", "https://a.vn/%C3%A0?q=%20+%C3%A0"),
        ("https://báomới.vn/", "https://xn--bomi-5na0617b.vn/"),
        ("https://ａ．ｖｎ/", "https://a.vn/"),
        ("http://a.vn/x/../y/./z/%2e%2E/w/..", "http://a.vn/y/"),
        ("http://a.vn/../../x//y", "http://a.vn/x//y"),
        ("http://[2606:2800:0220:0001::1]/", "http://[2606:2800:220:1::1]/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
    ],
)
def test_an_address_has_one_form(text: str, usual: str) -> None:
    """An address is brought into its usual form, in ASCII, without fragment."""
    assert str(parse(text)) == usual


def _taken(read: Callable[[], Url]) -> Url | None:
    """Return what is read; None when it is refused, which is said on one clean line."""
    try:
        return read()
    except Unfetchable as refusal:
        message = str(refusal)
    assert message.isprintable()
    return None


@given(
    st.one_of(
        st.text(),
        st.text("ahtp:/\\@?#[]%.:0127xX\t １。-").map("http://".__add__),
        st.builds("http://{}:{}{}".format, st.text(max_size=9), st.integers(), st.text()),
    )
)
def test_an_address_is_read_as_others_read_it(text: str) -> None:
    """Whatever is taken is the same when read again, and the same host to the standard library."""
    url = _taken(lambda: parse(text))
    if url is None:
        assert shown(text).isprintable()
        assert "@" not in shown(text)
        return
    assert parse(str(url)) == url
    assert str(url).isascii()
    assert str(url).isprintable()
    assert urlsplit(str(url)).hostname == url.host
    assert shown(text) == url.shown


@given(st.text())
def test_a_redirect_leads_to_an_address_or_nowhere(location: str) -> None:
    """Whatever a Location says, it is an address that could have been given, or refused."""
    target = _taken(lambda: follow(parse("https://a.vn/b/c?d"), location))
    assert target is None or parse(str(target)) == target


@given(st.ip_addresses())
def test_public_is_no_more_than_python_calls_global(address: IPv4Address | IPv6Address) -> None:
    """What Python knows to be no global unicast address is not public here either."""
    translated = address.version == 6 and str(address).startswith("64:ff9b::")
    odd = address.is_multicast or address.is_reserved or not address.is_global
    if odd and not translated and not getattr(address, "ipv4_mapped", None):
        assert standing(address) != "public"


@pytest.mark.parametrize(
    ("address", "what"),
    [
        *((address, "public") for address in (PUBLIC, "1.1.1.1", "172.32.0.1", "100.128.0.1")),
        *(
            (address, "public")
            for address in ("2606:4700::1111", "2400:da00::1", "64:ff9b::101:101")
        ),
        *((address, "public") for address in ("::ffff:1.1.1.1", "2001:200::1", "223.255.255.254")),
        *((address, "private") for address in ("10.0.0.1", "127.9.9.9", "::1", "fd00::1")),
        *((address, "private") for address in ("::ffff:10.0.0.1", "64:ff9b::a00:1", "198.18.0.5")),
        *((address, "never") for address in ("169.254.169.254", "fe80::1", "fec0::1", "::", "::2")),
        *((address, "never") for address in ("2002:808:808::1", "2001:0:808:808::", "ff0e::1")),
    ],
)
def test_standing(address: str, what: str) -> None:
    """Each address is anybody's, the user's own network's, or nothing's."""
    assert standing(ip_address(address)) == what


def test_what_is_shown_has_no_query_and_an_end() -> None:
    """Messages name scheme, host and path, cut where they are too long."""
    assert shown("https://a.vn/b?token=secret#c") == "https://a.vn/b"
    assert shown(f"https://a.vn/{'b' * 300}").endswith("bbb…")
    assert Url("http", "::1", 8080, "/", "?x").shown == "http://[::1]:8080/"
