"""`python -m evaluation.fused DATA [--sample N]`: do actor, act, day and place of an event come from one clause?

`fused_checked.tsv` keeps what a reader found of events on pages of DATA/pages/gold.jsonl: the page, the characters of
the trigger in the article, the type, a digest of the parts that were checked, and a verdict: "one" where the parts
belong together, "fused" with the part that does not, "wrong" where there is no such act. No text is kept. The command
reads those pages again and tells how many checked events stand as they were checked, by verdict, and how many have
changed since. `--sample N` prints N events to be checked, with their sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from onrecord.pipeline import jsonl_readings
from onrecord.record import Event, Reading, Span

CHECKED = Path(__file__).with_name("fused_checked.tsv")
SEED = 7


class Checked(NamedTuple):
    """One event that was read in its context."""

    page: str
    start: int
    end: int
    type: str
    parts: str
    verdict: str


def checked() -> list[Checked]:
    """The rows of fused_checked.tsv."""
    lines = [line.split("\t") for line in CHECKED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Checked(page, int(start), int(end), kind, parts, word) for page, start, end, kind, parts, word in lines]


def parts_of(event: Event) -> str:
    """A digest of where the roles, the day and the place of an event stand."""
    spans: list[tuple[str, Span | None]] = [(role.role, role.span) for role in event.roles]
    spans += [("when", event.when.span if event.when else None), ("where", event.where.span if event.where else None)]
    told = ";".join(f"{name}:{span.start}-{span.end}" for name, span in sorted(spans, key=str) if span)
    return blake2b(told.encode(), digest_size=6).hexdigest()


def readings(data: Path, pages: set[str] | None) -> Iterator[Reading]:
    """Readings of the bodies in pages/gold.jsonl, of these pages or of all."""
    out = BytesIO()
    for line in (data / "pages" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("body") and (pages is None or row["id"] in pages):
            day = (row.get("datetime") or row.get("date") or "").replace(" ", "T")
            given = {"id": row["id"], "body": row["body"], "url": row["url"], "published": day}
            out.write(json.dumps({key: value for key, value in given.items() if value}).encode() + b"\n")
    out.seek(0)
    yield from jsonl_readings(out)


def tally(rows: list[Checked], found: Iterator[Reading]) -> Counter[str]:
    """Verdicts of the checked events that are read as they were checked; "changed" and "gone" for the others."""
    events = {(r.id, e.trigger.start, e.trigger.end, e.type): parts_of(e) for r in found for e in r.events}
    count: Counter[str] = Counter()
    for row in rows:
        now = events.get((row.page, row.start, row.end, row.type))
        count["gone" if now is None else row.verdict.split()[0] if now == row.parts else "changed"] += 1
    return count


def sample(found: Iterator[Reading], number: int) -> Iterator[str]:
    """Events to be checked: one line with the columns of fused_checked.tsv, one with the parts, one with the words."""
    everything = [(r, e) for r in found if r.article for e in r.events if e.type != "STATE"]
    for reading, event in random.Random(SEED).sample(everything, min(number, len(everything))):
        assert reading.article
        text, at = reading.article.text, event.trigger
        yield "\t".join((reading.id, str(at.start), str(at.end), event.type, parts_of(event), "?"))
        roles = " · ".join(f"{role.role}={role.label}" for role in event.roles)
        day = f" · when={event.when.words} ({event.when.why.rule})" if event.when else ""
        yield f"    {event.mode} {event.status}: {roles}{day}"
        before, after = max(0, at.start - 260), at.end + 180
        yield f"    {text[before : at.start]}[[{at.of(text)}]]{text[at.end : after]}".replace("\n", " / ")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.fused", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="print this many events to be checked")
    options = parser.parse_args()
    if not (options.data / "pages" / "gold.jsonl").exists():
        print(f"fused: {options.data} holds no pages/gold.jsonl; name the data folder", file=sys.stderr)
        return 2
    rows = [] if options.sample else checked()
    if options.sample:
        print("\n".join(sample(readings(options.data, None), options.sample)))
        return 0
    found = list(readings(options.data, {row.page for row in rows}))
    count = tally(rows, iter(found))
    print("\n".join(f"{verdict:8} {number:4d}" for verdict, number in sorted(count.items())), f"of {len(rows)} checked")
    dated = [event.when is not None for reading in found for event in reading.events]
    print(f"{sum(dated)} of {len(dated)} events on these pages have a day, month or year of their own")
    return 0


if __name__ == "__main__":
    sys.exit(main())
