"""Words that hang on words before them, which a line shows with it: the question of an answer, what "that wish" was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from onrecord.brief import antecedent
from onrecord.brief.desk import Desk
from onrecord.brief.lines import Brief, Line, Quote
from onrecord.brief.main_clause import DAY_WORDS
from onrecord.brief.over_lines import over_lines
from onrecord.brief.supported import is_interview, sentence
from onrecord.brief.voiced import is_somebody
from onrecord.brief.wording import HEADINGS
from onrecord.brief.words_before import FEW, LEAD_IN, PRONOUN, hangs, says_enough
from onrecord.record import Actor, Article, Block, Span

_BODY = frozenset({"paragraph", "list", "quote"})
_TOLD = re.compile(rf"{LEAD_IN}(?P<who>(?:it|they|he|she|the\s+[a-z]+)\b|\w)", re.IGNORECASE)
"""Where who tells a sentence may stand first in it."""
_THE_SPEAKER = re.compile(
    r"[Tt]he\s+(?:[a-z-]+\s+)?(?!police|authorities|government|officials?|ministry|court|troops)[a-z]+"
)
"""Somebody or a paper by common words alone."""
_OF_TWO = re.compile(
    r"\W*(?:Each|Both|Neither|Either)\s+"
    r"(?:[a-z]+ed|is|are|was|were|has|have|had|will|would|gave|took|came|went|said)\b"
)
"""Tells of two that words before have named."""
_SAME_DAY = re.compile(r"\bthe\s+same\s+(?:day|evening|night|morning|afternoon|week)\b")
_SOMEBODY = re.compile(
    r"\b[A-Z][\w’'-]*[a-z]\s+(?:(?:[a-z]{1,3}|[A-Z]\.)\s+)?[A-Z][\w’'-]*[a-z]"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.?\s+[A-Z]"
)
"""A name of two words, or one with a title."""
_ONE_THING = re.compile(r"\A\W*(?:It|This)\b|\bit(?=[.,;!?”\"]|\s+(?:again|back|down|up|on|in|at|away)\b)")
"""One thing that words before have told."""
_WORD = re.compile(r"[a-z]{2}")
"""What a sentence has, and a mark between two parts of a page has not."""
_STEM = 5
"""Letters of a word that another of its family has, too."""
_LONGEST, _MOST = 300, 3
"""Characters and sentences of the words before, at most."""


def with_what_they_hang_on(brief: Brief, desk: Desk) -> Brief:
    """The brief whose lines have the words before them with them, where theirs say nothing without.

    Left out and counted are lines that only answer or point at something which is told too far away.
    """
    # A sentence that several sections leave out is one, and a side of a pair is shown whatever it hangs on.
    left: set[str] = set()

    def change(line: Line) -> Line | None:
        told = with_before(line, desk)
        if told is None:
            left.add(line.quote.anchor)
        return told

    found = over_lines(brief, change)
    left -= {side.quote.anchor for pair in found.differences for side in (pair.one, pair.other)}
    return replace(found, left_out=replace(found.left_out, hanging=len(left)))


def with_before(line: Line, desk: Desk) -> Line | None:
    """The line with the question that it answers, or with the sentences before that tell what it is of.

    None where it says nothing without them, and they are not there or too long.
    """
    page, span = line.quote.page, line.quote.spans[0]
    article = desk.articles[page]
    block = _block(article, span.start)
    if block is None or block.kind in HEADINGS:
        return line
    asked = _question(line, block, desk)
    if asked:
        return replace(line, before=desk.quote(page, asked), asked=True)
    surely, maybe = _hangs(line, desk)
    before = _pointed_at(line, desk, surely=surely)
    if before is None and not (surely or maybe or _is_somebody_of_words_before(line, desk)):
        return line
    before = before or _told_before(line, desk, surely=surely) or _headline_over(article, span)
    if before:
        return replace(line, before=_quote(page, before, desk))
    return None if surely else line


def _is_only_the(line: Line) -> bool:
    """Whether a line's voice is told of as "the shift leader" alone: of which shift words before tell."""
    return len(line.chain) > 1 and _THE_SPEAKER.fullmatch(line.chain[-1]) is not None and is_somebody(line.chain[-1])


def _is_somebody_of_words_before(line: Line, desk: Desk) -> bool:
    """Whether a line's voice is one person told of so, and sentences stand before the line's in its block."""
    article, span, voice = desk.articles[line.quote.page], line.quote.spans[0], line.chain[-1]
    if not _is_only_the(line) or voice.endswith("s") or antecedent.is_paper(voice.split()[-1]):
        return False
    block = _block(article, span.start)
    inside = block is not None and article.text[block.span.start : span.start].strip("“\"'‘ \n") != ""
    # Whom a page tells of so again and again it has told of.
    return inside and f" {voice.split()[-1]}" not in article.text[: span.start]


