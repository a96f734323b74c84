"""What a number counts: the noun after it, across "of the", adjectives and titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.findings.amounts import Amount
from onrecord.findings.clauses import Clauses
from onrecord.findings.measure_lexicon import noun_measure
from onrecord.record.calendar_words import WEEKDAYS

_SKIPPED = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "those", "these", "more", "worth", "all", "such", "them"}
)
_ALWAYS_PLURAL = frozenset(
    {
        "people",
        "men",
        "women",
        "children",
        "police",
        "personnel",
        "troops",
        "others",
        "lives",
        "cattle",
        "crew",
        "staff",
    }
)
_FATED = frozenset({"found", "shot", "left", "feared", "believed", "stabbed", "hit", "struck", "trapped"})
_OVER_VERBS = frozenset(
    "hand handed handing take took taken taking turn turned turning run ran knock knocked spread".split()
)
_TELL_ABOUT = frozenset(
    "message messages report reports rumour rumours rumor rumors news information claim claims story stories talk "
    "question questions tale tales announcement statement statements".split()
)
"""Words behind which "about" tells what of, not how many."""
_REACHING = frozenset(
    "passes passing passed crosses crossed nears neared nearing approaches approached approaching tops topping "
    "topped".split()
) | {"close on"}
_COUNTS = re.compile(
    r"\b(?:tolls?|deaths?|dead|killed|numbers?|counts?|totals?|tally|figures?|fatalities|cases|losses|casualties|turnout|crowds?|debts?|"
    r"prices?|costs?|bills?|population|membership|infections|arrests|votes?|signatures|arrivals|refugees|missing|injured|majority)\b",
    re.IGNORECASE,
)
"""What can pass a number."""
_DAYS = frozenset((*WEEKDAYS, "yesterday", "today"))
_TIMES = _DAYS | frozenset("week month year night morning afternoon evening spring summer autumn winter".split())
_STATES = frozenset({"dead", "wounded", "injured", "missing", "displaced", "homeless", "hurt", "killed", "arrested"})


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount with the words it counts.

    `first` and `last` are words: the number's first, and the last of the phrase (the number's last where nothing
    follows). `head` is the counted noun, `after` the word from which the phrase is told on; `of` tells "12 of the
    soldiers". `hyphened` tells "a 20-month war": `head` is then the unit noun.
    """

    amount: Amount
    first: int
    number: int
    last: int
    head: int | None = None
    of: bool = False
    hyphened: bool = False


def counted(clauses: Clauses, amount: Amount) -> Counted | None:
    """The amount with its noun, or None where the number is no word of a sentence that was read."""
    first = clauses.word_at(amount.start)
    number = clauses.word_at(amount.number)
    end = clauses.word_at(amount.end - 1)
    if first is None or end is None or number is None:
        return None
    stop = clauses.sentence(end).stop
    if end + 2 < stop and clauses.lowers[end + 1] in "-‐‑–" and clauses.words.start[end + 1] == amount.end:
        return Counted(amount, first, end, end + 2, end + 2, hyphened=True)
    at, of = _to_the_noun(clauses, end + 1, stop)
    head = _head(clauses, at, stop)
    if head is None:
        return Counted(amount, first, end, end)
    return Counted(amount, first, end, head, head, of)


