"""The article as the checks look at it: its words folded once, its sentences read when asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property

from briefing.checks.instructions import instructs
from briefing.models import Briefing, Language, Sentence, Span
from briefing.vietnamese.text import fold, romanise


class Passage:
    """Some sentences of the article as one text, with their place in the article.

    A sentence that speaks to a program is left out: it proves nothing.
    """

    def __init__(
        self, article: str, cited: Sequence[Sentence], orders: Collection[str], title: str = ""
    ) -> None:
        self.ids = ", ".join(sentence.id for sentence in cited)
        cited = [sentence for sentence in cited if sentence.id not in orders]
        self._starts: list[tuple[int, int, int]] = []
        """Where each sentence begins and ends in `text`, and begins in the article."""
        at = 0
        for sentence in cited:
            length = sentence.end - sentence.start
            self._starts.append((at, at + length, sentence.start))
            at += length + 1
        parts = [article[s.start : s.end] for s in cited]
        self.text = "\n".join([*parts, title] if title else parts)

    def span(self, start: int, end: int) -> Span | None:
        """Return the place in the article of a stretch of `text`; None in the title."""
        for first, last, offset in self._starts:
            if first <= start and end <= last:
                return Span(in_="article", start=start - first + offset, end=end - first + offset)
        return None

    def links_to(self, address: str) -> bool:
        """Tell whether the passage has this address, as a whole or up to its path."""
        pattern = rf"(?<![\w.@+-]){re.escape(address.lower())}(?![@-]|\.?\w)"
        return re.search(pattern, self.text.lower()) is not None


class ArticleIndex:
    """What checks ask of the article. Sentences that speak to a program prove nothing."""

    def __init__(self, briefing: Briefing) -> None:
        article = briefing.article
        self._text = article.text
        self._title = article.title or ""
        self._sentences = briefing.sentences
        self._numbers = {sentence.id: at for at, sentence in enumerate(briefing.sentences)}
        self._cited: dict[tuple[Sequence[str], bool], Passage] = {}
        self.stamp: date | None = article.day

    @cached_property
    def orders(self) -> frozenset[str]:
        """The sentences that speak to a program."""
        if not instructs(self._text):
            return frozenset()
        return frozenset(s.id for s in self._sentences if instructs(self._text[s.start : s.end]))

    @cached_property
    def _headline(self) -> str:
        """The title, unless that speaks to a program."""
        return "" if instructs(self._title) else self._title

    @cached_property
    def _folded(self) -> str:
        if self.orders:
            whole = Passage(self._text, self._sentences, self.orders, self._headline).text
        else:
            whole = f"{self._text}\n{self._headline}"
        return " ".join(fold(whole).split())

    @cached_property
    def _plain(self) -> str:
        return romanise(self._folded)

    def has(self, words: str, language: Language) -> bool:
        """Tell whether the article has these words, whole; without diacritics for English."""
        wanted = " ".join(fold(words).split())
        if language == "vi":
            return has_whole(self._folded, wanted)
        return has_whole(self._plain, romanise(wanted))

    def passage(self, evidence: Sequence[str], *, headline: bool = False) -> Passage:
        """Return the evidence; for a headline, that of the article belongs to it."""
        key = tuple(evidence), headline
        if key not in self._cited:
            numbers = sorted({self._numbers[id_] for id_ in evidence if id_ in self._numbers})
            cited = [self._sentences[number] for number in numbers]
            title = self._headline if headline else ""
            self._cited[key] = Passage(self._text, cited, self.orders, title)
        return self._cited[key]

    @cached_property
    def passages(self) -> Sequence[tuple[str, Passage]]:
        """Each sentence's id and the sentence, but for those that speak to a program."""
        return [
            (sentence.id, Passage(self._text, [sentence], self.orders))
            for sentence in self._sentences
            if sentence.id not in self.orders
        ]


def has_whole(text: str, wanted: str) -> bool:
    """Tell whether `wanted` stands in a text with no letter or digit directly around it."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not (_in_word(text[at - 1 : at]) or _in_word(text[end : end + 1])):
            return True
        at = text.find(wanted, at + 1)
    return False


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
