"""Events in the formats that event-data programs read: PLOVER JSON, GDELT-like and ICEWS-like tables."""

from onrecord.pipeline.exports.formats import FORMATS, Exporter, exporter

__all__ = ["FORMATS", "Exporter", "exporter"]
