"""Whose words are surely whose: a line whose voice rests on weak evidence is left out of a brief and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.brief.doubts import Told, is_in_doubt
from onrecord.brief.quotations import is_outlet, quotation
from onrecord.brief.voices import chain
from onrecord.brief.wording import MEDIA, NOT_NAMED, told_act
from onrecord.record import Article, Reading, Span, Statement
from onrecord.record.sentence_ends import begins, pieces, stops

SPOKEN = frozenset("say claim deny accuse warn predict demand promise admit confirm support oppose ask".split())
"""Acts that are done in words: what somebody knows, believes or doubts was not said by it."""
_LEAST = 2
"""Letters of a word whose full stop ends a sentence."""
_UNSAID = re.compile(
    r"\b(?:allegedly|reportedly|supposedly|not|never|nor|neither|nobody|declin\w+|refus\w+|without|yet\s+to|fail\w*|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|may|might|could|set\s+to|expected\s+to|plan\w*\s+to|going\s+to|due\s+to|(?:is|are|was|were)\s+to)\b",
    re.I,
)
"""Before a cue: what is to be said was not said."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?(?:\w+ed|told|sworn)\b", re.IGNORECASE
)
"""A cue by which somebody is told or accused: the one before it does not speak."""
_CASE = re.compile(r"\W+(?:[\w’'-]+\W+){0,4}?(?:charges?|case|suit|lawsuit|order|appeal|motion|indictment|count)s?\b")
"""Behind "dismissed": what a court throws out, which denies nothing."""
_MOTION = re.compile(
    r"\W+(?:[\w’'-]+\W+){0,3}?(?:motions?|bail|parole|appeals?|petitions?|requests?|permits?|visas?)\b"
)
"""Behind "denied": what an office refuses, and does not call untrue."""
_SHOWN = re.compile(r"(?:held|holds?|show(?:s|ed)?|handed|waved|displayed)\b(?!\s+that\b|\s+how\b)", re.IGNORECASE)
"""Cues of what is shown and not said: the words of a letter are its writer's."""
_MIND = re.compile(
    r"\b(?:hop|fear|expect|want|wish|inten|believ|think|thought|feel|felt|plan(?:s|n)?|decid)\w*\b|\blook\w*\s+forward\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:which|who)\b[^,]*$|\b(?:in|by|to|from|on)\s+which\b[^,]*$")
