"""The inflections of English that code writes and reads: plurals, participles, base forms."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer import Stemmer

# base: past, participle; the participle is left out where it is the past. Common knowledge.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten;
become became become; begin began begun; bend bent; bet bet; bid bid; bind bound; bite bit bitten;
bleed bled; blow blew blown; break broke broken; breed bred; bring brought; broadcast broadcast;
build built; burst burst; buy bought; cast cast; catch caught; choose chose chosen; cling clung;
come came come; cost cost; creep crept; cut cut; deal dealt; dig dug; do did done; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt;
fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
forecast forecast; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
get got; give gave given; go went gone; grind ground; grow grew grown; hang hung; have had;
hear heard; hide hid hidden; hit hit; hold held; hurt hurt; keep kept; kneel knelt;
know knew known; lay laid; lead led; leave left; lend lent; let let; lie lay lain; light lit;
lose lost; make made; mean meant; meet met; mislead misled; mistake mistook mistaken; outdo outdid
outdone; overcome overcame overcome; overtake overtook overtaken; pay paid; prove proved proven;
put put; quit quit; read read; rebuild rebuilt; ride rode ridden; ring rang rung; rise rose risen;
run ran run; say said; see saw seen; seek sought; sell sold; send sent; set set; sew sewed sewn;
shake shook shaken; shed shed; shine shone; shoot shot; show showed shown; shrink shrank shrunk;
shut shut; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; sow sowed sown;
speak spoke spoken; speed sped; spend spent; spill spilt; spin spun; split split; spread spread;
spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; strike struck;
strive strove striven; swear swore sworn; sweep swept; swell swelled swollen; swim swam swum;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; tread trod trodden; understand understood; undergo underwent undergone;
undertake undertook undertaken; uphold upheld; upset upset; wake woke woken; wear wore worn;
weave wove woven; weep wept; win won; wind wound; withdraw withdrew withdrawn;
withstand withstood; write wrote written
"""
_DOUBLED = re.compile(
    r"(?:.*(?:re|ad|per|com|ab|oc|de|con|in|pre|e|trans|equi|sub|for|out|up|over|un))??"
    r"(?:ban|bar|beg|cur|cap|chat|chop|clap|dip|drag|drop|drug|fer|fit|flip|get|grab|grip|hit|hug|"
    r"jam|jog|knit|lag|log|mit|mob|mug|nab|nod|pat|pel|pin|plan|plot|plug|pop|quip|rid|rob|rub|skim|"
    r"cram|dim|dub|gut|ram|rig|sag|scam|scrub|slug|snub|spur|tug|wag|"
    r"net|scan|scrap|set|ship|shop|sip|skip|slam|slap|slim|slip|slot|snap|span|spot|stab|star|stem|"
    r"step|stir|stop|strip|swap|tag|tap|tip|top|trap|trek|trim|wed|whip|wrap|zip|scar)"
    r"|cancel|channel|compel|control|counsel|dial|enrol|excel|expel|fuel|fulfil|label|level|model|"
    r"kidnap|worship|acquit|regret|omit|deter|patrol|pedal|propel|quarrel|rebel|repel|shovel|signal|travel|tunnel"
)
"""Verbs that double their last letter: banned, referred."""
_IN_LY = frozenset(
    ("fly", "apply", "supply", "rely", "comply", "reply", "imply", "multiply", "ally", "rally",
     "bully", "tally")
)  # fmt: skip
"""Verbs, and no adverbs."""
_PREFIX = re.compile(r"(?:over|under|out|off|fore|re|un)(?=[a-z]{2})")
_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet",
    "tooth": "teeth", "mouse": "mice", "goose": "geese", "life": "lives", "wife": "wives",
    "knife": "knives", "leaf": "leaves", "half": "halves", "thief": "thieves", "wolf": "wolves",
    "shelf": "shelves", "loaf": "loaves", "criterion": "criteria", "crisis": "crises",
    "basis": "bases", "phenomenon": "phenomena", "analysis": "analyses", "hero": "heroes",
    "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "medium": "media",
}  # fmt: skip
_REGULAR = frozenset(
    {"German", "human", "Roman", "Norman", "shaman", "midlife", "Ottoman", "specimen"}
)
"""Nouns that only end like an irregular one."""
_BRITISH = {
    "center": "centre", "color": "colour", "defense": "defence", "favor": "favour",
    "harbor": "harbour", "honor": "honour", "labor": "labour", "liter": "litre", "meter": "metre",
    "neighbor": "neighbour", "program": "programme", "tire": "tyre", "behavior": "behaviour",
}  # fmt: skip
"""American spellings that differ within the first letters."""
_SAME = """
aircraft buffalo cattle deer equipment evidence fish furniture headquarters housing
information knowledge livestock luggage means money news offspring personnel police poultry
property rice salmon series sheep shrimp software species staff traffic training transport
waste water weather weaponry wildlife work
"""
"""Nouns whose plural is as the singular, or that have none."""


