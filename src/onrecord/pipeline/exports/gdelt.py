"""Events in the columns of GDELT 2.0's event table, as far as one page can fill them, and eight columns of ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.pipeline.exports.cameo import code_of, quad_of
from onrecord.pipeline.exports.parts import Parts, Party, clean, filed_day
from onrecord.record import Event

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_ACTOR_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
OURS = ("Status", "SaidBy", "Trigger", "TriggerStart", "TriggerEnd", "PageID", "Historical", "Published")
COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in (*_ACTOR, *_ACTOR_TYPES)),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED",
    "SOURCEURL",
    *OURS,
)
_GEO_TYPES = {"country": "1", "division": "5", "region": "5", "city": "4"}


def rows_of(parts: Parts, event: Event) -> Iterator[list[str]]:
    """A row for each actor with each recipient, in the order of `COLUMNS`; what is not told is empty."""
    for number, (actor, recipient) in enumerate(parts.pairs(event)):
        cells = {
            "GLOBALEVENTID": event.id if not number else f"{event.id}.{number}",
            **_date(filed_day(event)),
            **_actor("Actor1", actor),
            **_actor("Actor2", recipient),
            **_act(parts, event),
            **_place(event),
        }
        yield [clean(cells.get(column)) for column in COLUMNS]


def _date(day: date | None) -> dict[str, str]:
    if day is None:
        return {}
    fraction = (day.month * 30 + day.day) / 365
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + min(fraction, 0.9999):.4f}",
    }


def _actor(prefix: str, party: Party) -> dict[str, str]:
    types = {f"{prefix}{name}": sector for name, sector in zip(_ACTOR_TYPES, party.sectors, strict=False)}
    code = party.country + "".join(party.sectors[:3])
    return {f"{prefix}Code": code, f"{prefix}Name": party.name.upper(), f"{prefix}CountryCode": party.country} | types


def _act(parts: Parts, event: Event) -> dict[str, object]:
    code = code_of(event)
    blocks = parts.reading.article.blocks if parts.reading.article else ()
    head = next((block for block in blocks if block.kind == "paragraph"), None)
    leads = any(b.span.covers(event.trigger) for b in blocks if b.kind in ("headline", "standfirst")) or (
        head is not None and head.span.covers(event.trigger)
    )
    return {
        "IsRootEvent": int(leads),
        "EventCode": code.code,
        "EventBaseCode": code.code[:3],
        "EventRootCode": code.code[:2],
        "QuadClass": quad_of(event),
        "GoldsteinScale": code.goldstein,
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "SOURCEURL": parts.source,
        "Status": event.status,
        "SaidBy": parts.said_by(event),
        "Trigger": parts.text(event),
        "TriggerStart": event.trigger.start,
        "TriggerEnd": event.trigger.end,
        "PageID": parts.reading.id,
        "Historical": int(event.historical),
        "Published": parts.published,
    }


def _place(event: Event) -> dict[str, object]:
    where = event.where
    if where is None:
        return {}
    named = [part for part in (where.name, where.admin, where.country) if part]
    return {
        "ActionGeo_Type": _GEO_TYPES.get(where.kind, ""),
        "ActionGeo_FullName": ", ".join(dict.fromkeys(named)),
        "ActionGeo_CountryCode": where.country,
        "ActionGeo_ADM1Code": where.admin,
        "ActionGeo_Lat": where.lat,
        "ActionGeo_Long": where.lon,
        "ActionGeo_FeatureID": where.id,
    }
