"""Actors are scored with their words given: whose they are, and what they do, against hand-coded PLOVER actors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from evaluation.figure import Figure
from onrecord.grounding.actors import actor_at, actors
from onrecord.grounding.identities import INTERNATIONAL, Identity, identity
from onrecord.grounding.places import places
from onrecord.language import load
from onrecord.language.coreference import resolved
from onrecord.record import Article, Span

SAME_CODE = {"JAP": "JPN", "ITL": "ITA", "ROM": "ROU", "ZAR": "COD", "YUG": "SRB", "TMP": "TLS", "UNR": "IGO"}
"""Codes of the gold set that are slips or older names for the code of ISO 3166."""
STATE = {"GOV"}
"""What a bare country's sectors may be where the gold set leaves them open."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gold actor: its words, its code and sector, what was found, and whether both are right."""

    words: str
    code: str
    sector: str | None
    found: Identity
    country: bool
    country_sector: bool


def figures(data: Path) -> dict[str, Figure]:
    """actors.plover_gsr.country and .country_sector: shares of the coded actors of events/plover_gsr.jsonl.

    An actor is right on country if its alpha-3 code, or its international type (IGO, NGO), is the gold one; on sector
    if the gold sector is among its own, or if the gold leaves it open and it has none but GOV.
    """
    path = data / "events" / "plover_gsr.jsonl"
    if not path.is_file():
        return {}
    began = perf_counter()
    found = list(verdicts(path))
    seconds = perf_counter() - began
    if not found:
        return {}
    name = f"actors.{path.name.split('.')[0]}"
    return {
        f"{name}.country": Figure(sum(v.country for v in found) / len(found), len(found), seconds),
        f"{name}.country_sector": Figure(sum(v.country_sector for v in found) / len(found), len(found), seconds),
    }


def verdicts(path: Path) -> Iterator[Verdict]:
    """Every coded actor of the file whose words stand in its text, with the verdict on it."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    articles = [Article(id=row["id"], text=row["text"]) for row in rows]
    for row, article, analysis in zip(rows, articles, load().analyse(articles), strict=True):
        known = resolved(article, analysis)
        everybody = actors(article, known, places(article, known))
        for gold in _gold(row):
            span = _span(article.text, gold["text"])
            if span is None:
                continue
            actor = actor_at(everybody, span)
            told = identity(gold["text"])
            seen = Identity(actor.country, actor.sectors, actor.why) if actor else told
            if seen.country is None and not INTERNATIONAL & set(seen.sectors):
                seen = Identity(told.country, told.sectors or seen.sectors, told.why)
            yield _verdict(gold, seen)


def _gold(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The distinct coded actors of one sentence that have a code."""
    seen = set()
    for event in row["events"]:
        for actor in [*(event["source"] or []), *(event["target"] or [])]:
            key = (actor["text"], actor["code"], actor["sector"])
            if actor["code"] and key not in seen:
                seen.add(key)
                yield actor


def _span(text: str, words: str) -> Span | None:
    """Where the words stand; of words with a gap ("Serbs ... forces") the first part."""
    parts = [part.strip() for part in words.split("...") if part.strip()]
    at = text.find(parts[0]) if parts else -1
    return Span(at, at + len(parts[0])) if at >= 0 else None


def _verdict(gold: dict[str, Any], found: Identity) -> Verdict:
    code = SAME_CODE.get(gold["code"], gold["code"])
    country = code in found.sectors if code in INTERNATIONAL else code == found.country
    coded = re.match(r"[A-Z]{3}", gold["sector"] or "")
    sector = coded.group() in found.sectors if coded else set(found.sectors) - INTERNATIONAL <= STATE
    return Verdict(gold["text"], code, gold["sector"], found, country, country and sector)
