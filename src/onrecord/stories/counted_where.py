"""Where those were that a figure counts: as its clause tells, else its speaker, the sentences before, the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.record import Article, Reading, Span
from onrecord.stories.atlas import Atlas, Place
from onrecord.stories.bodies import land_of
from onrecord.stories.scopes import WHOLE
from onrecord.stories.sentences import sentence_around, sentence_before
from onrecord.stories.tellings import Telling, instants

_AT_PLACE = re.compile(
    r"\b(?:in|at|near|on|across|around|inside|outside|throughout|within|through|from|off|over|for)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$"
    r"|\b(?:residents?|people|inhabitants|villagers|citizens|natives|village|town|city|settlement|district|province|port|island|valley)"
    r"\s+of\s+(?:the\s+)?$"
)
"""What stands before the name of a place where something happens."""
_BREAK = re.compile(
    r"[;:—]|,\s+(?:while|whereas|but|and|after|when|as|before)\s|\b(?:while|whereas|against|compared\s+with)\b"
)
_ITS_OWN = re.compile(
    r"\b(?:its|their|our)\s+(?:own\s+)?(?:bank|side|soil|territory|shore|part|losses|dead|casualties|toll|country|citizens)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:ministry|minister|government|police|office|agency|department|authorit\w+|governor|president|premier|army|military|"
    r"officials?|service|council|spokes\w+|prefecture|administration|civil\s+protection|health|interior|defen[cs]e)\b"
)
_THING = re.compile(
    r"\s+(?:dam|bridge|reservoir|plant|mine|power\s+station|disaster|talks|commission|agreement|protocol)\b"
    r"(?!\s+(?:toll|dead|deaths?|victims|flood|disaster)\b)"
)
"""What stands after the name of a place that only names a thing."""
_AT = re.compile(r"\b(?:at|in|near|under|on|beneath)\s+(?:the\s+)?$")
_THITHER = re.compile(
    r"\b(?:taken|brought|flown|rushed|moved|carried|airlifted|transferred|sent|bussed)\s+(?:[\w-]+\s+){0,3}?to\b",
    re.IGNORECASE,
)
"""The counted are led to the place that follows; it is not where it befell them."""
_NEWS = re.compile(
    r"\b(?:telegraph|news|times|post|press|radio|daily|today|courier|wire|tribune|gazette|tv|channel|herald|observer)\b"
)
_HEAD = re.compile(r"\s*(?::|\||\s[–—-]\s|\.\s|$)")
_INCLUDING = re.compile(r"\b(?:including|together\s+with|as\s+well\s+as)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a place that a count of more than it takes in."""
_SEAT = re.compile(
    r"\b(?:ministry|government|officials?|authorities|spokes\w+|police|embassy|office|reporters|journalists|briefing|conference|"
    r"headquarters|parliament|court)\s+(?:in|at)\s+(?:the\s+)?$"
)
"""What stands before the name of a place where somebody sits or speaks, not where the counted were."""
_TAKEN_UP = frozenset({"toll taken up", "count taken up", "toll before", "names listed"})
"""Rules of figures whose words count what was counted before them."""
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)(?:in\s+|the\s+)*")
"""What joins the places of a list."""
_NAMES_ON = re.compile(r"(?:,\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)+,?\s+and\s+[A-Z][\w’'-]+")
"""How a list of three names and more goes on after its first."""
_GOES_ON = re.compile(r"(?:,\s+[A-Z][\w’'-]+)*,?\s+and\s+(?:in\s+|the\s+)*[A-Z]")
_SPEAKS_BEHIND = re.compile(
    r"\s+(?:ha[sd]\s+|have\s+)?(?:said|says|say|told|announced|reported|confirmed|added|warned)\b"
)
"""Behind a name: who speaks stands in no list of places."""
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_PAST = re.compile(
    rf"\b(?:[Ii]n|of|from|the)\s+(?P<year>{_YEAR})\b|\bsince\s+(?P<then>{_YEAR}),?\s+when\b"
    rf"|\b(?P<other>{_YEAR})\s+(?:disaster|flood|war|attack|accident|massacre|crash)"
)
_GROUND = re.compile(r"\b(?:banks?|sides?|soil|territory|shore|border|coast)$")
"""Last words of a name that is where something is, not a body."""
_LEAST = 3
"""Words of a body's name that begins with its country, where the name tells no office ("Halvarian Relief Society")."""
_THEIR_TOWN = re.compile(
    r"[^.;]{0,30}?\bin\s+(?:his|her|their|our|my)\s+(?:own\s+)?(?:village|town|city|district|province|county|region|island|country|hospital)\b",
    re.IGNORECASE,
)
"""What stands after a number that its speaker counts at home."""
_FROM_WHERE = re.compile(r"\b(?:from|in|at|of)\s+(?:the\s+)?$")
_AFTER, _BEFORE = 110, 70
"""Characters after and before a figure in which its clause may name the place."""
_BACK = 3
"""Sentences before a figure's own that may tell its place."""


