"""A lemma is the base form by table and spelling, or an edit of the word that the model proposes.

An edit says how many characters to cut off the end of the word, and what to put there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from onrecord.language.inflection import base_form

SMALL = frozenset("DET ADP CCONJ SCONJ AUX PART VERB ADV".split())
"""Parts of speech whose words are written small wherever they stand."""
NO_NAMES = frozenset("NN PRP RB UH WP WDT WRB CD IN DT CC".split())
"""Penn tags of words whose one capital comes from where they stand."""
UNINFLECTED = frozenset("NN JJ IN RB DT CC UH".split())
"""Penn tags whose words change in case alone, or are short for a word that the vocabulary knows."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CLITICS = frozenset({"'s", "’s", "'d", "’d"})


@lru_cache(maxsize=20_000)
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


def lemma_of(word: str, tag: str, pos: str, edit: str, ranks: Mapping[str, int]) -> str:
    """The lemma of a word with this Penn tag and universal part of speech; `edit` is what the model proposes.

    `ranks` gives the places of known words in the order of how common they are.

    >>> lemma_of("Villages", "NNS", "NOUN", "^1|", {"village": 40})
    'village'
    >>> lemma_of("40,000", "CD", "NUM", "0|", {})
    '40000'
    """
    small = word.lower()
    proposed = apply_edit(word, edit)
    if _GROUPED.fullmatch(word):
        return word.replace(",", "")
    if small in _CLITICS and proposed in {"have", "be", "do", "would"}:
        return proposed
    base = base_form(small, tag, ranks)
    if base is not None:
        return base
    if tag == "NNPS" and proposed != word:
        singular = base_form(small, "NNS", ranks) or small
        return singular.capitalize() if word[:1].isupper() else singular
    known = proposed.lower() in ranks or not proposed.isalpha()
    if tag == "NNP" and "." not in word and len(word) > 4:
        proposed = word
    elif tag in UNINFLECTED and not known and proposed.lower() != small:
        proposed = small if edit.startswith("^") else word
    capital = tag in NO_NAMES and len(word) > 1 and word.isalpha() and word[1:] == small[1:]
    lowered = (capital or (pos in SMALL and tag != "NNP")) and proposed.lower() == small
    return (small if lowered else proposed).replace("’", "'")
