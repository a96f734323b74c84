"""Compiles places and their names into the file that `gazetteer` maps into memory.

`onrecord gazetteer build DUMP FILE` compiles a GeoNames dump (allCountries or one country's, with admin1CodesASCII.txt
beside it where there is one); training/gazetteer.py makes the file that ships.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO
from zipfile import ZipFile

from onrecord.grounding.countries import countries
from onrecord.grounding.gazetteer import BLOCK, COLUMNS, KINDS, MAGIC, SCALE, key_of
from onrecord.record import RunStopped

COLUMNS_OF_A_DUMP = 19
CREDIT = "Place names and positions: GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0."


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A place to be compiled; `number` is its GeoNames id, 0 where it has none; `kind` one of `KINDS`."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    admin: str | None = None
    population: int = 0
    number: int = 0
    others: tuple[str, ...] = ()


def write(file: Path, places: Iterable[Listed], credit: str = CREDIT) -> int:
    """Writes the gazetteer and says how many places it holds; equal places in any order give equal bytes."""
    listed = sorted(places, key=_order)
    owners, admins = _numbered(p.country or "" for p in listed), _numbered(p.admin or "" for p in listed)
    names = [p.name.encode() for p in listed]
    starts = [0]
    for name in names[:-1]:
        starts.append(starts[-1] + len(name))
    values: dict[str, Iterable[int]] = {
        "id": (p.number for p in listed),
        "lat": (round(p.lat * SCALE) for p in listed),
        "lon": (round(p.lon * SCALE) for p in listed),
        "population": (min(p.population, 2**32 - 1) for p in listed),
        "country": (owners[p.country or ""] for p in listed),
        "kind": (KINDS.index(p.kind) for p in listed),
        "admin": (admins[p.admin or ""] for p in listed),
        "name": starts[: len(listed)],
    }
    blocks, keys = _index(listed)
    sections = {name: _packed(code, values[name]) for name, code in COLUMNS.items()}
    sections |= {"names": b"".join(names), "blocks": _packed("I", blocks), "keys": keys}
    file.write_bytes(_laid_out({"credit": credit, "countries": list(owners), "admins": list(admins)}, sections))
    return len(listed)


def usable(name: str) -> bool:
    """Whether another name can stand in English news: Latin letters, a capital first, no airport code, no number."""
    key = key_of(name)
    code = name.isupper() and len(name) < 5
    plain = key.isascii() and key.replace(" ", "").replace("(", "").replace(")", "").isalpha()
    return name[:1].isupper() and not code and plain and len(key) > 2


def places_of_dump(dump: Path, divisions_table: Path | None = None) -> Iterator[Listed]:
    """Places of a GeoNames dump (.txt, or .zip with one): populated places and divisions, historical ones left out.

    Raises `RunStopped` with the line for what is no dump.
    """
    divisions = _divisions(divisions_table or dump.with_name("admin1CodesASCII.txt"))
    alpha3 = {entry.alpha2: entry.alpha3 for entry in countries().values()}
    with _opened(dump) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != COLUMNS_OF_A_DUMP:
                told = f"{len(cells)} columns, not {COLUMNS_OF_A_DUMP}"
                raise RunStopped(f"{dump}, line {number}: {told}; name a GeoNames dump such as allCountries.zip")
            kind = _kind(cells[6], cells[7])
            if kind is None or cells[8] not in alpha3:
                continue
            found = Listed(
                name=cells[1],
                kind=kind,
                lat=float(cells[4]),
                lon=float(cells[5]),
                country=alpha3[cells[8]],
                admin=divisions.get(f"{cells[8]}.{cells[10]}"),
                population=int(cells[14] or 0),
                number=int(cells[0]),
                others=tuple(other for other in cells[3].split(",") if usable(other)),
            )
            yield replace(found, admin=found.name) if kind == "division" else found


@contextmanager
def _opened(dump: Path) -> Iterator[TextIO]:
    """The lines of a dump, out of its archive where it is one."""
    if not dump.is_file():
        raise RunStopped(f"{dump} is no file; download a GeoNames dump such as allCountries.zip")
    if dump.suffix.casefold() != ".zip":
        with dump.open(encoding="utf-8") as lines:
            yield lines
        return
    with ZipFile(dump) as archive:
        texts = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.casefold()]
        if len(texts) != 1:
            raise RunStopped(f"{dump} holds {len(texts)} text files, not the one of a GeoNames dump")
        with archive.open(texts[0]) as raw:
            yield TextIOWrapper(raw, encoding="utf-8")


def _divisions(table: Path) -> Mapping[str, str]:
    if not table.exists():
        return {}
    return {row[0]: row[1] for row in (line.split("\t") for line in table.read_text("utf-8").splitlines())}


def _kind(feature_class: str, code: str) -> str | None:
    if feature_class == "P" and not code.endswith(("H", "PPLQ", "PPLW")):
        return "city"
    return {"ADM1": "division", "ADM2": "district"}.get(code)


def _order(p: Listed) -> tuple[object, ...]:
    return (p.country or "", KINDS.index(p.kind), p.admin or "", -p.population, p.name, p.number, p.lat, p.lon)


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(sorted({"", *values}))}


def _packed(code: str, values: Iterable[int]) -> bytes:
    column = array(code, values)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _index(listed: list[Listed]) -> tuple[list[int], bytes]:
    """Where each block starts, and the blocks."""
    posts: dict[bytes, list[int]] = defaultdict(list)
    for number, p in enumerate(listed):
        own = key_of(p.name)
        posts[own.encode()].append(2 * number)
        for other in sorted({key_of(name) for name in p.others if usable(name)} - {own}):
            posts[other.encode()].append(2 * number + 1)
    blocks: list[int] = []
    keys = bytearray()
    before = b""
    for place, key in enumerate(sorted(posts)):
        if place % BLOCK == 0:
            blocks.append(len(keys))
            before = b""
        shared = _shared(before, key)
        keys += _leb(shared) + _leb(len(key) - shared) + key[shared:]
        keys += _leb(len(posts[key])) + b"".join(_leb(post) for post in sorted(posts[key]))
        before = key
    return blocks, bytes(keys)


def _shared(before: bytes, key: bytes) -> int:
    """How many first bytes the two have in common."""
    pairs = enumerate(zip(before, key, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(before), len(key)))


def _leb(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _laid_out(head: dict[str, object], sections: Mapping[str, bytes]) -> bytes:
    """The whole file; every section starts at a multiple of eight."""
    bounds: dict[str, tuple[int, int]] = {}
    body = bytearray()
    for name, data in sections.items():
        bounds[name] = (len(body), len(body) + len(data))
        body += data + bytes(-len(data) % 8)
    text = json.dumps(head | {"sections": bounds}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % 8)
    return MAGIC + len(text).to_bytes(4, "little") + text + bytes(body)
