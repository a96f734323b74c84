"""Coded statements against coded statements: pairs by content, whole chains, and how much of both agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evaluation.chain_gold import Passage
from evaluation.source_names import same_source
from onrecord.record import Reading, Span

OVERLAP = 0.5
"""Least intersection over union, in characters that are not blank, at which two contents are one."""

CODED = ("act", "certainty", "polarity", "manner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement, whoever coded it: letters of its content, names of each voice from the outermost in, its codes."""

    letters: frozenset[int]
    chain: tuple[tuple[str, ...], ...]
    act: str
    certainty: str
    polarity: str
    manner: str


def of_passage(passage: Passage) -> list[Told]:
    """The statements of a coded passage."""
    return [
        Told(
            letters=letters(passage.text, s.content),
            chain=tuple(passage.chain(s)),
            act=s.act,
            certainty=s.certainty,
            polarity=s.polarity,
            manner=s.manner,
        )
        for s in passage.statements
    ]


def of_reading(reading: Reading) -> list[Told]:
    """The statements of a reading but the article itself; a voice goes by its words and by its actor's name."""
    text = reading.article.text if reading.article else ""
    labels = {actor.id: actor.label for actor in reading.actors}
    found = []
    for statement in reading.statements[1:]:
        voices = tuple(
            tuple(dict.fromkeys((voice.label, labels.get(voice.actor or "", voice.label))))
            for voice in statement.chain[1:]
        )
        found.append(
            Told(
                letters=letters(text, statement.spans),
                chain=voices,
                act=statement.act,
                certainty=statement.certainty,
                polarity=statement.polarity,
                manner=statement.manner,
            )
        )
    return found


def letters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Offsets of the characters of these spans that are not blank."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if not text[i].isspace())


def overlap(a: Told, b: Told) -> float:
    """Intersection over union of two contents."""
    return len(a.letters & b.letters) / len(a.letters | b.letters) if a.letters and b.letters else 0.0


def same_chain(a: Told, b: Told) -> bool:
    """Whether two chains have as many voices and each is the same source."""
    return len(a.chain) == len(b.chain) and all(map(same_source, a.chain, b.chain))


def pairs(
    ours: Sequence[Told], gold: Sequence[Told], fits: Callable[[Told, Told], bool] | None = None
) -> list[tuple[Told, Told]]:
    """One to one, by falling overlap of contents; at equal overlap those whose chains are as long come first."""
    ranked = sorted(
        (
            (overlap(a, b), len(a.chain) == len(b.chain), -i, -j)
            for i, a in enumerate(ours)
            for j, b in enumerate(gold)
            if overlap(a, b) >= OVERLAP and (fits is None or fits(a, b))
        ),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, _, i, j in ranked:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((ours[-i], gold[-j]))
    return found


@dataclass(slots=True)
class Agreement:
    """Counts over passages; add each passage, then ask for the rows."""

    counts: Counter[str] = field(default_factory=Counter)
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, ours: Sequence[Told], gold: Sequence[Told]) -> None:
        """Count one passage."""
        for least in (1, 2):
            mine, yours = ([t for t in told if len(t.chain) >= least] for told in (ours, gold))
            self.counts[f"ours {least}"] += len(mine)
            self.counts[f"gold {least}"] += len(yours)
            self.counts[f"right {least}"] += len(pairs(mine, yours, same_chain))
        matched = pairs(ours, gold)
        self.counts["matched"] += len(matched)
        for mine_, yours_ in matched:
            self.counts["path"] += same_chain(mine_, yours_)
            self.acts[mine_.act, yours_.act] += 1
            for key in CODED:
                self.counts[key] += getattr(mine_, key) == getattr(yours_, key)

    def f1(self, least: int) -> float:
        """F1 of statements at least so many voices deep: whole path right and contents one."""
        both = self.counts[f"ours {least}"] + self.counts[f"gold {least}"]
        return 2 * self.counts[f"right {least}"] / both if both else 0.0

    def content_f1(self) -> float:
        """F1 of contents alone, whoever says them."""
        both = self.counts["ours 1"] + self.counts["gold 1"]
        return 2 * self.counts["matched"] / both if both else 0.0

    def share(self, key: str) -> float:
        """Of statements whose contents match, the share that agree on the path or on a code."""
        return self.counts[key] / self.counts["matched"] if self.counts["matched"] else 0.0

    def act_macro_f1(self) -> float:
        """Mean over the acts of the gold of F1 among statements whose contents match."""
        acts = sorted({gold for _, gold in self.acts})
        scores = []
        for act in acts:
            ours = sum(n for (mine, _), n in self.acts.items() if mine == act)
            gold = sum(n for (_, yours), n in self.acts.items() if yours == act)
            scores.append(2 * self.acts[act, act] / (ours + gold))
        return sum(scores) / len(scores) if scores else 0.0
