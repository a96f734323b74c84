"""How far a reading tells what a careful reader put down: partial credit for every item, best pairs first.

An expected item names its words by a snippet: a slice of the article's text that occurs once. "first … last" stands
for everything between the two, a list for several parts. "A|B" in a name, type or status means that either will do.
`optional` items count neither for nor against a reading; `must` items have to be found. A status of "happened" is met
by "ongoing" too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

Item = dict[str, Any]
Bounds = tuple[int, int]
CATEGORIES = ("attributions", "events", "figures", "positions", "procedures")
FOUND = 0.5
"""Credit from which an item counts as found."""


class Score(NamedTuple):
    """Credit as a share of what was expected, and of what was emitted; and the must items that were not found."""

    recall: float
    precision: float
    missed: list[Item]


def locate(snippet: str | list[str], text: str) -> list[Bounds]:
    """Where the snippet's parts stand; an AssertionError where a part is not found exactly once."""
    found = []
    for part in [snippet] if isinstance(snippet, str) else snippet:
        first, _, last = part.partition(" … ")
        assert text.count(first) == 1, f"{text.count(first)} times in the text: {first!r}"
        start = text.index(first)
        end = text.index(last, start + len(first)) + len(last) if last else start + len(first)
        found.append((start, end))
    return found


def overlap(a: Bounds, b: Bounds) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def closeness(wanted: list[Bounds], spans: list[Bounds]) -> float:
    """Characters in both over characters in either, of the stretches from first to last."""
    if not spans:
        return 0.0
    a = (wanted[0][0], wanted[-1][1])
    b = (min(s[0] for s in spans), max(s[1] for s in spans))
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared)


