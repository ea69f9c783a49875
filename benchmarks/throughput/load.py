"""How many requests a second the server of the benchmark answers, when nothing waits.

    python benchmarks/throughput/load.py DIR

opens 50 connections to a `server.py` without latency, both pinned to a core of their own, and sends
ready-made requests: what any client gets at most. DIR is a folder that `corpus.py` wrote.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from pathlib import Path

from processes import served

_HEAD = (
    b"POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\n"
    b"content-type: application/json\r\ncontent-length: %d\r\n\r\n"
)


def main() -> None:
    """Read the arguments, measure, print one line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="with articles.jsonl, replies.jsonl"
    )
    parser.add_argument("--connections", type=int, default=50, metavar="N", help="default: 50")
    parser.add_argument("--seconds", type=float, default=5, metavar="S", help="default: 5")
    given = parser.parse_args()
    server_core, *_, client_core = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {client_core})
    requests = ready(given.folder / "articles.jsonl")
    with served(given.folder, latency=0, core=server_core) as server:
        rate = asyncio.run(flood(server.port, requests, given.connections, given.seconds))
        share = server.cpu() / given.seconds
    print(f"{rate:,.0f} requests/s at C={given.connections}; server busy {100 * share:.0f} %")


def ready(articles: Path) -> list[bytes]:
    """Return a request for each article, as bytes."""
    requests = []
    for line in articles.read_text("utf-8").splitlines():
        messages = [{"role": "user", "content": json.loads(line)["text"]}]
        body = json.dumps({"model": "canned", "messages": messages}, ensure_ascii=False).encode()
        requests.append(_HEAD % len(body) + body)
    return requests


async def flood(port: int, requests: list[bytes], connections: int, seconds: float) -> float:
    """Return the requests answered each second."""
    end = time.perf_counter() + seconds
    started = time.perf_counter()
    counts = await asyncio.gather(
        *(one(port, requests[start::connections], end) for start in range(connections))
    )
    return sum(counts) / (time.perf_counter() - started)


async def one(port: int, requests: list[bytes], end: float) -> int:
    """Ask over one connection until the end, one request after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while time.perf_counter() < end:
        writer.write(requests[count % len(requests)])
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"the server answered {head!r}")
        await reader.readexactly(int(head.rpartition(b": ")[2]))
        count += 1
    writer.close()
    return count


if __name__ == "__main__":
    main()
