"""The order of the stages, and the engines that run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.pipeline.settings import Settings, settings

if TYPE_CHECKING:
    from onrecord.pipeline.run import jsonl_readings, page_reading, page_readings, readings

__all__ = ["Settings", "jsonl_readings", "page_reading", "page_readings", "readings", "settings"]


def __getattr__(name: str) -> Any:
    # The stages and their model are loaded by what reads pages, not by what asks a record.
    if name not in __all__:
        raise AttributeError(f"module 'onrecord.pipeline' has no attribute {name!r}")
    from onrecord.pipeline import run

    return getattr(run, name)
