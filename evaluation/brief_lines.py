"""`python -m evaluation.brief_lines`: lines of the sample brief that people held against the words of their pages.

brief_lines.tsv has a row a line: which check it is of (`CHECKS`, in order of time), section, heading, label, page,
characters, the words themselves, the chain of voices, the notes, the verdict of whoever followed the link and read on
there, and the reason of one that is not `supported`: `wrong` is what misleads such a reader, `wording` what he would
mend in a line that does not (told apart since the check of the whole brief). What a check found was mended before the
next. The command reads the sample anew and tells of each check how many lines were supported when they were drawn, and
how many still stand. A line stands where the brief has one with its section, page, words, label and chain.
`--draw [SEED]` prints lines drawn by a seed, a quota a section, without verdicts: to be judged by a person.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.crisis import FOLDER
from onrecord.brief import Brief, composed
from onrecord.brief.lines import Line
from onrecord.pipeline.adding import add
from onrecord.pipeline.round_ups import round_up
from onrecord.store import Record

ROWS = Path(__file__).with_name("brief_lines.tsv")
CHECKS = {
    "first": "who wrote the brief",
    "outside 1": "somebody who had seen neither rules nor verdicts",
    "outside 2": "another such reader",
    "outside 3": "a third",
    "outside 4": "a fourth",
    "mender": "who mended what that one found",
    "whole": "two such readers, half of all lines each",
    "last": "another such reader",
    "whole again": "two more such readers, half of all lines each",
    "drawn again": "one more such reader",
}
"""Who judged each check."""
VERDICTS = ("supported", "wording", "wrong")
WANTED = "Korsten dam"
SEED = 81
QUOTA = {
    "event": 20,
    "claim": 10,
    "source": 30,
    "described": 12,
    "figure": 24,
    "differ": 8,
    "position": 12,
    "rule": 4,
    "plan": 4,
    "earlier": 6,
}
FIELDS = ("check", "section", "under", "label", "page", "start", "end", "words", "chain", "notes", "verdict", "why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line of the brief with the section and the heading it stands under."""

    section: str
    under: str
    line: Line

    def row(self) -> dict[str, str]:
        """Its row without a verdict."""
        spans = self.line.quote.spans
        return {
            "section": self.section,
            "under": self.under,
            "label": self.line.label,
            "page": self.line.quote.page,
            "start": str(spans[0].start),
            "end": str(spans[-1].end),
            "words": self.line.quote.words,
            "chain": " › ".join(self.line.chain),
            "notes": "; ".join(self.line.notes),
        }


def lines(brief: Brief) -> Iterator[Drawn]:
    """Every line of a brief but its headlines, in order."""
    for day in brief.days:
        yield from (Drawn(section="event", under=day.day.isoformat(), line=line) for line in day.events)
    yield from (Drawn(section="claim", under="", line=line) for line in brief.claims)
    for source in brief.named:
        yield from (Drawn(section="source", under=source.name, line=line) for line in source.lines)
    yield from (Drawn(section="described", under="", line=line) for line in brief.described)
    for chart in brief.charts:
        yield from (Drawn(section="figure", under=chart.title, line=line) for line in chart.rows)
    for pair in (*brief.differences, *brief.conflicts):
        yield from (Drawn(section="differ", under=pair.label, line=side) for side in (pair.one, pair.other))
    for holder in brief.holders:
        yield from (Drawn(section="position", under=holder.name, line=line) for line in holder.lines)
    for section, told in (("rule", brief.ways), ("plan", brief.expected), ("earlier", brief.earlier)):
        yield from (Drawn(section=section, under="", line=line) for line in told)


def sample_brief() -> Brief:
    """The brief of the sample crisis as it is written now."""
    with tempfile.TemporaryDirectory() as folder:
        add([FOLDER / "pages"], Path(folder) / "record", engine="here")
        record = Record(Path(folder) / "record")
        story = record.told_of(WANTED)
        pages = story.articles
        return composed(round_up(record.readings(pages), story, record.copies(pages), record.days(pages), across=False))


def drawn(found: Brief, seed: int = SEED) -> Iterator[Drawn]:
    """Lines drawn by the seed, a quota a section; all of a section that has no more."""
    chance = random.Random(seed)
    by_section: dict[str, list[Drawn]] = defaultdict(list)
    for line in lines(found):
        by_section[line.section].append(line)
    for section, quota in QUOTA.items():
        yield from chance.sample(by_section[section], min(quota, len(by_section[section])))


def checked(name: str | None = None) -> list[dict[str, str]]:
    """The rows of a check as they were judged, without a name of all."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if name in (None, row["check"])]


def key(row: dict[str, str]) -> tuple[str, ...]:
    """What makes two rows one line: where it stands, its words, its label and its voices."""
    return tuple(row[name] for name in ("section", "under", "label", "page", "words", "chain", "notes"))


def main(arguments: list[str]) -> None:
    """Print lines to be judged, or what became of those that were."""
    found = sample_brief()
    if arguments[:1] == ["--draw"]:
        print("\t".join(FIELDS))
        for one in drawn(found, int(arguments[1]) if arguments[1:] else SEED):
            row = one.row()
            print("\t".join(row.get(name, "").replace("\t", " ").replace("\n", " ") for name in FIELDS))
        return
    every = list(lines(found))
    now = {key(one.row()) for one in every}
    helped = [one.line for one in every if one.line.before]
    asked, far = sum(one.asked for one in helped), found.left_out.hanging
    print(
        f"{len(helped)} of {len(every)} lines stand with words before theirs, {asked} with a question; {far} left out"
    )
    for name in dict.fromkeys(row["check"] for row in checked()):
        _tell(name, checked(name), now)


def _tell(name: str, rows: list[dict[str, str]], now: set[tuple[str, ...]]) -> None:
    verdicts = Counter(row["verdict"] for row in rows)
    told = ", ".join(f"{verdicts[one]} {one}" for one in VERDICTS)
    print(f"{name} ({CHECKS[name]}): {len(rows)} lines judged: {told}")
    for verdict in VERDICTS:
        own = [row for row in rows if row["verdict"] == verdict]
        print(f"{verdict}: {sum(key(row) in now for row in own)} of {len(own)} stand in the brief as it is now")
    for section in QUOTA:
        own = [row for row in rows if row["section"] == section]
        print(f"{section:<9}{sum(row['verdict'] == 'supported' for row in own):>3} of {len(own)} supported")


if __name__ == "__main__":
    main(sys.argv[1:])
