"""Disagreement from real readings: round-ups of the sample collection against what a person coded from its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any
from zlib import crc32

from evaluation.crisis import Crisis, cell_of, crisis, is_there, place_of
from evaluation.figure import Figure
from evaluation.relations import CONFLICTS, Judged, macro_f1
from onrecord.record import Relation, Series, ToldFigure

Row = dict[str, Any]
PLACES = {
    "HB": "halvar", "HB-R": "halvar", "HB+R": "halvar", "HB-14": "halvar", "HB-PUBLIC": "halvar",
    "OB": "orven|upper tolva", "UT": "upper tolva", "ILM": "ilmary", "ILM-D": "ilmary", "RESC": "rescue|boat|crew|pesk",
    "BOTH": "velm|both|(?=.*halvar)(?=.*orven)", "BOTH+R": "velm|both|(?=.*halvar)(?=.*orven)",
    "TESK-0317": "teskara", "TESK-0322": "teskara", "EMBASSY": "embassy|brennik", "KORSTEN": "korsten",
    "GORSA": "gorsa|1979", "MIRREL": "mirrel|pavonia", "DOVRIN": "dovrin", "FERRY": "ferry|imogen",
}  # fmt: skip
"""What the place (its narrowest name) or the group of a figure must say, for each scope of the gold."""
_SMALL = frozenset({"the", "of", "a", "an", "and", "in", "for"})


@dataclass(frozen=True)
class Met:
    """A coded figure with the one that the round-up has at its words, where there is one."""

    row: Row
    told: ToldFigure | None = None
    series: Series | None = None

    @property
    def right(self) -> bool:
        """Whether measure, numbers and bound are as coded."""
        told = self.told
        return told is not None and (told.measure, told.low, told.high, told.bound, told.polarity) == tuple(
            self.row[key] for key in ("measure", "low", "high", "bound", "polarity")
        )


def figures(data: Path) -> dict[str, Figure]:
    """round_ups.crisis_{dev,test}: figures of the sample collection, read from its pages; `data` is not used.

    `.figures` is the share of the gold's figures told with the right measure, numbers and bound; `.place`, `.day` and
    `.speaker` the shares told so and with the right place or event, day and last voice. `.series_f1` is over pairs of
    figures found, in one series or not. `.macro_f1` and `.false_conflict` are those of `evaluation.relations`, where a
    pair with a figure that was missed has no relation; `.conflicts_wrong` is the share of all conflicts and denials
    called that the coding rules out, `.conflicts_found` of those listed the share called.
    """
    if not is_there():
        return {}
    began = perf_counter()
    found = crisis()
    met = met_figures(found)
    seconds = perf_counter() - began
    scores: dict[str, Figure] = {}
    for name, wanted in (("dev", 0), ("test", 1)):
        values = dict(_shares([one for one in met.values() if half(one.row["page"]) == wanted], found))
        values |= _relations(found, met, wanted)
        scores |= {f"round_ups.crisis_{name}.{key}": Figure(*pair, seconds) for key, pair in values.items()}
    return scores


def half(page: str) -> int:
    """0 for a page that rules may be written on, 1 for one that only numbers are taken from."""
    return crc32(page.encode()) % 2


def met_figures(found: Crisis) -> dict[str, Met]:
    """Each coded figure of the episode's pages, by its id, with the figure told at its words."""
    at: dict[str, list[tuple[ToldFigure, Series]]] = {}
    for series in found.told.series:
        for figure in series.figures:
            at.setdefault(figure.cite.page, []).append((figure, series))
    met = {}
    for row in found.gold["figures"]:
        reading = found.readings.get(row["page"])
        if reading is None or reading.article is None:
            continue
        article = reading.article
        cell = cell_of(article, row["words"]) if row["block"] == "table" else None
        span = cell or place_of(article.text, row["before"], row["words"], row["after"])
        near = [
            pair
            for pair in at.get(reading.id, [])
            if span and pair[0].cite.span.start < span.end and span.start < pair[0].cite.span.end
        ]
        near.sort(key=lambda pair: (pair[0].measure != row["measure"], pair[0].low != row["low"]))
        met[row["id"]] = Met(row, *near[0]) if near else Met(row)
    return met


def _shares(met: Sequence[Met], found: Crisis) -> Iterator[tuple[str, tuple[float, int]]]:
    right = [one for one in met if one.right]
    for name, kept in (
        ("figures", right),
        ("place", [one for one in right if _placed(one)]),
        ("day", [one for one in right if _dated(one)]),
        ("speaker", [one for one in right if _voiced(one, found)]),
    ):
        yield name, (len(kept) / max(1, len(met)), len(met))
    yield "series_f1", _series_f1(right)


