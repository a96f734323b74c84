"""Everything on a page that somebody answers for, with the chain of voices from the outlet to the origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.attribution.arms_length import with_distance
from onrecord.attribution.bundles import Link
from onrecord.attribution.clauses import with_joined
from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.completed import completed
from onrecord.attribution.contents import manner_of, trimmed
from onrecord.attribution.continued import run_on, with_continued
from onrecord.attribution.cues import reading_of
from onrecord.attribution.frames import framed, introduces
from onrecord.attribution.hearsay import is_hearsay, predicate_part, told_apart
from onrecord.attribution.interviews import answers, interviewee, unmarked_answers
from onrecord.attribution.links import linked
from onrecord.attribution.matter import is_free_relative, matter_of, spoken_by
from onrecord.attribution.nested import (
    has_saying_verb,
    inner_links,
    is_worth_reading,
    lies_deeper,
    unquoted,
    widest,
)
from onrecord.attribution.overruled import is_borne_out, overruled
from onrecord.attribution.pronouns import Told, with_antecedents
from onrecord.attribution.quotations import whole as whole_quotations
from onrecord.attribution.said import is_word, says_something
from onrecord.attribution.sources import Speakers, cited, voice_of
from onrecord.attribution.stretches import Page, Stretch, stretches, words_in
from onrecord.attribution.subjects import carried
from onrecord.attribution.syntax import syntactic
from onrecord.attribution.turns import told_in_turns
from onrecord.record import Actor, Analysis, Article, Span, Statement, Voice, Why, content_id

TAGGED = "attribution head and linker"
NESTED = "said inside what is said"
CITED = "cited by who reports it"
ANSWERED = "answer in an interview"
SYNTAX = "verb of saying"
_DRESSING = frozenset({"say", "claim", "admit", "confirm", "ask"})
"""Acts by which speakers dress their own words: "I want to stress", "I must admit"; a belief is told beside them."""
DEEPEST = 8
"""Voices behind one statement that are followed; real pages have up to five."""

InnerRoles = Callable[[Sequence[tuple[int, int]]], Sequence[Sequence[str]]]
"""Gives the role column of ranges of words [first, last], each read as though it were all there is."""


@dataclass(frozen=True, slots=True)
class Held:
    """A statement and the words of its content, whose inside is still to be read."""

    statement: Statement
    parts: tuple[Stretch, ...]


Layer = tuple[list[Held], list[Held]]
"""What a layer of the page tells, and what is passed over in it: words of nobody else, to be read on."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What it takes to turn links of one page into statements."""

    page: Page
    speakers: Speakers
    subjects: Mapping[Span, Voice]

    def held(self, link: Link, parent: Statement, rule: str) -> Held | None:
        """The statement of a link; nothing where no letter of its content is left."""
        page = self.page
        spans = tuple(span for part in link.content if (span := trimmed(page, part)))
        if not spans:
            return None
        voice = voice_of(page, link, self.speakers, parent.chain[-1])
        said = reading_of(page, link.cue, predicate_part(page, link))
        statement = Statement(
            id=content_id(page.article.id, "statement", spans, parent.id),
            spans=spans,
            chain=(*parent.chain, voice),
            manner=manner_of(page, link),
            cue=page.span(link.cue) if link.cue else None,
            act=said.act,
            certainty=said.certainty,
            polarity=said.polarity,
            parent=parent.id,
            why=Why(rule=rule, score=0.8 if link.cue else 0.5),
        )
        return Held(statement, link.content)

    def handed_on(self, link: Link, parent: Statement, rule: str) -> list[Held]:
        """The statement of a link and, of "reported, citing officials", that of the ones it has the words from."""
        first = self.held(link, parent, rule)
        origin = cited(self.page, link, self.speakers) if first else None
        if first is None or origin is None:
            return [first] if first else []
        cue, source = origin
        second = self.held(replace(link, cue=cue, source=(source,)), first.statement, CITED)
        return [first] if second is None else [Held(first.statement, ()), second]


def statements(
    article: Article, analysis: Analysis, actors: Sequence[Actor], inner: InnerRoles | None = None
) -> tuple[Statement, ...]:
    """The statements of an article, the article itself first, the others in text order.

    A parent always stands before what it holds. Spans leave out cue, source, the conjunction and outer marks. `inner`
    reads what is said by itself, for what others say inside it; without it syntax alone shows that.
    """
    page = Page(article, analysis)
    whole = _article(article)
    speakers = Speakers(page, tuple(actors))
    reader = Reader(page, speakers, carried(page, speakers, whole.chain[0]))
    held = _handed_over(reader, whole)
    taken = [part for one in held for part in one.parts]
    frames = [one.statement for one in held]
    told, passed = _outermost(reader, whole, taken, frames)
    voiced = with_continued([one.statement for one in told], article.text)
    held += _renamed(page, told, run_on(voiced, article.text))
    found = [whole]
    while held or passed:
        held = _with_antecedents(reader, held, found)
        found += [one.statement for one in held]
        held, passed = _inside(reader, [*held, *passed], inner)
    return tuple(with_distance(page, _in_order(found)))


def _with_antecedents(reader: Reader, held: list[Held], above: list[Statement]) -> list[Held]:
    told = Told(reader.page.text, reader.speakers.all, reader.subjects)
    return _renamed(reader.page, held, with_antecedents([one.statement for one in held], above, told))


def _renamed(page: Page, held: list[Held], done: Sequence[Statement]) -> list[Held]:
    """The same statements with the words they hold, after their voices were settled or they were found to go on."""
    before = {one.statement.id: one for one in held}
    return [
        Held(statement, (*before[statement.id].parts, *_added(page, before[statement.id].statement, statement)))
        for statement in done
    ]


