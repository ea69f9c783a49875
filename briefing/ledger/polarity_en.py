"""English marks of negation, hedging and request.

The lists are written from knowledge of the language of the press, not from a corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefing.ledger.polarity_words import (
    Entry,
    Hit,
    PhraseBook,
    Row,
    Token,
    Weight,
    hits,
    phrase_book,
    word_set,
)

_NOTHING = Entry(None, "", "echo")
_NOT = Entry("negation", "", "strong")
_PREFIX = Entry("negation", "privation", "soft")
_FUTURE = Entry("hedge", "future", "soft")
_POSSIBLE = Entry("hedge", "possible", "soft")


def _negation(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("negation", sense, weight), phrases)


def _hedge(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("hedge", sense, weight), phrases)


def _request(sense: str, weight: Weight, phrases: str) -> Row:
    return Row(Entry("request", sense, weight), phrases)


_ROWS = (
    Row(
        _NOTHING,
        """
        not only|not just|not merely|not simply|not solely|no less than|no more than|
        no fewer than|not less than|not more than|no later than|no earlier than|nothing but|
        whether or not|or not|can't help|cannot help|couldn't help|could not help|no doubt|
        no wonder|no matter|last but not least|why not|not to mention|not least|never more so|
        nothing less than
        """,
    ),
    _negation(
        "",
        "strong",
        """
        not|no|never|nobody|none|nothing|neither|cannot|nowhere|no one|no longer|not yet|ain't|
        can not|unable|impossible|inability|yet to
        """,
    ),
    _negation("", "soft", "nor"),
    _negation(
        "privation",
        "strong",
        """
        without|lack~|not enough|not have enough|not adequate|unclear|unknown|uncertain|unaware|
        unsafe|unsuccessful|unwilling|unprepared|untrue|unacceptable|unsustainable|unreliable|
        unqualified|unfinished|inadequate|insufficient|invalid|ineligible|unhappy|unfair|
        unfounded|unsolved|unresolved|unpaid|unpopular|unaffected|uncommon|unhealthy|undeveloped|
        inefficient|intolerant|impractical|unnecessary|unstable|unpredictable|unavailable|
        unauthorised|unauthorized|unlicensed|unlawful|unidentified|unspecified|undisclosed|
        unexplained|unregistered|undecided|unofficial|unused|unconfirmed|unverified|unproven|
        untreated|unreasonable|inevitable|inevitably|unavoidable|undeniable|indisputable|
        indispensable|irreplaceable|unsuitable|unchanged|unsatisfactory|dissatisfied|unconvinced|
        unjustified|incompetent|incapable|inconsistent|insignificant|irrelevant|irresponsible|
        unmarried|uninsured|untouched|unharmed|unhurt|uninjured|disagree~|disapprove~|dislike~|
        distrust~|inappropriate|ineffective|incomplete|incorrect|inaccurate|false|falsely
        """,
    ),
    _negation(
        "privation",
        "soft",
        """
        short of|absence|absent|devoid|lost control|lose control|losing control
        """,
    ),
    _negation(
        "privation",
        "echo",
        """
        shortage|shortages|lost|lose|loses|losing|loss|miss~|shortfall|shortfalls|insufficient|
        wrong|wrongly
        """,
    ),
    _negation("refuse", "strong", "refuse~|refusal|decline~ to"),
    _negation(
        "refuse",
        "echo",
        """
        reject~|deny~|decline~|denial|dismiss~|oppose~|opponent|opponents|opposition|disagreement|
        disagreements|dispute~|protest~|against|object~|objection|objections|veto|vetoed
        """,
    ),
    _negation("hard", "strong", "unlikely"),
    _negation("hard", "soft", "hard|difficult"),
    _negation(
        "hard",
        "echo",
        """
        difficulty|difficulties|problem|problems|struggle~|tough|challenge~
        """,
    ),
    _negation("few", "strong", "rare|rarely|seldom|barely|hardly|scarcely"),
    _negation("few", "echo", "few|little|less|almost|nearly|at least"),
    _negation("fail", "strong", "fail~"),
    _negation("fail", "soft", "miss|misses|missed"),
    _negation(
        "fail",
        "echo",
        """
        failure|failures|forget|forgot|forgotten|unemployed|unemployment|defeat~|lose|lost|beaten
        """,
    ),
    _negation("ban", "strong", "ban|bans|banned|banning|prohibit~|forbid|forbidden|forbids|barred"),
    _negation("ban", "soft", "avoid~"),
    _negation("ban", "echo", "prevent~|block~|stop|stops|stopped|stopping|prevention"),
    _negation(
        "stop",
        "echo",
        """
        stop|stops|stopped|stopping|halt~|cease~|suspend~|end|ends|ended|ending
        """,
    ),
    _negation(
        "instead",
        "soft",
        """
        instead|rather|rather than|unless|except|other than|but for|otherwise|if not
        """,
    ),
    _hedge(
        "planned",
        "soft",
        """
        expect~|expectation|expectations|plan|plans|planned|planning|schedule~|due|set to|
        forecast|forecasts|predict~|prediction|predictions|projected|projection|projections|aim~|
        target~|goal|goals|objective|intend~|intention|seek|seeks|sought|seeking|strive~|
        estimate~|estimation|propose~|slated|tentative|tentatively|prospective|upcoming|look to|
        looks to|looking to|on track to|committed|hope~|anticipate~|foresee|foreseen|aspire~|
        put at|puts at|put the|puts the|on course
        """,
    ),
    _hedge(
        "future",
        "soft",
        """
        vow~|pledge~|promise~|guarantee~|close to|near~|ready|on its way|will|shall|would|
        going to|about to|set to|to be|is to|are to|was to|were to|won't|wouldn't|gonna|soon|
        tomorrow|next|upcoming|coming
        """,
    ),
    _hedge(
        "possible",
        "soft",
        """
        may|might|could|can|cannot|can't|couldn't|possible|possibly|possibility|perhaps|likely|
        likelihood|probable|probably|potential|potentially|able|unable|ability|capable|capability|
        capacity|allow~|enable~|maybe|risk~|risks|chance|chances|impossible|inability|would|
        should|unlikely|threaten~|prone|opportunity|danger|manage~|appear~|seem~|apparent|
        apparently|let|lets
        """,
    ),
    _hedge(
        "if",
        "soft",
        """
        if|unless|barring|without|anyone|whoever|should|provided|whether|in case|in the event|
        assuming|when|were|as long as|had|otherwise|once|depending|even if
        """,
    ),
    _hedge(
        "alleged",
        "soft",
        """
        alleged|allegedly|allege~|allegation|allegations|suspect~|suspicion|suspicions|suspicious|
        accuse~|accusation|accusations|reported|reportedly|believe~|thought|think|thinks|said to|
        claim~|apparent|apparently|suppose~|supposedly|purported|purportedly|deem~|consider~|see|
        seen|regard~|so-called|call~|view~|charge~|presume~|presumably|perceive~|feel|felt|doubt~|
        fear~|appear~|seem~
        """,
    ),
    _hedge(
        "claimed",
        "soft",
        """
        according to|allegedly|reportedly|say|says|said|saying|argue~|report~|believe~|belief|
        claim~|tell|tells|told|telling|add~|note~|state~|statement|explain~|cite~|per|quote~|
        reveal~|announce~|show~|estimate~|find|finds|found|suggest~|warn~|confirm~|describe~|write|
        writes|wrote|think|thinks|thought|feel|feels|felt|insist~|maintain~|stress~|affirm~|
        assert~|conclude~|assess~|express~|remark~|see|sees|saw|know|knew|known|as|comment~|
        acknowledge~|admit~|admitted|predict~|expect~|consider~|accuse~|allege~|opinion|view~|
        agree~|hold|holds|held|put|puts|result|results|data|statistics|figures|survey|surveys|poll|
        polls|study|studies|test|tests|evidence|examination|deny~|declare~|testify~|point out|
        points out|pointed out|confident|feared|hope~|vow~|call~|complain~|judge~|sure|recall~|
        observe~|convince~|speak~|talk~|mention~
        """,
    ),
    _hedge(
        "considered",
        "soft",
        """
        consider~|consideration|review~|weigh~|examine~|mull~|study|studies|studied|studying|
        hope~|wish~|hopeful|look at|looking at|looked at|look into|looking into|want~|research~|
        explore~|assess~|contemplate~|would like|check~|see|investigate~|think about|
        thinking about|expect~|wait~|longing|long|desire~|keen|look forward|evaluate~|deliberate~|
        pray~|inspect~
        """,
    ),
    _request(
        "asked",
        "strong",
        """
        request~|propose~|proposal|proposals|urge~|call~ for|call~ on|call~ upon|instruct~|
        recommend~
        """,
    ),
    _request(
        "asked",
        "soft",
        """
        ask~|call~|require~|requirement|requirements|order~|instruction|instructions|demand~|
        suggest~|suggestion|suggestions|recommendation|recommendations|direct~|direction|directive|
        assign~|task~|petition~|appeal~|advise~|advice|encourage~|plea|plead~|motion|application|
        push~|press~|tell|tells|told|warn~|invite~|seek|sought|seeking|seeks|want~|wish~|desire~|
        need~|expect~|lobby~|campaign~|entrust~|mandate~|bid|hope~|insist~|claim~|command~|oversee|
        insistence|pressure
        """,
    ),
    _request(
        "duty",
        "soft",
        """
        should|must|need~|have to|has to|had to|having to|ought|to be|necessary|necessity|need to|
        required|require~|essential|necessarily|vital|force~|obliged|obligation|compel~|compelled|
        got to|gotta|supposed to|shall|let|better|important|crucial|make it|made to|want~|be to|
        is to|are to|demand~|recommend~|advise~|advised|urge~|suggest~|call~ for|deserve~|would|
        so|imperative|due|asked|told|ordered|undergo|face~|suffer~
        """,
    ),
)


@cache
def _book() -> PhraseBook:
    return phrase_book(_ROWS)


_NOT_UN = tuple(
    word_set("""
    under unio unif uniq unit univ unic unil unis unesco until unto unless uncle unveil unfold
    unleash undergo unusual undoubt unanim unfortunat unexpected unprecedent unseat unearth unlock
    unlike unclos
    """)
)
"""Openings of words that are not negative, or that Vietnamese seldom says with a không."""
_STEMS = tuple(
    word_set("""
    non inaccura inadequa inappropria incomplete inconclus inconsisten
    incorrect indecis indefin
    indirect ineffect inefficien inexperienc informal infrequen injustic insecur insensitiv
    insignifican insufficien intoleran invalid involuntar imbalanc immatur immobil immoral imperfect
    impartial impatien impossib impractic imprecis improper imprudent impur irration irregular
    irrelevan irrespons illegal illegitim illicit illitera illogic disabl disagre disallow
    disapprov disbelie discomfort disconnect discontent discontinu discourag dishonest dishono
    dislike disloyal disobe disproportion disqualif disregard disrespect dissatisf distrust
    underprepar underdevelop underfund understaff underpaid
    """)
)
"""Openings of negative words, and of those that Vietnamese makes with phi."""
_SHORT = 5  # letters: shorter words have no such prefix
_UNABLE = ("able", "ible", "ably", "ibly", "ability", "ibility")
_CAN_BE = ("able", "ible")  # understandable: có thể hiểu được
_LESS = ("less", "lessly", "lessness")
_BE = word_set("am is are was were be i'm he's she's it's we're they're you're")
_JUST = word_set("just only merely simply solely")
_NOT_NEGATIVE = word_set(
    "regardless nevertheless nonetheless doubtless wireless unesco unicef unclos"
)


def find(words: Sequence[Token]) -> Iterator[Hit]:
    """Yield the marks of an English text, given as its tokens."""
    known: set[int] = set()
    for hit in hits(words, _book()):
        known.update(range(hit.first, hit.last))
        if hit.entry.kind and not _numbers(words, hit):
            yield hit
    for at, token in enumerate(words):
        if token.word.endswith("n't"):
            yield from _not(words, at)
        elif at not in known and (entry := _by_form(words, at)):
            yield Hit(at, at + 1, entry)


def _not(words: Sequence[Token], at: int) -> Iterator[Hit]:
    """Yield the negation in a word such as didn't, but not in don't just and can't help."""
    behind = words[at + 1].word if at + 1 < len(words) else ""
    if behind not in _JUST and behind != "help":
        yield Hit(at, at + 1, _NOT)


