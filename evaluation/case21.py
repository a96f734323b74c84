"""PLOVER events and the words around them as one of the 30 event types of the CASE 2021 fine-grained task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from onrecord.record import Event

BY_MODE: dict[tuple[str, str | None], str] = {
    ("ASSAULT", "aerial"): "AIR_STRIKE",
    ("ASSAULT", "drone"): "AIR_STRIKE",
    ("ASSAULT", "heavy-weapons"): "ART_MISS_ATTACK",
    ("ASSAULT", "suicide-attack"): "SUIC_BOMB",
    ("ASSAULT", "explosives"): "REM_EXPLOS",
    ("ASSAULT", "unconventional"): "CHEM_WEAP",
    ("ASSAULT", "sexual"): "SEX_VIOL",
    ("ASSAULT", "abduct"): "ABDUCT_DISSAP",
    ("ASSAULT", "firearms"): "ATTACK",
    ("ASSAULT", "targeted"): "ATTACK",
    ("ASSAULT", "beat"): "MOB_VIOL",
    ("ASSAULT", "destroy"): "PROPERTY_DISTRUCT",
    ("ASSAULT", "crowd-control"): "PROTEST_WITH_INTER",
    ("COERCE", "arrest"): "ARREST",
    ("COERCE", "seize"): "DISR_WEAP",
    ("PROTEST", "demo"): "PEACE_PROTEST",
    ("PROTEST", "riot"): "VIOL_DEMONSTR",
    ("PROTEST", "vandalize"): "PROPERTY_DISTRUCT",
    ("MOBILIZE", "troops"): "CHANGE_TO_GROUP_ACT",
    ("RETREAT", "ceasefire"): "AGREEMENT",
    ("RETREAT", "withdraw"): "NON_VIOL_TERRIT_TRANSFER",
    ("SANCTION", "expel"): "DIPLO",
    ("SANCTION", "discontinue"): "DIPLO",
}
BY_TYPE = {"AGREE": "AGREEMENT", "CONSULT": "DIPLO", "PROTEST": "PEACE_PROTEST"}
EVENT_WEIGHT = 1.5


@cache
def cues() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Type, weight and pattern of each row of case21.tsv."""
    lines = Path(__file__).with_name("case21.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((name, float(weight), re.compile(pattern, re.DOTALL)) for name, weight, pattern in rows)


def subtype(text: str, events: Sequence[Event]) -> str:
    """The type of a passage: the one with most weight of cues and events, the earlier cue where two weigh the same."""
    small = text.lower()
    scores: defaultdict[str, float] = defaultdict(float)
    for name, weight, pattern in cues():
        found = pattern.search(small)
        if found:
            scores[name] += weight * (1.15 - 0.3 * found.start() / max(1, len(small)))
    for event in events[:4]:
        told = BY_MODE.get((event.type, event.mode)) or BY_TYPE.get(event.type)
        if told:
            scores[told] += EVENT_WEIGHT
    return max(scores, key=lambda name: scores[name]) if scores else "OTHER"
