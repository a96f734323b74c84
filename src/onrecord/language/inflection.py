"""Base forms of inflected words: irregular ones by table, regular ones by rule and by which candidate is a word.

"hoping" may be of "hop" or "hope", "planned" of "plan" or "planne": the encoder's vocabulary, whose order is that of
how common a word is, says which of them exists and which is likelier; where neither is known, the letters before
the ending say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

KINDS = dict.fromkeys(("VBD", "VBN", "VBG", "VBZ", "VBP", "MD"), "v") | {
    "NNS": "n",
    "JJR": "a",
    "JJS": "a",
    "RBR": "r",
    "RBS": "r",
}
"""Penn tags of inflected forms and the kind of word in irregular_forms.tsv."""

_DOUBLED = frozenset("bdfgklmnprtvz")
_SILENT_E = re.compile(
    r"""
      [vcuz]$ | (?:^|[^s])[^s]s$ | [drl]g$ | [ae]ng$ | [aeiou]g$   # solve, argue, endorse, manage
    | [^eo]at$ | [^o]ut$ | [vm]ot$ | [cd]it$ | let$                       # allocate, execute, vote, incite, delete
    | [bcdfgkptz]l$ | [cd]ul$ | [fp]il$ | [tdbgc]r$                       # handle, ridicule, compile, centre
    | [^aeo]ur$ | [^aeo]ir$ | [^aeo]ar$                                   # secure, acquire, prepare
    | [^aeo]in$ | [pv][eo]n$ | ^[^aeiou]*[aou]n$ | [^aeiou][aeiuy]m$ | com$     # define, postpone, consume
    | [^aeiou][aeiouy][kdb]$ | ^[^aeiou]*[aiouy]p$ | [^aeiou][ayu]p$      # invoke, decide, describe, shape
    | ^[^aeiou]*[aiou][rlt]$ | ^[^aeiou]*[aiou]st$                        # store, smile, quote, taste
    """,
    re.VERBOSE,
)
"""Stems that lost a silent e before their ending."""
_ONE_VOWEL = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")


@cache
def irregular_forms() -> Mapping[tuple[str, str], str]:
    """Base form by (form, kind)."""
    lines = files("onrecord.language").joinpath("data/irregular_forms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(form, kind): base for base, kind, forms in rows for form in forms.split()}


def base_form(word: str, tag: str, ranks: Mapping[str, int]) -> str | None:
    """The base form of an inflected word in small letters; None where the tag is not that of an inflected form.

    `ranks` gives a known word's place in the order of how common words are. Where no candidate is known, the spelling
    of the stem decides.

    >>> base_form("hoping", "VBG", {"hop": 900, "hope": 90})
    'hope'
    """
    kind = KINDS.get(tag)
    if kind is None:
        return None
    irregular = irregular_forms().get((word, kind)) or _compound(word, kind)
    if irregular or tag in {"VBP", "MD"}:
        return irregular
    if word[0].isdigit():
        return None
    candidates = list(_candidates(word, kind))
    known = [candidate for candidate in candidates if candidate in ranks]
    if len(known) > 1 and known[1] == known[0] + "e" and _ONE_VOWEL.fullmatch(known[0]):
        return known[1]  # hoping, losing, staring: the others double their last letter
    if known:
        return min(known, key=lambda candidate: ranks[candidate])
    # A short form without an ending is an abbreviation or clipped, which the spelling cannot tell.
    return spelt(candidates) if candidates else word if len(word) > 4 else None


def _compound(word: str, kind: str) -> str | None:
    """The base of a compound of an irregular form: horsemen, schoolchildren, rebuilt, overrode."""
    heads = ("men", "women", "children", "wives", "lives", "halves", "shelves", "feet") if kind == "n" else ()
    for head in heads:
        if word.endswith(head) and len(word) > len(head) + 1:
            return word.removesuffix(head) + irregular_forms()[head, kind]
    prefixes = ("re", "pre", "over", "under", "mis", "out", "un", "fore", "inter", "broad") if kind == "v" else ()
    for prefix in prefixes:
        base = irregular_forms().get((word.removeprefix(prefix), kind)) if word.startswith(prefix) else None
        if base and len(word) > len(prefix) + 2:
            return prefix + base
    return None


def spelt(candidates: list[str]) -> str:
    """The likelier of two unknown words, one of which has an e more: "invoke" of "invok", "entail" of "entaile"."""
    first, *rest = candidates
    return rest[0] if rest and rest[0] == first + "e" and _SILENT_E.search(first) else first


def _candidates(word: str, kind: str) -> Iterator[str]:
    endings = {"v": ("s", "ed", "ing"), "n": ("s",), "a": ("er", "est"), "r": ("er", "est")}[kind]
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        if ending == "s":
            yield from _without_s(stem)
        else:
            yield from _without_ending(stem)


def _without_s(stem: str) -> Iterator[str]:
    """Of "partie" party, of "movie" movie, of "clashe" clash, of "buse" bus, of "house" house, of "troop" troop."""
    if stem.endswith("ie") and len(stem) > 3:
        yield stem[:-2] + "y"
        yield stem
    elif stem.endswith(("she", "che", "sse", "xe", "zze", "oe")):
        yield stem[:-1]
        yield stem
    elif stem.endswith("se"):
        yield stem
        yield stem[:-1]
    elif not stem.endswith(("s", "u")):
        yield stem


def _without_ending(stem: str) -> Iterator[str]:
    """Of "plann" plan, of "deni" deny, of "di" die, of "panick" panic, of "hop" hop and hope."""
    if stem.endswith("i"):
        yield stem[:-1] + "y" if len(stem) > 2 else stem + "e"
    elif len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        whole = stem[-1] in "fz" or stem[-3:] in {"all", "ill", "ull"}
        yield stem if whole else stem[:-1]
        if stem[-1] in "lfz":
            yield stem[:-1] if whole else stem
    elif len(stem) > 5 and stem.endswith("ick"):
        yield stem[:-1]
        yield stem
    else:
        if len(stem) > 2 or stem in {"do", "go"}:
            yield stem
        yield stem + "e"