_INSIDE = re.compile(r"(?<=\S)\s(?:which|where|whom|who|when)\s+(?:(?:the|[A-Z][\w.’'-]*)\s+){0,4}$")
"""Before a voice that speaks in a clause of another's sentence: "no entry at the minute at which the minister says"."""
_WHO_SAID = re.compile(r"(?:,\s+(?:[A-Z][\w’'-]*\s+){0,3}[A-Z][\w’'-]*)?,\s+who\s+(?:also\s+)?$")
_WHOSE_SAY = re.compile(r"\s+who\s+(?:also\s+|later\s+|then\s+)?")
"""Between somebody of another's sentence and what he says: "testimony from a man who claims"."""
_BESIDE = re.compile(r",\s+(?:and|but|while|whereas|though|although)\s+(?:the\s+|an?\s+)?$")
"""Before a voice that begins the second clause of a sentence: the first is not its own."""
_CONTACT = re.compile(
    r"^(?!\W*(?:In|On|At|By|After|Before|During|With|For|To|From|As|When)\b).*(?<![,;:.])\s(?!(?:that|and|but|or|if|as|when|because|while|although|though|since|before|after|what|how|why|where|said|says|than|so)\s)"
    r"[a-z]+\s+$"
)
"""Before "it" in a clause that hangs on a noun: "a debt it says it cannot pay"."""
_SAID = re.compile(r"(?:said|says|told|warned|denied|added|insisted)\b", re.IGNORECASE)
_RECKONING = re.compile(r"[’']s?\s+(?:own\s+)?(?:account|count|estimate|reckoning|figures?|tally|words)\b")
"""Behind a voice that owns what it says: "by the union’s account"."""
_SUPPOSED = re.compile(r"\b(?:unless|whether)\b|\bif\b[^,]*$", re.IGNORECASE)
_ALONG = re.compile(r",\s+(?:and|but|while|whereas)\s+(?:[\w’'-]+\s+){0,4}[\w’'-]+,\s*$")
"""Before a voice set between commas into the second of two clauses: the first is not its own."""
_ABOARD = re.compile(
    r"\b(?i:on|in|at|via|over|through|across)\s+(?:the\s+)?$"
    r"|\b(?i:before|with|against|outside|near)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){0,4}$"
)
"""Before somebody or something that is no subject: "on telephones", "before Judge Orm, the police said"."""
_ASIDE = re.compile(r"^\W*(?:when\s+|being\s+)?asked\b", re.IGNORECASE)
_NO_SPEECH = re.compile(r"\b(?:ask|demand|call|order|instruct|request|urg|reject|agree|refus)\w*\b", re.IGNORECASE)
"""Cues that no quotation in the next sentence belongs to: who asked for a thing need not be the next to speak."""
_FIRST = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SAYS = re.compile(r"\b(?:said|says|told|tells|according\s+to|declared|announced|warned)\b")
_LOOSE = re.compile(r"(?:its|their|his|her|it|they|he|she|this|these|those)\b")
_CLOSING = re.compile(r"[.!?]?[”\"]")
_QUESTIONS = 2
"""Questions at the end of blocks that make a page an interview."""
_TWO = 2
"""Voices of words that reach a page without another between: the outlet's and the one of who speaks."""
_WORDS = 4
_LONGEST, _REACH = 500, 600
_CARRIES = {
    "claim": "claim|insist|alleg|maintain|assert",
    "deny": "den|reject|refut|disput",
    "accuse": "accus|blam|charg",
    "warn": "warn|caution",
    "predict": "predict|forecast|foresee|foresaw",
    "demand": "demand|urg|call|ask|order|instruct|request|press|appeal|want|insist",
    "promise": "promis|pledg|vow|commit|swear|swore|guarant",
    "admit": "admit|conced|acknowledg",
    "confirm": "confirm|verif",
    "support": "support|back|welcom|endors|prais",
    "oppose": "oppos|reject|criti|condemn|denounc|protest",
    "ask": "ask|question|wonder",
}
"""How the words for an act begin: an act that the page's own word does not carry is no label."""
_PAST = {"deny": "denied", "accuse": "accused", "promise": "promised", "oppose": "opposed", "admit": "admitted"}
"""Acts of before whose word does not end in -ed alone."""
_OWN_WORD = re.compile(r"\b(?:blam|insist)", re.IGNORECASE)
_BY_OWN_WORD = {"blam": ("blames", "had blamed"), "insist": ("", "had insisted")}
"""Cues whose own word says better than their act what somebody does, and what he had done; "" where the act says it."""
_WANTED = re.compile(r"\W+(?:[\w’'-]+\W+){0,8}?(?:to|for|that|not)\b")
"""Behind "asked" as a demand: what for ("asked the town to wait"); "asked each of them that question" is none."""
_MILD = re.compile(r"\b(?:ask|request|appeal|order|instruct|command)", re.IGNORECASE)
HAD = re.compile(
    r"\b(?:had|[’']d)\s+(?:(?:\w+ly|already|also|once|twice|at\s+first|first|earlier|long)\s+)?$", re.IGNORECASE
)
"""Before a verb of what was done before."""
_BEFORE = 30
"""Characters before a cue in which "had" is looked for."""
_QUESTIONED = re.compile(
    r"(?:\s*,[^,.]{1,30},)?(?:\s+(?!to\b|for\b|that\b)[\w’'-]+){0,5}?\s+(?:whether|if|why|how|what|who|which|when|where)\b",
    re.IGNORECASE,
)
"""Behind "asked": a question and no request."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a statement's last voice surely said: the words, and the span that a reader is shown for them."""

    spans: tuple[Span, ...]
    shown: Span
    label: str


