"""Whether whoever a link names can say, think or want it: no right opposes and no intention demands.

Persons, groups, bodies and places that stand for them can; documents and figures say, warn and demand, but neither
think nor know; other things do none of it, whatever a verb lends them ("the move signals"). "You" and "one" of
nobody in particular think nothing.
"""

from __future__ import annotations

from functools import cache

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import QUOTES
from onrecord.attribution.cues import known_cue
from onrecord.attribution.people import is_somebody
from onrecord.attribution.sources import antecedent
from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.tables import rows

_MINDS = frozenset({"believe", "know", "doubt"})
"""Acts of those who think, which a document does not."""
_WANTS = _MINDS | {"demand", "predict", "support", "oppose", "promise"}
_ABSTRACT = (
    *("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ancy", "ency", "ism", "ship", "hood", "dom", "ure"),
    *("ing", "cy", "th", "age", "al", "ery"),
)
_GENERIC = frozenset(
    {"everyone", "everybody", "you", "one", "yourself", "anyone", "anybody", "whoever", "someone", "somebody"}
)
_NO_SPEAKERS = frozenset(
    {"this", "that", "these", "those", "which", "what", "there", "nothing", "everything", "the", "a", "an"}
)
_QUANTITIES = frozenset(
    "lot number couple handful bunch host range series string majority minority half third quarter percent dozen "
    "hundred thousand million plenty variety pair trio array rest kind sort type part share section bulk".split()
)
"""Nouns that count those who speak: "a lot of people were saying"."""
_SHOWING = frozenset("show prove underline underscore highlight demonstrate mean illustrate reflect".split())
"""Verbs by which "it" is more often a thing that tells something than a body that says it."""
_POSSIBLE = frozenset({"can", "could", "may", "might", "must", "should", "would", "will", "'d", "’d", "'ll", "’ll"})


@cache
def _classes() -> dict[str, str]:
    """The class of a noun: body, document, device, thing or time."""
    return {noun: name for name, words in rows("mouths.tsv") for noun in words.split()}


def has_mouth(page: Page, link: Link) -> bool:
    """Whether the source of a link can do what its cue tells; where no words name one, somebody can."""
    if not link.source or link.cue is None:
        return True
    known = known_cue(page, link.cue)
    act = known.act if known else "say"
    source = antecedent(page, link.source[0])
    head = page.head_of(source.first, source.last)
    form, pos = page.forms[head].lower(), page.words.pos[head]
    if source.first == source.last and form in _GENERIC:
        return not _is_generic(page, link.cue, form, act)
    if act not in _WANTS and any(page.forms[part.first] in QUOTES for part in link.content):
        # Words in marks were written by somebody, whatever bears them.
        return True
    verb = page.head_of(link.cue.first, link.cue.last)
    if form == "it" and page.words.lemma[verb].lower() in _SHOWING:
        return False
    if pos in {"PRON", "DET"}:
        return form not in _NO_SPEAKERS or page.forms[link.source[0].last].lower() == "who"
    if _classes().get(form) == "time":
        return False
    named = any(_names_somebody(page, i, head) for i in range(source.first, source.last + 1))
    return pos != "NOUN" or named or _can(page, head, act)


def _names_somebody(page: Page, word: int, head: int) -> bool:
    """Whether a word of a source names somebody beside its head, or all is a name: "the ruling, by Judge Cole"."""
    if word == head:
        return page.forms[word][:1].isupper() and word > 0 and page.forms[word - 1] == "The"
    below = page.words.dep[word].split(":")[0]
    if below in {"appos", "flat"}:
        return True
    return page.words.pos[word] == "NOUN" and below not in {"nmod", "compound"} and is_somebody(page, word)


def _can(page: Page, noun: int, act: str) -> bool:
    lemma, form = page.words.lemma[noun].lower(), page.forms[noun].lower()
    if lemma in _QUANTITIES:
        below = [c for c in page.children[noun] if page.words.dep[c].split(":")[0] == "nmod" and c > noun]
        return not below or any(page.words.pos[c] != "NOUN" or _can(page, c, act) for c in below)
    kind = _classes().get(lemma) or _classes().get(form)
    if kind == "document":
        return act not in _MINDS and not _is_to_come(page, noun)
    if kind == "device":
        return act == "predict" or act not in _WANTS
    if kind == "body" or is_somebody(page, noun):
        return True
    return kind != "thing" and not lemma.endswith(_ABSTRACT)


def _is_to_come(page: Page, noun: int) -> bool:
    """ "Data will show whether …": what a document is yet to say."""
    verb = page.words.head[noun]
    return any(
        page.forms[c].lower() in {"will", "'ll", "’ll"} for c in page.children[verb] if page.words.tag[c] == "MD"
    )


def _is_generic(page: Page, cue: Stretch, form: str, act: str) -> bool:
    """Whether "you" or "one" is whoever reads: "you must know", "one suspects", "if someone asks"; not "one said"."""
    verb = page.head_of(cue.first, cue.last)
    helped = any(page.forms[child].lower() in _POSSIBLE for child in page.children[verb])
    past = page.words.tag[verb] in {"VBD", "VBN"}
    if form in {"someone", "somebody"}:
        return not past
    if form in {"everyone", "everybody"}:
        return act in _WANTS and not past
    if form == "one":
        return act in _MINDS and (helped or not past)
    return act in _WANTS or helped or page.words.tag[verb] == "VB"
