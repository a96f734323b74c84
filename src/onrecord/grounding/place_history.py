"""Where an outlet's news lies: the countries and divisions that its earlier articles told of, counted."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.grounding.place_scores import Prior
from onrecord.record import Reading, RunStopped, Where

Histories = Mapping[str, Prior]
"""By outlet: (alpha-3, first division or None) to how often it was told."""
SURE = 0.5
"""Score that a place needs to count."""


def place_history(readings: Iterable[Reading]) -> dict[str, dict[tuple[str, str | None], float]]:
    """How often each outlet's pages tell of events in a country's division; a page counts a place once."""
    told: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for reading in readings:
        if reading.article and reading.article.outlet:
            told[reading.article.outlet].update(_areas(event.where for event in reading.events))
    return {outlet: dict(counts) for outlet, counts in told.items() if counts}


def _areas(places: Iterable[Where | None]) -> set[tuple[str, str | None]]:
    return {(where.country, where.admin) for where in places if where and where.country and where.why.score >= SURE}


def write_history(path: Path, histories: Mapping[str, Prior]) -> None:
    """Writes histories as JSON Lines: outlet, country, division, times."""
    rows = [
        json.dumps({"outlet": outlet, "country": country, "admin": admin, "times": times}, ensure_ascii=False)
        for outlet, prior in sorted(histories.items())
        for (country, admin), times in sorted(prior.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def read_history(path: Path) -> Histories:
    """Histories as `write_history` wrote them; raises `RunStopped` with the line that does not read."""
    if not path.is_file():
        raise RunStopped(f"{path} is no file; write one with `onrecord gazetteer history`")
    found: dict[str, dict[tuple[str, str | None], float]] = defaultdict(dict)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found[row["outlet"]][(row["country"], row["admin"])] = float(row["times"])
        except (ValueError, KeyError, TypeError) as error:
            raise RunStopped(f"{path}, line {number}: no row of a history of places ({error})") from error
    return dict(found)
