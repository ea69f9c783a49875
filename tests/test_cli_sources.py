"""`make` and `batch` on whatever a person has: pages of a real web server, files of all kinds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsroom
import pytest
from click.testing import CliRunner, Result
from web_server import Reply, WebServer, gzip_bomb, in_turn, plain, redirect

import briefing
import briefing.local
from briefing.batch.items import url_id
from briefing.cli import cli
from briefing.testing import FakeModel, FakeServer

PRIVATE = "--allow-private-network"
DATA = Path(__file__).parent / "data"
COMPLETION = DATA / "completions" / "reading-stations.brief.json"
KINDS = ("docx", "pdf", "md", "eml", "mhtml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no embedded model to fall back on."""
    monkeypatch.setattr(briefing.local, "installed", lambda: False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def model() -> Iterator[FakeServer]:
    """A model that has a sound reply for every article of the newsroom."""
    with FakeServer(newsroom.answer) as server:
        yield server


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A newspaper of four articles."""
    with WebServer() as server:
        for number in range(4):
            server.pages[f"/tin/tram-doc-sach-10000{number}.html"] = newsroom.page(number)
        yield server


def run(*arguments: object, stdin: str | bytes | None = None) -> tuple[int, Result]:
    """The exit code and the outcome of a command."""
    result = CliRunner().invoke(
        cli, [str(a) for a in arguments], input=stdin, standalone_mode=False
    )
    code = getattr(result.exception, "exit_code", None) or result.return_value
    assert isinstance(code, int), result.exception
    return code, result


def at(server: FakeServer) -> tuple[str, ...]:
    """The options that name the model."""
    return "--base-url", server.base_url, "--model", "fake"


def make(model: FakeServer, *arguments: object) -> tuple[int, Result]:
    return run("make", *at(model), PRIVATE, *arguments)


def address(web: WebServer, number: int = 0, query: str = "") -> str:
    return web.url(f"/tin/tram-doc-sach-10000{number}.html{query}")


def made(stem: str) -> dict[str, Any]:
    briefing: dict[str, Any] = json.loads(Path(f"{stem}.briefing.json").read_text("utf-8"))
    return briefing


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


class TestMake:
    def test_a_web_page_becomes_a_briefing(self, model: FakeServer, web: WebServer) -> None:
        """Its files are called like the page; what it says of itself is known, and nothing of
        what surrounds the article is in it."""
        code, result = make(model, address(web))
        assert code == 0
        stem = "tram-doc-sach-100000"
        assert files() == [f"{stem}.{kind}" for kind in ("briefing.json", "en.md", "vi.md")]
        article = made(stem)["article"]
        assert article["title"] == "Phường Bến Lụa mở 12 trạm đọc sách dọc kênh Sậy"
        assert article["source"] == "Báo Bờ Kênh"
        assert article["published"] == "2025-11-18T07:15:00+07:00"
        assert article["url"] == address(web)
        assert article["captions"] == ["Trạm đọc bên kênh Sậy. Ảnh: Hoài An"]
        assert article["text"].startswith("Sáng 17-11, UBND phường Bến Lụa")
        for foreign in ("Giá vàng", "Trang chủ", "Tổng biên tập", "Ảnh:"):
            assert foreign not in article["text"]
        assert address(web) in Path(f"{stem}.vi.md").read_text("utf-8").replace("\\", "")
        assert result.stdout == ""

    def test_the_same_page_again_costs_a_glance(self, model: FakeServer, web: WebServer) -> None:
        """An unchanged page is asked for conditionally, and no model is asked."""
        web.pages["/tin/tram-doc-sach-100000.html"] = Reply(newsroom.page(0), etag='"1"')
        assert make(model, address(web))[0] == 0
        model.requests.clear()
        code, result = make(model, address(web))
        assert (code, model.requests) == (0, [])
        assert "kept from" in result.stderr
        assert web.requests[-1].headers["If-None-Match"] == '"1"'

    def test_a_page_with_another_advertisement_is_the_same_article(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """What surrounds an article changes with every visit: no model is asked again."""
        assert make(model, address(web))[0] == 0
        model.requests.clear()
        web.pages["/tin/tram-doc-sach-100000.html"] = newsroom.page(0, more="<p>Mua ngay!</p>")
        assert make(model, address(web))[0] == 0
        assert model.requests == []

    def test_redirects_lead_to_the_address_that_counts(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """The files are called after what was asked for, the article has the address it came to."""
        web.pages["/r/123456"] = redirect("/tin/tram-doc-sach-100000.html")
        assert make(model, web.url("/r/123456"))[0] == 0
        assert made("123456")["article"]["url"] == address(web)

    def test_loopback_is_no_public_address(self, model: FakeServer, web: WebServer) -> None:
        """Unless it is allowed, no private address gets a single request."""
        code, result = run("make", *at(model), address(web))
        assert (code, web.connections, model.requests) == (4, 0, [])
        assert result.stderr.startswith(f"Error: {address(web)}: ")
        assert PRIVATE in result.stderr

    def test_offline_fetches_nothing(self, model: FakeServer, web: WebServer) -> None:
        """With --offline there is one clear line and no connection."""
        code, result = make(model, address(web), "--offline")
        assert (code, web.connections) == (4, 0)
        assert "offline" in result.stderr

    def test_the_environment_decides_too(
        self, model: FakeServer, web: WebServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The two switches are settings like others."""
        monkeypatch.setenv("BRIEFING_ALLOW_PRIVATE_NETWORK", "true")
        assert run("make", *at(model), address(web))[0] == 0
        monkeypatch.setenv("BRIEFING_OFFLINE", "yes")
        assert run("make", *at(model), address(web))[0] == 4

    def test_a_site_that_forbids_robots_is_left_alone(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """robots.txt is asked first; the page is not."""
        web.pages["/robots.txt"] = plain("User-agent: *\nDisallow: /tin/")
        code, result = make(model, address(web))
        assert (code, web.paths) == (4, [])
        assert "robots.txt" in result.stderr

    def test_a_packed_page_is_unpacked_and_a_bomb_is_not(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """gzip is read up to a limit; then it is an error, not a full memory."""
        web.pages["/tin/tram-doc-sach-100000.html"] = Reply(newsroom.page(0), gzip=True)
        web.pages["/bom-100001.html"] = gzip_bomb(1 << 28)
        code, result = make(model, web.url("/bom-100001.html"), address(web))
        assert code == 4
        assert "larger than" in result.stderr
        assert "tram-doc-sach-100000.vi.md" in files()

    def test_a_page_that_is_no_article_is_told(self, model: FakeServer, web: WebServer) -> None:
        """A front page, a missing page and a picture cost one line each."""
        web.pages["/"] = "<html><body><a href=/a>Tin 1</a> <a href=/b>Tin 2</a></body></html>"
        web.pages["/anh-100000.jpg"] = Reply(
            b"\xff\xd8\xff", headers={"Content-Type": "image/jpeg"}
        )
        code, result = make(model, web.url("/"), web.url("/khong-co"), web.url("/anh-100000.jpg"))
        assert (code, files(), model.requests) == (4, [], [])
        assert result.stderr.count("Error: ") == len(result.stderr.splitlines()) == 3

    def test_a_secret_of_an_address_is_not_told(self, model: FakeServer, web: WebServer) -> None:
        """Messages and file names have no query: it may hold a key to the page."""
        code, result = make(model, address(web, query="?token=s3cret"))
        assert code == 0
        assert len(files()) == 3
        assert "s3cret" not in result.stderr + "".join(files())

    def test_what_is_no_address_is_told(self, model: FakeServer) -> None:
        """Addresses as people pass them on: each is one clear line, none a bug."""
        bad = ("https://plo[.]vn/a-post874321.html", "https://[plo.vn]/a", "plo.vn/a-1.html")
        code, result = make(model, *bad)
        assert code == 4
        lines = result.stderr.splitlines()
        assert len(lines) == 3
        assert all(line.startswith("Error: ") for line in lines)
        assert "begins with https://" in lines[2]

    def test_another_page_of_the_same_name_replaces_nothing(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """Two sites may call an article alike: the second is an error, unless forced."""
        assert make(model, address(web))[0] == 0
        before = made("tram-doc-sach-100000")
        with WebServer(address="127.0.0.2") as other:
            other.pages["/tram-doc-sach-100000.html"] = newsroom.page(1)
            elsewhere = other.url("/tram-doc-sach-100000.html")
            code, result = make(model, elsewhere)
            assert (code, made("tram-doc-sach-100000")) == (7, before)
            assert "another page" in result.stderr
            assert make(model, elsewhere, "--force")[0] == 0
        assert made("tram-doc-sach-100000")["article"]["url"] == elsewhere

    def test_what_all_articles_would_fail_for_is_told_once(self, folder: Path) -> None:
        """Without a key, the second article is left alone."""
        newsroom.write(folder, 2)
        code, result = run("make", "000.txt", "001.txt", "--model", "gpt-x")
        assert code == 8
        assert result.stderr.count("Error: ") == 1
        assert "left" in result.stderr


class TestDocuments:
    """One article of ours in every form; each is briefed by the same sound reply."""

    @pytest.fixture
    def sound(self) -> Iterator[FakeServer]:
        with FakeServer(lambda _: json.loads(COMPLETION.read_text("utf-8"))) as server:
            yield server

    @pytest.mark.parametrize("kind", KINDS)
    def test_any_form_of_an_article_is_the_article(
        self, sound: FakeServer, folder: Path, kind: str
    ) -> None:
        """Title and sentences are those of the text file, so every statement passes."""
        assert make(sound, DATA / "articles" / "reading-stations.txt", "-o", "text")[0] == 0
        code, result = make(sound, DATA / "documents" / f"stations.{kind}")
        assert code == 0
        article, plain_text = made("stations"), made("text/reading-stations")
        assert article["article"]["title"] == plain_text["article"]["title"]
        assert [s["text"] for s in article["statements"]] == [
            s["text"] for s in plain_text["statements"]
        ]
        assert {s["status"] for s in article["statements"]} == {"passed"}
        assert "Error" not in result.stderr

    def test_all_forms_in_one_folder(self, sound: FakeServer, folder: Path) -> None:
        """A batch takes them all from a folder."""
        (folder / "news").mkdir()
        for kind in KINDS:
            source = DATA / "documents" / f"stations.{kind}"
            shutil.copy(source, folder / "news" / f"{kind}.{kind}")
        (folder / "news" / "page.html").write_text(newsroom.page(0), "utf-8")
        code, result = run("batch", *at(sound), "news", "-o", "out")
        assert code == 0
        assert f"{len(KINDS) + 1} made" in result.stderr

    def test_a_scan_is_told_to_be_one(self, sound: FakeServer) -> None:
        """A PDF without a text layer is one line with the remedy."""
        code, result = make(sound, DATA / "documents" / "scan.pdf")
        assert (code, len(result.stderr.splitlines())) == (4, 1)
        assert "OCR" in result.stderr


class TestBatch:
    def test_a_list_of_addresses_and_files(self, model: FakeServer, web: WebServer) -> None:
        """Standard input may name pages beside files; failures are listed by their class, and
        tried again by themselves."""
        newsroom.write(Path("news"), 1)
        missing = web.url("/tin/khong-co-999999.html")
        web.pages["/tin/khong-co-999999.html"] = in_turn(
            plain("busy", status=404), newsroom.page(3)
        )
        listed = "\n".join(["news/000.txt", address(web, 1), missing, address(web, 2)])
        code, result = run("batch", *at(model), PRIVATE, "-", "-o", "out", stdin=listed)
        assert code == 4
        assert "3 made" in result.stderr
        (failure,) = map(json.loads, Path("out/failed.jsonl").read_text("utf-8").splitlines())
        assert (failure["id"], failure["error"]) == ("khong-co-999999", "FetchError")
        model.requests.clear()
        again = ("batch", *at(model), PRIVATE, "-", "-o", "out", "--retry-failed")
        assert run(*again, stdin=listed)[0] == 0
        assert newsroom.asked(model) == {3: 1}
        assert made("out/khong-co-999999")["article"]["url"] == missing

    def test_the_web_as_it_is(
        self, model: FakeServer, web: WebServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A redirect is followed; a page that drips, one that breaks off, a bomb and one that
        robots.txt forbids are failures of their own, each with its reason."""
        monkeypatch.setattr("briefing.fetching.fetcher.SECONDS", 1.0)
        web.pages["/robots.txt"] = plain("User-agent: *\nDisallow: /rieng/")
        web.pages["/chuyen-100010"] = redirect("/tin/tram-doc-sach-100000.html", 301)
        web.pages["/cham-100011"] = Reply(newsroom.page(1), drip=0.1)
        web.pages["/dut-100012"] = Reply(newsroom.page(2), cut=1000)
        web.pages["/bom-100013"] = gzip_bomb(1 << 26)
        names = ("chuyen-100010", "cham-100011", "dut-100012", "bom-100013", "rieng/tin-100014")
        sources = [web.url(f"/{name}") for name in names]
        code, result = run("batch", *at(model), PRIVATE, *sources, "-o", "out")
        assert code == 4
        assert "1 made" in result.stderr
        lines = Path("out/failed.jsonl").read_text("utf-8").splitlines()
        told = {failure["id"]: failure for failure in map(json.loads, lines)}
        assert {failure["error"] for failure in told.values()} == {"FetchError"}
        reasons = {
            "cham-100011": "too slow",
            "dut-100012": "ended in the midst",
            "bom-100013": "larger than",
            "tin-100014": "robots.txt",
        }
        assert told.keys() == reasons.keys()
        for id_, reason in reasons.items():
            assert reason in told[id_]["message"]

    def test_pages_are_found_again(self, model: FakeServer, web: WebServer) -> None:
        """A second run asks the site, not the model."""
        sources = [address(web, number) for number in range(3)]
        assert run("batch", *at(model), PRIVATE, *sources, "-o", "out")[0] == 0
        model.requests.clear()
        code, result = run("batch", *at(model), PRIVATE, *sources, "-o", "out")
        assert (code, model.requests) == (0, [])
        assert "3 unchanged" in result.stderr

    def test_a_list_as_other_programs_write_it(self, model: FakeServer, web: WebServer) -> None:
        """Notepad's and PowerShell's marks are no part of the first address; an address that is
        there twice is one article, told; a bad one is its own failure."""
        lines = [address(web, 0), address(web, 0, "?utm_source=zalo"), "https://plo[.]vn/x", ""]
        for encoding in ("utf-8-sig", "utf-16"):
            listed = "\r\n".join(lines).encode(encoding)
            code, result = run("batch", *at(model), PRIVATE, "-", "-o", "out", stdin=listed)
            assert code == 4
            assert "1 addresses that were there already" in result.stderr
            (failure,) = map(json.loads, Path("out/failed.jsonl").read_text("utf-8").splitlines())
            assert (failure["source"], failure["error"]) == ("https://plo[.]vn/x", "FetchError")
        assert "1 unchanged" in result.stderr

    def test_pages_of_one_site_are_asked_for_one_at_a_time(
        self, model: FakeServer, web: WebServer
    ) -> None:
        """However many articles are made at once, robots.txt is asked for once."""
        sources = [address(web, number) for number in range(3)]
        assert run("batch", *at(model), PRIVATE, *sources, "-o", "out", "-j", 8)[0] == 0
        assert [request.path for request in web.requests].count("/robots.txt") == 1

    def test_what_lacks_an_extra_fails_by_itself(
        self, model: FakeServer, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Without the extra that reads PDF the other articles are made."""
        newsroom.write(folder / "news", 1)
        (folder / "news" / "a.pdf").write_bytes(b"%PDF-1.7\n")
        monkeypatch.setattr("briefing.reading.pdf.find_spec", lambda _: None)
        code, result = run("batch", *at(model), "news", "-o", "out")
        assert code == 8
        assert "1 made" in result.stderr
        assert "[office]" in result.stderr

    def test_an_estimate_fetches_nothing(self, model: FakeServer, web: WebServer) -> None:
        """--dry-run says how many pages there are of which nothing is known."""
        newsroom.write(Path("news"), 1)
        code, result = run("batch", *at(model), PRIVATE, "news", address(web), "--dry-run")
        assert (code, web.connections) == (0, 0)
        assert "to be fetched 1" in result.stdout


class TestLibrary:
    def test_make_takes_an_address(self, web: WebServer) -> None:
        """`briefing.make` reads a page like a file."""
        model = FakeModel(newsroom.answer)
        b = briefing.make(address(web), model=model, allow_private_network=True)
        assert b.article.url == address(web)

    def test_read_takes_public_addresses_alone(self, web: WebServer) -> None:
        """`briefing.read` has no switch: what is private stays so."""
        with pytest.raises(briefing.FetchError, match="public"):
            briefing.read(address(web))
        assert web.connections == 0


class TestNames:
    @pytest.mark.parametrize(
        ("url", "id_"),
        [
            ("https://plo.vn/phuong-binh-tan-post874321.html", "phuong-binh-tan-post874321"),
            ("https://bao.example/Tin/Hội-nghị-20251007.htm?utm_source=x", "hoi-nghi-20251007"),
            ("https://bao.example/tin/2025100712345/", "2025100712345"),
            ("https://plo.vn/x-post874321.html?gidzl=a#binh-luan", "x-post874321"),
        ],
    )
    def test_an_address_names_its_files(self, url: str, id_: str) -> None:
        """The last part of the path without suffix; who linked there makes no difference."""
        assert url_id(url) == id_

    def test_what_is_no_name_of_its_own_gets_one(self) -> None:
        """Two articles whose addresses differ in the query alone have different files."""
        ids = {url_id(f"https://bao.example/tin.aspx?id={number}") for number in range(8)}
        ids |= {url_id("https://b.vn/xem?12345"), url_id("https://b.vn/xem?67890")}
        ids |= {
            url_id("https://a.vn/ho-tro-10000-ho-dan"),
            url_id("https://b.vn/ho-tro-10000-ho-dan"),
        }
        ids |= {
            url_id("https://bao.example/"),
            url_id("https://b.example/"),
            url_id("https://b.example/%2e%2e/%2fetc%2fpasswd"),
        }
        assert len(ids) == 15
        for id_ in ids:
            assert id_.replace("-", "").isalnum()
            assert id_.isascii()
