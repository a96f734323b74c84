"""Events in the columns of the ICEWS coded event data, and eight columns of ours."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.pipeline.exports.cameo import code_of
from onrecord.pipeline.exports.parts import Parts, clean, filed_day
from onrecord.record import Event

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "Status",
    "Said By",
    "Trigger",
    "Trigger Start",
    "Trigger End",
    "Historical",
    "Published",
    "URL",
)


def rows_of(parts: Parts, event: Event) -> Iterator[list[str]]:
    """A row for each actor with each recipient, in the order of `COLUMNS`; what is not told is empty."""
    day, where, code = filed_day(event), event.where, code_of(event)
    for number, (source, target) in enumerate(parts.pairs(event)):
        yield [
            clean(cell)
            for cell in (
                event.id if not number else f"{event.id}.{number}",
                day.isoformat() if day else "",
                source.name,
                ",".join(source.sectors),
                source.country,
                code.name,
                code.code,
                code.goldstein,
                target.name,
                ",".join(target.sectors),
                target.country,
                parts.reading.id,
                parts.block(event),
                parts.outlet,
                where.name if where and where.kind == "city" else "",
                "",
                where.admin if where else "",
                where.country if where else "",
                where.lat if where else "",
                where.lon if where else "",
                event.status,
                parts.said_by(event),
                parts.text(event),
                event.trigger.start,
                event.trigger.end,
                int(event.historical),
                parts.published,
                parts.source,
            )
        ]
