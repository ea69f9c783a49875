"""The article's own sentences to a draft, chosen by code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.drafting.clarity import is_known, risk, stands_alone
from briefing.drafting.people import Draft, people
from briefing.drafting.texts import LEAST, cut_quote
from briefing.models import Article, Kind, Person, Sentence, Statement
from briefing.terms import Gazetteer
from briefing.vietnamese.clauses import shorten
from briefing.vietnamese.dates import find_dates
from briefing.vietnamese.names import NameMention, find_names, resolve
from briefing.vietnamese.ranking import rank, similar
from briefing.vietnamese.text import fold, quotations

_QUOTE_WORDS = range(6, 41)
"""Words that a quote has: fewer say little, and of more a small model makes poor English."""
_MIN_WORDS = 8
_CANDIDATES = 40
"""The most telling sentences, from which a dozen are chosen."""
_POINTS = 6
_SUMMARY = 2
_QUOTES = 1
_WORDS = {"summary": 35, "point": 30, "next_step": 30}
"""Words that a text may have by its kind; a longer sentence is cut at a clause boundary."""
_FOR_SUMMARY = 4
"""The most telling sentences, of which two are the summary."""
_SAME_NEWS = 0.6
"""Share of content words in common from which two sentences make no summary."""
_REPEAT = 0.8
"""Share of content words in common from which the second of two sentences is not told."""
_STEPS = 2
_SAFEST = 9
"""Sentences to choose from, at least; of a longer article, the half with the least risk."""
_ASKED = re.compile(
    r"(?<!các )(?<!những )(?<!đáp ứng )(?<!theo )(?<!như )(?<!bị )(?<!được )"
    r"\b(?:đề nghị|yêu cầu|kiến nghị)\b\s*(?![,.;]|của|này|công việc|nhiệm vụ)"
)
_STEP = re.compile(rf"{_ASKED.pattern}|\b(?:dự kiến|sẽ|thời gian tới|sắp tới|từ nay đến)\b")
_PAST = re.compile(r"(?:trước đó|(?:vào |từ |hồi |giữa |cuối |đầu )*(?:tháng|năm)\b)")
_DUE = re.compile(r"\b(?:trước|đến hết|chậm nhất|muộn nhất|hạn chót|vào|trong)\s*$")
_SAID = re.compile(
    r"\b(?:nói|cho biết|cho hay|khẳng định|nhấn mạnh|chia sẻ|phát biểu|bày tỏ|nhận định|kể|"
    r"trả lời|giải thích|đề nghị|thừa nhận|giãi bày|đánh giá|cảnh báo|tuyên bố)\b"
)
_CONNECTIVE = re.compile(
    r"(?:đặc biệt|bên cạnh đó|ngoài ra|đồng thời|theo đó|cụ thể|qua đó|tuy nhiên|trong khi đó|"
    r"cùng với đó|cũng theo đó|như vậy|do đó|vì vậy)\s*,\s*"
)
_VERB = re.compile(
    r"(?:đã|đang|sẽ|phải|cần|tập trung|tiếp tục|triển khai|thực hiện|tăng cường|đẩy mạnh|chú trọng|"
    r"đảm bảo|bảo đảm|đáp ứng|góp phần|nhằm|tạo|nâng cao|xây dựng|phấn đấu|quan tâm|chủ động|"
    r"khẩn trương|kịp thời|rà soát|phối hợp|tổ chức|không để|giữ vững|phát huy|hoàn thành|gắn)\b"
)
"""A sentence that opens with one of these goes on with the subject of the one before."""
_PRONOUN = re.compile(r"(?:theo\s+|[^,]{1,40},\s+)?(?P<who>ông|bà)\b")
_GENDER = {"ông": "male", "bà": "female"}
_REACH = 3
"""Sentences back in which whoever "ông" or "bà" stands for is looked for."""


def drafted(article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Draft:
    """Return a draft made of the article's own sentences, chosen by a stated formula.

    A sentence that opens with ông or bà is given the name it stands for, and the sentence
    that has the name joins its evidence.
    """
    texts = [article.text[s.start : s.end] for s in sentences]
    names = [find_names(text) for text in texts]
    usable = _usable(texts)
    ranked = rank([texts[i] for i in usable], article.title, limit=_CANDIDATES)
    order = _for_a_small_model([usable[i] for i in ranked], texts, gazetteer)
    chosen = _choose(order, texts, names, article.day)
    statements = [_headline(article, sentences, texts, order[0])]
    statements += (
        _extracted(kind, index, sentences, texts, names, gazetteer)
        for kind, indexes in chosen.items()
        for index in sorted(indexes)
    )
    numbered = tuple(s.model_copy(update={"id": f"P{n}"}) for n, s in enumerate(statements, 1))
    named = people([], article, sentences, gazetteer)
    return Draft(numbered, tuple(_with_role(person, gazetteer) for person in named))


def _with_role(person: Person, gazetteer: Gazetteer) -> Person:
    """Return a person with an English title made of its parts: a small model makes a sentence of
    a title that it is to translate."""
    title = person.role.get("vi")
    english = gazetteer.role(title) if title and "en" not in person.role else None
    return person.model_copy(update={"role": {**person.role, "en": english}}) if english else person


def _without_repeats(order: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
    """Return the sentences that tell what none before them tells."""
    fresh: list[int] = []
    for i in order:
        if all(similar(texts[i], texts[other]) < _REPEAT for other in fresh):
            fresh.append(i)
    return fresh


def _for_a_small_model(
    order: Sequence[int], texts: Sequence[str], gazetteer: Gazetteer
) -> Sequence[int]:
    """Return the sentences that stand alone, that the lexicon knows and that are least at risk, in
    their order, and the most telling one whatever its risk; more than those where they are too few.
    """
    clear = _without_repeats([i for i in order if stands_alone(texts[i])], texts)
    known = [i for i in clear if is_known(texts[i], gazetteer) and _fits(texts[i], "summary")]
    by_risk = sorted(known, key=lambda i: risk(shorten(texts[i], _WORDS["point"]), gazetteer))
    safest = {*known[:1], *by_risk[: max(_SAFEST, len(known) // 2)]}
    ways = ([i for i in known if i in safest], clear, order)
    return next(few for few in ways if len(few) >= LEAST or few is order)


def _usable(texts: Sequence[str]) -> list[int]:
    """Return the sentences that can stand alone: whole ones, outside running speech."""
    speech = _in_speech(texts)
    whole = [i for i, text in enumerate(texts) if not speech[i] and _is_whole(text)]
    return whole if len(whole) >= 3 else list(range(len(texts)))


def _is_whole(text: str) -> bool:
    """Tell whether it is a sentence with a subject of its own, and not a heading."""
    folded = fold(text)
    opening = _CONNECTIVE.match(folded)
    headless = _VERB.match(folded[opening.end() :] if opening else folded) is not None
    ends = text.rstrip('"”»)')[-1:] in (".", "!", "…")
    return ends and not headless and len(text.split()) >= _MIN_WORDS


def _in_speech(texts: Sequence[str]) -> list[bool]:
    """Tell of each sentence whether it lies in a quotation that runs over several."""
    inside, since, found = False, 0, []
    for text in texts:
        balance = text.count("“") - text.count("”")
        toggles = text.count('"') % 2 == 1
        changed = toggles or balance != 0
        found.append(inside or changed)
        if changed:
            inside, since = (balance > 0 if balance else not inside), 0
        elif inside:
            since += 1
            inside = since < 6  # a mark that never closes is a slip, not a speech
    return found


def _choose(
    order: Sequence[int],
    texts: Sequence[str],
    names: Sequence[Sequence[NameMention]],
    stamp: date | None,
) -> dict[Kind, list[int]]:
    """Share the ranked sentences out: each is used once."""
    order = sorted(order[:_FOR_SUMMARY], key=lambda i: not _fits(texts[i], "summary")) + list(
        order[_FOR_SUMMARY:]
    )
    summary = [
        order[0],
        *(i for i in order[1:] if similar(texts[i], texts[order[0]]) < _SAME_NEWS),
    ][:_SUMMARY]
    left = [i for i in order if i not in summary]
    quotes = [i for i in left if _is_quote(texts[i], names[i])][:_QUOTES]
    left = [i for i in left if i not in quotes]
    left.sort(key=lambda i: not _fits(texts[i], "point"))
    steps = [i for i in left[: _POINTS + 2 * _STEPS] if _is_step(texts[i], stamp)][:_STEPS]
    told = [i for i in left if i not in steps]
    points = told[:_POINTS] or steps[:1]
    return {
        "summary": summary,
        "point": points,
        "quote": quotes,
        "next_step": [i for i in steps if i not in points],
    }


def _fits(text: str, kind: Kind) -> bool:
    return len(shorten(text, _WORDS[kind]).split()) <= _WORDS[kind]


def _is_step(text: str, stamp: date | None) -> bool:
    """Tell whether the sentence speaks of what is to come, and of no date gone by."""
    if not _STEP.search(fold(shorten(text, _WORDS["next_step"]))) or _PAST.match(fold(text)):
        return False
    years = [mention.year for mention in find_dates(text, stamp) if mention.year]
    return stamp is None or not any(year < stamp.year for year in years)


def _is_quote(text: str, names: Sequence[NameMention]) -> bool:
    quote = cut_quote(text)
    rest = fold(text.replace(quote, " "))
    return len(quote.split()) in _QUOTE_WORDS and bool(names) and _SAID.search(rest) is not None


def _headline(
    article: Article, sentences: Sequence[Sentence], texts: Sequence[str], best: int
) -> Statement:
    """The article's own headline, proved by the sentence that has most of its words."""
    if article.title is None:
        return Statement(
            id="P0", kind="headline", evidence=(sentences[best].id,), text={"vi": texts[best]}
        )
    title = article.title
    proof = max(range(len(texts)), key=lambda i: (similar(title, texts[i]), -i))
    return Statement(id="P0", kind="headline", evidence=(sentences[proof].id,), text={"vi": title})


