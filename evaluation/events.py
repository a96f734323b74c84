"""Events are scored on sentences with PLOVER, CAMEO, ACLED-like or protest labels: what is found, and what is wrong.

events.plover_gsr.type: share of sentences where the first-ranked event has a gold type (PLOVER's own filing of plans
and demands, `coded_type`). .type_actors: those whose event also has every coded actor in its place (country, and
sector where coded). .precision: share of the emitted events, STATE left out, with a gold type of their sentence.
events.coped_cameo.accuracy: the five classes, from the first-ranked event. events.case21_task2.macro_f1: 30 event
types of news passages. events.glocon_sample.false_per_100: PROTEST events per 100 sentences that hold no protest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.case21 import subtype
from evaluation.figure import Figure
from evaluation.sentences import Reading, read_sentences
from onrecord.findings.plover import cameo_quarter, coded_type
from onrecord.record import Event, Role

Row = dict[str, Any]
CODE_SLIPS = {"JAP": "JPN", "ITL": "ITA"}
NOT_COUNTRIES = frozenset({"IGO", "NGO", "MNC", "ISM", "INT"})


def figures(data: Path) -> dict[str, Figure]:
    """Every figure whose file is in `data`/events."""
    out: dict[str, Figure] = {}
    scorers = {
        "plover_gsr": plover,
        "coped_cameo": five_classes,
        "case21_task2": subtypes,
        "glocon_sample": false_protests,
    }
    for name, scorer in scorers.items():
        for path in sorted((data / "events").glob(f"{name}*.jsonl")):
            started = perf_counter()
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            readings = read_sentences([row["text"] for row in rows])
            found = scorer(rows, readings)
            seconds = perf_counter() - started
            out |= {
                f"events.{path.name.split('.')[0]}.{key}": Figure(value, n, seconds)
                for key, (value, n) in found.items()
            }
    return out


Scores = dict[str, tuple[float, int]]


def ranked(events: Sequence[Event]) -> list[Event]:
    """Events by how sure they are, then by text order; bare statements last."""
    return sorted(events, key=lambda e: (e.type == "STATE", -e.why.score, e.trigger.start))


def plover(rows: Sequence[Row], readings: Sequence[Reading]) -> Scores:
    """Type, type and actors, precision on sentences with PLOVER types."""
    right = with_actors = emitted = good = 0
    for row, reading in zip(rows, readings, strict=True):
        gold = row["events"]
        types = {event["plover"] for event in gold}
        found = [event for event in ranked(reading.events) if event.type != "STATE"]
        emitted += len(found)
        good += sum(coded_type(event) in types for event in found)
        if found and coded_type(found[0]) in types:
            right += 1
            with_actors += any(
                coded_type(found[0]) == event["plover"] and actors_right(event, found[0].roles) for event in gold
            )
    n = len(rows)
    return {
        "type": (right / n, n),
        "type_actors": (with_actors / n, n),
        "precision": (good / emitted if emitted else 0.0, emitted),
    }


def actors_right(gold: Row, roles: Sequence[Role]) -> bool:
    """Whether every coded source and target stands in its place; of a mutual act, anywhere."""
    mutual = not gold["target"]
    sides = (("source", ("actor",)), ("target", ("recipient", "third")))
    for side, names in sides:
        here = [role for role in roles if role.role in names or (mutual and role.role in ("actor", "recipient"))]
        if not all(any(_is(actor, role) for role in here) for actor in gold[side] or []):
            return False
    return True


def _is(actor: Row, role: Role) -> bool:
    code = CODE_SLIPS.get(actor["code"], actor["code"])
    sector = (actor["sector"] or "")[:3]
    if code in NOT_COUNTRIES:
        return role.country is None and (not sector.isalpha() or bool({sector, code} & set(role.sectors)))
    return role.country == code and (not sector.isalpha() or sector in role.sectors)


def five_classes(rows: Sequence[Row], readings: Sequence[Reading]) -> Scores:
    """Share of sentences whose quarter of conflict and cooperation (or none) is right."""
    right = sum(
        row["events"][0]["quad_name"].replace("statement/", "") == quarter(reading.events)
        for row, reading in zip(rows, readings, strict=True)
    )
    return {"accuracy": (right / len(rows), len(rows))}


def quarter(events: Sequence[Event]) -> str:
    """The quarter of the first-ranked event; "neutral" for bare statements and for none."""
    first = ranked(events)[:1]
    return cameo_quarter(first[0]) if first else "neutral"


def subtypes(rows: Sequence[Row], readings: Sequence[Reading]) -> Scores:
    """Macro F1 over the event types of news passages."""
    gold = [row["events"][0]["acled"] for row in rows]
    found = [subtype(row["text"], reading.events) for row, reading in zip(rows, readings, strict=True)]
    hits = Counter(a for a, b in zip(gold, found, strict=True) if a == b)
    wanted, given = Counter(gold), Counter(found)
    scores = [2 * hits[name] / (wanted[name] + given[name]) for name in wanted]
    return {"macro_f1": (sum(scores) / len(scores), len(rows))}


def false_protests(rows: Sequence[Row], readings: Sequence[Reading]) -> Scores:
    """PROTEST events per 100 sentences that hold no protest."""
    none = [r for row, r in zip(rows, readings, strict=True) if row["label_protest"] == 0]
    wrong = sum(event.type == "PROTEST" for reading in none for event in reading.events)
    return {"false_per_100": (100 * wrong / len(none), len(none))}