def heard(reading: Reading, statement: Statement) -> Heard | None:
    """What the last voice of a statement surely says in it; None where that is in doubt.

    Of a paraphrase that is the sentence with the cue; a quotation may go on before and after it. Nobody says what he
    only knows or hopes, what the page says he has not said, or what somebody else tells of him.
    """
    article = reading.article
    if article is None or not statement.spans or statement.act not in SPOKEN:
        return None
    names = chain(statement, {actor.id: actor for actor in reading.actors})
    longest = _TWO + _is_in_quotation(reading, statement)
    if len(names) > longest or names[-1] == NOT_NAMED or (len(names) == 1 and is_interview(article)):
        return None
    if _is_of_another(reading, statement):
        return None
    if statement.cue is None:
        return _passage(article, statement)
    if not _is_told(article, statement, own=len(names) == 1) or _is_far(reading, statement):
        return None
    pieces = tuple(p for p in _pieces(article, statement, statement.cue) if not p.of(article.text).isupper())
    voice = statement.chain[-1].span
    pieces = _without_others(article, pieces, statement.cue, voice)
    if is_in_doubt(_told(article, statement, pieces)):
        return None
    if len(names) > 1 and voice and _is_inside(article, voice, statement.cue):
        # What the sentence says around the clause is not this voice's.
        pieces = tuple(piece for piece in pieces if piece.start > voice.start)
        shown = Span(voice.start, pieces[-1].end) if pieces else voice
        return Heard(pieces, shown, label(article, statement)) if pieces else None
    if not pieces:
        return None
    shown = _shown(article, statement.cue, pieces, voice)
    # A clause cut from its sentence that begins with "its" is of nothing that a reader sees.
    loose = shown.start > _start(article, statement.cue.start) and _LOOSE.match(article.text, shown.start)
    return None if loose else Heard(pieces, shown, label(article, statement))


def _is_in_quotation(reading: Reading, statement: Statement) -> bool:
    """Whether a statement stands in a block that the page quotes from an outlet: who speaks there speaks in it."""
    passage = quotation(reading, statement.spans[0])
    return passage is not None and passage.id == statement.parent and is_outlet(passage.chain[-1])


def _is_of_another(reading: Reading, statement: Statement) -> bool:
    """Whether "he" or "she" is said to be one person where the sentence before names another, and not that one."""
    voice, article = statement.chain[-1], reading.article
    if article is None or voice.span is None or voice.actor is None or voice.label.lower() not in ("he", "she"):
        return False
    block = next((b.span for b in article.blocks if b.span.covers(voice.span)), voice.span)
    said = [span.start for span in statement.spans if block.covers(span)]
    start = _start(article, min([voice.span.start, *said]))
    known = [at for actor in reading.actors if actor.id == voice.actor for at in actor.mentions]
    if any(start <= at.start < voice.span.start for at in known):
        return False
    before = _start(article, max(0, start - 2))
    if before >= start or "\n\n" in article.text[before:start]:
        return False
    named = {
        actor.id
        for actor in reading.actors
        if actor.kind == "person" and any(before <= at.start < start for at in actor.mentions)
    }
    return bool(named) and voice.actor not in named


def _without_others(article: Article, pieces: tuple[Span, ...], cue: Span, voice: Span | None) -> tuple[Span, ...]:
    """The pieces without those before a semicolon, where the voice begins anew behind it: "nine dead; Orm says no"."""
    if voice is None or voice.start > cue.start or not any(piece.start >= cue.end for piece in pieces):
        return pieces
    return tuple(p for p in pieces if p.end > voice.start or ";" not in article.text[p.end : voice.start])