def _by_form(words: Sequence[Token], at: int) -> Entry | None:
    """Return what a word that is in no list says by its form; None for most."""
    word = words[at].word
    if word.endswith("'ll") or (word.endswith("ing") and at and words[at - 1].word in _BE):
        return _FUTURE
    return _of_its_own(word)


@lru_cache(maxsize=8192)  # the same words come again and again
def _of_its_own(word: str) -> Entry | None:
    """Return what a word says by its beginning or its ending."""
    if _is_negative(word):
        return _PREFIX
    return _POSSIBLE if word.endswith(_CAN_BE) and len(word) > _SHORT else None


def _is_negative(word: str) -> bool:
    """Tell whether its prefix or suffix makes a word negative: unpaid, non-, homeless."""
    if word in _NOT_NEGATIVE or len(word) < _SHORT:
        return word == "non"
    return (
        word.startswith(_STEMS)
        or (word.startswith("un") and not word.startswith(_NOT_UN))
        or (word.startswith(("in", "im", "ir", "il")) and word.endswith(_UNABLE))
        or word.endswith(_LESS)
    )


def _numbers(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a no is short for number: No. 5."""
    if words[hit.first].word != "no" or hit.last - hit.first > 1:
        return False
    behind = [token.word for token in words[hit.last : hit.last + 2] if token.word != "."]
    return bool(behind) and behind[0][0].isdigit()
