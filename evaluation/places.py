"""Place names are scored with the name given: the place it is resolved to against the gold position and GeoNames id."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.figure import Figure
from onrecord.grounding.countries import country
from onrecord.grounding.places import resolve_places
from onrecord.record import Span, Where

EARTH_KM = 6371.0
NEAR_KM = 161.0
"""One hundred miles, the measure of the toponym resolution literature (Gritta and others, 2018)."""

Told = Counter[tuple[str, str | None]]


@dataclass(slots=True)
class Tally:
    """Counts over gold names."""

    gold: int = 0
    within: int = 0
    same_or_near: int = 0
    unknown: int = 0
    in_country: int = 0
    countries: int = 0


def figures(data: Path) -> dict[str, Figure]:
    """place.SET.within_161, .entity_or_near, .no_candidate and .country of every grounding/place_*.jsonl.

    Where the articles of a set tell their outlet and date, an article is read with what the outlet's earlier articles
    were read to tell of (`score` with `history`), as a record gives it; place.SET.within_161_alone is without.
    """
    out: dict[str, Figure] = {}
    for path in sorted((data / "grounding").glob("place_*.jsonl")):
        started = perf_counter()
        dated = all(article.get("domain") and article.get("date") for article in _articles(path))
        tally = score(path, history=dated)
        seconds = perf_counter() - started
        if not tally.gold:
            continue
        name = "place." + path.name.removeprefix("place_").split(".")[0]
        if dated:
            alone = score(path)
            out[f"{name}.within_161_alone"] = Figure(alone.within / alone.gold, alone.gold, seconds)
        shares = {"within_161": tally.within, "entity_or_near": tally.same_or_near, "no_candidate": tally.unknown}
        out |= {f"{name}.{key}": Figure(count / tally.gold, tally.gold, seconds) for key, count in shares.items()}
        if tally.countries:
            out[f"{name}.country"] = Figure(tally.in_country / tally.countries, tally.countries, seconds)
    return out


def score(path: Path, *, history: bool = False) -> Tally:
    """Counts over one file; with `history`, an outlet's earlier articles (by date) tell where its news lies."""
    tally = Tally()
    outlets: dict[str, Told] = defaultdict(Counter)
    for article in sorted(_articles(path), key=lambda a: str(a.get("date", ""))) if history else _articles(path):
        gold = [place for place in article["places"] if place.get("lat") is not None]
        told = outlets[article.get("domain", "")] if history and article.get("domain") else None
        read = resolve_places(article["text"], [Span(p["start"], p["end"]) for p in gold], told or None)
        for place, where in zip(gold, read, strict=True):
            _count(tally, place, where)
        if told is not None:
            told.update({(w.country, w.admin) for w in read if w and w.country})
    return tally


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle between two positions in degrees (haversine)."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _count(tally: Tally, gold: dict[str, Any], where: Where | None) -> None:
    tally.gold += 1
    wanted = country(gold["country"]) if gold.get("country") else None
    tally.countries += wanted is not None
    if where is None or where.lat is None or where.lon is None:
        tally.unknown += 1
        return
    near = distance(gold["lat"], gold["lon"], where.lat, where.lon) <= NEAR_KM
    same = gold.get("geonameid") is not None and where.id == f"geonames:{gold['geonameid']}"
    tally.within += near
    tally.same_or_near += near or same
    tally.in_country += wanted is not None and where.country == wanted
