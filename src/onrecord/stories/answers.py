"""Who answers whom: a denial of what was just said, two sides set against each other, and words that exclude others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.record import Aspect, Difference, DifferenceKind, Reading, Span, Statement, Why
from onrecord.stories.sentences import sentence_around
from onrecord.stories.sourced import Said

_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?!\s*(?:per|%|million))")
_FALSE = re.compile(
    r"(?:^|[.!?]\s+)\W*(?:it|this|that|these|those|they|none\s+of\s+(?:it|this|that))?\s*(?:(?:is|was|are|were|’s|'s)\s+)?"
    r"(?:simply\s+|just\s+|all\s+|completely\s+|entirely\s+)?(?:not\s+(?:true|so|correct)|untrue|false|a\s+lie|lies|wrong|nonsense|invented|"
    r"an?\s+inventions?|inventions?|fabricat\w+|baseless|rubbish)\b",
    re.IGNORECASE,
)
"""A statement that says of the words before it that they are not so."""
_CHARGE = re.compile(
    r"\b(?:charges?|accusations?|allegations?|claims?|reports?|rumou?rs?|story|stories|involvement|responsib\w+|wrongdoing|any\s+(?:role|part|link)|"
    r"blame)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:dismiss|drop|withdr|thr[eo]w|quash)\w*\s+(?:out\s+)?(?:all\s+|the\s+|both\s+)*$", re.IGNORECASE
)
"""What a court or a prosecutor does to charges: nobody denies anything by it."""
_NO = re.compile(r"\b(?:no|without)\s", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:no|little)\s+(?:\w+\s+)?(?:choice|option|alternative|doubt|question|wonder)\b", re.IGNORECASE)
"""A "no" that denies nothing: "we have no choice but to go"."""
_TRUE = frozenset("genuine authentic real".split())
_FORGED = frozenset("forgery forged fake fabricated fabrication invention inventions hoax".split())
_DOUBTED = re.compile(r"\b(?:whether|if|not|no|never)\b|n[’']t\b", re.IGNORECASE)
_BEFORE, _AFTER = re.compile(r"\bbefore\b"), re.compile(r"\bafter\b")
_SAYING = frozenset({"say", "claim", "accuse", "deny", "confirm", "admit"})
_BACK = 400
"""Characters before a denial in which what it denies was said."""
_SHORT = 80
"""Characters of a denial that has no words of its own, at most."""
_FEW = 8
"""Words of the shorter of two statements, at most, for one common word to join them."""
_RARE, _SHARE = 6, 0.02
"""Statements, and the share of a story's, that may have a word which joins two."""
_BESIDE = 160
"""Characters between two statements that a page sets against each other."""
_COMMON = frozenset(
    "that this with from have been were what when they their there would could said says will about".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A reported statement of a page with its words."""

    said: Said
    statement: Statement
    span: Span
    text: str
    around: str
    stems: frozenset[str]
    ended: bool

    @property
    def refuses(self) -> bool:
        no = self.statement.polarity == "negative" and not _LEFT.search(self.text)
        return no != (self.statement.act == "deny")


def answered(readings: Sequence[Reading], said: Mapping[str, Said]) -> tuple[Difference, ...]:
    """What one speaker of a page denies of another's words, or contradicts by the hour; each pair once.

    A denial without words of its own ("that is a lie", "denied the charge") is of the last statement before it, by
    somebody else, that it can be of. Two statements side by side contradict each other where they share a word and one
    says no, or name other hours. A thing called a forgery by one is denied by who calls it genuine, on any page.
    """
    pages = [list(_statements(reading, said)) for reading in readings]
    common = _common([told for page in pages for told in page])
    found = [one for page in pages for one in (*_denials(page), *_beside(page, common))]
    found += _forgeries([told for page in pages for told in page])
    unique = {(d.kind, d.first, d.other): d for d in found}
    return tuple(unique.values())


def _statements(reading: Reading, said: Mapping[str, Said]) -> Iterator[_Told]:
    article = reading.article
    if article is None:
        return
    for statement in reading.statements[1:]:
        if statement.spans and statement.act in _SAYING and statement.id in said:
            text = " ".join(span.of(article.text) for span in statement.spans)
            stems = frozenset(word[:5] for word in _WORD.findall(text.lower()) if word not in _COMMON)
            start = statement.spans[0].start
            ended = _ENDED.search(article.text, max(0, start - 30), start) is not None
            around = sentence_around(article, statement.spans[0]).of(article.text)
            yield _Told(said[statement.id], statement, statement.spans[0], text, around, stems, ended)


def _common(told: Sequence[_Told]) -> frozenset[str]:
    """Words that too many statements of the story have for one in two of them to mean that they speak of one thing."""
    counts = Counter(stem for one in told for stem in one.stems)
    most = max(_RARE, _SHARE * len(told))
    return frozenset(stem for stem, count in counts.items() if count > most)


def _denials(page: Sequence[_Told]) -> Iterator[Difference]:
    for told in page:
        bare = len(told.text) <= _SHORT and _FALSE.search(told.text)
        charge = told.statement.act == "deny" and _CHARGE.search(told.text) and not told.ended
        if not (bare or charge):
            continue
        before = [
            other
            for other in page
            if 0 <= told.span.start - other.span.end <= _BACK and _others(told, other) and not _FALSE.search(other.text)
        ]
        accused = [other for other in before if other.statement.act == "accuse"]
        if before:
            yield _difference(
                "denied", "the whole", (accused or before)[-1], told, "the next speaker says it is not so", 0.8
            )


def _beside(page: Sequence[_Told], common: frozenset[str]) -> Iterator[Difference]:
    for one, other in combinations(page, 2):
        first, second = sorted((one, other), key=lambda told: told.span.start)
        if not 0 <= second.span.start - first.span.end <= _BESIDE or not _others(first, second):
            continue
        shared = (first.stems & second.stems) - common
        alike = len(shared) > 1 and 3 * len(shared) >= min(len(first.stems), len(second.stems))
        alike = alike or any(_says_no(told.text, shared) for told in (first, second))
        if shared and alike and first.refuses != second.refuses and min(len(first.stems), len(second.stems)) <= _FEW:
            yield _difference("denied", "the whole", first, second, "side by side, one says it, the other says no", 0.8)
            continue
        hours = [frozenset(h.replace(".", ":") for h in _CLOCK.findall(told.text)) for told in (first, second)]
        order = (_BEFORE.search(first.text) and _AFTER.search(second.text)) or (
            _AFTER.search(first.text) and _BEFORE.search(second.text)
        )
        if (hours[0] and hours[1] and not hours[0] & hours[1] and shared) or order:
            yield _difference("contradicted", "day", first, second, "side by side, another hour or order", 0.8)


def _says_no(text: str, stems: frozenset[str]) -> bool:
    """Whether the words deny one of the things themselves ("no warning")."""
    return _NO.search(text) is not None and any(
        re.search(rf"\b(?:no|without)\s+(?:\w+\s+)?{stem}", text, re.IGNORECASE) for stem in stems
    )


def _forgeries(told: Sequence[_Told]) -> Iterator[Difference]:
    false = [one for one in told if _FORGED & set(_WORD.findall(one.text.lower()))]
    true = [one for one in told if _TRUE & set(_WORD.findall(one.text.lower())) and not _DOUBTED.search(one.around)]
    kinds = frozenset(word[:5] for word in _TRUE | _FORGED)
    for one in true:
        for other in false:
            if _others(one, other) and (one.stems & other.stems) - kinds:
                yield _difference("denied", "the whole", one, other, "genuine to one, forged to the other", 0.8)


def _others(one: _Told, other: _Told) -> bool:
    """Whether two speakers speak, each of them somebody, and neither in the other's mouth."""
    a, b = one.said, other.said
    apart = not (a.speaker & b.speaker or a.chain[-1] in b.chain or b.chain[-1] in a.chain)
    return apart and not (a.own or b.own or a.label == "unnamed" or b.label == "unnamed")


def _difference(kind: DifferenceKind, on: Aspect, first: _Told, other: _Told, rule: str, score: float) -> Difference:
    return Difference(
        kind=kind,
        on=on,
        first=first.said.cite,
        other=other.said.cite,
        speakers=(first.said.label, other.said.label),
        why=Why(rule=rule, score=score, detail=f"{first.statement.act} against {other.statement.act}"),
    )
