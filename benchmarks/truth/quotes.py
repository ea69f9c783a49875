"""Quotes: falsified in one place, and the same quote in other code points.

    python benchmarks/truth/quotes.py --out quotes.jsonl [--articles articles.jsonl] [--count 10000]

A quote is the whole text between quotation marks of one paragraph of an article. A false case
states it with one change; a true case states it letter for letter, in another Unicode form, tone
placement, with other marks around it or with other or invisible spaces, in the article or in the
statement. `--articles` is a file of JSON lines with `id`, `title`, `text`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from cases import Case, Edit, read, seeded, write
from spelling import canonical, new_tones, nfc, nfd, old_tones, with_other_letter, with_other_tone

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OWN = [
    *sorted((ROOT / "tests" / "data" / "articles").glob("*.txt")),
    *sorted((ROOT / "examples").glob("*.txt")),
]
LEAST_WORDS = 5
"""Shorter texts between marks are mostly names and irony, not quotes."""

VARIANTS = 5
"""Cases of each kind and quote, where it has so many places."""

QUOTED = re.compile(r"“([^“”\"\n]+)”|\"([^“”\"\n]+)\"")
_WORD = re.compile(r"\w+(?:[-.,/]\w+)*")
_NUMBER_WORDS = "hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_UNITS = (
    ("nghìn", "triệu", "tỷ", "tỉ"),
    ("đồng", "USD"),
    ("km", "m"),
    ("m2", "ha"),
    ("cm", "mm"),
    ("tấn", "kg"),
    ("mg", "g"),
    ("giây", "phút", "giờ", "ngày", "tuần", "tháng", "năm"),
    ("%", "‰"),
)
_NEGATIONS = re.compile(r"(?<!\w)(không|chưa|chẳng|đừng)(?: hề| phải)? (?=\w)", re.IGNORECASE)
_TO_NEGATE = re.compile(
    r"(?<!\w)(?<!không )(?<!chưa )(sẽ|có thể|phải|được|muốn|cần|biết|có|dám|mong|để|nhận)(?= \w)"
)
_VERBS = {
    "nói": "phủ nhận", "cần": "từ chối", "bán": "mua", "mua": "bán", "trả": "vay", "nhận": "gửi",
    "tăng": "giảm", "giảm": "tăng", "dựng": "phá", "xây": "phá", "hỗ trợ": "phạt", "mất": "được",
    "lấy": "bỏ", "tin": "nghi", "sợ": "mừng", "mong": "ngại", "hỏi": "đuổi", "yêu cầu": "xin",
    "đề nghị": "bác bỏ", "bố trí": "thu hồi", "đầu tư": "rút vốn", "bảo": "cấm", "giữ": "vứt",
    "đọc": "viết", "mở": "đóng", "đóng": "mở", "làm": "phá", "đi": "về", "về": "đi", "vào": "ra",
    "ra": "vào", "cho": "đòi", "thấy": "quên", "biết": "đoán", "phản đối": "ủng hộ",
    "ủng hộ": "phản đối", "đồng ý": "từ chối", "chờ": "bỏ", "chạy": "đứng", "xử lý": "bỏ qua",
}  # fmt: skip
_VERB = re.compile(rf"(?<!\w)({'|'.join(sorted(_VERBS, key=len, reverse=True))})(?!\w)")
_ADDED = ("đã", "rất", "cũng", "lại", "mới", "cả", "luôn", "ngay", "vẫn", "hẳn")
_NAMES = ("Trần Khắc Định", "Lê Thảo Uyên", "Cao Lâm", "Bình Khê", "Thạch Sơn")


class Quote(NamedTuple):
    """A quote where it stands."""

    id: str
    set: str
    title: str
    article: str
    line: int
    """Number of its paragraph, from 0."""
    start: int
    """Offset in the article of the first character behind the opening mark."""
    text: str


Falsifier = Callable[[str, Random], Iterator[tuple[int, int, str]]]


def articles(path: Path | None) -> Iterator[tuple[str, str, str, str]]:
    """Yield set, id, title and text of our own articles and of those in a file."""
    blocks = (HERE / "quoted.txt").read_text("utf-8").split("\n===\n")
    for number, block in enumerate(blocks, 1):
        title, text = block.strip().split("\n", 1)
        yield "own", f"quoted-{number}", title, text
    for file in OWN:
        text = "\n".join(line for line in nfc(file.read_text("utf-8")).split("\n") if line)
        yield "own", file.stem, "", text
    for row in read(path) if path else ():
        yield "articles", str(row["id"]), nfc(row.get("title") or ""), nfc(row["text"])


def find_quotes(set_: str, id_: str, title: str, text: str) -> Iterator[Quote]:
    """Yield the quotes of an article."""
    start = 0
    for number, line in enumerate(text.split("\n")):
        for index, match in enumerate(QUOTED.finditer(line)):
            group = 1 if match[1] else 2
            quote = match[group]
            if len(quote.split()) >= LEAST_WORDS and quote == " ".join(quote.split()):
                at = start + match.start(group)
                yield Quote(f"{id_}-{number}-{index}", set_, title, text, number, at, quote)
        start += len(line) + 1


# --- false: one change -----------------------------------------------------------------------


def _digit(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\d", quote):
        new = rng.choice([d for d in "123456789" if d != match[0]])
        yield match.start(), match.end(), new


def _unit(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for group in _UNITS:
        words = "|".join(map(re.escape, group))
        pattern = rf"(?:\d|\b(?:{_NUMBER_WORDS})\b|triệu|nghìn|tỷ|tỉ) ?({words})(?!\w)"
        for match in re.finditer(pattern, quote):
            others = [
                unit for unit in group if unit.replace("ỉ", "ỷ") != match[1].replace("ỉ", "ỷ")
            ]
            new = rng.choice(others)
            yield match.start(1), match.end(1), new


def _name(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    """Runs of words that begin with a capital, not at the start and not in capitals throughout."""
    for run in re.finditer(r"(?<=[\w,] )[^\W\d_]\w*(?: [^\W\d_]\w*)*", quote):
        words = [(m.start(), m.end()) for m in re.finditer(r"\S+", run[0])]
        names = [(s, e) for s, e in words if run[0][s:e].istitle()]
        start = 0
        while start < len(names):
            stop = start
            while stop + 1 < len(names) and names[stop + 1][0] == names[stop][1] + 1:
                stop += 1
            yield run.start() + names[start][0], run.start() + names[stop][1], rng.choice(_NAMES)
            start = stop + 1


def _negation_dropped(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in _NEGATIONS.finditer(quote):
        yield match.start(), match.end(), ""


def _negation_inserted(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in _TO_NEGATE.finditer(quote):
        yield match.start(), match.start(), rng.choice(("không ", "chưa "))


def _verb(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in _VERB.finditer(quote):
        yield match.start(), match.end(), _VERBS[match[0]]


def _inner_dropped(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    words = list(re.finditer(r"\S+ ", quote))[1:]
    for match in words:
        yield match.start(), match.end(), ""


def _left_dropped(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in list(re.finditer(r"\S+ ", quote))[:4]:
        yield 0, match.end(), ""


def _right_dropped(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in list(re.finditer(r" \S+", quote))[-4:]:
        yield match.start(), len(quote), ""


def _swapped(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"(?<!\S)(?=(\w+) (\w+)(?!\w))", quote):
        if match[1].lower() != match[2].lower():
            yield match.start(), match.end(2), f"{match[2]} {match[1]}"


def _respelt(change: Callable[[str, Random], str | None]) -> Falsifier:
    def falsify(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
        for match in re.finditer(r"[^\W\d_]+", quote):
            if new := change(match[0], rng):
                yield match.start(), match.end(), new

    return falsify


def _inserted(quote: str, rng: Random) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r" (?=\w)", quote):
        yield match.end(), match.end(), rng.choice(_ADDED) + " "


FALSIFIERS: dict[str, Falsifier] = {
    "digit changed": _digit,
    "unit changed": _unit,
    "name changed": _name,
    "negation dropped": _negation_dropped,
    "negation inserted": _negation_inserted,
    "verb replaced": _verb,
    "word dropped inside": _inner_dropped,
    "left edge dropped": _left_dropped,
    "right edge dropped": _right_dropped,
    "two words swapped": _swapped,
    "tone changed": _respelt(with_other_tone),
    "letter changed": _respelt(with_other_letter),
    "word inserted": _inserted,
}
OTHER = "another speaker's words"


def falsified(quote: Quote, others: list[str], seed: int, variants: int) -> Iterator[Edit]:
    """Yield up to so many edits of each kind, none of which leaves a quote of the paragraph."""
    line = quote.article.split("\n")[quote.line]
    sound = {canonical(m[1] or m[2]) for m in QUOTED.finditer(line)}
    for kind, falsify in FALSIFIERS.items():
        rng = seeded(seed, quote.id, kind)
        places = list(dict.fromkeys(falsify(quote.text, rng)))
        rng.shuffle(places)
        edits = (Edit("quote", kind, *place) for place in places)
        fit = [edit for edit in edits if canonical(edit.apply(quote.text)) not in sound]
        yield from fit[:variants]
    rng = seeded(seed, quote.id, OTHER)
    fit_others = [other for other in others if canonical(other) not in sound]
    for other in rng.sample(fit_others, min(variants, len(fit_others))):
        yield Edit("quote", OTHER, 0, len(quote.text), other)


# --- forms: the same text in other code points -----------------------------------------------


def _marks(opening: str, closing: str) -> Callable[[Quote], str]:
    def change(quote: Quote) -> str:
        start, end = quote.start, quote.start + len(quote.text)
        inside = quote.article[start:end]
        return f"{quote.article[: start - 1]}{opening}{inside}{closing}{quote.article[end + 1 :]}"

    return change


def _within(change: Callable[[str], str]) -> Callable[[Quote], str]:
    def changed(quote: Quote) -> str:
        start, end = quote.start, quote.start + len(quote.text)
        return quote.article[:start] + change(quote.article[start:end]) + quote.article[end:]

    return changed


def _throughout(change: Callable[[str], str]) -> Callable[[Quote], str]:
    return lambda quote: change(quote.article)


def _spaced(space: str) -> Callable[[str], str]:
    return lambda text: text.replace(" ", space)


def _riddled(mark: str) -> Callable[[str], str]:
    """Put an invisible character inside every third word."""

    def change(text: str) -> str:
        words = text.split(" ")
        return " ".join(w[:1] + mark + w[1:] if n % 3 == 0 else w for n, w in enumerate(words))

    return change


TEXT_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": nfc,
    "NFD": nfd,
    "tone on the last vowel (hoà)": new_tones,
    "tone on the first vowel (hòa)": old_tones,
    "no-break spaces": _spaced("\u00a0"),
    "double spaces": _spaced("  "),
    "thin spaces": _spaced("\u2009"),
    "narrow no-break spaces": _spaced("\u202f"),
    "zero-width spaces": _riddled("\u200b"),
    "byte order marks": _riddled("\ufeff"),
    "soft hyphens": _riddled("\u00ad"),
    "word joiners": _riddled("\u2060"),
}
_WHOLE = ("NFD", "tone on the last vowel (hoà)", "tone on the first vowel (hòa)")
ARTICLE_FORMS: dict[str, Callable[[Quote], str]] = {
    **{
        name: _throughout(change) if name in _WHOLE else _within(change)
        for name, change in TEXT_FORMS.items()
    },
    "marks “ ”": _marks("“", "”"),
    'marks " "': _marks('"', '"'),
    "marks « »": _marks("«", "»"),
    "marks ‘ ’": _marks("‘", "’"),
    "marks „ “": _marks("„", "“"),
    "marks „ ”": _marks("„", "”"),
}
PLAIN = "as it is"


def true_forms(quote: Quote) -> Iterator[tuple[str, str]]:
    """Yield the pairs of forms (article, statement) that differ from each other or from NFC."""
    articles_ = {name: form(quote) for name, form in ARTICLE_FORMS.items()}
    texts = {name: form(quote.text) for name, form in TEXT_FORMS.items()}
    for name, text in articles_.items():
        if name == PLAIN or text != articles_[PLAIN]:
            yield name, PLAIN
    for name, text in texts.items():
        if name != PLAIN and text != texts[PLAIN]:
            yield PLAIN, name
    yield "NFD", "NFD"
    if texts[_WHOLE[1]] != texts[_WHOLE[2]]:
        yield _WHOLE[1], _WHOLE[2]
        yield _WHOLE[2], _WHOLE[1]


def _case(quote: Quote, edit: Edit | None, article: str, statement: str, number: int) -> Case:
    perturbed = edit.apply(quote.text) if edit else quote.text
    kind = edit.kind if edit else f"article: {article}; statement: {statement}"
    return {
        "id": f"quote:{quote.id}:{kind}:{number}",
        "family": "quote",
        "kind": kind,
        "language": "vi",
        "set": quote.set,
        "title": quote.title,
        "article": ARTICLE_FORMS[article](quote),
        "line": quote.line,
        "original": quote.text,
        "perturbed": perturbed,
        "at": [edit.start, edit.end, edit.new] if edit else None,
        "stated": TEXT_FORMS[statement](perturbed),
        "change": edit.told(quote.text) if edit else "none",
        "forms": [article, statement],
        "label": "false" if edit else "true",
    }


def generate(path: Path | None, seed: int, variants: int, count: int | None) -> Iterator[Case]:
    """Yield the true cases, then `count` false ones (all when None), drawn kind by kind."""
    quotes = [q for article in articles(path) for q in find_quotes(*article)]
    by_article = defaultdict(list)
    for quote in quotes:
        by_article[quote.article].append(quote)
    for quote in quotes:
        for number, (article, statement) in enumerate(true_forms(quote)):
            yield _case(quote, None, article, statement, number)
    false = []
    for quote in quotes:
        others = [q.text for q in by_article[quote.article] if q.line != quote.line]
        for number, edit in enumerate(falsified(quote, others, seed, variants)):
            rng = seeded(seed, quote.id, "forms", number)
            article = rng.choice((PLAIN, PLAIN, *ARTICLE_FORMS))
            statement = rng.choice((PLAIN, PLAIN, PLAIN, "NFD"))
            false.append(_case(quote, edit, article, statement, number))
    if count is not None and count < len(false):
        keep = set(seeded(seed, "count").sample(range(len(false)), count))
        false = [case for number, case in enumerate(false) if number in keep]
    yield from false


def main() -> None:
    """Write the cases."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=Path, help="JSON lines with id, title, text")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--variants", type=int, default=VARIANTS, help="cases of each kind and quote"
    )
    parser.add_argument("--count", type=int, help="false cases in all (default: all)")
    args = parser.parse_args()
    cases = generate(args.articles, args.seed, args.variants, args.count)
    print(write(args.out, cases), "quote cases", file=sys.stderr)


if __name__ == "__main__":
    main()
