"""Nouns that bear what is said: "voiced concerns that …", "there have been reports in the Herald that …"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.stretches import Page, Stretch

_TOLD_IN = frozenset({"in", "from", "by"})
_VOICING = frozenset("voice raise express air share issue make give have register utter level lodge repeat".split())
"""Verbs that lend a noun of saying their subject; "denied reports that …" speaks of the reports."""
BEARERS = frozenset(
    "message text post tweet email e-mail letter note memo leaflet flyer poster placard postcard telegram voicemail "
    "banner sign notice video clip recording rumour rumor story article book document claim call report statement "
    "petition chant".split()
)
"""What bears words wherever it travels: "a message going round on telephones saying that …", "he got a text telling …".

Not all that words stand in: what "a photo published by Berg, hinting that …" shows, Berg hints.
"""
_REPORTS = frozenset({"report", "rumour", "rumor", "claim", "suggestion", "allegation", "story"})


def borne(page: Page, link: Link) -> Link:
    """The link with the noun of what is voiced as part of its cue, and with the paper that a report stands in.

    "Many have voiced concerns that officials hide it": the concerns are how it is said, the clause is what.
    """
    return _going_round(page, _told_in(page, _voiced(page, link)))


def _voiced(page: Page, link: Link) -> Link:
    cue = link.cue
    if cue is None or len(link.content) != 1 or link.content[0].first != cue.last + 1:
        return link
    part = link.content[0]
    noun = page.head_of(part.first, part.last)
    verb = page.head_of(cue.first, cue.last)
    own = page.words.pos[noun] == "NOUN" and page.words.dep[noun] == "obj" and page.words.head[noun] == verb
    if not own or page.words.lemma[verb].lower() not in _VOICING or known_lemma(page, noun) not in lexicon():
        return link
    if noun + 1 > part.last or page.forms[noun + 1].lower() != "that":
        return link
    told = page.words.head[noun + 1]
    if page.words.dep[told] != "acl" or page.words.head[told] != noun:
        return link
    clause = Stretch(noun + 1, part.last, "content")
    return replace(link, cue=Stretch(cue.first, noun, "cue"), content=(clause,))


def _told_in(page: Page, link: Link) -> Link:
    cue = link.cue
    if cue is None or link.source:
        return link
    nouns = [i for i in range(cue.first, cue.last + 1) if page.words.lemma[i].lower() in _REPORTS]
    for noun in nouns:
        for child in page.children[noun]:
            lead = {page.forms[c].lower() for c in page.children[child] if page.words.dep[c] == "case"}
            if page.words.dep[child] == "nmod" and page.words.pos[child] == "PROPN" and lead & _TOLD_IN:
                source = Stretch(*noun_phrase(page, child), "source")
                if not any(source.overlaps(part) for part in (cue, *link.content)):
                    return replace(link, source=(source,))
    return link


def _going_round(page: Page, link: Link) -> Link:
    """The link with the message that says it, where its source is only by what, or to whom, the message comes."""
    cue, words = link.cue, page.words
    if cue is None or not link.source:
        return link
    verb = page.head_of(cue.first, cue.last)
    if words.tag[verb] != "VBG" or words.dep[verb] not in {"advcl", "acl"}:
        return link
    noun = page.head_of(link.source[-1].first, link.source[-1].last)
    while words.dep[noun] in {"nmod", "conj"} and words.pos[words.head[noun]] in {"NOUN", "PROPN"}:
        noun = words.head[noun]
    if not words.dep[noun].startswith("obl") or not any(words.dep[c] == "case" for c in page.children[noun]):
        return link
    for child in page.children[words.head[noun]]:
        if words.dep[child] in {"nsubj", "nsubj:pass"} and words.lemma[child].lower() in BEARERS:
            source = Stretch(*noun_phrase(page, child), "source")
            if not any(source.overlaps(part) for part in (cue, *link.content)):
                return replace(link, source=(source,))
    return link
