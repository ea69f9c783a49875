"""The benchmark of throughput: its articles are sound, its server is honest, its sums add up."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import briefing
from briefing import reading
from briefing.models import Prompt
from briefing.testing import FakeModel

THROUGHPUT = Path(__file__).parent.parent / "benchmarks" / "throughput"
NAMES = ("corpus", "environments", "measure", "processes", "report", "server", "systems")


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports a module of the benchmark, which is a folder of scripts; forgotten afterwards."""
    monkeypatch.syspath_prepend(str(THROUGHPUT))

    def module(name: str) -> ModuleType:
        return import_module(name)

    yield module
    for name in NAMES:
        sys.modules.pop(name, None)


def article_of(sample: Any) -> briefing.Article:
    record = sample.record()
    return reading.read_text(record.pop("text"), name=record.pop("id"), **record)


# --- the articles ----------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "count"), [(250, 24), (1000, 8)])
def test_a_sample_is_briefed_with_one_request(load: Any, words: int, count: int) -> None:
    """The prepared reply leaves no finding, so that nothing is asked for again."""
    for sample in load("corpus").samples(count, words):
        model = FakeModel([sample.reply])
        made = asyncio.run(briefing.amake(article_of(sample), model=model))
        assert not made.findings, sample.id
        assert len(model.history) == 1


@pytest.mark.parametrize("words", [250, 2000])
def test_a_sample_has_its_length_and_its_sentences(load: Any, words: int) -> None:
    """An article is as long as was asked for, and its sentences are numbered as replies do."""
    for sample in load("corpus").samples(16, words):
        article = article_of(sample)
        assert words <= article.words <= words + 40
        found = [article.text[s.start : s.end] for s in reading.sentences(article)]
        assert found == list(sample.sentences)


def test_samples_are_alike_by_seed_and_distinct_by_number(load: Any) -> None:
    """The same seed gives the same articles, and no two of them are alike."""
    samples = load("corpus").samples
    first, again = list(samples(40, 250)), list(samples(20, 250, first=20))
    assert first[20:] == again
    assert len({sample.text for sample in first}) == 40
    assert [s.text for s in samples(1, 250, seed=2)] != [first[0].text]


def test_each_prompt_has_the_marker_of_its_article(load: Any) -> None:
    """A server can tell by what it is asked which article it is about."""
    corpus = load("corpus")
    for sample in corpus.samples(8, 250):
        seen: list[str] = []

        def answer(prompt: Prompt, sample: Any = sample, seen: list[str] = seen) -> Any:
            seen.extend(corpus.MARKER.findall(prompt.messages[-1].content))
            return sample.reply

        asyncio.run(briefing.amake(article_of(sample), model=FakeModel(answer)))
        assert seen == [sample.marker]


# --- the server ------------------------------------------------------------------------------


@pytest.fixture
def corpus_folder(load: Any, tmp_path: Path) -> Path:
    """A folder with eight articles and their replies."""
    load("corpus").write(tmp_path / "corpus", 8, 250)
    return tmp_path / "corpus"


