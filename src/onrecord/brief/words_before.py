"""Whether words hang on words before them: an answer, "it" of another sentence, "that wish", a bare count."""

from __future__ import annotations

import re

from onrecord.record.counting_verbs import COUNTS, SAYS
from onrecord.record.numerals import TENS, spelled

_NUMBER = rf"(?:\d[\d,.]*|(?:{'|'.join(TENS)})(?:-\w+)?|{spelled(1, 19)})"
LEAD_IN = (
    r"\W*(?:(?:On|In|At|By|Since|After|Before|Until|During)\s[^,.;:]{1,30}?,?\s+"
    r"|(?:But|And|So|Then|Yet|Now|Still|If|Once)\s+)?"
)
PRONOUN = re.compile(rf"{LEAD_IN}(?P<who>it|they|he|she|this|that|these|those)\b(?=\s+[a-z]|[’'])", re.IGNORECASE)
"""Opens a sentence: "On Wednesday it had 96"."""
_VERB = re.compile(
    r"(?:[’'](?:s|re|ll|d|ve)|\s+(?:(?:also|then|now|never|always|still|only|just)\s+)?(?:is|are|was|were|be|has|have|had|does|do|did|"
    r"will|would|can|could|should|must|may|might|means|meant|[a-z]{2,}ed|[a-z]{3,}s(?<!ss)|gave|took|came|went|said|told|tried|rang|knew|left))\b"
)
"""Behind "this" or "that" which stands for itself."""
_EXPLETIVE = re.compile(
    r"it\s*(?!(?:is|was)\s+to\s+[a-z])(?:[’']s|is|was|would\s+be|will\s+be|has\s+been|had\s+been|may\s+be|seem\w*|appear\w*|took|takes|turned|remain\w*|rain\w*|snow\w*)\b"
    r"(?:\s+(?:not|also|still|now|too|very|so|more|\w+ly))*\s+(?:[\w’'-]+\s+){0,8}?(?:that|to|whether|who|when|since|before)\b"
    r"|it\s+(?:rain|snow)\w*\b",
    re.IGNORECASE,
)
"""An "it" that stands for nothing: "it is true that", "it took hours to"."""
_OWNED = re.compile(r"\W*(?:Its|Their|His|Her|These|Those)\s+[a-z]")
_ANSWER = re.compile(
    r"\W*(?:(?:Yes|No|Never|Neither|Both|Nothing|Exactly|Correct|Maybe|Perhaps|Certainly|Absolutely|Of\s+course)[.,;!](?=\s)"
    r"|Doing\s+so\b|So\s+(?:do|did|has|have|is|was|are|were)\b|Nor\b)"
)
_LOOSE = re.compile(
    r"\b(?:none|one|some|most|all|both|each|two|three|half|many)\s+of\s+(?:them|these|those)\b|\bhow\s+many\b(?=\s*[.,:;])"
    r"|\bboth\b(?=\s*[.,;!?]|\s+and\b)|\b(?:did|do|does|done)\s+so\b(?!\s+(?:much|many|well))",
    re.IGNORECASE,
)
"""What counts or does things that words before have told, wherever it stands in the first sentence."""
_SAME = re.compile(
    r"(?<!\bat\s)\bthe\s+same\b(?!\s+(?:[\w’'-]+\s+){0,3}(?:as|who|which|where)\b)(?!\s+(?:time|way)\b)"
    # "Said the same day that" is of another day, "the same rule that it wrote" of no other rule.
    r"(?!\s+(?!(?:day|night|evening|morning|afternoon|week|month|year)\b)(?:[\w’'-]+\s+){1,3}that\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\bthe\s+(?:others?\b(?!\s+(?:hand|day|night|week)\b)"
    r"|(?:latter|former)(?=\s*(?:[.,;:!?’'”\"]|\Z)|\s+(?:is|was|has|had|will|would|can|could|may|did|does|and|but|said|says|in|on|of|"
    r"[a-z]{2,}ed)\b))",
    re.IGNORECASE,
)
"""One of two; "the former mayor" was one once."""
_ONE = re.compile(r"\b(?:one|each|an?|either|both|two)\b", re.IGNORECASE)
"""Before "the other": the first of the two."""
_PREPOSITION = r"(?:of|in|on|at|to|from|by|for|with|about|after|before|against|over|under|during|since|until)"
_THAT = re.compile(
    rf"\b{_PREPOSITION}\s+(?:that|those|these|this)\s+(?P<one>[a-z]{{3,}})\b"
    r"|\b[a-z]+\s+(?:that|this|those|these)\s+(?P<other>[a-z]{3,})(?=\s*[.,;:!?”\"]|\s+(?:and|or|but)\s)"
)
"""A noun that is pointed at: "supported that wish"; not "said that water"."""
_OF_HERE = re.compile(
    r"(?:morning|afternoon|evening|night|week\w*|month|year|spring|summer|autumn|winter|season|day|days|time|moment|point|way|country|town|city|newspaper|station|paper|"
    r"article|page|one|who|which|what|not|has|have|had|was|were|are|the|they|she|much|many|far|late|is|it|he)\b",
    re.IGNORECASE,
)
"""Behind "this" or "that": what every reader can see, and what is no noun."""
_SHORT_COUNT = re.compile(rf"\b(?:{SAYS}|{COUNTS})\s+{_NUMBER}\s*[.”\"]*$", re.IGNORECASE)
_BARE_COUNT = re.compile(rf"\W*{_NUMBER}\s+(?:were|was|are|is|had|have|came|died|it|they|he|she|we)\b", re.IGNORECASE)
"""A number without whom it counts opens a sentence."""
_OF_OURS = re.compile(
    rf"\b(?:all|our|their|its|his|her|these|those)\s+{_NUMBER}\s+(?:were|was|are|is|had|have|it|they|he|she|we)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\W*(?:Each|Both|Neither|Either|None|Others|Most|Some|Several|Many)\s+(?:is|are|was|were|has|have|had|will|would|gave|took|"
    r"came|went|said|told|did|do|[a-z]{2,}ed)\b"
)
_AFTER = re.compile(r"\b(?:after(?:wards?)?|beforehand|likewise|either)\s*[.”\"]*$", re.IGNORECASE)
"""The last word of a sentence that hangs on another: after what, nor who."""
_IT_WAS = re.compile(
    r"\b(?:says?|said)\s+(?:that\s+)?it\s+"
    r"(?!(?:is|was)\s+(?:not\s+|also\s+|now\s+|still\s+|too\s+|very\s+|\w+ly\s+)*(?:(?:un|im|in)?\w+(?:able|ible|ful|ous|al|ant|ent|ary|ate)|"
    r"wrong|right|clear|unclear|good|bad|better|best|easy|hard|time|true|fair|unfair|early|late|vital|strange|likely|unlikely)\s+(?:that|to|for)\b)"
    r"(?:is|was|rang|broke|burst|fell|sank|burnt|began|happened|[a-z]+(?:psed|oded|iled))\b"
)
"""What is told of a thing, where who tells it might be "it", too."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|say|says|said|told|"
    r"want|wants|need|needs|know|knows|think|thinks|go|goes|went|came|gave|made|took|let|[a-z]{2,}ed)\b|[’'](?:s|re|m|ve|ll|d)\b|n[’']t\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\b(?:that|whether|because|if)\s+this\b")
_ABOUT_THAT = re.compile(
    r"\b(?:about|of|for|with|on|against|over)\s+(?:that|this)(?=\s*[.,;]|\s+(?:on|in|at|by|when|until|next|last)\b)"
)
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|must|be|been|seems?|remains?)\b|[’'])"
)
_WHERE = re.compile(r"\b(?:in|at|to|from|near|of|on)\s+(?:the\s+)?(?:\w+\s+)?(?-i:[A-Z])", re.IGNORECASE)
"""A place that "there" may be: named before it in the same sentence."""
_FEW_OF_THEM = re.compile(
    r"\b(?:lent|sent|got|took|brought|gave|lost|found|counted|bought|sold|built|lit|shut|[a-z]{2,}ed)\s+"
    rf"(?:{spelled(1, 10)})(?=\s+(?:on|in|last|this|by)\s|\s*[.;])"
)
"""A count as what is done to something that words before have told: "The army lent two on Wednesday"."""
_BLAMED = re.compile(r"\bblam\w+\b(?!.*\b(?:for|on|over)\b)", re.IGNORECASE)
_TOOK_PART = re.compile(r"\b(?:took|taken)\s+part\b(?!\s+in\b)", re.IGNORECASE)
_WHOM = (
    r"(?:dead|deaths?|killed|missing|injured|wounded|sick|ill|infected|cases|patients|victims|casualties|bodies|arrest\w*|detain\w*|"
    r"evacuees|displaced|homeless|refugees|people|persons|residents|passengers)"
)
_COUNT_IS = re.compile(
    rf"\b(?:figures?|counts?|number|total|tally)\b(?!\s+(?:of|for)\s+(?:the\s+)?{_WHOM})[^.;:]*?"
    rf"\s(?:is|was|at|to)\s+(?:(?:now|at\s+least|about|around|more\s+than|over|some)\s+)*{_NUMBER}\s*[.”\"]*$",
    re.IGNORECASE,
)
"""A count of nothing: "The office's figure for Friday is 58"."""
_RARE = (
    *((word, _COUNT_IS) for word in ("figure", "count", "number", "total", "tally")),
    ("blam", _BLAMED),
    (" part", _TOOK_PART),
    ("same", _SAME),
    *((f"{whose} ", _OF_OURS) for whose in (" all", "our", "heir", "its", "his", "her", "these", "those")),
    (" it ", _IT_WAS),
    *((f" {word}", _ABOUT_THAT) for word in ("that", "this")),
    ("f th", re.compile(r"\A\W*Of\s+(?:those|these|them)\b")),
    ("sel", re.compile(r"\A\W*The\s+[a-z]+\s+(?:itself|themselves)\b")),
)
"""Patterns with letters that words have to have for them, which is seen faster."""
_DEFINITE = re.compile(
    r"\W*The\s+[a-z]+(?:,|\s+(?:is|was|are|were|has|had|will|would|[a-z]{2,}ed|[a-z]+[a-rt-z]s)\b(?=(?:\s+\S+){1,4}\Z)"
    r"|\s+(?:is|are|will)\b(?=(?:\s+\S+){5,6}\Z))"
)
"""A thing without a word for which of its kind it is opens a short sentence: "The clock runs out"."""
_ADDS = re.compile(r"\W*(?:[\w’'-]+\s+){1,6}?add(?:s|ed)\s+(?:an?|the|its|his|her|their|two|three|some|that)\b")
"""What is added to something that words before tell."""
_SUCH = re.compile(
    r"(?<!\bis\s)(?<!\bwas\s)(?<!\bbe\s)(?<!\bare\s)(?<!\bwere\s)(?<![’']s\s)\bsuch\s+(?:an?\s+)?(?P<noun>[a-z]{3,})"
    r"(?=\s*(?:[.,;:!?”\"]|\Z)|\s+(?:in|on|at|to|for|from|by|with|and|or|but|was|is|are|were|had|has|would|will|could|can)\b)"
)
"""Something of a kind that words before have told."""
_OBJECT = re.compile(r"\b(?:them|it)\b(?=\s*[.,;!?”\"]|\s*$)")
_CLAUSE = re.compile(
    r"[,;:—]|\b(?:that|who|which|if|when|while|because|and|but|or|as|than|until|unless|where|whether|to|\w+ever)\b"
)
"""Opens a clause of which a subject before it may be the object: in one clause "it" is never its own subject."""
_THEIR = re.compile(r"\b(?:them|their|they)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?!(?:was|has|is|does|this|its|his|says|us|thus|as|always|perhaps|across|less|unless)\b)"
    r"(?:\A\W*|(?-i:(?![A-Z])))[\w’'-]*[a-z]s\b(?![’']s)"
    r"|\band\s+(?:(?:the|an?|his|her|its|their)\s|(?-i:[A-Z]))"
    r"|\b(?:people|police|men|women|children|everybody|everyone|somebody|someone|nobody|anybody|anyone|who|team|crew|family|couple|"
    r"government|army|party|ministry|company|side|council|public|media|staff|they|both|each|every|personnel)\b",
    re.IGNORECASE,
)
"""What "their" may be of."""
_NAME = re.compile(r"[a-z,]\s(?!I\b)[A-Z]")
"""A name that does not begin a sentence."""
FEW, _FRAGMENT, _ENOUGH = 5, 8, 10
"""Words of a line so short that it says little by itself, of a first sentence without a verb that does, and of words
before that say enough."""
_ENDS = re.compile(r"(?<=[a-z\d”\"][.!?])[”\"]?\s+(?=[“\"A-Z])")
_TAIL = 45
"""Characters at the end of a sentence in which a verb of saying and a number are all there is."""


def hangs(words: str, known: int | None = None) -> tuple[bool, bool]:
    """Whether words surely hang, and whether they may; up to `known` they tell of somebody whom a reader knows."""
    end = _ENDS.search(words)
    first = words[: end.start()] if end else words
    who = None if known else PRONOUN.match(first)
    surely = bool(_ANSWER.match(words + " ") or _loose(first) or (who and _stands_for(who, first)))
    maybe = (
        len(words.split()) <= FEW
        or (not known and len(words.split()) <= _ENOUGH and bool(_DEFINITE.match(first)))
        or bool(
            _OWNED.match(first) or _BARE_COUNT.match(first) or _SHORT_COUNT.search(first, max(0, len(first) - _TAIL))
        )
        or bool(_EACH.match(first) or _AFTER.search(first, max(0, len(first) - _TAIL)))
        or (words[0] in '“"' and len(first.split()) <= _FRAGMENT and not _FINITE.search(first))
        or any(pattern.search(first) for needed, pattern in _RARE if needed in first)
        or _points(words)
        or _such(first)
        or (" this " in first and any(_VERB.match(first, this.end()) for this in _THIS.finditer(first)))
        or _is_of_another_clause(first)
        or _is_of_no_many(words, known or 0)
        or _is_the_other(first)
        or (" there" in first and _is_there(first))
        or (len(words.split()) <= _ENOUGH and _FEW_OF_THEM.search(first) is not None)
    )
    return surely, maybe


def _is_the_other(words: str) -> bool:
    """Whether "the other" stands in words that have not told the one."""
    found = _OTHER.search(words) if "he other" in words or "he latter" in words or "he former" in words else None
    return found is not None and not _ONE.search(words[: found.start()])


def _is_there(words: str) -> bool:
    """Whether "there" is a place that the words have not named before it."""
    found = _THERE.search(words)
    return found is not None and not _WHERE.search(words[: found.start()])


def _stands_for(who: re.Match[str], words: str) -> bool:
    """Whether a pronoun that opens words stands for something told before them."""
    told = who["who"].lower()
    if told == "it":
        return not _EXPLETIVE.match(words, who.start("who"))
    return told in ("they", "he", "she") or bool(_VERB.match(words, who.end("who")))


def _loose(words: str) -> bool:
    """Whether words count some of what words before them told: not of what they told themselves."""
    # Letters that one of the patterns needs are seen faster than that none fits.
    found = _LOOSE.search(words) if any(one in words for one in ("oth", " of the", "ow many", " so")) else None
    return found is not None and not _MANY.search(words[: found.start()])


def _points(words: str) -> bool:
    """Whether words point at a thing ("that wish") that they have not told."""
    for match in _THAT.finditer(words) if " th" in words else ():
        noun = match["one"] or match["other"]
        if not _OF_HERE.match(noun) and noun[:5].lower() not in words[: match.start()].lower():
            return True
    return False


def _such(words: str) -> bool:
    """Whether words tell of "such a call" and not of a call before."""
    found = _SUCH.search(words) if "such " in words else None
    return found is not None and found["noun"][:5] not in words[: found.start()].lower()


def _is_of_another_clause(first: str) -> bool:
    """Whether the one clause of a sentence has "it" or "them" as what is done to: then they are of words before."""
    found = _OBJECT.search(first) if " it" in first or " them" in first else None
    return found is not None and found.start() > 0 and not _CLAUSE.search(first[: found.start()])


def _is_of_no_many(words: str, known: int) -> bool:
    """Whether "they" or "their" stands before any word that they may be of."""
    found = _THEIR.search(words, known) if "the" in words or "The" in words else None
    return found is not None and not _MANY.search(words[: found.start()])


def says_enough(words: str) -> bool:
    """Whether words say enough by themselves to explain others."""
    told = len(words.split()) >= _ENOUGH or (_NAME.search(words) and not _SHORT_COUNT.search(words))
    return bool(told) and not _is_of_words_before(words) and not _is_cut(words)


def _is_cut(words: str) -> bool:
    """Whether words close a quotation that they do not open."""
    return words.count("”") > words.count("“") or words.count('"') % 2 == 1


def _is_of_words_before(words: str) -> bool:
    """Whether words that are to explain others hang on words before them."""
    surely, _ = hangs(words)
    return (
        surely
        or bool(_OWNED.match(words) or _ADDS.match(words) or _such(words))
        or _is_of_another_clause(words)
        or _is_of_no_many(words, 0)
    )
