"""Numbers that count what was counted before them ("puts the number at more than 80"), and the two sides of a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.findings.amounts import Amount
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import CASUALTY
from onrecord.findings.measures import Measured
from onrecord.record import Measure

_PUT = re.compile(
    r"\b(?:put|puts|putting)\s+(?:the|that|its|their)\s+(?:number|figure|count|total|toll)(?:\s+(?:for|of|in)\s+[\w\s’'-]{1,30})?\s+at\s+$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\bnumber\s+of\s+[\w\s’'-]{3,30}\s(?:at|as)\s+$", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|estimat(?:e|es|ed|ing)|counted|(?:speak|speaks|spoke|speaking|talked)\s+of)\s+$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:speak|speaks|spoke|spoken|speaking|talk|talked|counted|count)\s+(?:of\s+)?[“\"‘]?$", re.IGNORECASE
)
_NOW = re.compile(r"\b(?:(?:now|today)\s+(?:it|that)\s+(?:is|was)|(?:it|that)\s+(?:is|was)\s+now)\s+$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:say|says|said|claims?|claimed|believes?|report(?:s|ed)|confirm(?:s|ed)|registered|documented|verified|identified|(?:have|has|had)\s+seen|conceded|gives?|gave|admit(?:s|ted)?(?:\s+to)?|acknowledge[sd]?|(?:speaks?|spoke|spoken)\s+of|puts?\s+(?:it|its\s+own)\s+at|it\s+(?:was|is|has\s+been|had\s+been)"
    r"|there\s+(?:are|were|is|was)|(?:came|comes)\s+to|arriv(?:es|ed)\s+at|(?:knows?|knew)\s+of|that\s+makes|makes\s+it"
    r"|(?:a|his|her|their|its|our)\s+list\s+(?:of|with))\s+[“\"‘]?$",
    re.IGNORECASE,
)
"""A number alone as what somebody says, or what "it" was: a toll told before is meant."""
_TOTAL = re.compile(
    r"\b(?:number|total|count|figure|tally|sum)\b(?!\s+of\b)[^.;:,\d]{0,50}\b(?:is|was|(?:should|must|would|may|might|will)\s+be|reached|stands\s+at|stood\s+at|rose\s+to|now|as|at|to|of)\s+$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|those|these|whom)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit\s+(?:was|had\s+been)\s+$", re.IGNORECASE)
_IT = re.compile(r"(?:^|[.,;]\s+)\W*(?:[\w\s]{0,20}\s)?it\s+(?:is|was|has\s+been|had\s+been)\s+$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|against|compared\s+(?:with|to)|up\s+from|down\s+from|(?:twice|double|half|triple|three\s+times)\s+the)\s+$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:up|down)\s+from\s+$|,\s+(?:against|compared\s+(?:with|to))\s+$|\b(?:twice|double|half|triple)\s+the\s+$",
    re.IGNORECASE,
)
"""What stands before an earlier number of the same count."""
_NAMES = re.compile(
    r"\b(?:have|has|had|hold|holds|held|list|lists|listed|recorded|passed|reached|counts?|counted|of\s+our|our)\s+$",
    re.IGNORECASE,
)
_WERE = re.compile(
    r"\s+(?:were|are|was|have\s+(?:been|since)|had\s+been|remain(?:ed|s)?|came|come|belonged|lived|worked)\s+\w",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\s+(?:of\s+them\s+)?(?:died\s+|were\s+)?(?:in|at|on|from|near)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?[A-Z]"
)
_LISTS = re.compile(r"(?:[,:;]|\band|\bwith|\bplus|[–—-])\s+$")
_NAMED = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:of\s+|the\s+|and\s+)*[A-Z][\w’'.-]*){0,3}\s*(?::|\s[–—-])\s+")
"""A list's item that begins with what it counts for: "Norrby: "."""
_ALL = re.compile(r"\b(?:all|the\s+other|these|those)\s+$", re.IGNORECASE)
_OR = re.compile(r"\s+(?:or|not|and\s+not)\s+", re.IGNORECASE)
_INCLUDES = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|among\s+them|of\s+(?:them|whom)(?:\s+were)?)\s+(?:the\s+|all\s+)?$", re.IGNORECASE
)
_LEFT_OUT = re.compile(r"\bnot\s+(?:\w+\s+)?includ", re.IGNORECASE)
_SCALED = re.compile(r"(?:million|billion|bn|mn|m)$", re.IGNORECASE)
_ENDS = re.compile(r"[^\S\n]*(?:\n|[.,;:!?”\"’)]|$|\s(?:and|but|while|after|before|since)\b)")
_OF_THOSE = re.compile(r"\b[Oo]f\s+(?:those|them|these),?\s+$")
_REST = re.compile(r"(?:the\s+(?:remaining|other))?", re.IGNORECASE)
_SIDES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:ed|es)|adopted|approved|rejected|defeated|failed|carried|confirmed|endorsed|backed|cleared)\b"
    r"(?:\s+(?:[\w’'-]+\s+){0,3}?(?:[\w’'-]+,?\s+)?)??[\s,]*"
    r"(?:by\s+|of\s+)?(?:a\s+vote\s+of\s+)?(?P<one>\d{1,3})(?:\s+votes?)?(?:\s+to\s+|\s?[-–]\s?)(?P<other>\d{1,3})\b"
    r"(?!\s*(?:percent|per\s+cent|%|points?|years?|days?|[-–]\s?\d))",
    re.IGNORECASE,
)
_VOTED_ON = re.compile(
    r"\b(?:votes?|voted|voting|motion|bill|resolution|amendment|measure|nomination|treaty|ordinance|plan|proposal|budget|law|act"
    r"|council|senat\w+|house|committee|board|parliament|commission|court|jury|panel|assembly|congress|chamber|lawmakers|deputies)\b",
    re.IGNORECASE,
)
_INHERITED = frozenset(
    {"killed", "wounded", "missing", "displaced", "arrested", "infected", "people", "votes", "other"}
)
_STOPS = re.compile(r"\s*[.!?;]")
_HOLDS = re.compile(r"\b(?:counts?|counted|lists?|records?|recorded|has|have|print(?:s|ed|ing)?)\s+$", re.IGNORECASE)
_WHOSE = re.compile(
    r"\b(?:[A-Z]\w+|ministry|government|monitor|office|police|agency|union|state|army|council)[’']s\s+$"
)
_ALSO = re.compile(r",\s+(?:and\s+)?(?:the\s+)?(?:[\w’'-]+\s+){1,4}(?:as|at|of)\s+$")
_PLACE_FIRST = re.compile(r",\s+(?:and\s+)?in\s+(?:the\s+)?[A-Z][\w-]+\s+$")
_SAYS_WHO = re.compile(r",\s+(?:says?|said|according\s+to)\b")
_THEN = re.compile(
    r"\s+(?:(?:late|early)\s+on\s+\w+|on\s+\w+day|at\s+(?:noon|midnight|dawn|\w+\s+o[’']clock)|by\s+\w+|now|today|yesterday)\b",
    re.IGNORECASE,
)
_OF_THE_DEAD = re.compile(
    r"\s+of\s+(?:the|its|their|our|those)\s+(?:[\d,]+|[a-z]+(?:-[a-z]+)?)\s+(?:confirmed\s+)?(?P<state>dead|killed|missing|injured|wounded)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\blist\s+of\s+(?:the\s+)?(?P<state>missing|dead|killed|injured|wounded)\b", re.IGNORECASE)
