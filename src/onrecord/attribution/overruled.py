"""Where words and marks are surer than the tagger: a phrase of view, somebody behind a verb of saying.

What such a phrase says is its own, whichever cue the linker gave it to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.bundles import Link
from onrecord.attribution.contents import QUOTES
from onrecord.attribution.nested import cues_of, surrounds
from onrecord.attribution.rated import rated
from onrecord.attribution.said import says_something
from onrecord.attribution.stretches import Page, Stretch
from onrecord.attribution.syntax import sure


def overruled(page: Page, tagged: Sequence[Link], shown: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """The tagged links without what is told for sure by another, and the links of those that none of them tells."""
    certain = [link for link in shown if link.cue and _is_sure(page, link)]
    certain = [link for link in certain if not any(_tells(own, link) for own in tagged)]
    kept = []
    for own in tagged:
        for link in certain:
            own = _without(page, own, link)
        if own.content:
            kept.append(own)
    return kept, certain


def is_borne_out(page: Page, link: Link, links: Sequence[Link], cues: Sequence[Stretch]) -> bool:
    """Whether the tagger bears out what syntax shows: it marks the cue, or its links stand in what is said."""
    if surrounds(link, links):
        return True
    own = any(link.cue and link.cue.overlaps(cue) for cue in cues_of(links))
    marked = not own and any(link.cue and link.cue.overlaps(cue) for cue in cues)
    # An act upon a thing is no word, but where another's words stand in the thing.
    return marked and (says_something(page, _closed(page, link)) or _holds_clause(page, link) or _rates(page, link))


def _rates(page: Page, link: Link) -> bool:
    """Whether all that is said is what something is put at or taken for: "puts the number at more than 80"."""
    if link.cue is None:
        return False
    said = rated(page, page.head_of(link.cue.first, link.cue.last))
    return said is not None and [(part.first, part.last) for part in link.content] == [(said.first, said.last)]


def _closed(page: Page, link: Link) -> Link:
    """The link with the mark that closes what it opens."""
    parts = []
    for part in link.content:
        odd = sum(page.forms[i] in QUOTES for i in range(part.first, part.last + 1)) % 2
        follows = part.last + 1 < len(page.forms) and page.forms[part.last + 1] in QUOTES
        parts.append(Stretch(part.first, part.last + 1, part.role) if odd and follows else part)
    return replace(link, content=tuple(parts))


def _holds_clause(page: Page, link: Link) -> bool:
    """Whether "that" and a clause stand in what is brought forward: "cited one provost's confession that …"."""
    return any(
        page.words.dep[i] == "mark" and page.forms[i].lower() == "that"
        for part in link.content
        for i in range(part.first, part.last)
    )


def _is_sure(page: Page, link: Link) -> bool:
    parts = _parts(link)
    # A phrase of view begins with the small word before whose view it is.
    words = range(max(min(part.first for part in parts) - 1, 0), max(part.last for part in parts) + 1)
    return any(found is not None and found.cue == link.cue for word in words if (found := sure(page, word)))


def _parts(link: Link) -> tuple[Stretch, ...]:
    return (*link.source, *((link.cue,) if link.cue else ()))


def _tells(own: Link, link: Link) -> bool:
    """Whether a tagged link already gives these words to the same source."""
    same = any(a.overlaps(b) for a in own.source for b in link.source)
    return same and any(a.overlaps(b) for a in own.content for b in link.content)


def _without(page: Page, own: Link, link: Link) -> Link:
    """A tagged link without the contents that lie in a sure link's words, where its own cue stands outside of them."""
    if own.cue is None or link.cue is None or any(own.cue.within(part) for part in link.content):
        return own
    taken = (*link.content, *_parts(link))
    return replace(own, content=tuple(part for part in own.content if not any(part.overlaps(o) for o in taken)))
