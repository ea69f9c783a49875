"""Inflections of English: plurals and participles that code writes, stems that it compares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.terms.inflection import ordinal, participle, plural, stem

NOUNS = {
    "teacher": "teachers", "house": "houses", "tree": "trees", "day": "days", "key": "keys",
    "city": "cities", "army": "armies", "church": "churches", "box": "boxes", "dish": "dishes",
    "child": "children", "man": "men", "woman": "women", "policewoman": "policewomen",
    "salesman": "salesmen", "person": "people", "foot": "feet", "tooth": "teeth", "life": "lives",
    "knife": "knives", "thief": "thieves", "wolf": "wolves", "roof": "roofs", "chief": "chiefs",
    "potato": "potatoes", "photo": "photos", "sheep": "sheep", "staff": "staff",
    "information": "information", "police": "police", "series": "series", "people": "people",
}  # fmt: skip
VERBS = {
    "arrest": "arrested", "fine": "fined", "agree": "agreed", "free": "freed", "carry": "carried",
    "bury": "buried", "play": "played", "obey": "obeyed", "stop": "stopped", "ban": "banned",
    "rob": "robbed", "plan": "planned", "refer": "referred", "admit": "admitted",
    "occur": "occurred", "control": "controlled", "travel": "travelled", "cancel": "cancelled",
    "open": "opened", "offer": "offered", "visit": "visited", "develop": "developed",
    "cover": "covered", "repair": "repaired", "edit": "edited", "target": "targeted",
    "fix": "fixed", "show": "shown", "draw": "drawn", "see": "seen", "be": "been", "do": "done",
    "take": "taken", "cut": "cut", "put": "put", "hit": "hit", "build": "built", "find": "found",
    "found": "founded", "lay": "laid", "pay": "paid", "hold": "held", "write": "written",
    "rebuild": "rebuilt", "rewrite": "rewritten", "retake": "retaken", "overcome": "overcome",
    "withdraw": "withdrawn", "understand": "understood", "undergo": "undergone",
    "foresee": "foreseen", "sweep": "swept", "steal": "stolen", "beat": "beaten", "light": "lit",
}  # fmt: skip


# --- plurals ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "many"), NOUNS.items())
def test_the_plural_of_a_noun(one: str, many: str) -> None:
    """Regular, irregular, and nouns that have one form only."""
    assert plural(one) == many


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("police officer", "police officers"),
        ("member of parliament", "members of parliament"),
        ("way of life", "ways of life"),
        ("head of state", "heads of state"),
        ("school for boys", "schools for boys"),
        ("staff member", "staff members"),
        ("men and women", "men and women"),
    ],
)
def test_the_plural_of_a_phrase_is_that_of_its_head(one: str, many: str) -> None:
    """The head is the last word, or stands before of, in, for, with."""
    assert plural(one) == many


@pytest.mark.parametrize("noun", ["VND", "COVID-19", "houses", "children", "trousers", "5", ""])
def test_what_has_no_plural_stays(noun: str) -> None:
    """Abbreviations, numbers, and what is a plural already."""
    assert plural(noun) == noun


@pytest.mark.parametrize(
    ("one", "many"),
    [("German", "Germans"), ("human", "humans"), ("Roman", "Romans"), ("Vietnamese", "Vietnamese"),
     ("Chinese", "Chinese")],
)  # fmt: skip
def test_the_plural_of_peoples(one: str, many: str) -> None:
    """A German is no man whose plural is Germen; peoples in -ese have one form."""
    assert plural(one) == many


@pytest.mark.parametrize(
    ("one", "many"),
    [("bus", "buses"), ("class", "classes"), ("business", "businesses"), ("virus", "viruses"),
     ("process", "processes"), ("witness", "witnesses"), ("campus", "campuses")],
)  # fmt: skip
def test_the_plural_of_a_noun_in_s(one: str, many: str) -> None:
    """A noun in -s is no plural: bus, class, business."""
    assert plural(one) == many


@pytest.mark.parametrize(
    ("one", "many"),
    [("crisis", "crises"), ("basis", "bases"), ("analysis", "analyses"),
     ("housewife", "housewives"), ("penknife", "penknives"), ("grandchild", "grandchildren")],
)  # fmt: skip
def test_the_plural_of_an_irregular_noun_within_a_longer_one(one: str, many: str) -> None:
    """Words in -is have -es; what ends in an irregular noun is irregular."""
    assert plural(one) == many


# --- participles -----------------------------------------------------------------------------


@pytest.mark.parametrize(("verb", "done"), VERBS.items())
def test_the_participle_of_a_verb(verb: str, done: str) -> None:
    """Regular with its spelling, irregular, and irregular behind a prefix."""
    assert participle(verb) == done


@pytest.mark.parametrize(
    ("verb", "done"),
    [
        ("sweep away", "swept away"),
        ("hold back", "held back"),
        ("put on trial", "put on trial"),
        ("strip of office", "stripped of office"),
        ("rescue", "rescued"),
    ],
)
def test_the_participle_of_a_phrase_is_that_of_its_first_word(verb: str, done: str) -> None:
    """What stands behind the verb stays."""
    assert participle(verb) == done


@pytest.mark.parametrize(
    ("verb", "done"),
    [("kidnap", "kidnapped"), ("acquit", "acquitted"), ("regret", "regretted"),
     ("omit", "omitted"), ("deter", "deterred"), ("bar", "barred"), ("scar", "scarred"),
     ("worship", "worshipped"), ("benefit", "benefited"), ("offset", "offset"), ("redo", "redone"),
     ("undo", "undone"), ("panic", "panicked"), ("outbid", "outbid")],
)  # fmt: skip
def test_the_participle_of_a_verb_that_is_easy_to_get_wrong(verb: str, done: str) -> None:
    """Doubled letters, a prefix before a short irregular verb, and -c."""
    assert participle(verb) == done


# --- stems -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "arrest arrested arresting arrests",
        "carry carried carries carrying",
        "stop stopped stopping stops",
        "city cities city's",
        "child children children's",
        "steal stole stolen steals stealing",
        "buy bought buying",
        "build built building",
        "write wrote written writing",
        "teacher teachers Teacher’s",
        "woman women",
        "life lives",
        "go went gone going",
        "be is are was were been being",
        "centre center centres centers",
        "labour labor",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    """Inflected forms, possessives, capitals and American spellings are the same word."""
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("car", "care"), ("bus", "business"), ("rice", "price"), ("man", "many"), ("sea", "seat"),
     ("found", "fond"), ("new", "news"), ("plan", "plane"), ("house", "horse")],
)  # fmt: skip
def test_different_words_have_different_stems(one: str, other: str) -> None:
    """Short words that look alike are not taken for one."""
    assert stem(one) != stem(other)


@given(st.text(max_size=20))
@settings(deadline=None)
def test_any_text_has_inflections(word: str) -> None:
    """Nothing is raised, whatever is asked, and only the ends of a word change."""
    assert plural(word)[: max(0, len(word) - 40)] == ""
    assert isinstance(participle(word), str)
    assert isinstance(stem(word), str)


@pytest.mark.parametrize("noun", sorted(NOUNS.keys() - {"policewoman", "salesman"}))
def test_a_plural_is_left_alone(noun: str) -> None:
    """The plural of a plural is itself."""
    assert plural(plural(noun)) == plural(noun)


@pytest.mark.parametrize("noun", ["policewomen", "salesmen", "businessmen"])
def test_a_plural_in_men_is_left_alone(noun: str) -> None:
    """Policewomen are many already, like women."""
    assert plural(noun) == noun


DERIVED = {"foresee", "overthrow", "retake", "rewrite"}


@pytest.mark.parametrize("verb", sorted(VERBS.keys() - DERIVED - {"found", "free", "lay"}))
def test_a_participle_has_the_stem_of_its_verb(verb: str) -> None:
    """What code writes, code recognises; found and lay are forms of find and lie as well."""
    assert stem(participle(verb)) == stem(verb)


@pytest.mark.parametrize("verb", sorted(DERIVED))
def test_a_participle_behind_a_prefix_has_the_stem_of_its_verb(verb: str) -> None:
    """An irregular verb behind a prefix is recognised as it is written: retaken is retake."""
    assert stem(participle(verb)) == stem(verb)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd"),
     (112, "112th"), (121, "121st")],
)  # fmt: skip
def test_an_ordinal(number: int, expected: str) -> None:
    """The teens have th."""
    assert ordinal(number) == expected


def test_an_adverb_before_a_verb_stays() -> None:
    """The verb behind it is inflected; verbs in -ly are verbs."""
    assert participle("clearly identify") == "clearly identified"
    assert participle("apply for") == "applied for"


def test_the_plural_of_a_noun_before_a_participle() -> None:
    """Individuals involved: the noun is the head."""
    assert plural("individual involved") == "individuals involved"


def test_goes_is_a_form_of_go() -> None:
    """goes and does are forms of go and do."""
    assert stem("goes") == stem("go")
    assert stem("does") == stem("do")


def test_freed_is_a_form_of_free() -> None:
    """So is freeing; too short for the comparison by first letters."""
    assert stem("freed") == stem("free")
