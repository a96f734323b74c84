"""A source named once goes on: over the next sentence of its count, the list under it, the table beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.record import Article, Reading, Span
from onrecord.record.numerals import TENS, spelled
from onrecord.stories.bodies import folded
from onrecord.stories.counters import given_to
from onrecord.stories.sentences import sentence_around, sentence_before
from onrecord.stories.speakers import Speaker, Speakers
from onrecord.stories.tellings import Telling

_NUMBER = rf"\d[\d,.]*|{spelled(1, 19)}|{'|'.join(TENS)}|dozens|scores|hundreds|thousands"
_COUNTS_ON = re.compile(
    rf"\W*(?:(?:at\s+least|about|around|some|more\s+than|nearly|almost|over|only|just|all)\s+)?(?:the\s+)?(?:other\s+)?(?:{_NUMBER})\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on counting."""
_LEANS = re.compile(
    rf"\W*(?:another|a\s+further|further|in\s+all|altogether|in\s+total|the\s+(?:death\s+)?toll|of\s+(?:them|those|these|the\s+\w+)|among\s+(?:them|those|the\s+\w+)|the\s+(?:other|rest|dead\s+are)"
    rf"|(?:{_NUMBER})\s+(?:of\s+(?:them|those|these|the)|others?|more)|all\s+(?:of\s+them|{_NUMBER}))\b",
    re.IGNORECASE,
)
"""How one begins that leans on the count before it, be it a paragraph back."""
_OF_THEM = re.compile(
    r"(?:All|Most|Some|None|Both|Many|They|These|Their|Those|Its|The\s+(?:victims|dead|others|rest))\b"
)
"""How a sentence begins that tells more of those counted before it."""
_IT_SAID = re.compile(r",\s+(?:it|they|he|she)\s+(?:said|says|added|told)\b", re.IGNORECASE)
_TAKEN_UP = frozenset({"toll before", "toll taken up", "count taken up", "share of a toll", "share by place"})
"""Rules of figures whose words count on from those before them."""
_BELIEVES = re.compile(
    r"\b(?:believe|accept|agree\s+with|trust|confirm)\s+(?:the\s+)?(?:figure\s+of\s+)?$", re.IGNORECASE
)
_REACH = 30
"""Characters before a number in which it is believed."""
_CITING = re.compile(r"\b(?:citing|quoting|according\s+to)\s+(?P<who>[^:,;]{3,60})", re.IGNORECASE)
_THAT_IS = re.compile(
    r"(?:That|This|It)\s+(?:(?:is|was)\s+)?(?:the\s+)?(?:[\w-]+\s+)?(?:number|figure|count|toll|total)\s+[^.;]{0,60}?"
    r"(?:\b(?:by|from)\s+(?P<by>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}?)(?=[,.]|\s+(?:on|in|late|early)\b)"
    r"|\bthat\s+(?P<who>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3}?)\s+(?:has|have|had)\s+(?:given|issued|published|counted|recorded|released))"
)
"""How the sentence after a number tells who gave it."""
_QUOTED = 2
"""Voices of a chain that ends with the outlet that is quoted."""
_PRONOUN = frozenset({"it", "they", "he", "she"})
_SOURCE = re.compile(
    r"\W*(?:source|figures?|data|numbers)\s*(?::|\bfrom\b|\bby\b)\s*(?P<who>[^.;\n]{3,80})", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"^(?P<who>(?:The\s+)?[\w’' -]{3,70}?)\s+(?:has\s+|have\s+|had\s+)?(?:published|released|gave|gives|issued"
    r"|lists?|listed|counts?|counted|reported|reports|informs?|informed|put\s+out|recorded|registered)\b"
)
_ORGANISED = frozenset({"organisation", "office"})
_FATES = frozenset({"killed", "wounded", "missing", "displaced", "arrested", "infected"})
_NEAR = 700
"""Characters from a count to a share of it."""
_BESIDE = 3
"""Blocks above and below a table in which its source may stand."""


@dataclass(frozen=True)
class _Page:
    """A page with its speakers; by sentence who answers for the figures read so far, what they count, and their day."""

    reading: Reading
    article: Article
    known: Speakers
    spans: dict[str, Span]
    heard: dict[Span, Speaker]
    counts: dict[Span, set[str]]
    days: dict[Span, Telling]


