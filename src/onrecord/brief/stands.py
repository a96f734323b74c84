"""Which positions a brief shows: those of somebody named or described, taken and not only supposed, on the matter."""

from __future__ import annotations

import re

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Quote
from onrecord.brief.sourcing import MEDIA
from onrecord.brief.voices import is_nobody, is_pronoun, stands_for
from onrecord.record import Article, Stand

_SUPPOSED = re.compile(r"\b(?:unless|whether)\b|\b(?:if|would\s+have|had\s+it)\b[^,;.]*$", re.IGNORECASE)
_OF_REPORTERS = re.compile(
    r"\b(?:want|wish|ask|request|declin|refus|insist)\w*\s+(?:(?:us|me|not|to|that|the\s+reporter|on|for|he|she|they|his|her|their|be)\s+){0,5}"
    r"(?:named?|identif\w+|describe\w*|quoted|photographed|anonym\w+|reporters?|journalists?|names?\s+(?:be|not))\b",
    re.IGNORECASE,
)
"""What people ask of who reports: no position on anything."""
_FOR = re.compile(r"\b(?:to|for|that|not|help|leave)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\bask\w*\b[^.;]{0,60}?\b(?:whether|if|why|how|what|who|when|where)\b", re.IGNORECASE)
_CREED = re.compile(r"\b(?:has|have|had|having)\s+(?:\w+\s+)?faith\b", re.IGNORECASE)
_REPORTER = re.compile(
    r"\bask\w*\s+(?:the|a|our|this|one)\s+(?:\w+\s+)?(?:reporters?|journalists?|correspondents?)\b", re.IGNORECASE
)
_UNREADY = re.compile(r"\b(?:not|n[’']t)\s+(?:yet\s+)?(?:ready|able|prepared)\s+to\b", re.IGNORECASE)
_SETTLES = re.compile(r"\bdecid(?:es?|ed|ing)\s+(?:to|on|against|not)\b", re.IGNORECASE)
"""Who settles what it does itself acts: that is no stand on what others do."""
_INSIGHT = re.compile(
    r"\b(?:must|should|need\s+to|have\s+to)\s+(?:also\s+|now\s+)?(?:understand|know|remember|realis|realiz|be\s+aware)",
    re.IGNORECASE,
)
"""What somebody is told to see: nothing is demanded of it."""
_CONDITIONS = re.compile(
    r"(?:if|unless|until|once|when|while|provided|as\s+long\s+as|only|before|after|without)\b", re.IGNORECASE
)
_FOR_HELP = re.compile(
    r"\bcall\w*\s+(?:in\s+)?for\s+(?:back-?up|help|reinforcements?|an?\s+ambulance)\b", re.IGNORECASE
)
_LIKELY = re.compile(
    r"\bshould\s+(?:soon\s+)?be\s+(?:back|over|ready|able|restored|complete\w*|finished|normal|done)\b", re.IGNORECASE
)
"""What is only thought likely is demanded of nobody."""
_REPORTED = re.compile(r"\b(?:reports?|reported|according\s+to)\b", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?:the\s+same|its|his|her|their|our|my)\b|(?:thousands|hundreds|dozens|scores|others|people|all)\Z", re.IGNORECASE
)
"""Of a holder that words before have named, or that is a number: by itself it names nobody."""
_OF_SELF = frozenset({"i", "we", "he", "she", "they"})
_BODILY = re.compile(
    r"\b(?:stood|stand|standing|stands)\s+behind\s+(?:an?|the)\b|\bpull\w*\s+\w+\s+out\b", re.IGNORECASE
)


def holder_name(stand: Stand, desk: Desk) -> str | None:
    """Who holds a position by the fullest name; None where nobody is named or described."""
    holder = stand.position.holder
    label = " ".join(holder.label.split())
    actor = next((a for a in desk.readings[stand.cite.page].actors if a.id == holder.actor), None)
    if label.lower() == "it":
        # What a sentence before was about may be no one who takes a position.
        return None
    if is_pronoun(label):
        return " ".join(actor.label.split()) if actor and stands_for(label, actor) else None
    if is_nobody(label) or _WHOSE.match(label):
        return None
    full = " ".join(stand.holder.split())
    return full if full[:1].isupper() and not is_pronoun(full) else label


def is_stand(stand: Stand, sentence: Quote, article: Article) -> bool:
    """Whether the sentence tells that the holder takes the position: no question, supposition or reporter's matter."""
    span = stand.cite.span
    before = article.text[sentence.spans[0].start : span.start]
    around = article.text[max(sentence.spans[0].start, span.start - 30) : span.end]
    asked = stand.position.stance == "demands" and _QUESTION.search(sentence.words)
    if re.match(r"ask", span.of(article.text), re.IGNORECASE) and not _FOR.search(sentence.words):
        return False
    return not (
        _SUPPOSED.search(before)
        or _OF_REPORTERS.search(around)
        or _OF_REPORTERS.search(sentence.words)
        or _BODILY.search(around)
        or _UNREADY.search(around)
        or _REPORTER.search(sentence.words)
        or _CREED.search(around)
        or _SETTLES.search(around)
        or _FOR_HELP.search(around)
        or (MEDIA.search(stand.holder) and _REPORTED.search(sentence.words))
        or (stand.position.stance == "demands" and _LIKELY.search(around))
        or (stand.position.stance == "demands" and _INSIGHT.search(around))
        or (stand.position.stance == "opposes" and stand.position.holder.label.lower() in _OF_SELF and "want" in around)
        or (asked and span.end - sentence.spans[0].start > asked.start())
    )


def condition(words: str) -> str:
    """On what a position hangs, as a note: the page's own word for it where there is one ("until the talks end")."""
    told = " ".join(words.split())
    return told if _CONDITIONS.match(told) else f"if: {told}"