def without_particle(clauses: Clauses, amount: Amount) -> Amount:
    """The amount without an "over" that belongs to the verb or only leads a length of time ("handed over three
    men", "testified over three days"), and without an "about" of what is told ("a message about 300 dead"); "lasted
    over two hours" keeps it."""
    if amount.bound == "about" and clauses.text[amount.start : amount.number].lower().split()[:1] == ["about"]:
        word = clauses.word_at(amount.start)
        if word and clauses.lowers[word - 1] in _TELL_ABOUT and clauses.words.pos[word - 1] == "NOUN":
            return replace(amount, start=amount.number, bound="exact")
    lead = clauses.text[amount.start : amount.number].lower().strip()
    if lead in _REACHING:
        start = clauses.words.start[clauses.sentence(clauses.word_at(amount.number) or 0).start]
        # "Two men approached three women": only of a count is the verb a bound.
        told = _COUNTS.search(clauses.text, start, amount.start)
        return amount if told else replace(amount, start=amount.number, bound="exact")
    if amount.bound != "over" or lead != "over":
        return amount
    over, number = clauses.word_at(amount.start), clauses.word_at(amount.number)
    if not over or number is None:
        return amount
    lasting = {"lasted", "lasting", "took", "spent", "for", "after", "than", "been", "is", "was", "served", "just"}
    counts_time = any(noun_measure(low) == "duration" for low in clauses.lowers[number + 1 : number + 3])
    leads_time = counts_time and clauses.lowers[over - 1] not in lasting
    if clauses.words.dep[over] == "compound:prt" or clauses.lowers[over - 1] in _OVER_VERBS or leads_time:
        return replace(amount, start=amount.number, bound="exact", high=amount.low)
    return amount


def _to_the_noun(clauses: Clauses, at: int, stop: int) -> tuple[int, bool]:
    of = at < stop and clauses.lowers[at] == "of"
    while at < stop and clauses.lowers[at] in _SKIPPED:
        if clauses.lowers[at] == "the" and not of:
            break
        at += 1
    return at, of


def _head(clauses: Clauses, at: int, stop: int) -> int | None:
    """The noun that ends the run of adjectives and nouns from `at`: the first plural one that no noun follows."""
    words, lowers = clauses.words, clauses.lowers
    head, start = None, at
    while at < stop and at - start < 9:
        if lowers[at] in _FATED or _tells_when(clauses, at, stop):
            break
        noun = words.pos[at] in ("NOUN", "PROPN") or lowers[at] in _ALWAYS_PLURAL
        if noun:
            head = at
            plural = words.tag[at] in ("NNS", "NNPS") or lowers[at] in _ALWAYS_PLURAL
            if plural and not (at + 1 < stop and _leads_on(clauses, at)):
                break
        elif lowers[at] in _STATES and _nothing_follows(clauses, at + 1, stop):
            return head if head is not None else at
        elif not _inside(clauses, at, stop, head):
            break
        at += 1
    return head


def _tells_when(clauses: Clauses, at: int, stop: int) -> bool:
    """Whether a time begins that tells when so many were counted, not what: "against 211 last Wednesday"."""
    low = clauses.lowers[at]
    return low in _DAYS or (low in ("last", "this") and at + 1 < stop and clauses.lowers[at + 1] in _TIMES)


def _leads_on(clauses: Clauses, plural: int) -> bool:
    """Whether a plural is part of the next noun's name ("United States soldiers", "sports clubs")."""
    words, following = clauses.words, plural + 1
    if words.pos[following] not in ("NOUN", "PROPN"):
        return False
    return words.head[plural] == following or words.dep[plural] == "compound" or words.tag[plural] == "NNPS"


def _nothing_follows(clauses: Clauses, at: int, stop: int) -> bool:
    return at >= stop or clauses.words.pos[at] not in ("NOUN", "PROPN", "ADJ")


def _inside(clauses: Clauses, at: int, stop: int, head: int | None) -> bool:
    """Whether the word may stand before the noun: an adjective, a participle, a hyphen, "'s", or an "and" of these."""
    words, lowers = clauses.words, clauses.lowers
    if words.pos[at] == "ADJ":
        return True
    if words.tag[at] in ("VBN", "VBG") and head is None:
        return at + 1 < stop and words.pos[at + 1] in ("NOUN", "ADJ", "PROPN")
    if lowers[at] in ("-", "‐", "‑", "'s", "’s", "’", "'"):
        return True
    singular = head is None or words.tag[head] not in ("NNS", "NNPS")
    return lowers[at] in ("and", "or") and singular and at + 1 < stop and words.pos[at + 1] == "ADJ"
