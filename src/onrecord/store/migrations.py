"""A record of an older store version is brought up, one small named function a step."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from onrecord.store.columns import STORE_VERSION
from onrecord.store.files import write_whole

Migration = Callable[[Path], None]

MIGRATIONS: dict[int, Migration] = {}
"""From the version of the key to the next: takes the record's folder, and may be run again after a kill."""


def migrate(head: Path, steps: Mapping[int, Migration] | None = None, to: int = STORE_VERSION) -> None:
    """Bring the record of this head up to a version, step by step; one that is newer is left as it is."""
    steps = MIGRATIONS if steps is None else steps
    told = json.loads(head.read_bytes())
    while told["store"] < to and told["store"] in steps:
        steps[told["store"]](head.parent)
        told = {**json.loads(head.read_bytes()), "store": told["store"] + 1}
        write_whole(head, (json.dumps(told, indent=1) + "\n").encode())
