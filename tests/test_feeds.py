"""RSS and Atom to entries: what newspapers write, and what somebody may write to do harm."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ArticleError, MissingExtraError
from briefing.reading import VIET_NAM
from briefing.reading.feed_dates import moment
from briefing.reading.feeds import MAX_FEED, Entry, Feed, entries
from briefing.vietnamese.text import one_line

AT = "https://bao.example.vn/rss/thoi-su.rss"
EVENING = datetime(2026, 10, 7, 18, 40, tzinfo=VIET_NAM)


def item(
    link: str = "https://bao.example.vn/a-100001.html",
    title: str = "Khánh thành cầu",
    more: str = "",
) -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def rss(*items: str, head: str = "<title>Thời sự</title>") -> bytes:
    body = f"<channel>{head}{''.join(items)}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0">{body}</rss>'.encode()


def read(data: bytes | str, url: str | None = AT) -> Feed:
    return entries(data if isinstance(data, bytes) else data.encode(), "thoi-su.rss", url=url)


def only(data: bytes | str, url: str | None = AT) -> Entry:
    (entry,) = read(data, url).entries
    return entry


def urls(*items: str) -> list[str]:
    return [entry.url for entry in read(rss(*items)).entries]


def refusal(data: bytes, url: str | None = AT) -> str:
    with pytest.raises(ArticleError) as caught:
        entries(data, "thoi-su.rss", url=url)
    told = str(caught.value)
    assert told.isprintable()
    return told


def assert_sound(data: bytes) -> None:
    """Entries or an error, and either as it should be."""
    try:
        feed = read(data)
    except ArticleError as error:
        told = str(error)
    else:
        told = "".join(entry.title for entry in feed.entries)
        assert all(entry.url.startswith("http") for entry in feed.entries)
        assert len({entry.url for entry in feed.entries}) == len(feed.entries)
    assert one_line(told) == told


# --- forms of feeds ---------------------------------------------------------------------------


def test_rss_2() -> None:
    """An item of RSS 2.0 gives id, address, title and date."""
    more = """
        <description><![CDATA[<a href="https://bao.example.vn/b"><img src="x"></a>]]></description>
        <pubDate>Wed, 07 Oct 2026 18:40:00 +0700</pubDate>
        <guid isPermaLink="false">100001</guid>"""
    feed = read(rss(item(more=more)))
    url = "https://bao.example.vn/a-100001.html"
    assert feed == Feed((Entry("100001", url, "Khánh thành cầu", EVENING),))


def test_rss_0_91_with_its_dtd() -> None:
    """A feed of 1999 with a document type and no date is read; the DTD is not looked up."""
    dtd = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    entry = only(f'<?xml version="1.0"?>{dtd}<rss version="0.91"><channel>{item()}</channel></rss>')
    assert (entry.id, entry.published) == (entry.url, None)


def test_rdf() -> None:
    """RSS 1.0 has its items beside the channel, and dates of Dublin Core."""
    about = "https://bao.example.vn/a-100001.html"
    entry = only(f"""<?xml version="1.0"?>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
          xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="{AT}"><title>Thời sự</title></channel>
        <item rdf:about="{about}"><title>Tin</title><dc:date>2026-10-07T18:40:00+07:00</dc:date>
        </item></rdf:RDF>""")
    assert entry == Entry(about, about, "Tin", EVENING)


def test_atom() -> None:
    """Atom's own link is the alternate one; it was published before it was updated."""
    feed = read("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.example.vn/">
        <title type="html">Thời &lt;b&gt;sự&lt;/b&gt;</title><link rel="self" href="/rss"/>
        <entry xml:base="thoi-su/"><id>tag:bao.example.vn,2026:1</id>
        <link rel="enclosure" href="/tep.mp3"/><link href="cau-100001.html"/>
        <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Cầu <i>mới</i></div></title>
        <updated>2026-10-08T08:00:00Z</updated><published>2026-10-07T11:40:00Z</published>
        </entry></feed>""")
    url = "https://bao.example.vn/thoi-su/cau-100001.html"
    assert feed.entries == (Entry("tag:bao.example.vn,2026:1", url, "Cầu mới", EVENING),)


def test_an_atom_entry_with_one_date() -> None:
    """Where Atom tells only when an entry was updated, that is its date."""
    entry = only("""<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry>
        <a:link rel="alternate" href="/a-1"/><a:updated>2026-10-07T18:40:00+07:00</a:updated>
        </a:entry></a:feed>""")
    assert (entry.url, entry.published) == ("https://bao.example.vn/a-1", EVENING)


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        (("application/json", "text/html"), 1),
        (("application/pdf", "application/xhtml+xml"), 1),
        (("application/json", None), 1),
        (("text/html", None), 0),
        (("application/json", "application/pdf"), 0),
    ],
)
def test_the_web_page_among_an_entrys_alternates(
    kinds: tuple[str | None, ...], chosen: int
) -> None:
    """Of an entry's forms the web page is taken, wherever it stands; else the first."""
    told = [f'type="{kind}"' if kind else "" for kind in kinds]
    links = [f'<link rel="alternate" {kind} href="/{at}"/>' for at, kind in enumerate(told)]
    entry = only(f"""<feed xmlns="http://www.w3.org/2005/Atom">
        <entry>{"".join(links)}</entry></feed>""")
    assert entry.url == f"https://bao.example.vn/{chosen}"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    """A byte order mark tells how a feed is written, whatever it says itself."""
    data = rss(item()).decode().replace("utf-8", "utf-16" if encoding == "utf-16" else "utf-8")
    assert only(data.encode(encoding)).title == "Khánh thành cầu"


def test_a_feed_without_entries_is_a_feed() -> None:
    """A newspaper that has nothing to say is no error."""
    assert read(rss()) == Feed(())


# --- order, and what is left out --------------------------------------------------------------


def dated(number: int, date: str) -> str:
    return item(f"https://bao.example.vn/{number}", more=f"<pubDate>{date}</pubDate>")


def test_the_oldest_comes_first() -> None:
    """Entries are in the order of their dates, however the feed has them and their zones."""
    assert urls(
        dated(2, "Wed, 07 Oct 2026 12:00:00 GMT"),
        dated(3, "Wed, 07 Oct 2026 20:00:00 +0700"),
        dated(1, "Wed, 07 Oct 2026 18:00:00 +0700"),
    ) == [f"https://bao.example.vn/{number}" for number in (1, 2, 3)]


def test_without_dates_the_last_comes_first() -> None:
    """A feed begins with the newest; an entry without a date stays between its neighbours."""
    listed = [
        dated(3, "2026-10-07T18:00"),
        item("https://bao.example.vn/2"),
        dated(1, "2026-10-06"),
    ]
    assert urls(*listed) == [f"https://bao.example.vn/{number}" for number in (1, 2, 3)]


def test_what_is_listed_twice_counts_once() -> None:
    """No address comes again, whatever its id, and that is said; the one listed first stays."""
    guids = [f"<guid isPermaLink='false'>{number}</guid>" for number in (7, 7, 8)]
    feed = read(rss(*(item(more=guid) for guid in guids)))
    assert [entry.id for entry in feed.entries] == ["7"]
    assert feed.notes == ("2 entries with the address of another one: left out.",)


def test_a_guid_that_entries_share_is_no_id() -> None:
    """Where a guid is on several articles none is lost: their addresses tell them apart."""
    guids = ("tin", "tin", "1")
    links = [f"https://bao.example.vn/{name}" for name in "abc"]
    items = [
        item(link, more=f'<guid isPermaLink="false">{guid}</guid>')
        for link, guid in zip(links, guids, strict=True)
    ]
    feed = read(rss(*items))
    assert {entry.url: entry.id for entry in feed.entries} == dict(
        zip(links, (links[0], links[1], "1"), strict=True)
    )
    assert feed.notes == ()


def test_entries_without_a_page_are_counted() -> None:
    """What has no link to a web page cannot be used, and that is said."""
    assert read(rss(item(), "<item><title>Tin</title></item>")).notes == (
        "1 entry without a link to a web page: cannot be used.",
    )
    assert read(rss(item("javascript:alert(1)"), item("mailto:a@b.vn"))).notes == (
        "2 entries without a link to a web page: cannot be used.",
    )


# --- links ------------------------------------------------------------------------------------

LINKS = {
    "https://bao.example.vn/a.html": "https://bao.example.vn/a.html",
    "\n  https://bao.example.vn/a.html\n": "https://bao.example.vn/a.html",
    "<![CDATA[https://bao.example.vn/a?b=1&c=2]]>": "https://bao.example.vn/a?b=1&c=2",
    "https://bao.example.vn/a?b=1&amp;c=2": "https://bao.example.vn/a?b=1&c=2",
    "https://bao.example.vn/a?b=1&c=2": "https://bao.example.vn/a?b=1&c=2",
    "/a.html": "https://bao.example.vn/a.html",
    "a.html": "https://bao.example.vn/rss/a.html",
    "//khac.example.vn/a": "https://khac.example.vn/a",
    "https://bao.example.vn/a?utm_source=rss&amp;id=5&amp;utm_medium=x": "https://bao.example.vn/a?id=5",
    "https://bao.example.vn/a?UTM_Source=rss#binh-luan": "https://bao.example.vn/a",
    "https://bao.example.vn/a?fbclid=1&amp;zarsrc=2": "https://bao.example.vn/a",
    "https://bao.example.vn/a?utmost=1": "https://bao.example.vn/a?utmost=1",
    "https://bao.example.vn/cầu mới.html": "https://bao.example.vn/cầu%20mới.html",
    "HTTPS://bao.example.vn/a": "https://bao.example.vn/a",
    "http://[::1]:8080/a": "http://[::1]:8080/a",
}
NO_LINKS = [
    "",
    " ",
    "ftp://bao.example.vn/a",
    "file:///etc/passwd",
    "data:text/html,a",
    "http:///a",
    "https://ai:mat-khau@bao.example.vn/a",
    "https://bao.example.vn:99999/a",
    "https://bao.example.vn:cong/a",
    "https://[::1/a",
    "https://bao.example.vn/\u202ea",
    f"https://bao.example.vn/{'a' * 2000}",
]


@pytest.mark.parametrize(("link", "url"), LINKS.items())
def test_a_link_becomes_an_address(link: str, url: str) -> None:
    """Relative links are resolved; fragments and what only tells who linked are taken off."""
    assert urls(item(link)) == [url]


@pytest.mark.parametrize("link", NO_LINKS)
def test_what_leads_to_no_web_page_is_no_link(link: str) -> None:
    """Other schemes, passwords, impossible ports and what nobody sees are not followed."""
    assert urls(item(link)) == []


def test_a_file_is_relative_to_the_newspaper() -> None:
    """Relative links in a saved feed are resolved against the channel's own link."""
    head = "<title>Tin</title><link>https://bao.example.vn/</link>"
    assert only(rss(item("/a.html"), head=head), url=None).url == "https://bao.example.vn/a.html"


@pytest.mark.parametrize(
    ("guid", "url"),
    [
        ("<guid>https://bao.example.vn/a</guid>", ["https://bao.example.vn/a"]),
        ('<guid isPermaLink="false">https://bao.example.vn/a</guid>', []),
    ],
)
def test_a_guid_may_be_the_link(guid: str, url: list[str]) -> None:
    """Without a link, an address as guid is one unless it says that it is none."""
    assert urls(f"<item>{guid}</item>") == url


def test_the_original_link_wins() -> None:
    """Where a service counts the readers on their way, the newspaper's own address is taken."""
    space = "http://rssnamespace.org/feedburner/ext/1.0"
    link = f'<f:origLink xmlns:f="{space}">https://bao.example.vn/b</f:origLink>'
    assert urls(item("https://dem.example.com/1", more=link)) == ["https://bao.example.vn/b"]


def test_media_are_not_the_entry() -> None:
    """Titles and links of other vocabularies inside an item are not its own."""
    media = (
        '<m:group xmlns:m="http://search.yahoo.com/mrss/"><m:title>Ảnh</m:title></m:group>'
        '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="https://khac.vn/"/>'
    )
    entry = only(rss(f"<item>{media}{item()[len('<item>') :]}"))
    assert (entry.title, entry.url) == ("Khánh thành cầu", "https://bao.example.vn/a-100001.html")


# --- texts ------------------------------------------------------------------------------------

TITLES = {
    "Mưa &amp;amp; gió": "Mưa & gió",
    "Mưa & gió": "Mưa & gió",
    "<![CDATA[Mưa &quot;lớn&quot;]]>": 'Mưa "lớn"',
    "<![CDATA[<b>Mưa</b>\n lớn]]>": "Mưa lớn",
    "C&ocirc;ng an&nbsp;xã": "Công an xã",
    "&#272;&#432;&#7901;ng 5": "Đường 5",
    "Gia\u0301 xa\u0306ng": "Giá xăng",
    "Tin\x0b\x1b[31m đỏ": "Tin [31m đỏ",
    "<![CDATA[Tin\x0b\x1b[31m đỏ]]>": "Tin [31m đỏ",
    "<![CDATA[Lãi 3 < 5 và 7 > 6]]>": "Lãi 3 < 5 và 7 > 6",
    "&khongco;": "&khongco;",
}


@pytest.mark.parametrize(("markup", "title"), TITLES.items())
def test_titles_are_text(markup: str, title: str) -> None:
    """Markup, entities and control characters are gone from a title, on one line of NFC."""
    assert only(rss(item(title=markup))).title == title


def test_a_title_is_not_endless() -> None:
    """Of a title only so much is kept as a line can have."""
    assert len(only(rss(item(title="Tin " * 10_000))).title) <= 300


# --- dates ------------------------------------------------------------------------------------

EVENINGS = [
    "Wed, 07 Oct 2026 18:40:00 +0700",
    "Wed, 07 Oct 2026 18:40:00 +07:00",
    "Wed, 7 Oct 26 18:40:00 +0700",
    "Wed, 07 Oct 2026 18:40:00 GMT+7",
    "Wed, 07 Oct 2026 18:40:00 (GMT+7)",
    "Wed, 07 Oct 2026 18:40:00 GMT+07:00",
    "Wed, 07 Oct 2026 11:40:00 GMT",
    "Wed, 07 Oct 2026 11:40:00 Z",
    "Wed, 07 Oct 2026 18:40:00",
    "Wed, 07 October 2026 6:40 PM",
    "2026-10-07T18:40:00+07:00",
    "2026-10-07T18:40:00+07",
    "2026-10-07T11:40:00Z",
    "2026-10-07T11:40:00.000UTC",
    "2026-10-07T18:40",
    "2026-10-07 18:40:00.1234567 +0700",
    "2026-10-07T06:40:00-05:00",
    "2026-10-07T06:40:00-05:00[America/New_York]",
    "Wed, 07 Oct 2026 06:40:00 -0500 (EST)",
    "Wed, 07 Oct 2026 06:40:00 EST",
    "Wed, 07 Oct 2026 07:40:00 EDT",
    "Wed, 07 Oct 2026 05:40:00 CST",
    "Wed, 07 Oct 2026 06:40:00 CDT",
    "Wed, 07 Oct 2026 04:40:00 MST",
    "Wed, 07 Oct 2026 05:40:00 MDT",
    "Wed, 07 Oct 2026 03:40:00 PST",
    "Wed, 07 Oct 2026 04:40:00 pdt",
    "Wed, 07 Oct 2026 11:40:00 UT",
    "Wed, 07 Oct 2026 18:40:00 ICT",
    "10/7/2026 7:40 AM EDT",
    "18:40 ngày 07/10/2026",
    "18:40 (GMT+7), Thứ tư 07/10/2026",
    "Thứ tư, 07/10/2026 18:40 (GMT+7)",
    "Thứ 4, 7/10/2026 - 18:40",
    "18:40 07-10-2026",
    "07.10.2026 6:40 CH",
    "10/7/2026 6:40:00 PM",
    " \n2026-10-07\t18:40 ",
]
NO_DATES = [
    "",
    "hôm qua",
    "0001-01-01T00:00:00",
    "2026-13-07T18:40",
    "31/02/2026",
    "Wed, 07 Thg 2026 18:40",
    "Wed, 07 Oct 2026 25:40:00 +0700",
    "Wed, 07 Oct 2026 18:40:00 +9900",
    "Wed, 07 Oct 2026 18:40:00 CET",
    "Wed, 07 Oct 2026 18:40:00 CEST",
    "Wed, 07 Oct 2026 18:40:00 (MSK)",
    "Wed, 07 Oct 2026 18:40:00 A",
    "2026-10-07T18:40:00 Europe/Paris",
    "1234567890",
    "07/10",
    "9" * 10_000,
]


@pytest.mark.parametrize("told", EVENINGS)
def test_dates_of_newspapers(told: str) -> None:
    """The standards' forms and what newspapers make of them are one evening; without a zone it is
    Viet Nam's."""
    assert moment(told) == EVENING


def test_a_date_alone_is_midnight() -> None:
    """Without a time of day it is the day's beginning in Viet Nam."""
    assert moment("07/10/2026") == datetime(2026, 10, 7, tzinfo=VIET_NAM)


def test_american_dates_are_known_by_their_halves_of_the_day() -> None:
    """Month first only beside AM or PM, and only where that can be; SA and CH are Vietnamese."""
    assert moment("10/12/2026 8:00 AM") == datetime(2026, 10, 12, 8, tzinfo=VIET_NAM)
    assert moment("10/12/2026 8:00 SA") == datetime(2026, 12, 10, 8, tzinfo=VIET_NAM)
    assert moment("10/13/2026 12:00 AM") == datetime(2026, 10, 13, 0, tzinfo=VIET_NAM)
    assert moment("13/10/2026 12:00 PM") == datetime(2026, 10, 13, 12, tzinfo=VIET_NAM)


@pytest.mark.parametrize("told", NO_DATES)
def test_what_is_no_date_is_none(told: str) -> None:
    """Nobody guesses a date."""
    assert moment(told) is None


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2100, 12, 30)),
    st.integers(-12, 14),
    st.sampled_from(["%a, %d %b %Y %H:%M:%S {}", "%Y-%m-%dT%H:%M:%S{}", "%d/%m/%Y %H:%M:%S GMT{}"]),
)
def test_every_moment_is_read_as_it_was_written(when: datetime, zone: int, form: str) -> None:
    """Day, time and zone come back, in each of the usual forms."""
    written = when.replace(microsecond=0).strftime(form).format(f"{zone:+03}00")
    told = moment(written)
    assert told is not None
    assert told == (when.replace(microsecond=0, tzinfo=UTC) - timedelta(hours=zone))


