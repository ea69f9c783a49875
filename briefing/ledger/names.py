"""The names that a text states, and those of them that another text does not have.

People, places with their unit, foreign names and abbreviations. Names agree exactly or not at
all: within Vietnamese letter for letter after folding, between the languages without diacritics.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.ledger.inventory import Inventory
from briefing.ledger.name_types import Name
from briefing.ledger.names_en import read_english
from briefing.ledger.names_vi import read_vietnamese
from briefing.models import Language

__all__ = ["Name", "read_names", "unsupported_names"]


@lru_cache(maxsize=256)  # every statement is held against the same sentences
def read_names(text: str, language: Language) -> tuple[Name, ...]:
    """Return the names that a text states, in order, without overlaps.

    Titles and honorifics stay outside; a name that other texts need not repeat (an office, a
    month, a point of the compass) is none.
    """
    if text == text.lower():  # no capital, no name
        return ()
    return read_vietnamese(text) if language == "vi" else read_english(text)


def unsupported_names(
    names: Sequence[Name], names_language: Language, by: str, by_language: Language
) -> list[Name]:
    """Return those of `names`, read in `names_language`, that the text `by` does not have.

    Within Vietnamese tone and diacritics count (Thinh is not Thịnh), and a full name is not
    supported by a given name alone. Across languages a place agrees with its own English name
    (Đức, Germany), an abbreviation with what it stands for (LHQ, United Nations), and what may be
    a term that English translates is passed over. The unit of a place may be left out, but not
    be another.
    """
    if not names:
        return []
    inventory = _inventory(by, by_language, names_language)
    free = "native" if names_language != by_language else ""
    return [name for name in names if name.kind != free and not inventory.has(name)]


@lru_cache(maxsize=256)
def _inventory(text: str, language: Language, asking: Language) -> Inventory:
    return Inventory(text, language, exact=language == asking == "vi")