_ON_LIST = re.compile(r"\s+(?:are|were)\s+on\s+(?:our|its|the|their|a)\s+(?:\w+\s+)?list\b", re.IGNORECASE)
_LAID = re.compile(
    r"\b(?:bur(?:y|ied)|identified|seen|saw|recovered|dug\s+out|pulled\s+out|brought\s+up|laid\s+out)\s+(?:only\s+)?$",
    re.IGNORECASE,
)
"""What is done with the dead: a number alone behind it counts them."""
_AT_HAND = re.compile(r"\s+(?:in|at|on|from|near)\s+(?:(?:his|her|their|our|its|my|this|that|the|one)\s|[A-Z])")
_EACH = re.compile(r"\s+(?:for\s+)?(?:each|per|apiece)\b", re.IGNORECASE)
_ODDS = 100
"""How many times a toll a number is at most that takes it up."""
_SHORT = 6
"""Words of a sentence that tells a number and nothing else ("The ministry says eleven.")."""
_FORWARD = 1
"""Sentences a count may be taken up across."""
_PARAGRAPH, _PAGE = 4, 12
"""Sentences across which a toll is meant by a number that somebody says, and by a bounded one or a list of names."""


_LISTS_OF: dict[str, Measure] = {
    "missing": "missing", "dead": "killed", "killed": "killed", "injured": "wounded", "wounded": "wounded"
}  # fmt: skip


