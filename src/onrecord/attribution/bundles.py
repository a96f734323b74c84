"""One attribution as its parts, and the phrases around a verb that they come from."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.attribution.stretches import Page, Stretch

QUOTES = frozenset({'"', "“", "``", "‘", "'"})
_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod", "case", "conj", "cc"})


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: what is said, by whom, and the words that join them; any part but the content may be missing."""

    content: tuple[Stretch, ...]
    cue: Stretch | None = None
    source: tuple[Stretch, ...] = ()

    def overlaps(self, part: Stretch) -> bool:
        """Whether any word of the link is among these."""
        return any(own.overlaps(part) for own in (*self.content, *self.source, *([self.cue] if self.cue else [])))


@dataclass(slots=True)
class Bundle:
    """A cue with what has been given to it so far."""

    cue: Stretch
    sources: list[Stretch] = field(default_factory=list)
    contents: list[Stretch] = field(default_factory=list)


def subject_of(page: Page, verb: int) -> int | None:
    """Who says it: "she left, saying …" has its subject at the verb above, "a letter saying …" at the noun above."""
    deps, heads = page.words.dep, page.words.head
    if page.words.pos[verb] == "NOUN":
        # Of "the army's insistence" the owner; the subject of "was the insistence" is what it was.
        owner = next((child for child in page.children[verb] if deps[child] == "nmod:poss"), None)
        return owner if owner is not None else _who_tells_in(page, verb)
    quoted = _quoted(page, verb)
    if quoted is not None:
        return quoted
    for _ in range(3):
        subjects = [child for child in page.children[verb] if deps[child].startswith("nsubj")]
        if any(deps[child] == "nsubj:pass" for child in subjects):
            return None
        if subjects:
            return subjects[0] if page.words.pos[subjects[0]] in {"NOUN", "PROPN", "PRON"} else None
        if deps[verb] == "acl" and page.words.pos[heads[verb]] in {"NOUN", "PROPN"}:
            return heads[verb]
        if deps[verb] not in {"advcl", "conj", "xcomp", "ccomp"}:
            return None
        verb = heads[verb]
    return None


_TOLD_IN = frozenset(
    "statement letter interview speech address message email post tweet release memo note communique".split()
)
"""What words are told in: "the mayor defended the closure in a statement: “It costs two million.”"."""


def _who_tells_in(page: Page, noun: int) -> int | None:
    """Of "she defended it in a statement: “…”" whoever does what is done in the statement."""
    verb = page.words.head[noun]
    told = page.words.dep[noun] == "obl" and page.words.lemma[noun].lower() in _TOLD_IN
    if not told or not any(page.forms[child].lower() in {"in", "via"} for child in page.children[noun]):
        return None
    subjects = [child for child in page.children[verb] if page.words.dep[child] == "nsubj"]
    return subjects[0] if subjects and page.words.pos[subjects[0]] in {"NOUN", "PROPN", "PRON"} else None


SHOWN = frozenset(
    "quote describe recall remember record have hear depict paint imagine picture overhear portray cite recount".split()
)
"""Verbs that show somebody speaking: "has him bragging that", "described the master radioing that"."""


def _quoted(page: Page, verb: int) -> int | None:
    """Who is quoted "as saying", or shown saying: the object of the verb above, or the noun."""
    above = page.words.head[verb]
    if page.words.tag[verb] != "VBG" or above == verb:
        return None
    if not any(page.forms[c].lower() == "as" for c in page.children[verb]):
        if page.words.dep[verb] not in {"xcomp", "advcl", "ccomp"} or page.words.lemma[above].lower() not in SHOWN:
            return None
        if any(page.words.dep[c].startswith("nsubj") for c in page.children[verb]):
            return None
        shown = (
            {"obj", "nsubj:pass"} if any(page.words.dep[c] == "nsubj:pass" for c in page.children[above]) else {"obj"}
        )
        return next((c for c in page.children[above] if page.words.dep[c] in shown and c < verb), None)
    if page.words.pos[above] in {"NOUN", "PROPN", "PRON"}:
        return above
    return next((c for c in page.children[above] if page.words.dep[c] == "obj" and c < verb), None)


def noun_phrase(page: Page, head: int) -> tuple[int, int]:
    """First and last word of the phrase that `head` governs, relative clauses and what follows a comma left out."""
    first = last = head
    for child in page.children[head]:
        if page.words.dep[child] in _PHRASE:
            a, b = noun_phrase(page, child)
            if page.words.dep[child] == "case" and child < head:
                continue
            first, last = min(first, a), max(last, b)
    return first, last
