"""Which formats there are, and which events each can tell without saying that what never happened did."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from onrecord.findings.plover import coded_type
from onrecord.pipeline.exports import gdelt, icews
from onrecord.pipeline.exports.parts import Parts
from onrecord.pipeline.exports.plover import record_of
from onrecord.record import Event, Reading, UnknownSetting

_TOOK_PLACE = frozenset({"happened", "ongoing"})


def _json_lines(parts: Parts, event: Event) -> Iterator[str]:
    yield json.dumps(record_of(parts, event), ensure_ascii=False)


def _tabbed(rows: Callable[[Parts, Event], Iterator[list[str]]]) -> Callable[[Parts, Event], Iterator[str]]:
    return lambda parts, event: ("\t".join(row) for row in rows(parts, event))


@dataclass(frozen=True)
class Format:
    """`header`: the first line, or None. `tells_status`: whether its users see status, and would not miscount."""

    header: str | None
    lines: Callable[[Parts, Event], Iterator[str]]
    tells_status: bool


FORMATS: dict[str, Format] = {
    "plover": Format(None, _json_lines, tells_status=True),
    "gdelt": Format("\t".join(gdelt.COLUMNS), _tabbed(gdelt.rows_of), tells_status=False),
    "icews": Format("\t".join(icews.COLUMNS), _tabbed(icews.rows_of), tells_status=False),
}


@dataclass
class Exporter:
    """Lines of one format for any number of readings; `left_out` counts, by status, events it did not write.

    A format whose users take every row for what happened gets an event that did not, or not yet, only where CAMEO
    itself files it as what it is (a planned visit as an intent to cooperate); `everything` writes all.
    """

    format: Format
    everything: bool = False
    left_out: Counter[str] = field(default_factory=Counter)

    def lines(self, reading: Reading) -> Iterator[str]:
        """The lines of a reading's events, in text order; bare statements (STATE) are no events of these formats."""
        parts = Parts(reading)
        for event in reading.events:
            if event.type == "STATE":
                continue
            if self.everything or self.format.tells_status or _is_safe(event):
                yield from self.format.lines(parts, event)
            else:
                self.left_out[event.status] += 1


def _is_safe(event: Event) -> bool:
    return event.status in _TOOK_PLACE or coded_type(event) != event.type


def exporter(name: str, *, everything: bool = False) -> Exporter:
    """The exporter of a format by name. Raises `UnknownSetting`, which lists the formats."""
    if name not in FORMATS:
        raise UnknownSetting("export format", name, FORMATS)
    return Exporter(FORMATS[name], everything)
