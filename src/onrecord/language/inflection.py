"""Base forms of inflected words: irregular ones by table, regular ones by rule and by which candidate is a word.

"hoping" may be of "hop" or "hope", "planned" of "plan" or "planne": the encoder's vocabulary, whose order is that of
how common a word is, says which of them exists and which is likelier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

KINDS = {"VBD": "v", "VBN": "v", "VBG": "v", "VBZ": "v", "VBP": "v", "MD": "v", "NNS": "n", "JJR": "a", "JJS": "a"}
"""Penn tags of inflected forms and the kind of word in irregular_forms.tsv."""

_DOUBLED = frozenset("bdfgklmnprtvz")


@cache
def irregular_forms() -> Mapping[tuple[str, str], str]:
    """Base form by (form, kind)."""
    lines = files("onrecord.language").joinpath("data/irregular_forms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(form, kind): base for base, kind, forms in rows for form in forms.split()}


def base_form(word: str, tag: str, ranks: Mapping[str, int]) -> str | None:
    """The base form of an inflected word in small letters; None where neither table nor vocabulary knows one.

    `ranks` gives a known word's place in the order of how common words are.

    >>> base_form("hoping", "VBG", {"hop": 900, "hope": 90})
    'hope'
    """
    kind = KINDS.get(tag)
    if kind is None:
        return None
    irregular = irregular_forms().get((word, kind))
    if irregular or tag in {"VBP", "MD"}:
        return irregular
    known = [candidate for candidate in _candidates(word, kind) if candidate in ranks]
    return min(known, key=lambda candidate: ranks[candidate], default=None)


def _candidates(word: str, kind: str) -> Iterator[str]:
    endings = {"v": ("s", "ed", "ing"), "n": ("s",), "a": ("er", "est")}[kind]
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        if ending == "s":
            yield from _without_s(stem)
        else:
            yield from _without_ending(stem)


def _without_s(stem: str) -> Iterator[str]:
    """Of "partie" party, of "clashe" clash, of "troop" troop."""
    if stem.endswith("ie") and len(stem) > 3:
        yield stem[:-2] + "y"
    elif stem.endswith(("she", "che", "sse", "xe", "zze", "oe")):
        yield stem[:-1]
    elif not stem.endswith(("s", "u")):
        yield stem


def _without_ending(stem: str) -> Iterator[str]:
    """Of "plann" plan, of "deni" deny, of "hop" hop and hope."""
    if stem.endswith("i"):
        yield stem[:-1] + "y"
        return
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
        yield stem[:-1]
        if stem[-1] in "lfz":
            yield stem
        return
    if len(stem) > 2 or stem == "do":
        yield stem
    yield stem + "e"
