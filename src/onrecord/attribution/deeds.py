"""What a verb of saying or thinking tells that is nobody's word: a noise heard, a film directed, a thing allowed.

One verb has several senses; what stands behind it tells which. Perception, permission and finding are words only over
a clause with a finite verb; what is done so that something may be is none; neither is what only could be said.
"""

from __future__ import annotations

from onrecord.attribution.bundles import QUOTES, Link
from onrecord.attribution.contents import QUOTES as MARKS
from onrecord.attribution.cues import known_cue, known_lemma, lexicon
from onrecord.attribution.no_words import asks_about_nothing, gives_no_word
from onrecord.attribution.people import is_somebody, nouns
from onrecord.attribution.rated import rated
from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.unsaid import is_some_thought, is_unsaid

_OVER_CLAUSES = frozenset(
    "plan intend hear see feel sense notice watch perceive smell allow permit let hold keep grant discover detect "
    "explore figure picture fancy divine model project direct invite bid dare bar command pressure coax persuade "
    "observe consider accept".split()
)
"""Verbs that over a bare thing, or over somebody seen at something, tell an act: "heard gunfire coming from inside"."""
_CONVINCING = frozenset({"convince", "persuade"})
"""Verbs whose object is who believes."""
_GIVING_WORDS = frozenset(
    "make give issue voice express raise pose offer have hold take put release file send post deliver share air level "
    "lodge launch sound renew repeat reiterate write publish submit receive hear get win cast throw leave record do "
    "be become come go reach draft sign provide present read show face stand remain begin start open pen pencil scrawl "
    "use add echo keep lay carry bear enter register seek direct announce print set".split()
)
"""Light verbs over a noun of saying: "raised questions", but not "answered questions", "drew complaints"."""
_TRYING = frozenset({"try", "attempt", "wait", "want", "wish", "long", "struggle", "learn"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_QUESTIONS = frozenset("whether if who whom whose what which when where why how that".split())
_TURNED_DOWN = frozenset({"reject", "dismiss", "refuse", "repudiate"})
_ABLE = frozenset({"can", "ca", "may", "might", "must", "should"})
_NAMED = frozenset({"call", "name", "title", "entitle", "dub", "term", "describe", "label"})
_KNOWING = frozenset({"know", "decide", "learn", "understand", "see", "remember", "forget", "consider"})
_AIMING = frozenset(
    "schedule work plan aim seek need help fail set design conduct hold launch meet intend hope prepare gather".split()
)
_RATED = frozenset({"diagnose", "favor", "favour", "assure"})
"""Verbs whose passive tells how things stand with its subject, and nobody's word."""
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_WOULD = frozenset({"would", "'d", "’d"})
_SAYING = frozenset({"say", "confirm", "know", "admit", "believe", "deny"})
_SUBJECTS = frozenset({"nsubj:pass", "nsubj"})


def is_deed(page: Page, link: Link) -> bool:
    """Whether a link tells what somebody did, felt or could do rather than somebody's word."""
    if link.cue is None:
        return not link.source and not any(_is_marked(page, part) for part in link.content)
    verb = page.head_of(link.cue.first, link.cue.last)
    if gives_no_word(page, link, verb) or asks_about_nothing(page, link, verb):
        return True
    if page.words.pos[verb] not in {"VERB", "ADJ"}:
        # "His arrest on suspicion of fraud" is not his suspicion.
        on = page.words.lemma[verb].lower() == "suspicion" and page.forms[max(verb - 1, 0)].lower() == "on"
        noun = page.words.pos[verb] == "NOUN" and not link.source
        return on or (noun and (_is_topic(page, link) or is_some_thought(page, link, verb)))
    if _is_known_for(page, link, verb) or _is_own_subject(page, link, verb):
        return True
    if any(_is_quoted(page, part) for part in link.content):
        return False
    finite = any(_is_finite(page, part) for part in link.content)
    if _needs_clause(page, verb) and rated(page, verb) is None and not finite:
        return True
    if known_lemma(page, verb) in _KNOWING and all(_is_open_choice(page, part) for part in link.content):
        return True
    return _is_other_sense(page, link, verb) or _is_not_said(page, link, verb)


_LONGEST_MIXED = 8
"""Words of a content that counts as quoted wherever its marks stand: "found her “tiring”"."""


def _is_quoted(page: Page, part: Stretch) -> bool:
    marks = [i for i in range(part.first, part.last + 1) if page.forms[i] in MARKS]
    if not marks:
        return False
    return marks[0] == part.first or marks[-1] >= part.last - 1 or part.last - part.first < _LONGEST_MIXED


def _is_topic(page: Page, link: Link) -> bool:
    """ "Rumours about the phone", "much has been said about it": what is talked of, and nothing that is said of it."""
    before = [page.forms[part.first - 1].lower() for part in link.content if part.first]
    bare = not any(
        _is_finite(page, part) or page.words.pos[page.head_of(part.first, part.last)] in {"VERB", "ADJ"}
        for part in link.content
    )
    return bare and "about" in (*before, *(page.forms[i].lower() for i in _ends(link)))


def _ends(link: Link) -> list[int]:
    """The last word of the cue and the first ones of what is said."""
    return [*([link.cue.last] if link.cue else []), *(part.first for part in link.content)]


def _is_not_said(page: Page, link: Link, verb: int) -> bool:
    return (
        _is_tried(page, link, verb)
        or _is_not_told(page, link, verb)
        or _is_if(page, link, verb)
        or _is_told_reader(page, link, verb)
        or _is_only_possible(page, link, verb)
        or _is_purpose(page, link, verb)
        or _is_turned_down(page, link, verb)
        or _is_only_subject(page, link, verb)
        or is_unsaid(page, verb)
    )


def _is_known_for(page: Page, link: Link, verb: int) -> bool:
    """ "Best known for its ferries", "known as “the Bend”", "was diagnosed with it", "are favoured to win": of nobody
    who says it."""
    told_of = page.words.dep[verb].startswith("acl") and page.words.head[verb] < verb
    agent = any(page.words.dep[child] == "obl:agent" for child in page.children[verb])
    if page.words.tag[verb] != "VBN" or agent or (link.source and not told_of):
        return False
    lemma = known_lemma(page, verb)
    leads = {page.forms[part.first - 1].lower() for part in link.content if part.first}
    leads |= {page.forms[part.first].lower() for part in link.content}
    if link.cue is not None:
        leads.add(page.forms[link.cue.last].lower())
    known = lemma == "know" or page.forms[verb].lower() == "known"
    return (known and bool(leads & {"as", "for", "by"})) or page.words.lemma[verb].lower() in _RATED


def _is_own_subject(page: Page, link: Link, verb: int) -> bool:
    """ "Anglers cried foul": where nobody else is told to speak, the plain subject of the verb is not what is said."""
    if link.source or len(link.content) != 1 or page.words.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return False
    head = page.head_of(link.content[0].first, link.content[0].last)
    bare = page.words.pos[head] in {"NOUN", "PROPN", "PRON"} and page.words.dep[head] == "nsubj"
    return bare and page.words.head[head] == verb and not _is_quoted(page, link.content[0])


def _is_marked(page: Page, part: Stretch) -> bool:
    """Whether marks open a content, or one of them stands alone in it: a piece of a longer quotation."""
    marks = sum(page.forms[i] in MARKS for i in range(part.first, part.last + 1))
    return page.forms[part.first] in QUOTES or marks % 2 == 1


def _needs_clause(page: Page, verb: int) -> bool:
    return known_lemma(page, verb) in _OVER_CLAUSES or page.words.lemma[verb].lower() in _OVER_CLAUSES


def _is_open_choice(page: Page, part: Stretch) -> bool:
    """ "What to think": a question word over an infinitive."""
    head = page.head_of(part.first, part.last)
    to = any(page.forms[child].lower() == "to" for child in page.children[head])
    return page.forms[part.first].lower() in _QUESTIONS and page.words.tag[head] == "VB" and to


def _is_finite(page: Page, part: Stretch) -> bool:
    """Whether a content is led in by a question word or "that", or has a finite verb at its top."""
    before = page.forms[part.first - 1].lower() if part.first else ""
    if before == "that" or page.forms[part.first].lower() in _QUESTIONS:
        return True
    head = page.head_of(part.first, part.last)
    below = [child for child in page.children[head] if part.first <= child <= part.last]
    helped = any(page.words.tag[c] in _FINITE and page.words.dep[c].split(":")[0] in {"aux", "cop"} for c in below)
    return helped or (page.words.tag[head] in _FINITE and page.words.pos[head] in {"VERB", "AUX"})


def _is_other_sense(page: Page, link: Link, verb: int) -> bool:
    """ "Committed a crime", "reported for duty", "convinced her that …", "drew questions", "a feature called Maps"."""
    lemma, words = known_lemma(page, verb), page.words
    first = link.content[0]
    head = page.head_of(first.first, first.last)
    thing = words.pos[head] in {"NOUN", "PROPN"} and words.dep[head] == "obj" and words.head[head] == verb
    plain = len(link.content) == 1 and not any(page.forms[i] in MARKS for i in range(first.first, first.last + 1))
    alone = thing and not any(words.dep[child] == "xcomp" for child in page.children[verb])
    if alone and (lemma == "commit" or (lemma == "call" and plain)):
        return True
    if lemma in {"show", "demonstrate"} and thing:
        return any(_is_person(page, page.head_of(part.first, part.last)) for part in link.source)
    passive = any(words.dep[child] == "aux:pass" for child in page.children[verb])
    if lemma in _CONVINCING and words.pos[verb] == "VERB" and not passive:
        return any(words.dep[child] in {"obj", "iobj"} for child in page.children[verb])
    lead = page.forms[first.first - 1].lower() if first.first else ""
    if lemma == "point" and thing and not any(page.forms[c].lower() == "out" for c in page.children[verb]):
        return True
    if (lemma == "add" and thing) or (alone and words.lemma[head].lower() == "anonymity"):
        return True
    if lemma == "report" and lead in {"for", "to"}:
        return True
    if lemma in _NAMED and words.tag[verb] == "VBN" and words.dep[verb].startswith("acl"):
        return not any(words.dep[child] == "obl:agent" for child in page.children[verb])
    inside = [i for i in range(link.cue.first, link.cue.last + 1) if i != verb] if link.cue else []
    spoken = any(words.pos[i] == "NOUN" and known_lemma(page, i) in lexicon() for i in inside)
    if any(_is_finite(page, part) for part in link.content):
        return False
    return spoken and lemma not in lexicon() and words.lemma[verb].lower() not in _GIVING_WORDS


def _is_person(page: Page, word: int) -> bool:
    lemma = page.words.lemma[word].lower()
    return is_somebody(page, word) and "document" not in {nouns().get(lemma), nouns().get(page.forms[word].lower())}


def _is_tried(page: Page, link: Link, verb: int) -> bool:
    """ "Trying to say", "is scheduled to determine": what is only tried or planned has not been said."""
    above = page.words.head[verb]
    if page.words.dep[verb] == "xcomp" and page.words.lemma[above].lower() in _TRYING:
        return True
    last = link.cue.last if link.cue else verb
    return last > verb and page.words.tag[last] == "VB" and page.words.lemma[verb].lower() in _TRYING | _AIMING


def _is_not_told(page: Page, link: Link, verb: int) -> bool:
    """ "Did not announce the date", "mumbling …, oblivious to it": over a bare thing nothing is said of it."""
    words = page.words
    heads = [page.head_of(part.first, part.last) for part in link.content]
    known = known_cue(page, link.cue)
    bare = all(words.pos[head] in {"NOUN", "PROPN", "PRON", "NUM"} for head in heads)
    if not bare or known is None or any(_is_finite(page, part) for part in link.content):
        return False
    if known.act == "say" and any(words.lemma[c].lower() in _NEGATIONS for c in page.children[verb]):
        return True
    return not link.source and words.tag[verb] == "VBG"


def _is_if(page: Page, link: Link, verb: int) -> bool:
    """ "I'd be complaining if …", "rather than argue": what would be said, or is not."""
    words = page.words
    marks = {page.forms[c].lower() for c in page.children[verb] if words.dep[c] in {"mark", "case", "cc"}}
    if marks & {"than", "without", "lest"} or page.forms[max(verb - 1, 0)].lower() == "than":
        return True
    known = known_cue(page, link.cue)
    if known is not None and known.act not in {"say", "claim"}:
        # "Would oppose it if asked" is a stand.
        return False
    would = any(page.forms[c].lower() in _WOULD and words.dep[c].startswith("aux") for c in page.children[verb])
    clauses = [c for c in page.children[verb] if words.dep[c] == "advcl"]
    return would and any(page.forms[m].lower() == "if" for c in clauses for m in page.children[c])


def _is_told_reader(page: Page, link: Link, verb: int) -> bool:
    """ "Don't expect miracles", "not to mention", "no need for you to worry": the author's own words."""
    words = page.words
    if " ".join(form.lower() for form in page.forms[max(verb - 2, 0) : verb + 1]) == "not to mention":
        return True
    if verb and page.forms[verb - 1].lower() == "no" and page.words.tag[verb] == "VBG":
        # "There is no telling whether …"
        return True
    to = any(page.forms[c].lower() == "to" for c in page.children[verb])
    before = min((part.first for part in link.source), default=0) - 1
    if words.tag[verb] == "VB" and to and before >= 0 and page.forms[before].lower() == "for":
        # "There is no need for residents to worry."
        return True
    if link.source or words.tag[verb] != "VB" or words.head[verb] != verb:
        return False
    return not any(words.dep[c].startswith(("nsubj", "aux:pass")) for c in page.children[verb])


def _is_only_possible(page: Page, link: Link, verb: int) -> bool:
    """ "Clubs can't request money", "it may be called a wonder"; but who "can't say whether" tells of it."""
    below = page.children[verb]
    if page.words.dep[verb] == "conj" and not any(page.words.dep[c].startswith(("aux", "nsubj")) for c in below):
        # "An attorney might review the case and suggest …"
        below = [*below, *page.children[page.words.head[verb]]]
    if not any(page.words.dep[c].startswith("aux") and page.forms[c].lower() in _ABLE for c in below):
        return False
    known = known_cue(page, link.cue)
    negated = any(page.words.lemma[c].lower() in {"not", "n't", "n’t", "never"} for c in below)
    return not (negated and known is not None and known.act in _SAYING)


def _is_purpose(page: Page, link: Link, verb: int) -> bool:
    """ "Began a recall to add checks": an infinitive that a verb of no saying is done for."""
    if known_lemma(page, verb) in lexicon():
        return False
    heads = [page.head_of(part.first, part.last) for part in link.content]
    return all(
        page.words.tag[head] == "VB"
        and page.words.dep[head] == "advcl"
        and any(page.forms[child].lower() == "to" for child in page.children[head])
        for head in heads
    )


def _is_turned_down(page: Page, link: Link, verb: int) -> bool:
    """ "Voters have rejected the party": whom somebody turns down is not what he says is untrue."""
    if page.words.lemma[verb].lower() not in _TURNED_DOWN:
        return False
    head = page.head_of(link.content[0].first, link.content[0].last)
    if len(link.content) > 1 or page.words.pos[head] not in {"NOUN", "PROPN", "PRON"}:
        return False
    plain = not any(page.forms[i].lower() == "as" for i in range(link.content[0].first, link.content[0].last + 1))
    return plain and page.words.head[head] == verb and is_somebody(page, head) and page.words.dep[head] == "obj"


def _is_only_subject(page: Page, link: Link, verb: int) -> bool:
    """ "The incident was reported at ten": a passive without anybody, over its subject alone."""
    below = page.children[verb]
    if link.source or not any(page.words.dep[child] == "aux:pass" for child in below):
        return False
    if _is_topic(page, link):
        return True
    if len(link.content) > 1 or known_cue(page, link.cue) is None:
        return False
    head = page.head_of(link.content[0].first, link.content[0].last)
    return page.words.head[head] == verb and page.words.dep[head] in _SUBJECTS