def _extracted(
    kind: Kind,
    index: int,
    sentences: Sequence[Sentence],
    texts: Sequence[str],
    names: Sequence[Sequence[NameMention]],
    gazetteer: Gazetteer,
) -> Statement:
    text, proof = texts[index], set[int]()
    speaker = who = due = None
    if kind == "quote":
        speaker, text = _speaker(text, index, names), cut_quote(text)
    else:
        text, proof = _standing_alone(text, index, names)
        text = shorten(text, _WORDS[kind])
        if kind == "next_step":
            who, due = _who(text, gazetteer), _due(text)
    evidence = sorted({index, *proof})
    return Statement(
        id="P0",
        kind=kind,
        evidence=tuple(sentences[i].id for i in evidence),
        text={"vi": text},
        speaker=speaker,
        who=who,
        due=due,
    )


def _standing_alone(
    text: str, index: int, names: Sequence[Sequence[NameMention]]
) -> tuple[str, set[int]]:
    """Drop the connective; name whom ông or bà stands for; return the sentences that tell."""
    text = text.lstrip("-–•* ")
    if opening := _CONNECTIVE.match(fold(text)):
        text = text[opening.end() :]
        text = text[:1].upper() + text[1:]
    pronoun = _PRONOUN.match(fold(text))
    lead = text[: pronoun.start("who")] if pronoun else ""
    if pronoun and not find_names(lead) and not text[pronoun.end("who") :].lstrip()[:1].isupper():
        found = _stands_for(_GENDER[pronoun["who"]], index, names)
        if found:
            name, proof = found
            at = pronoun.end("who")
            return f"{text[:at]} {name}{text[at:]}", proof
    return _with_full_names(text, index, names)


