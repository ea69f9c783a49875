"""The lines of a text as they should have been: wrapped lines, tables, bullets, forgotten spaces.

Every function is pure and linear in the length of its input, and changes nothing the second time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise

from briefing.vietnamese.text import is_syllable

_ENUMERATOR = r"\w{0,3}[.)]|[-–*+]"
_RULER = r":?-{2,}:?|:-+:?|-+:"

_BULLETS = "•●▪■◦‣▸►✓✔➢➤\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # the last five as Word's fonts have them

_WIDTHS = range(40, 121)
"""Columns at which programs wrap lines; editors and mail use 60 to 100."""
_FULL = 0.8  # of the width: lines that a longer next word broke early
_BROKEN = 2  # lines that a small letter continues, before a text counts as wrapped,
_BROKEN_SHARE = 0.3  # and their share of the lines with a line directly behind them
_FULL_SHARE = 0.7  # and how many of them are full
_ENDS = tuple('.!?…:;"”»)')
_HYPHENATED = r"\w-\Z"
_COUNTED = r"(\d{1,2}|[a-zđ])([.)]) "
_ITEM = r"[-–—*+] |(?:\d{1,2}|[a-zđ])[.)] |\W+$"

_LETTERS = 8  # one more than the longest syllable has: nghiêng
_ADDRESS = r"(?i)@|//|www\.|\.(?:vn|com|net|org)\b"
_AROUND = 40  # characters to either side in which an address would show


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` with each paragraph, list item and table row on one line and one space
    between words; and what was done, one sentence each. White space is tidied without a word.

    `text` is as `clean` leaves it.
    """
    repairs: list[str] = []
    for step in (_tabulate, _unbullet, _unglue, _unjoin, _unwrap):
        text, told = step(text)
        repairs += [told] if told else []
    return text, tuple(repairs)


# --- tables and lists ----------------------------------------------------------------------


def _tabulate(text: str) -> tuple[str, str | None]:
    """Write tables, whose cells tabs or bars separate, as rows `a | b`, and tidy the spaces."""
    if "\t" not in text and "|" not in text:
        return _spaced(text), None
    lines: list[str] = []
    told = None
    split = [(line, _cells(bare)) for line, bare in _unframed(text.split("\n"))]
    for count, group in groupby(split, key=lambda pair: len(pair[1])):
        rows = list(group)
        if count == 1 or len(rows) == 1:
            lines += [line for line, _ in rows]
            continue
        table = [" | ".join(cells) for _, cells in rows if not _is_ruler(cells)]
        if table != [line for line, _ in rows]:
            told = "Tables were written as rows of cells: a | b."
        lines += table
    return _spaced("\n".join(lines)), told


