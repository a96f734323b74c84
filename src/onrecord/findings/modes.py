"""The mode of a demand, a refusal or a threat is what is asked for, refused or threatened."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.findings.somebody import Somebody
from onrecord.findings.triggers import Trigger

_BY_ACT: dict[str, dict[str, str]] = {
    "AID": {"": "assist"},
    "COOPERATE": {"": "assist"},
    "SUPPORT": {"": "assist"},
    "CONSULT": {"": "meet"},
    "RETREAT": {"": "yield", "resign": "change"},
    "CONCEDE": {"": "yield"},
    "ASSAULT": {"": "yield"},
    "COERCE": {"": "yield"},
    "SANCTION": {"": "yield"},
    "PROTEST": {"": "yield"},
}
"""Modes of REQUEST and REJECT by the type and mode of the act that is asked for or refused."""

_BY_THREAT: dict[str, dict[str, str]] = {
    "ASSAULT": {"": "violence"},
    "MOBILIZE": {"": "violence"},
    "SANCTION": {"": "relations", "expel": "expel"},
    "COERCE": {"": "restrict", "arrest": "arrest", "deport": "expel"},
    "PROTEST": {"": "restrict"},
}
_CLASSES = (
    ("REQUEST", "meet", "asked_meeting"),
    ("REQUEST", "yield", "asked_yielding"),
    ("REQUEST", "change", "asked_change"),
    ("REQUEST", "assist", "asked_help"),
    ("THREATEN", "violence", "threatened_force"),
    ("THREATEN", "relations", "threatened_ties"),
)
_TERRITORIAL = frozenset({"annex", "occupy", "invade", "seize", "capture"})


def mode_by_act(teller: Trigger, act: Trigger) -> str | None:
    """The mode that the act in words takes from the act that it is about."""
    if teller.sense.type == "THREATEN":
        if act.sense.name in _TERRITORIAL and act.sense.mode in ("seize", "heavy-weapons"):
            return "territory"
        modes = _BY_THREAT.get(act.sense.type, {})
    elif teller.sense.type in ("REQUEST", "REJECT"):
        modes = _BY_ACT.get(act.sense.type, {})
    else:
        return None
    return modes.get(act.sense.mode or "") or modes.get("")


def mode_by_words(clauses: Clauses, people: Somebody, teller: Trigger) -> str | None:
    """The mode that the nouns and verbs under an act in words tell, where no act of its own was found in them."""
    kind = "REQUEST" if teller.sense.type == "REJECT" else teller.sense.type
    apart = set(teller.participants)
    under = [w for w in clauses.subtree(teller.word) if w != teller.word and w not in apart]
    for type_, mode, name in _CLASSES:
        if type_ == kind and any(people.is_of(w, name) for w in under):
            return mode
    return None