def taken_up(clauses: Clauses, one: Counted, told: tuple[Counted, Measured] | None) -> Measured | None:
    """A number with no noun, where its words say that it counts what the last figure `told` before it did; or None."""
    if told is None or one.head is not None or one.amount.unit or one.amount.form in ("none", "vague"):
        return None
    before, measure = told
    text, amount = clauses.text, one.amount
    if _sentences_between(clauses, before, one) > _FORWARD:
        return None
    scaled = _SCALED.search(text, amount.number, amount.number_end) or _EACH.match(text, amount.end)
    if measure.measure == "money" and scaled:
        return measure._replace(rule="sum taken up", last=one.last)
    if measure.measure not in _INHERITED:
        return None
    lead = words_before(clauses, one)
    if _OF_WHOM.search(lead):
        # "Puts the number of missing at nine" says itself what it counts.
        return None
    if _sentences_between(clauses, before, one) == 0 and _is_before(lead, measure) and is_near(one, before):
        return Measured(measure.measure, measure.unit, "toll before", one.last, measure.denied)
    bounded = amount.bound != "exact" and (_CLAIMED.search(lead) or _NOW.search(lead))
    if not (_PUT.search(lead) or _SPOKEN.search(lead) or bounded) or not _ENDS.match(text, amount.end):
        return None
    return Measured(measure.measure, measure.unit, "count taken up", one.last, measure.denied)


def _is_before(lead: str, measure: Measured) -> bool:
    """Whether a number is what a count came from: "200,000 homes were dark, down from 1.4 million"."""
    return measure.measure not in ("money", "duration") and bool(_CHANGED.search(lead))


def is_near(one: Counted, other: Counted) -> bool:
    """Whether two numbers are of one order, so that the one may take up what the other counts."""
    values = [count.amount.value for count in (one, other) if count.amount.value]
    return len(values) < 2 or max(values) <= _ODDS * min(values)


