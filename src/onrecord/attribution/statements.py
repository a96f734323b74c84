"""Everything on a page that somebody answers for, with the chain of voices from the outlet to the origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.clean_up import cleaned
from onrecord.attribution.cues import known_cue, reading_of
from onrecord.attribution.interviews import answers, interviewee
from onrecord.attribution.links import Link, linked
from onrecord.attribution.nested import syntactic
from onrecord.attribution.sources import Speakers, voice_of
from onrecord.attribution.stretches import Page, Stretch, stretches
from onrecord.record import Actor, Analysis, Article, Manner, Span, Statement, Voice, Why, content_id

_MARKS = "\"“”'‘’„«»`"
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_CLOSING = '"”'
_EDGES = _MARKS + " \t\r\n,;:—–-"
TAGGED = "attribution head and linker"
FRAMED = "passage introduced by its source"
NESTED = "verb of saying inside what is said"
ANSWERED = "answer in an interview"
SYNTAX = "verb of saying"


def statements(article: Article, analysis: Analysis, actors: Sequence[Actor]) -> tuple[Statement, ...]:
    """The statements of an article, the article itself first, the others in text order.

    A parent always stands before what it holds. Spans leave out cue, source, the conjunction and outer marks.
    """
    page = Page(article, analysis)
    speakers = Speakers(tuple(actors))
    whole = _article(article)
    found = [whole, *_framed(article, whole, speakers)]
    frames = found[1:]
    given = answers(page)
    voice = interviewee(page, given, actors) if given else None
    if voice is None:
        given = []
    else:
        found += _answered(page, given, voice, whole, speakers)
    marked = cleaned(page, stretches(page))
    links = linked(page, [part for part in marked if not any(_within(part, answer) for answer in given)])
    rule = TAGGED
    if not links and analysis.start:
        links, rule = _outermost(syntactic(page, 0, len(analysis) - 1)), SYNTAX
    for link in links:
        if _introduces(page, link, frames):
            continue
        parent = _holder(page, link, frames) or whole
        if parent is not whole:
            link = _own_sentences(page, link)
        statement = _statement(page, link, parent, speakers, rule) if says_something(page, link) else None
        if statement:
            found.append(statement)
            found += _inner(page, link, statement, speakers)
    return tuple(_in_order(found))


def _within(part: Stretch, other: Stretch) -> bool:
    return other.first <= part.first and part.last <= other.last


def _answered(page: Page, given: list[Stretch], voice: Voice, whole: Statement, speakers: Speakers) -> list[Statement]:
    """The answers of an interview, and what others say inside them."""
    found: list[Statement] = []
    for answer in given:
        span = trimmed(page, answer)
        if span is None:
            continue
        statement = Statement(
            id=content_id(page.article.id, "answer", span),
            spans=(span,),
            chain=(*whole.chain, voice),
            manner="quoted",
            parent=whole.id,
            certainty="certain",
            why=Why(rule=ANSWERED, score=0.8),
        )
        found += [statement, *_inner(page, Link(content=(answer,)), statement, speakers)]
    return found


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


def _framed(article: Article, whole: Statement, speakers: Speakers) -> list[Statement]:
    """One statement for each run of quoted blocks with the same voice."""
    runs: list[tuple[Voice, list[Span]]] = []
    last: Voice | None = None
    for block in article.blocks:
        if block.kind == "quote" and block.voice:
            if block.voice != last:
                runs.append((block.voice, []))
            runs[-1][1].append(block.span)
            last = block.voice
        elif block.kind == "paragraph":
            last = None
    return [_frame(article, whole, voice, spans, speakers) for voice, spans in runs]


def _frame(article: Article, whole: Statement, voice: Voice, spans: list[Span], speakers: Speakers) -> Statement:
    actor = speakers.named_in(voice.span) if voice.span else None
    named = Voice(kind=voice.kind, label=voice.label, actor=actor.id if actor else None, span=voice.span)
    return Statement(
        id=content_id(article.id, "block", spans),
        spans=tuple(spans),
        chain=(*whole.chain, named),
        manner="block",
        parent=whole.id,
        certainty="certain",
        why=Why(rule=FRAMED),
    )


def _introduces(page: Page, link: Link, frames: list[Statement]) -> bool:
    """Whether a link only says again that a passage is somebody's: its content is the passage, its source the voice."""
    content = page.span(link.content[0])
    for frame in frames:
        inside = any(span.overlaps(content) for span in frame.spans)
        cue_outside = link.cue is None or not any(span.overlaps(page.span(link.cue)) for span in frame.spans)
        if inside and cue_outside:
            return True
        voice = frame.chain[-1].span
        if (
            voice
            and any(page.span(source).overlaps(voice) for source in link.source)
            and content.end <= frame.spans[0].start
        ):
            return True
    return False


