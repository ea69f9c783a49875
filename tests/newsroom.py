"""Many small articles of our own with the replies that they deserve, and who was asked for what."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from briefing.models import Prompt
from briefing.testing import FakeServer, Received

DATA = Path(__file__).parent / "data"
KEY = "sk-nobody-may-see-this"
_HOUSEHOLDS = 101
_NUMBER = re.compile(r"(\d{3}) hộ dân")
_TEXT_ID = re.compile(r"^\[(\w+)\]", re.MULTILINE)


@cache
def _source(name: str) -> str:
    return (DATA / name).read_text("utf-8")


def article(number: int) -> str:
    """Article 0 to 898: the same news with other figures."""
    return _numbered(_source("articles/reading-stations.txt"), number)


def page(number: int, *, more: str = "") -> str:
    """The web page of an article, with what surrounds one, and `more` before its end."""
    header, lead, *rest, author = (line for line in article(number).split("\n") if line.strip())
    title = header.split(" ", 2)[2].removesuffix(" 18/11/2025 07:15")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return (
        "<!doctype html><html lang=vi><head><meta charset=utf-8>"
        f"<title>{title} - Báo Bờ Kênh</title>"
        f'<meta property="og:title" content="{title}">'
        '<meta property="og:site_name" content="Báo Bờ Kênh">'
        '<meta property="article:published_time" content="2025-11-18T07:15:00+07:00">'
        "</head><body><nav><a href=/>Trang chủ</a> <a href=/the-thao>Thể thao</a></nav>"
        f"<article><h1>{title}</h1><p>{lead}</p>{body}"
        "<figure><img src=a.jpg alt=''><figcaption>Trạm đọc bên kênh Sậy. Ảnh: Hoài An"
        f"</figcaption></figure><p class=author>{author}</p></article>"
        "<aside><h3>Đọc thêm</h3><a href=/khac.html>Giá vàng hôm nay tăng mạnh</a></aside>"
        f"<footer>Tổng biên tập: không có thật</footer>{more}</body></html>"
    )


def reply(number: int) -> dict[str, Any]:
    """The reply that briefs it soundly, in both languages."""
    sound = _numbered(_source("completions/reading-stations.brief.json"), number)
    parsed: dict[str, Any] = json.loads(sound)
    return parsed


def _numbered(text: str, number: int) -> str:
    return _exchanged(text, (45, 3_200), _figures(number))


def as_first(text: str, number: int) -> str:
    """What is said of an article as it would be said of article 0."""
    return _exchanged(text, _figures(number), _figures(0))


def _figures(number: int) -> tuple[int, int]:
    """How many households gave how many books."""
    return _HOUSEHOLDS + number, 2_000 + number


def _exchanged(text: str, old: tuple[int, int], new: tuple[int, int]) -> str:
    for unit in (" hộ", " households"):
        text = text.replace(f"{old[0]}{unit}", f"{new[0]}{unit}")
    for comma in ",.":
        text = text.replace(*(f"{books:,}".replace(",", comma) for _, books in (old, new)))
    return text


def number_in(text: str) -> int:
    """The number of the article that a text is about."""
    match = _NUMBER.search(text)
    assert match
    return int(match[1]) - _HOUSEHOLDS


def answer(prompt: Prompt) -> dict[str, Any]:
    """What a sound model says to a prompt about one of the articles."""
    asked = prompt.messages[-1].content
    sound = reply(number_in(asked))
    if prompt.name == "brief" and '"en"' in json.dumps(prompt.json_schema):
        return sound
    if prompt.name == "brief":
        return _vietnamese(sound)
    if "text" in prompt.json_schema["properties"]:  # one text by itself
        return {"text": next(e["en"] for e in sound["statements"] if e["vi"] in asked)}
    english = {f"P{place}": entry["en"] for place, entry in enumerate(sound["statements"], 1)}
    english |= {f"N{place}": entry["role_en"] for place, entry in enumerate(sound["people"], 1)}
    return {"texts": [{"id": id_, "text": english[id_]} for id_ in _TEXT_ID.findall(asked)]}


def _vietnamese(sound: dict[str, Any]) -> dict[str, Any]:
    return {
        kind: [{k: v for k, v in entry.items() if not k.endswith("en")} for entry in entries]
        for kind, entries in sound.items()
    }


def write(folder: Path, count: int) -> Path:
    """Write articles 0 to `count - 1` into a folder: 000.txt, 001.txt …"""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(article(number), "utf-8")
    return folder


def records(path: Path, count: int) -> Path:
    """Write articles 0 to `count - 1` as the lines of a file, with ids 000, 001 …"""
    rows = [{"id": f"{number:03}", "text": article(number)} for number in range(count)]
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
    return path


def about(request: Received) -> int:
    """The number of the article that a request is about."""
    return number_in(request.body["messages"][-1]["content"])


def asked(server: FakeServer) -> Counter[int]:
    """How often the server was asked about each article."""
    return Counter(about(request) for request in server.requests if request.wants_completion)


def process(*arguments: object, stderr: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start `briefing` as a process of its own."""
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "briefing", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def essence(path: Path) -> Any:
    """What a file says, but for what differs each time it is made: when, how long, its digest."""
    text = path.read_text("utf-8")
    if path.suffix not in (".json", ".jsonl"):
        return text
    rows = [json.loads(text)] if path.suffix == ".json" else map(json.loads, text.splitlines())
    return [_timeless(row) for row in rows]


def _timeless(row: dict[str, Any]) -> dict[str, Any]:
    provenance = row.get("briefing", row).get("provenance", {})
    for name in ("created_at", "seconds", "sha256"):
        provenance.pop(name, None)
    return row


def essences(folder: Path) -> dict[str, Any]:
    """What all files of a folder say, by name, the hidden ones included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): essence(path) for path in sorted(files)}
