"""The lexicons of the room: tab-separated rows under a line of column names, comments left out."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The cells of each row of `data/NAME`, without the column names."""
    lines = files("onrecord.attribution").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
