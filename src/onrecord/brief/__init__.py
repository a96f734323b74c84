"""A record laid out as pages that a person reads: a front page, the brief of a story, one article with its record."""

from onrecord.brief.as_json import BRIEF_SCHEMA, FRONT_SCHEMA, brief_json, front_json
from onrecord.brief.composing import composed
from onrecord.brief.front import Feature, Front, feature
from onrecord.brief.lines import Brief
from onrecord.brief.markdown import brief_markdown, front_markdown
from onrecord.brief.pages import brief_html, front_html, page_html
from onrecord.brief.schema import brief_schema

__all__ = [
    "BRIEF_SCHEMA",
    "FRONT_SCHEMA",
    "Brief",
    "Feature",
    "Front",
    "brief_html",
    "brief_json",
    "brief_markdown",
    "brief_schema",
    "composed",
    "feature",
    "front_html",
    "front_json",
    "front_markdown",
    "page_html",
]
