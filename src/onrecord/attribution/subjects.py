"""Whom a sentence goes on about: the subject of the one before, which a pronoun at its head takes up.

"The Danish regulator put it less gently. In a letter it stated …": a description without a name has no actor that
coreference could find.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.people import is_somebody, nouns
from onrecord.attribution.sources import Speakers, voice_of
from onrecord.attribution.stretches import Page, Stretch, subtree
from onrecord.record import Span, Voice

_TAKEN_UP = frozenset({"he", "she", "it"})
_SEEING = frozenset("see read obtain review view examine study inspect acquire hold".split())
"""What an outlet has done with a document that it goes on to tell of."""


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
        if subject is None or before is None or not _takes_up(page, subject, before):
            # A pronoun carries on whoever it stands for.
            before = subject
        else:
            thing = page.forms[subject].lower() == "it"
            before = (_seen(page, before, speakers, outlet) if thing else None) or before
            fits = thing or is_somebody(page, before)
            voice = _told_of(page, before, speakers, outlet, is_person=not thing) if fits else None
            if voice is not None:
                found[page.words.span(subject, subject)] = voice
        first = last + 1
    return found


def _takes_up(page: Page, pronoun: int, before: int) -> bool:
    """Whether a pronoun can stand for the subject before it: in one paragraph, both quoted or both not.

    "“Cancer is not the same in every person,” she says": who speaks takes up nothing from what is quoted.
    """
    near = page.forms[pronoun].lower() in _TAKEN_UP and page.block_of[before] == page.block_of[pronoun]
    return near and _is_quoted(page, before) == _is_quoted(page, pronoun)


def _is_quoted(page: Page, word: int) -> bool:
    """Whether the word stands in marks that its paragraph has opened before it."""
    opened = False
    at = word - 1
    marks = 0
    while at >= 0 and page.block_of[at] == page.block_of[word]:
        form = page.forms[at]
        if form in {"“", "``"} and not marks:
            opened = True
        if form in {"“", "``", "”", "''"}:
            break
        marks += form == '"'
        at -= 1
    return opened or marks % 2 == 1


def _subject(page: Page, first: int, last: int) -> int | None:
    """The subject of what the sentence tells, if it stands before its verb."""
    root = next((i for i in range(first, last + 1) if page.words.head[i] == i), None)
    if root is None:
        return None
    return next((c for c in page.children[root] if page.words.dep[c].startswith("nsubj") and c < root), None)


def _seen(page: Page, subject: int, speakers: Speakers, outlet: Voice) -> int | None:
    """The document that an outlet has read and goes on to tell of: "The Herald has seen the letter. It asks …"."""
    verb = page.words.head[subject]
    if page.words.lemma[verb].lower() not in _SEEING:
        return None
    told = next((c for c in page.children[verb] if page.words.dep[c] == "obj" and c > verb), None)
    if told is None or nouns().get(page.words.lemma[told].lower()) != "document":
        return None
    reader = _told_of(page, subject, speakers, outlet, is_person=False)
    return told if reader is not None and reader.kind == "outlet" else None


def _told_of(page: Page, word: int, speakers: Speakers, outlet: Voice, *, is_person: bool) -> Voice | None:
    if page.words.pos[word] not in {"NOUN", "PROPN"}:
        return None
    first, last = noun_phrase(page, word)
    for child in page.children[word]:
        # "The programme, Sottovetro": with the name beside it.
        last = max(last, *subtree(page, child)) if page.words.dep[child] == "appos" else last
    part = Stretch(first, last, "source")
    if page.words.pos[word] == "NOUN" and not is_person:
        # Of "the report, by Ximena Cole" it is the report that "it" takes up.
        actor = speakers.at(page.words.span(word, word))
        span = page.span(part)
        kind = nouns().get(page.words.lemma[word].lower(), "unnamed")
        if actor is None or actor.kind == "person":
            return Voice(kind=kind, label=span.of(page.text), span=span)
    return voice_of(page, Link(content=(part,), source=(part,)), speakers, outlet)
