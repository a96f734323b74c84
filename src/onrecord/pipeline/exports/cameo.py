"""CAMEO codes of events as PLOVER files them, with names and Goldstein values."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.findings.plover import cameo_quarter, coded_type
from onrecord.record import Event

_FILED = {"AGREE": "030", "THREATEN": "130", "REQUEST": "100", "REJECT": "120"}
"""Codes of acts not done but promised, threatened, demanded or refused."""
TYPES = {
    "STATE": "010",
    "AGREE": "030",
    "CONSULT": "040",
    "SUPPORT": "050",
    "COOPERATE": "060",
    "AID": "070",
    "CONCEDE": "080",
    "RETREAT": "084",
    "REQUEST": "100",
    "ACCUSE": "110",
    "REJECT": "120",
    "THREATEN": "130",
    "PROTEST": "140",
    "MOBILIZE": "150",
    "SANCTION": "160",
    "COERCE": "170",
    "ASSAULT": "190",
}
"""The code of an act of each type that no mode or word makes finer."""
_QUADS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}


class Code(NamedTuple):
    """A CAMEO code with its name and its value on Goldstein's scale, from -10 to 10."""

    code: str
    name: str
    goldstein: float | None


@cache
def codes() -> dict[str, Code]:
    """Every code with its name and value, in CAMEO's order."""
    path = resources.files("onrecord.pipeline.exports") / "data" / "cameo.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: Code(code, name, float(value)) for code, name, value in cells}


def code_of(event: Event) -> Code:
    """The CAMEO code under which the event is filed: a planned visit is an intent to cooperate."""
    filed = coded_type(event)
    code = _FILED[filed] if filed != event.type else event.cameo or TYPES[event.type]
    return codes().get(code) or codes().get(code[:3]) or Code(code, filed, None)


def quad_of(event: Event) -> str:
    """GDELT's QuadClass, 1 to 4; "" for bare statements."""
    return _QUADS.get(cameo_quarter(event), "")
