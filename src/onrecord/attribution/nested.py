"""Attributions that syntax shows: a verb of saying with its subject and its clause, and "according to".

The tagger marks the outermost attribution only; these rules read the ones inside a content. They also stand in for the
tagger where the columns come from an analyser that has none.
"""

from __future__ import annotations

from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.links import Link, noun_phrase
from onrecord.attribution.stretches import Page, Stretch, subtree

_CLAUSES = frozenset({"ccomp", "parataxis"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "you", "it", "who", "which", "that", "what"})


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