@given(st.text(max_size=200))
def test_no_text_breaks_a_date(told: str) -> None:
    """Whatever is told, there is a moment with a zone, or none."""
    found = moment(told)
    assert found is None or found.utcoffset() is not None


# --- what is no feed --------------------------------------------------------------------------


def test_a_web_page_names_its_feed() -> None:
    """Whoever passes a newspaper's page is told which feed it names."""
    page = b"""<!doctype html><html><head><title>Bao</title>
        <link rel="alternate" type="application/rss+xml" href="/rss/home.rss?a=1&amp;b=2">
        </head><body><p>rss</body></html>"""
    assert refusal(page) == (
        "thoi-su.rss: a web page, not a feed; it names this one: "
        "https://bao.example.vn/rss/home.rss?a=1&b=2"
    )


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<link rel="stylesheet" href="/a.css">',
        '<link rel="alternate" hreflang="en" href="/en">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:a()">',
        '<link rel="alternate" type="application/rss+xml">',
    ],
)
def test_a_web_page_that_names_none(head: str) -> None:
    """A page without a feed that can be used is told to be a page."""
    told = refusal(f"<html><head>{head}</head><body><p>Tin</body></html>".encode(), url=None)
    assert told == "thoi-su.rss: a web page, not a feed: pass the address of its RSS or Atom"


