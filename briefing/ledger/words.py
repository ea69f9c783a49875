"""What the words of a text tell about names: headlines, identifiers, phonetic spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.models import Language
from briefing.vietnamese.scanning import Word
from briefing.vietnamese.text import is_syllable

_ONLY_VIETNAMESE = re.compile(r"[ăđơưẠ-ỹ]", re.IGNORECASE)
WITHIN = frozenset((" ", "-", ".", ". ", " - ", "–", " – ", "&", " & "))
"""What stands between the words of one name."""
_HEADLINE = 4  # words
_CAPITALS = {"vi": 0.85, "en": 0.7}  # their share that have one; English spares of, the, and


def compared(word: Word, language: Language) -> str:
    """Return a word for comparison: folded in Vietnamese, plain in English."""
    return word.folded if language == "vi" else word.plain


def in_headline(words: Sequence[Word], language: Language) -> bool:
    """Tell whether all words are in capitals or nearly all have one, so that none says anything."""
    if not any(word.text.upper() != word.text for word in words):
        return True
    capital = [word.capital for word in words if word.text.isalpha()]
    return len(capital) >= _HEADLINE and sum(capital) > _CAPITALS[language] * len(capital)


def is_phonetic(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word begins a foreign name that is spelt as Vietnamese speaks it.

    Mát-xcơ-va, Niu-oóc, Oasinhtơn: small syllables behind hyphens, or letters that only
    Vietnamese has in what is no Vietnamese syllable.
    """
    word = words[at]
    if not is_syllable(word.text) and _ONLY_VIETNAMESE.search(word.text):
        return True
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is not None and behind.gap == "-" and behind.text.islower()


def in_identifier(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word belongs to the number of a document: 57-NQ/TW, 128/2025/NĐ-CP."""
    while at and words[at].gap in ("-", "/"):
        at -= 1
        if words[at].text.isdigit():
            return True
    return False


def is_roman(text: str) -> bool:
    """Tell whether a word in capitals can be a Roman numeral."""
    return not set(text) - set("IVXLC")
