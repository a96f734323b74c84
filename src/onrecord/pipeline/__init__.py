"""The order of the stages, and the engines that run it."""

from onrecord.pipeline.run import jsonl_readings, page_readings, readings
from onrecord.pipeline.settings import Settings, settings
from onrecord.read import files_under

__all__ = ["Settings", "files_under", "jsonl_readings", "page_readings", "readings", "settings"]
