"""The pages of a story at hand: a cite becomes a line with its words, its voices and its day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.brief.borrowed import Borrowed
from onrecord.brief.called import bodies_named, seats_named, titles_named, without_article
from onrecord.brief.given import giver, teller_behind
from onrecord.brief.lines import Line, Quote
from onrecord.brief.passed import is_one, with_passers
from onrecord.brief.quotations import first_printed, is_outlet, quotation
from onrecord.brief.recalled import said_before
from onrecord.brief.supported import Heard, heard, is_interview, sentence, settled_chain, speaks_of_itself
from onrecord.brief.taken_back import GONE, TakenBack, numbers_in
from onrecord.brief.voices import Voices, voices
from onrecord.brief.whose import OWNED, with_owners
from onrecord.brief.wording import NOT_NAMED
from onrecord.record import Article, Cite, PageCopy, Reading, RoundUp, Span, Statement, calendar_day

_ITEM = re.compile(
    r"[*•·▪-]\s+"
    r"|[A-Z][A-Z’'. /-]{2,}(?:,\s[^\n()/]{0,60}?)?(?:\s*\([A-Z][\w ]*\)\s+[-–—]\s+|[\s.]*/[A-Z]+/\.?\s+(?:[-–—]\s+)?)"
)
"""What stands before a sentence and tells nothing of it: the star of an item, a dateline with its agency."""

_UNCONNECTED = re.compile(r"\b(?:no|not\s+any)\s+(?:connection|link)\s+(?:with|to)\s+(?P<what>[^.;\n]{3,80})")
_SAYS = re.compile(
    r"(?:ha[sd]\s+|have\s+)?(?:sa(?:ys?|id)|told|tells?|according|add(?:s|ed)|announc\w+|warn(?:s|ed)|confirm(?:s|ed))\b"
)
"""A cue by which a sentence is somebody's word."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_MOST = 0.5
"""Share of a sentence, without its voice and its word for saying, that is told by whoever says so much of it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Articles and voices of the pages, by reading id.

    `originals` are the pages that a page is a whole copy of, `people` the persons of the story by their full names.
    `apart` are pages that say of what they tell that it has nothing to do with the story, `bodies` for each page
    the names of those that it tells of by other words ("the office", "the mayor", a town for the government in it),
    `outlets` the names of all outlets.
    """

    articles: Mapping[str, Article]
    voices: Mapping[str, Voices]
    readings: Mapping[str, Reading]
    originals: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    bodies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken_back: TakenBack = field(default_factory=lambda: TakenBack({}, {}))
    borrowed: Borrowed = field(default_factory=Borrowed)
    outlets: frozenset[str] = frozenset()
    _heard: dict[tuple[str, str], Heard | None] = field(default_factory=dict)
    _sentences: dict[tuple[str, Span], Quote] = field(default_factory=dict)

    @staticmethod
    def of(round_up: RoundUp) -> Desk:
        """The desk of a round-up; its readings all have articles."""
        told = [reading for reading in round_up.readings if reading.article]
        articles = {reading.id: reading.article for reading in told if reading.article}
        by_id = {reading.id: reading for reading in told}
        known = {key: with_owners(voices(reading), reading) for key, reading in by_id.items()}
        people = {a.label for r in told for a in r.actors if a.kind == "person" and " " in a.label}
        originals = _originals(round_up.copies, by_id)
        outlets = {page: own.outlet for page, own in known.items()}
        taken_back, borrowed = TakenBack.of(articles, outlets, originals), Borrowed.of(articles, outlets)
        apart = frozenset(page for page, one in articles.items() if _is_apart(one.text, round_up.story.keys))
        every = frozenset(outlets.values())
        bodies = _all_called(
            bodies_named(round_up.sources, known), seats_named(articles), titles_named(articles, outlets, people)
        )
        return Desk(articles, known, by_id, originals, frozenset(people), apart, bodies, taken_back, borrowed, every)

    def day(self, page: str) -> date | None:
        """The day on which a page was published, in its own zone."""
        at = self.articles[page].published
        return calendar_day(at)

    def chain(self, cite: Cite) -> tuple[str, ...]:
        """The voices behind what a cite points at."""
        own = self.voices[cite.page]
        return own.chains.get(cite.item, (own.outlet,))

    def heard(self, page: str, statement: Statement) -> Heard | None:
        """What the last voice of a statement surely says in it; None where that is in doubt."""
        key = page, statement.id
        if key not in self._heard:
            self._heard[key] = heard(self.readings[page], statement)
        return self._heard[key]

    def sure_chain(self, cite: Cite) -> tuple[str, ...] | None:
        """The voices behind what a cite points at, if its words surely are theirs: at most one beside the outlet."""
        own = self.voices[cite.page]
        statement = own.statements.get(cite.item)
        while statement is not None:
            names = settled_chain(own.chains[statement.id])
            if len(names) == 1:
                return self._own_voice(cite)
            told = self.heard(cite.page, statement)
            if told and (cite.item == statement.id or any(span.overlaps(cite.span) for span in told.spans)):
                return names
            # What one source says of another's words is still the word of the first.
            if statement.parent is None:
                return None
            statement = own.statements.get(statement.parent)
        return self._own_voice(cite)

    def teller(self, page: str, sentence: Span, points: Iterable[Span] = ()) -> tuple[str, ...] | None:
        """The voices of whoever a sentence says tells it, or the words at `points` in it; None where nobody does."""
        text, points = self.articles[page].text, tuple(points)
        for statement in self.readings[page].statements:
            cue, names = statement.cue, settled_chain(self.voices[page].chains[statement.id])
            told = self.heard(page, statement) if cue and sentence.covers(cue) and len(names) > 1 else None
            if told is None or cue is None:
                continue
            voice, said = statement.chain[-1].span, _within(told.spans, sentence)
            whole = voice and said and sentence.start == voice.start and max(at.end for at in said) >= sentence.end - 1
            most = whole or _is_most(text, sentence, statement, said)
            if most or any(span.covers(point) for span in said for point in points):
                return self.passed(page, statement.id, names, sentence)
        reading = self.readings[page]
        given = giver(reading, self.voices[page].outlet, sentence) or teller_behind(reading, sentence)
        return (self.voices[page].outlet, given) if given else None

    def is_somebodys(self, page: str, sentence: Span) -> bool:
        """Whether a sentence tells what "the same office" says, or begins with "he" or "she" who do: none is named."""
        text = self.articles[page].text
        return any(
            statement.cue is not None
            and len(statement.chain) > 1
            and (voice := statement.chain[-1].span) is not None
            and sentence.covers(voice)
            and (voice.start == sentence.start or voice.of(text).lower().startswith("the same "))
            and (voice.of(text).lower() in ("he", "she", "they") or voice.of(text).lower().startswith("the same "))
            for statement in self.readings[page].statements
        )

    def _own_voice(self, cite: Cite) -> tuple[str, ...]:
        """The outlet; in an interview who says "I" is rather the one that it asks."""
        outlet = self.voices[cite.page].outlet
        asked = is_interview(self.articles[cite.page]) and speaks_of_itself(self.sentence(cite).words)
        return (outlet, NOT_NAMED) if asked else (outlet,)

    def is_quoted(self, cite: Cite) -> bool:
        """Whether a page only quotes another outlet there, in its sentence or in a block, or prints its sentence."""
        if self.printed_from(cite) is not None:
            return True
        statement = self.voices[cite.page].statements.get(cite.item)
        return statement is not None and len(statement.chain) > 1 and is_outlet(statement.chain[1])

    def printed_from(self, cite: Cite) -> str | None:
        """The outlet whose sentence a page prints: its original, whom it quotes in a block, an agency that it credits.

        "" where a block does not tell whom it quotes.
        """
        page = cite.page
        if page in self.originals:
            return self.voices[self.originals[page]].outlet
        if passage := quotation(self.readings[page], cite.span):
            names = settled_chain(self.voices[page].chains[passage.id])
            return (
                next((one for one in sorted(self.outlets) if is_one(names[-1], one)), names[-1])
                if len(names) > 1
                else ""
            )
        return self.borrowed.from_whom(page, self.sentence(cite).words) if page in self.borrowed.credits else None

    def block(self, cite: Cite) -> str:
        """The kind of the block in which the words of a cite stand; "" in none."""
        blocks = self.articles[cite.page].blocks
        return next((block.kind for block in blocks if block.span.start <= cite.span.start < block.span.end), "")

    def sentence(self, cite: Cite) -> Quote:
        """The sentence that holds the words of a cite, without the mark of an item or a quotation that goes on."""
        key = cite.page, cite.span
        if key not in self._sentences:
            span = sentence(self.articles[cite.page], cite.span)
            self._sentences[key] = self.quote(cite.page, self.trimmed(cite.page, span))
        return self._sentences[key]

    def quote(self, page: str, *spans: Span) -> Quote:
        """The words at spans of a page."""
        text = self.articles[page].text
        words = " … ".join(" ".join(span.of(text).split()) for span in spans)
        bounds = "_".join(f"{span.start}-{span.end}" for span in spans)
        return Quote(page=page, spans=spans, words=words, anchor=f"w-{page}-{bounds}")

    def line(
        self,
        cite: Cite,
        name: str,
        *,
        label: str = "",
        notes: Iterable[str] = (),
        more: Iterable[Cite] = (),
    ) -> Line:
        """A line at a cite; `more` cites become its further tellings, the cite's own page and span left out."""
        others = {
            (other.page, told.quote.words): told
            for at, other in enumerate(more)
            if (other.page, other.span) != (cite.page, cite.span) and other.item != cite.item
            for told in [self.line(other, f"{name}-{at}")]
        }
        return Line(
            id=name,
            quote=self.quote(cite.page, self.trimmed(cite.page, cite.span)),
            # Words whose voice is in doubt are still the page's own.
            chain=self.passed(cite.page, cite.item, self._chain_told(cite), cite.span),
            day=self.day(cite.page),
            label=label,
            notes=tuple(note for note in (*notes, self._taken_back(cite.page, self.sentence(cite).words, "")) if note),
            more=tuple(others.values()),
        )

    def _taken_back(self, page: str, words: str, voice: str) -> str:
        """A note where the page's outlet has taken words back, or the outlet whose words they are a number in them."""
        if voice and self.taken_back.by(voice, page, numbers_in(words)):
            return f"corrected by {voice}"
        return GONE if self.taken_back.is_gone(page, words) else ""

    def is_superseded(self, page: str) -> bool:
        """Whether a page's headline is another's: a copy's its original's, a withdrawn one the corrected one's."""
        later = self.taken_back.later
        return page in later or (page in self.originals and page not in later.values())

    def passed(self, page: str, item: str, chain: tuple[str, ...], at: Span) -> tuple[str, ...]:
        """A chain with the agency that its page credits and the paper that its last voice told, behind the outlet, and
        its last voice by the name of the body that common words stand for.

        Of an agency that the page credits beside its own reporters are the sentences at `at` that the agency has, too.
        """
        statement, names = self.voices[page].statements.get(item), self.voices[page].chains.get(item, ())
        own = statement if names[-1:] == chain[-1:] else None
        article, agency = self.articles[page], None
        if page in self.borrowed.credits:
            agency = self.borrowed.from_whom(page, sentence(article, at).of(article.text))
        full = with_passers(chain, article, own, self.outlets, agency)
        last = self.called(page, full[-1])
        # Whose ministry "its ministry" is, no reader can tell.
        return full[:-1] if len(full) > 1 and OWNED.match(last) else (*full[:-1], last)

    def called(self, page: str, name: str) -> str:
        """A name by which a page calls somebody, by the one that the story knows: "the mayor" by who that is."""
        return self.bodies.get(page, {}).get(without_article(name), name)

    def voice_in(self, page: str, sentence: Span, name: str) -> tuple[str, ...] | None:
        """The voices of somebody of that name whose words a sentence surely tells; None where it tells none."""
        for statement in self.readings[page].statements:
            names = settled_chain(self.voices[page].chains[statement.id])
            named = len(names) > 1 and names[-1].lower() == name.lower()
            if named and statement.cue and sentence.covers(statement.cue) and self.heard(page, statement):
                return self.passed(page, statement.id, names, sentence)
        return None

    def is_without_voice(self, line: Line) -> bool:
        """Whether the outlet alone stands behind a sentence that tells who says it: "her office said" names nobody."""
        page, sentence = line.quote.page, line.quote.spans[0]
        text = self.articles[page].text
        if len(line.chain) > 1:
            return False
        return any(
            statement.cue is not None
            and sentence.covers(statement.cue)
            and _SAYS.match(text, statement.cue.start)
            and not _PASSIVE.search(text, sentence.start, statement.cue.start)
            and len(self.voices[page].chains[statement.id]) > 1
            and _is_most(text, sentence, statement, _within(statement.spans, sentence))
            for statement in self.readings[page].statements
        )

    def _chain_told(self, cite: Cite) -> tuple[str, ...]:
        chain = self.sure_chain(cite) or (self.voices[cite.page].outlet,)
        if len(chain) > 1:
            return chain
        event = next((one for one in self.readings[cite.page].events if one.id == cite.item), None)
        told = self.teller(cite.page, self.sentence(cite).spans[0], [event.trigger if event else cite.span])
        return told or self._quoted(cite) or chain

    def _quoted(self, cite: Cite) -> tuple[str, ...] | None:
        """The outlet and the one whose words it quotes in a block there; None where it quotes none by name."""
        passage = quotation(self.readings[cite.page], cite.span)
        names = settled_chain(self.voices[cite.page].chains[passage.id]) if passage else ()
        return names if len(names) > 1 else None

    def trimmed(self, page: str, span: Span) -> Span:
        """A span without a dateline or the star of an item, and without a mark whose quotation closes behind it."""
        words = span.of(self.articles[page].text)
        item = _ITEM.match(words)
        if item and item.end() < len(words):
            return Span(span.start + item.end(), span.end)
        alone = (words[:1] == "“" and "”" not in words) or (words[:1] == '"' and words.count('"') == 1)
        return Span(span.start + 1, span.end) if alone and len(words) > 1 else span

    def statement(self, page: str, statement: Statement, told: Heard, name: str) -> Line:
        """What a statement's voice surely says as a line."""
        quote, chain = self.quote(page, self.trimmed(page, told.shown)), self.voices[page].chains[statement.id]
        outlets = (outlet for outlet in self.taken_back.wrong if set(chain[-1].split()) <= set(outlet.split()))
        notes = (
            self._taken_back(page, quote.words, next(outlets, "") if len(chain) > 1 else ""),
            said_before(self.articles[page], statement, self.day(page)),
        )
        return Line(
            id=name,
            quote=quote,
            chain=self.passed(page, statement.id, chain, told.shown),
            day=self.day(page),
            label=told.label,
            notes=tuple(filter(None, notes)),
        )

    def origin(self, line: Line) -> str | None:
        """The page that the words of a line come from: the original of a copy, the page of an outlet that is quoted."""
        found = self._first_printed(line)
        return found[0] if found else self.originals.get(line.quote.page)

    def of_the_first(self, line: Line) -> Line:
        """A line of words that its page quotes or prints from another outlet of the story, on that one's own page if it
        has them.

        Its last voice stays: who "she" is the page that prints the words may tell better.
        """
        quoted = self._first_printed(line)
        found = quoted or self._in_the_original(line)
        if found is None:
            return line
        page, span = found
        outlet = self.voices[page].outlet
        behind = tuple(voice for voice in line.chain[1:] if not is_one(voice, outlet))
        told = self.line(Cite(page=page, span=span, item=""), line.id)
        note = f"quoted by {line.chain[0]}" if quoted else f"printed by {line.chain[0]}, too"
        notes = dict.fromkeys((note, *line.notes, *told.notes))
        chain = (outlet, *behind) if behind else told.chain
        return replace(told, chain=chain, label=line.label, notes=tuple(notes))

    def _in_the_original(self, line: Line) -> tuple[str, Span] | None:
        """Where the page that a line's page is a copy of, of another outlet, has the words itself."""
        page = line.quote.page
        origin = self.originals.get(page)
        if origin is None or len(line.quote.spans) > 1 or self.voices[origin].outlet == self.voices[page].outlet:
            return None
        return first_printed(line.quote.words, {origin: self.articles[origin]})

    def _first_printed(self, line: Line) -> tuple[str, Span] | None:
        """Where the outlet that a line's page quotes in a block has the words itself."""
        page = line.quote.page
        passage = quotation(self.readings[page], line.quote.spans[0])
        if passage is None or not is_outlet(passage.chain[-1]):
            return None
        quoted = self.voices[page].chains[passage.id][-1]
        own = {
            key: self.articles[key]
            for key, voices in self.voices.items()
            if key != page and is_one(quoted, voices.outlet)
        }
        return first_printed(line.quote.words, own)

    def headline(self, reading: Reading, name: str) -> Line | None:
        """The headline of a page as a line; None where its article shows none."""
        article = self.articles[reading.id]
        span = next((block.span for block in article.blocks if block.kind == "headline"), None)
        if span is None:
            return None
        return Line(
            id=name,
            quote=self.quote(reading.id, span),
            chain=(self.voices[reading.id].outlet,),
            day=self.day(reading.id),
        )


