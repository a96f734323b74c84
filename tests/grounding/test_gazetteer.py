"""The gazetteer's file: what is written is read back, and the file that ships answers at once."""

from __future__ import annotations

import json
import string
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.grounding.gazetteer import KINDS, MAGIC, Gazetteer, in_use, key_of, shipped
from onrecord.grounding.gazetteer_build import Listed, places_of_dump, usable, write
from onrecord.grounding.place_names import candidates
from onrecord.record import RunStopped

SMALL = (
    Listed(
        name="Vårby",
        kind="city",
        lat=59.25,
        lon=17.9,
        country="SWE",
        admin="Stockholm",
        population=900,
        number=11,
        others=("Varby Gard", "VBY", "ヴォールビー"),
    ),
    Listed(name="Varby", kind="city", lat=-3.5, lon=-60.25, country="BRA", admin="Amazonas", number=12),
    Listed(
        name="Amazonas", kind="division", lat=-4.0, lon=-63.0, country="BRA", admin="Amazonas", population=4_000_000
    ),
    Listed(name="Saint Ode", kind="district", lat=50.0, lon=5.0, country="BEL", admin="Wallonia"),
)


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    assert write(tmp_path / "small.bin", SMALL) == len(SMALL)
    return Gazetteer(tmp_path / "small.bin")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Varby", {("geonames:11", True), ("geonames:12", True)}),
        ("vårby", {("geonames:11", True), ("geonames:12", True)}),
        ("Varby Gard", {("geonames:11", False)}),
        ("the Varby Gard's", {("geonames:11", False)}),
        ("VBY", set()),
        ("Amazonas", {("division:bra/amazonas", True)}),
        ("St. Ode", {("division:bel/wallonia/saint ode", True)}),
        ("Varb", set()),
        ("Varbyy", set()),
        ("", set()),
        ("'", set()),
    ],
)
def test_find(small: Gazetteer, name: str, ids: set[tuple[str, bool]]) -> None:
    assert {(entry.place.id, entry.exact) for entry in small.find(name)} == ids


def test_a_place_keeps_its_columns(small: Gazetteer) -> None:
    place = next(entry.place for entry in small.find("Vårby") if entry.place.country == "SWE")
    assert (place.name, place.kind, place.admin, place.population) == ("Vårby", "city", "Stockholm", 900)
    assert (place.lat, place.lon) == (59.25, 17.9)


def test_the_same_places_in_any_order_are_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "one.bin", SMALL)
    write(tmp_path / "other.bin", SMALL[::-1])
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "other.bin").read_bytes()


def test_the_head_says_where_everything_lies(tmp_path: Path) -> None:
    write(tmp_path / "small.bin", SMALL, credit="somebody")
    data = (tmp_path / "small.bin").read_bytes()
    assert data.startswith(MAGIC)
    length = int.from_bytes(data[8:12], "little")
    head = json.loads(data[12 : 12 + length])
    body = data[12 + length :]
    assert head["credit"] == "somebody"
    assert head["countries"] == ["", "BEL", "BRA", "SWE"]
    assert (12 + length) % 8 == 0
    assert all(start % 8 == 0 and start <= end <= len(body) for start, end in head["sections"].values())


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.bin").write_bytes(b"not a gazetteer at all")
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(tmp_path / "text.bin")


NAMES = st.text(string.ascii_letters + "éøŁ -'.", min_size=1, max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(NAMES, st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(KINDS)), min_size=1))
def test_every_place_written_is_found_by_its_name(tmp_path: Path, told: list[tuple[str, float, float, str]]) -> None:
    listed = [Listed(name=n, kind=k, lat=y, lon=x, number=i + 1) for i, (n, y, x, k) in enumerate(told)]
    write(tmp_path / "any.bin", listed)
    gazetteer = Gazetteer(tmp_path / "any.bin")
    assert len(gazetteer) == len(listed)
    for place in listed:
        if key_of(place.name):
            found = {entry.place.id: entry for entry in gazetteer.find(place.name)}[f"geonames:{place.number}"]
            assert found.exact
            assert found.place.name == place.name
            assert found.place.kind == place.kind
            assert abs(found.place.lat - place.lat) < 1e-4
            assert abs(found.place.lon - place.lon) < 1e-4


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Florenz", True),
        ("Bad Vilbel", True),
        ("FLR", False),
        ("Флоренция", False),
        ("firenze", False),
        ("Sector 4", False),
        ("", False),
    ],
)
def test_usable(name: str, kept: bool) -> None:
    assert usable(name) is kept


