"""What a hostile page wrote is shown as text and nothing else: no markup, no script, no turned-round lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates of the bidirectional algorithm: they can make words read as others."""
_CONTROLS = (*(c for c in range(0x20) if c not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
_UNSHOWN = dict.fromkeys((*_TURNING, *_CONTROLS, 0xFFFE, 0xFFFF), REPLACEMENT)


def shown(value: Any) -> Any:
    """Text with each character that HTML cannot hold, or that reorders what stands around it, replaced by U+FFFD.

    One character for one, so that spans still fit. Marks of direction (U+200E, U+200F) that plain Arabic or Hebrew
    needs stay. Anything but a string is given back unchanged.
    """
    return value.translate(_UNSHOWN) if isinstance(value, str) else value


def address(url: str | None) -> str | None:
    """The address if a reader may follow it: http and https alone, so that no link runs a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
