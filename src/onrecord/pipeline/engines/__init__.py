"""The engines: the same shards, read here, by processes of our own, or on a Ray cluster, give the same bytes."""

from __future__ import annotations

from onrecord.pipeline.shards import Engine
from onrecord.record import UnknownSetting

NAMES = ("here", "processes", "ray")


def engine(name: str) -> Engine:
    """The engine of that name. Raises `UnknownSetting` for another, `MissingExtra` where Ray is not installed."""
    if name == "here":
        from onrecord.pipeline.engines.here import read_here

        return read_here
    if name == "processes":
        from onrecord.pipeline.engines.processes import read_by_processes

        return read_by_processes
    if name == "ray":
        from onrecord.pipeline.engines.ray import read_on_ray

        return read_on_ray
    raise UnknownSetting("engine", name, NAMES)


__all__ = ["NAMES", "engine"]
