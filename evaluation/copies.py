"""Near-copies are scored on injected reprints: articles of a page set with seeded edits such as desks make."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from evaluation.figure import Figure
from onrecord.stories.copies import copies

_SEED = 20_121_206
_REPRINTS = 2
"""Reprints of each chosen article."""
_SENTENCE = 25
"""Words of an added sentence, at most."""
_EVERY = 3
"""Of so many articles one is reprinted."""
_WORDS = (
    "officials late region further mainly nearly group early talks city again area former state local several".split()
)


def figures(data: Path) -> dict[str, Figure]:
    """copies.precision and .recall over pairs of pages.

    Each third gold body of data/pages is reprinted twice: some words changed, sentences cut or added, the end cut, or
    a passage of a half to four fifths taken. Recall counts originals found with their reprints, precision the pairs
    called exact or edited; excerpts are no reprints. Pairs without an injected page are left out: nobody coded them.
    """
    path = data / "pages" / "gold.jsonl"
    if not path.is_file():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    bodies = [row["body"] for row in rows if len((row.get("body") or "").split()) >= 80]
    began = perf_counter()
    texts, source = injected(bodies)
    found = {(copy.original, copy.copy) for copy in copies(texts) if copy.kind != "excerpt"}
    judged = [pair for pair in found if pair[1] >= len(bodies)]
    right = sum(source[one] == source[other] for one, other in judged)
    wanted = [(source[at], at) for at in range(len(bodies), len(texts))]
    seconds = perf_counter() - began
    return {
        "copies.precision": Figure(right / max(1, len(judged)), len(judged), seconds),
        "copies.recall": Figure(sum(pair in found for pair in wanted) / max(1, len(wanted)), len(wanted), seconds),
    }


def injected(bodies: Sequence[str]) -> tuple[list[str], list[int]]:
    """The bodies with their reprints after them, and for each text the number of the body it comes from."""
    chance = random.Random(_SEED)
    texts, source = list(bodies), list(range(len(bodies)))
    for at in range(0, len(bodies), _EVERY):
        for _ in range(_REPRINTS):
            other = bodies[chance.randrange(len(bodies))]
            texts.append(reprint(bodies[at], other, chance))
            source.append(at)
    return texts, source


def reprint(text: str, own: str, chance: random.Random) -> str:
    """The text as another desk might print it; `own` is an article whose first sentence stands for an added one."""
    sentences = [part for part in text.replace("\n", ". ").split(". ") if part]
    kept = [s for s in sentences if chance.random() > 0.08] or sentences
    edit = chance.choice(("words", "end cut", "passage", "added"))
    if edit == "end cut":
        kept = kept[: max(3, int(len(kept) * chance.uniform(0.5, 0.9)))]
    if edit == "passage":
        size = max(3, int(len(kept) * chance.uniform(0.5, 0.8)))
        start = chance.randrange(max(1, len(kept) - size + 1))
        kept = kept[start : start + size]
    if edit == "added":
        kept.insert(chance.randrange(len(kept) + 1), " ".join(own.split(". ")[0].split()[:_SENTENCE]))
    changed = 0.08 if edit == "words" else 0.03
    return ". ".join(
        " ".join(chance.choice(_WORDS) if chance.random() < changed else word for word in sentence.split())
        for sentence in kept
    )