def plural(noun: str) -> str:
    """Return the plural of an English noun or noun phrase, whose head is its last word or
    stands before `of`, `in`, `for` or `with`."""
    head, link, rest = _parted(noun)
    before, _, last = head.rpartition(" ")
    if " and " in head or is_plural(last) or not last.isalpha() or last.isupper():
        return noun
    return f"{before} {_many(last)}".strip() + link + rest


def is_plural(word: str) -> bool:
    """Tell whether a noun is a plural, or has none of its own."""
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    irregular = word.endswith(tuple(_PLURALS.values())) and word not in _REGULAR
    return ends or irregular or word.endswith("ese") or word in _unchanging()


def _many(noun: str) -> str:
    for one, many in _PLURALS.items():
        if noun.endswith(one) and noun not in _REGULAR:
            return noun.removesuffix(one) + many
    if noun.endswith("y") and noun[-2:-1] not in ("", *"aeou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"


@cache
def _unchanging() -> frozenset[str]:
    return frozenset(_SAME.split())


def _parted(noun: str) -> tuple[str, str, str]:
    match = re.search(r" (?:of|in|for|with|to|on|at|from) | (?=\w+ed$)", noun)
    return (noun[: match.start()], match[0], noun[match.end() :]) if match else (noun, "", "")


def participle(verb: str) -> str:
    """Return the past participle of an English verb or verb phrase that begins with its verb."""
    return _form(verb, 1)


def ordinal(number: int) -> str:
    """Return a number as an English ordinal: 1st, 12th, 23rd."""
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def past(verb: str) -> str:
    """Return the past tense of an English verb or verb phrase that begins with its verb."""
    return _form(verb, 0)


def _form(verb: str, which: int) -> str:
    """Return the past (0) or the past participle (1)."""
    first, space, rest = verb.partition(" ")
    if rest and first.endswith("ly") and first not in _IN_LY:  # clearly identify
        return f"{first} {_form(rest, which)}"
    prefix = _PREFIX.match(first)
    root = first[prefix.end() :] if prefix and first not in _irregular() else first
    irregular = _irregular().get(root)
    if irregular:
        done = first.removesuffix(root) + irregular[which]
    elif first.endswith("ic"):
        done = f"{first}ked"
    elif first.endswith("e"):
        done = f"{first}d"
    elif first.endswith("y") and first[-2:-1] not in tuple("aeou"):
        done = f"{first[:-1]}ied"
    else:
        doubles = _DOUBLED.fullmatch(first) and first != "benefit"
        done = f"{first}{first[-1] if doubles else ''}ed"
    return done + space + rest


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    forms = (entry.split() for entry in _IRREGULAR.split(";"))
    return {base: (did, more[0] if more else did) for base, did, *more in forms}


@cache
def _bases() -> dict[str, str]:
    verbs = {form: base for base, forms in _irregular().items() for form in forms}
    nouns = {many: one for one, many in _PLURALS.items()}
    more = {
        "goes": "go",
        "does": "do",
        "freed": "free",
        "is": "be",
        "are": "be",
        "were": "be",
        "am": "be",
        "has": "have",
        "being": "be",
    }
    return {**verbs, **nouns, **more}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what the forms of an English word have in common (Porter's algorithm, and the
    irregular verbs and plurals), for comparison only."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    word = _BRITISH.get(word.removesuffix("s"), word)
    return str(_stemmer().stemWord(_bases().get(word) or _base_behind_prefix(word)))


def _base_behind_prefix(word: str) -> str:
    prefix = _PREFIX.match(word)
    base = _bases().get(word[prefix.end() :]) if prefix else None
    return prefix[0] + base if prefix and base else word


@cache
def _stemmer() -> Stemmer:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
