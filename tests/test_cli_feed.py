"""`briefing feed` from outside: a real web server, a model server, real files."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import newsroom
import pytest
from click.testing import CliRunner, Result
from web_server import Reply, Request, WebServer, in_turn, plain
from web_server import feed as served

import briefing.llm.client
import briefing.local
from briefing.cli import cli
from briefing.fetching.fetcher import Fetcher
from briefing.reading import VIET_NAM
from briefing.store import Store
from briefing.testing import FAULTS, FakeServer, Fault, Received

PRIVATE = "--allow-private-network"
FEED = "/rss/thoi-su.rss"
DAY = datetime(2026, 10, 1, 8, tzinfo=VIET_NAM)
"""When article 0 was published; each other one a day later."""
FRONT = plain("Tin 1 | Tin 2 | Tin 3")
"""A page that is no article."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, no embedded model to fall back on, and short pauses."""
    monkeypatch.setattr(briefing.local, "installed", lambda: False)
    monkeypatch.setattr(briefing.llm.client, "_PAUSE", 0.01)
    monkeypatch.setattr(briefing.llm.client, "_LONGEST_PAUSE", 0.02)
    monkeypatch.setitem(Fetcher.__init__.__kwdefaults__, "pause", 0)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def model() -> Iterator[FakeServer]:
    """A model that has a sound reply for every article of the newsroom."""
    with FakeServer(newsroom.answer) as server:
        yield server


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A newspaper of three articles, and its feed."""
    with WebServer() as server:
        publish(server, 3)
        yield server


def path(number: int) -> str:
    return f"/tin/tram-doc-sach-10000{number}"


def article(number: int) -> Reply:
    """An article of the newsroom as plain text: how web pages are read is not what matters here."""
    return plain(newsroom.article(number))


def publish(web: WebServer, count: int) -> None:
    """Put articles 0 to `count - 1` and a feed of them, newest first, on the web."""
    for number in range(count):
        web.pages[path(number)] = article(number)
    list_in_feed(web, *(entry(number) for number in reversed(range(count))))


def list_in_feed(web: WebServer, *items: str) -> None:
    web.pages[FEED] = served(rss(*items))


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Thời sự</title>{"".join(items)}</channel></rss>'


def entry(number: int, link: str | None = None, *, date: bool = True) -> str:
    published = f"<pubDate>{DAY + timedelta(days=number):%d %b %Y %H:%M:%S %z}</pubDate>"
    return (
        f"<item><title>Trạm đọc {number}</title><link>{link or path(number)}</link>"
        f'<guid isPermaLink="false">{number}</guid>{published if date else ""}</item>'
    )


def invoke(*arguments: object) -> tuple[int, Result]:
    """The exit code and the outcome of the command."""
    result = CliRunner().invoke(cli, ["feed", *map(str, arguments)], standalone_mode=False)
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def run(model: FakeServer, web: WebServer, *arguments: object) -> tuple[int, Result]:
    """Follow the newspaper's feed."""
    where = ("--base-url", model.base_url, "--model", "fake", PRIVATE)
    return invoke(web.url(FEED), *where, *arguments)


def made(folder: str = ".") -> list[str]:
    """The stems of all briefings, in the order of their names."""
    return sorted(path.name.removesuffix(".briefing.json") for path in briefings(folder))


def briefings(folder: str = ".") -> list[Path]:
    return list(Path(folder).glob("*.briefing.json"))


def stems(*numbers: int) -> list[str]:
    return [f"tram-doc-sach-10000{number}" for number in numbers]


def errors(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith("Error:")]


def fails(fault: str, *numbers: int) -> Any:
    """Let requests about these articles fail, or all of them."""

    def rule(request: Received) -> Fault | None:
        chosen = not numbers or (request.wants_completion and newsroom.about(request) in numbers)
        return FAULTS[fault] if chosen else None

    return rule


# --- what is made -----------------------------------------------------------------------------


