"""Which source, cue and content belong together: the cheapest pairs by distance, syntax and what stands between.

The costs follow one idea: words of other stretches count little, other cues much, a sentence bound more, and an arc of
the syntax tree between two stretches settles it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from onrecord.attribution.stretches import Page, Stretch

SENTENCE_COST = 6.0
PARAGRAPH_COST = 14.0
CUE_COST = 8.0
RIVAL_COST = 4.0
COVERED_COST = 0.1
ARC_BONUS = 12.0
TAKEN_COST = 20.0
FARTHEST_SOURCE = 25.0
FARTHEST_CONTENT = 30.0
FARTHEST_WORDS = 400
QUOTES = frozenset({'"', "“", "``", "‘", "'"})
_PHRASE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod", "case", "conj", "cc"})


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: what is said, by whom, and the words that join them; any part but the content may be missing."""

    content: tuple[Stretch, ...]
    cue: Stretch | None = None
    source: tuple[Stretch, ...] = ()

    def overlaps(self, part: Stretch) -> bool:
        """Whether any word of the link is among these."""
        return any(own.overlaps(part) for own in (*self.content, *self.source, *([self.cue] if self.cue else [])))


@dataclass(slots=True)
class _Bundle:
    cue: Stretch
    sources: list[Stretch] = field(default_factory=list)
    contents: list[Stretch] = field(default_factory=list)


class _Costs:
    """Distances between stretches of one page."""

    def __init__(self, page: Page, found: list[Stretch]) -> None:
        self.page = page
        self.found = found
        self.firsts = [s.first for s in found]
        # Sums up to each stretch, so that what stands between two of them is not added up again for every pair.
        self.disjoint = all(a.last < b.first for a, b in pairwise(found))
        self.words = list(accumulate((s.last - s.first + 1 for s in found), initial=0))
        self.of_role = {
            role: list(accumulate((s.role == role for s in found), initial=0)) for role in ("source", "cue", "content")
        }
        self.heads: dict[Stretch, int] = {}

    def between(self, a: Stretch, b: Stretch) -> list[Stretch]:
        low, high = sorted((a, b))
        inside = self.found[bisect_left(self.firsts, low.last + 1) : bisect_right(self.firsts, high.first)]
        return [s for s in inside if s.first > low.last and s.last < high.first]

    def cost(self, part: Stretch, cue: Stretch) -> float:
        low, high = sorted((part, cue))
        page = self.page
        gap = max(0, high.first - low.last - 1)
        covered, rivals, cues = self._between_in_sums(low, high, part.role)
        sentences = page.words.sentence[high.first] - page.words.sentence[low.last]
        blocks = page.block_of[high.first] - page.block_of[low.last]
        total = gap - covered + COVERED_COST * covered + CUE_COST * cues + RIVAL_COST * rivals
        total += SENTENCE_COST * sentences + PARAGRAPH_COST * min(blocks, 2)
        return total - ARC_BONUS * self.arc(part, cue)

    def _between_in_sums(self, low: Stretch, high: Stretch, role: str) -> tuple[int, int, int]:
        """Words of the stretches between two, how many of them have this role, and how many are cues."""
        if not self.disjoint:
            between = self.between(low, high)
            covered = sum(s.last - s.first + 1 for s in between)
            return covered, sum(s.role == role for s in between), sum(s.role == "cue" for s in between)
        a, b = bisect_left(self.firsts, low.last + 1), bisect_left(self.firsts, high.first)
        if b > a and self.found[b - 1].last >= high.first:
            b -= 1
        b = max(a, b)
        rivals, cues = self.of_role[role], self.of_role["cue"]
        return self.words[b] - self.words[a], rivals[b] - rivals[a], cues[b] - cues[a]

    def _head(self, part: Stretch) -> int:
        if part not in self.heads:
            self.heads[part] = self.page.head_of(part.first, part.last)
        return self.heads[part]

    def arc(self, part: Stretch, cue: Stretch) -> bool:
        """Whether an arc joins the two stretches directly."""
        heads = self.page.words.head
        first, second = self._head(part), self._head(cue)
        return cue.first <= heads[first] <= cue.last or part.first <= heads[second] <= part.last


