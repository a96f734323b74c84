"""Clauses joined by "and", "but" or "while": whose word the second one is.

"The official said the capital had threatened duties, although the embassy denied it": what the embassy said is the
official's word, since its clause hangs on the one that he said. "The ministry knew of the fault and had forbidden …":
what it forbade is beside what it knew, not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import QUOTES
from onrecord.attribution.cues import known_cue, known_lemma, lexicon
from onrecord.attribution.stretches import Page, Stretch

_JOINING = frozenset({"and", "but", "although", "though", "while", "whereas", "or", "yet"})
_TAKEN_UP = frozenset({"so", "otherwise", "it", "that", "this", "the", "as"})
_PAIRS = (("the", "same"), ("the", "opposite"), ("as", "much"))
_RETELLING = frozenset({"say", "deny", "admit", "confirm", "promise", "claim"})
_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_REACH = 12
"""Arcs that a clause may hang below the one it is joined to."""


def with_joined(page: Page, links: Sequence[Link]) -> list[Link]:
    """The links, those whose plain words go on in a clause with another speaker made to hold it."""
    done = sorted(links, key=lambda link: link.content[0])
    sentence = page.words.sentence
    for number, link in enumerate(done):
        if not _is_open(page, link):
            continue
        for later in done[number + 1 :]:
            last = link.content[-1]
            if sentence[later.content[0].first] > sentence[last.last] + 1:
                break
            if _hangs_on(page, later, link):
                end = max(own.last for own in (*later.content, *later.source, *_cue(later)))
                link = replace(link, content=(*link.content[:-1], Stretch(last.first, end, last.role)))
        done[number] = link
    return done


def _cue(link: Link) -> tuple[Stretch, ...]:
    return (link.cue,) if link.cue else ()


def _is_open(page: Page, link: Link) -> bool:
    """Whether what is said may go on: plain words behind a verb of saying."""
    known = known_cue(page, link.cue)
    if link.cue is None or known is None or not known.clause or not link.source:
        return False
    plain = not any(page.forms[i] in QUOTES for part in link.content for i in (part.first, part.last))
    return plain and link.cue.last < link.content[-1].first


def _hangs_on(page: Page, later: Link, link: Link) -> bool:
    """Whether a link right behind another's content, joined to it, hangs on a word of it rather than on its cue."""
    last, cue = link.content[-1], link.cue
    if later.cue is None or cue is None or not later.source or not later.content:
        return False
    first = min(own.first for own in (*later.content, *later.source, later.cue))
    if first <= last.last or page.words.sentence[first] != page.words.sentence[last.last]:
        return False
    between = [page.forms[i].lower() for i in range(last.last + 1, first)]
    if len(between) > 3 or not _JOINING & set(between) or between[:2] == [",", "but"]:
        # "The agency said none were left, but relatives said …": the author sets one against the other.
        return False
    word = page.head_of(later.cue.first, later.cue.last)
    for _ in range(_REACH):
        word = page.words.head[word]
        if last.first <= word <= last.last:
            return True
        if cue.first <= word <= cue.last or page.words.head[word] == word:
            return False
    return False


def cut(page: Page, link: Link) -> Link:
    """The link, its contents ended where a joined clause is somebody else's word or the cue's next one."""
    parts = [_cut(page, part, link) for part in link.content]
    return replace(link, content=tuple(parts))


def _cut(page: Page, part: Stretch, link: Link) -> Stretch:
    if link.cue is None:
        return part
    part = _taken_up(page, part, link.cue)
    own = page.forms[part.first].lower() == "that" or (part.first and page.forms[part.first - 1].lower() == "that")
    for word in range(part.first + 1, part.last):
        if page.forms[word] == "," and _is_next_speaker(page, part.first, word, part.last):
            return Stretch(part.first, word - 1, part.role)
        joined = page.words.dep[word] == "cc" and page.forms[word].lower() in _JOINING
        that = joined and page.forms[word + 1].lower() == "that" and page.words.dep[word + 1] == "mark"
        if (that and not own) or (joined and _next_of(page, word, part, link.cue)):
            end = word - 1
            while end > part.first and page.words.pos[end] == "PUNCT" and page.forms[end] not in QUOTES:
                end -= 1
            return Stretch(part.first, end, part.role)
    return part


def _next_of(page: Page, joining: int, part: Stretch, cue: Stretch) -> bool:
    """Whether what a conjunction joins is a verb beside the cue: "knew what happened and had forbidden …"."""
    verb = page.words.head[joining]
    if not joining < verb <= part.last or page.words.pos[verb] not in {"VERB", "AUX"}:
        return False
    return page.words.dep[verb] == "conj" and page.words.head[verb] <= cue.last


def _taken_up(page: Page, part: Stretch, cue: Stretch) -> Stretch:
    """ "Said so on each occasion", "promised the same in this room": what takes up words said before stands alone."""
    word, after = part.first, part.first + 1
    form = page.forms[word].lower()
    if form not in _TAKEN_UP or word != cue.last + 1 or part.last == word:
        return part
    if form in {"the", "as"}:
        pair = (form, page.forms[after].lower())
        alone = after == part.last or page.words.pos[after + 1] not in {"NOUN", "PROPN", "ADJ"}
        return Stretch(word, after, part.role) if alone and pair in _PAIRS else part
    known = known_cue(page, cue)
    if known is None or known.act not in _RETELLING:
        return part
    object_ = page.words.dep[word] in {"obj", "advmod"} and cue.first <= page.words.head[word] <= cue.last
    return Stretch(word, word, part.role) if object_ else part


def _is_next_speaker(page: Page, first: int, comma: int, last: int) -> bool:
    """ "Six weeks, the physio says eight": a bare phrase ends where another speaker's clause begins."""
    if any(page.words.pos[i] in {"VERB", "AUX"} for i in range(first, comma)):
        return False
    word = comma + 1
    if word <= last and page.forms[word].lower() in {"and", "but"}:
        word += 1
    start = word
    while word <= last and page.words.pos[word] in _NAME:
        word += 1
    if word in {start, last + 1} or page.words.pos[word] != "VERB" or word >= last:
        return False
    cue = lexicon().get(known_lemma(page, word))
    return cue is not None and cue.clause
