"""Whom a sentence goes on about: the subject of the one before, which a pronoun at its head takes up.

"The Danish regulator put it less gently. In a letter it stated …": a description without a name has no actor that
coreference could find.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.people import is_somebody
from onrecord.attribution.sources import Speakers, voice_of
from onrecord.attribution.stretches import Page, Stretch
from onrecord.record import Span, Voice

_TAKEN_UP = frozenset({"he", "she", "it"})


def carried(page: Page, speakers: Speakers, outlet: Voice) -> dict[Span, Voice]:
    """Of each "he", "she" and "it" that is the subject of its sentence the subject of the sentence before it.

    Both stand in one paragraph, and the one before is told of by words, not by a pronoun.
    """
    found: dict[Span, Voice] = {}
    before: int | None = None
    first = 0
    while first < len(page.forms):
        last = page.sentence_of(first)[1]
        subject = _subject(page, first, last)
        same = before is not None and subject is not None and page.block_of[before] == page.block_of[subject]
        if same and before is not None and subject is not None and page.forms[subject].lower() in _TAKEN_UP:
            thing = page.forms[subject].lower() == "it"
            voice = _told_of(page, before, speakers, outlet) if thing or is_somebody(page, before) else None
            if voice is not None:
                found[page.words.span(subject, subject)] = voice
        # A pronoun carries on whoever it stands for.
        if subject is None or page.forms[subject].lower() not in _TAKEN_UP or not same:
            before = subject
        first = last + 1
    return found


def _subject(page: Page, first: int, last: int) -> int | None:
    """The subject of what the sentence tells, if it stands before its verb."""
    root = next((i for i in range(first, last + 1) if page.words.head[i] == i), None)
    if root is None:
        return None
    return next((c for c in page.children[root] if page.words.dep[c].startswith("nsubj") and c < root), None)


def _told_of(page: Page, word: int, speakers: Speakers, outlet: Voice) -> Voice | None:
    if page.words.pos[word] not in {"NOUN", "PROPN"}:
        return None
    part = Stretch(*noun_phrase(page, word), "source")
    return voice_of(page, Link(content=(part,), source=(part,)), speakers, outlet)
