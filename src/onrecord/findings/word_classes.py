"""Closed classes of words, by name, from data files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of a data file of this room, comments and empty lines left out."""
    path = resources.files("onrecord.findings") / "data" / name
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `data/word_classes.tsv`, in small letters; a `KeyError` names an unknown class."""
    found = frozenset(word for kind, words in rows("word_classes.tsv") if kind == name for word in words.split())
    if not found:
        raise KeyError(name)
    return found