def test_a_feed_becomes_briefings(model: FakeServer, web: WebServer) -> None:
    """Each entry is made like its page, the oldest first, into the folder asked for."""
    code, result = run(model, web, "-o", "briefs", "--lang", "en", "--format", "md,html")
    assert (code, made("briefs")) == (0, stems(0, 1, 2))
    assert web.paths == [FEED, path(0), path(1), path(2)]
    first = sorted(file.name for file in Path("briefs").glob(f"{stems(0)[0]}.*"))
    assert first == [f"{stems(0)[0]}.{kind}" for kind in ("briefing.json", "en.html", "en.md")]
    told = json.loads(Path(f"briefs/{stems(0)[0]}.briefing.json").read_text("utf-8"))["article"]
    assert told["url"] == web.url(path(0))
    assert f"{web.url(FEED)}: 3 new of 3 entries\n" in result.stderr
    assert result.stdout == ""


def test_what_was_made_is_passed_over(model: FakeServer, web: WebServer) -> None:
    """A second run reads the feed and nothing else."""
    assert run(model, web)[0] == 0
    model.requests.clear()
    web.requests.clear()
    code, result = run(model, web)
    assert (code, web.paths, model.requests) == (0, [FEED], [])
    assert result.stderr == f"{web.url(FEED)}: nothing new (3 entries listed)\n"


def test_what_is_new_is_made(model: FakeServer, web: WebServer) -> None:
    """Of a feed that has gone on only the new entry is fetched."""
    assert run(model, web)[0] == 0
    publish(web, 4)
    web.requests.clear()
    code, result = run(model, web)
    assert (code, web.paths, made()) == (0, [FEED, path(3)], stems(0, 1, 2, 3))
    assert "1 new of 4 entries" in result.stderr


def test_each_feed_has_its_own_memory(model: FakeServer, web: WebServer) -> None:
    """What one feed listed is new in another; the model is not asked again all the same."""
    assert run(model, web)[0] == 0
    web.pages["/rss/khac.rss"] = web.pages[FEED]
    model.requests.clear()
    where = ("--base-url", model.base_url, "--model", "fake", PRIVATE)
    code, result = invoke(web.url("/rss/khac.rss"), *where)
    assert (code, model.requests) == (0, [])
    assert result.stderr.count("kept from") == 3


def test_a_saved_feed(model: FakeServer, web: WebServer, folder: Path) -> None:
    """A file of a feed is one feed, however its path is written."""
    links = [entry(number, web.url(path(number))) for number in range(2)]
    Path("luu.xml").write_text(rss(*links), "utf-8")
    where = ("--base-url", model.base_url, "--model", "fake", PRIVATE)
    code, result = invoke("luu.xml", *where)
    assert (code, made()) == (0, stems(0, 1))
    assert "luu.xml: 2 new of 2 entries\n" in result.stderr
    code, result = invoke(folder / "luu.xml", *where)
    assert "nothing new" in result.stderr


def test_entries_of_one_name_have_files_of_their_own(model: FakeServer, web: WebServer) -> None:
    """Two pages of one slug do not overwrite each other, whichever was made first."""
    web.pages["/a/tin-100000"] = article(0)
    web.pages["/b/tin-100000"] = article(1)
    list_in_feed(web, entry(1, "/b/tin-100000"), entry(0, "/a/tin-100000"))
    assert run(model, web, "--limit", 1)[0] == 0
    assert made() == ["tin-100000"]
    before = Path("tin-100000.briefing.json").read_bytes()
    assert run(model, web)[0] == 0
    assert len(made()) == 2
    assert Path("tin-100000.briefing.json").read_bytes() == before


# --- what is tried again ----------------------------------------------------------------------


def test_a_page_that_could_not_be_had_is_tried_again(model: FakeServer, web: WebServer) -> None:
    """The others are made; the next run asks for that page alone."""
    web.pages[path(1)] = in_turn(plain("away", status=503), article(1))
    code, result = run(model, web)
    assert (code, made()) == (4, stems(0, 2))
    assert len(errors(result)) == 1
    web.requests.clear()
    assert run(model, web)[0] == 0
    assert (web.paths, made()) == ([FEED, path(1)], stems(0, 1, 2))


