"""What is said inside what is said: the tagger's reading of a content by itself, and what syntax shows beside it.

Syntax reads a verb of saying with its subject and its clause, and "according to". It also stands in for the tagger
where the columns come from an analyser that has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.links import Link, linked, noun_phrase
from onrecord.attribution.said import says_something
from onrecord.attribution.stretches import Page, Stretch, stretches, subtree

LEAST_WORDS = 3
_MODALS = frozenset({"would", "should", "could", "might", "may", "must", "can", "'d", "’d"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "you", "it", "who", "which", "that", "what"})


def is_worth_reading(page: Page, part: Stretch) -> bool:
    """Whether somebody else may speak inside a content: it has a verb and room for what is said."""
    return part.last - part.first >= LEAST_WORDS - 1 and "VERB" in page.words.pos[part.first : part.last + 1]


def inner_links(page: Page, part: Stretch, roles: Sequence[str]) -> list[Link]:
    """Attributions inside a content whose role column, read by itself, is `roles` (empty: syntax alone)."""
    marked = cleaned(page, stretches(roles, part.first), part.last)
    tagged = [link for link in linked(page, marked) if link.cue and says_something(page, link)]
    cues = [link.cue for link in tagged if link.cue]
    shown = syntactic(page, part.first, part.last)
    beside = [link for link in shown if link.cue and not any(link.cue.overlaps(cue) for cue in cues)]
    if not roles:
        beside = [link for link in beside if not _lies_deeper(link, beside)]
    beside = [link for link in beside if not _lies_deeper(link, tagged)]
    return [link for link in (*tagged, *beside) if not _is_hedge(page, link)]


def _lies_deeper(link: Link, others: Sequence[Link]) -> bool:
    """Whether a link stands in what another says, to be read one layer down."""
    return any(other is not link and link.cue and link.cue.within(part) for other in others for part in other.content)


def _is_hedge(page: Page, link: Link) -> bool:
    """ "I think", "you should tell": how sure the speaker is, or what is only wished for, and nobody's word."""
    if link.cue is None:
        return False
    verb = page.head_of(link.cue.first, link.cue.last)
    below = [page.forms[child].lower() for child in page.children[verb] if page.words.dep[child].startswith("aux")]
    own = any(page.forms[part.first].lower() in _FIRST_PERSON and part.first == part.last for part in link.source)
    return bool(_MODALS & set(below)) or (own and page.words.tag[verb] in {"VBP", "VB"})


def syntactic(page: Page, first: int, last: int) -> list[Link]:
    """Attributions wholly among the words [first, last], outermost and inner ones alike."""
    found = []
    for word in range(first, last + 1):
        link = _said(page, word) or _according(page, word)
        if link and all(first <= s.first and s.last <= last for s in (*link.content, *link.source)):
            found.append(link)
    return found


def _said(page: Page, verb: int) -> Link | None:
    """ "The minister said rebels had left": a verb of the lexicon with a subject and a clause of its own."""
    words = page.words
    cue = lexicon().get(known_lemma(page, verb))
    if cue is None or not cue.clause or words.pos[verb] != "VERB":
        return None
    subject = next((c for c in page.children[verb] if words.dep[c] == "nsubj"), None)
    clause = next((c for c in page.children[verb] if words.dep[c] in _CLAUSES), None)
    content = _clause(page, clause) if clause is not None else _host(page, verb)
    if subject is None or content is None or page.forms[subject].lower() in _FIRST_PERSON:
        return None
    source = noun_phrase(page, subject)
    if source[0] <= content.last and content.first <= source[1]:
        return None
    return Link(content=(content,), cue=Stretch(verb, verb, "cue"), source=(Stretch(*source, "source"),))


def _clause(page: Page, head: int) -> Stretch | None:
    """The words of a clause without the conjunction that opens it; nothing where they do not stand together."""
    members = subtree(page, head)
    while members and (page.forms[members[0]].lower() == "that" or page.words.pos[members[0]] == "PUNCT"):
        members = members[1:]
    while members and page.words.pos[members[-1]] == "PUNCT":
        members = members[:-1]
    if len(members) < 2 or members[-1] - members[0] + 1 > len(members) + 3:
        return None
    return Stretch(members[0], members[-1], "content")


def _host(page: Page, verb: int) -> Stretch | None:
    """ "The changes, some experts say, may help": the sentence around a verb of saying set in as an aside."""
    words = page.words
    if words.dep[verb] != "parataxis" or words.head[verb] == verb:
        return None
    inside = set(subtree(page, verb))
    whole = subtree(page, words.head[verb])
    before = [i for i in whole if i < min(inside)]
    after = [i for i in whole if i > max(inside)]
    longest = max(before, after, key=len)
    longest = [i for i in longest if not (i in {longest[0], longest[-1]} and words.pos[i] == "PUNCT")]
    return Stretch(longest[0], longest[-1], "content") if len(longest) > 2 else None


def _according(page: Page, word: int) -> Link | None:
    """ "According to the ministry, twelve died": the source bears "according", the content is the clause around it."""
    words = page.words
    if page.forms[word].lower() != "according":
        return None
    source = words.head[word]
    if words.dep[word] != "case" or words.head[source] == source:
        return None
    first, last = noun_phrase(page, source)
    members = [i for i in subtree(page, words.head[source]) if i not in set(subtree(page, source))]
    members = [i for i in members if i > last] if word < words.head[source] else [i for i in members if i < word]
    while members and words.pos[members[0]] == "PUNCT":
        members = members[1:]
    while members and words.pos[members[-1]] == "PUNCT":
        members = members[:-1]
    if len(members) < 2:
        return None
    cue = Stretch(word, word + 1 if page.forms[min(word + 1, len(page.forms) - 1)].lower() == "to" else word, "cue")
    return Link(
        content=(Stretch(members[0], members[-1], "content"),),
        cue=cue,
        source=(Stretch(max(first, cue.last + 1), last, "source"),),
    )