def _placed(one: Met) -> bool:
    assert one.series is not None
    assert one.told is not None
    words = " ".join((*one.series.place[-1:], *one.series.group, (one.told.scope or "").lower()))
    return bool(re.search(PLACES[one.row["scope"]], words))


def _dated(one: Met) -> bool:
    assert one.told is not None
    told = one.told.as_of
    return told is not None and told[0].isoformat().startswith(one.row["as_of"][:10])


def _voiced(one: Met, found: Crisis) -> bool:
    """Whether the speaker has a name of the coded one, of the body that he speaks for, or of who speaks for it."""
    assert one.told is not None
    actors = {actor["id"]: actor for actor in found.gold["actors"]}
    chain = one.row["chain"]
    if len(chain) == 1 or one.told.own:
        return (len(chain) == 1) == one.told.own
    known = actors[chain[-1]]
    names = [known["name"], *([actors[known["speaks_for"]]["name"]] if known["speaks_for"] else [])]
    names += [actor["name"] for actor in actors.values() if actor["speaks_for"] == chain[-1]]
    said = _words(one.told.speaker)
    return any(len(said & _words(name)) >= min(2, len(said), len(_words(name))) for name in names)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", name.lower().replace("’s", "").replace("'s", ""))) - _SMALL


def _series_f1(right: Sequence[Met]) -> tuple[float, int]:
    pairs = [(a, b) for a, b in combinations(right, 2) if a.row["measure"] == b.row["measure"]]
    alike = [a.row["scope"] == b.row["scope"] for a, b in pairs]
    joined = [a.series is b.series for a, b in pairs]
    both = sum(one and other for one, other in zip(alike, joined, strict=True))
    return 2 * both / max(1, sum(alike) + sum(joined)), sum(alike)


def _relations(found: Crisis, met: Mapping[str, Met], wanted: int) -> dict[str, tuple[float, int]]:
    judged = list(judge(found, met, wanted))
    calm = [pair for pair in judged if not pair.gold & CONFLICTS]
    loud = [pair for pair in judged if pair.gold & CONFLICTS]
    coded = {one.told.cite.item: one for one in met.values() if one.told}
    pages = {figure.cite.item: found.names[figure.cite.page] for s in found.told.series for figure in s.figures}
    cries = [r for r in found.told.relations if r.contradiction and half(pages[r.a]) == wanted]
    wrong = sum(not may_conflict(coded.get(r.a), coded.get(r.b)) for r in cries)
    return {
        "macro_f1": (macro_f1(judged), len(judged)),
        "false_conflict": (sum(p.found in CONFLICTS for p in calm) / max(1, len(calm)), len(calm)),
        "conflicts_wrong": (wrong / max(1, len(cries)), len(cries)),
        "conflicts_found": (sum(p.found in CONFLICTS for p in loud) / max(1, len(loud)), len(loud)),
    }


def judge(found: Crisis, met: Mapping[str, Met], wanted: int) -> Iterator[Judged]:
    """The coded pairs of one half, each with what the round-up says of it."""
    called: dict[frozenset[str], Relation] = {frozenset((r.a, r.b)): r for r in found.told.relations}
    items = {key: one.told.cite.item for key, one in met.items() if one.told and one.right}
    pages = {row["id"]: row["page"] for row in found.gold["figures"]}
    for row in (*found.gold["relations"], *found.gold["unrelated"]):
        if half(pages[row["a"]]) == wanted:
            said = called.get(frozenset(items.get(key, key) for key in (row["a"], row["b"])))
            kinds = frozenset({row["type"]} if "type" in row else ())
            yield Judged((row["a"], row["b"]), kinds, said.type if said else None, said.why.rule if said else "")


def may_conflict(one: Met | None, other: Met | None) -> bool:
    """Whether the coding leaves room for a conflict: not every pair is listed, but scope, day and origin are.

    Both numbers are rightly told, of one scope and day, of two origins, and cannot both be true, or one is denied.
    """
    if one is None or other is None or not (one.right and other.right):
        return False
    a, b = one.row, other.row
    if a["measure"] != b["measure"] or a["scope"] != b["scope"] or a["as_of"][:10] != b["as_of"][:10]:
        return False
    return a["polarity"] != b["polarity"] or (a["origin"] != b["origin"] and not _compatible((a, b)))


def _compatible(rows: Iterable[Row]) -> bool:
    reach = []
    for row in rows:
        low = 0.0 if row["low"] is None else row["low"]
        high = float("inf") if row["high"] is None else row["high"]
        reach.append((low * 0.9, high * 1.1) if row["bound"] == "about" else (low, high))
    (low, high), (other_low, other_high) = reach
    return max(low, other_low) <= min(high, other_high)
