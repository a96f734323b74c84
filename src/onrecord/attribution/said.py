"""Whether a link is somebody's word, or only an act that the tagger takes for one."""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import MARKS
from onrecord.attribution.cues import known_cue
from onrecord.attribution.deeds import is_deed
from onrecord.attribution.marked import is_quotation, is_title
from onrecord.attribution.mouths import has_mouth
from onrecord.attribution.stretches import Page, Stretch

_OF_THINGS = frozenset({"demand", "promise", "know", "deny", "admit", "predict"})
"""Acts that somebody else's words may have over a thing: "they demanded his departure"."""

_WORDS = frozenset({"say", "claim", "warn", "confirm"})
"""Acts that are words whatever they are about, where somebody does them inside what is said."""

_EMPTY = frozenset({"PRON", "DET", "ADP", "AUX", "PART", "CCONJ", "SCONJ"})
_SAYING = frozenset({"according", "per", "via", ":", "as", "from", "by", "was", "were", "is", "'s"})
"""Small words that can tell of saying: "as the mayor has it", "per the ministry", "he was, like, no"."""


def says_something(page: Page, link: Link, *, inner: bool = False) -> bool:
    """Whether a link is somebody's word rather than an act: PolNeAR also has "signed a decree" and "posted a video".

    A clause, or words in quotation marks, always says something; a bare noun phrase only where the cue is a known one
    ("denied the charges"), and never a single word without marks. Inside what is said (`inner`) any known cue counts.
    """
    if link.cue and _is_no_cue(page, link.cue, link):
        return False
    if _is_taken_up(page, link):
        return True
    parts = [part for part in link.content if part.last > part.first or page.forms[part.first] in MARKS]
    if not parts:
        return False
    if any(is_quotation(page, part, link.cue) for part in parts):
        return not is_title(page, link)
    if link.cue is None or _is_impression(page, link.cue) or is_supposed(page, link.cue):
        return False
    if not link.source and not inner and page.words.pos[page.head_of(link.cue.first, link.cue.last)] == "NOUN":
        return False
    known = known_cue(page, link.cue)
    if known and inner and (known.noun or known.act in _OF_THINGS or (link.source and known.act in _WORDS)):
        return True
    if known and not known.noun:
        return any(_has_predicate(page, part) for part in parts)
    return bool(known) or any(_has_clause(page, part) for part in parts)


def is_word(page: Page, link: Link) -> bool:
    """Whether somebody who can speak, think or want does so in a link, however it was found."""
    return has_mouth(page, link) and not is_deed(page, link)


def _is_done_to(page: Page, verb: int, link: Link) -> bool:
    """ "The claim that it was safe angered the town": what does something to somebody is not what they say."""
    subject = next((c for c in page.children[verb] if page.words.dep[c] == "nsubj" and c < verb), None)
    if subject is None or not link.source or page.words.pos[verb] != "VERB":
        return False
    tells = any(part.first <= subject <= part.last for part in link.content)
    return tells and all(part.first > verb for part in link.source)


def _is_no_cue(page: Page, cue: Stretch, link: Link) -> bool:
    """Whether nothing in the cue tells of saying: small words alone, or a noun whose source stands elsewhere.

    "Signs that it may end. The envoy hosted …": what a noun tells is its owner's, who stands in its own sentence.
    """
    inside = range(cue.first, cue.last + 1)
    if not any(page.words.pos[i] not in _EMPTY or page.forms[i].lower() in _SAYING for i in inside):
        return True
    head = page.head_of(cue.first, cue.last)
    if known_cue(page, cue) is None and _is_done_to(page, head, link):
        return True
    own = page.words.sentence[head]
    elsewhere = bool(link.source) and all(page.words.sentence[part.last] > own for part in link.source)
    return page.words.pos[head] == "NOUN" and elsewhere


def _is_taken_up(page: Page, link: Link) -> bool:
    """ "Lund denied it", "the crew says so": a word that takes up what was said before, under a cue of the lexicon."""
    words = [page.forms[i].lower() for part in link.content for i in range(part.first, part.last + 1)]
    known = known_cue(page, link.cue)
    if known is None or not link.source or len(words) > 2:
        return False
    if words in (["so"], ["otherwise"], ["as", "much"], ["the", "same"]):
        return True
    pronoun = words in (["it"], ["this"], ["that"]) and page.words.pos[link.content[0].first] in {"PRON", "DET"}
    return pronoun and known.act not in {"know", "believe", "support", "oppose"}


def _is_impression(page: Page, cue: Stretch) -> bool:
    """ "It was not clear", "the army appears": how things look to the author, and nobody's word."""
    head = page.head_of(cue.first, cue.last)
    if page.words.lemma[head].lower() in {"appear", "seem", "look", "remain"}:
        return True
    deps = {page.words.dep[child] for child in page.children[head]}
    return page.words.pos[head] == "ADJ" and "expl" in deps


def is_supposed(page: Page, cue: Stretch) -> bool:
    """ "If he refused": what somebody would say under a condition has not been said."""
    verb = page.head_of(cue.first, cue.last)
    for _ in range(3):
        if any(page.words.dep[c] == "mark" and page.forms[c].lower() in {"if", "unless"} for c in page.children[verb]):
            return True
        if page.words.dep[verb] not in {"conj", "xcomp"}:
            break
        verb = page.words.head[verb]
    return _is_joined_to_supposed(page, page.head_of(cue.first, cue.last))


def _is_joined_to_supposed(page: Page, verb: int) -> bool:
    """ "Unless he withdraws it or the chair puts forward another": read off the words, the mark is over both."""
    first = page.sentence_of(verb)[0]
    joined = verb - 1
    while joined > first and page.forms[joined].lower() not in {"or", "and"}:
        if page.words.tag[joined] in {"VBZ", "VBD", "VBP", "MD"} or page.forms[joined] in {";", ":"}:
            return False
        joined -= 1
    for at in range(joined - 1, first - 1, -1):
        if page.forms[at].lower() in {"if", "unless"}:
            return page.forms[joined].lower() == "or" or page.forms[at].lower() == "unless"
        if page.words.pos[at] == "PUNCT":
            return False
    return False


def _has_predicate(page: Page, part: Stretch) -> bool:
    """Whether the stretch says what is to be: a clause, or an infinitive beside its object ("urged them to leave")."""
    if page.words.pos[page.head_of(part.first, part.last)] in {"VERB", "AUX", "ADJ"}:
        return True
    return any(
        page.words.pos[i] == "VERB" and page.words.dep[i] in {"ccomp", "xcomp", "advcl"}
        for i in range(part.first, part.last + 1)
    )


def _has_clause(page: Page, part: Stretch) -> bool:
    """Whether a verb or a predicate with its subject governs the stretch."""
    head = page.head_of(part.first, part.last)
    deps = {page.words.dep[child] for child in page.children[head]}
    return bool(deps & {"nsubj", "nsubj:pass", "csubj", "expl"}) and part.last - part.first >= 2
