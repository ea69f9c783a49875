"""Fuzz the reader of feeds: `python benchmarks/fuzz/feeds.py -max_total_time=600`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefing.reading", "briefing.vietnamese"]):
    from briefing.reading import feeds
    from briefing.vietnamese.text import one_line

from harness import fuzz

RSS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss><rss version="2.0"><channel>
<title>Thời sự</title><link>https://bao.example.vn/</link><item><title><![CDATA[Cầu <b>mới</b> &amp;
đường]]></title><link>/tin-1.html?a=1&b=2&amp;utm_source=rss#c</link><guid isPermaLink="false">1
</guid><pubDate>Wed, 07 Oct 2026 18:40:00 GMT+7</pubDate></item><item><title>C&ocirc;ng an</title>
<link>https://bao.example.vn/tin-2.html</link><pubDate>10/7/2026 6:40:00 PM</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://bao.example.vn/"><title>A</title>
<entry xml:base="a/"><id>tag:a,2026:1</id><link rel="alternate" href="tin-1"/><title type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml">B</div></title><updated>2026-10-07T11:40:00Z</updated>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item
rdf:about="https://bao.example.vn/1"><title>C</title><dc:date>2026-10-07</dc:date></item></rdf:RDF>"""
PAGE = """<!doctype html><html><head><link rel="alternate" type="application/atom+xml"
href="/atom"></head><body>Tin</body></html>"""


def read(data: bytes) -> None:
    """Read a feed and look at what came of it."""
    feed = feeds.entries(data, "feed.xml", url="https://bao.example.vn/rss")
    for entry in feed.entries:
        if (
            not entry.url.startswith(("http://", "https://"))
            or one_line(entry.title) != entry.title
        ):
            raise AssertionError(repr(entry))
    if len({entry.url for entry in feed.entries}) < len(feed.entries):
        raise AssertionError("an address twice")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        seeds = [Path(folder) / name for name in ("rss", "atom", "rdf", "page")]
        for seed, text in zip(seeds, (RSS, ATOM, RDF, PAGE), strict=True):
            seed.write_text(text, "utf-8")
        fuzz(read, seeds)
