"""Figures: the counts a story turns on, with their bounds, what they count, and whose word they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.findings import figure_times
from onrecord.findings.amounts import Amount, amounts
from onrecord.findings.asked import Questions, answering, glossed, headed
from onrecord.findings.bare_counts import (
    counted_again,
    either,
    is_it,
    is_left_out,
    listed,
    names_of_the_dead,
    of_a_toll,
    part_of_those,
    sides_of_a_vote,
    taken_up,
)
from onrecord.findings.clauses import Clauses, clauses_of
from onrecord.findings.counted import Counted, counted, without_particle
from onrecord.findings.measure_lexicon import CASUALTY
from onrecord.findings.measures import Measured, measured
from onrecord.findings.number_refusals import refusal
from onrecord.findings.numbers_denied import is_denied
from onrecord.findings.read_counts import with_readings
from onrecord.findings.repeated import repeated
from onrecord.findings.statement_of import statement_of
from onrecord.findings.tabled import introduction, kind_at, tabled
from onrecord.findings.told_by_page import by_its_page
from onrecord.findings.victims import victims
from onrecord.record import (
    Analysis,
    Article,
    Figure,
    Grounds,
    Measure,
    Polarity,
    Span,
    Statement,
    When,
    Why,
    content_id,
)

_GENERIC = frozenset(
    {
        "people",
        "persons",
        "others",
        "lives",
        "more",
        "dead",
        "deaths",
        "person",
        "wounded",
        "injured",
        "missing",
        "homeless",
    }
)
_CROWD = 100
_PART = re.compile(
    r"\s*(?:,|\(|—|–)?\s*((?:not\s+including|excluding|including|among\s+them|most(?:ly)?\s+of\s+(?:them|whom)|mostly|most\s+of\s+them)"
    r"\s[^.;()—–,\n]{2,60})",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\s+of\s+(?:the|an?|one|his|her|their)\s+[\w-]+)?\s*,?\s*(?:(?:and|or|including)\s+)?(?:ages?d?[\s\d,]+(?:and\s+\d+\s*,\s*)?(?:and\s+)?)?"
)


@dataclass(frozen=True)
class _Page:
    """What every figure of one article is read with."""

    article: Article
    clauses: Clauses
    statements: Sequence[Statement]
    grounds: Grounds


_ONLY = re.compile(r"\b(?:only|just|merely)\s+(?:about\s+|some\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|no|none|nobody|never|neither|nor|without|denie[sd]|deny|reject\w*|false|untrue|wrong)\b|n[’']t\b",
    re.IGNORECASE,
)
_ASIDE = frozenset({"acl", "acl:relcl", "advcl"})
_TOLD_BY = frozenset(
    f"{noun}{ending}"
    for noun in "report claim allegation suggestion rumour rumor assertion accusation figure statement".split()
    for ending in ("", "s")
)
"""Nouns whose clause is what is denied: "denied reports that 300 were hurt"."""


def figures(
    article: Article, analysis: Analysis, statements: Sequence[Statement], grounds: Grounds
) -> tuple[Figure, ...]:
    """The figures of an article, in text order, each under the innermost statement around it.

    Years, dates, ages, scores, labels and ordinals are refused; so are small counts of nothing in particular.
    "nearly" and "almost" are about; "just under" and "up to" are under.
    """
    if not len(analysis):
        return ()
    page = _Page(article, clauses_of(article.text, analysis), statements, grounds)
    found: dict[str, Figure] = {}
    counts = tuple(_counts(page))
    for one, told in (*counts, *_singles(page, counts)):
        figure = _figure(page, one, told)
        # "One teenager was killed" is a count and a single victim at once: the same words for the same measure, once.
        found.setdefault(figure.id, figure)
    return tuple(sorted(found.values(), key=lambda figure: (figure.span.start, figure.span.end)))


def _counts(page: _Page) -> Iterator[tuple[Counted, Measured]]:
    """What rules tell of the numbers of a page, and what the model reads of those that are left over."""
    left: list[Counted] = []
    told = list(_told(page, left))
    known = {one.number for one, _ in told}
    yield from with_readings(
        page.clauses,
        told,
        [one for one in left if one.number not in known and not _is_supposed(page.clauses, one)],
    )


def _told(page: _Page, left: list[Counted]) -> Iterator[tuple[Counted, Measured]]:
    """What rules tell; numbers that nothing refuses and that no rule reads are put into `left`."""
    before = _Before(None, None, [])
    questions = Questions(page.article, page.clauses)
    yield from tabled(page.article, page.clauses)
    for sentence in page.clauses.sentences:
        start, end = page.clauses.words.start[sentence.start], page.clauses.words.end[sentence.stop - 1]
        asked = questions.above(sentence)
        if kind_at(page.article, start) == "table":
            continue
        previous: Amount | None = None
        found: list[tuple[Counted, Measured]] = []
        voted = list(sides_of_a_vote(page.clauses, sentence))
        sides = {one.amount.number for one, _ in voted}
        bare: Counted | None = None
        for amount in amounts(page.article.text, start, end):
            if amount.number not in sides and not (previous and _is_whole_of(page.article.text, previous, amount)):
                one = counted(page.clauses, without_particle(page.clauses, amount))
                pair = _one(page, one, before.with_found(found), asked) if one else None
                if pair and bare and (twin := either(page.clauses, bare, *pair)):
                    found.append(twin)
                found.extend([pair] if pair else [])
                left.extend([one] if one and not pair else [])
                bare = None if pair else one
            previous = amount
        before = before.with_found(found)
        yield from _shared(page.article.text, page.clauses, found)
        yield from voted
    left[:] = [one for one in left if not refusal(page.clauses, one, page.grounds.times)]
    alone = [one for one in left if one.head is None]
    yield from repeated(page.clauses, alone, before.every)


@dataclass(frozen=True)
class _Before:
    """What was counted before a number: the last figure, the last toll, all, and the first toll of that sentence."""

    last: tuple[Counted, Measured] | None
    toll: tuple[Counted, Measured] | None
    every: Sequence[tuple[Counted, Measured]]
    first: tuple[Counted, Measured] | None = None

    def with_found(self, found: Sequence[tuple[Counted, Measured]]) -> _Before:
        """The same after the figures of a sentence."""
        tolls = [pair for pair in found if _is_toll(pair)]
        toll, first = (tolls[-1], tolls[0]) if tolls else (self.toll, self.first)
        return _Before(found[-1], toll, [*self.every, *found], first) if found else self


def _is_toll(pair: tuple[Counted, Measured]) -> bool:
    """Whether a later number may count on from it: people hurt or lost, or a crowd of a hundred and more."""
    one, told = pair
    return told.measure in CASUALTY or (told.measure == "people" and (one.amount.value or 0) >= _CROWD)


def _shared(text: str, clauses: Clauses, found: list[tuple[Counted, Measured]]) -> Iterator[tuple[Counted, Measured]]:
    """The counts of a sentence, where "six nurses" of "six nurses and one guard were shot dead" share the fate told of
    the last of them."""
    told = list(found)
    for at in range(len(told) - 2, -1, -1):
        one, own = told[at]
        nearest, fate = told[at + 1]
        gap = text[clauses.words.end[one.last] : nearest.amount.start]
        if (
            own.measure == "people"
            and fate.measure in CASUALTY
            and _LISTED.fullmatch(gap)
            and ("told" in fate.rule or "state" in fate.rule)
        ):
            told[at] = (one, own._replace(measure=fate.measure, rule=fate.rule, denied=fate.denied))
    yield from told


def _one(page: _Page, one: Counted, before: _Before, asked: Measure | None) -> tuple[Counted, Measured] | None:
    """The number with what it measures, by its own words, by what was counted `before`, or by what is `asked`."""
    clauses = page.clauses
    gloss = glossed(clauses, one) or part_of_those(clauses, one) or headed(clauses, one)
    if gloss:
        return one, gloss
    if refusal(clauses, one, page.grounds.times):
        return None
    if paged := by_its_page(clauses, one):
        return one, paged
    toll = before.first if is_it(clauses, one) else before.toll
    told = taken_up(clauses, one, before.last) or of_a_toll(clauses, one, toll)
    told = told or names_of_the_dead(clauses, one, before.every)
    both = one.amount.number_end - one.amount.number == 4 and clauses.lowers[one.number] == "both"
    told = None if both else told  # "Both were right" takes up no toll.
    own = measured(clauses, one) if told is None or told.rule == "share by place" else None
    told = (own if own and own.measure in CASUALTY else None) or told or own
    told = told or answering(clauses, one, asked) or counted_again(clauses, one, before.every)
    if told is None and asked is None:
        told = listed(clauses, one, before.toll, in_list=kind_at(page.article, one.amount.start) == "list")
    if told and not (_is_supposed(clauses, one) if told.measure in CASUALTY else both):
        return one, told
    return None


def _is_supposed(clauses: Clauses, one: Counted) -> bool:
    """Whether the counted stand under "if" or "unless": nobody was hurt yet."""
    predicate = clauses.predicate(one.head if one.head is not None else one.number)
    return any(clauses.lowers[mark] in ("if", "unless", "whether") for mark in clauses.below(predicate, "mark"))


def _is_whole_of(text: str, part: Amount, whole: Amount) -> bool:
    """ "three of the 12 people": the second number is what the first is taken from."""
    return bool(
        re.fullmatch(
            r"\s+(?:out\s+)?of\s+(?:the|its|their|some|about)?\s*", text[part.end : whole.start], re.IGNORECASE
        )
    )


def _singles(page: _Page, told: Sequence[tuple[Counted, Measured]]) -> Iterator[tuple[Counted, Measured]]:
    """Those told dead or hurt one by one; `told` are the counts of the page."""
    counts: dict[Measure, tuple[int, ...]] = {}
    for one, measure in told:
        if one.amount.value:
            counts[measure.measure] = (*counts.get(measure.measure, ()), one.number)
    published = page.article.published
    yield from victims(page.clauses, counts, published.year if published else None)


def _figure(page: _Page, one: Counted, told: Measured) -> Figure:
    clauses, amount, times = page.clauses, one.amount, page.grounds.times
    span = Span(amount.start, max(amount.end, clauses.words.end[told.last]))
    statement = statement_of(span, page.statements)
    casualty, is_toll = told.measure in CASUALTY, told.rule in ("toll", "number of")
    return Figure(
        id=content_id("figure", page.article.id, span.start, span.end, told.measure),
        statement=statement,
        measure=told.measure,
        bound=amount.bound,
        span=span,
        why=Why(rule=told.rule, score=told.score, detail=amount.bound),
        low=amount.low,
        high=amount.high,
        unit=told.unit,
        scope=_scope(clauses, one, told),
        since=figure_times.since(clauses, one, times) if casualty else None,
        as_of=_as_of(page, one, told),
        cumulative=figure_times.runs(clauses, one, toll=is_toll) if casualty else None,
        polarity=_polarity(page, statement, (one, told)),
    )


def _as_of(page: _Page, one: Counted, told: Measured) -> When | None:
    times, people = page.grounds.times, told.measure in (*CASUALTY, "people")
    until = figure_times.day_until(page.clauses, one, times) if people else None
    published = page.article.published
    if until and published and str(until.start)[:10] <= str(published)[:10]:
        return until
    if told.rule in ("toll", "number of"):
        return figure_times.as_of(page.clauses, one, times)
    after = figure_times.day_after(page.clauses, one, times) if told.measure in CASUALTY else None
    found = after or (figure_times.day_told(page.clauses, one, times) if people else None)
    above = introduction(page.article, one.amount.start) if people and found is None else None
    return figure_times.day_above(above, times) if above else found


def _polarity(page: _Page, statement: str, pair: tuple[Counted, Measured]) -> Polarity:
    """Negative where the count is denied; "no deaths" is a count of none, and no denial."""
    one, told = pair
    none = one.amount.form == "none"
    around = _answered(page, statement)
    refused = around is not None and (
        around.act == "deny" or (around.polarity == "negative" and not none and told.measure != "duration")
    )
    refused = refused and not (around is not None and _is_said_instead(page, one, around))
    refused = refused and around is not None and not _is_aside(page.clauses, one, around.spans)
    refused = refused and not is_left_out(page.clauses, one)
    refused = refused or is_denied(
        page.article.text, one.amount.start, max(one.amount.end, page.clauses.words.end[told.last])
    )
    return "negative" if (told.denied and not none) or refused else "positive"


def _is_said_instead(page: _Page, one: Counted, around: Statement) -> bool:
    """Whether a count inside a denial is what there was instead: "only seven", or a sentence with no "not" in it."""
    text, clauses = page.article.text, page.clauses
    sentence = clauses.sentence(one.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    if _ONLY.search(text[max(0, one.amount.start - 24) : one.amount.start]):
        return True
    said = " ".join(span.of(text) for span in around.spans)
    return around.act != "deny" and bool(_NEGATED.search(said)) and not _NEGATED.search(text, start, end)


def _answered(page: _Page, statement: str) -> Statement | None:
    """The statement of a count; of what somebody denies that nobody in particular said ("reports"), the denial."""
    around = next((s for s in page.statements if s.id == statement), None)
    if around is None or around.chain[-1].label != "unnamed":
        return around
    over = next((s for s in page.statements if s.id == around.parent), None)
    return over if over is not None and over.act == "deny" else around


def _is_aside(clauses: Clauses, one: Counted, spans: Sequence[Span]) -> bool:
    """Whether the count only says of what or when the denied speak: "no charges over the fire that killed nine"."""
    word = one.head if one.head is not None else one.number
    for above in (word, *clauses.ancestors(word)):
        start, head = clauses.words.start[above], clauses.words.head[above]
        if head == above or not any(span.start <= clauses.words.start[head] < span.end for span in spans):
            return False
        inside = any(span.start <= start < span.end for span in spans)
        if inside and clauses.words.dep[above] in _ASIDE and clauses.lowers[head] not in _TOLD_BY:
            return True
    return False


def _scope(clauses: Clauses, one: Counted, told: Measured) -> str | None:
    """The words that limit who is counted: the noun with its adjectives, and what stands after "including"."""
    if told.measure not in CASUALTY and told.measure != "people":
        return None
    words = ""
    if told.rule.startswith("one, by name"):
        words = clauses.slice(one.first, told.last)
    elif one.head is not None:
        words = clauses.text[one.amount.end : clauses.words.end[one.head]].strip(" -‐‑\n").removeprefix("of ")
        words = "" if words.lower() in _GENERIC else words
    part = _PART.match(clauses.text, clauses.words.end[told.last])
    return "; ".join(piece for piece in (words, part[1].strip() if part else "") if piece) or None