def of_a_toll(clauses: Clauses, one: Counted, toll: tuple[Counted, Measured] | None) -> Measured | None:
    """A number with no noun that counts on where a `toll` told before it left off; or None.

    "It was nine at noon", "the ministry says six", "the total has reached 112", "to 64 from 112".
    """
    if toll is None or one.amount.unit or one.amount.form in ("none", "vague", "fraction"):
        return None
    before, measure = toll
    far = _sentences_between(clauses, before, one)
    lead = words_before(clauses, one)
    if not is_near(one, before):
        return None
    behind = one.head is None and _OF_THOSE.search(lead) and _WERE.match(clauses.text, one.amount.end)
    if far <= 1 and (_OF_THEM.match(clauses.text, one.amount.end) or behind):
        return measure._replace(rule="share of a toll", last=one.last)
    if far == 0 and _counts_part(clauses, before, one):
        out = _LEFT_OUT.search(clauses.text, before.amount.end, one.amount.start)
        rule = "left out of a toll" if out else "share of a toll"
        return measure._replace(rule=rule, last=one.last if one.head is None else one.head)
    if one.head is not None:
        return None
    if far == 0 and one.amount.more:
        return measure._replace(rule="toll counted on", last=one.last)
    if far == 0 and _FROM.search(lead):
        return measure._replace(rule="toll before", last=one.last)
    if far == 0 and _LISTS.search(lead) and _IN_PLACE.match(clauses.text, one.amount.end):
        return measure._replace(rule="share by place", last=one.last)
    if far == 0 and (_ALSO.search(lead) or _PLACE_FIRST.search(lead)) and _ENDS.match(clauses.text, one.amount.end):
        return measure._replace(rule="share by place" if _PLACE_FIRST.search(lead) else "toll taken up", last=one.last)
    if far <= _PARAGRAPH and measure.measure == "killed" and _LAID.search(lead) and _is_apart(clauses, one):
        return measure._replace(rule="toll taken up", last=one.last, denied=False)
    if not _is_apart(clauses, one):
        fewer = (one.amount.value or 0) < (before.amount.value or 0) and not one.amount.more
        located = (
            far == 1 and fewer and _REST.fullmatch(lead.strip(' "“')) and _WERE.match(clauses.text, one.amount.end)
        )
        return measure._replace(rule="share by place", last=one.last) if located else None
    alone = len(lead.split()) < _SHORT and _STOPS.match(clauses.text, one.amount.end)
    reach = _PAGE if alone or one.amount.bound != "exact" else _PARAGRAPH
    taken = far <= reach and (
        _TOTAL.search(lead)
        or _SAID.search(lead)
        or _WHOSE.search(lead)
        or (far <= _PARAGRAPH and _HOLDS.search(lead) and _STOPS.match(clauses.text, one.amount.end))
        or (far <= _PARAGRAPH and not lead.strip(' “"') and _SAYS_WHO.match(clauses.text, one.amount.end))
    )
    taken = taken or (far <= 1 and _SAID.search(lead) and _AT_HAND.match(clauses.text, one.amount.end))
    rule = "toll before" if _IT_WAS.search(lead) else "toll taken up"
    return measure._replace(rule=rule, last=one.last) if taken else None


def is_given(clauses: Clauses, one: Counted) -> bool:
    """Whether a number alone is what somebody says, what "it" is or what there were: "the ministry says 22"."""
    lead = words_before(clauses, one)
    ends = _ENDS.match(clauses.text, one.amount.end) or _AT_HAND.match(clauses.text, one.amount.end)
    return bool(ends and (_SAID.search(lead) or _WHOSE.search(lead) or _HOLDS.search(lead)))


def _is_apart(clauses: Clauses, one: Counted) -> bool:
    """Whether nothing counted follows a number alone: its sentence ends, or a place or a time stands behind it."""
    text, end = clauses.text, one.amount.end
    return bool(_ENDS.match(text, end) or _AT_HAND.match(text, end) or _THEN.match(text, end))


def listed(clauses: Clauses, one: Counted, toll: tuple[Counted, Measured] | None, *, in_list: bool) -> Measured | None:
    """A number alone in a list after a toll, behind what it counts for ("Norrby: 6,200"), or right behind the toll."""
    if toll is None or one.head is not None or one.amount.unit or one.amount.form not in ("digits", "words"):
        return None
    named = _NAMED.fullmatch(words_before(clauses, one)) and _ENDS.match(clauses.text, one.amount.end)
    near = named and _sentences_between(clauses, toll[0], one) <= (_PAGE if in_list else 2)
    return toll[1]._replace(rule="share by place", last=one.last) if near else None


def words_before(clauses: Clauses, one: Counted) -> str:
    """The words of the sentence, or of its line, before a number."""
    start = clauses.words.start[clauses.sentence(one.first).start]
    return clauses.text[max(start, clauses.text.rfind("\n", start, one.amount.start) + 1) : one.amount.start]


def names_of_the_dead(clauses: Clauses, one: Counted, every: Sequence[tuple[Counted, Measured]]) -> Measured | None:
    """ "We have 29 names", "it had passed 40 names": the dead told of before, by their names; None elsewhere."""
    if one.head is None or clauses.lowers[one.head] != "names":
        return None
    sentence = clauses.sentence(one.first)
    kind = _LISTED.search(clauses.slice(sentence.start, sentence.stop - 1))
    if kind:
        return Measured(_LISTS_OF[kind["state"].lower()], "people", "names listed", one.head)
    if not _NAMES.search(words_before(clauses, one)) and not _ON_LIST.match(clauses.text, clauses.words.end[one.head]):
        return None
    dead = next((told for told in reversed(every) if told[1].measure == "killed"), None)
    if dead is None or _sentences_between(clauses, dead[0], one) > _PAGE:
        return None
    return dead[1]._replace(rule="names listed", last=one.head, denied=False)