def _told(article: Article, statement: Statement, pieces: Sequence[Span]) -> Told:
    cue, voice = statement.cue, statement.chain[-1]
    assert cue is not None
    first = min(cue.start, voice.span.start) if voice.span else cue.start
    last = max(cue.end, voice.span.end) if voice.span else cue.end
    words = " ".join(" ".join(span.of(article.text).split()) for span in pieces)
    start = _start(article, cue.start)
    return Told(
        before=article.text[min(start, first) : first],
        cue=cue.of(article.text),
        words=words,
        after=article.text[last : _stop(article, last)],
        quoted=statement.manner == "quoted" or words[:1] in ("“", '"'),
        outlet=voice.kind == "outlet" or bool(MEDIA.search(voice.label)),
    )


def _is_far(reading: Reading, statement: Statement) -> bool:
    """Whether "they" or "it" is said to be a body that neither its sentence nor the one before names."""
    voice, article = statement.chain[-1], reading.article
    if article is None or voice.span is None or voice.actor is None or voice.label.lower() not in ("they", "it"):
        return False
    start = _start(article, voice.span.start)
    before = _start(article, max(0, start - 2))
    known = [at for actor in reading.actors if actor.id == voice.actor for at in actor.mentions]
    return not any(before <= at.start < voice.span.start for at in known)


def _is_inside(article: Article, voice: Span, cue: Span) -> bool:
    """Whether a voice speaks in a clause of another's sentence: "where the minister says", "Orm, who said"."""
    start = _start(article, voice.start)
    before = article.text[start : voice.start]
    whose = start < voice.start and _WHOSE_SAY.fullmatch(article.text, voice.end, cue.start)
    return bool(_INSIDE.search(before) or whose or _BESIDE.search(before)) or _who_said(article, voice, cue)


def _who_said(article: Article, voice: Span, cue: Span) -> bool:
    between = article.text[voice.end : cue.start]
    return bool(_WHO_SAID.fullmatch(between) and _SAID.match(article.text, cue.start))


def is_interview(article: Article) -> bool:
    """Whether blocks end with questions: who says "I" there is rarely the outlet."""
    if article.text.count("?") < _QUESTIONS:
        return False
    ends = (block.span.of(article.text).rstrip()[-1:] for block in article.blocks)
    return sum(end == "?" for end in ends) >= _QUESTIONS


def speaks_of_itself(words: str) -> bool:
    """Whether words say "I" or "we" outside quotation marks."""
    return bool(_FIRST.search(_QUOTED.sub("", words)))


def label(article: Article, statement: Statement) -> str:
    """The act as a label, where the page's own word for it carries it."""
    cue = statement.cue.of(article.text) if statement.cue else ""
    if statement.act not in _CARRIES or statement.cue is None or _is_aside(article, statement):
        return ""
    # Who had said so did it before: that is not what the source does on the day of the page.
    before = bool(HAD.search(article.text, max(0, statement.cue.start - _BEFORE), statement.cue.start))
    before = before or bool(re.match(r"(?:had|[’']d)\b", cue, re.IGNORECASE))
    if statement.act == "demand" and (mild := _MILD.search(cue)):
        after = article.text[statement.cue.end : max(statement.cue.end, statement.spans[-1].end)]
        if mild[0].lower().startswith(("order", "instruct", "command")):
            return "had ordered" if before else "orders"
        if _QUESTIONED.match(after) or "question" in after:
            return ("had asked" if before else "asks") if _QUESTIONED.match(after) else ""
        return ("had requested" if before else "requests") if _WANTED.match(article.text, statement.cue.end) else ""
    own = _OWN_WORD.search(cue)
    if own and (word := _BY_OWN_WORD[own[0].lower()][before]):
        # What is blamed may be a thing, and nobody is accused.
        return word
    if not re.search(rf"\b(?:{_CARRIES[statement.act]})", cue, re.IGNORECASE):
        return ""
    return f"had {_PAST.get(statement.act, statement.act + 'ed')}" if before else told_act(statement.act)


def _is_aside(article: Article, statement: Statement) -> bool:
    """ "Asked what he expected, he said": he was asked."""
    cue = statement.cue
    return bool(
        cue and statement.act in ("ask", "demand") and _ASIDE.match(article.text[_start(article, cue.start) : cue.end])
    )


