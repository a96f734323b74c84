"""Which tellings of a number their sentence bears out: who counts, what is counted, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.brief.desk import Desk
from onrecord.brief.given import giver
from onrecord.brief.lines import Line
from onrecord.brief.passed import outlet_called
from onrecord.brief.sourcing import named_sources
from onrecord.brief.supported import sentence as sentence_at
from onrecord.brief.voiced import is_somebody
from onrecord.brief.voices import is_pronoun
from onrecord.brief.wording import HEADINGS, OVERNIGHT, amount, day
from onrecord.record import Cite, Figure, RoundUp, Series, Span, ToldFigure

HEADS = HEADINGS | {"list"}
_COLON = re.compile(r"[*•·▪-]?\s*(?P<name>[A-Z][\w’'.-]*(?:\s+[\w’'.-]+){0,3}):\s")
"""A name before a colon, which says so."""
_OF_MEASURE = {
    "killed": r"dead|death|die[sd]?\b|kill|toll|bod(?:y|ies)|victim|drown|perish|fatal|casualt|lives|slain|murder",
    "missing": r"missing|unaccounted|looked\s+for|search|trapped|lost",
    "wounded": r"wound|injur|hurt|hospital|treated|casualt",
    "displaced": r"displac|homes?\b|homeless|fled|flee|evacuat|refugee|driven|away\s+from",
    "arrested": r"arrest|detain|custod|held|jail|prison|caught|seiz",
    "infected": r"infect|cases?\b|positive|sick|ill\b|diseas|virus",
}
"""Words of which a sentence has one if it counts such people itself; of others the measure came from words before."""
_ANY_MEASURE = re.compile(rf"\b(?:{'|'.join(_OF_MEASURE.values())})", re.IGNORECASE)
_OTHER = {
    "killed": r"wound|injur|missing|displac|homeless|without\s+a\s+home|arrest|detain|hurt",
}
_SHARE = re.compile(
    r"\W*(?:\w+\s+)?(?:of|among|amongst)\s+(?:the|them|these|those|whom|our|its|their|his|her)\b", re.IGNORECASE
)
_ADDED = re.compile(
    r"\b(?:includ\w+|among\s+them|another|other|further|more|additional|added|up\s+from|down\s+from|from)\W*(?:the\s+|of\s+)?$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\W*(?:\w+\s+)?(?:others?|more)\b", re.IGNORECASE)
_AND = re.compile(r"\band\W*$")
"""Before "three others": whoever stands before is counted, too, where no other measure stands between."""
_BOUND = re.compile(
    r"\b(?:at\s+least|more\s+than|over|about|around|some|nearly|almost|up\s+to|fewer\s+than|as\s+many\s+as)\s+$", re.I
)
"""Before a number that was read as an exact one and is none."""
_WITHDRAWN = re.compile(
    r"\b(?:withdr\w+|retract\w+|correct(?:s|ed|ion)|wrong(?:ly)?|mistake\w*|overstat\w+)\b", re.IGNORECASE
)
_GIVES = re.compile(
    r"\b(?:says?|said|put(?:s|ting)?\s+(?:out|at|the)|counts?|counted|reports?|reported|gives?|gave|announc\w+|releas\w+|issued|"
    r"numbers?|figures?|tally|according)\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:the\s+same|that\s+(?:number|figure|count|toll)|this\s+(?:number|figure|count|toll))\b|\A\W*of\s+(?:those|these|them)\b",
    re.IGNORECASE,
)
_GUESSED = 0.5
"""The score of a number that stands for the toll that readers know."""
_RUMOUR = re.compile(
    r"(?:.*\s)?(?:messages?|rumou?rs?|posts?|tweets?|videos?|clips?|leaflets?|flyers?|texts?|talk|chants?)"
)
"""A voice that counts nobody: it only goes round."""
DENIED = "said in order to be denied"
_DENIED = re.compile(
    r"\b(?:not|no|never|den(?:y|ies|ied|ying)|false\w*|untrue|wrong\w*|reject\w*|dismiss\w*|disput\w*|exaggerat\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Before a number that is said not to be: a "not" behind it is of something else."""
