"""Why two figures differ, scored on coded pairs: macro F1 over the types, and the share of conflicts cried wrongly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from zlib import crc32

from evaluation.figure import Figure
from onrecord.stories.relations import relation
from onrecord.stories.scopes import Scope, group_words
from onrecord.stories.tellings import Telling, headlines_settled, instants, is_share, names

CRISIS = Path(__file__).parents[1] / "samples" / "crisis" / "gold.json"
CONFLICTS = frozenset({"source conflict", "denial"})
BOUNDS = {">": "over", ">=": "over", "~": "about", "<=": "under", "<": "under", "exact": "exact"}
LABELS = {"same_figure_chain": "same chain", "source_conflict_or_scope": "source conflict|scope difference"}
_VELM, _HB, _OB = ("velm",), ("velm", "halvarian bank"), ("velm", "orvenian bank")
_CREW = frozenset({"rescue crew"})
SCOPES = {
    "HB": Scope(place=_HB),
    "HB-R": Scope(place=_HB, without=_CREW),
    "HB+R": Scope(place=_HB, including=_CREW),
    "HB-14": Scope(place=_HB, group=frozenset({"fourteen", "shelters"})),
    "HB-PUBLIC": Scope(place=_HB, group=frozenset({"public", "shelters"})),
    "OB": Scope(place=_OB),
    "UT": Scope(place=(*_OB, "upper tolva")),
    "BOTH": Scope(place=_VELM),
    "BOTH+R": Scope(place=_VELM, including=_CREW),
    "ILM": Scope(place=(*_HB, "ilmary district", "ilmary")),
    "ILM-D": Scope(place=(*_HB, "ilmary district")),
    "RESC": Scope(place=(*_HB, "rescue crew")),
}
"""What the sample collection's scope keys say in its gold; any other key is a place of its own."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: the type(s) that the gold allows (empty: unrelated), and what the rules say (None: no relation)."""

    ids: tuple[str, str]
    gold: frozenset[str]
    found: str | None
    rule: str


def figures(data: Path) -> dict[str, Figure]:
    """relations.SET.macro_f1 and .false_conflict, over the pairs of data/stories and of the sample collection.

    The figures are given as coded (number, bound, scope, day, speaker), so the rules alone are measured. Of the
    collection, `crisis` is all pairs, `crisis_dev` those whose first figure's page has an even CRC-32, which the
    rules were written on, and `crisis_test` the others. A type's F1 counts unrelated pairs that were given it.
    """
    sets: dict[str, list[Judged]] = {}
    began = perf_counter()
    for path in sorted((data / "stories").glob("figures_*_pairs.jsonl")):
        sets[path.name.split(".")[0]] = list(public_pairs(path))
    if CRISIS.is_file():
        gold = json.loads(CRISIS.read_text(encoding="utf-8"))
        for name, half in (("crisis", None), ("crisis_dev", 0), ("crisis_test", 1)):
            sets[name] = list(crisis_pairs(gold, half))
    seconds = perf_counter() - began
    found = {}
    for name, judged in sets.items():
        calm = [pair for pair in judged if not pair.gold & CONFLICTS]
        false = sum(pair.found in CONFLICTS for pair in calm)
        found[f"relations.{name}.macro_f1"] = Figure(macro_f1(judged), len(judged), seconds)
        found[f"relations.{name}.false_conflict"] = Figure(false / max(1, len(calm)), len(calm), seconds)
    return found


def macro_f1(judged: Sequence[Judged]) -> float:
    """The mean of F1 over the types of the gold; of a pair with two allowed types, the one found counts."""
    settled = [(pair.found if pair.found in pair.gold else min(pair.gold, default=None), pair.found) for pair in judged]
    scores = []
    for kind in {gold for gold, _ in settled if gold}:
        hits = sum(gold == found == kind for gold, found in settled)
        scores.append(2 * hits / (sum(g == kind for g, _ in settled) + sum(f == kind for _, f in settled)))
    return sum(scores) / len(scores) if scores else 0.0


def public_pairs(path: Path) -> Iterator[Judged]:
    """The pairs of a file beside its figures, which lie in the file of that name with "_public"."""
    beside = path.with_name(path.name.replace("_pairs", "_public"))
    told = {row["id"]: public_telling(row) for row in _rows(beside)}
    for row in _rows(path):
        gold = LABELS.get(row["label"], row["label"].replace("_", " "))
        yield judge(told[row["a"]], told[row["b"]], gold.split("|"))


def crisis_pairs(gold: dict[str, Any], half: int | None = None) -> Iterator[Judged]:
    """The typed and the unrelated pairs of the sample collection; `half` 0 or 1 by the first figure's page."""
    pages = {page["id"]: page for page in gold["pages"]}
    speaks = {actor["id"]: actor["speaks_for"] for actor in gold["actors"]}
    rows = {row["id"]: row for row in gold["figures"]}
    told = headlines_settled([crisis_telling(row, pages[row["page"]], speaks) for row in rows.values()])
    by_id = {telling.id: telling for telling in told}
    for row in [*gold["relations"], *gold["unrelated"]]:
        if half is None or crc32(rows[row["a"]]["page"].encode()) % 2 == half:
            yield judge(by_id[row["a"]], by_id[row["b"]], [row["type"]] if "type" in row else [])


def judge(one: Telling, other: Telling, gold: Iterable[str]) -> Judged:
    found = relation(one, other)
    return Judged((one.id, other.id), frozenset(gold), found.type if found else None, found.why.rule if found else "")


def public_telling(row: dict[str, Any]) -> Telling:
    """A figure as the public tables code it."""
    bound = BOUNDS.get(row["bound"], "vague")
    scope = row["scope"] or ""
    place = (row["event"], scope.removeprefix("place=")) if scope.startswith("place=") else (row["event"],)
    without = scope.removeprefix("excluding ") if scope.startswith("excluding ") else ""
    speaker = row["attributed_to"]
    return Telling(
        id=row["id"],
        page=row["url"],
        measure=row["measure"],
        low=None if bound in ("under", "vague") else row["low"],
        high=None if bound == "vague" else row["high"],
        bound=bound,  # type: ignore[arg-type]
        speaker=names(speaker or row["outlet"]),
        own=speaker is None,
        generic=bool(speaker) and speaker == speaker.lower(),
        chain=tuple(filter(None, (row["outlet"], speaker))),
        scope=Scope(
            place=place,
            group=frozenset() if without or len(place) > 1 else group_words(scope),
            without=frozenset({without}) if without else frozenset(),
        ),
        as_of=instants(row["as_of"]),
        since=instants(row["period_start"])[0].date(),
        published=instants(row["published"])[0],
        cumulative=True,
    )


def crisis_telling(row: dict[str, Any], page: dict[str, Any], speaks: dict[str, str | None]) -> Telling:
    """A figure as the sample collection codes it."""
    origin = row["chain"][-1]
    return Telling(
        id=row["id"],
        page=row["page"],
        measure=row["measure"],
        unit=row["unit"],
        low=row["low"],
        high=row["high"],
        bound=row["bound"],
        polarity=row["polarity"],
        speaker=frozenset(filter(None, (origin, speaks.get(origin)))),
        own=len(row["chain"]) == 1,
        chain=tuple(row["chain"]),
        scope=SCOPES.get(row["scope"], Scope(place=(row["scope"],))),
        as_of=instants(row["as_of"]),
        published=instants(page["published"])[0],
        partitive=is_share(row["words"], row["before"], row["after"]),
        headline=row["block"] in ("headline", "heading"),
        cumulative=row["cumulative"],
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
