"""How PLOVER itself codes an act that has not happened: an intent to cooperate is AGREE, to harm THREATEN."""

from __future__ import annotations

from onrecord.record import Event

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": (
        "visit",
        "third-party",
        "multilateral",
        "phone",
    ),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": (
        "withdraw",
        "release",
        "disarm",
        "ceasefire",
        "access",
        "resign",
    ),
    "REQUEST": (
        "assist",
        "change",
        "yield",
        "meet",
    ),
    "ACCUSE": (
        "disapprove",
        "investigate",
        "allege",
    ),
    "REJECT": (
        "assist",
        "change",
        "yield",
        "meet",
    ),
    "THREATEN": (
        "restrict",
        "arrest",
        "relations",
        "expel",
        "territory",
        "violence",
    ),
    "PROTEST": (
        "demo",
        "riot",
        "strike",
        "hunger",
        "boycott",
        "obstruct",
        "vandalize",
    ),
    "SANCTION": (
        "convict",
        "expel",
        "withdraw",
        "discontinue",
    ),
    "MOBILIZE": (
        "troops",
        "weapons",
        "police",
        "militia",
    ),
    "COERCE": (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
}
"""The types of PLOVER 0.8 and the modes of each."""

QUADS: dict[str, str] = {
    "AGREE": "verbal cooperation",
    "CONSULT": "verbal cooperation",
    "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation",
    "AID": "material cooperation",
    "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "SANCTION": "material conflict",
    "PROTEST": "material conflict",
    "MOBILIZE": "material conflict",
    "COERCE": "material conflict",
    "ASSAULT": "material conflict",
    "STATE": "neutral",
}
"""The quarter of each type, after the sections of the PLOVER 0.8 manual (its table has SANCTION as verbal)."""

_KIND = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})


def coded_type(event: Event) -> str:
    """The type under which a PLOVER coder files the event, who has no status to give it.

    An act of cooperation that is planned, offered or depends on a condition is AGREE, one of conflict
    THREATEN; one that is demanded is REQUEST, and cooperation that is denied REJECT. All else keeps its type.
    """
    if event.status == "demanded" and event.type in _KIND | _HARM:
        return "REQUEST"
    if event.status in ("planned", "offered", "conditional") and event.type in _KIND:
        return "AGREE"
    if event.status in ("planned", "conditional") and event.type in _HARM:
        return "THREATEN"
    if event.status == "denied" and event.type in _KIND | {"AGREE"}:
        return "REJECT"
    return event.type


_CAMEO_QUARTERS = {
    **dict.fromkeys(("01", "02"), "neutral"),
    **dict.fromkeys(("03", "04", "05"), "verbal cooperation"),
    **dict.fromkeys(("06", "07", "08"), "material cooperation"),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), "verbal conflict"),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), "material conflict"),
}
_CODED_ROOTS = {"AGREE": "03", "THREATEN": "13", "REQUEST": "02", "REJECT": "12"}


def cameo_quarter(event: Event) -> str:
    """The quarter of the event's CAMEO root: statements and appeals neutral, yielding material, reduced ties verbal."""
    coded = coded_type(event)
    if coded != event.type or not event.cameo:
        return _CAMEO_QUARTERS.get(_CODED_ROOTS.get(coded, ""), QUADS[coded])
    return _CAMEO_QUARTERS[event.cameo[:2]]