def _is_apart(text: str, keys: Collection[str]) -> bool:
    """Whether a page says that there is no connection with something that the story is known by."""
    for match in _UNCONNECTED.finditer(text):
        words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", match["what"])}
        if words & {key.lower() for key in keys}:
            return True
    return False


def _all_called(*told: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Names by page and other words, those of the first that has them."""
    found: dict[str, dict[str, str]] = {}
    for names in reversed(told):
        for page, own in names.items():
            found[page] = {**found.get(page, {}), **own}
    return found


def _originals(copies: Iterable[PageCopy], known: Collection[str]) -> dict[str, str]:
    """For each page of the story that is a copy, whole or edited, the first page that has its words."""
    whole = {one.page: one.original for one in copies if one.kind != "excerpt" and one.original in known}
    found: dict[str, str] = {}
    for page in whole:
        origin, passed = page, {page}
        while origin in whole and whole[origin] not in passed:
            origin = whole[origin]
            passed.add(origin)
        found[page] = origin
    return {page: origin for page, origin in found.items() if page != origin}


def _within(spans: Iterable[Span], sentence: Span) -> list[Span]:
    """The parts of spans that lie in a sentence."""
    inside = (span for span in spans if span.overlaps(sentence))
    return [Span(max(span.start, sentence.start), min(span.end, sentence.end)) for span in inside]


def _is_most(text: str, sentence: Span, statement: Statement, said: Iterable[Span]) -> bool:
    """Whether parts of a sentence are the most of it, the statement's voice and its word for saying left aside."""
    voice, cue = statement.chain[-1].span, statement.cue
    besides = (len(cue) if cue else 0) + (len(voice) if voice and sentence.covers(voice) else 0)
    return sum(map(len, said)) >= _MOST * (len(" ".join(sentence.of(text).split())) - besides)