@dataclass(frozen=True, slots=True)
class _Found:
    place: Place
    told: bool


@dataclass(frozen=True)
class _Page:
    """A page with the spans of the bodies and people on it, whose names may hold a place that is not where they are."""

    article: Article
    atlas: Atlas
    held: tuple[Span, ...]
    main: Place

    def named(self, start: int, end: int) -> list[tuple[Span, Place]]:
        """The places named in a stretch, without those inside the name of a body."""
        return [
            (span, place)
            for span, place in self.atlas.named(self.article.text, start, end)
            if not any(held.covers(span) and held != span for held in self.held)
            and not (
                _THING.match(self.article.text, span.end)
                and not _AT.search(self.article.text, max(0, span.start - 20), span.start)
            )
            and not _SEAT.search(self.article.text, max(0, span.start - 40), span.start)
        ]


def placed(pages: Sequence[tuple[Reading, Sequence[Telling]]], atlas: Atlas) -> list[tuple[Telling, ...]]:
    """The tellings of each page with the place that they count in.

    `Telling.placed` is true where the sentence, its heading or the speaker tells it, false where it is only what the
    page is about. A count of another year's happening is of that year.
    """
    found = []
    made = [_page(reading, atlas) for reading, _ in pages]
    usual = Counter(page.main for page in made if page and page.main).most_common(1)
    one_place = len({page.main[0] for page in made if page and page.main}) == 1
    for (reading, tellings), page in zip(pages, made, strict=True):
        if page and not page.main and usual and one_place:
            # A page that names no place of its own, as a comment does, is about the place of a story that has only one.
            page = replace(page, main=usual[0][0])
        found.append(_on_page(page, reading, tellings) if page else tuple(tellings))
    return found


def _on_page(page: _Page, reading: Reading, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    figures = {figure.id: figure for figure in reading.figures}
    last: dict[str, Telling] = {}
    done: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda t: figures[t.id].span.start):
        figure = figures[telling.id]
        meant = last.get(telling.measure) if figure.why.rule in _TAKEN_UP else None
        # Another speaker may take up the number and mean another place: his own words have not told it.
        before = _Found(meant.scope.place, meant.placed and _is_one(telling, meant)) if meant else None
        if meant and telling.measure == "people" and not telling.scope.group:
            telling = replace(telling, scope=replace(telling.scope, group=meant.scope.group))
        last[telling.measure] = done[telling.id] = _placed(page, telling, figure.span, before)
    return tuple(done[telling.id] for telling in tellings)


def _is_one(one: Telling, other: Telling) -> bool:
    return one.own or other.own or bool(one.speaker & other.speaker)


def _page(reading: Reading, atlas: Atlas) -> _Page | None:
    article = reading.article
    if article is None:
        return None
    held = tuple(
        span
        for actor in reading.actors
        if actor.kind in ("organisation", "person", "office")
        for span in actor.mentions
    )
    labels = tuple(voice.span for said in reading.statements for voice in said.chain if voice.span)
    names = tuple(span for span in (*held, *labels) if not _GROUND.search(span.of(article.text)))
    page = _Page(article, atlas, names, ())
    return replace(page, main=_main(page))


