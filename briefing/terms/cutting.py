"""Where one part of a sentence ends and the next begins: a shortest path over its words.

Official terms, names, dates and figures first; what is left is cut into the fewest expressions of
the lexicon. The cheapest path is found from the end of the sentence to its start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.terms.lexicon import Token
from briefing.terms.vocabulary import CONTENT, Condition, Expression, Vocabulary
from briefing.vietnamese.text import romanise


class Known(NamedTuple):
    """What is known of a sentence already: `text[start:end]` in English."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset behind its last character."""
    english: str
    """The English to use."""
    settled: bool = True
    """Whether it stays: names, titles and figures do; common nouns and verbs (nghi phạm =
    suspect) give way to a longer expression."""


class Part(NamedTuple):
    """A part of a sentence: `text[start:end]`."""

    start: int
    """Offset of its first character, in code points."""
    end: int
    """Offset behind its last character."""
    word: str
    """Its words as `fold` writes them."""
    english: str
    """The English to use; empty for a word that English has no word for; as written in Vietnamese
    when it is not known."""
    accepted: tuple[str, ...]
    """Wordings of which the English must have one; none when nothing is asked for."""
    kind: str
    """`known` for names, titles, dates and figures; `name`, `mark`, `grammar`, `unknown`; else a
    part of speech."""


_UNKNOWN = 3.0
"""Cost of a word without an entry: more than any expression's."""
_OFFICIAL = 0.9
"""Cost of a term: it wins over an expression of the same words."""
_EXPRESSION = 1.0
_SINGLE = {"adv": 1.1, "v": 1.2, "adj": 1.25, "cl": 1.3, "x": 1.3, "n": 1.35}
"""Cost of a single word by its part of speech (1 for the others): of two ways to cut in pairs, the
one that leaves a verb over is likelier right than the one that leaves a noun."""
GRAMMAR = {
    "là": "is", "của": "of", "mà": "which", "rằng": "that", "bị": "(passive)",
    "được": "(passive)", "đã": "", "đang": "", "thì": "", "các": "", "những": "", "việc": "",
    "sự": "",
}  # fmt: skip
"""Words of grammar, as `fold` writes them: what stands for them unless the words around them do."""
_OPENING = frozenset({".", ":", "!", "?", "…", "(", "“", '"', "”"})
_SHOWN = frozenset({",", ";", ":"})
"""Marks that help to read a line of parts."""


def cut(
    text: str, found: Sequence[Token], known: Sequence[Known], vocabulary: Vocabulary
) -> list[Part]:
    """Return the parts of the sentence `text`, whose tokens are `found`, in order."""
    return list(_Cut(text, found, known, vocabulary).parts())


