"""A verb of saying read off the order of words, where syntax has lost its clause: "a driver told her men claimed …".

Deep inside a long sentence the tree goes astray first. Somebody right before the verb, and behind it "that", a
question word, an order or a clause of its own, are enough.
"""

from __future__ import annotations

from onrecord.attribution.bundles import Link
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.inverted import inverted
from onrecord.attribution.people import is_somebody
from onrecord.attribution.stretches import Page, Stretch

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HAVING = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"})
_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_SMALL = frozenset({"of", "at", "in", "from", "for", "on", "'s", "’s", "'", "’", "-", "the", "a", "an", "own"})
_LEADS = frozenset({"that", "whether", "how", "why"})
_OBJECTS = frozenset({"me", "him", "her", "us", "them", "you", "it"})
_FIRST_PERSON = frozenset({"i", "we", "you", "it", "that", "which", "who", "what", "there", "this"})
_JOINING = frozenset({"and", "but", "or"})
_LONGEST = 8
"""Words of whom something is said to, and of who says it."""


def scanned(page: Page, verb: int, last: int) -> Link | None:
    """The link of a verb of saying by the words around it; nothing where somebody or a clause is wanting."""
    words = page.words
    cue = lexicon().get(known_lemma(page, verb)) if words.pos[verb] == "VERB" else None
    if cue is None or not cue.clause or verb >= last:
        return None
    opening = _auxiliaries(page, verb)
    if opening is None:
        return None
    source = _speaker(page, opening)
    if source is None or page.forms[source.last].lower() in _FIRST_PERSON:
        return None
    start = _content_start(page, verb, last, demands=cue.act == "demand")
    if start is None:
        return None
    end = _content_end(page, start, last)
    if end - start < 1:
        return None
    return Link(content=(Stretch(start, end, "content"),), cue=Stretch(opening, verb, "cue"), source=(source,))


def _auxiliaries(page: Page, verb: int) -> int | None:
    """The first word of a finite verb with what goes before it; nothing where it is no finite verb."""
    first = verb
    has = False
    while first > 0 and page.words.sentence[first - 1] == page.words.sentence[verb]:
        form = page.forms[first - 1].lower()
        if form in _HAVING and page.words.pos[first - 1] != "PART":
            has = True
        elif page.words.pos[first - 1] != "ADV" or form in {"as", "so"}:
            break
        first -= 1
    if page.words.tag[verb] in _FINITE or (has and page.words.tag[verb] == "VBN"):
        return first
    return None


def _speaker(page: Page, opening: int) -> Stretch | None:
    """The name or description that ends right before the verb."""
    first = opening
    while first > 0 and page.words.sentence[first - 1] == page.words.sentence[opening] and opening - first < _LONGEST:
        form = page.forms[first - 1].lower()
        if form in _LEADS or not (page.words.pos[first - 1] in _NAME or form in _SMALL):
            break
        first -= 1
    while first < opening and page.words.pos[first] in {"ADP", "PUNCT", "PART"}:
        first += 1
    if first == opening:
        return None
    if page.words.pos[opening - 1] == "PRON":
        # "The voice she took": a pronoun is a name by itself.
        return Stretch(opening - 1, opening - 1, "source")
    if not any(is_somebody(page, i) for i in range(first, opening) if page.words.pos[i] in {"NOUN", "PROPN"}):
        return None
    return Stretch(first, opening - 1, "source")


def _content_start(page: Page, verb: int, last: int, *, demands: bool) -> int | None:
    """Where what is said begins: behind "that", at a question word, behind "to", or at a clause with its own verb."""
    at = verb + 1
    limit = min(last, verb + _LONGEST)
    while at < limit:
        form, pos = page.forms[at].lower(), page.words.pos[at]
        if form == "that" and page.words.dep[at] == "mark":
            return at + 1
        if form in _LEADS - {"that"}:
            return at
        if form == "to" and pos == "PART" and page.words.pos[at + 1] == "VERB":
            return at + 1 if demands and at > verb + 1 else None
        if form in _OBJECTS and at == verb + 1 and pos == "PRON":
            return _clause_start(page, at + 1, last) or _behind(page, at + 1, last, demands)
        if pos in {"PUNCT", "VERB", "AUX", "CCONJ"}:
            break
        at += 1
    return _clause_start(page, verb + 1, last)


def _behind(page: Page, at: int, last: int, demands: bool) -> int | None:
    """Behind "told her": what "that", a question word or "to" leads in."""
    if at >= last:
        return None
    form = page.forms[at].lower()
    if form in _LEADS:
        return at + 1 if form == "that" else at
    return at + 1 if form == "to" and demands and page.words.pos[at + 1] == "VERB" else None


def _clause_start(page: Page, at: int, last: int) -> int | None:
    """Whether a name and a finite verb begin here, and so a clause."""
    word = at
    while word <= min(last, at + _LONGEST):
        pos, form = page.words.pos[word], page.forms[word].lower()
        if pos in {"VERB", "AUX"}:
            finite = page.words.tag[word] in _FINITE | {"MD"}
            return at if finite and word > at and form not in _OBJECTS else None
        if not (pos in _NAME or form in _SMALL) or form in {"to", "him", "her", "them", "me", "us"} and word == at:
            return None
        word += 1
    return None


def _content_end(page: Page, start: int, last: int) -> int:
    """The last word before "and that", a mark that breaks, or the end of the sentence."""
    end = start
    stop = min(last, page.sentence_of(start)[1])
    while end < stop:
        form = page.forms[end + 1].lower()
        if form in {";", "—", "–"}:
            break
        joined = form in _JOINING and end + 2 <= stop and page.forms[end + 2].lower() == "that"
        if joined and page.words.dep[end + 2] == "mark":
            break
        if form == "," and _aside_begins(page, end + 2, stop):
            break
        end += 1
    while end > start and page.words.pos[end] == "PUNCT" and page.forms[end] not in {"?"}:
        end -= 1
    return end


def _aside_begins(page: Page, at: int, stop: int) -> bool:
    """ "…, a senior officer said on Tuesday": who says all of it, behind what is said."""
    if at <= stop and inverted(page, at) is not None:
        return True
    word = at
    while word <= min(stop, at + _LONGEST):
        if page.words.pos[word] in {"VERB", "AUX"}:
            break
        if not (page.words.pos[word] in _NAME or page.forms[word].lower() in _SMALL):
            return False
        word += 1
    while word <= stop and page.words.pos[word] in {"AUX", "ADV"}:
        word += 1
    if word == at or word > stop or page.words.pos[word] != "VERB":
        return False
    cue = lexicon().get(known_lemma(page, word))
    behind = word == stop or page.words.pos[word + 1] in {"PUNCT", "ADP", "ADV", "SCONJ"}
    return cue is not None and cue.clause and behind and (word == stop or page.forms[word + 1].lower() != "that")
