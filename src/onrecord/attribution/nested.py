"""What is said inside what is said: the tagger's reading of a content by itself, and what syntax shows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.bundles import Link
from onrecord.attribution.clauses import cut
from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.contents import QUOTES
from onrecord.attribution.cues import known_cue, known_lemma, lexicon
from onrecord.attribution.links import linked
from onrecord.attribution.rated import is_rating
from onrecord.attribution.said import is_supposed, says_something
from onrecord.attribution.stretches import Page, Stretch, stretches
from onrecord.attribution.syntax import is_quoted_as, syntactic

LEAST_WORDS = 3
_SOURCES_NAMED = frozenset({"according", "via", "per"})
_OPENERS = _SOURCES_NAMED | {*QUOTES, "'", "‘"}
_UNDER_SAYING = frozenset({"ccomp", "xcomp", "parataxis", "obj", "obl", "mark", "advcl"})
_WORDS_TO_COME = frozenset({"say", "confirm", "admit", "know", "ask"})
_MODALS = frozenset({"would", "should", "could", "might", "may", "must", "can", "'d", "’d"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "you", "it", "who", "which", "that", "what"})


def is_worth_reading(page: Page, part: Stretch) -> bool:
    """Whether somebody else may speak inside a content: it has a cue that is known, or marks, and room for words."""
    if part.last - part.first < LEAST_WORDS - 1:
        return False
    inside = range(part.first, part.last + 1)
    return any(
        known_lemma(page, i) in lexicon()
        or page.forms[i].lower() in _OPENERS
        or is_rating(page.words.lemma[i].lower())
        or (page.words.dep[i] == "mark" and page.forms[i].lower() == "that")
        for i in inside
    )


def has_saying_verb(page: Page, part: Stretch) -> bool:
    """Whether the tagger may hear somebody else in a content: a known verb governs something in it, or "according".

    What has neither (a known noun alone, marks around a word) is left to syntax, which costs little of what is found.
    """
    inside = range(part.first, part.last + 1)
    if any(page.forms[i].lower() in _SOURCES_NAMED for i in inside):
        return True
    verbs = (i for i in inside if page.words.pos[i] == "VERB" and known_lemma(page, i) in lexicon())
    return any(_governs(page.words.dep[child]) and child in inside for verb in verbs for child in page.children[verb])


def _governs(relation: str) -> bool:
    """Whether a word under a verb of saying can be who says it, what is said or to whom."""
    return relation.startswith("nsubj") or relation in _UNDER_SAYING


def unquoted(page: Page, part: Stretch) -> Stretch:
    """The content without the marks around it and "that", by which the tagger would hear its speaker alone."""
    first, last = part.first, part.last
    while first < last and (page.forms[first] in QUOTES or _opens(page, first)):
        first += 1
    while last > first and page.forms[last] in QUOTES:
        last -= 1
    return Stretch(first, last, part.role)


def _opens(page: Page, word: int) -> bool:
    return page.words.dep[word] == "mark" and page.forms[word].lower() == "that"


def inner_links(page: Page, part: Stretch, roles: Sequence[str]) -> list[Link]:
    """Attributions inside a content whose role column, read by itself, is `roles` (empty: syntax alone)."""
    marked = cleaned(page, stretches(roles, part.first), part.last)
    links = [cut(page, _in_its_sentence(page, _without_second_clause(page, link))) for link in linked(page, marked)]
    tagged = [link for link in links if _is_inside(link, part) and says_something(page, link, inner=True)]
    shown = [link for link in syntactic(page, part.first, part.last) if link.cue and not is_supposed(page, link.cue)]
    # What one is quoted as goes on to the end of the sentence; the tagger may stop at the next verb of saying.
    tagged = [
        link for link in tagged if not any(link.cue and link.cue.overlaps(cue) for cue in _quoted_as(page, shown))
    ]
    around = [link for link in widest(shown) if surrounds(link, tagged)]
    found = [link for link in tagged if not lies_deeper(link, [*tagged, *around])] + around
    beside = [link for link in shown if not any(link.cue and link.overlaps(cue) for cue in cues_of(found))]
    beside = [link for link in widest(beside) if not lies_deeper(link, found)]
    return [link for link in (*found, *beside) if not _is_hedge(page, link, part)]


def _without_second_clause(page: Page, link: Link) -> Link:
    """Of "the town had pledged money but that it came late" the second clause is the outer speaker's."""
    kept = tuple(
        part
        for number, part in enumerate(link.content)
        if not (number and page.forms[part.first].lower() == "that" and page.words.dep[part.first - 1] == "cc")
    )
    return replace(link, content=kept)


def _in_its_sentence(page: Page, link: Link) -> Link:
    """Without marks around it, what somebody else said ends with the sentence that tells of it."""
    if link.cue is None:
        return link
    end = page.sentence_of(link.cue.last)[1]
    kept = []
    for part in link.content:
        runs_on = part.first <= end < part.last and not QUOTES & set(page.forms[part.first : part.last + 1])
        last = end if runs_on else part.last
        while runs_on and last > part.first and page.words.pos[last] == "PUNCT":
            last -= 1
        kept.append(Stretch(part.first, last, part.role))
    return replace(link, content=tuple(kept))


def _is_inside(link: Link, part: Stretch) -> bool:
    """Whether a link has a cue and lies wholly in a content."""
    return link.cue is not None and all(own.within(part) for own in (link.cue, *link.source, *link.content))


def _quoted_as(page: Page, shown: Sequence[Link]) -> list[Stretch]:
    return [cue for cue in cues_of(shown) if is_quoted_as(page, cue.first)]


def cues_of(links: Sequence[Link]) -> list[Stretch]:
    """The cues of these links."""
    return [link.cue for link in links if link.cue]


def surrounds(link: Link, others: Sequence[Link]) -> bool:
    """Whether a link says what another one tells, cue and all, and is none of these itself."""
    own = not any(link.cue and link.cue.overlaps(cue) for cue in cues_of(others))
    return own and any(cue.within(part) for cue in cues_of(others) for part in link.content)


def widest(links: Sequence[Link]) -> list[Link]:
    """The links that lie in no other's content."""
    return [link for link in links if not lies_deeper(link, links)]


def lies_deeper(link: Link, others: Sequence[Link]) -> bool:
    """Whether a link stands in what another says, to be read one layer down."""
    return any(other is not link and link.cue and link.cue.within(part) for other in others for part in other.content)


def _is_hedge(page: Page, link: Link, part: Stretch) -> bool:
    """ "I think", "you should tell": how sure the speaker is, or what is only wished for, and nobody's word."""
    if link.cue is None:
        return False
    verb = page.head_of(link.cue.first, link.cue.last)
    below = [page.forms[child].lower() for child in page.children[verb] if page.words.dep[child].startswith("aux")]
    own = any(page.forms[part.first].lower() in _FIRST_PERSON and part.first == part.last for part in link.source)
    known = known_cue(page, link.cue)
    if not link.source and known and known.act in {"predict", "believe"}:
        # "Is expected to": nobody's word.
        return True
    if page.words.tag[verb] == "VB" and known and known.act in _WORDS_TO_COME and not below:
        # "Tests to confirm who died", "too early to comment on the cause": not said yet.
        return any(page.forms[child].lower() == "to" for child in page.children[verb])
    # One "I think" among other sentences is an opinion beside them; over all that is said it is how it is said.
    over_all = part.last - part.first < 2 * sum(said.last - said.first + 1 for said in link.content)
    return bool(_MODALS & set(below)) or (own and over_all and page.words.tag[verb] in {"VBP", "VB"})