def _main(page: _Page) -> Place:
    """The place that headline and first paragraphs name most, the headline's first of equals."""
    counts: Counter[Place] = Counter()
    read = 0
    for block in page.article.blocks:
        if block.kind not in ("headline", "standfirst", "paragraph"):
            continue
        counts.update(
            place
            for at, place in page.named(block.span.start, block.span.end)
            if place in page.atlas.own and not _PAST.search(sentence_around(page.article, at).of(page.article.text))
        )
        read += block.kind == "paragraph"
        if read == 2:
            break
    return counts.most_common(1)[0][0] if counts else ()


def _placed(page: _Page, telling: Telling, span: Span, before: _Found | None) -> Telling:
    sentence = sentence_around(page.article, span)
    found = _of_head(page, span) or _at_home(page, span, sentence) or _in_sentence(page, span, sentence) or before
    found = found or _of_speaker(page, telling) or _before(page, span, sentence) or _of_heading(page, span)
    found = found or _Found(page.main, False)
    shared = not found.place or found.place in page.atlas.own or found.place == WHOLE
    year = _other_year(page, telling, sentence)
    group = _without_natives(page, telling.scope.group, found.place)
    scope = replace(telling.scope, place=found.place, group=group, event=year, shared=shared)
    if year and not telling.dated:
        telling = replace(telling, as_of=instants(year), dated=True)
    return replace(telling, scope=scope, placed=found.told, natives=group != telling.scope.group)


def _without_natives(page: _Page, group: frozenset[str], place: Place) -> frozenset[str]:
    """The group without the name of the land's people, which limits nothing: "19,201 Zambians" in Zambia."""
    lands = {word: page.atlas.places.get(word) or page.atlas.places.get(word.removesuffix("s")) for word in group}
    return frozenset(word for word, land in lands.items() if land is None or land != place[: len(land)])


def _at_home(page: _Page, span: Span, sentence: Span) -> _Found | None:
    """The place that the speaker is from, where the count is of "her village" or is made "here"."""
    text = page.article.text
    here = re.match(r"[^.;]{0,20}?\bhere\b", text[span.end : sentence.end])
    if not here and not _THEIR_TOWN.match(text, span.end, sentence.end):
        return None
    told = [
        place
        for at, place in page.atlas.named(text, sentence.start, sentence.end)
        if _FROM_WHERE.search(text[sentence.start : at.start])
    ]
    return _Found(told[-1] if here else told[0], True) if told else None


def _in_sentence(page: _Page, span: Span, sentence: Span) -> _Found | None:
    text = page.article.text
    named = page.named(sentence.start, sentence.end)
    after = [(s, p) for s, p in named if s.start >= span.end and s.start - span.end <= _AFTER]
    before = [(s, p) for s, p in named if s.end <= span.start and span.start - s.end <= _BEFORE]
    if any(_INCLUDING.search(text, sentence.start, one.start) for one, _ in named):
        return _Found(WHOLE, True)
    own = _ITS_OWN.search(text, sentence.start, sentence.end)
    gloss = own is not None and span.end <= own.start()
    for one, place in after:
        if gloss and own is not None and own.end() <= one.start:
            break
        between = text[span.end : one.start]
        if _THITHER.search(between):
            continue
        if not _BREAK.search(between) and (_AT_PLACE.search(between) or place == WHOLE):
            return _Found(_together(page, after, one, place), True)
    for one, place in reversed(before):
        if gloss:
            break
        if not _BREAK.search(text[one.end : span.start]):
            return _Found(place, True)
    if own:
        # Whose own it is may stand in the name of a body: "Orvenia's ministry said that six had died on its bank".
        whose = [place for _, place in page.atlas.named(text, sentence.start, own.start()) if place != WHOLE]
        return _Found(whose[0][:1], True) if whose else None
    inside = [place for one, place in named if one.start < span.end and one.end > span.start]
    rest = [
        place
        for one, place in (*after, *reversed(before))
        if _AT_PLACE.search(text[sentence.start : one.start])
        and not _BREAK.search(text[min(span.end, one.end) : max(span.start, one.start)])
        and not _THITHER.search(text[span.end : one.start])
    ]
    return next((_Found(place, True) for place in (*inside, *rest)), None)


