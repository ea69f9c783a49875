"""Whether Vietnamese comes back as it was sent, and how fast."""

from __future__ import annotations

import json
import time
import unicodedata
from difflib import SequenceMatcher
from typing import Any

from briefing.doctor.report import Check, Report
from briefing.errors import InvalidOutputError
from briefing.llm import Client
from briefing.models import Completion, Message, Prompt
from briefing.prompting import strict_object
from briefing.vietnamese.text import romanise

SENTENCE = (
    "Trong ngày 7-10, bà Đặng Thị Mỹ Hảo ở tỉnh Thừa Thiên Huế trước đây đề nghị giữ lại quỹ "
    "3.000 tỉ đồng để sửa những con đường đã ngập, lở và nứt vỡ sau trận mưa bão."
)
"""Every tone, đ and Đ, ơ and ư, a day, a figure; ours."""
WRITTEN = 1_500
"""Tokens that a model writes about an article."""

_NAME = "Vietnamese"
_PROMPT = Prompt(
    name="copy",
    messages=(
        Message(
            role="system",
            content='Copy the text of the user into the JSON object {"text": "..."}, letter by '
            "letter, in Vietnamese. Change nothing, translate nothing, leave nothing out.",
        ),
        Message(role="user", content=SENTENCE),
    ),
    json_schema=strict_object(text={"type": "string"}),
    max_tokens=300,
)
_MOJIBAKE = ("á»", "áº", "Æ°", "Ä‘", "Ä\x91", "Ãª", "\N{REPLACEMENT CHARACTER}")
"""What UTF-8 looks like when it is read as another encoding."""


async def copy(client: Client) -> tuple[Completion, float]:
    """Have the model copy a Vietnamese sentence; return its answer and the seconds it took."""
    started = time.monotonic()
    completion = await client.complete(_PROMPT)
    return completion, time.monotonic() - started


def judged(completion: Completion) -> Check:
    """Judge a copy of the sentence, as it came and not as we have put it together again."""
    got = completion.data["text"]
    got = " ".join(got.split())
    if got == SENTENCE:
        if unicodedata.is_normalized("NFC", _as_received(completion.text)):
            return Check(_NAME, "ok", "came back letter by letter")
        return Check(_NAME, "ok", "came back in decomposed letters (NFD), which are put together")
    if got.count("?") > 2 or any(mark in got for mark in _MOJIBAKE):
        return _spoilt(
            "letters come back as ? or in another encoding",
            "update the server, or the proxy before it: one of them cannot write UTF-8",
        )
    return _compared(SENTENCE.split(), got.split())


def _as_received(text: str) -> str:
    """Return the text inside a reply without normalising it; the whole reply if it is wrapped."""
    try:
        data: Any = json.loads(text)
        return str(data["text"])
    except (ValueError, KeyError, TypeError):
        return text


def _compared(sent: list[str], got: list[str]) -> Check:
    """Judge a copy word by word."""
    pairs = _paired(sent, got)
    bare = [(a, b) for a, b in pairs if a != b and b == romanise(a)]
    accented = [word for word in sent if word != romanise(word)]
    if len(bare) > len(accented) / 2:
        return _spoilt("the diacritics are lost", "take a model that writes Vietnamese")
    crossed = [(a, b) for a, b in pairs if "đ" in a.lower()]
    if crossed and all(b == a.translate(_UNCROSSED) for a, b in crossed):
        return _spoilt("đ comes back as d", "take a model that writes Vietnamese")
    same = sum(a == b for a, b in pairs)
    longer = max(len(sent), len(got))
    return Check(
        _NAME,
        "warning",
        f"{longer - same} of {longer} words did not come back as they were",
        "usable, but a larger model makes fewer mistakes: read what it writes with care",
    )


_UNCROSSED = str.maketrans("đĐ", "dD")


def _paired(sent: list[str], got: list[str]) -> list[tuple[str, str]]:
    """Return the words that came back, whatever became of their diacritics."""
    matcher = SequenceMatcher(
        None, [romanise(word) for word in sent], [romanise(word) for word in got], autojunk=False
    )
    return [
        (sent[block.a + index], got[block.b + index])
        for block in matcher.get_matching_blocks()
        for index in range(block.size)
    ]


def _spoilt(found: str, remedy: str) -> Check:
    return Check(_NAME, "problem", found, remedy, InvalidOutputError.exit_code)


def tell_speed(report: Report, completion: Completion, seconds: float, timeout: float) -> None:
    """Report how fast an answer was written, and how long an article would take."""
    rate = completion.usage.completion_tokens / max(seconds, 0.001)
    article = WRITTEN / max(rate, 0.001)
    tokens = f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"
    found = (
        f"{tokens} tokens/s, this answer in {seconds:.1f} s, an article in about {article:,.0f} s"
    )
    if article <= timeout:
        report.ok("speed", found)
        return
    remedy = f"allow more than the {timeout:g} s with --timeout, or take a faster model"
    report.warn("speed", found, remedy)
