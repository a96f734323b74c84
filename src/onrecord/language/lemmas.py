"""A lemma is an edit of the word: how many characters to cut off its end, and what to put there."""

from __future__ import annotations

from functools import cache, lru_cache


@cache
def edit_between(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`: "cut|add", with "^" before it where the word is first made small.

    >>> edit_between("said", "say")
    '2|y'
    >>> edit_between("Talks", "talk")
    '^1|'
    """
    small = ""
    if lemma == lemma.lower() and word != word.lower():
        small, word = "^", word.lower()
    shared = 0
    for a, b in zip(word, lemma, strict=False):
        if a != b:
            break
        shared += 1
    return f"{small}{len(word) - shared}|{lemma[shared:]}"


@lru_cache(maxsize=20_000)
def apply_edit(word: str, edit: str) -> str:
    """The lemma of `word` by `edit`; a word too short for it is returned as it is.

    >>> apply_edit("killed", "2|")
    'kill'
    """
    if edit.startswith("^"):
        word, edit = word.lower(), edit[1:]
    cut, _, add = edit.partition("|")
    keep = len(word) - int(cut)
    return word[:keep] + add if keep + len(add) > 0 and keep >= 0 else word
