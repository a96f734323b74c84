"""Common words that name a body only beside its place: each town has one of these."""

from __future__ import annotations

OF_A_TOWN = frozenset("police court council school hospital prosecutor prosecutors mayor brigade firefighters".split())
"""A page that names no town need not mean the one that another page names."""