def _unframed(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each line, and the same without the bars that all lines of its table begin or end
    with; a bar that only some have there stands beside an empty cell."""
    for barred, group in groupby(lines, key=lambda line: "|" in line):
        rows = list(group)
        bare = [row.strip() for row in rows] if barred else rows
        if barred and all(row.startswith("|") for row in bare):
            bare = [row[1:] for row in bare]
        if barred and all(row.endswith("|") for row in bare):
            bare = [row[:-1] for row in bare]
        yield from zip(rows, bare, strict=True)


def _is_ruler(cells: list[str]) -> bool:
    """Tell whether a row only parts the head of a table from the rest: |---|:-:|."""
    return all(re.fullmatch(_RULER, cell) for cell in cells)


def _cells(line: str) -> list[str]:
    """Return the cells of a table's row; a line of text is one cell."""
    body = line.strip()
    if "|" in body:
        cells = body.split("|")
    elif "\t" in body:
        cells = line.rstrip().split("\t")
    else:
        return [line]
    if len(cells) == 2 and re.fullmatch(_ENUMERATOR, cells[0].strip()):
        return [line]
    return [" ".join(cell.split()) or "–" for cell in cells]


def _spaced(text: str) -> str:
    """Leave one space between words, none around lines and at most one blank line."""
    if "  " in text or "\t" in text:
        text = re.sub(r"[ \t]+", " ", text)
    if " \n" in text or "\n " in text:
        text = text.replace(" \n", "\n").replace("\n ", "\n")
    if "\n\n\n" in text:
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip()


def _unbullet(text: str) -> tuple[str, str | None]:
    """Write the bullets of a list as hyphens."""
    if not any(sign in text for sign in _BULLETS):
        return text, None
    changed, count = re.subn(rf"(?m)^[{_BULLETS}] ?", "- ", text)
    return _spaced(changed), "Bullets were written as hyphens." if count else None


# --- wrapped lines -------------------------------------------------------------------------


def _unwrap(text: str) -> tuple[str, str | None]:
    """Join the lines of paragraphs that a program broke at a fixed width."""
    lines = text.split("\n")
    width = _wrapped_at(lines)
    if not width:
        return text, None
    full = _FULL * width
    short = [behind for line, behind in pairwise(lines) if line and len(line) < full]
    apart = 2 * sum(not behind for behind in short) >= len(short)  # blank lines between paragraphs
    first = next((at for at, line in enumerate(lines) if line), 0)
    joined = [[lines[0]]]
    for at, (line, behind) in enumerate(pairwise(lines)):
        wide = len(line) >= full and (apart or at != first)  # the first may be a headline
        if _is_broken(line, behind, wide=wide, apart=apart) and not _is_next(joined[-1][0], behind):
            _append(joined[-1], behind)
        else:
            joined.append([behind])
    told = "Wrapped lines were joined to paragraphs."
    return "\n".join(map("".join, joined)), told


def _wrapped_at(lines: list[str]) -> int:
    """Return the width at which lines were wrapped; 0 when they were not."""
    together = [(line, behind) for line, behind in pairwise(lines) if line and behind]
    broken = sorted(len(line) for line, behind in together if _continues(line, behind))
    if len(broken) < max(_BROKEN, _BROKEN_SHARE * len(together)):
        return 0
    width = broken[len(broken) * 9 // 10]
    full = sum(length >= _FULL * width for length in broken)
    return width if width in _WIDTHS and full >= _FULL_SHARE * len(broken) else 0


def _continues(line: str, behind: str) -> bool:
    """Tell whether a line plainly goes on in the next one: in mid-sentence, with a small letter."""
    small = behind[0].islower() and not re.match(_ITEM, behind)
    return small and not line.endswith(_ENDS) and "|" not in line + behind


def _is_broken(line: str, behind: str, *, wide: bool, apart: bool) -> bool:
    """Tell whether two lines of a wrapped text are one paragraph."""
    if not line or not behind or "|" in line + behind:
        return False
    open_ = wide and not line.endswith((*_ENDS, ","))  # a dash or a number may go on there
    if re.match(_ITEM, behind) and not open_:
        return False
    if behind[0].islower():
        return line[-1] not in ":;"
    if re.search(_HYPHENATED, line[-2:]):
        return True
    return wide and (apart or not line.endswith(_ENDS))


def _is_next(item: str, line: str) -> bool:
    """Tell whether a line is the next item of the list that `item` belongs to."""
    if item[:2] == line[:2] and re.match(r"[-–—*+] ", line):
        return True
    own, its = re.match(_COUNTED, item), re.match(_COUNTED, line)
    if own is None or its is None or own[2] != its[2]:
        return False
    if own[1].isdigit():
        return its[1] == str(int(own[1]) + 1)
    return not its[1].isdigit() and its[1] > own[1]


def _append(parts: list[str], behind: str) -> None:
    """Append a line to the one that it continues; a hyphen that only broke a word goes."""
    line = parts[-1]
    if not re.search(_HYPHENATED, line[-2:]):
        parts += [" ", behind]
        return
    left = _letters_before(line, len(line) - 1)
    right = _letters_behind(behind, 0)
    apart = is_syllable(left) and is_syllable(right) and right[0].isascii()  # In-đô-nê-xi-a
    if is_syllable(left + right) and not apart:
        parts[-1] = line[:-1]
    parts.append(behind)


# --- forgotten spaces ----------------------------------------------------------------------

# A set of marks first: so most of the text is passed over at the speed of a search for it.
_GLUED = r"[.!?…,”](?<=[\w)%].)(?:(?<=[.!?…])[.!?…]*+[”»]?)?(?=[“«‘]?[^\W\d_])"


_MARKED = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
_SMALL = f"bcdđghklmnpqrstvx{_MARKED}"
_JOINT = rf"[{_SMALL.upper()}](?<=[{_SMALL}].)(?=[{_SMALL}])"
_OPENING = " \n([“‘«"
_IN_NAME = r"[^\s.!?…] ([^\W\d_]+) (?:[-–] )?\Z"
_SENTENCE_GOES_ON = r"[^\W\d_]{2,7} (?=[^\W\d_])"


def _unglue(text: str) -> tuple[str, str | None]:
    """Put in the space that was forgotten behind a sentence, a quotation or a comma."""
    count = 0

    def spaced(match: re.Match[str]) -> str:
        nonlocal count
        if not _is_glued(match):
            return match[0]
        count += 1
        return match[0] + " "

    text = re.sub(_GLUED, spaced, text)
    if not count:
        return text, None
    places = "place" if count == 1 else "places"
    return text, f"A missing space was put in behind a punctuation mark in {count} {places}."


def _is_glued(match: re.Match[str]) -> bool:
    """Tell whether a space is missing behind a mark between two words.

    Not in TP.Thủ Đức, U.Minh, v.v, vnexpress.net, 1.Nguyễn: there must be a Vietnamese syllable,
    a number of three digits or a bracket before a full stop, and one that opens a sentence behind.
    """
    text, mark = match.string, match[0]
    if _in_address(text, *match.span()):
        return False
    left = _letters_before(text, match.start())
    right = _letters_behind(text, match.end() + (text[match.end()] in "“«‘"))
    if mark == "”":
        return True
    if mark == ",":
        return all(_is_word(word) or _is_capitals(word) for word in (left, right))
    if mark == ".":
        return _ends(text, match.start(), left, right)
    return right[:1].isupper() and _is_word(right) and (not left or _is_word(left))  # Yahoo!Tech


def _ends(text: str, dot: int, left: str, right: str) -> bool:
    """Tell whether a full stop between two words ends a sentence."""
    if not left:
        return _is_opener(right) and not _is_enumerator(text, dot)
    if not _is_word(left) or (left.isascii() and not left.islower()):
        return False
    return _is_opener(right) or (_is_capitals(right) and not left.isascii())


def _unjoin(text: str) -> tuple[str, str | None]:
    """Put in the space between the end of a line or a name and the sentence behind: HuếTài xế.

    Web pages lose the break behind a place, a name or a credit.
    """
    count = 0

    def spaced(match: re.Match[str]) -> str:
        nonlocal count
        if not _is_joined(text, match.start()):
            return match[0]
        count += 1
        return f" {match[0]}"

    changed = re.sub(_JOINT, spaced, text)
    if not count:
        return text, None
    places = "place" if count == 1 else "places"
    return changed, f"A missing space was put in between two words in {count} {places}."


def _is_joined(text: str, at: int) -> bool:
    """Tell whether a sentence begins with the capital at `at`, in the middle of a word.

    The word is two syllables, not both of plain letters (MoMo), and stands alone: no address, no
    #TựHào. A word in small letters goes on behind it. Else it is a name of its own, BáchHóa,
    unless its first half is in small letters or ends a name: Lê TúCác hộ.
    """
    left, right = _letters_before(text, at), _letters_behind(text, at)
    before = at - len(left)
    if (left + right).isascii() or not (_is_word(left) and _is_opener(right)):
        return False
    if before and text[before - 1] not in _OPENING:
        return False
    goes_on = re.compile(_SENTENCE_GOES_ON).match(text, at)
    if goes_on is None or not text[goes_on.end()].islower():
        return False
    return left.islower() or _ends_name(text[max(0, before - _AROUND) : before])


def _ends_name(before: str) -> bool:
    """Tell whether a word with a capital that opens no sentence ends here: in Thừa Thiên - Huế."""
    name = re.search(_IN_NAME, before)
    return name is not None and name[1].istitle()


def _letters_before(text: str, end: int) -> str:
    """Return the letters just before `end`, up to one more than a syllable has."""
    start = end
    while start > max(0, end - _LETTERS) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _letters_behind(text: str, start: int) -> str:
    """Return the letters from `start` on, up to one more than a syllable has."""
    end = start
    while end < min(len(text), start + _LETTERS) and text[end].isalpha():
        end += 1
    return text[start:end]


def _is_word(word: str) -> bool:
    """Tell whether a word is a syllable, not a letter in a formula or an abbreviation."""
    return is_syllable(word) and (len(word) > 1 or not word.isascii())


def _is_opener(word: str) -> bool:
    return word.istitle() and _is_word(word)


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_enumerator(text: str, dot: int) -> bool:
    """A number of one or two digits, or one with a full stop inside, counts items."""
    return re.search(r"(?:^|[^\d])\d{1,2}\Z|[.]\d+\Z", text[max(0, dot - 4) : dot]) is not None


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a mark stands in a web or mail address."""
    left = text[max(0, start - _AROUND) : start].rpartition(" ")[2]
    right = text[end : end + _AROUND].partition(" ")[0]
    return re.search(_ADDRESS, left + text[start:end] + right) is not None
