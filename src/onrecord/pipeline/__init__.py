"""The order of the stages, and the engines that run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.doors import open_late
from onrecord.pipeline.settings import Settings, settings

if TYPE_CHECKING:
    from onrecord.pipeline.run import jsonl_readings, page_reading, page_readings, readings

__all__ = ["Settings", "jsonl_readings", "page_reading", "page_readings", "readings", "settings"]


# The stages and their model are loaded by what reads pages, not by what asks a record.
open_late(
    __name__,
    dict.fromkeys(("jsonl_readings", "page_reading", "page_readings", "readings"), "onrecord.pipeline.run"),
)