def _pointed_at(line: Line, desk: Desk, *, surely: bool) -> Span | None:
    """Words that tell whom a line calls "she", which letter "the letter" is, of what rule it speaks; None for none."""
    page, span = line.quote.page, line.quote.spans[0]
    reading, article = desk.readings[page], desk.articles[page]
    words = " ".join(span.of(article.text).split())
    known = _known(line, desk) or 0
    who = antecedent.somebody(reading, span, known, line.chain)
    if who:
        return _who_that_is(line, desk, who)
    opens = PRONOUN.match(words)
    if surely and not (opens and opens["who"].lower() in ("it", "this", "that")):
        return None
    if opens and opens["who"].lower() == "it" and _is_of_headline(line, desk):
        return next((block.span for block in article.blocks if block.kind == "headline"), None)
    rule = antecedent.rule_told(reading, span) if surely else None
    short = len(words.split()) <= FEW
    told = rule or (antecedent.two_told(reading, span) if _OF_TWO.match(words) else None)
    if not (surely or told) and _is_only_the(line):
        told = antecedent.first_told(article, line.chain[-1][len("the ") :], span.start)
    elif not (surely or told):
        told = antecedent.introduced(article, span, known, opening=not short)
    return _back_from(line, told.end, desk) if told else None


def _who_that_is(line: Line, desk: Desk, who: Actor) -> Span | None:
    """The sentence that tells whom a line calls "she", with the one between it and the line where that is all."""
    span, reading, article = line.quote.spans[0], desk.readings[line.quote.page], desk.articles[line.quote.page]
    told = antecedent.told_of(who, reading, span.start)
    # What the sentence of the words tells itself needs no words before it.
    if told is None or told.end > span.start:
        return None
    end = _end_before(article, sentence(article, Span(span.start, span.start + 1)).start)
    near = [] if end is None else list(islice(_starts_before(article, end), 2))
    if end and near and told.start < near[0] and antecedent.goes_on(who, reading, Span(near[0], end)):
        return _back_from(line, end, desk)
    whole = _back_from(line, told.end, desk)
    if end and whole and told.start in near[1:] and end - whole.start <= _LONGEST:
        # The sentence between goes on about whom it is.
        beside = antecedent.is_of(who, Span(near[0], end))
        whole = Span(whole.start, end) if beside else whole
    return antecedent.with_question(whole, article) if whole else None


def _is_of_headline(line: Line, desk: Desk) -> bool:
    """Whether somebody's "It is less than we asked" is of what its page is: the sentence before tells of many, and no
    heading stands over it.
    """
    article, span = desk.articles[line.quote.page], line.quote.spans[0]
    if antecedent.rule_told(desk.readings[line.quote.page], span) or any(
        one.kind == "heading" for one in article.blocks
    ):
        return False
    quoted = article.text[max(0, span.start - 1) : span.start + 1].strip()[:1] in ("“", '"')
    end = _end_before(article, sentence(article, Span(span.start, span.start + 1)).start) if quoted else None
    start = None if end is None else next(_starts_before(article, end), None)
    return start is not None and antecedent.tells_of_many(article.text[start:end])


def _headline_over(article: Article, span: Span) -> Span | None:
    """The headline under which a page begins with the sentence of a line; None where more stands between."""
    body = next((block.span for block in article.blocks if block.kind in _BODY), None)
    if body is None or not body.start <= span.start or article.text[body.start : span.start].strip("“\"'‘ \n"):
        return None
    return next((one.span for one in article.blocks if one.kind == "headline" and one.span.end <= span.start), None)


def _quote(page: str, span: Span, desk: Desk) -> Quote:
    return desk.quote(page, desk.trimmed(page, span))


def _block(article: Article, at: int) -> Block | None:
    return next((block for block in article.blocks if block.span.start <= at < block.span.end), None)


def _question(line: Line, block: Block, desk: Desk) -> Span | None:
    """What somebody is asked whose answer a line begins with; None where it is no beginning of an answer."""
    page, span = line.quote.page, line.quote.spans[0]
    article = desk.articles[page]
    if len(line.chain) <= 1:
        return None
    answers = [
        at for one in desk.readings[page].statements if one.manner == "block" and len(one.chain) > 1 for at in one.spans
    ]
    if not any(at.overlaps(span) for at in answers) or not is_interview(article):
        return None
    first = sentence(article, Span(block.span.start, block.span.start + 1))
    if not first.start <= span.start < first.end:
        return None
    before = _before_block(article, block)
    if before is None or any(at.overlaps(before.span) for at in answers):
        return None
    return _last(article, before.span)


def _before_block(article: Article, block: Block) -> Block | None:
    """The block before one, where that is of the body, too."""
    earlier = [one for one in article.blocks if one.span.end <= block.span.start]
    last = max(earlier, key=lambda one: one.span.end, default=None)
    return last if last and last.kind in _BODY else None


