"""Attributions that syntax alone shows: a cue of the lexicon with who says it and what is said.

A verb with its clause, its infinitive or, where the lexicon lets it, its object; an aside that a sentence is built
around; "according to"; a noun with its clause ("the claim that"). A passive of telling has nobody it names.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.attribution.attitudes import attitude
from onrecord.attribution.bundles import Link, noun_phrase, subject_of
from onrecord.attribution.cues import HEARSAY, Cue, known_lemma, lexicon
from onrecord.attribution.hearsay import governed, hearsay
from onrecord.attribution.inverted import inverted
from onrecord.attribution.people import is_somebody
from onrecord.attribution.presented import led_in, presented
from onrecord.attribution.rated import rated
from onrecord.attribution.scanned import scanned
from onrecord.attribution.stretches import Page, Stretch, subtree
from onrecord.attribution.views import OPENING, viewed

_CLAUSES = ("ccomp", "parataxis")
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "you", "it", "that", "what", "there"})
_CUE_PARTS = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
_OWNERS = frozenset({"of", "by", "from"})
_CONTROL = frozenset({"demand", "promise", "oppose", "claim", "support", "deny"})
"""Acts whose cue may take an infinitive that says what is to be."""
_NAMING = frozenset(
    "call describe find consider deem judge think declare pronounce label brand term dub report show see log".split()
)
"""Verbs that say what something is: "called it a poem", "found the deadline impossible"."""
_TAKEN_UP = frozenset({"it", "that", "this", "so", "otherwise", "much", "same"})
_RETOLD = frozenset(
    {"say", "claim", "deny", "promise", "admit", "confirm", "predict", "warn", "accuse", "believe", "doubt"}
)
"""Acts over words said before: "the coastguard says so", "he had promised as much"."""
_OF_THINGS = frozenset({"demand", "promise", "deny", "admit", "predict", "support", "oppose"})
"""Acts whose cue says something of a thing alone: "had backed the route"."""
_LOOSE = frozenset(
    "report claim allegation rumour rumor suggestion accusation assertion statement argument complaint announcement "
    "contention declaration disclosure revelation testimony assurance finding conclusion".split()
)
"""Nouns whose clause is somebody's word even where nobody owns it: "reports that people had died"."""
_PREPOSITIONS = {
    "warn": ("of", "about", "against"),
    "complain": ("of", "about"),
    "ask": ("for", "about"),
    "call": ("for",),
    "appeal": ("for",),
    "plead": ("for",),
    "press": ("for",),
    "push": ("for",),
    "speak": ("of",),
    "tell": ("of",),
    "know": ("about", "of"),
    "learn": ("of",),
    "hear": ("of",),
    "object": ("to",),
    "agree": ("to",),
    "admit": ("to",),
    "confess": ("to",),
    "boast": ("of", "about"),
    "approve": ("of",),
    "disapprove": ("of",),
    "insist": ("on",),
    "hope": ("for",),
}
"""Verbs over a thing that a preposition joins, as words of somebody."""
_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_BEARING = frozenset({"VERB", "ADJ", "NOUN"})
_SMALL = OPENING | HEARSAY | {"according", "that"}
"""Words of other kinds that may lead in somebody's word, beside those in "-ing"."""
_COUNTS = frozenset("toll number count total tally figure turnout estimate damage loss cost crowd dead injured".split())
"""What is counted and put at a number."""
_GAP = 3
"""Words of others that a clause may hold before it counts as torn apart."""


def syntactic(page: Page, first: int, last: int) -> list[Link]:
    """Attributions wholly among the words [first, last], outermost and inner ones alike."""
    found: list[Link] = []
    kinds, tags, forms = page.words.pos, page.words.tag, page.forms
    for word in range(first, last + 1):
        if kinds[word] not in _BEARING and tags[word] != "VBG" and forms[word].lower() not in _SMALL:
            continue
        link = _quoted_as(page, word, last) or sure(page, word) or _said(page, word) or _according(page, word)
        link = link or _claimed_by(page, word, last) or _claimed(page, word) or _put_at(page, word)
        link = link or _at_a_distance(page, word) or attitude(page, word) or scanned(page, word, last)
        found += _within(page, link, first, last)
    told = {link.cue.first for link in found if link.cue}
    for word in range(last, first - 1, -1):
        if kinds[word] == "VERB" or forms[word] == ":":
            bringing = (presented(page, word, found) if word not in told else None) or led_in(page, word, found)
            found += _within(page, bringing, first, last)
    return sorted(found, key=lambda link: link.cue.first if link.cue else link.content[0].first)