_KILLED = re.compile(r"\b(?:kill|drown|wound|injur|drove|left|claim|destroy)\w*\b", re.IGNORECASE)
_TOLD_THEN = re.compile(
    r"\b(?:says?|said|counted|confirmed|stood|stands?|rose|risen|reached|toll|records?|recorded|gave|number|total|list|reported|announced)\b",
    re.IGNORECASE,
)
"""What makes a day that of a count."""
_TABLE = "table"
_ELSEWHERE = re.compile(
    r"\b(?:other|opposite|across|elsewhere|else|neighbou?r\w*|beyond|abroad|worldwide|nationwide|total|together|altogether|overall|"
    r"combined|both|all\s+told)\b",
    re.IGNORECASE,
)
"""Of another place than the one told before, or of more than one."""
_BOTH = re.compile(r"\b(?:both|two)\s+(?:banks|sides|countries|states|nations|towns|cities|provinces)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Borne:
    """The round-up's speakers and places, for holding a telling against its own sentence.

    `names` are those of the independent source behind each statement, `forms` all it is known by; `places` are the
    narrowest places of each measure's series, and `within` what the story puts inside each place.
    """

    desk: Desk
    names: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    places: Mapping[str, frozenset[str]]
    within: Mapping[str, frozenset[str]]

    @staticmethod
    def of(round_up: RoundUp, desk: Desk) -> Borne:
        """The speakers and places of a round-up."""
        forms = {cite.item: (source.label, *source.names) for source in round_up.sources for cite in source.cites}
        places: dict[str, set[str]] = defaultdict(set)
        within: dict[str, set[str]] = defaultdict(set)
        for series in round_up.series:
            places[series.measure] |= set(series.place[-1:])
            for at, place in enumerate(series.place):
                within[place] |= set(series.place[at + 1 :])
        told, inside = ({key: frozenset(found) for key, found in all_of.items()} for all_of in (places, within))
        return Borne(desk, named_sources(round_up, desk), forms, told, inside)

    def parted(self, series: Series) -> bool:
        """Whether the story counts the measure in several places, so that each number needs one of its own."""
        return len(self.places[series.measure]) > 1

    def speaker(self, figure: ToldFigure, line: Line) -> str:
        """Whose word a telling is: the independent source behind its statement, else the last voice of the line."""
        statement = self.desk.voices[figure.cite.page].statements.get(figure.cite.item)
        told = self.names.get(statement.id if statement else "", "")
        # The body whose count an outlet's own sentence gives is no voice of the statement.
        own = len(self.desk.chain(figure.cite)) == 1
        outlets = {voices.outlet for voices in self.desk.voices.values()}
        return told if told and len(line.chain) > 1 and not own else outlet_called(line.chain[-1], outlets)

    def without_the_happening(self, figure: ToldFigure) -> ToldFigure:
        """The telling without a day that is the happening's ("the fire on Monday killed 40"), not that of the count."""
        sentence = self.desk.quote(figure.sentence.page, figure.sentence.span).words
        page = self.desk.day(figure.cite.page)
        later = bool(figure.as_of and page and figure.as_of[0].date() < page)
        # What was counted overnight is the morning's count.
        happened = figure.dated and _KILLED.search(sentence) and not _TOLD_THEN.search(sentence)
        return (
            replace(figure, as_of=None, dated=False) if later and (OVERNIGHT.search(sentence) or happened) else figure
        )

    def with_its_bound(self, figure: ToldFigure) -> ToldFigure:
        """The telling with the bound that its page's text tells with it: a headline leaves "at least" away."""
        fuller = self._fuller(figure)
        return replace(figure, bound=fuller.bound, low=fuller.low, high=fuller.high) if fuller else figure

    def _fuller(self, figure: ToldFigure) -> Figure | None:
        """The first telling in a page's text of the number of one of its headings or items, where it has a bound."""
        if self.desk.block(figure.cite) not in HEADS:
            return None
        page, value = figure.cite.page, figure.low if figure.low is not None else figure.high
        found = [one for one in self.desk.readings[page].figures if value is not None and one.measure == figure.measure]
        own = self._read(figure)
        same = [one for one in found if value in (one.low, one.high) and one.polarity == figure.polarity]
        below = (one for one in same if self.desk.block(Cite(page=page, span=one.span, item=one.id)) not in HEADS)
        first = next(iter(sorted(below, key=lambda one: one.span.start)), None)
        plain = own is not None and own.bound == "exact"
        return first if plain and first and first.bound in ("over", "under", "about") else None

    def _is_guessed(self, figure: ToldFigure) -> bool:
        """Whether no word of its page tells what a number counts, but every reader knows."""
        told = self._read(figure)
        return told is not None and told.why.score <= _GUESSED

    def _read(self, figure: ToldFigure) -> Figure | None:
        """The figure as its page's reading has it."""
        return next((one for one in self.desk.readings[figure.cite.page].figures if one.id == figure.cite.item), None)

    def row(self, figure: ToldFigure, series: Series, name: str) -> Line | None:
        """A telling as a line: its amount, the day it describes, and the sentence that holds it.

        None where the sentence leaves in doubt who counts, what is counted, or whether in the series' place.
        """
        chain = self._chain(figure)
        told = self._with_what_it_means(figure)
        sentence = self.desk.quote(figure.sentence.page, self.desk.trimmed(figure.sentence.page, told))
        there = self._where_told(figure, series, told)
        text = self.desk.articles[figure.cite.page].text
        before = text[told.start : figure.cite.span.start]
        after = text[figure.cite.span.end : figure.sentence.span.end]
        words = self.desk.quote(figure.cite.page, figure.cite.span).words
        if (
            chain is None
            or there is None
            or self._is_guessed(figure)
            or (len(chain) > 1 and _RUMOUR.fullmatch(chain[-1]))
            or _WITHDRAWN.search(sentence.words)
            or _SHARE.match(after)
            or _ADDED.search(before)
            or (figure.bound == "exact" and _BOUND.search(before))
            or _SHARE.search(words)
            or besides(before, words + after)
        ):
            return None
        if not _counts(series.measure, words + after, before):
            return None
        fuller = self._fuller(figure)
        told_by = fuller.span.of(text) if fuller else words
        value = amount(figure.bound, figure.low, figure.high, told_by)
        as_of = f"as of {day(figure.as_of[0])}" if figure.as_of and figure.dated else ""
        denied = figure.polarity == "negative" and _DENIED.search(before)
        notes = [as_of, DENIED if denied else ""]
        line = self.desk.line(figure.cite, name, label=value, notes=notes)
        if there != told:
            sentence = self.desk.quote(figure.sentence.page, self.desk.trimmed(figure.sentence.page, there))
        return replace(line, quote=sentence, chain=self.desk.passed(figure.cite.page, figure.cite.item, chain, told))

    def _with_what_it_means(self, figure: ToldFigure) -> Span:
        """The sentence of a telling, with the one before where it says "the same": of what, that one tells."""
        span, article = figure.sentence.span, self.desk.articles[figure.cite.page]
        return (self._with_the_one_before(figure, span) or span) if _SAME.search(span.of(article.text)) else span

    def _with_the_one_before(self, figure: ToldFigure, span: Span) -> Span | None:
        """The sentence at a span joined to the one before it in its paragraph; None where it is the first."""
        article = self.desk.articles[figure.cite.page]
        if not span.start:
            return None
        before = sentence_at(article, Span(span.start - 1, span.start - 1))
        joined = Span(min(before.start, span.start), span.end)
        block = next((one for one in article.blocks if one.span.covers(span)), None)
        return joined if before.end <= span.start and block and block.span.covers(joined) else None

    def _chain(self, figure: ToldFigure) -> tuple[str, ...] | None:
        """The voices behind a number: who says it, or the body whose count a sentence of the outlet gives."""
        chain = self.desk.sure_chain(figure.cite)
        if self.desk.block(figure.cite) == _TABLE and self._has_voice(figure):
            # A cell says nothing: the page does.
            return self.desk.chain(figure.cite)[:1]
        headed = self.desk.block(figure.cite) in HEADS and (chain is None or len(chain) == 1)
        if headed and (below := self._told_below(figure)):
            return below
        if chain is None or len(chain) > 1:
            return chain
        if len(self.desk.chain(figure.cite)) > 1:
            # The outlet's own sentence beside somebody's words, unless somebody stands in it.
            return None if self._has_voice(figure) else chain
        counter = " ".join(figure.speaker.split())
        if counter == self.desk.articles[figure.cite.page].wire:
            # The agency whose report it is stands behind the outlet anyway.
            return chain
        if figure.own and self._gives(figure):
            return None
        if figure.own or counter == "unnamed" or is_pronoun(counter) or figure.speaker == figure.chain[0]:
            page = figure.cite.page
            given = giver(self.desk.readings[page], self.desk.voices[page].outlet, figure.sentence.span)
            return (*chain, given) if given else chain
        return chain if self._is_nobody(figure, counter) else (*chain, counter)

    def _told_below(self, figure: ToldFigure) -> tuple[str, ...] | None:
        """The voices behind a number of a heading or an item, where its page tells it again and says whose it is.

        Else the name before a colon ("The office: nine found"); None where there is none.
        """
        page, text = figure.cite.page, self.desk.articles[figure.cite.page].text
        own = self._read(figure)
        words = figure.cite.span.of(text).lower().split()[:1]
        for one in self.desk.readings[page].figures if own else ():
            same = own and (one.measure, one.low, one.high) == (own.measure, own.low, own.high)
            if (
                same
                and one.span != figure.cite.span
                and (one.low is not None or one.span.of(text).lower().split()[:1] == words)
            ):
                chain = self.desk.sure_chain(Cite(page=page, span=one.span, item=one.id))
                if chain and len(chain) > 1:
                    return chain
        named = _COLON.match(text, figure.sentence.span.start, figure.cite.span.start)
        return (self.desk.voices[page].outlet, " ".join(named["name"].split())) if named else None

    def _is_nobody(self, figure: ToldFigure, counter: str) -> bool:
        """Whether who is said to count is told of on the page as a thing that cannot: "the flood has claimed 85"."""
        told = self.desk.voices[figure.cite.page].statements.values()
        kinds = {v.kind for one in told for v in one.chain[1:] if " ".join(v.label.split()) == counter}
        return kinds == {"unnamed"} and not is_somebody(counter)

    def _has_voice(self, figure: ToldFigure) -> bool:
        statement = self.desk.voices[figure.cite.page].statements.get(figure.cite.item)
        voices = statement.chain[1:] if statement else ()
        return any(voice.span and figure.sentence.span.covers(voice.span) for voice in voices)

    def _gives(self, figure: ToldFigure) -> bool:
        """Whether the sentence names a body before the number as the one that gives it: no outlet's own count."""
        reading = self.desk.readings[figure.cite.page]
        text = self.desk.articles[figure.cite.page].text
        outlet = self.desk.voices[figure.cite.page].outlet.lower()
        return any(
            figure.sentence.span.start <= at.start < at.end <= figure.cite.span.start
            and _GIVES.search(text, at.end, figure.cite.span.start) is not None
            for actor in reading.actors
            if actor.kind in ("organisation", "office", "person") and actor.label.lower() not in outlet
            for at in actor.mentions
        )

    def _where_told(self, figure: ToldFigure, series: Series, told: Span) -> Span | None:
        """The words that bear out a telling and its place: its sentence, with the one before where that alone tells the
        place and nobody else begins to count; None where it is told nowhere near.

        Above a table the page tells of which place it is.
        """
        text = self.desk.articles[figure.cite.page].text
        if self._is_there(figure, series, " ".join(told.of(text).split())):
            return told
        sentence, at = told.of(text), figure.cite
        if _BOTH.search(sentence) or any(re.search(_stem(p), sentence, re.I) for p in self.places[series.measure]):
            return None
        if self.desk.block(at) == _TABLE:
            above = " ".join(text[: figure.sentence.span.start].split())
            return told if self._is_there(figure, series, above, alone=True) else None
        joined = self._with_the_one_before(figure, told)
        if joined is None or _ELSEWHERE.search(sentence) or self._has_another(figure, told):
            return None
        before = " ".join(text[joined.start : told.start].split())
        return joined if self._is_there(figure, series, before, alone=True) else None

    def _has_another(self, figure: ToldFigure, told: Span) -> bool:
        """Whether a sentence names a place, a body or somebody before its number: it may count there, or by itself."""
        return any(
            told.start <= at.start < figure.cite.span.start
            for actor in self.desk.readings[figure.cite.page].actors
            for at in actor.mentions
            if not is_pronoun(at.of(self.desk.articles[figure.cite.page].text))
        )

    def _is_there(self, figure: ToldFigure, series: Series, words: str, *, alone: bool = False) -> bool:
        """Whether a sentence, or (unless it is asked for alone) the name of who counts, tells the place of the series,
        where there are several.
        """
        if not series.place or not self.parted(series):
            return True
        if _BOTH.search(words):
            return False
        stem = _stem(series.place[-1])
        statement = self.desk.voices[figure.cite.page].statements.get(figure.cite.item)
        forms = (figure.speaker, *self.forms.get(statement.id if statement else "", ()))
        if re.search(stem, words, re.IGNORECASE):
            # Of two places in a sentence, the one nearer to the number may be the other.
            # One inside the series' place is no other.
            near = {*series.place, *self.within.get(series.place[-1], ())}
            others = [_stem(place) for place in self.places[series.measure] - near]
            return not any(re.search(other, words, re.IGNORECASE) for other in others) or series.place[-1] in words
        return not alone and any(re.search(stem, form, re.IGNORECASE) for form in forms)


def besides(before: str, counted: str) -> bool:
    """Whether a number counts only those beside somebody named: "Orm and three others were arrested"."""
    beside = _AND.search(before) and _OTHERS.match(re.sub(r"^\W*\w+", "", counted, count=1))
    return bool(beside and not _ANY_MEASURE.search(before))


def _stem(place: str) -> str:
    """The letters that a place's name and its adjective share ("Norway", "Norwegian"), at the start of a word."""
    return r"\b" + re.escape(place[: max(4, len(place) - 2)] if " " not in place else place)


def _counts(measure: str, after: str, before: str) -> bool:
    """Whether the sentence itself says that such people are counted, and what stands behind the number is no other."""
    pattern = _OF_MEASURE.get(measure)
    if pattern is None:
        return True
    other = _OTHER.get(measure)
    clause = re.split(r"[,;:]\s|\sand\s", after, maxsplit=1)[0]
    own = re.search(rf"\b(?:{pattern})", clause, re.IGNORECASE)
    if other and not own and re.search(rf"\b(?:{other})", clause, re.IGNORECASE):
        return False
    return bool(own or re.search(rf"\b(?:{pattern})", f"{before} {after}", re.IGNORECASE))
