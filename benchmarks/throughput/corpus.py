"""Invented Vietnamese articles, each with the reply of a model that briefs it well.

    python benchmarks/throughput/corpus.py --articles 500 --words 500 --out DIR

writes `articles.jsonl` (as `briefing batch` reads it) and `replies.jsonl` (as `server.py` reads
it). The sentences come from `sentences.toml`, filled with drawn names, places, figures and dates:
the same seed gives the same articles, and no two are alike. Every article names one numbered plan;
that number is its marker. The replies are such that briefing has nothing to ask for again.
Standard library only.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache, partial
from pathlib import Path
from typing import Any, TextIO

MARKER = re.compile(r"Kế hoạch số (\d{6})/KH-UBND")
"""Finds the marker in whatever a client sends."""
_FIRST_MARKER = 100_000
_TOPICS = ("ward", "flood", "exports", "accident", "school", "health", "road", "tourism")
_LONG = 750
"""Articles of so many words or more get a briefing of twelve statements; shorter ones of eight."""
_VIET_NAM = timezone(timedelta(hours=7))
_SLOT = re.compile(r"\{(\w+)(?:=(\w+)([^}]*))?\}")
_ASIDE = re.compile(r"\[\[(.*?)\]\]")
Pair = tuple[str, str]
"""The same in Vietnamese and in English."""


@dataclass(frozen=True)
class Sample:
    """One article and the reply that it deserves."""

    id: str
    """Such as `a-000017`."""
    marker: str
    """Six digits that stand in this article and in no other."""
    title: str
    """The headline."""
    published: str
    """ISO 8601."""
    sentences: tuple[str, ...]
    """The sentences of the body; a reply counts them from 1."""
    text: str
    """The body, paragraphs separated by a newline."""
    reply: dict[str, Any]
    """What a good model answers, in both languages: the JSON object that briefing asks for."""

    def record(self) -> dict[str, str]:
        """Return the article as one record of a JSONL file."""
        named = {"id": self.id, "title": self.title, "published": self.published}
        return {**named, "source": "Báo Bờ Kênh", "text": self.text}

    def answer(self) -> dict[str, Any]:
        """Return the reply as one record, with all that a server needs to give it."""
        return {"marker": self.marker, "sentences": self.sentences, "reply": self.reply}


def samples(count: int, words: int, seed: int = 1, first: int = 0) -> Iterator[Sample]:
    """Yield articles `first` to `first + count - 1` of about so many words (250 to 2,000).

    Each is drawn by a generator of its own, so that it does not depend on `count` or `first`.
    """
    for index in range(first, first + count):
        yield _Writer(index, words, random.Random(f"{seed}/{words}/{index}")).sample()


class _Writer:
    """Writes one article and its briefing."""

    def __init__(self, index: int, words: int, rng: random.Random) -> None:
        self.index = index
        self.words = words
        self.rng = rng
        self.day = datetime(2025, 2, 1, 7, tzinfo=_VIET_NAM) + timedelta(
            days=rng.randrange(220), minutes=rng.randrange(720)
        )
        province = rng.choice(_source()["names"]["provinces"])
        marker = str(_FIRST_MARKER + index)
        self.slots: dict[str, Pair] = {
            "Prov": (province, bare(province)),
            "Home": self._ward(),
            "Marker": (marker, marker),
        }
        self.body: list[str] = []
        self.statements: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []

    def sample(self) -> Sample:
        """Return the article: lead, plan, points, quotes, next steps, further points."""
        source = _source()
        topic = source[_TOPICS[self.index % len(_TOPICS)]]
        often = 2 if self.words >= _LONG else 1
        title, headline = self._filled(topic["headline"])
        self._state("headline", title, headline, evidence=1)
        self._tell("summary", topic["lead"])
        self.body.append(self._filled([self.rng.choice(source["files"]["plans"])])[0])
        kinds = ["summary", *["point"] * (3 * often)]
        for kind, point in zip(kinds, self._shuffled(topic["points"]), strict=False):
            self._tell(kind, point)
        for quote in self._shuffled(topic["quotes"])[:often]:
            self._quote(quote)
        for step in self._shuffled(topic["steps"])[:often]:
            self._tell("next_step", step)
        self._go_on(source, topic)
        return Sample(
            id=f"a-{self.index:06}",
            marker=self.slots["Marker"][0],
            title=_begun(title),
            published=self.day.isoformat(timespec="minutes"),
            sentences=tuple(map(_begun, self.body)),
            text=self._text(),
            reply={"statements": self.statements, "people": self.people},
        )

    def _tell(self, kind: str, pattern: Sequence[str]) -> None:
        """Write a sentence into the article, and into the briefing what is not aside in it."""
        vi, en, *details = self._filled(pattern)
        self.body.append(_ASIDE.sub(r"\1", vi))
        who, due = details or (None, None)
        self._state(kind, _ASIDE.sub("", vi), en, evidence=len(self.body), who=who, due=due)

    def _quote(self, pattern: Sequence[str]) -> None:
        """Let an official say something, and keep who it was."""
        name, address, role = self._official()
        self.slots["Official"] = (f"{address} {name}, {role[0]},", name)
        vi, en = self._filled(pattern)
        self.body.append(_ASIDE.sub(r"\1", vi))
        evidence = len(self.body)
        self._state("quote", "", en, evidence=evidence, speaker=name)
        self.people.append(
            {"name": name, "role_vi": role[0], "role_en": role[1], "evidence": [evidence]}
        )

    def _state(self, kind: str, vi: str, en: str, *, evidence: int, **details: str | None) -> None:
        said = {"speaker": None, "who": None, "due": None, **details}
        self.statements.append(
            {"kind": kind, "evidence": [evidence], **said, "vi": _begun(vi), "en": _begun(en)}
        )

    def _go_on(self, source: Mapping[str, Any], topic: Mapping[str, Any]) -> None:
        """Add points of other topics, too, until the article has its words."""
        points = self._shuffled(topic["points"])
        words = sum(len(sentence.split()) for sentence in self.body)
        while words < self.words:
            if not points:
                points = self._shuffled(
                    point for name in _TOPICS for point in source[name]["points"]
                )
            sentence = _ASIDE.sub(r"\1", self._filled(points.pop())[0])
            words += len(sentence.split())
            self.body.append(sentence)

    def _text(self) -> str:
        """Return the sentences in paragraphs of two to four."""
        paragraphs = []
        at = 0
        while at < len(self.body):
            size = self.rng.randint(2, 4)
            paragraphs.append(" ".join(map(_begun, self.body[at : at + size])))
            at += size
        return "\n".join(paragraphs)

    def _filled(self, pattern: Sequence[str]) -> list[str]:
        """Fill the slots of texts that belong together."""
        own: dict[str, Pair] = {}

        def value(slot: re.Match[str], language: int) -> str:
            name, kind, options = slot.groups()
            slots = self.slots if name[0].isupper() else own
            if name not in slots:
                slots[name] = self._draw(kind, options.split())
            return slots[name][language]

        # Only the second text is English; a next step's who and due follow in Vietnamese.
        return [
            _SLOT.sub(partial(value, language=int(place == 1)), text)
            for place, text in enumerate(pattern)
        ]

    def _draw(self, kind: str, options: Sequence[str]) -> Pair:
        if kind in (words := _source()["words"]):
            return tuple(self.rng.choice(words[kind]))
        drawn: Pair = getattr(self, f"_{kind}")(*map(int, options))
        return drawn

    def _number(self, low: int, high: int) -> Pair:
        """A whole number: 3.200 and 3,200."""
        english = f"{self.rng.randint(low, high):,}"
        return english.replace(",", "."), english

    def _decimal(self, low: int, high: int) -> Pair:
        """A number with one decimal that is not 0: 4,5 and 4.5."""
        whole, tenth = self.rng.randint(low, high), self.rng.randint(1, 9)
        return f"{whole},{tenth}", f"{whole}.{tenth}"

    def _date(self, days: int) -> Pair:
        """The day so many days after publication: `ngày 7-10` and `October 7`."""
        vi, en = self._bare_date(days)
        return f"ngày {vi}", en

    def _bare_date(self, days: int) -> Pair:
        """The same without `ngày`."""
        day = self.day + timedelta(days=days)
        return f"{day.day}{self.rng.choice('-/')}{day.month}", f"{month_name[day.month]} {day.day}"

    def _hour(self) -> Pair:
        """A time in the evening: `21 giờ 30` and `9:30 p.m.`."""
        hour, minute = self.rng.randint(18, 22), self.rng.choice((10, 15, 20, 30, 45))
        return f"{hour} giờ {minute}", f"{hour - 12}:{minute} p.m."

    def _ward(self) -> Pair:
        """A ward or a commune: `phường Trà Lựu` and `Tra Luu Ward`."""
        name = " ".join(map(self.rng.choice, _source()["names"]["places"]))
        vi, en = self.rng.choice((("phường", "Ward"), ("xã", "Commune")))
        return f"{vi} {name}", f"{bare(name)} {en}"

    def _official(self) -> tuple[str, str, Pair]:
        """Return a name, ông or bà, and the title."""
        names, titles = _source()["names"], _source()["titles"]
        address = self.rng.choice(("ông", "bà"))
        syllables = (names["family"], names[address]["middle"], names[address]["given"])
        name = " ".join(map(self.rng.choice, syllables))
        vi, en = self.rng.choice(titles["offices"])
        ward = self._ward()
        province = self.slots["Prov"]
        chair = titles["chair"][address]
        title = tuple(
            text.format(ward=ward[i], province=province[i], chair=chair)
            for i, text in enumerate((vi, en))
        )
        return name, address, title

    def _shuffled(self, items: Iterable[Any]) -> list[Any]:
        shuffled = list(items)
        self.rng.shuffle(shuffled)
        return shuffled


def bare(vietnamese: str) -> str:
    """Return the letters without diacritics, as English writes a name."""
    apart = unicodedata.normalize("NFD", vietnamese.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _begun(sentence: str) -> str:
    """Return the sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


@cache
def _source() -> dict[str, Any]:
    """Return the patterns and lists of words."""
    return tomllib.loads(Path(__file__).with_name("sentences.toml").read_text("utf-8"))


def write(folder: Path, count: int, words: int, seed: int = 1, first: int = 0) -> None:
    """Write `articles.jsonl` and `replies.jsonl` into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "articles.jsonl").open("w", encoding="utf-8") as articles,
        (folder / "replies.jsonl").open("w", encoding="utf-8") as replies,
    ):
        for sample in samples(count, words, seed, first):
            _print(sample.record(), articles)
            _print(sample.answer(), replies)


def _print(value: object, file: TextIO) -> None:
    file.write(json.dumps(value, ensure_ascii=False) + "\n")


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--words", type=int, default=500, metavar="N", help="default: 500")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="default: 1")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="made if missing")
    given = parser.parse_args()
    write(given.out, given.articles, given.words, given.seed)


if __name__ == "__main__":
    main()