def _passage(article: Article, statement: Statement) -> Heard | None:
    """A passage under the source that introduces it; "I" in it is often somebody whom that source quotes."""
    spans = statement.spans
    if re.search(r"\d", statement.chain[-1].label):
        # The heading of an hour is nobody.
        return None
    quotes = statement.chain[-1].kind == "outlet"
    words = [span.of(article.text) for span in spans]
    if quotes and any(speaks_of_itself(told) or _SAYS.search(_QUOTED.sub("", told)) for told in words):
        return None
    return Heard(spans, Span(spans[0].start, spans[-1].end), "")


def _is_told(article: Article, statement: Statement, *, own: bool) -> bool:
    """Whether the voice stands in the sentence of the cue, and the cue tells of words that were said."""
    cue, voice = statement.cue, statement.chain[-1].span
    assert cue is not None
    told = cue.of(article.text)
    start = _start(article, cue.start)
    if not own:
        if (
            voice is None
            or voice.covers(cue)
            or not start <= voice.start <= _stop(article, cue.end)
            or _is_carrier(article, voice)
        ):
            return False
        pronoun = voice.of(article.text) in ("it", "he", "she", "they")
        that = re.match(r"\s*that\b", article.text[cue.end : cue.end + 8])
        if pronoun and not that and _CONTACT.search(article.text[start : voice.start]):
            return False
        if start <= voice.start and _SUPPOSED.search(_around(article, statement, start, voice.start)):
            return False
        if start <= voice.start and voice.end <= cue.start:
            between = article.text[voice.end : cue.start]
            relative = _RELATIVE.search(between) and not _who_said(article, voice, cue)
            if relative or _PASSIVE.search(between[-12:] + told) or _TO_COME.search(between[-20:]):
                return False
            start = voice.end
    elif re.match(r"ask", told, re.IGNORECASE):
        return False
    turned_down = re.match(r"den(?:y|ie)", told, re.IGNORECASE) and _MOTION.match(article.text, cue.end)
    thrown_out = turned_down or told.lower().startswith("dismiss") and _CASE.match(article.text, cue.end)
    unsaid = _UNSAID.search(_around(article, statement, max(start, cue.start - 40), cue.end))
    return not (
        unsaid or _MIND.search(told) or _SHOWN.match(article.text, cue.start) or _TO_COME.match(told) or thrown_out
    )


def _around(article: Article, statement: Statement, low: int, high: int) -> str:
    """The text from one character to another without the words that are reported: a "not" in them denies no saying."""
    text = article.text[low:high]
    for span in statement.spans:
        first, last = max(span.start, low) - low, min(span.end, high) - low
        if first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _is_carrier(article: Article, voice: Span) -> bool:
    """Whether a voice is no subject: words travel by it ("on telephones"), or it owns something ("Orm’s report")."""
    before = article.text[max(0, voice.start - 60) : voice.start]
    owned = voice.end - 2 if voice.of(article.text)[-2:] in ("'s", "’s") else voice.end
    owns = article.text[owned : owned + 2] in ("'s", "’s") and not _RECKONING.match(article.text, owned)
    return bool(_ABOARD.search(before)) or owns


def _pieces(article: Article, statement: Statement, cue: Span) -> Iterator[Span]:
    """The parts of the reported words in the sentence of the cue, and quotations beside it."""
    start, end = _start(article, cue.start), _stop(article, cue.end)
    block = next((block.span for block in article.blocks if block.span.covers(cue)), Span(0, len(article.text)))
    goes_on = not _NO_SPEECH.search(cue.of(article.text))
    for span in statement.spans:
        for piece in pieces(article.text, span, _LEAST):
            low, high = max(piece.start, start), min(piece.end, end)
            if piece.start < end and piece.end > start:
                yield Span(low, high) if not _is_quoted(article.text, piece, block) else piece
            elif goes_on and block.covers(piece) and _is_quoted(article.text, piece, block):
                yield piece


def _is_quoted(text: str, piece: Span, block: Span) -> bool:
    before = text[block.start : piece.start + 1]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


