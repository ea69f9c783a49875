"""English marks of negation, hedging and request.

The lists are written from knowledge of the language of the press, not from a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.ledger.polarity_words import (
    Entry,
    Hit,
    PhraseBook,
    Row,
    Token,
    Weight,
    hits,
    phrase_book,
)

_NOTHING = Entry(None, "", "echo")
_NOT = Entry("negation", "", "strong")
_PREFIX = Entry("negation", "prefix", "soft")
_FUTURE = Entry("hedge", "future", "soft")


def _negation(sense: str, phrases: str, weight: Weight = "soft") -> Row:
    return Row(Entry("negation", sense, weight), phrases)


def _hedge(sense: str, phrases: str, weight: Weight = "soft") -> Row:
    return Row(Entry("hedge", sense, weight), phrases)


_ROWS = (
    Row(
        _NOTHING,
        "not only|not just|not merely|not simply|not solely|not alone|no less than|no more than|"
        "no fewer than|not less than|not more than|no later than|no earlier than|nothing but|"
        "whether or not|or not|if not|can't help|cannot help|couldn't help|could not help|"
        "no doubt|no wonder|no matter|last but not least|why not|not to mention|not least|never more so|nothing less than",
    ),
    Row(
        _NOT,
        "not|no|never|nobody|none|nothing|neither|nor|cannot|nowhere|no one|no longer|"
        "not yet|ain't|can not",
    ),
    _negation("", "without|unable|unclear|impossible|inability|unknown|yet to|uncertain", "strong"),
    _negation("refuse", "refuse~|refusal|decline~|reject~|disagree~|deny~"),
    _negation("refuse", "denial|dismiss~|oppose~|opponent|opponents|opposition|disagreement|disagreements|dispute~|"
        "protest~|against|object~|objection|objections|veto|vetoed", "echo"),
    _negation("lack", "lack~|short of|absence|absent|devoid"),
    _negation("lack", "shortage|shortages|lost|lose|loses|losing|loss|miss~|shortfall|shortfalls|insufficient", "echo"),
    _negation("hard", "unlikely|hard|difficult"),
    _negation("hard", "difficulty|difficulties|problem|problems|struggle~|tough|challenge~", "echo"),
    _negation("few", "rare|rarely|seldom|barely|hardly|scarcely"),
    _negation("few", "few|little|less|almost|nearly|at least", "echo"),
    _negation("fail", "fail~|miss~"),
    _negation("fail", "failure|failures|forget|forgot|forgotten|unemployed|unemployment|defeat~|lose|lost|beaten", "echo"),
    _negation("ban", "ban|bans|banned|banning|prohibit~|forbid|forbidden|forbids|avoid~"),
    _negation("ban", "prevent~|block~|stop|stops|stopped|stopping|prevention", "echo"),
    _negation("stop", "stop|stops|stopped|stopping|halt~|cease~|suspend~|end|ends|ended|ending", "echo"),
    _negation("instead", "instead|rather|rather than|unless|until|except|other than|but for"),
    _hedge("planned", "expect~|expectation|expectations|plan|plans|planned|planning|schedule~|due|set to|"
        "forecast|forecasts|predict~|prediction|predictions|project~|projection|anticipat~|aim~|"
        "target~|goal|goals|objective|intend~|intention|seek|seeks|sought|seeking|strive~|"
        "estimate~|estimation|propose~|slated|tentative|tentatively|prospective|upcoming|"
        "look to|looks to|looking to|on track to|committed|hope~|anticipate~|foresee|foreseen|aspire~"),
    _hedge("future", "will|shall|would|going to|about to|set to|to be|is to|are to|was to|were to|"
        "won't|wouldn't|gonna|soon|tomorrow|next|upcoming|coming"),
    _hedge("possible", "may|might|could|can|cannot|can't|couldn't|possible|possibly|possibility|perhaps|likely|"
        "likelihood|probable|probably|potential|potentially|able|unable|ability|capable|capability|"
        "capacity|allow~|enable~|maybe|risk~|risks|chance|chances|impossible|inability|would|should|"
        "likely|unlikely|threaten~|prone|opportunity|danger|manage~|appear~|seem~|apparent|apparently|let|lets"),
    _hedge("if", "if|unless|should|provided|whether|in case|in the event|assuming|when|were|as long as|"
        "had|otherwise|once|depending|even if"),
    _hedge("alleged", "alleged|allegedly|allege~|allegation|allegations|suspect~|suspicion|suspicions|suspicious|accuse~|"
        "accusation|accusations|reported|reportedly|believe~|thought|think|thinks|said to|claim~|apparent|"
        "apparently|suppose~|supposedly|purported|purportedly|deem~|consider~|see|seen|regard~|so-called|"
        "call~|view~|charge~|presume~|presumably|perceive~|feel|felt|doubt~|fear~|appear~|seem~"),
    _hedge("claimed", "according to|says|said|say|argue~|reported|believe~|claim~"),
    _hedge("considered", "consider~|consideration|review~|weigh~|examine~|mull~|study|studies|studied|"
        "studying|hope~|wish~|hopeful|look at|looking at|looked at|look into|looking into|want~|research~|"
        "explore~|assess~|contemplat~|would like|check~|see|investigat~|think about|thinking about|expect~|wait~|longing|long|desire~|keen|look forward|evaluate~|deliberat~|pray~|inspect~"),
    Row(Entry("request", "asked", "strong"),
        "request~|propose~|proposal|proposals|urge~|call~ for|call~ on|call~ upon|instruct~|recommend~"),
    Row(Entry("request", "asked", "soft"),
        "ask~|call~|require~|requirement|requirements|order~|instruction|instructions|demand~|suggest~|"
        "suggestion|suggestions|recommendation|recommendations|direct~|direction|directive|assign~|"
        "task~|petition~|appeal~|advise~|advice|encourage~|plea|plead~|push~|press~|"
        "tell|tells|told|warn~|invite~|seek|sought|seeking|seeks|want~|wish~|desire~|need~|expect~|"
        "lobby~|campaign~|hand~|entrust~|mandate~|bid|hope~|insist~|claim~|command~|lead|leads|led|leadership|guide~|oversee|insistence|pressure"),
    Row(Entry("request", "duty", "soft"),
        "should|must|need~|have to|has to|had to|having to|ought|to be|necessary|necessity|need to|"
        "required|require~|essential|necessarily|vital|force~|obliged|obligation|compel~|compelled|"
        "got to|gotta|supposed to|shall|let|better|important|crucial|make~|made|want~|be to|is to|are to|"
        "demand~|recommend~|advise~|advised|urge~|suggest~|call~ for|deserve~|would|so|imperative|due|"
        "asked|told|ordered|undergo|face~|suffer~"),
)  # fmt: skip


@cache
def _book() -> PhraseBook:
    return phrase_book(_ROWS)


@cache
def _negative_word() -> re.Pattern[str]:
    """Match a word that its prefix or suffix makes negative."""
    return re.compile(
        r"un(?!der|usual|doubt|animous|fortunat|expected|precedent|seat|earth|lock|like|i(?!n|m|d)|til|to|less|cle|veil|fold|leash|dergo)\w{3,}"
        r"|(?:in(?:accura|adequa|appropria|capab|complete|conclus|consisten|correct|credib|decis|"
        r"defin|direct|effect|efficien|eligib|evitab|experienc|flexib|formal|frequen|hum|justic|"
        r"nocen|sane|secur|sensitiv|significan|stabil|sufficien|toler|valid|visib|voluntar))\w*"
        r"|im(?:balanc|matur|mobil|moral|mortal|parti|patien|perfect|possib|practic|precis|proper|"
        r"prudent|pur)\w*|ir(?:ration|regular|relevan|replac|respons|revers)\w*"
        r"|il(?:legal|legib|legitim|licit|litera|logic)\w*"
        r"|dis(?:abil|abl|agre|allow|appear|approv|believ|belief|comfort|connect|content|continu|"
        r"dain|honest|hono|lik|loyal|obe|order|pleas|qualif|regard|satisf|trust)\w*"
        r"|non\w{4,}|\w{3,}less(?:ly|ness)?"
    )


_NOT_NEGATIVE = frozenset(["unless", "united", "unite", "unions", "regardless", "unique", "unit"])


def find(words: Sequence[Token]) -> Iterator[Hit]:
    """Yield the marks of an English text, given as its tokens, in order."""
    at = 0
    for hit in hits(words, _book()):
        yield from _single(words, at, hit.first)
        if hit.entry.kind and not _numbers(words, hit):
            yield hit
        if hit.entry.kind != "negation" and words[hit.first].word.endswith("n't"):
            yield hit._replace(entry=_NOT)
        at = hit.last
    yield from _single(words, at, len(words))


def _single(words: Sequence[Token], first: int, last: int) -> Iterator[Hit]:
    """Yield the marks among `words[first:last]` that are told by their form."""
    for at in range(first, last):
        entry = _by_form(words, at)
        if entry:
            yield Hit(at, at + 1, entry)


def _by_form(words: Sequence[Token], at: int) -> Entry | None:
    word = words[at].word
    if word.endswith("n't"):
        return _NOT
    if word.endswith("'ll"):
        return _FUTURE
    if word == "non" or (word not in _NOT_NEGATIVE and _negative_word().fullmatch(word)):
        return _PREFIX
    return None


def _numbers(words: Sequence[Token], hit: Hit) -> bool:
    """Tell whether a `no` is short for number: No. 5."""
    behind = [token.word for token in words[hit.last : hit.last + 2]]
    return (
        words[hit.first].word == "no"
        and hit.last - hit.first == 1
        and (
            behind[:1] != []
            and (behind[0][0].isdigit() or (behind[0] == "." and behind[-1][0].isdigit()))
        )
    )
