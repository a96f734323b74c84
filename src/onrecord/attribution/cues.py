"""What a cue does to what is said: the act, how sure the speaker is, and whether the content is turned round."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.tables import rows
from onrecord.record import Act, Certainty, Polarity


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of cues.tsv."""

    act: Act
    certainty: Certainty
    polarity: Polarity
    clause: bool
    noun: bool


@dataclass(frozen=True, slots=True)
class Said:
    """How something was said."""

    act: Act
    certainty: Certainty
    polarity: Polarity


@cache
def lexicon() -> dict[str, Cue]:
    """Cues by lemma."""
    return {
        lemma: Cue(act, certainty, polarity, clause == "yes", noun == "yes")  # type: ignore[arg-type]
        for lemma, act, certainty, polarity, clause, noun in rows("cues.tsv")
    }


_POSSIBLE = frozenset({"may", "might", "could", "possibly", "perhaps", "maybe", "possible", "can"})
_PROBABLE = frozenset(
    {"likely", "probably", "appear", "seem", "should", "apparently", "expect", "probable", "presumably"}
)
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_DENIALS: dict[Act, Act] = {"believe": "doubt", "support": "oppose", "say": "say", "know": "doubt", "confirm": "doubt"}


def reading_of(page: Page, cue: Stretch | None, content: Stretch) -> Said:
    """The act, certainty and polarity of one attribution; an unknown cue says no more than "say"."""
    known = known_cue(page, cue)
    act: Act = known.act if known else "say"
    certainty: Certainty = known.certainty if known else "certain"
    polarity: Polarity = known.polarity if known else "positive"
    if cue and _negated(page, page.head_of(cue.first, cue.last)) and act in _DENIALS:
        act = _DENIALS[act]
        certainty = "possible" if act == "doubt" else certainty
    head = page.head_of(content.first, content.last)
    if certainty in {"certain", "probable"}:
        certainty = _hedge(page, head) or certainty
    if _negated(page, head):
        polarity = "negative" if polarity == "positive" else "positive"
    return Said(act, certainty, polarity)


_ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("s", ""),
    ("es", ""),
    ("d", ""),
)


def known_lemma(page: Page, word: int) -> str:
    """The word's lemma or, where the lexicon does not know that, the regular form of the word that it knows."""
    lemma, form = page.words.lemma[word].lower(), page.forms[word].lower()
    if lemma in lexicon() or form in lexicon():
        return lemma if lemma in lexicon() else form
    regular = (form.removesuffix(ending) + instead for ending, instead in _ENDINGS if form.endswith(ending))
    return next((candidate for candidate in regular if candidate in lexicon()), lemma)


def known_cue(page: Page, cue: Stretch | None) -> Cue | None:
    """The row of the cue's head or, in "went on to warn", of its last word that has one."""
    if cue is None:
        return None
    lemmas = [known_lemma(page, i) for i in range(cue.first, cue.last + 1)]
    for a, b in pairwise(lemmas):
        if f"{a} {b}" in lexicon():
            return lexicon()[f"{a} {b}"]
    head = known_lemma(page, page.head_of(cue.first, cue.last))
    return lexicon().get(head) or next((lexicon()[lemma] for lemma in reversed(lemmas) if lemma in lexicon()), None)


def _negated(page: Page, verb: int) -> bool:
    return any(page.words.lemma[child].lower() in _NEGATIONS for child in page.children[verb]) or (
        "no longer" in " ".join(page.forms[max(0, verb - 3) : verb]).lower()
    )


def _hedge(page: Page, head: int) -> Certainty | None:
    near = {page.words.lemma[i].lower() for i in (head, *page.children[head])}
    if near & _POSSIBLE:
        return "possible"
    return "probable" if near & _PROBABLE else None