def is_left_out(clauses: Clauses, one: Counted) -> bool:
    """Whether a count only does not include those: they are dead or hurt all the same."""
    return bool(_LEFT_OUT.search(words_before(clauses, one)))


def is_it(clauses: Clauses, one: Counted) -> bool:
    """Whether a number is what "it" is or was, which is what the sentence before tells first."""
    return bool(_IT.search(words_before(clauses, one)))


def part_of_those(clauses: Clauses, one: Counted) -> Measured | None:
    """ "61 of the 96 dead": what befell the whole befell the part; None elsewhere."""
    found = _OF_THE_DEAD.match(clauses.text, one.amount.end)
    if found is None or one.amount.unit or one.amount.form not in ("digits", "words") or one.amount.value == 1:
        return None
    return Measured(_LISTS_OF[found["state"].lower()], "people", "share of a toll", one.number)


def _counts_part(clauses: Clauses, before: Counted, one: Counted) -> bool:
    """Whether the words between a toll and people counted behind it make them a part of it ("17 with three crew")."""
    fewer = one.amount.value is not None and one.amount.value < (before.amount.value or 0)
    return fewer and bool(_INCLUDES.search(clauses.text, before.amount.end, one.amount.start))


def counted_again(clauses: Clauses, one: Counted, every: Sequence[tuple[Counted, Measured]]) -> Measured | None:
    """ "all nine", "the other five": a number alone that was counted before; the last figure with it, or None."""
    lead = clauses.text[max(0, one.amount.start - 16) : one.amount.start]
    if one.head is not None or one.amount.bound != "exact" or one.amount.value in (None, 1.0) or not _ALL.search(lead):
        return None
    same = (
        told._replace(rule="toll taken up", last=one.last)
        for before, told in reversed(every)
        if before.amount.value == one.amount.value
        and (told.measure in CASUALTY or told.measure == "people")
        and _sentences_between(clauses, before, one) <= _PARAGRAPH
    )
    return next(same, None)


def either(clauses: Clauses, one: Counted, other: Counted, told: Measured) -> tuple[Counted, Measured] | None:
    """The first of "14 or 29 dead", two tellings and no range: it measures what the second does; else None."""
    joined = _OR.fullmatch(clauses.text, one.amount.end, other.amount.start)
    if not joined or one.head not in (None, other.head) or told.measure not in (*CASUALTY, "people"):
        return None
    return Counted(one.amount, one.first, one.number, one.number), told._replace(rule="one of two", last=one.number)


def _sentences_between(clauses: Clauses, before: Counted, one: Counted) -> int:
    return clauses.words.sentence[one.first] - clauses.words.sentence[before.first]


def sides_of_a_vote(clauses: Clauses, sentence: range) -> Iterator[tuple[Counted, Measured]]:
    """ "voted by 122 to 119": the votes of either side."""
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    for match in _SIDES.finditer(clauses.text, start, end):
        if _counts_on(clauses, match.end("other")) or not _VOTED_ON.search(clauses.text, start, end):
            continue
        for side in ("one", "other"):
            word = clauses.word_at(match.start(side))
            if word is not None and clauses.words.end[word] == match.end(side):
                first, last, value = match.start(side), match.end(side), float(match[side])
                amount = Amount(first, last, first, last, value, value, "exact", "digits")
                yield Counted(amount, word, word, word), Measured("votes", "votes", "sides of a vote", word)


def _counts_on(clauses: Clauses, end: int) -> bool:
    """Whether a noun follows that is no vote ("approved 12 to 15 licences")."""
    last = clauses.word_at(end - 1)
    if last is None or last + 1 >= clauses.sentence(last).stop:
        return False
    noun = clauses.words.pos[last + 1] in ("NOUN", "PROPN", "ADJ", "NUM")
    return noun and clauses.lowers[last + 1] not in ("votes", "vote")
