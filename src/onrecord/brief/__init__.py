"""A stored record laid out as a page that a person reads: the brief of a story, and one article with its record."""

from onrecord.brief.as_json import BRIEF_SCHEMA, brief_json
from onrecord.brief.composing import composed
from onrecord.brief.lines import Brief
from onrecord.brief.markdown import brief_markdown
from onrecord.brief.pages import brief_html, page_html

__all__ = ["BRIEF_SCHEMA", "Brief", "brief_html", "brief_json", "brief_markdown", "composed", "page_html"]
