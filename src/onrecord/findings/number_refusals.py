"""Numbers that count nothing: years, dates, clock times, ages, scores, addresses, numbers of pages, laws and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.findings.amounts import Amount
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import noun_measure
from onrecord.findings.word_classes import rows
from onrecord.record import When

_AGE_AFTER = re.compile(r"[\s‐‑-]*(?:years?|months?|weeks?|days?)?[\s‐‑-]*olds?\b|[\s‐‑-]*yo\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|in (?:his|her|their) (?:early|mid|late)?)\s*(?:\d+\s*(?:,|and|to|-|–)\s*)*$", re.IGNORECASE
)
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:\w+\s+){0,3}(?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.|Boulevard|Blvd\.?|Lane|Court|Place|Way)\b"
)
_SCORE_VERB = re.compile(
    r"\b(?:win|won|wins|beat|beats|lost|lose|draw|drew|defeat|defeated|victory|score|scored)\b", re.IGNORECASE
)
_YOUNG = r"\b(?:children|kids|girls|boys|students|minors|anyone|those|people|men|women|teens)\s+$"
_YEAR = re.compile(r"(?:1[4-9]|20|21)\d\d")
_GLUED = re.compile(r"[a-z]{4,}\d{2,}")
"""A word and a number that a page shows side by side with nothing between ("Shares1530")."""
_ORDERED = re.compile(r"\b(?:top|first|last|big|group of|g|no\.?|number|nos\.?)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:dead|missing|injured|wounded|displaced|victims|homeless)\s+(?:now\s+)?number\s+$", re.IGNORECASE
)
"""Where "number" is a verb: "the confirmed dead now number 78"."""


@cache
def _labels(side: str) -> frozenset[str]:
    return frozenset(word for where, words in rows("number_labels.tsv") if where == side for word in words.split())


def refusal(clauses: Clauses, found: Counted, times: Sequence[When]) -> str | None:
    """Why the number counts nothing ("year", "age", …), or None where it may be a figure."""
    amount, text = found.amount, clauses.text
    before, after = text[max(0, amount.start - 30) : amount.start], text[amount.end : amount.end + 45]
    if amount.unit and amount.unit != "%":
        return None
    if re.search(r"\bhow\s+$", before, re.IGNORECASE):
        return "question"
    if any(t.type in ("DATE", "TIME", "SET") and t.span.start <= amount.number < t.span.end for t in times):
        return "date"
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before) or _aside_age(text, amount) or _age_limit(found, before):
        return "age"
    if amount.unit == "%":
        return None
    plain = amount.form == "digits"
    if plain and found.head is not None and _GLUED.fullmatch(clauses.lowers[found.head]):
        return "score or code"
    if plain and _is_year(text[amount.number : amount.number_end], clauses, found):
        return "year"
    if plain and (_touches_digits(before, after) or _is_score(amount, before, after, found)):
        return "score or code"
    if plain and (_STREET.match(after) or re.match(r"\s+(?:block|hundred block)\b", after)):
        return "address"
    return _labelled(clauses, found, before, plain)


def _labelled(clauses: Clauses, found: Counted, before: str, plain: bool) -> str | None:
    previous = clauses.lowers[found.first - 1] if found.first else ""
    following = clauses.lowers[found.number + 1] if found.number + 1 < len(clauses.words) else ""
    if plain and found.amount.bound == "exact" and _adjacent(clauses, found) and previous in _labels("before"):
        return "label"
    if following in _labels("after"):
        return "measure of a thing"
    if _ORDERED.search(before) and not _NUMBERED.search(before):
        return "label"
    if plain and _follows_name(clauses, found) and not _plural(clauses, found):
        return "part of a name"
    if found.amount.form == "words" and _titled(clauses, found):
        return "part of a name"
    return None


def _aside_age(text: str, amount: Amount) -> bool:
    """ "Ann Lee, 34, said": a number between commas after a name; also in brackets after one."""
    before, after = text[max(0, amount.start - 4) : amount.start], text[amount.end : amount.end + 2]
    bare = amount.form == "digits" and (amount.value or 0) < 120 and amount.bound == "exact"
    asides = (
        re.search(r"[\w.]\s?,\s$", before)
        and re.match(r"\s?[,.;]", after)
        or re.search(r"\(\s?$", before)
        and after.lstrip()[:1] == ")"
    )
    return bool(bare and asides)


def _age_limit(found: Counted, before: str) -> bool:
    """ "children under 15", "both 16, were": an age told of those named just before."""
    limit = found.amount.bound in ("under", "over") and re.search(_YOUNG, before, re.IGNORECASE)
    return found.head is None and bool(limit or re.search(r",\s(?:both|all)\s$", before))


def _is_year(digits: str, clauses: Clauses, found: Counted) -> bool:
    if not _YEAR.fullmatch(digits) or found.amount.bound != "exact":
        return False
    people = found.head is not None and noun_measure(clauses.lowers[found.head]) == "people"
    return not (_plural(clauses, found) and people)


def _plural(clauses: Clauses, found: Counted) -> bool:
    head = found.head
    return head is not None and (
        clauses.words.tag[head] in ("NNS", "NNPS") or clauses.lowers[head] in ("people", "police")
    )


def _touches_digits(before: str, after: str) -> bool:
    return bool(re.search(r"\d[\s]?[-–.:)]$", before) or re.match(r"[-–.:]\d", after) or re.search(r"[#№]\s?$", before))


def _is_score(amount: Amount, before: str, after: str, found: Counted) -> bool:
    small = amount.bound in ("exact", "range") and (amount.value or 0) < 200
    if small and found.head is None and re.match(r"\s?[-–]\s?\d|\s+to\s+\d", after):
        return True
    return small and amount.bound == "range" and found.head is None and bool(_SCORE_VERB.search(before))


def _adjacent(clauses: Clauses, found: Counted) -> bool:
    """Whether nothing but a blank stands between the number and the word before it."""
    return found.first > 0 and clauses.text[clauses.words.end[found.first - 1] : found.amount.start].strip(" ") == ""


def _follows_name(clauses: Clauses, found: Counted) -> bool:
    if not found.first or not _adjacent(clauses, found) or found.amount.bound != "exact":
        return False
    previous = found.first - 1
    word = clauses.text[clauses.words.start[previous] : clauses.words.end[previous]]
    named = clauses.words.pos[previous] == "PROPN" and word[:1].isupper()
    return named and clauses.words.sentence[previous] == clauses.words.sentence[found.first]


def _titled(clauses: Clauses, found: Counted) -> bool:
    """A number word with a capital inside a sentence whose neighbour has one, too ("the Big Three", "Channel Four")."""
    word = clauses.text[found.amount.number : found.amount.number + 1]
    inside = found.first > clauses.sentence(found.first).start and word.isupper()
    before = found.first - 1
    return inside and clauses.text[clauses.words.start[before]].isupper() and clauses.words.pos[before] != "PUNCT"
