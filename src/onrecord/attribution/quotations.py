"""A quotation has one speaker: what stands between two marks of a paragraph is one stretch of one attribution.

The tagger may mark a quotation in pieces, lose the middle of one, or hang words behind the verb on it: "“Come,” she
wrote under the photo" quotes "Come" alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.bundles import Link
from onrecord.attribution.stretches import Page, Stretch

_OPENING, _CLOSING, _STRAIGHT = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"}), '"'
_MARKS = _OPENING | _CLOSING | {_STRAIGHT}
SHORTEST = 4
"""Words of a quotation that says something by itself; fewer may be a name or a scare quote."""
_BEHIND = frozenset({"obj", "obl", "nmod", "iobj"})


def whole(page: Page, links: Sequence[Link]) -> list[Link]:
    """These links, each with all of a quotation that it has a part of and that no other speaker shares.

    Links without a cue that lie in such a quotation become part of it; plain words behind the cue that only say what
    or where was spoken of go.
    """
    quotations = _quotations(page)
    if not quotations:
        return list(links)
    voiced = [link for link in links if link.cue is not None]
    kept: list[Link] = []
    owned: list[Stretch] = []
    for link in voiced:
        mine = [q for q in quotations if _is_of(page, q, link)]
        mine = [q for q in mine if not any(_is_of(page, q, other) for other in voiced if other is not link)]
        owned += mine
        kept.append(_bare(page, _filled(link, mine)))
    loose = [link for link in links if link.cue is None]
    kept += [link for link in loose if not all(any(p.within(q) for q in owned) for p in link.content)]
    return sorted(kept, key=lambda link: link.content[0])


def _quotations(page: Page) -> list[Stretch]:
    """Stretches from an opening mark to the next closing one of its paragraph, both included, of four words or more.

    A paragraph whose straight marks do not pair has none.
    """
    found: list[Stretch] = []
    opened: int | None = None
    straight: list[int] = []
    for word, form in enumerate(page.forms):
        if not word or page.block_of[word] != page.block_of[word - 1]:
            found += _paired(straight)
            opened, straight = None, []
        if form in _OPENING:
            opened = word
        elif form in _CLOSING and opened is not None:
            found.append(Stretch(opened, word, "content"))
            opened = None
        elif form == _STRAIGHT:
            straight.append(word)
    found += _paired(straight)
    return [one for one in found if one.last - one.first - 1 >= SHORTEST]


def _paired(marks: Sequence[int]) -> list[Stretch]:
    if len(marks) % 2:
        return []
    return [Stretch(a, b, "content") for a, b in zip(marks[::2], marks[1::2], strict=True)]


def _is_of(page: Page, quotation: Stretch, link: Link) -> bool:
    """Whether a link from outside the quotation has words of it, and of what begins in it no more than it."""
    if link.cue is None or any(part.overlaps(quotation) for part in (link.cue, *link.source)):
        return False
    inside = [part for part in link.content if part.first >= quotation.first and part.overlaps(quotation)]
    return bool(inside) and all(part.last <= quotation.last or _is_ended(page, quotation, part) for part in inside)


def _is_ended(page: Page, quotation: Stretch, part: Stretch) -> bool:
    """ "“Hush,” with no one listening": a comma inside the marks ends what is said, if nothing behind is quoted."""
    behind = range(quotation.last + 1, part.last + 1)
    return page.forms[quotation.last - 1] == "," and not any(page.forms[i] in _MARKS for i in behind)


def _filled(link: Link, quotations: Sequence[Stretch]) -> Link:
    """The link with the whole of these quotations in place of its parts of them."""
    parts = [p for p in link.content if not any(p.first >= q.first and p.overlaps(q) for q in quotations)]
    for quotation in quotations:
        ending = next((part for part in parts if part.first < quotation.first <= part.last + 1), None)
        if ending is None:
            parts.append(quotation)
        else:
            parts[parts.index(ending)] = Stretch(ending.first, max(ending.last, quotation.last), "content")
    return replace(link, content=tuple(sorted(parts)))


def _bare(page: Page, link: Link) -> Link:
    """The link without a plain phrase behind its cue, where a quotation in front of the cue is what is said."""
    cue = link.cue
    if cue is None or not any(page.forms[p.last] in _MARKS - _OPENING and p.last < cue.first for p in link.content):
        return link
    parts = tuple(part for part in link.content if not _is_phrase_behind(page, part, cue))
    return replace(link, content=parts) if parts else link


def _is_phrase_behind(page: Page, part: Stretch, cue: Stretch) -> bool:
    if part.first <= cue.last or any(page.forms[i] in _MARKS for i in range(part.first, part.last + 1)):
        return False
    head = page.head_of(part.first, part.last)
    same = page.words.sentence[head] == page.words.sentence[cue.first]
    return same and page.words.pos[head] in {"NOUN", "PROPN"} and page.words.dep[head].split(":")[0] in _BEHIND
