"""Where a page first tells of what words point at: whom "she" is, which letter "the letter", what "it" is a veto of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.brief.supported import sentence
from onrecord.brief.voices import is_pronoun
from onrecord.record import Actor, Article, Reading, Span

_ONE = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_SINGLE = frozenset({"person", "office", "unnamed"})
"""Kinds of actors that "he" or "she" may be."""
_FRONTED = re.compile(
    r"\W*(?:In|On|At|While|When|Back|As|After|Before|Since|Though|Although|By|With|For|During|Despite|If|Because|Until|[A-Z][a-z]+(?:ing|ed))\b"
    r"[^,]*,(?:[^,]{1,40},)?\s+(?:Mrs?\.?\s|Ms\.?\s|Dr\.?\s)?[A-Z][\w’'-]+"
)
"""A clause before the name of whom it calls "he": "While he owned up, Orm denied the rest"."""
_FIRST = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
"""Opens the words by which somebody without a name is told of for the first time."""
_GOES_ON = (
    r"(?=\s*(?:[.,;!?”\"]|\Z)|\s+(?:(?:also|now|then|still|only|just|never|[a-z]+ly)\s+)?(?:is|are|was|were|be|has|had|have|will|would|can|"
    r"could|may|might|must|should|shall|did|does|do|says|goes|takes|comes|gives|means|shows|asks|wants|needs|calls|holds|puts|stands|"
    r"begins|ends|runs|meets|tells|reads|names|spoke|went|came|took|gave|made|said|told|met|left|began|broke|fell|rose|read|[a-z]{2,}ed)\b)"
)
"""Behind a noun that is the last of its words: "the registration issue" is of no registration."""
_BARE = re.compile(rf"\b[Tt]he\s+(?P<noun>[a-z]{{3,}})\b(?![’',-]){_GOES_ON}")
"""A thing without a word for which of its kind it is."""
_KNOWN = frozenset(
    "first last next whole only same other others former latter rest end time day night morning afternoon evening week "
    "month year hour minute public people world country state city town police army government president press media "
    "internet law war sun river sea number dead missing injured wounded west east north south right left head most "
    "more least".split()
)
"""Nouns and words behind "the" of which every reader knows the one that is meant, or that are no noun."""
_PAPERS = (
    "letter log logbook book protocol report document agreement draft note notice statement circular decree order memo "
    "message list contract treaty record file map diary email petition"
).split()
_STUDIES = ["study", "survey", "poll", "report", "research", "analysis"]
_OTHER_NAMES = {
    **dict.fromkeys(("text", "document", "paper", "papers", "page", "pages", "sheet", "sheets"), _PAPERS),
    **dict.fromkeys(("study", "survey", "poll", "report"), _STUDIES),
}
"""What a paper may be called once it is told of, and what it was then."""
_OF_VERB = re.compile(r"(?:al|ion|ment|ing|e?r?(?<!s)s)?\Z")
"""The end of a noun by which something that was done is called: "proposal", "objection"."""
_SAYS = 7
"""Words of a sentence that tells who somebody is, at least."""
_LEAST = 5
"""Letters that a verb and the noun for what it does have in common, at least."""
_MOD = r"(?:(?!(?:of|in|on|at|to|from|for|by|with|and|or|that|which|who|is|was|are|were)\b)[\w’'/-]+\s+)"
_NO_NAME = r"(?:The|This|That|These|Those|Its|Their|His|Her|Our|My|Your|In|On|At|By|For|But|And|If|When|No|Any|Some)\b"
_WITH_A = re.compile(rf"\b(?:[Aa]n?|(?:its|their|his|her|\w+[’']s?)\s+{_MOD})\s*(?i:{_MOD}){{0,3}}$")
_WITH_THE = re.compile(rf"\b[Tt]he\s+{_MOD}{{0,3}}$")
_WITH_MORE = re.compile(rf"\b[Tt]he\s+{_MOD}{{1,3}}$")
_NAMED = re.compile(rf"\b(?:(?!{_NO_NAME})[A-Z][\w’'-]+\s+){{1,3}}$")
"""What stands before a noun that is told of with "a" or whose it is, with more words than "the", or by a name."""
_WHICH = re.compile(r"\s+(?:of|which|between)\b")
_NEAR = 90
"""Characters before a noun in which such words stand."""
_AND = " and "
_RULES = {
    "veto": re.compile(r"\bveto\b", re.IGNORECASE),
    "consent": re.compile(r"\b(?:consent|permission)\b", re.IGNORECASE),
    "vote": re.compile(r"\b(?:vote|majority|unanimity)\b", re.IGNORECASE),
}
"""Words by which somebody speaks of a rule of a kind."""
_QUESTION = re.compile(r"(?:[\w’'-]+,?\s+){1,9}[\w’'-]+\?")
"""A question that stands alone over a text."""
_PLURAL = re.compile(
    r"(?:\W*(?:Even\s+)?(?i:With|Without|In|On|At|By|After|Before|Under|Since|For|During|Despite)\s[^,.;]{2,50},\s+|\W*)"
    r"(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Bb]oth|[Aa]ll|[Mm]ost|[Mm]any|[Ss]ome)\s+)?(?:[A-Z]?[a-z-]+\s+){0,2}?[A-Z]?[a-z]{2,}(?<!s)(?<!u)(?<!i)s\s+"
    r"(?:are|were|have|do|need|want|say|ask|expect|fear|hope|must|get|go|come|remain|left|stay)\b"
)
"""A sentence that tells of several: "it" is none of them."""


_AS_SAID = re.compile(r"\bas\s+$", re.IGNORECASE)
_PUT_IT = re.compile(r"\s+(?:puts?|called|calls|described|describes|said|says|saw|sees)\b", re.IGNORECASE)
"""Around a pronoun of whoever speaks in the sentence itself: "as he put it"."""


def somebody(reading: Reading, span: Span, known: int, chain: tuple[str, ...]) -> Actor | None:
    """Whom "she" or "her" in the first sentence of words is, where neither the words nor their voices name her.

    None where no such word stands there (behind `known` characters), and where the record does not tell who it is.
    """
    article = reading.article
    if article is None:
        return None
    first = sentence(article, Span(span.start, span.start + 1))
    fronted = _FRONTED.match(article.text, span.start, min(first.end, span.end))
    named = span.start + article.text[span.start : fronted.end()].index(",") if fronted else 0
    for found in _ONE.finditer(article.text, max(span.start + known, named), min(first.end, span.end)):
        at = Span(found.start(), found.end())
        if _PUT_IT.match(article.text, at.end) and _AS_SAID.search(article.text[max(0, at.start - 6) : at.start]):
            continue
        actor = next((one for one in reading.actors if at in one.mentions), None)
        if actor is None or actor.kind not in _SINGLE or _is_place(actor) or " ".join(actor.label.split()) in chain:
            continue
        inside = any(span.covers(one) and one not in (at,) for one in _names(actor, article))
        before = Span(span.start, at.start)
        others = any(
            before.covers(one) for other in reading.actors if other.kind in _SINGLE for one in _names(other, article)
        )
        if not inside and not others and not _names_somebody(reading, before):
            return actor
    return None


def _is_place(actor: Actor) -> bool:
    """Whether a person has one word for a name, which may be a place that was taken for one."""
    return actor.kind == "person" and actor.label[:1].isupper() and " " not in actor.label.strip()


def _names(actor: Actor, article: Article) -> list[Span]:
    """Where a page tells of an actor otherwise than by a pronoun."""
    return [
        span
        for span in actor.mentions
        if not is_pronoun(span.of(article.text)) and not _ONE.fullmatch(span.of(article.text))
    ]


def told_of(actor: Actor, reading: Reading, at: int) -> Span | None:
    """The sentence before a character that tells who somebody is: by the name, or for the first time.

    Somebody with an office and no name ("the minister") is who was named last and is spoken of alike.
    """
    article = reading.article
    names = [span for span in _names(actor, article) if span.end <= at] if article else []
    if article is None:
        return None
    if actor.kind == "person":
        told = [sentence(article, span) for span in names]
        return max((one for one in told if len(one.of(article.text).split()) >= _SAYS), default=max(told, default=None))
    first = [span for span in names if actor.kind == "unnamed" or _FIRST.match(span.of(article.text))]
    if first:
        return sentence(article, min(first))
    named = [
        (max(spans), other)
        for other in reading.actors
        if other.kind == "person"
        and not _is_place(other)
        and _is_alike(actor, other, article)
        and (
            spans := [
                span for span in _names(other, article) if span.end <= at and " " in span.of(article.text).strip()
            ]
        )
    ]
    last = max((span for span, _ in named), default=max(names, default=None))
    return sentence(article, last) if last else None


def goes_on(actor: Actor, reading: Reading, told: Span) -> bool:
    """Whether a sentence calls somebody "she" behind a name: then it tells itself who that is, right before a line."""
    if reading.article is None:
        return False
    at = [span for span in actor.mentions if told.covers(span) and span not in _names(actor, reading.article)]
    return any(
        told.covers(name) and at and name.end <= max(at).start
        for other in reading.actors
        if other.kind == "person"
        for name in _names(other, reading.article)
    )


def is_of(actor: Actor, span: Span) -> bool:
    """Whether words tell of an actor."""
    return any(span.covers(one) for one in actor.mentions)


def _is_alike(actor: Actor, other: Actor, article: Article) -> bool:
    """Whether a page calls two both "he" or both "she"."""
    one, two = ({span.of(article.text).lower() for span in told.mentions} for told in (actor, other))
    return bool((one & _MEN and two & _MEN) or (one & _WOMEN and two & _WOMEN))


def with_question(span: Span, article: Article) -> Span:
    """A sentence with the question over its block, where it is the first under one."""
    block = next((one for one in article.blocks if one.span.start <= span.start < one.span.end), None)
    above = [one for one in article.blocks if block and one.span.end <= block.span.start]
    over = max(above, key=lambda one: one.span.end, default=None)
    first = block and not article.text[block.span.start : span.start].strip()
    asks = over and _QUESTION.fullmatch(over.span.of(article.text).strip())
    return Span(over.span.start, span.end) if first and asks and over else span


def introduced(article: Article, span: Span, known: int, *, opening: bool) -> Span | None:
    """The last sentence before words that tells which letter "the letter" of their first sentence is.

    It has the noun with "a", or with more words than "the", or tells what was done by its verb ("proposed" of "the
    proposal"). `opening`: only where the words begin with it. Up to `known` characters they tell of their own voice.
    None where the page has none.
    """
    first = sentence(article, Span(span.start, span.start + 1))
    words = article.text[span.start : min(first.end, span.end)]
    for found in _BARE.finditer(words, known):
        if opening and words[: found.start()].strip("“\"‘' \n"):
            return None
        new = found["noun"] not in _KNOWN and not _is_told(found["noun"], words[: found.start()])
        if new and (told := first_told(article, found["noun"], span.start)):
            return told
    return None


def is_paper(noun: str) -> bool:
    """Whether a noun is of a letter, a study or the like."""
    return noun in _OTHER_NAMES or noun in _PAPERS or noun in _STUDIES


def _is_told(noun: str, before: str) -> bool:
    return re.search(rf"\b{re.escape(_stem(noun)[0])}", before, re.IGNORECASE) is not None


def _stem(noun: str) -> tuple[str, str]:
    """A noun without the "s" of many, and a pattern of what may follow: "one of the polls" is not "the poll"."""
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun, ""
    return (noun[:-3], "(?:y|ies)") if noun.endswith("ies") else (noun[:-1], "s?")


def first_told(article: Article, noun: str, at: int) -> Span | None:
    """The last sentence before a character that tells of a thing by more than "the" and its noun; None for none."""
    last: Span | None = None
    for start, end in _tellings(article, noun, at):
        if last is None or start > last.start:
            last = Span(start, end)
    return sentence(article, last) if last else None


def _tellings(article: Article, noun: str, at: int) -> Iterator[tuple[int, int]]:
    """Where the body of an article tells of a thing before a character so that a reader knows which it is."""
    stem, ends = _stem(noun)
    nouns = "|".join(map(re.escape, (stem, *_OTHER_NAMES.get(noun, ()))))
    root = _OF_VERB.sub("", noun)
    verb = rf"|(?P<verb>{re.escape(root)}(?:e|es|ed|s|ing)?)" if len(root) >= _LEAST and root != noun else ""
    # Short, since it is made anew for each noun: what stands before is looked at where it is found.
    pattern = re.compile(rf"\b(?:(?P<noun>(?i:{nouns}){ends}){verb})\b")
    for block in article.blocks:
        if block.kind in ("paragraph", "list", "quote") and block.span.start < at:
            for found in pattern.finditer(article.text, block.span.start, min(block.span.end, at)):
                if found["noun"] is None or _is_new(article.text, block.span.start, found, stem):
                    yield found.start(), found.end()


def _is_new(text: str, low: int, found: re.Match[str], stem: str) -> bool:
    """Whether a noun stands with "a", "its" or a name, or with more words than "the"."""
    before = text[max(low, found.start() - _NEAR) : found.start()]
    if _NAMED.search(before) and found["noun"].startswith((stem, stem.capitalize())):
        return True
    joined = text[found.end() : found.end() + 1] in ("’", "'", "-")
    return (not joined and bool(_WITH_A.search(before) or _WITH_MORE.search(before))) or (
        bool(_WITH_THE.search(before)) and _WHICH.match(text, found.end()) is not None
    )


def rule_told(reading: Reading, span: Span) -> Span | None:
    """The sentence before words with the rule of a page that they speak of by its kind ("it is a veto")."""
    article = reading.article
    if article is None:
        return None
    words = span.of(article.text)
    told = [
        one.span
        for one in reading.procedures
        if one.span.end <= span.start and (pattern := _RULES.get(one.rule)) and pattern.search(words)
    ]
    return sentence(article, max(told, key=lambda one: one.start)) if told else None


def two_told(reading: Reading, span: Span) -> Span | None:
    """The last sentence before words with two that "each" or "both" may be of: two names with "and" between them."""
    article = reading.article
    if article is None:
        return None
    names = {
        one.start: one.end
        for actor in reading.actors
        if actor.label[:1].isupper()
        for one in _names(actor, article)
        if one.end <= span.start
    }
    ends = sorted((end, start) for start, end in names.items())
    pairs = [
        Span(start, names[end + len(_AND)])
        for end, start in ends
        if article.text[end : end + len(_AND)] == _AND and end + len(_AND) in names
    ]
    body = [block.span for block in article.blocks if block.kind == "paragraph"]
    told = [pair for pair in pairs if any(one.covers(pair) for one in body)]
    return sentence(article, max(told)) if told else None


def tells_of_many(words: str) -> bool:
    """Whether a sentence tells of several things, none of which "it" can be."""
    return _PLURAL.match(words) is not None


def is_of_unnamed(reading: Reading, span: Span, chain: tuple[str, ...]) -> bool:
    """Whether words are those of somebody whom they do not name, and who is none of a line's own voices."""
    article = reading.article
    if article is None:
        return False
    actors = {actor.id: actor for actor in reading.actors}
    own = {name.split()[-1] for name in chain if name}
    for told in reading.statements:
        voice, actor = told.chain[-1], actors.get(told.chain[-1].actor or "")
        if len(told.chain) == 1 or voice.span is None or not any(span.overlaps(one) for one in told.spans):
            continue
        label = actor.label if actor else voice.label
        if label.split()[-1] in own or (actor and any(span.covers(one) for one in _names(actor, article))):
            continue
        if not span.covers(voice.span):
            if told.manner in ("quoted", "mixed"):
                return True
        elif voice.label.lower() in ("he", "she") and not _names_somebody(reading, Span(span.start, voice.span.start)):
            return True
    return False


def _names_somebody(reading: Reading, span: Span) -> bool:
    """Whether words have the last name of a person of their page."""
    words = set(re.findall(r"[\w-]+", span.of(reading.article.text))) if reading.article else set()
    return any(actor.kind == "person" and actor.label.split()[-1] in words for actor in reading.actors if actor.label)