def ask(url: str, **body: Any) -> Any:
    """Post a JSON object, return the answer."""
    request = urllib.request.Request(url, json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


def asked_about(text: str) -> dict[str, Any]:
    messages = [{"role": "system", "content": "Tell."}, {"role": "user", "content": text}]
    return {"model": "canned", "messages": messages, "response_format": {"type": "json_schema"}}


def test_the_server_answers_by_marker_and_counts(load: Any, corpus_folder: Path) -> None:
    """A request gets its article's reply with its tokens; the second about it is a repeated one."""
    sample = next(load("corpus").samples(1, 250))
    with load("processes").served(corpus_folder, latency=0, core=0) as server:
        url = f"{server.base_url}/chat/completions"
        for _ in range(2):
            completion = ask(url, **asked_about(sample.text))
        counts = server.stats()
        server.reset()
        assert server.stats()["completions"] == 0
    content = completion["choices"][0]["message"]["content"]
    assert json.loads(content) == sample.reply
    assert completion["usage"]["completion_tokens"] == round(0.3 * len(content))
    assert counts["completions"] == 2
    assert (counts["articles"], counts["repeated"], counts["open"]) == (1, 1, 0)


def test_the_server_refuses_what_it_does_not_know(load: Any, corpus_folder: Path) -> None:
    """An unknown marker is an error with status 400, and is counted."""
    with load("processes").served(corpus_folder, latency=0, core=0) as server:
        with pytest.raises(urllib.error.HTTPError, match="400") as raised:
            ask(f"{server.base_url}/chat/completions", **asked_about("Kế hoạch số 999999/KH-UBND"))
        raised.value.close()
        assert server.stats()["refused"] == 1


def test_extractions_are_sentences_of_the_article(load: Any) -> None:
    """For langextract each extraction is a sentence word for word, in order, none twice."""
    extractions = load("server").extractions
    for sample in load("corpus").samples(8, 1000):
        found = extractions(sample.reply, sample.sentences)["extractions"]
        texts = [next(v for v in entry.values() if isinstance(v, str)) for entry in found]
        places = [sample.sentences.index(text) for text in texts]
        assert places == sorted(set(places))
        assert found[0]["headline_attributes"]["vi"] == sample.title


# --- the measurements ------------------------------------------------------------------------


def test_our_run_is_measured_and_verified(load: Any, tmp_path: Path) -> None:
    """`briefing batch` of four articles is pinned, judged and measured, start to end."""
    measure, systems = load("measure"), load("systems")
    setting = measure.Setting(tmp_path, jobs=4, latency=0.01)
    folder = measure.written(setting, 4, 250)
    taken, _ = measure.one_run(systems.Ours(), setting, folder, 4)
    assert taken.memory > 20
    assert taken.cpu > 0


def test_start_up_is_not_counted_as_work(load: Any, tmp_path: Path) -> None:
    """Of runs with N and 2N articles the medians' difference is what N articles cost."""
    measure, processes = load("measure"), load("processes")
    setting = measure.Setting(tmp_path, jobs=50, latency=0.2)

    def pair(start: float) -> Any:
        runs = [processes.Run(start + 2.5 * n, start + n, 100, "") for n in (1, 2)]
        return measure.Pair(*runs, server=0.1)

    cost = measure.cost("ours", setting, 500, [pair(0.5), pair(0.7), pair(9.0)])
    assert cost.cpu_ms == pytest.approx(2)
    assert cost.start_ms == pytest.approx(700)
    assert cost.share == pytest.approx(0.8)


def test_a_wrong_answer_ends_the_benchmark(load: Any, tmp_path: Path) -> None:
    """Replies of other articles are not taken for right ones."""
    measure, systems = load("measure"), load("systems")
    setting = measure.Setting(tmp_path, jobs=4, latency=0)
    folder = measure.written(setting, 2, 250)
    replies = folder / "replies.jsonl"
    first, second = map(json.loads, replies.read_text("utf-8").splitlines())
    first["reply"], second["reply"] = second["reply"], first["reply"]
    replies.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n", "utf-8")
    with pytest.raises(SystemExit, match=r"answers are right|server counted"):
        measure.one_run(systems.Ours(), setting, folder, 2)


def test_the_table_has_a_row_for_each_system(load: Any) -> None:
    """Figures stand in the column of their name, rounded."""
    cost = {"cpu_ms": 9.04, "share": 0.921, "memory": 101.4, "start_ms": 480.2, "server": 0.05}
    results = {
        "articles": 500,
        "words": 500,
        "jobs": 50,
        "latency": 0.2,
        "rounds": 5,
        "versions": {"CPython": "3.11"},
        "systems": [{"name": "ours", **cost}],
    }
    told = load("report").markdown(results)
    assert "| ours | 9.0 | 92 % | 101 | 480 | 5 % |" in told
    assert re.search(r"500 and 1,000 articles of about 500 words, 50 at once", told)