def test_a_page_that_is_no_article_is_told_once(model: FakeServer, web: WebServer) -> None:
    """What can never be briefed is not asked for again."""
    web.pages[path(1)] = FRONT
    code, result = run(model, web)
    assert (code, made(), len(errors(result))) == (4, stems(0, 2), 1)
    web.requests.clear()
    code, result = run(model, web)
    assert (code, web.paths, errors(result)) == (0, [FEED], [])


NOTICES = {
    "a check for robots": "<title>Just a moment...</title><h1>Checking your browser before you get "
    "to the newspaper.</h1><p>This process is automatic. Your browser will redirect to what you "
    "asked for shortly.</p><p>Please allow up to five seconds.</p>",
    "short maintenance": "<title>Báo Cẩm Hà</title><h1>Hệ thống đang bảo trì</h1>Xin trở lại sau",
    "maintenance": "<title>Báo Cẩm Hà</title><h1>Website tạm thời đang được nâng cấp</h1><p>Chúng "
    "tôi đang làm việc để phục vụ quý độc giả tốt hơn. Mong quý độc giả thông cảm và trở lại sau "
    "ít phút nữa. Mọi thắc mắc xin gọi về đường dây nóng của toà soạn.</p>",
    "an error": "<title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx",
    "no such page": "<title>404</title><p>Trang không tồn tại</p>",
    "a login": "<title>Đăng nhập</title><ul>" + "<li><a href=/a>Điều khoản</a>" * 90,
    "a lock": "<article><h1>Chợ phiên họp lại</h1><p>Sáng nay chợ phiên họp lại sau ba năm vắng."
    "<p>Vui lòng đăng nhập để đọc tiếp</p></article>",
    "a script's page": "<div id=root></div><script>boot()</script>",
}
"""What a site shows at an article's address, with status 200, and not for good."""


@pytest.mark.parametrize("markup", NOTICES.values(), ids=NOTICES.keys())
def test_a_page_that_stands_in_for_an_article_is_tried_again(
    model: FakeServer, web: WebServer, markup: str
) -> None:
    """What keeps readers out today may be gone tomorrow: the article is not forgotten."""
    publish(web, 1)
    web.pages[path(0)] = in_turn(Reply(f"<html>{markup}".encode()), article(0))
    code, result = run(model, web)
    assert (code, made(), model.requests, len(errors(result))) == (4, [], [], 1)
    assert "1 entry left: the same command goes on\n" in result.stderr
    assert run(model, web)[0] == 0
    assert made() == stems(0)


def test_what_the_endpoint_failed_is_tried_again(model: FakeServer, web: WebServer) -> None:
    """An entry whose model failed is new the next time."""
    model.rules = [fails("refusal", 1)]
    assert run(model, web)[0] == 6
    assert made() == stems(0, 2)
    model.rules = []
    assert run(model, web)[0] == 0
    assert made() == stems(0, 1, 2)


def test_what_nobody_can_make_stops_the_run(model: FakeServer, web: WebServer) -> None:
    """A refused key is told once, and the pages after it are not even fetched."""
    model.rules = [fails("bad_key")]
    code, result = run(model, web)
    assert (code, len(errors(result)), web.paths) == (5, 1, [FEED, path(0)])
    assert "3 entries left: the same command goes on\n" in result.stderr
    model.rules = []
    assert run(model, web)[0] == 0
    assert made() == stems(0, 1, 2)


