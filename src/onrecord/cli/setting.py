"""`onrecord settings`: each setting, its value and where it came from."""

from __future__ import annotations

from onrecord.pipeline import settings as chosen


def settings() -> None:
    """Print each setting, its value and where it came from."""
    values, origins = chosen()
    for name, origin in origins.items():
        print(f"{name} = {getattr(values, name)!r}  ({origin})")
