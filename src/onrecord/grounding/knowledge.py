"""What a run knows beside the page: dictionaries and a gazetteer of one's own, offices and places told before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.grounding.dictionaries import Dictionary, read_dictionary
from onrecord.grounding.gazetteer import Gazetteer, in_use
from onrecord.grounding.office_table import read_offices
from onrecord.grounding.place_history import Histories, read_history
from onrecord.grounding.place_scores import Prior
from onrecord.record import Article, Occupancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Nothing by default. `histories` counts by outlet where earlier articles told of places."""

    dictionary: Dictionary | None = None
    offices: tuple[Occupancy, ...] = ()
    histories: Histories = field(default_factory=dict)
    gazetteer: Gazetteer | None = None

    def prior(self, article: Article) -> Prior | None:
        """Where earlier articles of the article's outlet told of places."""
        return self.histories.get(article.outlet or "")

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Names of places are looked up in this gazetteer, where there is one, until the block ends."""
        with in_use(self.gazetteer):
            yield


NOTHING = Knowledge()


def knowledge(
    *,
    dictionaries: Iterable[Path] = (),
    offices: Path | None = None,
    history: Path | None = None,
    gazetteer: Path | None,
) -> Knowledge:
    """Knowledge out of files: dictionaries as imported, a table of offices, a history of places, a gazetteer as built.

    Raises `RunStopped` with the file for what is missing or does not read.
    """
    paths = list(dictionaries)
    rows = [row for path in paths for row in read_dictionary(path)]
    told: Mapping[str, Prior] = read_history(history) if history else {}
    return Knowledge(
        dictionary=Dictionary(rows, ", ".join(path.name for path in paths)) if rows else None,
        offices=read_offices(offices) if offices else (),
        histories=told,
        gazetteer=Gazetteer.opened(gazetteer) if gazetteer else None,
    )