@pytest.mark.parametrize(
    "data", [b"x", b"{}", b"<a/>", b"<?xml version='1.0'?><urlset/>", b"Tin m\xe1\xbb\x9bi", b" "]
)
def test_other_documents_are_no_feed(data: bytes) -> None:
    """Plain text, JSON, a sitemap: told what to pass instead."""
    assert refusal(data) == "thoi-su.rss: not a feed: pass RSS or Atom"


def test_a_feed_is_not_endless() -> None:
    """No newspaper lists so much; it is not even parsed."""
    assert "larger than" in refusal(b"<rss>" + b" " * MAX_FEED)


def test_without_lxml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the error says how to install it."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name.startswith("lxml"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtraError, match=r"pip install -e '\.\[web\]'"):
        read(rss(item()))


# --- hostile and broken feeds -----------------------------------------------------------------


@pytest.mark.parametrize(
    "rest",
    [
        "<item>",
        "<item><title>Tin",
        "<item><link>https://bao.example.vn/tin/x-100002.ht",
        "<item><link>https://bao.example.vn/tin/x-100002.html</link><title>Tin",
        "<item><link>https://bao.example.vn/x</link><description><![CDATA[a</item>b",
        "<item><link>https://bao.example.vn/x</link><!-- </item>",
        "<item><link>https://bao.example.vn/x</link></item",
    ],
)
def test_a_feed_that_breaks_off_is_read_so_far(rest: str) -> None:
    """A missing end costs the entry that it is missing from, and no more; half an address is
    none. That is said."""
    feed = read(rss(item(), rest).removesuffix(b"</channel></rss>"))
    assert [entry.url for entry in feed.entries] == ["https://bao.example.vn/a-100001.html"]
    assert feed.notes == ("The feed breaks off: its last entry is left out.",)


