"""Names as they are searched for: words without accents, capitals and marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def folded(name: str) -> str:
    """A name without accents, capitals and marks."""
    if name.isascii():
        return " ".join(re.findall(r"\w+", name.lower()))
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.lower()))


def key(names: Iterable[str]) -> str:
    """The folded words of names with a space around each word, so that " word " is a whole word of one."""
    return " " + " ; ".join(map(folded, names)) + " "
