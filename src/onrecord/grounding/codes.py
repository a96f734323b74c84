"""Codes of CAMEO and PETRARCH dictionaries ("SYRREB", "IGOUNO") become countries and PLOVER sectors."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.grounding.countries import countries

INTERNATIONAL = frozenset({"IGO", "NGO", "MNC", "IMG", "INT"})
"""Codes written in place of a country; IMG and INT are international groups and what stays unspecified."""
SECTOR = {
    "GOV": "GOV",
    "MIL": "MIL",
    "REB": "REB",
    "OPP": "OPP",
    "PTY": "PTY",
    "LEG": "LEG",
    "COP": "COP",
    "JUD": "JUD",
    "SPY": "SPY",
    "MED": "JRN",
    "JRN": "JRN",
    "EDU": "EDU",
    "BUS": "BUS",
    "CRM": "CRM",
    "CVL": "CVL",
    "ELI": "ELI",
    "LAB": "LAB",
    "AGR": "AGR",
    "REF": "REF",
    "REL": "REL",
    "UAF": "UAF",
    "PRM": "PRM",
    "SOC": "SOC",
    "SEP": "REB",
    "INS": "REB",
    "RAD": "UAF",
    "HLH": "MED",
    "DEV": "CVL",
    "ENV": "CVL",
    "HRI": "CVL",
    "NGO": "NGO",
    "IGO": "IGO",
    "MNC": "BUS",
    "SET": "CVL",
    "LGL": "JUD",
}
"""PLOVER 0.8 sectors by the role codes of CAMEO 1.1b3; a code that is not here is kept in the reason alone."""
OLDER = {"YUG": "SRB", "SCG": "SRB", "ZAR": "COD", "ROM": "ROU", "TMP": "TLS", "KSV": "XKX", "PSX": "PSE", "BUR": "MMR"}
"""Country codes of older dictionaries."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code says: an alpha-3 country or None, and PLOVER sectors with IGO and NGO."""

    country: str | None
    sectors: tuple[str, ...]


def decoded(code: str) -> Coded:
    """What an actor's or an agent's code says, read in threes: "SYRREB", "IGO", "~COP".

    Raises `ValueError` for a code that tells neither a country nor a sector.
    """
    plain = code.strip().lstrip("~").upper()
    pieces = [plain[at : at + 3] for at in range(0, len(plain) - len(plain) % 3, 3)]
    country, sectors = None, []
    for number, piece in enumerate(pieces):
        if number == 0 and not code.strip().startswith("~") and OLDER.get(piece, piece) in countries():
            country = OLDER.get(piece, piece)
        elif piece in INTERNATIONAL:
            sectors.append({"IMG": "NGO", "INT": "IGO", "MNC": "BUS"}.get(piece, piece))
        elif piece in SECTOR:
            sectors.append(SECTOR[piece])
    if country is None and not sectors:
        raise ValueError(f"{code!r} is no code of a country or sector")
    return Coded(country, tuple(dict.fromkeys(sectors)))
