"""How English writes figures: digits, number words, ranges and words of approximation."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from briefing.ledger.figure import Kind
from briefing.ledger.grammar import MOST_FREE, Grammar, Number, approximations
from briefing.ledger.roman import ROMAN, roman_value
from briefing.vietnamese.beginnings import edges
from briefing.vietnamese.units import Unit, english_forms

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SMALL = {"a": 1, "an": 1, **_ONES, **_TEENS, **_TENS}
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15,
}  # fmt: skip
_SHORT_SCALES = {
    "mln": 10**6, "mn": 10**6, "bln": 10**9, "bn": 10**9, "trn": 10**12, "tn": 10**12,
    "k": 10**3, "m": 10**6, "b": 10**9,
}  # fmt: skip
_MULTIPLIERS = {"hundred": 100, "dozen": 12, **_SCALES, **_SHORT_SCALES}
_MANY = {
    "tens": 10, "dozens": 10, "hundreds": 100, "thousands": 10**3,
    "millions": 10**6, "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
_TIMES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2, "triple": 3,
    "tripled": 3, "tripling": 3, "treble": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "both": 2, "couple": 2, "pair": 2, "duo": 2,
    "twin": 2, "twins": 2, "trio": 3, "once": 1, "thrice": 3,
}  # fmt: skip
# Between a number and its unit: five working days, nine consecutive months.
_ADJECTIVES = (
    "working|business|calendar|consecutive|successive|straight|uninterrupted|continuous|solid|"
    "full|whole|long|short|more|extra|additional|further|other|remaining|school|teaching|trading|"
    "official|paid|lunar|fiscal|financial|odd|last|past|first|final"
)
_CODES = "usd|vnd|eur|gbp|jpy|cny|rmb|aud|cad|sgd|hkd|inr|rs|krw|thb|idr|php|chf"
_DOLLARS = (r"us\$", r"u\.s\.\$", r"au?\$", r"ca?\$", r"hk\$", r"nz\$", r"s\$", r"nt\$")
_OTHERS = ["few", "several", "many", "some", "scores", "quarter", "minus"]


@cache
def grammar() -> Grammar:
    """Return the grammar of English figures."""
    forms = {form: unit for form, unit in english_forms().items() if not unit.is_counted}
    before = approximations(
        about="about, around, some, roughly, approximately, approx, approx., nearly, almost, "
        "close to, an estimated, estimated, circa, ca., near, just about, just short of",
        over="over, more than, at least, above, no less than, no fewer than, not less than, "
        "just over, exceed, exceeds, exceeding, exceeded, upwards of, greater than, well over, "
        "a minimum of, in excess of, higher than, not fewer than, top, tops, topped, topping, "
        "surpass, surpassed, surpassing, passed, north of",
        under="under, less than, fewer than, below, no more than, not more than, at most, "
        "just under, a maximum of, lower than, well under, shy of, up to, as many as, as much as, "
        "capped at, limited to, limit of, not exceeding, within, a maximum",
    )
    return Grammar(
        edges=_edges(),
        signs=re.compile("[\\d$£€¥₩₹₽₫-]"),
        number=re.compile(_number_pattern()),
        read=_read,
        forms=forms,
        gap=re.compile(rf"(?: of |[ -]?)(?:(?:{_ADJECTIVES})[ -])?"),
        half=re.compile(r" and a half(?!\w)"),
        join=re.compile(
            r"(?P<hyphen> ?- ?|[&:])|(?P<slash> ?/ ?)"
            r"|(?P<to>(?: to |-to-| or )(?:about |around |nearly |over |more than )?)"
            r"|(?P<and> and )|(?P<ratio> in | out of )"
        ),
        compound=re.compile(r",? (?:and )?"),
        listed=re.compile(r",? (?:and )?"),
        pair_lead=re.compile(r"(?<!\w)between (?:about |around )?$"),
        before=re.compile(rf"(?<!\w)(?:{before})[ -](?:an? (?:further |total of )?|the )?$"),
        loose=re.compile(
            r"(?<!\w)(?:up to|within|passed|a maximum|limit of|limited to|capped at"
            r"|(?:higher|lower|greater) than|exceed\w*|topp?\w*|surpass\w*) $|\((?:\w+ ){1,3}$"
        ),
        places=re.compile(r"(?!)"),  # no English word of approximation does
        after=re.compile(
            r"(?P<over>\+|-plus| or more| or above| or over| and above| upwards)(?!\w)"
            r"|(?P<under> or (?:less|fewer|below|under))(?!\w)"
            r"|(?P<about> or so| or thereabouts)(?!\w)"
        ),
    )


def _words(listed: dict[str, int]) -> str:
    """Return an alternation of whole words, the longest first."""
    return rf"(?:{'|'.join(sorted(listed, key=len, reverse=True))})(?!\w)"


def _edges() -> re.Pattern[str]:
    """Match before the first letters of the words that a number may begin with."""
    words = (*_SMALL, *_ORDINALS, *_PARTS, *_MANY, *_TIMES, *_OTHERS)
    letters = sorted({word[:3] for word in words if len(word) > 2})
    others = (r"an?(?!\w)", *(f"{letter}[ivx]" for letter in "ivx"), *_CODES.split("|"))
    return edges((*letters, *others, *_DOLLARS))


def _number_pattern() -> str:
    """Return the pattern of a number.

    Each branch begins with a word or a digit and repeats a bounded number of times.
    """
    one, teen = _words(_ONES), _words(_TEENS)
    below = rf"(?:{_words(_TENS)}(?:[ -]{one})?|{teen}|{one})"
    hundreds = rf"(?:{one}|{teen}|an?(?= hundred))[ -]hundred(?!\w)(?:(?: and)? {below})?"
    group, scale = rf"(?:{hundreds}|{below})", _words(_SCALES)
    dozen = r"[ -]dozen(?!\w)"
    start = rf"(?:{group}|an?(?=[ -](?:{scale}|dozen)))"
    more = rf"(?:,? (?:and )?{group} {scale}){{0,4}}(?: and {group}|,? {hundreds})?"
    words = (
        rf"{start}(?:(?: and a half)?(?:[ -]{scale}){{1,2}}(?: and a half|{more})"
        rf"|{dozen}| and a half)?"
    )
    parts = "|".join(rf"{part}s?" for part in _PARTS)
    many = rf"(?:{_words(_MANY)}|scores(?= of ))"
    few = _words({**_SCALES, "hundred": 1, "dozen": 1})
    nth = _words(_ORDINALS)
    digits = (
        r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d|,\d)(?:\.\d+)?|(?<!\d )\d{1,3}(?: \d{3})+(?! ?\d|[.,]\d)"
    )
    digits = rf"{digits}|\d+(?:\.\d+)?(?!\d)|\d+"
    scales = (
        rf"(?:[ -]?(?:{_words({**_SCALES, 'hundred': 1, 'dozen': 1})}"
        r"|(?:mln|mn|bln|bn|trn|tn)(?!\w))){1,2}|(?P<letter>[kmb])(?!\w)"
    )
    dollars, codes = rf"(?<![\w.])(?:{'|'.join(_DOLLARS)})|\$", rf"(?<!\w)(?:{_CODES})"
    return (
        rf"(?<!\w)(?:(?P<many>{many}(?: of {many}){{0,2}})"
        rf"|(?:several|a few|few|many|a couple(?: of)?|some) (?P<few>{few})(?: (?P<more>{few}))?"
        rf"|(?P<numerator>an?|{one}|{teen}|\d{{1,3}})[ -](?P<part>{parts})(?!\w)"
        r"|(?P<half>half|halv(?:es?|ed|ing))(?!\w)"
        rf"(?:(?: of)? an? (?P<halved>{few})|-(?P<hyphened>{few}))?"
        rf"|(?P<nth>(?:(?P<tens>{_words(_TENS)})[ -])?{nth})"
        rf"|(?P<words>{words})"
        rf"|(?P<times>{_words(_TIMES)})"
        rf"|(?P<quarter>quarter)(?!\w)|(?P<article>an?)(?![\w$])"
        rf"|(?P<roman>{ROMAN})(?!\w|\.\w))"
        rf"|(?:(?P<sign>{dollars}|[£€¥₩₹₽₫]|{codes}\.?) ?(?=\d))?"
        rf"(?P<minus>(?<=[^\W\d] )-|(?<=\()-|(?<!\w)minus (?=\d))?"
        rf"(?P<digits>{digits})(?:(?P<ordinal>st|nd|rd|th)(?!\w)|(?P<scales>{scales}))?"
    )


def _read(match: re.Match[str]) -> Number:
    """Return the number of a match of the pattern."""
    if match["digits"]:
        return _read_digits(match)
    if match["words"]:
        value, scale = _spelt(match["words"])
        firm = value > MOST_FREE and "dozen" not in match["words"]
        return Number((value,), spelt=True, firm=firm, scale=scale)
    if match["many"] or match["few"]:
        value = Decimal(1)
        for word in re.findall(r"\w+", match["many"] or f"{match['few']} {match['more'] or ''}"):
            value *= _vague(word)
        return Number((value,), "vague", spelt=True)
    if word := match["halved"] or match["hyphened"]:
        factor = Decimal(_MULTIPLIERS[word])
        return Number((factor / 2,), spelt=True, firm=word != "dozen", scale=factor)
    return _read_lenient(match)


def _vague(word: str) -> int:
    """Return what a round number for many counts; a dozen or a score is no more than ten."""
    return _MANY.get(word) or {"of": 1, "dozen": 10, "scores": 10}.get(word) or _MULTIPLIERS[word]


def _read_lenient(match: re.Match[str]) -> Number:
    """Return a number in words that another text may word freely: halves, ordinals, pairs."""
    if part := match["part"]:
        above = match["numerator"]
        over = int(above) if above.isdigit() else _SMALL[above]
        numbers = (Decimal(over), Decimal(_PARTS.get(part) or _PARTS[part.removesuffix("s")]))
        return Number(numbers, "fraction", spelt=True, firm=over > 1 and part.endswith("s"))
    if match["half"] or match["quarter"]:
        numbers = (Decimal(1), Decimal(2 if match["half"] else 4))
        return Number(numbers, "fraction", spelt=True, firm=False)
    if match["nth"]:
        last = re.split(r"[ -]", match["nth"])[-1]
        number = Decimal(_TENS.get(match["tens"] or "", 0) + _ORDINALS[last])
        return Number((number,), "ordinal", spelt=True, firm=number > MOST_FREE)
    if match["roman"]:
        return Number((Decimal(roman_value(match["roman"])),), "ordinal", spelt=True, firm=False)
    if match["article"]:
        return Number((Decimal(1),), "article", spelt=True, firm=False)
    return Number((Decimal(_TIMES[match["times"]]),), "multiple", spelt=True, firm=False)


def _read_digits(match: re.Match[str]) -> Number:
    """Return the number of a match in digits.

    A letter m is a million behind money; elsewhere a metre, or maybe a million.
    """
    value = Decimal(re.sub(r"[, ]", "", match["digits"]))
    unit: Unit | None = english_forms()[match["sign"].rstrip(".")] if match["sign"] else None
    scale = Decimal(1)
    for word in re.findall(r"[a-z]+", match["scales"] or ""):
        scale *= _MULTIPLIERS[word]
    sign = -1 if match["minus"] else 1
    if match["letter"] and not unit:
        metres = english_forms()["m"] if match["letter"] == "m" else None
        return Number((sign * value,), unit=metres, also=sign * value * scale)
    kind: Kind = "ordinal" if match["ordinal"] else "amount"
    return Number((sign * value * scale,), kind, scale=scale, unit=unit)


def _spelt(words: str) -> tuple[Decimal, Decimal]:
    """Return the value of number words and the product of their last scale words."""
    total = group = last = Decimal(0)
    scale, scaled = Decimal(1), False
    text = words.replace(" and a half", " +half")
    for word in re.findall(r"[+\w]+", text):
        if word == "+half":
            group, total = (group, total + scale / 2) if scaled else (group + Decimal("0.5"), total)
        elif word in _SCALES:
            factor = Decimal(_SCALES[word])
            if scaled:  # thousand billion
                total, last, scale = total - last + last * factor, last * factor, scale * factor
            else:
                last, scale, scaled = group * factor, factor, True
                total, group = total + last, Decimal(0)
        elif word in ("hundred", "dozen"):
            group *= _MULTIPLIERS[word]
        elif word != "and":
            group, scaled = group + _SMALL[word], False
    return total + group, scale