@pytest.mark.parametrize("rest", ["", "<", "<item", "<item/>", "<!-- <item> -->", "<ite", "</chan"])
def test_a_feed_that_breaks_off_between_entries_loses_none(rest: str) -> None:
    """What is listed whole is kept."""
    data = rss(item(), rest).removesuffix(b"</channel></rss>")
    assert "breaks off" not in "".join(read(data).notes)
    assert only(data).url == "https://bao.example.vn/a-100001.html"


@pytest.mark.parametrize(
    "slip", ["3 < 5", "a<br>b", "<img width=5>", "a</b>", "<p>a", "&nosuch;", "<1>"]
)
def test_one_slip_costs_no_ampersand(slip: str) -> None:
    """Behind XML that is none, entities in links and titles are what they were before it."""
    entities = "&amp;&lt;&gt;&quot;&apos;&eacute;&#38;"
    link = "https://bao.example.vn/x.aspx?cat=1&amp;id="
    items = [item(f"{link}{number}", f"a {entities} b") for number in (1, 2, 3)]
    items[1] = items[1].replace("</item>", f"<description>{slip}</description></item>")
    feed = read(rss(*items))
    assert [entry.url for entry in feed.entries] == [
        f"https://bao.example.vn/x.aspx?cat=1&id={number}" for number in (3, 2, 1)
    ]
    assert {entry.title for entry in feed.entries} == {"a &<>\"'é& b"}


