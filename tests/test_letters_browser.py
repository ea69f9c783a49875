"""Pages, letters and review pages in a real browser: hostile texts, quiet, widths, night, print."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import zip_longest
from pathlib import Path
from typing import Any

import chromium
import payloads
import pytest
from chromium import Chromium

from briefing.models import LANGUAGES, Briefing
from briefing.rendering import letter, render
from briefing.reviewing import review

pytestmark = pytest.mark.browser

DATA = Path(__file__).parent / "data"
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.briefing.json"))
Raw = dict[str, Any]
BATCH = 40
"""Documents that are opened at a time, each in a frame."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all tests here."""
    program = next(filter(None, map(shutil.which, chromium.NAMES)), None)
    if not program:
        message = "Chromium is not on this machine"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with Chromium(program, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


# --- hostile texts ---------------------------------------------------------------------------


class Server:
    """A server on loopback that has the given pages, is the attacker's host, and remembers."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.asked: list[str] = []
        serve = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                serve.asked.append(self.path)
                page = serve.pages.get(self.path)
                self.send_response(200 if page is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page or b"")

            do_POST = do_GET  # noqa: N815 - the library's name

            def log_message(self, *args: object) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@cache
def doubtful() -> str:
    return (DATA / "doubtful.briefing.json").read_text("utf-8")


def filled(text: str, url: str) -> Briefing:
    """The doubtful briefing with `text` wherever an article or a model can bring one."""
    raw: Raw = json.loads(doubtful())
    raw["article"].update(title=text, source=text, author=text, url=url)
    for entry in raw["statements"]:
        entry["text"] = {"vi": text, "en": text}
        entry.update({key: text for key in ("speaker", "who", "due") if entry.get(key)})
    for person in raw["people"]:
        person.update(name={"vi": text, "en": text}, role={"vi": text, "en": text})
    for finding in raw["findings"]:
        finding.update(message=text, spans=[])
    raw["provenance"].update(model=text, endpoint=text, notes=[text])
    return Briefing.model_validate(raw)


Page = tuple[str, str, str]
"""The hostile text, what kind of page it is, the page."""


def documents(first: str, second: str, url: str | None = None) -> Iterator[Page]:
    """Yield pages of each kind with two texts in every field, that of the address included."""
    both = [filled(text, url or text) for text in (first, second)]
    for text, briefing, language in zip((first, second), both, ("vi", "en"), strict=True):
        page = render(briefing, language=language, format="html").text
        yield text, f"page.{language}", bare(page)
    for count in (1, 2):
        made = letter(both[:count], LANGUAGES[:count], names=["a", "b"][:count])
        assert not made.cut
        yield f"{first} … {second}", f"letter of {count}", bare(made.html)
    text = f"{second} {first}"
    yield text, "review", bare(review(filled(text, url or second)))


def bare(page: str) -> str:
    """A page without the policy that forbids it what it must not do: it is to have nothing that
    could be forbidden."""
    policy = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
    return re.sub(policy, "", page, count=1)


# What each document consists of. Runs in the batch, over its frames.
SEEN = """
[...document.querySelectorAll("iframe")].map((iframe) => {
  const doc = iframe.contentDocument;
  const all = [...doc.querySelectorAll("*")];
  const attributes = all.flatMap((e) => [...e.attributes].map((a) => [a.name, a.value, e]));
  const values = (...wanted) => unique(
    attributes.filter(([name]) => wanted.includes(name)).map(([, value]) => value));
  const unique = (list) => [...new Set(list)];
  const comments = doc.createNodeIterator(doc, NodeFilter.SHOW_COMMENT);
  let told = 0;
  while (comments.nextNode()) told++;
  return {
    tags: unique(all.map((e) => e.localName)),
    foreign: all.filter((e) => e.namespaceURI !== "http://www.w3.org/1999/xhtml").length,
    names: unique(attributes.map(([name]) => name)),
    styles: values("style"),
    addresses: values("href", "src", "srcset", "action", "formaction", "data", "poster",
                      "background", "cite", "ping", "xlink:href"),
    metas: attributes.filter(([, , e]) => e.localName === "meta").map(([, value]) => value),
    code: all.filter((e) => /^(script|style)$/.test(e.localName)).map((e) => e.textContent),
    comments: told,
  };
})
"""
COUNT_ALERTS = "window.alert = window.print = () => { top.hits = (top.hits || 0) + 1 };"


def opened(browser: Chromium, server: Server, pages: list[str]) -> tuple[set[str], int]:
    """Open pages side by side; return what else was asked for, and how often the attacker's code
    ran."""
    paths = [f"/page/{number}" for number in range(len(pages))]
    frames = "".join(f'<iframe src="{path}"></iframe>' for path in paths)
    server.pages = dict(zip(paths, (page.encode() for page in pages), strict=True))
    server.pages["/batch"] = f"<!DOCTYPE html><title>x</title>{frames}".encode()
    server.asked.clear()
    browser.events.clear()
    browser.call("Page.navigate", url=f"http://{server.host}/batch")
    hits = browser.run(
        """new Promise((done) => {
            const wait = () => setTimeout(() => done(window.hits || 0), 100);
            document.readyState === "complete" ? wait() : addEventListener("load", wait);
        })"""
    )
    asked = (address.removeprefix(f"http://{server.host}") for address in browser.requests())
    return {*server.asked, *asked} - {"/batch", "/favicon.ico", *paths}, hits


def wrong_with(seen: Raw, usual: Raw) -> list[str]:
    """What a document has that ours never have."""
    checks = {
        "elements": set(seen["tags"]) - set(usual["tags"]),
        "foreign elements": seen["foreign"],
        # The review page marks figures, dates and names of any text with data of its own.
        "attributes": {
            name for name in set(seen["names"]) - set(usual["names"]) if name[:5] != "data-"
        },
        "handlers": [name for name in seen["names"] if name.startswith("on")],
        "styles": set(seen["styles"]) - set(usual["styles"]),
        "addresses": [
            each for each in seen["addresses"] if not re.match(r"https?://|mailto:|#[\w-]+$", each)
        ],
        "metas": set(seen["metas"]) - set(usual["metas"]),
        "code": seen["code"] != usual["code"],
        "comments": seen["comments"] != usual["comments"],
    }
    return [f"{what}: {found}" for what, found in checks.items() if found]


@pytest.fixture
def counted(browser: Chromium) -> Iterator[None]:
    """The attacker's code counts in `hits`, in whatever frame it runs."""
    script = browser.call("Page.addScriptToEvaluateOnNewDocument", source=COUNT_ALERTS)
    yield
    browser.call("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


@pytest.mark.usefixtures("counted")
def test_the_payloads_do_harm_where_nothing_is_done_about_them(
    browser: Chromium, server: Server
) -> None:
    """In a page that has them as they are, code runs and things are loaded: we would see it."""
    attempts = [text.replace("evil.example", server.host) for text in payloads.all_of_them()]
    harmless = {"meta", "base", "frameset", "plaintext"}
    raw = [text for text in attempts if not any(f"<{tag}" in text for tag in harmless)]
    loaded, hits = opened(browser, server, [f"<title>x</title><p>{text}" for text in raw[:120]])
    assert hits > 20
    assert len(loaded) > 5


@pytest.mark.usefixtures("counted")
def test_hostile_texts_do_nothing_in_any_page(browser: Chromium, server: Server) -> None:
    """More than 200 payloads in every field of every page: no active content, nothing loaded."""
    attempts = [text.replace("evil.example", server.host) for text in payloads.all_of_them()]
    assert len(attempts) > 200
    plain = "Sở chi 30% ngày 7/10"
    usual_pages = list(documents(plain, plain, "https://a.example/b"))
    opened(browser, server, [html for _, _, html in usual_pages])
    kinds = [kind for _, kind, _ in usual_pages]
    usual = dict(zip(kinds, browser.run(SEEN), strict=True))
    middle = (len(attempts) + 1) // 2
    pairs = zip_longest(attempts[:middle], attempts[middle:], fillvalue=plain)
    pages = [page for pair in pairs for page in documents(*pair)]
    for start in range(0, len(pages), BATCH):
        batch = pages[start : start + BATCH]
        done = opened(browser, server, [html for _, _, html in batch])
        assert done == (set(), 0), [text for text, _, _ in batch]
        for (text, kind, _), seen in zip(batch, browser.run(SEEN), strict=True):
            assert wrong_with(seen, usual[kind]) == [], (kind, text)


# --- what is seen ----------------------------------------------------------------------------


@pytest.fixture
def shown(tmp_path: Path) -> dict[str, Path]:
    """A page, a letter and a letter of several, with a link and with doubts."""
    briefings = [Briefing.model_validate_json(path.read_text("utf-8")) for path in EXAMPLES]
    briefings.append(Briefing.model_validate_json(doubtful()))
    names = [f"tin-{number}" for number in range(len(briefings))]
    pages = {
        "page": render(briefings[-1], language="en", format="html").text,
        "letter": letter(briefings[-1:], ["en"], names=["tin"]).html,
        "letters": letter(briefings, ["vi", "en"], names=names).html,
    }
    paths = {kind: tmp_path / f"{kind}.html" for kind in pages}
    for kind, path in paths.items():
        path.write_text(pages[kind], "utf-8")
    return paths


@pytest.mark.parametrize("kind", ["page", "letter", "letters"])
def test_it_fits_windows_of_any_width(browser: Chromium, shown: dict[str, Path], kind: str) -> None:
    """Nothing reaches beyond the window, and lines stay short in wide ones; nothing is loaded."""
    for width in (320, 600, 1200):
        browser.open(shown[kind], width=width)
        assert browser.run("document.documentElement.scrollWidth") == width
        assert browser.run("document.querySelector('main, .sheet').offsetWidth") <= 720
        assert browser.complaints() == []
        assert browser.requests() == [shown[kind].as_uri()]


CONTRAST = """
(() => {
  const light = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const told = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility()
    && [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return Math.min(...told.map((element) => {
    const pair = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  }));
})()
"""
"""The least contrast of a text with what is behind it (WCAG 2.2, relative luminance)."""


@pytest.mark.parametrize("kind", ["page", "letter", "letters"])
def test_it_can_be_read_by_day_and_by_night(
    browser: Chromium, shown: dict[str, Path], kind: str
) -> None:
    """Every text has the contrast that WCAG AA asks for; the ground follows the reader's choice."""
    grounds = []
    for scheme in ("light", "dark"):
        browser.open(shown[kind], media={"prefers-color-scheme": scheme})
        assert browser.run(CONTRAST) >= 4.5
        grounds.append(browser.run("getComputedStyle(document.querySelector('.part') || "
                                   "document.documentElement).backgroundColor"))  # fmt: skip
    assert grounds == ["rgb(255, 255, 255)", "rgb(21, 24, 28)"]


@pytest.mark.parametrize("kind", ["page", "letter"])
def test_it_is_printed_as_by_day(browser: Chromium, shown: dict[str, Path], kind: str) -> None:
    """Whoever reads by night prints dark on white all the same."""
    browser.open(shown[kind])
    night = {"name": "prefers-color-scheme", "value": "dark"}
    browser.call("Emulation.setEmulatedMedia", media="print", features=[night])
    try:
        assert browser.run("getComputedStyle(document.querySelector('h1')).color") == (
            "rgb(27, 31, 36)"
        )
        assert browser.run(CONTRAST) >= 4.5
    finally:
        browser.call("Emulation.setEmulatedMedia", media="", features=[])


def test_the_contents_lead_to_their_briefings(browser: Chromium, shown: dict[str, Path]) -> None:
    """Each entry goes to the headline that it names."""
    browser.open(shown["letters"])
    led = browser.run(
        """[...document.querySelectorAll("li a")].filter((a) => a.hash).map((a) => [
            a.textContent, document.getElementById(a.hash.slice(1)).closest("td")
                .querySelector("h1").firstChild.textContent.trim()])"""
    )
    assert len(led) == 8
    assert [entry for entry, _ in led] == [headline for _, headline in led]


def test_the_preview_is_not_seen(browser: Chromium, shown: dict[str, Path]) -> None:
    """It is for lists of messages alone."""
    browser.open(shown["letter"])
    assert browser.run("document.querySelector('.preheader').getClientRects().length") == 0
