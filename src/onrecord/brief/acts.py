"""Kinds of acts in words that a reader knows; in the record they stand as types and modes of PLOVER 0.8."""

from __future__ import annotations

_TYPES = {
    "AGREE": "agrees",
    "CONSULT": "meets or talks",
    "SUPPORT": "backs",
    "CONCEDE": "gives in",
    "COOPERATE": "works together",
    "AID": "helps",
    "RETREAT": "steps back",
    "REQUEST": "asks or demands",
    "ACCUSE": "blames",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "punishes",
    "MOBILIZE": "readies forces",
    "COERCE": "uses the state’s force",
    "ASSAULT": "attacks",
    "STATE": "speaks",
}
_MODES = {
    "CONSULT": {"visit": "visits", "third-party": "mediates", "multilateral": "meets several", "phone": "telephones"},
    "RETREAT": {
        "withdraw": "withdraws",
        "release": "releases",
        "disarm": "disarms",
        "ceasefire": "stops firing",
        "access": "lets in",
        "resign": "resigns",
    },
    "REQUEST": {
        "assist": "asks for help",
        "change": "asks for a change",
        "yield": "asks to give way",
        "meet": "asks for talks",
    },
    "ACCUSE": {"disapprove": "criticises", "investigate": "investigates", "allege": "accuses"},
    "REJECT": {
        "assist": "refuses help",
        "change": "refuses a change",
        "yield": "refuses to give way",
        "meet": "refuses talks",
    },
    "THREATEN": {
        "restrict": "threatens curbs",
        "arrest": "threatens arrest",
        "relations": "threatens to cut ties",
        "expel": "threatens to expel",
        "territory": "threatens to take land",
        "violence": "threatens violence",
    },
    "PROTEST": {
        "demo": "demonstrates",
        "riot": "riots",
        "strike": "goes on strike",
        "hunger": "goes on hunger strike",
        "boycott": "boycotts",
        "obstruct": "blocks the way",
        "vandalize": "damages property",
    },
    "SANCTION": {
        "convict": "convicts or sentences",
        "expel": "expels",
        "withdraw": "pulls out",
        "discontinue": "cuts off",
    },
    "MOBILIZE": {
        "troops": "moves troops",
        "weapons": "moves weapons",
        "police": "moves police",
        "militia": "moves militia",
    },
    "COERCE": {
        "seize": "seizes",
        "restrict": "restricts",
        "censor": "censors",
        "curfew": "sets a curfew",
        "martial-law": "sets martial law",
        "arrest": "arrests",
        "deport": "deports",
        "withhold": "withholds",
        "misinformation": "spreads falsehoods",
        "cyber": "attacks by computer",
    },
    "ASSAULT": {
        "abduct": "abducts",
        "beat": "beats",
        "torture": "tortures",
        "sexual": "attacks sexually",
        "targeted": "kills a chosen person",
        "destroy": "destroys",
        "primitive": "attacks with simple weapons",
        "firearms": "shoots",
        "explosives": "bombs",
        "suicide-attack": "attacks by suicide",
        "aerial": "attacks from the air",
        "drone": "attacks by drone",
        "heavy-weapons": "shells",
        "crowd-control": "breaks up a crowd",
        "unconventional": "attacks with unconventional weapons",
    },
}


def act_told(kind: str, mode: str | None) -> str:
    """arrests, goes on strike; a type that is not known stands in small letters."""
    return _MODES.get(kind, {}).get(mode or "") or _TYPES.get(kind, kind.lower())
