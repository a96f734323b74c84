"""The condition a position or a rule hangs on: "only if", "unless", "provided that", "as long as", "without"."""

from __future__ import annotations

import re

from onrecord.findings.clauses import Clauses
from onrecord.record import Span

_MARKS = frozenset({"if", "unless", "until", "provided", "providing", "once"})
_TURNED = frozenset({"had", "were", "should"})
"""Auxiliaries that stand before their subject in a condition."""
_NOT_YET = frozenset({"once", "until", "till", "unless"})
_LONGEST = 40
_PHRASE = re.compile(
    r"\b(?:(?:but\s+)?(?:only|even)\s+(?:if|when|once|after|with|under)|unless|until|provided(?=\s+(?:that\b|the\b|it\b|they\b))"
    r"|provided\s+that|providing\s+that|as\s+long\s+as|so\s+long\s+as|on\s+(?:the\s+)?condition\s+that|on\s+condition\s+of"
    r"|(?:in\s+)?(?:exchange|return)\s+for|contingent\s+(?:up)?on|conditional\s+(?:up)?on|subject\s+to|in\s+the\s+event\s+(?:that|of)"
    r"|assuming(?:\s+that)?|not\s+(?:before|until)|absent)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:^|[“\"])(?:(?:only|even)\s+)?(?:if|unless|until|once|as\s+long\s+as|provided|without|absent)\b[^,;.]+(?=,)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;.”\"!?—]|\s(?:but|and\s+(?:said|added))\b")


def condition_of(clauses: Clauses, predicate: int) -> Span | None:
    """The stretch under a conditional mark that hangs on the predicate, or on what governs it; else what a phrase of
    condition before or after it in the sentence says."""
    for word in (predicate, *list(clauses.ancestors(predicate))[:2]):
        for clause in clauses.below(word, "advcl", "ccomp"):
            marks = [m for m in clauses.below(clause, "mark") if clauses.lowers[m] in _MARKS]
            if marks and clause != predicate and predicate not in clauses.subtree(clause):
                return _stretch(clauses, clause, marks[0])
    return _by_words(clauses, predicate)


def _stretch(clauses: Clauses, clause: int, mark: int) -> Span:
    inside = clauses.subtree(clause)
    first, last = min(mark, *inside), min(max(inside), mark + _LONGEST)
    if (
        first
        and clauses.lowers[first - 1] in ("only", "even")
        and clauses.words.sentence[first - 1] == clauses.words.sentence[first]
    ):
        first -= 1
    while last > first and clauses.words.pos[last] == "PUNCT":
        last -= 1
    return clauses.span(first, last)


def _by_words(clauses: Clauses, predicate: int) -> Span | None:
    """A phrase of condition after the predicate up to the next comma or the end, or one that opens its sentence."""
    sentence = clauses.sentence(predicate)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    match = _PHRASE.search(clauses.text, clauses.words.end[predicate], end)
    if match and not _STOP.search(clauses.text[clauses.words.end[predicate] : match.start()].rstrip(" ,")):
        stop = _STOP.search(clauses.text, match.end(), end)
        return Span(match.start(), stop.start() if stop else end)
    opening = _FIRST.match(clauses.text[start : clauses.words.start[predicate]])
    if opening is None:
        return None
    lead = len(opening[0]) - len(opening[0].lstrip('“"'))
    return Span(start + lead, start + opening.end())


def inverted(clauses: Clauses, word: int) -> int | None:
    """The auxiliary of a condition told by word order ("Had nine more voted for it, …"), or None."""
    sentence = clauses.sentence(word)
    asked = "?" in clauses.lowers[sentence.start : sentence.stop]
    marked = any(clauses.lowers[mark] not in _TURNED for mark in clauses.below(word, "mark"))
    if clauses.words.dep[word] not in ("advcl", "ccomp") or marked or asked:
        return None
    subject = clauses.below(word, "nsubj", "nsubj:pass")
    if not subject:
        return None
    first = clauses.bounds(subject[0])[0] - 1
    if first < sentence.start or clauses.lowers[first] not in _TURNED or clauses.words.head[first] != word:
        return None
    opens = first == sentence.start or clauses.words.pos[first - 1] in ("PUNCT", "CCONJ", "SCONJ")
    return first if opens else None


def is_yet_to_be(clauses: Clauses, word: int, mark: int) -> bool:
    """Whether a clause under "once" or "until" tells what is not done yet ("once the treaty has been ratified")."""
    if clauses.lowers[mark] not in _NOT_YET:
        return False
    above = clauses.words.head[word]
    told = {clauses.lowers[aux] for aux in clauses.below(word, "aux", "aux:pass", "cop")}
    ahead = clauses.modal(above) is not None or clauses.words.tag[above] in ("VB", "VBZ", "VBP")
    return bool(told & {"has", "have"}) or (not told and clauses.words.tag[word] == "VBN" and ahead)


def is_left_open(clauses: Clauses, verb: int) -> bool:
    """Whether a clause is yet to come true, or did not: "once the Senate has ratified it", "had they backed it"."""
    yet = clauses.words.dep[verb] == "advcl" and any(
        is_yet_to_be(clauses, verb, mark) for mark in clauses.below(verb, "mark")
    )
    return yet or inverted(clauses, verb) is not None
