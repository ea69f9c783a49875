"""Which sentences of an article tell most: a stated formula, no model.

    score = position + title + facts + centrality - dependence - attendance - length

position    1 / (1 + ln(n)): news puts first what matters most
title       share of the title's content words that the sentence has
facts       0.1 for each name, figure or date-like number, at most 0.4
centrality  3 × how often the article has its content words, on average, as a share of how
            often it has its most frequent one: what an article keeps coming back to, it is about
dependence  0.5 when it opens with a word that leans on the sentence before it
attendance  1.0 when it only tells who was there
length      0.3 when shorter than 8 words, 0.2 when longer than 60

Sentences are then taken greedily; each one's score is lessened by 0.7, and its centrality, times
the cube of the largest share of content words that it has in common with one already taken (after
maximal marginal relevance: Carbonell and Goldstein, 1998). The weight of centrality was chosen on
120 news articles; without it the first two sentences of an article are the better summary
(benchmarks/embedded).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain

from briefing.vietnamese.text import fold, words

_REDUNDANCY = 0.7
_ATTENDANCE = re.compile(r"(?:cùng |đến |tới )?(?:tham )?dự\b[^,.]*\b(?:có|gồm)\b")
_STOP_WORDS = """
và của là có được trong cho các những một với đã không này để khi người ông bà từ đến tại về theo ở
ra vào như cũng sẽ do bị đang nhiều năm ngày trên phải việc làm sau trước nhưng hay hoặc thì mà rằng
còn nên vì qua lại đó nay hơn bằng nếu rất cùng anh chị họ tôi
"""
_LEANING = """
ông bà anh chị họ nó tôi chúng qua theo đồng ngoài bên tuy nhưng còn đặc trong cùng do vì sau
đó cũng đây điều này
"""


def rank(sentences: Sequence[str], title: str | None, limit: int) -> list[int]:
    """Return the indexes of the `limit` most telling sentences, the best first."""
    contents = [_content(sentence) for sentence in sentences]
    wanted = _content(title or "")
    counts = Counter(chain.from_iterable(contents))
    central = [_centrality(content, counts) for content in contents]
    scores = [
        _score(number, sentence, contents[number], wanted) + central[number]
        for number, sentence in enumerate(sentences)
    ]
    repeats = [0.0] * len(sentences)
    order: list[int] = []
    left = set(range(len(sentences)))
    while left and len(order) < limit:
        best = min(left, key=lambda i: (repeats[i] - scores[i], i))
        order.append(best)
        left.remove(best)
        for other in left:
            again = (_REDUNDANCY + central[other]) * _share(contents[other], contents[best]) ** 3
            repeats[other] = max(repeats[other], again)
    return order


def _centrality(told: frozenset[str], counts: Counter[str]) -> float:
    if not told:
        return 0.0
    return 3 * sum(counts[word] for word in told) / len(told) / max(counts.values())


def similar(one: str, other: str) -> float:
    """Return the share, 0 to 1, of the shorter text's content words that both have."""
    return shared(_content(one), _content(other))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share, 0 to 1, of the smaller of two sets that both have."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def _score(number: int, sentence: str, told: frozenset[str], wanted: frozenset[str]) -> float:
    length = len(sentence.split())
    first = fold("".join(sentence.split()[:1]))
    return (
        1 / (1 + math.log(number + 1))
        + _share(wanted, told)
        + min(0.4, 0.1 * len(re.findall(r"\d+|(?<!^)\b[A-ZĐ]\w+ [A-ZĐ]\w+", sentence)))
        - (0.5 if first in _listed(_LEANING) else 0.0)
        - (1.0 if only_attendance(sentence) else 0.0)
        - (0.3 if length < 8 else 0.2 if length > 60 else 0.0)
    )


def only_attendance(sentence: str) -> bool:
    """Tell whether a sentence only tells who was there: Tham dự hội nghị có …"""
    return _ATTENDANCE.match(fold(sentence)) is not None


@lru_cache(maxsize=256)  # texts are compared pair by pair
def _content(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(folded[start:end] for start, end in words(folded)) - _listed(_STOP_WORDS)


@cache
def _listed(words_: str) -> frozenset[str]:
    return frozenset(fold(words_).split())


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0
