"""The place, day and agency that a wire report opens with: "DUBLIN, Dec. 6 (Wire) —"."""

from __future__ import annotations

import re

from onrecord.read.names import agencies
from onrecord.record import Span

PLACE = r"[A-Z][\w.'’-]*(?:[ /-](?:de|del|la|el|los|das|do|di|of|am|an der|bei|[A-Z][\w.'’-]*))*"
AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:,? ?/ ?{PLACE})*(?:, {PLACE}){{0,2}})"
    rf"(?P<day>,? \(?[A-Z][a-z]{{2,8}}\.? \d{{1,2}}\)?(?:, \d{{4}})?)?(?:,? ?{AGENCY})?\s*(?P<dash>[—–]|--|-)\s+(?=\S)"
)


def opening(text: str) -> tuple[Span, str | None] | None:
    """The span of a dateline at the start of a paragraph, dash included, and the agency it names.

    A dash alone makes no dateline: the place is in capitals, or an agency or a day stands behind it.
    """
    match = DATELINE.match(text[:160])
    if not match:
        return None
    place = match["place"].split(",")[0]
    shouted = place.isupper() and len(place) >= 3
    if not shouted and not (
        match["agency"] and (match["agency"] in agencies() or match["agency"].isupper() or len(match["agency"]) <= 5)
    ):
        return None
    if not shouted and len(place.split()) > 4:
        return None
    return Span(0, match.end("dash")), agency_of(match["agency"])


def agency_of(words: str | None) -> str | None:
    """The agency that the words credit, under its name on record where it has one."""
    return agencies().get(words.strip(), words.strip()) if words else None