def _holder(page: Page, link: Link, frames: list[Statement]) -> Statement | None:
    content = page.span(link.content[0])
    return next((frame for frame in frames if any(span.covers(content) for span in frame.spans)), None)


def says_something(page: Page, link: Link) -> bool:
    """Whether a link is somebody's word rather than an act: PolNeAR also has "signed a decree" and "posted a video".

    A clause, or words in quotation marks, always says something; a bare noun phrase only where the cue is a known one
    ("denied the charges"), and never a single word without marks.
    """
    parts = [part for part in link.content if part.last > part.first or page.forms[part.first] in _MARKS]
    if not parts:
        return False
    if any(page.forms[i] in _QUOTES for part in parts for i in range(part.first, part.last + 1)):
        return True
    if link.cue is None or _is_impression(page, link.cue) or _is_supposed(page, link.cue):
        return False
    if not link.source and page.words.pos[page.head_of(link.cue.first, link.cue.last)] == "NOUN":
        return False
    known = known_cue(page, link.cue)
    if known and not known.noun:
        return any(_has_predicate(page, part) for part in parts)
    return bool(known) or any(_has_clause(page, part) for part in parts)


def _is_impression(page: Page, cue: Stretch) -> bool:
    """ "It was not clear", "the army appears": how things look to the author, and nobody's word."""
    head = page.head_of(cue.first, cue.last)
    if page.words.lemma[head].lower() in {"appear", "seem", "look", "remain"}:
        return True
    deps = {page.words.dep[child] for child in page.children[head]}
    return page.words.pos[head] == "ADJ" and "expl" in deps


def _is_supposed(page: Page, cue: Stretch) -> bool:
    """ "If he refused": what somebody would say under a condition has not been said."""
    verb = page.head_of(cue.first, cue.last)
    for _ in range(3):
        if any(page.words.dep[c] == "mark" and page.forms[c].lower() in {"if", "unless"} for c in page.children[verb]):
            return True
        if page.words.dep[verb] not in {"conj", "xcomp"}:
            return False
        verb = page.words.head[verb]
    return False


def _has_predicate(page: Page, part: Stretch) -> bool:
    """Whether the stretch says what is to be: a clause, or an infinitive beside its object ("urged them to leave")."""
    if page.words.pos[page.head_of(part.first, part.last)] in {"VERB", "AUX", "ADJ"}:
        return True
    return any(
        page.words.pos[i] == "VERB" and page.words.dep[i] in {"ccomp", "xcomp", "advcl"}
        for i in range(part.first, part.last + 1)
    )


def _has_clause(page: Page, part: Stretch) -> bool:
    """Whether a verb or a predicate with its subject governs the stretch."""
    head = page.head_of(part.first, part.last)
    deps = {page.words.dep[child] for child in page.children[head]}
    return bool(deps & {"nsubj", "nsubj:pass", "csubj", "expl"}) and part.last - part.first >= 2


