"""What a sentence rejects: a report that it calls untrue, a deed that did not happen; and what only looks so."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOLD = (
    r"(?:suggestions?|claims?|reports?|rumou?rs?|allegations?|accusations?|charges?|assertions?|insinuations?|article|articles|story|stories|"
    r"accounts?|versions?|talk|tales?|news|statements?|speculations?|words|testimony|post|posts)"
)
_FALSE = (
    r"(?:untrue|false|falsehoods?|baseless|unfounded|groundless|without\s+(?:any\s+)?(?:foundation|basis|merit)|(?:pure|total|complete)?\s*(?:fabricat\w+|"
    r"inventions?|invented|fictions?|nonsense|rubbish|garbage|lies?|fantas(?:y|ies)|speculation|slander|slanderous|smears?|propaganda|gossip)"
    r"|a\s+(?:\w+\s+)?(?:lie|novel|hoax|myth|fairy\s?tale|tale|rumou?r|joke|fable|smear|piece\s+of\s+\w+)|malicious|fake|misleading|incorrect|inaccurate|wrong|mistaken|absurd|ridiculous|ludicrous|"
    r"laughable|preposterous|defamatory|not\s+(?:true|so|correct|the\s+case)|no\s+truth|hot\s+air|rot|poppycock|drivel|bunk|trash|claptrap)"
)
_REPORT = re.compile(
    rf"\b{_TOLD}\b[^.;]{{0,120}}?\b(?:is|are|was|were|be|been|as|being|called|were|had\s+been|calls)\b[^.;]{{0,30}}?[\"“'‘]?{_FALSE}\b"
    rf"|\b(?:call|describ|brand|dismiss|label|denounc|brush)\w*\b[^.;]{{0,100}}?\b{_TOLD}\b[^.;]{{0,90}}?[\"“‘]"
    rf"|\b(?:call|describ|brand|dismiss|label|denounc|brush)\w*\b[^.;]{{0,120}}?[\"“'‘]?\b{_FALSE}\b"
    rf"|\b{_TOLD}\b[^.;]{{0,80}}\b(?:s?he|they)\s+(?:called|described|dismissed)\b"
    r"|\b(?:not|in)\s+(?:the\s+)?(?:case|fact|true)\b\s+that\b|\bnot\s+(?:the\s+case|a\s+fact|true|correct)\s+that\b|\b(?:untrue|false|wrong|incorrect|a\s+lie)\s+that\b"
    r"|\b(?:pack|tissue|web)\s+of\s+lies|\bfigment\s+of|\b(?:made|cooked|dreamed|dreamt)\s+up\b|\bout\s+of\s+thin\s+air|\b(?:concocted|trumped-up|spurious|unsubstantiated)\b"
    r"|\b(?:fake\s+news|disinformation|misinformation)\b|\b(?:quite|just|exactly)\s+the\s+(?:opposite|contrary|reverse)\b|\bon\s+the\s+contrary\b"
    r"|\bnot\s+(?:how|what)\s+(?:it\s+)?happened\b|\b(?:never|not)\s+(?:happened?|taken?\s+place|took\s+place|occur(?:red)?)\b|\bno\s+such\b|\bnone\s+of\s+(?:it|this|that)\b"
    r"|\b(?:does|do|did)\s+not\s+(?:square|tally|agree|fit)\s+with\b|\bat\s+odds\s+with\b|\bbears?\s+no\s+relation\b|\b(?:rubbish|scotch|debunk|quash|squash)(?:ed|es)\b"
    r"|\b(?:poured|pours)\s+cold\s+water\b|\bshot\s+down\s+(?:the\s+)?(?:report|claim|rumou?r|idea|suggestion)|\b(?:laugh|brush|wav)\w*\s+(?:off|aside|away)\b"
    r"|\b(?:there\s+is|has|is|was)\s+no\s+truth\s+(?:in|to)\b|\bso-called\b|\bnothing\s+of\s+the\s+(?:kind|sort)\b|\bcontrary\s+to\s+(?:what|reports|claims)\b",
    re.IGNORECASE,
)
"""A sentence that says of something told that it is not so."""
_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rebut\w*|disput(?:e|es|ed|ing)|contest(?:s|ed|ing)?|disclaim\w*|disavow\w*|"
    rf"(?:reject|dismiss|repudiat|brush|wav|laugh|scoff|scorn)\w*\s+(?:\w+\s+){{0,4}}?{_TOLD})\b",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(
    r"\b(?:not|never|neither|nor|cannot|without|nobody|didn[’']t|doesn[’']t|don[’']t|would\s?n[’']t)\s+(?:\w+\s+){0,3}?(?:den(?:y|ies|ied|ying)|disput\w*|contest\w*)"
    r"|\b(?:was|were|been|be|being|is|are)\s+(?:\w+ly\s+)?denied\b|\bconfirm\w*\s+(?:n?or|or)\s+den"
    r"|\bden(?:y|ies|ied|ying)\s+(?:[\w’'.]+\s+){0,5}?(?:permission|requests?|access|entry|bail|visas?|applications?|service|services|appeals?|asylum|leave|"
    r"treatment|licen[cs]es?|permits?|all\s+responsibility)\b"
    r"|\b(?:reject|dismiss|refus|turn)\w*\s+(?:\w+\s+){0,6}?(?:demands?|calls?|requests?|bids?|offers?|proposals?|appeals?|notes?|applications?|motions?|amendments?|plans?)\b",
    re.IGNORECASE,
)
"""A refusal, or words that deny nothing though they say "deny"."""
_NOT_SAID = re.compile(
    r"\b(?:not|cannot|could\s+not|would\s+not|will\s+not|declin\w+\s+to|refus\w+\s+to|unable\s+to|not\s+able\s+to|n[’']t|neither)\s+(?:\w+\s+){0,2}?"
    r"(?:confirm|comment|say|be\s+drawn|discuss|speculate|answer|respond|reply|repeat|recognise|rule\s+out|deny|dispute|be\s+reached|known|yet)\b"
    r"|\bno\s+(?:comment|word|reply|answer|decision\s+on|information)\b|\b(?:it|that)\s+is\s+not\s+(?:yet\s+)?(?:known|clear)\b|\bneither\s+confirm\w*"
    r"|\b(?:not|n[’']t)\s+something\s+that\b",
    re.IGNORECASE,
)
"""Silence, or a doubt: neither yes nor no."""
_CONCEDES = re.compile(
    r"\b(?:not|n[’']t|nobody)\s+(?:dispute|disputes|disputed|contest|contests|contested)\s+that\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|wo|is\s+going\s+to|are\s+going\s+to|plans?|intend\w*|intention|planned|expected|hopes?|wants?|must|should|may|might|could)\b",
    re.IGNORECASE,
)
"""What lies ahead, is wished or may be: no deed that can be denied."""
_NEGATOR = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|without|cannot|false|free\s+of|absence\s+of|lacks?|lacked)\b|n[’']t\b",
    re.IGNORECASE,
)
_EMPTY_NEGATION = re.compile(
    r"\bnot\s+(?:only|just|merely|least|to\b|until|far|long|alone|named|yet)|\bno\s+more\b[^.;]{0,20}\bthan\b|\bno\s+(?:longer|doubt|less|fewer|more\s+than|matter|wonder|later|sooner|choice|one\s+else)\b"
    r"|\bnothing\s+(?:but|more|else)\b|\bnever\s+(?:before|again)\b|\b(?:whether|if|or)\s+(?:or\s+)?not\b|\bnone\s+(?:other|too)\b|\bwithout\s+(?:naming|giving|saying|further|delay)\b",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?—–()]|\s-\s|\b(?:but|although|though|whereas|while|because|and\s+(?:that|the|has|was|were|is)|as|who|which|where|when)\b",
    re.IGNORECASE,
)
_OBJECTS = frozenset({"no", "nothing", "nobody", "none"})
"""Negations that stand behind the verb: "signed nothing", "gave no order"."""
KEPT = 4096
"""Sentences that are kept with what was found of them: each is asked about with several others."""
_FAR = 90
"""Characters behind a negation to which it can reach."""


@lru_cache(KEPT)
def rejects_report(text: str) -> bool:
    """Whether a sentence says of something that is told elsewhere that it is not so."""
    if _NO_DENIAL.search(text):
        return False
    return _REPORT.search(text) is not None or _DENY.search(text) is not None


@lru_cache(KEPT)
def is_silence(text: str) -> bool:
    """Whether a sentence tells that somebody says neither yes nor no, or refuses something asked."""
    if _CONCEDES.search(text):
        return False
    return _NOT_SAID.search(text) is not None or _NO_DENIAL.search(text) is not None


_AIMS = re.compile(
    rf"\b(?P<whose>[^\W\d_]+)(?:[’']s|s[’'])\s+(?:\w+\s+){{0,2}}?{_TOLD}\b"
    rf"|\b{_TOLD}\s+(?:(?:published|printed|aired|posted|carried|broadcast|made|put\s+about|told|spread)\s+)?(?:\w+\s+){{0,2}}?(?:by|in|of|from|on)\s+(?:the\s+)?"
    r"(?P<by>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)",
)
"""Words that tell whose report it is."""


def aims(text: str) -> tuple[str, ...]:
    """The last words of the names of those whose report a sentence speaks of."""
    return tuple((match["whose"] or match["by"]).split()[-1] for match in _AIMS.finditer(text))


_ASIDE = re.compile(
    r"\b(?:another|an?\s+(?:second|third|fourth)|last\s+(?:year|time)|previous|neighbou?ring|years?\s+ago|either|as\s+well|"
    r"the\s+year\s+before|earlier\s+(?:case|incident)|similar|unrelated|separate|a\s+different|rival|sister\s+(?:ship|company|club|paper)|"
    r"(?:confused|mixed\s+up)\s+with)\b|\bin\s+(?:19\d\d|20[01]\d)\b",
    re.IGNORECASE,
)
"""What tells of another event of the kind, or of one long past."""


_CHANGED = re.compile(
    r"\b(?:again|re-?open(?:s|ed)?|resum(?:es|ed)|restart(?:s|ed)|ha(?:s|ve|d)\s+since|since\s+then|no\s+longer|lifted|restored|back\s+(?:in|on|to)|"
    r"from\s+today|as\s+of\s+today|by\s+then|meanwhile)\b",
    re.IGNORECASE,
)
"""What tells that things have changed since: nobody denies what they were."""


def is_changed(text: str) -> bool:
    """Whether a sentence tells that a state has ended or come back."""
    return _CHANGED.search(text) is not None


def is_aside(text: str) -> bool:
    """Whether a sentence tells of another event of the same kind."""
    return _ASIDE.search(text) is not None


class Reach(NamedTuple):
    """The stretch of a text that a negation covers, and where its own word ends."""

    start: int
    word: int
    end: int


def reaches(text: str) -> tuple[Reach, ...]:
    """The stretches of a text that negations cover: each to the end of its clause, of an object from its verb on."""
    empty = [match.span() for match in _EMPTY_NEGATION.finditer(text)]
    found = []
    for match in _NEGATOR.finditer(text):
        if any(start <= match.start() < end for start, end in empty):
            continue
        if _AHEAD.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        stop = _CLAUSE_ENDS.search(text, match.end() + 1, match.end() + _FAR)
        verb = re.search(r"\b[\w’'-]+\s+$", text[: match.start()]) if match[0].lower() in _OBJECTS else None
        start = verb.start() if verb else match.start()
        found.append(Reach(start, match.end(), stop.start() if stop else match.end() + _FAR))
    return tuple(found)


_RETRACTS = re.compile(
    rf"\b(?:retract\w*|withdr\w+|took\s+back|takes?\s+back|taken\s+back|disown\w*|pulled|took|corrected|corrects)\s+(?:\w+\s+){{0,4}}?(?:{_TOLD}|note|remarks?|comments?)\b"
    rf"|\b(?:{_TOLD}|note|remarks?|comments?)\b[^.;]{{0,90}}\b(?:was|were|has\s+been|had\s+been|is|been)\s+(?:withdrawn|retracted|mistaken|wrong|incorrect|in\s+error)"
    rf"|\b(?:apologi[sz]\w+|sorry)\s+for\s+(?:the\s+|its\s+|our\s+|an?\s+)?(?:error|mistake|{_TOLD})\b",
    re.IGNORECASE,
)
"""What takes back words of one's own."""


def retracts(text: str) -> bool:
    """Whether a sentence tells that words are taken back by whoever said them."""
    return _RETRACTS.search(text) is not None


def is_ahead(text: str) -> bool:
    """Whether a sentence tells of what lies ahead, is wished or only may be."""
    return _AHEAD.search(text) is not None
