"""Who speaks behind what is said: "The boat is sound, says its owner", "Once a day, corrects Ferrante".

Read off the words: a mark, a verb of saying, then somebody, then a mark or the end. Syntax often takes such a verb for
one more deed of whoever the sentence began with.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.people import is_somebody
from onrecord.attribution.stretches import Page, Stretch

_MARKS = frozenset({",", '"', "”", "''", "’", "?", "!"})
_BREAKS = frozenset({";", "—", "–", "--"})
_FINITE = frozenset({"VBZ", "VBD", "VBP"})
_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_BEHIND = frozenset({"PUNCT", "ADP", "ADV", "SCONJ"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_PARTICLES = frozenset({"out", "on", "in", "back", "up"})


def inverted(page: Page, verb: int) -> Link | None:
    """The link of a verb of saying that stands between what is said and who says it; nothing where none does."""
    words = page.words
    if words.pos[verb] != "VERB" or words.tag[verb] not in _FINITE or page.forms[verb - 1] not in _MARKS:
        return None
    first, last = page.sentence_of(verb)
    if verb - first < 3 or verb >= last:
        return None
    cue = lexicon().get(known_lemma(page, verb))
    if cue is None or not cue.clause:
        return None
    particle = page.forms[verb + 1].lower() in _PARTICLES and words.pos[verb + 1] in {"ADP", "ADV"}
    start = verb + 1 + particle
    end = _name_end(page, start, last)
    if end is None or not _stands(page, verb, start, end, last):
        return None
    begin = verb - 1
    while begin > first and page.forms[begin - 1] not in _BREAKS:
        begin -= 1
    stop = verb - 1
    while stop > begin and words.pos[stop] == "PUNCT" and page.forms[stop] not in {'"', "”", "?", "!"}:
        stop -= 1
    while begin < stop and words.pos[begin] == "PUNCT" and page.forms[begin] not in {'"', "“"}:
        begin += 1
    if stop - begin < 1 or any(page.forms[i] == ":" for i in range(begin, stop)):
        return None
    return Link(
        content=(Stretch(begin, stop, "content"),),
        cue=Stretch(verb, start - 1, "cue"),
        source=(Stretch(start, end, "source"),),
    )


def _name_end(page: Page, start: int, last: int) -> int | None:
    """The last word of the name or description that begins here."""
    at = start
    while at <= last:
        inside = page.words.pos[at] in _NAME or page.forms[at].lower() in _POSSESSIVE
        inside = inside or (at > start and page.forms[at].lower() in {"of", "'s", "’s", "-"})
        if not inside:
            break
        at += 1
    return at - 1 if at > start else None


def _stands(page: Page, verb: int, start: int, end: int, last: int) -> bool:
    """Whether somebody who can speak stands behind the verb, and what follows is no object or clause of it."""
    words = page.words
    if not is_somebody(page, end):
        return False
    if end < last and words.pos[end + 1] not in _BEHIND and page.forms[end + 1].lower() not in {"who", "whose"}:
        return False
    if end < last and page.forms[end + 1].lower() in {"that", "to", "“", '"', "‘"}:
        return False
    by_syntax = any(words.dep[c] == "nsubj" and start <= c <= end for c in page.children[verb])
    earlier = any(words.dep[c] == "nsubj" and c < verb for c in page.children[verb])
    named = any(words.pos[i] == "PROPN" for i in range(start, end + 1))
    single = page.forms[start].lower() in {*_POSSESSIVE, "the", "a", "an", "one"}
    return by_syntax or (not earlier and (named or single))
