"""A written form leads back to the lemmas it may stand for, whatever the tagger made of it."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.findings.word_classes import rows

_DOUBLED = "bdgklmnprtvz"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for lemma, forms in rows("irregular_forms.tsv"):
        for form in forms.split():
            found.setdefault(form, []).append(lemma)
    return {form: tuple(lemmas) for form, lemmas in found.items()}


@lru_cache(maxsize=65_536)
def verb_lemmas(form: str) -> tuple[str, ...]:
    """What a verb form in small letters may be a form of, likeliest first.

    >>> verb_lemmas("stopped")[:2]
    ('stopped', 'stop')
    """
    found = [*_irregular().get(form, ()), form]
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < 2:
            continue
        if ending in ("ed", "es") and stem.endswith("i"):
            found.append(stem[:-1] + "y")
        if ending in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
            found.append(stem[:-1])
        if ending in ("ing", "ed") and stem.endswith("ck"):
            found.append(stem[:-1])
        found.append(stem)
        if ending in ("ing", "ed"):
            found.append(stem + "e")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65_536)
def noun_lemmas(form: str) -> tuple[str, ...]:
    """What a noun form in small letters may be a form of: itself, and the singulars it may belong to.

    >>> noun_lemmas("embassies")
    ('embassies', 'embassie', 'embassy', 'embassi')
    """
    found = [form, *_irregular().get(form, ())]
    if form.endswith("s") and not form.endswith("ss"):
        found.append(form[:-1])
        if form.endswith("ies"):
            found.append(form[:-3] + "y")
        if form.endswith("ves"):
            found.append(form[:-3] + "f")
        if form.endswith("es"):
            found.append(form[:-2])
    if form.endswith("men"):
        found.append(form[:-2] + "an")
    return tuple(dict.fromkeys(found))