def _within(page: Page, link: Link | None, first: int, last: int) -> list[Link]:
    """The link where it lies among the words [first, last], but for the marks behind what is said."""
    if link is None:
        return []
    content = []
    for part in link.content:
        end = part.last
        while end > max(last, part.first) and page.words.pos[end] == "PUNCT":
            end -= 1
        content.append(Stretch(part.first, end, part.role))
    link = replace(link, content=tuple(content))
    inside = all(first <= part.first and part.last <= last for part in (*link.content, *link.source))
    return [link] if inside else []


def sure(page: Page, word: int) -> Link | None:
    """A link that words and marks show, whatever syntax or the tagger makes of them."""
    return viewed(page, word) or inverted(page, word) or _put_count(page, word)


def _put_count(page: Page, verb: int) -> Link | None:
    """ "The general put the toll at 31": a count that somebody puts at a number is his, whatever else he says."""
    if page.forms[verb].lower() not in {"put", "puts"}:
        return None
    link = _put_at(page, verb)
    told = range(link.content[0].first, link.content[-1].last + 1) if link else ()
    return link if any(page.words.lemma[word].lower() in _COUNTS for word in told) else None


def _put_at(page: Page, verb: int) -> Link | None:
    """ "Police put the number at four", "the label markets it as a masterpiece"."""
    part = rated(page, verb)
    subject = subject_of(page, verb) if part else None
    if part is None or subject is None or page.forms[subject].lower() in _FIRST_PERSON:
        return None
    if any(page.words.dep[c] == "aux:pass" for c in page.children[verb]) or not is_somebody(page, subject):
        return None
    source = Stretch(*noun_phrase(page, subject), "source")
    return None if source.overlaps(part) else Link(content=(part,), cue=_cue(page, verb), source=(source,))


def _at_a_distance(page: Page, word: int) -> Link | None:
    """ "Allegedly shot two prisoners"; where the verb is itself one of saying, its source is who said it."""
    verb = governed(page, word)
    return None if verb is None or _said(page, verb) else hearsay(page, word)


def _said(page: Page, verb: int) -> Link | None:
    """ "The minister said rebels had left", "he ordered them to go", "experts, it was said, had warned"."""
    words = page.words
    cue = lexicon().get(known_lemma(page, verb)) if words.pos[verb] in {"VERB", "ADJ"} else None
    if cue is None:
        return None
    content = _complement(page, verb, cue)
    if not content:
        return None
    told = any(words.dep[child] in {"nsubj:pass", "aux:pass"} for child in page.children[verb])
    subject = _agent(page, verb) if told else subject_of(page, verb)
    if subject is None and not told:
        return None
    source: tuple[Stretch, ...] = ()
    if subject is not None:
        if page.forms[subject].lower() in _FIRST_PERSON:
            return None
        source = (Stretch(*noun_phrase(page, subject), "source"),)
    if any(part.overlaps(other) for part in content for other in source):
        return None
    return Link(content=content, cue=_cue(page, verb), source=source)


def is_quoted_as(page: Page, verb: int) -> bool:
    """Whether a verb tells what somebody is quoted as: "quotes an appraiser as saying"."""
    if verb < 2 or page.words.tag[verb] != "VBG" or page.forms[verb - 1].lower() != "as":
        return False
    cue = lexicon().get(known_lemma(page, verb))
    return cue is not None and cue.clause


def _quoted_as(page: Page, verb: int, last: int) -> Link | None:
    """ "One appraiser as saying the mayor's aide told him that …": all that follows, however syntax reads it."""
    if not is_quoted_as(page, verb):
        return None
    first = verb - 2
    while first > 0 and page.words.sentence[first - 1] == page.words.sentence[verb]:
        named = page.words.pos[first - 1] in _NAME or page.forms[first - 1] in {"-", "'s", "’s"}
        if not named or page.words.pos[first] == "DET":
            break
        first -= 1
    if page.words.pos[verb - 2] not in _NAME:
        return None
    end = min(last, page.sentence_of(verb)[1])
    content = _together(page, list(range(verb + 1, end + 1)))
    source = Stretch(first, verb - 2, "source")
    return Link(content=content, cue=Stretch(verb, verb, "cue"), source=(source,)) if content else None


