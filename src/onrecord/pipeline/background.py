"""What a run may know beside its pages is made here: gazetteers, dictionaries, histories of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.grounding import occupancies, place_history
from onrecord.grounding.dictionaries import Row, read_dictionary, write_dictionary
from onrecord.grounding.gazetteer_build import places_of_dump, write
from onrecord.grounding.office_table import as_row
from onrecord.grounding.place_history import write_history
from onrecord.record import Reading, RunStopped

__all__ = ["as_row", "build_gazetteer", "import_dictionaries", "keep_history", "occupancies"]


def build_gazetteer(dump: Path, file: Path, *, divisions: Path | None = None, people: int = 0) -> int:
    """Compiles a GeoNames dump (.txt or .zip) into a gazetteer; how many places it holds.

    Raises `RunStopped` for a file that is no dump.
    """
    found = places_of_dump(dump, divisions)
    count = write(file, (place for place in found if place.kind != "city" or place.population >= people))
    if not count:
        file.unlink()
        raise RunStopped(f"{dump} holds no settlement or division; name a GeoNames dump such as allCountries.zip")
    return count


def import_dictionaries(files: Sequence[Path], to: Path) -> Iterator[tuple[Path, int]]:
    """Reads dictionaries and keeps their rows in one; each file with how many rows it gave."""
    rows: list[Row] = []
    for path in files:
        found = read_dictionary(path)
        rows += found
        yield path, len(found)
    write_dictionary(to, rows)


def keep_history(file: Path, readings: Iterable[Reading]) -> int:
    """Writes where each outlet's pages tell of events; how many outlets there are."""
    histories = place_history(readings)
    write_history(file, histories)
    return len(histories)
