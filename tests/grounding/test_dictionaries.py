"""Dictionaries in the formats that people have, and what they say of a name on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.grounding.codes import decoded
from onrecord.grounding.dictionaries import Dictionary, read_dictionary, write_dictionary
from onrecord.record import RunStopped

ACTORS = """# a comment of the whole file
ORVANIA_ [SYR] ; a country
+ORVANIAN_REPUBLIC
LUCAN_MERROW_ ; has had three offices
 [SYRGOV >20000717]
 [SYROPP <920101]
 [SYRMIL 920101-20000716]
GREY_WOLVES_OF_THE_NORTH [SYRREBISI]
HARBOUR_WATCH_ [NGOHRI] # a body
NOBODY_ [###]
"""
AGENTS = """!OFFICER! = MAN {MEN}, WOMAN
DUNE_RIDER_ {DUNE_RIDERS} [~REB] # riders
TOLL!OFFICER! [~COP]
TALLYMAN {TALLYMEN} [~GOV]
"""


def kept(tmp_path: Path, name: str, content: str) -> Dictionary:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return Dictionary(read_dictionary(path), name)


@pytest.mark.parametrize(
    ("name", "day", "country", "sectors"),
    [
        ("Orvania", None, "SYR", ()),
        ("Orvanian Republic", date(2012, 1, 1), "SYR", ()),
        ("Lucan Merrow", date(1990, 5, 1), "SYR", ("OPP",)),
        ("Lucan Merrow", date(1995, 5, 1), "SYR", ("MIL",)),
        ("Lucan Merrow", date(2000, 7, 16), "SYR", ("MIL",)),
        ("Lucan Merrow", date(2012, 5, 1), "SYR", ("GOV",)),
        ("the Grey Wolves of the North", None, "SYR", ("REB",)),
        ("Harbour Watch", None, None, ("NGO", "CVL")),
    ],
)
def test_petrarch_actors(
    tmp_path: Path, name: str, day: date | None, country: str | None, sectors: tuple[str, ...]
) -> None:
    entry = kept(tmp_path, "some.actors.txt", ACTORS).name(name, day)
    assert entry is not None
    assert (entry.means.country, entry.means.sectors) == (country, sectors)


def test_a_code_that_says_nothing_is_left_out(tmp_path: Path) -> None:
    assert kept(tmp_path, "some.actors.txt", ACTORS).name("Nobody", None) is None


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("the dune riders", "REB"),
        ("three armed dune rider", "REB"),
        ("a toll man", "COP"),
        ("toll women", "COP"),
        ("toll men", "COP"),
        ("tallymen", "GOV"),
        ("riders", None),
    ],
)
def test_petrarch_agents(tmp_path: Path, words: str, sector: str | None) -> None:
    entry = kept(tmp_path, "some.agents.txt", AGENTS).agent(words.split(), None)
    assert (entry.means.sectors[0] if entry else None) == sector


CSV = """name,aliases,code,from,to
Orvania,Orvanian Republic|The Orvanians,SYR,,
Lucan Merrow,,SYROPP,,2000-07-17
Lucan Merrow,,SYRGOV,2000-07-17,
dune rider,dune riders,~REB,,
"""


def test_csv_has_names_codes_and_days(tmp_path: Path) -> None:
    found = kept(tmp_path, "mine.csv", CSV)
    days = [date(2000, 7, 16), date(2000, 7, 17)]
    told = [found.name("Lucan Merrow", day) for day in days]
    assert [entry.means.sectors for entry in told if entry] == [("OPP",), ("GOV",)]
    assert found.name("Orvanian Republic", None) is not None
    assert found.agent(["dune", "riders"], None) is not None


def test_csv_may_have_countries_and_sectors_apart(tmp_path: Path) -> None:
    found = kept(tmp_path, "mine.csv", "Name,Country,Sectors\nQuay Guild,KEN,LAB|CVL\n").name("Quay Guild", None)
    assert found is not None
    assert (found.means.country, found.means.sectors) == ("KEN", ("LAB", "CVL"))


def test_what_is_kept_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    rows = read_dictionary(tmp_path / "mine.csv")
    assert write_dictionary(tmp_path / "kept.jsonl", rows) == len(rows) == 7
    assert read_dictionary(tmp_path / "kept.jsonl") == rows


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.csv", "who,what\na,b\n", "needs a column name"),
        ("x.csv", "name,code\na,b\n", "line 2: 'b' is no code"),
        ("x.csv", "name,code,from\na,SYR,soon\n", "line 2: Invalid isoformat"),
        ("x.jsonl", '{"name": 1}\n', "line 1"),
        ("x.txt", "just prose\n", "no line that reads like"),
    ],
)
def test_what_does_not_read_is_told_with_its_line(tmp_path: Path, name: str, content: str, told: str) -> None:
    with pytest.raises(RunStopped, match=told):
        kept(tmp_path, name, content)


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("SYR", "SYR", ()),
        ("SYRREB", "SYR", ("REB",)),
        ("SYRMED", "SYR", ("JRN",)),
        ("USAHLH", "USA", ("MED",)),
        ("IGOUNO", None, ("IGO",)),
        ("~cop", None, ("COP",)),
        ("YUGMIL", "SRB", ("MIL",)),
    ],
)
def test_codes(code: str, country: str | None, sectors: tuple[str, ...]) -> None:
    assert (decoded(code).country, decoded(code).sectors) == (country, sectors)
