"""The people of a briefing: whom the article names, and by which title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.drafting.texts import keyed
from briefing.models import Article, Person, Sentence, Statement
from briefing.terms import Gazetteer, Mention
from briefing.vietnamese.names import find_names
from briefing.vietnamese.text import fold, romanise


class Draft(NamedTuple):
    """What a briefing says, before it is checked."""

    statements: tuple[Statement, ...]
    people: tuple[Person, ...]


def people(
    told: Sequence[Person],
    article: Article,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
) -> tuple[Person, ...]:
    """Return the people of the article, in its order; titles as the article gives them."""
    found = _found(article, sentences, gazetteer)
    told = [_bare(person) for person in told]
    for person in told:
        key = fold(person.name.get("vi", ""))
        known = found.get(key)
        if known is None:
            found[key] = person
        elif not known.role:
            found[key] = known.model_copy(update={"role": person.role})
        elif "en" not in known.role and fold(known.role["vi"]) == fold(person.role.get("vi", "")):
            found[key] = known.model_copy(update={"role": {**known.role, **person.role}})
    names = {fold(person.name.get("vi", "")) for person in told}
    kept = [p for key, p in found.items() if p.role or key in names or not told]
    return tuple(
        person.model_copy(update={"id": f"N{number}", "status": "passed"})
        for number, person in enumerate(sorted(kept, key=_position), 1)
    )


def _bare(person: Person) -> Person:
    """Return a person told with the title or form of address in the name without it."""
    full = [name.text for name in find_names(person.name.get("vi", "")) if name.full]
    if len(full) != 1:
        return person
    return person.model_copy(update={"name": keyed(vi=full[0], en=romanise(full[0]))})


def _found(
    article: Article, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> dict[str, Person]:
    """Return whoever the article names in full, by folded name.

    The first title given counts, or a later one that says the same and more.
    """
    found: dict[str, Person] = {}
    genders = {fold(n.text): n.gender for n in find_names(article.text) if n.full and n.gender}
    for sentence in sentences:
        text = article.text[sentence.start : sentence.end]
        for mention in gazetteer.people(text, genders):
            key = fold(mention.name)
            known = found[key].role.get("vi", "") if key in found else None
            if known is None or (mention.role != known and fold(known) in fold(mention.role)):
                found[key] = _person(mention, sentence)
    return found


def _person(mention: Mention, sentence: Sentence) -> Person:
    return Person(
        id="N0",
        name=keyed(vi=mention.name, en=romanise(mention.name)),
        role=keyed(vi=mention.role, en=mention.role_en or ""),
        evidence=(sentence.id,),
    )


def _position(person: Person) -> int:
    return int(person.evidence[0][1:])
