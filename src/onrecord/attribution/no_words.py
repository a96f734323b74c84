"""Wordings that look like somebody's word and are none: silence, what only could be said, rights withheld, a suspect.

"Declined to comment on the report" says nothing of the report; "voters could have shown they cared" is what they did
not do; "denying voters the chance" is a deed.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.cues import known_cue
from onrecord.attribution.stretches import Page

_SILENT = frozenset("not n't n’t no never neither nobody without decline refuse unable unavailable".split())
_COULD = frozenset({"could", "might"})
_SEEN = frozenset({"know", "believe", "doubt", "predict"})
"""Acts that "could" tells of as done: "she could see that it was late"."""
_ONLY = frozenset({"only", "but", "not", "n't", "n’t", "never", "hardly", "barely", "scarcely"})
_GIVEN_UP = frozenset(
    "drop scrap abandon end abolish reverse ditch lift rescind revoke repeal withdraw shelve suspend halt roll stop "
    "cancel discontinue relax loosen".split()
)
_COURSES = frozenset({"policy", "plan", "proposal", "pledge", "promise", "demand", "practice", "call", "bid"})


def gives_no_word(page: Page, link: Link, verb: int) -> bool:
    """Whether the cue of a link, with the verb or noun that governs it, gives nobody's word for what is said."""
    if page.words.pos[verb] == "NOUN":
        lemma = page.words.lemma[verb].lower()
        return lemma == "suspect" or _keeps_silent(page, link, verb) or _is_given_up(page, verb)
    courses = (page.words.head[verb], *(c for c in page.children[verb] if page.words.dep[c] == "obj"))
    if any(page.words.pos[noun] == "NOUN" and _is_given_up(page, noun) for noun in courses):
        return True
    return _keeps_silent(page, link, verb) or _is_withheld(page, verb) or _is_only_thought(page, link, verb)


def _keeps_silent(page: Page, link: Link, verb: int) -> bool:
    """ "Declined to comment on the report", "had no comment on it", "would not comment"."""
    near = [*([] if link.cue is None else range(link.cue.first, link.cue.last + 1)), verb]
    near += [part.first + i for part in link.content for i in (0, 1) if part.first + i <= part.last]
    said = next((i for i in near if page.words.lemma[i].lower() == "comment"), None)
    if said is None:
        return False
    around = {verb, page.words.head[said], *page.children[said], *page.children[verb]}
    around |= {word for c in page.children[verb] if page.words.dep[c] == "nsubj" for word in (c, *page.children[c])}
    words = {word for i in around for word in (page.words.lemma[i].lower(), page.forms[i].lower())}
    return bool(words & _SILENT)


def _is_withheld(page: Page, verb: int) -> bool:
    """ "Denying voters the chance": over whom and what at once, a verb of denying tells a deed."""
    if page.words.lemma[verb].lower() not in {"deny", "refuse"}:
        return False
    return {"iobj", "obj"} <= {page.words.dep[child] for child in page.children[verb]}


def _is_only_thought(page: Page, link: Link, verb: int) -> bool:
    """ "Critics could have said so", "she could announce it today"; but who "could not say" or "could see" tells."""
    helpers = [c for c in page.children[verb] if page.words.dep[c].startswith("aux")]
    forms = {page.forms[c].lower() for c in helpers}
    below = {page.forms[c].lower() for c in page.children[verb]}
    known = known_cue(page, link.cue)
    if known is None or known.act in _SEEN or not forms & _COULD or below & _ONLY or "be" in forms:
        return False
    return "have" in forms or page.words.tag[verb] == "VB"


def _is_given_up(page: Page, noun: int) -> bool:
    """ "Rolled back its policy of checking", "dropped a demand for rent": what somebody no longer wants."""
    above = page.words.head[noun]
    if page.words.lemma[noun].lower() not in _COURSES or page.words.dep[noun] not in {"obj", "nsubj:pass"}:
        return False
    denied = any(page.forms[c].lower() in {"not", "n't", "n’t", "never"} for c in page.children[above])
    return page.words.lemma[above].lower() in _GIVEN_UP and not denied


_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged", "reminded", "told"})
_WHEN = frozenset({"when", "if", "once", "after", "while", "as", "even"})


def is_asked_of(page: Page, verb: int) -> bool:
    """ "When asked why …", "asked about the plan, the mayor said": the one who speaks next is asked by others."""
    if page.forms[verb].lower() not in _ASKED or page.words.tag[verb] not in {"VBN", "VBD"}:
        return False
    if any(page.words.dep[c].startswith(("nsubj", "aux")) for c in page.children[verb]):
        return False
    first = page.sentence_of(verb)[0]
    if verb == first:
        return True
    before = page.forms[verb - 1].lower()
    return before in _WHEN or (before == "," and page.words.dep[verb] == "advcl" and page.words.tag[verb] == "VBN")


def asks_about_nothing(page: Page, link: Link, verb: int) -> bool:
    """ "Asked about the plan": a topic that somebody is asked about is no question by itself."""
    if not is_asked_of(page, verb):
        return False
    heads = (page.head_of(part.first, part.last) for part in link.content)
    return all(page.words.pos[head] not in {"VERB", "AUX", "ADJ"} for head in heads)
