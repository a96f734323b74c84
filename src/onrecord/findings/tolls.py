"""A toll tells its own number: "the death toll rose to 12", "the number of injured reached 300"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.findings.casualties import Fate
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import phrases, word_measure

_LINK = re.compile(
    r"(?:\b(?:to|at|of|is|was|were|be|been|reached|reaches|reaching|hit|hits|surpassed|passed|exceeded|topped|exceeds|"
    r"stands?|stood|now|neared|nears|climbed|passes|tops|total(?:ed|led|s)?|number(?:ed|s)?|put|as|are|:)|:|,)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"(?:top(?:p(?:ed|ing)|s)?|(?:surpass|exceed|pass|cross|climb|rise|rose|soar|near|approach)(?:es|ed|s|ing)?)\b",
    re.IGNORECASE,
)
"""How the words of a number begin that have the verb of reaching it with them ("passes 60")."""
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|tally|toll|list|figure|estimate)\s+(?:of|for)\s+(?:the\s+)?(?:confirmed\s+|registered\s+|reported\s+)?"
    r"(?P<what>(?:\w+\s+){0,3}?)(?P<state>killed|dead|deaths|fatalities|injured|wounded|missing|trapped|displaced|arrested|detained"
    r"|infected|hospitali[sz]ed|evacuated|homeless|cases|infections|arrests|injuries|refugees|martyrs|casualties|victims"
    r"|without\s+(?:a\s+)?(?:home|homes|roof|shelter)|in\s+(?:\w+\s+)?(?:shelters|camps))\b",
    re.IGNORECASE,
)
_OF_DEATHS = re.compile(r"\b(?:died|dead|deaths?|killed|buried|funerals?|mourning|bereaved|corpses)\b", re.IGNORECASE)
"""Words near "the number of victims" by which it is that of the dead."""
_OF_SOMETHING = re.compile(r"\s+of\b", re.IGNORECASE)
_AROUND = 800
"""Characters before and behind a sentence in which such a word counts."""
_LABEL = re.compile(
    r"(?:^|[.;,]\s|\bthe\s+)(?P<state>dead|killed|missing|injured|wounded|displaced)(?:\s*:|\s+includ(?:e|es|ed))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""The kind of a number as a label before it ("The missing: 112"), or those whom it is a part of."""


@cache
def _toll_words() -> re.Pattern[str]:
    words = sorted((" ".join(p) for p, m in phrases("toll") if m == "killed" and len(p) > 1), key=len, reverse=True)
    return re.compile(
        rf"\b(?:{'|'.join(words)}|(?:fatalities|deaths)(?=\s+(?:ha[sd]|have|now|rose|stood|stand|reached|passed|climbed|hit))"
        rf"|(?<![^:;.!?]\s)(?<![\w,])toll(?=\s+(?:from|in|of|from|at)\b)"
        rf"|(?<!injury\s)(?<!casualty\s)\btoll(?=\s+(?:(?:now|has|had|have)\s+)?(?:is|stands?|stood|rises?|rose|climb(?:s|ed)|reach(?:es|ed)|"
        r"hits?|jump(?:s|ed)|pass(?:es|ed)|tops?|nears?|grows?|grew)\b)"
        r"|\b(?:the|its|their)\s+dead(?=\s+(?:(?:now\s+)?number(?:ed|s)?|are|were|(?:on\s+[\w\s]{3,30}?\s)?at)\b)"
        r"|\b(?:confirmed|known|identified|registered)\s+dead(?=\s+(?:now\s+)?(?:stands?|stood|number(?:s|ed)?|rose|reached|total(?:led)?)\b)"
        r"|(?:the|its|total|overall|official|confirmed|latest|final|provisional)\s+toll)\b",
        re.IGNORECASE,
    )


def toll(clauses: Clauses, found: Counted) -> Fate | None:
    """What a toll before the number, in the same sentence, counts; None where there is none.

    The words that join them must end in "to", "at", "of" or a verb of reaching, and no other number may stand between.
    """
    sentence = clauses.sentence(found.first)
    start = clauses.words.start[sentence.start]
    before = clauses.text[start : found.amount.start]
    told = _LABEL.search(before)
    measure = word_measure("toll", told["state"].lower()) if told else None
    if measure:
        return Fate(measure, "toll", found.last)
    if reaches := _REACHES.match(clauses.text, found.amount.start):
        before = f"{clauses.text[start : reaches.end()]} "
    elif not _LINK.search(before):
        return None
    number_of = _last(_NUMBER_OF, before)
    named = _last(_toll_words(), before)
    match = number_of or named
    if (
        not match
        or len(before) - match.end() > 110
        or re.search(r"\d|;|\bwhile\b|\band\s+the\b", before[match.end() :])
    ):
        return None
    if number_of:
        state = number_of["state"].lower()
        fatal = (
            state == "victims"
            and not _OF_SOMETHING.match(before, match.end())
            and _OF_DEATHS.search(_around(clauses, sentence))
        )
        measure = "people" if state in ("casualties", "victims") else word_measure("toll", state)
        measure = "killed" if fatal else measure
        measure = (
            measure or word_measure("state", state) or ("displaced" if state.startswith(("without", "in ")) else None)
        )
        return Fate(measure, "number of", found.last) if measure else None
    return Fate("killed", "toll", found.last)


def _around(clauses: Clauses, sentence: range) -> str:
    """A sentence and some of what stands before and behind it."""
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    return clauses.text[max(0, start - _AROUND) : end + _AROUND]


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.end(), default=None)
