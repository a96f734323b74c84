"""The author's own distance: "allegedly", "reportedly" make of their clause the word of somebody who is not named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribution.bundles import Link
from onrecord.attribution.cues import HEARSAY
from onrecord.attribution.stretches import Page, Stretch, subtree

_CLAUSES = frozenset({"root", "ccomp", "xcomp", "csubj", "conj", "advcl", "acl", "parataxis"})
_BESIDE = frozenset({"parataxis", "appos", "dislocated", "discourse", "vocative"})
"""What hangs on a clause and is told beside it: "…, the governor said", "…, a charge it denies"."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SMALL = frozenset({"that", "to", "and", "but", "or", "because", "while", "after", "before", "for", "of", "with"})


def governed(page: Page, word: int) -> int | None:
    """The predicate of the clause that an adverb of hearsay holds off; none for "the allegedly stolen car"."""
    if page.forms[word].lower() not in HEARSAY or page.words.dep[word].split(":")[0] not in {"advmod", "parataxis"}:
        return None
    above = page.words.head[word]
    is_clause = page.words.dep[above].split(":")[0] in _CLAUSES or page.words.head[above] == above
    return above if above != word and is_clause else None


def hearsay(page: Page, word: int) -> Link | None:
    """ "The guard allegedly shot two prisoners": the adverb is the cue, the clause on both its sides the content."""
    verb = governed(page, word)
    if verb is None:
        return None
    left_out = {i for child in page.children[verb] if _is_beside(page, child) for i in subtree(page, child)}
    members = [i for i in subtree(page, verb) if i not in left_out and i != word]
    sides = (_bare(page, [i for i in members if i < word]), _bare(page, [i for i in members if i > word]))
    content = tuple(side for side in sides if side)
    if not any(part.first <= verb <= part.last for part in content):
        return None
    return Link(content=content, cue=Stretch(word, word, "cue"))


def is_hearsay(page: Page, link: Link) -> bool:
    """Whether an adverb of hearsay alone is the cue."""
    cue = link.cue
    return cue is not None and cue.first == cue.last and page.forms[cue.first].lower() in HEARSAY


def told_apart(page: Page, tagged: Sequence[Link], shown: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """The tagged links and, of those that syntax shows, the hearsay that none of the tagged ones tells.

    What the tagger gives to an adverb of hearsay and nobody, or to what somebody reportedly means to do ("reportedly
    planning to sell"), is read by syntax instead.
    """
    instead = [(link, _without_verb(page, link)) for link in tagged]
    kept = [link for link, other in instead if other is None]
    heard = [other for _, other in instead if other] + [link for link in shown if is_hearsay(page, link)]
    return kept, [link for link in heard if not any(_tells(own, link) for own in kept)]


def _without_verb(page: Page, link: Link) -> Link | None:
    if link.cue is None or (link.source and not _is_intention(page, link)):
        return None
    words = range(link.cue.first, link.cue.last + 1)
    return next((found for word in words if (found := hearsay(page, word))), None)


def _is_intention(page: Page, link: Link) -> bool:
    """Whether all that is said is an infinitive."""
    heads = [page.head_of(part.first, part.last) for part in link.content]
    return all(page.words.tag[head] == "VB" and page.words.dep[head] == "xcomp" for head in heads)


def _tells(tagged: Link, heard: Link) -> bool:
    """Whether a tagged link tells the hearsay itself, as its cue or in what is said."""
    parts = [*tagged.content, *([tagged.cue] if tagged.cue else [])]
    return heard.cue is not None and any(part.overlaps(heard.cue) for part in parts)


def predicate_part(page: Page, link: Link) -> Stretch:
    """The part of what is said that has its predicate: behind the adverb, of hearsay; else the first."""
    if not is_hearsay(page, link):
        return link.content[0]
    return min(link.content, key=lambda part: page.depth(page.head_of(part.first, part.last)))


def _is_beside(page: Page, child: int) -> bool:
    relation = page.words.dep[child].split(":")[0]
    if relation == "conj":
        return any(page.words.dep[c].startswith("nsubj") for c in page.children[child])
    return relation in _BESIDE


def _bare(page: Page, members: list[int]) -> Stretch | None:
    """The longest run that ends at the last of these words, or begins at the first, without what only joins it."""
    while members and _only_joins(page, members[0]):
        members = members[1:]
    while members and (page.words.pos[members[-1]] == "PUNCT" and page.forms[members[-1]] not in {'"', "”"}):
        members = members[:-1]
    return Stretch(members[0], members[-1], "content") if members else None


def _only_joins(page: Page, word: int) -> bool:
    form, relation = page.forms[word].lower(), page.words.dep[word]
    if page.words.pos[word] == "PUNCT" and form not in {'"', "“"}:
        return True
    return (
        form in _RELATIVE and page.words.pos[word] != "DET" or (form in _SMALL and relation in {"mark", "cc", "case"})
    )
