"""Who says so, through whose mouth: whole chains of voices on the project's own passages.

The set ships beside this file (evaluation/chains/*.txt, coded by GUIDE.md) in two halves, drawn by passage: `dev` to
look at, `test` to measure. `python -m evaluation.chains FILE` lists what is missed and what is wrong in a file.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from evaluation.chain_gold import GoldError, Passage, read_passages
from evaluation.chain_match import Agreement, Told, of_passage, of_reading, pairs, same_chain
from evaluation.chain_split import HOME, SPLITS
from evaluation.figure import Figure
from onrecord.pipeline import jsonl_readings
from onrecord.record import Reading


def readings(passages: list[Passage]) -> list[Reading]:
    """Each passage read as the prose of a page, its outlet and headline known."""
    rows = [
        {"id": p.id, "body": p.text, "outlet": p.outlet, **({"title": p.headline} if p.headline else {})}
        for p in passages
    ]
    stream = io.BytesIO("".join(json.dumps(row) + "\n" for row in rows).encode())
    return list(jsonl_readings(stream))


def agreement(passages: list[Passage], found: list[Reading]) -> Agreement:
    """Our statements against the coded ones."""
    total = Agreement()
    for passage, reading in zip(passages, found, strict=True):
        total.add(of_reading(reading), of_passage(passage))
    return total


def figures(_data: Path) -> dict[str, Figure]:
    """chains.SPLIT.* of the passages that ship with the project."""
    rows: dict[str, Figure] = {}
    for split in SPLITS:
        passages = read_passages(*sorted(HOME.glob(f"{split}*.txt")))
        if not passages:
            continue
        began = time.perf_counter()
        total = agreement(passages, readings(passages))
        seconds = time.perf_counter() - began
        rows |= {f"chains.{split}.{name}": Figure(value, n, seconds) for name, (value, n) in values(total).items()}
    return rows


def values(total: Agreement) -> dict[str, tuple[float, int]]:
    """Value and number of gold items by figure."""
    deep, all_, matched = (total.counts[key] for key in ("gold 2", "gold 1", "matched"))
    return {
        "f1": (total.f1(2), deep),
        "all_f1": (total.f1(1), all_),
        "content_f1": (total.content_f1(), all_),
        "act_macro_f1": (total.act_macro_f1(), matched),
        "certainty": (total.share("certainty"), matched),
        "polarity": (total.share("polarity"), matched),
    }


def described(told: Told, text: str) -> str:
    """One statement on one line: its chain, its codes and its words."""
    offsets = sorted(told.letters)
    words = " ".join(text[offsets[0] : offsets[-1] + 1].split()) if offsets else ""
    chain = " > ".join("|".join(names) for names in told.chain)
    return f"{chain} [{told.act}, {told.certainty}, {told.polarity}, {told.manner}] {words}"


def listed(passages: list[Passage], found: list[Reading]) -> Iterable[str]:
    """For each passage what was found (=), has another path or code (~), is missed (-) or too much (+)."""
    for passage, reading in zip(passages, found, strict=True):
        ours, gold = of_reading(reading), of_passage(passage)
        yield f"### {passage.id}\n{passage.text}"
        matched = pairs(ours, gold)
        for mine, yours in matched:
            codes = [(mine.act, mine.certainty, mine.polarity), (yours.act, yours.certainty, yours.polarity)]
            if same_chain(mine, yours) and codes[0] == codes[1]:
                yield f"  = {described(yours, passage.text)}"
            else:
                yield f"  ~ {described(yours, passage.text)}\n    : {described(mine, passage.text)}"
        yield from (f"  - {described(t, passage.text)}" for t in gold if all(t is not g for _, g in matched))
        yield from (f"  + {described(t, passage.text)}" for t in ours if all(t is not m for m, _ in matched))


def main(names: list[str]) -> int:
    """List each file's passages with what is right and wrong in them; status 2 where a file breaks the guide."""
    try:
        passages = read_passages(*map(Path, names))
    except (GoldError, OSError) as error:
        print(f"evaluation.chains: {error}", file=sys.stderr)
        return 2
    found = readings(passages)
    print("\n".join(listed(passages, found)))
    for name, (value, n) in values(agreement(passages, found)).items():
        print(f"{name} {value:.3f} of {n}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
