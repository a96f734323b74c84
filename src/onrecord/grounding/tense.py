"""Tense decides which Thursday: the verb that governs the words, or the nearest sign of one, tells past from future."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from onrecord.grounding.timex_tokens import Lexicon, Line
from onrecord.record import Analysis

Tense = Literal["past", "over", "future", "aim", "unknown"]
"""aim: what somebody was told or meant to do: later than that, but perhaps before the page ("told to leave in May").
over: past for certain, since the day only names what was ("the 6 January riot")."""

REACH = 30
ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "sen",
        "rep",
        "gov",
        "lt",
        "col",
        "st",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
AUXILIARY_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "should", "may", "might", "must", "can"})
PAST_GOVERNORS = frozenset(
    {"fail", "manage", "begin", "start", "continue", "refuse", "decline", "use", "force", "help", "try"}
)
SCHEDULED = ("schedul", "expect", "plan", "slat", "propos")
"""Beginnings of the lemmas of verbs that put what they govern ahead; lemmas of -ed forms may lack their last letter."""
SET_NOUNS = frozenset(
    "vote election ballot referendum poll runoff meeting session summit hearing trial deadline vigil rally march strike"
    " game match race final show concert launch talk conference debate visit ceremony funeral service test exam".split()
)
"""What a day before it sets a date for: "the Sunday vote" may lie ahead, "the Sunday attack" does not."""
TELLING = frozenset({"say", "tell", "report", "announce", "show"})


def by_syntax(analysis: Analysis, start: int) -> Tense:
    """The tense of the verb above the word at a character of the text; unknown without columns or without a verb."""
    word = bisect_right(analysis.start, start) - 1
    if word < 0 or start >= analysis.end[word]:
        return "unknown"
    if (noun := named_by_day(analysis, word)) is not None and not lies_open(analysis, noun):
        return "over"
    for _ in range(12):
        if analysis.pos[word] in ("VERB", "AUX"):
            return of_verb(analysis, word)
        if analysis.head[word] == word:
            return "unknown"
        word = analysis.head[word]
    return "unknown"


def named_by_day(analysis: Analysis, word: int) -> int | None:
    """The noun that a day stands before as a part of its name ("the Sunday attack", "the 6 January riot"), or None."""
    noun = word
    while analysis.head[noun] > noun and analysis.dep[noun].startswith(("compound", "nummod", "nmod", "flat")):
        if analysis.head[noun] - noun > 2:
            return None
        noun = analysis.head[noun]
    named = noun != word and analysis.pos[noun] == "NOUN" and analysis.dep[word] != "obl"
    return noun if named else None


def lies_open(analysis: Analysis, noun: int) -> bool:
    """Whether what a day before it names may still lie ahead ("the 6 March vote")."""
    return analysis.lemma[noun].lower() in SET_NOUNS


def of_verb(analysis: Analysis, verb: int) -> Tense:
    """Past or future of one verb, by Penn tag and auxiliaries; a present tense beside a day tells of a plan."""
    near = range(max(0, verb - 8), min(len(analysis), verb + 4))
    helpers = [w for w in near if analysis.head[w] == verb and analysis.dep[w].startswith(("aux", "mark", "cop"))]
    lemmas = {analysis.lemma[w].lower() for w in helpers}
    own, tag = analysis.lemma[verb].lower(), analysis.tag[verb]
    if lemmas & AUXILIARY_FUTURE or (own.startswith(SCHEDULED) and tag in ("VBD", "VBN") and "had" not in lemmas):
        return "future"
    tags = {analysis.tag[w] for w in helpers} | {tag}
    if "VBD" in tags or "have" in lemmas:
        return "past"
    if tag == "VB":
        return of_infinitive(analysis, verb)
    if tags & {"VBZ", "VBP"}:
        return "past" if own in TELLING else "future"
    return "past" if tag == "VBN" and not helpers else "unknown"


def of_infinitive(analysis: Analysis, verb: int) -> Tense:
    """What is to be done lies ahead, unless it was brought about ("failed to appear") or is the aim of a past act."""
    above = analysis.head[verb]
    if above == verb:
        return "future"
    if analysis.lemma[above].lower() in PAST_GOVERNORS:
        return "past"
    if analysis.dep[verb] == "advcl" and analysis.pos[above] == "VERB" and analysis.tag[above] == "VBD":
        return "past"
    return "aim" if of_verb(analysis, above) == "past" else "future"


def sentence_bounds(line: Line, first: int, last: int) -> tuple[int, int]:
    """The tokens of the sentence around tokens [first, last), no farther than REACH on either side."""
    low = first
    while low > 0 and first - low < REACH and not ends_sentence(line, low - 1):
        low -= 1
    high = last
    while high < len(line.tokens) and high - last < REACH and not ends_sentence(line, high):
        high += 1
    return low, high


def ends_sentence(line: Line, index: int) -> bool:
    """Whether a token closes a sentence: a mark that does, or a gap between paragraphs."""
    text = line.tokens[index].text
    if text in "!?" or text.isspace():
        return True
    if text != "." or index == 0 or index + 1 >= len(line.tokens):
        return text == "." and index + 1 >= len(line.tokens)
    before, after = line.tokens[index - 1], line.tokens[index + 1]
    if before.end != line.tokens[index].start or after.start == line.tokens[index].end:
        return False
    short = len(before.text) == 1 or before.text.lower() in ABBREVIATED
    return not short and not after.text[0].islower()


class TenseSigns:
    """The letters of words that are signs of tense."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.future = frozenset(lexicon.letters_with("FUTURE"))
        self.past = frozenset(lexicon.letters_with("PAST") + lexicon.letters_with("ED"))
        self.intent = frozenset(lexicon.letters_with("INTENT"))
        self.noun = frozenset(lexicon.letters_with("TONOUN"))
        self.planned = frozenset({"scheduled", "expected", "planned", "slated", "due"})

    def by_words(self, line: Line, first: int, last: int) -> Tense:
        """The tense of the sign nearest before tokens [first, last) in their sentence, else of the first one after."""
        low, high = sentence_bounds(line, first, last)
        for index in range(first - 1, low - 1, -1):
            sign = self._sign(line, index, high)
            if sign != "unknown":
                return sign
        for index in range(last, high):
            sign = self._sign(line, index, high)
            if sign != "unknown":
                return sign
        return "unknown"

    def _sign(self, line: Line, index: int, high: int) -> Tense:
        letter, text = line.letters[index], line.tokens[index].text
        before = line.tokens[index - 1].text.lower() if index else ""
        if text in self.planned and before in ("as", "previously", "originally", "been"):
            return "past" if before == "been" and index > 1 and line.tokens[index - 2].text == "had" else "unknown"
        if letter in self.future or text in ("'ll", "’ll"):
            return "future"
        if letter in self.past:
            bare = before in ("be", "to") or (index > 0 and line.letters[index - 1] in self.future)
            return "unknown" if bare else "past"
        if text == "to" and index + 1 < high and line.letters[index + 1] not in self.noun:
            meant = any(other in self.intent for other in line.letters[max(0, index - 2) : index])
            return "future" if meant else "unknown"
        return "unknown"