def carried(reading: Reading, tellings: Sequence[Telling], known: Speakers) -> tuple[Telling, ...]:
    """The tellings of a page, those in the outlet's own voice under the source that goes on where the words say so."""
    article = reading.article
    if article is None:
        return tuple(tellings)
    page = _Page(reading, article, known, {figure.id: figure.span for figure in reading.figures}, {}, {}, {})
    done: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda one: page.spans[one.id].start):
        sentence = sentence_around(article, page.spans[telling.id])
        if telling.own and not telling.headline:
            source = (
                _source(page, telling, sentence)
                or _said_after(page, sentence)
                or _of_whole(page, telling, done.values())
            )
            telling = given_to(telling, source) if source and source.key not in telling.chain else telling
        elif first := _cited(page, telling, sentence):
            telling = given_to(telling, first)
        elif first := _believed(page, telling, done.values()):
            # It is the word of both: who believes a number is not at odds with it.
            telling = replace(given_to(telling, first), speaker=telling.speaker | {first.key})
        telling = _on_its_day(page, telling, sentence)
        if telling.dated:
            page.days.setdefault(sentence, telling)
        page.counts.setdefault(sentence, set()).add(telling.measure)
        if not telling.own:
            page.heard[sentence] = Speaker(
                key=next(iter(sorted(telling.speaker))),
                names=telling.speaker,
                label=telling.label or _label(page, telling),
                generic=telling.generic,
            )
        done[telling.id] = telling
    return tuple(done[telling.id] for telling in tellings)


def _cited(page: _Page, telling: Telling, sentence: Span) -> Speaker | None:
    """Whom the outlet of a quoted passage has its numbers from: "the agency reported, citing the ministry:"."""
    at = next((n for n, block in enumerate(page.article.blocks) if block.span.covers(sentence)), 0)
    blocks = page.article.blocks
    if not at or blocks[at].kind != "quote" or len(telling.chain) > _QUOTED:
        return None
    while at and blocks[at].kind == "quote":
        at -= 1
    found = _CITING.search(blocks[at].span.of(page.article.text))
    return _called(page, found["who"].strip()) if found else None


def _believed(page: _Page, telling: Telling, before: Iterable[Telling]) -> Speaker | None:
    """Who first told a number on the page, where somebody only believes it ("I believe 67")."""
    if not _BELIEVES.search(page.article.text[max(0, telling.start - _REACH) : telling.start]):
        return None
    for one in before:
        if (one.measure, one.value) == (telling.measure, telling.value) and not one.own and not one.headline:
            return page.heard.get(sentence_around(page.article, page.spans[one.id]))
    return None


def _of_whole(page: _Page, telling: Telling, before: Iterable[Telling]) -> Speaker | None:
    """Who gave the count that this one is told as a share of: the last larger one of the like, near before it."""
    if not telling.partitive:
        return None
    whole = [
        one
        for one in before
        if one.measure == telling.measure
        and not (one.partitive or one.headline)
        and (one.value or 0) > (telling.value or 0)
        and telling.start - one.start <= _NEAR
    ]
    last = max(whole, key=lambda one: one.start, default=None)
    return page.heard.get(sentence_around(page.article, page.spans[last.id])) if last and not last.own else None


def _said_after(page: _Page, sentence: Span) -> Speaker | None:
    """Who gave a number, where the sentence after it tells: "That is the number that the office had issued"."""
    text = page.article.text
    block = next((b.span for b in page.article.blocks if b.span.covers(sentence)), None)
    start = sentence.end + len(text[sentence.end :]) - len(text[sentence.end :].lstrip()) if block else 0
    if block is None or start >= block.end:
        return None
    after = sentence_around(page.article, Span(start, start + 1)).of(text)
    found = _THAT_IS.match(after)
    return _called(page, (found["by"] or found["who"]).strip()) if found else None


def _on_its_day(page: _Page, telling: Telling, sentence: Span) -> Telling:
    """A telling without a day that counts on from the sentence before, on the day of that one."""
    if telling.dated or telling.headline or not _LEANS.match(sentence.of(page.article.text)):
        return telling
    before = _told_before(page.article, sentence, across=True)
    day = page.days.get(before) if before else None
    return replace(telling, as_of=day.as_of, dated=True) if day else telling


def _label(page: _Page, telling: Telling) -> str:
    figure = next(one for one in page.reading.figures if one.id == telling.id)
    said = next(one for one in page.reading.statements if one.id == figure.statement)
    return said.chain[-1].label


def _source(page: _Page, telling: Telling, sentence: Span) -> Speaker | None:
    kinds = [block.kind for block in page.article.blocks if block.span.covers(sentence)]
    if "table" in kinds:
        return _of_table(page, sentence)
    if "list" in kinds:
        return _of_list(page, sentence)
    words = sentence.of(page.article.text)
    if _by_pronoun(page, telling) or _IT_SAID.search(words):
        return _meant(page, sentence)
    rule = next(figure.why.rule for figure in page.reading.figures if figure.id == telling.id)
    if not (_COUNTS_ON.match(words) or _LEANS.match(words) or rule in _TAKEN_UP):
        return _goes_on(page, telling, sentence)
    before = _told_before(page.article, sentence, across=bool(_LEANS.match(words)) or telling.measure in _FATES)
    return (_speaker_of(page, before) or _over(page, before)) if before else None