def test_what_a_slip_hides_is_counted() -> None:
    """Where ends without a beginning end the whole feed too early, the rest is not lost in
    silence."""
    slip = item(more="<description>a</b></b></b></description>")
    feed = read(rss(slip, item("/b"), item("/c")))
    assert feed.notes == ("2 entries behind a slip of the feed's XML: not read.",)


def test_warnings_before_the_feed_do_not_matter() -> None:
    """What a server's program complains of before the first element is passed over."""
    assert only(b"<br />\n<b>Warning</b>: mysql_connect() in /rss.php<br />\n" + rss(item())).id


def test_entities_are_not_expanded(tmp_path: Any) -> None:
    """Neither a file nor a bomb gets into a title."""
    secret = tmp_path / "secret"
    secret.write_text("tuyệt mật", "utf-8")
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    dtd = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY a0 "ha">{bomb}]>'
    entry = only(f"{dtd}<rss><channel>{item(title='&x;&a12;')}</channel></rss>")
    assert entry.title == "&x;&a12;"


def test_bytes_are_never_a_path(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that name a file or an address are no feed, whatever is there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.rss").write_bytes(rss(item()))
    for data in (b"feed.rss", b"http://127.0.0.1:9/feed.rss"):
        assert refusal(data) == "thoi-su.rss: not a feed: pass RSS or Atom"


HOSTILE: Mapping[str, bytes] = {
    "nested": b"<b>" * 300_000,
    "nested items": b"<item>" * 100_000,
    "nested divisions in a description": b"<item><description><![CDATA[" + b"<div>" * 100_000,
    "comments in a description": b"<item><description><![CDATA[" + b"<!--" * 100_000,
    "open comments": b"<!--" * 200_000,
    "open tags": b"<" * 500_000,
    "open CDATA": b"<![CDATA[" * 100_000,
    "ampersands": b"<title>" + b"&" * 500_000,
    "entities": b"<title>" + b"&a" * 300_000,
    "attributes": b"<item " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/>",
    "namespaces": b"".join(b'<x%d:a xmlns:x%d="u%d"/>' % (n, n, n) for n in range(20_000)),
    "links": b"<item>" + b"<link>ftp://x</link>" * 50_000 + b"</item>",
    "dates": b"<item><link>/a</link>" + b"<pubDate>x</pubDate>" * 50_000 + b"</item>",
    "a long title": b"<item><link>/a</link><title>" + b"<a" * 300_000 + b"</title></item>",
    "a long link": b"<item><link>http://" + b"[" * 500_000 + b"</link></item>",
    "a long date": b"<item><link>/a</link><pubDate>" + b"1:" * 300_000 + b"</pubDate></item>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_feeds_end(body: bytes) -> None:
    """What brings other readers to a halt ends in entries or a sensible error, at once."""
    try:
        feed = read(b"<rss><channel>" + body)
    except ArticleError:
        return
    assert len(feed.entries) <= 1


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Of any bytes there come entries or an ArticleError."""
    for document in (data, b"<rss><channel>" + data, rss(item()).replace(b"Kh", data)):
        assert_sound(document)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_feeds_are_read_or_refused(data: st.DataObject) -> None:
    """A feed with bytes changed, left out or doubled never ends in another error."""
    whole = rss(item(more="<guid>1</guid><pubDate>2026-10-07T18:40</pubDate>"), item("/b"))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    assert_sound(damaged)