def test_a_missing_extra_stops_no_run(
    model: FakeServer, web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one entry needs that is not installed keeps no other from being made, and it is tried
    again."""
    whole = web.pages[path(1)]
    web.pages[path(1)] = Reply(b"%PDF-1.4 a", headers={"Content-Type": "application/pdf"})
    with monkeypatch.context() as context:
        context.setitem(sys.modules, "pypdf", None)
        code, result = run(model, web)
    assert (code, made(), len(errors(result))) == (8, stems(0, 2), 1)
    web.pages[path(1)] = whole
    assert run(model, web)[0] == 0
    assert made() == stems(0, 1, 2)


def test_without_a_model_there_is_one_error(web: WebServer) -> None:
    """With no model to ask, each run says so once and fetches no article."""
    code, result = invoke(web.url(FEED), PRIVATE)
    assert (code, len(errors(result)), web.paths) == (8, 1, [FEED])


def test_an_endpoint_that_is_away_stops_the_run(model: FakeServer, web: WebServer) -> None:
    """After three articles in a row that it does not answer, the others are left for later."""
    publish(web, 5)
    model.rules = [fails("server_error")]
    code, result = run(model, web, "--timeout", 1)
    assert (code, len(errors(result)), web.paths[-1]) == (5, 3, path(2))
    assert "5 entries left" in result.stderr


def test_a_break_loses_nothing(model: FakeServer, web: WebServer) -> None:
    """What was written before Ctrl-C is done with, the rest is new the next time."""

    def interrupted(_: Request) -> Reply:
        os.kill(os.getpid(), signal.SIGINT)
        return plain("")

    web.pages[path(1)] = interrupted
    where = ("--base-url", model.base_url, "--model", "fake", PRIVATE)
    result = CliRunner().invoke(cli, ["feed", web.url(FEED), *where])
    assert result.exit_code == 1  # click's for an Abort; `main` makes 130 of it
    assert made() == stems(0)
    web.pages[path(1)] = article(1)
    web.requests.clear()
    assert run(model, web)[0] == 0
    assert web.paths == [FEED, path(1), path(2)]


def test_the_worst_exit_code_is_that_of_make(model: FakeServer, web: WebServer) -> None:
    """Of several failures the order of `make` decides."""
    web.pages[path(0)] = FRONT
    model.rules = [fails("refusal", 1)]
    assert run(model, web)[0] == 6


# --- which entries ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "numbers"),
    [
        ("2026-10-02", (1, 2)),
        ("2026-10-02T08:00", (1, 2)),
        ("2026-10-02T08:01", (2,)),
        ("2026-10-02T02:00+00:00", (2,)),
        ("20261003", (2,)),
    ],
)
def test_since_a_date(web: WebServer, since: str, numbers: tuple[int, ...]) -> None:
    """What is older is passed over; without a zone it is Viet Nam's time."""
    code, result = invoke(web.url(FEED), PRIVATE, "--dry-run", "--since", since)
    assert code == 0
    titles = [line.split("\t")[1] for line in result.stdout.splitlines()]
    assert titles == [f"Trạm đọc {number}" for number in numbers]


@pytest.mark.parametrize(("since", "count"), [("24h", 1), ("2d", 2), ("99999D", 3)])
def test_since_some_time_ago(web: WebServer, since: str, count: int) -> None:
    """Hours and days are counted back from now."""
    now = datetime.now(VIET_NAM)
    items = []
    for number, days in enumerate((0.5, 1.5, 99)):
        date = f"<pubDate>{now - timedelta(days=days):%Y-%m-%dT%H:%M:%S%z}</pubDate>"
        items.append(entry(number, date=False).replace("</item>", f"{date}</item>"))
    list_in_feed(web, *items)
    code, result = invoke(web.url(FEED), PRIVATE, "--dry-run", "--since", since)
    assert (code, len(result.stdout.splitlines())) == (0, count)


def test_without_a_date_an_entry_may_be_new(web: WebServer) -> None:
    """--since keeps what has no date, and says so."""
    list_in_feed(web, entry(1), entry(0, date=False))
    _, result = invoke(web.url(FEED), PRIVATE, "--dry-run", "--since", "2026-10-09")
    assert result.stdout == f"-\tTrạm đọc 0\t{web.url(path(0))}\n"
    assert "Note: 1 entry without a date" in result.stderr


@pytest.mark.parametrize("since", ["hôm qua", "7", "7w", "-1d", "2026-13-01", ""])
def test_since_never(web: WebServer, since: str) -> None:
    """What is no moment is a usage error before anything is fetched."""
    code, _ = invoke(web.url(FEED), PRIVATE, f"--since={since}")
    assert (code, web.connections) == (2, 0)


def test_a_limit_takes_the_oldest_first(model: FakeServer, web: WebServer) -> None:
    """At most so many are made in a run; the next run goes on with the rest."""
    code, result = run(model, web, "--limit", 2)
    assert (code, made()) == (0, stems(0, 1))
    assert "1 entry left" in result.stderr
    assert run(model, web, "--limit", 2)[0] == 0
    assert made() == stems(0, 1, 2)


def test_a_page_that_is_gone_uses_up_no_limit(model: FakeServer, web: WebServer) -> None:
    """What asks no model does not keep the others from being made."""
    del web.pages[path(0)]
    assert run(model, web, "--limit", 1)[0] == 4
    assert made() == stems(1)


def test_an_article_that_the_model_declines_uses_up_no_limit(
    model: FakeServer, web: WebServer
) -> None:
    """Only what is made counts, so that one article does not keep all others from being made."""
    model.rules = [fails("refusal", 0)]
    assert run(model, web, "--limit", 1)[0] == 6
    assert made() == stems(1)
    assert run(model, web, "--limit", 1)[0] == 6
    assert made() == stems(1, 2)


def test_a_limit_keeps_no_run_from_ending(model: FakeServer, web: WebServer) -> None:
    """With a limit too a run ends when the endpoint fails one article after the other."""
    publish(web, 5)
    model.rules = [fails("server_error")]
    code, result = run(model, web, "--timeout", 1, "--limit", 1)
    assert (code, len(errors(result)), web.paths[-1]) == (5, 3, path(2))


def test_a_dry_run_lists_and_remembers_nothing(model: FakeServer, web: WebServer) -> None:
    """Date, title and address of what is new, oldest first; no model is needed."""
    code, result = invoke(web.url(FEED), PRIVATE, "--dry-run", "--limit", 2)
    assert (code, web.paths, briefings()) == (0, [FEED], [])
    assert result.stdout.splitlines() == [
        f"2026-10-0{number + 1}T08:00\tTrạm đọc {number}\t{web.url(path(number))}"
        for number in range(2)
    ]
    assert run(model, web)[0] == 0
    assert invoke(web.url(FEED), PRIVATE, "--dry-run")[1].stdout == ""


def test_a_listing_steers_no_terminal(web: WebServer) -> None:
    """What a newspaper writes stays on its line and in its column."""
    list_in_feed(web, entry(0).replace("Trạm đọc 0", "<![CDATA[a\tb\n\x1b]0;c\x07\u202ed]]>"))
    _, result = invoke(web.url(FEED), PRIVATE, "--dry-run")
    assert result.stdout == f"2026-10-01T08:00\ta b ]0;c d\t{web.url(path(0))}\n"


# --- what is remembered -----------------------------------------------------------------------


def test_without_the_cache_all_is_new(model: FakeServer, web: WebServer) -> None:
    """With --no-cache nothing is looked up or remembered, and that is said."""
    for _ in range(2):
        code, result = run(model, web, "--no-cache")
        assert (code, made()) == (0, stems(0, 1, 2))
        assert "Note: with --no-cache nothing is remembered" in result.stderr
        assert "3 new of 3 entries" in result.stderr


def test_without_a_store_it_is_said(
    model: FakeServer, web: WebServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, briefings are made all the same, with a warning even if quiet:
    once, and each on its line."""
    (folder / "occupied").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "occupied"))
    code, result = run(model, web, "--quiet")
    assert (code, made()) == (0, stems(0, 1, 2))
    assert "Note: what was done cannot be remembered, and is new the next time\n" in result.stderr
    assert result.stderr.count("cannot be used") == 1


def test_of_the_pages_only_the_feed_is_kept(model: FakeServer, web: WebServer) -> None:
    """The feed is asked for on condition; pages are not asked for again, and not kept."""
    web.pages[path(0)] = plain(newsroom.article(0), etag='"0"')
    web.pages[FEED] = served(rss(entry(0)), etag='"1"')
    assert run(model, web)[0] == 0
    web.requests.clear()
    assert run(model, web)[0] == 0
    asked = [(request.path, request.headers.get("If-None-Match")) for request in web.requests]
    assert asked == [("/robots.txt", None), (FEED, '"1"')]
    with Store.open() as store:
        assert store.statistics().kinds["page"].entries == 1


def test_an_entry_whose_guid_is_shared_tomorrow(model: FakeServer, web: WebServer) -> None:
    """What was made is known by its address again when the others of its guid have gone."""
    listed = [entry(number).replace(f">{number}</guid>", ">tin</guid>") for number in range(3)]
    list_in_feed(web, *listed)
    assert run(model, web)[0] == 0
    assert made() == stems(0, 1, 2)
    list_in_feed(web, listed[1])
    assert "nothing new" in run(model, web)[1].stderr


def test_clearing_the_cache_forgets(model: FakeServer, web: WebServer) -> None:
    """After `briefing cache clear` all that the feed lists is new."""
    assert run(model, web)[0] == 0
    assert CliRunner().invoke(cli, ["cache", "clear"], standalone_mode=False).return_value == 0
    assert "3 new of 3 entries" in run(model, web)[1].stderr


def test_quiet_is_quiet(model: FakeServer, web: WebServer) -> None:
    """With --quiet a run without failures says no more than where the text goes."""
    model_line = f"Model: fake at {model.base_url.removesuffix('/v1')}\n"
    assert run(model, web, "--quiet")[1].stderr == model_line
    assert run(model, web, "--quiet")[1].output == ""


# --- what is no feed --------------------------------------------------------------------------


def test_a_private_feed_is_not_fetched(web: WebServer) -> None:
    """Neither a feed nor its entries may lead into a private network unless that is allowed."""
    code, result = invoke(web.url(FEED))
    assert (code, web.connections) == (4, 0)
    assert PRIVATE in result.stderr
    Path("luu.xml").write_text(rss(entry(0, web.url(path(0)))), "utf-8")
    code, result = invoke("luu.xml", "--model", "fake", "--base-url", "http://127.0.0.1:9/v1")
    assert (code, web.connections) == (4, 0)


def test_offline_fetches_no_feed(web: WebServer) -> None:
    """With --offline there is one clear line and no connection."""
    code, result = invoke(web.url(FEED), PRIVATE, "--offline")
    assert (code, web.connections, len(errors(result))) == (4, 0, 1)
    assert "offline" in result.stderr


def test_a_web_page_names_its_feed(web: WebServer) -> None:
    """Whoever passes the newspaper's page learns the address of the feed."""
    link = f'<link rel=alternate type="application/rss+xml" href="{FEED}">'
    web.pages["/"] = f"<html><head>{link}</head><body>Tin</body></html>"
    code, result = invoke(web.url("/"), PRIVATE)
    assert code == 4
    told = f"a web page, not a feed; it names this one: {web.url(FEED)}"
    assert result.stderr == f"Error: {web.url('/')}: {told}\n"


def test_a_file_that_is_not_there() -> None:
    """A wrong path is one line."""
    code, result = invoke("khong-co.xml")
    assert (code, len(result.stderr.splitlines())) == (4, 1)


def test_a_secret_of_the_address_is_not_told(model: FakeServer, web: WebServer) -> None:
    """The query of a feed's address may be a key: no message has it."""
    where = ("--base-url", model.base_url, "--model", "fake", PRIVATE)
    for path_ in (FEED, "/rss/khong-co.rss"):
        _, result = invoke(web.url(f"{path_}?key=s3cret"), *where)
        assert "s3cret" not in result.output


def test_redirected_feeds_keep_their_links(model: FakeServer, web: WebServer) -> None:
    """Relative links are those of where the feed is in the end."""
    web.pages["/thoi-su/rss"] = served(rss(entry(0, "tin-100000")))
    web.pages["/thoi-su/tin-100000"] = article(0)
    web.pages[FEED] = Reply(status=301, headers={"Location": "/thoi-su/rss"})
    assert run(model, web)[0] == 0
    assert made() == ["tin-100000"]
