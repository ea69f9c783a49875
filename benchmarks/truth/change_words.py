"""Words falsified that turn a statement: titles, negations, hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from cases import Edit

_DEPUTY = {
    "en": (
        ("Vice Chairman", "Chairman"), ("Vice Chairwoman", "Chairwoman"),
        ("Vice President", "President"), ("Deputy Director", "Director"),
        ("Deputy General Director", "General Director"), ("Deputy Governor", "Governor"),
        ("Deputy Prime Minister", "Prime Minister"), ("Deputy Minister", "Minister"),
        ("Deputy Foreign Minister", "Foreign Minister"), ("Deputy Secretary", "Secretary"),
        ("Deputy Head", "Head"), ("Deputy Chief", "Chief"), ("Deputy Mayor", "Mayor"),
        ("Lieutenant Colonel", "Colonel"), ("Deputy Commander", "Commander"),
        ("Deputy Ambassador", "Ambassador"),
        ("Major General", "Lieutenant General"),
    ),
    "vi": (
        ("Phó Chủ tịch", "Chủ tịch"), ("Phó Giám đốc", "Giám đốc"), ("Thứ trưởng", "Bộ trưởng"),
        ("Phó Tổng Giám đốc", "Tổng Giám đốc"), ("Phó Thủ tướng", "Thủ tướng"),
        ("Phó Tổng thống", "Tổng thống"), ("Phó Thống đốc", "Thống đốc"),
        ("Phó Bí thư", "Bí thư"), ("Thượng tá", "Đại tá"), ("Phó Chánh án", "Chánh án"),
        ("Phó Viện trưởng", "Viện trưởng"), ("Phó Cục trưởng", "Cục trưởng"),
        ("Phó Hiệu trưởng", "Hiệu trưởng"), ("Phó Trưởng phòng", "Trưởng phòng"),
        ("Phó Đại sứ", "Đại sứ"), ("Phó Thị trưởng", "Thị trưởng"), ("Thiếu tướng", "Trung tướng"),
        ("Phó Trưởng đoàn", "Trưởng đoàn"), ("Phó Tư lệnh", "Tư lệnh"),
    ),
}  # fmt: skip
_OTHER_OFFICE = {
    "en": (("Chairman", "Secretary"), ("Secretary", "Chairman"), ("Chairwoman", "Director")),
    "vi": (("Chủ tịch", "Bí thư"), ("Bí thư", "Chủ tịch")),
}
_NOT_OFFICES = {
    "en": r"(?!['’]s (?:office|Office)|-General| General| of State|[- ]in[- ])",
    "vi": r"(?! (?:nước|đoàn)\b)",
}

_NEGATED = {
    "en": re.compile(
        r"\b(?:not|never|cannot|no longer|no|without|none|nobody|nothing|neither|nor)\b|n['’]t\b",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?<!\w)(?<!hàng )(?:không|chưa|chẳng|chả|đừng|phủ nhận|bác bỏ)(?!\w)"
        r"(?! (?:khí|gian|quân|lực|phận|tặc|lưu)(?!\w))",
        re.IGNORECASE,
    ),
}
_NOT_PLAIN = {
    "en": re.compile(
        r"\b(?:not|no|nothing) (?:only|just|merely|simply|least|to mention|fewer|less|more|later|"
        r"doubt|wonder|matter|one but|but|until|unlike|far|surprising\w*)\b|"
        r"\b(?:or|if|why|whether|does?n['’]t|no|do) not\b|n['’]t (?:just|only|until|be \w+er)\b|"
        r"\bwhether\b|\?",
        re.IGNORECASE,
    ),
    "vi": re.compile(
        r"(?:không|chẳng) (?:chỉ|những|kém|ít|thua|dưới|quá|hơn|khác gì|ngừng|thể không|biết bao)"
        r"|chưa (?:đầy|tới|đến|từng có)|hay (?:không|chưa)|có (?:\S+ ){0,4}không(?=[?.,]|$)"
        r"|nếu không"
        r"|\?|không sao",
        re.IGNORECASE,
    ),
}
_DROPPED = {
    "en": (
        (r"(?<=[a-z] )not (?!to |be |been |yet )", ""),
        (r"\bcannot\b", "can"),
        (r"(?<=[a-z])n['’]t\b", ""),
        (r"\bnever ", ""),
        (r"\bno longer\b", "still"),
        (r"\bnot (?=to |be |been |yet )", ""),
        (r"\bwithout\b", "with"),
        (r"(?:(?<=is )|(?<=are )|(?<=was )|(?<=were )|(?<=has )|(?<=had )|(?<=have ))no ", ""),
    ),
    "vi": (
        (r"(?<!\w)không phải (?=là |do |của )", ""),
        (r"(?<!\w)không hề ", ""),
        (r"(?<!\w)không còn (?!nghi ngờ)", "vẫn còn "),
        (r"(?<!\w)chưa bao giờ ", "từng "),
        (r"(?<!\w)không bao giờ ", "luôn "),
        (r"(?<!\w)không (?!còn |phải |hề |bao giờ )", ""),
        (r"(?<!\w)chưa ", "đã "),
    ),
}  # fmt: skip
_INSERTED = {
    "en": (
        (
            r"(?<=\w )(will|would|should|could|must)(?= (?!not|be able|have been able|never)[a-z])",
            " not",
        ),
        (r"(?<=\w )(is|are|was|were)(?= (?!not|no|never|now|only|also|all)[a-z])", " not"),
        (
            r"(?<=\w )(has|had|have)(?= (?!not|no|never|to|a|the|been)[a-z]+(?:ed|en|ne|wn)\b)",
            " not",
        ),
    ),
    "vi": (
        (r"(?<=\w )(sẽ)(?= (?!không|chẳng)\w)", " không"),
        (r"(?<=\w )(có)(?= thể (?!không)\w)", "KHÔNG"),
        (
            r"(?<=\w )(?<!chỉ )(?<!hoặc )(?<!đó )(?<!nhất )(?<!tức )(?<!rằng )(?<!gọi )(?<!cho )"
            r"(?<!hay )(?<!vẫn )(là)(?= \w)",
            "LÀ",
        ),
        (
            r"(?<=\w )(?<!mong )(muốn|cho phép|chấp nhận|đồng ý|tham gia|yêu cầu|cảnh báo)(?= \w)",
            "TRƯỚC",
        ),
    ),
}
_HEDGES = {
    "en": (
        (r"\b(?:is|are) (?:expected|due|scheduled|likely|set) to\b", "will", "expected dropped"),
        (r"(?<=[a-z] )(?:may|might|could)(?= (?!not)[a-z])", "will", "may dropped"),
        (
            r"\b(?:reportedly|allegedly|possibly|probably|perhaps) (?!or\b)",
            "",
            "hedge word dropped",
        ),
        (
            r"\b(?:about|around|approximately|nearly|almost|some|roughly) (?=(?:VND|US)?[$£€]?\d)",
            "",
            "about dropped",
        ),
        (r"\b(?:more than|at least|up to|less than) (?=(?:VND|US)?[$£€]?\d)", "", "bound dropped"),
    ),
    "vi": (
        (r"(?<!\w)(?<!như )(?:dự kiến|dự tính) (?=\w)", "", "expected dropped"),
        (r"(?<!\w)(?:có thể|có khả năng)(?= (?!không)\w)", "sẽ", "may dropped"),
        (r"(?<!\w)(?:được cho là|bị cho là|có lẽ|dường như) ", "", "hedge word dropped"),
        (r"(?<!\w)(?:khoảng|gần|xấp xỉ|chừng) (?=\d)", "", "about dropped"),
        (r"(?<!\w)ước đạt (?=\d)", "đạt ", "about dropped"),
        (r"(?<!\w)(?<!không )(?:hơn|ít nhất|tối đa|dưới) (?=\d)", "", "bound dropped"),
    ),
}  # fmt: skip
_UNSURE = {
    "en": re.compile(
        r"\b(?:may|might|could|possib\w+|likely|perhaps|maybe|probabl\w+)\b", re.IGNORECASE
    ),
    "vi": re.compile(r"có thể|có lẽ|có khả năng|khả năng|biết đâu", re.IGNORECASE),
}


def titles(text: str, other: str, language: str, rng: Random) -> Iterator[Edit]:
    """Yield titles raised, lowered or exchanged; each stands in the text once."""
    for deputy, chief in _DEPUTY[language]:
        low = re.compile(rf"(?<!\w){deputy}(?!\w)", re.IGNORECASE)
        high = re.compile(
            rf"(?<!\w){chief}(?!\w){_NOT_OFFICES[language]}",
            re.IGNORECASE if language == "vi" else 0,
        )
        lows, highs = list(low.finditer(text)), list(high.finditer(text))
        if len(lows) == 1 and len(highs) <= 1 and not _ranked(text[: lows[0].start()]):
            yield Edit("title", "deputy raised", *lows[0].span(), _like(lows[0][0], chief))
        if not lows and len(highs) == 1 and not _ranked(text[: highs[0].start()]):
            yield Edit("title", "title lowered", *highs[0].span(), _like(highs[0][0], deputy))
    for old, new in _OTHER_OFFICE[language]:
        found = list(re.finditer(rf"(?<!\w){old}(?!\w){_NOT_OFFICES[language]}", text))
        if len(found) == 1 and not _ranked(text[: found[0].start()]):
            yield Edit("title", "other office", *found[0].span(), new)


def _like(old: str, new: str) -> str:
    return new.lower() if old.islower() else new


def _ranked(before: str) -> bool:
    """Tell whether a word that changes the rank stands before."""
    return bool(
        re.search(
            r"(?:Deputy|Vice|Prime|General|Foreign|Lieutenant|Major|Senior|Assistant|Under|Former|"
            r"[Pp]hó|[Tt]ổng|[Nn]guyên|[Cc]ựu|[Tt]hứ|[Tt]u|[Cc]hi|[Ss]ecretary) ?-?$",
            before,
        )
    )


def negations(text: str, other: str, language: str, rng: Random) -> Iterator[Edit]:
    """Yield negations dropped where both texts have one, and inserted."""
    foreign = "vi" if language == "en" else "en"
    own = len(_NEGATED[language].findall(text))
    if own and _NEGATED[foreign].search(other) and not _NOT_PLAIN[language].search(text):
        kind = "negation dropped" if own == 1 else "one of several negations dropped"
        taken: set[int] = set()
        for pattern, new in _DROPPED[language]:
            for match in re.finditer(pattern, text):
                if not taken.intersection(range(*match.span())) and _free(text, match, language):
                    taken.update(range(*match.span()))
                    yield Edit("negation", kind, *match.span(), _dropped(text, match, new))
    for pattern, mode in _INSERTED[language]:
        fit = [m for m in re.finditer(pattern, text) if _may_insert(text, m, language)]
        for match in fit[:1]:
            start, end = match.span(1)
            word = match[1]
            new = {
                " not": f"{word} not", " không": f"{word} không", "KHÔNG": "không",
                "LÀ": "không phải là", "TRƯỚC": f"không {word}",
            }[mode]  # fmt: skip
            yield Edit("negation", "negation inserted", start, end, new)


def _free(text: str, match: re.Match[str], language: str) -> bool:
    """Tell whether the match is a negation of its own: not part of air, space, airline."""
    return bool(_NEGATED[language].match(text, match.start())) or match[0][:2] in ("n'", "n’")


def _dropped(text: str, match: re.Match[str], new: str) -> str:
    """Return what stands for a negation: ca(n't), wo(n't) keep a verb."""
    stem = re.search(r"\w*$", text[: match.start()])
    if match[0][:2] in ("n'", "n’") and stem:
        return {"ca": "n", "sha": "ll"}.get(stem[0].lower(), "")
    return new


def _may_insert(text: str, match: re.Match[str], language: str) -> bool:
    """Tell whether a negation here says the contrary: no question, no condition, none near."""
    near = text[max(0, match.start() - 25) : match.end() + 25]
    return "?" not in text and not _NEGATED[language].search(near)


def hedges(text: str, other: str, language: str, rng: Random) -> Iterator[Edit]:
    """Yield hedges dropped; may, could, có thể only where both texts are unsure."""
    foreign = "vi" if language == "en" else "en"
    for pattern, new, kind in _HEDGES[language]:
        found = list(re.finditer(pattern, text))
        if len(found) == 1 and (kind != "may dropped" or _UNSURE[foreign].search(other)):
            yield Edit("hedge", kind, *found[0].span(), new)
