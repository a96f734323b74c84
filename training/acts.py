"""`python -m training.acts [--folds N]`: which words tell acts, from passages of our own over the shipped encoder.

The encoder stays as it is; only the head of `onrecord.language.acts` is learnt, from `own/events.txt` alone, in ten
minutes. `--folds 3` scores passages not learnt from and writes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.acts import FILE, LABELS, around, candidates
from onrecord.language.encoder import Encoder, Scores
from onrecord.language.small_networks import OUTPUTS, Tree, Vectors
from onrecord.record import Article, Block, Span
from training.heads import (
    Examples,
    Mark,
    Passage,
    Reads,
    Recipe,
    examples,
    filled,
    fitted,
    held_out,
    parts,
    started,
    write,
)

OWN = Path(__file__).parent / "own" / "events.txt"
STANCES = ("supports", "opposes", "demands", "rejects", "offers")
RECIPE = Recipe(labels=1 + len(LABELS), hidden=96, epochs=14, batch=256, smoothed=0.02, silent=0.5)
COMMON, RARELY, OFTEN = 15, 0.04, 0.1
"""A verb's form that is seen so often and tells an act in no more than this share is left out; a noun's is asked about
where it tells one in at least that share."""
FOLDS = 3
CARD = """# Card: which words tell acts

`acts.npz` is a head of the model beside it: three small networks over its vectors after the first layer and halfway
up (0.6 MB, half precision). It is learnt from passages written for the project, `training/own/events.txt` (CC BY 4.0;
{passages:,} passages, {acts:,} acts), by `python -m training.acts`; the encoder stays as it is. How it stands beside
the lexicons: docs/decisions/0013-a-head-reads-acts.md.

On passages not learnt from ({folds} folds): of the words where it is at least so sure that they tell an act, how many
are given the right type, how many tell an act at all, and the share of all acts so found with their type.

| least sure | words | right type | an act | recall |
|---|---|---|---|---|
{rows}

Of an act that it is sure of, the type may still be a neighbour's: SANCTION and COERCE, REJECT and RETREAT, ASSAULT and
COERCE are the pairs most often mixed. The passages lean to idioms; plain verbs of saying beside public figures are what
it still cries at. No real event is told in them, but many echo the manner of real ones.
"""
_OPEN = re.compile(r"\[([A-Z]+) |<([a-z]+) ")
_CLOSES = {"]": "[", ">": "<"}


def passages(path: Path = OWN) -> Iterator[Passage]:
    """The passages of a file."""
    return (marked(lines, name) for name, lines in parts(path))


def marked(lines: Sequence[str], name: str = "own", labels: Sequence[str] = LABELS) -> Passage:
    """The passage that lines spell: `[TYPE trigger]` marks an act, `<stance words>` a position; marks of these labels.

    Raises ValueError for a mark that is no type or stance, or is not closed.

    >>> marked(["<rejects He [REJECT waved off] the plan>."]).marks
    ((3, 13, 'REJECT'),)
    """
    text, acts, blocks = "", list[Mark](), list[Block]()
    for line in lines:
        text += "\n\n" if text else ""
        start, place, opened = len(text), 0, list[tuple[str, int, str]]()
        while place < len(line):
            mark = _OPEN.match(line, place)
            if mark:
                label = mark[1] or mark[2]
                if label not in (*LABELS, *STANCES):
                    raise ValueError(f"{name}: {label!r} is no type of act and no stance")
                opened.append((line[place], len(text), label))
                place = mark.end()
                continue
            if opened and _CLOSES.get(line[place]) == opened[-1][0]:
                _, first, label = opened.pop()
                if label in labels:
                    acts.append((first, len(text), label))
            else:
                text += line[place]
            place += 1
        if opened:
            raise ValueError(f"{name}: a mark is not closed: {line[:60]!r}")
        blocks.append(Block(kind="paragraph", span=Span(start, len(text))))
    return Passage(Article(id=name, text=text, blocks=tuple(blocks)), tuple(acts))


def forms(encoder: Encoder, path: Path = OWN) -> dict[str, list[str]]:
    """Nouns that often tell an act in the passages, and verbs that are common in them and hardly ever do, by form."""
    told, seen = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for passage in passages(path):
        for columns, window, _ in filled(encoder, passage.article):
            part = slice(window.first, window.last)
            words = zip(columns.words.forms[part], columns.pos[part], columns.words.spans[part], strict=True)
            for form, pos, (start, end) in words:
                kind = (pos, form.lower())
                seen[kind] += 1
                told[kind] += any(start < last and first < end for first, last, _ in passage.marks)
    return {
        "nouns": sorted(f for (pos, f), n in seen.items() if pos == "NOUN" and told[pos, f] >= max(1, OFTEN * n)),
        "silent": sorted(
            f for (pos, f), n in seen.items() if pos == "VERB" and n >= COMMON and told[pos, f] <= RARELY * n
        ),
    }


def _labels(tree: Tree, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> dict[int, int]:
    """The label of each word of a window that may tell an act; of a marked stretch the head word alone has it."""
    found, head = dict.fromkeys(candidates(tree), 0), tree.head
    for start, end, label in marks:
        inside = [word for word, (first, last) in enumerate(spans) if first < end and last > start]
        able = [word for word in inside if word in found]
        top = next((word for word in able if head[word] not in able or head[word] == word), None)
        for word in able:
            found.pop(word)
        if top is not None:
            found[top] = 1 + LABELS.index(label)  # type: ignore[arg-type]
    return dict(sorted(found.items()))


def _around(scores: Scores, tree: Tree, words: Sequence[int]) -> Vectors:
    early, midway = (scores[name] for name in OUTPUTS)
    return around(early, midway, tree, words)


READS = Reads(OUTPUTS, _labels, _around)


def table(found: Examples, shares: NDArray[np.float32]) -> Iterator[str]:
    """A row a threshold: words, precision of the type, of being an act at all, and recall."""
    best, sure = 1 + shares[:, 1:].argmax(1), 1.0 - shares[:, 0]
    for least in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        told = sure >= least
        right, act = told & (best == found.label), told & (found.label > 0)
        count = max(1, told.sum())
        recall = right.sum() / (found.label > 0).sum()
        cells = (f"{told.sum():,}", *(f"{x:.3f}" for x in (right.sum() / count, act.sum() / count, recall)))
        yield f"| {least:.2f} | {' | '.join(cells)} |"


def main() -> None:
    """Learn and write the head and its card, or tell how well it goes."""
    options = started("acts", __doc__)
    found = examples(options.encoder, passages(), READS)
    if not options.folds:
        write(fitted(found.read, found.label, RECIPE), options.into / FILE, **forms(options.encoder))
    rows = list(table(found, held_out(found, options.folds or FOLDS, RECIPE)))
    print(*rows, sep="\n")
    if not options.folds:
        told = {"passages": sum(1 for _ in passages()), "acts": int((found.label > 0).sum()), "folds": FOLDS}
        (options.into / "ACTS.md").write_text(CARD.format(rows="\n".join(rows), **told), encoding="utf-8")


if __name__ == "__main__":
    main()