def _over(page: _Page, between: Span) -> Speaker | None:
    """Who gave the count before a sentence that only tells more of those counted ("All were residents")."""
    if not _OF_THEM.match(between.of(page.article.text)):
        return None
    before = _told_before(page.article, between, across=False)
    return page.heard.get(before) if before else None


def _goes_on(page: _Page, telling: Telling, sentence: Span) -> Speaker | None:
    """Who gave the count of the sentence before, where this one counts the like and names nobody who may have."""
    before = _told_before(page.article, sentence, across=False)
    heard = page.heard.get(before) if before else None
    if before is None or heard is None or telling.measure not in _FATES & page.counts[before]:
        return None
    named = any(
        sentence.start <= span.start < telling.start
        for actor in page.reading.actors
        if actor.kind in (*_ORGANISED, "person")
        for span in actor.mentions
    )
    return None if named else heard


def _told_before(article: Article, sentence: Span, across: bool) -> Span | None:
    """The sentence before, in the same paragraph; `across` to the one above where there is none."""
    at = next((n for n, block in enumerate(article.blocks) if block.span.covers(sentence)), None)
    if at is None:
        return None
    found = sentence_before(article, sentence, article.blocks[at].span.start)
    if found or not across or at == 0 or article.blocks[at - 1].kind != "paragraph":
        return found
    return sentence_before(article, sentence, article.blocks[at - 1].span.start)


def _speaker_of(page: _Page, sentence: Span) -> Speaker | None:
    """Who answers for a sentence: for a figure in it, else for most of its words."""
    if sentence in page.heard:
        return page.heard[sentence]
    for said in reversed(page.reading.statements[1:]):
        if said.act == "ask" or not any(sentence.start <= span.start < sentence.end for span in said.spans):
            continue
        inside = sum(min(span.end, sentence.end) - span.start for span in said.spans if span.start >= sentence.start)
        speakers = page.known.chain(page.reading, said.chain)
        if len(speakers) > 1 and 2 * inside > len(sentence):
            return speakers[-1]
    return None


def _by_pronoun(page: _Page, telling: Telling) -> bool:
    """Whether the innermost statement of a figure is said by an "it" that nobody resolved."""
    figure = next(one for one in page.reading.figures if one.id == telling.id)
    said = next(one for one in page.reading.statements if one.id == figure.statement)
    return len(said.chain) > 1 and said.chain[-1].label.lower() in _PRONOUN


def _meant(page: _Page, sentence: Span) -> Speaker | None:
    """Whom "it" means: the speaker of the sentence before, else the first body named in the sentence or before it."""
    before = _told_before(page.article, sentence, across=True)
    heard = _speaker_of(page, before) if before else None
    if heard:
        return heard
    start = before.start if before else sentence.start
    bodies = sorted(
        (span.start, actor.label)
        for actor in page.reading.actors
        if actor.kind in _ORGANISED
        for span in actor.mentions
        if start <= span.start < sentence.end
    )
    here = [label for at, label in bodies if at >= sentence.start] or [label for _, label in bodies]
    return _called(page, here[0]) if here else None


def _called(page: _Page, words: str) -> Speaker | None:
    """The speaker of these words: one that the story knows, else the words themselves."""
    known = page.known.called(page.reading, words)
    name = folded(words)
    return known or (Speaker(key=name, names=frozenset({name}), label=" ".join(words.split())) if name else None)


def _of_list(page: _Page, sentence: Span) -> Speaker | None:
    """The source of the paragraph that introduces a list."""
    blocks = page.article.blocks
    at = next(n for n, block in enumerate(blocks) if block.span.covers(sentence))
    while at and blocks[at].kind == "list":
        at -= 1
    intro = blocks[at].span
    if not intro.of(page.article.text).rstrip().endswith(":"):
        return None
    last = sentence_before(page.article, Span(intro.end, intro.end), intro.start)
    first = sentence_around(page.article, Span(intro.start, intro.start + 1))
    return (_speaker_of(page, last) if last else None) or _speaker_of(page, first) or _publisher(page, first)


def _of_table(page: _Page, row: Span) -> Speaker | None:
    """Whoever a line under a table, or the sentence above it, gives as its source."""
    blocks = page.article.blocks
    at = next(n for n, block in enumerate(blocks) if block.span.covers(row))
    first = last = at
    while first and blocks[first - 1].kind == "table":
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].kind == "table":
        last += 1
    for block in (*blocks[last + 1 : last + 1 + _BESIDE], *blocks[max(0, first - 1) : first]):
        named = _SOURCE.match(page.article.text, block.span.start, block.span.end)
        if named:
            return _called(page, named["who"].strip())
    for block in reversed(blocks[max(0, first - _BESIDE) : first]):
        if block.kind == "paragraph" and (found := _publisher(page, block.span)):
            return found
    return None


def _publisher(page: _Page, span: Span) -> Speaker | None:
    found = _PUBLISHED.match(span.of(page.article.text))
    return _called(page, found["who"]) if found else None