def _together(page: _Page, after: Sequence[tuple[Span, Place]], one: Span, place: Place) -> Place:
    """What holds all places of a list that begins with this one ("in Halvary and Orvenia", "in A, B and C")."""
    last, held, listed = one, place, False
    names = _NAMES_ON.match(page.article.text, one.end)
    if names and not _SPEAKS_BEHIND.match(page.article.text, names.end()):
        return place[:-1] or WHOLE
    for other, second in after:
        joined = _LISTED.fullmatch(page.article.text, last.end, other.start) if other.start > last.end else None
        # "In Halvary, Kestria said": behind a comma alone another sentence may begin.
        if joined is None or ("and" not in joined[0] and not _GOES_ON.match(page.article.text, other.end)):
            continue
        if _SPEAKS_BEHIND.match(page.article.text, other.end):
            break
        if second[: len(held)] == held or held[: len(second)] == second:
            break
        last, listed = other, True
        held = tuple(a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(held, second, strict=False)))
    return (held or WHOLE) if listed else place


def _of_speaker(page: _Page, telling: Telling) -> _Found | None:
    """The country or town of the body that speaks, where its name begins with it ("the Orvenian interior ministry")."""
    for name in sorted(telling.speaker, key=len, reverse=True):
        land = re.search(r"\((.+)\)$", name)
        for named, place in page.atlas.places.items() if land else ():
            if land and len(place) == 1 and land[1] in (land_of(named), place[0].upper()):
                return _Found(place, True)
        words = name.replace("’", "'").split()
        if not _OFFICIAL.search(name) and (len(words) < _LEAST or _NEWS.search(name)):
            continue
        for size in (2, 1):
            begins = page.atlas.places.get(" ".join(words[:size]).removesuffix("'s"))
            if begins and len(words) > size:
                return _Found(begins, True)
        last = re.search(r"\bof\s+(?:the\s+)?(?:republic\s+of\s+)?(.+)$", name)
        if last and last[1] in page.atlas.places:
            return _Found(page.atlas.places[last[1]], True)
    return None


def _before(page: _Page, span: Span, sentence: Span) -> _Found | None:
    """The place named last in the sentences before, within the paragraph."""
    block = next((b.span for b in page.article.blocks if b.span.covers(span)), sentence)
    at = sentence
    for _ in range(_BACK):
        above = sentence_before(page.article, at, block.start)
        if above is None:
            return None
        at = above
        named = [p for s, p in page.named(at.start, at.end) if _AT_PLACE.search(page.article.text[at.start : s.start])]
        if len({place[0] for place in named}) > 1 or len(set(named)) > 1 and _leaves_open(named):
            return None
        if named:
            return _Found(named[-1], False)
    return None


def _leaves_open(named: Sequence[Place]) -> bool:
    """Whether places told side by side lie in none of each other: what follows may be of any, or of all."""
    last = named[-1]
    return any(place != last and place[: len(last)] != last and last[: len(place)] != place for place in named)


def _of_head(page: _Page, span: Span) -> _Found | None:
    """The place that begins the list's item, the table's row or the paragraph of a round-up ("Norrby: 6,200")."""
    block = next((b for b in page.article.blocks if b.span.covers(span)), None)
    if block is None or block.kind not in ("list", "table", "paragraph"):
        return None
    text = page.article.text
    first = next(page.atlas.named(text, block.span.start, min(block.span.end, span.start)), None)
    if first is None or first[0].start != block.span.start:
        return None
    head = _HEAD.match(text, first[0].end)
    fits = head and (block.kind != "paragraph" or head.group().strip() == ".")
    return _Found(first[1], True) if fits else None


def _of_heading(page: _Page, span: Span) -> _Found | None:
    """The one place that the heading above names."""
    above = [b for b in page.article.blocks if b.kind == "heading" and b.span.end <= span.start]
    named = page.named(above[-1].span.start, above[-1].span.end) if above else []
    return _Found(named[0][1], True) if len({place for _, place in named}) == 1 else None


def _other_year(page: _Page, telling: Telling, sentence: Span) -> str | None:
    """The year of another happening that the sentence is about, more than a year before the page."""
    printed = telling.published
    if telling.as_of and printed and printed.year - telling.as_of[0].year > 1:
        return str(telling.as_of[0].year)
    for match in _PAST.finditer(page.article.text, sentence.start, sentence.end):
        year = int(match["year"] or match["then"] or match["other"])
        if printed and printed.year - year > 1:
            return str(year)
    return None
