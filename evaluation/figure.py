"""One measured figure: its value, over how many items, and how long it took."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """`value` is a share in [0, 1] unless its name says otherwise; `n` counts gold items; `seconds` is wall time."""

    value: float
    n: int
    seconds: float
