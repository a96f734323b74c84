"""What a number measures: its unit first, then what befell those counted, then the noun alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.findings import durations
from onrecord.findings.amounts import Amount
from onrecord.findings.casualties import Fate, fate
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.inflection import noun_lemmas
from onrecord.findings.measure_lexicon import CASUALTY, is_trivial, noun_measure, word_measure
from onrecord.findings.tolls import toll
from onrecord.record import Measure

_MARCHED = re.compile(
    r"\s+(?:(?:had|have|were|are)\s+)?(?:marched|marching|gathered|rallied|demonstrated|demonstrating|turned\s+out|took\s+part|taken\s+part|"
    r"protested|protesting|attended|waited|waiting|queued|queuing|queueing|lined|filled|packed|crowded|assembled|turned\s+up|poured\s+into"
    r"|streamed|cheered|chanted|mourned|watched)\b"
)
_CROWD = re.compile(
    r"\b(?:crowd|turnout|attendance|march|rally)\s+(?:[\w-]+\s+){0,4}?(?:at|of|was|to)\s+$", re.IGNORECASE
)
_WEAK_VAGUE = ("several", "many", "numerous", "countless", "a ", "an ")
_BIG = 100
_SMALL = 10
_DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all", "both", "other"})
_PERSONS = frozenset({"refugees", "evacuees", "detainees", "prisoners", "injured", "wounded", "dead"})
_BARE = frozenset(
    {"others", "dead", "injured", "wounded", "missing", "homeless", "lives", "deaths", "killed", "fatalities"}
)


class Measured(NamedTuple):
    """A measure, its unit, the rule that gave it, the last word of the figure, whether it is denied, and how sure a
    model is where one read it."""

    measure: Measure
    unit: str | None
    rule: str
    last: int
    denied: bool = False
    score: float = 1.0


def measured(clauses: Clauses, found: Counted) -> Measured | None:
    """What the number measures, or None where it is no figure that a story turns on."""
    if found.amount.unit and found.amount.unit != "%":
        return Measured("money", found.amount.unit, "money", found.number)
    time_unit = durations.unit(clauses, found)
    if time_unit:
        rule = durations.lasts(clauses, found) if found.amount.form != "none" and not found.of else None
        return Measured("duration", time_unit, rule, found.last) if rule else None
    if found.hyphened:
        return None
    told = (
        toll(clauses, found)
        or _casualty_noun(clauses, found)
        or (fate(clauses, found) if _may_suffer(clauses, found) else None)
    )
    if told and _may_count(found):
        unit = "%" if found.amount.unit == "%" else _unit(clauses, found)
        return Measured(
            told.measure, unit, told.rule, max(found.last, told.last if "state" in told.rule else 0), told.denied
        )
    if found.amount.unit == "%":
        return Measured("percent", "%", "per cent", found.number)
    return _by_noun(clauses, found)


def _casualty_noun(clauses: Clauses, found: Counted) -> Fate | None:
    """ "12 deaths", "three bodies": a noun that is no person and tells what befell them."""
    if found.head is None or found.amount.form in ("none", "fraction"):
        return None
    measure = noun_measure(*_names(clauses, found.head))
    if measure not in CASUALTY or measure is None or clauses.lowers[found.head] in _PERSONS:
        return None
    return Fate(measure, "noun of a casualty", found.last)


def _may_suffer(clauses: Clauses, found: Counted) -> bool:
    """Whether those counted can be hurt: people, a bare number, or a noun that is not known for a thing."""
    if found.head is None:
        return True
    measure = noun_measure(*_names(clauses, found.head))
    if clauses.lowers[found.head] == "old" or word_measure("state", clauses.lowers[found.head]):
        return True
    if measure is None:
        return found.amount.value != 1 and not is_trivial(*_names(clauses, found.head))
    return measure == "people" or measure in CASUALTY


def _may_count(found: Counted) -> bool:
    """ "One of them" and "one" alone count nobody; "one person", "at least one", "one dead" do."""
    single = found.amount.value == 1 and found.amount.form == "words"
    return not (single and found.of)


def _names(clauses: Clauses, head: int) -> tuple[str, ...]:
    pair = f"{clauses.lowers[head - 1]}_{clauses.lowers[head]}" if head else clauses.lowers[head]
    return pair, clauses.lowers[head]


def _unit(clauses: Clauses, found: Counted) -> str:
    if found.head is None or clauses.lowers[found.head] in _BARE:
        return "people"
    pair, word = _names(clauses, found.head)
    if found.head - found.number > 1 and noun_measure(pair) is not None:
        return next((lemma for lemma in noun_lemmas(pair) if noun_measure(lemma)), pair).replace("_", " ")
    return word


def _by_noun(clauses: Clauses, found: Counted) -> Measured | None:
    amount, head = found.amount, found.head
    if head is None:
        marched = _MARCHED.match(clauses.text, clauses.words.end[found.last]) or _crowd_before(clauses, found)
        if marched and ((amount.value or 0) >= _SMALL or _is_vague_crowd(clauses, amount)):
            return Measured("people", "people", "a crowd", found.last)
        aboard = clauses.lowers[found.last + 1 : found.last + 2] in (("aboard",), ("onboard",))
        return Measured("people", "people", "those aboard", found.last) if aboard and amount.value != 1 else None
    measure = noun_measure(*_names(clauses, head)) or _people_by_name(clauses, head)
    if amount.form == "none":
        measure = "killed" if _is_no_life(clauses, found, head) else measure
        hurt = measure in ("killed", "wounded", "missing", "arrested")
        return Measured(measure, _unit(clauses, found), "none of the counted", found.last) if hurt and measure else None
    if measure in CASUALTY and measure is not None:
        return Measured(measure, _unit(clauses, found), "noun of a casualty", found.last)
    if measure is None and is_trivial(*_names(clauses, head)):
        return None
    if not _is_plural(clauses, head) or not _tells(clauses, found, measure):
        return None
    return Measured(measure or "other", _unit(clauses, found), "counted noun", found.last)


def _is_no_life(clauses: Clauses, found: Counted, head: int) -> bool:
    """ "No lives were lost", "not one life was lost", "there were no victims", "no loss of life"."""
    low, after = clauses.lowers[head], clauses.lowers[head + 1 : head + 5]
    if low in ("life", "lives"):
        return "lost" in after or "loss" in clauses.lowers[found.first : head]
    there = {"there", "caused", "claimed", "reported"} & set(clauses.lowers[max(0, found.first - 3) : found.first])
    return (low == "victims" and bool(there)) or (low == "loss" and after[:2] == ("of", "life"))


def _is_vague_crowd(clauses: Clauses, amount: Amount) -> bool:
    """Whether a number is of "hundreds", "thousands" or the like, and not of "many"."""
    words = clauses.text[amount.number : amount.number_end].lower()
    return amount.bound == "vague" and words.endswith(
        ("hundreds", "thousands", "hundred", "thousand", "dozens", "scores")
    )


def _crowd_before(clauses: Clauses, found: Counted) -> bool:
    start = clauses.words.start[clauses.sentence(found.first).start]
    return bool(_CROWD.search(clauses.text, start, found.amount.start))


def _people_by_name(clauses: Clauses, head: int) -> Measure | None:
    """ "20,000 Palestinians", "millions of Americans": a plural name of a group."""
    named = clauses.words.tag[head] == "NNPS" and clauses.lowers[head].endswith(("ans", "is", "ese"))
    return "people" if named or _is_group(clauses, head) else None


def _is_group(clauses: Clauses, head: int) -> bool:
    start = clauses.words.start[head]
    return clauses.words.tag[head] in ("NNS", "NNPS") and any(
        m.kind == "group" and m.span.start <= start < m.span.end for m in clauses.words.mentions
    )


def _is_plural(clauses: Clauses, head: int) -> bool:
    return clauses.words.tag[head] in ("NNS", "NNPS") or clauses.lowers[head] in (
        "people",
        "personnel",
        "police",
        "staff",
        "crew",
    )


def _tells(clauses: Clauses, found: Counted, measure: Measure | None) -> bool:
    """Whether the count is one that a story may turn on: known nouns from two on, others from a hundred on."""
    amount = found.amount
    if amount.bound == "vague":
        weak = clauses.text[amount.number : amount.number_end].lower().startswith(_WEAK_VAGUE)
        return not weak and measure is not None
    value = amount.value or 0
    if value < _SMALL and amount.bound == "exact" and clauses.lowers[found.first - 1] in _DEFINITE:
        return False
    return value >= 2 if measure else value >= _BIG