def test_a_geonames_dump_is_compiled(tmp_path: Path) -> None:
    def line(number: int, name: str, others: str, feature: str, code: str, country: str, people: int) -> str:
        cells = [str(number), name, name, others, "10.5", "-20.25", feature, code, country, "", "07"]
        return "\t".join([*cells, "", "", "", str(people), "", "", "Somewhere/Zone", "2020-01-01"])

    dump = tmp_path / "XX.txt"
    lines = [
        line(1, "Norra Ort", "North Ort,ノラ", "P", "PPL", "SE", 1200),
        line(2, "Gamla Ort", "", "P", "PPLH", "SE", 0),
        line(3, "Ortland", "", "A", "ADM1", "SE", 90_000),
        line(4, "Ort Lake", "", "H", "LK", "SE", 0),
        line(5, "Nowhere", "", "P", "PPL", "ZZ", 5),
    ]
    dump.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("SE.07\tOrtland\tOrtland\t3\n", encoding="utf-8")
    assert [(p.name, p.kind, p.admin) for p in places_of_dump(dump)] == [
        ("Norra Ort", "city", "Ortland"),
        ("Ortland", "division", "Ortland"),
    ]
    with ZipFile(tmp_path / "XX.zip", "w") as archive:
        archive.write(dump, "XX.txt")
        archive.writestr("readme.txt", "not the dump")
    assert list(places_of_dump(tmp_path / "XX.zip")) == list(places_of_dump(dump))
    assert write(tmp_path / "XX.bin", places_of_dump(dump)) == 2
    assert [entry.place.country for entry in Gazetteer(tmp_path / "XX.bin").find("North Ort")] == ["SWE"]
    with in_use(Gazetteer.opened(tmp_path / "XX.bin")):
        assert [c.place.name for c in candidates("Norra Ort")] == ["Norra Ort"]
        assert candidates("Ouagadougou") == ()
    assert candidates("Norra Ort") == ()


@pytest.mark.parametrize(("content", "told"), [("a\tb\n", "line 1: 2 columns"), (None, "is no file")])
def test_what_is_no_dump_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    dump = tmp_path / "XX.txt"
    if content is not None:
        dump.write_text(content, encoding="utf-8")
    with pytest.raises(RunStopped, match=told):
        list(places_of_dump(dump))


def test_what_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"nothing of the kind")
    with pytest.raises(RunStopped, match="no gazetteer"):
        Gazetteer.opened(tmp_path / "x.bin")


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Reykjavik", "ISL", "city"),
        ("Ouagadougou", "BFA", "city"),
        ("Köln", "DEU", "city"),
        ("Cologne", "DEU", "city"),
        ("Sana'a", "YEM", "city"),
        ("St. Petersburg", "RUS", "city"),
        ("Ft. Worth", "USA", "city"),
        ("Harris County", "USA", "district"),
        ("Bavaria", "DEU", "division"),
    ],
)
def test_the_shipped_gazetteer_knows(name: str, country: str, kind: str) -> None:
    assert (country, kind) in {(entry.place.country, entry.place.kind) for entry in shipped().find(name)}


def test_the_shipped_gazetteer_is_small_credited_and_ready_at_once() -> None:
    import onrecord.grounding

    file = Path(onrecord.grounding.__file__).parent / "data" / "gazetteer.bin"
    assert file.stat().st_size <= 15_000_000
    started = time.perf_counter()
    gazetteer = Gazetteer(file)
    gazetteer.find("Paris")
    assert time.perf_counter() - started < 0.2
    assert len(gazetteer) > 250_000
    assert "GeoNames" in gazetteer.credit
    assert "Attribution 4.0" in gazetteer.credit
