"""What is said goes on to the end of its clause: "until Hamas falls and all hostages are freed", not "all hostages".

The tagger may stop a paraphrase at a comma or before the last verb, while its subject lies in what it has marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.bundles import QUOTES, Link
from onrecord.attribution.stretches import Page, Stretch, subtree

_CLAUSES = frozenset({"conj", "ccomp", "advcl", "parataxis"})
_REACH = 30
"""Words by which a content grows at most."""


def completed(page: Page, links: Sequence[Link]) -> list[Link]:
    """These links, the last plain part of each behind its cue with the verb whose subject it has."""
    return [_grown(page, link, links) for link in links]


def _grown(page: Page, link: Link, links: Sequence[Link]) -> Link:
    cue, last = link.cue, link.content[-1]
    if cue is None or last.first < cue.first or page.forms[last.first] in QUOTES or page.forms[last.last] in QUOTES:
        return link
    stop = page.sentence_of(last.last)[1]
    taken = [part.first for other in links for part in (*other.content, *other.source) if part.first > last.last]
    taken += [other.cue.first for other in links if other.cue is not None and other.cue.first > last.last]
    stop = min([stop, last.last + _REACH, *(first - 1 for first in taken)])
    end = last.last
    for verb in range(last.last + 1, stop + 1):
        clause = page.words.pos[verb] in {"VERB", "ADJ"} and page.words.dep[verb] in _CLAUSES
        if clause and (_is_of(page, verb, last) or _is_behind_apposition(page, verb, last, cue)):
            end = max([end, *(word for word in subtree(page, verb) if word <= stop)])
    while end > last.last and page.words.pos[end] == "PUNCT":
        end -= 1
    if end == last.last:
        return link
    return replace(link, content=(*link.content[:-1], Stretch(last.first, end, "content")))


def _is_of(page: Page, verb: int, part: Stretch) -> bool:
    """Whether the verb's subject lies in the part, and not at its head alone."""
    subjects = [child for child in page.children[verb] if page.words.dep[child].startswith("nsubj")]
    return any(part.first < subject <= part.last for subject in subjects)


def _is_behind_apposition(page: Page, verb: int, part: Stretch, cue: Stretch) -> bool:
    """ "Until Hamas, the group that rules Gaza, has been destroyed": no subject of its own, and only who is told of
    between."""
    below = page.children[verb]
    if not cue.first <= page.words.head[verb] <= cue.last or any(page.words.dep[c].startswith("nsubj") for c in below):
        return False
    first = min([verb, *(c for c in below if page.words.dep[c].startswith("aux"))])
    told = set(subtree(page, part.last))
    between = [word for word in range(part.last + 1, first) if page.words.pos[word] != "PUNCT"]
    return first < verb and bool(between) and all(word in told for word in between)
