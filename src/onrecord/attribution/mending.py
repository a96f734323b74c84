"""What the tagger and the linker leave undone, mended by syntax: a missing source, content or cue.

"The firm has promised a bridge, Lund told members": Lund's cue is left without a content, which is all before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribution.bundles import QUOTES, Bundle, Link, noun_phrase, subject_of
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.stretches import Page, Stretch, subtree

_TAKEN_UP = frozenset({"so", "otherwise", "it", "this", "that"})


def mend(page: Page, bundle: Bundle, others: Sequence[Bundle], cues: Sequence[Stretch]) -> None:
    """Fill in what the bundle lacks; `cues` are those that have a content."""
    bundle.contents = _without_relative(page, bundle)
    bundle.sources = bundle.sources or _shared_source(page, bundle, others)
    if not bundle.sources:
        return
    rest = [cue for cue in cues if cue is not bundle.cue]
    if not bundle.contents:
        _take_up(page, bundle)
    if not bundle.contents:
        bundle.contents = _around_others(page, bundle.cue, bundle.sources, rest)
    elif not any(_is_tied(page, part, bundle.cue) or page.forms[part.first] in QUOTES for part in bundle.contents):
        bundle.contents = _clause_before(page, bundle, rest) or bundle.contents


def _take_up(page: Page, bundle: Bundle) -> None:
    """ "The crew never said so", "one of them confessed it": what takes up words said before is the content.

    It may stand at the end of what the tagger took for the cue.
    """
    verb = page.head_of(bundle.cue.first, bundle.cue.last)
    for child in page.children[verb]:
        if child > verb and page.forms[child].lower() in _TAKEN_UP and page.words.dep[child] in {"obj", "advmod"}:
            bundle.contents = [Stretch(child, child, "content")]
            if bundle.cue.last >= child:
                bundle.cue = Stretch(bundle.cue.first, child - 1, "cue")
            return


def _is_tied(page: Page, part: Stretch, cue: Stretch) -> bool:
    heads = page.words.head
    first, second = page.head_of(part.first, part.last), page.head_of(cue.first, cue.last)
    return cue.first <= heads[first] <= cue.last or part.first <= heads[second] <= part.last


def _without_relative(page: Page, bundle: Bundle) -> list[Stretch]:
    """Of "according to minutes that the firm kept secret" the relative clause says nothing; it tells of the source."""
    if page.forms[bundle.cue.first].lower() != "according":
        return bundle.contents
    kept = []
    for part in bundle.contents:
        head = page.head_of(part.first, part.last)
        above = page.words.head[head]
        tells = page.words.dep[head].startswith("acl") and any(s.first <= above <= s.last for s in bundle.sources)
        if not tells:
            kept.append(part)
    return kept


def _shared_source(page: Page, bundle: Bundle, others: Sequence[Bundle]) -> list[Stretch]:
    """Of "Lund told members …, adding that …" the source of the cue that the second one hangs on."""
    verb = page.head_of(bundle.cue.first, bundle.cue.last)
    above = page.words.head[verb]
    if page.words.dep[verb] not in {"advcl", "conj"} or above == verb:
        return []
    if any(page.words.dep[child].startswith("nsubj") for child in page.children[verb]):
        return []
    return next((other.sources for other in others if other.cue.first <= above <= other.cue.last), [])


def _around_others(page: Page, cue: Stretch, sources: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """What a cue that is left without a content says: the rest of its sentence, where that holds another's cue.

    "According to" may stand in the middle of it. After "and" a cue begins a sentence of its own.
    """
    verb = page.head_of(cue.first, cue.last)
    first = min(part.first for part in (cue, *sources))
    if page.forms[first].lower() in {"who", "which"}:
        # The source is what the relative clause tells of: "…, two deputies who were present said".
        subject = subject_of(page, verb)
        first = min([first, *(i for i in subtree(page, subject) if i < first)]) if subject is not None else first
    last = max(part.last for part in (cue, *sources))
    start, end = page.sentence_of(cue.first)
    if not start <= first <= last <= end:
        return []
    aside = page.forms[cue.first].lower() in {"according", "per"}
    before, after = _bare(page, start, first - 1), _bare(page, last + 1, end)
    if page.words.dep[verb] == "conj" or not (first > start and page.words.pos[first - 1] == "PUNCT"):
        before = None
    if not aside or (last < end and page.words.pos[last + 1] != "PUNCT"):
        after = None
    parts = [part for part in (before, after) if part]
    return parts if any(other.within(part) for other in others for part in parts) else []


def _clause_before(page: Page, bundle: Bundle, others: Sequence[Stretch]) -> list[Stretch]:
    """The clause that syntax gives to a cue whose contents it does not tie, where another's cue stands in it."""
    verb = page.head_of(bundle.cue.first, bundle.cue.last)
    for child in page.children[verb]:
        if page.words.dep[child] in {"ccomp", "parataxis"} and child < bundle.cue.first:
            members = [i for i in subtree(page, child) if i < min(part.first for part in bundle.sources)]
            part = _bare(page, members[0], members[-1]) if members else None
            if part and any(other.within(part) for other in others):
                return [part]
    return []


def _bare(page: Page, first: int, last: int) -> Stretch | None:
    """These words as content, without marks at their ends; nothing where fewer than three are left."""
    while first <= last and page.words.pos[first] == "PUNCT" and page.forms[first] not in QUOTES:
        first += 1
    while last >= first and page.words.pos[last] == "PUNCT" and page.forms[last] not in {'"', "”", "?"}:
        last -= 1
    return Stretch(first, last, "content") if last - first >= 2 else None


def cued(page: Page, part: Stretch, sources: Sequence[Stretch]) -> Link:
    """A content that no cue has: with the verb of saying that syntax ties it to, and that one's subject."""
    head = page.head_of(part.first, part.last)
    above = page.words.head[head]
    asides = [c for c in page.children[head] if page.words.dep[c] == "parataxis"]
    over = [above] if page.words.dep[head] in {"ccomp", "parataxis", "obj"} and above != head else []
    for verb in (*asides, *over):
        known = lexicon().get(known_lemma(page, verb))
        if part.first <= verb <= part.last or known is None or not known.clause:
            continue
        subject = subject_of(page, verb)
        if subject is None or part.first <= subject <= part.last:
            continue
        marked = next((s for s in sources if s.first <= subject <= s.last), None)
        source = marked or Stretch(*noun_phrase(page, subject), "source")
        if not source.overlaps(part):
            return Link(content=(part,), cue=Stretch(verb, verb, "cue"), source=(source,))
    return Link(content=(part,))