def _stands_for(
    gender: str, index: int, names: Sequence[Sequence[NameMention]]
) -> tuple[str, set[int]] | None:
    """Return the one person whom the nearest sentence before names, with the numbers of
    that sentence and of the one that has the name in full.

    Nobody when that sentence names several people, or one of the other gender.
    """
    for back in range(index - 1, max(-1, index - 1 - _REACH), -1):
        people = {full for name in names[back] if (full := _full_name(name, back, names))}
        if len(people) > 1:
            return None
        if people:
            (name,) = people
            genders = {n.gender for row in names for n in row if n.text == name and n.gender}
            anchor = next(i for i, row in enumerate(names) if any(n.text == name for n in row))
            return (name, {anchor, back}) if genders <= {gender} else None
    return None


def _with_full_names(
    text: str, index: int, names: Sequence[Sequence[NameMention]]
) -> tuple[str, set[int]]:
    """Write the first short name (ông Điệp) in full; return the sentence that has it."""
    for name in find_names(text):
        if name.full:
            return text, set()
        full = _full_name(name, index, names)
        if full:
            anchor = next(i for i, row in enumerate(names) if any(n.text == full for n in row))
            return text[: name.start] + full + text[name.end :], {anchor}
    return text, set()


def _full_name(name: NameMention, index: int, names: Sequence[Sequence[NameMention]]) -> str | None:
    if name.full:
        return name.text
    earlier = [n.text for row in names[: index + 1] for n in row if n.full]
    return resolve(name, earlier)


def _speaker(text: str, index: int, names: Sequence[Sequence[NameMention]]) -> str | None:
    """Return the person named outside the quotation marks, nearest to them."""
    spans = quotations(text)
    outside = [n for n in names[index] if not any(s <= n.start < e for s, e in spans)]
    if not outside:
        return None
    start, end = max(spans, key=lambda span: span[1] - span[0])
    nearest = min(outside, key=lambda n: min(abs(n.start - end), abs(start - n.end)))
    return _full_name(nearest, index, names) or nearest.text


def _who(text: str, gazetteer: Gazetteer) -> str | None:
    """Return the person or body that stands directly behind a request."""
    asked = _ASKED.search(fold(text))
    if not asked:
        return None
    starts = [
        *((term.start, term.vi) for term in gazetteer.find(text) if term.kind in ("body", "place")),
        *((name.start, name.text) for name in find_names(text) if name.full),
    ]
    return next((words_ for start, words_ in starts if start == asked.end()), None)


def _due(text: str) -> str | None:
    """Return the date that the sentence sets as a time limit."""
    folded = fold(text)
    return next((d.text for d in find_dates(text) if _DUE.search(folded[: d.start])), None)
