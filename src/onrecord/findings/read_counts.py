"""What a number counts where no rule tells, as the model reads it; and where it surely reads more than a rule does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import CASUALTY, noun_measure
from onrecord.findings.measures import Measured
from onrecord.record import Count, Measure

SURE: dict[Measure, float] = {
    "killed": 0.6,
    "wounded": 0.6,
    "missing": 0.5,
    "displaced": 0.5,
    "arrested": 0.6,
    "infected": 0.5,
    "people": 0.7,
    "votes": 0.6,
    "money": 0.85,
}
"""How sure the model has to be of a number that no rule reads; measures that are left out are the rules' alone.

Chosen by cross-validation over the passages that the head is learnt from (`python -m training.figures --folds 5`).
"""
SURER, SUREST = 0.75, 0.85
"""How sure it has to be that people whom a rule counts were killed, hurt, lost, driven out, held or infected; and of a
number whose noun is not known for people, or on a page on which no rule finds anybody hurt or lost."""

GUESSED = 0.5
"""The score of a number that stands for the toll that readers know: no word of its page tells what it counts."""

_FEW = re.compile(r"(?:one\s+of|several|many|numerous|countless|an?\s)\b", re.IGNORECASE)
"""What is said of no number in particular, and "one of the largest"."""
_SMALL, _HOURS, _LARGE = 10, 13, 1000
_UNLISTED = "XXX"
"""The code of ISO 4217 for no currency."""
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "other"})
_HOURLY = frozenset({"at", "by", "until", "till", "before", "after", "since"})
Pair = tuple[Counted, Measured]
_WEAK = ("counted noun", "a crowd", "those aboard")
"""Rules by which people are only counted, whatever befell them."""
_FORMS = ("digits", "words", "vague")
_GROUPS = frozenset(
    "force team unit squad patrol delegation party platoon company detachment contingent garrison committee jury panel "
    "staff convoy column band gang cell corps crew army brigade battalion guard".split()
)
"""Groups that are made up of as many as are counted behind "of"."""
RULE = "read by the model"
_LEVEL = re.compile(
    r"\b(?:expectancy|(?:average|median|minimum|maximum|retirement|voting|legal)\s+age|temperatures?|ratings?|index|magnitude|altitude|"
    r"wind\s+speeds?|speed\s+limit|iq|ranking|score)\b(?:\s+(?:in|of|for|on)\s+[^.;,:]{1,40}?)?\s+"
    r"(?:(?:now|then|still)\s+)?(?:is|was|were|are|of|at|to|stands?\s+at|stood\s+at|r(?:ises|ose)\s+to|f(?:alls|ell)\s+to|reache[sd]|hits?|"
    r"has\s+(?:fallen|risen)\s+to|had\s+been|has\s+been)\s+(?:only\s+|just\s+|about\s+)?$",
    re.IGNORECASE,
)
"""What has a level ("life expectancy was 49") and counts nobody."""
_HIT = re.compile(r"\b(?:shot|shots|shoot\w*|gun(?:fire|shots?)|bullets?|stabb\w+|struck)\b", re.IGNORECASE)
_DEAD = re.compile(
    r"\b(?:dead|die[sd]?|dying|deaths?(?!\s+(?:penalty|row|threat|sentence))|deadly|kill\w*|fatal\w*|bod(?:y|ies)|slain|murder\w*|lives|buried|mourn\w*|executed|lifeless)\b",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:alive|unhurt|unharmed|uninjured|safe(?:ly)?|surviv\w+|recover(?:ed|ing|s)?)\b", re.IGNORECASE
)
"""Who is shot or stabbed, and of whom nothing more is told, is not told dead: the model takes them for it."""


def model_reading(clauses: Clauses, one: Counted) -> Count | None:
    """What the model takes the number to count, by the first of its words that it reads as a count; or None.

    Those only told to be shot, stabbed or struck are not taken for dead, nor those found alive.
    """
    read = _read(clauses, one)
    if read is None or read.measure != "killed":
        return read
    sentence = clauses.sentence(one.first)
    words = clauses.slice(sentence.start, sentence.stop - 1)
    hit = _HIT.search(words) and not _DEAD.search(words)
    if _is_level(clauses, one) or _is_still_to_act(clauses, one) or _makes_up(clauses, one):
        return None
    return None if hit or _SAFE.match(clauses.text, clauses.words.end[one.last]) else read


def _is_level(clauses: Clauses, one: Counted) -> bool:
    """Whether a number alone tells how high something is."""
    start = one.amount.start
    return one.head is None and _LEVEL.search(clauses.text[max(0, start - 90) : start]) is not None


def _is_still_to_act(clauses: Clauses, one: Counted) -> bool:
    """Whether the counted are to do something yet ("nine experts will have ten days"): no dead do."""
    head = one.head
    if head is None or clauses.words.dep[head] != "nsubj":
        return False
    verb = clauses.words.head[head]
    return clauses.modal(verb) is not None and not clauses.is_passive(verb)


def _makes_up(clauses: Clauses, one: Counted) -> bool:
    """Whether the number only tells how many a group has ("a force of 12 soldiers")."""
    head = one.head
    if head is None or clauses.preposition(head) != "of" or clauses.words.dep[head].split(":")[0] != "nmod":
        return False
    return clauses.lowers[clauses.words.head[head]] in _GROUPS


def _read(clauses: Clauses, one: Counted) -> Count | None:
    counts = clauses.counts
    if not counts:
        return None
    start, end = one.amount.number, one.amount.number_end
    word = clauses.word_at(start)
    while word is not None and word < len(clauses.words) and clauses.words.start[word] < end:
        if word in counts:
            return counts[word]
        word += 1
    return None


def with_readings(clauses: Clauses, told: Sequence[Pair], left: Iterable[Counted]) -> Iterator[Pair]:
    """The figures that rules `told`, people with what befell them where the model surely reads it, and those of the
    numbers `left` over that it reads.

    A page on which no rule finds anybody hurt or lost is hardly about a calamity: there the model has to be surer.
    """
    calm = not any(measured.measure in CASUALTY and measured.score > GUESSED for _, measured in told)
    for one, measured in told:
        yield one, surer(clauses, one, measured, calm=calm)
    for one in left:
        read = by_model(clauses, one, calm=calm)
        if read:
            yield one, read


def by_model(clauses: Clauses, one: Counted, *, calm: bool = False) -> Measured | None:
    """What a number that no rule reads counts, where the model is sure; None elsewhere."""
    read = model_reading(clauses, one)
    if read is None or one.amount.unit or one.amount.form not in _FORMS or one.hyphened:
        return None
    if (
        _FEW.match(clauses.text, one.amount.number)
        or _is_hour(clauses, one)
        or (read.measure == "people" and _are_known(clauses, one))
    ):
        return None
    least = SURE.get(read.measure, 2.0)
    if read.measure in CASUALTY and (calm or not _are_people(clauses, one)):
        least = max(least, SUREST)
    if read.sure < least:
        return None
    if read.measure == "money" and (one.head is not None or (one.amount.value or 0) < _LARGE):
        return None
    unit = {"votes": "votes", "money": _UNLISTED}.get(read.measure, "people")
    return Measured(read.measure, unit, RULE, one.last, score=read.sure)


def _are_people(clauses: Clauses, one: Counted) -> bool:
    """Whether the number stands alone or before a noun that is known for people."""
    if one.head is None or clauses.lowers[one.head] in ("more", "others", "dead"):
        return True
    return noun_measure(clauses.lowers[one.head]) in (*CASUALTY, "people")


def _are_known(clauses: Clauses, one: Counted) -> bool:
    """Whether a few people are only taken up again: "the two leaders", "two are home"."""
    before = clauses.lowers[one.first - 1] if one.first else ""
    return (one.amount.value or _SMALL) < _SMALL and (one.head is None or before in _DEFINITE)


def _is_hour(clauses: Clauses, one: Counted) -> bool:
    """Whether a small number alone is an hour: "at six the women come", "by ten"."""
    before = clauses.lowers[one.first - 1] if one.first else ""
    return one.head is None and before in _HOURLY and (one.amount.value or _HOURS) < _HOURS


def surer(clauses: Clauses, one: Counted, told: Measured, *, calm: bool = False) -> Measured:
    """What a rule `told`, or what befell those people where the rule only counts them and the model is sure.

    A large sum of what no list has for a currency ("1.4 billion ducats") is money where the model says so.
    """
    if told.measure == "other" and told.rule in _WEAK and (one.amount.value or 0) >= _LARGE:
        read = model_reading(clauses, one)
        if read is not None and read.measure == "money" and read.sure >= SURER:
            return told._replace(measure="money", unit=_UNLISTED, rule=RULE, score=read.sure)
    if calm or told.measure != "people" or told.rule not in _WEAK:
        return told
    read = model_reading(clauses, one)
    if read is None or read.measure not in CASUALTY or read.sure < SURER:
        return told
    return told._replace(measure=read.measure, rule=RULE, score=read.sure)
