"""A fast OpenAI-compatible server of prepared replies, on loopback.

    python benchmarks/throughput/server.py DIR/replies.jsonl --latency 0.2 --core 0

prints its base URL and serves until it is killed. Every reply is sent `--latency` seconds after
its request has come whole, however many requests are open. It knows the article by the marker in
the last message; under `/langextract/v1` instead of `/v1` it answers in langextract's format.
Tokens are a fixed share of the characters. `GET /stats` counts the requests, `POST /reset` begins
anew.

Hand-written on asyncio, because every core it takes is one less for the clients.
Standard library only; uvloop is used if it is there.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MODEL = "canned"
"""The name of the only model."""
TOKENS_PER_CHARACTER = 0.3
"""About what current models need for Vietnamese news."""
_MARKER = re.compile(r"(\d{6})/KH-UBND")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CLOSE = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
_HEAD = b"HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
_OK, _BAD, _LOST = b"200 OK", b"400 Bad Request", b"404 Not Found"


class Replies:
    """The prepared replies, by marker."""

    def __init__(self, paths: list[Path]) -> None:
        """Read files that `corpus.py` wrote; of two replies to one marker the last is kept."""
        self._plain: dict[str, bytes] = {}
        self._extractions: dict[str, bytes] = {}
        for path in paths:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    self._add(json.loads(line))

    def _add(self, row: Mapping[str, Any]) -> None:
        marker = row["marker"]
        self._plain[marker] = _compact(row["reply"])
        self._extractions[marker] = _compact(extractions(row["reply"], row["sentences"]))

    def completion(
        self, request: Mapping[str, Any], marker: str | None, *, extracting: bool
    ) -> bytes:
        """Return the body of a chat completion: OK where it is about no article.

        Raises KeyError for a marker that is not known.
        """
        known = self._extractions if extracting else self._plain
        text = "OK" if marker is None else known[marker].decode()
        asked = sum(len(message["content"]) for message in request["messages"])
        prompt, answer = (round(TOKENS_PER_CHARACTER * n) for n in (asked, len(text)))
        usage = {"prompt_tokens": prompt, "completion_tokens": answer}
        message = {"role": "assistant", "content": text, "refusal": None}
        return _compact(
            {
                "id": f"chatcmpl-{marker or 0}",
                "object": "chat.completion",
                "created": 1_700_000_000,
                "model": MODEL,
                "choices": [
                    {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
                ],
                "usage": {**usage, "total_tokens": prompt + answer},
            }
        )


def extractions(reply: Mapping[str, Any], sentences: Sequence[str]) -> dict[str, Any]:
    """Return a reply in langextract's format: one extraction for each sentence in evidence.

    Word for word, in the order of the article, no sentence twice: langextract aligns that fastest.
    """
    entries = [("person", person) for person in reply["people"]]
    entries += [(statement["kind"], statement) for statement in reply["statements"]]
    found: dict[int, dict[str, Any]] = {}
    for kind, entry in sorted(entries, key=lambda pair: pair[0] != "headline"):
        number = entry["evidence"][0]
        told = {key: str(value) for key, value in entry.items() if value}
        known = found.setdefault(number, {"kind": kind, "attributes": {}})
        # What two entries share a sentence for: the first keeps its names, the second's follow.
        known["attributes"] |= {
            key if key not in known["attributes"] else f"{kind}_{key}": value
            for key, value in told.items()
        }
    return {
        "extractions": [
            {
                (kind := found[number]["kind"]): sentences[number - 1],
                f"{kind}_attributes": found[number]["attributes"],
            }
            for number in sorted(found)
        ]
    }


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class Counts:
    """What has been asked."""

    def __init__(self) -> None:
        self.markers: Counter[str] = Counter()
        self.soundings = 0
        self.refused = 0
        self.open = 0
        self.most_open = 0

    def begin(self) -> None:
        """Note that a request is being answered."""
        self.open += 1
        self.most_open = max(self.most_open, self.open)

    def told(self) -> dict[str, int]:
        """Return the counts: of completions, of articles, of completions beyond one an article,
        of those that ask for no JSON, of requests that were refused, and open now and at most."""
        completions = self.markers.total()
        return {
            "completions": completions,
            "articles": len(self.markers),
            "repeated": completions - len(self.markers),
            "soundings": self.soundings,
            "refused": self.refused,
            "open": self.open,
            "most_open": self.most_open,
        }


class Desk:
    """Answers requests; shared by all connections."""

    def __init__(self, replies: Replies, latency: float) -> None:
        self.replies = replies
        self.latency = latency
        self.counts = Counts()

    def answer(self, route: bytes, body: bytes) -> tuple[bytes, bytes, float]:
        """Return status, body and how many seconds to wait."""
        if route.endswith(b"/chat/completions"):
            return self._complete(body, extracting=b"/langextract/" in route)
        if route == b"GET /stats":
            return _OK, _compact(self.counts.told()), 0
        if route == b"POST /reset":
            self.counts = Counts()
            return _OK, b"{}", 0
        if route.endswith(b"/models"):
            model = {"id": MODEL, "object": "model", "created": 0, "owned_by": "benchmark"}
            return _OK, _compact({"object": "list", "data": [model]}), 0
        return _LOST, _compact({"error": {"message": "no such path"}}), 0

    def _complete(self, body: bytes, *, extracting: bool) -> tuple[bytes, bytes, float]:
        try:
            request = json.loads(body)
            found = _MARKER.search(request["messages"][-1]["content"])
            marker = found[1] if found else ""
            # Whoever wants no JSON sounds out the server; all else is about an article.
            sounding = "response_format" not in request
            completion = self.replies.completion(
                request, None if sounding else marker, extracting=extracting
            )
        except (ValueError, LookupError, TypeError):
            self.counts.refused += 1
            message = "no chat completion, or about an article that is not known here"
            return _BAD, _compact({"error": {"message": message, "type": "benchmark"}}), 0
        if sounding:
            self.counts.soundings += 1
        else:
            self.counts.markers[marker] += 1
        return _OK, completion, self.latency


class Connection(asyncio.Protocol):
    """One HTTP/1.1 connection, kept alive; a request is answered before the next is read."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.received = bytearray()
        self.transport: asyncio.Transport | None = None
        self.answering = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the transport: a reply that is due is not sent."""
        self.transport = None

    def data_received(self, data: bytes) -> None:
        """Answer once a request is whole."""
        self.received += data
        if not self.answering:
            self._next()

    def _next(self) -> None:
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return
        head = bytes(self.received[:end])
        length = _LENGTH.search(head)
        whole = end + 4 + (int(length[1]) if length else 0)
        if len(self.received) < whole:
            if b"100-continue" in head and self.transport:
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            return
        body = bytes(self.received[end + 4 : whole])
        del self.received[:whole]
        self.answering = True
        route = b" ".join(head.split(b"\r\n", 1)[0].split(b" ")[:2]).partition(b"?")[0]
        status, answer, wait = self.desk.answer(route, body)
        counts = self.desk.counts
        counts.begin()
        reply = _HEAD % (status, len(answer)) + answer
        last = bool(_CLOSE.search(head))
        if wait:
            asyncio.get_running_loop().call_later(wait, self._send, reply, counts, last)
        else:
            self._send(reply, counts, last)

    def _send(self, reply: bytes, counts: Counts, last: bool) -> None:
        counts.open -= 1
        self.answering = False
        if self.transport is None:
            return
        self.transport.write(reply)
        if last:
            self.transport.close()
        elif self.received:
            self._next()


async def serve(desk: Desk, port: int) -> None:
    """Serve on loopback until cancelled; the base URL is printed once it can be called."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(desk), "127.0.0.1", port, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


def main() -> None:
    """Read the arguments and the replies, and serve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("replies", type=Path, nargs="+", help="files that corpus.py wrote")
    parser.add_argument("--latency", type=float, default=0.2, metavar="S", help="default: 0.2")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="default: any free one")
    parser.add_argument("--core", type=int, metavar="N", help="default: whichever is free")
    given = parser.parse_args()
    if given.core is not None:
        os.sched_setaffinity(0, {given.core})
    try:
        from uvloop import run
    except ImportError:
        run = asyncio.run
    run(serve(Desk(Replies(given.replies), given.latency), given.port))


if __name__ == "__main__":
    main()