def _last(article: Article, span: Span) -> Span | None:
    """The last sentences of a stretch of text that are not too long."""
    end = span.start + len(span.of(article.text).rstrip())
    found = None
    for start in _starts_before(article, end):
        if start < span.start or end - start > _LONGEST:
            break
        found = Span(start, end)
    return found


def _starts_before(article: Article, at: int) -> Iterator[int]:
    """Where the sentences before a character begin, the nearest first, through its block and the one before."""
    crossed = False
    block = _block(article, max(0, at - 1))
    while block:
        while at > block.span.start and article.text[at - 1] in ' \n\t\r“‘"':
            at -= 1
        if at <= block.span.start:
            if crossed:
                return
            block, crossed = _before_block(article, block), True
            at = block.span.end if block else 0
            continue
        at = max(block.span.start, sentence(article, Span(at - 1, at)).start)
        yield at


def _told_before(line: Line, desk: Desk, *, surely: bool) -> Span | None:
    """The sentences before a line that say enough by themselves and serve its words: that name somebody where it begins
    with "he", tell of one thing where it has "it", and of what "has objected" is where it is that short.
    """
    article, span = desk.articles[line.quote.page], line.quote.spans[0]
    words = " ".join(span.of(article.text).split())
    who = PRONOUN.match(words)
    someone = who is not None and who["who"].lower() in ("he", "she")
    single = not someone and _ONE_THING.search(words) is not None
    short = len(words.split()) <= FEW
    stems = [word[:_STEM] for word in words.split() if short and word.islower() and len(word.strip('.,”"')) >= _STEM]
    end = _end_before(article, sentence(article, Span(span.start, span.start + 1)).start)

    of_day = _SAME_DAY.search(words) is not None

    def serves(told: str) -> bool:
        if of_day:
            return DAY_WORDS.search(told) is not None
        if someone:
            return _SOMEBODY.search(told) is not None
        if single:
            return not antecedent.tells_of_many(told)
        return not stems or any(stem in told.lower() for stem in stems)

    found = None if end is None else _back_from(line, end, desk, serves, surely=surely)
    # "The same day" is told by a day alone.
    return found if surely or not found or not of_day or serves(found.of(article.text)) else None


def _end_before(article: Article, at: int) -> int | None:
    """Where the words end that stand before a sentence, in its block or the one before."""
    block = _block(article, at)
    if block is None:
        return None
    at = max(at, block.span.start)
    while at > 0 and article.text[at - 1] in ' \n\t\r“‘"':
        at -= 1
    if at > block.span.start:
        return at
    before = _before_block(article, block)
    return before.span.start + len(before.span.of(article.text).rstrip()) if before else None


def _back_from(
    line: Line, at: int, desk: Desk, serves: Callable[[str], bool] = bool, *, surely: bool = False
) -> Span | None:
    """The sentences up to a character that say enough by themselves and serve a line, else those that say enough.

    Those of somebody else who is not named there only before a line that `surely` says nothing without.
    """
    article, reading = desk.articles[line.quote.page], desk.readings[line.quote.page]
    found, enough, last = None, None, None
    begun = at
    for count, start in enumerate(_starts_before(article, at)):
        # Behind an hour, a rule or a mark of a cut ("___", "2:05 p.m.") a page tells of something else.
        if count >= _MOST or at - start > _LONGEST or not _WORD.search(article.text, start, begun):
            break
        begun = start
        span = Span(start, at)
        if antecedent.is_of_unnamed(reading, span, line.chain):
            last = span if surely else None
            continue
        found = span
        if not says_enough(span.of(article.text)):
            continue
        if serves(span.of(article.text)):
            return span
        enough = enough or span
    return enough or found or last


def _whole(line: Line) -> Span:
    return Span(line.quote.spans[0].start, line.quote.spans[-1].end)


def _hangs(line: Line, desk: Desk) -> tuple[bool, bool]:
    """Whether a line surely hangs on words before, and whether it may; "he" whose name the chain tells is known."""
    plain = " ".join(_whole(line).of(desk.articles[line.quote.page].text).split())
    found = hangs(plain)
    known = _known(line, desk) if any(found) else None
    return hangs(plain, known) if known else found


def _known(line: Line, desk: Desk) -> int | None:
    """Up to which character a line tells by "he" or a common word of somebody whom its chain names; None for none."""
    text, span = desk.articles[line.quote.page].text, _whole(line)
    words = span.of(text)
    # Whom a quotation calls "she" is not who speaks.
    if len(line.chain) <= 1 or text[max(0, span.start - 1)] in '“"':
        return None
    told = _TOLD.match(words)
    at = span.start + told.start("who") if told else -1
    named = any(
        len(one.chain) > 1 and one.chain[-1].span is not None and one.chain[-1].span.start == at
        for one in desk.readings[line.quote.page].statements
    )
    return told.end("who") if told and named else None