def _claimed_by(page: Page, noun: int, last: int) -> Link | None:
    """ "A finding by the commission that stocks fell": a noun of saying, whose it is, and "that" with a clause.

    Read off the words, since syntax often hangs the clause on the verb above.
    """
    cue = lexicon().get(known_lemma(page, noun)) if page.words.pos[noun] == "NOUN" else None
    if cue is None or not cue.clause or noun + 3 > last or page.forms[noun + 1].lower() not in _OWNERS:
        return None
    that = noun + 2
    while (
        that < min(last, noun + 9) and page.words.pos[that] in _NAME | {"PART"} and page.forms[that].lower() != "that"
    ):
        that += 1
    if page.forms[that].lower() != "that" or that == noun + 2 or that >= last:
        return None
    if page.words.pos[that + 1] in {"VERB", "AUX", "PUNCT"}:
        return None
    end = that
    while end < min(last, page.sentence_of(noun)[1]) and page.forms[end + 1] not in {",", ";", "—", "–"}:
        end += 1
    content = _together(page, list(range(that + 1, end + 1)))
    source = Stretch(noun + 2, that - 1, "source")
    return Link(content=content, cue=Stretch(noun, noun, "cue"), source=(source,)) if content else None


def _cue(page: Page, verb: int) -> Stretch:
    """The verb with its auxiliaries and its particle, as far as they touch."""
    parts = {verb, *(child for child in page.children[verb] if page.words.dep[child] in _CUE_PARTS)}
    first = last = verb
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return Stretch(first, last, "cue")


def _agent(page: Page, verb: int) -> int | None:
    return next((child for child in page.children[verb] if page.words.dep[child] == "obl:agent"), None)


def _complement(page: Page, verb: int, cue: Cue) -> tuple[Stretch, ...]:
    """What is said: a clause, an infinitive, the sentence around, or the object."""
    deps = page.words.dep
    clause = next((c for c in page.children[verb] if deps[c] in _CLAUSES), None)
    if clause is not None and cue.clause:
        return _together(page, subtree(page, clause))
    host = _host(page, verb) if cue.clause else ()
    if host:
        return host
    infinitive = next((c for c in page.children[verb] if c > verb and _is_to_be_done(page, c, cue)), None)
    if infinitive is not None:
        return _together(page, subtree(page, infinitive))
    called = _called(page, verb) or _taken_up(page, verb, cue)
    if called:
        return called
    named = next((c for c in page.children[verb] if deps[c] == "obj" and c > verb), None)
    takes_things = cue.noun or cue.act in _OF_THINGS
    if named is not None and takes_things and page.words.pos[named] in {"NOUN", "PROPN", "NUM", "SYM"}:
        return _together(page, subtree(page, named), least=1)
    return _after_preposition(page, verb)


def _after_preposition(page: Page, verb: int) -> tuple[Stretch, ...]:
    """ "Warned of a price war", "asked for money", "had objected to the plan": what stands behind the small word."""
    wanted = _PREPOSITIONS.get(known_lemma(page, verb), ())
    for child in page.children[verb]:
        case = next((c for c in page.children[child] if page.words.dep[c] == "case"), None)
        if child > verb and page.words.dep[child] == "obl" and case is not None and page.forms[case].lower() in wanted:
            return _together(page, [i for i in subtree(page, child) if i > case], least=1)
    return ()


def _is_to_be_done(page: Page, word: int, cue: Cue) -> bool:
    """Whether a word below a cue is what somebody asks for or promises: "begged the captain to beach her"."""
    dep = page.words.dep[word]
    if page.words.pos[word] != "VERB" or cue.act not in _CONTROL:
        return False
    to = any(page.forms[c].lower() == "to" and page.words.dep[c] == "mark" for c in page.children[word])
    return dep == "xcomp" or (dep == "advcl" and to and cue.act == "demand")


def _called(page: Page, verb: int) -> tuple[Stretch, ...]:
    """ "Found the deadline impossible": what is named and what it is called, side by side."""
    if page.words.lemma[verb].lower() not in _NAMING:
        return ()
    named = next((c for c in page.children[verb] if page.words.dep[c] == "obj" and c > verb), None)
    name = next((c for c in page.children[verb] if page.words.dep[c] == "xcomp" and c > verb), None)
    if named is None or name is None or name < named or page.words.pos[name] == "VERB":
        return ()
    members = sorted({*subtree(page, named), *subtree(page, name)})
    return _together(page, members)


def _taken_up(page: Page, verb: int, cue: Cue) -> tuple[Stretch, ...]:
    """ "Says so", "had denied it", "promised as much": a word or two for what was said before."""
    if cue.act not in _RETOLD or not cue.clause:
        return ()
    for child in page.children[verb]:
        if child <= verb or page.words.dep[child] not in {"obj", "advmod"}:
            continue
        members = subtree(page, child)
        if page.forms[child].lower() in _TAKEN_UP and len(members) <= 2 and members[-1] - verb <= 3:
            return (Stretch(members[0], members[-1], "content"),)
    return ()


