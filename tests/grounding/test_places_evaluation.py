"""The scorer of places: what counts as right, near, unknown, and what an outlet's record may know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.places import distance, figures, score


def article(text: str, *gold: dict[str, Any], **more: str) -> dict[str, Any]:
    places = [g | {"start": text.index(g["text"]), "end": text.index(g["text"]) + len(g["text"])} for g in gold]
    return {"doc": "d", "text": text, "places": places, **more}


def written(folder: Path, *articles: dict[str, Any]) -> Path:
    (folder / "grounding").mkdir()
    path = folder / "grounding" / "place_own.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [((0.0, 0.0), (0.0, 0.0), 0), ((0.0, 0.0), (0.0, 180.0), 20015), ((52.52, 13.405), (48.857, 2.352), 878)],
)
def test_distance(here: tuple[float, float], there: tuple[float, float], km: int) -> None:
    assert distance(*here, *there) == pytest.approx(km, abs=2)


def test_figures(tmp_path: Path) -> None:
    oslo = {"text": "Oslo", "lat": 59.9, "lon": 10.7, "country": "Norway"}
    far = {"text": "Russia", "lat": 55.0, "lon": 37.0, "geonameid": 2017370, "country": "Russia"}
    wrong = {"text": "Lyon", "lat": 0.0, "lon": 0.0, "country": "Gabon"}
    unknown = {"text": "Qwxyzhem", "lat": 1.0, "lon": 1.0}
    unplaced = {"text": "Bergen", "lat": None, "lon": None}
    text = "Oslo, Lyon, Qwxyzhem and Bergen wrote to Russia."
    written(tmp_path, article(text, oslo, far, wrong, unknown, unplaced))
    found = {name: (figure.value, figure.n) for name, figure in figures(tmp_path).items()}
    assert found == {
        "place.own.within_161": (0.25, 4),
        "place.own.entity_or_near": (0.5, 4),
        "place.own.no_candidate": (0.25, 4),
        "place.own.country": (pytest.approx(2 / 3), 3),
    }


def test_a_folder_without_places_has_no_figures(tmp_path: Path) -> None:
    assert figures(tmp_path) == {}


def test_an_outlets_record_is_made_of_its_earlier_articles_alone(tmp_path: Path) -> None:
    local = {"text": "Gainesville", "lat": 33.63, "lon": -97.13}
    early = [
        article(f"In {town}, Texas, a fair opened.", {"text": town, "lat": 0.0, "lon": 0.0}, date=day, domain="a.test")
        for town, day in [("Denton", "2020-01-01"), ("Sherman", "2020-01-02"), ("Decatur", "2020-01-03")] * 3
    ]
    late = article("A fair opened in Gainesville.", local, date="2020-02-01", domain="a.test")
    other = article("A fair opened in Gainesville.", local, date="2020-02-01", domain="b.test")
    path = written(tmp_path, late, other, *early)
    assert score(path).within == 0
    assert score(path, history=True).within == 1