def _added(page: Page, before: Statement, after: Statement) -> list[Stretch]:
    """The words of the spans that a statement has beyond those that it had."""
    more = after.spans[len(before.spans) :]
    return [part for span in more if (part := words_in(page, span))]


def _article(article: Article) -> Statement:
    outlet = Voice(kind="outlet", label=article.outlet or "unnamed")
    return Statement(
        id=content_id(article.id, "article"),
        spans=(Span(0, len(article.text)),),
        chain=(outlet,),
        manner="article",
        why=Why(rule="the page's own voice"),
        certainty="certain",
    )


def _handed_over(reader: Reader, whole: Statement) -> list[Held]:
    """The passages that layout gives to another voice: quoted blocks, and the answers of an interview."""
    page = reader.page
    found = []
    for frame in framed(page.article, whole, reader.speakers):
        parts = tuple(part for span in frame.spans if (part := words_in(page, span)))
        found.append(Held(frame, parts))
    turns = [Held(turn, (words,)) for turn, words in told_in_turns(page, whole, reader.speakers)]
    found += turns
    given = answers(page) or ([] if found else unmarked_answers(page))
    voice = interviewee(page, given, reader.speakers.all) if given else None
    for answer in given if voice else ():
        span = trimmed(page, answer)
        if voice and span:
            found.append(Held(_answered(page, span, voice, whole), (answer,)))
    return found


def _answered(page: Page, span: Span, voice: Voice, whole: Statement) -> Statement:
    return Statement(
        id=content_id(page.article.id, "answer", span),
        spans=(span,),
        chain=(*whole.chain, voice),
        manner="quoted" if page.text[: span.start].endswith(("“", '"')) else "block",
        parent=whole.id,
        certainty="certain",
        why=Why(rule=ANSWERED, score=0.8),
    )


def _outermost(reader: Reader, whole: Statement, taken: list[Stretch], frames: list[Statement]) -> Layer:
    """What the page itself tells as said: as tagged or, where the columns have no tags, as syntax shows."""
    page = reader.page
    marked = cleaned(page, stretches(page.words.role))
    free = [part for part in marked if not any(part.overlaps(other) for other in taken)]
    links, rule = completed(page, whole_quotations(page, linked(page, free))), TAGGED
    links = [link for link in links if says_something(page, link) and not introduces(page, link, frames)]
    shown = syntactic(page, 0, len(page.forms) - 1) if page.forms else []
    shown = [link for link in shown if not any(link.overlaps(other) for other in taken)]
    links, heard = told_apart(page, links, shown)
    links, certain = overruled(page, links, shown)
    shown = widest([link for link in shown if not is_hearsay(page, link)])
    cues = [part for part in free if part.role == "cue"]
    borne = [link for link in shown if is_borne_out(page, link, links, cues)]
    around = [*shown, *heard] if not marked else [*heard, *borne]
    around = [link for link in around if not lies_deeper(link, [*around, *certain]) and link not in certain]
    links = with_joined(page, links)
    links = [link for link in links if not lies_deeper(link, [*links, *around, *certain])]
    certain = [link for link in certain if not lies_deeper(link, [*links, *around, *certain])]
    found = [(link, rule) for link in links] + [(link, SYNTAX) for link in (*around, *certain)]
    found = [(matter_of(page, spoken_by(page, link)), why) for link, why in found]
    told = [one for link, why in found if is_word(page, link) for one in reader.handed_on(link, whole, why)]
    return told, [Held(whole, link.content) for link, _ in found if not is_word(page, link)]


def _inside(reader: Reader, held: Iterable[Held], inner: InnerRoles | None) -> Layer:
    """What others say inside what is said, one layer down."""
    page = reader.page
    wanted = [
        (one, part)
        for one in held
        if len(one.statement.chain) <= DEEPEST
        for part in map(partial(unquoted, page), one.parts)
        if is_worth_reading(page, part)
    ]
    ranges = [(part.first, part.last) for _, part in wanted if inner and has_saying_verb(page, part)]
    columns = dict(zip(ranges, inner(ranges), strict=True)) if inner and ranges else {}
    found, passed = [], []
    for one, part in wanted:
        for link in inner_links(page, part, columns.get((part.first, part.last), ())):
            link = matter_of(page, spoken_by(page, link))
            is_told = is_word(page, link) and not is_free_relative(page, link)
            below = reader.handed_on(link, one.statement, NESTED) if is_told else []
            below = [deeper for deeper in below if deeper.statement.spans != one.statement.spans]
            # What adds no voice is passed over, and read on in the words of who said it.
            told = [deeper for deeper in below if not (link.source and _adds_nobody(page, one, deeper))]
            found += told
            if len(told) < max(len(below), 1):
                passed.append(Held(one.statement, link.content))
    return found, passed


def _adds_nobody(page: Page, outer: Held, inner: Held) -> bool:
    """Whether speakers only dress their own words: "I want to stress", "she is to report".

    What they tell of words they spoke before is news.
    """
    own, other = outer.statement.chain[-1], inner.statement.chain[-1]
    if len(outer.statement.chain) < 2 or inner.statement.cue is None:
        return False
    same = own == other if own.actor is None else own.actor == other.actor
    nobody = same and own.label == "unnamed"
    if not same or (inner.statement.act not in _DRESSING and not nobody):
        return False
    cue = words_in(page, inner.statement.cue)
    return cue is not None and page.words.tag[page.head_of(cue.first, cue.last)] not in {"VBD", "VBN"}


def _in_order(found: list[Statement]) -> list[Statement]:
    """Statements by their first character, the article first, parents before children, none twice."""
    unique = {statement.id: statement for statement in found}
    first, *others = unique.values()
    return [first, *sorted(others, key=lambda s: (s.spans[0].start, -s.spans[-1].end, len(s.chain)))]