def linked(page: Page, found: list[Stretch]) -> list[Link]:
    """Attributions among these stretches, in the order of their contents; a cue without content is none."""
    costs = _Costs(page, found)
    bundles = [_Bundle(s) for s in found if s.role == "cue"]
    loose: list[Stretch] = []
    for stretch in found:
        if stretch.role == "content" and not _attach(stretch, bundles, costs, FARTHEST_CONTENT):
            loose.append(stretch)
    for stretch in found:
        if stretch.role == "source":
            _attach(stretch, bundles, costs, FARTHEST_SOURCE)
    for bundle in bundles:
        bundle.contents = _joined(_belonging(page, costs, bundle))
        bundle.sources = _nearest_source(page, costs, bundle)
    for bundle in bundles:
        bundle.sources = bundle.sources or _shared_source(page, bundle, bundles)
    for bundle in bundles:
        if not bundle.contents and bundle.sources:
            bundle.contents = around_others(page, bundle.cue, bundle.sources, [b.cue for b in bundles if b.contents])
    links = [Link(content=tuple(b.contents), cue=b.cue, source=tuple(b.sources)) for b in bundles if b.contents]
    links += [Link(content=(stretch,)) for stretch in loose]
    return sorted((_withsubject_of(page, link) for link in links), key=lambda link: link.content[0])


def _belonging(page: Page, costs: _Costs, bundle: _Bundle) -> list[Stretch]:
    """The contents of a cue; where syntax ties one to it, plain words of another paragraph are not its.

    Nor is a stray word of another sentence ever beside a content of its own.
    """
    sentence, block = page.words.sentence[bundle.cue.first], page.block_of[bundle.cue.first]
    tied = [part for part in bundle.contents if costs.arc(part, bundle.cue)]
    own = [part for part in bundle.contents if page.words.sentence[part.first] == sentence]
    return [
        part
        for part in bundle.contents
        if part in (*tied, *own)
        or page.forms[part.first] in QUOTES
        or (not tied or page.block_of[part.first] == block)
        and (not own or part.last > part.first)
    ]


def _nearest_source(page: Page, costs: _Costs, bundle: _Bundle) -> list[Stretch]:
    """The sources of a cue: the best one, and others of its sentence."""
    if not bundle.sources:
        return []
    best = min(bundle.sources, key=lambda part: costs.cost(part, bundle.cue))
    sentence = page.words.sentence
    others = [p for p in bundle.sources if p is not best and sentence[p.first] == sentence[best.first]]
    return [best, *others]


def _shared_source(page: Page, bundle: _Bundle, bundles: list[_Bundle]) -> list[Stretch]:
    """Of "Lund told members …, adding that …" the source of the cue that the second one hangs on."""
    verb = page.head_of(bundle.cue.first, bundle.cue.last)
    above = page.words.head[verb]
    if page.words.dep[verb] not in {"advcl", "conj"} or above == verb:
        return []
    if any(page.words.dep[child].startswith("nsubj") for child in page.children[verb]):
        return []
    return next((other.sources for other in bundles if other.cue.first <= above <= other.cue.last), [])


def around_others(page: Page, cue: Stretch, sources: list[Stretch], others: list[Stretch]) -> list[Stretch]:
    """What a cue that is left without a content says: the rest of its sentence, where that holds another's cue.

    "The firm has promised a bridge, Lund told members": Lund's word is all before the comma. "According to" may stand
    in the middle of it. After "and" a cue begins a sentence of its own.
    """
    first = min(part.first for part in (cue, *sources))
    last = max(part.last for part in (cue, *sources))
    start, end = page.sentence_of(cue.first)
    if not start <= first <= last <= end:
        return []
    verb = page.head_of(cue.first, cue.last)
    aside = page.forms[cue.first].lower() in {"according", "per"}
    before, after = _bare(page, start, first - 1), _bare(page, last + 1, end)
    if page.words.dep[verb] == "conj" or not (first > start and page.words.pos[first - 1] == "PUNCT"):
        before = None
    if not aside or (last < end and page.words.pos[last + 1] != "PUNCT"):
        after = None
    parts = [part for part in (before, after) if part]
    return parts if any(other.within(part) for other in others for part in parts) else []


