"""In whose view a clause is: "by the union's count", "in her telling", "as the cook has it", "if the note is right".

Read off the words and marks, since such phrases are short, stand at the edge of a clause and are often misread by
syntax. What they hold is the rest of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.attribution.bundles import Link
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.people import is_somebody
from onrecord.attribution.stretches import Page, Stretch

_SEEING = frozenset(
    "view opinion eyes estimation judgement judgment assessment reading version telling retelling account recollection "
    "rendering rendition reckoning words phrase phrasing memory analysis interpretation diagnosis book".split()
)
_COUNTING = frozenset(
    "count reckoning estimate estimates calculation calculations tally figures numbers lights".split()
)
_VIEWS: dict[str, frozenset[str]] = {
    "by": _COUNTING
    | {"account", "accounts", "admission", "description", "telling", "standards", "logic", "definition"},
    "in": _SEEING | {"memoir", "memoirs", "accounts", "mind", "diary", "estimate", "testimony", "submission"},
    "on": frozenset("account showing reckoning reading telling figures numbers word evidence".split()),
    "to": frozenset("mind eyes ears thinking".split()),
    "from": frozenset("account accounts telling description".split()),
}
"""Nouns of view by the preposition that leads them in."""
OPENING = frozenset({*_VIEWS, "if", "as", "per"})
"""The words that a phrase of view begins with."""
_IDIOMS = frozenset("count reckoning showing telling admission estimate tally view opinion estimation".split())
"""Nouns that need no comma before them: "nothing is missing on the bank's showing"."""
_OWNS = frozenset({"'s", "’s", "'", "’"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_TELLING_IT = frozenset("has had tells told sees saw remembers remembered recalls recalled".split())
_BREAKS = frozenset({";", ":", "—", "–", "--"})
_COMMAS = frozenset({",", "(", ")", *_BREAKS})
_JOINING = frozenset({"and", "but", "or", "yet"})
_LONGEST = 14
"""Words of such a phrase."""


def viewed(page: Page, word: int) -> Link | None:
    """The link of a phrase of view that begins with this word; nothing where none does."""
    form = page.forms[word].lower()
    if form in _VIEWS:
        found = _owned(page, word) or _of(page, word)
    elif form == "if":
        found = _believed(page, word)
    elif form == "as":
        found = _as_told(page, word)
    elif form == "per":
        found = _per(page, word)
    else:
        return None
    if found is None:
        return None
    source, cue, end = found
    content = _rest(page, word, end)
    return Link(content=content, cue=cue, source=(source,)) if content else None


Phrase = tuple[Stretch, Stretch, int]
"""Source, cue and the last word of a phrase."""


def _reach(page: Page, word: int) -> Iterator[int]:
    """The words behind one that a phrase may have."""
    return iter(range(word + 1, min(page.sentence_of(word)[1], word + _LONGEST) + 1))


def _owned(page: Page, word: int) -> Phrase | None:
    """ "In the bassist's memoir", "by his own admission"."""
    form = page.forms[word].lower()
    owner = None
    for at in _reach(page, word):
        here = page.forms[at].lower()
        if here in _OWNS and owner is None and at > word + 1:
            owner = Stretch(word + 1, at - 1, "source")
        elif here in _POSSESSIVE and at == word + 1:
            owner = Stretch(at, at, "source")
        elif here in _VIEWS[form] and owner is not None:
            events = [f.lower() for f in page.forms[at + 1 : at + 3]] == ["of", "events"]
            end = at + 2 if events else at
            return (owner, Stretch(at, at, "cue"), end) if _is_apart(page, word, end, here) else None
        elif not _goes_on(page, at, owner is not None):
            return None
    return None


def _goes_on(page: Page, at: int, owned: bool) -> bool:
    """Whether a word can stand before the noun of view, or among the words of whose it is."""
    if owned:
        return page.words.pos[at] in {"ADJ", "NOUN", "ADV"}
    return page.words.pos[at] not in {"PUNCT", "VERB", "AUX"} or page.forms[at] == "-"


def _of(page: Page, word: int) -> Phrase | None:
    """ "In the words of a nurse", "in the view of the team that built it"."""
    form = page.forms[word].lower()
    at = word + 2
    last = page.sentence_of(word)[1]
    if at + 2 > last or page.forms[word + 1].lower() != "the" or page.forms[at].lower() not in _VIEWS[form]:
        return None
    if page.forms[at + 1].lower() != "of" or page.words.pos[at + 2] in {"PUNCT", "VERB"}:
        return None
    end = at + 2
    while end < min(last, word + _LONGEST) and page.words.pos[end + 1] != "PUNCT":
        end += 1
    head = next((i for i in range(at + 2, end + 1) if page.words.pos[i] in {"NOUN", "PROPN", "PRON", "NUM"}), None)
    if head is None or not _is_apart(page, word, end, page.forms[at].lower()):
        return None
    if not any(is_somebody(page, i) for i in range(at + 2, end + 1)):
        return None
    return Stretch(at + 2, end, "source"), Stretch(word, at, "cue"), end


def _believed(page: Page, word: int) -> Phrase | None:
    """ "If the mayor is to be believed", "if one believes the blog", "if the tallies are any guide"."""
    end = word
    while end < min(page.sentence_of(word)[1], word + _LONGEST) and page.words.pos[end + 1] != "PUNCT":
        end += 1
    forms = [form.lower() for form in page.forms[word : end + 1]]
    cue = Stretch(word, word, "cue")
    if len(forms) > 5 and forms[-3:-1] == ["to", "be"] and forms[-1] in {"believed", "trusted", "credited"}:
        return Stretch(word + 1, end - 4, "source"), cue, end
    if len(forms) > 4 and forms[-2:] == ["any", "guide"] and forms[-3] in {"is", "are", "was", "were"}:
        return Stretch(word + 1, end - 3, "source"), cue, end
    for start in (["if", "one", "believes"], ["if", "you", "believe"], ["if", "we", "believe"]):
        if forms[:3] == start and end > word + 2:
            return Stretch(word + 3, end, "source"), cue, end
    return None


def _as_told(page: Page, word: int) -> Phrase | None:
    """ "As its editorial has it", "as told by directors"."""
    forms = page.forms
    last = page.sentence_of(word)[1]
    if word + 3 <= last and forms[word + 1].lower() in {"told", "recounted", "related", "relayed", "retold"}:
        if forms[word + 2].lower() != "by":
            return None
        end = word + 3
        while end < min(last, word + _LONGEST) and page.words.pos[end + 1] != "PUNCT":
            end += 1
        return Stretch(word + 3, end, "source"), Stretch(word, word + 2, "cue"), end
    first = page.sentence_of(word)[0]
    leads = word == first or forms[word - 1] in _COMMAS or forms[word - 1] in {'"', "”"}
    for at in _reach(page, word):
        if page.words.pos[at] == "PUNCT" and forms[at] != "-":
            return None
        if leads and at > word + 1 and _says_so(page, at, last):
            return _aside(page, word, at, last)
        if at > word + 1 and forms[at].lower() in _TELLING_IT and at < last and forms[at + 1].lower() == "it":
            if at + 1 == last or page.words.pos[at + 2] == "PUNCT":
                return Stretch(word + 1, at - 1, "source"), Stretch(at, at + 1, "cue"), at + 1
            return None
    return None


def _is_cue(page: Page, word: int) -> bool:
    cue = lexicon().get(known_lemma(page, word)) if page.words.pos[word] == "VERB" else None
    return cue is not None and cue.clause


def _says_so(page: Page, verb: int, last: int) -> bool:
    """Whether a word is a verb of saying with nothing said behind it: "as the mason noted at the time"."""
    if page.words.pos[verb] != "VERB" or page.words.tag[verb] not in {"VBD", "VBZ", "VBP", "VB", "VBN"}:
        return False
    cue = lexicon().get(known_lemma(page, verb))
    ends = verb == last or page.words.pos[verb + 1] in {"PUNCT", "ADP", "ADV"}
    return cue is not None and cue.clause and cue.act in {"say", "claim", "warn", "predict", "admit"} and ends


def _aside(page: Page, word: int, verb: int, last: int) -> Phrase | None:
    """Who says so between "as" and the verb, without the helpers before it, and where the aside ends."""
    end = verb
    while end < min(last, verb + 6) and page.words.pos[end + 1] != "PUNCT":
        end += 1
    if end < last and page.words.pos[end + 1] != "PUNCT":
        return None
    if any(page.words.pos[i] in {"VERB", "AUX"} or page.forms[i].lower() == "that" for i in range(verb + 1, end + 1)):
        return None
    stop = verb - 1
    while stop > word and (
        page.words.pos[stop] in {"AUX", "ADV", "PART"}
        or page.forms[stop].lower() in {"used", "liked", "likes", "tends"}
    ):
        stop -= 1
    if any(_is_cue(page, i) for i in range(page.sentence_of(word)[0], word)):
        # "She replied that nobody did, as her mother used to say": whose aside it is, syntax has to tell.
        return None
    named = [i for i in range(word + 1, stop + 1) if page.words.pos[i] in {"NOUN", "PROPN"}]
    # A pronoun is left to syntax, which sees who else speaks in the sentence.
    if (
        not named
        or not is_somebody(page, named[-1])
        or any(page.words.pos[i] == "VERB" for i in range(word + 1, stop + 1))
    ):
        return None
    return Stretch(word + 1, stop, "source"), Stretch(verb, verb, "cue"), end


def _per(page: Page, word: int) -> Phrase | None:
    """ "Per the charge sheet, …": not "per day"."""
    first, last = page.sentence_of(word)
    leads = word == first or (page.forms[word - 1] in _COMMAS and page.forms[word] == "per")
    if not leads or word == last or page.words.pos[word + 1] not in {"DET", "PROPN", "PRON"}:
        return None
    end = word + 1
    while end < min(last, word + _LONGEST) and page.words.pos[end + 1] != "PUNCT":
        end += 1
    return Stretch(word + 1, end, "source"), Stretch(word, word, "cue"), end


def _is_apart(page: Page, word: int, end: int, noun: str) -> bool:
    """Whether the phrase stands apart: it opens the sentence, lies between marks, or is an idiom that ends it."""
    first, last = page.sentence_of(word)
    closes = end >= last or page.words.pos[end + 1] == "PUNCT"
    before = page.forms[word - 1].lower() if word > first else ""
    if word == first or before in _BREAKS or before in _JOINING:
        return closes or noun in _IDIOMS or page.forms[end + 1].lower() == "that"
    return closes and (before in _COMMAS or noun in _IDIOMS or page.words.pos[word - 1] == "AUX")


def _rest(page: Page, word: int, end: int) -> tuple[Stretch, ...]:
    """What stands around words [word, end] in their sentence, between the marks that break it."""
    first, last = page.sentence_of(word)
    start, stop = word - 1, end + 1
    while start >= first and page.forms[start] not in _BREAKS:
        start -= 1
    while stop <= last and page.forms[stop] not in _BREAKS:
        stop += 1
    before = _bare(page, start + 1, word - 1)
    after = _bare(page, end + 1, stop - 1)
    if before and page.forms[before.last].lower() in _JOINING:
        # "She sold it and, by his account, kept the keys": what is joined alone is told so.
        before = None
    return tuple(part for part in (before, after) if part)


def _bare(page: Page, first: int, last: int) -> Stretch | None:
    marks = {'"', "“", "”", "?"}
    while first <= last and page.words.pos[first] == "PUNCT" and page.forms[first] not in marks:
        first += 1
    while last >= first and page.words.pos[last] == "PUNCT" and page.forms[last] not in marks:
        last -= 1
    return Stretch(first, last, "content") if last - first >= 1 else None