def plain(words: str) -> list[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return [word for word in re.findall(r"\w+", bare.lower()) if word not in {"the", "a", "an", "s"}]


def statuses(want: Item) -> set[str]:
    return {"happened" if status == "ongoing" else status for status in want["status"].split("|")}


class Expected:
    """Compares the items of one expected record with a reading, the object that `onrecord read --json` prints."""

    def __init__(self, reading: Item) -> None:
        self.reading = reading
        self.text: str = reading["article"]["text"]
        self.actors = {actor["id"]: actor for actor in reading["actors"]}
        self.statements = {statement["id"]: statement for statement in reading["statements"]}

    def named(self, wanted: str, party: Item) -> bool:
        """Whether one of the wordings wanted is what a voice, role or party is called, or its country."""
        actor = self.actors.get(party.get("actor") or "", {})
        called = [plain(str(name)) for name in (party.get("label"), actor.get("label")) if name]
        codes = {party.get("country"), actor.get("country")}
        for wording in wanted.split("|"):
            words = set(plain(wording))
            if wording in codes or any(words <= set(name) or (name and set(name) < words) for name in called):
                return True
        return False

    def attribution(self, want: Item, got: Item) -> float:
        close = closeness(locate(want["content"], self.text), [(s["start"], s["end"]) for s in got["spans"]])
        chain = got["chain"][1:] if len(want["chain"]) < len(got["chain"]) else got["chain"]
        if close < 0.4 or not chain or not self.named(want["chain"][-1], chain[-1]):
            return 0.0
        whole = len(want["chain"]) == len(chain) and all(map(self.named, want["chain"], chain))
        cue = (got["cue"] or {}).get("text", "")
        return 0.5 + 0.2 * close + 0.2 * whole + 0.1 * (want.get("cue", cue) == cue)

    def event(self, want: Item, got: Item) -> float:
        trigger = (got["trigger"]["start"], got["trigger"]["end"])
        apart = not overlap(locate(want["trigger"], self.text)[0], trigger)
        if apart or got["type"] not in want["type"].split("|"):
            return 0.0
        roles = got["roles"]
        marks = [1.0, float({"ongoing": "happened"}.get(got["status"], got["status"]) in statuses(want))]
        marks += [float(any(r["role"] == "actor" and self.named(name, r) for r in roles)) for name in want["actors"]]
        marks += [float(any(r["role"] != "actor" and self.named(n, r) for r in roles)) for n in want["recipients"]]
        if "when" in want:
            marks.append(float(str((got["when"] or {}).get("start") or "").startswith(want["when"])))
        if "where" in want:
            marks.append(float(want["where"] in str((got["where"] or {}).get("name"))))
        return sum(marks) / len(marks)

    def figure(self, want: Item, got: Item) -> float:
        value = got["low"] if got["low"] is not None else got["high"]
        apart = not overlap(locate(want["text"], self.text)[0], (got["start"], got["end"]))
        if apart or (value != want["value"] and want["bound"]):
            return 0.0
        marks = [1.0, float(got["measure"] in want["measure"].split("|"))]
        marks.append(float(got["bound"] in (want["bound"] or got["bound"]).split("|")))
        chain = self.statements[got["statement"]]["chain"]
        marks += [float(self.named(want["says"], chain[-1]))] if "says" in want else []
        return sum(marks) / len(marks)

    def position(self, want: Item, got: Item) -> float:
        inside = overlap(locate(want["object"], self.text)[0], (got["start"], got["end"]))
        if not inside or got["stance"] not in want["stance"].split("|"):
            return 0.0
        shared = set(plain(got["object"])) & set(plain(want["object"]))
        return 0.5 * self.named(want["holder"], got["holder"]) + 0.5 * bool(shared)

    def procedure(self, want: Item, got: Item) -> float:
        if not overlap(locate(want["text"], self.text)[0], (got["start"], got["end"])):
            return 0.0
        parties = [any(self.named(name, party) for party in got["parties"]) for name in want["parties"]]
        rule = any(word in got["rule"] for word in want["rule"].split("|"))
        return 0.5 * rule + 0.5 * (sum(parties) / len(parties) if parties else 1.0)


def emitted(reading: Item, category: str) -> list[Item]:
    """What counts as a reading's answer: neither the article itself nor quoted passages nor bare statements."""
    if category == "attributions":
        return [statement for statement in reading["statements"] if statement["manner"] not in {"article", "block"}]
    return [item for item in reading[category] if item.get("type") != "STATE"]


def score(expected: Item, readings: list[Item], category: str) -> Score:
    """One category over one or more readings; `expected` holds a list of rows in the order of the readings."""
    wanted = paid = answers = spent = 0.0
    missed: list[Item] = []
    for record, reading in zip(expected["rows"], readings, strict=True):
        given = emitted(reading, category)
        credit: Callable[[Item, Item], float] = getattr(Expected(reading), category[:-1])
        pairs = best_pairs(record[category], given, credit)
        spared = {j for i, (j, _) in pairs.items() if record[category][i].get("optional")}
        # A second telling of what is already paired is a repetition, not an error: it is set aside as well.
        spared |= {j for j, item in enumerate(given) if repeats(item, j, pairs, record[category], credit)}
        for i, item in enumerate(record[category]):
            share = pairs[i][1] if i in pairs else 0.0
            if not item.get("optional"):
                wanted, paid = wanted + 1, paid + share
            if item.get("must") and share < FOUND:
                missed.append(item)
        answers += len(given) - len(spared)
        spent += sum(share for i, (j, share) in pairs.items() if j not in spared)
    return Score(paid / wanted if wanted else 1.0, spent / answers if answers else 1.0, missed)


def best_pairs(
    wants: list[Item], gots: list[Item], credit: Callable[[Item, Item], float]
) -> dict[int, tuple[int, float]]:
    """Expected item → (emitted item, credit), the best pairs first, each item in one pair at most."""
    marks = [(credit(w, g), -i, -j) for i, w in enumerate(wants) for j, g in enumerate(gots)]
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for mark, i, j in sorted(marks, reverse=True):
        if mark > 0 and -i not in pairs and -j not in taken:
            pairs[-i] = (-j, mark)
            taken.add(-j)
    return pairs


def repeats(
    got: Item, j: int, pairs: dict[int, tuple[int, float]], wants: list[Item], credit: Callable[[Item, Item], float]
) -> bool:
    """Whether an emitted item that is in no pair still fits an expected one."""
    return all(j != taken for taken, _ in pairs.values()) and any(credit(want, got) >= FOUND for want in wants)
