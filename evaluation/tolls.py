"""Which of the figures of a page is the toll of what the page reports: not of a round-up, a year or an older case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.record import Figure, Measure

_JOINED = re.compile(r"[^\S\n]*,?[^\S\n]*(?:ages?d?[ \d,]+(?:and\s+\d+\s*,\s*)?)?(?:and\s+)?(?:(?:also|then)\s+)?")
_BACKGROUND = re.compile(
    r"\b(?:this\s+year|so\s+far\s+in|year\s+to\s+date|per\s+year|a\s+year|last\s+year|in\s+(?:19|20)\d\d|since\s+(?:january|the\s+(?:start|beginning)|(?:19|20)\d\d)"
    r"|statistics|stats|annually|on\s+average|nationwide|in\s+the\s+(?:city|county|state)\s+(?:this|last|so)|homicide\s+(?:rate|count|total)"
    r"|(?:years?|months?)\s+ago|(?:last|past|previous)\s+(?:\d+|two|three|four|five|six|several|few)?\s*(?:months|years|weeks))\b",
    re.IGNORECASE,
)
_SEVERAL_CASES = re.compile(
    r"\b(?:separate|unrelated|other|several|multiple|string\s+of|series\s+of|rash\s+of|spate\s+of|weekend|overnight|citywide|daily|recent)\b"
    r"[^.\n]{0,60}\b(?:shootings|incidents|attacks|homicides|slayings|killings|cases|crashes|stabbings)\b"
    r"|\b(?:shootings|homicides|killings|slayings|stabbings)\b[^.\n]{0,40}\b(?:over\s+the\s+weekend|overnight|this\s+weekend|in\s+(?:24|48)\s+hours|across\s+the\s+city|since)\b"
    r"|\bin\s+(?:[\w-]+\s+){1,4}shootings\b",
    re.IGNORECASE,
)
_ATTACKER_COUNTED = re.compile(
    r"\b(?:includ\w+|among|counting)\b[^.]{0,40}\b(?:gunman|shooter|suspect|attacker|bomber)\b", re.IGNORECASE
)

_ATTACKER = re.compile(r"\b(?:gunman|gunwoman|shooter|suspect|attacker|assailant|bomber)\b", re.IGNORECASE)
_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n|[.!?]$")
_TOP = 400
"""Characters within which a single person is what the page reports."""
_WHOLE = frozenset({"state of the counted", "left in a state", "toll", "number of", "noun of a casualty"})
"""Rules of counts that take in whoever is dead, the attacker, too."""
_HEAD = 1000
"""Characters of a page in which it tells what it reports."""
_WEAK = frozenset({"act of which they are the object", "clause about the counted", "subject", "object"})
"""Rules of counts that tell of an older case as often as of the page's own: they need to be told twice."""


def page_toll(text: str, found: Sequence[Figure], measure: Measure) -> int | None:
    """How many the page says were killed (or wounded) in what it reports; None where it does not tell, tells of
    several cases at once, or tells numbers that do not agree.

    Only what stands in the head of the page counts. The first count that is no background decides, with those joined
    to it by "and" ("two men and one woman"); where nothing but single persons is told, they are counted: the named
    ones, or the first with those joined to it.
    """
    told = [f for f in found if f.measure == measure and f.polarity == "positive" and value_of(f) is not None]
    nonzero = [f for f in told if value_of(f)]
    if not nonzero:
        return 0 if told and told[0].span.start < _HEAD else None
    here = [f for f in nonzero if f.span.start < _HEAD and not _BACKGROUND.search(sentence_of(text, f))]
    if not here or _SEVERAL_CASES.search(sentence_of(text, here[0])):
        return None
    counts = [f for f in here if not f.why.rule.startswith("one, ")]
    if not counts:
        return _of_singles(text, [f for f in here if measure == "killed" or f.span.start < _TOP])
    total = _of_counts(text, counts, here)
    if total is not None and counts[0].why.rule == "struck":
        dead = page_toll(text, found, "killed") or 0
        return total - dead if dead <= total else None
    return total


def _of_singles(text: str, here: Sequence[Figure]) -> int | None:
    """Of persons told one by one, how many: the named ones, or the first with those joined to it."""
    names = [f for f in here if f.why.rule.startswith("one, by name")]
    others = [f for f in here if "own hand" not in f.why.rule]
    if not others or not (names or others[0].span.start < _TOP):
        return None
    hand = [f for f in here if "own hand" in f.why.rule]
    if hand and not any(sentence_of(text, f) == sentence_of(text, hand[0]) for f in others):
        return None
    joined = _joined(text, others)
    if names and joined > 1 and joined != len(names):
        return None
    return max(len(names), joined) + bool(hand)


def _of_counts(text: str, counts: Sequence[Figure], here: Sequence[Figure]) -> int | None:
    """The first count with those joined to it, where no other count of the head denies it."""
    first = here.index(counts[0])
    while first and _touch(text, here[first - 1], here[first]):
        first -= 1
    total = _joined(text, here[first:])
    again = sum(value_of(f) == total for f in counts[1:])
    if counts[0].why.rule in _WEAK and not again and total == value_of(counts[0]):
        return None
    rivals = {value_of(f) for f in counts[1:] if f.why.rule not in _WEAK and (value_of(f) or 0) > total}
    if rivals and not again:
        return None
    besides = _attacker_besides(text, counts[0], here)
    return None if besides is None else total + besides


def _joined(text: str, told: Sequence[Figure]) -> int:
    """The first figure, with those joined to it by a comma or "and"."""
    total = value_of(told[0]) or 0
    for one, other in pairwise(told):
        if not _touch(text, one, other):
            break
        total += value_of(other) or 0
    return int(total)


def _touch(text: str, one: Figure, other: Figure) -> bool:
    """Whether two figures stand beside one another and tell of different people: names after a count are its people."""
    named = [f.why.rule.startswith("one, by name") for f in (one, other)]
    return named[0] == named[1] and bool(_JOINED.fullmatch(text[one.span.end : other.span.start]))


def _attacker_besides(text: str, count: Figure, told: Sequence[Figure]) -> int | None:
    """One more, where the sentence tells that the attacker died besides those counted; None where only another
    sentence of the head does, so that nobody knows whether the count takes them in."""
    sentence = sentence_of(text, count)
    if count.why.rule in _WHOLE or _ATTACKER_COUNTED.search(sentence):
        return 0
    hands = [f for f in told if "own hand" in f.why.rule]
    if hands:
        return 1 if any(sentence_of(text, f) == sentence for f in hands) else None
    besides = [f for f in told if f.why.rule.startswith("one, by") and _ATTACKER.search(f.span.of(text))]
    return int(any(sentence_of(text, f) == sentence for f in besides))


def value_of(figure: Figure) -> float | None:
    """Its low end, or of "up to 12" the high one."""
    return figure.low if figure.low is not None else figure.high


def sentence_of(text: str, figure: Figure) -> str:
    """The words around a figure, from a full stop or line end to the next."""
    before = max((match.end() for match in _END.finditer(text, 0, figure.span.start)), default=0)
    after = next((match.start() for match in _END.finditer(text, figure.span.end)), len(text))
    return text[before:after]
