"""What is said without whom it is said to ("Berg was asked why …"), and without the "what" of "what he called …"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribution.borne_words import BEARERS
from onrecord.attribution.bundles import QUOTES, Link, noun_phrase
from onrecord.attribution.sources import TELLING
from onrecord.attribution.stretches import Page, Stretch

_NAMING = frozenset(
    "call describe term label brand dub see regard view consider deem characterise characterize say".split()
)


_WHEN = frozenset({"once", "when", "after", "before", "as", "while", "until"})
_GETTING = frozenset({"receive", "get"})


def matter_of(page: Page, link: Link) -> Link:
    """The link, its content without a listener before the verb and without the "what" of a free relative."""
    if link.cue is None or len(link.content) < 2:
        return link
    verb = page.head_of(link.cue.first, link.cue.last)
    kept = tuple(part for part in link.content if not _is_listener(page, part, verb) and not _is_what(page, part))
    whole = [part for part in kept if page.forms[part.first] in QUOTES or _hangs_on(page, part, link.cue)]
    if whole and len(kept) > 1:
        kept = tuple(part for part in kept if not _is_stray(page, part, link.cue, verb))
    return replace(link, content=kept) if kept else link


def _hangs_on(page: Page, part: Stretch, cue: Stretch) -> bool:
    """Whether syntax hangs a part on the cue."""
    above = page.words.head[page.head_of(part.first, part.last)]
    return cue.first <= above <= cue.last


def _is_stray(page: Page, part: Stretch, cue: Stretch, verb: int) -> bool:
    """Whether a part beside the words that are said is none of them.

    A bare noun phrase that hangs on something else ("in its report on his death, the paper called him “a source”"), or
    when it was said ("police said once he had been hit").
    """
    if any(page.forms[i] in QUOTES or page.forms[i] in {"”", "''"} for i in range(part.first, part.last + 1)):
        return False
    head = page.head_of(part.first, part.last)
    if page.words.dep[head] == "advcl" and page.words.head[head] == verb and part.first > verb:
        return page.forms[part.first].lower() in _WHEN
    noun = page.words.pos[head] in {"NOUN", "PROPN"} and not any(
        page.words.dep[child].startswith(("nsubj", "cop", "acl")) for child in page.children[head]
    )
    above = page.words.head[head]
    outside = page.words.sentence[head] == page.words.sentence[verb] and not _hangs_on(page, part, cue)
    return noun and outside and part.first < cue.first and page.words.dep[head] == "nmod" and above < head


def spoken_by(page: Page, link: Link) -> Link:
    """The link, its source what bears the words and not who got them: "he got a text telling him to come"."""
    if link.cue is None:
        return link
    verb = page.head_of(link.cue.first, link.cue.last)
    noun = page.words.head[verb]
    if page.words.tag[verb] != "VBG" or page.words.dep[verb] != "acl" or page.words.pos[noun] != "NOUN":
        return link
    got = page.words.lemma[page.words.head[noun]].lower() in _GETTING and page.words.dep[noun] == "obj"
    named = any(part.first <= noun <= part.last for part in link.source)
    if page.words.lemma[noun].lower() not in BEARERS or not got or named:
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