class _Cut:
    """The cheapest way to cut one sentence."""

    def __init__(
        self, text: str, found: Sequence[Token], known: Sequence[Known], vocabulary: Vocabulary
    ) -> None:
        self._text = text
        self._found = found
        self._words = tuple(token.folded for token in found)
        self._capital = [text[token.start].isupper() for token in found]
        self._vocabulary = vocabulary
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            self._places[word].append(at)
            if word[:1].isdigit():
                self._places["<number>"].append(at)
            if self._capital[at]:
                self._places["<name>"].append(at)
        self._known: dict[int, tuple[int, str]] = {}
        self._common: dict[int, tuple[int, str]] = {}
        for at, end, each in self._spans(known):
            (self._known if each.settled else self._common)[at] = (end, each.english)
        self._barred = [False] * len(found)
        for at, (end, _) in self._known.items():
            self._barred[at:end] = [True] * (end - at)

    def _spans(self, known: Sequence[Known]) -> Iterator[tuple[int, int, Known]]:
        """Yield the first token, and the token behind, of what is known."""
        at = 0
        for each in known:
            while at < len(self._found) and self._found[at].end <= each.start:
                at += 1
            first = at
            while at < len(self._found) and self._found[at].start < each.end:
                at += 1
            if first < at:
                yield first, at, each

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the cheapest cut."""
        at = 0
        steps = self._steps()
        while at < len(self._found):
            end, expression = steps[at]
            yield self._part(at, end, expression)
            at = end

    def _steps(self) -> list[tuple[int, Expression | None]]:
        """Return, for each token, where the best part that begins there ends, and what it is."""
        size = len(self._found)
        costs = [0.0] * (size + 1)
        steps: list[tuple[int, Expression | None]] = [(0, None)] * size
        for at in range(size - 1, -1, -1):
            ways = ((cost + costs[end], end, way) for cost, end, way in self._ways(at))
            costs[at], end, expression = min(ways, key=lambda way: way[0])
            steps[at] = (end, expression)
        return steps

    def _ways(self, at: int) -> Iterator[tuple[float, int, Expression | None]]:
        """Yield the parts that can begin at token `at`: cost, end, expression."""
        if at in self._known:
            yield 0.0, self._known[at][0], None
            return
        if at in self._common and self._is_free(at, self._common[at][0]):
            end = self._common[at][0]
            yield _OFFICIAL, end, self._official(at, end)
        for expression in self._matching(at):
            end = at + len(expression.words)
            cost = _SINGLE.get(expression.pos, _EXPRESSION) if end == at + 1 else _EXPRESSION
            yield cost, end, expression
        yield _EXPRESSION if self._words[at] in GRAMMAR else _UNKNOWN, at + 1, None

    def _is_free(self, at: int, end: int) -> bool:
        return not any(self._barred[at:end])

    def _official(self, at: int, end: int) -> Expression:
        """Return a term as an expression; the lexicon tells its part of speech, and the verb where
        the term is listed as a noun (cách chức, dismissal: dismiss)."""
        english, words = self._common[at][1], self._words[at:end]
        listed = (e for e in self._vocabulary.beginning(*words[:2]) if e.words == words)
        entry = next(listed, Expression(words, (), "n", (), proper=False))
        senses = (*entry.en, english) if entry.pos == "v" else (english, *entry.en)
        return entry._replace(en=tuple(dict.fromkeys(senses)))

    def _matching(self, at: int) -> Iterator[Expression]:
        """Yield the expressions at token `at`, the longest first, one of the same words."""
        seen = set()
        for expression in self._vocabulary.beginning(*self._words[at : at + 2]):
            end = at + len(expression.words)
            if (
                expression.words not in seen
                and self._words[at:end] == expression.words
                and self._is_free(at, end)
                and self._spelt(at, end, expression)
                and all(self._holds(c, at, end) for c in expression.conditions)
            ):
                seen.add(expression.words)  # the first whose conditions hold
                yield expression

    def _spelt(self, at: int, end: int, expression: Expression) -> bool:
        """Tell whether the capitals agree: Hòa Bình is a name, and no peace."""
        capitals = self._capital[at:end]
        if expression.proper:
            return capitals[0]
        if len(capitals) > 1:
            return not all(capitals)
        if at == 0 or not self._words[at - 1].isalnum():
            return expression.pos not in CONTENT or not self._goes_on_as_name(end)
        return not capitals[0]

    def _goes_on_as_name(self, end: int) -> bool:
        """Tell whether a capitalised word that is not known otherwise follows at token `end`."""
        if end >= len(self._found) or self._barred[end]:
            return False
        return self._capital[end] and self._text[self._found[end].start - 1] == " "

    def _holds(self, condition: Condition, at: int, end: int) -> bool:
        if condition.where == "near":
            return any(self._has(side) for side in condition.sides)
        before = condition.where == "before"
        neighbour, edge = (end, 0) if before else (at - 1, -1)
        if not 0 <= neighbour < len(self._words):
            return False
        word = self._words[neighbour]
        likely = (s for s in condition.sides if s[edge] == word or s[edge][0] == "<")  # few are
        return any(self._stands(s, end if before else at - len(s)) for s in likely)

    def _has(self, side: tuple[str, ...]) -> bool:
        places = self._places.get(side[0], ())
        return bool(places) if len(side) == 1 else any(self._stands(side, at) for at in places)

    def _stands(self, side: tuple[str, ...], at: int) -> bool:
        if at < 0 or at + len(side) > len(self._words):
            return False
        return all(self._is(word, at + n) for n, word in enumerate(side))

    def _is(self, word: str, at: int) -> bool:
        if word == "<number>":
            return self._words[at][:1].isdigit()
        if word == "<name>":
            return self._capital[at]
        return self._words[at] == word

    def _part(self, at: int, end: int, expression: Expression | None) -> Part:
        start, stop = self._found[at].start, self._found[end - 1].end
        word = " ".join(self._words[at:end])
        if at in self._known:
            return Part(start, stop, word, self._known[at][1], (), "known")
        if expression:
            accepted = expression.en if expression.pos in CONTENT else ()
            return Part(start, stop, word, expression.en[0], accepted, expression.pos)
        if not any(map(str.isalnum, word)):
            return Part(start, stop, word, word if word in _SHOWN else "", (), "mark")
        if word in GRAMMAR:
            return Part(start, stop, word, GRAMMAR[word], (), "grammar")
        written = self._text[start:stop]
        if self._is_name(at, end):
            return Part(start, stop, word, romanise(written), (), "name")
        return Part(start, stop, word, written, (), "unknown")

    def _is_name(self, at: int, end: int) -> bool:
        """Tell whether an unlisted word is a name or a number; a capital that opens a sentence
        says nothing unless another follows."""
        opens = at == 0 or self._words[at - 1] in _OPENING
        alone = end >= len(self._found) or not self._capital[end]
        shouted = self._text[self._found[at].start : self._found[at].end].isupper()
        if self._words[at][:1].isdigit():
            return True
        return self._capital[at] and not (opens and alone and not shouted)