def sentence(article: Article, span: Span) -> Span:
    """The sentence or sentences that hold a span, within its block."""
    low, high = _start(article, span.start), _stop(article, span.end)
    while low < high and article.text[low].isspace():
        low += 1
    while high > low and article.text[high - 1].isspace():
        high -= 1
    return Span(low, high)


def _start(article: Article, at: int) -> int:
    """Where the sentence around a character begins, within its block."""
    block = next((b.span for b in article.blocks if b.span.start <= at < b.span.end), Span(0, len(article.text)))
    return max(block.start, at - _REACH, begins(article.text, at, _LEAST))


def _stop(article: Article, at: int) -> int:
    """Where the sentence around a character ends, within its block."""
    block = next((b.span for b in article.blocks if b.span.start <= at <= b.span.end), Span(0, len(article.text)))
    return min(block.end, stops(article.text, at, _LEAST))


def _of_the_voice(text: str, shown: Span, own: Sequence[Span], voice: Span | None) -> tuple[int, int]:
    """A sentence without what stands behind a semicolon, before or after all that is the voice's own."""
    low, high = shown.start, shown.end
    along = _ALONG.search(text[low : max(low, voice.start)]) if voice else None
    if along:
        return low + re.match(r",\s+\w+\s+", along[0]).end() + along.start(), high  # type: ignore[union-attr]
    first, last = min(span.start for span in own), max(span.end for span in own)
    before, after = text.rfind("; ", low, max(first, low)), text.find("; ", min(last, high), high)
    if before >= 0 and not _is_open(text[low:before]) and len(text[before:high].split()) > _WORDS:
        low = before + 2
    if after >= 0 and not _is_open(text[low:after]) and len(text[low:after].split()) > _WORDS:
        high = after
    return low, high


def _closes(words: str) -> bool:
    """Whether words have a mark that closes a quotation without the one that opens it."""
    return words.count("”") > words.count("“") or words.count('"') % 2 == 1


def _is_open(words: str) -> bool:
    """Whether a quotation that begins in words does not end in them."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _shown(article: Article, cue: Span, pieces: tuple[Span, ...], voice: Span | None) -> Span:
    """Words that can stand by themselves: a piece that opens like a sentence, else all from the cue's sentence on."""
    words = pieces[0].of(article.text).lstrip("\"'“‘( ")
    # "that" before it: the words go on from the cue.
    alone = not re.search(r"\bthat\s+$", article.text[max(0, pieces[0].start - 8) : pieces[0].start])
    # What somebody mocked or praised is no sentence.
    joined = cue.end <= pieces[0].start and not article.text[cue.end : pieces[0].start].strip()
    alone = alone and (not joined or bool(_SAYS.search(cue.of(article.text))))
    if len(pieces) == 1 and words[:1].isupper() and len(words.split()) >= _WORDS and alone:
        # A word in marks that the piece begins with keeps the first of them.
        opened = article.text[max(0, pieces[0].start - 1) : pieces[0].start] in ("“", '"') and _closes(words)
        return Span(pieces[0].start - 1, pieces[0].end) if opened else pieces[0]
    low = min(_start(article, cue.start), pieces[0].start)
    high = max(_stop(article, cue.end), pieces[-1].end)
    if high - low > _LONGEST:
        low, high = _start(article, cue.start), _stop(article, cue.end)
    low, high = _of_the_voice(article.text, Span(low, high), [*pieces, cue, *([voice] if voice else [])], voice)
    while high > low and article.text[high - 1].isspace():
        high -= 1
    # A quotation keeps its marks.
    low -= article.text[max(0, low - 1) : low] in ("“", '"')
    after = _CLOSING.match(article.text, high)
    if after and (after[0][-1] == "”" or article.text[low:high].count('"') % 2 == 1):
        high = after.end()
    return Span(low, high)


def settled_chain(names: tuple[str, ...]) -> tuple[str, ...]:
    """A chain without last voices that nobody names: what is left is told on the page."""
    while len(names) > 1 and names[-1] == NOT_NAMED:
        names = names[:-1]
    return names