def _bare(page: Page, first: int, last: int) -> Stretch | None:
    """These words as content, without marks at their ends; nothing where fewer than three are left."""
    while first <= last and page.words.pos[first] == "PUNCT" and page.forms[first] not in QUOTES:
        first += 1
    while last >= first and page.words.pos[last] == "PUNCT" and page.forms[last] not in {'"', "”", "?"}:
        last -= 1
    return Stretch(first, last, "content") if last - first >= 2 else None


def _joined(parts: list[Stretch]) -> list[Stretch]:
    """Contents of one attribution that touch are one ("called the charges “a bad play”")."""
    joined: list[Stretch] = []
    for part in sorted(parts):
        if joined and part.first == joined[-1].last + 1:
            joined[-1] = Stretch(joined[-1].first, part.last, "content")
        else:
            joined.append(part)
    return joined


def _attach(stretch: Stretch, bundles: list[_Bundle], costs: _Costs, farthest: float) -> bool:
    best: tuple[float, _Bundle] | None = None
    for bundle in bundles:
        if abs(bundle.cue.first - stretch.first) > FARTHEST_WORDS:
            continue
        cost = costs.cost(stretch, bundle.cue)
        if stretch.role == "source" and bundle.sources:
            cost += TAKEN_COST
        if best is None or cost < best[0]:
            best = (cost, bundle)
    if best is None or best[0] >= farthest:
        return False
    (best[1].sources if stretch.role == "source" else best[1].contents).append(stretch)
    return True


def _withsubject_of(page: Page, link: Link) -> Link:
    """A link whose source the tagger missed takes the subject of its cue, or of the verb that the cue depends on."""
    cue = link.cue
    if link.source or cue is None:
        return link
    subject = subject_of(page, page.head_of(cue.first, cue.last))
    if subject is None:
        return link
    first, last = noun_phrase(page, subject)
    # The tagger now and then takes a subject for the beginning of what is said.
    content = tuple(part for part in link.content if not (first <= part.first and part.last <= last))
    if content:
        link = replace(link, content=content)
    if any(part.first <= last and first <= part.last for part in (*link.content, cue)):
        return link
    return replace(link, source=(Stretch(first, last, "source"),))


def subject_of(page: Page, verb: int) -> int | None:
    """Who says it: "she left, saying …" has its subject at the verb above, "a letter saying …" at the noun above."""
    deps, heads = page.words.dep, page.words.head
    if page.words.pos[verb] == "NOUN":
        # Of "the army's insistence" the owner; the subject of "was the insistence" is what it was.
        return next((child for child in page.children[verb] if deps[child] == "nmod:poss"), None)
    for _ in range(3):
        subjects = [child for child in page.children[verb] if deps[child].startswith("nsubj")]
        if any(deps[child] == "nsubj:pass" for child in subjects):
            return None
        if subjects:
            return subjects[0] if page.words.pos[subjects[0]] in {"NOUN", "PROPN", "PRON"} else None
        if deps[verb] == "acl" and page.words.pos[heads[verb]] in {"NOUN", "PROPN"}:
            return heads[verb]
        if deps[verb] not in {"advcl", "conj", "xcomp", "ccomp"}:
            return None
        verb = heads[verb]
    return None


def noun_phrase(page: Page, head: int) -> tuple[int, int]:
    """First and last word of the phrase that `head` governs, relative clauses and what follows a comma left out."""
    first = last = head
    for child in page.children[head]:
        if page.words.dep[child] in _PHRASE:
            a, b = noun_phrase(page, child)
            if page.words.dep[child] == "case" and child < head:
                continue
            first, last = min(first, a), max(last, b)
    return first, last
