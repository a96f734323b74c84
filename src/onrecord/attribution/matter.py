"""What is said without whom it is said to ("Berg was asked why …"), and without the "what" of "what he called …"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribution.bundles import Link, noun_phrase
from onrecord.attribution.sources import TELLING
from onrecord.attribution.stretches import Page, Stretch

_NAMING = frozenset(
    "call describe term label brand dub see regard view consider deem characterise characterize say".split()
)


_BEARERS = frozenset(
    "message letter note email e-mail text call statement memo sign banner poster report tweet post leaflet notice "
    "article story book document voicemail telegram postcard placard book video recording".split()
)
"""Nouns of what bears words."""
_GETTING = frozenset({"receive", "get"})


def matter_of(page: Page, link: Link) -> Link:
    """The link, its content without a listener before the verb and without the "what" of a free relative."""
    if link.cue is None or len(link.content) < 2:
        return link
    verb = page.head_of(link.cue.first, link.cue.last)
    kept = tuple(part for part in link.content if not _is_listener(page, part, verb) and not _is_what(page, part))
    return replace(link, content=kept) if kept else link


def spoken_by(page: Page, link: Link) -> Link:
    """The link, its source what bears the words and not who got them: "he got a text telling him to come"."""
    if link.cue is None:
        return link
    verb = page.head_of(link.cue.first, link.cue.last)
    noun = page.words.head[verb]
    if page.words.tag[verb] != "VBG" or page.words.dep[verb] != "acl" or page.words.pos[noun] != "NOUN":
        return link
    got = page.words.lemma[page.words.head[noun]].lower() in _GETTING and page.words.dep[noun] == "obj"
    if (
        page.words.lemma[noun].lower() not in _BEARERS
        or not got
        or any(part.first <= noun <= part.last for part in link.source)
    ):
        return link
    source = Stretch(*noun_phrase(page, noun), "source")
    free = not any(source.overlaps(part) for part in (link.cue, *link.content))
    return replace(link, source=(source,)) if free else link


def is_free_relative(page: Page, link: Link) -> bool:
    """Whether a link only names something in passing: "rejected what it called a land grab"."""
    if link.cue is None or page.words.lemma[page.head_of(link.cue.first, link.cue.last)].lower() not in _NAMING:
        return False
    first = min(part.first for part in (link.cue, *link.source))
    return (
        first > 0
        and page.forms[first - 1].lower() == "what"
        and page.words.sentence[first] == page.words.sentence[first - 1]
    )


def _is_what(page: Page, part: Stretch) -> bool:
    return part.first == part.last and page.forms[part.first].lower() == "what"


def _is_listener(page: Page, part: Stretch, verb: int) -> bool:
    """Whether a part is who was asked or told: the subject of a passive, before its verb."""
    head = page.head_of(part.first, part.last)
    passive = any(page.words.dep[child] == "aux:pass" for child in page.children[verb])
    told = page.words.lemma[verb].lower() in TELLING and page.words.dep[head].startswith("nsubj")
    return passive and told and page.words.head[head] == verb and part.last < verb
