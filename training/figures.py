"""`python -m training.figures [--folds N]`: learn what numbers count from passages of our own.

The shipped encoder stays as it is; only the head of `onrecord.language.counting` is learnt, from `own/figures.txt`
alone, in two minutes. `--folds 5` scores passages not learnt from and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.counting import FILE, LABELS, NOTHING, OUTPUT, around, candidates
from onrecord.language.small_networks import Tree
from onrecord.record import Article, Block, Span
from training.heads import (
    Examples,
    Mark,
    Passage,
    Reads,
    Recipe,
    examples,
    fitted,
    held_out,
    parts,
    started,
    write,
)

OWN = Path(__file__).parent / "own" / "figures.txt"
_MARK = re.compile(r"\[([a-z]+) ([^\[\]]+)\]")
RECIPE = Recipe(labels=len(LABELS), hidden=64, epochs=25, batch=64, smoothed=0.05)
FOLDS = 5
CARD = """# Card: what numbers count

`counts.npz` is a head of the model beside it: three small networks over the vectors halfway up (0.5 MB, half
precision). It is learnt from passages written for the project, `training/own/figures.txt` (CC BY 4.0), by
`python -m training.figures`; the encoder stays as it is. How it stands beside the rules:
docs/decisions/0012-what-a-number-counts-is-learnt-too.md.

On passages not learnt from ({folds} folds), precision / recall of each label where it is likeliest, and where it is at
least so sure:

| label | numbers | likeliest | .5 | .7 | .85 |
|---|---|---|---|---|---|
{rows}

The passages are written to be varied and hard, and rules alone read them less well than news. People shot of whom
nothing more is told are easily taken for dead; of diseases there are few passages.
"""


def passages(path: Path = OWN) -> Iterator[Passage]:
    """The passages of a file. Raises ValueError, with the mark, for a label that is none."""
    return (marked(lines, name) for name, lines in parts(path))


def marked(lines: Sequence[str], name: str = "own") -> Passage:
    """The passage that lines spell, a paragraph each.

    >>> marked(["[killed A] diver drowned."]).marks
    ((0, 1, 'killed'),)
    """
    text, marks, blocks = "", list[Mark](), list[Block]()
    for line in lines:
        text += "\n\n" if text else ""
        start, place = len(text), 0
        for mark in _MARK.finditer(line):
            if mark[1] not in LABELS or mark[1] == NOTHING:
                raise ValueError(f"no measure in {mark[0]!r}")
            text += line[place : mark.start()]
            marks.append((len(text), len(text) + len(mark[2]), mark[1]))
            text += mark[2]
            place = mark.end()
        text += line[place:]
        blocks.append(Block(kind="paragraph", span=Span(start, len(text))))
    return Passage(Article(id=name, text=text, blocks=tuple(blocks)), tuple(marks))


def _labels(tree: Tree, spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> dict[int, int]:
    """The label of each number of a window; of a marked one its first word that may begin a count has the mark."""
    words = candidates(tree)
    found = dict.fromkeys(words, 0)
    for start, end, label in marks:
        inside = [word for word, (first, last) in enumerate(spans) if first < end and last > start]
        begins = next((word for word in inside if word in found), None)
        for word in inside:
            found.pop(word, None)
        if begins is not None:
            found[begins] = LABELS.index(label)
    return dict(sorted(found.items()))


READS = Reads((OUTPUT,), _labels, lambda scores, tree, words: around(scores[OUTPUT], tree, words))


def table(found: Examples, shares: NDArray[np.float32]) -> Iterator[str]:
    """A row a label: how many, and precision and recall where it is likeliest and at least so sure."""
    best, sure = shares.argmax(1), shares.max(1)
    for number, label in enumerate(LABELS[1:], 1):
        wanted = found.label == number
        cells = [label, str(wanted.sum())]
        for least in (0.0, 0.5, 0.7, 0.85):
            told = (best == number) & (sure >= least)
            right = (told & wanted).sum()
            cells.append(f"{right / max(1, told.sum()):.2f} / {right / max(1, wanted.sum()):.2f}")
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    options = started("figures", __doc__)
    found = examples(options.encoder, passages(), READS)
    rows = list(table(found, held_out(found, options.folds or FOLDS, RECIPE)))
    print(*rows, sep="\n")
    if not options.folds:
        write(fitted(found.read, found.label, RECIPE), options.into / FILE)
        (options.into / "COUNTS.md").write_text(CARD.format(rows="\n".join(rows), folds=FOLDS), encoding="utf-8")


if __name__ == "__main__":
    main()
