"""Whether sources are counted as a person counts them: one origin a source, in the sample crisis as it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.crisis import Crisis, crisis, is_there, place_of
from evaluation.figure import Figure
from evaluation.stories import b_cubed
from onrecord.record import Claim
from onrecord.record import Figure as Told


def figures(data: Path | None = None) -> dict[str, Figure]:
    """independence.crisis.*, over the coded figures that are found where the gold has them.

    `sources_b3_f1`: tellings grouped by their source against the gold's origins, who speaks for an office with it.
    `found`: coded numbers told on two pages or more that became a claim; `exact`: of those found, the share whose
    count of independent sources is the gold's; `mean_error`: by how many sources a count is off on average.
    """
    if not is_there():
        return {}
    began = perf_counter()
    read = crisis()
    told = found_figures(read)
    source, gold = sources_of(read), origins_of(read.gold)
    pairs = [(source.get(t.statement), gold[row["id"]]) for row, t in told]
    both = [(one, other) for one, other in pairs if one is not None]
    counts = counted(read, told)
    seen = [(ours, theirs) for ours, theirs in counts if ours is not None]
    seconds = perf_counter() - began
    exact = sum(ours == theirs for ours, theirs in seen) / max(1, len(seen))
    off = sum(abs(ours - theirs) for ours, theirs in seen) / max(1, len(seen))
    grouped = b_cubed([one for one, _ in both], [other for _, other in both])
    return {
        "independence.crisis.sources_b3_f1": Figure(grouped, len(both), seconds),
        "independence.crisis.found": Figure(len(seen) / max(1, len(counts)), len(counts), seconds),
        "independence.crisis.exact": Figure(exact, len(seen), seconds),
        "independence.crisis.mean_error": Figure(off, len(seen), seconds),
    }


def found_figures(read: Crisis) -> list[tuple[dict[str, Any], Told]]:
    """The coded figures with the reading's figure at the same words."""
    pairs = []
    for row in read.gold["figures"]:
        reading = read.readings.get(row["page"])
        if reading is None or reading.article is None:
            continue
        span = place_of(reading.article.text, row["before"], row["words"], row["after"])
        if span is None:
            continue
        near = [f for f in reading.figures if f.measure == row["measure"] and f.span.overlaps(span)]
        if near:
            pairs.append((row, near[0]))
    return pairs


def sources_of(read: Crisis) -> dict[str, int]:
    """The number of the source behind each statement, as the round-up tells it."""
    return {cite.item: at for at, source in enumerate(read.told.sources) for cite in source.cites}


def origins_of(gold: Mapping[str, Any]) -> dict[str, str]:
    """The origin of each coded figure; who speaks for an office stands for it."""
    office = {actor["id"]: actor["speaks_for"] or actor["id"] for actor in gold["actors"]}
    return {row["id"]: office[row["origin"]] for row in gold["figures"]}


def counted(read: Crisis, told: Sequence[tuple[dict[str, Any], Told]]) -> list[tuple[int | None, int]]:
    """Independent sources as counted (None: no claim) and as coded, of each number that two pages or more tell.

    Coded: the origins that are no outlet; where an outlet alone tells the number, the outlets.
    """
    outlets = {actor["id"] for actor in read.gold["actors"] if actor["kind"] == "outlet"}
    origin = origins_of(read.gold)
    groups: dict[Hashable, list[tuple[dict[str, Any], Told]]] = defaultdict(list)
    for row, figure in told:
        value = row["low"] if row["low"] is not None else row["high"]
        if value is not None and row["polarity"] == "positive":
            groups[row["measure"], row["scope"], value].append((row, figure))
    counts = []
    for group in groups.values():
        if len({row["page"] for row, _ in group}) < 2:
            continue
        behind = {origin[row["id"]] for row, _ in group}
        claim = _claim(read.told.claims, {figure.id for _, figure in group})
        counts.append((claim.independent if claim else None, len(behind - outlets - {"UNNAMED"}) or len(behind)))
    return counts


def _claim(claims: Sequence[Claim], figures: set[str]) -> Claim | None:
    """The claim with most of the figures, of two or more."""
    best = max(claims, key=lambda claim: len(figures & {cite.item for cite in claim.cites}), default=None)
    return best if best and len(figures & {cite.item for cite in best.cites}) > 1 else None


def main() -> None:
    for name, figure in figures().items():
        print(f"{name} {figure.value:.3f} of {figure.n}")


if __name__ == "__main__":
    main()