def _together(page: Page, members: list[int], least: int = 2) -> tuple[Stretch, ...]:
    """These words without the conjunction and marks at their ends; nothing where they do not stand together."""
    while members and (_leads_in(page, members[0]) or page.words.pos[members[0]] == "PUNCT"):
        members = members[1:]
    while members and page.words.pos[members[-1]] == "PUNCT" and page.forms[members[-1]] != "?":
        members = members[:-1]
    if len(members) < least or members[-1] - members[0] + 1 > len(members) + _GAP:
        return ()
    return (Stretch(members[0], members[-1], "content"),)


def _leads_in(page: Page, word: int) -> bool:
    """Whether a word is "to", or a "that" which stands for nothing itself."""
    form = page.forms[word].lower()
    return form == "to" or (form == "that" and not page.words.dep[word].startswith(("nsubj", "obj", "det")))


def _host(page: Page, verb: int) -> tuple[Stretch, ...]:
    """ "The changes, some experts say, may help", "…, as she put it": the sentence around an aside."""
    words = page.words
    if words.head[verb] == verb or not _is_aside(page, verb):
        return ()
    inside = set(subtree(page, verb))
    whole = subtree(page, words.head[verb])
    sides = [[i for i in whole if i < min(inside)], [i for i in whole if i > max(inside)]]
    found = []
    for side in sides:
        while side and words.pos[side[0]] == "PUNCT":
            side = side[1:]
        while side and words.pos[side[-1]] == "PUNCT":
            side = side[:-1]
        if len(side) > 2 and side[-1] - side[0] + 1 <= len(side) + _GAP:
            found.append(Stretch(side[0], side[-1], "content"))
    return tuple(found)


def _is_aside(page: Page, verb: int) -> bool:
    if page.words.dep[verb] == "parataxis":
        return True
    marks = [page.forms[c].lower() for c in page.children[verb] if page.words.dep[c] in {"mark", "advmod"}]
    full = any(page.words.dep[c] in {"ccomp", "xcomp"} for c in page.children[verb])
    return page.words.dep[verb] == "advcl" and "as" in marks and not full


def _claimed(page: Page, noun: int) -> Link | None:
    """ "The army's claim that rebels had left", "reports from clinics that people had died"."""
    words = page.words
    cue = lexicon().get(known_lemma(page, noun)) if words.pos[noun] == "NOUN" else None
    if cue is None or not cue.clause:
        return None
    clauses = (c for c in page.children[noun] if words.dep[c] in {"acl", "ccomp"} and c > noun)
    clause = next((c for c in clauses if _has_that(page, c)), None)
    content = _together(page, subtree(page, clause)) if clause is not None else ()
    owner = _owner(page, noun)
    if not content or (owner is None and known_lemma(page, noun) not in _LOOSE):
        return None
    source = (Stretch(*noun_phrase(page, owner), "source"),) if owner is not None else ()
    return Link(content=content, cue=Stretch(noun, noun, "cue"), source=source)


def _has_that(page: Page, clause: int) -> bool:
    return any(page.words.dep[c] == "mark" and page.forms[c].lower() == "that" for c in page.children[clause])


def _owner(page: Page, noun: int) -> int | None:
    for child in page.children[noun]:
        if page.words.dep[child] == "nmod:poss":
            return child
        cases = [page.forms[c].lower() for c in page.children[child] if page.words.dep[c] == "case"]
        if page.words.dep[child] == "nmod" and _OWNERS & set(cases):
            return child
    return None


def _according(page: Page, word: int) -> Link | None:
    """ "According to the ministry, twelve died": the source bears "according", the content is the clause around it."""
    words = page.words
    if page.forms[word].lower() != "according":
        return None
    source = words.head[word]
    if words.dep[word] != "case" or words.head[source] == source:
        return None
    first, last = noun_phrase(page, source)
    borne = set(subtree(page, source))
    members = [i for i in subtree(page, words.head[source]) if i not in borne]
    before, after = [i for i in members if i < word], [i for i in members if i > last]
    content = [part for side in (before, after) for part in _together(page, side)]
    longest = max(content, key=lambda part: part.last - part.first, default=None)
    if longest is None:
        return None
    to = page.forms[min(word + 1, len(page.forms) - 1)].lower() == "to"
    cue = Stretch(word, word + 1 if to else word, "cue")
    return Link(content=(longest,), cue=cue, source=(Stretch(max(first, cue.last + 1), last, "source"),))
