"""Who tells a sentence that has no word for saying: "The office's figure is 58", or behind it "So says the logbook"."""

from __future__ import annotations

import re

from onrecord.record import Actor, Reading, Span
from onrecord.record.counting_verbs import COUNTS
from onrecord.record.sentence_ends import begins

_WHEN = r"(?:(?:On|By|At|Until|Since)\s+[^,]{1,24}?,?\s+)?"
_FIRST = re.compile(rf"{_WHEN}(?:[Tt]he\s+)?(?:[A-Z]\w+[’']s?\s+)?")
"""What stands before a body that a sentence begins with."""
_COUNTED = (
    r"(?:confirmed\s+|known\s+|registered\s+)?"
    r"(?:dead|deaths?|bodies|victims|names|missing|injured|wounded|casualties|cases)\b"
)
_OWN_COUNT = re.compile(r"\s+(?:\w+\s+)?(?:figures?|count|number|tally|toll|total)\b[^.]*(?:\d|\bis\b|\bwas\b)")
"""Behind "its", and behind the apostrophe of a body."""
_GIVES = re.compile(
    rf"[’']s?{_OWN_COUNT.pattern}"
    rf"|\s+(?:has\s+|had\s+)?(?:just\s+)?(?:{COUNTS}|given|raised|lowered|revised)\s[^.]*"
    r"\b(?:\d+|dead|missing|injured|wounded)\b"
    rf"|\s+(?:has|had|now\s+has|still\s+had)\s+[^.,;]*?\d\s+{_COUNTED}"
)
"""Behind a body that stands first in a sentence: what makes the number its own."""
_COMMON = re.compile(rf"{_WHEN}[Tt]he\s+(?P<what>[a-z]+(?:\s+[a-z]+)?)(?=[’'\s])")
"""A body by common words, first in a sentence."""
_PRONOUN = re.compile(rf"{_WHEN}(?:[Ii]t|[Tt]hey|[Ii]ts|[Tt]heir)\b")
_BY_WHOM = (
    r"(?P<who>(?:[Tt]he\s+|an?\s+)?(?P<name>)[\w’'-]+"
    r"(?:\s+(?!(?:is|was|are|were|be|been|has|have|had|will|would|could|may|might|did|does|do|not)\b)[\w’'-]+){0,4}?)"
)
_SO_SAYS = (
    re.compile(
        r"\s+(?:So\s+(?:says?|said)|(?:That|This|So)\s+(?:is|was)\s+according\s+to)\s+"
        rf"{_BY_WHOM}(?:\s+(?:says?|said|tells?|told|puts?|has)\b|[.,;])"
    ),
    # What is told behind a colon is told there, not before.
    re.compile(
        rf"\s+(?:That|This)\s+(?:is|was)\s+(?:what|how)\s+{_BY_WHOM}\s+(?:says?|said|tells?|told|puts?|has\s+it|had\s+it)\b"
        r"(?![^.;]*:)"
    ),
)
"""Behind a sentence: whose word it is. "That is how the dam broke" is nobody's."""
_OF_WHICH = re.compile(
    r"\s*(?:(?:a\s+\w+\s+)?of\s+which|which)\s+(?P<who>(?:[Tt]he\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}?)\s+"
    r"(?P<verb>showed|presented|published|released|produced|obtained|leaked)\b"
)
"""Behind a paper: who has shown it."""
_SHOWN = {"showed": "shown"}
_OWNS = re.compile(r"[’']s\b")
_LEAST = 2
"""Letters of a word whose full stop ends a sentence."""


_NOBODY = frozenset("he she it they we i you who everybody everyone nobody some many all one".split())


def giver(reading: Reading, outlet: str, sentence: Span) -> str | None:
    """The body with whose number a sentence begins, by its fullest name; None where it begins with none.

    "The office" is the one body of the page whose name ends so, "it" the only one that the sentence before names.
    """
    if reading.article is None:
        return None
    text = reading.article.text
    bodies = [
        actor
        for actor in reading.actors
        if actor.kind in ("organisation", "office", "person") and actor.label.lower() not in outlet.lower()
    ]
    for actor in bodies:
        for at in actor.mentions:
            first = sentence.covers(at) and _FIRST.fullmatch(text, sentence.start, at.start)
            if (
                first
                and not _PRONOUN.fullmatch(text, sentence.start, at.end)
                and _GIVES.match(text, at.end, sentence.end)
            ):
                return " ".join(actor.label.split())
    return _by_common_words(text, bodies, sentence) or _by_pronoun(text, bodies, sentence)


def teller_behind(reading: Reading, sentence: Span) -> str | None:
    """Who is said right behind a sentence to have told it: "So says the logbook, of which the court showed a page"."""
    if reading.article is None:
        return None
    text = reading.article.text
    block = next((b.span for b in reading.article.blocks if b.span.covers(sentence)), sentence)
    told = next(filter(None, (one.match(text, sentence.end, block.end) for one in _SO_SAYS)), None)
    if told is None or told["who"].lower() in _NOBODY:
        return None
    at = Span(told.start("who"), told.end("who"))
    # "The lawyer of Orm" is not Orm.
    whole = Span(told.start("name"), at.end)
    named = next((a for a in reading.actors if any(at.covers(one) and one.covers(whole) for one in a.mentions)), None)
    name = named.label if named and named.label[:1].isupper() else told["who"]
    shown = _OF_WHICH.match(text, told.end(), block.end) if text[told.end() - 1] == "," else None
    by = f" {_SHOWN.get(shown['verb'], shown['verb'])} by {shown['who']}" if shown else ""
    return " ".join(f"{name}{by}".split())


def _by_common_words(text: str, bodies: list[Actor], sentence: Span) -> str | None:
    common = _COMMON.match(text, sentence.start, sentence.end)
    for what in _phrases(common["what"]) if common else ():
        end = text.index(what, sentence.start) + len(what)
        named = {
            " ".join(actor.label.split())
            for actor in bodies
            if actor.label.lower().endswith(f" {what}") and any(at.end <= sentence.start for at in actor.mentions)
        }
        if len(named) == 1 and _GIVES.match(text, end, sentence.end):
            return named.pop()
    return None


def _phrases(what: str) -> tuple[str, ...]:
    """Two words, and the first of them alone."""
    return tuple(dict.fromkeys((what, what.split()[0])))


def _by_pronoun(text: str, bodies: list[Actor], sentence: Span) -> str | None:
    pronoun = _PRONOUN.match(text, sentence.start, sentence.end)
    if pronoun is None:
        return None
    owns = pronoun[0].lower().endswith(("its", "their"))
    if not (_OWN_COUNT if owns else _GIVES).match(text, pronoun.end(), sentence.end):
        return None
    low = begins(text, max(0, sentence.start - 2), _LEAST)
    named = {
        " ".join(actor.label.split())
        for actor in bodies
        # "The north's office … It" is the office.
        if actor.kind != "person"
        and any(low <= at.start < sentence.start and not _OWNS.match(text, at.end) for at in actor.mentions)
    }
    return named.pop() if len(named) == 1 else None
