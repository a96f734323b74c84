"""A position found in the syntax, before it becomes a row: from where to where, which stance, whose, about what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.findings.complements import Complement
from onrecord.findings.holders import Holder
from onrecord.record import Stance


@dataclass(frozen=True)
class Taken:
    """Words `first` to `last` take a stance; `word` is the one whose clause may hang on a condition."""

    first: int
    last: int
    stance: Stance
    holder: Holder
    about: Complement
    rule: str
    word: int
