"""What a hostile page wrote is shown as text and nothing else: no markup, no script, no turned-round lines."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of surrogate pairs, and the embeddings, overrides and isolates of the bidirectional
algorithm, which can make words read as others."""


def shown(value: Any) -> Any:
    """Text with each character that HTML cannot hold, or that reorders what stands around it, replaced by U+FFFD.

    One character for one, so that spans still fit. Marks of direction (U+200E, U+200F) that plain Arabic or Hebrew
    needs stay. Anything but a string is given back unchanged.
    """
    if not isinstance(value, str) or not _UNSHOWN.search(value):
        return value
    # Markup stays markup.
    return type(value)(_UNSHOWN.sub(REPLACEMENT, value))


def address(url: str | None) -> str | None:
    """The address if a reader may follow it: http and https alone, so that no link runs a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