def _own_sentences(page: Page, link: Link) -> Link:
    """A link inside a passage without the plain sentences that the passage says in its own voice.

    The tagger has learned that all of a passage somebody introduces is content; here the frame already says so.
    """
    cue = link.cue
    kept = tuple(
        part
        for part in link.content
        if page.forms[part.first] in _QUOTES
        or (cue and page.words.sentence[part.first] == page.words.sentence[cue.first])
    )
    return replace(link, content=kept)


def _outermost(links: list[Link]) -> list[Link]:
    """The links that lie in no other's content."""
    return [
        link
        for link in links
        if not any(other is not link and _within(link.content[0], other.content[0]) for other in links)
    ]


def _inner(page: Page, link: Link, outer: Statement, speakers: Speakers) -> list[Statement]:
    """What others say inside what is said, to any depth: each hangs from the smallest content around it."""
    found: list[tuple[Stretch, Statement]] = []
    for part in link.content:
        for nested in sorted(
            syntactic(page, part.first, part.last), key=lambda n: n.content[0].first - n.content[0].last
        ):
            content = nested.content[0]
            if nested.cue and link.cue and nested.cue.first == link.cue.first:
                continue
            around = [(s, st) for s, st in found if _within(content, s) and s != content]
            parent = min(around, key=lambda pair: pair[0].last - pair[0].first)[1] if around else outer
            statement = _statement(page, nested, parent, speakers, NESTED)
            if statement and statement.spans != outer.spans:
                found.append((content, statement))
    return [statement for _, statement in found]


def _statement(page: Page, link: Link, parent: Statement, speakers: Speakers, rule: str) -> Statement | None:
    spans = tuple(span for part in link.content if (span := trimmed(page, part)))
    if not spans:
        return None
    voice = voice_of(page, link.source, speakers)
    said = reading_of(page, link.cue, link.content[0])
    return Statement(
        id=content_id(page.article.id, "statement", spans, parent.id),
        spans=spans,
        chain=(*parent.chain, voice),
        manner=_manner(page, link),
        cue=page.span(link.cue) if link.cue else None,
        act=said.act,
        certainty=said.certainty,
        polarity=said.polarity,
        parent=parent.id,
        why=Why(rule=rule, score=0.8 if link.cue else 0.5),
    )


def trimmed(page: Page, part: Stretch) -> Span | None:
    """The content's characters without outer marks, blanks and an opening "that"; nothing if no letter is left."""
    span = page.span(part)
    if page.forms[part.first].lower() == "that" and part.last > part.first:
        span = page.words.span(part.first + 1, part.last)
    text = page.text
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    # A mark whose partner stands inside what is said ("the charges “a bad play.”") belongs to it and stays.
    words = text[start:end]
    if words.count("“") > words.count("”") or (words.count('"') % 2 and not words.startswith('"')):
        end = next((i + 1 for i in range(end, span.end) if text[i] in _CLOSING), end)
    elif words.count("”") > words.count("“"):
        start = next((i for i in range(start - 1, span.start - 1, -1) if text[i] == "“"), start)
    return Span(start, end) if any(c.isalnum() for c in words) else None


def _manner(page: Page, link: Link) -> Manner:
    """Quoted where all of it stands in quotation marks, mixed where some does, headline in a headline."""
    block = page.block_of[link.content[0].first]
    blocks = page.article.blocks
    words = [page.forms[i] for part in link.content for i in range(part.first, part.last + 1)]
    marks = [word in _QUOTES for word in words]
    if all(page.forms[part.first] in {'"', "“", "``"} for part in link.content):
        return "quoted"
    if any(marks):
        return "mixed"
    return "headline" if blocks and blocks[block].kind == "headline" else "paraphrased"


def _in_order(found: list[Statement]) -> list[Statement]:
    """Statements by their first character, the article first, parents before children, none twice."""
    unique = {statement.id: statement for statement in found}
    first, *others = unique.values()
    return [first, *sorted(others, key=lambda s: (s.spans[0].start, -s.spans[-1].end, len(s.chain)))]
