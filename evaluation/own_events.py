"""`python -m evaluation.own_events [--missed]`: events on our own sentences, coded before they were read.

The sentences lie in tests/findings/event_sentences.tsv: every PLOVER type and mode in several wordings, and sentences
of sport, business, film, weather, crime and metaphor that tell none. Rows are halved by turns: rules may be mended on
the first half, with --missed; of the second only the figures are looked at.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.sentences import Reading, read_sentences
from onrecord.record import Event

SENTENCES = Path(__file__).parents[1] / "tests" / "findings" / "event_sentences.tsv"


class Row(NamedTuple):
    """A sentence and what it tells; "-" is not scored, type "none" tells no event."""

    type: str
    mode: str
    status: str
    actor: str
    recipient: str
    text: str


def rows() -> list[Row]:
    """The coded sentences, in the order of the file."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def told(row: Row, reading: Reading) -> Event | None:
    """The event of the row's type that agrees with most of what is coded, or None."""
    found = [event for event in reading.events if event.type == row.type]
    return max(found, key=lambda event: sum(ok for _, ok in checks(row, event, reading)), default=None)


def checks(row: Row, event: Event, reading: Reading) -> Iterator[tuple[str, bool]]:
    """What is coded of an event beside its type, and whether it was found."""
    if row.mode != "-":
        yield "mode", event.mode == row.mode
    yield "status", event.status == row.status
    for name in ("actor", "recipient"):
        words = getattr(row, name).lower()
        if words != "-":
            yield name, any(words in label for label in labels(event, name, reading))


def labels(event: Event, name: str, reading: Reading) -> Iterator[str]:
    """The labels of a role, and the full names of those they stand for; whoever joins in a mutual act may lead."""
    names = {actor.id: actor.label.lower() for actor in reading.grounds.actors}
    mutual = event.type in ("AGREE", "CONSULT", "COOPERATE")
    for role in event.roles:
        if role.role == name or (mutual and role.role in ("actor", "recipient")):
            yield role.label.lower()
            yield names.get(role.actor or "", "")


def scores(coded: Sequence[Row], readings: Sequence[Reading]) -> dict[str, tuple[float, int]]:
    """Shares by name with the number they are of; `false_per_100` counts events on sentences that tell none."""
    hits: dict[str, list[bool]] = {"type": [], "mode": [], "status": [], "actor": [], "recipient": []}
    false = none = 0
    for row, reading in zip(coded, readings, strict=True):
        if row.type == "none":
            none += 1
            false += sum(event.type != "STATE" for event in reading.events)
            continue
        event = told(row, reading)
        hits["type"].append(event is not None)
        for name, ok in checks(row, event, reading) if event else ():
            hits[name].append(ok)
    shares = {name: (sum(oks) / len(oks) if oks else 0.0, len(oks)) for name, oks in hits.items()}
    return shares | {"false_per_100": (100 * false / none if none else 0.0, none)}


def missed(coded: Sequence[Row], readings: Sequence[Reading]) -> Iterator[str]:
    """A line for each row that was not read as it is coded."""
    for row, reading in zip(coded, readings, strict=True):
        emitted = " ".join(f"{e.type}/{e.mode}/{e.status}({e.why.rule})" for e in reading.events if e.type != "STATE")
        if row.type == "none":
            if emitted:
                yield f"FALSE {emitted} | {row.text}"
            continue
        event = told(row, reading)
        wrong = [name for name, ok in checks(row, event, reading) if not ok] if event else ["type"]
        if wrong:
            yield f"{','.join(wrong)} of {row.type}/{row.mode}/{row.status}: {emitted} | {row.text}"


def main() -> int:
    coded = rows()
    readings = read_sentences([row.text for row in coded])
    for name, half in (("first", slice(0, None, 2)), ("second", slice(1, None, 2))):
        for figure, (value, n) in scores(coded[half], readings[half]).items():
            print(f"{name:7} {figure:14} {value:6.3f} {n:5d}")
    if "--missed" in sys.argv[1:]:
        print("\n".join(missed(coded[::2], readings[::2])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
