"""Whether two descriptions name one source: the same words, or one the shorter form of the other.

Both are folded (small letters, no accents, articles, possessive endings or marks) and cut to their core: what stands
before "of", "in", "who", a participle after the noun, and the like. They are the same where the words of one are all
among the other's and include the last word of the other's core: "Kroll" is "Prime Minister Ada Kroll", "officials" is
"two union officials"; "two officials" is not "three officials", nor "Ada" "Ada Kroll". An apposition set off by commas
names the source as well as what stands before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

UNNAMED = "unnamed"
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those"})
_BREAKS = frozenset(
    "of in at for from on with who which that whose to by about near inside outside under over close familiar "
    "briefed speaking quoted interviewed working representing living involved based here and".split()
)


def same_source(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether any of our names for a source is one of theirs; "unnamed" is only ever itself."""
    mine = [name for given in ours for name in _forms(given)]
    yours = [name for given in theirs for name in _forms(given)]
    return any(_same(a, b) for a in mine for b in yours)


def folded(name: str) -> list[str]:
    """The words of a name, folded."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    words = [word.removesuffix("'s").strip("'-") for word in re.findall(r"[\w'-]+", plain)]
    return [word for word in words if word and word not in _ARTICLES]


def _forms(name: str) -> list[list[str]]:
    parts = [name, *re.split(r"[,;()–—]", name)] if re.search(r"[,;()–—]", name) else [name]
    return [words for part in parts if (words := folded(part))]


def _core(words: list[str]) -> list[str]:
    for i, word in enumerate(words):
        if i and word in _BREAKS:
            return words[:i]
    return words


def _same(a: list[str], b: list[str]) -> bool:
    if a == b:
        return True
    if UNNAMED in (a[0], b[0]):
        return False
    short, long = sorted((a, b), key=len)
    return set(short) <= set(long) and (short[-1] == _core(long)[-1] or _core(short)[-1] == _core(long)[-1])
