"""Words that somebody brings forward: "cites a letter in which she laments …", "relays a warning that …".

A verb of bringing forward says nothing by itself; where another's word stands in its object, all of the object is what
is told. So is what a colon leads in behind a clause that somebody governs.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribution.bundles import SHOWN, Link, noun_phrase, subject_of
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.people import is_somebody, nouns
from onrecord.attribution.stretches import Page, Stretch, subtree

_BRINGING = frozenset(
    "cite quote reproduce carry run print publish produce supply share relay recount describe recall relate repeat "
    "report show contain include feature list record note register invoke raise screen air broadcast point refer lead "
    "splash open begin tell circulate release leak post forward echo rehearse retell resurrect unearth dig reveal "
    "disclose mention present offer tender submit read retail transmit convey communicate hear reject dismiss "
    "deny dispute doubt uphold accept back endorse confirm welcome hail criticise criticize condemn denounce ridicule "
    "question challenge contest rebut refute ignore believe remember detail document chronicle rely rest base hinge "
    "turn hang cast ascribe attribute trace".split()
)
"""Verbs that may have another's word in what they govern."""
_CARRIED = frozenset({"obj", "obl", "xcomp", "ccomp", "iobj"})
_FIRST_PERSON = frozenset({"i", "we", "you", "who", "which", "that", "what", "there"})
_BARE = frozenset({"hear", "turn", "hang", "rest", "open", "begin"})
"""Verbs so common that only words in marks or behind "that" in their object count."""


def presented(page: Page, verb: int, others: Sequence[Link]) -> Link | None:
    """The link of a verb of bringing forward whose object holds the cue and the words of another link."""
    words = page.words
    if words.pos[verb] != "VERB":
        return None
    lemma = words.lemma[verb].lower()
    if lemma not in _BRINGING and lemma not in SHOWN and known_lemma(page, verb) not in lexicon():
        return None
    if any(words.dep[c] == "aux:pass" for c in page.children[verb]):
        return None
    subject = subject_of(page, verb)
    if subject is None or page.forms[subject].lower() in _FIRST_PERSON:
        return None
    source = Stretch(*noun_phrase(page, subject), "source")
    for child in page.children[verb]:
        if child < verb or words.dep[child].split(":")[0] not in _CARRIED:
            continue
        if words.pos[child] not in {"NOUN", "PROPN", "PRON"}:
            continue
        part = _whole(page, child, verb) or _with_deed(page, verb, child)
        if part is None or source.overlaps(part):
            continue
        inside = [link for link in others if link.cue and _is_inside(link, part)]
        if lemma in _BARE:
            inside = [link for link in inside if link.cue and link.content[0].first > link.cue.first]
        if inside:
            return Link(content=(part,), cue=Stretch(verb, verb, "cue"), source=(source,))
    return None


def _whole(page: Page, head: int, verb: int) -> Stretch | None:
    members = [i for i in subtree(page, head) if i > verb]
    members = [i for i in members if i >= min(members)]
    last = members[-1] if members else verb
    while last > verb and page.words.pos[last] == "PUNCT" and page.forms[last] not in {'"', "”"}:
        last -= 1
    cases = {c for c in page.children[head] if page.words.dep[c] == "case"}
    first = next((i for i in members if i not in cases), last)
    return Stretch(first, last, "content") if last - first >= 2 else None


def _with_deed(page: Page, verb: int, named: int) -> Stretch | None:
    """ "Has him bragging that …", "describes the master radioing that …": who is shown, and what he is shown at."""
    if page.words.lemma[verb].lower() not in SHOWN or page.words.dep[named] != "obj":
        return None
    deed = next((c for c in page.children[verb] if c > named and page.words.tag[c] == "VBG"), None)
    if deed is None:
        return None
    members = [i for i in (*subtree(page, named), *subtree(page, deed)) if i > verb]
    last = max(members)
    while last > deed and page.words.pos[last] == "PUNCT" and page.forms[last] not in {'"', "”"}:
        last -= 1
    return Stretch(min(members), last, "content") if last > deed else None


def _is_inside(link: Link, part: Stretch) -> bool:
    parts = (*link.content, *link.source, *((link.cue,) if link.cue else ()))
    return all(own.within(part) for own in parts)


def led_in(page: Page, colon: int, others: Sequence[Link]) -> Link | None:
    """ "The rival paper is unpersuaded: its critic says …": what a colon leads in, where another speaks in it.

    Somebody governs the words before the colon; what follows runs to the end of the sentence.
    """
    if page.forms[colon] != ":":
        return None
    first, last = page.sentence_of(colon)
    if colon - first < 2 or last - colon < 3:
        return None
    if any(page.forms[i] in {":", ";"} for i in range(first, colon)):
        return None
    verb = next(
        (
            i
            for i in range(first, colon)
            if page.words.pos[i] in {"VERB", "AUX", "ADJ"} and _is_top(page, i, first, colon)
        ),
        None,
    )
    if verb is None:
        return None
    subject = next((c for c in page.children[verb] if page.words.dep[c] == "nsubj" and first <= c < colon), None)
    if subject is None or not is_somebody(page, subject) or page.forms[subject].lower() in _FIRST_PERSON:
        return None
    if nouns().get(page.forms[subject].lower()) == "document":
        # "The evidence was thin: a newsletter said …": a colon behind a thing that is judged leads in nobody's words.
        return None
    end = last
    while end > colon and page.words.pos[end] == "PUNCT" and page.forms[end] not in {'"', "”", "?"}:
        end -= 1
    part = Stretch(colon + 1, end, "content")
    source = Stretch(*noun_phrase(page, subject), "source")
    if source.last >= verb or not any(_is_inside(link, part) for link in others):
        return None
    return Link(content=(part,), cue=Stretch(verb, verb, "cue"), source=(source,))


def _is_top(page: Page, word: int, first: int, colon: int) -> bool:
    """Whether the word governs those before the colon."""
    head = page.words.head[word]
    return head == word or not first <= head < colon
