"""Words in quotation marks that are nobody's word: titles, names and slogans, and a few words marked for distance."""

from __future__ import annotations

from itertools import pairwise

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import QUOTES
from onrecord.attribution.stretches import Page, Stretch

LONGEST_TITLE = 8
LONGEST_SCARE = 3
"""Words: longer ones in marks are quoted from somebody."""

_NAMING = frozenset("name title entitle dub codename nickname christen call rename brand".split())
_BEARING = frozenset({"read"})
_BEARERS = frozenset(
    "title slogan motto banner placard sign poster sticker headline name codename nickname hashtag t-shirt".split()
)
_CALLING = frozenset("call describe term label brand dub consider deem declare denounce refer characterise".split())
_SMALL = frozenset("a an the and or but of for to in on at by with from is are be no not into over".split())


def is_title(page: Page, link: Link) -> bool:
    """ "The operation, named “Iron Gate”", "a banner reading “Bread for All”": a name or a slogan that is borne.

    All of it stands in marks, every word of it that is not small is written large, and the cue names or bears it.
    """
    if link.cue is None or not all(page.forms[part.first] in QUOTES for part in link.content[-1:]):
        return False
    inside = range(link.content[-1].first, link.content[-1].last + 1)
    words = [page.forms[i] for i in inside if page.forms[i][:1].isalnum()]
    if not 2 <= len(words) <= LONGEST_TITLE:
        return False
    large = all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
    return large and words[0][0].isupper() and _names(page, link.cue)


def _names(page: Page, cue: Stretch) -> bool:
    lemmas = {page.words.lemma[i].lower() for i in range(cue.first, cue.last + 1)}
    head = page.head_of(cue.first, cue.last)
    has_object = any(page.words.dep[child] == "obj" for child in page.children[head])
    named = page.words.lemma[head].lower() in _NAMING and page.words.tag[head] == "VBN" and not has_object
    borne = page.words.lemma[head].lower() in _BEARING or bool(lemmas & _BEARING)
    return named or borne or bool(lemmas & _BEARERS)


def is_quotation(page: Page, part: Stretch, cue: Stretch | None) -> bool:
    """Whether marks in a content show that it is quoted.

    One to three words without a verb in the middle of a bare noun phrase ("its “green plan”") do not, unless the
    cue says what something is called.
    """
    marks = [i for i in range(part.first, part.last + 1) if page.forms[i] in QUOTES]
    if not marks:
        return False
    if page.forms[part.first] in QUOTES or len(marks) % 2 or cue is None:
        return True
    head = page.head_of(part.first, part.last)
    if page.words.pos[head] not in {"NOUN", "PROPN"} or any(
        page.words.dep[child].startswith(("nsubj", "cop")) for child in page.children[head]
    ):
        return True
    if page.words.lemma[page.head_of(cue.first, cue.last)].lower() in _CALLING:
        return True
    return any(_is_long(page, a, b) for a, b in list(pairwise(marks))[::2])


def _is_long(page: Page, opening: int, closing: int) -> bool:
    inside = range(opening + 1, closing)
    return len(inside) > LONGEST_SCARE or any(page.words.pos[i] in {"VERB", "AUX"} for i in inside)
