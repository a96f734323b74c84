"""`python -m evaluation.chain_errors FILE… [--class NAME]`: what goes wrong in chains of two or more voices, by class.

A coded statement that is missed has no content of ours, a content with other ends, too few or too many voices, a wrong
outer voice or a wrong last one. What is too much is of ours and like no coded statement. Acts are listed as confusions.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.chain_gold import Passage, read_passages
from evaluation.chain_match import OVERLAP, Told, of_passage, of_reading, overlap, pairs, same_chain
from evaluation.chains import described, readings
from evaluation.source_names import same_source
from onrecord.record import Reading

CLASSES = (
    "no content",
    "other ends",
    "too few voices",
    "too many voices",
    "outer voice",
    "last voice",
    "too much",
    "act",
)
LEAST_VOICES = 2


def classed(ours: Sequence[Told], gold: Sequence[Told]) -> Iterator[tuple[str, Told | None, Told | None]]:
    """The class of each error with the coded statement and ours, either of which may be missing."""
    deep = [t for t in gold if len(t.chain) >= LEAST_VOICES]
    mine = [t for t in ours if len(t.chain) >= LEAST_VOICES]
    right = pairs(mine, deep, same_chain)
    left = [t for t in mine if all(t is not m for m, _ in right)]
    for told in deep:
        if any(told is g for _, g in right):
            continue
        best = max(ours, key=lambda other: (overlap(other, told), len(other.chain) == len(told.chain)), default=None)
        yield _class(best, told), told, best if best and overlap(best, told) > 0 else None
        left = [t for t in left if t is not best]
    yield from (("too much", None, t) for t in left)
    for m, g in pairs(ours, gold):
        if m.act != g.act:
            yield "act", g, m


def _class(best: Told | None, told: Told) -> str:
    if best is None or overlap(best, told) == 0:
        return "no content"
    if overlap(best, told) < OVERLAP:
        return "no content" if len(best.chain) < len(told.chain) else "other ends"
    if len(best.chain) != len(told.chain):
        return "too few voices" if len(best.chain) < len(told.chain) else "too many voices"
    return "outer voice" if same_source(best.chain[-1], told.chain[-1]) else "last voice"


def listed(passages: Sequence[Passage], found: Sequence[Reading], wanted: str | None) -> Iterator[str]:
    """The errors of one class or, without a class, how many there are of each."""
    errors: dict[str, list[str]] = defaultdict(list)
    for passage, reading in zip(passages, found, strict=True):
        text = passage.text
        for name, gold, mine in classed(of_reading(reading), of_passage(passage)):
            lines = [f"{passage.id}"]
            lines += [f"  - {described(gold, text)}"] if gold else []
            lines += [f"  + {described(mine, text)}"] if mine else []
            if name == "act" and gold and mine:
                lines[0] += f" {gold.act} read as {mine.act}"
            errors[name].append("\n".join(lines))
    if wanted is None:
        yield from (f"{name}: {len(errors[name])}" for name in CLASSES)
    else:
        yield from errors[wanted]


def main(arguments: list[str]) -> int:
    """List errors; status 2 for an unknown class."""
    wanted = None
    if "--class" in arguments:
        at = arguments.index("--class")
        wanted, arguments = " ".join(arguments[at + 1 : at + 2]), arguments[:at] + arguments[at + 2 :]
        if wanted not in CLASSES:
            print(f"evaluation.chain_errors: --class takes one of {', '.join(CLASSES)}", file=sys.stderr)
            return 2
    passages = read_passages(*map(Path, arguments))
    print("\n".join(listed(passages, readings(passages), wanted)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
