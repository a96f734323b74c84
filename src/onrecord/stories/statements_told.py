"""Statements of several pages that speak of the same: what is said alike, and what is confirmed or denied."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from onrecord.record import Cite, Claim, Difference, DifferenceKind, Reading, Statement, Why
from onrecord.record.numerals import TENS, spelled
from onrecord.stories.days_told import stems
from onrecord.stories.moments import without_set_apart
from onrecord.stories.sourced import Said, as_first_told, sources

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(
    rf"\b(?:\d[\d,.]*\d|\d|{spelled(2, 19)}|(?:{'|'.join(TENS)})(?:-\w+)?|dozens|scores|hundreds|thousands)\b"
)
"""Numbers, which two tellings of one claim have in common: a claim of 31 is none of 38."""
_ALIKE = 0.5
"""Share of the weight of two statements' words that both have, for one claim."""
_ABOUT = 0.4
"""The same, for one to answer the other."""
_SHARED = 4
"""Words that both have, at least: fewer agree by chance."""
_FEWEST, _WHOLE, _TIMES = 3, 0.85, 3
"""So few are enough where they are as good as all that the shorter says, and the other is not so many times as long."""
_COMMON = 0.1
"""A word in more than this share of the statements proposes no pair."""
_FEW = 12
"""Statements that may always share a word."""
_NEGATION = frozenset("not no never none nobody nothing neither nor cannot without false untrue".split())
_EMPTY = frozenset(
    "the a an and or of to in on at by for from with that this these those it its he she they them his her their is "
    "are was were be been being has have had will would as who which but said says".split()
)
_CONFIRMING = frozenset({"confirm", "admit"})


@dataclass(frozen=True, slots=True)
class Content:
    """One reported statement with its telling, the stems of its weighty words, the numbers, and whether it denies."""

    said: Said
    statement: Statement
    words: frozenset[str]
    denies: bool
    numbers: frozenset[str]


def contents(reading: Reading, said: dict[str, Said]) -> Iterator[Content]:
    """The reported statements of a page that have enough words to be compared; the article itself is none."""
    article = reading.article
    if article is None:
        return
    for statement in reading.statements[1:]:
        text = " ".join(span.of(article.text) for span in statement.spans).lower()
        every = frozenset(_WORD.findall(text))
        numbers = frozenset(_NUMBER.findall(text))
        words = stems(" ".join(sorted(every - _EMPTY - numbers - _NEGATION)))
        if len(words) >= _FEWEST and statement.id in said:
            told = without_set_apart(text)
            apart = told != text and not _NEGATION & frozenset(_WORD.findall(told))
            negated = not apart and (
                statement.polarity == "negative" or bool(_NEGATION & every) or "n’t" in text or "n't" in text
            )
            denies = negated != (statement.act == "deny")
            yield Content(said[statement.id], statement, words, denies, numbers)


def compared(found: Sequence[Content]) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """What is claimed on two pages or more, and what one speaker confirms or denies of another's words."""
    parent = list(range(len(found)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    differences = []
    for one, other, share, whole in _pairs(found):
        a, b = found[one], found[other]
        if a.denies == b.denies and (share >= _ALIKE or whole >= _WHOLE) and a.numbers == b.numbers:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
        answer = _answer(a, b, share) if share >= _ABOUT and len(a.words & b.words) >= _SHARED else None
        if answer:
            differences.append(answer)
    groups: dict[int, list[Content]] = defaultdict(list)
    for at, content in enumerate(found):
        groups[root(at)].append(content)
    told = tuple(_claim(group, differences) for group in groups.values() if len({c.said.cite.page for c in group}) > 1)
    return told, tuple(differences)


def _pairs(found: Sequence[Content]) -> Iterator[tuple[int, int, float, float]]:
    """Pairs on different pages with the share of weight in common, of both and of the shorter; a word weighs the more
    the fewer have it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(found):
        for word in content.words:
            holders[word].append(at)
    weight = {word: log(1 + len(found) / len(held)) for word, held in holders.items()}
    total = [sum(weight[word] for word in content.words) for content in found]
    most = max(_FEW, int(_COMMON * len(found)))
    near: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= most:
            near.update((one, other) for at, one in enumerate(held) for other in held[at + 1 :])
    for (one, other), count in near.items():
        shared = found[one].words & found[other].words
        if count < 2 or len(shared) < _FEWEST or found[one].said.cite.page == found[other].said.cite.page:
            continue
        both = sum(weight[word] for word in shared)
        share = both / (total[one] + total[other] - both)
        few, many = sorted((len(found[one].words), len(found[other].words)))
        whole = both / min(total[one], total[other]) if many <= _TIMES * few else 0.0
        if whole >= _WHOLE or (share >= _ABOUT and len(shared) >= _SHARED):
            yield one, other, share, whole


def _answer(a: Content, b: Content, share: float) -> Difference | None:
    """What the later statement makes of the earlier: nothing, where one speaker says both or an outlet copies."""
    if a.said.speaker & b.said.speaker or a.said.page == b.said.page or a.said.generic or b.said.generic:
        return None
    kind: DifferenceKind | None = None
    if a.denies != b.denies:
        kind, rule = "denied", "one says it, the other says it is not so"
    elif b.statement.act in _CONFIRMING and not b.denies:
        kind, rule = "confirmed", f"said by one, then the other's act is to {b.statement.act}"
    if kind is None:
        return None
    return Difference(
        kind=kind,
        on="the whole",
        first=a.said.cite,
        other=b.said.cite,
        speakers=(a.said.label, b.said.label),
        why=Why(rule=rule, score=min(1.0, share), detail=f"{share:.0%} of the words' weight is in both"),
    )


def _claim(group: Sequence[Content], differences: Sequence[Difference]) -> Claim:
    cites = tuple(content.said.cite for content in group)
    inside = set(cites)
    against: dict[Cite, str] = {d.other: d.speakers[1] for d in differences if d.kind == "denied" and d.first in inside}
    against |= {d.first: d.speakers[0] for d in differences if d.kind == "denied" and d.other in inside}
    behind = sources(as_first_told([content.said for content in group]))
    denying = [
        Said(id=c.item, page=c.page, chain=("", label.lower()), speaker=frozenset({label.lower()}), generic=False,
             cite=c, label=label, outlet="")
        for c, label in against.items()
    ]  # fmt: skip
    return Claim(
        words=cites[0],
        cites=cites,
        sources=behind,
        denied_by=sources(denying),
        why=Why(rule="the same said alike", detail=f"{len(cites)} tellings, sources: {len(behind)}"),
    )
