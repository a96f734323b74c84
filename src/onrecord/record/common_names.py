"""Common words that name a body only beside its place or among the bodies of its page."""

from __future__ import annotations

OF_A_TOWN = frozenset("police court council school hospital prosecutor prosecutors mayor brigade firefighters".split())
"""Each town has one: a page that names no town need not mean the one that another page names."""
BODIES = (
    "service|office|council|ministry|department|agency|authority|commission|government|police|brigade|union|committee|army"
    "|inspectorate|bureau|institute|board|mission|staff|observatory|survey|prefecture|monitor|party|operator"
)
"""Last words of what may be one body ("the civil protection service"), as the alternatives of a pattern."""
