"""Which source, cue and content belong together: the cheapest pairs by distance, syntax and what stands between.

The costs follow one idea: words of other stretches count little, other cues much, a sentence bound more, and an arc of
the syntax tree between two stretches settles it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from onrecord.attribution.borne_words import borne
from onrecord.attribution.bundles import QUOTES, Bundle, Link, noun_phrase, subject_of
from onrecord.attribution.cues import known_lemma, lexicon
from onrecord.attribution.mending import cued, mend
from onrecord.attribution.people import is_somebody
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
_REACH = 12
"""Words between a source and what it says in a sentence whose cue the tagger missed."""


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
        self.heads: dict[tuple[int, int], int] = {}

    def between(self, a: Stretch, b: Stretch) -> list[Stretch]:
        low, high = sorted((a, b))
        inside = self.found[bisect_left(self.firsts, low.last + 1) : bisect_right(self.firsts, high.first)]
        return [s for s in inside if s.first > low.last and s.last < high.first]

    def cost(self, part: Stretch, cue: Stretch) -> float:
        low, high = (part, cue) if part.first <= cue.first else (cue, part)
        page = self.page
        gap = max(0, high.first - low.last - 1)
        covered, rivals, cues = self._between_in_sums(low, high, part.role)
        sentences = page.words.sentence[high.first] - page.words.sentence[low.last]
        blocks = page.block_of[high.first] - page.block_of[low.last]
        total = gap - covered + COVERED_COST * covered + CUE_COST * cues + RIVAL_COST * rivals
        total += SENTENCE_COST * sentences + PARAGRAPH_COST * min(blocks, 2)
        return total - ARC_BONUS * self.arc(part, cue)

    def is_out_of_reach(self, part: Stretch, cue: Stretch, farthest: float) -> bool:
        """Whether sentences and paragraphs alone cost too much, so that nothing else need be asked."""
        low, high = (part, cue) if part.first <= cue.first else (cue, part)
        page = self.page
        sentences = page.words.sentence[high.first] - page.words.sentence[low.last]
        least = SENTENCE_COST * sentences - ARC_BONUS
        return self.disjoint and sentences > 0 and least >= farthest

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
        words = (part.first, part.last)
        if words not in self.heads:
            self.heads[words] = self.page.head_of(*words)
        return self.heads[words]

    def arc(self, part: Stretch, cue: Stretch) -> bool:
        """Whether an arc joins the two stretches directly."""
        heads = self.page.words.head
        first, second = self._head(part), self._head(cue)
        below = part.first <= heads[second] <= part.last and self.page.words.dep[second] not in {"advcl", "acl"}
        return cue.first <= heads[first] <= cue.last or below


def linked(page: Page, found: list[Stretch]) -> list[Link]:
    """Attributions among these stretches, in the order of their contents; a cue without content is none."""
    costs = _Costs(page, found)
    bundles = [Bundle(s) for s in found if s.role == "cue"]
    loose: list[Stretch] = []
    sources = [stretch for stretch in found if stretch.role == "source"]
    for stretch in found:
        if stretch.role == "content" and not _attach(stretch, bundles, costs, FARTHEST_CONTENT):
            loose.append(stretch)
    for stretch in found:
        if stretch.role == "source":
            _attach(stretch, bundles, costs, FARTHEST_SOURCE)
    loose += _handed_back(page, costs, bundles)
    for bundle in bundles:
        bundle.contents = _joined(_belonging(page, costs, bundle))
        bundle.sources = _nearest_source(page, costs, bundle)
    cues = [bundle.cue for bundle in bundles if bundle.contents]
    for bundle in bundles:
        mend(page, bundle, [other for other in bundles if other is not bundle], cues)
    links = [Link(content=tuple(b.contents), cue=b.cue, source=tuple(b.sources)) for b in bundles if b.contents]
    links += [cued(page, stretch, sources) for stretch in loose]
    links = [own for link in links for own in _by_sentence(page, link, sources)]
    links = [borne(page, _out_of_clause(page, _with_subject(page, link))) for link in links]
    return sorted((_out_of_content(page, link, links) for link in links), key=lambda link: link.content[0])


def _handed_back(page: Page, costs: _Costs, bundles: list[Bundle]) -> list[Stretch]:
    """Quotations of sentences before a cue that has words of its own go to who spoke before them in the paragraph.

    "The first page was enough, she said. “He never read on.” A spokesman confirmed the wording." Those of another
    paragraph that nobody speaks before are returned: whoever goes on speaking has them.
    """
    sentence, block = page.words.sentence, page.block_of
    left = []
    for bundle in bundles:
        first = sentence[bundle.cue.first]
        if not any(sentence[part.last] >= first and costs.arc(part, bundle.cue) for part in bundle.contents):
            continue
        for part in [p for p in bundle.contents if page.forms[p.first] in QUOTES and sentence[p.last] < first]:
            before = [b for b in bundles if b.cue.last < part.first and block[b.cue.first] == block[part.first]]
            if before:
                before[-1].contents.append(part)
            elif block[part.first] != block[bundle.cue.first]:
                left.append(part)
            else:
                continue
            bundle.contents.remove(part)
    return left


def _belonging(page: Page, costs: _Costs, bundle: Bundle) -> list[Stretch]:
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


def _nearest_source(page: Page, costs: _Costs, bundle: Bundle) -> list[Stretch]:
    """The sources of a cue: the best one, and others of its sentence."""
    if not bundle.sources:
        return []
    best = min(bundle.sources, key=lambda part: costs.cost(part, bundle.cue))
    sentence = page.words.sentence
    others = [p for p in bundle.sources if p is not best and sentence[p.first] == sentence[best.first]]
    return [best, *others]


def _joined(parts: list[Stretch]) -> list[Stretch]:
    """Contents of one attribution that touch are one ("called the charges “a bad play”")."""
    joined: list[Stretch] = []
    for part in sorted(parts):
        if joined and part.first == joined[-1].last + 1:
            joined[-1] = Stretch(joined[-1].first, part.last, "content")
        else:
            joined.append(part)
    return joined


def _attach(stretch: Stretch, bundles: list[Bundle], costs: _Costs, farthest: float) -> bool:
    best: tuple[float, Bundle] | None = None
    for bundle in bundles:
        if abs(bundle.cue.first - stretch.first) > FARTHEST_WORDS:
            continue
        if costs.is_out_of_reach(stretch, bundle.cue, farthest):
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


def _with_subject(page: Page, link: Link) -> Link:
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


def _out_of_clause(page: Page, link: Link) -> Link:
    """ "The report, seen by this newspaper, says": whoever a clause about the subject tells of is not who speaks."""
    if link.cue is None or not link.source:
        return link
    verb = page.head_of(link.cue.first, link.cue.last)
    subject = next((c for c in page.children[verb] if page.words.dep[c] == "nsubj"), None)
    part = link.source[0]
    beside = _set_apart(page, link, part) or _from_sender(page, link, part)
    if beside is not None:
        return beside
    if subject is None or page.words.pos[subject] == "PRON" or part.first <= subject <= part.last:
        return link
    word = page.head_of(part.first, part.last)
    for _ in range(8):
        if page.words.dep[word].split(":")[0] in {"acl", "appos"} and page.words.head[word] == subject:
            named = Stretch(*noun_phrase(page, subject), "source")
            return link if any(named.overlaps(part) for part in link.content) else replace(link, source=(named,))
        if page.words.head[word] == word:
            break
        word = page.words.head[word]
    return link


def _out_of_content(page: Page, link: Link, links: Sequence[Link]) -> Link:
    """ "The agency said nine had died, but stressed …": who stressed is who said, not one who is told of in it.

    The cue joins one of the same sentence, and its source stands in what that one says.
    """
    cue, joined = link.cue, None
    if cue is None or not link.source or not cue.first:
        return link
    before = page.forms[cue.first - 1].lower()
    thing = not is_somebody(page, page.head_of(link.source[0].first, link.source[0].last))
    adds = page.words.tag[page.head_of(cue.first, cue.last)] == "VBG" and before == ","
    if before not in {"and", "but", "or"} and not (adds and (thing or page.forms[cue.last].lower() == "adding")):
        return link
    for other in links:
        if other is link or other.cue is None or not other.source or other.cue.last >= cue.first:
            continue
        inside = any(part.within(said) for part in link.source for said in other.content)
        outside = not any(cue.within(said) for said in other.content)
        if inside and outside and page.words.sentence[other.cue.last] == page.words.sentence[cue.first]:
            joined = other
    return replace(link, source=joined.source) if joined else link


_GIVING = frozenset(
    "send write address hand deliver submit issue mail email speak talk turn reply respond pass give say".split()
)
"""Verbs whose "to" tells who gets the words: "wrote to the minister urging a review"."""


def _heads(page: Page, word: int) -> Iterator[int]:
    """The words over one, nearest first."""
    while page.words.head[word] != word:
        word = page.words.head[word]
        yield word


def _from_sender(page: Page, link: Link, part: Stretch) -> Link | None:
    """ "The panel sent a letter to Director Reid demanding answers": who gets it does not demand them."""
    verb = page.head_of(link.cue.first, link.cue.last) if link.cue else part.first
    to = part.first > 0 and page.forms[part.first - 1].lower() == "to" and part.last < verb
    elsewhere = page.words.sentence[part.first] > page.words.sentence[verb]
    giver = next((i for i in _heads(page, part.last) if page.words.pos[i] == "VERB"), None) if to else None
    given = giver is not None and page.words.lemma[giver].lower() in _GIVING
    if not (given or elsewhere) or page.words.tag[verb] != "VBG":
        return None
    subject = subject_of(page, verb)
    if subject is not None and part.first <= subject <= part.last:
        above = next((i for i in _heads(page, subject) if page.words.pos[i] == "VERB"), None)
        subject = None if above is None else subject_of(page, above)
    if subject is None or part.first <= subject <= part.last:
        return None
    named = Stretch(*noun_phrase(page, subject), "source")
    return None if any(named.overlaps(own) for own in link.content) else replace(link, source=(named,))


_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


def _set_apart(page: Page, link: Link, part: Stretch) -> Link | None:
    """ "The paper, seen by this newspaper, says": read off the words, who stands between the commas only saw it."""
    head = page.head_of(part.first, part.last)
    verb = page.words.head[head]
    if page.words.dep[head] != "obl:agent" or verb >= part.first or page.words.tag[verb] != "VBN":
        return None
    first = page.sentence_of(verb)[0]
    start = verb - 1
    if start <= first or page.forms[start] != ",":
        return None
    while start > first and (page.words.pos[start - 1] in _NAME or page.forms[start - 1] in {"-", "'s", "’s", "of"}):
        start -= 1
    named = Stretch(start, verb - 2, "source")
    if start != first or named.last < named.first:
        return None
    content = tuple(own for own in link.content if not own.overlaps(named))
    return replace(link, content=content, source=(named,)) if content else None


def _by_sentence(page: Page, link: Link, sources: Sequence[Stretch]) -> list[Link]:
    """The link and, of plain words in another sentence than its cue, that of the source that stands there before them.

    "The firm blames thieves. A memo notes, however, that the team had reported rust": where the tagger has missed the
    second cue, the memo still has its words.
    """
    if link.cue is None:
        return [link]
    sentence = page.words.sentence
    own: list[tuple[Stretch, Stretch | None]] = []
    others: list[tuple[Stretch, Stretch | None]] = []
    for part in link.content:
        plain = sentence[part.first] > sentence[link.cue.last] and page.forms[part.first] not in QUOTES
        before = [s for s in sources if s.last < part.first and sentence[s.first] == sentence[part.first]]
        near = before and part.first - before[-1].last <= _REACH and before[-1] not in link.source
        (others if plain and near else own).append((part, before[-1] if before else None))
    if not own or not others:
        return [link]
    told = []
    for part, source in others:
        between = range(source.last + 1, part.first) if source else range(0)
        cue = next((i for i in between if known_lemma(page, i) in lexicon()), None)
        if source is None or cue is None:
            return [link]
        told.append(Link(content=(part,), cue=Stretch(cue, cue, "cue"), source=(source,)))
    return [replace(link, content=tuple(part for part, _ in own)), *told]
