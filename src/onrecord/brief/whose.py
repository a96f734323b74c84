"""Voices that only words before them name: "its ministry" by whose it is, "the letter" by who showed it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.brief.supported import sentence
from onrecord.brief.voices import Voices, is_pronoun
from onrecord.record import Actor, Article, Reading, Span, Statement
from onrecord.record.calendar_words import CALENDAR

OWNED = re.compile(r"(?P<of>its|his|her|their)\s+(?P<what>[a-z][\w’'-]*(?:\s+[\w’'-]+){0,4})$", re.IGNORECASE)
"""A voice that only the owner's name tells apart from others of its kind."""
_OWNS = re.compile(r"[’'](?:s\b|(?=\s))")
"""Behind a name whose relatives or ministry a sentence is about."""
_LEADS = re.compile(r"\W*(?:(?:But|And|Yet|Later|Still|In\s+\w+|On\s+\w+),?\s+)?(?:[Tt]he\s+)?$")
"""What may stand before the first name of a sentence that is about it, or before the first words of the next."""
_CAPITAL = re.compile(r"(?<=[a-z,;:’'\d]\s)[A-Z][^\W\d_]+")
"""A word with a capital that does not begin a sentence."""
_TITLES = frozenset(name.capitalize() for name in CALENDAR) | frozenset(
    "Mr Mrs Ms Dr Sir President Minister Mayor Governor Judge Chief Senator".split()
)
_PAPERS = (
    "letter document report protocol agreement treaty accord pact draft resolution statement declaration memorandum "
    "memo note log logbook complaint lawsuit suit indictment motion petition study survey poll decree bill law order "
    "ruling verdict contract email e-mail message recording video"
).split()
_PAPER = rf"(?:{'|'.join(_PAPERS)})"
_BARE = re.compile(rf"(?:the|this|that)\s+(?P<what>{_PAPER}|text|paper|wording)(?:\s+itself)?$", re.IGNORECASE)
"""A paper of which nothing is told."""
_OF_ANY = frozenset({"text", "paper", "wording", "document"})
"""Words for a paper that has another name, too."""
_SHORT = 3
"""Words of a paper's description, at least, for it to tell more than its common word."""
_LONG = 8
"""Words that stand behind a paper's common word in its description, at most."""
_SHOWN = {"showed": "shown", "shows": "shown", "wrote": "written"} | {
    verb: verb
    for verb in (
        "shown presented published released produced circulated leaked issued signed written sent obtained seen "
        "unveiled filed quoted submitted posted"
    ).split()
}
"""What is done with a paper, and how it is told of the paper."""
_VERB = re.compile(rf"(?:\s+(?:also|later|on\s+\w+day|then))?\s+(?P<verb>{'|'.join(_SHOWN)})\b")
_BY = re.compile(rf"\b(?P<verb>{'|'.join(_SHOWN)})\s+(?:(?:to|in|on)\s+\w+\s+)?by\s+(?:the\s+)?")
_BEHIND = re.compile(
    r"\s+(?:of|from|by|to|for|about)(?:\s+(?!(?:was|were|is|are|had|has|have|will|would|said|says|which|that|who|and|but|on|"
    rf"in|at|as|when|while|because|[a-z]+(?:ing|ed))\b)[\w’'-]+){{1,{_LONG}}}"
)
_BROUGHT_IN = re.compile(rf"\b(?:[Aa]n?|[Uu]nder\s+the)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{_PAPER})\b")
_NEW = re.compile(r"\ban?\s+((?:[\w’'-]+\s+){0,2})$")
"""Before the common word of a paper that is told of for the first time."""
_TAIL = re.compile(r"(?:\s+(?:of|from|by|to|with|for|about|the|an?))+$")


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with what its voices may be told apart by, each sought once a page.

    `names` are the mentions that have a capital, of actors whose label has one, and the fullest names of those;
    `starts` is where each begins, `papers` where a paper is brought in, both in text order.
    """

    article: Article
    names: Sequence[tuple[Span, Actor, str]]
    starts: Sequence[int]
    papers: Sequence[tuple[str, Span]]

    @staticmethod
    def of(reading: Reading, article: Article) -> _Page:
        text = article.text
        persons = (" ".join(actor.label.split()) for actor in reading.actors if actor.kind == "person")
        full = {name.split()[-1]: name for name in persons if " " in name}
        names = [
            (at, actor, full.get(words[-1], " ".join(actor.label.split())))
            for actor in reading.actors
            if actor.label[:1].isupper()
            for at in actor.mentions
            if (words := at.of(text).split()) and at.of(text)[:1].isupper()
        ]
        names.sort(key=lambda one: one[0])
        papers = [
            (told["noun"].lower(), Span(told.start("noun"), told.end("noun"))) for told in _BROUGHT_IN.finditer(text)
        ]
        return _Page(article, names, [at.start for at, _, _ in names], papers)

    def inside(self, within: Span) -> Iterator[tuple[Span, Actor, str]]:
        """The names that words have."""
        for at, actor, name in self.names[bisect_left(self.starts, within.start) :]:
            if at.start > within.end:
                return
            if at.end <= within.end:
                yield at, actor, name


def with_owners(voices: Voices, reading: Reading) -> Voices:
    """The voices of a page, last ones that say nothing alone by the fuller names that the page has before them."""
    article = reading.article
    if article is None:
        return voices
    hang = [one for one in reading.statements if _hangs(one)]
    if not hang:
        return voices
    page = _Page.of(reading, article)
    full = {one.id: name for one in hang if (name := _full_name(one, page))}
    if not full:
        return voices
    chains: Mapping[str, tuple[str, ...]] = {
        item: (*chain[:-1], full[one.id]) if (one := voices.statements.get(item)) and one.id in full else chain
        for item, chain in voices.chains.items()
    }
    return replace(voices, chains=chains)


def is_bare_paper(name: str) -> bool:
    """Whether a name is that of any paper: "the letter"."""
    return _BARE.match(name) is not None


def _hangs(statement: Statement) -> bool:
    """Whether the last voice of a statement says nothing alone."""
    label = " ".join(statement.chain[-1].label.split())
    return len(statement.chain) > 1 and bool(OWNED.match(label) or _BARE.match(label))


def _full_name(statement: Statement, page: _Page) -> str | None:
    voice = statement.chain[-1]
    label = " ".join(voice.label.split())
    if voice.span is None:
        return None
    if owned := OWNED.match(label):
        owner = _owner(voice.span, owned["of"].lower(), page)
        return f"{_of(owner)} {owned['what']}" if owner else None
    paper = _BARE.match(label)
    return _paper(voice.span, paper["what"].lower(), page) if paper else None


def _of(owner: str) -> str:
    return f"{owner}’" if owner.endswith("s") else f"{owner}’s"


def _owner(at: Span, whose: str, page: _Page) -> str | None:
    """Whose it is: the one who is named in the sentence before the word, else whom the sentence before is about.

    Words of a quotation are of whom its speaker means, and of many no one is the owner.
    """
    article = page.article
    here = sentence(article, at)
    if whose == "their" or _is_in_marks(article, at.start):
        return None
    within = Span(here.start, at.start)
    if named := _named(page, within, whose):
        return _only(named, within, article)
    block = next((b.span for b in article.blocks if b.span.covers(at)), here)
    if not _LEADS.match(article.text[here.start : at.start]) or here.start <= block.start:
        return None
    last = max(block.start, here.start - 2)
    before = sentence(article, Span(last, last))
    if only := _only(_named(page, before, whose), before, article):
        return only
    # Whom a sentence begins with the next one is about.
    first = _named(page, before, whose, first=True)
    return first[0] if first else None


def _only(names: Sequence[str], within: Span, article: Article) -> str | None:
    """The one name of some, where the words have no other that the record might not know for one."""
    words = within.of(article.text)
    known = {word for name in names for word in name.split()}
    other = any(word not in known and word not in _TITLES for word in _CAPITAL.findall(words))
    return names[0] if len(set(names)) == 1 and not other else None


def _named(page: _Page, within: Span, whose: str, *, first: bool = False) -> list[str]:
    """Those whom words name and who can own what follows, of "her" a person; `first` are who begins the words."""
    text = page.article.text
    return [
        " ".join(actor.label.split())
        for at, actor, _ in page.inside(within)
        if _can_own(actor, whose)
        and not is_pronoun(at.of(text))
        and (not first or _LEADS.fullmatch(text[within.start : at.start]))
        and not _OWNS.match(text, at.end)
    ]


def _is_in_marks(article: Article, at: int) -> bool:
    """Whether a character of a block stands between quotation marks."""
    start = next((block.span.start for block in article.blocks if block.span.start <= at < block.span.end), 0)
    before = article.text[start:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _can_own(actor: Actor, whose: str) -> bool:
    label = " ".join(actor.label.split())
    if is_pronoun(label) or label.split()[0].lower() in ("the", "a", "an", "its", "their"):
        return False
    person = actor.kind == "person" and " " in label
    return person if whose in ("his", "her") else not person and (actor.kind != "unnamed")


def _paper(at: Span, what: str, page: _Page) -> str | None:
    """A paper by who showed or wrote it, or by what the page says of it where it first tells of it."""
    article = page.article
    for noun, place in _introduced(page, what, at.start):
        around = sentence(article, place)
        if holder := _holder(page, around, place):
            return f"the {noun} {holder}"
        if noun != what:
            return f"the {what} of the {noun}"
        before = _NEW.search(article.text[around.start : place.start])
        behind = _BEHIND.match(article.text, place.end, around.end)
        told = f"the {before[1] if before else ''}{noun}{_TAIL.sub('', behind[0]) if behind else ''}"
        if len(told.split()) >= _SHORT:
            return " ".join(told.split())
    return None


def _introduced(page: _Page, what: str, end: int) -> Iterator[tuple[str, Span]]:
    """Where a page tells of a paper as something new, the nearest first: by its own word, else by that of another."""
    before = [one for one in page.papers if one[1].end <= end]
    before.reverse()
    yield from (one for one in before if one[0] == what)
    if what in _OF_ANY:
        yield from (one for one in before if one[0] != what)


def _holder(page: _Page, around: Span, paper: Span) -> str | None:
    """Who did what with a paper, as its sentence tells: "shown by Ada Orm"."""
    text = page.article.text
    names = [(at, name) for at, _, name in page.inside(around)]
    for at, name in names:
        verb = _VERB.match(text, at.end, paper.start) if at.end < paper.start else None
        if verb:
            return f"{_SHOWN[verb['verb']]} by {name}"
    by = _BY.search(text, paper.end, around.end)
    named = next((name for at, name in names if by and at.start == by.end()), None) if by else None
    return f"{_SHOWN[by['verb']]} by {named}" if by and named else None
