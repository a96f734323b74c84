"""Figures and positions of the project's own labelled sentences: how many are found, and how many found are right.

    python -m evaluation.labelled {figures,positions} [--missed] [--only CONSTRUCTION] [--file FILE]

The sentences are in tests/findings/{figure,position}_sentences.tsv, whose heads tell how they are labelled. They were
labelled before the rules read them; rules were mended on them afterwards, so they say what works, not how well.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from onrecord.language import load
from onrecord.pipeline.stages import reading_of
from onrecord.record import Article, Block, Figure, Position, Reading, Span, content_id

FOLDER = Path(__file__).parents[1] / "tests" / "findings"
FILES = {"figures": FOLDER / "figure_sentences.tsv", "positions": FOLDER / "position_sentences.tsv"}
_FIGURE = re.compile(
    r"(?P<not>not )?(?P<measure>[a-z]+)(?P<bound>[=~<>])(?P<low>\?|[\d.]+?)(?:\.\.(?P<high>[\d.]+))?(?::(?P<unit>\w+))?"
)
_POSITION = re.compile(r"(?P<holder>.+?) =(?P<stance>[a-z ]+)= (?P<object>.+?)(?: =if= (?P<condition>.+))?")
_BOUNDS = {"=": "exact", "~": "about", "<": "under", ">": "over"}


class Label(NamedTuple):
    """What was labelled, and whether two readers may differ on it."""

    told: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Row:
    """A labelled sentence."""

    construction: str
    sentence: str
    labels: tuple[Label, ...]


class Score(NamedTuple):
    """Counts over rows: labelled, found of these, emitted and right of these; and each fault in words."""

    wanted: int
    found: int
    emitted: int
    right: int
    faults: tuple[tuple[str, str], ...]

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.emitted if self.emitted else 0.0


def labelled(what: str, path: Path | None = None) -> list[Row]:
    """The rows of a file of labelled sentences; a `ValueError` names a label that is badly written."""
    found = []
    for line in (path or FILES[what]).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            construction, sentence, labels = line.split("\t")
            parts = [part for part in re.split(r"\s*;+\s*", labels) if part]
            found.append(Row(construction, sentence, tuple(_label(what, part) for part in parts)))
    return found


def _label(what: str, words: str) -> Label:
    optional = words.startswith("(") and words.endswith(")")
    match = (_FIGURE if what == "figures" else _POSITION).fullmatch(words.strip("()") if optional else words)
    if not match:
        raise ValueError(f"not a label of {what}: {words}")
    told: tuple[str, ...]
    if what == "positions":
        told = (match["holder"], match["stance"], match["object"], match["condition"] or "")
    else:
        low, high = (match[side] and match[side] != "?" and f"{float(match[side]):g}" for side in ("low", "high"))
        bound = "range" if high else "vague" if match["low"] == "?" else _BOUNDS[match["bound"]]
        value = "" if bound == "vague" else f"{low}..{high}" if high else str(low)
        told = ("not " if match["not"] else "", match["measure"], bound, value, match["unit"] or "")
    return Label(told, optional)


def read(sentences: Sequence[str]) -> Iterator[Reading]:
    """The whole reading of each sentence, as the body of an article of its own."""
    articles = [
        Article(id=content_id(text), text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
        for text in sentences
    ]
    analyses = load().analyse(articles)
    for article, analysis in zip(articles, analyses, strict=True):
        yield reading_of(article.id, article, analysis)


def figure_told(figure: Figure) -> tuple[str, ...]:
    """A figure in the form of a label."""
    low, high = (None if side is None else f"{round(side, 1):g}" for side in (figure.low, figure.high))
    value = f"{low}..{high}" if figure.bound == "range" else low or high or ""
    unit = (figure.unit or "") if figure.measure in ("money", "duration") else ""
    return ("not " if figure.polarity == "negative" else "", figure.measure, figure.bound, value, unit)


def position_told(position: Position, names: dict[str, str]) -> tuple[str, ...]:
    """A position in the form of a label; a pronoun stands with the name of its actor."""
    named = names.get(position.holder.actor or "", "")
    holder = f"{position.holder.label} [{named}]" if named else position.holder.label
    return (holder, position.stance, position.object, position.condition or "")


def fits(what: str, wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether what was found is what was labelled."""
    if what == "figures":
        return wanted == found
    held = any(_contain(wanted[0], name) for name in re.split(r" \[|\]", found[0]))
    return (
        held
        and _contain(wanted[2], found[2])
        and wanted[1] == found[1]
        and (not wanted[3] or _contain(wanted[3], found[3]))
    )


def _contain(one: str, other: str) -> bool:
    a, b = (words.lower().removeprefix("the ").strip() for words in (one, other))
    return bool(a and b) and (a in b or b in a)


def score(what: str, rows: Sequence[Row]) -> Score:
    """Every label is paid once; a row that says the same twice is wrong the second time."""
    wanted = found = emitted = right = 0
    faults: list[tuple[str, str]] = []
    for row, reading in zip(rows, read([row.sentence for row in rows]), strict=True):
        names = {actor.id: actor.label for actor in reading.actors}
        emitted_here = (
            [figure_told(one) for one in reading.figures]
            if what == "figures"
            else [position_told(one, names) for one in reading.positions]
        )
        free = list(row.labels)
        for told in emitted_here:
            label = next((one for one in free if fits(what, one.told, told)), None)
            if label is None:
                faults.append((row.construction, f"wrong  {told} in: {row.sentence}"))
            else:
                free.remove(label)
            counts = label is None or not label.optional
            emitted, right, found = emitted + counts, right + bool(label and counts), found + bool(label and counts)
        faults += [(row.construction, f"missed {one.told} in: {row.sentence}") for one in free if not one.optional]
        wanted += sum(not one.optional for one in row.labels)
    return Score(wanted, found, emitted, right, tuple(faults))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.labelled", description=__doc__)
    parser.add_argument("what", choices=sorted(FILES))
    parser.add_argument("--missed", action="store_true", help="list every fault")
    parser.add_argument("--only", metavar="CONSTRUCTION", help="the rows of one construction")
    parser.add_argument("--file", type=Path, help="another file labelled in the same way")
    options = parser.parse_args()
    try:
        rows = [row for row in labelled(options.what, options.file) if options.only in (None, row.construction)]
    except (OSError, ValueError) as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    result = score(options.what, rows)
    if options.missed:
        print("\n".join(f"{construction:12} {fault}" for construction, fault in result.faults))
    for construction, number in Counter(construction for construction, _ in result.faults).most_common():
        print(f"{number:4} faults in {construction}")
    print(f"{len(rows)} sentences: recall {result.recall:.3f} of {result.wanted}, ", end="")
    print(f"precision {result.precision:.3f} of {result.emitted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
