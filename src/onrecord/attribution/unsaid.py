"""What is likely, insisted on or anybody's right, told with a verb of saying or wanting: nobody has said it yet.

"Unlikely to back a strike" is the author's forecast; "the insistence that the council authorize it" the word of who
insists; "it is not clear that he has any intention of going" says nothing of his.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.stretches import Page

_LIKELY = frozenset("likely unlikely bound liable poised sure certain due supposed".split())
_INSISTED = frozenset(
    "insist insistence demand request recommend recommendation propose proposal suggest suggestion ask urge order "
    "require requirement condition call stipulate stipulation essential important necessary vital imperative "
    "crucial".split()
)
"""Over "that" and a bare verb they tell what somebody wants to be done: not what whoever is to do it says."""
_POWERS = frozenset(
    "right power authority ability option chance opportunity duty obligation responsibility mandate jurisdiction means "
    "freedom capacity veto".split()
)
_CLEAR = frozenset("clear certain sure known evident obvious plain apparent".split())
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "hardly", "far"})
_SOME = frozenset({"one", "another", "an", "some", "any"})
_THOUGHTS = frozenset({"idea", "plan", "option", "thing", "question", "scenario"})


def is_unsaid(page: Page, verb: int) -> bool:
    """Whether the verb of a link tells a likelihood, what somebody else insists on, a power, or what is not clear."""
    return _is_likely(page, verb) or _is_insisted_on(page, verb) or _is_power(page, verb) or _is_unclear(page, verb)


def is_some_thought(page: Page, link: Link, noun: int) -> bool:
    """ "One idea that Orm could seek to revive would be the pact": which idea it is, and not what it says."""
    if link.source or page.words.lemma[noun].lower() not in _THOUGHTS:
        return False
    return any(page.forms[c].lower() in _SOME for c in page.children[noun] if c < noun)


def _is_likely(page: Page, verb: int) -> bool:
    above = page.words.head[verb]
    return page.words.dep[verb] == "xcomp" and page.words.lemma[above].lower() in _LIKELY


def _is_insisted_on(page: Page, verb: int) -> bool:
    above, words = page.words.head[verb], page.words
    if words.dep[verb].split(":")[0] not in {"ccomp", "acl", "csubj"} or words.lemma[above].lower() not in _INSISTED:
        return False
    below = page.children[verb]
    subject = next((c for c in below if words.dep[c] == "nsubj"), None)
    bare = page.forms[verb].lower() == words.lemma[verb].lower()
    helped = any(words.dep[c].startswith("aux") or page.forms[c].lower() == "to" for c in below)
    # "The mayors insist that they support it": only over one subject does a bare verb show that it is to be done.
    return bare and not helped and subject is not None and words.tag[subject] in {"NN", "NNP"}


def _is_power(page: Page, verb: int) -> bool:
    if page.words.lemma[verb].lower() not in {"have", "hold", "retain", "keep", "lose", "gain"}:
        return False
    thing = next((c for c in page.children[verb] if page.words.dep[c] == "obj"), None)
    return thing is not None and page.words.lemma[thing].lower() in _POWERS


def _is_unclear(page: Page, verb: int) -> bool:
    above = page.words.head[verb]
    if page.words.dep[verb].split(":")[0] not in {"csubj", "ccomp"} or page.words.lemma[above].lower() not in _CLEAR:
        return False
    return any(page.forms[c].lower() in _NEGATIONS for c in page.children[above])
