"""The order of the stages, and the engines that run it."""

from onrecord.pipeline.run import jsonl_readings, page_reading, page_readings, readings
from onrecord.pipeline.settings import Settings, settings

__all__ = ["Settings", "jsonl_readings", "page_reading", "page_readings", "readings", "settings"]
