"""An unnamed source that spoke to several papers at once: one source by its description, however many print it."""

from __future__ import annotations

import re

from onrecord.record import Reading, Span, Statement
from onrecord.stories.bodies import folded
from onrecord.stories.sentences import sentence_around

_PAPERS = r"(?:(?:news)?papers?|outlets?|reporters|journalists|media|news\s+organi[sz]ations?|agencies|broadcasters?)"
_SEVERAL = re.compile(
    rf"\b(?:told|spoke\s+(?:to|with)|speaking\s+to|briefed|talked\s+to)\b[^.;]{{0,60}}?"
    rf"\b(?:(?:several|two|three|some|a\s+(?:number|group|handful)\s+of|other|various)\s+(?:\w+\s+)?{_PAPERS}"
    rf"|and\s+(?:(?:one|two|three|several|some|an)\s*)?others?\b(?:\s+{_PAPERS})?"
    rf"|this\s+(?:news)?paper\s+and\s+(?:the\s+)?[A-Z]\w+|reporters|journalists)",
)
"""Words that say that one was heard by more than one paper."""
_MORE = re.compile(r",|\s+(?:who|on\s+condition|speaking)\b")
"""Where a description ends and what is told of the speaker begins."""
_LEAST = 4
"""Words of a description that is one somebody's: "the official" is anybody's."""


def briefed(reading: Reading, statement: Statement) -> str | None:
    """The description of the unnamed voice at the end of a statement's chain, where its page says that several papers
    heard it; None where it does not, or where the description fits too many."""
    voice, article = statement.chain[-1], reading.article
    if article is None or voice.kind != "unnamed" or voice.span is None:
        return None
    actor = next((one for one in reading.actors if one.id == voice.actor), None)
    spans: list[Span] = [voice.span, *(actor.mentions if actor else ())]
    if not any(_SEVERAL.search(sentence_around(article, span).of(article.text)) for span in spans):
        return None
    labels = [voice.label, *(span.of(article.text) for span in spans)]
    told = max((folded(_MORE.split(label)[0]) for label in labels), key=len)
    return told if len(told.split()) >= _LEAST else None
