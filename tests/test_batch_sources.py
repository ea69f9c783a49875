"""What the command line names becomes items, one by one; what cannot be used says why."""

from __future__ import annotations

import io
import json
import os
import pickle
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.batch.items import Item, id_problem
from briefing.batch.sources import ARTICLES, Listing, listing
from briefing.errors import ArticleError, SettingsError, UsageError
from briefing.reading.kinds import SUFFIXES

TEXT = (
    "Sáng 12-9, phường Rạch Mới tổ chức hội nghị về thu gom rác thải tại nguồn. "
    "Ông Lê Hữu Phước, Chủ tịch UBND phường, cho biết 1.250 hộ dân đã đăng ký tham gia. "
    "Phường sẽ lắp thêm 40 thùng rác ở các tuyến hẻm trong tháng 10.\n"
)


def write(path: Path, text: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def lines(path: Path, *records: Any) -> Path:
    return write(path, "".join(f"{json.dumps(r, ensure_ascii=False)}\n" for r in records))


def ids(found: Listing) -> list[str]:
    return [item.id for item in found]


def only(path: Path) -> Item:
    [item] = listing([str(path)])
    return item


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestFolders:
    def test_lists_all_text_files_sorted_by_their_paths(self, here: Path) -> None:
        """A folder stands for the articles in it and below; ids are paths without suffix."""
        for name in ("b.txt", "2025/09/a.txt", "2025/b.TXT", "a.html", "c.PDF", "d.docx"):
            write(here / "news" / name)
        found = listing(["news"])
        assert ids(found) == ["2025/09/a", "2025/b", "a", "b", "c", "d"]
        assert [item.source for item in found][:2] == ["news/2025/09/a.txt", "news/2025/b.TXT"]
        assert (found.total, found.notes) == (6, ())

    def test_knows_every_kind_of_file_that_is_read(self) -> None:
        """The light list of the listing is that of the readers."""
        assert set(ARTICLES) == set(SUFFIXES)

    def test_tells_what_it_passes_over(self, here: Path) -> None:
        """Hidden entries, other files and links that lead out are counted in a note."""
        for name in ("a.txt", "b.csv", "c.vi.md", ".d.txt", ".git/e.txt", "f_files/ad.html"):
            write(here / "news" / name)
        write(here / "secret.txt")
        (here / "news" / "out.txt").symlink_to(here / "secret.txt")
        (here / "news" / "up").symlink_to(here)
        found = listing(["news/"])
        assert ids(found) == ["a"]
        assert found.notes == (
            "passed over in news/: 2 behind a link, 2 hidden, 1 of another kind, "
            "1 of saved pages, 1 written by briefing",
        )

    def test_goes_into_a_folder_once(self, here: Path) -> None:
        """A link back into the folder makes no loop and no second article."""
        write(here / "news" / "2025" / "a.txt")
        (here / "news" / "2025" / "again").symlink_to(here / "news")
        (here / "news" / "b.txt").symlink_to("2025/a.txt")
        assert ids(listing(["news"])) == ["2025/a", "b"]

    def test_waits_for_no_pipe(self, here: Path) -> None:
        """A named pipe that looks like a text file is passed over: reading it would never end."""
        write(here / "news" / "a.txt")
        os.mkfifo(here / "news" / "b.txt")
        assert ids(listing(["news"])) == ["a"]

    def test_composes_names(self, here: Path) -> None:
        """A name that another system has decomposed is a composed id."""
        write(here / "news" / "tin sa\u0301ng (2).txt")
        [item] = listing(["news"])
        assert item.id == "tin sáng (2)"
        assert item.article(item.load()).words == 48

    def test_names_that_cannot_be_ids_are_problems(self, here: Path) -> None:
        """A file whose name is no UTF-8 has a problem; dots at its end are none, nor is a break."""
        write(here / "news" / "a: vì sao....txt")
        write(here / "news" / "b\nc.txt")
        write(Path(os.fsdecode(os.fsencode(here / "news") + b"/\xff.txt")))
        *good, bad = listing(["news"])
        assert [(item.id, item.problem) for item in good] == [
            ("a: vì sao...", None),
            ("b\nc", None),
        ]
        assert bad.source == "news/?.txt"
        assert bad.problem == "the name '?' is not UTF-8: rename the file"
        assert id_problem(bad.id) is None

    def test_a_folder_in_the_way_is_a_problem(self, here: Path) -> None:
        """One that is called like a file of ours is to be renamed."""
        write(here / "news" / "a.vi.md" / "b.txt")
        [item] = listing(["news"])
        assert item.problem is not None
        assert item.problem.endswith("called like a file of ours: rename the folder")

    def test_the_later_of_two_equal_ids_names_the_first(self, here: Path) -> None:
        """Ids that differ in case only are the same: on many disks they would be one file."""
        write(here / "news" / "A.txt")
        write(here / "news" / "a.txt")
        write(here / "more" / "a.txt")
        first, second, third = listing(["news", "more"])
        assert (first.id, first.problem) == ("A", None)
        assert second.problem == "its id 'a' is that of news/A.txt: give it another"
        assert third.problem == second.problem
        with pytest.raises(ArticleError, match=r"^more/a\.txt: its id 'a' is that of news/A"):
            third.load()


class TestFiles:
    def test_a_file_is_one_article_whatever_its_suffix(self, here: Path) -> None:
        """The id of a file is its stem, as `briefing make` has it."""
        write(here / "news" / "a.b.text")
        item = only(here / "news" / "a.b.text")
        assert item.id == "a.b"
        assert item.load() == TEXT.encode()
        assert item.article(item.load()).text == TEXT.strip()

    @pytest.mark.parametrize("other", ["x/a.txt", "x/A.md", "a.txt"])
    def test_two_files_of_one_stem_are_a_usage_error(self, here: Path, other: str) -> None:
        """Nothing is begun when two files named would write the same files."""
        write(here / "a.txt")
        write(here / other)
        with pytest.raises(UsageError, match="would both write"):
            listing(["a.txt", other])

    @pytest.mark.parametrize("source", ["none.txt", "", "none/", "a\0b"])
    def test_a_source_that_is_not_there_is_told_at_once(self, here: Path, source: str) -> None:
        """What was named and does not exist stops the run before it begins."""
        write(here / "a.txt")
        with pytest.raises(ArticleError, match=r"check the path|check it"):
            listing(["a.txt", source])

    def test_nothing_to_do_is_told(self, here: Path) -> None:
        """A folder without a single article is an error: it is seldom what was meant."""
        write(here / "news" / "a.csv")
        with pytest.raises(ArticleError, match=r"^news: no article there"):
            listing(["news"])

    def test_too_large_a_file_is_not_read_whole(self, here: Path) -> None:
        """A file far beyond any article is an error of its own, as in `briefing make`."""
        with (here / "a.txt").open("wb") as file:
            file.truncate(50_000_000)
        item = only(here / "a.txt")
        data = item.load()
        assert len(data) == 20_000_001
        with pytest.raises(ArticleError, match=r"a\.txt: larger than 20,000,000 bytes"):
            item.article(data)

    def test_a_file_that_went_away_is_an_error_of_its_own(self, here: Path) -> None:
        """Between listing and reading a file can vanish: its item says so."""
        item = only(write(here / "a.txt"))
        (here / "a.txt").unlink()
        with pytest.raises(ArticleError, match=r"a\.txt: cannot be read"):
            item.load()

    def test_items_go_between_processes(self, here: Path) -> None:
        """An item of each kind can be pickled."""
        lines(here / "b.jsonl", {"text": TEXT}, {})
        items = [only(write(here / "a.txt")), *listing(["b.jsonl"])]
        assert pickle.loads(pickle.dumps(items)) == items


class TestPatterns:
    def test_are_expanded_and_sorted(self, here: Path) -> None:
        """A pattern that no shell has expanded stands for files, at any depth with **."""
        for name in ("b.txt", "x/a.txt", "x/y/c.txt", "x/d.md"):
            write(here / name)
        assert ids(listing(["**/*.txt"])) == ["b", "a", "c"]
        assert ids(listing(["x/**"])) == ["a", "d", "c"]
        assert ids(listing(["x/[a-d].*"])) == ["a", "d"]

    def test_a_file_of_that_name_comes_first(self, here: Path) -> None:
        """A file that is named like a pattern is that file."""
        write(here / "a[1].txt")
        write(here / "a1.txt")
        assert ids(listing(["a[1].txt"])) == ["a[1]"]

    def test_one_that_matches_nothing_is_an_error(self, here: Path) -> None:
        """A pattern without a file is told, not passed over."""
        with pytest.raises(ArticleError, match=r"\*\.txt: no file is named so"):
            listing(["*.txt"])


class TestStandardInput:
    def test_is_a_list_of_paths(self, here: Path) -> None:
        """Each line names a file, of one article or of many; blank lines are passed over."""
        write(here / "a.txt")
        lines(here / "b.jsonl", {"text": TEXT}, {"id": "c", "text": TEXT})
        found = listing(["-"], io.BytesIO(b"a.txt\r\n\n  \nb.jsonl"))
        assert found.total == 3
        assert ids(found) == ["a", "b-1", "c"]
        assert ids(found) == ["a", "b-1", "c"], "it can be gone through again"

    def test_what_cannot_be_used_is_a_problem_of_its_own(self, here: Path) -> None:
        """A path that is not there, or whose stem was had before, stops no other."""
        write(here / "a.txt")
        write(here / "x" / "a.txt")
        write(here / "c.txt")
        found = list(listing(["-"], io.BytesIO(b"a.txt\nnone.txt\nx/a.txt\n\xff\nc.txt\n")))
        problems = [item.problem or "" for item in found]
        assert problems[0] == problems[4] == ""
        assert problems[1] == "cannot be read (No such file or directory): check the path"
        assert problems[2] == "its id 'a' is that of a.txt: give it another"
        assert "cannot be read" in problems[3]
        assert len({item.id for item in found}) == 5

    def test_one_path_twice_is_one_article(self, here: Path) -> None:
        """The second line has a problem, however short the name is."""
        write(here / "a")
        first, second = listing(["-"], io.BytesIO(b"a\na\n"))
        assert (first.problem, second.problem) == (None, "its id 'a' is that of a: give it another")


class TestJsonLines:
    def test_a_record_is_an_article_with_its_metadata(self, here: Path) -> None:
        """Known keys describe the article, null ones are absent, all others are passed over."""
        record = {
            "id": "2025/rac-thai",
            "text": TEXT,
            "title": "Thu gom rác tại nguồn",
            "published": "2025-09-12T08:30:00",
            "source": "Báo Rạch Mới",
            "author": None,
            "url": "https://example.org/1",
            "tags": [1, {"a": 2}],
        }
        item = only(lines(here / "a.jsonl", record))
        article = item.article(item.load())
        assert (item.id, item.source) == ("2025/rac-thai", f"{here}/a.jsonl:1")
        assert (article.title, article.source) == ("Thu gom rác tại nguồn", "Báo Rạch Mới")
        assert (article.author, article.url) == (None, "https://example.org/1")
        assert str(article.published) == "2025-09-12 08:30:00+07:00"

    def test_records_without_an_id_have_their_line_number(self, here: Path) -> None:
        """The number is padded, so that files sort as the lines do; blank lines count as lines."""
        records = [json.dumps({"text": TEXT, "id": None if n % 2 else ""}) for n in range(6)]
        write(here / "news.ndjson", "\ufeff" + "\n\n".join(records))
        found = listing(["news.ndjson"])
        assert found.total == 6
        assert ids(found)[:2] == ["news-01", "news-03"]
        assert {item.problem for item in found} == {None}

    def test_what_does_not_count_does_not_change_the_bytes(self, here: Path) -> None:
        """The same article under another id, with other keys beside it, loads as the same."""
        one = {"id": 1, "text": TEXT, "title": "Rác", "views": 3}
        other = {"title": "Rác", "author": None, "text": TEXT, "id": "x"}
        first, second = listing([str(lines(here / "a.jsonl", one, other))])
        assert (first.id, second.id) == ("1", "x")
        assert first.load() == second.load()

    @pytest.mark.parametrize(
        ("line", "problem"),
        [
            (b"[1]", "no JSON object"),
            (b'{"text": "a"', "no JSON object"),
            (b"null", "no JSON object"),
            (b'{"n": ' + b"9" * 5000 + b"}", "no JSON object"),
            (b'{"text": ' + b"[" * 200_000, "no JSON object"),
            (b'{"text": "a", "x": ' + b'{"y":' * 200_000, "no JSON object"),
            (b'{"text": "\xff"}', "not UTF-8 text"),
            ('{"text": "á"}'.encode("utf-16"), "not UTF-8 text"),
            (b'{"text": "' + b"a" * 10_000_000 + b'"}', "longer than 10,000,000 bytes"),
            (b'{"title": "a"}', "has no text"),
            (b'{"text": null}', "has no text"),
            (b'{"text": 7}', "its text is no text"),
            (b'{"text": "a", "title": ["b"]}', "its title is no text"),
            (b'{"text": "a", "id": true}', "its id is no text"),
            (b'{"text": "a", "id": "../b"}', "the id '../b' has a part that is empty, or begins"),
        ],
    )
    def test_a_bad_line_is_a_problem_of_its_own(
        self, here: Path, line: bytes, problem: str
    ) -> None:
        """Whatever is wrong with a line is told with its number; the next one is an article."""
        write(
            here / "a.jsonl", line.replace(b"\n", b"") + b"\n" + json.dumps({"text": TEXT}).encode()
        )
        bad, good = listing(["a.jsonl"])
        assert (bad.id, bad.source) == ("a-1", "a.jsonl:1")
        assert (bad.problem or "").startswith(problem)
        assert (good.id, good.problem) == ("a-2", None)

    def test_half_a_surrogate_pair_is_no_crash(self, here: Path) -> None:
        """JSON can hold what UTF-8 cannot: it is cleaned away like all that nobody sees."""
        write(here / "a.jsonl", json.dumps({"text": f"\ud83d{TEXT}", "title": "Rác \udc00thải"}))
        item = only(here / "a.jsonl")
        article = item.article(item.load())
        assert (article.title, article.text) == ("Rác thải", TEXT.strip())

    def test_too_long_a_record_is_an_error(self, here: Path) -> None:
        """The limit of an article holds for a record as for a file."""
        item = only(lines(here / "a.jsonl", {"text": TEXT * 5000}))
        with pytest.raises(ArticleError, match=r"a\.jsonl:1: larger than 1,000,000 bytes"):
            item.article(item.load())

    def test_what_an_article_may_not_be_names_its_line(self, here: Path) -> None:
        """An error of reading says which record it is about."""
        found = listing([str(lines(here / "a.jsonl", {"text": "Ngắn."}, {"text": ""}))])
        for number, item in enumerate(found, 1):
            with pytest.raises(ArticleError, match=rf"a\.jsonl:{number}: only \d words of text"):
                item.article(item.load())

    def test_an_id_that_was_had_before_names_the_first(self, here: Path) -> None:
        """The later record has a problem, also if a file came first."""
        write(here / "a.txt")
        records = [{"id": id_, "text": TEXT} for id_ in ("A", "b", "B\u0301", "B\u0301", "a/b")]
        lines(here / "n.jsonl", *records)
        found = list(listing(["a.txt", "n.jsonl"]))
        assert [item.id for item in found if not item.problem] == ["a", "b", "B́", "a/b"]
        assert [item.problem for item in found if item.problem] == [
            "its id 'A' is that of a.txt: give it another",
            "its id 'B́' is that of n.jsonl:3: give it another",
        ]

    def test_a_file_whose_name_is_no_id_has_records_all_the_same(self, here: Path) -> None:
        """Records are numbered by another name when the file's own cannot name files."""
        item = only(lines(here / ".a.jsonl", {"text": TEXT}))
        assert item.problem is None
        assert item.id.startswith("unnamed-")

    def test_a_file_that_breaks_off_in_the_midst_is_told(self, here: Path) -> None:
        """When the rest of a file cannot be read any more, one item says so."""
        found = listing([str(lines(here / "a.jsonl", {"text": TEXT}, {"text": TEXT}))])
        (here / "a.jsonl").unlink()
        [item] = found
        assert (item.problem or "").startswith("cannot be read from here on")

    def test_a_pipe_is_refused(self, here: Path) -> None:
        """Records are counted first: what can be read only once is told, not waited for."""
        os.mkfifo(here / "a.jsonl")
        with pytest.raises(ArticleError, match="no regular file"):
            listing(["a.jsonl"])

    def test_records_are_not_held(self, here: Path) -> None:
        """Going through 20,000 records takes memory for their ids alone: 300 bytes for each."""
        write(here / "a.jsonl", (json.dumps({"text": TEXT * 4}) + "\n") * 20_000)
        found = listing(["a.jsonl"])
        tracemalloc.start()
        try:
            usable = sum(1 for item in found if not item.problem)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert usable == 20_000
        assert peak < 300 * usable < (here / "a.jsonl").stat().st_size / 5


class TestParquet:
    @pytest.fixture(autouse=True)
    def _pyarrow(self) -> None:
        pytest.importorskip("pyarrow")

    def test_a_row_is_an_article_with_its_metadata(self, here: Path) -> None:
        """Columns are as the keys of JSON lines; times and days are ISO text."""
        import pyarrow as pa
        from pyarrow import parquet

        rows = pa.table(
            {
                "id": pa.array([7, 8, None]),
                "text": pa.array([TEXT] * 3, pa.large_string()).dictionary_encode(),
                "title": ["Rác thải", None, ""],
                "published": pa.array([1_757_640_600_000_000_000] * 3, pa.timestamp("ns", "UTC")),
                "embedding": [[0.5, 1.5]] * 3,
            }
        )
        parquet.write_table(rows, here / "a.parquet")
        found = listing(["a.parquet"])
        assert found.total == 3
        assert [(item.id, item.source) for item in found] == [
            ("7", "a.parquet:1"),
            ("8", "a.parquet:2"),
            ("a-3", "a.parquet:3"),
        ]
        articles = [item.article(item.load()) for item in found]
        assert [article.title for article in articles] == ["Rác thải", None, None]
        assert str(articles[0].published) == "2025-09-12 08:30:00+07:00"

    def test_the_same_article_loads_as_from_json_lines(self, here: Path) -> None:
        """One article in two kinds of file is the same bytes."""
        import pyarrow as pa
        from pyarrow import parquet

        record = {"text": TEXT, "title": "Rác thải", "published": "2025-09-12"}
        lines(here / "a.jsonl", record)
        parquet.write_table(pa.Table.from_pylist([record]), here / "b.parquet")
        first, second = listing(["a.jsonl", "b.parquet"])
        assert first.load() == second.load()

    def test_a_bad_cell_is_a_problem_of_its_own(self, here: Path) -> None:
        """A text that is missing, or no UTF-8, stops no other row."""
        import pyarrow as pa
        from pyarrow import parquet

        raw = pa.array([b"\xff\xfe", None, TEXT.encode()], pa.binary())
        text = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
        parquet.write_table(pa.table({"text": text}), here / "a.parquet")
        assert [item.problem for item in listing(["a.parquet"])] == [
            "its text is no text: put it in quotes",
            "has no text: give the article's in the key `text`",
            None,
        ]

    @pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" * 100, b"\0" * 5000])
    def test_a_file_that_is_none_is_told_at_once(self, here: Path, data: bytes) -> None:
        """Whatever else is in a file that is called .parquet is one error on one line."""
        write(here / "a.parquet", data)
        with pytest.raises(ArticleError, match=r"^a\.parquet: [^\n]+$"):
            listing(["a.parquet"])

    def test_a_file_damaged_in_the_midst_gives_what_can_be_read(self, here: Path) -> None:
        """From the damage on one item says so; what came before is there."""
        import pyarrow as pa
        from pyarrow import parquet

        texts = [f"{number}. {TEXT}" for number in range(400)]
        path = here / "a.parquet"
        parquet.write_table(
            pa.table({"text": texts}), path, row_group_size=192, compression=None,
            use_dictionary=False, write_page_checksum=True,
        )  # fmt: skip
        data = bytearray(path.read_bytes())
        start = parquet.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
        data[start : start + 40] = bytes(40)
        path.write_bytes(data)
        *good, last = listing(["a.parquet"])
        assert len(good) == 192
        assert (last.id, last.source) == ("a-193", "a.parquet:193")
        assert (last.problem or "").startswith("cannot be read from here on")

    def test_a_table_without_text_is_told_at_once(self, here: Path) -> None:
        """A table that lacks the one column that counts is no list of articles."""
        import pyarrow as pa
        from pyarrow import parquet

        parquet.write_table(pa.table({"body": [TEXT]}), here / "a.parquet")
        with pytest.raises(ArticleError, match=r"a\.parquet: has no column `text`"):
            listing(["a.parquet"])


def test_parquet_without_pyarrow_names_the_extra(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where pyarrow is not installed, the error says how to install it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    write(here / "a.parquet", b"")
    with pytest.raises(SettingsError, match=r"pip install -e '\.\[parquet\]'"):
        listing(["a.parquet"])


HOSTILE = st.text(st.sampled_from("aĐ/.. \\:\0\n\u202e\ud800~-\u0301")) | st.text()


@given(HOSTILE)
def test_an_id_stays_below_its_folder(id_: str) -> None:
    """An id without a problem is a path below the folder that files go to, in its normal form."""
    if id_problem(id_) is None:
        path = os.path.normpath(f"/out/{id_}.briefing.json")
        assert path == f"/out/{id_}.briefing.json"
        assert all(len(part.encode()) <= 200 for part in id_.split("/"))
        assert id_.isprintable()
        assert not any(part.startswith(".") for part in id_.split("/"))


@pytest.mark.parametrize(
    "id_",
    ["", ".", "..", "a/../b", "/a", "a/", "a//b", ".a", "a/.b", "a.", "a ", " a",
     "a\nb", "a\u200bb", "\u202ea", "é" * 101, "a/" * 500 + "a",
     "failed.jsonl/a", "a.briefing.json/b", "\ud800"],
)  # fmt: skip
def test_such_ids_are_refused(id_: str) -> None:
    """Ways out of the folder, hidden and unseen names, and names that some system refuses."""
    assert "the id " in (id_problem(id_) or "")


@pytest.mark.parametrize(
    "id_",
    [
        "a",
        "2025/09/a",
        "57-NQ_TW",
        "Tin sáng, 7.10 (2)",
        "东京",
        "é" * 100,
        "-",
        "R&D's",
        "7.10/a.md",
    ],
)
def test_such_ids_are_taken(id_: str) -> None:
    """What people call their files."""
    assert id_problem(id_) is None


@pytest.mark.parametrize("id_", ["a\\b", "C:a", "a*", "b?", "$(a)", "`a`", "a|b", "<a>", 'a"'])
def test_a_record_does_not_choose_such_ids(here: Path, id_: str) -> None:
    """What a system or a shell takes for something else is refused of a record."""
    item = only(lines(here / "a.jsonl", {"id": id_, "text": TEXT}))
    assert (item.problem or "").startswith("the id ")
    assert item.id == "a-1"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
RECORDS = st.dictionaries(
    st.sampled_from(["id", "text", "title", "published", "source", "author", "url", "x"]), JSON
)
LINES = st.binary() | RECORDS.map(lambda record: json.dumps(record).encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINES, max_size=8))
def test_no_line_brings_anything_but_an_article_error(tmp_path: Path, data: list[bytes]) -> None:
    """Whatever the lines hold: each is an article or an error of ours, and its id is safe."""
    path = write(tmp_path / "a.jsonl", b"\n".join(data))
    try:
        found = listing([str(path)])
    except ArticleError:
        assert not any(line.strip() for line in data)
        return
    items = list(found)
    assert len(items) == found.total
    usable = [item.id for item in items if item.problem is None]
    assert len(set(usable)) == len(usable)
    for item in items:
        assert id_problem(item.id) is None
        try:
            assert item.article(item.load()).words >= 25
        except ArticleError as error:
            told = str(error)
        else:
            continue
        assert told.startswith(f"{item.source}: ")
