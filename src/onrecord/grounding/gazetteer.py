"""The gazetteer: one file of cities and divisions that maps into memory and answers to names.

The file is little-endian. `MAGIC`, the length of the head (4 bytes), the head (JSON: the credit, the number of places,
the countries and first divisions that columns count into, and where each section starts and ends), then the sections:

- columns, one number a place: id, lat and lon (10,000ths of a degree, 11 m), population, country, kind, admin, name
  (where its name starts in `names`);
- names: the names in UTF-8, one after the other;
- blocks and keys: the index of names, sorted. A block holds `BLOCK` keys, each as the number of bytes shared with the
  key before it (0 for the first), its other bytes, and the places that answer to it: twice the place's number, plus
  one where the key is another name of the place. All numbers in `keys` are LEB128.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal, NamedTuple

from onrecord.grounding.countries import fold
from onrecord.record import RunStopped

MAGIC = b"ONRGAZ1\n"
BLOCK = 16
SCALE = 10_000
KINDS = ("city", "division", "district")
"""Kinds of places in the file, in the order of the column: settlements, first and second divisions of a country."""

COLUMNS: Mapping[str, Literal["I", "i", "B", "H"]] = {
    "id": "I",
    "lat": "i",
    "lon": "i",
    "population": "I",
    "country": "B",
    "kind": "B",
    "admin": "H",
    "name": "I",
}
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map: degrees of its position, ISO 3166 alpha-3 `country`, name of the first division it lies in.

    `id` is "geonames:N", or "division:COUNTRY/FIRST/SECOND" where GeoNames numbers are not known.
    """

    id: str
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    admin: str | None = None
    population: int = 0


class Entry(NamedTuple):
    """A place that answers to a name; `exact` where it is the place's own name rather than another of its names."""

    place: Place
    exact: bool


class Gazetteer:
    """Answers to names out of a file made by `gazetteer_build.write`; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is not a gazetteer of this version ({MAGIC!r})")
        at = len(MAGIC) + 4
        length = int.from_bytes(self._map[len(MAGIC) : at], "little")
        self._head: dict[str, Any] = json.loads(self._map[at : at + length])
        whole = memoryview(self._map)[at + length :]
        parts = {name: whole[start:end] for name, (start, end) in self._head["sections"].items()}
        self._columns = {name: parts[name].cast(code) for name, code in COLUMNS.items()}
        self._names = parts["names"]
        self._blocks = parts["blocks"].cast("I")
        self._keys = parts["keys"]

    @classmethod
    def opened(cls, path: Path) -> Gazetteer:
        """The gazetteer of a file that somebody named; raises `RunStopped` where it is none."""
        try:
            return cls(path)
        except (OSError, ValueError) as error:
            raise RunStopped(f"{path} is no gazetteer ({error}); build one with `onrecord gazetteer build`") from error

    def __len__(self) -> int:
        return len(self._columns["id"])

    @property
    def credit(self) -> str:
        """Where the facts come from, and their licence."""
        return str(self._head["credit"])

    def place(self, number: int) -> Place:
        """The place at `number`, from 0."""
        column = self._columns
        start = column["name"][number]
        end = column["name"][number + 1] if number + 1 < len(self) else len(self._names)
        name = bytes(self._names[start:end]).decode()
        kind = KINDS[column["kind"][number]]
        country = self._head["countries"][column["country"][number]] or None
        admin = self._head["admins"][column["admin"][number]] or None
        known = column["id"][number]
        steps = [country, *([admin] if kind == "district" else []), name]
        return Place(
            id=f"geonames:{known}" if known else "division:" + "/".join(fold(step or "") for step in steps),
            name=name,
            kind=kind,
            lat=column["lat"][number] / SCALE,
            lon=column["lon"][number] / SCALE,
            country=country,
            admin=admin,
            population=column["population"][number],
        )

    def find(self, name: str) -> list[Entry]:
        """Every place that answers to `name`, however it is accented, spelt with stops or shortened ("St.", "Ft.")."""
        key = key_of(name).encode()
        block = self._block(key)
        return [Entry(self.place(post >> 1), not post & 1) for post in self._posts(block, key)] if key else []

    def _block(self, key: bytes) -> int:
        """The last block whose first key is not after `key`."""
        low, high = 0, len(self._blocks)
        while low < high:
            middle = (low + high) // 2
            at = self._blocks[middle] + 1
            size, at = _number(self._keys, at)
            if bytes(self._keys[at : at + size]) <= key:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _posts(self, block: int, key: bytes) -> list[int]:
        if block < 0:
            return []
        at, known = self._blocks[block], b""
        end = self._blocks[block + 1] if block + 1 < len(self._blocks) else len(self._keys)
        while at < end:
            shared, at = _number(self._keys, at)
            size, at = _number(self._keys, at)
            known = known[:shared] + bytes(self._keys[at : at + size])
            count, at = _number(self._keys, at + size)
            posts = []
            for _ in range(count):
                post, at = _number(self._keys, at)
                posts.append(post)
            if known == key:
                return posts
        return []


def key_of(name: str) -> str:
    """The form of a name in the index: folded, "St." and its like written out."""
    return " ".join(_SHORT.get(word, word) for word in fold(name).replace(",", " ").split())


_IN_USE: ContextVar[Gazetteer | None] = ContextVar("gazetteer in use", default=None)


@contextmanager
def in_use(gazetteer: Gazetteer | None) -> Iterator[None]:
    """Names are looked up in this gazetteer until the block ends; None: in the one that ships."""
    before = _IN_USE.set(gazetteer)
    try:
        yield
    finally:
        _IN_USE.reset(before)


def chosen() -> Gazetteer:
    """The gazetteer in use: one's own, or the one that ships."""
    return _IN_USE.get() or shipped()


@cache
def shipped() -> Gazetteer:
    """The gazetteer that comes with the package (GeoNames, CC BY 4.0)."""
    with as_file(files("onrecord.grounding").joinpath("data", "gazetteer.bin")) as path:
        return Gazetteer(path)


def _number(data: memoryview, at: int) -> tuple[int, int]:
    """A LEB128 number at `at`, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
        shift += 7
